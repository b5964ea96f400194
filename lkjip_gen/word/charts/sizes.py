"""How high a chart is drawn: as high as its template, with room for as many bars and lines of names as it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_gen.word.charts.design import Frame, Shape
from lkjip_gen.word.metrics import thousandths, twips

EMU_A_POINT, EMU_A_TWIP, EMU_A_MM = 12_700, 635, 36_000
_AROUND = 20 * EMU_A_MM  # legend and axis, where Word lays the chart out
_LEADING = 1.2  # of a line of letters
_PADDING = 3 * EMU_A_POINT  # between the names
_BESIDE = 4 * EMU_A_MM  # between a name and its bars, and at the edge
_NAMES = 0.35  # of the width is for names, where Word lays the chart out
_KEY = 10 * EMU_A_MM  # of an entry of the legend, beside its name
_MOST_STEPS = 6
_STEPS = (1, 2, 5)
_SMALL_RANGE = Decimal(5) / 6  # Word begins an axis above zero where the lowest value is beyond it


@dataclass(frozen=True, slots=True)
class Size:
    """Height in EMU, and where the bars then begin and how far they reach, as shares of it."""

    height: int
    top: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a chart in EMU: its drawing in the template, and how high the drawing may become."""

    width: int
    height: int
    tallest: int


def sized(shape: Shape, place: Place, names: Sequence[str], series: Sequence[str]) -> Size:
    """The size of a chart of these names and series in a place."""
    width, height = place.width, place.height
    if shape.lying:
        return _lying(shape, place, names, len(series))
    more = 0
    if shape.legend is not None:
        more = _legend_lines(series, shape.points, width) - _legend_lines(shape.legend, shape.points, width)
    row = round(shape.points * _LEADING * EMU_A_POINT)
    wanted = height + max(0, more) * row
    if shape.beside is not None:
        room = shape.beside[0] * width - _KEY
        rows = sum(lines(name, shape.points, room) for name in series)
        wanted = max(wanted, round((rows * row + len(series) * _PADDING) / shape.beside[1]))
    size = min(wanted, place.tallest)
    return Size(size) if shape.frame is None else _within(shape.frame, size, height, size - height)


def _lying(shape: Shape, place: Place, names: Sequence[str], series: int) -> Size:
    frame, width, height = shape.frame, place.width, place.height
    inside = height * frame.height if frame else max(height - _AROUND, height // 2)
    around = height - inside
    room = (frame.x if frame else _NAMES) * width - _BESIDE
    most = max((lines(name, shape.points, room) for name in names), default=1)
    gap = shape.gap / 100
    bars = [1, 1] if shape.stacked else [shape.series, series]
    own = inside / shape.categories * (bars[1] + gap) / (bars[0] + gap)
    slot = max(own, most * shape.points * _LEADING * EMU_A_POINT + _PADDING)
    size = min(round(around + slot * len(names)), place.tallest)
    return Size(size) if frame is None else _within(frame, size, height, size - height)


def _within(frame: Frame, size: int, old: int, more: int) -> Size:
    """What stands above and below the frame keeps its height."""
    top = frame.y * old
    return Size(size, f"{top / size:.5f}", f"{max(frame.height * old + more, size * 0.1) / size:.5f}")


def lines(text: str, points: float, room: float) -> int:
    """How many lines a name takes in so many EMU, words kept whole."""
    limit = room / EMU_A_TWIP
    space = twips(thousandths(" "), points)
    count, at = 1, 0.0
    for word in text.split():
        wide = twips(thousandths(word), points)
        if at and at + space + wide > limit:
            count, at = count + 1, wide
        else:
            at += wide + (space if at else 0)
        while at > limit > 0:
            count, at = count + 1, at - limit
    return count


def _legend_lines(names: Sequence[str], points: float, width: int) -> int:
    """Rows of a legend below: entries side by side as far as they go."""
    rows, at = 1, 0.0
    for name in names:
        wide = twips(thousandths(name), points) * EMU_A_TWIP + _KEY
        if at and at + wide > width:
            rows, at = rows + 1, 0.0
        if wide > width:
            rows += lines(name, points, width - _KEY) - 1
        at += wide
    return rows


def unit(values: Sequence[Decimal], floor: float | None) -> int:
    """The step of the axis of amounts, which begins at `floor` if that is set: whole, so that it needs no decimals."""
    highest, lowest = max(values, default=Decimal(0)), min(values, default=Decimal(0))
    if floor is not None:
        lowest = Decimal(floor)
    elif lowest < highest * _SMALL_RANGE:
        lowest = min(lowest, Decimal(0))
    span = max(highest, lowest) - lowest
    power = 1
    while True:
        for step in _STEPS:
            if span <= step * power * _MOST_STEPS:
                return step * power
        power *= 10
