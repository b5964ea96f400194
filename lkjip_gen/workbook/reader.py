"""The only module that opens a workbook: raw cells with their places, nothing inferred.

Reads with openpyxl's streaming reader up to the true extent that `package` found. What it cannot see (merged
ranges, formulas never calculated, stray formatting) comes from that same pass over the XML.
"""

from __future__ import annotations

import hashlib
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from lkjip_gen.problems import Code, Place, Problem, cell_key, problem
from lkjip_gen.text import os_reason
from lkjip_gen.workbook.cells import RawCell, Shape
from lkjip_gen.workbook.package import (
    DAMAGE,
    MAX_COLUMNS,
    MAX_ROWS,
    Extent,
    check_file,
    check_package,
    extents,
)

# A stray format this far past the content is worth a word; nearer ones are ordinary blank rows of the form.
STRAY_ROWS, STRAY_COLUMNS = 2_000, 60
# Parts of a number format that only print: a quoted or escaped % does not scale the number, a bare one does.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# Excel writes a control character as _x000D_, and a typed "_x000D_" as _x005F_x000D_ (from shared strings openpyxl has
# already taken the mark away, so other codes are left alone there: they are what somebody typed).
_ESCAPE = re.compile(r"_x005[Ff](_x[0-9A-Fa-f]{4}_)|_x(00[01][0-9A-Fa-f])_")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The filled cells of one sheet by row, in the order of the sheet; blank rows are simply absent."""

    name: str
    rows: Mapping[int, Mapping[int, RawCell]] = field(default_factory=dict)
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawBook:
    """All sheets of a workbook by name, in its order, and the SHA-256 of the bytes that they were read from."""

    sheets: Mapping[str, RawSheet]
    sha256: str


def read(path: Path) -> tuple[RawBook | None, list[Problem]]:
    """The cells of a workbook. No book comes back when the file itself is wrong."""
    wrong = check_file(path)
    if wrong:
        return None, [wrong]
    try:
        content = path.read_bytes()  # once: what is checked, read and hashed is the same, whatever happens meanwhile
    except OSError as error:
        return None, [problem(Code.FILE_UNREADABLE, sebab=os_reason(error))]
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            wrong = check_package(package)
            if wrong:
                return None, [wrong]
            reach = extents(package)
        return _read(content, reach)
    except DAMAGE as error:
        return None, [problem(Code.FILE_NOT_XLSX, sebab=f"rusak: {type(error).__name__}")]


def _read(content: bytes, reach: Mapping[str, Extent]) -> tuple[RawBook, list[Problem]]:
    sheets: dict[str, RawSheet] = {}
    problems: list[Problem] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl speaks of drop-downs and themes, which we do not read
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        for worksheet in book.worksheets:
            name = worksheet.title
            extent = reach.get(name, Extent())
            rows: dict[int, dict[int, RawCell]] = {}
            if extent.rows:
                area = worksheet.iter_rows(max_row=extent.rows, max_col=extent.columns)
                for cell in (c for row in area for c in row if c.value is not None):
                    raw = _raw(cell, extent)
                    rows.setdefault(raw.row, {})[raw.column] = raw
                for row, column in _uncalculated(extent):
                    rows.setdefault(row, {})[column] = RawCell(
                        row, column, Shape.BLANK, None, formula=True, uncalculated=True
                    )
            sheets[name] = RawSheet(name, {r: rows[r] for r in sorted(rows)}, extent.merged)
            problems += _stray(name, extent)
    finally:
        book.close()
    return RawBook(sheets, hashlib.sha256(content).hexdigest()), problems


def _uncalculated(extent: Extent) -> Iterator[tuple[int, int]]:
    return (cell_key(c) for c in extent.uncalculated if cell_key(c) <= (extent.rows, MAX_COLUMNS))


def _raw(cell: Any, extent: Extent) -> RawCell:
    """One openpyxl cell as ours. Only here do the types of that library matter."""
    value, coordinate = cell.value, cell.coordinate
    percent = False
    shape: Shape
    if cell.data_type == "e":
        shape = Shape.ERROR
    elif isinstance(value, bool):
        shape = Shape.BOOL
    elif isinstance(value, int | float):
        shape, percent = Shape.NUMBER, "%" in _LITERAL.sub("", cell.number_format or "")
    elif isinstance(value, datetime):
        shape = Shape.DATE
    elif isinstance(value, date):
        shape, value = Shape.DATE, datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a calendar day
    elif isinstance(value, time | timedelta):
        shape, value = Shape.TIME, str(value)
    else:
        shape, value = Shape.TEXT, _ESCAPE.sub(lambda m: m[1] or chr(int(m[2], 16)), str(value))
    return RawCell(cell.row, cell.column, shape, value, percent, coordinate in extent.formulas)


def _stray(name: str, extent: Extent) -> Iterator[Problem]:
    """Content beyond what is read stops the run; formatting far beyond the content is only said."""
    if extent.too_far:
        yield problem(
            Code.CONTENT_TOO_FAR,
            Place(name, extent.too_far),
            sel=extent.too_far,
            baris=f"{MAX_ROWS:,}".replace(",", "."),
            kolom=MAX_COLUMNS,
        )
    if extent.last_formatted:
        row, column = cell_key(extent.last_formatted)
        if row > extent.rows + STRAY_ROWS or column > extent.columns + STRAY_COLUMNS:
            yield problem(
                Code.STRAY_FORMAT,
                Place(name, extent.last_formatted),
                sel=extent.last_formatted,
                akhir=extent.last_content or "A1",
            )
