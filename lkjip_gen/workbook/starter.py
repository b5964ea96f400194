"""The blank standard workbook, written from the same declaration that the reader uses.

Also writes a filled one (`rows`), which is how the examples are made: their cells pass through the reader like
anybody's. The same arguments give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Column, Kind, LookUp, Sheet
from lkjip_gen.workbook.faults import decimal
from lkjip_gen.workbook.guide import write_guide
from lkjip_gen.workbook.lists import LIST_ROWS, LISTS_SHEET, Lists, Rows, Value, code_range
from lkjip_gen.workbook.look import FOLIO, TABS, Formats, height
from lkjip_gen.workbook.structure import FACT_HEADINGS

READY_ROWS = 120  # look-ups and coloured cells
EARLIER_YEARS = 4
SPARE_COLUMNS = 6
_INLINE_LIMIT = 255  # a longer list does not fit into a validation and stands on the hidden sheet

_VALUE_WIDTH, _NOTE_WIDTH = 56, 80
_NAMES = {"Pejabat": ("jabatan",), "Kinerja": ("hasil", "nomenklatur"), "Indikator": ("indikator",)}


@dataclass(frozen=True, slots=True)
class _Field:
    """One column of the written sheet: a declared column (with its year) or a look-up."""

    heading: str
    column: Column | None
    lookup: LookUp | None = None
    code_index: int = 0


def workbook(tahun: int, renstra: tuple[int, int], rows: Rows | None = None) -> bytes:
    """The standard workbook of a year as the bytes of an .xlsx.

    `renstra` is the first and last year of the Renstra. `rows` maps a sheet to its rows, each a mapping of headings
    to values; for a sheet of facts it is one mapping. Raises KeyError for a sheet or heading that is not in the layout.
    """
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.worksheet_class = _Worksheet
    stamp = datetime(tahun, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes
    book.set_properties({"title": f"Buku kerja LKjIP {tahun}", "author": "lkjip_gen", "created": stamp})
    _Writer(book, tahun, renstra, rows or {}).run()
    book.close()
    return target.getvalue()


class _Worksheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes a formula as it stands.

    xlsxwriter searches each one for some eighty functions that are newer than its file format, which took five sixths
    of the time of a workbook. No formula of ours uses one; the tests compare the files.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class _Writer:
    """Holds the open book while its sheets are written."""

    def __init__(self, book: Any, tahun: int, renstra: tuple[int, int], rows: Rows) -> None:
        self.book, self.tahun, self.renstra, self.rows = book, tahun, renstra, rows
        self.formats = Formats(book)
        self.fields = {s.name: self._fields(s) for s in layout.SHEETS if not s.facts}
        self.lists = Lists()

    def run(self) -> None:
        unknown = set(self.rows) - set(layout.SHEET_NAMES)
        if unknown:
            raise KeyError(f"no such sheets: {sorted(unknown)}")
        write_guide(self.book.add_worksheet(layout.GUIDE_SHEET), self.formats)
        for sheet in layout.SHEETS:
            worksheet = self.book.add_worksheet(sheet.name)
            worksheet.set_tab_color(TABS[sheet.group])
            if sheet.facts:
                self._facts(worksheet, sheet)
            else:
                self._table(worksheet, sheet)
            _page(worksheet, sheet.name)
        self._hidden()

    def _fields(self, sheet: Sheet) -> list[_Field]:
        fields: list[_Field] = []
        for column in sheet.columns:
            code_index = len(fields)
            if column.family:
                fields += [_Field(column.heading_of(y), column) for y in self._years(column)]
            else:
                fields.append(_Field(column.heading, column))
            fields += [_Field(x.heading, None, x, code_index) for x in sheet.lookups if x.after == column.key]
        return fields

    def _years(self, column: Column) -> range:
        if column.key == "renstra":
            return range(self.renstra[0], self.renstra[1] + 1)
        return range(self.tahun - EARLIER_YEARS, self.tahun)

    # --- sheets of rows ---

    def _table(self, worksheet: Any, sheet: Sheet) -> None:
        fields = self.fields[sheet.name]
        for index, f in enumerate(fields):
            if f.lookup:
                worksheet.set_column(index, index, f.lookup.width, self.formats.look_up)
                worksheet.write_string(0, index, f.heading, self.formats.grey_heading)
                self._colour(worksheet, fields, index, self.formats.grey)
                continue
            assert f.column is not None  # noqa: S101 - a field is a column or a look-up
            worksheet.set_column(index, index, f.column.width, self.formats.input(f.column))
            heading = self.formats.year_heading if f.column.family else self.formats.heading
            worksheet.write_string(0, index, f.heading, heading)
            self._validate(worksheet, f.column, 1, index, LIST_ROWS)
            self._colour(worksheet, fields, index, self.formats.need(f.column))
        spare = len(fields)
        worksheet.set_column(spare, spare + SPARE_COLUMNS - 1, 14, self.formats.spare)
        worksheet.set_row(0, 32, self.formats.spare_heading)
        worksheet.freeze_panes(1, 1)
        rows = self.rows.get(sheet.name, ())
        for number, row in enumerate(rows, start=1):
            unknown = set(row) - {f.heading for f in fields if f.column}
            if unknown:
                raise KeyError(f"{sheet.name}: no such headings: {sorted(unknown)}")
            for index, f in enumerate(fields):
                if f.column:
                    self._write(worksheet, number, index, row.get(f.heading), self.formats.input(f.column))
            shown = [(str(row.get(f.heading) or ""), f.column.width) for f in fields if f.column]
            shown += [
                (self._name_of(f.lookup, row, fields[f.code_index].heading), f.lookup.width) for f in fields if f.lookup
            ]
            worksheet.set_row(number, height(shown))
        for index, f in enumerate(fields):
            if f.lookup:
                self._lookup(worksheet, f, index, rows, fields[f.code_index].heading)

    def _write(self, worksheet: Any, row: int, index: int, value: Value, style: Any) -> None:
        if value is None:
            return
        if isinstance(value, str):
            worksheet.write_string(row, index, value, style)
        elif isinstance(value, date):
            worksheet.write_datetime(row, index, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001
        else:
            stored = float(value) if isinstance(value, Decimal) else value
            if isinstance(value, Decimal) and decimal(stored) != value:
                raise ValueError(f"{value} has more figures than a spreadsheet keeps")
            worksheet.write_number(row, index, stored, style)

    def _colour(self, worksheet: Any, fields: Sequence[_Field], index: int, style: Any) -> None:
        """Fill and rule a column, but only in rows that are begun and in the next one: the rest stays white paper."""
        letters = [xl_col_to_name(i) for i, f in enumerate(fields) if f.column]
        begun = [",".join(f"${x}{row}:${x}{row}" for x in letters) for row in (2, 1)]
        criteria = f"=OR(ROW()=2,COUNTA({begun[0]})>0,COUNTA({begun[1]})>0)"
        worksheet.conditional_format(
            1, index, READY_ROWS, index, {"type": "formula", "criteria": criteria, "format": style}
        )

    # --- look-ups ---

    def _lookup(self, worksheet: Any, f: _Field, index: int, rows: Sequence[Mapping[str, Value]], heading: str) -> None:
        assert f.lookup is not None  # noqa: S101
        letter = xl_col_to_name(f.code_index)
        for number in range(1, READY_ROWS + 1):
            cached = self._name_of(f.lookup, rows[number - 1], heading) if number <= len(rows) else ""
            chain = '"kode tidak ada"'
            for sheet in reversed(f.lookup.sheets):
                chain = f"IFERROR({self._name_formula(sheet, f'${letter}{number + 1}')},{chain})"
            worksheet.write_formula(
                number, index, f'=IF(${letter}{number + 1}="","",{chain})', self.formats.look_up, cached
            )

    def _name_of(self, lookup: LookUp, row: Mapping[str, Value], heading: str) -> str:
        """What the look-up of this row will show."""
        code = str(row.get(heading) or "")
        names = {c: n for s in reversed(lookup.sheets) for c, n in self._names(s).items()}
        return names.get(code, "kode tidak ada") if code else ""

    def _names(self, sheet: str) -> dict[str, str]:
        headings = [layout.sheet(sheet).column(k).heading for k in _NAMES[sheet]]
        key = layout.sheet(sheet).columns[0].heading
        found: dict[str, str] = {}
        for row in self.rows.get(sheet, ()):
            found.setdefault(str(row.get(key)), next((str(row[h]) for h in headings if row.get(h)), ""))
        return found

    def _name_formula(self, sheet: str, cell: str) -> str:
        """INDEX/MATCH, the only look-up that Excel, LibreOffice, WPS and Google Sheets share."""
        row = f"MATCH({cell},{code_range(sheet, 0)},0)"
        parts = [f"INDEX({code_range(sheet, self._index(sheet, key))},{row})" for key in _NAMES[sheet]]
        if len(parts) == 1:
            return f'{parts[0]}&""'
        return f'IF({parts[0]}="",{parts[1]},{parts[0]})&""'

    def _index(self, sheet: str, key: str) -> int:
        return next(i for i, f in enumerate(self.fields[sheet]) if f.column and f.column.key == key)

    # --- drop-downs and notes ---

    def _validate(self, worksheet: Any, column: Column, row: int, index: int, count: int) -> None:
        note = column.help + (f" Contoh: {column.example}" if column.example else "")
        rule: dict[str, Any] = {"input_title": column.heading[:32], "input_message": note[:255], "validate": "any"}
        source: Any = None
        if column.kind is Kind.PILIHAN:
            inline = sum(len(c) + 1 for c in column.choices) <= _INLINE_LIMIT and not any(
                "," in c for c in column.choices
            )
            source = list(column.choices) if inline else self.lists.area(column.heading, column.choices)
        elif column.kind is Kind.RUJUKAN:
            source = self._references(column)
        if source is not None:
            strict = column.kind is Kind.PILIHAN and not column.open_choice
            rule |= {
                "validate": "list",
                "source": source,
                "error_type": "stop" if strict else "warning",
                "error_title": "Di luar daftar",
                "error_message": "Isi ini tidak ada di daftar pilihan.",
            }
        worksheet.data_validation(row, index, row + count - 1, index, rule)

    def _references(self, column: Column) -> str:
        sheets = [r for r in column.refers if r in layout.SHEET_NAMES]
        words = [r for r in column.refers if r not in layout.SHEET_NAMES]
        if len(sheets) == 1 and not words:
            return "=" + code_range(sheets[0], 0)
        return self.lists.area(column.heading + "/" + "/".join(column.refers), column.refers)

    def _hidden(self) -> None:
        self.lists.write(self.book.add_worksheet(LISTS_SHEET), self.rows)
        mark = self.book.add_worksheet(layout.META_SHEET)
        mark.write_row(0, 0, ["Versi tata letak", layout.LAYOUT_VERSION])
        mark.write_row(1, 0, ["Tahun", self.tahun])
        mark.very_hidden()
        self.book.get_worksheet_by_name(layout.GUIDE_SHEET).activate()

    # --- sheets of facts ---

    def _facts(self, worksheet: Any, sheet: Sheet) -> None:
        names = FACT_HEADINGS[sheet.name]
        given: Mapping[str, Value] = (self.rows.get(sheet.name) or ({},))[0]
        unknown = set(given) - {c.heading for c in sheet.columns}
        if unknown:
            raise KeyError(f"{sheet.name}: no such facts: {sorted(unknown)}")
        worksheet.set_column(0, 0, 32)
        worksheet.set_column(1, 1, _VALUE_WIDTH)
        worksheet.set_column(2, 2, _NOTE_WIDTH)
        worksheet.set_row(0, 24)
        for index, title in enumerate((*names, "Keterangan")):
            worksheet.write_string(0, index, title, self.formats.heading)
        for row, column in enumerate(sheet.columns, start=1):
            need = " Wajib." if column.always else f" Wajib {column.condition}." if column.condition else ""
            note = column.help + need + (f" Contoh: {column.example}." if column.example else "")
            if sheet is layout.PENGATURAN_SHEET and column.choices:
                note += " Pilihan: " + "; ".join(column.choices) + "."
            worksheet.write_string(row, 0, column.heading, self.formats.fact)
            style, value = self.formats.input(column, left=True), given.get(column.heading)
            worksheet.write_blank(row, 1, None, style)
            self._write(worksheet, row, 1, value, style)
            worksheet.write_string(row, 2, note, self.formats.note)
            worksheet.set_row(row, height([(str(value or ""), _VALUE_WIDTH), (note, _NOTE_WIDTH)]))
            self._validate(worksheet, column, row, 1, 1)
            worksheet.conditional_format(
                row, 1, row, 1, {"type": "formula", "criteria": "=TRUE", "format": self.formats.need(column)}
            )
        worksheet.freeze_panes(1, 1)


def _page(worksheet: Any, name: str) -> None:
    """Protection without a password keeps headings and look-ups; printing fits one page across."""
    worksheet.protect(
        "",
        {
            "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
            "sort": True, "autofilter": True, "insert_hyperlinks": True, "objects": True,
        },
    )  # fmt: skip
    worksheet.set_landscape()
    worksheet.set_paper(FOLIO)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    worksheet.set_footer(f"&L{name}&RHalaman &P dari &N")
