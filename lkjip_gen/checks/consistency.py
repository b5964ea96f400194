"""Whether the rules can be applied to what is filled in, and whether dates and people fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lkjip_gen import wording
from lkjip_gen.agreements.posts import tops
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.officials import head, holder, title
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.rules import loader
from lkjip_gen.rules.choices import ATURAN, PLAIN, UPPER_EXCEEDED
from lkjip_gen.text import suggestion
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
_SCALE = next(a for a in ATURAN if a.key == "skala_predikat")


def measured_nodes(situation: Situation) -> Iterator[Problem]:
    """An LKjIP measures something."""
    if situation.wants_lkjip and not situation.relations.measured and not situation.measured_doubtful():
        yield problem(Code.NOTHING_MEASURED, Place("Kinerja"), stops=_LK)


def years(situation: Situation) -> Iterator[Problem]:
    """The workbook's own year and the Renstra."""
    identitas = situation.buku.identitas
    made = situation.buku.tahun_dibuat
    if identitas.tahun is not None and made is not None and made != identitas.tahun:
        yield problem(Code.OTHER_YEAR, identitas.place("tahun"), buku=made, isi=identitas.tahun)
    first, last = identitas.renstra_mulai, identitas.renstra_akhir
    if first is not None and last is not None and last <= first:
        yield problem(Code.DATE_IN_PERIOD, identitas.place("renstra_akhir"), stops=_LK, isi=f"{first}-{last}")


def rules_in_force(situation: Situation) -> Iterator[Problem]:
    """Every rule that is chosen has a dated block for the year; a rule without a value is an error, never a default."""
    identitas, settings = situation.buku.identitas, situation.settings
    if not situation.wants_lkjip or identitas.tahun is None:
        return
    day = date(identitas.tahun, 12, 31)
    absent = [a for a in ATURAN if a.key not in PLAIN and settings.rule(a.key, day) is None]
    scale, names = settings.skala(day), _scales(situation)
    if scale is None and settings["skala_predikat"] in names:
        absent.append(_SCALE)
    elif scale is None:
        yield _unknown_scale(situation, names)
    elif settings["batas_skala"] == UPPER_EXCEEDED and any(k.batas_atas is None for k in scale.kelas[1:]):
        place = situation.buku.pengaturan.place("batas_skala")
        yield problem(Code.SCALE_WITHOUT_BOUNDS, place, stops=_LK, isi=scale.nama, cara=UPPER_EXCEEDED)
    unnamed = []
    for aturan in absent:
        name = f'{aturan.nama} "{settings[aturan.key]}"'
        if getattr(situation.buku.pengaturan, aturan.key) is None:
            unnamed.append(name)
            continue
        place = situation.buku.pengaturan.place(aturan.key)
        yield problem(Code.NO_RULE_ON_DATE, place, stops=_LK, aturan=name, tahun=identitas.tahun)
    if unnamed:
        yield problem(
            Code.NO_RULE_ON_DATE, identitas.place("tahun"), stops=_LK, aturan=wording.listing(unnamed),
            tahun=identitas.tahun,
        )  # fmt: skip


def _scales(situation: Situation) -> list[str]:
    """The names of all scales of predikat, of all times, those of the profile first."""
    known = (*situation.settings.profil.skala, *loader.skala())
    return list(dict.fromkeys(s.nama for s in known if s.untuk == loader.PREDIKAT))


def _unknown_scale(situation: Situation, names: Sequence[str]) -> Problem:
    """A scale that neither the program nor the profile has, often one misspelt."""
    chosen = situation.settings["skala_predikat"]
    meant = suggestion(chosen, names)
    return problem(
        Code.SCALE_UNKNOWN,
        situation.buku.pengaturan.place("skala_predikat"),
        stops=_LK,
        isi=chosen,
        usul=f'; mungkin maksudnya "{meant}"' if meant else "",
        pilihan=", ".join(names),
    )


def signatory(situation: Situation) -> Iterator[Problem]:
    """The head is known, whose PK all others carry out, and signs the LKjIP on its date.

    That several posts have no Atasan is told with their cells.
    """
    identitas, rows = situation.buku.identitas, situation.buku.pejabat
    stopped = situation.pks | (situation.wanted & _LK)
    if not stopped or not rows or any(p.sheet == "Pejabat" for p in situation.faulty):
        return
    code = head(rows)
    if code is None:
        if len(tops(rows)) <= 1:
            yield problem(Code.HEAD_UNKNOWN, Place("Pejabat"), stops=stopped)
    elif not situation.wants_lkjip:
        return
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


CONSISTENCY: tuple[Check, ...] = (
 measured_nodes, overlaps, unread_years, years, rules_in_force, signatory,
)  # fmt: skip
