"""A chart as it was designed in Word: everything of it but its figures, read once for each chart of a template.

What is drawn is text between the pieces of the design, so a chart costs no tree of XML. The looks of the series are
kept one by one: a chart of more series than the template has goes round among them in other colours.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from lkjip_gen.word.charts.labels import LabelLook, label_look
from lkjip_gen.word.charts.markup import (
    C,
    DrawingError,
    Element,
    Namespaces,
    attribute,
    child,
    insert_in_order,
    marker,
    parts_at_markers,
    read,
    value_of,
)
from lkjip_gen.word.charts.palette import recolour

_PLOTS = frozenset(
    C + name
    for name in (
        "barChart", "bar3DChart", "lineChart", "line3DChart", "areaChart", "area3DChart", "pieChart", "pie3DChart",
        "doughnutChart", "ofPieChart", "radarChart",
    )
)  # fmt: skip
_BEFORE_LABELS = ("spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt")
_AFTER_LABELS = ("trendline", "errBars")
_AFTER_VALUES = ("shape", "smooth")
_RANGE_OF_LABELS = "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_USUAL_GAP = 150  # percent of a bar between the groups, where a chart says nothing
_STACKED = frozenset({"stacked", "percentStacked"})
_CHART_ORDER = (
    "title", "autoTitleDeleted", "pivotFmts", "view3D", "floor", "sideWall", "backWall", "plotArea", "legend",
    "plotVisOnly", "dispBlanksAs", "showDLblsOverMax", "extLst",
)  # fmt: skip
_SPACE_ORDER = (
    "date1904", "lang", "roundedCorners", "style", "clrMapOvr", "protection", "chart", "spPr", "txPr", "externalData",
    "printSettings", "userShapes", "extLst",
)  # fmt: skip
_AXIS_ORDER = (
    "axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt", "majorTickMark",
    "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses", "crossesAt", "auto", "lblAlgn", "lblOffset",
    "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl", "crossBetween", "majorUnit", "minorUnit", "dispUnits", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """How one series looks: XML before its labels, the look of these, XML around its values."""

    number: int
    before_labels: str
    labels: LabelLook | None
    after_labels: str
    after_values: str
    extensions: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the bars stand in the template's drawing, as shares of it; no more is said where Word lays it out."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how large a chart must be: do bars lie, how many did the template draw, how are they spaced."""

    lying: bool
    categories: int
    series: int
    stacked: bool
    gap: int
    frame: Frame | None
    points: float  # size of the names on the axis
    floor: float | None  # where the axis of amounts begins, if somebody said it
    legend: tuple[str, ...] | None  # the names of its entries; None where it has none above or below
    beside: tuple[float, float] | None  # width and height of a legend that was placed by hand, as shares


@dataclass(slots=True)
class Design:
    """A chart of the template. `shape` and `looks` are those of its own series."""

    shape: Shape
    _tree: Element
    _spaces: Namespaces
    _series: Sequence[Element]
    _looks: dict[int, SeriesLook] = field(default_factory=dict)
    _pieces: dict[tuple[int, ...], list[str]] = field(default_factory=dict)

    def look(self, place: int) -> SeriesLook:
        """The look of the series at this place, counted from 0."""
        if place not in self._looks:
            own = self._series[place % len(self._series)]
            if place >= len(self._series):
                own = copy.deepcopy(own)
                recolour(own, place, self._series)
            highest = max(int(value_of(s, "idx") or 0) for s in self._series)
            number = int(value_of(own, "idx") or 0) if place < len(self._series) else highest + 1 + place
            plot = self._series[place % len(self._series)].getparent()
            self._looks[place] = _look(own, plot, self._spaces, number, extra=place >= len(self._series))
        return self._looks[place]

    def pieces(self, places: Sequence[int]) -> list[str]:
        """The XML around what a chart of the series at these places fills in: text, marker, text, marker, ... text.

        Markers are "series N" for each place, and those of `MARKERS`.
        """
        key = tuple(places)
        if key not in self._pieces:
            self._pieces[key] = parts_at_markers(_skeleton(self._tree, key, len(self._series)))
        return self._pieces[key]


