"""A table as a reader sees it: cells with what they cover, the head above each, and what names each row."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from docx.oxml.ns import qn

from lkjip_gen import printed
from lkjip_gen.word.looks import Look, Looks
from lkjip_gen.word.tables import Row, Table
from lkjip_gen.word.tree import Element, P, integer, on_one_line, pieces

Marks: TypeAlias = Sequence[tuple[int, str]]
Side: TypeAlias = Literal["left", "center", "right"]

_TOTALS = frozenset({"Jumlah Tabel", "Angka Jumlah", "Tengah Jumlah"})  # styles of the rows of totals
_GROUPS = frozenset({"Kelompok Tabel", "Kelompok Tengah"})  # styles of what heads a group of rows
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_NOTHING = frozenset({"", "-", "\u2013", "\u2014"})  # what stands where there is no value
_GRID_COL, _WIDTH = f"{qn('w:tblGrid')}/{qn('w:gridCol')}", qn("w:w")
_SIDES: dict[str, Side] = {"center": "center", "right": "right", "end": "right"}
_TWIPS_A_MM = 1440 / 25.4
_JOIN = " \u00b7 "


def printed_text(element: Element) -> str:
    """The text of a paragraph: its line breaks stay, tabs and doubled blanks are one blank."""
    text = "".join(pieces(element))
    return "\n".join(map(on_one_line, text.split("\n"))).strip("\n") if "\n" in text else on_one_line(text)


def one_line(text: str) -> str:
    """For names and headings: on one line, with plain spaces."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True, eq=False)
class Paragraphs:
    """What is known of the paragraphs of a document: their styles (ids), own alignment (w:jc), and marks.

    A mark comes with the paragraph in which it stands itself, which may be in a text box of the other.
    """

    looks: Looks
    styles: dict[Element, str]
    sides: dict[Element, str]
    boxed: Set[Element]
    marks: dict[Element, list[tuple[Element, Marks]]]

    def look(self, paragraph: Element) -> Look:
        return self.looks.of_style(self.styles.get(paragraph, ""))

    def side(self, paragraph: Element) -> Side:
        align = self.sides.get(paragraph) or self.look(paragraph).align
        return _SIDES.get(align, "left")


@dataclass(slots=True, eq=False)
class Box:
    """A cell that is printed; `row` and `column` count from 0, the column in the grid.

    `marks` are those in its text, `beside` those in its text boxes. `is_figure`: it is filled with a figure, and not
    with a text that also holds one. `is_name`: its text may name a row.
    """

    row: int
    column: int
    across: int
    text: str
    marks: tuple[tuple[int, str], ...]
    beside: Marks
    side: Side
    bold: bool
    is_total: bool  # by the style of one of its paragraphs
    is_group: bool  # by the styles of all of them
    is_figure: bool = False
    is_name: bool = False
    down: int = 1

    def __post_init__(self) -> None:
        if self.text in _NOTHING or (self.column == 0 and _ROW_NUMBER.fullmatch(self.text)):
            return
        self.is_figure = 2 * sum(len(text) for _, text in self.marks) >= len(self.text)
        self.is_name = not self.is_figure

    def covers(self, column: int) -> bool:
        return self.column <= column < self.column + self.across


