"""The last step of a document: charts and trees take their places in the finished file.

Both ways of the engine leave such a place as the template has it. What is drawn there is text and parts of the package,
so nothing is read as a tree of XML again, and both ways get the same.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from lkjip_gen.figures import CHART, TREE, Chart, Figure
from lkjip_gen.word.charts import Charts
from lkjip_gen.word.members import Members
from lkjip_gen.word.trees import drawn

_BODY = "word/document.xml"
_DRAWING = re.compile(r"<w:drawing>.*?</w:drawing>", re.DOTALL)
_KEY = re.compile(rf'<wp:docPr\b[^>]*? descr="((?:{CHART}|{TREE})[^"]*)"')


@lru_cache(maxsize=32)
def has_places(template: bytes) -> bool:
    """Has this template a place for a chart or a tree? (One that cannot be read has none: the ways will say so.)"""
    try:
        return _KEY.search(Members(template).text(_BODY)) is not None
    except (ValueError, KeyError, zipfile.BadZipFile):
        return False


def complete(content: bytes, figures: Mapping[str, Figure]) -> bytes:
    """The document with its charts and trees; a place whose key is not among them is taken away with its drawing."""
    members = Members(content)
    charts = Charts(members)

    def place(found: re.Match[str]) -> str:
        drawing = found[0]
        key = _KEY.search(drawing)
        if key is None:
            return drawing
        figure = figures.get(unescape(key[1]).strip())
        if figure is None:
            return ""
        return charts.drawn(drawing, figure) if isinstance(figure, Chart) else drawn(drawing, figure)

    members.put(_BODY, _DRAWING.sub(place, members.text(_BODY)))
    charts.drop_unused()
    return members.saved()
