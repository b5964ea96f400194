"""The time of lists of contents: the estimate of pages on our way, and what LibreOffice takes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import render
from bench.measuring import shown, table, take_turns
from lkjip_gen.office.counting import counted
from lkjip_gen.office.program import found
from lkjip_gen.word.members import Members
from lkjip_gen.word.pages.estimate import estimated, read_document
from lkjip_gen.word.pages.lists import DOCUMENT, entries, filled

METHOD = """\
- "estimate" is `word.pages.estimate.estimated`: a finished document is read, set on pages, and its lists are filled.
  "fill" is writing numbers that are known (`word.pages.lists.filled`).
- LibreOffice is timed once, from the copies to the filled documents: each document alone, and all of them several times
  over in one call. Both begin with a new profile.
"""
_TIMES = 4


def tables(rounds: int) -> str:
    """The lists of the examples; without LibreOffice its part is left out."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = [job for job in render.jobs(Path(folder)) if job.paper is not None]
        documents = {job.name: job.ours() for job in jobs}
    rows = [_row(name, document, rounds) for name, document in documents.items()]
    heads = ("", "pages", "entries", "estimate, ms", "fill, ms")
    return f"## Lists of contents\n\n{METHOD}\n{table(heads, rows)}\n{_office(documents)}"


def _row(name: str, document: bytes, rounds: int) -> tuple[str, ...]:
    asked = entries(Members.of(document).text(DOCUMENT))
    numbers = {target: "88" for target, _ in asked}
    ways: dict[str, Callable[[], object]] = {
        "estimate": lambda: estimated(document),
        "fill": lambda: filled(document, numbers),
    }
    times = [shown(timed.milliseconds) for timed in take_turns(ways, rounds).values()]
    return name, str(read_document(document).pages), str(len(asked)), *times


def _office(documents: dict[str, bytes]) -> str:
    program = found()
    if program is None:
        return "LibreOffice is not on this machine.\n"
    rows = []
    for name, document in documents.items():
        rows.append((name, "1", shown(_seconds(program, [document]))))
    many = list(documents.values()) * _TIMES
    rows.append(("all of them", str(len(many)), shown(_seconds(program, many) / len(many))))
    return table(("LibreOffice", "documents", "s a document"), rows)


def _seconds(program: Path, documents: list[bytes]) -> float:
    begun = time.perf_counter()
    made = counted(program, documents)
    if None in made:
        raise RuntimeError("LibreOffice made not all")
    return time.perf_counter() - begun
