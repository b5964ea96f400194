"""Where a figure comes from: a cell of the workbook, or a formula over other figures and the rule that says so.

An origin is made beside its figure, where the figure is made. A `Trail` numbers the origins of one workbook; a figure
that is to be printed carries its number (`Traced`), and what it is printed as carries the mark of that number.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from lkjip_gen.marks import marked
from lkjip_gen.problems import Place


@dataclass(frozen=True, slots=True)
class Basis:
    """The rule by which a figure was made, in a few words, where it is written, and whether that was confirmed."""

    rule: str
    regulation: str = ""
    article: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """A figure and how it came about.

    With a `cell` it was taken from there: a number as `value`, or a text that holds one (a name, a date) as `text`; a
    year has both, because it is not written like other numbers.
    Else `formula` makes it of `inputs`: one or several figures under each name. The formula is written as in Excel,
    with the functions of `FUNCTIONS`. `decimals` says how the result was rounded, None that it was not. `decided_by`
    are figures and words that chose this formula without entering it (Polaritas, a result of 0).
    """

    value: Decimal | None = None
    name: str = ""
    cell: Place | None = None
    text: str = ""
    formula: str = ""
    inputs: tuple[tuple[str, tuple[Origin, ...]], ...] = ()
    decimals: int | None = None
    basis: Basis | None = None
    decided_by: tuple[Origin, ...] = ()

    def cells(self) -> tuple[Place, ...]:
        """All cells that it depends on, each once: those of its figures, then those that decided."""
        found: dict[Place, None] = {}
        seen: set[int] = set()  # a figure may be behind many others

        def gather(origin: Origin) -> None:
            if id(origin) in seen:
                return
            seen.add(id(origin))
            if origin.cell is not None:
                found[origin.cell] = None
            for part in origin.parts():
                gather(part)

        gather(self)
        return tuple(found)

    def parts(self) -> Iterator[Origin]:
        """The origins that it is directly made of, then those that decided it."""
        for _, group in self.inputs:
            yield from group
        yield from self.decided_by


def made(value: Decimal, formula: str, *, name: str = "", decimals: int | None = None, basis: Basis | None = None,
         decided_by: Sequence[Origin] = (), **inputs: Origin | Sequence[Origin]) -> Origin:  # fmt: skip
    """The origin of a computed figure; `inputs` by the names that the formula uses."""
    groups = tuple((k, (v,) if isinstance(v, Origin) else tuple(v)) for k, v in inputs.items())
    return Origin(value, name, None, "", formula, groups, decimals, basis, tuple(decided_by))


# What a formula may call. ATLEAST and ABOVE count the figures that reach, or exceed, a bound.
FUNCTIONS = frozenset({"SUM", "AVERAGE", "MIN", "MAX", "ABS", "COUNTA", "SUMPRODUCT", "ATLEAST", "ABOVE"})


@cache
def tree(formula: str) -> ast.expr:
    """The formula as a syntax tree: names, numbers, + - * /, calls of `FUNCTIONS`. Raises SyntaxError for another."""
    expression = ast.parse(formula, mode="eval").body
    for node in ast.walk(expression):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
        if isinstance(node, ast.Call) and not called:
            raise SyntaxError(f"unknown function in {formula}")
    return expression


def literal(formula: str, node: ast.Constant) -> Decimal:
    """A number of a formula with every figure that was written; Python's own reading is a float."""
    return Decimal(formula[node.col_offset : node.end_col_offset])


class Traced(Decimal):
    """A figure that carries the number of its origin; what is computed from it is a plain Decimal again."""

    number: int
    trail: Trail

    def __new__(cls, value: Decimal, number: int, trail: Trail) -> Traced:
        self = super().__new__(cls, value)
        self.number, self.trail = number, trail
        return self


class TracedYear(int):
    """A year that carries its origin into every text that it is put into; `tahun - 1` is one too."""

    number: int
    trail: Trail

    def __new__(cls, value: int, number: int, trail: Trail) -> TracedYear:
        self = super().__new__(cls, value)
        self.number, self.trail = number, trail
        return self

    def __sub__(self, other: int) -> TracedYear:
        if other == 0:
            return self
        value = int(self) - int(other)
        origin = replace(made(Decimal(value), f"x-{int(other)}", x=self.trail[self.number]), text=str(value))
        return TracedYear(value, self.trail.number(origin), self.trail)

    def __str__(self) -> str:
        return marked(str(int(self)), self.number)

    def __format__(self, spec: str) -> str:
        return marked(format(int(self), spec), self.number)


def followed(value: Decimal, formula: str, *, name: str = "", decimals: int | None = None,
             basis: Basis | None = None, **inputs: Decimal | Sequence[Decimal]) -> Decimal:  # fmt: skip
    """A figure computed from others by a formula over their names, with its origin where all of them have one."""
    groups = {k: (v,) if isinstance(v, Decimal) else tuple(v) for k, v in inputs.items()}
    traced = [v for group in groups.values() for v in group if isinstance(v, Traced)]
    if not traced or len(traced) < sum(map(len, groups.values())):
        return value
    trail = traced[0].trail
    known = {k: [trail[v.number] for v in group if isinstance(v, Traced)] for k, group in groups.items()}
    return trail.traced(made(value, formula, name=name, decimals=decimals, basis=basis, **known))


class Trail:
    """The origins of one workbook, each once, by number."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._seen: dict[int, tuple[Origin, int]] = {}

    def __getitem__(self, number: int) -> Origin:
        return self._origins[number]

    def __len__(self) -> int:
        return len(self._origins)

    def number(self, origin: Origin) -> int:
        """The number of an origin; equal ones have the same."""
        known = self._seen.get(id(origin))
        if known is not None:
            return known[1]
        inputs = tuple((name, tuple(self.number(o) for o in group)) for name, group in origin.inputs)
        decided = tuple(self.number(o) for o in origin.decided_by)
        key = (
            origin.name, origin.cell, origin.text, origin.formula, inputs, decided, origin.decimals, origin.value,
            origin.basis,
        )  # fmt: skip
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._origins)
            self._origins.append(
                replace(
                    origin,
                    inputs=tuple((name, tuple(self._origins[n] for n in group)) for name, group in inputs),
                    decided_by=tuple(self._origins[n] for n in decided),
                )
            )
            self._seen[id(self._origins[number])] = (self._origins[number], number)
        self._seen[id(origin)] = (origin, number)
        return number

    def traced(self, origin: Origin) -> Traced:
        """The figure of an origin, carrying its number. Raises ValueError for an origin without a figure."""
        if origin.value is None:
            raise ValueError(f"no figure: {origin}")
        return Traced(origin.value, self.number(origin), self)

    def all(self) -> Mapping[int, Origin]:
        """Every origin by its number; those that a figure is made of come before it."""
        return dict(enumerate(self._origins))
