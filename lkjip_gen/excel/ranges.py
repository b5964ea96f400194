"""Addresses of cells, joined where they stand side by side: B5, B6, B7 are B5:B7."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

_RANGE = re.compile(r"(?:'(?:[^']|'')*'!|\w+!)?[A-Z]{1,3}\d+:[A-Z]{1,3}\d+")
_ADDRESS = re.compile(r"(?:(?P<sheet>.*)!)?(?P<column>[A-Z]{1,3})(?P<row>\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class _Cell:
    sheet: str  # as it is written before "!", "" for none
    column: int
    row: int


def quoted(sheet: str) -> str:
    """The name of a sheet as a formula writes it: 'Tabel 3.6'; an apostrophe inside is doubled."""
    if re.fullmatch(r"[A-Za-z_]{5,}", sheet) and sheet.upper() != "FALSE":  # shorter ones may be a cell, R1C1 or TRUE
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def address(sheet: str, row: int, column: int) -> str:
    """The address of a cell (row and column from 0); `sheet` "" for a cell of the same sheet."""
    cell = str(xl_rowcol_to_cell(row, column))
    return f"{quoted(sheet)}!{cell}" if sheet else cell


def joined(addresses: Sequence[str]) -> list[str]:
    """The addresses, in the order of the sheets as they come, then of columns and rows, neighbours as one range.

    One that comes twice stays twice. Raises ValueError for what is no address of a single cell.
    """
    cells = [_parsed(a) for a in addresses]
    sheets = {cell.sheet: n for n, cell in reversed(list(enumerate(cells)))}
    runs: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda c: (sheets[c.sheet], c.column, c.row)):
        if runs and _follows(runs[-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [_written(run) for run in _across(runs)]


def one_range(addresses: Sequence[str]) -> str:
    """The range of these addresses where they are neighbours in this very order, downwards or across; else ""."""
    run: list[_Cell] = []
    for cell in map(_parsed, addresses):
        if run and not _follows(run, cell):
            return ""
        run.append(cell)
    return _written(run) if len(run) > 1 else ""


def is_cell(text: str) -> bool:
    """Is it the address of a single cell?"""
    return _ADDRESS.fullmatch(text) is not None


def is_range(text: str) -> bool:
    """Is a piece of a formula a range of cells, and nothing else?"""
    return _RANGE.fullmatch(text) is not None


def upright(found: str) -> bool:
    """Does a range go down a column, not across a row?"""
    first, last = (part.rsplit("!", 1)[-1].rstrip("0123456789") for part in found.rsplit(":", 1))
    return first == last


def _parsed(text: str) -> _Cell:
    match = _ADDRESS.fullmatch(text)
    if not match:
        raise ValueError(f"no address of a cell: {text}")
    column = 0
    for letter in match["column"]:
        column = column * 26 + ord(letter) - 64
    return _Cell(match["sheet"] or "", column - 1, int(match["row"]))


def _follows(run: Sequence[_Cell], cell: _Cell) -> bool:
    """Does the cell go on where the run ends, in the direction of the run?"""
    last = run[-1]
    if last.sheet != cell.sheet:
        return False
    down = (cell.column, cell.row) == (last.column, last.row + 1)
    right = (cell.column, cell.row) == (last.column + 1, last.row)
    if len(run) == 1:
        return down or right
    return down if run[0].column == last.column else right


def _across(runs: Sequence[list[_Cell]]) -> list[list[_Cell]]:
    """Single cells side by side in one row, which the order by columns took apart, as one run each."""
    found: list[list[_Cell]] = []
    for run in runs:
        previous = found[-1] if found else None
        if previous and len(run) == 1 and previous[0].row == previous[-1].row and _follows(previous, run[0]):
            previous.append(run[0])
        else:
            found.append(list(run))
    return found


def _written(run: Sequence[_Cell]) -> str:
    prefix = f"{run[0].sheet}!" if run[0].sheet else ""
    names = [f"{xl_col_to_name(c.column)}{c.row}" for c in (run[0], run[-1])]
    return prefix + (names[0] if len(run) == 1 else ":".join(names))
