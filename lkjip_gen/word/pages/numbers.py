"""The number that Word prints on a page: every section may count anew and in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_gen.word.numerals import numeral

_SECTION = re.compile(r"<w:sectPr\b[^>]*?(?:/>|>.*?</w:sectPr>)", re.DOTALL)
_NUMBERS = re.compile(r"<w:pgNumType\b([^>]*)/>")
_TYPE = re.compile(r'<w:type\b[^>]*?w:val="(\w+)"')
_FORMAT, _START = re.compile(r'w:fmt="(\w+)"'), re.compile(r'w:start="(\d+)"')


@dataclass(frozen=True, slots=True)
class Section:
    """How a section counts its pages: Word's w:numFmt, where it starts (None: it goes on), and how it begins."""

    kind: str = "decimal"
    start: int | None = None
    begins: str = "nextPage"


def sections(document: str) -> list[Section]:
    """The sections of a w:document, written as XML, in their order."""
    return [_section(found[0]) for found in _SECTION.finditer(document)]


def section_ends(document: str) -> list[int]:
    """Where in the XML the properties of each section begin."""
    return [found.start() for found in _SECTION.finditer(document)]


def _section(xml: str) -> Section:
    numbers, kind = _NUMBERS.search(xml), _TYPE.search(xml)
    written = numbers[1] if numbers else ""
    how, start = _FORMAT.search(written), _START.search(written)
    return Section(how[1] if how else "decimal", int(start[1]) if start else None, kind[1] if kind else "nextPage")


class Counted:
    """The printed numbers of the pages of a document."""

    def __init__(self, counting: Sequence[Section], starts: Sequence[int]) -> None:
        """`starts`: the page (counted from 1) on which each section begins."""
        self._counting, self._starts = counting, starts
        self._firsts: list[int] = []  # the number of the page on which each section begins
        for at, section in enumerate(counting):
            self._firsts.append(self._first(at, section))

    def _first(self, at: int, section: Section) -> int:
        if section.start is not None:
            return section.start
        if at == 0:
            return 1
        number = self._firsts[at - 1] + self._starts[at] - self._starts[at - 1]
        wrong = {"oddPage": 0, "evenPage": 1}.get(section.begins)
        return number + 1 if number % 2 == wrong else number

    def printed(self, page: int) -> str:
        """What stands at the foot of a page (counted from 1)."""
        at = max((i for i, start in enumerate(self._starts) if start < page or self._is_first_on(i, page)), default=0)
        return numeral(self._firsts[at] + page - self._starts[at], self._counting[at].kind)

    def _is_first_on(self, at: int, page: int) -> bool:
        """Does this section begin the page? One that begins further down has its say from the next page on."""
        return self._starts[at] == page and (at == 0 or self._counting[at].begins != "continuous")
