"""A native chart on a sheet of its own, above it the figures that it draws, which refer to the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from lkjip_gen.excel.figures import plain_form
from lkjip_gen.excel.look import PAGE, QUIET, SIZE, Look, columns, height, lines, page, put
from lkjip_gen.excel.places import Sites
from lkjip_gen.excel.ranges import address
from lkjip_gen.origins import Origin

_COLOURS = ("#1F3A5F", "#8FB0D0", "#D9C68F", "#6B6B6B")  # dark, middle, light: they differ in grey print too
_HEAD, _SERIES_WIDTH = 2, 42.0
_LETTERS = 9  # size of the names on the axis
_TALLEST, _PAGE_HEIGHT = 165.0, 178.0  # mm
_POINTS, _PIXELS = 72 / 25.4, 96 / 25.4
_NAMES = 0.36  # of a bar chart's width is for long names
_MANY_LINES = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One set of columns, bars or points: for each category the number of an origin, None for no figure."""

    name: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; `name` is wanted for its sheet ("Grafik capaian"), `title` stands above it.

    Columns whose names would not be readable are drawn as bars.
    """

    name: str
    title: str
    kind: Literal["column", "bar", "line"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]


def write_chart(
    book: Any, sheet: Any, look: Look, chart: Chart, *, name: str, origins: Mapping[int, Origin], sites: Sites
) -> None:
    """Fill the sheet called `name`. Raises ValueError for a series with more or fewer figures than categories."""
    page(sheet, name)
    first = max(80.0, PAGE - 4 - _SERIES_WIDTH * len(chart.series))
    columns(sheet, [first, *[_SERIES_WIDTH] * len(chart.series)])
    wide = first + _SERIES_WIDTH * len(chart.series)
    sheet.merge_range(0, 0, 0, max(1, len(chart.series)), "", look.format(bold=True, font_size=SIZE + 1))
    put(sheet, 0, 0, chart.title, look.format(bold=True, font_size=SIZE + 1))
    for index, text in enumerate(("Tahun" if chart.kind == "line" else "Uraian", *(s.name for s in chart.series))):
        put(sheet, _HEAD, index, text, look.head())
    points = [height([(chart.title, wide, SIZE + 1, True)]), 15.0]
    points.append(height([(s.name, _SERIES_WIDTH, SIZE, True) for s in chart.series]))
    for row, category in enumerate(chart.categories, start=_HEAD + 1):
        put(sheet, row, 0, category, look.ruled())
        points.append(height([(category, first, SIZE, False)]))
    values = _figures(sheet, look, chart, origins, sites)
    for row, high in enumerate(points):
        sheet.set_row(row, high)
    below = _HEAD + len(chart.categories) + 2
    drawn, tall = _drawn(book, chart, name, values, wide)
    drawn.set_size({"width": round((wide - 1) * _PIXELS), "height": round(tall * _PIXELS)})
    sheet.insert_chart(below, 0, drawn, {"object_position": 2})
    used = sum(points) / _POINTS + 6
    if used + tall > _PAGE_HEIGHT:
        sheet.set_h_pagebreaks([below])
    last = below + round((tall * _POINTS) / 15) + 1
    sheet.print_area(0, 0, last, max(1, len(chart.series)))


def _figures(
    sheet: Any, look: Look, chart: Chart, origins: Mapping[int, Origin], sites: Sites
) -> list[list[Decimal | None]]:
    """Write the figures, as references where a table prints them; what each series is, category by category."""
    found: list[list[Decimal | None]] = []
    for series in chart.series:
        if len(series.figures) != len(chart.categories):
            raise ValueError(f"{series.name}: {len(series.figures)} figures, {len(chart.categories)} categories")
        found.append([_value(n, origins, sites) for n in series.figures])
    form = _form(found)
    for column, (series, values) in enumerate(zip(chart.series, found, strict=True), start=1):
        for row, (mark, value) in enumerate(zip(series.figures, values, strict=True), start=_HEAD + 1):
            style = look.ruled(align="right", text_wrap=False, num_format=form)
            site = sites.first(origins[mark]) if mark is not None and mark in origins else None
            if value is None:
                sheet.write_blank(row, column, None, style)
            elif site is not None:
                sheet.write_formula(
                    row, column, "=" + address(site.sheet, site.row, site.column), style, float(site.value)
                )
            else:
                sheet.write_number(row, column, float(value), style)
    return found


def _value(mark: int | None, origins: Mapping[int, Origin], sites: Sites) -> Decimal | None:
    origin = origins.get(mark) if mark is not None else None
    if origin is None or origin.value is None:
        return None
    site = sites.first(origin)
    return origin.value if site is None else site.value


def _form(values: list[list[Decimal | None]]) -> str:
    forms = {plain_form(v) for series in values for v in series if v is not None}
    return max(forms, default="#,##0", key=len)


def _drawn(book: Any, chart: Chart, name: str, values: list[list[Decimal | None]], wide: float) -> tuple[Any, float]:
    """The chart and its height in mm."""
    count = max(1, len(chart.categories))
    bars = chart.kind == "bar" or (chart.kind == "column" and _crowded(chart.categories, wide / count - 6))
    drawn = book.add_chart({"type": "bar" if bars else chart.kind})
    last = _HEAD + len(chart.categories)
    form = _form(values)
    for index in range(len(chart.series)):
        later = len(chart.series) - 1 - index if len(chart.series) <= len(_COLOURS) else index
        colour = _COLOURS[later % len(_COLOURS)]  # the last series is this year's: it is the dark one
        look: dict[str, Any] = {"fill": {"color": colour}, "border": {"color": "#6B6B6B", "width": 0.5}, "gap": 60}
        if chart.kind == "line":
            marker = {"type": ("circle", "square", "diamond", "triangle")[index % 4], "size": 7}
            look = {
                "line": {"color": colour, "width": 2.25},
                "marker": {**marker, "fill": {"color": colour}, "border": {"color": "#6B6B6B"}},
            }
        place = "above" if chart.kind == "line" else "outside_end"
        drawn.add_series(
            {
                "name": [name, _HEAD, index + 1],
                "categories": [name, _HEAD + 1, 0, last, 0],
                "values": [name, _HEAD + 1, index + 1, last, index + 1],
                "data_labels": {"value": True, "num_format": form, "font": {"size": 8}, "position": place},
                **look,
            }
        )
    drawn.set_title({"name": chart.title.removeprefix("="), "name_font": {"size": 12, "bold": True}, "overlay": False})
    drawn.set_legend({"none": True} if len(chart.series) < 2 else {"position": "bottom", "font": {"size": 9}})  # noqa: PLR2004
    names: dict[str, Any] = {"num_font": {"size": _LETTERS}, "line": {"color": QUIET}, "major_tick_mark": "none"}
    amounts: dict[str, Any] = {
        "num_font": {"size": 8},
        "num_format": "#,##0",
        "major_gridlines": {"visible": True, "line": {"color": "#DADADA", "width": 0.5}},
        "line": {"none": True},
    }
    # a line shows how something moves, so its axis may begin above zero; columns and bars are compared by their length
    if chart.kind != "line" and all(v is None or v >= 0 for series in values for v in series):
        amounts["min"] = 0
    tall = 110.0
    if bars:
        # the first stands on top; the axis of amounts then moves there unless it crosses at the last
        names |= {"reverse": True, "crossing": "max"}
        room = wide * _NAMES - 8
        tall = 40 + sum(max(6.5 * len(chart.series) + 3, lines(c, room, _LETTERS) * 4.4 + 2) for c in chart.categories)
        tall = min(_TALLEST, max(70.0, tall))
        below = 24.0 if len(chart.series) > 1 else 14.0  # mm for the amounts, and the legend
        layout = {"x": _NAMES, "y": 16 / tall, "width": 0.97 - _NAMES, "height": (tall - 16 - below) / tall}
        drawn.set_plotarea({"layout": layout})
    # x is the axis across the page, which in a bar chart is that of the amounts
    drawn.set_x_axis(amounts if bars else names)
    drawn.set_y_axis(names if bars else amounts)
    drawn.show_blanks_as("gap")
    return drawn, tall


def _crowded(categories: tuple[str, ...], room: float) -> bool:
    """Would a name need too many lines under its column, or a word be broken?"""
    if room < 10:  # noqa: PLR2004 - mm
        return True
    return any(
        lines(c, room, _LETTERS) > _MANY_LINES or any(lines(w, room, _LETTERS) > 1 for w in c.split())
        for c in categories
    )
