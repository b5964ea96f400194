"""Places for pictures and figures: drawings whose alternative text says what goes there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.parts import Part, Where
from lkjip_gen.templating.scopes import hint
from lkjip_gen.templating.spelling import clipped
from lkjip_gen.templating.tags import holder
from lkjip_gen.text import suggestion
from lkjip_gen.word.story import is_fallback
from lkjip_gen.word.tree import Element

DOC_PR = qn("wp:docPr")
_BLIP, _DESCRIPTION = qn("a:blip"), "descr"
_FIGURE = re.compile(r"\s*(grafik|bagan):\s*(.*)", re.IGNORECASE | re.DOTALL)
# Charts and trees by what stands before the colon: the keys that a template may write out.
FIGURES: dict[str, frozenset[str]] = {"grafik": frozenset(), "bagan": frozenset()}


def key_in(drawing: Element) -> str:
    """What an alternative text asks for: what stands before "|"."""
    return str(drawing.get(_DESCRIPTION, "")).partition("|")[0].strip()


def is_figure(drawing: Element) -> bool:
    """Is it the place of a chart or tree?"""
    return _FIGURE.match(key_in(drawing)) is not None


def pictures(part: Part) -> Iterator[Finding]:
    """Places that nothing can fill."""
    for drawing in part.root.iter(DOC_PR):
        key = key_in(drawing)
        if is_fallback(drawing):
            continue
        where = Where(part, holder(drawing), drawing, drawing)
        figure = _FIGURE.match(key)
        if figure is not None:
            yield from _figure(where, figure[1].lower(), figure[2].strip())
        elif "{{" in key and next(drawing.getparent().iter(_BLIP), None) is None:
            yield finding(Kind.PICTURE_NONE, where, tag=clipped(key))


def _figure(where: Where, kind: str, key: str) -> Iterator[Finding]:
    known = sorted(FIGURES[kind])
    if "{" not in key and key not in known:
        yield finding(
            Kind.FIGURE_UNKNOWN, where, tag=clipped(f"{kind}:{key}"), jenis=kind, usul=hint(suggestion(key, known)),
            pilihan=", ".join(known) or "belum ada",
        )  # fmt: skip
