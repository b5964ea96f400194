"""Colours for a chart of more series than its template has."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from lkjip_gen.word.charts.markup import A, C, Element

_COLOURS = ("1F3A5F", "BFCDDC", "6B6B6B", "7F9DBB", "E6E6E6", "101010", "A9B4BE", "3F5E80")  # they differ in grey print


def recolour(series: Element, place: int, own: Sequence[Element]) -> None:
    """Give a copied series a colour that no series of the template has, as long as there are such.

    Where the look says no colour, Word takes the next of the document's own.
    """
    taken = {str(e.get("val", "")).upper() for s in own for e in s.iter(f"{A}srgbClr")}
    free = [colour for colour in _COLOURS if colour not in taken] or list(_COLOURS)
    colour = free[(place - len(own)) % len(free)]
    for properties in (*series.iterfind(f"{C}spPr"), *series.iterfind(f"{C}marker/{C}spPr")):
        for fill in _fills(properties):
            for old in list(fill):
                fill.remove(old)
            etree.SubElement(fill, f"{A}srgbClr", val=colour)


def _fills(properties: Element) -> list[Element]:
    """The fill of an area; of a line, which has none, the stroke; both of a marker."""
    areas = properties.findall(f"{A}solidFill")
    strokes = properties.findall(f"{A}ln/{A}solidFill")
    patterns = properties.findall(f"{A}pattFill/{A}fgClr")
    in_marker = properties.getparent().tag == f"{C}marker"
    if in_marker:
        return [*areas, *strokes]
    return [*areas, *patterns] or strokes
