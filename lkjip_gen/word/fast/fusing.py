"""Steps that mostly follow each other, as one: a table has thousands of cells."""

from __future__ import annotations

from lkjip_gen.word.fast.kinds import ParagraphKind
from lkjip_gen.word.fast.machine import Machine
from lkjip_gen.word.fast.states import Step

_BEGIN = (Machine.open_cell, Machine.open_paragraph)
_END = (Machine.close_paragraph, Machine.close_cell)
_FUSED = (((*_END, *_BEGIN), Machine.next_cell), ((*_BEGIN, *_END), Machine.whole_cell), (_BEGIN, Machine.begin_cell))


def fused(steps: list[Step]) -> list[Step]:
    """Steps that mostly follow each other as one, where nothing but their order matters."""
    found: list[Step] = []
    at = 0
    while at < len(steps):
        for row, one in _FUSED:
            some = steps[at : at + len(row)]
            if tuple(step for step, _ in some) == row and all(_is_usual(what) for _, what in some):
                found.append((one, tuple(what for _, what in some)))
                at += len(row)
                break
        else:
            found.append(steps[at])
            at += 1
    return found


def _is_usual(what: object) -> bool:
    """No paragraph that is a heading or an item."""
    return not isinstance(what, ParagraphKind) or not (what.level or what.is_list or what.place is not None)
