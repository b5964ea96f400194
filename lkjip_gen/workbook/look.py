"""How the workbook looks: colours and cell formats. Grey print must lose nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lkjip_gen.workbook.columns import Column, Group, Kind

FOLIO = 14  # 215,9 x 330,2 mm, the printer's name for F4
DARK, YELLOW, PALE, GREY, LINE = "#1F3A5F", "#FFF0B3", "#FFFBE8", "#EDEDED", "#BFBFBF"
TABS = {
    Group.PERENCANAAN: "#1F3A5F",
    Group.KINERJA: "#2E7D5B",
    Group.KEUANGAN: "#B7791F",
    Group.UMUM: "#7A7A7A",
}
_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}


class Formats:
    """The cell formats of one open book, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._inputs: dict[tuple[str, bool, bool], Any] = {}
        bar = {**_FONT, "bold": True, "font_color": "white", "bg_color": DARK, "text_wrap": True, "valign": "vcenter"}
        self.heading = self.make(**bar, border=1, border_color=LINE)
        self.year_heading = self.make(**bar, border=1, border_color=LINE, locked=False)
        self.grey_heading = self.make(**{**bar, "bg_color": "#7A7A7A"}, italic=True, border=1, border_color=LINE)
        self.spare_heading = self.make(**_FONT, bold=True, text_wrap=True, locked=False)
        self.spare = self.make(**_FONT, locked=False)
        self.look_up = self.make(**_FONT, font_color="#555555", text_wrap=True)
        self.fact = self.make(**_FONT, bold=True, bottom=1, bottom_color=LINE)
        self.note = self.make(**_FONT, font_color="#555555", text_wrap=True, bottom=1, bottom_color=LINE)
        edge = {"border": 1, "border_color": LINE}
        self.yellow = book.add_format({"bg_color": YELLOW, **edge})
        self.pale = book.add_format({"bg_color": PALE, **edge})
        self.grey = book.add_format({"bg_color": GREY, **edge})
        self.white = book.add_format(edge)
        self.title = self.make(font_name="Arial", font_size=16, bold=True, font_color=DARK)
        self.subtitle = self.make(font_name="Arial", font_size=12, bold=True, font_color=DARK)
        self.text = self.make(**_FONT, text_wrap=True)
        self.cell = self.make(**_FONT, text_wrap=True, border=1, border_color=LINE)
        self.bold_cell = self.make(**_FONT, text_wrap=True, bold=True, border=1, border_color=LINE)
        self.sample_yellow = self.make(**_FONT, bg_color=YELLOW, border=1, border_color=LINE)
        self.sample_pale = self.make(**_FONT, bg_color=PALE, border=1, border_color=LINE)
        self.sample_white = self.make(**_FONT, border=1, border_color=LINE)
        self.sample_grey = self.make(**_FONT, bg_color=GREY, border=1, border_color=LINE)

    def make(self, **properties: Any) -> Any:
        return self._book.add_format(properties)

    def tab(self, group: Group) -> Any:
        """A sample in the colour of a sheet's tab."""
        return self.make(**_FONT, bg_color=TABS[group], font_color="white", border=1, border_color=LINE)

    def need(self, column: Column) -> Any:
        """The fill that says how much a cell is needed: always, in some cases, or not at all."""
        if column.always or column.needed_by:
            return self.yellow
        return self.pale if column.condition else self.white

    def input(self, column: Column, *, left: bool = False) -> Any:
        """An unlocked cell in the number format of its kind; codes are text so that a spreadsheet cannot alter them."""
        number = "General"
        if column.kind in {Kind.KODE, Kind.RUJUKAN} or column.text_only:
            number = "@"
        elif column.kind is Kind.TANGGAL:
            number = "[$-421]d mmmm yyyy"
        elif column.kind is Kind.RUPIAH:
            number = "#,##0"
        key = (number, column.long, left)
        if key not in self._inputs:
            wrap = column.long or number == "General"
            align = {"align": "left"} if left else {}
            self._inputs[key] = self.make(**_FONT, num_format=number, text_wrap=wrap, locked=False, **align)
        return self._inputs[key]


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row of wrapped cells, each a text and its column width in characters.

    A spreadsheet fits a row to its text only while somebody types; a file that arrives filled must say how high.
    """
    lines = max(
        (sum(max(1, -(-len(line) // max(1, int(width * 1.05)))) for line in text.split("\n")) for text, width in cells),
        default=1,
    )
    return min(409.0, 13.5 * lines + 3)
