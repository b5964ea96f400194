"""What the office wrote, sorted to where it is printed. Nothing that was written is lost."""

from __future__ import annotations

from collections.abc import Iterable

from lkjip_gen import wording
from lkjip_gen.documents import Context
from lkjip_gen.documents.rows import or_none
from lkjip_gen.model import Analisis, Bagian, JenisAnalisis
from lkjip_gen.relations import Relations


def paragraphs(text: str | None) -> list[str]:
    """The lines of a cell, each a paragraph; blank lines only separate."""
    return [line.rstrip() for line in (text or "").split("\n") if line.strip()]


def blocks(relations: Relations, bagian: Bagian) -> list[Context]:
    return [
        {"judul": n.judul or "", "ada_judul": bool(n.judul), "paragraf": paragraphs(n.isi)}
        for n in relations.buku.narasi
        if n.bagian is bagian
    ]


def findings(analisis: Iterable[Analisis], code: str, indicators: dict[str, str]) -> list[Context]:
    """The findings of a sasaran by kind, then those of its indicators, each named."""
    found = list(analisis)
    groups: list[Context] = []
    for target, suffix in ((code, ""), *((c, f": {name}") for c, name in indicators.items())):
        for kind in JenisAnalisis:
            lines = [p for a in found if a.untuk == target and a.jenis is kind for p in paragraphs(a.uraian)]
            if lines:
                groups.append({"judul": kind.value + suffix, "paragraf": lines})
    return groups


def general_findings(relations: Relations) -> list[Context]:
    """Findings about the whole office, or about nodes that are not measured: nothing that was written is lost."""
    shown = {n.kode for n in relations.measured} | {i.kode for i in relations.measured_indicators()}
    names = {n.kode: n.nomenklatur or n.hasil for n in relations.buku.kinerja}
    names |= {i.kode: i.indikator for i in relations.buku.indikator}
    groups: dict[str, list[str]] = {}
    for row in relations.buku.analisis:
        if row.jenis is None or row.untuk in shown:
            continue
        if row.untuk is None and row.jenis is JenisAnalisis.RENCANA_TINDAK_LANJUT:
            continue
        judul = row.jenis.value + (f": {names.get(row.untuk) or row.untuk}" if row.untuk else "")
        groups.setdefault(judul, []).extend(paragraphs(row.uraian))
    return [{"judul": judul, "paragraf": lines} for judul, lines in groups.items()]


def follow_up(relations: Relations) -> list[str]:
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
                tasks = paragraphs(unit.tugas_fungsi)
                found.append(
                    {"nama": or_none(unit.nama_unit), "tingkat": str(level), "tugas": tasks, "ada_tugas": bool(tasks)}
                )
                place(unit.kode_unit, level + 1)

    place(None, 1)
    return found
