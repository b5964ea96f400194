"""Bookmarks: a loop of the template repeats them, so each copy gets a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from lkjip_gen.word.story import is_fallback
from lkjip_gen.word.tree import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    NAME,
    Element,
    P,
    free_name,
    on_one_line,
    pieces,
    remove,
)

_CURSOR = "_GoBack"  # where Word's cursor last stood


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A bookmark's two ends."""

    start: Element
    end: Element

    @property
    def name(self) -> str:
        return str(self.start.get(NAME, ""))

    def rename(self, name: str) -> None:
        self.start.set(NAME, name)


def pair_up(roots: Iterable[Element]) -> list[Pair]:
    """The bookmarks that have both ends, in order; the rest is dropped. Their w:id become unique."""
    pairs: list[Pair] = []
    for root in roots:
        pairs += _pairs(root)
    for number, pair in enumerate(pairs, start=1):
        pair.start.set(ID, str(number))
        pair.end.set(ID, str(number))
    return pairs


def _pairs(root: Element) -> list[Pair]:
    """An end belongs to the nearest open start of its id: so the copies of a loop come apart."""
    open_starts: dict[str, list[Element]] = {}
    ends: dict[Element, Element] = {}
    lost: list[Element] = []
    order: list[Element] = []
    for mark in root.iter(BOOKMARK_START, BOOKMARK_END):
        key = str(mark.get(ID))
        if mark.get(NAME) == _CURSOR or is_fallback(mark):
            lost.append(mark)
        elif mark.tag == BOOKMARK_START:
            order.append(mark)
            open_starts.setdefault(key, []).append(mark)
        elif open_starts.get(key):
            ends[open_starts[key].pop()] = mark
        else:
            lost.append(mark)
    lost += [start for start in order if start not in ends]
    for mark in lost:
        remove(mark)
    return [Pair(start, ends[start]) for start in order if start in ends]


class Named(Protocol):
    """A bookmark as far as its name goes."""

    @property
    def name(self) -> str: ...
    def rename(self, name: str) -> None: ...


_Named = TypeVar("_Named", bound=Named)


def make_names_unique(pairs: Iterable[_Named]) -> dict[str, list[_Named]]:
    """Copies are renamed name_2, name_3, ...; all copies by the name that the template gave them, in small letters."""
    families: dict[str, list[_Named]] = {}
    for pair in pairs:
        families.setdefault(pair.name.casefold(), []).append(pair)
    taken = set(families)
    for family in families.values():
        for copied in family[1:]:
            name = free_name(copied.name, taken)
            taken.add(name.casefold())
            copied.rename(name)
    return families


def _marked(pair: Pair) -> Iterator[Element]:
    """What stands between the two ends, up to the end of the first paragraph, each outermost element once."""
    node: Element | None = pair.start
    while node is not None and node.tag != P:
        for sibling in node.itersiblings():
            if sibling is pair.end:
                return
            yield sibling
            if sibling.tag == P:
                return
        node = node.getparent()


def marked_text(pair: Pair) -> str:
    """The printed text of a bookmark on one line."""
    return on_one_line("".join(piece for element in _marked(pair) for piece in pieces(element)))
