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
PRECISION = Context(prec=120)
_GUARD_DECIMALS = 30


def round_half_up(value: Decimal, decimals: int = PUBLISHED_DECIMALS) -> Decimal:
    """Half away from zero, as Excel and every reader do: 2,675 is 2,68.

    A chain of quotients may hold 0,00499999... for an exact half, so it is first cut to a guard of 30 decimals.
    """
    with localcontext(PRECISION):
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
    with localcontext(PRECISION):
        return part / whole * HUNDRED


def rata_rata(values: Sequence[Decimal]) -> Decimal:
    """The arithmetic mean. Raises ZeroDivisionError for no values."""
    if not values:
        raise ZeroDivisionError("mean of nothing")
    with localcontext(PRECISION):
        return sum(values, Decimal(0)) / len(values)


def tercapai(capaian: Decimal) -> bool:
    """Does the capaian reach 100, as it is printed?"""
    return round_half_up(capaian) >= HUNDRED


def kelas(printed: Decimal, skala: Skala, *, upper_exceeded: bool = False) -> str:
    """The class of a printed figure.

    By default the highest class whose lower bound it reaches (or exceeds, where the class says so). With
    `upper_exceeded` ("batas atas terlampaui") the highest class whose lower neighbour's upper bound it exceeds, for
    scales that print upper bounds: 90,5 is then no longer "76-90". Below all bounds it is the lowest class.
    """
    for index, one in enumerate(skala.kelas[:-1]):
        bound, exceeded = _bound(index, skala, upper_exceeded=upper_exceeded)
        if printed > bound or (printed == bound and not exceeded):
            return one.predikat
    return skala.kelas[-1].predikat


def _bound(index: int, skala: Skala, *, upper_exceeded: bool) -> tuple[Decimal, bool]:
    """What a figure must reach to stand in this class or a higher one, and whether it must exceed it."""
    one, upper_below = skala.kelas[index], skala.kelas[index + 1].batas_atas
    if upper_exceeded and upper_below is not None:
        return upper_below, True
    return one.batas_bawah, one.terlampaui


def kelas_formula(index: int, skala: Skala, *, upper_exceeded: bool = False) -> str:
    """How many of the figures x stand in this class, as a formula: those that reach it less those that reach more."""

    def reaching(at: int) -> str:
        if at == len(skala.kelas) - 1:
            return "COUNTA(x)"  # the lowest class takes everything
        bound, exceeded = _bound(at, skala, upper_exceeded=upper_exceeded)
        return f"{'ABOVE' if exceeded else 'ATLEAST'}(x,{bound})"

    return reaching(index) if index == 0 else f"{reaching(index)}-{reaching(index - 1)}"


def gabungan(parts: Sequence[tuple[Decimal, Decimal | None]], *, share_out: bool) -> Decimal | None:
    """The weighted mean of the parts of a composite, each a weight and a figure.

    A part without a figure leaves the whole without one, or (`share_out`, "bobot dibagi ulang") leaves its weight to
    the others. None where nothing is left. Source: domain practice; the weights are the office's own.
    """
    known = [(weight, value) for weight, value in parts if value is not None]
    if len(known) < len(parts) and not share_out:
        return None
    with localcontext(PRECISION):
        whole = sum((weight for weight, _ in known), Decimal(0))
        if not known or whole == 0:
            return None
        return sum((weight * value for weight, value in known), Decimal(0)) / whole
