"""Why a cell has no value, and how its content is shown in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.problems import Code
from lkjip_gen.workbook.cells import RawCell

_SPACE = re.compile(r"[ \t\u00a0\u2007\u202f]+")
_LONGEST = 60  # characters of a cell that a message repeats


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell has no value: a code of the catalogue and the facts of its text."""

    code: Code
    facts: tuple[tuple[str, str], ...] = ()


def fault(code: Code, **facts: object) -> Fault:
    """A fault with its facts as text."""
    return Fault(code, tuple((k, clip(str(v)) if k == "isi" else str(v)) for k, v in facts.items()))


def one_line(content: object) -> str:
    """The content as text, every run of spaces and tabs one space (also those that do not break)."""
    return _SPACE.sub(" ", str(content)).strip()


def clip(text: str) -> str:
    """The beginning of a text, short enough for a message."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def shown(cell: RawCell) -> str:
    """The cell's content as a user would recognise it in a message."""
    if isinstance(cell.value, datetime):
        return wording.day(cell.value)
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    if isinstance(cell.value, int | float):
        number = decimal(cell.value)
        if cell.percent:
            number = scaled(number * 100)
        text = f"{number:f}".replace(".", ",") + ("%" if cell.percent else "")
    else:
        text = str(cell.value or "").strip()
    return clip(text)


def decimal(value: int | float) -> Decimal:
    """Exactly the figures that a spreadsheet shows: it keeps 15, and what a float adds beyond is not the user's."""
    return scaled(Decimal(value if isinstance(value, int) else f"{value:.15g}"))


def scaled(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 85.00 is 85."""
    if not value.is_finite() or value == value.to_integral_value():
        return Decimal(int(value)) if value.is_finite() else value
    return value.normalize()
