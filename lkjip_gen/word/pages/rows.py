"""Rows of tables, and what else stands on a page: how high it is and what it wants to stand with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from lkjip_gen.word.pages.faces import TWIPS
from lkjip_gen.word.pages.shapes import VAL, Shapes, W
from lkjip_gen.word.tree import integer

_MARGIN = 108  # of a cell, left and right, where nothing says otherwise
_EIGHTHS = 8
_OFF = {"0", "false", "off"}


@dataclass(slots=True)
class Block:
    """A paragraph or a row of a table: `heights` of its lines; a row that may break has those of its longest cell.

    `breaks`: after how many lines a new page begins. `table`: which table a row belongs to; a heading row comes again.
    `clings`: an empty paragraph that ends a section and begins no page of its own.
    """

    heights: list[float]
    before: float = 0
    after: float = 0
    keep_next: bool = False
    whole: bool = False
    breaks_before: bool = False
    widows: bool = False
    style: str = ""
    contextual: bool = False
    targets: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    table: int = 0
    is_heading: bool = False
    clings: bool = False

    @property
    def height(self) -> float:
        return sum(self.heights)


def gap(above: Block | None, below: Block) -> float:
    """The space between two paragraphs: Word takes the larger of the two that they ask for."""
    if above is None:
        return below.before
    if above.contextual and below.contextual and above.style == below.style:
        return 0.0
    return max(above.after, below.before)


class Look:
    """What a table and its style say of its cells: margins and lines, in twips."""

    def __init__(self, shapes: Shapes, table: etree._Element) -> None:
        named = table.find(f"{W}tblPr/{W}tblStyle")
        self.style = "" if named is None else str(named.get(VAL))
        self._shapes, self._table = shapes, table
        self.sides = self._margin("left", _MARGIN) + self._margin("right", _MARGIN)
        self.above = self._margin("top", 0) + self._margin("bottom", 0) + self._line()

    def _margin(self, side: str, usual: int) -> int:
        found = self._find(f"{W}tblCellMar/{W}{side}")
        return usual if found is None else integer(found.get(f"{W}w")) or 0

    def _line(self) -> float:
        found = self._find(f"{W}tblBorders/{W}insideH")
        if found is None or found.get(VAL) in ("nil", "none"):
            return 0.0
        return (integer(found.get(f"{W}sz")) or 0) / _EIGHTHS * TWIPS

    def _find(self, path: str) -> etree._Element | None:
        own = self._table.find(f"{W}tblPr/{path}")
        return own if own is not None else self._shapes.table(self.style, f"{W}tblPr/{path}")


def row_of(element: etree._Element, table: int) -> Block:
    row = Block([], table=table)
    for switch in element.iterfind(f"{W}trPr/*"):
        if switch.get(VAL) not in _OFF:
            row.whole |= switch.tag == f"{W}cantSplit"
            row.is_heading |= switch.tag == f"{W}tblHeader"
    return row


def row_heights(element: etree._Element, cells: Sequence[Sequence[Block]], look: Look) -> list[float]:
    """The lines of the highest cell with what is above and below them; as high as the row asks to be."""
    longest = max(cells, key=stack, default=[])
    heights: list[float] = []
    above: Block | None = None
    for block in longest:
        own = list(block.heights)
        own[0] += gap(above, block)
        heights += own
        above = block
    heights = heights or [0.0]
    heights[-1] += above.after if above is not None else 0
    heights[0] += look.above
    asked = element.find(f"{W}trPr/{W}trHeight")
    if asked is not None:
        wanted, rule = integer(asked.get(VAL)) or 0, asked.get(f"{W}hRule")
        if rule == "exact":
            return [float(wanted)]
        heights[-1] += max(0.0, wanted - sum(heights))
    return heights


def stretch(rows: Sequence[Block], ends: Sequence[tuple[int, float]]) -> None:
    """The last row of a merged cell takes what the cell needs more than its rows."""
    for first, needed in ends:
        rows[-1].heights[-1] += max(0.0, needed - sum(row.height for row in rows[first:]))


def stack(blocks: Sequence[Block]) -> float:
    """The height of blocks one under the other."""
    total, above = 0.0, None
    for block in blocks:
        total += gap(above, block) + block.height
        above = block
    return total + (above.after if above is not None else 0)
