"""Whether the rules can be applied to what is filled in, and whether dates and people fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.model import Anggaran
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.relations import head, holder, pagu_field, target_field, title
from lkjip_gen.rules.choices import ATURAN
from lkjip_gen.rules.formulas import round_half_up
from lkjip_gen.rules.loader import skala_on
from lkjip_gen.terms import Polaritas
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
_COMPUTABLE = "R/T"


def settings_available(situation: Situation) -> Iterator[Problem]:
    """A choice that this version cannot compute is refused, never passed over."""
    for aturan in ATURAN:
        chosen = situation.settings[aturan.key]
        if chosen in aturan.unavailable:
            free = [c for c in aturan.choices if c not in aturan.unavailable]
            yield problem(
                Code.RULE_UNAVAILABLE,
                situation.buku.pengaturan.place(aturan.key),
                aturan=aturan.nama,
                isi=chosen,
                tersedia=f'"{wording.listing(free)}"',
            )


def formulas_available(situation: Situation) -> Iterator[Problem]:
    """Capaian of an indicator that is printed must be computable."""
    if not situation.wants_lkjip:
        return
    for indikator in situation.relations.reported_indicators():
        rumus = indikator.rumus_capaian
        if rumus not in {None, _COMPUTABLE}:
            yield problem(
                Code.RULE_UNAVAILABLE, indikator.place("rumus_capaian"), stops=_LK,
                aturan="Rumus capaian", isi=rumus, tersedia=f'"{_COMPUTABLE}"',
            )  # fmt: skip
        elif rumus is None and indikator.polaritas not in {None, Polaritas.NAIK}:
            yield problem(
                Code.RULE_UNAVAILABLE, indikator.place("polaritas"), stops=_LK,
                aturan="Polaritas", isi=indikator.polaritas.value, tersedia=f'"{Polaritas.NAIK.value}"',
            )  # fmt: skip


def zero_targets(situation: Situation) -> Iterator[Problem]:
    """realisasi / 0 has no value, and below 0 it has no meaning; the target is taken as it will be printed."""
    for indikator in situation.relations.reported_indicators():
        target = situation.relations.target(indikator)
        row = situation.relations.targets.get(indikator.kode or "")
        if row is None or not isinstance(target, Decimal):
            continue
        printed = target if indikator.desimal is None else round_half_up(target, indikator.desimal)
        if printed <= 0:
            place = row.place(target_field(row, situation.relations.versi))
            yield problem(Code.ZERO_TARGET, place, stops=_LK, isi=wording.number(printed))


def control_totals(situation: Situation) -> Iterator[Problem]:
    """A total that was pasted along is compared with its parts, never added."""
    for own, below in situation.relations.control_totals():
        for what in ("pagu", "realisasi"):
            whole, parts = _amounts(situation, own, what), _amounts(situation, below, what)
            if whole is None or parts is None or sum(whole) == sum(parts):
                continue  # a blank or unreadable cell is told as such
            column = layout.sheet("Anggaran").column(_column(situation, own[0], what))
            yield problem(
                Code.CONTROL_TOTAL,
                own[0].place(column.key),
                stops=column.used_in,
                judul=column.heading,
                isi=wording.rupiah(sum(whole, Decimal(0))),
                jumlah=wording.rupiah(sum(parts, Decimal(0))),
            )


def _column(situation: Situation, row: Anggaran, what: str) -> str:
    return pagu_field(row, situation.relations.versi) if what == "pagu" else what


def _amounts(situation: Situation, rows: list[Anggaran], what: str) -> list[Decimal] | None:
    """The amounts of all rows, or None where one is blank or was unreadable."""
    amounts: list[Decimal | None] = [getattr(r, _column(situation, r, what)) for r in rows]
    known = [a for a in amounts if a is not None]
    return known if len(known) == len(rows) else None


def measured_nodes(situation: Situation) -> Iterator[Problem]:
    """An LKjIP measures something."""
    if situation.wants_lkjip and not situation.relations.measured and not situation.measured_doubtful():
        yield problem(Code.NOTHING_MEASURED, Place("Kinerja"), stops=_LK)


def years(situation: Situation) -> Iterator[Problem]:
    """The workbook's own year, the Renstra, and the scale of predikat."""
    identitas = situation.buku.identitas
    made = situation.buku.tahun_dibuat
    if identitas.tahun is not None and made is not None and made != identitas.tahun:
        yield problem(Code.OTHER_YEAR, identitas.place("tahun"), buku=made, isi=identitas.tahun)
    first, last = identitas.renstra_mulai, identitas.renstra_akhir
    if first is not None and last is not None and last <= first:
        yield problem(Code.DATE_IN_PERIOD, identitas.place("renstra_akhir"), stops=_LK, isi=f"{first}-{last}")
    if situation.wants_lkjip and identitas.tahun is not None:
        name = situation.settings["skala_predikat"]
        if skala_on(name, date(identitas.tahun, 12, 31)) is None:
            yield problem(
                Code.NO_RULE_ON_DATE, identitas.place("tahun"), stops=_LK, aturan=f"skala {name}", tahun=identitas.tahun
            )


