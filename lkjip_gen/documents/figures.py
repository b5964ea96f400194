"""Figures on their way to paper that no table holds: taken from a cell, added up, or standing in a sentence.

Each carries its origin, so that the trace of the document has none left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lkjip_gen.compute import total
from lkjip_gen.marks import between, marked
from lkjip_gen.origins import Basis, Origin, Trail, followed
from lkjip_gen.problems import Place
from lkjip_gen.terms import Angka

FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")  # as one reads it: "880.895.438,50", "690.900.327", "25/07/Bapp"


def typed(trail: Trail, value: Angka, place: Place) -> Angka:
    """A figure of a cell, traced."""
    return trail.traced(Origin(value, cell=place)) if isinstance(value, Decimal) else value


def added(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known, traced where all of it is; None where nothing is. One figure alone is no sum."""
    known = [v for v in values if v is not None]
    if len(known) == 1:
        return known[0]
    found = total(known)
    return None if found is None else followed(found, "SUM(x)", x=known)


def copied(trail: Trail, text: str, place: Place) -> str:
    """A text of a cell, its figures traced to that cell."""
    return with_origin(trail, text, Origin(text=text, cell=place))


def copied_whole(trail: Trail, text: str, place: Place) -> str:
    """A text of a cell that is one figure however it is spaced: a NIP."""
    return marked(text, trail.number(Origin(text=text, cell=place)))


def said(trail: Trail, text: str, basis: Basis) -> str:
    """A sentence of a rule, its figures traced to the rule."""
    return with_origin(trail, text, Origin(text=text, basis=basis))


def with_origin(trail: Trail, text: str, origin: Origin) -> str:
    """The text in which every figure that has no mark yet carries that of the origin."""
    if not FIGURE.search(text):
        return text
    number = trail.number(origin)
    return between(text, lambda piece: FIGURE.sub(lambda m: marked(m[0], number), piece))
