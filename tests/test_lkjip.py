"""The LKjIP as a Word file: figures on the page, text whole, nothing empty."""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx_text import captions, document_of, lines, opened, table_under

from lkjip_gen.pipeline import Options, report
from lkjip_gen.problems import Document
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Kind
from lkjip_gen.workbook.starter import workbook
from tools.contoh import rows as example_rows

VERSIONS = ("murni", "perubahan")


def made(tmp_path: Path, rows: dict[str, Any]) -> bytes:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(workbook(2020, (2019, 2024), rows))
    (outcome,) = report([path], Options(tmp_path / "output", documents=frozenset({"lkjip"})))
    assert outcome.bug is None
    return document_of(outcome).read_bytes()


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return {v: made(tmp_path_factory.mktemp(v), example_rows(f"sokaraja-2020-{v}")) for v in VERSIONS}


INDICATORS = [
    "Indeks Kepuasan Masyarakat (IKM) Pelayanan Kecamatan",
    "Persentase layanan kecamatan diselesaikan tepat waktu",
    "Persentase kelompok masyarakat di kecamatan yang aktif",
    "Persentase permohonan administrasi kependudukan dan PATEN yang terlayani secara baik",
    "Persentase linmas terbina",
    "Persentase desa/kelurahan yang tertib administrasi pemerintahan desa/kelurahan",
    "Persentase pembayaran PBB di kecamatan",
    "Persentase kelompok swadaya masyarakat di kecamatan yang aktif",
    "Persentase desa yang mendapatkan pembinaan dan pengawasan pengelolaan APBDes",
]
TARGETS = {
    "murni": ["83", "85", "85", "100", "90", "90", "85", "85", "85"],
    "perubahan": ["83", "85", "85", "100", "81", "100", "81", "90", "100"],
}
CAPAIAN = {
    "murni": ["102,59", "100,00", "100,00", "100,00", "88,89", "88,89", "94,12", "97,65", "94,12"],
    "perubahan": ["102,59", "100,00", "100,00", "100,00", "98,77", "80,00", "98,77", "92,22", "80,00"],
}
REALISASI = ["85,15", "85", "85", "100", "80", "80", "80", "83", "80"]
LAST_YEAR = [
    ["82", "82,5", "100,61"], ["100", "100", "100,00"], ["81", "81", "100,00"], ["100", "100", "100,00"],
    ["85", "85", "100,00"], ["70", "71", "101,43"], ["80", "80", "100,00"], ["80", "81", "101,25"],
    ["95", "100", "105,26"],
]  # fmt: skip


def indicator_rows(table: list[list[str]]) -> list[list[str]]:
    """The rows that hold an indicator, from the cell of its name on."""
    found = []
    for row in table:
        at = next((i for i, cell in enumerate(row) if cell in INDICATORS), None)
        if at is not None:
            found.append(row[at:])
    return found


@pytest.mark.parametrize("versi", VERSIONS)
def test_targets_results_and_last_year(documents: dict[str, bytes], versi: str) -> None:
    """Tabel 2.3, 3.2 and 3.6 of the seed."""
    document = opened(documents[versi])
    pk = indicator_rows(table_under(document, "Perjanjian Kinerja Kecamatan Sokaraja Tahun 2020"))
    assert [r[0] for r in pk] == INDICATORS
    assert [r[-1] for r in pk] == TARGETS[versi]
    iku = indicator_rows(table_under(document, "Capaian Indikator Kinerja Utama Tahun 2020"))
    expected = [list(x) for x in zip(TARGETS[versi], REALISASI, CAPAIAN[versi], strict=True)]
    assert [r[2:5] for r in iku] == expected
    assert [r[1] for r in iku] == ["Indeks", *["%"] * 8]
    years = indicator_rows(table_under(document, "Capaian Kinerja Sasaran Tahun 2020"))
    assert [r[2:8] for r in years] == [a + b for a, b in zip(LAST_YEAR, expected, strict=True)]


