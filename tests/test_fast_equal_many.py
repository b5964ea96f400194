"""The fast way makes what the plain way makes: 500 made contexts, each with one piece of the template.

A module of its own, for whole modules are shared out to processes.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from both_ways import LKJIP, compared, docxtpl_counted
from contexts import MOODS, case
from cuts import write_cuts

COUNT, AT_ONCE = 500, 50


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_cuts(LKJIP, tmp_path_factory.mktemp("cuts"))


def piece_of(number: int, pieces: list[Path]) -> Path:
    """In each round the moods are one piece further on, so that each of them comes to each piece."""
    rounds, mood = divmod(number, len(MOODS))
    return pieces[(rounds + mood) % len(pieces)]


def test_each_piece_sees_nearly_every_mood(pieces: list[Path]) -> None:
    seen: dict[Path, set[str]] = {piece: set() for piece in pieces}
    for number in range(COUNT):
        seen[piece_of(number, pieces)].add(MOODS[number % len(MOODS)].name)
    assert min(map(len, seen.values())) >= len(MOODS) - 2


@pytest.mark.parametrize("first", range(0, COUNT, AT_ONCE))
def test_made_contexts(first: int, pieces: list[Path]) -> None:
    wrong, faults, slow = [], 0, 0
    for number in range(first, first + AT_ONCE):
        one, piece = case(number), piece_of(number, pieces)
        with docxtpl_counted() as noted:
            made, found = compared(piece, one.context, one.how)
        wrong += [f"{number} ({one.mood}, {one.base}, {piece.name}): {difference}" for difference in found]
        faults += made.made is None
        slow += len(noted) > 1  # once is the plain way
    assert wrong == []
    assert faults <= AT_ONCE // 10  # documents are compared, and not only problems
    # a template is compiled when it is first seen, and what has a fault may be made the plain way to tell it
    assert slow <= len(pieces) + faults
