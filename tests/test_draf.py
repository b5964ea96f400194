"""A draft: made although there are errors, its gaps and every page marked, beside the finished documents."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from building import base, identity, perubahan, put, write
from docx_text import lines, opened
from problem_cases import CASES, Case, Room
from wordml import package

from lkjip_gen import making
from lkjip_gen.cli import main
from lkjip_gen.pipeline import Options, Outcome, report
from lkjip_gen.printed import Reading
from lkjip_gen.problems import Exit, Problem, Severity
from lkjip_gen.word import engine

LKJIP = frozenset({"lkjip"})  # the draft of a PK is tested with the PK
SOUND = package("<w:p/>")
GAP = re.compile(r"\[BELUM DIISI: [^\]]+\]")


def draft(folder: Path, path: Path) -> Outcome:
    (outcome,) = report([path], Options(folder / "output", draft=True, documents=LKJIP))
    assert outcome.bug is None
    return outcome


def text_of(outcome: Outcome) -> str:
    return "\n".join(lines(opened(outcome.files[0].path.read_bytes())))


def gaps(folder: Path, rows: Any) -> list[str]:
    """The gaps that the draft of a workbook with these rows marks, each once."""
    return sorted(set(GAP.findall(text_of(draft(folder, write(folder, rows))))))


@pytest.mark.parametrize("one", CASES, ids=[c.name for c in CASES])
def test_every_broken_workbook_has_a_draft_or_a_reason(
    one: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never a crash: a content for the template, or an error that says why there is none."""
    made = one.make(Room(tmp_path, monkeypatch))
    if not isinstance(made, Path):
        return
    contents: list[Any] = []

    def kept(
        _name: str, _then: object, _template: Path, context: Any, *_: object, **__: object
    ) -> tuple[engine.Rendered, list[Problem]]:
        contents.append(context)
        return engine.Rendered(SOUND, Reading()), []

    monkeypatch.setattr(making, "render_soundly", kept)
    outcome = draft(tmp_path, made)
    if contents:
        assert len(outcome.files) == 1
        assert not re.search(r"\b(nan|None|Decimal|Tiada)\b", json.dumps(contents[0]))
    else:
        assert outcome.files == []
        assert any(p.severity is Severity.ERROR for p in outcome.problems)


def test_a_whole_workbook_has_no_gap(tmp_path: Path) -> None:
    outcome = draft(tmp_path, write(tmp_path))
    assert outcome.status is Exit.DELIVERED
    assert outcome.files[0].path.parent == tmp_path / "output" / "kecamatan-contoh" / "2025-murni-draf"
    assert GAP.findall(text_of(outcome)) == []


def test_every_page_is_marked(tmp_path: Path) -> None:
    """The cover too, which has no header of its own: every section shows a header with the word."""
    content = draft(tmp_path, write(tmp_path)).files[0].path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        headers = [archive.read(n).decode() for n in archive.namelist() if n.startswith("word/header")]
        body = archive.read("word/document.xml").decode()
    assert len(headers) == 2
    assert all(h.count(">DRAF<") == 1 for h in headers)
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", body, re.DOTALL)
    assert len(sections) >= 3
    assert all("w:headerReference" in s for s in sections)


def test_the_finished_document_is_not_marked(tmp_path: Path) -> None:
    (outcome,) = report([write(tmp_path)], Options(tmp_path / "output", documents=LKJIP))
    with zipfile.ZipFile(outcome.files[0].path) as archive:
        assert not any(b">DRAF<" in archive.read(n) for n in archive.namelist())


