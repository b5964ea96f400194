"""Value labels that read "82,50" wherever a chart is opened.

A number format cannot do that: Word writes its points and commas as the region of the reader does. So each label is
text taken from a cell beside the value ("Value From Cells" in Word), as the tables print it. The text also stands in
the label itself, for programs that do not know such labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lxml import etree

from lkjip_gen.word.charts.markup import A, C, Element, Namespaces, value_of
from lkjip_gen.word.charts.points import Line

_C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_DECLARED = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_LABELS, _RANGE = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "{02D57815-91ED-43cb-92C2-25804820EDAC}"
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_OTHERS = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
_LANGUAGE = "id-ID"


@dataclass(frozen=True, slots=True)
class LabelLook:
    """XML of the labels of a series: of each point before its field, in it, and after it; then what is for all points.

    `rest` alone is written where the labels do not show values: they stay as the template has them. `position` is
    where the template has them, `beside_line` that they stand by points of a line, and may be moved.
    """

    rest: str
    by_point: bool = False
    before: str = ""
    letters: str = ""
    shape: str = ""
    position: str = ""
    after: str = ""
    beside_line: bool = False


def label_look(series: Element, plot: Element, spaces: Namespaces) -> LabelLook | None:
    """How the labels of a series look; None where it has none."""
    found = series.find(f"{C}dLbls")
    labels = plot.find(f"{C}dLbls") if found is None else found
    if labels is None:
        return None
    if value_of(labels, "delete") == "1" or not _shows_values(labels):
        return LabelLook(_rest(labels, spaces, by_point=False)) if found is not None else None
    body, letters = _text_look(labels, plot, spaces)
    flags = f'<c:showLegendKey val="{value_of(labels, "showLegendKey") or 0}"/>' + _off(_SHOWN[1:])
    own = f'<c:extLst><c:ext uri="{_LABELS}" {_DECLARED}><c15:showDataLabelsRange val="1"/>'
    return LabelLook(
        rest=_rest(labels, spaces, by_point=True),
        by_point=True,
        before=f"<c:tx><c:rich>{body}<a:lstStyle/><a:p><a:pPr>{letters('defRPr')}</a:pPr>",
        letters=f"{letters('rPr')}<a:pPr>{letters('defRPr')}</a:pPr>",
        shape="".join(spaces.text(e) for e in labels.iterfind(f"{C}spPr")),
        position=value_of(labels, "dLblPos"),
        after=f"{flags}{own}</c:ext></c:extLst></c:dLbl>",
        beside_line=plot.tag == f"{C}lineChart",
    )


def written_labels(look: LabelLook | None, line: Line, positions: Sequence[str] = ()) -> str:
    """The labels of a series; `positions` say for each point of a line where its label is to stand."""
    if look is None:
        return ""
    if not look.by_point:
        return f"<c:dLbls>{look.rest}</c:dLbls>"
    ending = f'<a:endParaRPr lang="{_LANGUAGE}"/></a:p></c:rich></c:tx>{look.shape}'
    points = []
    for at, (value, label) in enumerate(zip(line.values, line.labels, strict=True)):
        if value is None or not label:
            continue
        position = positions[at] if positions else look.position
        placed = f'<c:dLblPos val="{position}"/>' if position else ""
        number = f"{{{line.place:08X}-0000-4000-8000-{at:012X}}}"
        points.append(
            f'<c:dLbl><c:idx val="{at}"/>{look.before}<a:fld id="{number}" type="CELLRANGE">{look.letters}'
            f"<a:t>{escape(label, quote=False)}</a:t></a:fld>{ending}{placed}{look.after}"
        )
    return f"<c:dLbls>{''.join(points)}{look.rest}</c:dLbls>"


def apart(lines: Sequence[Line]) -> list[list[str]]:
    """Where the labels of several lines stand so that they do not cover each other.

    The highest of a year stands above its point, the lowest below, unless it lies on the axis, the others on the right.
    """
    found = [["r"] * len(line.values) for line in lines]
    for at in range(len(lines[0].values)):
        ranked = sorted((v, -n) for n, line in enumerate(lines) if (v := line.values[at]) is not None)
        if ranked:
            found[-ranked[0][1]][at] = "b" if ranked[0][0] else "r"
            found[-ranked[-1][1]][at] = "t"
    return found


def label_range(line: Line, area: str) -> str:
    """The cells that hold the labels of a series, as an extension of it; `area` is where they stand."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(label, quote=False)}</c:v></c:pt>'
        for at, label in enumerate(line.labels)
        if label
    )
    return (
        f'<c:ext uri="{_RANGE}" {_DECLARED}><c15:datalabelsRange><c15:f>{area}</c15:f><c15:dlblRangeCache>'
        f'<c:ptCount val="{len(line.labels)}"/>{points}</c15:dlblRangeCache></c15:datalabelsRange></c:ext>'
    )


