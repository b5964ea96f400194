"""What a chart draws, as it is written: texts without marks, values as the tables print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lkjip_gen.figures import Chart, Series
from lkjip_gen.marks import bare


@dataclass(frozen=True, slots=True)
class Line:
    """A series that has a figure. `place` is the number of its look in the template, counted from 0.

    `decimals` are the most that one of its labels has.
    """

    place: int
    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]

    @property
    def decimals(self) -> int:
        return max((_decimals(label) for label in self.labels), default=0)


def lines(chart: Chart) -> list[Line]:
    """The series that have a figure; the others leave their place, so that each keeps its look in every chart.

    Raises ValueError for a series with more or fewer values or labels than categories.
    """
    found = [_line(place, series, len(chart.categories)) for place, series in enumerate(chart.series)]
    return [line for line in found if any(v is not None for v in line.values)]


def _line(place: int, series: Series, count: int) -> Line:
    if not len(series.values) == len(series.labels) == count:
        raise ValueError(f"{series.name}: {len(series.values)} values, {len(series.labels)} labels, {count} categories")
    labels = tuple(bare(label) for label in series.labels)
    return Line(place, bare(series.name), _as_printed(series.values, labels), labels)


def _as_printed(values: Sequence[Decimal | None], labels: Sequence[str]) -> tuple[Decimal | None, ...]:
    """Each value with just the decimals of its label; without a label as it is."""
    return tuple(
        None if value is None
        else Decimal(value).quantize(Decimal(1).scaleb(-_decimals(label)), ROUND_HALF_UP) if label
        else Decimal(value)
        for value, label in zip(values, labels, strict=True)
    )  # fmt: skip


def _decimals(label: str) -> int:
    return len(label.partition(",")[2])