DATA, UNIT, TOP, HEIGHT = "data", "unit", "top", "height"
MARKERS = (DATA, UNIT, TOP, HEIGHT)  # the workbook, the step of the axis of amounts, the frame of the bars


@lru_cache(maxsize=64)
def design(xml: bytes) -> Design:
    """Read the chart of a template. Raises DrawingError for one that cannot be filled."""
    tree = read(xml)
    if tree.tag != C + "chartSpace":
        raise DrawingError("bukan grafik biasa")
    plots = [e for e in tree.iterfind(f"{C}chart/{C}plotArea/*") if e.find(f"{C}ser") is not None]
    if not plots:
        raise DrawingError("grafiknya tidak punya seri data")
    if any(plot.tag not in _PLOTS for plot in plots):
        raise DrawingError("jenis grafiknya tidak memakai kategori (misalnya sebar, gelembung, atau saham)")
    series = [s for plot in plots for s in plot.iterfind(f"{C}ser")]
    shape = _shape(tree, plots, series)
    _prepare(tree)
    return Design(shape, tree, Namespaces(tree), series)


# --- what it looks like ---


def _shape(tree: Element, plots: list[Element], series: list[Element]) -> Shape:
    bars = plots[0]
    lying = value_of(bars, "barDir") == "bar"
    gap = value_of(bars, "gapWidth")
    counts = [int(str(e.get("val"))) for s in series for e in s.iterfind(f"{C}cat//{C}ptCount")]
    counts += [int(str(e.get("val"))) for s in series for e in s.iterfind(f"{C}val//{C}ptCount")]
    stacked = value_of(bars, "grouping") in _STACKED
    return Shape(
        lying, max(counts, default=1), len(series), stacked, int(gap) if gap else _USUAL_GAP, _frame(tree),
        _points(tree), _floor(tree), _legend(tree, series), _beside(tree),
    )  # fmt: skip


def _frame(tree: Element) -> Frame | None:
    """The place of the bars where somebody set it by hand, inside the axes."""
    layout = tree.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout")
    if layout is None or value_of(layout, "yMode") != "edge" or value_of(layout, "hMode") == "edge":
        return None
    sides = [value_of(layout, side) for side in ("x", "y", "w", "h")]
    if not all(sides) or value_of(layout, "layoutTarget") != "inner":
        return None
    return Frame(*(float(side) for side in sides if side))


def _points(tree: Element) -> float:
    for path in (f".//{C}catAx/{C}txPr", f"{C}txPr"):
        found = attribute(tree.find(path), "defRPr", "sz")
        if found:
            return int(found) / 100
    return 10.0


def _floor(tree: Element) -> float | None:
    found = [value_of(scaling, "min") for scaling in tree.iterfind(f".//{C}valAx/{C}scaling")]
    return float(found[0]) if found and found[0] else None


def _legend(tree: Element, series: list[Element]) -> tuple[str, ...] | None:
    legend = tree.find(f"{C}chart/{C}legend")
    if legend is None or value_of(legend, "legendPos") not in {"b", "t"} or _beside(tree) is not None:
        return None
    return tuple("".join(s.find(f"{C}tx").itertext(f"{C}v")) if s.find(f"{C}tx") is not None else "" for s in series)


def _beside(tree: Element) -> tuple[float, float] | None:
    layout = tree.find(f"{C}chart/{C}legend/{C}layout/{C}manualLayout")
    sides = () if layout is None else (value_of(layout, "w"), value_of(layout, "h"))
    return (float(sides[0]), float(sides[1])) if sides and all(sides) else None


# --- how it is filled ---


