"""What two workbooks of one office and year say against each other: a change has a reason."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_gen import wording
from lkjip_gen.agreements.changes import changed_rows, changes
from lkjip_gen.checks.base import Situation
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.relations import Relations
from lkjip_gen.workbook import layout

_STOPS = frozenset({Document.MATRIKS})


def between_versions(before: Situation, after: Situation) -> Iterator[Problem]:
    """A target that differs says why in its own row, a pagu there or in Identitas; each is told once.

    So does in Identitas a target that stayed as it was and only passed to somebody else.
    """
    general = after.buku.identitas.alasan_perubahan
    wants_general, told = False, set()
    if after.buku.anggaran and not before.relations.budget_leaves():
        yield problem(Code.BUDGET_NOT_COMPARED, Place("Anggaran"))
    for one in changes(before.relations, after.relations, after.shapes):
        for pair in one.targets:
            code = pair.either.kode or ""
            was, now = _target(before.relations, code), _target(after.relations, code)
            row = after.relations.targets.get(code)
            if row is None or row.alasan_perubahan is not None or row.row in told:
                continue
            if was == now:
                wants_general |= pair.before is None or pair.after is None
                continue
            told.add(row.row)
            yield problem(Code.REASON_MISSING, row.place("alasan_perubahan"), stops=_STOPS, semula=was, menjadi=now)
        changed = [row for line in one.budget for row in changed_rows(line, before.relations, after.relations)]
        wants_general |= any(row.alasan_perubahan is None for row in changed)
    if wants_general and general is None:
        place = after.buku.identitas.place("alasan_perubahan")
        heading = layout.sheet("Identitas").column("alasan_perubahan").heading
        yield problem(Code.CELL_MISSING, place, stops=_STOPS, judul=heading, atau="")


def _target(relations: Relations, code: str) -> str:
    """As the message tells it, whoever promises it."""
    row = relations.by_code.get(code)
    value = relations.target(row) if row is not None else None
    return "tidak ada" if value is None else wording.entered(value)
