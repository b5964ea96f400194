"""Targets against their own rules: which version holds, Tipe and Polaritas, quarters and year, PK and Renstra."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import cumulative_percentage, quarters
from lkjip_gen.model import Baris, Indikator, Target
from lkjip_gen.problems import Code, Document, Problem, problem
from lkjip_gen.relations import target_field
from lkjip_gen.rules.capaian import FOR_POLARITY
from lkjip_gen.rules.formulas import round_half_up
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.rules.tahunan import addition_doubtful, additive
from lkjip_gen.terms import TIADA, Angka, Polaritas, Versi
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
_QUARTERS = ("tw1", "tw2", "tw3", "tw4")


def version_in_force(situation: Situation) -> Iterator[Problem]:
    """V01, V03: the LKjIP measures against the last PK and the last DPA.

    A perubahan that is filled in while Versi says Murni would be passed over; the PK murni may still be made.
    """
    buku = situation.buku
    if buku.identitas.versi is not Versi.MURNI:
        return
    pairs = (
        ("pk_murni", "pk_perubahan", buku.target),
        ("pagu_murni", "pagu_perubahan", buku.anggaran),
        ("anggaran_murni", "anggaran_perubahan", buku.belanja),
        ("hasil", "hasil_semula", buku.kinerja),
        ("indikator", "indikator_semula", buku.indikator),
    )
    for murni, perubahan, rows in pairs:
        for row in rows:
            later = getattr(row, perubahan)
            if later is not None and later != getattr(row, murni):
                yield _contradicted(row, perubahan)
    for key in ("nomor_dppa", "tanggal_dppa"):
        if getattr(buku.identitas, key) is not None:
            yield _contradicted(buku.identitas, key)


def _contradicted(row: Baris, key: str) -> Problem:
    heading = layout.sheet(row.sheet).column(key).heading
    return problem(Code.VERSION_CONTRADICTED, row.place(key), stops=_LK, judul=heading)


def renstra(situation: Situation) -> Iterator[Problem]:
    """V02: a target that differs from the Renstra of the year says why."""
    tahun = situation.buku.identitas.tahun
    for indikator in situation.buku.indikator:
        row = situation.relations.targets.get(indikator.kode or "")
        if row is None or tahun is None or row.penjelasan or row.place("penjelasan") in situation.faulty:
            continue
        if situation.target_doubtful(indikator):
            continue
        promised, planned = situation.relations.target(indikator), row.renstra.get(tahun)
        if isinstance(promised, Decimal) and isinstance(planned, Decimal) and promised != planned:
            yield problem(
                Code.RENSTRA_DIFFERS,
                row.place("penjelasan"),
                isi=wording.number(promised),
                renstra=wording.number(planned),
            )


def types(situation: Situation) -> Iterator[Problem]:
    """V06: a Tipe perhitungan is meant for a Polaritas; the other one is a slip in one of the two cells."""
    for indikator in situation.buku.indikator:
        if indikator.tipe is None or indikator.polaritas is None:
            continue
        if indikator.polaritas not in tipe_rules()[indikator.tipe].polaritas:
            fitting = [t.value for t, rule in tipe_rules().items() if indikator.polaritas in rule.polaritas]
            yield problem(
                Code.TYPE_AGAINST_POLARITY,
                indikator.place("tipe"),
                stops=layout.sheet("Indikator").column("tipe").used_in,
                isi=indikator.tipe.value,
                polaritas=indikator.polaritas.value,
                pilihan=", ".join(fitting),
            )


def formulas(situation: Situation) -> Iterator[Problem]:
    """A formula of the indicator's own is one of its Polaritas: R/T would praise a lower-is-better that grows."""
    for indikator in situation.buku.indikator:
        if indikator.rumus_capaian is None or indikator.polaritas is None:
            continue
        fitting = FOR_POLARITY[indikator.polaritas]
        if indikator.rumus_capaian not in fitting:
            yield problem(
                Code.FORMULA_AGAINST_POLARITY,
                indikator.place("rumus_capaian"),
                stops=_LK,
                isi=indikator.rumus_capaian,
                polaritas=indikator.polaritas.value,
                pilihan=", ".join(fitting),
            )


def zero_targets(situation: Situation) -> Iterator[Problem]:
    """V08: realisasi : 0 has no value where higher is better, and below 0 no target has a meaning.

    The target is taken as it will be printed.
    """
    given_up = situation.settings["target_nol"] == "tidak dihitung"
    for indikator in situation.with_capaian():
        target = situation.relations.target(indikator)
        row = situation.relations.targets.get(indikator.kode or "")
        if row is None or not isinstance(target, Decimal) or indikator.polaritas is None:
            continue
        if situation.target_doubtful(indikator):
            continue
        printed = target if indikator.desimal is None else round_half_up(target, indikator.desimal)
        mistaken = printed == 0 and indikator.polaritas is Polaritas.NAIK and not given_up
        if mistaken or printed < 0:
            yield problem(
                Code.ZERO_TARGET,
                row.place(target_field(row, situation.relations.versi)),
                stops=_LK,
                isi=wording.number(printed),
                polaritas=indikator.polaritas.value,
            )


