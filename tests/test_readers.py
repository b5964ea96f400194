"""Our reader of workbooks beside openpyxl: the same cells from every example and from cells as strange as they come."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from building import base, repack, set_xml, write
from examples import FOLDER

from lkjip_gen.problems import Code
from lkjip_gen.workbook.cells import RawCell, Shape, letters
from lkjip_gen.workbook.reader import RawBook, read

EXAMPLES = sorted(p for p in FOLDER.glob("*.xlsx") if not p.name.startswith("~$"))
Cells = dict[tuple[int, int], RawCell]


# --- what openpyxl sees, in our words --------------------------------------------------------------------------------


def by_openpyxl(path: Path) -> dict[str, tuple[Cells, tuple[str, ...]]]:
    """Cells and merged ranges of every sheet: one look at the values, one at the formulas, one at the whole."""
    values = openpyxl.load_workbook(path, read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(path, read_only=True)
    whole = openpyxl.load_workbook(path)
    try:
        return {
            sheet.title: (
                {(c.row, c.column): c for c in _cells(sheet, formulas[sheet.title])},
                tuple(str(area) for area in whole[sheet.title].merged_cells.ranges),
            )
            for sheet in values.worksheets
        }
    finally:
        values.close()
        formulas.close()
        whole.close()


def _cells(values: Any, formulas: Any) -> Iterator[RawCell]:
    for row, others in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        for cell, other in zip(row, others, strict=True):
            calculated = other.data_type == "f"
            if cell.value is not None:
                yield RawCell(cell.row, cell.column, *_content(cell), calculated)
            elif calculated and cell.data_type != "str":
                yield RawCell(cell.row, cell.column, Shape.BLANK, None, formula=True, uncalculated=True)


def _content(cell: Any) -> tuple[Shape, Any, bool]:
    value = cell.value
    if cell.data_type == "e":
        return Shape.ERROR, value, False
    match value:
        case bool():
            return Shape.BOOL, value, False
        case int() | float():
            return Shape.NUMBER, value, "%" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", cell.number_format)
        case datetime():
            return Shape.DATE, value, False
        case date():
            return Shape.DATE, datetime(value.year, value.month, value.day), False  # noqa: DTZ001 - a calendar day
        case time() | timedelta():
            return Shape.TIME, str(value), False
    return Shape.TEXT, re.sub(r"_x000([9AD])_", lambda m: chr(int(m[1], 16)), value), False


def ours(path: Path) -> tuple[dict[str, tuple[Cells, tuple[str, ...]]], RawBook]:
    book, _ = read(path)
    assert book is not None
    sheets = {
        name: ({(r, c): cell for r, row in sheet.rows.items() for c, cell in row.items()}, sheet.merged)
        for name, sheet in book.sheets.items()
    }
    return sheets, book


def assert_alike(path: Path) -> dict[str, tuple[Cells, tuple[str, ...]]]:
    """Both readers see the same, down to whether a number is whole; returns it."""
    found, book = ours(path)
    expected = by_openpyxl(path)
    assert list(found) == list(expected)
    for name, (cells, merged) in expected.items():
        assert found[name][0] == cells
        assert {k: type(c.value) for k, c in found[name][0].items()} == {k: type(c.value) for k, c in cells.items()}
        assert sorted(found[name][1]) == sorted(merged)
        assert list(book.sheets[name].rows) == sorted(book.sheets[name].rows)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_is_read_alike(path: Path) -> None:
    found = assert_alike(path)
    assert sum(len(cells) for cells, _ in found.values()) > 3_000
    assert sum(c.formula for cells, _ in found.values() for c in cells.values()) > 500
    assert any(merged for _, merged in found.values())


def test_a_workbook_saved_by_openpyxl_is_read_alike(tmp_path: Path) -> None:
    path = write(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Target"]
    sheet["B2"], sheet["C2"], sheet["D2"] = time(7, 30), timedelta(hours=30), "=1+1"
    sheet["E2"], sheet["F2"], sheet["G2"] = "#N/A", True, datetime(2025, 5, 12, 10, 30)  # noqa: DTZ001 - typed so
    sheet.merge_cells("H5:I6")
    book.save(path)
    book.close()
    found = assert_alike(path)["Target"]
    shapes = [found[0][2, column].shape for column in range(2, 8)]
    assert shapes == [Shape.TIME, Shape.TIME, Shape.BLANK, Shape.ERROR, Shape.BOOL, Shape.DATE]
    assert found[1] == ("H5:I6",)


# --- a package by hand -----------------------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The own formats of the package; each is style 1, 2, 3 ... in this order, and the built-in ones follow.
OWN = (
    "0.00%", '0.0" %"', r"0\%", "[Red]0%", "0%;[Red]-0%", "dd/mm/yyyy", '[$-421]d mmmm yyyy', "[hh]:mm:ss", "[mm]:ss",
    "h:mm", '"Rp"#,##0', '[$Rp-421]#,##0.00', '0" hari"', r"0\d", "_d0", "General;d/m/yy", "yyyy;@", "[s]",
    "hh:mm:ss.000",
)  # fmt: skip
BUILT_IN = tuple(range(1, 50))
STYLES = {code: number for number, code in enumerate((*OWN, *BUILT_IN), start=1)}
TEXTS = (
    "<t>biasa</t>", "<t/>", "<t xml:space='preserve'>  tepi  </t>",
    "<r><t>dua </t></r><r><rPr><b/></rPr><t>gaya</t></r>", "<t>漢字</t><rPh sb='0' eb='2'><t>かんじ</t></rPh>",
    "<t>baris_x000D_\nbaru &amp; &lt;tanda&gt;</t>",
    "<t>a_x0041_b</t>", "<r><rPr><sz val='9'/></rPr><t>satu</t></r>",
)  # fmt: skip


def package(folder: Path, rows: str, *, main: str = MAIN, book: str = "", after: str = "", prefix: str = "") -> Path:
    """A workbook of one sheet "Aneh" with these rows of XML."""
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{_quoted(c)}"/>' for i, c in enumerate(OWN))
    numbers = [0, *(164 + i for i in range(len(OWN))), *BUILT_IN]
    xfs = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for n in numbers)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
             ("sharedStrings", "sharedStrings"))  # fmt: skip
    overrides = "".join(f'<Override PartName="/xl/{p}.xml" ContentType="{kind}.{k}+xml"/>' for p, k in parts)
    sheet = f"<sheetData>{rows}</sheetData>{after}"
    root = "worksheet"
    if prefix:
        sheet = re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", sheet)
        root = f"{prefix}:{root}"
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATION}/styles" Target="/xl/styles.xml"/>'
        f'<Relationship Id="r3" Type="{RELATION}/sharedStrings" Target="./sharedStrings.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{RELATION}">{book}'
        '<sheets><sheet name="Aneh" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts count="{len(OWN)}">{formats}</numFmts>'
        '<fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="9" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(numbers)}">{xfs}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        '<dxfs count="1"><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{"".join(f"<si>{t}</si>" for t in TEXTS)}</sst>',
        "xl/worksheets/sheet1.xml": f'<{root} xmlns{":" + prefix if prefix else ""}="{main}">{sheet}</{root}>',
    }  # fmt: skip
    path = folder / "aneh.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


def _quoted(code: str) -> str:
    return code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def row_of(cells: list[str], number: int = 1) -> str:
    """One row of cells, each given as the rest of its tag and its content, from column A on."""
    inner = "".join(f'<c r="{letters(n)}{number}"{cell}' for n, cell in enumerate(cells, start=1))
    return f'<row r="{number}">{inner}</row>'


NUMBERS = (
    "0", "1", "-1", "0.5", "59", "60", "61", "0.999999999", "44562", "44562.4375", "45657.99999999",
    "84.150000000000006", "8.5E1", "1e-3", "1.5", "25.75", "-0.25", "2958465", "2958466", "1E+300", "1E999",
)  # fmt: skip


@pytest.mark.parametrize("mac", ["", '<workbookPr date1904="1"/>', '<workbookPr date1904="true"/>'])
def test_every_number_under_every_format_is_read_alike(mac: str, tmp_path: Path) -> None:
    rows = [[f' s="{style}"><v>{number}</v></c>' for number in NUMBERS] for style in (0, *STYLES.values())]
    xml = "".join(row_of(cells, n) for n, cells in enumerate(rows, start=1))
    with pytest.warns(UserWarning, match="outside the limits for dates"):
        cells, _ = assert_alike(package(tmp_path, xml, book=mac))["Aneh"]
    assert len(cells) == len(NUMBERS) * (len(STYLES) + 1)
    shapes = {c.shape for c in cells.values()}
    assert shapes == {Shape.NUMBER, Shape.DATE, Shape.TIME, Shape.ERROR}
    percents = {key for key, style in STYLES.items() if cells[style + 1, 2].percent}
    assert percents == {"0.00%", "[Red]0%", "0%;[Red]-0%", 9, 10}
    dates = {key for key, style in STYLES.items() if cells[style + 1, 9].shape is Shape.DATE}
    assert {"dd/mm/yyyy", "[$-421]d mmmm yyyy", "yyyy;@", 14, 22} <= dates
    assert not {'"Rp"#,##0', "[$Rp-421]#,##0.00", '0" hari"', r"0\d", "_d0", "General;d/m/yy", 0, 49} & dates
    day = cells[STYLES["dd/mm/yyyy"] + 1, 9].value
    assert day == (datetime(2026, 1, 2) if mac else datetime(2022, 1, 1))  # noqa: DTZ001 - a calendar day


CONTENT = [
    *(f' t="s"><v>{n}</v></c>' for n in range(len(TEXTS))),
    "/>", "></c>", ' s="3"/>', "><v/></c>", "><v></v></c>", '><v xml:space="preserve">7</v></c>',
    ' t="n"><v>7</v></c>', ' t="str"><v>teks</v></c>', ' t="str"><f>A1</f><v></v></c>',
    ' t="str"><f>A1</f><v>7</v></c>',
    ' t="str"><f>A1</f></c>', "><f>1+1</f></c>", "><f>1+1</f><v/></c>", "><f>1+1</f><v>2</v></c>",
    '><f t="shared" si="0"/><v>2</v></c>', '><f t="shared" si="0"/></c>',
    '><f t="array" ref="A1:B2">1+1</f><v>3</v></c>',
    ' t="e"><v>#DIV/0!</v></c>', ' t="e"><f>1/0</f><v>#DIV/0!</v></c>', ' t="e"/>', ' t="b"><v>1</v></c>',
    ' t="b"><v>0</v></c>', ' t="b"><f>1=1</f><v>1</v></c>', ' t="b"><f>1=1</f></c>',
    ' t="inlineStr"><is><t>sebaris</t></is></c>', ' t="inlineStr"><is><t/></is></c>', ' t="inlineStr"><is/></c>',
    ' t="inlineStr"/>', ' t="inlineStr"><v>7</v></c>', ' t="n"><is><t>x</t></is></c>',
    ' t="inlineStr"><is><r><t>dua </t></r><r><t>gaya</t></r><rPh sb="0" eb="1"><t>bunyi</t></rPh></is></c>',
    ' t="inlineStr"><f>A1</f><is><t>hasil</t></is></c>', ' t="d"><v>2025-05-12</v></c>',
    ' t="d"><v>2025-05-12T10:30:00</v></c>', ' t="d"><v>2025-05-12T10:30:00Z</v></c>', ' t="d"><v>10:30:00</v></c>',
    ' t="d"><v>10:30</v></c>', ' t="n"><v>12345678901234567890</v></c>', "><v>0.1</v></c>",
    ' cm="1"><f>SUM(A1)</f><v>1</v></c>', ' t="lain"><v>teks</v></c>', ' t="str"><v>a_x000D_b</v></c>',
    " s='1' t='s'><v>0</v></c>", "><!-- 1 --><v>1<!-- 2 -->2</v></c>", "><v><![CDATA[3]]></v></c>",
]  # fmt: skip


def test_every_kind_of_cell_is_read_alike(tmp_path: Path) -> None:
    rows = "".join(row_of([cell], n) for n, cell in enumerate(CONTENT, start=1))
    cells, _ = assert_alike(package(tmp_path, rows))["Aneh"]
    assert {c.shape for c in cells.values()} == set(Shape)
    assert sum(c.uncalculated for c in cells.values()) == 4


@pytest.mark.parametrize(
    ("rows", "filled"),
    [
        ("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>2</v></c></row>", [(1, 1), (1, 3), (2, 1)]),
        ('<row r="5"><c><v>1</v></c></row><row><c><v>2</v></c></row>', [(5, 1), (6, 1)]),
        ('<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row>', [(2, 3), (2, 4)]),
        ('<row r="3" s="1" customFormat="1"/><row r="4"/><row r="9"><c r="AA9"><v>1</v></c></row>', [(9, 27)]),
        ('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>', [(1, 1)]),
        ("", []),
    ],
)
def test_rows_and_cells_without_their_place_are_read_alike(
    rows: str, filled: list[tuple[int, int]], tmp_path: Path
) -> None:
    cells, _ = assert_alike(package(tmp_path, rows))["Aneh"]
    assert list(cells) == filled


def test_merged_ranges_and_what_stands_behind_the_rows(tmp_path: Path) -> None:
    behind = (
        '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C3:D9"/></mergeCells>'
        '<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>"v,f"</formula1></dataValidation>'
        "</dataValidations><conditionalFormatting sqref='A1'><cfRule type='expression' priority='1'>"
        "<formula>1</formula></cfRule></conditionalFormatting>"
    )
    _, merged = assert_alike(package(tmp_path, row_of(["><v>1</v></c>"]), after=behind))["Aneh"]
    assert sorted(merged) == ["A1:B1", "C3:D9"]


def test_a_sheet_whose_elements_have_a_prefix_is_read_alike(tmp_path: Path) -> None:
    cells, _ = assert_alike(package(tmp_path, row_of(["><v>1</v></c>", "><f>A1</f><v>1</v></c>"]), prefix="x"))["Aneh"]
    assert [cell.formula for cell in cells.values()] == [False, True]


# --- where ours sees more --------------------------------------------------------------------------------------------


def test_strict_open_xml_is_read_too(tmp_path: Path) -> None:
    date_style = STYLES["dd/mm/yyyy"]
    cells, _ = ours(
        package(tmp_path, row_of([f' s="{date_style}"><v>45789</v></c>', ' t="s"><v>0</v></c>']), main=STRICT)
    )[0]["Aneh"]
    assert [c.value for c in cells.values()] == [datetime(2025, 5, 12), "biasa"]  # noqa: DTZ001 - a calendar day


def test_a_code_that_somebody_typed_stays_also_in_the_list_of_texts(tmp_path: Path) -> None:
    """openpyxl takes the mark away, after which the typed code cannot be told from one of Excel's own."""
    path = write(tmp_path, {**base(), "Narasi": [{"Bagian": "Tugas", "Isi": "tanda _x000D_ sendiri"}]})
    with zipfile.ZipFile(path) as archive:
        assert b"_x005F_x000D_" in archive.read("xl/sharedStrings.xml")
    cells, _ = ours(path)[0]["Narasi"]
    assert "tanda _x000D_ sendiri" in {c.value for c in cells.values()}


