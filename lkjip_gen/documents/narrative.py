"""What the office wrote, sorted to where it is printed. Nothing that was written is lost, or printed twice.

Each piece carries a mark (`tanda`) that names its sheet and code. In Word it becomes the tag of the content control
around the piece, so that a later run finds it again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from lkjip_gen import wording
from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import copied
from lkjip_gen.documents.rows import or_none
from lkjip_gen.documents.source import Source, gap
from lkjip_gen.model import Analisis, UnitOrganisasi
from lkjip_gen.officials import superiors, title
from lkjip_gen.terms import Bagian, JenisAnalisis

# A mark and the white space behind it; a capital may be a name: "A. Yani".
_ITEM = re.compile(r"\s*(?P<mark>\((?:\d{1,2}|[a-z])\)|(?:\d{1,2}|[a-z])[.)]|[-\u2013\u2022*])\s+(?=\S)")
_DASHES = frozenset("\u2013*")  # what staff and their programs write for a dash
# Bagian that the regulation wants from the office itself; no standard text stands in for them.
OWN_WORDS = frozenset({Bagian.TUGAS, Bagian.FUNGSI, Bagian.ISU_STRATEGIS, Bagian.VISI, Bagian.MISI})
_MARKS = ("{0}.", "{1}.", "{0})", "{1})", "-")  # by level; {0} a letter, {1} a number


def lines(text: str | None) -> list[str]:
    """The lines of a cell, each a paragraph; blank lines only separate."""
    return [line.rstrip() for line in (text or "").split("\n") if line.strip()]


def paragraphs(text: str | None) -> list[Context]:
    """The lines of a cell for the template; the mark of a list item is parted from its text by a tab."""
    found: list[Context] = []
    for line in lines(text):
        item = _ITEM.match(line)
        found.append({"teks": _item(item, line) if item else line, "butir": item is not None})
    return found


def _item(match: re.Match[str], line: str) -> str:
    mark = "-" if match["mark"] in _DASHES else match["mark"]
    return f"{mark}\t{line[match.end() :]}"


def plain(texts: Iterable[str]) -> list[Context]:
    """Paragraphs that are no list whatever they begin with."""
    return [{"teks": text, "butir": False} for text in texts]


# --- Narasi ---


def blocks(source: Source, bagian: Bagian) -> list[Context]:
    """The rows of one Bagian in their order. The Visi is a quotation, so its lines are no list."""
    own = [row for row in source.buku.narasi if row.bagian is bagian]
    found: list[Context] = [
        {
            "tanda": f"Narasi:{bagian.value}:{number}", "judul": row.judul or "", "ada_judul": bool(row.judul),
            "paragraf": plain(lines(row.isi)) if bagian is Bagian.VISI else paragraphs(row.isi),
        }
        for number, row in enumerate(own, start=1)
        if row.isi or row.judul
    ]  # fmt: skip
    if not found and source.draft and bagian in OWN_WORDS:
        missing = gap(f"Narasi, Bagian {bagian.value}")
        found = [
            {
                "tanda": f"Narasi:{bagian.value}:1",
                "judul": "",
                "ada_judul": False,
                "paragraf": plain([missing]),
            }
        ]
    return found


# --- Analisis ---


def findings(
    source: Source, names: Sequence[tuple[str | None, str]], kinds: Collection[JenisAnalisis]
) -> list[Context]:
    """The findings of these codes, of these kinds, code by code; the first of a code with a name brings the name."""
    found: list[Context] = []
    for code, name in names:
        first = True
        for kind in JenisAnalisis:
            rows = pieces(source, code, kind) if kind in kinds else []
            if rows:
                found.append(
                    {"kelompok": name, "kelompok_baru": bool(name) and first, "judul": kind.value, "baris": rows}
                )
                first = False
    return found


def pieces(source: Source, code: str | None, kind: JenisAnalisis) -> list[Context]:
    """The rows of Analisis of one code and kind, each a piece of its own."""
    own = [a for a in source.buku.analisis if _is(a, code, kind)]
    found: list[Context] = []
    for number, a in enumerate(own, start=1):
        mark = f"Analisis:{code or '-'}:{kind.value}:{number}"
        found.append({"tanda": mark, "paragraf": paragraphs(a.uraian)})
    return found


def _is(row: Analisis, code: str | None, kind: JenisAnalisis) -> bool:
    return row.untuk == code and row.jenis is kind and bool(lines(row.uraian))


def elsewhere(source: Source) -> list[tuple[str | None, str]]:
    """Codes that findings are about but no sasaran section shows, with their names; the whole office comes first."""
    relations = source.relations
    shown = {n.kode for n in relations.measured} | {i.kode for i in relations.measured_indicators()}
    names = {n.kode: n.nomenklatur or n.hasil for n in source.buku.kinerja}
    names |= {i.kode: i.indikator for i in source.buku.indikator}
    codes = dict.fromkeys([None, *(a.untuk for a in source.buku.analisis if a.untuk not in shown)])
    return [(code, "" if code is None else names.get(code) or code) for code in codes]


def follow_up(source: Source) -> list[Context]:
    """Plans for the next year: of the whole office, then of what they were written for, each named."""
    shown = [(n.kode, n.hasil or "") for n in source.relations.measured]
    shown += [(i.kode, i.indikator or "") for i in source.relations.measured_indicators()]
    return findings(source, [*elsewhere(source), *shown], {JenisAnalisis.RENCANA_TINDAK_LANJUT})


# --- the office ---


def achievements(source: Source) -> list[Context]:
    """The awards, with the key of the photograph where there is one."""
    return [
        {
            "no": str(i), "nama": or_none(source.words(p, "nama")), "tingkat": or_none(p.tingkat),
            "pemberi": or_none(source.words(p, "pemberi")),
            "tahun": copied(source.trail, str(p.tahun), p.place("tahun")) if p.tahun else wording.NONE,
            "foto": p.foto or "", "ada_foto": p.foto in source.pictures,
        }
        for i, p in enumerate(source.buku.prestasi, start=1)
    ]  # fmt: skip


def units(source: Source) -> Context:
    """The units as a list with marks by level (a., 1., a), 1), -), and the tasks of those that have some."""
    rows = unit_rows(source)
    listed: list[Context] = []
    tasks: list[Context] = []
    placed: set[int] = set()  # rows: a draft may hold units above themselves, or without a code

    def place(units: Iterable[UnitOrganisasi], level: int) -> None:
        for number, unit in enumerate((u for u in units if u.row not in placed), start=1):
            placed.add(unit.row)
            listed.append({"teks": f"{_mark(level, number)}\t{or_none(unit.nama_unit)}", "butir": True})
            if lines(unit.tugas_fungsi):
                tasks.append(_tasks(unit))
            if unit.kode_unit:
                place([u for u in rows if u.induk == unit.kode_unit], level + 1)

    place([u for u in rows if u.induk is None], 0)
    place(rows, 0)  # those whose Induk does not exist
    return {"daftar": listed, "ada_daftar": bool(listed), "uraian": tasks, "ada_uraian": bool(tasks)}


def unit_rows(source: Source) -> tuple[UnitOrganisasi, ...]:
    """The units, or the posts of an office that typed none."""
    return source.buku.unit_organisasi or _posts(source)


def _posts(source: Source) -> tuple[UnitOrganisasi, ...]:
    """The posts of Pejabat below the kepala daerah as units, for an office that typed no units."""
    pejabat = source.buku.pejabat
    above = superiors(pejabat)
    codes = [c for c in dict.fromkeys(p.kode_jabatan for p in pejabat) if c is not None and c in above]
    return tuple(
        UnitOrganisasi(
            sheet="Pejabat", row=at, cells={}, kode_unit=code, induk=above[code] if above[code] in codes else None,
            nama_unit=title(pejabat, code), kode_jabatan=code, tugas_fungsi=None,
        )
        for at, code in enumerate(codes, start=1)
    )  # fmt: skip


def _tasks(unit: UnitOrganisasi) -> Context:
    return {
        "tanda": f"Unit Organisasi:{unit.kode_unit}",
        "judul": or_none(unit.nama_unit),
        "paragraf": paragraphs(unit.tugas_fungsi),
    }


def _mark(level: int, number: int) -> str:
    letters, left = "", number
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return _MARKS[min(level, len(_MARKS) - 1)].format(letters, number)
