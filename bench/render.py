"""The time and memory of making a document: ours, docxtpl's, and what no program can save."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from bench import pk
from bench.equal import ROOT, helper
from bench.measuring import Timed, shown, table, take_turns
from bench.stages import stage_table
from lkjip_gen.word import engine
from lkjip_gen.word.soundness import faults

LKJIP = ROOT / "templates" / "nasional" / "lkjip.docx"
DOCUMENT = "word/document.xml"
OURS, PLAIN, THEIRS = "ours", "ours, plain way", "docxtpl"
LOOK = "the check before delivery"
FLOOR, QUICK_FLOOR = "zip level 6 + one replace", "zip level 1 + one replace"
NARRATIVE = ["Kerja sama R&D <5% dengan \"mitra\" & 'warga'.", "Baris pertama\nbaris kedua\n\tbaris ketiga"]
ENOUGH_OF_THEIRS = 100  # renders that show whether memory grows; docxtpl takes half a second and more for each
_OWN_TAG = re.compile(rb"\{% gabung [^%]*%\}")
_WARM_UP = 3
_TRACED = 5


@dataclass(frozen=True)
class Job:
    """A document to make: for us, and the same for docxtpl."""

    name: str
    template: Path
    context: dict[str, Any]
    paper: engine.Paper | None
    their_template: Path
    their_context: dict[str, Any]

    def ours(self) -> bytes:
        return self._made(engine.render)

    def plainly(self) -> bytes:
        return self._made(engine.render_plainly)

    def theirs(self) -> bytes:
        document, made = DocxTemplate(str(self.their_template)), io.BytesIO()
        document.render(self.their_context, autoescape=True)
        document.save(made)
        return made.getvalue()

    def _made(self, way: Callable[..., tuple[bytes | None, list[Any]]]) -> bytes:
        made, problems = way(self.template, self.context, helper("wordml").PROPERTIES, paper=self.paper)
        if made is None:
            raise RuntimeError(problems[0].text)
        return made


@cache
def jobs(folder: Path) -> tuple[Job, ...]:
    """The three examples as LKjIP, and a PK of one official of the largest."""
    their_lkjip, short = folder / "lkjip-docxtpl.docx", folder / "pk.docx"
    their_lkjip.write_bytes(without_own_tag(LKJIP.read_bytes()))
    pk.write_template(short, LKJIP)
    examples, contexts, bare = helper("examples"), helper("contexts"), helper("marks_off").without_marks
    found = []
    for name in examples.NAMES:
        context = with_narrative(contexts.base(name))
        paper = examples.example(name).content.paper
        found.append(Job(f"LKjIP {name}", LKJIP, context, paper, their_lkjip, bare(context)))
    context = pk.context_of_one_official(contexts.base(examples.LARGE))
    return *found, Job("PK of one official", short, context, None, short, bare(context))


def with_narrative(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context with texts that need care: "&" and "<", several lines."""
    sentences = {**context["kalimat"], "penutup": [*context["kalimat"]["penutup"], *NARRATIVE]}
    return {**context, "kalimat": sentences}


def without_own_tag(template: bytes) -> bytes:
    """The template without our tag for merged cells, which docxtpl does not know."""
    parts = parts_of(template)
    return packed({**parts, DOCUMENT: _OWN_TAG.sub(b"", parts[DOCUMENT])}, level=6)


def parts_of(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], *, level: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def floor(document: bytes, year: str, level: int) -> Callable[[], bytes]:
    """The least there is to do for this document: one text put in its places, and everything packed."""
    parts = parts_of(document)
    text = parts[DOCUMENT].decode()
    if year not in text:
        raise ValueError("nothing would be replaced")

    def make() -> bytes:
        filled = text.replace(year, "2099").encode()
        return packed({**parts, DOCUMENT: filled}, level=level)

    return make


# --- time ---


def times(job: Job, rounds: int) -> dict[str, Timed]:
    made = job.ours()
    ways: dict[str, Callable[[], object]] = {
        OURS: job.ours,
        LOOK: lambda: faults(made),
        THEIRS: job.theirs,
        FLOOR: floor(made, job.their_context["tahun"], 6),
        QUICK_FLOOR: floor(made, job.their_context["tahun"], 1),
        PLAIN: job.plainly,
    }
    return take_turns(ways, rounds)


def time_table(job: Job, rounds: int) -> str:
    found = times(job, rounds)
    ours = found[OURS]
    rows = [
        (
            timed.name,
            shown(timed.milliseconds),
            shown(min(timed.clock) * 1000),
            shown(timed.of_processor),
            "1" if timed is ours else shown(timed.times(ours)),
        )
        for timed in found.values()
    ]
    made, theirs = job.ours(), job.theirs()
    sizes = f"Size: {len(made):,} bytes ours, {len(theirs):,} bytes docxtpl's."
    heads = ("", "ms, median", "fastest", "processor, median", "times ours")
    return f"### {job.name} ({rounds} rounds)\n\n{table(heads, rows)}\n{sizes}\n\n{stage_table(job.ours, rounds)}"


# --- memory ---


def memory(way: str, name: str, count: int) -> dict[str, float]:
    """In this process: the first render, the growth of a number of them after a warm-up, the most that one needs."""
    with tempfile.TemporaryDirectory() as folder:
        job = next(job for job in jobs(Path(folder)) if job.name == name)
        make = job.ours if way == OURS else job.theirs
        begun = time.perf_counter()
        make()
        first = time.perf_counter() - begun
        for _ in range(_WARM_UP):
            make()
        before = _resident("VmRSS")
        _forget_peak()
        for _ in range(count):
            make()
        after, peak = _resident("VmRSS"), _resident("VmHWM")
        tracemalloc.start()
        for _ in range(_TRACED):
            make()
        traced = tracemalloc.get_traced_memory()[1] / 1024**2
    return {"first": first * 1000, "before": before, "after": after, "peak": peak, "traced": traced}


def _resident(kind: str) -> float:
    """The memory of this process in MiB: VmRSS what it has now, VmHWM the most it had. Only Linux tells."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{kind}:"))


def _forget_peak() -> None:
    """What it took to read the examples does not count. (`ru_maxrss` would even keep that of the parent.)"""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def memory_table(names: list[str], count: int) -> str:
    """Each way in a process of its own."""
    rows = []
    for name in names:
        for way, renders in ((OURS, count), (THEIRS, min(count, ENOUGH_OF_THEIRS))):
            command = [sys.executable, "-m", "bench", "memory", way, name, str(renders)]
            told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - ours
            found = json.loads(told.stdout)
            figures = (shown(found[key]) for key in ("first", "before", "after", "peak", "traced"))
            rows.append((f"{name}, {way}", str(renders), *figures))
    heads = ("", "renders", "first render, ms", "MiB before", "MiB after", "MiB at most", "MiB of one render")
    return table(heads, rows)