@pytest.mark.parametrize(
    ("versi", "pagu", "serapan", "total"),
    [
        ("murni", ["46.750.000", "10.000.000", "137.191.000", "193.941.000", "640.815.000", "834.756.000"],
         ["85,92", "96,75", "73,93", "77,99", "99,78", "94,72"], "834.756.000"),
        ("perubahan", ["46.750.000", "10.010.000", "147.311.000", "204.071.000", "676.824.438", "880.895.438"],
         ["85,92", "96,65", "68,85", "74,12", "94,47", "89,76"], "880.895.438"),
    ],
)  # fmt: skip
def test_budget_tables(
    documents: dict[str, bytes], versi: str, pagu: list[str], serapan: list[str], total: str
) -> None:
    """639.420.336 / 640.815.000 = 99,78 and / 676.824.438 = 94,47."""
    document = opened(documents[versi])
    body = table_under(document, "Anggaran dan Realisasi Anggaran per Sasaran")[1:]
    assert [r[-3] for r in body] == pagu
    assert [r[-1] for r in body] == serapan
    assert table_under(document, "Rencana Anggaran per Sasaran Strategis")[-1][-1] == total
    programs = table_under(document, "Anggaran dan Realisasi Anggaran per Program")
    assert [r[-3] for r in programs[1:]] == [
        "687.565.000" if versi == "murni" else "723.574.438", *pagu[1:3], total
    ]  # fmt: skip


@pytest.mark.parametrize("versi", VERSIONS)
def test_efisiensi_lists_only_those_at_100(documents: dict[str, bytes], versi: str) -> None:
    rows = table_under(opened(documents[versi]), "Tingkat Efisiensi Penggunaan Sumber Daya")[1:]
    assert [r[-1] for r in rows] == ["16,67", "3,25" if versi == "murni" else "3,35"]
    assert not any("kelurahan" in r[1] for r in rows)


def test_peringkat_counts(documents: dict[str, bytes]) -> None:
    rows = table_under(opened(documents["perubahan"]), "Nilai Peringkat Capaian Sasaran dan Indikator Kinerja")
    assert [r[1:] for r in rows[1:]] == [
        ["Sangat Tinggi", "3", "7"], ["Tinggi", "-", "2"], ["Sedang", "-", "-"], ["Rendah", "-", "-"],
        ["Sangat Rendah", "-", "-"], [rows[-1][1], "3", "9"],
    ]  # fmt: skip


@pytest.mark.parametrize("versi", VERSIONS)
def test_nothing_empty_or_broken(documents: dict[str, bytes], versi: str) -> None:
    document = opened(documents[versi])
    text = "\n".join(lines(document))
    assert "98,07" in text or "98,85" in text
    for word in ("nan", "None", "Decimal", "True", "False", "Tiada"):
        assert not re.search(rf"\b{word}\b", text), word
    assert not re.search(r"\{\{|\}\}|\{%|%\}", text)
    titles = captions(document)
    assert len(titles) == (29 if versi == "perubahan" else 27)
    for title in titles:
        rows = table_under(document, title)
        assert len(rows) > 1, title
        assert all(any(cell.strip() for cell in row) for row in rows), title


def test_signed_by_the_camat(documents: dict[str, bytes]) -> None:
    text = lines(opened(documents["murni"]))
    at = text.index("Sokaraja, 29 Januari 2021")
    assert text[at + 1] == "CAMAT SOKARAJA"
    assert "Drs. Contoh Pratama" in text[at:]
    assert "NIP 19680312 199303 1 000" in text[at:]


def test_same_input_same_bytes(tmp_path: Path, documents: dict[str, bytes]) -> None:
    assert made(tmp_path, example_rows("sokaraja-2020-murni")) == documents["murni"]


# --- text arrives whole ---

CHANGED = 4  # the row of Target whose target the Perubahan PK changed
HARD = 'R&D <5% {{x}} {_{ "q"'

