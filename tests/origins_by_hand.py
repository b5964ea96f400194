"""The origins in the JSON of the trace: what they are made of, and their formulas computed in fractions.

Nothing of the program is used; a formula is read here from its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any


def half_up(found: Fraction, decimals: int | None) -> Fraction:
    """Rounded half up (away from zero); None leaves it as it is."""
    if decimals is None:
        return found
    scaled = abs(found) * 10**decimals
    whole = int(scaled) + (scaled - int(scaled) >= Fraction(1, 2))
    return Fraction(whole if found >= 0 else -whole, 10**decimals)


def close(found: Fraction, value: Decimal, decimals: int | None) -> bool:
    """The value is the one found at these decimals; one that was not rounded may have lost its 20th decimal."""
    return abs(half_up(found, decimals) - Fraction(value)) < Fraction(1, 10**20)


def parts(origin: Mapping[str, Any]) -> list[int]:
    """The origins that one is directly made of, or that decided it."""
    return [n for group in origin.get("masukan", {}).values() for n in group] + origin.get("ditentukan_oleh", [])


def cells(origins: Mapping[int, Mapping[str, Any]]) -> Callable[[int], frozenset[str]]:
    """All cells that an origin depends on, "Realisasi!G7"."""

    @cache
    def below(number: int) -> frozenset[str]:
        origin = origins[number]
        here = {f"{origin['sel']['lembar']}!{origin['sel']['sel']}"} if "sel" in origin else set()
        return frozenset(here.union(*(below(n) for n in parts(origin))))

    return below


class Formula:
    """A formula of the trace computed in fractions: + - * /, brackets, functions of lists; no rounding anywhere."""

    def __init__(self, text: str, inputs: Mapping[str, list[Fraction]]) -> None:
        self._left = re.findall(r"\d+(?:\.\d+)?|\w+|[-+*/(),]", text)
        assert "".join(self._left) == text
        self._inputs = inputs

    def value(self) -> Fraction:
        (found,) = self._sum()
        assert not self._left
        return found

    def _next(self, *wanted: str) -> str:
        """Take the next word if it is one of these."""
        return self._left.pop(0) if self._left and self._left[0] in wanted else ""

    def _sum(self) -> list[Fraction]:
        """A list only where a name stands alone, as in SUM(x)."""
        found = self._product()
        while sign := self._next("+", "-"):
            (one,), (other,) = found, self._product()
            found = [one + other if sign == "+" else one - other]
        return found

    def _product(self) -> list[Fraction]:
        found = self._factor()
        while sign := self._next("*", "/"):
            (one,), (other,) = found, self._factor()
            found = [one * other if sign == "*" else one / other]
        return found

    def _factor(self) -> list[Fraction]:
        if self._next("-"):
            (one,) = self._factor()
            return [-one]
        if self._next("("):
            found = self._sum()
            assert self._next(")")
            return found
        word = self._left.pop(0)
        if self._next("("):
            arguments = [self._sum()]
            while self._next(","):
                arguments.append(self._sum())
            assert self._next(")")
            return [FUNCTIONS[word](*arguments)]
        return [Fraction(word)] if word[0].isdigit() else self._inputs[word]


FUNCTIONS: Mapping[str, Callable[..., Fraction]] = {
    "SUM": lambda *x: sum((v for group in x for v in group), Fraction(0)),
    "AVERAGE": lambda x: sum(x, Fraction(0)) / len(x),
    "MIN": lambda *x: min(v for group in x for v in group),
    "MAX": lambda *x: max(v for group in x for v in group),
    "ABS": lambda x: abs(x[0]),
    "COUNTA": lambda x: Fraction(len(x)),
    "SUMPRODUCT": lambda x, y: sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0)),
    "ATLEAST": lambda x, bound: Fraction(sum(v >= bound[0] for v in x)),
    "ABOVE": lambda x, bound: Fraction(sum(v > bound[0] for v in x)),
}
