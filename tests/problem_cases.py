"""For every code of the catalogue the smallest situations that raise it, each with all problems that it must raise."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from both_ways import LKJIP
from building import Rows, base, copied, edited, identity, perubahan, put, repack, set_xml, template, write
from docx_text import document_of
from openpyxl.styles import Font
from wordml import parts_of, zipped

from lkjip_gen.pipeline import Options, Outcome, check_only, compare, report
from lkjip_gen.problems import Code

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
Spot = tuple[Code, str, str]


@dataclass(frozen=True)
class Room:
    """Where a case makes its files. `output` does not exist yet."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def check(self, *paths: Path) -> list[Outcome]:
        """As `lkjip periksa`."""
        return [check_only(path, Options()) for path in paths]

    def report(self, *paths: Path, draft: bool = False) -> list[Outcome]:
        """As `lkjip laporan --dokumen lkjip`: of one document it is clear which one a fault costs."""
        return report(paths, Options(output=self.output, draft=draft, documents=frozenset({"lkjip"})))


Make = Callable[[Room], Path | list[Outcome]]


@dataclass(frozen=True)
class Case:
    """One situation and all that must be said about it, as (code, sheet, cell)."""

    code: Code
    make: Make
    expected: tuple[Spot, ...]

    @property
    def name(self) -> str:
        return f"{self.code.entry.id}-{self.make.__name__}"

    def outcomes(self, room: Room) -> list[Outcome]:
        """What became of the workbook: checked only, unless the case itself made the documents."""
        made = self.make(room)
        return room.check(made) if isinstance(made, Path) else made


CASES: list[Case] = []


def case(code: Code, *places: str, beside: Spot | None = None) -> Callable[[Make], Make]:
    """Registers a situation. A place is "Sheet!A1", "Sheet", or "" for the file; several when one fault has several.

    `beside` is the fault without which this one cannot be.
    """

    def register(make: Make) -> Make:
        spots = []
        for place in places or ("",):
            sheet, _, cell = place.partition("!")
            spots.append((code, sheet, cell))
        if beside is not None:
            spots.append(beside)
        CASES.append(Case(code, make, tuple(spots)))
        return make

    return register


def cell_case(code: Code, place: str, heading: str, value: Any) -> None:
    """The valid workbook with another value in one cell of a sheet of rows."""
    sheet, _, cell = place.partition("!")

    def make(room: Room) -> Path:
        return write(room.folder, put(base(), sheet, int(cell[1:]), {heading: value}))

    make.__name__ = f"{cell}-{heading}-{value}"
    case(code, place)(make)


def fact_case(code: Code, place: str, heading: str, value: Any) -> None:
    """The valid workbook with another fact in Identitas."""

    def make(room: Room) -> Path:
        return write(room.folder, identity(base(), {heading: value}))

    make.__name__ = f"{heading}-{value}"
    case(code, place)(make)


# --- B: files -----------------------------------------------------------------------------------------------------


def named(room: Room, name: str, content: bytes) -> Path:
    path = room.folder / name
    path.write_bytes(content)
    return path


@case(Code.FILE_MISSING)
def no_such_file(room: Room) -> Path:
    return room.folder / "buku.xlsx"


@case(Code.FILE_MISSING)
def a_folder_by_that_name(room: Room) -> Path:
    (room.folder / "buku.xlsx").mkdir()
    return room.folder / "buku.xlsx"


@case(Code.FILE_XLS)
def an_old_workbook(room: Room) -> Path:
    return named(room, "buku.xls", OLE + b"\0" * 504)


@case(Code.FILE_XLS)
def an_old_workbook_called_xlsx(room: Room) -> Path:
    return named(room, "buku.xlsx", OLE + b"\0" * 504)


@case(Code.FILE_XLS)
def a_web_page_called_xls(room: Room) -> Path:
    return named(room, "unduhan.xls", b"<html><table><tr><td>1</td></tr></table></html>")


@case(Code.FILE_XLSM)
def a_workbook_with_macros_by_name(room: Room) -> Path:
    return write(room.folder, name="buku.xlsm")


@case(Code.FILE_XLSM)
def a_workbook_with_macros_called_xlsx(room: Room) -> Path:
    return repack(write(room.folder), lambda _, content: content, {"xl/vbaProject.bin": OLE})


@case(Code.FILE_CSV)
def a_table_as_text(room: Room) -> Path:
    return named(room, "target.csv", b"Kode indikator;PK murni\nS1-1;90\n")


@case(Code.FILE_CSV)
def a_table_as_text_in_capitals(room: Room) -> Path:
    return named(room, "TARGET.CSV", b"Kode indikator;PK murni\nS1-1;90\n")


@case(Code.FILE_ENCRYPTED)
def a_workbook_with_a_password(room: Room) -> Path:
    return named(room, "buku.xlsx", OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 96)


@case(Code.FILE_LOCK)
def the_shadow_of_an_open_workbook(room: Room) -> Path:
    return named(room, "~$buku.xlsx", b"\x05Petugas" + b" " * 157)


@case(Code.FILE_NOT_XLSX)
def plain_text_called_xlsx(room: Room) -> Path:
    return named(room, "buku.xlsx", b"bukan buku kerja")


@case(Code.FILE_NOT_XLSX)
def an_empty_file(room: Room) -> Path:
    return named(room, "buku.xlsx", b"")


@case(Code.FILE_NOT_XLSX)
def a_word_document_called_xlsx(room: Room) -> Path:
    home = template(room.folder, "nasional")
    return copied(home / "lkjip.docx", "laporan.xlsx")


@case(Code.FILE_NOT_XLSX)
def half_a_download(room: Room) -> Path:
    path = write(room.folder)
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def flipped(room: Room, member: str, offset: int) -> Path:
    """Twenty bytes of one member turned over, as by a bad stick; its place in the package stays known."""
    path = write(room.folder)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo(member).header_offset + 30 + len(member) + offset
    for index in range(start, start + 20):
        content[index] ^= 0x5A
    path.write_bytes(content)
    return path


@case(Code.FILE_NOT_XLSX)
def a_sheet_damaged(room: Room) -> Path:
    return flipped(room, "xl/worksheets/sheet2.xml", 2)


@case(Code.FILE_NOT_XLSX)
def the_texts_damaged(room: Room) -> Path:
    return flipped(room, "xl/sharedStrings.xml", 2)


