"""The fast way against the plain way on whole documents: all examples in all ways, then made contexts.

    python -m bench.equal [COUNT [FIRST]]    500 contexts from number 0; exit 1 on any difference

The tests do the same with pieces of the template, which takes a minute; this takes some ten.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
PROCESSES = 2
EVERY = 25  # documents, after which progress is told

# "context" and its number; "example" and name, paper, stamp, with pictures or not; "pk" and form, then the same
Job = tuple[str, Any]


def jobs(count: int, first: int) -> Iterator[Job]:
    names = helper("examples").NAMES
    for combination in product(names, (None, "A4", "F4"), ("", "DRAF"), (True, False)):
        yield "example", combination
    for form in helper("pks").FORMS:
        for combination in product(names, (None, "A4", "F4"), ("", "DRAF"), (True, False)):
            yield "pk", (form, *combination)
    for number in range(first, first + count):
        yield "context", number


def helper(name: str) -> Any:
    """A module of the tests, where the examples, the contexts and the comparer are."""
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    return importlib.import_module(name)


def compare(job: Job) -> tuple[str, list[str], bool]:
    """What the job is called, the differences, and whether there was a document to compare."""
    kind, what = job
    both, contexts = helper("both_ways"), helper("contexts")
    if kind == "context":
        case, matrix = contexts.case(what), contexts.matrix_case(what)
        told = f"context {what} ({case.mood}, {case.base})"
        wanted = [(both.LKJIP, case.context, case.how), (both.MATRIKS, matrix.context, matrix.how)]
    elif kind == "pk":
        pks = helper("pks")
        form, name, paper, stamp, illustrated = what
        told = f"PK {form} of {name}, paper {paper}, stamp {stamp!r}, {'with' if illustrated else 'no'} pictures"
        context = pks.bound(name, form)
        context = pks.with_logo(pks.with_quarters(context)) if illustrated else context
        how = {"paper": paper, "stamp": stamp, "pictures": helper("test_fast_pk").PICTURES if illustrated else {}}
        wanted = [(pks.template(form), context, how)]
    else:
        fast = helper("test_fast_equal")
        name, paper, stamp, illustrated = what
        told = f"{name}, paper {paper}, stamp {stamp!r}, {'with' if illustrated else 'no'} pictures"
        context = fast.with_pictures(name) if illustrated else contexts.base(name)
        how = {"paper": paper, "stamp": stamp, "pictures": fast.PICTURES if illustrated else {}}
        wanted = [(both.LKJIP, context, how)]
        if not illustrated and name != helper("examples").MURNI:
            wanted.append((both.MATRIKS, contexts.matrix_base(name), how))
    documents, found = False, []
    for template, context, how in wanted:
        fast_outcome, differences = both.compared(template, context, how)
        documents = documents or fast_outcome.made is not None
        found += [f"{template.name}: {difference}" for difference in differences]
    return told, found, documents


def main(arguments: list[str]) -> int:
    count, first = (int(text) for text in [*arguments, *("500", "0")[len(arguments) :]])
    wanted = list(jobs(count, first))
    wrong = documents = 0
    begun = time.monotonic()
    with ProcessPoolExecutor(PROCESSES) as processes:
        running = [processes.submit(compare, job) for job in wanted]
        for done, future in enumerate(as_completed(running), start=1):
            told, found, made = future.result()
            documents += made
            if found:
                wrong += 1
                sys.stdout.write(f"DIFFERENT {told}\n" + "".join(f"    {text}\n" for text in found))
            if done % EVERY == 0 or done == len(wanted):
                seconds = time.monotonic() - begun
                sys.stdout.write(f"{done} of {len(wanted)} in {seconds:.0f} s, {wrong} different\n")
            sys.stdout.flush()
    sys.stdout.write(
        f"{len(wanted)} compared, {documents} of them documents and the rest the same problems; {wrong} different\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
