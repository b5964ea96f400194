"""How the time of one document on the fast way is spent: its stages, each timed where it is called."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from jinja2 import Template

from bench.measuring import shown, table
from lkjip_gen.word import engine, members
from lkjip_gen.word.fast import compiled, shapes
from lkjip_gen.word.fast.machine import Machine

REST, WHOLE = "the rest", "together"
STAGES: dict[str, tuple[Any, str]] = {
    "look at the context": (engine, "checked_context"),
    "Jinja": (Template, "render"),
    "take marks and values apart": (compiled, "split"),
    "paragraphs and tables": (Machine, "run"),
    "controls, lists, captions, references, contents": (compiled, "finish"),
    "widths, decimals, what stays together": (compiled, "arrange"),
    "write what changed": (compiled, "write_openings"),
    "one text": (compiled, "_written"),
    "places of charts and trees": (shapes, "complete"),
    "zip": (members, "packed"),
}


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Adds up the seconds of each stage while it lasts."""
    with ExitStack() as stack:
        for name, (owner, attribute) in STAGES.items():
            stack.enter_context(patch.object(owner, attribute, _timing(name, getattr(owner, attribute), spent)))
        yield


def _timing(name: str, real: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return real(*arguments, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - begun

    return call


def measured(make: Callable[[], object], rounds: int) -> dict[str, float]:
    """The median milliseconds of each stage, of the rest, and of all together."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds + 1):
        spent: dict[str, float] = {}
        begun = time.perf_counter()
        with timed(spent):
            make()
        whole = time.perf_counter() - begun
        for name in STAGES:
            found.setdefault(name, []).append(spent.get(name, 0.0) * 1000)
        found.setdefault(REST, []).append((whole - sum(spent.values())) * 1000)
        found.setdefault(WHOLE, []).append(whole * 1000)
    return {name: statistics.median(times[1:]) for name, times in found.items()}  # the first is a warm-up


def stage_table(make: Callable[[], object], rounds: int) -> str:
    found = measured(make, rounds)
    rows = [(name, shown(spent), f"{spent * 100 / found[WHOLE]:.0f} %") for name, spent in found.items()]
    return table(("stage", "ms, median", "of all"), rows)
