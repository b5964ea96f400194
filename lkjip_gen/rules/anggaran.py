"""Serapan, efektivitas and efisiensi of the budget: one function a method (`anggaran.toml`, `skala.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from lkjip_gen.rules.choices import COMPARED, GAINED, GRADED, KEPMENDAGRI_690, PMK_22, Settings
from lkjip_gen.rules.formulas import HUNDRED, PRECISION, PUBLISHED_DECIMALS, kelas, ratio, round_half_up, tercapai
from lkjip_gen.rules.loader import EFEKTIVITAS, EFISIENSI, RuleError, skala_on

EFFECTIVE, NOT_YET = "Efektif", "Belum efektif"
EFFICIENT, LESS = "Efisien", "Kurang Efisien"
PMK_LIMIT = Decimal(20)  # PMK 22/2021: efficiency counts from -20 to +20 percent

# The methods as formulas over C (mean capaian), S (serapan), P (pagu) and R (realisasi), and the score over E, for who
# wants to follow a figure.
EFFICIENCY_FORMULAS: Mapping[str, str] = {
    GAINED: "C-S",
    GRADED: "C-S",
    COMPARED: "C-S",
    PMK_22: "MAX(-20,MIN(20,(P*C/100-R)/(P*C/100)*100))",
}
SCORE_FORMULA = "50+E/20*50"


def serapan(pagu: Decimal, realisasi: Decimal) -> Decimal:
    """Realisasi : pagu x 100. Of a total: ratio of the sums, never a mean of percentages."""
    return ratio(realisasi, pagu)


@dataclass(frozen=True, slots=True)
class Efektivitas:
    """A word for the printed mean capaian, and whether it says that the money was effective."""

    simpulan: str
    efektif: bool


def efektivitas(capaian: Decimal, settings: Settings, day: date) -> Efektivitas:
    """By default effective where the printed mean reaches 100; by choice the bands of Kepmendagri 690.900.327/1996."""
    printed = round_half_up(capaian, PUBLISHED_DECIMALS)
    if settings["efektivitas"] == KEPMENDAGRI_690:
        bands = skala_on(KEPMENDAGRI_690, day, EFEKTIVITAS)
        if bands is None:
            raise RuleError(f"no {KEPMENDAGRI_690} on {day}")
        word = kelas(printed, bands)
        return Efektivitas(word, word in {"Efektif", "Sangat Efektif"})
    reached = tercapai(printed)
    return Efektivitas(EFFECTIVE if reached else NOT_YET, reached)


@dataclass(frozen=True, slots=True)
class Efisiensi:
    """The figure of a method (poin persen, or percent for the PMK; None where it has none) and its word, if any."""

    nilai: Decimal | None
    kategori: str = ""


def efisiensi(
    capaian: Decimal, serapan_: Decimal, pagu: Decimal, realisasi: Decimal, *, settings: Settings, day: date
) -> Efisiensi | None:
    """Efficiency of one sasaran by the chosen method, not rounded; None where the method does not speak of it.

    The default speaks only of a sasaran whose printed capaian reaches 100: to spend less and reach less is no gain.
    """
    match settings["efisiensi"]:
        case method if method == GAINED:
            return Efisiensi(_gained(capaian, serapan_)) if tercapai(capaian) else None
        case method if method == GRADED:
            bands = skala_on(GRADED, day, EFISIENSI)
            if bands is None:
                raise RuleError(f"no {GRADED} on {day}")
            gained = _gained(capaian, serapan_)
            return Efisiensi(gained, kelas(round_half_up(gained, PUBLISHED_DECIMALS), bands))
        case method if method == COMPARED:
            printed = [round_half_up(v, PUBLISHED_DECIMALS) for v in (capaian, serapan_)]
            return Efisiensi(_gained(capaian, serapan_), EFFICIENT if printed[0] >= printed[1] else LESS)
        case method if method == PMK_22:
            return pmk_22(pagu, realisasi, capaian)
        case method:
            raise RuleError(f"unknown method {method}")


def _gained(capaian: Decimal, serapan_: Decimal) -> Decimal:
    """Capaian - serapan in poin persen."""
    with localcontext(PRECISION):
        return capaian - serapan_


def pmk_22(pagu: Decimal, realisasi: Decimal, capaian: Decimal) -> Efisiensi | None:
    """Efficiency by PMK 22/PMK.02/2021: (pagu x capaian - realisasi) : (pagu x capaian) x 100, held within -20 to 20.

    None where nothing was achieved or budgeted: there is no quotient. The score is `nilai_pmk`.
    """
    with localcontext(PRECISION):
        earned = pagu * capaian / HUNDRED
        if earned <= 0:
            return None
        value = (earned - realisasi) / earned * HUNDRED
    return Efisiensi(max(-PMK_LIMIT, min(PMK_LIMIT, value)))


def nilai_pmk(efisiensi_: Decimal) -> Decimal:
    """Score of an efficiency by the same PMK: 50 + E : 20 x 50, so 0 to 100."""
    with localcontext(PRECISION):
        return 50 + efisiensi_ / PMK_LIMIT * 50
