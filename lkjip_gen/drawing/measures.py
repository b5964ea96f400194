"""Sizes that every tree shares, in EMU, and how high a box must be for its text."""

from __future__ import annotations

from lkjip_gen.drawing.typeface import LINE, line_count, widest_word, width
from lkjip_gen.figures import Node

MM = 36_000
GRID = 2540  # sizes are multiples of a fifth of a point, so that halves of distances are whole
_HALF_POINT, _TWIP = 6350, 635
TWIPS_A_HALF_POINT = 10

SMALLEST, COMFORTABLE, LARGEST = 14, 16, 18  # type sizes in half points

INSET_ACROSS, INSET_DOWN = 38_100, 25_400  # between the edge of a box and its text
BESIDE = 45 * GRID  # between two boxes side by side: 3.2 mm
BELOW = 70 * GRID  # between two rows: 4.9 mm
STACKED = 20 * GRID  # between two boxes that hang under the same one: 1.4 mm
INDENT = 32 * GRID  # how far a box is set in under the one that it hangs from: 2.3 mm
_SPARE = 98, 100  # of the width: programs round the widths of letters
_LONG_WORD = 28  # letters; a longer one is broken wherever it stands


def on_grid(length: int) -> int:
    """The multiple of the grid that is not less."""
    return -(-length // GRID) * GRID


def floored(length: int) -> int:
    """The multiple of the grid that is not more."""
    return length // GRID * GRID


def line_height(half_points: int) -> int:
    """The height of a line in EMU; Word is told the same in twips."""
    return line_twips(half_points) * _TWIP


def line_twips(half_points: int) -> int:
    return half_points * TWIPS_A_HALF_POINT * LINE[0] // LINE[1]


def texts(node: Node, *, extra: bool) -> tuple[tuple[str, bool], ...]:
    """The paragraphs of a box, and whether each is bold."""
    below = (*node.lines, *(node.extra if extra else ()))
    return ((node.title, True), *((line, False) for line in below))


class Measures:
    """The text of the boxes of one tree in one type size, with what may be left out or without it."""

    def __init__(self, half_points: int, *, extra: bool) -> None:
        self.half_points, self.extra = half_points, extra
        self._heights: dict[tuple[int, int], int] = {}
        self._words: dict[int, int] = {}
        self._leaves: int | None = None

    def height(self, node: Node, wide: int) -> int:
        """How high a box of this width is."""
        key = id(node), wide
        found = self._heights.get(key)
        if found is None:
            room = self.room(wide)
            count = sum(line_count(text, room, bold=bold) for text, bold in texts(node, extra=self.extra))
            found = on_grid(count * line_height(self.half_points) + 2 * INSET_DOWN + GRID)
            self._heights[key] = found
        return found

    def ink(self, root: Node) -> int:
        """The ground that the text of all boxes takes at the least, were it set without a gap, in square EMU."""
        per_thousandth = line_height(self.half_points) * self.half_points * _HALF_POINT
        wide = sum(width(text, bold=bold) for node in root.walk() for text, bold in texts(node, extra=self.extra))
        return wide * per_thousandth // 1000

    def room(self, wide: int) -> int:
        """The width for text in a box of this width, in thousandths of the type size."""
        inner = (wide - 2 * INSET_ACROSS) * _SPARE[0] // _SPARE[1]
        return max(0, inner * 1000 // (self.half_points * _HALF_POINT))

    def takes(self, node: Node, wide: int) -> bool:
        """Does every word of its text fit a line of the box whole?"""
        return self._widest_word(node) <= self.room(wide)

    def leaves_take(self, root: Node, wide: int) -> bool:
        """The same of all boxes that stand above nothing, were they as wide as this."""
        if self._leaves is None:
            self._leaves = max(self._widest_word(node) for node in root.walk() if not node.children)
        return self._leaves <= self.room(wide)

    def _widest_word(self, node: Node) -> int:
        found = self._words.get(id(node))
        if found is None:
            short = [
                (" ".join(w for w in text.split() if len(w) <= _LONG_WORD), bold)
                for text, bold in texts(node, extra=self.extra)
            ]
            found = self._words[id(node)] = max(widest_word(text, bold=bold) for text, bold in short)
        return found
