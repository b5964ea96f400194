"""Lists of boxes: how deep they go, and how to deal them out over columns."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_gen.figures import Node


def deepest(node: Node) -> int:
    """How many levels stand below a box."""
    level, count = [node], -1
    while level:
        level, count = [child for one in level for child in one.children], count + 1
    return count


def parted(nodes: Sequence[Node], heights: Sequence[int], count: int) -> list[Sequence[Node]]:
    """The nodes in their order in at most `count` lists, of which the longest is as short as can be."""
    least, most = max(heights), sum(heights)
    while least < most:
        middle = (least + most) // 2
        if len(_ends(heights, middle)) <= count:
            most = middle
        else:
            least = middle + 1
    ends = _ends(heights, most)
    return [nodes[first:last] for first, last in zip([0, *ends], ends, strict=False)]


def _ends(heights: Sequence[int], longest: int) -> list[int]:
    """Where lists end, of which none is longer than this."""
    found, length = [], 0
    for at, high in enumerate(heights):
        if at and length + high > longest:
            found.append(at)
            length = 0
        length += high
    return [*found, len(heights)]
