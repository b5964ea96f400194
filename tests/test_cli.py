"""The command line: exit status, words for people, and what is loaded for what."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from lkjip_gen import cli, examining, making, pipeline
from lkjip_gen.documents import File
from lkjip_gen.documents.source import Source
from lkjip_gen.excel.listing import listing
from lkjip_gen.problems import Document
from lkjip_gen.workbook.intake import take_in
from lkjip_gen.workbook.reader import read

ROOT = Path(__file__).resolve().parent.parent
LKJIP = "kecamatan-sokaraja/2020-{}/LKjIP Kecamatan Sokaraja Tahun 2020.docx"
MURNI, PERUBAHAN = LKJIP.format("murni"), LKJIP.format("perubahan")
MakeBook = Callable[..., Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Status, output and errors of one command."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status: Any = cli.main([str(a) for a in arguments])
        except SystemExit as stop:  # argparse ends this way
            status = stop.code
        said = capsys.readouterr()
        return int(status), said.out, said.err

    return call


Run = Callable[..., tuple[int, str, str]]


def shell(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A Python process of its own, with an encoding that cannot say everything, as on an old Windows."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


ONE = ("--dokumen", "lkjip")  # what a test says of one document holds for each


def broken(rows: Any) -> None:
    rows["Target"][0]["PK murni"] = "abc"


def no_results(rows: Any) -> None:
    rows["Realisasi"] = []


def report_of(document: str) -> list[str]:
    """The files of a report beside this document: its tables, its trace, the manifest."""
    path = Path(document)
    name = path.stem
    others = (path.name, f"Tabel {name}.xlsx", f"Jejak {name}.json", "manifest.json")
    return [str(path.parent / other) for other in others]


def files(folder: Path) -> list[str]:
    """All files below a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


# --- laporan ---------------------------------------------------------------------------------------------------------


def test_two_reports_are_made(run: Run, murni: Path, perubahan: Path, tmp_path: Path) -> None:
    status, out, err = run("laporan", murni, perubahan, *ONE, "--keluaran", tmp_path)
    assert (status, err) == (0, "")
    made = [MURNI, PERUBAHAN]
    assert files(tmp_path) == sorted(name for m in made for name in report_of(m))
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [str(murni), str(perubahan)]
    for path in made:
        assert f"  Dibuat: {tmp_path / path} (" in out
        assert docx.Document(str(tmp_path / path)).core_properties.author == "Kecamatan Sokaraja"


