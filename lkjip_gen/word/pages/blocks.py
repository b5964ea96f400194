"""A finished document as what stands on its pages: lines of paragraphs and rows of tables, with their heights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from lkjip_gen.word.pages.lines import Run, lines
from lkjip_gen.word.pages.rows import Block, Look, row_heights, row_of, stack, stretch
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


@dataclass(slots=True)
class Text:
    """The text of a paragraph as runs, and what stands in it."""

    runs: list[Run] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    has_breaks: bool = False


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
        breaks: list[int] = []
        if text.has_breaks:
            heights: list[float] = []
            for piece in _pages(text.runs):
                if heights:
                    breaks.append(len(heights))
                heights += lines(piece, shape, width)
        else:
            heights = lines(text.runs, shape, width)
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
        face = shape.face
        words: list[str] = []
        for child in run:
            if child.tag == _T:
                words.append(child.text or "")
            elif child.tag == _R_PR:
                face = self._shapes.face(shape, child)
            elif child.tag == _BR and child.get(f"{W}type") == "page":
                words.append("\f")
                text.has_breaks = True
            elif child.tag in SIGNS:
                words.append(SIGNS[child.tag])
            elif len(child):
                text.runs += [Run("", face, high, wide) for high, wide in _pictures(child)]
        if words:
            text.runs.append(Run("".join(words), face))

    # --- tables ---

    def _table(self, table: etree._Element, width: float) -> list[Block]:
        self._tables += 1
        number = self._tables
        look = Look(self._shapes, table)
        grid = [integer(c.get(f"{W}w")) or 0 for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows: list[Block] = []
        merged: dict[int, tuple[int, float]] = {}  # column -> row in which a merged cell began, its height
        for element in _children(table, _TR):
            at, index = _before(element), len(rows)
            row = row_of(element, number)
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
                        merged[at] = index, stack(blocks) + look.above
                    else:
                        cells.append(blocks)
                elif not cells:
                    row.keep_next = self._first_keeps(cell, look.style)
                at += span
            stretch(rows, ends)
            row.heights = row_heights(element, cells, look)
            rows.append(row)
        stretch(rows, list(merged.values()))
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
