"""From the file to the model: every column comes back, whatever people did to rows, columns and the file itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from building import TAHUN, base, edited, identity, put, set_xml, taken, write

from lkjip_gen.model import Buku
from lkjip_gen.pipeline import Options, check_only
from lkjip_gen.problems import Code, Place
from lkjip_gen.terms import TIADA, Polaritas
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Column, Kind, Sheet
from lkjip_gen.workbook.reader import read

NASTY = "R&D <5% {{x}} {_{ \"q\" 'p' &amp; \u2013 Jum\u2019at\n2. baris kedua"

# --- every column there and back ----------------------------------------------------------------------------------


def sample(column: Column, number: int) -> tuple[Any, Any]:
    """What is typed into a column, and what must come back; `number` makes each cell differ from all others."""
    match column.kind:
        case Kind.TEKS:
            return f"{NASTY} {number}", f"{NASTY} {number}"
        case Kind.KODE | Kind.RUJUKAN:
            return f"K.{number}", f"K.{number}"
        case Kind.ANGKA | Kind.PERSEN:
            return number + 0.25, Decimal(number) + Decimal("0.25")
        case Kind.RUPIAH:
            return 880_895_000 + number, Decimal(880_895_000 + number)
        case Kind.TANGGAL:
            return date(2000 + number // 28 % 100, 3, number % 28 + 1), date(
                2000 + number // 28 % 100, 3, number % 28 + 1
            )
        case Kind.TAHUN:
            return 1990 + number % 111, 1990 + number % 111
        case Kind.BULAT:
            return number % 7, number % 7
        case Kind.PILIHAN:
            word = column.choices[number % len(column.choices)]
            return word, column.enum(word) if column.enum else word


def headings(sheet: Sheet) -> Iterator[tuple[Column, str, int | None]]:
    """Each column with its heading in the workbook of 2025; a family has one heading a year."""
    years = {"renstra": range(2021, 2027), "target": range(2021, 2025), "realisasi": range(2021, 2025)}
    for column in sheet.columns:
        if column.family:
            yield from ((column, f"{column.heading} {year}", year) for year in years[column.key])
        else:
            yield column, column.heading, None


def written_cells(path: Path) -> dict[tuple[str, str], str]:
    """(sheet, heading) -> the cell of the first row, found by openpyxl alone."""
    book = openpyxl.load_workbook(path)
    cells: dict[tuple[str, str], str] = {}
    for sheet in layout.SHEETS:
        if sheet.facts:
            cells.update({(sheet.name, str(c.value)): f"B{c.row}" for c in book[sheet.name]["A"]})
        else:
            cells.update({(sheet.name, str(c.value)): f"{c.column_letter}2" for c in book[sheet.name][1]})
    book.close()
    return cells


def test_every_column_of_the_layout_comes_back_at_its_field_and_cell(tmp_path: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = {}
    expected: list[tuple[Sheet, Column, str, int | None, Any]] = []
    for sheet in layout.SHEETS:
        row = rows.setdefault(sheet.name, [{}])[0]
        for column, heading, year in headings(sheet):
            row[heading], value = sample(column, len(expected))
            expected.append((sheet, column, heading, year, value))
    path = write(tmp_path, rows, ready=200)
    cells = written_cells(path)
    buku, problems = taken(path)
    assert problems == []
    checked: set[tuple[str, str]] = set()
    for sheet, column, heading, year, value in expected:
        content = getattr(buku, sheet.key)
        row = content if sheet.facts else content[0]
        assert sheet.facts or len(content) == 1
        found = getattr(row, column.key)
        assert (found if year is None else found[year]) == value, (sheet.name, heading)
        place = row.place(column.key if year is None else f"{column.key}:{year}")
        assert place == Place(sheet.name, cells[sheet.name, heading])
        checked.add((sheet.name, column.key))
    assert len(checked) == sum(len(s.columns) for s in layout.SHEETS)
    assert len(checked) > 150
    assert len(expected) == len(checked) + (6 - 1) + (4 - 1) + (4 - 1)  # the years of the three families
    assert buku.tahun_dibuat == TAHUN
    assert buku.kolom_tahun == {
        ("Target", "renstra"): (2021, 2022, 2023, 2024, 2025, 2026),
        ("Target", "target"): (2021, 2022, 2023, 2024),
        ("Realisasi", "realisasi"): (2021, 2022, 2023, 2024),
    }


def test_the_blank_form_is_read_as_nothing(tmp_path: Path) -> None:
    buku, problems = taken(write(tmp_path, {}, ready=200))
    assert problems == []
    assert [s.name for s in layout.SHEETS if not s.facts and getattr(buku, s.key)] == []
    for sheet in (s for s in layout.SHEETS if s.facts):
        row = getattr(buku, sheet.key)
        assert [c.key for c in sheet.columns if getattr(row, c.key) is not None] == []
    assert buku.identitas.place("tahun") == Place("Identitas", "B4")


# --- what people do to rows and columns ---------------------------------------------------------------------------


def test_rows_inserted_and_left_blank(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Realisasi"].insert_rows(3, 4)
        book["Indikator"].insert_rows(2)
        book["Identitas"].insert_rows(2, 2)
        book["Narasi"]["B12"] = "   "
    buku, problems = taken(path)
    assert problems == []
    assert [r.row for r in buku.realisasi] == [2, 7]
    assert buku.realisasi[1].place("tahun_ini") == Place("Realisasi", "G7")
    assert [i.row for i in buku.indikator] == [3, 4]
    assert buku.identitas.place("perangkat_daerah") == Place("Identitas", "B4")
    assert buku.identitas.perangkat_daerah == "Kecamatan Contoh"
    assert len(buku.narasi) == 5
    assert check_only(path, Options()).problems == []


def test_a_row_of_which_only_our_look_up_is_filled_is_no_row(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Target"]["B7"] = "isi di kolom kelabu"
        book["Target"]["B2"] = "#N/A"
    buku, problems = taken(path)
    assert problems == []
    assert [t.row for t in buku.target] == [2, 3]


def test_own_columns_sheets_and_facts_are_not_read(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Target"]["W1"], book["Target"]["W2"], book["Target"]["W30"] = "# catatan", "#REF!", "isi"
        book["Identitas"]["A29"], book["Identitas"]["B29"] = "#Warna", "#N/A"
        book["Identitas"]["D1"], book["Identitas"]["D5"] = "# catatan", "catatan di samping"
        book.create_sheet("#kantor")["A1"] = "=1/0"
    buku, problems = taken(path)
    assert problems == []
    assert [t.row for t in buku.target] == [2, 3]


def test_columns_in_another_order(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        sheet = book["Target"]
        sheet.delete_rows(4, 50)  # the look-ups of blank rows
        table = [[c.value for c in row] for row in sheet["A1:V3"]]
        for row, content in enumerate(table, start=1):
            for column, value in enumerate(reversed(content), start=1):
                sheet.cell(row, column).value = value
    buku, problems = taken(path)
    assert problems == []
    first = buku.target[0]
    assert (first.kode_indikator, first.pk_murni, first.target[2024]) == ("S1-1", 90, 85)
    assert first.renstra == {2021: None, 2022: None, 2023: None, 2024: None, 2025: 90, 2026: 95}
    assert (first.place("kode_indikator"), first.place("pk_murni")) == (Place("Target", "V2"), Place("Target", "T2"))
    assert first.place("renstra:2025") == Place("Target", "I2")  # N, the 14th of 22, is now the 9th


def test_headings_in_other_case_and_with_line_breaks(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Target"]["A1"] = "KODE\nINDIKATOR "
        book["Target"]["N1"] = "renstra  2025"
        book["Identitas"]["A4"] = " tahun"
        book["Realisasi"].title = "lain"  # openpyxl would take the new name for taken
        book["lain"].title = "REALISASI"
    buku, problems = taken(path)
    assert problems == []
    assert [t.renstra[2025] for t in buku.target] == [90, 86]
    assert (buku.identitas.tahun, len(buku.realisasi)) == (2025, 2)


def test_more_year_columns_are_read(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Realisasi"]["N1"], book["Realisasi"]["N3"] = "Realisasi 2015", 77.5
        book["Target"]["W1"], book["Target"]["W2"] = "Renstra 2031", "-"
    buku, problems = taken(path)
    assert problems == []
    assert [r.realisasi[2015] for r in buku.realisasi] == [None, Decimal("77.5")]
    assert buku.target[0].renstra[2031] is TIADA
    assert buku.kolom_tahun["Realisasi", "realisasi"] == (2015, 2021, 2022, 2023, 2024)
    assert buku.realisasi[1].place("realisasi:2015") == Place("Realisasi", "N3")


def test_fewer_columns_are_blank(tmp_path: Path) -> None:
    """A column that nobody must fill may be deleted; its values are blank and have a place to point to."""
    path = write(tmp_path)
    with edited(path) as book:
        book["Indikator"].delete_cols(10)  # J: Keterangan
    buku, problems = taken(path)
    assert problems == []
    assert [i.keterangan for i in buku.indikator] == [None, None]
    assert buku.indikator[1].place("keterangan") == Place("Indikator", "A3")
    assert buku.indikator[1].place("iku") == Place("Indikator", "J3")


def test_optional_sheets_may_be_deleted(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        for name in ("Petunjuk", "Komponen", "Data Dasar", "Belanja", "Prestasi", "Unit Organisasi", "Pegawai"):
            del book[name]
        del book["Data Umum"]
    buku, problems = taken(path)
    assert problems == []
    assert (buku.komponen, buku.data_umum) == ((), ())


def test_hidden_and_filtered_rows_columns_and_sheets_are_read(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Realisasi"].row_dimensions[3].hidden = True
        book["Realisasi"].column_dimensions["G"].hidden = True
        book["Realisasi"].auto_filter.ref = "A1:M3"
        book["Anggaran"].sheet_state = "hidden"
    buku, problems = taken(path)
    assert problems == []
    assert [r.tahun_ini for r in buku.realisasi] == [81, Decimal("86.5")]
    assert [a.realisasi for a in buku.anggaran] == [140_000_000]


def test_merged_headings_and_own_sheets_are_nobody_s_business(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Target"].merge_cells("W1:X1")
        book.create_sheet("#kantor").merge_cells("A1:C5")
        book["Petunjuk"].merge_cells("A1:C1")
    assert taken(path)[1] == []


# --- what cells may hold ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("satu_x000D_\ndua", "satu\ndua"),
        ("satu_x000d_dua", "satu\ndua"),
        ("kolom_x0009_dua", "kolom\tdua"),
        ("tanda _x005F_x000D_ sendiri", "tanda _x000D_ sendiri"),
        ("berkas_x000_y", "berkas_x000_y"),
    ],
)
def test_characters_that_excel_writes_as_codes(stored: str, value: str, tmp_path: Path) -> None:
    path = write(tmp_path)
    escaped = f"<is><t xml:space='preserve'>{stored}</t></is>"
    buku, problems = taken(set_xml(path, "Narasi", "C2", 't="inlineStr"', escaped))
    assert problems == []
    assert buku.narasi[0].isi == value


def test_a_typed_code_stays_what_was_typed(tmp_path: Path) -> None:
    buku, problems = taken(write(tmp_path, put(base(), "Narasi", 2, {"Isi": "berkas a_x0041_b dan A_x00E9_"})))
    assert problems == []
    assert buku.narasi[0].isi == "berkas a_x0041_b dan A_x00E9_"


def test_text_of_several_formats_is_one_text(tmp_path: Path) -> None:
    runs = "<is><r><rPr><b/></rPr><t>Membantu</t></r><r><t xml:space='preserve'> Bupati.</t></r></is>"
    buku, problems = taken(set_xml(write(tmp_path), "Narasi", "C2", 't="inlineStr"', runs))
    assert problems == []
    assert buku.narasi[0].isi == "Membantu Bupati."


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("1.1000000000000001", "1.1"),  # how Excel stores 1,1
        ("84.150000000000006", "84.15"),
        ("8.5E1", "85"),
        ("85", "85"),
        ("85.0", "85"),
        ("1E-3", "0.001"),
    ],
)
def test_figures_as_programs_store_them(stored: str, value: str, tmp_path: Path) -> None:
    buku, problems = taken(set_xml(write(tmp_path), "Realisasi", "G2", "", f"<v>{stored}</v>"))
    assert problems == []
    assert buku.realisasi[0].tahun_ini == Decimal(value)


@pytest.mark.parametrize("style", ["0%", "0.00%", "#,##0.00 %"])
def test_a_number_shown_as_percent_is_that_percentage(style: str, tmp_path: Path) -> None:
    path = write(tmp_path, put(base(), "Komponen", 2, {"Kode indikator": "S1-1", "Komponen": "S1-2",
                                                       "Yang diambil": "Capaian", "Bobot": 1}))  # fmt: skip
    with edited(path) as book:
        for sheet, cell, value in (("Realisasi", "G2", 0.8415), ("Komponen", "E2", 1)):
            book[sheet][cell] = value
            book[sheet][cell].number_format = style
    buku, problems = taken(path)
    assert problems == []
    assert buku.realisasi[0].tahun_ini == Decimal("84.15")
    assert buku.komponen[0].bobot == 100


def test_a_percentage_for_an_index_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Realisasi"]["G3"] = 0.865
        book["Realisasi"]["G3"].number_format = "0.0%"
    _, problems = taken(path)
    assert [(p.code, str(p.place)) for p in problems] == [(Code.WRONG_UNIT, "Realisasi!G3")]


def test_a_calculated_formula_is_its_last_value_and_said(tmp_path: Path) -> None:
    path = set_xml(write(tmp_path), "Realisasi", "G2", "", "<f>40+41</f><v>81</v>")
    set_xml(path, "Narasi", "C2", 't="str"', '<f>"Mem"&amp;"bantu"</f><v>Membantu</v>')
    buku, problems = taken(path)
    assert buku.realisasi[0].tahun_ini == 81
    assert buku.narasi[0].isi == "Membantu"
    assert [(p.code, str(p.place)) for p in problems] == [
        (Code.FORMULA_READ, "Realisasi!G2"),
        (Code.FORMULA_READ, "Narasi!C2"),
    ]
    assert problems[0].fault == "Sel berisi rumus; nilai terakhirnya, 81, dipakai."


def test_a_formula_that_gives_no_text_is_a_blank_cell(tmp_path: Path) -> None:
    path = write(tmp_path, put(base(), "Narasi", 2, {"Judul": "x"}))
    set_xml(path, "Narasi", "B2", 't="str"', '<f>IF(1=2,"x","")</f><v></v>')
    buku, problems = taken(path)
    assert problems == []
    assert buku.narasi[0].judul is None


def test_amounts_typed_as_in_real_documents(tmp_path: Path) -> None:
    rows = put(base(), "Anggaran", 2, {"Pagu murni": "Rp. 777,945,438,00", "Realisasi": "Rp.   6.611.550,-"})
    put(rows, "Realisasi", 3, {"Tahun ini": "86 indek"})
    put(rows, "Target", 2, {"TW I": "-", "TW II": "81%", "TW III": "84,15", "TW IV": "100 %"})
    identity(rows, {"Tanggal PK": "02 Januari 2025", "Tanggal LKjIP": "1 Pebruari 2026"})
    buku, problems = taken(write(tmp_path, rows))
    assert problems == []
    assert (buku.anggaran[0].pagu_murni, buku.anggaran[0].realisasi) == (777_945_438, 6_611_550)
    assert buku.realisasi[1].tahun_ini == 86
    first = buku.target[0]
    assert [first.tw1, first.tw2, first.tw3, first.tw4] == [TIADA, 81, Decimal("84.15"), 100]
    assert (buku.identitas.tanggal_pk, buku.identitas.tanggal_lkjip) == (date(2025, 1, 2), date(2026, 2, 1))


def test_a_unit_cannot_be_judged_where_the_indicator_has_none(tmp_path: Path) -> None:
    rows = put(base(), "Indikator", 3, {"Satuan": None})
    put(rows, "Realisasi", 3, {"Tahun ini": "86 indek"})
    buku, problems = taken(write(tmp_path, rows))
    assert problems == []
    assert buku.realisasi[1].tahun_ini == 86


def test_units_of_the_row_and_of_the_column(tmp_path: Path) -> None:
    rows = base()
    rows["Data Umum"] = [
        {"Kelompok": "Luas", "Uraian": "Sawah", "Satuan": "ha", "Jumlah": "1.634,22 ha"},
        {"Kelompok": "Luas", "Uraian": "Kebun", "Satuan": "ha", "Jumlah": "12 km"},
    ]
    rows["Pegawai"] = [
        {"Kelompok": "Status", "Uraian": "PNS", "Laki-laki": "12 orang", "Perempuan": "8 Org", "Jumlah": "20 meja"}
    ]
    rows["Data Dasar"] = [
        {"Kode indikator": "S1-1", "Pembilang": "tepat", "Penyebut": "semua", "Pembilang TW I": "5 berkas"}
    ]
    buku, problems = taken(write(tmp_path, rows))
    assert buku.data_umum[0].jumlah == Decimal("1634.22")
    assert (buku.pegawai[0].laki_laki, buku.pegawai[0].perempuan) == (12, 8)
    assert {(p.code, str(p.place)) for p in problems} == {
        (Code.WRONG_UNIT, "Data Umum!D3"),
        (Code.WRONG_UNIT, "Pegawai!E2"),
        (Code.WRONG_UNIT, "Data Dasar!E2"),
    }


# --- saved by other programs --------------------------------------------------------------------------------------


def full(tmp_path: Path) -> Path:
    """Text with every sign, dates, decimals, dashes, choices and years in one workbook."""
    rows = put(base(), "Narasi", 2, {"Isi": NASTY})
    put(rows, "Target", 2, {"TW I": "-", "TW II": 84.15, "TW IV": 90, "Standar nasional": "-"})
    put(rows, "Pejabat", 3, {"NIP": "19800101 200501 1 000", "Berlaku sejak": date(2021, 5, 12)})
    put(rows, "Indikator", 2, {"Polaritas": "naik", "Desimal": 2})
    return write(tmp_path, rows, ready=200)


def same_after(path: Path, before: Buku) -> None:
    buku, problems = taken(path)
    assert problems == []
    assert buku == before
    assert buku.narasi[0].isi == NASTY  # what is compared is not empty
    assert (buku.pejabat[1].berlaku_sejak, buku.target[0].tw2) == (date(2021, 5, 12), Decimal("84.15"))
    assert buku.indikator[0].polaritas is Polaritas.NAIK
    assert buku.tahun_dibuat == TAHUN
    assert check_only(path, Options()).problems == []


def test_saved_again_by_openpyxl(tmp_path: Path) -> None:
    path = full(tmp_path)
    before, _ = taken(path)
    with edited(path) as book:
        assert len(book.sheetnames) == len(layout.SHEETS) + 3  # the guide, the lists, the mark
    same_after(path, before)


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_saved_again_by_libreoffice(tmp_path: Path) -> None:
    path = full(tmp_path)
    before, _ = taken(path)
    (tmp_path / "ulang").mkdir()
    subprocess.run(
        [
            str(shutil.which("soffice")), "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "ulang"), str(path),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    same_after(tmp_path / "ulang" / path.name, before)


def test_the_same_file_is_read_twice_the_same_and_left_alone(tmp_path: Path) -> None:
    path = full(tmp_path)
    content, stamp = path.read_bytes(), path.stat().st_mtime_ns
    assert read(path) == read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, stamp)
