"""Another paper than the template's: pages, and what was measured to fill them, change; margins stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from docx.oxml.ns import qn

from lkjip_gen.word.pictures import set_size
from lkjip_gen.word.tables import Table, fitted, read_tables
from lkjip_gen.word.tree import SECT_PR, TBL, TC_PR, TEXT_BOX, VAL, Element, integer

Paper: TypeAlias = Literal["A4", "F4"]

SIZES: dict[Paper, tuple[int, int]] = {"A4": (11906, 16838), "F4": (12189, 18709)}  # twips
_EMU = 635  # in a twip
_NEAR = 20  # twips: a tab stop at the edge of the text
_TALL = 10  # a row higher than a tenth of the page was made for the page
_SIZE, _MARGINS, _COLUMN = qn("w:pgSz"), qn("w:pgMar"), qn("w:col")
_W, _H, _TYPE, _POS, _CODE = (qn(f"w:{n}") for n in ("w", "h", "type", "pos", "code"))
_LEFT, _RIGHT, _TOP, _BOTTOM, _GUTTER = (qn(f"w:{n}") for n in ("left", "right", "top", "bottom", "gutter"))
_TAB, _TABS = qn("w:tab"), qn("w:tabs")
_TBL_PR, _TBL_W, _TC_W, _GRID_COL = (qn(f"w:{n}") for n in ("tblPr", "tblW", "tcW", "gridCol"))
_BEFORE, _AFTER, _HEIGHT = qn("w:wBefore"), qn("w:wAfter"), qn("w:trHeight")
_INLINE, _EXTENT = qn("wp:inline"), qn("wp:extent")
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_R_ID = qn("r:id")


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a section before and after, in twips."""

    old_width: int
    new_width: int
    old_height: int
    new_height: int

    def across(self, length: int) -> int:
        """A length across the page on the new one."""
        return (length * self.new_width * 2 + self.old_width) // (2 * self.old_width)


Fit = Callable[[Element, Change], None]


def change_paper(
    body: Element, others: dict[str, Element], styles: Element, paper: Paper, fit: Fit | None = None
) -> None:
    """Put the document on this paper. `others` are headers and footers by the id of their relationship.

    `fit` is done to each picture with the change of its section: `fit_picture`, or something that does that later.
    """
    sections, left = list(_sections(body)), dict(others)
    changes = [_change_section(section, paper) for section, _ in sections]
    for (section, blocks), change in zip(sections, changes, strict=True):
        if change is None:
            continue
        _fit(blocks, change, fit or fit_picture)
        for reference in section.iter(*_REFERENCES):
            part = left.pop(str(reference.get(_R_ID)), None)
            if part is not None:
                _fit([part], change, fit or fit_picture)
    made = [change for change in changes if change is not None]
    if made:  # styles are those of the upright pages, where there are any
        _move_tabs([styles], next((change for change in made if change.new_width < change.new_height), made[0]))


