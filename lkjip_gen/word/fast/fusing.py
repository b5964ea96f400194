"""Steps that mostly follow each other, as one: a table has thousands of cells."""

from __future__ import annotations

from lkjip_gen.word.fast.kinds import ParagraphKind
from lkjip_gen.word.fast.machine import Machine
from lkjip_gen.word.fast.states import Step

_NEXT_CELL = (Machine.close_paragraph, Machine.close_cell, Machine.open_cell, Machine.open_paragraph)


def fused(steps: list[Step]) -> list[Step]:
    """Steps that mostly follow each other as one, where nothing but their order matters."""
    fused: list[Step] = []
    at = 0
    while at < len(steps):
        four = steps[at : at + len(_NEXT_CELL)]
        if tuple(step for step, _ in four) == _NEXT_CELL and _is_usual(four[-1][1]):
            fused.append((Machine.next_cell, tuple(what for _, what in four)))
            at += len(_NEXT_CELL)
        else:
            fused.append(steps[at])
            at += 1
    return fused


def _is_usual(kind: ParagraphKind) -> bool:
    """A paragraph that is neither heading nor item."""
    return not (kind.level or kind.is_list or kind.place is not None)
