"""The book of tables: what staff see, live formulas, links, charts, and that text stays text."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from excel_example import HEADINGS, LONG, Example, example, given, head, line, text
from recalculated import converted, recalculated

from lkjip_gen.excel.book import tables_book
from lkjip_gen.excel.charts import Chart, Series
from lkjip_gen.excel.figures import read
from lkjip_gen.excel.look import lines
from lkjip_gen.excel.trace import Trace, TraceRow
from lkjip_gen.origins import made
from lkjip_gen.printed import Cell, Row, Table
from lkjip_gen.problems import Place

NO_TRACE = Trace(("Dokumen",))
LINK = "../data/Buku kerja #2 & 100%.xlsx"


def built(link: str = "") -> bytes:
    book, charts, trace = example()
    return tables_book("Tabel LKjIP 2025", book.tables, book.trail.all(), charts=charts, trace=trace, link=link)


def of(book: Example) -> bytes:
    return tables_book("Tabel", book.tables, book.trail.all(), charts=(), trace=NO_TRACE, link="")


def opened(content: bytes, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(BytesIO(content), data_only=values)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


# Sheet, cell: the formula as it must be, and the figure worked out by hand.
FORMULAS = {
    ("Tabel 1.1", "J6"): ("=ROUND(C6+D6,0)", 12),
    ("Tabel 1.1", "J7"): ("=ROUND(C7+D7,0)", 6),
    ("Tabel 1.1", "H8"): ("=ROUND(SUM(C6:C7),0)", 9),
    ("Tabel 1.1", "I8"): ("=ROUND(SUM(D6:D7),0)", 9),
    ("Tabel 1.1", "J8"): ("=ROUND(SUM(E6:E7),0)", 18),
    ("Tabel 1.1", "K6"): ("=ROUND(ROUND(E6/E8*100,9),2)", 66.67),
    ("Tabel 1.1", "K7"): ("=ROUND(ROUND(E7/E8*100,9),2)", 33.33),
    ("Tabel 1.1", "K8"): ("=ROUND(100,2)", 100),
    ("Tabel 3.1", "H4"): ("=ROUND(ROUND(E4/D4*100,9),2)", 98.77),
    ("Tabel 3.1", "H5"): ("=ROUND(ROUND(E5/D5*100,9),2)", 89.12),
    ("Tabel 3.1", "H6"): ("=ROUND(ROUND(E6/D6*100,9),2)", 100),
    ("Tabel 3.1", "H7"): ("=ROUND(ROUND(AVERAGE(F4:F5),9),2)", 93.95),
    # the mean inside was not rounded: 96,9725 and not (93,95 + 100) / 2 = 96,975, which would give 96,98
    ("Tabel 3.1", "H8"): ("=ROUND(ROUND((AVERAGE(F4:F5)+F6)/2,9),2)", 96.97),
    ("Tabel 3.1", "H9"): ('=ROUND(COUNTA(F4:F6)-COUNTIF(F4:F6,">=100"),0)', 2),
    ("Tabel 3.2", "F4"): ("=ROUND(SUM(Masukan!C14:C313),0)", 300044850),
    ("Tabel 3.2", "G4"): ("=ROUND(ROUND(C4/B4*100,9),2)", 34.06),
    ("Grafik capaian", "B4"): ("='Tabel 3.1'!F4", 98.77),
    ("Grafik capaian", "B5"): ("='Tabel 3.1'!F5", 89.12),
    ("Grafik capaian", "B6"): ("='Tabel 3.1'!F6", 100),
    ("Grafik capaian", "C4"): ("='Tabel 3.1'!D4", 90),
    ("Grafik capaian", "C6"): ("='Tabel 3.1'!D6", 70),
    ("Grafik tahun", "B4"): ("='Tabel 3.1'!F4", 98.77),
    ("Grafik tahun", "B5"): ("='Tabel 3.1'!F5", 89.12),
    ("Grafik tahun", "B6"): ("='Tabel 3.1'!F6", 100),
}


def formulas(book: Any) -> dict[tuple[str, str], str]:
    return {(s.title, c.coordinate): c.value for s in book for row in s.iter_rows() for c in row if c.data_type == "f"}


def test_formulas_stand_beside_the_figures_with_our_values() -> None:
    content = built()
    assert formulas(opened(content)) == {place: text for place, (text, _) in FORMULAS.items()}
    values = opened(content, values=True)
    assert {(s, c): values[s][c].value for s, c in FORMULAS} == {k: v for k, (_, v) in FORMULAS.items()}


def falsified(content: bytes) -> bytes:
    """The book with another result kept for every formula."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made_of:
        for name in package.namelist():
            data = package.read(name).decode()
            made_of.writestr(name, re.sub(r"(</f>)<v>[^<]*</v>", r"\1<v>-77</v>", data))
    return target.getvalue()


