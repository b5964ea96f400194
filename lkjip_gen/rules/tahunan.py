"""From quarters to a year, by Tipe perhitungan (`tipe.toml`), and how the quarters' targets stand to the year's.

A quarter is a figure, TIADA ("-": none, on purpose) or None (blank). Percentages are never added and never averaged:
of a cumulative percentage the counts are added, and the ratio is taken of the sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_gen.rules import words
from lkjip_gen.rules.formulas import ratio
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.terms import TIADA, Angka, TipePerhitungan


def additive(satuan: str | None) -> bool:
    """Can quarters of this unit be added up to a year? Documents can, percentages and scores cannot.

    A unit is known by its words (`kata.toml`), for offices write "Persen (%)", "Nilai SAKIP", "Indeks Kepuasan".
    """
    known, unit = words.penjumlahan(), _folded(satuan)
    if words.has(known.persen, unit) or words.has(known.keadaan, unit):
        return False
    return words.has(known.jumlahan, unit) or not words.begins(known.awal, unit)


def addition_doubtful(satuan: str | None) -> bool:
    """Might this unit be a state as well as a count? "Hari" is how long it took, or how many days were worked."""
    return _folded(satuan) in words.penjumlahan().ragu


def is_percent(satuan: str | None) -> bool:
    """Is this unit that of a percentage? Percentage points are not: they are no share of a whole."""
    known, unit = words.penjumlahan(), _folded(satuan)
    return words.has(known.persen, unit) and not words.has(known.bukan_persen, unit)


def _folded(satuan: str | None) -> str:
    return " ".join((satuan or "").split()).casefold()


def jumlah(quarters: Sequence[Angka]) -> Angka:
    """The sum of the quarters; TIADA where all are "-", None where one is blank."""
    if any(q is None for q in quarters):
        return None
    known = [q for q in quarters if isinstance(q, Decimal)]
    return sum(known, Decimal(0)) if known else TIADA


def terakhir(quarters: Sequence[Angka]) -> Angka:
    """The last quarter that is filled with a figure; TIADA where there are only "-", None where nothing is filled."""
    known = [q for q in quarters if isinstance(q, Decimal)]
    if known:
        return known[-1]
    return TIADA if any(q is TIADA for q in quarters) else None


def rasio_jumlah(parts: Sequence[Angka], wholes: Sequence[Angka]) -> Angka:
    """Sum of pembilang : sum of penyebut x 100, not rounded; TIADA where nothing was counted, None where one is blank.

    Source: 23/36 = 63,89 in TW I and 174/264 = 65,91 for the year, as interim reports of Balai POM print it.
    """
    # a quarter counts only as a pair: "-" on one side leaves the other out too
    apart = [TIADA in pair for pair in zip(parts, wholes, strict=True)]
    part = jumlah([TIADA if gone else p for p, gone in zip(parts, apart, strict=True)])
    whole = jumlah([TIADA if gone else w for w, gone in zip(wholes, apart, strict=True)])
    if part is None or whole is None:
        return None
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or whole == 0:
        return TIADA
    return ratio(part, whole)


def rasio_terakhir(parts: Sequence[Angka], wholes: Sequence[Angka]) -> Angka:
    """The ratio of the last quarter in which something was counted; None where half of a pair is forgotten.

    A quarter before it would then stand for one that was counted, and nobody would know.
    """
    if any(half_of_pair(p, w) for p, w in zip(parts, wholes, strict=True)):
        return None
    return terakhir([rasio_jumlah([p], [w]) for p, w in zip(parts, wholes, strict=True)])


def half_of_pair(part: Angka, whole: Angka) -> bool:
    """Is one of the two a figure and the other forgotten?"""
    return (part is None and isinstance(whole, Decimal)) or (whole is None and isinstance(part, Decimal))


def setahun(tipe: TipePerhitungan, satuan: str | None, quarters: Sequence[Angka]) -> Angka:
    """The year made of the quarters' figures; None where that cannot be said.

    A cumulative percentage or score cannot be made of its quarters: that takes Data Dasar.
    """
    rule = tipe_rules()[tipe]
    method = rule.cacah if additive(satuan) else rule.persen
    match method:
        case "jumlah":
            return jumlah(quarters)
        case "terakhir":
            return terakhir(quarters)
        case _:
            return None


def setahun_dari_cacah(tipe: TipePerhitungan, parts: Sequence[Angka], wholes: Sequence[Angka]) -> Angka:
    """The year of a percentage made of its counts a quarter (Data Dasar)."""
    if tipe_rules()[tipe].persen == "rasio jumlah":
        return rasio_jumlah(parts, wholes)
    return rasio_terakhir(parts, wholes)


def sampai(tipe: TipePerhitungan, satuan: str | None, quarters: Sequence[Angka], number: int) -> Angka:
    """Target or result up to and with quarter `number` (1 to 4): the sum so far of what adds up, else the state then.

    The capaian of a quarter compares two of these. Source: quarterly reports of BPOM (target s.d. triwulan).
    """
    so_far = quarters[:number]
    if tipe_rules()[tipe].cacah == "jumlah" and additive(satuan):
        return jumlah(so_far)
    return so_far[-1]