# --- what cannot be understood is refused, by both -------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "><v>tujuh</v></c>", ' t="s"><v>99</v></c>', ' t="s"><v>satu</v></c>', ' t="b"><v>ya</v></c>',
        ' t="d"><v>kemarin</v></c>', ' s="999"><v>1</v></c>', ' s="x"><v>1</v></c>', "><v>1</c>",
    ],
)  # fmt: skip
def test_a_cell_that_no_program_writes_is_damage(cell: str, tmp_path: Path) -> None:
    path = package(tmp_path, row_of([cell]))
    book, problems = read(path)
    assert (book, [p.code for p in problems]) == (None, [Code.FILE_NOT_XLSX])


@pytest.mark.parametrize("reference", ["1A", "A0", "ABCD1", "A", "7", "A1:B2", "Ä1"])
def test_a_cell_at_no_place_is_damage(reference: str, tmp_path: Path) -> None:
    book, problems = read(package(tmp_path, f'<row r="1"><c r="{reference}"><v>1</v></c></row>'))
    assert (book, [p.code for p in problems]) == (None, [Code.FILE_NOT_XLSX])


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"]
)
def test_a_part_that_declares_entities_is_refused(part: str, tmp_path: Path) -> None:
    """A few of them, each naming the one before, would fill the memory (billion laughs)."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

    def change(name: str, content: bytes) -> bytes:
        start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return content[:start] + bomb.encode() + content[start:] if name == part else content

    book, problems = read(repack(write(tmp_path), change))
    assert (book, [p.code for p in problems]) == (None, [Code.FILE_NOT_XLSX])


def test_an_external_document_type_is_refused(tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        mark = b'?><!DOCTYPE worksheet SYSTEM "http://localhost/x.dtd">'
        return content.replace(b"?>", mark, 1) if name == "xl/worksheets/sheet2.xml" else content

    book, problems = read(repack(write(tmp_path), change))
    assert (book, [p.code for p in problems]) == (None, [Code.FILE_NOT_XLSX])


def test_the_comparison_finds_a_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = set_xml(write(tmp_path), "Realisasi", "G2", "", "<v>81</v>")
    assert_alike(path)
    monkeypatch.setattr("lkjip_gen.workbook.sheets.plain", str.upper)
    with pytest.raises(AssertionError):
        assert_alike(path)