def quarter_targets(situation: Situation) -> Iterator[Problem]:
    """V07: the targets of the quarters and of the year agree, each Tipe perhitungan in its own way."""
    for indikator in situation.buku.indikator:
        row = situation.relations.targets.get(indikator.kode or "")
        if row is None or indikator.tipe is None or indikator.satuan is None or all(q is None for q in quarters(row)):
            continue
        if situation.target_doubtful(indikator):
            continue
        year = situation.relations.target(indikator)
        if any(row.place(key) in situation.faulty for key in _QUARTERS) or not isinstance(year, Decimal):
            continue
        match tipe_rules()[indikator.tipe].target:
            case "jumlah" if additive(indikator.satuan):
                yield from _added(situation, indikator, row, year)
            case "jumlah":
                yield from _repeated(indikator, row, year)
            case "bebas":
                pass
            case rule:
                yield from _reached(situation, indikator, row, year)
                yield from _ordered(indikator, row, rule)


def doubtful_units(situation: Situation) -> Iterator[Problem]:
    """Quarters of days or hours are added up where the Tipe says so; that they may be no amounts is said."""
    relations = situation.relations
    for indikator in situation.buku.indikator:
        if indikator.tipe is None or not addition_doubtful(indikator.satuan):
            continue
        rows = (relations.targets.get(indikator.kode or ""), relations.results.get(indikator.kode or ""))
        filled = any(q is not None for row in rows if row is not None for q in quarters(row))
        if filled and tipe_rules()[indikator.tipe].cacah == "jumlah":
            yield problem(
                Code.ADDITION_DOUBTFUL, indikator.place("satuan"), isi=indikator.satuan, tipe=_type(indikator)
            )


def _stops(row: Target) -> frozenset[Document]:
    return layout.sheet(row.sheet).column("tw1").used_in


def _heading(number: int) -> str:
    return layout.sheet("Target").column(f"tw{number}").heading


def _added(situation: Situation, indikator: Indikator, row: Target, year: Decimal) -> Iterator[Problem]:
    """All four are needed, and their sum is the year."""
    values = quarters(row)
    if None in values:
        for key in _QUARTERS:
            yield from situation.missing(row, key, hint=f' atau "{TIADA.value}"')
        return
    total = sum((q for q in values if isinstance(q, Decimal)), Decimal(0))
    if total != year:
        yield problem(
            Code.QUARTER_SUM, row.place("tw4"), stops=_stops(row), jumlah=wording.number(total),
            isi=wording.number(year), tipe=_type(indikator),
        )  # fmt: skip


def _repeated(indikator: Indikator, row: Target, year: Decimal) -> Iterator[Problem]:
    """A cumulative percentage is the same in every quarter."""
    assert cumulative_percentage(indikator)  # noqa: S101 - "jumlah" of what cannot be added
    for number, value in enumerate(quarters(row), start=1):
        if isinstance(value, Decimal) and value != year:
            yield _off(indikator, row, number, value, year)


def _reached(situation: Situation, indikator: Indikator, row: Target, year: Decimal) -> Iterator[Problem]:
    """The state at the end of the year is the target of the year."""
    if row.tw4 is None:
        yield from situation.missing(row, "tw4")
    elif row.tw4 != year:
        yield _off(indikator, row, 4, row.tw4, year)


def _off(indikator: Indikator, row: Target, number: int, value: Angka, year: Decimal) -> Problem:
    return problem(
        Code.QUARTER_TARGET, row.place(f"tw{number}"), stops=_stops(row), judul=_heading(number),
        isi=wording.entered(value), setahun=wording.number(year), tipe=_type(indikator),
    )  # fmt: skip


def _ordered(indikator: Indikator, row: Target, rule: str) -> Iterator[Problem]:
    """Progress never goes back."""
    known = [(n, q) for n, q in enumerate(quarters(row), start=1) if isinstance(q, Decimal)]
    for (_, before), (number, after) in pairwise(known):
        if (rule == "naik" and after < before) or (rule == "turun" and after > before):
            yield problem(
                Code.QUARTER_ORDER, row.place(f"tw{number}"), stops=_stops(row), judul=_heading(number),
                isi=wording.number(after), arah="lebih rendah" if rule == "naik" else "lebih tinggi",
                lalu=wording.number(before), tipe=_type(indikator),
            )  # fmt: skip


def _type(indikator: Indikator) -> str:
    return indikator.tipe.value if indikator.tipe else ""


PLANNING: tuple[Check, ...] = (
    version_in_force, renstra, types, formulas, zero_targets, quarter_targets, doubtful_units,
)  # fmt: skip