def signatory(situation: Situation) -> Iterator[Problem]:
    """Somebody signs the LKjIP on its date."""
    identitas, rows = situation.buku.identitas, situation.buku.pejabat
    if not situation.wants_lkjip or not rows or any(p.sheet == "Pejabat" for p in situation.faulty):
        return
    code = head(rows)
    if code is None:
        yield problem(Code.HEAD_UNKNOWN, Place("Pejabat"), stops=_LK)
    elif identitas.tanggal_lkjip is not None and holder(rows, code, identitas.tanggal_lkjip) is None:
        first = next(r for r in rows if r.kode_jabatan == code)
        yield problem(
            Code.NOBODY_IN_OFFICE,
            first.place("kode_jabatan"),
            stops=_LK,
            jabatan=title(rows, code),
            tanggal=wording.day(identitas.tanggal_lkjip),
        )


def overlaps(situation: Situation) -> Iterator[Problem]:
    """A post has one holder on any day; else nobody could say who signs."""
    rows = situation.buku.pejabat
    for later, row in enumerate(rows):
        for earlier in rows[:later]:
            if row.kode_jabatan is None or row.kode_jabatan != earlier.kode_jabatan:
                continue
            keys = ("berlaku_sejak", "berlaku_sampai")
            if any(r.place(k) in situation.faulty for r in (row, earlier) for k in keys):
                continue
            begins = max(r.berlaku_sejak or date.min for r in (row, earlier))
            ends = min(r.berlaku_sampai or date.max for r in (row, earlier))
            if begins <= ends:
                first = earlier.place("kode_jabatan")
                place = row.place("berlaku_sejak")
                stops = layout.sheet("Pejabat").column("berlaku_sejak").used_in
                yield problem(Code.OVERLAP, place, stops=stops, isi=row.kode_jabatan, pertama=first)
                break


def unread_years(situation: Situation) -> Iterator[Problem]:
    """A figure of this year typed into a column of earlier years would go unread."""
    tahun = situation.buku.identitas.tahun
    if tahun is None:
        return
    for sheet, key, other in (("Target", "target", "PK"), ("Realisasi", "realisasi", "Tahun ini")):
        column = layout.sheet(sheet).column(key)
        for year in situation.buku.kolom_tahun.get((sheet, key), ()):
            filled = [r for r in situation.rows(sheet) if getattr(r, key).get(year) is not None]
            if year >= tahun and filled:
                place = filled[0].place(f"{key}:{year}")
                yield problem(Code.YEAR_UNREAD, place, judul=column.heading_of(year), tahun=tahun, dari=other)


def unused_sheets(situation: Situation) -> Iterator[Problem]:
    """Rows of Komponen and Data Dasar are not computed yet: said, not passed over."""
    for sheet in ("Komponen", "Data Dasar"):
        rows = situation.rows(sheet)
        if rows:
            yield problem(Code.SHEET_UNUSED, Place(sheet, f"A{rows[0].row}"))


CONSISTENCY: tuple[Check, ...] = (
    settings_available, formulas_available, zero_targets, control_totals, measured_nodes, overlaps,
    unread_years, unused_sheets, years, signatory,
)  # fmt: skip