@pytest.mark.libreoffice
def test_a_spreadsheet_calculates_the_printed_figures(tmp_path: Path) -> None:
    wrong = falsified(built())
    kept = opened(wrong, values=True)
    assert {kept[s][c].value for s, c in FORMULAS} == {-77}
    again = recalculated(wrong, tmp_path)
    assert {(s, c): again[s][c].value for s, c in FORMULAS} == {k: v for k, (_, v) in FORMULAS.items()}


@pytest.mark.libreoffice
def test_a_formula_that_gives_another_figure_shows(tmp_path: Path) -> None:
    book = Example()
    a, b = given("1", "B2"), given("2", "B3")
    wrong = made(Decimal(4), "a+b", a=a, b=b)
    cells = (book.figure("1", a, 1), book.figure("2", b, 2), book.figure("4", wrong, 3))
    book.tables.append(Table("Tabel 1", "", (20.0,) * 3, (head("a", "b", "c"), line(*cells))))
    content = of(book)
    assert opened(content, values=True)["Tabel 1"]["E4"].value == 4
    assert recalculated(content, tmp_path)["Tabel 1"]["E4"].value == 3
    rules = opened(content)["Tabel 1"].conditional_formatting
    assert [(str(r.sqref), [x.formula for x in r.rules]) for r in rules] == [
        ("E4", [["AND(ISNUMBER(C4),ISNUMBER(E4),C4<>E4)"]])
    ]


def test_the_book_asks_to_be_calculated_and_is_the_same_twice() -> None:
    content = built(LINK)
    assert 'fullCalcOnLoad="1"' in part(content, "xl/workbook.xml")
    assert built(LINK) == content
    assert opened(content).properties.created.year == 2000


# --- a table as it is printed -----------------------------------------------------------------------------------------


def test_a_book_without_tables_says_nothing_of_formulas() -> None:
    """As of an office that has only its PK: the inputs and the trace."""
    first = opened(of(Example()))["Daftar Tabel"]
    texts = [row[0] for row in first.iter_rows(values_only=True) if row[0]]
    assert not [text for text in texts if "Hitung ulang" in text]
    assert texts[1:] == ["Tabel", "Rujukan", "Rujukan"]
    assert any("Hitung ulang" in str(c.value) for c in opened(built())["Daftar Tabel"]["A"])


def test_a_table_looks_as_in_the_document() -> None:
    sheet = opened(built())["Tabel 1.1"]
    assert sheet["A1"].value == "Tabel 1.1 Pegawai Menurut Golongan"
    assert sheet["A1"].font.b
    assert [c.value for c in sheet[3]][:6] == ["No", "Golongan", "Jenis Kelamin", None, "Jumlah", "Persentase"]
    assert {"A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "A5:F5", "A8:B8", "A9:F9"} <= {
        str(r) for r in sheet.merged_cells.ranges
    }
    assert sheet["A9"].value == "Sumber: Subbagian Umum dan Kepegawaian."
    assert sheet["A9"].font.sz < sheet["A6"].font.sz
    assert [sheet[f"{c}8"].font.b for c in "ACF"] == [True, True, True]
    assert not sheet["C6"].font.b
    assert (sheet["F6"].value, sheet["F6"].number_format, sheet["F6"].alignment.horizontal) == (
        66.67,
        "#,##0.00",
        "right",
    )
    assert (sheet["A6"].value, sheet["A6"].data_type) == ("1", "s")
    assert sheet["H2"].value == "Hitung ulang"
    assert [sheet[f"{c}3"].value for c in "HIJK"] == [
        "Jenis Kelamin Laki-laki (rumus)", "Jenis Kelamin Perempuan (rumus)", "Jumlah (rumus)", "Persentase (rumus)",
    ]  # fmt: skip
    assert (sheet["K6"].number_format, sheet["K6"].font.i) == ("#,##0.00", True)


