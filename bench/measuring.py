"""Measuring ways against each other: in rounds that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import gc
import importlib.metadata
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

METHOD = (
    "Ways take turns (A B C A B C ...) in one process after one warm-up of each. Before every call, outside the time, "
    "the garbage of the last is collected; the collector stays on during the call, as in the program. A time is the "
    "median of all rounds; a ratio is worked out round by round, and its median is shown."
)
_FIGURES = 3
LIBRARIES = ("docxtpl", "python-docx", "lxml", "Jinja2", "openpyxl", "XlsxWriter", "pandas")


@dataclass(frozen=True)
class Timed:
    """The seconds of one way, round by round: those on the clock and those of the processor."""

    name: str
    clock: list[float]
    processor: list[float]

    @property
    def milliseconds(self) -> float:
        return statistics.median(self.clock) * 1000

    @property
    def of_processor(self) -> float:
        return statistics.median(self.processor) * 1000

    def times(self, other: Timed) -> float:
        """How many times as long as another way of the same rounds."""
        return statistics.median(a / b for a, b in zip(self.clock, other.clock, strict=True))

    def more_than(self, other: Timed) -> float:
        """How many milliseconds of the processor more than another way of the same rounds."""
        return statistics.median(a - b for a, b in zip(self.processor, other.processor, strict=True)) * 1000


def take_turns(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timed]:
    found = {name: Timed(name, [], []) for name in ways}
    for way in ways.values():
        way()
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            clock, processor = time.perf_counter(), time.process_time()
            way()
            found[name].processor.append(time.process_time() - processor)
            found[name].clock.append(time.perf_counter() - clock)
    return found


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown; all columns but the first are figures."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def shown(figure: float) -> str:
    """Three figures that count, and no more."""
    return f"{figure:.0f}" if len(str(int(abs(figure)))) > _FIGURES else f"{figure:.{_FIGURES}g}"


def machine() -> str:
    """What it was measured on."""
    model = next((line.split(":")[1] for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    total = next((line.split()[1] for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), "0")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    return (
        f"- Processor: {' '.join(model.split()) or platform.processor() or platform.machine()}, "
        f"{os.cpu_count()} cores, {int(total) / 1024**2:.1f} GiB of memory\n"
        f"- {platform.python_implementation()} {platform.python_version()} on {platform.system()}\n"
        f"- {versions}\n"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).is_file() else []
