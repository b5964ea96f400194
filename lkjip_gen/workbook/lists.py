"""The hidden sheet of lists behind the drop-downs: long choices, and codes of several sheets under each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from lkjip_gen.workbook import layout

LISTS_SHEET = "#daftar"
LIST_ROWS = 1000  # rows that a drop-down looks at
STACKED_ROWS = 300

Value = str | int | float | Decimal | date | None
Rows = Mapping[str, Sequence[Mapping[str, Value]]]


def code_range(sheet: str, index: int) -> str:
    """The cells of one column below its heading, as a formula names them."""
    letter = xl_col_to_name(index)
    return f"'{sheet}'!${letter}$2:${letter}${LIST_ROWS + 1}"


class Lists:
    """Collects the lists that columns ask for; each is written once."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, tuple[str, ...]]] = []

    def area(self, name: str, content: Sequence[str]) -> str:
        """The range of a list: words as they are, a sheet's name standing for its codes."""
        entry = (name, tuple(content))
        if entry not in self._lists:
            self._lists.append(entry)
        letter = xl_col_to_name(self._lists.index(entry))
        follows = any(c in layout.SHEET_NAMES for c in content)
        last = STACKED_ROWS + 1 if follows else len(content) + 1
        return f"='{LISTS_SHEET}'!${letter}$2:${letter}${last}"

    def write(self, worksheet: Any, rows: Rows) -> None:
        """Fill the hidden sheet; `rows` give the values that a program shows before it recalculates."""
        for index, (name, content) in enumerate(self._lists):
            worksheet.write_string(0, index, name)
            sheets = [c for c in content if c in layout.SHEET_NAMES]
            words = [c for c in content if c not in layout.SHEET_NAMES]
            for row, word in enumerate(words, start=1):
                worksheet.write_string(row, index, word)
            if sheets:
                codes = [code for s in sheets for code in _codes(s, rows)]
                _stack(worksheet, index, len(words) + 1, sheets, codes)
        worksheet.hide()


def _stack(worksheet: Any, index: int, start: int, sheets: Sequence[str], codes: Sequence[str]) -> None:
    """The codes of several sheets under each other, following them as they are filled."""
    for offset in range(STACKED_ROWS):
        chain = '""'
        before: list[str] = []
        steps: list[tuple[str, str]] = []
        for sheet in sheets:
            area = code_range(sheet, 0)
            skipped = "-".join([str(offset + 1), *before])
            steps.append((f"{skipped}<=COUNTA({area})", f"INDEX({area},{skipped})"))
            before.append(f"COUNTA({area})")
        for condition, value in reversed(steps):
            chain = f"IF({condition},{value},{chain})"
        worksheet.write_formula(start + offset, index, f"={chain}", None, codes[offset] if offset < len(codes) else "")


def _codes(sheet: str, rows: Rows) -> list[str]:
    key = layout.sheet(sheet).columns[0].heading
    return [str(row[key]) for row in rows.get(sheet, ()) if row.get(key)]