def _prepare(tree: Element) -> None:
    """Take out what is filled in, and say what a template may leave unsaid."""
    for old in [*tree.iterfind(f"{C}externalData"), *tree.iterfind(f"{C}pivotSource")]:
        tree.remove(old)
    insert_in_order(tree, marker(DATA), "externalData", _SPACE_ORDER)
    chart = child(tree, "chart")
    for old in chart.findall(f"{C}pivotFmts"):
        chart.remove(old)
    if chart.find(f"{C}dispBlanksAs") is None:  # the schema would have a missing year drawn as zero
        insert_in_order(chart, etree.Element(f"{C}dispBlanksAs", val="gap"), "dispBlanksAs", _CHART_ORDER)
    for axis in tree.iter(f"{C}catAx"):
        if axis.find(f"{C}tickLblSkip") is None:  # else names are left out where there is little room
            insert_in_order(axis, etree.Element(f"{C}tickLblSkip", val="1"), "tickLblSkip", _AXIS_ORDER)
    amounts = list(tree.iter(f"{C}valAx"))
    if len(amounts) == 1 and _needs_unit(tree, amounts[0]):
        insert_in_order(amounts[0], marker(UNIT), "majorUnit", _AXIS_ORDER)
    if _frame(tree) is not None:
        layout = tree.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout")
        for name, mark in (("y", TOP), ("h", HEIGHT)):
            side = child(layout, name)
            layout.replace(side, marker(mark))


def _needs_unit(tree: Element, axis: Element) -> bool:
    """Word's own steps may have decimals, written as the region of the reader writes them."""
    shares = any(e.get("val") == "percentStacked" for e in tree.iter(f"{C}grouping"))
    scaling = child(axis, "scaling")
    return axis.find(f"{C}majorUnit") is None and scaling.find(f"{C}logBase") is None and not shares


def _skeleton(tree: Element, places: Sequence[int], own: int) -> Element:
    """The tree with markers for series in place of its own; a plot that gets none goes, with axes of its own."""
    tree = copy.deepcopy(tree)
    plots = [e for e in tree.iterfind(f"{C}chart/{C}plotArea/*") if e.find(f"{C}ser") is not None]
    series = [s for plot in plots for s in plot.iterfind(f"{C}ser")]
    extra = [place for place in places if place >= own]
    for number, one in enumerate(series):
        if number in places:
            one.addprevious(marker(f"series {number}"))
        if number == own - 1:
            for place in extra:
                one.addprevious(marker(f"series {place}"))
        one.getparent().remove(one)
    empty = [plot for plot in plots if not any(isinstance(e, etree._ProcessingInstruction) for e in plot)]
    for plot in empty:
        area = plot.getparent()
        area.remove(plot)
        kept = {a.get("val") for p in plots if p not in empty for a in p.iterfind(f"{C}axId")}
        for axis in [e for e in area if e.tag in {f"{C}catAx", f"{C}valAx", f"{C}dateAx", f"{C}serAx"}]:
            if value_of(axis, "axId") not in kept:
                area.remove(axis)
    return tree


def _look(series: Element, plot: Element, spaces: Namespaces, number: int, *, extra: bool) -> SeriesLook:
    def pieces(names: Sequence[str]) -> str:
        return "".join(spaces.text(e) for e in series if e.tag in {C + name for name in names})

    before = [name for name in _BEFORE_LABELS if not (extra and name == "dPt")]
    for bars in series.findall(f"{C}errBars"):
        if value_of(bars, "errValType") == "cust":  # they refer to cells of the old workbook
            series.remove(bars)
    kept = [] if extra else [e for e in series.iterfind(f"{C}extLst/{C}ext") if e.get("uri") != _RANGE_OF_LABELS]
    return SeriesLook(
        number, pieces(before), label_look(series, plot, spaces), pieces(_AFTER_LABELS), pieces(_AFTER_VALUES),
        "".join(spaces.text(e) for e in kept),
    )  # fmt: skip
