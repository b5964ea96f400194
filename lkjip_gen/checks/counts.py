"""Data Dasar: counts come in pairs, belong to percentages, and the last pair makes the year of what is not added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import QUARTERS, cumulative_percentage, pembilang, penyebut
from lkjip_gen.model import DataDasar, Indikator, Realisasi
from lkjip_gen.problems import Code, Document, Problem, problem
from lkjip_gen.rules.formulas import HUNDRED, round_half_up
from lkjip_gen.rules.tahunan import half_of_pair, is_percent
from lkjip_gen.terms import TIADA, StatusRealisasi
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
_DASH = f' atau "{TIADA.value}"'
_LAST = QUARTERS[-1]


def _pair(number: int) -> tuple[str, str]:
    """The two columns of a quarter."""
    return (f"pembilang_tw{number}", f"penyebut_tw{number}")


def missing(situation: Situation) -> Iterator[Problem]:
    """V08: what the year of a percentage lacks of its counts.

    Half of a pair is always named, for the quarter would be left out without a word. Where the year cannot be made, all
    blanks are named of what is added up, and else those of TW IV, which is enough.
    """
    if not situation.wants_lkjip:
        return
    for indikator in situation.relations.needed_indicators():
        counts = situation.relations.counts.get(indikator.kode or "")
        if counts is None or indikator.kode in situation.relations.composites or _not_due(situation, indikator):
            continue
        yield from _missing(situation, indikator, counts)


def _missing(situation: Situation, indikator: Indikator, counts: DataDasar) -> Iterator[Problem]:
    pairs = list(zip(QUARTERS, pembilang(counts), penyebut(counts), strict=True))
    wanted = [number for number, part, all_of in pairs if half_of_pair(part, all_of)]
    if situation.measuring.realisasi(indikator).nilai is None:
        if cumulative_percentage(indikator):
            wanted = list(QUARTERS)
        elif not wanted:
            wanted = [_LAST]
    for number in wanted:
        for key in _pair(number):
            yield from situation.missing(counts, key, hint=_DASH)


def _not_due(situation: Situation, indikator: Indikator) -> bool:
    return situation.relations.status(indikator) is StatusRealisasi.BELUM_JATUH_TEMPO


def last_counts(situation: Situation) -> Iterator[Problem]:
    """V08: a year taken from an earlier quarter because TW IV is blank is said, as for quarters that are typed."""
    relations = situation.relations
    for row in situation.buku.data_dasar:
        indikator = relations.by_code.get(row.kode_indikator or "")
        if indikator is None or indikator.tipe is None or cumulative_percentage(indikator):
            continue
        if _typed(situation, relations.results.get(row.kode_indikator or "")) or indikator.kode in relations.composites:
            continue
        last = _pair(_LAST)
        blank = all(getattr(row, key) is None and row.place(key) not in situation.faulty for key in last)
        counted = [n for n, p in zip(QUARTERS, pembilang(row), strict=True) if isinstance(p, Decimal)]
        if blank and counted and not _not_due(situation, indikator):
            heading = layout.sheet("Realisasi").column(f"tw{counted[-1]}").heading
            yield problem(Code.LAST_QUARTER_BLANK, row.place(last[0]), judul=heading)


def _typed(situation: Situation, row: Realisasi | None) -> bool:
    """Is the year itself typed, be it unreadable?"""
    return row is not None and (row.tahun_ini is not None or row.place("tahun_ini") in situation.faulty)


def of_percentages(situation: Situation) -> Iterator[Problem]:
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
            below = [(p, n) for p, n in zip(pair, (part, all_of), strict=True) if isinstance(n, Decimal) and n < 0]
            if below:
                for place, count in below:
                    yield problem(Code.NEGATIVE, place, stops=_LK, isi=wording.number(count))
                continue
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


COUNTS: tuple[Check, ...] = (missing, last_counts, of_percentages)
