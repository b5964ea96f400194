"""The whole look at a document of the fast way, which builds a tree again: it is taken at some documents only.

What can be seen while a document is put together is seen in every one: each element is closed where it was opened, a
row fills its table, a cell ends with a paragraph, a merge has a beginning, a field is whole, no tag stands twice.
"""

from __future__ import annotations

import io

from docx import Document

from lkjip_gen.word.finish import pieces_of
from lkjip_gen.word.leftovers import definitions
from lkjip_gen.word.numbering_part import numbering_of
from lkjip_gen.word.structure import check_structure

EVERY = 50


def is_due(number: int) -> bool:
    """Is the whole look taken at this document of a template? At the first of a run, and at every fiftieth after it."""
    return number % EVERY == 0


def look_at(content: bytes) -> None:
    """Raises BrokenDocumentError where the document is not sound: a mistake of the program."""
    part = Document(io.BytesIO(content)).part
    check_structure(pieces_of(part), definitions(part.styles.element, numbering_of(part)))
