"""Capaian of an indicator: one function a formula, and the decisions for what has no quotient.

The formulas and their sources stand in `capaian.toml`. T is the target, R the realisasi, in the indicator's own satuan;
the result is percent. Six public applications give six answers for one lower-is-better indicator, so the formula is
always a declared choice and is printed under the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from lkjip_gen.rules.choices import Settings
from lkjip_gen.rules.formulas import HUNDRED, PRECISION, ratio
from lkjip_gen.terms import Polaritas

ZERO_TARGET, ZERO_RESULT, FLOOR = "target nol", "realisasi nol", "batas bawah"


def naik(target: Decimal, realisasi: Decimal) -> Decimal:
    """R/T x 100, higher is better. Source: PermenPAN-RB 53/2014, Lampiran II. ZeroDivisionError for target 0."""
    return ratio(realisasi, target)


def turun_selisih(target: Decimal, realisasi: Decimal) -> Decimal:
    """(2T-R)/T x 100, lower is better. Source: PermenPAN-RB 8/2021 (1 + (1 - R/T)). ZeroDivisionError for target 0."""
    with localcontext(PRECISION):
        return ratio(2 * target - realisasi, target)


def turun_rasio(target: Decimal, realisasi: Decimal) -> Decimal:
    """T/R x 100, lower is better, as some offices choose. ZeroDivisionError for realisasi 0."""
    return ratio(target, realisasi)


def stabil_mutlak(target: Decimal, realisasi: Decimal) -> Decimal:
    """100 - |R-T|/T x 100: any deviation counts against. ZeroDivisionError for target 0."""
    with localcontext(PRECISION):
        return HUNDRED - ratio(abs(realisasi - target), target)


def stabil_rasio(target: Decimal, realisasi: Decimal) -> Decimal:
    """min(R/T, T/R) x 100. ZeroDivisionError where the larger of the two is 0."""
    return ratio(min(target, realisasi), max(target, realisasi))


RUMUS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "R/T": naik,
    "(2T-R)/T": turun_selisih,
    "T/R": turun_rasio,
    "Stabil mutlak": stabil_mutlak,
    "Stabil rasio": stabil_rasio,
}
# The same as formulas over T and R, for who wants to follow a figure.
FORMULAS: Mapping[str, str] = {
    "R/T": "R/T*100",
    "(2T-R)/T": "(2*T-R)/T*100",
    "T/R": "T/R*100",
    "Stabil mutlak": "100-ABS(R-T)/T*100",
    "Stabil rasio": "MIN(R,T)/MAX(R,T)*100",
}
FOR_POLARITY: Mapping[Polaritas, tuple[str, ...]] = {
    Polaritas.NAIK: ("R/T",),
    Polaritas.TURUN: ("(2T-R)/T", "T/R"),
    Polaritas.STABIL: ("Stabil mutlak", "Stabil rasio"),
}


@dataclass(frozen=True, slots=True)
class Capaian:
    """A capaian in percent, not rounded; None where it is not computed. `catatan` names a decision that was used.

    `formula` is how it was made of T and R, a plain number where a rule says so; `settings` are the keys of the choices
    that had a say in it.
    """

    nilai: Decimal | None
    catatan: str = ""
    formula: str = ""
    settings: tuple[str, ...] = ()


def rumus(polaritas: Polaritas, own: str | None, settings: Settings) -> str:
    """The name of the formula: the indicator's own, else that of Pengaturan by Polaritas."""
    if own:
        return own
    match polaritas:
        case Polaritas.NAIK:
            return "R/T"
        case Polaritas.TURUN:
            return settings["rumus_turun"]
        case Polaritas.STABIL:
            return f"Stabil {settings['rumus_stabil']}"


def capaian(
    polaritas: Polaritas, target: Decimal, realisasi: Decimal, settings: Settings, own: str | None = None
) -> Capaian:
    """The capaian that is printed, before rounding: formula, floor, and the cap where it is also printed.

    Target 0: by polarity 100 where the result is 0 too, else 0; for Naik it is a mistake in the data and not computed;
    "tidak dihitung" leaves all of them out. T/R with result 0 or less: the cap, or nothing where there is none.
    """
    name = rumus(polaritas, own, settings)
    chosen = () if own or polaritas is Polaritas.NAIK else (f"rumus_{polaritas.value.lower()}",)
    if target < 0:
        return Capaian(None)  # no target below nothing has a meaning; the checks refuse it
    if target == 0:
        if polaritas is Polaritas.NAIK or settings["target_nol"] == "tidak dihitung":
            return Capaian(None, ZERO_TARGET)
        kept = realisasi <= 0 if polaritas is Polaritas.TURUN else realisasi == 0
        value = HUNDRED if kept else Decimal(0)
        return Capaian(value, ZERO_TARGET, str(value), ("target_nol",))
    if name == "T/R" and realisasi <= 0:
        return Capaian(settings.cap, ZERO_RESULT, str(settings.cap), (*chosen, "batas_atas"))
    value, formula = RUMUS[name](target, realisasi), FORMULAS[name]
    if value < 0 and settings["batas_bawah"] == "0":
        return Capaian(Decimal(0), FLOOR, f"MAX({formula},0)", (*chosen, "batas_bawah"))
    if value < 0:
        chosen = (*chosen, "batas_bawah")
    capped = counted(value, settings) if settings.cap_printed else value
    if capped != value:
        return Capaian(capped, "", f"MIN({formula},{settings.cap})", (*chosen, "batas_atas", "batas_berlaku"))
    return Capaian(value, "", formula, chosen)


def counted(value: Decimal, settings: Settings) -> Decimal:
    """What enters a mean: the capaian, at most the cap."""
    return value if settings.cap is None else min(value, settings.cap)
