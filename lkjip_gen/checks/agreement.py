"""V22: what is said twice says the same - a typed result and what Komponen, Data Dasar or the quarters give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import (
    COMPUTED,
    QUARTERS,
    Figure,
    Measuring,
    cumulative_percentage,
    pembilang,
    penyebut,
    quarters,
)
from lkjip_gen.model import Indikator, Realisasi
from lkjip_gen.problems import Code, Document, Problem, problem
from lkjip_gen.rules.formulas import round_half_up
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.rules.tahunan import rasio_jumlah
from lkjip_gen.terms import TIADA, Angka
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})


def agreement(situation: Situation) -> Iterator[Problem]:
    """V22: a result typed beside what it is computed of (Komponen, Data Dasar, quarters) says the same."""
    relations, measuring = situation.relations, situation.measuring
    exact = Measuring(relations, situation.settings.unrounded())
    for row in situation.buku.realisasi:
        indikator = relations.by_code.get(row.kode_indikator or "")
        if indikator is None or indikator.kode is None:
            continue
        if situation.uncertain(indikator):
            continue
        if indikator.kode not in relations.counts:
            yield from _quarters_beside(situation, exact, indikator, row)
        made = measuring.derived(indikator)
        if made is None or situation.doubtful(made):
            continue
        read = row.tahun_ini is not None and row.place("tahun_ini") not in situation.faulty
        if read and not _said_alone(situation, indikator, row):
            more = exact.derived(indikator)
            if not _agrees(situation, indikator, row.tahun_ini, made, None if more is None else more.nilai):
                yield _disagrees(row, "tahun_ini", made.nilai, made.sumber)
        counts = relations.counts.get(indikator.kode)
        if counts is None:
            continue
        for number, typed in zip(QUARTERS, quarters(row), strict=True):
            own = rasio_jumlah(pembilang(counts)[number - 1 : number], penyebut(counts)[number - 1 : number])
            if typed is not None and own is not None and not _same(typed, own):
                yield _disagrees(row, f"tw{number}", own, "Data Dasar")


def _said_alone(situation: Situation, indikator: Indikator, row: Realisasi) -> bool:
    """Is the typed year no second voice: "-" for a composite that was not measured, or a year whose TW IV is blank?

    An earlier quarter stands for such a year only where the year itself is not typed.
    """
    if indikator.kode in situation.relations.composites:
        return row.tahun_ini is TIADA
    counts = situation.relations.counts.get(indikator.kode or "")
    last = (row.tw4,) if counts is None else (counts.pembilang_tw4, counts.penyebut_tw4)
    return all(one is None for one in last)


def _quarters_beside(situation: Situation, exact: Measuring, indikator: Indikator, row: Realisasi) -> Iterator[Problem]:
    """Quarters that the year is not made of: TW IV of a composite, and the ratios of a year without counts."""
    year = situation.measuring.realisasi(indikator)
    known = sorted(q for q in quarters(row) if isinstance(q, Decimal))
    if indikator.tipe is None or year.number is None or not known or situation.doubtful(year):
        return
    if indikator.kode in situation.relations.composites:
        last = row.tw4 if tipe_rules()[indikator.tipe].persen == "terakhir" else None
        # "-": that quarter was not measured
        more = exact.realisasi(indikator).nilai
        if isinstance(last, Decimal) and not _agrees(situation, indikator, last, year, more):
            yield _disagrees(row, "tw4", year.nilai, year.sumber)
        return
    typed = row.tahun_ini  # as typed, for the quarters are not rounded either
    complete = cumulative_percentage(indikator) and len(known) == len(QUARTERS)
    if complete and isinstance(typed, Decimal) and not known[0] <= typed <= known[-1]:
        yield problem(
            Code.YEAR_OUTSIDE_QUARTERS, row.place("tahun_ini"), stops=_LK, isi=wording.number(typed),
            judul=layout.sheet("Realisasi").column("tahun_ini").heading, rendah=wording.number(known[0]),
            tinggi=wording.number(known[-1]),
        )  # fmt: skip


def _agrees(situation: Situation, indikator: Indikator, typed: Angka, made: Figure, exact: Angka) -> bool:
    """Is a typed figure the one that is computed, whether its own decimals are more or fewer than the printed ones?

    Somebody may have computed it from printed figures or without any rounding, and both are right.
    """
    if _same(typed, made.nilai) or _same(typed, exact):
        return True
    printed = _printed_decimals(situation, indikator, made)
    if printed is None or not isinstance(typed, Decimal) or not isinstance(made.nilai, Decimal):
        return False
    return round_half_up(typed, printed) == round_half_up(made.nilai, printed)


def _printed_decimals(situation: Situation, indikator: Indikator, made: Figure) -> int | None:
    """The decimals at which a computed figure was rounded, None where it was not."""
    if not situation.measuring.rounding.as_printed:
        return None
    return situation.measuring.decimals(indikator) if made.sumber in COMPUTED else indikator.desimal


def _same(typed: Angka, made: Angka) -> bool:
    """Is the typed figure the computed one at the decimals that somebody typed?"""
    if not isinstance(typed, Decimal) or not isinstance(made, Decimal):
        return typed is made
    exponent = typed.as_tuple().exponent
    return typed == round_half_up(made, max(0, -int(exponent)))


def _disagrees(row: Realisasi, key: str, made: Angka, source: str) -> Problem:
    long = isinstance(made, Decimal) and made != round_half_up(made)
    shown = round_half_up(made) if long and isinstance(made, Decimal) else made
    return problem(
        Code.YEAR_DISAGREES, row.place(key), stops=_LK, judul=layout.sheet("Realisasi").column(key).heading,
        isi=wording.entered(getattr(row, key)), sumber=source, jumlah=wording.entered(shown),
    )  # fmt: skip


AGREEMENT: tuple[Check, ...] = (agreement,)
