"""Percentages: figures that can hardly be one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import QUARTERS, quarters
from lkjip_gen.model import Indikator, Realisasi, Target
from lkjip_gen.problems import Code, Place, Problem, problem
from lkjip_gen.rules.formulas import HUNDRED
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.rules.tahunan import is_percent
from lkjip_gen.workbook import layout

WHOLE = Decimal(10)  # percentages of this size are not meant as 0,1
NEAR = 2  # how many times larger or smaller than the largest of its row a percentage usually is at most


def percentages(situation: Situation) -> Iterator[Problem]:
    """V09: a share of a whole lies from 0 to 100; a growth may not, so this only warns."""
    rows: tuple[Target | Realisasi, ...] = (*situation.buku.target, *situation.buku.realisasi)
    for row in rows:
        indikator = situation.relations.by_code.get(row.kode_indikator or "")
        if indikator is None or not is_percent(indikator.satuan):
            continue
        fractions = _fractions(row, indikator, _usual(situation, indikator))
        for place, value in _figures(row):
            if isinstance(value, Decimal) and not 0 <= value <= HUNDRED:
                yield problem(Code.PERCENT_OUTSIDE, place, isi=wording.number(value))
            elif isinstance(value, Decimal) and place in fractions:
                meant = wording.number((value * HUNDRED).normalize())
                yield problem(Code.PERCENT_AS_FRACTION, place, isi=wording.number(value), usul=meant)


def _fractions(row: Target | Realisasi, indikator: Indikator, usual: Decimal) -> frozenset[Place]:
    """The cells that hold 0,9 for 90, seen from the figures beside them.

    A year may begin with 1 %, so that a whole 1 is no fraction in a quarter; and a progress begins with little, so that
    its first quarters are one only where the hundredfold still leads up to the next of them.
    """
    quarter = {row.place(f"tw{n}"): n for n in QUARTERS}
    found = set()
    for place, value in _figures(row):
        number = quarter.get(place)
        if not isinstance(value, Decimal) or (number is not None and value == 1):
            continue
        if number is not None and number != QUARTERS[-1] and _begins_small(indikator):
            after = _next(row, number)
            is_fraction = value * HUNDRED <= after and _is_fraction(value, after)
        else:
            is_fraction = _is_fraction(value, usual)
        if is_fraction:
            found.add(place)
    return frozenset(found)


def _is_fraction(value: Decimal, usual: Decimal) -> bool:
    """Is this 0,9 for 90? Not where a hundredfold would be far from the other figures: 0,5 of 10 is no 50."""
    meant = value * HUNDRED
    return 0 < value <= 1 and usual >= WHOLE and usual <= meant * NEAR and meant <= usual * NEAR


def _begins_small(indikator: Indikator) -> bool:
    """Do the quarters of this indicator rise to the year?"""
    return indikator.tipe is not None and tipe_rules()[indikator.tipe].target == "naik"


def _next(row: Target | Realisasi, number: int) -> Decimal:
    """The figure of the next quarter that has one."""
    return next((q for q in quarters(row)[number:] if isinstance(q, Decimal)), Decimal(0))


def _usual(situation: Situation, indikator: Indikator) -> Decimal:
    """The largest figure of an indicator, to tell 0,9 for 90 from a truly small percentage."""
    code, relations = indikator.kode or "", situation.relations
    rows = (relations.targets.get(code), relations.results.get(code))
    figures = [v for row in rows if row is not None for _, v in _figures(row) if isinstance(v, Decimal)]
    return max(figures, default=Decimal(0))


def _figures(row: Target | Realisasi) -> Iterator[tuple[Place, object]]:
    """All figures of a row with the unit of its indicator, and their cells."""
    for column in layout.sheet(row.sheet).columns:
        if column.unit != "indikator":
            continue
        value = getattr(row, column.key)
        if column.family:
            yield from ((row.place(f"{column.key}:{year}"), v) for year, v in value.items())
        else:
            yield row.place(column.key), value


PERCENTAGES: tuple[Check, ...] = (percentages,)
