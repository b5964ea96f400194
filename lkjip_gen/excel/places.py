"""Where figures stand in the book, so that formulas can refer to them, and how sheets are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_gen.excel.ranges import address
from lkjip_gen.origins import Origin
from lkjip_gen.problems import Place, cell_key

INPUTS, TRACE, CONTENTS = "Masukan", "Jejak", "Daftar Tabel"
_LONGEST_NAME = 31
_ESCAPED = {ord(letter): f"%{ord(letter):02x}" for letter in '% "<>[]^`{}#'}
INPUTS_FIRST, INPUTS_VALUE = 3, 2  # the first row of the sheet of inputs, and the column of its values, from 0


@dataclass(frozen=True, slots=True)
class Site:
    """A cell of the book with a number: sheet, row and column from 0, and the number that stands there."""

    sheet: str
    row: int
    column: int
    value: Decimal


class Sites:
    """Where every figure stands. Cells of the workbook are known by their place, computed figures by themselves."""

    def __init__(self, inputs: Mapping[Place, int]) -> None:
        self._inputs = inputs
        self._sites: dict[Place | Origin, list[Site]] = {}

    def add(self, origin: Origin, site: Site) -> None:
        self._sites.setdefault(origin.cell or origin, []).append(site)

    def nearest(self, origin: Origin, at: Site) -> str | None:
        """The address, as seen from a cell, where just this value stands: in its row, its column, its sheet, another.

        A cell of the workbook that no table prints so is on the sheet of inputs.
        """
        here: list[Site] = []
        there: Site | None = None
        for site in self._sites.get(origin.cell or origin, ()):
            if site.value != origin.value:
                continue  # printed with fewer decimals
            if site.sheet == at.sheet:
                here.append(site)
            elif there is None:
                there = site
        if here:
            best = min(here, key=lambda s: _distance(s, at))
            return address("", best.row, best.column)
        if there is not None:
            return address(there.sheet, there.row, there.column)
        if origin.cell is not None and origin.cell in self._inputs:
            return address(INPUTS, self._inputs[origin.cell], INPUTS_VALUE)
        return None

    def first(self, origin: Origin) -> Site | None:
        """The first cell that prints it, if any; where it stands in full, if it does."""
        sites = self._sites.get(origin.cell or origin, ())
        return next((s for s in sites if s.value == origin.value), sites[0] if sites else None)


def _distance(site: Site, at: Site) -> tuple[bool, bool, int, int]:
    rows, columns = abs(site.row - at.row), abs(site.column - at.column)
    return (rows > 0, columns > 0, rows, columns)


def input_rows(origins: Iterable[Origin], more: Iterable[Place]) -> dict[Place, int]:
    """Every cell of the workbook that the origins are made of, and `more`, with its row on the sheet of inputs.

    Sheets in the order in which they are first used, then columns, then rows: cells that are summed stand together.
    """
    places: dict[Place, None] = {}
    seen: set[Origin] = set()
    waiting = list(reversed(list(origins)))
    while waiting:
        origin = waiting.pop()
        if origin in seen:
            continue
        seen.add(origin)
        if origin.cell is not None:
            places[origin.cell] = None
        for _, group in reversed(origin.inputs):
            waiting += reversed(group)
    places.update(dict.fromkeys(more))
    sheets = {sheet: n for n, sheet in enumerate(dict.fromkeys(p.sheet for p in places))}
    ordered = sorted(places, key=lambda p: (sheets[p.sheet], *reversed(cell_key(p.cell)), p.cell))
    return {place: n for n, place in enumerate(ordered, start=INPUTS_FIRST)}


class Names:
    """Names of sheets: short enough, of letters that Excel takes, each once."""

    def __init__(self) -> None:
        self._taken = {name.casefold() for name in (INPUTS, TRACE, CONTENTS, "History")}

    def new(self, wanted: str) -> str:
        """A name like the wanted one."""
        # Excel counts what is above U+FFFF twice
        cleaned = re.sub(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]+", "-", wanted).strip().strip("'") or "Tabel"
        name, count = cleaned[:_LONGEST_NAME].strip().rstrip("'"), 1
        while name.casefold() in self._taken:
            count += 1
            suffix = f" ({count})"
            name = cleaned[: _LONGEST_NAME - len(suffix)].strip() + suffix
        self._taken.add(name.casefold())
        return name


def target(link: str, place: Place) -> str:
    """The link to a cell of the office's workbook; `link` is the path to that workbook from the book.

    XlsxWriter would take a "%20" in the name of a file for a space, and "#" for the end of it: both are escaped here.
    """
    sheet = place.sheet.replace("'", "''")
    return f"external:{link.translate(_ESCAPED)}#'{sheet}'!{place.cell or 'A1'}"
