"""Outcomes as lines for people. Prints nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_gen.pipeline import Outcome
from lkjip_gen.problems import ALL_DOCUMENTS, Group, Problem, Severity, group
from lkjip_gen.status import Pages
from lkjip_gen.workbook.layout import SHEET_NAMES

_TITLES = {Severity.ERROR: "Kesalahan", Severity.WARNING: "Peringatan", Severity.NOTE: "Catatan"}
LIST_HEADINGS = ("Berkas", "Tingkat", "Kode", "Lembar", "Sel", "Masalah", "Cara memperbaiki", "Menghentikan")
LIST_WIDTHS = (28, 12, 8, 16, 16, 60, 60, 24)


def lines(outcome: Outcome, *, detailed: bool = False) -> Iterator[str]:
    """Everything about one workbook: problems grouped, worst first, then what was made; `detailed`: and how."""
    yield str(outcome.path)
    groups = group(outcome.problems, SHEET_NAMES)
    for severity in sorted(_TITLES, reverse=True):
        same = [g for g in groups if g.first.severity is severity]
        if same:
            yield f"  {_TITLES[severity]} ({sum(max(len(g.cells), 1) for g in same)})"
            yield from (line for g in same for line in _group(g))
    for file in outcome.files:
        yield f"  Dibuat: {file.path} ({max(1, round(file.size / 1024))} KB)"
    if outcome.files and outcome.pages is Pages.ESTIMATED:
        yield "  Nomor halaman di daftar isi perkiraan; di Word tekan Ctrl+A lalu F9 untuk menghitungnya."
    if detailed:
        yield from (_way(name, why) for name, why in outcome.slow.items())
        if outcome.pages is Pages.COUNTED:
            yield "  Rinci: nomor halaman di daftar isi dihitung dengan LibreOffice."
    if outcome.bug is not None:
        yield f"  Program gagal pada berkas ini: {type(outcome.bug).__name__}: {outcome.bug}"
    elif outcome.reporting and not outcome.files:
        yield "  Tidak ada dokumen yang dibuat; berkas lama tidak diubah."
    elif not outcome.reporting and not outcome.problems:
        yield "  Tidak ada masalah."


def _way(name: str, why: str) -> str:
    return (
        f"  Rinci: {name} dibuat dengan cara biasa (docxtpl): {why}."
        if why
        else f"  Rinci: {name} dibuat dengan cara cepat."
    )


def _group(one: Group) -> Iterator[str]:
    yield f"    {one.text}"
    if one.first.stops:
        yield f"      Menghentikan: {_stops(one.first)}."


def _stops(one: Problem) -> str:
    if one.stops == ALL_DOCUMENTS:
        return "semua dokumen"
    return ", ".join(sorted(d.value for d in one.stops))


def list_rows(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """One row a problem, in the same order, for a list as a workbook."""
    rows: list[tuple[str, ...]] = []
    for outcome in outcomes:
        for g in group(outcome.problems, SHEET_NAMES):
            p = g.first
            rows.append(
                (
                    outcome.path.name, _TITLES[p.severity], p.code.entry.id, p.place.sheet, ", ".join(g.cells),
                    p.fault, p.remedy, _stops(p) if p.stops else "",
                )
            )  # fmt: skip
    return rows
