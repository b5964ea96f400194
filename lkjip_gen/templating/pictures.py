"""Places for pictures and figures: drawings whose alternative text says what goes there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from lkjip_gen.figures import CHART, TREE
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.parts import Part, Where
from lkjip_gen.templating.scopes import hint
from lkjip_gen.templating.shapes import figures
from lkjip_gen.templating.spelling import clipped
from lkjip_gen.templating.tags import holder
from lkjip_gen.text import suggestion
from lkjip_gen.word.story import is_fallback
from lkjip_gen.word.tree import Element

DOC_PR = qn("wp:docPr")
_BLIP, _DESCRIPTION = qn("a:blip"), "descr"
_FIGURES = (CHART, TREE)
_NUMBER = re.compile(r"-[1-9]\d*$")  # a chart or tree may go on in others of its kind
_JINJA = re.compile(r"\{[{%]")


def key_in(drawing: Element) -> str:
    """What an alternative text asks for: what stands before "|"."""
    return str(drawing.get(_DESCRIPTION, "")).partition("|")[0].strip()


def is_figure(drawing: Element) -> bool:
    """Is it the place of a chart or tree?"""
    return key_in(drawing).startswith(_FIGURES)


def pictures(part: Part, template: str) -> Iterator[Finding]:
    """Places that nothing can fill."""
    for drawing in part.root.iter(DOC_PR):
        key = key_in(drawing)
        if is_fallback(drawing):
            continue
        where = Where(part, holder(drawing), drawing, drawing)
        if is_figure(drawing):
            known = figures(template)
            if not _JINJA.search(key) and _NUMBER.sub("-1", key) not in known:
                what = "grafik" if key.startswith(CHART) else "bagan"
                choices = ", ".join(known) or "belum ada"
                usul = hint(suggestion(key, known))
                yield finding(Kind.FIGURE_UNKNOWN, where, tag=clipped(key), jenis=what, usul=usul, pilihan=choices)
        elif _JINJA.search(key) and next(drawing.getparent().iter(_BLIP), None) is None:
            yield finding(Kind.PICTURE_NONE, where, tag=clipped(key))
