"""What a tree looks like once it is laid out: boxes with their places, and the lines between them. Lengths in EMU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lkjip_gen.drawing.measures import BELOW
from lkjip_gen.figures import Node

Point: TypeAlias = tuple[int, int]
Site: TypeAlias = Literal[0, 1, 2, 3]
TOP, LEFT, BOTTOM, RIGHT = 0, 1, 2, 3  # the middles of the sides of a box, numbered as Word does

Kind: TypeAlias = Literal["drop", "bracket", "column", "beside"]


@dataclass(slots=True)
class Box:
    """A box. `hung` is one that stands in a list under another, not beside others of its level."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    hung: bool = False

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def at(self, site: int) -> Point:
        """The middle of one of its sides."""
        across, down = self.x + self.width // 2, self.y + self.height // 2
        return ((across, self.y), (self.x, down), (across, self.bottom), (self.right, down))[site]


@dataclass(frozen=True, slots=True)
class Link:
    """A line with right angles from a box to one below it; `start` and `end` are numbers of boxes."""

    start: int
    start_site: int
    end: int
    end_site: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A tree on its ground of `width` x `height`. `unit` is the width of a box; `extra`: are the extra lines shown?"""

    width: int
    height: int
    half_points: int
    unit: int
    extra: bool
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """That one box hangs from another, and how the line goes.

    "drop": from below to the top of a box in the next row. "bracket": along the left of both. "column": from below to
    the left of a box that stands in one of several columns; `turn` is where the line turns across. "beside": from
    below to a box at the side. `bus` is how far left of a box its line down runs.
    """

    start: int
    end: int
    kind: Kind
    bus: int
    turn: int = 0


def linked(boxes: list[Box], tie: Tie) -> Link:
    """The line of a tie between boxes that have their places."""
    start, end = boxes[tie.start], boxes[tie.end]
    if tie.kind == "bracket":
        (x, y), (to, down) = start.at(LEFT), end.at(LEFT)
        return _link(tie, LEFT, LEFT, (x, y), (x - tie.bus, y), (x - tie.bus, down), (to, down))
    x, y = start.at(BOTTOM)
    if tie.kind == "drop":
        to, down = end.at(TOP)
        turn = down - BELOW // 2
        return _link(tie, BOTTOM, TOP, (x, y), (x, turn), (to, turn), (to, down))
    if tie.kind == "column":
        to, down = end.at(LEFT)
        along = to - tie.bus
        return _link(tie, BOTTOM, LEFT, (x, y), (x, tie.turn), (along, tie.turn), (along, down), (to, down))
    site = LEFT if end.x > x else RIGHT
    to, down = end.at(site)
    return _link(tie, BOTTOM, site, (x, y), (x, down), (to, down))


def _link(tie: Tie, start_site: int, end_site: int, *points: Point) -> Link:
    return Link(tie.start, start_site, tie.end, end_site, simplified(points))


def simplified(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The corners alone: no point twice, none in the middle of a straight line."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and _straight(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return tuple(found)


def _straight(one: Point, two: Point, three: Point) -> bool:
    return one[0] == two[0] == three[0] or one[1] == two[1] == three[1]