@case(Code.FILE_NOT_XLSX)
def the_texts_damaged_further_on(room: Room) -> Path:
    return flipped(room, "xl/sharedStrings.xml", 1_000)


@case(Code.FILE_NOT_XLSX)
def a_package_with_a_password(room: Room) -> Path:
    """Not Excel's way, but that of archive programs: bit 0 of the flags of every member."""
    path = write(room.folder)
    content = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    path.write_bytes(content)
    return path


@case(Code.FILE_NOT_XLSX)
def a_text_that_is_not_in_the_list_of_texts(room: Room) -> Path:
    return set_xml(write(room.folder), "Narasi", "C2", 't="s"', "<v>999999</v>")


@case(Code.FILE_NOT_XLSX)
def entities_declared(room: Room) -> Path:
    def change(name: str, content: bytes) -> bytes:
        if name != "xl/workbook.xml":
            return content
        return content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)

    return repack(write(room.folder), change)


@case(Code.FILE_TOO_BIG)
def a_package_that_unpacks_to_400_mb(room: Room) -> Path:
    """Only the directory is changed: what counts is the size that the package itself declares."""
    path = write(room.folder)
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (400 << 20).to_bytes(4, "little")
    path.write_bytes(content)
    return path


@case(Code.FILE_UNREADABLE)
def held_by_another_program(room: Room) -> Path:
    """The tests may run as root, whom no mode of a file keeps out; so the refusal is played."""
    path = write(room.folder)
    real = Path.open

    def refuse(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)

    room.monkeypatch.setattr(Path, "open", refuse)
    return path


# --- L: sheets and headings ---------------------------------------------------------------------------------------


