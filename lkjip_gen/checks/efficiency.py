"""What the chosen rule of efficiency says of a sasaran that missed its target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.checks.money import whole
from lkjip_gen.model import Kinerja
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.relations import pagu_field
from lkjip_gen.rules.anggaran import efisiensi, serapan
from lkjip_gen.rules.choices import COMPARED, GAINED, GRADED
from lkjip_gen.rules.formulas import round_half_up, tercapai
from lkjip_gen.terms import JenisAnalisis


def praised_but_missed(situation: Situation) -> Iterator[Problem]:
    """Two rules of practice call a sasaran efficient that reached less than promised and spent still less.

    The office chose the rule, so its word stands; that it may mean work not done is said. The default speaks only of
    sasaran that reached 100.
    """
    tahun, method = situation.buku.identitas.tahun, situation.settings["efisiensi"]
    if not situation.wants_lkjip or tahun is None or method not in {GRADED, COMPARED}:
        return
    day = date(tahun, 12, 31)
    if situation.settings.rule("efisiensi", day) is None:
        return  # told where the rules in force are checked
    for node in situation.relations.measured:
        if not _explained(situation, node):
            yield from _praised(situation, node, day)


def _praised(situation: Situation, node: Kinerja, day: date) -> Iterator[Problem]:
    mean = situation.measuring.rata_rata(node)
    pagu, spent = _budget(situation, node)
    if mean.number is None or tercapai(mean.number) or situation.doubtful(mean) or not pagu or spent is None:
        return
    used = situation.measuring.rounding.publish(serapan(pagu, spent))
    judged = efisiensi(mean.number, used, pagu, spent, settings=situation.settings, day=day)
    if judged is None or round_half_up(mean.number) < round_half_up(used):
        return
    yield problem(
        Code.PRAISED_BUT_MISSED,
        node.place("kode"),
        isi=node.kode,
        kata=judged.kategori,
        capaian=wording.percent(mean.number),
        serapan=wording.percent(used),
        lain=GAINED,
    )


def _budget(situation: Situation, node: Kinerja) -> tuple[Decimal | None, Decimal | None]:
    """Pagu and realisasi of what supports a sasaran; None where a cell is missing."""
    relations = situation.relations
    rows = [row for row in relations.budget_leaves() if relations.supported(row) == node.kode]
    pagu = whole([getattr(row, pagu_field(row, relations.versi)) for row in rows])
    return pagu, whole([row.realisasi for row in rows])


def _explained(situation: Situation, node: Kinerja) -> bool:
    """Did the office write about the efficiency of this sasaran, or of the whole office?"""
    return any(a.jenis is JenisAnalisis.EFISIENSI and a.untuk in {None, node.kode} for a in situation.buku.analisis)


EFFICIENCY: tuple[Check, ...] = (praised_but_missed,)
