"""Tables as a printer would set them: no word broken, decimals under each other, rows that belong together kept so.

A template says what stands in a table and how wide its columns are to be; how long the words and figures will be it
cannot know. LibreOffice heeds "keep with next" in a table only where the paragraph itself says it, so it is written
there and not left to a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lkjip_gen.word.landscape import is_upright, section_of, text_width, turn
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.metrics import width
from lkjip_gen.word.tables import Row, Table, read_tables
from lkjip_gen.word.tree import text_of

NOTES = frozenset({"Catatan Tabel", "Sumber"})  # styles of what stands under a table and belongs to it
FIGURES = frozenset({"Angka Tabel", "Angka Jumlah"})  # styles of figures, set to the right
SEPARATOR = "Pemisah"  # style of the small paragraph between a table and what follows
_MOST_LINES = 9  # a cell of more lines is hard to read
_FEW_COLUMNS = 6  # up to so many a page on its side would not help
_TOGETHER = 6  # rows of a merged group that are not parted
_LEAST = 40  # twips that a column keeps beside its longest word
_NUMBER = re.compile(r"[-\u2212]?\d[\d.]*(?:,(\d+))?")
_BREAKS = re.compile(r"\s+|(?<=-)")  # a line may end at white space and after a hyphen


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the grid column in which it begins, the columns that it covers, and whether it goes on from above."""

    element: BaseOxmlElement
    column: int
    span: int
    continues: bool

    @property
    def paragraphs(self) -> list[BaseOxmlElement]:
        return list(self.element.findall(qn("w:p")))


def finish_tables(body: BaseOxmlElement, looks: Looks) -> None:
    """Set every table of a body."""
    separator = looks.id_of(SEPARATOR)
    for table in read_tables(body):
        rows = [list(_cells(row)) for row in table.rows]
        fit_columns(table.element, rows, looks, separator)
        align_decimals(table.element, rows, looks)
        keep_rows(table, rows, looks)


def _cells(row: Row) -> Iterator[_Cell]:
    column = row.before
    for cell in row.cells:
        span = row.spans.get(cell, 1)
        yield _Cell(cell, column, span, continues=row.merges.get(cell) == "continue")
        column += span


# --- widths ---


def fit_columns(table: BaseOxmlElement, rows: Sequence[Sequence[_Cell]], looks: Looks, separator: str = "") -> None:
    """Widen columns in which a word would break or a text grow too tall, at the cost of those with room to spare.

    Where an upright page has no room for all of them, the table is laid on its side; `separator` is the style of the
    paragraphs that end its section.
    """
    grid = table.find(qn("w:tblGrid"))
    columns = [] if grid is None else [int(c.get(qn("w:w"), "0")) for c in grid]
    if not columns or 0 in columns:
        return
    needed = _needed(len(columns), rows, looks, _margins(table, looks))
    widths = columns
    if sum(needed) > sum(columns) and len(columns) > _FEW_COLUMNS and table.getparent().tag == qn("w:body"):
        widths = _lying(table, columns, looks, separator)
    widths = _shared_out(widths, needed)
    if widths != columns:
        _set_widths(table, rows, widths)


def _needed(count: int, rows: Sequence[Sequence[_Cell]], looks: Looks, margins: int) -> list[int]:
    """For each column the width of its longest word, or that at which its longest text stays readable."""
    needed = [0] * count
    for row in rows:
        for cell in row:
            if cell.span == 1 and cell.column < count:
                wide = max((max(_longest_word(p, looks), _readable(p, looks)) for p in cell.paragraphs), default=0)
                needed[cell.column] = max(needed[cell.column], wide + margins)
    return needed


def _readable(paragraph: BaseOxmlElement, looks: Looks) -> int:
    look = looks.look(paragraph)
    return width(text_of(paragraph), look.points, bold=look.bold) // _MOST_LINES


def _lying(table: BaseOxmlElement, columns: Sequence[int], looks: Looks, separator: str) -> list[int]:
    """The columns in the width of a page on its side, or as they are where the page lies already."""
    section = section_of(table)
    if section is None or not is_upright(section):
        return list(columns)
    before = text_width(section)
    wide = sum(columns) + turn(table, section, looks, NOTES, separator) - before
    widths = [column * wide // sum(columns) for column in columns]
    widths[-1] += wide - sum(widths)
    return widths


def _longest_word(paragraph: BaseOxmlElement, looks: Looks) -> int:
    look = looks.look(paragraph)
    words = _BREAKS.split(text_of(paragraph).replace("\u00a0", "_"))
    return max((width(w, look.points, bold=look.bold) for w in words), default=0)


def _margins(table: BaseOxmlElement, looks: Looks) -> int:
    """Left and right cell margins of a table, its own or those of its style, with a little air."""
    return sum(looks.cell_margin(table, side) for side in ("w:left", "w:right")) + _LEAST


def _shared_out(columns: Sequence[int], needed: Sequence[int]) -> list[int]:
    """The columns with what is lacking taken from those that have more than they need, in proportion."""
    lack = [max(0, need - have) for have, need in zip(columns, needed, strict=True)]
    spare = [max(0, have - need) for have, need in zip(columns, needed, strict=True)]
    if not any(lack) or not any(spare):
        return list(columns)
    taken = min(sum(lack), sum(spare))
    widths = list(columns)
    for at in range(len(columns)):
        widths[at] += lack[at] * taken // sum(lack) - spare[at] * taken // sum(spare)
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] += sum(columns) - sum(widths)  # what the divisions left
    return widths


