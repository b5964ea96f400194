"""The best way to lay a tree out in a room: which levels stand side by side, in what size of type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lkjip_gen.drawing.arranging import arranged, widest_of
from lkjip_gen.drawing.layout import Layout
from lkjip_gen.drawing.measures import COMFORTABLE, LARGEST, MM, SMALLEST, Measures
from lkjip_gen.drawing.stacking import deepest
from lkjip_gen.figures import Node, Room

_PLEASANT = 27 * MM  # a box narrower than this reads badly
_MOST_BESIDE = 4  # levels below the root that may stand side by side
_GOOD_SIZES = (LARGEST, COMFORTABLE)
_SIZES = (*_GOOD_SIZES, COMFORTABLE - 1, SMALLEST)
_STEP = 6, 5  # by how much a room is made higher that is too small for any type


def laid(root: Node, room: Room) -> Layout:
    """The tree in the largest type that fits the room; the extra lines go before the type becomes small.

    No type is smaller than 7 pt: where even that does not fit, the layout is higher than the room.
    """
    while True:
        found = fitted(root, room)
        if found is not None:
            return found
        room = replace(room, height=room.height * _STEP[0] // _STEP[1])


def fitted(root: Node, room: Room) -> Layout | None:
    """The same, or None where nothing fits."""
    found = reads_well(root, room)
    if found is not None:
        return found
    others = []
    for layout in _candidates(root, room, _SIZES, extra=False):
        if _is_pleasant(layout):
            return layout
        others.append(layout)
    return _widest(others) or _widest(_candidates(root, room, (SMALLEST,), extra=False, strict=False))


def reads_well(root: Node, room: Room, sizes: Iterable[int] = _GOOD_SIZES) -> Layout | None:
    """The tree with all its lines, in boxes and a type that read well, or None."""
    return next(filter(_is_pleasant, _candidates(root, room, sizes, extra=True)), None)


def _is_pleasant(layout: Layout) -> bool:
    return layout.unit >= _PLEASANT


def _widest(layouts: Iterable[Layout]) -> Layout | None:
    """The one with the widest boxes among those of the largest type."""
    return max(layouts, key=lambda found: (found.half_points, found.unit), default=None)


def _candidates(root: Node, room: Room, sizes: Iterable[int], *, extra: bool, strict: bool = True) -> Iterator[Layout]:
    """What fits, the largest type first, and in each as many levels side by side as can be."""
    most = min(_MOST_BESIDE, deepest(root))
    for half_points in sizes:
        measures = Measures(half_points, extra=extra)
        if measures.ink(root) > room.width * room.height:
            continue
        for widest in widest_of(room):
            for spread in range(most, -1, -1):
                found = arranged(root, room, measures, spread, widest, strict=strict)
                if found is not None:
                    yield found
