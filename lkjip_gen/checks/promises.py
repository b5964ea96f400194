"""Perjanjian Kinerja: everybody has a superior who can sign, and all that is promised stands in somebody's PK."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_gen import wording
from lkjip_gen.agreements.agreement import Promised, promised
from lkjip_gen.agreements.duties import Duties
from lkjip_gen.agreements.posts import codes, posts, signings, tops
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.model import Anggaran, Indikator
from lkjip_gen.officials import head, superiors, title
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.relations import circles, jenjang, pagu_field
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import PKS

_RULERS = re.compile(r"(?:gubernur|bupati|wali ?kota)\b", re.IGNORECASE)


def superiors_missing(situation: Situation) -> Iterator[Problem]:
    """Only the kepala daerah has no Atasan: else nobody knows who is head, nor with whom the others sign."""
    rows = situation.buku.pejabat
    if not (situation.wants_lkjip or situation.pks) or situation.unreadable("Pejabat", "kode_jabatan", "atasan"):
        return
    highest = tops(rows)
    if len(highest) > 1:
        stops = layout.sheet("Pejabat").column("atasan").used_in
        for code in highest:
            if code != _ruler(situation, highest):
                first = next(r for r in rows if r.kode_jabatan == code)
                yield problem(Code.NO_SUPERIOR, first.place("atasan"), stops=stops, jabatan=title(rows, code))


def _ruler(situation: Situation, highest: list[str]) -> str | None:
    """Which of several posts without Atasan is the kepala daerah: by its title, or the only one with subordinates."""
    rows = situation.buku.pejabat
    above = set(superiors(rows).values())
    by_title = [c for c in highest if _RULERS.match(title(rows, c))]
    with_others = [c for c in highest if c in above]
    return next((found[0] for found in (by_title, with_others) if len(found) == 1), None)


def promises(situation: Situation) -> Iterator[Problem]:
    """Every PK has two parties, and all that is promised and paid stands in one; who answers for what is found once."""
    if _people_doubtful(situation):
        return
    found = promised(situation.relations, situation.shapes)
    yield from _superiors_absent(situation, found)
    if _duties_doubtful(situation):
        return
    duties = Duties(situation.relations)
    yield from _unprinted_indicators(situation, duties, found)
    yield from _empty_promises(situation, found)
    yield from _unprinted_budget(situation, duties)


def _superiors_absent(situation: Situation, found: list[Promised]) -> Iterator[Problem]:
    """A PK has two parties: whoever signs one finds the post above him held on that day."""
    rows = situation.buku.pejabat
    known = set(codes(rows))
    for one in found:
        if one.is_empty or one.post.atasan not in known:
            continue
        for signing in signings(situation.buku, one.post):
            if signing.atasan is None and signing.day is not None:
                yield problem(
                    Code.SUPERIOR_ABSENT,
                    signing.pejabat.pejabat.place("atasan"),
                    stops=PKS,
                    jabatan=title(rows, one.post.atasan),
                    tanggal=wording.day(signing.day),
                )


def _people_doubtful(situation: Situation) -> bool:
    """Is no PK wanted, is it unknown who is above whom, or was a cell of an official unreadable? Each is told."""
    rows = situation.buku.pejabat
    above = superiors(rows)
    return (
        not situation.pks
        or head(rows) is None
        or bool(circles(above) or set(above.values()) - set(codes(rows)))
        or any(p.sheet == "Pejabat" for p in situation.faulty)
    )


def _duties_doubtful(situation: Situation) -> bool:
    """Can it not be said who answers for what?"""
    return (
        situation.measured_doubtful()
        or situation.unreadable("Kinerja", "penanggung_jawab")
        or _names_nobody(situation)
        or situation.unreadable("Identitas", "versi")
    )


def _names_nobody(situation: Situation) -> bool:
    """Does a Penanggung jawab name a code that is none? It is told, and who seems to have no duties may be meant."""
    buku = situation.buku
    named = {n.penanggung_jawab for n in buku.kinerja} | {a.penanggung_jawab for a in buku.anggaran}
    return bool(named - {None, *codes(buku.pejabat)})


def _unprinted_indicators(situation: Situation, duties: Duties, found: list[Promised]) -> Iterator[Problem]:
    """An indicator of the PK stands in a table of somebody's PK: a node nobody answers for cannot slip by."""
    printed = {i.kode for p in found for i in (*p.indicators, *(i for e in p.explained for i in e.indicators))}
    for indikator in situation.buku.indikator:
        if indikator.kode in printed or situation.relations.target(indikator) is None:
            continue
        cause = _cause(situation, duties, found, indikator)
        if cause:
            yield problem(Code.NOT_PRINTED, indikator.place("kode"), isi=indikator.kode, sebab=cause)


