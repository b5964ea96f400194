"""The files of the PK: what each is called, and what a draft of them marks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, put, write
from docx_text import opened

from lkjip_gen.pipeline import Options, Outcome, compare, report, trace

OFFICE = "PK Kecamatan Contoh Tahun 2025"
LONG = "Kepala Subbagian Perencanaan, Penganggaran, Keuangan, Kepegawaian, Perlengkapan, dan Urusan Rumah Tangga "


def officials(*titles: str) -> Rows:
    """The camat, and posts below him with these titles; each holds a part of the budget."""
    rows = base()
    for number, title in enumerate(titles):
        code = f"KASI-{number}"
        rows["Pejabat"].append(
            {"Kode jabatan": code, "Jabatan": title, "Nama": f"Contoh {code}", "Atasan": "CAM"},
        )
        rows["Anggaran"].append(
            {"Kode kinerja": "7.01.02", "Pagu murni": 1, "Realisasi": 1, "Penanggung jawab": code},
        )
    return rows


def made(folder: Path, rows: Rows, **options: Any) -> Outcome:
    settings = Options(folder / "hasil", documents=frozenset({"pk"}), **options)
    (outcome,) = report([write(folder, rows)], settings)
    assert outcome.bug is None
    return outcome


def names(outcome: Outcome) -> list[str]:
    """What the files of single officials but the camat are called behind the name of the office."""
    found = [f.path.stem.removeprefix(f"{OFFICE} - ") for f in outcome.files if f.path.suffix == ".docx"]
    return [n for n in found if n not in {"Camat Contoh", f"{OFFICE} (lengkap)"}]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Kasi Umum", "Kasi Desa"), ["Kasi Umum", "Kasi Desa"]),
        (("Kasi", "KASI", "Kasi Desa"), ["Kasi (KASI-0)", "KASI (KASI-1)", "Kasi Desa"]),
        (("Kasi A/B", "Kasi A-B"), ["Kasi A-B (KASI-0)", "Kasi A-B (KASI-1)"]),  # no file name holds "/"
    ],
)
def test_each_post_has_a_file_of_its_own(tmp_path: Path, titles: tuple[str, ...], expected: list[str]) -> None:
    outcome = made(tmp_path, officials(*titles))
    assert (outcome.problems, names(outcome)) == ([], expected)


def test_titles_that_differ_behind_the_longest_name(tmp_path: Path) -> None:
    """A file name has 120 characters: 33 of the office are before the title, and " (2)" takes four."""
    outcome = made(tmp_path, officials(f"{LONG}Satu", f"{LONG}Dua"))
    assert (outcome.problems, names(outcome)) == ([], [LONG[:87], f"{LONG[:83].strip()} (2)"])


@pytest.mark.parametrize("pagu", [None, "seratus ribuan"])
def test_a_draft_marks_a_pagu_that_is_missing(tmp_path: Path, pagu: Any) -> None:
    """The Kasi holds it alone; of the camat it is a part, so that his sum is none either."""
    rows = officials("Kasi Umum", "Kasi Desa")
    rows["Anggaran"][1]["Pagu murni"] = pagu
    found = {f.path.stem.rpartition(" - ")[2]: f.path for f in made(tmp_path, rows, draft=True).files}
    gap = "[BELUM DIISI: Anggaran!C3]"
    for whose, expected in (("Kasi Umum", [gap, gap]), ("Camat Contoh", [gap, gap]), ("Kasi Desa", ["1", "1"])):
        tables = opened(found[whose].read_bytes()).tables
        (budget,) = [t for t in tables if "Anggaran" in "".join(c.text for c in t.rows[0].cells)]
        assert [row.cells[2].text for row in budget.rows[2:]] == expected


def test_a_draft_marks_a_superior_who_is_not_there(tmp_path: Path) -> None:
    """No PK can be signed without him; a draft shows whom it waits for."""
    rows = put(officials("Kasi Umum"), "Pejabat", 3, {"Berlaku sejak": date(2025, 2, 1)})
    assert names(made(tmp_path, rows)) == []
    (document,) = [f.path for f in made(tmp_path, rows, draft=True).files]
    assert document.stem == f"{OFFICE} - Kasi Umum"
    first, second = opened(document.read_bytes()).tables[:2]
    assert [row.cells[2].text for row in first.rows] == ["Contoh KASI-0", "KASI UMUM"]
    assert [row.cells[2].text for row in second.rows] == ["[BELUM DIISI: Pejabat, Nama penanda tangan]", "CAMAT CONTOH"]


def test_rows_of_no_group_are_counted_through(tmp_path: Path) -> None:
    """By hand: a kegiatan under its program, and two programs whose budget has no finer level."""
    rows = base()
    for code in ("7.01.02.2.01", "7.01.03", "7.01.04"):
        rows["Kinerja"].append({"Kode": code, "Nomenklatur": f"Nama {code}", "Induk": None if "2" in code else "S1"})
    pagu = {"Pagu murni": 10, "Realisasi": 1}
    rows["Anggaran"] = [{"Kode kinerja": code, **pagu} for code in ("7.01.02.2.01", "7.01.03", "7.01.04")]
    rows["Identitas"][0]["Format dokumen"] = "Kami"
    home = tmp_path / "templates" / "kami"
    home.mkdir(parents=True)
    declared = 'nama = "Kami"\n[pk.kepala]\nanggaran = "Kegiatan"\nkelompok = "Program"\n'
    (home / "format.toml").write_text(declared, encoding="utf-8")
    (document,) = [f.path for f in made(tmp_path, rows).files if f.path.suffix == ".docx"]
    (budget,) = [t for t in opened(document.read_bytes()).tables if t.rows[0].cells[1].text == "Kegiatan"]
    assert [row.cells[0].text for row in budget.rows[2:]] == ["I", "1", "1", "2", "TOTAL"]


def test_the_trace_is_asked_for_the_pk_of_an_official(tmp_path: Path) -> None:
    """Every PK has a total; the title stands in the name of its file alone."""
    rows = officials("Kasi Umum", "Kasi Desa")
    rows["Anggaran"][2]["Pagu murni"] = 7
    outcome, found = trace(write(tmp_path, rows), "Kasi Desa total", Options(documents=frozenset({"pk"})))
    assert outcome.problems == []
    assert [line for line in found if line] == [
        f"{OFFICE} - Kasi Desa.docx: Tabel, baris 2 (TOTAL), Anggaran (Rp)", "  7 = disalin dari Anggaran!C4",
    ]  # fmt: skip


@pytest.mark.parametrize("documents", [{"pk"}, {"pk", "lkjip"}])
def test_a_pk_needs_no_scale(tmp_path: Path, documents: set[str]) -> None:
    """A scale that nobody knows costs the LKjIP alone; asked for or not, it was a fault of the program."""
    rows = {**officials("Kasi Umum"), "Pengaturan": [{"Skala predikat": "Permendagri 68/2017"}]}
    (outcome,) = report([write(tmp_path, rows)], Options(tmp_path / "hasil", documents=frozenset(documents)))
    assert outcome.bug is None
    assert names(outcome) == ["Kasi Umum"]


def test_two_workbooks_are_compared_without_a_scale(tmp_path: Path) -> None:
    book = write(tmp_path, {**base(), "Pengaturan": [{"Skala predikat": "Permendagri 68/2017"}]})
    assert [o.bug for o in compare(book, book, Options(tmp_path / "hasil"))] == [None, None]
