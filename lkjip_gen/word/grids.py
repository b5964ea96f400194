"""A table as a reader sees it: cells with what they cover, the head above each, and what names each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from docx.oxml.ns import qn

from lkjip_gen import printed
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.tables import Row, Table
from lkjip_gen.word.tree import P_PR, Element, P, child_value, integer, on_one_line, pieces

Marks: TypeAlias = Sequence[tuple[int, str]]

_TOTALS = frozenset({"Jumlah Tabel", "Angka Jumlah", "Tengah Jumlah"})  # styles of the rows of totals
_GROUPS = frozenset({"Kelompok Tabel", "Kelompok Tengah"})  # styles of what heads a group of rows
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_JC, _GRID_COL, _WIDTH = qn("w:jc"), f"{qn('w:tblGrid')}/{qn('w:gridCol')}", qn("w:w")
_TWIPS_A_MM = 1440 / 25.4
_JOIN = " \u00b7 "


def printed_text(element: Element) -> str:
    """The text of a paragraph: its line breaks stay, tabs and doubled blanks are one blank."""
    return "\n".join(map(on_one_line, "".join(pieces(element)).split("\n"))).strip("\n")


def one_line(text: str) -> str:
    """For names and headings: on one line, with plain spaces."""
    return " ".join(text.split())


@dataclass(slots=True, eq=False)
class Box:
    """A cell that is printed; `row` and `column` count from 0, the column in the grid."""

    row: int
    column: int
    across: int
    text: str
    marks: Marks
    beside: Marks  # those in its text boxes
    look: tuple[Literal["left", "center", "right"], bool]
    styles: frozenset[str]  # names of the styles of its paragraphs
    down: int = 1

    @property
    def is_figure(self) -> bool:
        """Is it filled with a figure, and not a text that also holds one?"""
        return bool(self.marks) and 2 * sum(len(text) for _, text in self.marks) >= len(self.text)

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

    def heading(self, box: Box) -> str:
        """The head above a box, from top to bottom; above one of several columns, what stands above all of them."""
        above = [head for row in self.own[: min(self.heads, box.row)] for head in row]
        found = [h for h in above if h.covers(box.column) and h.covers(box.column + box.across - 1)]
        if not found:
            found = [h for h in above if any(h.covers(box.column + n) for n in range(box.across))]
        return " ".join(dict.fromkeys(one_line(h.text) for h in found if h.text))

    def row_label(self, box: Box) -> str:
        """What names the row of a box; nothing in the head.

        It stands left of the first figure. Where that figure covers several rows it tells nothing about the single
        one, and what stands between it and the box, in this row alone, is named too.
        """
        if box.row < self.heads:
            return ""
        cells = (self.own if self.kinds[box.row] == "jumlah" else self.covering)[box.row]
        names = [cell for cell in cells if not cell.is_figure and _names_a_row(cell)]
        first = next((cell for cell in cells if cell.is_figure), box)
        found = [cell for cell in names if cell.column < first.column]
        if first.down > 1:
            found += [cell for cell in names if first.column < cell.column < box.column and cell.down == 1]
        return _JOIN.join(dict.fromkeys(one_line(cell.text) for cell in found or names))

    def rows(self) -> tuple[printed.Row, ...]:
        return tuple(
            printed.Row(tuple(map(_cell, boxes)), kind) for boxes, kind in zip(self.own, self.kinds, strict=True)
        )


def _names_a_row(box: Box) -> bool:
    """Any text but the number of the row."""
    return bool(box.text) and not (box.column == 0 and _ROW_NUMBER.fullmatch(box.text))


def _cell(box: Box) -> printed.Cell:
    align, bold = box.look
    return printed.Cell(box.text, box.column + 1, box.across, box.down, align, bold, tuple(box.marks))


def read_grid(table: Table, boxed: Set[Element], marks: Callable[[Element], tuple[Marks, Marks]], looks: Looks) -> Grid:
    """Read a table; `boxed` are the paragraphs in text boxes, `marks` gives those of a paragraph and of its boxes."""
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
                box = _read_box(cell, (number, column, across), boxed, marks, looks)
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


def _read_box(
    cell: Element,
    place: tuple[int, int, int],
    boxed: Set[Element],
    marks: Callable[[Element], tuple[Marks, Marks]],
    looks: Looks,
) -> Box:
    """A cell at this row, column and span, with the paragraphs of the tables inside it."""
    paragraphs = [p for p in cell.iter(P) if p not in boxed]
    texts = [printed_text(p) for p in paragraphs]
    found = [marks(p) for p in paragraphs]
    shown = next((p for p, text in zip(paragraphs, texts, strict=True) if text), paragraphs[0])
    return Box(
        *place,
        text="\n".join(filter(None, texts)),
        marks=[mark for own, _ in found for mark in own],
        beside=[mark for _, beside in found for mark in beside],
        look=_look(shown, looks),
        styles=frozenset(looks.look(p).name for p in paragraphs),
    )


def _look(paragraph: Element, looks: Looks) -> tuple[Literal["left", "center", "right"], bool]:
    look = looks.look(paragraph)
    align = child_value(paragraph.find(P_PR), _JC) or look.align
    if align in {"right", "end"}:
        return "right", look.bold
    return "center" if align == "center" else "left", look.bold


def _kind(own: Sequence[Box], row: Row, columns: int, *, is_head: bool) -> printed.Kind:
    if is_head:
        return "kepala"
    if any(box.styles & _TOTALS for box in own):
        return "jumlah"
    alone = len(row.cells) == 1 and columns > 1 and own and own[0].across == columns
    texts = [box for box in own if box.text]
    if alone or (texts and all(box.styles <= _GROUPS for box in texts)):
        return "kelompok"
    return "isi"
