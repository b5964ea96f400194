"""How the books look: pages F4 landscape, quiet rules, and how high a row must be for its text.

Formats are made once for each set of properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

import xlsxwriter

STAMP = datetime(2000, 1, 1)  # noqa: DTZ001 - fixed, so that equal input gives equal bytes
FOLIO = 14  # 215,9 x 330,2 mm, the printer's name for F4
MARGIN = 12.7  # mm, on all sides
PAGE = 330.2 - 2 * MARGIN  # mm across
RULE, SHADE, PALE, QUIET = "#A6A6A6", "#E7EAEE", "#F5F6F8", "#6B6B6B"
SIZE, SMALL = 10, 8

_POINTS = 72 / 25.4  # of a mm
_PIXELS = 96 / 25.4
_LEADING = 1.22  # line to line, of the size
_MOST_LETTERS = 32_767
_HIGHEST = 409.0  # points; Excel takes no higher row
_PADDING = 6.0  # points inside a cell, both sides
# Arial, in thousandths of the size; what is not here is about as wide as a figure.
_WIDTHS = {
    **dict.fromkeys("ijl'|", 222), **dict.fromkeys(" .,:;!/ftI[]", 278), **dict.fromkeys("r()-\"", 333),
    **dict.fromkeys("cksvxyzJ", 500), **dict.fromkeys("mM%", 850), **dict.fromkeys("wABEKPSVXYCDHNRUFTLZ", 700),
    **dict.fromkeys("GOQW", 800),
}  # fmt: skip


class Look:
    """The formats of one open book."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def format(self, **properties: object) -> Any:
        """A format in Arial 10, on top of the cell, wrapped, changed by these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": "Arial", "font_size": SIZE, "valign": "top", "text_wrap": True}
            self._made[key] = self._book.add_format({**base, **properties})
        return self._made[key]

    def ruled(self, **properties: object) -> Any:
        """A format with thin grey rules around the cell."""
        return self.format(border=1, border_color=RULE, **properties)

    def head(self, **properties: object) -> Any:
        """The head of a table: bold, lightly shaded."""
        centred = {"bold": True, "bg_color": SHADE, "align": "center", "valign": "vcenter", **properties}
        return self.ruled(**centred)

    def link(self, **properties: object) -> Any:
        """A link; underlined, so that it is one in grey print also."""
        return self.format(**{"font_color": "#1F4E8C", "underline": 1, **properties})


def opened(title: str) -> tuple[BytesIO, Any]:
    """An empty book, and where its bytes will be; no text that it is given is taken for a formula or link.

    Excel calculates all of it whenever it is opened (XlsxWriter asks for that).
    """
    target = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": title, "author": "lkjip_gen", "created": STAMP})
    return target, book


def page(sheet: Any, name: str) -> None:
    """F4 landscape, one page across, its name and the page in the footer."""
    inches = MARGIN / 25.4
    sheet.set_landscape()
    sheet.set_paper(FOLIO)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=inches, right=inches, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L&8 {name.replace('&', '&&')}&R&8Halaman &P dari &N")
    sheet.hide_gridlines(2)


def put(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """A text that stays text; an empty one leaves the cell empty, and Excel holds no more than 32.767 letters."""
    if text:
        sheet.write_string(row, column, text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…", style)
    else:
        sheet.write_blank(row, column, None, style)


def columns(sheet: Any, widths: Sequence[float], first: int = 0) -> None:
    """Set the widths of columns from the `first` on, in mm."""
    for index, width in enumerate(widths, start=first):
        sheet.set_column_pixels(index, index, round(width * _PIXELS))


def height(cells: Iterable[tuple[str, float, float, bool]]) -> float:
    """The height in points of a row of wrapped cells: text, width in mm, size of the letters, whether bold.

    A spreadsheet fits a row to its text only while somebody types; a file that arrives filled must say how high.
    """
    needed = max((lines(text, mm, size, bold) * size * _LEADING for text, mm, size, bold in cells), default=SIZE)
    return min(_HIGHEST, round(needed + 4, 1))


def breadth(text: str, size: float = SIZE, bold: bool = False) -> float:
    """The width in mm that a cell needs to show a number: a narrower one shows only "####"."""
    return (_wide(text) * (1.08 if bold else 1.0) * size / 1000 + _PADDING) / _POINTS


@lru_cache(maxsize=8192)
def lines(text: str, mm: float, size: float = SIZE, bold: bool = False) -> int:
    """How many lines a text needs in a width in mm; at least one."""
    room = (mm * _POINTS - _PADDING) / size * 1000
    return sum(_lines(line, max(room, 1000.0), 1.08 if bold else 1.0) for line in text.split("\n"))


def _lines(line: str, room: float, factor: float) -> int:
    if len(line) * 850 * factor <= room:
        return 1
    count, used = 1, 0.0
    for word in line.split(" "):
        wide = _wide(word) * factor
        if used and used + 278 + wide > room:
            count, used = count + 1, 0.0
        used += wide + (278 if used else 0)
        while used > room:  # a word longer than the line is broken
            count, used = count + 1, used - room
    return count


@lru_cache(maxsize=4096)
def _wide(word: str) -> float:
    return sum(_WIDTHS.get(letter, 556) for letter in word)
