"""What Word counts by itself: the numbers of headings and list items, worked out from numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from docx.oxml.ns import qn

from lkjip_gen.word.numerals import numeral
from lkjip_gen.word.story import Paragraph
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import ILVL, NUM_ID, P_STYLE, VAL, Element, child_value, integer

ABSTRACT, NUM, LVL = qn("w:abstractNum"), qn("w:num"), qn("w:lvl")
ABSTRACT_ID, NUM_ID_OF, ILVL_OF = qn("w:abstractNumId"), qn("w:numId"), qn("w:ilvl")
_OVERRIDE, _START_OVERRIDE, _START = qn("w:lvlOverride"), qn("w:startOverride"), qn("w:start")
_FORMAT, _TEXT, _RESTART, _LEGAL = qn("w:numFmt"), qn("w:lvlText"), qn("w:lvlRestart"), qn("w:isLgl")
_STYLE_LINK = qn("w:numStyleLink")
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


class Listed(Protocol):
    """A paragraph as lists see it: its style, and its own w:numPr."""

    @property
    def style(self) -> str: ...
    @property
    def numbered(self) -> Element | None: ...


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and prints."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None  # w:lvlRestart: None after any higher level, 0 never, n after level n or higher
    legal: bool = False  # all numbers of the label as figures
    style: str | None = None


_PLAIN = Level()  # of a list that does not say how it counts on a level


@dataclass(slots=True)
class Num:
    """A w:num: which abstract numbering it counts in, and what it does otherwise."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


def _level(node: Element) -> Level:
    start = integer(child_value(node, _START))
    legal = node.find(_LEGAL)
    return Level(
        0 if start is None else start,  # a level without w:start begins at 0
        child_value(node, _FORMAT) or "decimal",
        child_value(node, _TEXT) or "",
        integer(child_value(node, _RESTART)),
        legal is not None and legal.get(VAL, "1") not in ("0", "false", "off"),
        child_value(node, P_STYLE),
    )


def _levels(parent: Element) -> dict[int, Level]:
    return {integer(node.get(ILVL_OF)) or 0: _level(node) for node in parent.findall(LVL)}


def read_numbering(root: Element | None, styles: Styles) -> dict[str, Num]:
    """All w:num of the document by their id."""
    if root is None:
        return {}
    abstracts = {str(a.get(ABSTRACT_ID)): a for a in root.findall(ABSTRACT)}
    used = {str(n.get(NUM_ID_OF)): child_value(n, ABSTRACT_ID) or "" for n in root.findall(NUM)}
    nums = {}
    for node in root.findall(NUM):
        abstract = _real_abstract(child_value(node, ABSTRACT_ID) or "", abstracts, used, styles)
        found = abstracts.get(abstract)
        num = Num(abstract, {} if found is None else _levels(found))
        for override in node.findall(_OVERRIDE):
            level = integer(override.get(ILVL_OF)) or 0
            start = integer(child_value(override, _START_OVERRIDE))
            if start is not None:
                num.starts[level] = start
            num.levels.update(_levels(override))
        nums[str(node.get(NUM_ID_OF))] = num
    return nums


def _real_abstract(abstract: str, abstracts: dict[str, Element], used: dict[str, str], styles: Styles) -> str:
    """A list style stands between: the abstract numbering only names the style, and that one has the levels."""
    link = child_value(abstracts.get(abstract), _STYLE_LINK)
    if link is None:
        return abstract
    num_id = styles.list_numbering(link)
    return used.get(num_id or "", abstract)


class Counter:
    """Counts as Word does: one row of counts for each abstract numbering, whatever w:num is used."""

    def __init__(self, nums: dict[str, Num]) -> None:
        self.nums = nums
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def expected(self, num_id: str, level: int) -> int:
        """The number that the next paragraph of this list and level gets."""
        num = self.nums[num_id]
        count = self._row(num)[level]
        override = num.starts.get(level)
        if override is not None and (count is None or (num_id, level) not in self._begun):
            return override
        return num.levels.get(level, _PLAIN).start if count is None else count + 1

    def take(self, num_id: str, level: int) -> list[int]:
        """Count one paragraph; the numbers of all levels down to its own."""
        num, row = self.nums[num_id], self._row(self.nums[num_id])
        row[level] = self.expected(num_id, level)
        self._begun.add((num_id, level))
        for deeper in range(level + 1, LEVELS):
            restart = num.levels.get(deeper, _PLAIN).restart
            if restart is None or level < restart:
                row[deeper] = None
        return [self._shown(num, row, upper) for upper in range(level + 1)]

    def label(self, num_id: str, level: int) -> str:
        """Count one paragraph; its label as printed, such as "A." or "1.2"; a bullet is no label."""
        numbers, num = self.take(num_id, level), self.nums[num_id]
        how = num.levels.get(level, _PLAIN)
        if how.kind == "bullet":
            return ""

        def printed(match: re.Match[str]) -> str:
            upper = int(match[1]) - 1
            if upper > level:
                return ""
            kind = num.levels.get(upper, _PLAIN).kind
            return numeral(numbers[upper], "decimal" if how.legal else kind)

        return _PLACE.sub(printed, how.text)

    def _row(self, num: Num) -> list[int | None]:
        return self._counts.setdefault(num.abstract, [None] * LEVELS)

    @staticmethod
    def _shown(num: Num, row: list[int | None], level: int) -> int:
        count = row[level]
        if count is None:
            return num.starts.get(level, num.levels.get(level, _PLAIN).start)
        return count


def place_in_list(paragraph: Listed, nums: dict[str, Num], styles: Styles) -> tuple[str, int] | None:
    """The w:num and level of a paragraph, its own or its style's; None where it has no number."""
    own = paragraph.numbered
    style = styles.numbering(paragraph.style)
    num_id = None if own is None else child_value(own, NUM_ID)
    level = None if own is None else integer(child_value(own, ILVL))
    if num_id is None and style is not None:
        num_id = style.num_id
        if level is None and num_id in nums:
            linked = (i for i, one in nums[num_id].levels.items() if one.style == style.style)
            level = next(linked, style.level)
    if num_id is None or num_id not in nums:
        return None
    return num_id, min(max(level or 0, 0), LEVELS - 1)


def labels(paragraphs: Iterable[Paragraph], nums: dict[str, Num], styles: Styles) -> dict[Element, str]:
    """The labels of all numbered paragraphs outside text boxes."""
    counter = Counter(nums)
    places: dict[str, tuple[str, int] | None] = {}
    found = {}
    for paragraph in paragraphs:
        if paragraph.in_box:
            continue
        if paragraph.numbered is None:
            if paragraph.style not in places:
                places[paragraph.style] = place_in_list(paragraph, nums, styles)
            place = places[paragraph.style]
        else:
            place = place_in_list(paragraph, nums, styles)
        if place is not None:
            found[paragraph.element] = counter.label(*place)
    return found
