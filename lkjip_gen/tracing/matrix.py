"""`Matriks Perubahan.xlsx`: what a Perubahan changes in every official's PK as one flat sheet, for the kabupaten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lkjip_gen.excel.compared import Line, compared_sheet
from lkjip_gen.origins import Trail

SHEET = "Matriks"
HEADINGS = {  # with their widths in mm
    "Pejabat": 36.0, "Jenis": 20.0, "Uraian": 60.0, "Satuan": 18.0, "Semula": 35.0, "Menjadi": 35.0, "Selisih": 27.0,
    "Persen": 18.0, "Alasan": 54.0, "Berubah": 20.0,
}  # fmt: skip
TARGET, BUDGET, TOTAL = "Target", "Anggaran", "Jumlah"
_RUPIAH = "Rp"

Row = Mapping[str, Any]


def matrix(title: str, context: Row, trail: Trail) -> bytes:
    """The bytes of the book; `context` is that of the matrix, in which figures carry the marks of `trail`."""
    lines = [line for official in context["pejabat"] for line in _lines(official)]
    return compared_sheet(title, SHEET, HEADINGS, lines, trail.all())


def _lines(official: Row) -> Iterator[Line]:
    who = official["jabatan"]
    for row in official["bunyi"]:
        texts = (row["semula"], row["menjadi"], "", "")
        yield Line((who, row["jenis"], row["uraian"], ""), texts, _end(row), "words", row["berubah"])
    for row in official["target"]:
        yield Line((who, TARGET, row["nama"], row["satuan"]), _figures(row), _end(row), changed=row["berubah"])
    budget = official["anggaran"]
    for row in budget["baris"]:
        yield Line((who, BUDGET, row["nama"], _RUPIAH), _figures(row), _end(row), changed=row["berubah"])
    if budget["baris"]:
        changed = any(row["berubah"] for row in budget["baris"])
        start = (who, TOTAL, f"Jumlah anggaran {who}", _RUPIAH)
        end = ("", _said(changed=changed))
        yield Line(start, _figures(budget["total"]), end, "total", changed, len(budget["baris"]))


def _figures(row: Row) -> tuple[str, str, str, str]:
    return row["semula"], row["menjadi"], row["selisih"], row["persen"]


def _end(row: Row) -> tuple[str, str]:
    return row["alasan"], _said(changed=row["berubah"])


def _said(*, changed: bool) -> str:
    return "Ya" if changed else "Tidak"