@dataclass(slots=True, eq=False)
class Grid:
    """The boxes of a table: by the row in which they begin, and by every row that they cover."""

    widths: tuple[float, ...]
    heads: int = 0  # rows of the head
    own: list[list[Box]] = field(default_factory=list)
    covering: list[list[Box]] = field(default_factory=list)
    kinds: list[printed.Kind] = field(default_factory=list)
    _above: dict[tuple[int, int], str] = field(default_factory=dict)  # by rows of the head and column

    def heading(self, box: Box) -> str:
        """The head above a box, from top to bottom; a figure over several columns belongs to the last of them."""
        place = (min(self.heads, box.row), box.column + box.across - 1)
        if place not in self._above:
            self._above[place] = self._heading(*place)
        return self._above[place]

    def _heading(self, rows: int, column: int) -> str:
        found = [head for row in self.own[:rows] for head in row if head.covers(column)]
        return " ".join(dict.fromkeys(one_line(head.text) for head in found if head.text))

    def row_label(self, box: Box) -> str:
        """What names the row of a box: its group, then its own words; nothing in the head.

        They stand left of the first figure. Where that figure covers several rows it tells nothing about the single
        one, and what stands between it and the box, in this row alone, is named too.
        """
        if box.row < self.heads:
            return ""
        cells = self.covering[box.row]
        names = [cell for cell in cells if cell.is_name]
        first = next((cell for cell in cells if cell.is_figure), box)
        found = [cell for cell in names if cell.column < first.column]
        if first.down > 1:
            found += [cell for cell in names if first.column < cell.column < box.column and cell.down == 1]
        return _JOIN.join(dict.fromkeys([*self._group(box.row), *(one_line(cell.text) for cell in found or names)]))

    def _group(self, row: int) -> list[str]:
        """The words of the group row above this row."""
        if self.kinds[row] == "kelompok":
            return []
        above = next((at for at in range(row, self.heads - 1, -1) if self.kinds[at] == "kelompok"), None)
        return [] if above is None else [one_line(cell.text) for cell in self.own[above] if cell.is_name]

    def rows(self) -> tuple[printed.Row, ...]:
        return tuple(
            printed.Row(tuple([_cell(box) for box in boxes]), kind)
            for boxes, kind in zip(self.own, self.kinds, strict=True)
        )


def _cell(box: Box) -> printed.Cell:
    return printed.Cell(box.text, box.column + 1, box.across, box.down, box.side, box.bold, box.marks)


def read_grid(table: Table, paragraphs: Paragraphs) -> Grid:
    """Read a table of the document."""
    widths = [(integer(column.get(_WIDTH)) or 0) / _TWIPS_A_MM for column in table.element.iterfind(_GRID_COL)]
    grid = Grid(tuple(round(width, 2) for width in widths))
    merged: dict[int, Box] = {}  # by the column in which they begin
    for number, row in enumerate(table.rows):
        if row.is_heading and grid.heads == number:
            grid.heads += 1
        own, covering, column = [], [], row.before
        for cell in row.cells:
            across = row.spans.get(cell, 1)
            box = merged.get(column) if row.merges.get(cell) == "continue" else None
            if box is None:
                box = _read_box(cell, (number, column, across), paragraphs)
                merged[column] = box
                own.append(box)
            else:
                box.down += 1
            covering.append(box)
            column += across
        grid.own.append(own)
        grid.covering.append(covering)
        grid.kinds.append(_kind(own, row, len(widths), is_head=grid.heads > number))
    return grid


def _read_box(cell: Element, place: tuple[int, int, int], paragraphs: Paragraphs) -> Box:
    """A cell at this row, column and span, with the paragraphs of the tables inside it."""
    texts: list[str] = []
    marks: list[tuple[int, str]] = []
    beside: list[tuple[int, str]] = []
    styles: set[str] = set()
    shown: Element | None = None
    for paragraph in cell.iter(P):
        if paragraph in paragraphs.boxed:
            continue
        text = printed_text(paragraph)
        styles.add(paragraphs.look(paragraph).name)
        for inner, found in paragraphs.marks.get(paragraph, ()):
            (marks if inner is paragraph else beside).extend(found)
        if text:
            texts.append(text)
        if shown is None or (text and len(texts) == 1):
            shown = paragraph
    side: Side = "left" if shown is None else paragraphs.side(shown)
    bold = shown is not None and paragraphs.look(shown).bold
    total, group = not styles.isdisjoint(_TOTALS), styles <= _GROUPS
    return Box(*place, "\n".join(texts), tuple(marks), tuple(beside), side, bold, total, group)


def _kind(own: Sequence[Box], row: Row, columns: int, *, is_head: bool) -> printed.Kind:
    if is_head:
        return "kepala"
    if any(box.is_total for box in own):
        return "jumlah"
    alone = len(row.cells) == 1 and columns > 1 and own and own[0].across == columns
    texts = [box for box in own if box.text]
    if alone or (texts and all(box.is_group for box in texts)):
        return "kelompok"
    return "isi"
