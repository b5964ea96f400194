"""Both ways make the same Cascading and Pohon Kinerja: of every example, on every paper, with changed contexts."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from both_ways import CASCADING, POHON, compared
from contexts import MOODS, changed

from lkjip_gen.compute import planned
from lkjip_gen.documents import Content, cascading, pohon_kinerja
from lkjip_gen.documents.source import Source
from lkjip_gen.pipeline import Options, examine

FOLDER = Path(__file__).resolve().parent.parent / "input_examples"
SOKARAJA, MANGKUTANA, LARGE = "sokaraja-2021-cascading", "mangkutana-2024-perubahan", "dinas-contoh-2024-perubahan"
NAMES = (SOKARAJA, MANGKUTANA, LARGE, "gumelar-2024", "sokaraja-2020-murni")
TEMPLATES = {"cascading": CASCADING, "pohon": POHON}
BUILDS = {"cascading": cascading.build, "pohon": pohon_kinerja.build}
ODD = {"sel gabungan yang kehilangan awalnya", "sel yang tidak diakhiri alinea"}  # what flags that lie leave behind
MOST = 2  # parts of a Cascading in a changed context


@cache
def content(kind: str, name: str) -> Content:
    checked, _ = examine(FOLDER / f"{name}.xlsx", Options())
    assert checked is not None
    return BUILDS[kind](Source(checked.relations, planned(checked.relations, checked.settings)))


def same(kind: str, context: dict[str, Any], how: dict[str, Any]) -> str:
    """Both ways give the same bytes. Returns why the fast one was not taken, if it was not."""
    made, found = compared(TEMPLATES[kind], context, how)
    assert found == []
    assert made.made is not None
    return made.made.slow


@pytest.mark.parametrize(("kind", "name"), list(product(TEMPLATES, NAMES)))
def test_of_every_example(kind: str, name: str) -> None:
    found = content(kind, name)
    at = NAMES.index(name)
    how = {"paper": (None, "A4", "F4")[at % 3], "stamp": ("", "DRAF")[at % 2], "figures": found.figures}
    assert same(kind, found.context, how) == ""


@pytest.mark.parametrize("number", range(2 * len(MOODS)))
def test_of_changed_contexts_of_the_cascading(number: int) -> None:
    context = content("cascading", (SOKARAJA, LARGE)[number % 2]).context
    first = number % (len(context["bagian"]) - MOST)
    some = {**context, "bagian": context["bagian"][first : first + MOST]}
    paper = (None, "A4", "F4")[number % 3]
    assert same("cascading", changed(number, some), {"paper": paper}) in {"", *ODD}


@pytest.mark.parametrize("number", range(len(MOODS)))
def test_of_changed_contexts_of_the_pohon_kinerja(number: int) -> None:
    found = content("pohon", (MANGKUTANA, SOKARAJA)[number % 2])
    how = {"paper": (None, "A4", "F4")[number % 3], "figures": found.figures}
    assert same("pohon", changed(number, found.context), how) == ""
