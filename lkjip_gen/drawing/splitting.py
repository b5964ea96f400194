"""A tree that is too large for one page, as several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lkjip_gen.drawing.fitting import reads_well
from lkjip_gen.drawing.measures import COMFORTABLE, LARGEST
from lkjip_gen.drawing.stacking import deepest
from lkjip_gen.figures import Node, Room

_ALONE = (LARGEST, COMFORTABLE, COMFORTABLE - 1)  # a whole tree on one page is worth a slightly smaller type
_OF_SEVERAL = (COMFORTABLE,)
_DEEPEST_OVERVIEW = 2  # levels below the top
_LONGEST_PATH = 2  # boxes right above what a page unfolds, and the top
_MOST_LEVELS = 12  # that are tried on one page of a branch too deep for it


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows. `root` is drawn; `about` is the box of the whole tree that it unfolds."""

    root: Node
    about: Node


def pages(root: Node, room: Room) -> list[Page]:
    """The pages of a tree, an overview first where there are several. Each box has its place on one of them.

    On the others it is `repeated`, without its lines, so that every page shows the way down to what it unfolds.
    """
    if reads_well(root, room, _ALONE) or not root.children:
        return [Page(root, root)]
    return _Split(room).of(root)


class _Split:
    """One tree on its way to pages; `shown` are the ids of the boxes that have their place."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.shown: set[int] = set()
        self.found: list[Page] = []

    def of(self, root: Node) -> list[Page]:
        most = min(_DEEPEST_OVERVIEW, deepest(root) - 1)
        self._overview((), root, range(most, 0, -1))
        self._unfold((), root)
        return self.found

    def _overview(self, path: tuple[Node, ...], node: Node, depths: Sequence[int]) -> None:
        """A page with the upper levels of a branch: as many of them as read well, where any do."""
        for depth in depths:
            drawn = self._drawn(path, node, node.children, depth)
            if depth == 0 or self._fits(drawn):
                self._put(drawn, node, [*path, *_upper(node, depth)])
                return

    def _unfold(self, path: tuple[Node, ...], node: Node) -> None:
        """Pages with everything below a box that has no place yet, as many branches on each as read well."""
        waiting: list[Node] = []
        for child in node.children:
            if child.side == "" and not self._has_more(child):
                continue
            if self._fits(self._drawn(path, node, [*waiting, child])):
                waiting.append(child)
                continue
            self._flush(path, node, waiting)
            waiting = [child]
            if child.children and not self._fits(self._drawn(path, node, waiting)):
                waiting = []
                below = (*path, node)
                if id(child) not in self.shown:
                    self._overview(below, child, range(min(_MOST_LEVELS, deepest(child) - 1), -1, -1))
                self._unfold(below, child)
        self._flush(path, node, waiting)

    def _flush(self, path: tuple[Node, ...], node: Node, children: Sequence[Node]) -> None:
        if any(map(self._has_more, children)):
            about = children[0] if len(children) == 1 and children[0].children else node
            own = [found for child in children for found in child.walk()]
            self._put(self._drawn(path, node, children), about, [*path, node, *own])

    def _put(self, drawn: Node, about: Node, shown: Sequence[Node]) -> None:
        self.found.append(Page(drawn, about))
        self.shown.update(map(id, shown))

    def _has_more(self, node: Node) -> bool:
        return any(id(found) not in self.shown for found in node.walk())

    def _fits(self, drawn: Node) -> bool:
        return reads_well(drawn, self.room, _OF_SEVERAL) is not None

    def _drawn(self, path: tuple[Node, ...], node: Node, children: Sequence[Node], depth: int | None = None) -> Node:
        """The way down to a box and these of its children, up to so many levels below the box."""
        below = () if depth == 0 else tuple(self._copied(c, None if depth is None else depth - 1) for c in children)
        made = self._as_shown(node, below)
        for above in reversed(_short(path)):
            made = self._as_shown(above, (made,))
        return made

    def _copied(self, node: Node, depth: int | None) -> Node:
        below = () if depth == 0 else node.children
        return self._as_shown(node, tuple(self._copied(c, None if depth is None else depth - 1) for c in below))

    def _as_shown(self, node: Node, children: tuple[Node, ...]) -> Node:
        if id(node) in self.shown:
            return replace(node, lines=(), extra=(), children=children, repeated=True)
        return replace(node, children=children)


def _upper(node: Node, depth: int) -> list[Node]:
    """A box and those of the levels below it."""
    return [node] + [found for child in node.children if depth for found in _upper(child, depth - 1)]


def _short(path: tuple[Node, ...]) -> tuple[Node, ...]:
    """The top and the boxes right above; what stands between them has its place elsewhere."""
    return path if len(path) <= _LONGEST_PATH + 1 else (path[0], *path[-_LONGEST_PATH:])
