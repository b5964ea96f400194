"""What the tests of single checks share: rows added to the valid office, and all that is said about a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from building import OF_FIGURES, Rows, write

from lkjip_gen.pipeline import Options, check_only
from lkjip_gen.problems import Problem


def problems(folder: Path, rows: Rows) -> list[Problem]:
    """All problems of a workbook with these rows."""
    outcome = check_only(write(folder, rows), Options(documents=OF_FIGURES))
    assert outcome.bug is None
    return outcome.problems


def told(folder: Path, rows: Rows) -> list[str]:
    """All problems as "CODE Sheet!A1", sorted."""
    return sorted(f"{p.code.name} {p.place}" for p in problems(folder, rows))


def add(rows: Rows, sheet: str, values: Mapping[str, Any]) -> int:
    """A row below the others; its number as in Excel."""
    content = rows.setdefault(sheet, [])
    content.append(dict(values))
    return len(content) + 1


def narrate(rows: Rows, text: str) -> str:
    """Running text of the LKjIP; its cell."""
    return f"Narasi!C{add(rows, 'Narasi', {'Bagian': 'Kondisi umum', 'Isi': text})}"


def analyse(rows: Rows, kind: str, text: str) -> str:
    """A finding of this Jenis; its cell."""
    return f"Analisis!D{add(rows, 'Analisis', {'Untuk': 'S1', 'Jenis': kind, 'Uraian': text})}"


def indicate(rows: Rows, text: str, node: str = "S1", **more: Any) -> int:
    """Another indicator with its target and its result; the number of its row in Indikator."""
    code = f"I{len(rows['Indikator'])}"
    first = {**rows["Indikator"][0], "Kode indikator": code, "Kode kinerja": node, "Indikator": text}
    number = add(rows, "Indikator", {**first, **more})
    figures = {"PK murni": 90, "Renstra 2025": 90, "Renstra 2026": 95, "Target 2024": 85}
    add(rows, "Target", {"Kode indikator": code, **figures})
    add(rows, "Realisasi", {"Kode indikator": code, "Tahun ini": 92, "Realisasi 2024": 80})
    return number
