"""A table as a reader sees it: cells with what they cover, the head above each, and what names each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lkjip_gen import printed
from lkjip_gen.word.blocks import Block, Cell, Marks, Paragraph, Table
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.tree import on_one_line

Side: TypeAlias = Literal["left", "center", "right"]

_TOTALS = frozenset({"Jumlah Tabel", "Angka Jumlah", "Tengah Jumlah"})  # styles of the rows of totals
_GROUPS = frozenset({"Kelompok Tabel", "Kelompok Tengah"})  # styles of what heads a group of rows
_ROW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)")  # under the head of a column, as regulations have it
_NOTHING = frozenset({"", "-", "\u2013", "\u2014"})  # what stands where there is no value
_SIDES: dict[str, Side] = {"center": "center", "right": "right", "end": "right"}
_TWIPS_A_MM = 1440 / 25.4
_JOIN = " \u00b7 "


def printed_text(text: str) -> str:
    """The text of a paragraph as a reader sees it: its line breaks stay, tabs and doubled blanks are one blank."""
    return "\n".join(map(on_one_line, text.split("\n"))).strip("\n") if "\n" in text else on_one_line(text)


def one_line(text: str) -> str:
    """For names and headings: on one line, with plain spaces."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Face:
    """What the style of a paragraph says to a reader."""

    name: str
    side: Side
    bold: bool
    is_total: bool
    is_group: bool


class Faces(dict[str, Face]):
    """The faces of the styles of a document by id; that of "" is the face of its default style."""

    def __init__(self, looks: Looks, default: str) -> None:
        super().__init__()
        self._looks = looks
        self._default = default

    def __missing__(self, style: str) -> Face:
        look = self._looks.of_style(style or self._default)
        side, name = _SIDES.get(look.align, "left"), look.name
        self[style] = Face(name, side, look.bold, name in _TOTALS, name in _GROUPS)
        return self[style]

    def side(self, paragraph: Paragraph) -> Side:
        """Its own side, or that of its style."""
        return _SIDES.get(paragraph.side, "left") if paragraph.side else self[paragraph.style].side


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
        if self.marks:
            self.is_figure = 2 * sum([len(text) for _, text in self.marks]) >= len(self.text)
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
    groups: list[list[str]] = field(default_factory=list)  # the words of the group row above each row
    _above: dict[tuple[int, int], str] = field(default_factory=dict)  # by rows of the head and column
    _labels: dict[int, str] = field(default_factory=dict)  # of rows in which all figures have the same

    def heading(self, box: Box) -> str:
        """The head above a box, from top to bottom; a figure over several columns belongs to the last of them."""
        place = (min(self.heads, box.row), box.column + box.across - 1)
        if place not in self._above:
            self._above[place] = self._heading(*place)
        return self._above[place]

    def _heading(self, rows: int, column: int) -> str:
        found = [head for row in self.own[:rows] for head in row if head.covers(column)]
        texts = dict.fromkeys(one_line(head.text) for head in found if head.text)
        return " ".join(text for text in texts if not _COLUMN_NUMBER.fullmatch(text))

    def row_label(self, box: Box) -> str:
        """What names the row of a box: its group, then its own words; nothing in the head.

        They stand left of the first figure. Where that figure covers several rows it tells nothing about the single
        one, and what stands between it and the box, in this row alone, is named too.
        """
        known = self._labels.get(box.row)
        if known is not None:
            return known
        if box.row < self.heads:
            return ""
        cells = self.covering[box.row]
        names = [cell for cell in cells if cell.is_name]
        figure = next((cell for cell in cells if cell.is_figure), None)
        first = figure or box
        found = [cell for cell in names if cell.column < first.column]
        if first.down > 1:
            found += [cell for cell in names if first.column < cell.column < box.column and cell.down == 1]
        label = _JOIN.join(dict.fromkeys([*self.groups[box.row], *[one_line(cell.text) for cell in found or names]]))
        if figure is not None and figure.down == 1:
            self._labels[box.row] = label
        return label

    def rows(self) -> tuple[printed.Row, ...]:
        return tuple(
            [
                printed.Row(tuple([_cell(box) for box in boxes]), kind)
                for boxes, kind in zip(self.own, self.kinds, strict=True)
            ]
        )


