"""Tables as a printer would set them: no word broken, decimals under each other, rows that belong together kept so.

A template says what stands in a table and how wide its columns are to be; how long the words and figures will be it
cannot know. LibreOffice heeds "keep with next" in a table only where the paragraph itself says it, so it is written
there and not left to a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lkjip_gen.word.blocks import Cell, Paragraph, Row, Table
from lkjip_gen.word.looks import Look, Looks
from lkjip_gen.word.metrics import thousandths, twips, width
from lkjip_gen.word.tree import on_one_line

NOTES = frozenset({"Catatan Tabel", "Sumber"})  # styles of what stands under a table and belongs to it
FIGURES = frozenset({"Angka Tabel", "Angka Jumlah"})  # styles of figures, set to the right
SEPARATOR = "Pemisah"  # style of the small paragraph between a table and what follows
_MOST_LINES = 9  # a cell of more lines is hard to read
_FEW_COLUMNS = 6  # up to so many a page on its side would not help
_TOGETHER = 6  # rows of a merged group that are not parted
_LEAST = 40  # twips that a column keeps beside its longest word
_NUMBER = re.compile(r"[-\u2212]?\d[\d.]*(?:,(\d+))?")


def arrange(table: Table, looks: Looks) -> None:
    """Set a table."""
    _fit_columns(table, looks)
    _align_decimals(table, looks)
    _keep_rows(table, looks)


# --- widths ---


def _fit_columns(table: Table, looks: Looks) -> None:
    """Widen columns in which a word would break or a text grow too tall, at the cost of those with room to spare.

    Where an upright page has no room for all of them, the table is laid on its side.
    """
    columns = list(table.columns)
    if not columns or 0 in columns:
        return
    needed = _needed(table, looks)
    widths = columns
    if sum(needed) > sum(columns) and len(columns) > _FEW_COLUMNS and table.stands_in_body:
        widths = _lying(table, columns)
    widths = _shared_out(widths, needed)
    if widths != columns:
        table.resize(widths)
        for row in table.rows:
            for cell in row.cells:
                cell.resize(sum(widths[cell.column : cell.column + cell.span]))


def _needed(table: Table, looks: Looks) -> list[int]:
    """For each column the width of its longest word, or that at which its longest text stays readable."""
    count, of_style = len(table.columns), looks.of_style
    rooms = [-1] * count  # where no cell stands in this column alone
    for row in table.rows:
        for cell in row.cells:
            column = cell.column
            if cell.span == 1 and column < count:
                room = max(0, rooms[column])
                for paragraph in cell.paragraphs:
                    if paragraph.text:
                        look = of_style(paragraph.style)
                        room = max(room, _room(paragraph.text, look.points, look.bold))
                rooms[column] = room
    margins = table.margins + _LEAST
    return [0 if room < 0 else room + margins for room in rooms]


@lru_cache(maxsize=20_000)
def _room(text: str, points: float, bold: bool) -> int:
    """The width of the longest word of a text, or that at which the text stays readable.

    A line may end at white space and after a hyphen.
    """
    line = on_one_line(text)
    words = [thousandths(word) for word in line.replace("\u00a0", "_").replace("-", "- ").split()]
    # where blanks are all that parts the words, the whole is no more than their sum
    whole = sum(words) + line.count(" ") * thousandths(" ") if line.isprintable() else thousandths(line)
    longest = twips(max(words, default=0), points, bold=bold)
    return max(longest, twips(whole, points, bold=bold) // _MOST_LINES)


def _lying(table: Table, columns: Sequence[int]) -> list[int]:
    """The columns in the width of a page on its side, or as they are where the page lies already."""
    more = table.lay()
    if more is None:
        return list(columns)
    whole = sum(columns)
    widths = [column * (whole + more) // whole for column in columns]
    widths[-1] += whole + more - sum(widths)
    return widths


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


# --- decimals ---


def _align_decimals(table: Table, looks: Looks) -> None:
    """Set figures with fewer decimals as far to the left as the decimals that they lack."""
    by_column: dict[int, list[tuple[Cell, Paragraph, Look, str, int]]] = {}
    of_style = looks.of_style
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                look = of_style(paragraph.style)
                if look.name not in FIGURES:
                    continue
                text = on_one_line(paragraph.text)
                match = _NUMBER.fullmatch(text)
                if match:
                    found = (cell, paragraph, look, text, len(match[1] or ""))
                    by_column.setdefault(cell.column + cell.span - 1, []).append(found)
    for figures in by_column.values():
        longest = max(decimals for *_, decimals in figures)
        if all(decimals == longest for *_, decimals in figures):
            continue
        moved = [_missing(longest, decimals, look.points) for _, _, look, _, decimals in figures]
        if all(
            width(text, look.points, bold=look.bold) + by + table.margins <= cell.width
            for (cell, _, look, text, _), by in zip(figures, moved, strict=True)
        ):
            for (_, paragraph, *_), by in zip(figures, moved, strict=True):
                if by:
                    paragraph.indent(by)


def _missing(longest: int, decimals: int, points: float) -> int:
    """The width of the decimals (and the comma) that a figure lacks, in twips."""
    if longest == decimals:
        return 0
    return width("0" * (longest - decimals) + ("" if decimals else ","), points)


# --- what stays together ---


def _keep_rows(table: Table, looks: Looks) -> None:
    """Keep heading rows with what follows, small merged groups whole, and the end of a table with its notes."""
    rows = table.rows
    last = len(rows) - 1
    keep: set[int] = set()
    heads = sum(row.is_heading for row in rows)
    keep |= set(range(min(heads, last)))
    for first, end in _groups(rows):
        keep |= set(range(first, end)) if end - first < _TOGETHER else {first, end - 1}
    if last - heads < _TOGETHER:
        keep |= set(range(last))  # a small table is not parted at all
    if table.note_style and looks.of_style(table.note_style).name in NOTES:
        keep.add(last)
    if last - heads > 1:
        keep.add(last - 1)
    for at in keep:
        for cell in rows[at].cells:
            for paragraph in cell.paragraphs:
                paragraph.keep()


def _groups(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows that merged cells hold together."""
    first = 0
    for at in range(1, len(rows) + 1):
        joined = at < len(rows) and any(cell.merge == "continue" for cell in rows[at].cells)
        if not joined:
            if at - 1 > first:
                yield first, at - 1
            first = at
