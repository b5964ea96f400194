"""The fonts that a finished document is set in."""

from __future__ import annotations

from lkjip_gen.word.pages.estimate import read_document


def fonts_of(content: bytes) -> set[str]:
    """The families that its paragraphs and runs name, also through styles and the theme."""
    return read_document(content).fonts
