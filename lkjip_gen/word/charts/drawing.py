"""The XML of a chart: the figures between the pieces of its design."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from lkjip_gen.figures import Chart
from lkjip_gen.marks import bare
from lkjip_gen.word.charts.design import DATA, HEIGHT, TOP, UNIT, Design, SeriesLook
from lkjip_gen.word.charts.labels import apart, label_range, written_labels
from lkjip_gen.word.charts.points import Line, lines
from lkjip_gen.word.charts.sizes import Place, Size, sized, unit
from lkjip_gen.word.charts.workbook import area, heading, number_format, workbook

WORKBOOK = "rId1"  # the relationship of a chart to its workbook


def draw(design: Design, chart: Chart, place: Place) -> tuple[str, bytes, int]:
    """A chart in its place: its XML, its workbook, and how high it is drawn in EMU.

    Raises ValueError for a chart without a figure, and for a series that does not fit its categories.
    """
    categories = [bare(category) for category in chart.categories]
    drawn = lines(chart)
    if not drawn:
        raise ValueError(f"a chart without figures: {chart.description}")
    size = sized(design.shape, place, categories, [line.name for line in drawn])
    filled = _filled(design, categories, drawn, size)
    pieces = design.pieces([line.place for line in drawn])
    xml = "".join(filled[piece] if at % 2 else piece for at, piece in enumerate(pieces))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}', workbook(categories, drawn), size.height


def _filled(design: Design, categories: Sequence[str], drawn: Sequence[Line], size: Size) -> dict[str, str]:
    """What stands in place of each marker."""
    values = [value for line in drawn for value in line.values if value is not None]
    names = _names(categories)
    filled = {
        DATA: f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData>',
        UNIT: f'<c:majorUnit val="{unit(values, design.shape.floor)}"/>',
        TOP: f'<c:y val="{size.top}"/>',
        HEIGHT: f'<c:h val="{size.share}"/>',
    }
    looks = [design.look(line.place) for line in drawn]
    lines_alone = len(drawn) > 1 and all(look.labels is not None and look.labels.beside_line for look in looks)
    positions = apart(drawn) if lines_alone else [[]] * len(drawn)
    for at, (line, look) in enumerate(zip(drawn, looks, strict=True)):
        labels = written_labels(look.labels, line, positions[at])
        columns = (at + 1, at + 1 + len(drawn))
        filled[f"series {line.place}"] = _series(look, line, (names, labels), order=at, columns=columns)
    return filled


def _names(categories: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(name, quote=False)}</c:v></c:pt>' for at, name in enumerate(categories)
    )
    return (
        f"<c:cat><c:strRef><c:f>{area(0, len(categories))}</c:f><c:strCache>"
        f'<c:ptCount val="{len(categories)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _series(look: SeriesLook, line: Line, written: tuple[str, str], *, order: int, columns: tuple[int, int]) -> str:
    """A series in its place: XML of its `written` names and labels; `columns` hold its values and its labels."""
    values, labels = columns
    names, shown = written
    count = len(line.values)
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{value:f}</c:v></c:pt>' for at, value in enumerate(line.values) if value is not None
    )
    return (
        f'<c:ser><c:idx val="{look.number}"/><c:order val="{order}"/><c:tx><c:strRef><c:f>{heading(values)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(line.name, quote=False)}</c:v></c:pt></c:strCache>'
        f"</c:strRef></c:tx>{look.before_labels}{shown}{look.after_labels}{names}"
        f"<c:val><c:numRef><c:f>{area(values, count)}</c:f><c:numCache>"
        f"<c:formatCode>{number_format(line.decimals)}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef></c:val>{look.after_values}'
        f"<c:extLst>{label_range(line, area(labels, count))}{look.extensions}</c:extLst></c:ser>"
    )
