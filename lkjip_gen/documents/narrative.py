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

_ITEM = re.compile(r"(?:\d{1,2}|[A-Za-z])[.)] |[-\u2022] ")


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
    return [
        {"judul": n.judul or "", "ada_judul": bool(n.judul), "paragraf": paragraphs(n.isi)}
        for n in relations.buku.narasi
        if n.bagian is bagian
    ]


def findings(analisis: Iterable[Analisis], code: str, indicators: dict[str, str]) -> list[Context]:
    """The findings of a sasaran by kind, then those of its indicators, each named."""
    found = list(analisis)
    groups: list[tuple[str, str, list[Context]]] = []
    for target, name in ((code, ""), *indicators.items()):
        for kind in JenisAnalisis:
            texts = [p for a in found if a.untuk == target and a.jenis is kind for p in paragraphs(a.uraian)]
            if texts:
                groups.append((name, kind.value, texts))
    return _grouped(groups)


def _grouped(groups: Iterable[tuple[str, str, list[Context]]]) -> list[Context]:
    """Findings with the name of what they are about; `kelompok_baru` marks the first of each name."""
    found: list[Context] = []
    last = ""
    for name, kind, texts in groups:
        found.append({"kelompok": name, "kelompok_baru": bool(name) and name != last, "judul": kind, "paragraf": texts})
        last = name
    return found


def general_findings(relations: Relations) -> list[Context]:
    """Findings about the whole office, or about nodes that are not measured: nothing that was written is lost."""
    shown = {n.kode for n in relations.measured} | {i.kode for i in relations.measured_indicators()}
    names = {n.kode: n.nomenklatur or n.hasil for n in relations.buku.kinerja}
    names |= {i.kode: i.indikator for i in relations.buku.indikator}
    groups: dict[tuple[str, str], list[Context]] = {}
    for row in relations.buku.analisis:
        if row.jenis is None or row.untuk in shown:
            continue
        if row.untuk is None and row.jenis is JenisAnalisis.RENCANA_TINDAK_LANJUT:
            continue
        name = names.get(row.untuk) or row.untuk if row.untuk else ""
        groups.setdefault((name or "", row.jenis.value), []).extend(paragraphs(row.uraian))
    ordered = sorted(groups.items(), key=lambda item: item[0][0] != "")  # the office as a whole first
    names_in_order = list(dict.fromkeys(name for (name, _), _ in ordered))
    return _grouped((name, kind, groups[n, kind]) for name in names_in_order for (n, kind), _ in ordered if n == name)


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
