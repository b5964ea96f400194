"""Results: present, computable, said once, plausible, and explained where the target was missed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import QUARTERS, Figure, cumulative_percentage, quarters
from lkjip_gen.model import DataDasar, Indikator, Realisasi
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.relations import jenjang, target_field
from lkjip_gen.rules.formulas import HUNDRED, round_half_up, tercapai
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.rules.tahunan import additive, is_percent
from lkjip_gen.terms import TIADA, Angka, JenisAnalisis, Jenjang, StatusRealisasi, TipePerhitungan
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
_DASH = f' atau "{TIADA.value}"'
_QUARTERS = tuple(f"tw{n}" for n in QUARTERS)
_COUNTS = tuple(f"{p}_tw{n}" for n in QUARTERS for p in ("pembilang", "penyebut"))
IMPLAUSIBLE = Decimal(120)  # BPOM draws no conclusion above it; evaluators ask for the target
MANY = 3  # fewer indicators than this show no pattern


def results(situation: Situation) -> Iterator[Problem]:
    """V08: every figure that is needed has its result of this year, typed or computable, unless it is not yet due."""
    if not situation.wants_lkjip:
        return
    relations = situation.relations
    doubtful = situation.code_doubtful("Realisasi")
    for indikator in relations.needed_indicators():
        code = indikator.kode or ""
        row = relations.results.get(code)
        if code in relations.composites or code in relations.counts:
            continue  # what a composite and what Data Dasar lack is said there
        if situation.measuring.realisasi(indikator).nilai is not None:
            continue
        if row is not None and row.status is StatusRealisasi.BELUM_JATUH_TEMPO:
            continue
        if _type_missing(indikator) and row is not None and _has_quarters(row):
            continue  # that cell is told, and with it the year is made of what is there
        if row is None:
            if not doubtful:
                yield problem(Code.ROW_MISSING, indikator.place("kode"), stops=_LK, isi=code, lembar="Realisasi")
        else:
            yield from _result_missing(situation, indikator, row)


def _type_missing(indikator: Indikator) -> bool:
    """Is it unknown how quarters make a year? That depends on Tipe and Satuan."""
    return indikator.tipe is None or indikator.satuan is None


def _has_quarters(row: Realisasi) -> bool:
    return any(q is not None for q in quarters(row))


def _result_missing(situation: Situation, indikator: Indikator, row: Realisasi) -> Iterator[Problem]:
    """Of quarters that are added up each blank one is named; else it is the result of the year that is missing."""
    if any(row.place(key) in situation.faulty for key in (*_QUARTERS, "tahun_ini")):
        return
    if _has_quarters(row) and not cumulative_percentage(indikator):
        for key in _QUARTERS:
            yield from situation.missing(row, key, hint=_DASH)
        return
    hint = " atau triwulannya"
    if is_percent(indikator.satuan) and cumulative_percentage(indikator):
        hint = " atau lembar Data Dasar"
    elif cumulative_percentage(indikator):  # a score has no counts: its quarters are states, which are not added
        hint = f', atau pilih Tipe perhitungan "{TipePerhitungan.NON_KUMULATIF.value}" agar triwulannya dipakai'
    yield from situation.missing(row, "tahun_ini", hint=hint)


def not_due(situation: Situation) -> Iterator[Problem]:
    """V08: a result that is not yet due is not there; with one beside it, one of the two cells is a leftover."""
    for row in situation.buku.realisasi:
        done = row.tahun_ini if row.tahun_ini is not None else row.tw4
        if row.status is StatusRealisasi.BELUM_JATUH_TEMPO and done is not None and done is not TIADA:
            yield problem(Code.NOT_DUE_BUT_FILLED, row.place("status"), stops=_LK, isi=wording.entered(done))


def dashed(situation: Situation) -> Iterator[Problem]:
    """V08: "-" is a value, but beside a target it takes a promise out of the mean: said, not passed over."""
    if not situation.wants_lkjip:
        return
    for indikator in situation.relations.reported_indicators():
        target = situation.measuring.target(indikator).number
        made = situation.measuring.realisasi(indikator)
        if target is None or made.nilai is not TIADA or situation.uncertain(indikator) or situation.doubtful(made):
            continue
        yield problem(Code.RESULT_DASHED, _dash(situation, indikator, made), isi=wording.number(target))


def _dash(situation: Situation, indikator: Indikator, made: Figure) -> Place:
    """The first cell with "-" behind a result; where nothing was counted at all, the first cell of its counts."""
    code, relations = indikator.kode or "", situation.relations
    keys = (("tahun_ini", *_QUARTERS), _COUNTS)
    rows = zip((relations.results.get(code), relations.counts.get(code)), keys, strict=True)
    marked = {row.place(k) for row, names in rows if row is not None for k in names if getattr(row, k) is TIADA}
    return next((p for p in made.sel if p in marked), made.sel[0])


def rounded(situation: Situation) -> Iterator[Problem]:
    """Decimals that cut a figure somebody typed change what is computed from it."""
    for indikator in situation.relations.needed_indicators():
        row = situation.relations.results.get(indikator.kode or "")
        target = situation.relations.targets.get(indikator.kode or "")
        if indikator.desimal is None or not situation.measuring.rounding.as_printed:
            continue
        typed: list[tuple[Place, Angka]] = [(row.place("tahun_ini"), row.tahun_ini)] if row is not None else []
        if target is not None:
            key = target_field(target, situation.relations.versi)
            typed.append((target.place(key), situation.relations.target(indikator)))
        for place, value in typed:
            if isinstance(value, Decimal) and round_half_up(value, indikator.desimal) != value:
                shown = wording.number(value, indikator.desimal)
                yield problem(
                    Code.ROUNDED_BY_DECIMALS, place, isi=wording.number(value), usul=shown, desimal=indikator.desimal
                )


def unpromised(situation: Situation) -> Iterator[Problem]:
    """A result of an indicator below the sasaran that is not in the PK would be passed over without a word.

    Of Tujuan and Sasaran the missing target itself is an error.
    """
    relations = situation.relations
    if situation.code_doubtful("Target"):
        return
    rows: tuple[Realisasi | DataDasar, ...] = (*situation.buku.realisasi, *situation.buku.data_dasar)
    used = {part.komponen for parts in relations.composites.values() for part in parts}
    for row in rows:
        indikator = relations.by_code.get(row.kode_indikator or "")
        node = relations.nodes.get(indikator.kode_kinerja or "") if indikator is not None else None
        if indikator is None or (node is not None and jenjang(node) in {Jenjang.TUJUAN, Jenjang.SASARAN}):
            continue
        if indikator.kode not in relations.targets and indikator.kode not in used:
            yield problem(Code.NOT_PROMISED, row.place("kode_indikator"), isi=indikator.kode)


def last_quarters(situation: Situation) -> Iterator[Problem]:
    """V08: a year taken from an earlier quarter because TW IV is blank is said, for TW IV may be forgotten."""
    for indikator in situation.buku.indikator:
        result = situation.relations.results.get(indikator.kode or "")
        if result is None or result.tahun_ini is not None or result.status is StatusRealisasi.BELUM_JATUH_TEMPO:
            continue
        if indikator.tipe is None or not _from_quarters(situation, indikator) or situation.uncertain(indikator):
            continue
        rule = tipe_rules()[indikator.tipe]
        method = rule.cacah if additive(indikator.satuan) else rule.persen
        if method == "terakhir":
            yield from _last_quarter(situation, result)


def _last_quarter(situation: Situation, row: Realisasi) -> Iterator[Problem]:
    """The blank TW IV of a row whose year is that of its last filled quarter."""
    filled = [n for n, q in zip(QUARTERS, quarters(row), strict=True) if isinstance(q, Decimal)]
    unread = any(row.place(key) in situation.faulty for key in ("tw4", "tahun_ini"))
    if filled and row.tw4 is None and not unread:
        heading = layout.sheet("Realisasi").column(f"tw{filled[-1]}").heading
        yield problem(Code.LAST_QUARTER_BLANK, row.place("tw4"), judul=heading)


def _from_quarters(situation: Situation, indikator: Indikator) -> bool:
    """Is the year of this indicator made of typed quarters, neither of components nor of counts?"""
    return indikator.kode not in situation.relations.composites and indikator.kode not in situation.relations.counts


def explained(situation: Situation) -> Iterator[Problem]:
    """V11: an indicator that missed its target has a cause or an obstacle, and a solution, here or at its sasaran."""
    if not situation.wants_lkjip or situation.unreadable("Analisis", "untuk", "jenis"):
        return
    measuring = situation.measuring
    for indikator in situation.relations.measured_indicators():
        figure = measuring.capaian(indikator)
        reached = figure.number
        if reached is None or situation.doubtful(figure) or situation.uncertain(indikator) or tercapai(reached):
            continue
        kinds = {a.jenis for a in situation.buku.analisis if a.untuk in {indikator.kode, indikator.kode_kinerja}}
        wanted = []
        if not kinds & {JenisAnalisis.PENYEBAB_KEGAGALAN, JenisAnalisis.HAMBATAN}:
            wanted.append(f'"{JenisAnalisis.PENYEBAB_KEGAGALAN.value}" atau "{JenisAnalisis.HAMBATAN.value}"')
        if JenisAnalisis.SOLUSI not in kinds:
            wanted.append(f'"{JenisAnalisis.SOLUSI.value}"')
        if wanted:
            yield problem(
                Code.ANALYSIS_MISSING, indikator.place("kode"), stops=_LK,
                isi=wording.percent(reached), jenis=" dan ".join(wanted),
                kode=indikator.kode, simpul=indikator.kode_kinerja,
            )  # fmt: skip


def plausible(situation: Situation) -> Iterator[Problem]:
    """V11: figures that an evaluator will doubt: far above 100, all reached, or all equal to the target."""
    if not situation.wants_lkjip:
        return
    measuring = situation.measuring
    indicators = situation.relations.measured_indicators()
    figures = [(i, measuring.capaian(i)) for i in indicators]
    known = [
        (i, f.number) for i, f in figures
        if f.number is not None and not situation.doubtful(f) and not situation.uncertain(i)
    ]  # fmt: skip
    for indikator, _ in known:
        reached = measuring.uncapped(indikator).number  # a printed cap would hide a typing error
        if reached is not None and reached > IMPLAUSIBLE:
            shown = wording.percent(reached)
            yield problem(Code.CAPAIAN_HIGH, indikator.place("kode"), isi=shown)
    if len(known) < MANY:
        return
    if all(reached >= HUNDRED for _, reached in known):
        yield problem(Code.ALL_REACHED, Place("Realisasi"), jumlah=len(known))
    equal = sum(measuring.target(i).nilai == measuring.realisasi(i).nilai for i, _ in known)
    if equal * MANY > len(known) * 2:  # more than two thirds
        yield problem(Code.RESULTS_COPIED, Place("Realisasi"), jumlah=equal, semua=len(known))


RESULTS: tuple[Check, ...] = (
    results, not_due, dashed, rounded, unpromised, last_quarters, explained, plausible,
)  # fmt: skip