@case(Code.SHEET_MISSING, "Realisasi")
def sheet_deleted(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        del book["Realisasi"]
    return path


@case(Code.SHEET_MISSPELT, "Realisai")
def sheet_renamed(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Realisasi"].title = "Realisai"
    return path


@case(Code.SHEET_MISSPELT, "Prestasi (2)")
def optional_sheet_renamed(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Prestasi"].title = "Prestasi (2)"
    return path


@case(Code.SHEET_UNKNOWN, "Catatan rapat")
def sheet_of_the_office(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book.create_sheet("Catatan rapat")["A1"] = "milik kantor"
    return path


@case(Code.HEADING_MISSING, "Pejabat")
def column_deleted(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pejabat"].delete_cols(3)  # Nama
    return path


@case(Code.HEADING_MISSING, "Identitas")
def fact_deleted(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Identitas"].delete_rows(3)  # Kabupaten/Kota
    return path


@case(Code.HEADING_MISSPELT, "Pejabat!C1")
def column_renamed(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pejabat"]["C1"] = "Namaa"
    return path


@case(Code.HEADING_MISSPELT, "Target!N1")
def year_column_renamed(room: Room) -> Path:
    """Without "Renstra 2025" the LKjIP would lack a column too, but a broken structure is told first and alone."""
    path = write(room.folder)
    with edited(path) as book:
        book["Target"]["N1"] = "Rensta 2025"
    return path


@case(Code.HEADING_MISSPELT, "Identitas!A3")
def fact_renamed(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Identitas"]["A3"] = "Kabupaten / Kota"
    return path


@case(Code.HEADING_UNKNOWN, "Pejabat!M1")
def column_of_the_office(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pejabat"]["M1"] = "Nomor rumah"
    return path


@case(Code.HEADING_UNKNOWN, "Identitas!A29")
def fact_of_the_office(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Identitas"]["A29"] = "Warna gedung"
    return path


@case(Code.HEADING_UNKNOWN, "Narasi!E4")
def content_under_no_heading(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Narasi"]["E4"] = book["Narasi"]["E6"] = "teks di luar kolom"
    return path


@case(Code.HEADING_TWICE, "Pejabat!M1")
def column_twice(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pejabat"]["M1"] = "Nama"
    return path


@case(Code.HEADING_TWICE, "Identitas!A29")
def fact_twice(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Identitas"]["A29"] = "Versi"
    return path


@case(Code.VERSION_UNSUPPORTED, "#lkjip!B1")
def a_later_layout(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["#lkjip"]["B1"] = 99
    return path


@case(Code.VERSION_MISSING)
def without_the_hidden_sheet(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        del book["#lkjip"]
    return path


@case(Code.MERGED_CELL, "Analisis!D2")
def cells_merged(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Analisis"].merge_cells("D2:D3")
    return path


@case(Code.STRAY_FORMAT, "Target!T200000")
def a_bold_cell_far_below(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Target"]["T200000"].font = Font(bold=True)
    return path


@case(Code.CONTENT_TOO_FAR, "Pegawai!A20001")
def content_below_the_limit(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pegawai"]["A20001"] = "Status"
    return path


@case(Code.CONTENT_TOO_FAR, "Pegawai!GS1")
def content_right_of_the_limit(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pegawai"]["GS1"] = "kolom ke-201"
    return path


@case(Code.HEADER_ROW_MISSING, "Pejabat!A1")
def a_title_above_the_headings(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Pejabat"].insert_rows(1)
        book["Pejabat"]["A1"] = "DAFTAR PEJABAT"
    return path


@case(Code.HEADER_ROW_MISSING, "Identitas!A1")
def headings_of_facts_deleted(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Identitas"].delete_rows(1)
    return path


# --- S: cells -----------------------------------------------------------------------------------------------------

cell_case(Code.NOT_A_NUMBER, "Realisasi!G2", "Tahun ini", "12,5x")
cell_case(Code.NOT_A_NUMBER, "Target!C2", "PK murni", "sembilan puluh")
cell_case(Code.AMBIGUOUS_NUMBER, "Target!C2", "PK murni", "1.234")
cell_case(Code.WRONG_UNIT, "Target!C3", "PK murni", "86 Dokumen")
cell_case(Code.WRONG_UNIT, "Realisasi!G3", "Tahun ini", "86,5%")
cell_case(Code.NOT_A_DATE, "Pejabat!I3", "Berlaku sejak", "31 Februari 2024")
fact_case(Code.NOT_A_DATE, "Identitas!B19", "Tanggal LKjIP", "akhir Januari")
fact_case(Code.AMBIGUOUS_DATE, "Identitas!B17", "Tanggal PK", "2/1/2025")
cell_case(Code.NOT_RUPIAH, "Anggaran!C2", "Pagu murni", "1.5 juta")
cell_case(Code.NOT_RUPIAH, "Anggaran!E2", "Realisasi", "1.234,567")
cell_case(Code.CODE_AS_NUMBER, "Pejabat!F3", "NIP", 198001012005011000)
cell_case(Code.NEGATIVE, "Anggaran!E2", "Realisasi", -5_000_000)
cell_case(Code.NEGATIVE, "Anggaran!E2", "Realisasi", "(5.000.000)")
cell_case(Code.TOO_MANY_DECIMALS, "Realisasi!G2", "Tahun ini", 81.1234567)
cell_case(Code.NOT_WHOLE, "Indikator!O2", "Desimal", 2.5)
cell_case(Code.NOT_WHOLE, "Indikator!O2", "Desimal", 7)
cell_case(Code.NOT_A_CHOICE, "Indikator!F2", "Polaritas", "Nail")
cell_case(Code.BAD_CHARACTER, "Narasi!C2", "Isi", "Membantu\x0bBupati")
fact_case(Code.NOT_A_YEAR, "Identitas!B4", "Tahun", "dua ribu dua puluh lima")
fact_case(Code.NOT_A_YEAR, "Identitas!B13", "Renstra mulai", 21)
fact_case(Code.DATE_IN_PERIOD, "Identitas!B14", "Renstra mulai", 2026)


@case(Code.CODE_WITH_SPACE, "Unit Organisasi!A2")
def code_with_a_space(room: Room) -> Path:
    rows = base()
    rows["Unit Organisasi"] = [{"Kode unit": "SEK 1", "Nama unit": "Sekretariat"}]
    return write(room.folder, rows)


def typed_date(code: Code, place: str) -> None:
    """The valid workbook with a date, shown as one, in a cell that takes something else."""
    sheet, _, cell = place.partition("!")

    def make(room: Room) -> Path:
        path = write(room.folder)
        with edited(path) as book:
            book[sheet][cell] = date(2025, 5, 12)
            book[sheet][cell].number_format = "d mmm yyyy"
        return path

    make.__name__ = f"date-in-{sheet}"
    case(code, place)(make)


typed_date(Code.NUMBER_AS_DATE, "Realisasi!G3")
typed_date(Code.NUMBER_AS_DATE, "Anggaran!C2")
typed_date(Code.NOT_TEXT, "Pejabat!C3")
typed_date(Code.CODE_AS_NUMBER, "Pejabat!D3")
typed_date(Code.NOT_A_YEAR, "Identitas!B4")


@case(Code.NOT_TEXT, "Pejabat!C3")
def yes_or_no_where_text_belongs(room: Room) -> Path:
    return set_xml(write(room.folder), "Pejabat", "C3", 't="b"', "<v>1</v>")


@case(Code.NOT_A_NUMBER, "Realisasi!G2")
def yes_or_no_where_a_number_belongs(room: Room) -> Path:
    return set_xml(write(room.folder), "Realisasi", "G2", 't="b"', "<v>1</v>")


@case(Code.EXCEL_ERROR, "Realisasi!G2")
def excel_error(room: Room) -> Path:
    return set_xml(write(room.folder), "Realisasi", "G2", 't="e"', "<f>1/0</f><v>#DIV/0!</v>")


@case(Code.FORMULA_UNCALCULATED, "Anggaran!C2")
def formula_never_calculated(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Anggaran"]["C2"] = "=100000000+50000000"
    return path


@case(Code.FORMULA_READ, "Anggaran!C2")
def formula_calculated(room: Room) -> Path:
    formula = "<f>100000000+50000000</f><v>150000000</v>"
    return set_xml(write(room.folder), "Anggaran", "C2", "", formula)


# --- R: references ------------------------------------------------------------------------------------------------


@case(Code.UNKNOWN_CODE, "Analisis!A4")
def a_code_that_is_not_there(room: Room) -> Path:
    rows = base()
    return write(room.folder, put(rows, "Analisis", 4, {"Untuk": "S9", "Jenis": "Hambatan", "Uraian": "Hujan."}))


@case(Code.DUPLICATE_CODE, "Unit Organisasi!A3")
def two_units_of_one_code(room: Room) -> Path:
    rows = base()
    rows["Unit Organisasi"] = [
        {"Kode unit": "SEK", "Nama unit": "Sekretariat"},
        {"Kode unit": "SEK", "Nama unit": "Seksi Pemerintahan"},
    ]
    return write(room.folder, rows)


@case(Code.DUPLICATE_CODE, "Indikator!A4")
def a_code_of_kinerja_again_in_indikator(room: Room) -> Path:
    rows = base()
    rows["Indikator"].append(
        {"Kode indikator": "7.01.02", "Kode kinerja": "7.01.02", "Indikator": "Jumlah kunjungan",
         "Satuan": "Kali", "Polaritas": "Naik", "Formulasi": "Jumlah kunjungan", "Sumber data": "Buku tamu"}
    )  # fmt: skip
    put(rows, "Kinerja", 3, {"Tujuan/Sasaran": "Terlaksananya pelayanan"})
    return write(room.folder, rows)


@case(Code.DUPLICATE_ROW, "Target!A4")
def two_rows_of_targets(room: Room) -> Path:
    rows = base()
    rows["Target"].append(dict(rows["Target"][0]))
    return write(room.folder, rows)


@case(Code.CIRCLE, "Unit Organisasi!B2")
def a_unit_below_itself(room: Room) -> Path:
    rows = base()
    rows["Unit Organisasi"] = [{"Kode unit": "SEK", "Induk": "SEK", "Nama unit": "Sekretariat"}]
    return write(room.folder, rows)


@case(Code.CIRCLE, "Belanja!B2", "Belanja!B3")
def two_kinds_of_spending_in_a_circle(room: Room) -> Path:
    """Two cells by nature: each of the two parts is wrong only because of the other."""
    rows = base()
    rows["Belanja"] = [
        {"Jenis belanja": "Belanja Operasi", "Bagian dari": "Belanja Modal", "Anggaran murni": 1},
        {"Jenis belanja": "Belanja Modal", "Bagian dari": "Belanja Operasi", "Anggaran murni": 1},
    ]
    return write(room.folder, rows)


@case(Code.CONTROL_TOTAL, "Anggaran!C3")
def a_total_that_is_not_the_sum(room: Room) -> Path:
    return write(
        room.folder, put(base(), "Anggaran", 3, {"Kode kinerja": "S1", "Pagu murni": 1, "Realisasi": 140_000_000})
    )


@case(Code.CONTROL_TOTAL, "Anggaran!E3")
def a_realisasi_that_is_not_the_sum(room: Room) -> Path:
    return write(
        room.folder, put(base(), "Anggaran", 3, {"Kode kinerja": "S1", "Pagu murni": 150_000_000, "Realisasi": 0})
    )


@case(Code.OVERLAP, "Pejabat!I4")
def two_holders_at_once(room: Room) -> Path:
    rows = base()
    code = rows["Pejabat"][1]["Kode jabatan"]
    return write(room.folder, put(rows, "Pejabat", 4, {"Kode jabatan": code, "Nama": "Contoh Kedua"}))


@case(Code.YEAR_UNREAD, "Target!W2")
def this_year_among_earlier_years(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Target"]["W1"], book["Target"]["W2"] = "Target 2025", 90
    return path


@case(Code.SHEET_TWICE, "Data  Umum")
def a_sheet_twice(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book.create_sheet("Data  Umum")
    return path


@case(Code.NOT_MEASURED, "Anggaran!G2")
def money_for_a_node_without_indicators(room: Room) -> Path:
    return write(room.folder, put(base(), "Anggaran", 2, {"Sasaran yang didukung": "7.01.02"}))


# --- K: completeness ----------------------------------------------------------------------------------------------

cell_case(Code.CELL_MISSING, "Pejabat!C3", "Nama", None)
cell_case(Code.CELL_MISSING, "Pejabat!B3", "Jabatan", None)
cell_case(Code.CELL_MISSING, "Kinerja!D3", "Nomenklatur", None)
cell_case(Code.CELL_MISSING, "Kinerja!E2", "Tujuan/Sasaran", None)
cell_case(Code.CELL_MISSING, "Indikator!G2", "Tipe perhitungan", None)
cell_case(Code.CELL_MISSING, "Indikator!H2", "Formulasi", None)
cell_case(Code.CELL_MISSING, "Indikator!I2", "Sumber data", None)
cell_case(Code.CELL_MISSING, "Target!C2", "PK murni", None)
cell_case(Code.CELL_MISSING, "Target!N2", "Renstra 2025", None)
cell_case(Code.CELL_MISSING, "Target!O3", "Renstra 2026", None)
cell_case(Code.CELL_MISSING, "Anggaran!C2", "Pagu murni", None)
cell_case(Code.CELL_MISSING, "Anggaran!E2", "Realisasi", None)
cell_case(Code.CELL_MISSING, "Realisasi!G2", "Tahun ini", None)
cell_case(Code.CELL_MISSING, "Narasi!C2", "Isi", None)
fact_case(Code.CELL_MISSING, "Identitas!B2", "Perangkat daerah", None)
fact_case(Code.CELL_MISSING, "Identitas!B4", "Tahun", None)
fact_case(Code.CELL_MISSING, "Identitas!B19", "Tanggal LKjIP", None)


@case(Code.CELL_MISSING, "Identitas!B21")
def perubahan_without_a_general_reason(room: Room) -> Path:
    return write(room.folder, identity(perubahan(base()), {"Alasan perubahan": None}))


@case(Code.CELL_MISSING, "Anggaran!G2", beside=(Code.PROGRAM_ALONE, "Kinerja", "C3"))
def money_that_supports_nothing(room: Room) -> Path:
    return write(room.folder, put(base(), "Kinerja", 3, {"Induk": None}))


@case(Code.CELL_MISSING, "Belanja!F2")
def spending_without_result(room: Room) -> Path:
    rows = base()
    rows["Belanja"] = [{"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000}]
    return write(room.folder, rows)


@case(Code.ROW_MISSING, "Indikator!A3")
def an_indicator_without_target(room: Room) -> Path:
    """Without a target the indicator is not in the PK, so that no result is asked for either."""
    rows = base()
    del rows["Target"][1]
    return write(room.folder, rows)


@case(Code.ROW_MISSING, "Indikator!A3")
def an_indicator_without_result(room: Room) -> Path:
    rows = base()
    del rows["Realisasi"][1]
    return write(room.folder, rows)


@case(Code.NARRATIVE_MISSING, "Narasi")
def no_vision(room: Room) -> Path:
    rows = base()
    rows["Narasi"] = [r for r in rows["Narasi"] if r["Bagian"] != "Visi"]
    return write(room.folder, rows)


@case(Code.YEAR_COLUMN_MISSING, "Target")
def no_column_for_last_year(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Target"].delete_cols(19)  # S: Target 2024
    return path


@case(Code.YEAR_COLUMN_MISSING, "Target")
def no_column_for_the_end_of_the_renstra(room: Room) -> Path:
    path = write(room.folder)
    with edited(path) as book:
        book["Target"].delete_cols(15)  # O: Renstra 2026
    return path


@case(Code.HEAD_UNKNOWN, "Pejabat")
def two_below_the_kepala_daerah(room: Room) -> Path:
    beside = {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", "Atasan": "BUP"}
    return write(room.folder, put(base(), "Pejabat", 4, beside))


@case(Code.NO_SUPERIOR, "Pejabat!D3")
def nobody_below_anybody(room: Room) -> Path:
    """The title says who is the kepala daerah."""
    return write(room.folder, put(base(), "Pejabat", 3, {"Atasan": None}))


@case(Code.NO_SUPERIOR, "Pejabat!D4", "Pejabat!D6")
def two_without_superior_beside_one_who_has_others_below(room: Room) -> Path:
    """The row of a successor is not named again."""
    rows = put(base(), "Pejabat", 2, {"Jabatan": "Pejabat pembina"})
    until = {"Berlaku sampai": date(2025, 6, 30)}
    since = {"Berlaku sejak": date(2025, 7, 1)}
    put(rows, "Pejabat", 4, {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", **until})
    put(rows, "Pejabat", 5, {"Kode jabatan": "SEK", "Nama": "Contoh Empat", **since})
    return write(room.folder, put(rows, "Pejabat", 6, {"Kode jabatan": "KASI", "Jabatan": "Kasi", "Nama": "Contoh"}))


@case(Code.NO_SUPERIOR, "Pejabat!D2", "Pejabat!D3")
def two_of_whom_nobody_knows_which_is_higher(room: Room) -> Path:
    rows = put(base(), "Pejabat", 2, {"Jabatan": "Pejabat pembina"})
    return write(room.folder, put(rows, "Pejabat", 3, {"Atasan": None}))


@case(Code.SUPERIOR_ABSENT, "Pejabat!D3")
def a_bupati_who_came_later(room: Room) -> Path:
    return write(room.folder, put(base(), "Pejabat", 2, {"Berlaku sejak": date(2025, 2, 20)}))


@case(Code.SUPERIOR_ABSENT, "Pejabat!D4")
def a_bupati_gone_before_the_successor_of_the_camat_signed(room: Room) -> Path:
    """The camat of 2 January had his Bupati, the one of 3 March, who signed when he came, has none."""
    rows = put(base(), "Pejabat", 2, {"Berlaku sampai": date(2025, 2, 19)})
    put(rows, "Pejabat", 3, {"Berlaku sampai": date(2025, 2, 28)})
    late = {"Kode jabatan": "CAM", "Nama": "Contoh Tiga", "Berlaku sejak": date(2025, 3, 1)}
    return write(room.folder, put(rows, "Pejabat", 4, {**late, "Tanggal PK": date(2025, 3, 3)}))


@case(Code.NOT_COMPARABLE)
def a_murni_pk_that_nobody_kept(room: Room) -> Path:
    rows = perubahan(base())
    for number, target in ((2, 90), (3, 86)):
        put(rows, "Target", number, {"PK murni": None, "PK perubahan": target})
    return write(room.folder, rows)


@case(Code.NO_WORK, "", "")
def a_tree_that_ends_at_the_sasaran(room: Room) -> Path:
    """Neither the Cascading nor the Pohon Kinerja is made; the budget stands at the sasaran."""
    rows = base()
    rows["Kinerja"] = [row for row in rows["Kinerja"] if row["Kode"] == "S1"]
    return write(room.folder, put(rows, "Anggaran", 2, {"Kode kinerja": "S1"}))


@case(Code.NODE_UNMEASURED, "Kinerja!A3")
def a_program_beside_a_measured_one(room: Room) -> Path:
    return write(room.folder, measured_program(base(), "7.01.03", "Program Pemberdayaan Masyarakat Desa dan Kelurahan"))


@case(Code.NODE_UNMEASURED, "Kinerja!A3")
def a_sasaran_nobody_measures(room: Room) -> Path:
    """Below it nothing is measured at all, of which nothing is said."""
    rows = base()
    rows["Kinerja"].insert(1, {"Kode": "S2", "Jenjang": "Sasaran", "Tujuan/Sasaran": "Terwujudnya tertib arsip"})
    return write(room.folder, rows)


@case(Code.PROGRAM_ALONE, "Kinerja!C4")
def a_program_that_serves_no_sasaran(room: Room) -> Path:
    rows = put(
        base(), "Kinerja", 4, {"Kode": "7.01.03", "Nomenklatur": "Program Pemberdayaan Masyarakat Desa dan Kelurahan"}
    )
    return write(room.folder, rows)


@case(Code.BUDGET_NOT_COMPARED, "Anggaran")
def a_murni_pagu_that_nobody_kept(room: Room) -> Path:
    return write(
        room.folder, put(perubahan(base()), "Anggaran", 2, {"Pagu murni": None, "Pagu perubahan": 150_000_000})
    )


@case(Code.NO_BUDGET, "Anggaran", beside=(Code.SHEET_EMPTY, "", ""))
def no_budget_yet(room: Room) -> Path:
    rows = base()
    del rows["Anggaran"]
    return write(room.folder, rows)


@case(Code.NOBODY_IN_OFFICE, "Pejabat!A3")
def retired_before_signing(room: Room) -> Path:
    return write(room.folder, put(base(), "Pejabat", 3, {"Berlaku sampai": date(2025, 12, 31)}))


@case(Code.SHEET_EMPTY)
def no_results_yet(room: Room) -> Path:
    rows = base()
    del rows["Realisasi"]
    return write(room.folder, rows)


@case(Code.REASON_MISSING, "Target!E2")
def target_changed_without_a_reason(room: Room) -> Path:
    change = {"PK perubahan": 88, "Penjelasan target": "Loket berkurang."}
    return write(room.folder, put(perubahan(base()), "Target", 2, change))


@case(Code.REASON_MISSING, "Target!E2")
def target_dropped_without_a_reason(room: Room) -> Path:
    return write(room.folder, put(perubahan(base()), "Target", 2, {"PK perubahan": "Dihapus"}))


@case(Code.NOTHING_MEASURED, "Kinerja", beside=(Code.NODE_UNMEASURED, "Kinerja", "A2"))
def indicators_of_a_program_only(room: Room) -> Path:
    rows = put(base(), "Kinerja", 3, {"Tujuan/Sasaran": "Terlaksananya pelayanan"})
    for number in (2, 3):
        put(rows, "Indikator", number, {"Kode kinerja": "7.01.02"})
    return write(room.folder, rows)


def measured_program(rows: Rows, code: str, name: str) -> Rows:
    """The rows with one more program of S1, which has an indicator."""
    at = len(rows["Kinerja"]) + 2
    node = {
        "Kode": code,
        "Jenjang": "Program",
        "Induk": "S1",
        "Nomenklatur": name,
        "Tujuan/Sasaran": f"Terlaksananya {name}",
    }
    put(rows, "Kinerja", at, node)
    below = {"Kode indikator": f"I-{code}", "Kode kinerja": code, "Indikator": f"Jumlah laporan {name}"}
    told = {"Polaritas": "Naik", "Tipe perhitungan": "Kumulatif", "Formulasi": "Jumlah laporan", "Sumber data": "Arsip"}
    put(rows, "Indikator", len(rows["Indikator"]) + 2, {**below, "Satuan": "Laporan", **told})
    return rows


# --- P: rules -----------------------------------------------------------------------------------------------------


@case(Code.ZERO_TARGET, "Target!C2")
def nothing_promised(room: Room) -> Path:
    return write(room.folder, put(base(), "Target", 2, {"PK murni": 0, "Penjelasan target": "Ditunda."}))


@case(Code.PICTURE_UNUSABLE, "Identitas!B12")
def a_logo_that_is_not_there(room: Room) -> Path:
    return write(room.folder, identity(base(), {"Logo": "logo.png"}))


@case(Code.ZERO_TARGET, "Target!D2")
def changed_to_zero(room: Room) -> Path:
    change = {"PK perubahan": 0, "Alasan perubahan": "Kegiatan ditunda.", "Penjelasan target": "Ditunda."}
    return write(room.folder, put(perubahan(base()), "Target", 2, change))


@case(Code.OTHER_YEAR, "Identitas!B4")
def the_workbook_of_next_year(room: Room) -> Path:
    return write(room.folder, tahun=2026)


@case(Code.NO_RULE_ON_DATE, "Identitas!B4")
def a_year_before_the_scale(room: Room) -> Path:
    rows = identity(
        base(),
        {"Tahun": 2010, "Renstra mulai": 2009, "Renstra akhir": 2013, "Tanggal LKjIP": date(2011, 1, 31)},
    )
    for number in (2, 3):
        target = {"Renstra 2010": (90, 86)[number - 2], "Renstra 2013": 90, "Target 2009": 70}
        rows["Target"][number - 2] = {k: v for k, v in rows["Target"][number - 2].items() if not k[-4:].isdigit()}
        put(rows, "Target", number, target)
        result = rows["Realisasi"][number - 2]
        rows["Realisasi"][number - 2] = {k: v for k, v in result.items() if not k[-4:].isdigit()}
        put(rows, "Realisasi", number, {"Realisasi 2009": 65})
    return write(room.folder, rows, tahun=2010, renstra=(2009, 2013))


@case(Code.SCALE_UNKNOWN, "Pengaturan!B11")
def a_scale_that_is_misspelt(room: Room) -> Path:
    rows = base()
    rows["Pengaturan"] = [{"Skala predikat": "Permendagri 68/2017"}]
    return write(room.folder, rows)


@case(Code.SCALE_WITHOUT_BOUNDS, "Pengaturan!B12")
def a_scale_without_upper_bounds(room: Room) -> Path:
    classes = '{predikat="Baik", batas_bawah=50, interval="50"}, {predikat="Kurang", batas_bawah=0, interval="0"}'
    home = room.folder / "templates/kami"
    home.mkdir(parents=True)
    (home / "format.toml").write_text('nama = "Kami"\n', encoding="utf-8")
    scale = f'[[skala]]\nnama = "Skala Kami"\nberlaku_sejak = 2020-01-01\nkelas = [{classes}]\n'
    source = 'peraturan = "Perbup 7/2020"\npasal = "Pasal 5"\nstatus = "confirmed"\n'
    (home / "profil.toml").write_text(scale + source, encoding="utf-8")
    rows = identity(base(), {"Format dokumen": "Kami"})
    rows["Pengaturan"] = [{"Skala predikat": "Skala Kami", "Cara batas skala": "batas atas terlampaui"}]
    return write(room.folder, rows)


@case(Code.LEVEL_UNKNOWN, "Kinerja!B4")
def a_free_code_without_level(room: Room) -> Path:
    return write(room.folder, put(base(), "Kinerja", 4, {"Kode": "X1", "Induk": "S1"}))


@case(Code.LEVEL_UNKNOWN, "Kinerja!B4")
def a_code_of_four_parts(room: Room) -> Path:
    return write(room.folder, put(base(), "Kinerja", 4, {"Kode": "7.01.02.2"}))


# Texts, names and people.

cell_case(Code.NAME_AGAINST_POLARITY, "Indikator!F2", "Indikator", "Persentase pelanggaran ketertiban")
cell_case(Code.OTHER_PLACE, "Narasi!C2", "Isi", "Membantu Bupati dan Kecamatan Seberang.")
cell_case(Code.OTHER_YEAR_IN_TEXT, "Narasi!C2", "Isi", "Membantu Bupati pada tahun 2019.")
cell_case(Code.NIP_DOUBTFUL, "Pejabat!F3", "NIP", "19680312 199303 1")
cell_case(Code.RANK_UNKNOWN, "Pejabat!G3", "Pangkat/Golongan", "Pembina Tk. I")
cell_case(Code.NAME_NEAR, "Indikator!D2", "Indikator", "Peningkatan pelayanan")
cell_case(Code.NAME_IN_TEXT, "Narasi!C2", "Isi", "Menjaga presentase pelayanan tepat waktu.")
cell_case(Code.SAME_TEXT, "Indikator!D3", "Indikator", "Meningkatnya pelayanan")
cell_case(Code.NOMENCLATURE, "Kinerja!D3", "Nomenklatur", "Program Pelayanan Publik")
cell_case(Code.UNIT_AGAINST_NAME, "Indikator!E2", "Satuan", "Indeks")
fact_case(Code.LATE, "Identitas!B19", "Tanggal LKjIP", date(2026, 3, 1))


@case(Code.NAME_VARIANT, "Indikator!D3")
def an_indicator_twice_in_two_spellings(room: Room) -> Path:
    twin = {"Indikator": "Presentase layanan tepat waktu", "Satuan": "%"}
    return write(room.folder, put(base(), "Indikator", 3, twin))


@case(Code.PROGRAM_UNNUMBERED, "Kinerja!A4")
def a_program_called_by_a_word(room: Room) -> Path:
    node = {"Kode": "ARSIP", "Jenjang": "Program", "Induk": "S1", "Nomenklatur": "Program Tertib Arsip"}
    return write(room.folder, put(base(), "Kinerja", 4, node))


@case(Code.PROGRAM_NUMBERED_TWICE, "Kinerja!A5")
def two_programs_of_one_number(room: Room) -> Path:
    rows = base()
    for number, code in ((4, "P1"), (5, "Q01")):
        node = {"Kode": code, "Jenjang": "Program", "Induk": "S1", "Nomenklatur": f"Program Penataan {code}"}
        rows = put(rows, "Kinerja", number, node)
    return write(room.folder, rows)


@case(Code.LEVEL_TURNED, "Kinerja!C4", beside=(Code.NODE_UNMEASURED, "Kinerja", "A4"))
def a_sasaran_below_a_program(room: Room) -> Path:
    node = {"Kode": "S2", "Jenjang": "Sasaran", "Induk": "7.01.02", "Tujuan/Sasaran": "Terwujudnya tertib arsip"}
    return write(room.folder, put(base(), "Kinerja", 4, node))


@case(Code.LEVEL_SKIPPED, "Kinerja!C4")
def a_kegiatan_without_its_program(room: Room) -> Path:
    node = {"Kode": "K1", "Jenjang": "Kegiatan", "Induk": "S1", "Nomenklatur": "Penataan Arsip Dinamis"}
    return write(room.folder, put(base(), "Kinerja", 4, node))


@case(Code.NOT_A_DISTRICT_CODE, "Kinerja!A4")
def a_code_of_another_affair(room: Room) -> Path:
    return write(
        room.folder, put(base(), "Kinerja", 4, {"Kode": "4.01.15", "Induk": "S1", "Nomenklatur": "Perkantoran"})
    )


@case(Code.PARENT_CODE, "Kinerja!C4")
def an_activity_below_another_program(room: Room) -> Path:
    node = {"Kode": "7.01.03.2.01", "Induk": "7.01.02", "Nomenklatur": "Koordinasi Kegiatan Pemberdayaan Desa"}
    return write(room.folder, put(base(), "Kinerja", 4, node))


@case(Code.NOBODY_FOR_PK, "Pejabat!A4")
def a_post_filled_after_the_pk(room: Room) -> Path:
    late = {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", "Atasan": "CAM"}
    return write(room.folder, put(base(), "Pejabat", 4, {**late, "Berlaku sejak": date(2025, 3, 1)}))


COORDINATION = "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"
WORK = {"Kode": "7.01.02.2.01", "Nomenklatur": COORDINATION, "Tujuan/Sasaran": "Terkoordinasinya layanan"}


def indicator_below(rows: Rows, answering: str | None) -> Rows:
    """An indicator of a kegiatan that this post answers for."""
    put(rows, "Kinerja", 4, {**WORK, "Penanggung jawab": answering})
    indicator = {**rows["Indikator"][0], "Kode indikator": "K1-1", "Kode kinerja": "7.01.02.2.01"}
    put(rows, "Indikator", 4, {**indicator, "Indikator": "Jumlah rapat", "Satuan": "Kali"})
    return put(rows, "Target", 4, {"Kode indikator": "K1-1", "PK murni": 12})


@case(Code.NOT_PRINTED, "Indikator!A4", beside=(Code.NODE_UNMEASURED, "Kinerja", "A3"))
def an_indicator_of_the_bupati(room: Room) -> Path:
    rows = indicator_below(base(), "BUP")
    return write(room.folder, rows)


@case(Code.NOT_PRINTED, "Indikator!A4", beside=(Code.NODE_UNMEASURED, "Kinerja", "A3"))
def an_indicator_without_a_table_in_this_form(room: Room) -> Path:
    home = room.folder / "templates/kami"
    home.mkdir(parents=True)
    (home / "format.toml").write_text('nama = "Kami"\n[pk.kepala]\ntabel = [["Sasaran"]]\n', encoding="utf-8")
    return write(room.folder, identity(indicator_below(base(), None), {"Format dokumen": "Kami"}))


@case(Code.PK_DAY_OUTSIDE, "Pejabat!K4")
def a_successor_who_signs_before_he_comes(room: Room) -> Path:
    rows = put(base(), "Pejabat", 3, {"Berlaku sampai": date(2025, 6, 30)})
    successor = {"Kode jabatan": "CAM", "Nama": "Contoh Tiga", "Berlaku sejak": date(2025, 7, 1)}
    put(rows, "Pejabat", 4, {**successor, "Tanggal PK": date(2025, 6, 2)})
    return write(room.folder, rows)


@case(Code.NOTHING_PROMISED, "Pejabat!A4")
def a_secretary_with_no_duties(room: Room) -> Path:
    idle = {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", "Atasan": "CAM"}
    return write(room.folder, put(base(), "Pejabat", 4, idle))


@case(Code.BUDGET_NOT_PRINTED, "Anggaran!H2")
def money_that_the_bupati_holds(room: Room) -> Path:
    return write(room.folder, put(base(), "Anggaran", 2, {"Penanggung jawab": "BUP"}))


@case(Code.BUDGET_NOT_PRINTED, "Anggaran!H2")
def money_of_a_node_that_the_bupati_answers_for(room: Room) -> Path:
    return write(room.folder, put(base(), "Kinerja", 3, {"Penanggung jawab": "BUP"}))


@case(Code.DATE_IN_PERIOD, "Pejabat!J4")
def a_term_that_ends_before_it_begins(room: Room) -> Path:
    """The successor of the camat, so that somebody signs all the same."""
    term = {"Berlaku sejak": date(2026, 3, 1), "Berlaku sampai": date(2026, 2, 1)}
    return write(room.folder, put(base(), "Pejabat", 4, {"Kode jabatan": "CAM", "Nama": "Contoh Tiga", **term}))


# --- T: forms and templates ---------------------------------------------------------------------------------------

fact_case(Code.FORMAT_UNKNOWN, "Identitas!B28", "Format dokumen", "Banyumas 2021")


@case(Code.FORM_LACKS)
def a_form_without_templates(room: Room) -> list[Outcome]:
    template(room.folder, "nasional")
    home = room.folder / "templates/format-kami"
    home.mkdir()
    (home / "format.toml").write_text('nama = "Format Kami"\n', encoding="utf-8")
    return room.report(write(room.folder, identity(base(), {"Format dokumen": "Format Kami"})))


@case(Code.TEMPLATE_BROKEN)
def a_template_with_an_open_command(room: Room) -> list[Outcome]:
    template(room.folder, "nasional", "{% if versi_perubahan %}")
    return room.report(write(room.folder))


@case(Code.TEMPLATE_BROKEN)
def a_template_that_is_no_document(room: Room) -> list[Outcome]:
    (template(room.folder, "nasional") / "lkjip.docx").write_bytes(b"bukan Word")
    return room.report(write(room.folder))


@case(Code.TEMPLATE_BROKEN)
def a_format_file_with_a_typing_error(room: Room) -> Path:
    template(room.folder, "nasional", toml="nama = Nasional")
    return write(room.folder)


@case(Code.TEMPLATE_BROKEN)
def a_format_file_with_an_unknown_choice(room: Room) -> Path:
    template(room.folder, "nasional", toml='[pengaturan]\n"Kertas" = "A3"\n')
    return write(room.folder)


@case(Code.TEMPLATE_NAME)
def a_template_with_an_unknown_name(room: Room) -> list[Outcome]:
    template(room.folder, "nasional", "{{ perangkat_dareah }}")
    return room.report(write(room.folder))


@case(Code.TEMPLATE_FORBIDDEN)
def a_template_that_reaches_out(room: Room) -> list[Outcome]:
    template(room.folder, "nasional", "{{ perangkat_daerah.__class__ }}")
    return room.report(write(room.folder))


@case(Code.TEMPLATE_UNSOUND)
def a_template_that_word_would_repair(room: Room) -> list[Outcome]:
    """An alignment that no Word knows, in a paragraph that stands in every document."""
    path = template(room.folder, "nasional") / "lkjip.docx"
    parts = parts_of(path.read_bytes())
    wrong = b'<w:body><w:p><w:pPr><w:jc w:val="tengah"/></w:pPr></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", wrong, 1)
    path.write_bytes(zipped(parts))
    return room.report(write(room.folder))


# --- H: delivery --------------------------------------------------------------------------------------------------


def delivered(room: Room) -> tuple[Path, Path]:
    """The workbook and the document that was made from it."""
    template(room.folder, "nasional")
    path = write(room.folder)
    (outcome,) = room.report(path)
    return path, document_of(outcome)


@case(Code.SAME_FOLDER, "", "")
def two_workbooks_of_one_office(room: Room) -> list[Outcome]:
    """Two by nature: it is said once for each of the two workbooks."""
    template(room.folder, "nasional")
    path = write(room.folder)
    return room.report(path, copied(path, "salinan.xlsx"))


@case(Code.CANNOT_WRITE)
def a_file_where_the_folder_should_be(room: Room) -> list[Outcome]:
    template(room.folder, "nasional")
    room.output.write_text("bukan folder")
    return room.report(write(room.folder))


@case(Code.KEPT_EDITED)
def somebody_worked_on_the_document(room: Room) -> list[Outcome]:
    path, document = delivered(room)
    document.write_bytes(document.read_bytes() + b"suntingan")
    return room.report(path)


@case(Code.STALE_REMOVED)
def the_edited_document_moved_away(room: Room) -> list[Outcome]:
    path, document = delivered(room)
    document.write_bytes(document.read_bytes() + b"suntingan")
    room.report(path)
    document.rename(room.folder / "simpanan.docx")
    return room.report(path)


@case(Code.STALE_KEPT)
def the_older_copy_is_open_elsewhere(room: Room) -> list[Outcome]:
    path, document = delivered(room)
    document.write_bytes(document.read_bytes() + b"suntingan")
    room.report(path)
    document.rename(room.folder / "simpanan.docx")
    real = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".docx":
            raise PermissionError(13, "Permission denied")
        real(self, missing_ok)

    room.monkeypatch.setattr(Path, "unlink", refuse)
    return room.report(path)


@case(Code.TEMPLATE_FIGURE)
def a_chart_of_points_in_the_template(room: Room) -> list[Outcome]:
    """Such a chart has two amounts for each point, and no names that could be filled in."""
    path = template(room.folder, "nasional") / "lkjip.docx"
    parts = parts_of(LKJIP.read_bytes())
    for name in [name for name in parts if name.startswith("word/charts/chart")]:
        parts[name] = parts[name].replace(b"c:barChart>", b"c:scatterChart>")
    path.write_bytes(zipped(parts))
    return room.report(write(room.folder))


def broken_office(room: Room) -> Options:
    """A LibreOffice that makes nothing, and a machine that tells nothing of its fonts."""
    program = room.folder / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    room.monkeypatch.setenv("LKJIP_SOFFICE", str(program))
    room.monkeypatch.setattr("lkjip_gen.office.fonts.missing", lambda _: [])
    return Options(output=room.output, documents=frozenset({"lkjip"}))


@case(Code.PAGES_NOT_COUNTED)
def pages_that_were_not_counted(room: Room) -> list[Outcome]:
    return report([write(room.folder)], broken_office(room))


@case(Code.PDF_WITHOUT_OFFICE)
def a_pdf_without_libreoffice(room: Room) -> list[Outcome]:
    room.monkeypatch.setenv("LKJIP_SOFFICE", "")
    return report([write(room.folder)], Options(output=room.output, documents=frozenset({"lkjip"}), pdf=True))


@case(Code.PDF_FAILED, beside=(Code.PAGES_NOT_COUNTED, "", ""))
def a_pdf_that_is_not_made(room: Room) -> list[Outcome]:
    return report([write(room.folder)], replace(broken_office(room), pdf=True))


@case(Code.FONTS_MISSING, beside=(Code.PAGES_NOT_COUNTED, "", ""))
def a_font_that_is_not_there(room: Room) -> list[Outcome]:
    options = broken_office(room)
    room.monkeypatch.setattr("lkjip_gen.office.fonts.missing", lambda _: ["Bookman Old Style"])
    return report([write(room.folder)], options)


@case(Code.PDF_OUTDATED)
def a_pdf_of_an_older_document(room: Room) -> list[Outcome]:
    """Made with --pdf, changed, and made again without."""
    options = broken_office(room)
    room.monkeypatch.setattr("lkjip_gen.office.printing.printed", lambda _, documents: [b"%PDF"] * len(documents))
    room.monkeypatch.setattr("lkjip_gen.office.counting.counted", lambda _, documents: list(documents))
    report([write(room.folder)], replace(options, pdf=True))
    changed = write(room.folder, identity(base(), {"Provinsi": "Jawa Tengah"}))
    return report([changed], replace(options, office=False))


@case(Code.NOT_A_PAIR)
def two_offices_compared(room: Room) -> list[Outcome]:
    """Told with the later workbook; the earlier one is in order."""
    other = write(room.folder, identity(base(), {"Perangkat daerah": "Kecamatan Lain"}), name="lain.xlsx")
    return compare(other, write(room.folder), Options(output=room.output))[-1:]


@case(Code.PAIR_TURNED)
def the_later_workbook_named_first(room: Room) -> list[Outcome]:
    later = write(room.folder, perubahan(base()), name="perubahan.xlsx")
    return compare(later, write(room.folder), Options(output=room.output))[-1:]


@case(Code.NAME_UNUSABLE, "Identitas!B2")
def a_name_of_signs_only(room: Room) -> list[Outcome]:
    template(room.folder, "nasional")
    return room.report(write(room.folder, identity(base(), {"Perangkat daerah": "***"})))


@case(Code.DRAFT_NOT_MADE, beside=(Code.CELL_MISSING, "Identitas", "B2"))
def a_draft_of_nobody(room: Room) -> list[Outcome]:
    return room.report(write(room.folder, identity(base(), {"Perangkat daerah": None})), draft=True)


@case(Code.DRAFT_NOT_MADE, beside=(Code.SCALE_UNKNOWN, "Pengaturan", "B11"))
def a_draft_by_a_scale_that_is_not_there(room: Room) -> list[Outcome]:
    rows = base()
    rows["Pengaturan"] = [{"Skala predikat": "Skala sendiri"}]
    return room.report(write(room.folder, rows), draft=True)
