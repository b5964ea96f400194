"""Charts and trees as data: what is drawn in a document, without a word on how.

The rooms of the field fill these; the Word room draws them where a template has their place. A place is a drawing
whose alternative text is a key, "grafik:..." for a chart or "bagan:..." for a tree, and may hold Jinja.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

CHART, TREE = "grafik:", "bagan:"  # how the keys of their places begin


@dataclass(frozen=True, slots=True)
class Series:
    """One set of bars, columns or points: a value for each category, None for a gap.

    `labels` are the values as the tables print them ("82,50"), "" for a gap.
    """

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `description` is its alternative text, for those who cannot see it."""

    kind: Literal["bar", "column", "line"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a tree: its lines in the order of print, the first as its title, and what hangs below it.

    `level` counts from 0 at the top of the whole tree, also where a page begins below it; it decides the shade.
    `extra` are lines that go where the tree would not fit with them. `side` is where a post stands that is beside the
    line from its superior to the others (a sekretariat). `repeated` is a box that has its place on another page.
    """

    title: str
    lines: tuple[str, ...]
    level: int
    children: tuple[Node, ...] = ()
    extra: tuple[str, ...] = ()
    side: Literal["", "left", "right"] = ""
    repeated: bool = False

    def walk(self) -> Iterator[Node]:
        """This box and all below it, from the top, branch by branch."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Room:
    """How large a figure may be, in EMU (36 000 to the millimetre)."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree that is drawn in one place. `description` is its alternative text."""

    root: Node
    description: str


Figure: TypeAlias = Chart | Tree
