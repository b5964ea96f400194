"""A finished document as what stands on its pages: lines of paragraphs and rows of tables, with their heights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from lkjip_gen.word.pages.faces import TWIPS
from lkjip_gen.word.pages.lines import Run, lines
from lkjip_gen.word.pages.shapes import VAL, Shape, Shapes, W
from lkjip_gen.word.tree import SIGNS, integer

_P, _TBL, _TR, _TC, _SDT, _R, _T = (f"{W}{n}" for n in ("p", "tbl", "tr", "tc", "sdt", "r", "t"))
_PR, _R_PR, _CONTENT, _SECT, _NAME = (f"{W}{n}" for n in ("pPr", "rPr", "sdtContent", "sectPr", "name"))
_TC_PR, _SPAN, _MERGE = (f"{W}{n}" for n in ("tcPr", "gridSpan", "vMerge"))
_BR, _BOOKMARK, _DEL = f"{W}br", f"{W}bookmarkStart", f"{W}del"
_DRAWING, _INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}", "inline"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_EMU = 635  # in a twip
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


@dataclass(slots=True)
class Text:
    """The text of a paragraph as runs, and what stands in it."""

    runs: list[Run] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


def gap(above: Block | None, below: Block) -> float:
    """The space between two paragraphs: Word takes the larger of the two that they ask for."""
    if above is None:
        return below.before
    if above.contextual and below.contextual and above.style == below.style:
        return 0.0
    return max(above.after, below.before)


class Reader:
    """Reads the blocks of one document."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._tables = 0
        self._waiting: list[str] = []  # bookmarks between blocks belong to the next one

    def blocks(self, elements: Sequence[etree._Element], width: float) -> Iterator[Block]:
        """What these elements of a body, a header or a cell hold, in a text `width` twips wide."""
        for element in elements:
            if element.tag == _P:
                yield self._with_waiting(self._paragraph(element, width, ""))
            elif element.tag == _TBL:
                for row in self._table(element, width):
                    yield self._with_waiting(row)
            elif element.tag == _SDT:
                yield from self.blocks(
                    list(element.iterchildren(_CONTENT))[0:1] and list(element.find(_CONTENT)), width
                )
            elif element.tag == _BOOKMARK:
                self._waiting.append(str(element.get(_NAME)))

    def _with_waiting(self, block: Block) -> Block:
        block.targets = (*self._waiting, *block.targets)
        self._waiting = []
        return block

    # --- paragraphs ---

    def _paragraph(self, element: etree._Element, width: float, in_table: str) -> Block:
        properties = element.find(_PR)
        shape = self._shapes.shape(properties, in_table)
        text = Text()
        self._read(element, shape, text)
        heights: list[float] = []
        breaks: list[int] = []
        for piece in _pages(text.runs):
            if heights:
                breaks.append(len(heights))
            heights += lines(piece, shape, width)
        heights[0] += shape.edge
        clings = properties is not None and properties.find(_SECT) is not None and not text.runs
        return Block(
            heights, shape.before, shape.after, shape.keep_next, shape.keep_lines, shape.breaks_before, shape.widows,
            shape.style, shape.contextual, tuple(text.targets), tuple(breaks), clings=clings,
        )  # fmt: skip

    def _read(self, element: etree._Element, shape: Shape, text: Text) -> None:
        for child in element:
            if child.tag == _R:
                self._run(child, shape, text)
            elif child.tag == _BOOKMARK:
                text.targets.append(str(child.get(_NAME)))
            elif child.tag not in (_PR, _DEL) and len(child):
                self._read(child, shape, text)

    def _run(self, run: etree._Element, shape: Shape, text: Text) -> None:
        face = self._shapes.face(shape, run.find(_R_PR))
        words: list[str] = []
        for child in run:
            if child.tag == _T:
                words.append(child.text or "")
            elif child.tag == _BR and child.get(f"{W}type") == "page":
                words.append("\f")
            elif child.tag in SIGNS:
                words.append(SIGNS[child.tag])
            elif len(child) and child.tag != _R_PR:
                text.runs += [Run("", face, high, wide) for high, wide in _pictures(child)]
        if words:
            text.runs.append(Run("".join(words), face))

    # --- tables ---

    def _table(self, table: etree._Element, width: float) -> list[Block]:
        self._tables += 1
        number = self._tables
        look = _Look(self._shapes, table)
        grid = [integer(c.get(f"{W}w")) or 0 for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows: list[Block] = []
        merged: dict[int, tuple[int, float]] = {}  # column -> row in which a merged cell began, its height
        for element in _children(table, _TR):
            at, index = _before(element), len(rows)
            row = _row(element, number)
            cells: list[list[Block]] = []
            ends: list[tuple[int, float]] = []
            for cell in _children(element, _TC):
                span, merge = _span(cell)
                wide = sum(grid[at : at + span]) or width / max(len(grid), 1)
                if merge != "continue":
                    if at in merged:
                        ends.append(merged.pop(at))
                    blocks = self._cell(cell, wide - look.sides, look.style)
                    row.targets += tuple(t for b in blocks for t in b.targets)
                    if not cells:
                        row.keep_next = bool(blocks) and blocks[0].keep_next
                    if merge == "restart":
                        merged[at] = index, _stack(blocks) + look.above
                    else:
                        cells.append(blocks)
                elif not cells:
                    row.keep_next = self._first_keeps(cell, look.style)
                at += span
            _stretch(rows, ends)
            row.heights = _row_heights(element, cells, look)
            rows.append(row)
        _stretch(rows, list(merged.values()))
        return rows

    def _first_keeps(self, cell: etree._Element, style: str) -> bool:
        first = cell.find(_P)
        return first is not None and self._shapes.shape(first.find(_PR), style).keep_next

    def _cell(self, cell: etree._Element, width: float, style: str) -> list[Block]:
        found: list[Block] = []
        for element in _unwrapped(cell):
            if element.tag == _P:
                found.append(self._paragraph(element, width, style))
            elif element.tag == _TBL:
                found += self._table(element, width)
        return found


class _Look:
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


def _row(element: etree._Element, table: int) -> Block:
    row = Block([], table=table)
    for switch in element.iterfind(f"{W}trPr/*"):
        if switch.get(VAL) not in _OFF:
            row.whole |= switch.tag == f"{W}cantSplit"
            row.is_heading |= switch.tag == f"{W}tblHeader"
    return row


def _row_heights(element: etree._Element, cells: Sequence[Sequence[Block]], look: _Look) -> list[float]:
    """The lines of the highest cell with what is above and below them; as high as the row asks to be."""
    longest = max(cells, key=_stack, default=[])
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


def _stretch(rows: Sequence[Block], ends: Sequence[tuple[int, float]]) -> None:
    """The last row of a merged cell takes what the cell needs more than its rows."""
    for first, needed in ends:
        rows[-1].heights[-1] += max(0.0, needed - sum(row.height for row in rows[first:]))


def _stack(blocks: Sequence[Block]) -> float:
    """The height of blocks one under the other."""
    total, above = 0.0, None
    for block in blocks:
        total += gap(above, block) + block.height
        above = block
    return total + (above.after if above is not None else 0)


def _span(cell: etree._Element) -> tuple[int, str]:
    """How many columns a cell takes, and "restart" or "continue" where it is merged with others below or above it."""
    wide, merge = 1, ""
    for child in cell.find(_TC_PR) if len(cell) and cell[0].tag == _TC_PR else ():
        if child.tag == _SPAN:
            wide = integer(child.get(VAL)) or 1
        elif child.tag == _MERGE:
            merge = str(child.get(VAL) or "continue")
    return wide, merge


def _before(row: etree._Element) -> int:
    found = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if found is None else integer(found.get(VAL)) or 0


def _unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children, those in content controls among them."""
    for child in parent:
        content = child.find(_CONTENT) if child.tag == _SDT else None
        if content is not None:
            yield from _unwrapped(content)
        else:
            yield child


def _children(parent: etree._Element, tag: str) -> list[etree._Element]:
    return [child for child in _unwrapped(parent) if child.tag == tag]


def _pages(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs between page breaks."""
    piece: list[Run] = []
    for run in runs:
        parts = run.text.split("\f")
        for number, part in enumerate(parts):
            if number:
                yield piece
                piece = []
            if part or len(parts) == 1:
                piece.append(Run(part, run.face, run.high, run.wide))
    yield piece


def _pictures(element: etree._Element) -> Iterator[tuple[float, float]]:
    """Height and width of the drawings that stand in a line, or that push the lines aside."""
    for node in element.iter(f"{_DRAWING}{_INLINE}", f"{_DRAWING}anchor"):
        if any(above.tag == _FALLBACK for above in node.iterancestors()):
            continue
        extent = node.find(f"{_DRAWING}extent")
        in_line = node.tag.endswith(_INLINE) or node.find(f"{_DRAWING}wrapTopAndBottom") is not None
        if extent is not None and in_line:
            yield (integer(extent.get("cy")) or 0) / _EMU, (integer(extent.get("cx")) or 0) / _EMU
