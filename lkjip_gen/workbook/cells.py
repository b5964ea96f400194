"""One raw cell, as the file holds it, and its name. No meaning yet; `values` gives it one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache


class Shape(Enum):
    """What the file says the cell holds; the value is how messages name it."""

    BLANK = "kosong"
    TEXT = "teks"
    NUMBER = "angka"
    BOOL = "TRUE/FALSE"
    DATE = "tanggal"
    TIME = "jam"
    ERROR = "galat"


@dataclass(frozen=True, slots=True)
class RawCell:
    """A value with its place. `percent`: shown as 85% by its number format; `formula`: the value comes from one."""

    row: int
    column: int
    shape: Shape
    value: str | int | float | bool | datetime | None
    percent: bool = False
    formula: bool = False
    uncalculated: bool = False

    @property
    def coordinate(self) -> str:
        return f"{letters(self.column)}{self.row}"


@cache
def letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    above, last = divmod(column - 1, 26)
    return (letters(above) if above else "") + chr(65 + last)
