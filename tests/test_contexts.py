"""The made contexts are the same every time, differ from each other, and hold what they are made for."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from contexts import MOODS, Case, cases, texts_in
from contexts import base as context_of
from examples import NAMES
from marks_off import without_marks
from nasty_texts import NASTY


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    return [leaf for item in value for leaf in leaves(item)] if isinstance(value, list) else [value]


def shape(value: Any) -> Any:
    """Which lists there are and how long, and every yes and no."""
    if isinstance(value, dict):
        return tuple((key, shape(item)) for key, item in value.items())
    return tuple(map(shape, value)) if isinstance(value, list) else value if isinstance(value, bool) else None


def tags(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["tanda"]] if "tanda" in value else []
        return own + [tag for item in value.values() for tag in tags(item)]
    return [tag for item in value for tag in tags(item)] if isinstance(value, list) else []


@pytest.fixture(scope="module")
def some() -> list[Case]:
    return list(cases(72))


def test_the_same_number_gives_the_same_context_and_leaves_the_examples_alone(some: list[Case]) -> None:
    before = {name: repr(context_of(name)) for name in NAMES}
    assert list(cases(12, first=24)) == some[24:36]
    assert {name: repr(context_of(name)) for name in NAMES} == before


def test_every_mood_meets_every_example(some: list[Case]) -> None:
    assert len({(case.mood, case.base) for case in some}) == len(MOODS) * len(NAMES)


def test_contexts_differ_in_texts_and_in_structure(some: list[Case]) -> None:
    assert len({repr(case.context) for case in some}) == len(some)
    assert len({shape(case.context) for case in some}) > len(some) * 9 // 10


def test_tags_are_unique_but_in_the_mood_that_repeats_them(some: list[Case]) -> None:
    repeated = Counter(case.mood for case in some if len(set(tags(case.context))) < len(tags(case.context)))
    assert set(repeated) == {"twice"}


def test_names_stay_those_that_the_template_knows(some: list[Case]) -> None:
    for case in some:
        assert case.context.keys() == context_of(case.base).keys()


def test_hard_texts_marks_long_tables_and_empty_ones_all_occur(some: list[Case]) -> None:
    texts = [leaf for case in some for leaf in leaves(case.context) if isinstance(leaf, str)]
    assert set(NASTY) <= set(texts)
    for piece in ("\n", "\t", "  ", "\u00a0", "\U0001f600", "\ufdd1", "1.\t", "pertanggungjawabanpertanggungjawaban"):
        assert any(piece in text for text in texts), repr(piece)
    assert any(len(text) > 2000 for text in texts)
    assert sum(without_marks(case.context) != case.context for case in some) > len(some) // 2
    lengths = [
        [len(case.context[name]) for case in some] for name in ("pk", "iku", "capaian_iku", "triwulan", "tujuan")
    ]
    assert all(min(found) == 0 for found in lengths)
    assert max(map(max, lengths)) > 60
    assert max(texts_in(case.context) for case in some) < 9000
    assert {case.stamp for case in some} == {"", "DRAF"}
    assert {case.paper for case in some} == {None, "A4", "F4"}
