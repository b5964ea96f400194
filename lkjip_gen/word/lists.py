"""Typed lists become Word's own: "1.", "a)" or "-" with a tab behind it is counted by Word from then on.

What is printed stays as it was typed: where the typed numbers do not follow each other, a new w:num begins there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from docx.oxml import OxmlElement

from lkjip_gen.word.numbering import LEVELS
from lkjip_gen.word.numbering_part import Kind, Numbering
from lkjip_gen.word.story import Paragraph
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import (
    BOOKMARK_END,
    BOOKMARK_START,
    P_PR,
    PROOF,
    R_PR,
    TAB,
    Element,
    R,
    T,
    new,
    put_property,
    remove,
)

STYLE = "Isi Daftar"
_DEFAULT_INDENT = (425, 425)
_MARK = re.compile(r"(?P<open>\(?)(?:(?P<figures>0|[1-9]\d{0,2})|(?P<letter>[a-z])(?P=letter)*)(?P<close>[.)])|[-–•]")
LONGEST_MARK = 8
_ALPHABET = 26
_Item = TypeVar("_Item")
_BETWEEN = frozenset({BOOKMARK_START, BOOKMARK_END, PROOF})


@dataclass(frozen=True, slots=True)
class Mark:
    kind: Kind
    value: int


@dataclass(slots=True, eq=False)
class Draft:
    """A w:num to be: the kinds of its levels, and where its levels begin."""

    kinds: list[Kind]
    starts: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def expected(self, level: int) -> int:
        """The number that Word would print next on this level."""
        if level in self.counts:
            return self.counts[level] + 1
        return self.starts.get(level, 1)


def make_lists(paragraphs: Iterable[Paragraph], styles: Styles, numbering: Numbering) -> None:
    """Turn every run of paragraphs of the style "Isi Daftar" that holds typed marks into a list."""
    style = styles.named(STYLE)
    if style is None:
        return
    indent = list_indent(style, styles)
    for run in runs((paragraph for paragraph in paragraphs if paragraph.style == style), _follows):
        items = [(paragraph, mark) for paragraph in run if (mark := _take_mark(paragraph))]
        nums: dict[Draft, str] = {}
        for paragraph, level, draft in list(drafted(items)):
            if draft not in nums:
                nums[draft] = numbering.add(draft.kinds, draft.starts, indent)
            _set_number(paragraph, level, nums[draft])


def list_indent(style: str, styles: Styles) -> tuple[int, int]:
    """Left and hanging indent of the items, in twips."""
    left, hanging = styles.indent(style) or _DEFAULT_INDENT
    return (left, hanging) if hanging > 0 else _DEFAULT_INDENT


def runs(paragraphs: Iterable[_Item], follows: Callable[[_Item, _Item], bool]) -> Iterator[list[_Item]]:
    """Paragraphs that follow each other, together; `follows`: does the second stand right after the first?"""
    run: list[_Item] = []
    for paragraph in paragraphs:
        if run and not follows(run[-1], paragraph):
            yield run
            run = []
        run.append(paragraph)
    if run:
        yield run


def _follows(one: Paragraph, other: Paragraph) -> bool:
    return _next(one.element) is other.element


def _next(paragraph: Element) -> Element | None:
    """The next sibling that is printed."""
    sibling: Element | None = paragraph.getnext()
    while sibling is not None and sibling.tag in _BETWEEN:
        sibling = sibling.getnext()
    return sibling


def _take_mark(paragraph: Paragraph) -> Mark | None:
    """The typed mark, taken out of the paragraph with its tab; None where there is none."""
    if paragraph.numbered is not None:
        return None
    nodes = _before_tab(paragraph.element)
    mark = read_mark("".join(node.text or "" for node in nodes).strip(" "))
    if mark is not None:
        for node in nodes:
            run = node.getparent()
            run.remove(node)
            if all(child.tag == R_PR for child in run):
                remove(run)
    return mark


def _before_tab(paragraph: Element) -> list[Element]:
    """The text nodes up to the first tab and the tab; nothing where something else stands before it."""
    nodes: list[Element] = []
    for child in paragraph:
        if child.tag == P_PR or child.tag in _BETWEEN:
            continue
        if child.tag != R:
            return []
        for node in child:
            if node.tag == R_PR:
                continue
            nodes.append(node)
            if node.tag == TAB:
                return nodes
            if node.tag != T or len(node.text or "") > LONGEST_MARK:
                return []
    return []


def read_mark(text: str) -> Mark | None:
    """
    >>> read_mark("b)")
    Mark(kind=Kind(count='lowerLetter', text='%)'), value=2)
    """
    match = _MARK.fullmatch(text)
    if match is None:
        return None
    if match["close"] is None:
        return Mark(Kind("bullet", "•" if text == "•" else "–"), 0)
    if match["open"] and match["close"] != ")":
        return None
    printed = f"{match['open']}%{match['close']}"
    if match["figures"]:
        return Mark(Kind("decimal", printed), int(match["figures"]))
    again = len(text) - len(printed)  # "aa" is the 27th
    return Mark(Kind("lowerLetter", printed), ord(match["letter"]) - ord("a") + 1 + _ALPHABET * again)


def drafted(items: Iterable[tuple[_Item, Mark]]) -> Iterator[tuple[_Item, int, Draft]]:
    """Each item with its level and w:num.

    A kind below another kind is a level deeper; a kind that stands above already goes back up to its level.
    """
    above: list[Kind] = []
    drafts: list[Draft] = []  # of the levels above and the present one
    for paragraph, mark in items:
        level = above.index(mark.kind) if mark.kind in above else min(len(above), LEVELS - 1)
        del above[level:]
        above.append(mark.kind)
        del drafts[level + 1 :]
        draft = drafts[-1] if drafts else None
        if draft is None or not _continues(draft, level, mark):
            draft = Draft(list(above))
            if not mark.kind.is_bullet:
                draft.starts[level] = mark.value
        if not mark.kind.is_bullet:
            draft.counts[level] = mark.value
        for other in {*drafts, draft}:
            other.counts = {upper: count for upper, count in other.counts.items() if upper <= level}
        drafts[level:] = [draft]
        yield paragraph, level, draft


def _continues(draft: Draft, level: int, mark: Mark) -> bool:
    """Would Word print this mark as the next of this w:num? A level that is new to it may begin anywhere."""
    if level == len(draft.kinds):
        draft.kinds.append(mark.kind)
        if not mark.kind.is_bullet and mark.value != 1:
            draft.starts[level] = mark.value
        return True
    if draft.kinds[level] != mark.kind:
        return False
    return mark.kind.is_bullet or draft.expected(level) == mark.value


def _set_number(paragraph: Paragraph, level: int, num_id: str) -> None:
    paragraph.numbered = OxmlElement("w:numPr")
    paragraph.numbered.append(new("w:ilvl", val=str(level)))
    paragraph.numbered.append(new("w:numId", val=num_id))
    put_property(paragraph.element, paragraph.numbered)