def _shows_values(labels: Element) -> bool:
    """The value, or the cells that stand for it, and nothing else."""
    cells = any(e.get("val") == "1" for e in labels.iterfind(f"{C}extLst/{C}ext/{_C15}showDataLabelsRange"))
    return (value_of(labels, "showVal") == "1" or cells) and all(value_of(labels, n) != "1" for n in _OTHERS)


def _off(names: tuple[str, ...]) -> str:
    return "".join(f'<c:{name} val="0"/>' for name in names)


def _rest(labels: Element, spaces: Namespaces, *, by_point: bool) -> str:
    """What the labels say for all points; new points that somebody adds in Word take theirs from cells too."""
    pieces = []
    for e in labels:
        name = etree.QName(e).localname
        if name in {"dLbl", "extLst"} and (by_point or name == "dLbl"):
            continue
        pieces.append(f'<c:{name} val="0"/>' if by_point and name == "showVal" else spaces.text(e))
    if not by_point:
        return "".join(pieces)
    kept = "".join(
        spaces.text(e)
        for e in labels.iterfind(f"{C}extLst/{C}ext[@uri='{_LABELS}']/*")
        if etree.QName(e).localname not in {"showDataLabelsRange", "dlblFieldTable"}
    )
    own = f'<c:ext uri="{_LABELS}" {_DECLARED}><c15:showDataLabelsRange val="1"/>{kept}</c:ext>'
    return f"{''.join(pieces)}<c:extLst>{own}</c:extLst>"


class _Letters:
    """The properties of letters under one name or another."""

    def __init__(self, found: Element | None, spaces: Namespaces) -> None:
        self._found, self._spaces = found, spaces

    def __call__(self, name: str) -> str:
        if self._found is None:
            return f'<a:rPr lang="{_LANGUAGE}"/>' if name == "rPr" else "<a:defRPr/>"
        own = etree.Element(A + name, nsmap=self._found.nsmap)
        own.attrib.update(self._found.attrib)
        if name == "rPr":
            own.set("lang", _LANGUAGE)
        own.extend([etree.fromstring(etree.tostring(e)) for e in self._found])
        return self._spaces.text(own)


def _text_look(labels: Element, plot: Element, spaces: Namespaces) -> tuple[str, _Letters]:
    """Body and letters of the labels: their own, those of all labels of the plot, those of the chart."""
    space = plot.getroottree().getroot()
    places = (labels.find(f"{C}txPr"), plot.find(f"{C}dLbls/{C}txPr"), space.find(f"{C}txPr"))
    found = [e for e in places if e is not None]
    body = "<a:bodyPr/>"
    if places[0] is not None and places[0].find(f"{A}bodyPr") is not None:
        body = spaces.text(places[0].find(f"{A}bodyPr"))
    return body, _Letters(next((d for e in found for d in e.iter(f"{A}defRPr")), None), spaces)
