"""Values as they are printed: without the marks of figures, with tabs and line breaks as Word writes them."""

from __future__ import annotations

import re
from html import unescape

from lkjip_gen.marks import number_of, parted
from lkjip_gen.word.fast.unsupported import Unsupported

_MARKS = re.compile("[\ufdd1-\ufddd]")  # also those of a mark that a template has cut in two
_FIRST, _MIDDLE, _LAST = "\ufdd1", "\ufdd2", "\ufdd3"
_BREAKS = re.compile("[\n\t]")
_TORN = re.compile("&(?!(?:amp|lt|gt|quot|#34|#39);)")


def is_marked(text: str) -> bool:
    return _FIRST in text or _LAST in text or _MIDDLE in text


def without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def unmarked(text: str) -> tuple[str, list[tuple[int, str]]]:
    """An escaped text without marks, and the figures that were marked in it; one over several lines is none."""
    if text[0] == _FIRST and text[-1] == _LAST and text.count(_FIRST) == 1:  # a figure alone, as in most cells
        mark, _, figure = text[1:-1].partition(_MIDDLE)
        known = number_of(mark)
        if known is not None and figure.isascii() and figure.isprintable():
            return figure, [(known, unescape(figure) if "&" in figure else figure)]
    pieces = parted(text)
    plain = "".join([piece for piece, _ in pieces])
    figures = [
        (number, unescape(without_marks(piece)))
        for piece, number in pieces
        if number is not None and not _BREAKS.search(piece)
    ]
    return without_marks(plain) if is_marked(plain) else plain, figures


def broken(text: str, run: str) -> str:
    """Tabs and line breaks as Word writes them, in a run with these properties."""
    text = text.replace("\t", f'</w:t></w:r><w:r>{run}<w:tab/></w:r><w:r>{run}<w:t xml:space="preserve">')
    return text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def is_torn(text: str) -> bool:
    """Has a filter changed the XML of an escaped text?"""
    return _TORN.search(text) is not None


def as_written(text: str) -> str:
    """An escaped text as other writers of XML leave it: quotation marks as they are."""
    return text.replace("&#34;", '"').replace("&#39;", "'")


def in_attribute(text: str) -> str:
    """An escaped text as other writers of XML leave it in an attribute."""
    if is_torn(text):
        raise Unsupported("nilai dengan tanda & yang bukan bagian XML")
    return _BREAKS.sub(" ", text).replace("&#34;", "&quot;").replace("&#39;", "'")
