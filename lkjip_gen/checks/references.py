"""Codes: defined once, used only where defined, never in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.officials import superiors
from lkjip_gen.problems import Code, Place, Problem, problem
from lkjip_gen.relations import circles, pagu_field
from lkjip_gen.terms import SEMUA_SASARAN
from lkjip_gen.text import suggestion
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Kind

# Sheets whose codes must differ, in groups that share one name space.
_UNIQUE = (("Kinerja", "Indikator"), ("Belanja",), ("Unit Organisasi",))
_ONE_ROW_EACH = ("Target", "Realisasi", "Data Dasar")


def _codes(situation: Situation, sheet: str) -> list[tuple[str, Place]]:
    key = layout.sheet(sheet).columns[0].key
    return [(getattr(r, key), r.place(key)) for r in situation.rows(sheet) if getattr(r, key)]


def duplicate_codes(situation: Situation) -> Iterator[Problem]:
    """A code names one thing; Kinerja and Indikator share their codes."""
    for sheets in _UNIQUE:
        first: dict[str, Place] = {}
        for sheet in sheets:
            used_in = layout.sheet(sheet).columns[0].used_in
            for code, place in _codes(situation, sheet):
                if code in first:
                    yield problem(Code.DUPLICATE_CODE, place, stops=used_in, isi=code, pertama=first[code])
                first.setdefault(code, place)


def duplicate_rows(situation: Situation) -> Iterator[Problem]:
    """One row holds all of an indicator, so a second one would hide the first."""
    for sheet in _ONE_ROW_EACH:
        first: dict[str, Place] = {}
        for code, place in _codes(situation, sheet):
            if code in first:
                stops = layout.sheet(sheet).columns[0].used_in
                yield problem(Code.DUPLICATE_ROW, place, stops=stops, isi=code, pertama=first[code])
            first.setdefault(code, place)


def unknown_codes(situation: Situation) -> Iterator[Problem]:
    """Every reference names a code that exists. A sheet with an unreadable code is given the benefit of the doubt."""
    defined = {s.name: [c for c, _ in _codes(situation, s.name)] for s in layout.SHEETS if not s.facts}
    doubtful = {s for s in defined if situation.code_doubtful(s)}
    for sheet in layout.SHEETS:
        for column in sheet.columns:
            if column.kind is not Kind.RUJUKAN or doubtful & set(column.refers):
                continue
            sources = [r for r in column.refers if r in defined]
            known = [c for r in sources for c in defined[r]] + [r for r in column.refers if r not in defined]
            for row in situation.rows(sheet.name):
                code = getattr(row, column.key)
                if code and code not in known:
                    meant = suggestion(code, known)
                    yield problem(
                        Code.UNKNOWN_CODE,
                        row.place(column.key),
                        stops=column.used_in,
                        isi=code,
                        lembar=" atau ".join(sources),
                        usul=f'; mungkin maksudnya "{meant}"' if meant else "",
                    )


def _links(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    return {code: above for code, above in pairs if code and above}


def circular(situation: Situation) -> Iterator[Problem]:
    """Nobody is his own superior, no node its own parent."""
    buku = situation.buku
    chains = (
        ("Kinerja", "induk", situation.relations.parent),
        ("Pejabat", "atasan", superiors(buku.pejabat)),
        ("Belanja", "bagian_dari", _links((b.jenis_belanja, b.bagian_dari) for b in buku.belanja)),
        ("Unit Organisasi", "induk", _links((u.kode_unit, u.induk) for u in buku.unit_organisasi)),
    )
    for sheet, key, parent in chains:
        declared = layout.sheet(sheet)
        on_circle = circles(parent)
        for row in situation.rows(sheet):
            code = getattr(row, declared.columns[0].key)
            if code in on_circle and getattr(row, key):
                column = declared.column(key)
                yield problem(Code.CIRCLE, row.place(key), stops=column.used_in, isi=code, kolom=column.heading)


def supported_nodes(situation: Situation) -> Iterator[Problem]:
    """Every budget row supports a measured node or all of them, so that the tables add up to the whole."""
    relations = situation.relations
    column = layout.sheet("Anggaran").column("sasaran")
    if not situation.wants_lkjip or not relations.measured or situation.measured_doubtful():
        return  # the first is said once, as "nothing is measured"
    for row in relations.budget_leaves():
        if not row.kode_kinerja or row.kode_kinerja not in relations.nodes or relations.supported(row):
            continue
        if not getattr(row, pagu_field(row, relations.versi)) and not row.realisasi:
            continue  # dropped in the perubahan: nothing to place
        if row.sasaran is None:
            yield from situation.missing(row, "sasaran", hint=f' dengan kode sasaran atau "{SEMUA_SASARAN}"')
        elif row.sasaran in relations.nodes:
            yield problem(Code.NOT_MEASURED, row.place("sasaran"), stops=column.used_in, isi=row.sasaran)


REFERENCES: tuple[Check, ...] = (duplicate_codes, duplicate_rows, unknown_codes, circular, supported_nodes)
