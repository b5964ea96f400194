"""The fonts that a finished document is set in."""

from __future__ import annotations

from docx.oxml.ns import qn

from lkjip_gen.word.pages.estimate import Source
from lkjip_gen.word.tree import P_PR, R_PR, P, R


def fonts_of(content: bytes) -> set[str]:
    """The families that its paragraphs and runs name, also through styles and the theme."""
    source = Source(content)
    for part in (source.root.find(qn("w:body")), *source.headers.values()):
        for paragraph in [] if part is None else part.iter(P):
            shape = source.shapes.shape(paragraph.find(P_PR))
            for run in paragraph.iterchildren(R):
                source.shapes.face(shape, run.find(R_PR))
    return source.shapes.fonts()
