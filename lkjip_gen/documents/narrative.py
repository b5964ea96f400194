"""What the office wrote, sorted to where it is printed. Nothing that was written is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkjip_gen import wording
from lkjip_gen.documents import Context
from lkjip_gen.documents.rows import or_none
from lkjip_gen.model import Analisis
from lkjip_gen.relations import Relations
from lkjip_gen.terms import Bagian, JenisAnalisis

_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)] |[-\u2022] ")  # a capital may be a name: "A. Yani"


def lines(text: str | None) -> list[str]:
    """The lines of a cell, each a paragraph; blank lines only separate."""
    return [line.rstrip() for line in (text or "").split("\n") if line.strip()]


def paragraphs(text: str | None) -> list[Context]:
    """The lines of a cell for the template; a line that begins as a list item hangs behind its mark by a tab."""
    found: list[Context] = []
    for line in lines(text):
        item = bool(_ITEM.match(line))
        found.append({"teks": line.replace(" ", "\t", 1) if item else line, "butir": item})
    return found


def blocks(relations: Relations, bagian: Bagian) -> list[Context]:
    """The rows of one Bagian in their order. The Visi is a quotation, so its lines are no list."""
    found: list[Context] = []
    for row in relations.buku.narasi:
        if row.bagian is bagian:
            plain = [{"teks": line, "butir": False} for line in lines(row.isi)]
            texts = plain if bagian is Bagian.VISI else paragraphs(row.isi)
            found.append({"judul": row.judul or "", "ada_judul": bool(row.judul), "paragraf": texts})
    return found


def findings(analisis: Iterable[Analisis], code: str, indicators: dict[str, str]) -> list[Context]:
    """The findings of a sasaran by kind, then those of its indicators, each named."""
    found = list(analisis)
    groups: list[_Finding] = []
    for target, name in ((code, ""), *indicators.items()):
        for kind in JenisAnalisis:
            texts = [p for a in found if a.untuk == target and a.jenis is kind for p in paragraphs(a.uraian)]
            if texts:
                groups.append((target, name, kind.value, texts))
    return _grouped(groups)


_Finding = tuple[str | None, str, str, list[Context]]  # code, name, kind, texts


def _grouped(groups: Iterable[_Finding]) -> list[Context]:
    """Findings with the name of what they are about; `kelompok_baru` marks the first of each code that has a name."""
    found: list[Context] = []
    last: str | None = None
    for code, name, kind, texts in groups:
        found.append({"kelompok": name, "kelompok_baru": bool(name) and code != last, "judul": kind, "paragraf": texts})
        last = code
    return found


def general_findings(relations: Relations) -> list[Context]:
    """Findings about the whole office, or about nodes that are not measured: nothing that was written is lost."""
    shown = {n.kode for n in relations.measured} | {i.kode for i in relations.measured_indicators()}
    names = {n.kode: n.nomenklatur or n.hasil for n in relations.buku.kinerja}
    names |= {i.kode: i.indikator for i in relations.buku.indikator}
    groups: dict[str | None, dict[str, list[Context]]] = {None: {}}  # the office as a whole first
    for row in relations.buku.analisis:
        if row.jenis is None or row.untuk in shown:
            continue
        if row.untuk is None and row.jenis is JenisAnalisis.RENCANA_TINDAK_LANJUT:
            continue
        groups.setdefault(row.untuk, {}).setdefault(row.jenis.value, []).extend(paragraphs(row.uraian))
    return _grouped(
        (code, names.get(code) or code or "", kind, texts)
        for code, kinds in groups.items()
        for kind, texts in kinds.items()
    )


def follow_up(relations: Relations) -> list[Context]:
    return [
        p
        for a in relations.buku.analisis
        if a.jenis is JenisAnalisis.RENCANA_TINDAK_LANJUT and a.untuk is None
        for p in paragraphs(a.uraian)
    ]


def achievements(relations: Relations) -> list[Context]:
    return [
        {
            "no": str(i),
            "nama": or_none(p.nama),
            "tingkat": or_none(p.tingkat),
            "pemberi": or_none(p.pemberi),
            "tahun": str(p.tahun) if p.tahun else wording.NONE,
        }
        for i, p in enumerate(relations.buku.prestasi, start=1)
    ]


def units(relations: Relations) -> list[Context]:
    """The units in the order of the tree, each with its level and tasks."""
    found: list[Context] = []
    units = relations.buku.unit_organisasi

    def place(above: str | None, level: int) -> None:
        for unit in units:
            if unit.induk == above:
                tasks = lines(unit.tugas_fungsi)
                found.append(
                    {"nama": or_none(unit.nama_unit), "tingkat": str(level), "tugas": tasks, "ada_tugas": bool(tasks)}
                )
                place(unit.kode_unit, level + 1)

    place(None, 1)
    return found
