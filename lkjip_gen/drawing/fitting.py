"""The best way to lay a tree out in a room: which levels stand side by side, in what size of type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from lkjip_gen.drawing.arranging import NARROWEST, Way, arranged, widest_of
from lkjip_gen.drawing.layout import Layout
from lkjip_gen.drawing.measures import COMFORTABLE, LARGEST, MM, SMALLEST, Measures
from lkjip_gen.drawing.stacking import deepest
from lkjip_gen.figures import Node, Room

_PLEASANT, _NARROW = (
    27 * MM,
    20 * MM,
)  # a box narrower than this reads badly; one that is not higher than wide, than this
_MOST_BESIDE = 4  # levels below the root that may stand side by side
_GOOD_SIZES = (LARGEST, COMFORTABLE)
_SIZES = (*_GOOD_SIZES, COMFORTABLE - 1, SMALLEST)
_STEP = 6, 5  # by how much a room is made higher that is too small for any type
_LEAST = Room(40 * MM, 10 * MM)  # what is smaller is no room: somebody shrank the placeholder
_HIGHER_ONLY = 12  # steps (nine times as high) after which a room is made wider, too


def laid(root: Node, room: Room) -> Layout:
    """The tree in the largest type that fits the room; the extra lines go before the type becomes small.

    No type is smaller than 7 pt: where even that does not fit, the layout is higher than the room, and wider where
    no height would do.
    """
    room = Room(max(room.width, _LEAST.width), max(room.height, _LEAST.height))
    for step in count():
        found = fitted(root, room)
        if found is not None:
            return found
        wider = _STEP if step >= _HIGHER_ONLY else (1, 1)
        room = Room(room.width * wider[0] // wider[1], room.height * _STEP[0] // _STEP[1])
    raise AssertionError("there is a room for every tree")


def fitted(root: Node, room: Room) -> Layout | None:
    """The same, or None where nothing fits."""
    found = reads_well(root, room)
    if found is not None:
        return found
    others = []
    for layout in _candidates(root, room, _SIZES, extra=False, narrowest=NARROWEST):
        if _is_pleasant(layout):
            return layout
        others.append(layout)
    return _widest(others) or _widest(
        _candidates(root, room, (SMALLEST,), extra=False, narrowest=NARROWEST, strict=False)
    )


def reads_well(root: Node, room: Room, sizes: Iterable[int] = _GOOD_SIZES) -> Layout | None:
    """The tree with all its lines, in boxes and a type that read well, or None."""
    return next(filter(_is_pleasant, _candidates(root, room, sizes, extra=True)), None)


def _is_pleasant(layout: Layout) -> bool:
    if layout.unit >= _PLEASANT:
        return True
    return layout.unit >= _NARROW and all(b.height <= b.width for b in layout.boxes)


def _widest(layouts: Iterable[Layout]) -> Layout | None:
    """The one with the widest boxes among those of the largest type."""
    return max(layouts, key=lambda found: (found.half_points, found.unit), default=None)


def _candidates(
    root: Node, room: Room, sizes: Iterable[int], *, extra: bool, narrowest: int = _NARROW, strict: bool = True
) -> Iterator[Layout]:
    """What fits: with the level below the root side by side in any size of type, then in lists or wider boxes.

    The largest type comes first, and in each as many levels side by side as can be.
    """
    most = min(_MOST_BESIDE, deepest(root))
    usual, *wider = widest_of(room)
    known = {size: Measures(size, extra=extra) for size in sizes}
    ways = [(size, usual, spread) for size in known for spread in range(most, 0, -1)]
    ways += [
        (size, widest, spread)
        for size in known
        for widest in (usual, *wider)
        for spread in ((0,) if widest == usual else range(most, -1, -1))
    ]
    small = {size for size, measures in known.items() if measures.ink(root) <= room.width * room.height}
    for size, widest, spread in ways:
        way = Way(spread, widest, narrowest, strict)
        found = arranged(root, room, known[size], way) if size in small else None
        if found is not None:
            yield found
