"""What was printed and where: the figures and tables of a finished document, for the trace and for Excel.

The Word room fills these from the document itself, so a place is where the reader finds the figure, whatever the
template looks like. The Excel room writes them. Neither knows what a figure means. What there are thousands of are
named tuples, which are made in a fifth of the time of a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Part = Literal["isi", "kepala halaman", "kaki halaman", "catatan kaki"]
Kind = Literal["kepala", "isi", "kelompok", "jumlah"]  # a row of the head, of the body, of a group's name, of a total


class Spot(NamedTuple):
    """A place in a document.

    `headings` stand above it, outermost first, with their numbers ("BAB III AKUNTABILITAS KINERJA", "B. Capaian"). In a
    table `table` is its label ("Tabel 3.6", "Lampiran 2"), `title` the rest of its caption, `row` counts the rows below
    the head from 1 (0 in the head), `column` the columns of its grid from 1, `row_label` is what names the row and
    `heading` the head above the column. Elsewhere these are empty and 0. `text` is the whole paragraph or cell.
    """

    part: Part = "isi"
    headings: tuple[str, ...] = ()
    table: str = ""
    title: str = ""
    row: int = 0
    column: int = 0
    row_label: str = ""
    heading: str = ""
    text: str = ""


class Figure(NamedTuple):
    """A marked text as it was printed: the number of its mark, itself, its place. Those of one place keep order."""

    number: int
    text: str
    spot: Spot


class Cell(NamedTuple):
    """A cell of a table; `across` and `down` are the columns and rows that it covers.

    `marks` are the marked pieces of its text in order, each with its number.
    """

    text: str
    column: int  # of the grid, from 1
    across: int = 1
    down: int = 1
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False
    marks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a cell that covers rows stands only in the first of them."""

    cells: tuple[Cell, ...]
    kind: Kind = "isi"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption: its label, the rest of the caption, widths of the grid in mm, rows, notes under it."""

    label: str
    title: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document prints: marked figures and captioned tables, both in the order of the page."""

    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