def test_output_is_a_folder_of_that_name_by_default(
    run: Run, murni: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("laporan", murni)[0] == 0
    assert (tmp_path / "output" / MURNI).is_file()


def test_a_workbook_with_an_error_makes_nothing(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book(tmp_path / "salah.xlsx", broken)
    status, out, err = run("laporan", book, *ONE, "--keluaran", tmp_path / "hasil")
    assert (status, err) == (1, "")
    assert '    Target!C2: "abc" bukan angka. Isi angka saja, misalnya 12,5. [S01]\n' in out
    assert "      Menghentikan: " in out
    assert "  Tidak ada dokumen yang dibuat; berkas lama tidak diubah.\n" in out
    assert not (tmp_path / "hasil").exists()


def test_a_workbook_with_an_error_leaves_the_old_report(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book(tmp_path / "buku.xlsx")
    assert run("laporan", book, *ONE, "--keluaran", tmp_path / "hasil")[0] == 0
    before = {name: (tmp_path / "hasil" / name).read_bytes() for name in files(tmp_path / "hasil")}
    make_book(book, broken)
    assert run("laporan", book, *ONE, "--keluaran", tmp_path / "hasil")[0] == 1
    assert {name: (tmp_path / "hasil" / name).read_bytes() for name in files(tmp_path / "hasil")} == before


def test_a_workbook_without_results_makes_no_lkjip_and_says_why(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book(tmp_path / "buku.xlsx", no_results)
    reason = "LKjIP tidak dibuat karena lembar Realisasi masih kosong."
    status, out, _ = run("laporan", book, *ONE, "--keluaran", tmp_path / "hasil")
    assert status == 1
    assert reason in out
    assert "[K07]" in out
    assert "Kesalahan" not in out
    assert not (tmp_path / "hasil").exists()
    status, out, _ = run("laporan", book, "--keluaran", tmp_path / "hasil")
    assert status == 0  # the PK and the trees need no results
    assert reason in out
    assert not (tmp_path / "hasil" / MURNI).exists()
    made = [Path(name).name[:3] for name in files(tmp_path / "hasil") if name.endswith(".docx")]
    assert made == ["Cas", "PK ", "Poh"]
    status, out, _ = run("periksa", book)
    assert status == 0
    assert reason in out


def test_the_status_is_the_worst_of_all_files(run: Run, make_book: MakeBook, murni: Path, tmp_path: Path) -> None:
    wrong = make_book(tmp_path / "salah.xlsx", broken, "sokaraja-2020-perubahan")
    missing, hasil = tmp_path / "tiada.xlsx", tmp_path / "hasil"
    assert run("laporan", wrong, murni, "--keluaran", hasil)[0] == 1
    assert (hasil / MURNI).is_file()
    status, out, _ = run("laporan", missing, wrong, "--keluaran", hasil)
    assert status == 2
    assert f'Berkas "{missing}" tidak ditemukan. Periksa nama dan foldernya. [B01]' in out
    assert "[S01]" in out
    assert run("periksa", wrong, missing, murni)[0] == 2
    assert run("periksa", wrong, murni)[0] == 1
    assert run("periksa", murni)[0] == 0


def test_two_workbooks_for_one_folder_are_both_refused(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    books = [make_book(tmp_path / f"{name}.xlsx") for name in ("satu", "dua")]
    status, out, _ = run("laporan", *books, "--keluaran", tmp_path / "hasil")
    assert status == 2
    assert out.count("[H01]") == 2
    assert "satu.xlsx dan dua.xlsx menuju folder keluaran yang sama" in out
    assert str(tmp_path / "hasil/kecamatan-sokaraja/2020-murni") in out
    assert not (tmp_path / "hasil").exists()


def test_a_clash_does_not_hold_back_the_others(run: Run, make_book: MakeBook, perubahan: Path, tmp_path: Path) -> None:
    books = [make_book(tmp_path / f"{name}.xlsx") for name in ("satu", "dua")]
    assert run("laporan", books[0], perubahan, books[1], "--keluaran", tmp_path / "hasil")[0] == 2
    assert sorted(p.name for p in (tmp_path / "hasil/kecamatan-sokaraja").iterdir()) == ["2020-perubahan"]


# --- files and folders -----------------------------------------------------------------------------------------------


def test_a_folder_stands_for_its_workbooks(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    folder = tmp_path / "buku"
    make_book(folder / "b.xlsx")
    make_book(folder / "a.xlsx", name="sokaraja-2020-perubahan")
    (folder / "~$a.xlsx").write_bytes(b"bayangan")
    (folder / "catatan.txt").write_bytes(b"lain")
    status, out, _ = run("periksa", folder)
    assert status == 0
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [
        str(folder / "a.xlsx"),
        str(folder / "b.xlsx"),
    ]
    assert run("laporan", folder, "--keluaran", tmp_path / "hasil")[0] == 0
    assert (tmp_path / "hasil" / MURNI).is_file()
    assert (tmp_path / "hasil" / PERUBAHAN).is_file()


def test_a_shadow_file_is_refused_when_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "~$buku.xlsx").write_bytes(b"bayangan")
    status, out, _ = run("periksa", tmp_path / "~$buku.xlsx")
    assert status == 2
    assert "[B06]" in out
    assert 'tanpa "~$"' in out


@pytest.mark.parametrize("command", ["laporan", "periksa"])
def test_a_folder_without_workbooks(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "~$buku.xlsx").write_bytes(b"bayangan")
    assert run(command, tmp_path) == (2, "", f"Tidak ada buku kerja .xlsx di {tmp_path}.\n")


def test_what_is_no_workbook_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "buku.csv").write_text("a;b", encoding="utf-8")
    (tmp_path / "buku.xlsx").write_text("bukan", encoding="utf-8")
    status, out, _ = run("periksa", tmp_path / "buku.csv", tmp_path / "buku.xlsx")
    assert status == 2
    assert "[B04]" in out
    assert "[B07]" in out


# --- usage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "lkjip: argumen ini wajib diberikan: PERINTAH"),
        (["cetak"], "lkjip: perintah 'cetak' tidak dikenal"),
        (["laporan"], "lkjip laporan: argumen ini wajib diberikan: FILE"),
        (["laporan", "a.xlsx", "--paksa"], "lkjip: argumen tidak dikenal: --paksa"),
        (["laporan", "a.xlsx", "--keluaran"], "lkjip laporan: argumen --keluaran memerlukan nilai"),
        (["baru", "a.xlsx", "--tahun", "2025"], "lkjip baru: argumen ini wajib diberikan: --renstra"),
        (["baru", "a.xlsx"], "lkjip baru: argumen ini wajib diberikan: --tahun, --renstra"),
    ],
)
def test_wrong_usage_is_told_in_indonesian(run: Run, arguments: list[str], said: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == said
    assert err.startswith("pemakaian: lkjip")
    for english in ("usage", "required", "argument ", "invalid", "error"):
        assert english not in err


@pytest.mark.parametrize(
    ("tahun", "renstra", "said"),
    [
        ("25", "2021-2026", 'argumen --tahun: "25" bukan tahun empat angka'),
        ("dua", "2021-2026", 'argumen --tahun: "dua" bukan tahun empat angka'),
        ("2125", "2021-2026", 'argumen --tahun: "2125" bukan tahun empat angka'),
        ("2025", "2021", 'argumen --renstra: "2021" bukan periode; tulis misalnya 2021-2026'),
        ("2025", "2026-2021", 'argumen --renstra: "2026-2021" bukan periode; tulis misalnya 2021-2026'),
        ("2025", "2021-2021", 'argumen --renstra: "2021-2021" bukan periode; tulis misalnya 2021-2026'),
        ("2025", "2021/2026", 'argumen --renstra: "2021/2026" bukan periode; tulis misalnya 2021-2026'),
        ("2025", "1021-2026", 'argumen --renstra: "1021" bukan tahun empat angka'),
        ("2025", "2021-2062", 'argumen --renstra: periode "2021-2062" terlalu panjang'),
    ],
)
def test_baru_refuses_years_that_are_none(run: Run, tmp_path: Path, tahun: str, renstra: str, said: str) -> None:
    status, _, err = run("baru", tmp_path / "baru.xlsx", "--tahun", tahun, "--renstra", renstra)
    assert status == 2
    assert err.splitlines()[-1] == f"lkjip baru: {said}"
    assert files(tmp_path) == []


# --- baru ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("renstra", ["2021-2026", "2021\u20132026", "2021 - 2026"])
def test_baru_writes_a_workbook_that_reads_back(run: Run, tmp_path: Path, renstra: str) -> None:
    path = tmp_path / "kecamatan kita.xlsx"
    assert run("baru", path, "--tahun", "2025", "--renstra", renstra) == (0, f"Dibuat: {path}\n", "")
    assert files(tmp_path) == ["kecamatan kita.xlsx"]
    book, problems = read(path)
    assert problems == []
    assert book is not None
    intake, problems = take_in(book)
    assert problems == []
    assert intake is not None
    assert intake.buku.tahun_dibuat == 2025
    assert intake.buku.kolom_tahun["Target", "renstra"] == (2021, 2022, 2023, 2024, 2025, 2026)
    assert intake.buku.kinerja == ()


def test_a_blank_workbook_has_only_what_is_missing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "baru.xlsx"
    run("baru", path, "--tahun", "2025", "--renstra", "2021-2026")
    status, out, err = run("periksa", path)
    assert (status, err) == (1, "")
    codes = {line.rpartition(" [")[2] for line in out.splitlines() if line.endswith("]")}
    assert codes == {"K01]", "K07]"}


def test_baru_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ada.xlsx"
    path.write_bytes(b"milik orang")
    status, out, err = run("baru", path, "--tahun", "2025", "--renstra", "2021-2026")
    assert (status, out, err) == (2, "", f"{path} sudah ada dan tidak ditimpa. Pilih nama lain.\n")
    assert path.read_bytes() == b"milik orang"


def test_baru_wants_xlsx(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "baru.xls"
    status, _, err = run("baru", path, "--tahun", "2025", "--renstra", "2021-2026")
    assert (status, err) == (2, f"{path}: nama buku kerja harus berakhiran .xlsx.\n")
    assert files(tmp_path) == []


def test_baru_in_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tiada" / "baru.xlsx"
    status, _, err = run("baru", path, "--tahun", "2025", "--renstra", "2021-2026")
    assert status == 2
    assert err.startswith(f"{path} tidak dapat ditulis (")
    assert list(tmp_path.iterdir()) == []


# --- periksa ---------------------------------------------------------------------------------------------------------


def test_periksa_makes_nothing(run: Run, murni: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("periksa", murni) == (0, f"{murni}\n  Tidak ada masalah.\n", "")
    assert list(tmp_path.iterdir()) == []


def sheet_of(path: Path) -> Any:
    """The only sheet of a list; XlsxWriter's own files need no warnings."""
    book = openpyxl.load_workbook(path)
    assert len(book.worksheets) == 1
    return book.worksheets[0]


def test_the_list_of_problems_as_a_workbook(run: Run, make_book: MakeBook, murni: Path, tmp_path: Path) -> None:
    def two_wrong_targets(rows: Any) -> None:
        rows["Target"][1]["PK murni"] = rows["Target"][3]["PK murni"] = "abc"

    wrong, target = make_book(tmp_path / "=1+1.xlsx", two_wrong_targets), tmp_path / "daftar.xlsx"
    status, out, err = run("periksa", wrong, murni, "--ke", target)
    assert (status, err) == (1, "")
    assert out.endswith(f"Dibuat: {target}\n")
    sheet = sheet_of(target)
    assert sheet.title == "Daftar masalah"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Berkas", "Tingkat", "Kode", "Lembar", "Sel", "Masalah", "Cara memperbaiki", "Menghentikan"]
    found = [row for row in rows[1:] if row[2] == "S01"]
    assert [row[:7] for row in found] == [
        ["=1+1.xlsx", "Kesalahan", "S01", "Target", "C3, C5", '"abc" bukan angka.', "Isi angka saja, misalnya 12,5."]
    ]
    assert "LKjIP" in found[0][7]
    assert {row[0] for row in rows[1:]} == {"=1+1.xlsx"}  # the sound workbook has no row
    assert {cell.data_type for cell in sheet["A"]} == {"s"}  # "=1+1.xlsx" is no formula


def test_a_list_without_problems_has_its_headings(run: Run, murni: Path, tmp_path: Path) -> None:
    assert run("periksa", murni, "--ke", tmp_path / "daftar.xlsx")[0] == 0
    sheet = sheet_of(tmp_path / "daftar.xlsx")
    assert (sheet.max_row, sheet["A1"].value, sheet["H1"].value) == (1, "Berkas", "Menghentikan")


def test_a_list_overwrites_nothing_and_is_refused_first(run: Run, murni: Path, tmp_path: Path) -> None:
    target = tmp_path / "daftar.xlsx"
    target.write_bytes(b"milik orang")
    assert run("periksa", murni, "--ke", target) == (2, "", f"{target} sudah ada dan tidak ditimpa. Pilih nama lain.\n")
    assert target.read_bytes() == b"milik orang"


def test_a_list_that_cannot_be_written_is_told(run: Run, murni: Path, tmp_path: Path) -> None:
    status, out, err = run("periksa", murni, "--ke", tmp_path / "tiada" / "daftar.xlsx")
    assert status == 2
    assert "Tidak ada masalah." in out
    assert "tidak dapat ditulis" in err


def test_texts_of_a_list_stay_text() -> None:
    texts = ["=1+1", "+1", "@SUM(A1)", "{=1}", "https://contoh.go.id", "mailto:a@b.c", "0012", "1e5", "TRUE"]
    content = listing("Judul", ["Teks"], [[t] for t in texts], [20])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [c.value for c in sheet["A"]] == ["Teks", *texts]
    assert {c.data_type for c in sheet["A"]} == {"s"}
    assert [c.hyperlink for c in sheet["A"] if c.hyperlink] == []
    assert listing("Judul", ["Teks"], [[t] for t in texts], [20]) == content


# --- a mistake of ours -----------------------------------------------------------------------------------------------


def test_a_bug_in_one_file_leaves_the_others(
    run: Run, murni: Path, perubahan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path) -> Any:
        if path == murni:
            raise RuntimeError("rusak di dalam")
        return read(path)

    monkeypatch.setattr(examining, "read", failing)
    status, out, err = run("laporan", murni, perubahan, *ONE, "--keluaran", tmp_path)
    assert status == 3
    assert "  Program gagal pada berkas ini: RuntimeError: rusak di dalam\n" in out
    assert "Traceback (most recent call last):" in err
    assert "in failing" in err
    assert err.endswith("kepada pengembang.\n")
    assert files(tmp_path) == sorted(report_of(PERUBAHAN))
    status, out, err = run("periksa", perubahan, murni)
    assert status == 3
    assert f"{perubahan}\n  Tidak ada masalah.\n" in out
    assert "RuntimeError: rusak di dalam" in err


def test_a_bug_in_delivery_leaves_the_others(
    run: Run, murni: Path, perubahan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.deliver

    def failing(folder: Path, *rest: Any) -> Any:
        if folder.name == "2020-murni":
            raise RuntimeError("rusak di dalam")
        return real(folder, *rest)

    monkeypatch.setattr(pipeline, "deliver", failing)
    status, out, err = run("laporan", murni, perubahan, "--keluaran", tmp_path)
    assert status == 3
    assert "RuntimeError: rusak di dalam" in err
    assert (tmp_path / PERUBAHAN).is_file()
    assert f"  Dibuat: {tmp_path / PERUBAHAN}" in out


def test_the_manifest_names_the_bytes_that_were_read(
    run: Run, murni: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves the workbook while its documents are made."""
    book = tmp_path / "buku.xlsx"
    book.write_bytes(murni.read_bytes())
    real = pipeline.deliver

    def saved_meanwhile(*rest: Any) -> Any:
        book.write_bytes(b"lain")
        return real(*rest)

    monkeypatch.setattr(pipeline, "deliver", saved_meanwhile)
    assert run("laporan", book, "--keluaran", tmp_path)[0] == 0
    manifest = json.loads((tmp_path / "kecamatan-sokaraja" / "2020-murni" / "manifest.json").read_text())
    assert manifest["buku_kerja"]["sha256"] == hashlib.sha256(murni.read_bytes()).hexdigest()


def test_the_same_workbook_twice_is_one(run: Run, murni: Path, tmp_path: Path) -> None:
    status, out, _ = run("laporan", murni, murni.parent / "." / murni.name, *ONE, "--keluaran", tmp_path)
    assert status == 0
    assert out.count("Dibuat:") == 3


def test_a_bug_outside_the_files_is_told_too(run: Run, murni: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Any:
        raise RuntimeError("rusak di luar")

    monkeypatch.setattr(pipeline, "report", failing)
    status, out, err = run("laporan", murni)
    assert (status, out) == (3, "")
    assert "RuntimeError: rusak di luar" in err
    assert err.endswith("kepada pengembang.\n")


# --- templates -------------------------------------------------------------------------------------------------------


def template(folder: Path, *paragraphs: str) -> Path:
    """A form folder with a small template of the LKjIP."""
    folder.mkdir(parents=True)
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / "lkjip.docx"))
    return folder / "lkjip.docx"


def text_of(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def test_an_own_template_folder_wins_over_the_programs(run: Run, murni: Path, tmp_path: Path) -> None:
    template(tmp_path / "milik/banyumas-2020", "Templat sendiri")
    status, out, _ = run("laporan", murni, *ONE, "--templat", tmp_path / "milik", "--keluaran", tmp_path / "hasil")
    assert status == 0
    assert text_of(tmp_path / "hasil" / MURNI) == "Templat sendiri"
    assert "[T02]" not in out


def test_templates_beside_the_workbook_win_over_all(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book(tmp_path / "buku/sokaraja.xlsx")
    template(tmp_path / "milik/banyumas-2020", "Templat sendiri")
    template(tmp_path / "buku/templates/banyumas-2020", "Templat di samping")
    assert run("laporan", book, "--templat", tmp_path / "milik", "--keluaran", tmp_path / "hasil")[0] == 0
    assert text_of(tmp_path / "hasil" / MURNI) == "Templat di samping"


def test_an_own_nasional_serves_a_form_without_the_template(run: Run, murni: Path, tmp_path: Path) -> None:
    template(tmp_path / "milik/nasional", "Nasional sendiri")
    status, out, _ = run("laporan", murni, *ONE, "--templat", tmp_path / "milik", "--keluaran", tmp_path / "hasil")
    assert status == 0
    assert text_of(tmp_path / "hasil" / MURNI) == "Nasional sendiri"
    assert 'Format "Banyumas 2020" tidak punya lkjip.docx; dipakai templat Nasional. [T02]' in out


def test_an_undefined_name_in_a_template(run: Run, murni: Path, tmp_path: Path) -> None:
    hasil = tmp_path / "hasil"
    assert run("laporan", murni, "--keluaran", hasil)[0] == 0
    before = {name: (hasil / name).read_bytes() for name in files(hasil)}
    template(tmp_path / "milik/banyumas-2020", "Baik", "Disusun oleh {{ nama_yang_tidak_ada }}.")
    status, out, err = run("laporan", murni, "--templat", tmp_path / "milik", "--keluaran", hasil)
    assert (status, err) == (2, "")
    assert 'Templat lkjip.docx memakai nama "nama_yang_tidak_ada" yang tidak ada' in out
    assert "[T04]" in out
    assert "  Tidak ada dokumen yang dibuat; berkas lama tidak diubah.\n" in out
    assert {name: (hasil / name).read_bytes() for name in files(hasil)} == before


def test_one_bad_template_holds_back_the_whole_set(
    run: Run, murni: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lkjip = next(s for s in making.REGISTRY if s.document is Document.LKJIP)

    def pk_of(source: Source) -> list[File]:
        return [replace(file, template="pk.docx", name="PK.docx") for file in lkjip.files(source)]

    other = replace(lkjip, key="pk", document=Document.PK, files=pk_of)
    for room in (examining, making):
        monkeypatch.setattr(room, "REGISTRY", (lkjip, other))
    own, hasil = tmp_path / "milik/banyumas-2020", tmp_path / "hasil"
    template(own, "Templat sendiri")
    shutil.copy(own / "lkjip.docx", own / "pk.docx")
    assert run("laporan", murni, "--templat", tmp_path / "milik", "--keluaran", hasil)[0] == 0
    folder = "kecamatan-sokaraja/2020-murni/"
    assert files(hasil) == sorted([*report_of(MURNI), folder + "PK.docx"])
    before = {name: (hasil / name).read_bytes() for name in files(hasil)}
    template(tmp_path / "lain/banyumas-2020", "Templat lain")
    template(tmp_path / "rusak", "{{ nama_yang_tidak_ada }}").rename(tmp_path / "lain/banyumas-2020/pk.docx")
    status, out, _ = run("laporan", murni, "--templat", tmp_path / "lain", "--keluaran", hasil)
    assert status == 2
    assert "Templat pk.docx memakai nama" in out
    assert {name: (hasil / name).read_bytes() for name in files(hasil)} == before


def test_a_form_that_is_not_there(run: Run, make_book: MakeBook, tmp_path: Path) -> None:
    def other_form(rows: Any) -> None:
        rows["Identitas"][0]["Format dokumen"] = "Banjumas 2020"

    status, out, _ = run("laporan", make_book(tmp_path / "buku.xlsx", other_form), "--keluaran", tmp_path / "hasil")
    assert status == 1
    assert 'Format dokumen "Banjumas 2020" tidak punya folder templat; mungkin maksudnya "Banyumas 2020".' in out
    assert "[T01]" in out
    assert not (tmp_path / "hasil").exists()


def test_a_template_folder_that_is_not_there(run: Run, murni: Path, tmp_path: Path) -> None:
    status, out, err = run("laporan", murni, "--templat", tmp_path / "salah-ketik", "--keluaran", tmp_path / "hasil")
    assert status == 2
    assert str(tmp_path / "salah-ketik") in out + err
    assert not (tmp_path / "hasil").exists()


# --- a process of its own --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--help"], ["laporan", "--help"], ["--version"]])
def test_help_is_indonesian(tmp_path: Path, arguments: list[str]) -> None:
    done = shell("-m", "lkjip_gen", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout.splitlines()
    if arguments == ["--version"]:
        assert text == ["lkjip 0.1.0"]
        return
    assert text[0].startswith("pemakaian: lkjip")
    assert "pilihan:" in text
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in done.stdout
    if arguments == ["--help"]:
        assert "status keluar: 0 selesai, 1 ada masalah isian" in done.stdout
        for command in ("laporan", "periksa", "baru"):
            assert f"\n    {command} " in done.stdout


def test_the_module_runs_as_a_command(make_book: MakeBook, tmp_path: Path) -> None:
    wrong = make_book(tmp_path / "salah \u2013 é.xlsx", broken)
    done = shell("-m", "lkjip_gen", "laporan", str(wrong), *ONE, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0] == str(wrong)  # whatever the console's encoding
    assert not (tmp_path / "output").exists()
    done = shell("-m", "lkjip_gen", "cetak", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    done = shell("-m", "lkjip_gen", "baru", "baru.xlsx", "--tahun", "2025", "--renstra", "2021-2026", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Dibuat: baru.xlsx\n", "")


def test_a_bug_ends_the_process_with_3(murni: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from lkjip_gen import cli, examining\n"
        "def failing(path): raise RuntimeError('rusak di dalam')\n"
        "examining.read = failing\n"
        f"sys.exit(cli.main(['laporan', {str(murni)!r}]))"
    )
    done = shell("-c", code, cwd=tmp_path)
    assert done.returncode == 3
    assert "Traceback (most recent call last):" in done.stderr
    assert "RuntimeError: rusak di dalam" in done.stderr
