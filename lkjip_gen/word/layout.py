"""Tables as a printer would set them: no word broken, decimals under each other, rows that belong together kept so.

A template says what stands in a table and how wide its columns are to be; how long the words and figures will be it
cannot know. LibreOffice heeds "keep with next" in a table only where the paragraph itself says it, so it is written
there and not left to a style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lkjip_gen.word.blocks import Cell, Paragraph, Row, Table
from lkjip_gen.word.looks import Look, Looks
from lkjip_gen.word.metrics import thousandths, twips, width
from lkjip_gen.word.tree import on_one_line

NOTES = frozenset({"Catatan Tabel", "Sumber"})  # styles of what stands under a table and belongs to it
FIGURES = frozenset({"Angka Tabel", "Angka Jumlah", "Angka Tetap"})  # styles of figures, set to the right
SEPARATOR = "Pemisah"  # style of the small paragraph between a table and what follows
_MOST_LINES = 9  # a cell of more lines is hard to read
_FEW_COLUMNS = 6  # up to so many a page on its side would not help
_TOGETHER = 6  # rows of a merged group that are not parted
_SHORT = 12  # paragraphs below each other in a table that is not parted; rows of several are high
_LEAST = 40  # twips that a column keeps beside its longest word
_NUMBER = re.compile(r"[-+\u2212]?\d[\d.]*(?:,(\d+))?")


@dataclass(slots=True, eq=False)
class _Figure:
    """A figure in a cell, and how many decimals it has."""

    cell: Cell
    paragraph: Paragraph
    look: Look
    text: str
    decimals: int


def arrange(table: Table, looks: Looks) -> None:
    """Set a table."""
    words, rooms, figures = _measured(table, looks)
    _fit_columns(table, words, rooms)
    _align_decimals(table, figures)
    _keep_rows(table, looks)


def _measured(table: Table, looks: Looks) -> tuple[list[int], list[int], dict[int, list[_Figure]]]:
    """What the texts need which stand in one column alone, and the figures by the column in which they end.

    They need room for their longest word, and room in which they are easy to read. A column in which nothing stands
    alone needs less than no room.
    """
    count = len(table.columns)
    words, rooms = [-1] * count, [-1] * count
    figures: dict[int, list[_Figure]] = {}
    known: dict[str, tuple[Look, float, bool, bool, bool]] = {}
    for row in table.rows:
        for cell in row.cells:
            column, span = cell.column, cell.span
            alone = span == 1 and column < count
            word, room = (words[column], rooms[column]) if alone else (0, 0)
            if word < 0:
                word = room = 0
            for paragraph in cell.paragraphs:
                text = paragraph.text
                if text:
                    style = paragraph.style
                    if style not in known:
                        look = looks.of_style(style)
                        known[style] = look, look.points, look.bold, look.caps, look.name in FIGURES
                    look, points, bold, caps, is_figure = known[style]
                    if alone:
                        longest, easy = _room(text.upper() if caps else text, points, bold)
                        word = longest if longest > word else word
                        room = easy if easy > room else room
                    if is_figure:
                        line, decimals = _decimals_of(text)
                        if decimals is not None:
                            figure = _Figure(cell, paragraph, look, line, decimals)
                            figures.setdefault(column + span - 1, []).append(figure)
            if alone:
                words[column], rooms[column] = word, room
    return words, rooms, figures


@lru_cache(maxsize=20_000)
def _decimals_of(text: str) -> tuple[str, int | None]:
    """A text on one line, and its decimals if it is a figure."""
    line = on_one_line(text)
    match = _NUMBER.fullmatch(line)
    return line, len(match[1] or "") if match else None


# --- widths ---


def _fit_columns(table: Table, words: Sequence[int], rooms: Sequence[int]) -> None:
    """Widen columns in which a word would break or a text grow too tall, at the cost of those with room to spare.

    Where an upright page has no room for all of them, the table is laid on its side. Where that is still not enough,
    a tall text is better than a broken word.
    """
    columns = list(table.columns)
    if not columns or 0 in columns:
        return
    needed = [0 if room < 0 else room + table.margins + _LEAST for room in rooms]
    widths = columns
    if sum(needed) > sum(columns) and len(columns) > _FEW_COLUMNS and table.stands_in_body:
        widths = _lying(table, columns)
    if sum(needed) > sum(widths):
        needed = _lowered([0 if word < 0 else word + table.margins + _LEAST for word in words], needed, sum(widths))
    widths = _shared_out(widths, needed)
    if widths != columns:
        table.resize(widths)
        for row in table.rows:
            for cell in row.cells:
                column, span = cell.column, cell.span
                cell.resize(
                    widths[column] if span == 1 and column < len(widths) else sum(widths[column : column + span])
                )


@lru_cache(maxsize=20_000)
def _room(text: str, points: float, bold: bool) -> tuple[int, int]:
    """The width of the longest word of a text, and the width from which on the text is also easy to read.

    A line may end at white space and after a hyphen.
    """
    line = on_one_line(text)
    words = [thousandths(word) for word in line.replace("\u00a0", "_").replace("-", "- ").split()]
    # where blanks are all that parts the words, the whole is no more than their sum
    whole = sum(words) + line.count(" ") * thousandths(" ") if line.isprintable() else thousandths(line)
    longest = max(words, default=0)
    room = twips(longest, points, bold=bold)
    return room, room if whole == longest else max(room, twips(whole, points, bold=bold) // _MOST_LINES)


def _lying(table: Table, columns: Sequence[int]) -> list[int]:
    """The columns in the width of a page on its side, or as they are where the page lies already."""
    more = table.lay()
    if more is None:
        return list(columns)
    whole = sum(columns)
    widths = [column * (whole + more) // whole for column in columns]
    widths[-1] += whole + more - sum(widths)
    return widths


def _lowered(least: Sequence[int], needed: Sequence[int], whole: int) -> list[int]:
    """What is needed, brought down towards the least until it fits the whole, if the least does."""
    more, room = sum(needed) - sum(least), max(0, whole - sum(least))
    return [low + (high - low) * room // more if more else low for low, high in zip(least, needed, strict=True)]


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


def _align_decimals(table: Table, by_column: dict[int, list[_Figure]]) -> None:
    """Set figures with fewer decimals as far to the left as the decimals that they lack."""
    for figures in by_column.values():
        decimals = {figure.decimals for figure in figures}
        if len(decimals) == 1:
            continue
        longest = max(decimals)
        moved = [(figure, _missing(longest, figure.decimals, figure.look.points)) for figure in figures]
        if all(_wide(figure) + by + table.margins <= figure.cell.width for figure, by in moved):
            for figure, by in moved:
                if by:
                    figure.paragraph.indent(by)


def _wide(figure: _Figure) -> int:
    return width(figure.text, figure.look.points, bold=figure.look.bold)


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
    if last - heads < _TOGETHER and _height(rows[heads:]) < _SHORT:
        keep |= set(range(last))  # a small table is not parted at all
    if table.note_style and looks.of_style(table.note_style).name in NOTES:
        keep.add(last)
    if last - heads > 1:
        keep.add(last - 1)
    for at in keep:
        for cell in rows[at].cells:
            for paragraph in cell.paragraphs:
                paragraph.keep()


def _height(rows: Sequence[Row]) -> int:
    """How many paragraphs stand below each other in these rows."""
    return sum(max((len(cell.paragraphs) for cell in row.cells), default=1) for row in rows)


def _groups(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows that merged cells hold together."""
    first = 0
    for at in range(1, len(rows) + 1):
        joined = at < len(rows) and any(cell.merge == "continue" for cell in rows[at].cells)
        if not joined:
            if at - 1 > first:
                yield first, at - 1
            first = at
