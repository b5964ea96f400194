"""Every check of the list V01 to V22 fires at its cells (test_problems compares them) and spares its near misses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from problem_cases import CASES, Case, Room
from v_cases import FIRED, NEAR_MISSES

ALL = [f"V{number:02}" for number in range(1, 23)]


def test_every_check_has_both() -> None:
    assert sorted(FIRED) == ALL
    assert sorted(NEAR_MISSES) == ALL
    assert all(one in CASES for cases in FIRED.values() for one in cases)


SPARED = [(v, case) for v, cases in NEAR_MISSES.items() for case in cases]


@pytest.mark.parametrize(("v", "case"), SPARED, ids=[f"{v}-{case.make.__name__}" for v, case in SPARED])
def test_a_near_miss_is_spared(v: str, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = case.outcomes(Room(tmp_path, monkeypatch))
    assert [o.bug for o in outcomes if o.bug] == []
    found = Counter((p.code.name, p.place.sheet, p.place.cell) for o in outcomes for p in o.problems)
    assert found == Counter((code.name, sheet, cell) for code, sheet, cell in case.expected), v
