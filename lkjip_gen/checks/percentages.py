"""Percentages: their counts, and figures that can hardly be a percentage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import QUARTERS, pembilang, penyebut
from lkjip_gen.model import Indikator, Realisasi, Target
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.rules.formulas import HUNDRED, round_half_up
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.rules.tahunan import is_percent
from lkjip_gen.terms import TIADA
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
WHOLE = Decimal(10)  # percentages of this size are not meant as 0,1
NEAR = 2  # how many times larger or smaller than the largest of its row a percentage usually is at most


def counts_of_percentages(situation: Situation) -> Iterator[Problem]:
    """Data Dasar holds the counts of a percentage; a count without its whole is no part of anything."""
    for row in situation.buku.data_dasar:
        indikator = situation.relations.by_code.get(row.kode_indikator or "")
        if indikator is not None and indikator.satuan is not None and not is_percent(indikator.satuan):
            yield problem(
                Code.COUNTS_OF_PERCENTAGE, row.place("kode_indikator"), stops=_LK, isi=row.kode_indikator,
                satuan=indikator.satuan,
            )  # fmt: skip
        for number, (part, all_of) in enumerate(zip(pembilang(row), penyebut(row), strict=True), start=1):
            pair = (row.place(f"pembilang_tw{number}"), row.place(f"penyebut_tw{number}"))
            if part is TIADA and isinstance(all_of, Decimal) and all_of != 0:
                yield problem(Code.COUNT_WITHOUT_WHOLE, pair[1], stops=_LK, isi=wording.number(all_of))
            if not isinstance(part, Decimal) or part == 0 or any(p in situation.faulty for p in pair):
                continue
            if all_of == 0 or all_of is TIADA:
                yield problem(
                    Code.COUNT_WITHOUT_WHOLE, row.place(f"pembilang_tw{number}"), stops=_LK, isi=wording.number(part)
                )
            elif isinstance(all_of, Decimal) and part > all_of:
                shown = wording.number(round_half_up(part / all_of * HUNDRED))
                yield problem(Code.PERCENT_OUTSIDE, row.place(f"pembilang_tw{number}"), isi=shown)


def percentages(situation: Situation) -> Iterator[Problem]:
    """V09: a share of a whole lies from 0 to 100; a growth may not, so this only warns."""
    rows: tuple[Target | Realisasi, ...] = (*situation.buku.target, *situation.buku.realisasi)
    for row in rows:
        indikator = situation.relations.by_code.get(row.kode_indikator or "")
        if indikator is None or not is_percent(indikator.satuan):
            continue
        early, usual = _early(row, indikator), _usual(situation, indikator)
        for place, value in _figures(row):
            if isinstance(value, Decimal) and not 0 <= value <= HUNDRED:
                yield problem(Code.PERCENT_OUTSIDE, place, isi=wording.number(value))
            elif isinstance(value, Decimal) and place not in early and _is_fraction(value, usual):
                meant = wording.number((value * HUNDRED).normalize())
                yield problem(Code.PERCENT_AS_FRACTION, place, isi=wording.number(value), usul=meant)


def _is_fraction(value: Decimal, usual: Decimal) -> bool:
    """Is this 0,9 for 90? Not where a hundredfold would be far from the other figures: 0,5 of 10 is no 50."""
    meant = value * HUNDRED
    return 0 < value <= 1 and usual >= WHOLE and usual <= meant * NEAR and meant <= usual * NEAR


def _early(row: Target | Realisasi, indikator: Indikator) -> frozenset[Place]:
    """The quarters in which a progress begins, with little."""
    begins = indikator.tipe is not None and tipe_rules()[indikator.tipe].target == "naik"
    return frozenset(row.place(f"tw{n}") for n in QUARTERS[:-1]) if begins else frozenset()


def _usual(situation: Situation, indikator: Indikator) -> Decimal:
    """The largest figure of an indicator, to tell 0,9 for 90 from a truly small percentage."""
    code, relations = indikator.kode or "", situation.relations
    rows = (relations.targets.get(code), relations.results.get(code))
    figures = [v for row in rows if row is not None for _, v in _figures(row) if isinstance(v, Decimal)]
    return max(figures, default=Decimal(0))


def _figures(row: Target | Realisasi) -> Iterator[tuple[Place, object]]:
    """All figures of a row with the unit of its indicator, and their cells."""
    for column in layout.sheet(row.sheet).columns:
        if column.unit != "indikator":
            continue
        value = getattr(row, column.key)
        if column.family:
            yield from ((row.place(f"{column.key}:{year}"), v) for year, v in value.items())
        else:
            yield row.place(column.key), value


PERCENTAGES: tuple[Check, ...] = (counts_of_percentages, percentages)
