"""Invisible marks around a figure inside a text, so that it is known again where it was printed.

A mark is made of noncharacters of Unicode, which the reader of workbooks refuses: no text of an office can hold one.
It goes with the text through sentences, lists and the Word template, and is taken off before a document is finished.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_OPEN, _MIDDLE, _CLOSE = "\ufdd1", "\ufdd2", "\ufdd3"
_ZERO = 0xFDD4  # the ten figures of a mark's number are U+FDD4 to U+FDDD
_FIGURES = {ord("0") + n: _ZERO + n for n in range(10)}
_BACK = {there: here for here, there in _FIGURES.items()}
_MARKED = re.compile(f"{_OPEN}([\ufdd4-\ufddd]+){_MIDDLE}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_ANY = re.compile(f"{_OPEN}[\ufdd4-\ufddd]+{_MIDDLE}|{_CLOSE}")


def marked(text: str, number: int) -> str:
    """The text with the mark of this number around it; text that holds marks already is left as it is."""
    if _OPEN in text or not text:
        return text
    return f"{_OPEN}{str(number).translate(_FIGURES)}{_MIDDLE}{text}{_CLOSE}"


def bare(text: str) -> str:
    """The text without marks."""
    if text[:1] == _OPEN and text[-1] == _CLOSE and text.count(_OPEN) == 1:  # a figure alone, the most frequent
        return text[text.index(_MIDDLE) + 1 : -1]
    if _OPEN not in text:
        return text
    pieces = _pieces(text)
    return _ANY.sub("", text) if pieces is None else "".join([piece for piece, _ in pieces])


def parted(text: str) -> list[tuple[str, int | None]]:
    """The pieces of a text in order, each with the number of its mark.

    >>> parted("naik " + marked("3,5", 12) + " poin")
    [('naik ', None), ('3,5', 12), (' poin', None)]
    """
    pieces = _pieces(text)
    if pieces is not None:
        return pieces
    pieces, at = [], 0
    for match in _MARKED.finditer(text):
        if match.start() > at:
            pieces.append((text[at : match.start()], None))
        pieces.append((match[2], number_of(match[1])))
        at = match.end()
    if at < len(text):
        pieces.append((text[at:], None))
    return pieces


def _pieces(text: str) -> list[tuple[str, int | None]] | None:
    """The same, quickly; None for a text in which a mark is not whole."""
    first, *others = text.split(_OPEN)
    pieces: list[tuple[str, int | None]] = [(first, None)] if first else []
    for other in others:
        mark, _, rest = other.partition(_MIDDLE)
        figure, closed, after = rest.partition(_CLOSE)
        number = number_of(mark)
        if not closed or number is None:
            return None
        pieces.append((figure, number))
        if after:
            pieces.append((after, None))
    return None if text.count(_MIDDLE) > len(others) or text.count(_CLOSE) > len(others) else pieces


@lru_cache(maxsize=20_000)
def number_of(mark: str) -> int | None:
    """The number in a mark, in whose own figures it is written; None for what is no number of a mark."""
    return int(mark.translate(_BACK)) if mark and all(ord(figure) in _BACK for figure in mark) else None


def between(text: str, change: Callable[[str], str]) -> str:
    """The text in which what stands outside marks is changed, piece by piece; what is marked stays."""
    return "".join(change(piece) if number is None else marked(piece, number) for piece, number in parted(text))