@pytest.mark.parametrize(
    ("sheet", "row", "values", "expected"),
    [
        ("Indikator", 2, {"Formulasi": None}, "[BELUM DIISI: Indikator!H2]"),
        ("Indikator", 2, {"Sumber data": None}, "[BELUM DIISI: Indikator!I2]"),
        ("Target", 2, {"PK murni": "delapan"}, "[BELUM DIISI: Target!C2]"),
        ("Target", 3, {"Renstra 2026": None}, "[BELUM DIISI: Target!O3]"),
        ("Realisasi", 2, {"Tahun ini": None}, "[BELUM DIISI: Realisasi!G2]"),
        ("Anggaran", 2, {"Realisasi": None}, "[BELUM DIISI: Anggaran!E2]"),
    ],
)
def test_a_gap_names_its_cell(tmp_path: Path, sheet: str, row: int, values: dict[str, Any], expected: str) -> None:
    assert expected in gaps(tmp_path, put(base(), sheet, row, values))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("Kabupaten/Kota", "[BELUM DIISI: Kabupaten/Kota, Identitas!B3]"),
        ("Tempat LKjIP", "[BELUM DIISI: Tempat LKjIP, Identitas!B18]"),
        ("Tanggal LKjIP", "[BELUM DIISI: Tanggal LKjIP, Identitas!B19]"),
    ],
)
def test_a_fact_that_is_missing(tmp_path: Path, fact: str, expected: str) -> None:
    assert expected in gaps(tmp_path, identity(base(), {fact: None}))


def test_a_part_that_the_office_must_write(tmp_path: Path) -> None:
    rows = base()
    rows["Narasi"] = [r for r in rows["Narasi"] if r["Bagian"] != "Visi"]
    assert gaps(tmp_path, rows) == ["[BELUM DIISI: Narasi, Bagian Visi]"]


def test_an_analysis_that_is_missing(tmp_path: Path) -> None:
    assert gaps(tmp_path, {**base(), "Analisis": []}) == ["[BELUM DIISI: Analisis: penyebab dan solusi]"]


def test_nobody_to_sign(tmp_path: Path) -> None:
    rows = base()
    rows["Pejabat"] = rows["Pejabat"][:1]
    assert "[BELUM DIISI: Pejabat, Nama penanda tangan]" in gaps(tmp_path, rows)


def test_sheets_that_are_still_empty(tmp_path: Path) -> None:
    """In January there is no Realisasi yet: the draft shows what will be wanted."""
    outcome = draft(tmp_path, write(tmp_path, {**base(), "Realisasi": [], "Analisis": []}))
    assert len(outcome.files) == 1
    assert outcome.status is Exit.DATA
    assert "[BELUM DIISI: " in text_of(outcome)


def test_perubahan_without_its_date(tmp_path: Path) -> None:
    rows = identity(perubahan(base()), {"Tanggal perubahan PK": None})
    assert len(draft(tmp_path, write(tmp_path, rows)).files) == 1


def test_the_finished_document_stays(tmp_path: Path) -> None:
    """A draft has a folder of its own, so it never stands in place of what was delivered."""
    path = write(tmp_path)
    (first,) = report([path], Options(tmp_path / "output", documents=LKJIP))
    before = first.files[0].path.read_bytes()
    broken = write(tmp_path, put(base(), "Realisasi", 2, {"Tahun ini": None}))
    outcome = draft(tmp_path, broken)
    assert outcome.files[0].path != first.files[0].path
    assert first.files[0].path.read_bytes() == before


def test_the_command_says_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1 while there are errors, although a file was made; 0 for a whole workbook."""
    broken = write(tmp_path, put(base(), "Realisasi", 2, {"Tahun ini": None}))
    output = str(tmp_path / "output")
    asked = ["--keluaran", output, "--dokumen", "lkjip"]
    assert main(["laporan", str(broken), *asked]) == Exit.DATA
    assert not (tmp_path / "output").exists()
    assert main(["laporan", str(broken), *asked, "--draf"]) == Exit.DATA
    assert len(list((tmp_path / "output").rglob("*.docx"))) == 1
    assert "Realisasi!G2" in capsys.readouterr().out
    assert main(["laporan", str(write(tmp_path)), *asked, "--draf"]) == Exit.DELIVERED
