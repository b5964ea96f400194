"""A problem: a code of the catalogue, its place, its facts, and the documents that it stops.

A problem is a value, not an exception: a stage returns what it made and the problems it found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lkjip_gen.catalogue import ALL_DOCUMENTS, Code, Document, Severity
from lkjip_gen.status import Exit

__all__ = [
    "ALL_DOCUMENTS", "Code", "Document", "Exit", "Group", "Place", "Problem", "Severity", "cell_key", "group",
    "has_error", "problem", "stopped_documents",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: a sheet and, when known, a cell such as "D14"."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place; `facts` fill the texts of the catalogue, `stops` the documents it holds back."""

    code: Code
    place: Place = field(default_factory=Place)
    facts: tuple[tuple[str, str], ...] = ()
    stops: frozenset[Document] = frozenset()

    @property
    def severity(self) -> Severity:
        return self.code.entry.severity

    @property
    def fault(self) -> str:
        return self.code.entry.fault.format(**dict(self.facts))

    @property
    def remedy(self) -> str:
        return self.code.entry.remedy.format(**dict(self.facts))

    @property
    def text(self) -> str:
        """Place, fault and remedy on one line."""
        prefix = f"{self.place}: " if str(self.place) else ""
        return f"{prefix}{self.fault} {self.remedy}".rstrip()


def problem(code: Code, place: Place | None = None, *, stops: Iterable[Document] = (), **facts: object) -> Problem:
    """A problem of this code; an error that names no document stops all of them."""
    stopped = frozenset(stops)
    if code.entry.severity is Severity.ERROR and not stopped:
        stopped = ALL_DOCUMENTS
    if code.entry.severity is not Severity.ERROR:
        stopped = frozenset()
    return Problem(code, place or Place(), tuple((k, str(v)) for k, v in facts.items()), stopped)


def has_error(problems: Iterable[Problem]) -> bool:
    """Does any of them stop something?"""
    return any(p.severity is Severity.ERROR for p in problems)


def stopped_documents(problems: Iterable[Problem]) -> frozenset[Document]:
    """All documents that these problems hold back."""
    return frozenset(d for p in problems for d in p.stops)


_CELL = re.compile(r"([A-Z]+)(\d+)")


def cell_key(cell: str) -> tuple[int, int]:
    """Row and column of "D14" as numbers, for sorting; (0, 0) where there is no cell."""
    match = _CELL.match(cell)
    if not match:
        return (0, 0)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return (int(match[2]), column)


@dataclass(frozen=True, slots=True)
class Group:
    """Equal problems of one sheet: same code, same text, several cells."""

    first: Problem
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """One line: the place or places, the fault, the remedy, the code and what it stops."""
        if len(self.cells) > 1:
            place = f"{self.first.place.sheet} ({len(self.cells)} sel: {', '.join(self.cells)}): "
        else:
            place = f"{self.first.place}: " if str(self.first.place) else ""
        body = f"{place}{self.first.fault} {self.first.remedy}".rstrip()
        return f"{body} [{self.first.code.entry.id}]"


def group(problems: Sequence[Problem], sheet_order: Sequence[str] = ()) -> list[Group]:
    """Equal problems joined, worst first, then by sheet in the order of the workbook, then by cell."""
    position = {name: i for i, name in enumerate(sheet_order)}
    gathered: dict[tuple[object, ...], list[Problem]] = {}
    for p in problems:
        gathered.setdefault((p.code, p.place.sheet, p.fault, p.remedy, p.stops), []).append(p)
    groups = []
    for same in gathered.values():
        same.sort(key=lambda p: cell_key(p.place.cell))
        cells = tuple(dict.fromkeys(p.place.cell for p in same if p.place.cell))
        groups.append(Group(same[0], cells))
    groups.sort(
        key=lambda g: (
            -g.first.severity,
            position.get(g.first.place.sheet, len(position)),
            cell_key(g.first.place.cell),
            g.first.code.entry.id,
        )
    )
    return groups
