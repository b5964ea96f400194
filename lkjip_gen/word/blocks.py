"""Paragraphs and tables as layout and reading look at them, however the document is kept.

Made from a tree of XML or straight from the text of a document; what layout decides goes back through the methods.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

Marks: TypeAlias = Sequence[tuple[int, str]]  # number and text of marked figures
Merge: TypeAlias = Literal["", "restart", "continue"]


class Paragraph:
    """A paragraph: style id, own alignment (w:jc, "" for none), and its printed text with tabs and line breaks.

    `marks` are the figures in it: with None those of its own text, with a text those of a text box that holds it.
    `level` is 1 to 9 for a heading, else 0. `caption` is the identifier of its last SEQ field in small letters, the
    text up to the end of that field, and the text after it; None without such a field.
    """

    __slots__ = ("caption", "level", "marks", "side", "style", "text")

    style: str
    side: str
    text: str
    marks: Sequence[tuple[str | None, Marks]]
    level: int
    caption: tuple[str, str, str] | None

    @property
    def label(self) -> str:
        """The number that Word prints before it, such as "A."; nothing for most."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep it with what follows."""
        raise NotImplementedError

    def indent(self, twips: int) -> None:
        """Set it off from the right by so much."""
        raise NotImplementedError


class Cell:
    """A cell: the grid column in which it begins, the columns it covers, its vertical merge, its width in twips.

    The width is 0 where the cell says none in twips. `blocks` are all paragraphs and tables in it, content controls
    looked through; `paragraphs` only those that stand in it directly.
    """

    __slots__ = ("blocks", "column", "merge", "paragraphs", "span", "width")

    column: int
    span: int
    merge: Merge
    width: int
    blocks: Sequence[Paragraph | Table]
    paragraphs: Sequence[Paragraph]

    def resize(self, twips: int) -> None:
        """Write another width, which `width` then is; nothing where the cell says none."""
        raise NotImplementedError


class Row:
    """A row: its cells, and whether it is a heading row."""

    __slots__ = ("cells", "is_heading")

    cells: Sequence[Cell]
    is_heading: bool


class Table:
    """A table: the widths of its grid in twips, the left and right cell margins together, its rows.

    `note_style` is the style id of the paragraph right after it, "" where something else follows; `stands_in_body`:
    it stands in the body itself and not in a cell or control.
    """

    __slots__ = ("columns", "margins", "note_style", "rows", "stands_in_body")

    columns: Sequence[int]
    margins: int
    note_style: str
    rows: Sequence[Row]
    stands_in_body: bool

    def resize(self, columns: Sequence[int]) -> None:
        """Write another grid and the width of the whole table."""
        raise NotImplementedError

    def lay(self) -> int | None:
        """Put it on a page on its side, with what introduces it and its notes; how much wider the text is there.

        None where the page lies already.
        """
        raise NotImplementedError


Block: TypeAlias = Paragraph | Table


def loose_merges(table: Table) -> Iterator[Cell]:
    """Cells that continue a vertical merge which no cell above in their columns begins."""
    above: dict[int, int] = {}  # the merges of the row above: column and span
    was_heading = False
    for row in table.rows:
        if row.is_heading != was_heading:
            above, was_heading = {}, row.is_heading
        running: dict[int, int] = {}
        for cell in row.cells:
            if cell.merge:
                running[cell.column] = cell.span
                if cell.merge == "continue" and above.get(cell.column) != cell.span:
                    yield cell
        above = running
