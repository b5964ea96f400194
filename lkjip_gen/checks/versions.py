"""What two workbooks of one office and year say against each other: a change has a reason."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_gen import wording
from lkjip_gen.agreements.changes import changed_rows, changes
from lkjip_gen.checks.base import Situation
from lkjip_gen.model import Indikator
from lkjip_gen.problems import Code, Document, Problem, problem
from lkjip_gen.relations import Relations
from lkjip_gen.workbook import layout

_STOPS = frozenset({Document.MATRIKS})


def between_versions(before: Situation, after: Situation) -> Iterator[Problem]:
    """A target that differs says why in its own row, a pagu there or in Identitas; each is told once."""
    general = after.buku.identitas.alasan_perubahan
    wants_general, told = False, set()
    for one in changes(before.relations, after.relations, after.shapes):
        for pair in one.targets:
            was, now = _target(before.relations, pair.before), _target(after.relations, pair.after)
            row = after.relations.targets.get((pair.after or pair.before).kode or "")  # type: ignore[union-attr]
            if was == now or row is None or row.alasan_perubahan is not None or row.row in told:
                continue
            told.add(row.row)
            yield problem(Code.REASON_MISSING, row.place("alasan_perubahan"), stops=_STOPS, semula=was, menjadi=now)
        changed = [row for line in one.budget for row in changed_rows(line, before.relations, after.relations)]
        wants_general |= any(row.alasan_perubahan is None for row in changed)
    if wants_general and general is None:
        place = after.buku.identitas.place("alasan_perubahan")
        heading = layout.sheet("Identitas").column("alasan_perubahan").heading
        yield problem(Code.CELL_MISSING, place, stops=_STOPS, judul=heading, atau="")


def _target(relations: Relations, row: Indikator | None) -> str:
    """As the message tells it."""
    value = relations.target(row) if row is not None else None
    return "tidak ada" if value is None else wording.entered(value)
