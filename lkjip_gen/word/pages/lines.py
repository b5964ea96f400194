"""Where the lines of a paragraph end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lkjip_gen.word.pages.faces import Face
from lkjip_gen.word.pages.shapes import Shape

_WORDS = re.compile(r"[^ \t\n]*?-(?=[^ \t\n\d-])|[^ \t\n]+|[ \t\n]")
_DEFAULT_TAB = 720
_RIGHT = frozenset({"right", "end"})


@dataclass(frozen=True, slots=True)
class Run:
    """A text in one face; "\t" and "\n" are tabs and line breaks. A picture has a height and a width in twips."""

    text: str
    face: Face
    high: float = 0
    wide: float = 0


def lines(runs: Sequence[Run], shape: Shape, width: float) -> list[float]:
    """The heights of the lines of a paragraph in a text `width` twips wide; an empty one has one line."""
    if len(runs) == 1 and not runs[0].high and not any(sign in runs[0].text for sign in "\t\n"):
        run = runs[0]  # most are a few words in a cell
        if shape.left + shape.first + run.face.width(run.text) <= width - shape.right:
            return [shape.height(run.face.line)]
    return _Setting(shape, width).set(runs) if runs else [shape.height(shape.face.line)]


class _Setting:
    """A paragraph while it is set, line by line."""

    def __init__(self, shape: Shape, width: float) -> None:
        self._shape = shape
        self._right = max(width - shape.right, 1)
        self._heights: list[float] = []
        self._x = float(shape.left + shape.first)
        self._blank = 0.0  # the space before the next word, which a new line swallows
        self._high = 0.0  # of the letters in this line
        self._picture = 0.0
        self._is_fresh = True

    def set(self, runs: Sequence[Run]) -> list[float]:
        for run in runs:
            if run.high:
                self._picture_in(run)
            for word in _words(run.text):
                self._word(word, run.face)
        self._end(self._shape.face)
        return self._heights

    def _word(self, word: str, face: Face) -> None:
        self._high = max(self._high, face.line)
        if word == " ":
            self._blank += face.width(" ")
        elif word == "\n":
            self._end(face)
        elif word == "\t":
            self._tab(face)
        else:
            self._put(face.width(word), face)

    def _put(self, wide: float, face: Face) -> None:
        if self._x + self._blank + wide > self._right and not self._is_fresh:
            self._end(face)
            self._high = face.line
        self._x += self._blank + wide
        self._blank, self._is_fresh = 0.0, False
        while self._x > self._right and self._right > self._shape.left:  # a word longer than the line
            over = self._x - self._right
            self._end(face)
            self._x += over
            self._is_fresh = False

    def _tab(self, face: Face) -> None:
        self._x += self._blank
        self._blank = 0.0
        stops = self._shape.tabs
        if self._x < self._shape.left:
            stops = (("left", self._shape.left), *stops)
        kind, stop = next(((k, s) for k, s in sorted(stops, key=lambda s: s[1]) if s > self._x), ("", 0))
        if kind in _RIGHT:
            room = face.width("000")  # for the number behind the dots
            if self._x + room > min(stop, self._right):
                self._end(face)
            self._x = max(self._x, stop - room)
        elif kind:
            self._x = stop
        else:
            self._x = (self._x // _DEFAULT_TAB + 1) * _DEFAULT_TAB
        self._is_fresh = False

    def _picture_in(self, run: Run) -> None:
        self._put(run.wide, run.face)
        self._picture = max(self._picture, run.high)

    def _end(self, face: Face) -> None:
        text = self._shape.height(self._high or face.line)
        self._heights.append(text if self._shape.rule == "exact" else max(text, self._picture))
        self._x, self._blank = float(self._shape.left), 0.0
        self._high = self._picture = 0.0
        self._is_fresh = True


def _words(text: str) -> Iterator[str]:
    """Words, each sign that parts them, and the pieces of a word with hyphens."""
    return (found[0] for found in _WORDS.finditer(text))
