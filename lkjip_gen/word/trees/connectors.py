"""Lines with right angles as connectors of Word: a preset shape, turned and flipped so that it runs through its points.

The presets begin along the width of their frame; a line that begins downwards is one that is turned by 90 degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_gen.drawing import Point

_QUARTER = 5_400_000  # of a turn, in 60 000ths of a degree
_WHOLE = 100_000  # of a length of the frame, in its adjustments
# By the number of points. What stands after the first corner and before the last one can be adjusted.
_PRESETS = {2: "straightConnector1", 3: "bentConnector2", 4: "bentConnector3", 5: "bentConnector4"}


@dataclass(frozen=True, slots=True)
class Connector:
    """A preset shape in its frame before turning: its corner, its size, the flips and the turn, the adjustments."""

    preset: str
    x: int
    y: int
    width: int
    height: int
    flip_across: bool
    flip_down: bool
    turn: int
    adjustments: tuple[int, ...]


def connector(points: Sequence[Point]) -> Connector:
    """The connector that runs through these corners. Raises KeyError for more than five."""
    preset = _PRESETS[len(points)]
    (x, y), (to, down) = points[0], points[-1]
    across, along = to - x, down - y
    is_turned = len(points) > 2 and points[0][0] == points[1][0]  # noqa: PLR2004 - one that begins downwards
    if not is_turned:
        adjustments = _adjustments(points, x, across, y, along)
        return Connector(
            preset, min(x, to), min(y, down), abs(across), abs(along), across < 0, along < 0, 0, adjustments
        )  # fmt: skip
    wide, high = abs(along), abs(across)
    turned = [(py, px) for px, py in points]
    return Connector(
        preset, (x + to - wide) // 2, (y + down - high) // 2, wide, high, along < 0, across > 0, _QUARTER,
        _adjustments(turned, y, along, x, across),
    )  # fmt: skip


def _adjustments(points: Sequence[Point], x: int, across: int, y: int, along: int) -> tuple[int, ...]:
    """How far along the frame each inner piece of the line stands: down it first, then across it."""
    inner = points[1:-2]
    return tuple(
        round((point[0] - x) * _WHOLE / across) if at % 2 == 0 else round((point[1] - y) * _WHOLE / along)
        for at, point in enumerate(inner)
    )
