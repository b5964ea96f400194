"""One way to lay a tree out: upper levels side by side, what is below them in lists, in one size of type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from lkjip_gen.drawing.layout import Box, Kind, Layout, Tie, linked
from lkjip_gen.drawing.measures import BELOW, BESIDE, GRID, INDENT, MM, STACKED, Measures, floored
from lkjip_gen.drawing.stacking import deepest, parted
from lkjip_gen.figures import Node, Room

NARROWEST, _WIDEST, _WIDER = 14 * MM, 55 * MM, 88 * MM  # of a box; one above several may be a little wider
_WIDE_HEAD = floored(62 * MM)
_EDGE = GRID  # round the whole, so that no line is cut
_MOST_INDENTED = 2, 5  # of the width of a box


@dataclass(frozen=True, slots=True)
class _List:
    """Where a list of boxes begins across the page, how wide they are, and how the lines to them go."""

    x: int
    wide: int
    kind: Kind = "bracket"
    turn: int = 0


class Arrangement:
    """Boxes of a tree with their places. Levels above `spread` stand side by side, those below hang in lists.

    `unit` is the width of a box, `columns` says by the id of a node over how many lists its children are dealt out.
    """

    def __init__(self, root: Node, measures: Measures, spread: int, columns: dict[int, int], unit: int) -> None:
        self.root, self.measures, self.spread, self.unit, self.columns = root, measures, spread, unit, columns
        below = max(1, deepest(root) - spread)
        self.indent = min(INDENT, floored(unit * _MOST_INDENTED[0] // _MOST_INDENTED[1] // below))
        self.bus = self.indent // 2
        self.staff = [child for child in root.children if child.side]
        self.boxes: list[Box] = []
        self.ties: list[Tie] = []
        self.tops: list[int] = []
        self._rows: list[int] = []
        self._blocks: dict[int, int] = {}

    # --- widths ---

    def children(self, node: Node) -> Sequence[Node]:
        """What stands below a box, without what stands beside the line from the root."""
        return [c for c in node.children if not c.side] if node is self.root and self.staff else node.children

    def width(self) -> int:
        """The width of the whole."""
        left, right = self._reach()
        return left + right

    def block(self, node: Node, depth: int) -> int:
        """The width of a box with all below it."""
        found = self._blocks.get(id(node))
        if found is None:
            kids = self.children(node)
            if not kids:
                found = self.unit
            elif depth >= self.spread:
                count = self.columns.get(id(node), 1)
                found = count * self.unit + (count - 1) * BESIDE
            else:
                found = sum(self.block(kid, depth + 1) for kid in kids) + (len(kids) - 1) * BESIDE
            self._blocks[id(node)] = found
        return found

    def head(self, node: Node, depth: int) -> int:
        """The width of a box that stands above several: wider than the others."""
        return min(self.block(node, depth), max(self.unit, _WIDE_HEAD))

    def _reach(self) -> tuple[int, int]:
        """How far the whole reaches to the left and to the right of the middle of the root."""
        half = self.block(self.root, 0) // 2
        reach = dict.fromkeys(("left", "right"), half)
        for node in self.staff:
            reach[node.side] = max(reach[node.side], BESIDE + self._staff_width(node))
        return reach["left"], reach["right"]

    def _staff_width(self, node: Node) -> int:
        count = max(1, len(node.children))
        return count * self.unit + (count - 1) * BESIDE

    # --- heights ---

    def measure(self) -> None:
        """Where each row begins and how high its boxes are."""
        self._rows = [0] * (self.spread + 1)
        self._measure(self.root, 0)
        self.tops = [0]
        for depth, high in enumerate(self._rows):
            band = self._band() if depth == 0 and self.staff else 0
            self.tops.append(self.tops[-1] + high + band + BELOW)

    def _measure(self, node: Node, depth: int) -> None:
        self._rows[depth] = max(self._rows[depth], self.measures.height(node, self.head(node, depth)))
        if depth < self.spread:
            for kid in self.children(node):
                self._measure(kid, depth + 1)

    def _band(self) -> int:
        """How high the boxes beside the line from the root stand, with the distance above them."""
        high = {"left": 0, "right": 0}
        for node in self.staff:
            high[node.side] += BELOW + self._staff_height(node)
        return max(high.values())

    def _staff_height(self, node: Node) -> int:
        own = self.measures.height(node, self._staff_head(node))
        below = [self.measures.height(k, self.unit) + self.list_height(k.children, self.unit) for k in node.children]
        return own + (BELOW + max(below) if below else 0)

    def _staff_head(self, node: Node) -> int:
        return min(self._staff_width(node), max(self.unit, _WIDE_HEAD))

    def list_height(self, nodes: Sequence[Node], wide: int, *, indented: bool = True) -> int:
        """How high these nodes stand in one list under a box of this width."""
        own = wide - self.indent if indented else wide
        return sum(STACKED + self.measures.height(n, own) + self.list_height(n.children, own) for n in nodes)

    def lists_of(self, node: Node) -> list[Sequence[Node]]:
        """The children of a box that hang, dealt out over its columns."""
        kids, count = self.children(node), self.columns.get(id(node), 1)
        if count == 1:
            return [kids]
        return parted(kids, [self.list_height([k], self.unit, indented=False) for k in kids], count)

    def crowded(self, high: int) -> list[Node]:
        """The boxes whose lists are longer than there is room for in this height."""
        return [node for node in self._hanging(self.root, 0) if self._bottom(node) > high]

    def columns_needed(self, node: Node, high: int) -> int:
        """Over how many columns the children of a crowded box have to be dealt out at the least."""
        start = self.tops[self.spread if node is not self.root else 0] + self._head_and_band(node) + BELOW
        whole = self.list_height(self.children(node), self.unit, indented=False)
        return max(self.columns.get(id(node), 1) + 1, -(-whole // max(1, high - start)))

    def _bottom(self, node: Node) -> int:
        lists = self.lists_of(node)
        top = self.tops[self.spread if node is not self.root else 0]
        if len(lists) == 1:
            return top + self._head_and_band(node) + self.list_height(lists[0], self.unit)
        below = top + self._head_and_band(node) + BELOW
        return below + max(self.list_height(nodes, self.unit, indented=False) for nodes in lists)

    def _head_and_band(self, node: Node) -> int:
        """The height of the row of a box, and of what stands beside the line from it."""
        depth = 0 if node is self.root else self.spread
        return self.tops[depth + 1] - self.tops[depth] - BELOW

    def _hanging(self, node: Node, depth: int) -> list[Node]:
        kids = self.children(node)
        if depth >= self.spread:
            return [node] if kids else []
        return [found for kid in kids for found in self._hanging(kid, depth + 1)]

    # --- places ---

    def placed(self) -> Layout:
        """The tree with all its boxes and lines; `measure` has to come before."""
        left, _ = self._reach()
        self._place(self.root, 0, left - self.block(self.root, 0) // 2, left)
        links = [linked(self.boxes, tie) for tie in self.ties]
        points = [p for link in links for p in link.points]
        first = min([b.x for b in self.boxes] + [x for x, _ in points]) - _EDGE
        last = max([b.right for b in self.boxes] + [x for x, _ in points]) + _EDGE
        bottom = max([b.bottom for b in self.boxes] + [y for _, y in points]) + _EDGE
        for box in self.boxes:
            box.x, box.y = box.x - first, box.y + _EDGE
        moved = [linked(self.boxes, _moved(tie)) for tie in self.ties]
        return Layout(
            last - first, bottom + _EDGE, self.measures.half_points, self.unit, self.measures.extra,
            tuple(self.boxes), tuple(moved),
        )  # fmt: skip

    def _add(self, node: Node, x: int, y: int, wide: int, high: int, *, hung: bool = False) -> int:
        self.boxes.append(Box(node, x, y, wide, high, hung))
        return len(self.boxes) - 1

    def _tie(self, start: int, end: int, kind: Kind, turn: int = 0) -> None:
        self.ties.append(Tie(start, end, kind, self.bus, turn))

    def _place(self, node: Node, depth: int, x: int, middle: int | None = None) -> int:
        """Put a box with all below it into its block, which begins at x; the number of the box."""
        whole, wide, kids = self.block(node, depth), self.head(node, depth), self.children(node)
        high = self._rows[depth]
        number = self._add(node, x + (whole - wide) // 2, self.tops[depth], wide, high)
        box = self.boxes[number]
        if middle is not None:
            box.x = middle - wide // 2
            self._place_staff(number, middle)
        if kids and depth >= self.spread:
            self._place_lists(number, node, x, box.y + self._head_and_band(node))
        elif kids:
            at, own = x, []
            for kid in kids:
                own.append(self._place(kid, depth + 1, at))
                at += self.block(kid, depth + 1) + BESIDE
                self._tie(number, own[-1], "drop")
            if not (node is self.root and self.staff):
                first, last = self.boxes[own[0]], self.boxes[own[-1]]
                centre = (first.at(0)[0] + last.at(0)[0]) // 2
                box.x = min(max(x, centre - wide // 2), x + whole - wide)
        return number

    def _place_lists(self, number: int, node: Node, x: int, bottom: int) -> None:
        lists = self.lists_of(node)
        if len(lists) == 1:
            start = self.boxes[number].x
            self._place_list(number, lists[0], _List(start + self.indent, self.unit - self.indent), bottom)
            return
        top = bottom + BELOW
        for column, nodes in enumerate(lists):
            at = x + column * (self.unit + BESIDE)
            self._place_list(number, nodes, _List(at, self.unit, "column", top - BELOW // 2), top - STACKED)
            if self.boxes[number].at(2)[0] == at:  # a line that ends right below its beginning has no middle part
                self.boxes[number].x += GRID

    def _place_list(self, number: int, nodes: Sequence[Node], under: _List, bottom: int) -> int:
        """Put boxes in a list below `bottom`, those below each set in under it; where the list ends."""
        inner = _List(under.x + self.indent, under.wide - self.indent)
        for node in nodes:
            high = self.measures.height(node, under.wide)
            own = self._add(node, under.x, bottom + STACKED, under.wide, high, hung=True)
            self._tie(number, own, under.kind, under.turn)
            bottom = self._place_list(own, node.children, inner, bottom + STACKED + high)
        return bottom

    def _place_staff(self, number: int, middle: int) -> None:
        """The boxes beside the line from the root, below each other on either side."""
        tops = dict.fromkeys(("left", "right"), self.boxes[number].bottom)
        for node in self.staff:
            whole, wide = self._staff_width(node), self._staff_head(node)
            x = middle + BESIDE if node.side == "right" else middle - BESIDE - whole
            at = x if node.side == "right" else x + whole - wide
            top = tops[node.side] + BELOW
            own = self._add(node, at, top, wide, self.measures.height(node, wide))
            self._tie(number, own, "beside")
            row = self.boxes[own].bottom + BELOW
            high = max((self.measures.height(k, self.unit) for k in node.children), default=0)
            for column, kid in enumerate(node.children):
                child = self._add(kid, x + column * (self.unit + BESIDE), row, self.unit, high)
                self._tie(own, child, "drop")
                under = _List(self.boxes[child].x + self.indent, self.unit - self.indent)
                self._place_list(child, kid.children, under, row + high)
            tops[node.side] = top + self._staff_height(node)


def _moved(tie: Tie) -> Tie:
    return Tie(tie.start, tie.end, tie.kind, tie.bus, tie.turn + _EDGE)


@dataclass(frozen=True, slots=True)
class Way:
    """How a tree is to be laid out: how many levels side by side, how wide its boxes may be, and whether whole words.

    `widest` and `narrowest` are of the boxes that stand above nothing.
    """

    spread: int
    widest: int
    narrowest: int = NARROWEST
    strict: bool = True


def arranged(root: Node, room: Room, measures: Measures, way: Way) -> Layout | None:
    """The tree with boxes as wide as the room allows; None where it does not fit."""
    spread = way.spread
    columns: dict[int, int] = {}
    if spread == 0 and any(child.side for child in root.children):
        if sum(not child.side for child in root.children) < 2:  # noqa: PLR2004
            return None
        columns[id(root)] = 2  # the line left of a single list would run through the boxes at the side
    while True:
        made = _as_wide_as_possible(room.width, way, partial(Arrangement, root, measures, spread, columns))
        if made is None or (way.strict and not measures.leaves_take(root, made.unit)):
            return None
        made.measure()
        crowded = made.crowded(room.height - 2 * _EDGE)
        if not crowded:
            break
        for node in crowded:
            count = made.columns_needed(node, room.height - 2 * _EDGE)
            if count > len(made.children(node)):
                return None
            columns[id(node)] = count
    found = made.placed()
    if found.height > room.height or found.width > room.width:
        return None
    if way.strict and not all(measures.takes(box.node, box.width) for box in found.boxes):
        return None
    return found


def _as_wide_as_possible(room: int, way: Way, make: Callable[[int], Arrangement]) -> Arrangement | None:
    room -= INDENT + 2 * _EDGE  # the line left of the first list
    unit = min(way.widest, room)
    while unit >= way.narrowest:
        made = make(floored(unit))
        wide = made.width()
        if wide <= room:
            return made
        # the distances stay, so that the boxes shrink by more than the whole has to
        unit = min(unit - GRID, unit * room // wide)
    return None


def widest_of(room: Room) -> tuple[int, ...]:
    """How wide boxes may be: as looks good, wider for much text, or as there is room."""
    return tuple(dict.fromkeys((min(_WIDEST, room.width), min(_WIDER, room.width), room.width)))
