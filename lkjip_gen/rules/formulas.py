"""One small function a rule. All figures are Decimal; percentages are 85, never 0,85.

None of them rounds: rounding is the business of `Rounding`, because it is a choice of the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext

from lkjip_gen.rules.loader import Skala

HUNDRED = Decimal(100)
PUBLISHED_DECIMALS = 2
# Wide enough that a chain of divisions cannot disturb the last printed figure of any sum of rupiah.
_PRECISION = Context(prec=60)
_GUARD_DECIMALS = 30


def round_half_up(value: Decimal, decimals: int = PUBLISHED_DECIMALS) -> Decimal:
    """Half away from zero, as Excel and every reader do: 2,675 is 2,68.

    A chain of quotients may hold 0,00499999... for an exact half, so it is first cut to a guard of 30 decimals.
    """
    with localcontext(_PRECISION):
        guarded = value.quantize(Decimal(1).scaleb(-_GUARD_DECIMALS), ROUND_HALF_EVEN)
        return guarded.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Rounding:
    """When a published figure is rounded.

    `as_printed`: at once, so that whatever is derived from it is derived from what the page shows (a reader with a
    calculator gets our numbers). Otherwise only when it is printed ("tanpa pembulatan antara").
    """

    as_printed: bool = True

    def publish(self, value: Decimal, decimals: int = PUBLISHED_DECIMALS) -> Decimal:
        """A figure that goes to the page and into other figures."""
        return round_half_up(value, decimals) if self.as_printed else value


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    """part / whole x 100. Raises ZeroDivisionError for a whole of 0; callers decide what that means."""
    if whole == 0:
        raise ZeroDivisionError("ratio of nothing")
    with localcontext(_PRECISION):
        return part / whole * HUNDRED


def capaian_naik(target: Decimal, realisasi: Decimal) -> Decimal:
    """Capaian in percent where higher is better: realisasi / target x 100.

    Source: PermenPAN-RB 53/2014, Lampiran II (target against realisasi); the formula as printed by offices.
    Raises ZeroDivisionError for target 0, which for such an indicator is a mistake in the data.
    """
    return ratio(realisasi, target)


def rata_rata(values: Sequence[Decimal]) -> Decimal:
    """The arithmetic mean. Raises ZeroDivisionError for no values."""
    if not values:
        raise ZeroDivisionError("mean of nothing")
    with localcontext(_PRECISION):
        return sum(values, Decimal(0)) / len(values)


def serapan(pagu: Decimal, realisasi: Decimal) -> Decimal:
    """Realisasi / pagu x 100. Of a total: ratio of the sums, never a mean of percentages."""
    return ratio(realisasi, pagu)


def tercapai(capaian: Decimal, decimals: int = PUBLISHED_DECIMALS) -> bool:
    """Does the capaian reach 100, as it is printed at these decimals?"""
    return round_half_up(capaian, decimals) >= HUNDRED


def efisiensi(capaian: Decimal, serapan_: Decimal) -> Decimal | None:
    """Capaian - serapan in poin persen, only where the printed capaian reaches 100.

    Below that there is None: to spend less and reach less is no efficiency.
    """
    with localcontext(_PRECISION):
        return capaian - serapan_ if tercapai(capaian) else None


def predikat(printed: Decimal, skala: Skala) -> str:
    """The class whose lower bound the printed figure reaches; above 100 is the highest class, below 0 the lowest."""
    for kelas in skala.kelas:
        if printed >= kelas.batas_bawah:
            return kelas.predikat
    return skala.kelas[-1].predikat
