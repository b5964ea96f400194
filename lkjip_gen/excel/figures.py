"""Printed figures read back as numbers: "880.895.438,50" is 880895438.50 with two decimals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lkjip_gen.origins import Origin
from lkjip_gen.printed import Cell

_PRINTED = re.compile(r"(Rp ?)?([-+]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?( ?%)?")
_GROUPED_FROM = 1000
NO_FORM = "General"


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its value, its decimals, and the number format of Excel that shows it so."""

    value: Decimal
    decimals: int
    form: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed figure in a cell: which of them in the cell (from 0), its origin, its number as printed."""

    order: int
    origin: Origin
    number: Number


def read(text: str) -> Number | None:
    """The number that a text is, wholly; with "Rp" before, a sign, or "%" after it. None for any other text."""
    match = _PRINTED.fullmatch(text.strip())
    if not match:
        return None
    before, sign, whole, fraction, after = match.groups("")
    value = Decimal(f"{sign}{whole.replace('.', '')}" + (f".{fraction}" if fraction else ""))
    # a year has no points: what was printed without them is shown without them
    plain = abs(value) >= _GROUPED_FROM and "." not in whole
    form = ("0" if plain else "#,##0") + ("." + "0" * len(fraction) if fraction else "")
    quoted = [f'"{part}"' if part else "" for part in (before, after)]
    form = f"{quoted[0]}{form}{quoted[1]}"
    return Number(value, len(fraction), signed_form(form) if sign == "+" else form)


def signed_form(form: str) -> str:
    """A number format that shows the sign of a difference, whichever it is."""
    return form if ";" in form else f"+{form};-{form};{form}"


def number(cell: Cell, origins: Mapping[int, Origin]) -> Number | None:
    """The number that a cell prints, where it is one marked figure and its origin has just this value."""
    if len(cell.marks) != 1:
        return None
    mark, text = cell.marks[0]
    found = read(cell.text)
    piece = read(text)
    if found is None or piece is None or piece.value != found.value:
        return None
    return found if _agrees(found, origins.get(mark)) else None


def computed(cell: Cell, origins: Mapping[int, Origin]) -> Iterator[Computed]:
    """The computed figures of a cell that are printed as numbers."""
    order = 0
    for mark, text in cell.marks:
        origin, found = origins.get(mark), read(text)
        if origin is not None and origin.formula and found is not None and _agrees(found, origin):
            yield Computed(order, origin, found)
            order += 1


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half away from zero, as Excel rounds."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def plain_form(value: Decimal) -> str:
    """The number format for a figure that no table prints: up to two decimals, if it has any."""
    return "#,##0" if value == value.to_integral_value() else "#,##0.00"


def decimals_of(value: Decimal) -> int:
    """How many decimals it has."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def exactly(found: Number, origin: Origin) -> Decimal | None:
    """The value of the origin, where it is printed so and a spreadsheet keeps it to the last figure."""
    if not _agrees(found, origin) or origin.value is None or not _is_kept(origin.value):
        return None
    return Decimal(origin.value)


def _agrees(found: Number, origin: Origin | None) -> bool:
    """Is it the value of the origin as printed, and one that a spreadsheet keeps to the last figure?"""
    if origin is None or origin.value is None:
        return False
    return rounded(origin.value, found.decimals) == found.value and _is_kept(found.value)


def _is_kept(value: Decimal) -> bool:
    return value == Decimal(repr(float(value)))