# (sheet, heading) of every column of running text that the LKjIP prints, and whether it is printed in capitals.
PRINTED = {
    ("Identitas", "Perangkat daerah"): False, ("Identitas", "Kabupaten/Kota"): False,
    ("Identitas", "Tempat LKjIP"): False, ("Identitas", "Dasar susunan organisasi"): False,
    ("Identitas", "Sumber angka tahun lalu"): False, ("Pejabat", "Jabatan"): True, ("Pejabat", "Nama"): False,
    ("Pejabat", "NIP"): False, ("Pejabat", "Pangkat/Golongan"): False, ("Kinerja", "Nomenklatur"): False,
    ("Kinerja", "Tujuan/Sasaran"): False, ("Indikator", "Indikator"): False, ("Indikator", "Satuan"): False,
    ("Indikator", "Formulasi"): False, ("Indikator", "Sumber data"): False, ("Indikator", "Keterangan"): False,
    ("Belanja", "Jenis belanja"): False, ("Analisis", "Uraian"): False, ("Prestasi", "Nama"): False,
    ("Prestasi", "Tingkat"): False, ("Prestasi", "Pemberi"): False, ("Narasi", "Judul"): False,
    ("Narasi", "Isi"): False, ("Unit Organisasi", "Nama unit"): False,
    ("Unit Organisasi", "Tugas dan fungsi"): False, ("Pegawai", "Uraian"): False, ("Data Umum", "Kelompok"): False,
    ("Data Umum", "Uraian"): False, ("Data Umum", "Satuan"): False, ("Data Umum", "Sumber"): False,
    ("Identitas", "Provinsi"): False, ("Identitas", "Alamat"): False, ("Identitas", "Kode pos"): False,
    ("Identitas", "Telepon"): False, ("Identitas", "Email"): False, ("Identitas", "Situs"): False,
    ("Identitas", "Alasan perubahan"): False, ("Target", "Alasan perubahan"): False,
    ("Target", "Sumber standar"): False, ("Target", "Penjelasan target"): False, ("Realisasi", "Bukti"): False,
    ("Data Dasar", "Pembilang"): False, ("Data Dasar", "Penyebut"): False,
    ("Kinerja", "Tujuan/Sasaran semula"): False, ("Indikator", "Indikator semula"): False,
}  # fmt: skip
# Names of picture files: the picture is printed, not its name.
PICTURES = {("Identitas", "Logo"), ("Prestasi", "Foto")}
# Instructions to the program, never printed: a scale is named by its regulation, other areas only spare a warning.
NEVER = {("Pengaturan", "Skala predikat"), ("Pengaturan", "Wilayah lain yang disebut")}


def text_columns() -> set[tuple[str, str]]:
    """Columns of the layout that hold free words for the LKjIP."""
    return {
        (s.name, c.heading)
        for s in layout.SHEETS
        for c in s.columns
        if Document.LKJIP in c.used_in and (c.kind is Kind.TEKS or (c.open_choice and c.heading != "Format dokumen"))
    }


def test_every_text_column_is_accounted_for() -> None:
    assert text_columns() == set(PRINTED) | PICTURES | NEVER
    assert NEVER.isdisjoint({*PRINTED, *PICTURES})
    assert len(PRINTED) == 45


def test_text_arrives_whole(tmp_path: Path) -> None:
    """Each printed text column gets a text of its own, hard characters and three lines, and must come out unchanged."""
    rows = copy.deepcopy(example_rows("sokaraja-2020-perubahan"))
    counts = {"Kode indikator": "S1-1", "Pembilang TW IV": 85, "Penyebut TW IV": 100}
    rows["Data Dasar"] = [counts]
    planted = {}
    for number, (sheet, heading) in enumerate(sorted(PRINTED), start=1):
        value = f"K{number:02} {HARD}\nbaris kedua & K{number:02}\nbaris <ketiga> K{number:02}"
        planted[sheet, heading] = value
        at = {"Pejabat": 1, "Kinerja": 3 if heading == "Nomenklatur" else 0, "Target": CHANGED}.get(sheet, 0)
        if sheet == "Narasi":
            at = next(i for i, r in enumerate(rows["Narasi"]) if r["Bagian"] == "Isu strategis")
        if (sheet, heading) == ("Pejabat", "Jabatan"):
            value = planted[sheet, heading] = value.upper()
        if (sheet, heading) == ("Belanja", "Jenis belanja"):
            at = next(i for i, r in enumerate(rows["Belanja"]) if r["Jenis belanja"] == "Belanja Tidak Langsung")
        rows[sheet][at][heading] = value
    text = "\n".join(lines(opened(made(tmp_path, rows))))
    lost = [key for key, value in planted.items() if value not in text]
    assert lost == []
    assert len(planted) == 45


# --- as a printed page ---


@pytest.mark.libreoffice
@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdfinfo", "pdftotext"))), reason="LibreOffice or poppler is not installed"
)
def test_pages(tmp_path: Path, documents: dict[str, bytes]) -> None:
    """LibreOffice opens it: F4 pages, the mean on the page of the Ikhtisar, roman then arabic page numbers."""
    source = tmp_path / "lkjip.docx"
    source.write_bytes(documents["perubahan"])
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    info = subprocess.run(["pdfinfo", str(tmp_path / "lkjip.pdf")], check=True, capture_output=True, text=True).stdout
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (215, 330)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "lkjip.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")
    ikhtisar = next(p for p in pages if "IKHTISAR EKSEKUTIF" in p)
    assert "98,07%" in ikhtisar
    assert ikhtisar.strip().splitlines()[-1].strip() == "ii"
    first = next(p for p in pages if re.search(r"^\s*BAB I$", p, re.MULTILINE))
    assert first.strip().splitlines()[-1].strip() == "1"
