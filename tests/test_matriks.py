"""The Matriks Perubahan as it is delivered, the DOCX and the flat sheet; expected values worked out by hand."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import printed_numbers
import pytest
from building import Rows, base, identity, perubahan, put, write
from docx.table import Table
from docx_text import blocks, captions, is_caption, lines, opened, table_under, text
from examples import FOLDER, LARGE, PERUBAHAN
from offices import indicator, node
from printed_numbers import own_words, traced, walk
from recalculated import recalculated

from lkjip_gen.excel.compared import Line, compared_sheet
from lkjip_gen.marks import marked
from lkjip_gen.origins import Origin, made
from lkjip_gen.pipeline import Options, report

ONLY = frozenset({"matriks"})
TEMPLATE = FOLDER.parent / "templates" / "nasional" / "matriks.docx"
GENERAL = "Perubahan APBD."
HEADINGS = ("Pejabat", "Jenis", "Uraian", "Satuan", "Semula", "Menjadi", "Selisih", "Persen", "Alasan", "Berubah")


@dataclass(frozen=True)
class Delivered:
    """What one run delivers: the document, the flat sheet, the trace."""

    docx: bytes
    xlsx: bytes
    trace: dict[str, Any]
    names: tuple[str, ...]

    @property
    def document(self) -> Any:
        return opened(self.docx)

    def sheet(self, *, values: bool = False) -> Any:
        return openpyxl.load_workbook(BytesIO(self.xlsx), data_only=values).active

    def rows(self, *, values: bool = True) -> list[tuple[Any, ...]]:
        """The rows of the flat sheet below its head."""
        return list(self.sheet(values=values).iter_rows(min_row=2, values_only=True))

    def row(self, who: str, what: str, *, values: bool = True) -> tuple[Any, ...]:
        """The row of an official in which this stands as Uraian, without both."""
        (found,) = [r for r in self.rows(values=values) if (r[0], r[2]) == (who, what)]
        return (found[1], *found[3:])


def delivered(workbook: Path, folder: Path) -> Delivered:
    (outcome,) = report([workbook], Options(folder / "output", documents=ONLY))
    assert outcome.bug is None
    assert outcome.files, [p.text for p in outcome.problems]
    assert set(outcome.slow.values()) == {""}
    content = {f.path.name: f.path.read_bytes() for f in outcome.files}
    docx, xlsx, _, trace = list(content.values())
    return Delivered(docx, xlsx, json.loads(trace), tuple(content))


@pytest.fixture(scope="module")
def sokaraja(tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    return delivered(FOLDER / f"{PERUBAHAN}.xlsx", tmp_path_factory.mktemp("sokaraja"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    return delivered(FOLDER / f"{LARGE}.xlsx", tmp_path_factory.mktemp("dinas"))


# --- Sokaraja 2020, whose figures the sources have ----------------------------------------------------------------

APBD = "Perubahan APBD Tahun Anggaran 2020 mengubah alokasi anggaran kecamatan sehingga target disesuaikan (contoh)."
SOKARAJA_TARGETS = [
    ("Indeks Kepuasan Masyarakat (IKM) Pelayanan Kecamatan", "Indeks", 83, 83, 0, 0, "Tetap"),
    ("Persentase layanan kecamatan diselesaikan tepat waktu", "%", 85, 85, 0, 0, "Tetap"),
    ("Persentase kelompok masyarakat di kecamatan yang aktif", "%", 85, 85, 0, 0, "Tetap"),
    (
        "Persentase permohonan administrasi kependudukan dan PATEN yang terlayani secara baik", "%", 100, 100, 0, 0,
        "Tetap",
    ),
    (
        "Persentase linmas terbina", "%", 90, 81, -9, -10,
        "Pembinaan tatap muka dibatasi sehingga linmas yang dapat dibina berkurang (contoh).",
    ),
    (
        "Persentase desa/kelurahan yang tertib administrasi pemerintahan desa/kelurahan", "%", 90, 100, 10, 11.11,
        "Tertib administrasi diperluas ke semua desa (contoh).",
    ),
    (
        "Persentase pembayaran PBB di kecamatan", "%", 85, 81, -4, -4.71,
        "Kemampuan membayar wajib pajak menurun (contoh).",
    ),
    (
        "Persentase kelompok swadaya masyarakat di kecamatan yang aktif", "%", 85, 90, 5, 5.88,
        "Pendampingan kelompok swadaya masyarakat ditambah (contoh).",
    ),
    (
        "Persentase desa yang mendapatkan pembinaan dan pengawasan pengelolaan APBDes", "%", 85, 100, 15, 17.65,
        "Pembinaan pengelolaan APBDes diwajibkan bagi semua desa (contoh).",
    ),
]  # fmt: skip
SOKARAJA_BUDGET = [
    ("Program Peningkatan Pelayanan Perkantoran", 687_565_000, 723_574_438, 36_009_438, 5.24, APBD),
    (
        "Program Peningkatan Kualitas Perencanaan dan Pelaporan Perangkat Daerah", 10_000_000, 10_010_000, 10_000, 0.1,
        APBD,
    ),
    ("Program Peningkatan Peran Kecamatan dan Kelurahan", 137_191_000, 147_311_000, 10_120_000, 7.38, APBD),
]  # fmt: skip


def test_sokaraja_on_paper(sokaraja: Delivered) -> None:
    document = sokaraja.document
    assert captions(document) == [
        "Tabel 1 Pejabat dan Bunyi Perjanjian Kinerja Camat Sokaraja",
        "Tabel 2 Target Kinerja Camat Sokaraja",
        "Tabel 3 Anggaran Camat Sokaraja",
    ]
    told = lines(document)
    assert told[:3] == ["MATRIKS PERUBAHAN PERJANJIAN KINERJA", "KECAMATAN SOKARAJA KABUPATEN BANYUMAS", "TAHUN 2020"]
    assert "Lima dari sembilan target berubah dan pagu naik Rp46.139.438 (5,53%) menjadi Rp880.895.438." in told
    assert table_under(document, "Target Kinerja") == [
        ["No.", "Indikator Kinerja", "Satuan", "Semula", "Menjadi", "Selisih", "Persen (%)", "Alasan"],
        *(
            [str(no), name, unit, str(was), str(now), difference, share, why]
            for no, ((name, unit, was, now, *_, why), (difference, share)) in enumerate(
                zip(
                    SOKARAJA_TARGETS,
                    [*[("0", "0,00")] * 4, ("-9", "-10,00"), ("+10", "11,11"), ("-4", "-4,71"), ("+5", "5,88"),
                     ("+15", "17,65")],
                    strict=True,
                ),
                start=1,
            )
        ),
    ]  # fmt: skip
    assert table_under(document, "Anggaran Camat") == [
        ["No.", "Program", "Semula\n(Rp)", "Menjadi\n(Rp)", "Selisih\n(Rp)", "Persen (%)", "Alasan"],
        ["1", SOKARAJA_BUDGET[0][0], "687.565.000", "723.574.438", "+36.009.438", "5,24", APBD],
        ["2", SOKARAJA_BUDGET[1][0], "10.000.000", "10.010.000", "+10.000", "0,10", APBD],
        ["3", SOKARAJA_BUDGET[2][0], "137.191.000", "147.311.000", "+10.120.000", "7,38", APBD],
        ["Jumlah", "Jumlah", "834.756.000", "880.895.438", "+46.139.438", "5,53", ""],
    ]
    assert [row[1:] for row in table_under(document, "Pejabat dan Bunyi")[1:]] == [
        ["Pihak Pertama", *["Drs. Contoh Pratama, Camat Sokaraja"] * 2, "Tetap"],
        ["Pihak Kedua", *["Ir. Contoh Wicaksana, Bupati Banyumas"] * 2, "Tetap"],
    ]


def test_sokaraja_as_a_flat_sheet(sokaraja: Delivered) -> None:
    assert sokaraja.names[:2] == tuple(
        f"Matriks Perubahan Kecamatan Sokaraja Tahun 2020.{suffix}" for suffix in ("docx", "xlsx")
    )
    who = "Camat Sokaraja"
    pratama, wicaksana = "Drs. Contoh Pratama, Camat Sokaraja", "Ir. Contoh Wicaksana, Bupati Banyumas"
    assert sokaraja.rows() == [
        (who, "Pejabat", "Pihak Pertama", None, pratama, pratama, None, None, "Tetap", "Tidak"),
        (who, "Pejabat", "Pihak Kedua", None, wicaksana, wicaksana, None, None, "Tetap", "Tidak"),
        *((who, "Target", *row, "Tidak" if row[-1] == "Tetap" else "Ya") for row in SOKARAJA_TARGETS),
        *((who, "Anggaran", row[0], "Rp", *row[1:], "Ya") for row in SOKARAJA_BUDGET),
        (who, "Jumlah", f"Jumlah anggaran {who}", "Rp", 834_756_000, 880_895_438, 46_139_438, 5.53, None, "Ya"),
    ]


def test_the_sheet_is_live(sokaraja: Delivered) -> None:
    formulas = [row[4:8] for row in sokaraja.rows(values=False)]
    assert formulas[0][2:] == (None, None)
    assert formulas[6] == (90, 81, "=F8-E8", "=ROUND(ROUND(G8/E8*100,9),2)")
    assert formulas[-1] == ("=SUM(E13:E15)", "=SUM(F13:F15)", "=F16-E16", "=ROUND(ROUND(G16/E16*100,9),2)")


def test_how_the_sheet_is_used_and_printed(sokaraja: Delivered) -> None:
    sheet = sokaraja.sheet()
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Matriks", "A2", "A1:J16")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 14)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # one page is not written
    assert sheet.print_title_rows == "$1:$1"
    assert [sheet[c].number_format for c in ("E13", "G13", "G8", "H8")] == [
        "#,##0", "+#,##0;-#,##0;#,##0", "+#,##0;-#,##0;#,##0", "#,##0.00",
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["sokaraja", "large", "changed"])
def test_libreoffice_gets_every_figure(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    found: Delivered = request.getfixturevalue(which)
    again = recalculated(found.xlsx, tmp_path).active
    stored, formulas = found.sheet(values=True), found.sheet()
    places = [c.coordinate for row in formulas.iter_rows() for c in row if c.data_type == "f"]
    assert len(places) > 15
    wrong = [
        (p, formulas[p].value, stored[p].value, again[p].value) for p in places if stored[p].value != again[p].value
    ]
    assert wrong == []


@pytest.mark.parametrize(("which", "name"), [("sokaraja", PERUBAHAN), ("large", LARGE)])
def test_every_number_of_the_document_has_its_row_in_the_trace(
    which: str, name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed_numbers, "TEMPLATE", TEMPLATE)
    printed_numbers.fixed_texts.cache_clear()
    found: Delivered = request.getfixturevalue(which)
    (document,) = found.trace["dokumen"]
    numbers = walk(found.docx, own_words(FOLDER / f"{name}.xlsx"))
    printed_numbers.fixed_texts.cache_clear()
    assert numbers.numbers == traced(document["angka"])
    assert {why for why, _, _ in numbers.aside} == {"row", "PAGE", "label"}
    assert len(numbers.numbers) > 60


def test_a_budget_that_was_not_known_is_not_new(tmp_path: Path) -> None:
    """Targets of the murni PK are filled, Pagu murni is not: what the pagu was cannot be said."""
    rows = perubahan(base())
    put(rows, "Target", 2, {"PK perubahan": 81, "Alasan perubahan": "Loket berkurang."})
    rows["Anggaran"] = [{"Kode kinerja": "7.01.02", "Pagu perubahan": 150_000_000, "Realisasi": 140_000_000}]
    found = delivered(write(tmp_path, rows), tmp_path)
    assert {row[1] for row in found.rows()} == {"Pejabat", "Target"}
    assert "150.000.000" not in " ".join(lines(found.document))


def test_a_draft_has_no_sheet(tmp_path: Path) -> None:
    options = Options(tmp_path, draft=True, documents=ONLY)
    (outcome,) = report([FOLDER / f"{PERUBAHAN}.xlsx"], options)
    assert [f.path.suffix for f in outcome.files] == [".docx"]


# --- an office in which everything changes that can ---------------------------------------------------------------

CAMAT, SEKRETARIS, KASI = "Camat Contoh", "Sekretaris Camat", "Kepala Subbagian Umum"


def office() -> Rows:
    """By hand, in millions: 7.01.02 is 100+50+30 and becomes 120+45+30; 7.01.03 goes, 7.01.04 comes, 7.01.01 stays."""
    rows = perubahan(base())
    rows["Pejabat"] = [
        {"Kode jabatan": "BUP", "Jabatan": "Bupati Uji", "Nama": "Ir. Contoh Satu"},
        {
            "Kode jabatan": "CAM", "Jabatan": CAMAT, "Nama": "Drs. Contoh Dua", "Atasan": "BUP",
            "Berlaku sampai": datetime.date(2025, 6, 30),
        },
        {"Kode jabatan": "CAM", "Nama": "Dra. Contoh Tiga", "Berlaku sejak": datetime.date(2025, 7, 1)},
        {"Kode jabatan": "SEK", "Jabatan": SEKRETARIS, "Nama": "Contoh Empat, S.E.", "Atasan": "CAM"},
        {"Kode jabatan": "KSB", "Jabatan": KASI, "Nama": "Contoh Lima", "Atasan": "SEK"},
    ]  # fmt: skip
    rows["Kinerja"][0]["Tujuan/Sasaran semula"] = "Naiknya pelayanan"
    rows["Indikator"][0]["Indikator semula"] = "Persentase layanan cepat"
    put(rows, "Target", 3, {"PK perubahan": "Dihapus", "Alasan perubahan": "Digabung."})
    new = {"PK perubahan": 12, "Alasan perubahan": "Layanan baru.", "Renstra 2025": 12, "Renstra 2026": 13}
    indicator(rows, "S1-3", None, 12, targets=new, Satuan="Dokumen")
    indicator(rows, "S1-4", "-", 40, targets={"PK perubahan": 40, "Alasan perubahan": "Kini diukur."})
    indicator(rows, "S1-5", 0, 5, targets={"PK perubahan": 5, "Alasan perubahan": "Kegiatan pertama."})
    indicator(rows, "S1-6", 84.15, 87, targets={"PK perubahan": 86.4, "Alasan perubahan": "Target dinaikkan."})
    for code in ("7.01.01", "7.01.03", "7.01.04"):
        node(rows, code, "Program", "S1")
    for code in ("7.01.02.2.01", "7.01.02.2.02", "7.01.02.2.03", "7.01.01.2.01"):
        node(rows, code, "Kegiatan")
    rows["Kinerja"][2]["Penanggung jawab"] = "SEK"
    rows["Kinerja"][-1]["Penanggung jawab"] = "KSB"
    indicator(rows, "P1", 4, 4, of="7.01.01", Satuan="Dokumen")
    indicator(rows, "K1", 6, 6, of="7.01.01.2.01", Satuan="Laporan")
    million = 1_000_000
    rows["Anggaran"] = [
        {"Kode kinerja": code, "Pagu murni": was and was * million, "Pagu perubahan": now and now * million,
         "Realisasi": (now or 0) * million, "Alasan perubahan": why}
        for code, was, now, why in (
            ("7.01.01.2.01", 60, 60, None),
            ("7.01.02.2.01", 100, 120, "Tambahan loket."),
            ("7.01.02.2.02", 50, 45, "Sewa gedung turun."),
            ("7.01.02.2.03", 30, 30, None),
            ("7.01.03", 20, 0, "Dialihkan ke kelurahan."),
            ("7.01.04", None, 8, None),
        )
    ]  # fmt: skip
    return identity(rows, {"Nomor DPA": "DPA/1", "Tanggal DPA": datetime.date(2025, 1, 3), "Nomor DPPA": "DPPA/2"})


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    folder = tmp_path_factory.mktemp("berubah")
    return delivered(write(folder, office()), folder)


TARGETS = {
    "Persentase layanan tepat waktu": ("%", 90, 90, 0, 0, "Tetap", "Tidak"),
    "Ukuran S1-3": ("Dokumen", "Baru", 12, "-", "-", "Layanan baru.", "Ya"),
    "Ukuran S1-4": ("Nilai", "-", 40, "-", "-", "Kini diukur.", "Ya"),
    "Ukuran S1-5": ("Nilai", 0, 5, 5, "-", "Kegiatan pertama.", "Ya"),
    "Ukuran S1-6": ("Nilai", 84.15, 86.4, 2.25, 2.67, "Target dinaikkan.", "Ya"),  # 2,25 : 84,15 = 2,673...%
    "Indeks kepuasan": ("Indeks", 86, "Dihapus", "-", "-", "Digabung.", "Ya"),
}
_M = 1_000_000
BUDGET = {
    "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik": (
        "Rp", 180 * _M, 195 * _M, 15 * _M, 8.33, "Tambahan loket; Sewa gedung turun.", "Ya",
    ),
    "Program 7.01.03": ("Rp", 20 * _M, "-", -20 * _M, "-", "Dialihkan ke kelurahan.", "Ya"),
    "Program 7.01.04": ("Rp", "-", 8 * _M, 8 * _M, "-", GENERAL, "Ya"),
    "Program 7.01.01": ("Rp", 60 * _M, 60 * _M, 0, 0, "Tetap", "Tidak"),
}  # fmt: skip


def test_targets_that_come_and_go(changed: Delivered) -> None:
    found = {name: changed.row(CAMAT, name) for name in TARGETS}
    assert found == {name: ("Target", *row) for name, row in TARGETS.items()}
    printed = {row[1]: row[2:] for row in table_under(changed.document, f"Target Kinerja {CAMAT}")[1:]}
    assert list(printed) == list(TARGETS)  # what is gone stands last
    assert printed["Ukuran S1-3"] == ["Dokumen", "Baru", "12", "-", "-", "Layanan baru."]
    assert printed["Ukuran S1-6"] == ["Nilai", "84,15", "86,4", "+2,25", "2,67", "Target dinaikkan."]
    assert printed["Indeks kepuasan"] == ["Indeks", "86", "Dihapus", "-", "-", "Digabung."]


def test_rows_of_the_budget_that_come_and_go(changed: Delivered) -> None:
    """A row that is gone keeps its reason; one of several leaves has the reasons of those that changed."""
    found = {name: changed.row(CAMAT, name) for name in BUDGET}
    assert found == {name: ("Anggaran", *row) for name, row in BUDGET.items()}
    # 60 + 180 + 20 = 260, 60 + 195 + 8 = 263; 3 : 260 = 1,153...%
    total = changed.row(CAMAT, f"Jumlah anggaran {CAMAT}")
    assert total == ("Jumlah", "Rp", 260 * _M, 263 * _M, 3 * _M, 1.15, None, "Ya")
    printed = {row[1]: row[2:] for row in table_under(changed.document, f"Anggaran {CAMAT}")[1:]}
    assert printed["Program 7.01.03"] == ["20.000.000", "-", "-20.000.000", "-", "Dialihkan ke kelurahan."]
    assert printed["Program 7.01.04"] == ["-", "8.000.000", "+8.000.000", "-", GENERAL]
    assert printed["Jumlah"] == ["260.000.000", "263.000.000", "+3.000.000", "1,15", ""]


def test_formulas_of_what_comes_and_goes(changed: Delivered) -> None:
    """Where a side is no number the other one alone is the difference; decimals are rounded as they were typed."""
    formulas = {name: changed.row(CAMAT, name, values=False)[4:6] for name in (*TARGETS, *BUDGET)}
    at = {str(row[2].value): row[0].row for row in changed.sheet().iter_rows(min_row=2) if row[0].value == CAMAT}
    six, gone, new = at["Ukuran S1-6"], at["Program 7.01.03"], at["Program 7.01.04"]
    assert formulas["Ukuran S1-6"] == (f"=ROUND(F{six}-E{six},2)", f"=ROUND(ROUND(G{six}/E{six}*100,9),2)")
    assert formulas["Ukuran S1-5"] == (f"=F{at['Ukuran S1-5']}-E{at['Ukuran S1-5']}", "-")
    assert formulas["Ukuran S1-4"] == formulas["Indeks kepuasan"] == ("-", "-")
    assert formulas["Program 7.01.03"] == (f"=-E{gone}", "-")
    assert formulas["Program 7.01.04"] == (f"=F{new}", "-")


def test_a_successor_and_other_words(changed: Delivered) -> None:
    printed = table_under(changed.document, f"Bunyi Perjanjian Kinerja {CAMAT}")[1:]
    wanted = [
        ["Pihak Pertama", "Drs. Contoh Dua, Camat Contoh", "Dra. Contoh Tiga, Camat Contoh", "Pergantian pejabat"],
        ["Pihak Kedua", "Ir. Contoh Satu, Bupati Uji", "Ir. Contoh Satu, Bupati Uji", "Tetap"],
        ["Sasaran", "Naiknya pelayanan", "Meningkatnya pelayanan", GENERAL],
        ["Indikator", "Persentase layanan cepat", "Persentase layanan tepat waktu", GENERAL],
    ]
    assert [row[1:] for row in printed] == wanted
    flat = [(r[1], r[2], r[4], r[5], r[8], r[9]) for r in changed.rows() if r[0] == CAMAT][:4]
    assert flat == [
        (kind, *row, "Tidak" if row[-1] == "Tetap" else "Ya")
        for kind, row in zip(("Pejabat", "Pejabat", "Bunyi", "Bunyi"), wanted, strict=True)
    ]


def test_what_is_said_of_every_official(changed: Delivered) -> None:
    document = changed.document
    told = [text(block) for block in blocks(document) if not isinstance(block, Table) and not is_caption(block)]
    first = "Pihak Pertama berubah, bunyi dua uraian berubah, lima dari enam target berubah"
    assert [line for line in told if line in {CAMAT, SEKRETARIS, KASI}] == [CAMAT, SEKRETARIS, KASI]
    assert [line for line in told if "target" in line.casefold() or "Tidak ada" in line] == [
        f"{first}, dan pagu naik Rp3.000.000 (1,15%) menjadi Rp263.000.000.",
        "Pihak Kedua berubah, target tetap, dan pagu tetap Rp60.000.000.",
        f"Tidak ada yang berubah dalam Perjanjian Kinerja {KASI}.",
    ]
    assert not [caption for caption in captions(document) if KASI in caption]
    assert {row[9] for row in changed.rows() if row[0] == KASI} == {"Tidak"}


def test_the_summary(changed: Delivered) -> None:
    assert table_under(changed.document, "Ringkasan Perubahan")[1:] == [
        ["1", CAMAT, "Berubah", "5", "260.000.000", "263.000.000", "+3.000.000", "1,15"],
        ["2", SEKRETARIS, "Berubah", "-", "60.000.000", "60.000.000", "0", "0,00"],
        ["3", KASI, "Tetap", "-", "60.000.000", "60.000.000", "0", "0,00"],
    ]


def test_the_facts(changed: Delivered, sokaraja: Delivered) -> None:
    def facts(found: Delivered) -> dict[str, str]:
        table = next(block for block in blocks(found.document) if isinstance(block, Table))
        return {row.cells[0].text: row.cells[1].text for row in table.rows}

    assert list(facts(sokaraja)) == ["Semula", "Menjadi", "Alasan umum", "Cara membaca"]
    known = facts(changed)
    del known["Cara membaca"]
    assert known == {
        "Semula": "Perjanjian Kinerja tanggal 2 Januari 2025",
        "Menjadi": "Perubahan Perjanjian Kinerja tanggal 1 September 2025",
        "DPA": "Nomor DPA/1 tanggal 3 Januari 2025",
        "DPA perubahan (DPPA)": "Nomor DPPA/2",
        "Alasan umum": GENERAL,
    }


def test_a_pagu_murni_that_nobody_kept_is_not_compared(tmp_path: Path) -> None:
    """Beside nothing every rupiah would look new."""
    rows = put(perubahan(base()), "Anggaran", 2, {"Pagu murni": None, "Pagu perubahan": 150_000_000})
    found = delivered(write(tmp_path, rows), tmp_path)
    assert {row[1] for row in found.rows()} == {"Pejabat", "Target"}


def test_a_difference_with_sen(tmp_path: Path) -> None:
    """An amount has two decimals or none: "+0,50", not "+0,5"."""
    rows = put(perubahan(base()), "Anggaran", 2, {"Pagu perubahan": 150_000_000.5})
    found = delivered(write(tmp_path, rows), tmp_path)
    (printed,) = (row[2:5] for row in table_under(found.document, "Anggaran Camat Contoh")[1:] if row[0] == "1")
    assert printed == ["150.000.000", "150.000.000,50", "+0,50"]


def test_a_party_on_one_side_alone_is_not_compared(tmp_path: Path) -> None:
    """A post that no longer promises anything has nobody who signs: "Tetap" would be wrong."""
    rows = office()
    put(rows, "Target", 9, {"PK perubahan": "Dihapus", "Alasan perubahan": "Digabung."})
    put(rows, "Anggaran", 2, {"Pagu perubahan": 0, "Realisasi": 0})
    found = delivered(write(tmp_path, rows), tmp_path)
    assert found.row(KASI, "Pihak Pertama") == ("Pejabat", None, f"Contoh Lima, {KASI}", "-", None, None, "-", "Tidak")


def test_a_day_that_nobody_wrote_down_is_left_out(tmp_path: Path) -> None:
    found = delivered(write(tmp_path, identity(perubahan(base()), {"Tanggal PK": None})), tmp_path)
    table = next(block for block in blocks(found.document) if isinstance(block, Table))
    assert table.rows[0].cells[1].text == "Perjanjian Kinerja"


def test_the_same_twice(tmp_path: Path, changed: Delivered) -> None:
    again = delivered(write(tmp_path, office()), tmp_path)
    assert (again.docx, again.xlsx) == (changed.docx, changed.xlsx)


# --- the flat sheet by itself -------------------------------------------------------------------------------------

RISKY = ["=1+1", "+62 layanan", "-5 layanan", "@SUM(A1)", "https://contoh.go.id/a", "mailto:a@contoh.id", "12", "1.2"]
_COLUMNS = {"Hal": 40.0, "Semula": 30.0, "Menjadi": 30.0, "Selisih": 30.0, "Persen": 20.0, "Alasan": 40.0}


def flat(rows: Sequence[Line], *origins: Origin) -> Any:
    content = compared_sheet("Uji", "Uji", _COLUMNS, rows, dict(enumerate(origins)))
    return openpyxl.load_workbook(BytesIO(content)).active


@pytest.mark.parametrize("risky", RISKY)
def test_text_stays_text(risky: str) -> None:
    """Also a figure without a mark: nothing says that it is one."""
    sheet = flat([Line((risky,), (risky,) * 4, (risky,), kind) for kind in ("words", "figures", "total")])  # type: ignore[arg-type]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert [(c.value, c.data_type, c.hyperlink) for c in cells] == [(risky, "s", None)] * 18


def test_a_figure_that_a_spreadsheet_does_not_keep_stays_text() -> None:
    """Seventeen figures; and what else its origin holds than what is printed."""
    long, other = Decimal("12345678901234567"), Decimal(4)
    row = Line(("a",), (marked("12.345.678.901.234.567", 0), marked("5", 1), "-", "-"), ("",))
    sheet = flat([row], Origin(long), Origin(other))
    assert [(sheet[c].value, sheet[c].data_type) for c in ("B2", "C2")] == [("12.345.678.901.234.567", "s"), ("5", "s")]


def test_a_difference_that_the_row_does_not_give_is_no_formula() -> None:
    """A formula that gives another figure would be worse than none."""
    ten, four, five = Origin(Decimal(10)), Origin(Decimal(4)), Origin(Decimal(5))
    row = Line(("a",), (marked("10", 0), marked("4", 1), marked("5", 2), "-"), ("",))
    sheet = flat([row], ten, four, five)
    assert [sheet[c].value for c in ("B2", "C2", "D2")] == [10, 4, 5]


def test_a_row_fits_its_headings() -> None:
    with pytest.raises(ValueError, match="each heading"):
        flat([Line(("a", "b"), ("", "", "", ""), ("",))])


def test_a_figure_is_shown_as_it_was_printed() -> None:
    """Its exact value stands in the cell, its printed decimals in the format."""
    origin = made(Decimal("2.125"), "x", x=Origin(Decimal("2.125")))
    sheet = flat([Line(("a",), (marked("2,13", 0), "-", "-", "-"), ("",))], origin)
    assert (sheet["B2"].value, sheet["B2"].number_format) == (2.125, "#,##0.00")