def _cell(box: Box) -> printed.Cell:
    return printed.Cell(box.text, box.column + 1, box.across, box.down, box.side, box.bold, box.marks)


def read_grid(table: Table, faces: Faces) -> Grid:
    """Read a table of the document."""
    grid = Grid(tuple([round(width / _TWIPS_A_MM, 2) for width in table.columns]))
    merged: dict[int, Box] = {}  # by the column in which they begin
    group: list[str] = []
    for number, row in enumerate(table.rows):
        is_head = row.is_heading and grid.heads == number
        if is_head:
            grid.heads += 1
        own, covering = [], []
        for cell in row.cells:
            box = merged.get(cell.column) if cell.merge == "continue" else None
            if box is None:
                box = merged[cell.column] = _read_box(cell, number, faces)
                own.append(box)
            else:
                box.down += 1
            covering.append(box)
        kind: printed.Kind = "kepala" if is_head else _kind(own, len(row.cells), len(table.columns))
        if kind == "kelompok":
            group = [one_line(box.text) for box in own if box.is_name]
        grid.own.append(own)
        grid.covering.append(covering)
        grid.kinds.append(kind)
        grid.groups.append([] if kind == "kelompok" else group)
    return grid


def _read_box(cell: Cell, row: int, faces: Faces) -> Box:
    """A cell of this row, with the paragraphs of the tables inside it."""
    within = cell.blocks
    first = within[0] if within else None
    if len(within) == 1 and isinstance(first, Paragraph):  # nearly every cell
        face, text = faces[first.style], printed_text(first.text)
        marks, beside = _parted(first.marks) if first.marks else ((), ())
        total, group = face.is_total, face.is_group
        return Box(row, cell.column, cell.span, text, marks, beside, faces.side(first), face.bold, total, group)
    paragraphs = _paragraphs(within)
    texts = [printed_text(paragraph.text) for paragraph in paragraphs]
    looks = [faces[paragraph.style] for paragraph in paragraphs]
    marks, beside = _parted([pair for paragraph in paragraphs for pair in paragraph.marks])
    shown = next((at for at, text in enumerate(texts) if text), 0)
    return Box(
        row,
        cell.column,
        cell.span,
        "\n".join(filter(None, texts)),
        marks,
        beside,
        faces.side(paragraphs[shown]) if paragraphs else "left",
        bool(looks) and looks[shown].bold,
        any(face.is_total for face in looks),
        all(face.is_group for face in looks),
    )


def _parted(marks: Sequence[tuple[str | None, Marks]]) -> tuple[tuple[tuple[int, str], ...], Marks]:
    """Those in the text itself, and those in text boxes beside it."""
    if len(marks) == 1:
        around, found = marks[0]
        return (tuple(found), ()) if around is None else ((), found)
    own = tuple([mark for around, found in marks if around is None for mark in found])
    return own, [mark for around, found in marks if around is not None for mark in found]


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            for row in block.rows:
                for cell in row.cells:
                    found += _paragraphs(cell.blocks)
    return found


def _kind(own: Sequence[Box], cells: int, columns: int) -> printed.Kind:
    """The kind of a row below the head, of so many cells in a grid of so many columns."""
    is_grouped = is_filled = False
    for box in own:
        if box.is_total:
            return "jumlah"
        if box.text:
            is_grouped = box.is_group and (is_grouped or not is_filled)
            is_filled = True
    alone = cells == 1 and columns > 1 and own and own[0].across == columns
    return "kelompok" if alone or is_grouped else "isi"
