"""A part of a document while it is made."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.part import Part

from lkjip_gen.word.tree import Element


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of the document that holds text, with its XML."""

    part: Part
    root: Element
