"""Where boxes and lines of a tree stand: pure arithmetic, without a word on Word. Lengths are EMU."""

from __future__ import annotations

from lkjip_gen.drawing.fitting import fitted, laid
from lkjip_gen.drawing.layout import Box, Layout, Link, Point
from lkjip_gen.drawing.measures import INSET_ACROSS, INSET_DOWN, MM, line_twips, texts
from lkjip_gen.drawing.splitting import Page, pages

__all__ = [
    "INSET_ACROSS",
    "INSET_DOWN",
    "MM",
    "Box",
    "Layout",
    "Link",
    "Page",
    "Point",
    "fitted",
    "laid",
    "line_twips",
    "pages",
    "texts",
]
