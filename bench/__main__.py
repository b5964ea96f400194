"""All measurements into bench/RESULTS.md.

python -m bench              some ten minutes
python -m bench --quick      few rounds, printed and not written
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from bench import blank, charts, check, cold, lists, measuring, render, start, trees

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
ROUNDS, QUICK_ROUNDS = 15, 3
RENDERS, QUICK_RENDERS = 1000, 20
NOTES = """\
- "ours" is `engine.render` with a compiled template: content controls, captions, lists of contents, references, merged
  cells, lists, column widths, decimals, what stays together. "ours, plain way" is what stands behind it: docxtpl and a
  finish of the tree; both give the same bytes.
- "the check before delivery" looks through the bytes of a finished document for what Word would repair or refuse; every
  document passes through it once. It is not in "ours"; below it has a table of its own.
- "docxtpl" is `DocxTemplate(path)`, `render(context, autoescape=True)` and `save` into memory. It gets a copy of the
  template without our tag `gabung` (merged cells), which it does not know, and the texts without the marks of figures.
  It does none of what is listed above: no captions are counted, no lists of contents filled, no cells merged.
- "zip" packs the very parts of our document again after one replace over its main part: what no program can save.
  Level 6 is what we deliver.
"""
MEMORY = """\
Each line is a process of its own. Resident memory after a warm-up and after all renders, the most there was, and the
most that Python objects of one render take (tracemalloc, which does not see the trees of lxml). The first render is
that of the process, compiling of the template included.
"""


def report(rounds: int, renders: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        jobs = render.jobs(Path(folder))
        times = [render.time_table(job, rounds) for job in jobs]
        checks = check.tables(jobs, rounds)
    memory = render.memory_table([jobs[0].name, jobs[-1].name], renders)
    return "\n".join(
        [
            "# Measurements\n\nWritten by `make bench`; not to be changed by hand.\n",
            f"## Machine\n\n{measuring.machine()}",
            f"## Making a document\n\n{measuring.METHOD}\n\n{NOTES}",
            *times,
            checks,
            charts.tables(rounds),
            lists.tables(rounds),
            trees.tables(rounds),
            f"## Memory\n\n{MEMORY}\n{memory}",
            f"## Starting\n\n{start.tables(rounds)}",
            cold.tables(),
            blank.tables(rounds),
        ]
    )


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["memory"]:
        way, name, count = arguments[1:]
        sys.stdout.write(json.dumps(render.memory(way, name, int(count))))
        return 0
    if arguments not in ([], ["--quick"]):
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    if arguments:
        sys.stdout.write(report(QUICK_ROUNDS, QUICK_RENDERS))
        return 0
    RESULTS.write_text(report(ROUNDS, RENDERS), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{RESULTS.name} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