def _set_widths(table: BaseOxmlElement, rows: Sequence[Sequence[_Cell]], widths: Sequence[int]) -> None:
    for column, wide in zip(table.find(qn("w:tblGrid")), widths, strict=True):
        column.set(qn("w:w"), str(wide))
    whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if whole is not None:
        whole.set(qn("w:type"), "dxa")
        whole.set(qn("w:w"), str(sum(widths)))
    for row in rows:
        for cell in row:
            own = cell.element.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if own is not None:
                own.set(qn("w:type"), "dxa")
                own.set(qn("w:w"), str(sum(widths[cell.column : cell.column + cell.span])))


# --- decimals ---


def align_decimals(table: BaseOxmlElement, rows: Sequence[Sequence[_Cell]], looks: Looks) -> None:
    """Set figures with fewer decimals as far to the left as the decimals that they lack."""
    by_column: dict[int, list[tuple[_Cell, BaseOxmlElement, int]]] = {}
    for row in rows:
        for cell in row:
            for paragraph in cell.paragraphs:
                match = _NUMBER.fullmatch(text_of(paragraph))
                if match and looks.look(paragraph).name in FIGURES:
                    found = (cell, paragraph, len(match[1] or ""))
                    by_column.setdefault(cell.column + cell.span - 1, []).append(found)
    margins = _margins(table, looks)
    for figures in by_column.values():
        longest = max(decimals for _, _, decimals in figures)
        moved = [(cell, p, _missing(longest, decimals, looks.look(p).points)) for cell, p, decimals in figures]
        if all(_wide(p, looks) + by + margins - _LEAST <= _cell_width(cell) for cell, p, by in moved):
            for _, paragraph, by in moved:
                if by:
                    paragraph.get_or_add_pPr().get_or_add_ind().set(qn("w:right"), str(by))


def _missing(longest: int, decimals: int, points: float) -> int:
    """The width of the decimals (and the comma) that a figure lacks, in twips."""
    if longest == decimals:
        return 0
    return width("0" * (longest - decimals) + ("" if decimals else ","), points)


def _wide(paragraph: BaseOxmlElement, looks: Looks) -> int:
    look = looks.look(paragraph)
    return width(text_of(paragraph), look.points, bold=look.bold)


def _cell_width(cell: _Cell) -> int:
    own = cell.element.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    absolute = own is not None and own.get(qn("w:type"), "dxa") == "dxa"
    return int(own.get(qn("w:w"), "0")) if own is not None and absolute else 0


# --- what stays together ---


def keep_rows(table: Table, rows: Sequence[Sequence[_Cell]], looks: Looks) -> None:
    """Keep heading rows with what follows, small merged groups whole, and the end of a table with its notes."""
    last = len(rows) - 1
    keep: set[int] = set()
    heads = sum(row.is_heading for row in table.rows)
    keep |= set(range(min(heads, last)))
    for first, end in _groups(rows):
        keep |= set(range(first, end)) if end - first < _TOGETHER else {first, end - 1}
    if last - heads < _TOGETHER:
        keep |= set(range(last))  # a small table is not parted at all
    if _has_notes(table.element, looks):
        keep.add(last)
    if last - heads > 1:
        keep.add(last - 1)
    for at in keep:
        for cell in rows[at]:
            for paragraph in cell.paragraphs:
                paragraph.get_or_add_pPr().get_or_add_keepNext()


def _groups(rows: Sequence[Sequence[_Cell]]) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows that merged cells hold together."""
    first = 0
    for at in range(1, len(rows) + 1):
        joined = at < len(rows) and any(cell.continues for cell in rows[at])
        if not joined:
            if at - 1 > first:
                yield first, at - 1
            first = at


def _has_notes(table: BaseOxmlElement, looks: Looks) -> bool:
    after = table.getnext()
    return after is not None and after.tag == qn("w:p") and looks.look(after).name in NOTES
