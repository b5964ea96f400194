"""The workbook inside a chart: what Word opens when somebody chooses "Edit Data".

Written by hand, because it is small, the same each time, and part of every chart. Text is written as text, whatever it
begins with. The labels stand beside the values as formulas, so that they follow a value that is changed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from html import escape

from lkjip_gen.word.charts.points import Line
from lkjip_gen.word.package import Packed, in_order, packed, zipped

SHEET = "Sheet1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = "xl/worksheets/sheet1.xml"
_DECIMALS = 7  # kinds of cells: whole numbers up to six decimals
_FIXED = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/{_SHEET}" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}">'
    f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
}


def number_format(decimals: int) -> str:
    """How Excel is to show a number of so many decimals."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def column(number: int) -> str:
    """The letters of a column, counted from 0: A, B, ... Z, AA."""
    letters = ""
    number += 1
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


def area(at: int, count: int) -> str:
    """Where the values of a column stand, as a chart refers to them."""
    return f"{SHEET}!${column(at)}$2:${column(at)}${count + 1}"


def heading(at: int) -> str:
    """Where the heading of a column stands."""
    return f"{SHEET}!${column(at)}$1"


def workbook(categories: Sequence[str], lines: Sequence[Line]) -> bytes:
    """Categories in column A, the values of each series in the columns after it, then the labels of each."""
    sheet = packed((_HEAD + "".join(_sheet(categories, lines))).encode())
    members = {**_fixed(), _SHEET: sheet}
    return zipped((name, members[name]) for name in in_order(members))


@cache
def _fixed() -> dict[str, Packed]:
    parts = {**_FIXED, "xl/styles.xml": _styles()}
    return {name: packed((_HEAD + xml).encode()) for name, xml in parts.items()}


def _styles() -> str:
    """Cell styles: text, a heading, then a number with 0, 1, 2, ... decimals."""
    formats = "".join(f'<numFmt numFmtId="{164 + d}" formatCode="{number_format(d)}"/>' for d in range(_DECIMALS))
    numbers = "".join(
        f'<xf numFmtId="{164 + d}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for d in range(_DECIMALS)
    )
    wrapped = 'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    font = '<sz val="11"/><name val="Calibri"/></font>'
    return (
        f'<styleSheet {_MAIN}><numFmts count="{_DECIMALS}">{formats}</numFmts>'
        f'<fonts count="2"><font>{font}<font><b/>{font}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs><cellXfs count="{2 + _DECIMALS}">{plain} xfId="0" {wrapped}'
        f'<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" {wrapped}{numbers}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(categories: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    yield f'<worksheet {_MAIN}><cols><col min="1" max="1" width="60" customWidth="1"/>'
    yield f'<col min="2" max="{2 * len(lines) + 1}" width="20" customWidth="1"/></cols><sheetData><row r="1">'
    for at, line in enumerate(lines, start=1):
        yield _text(f"{column(at)}1", line.name, 1)
    for at, line in enumerate(lines, start=len(lines) + 1):
        yield _text(f"{column(at)}1", f"Label {line.name}", 1)
    yield "</row>"
    for row, category in enumerate(categories, start=2):
        yield f'<row r="{row}">{_text(f"A{row}", category, 0)}'
        for at, line in enumerate(lines, start=1):
            value = line.values[row - 2]
            if value is not None:
                style = 2 + min(line.decimals, _DECIMALS - 1)
                yield f'<c r="{column(at)}{row}" s="{style}"><v>{value:f}</v></c>'
        for at, line in enumerate(lines, start=1):
            yield _label(line, row, at, at + len(lines))
        yield "</row>"
    yield "</sheetData></worksheet>"


def _text(cell: str, text: str, style: int) -> str:
    shown = escape(text, quote=False)
    return f'<c r="{cell}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _label(line: Line, row: int, at: int, own: int) -> str:
    """The label of a value: made of it, where it is no more than the value written down."""
    value, text = line.values[row - 2], line.labels[row - 2]
    cell = f"{column(own)}{row}"
    if value is None or not text:
        return ""
    decimals = len(text.partition(",")[2])
    if text != _written(value, decimals):
        return _text(cell, text, 0)
    formula = escape(_formula(f"{column(at)}{row}", decimals), quote=False)
    return f'<c r="{cell}" s="0" t="str"><f>{formula}</f><v>{text}</v></c>'


def _written(value: Decimal, decimals: int) -> str:
    text = f"{abs(value):,.{decimals}f}".translate({ord(","): ".", ord("."): ","})
    return f"-{text}" if value < 0 else text


def _formula(cell: str, decimals: int) -> str:
    """Points and commas as in Indonesia, wherever it is worked out: FIXED writes those of its own region."""
    whole = f'SUBSTITUTE(FIXED(TRUNC(ROUND(ABS({cell}),{decimals})),0),",",".")'
    fraction = f'&","&RIGHT(FIXED(ABS({cell}),{decimals}),{decimals})' if decimals else ""
    return f'IF({cell}="","",IF({cell}<0,"-","")&{whole}{fraction})'
