"""The time of the check that every document passes before it is delivered: python -m bench.check

A document of a template that was seen before costs less than the first: what its pieces mean is remembered. Beside it
stands what it takes to read the main part as a tree, which a check on a tree would have to do first.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

from lxml import etree

from bench.measuring import METHOD, shown, table, take_turns
from bench.render import DOCUMENT, Job, jobs, parts_of
from lkjip_gen.word.soundness import faults, whole
from lkjip_gen.word.soundness.reading import Reader

ROUNDS = 15
SEEN, NEW, TREE = "the check", "the check, nothing seen before", "the main part as a tree of lxml"


def _with_nothing_seen(content: bytes) -> None:
    whole.forget()
    with patch.object(whole, "_reader", Reader()):
        faults(content)


def ways(content: bytes) -> dict[str, Callable[[], object]]:
    """The check of a document, and what it is held against. Raises ValueError where the document is not sound."""
    found = faults(content)
    if found:
        raise ValueError(str(found[0]))
    body = parts_of(content)[DOCUMENT]
    return {
        SEEN: lambda: faults(content),
        NEW: lambda: _with_nothing_seen(content),
        TREE: lambda: etree.fromstring(body),
    }


def tables(all_jobs: Sequence[Job], rounds: int) -> str:
    """Milliseconds of each document of the measurements."""
    rows = []
    for job in all_jobs:
        content = job.ours()
        found = take_turns(ways(content), rounds)
        size = len(parts_of(content)[DOCUMENT])
        rows.append((job.name, f"{size / 1000:,.0f}", *(shown(timed.milliseconds) for timed in found.values())))
    heads = ("", "kB of XML", *(f"{name}, ms" for name in (SEEN, NEW, TREE)))
    return f"## The check before delivery ({rounds} rounds)\n\n{table(heads, rows)}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{METHOD}\n\n{tables(jobs(Path(folder)), ROUNDS)}")