def test_what_is_printed_of_a_sheet() -> None:
    content = built()
    for sheet in opened(content):
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize), setup.fitToHeight) == ("landscape", 14, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    sheet = opened(content)["Tabel 1.1"]
    assert sheet.print_area == "'Tabel 1.1'!$A$1:$F$9"
    assert sheet.print_title_rows == "$3:$4"
    # 160 mm in the document, at most 1.85 times as wide here, on a page of 304.8 mm; 7 pixels a letter, 96 an inch
    found = re.findall(r'<col min="(\d)" max="(\d)" width="([\d.]+)"', part(content, "xl/worksheets/sheet2.xml"))
    wide = sum(float(w) * (int(last) - int(first) + 1) for first, last, w in found if int(last) <= 6) * 7 / 96 * 25.4
    assert wide == pytest.approx(296, abs=2)


def test_numbers_are_numbers_only_where_they_are_the_figure() -> None:
    book = Example()
    amount, year = given("880895438.50", "B2"), given("2025", "B3")
    other = made(Decimal(3), "a*2", a=given("1.5", "B4"))
    figures = (
        book.figure("880.895.438,50", amount, 1),
        book.figure("2025", year, 2),
        book.figure("880,9 juta", amount, 3),  # in words
        book.figure("881", amount, 4),  # another figure
        book.figure("tiga", other, 5),
        Cell("3 dari 9", 6, marks=((book.number(other), "3"),)),
        text("-", 7),
        text("12", 8),
    )
    book.tables.append(Table("Tabel 1", "", (20.0,) * 8, (head(*"abcdefgh"), line(*figures))))
    sheet = opened(of(book))["Tabel 1"]
    assert [(c.value, c.data_type) for c in sheet[4][:8]] == [
        (880895438.5, "n"), (2025, "n"), ("880,9 juta", "s"), ("881", "s"), ("tiga", "s"), ("3 dari 9", "s"),
        ("-", "s"), ("12", "s"),
    ]  # fmt: skip
    assert [sheet[c].number_format for c in ("A4", "B4")] == ["#,##0.00", "0"]
    # a figure inside a text has its formula all the same; its input stands nowhere else
    assert (sheet["J3"].value, sheet["J4"].value) == ("f (rumus)", "=ROUND(ROUND(Masukan!C4*2,9),0)")
    assert sheet["K4"].value is None


@pytest.mark.parametrize(
    ("printed", "value", "decimals", "form"),
    [
        ("880.895.438,50", "880895438.50", 2, "#,##0.00"),
        ("85", "85", 0, "#,##0"),
        ("-3,5", "-3.5", 1, "#,##0.0"),
        ("2025", "2025", 0, "0"),
        ("Rp880.895", "880895", 0, '"Rp"#,##0'),
        ("98,77%", "98.77", 2, '#,##0.00"%"'),
        ("+36.009.438", "36009438", 0, "+#,##0;-#,##0;#,##0"),
        ("+2,25", "2.25", 2, "+#,##0.00;-#,##0.00;#,##0.00"),
    ],
)
def test_a_printed_number_is_read(printed: str, value: str, decimals: int, form: str) -> None:
    found = read(printed)
    assert found is not None
    assert (found.value, found.decimals, found.form) == (Decimal(value), decimals, form)


@pytest.mark.parametrize(
    "printed", ["", "-", "1.02", "1.2345", "3 orang", "1,2,3", "=1+1", "1e5", "12.34.567", "+", "+-5"]
)
def test_what_is_no_printed_number(printed: str) -> None:
    assert read(printed) is None


def test_the_nearest_place_is_taken() -> None:
    """An amount stands in the row, twice in the sheet, in another table, or in full only among the inputs."""
    book = Example()
    a, b = given("10", "B2"), given("20.25", "B3")
    double = made(Decimal(20), "a*2", a=a)
    total = made(Decimal("30.25"), "a+b", a=a, b=b)
    book.tables += [
        Table("Tabel 1", "", (20.0,) * 2, (head("x", "y"), line(book.figure("10", a, 1), book.figure("20", b, 2)))),
        Table(
            "Tabel 2", "", (20.0,) * 3,
            (
                head("x", "y", "z"), line(book.figure("10", a, 1), text("", 2), text("", 3)),
                line(book.figure("10", a, 1), text("", 2), book.figure("20", double, 3)),
                line(text("", 1), text("", 2), book.figure("30,25", total, 3)),
            ),
        ),
        Table("Tabel 3", "", (20.0,), (head("x"), line(book.figure("30,25", total, 1)))),
    ]  # fmt: skip
    content = of(book)
    assert formulas(opened(content)) == {
        ("Tabel 2", "E5"): "=ROUND(ROUND(A5*2,9),0)",
        # 20,25 is printed as 20 in Tabel 1, so the cell of the inputs is taken
        ("Tabel 2", "E6"): "=ROUND(A5+Masukan!C5,2)",
        ("Tabel 3", "C4"): "=ROUND('Tabel 1'!A4+Masukan!C5,2)",
    }


@pytest.mark.libreoffice
def test_a_sum_too_long_for_a_formula_has_a_helper_column(tmp_path: Path) -> None:
    """1500 figures that are not in the book: each the half of one of 1500 cells; together 1 125 750 / 2."""
    book = Example()
    halves = [made(Decimal(n) / 2, "a/2", a=given(str(n), f"A{2 * n}")) for n in range(1, 1501)]
    whole = made(Decimal(562875), "SUM(x)", x=halves)
    book.tables.append(Table("Tabel 1", "", (20.0,), (head("x"), line(book.figure("562.875", whole, 1)))))
    content = falsified(of(book))
    assert opened(content)["Tabel 1"]["C4"].value == "=ROUND(ROUND(SUM(E4:E1503),8),0)"
    assert recalculated(content, tmp_path)["Tabel 1"]["C4"].value == 562875


# --- text stays text --------------------------------------------------------------------------------------------------

RISKY = ("=1+1", "+62", "-x", "@SUM(A1)", "http://a.b", "mailto:x", "internal:A1", "{=1}", "'x")


@pytest.mark.parametrize("risky", RISKY)
def test_no_text_becomes_a_formula_or_link(risky: str) -> None:
    book = Example()
    origin = given("1", risky, risky)
    computed = made(Decimal(1), "a", a=given("1", "B2", risky))
    named = Row((Cell(risky, 1, align="center"), text(risky, 2, across=2)), "kepala")
    body = (
        line(text(risky, 1), Cell(risky, 2, marks=((book.number(origin), risky),)), book.figure("1", computed, 3)),
        line(text(risky, 1, across=3), kind="kelompok"),
    )
    book.tables.append(Table(risky, risky, (20.0,) * 3, (named, *body), (risky,)))
    charts = (Chart(risky, risky, "column", (risky,), (Series(risky, (None,)),)),)
    trace = Trace((risky,), (TraceRow((risky,), (Place("S", "B2"),)),))
    content = tables_book(risky, book.tables, book.trail.all(), charts=charts, trace=trace, link="")
    workbook = opened(content)
    assert list(formulas(workbook).values()) == ["=ROUND(Masukan!C4,0)"]
    links = [c.hyperlink for s in workbook for row in s.iter_rows() for c in row if c.hyperlink]
    assert {h.target for h in links} == {None}
    table = workbook.worksheets[1]
    shown = [table[c].value for c in ("A3", "B3", "A4", "B4", "A5", "A6")]
    assert shown == [risky] * 6
    assert table["A1"].value == f"{risky} {risky}".strip()
    assert workbook["Daftar Tabel"]["A1"].value == risky
    assert workbook["Jejak"]["A1"].value == workbook["Jejak"]["A2"].value == risky
    assert risky in {row[0].value for row in workbook["Masukan"].iter_rows()}


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    book = Example()
    labels = ("Tabel 1/2", "tabel 1-2", "Masukan", "L" * 40, "L" * 40, "[?]", "'a'", "Jejak")
    book.tables = [Table(label, "x", (20.0,), (line(text("x", 1)),)) for label in labels]
    names = opened(of(book)).sheetnames
    assert names == [
        "Daftar Tabel", "Tabel 1-2", "tabel 1-2 (2)", "Masukan (2)", "L" * 31, "L" * 27 + " (2)", "-", "a", "Jejak (2)",
        "Masukan", "Jejak",
    ]  # fmt: skip
    assert opened(of(book))["Daftar Tabel"]["C8"].hyperlink.location == "'tabel 1-2 (2)'!A1"


@pytest.mark.parametrize(
    ("words", "mm", "expected"),
    [("", 50, 1), ("satu", 50, 1), ("satu\ndua", 50, 2), ("kata " * 40, 50, 7), ("x" * 100, 50, 4)],
)
def test_lines_of_a_text(words: str, mm: float, expected: int) -> None:
    """50 mm are 141.7 points, less 6 of padding; "kata" is 18.9 a blank 2.8: 6 words a line; "x" is 5: 27."""
    assert lines(words, mm) == expected


def test_a_row_is_as_high_as_its_text() -> None:
    book = Example()
    tall = Cell("kata " * 60, 1, down=2)
    rows = (head("x", "y"), Row((tall, text("a", 2))), Row((text("b", 2),)), line(text("", 1), text("c", 2)))
    book.tables.append(Table("Tabel 1", "", (80.0, 80.0), rows))
    sheet = opened(of(book))["Tabel 1"]
    heights = [sheet.row_dimensions[n].height for n in (4, 5, 6)]
    # 60 words of 21.2 points in 148 mm (413 points): 19 in a line, 4 lines of 12.2 points over two rows
    assert sum(heights[:2]) >= 4 * 12
    assert heights[0] == heights[2]


def test_a_number_always_has_room() -> None:
    """880.895.438.123,50 is 15 figures and 4 points: 15 x 5.56 + 4 x 2.78 = 94.5 points, 33.3 mm; the column had 12."""
    book = Example()
    big = made(Decimal("880895438123.50"), "a", a=given("880895438123.50", "B2"))
    row = line(book.figure("880.895.438.123,50", big, 1), text("x", 2))
    book.tables.append(Table("Tabel 1", "", (12.0, 300.0), (head("a", "b"), row)))
    sheet = opened(of(book))["Tabel 1"]
    for column in "AD":
        assert sheet.column_dimensions[column].width * 7 / 96 * 25.4 >= 33.3


# --- inputs, trace, links ---------------------------------------------------------------------------------------------


def test_inputs_stand_with_their_values() -> None:
    sheet = opened(built())["Masukan"]
    found = [tuple(c.value for c in row[:3]) for row in sheet.iter_rows(min_row=3)]
    assert found[:5] == [
        ("Lembar", "Sel", "Isi"),
        *(("Pegawai", "C4", 7), ("Pegawai", "C5", 2), ("Pegawai", "D4", 5), ("Pegawai", "D5", 4)),
    ]  # fmt: skip
    assert found[11] == ("Anggaran", "J5", 1000000)
    assert found[310:] == [
        ("Anggaran", "J603", 1000299),
        ("Anggaran", "K9", 880895438.5),
        ("Lampiran & '25", "B2", None),
    ]


def test_links_lead_to_the_cells_of_the_workbook() -> None:
    content = built(LINK)
    cell = opened(content)["Masukan"]["D4"]
    assert (cell.value, cell.hyperlink.location) == ("Pegawai!C4", "'Pegawai'!C4")
    # Excel writes the path so: blanks, "#" and "%" escaped, folders with a backslash
    assert cell.hyperlink.target == "..\\data\\Buku%20kerja%20%232%20&%20100%25.xlsx"
    row = opened(content)["Jejak"][3]
    assert [c.value for c in row] == [
        "LKjIP", "BAB III", "Rata-rata", None, None, "93,95", "AVERAGE(x)", "Rata-rata", "Permenpan 53/2014",
        "Realisasi!E5", "Realisasi!F5", "Lampiran & '25!B2", None, None,
    ]  # fmt: skip
    assert [c.hyperlink.location for c in row if c.hyperlink] == [
        "'Realisasi'!E5", "'Realisasi'!F5", "'Lampiran & ''25'!B2",
    ]  # fmt: skip


@pytest.mark.libreoffice
def test_libreoffice_finds_the_workbook(tmp_path: Path) -> None:
    page = converted(built("../data/Buku kerja #2.xlsx"), tmp_path, "fods").decode()
    # from the folder of the book, as it was given; apostrophes are escaped in an attribute
    assert 'xlink:href="../data/Buku%20kerja%20%232.xlsx#&apos;Pegawai&apos;!C4"' in page


def test_without_a_workbook_the_trace_leads_to_the_inputs() -> None:
    workbook = opened(built())
    row = workbook["Jejak"][3]
    found = [c.hyperlink.location for c in row if c.hyperlink]
    assert found == ["Masukan!A8", "Masukan!A11", "Masukan!A315"]
    assert [workbook["Masukan"][f"B{n}"].value for n in (8, 11, 315)] == ["E5", "F5", "B2"]
    assert workbook["Masukan"]["D4"].hyperlink is None


def test_the_trace_names_the_rest_of_its_cells_together() -> None:
    places = [Place("S", f"B{n}") for n in range(2, 9)] + [Place("T", "C1"), Place("T", "C3"), Place("T", "")]
    trace = Trace(("A",), (TraceRow(("x",), tuple(places)),))
    content = tables_book("T", (), {}, charts=(), trace=trace, link="")
    assert [c.value for c in opened(content)["Jejak"][2]] == ["x", "S!B2", "S!B3", "S!B4", "S!B5", "S!B6:B8; T!C1, C3"]


def test_the_trace_can_be_filtered() -> None:
    sheet = opened(built())["Jejak"]
    assert [c.value for c in sheet[1]] == [*HEADINGS, "Sel 1", "Sel 2", "Sel 3", "Sel 4", "Sel lainnya"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:N3", "$1:$1")


def test_a_row_of_the_trace_fits_its_headings() -> None:
    with pytest.raises(ValueError, match="a text for each heading"):
        tables_book("T", (), {}, charts=(), trace=Trace(("A", "B"), (TraceRow(("x",)),)), link="")


# --- charts -----------------------------------------------------------------------------------------------------------


def test_a_chart_draws_the_figures_of_its_sheet() -> None:
    content = built()
    first, second = part(content, "xl/charts/chart1.xml"), part(content, "xl/charts/chart2.xml")
    assert re.findall(r"<c:f>([^<]*)</c:f>", first) == [
        "'Grafik capaian'!$B$3", "'Grafik capaian'!$A$4:$A$6", "'Grafik capaian'!$B$4:$B$6",
        "'Grafik capaian'!$C$3", "'Grafik capaian'!$A$4:$A$6", "'Grafik capaian'!$C$4:$C$6",
    ]  # fmt: skip
    assert '<c:min val="0"/>' in first
    assert '<c:showVal val="1"/>' in first
    assert '<c:barDir val="col"/>' in first
    assert "<c:lineChart>" in second
    sheet = opened(content)["Grafik capaian"]
    assert (sheet["A5"].value, sheet["C5"].value, sheet["C3"].value) == (LONG, None, "Target")


def test_columns_with_many_long_names_are_bars() -> None:
    names = tuple(f"{LONG} {n}" for n in range(9))
    chart = Chart("G", "G", "column", names, (Series("x", (None,) * 9),))
    content = tables_book("T", (), {}, charts=(chart,), trace=NO_TRACE, link="")
    drawn = part(content, "xl/charts/chart1.xml")
    assert '<c:barDir val="bar"/>' in drawn
    # the first name stands on top, the amounts begin at zero
    names, amounts = drawn.split("<c:valAx>")
    assert '<c:orientation val="maxMin"/>' in names
    assert '<c:min val="0"/>' in amounts
    assert '<c:orientation val="minMax"/>' in amounts


def test_a_chart_has_a_figure_for_each_name() -> None:
    chart = Chart("G", "G", "bar", ("a", "b"), (Series("x", (None,)),))
    with pytest.raises(ValueError, match="1 figures, 2 categories"):
        tables_book("T", (), {}, charts=(chart,), trace=NO_TRACE, link="")