def _sections(body: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Each section's properties, which stand at its end, and its blocks."""
    blocks: list[Element] = []
    for block in body:
        if block.tag == SECT_PR:
            yield block, blocks
            return
        blocks.append(block)
        for section in block.iter(SECT_PR):
            yield section, blocks
            blocks = []


def _change_section(section: Element, paper: Paper) -> Change | None:
    """Set the page of a section; None where it says none or has it already."""
    size, margins = section.find(_SIZE), section.find(_MARGINS)
    if size is None:
        return None
    old = integer(size.get(_W)) or 0, integer(size.get(_H)) or 0
    new = SIZES[paper] if old[0] <= old[1] else SIZES[paper][::-1]
    if old == new:
        return None
    size.set(_W, str(new[0]))
    size.set(_H, str(new[1]))
    size.attrib.pop(_CODE, None)  # the printer's number for the old paper

    def margin(*names: str) -> int:
        return sum(abs(integer(margins.get(name)) or 0) for name in names) if margins is not None else 0

    beside, above = margin(_LEFT, _RIGHT, _GUTTER), margin(_TOP, _BOTTOM)
    change = Change(old[0] - beside, new[0] - beside, old[1] - above, new[1] - above)
    if min(change.old_width, change.new_width, change.old_height, change.new_height) <= 0:
        return None
    for column in section.iter(_COLUMN):
        _scale(column, _W, change)
    return change


def _fit(blocks: Iterable[Element], change: Change, fit: Fit) -> None:
    """Let tables, tab stops and pictures fill the new text as they filled the old one."""
    blocks = list(blocks)
    _move_tabs(blocks, change)
    for block in blocks:
        for table in read_tables(block):
            if next(table.element.iterancestors(TEXT_BOX), None) is None:
                _fit_table(table, change)
        for picture in block.iter(_INLINE):
            fit(picture, change)


def _scale(element: Element, attribute: str, change: Change) -> None:
    length = integer(element.get(attribute))
    if length is not None:
        element.set(attribute, str(change.across(length)))


def _fit_table(table: Table, change: Change) -> None:
    """Grid, cells and the table itself; what was a sum before is one afterwards."""
    grid = [integer(column.get(_W)) or 0 for column in table.element.iterfind(f"{qn('w:tblGrid')}/{_GRID_COL}")]
    new_grid = fitted(grid, change.across(sum(grid)))
    for column, width in zip(table.element.iterfind(f"{qn('w:tblGrid')}/{_GRID_COL}"), new_grid, strict=True):
        column.set(_W, str(width))
    whole = table.element.find(f"{_TBL_PR}/{_TBL_W}")
    if _is_absolute(whole):
        _set_width(whole, sum(grid), sum(new_grid), change)
    for row in table.rows:
        at = row.before
        for cell in row.cells:
            span = row.spans.get(cell, 1)
            own = cell.find(f"{TC_PR}/{_TC_W}")
            if _is_absolute(own):
                _set_width(own, sum(grid[at : at + span]), sum(new_grid[at : at + span]), change)
            at += span
        _fit_row(row.element, change)


def _fit_row(row: Element, change: Change) -> None:
    for properties in row.iterfind(qn("w:trPr")):
        for left_out in properties.iterchildren(_BEFORE, _AFTER):
            if _is_absolute(left_out):
                _scale(left_out, _W, change)
        for height in properties.iterchildren(_HEIGHT):
            old = integer(height.get(VAL)) or 0
            if old * _TALL > change.old_height:
                height.set(VAL, str(old * change.new_height // change.old_height))


def _is_absolute(width: Element | None) -> bool:
    return width is not None and width.get(_TYPE, "dxa") == "dxa"


def _set_width(width: Element, old_sum: int, new_sum: int, change: Change) -> None:
    """The sum of the columns where it was that before; else in proportion."""
    old = integer(width.get(_W)) or 0
    width.set(_W, str(new_sum if old == old_sum else change.across(old)))


def _move_tabs(roots: Iterable[Element], change: Change) -> None:
    """A tab stop at the edge of the text stays there; one that would stand outside comes in."""
    for root in roots:
        for stops in root.iter(_TABS):
            for stop in stops.iterchildren(_TAB):
                position = integer(stop.get(_POS))
                if position is None:
                    continue
                if abs(position - change.old_width) <= _NEAR:
                    stop.set(_POS, str(change.new_width))
                elif position > change.new_width:
                    stop.set(_POS, str(change.across(position)))


def fit_picture(picture: Element, change: Change) -> None:
    fit_frame(picture, change, in_table=next(picture.iterancestors(TBL), None) is not None)


def fit_frame(picture: Element, change: Change, *, in_table: bool) -> None:
    """No wider or higher than the text; in a table, where the column shrank, in proportion."""
    extent = picture.find(_EXTENT)
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    scale = min(1.0, change.new_width * _EMU / width, change.new_height * _EMU / height)
    if in_table:
        scale = min(scale, change.new_width / change.old_width)
    if scale < 1:
        set_size(picture, int(width * scale), int(height * scale))
