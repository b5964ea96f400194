"""The cells of one worksheet, taken from its XML in one pass, and what that pass sees besides.

Content past the limits, formulas that no program ever calculated, merged ranges and stray formatting are all there. A
bold cell at T200000 costs no more than its own line: no rows are walked, and a cell without content leaves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from typing import IO

from lkjip_gen.workbook.cells import RawCell, Shape, letters
from lkjip_gen.workbook.markup import Attributes, named, parse
from lkjip_gen.workbook.shown import EPOCH, Format, iso_moment, moment

MAX_ROWS, MAX_COLUMNS = 20_000, 200
_BEGIN, _END = named("row", "c", "f", "v", "is", "t", "rPh", "mergeCell"), named("row", "c", "v", "t", "rPh")
_TEXT_TAGS = named("sst", "si", "t", "rPh")
_LETTERS = re.compile(r"[A-Z]{1,3}")
# Excel writes a control character as _x000D_, and a typed "_x000D_" as _x005F_x000D_. Other codes are left alone: not
# every program marks them, so they are what somebody typed.
_ESCAPE = re.compile(r"_x005[Ff]_|_x(00[01][0-9A-Fa-f])_")


@dataclass(frozen=True, slots=True)
class Common:
    """What the sheets of a workbook share: the list of texts, the formats of its styles, the day it counts from."""

    texts: Sequence[str] = ()
    formats: Sequence[Format] = (Format(),)
    epoch: datetime = EPOCH


@dataclass(slots=True)
class Content:
    """What the XML of one sheet says. `rows` and `columns` count the cells with content; 0 where there is none."""

    cells: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    last_content: str = ""
    last_formatted: str = ""
    too_far: str = ""
    merged: list[str] = field(default_factory=list)


def cells_of(stream: IO[bytes], common: Common) -> Content:
    """One worksheet. Raises one of `package.DAMAGE` where it cannot be understood."""
    sheet = _Sheet(common)
    parse(stream, sheet.start, sheet.end, sheet.pieces.append)
    return sheet.found


def texts_of(stream: IO[bytes]) -> list[str]:
    """The list of texts that cells refer to by their number, each in whatever formats as one text."""
    listed: list[str] = []
    pieces: list[str] = []
    kept: list[str] = []
    phonetic = False

    def start(name: str, _: Attributes) -> None:
        nonlocal phonetic
        tag = _TEXT_TAGS.get(name)
        if tag is not None:
            phonetic = phonetic or tag == "rPh"
            pieces.clear()

    def end(name: str) -> None:
        nonlocal phonetic
        tag = _TEXT_TAGS.get(name)
        if tag == "t" and not phonetic:
            kept.extend(pieces)
        elif tag == "rPh":
            phonetic = False
        elif tag == "si":
            listed.append(plain("".join(kept)))
            kept.clear()

    parse(stream, start, end, pieces.append)
    return listed


def plain(text: str) -> str:
    """The text without the codes that stand for characters which XML cannot hold."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else "_", text) if "_x" in text else text


class _Sheet:
    def __init__(self, common: Common) -> None:
        self.common = common
        self.found = Content()
        self.row = self.column = 0
        self.cell: Attributes = {}
        self.pieces: list[str] = []
        self.value = ""
        self.inline: list[str] | None = None
        self.formula = self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _BEGIN.get(name)
        if tag == "c":
            self.cell, self.value, self.inline, self.formula = attributes, "", None, False
        elif tag == "v" or tag == "t":  # noqa: PLR1714 - called for every element; a set would cost more
            self.pieces.clear()
        elif tag == "f":
            self.formula = True
        elif tag == "row":
            self.row, self.column = int(attributes.get("r") or self.row + 1), 0
            self.cell = attributes
        elif tag == "is":
            self.inline = []
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "mergeCell":
            self.found.merged.append(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        tag = _END.get(name)
        if tag is None:
            return
        if tag == "c":
            self.take()
        elif tag == "v":
            self.value = "".join(self.pieces)
        elif tag == "t":
            if self.inline is not None and not self.phonetic:
                self.inline += self.pieces
        elif tag == "rPh":
            self.phonetic = False
        elif tag == "row" and self.column == 0 and self.cell.get("s"):
            self.found.last_formatted = f"A{self.row}"

    def take(self) -> None:
        """The cell that ends here."""
        reference = self.cell.get("r")
        if reference:
            name = reference.rstrip("0123456789")
            self.row, self.column = int(reference[len(name) :]), _number(name)
        else:
            self.column += 1
            reference = f"{letters(self.column)}{self.row}"
        if self.row < 1:
            raise ValueError(reference)
        found = self.found
        filled = self.inline is not None or self.value != ""
        if not filled and not self.formula:
            found.last_formatted = reference
            return
        if self.row > MAX_ROWS or self.column > MAX_COLUMNS:
            found.too_far = found.too_far or reference
            return
        found.rows, found.columns = max(found.rows, self.row), max(found.columns, self.column)
        found.last_content = reference
        raw = self.raw(filled)
        if raw is not None:
            found.cells.setdefault(self.row, {})[self.column] = raw

    def raw(self, filled: bool) -> RawCell | None:
        """The content as ours; None for a formula that gives no text and for a cell that says nothing."""
        kind = self.cell.get("t", "n")
        if kind == "inlineStr":
            if self.inline is not None:
                return RawCell(self.row, self.column, Shape.TEXT, plain("".join(self.inline)), False, self.formula)
        elif self.value != "":
            return RawCell(self.row, self.column, *self.read(kind), self.formula)
        if self.formula and not filled and kind != "str":
            return RawCell(self.row, self.column, Shape.BLANK, None, formula=True, uncalculated=True)
        return None

    def read(self, kind: str) -> tuple[Shape, str | int | float | bool | datetime, bool]:
        value = self.value
        if kind == "s":
            return Shape.TEXT, self.common.texts[int(value)], False
        if kind == "n":
            style = self.common.formats[int(self.cell.get("s") or 0)]
            number = float(value) if "." in value or "E" in value or "e" in value else int(value)
            if not style.date:
                return Shape.NUMBER, number, style.percent
            try:
                return *_moment(moment(number, self.common.epoch, elapsed=style.elapsed)), False
            except (OverflowError, ValueError):
                return Shape.ERROR, "#VALUE!", False  # as Excel shows it: a date before its first one
        if kind == "e":
            return Shape.ERROR, value, False
        if kind == "b":
            return Shape.BOOL, bool(int(value)), False
        if kind == "d":
            return *_moment(iso_moment(value)), False
        return Shape.TEXT, plain(value), False


def _moment(value: datetime | time | timedelta) -> tuple[Shape, str | datetime]:
    return (Shape.DATE, value) if isinstance(value, datetime) else (Shape.TIME, str(value))


@cache
def _number(name: str) -> int:
    """The number of a column by its letters, which may be marked as fixed ("$A$1")."""
    plain_name = name.replace("$", "").upper()
    if not _LETTERS.fullmatch(plain_name):
        raise ValueError(name)
    number = 0
    for letter in plain_name:
        number = number * 26 + ord(letter) - 64
    return number
