"""Where the time of the first report of a process goes: python -m bench.cold

Each run is a process of its own, which loads everything first and then times what the report does, stage by stage.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measuring import shown, table
from bench.start import REPORTED, ROOT

ROUNDS = 7
METHOD = """\
The report of one office by a new process, without LibreOffice; medians of its stages in milliseconds. "loading" imports
everything that the report needs; "compiling" is what docxtpl and Jinja do with the template, once in a process;
"looking" is the check of the documents, which have not been seen before.
"""
LOADING, COMPILING, LOOKING = "loading", "compiling the template", "looking at the documents"
READING, WORD, COMPANIONS = "reading and checking the workbook", "figures, sentences, the rest of Word", "tables, trace"
DELIVERY = "delivery"
STAGES = (LOADING, READING, COMPILING, LOOKING, WORD, COMPANIONS, DELIVERY)


def stages(book: Path, output: Path) -> dict[str, float]:
    """Seconds of each stage in this process, which must not have loaded anything of the program before."""
    begun = time.perf_counter()
    from lkjip_gen import making, pipeline  # noqa: PLC0415 - the import is timed
    from lkjip_gen.word import assured, ways  # noqa: PLC0415

    spent = {LOADING: time.perf_counter() - begun}
    for stage, owner, name in (
        (READING, pipeline, "examine"),
        (COMPILING, ways, "Compiled"),
        (LOOKING, assured, "faults"),
        (COMPANIONS, making.Made, "companions"),
        (DELIVERY, pipeline, "deliver"),
    ):
        setattr(owner, name, _timed(stage, getattr(owner, name), spent))
    begun = time.perf_counter()
    pipeline.report([book], pipeline.Options(output, office=False))
    whole = time.perf_counter() - begun
    spent[WORD] = whole - sum(taken for stage, taken in spent.items() if stage != LOADING)
    return spent


def _timed(stage: str, real: object, spent: dict[str, float]) -> object:
    def call(*arguments: object, **named: object) -> object:
        begun = time.perf_counter()
        try:
            return real(*arguments, **named)  # type: ignore[operator]
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - begun

    return call


def tables(rounds: int = ROUNDS) -> str:
    book = REPORTED
    found: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            command = [sys.executable, "-m", "bench.cold", str(book), f"{folder}/{number}"]
            told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - ours
            found.append(json.loads(told.stdout))
    medians = {stage: statistics.median(one[stage] for one in found[1:]) * 1000 for stage in STAGES}
    whole = sum(medians.values())
    rows = [(stage, shown(taken), f"{taken * 100 / whole:.0f} %") for stage, taken in medians.items()]
    return f"### The first report of a process ({book.stem})\n\n{METHOD}\n{table(('stage', 'ms', 'of all'), rows)}"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(stages(Path(sys.argv[1]), Path(sys.argv[2]))))
    else:
        sys.stdout.write(tables())