def _cause(situation: Situation, duties: Duties, found: list[Promised], indikator: Indikator) -> str:
    """Why no table holds an indicator; "" where the fault behind it is told: an unknown code, a node of no Jenjang."""
    rows, node = situation.buku.pejabat, situation.relations.nodes.get(indikator.kode_kinerja or "")
    level = jenjang(node) if node is not None else None
    if node is None or level is None:
        return ""
    code = duties.answering[node.kode or ""] or ""
    if code not in codes(rows):
        return ""
    if code not in {p.post.kode for p in found}:
        return f'penanggung jawabnya, "{title(rows, code)}", tidak menandatangani PK'
    return f'PK "{title(rows, code)}" tidak memuat tabel {level.value}'


def _empty_promises(situation: Situation, found: list[Promised]) -> Iterator[Problem]:
    """A post whose PK would hold nothing gets none. One that nobody holds is told as that."""
    if situation.unreadable("Anggaran", "kode_kinerja", "penanggung_jawab", *_PAGU):
        return
    rows = situation.buku.pejabat
    for one in found:
        if one.is_empty and signings(situation.buku, one.post):
            first = next(r for r in rows if r.kode_jabatan == one.post.kode)
            yield problem(
                Code.NOTHING_PROMISED, first.place("kode_jabatan"), jabatan=one.post.jabatan, kode=one.post.kode
            )


_PAGU = ("pagu_murni", "pagu_perubahan")


def budget_empty(situation: Situation) -> Iterator[Problem]:
    """A PK without its budget table is made, and it is said."""
    if situation.pks and not situation.buku.anggaran:
        yield problem(Code.NO_BUDGET, Place("Anggaran"))


def budget_not_compared(situation: Situation) -> Iterator[Problem]:
    """A matrix without its budget is made, and it is said."""
    rows = situation.buku.anggaran
    known = any(r.pagu_murni is not None for r in rows) or situation.unreadable("Anggaran", "pagu_murni")
    if Document.MATRIKS in situation.wanted and rows and not known:
        yield problem(Code.BUDGET_NOT_COMPARED, Place("Anggaran"))


def _unprinted_budget(situation: Situation, duties: Duties) -> Iterator[Problem]:
    """Every rupiah stands in somebody's PK; what the kepala daerah holds himself stands in none."""
    if situation.unreadable("Anggaran", "kode_kinerja", "penanggung_jawab"):
        return
    relations, rows = situation.relations, situation.buku.pejabat
    members = {code for post in posts(rows) for code in duties.teams[post.kode]}
    for row in duties.leaves:
        holder = duties.holder_of(row) or ""
        if row.kode_kinerja not in relations.nodes or holder in members or holder not in codes(rows):
            continue
        if _pagu(situation, row):
            place, whose = row.place("penanggung_jawab"), title(rows, holder)
            yield problem(Code.BUDGET_NOT_PRINTED, place, isi=row.kode_kinerja, jabatan=whose)


def _pagu(situation: Situation, row: Anggaran) -> bool:
    """Is there money in this row, or was there an amount that could not be read?"""
    key = pagu_field(row, situation.relations.versi)
    return bool(getattr(row, key)) or any(row.place(k) in situation.faulty for k in _PAGU)


PROMISES: tuple[Check, ...] = (superiors_missing, promises, budget_empty, budget_not_compared)
