"""Drawings get ids of their own; docxtpl numbers only those of the body, and loops repeat them."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn

from lkjip_gen.word.tree import Element

_DOC_PR = qn("wp:docPr")


def number_drawings(roots: Iterable[Element]) -> None:
    """Number the drawings of the body, headers, footers and notes through."""
    drawings = (drawing for root in roots for drawing in root.iter(_DOC_PR))
    for number, drawing in enumerate(drawings, start=1):
        drawing.set("id", str(number))
