"""Amounts of rupiah with their origins: sums and absorption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lkjip_gen.compute.tables import Row, total, whole
from lkjip_gen.measuring import Figure, Rules, computed, typed
from lkjip_gen.model import Belanja
from lkjip_gen.relations import Relations, belanja_field, pagu_field
from lkjip_gen.rules.anggaran import serapan
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, Rounding
from lkjip_gen.rules.loader import SERAPAN


@dataclass(frozen=True, slots=True)
class Money:
    """Counts with rupiah by the rules of one year."""

    rounding: Rounding
    rules: Rules

    def whole(self, parts: Sequence[Figure], name: str = "") -> Figure:
        """The sum of all; without a value where one of them has none, or where there is none."""
        return computed(whole(f.number for f in parts), "SUM(x)", x=parts, name=name)

    def total(self, parts: Sequence[Figure], name: str = "") -> Figure:
        """The sum of what is known; without a value where nothing is."""
        return computed(total(f.number for f in parts), "SUM(x)", x=parts, name=name)

    def serapan(self, pagu: Figure, realisasi: Figure, name: str = "") -> Figure:
        """Absorption in percent, at its published decimals; without a value where one is missing or the pagu is 0."""
        value = None
        if pagu.number is not None and realisasi.number is not None and pagu.number != 0:
            value = self.rounding.publish(serapan(pagu.number, realisasi.number))
        return computed(
            value, "R/P*100", P=pagu, R=realisasi, name=name, basis=self.rules.counting(SERAPAN),
            decimals=PUBLISHED_DECIMALS if self.rounding.as_printed else None,
        )  # fmt: skip

    def spent(self, pagu: Figure, realisasi: Figure, name: str = "") -> dict[str, Figure]:
        """Pagu and realisasi with their ratio, which is called `name`."""
        return {"pagu": pagu, "realisasi": realisasi, "serapan": self.serapan(pagu, realisasi, name)}


def anggaran(relations: Relations) -> list[Row]:
    """The rows of the budget that have no parts, with the program and the sasaran that they belong to."""
    rows: list[Row] = []
    for row in relations.budget_leaves():
        program = relations.program(row)
        pagu = pagu_field(row, relations.versi)
        rows.append(
            {
                "kode_kinerja": row.kode_kinerja, "program": program.kode if program else row.kode_kinerja,
                "sasaran": relations.supported(row), "pagu": typed(getattr(row, pagu), row.place(pagu)),
                "realisasi": typed(row.realisasi, row.place("realisasi")),
            }
        )  # fmt: skip
    return rows


def grouped(rows: Sequence[Row], by: str, order: Sequence[str | None], money: Money) -> list[Row]:
    """Sums of rupiah and ratio of the sums for each group of `by`, in the given order; empty groups stay."""
    table = pd.DataFrame(rows, columns=["sasaran", "program", "pagu", "realisasi"], dtype=object)
    groups = {str(key): part for key, part in table.groupby(by, sort=False)}
    found: list[Row] = []
    for name in order:
        part = groups.get(str(name), table.iloc[0:0])
        pagu = money.whole(part["pagu"].tolist(), f"pagu {name}")
        realisasi = money.whole(part["realisasi"].tolist(), f"realisasi anggaran {name}")
        found.append({"kelompok": name, **money.spent(pagu, realisasi, f"serapan {name}")})
    return found


def belanja(relations: Relations, money: Money) -> list[Row]:
    """The kinds of spending, their parts right below them, with the level of each."""
    rows = relations.buku.belanja
    parent = {b.jenis_belanja: b.bagian_dari for b in rows}
    found: list[Row] = []
    for row in _under_each_other(rows):
        level, above = 0, row.bagian_dari
        while above is not None and level <= len(parent):
            level, above = level + 1, parent.get(above)
        column = belanja_field(row, relations.versi)
        planned = typed(getattr(row, column), row.place(column))
        realisasi = typed(row.realisasi, row.place("realisasi"))
        found.append(
            {"jenis": row.jenis_belanja, "bagian_dari": row.bagian_dari, "tingkat": level, "anggaran": planned,
             "realisasi": realisasi, "serapan": money.serapan(planned, realisasi)}
        )  # fmt: skip
    return found


def _under_each_other(belanja: Sequence[Belanja]) -> list[Belanja]:
    """Kinds of spending with their parts right below them, in the order of the sheet."""
    ordered: list[Belanja] = []

    def place(above: str | None) -> None:
        for row in belanja:
            if row.bagian_dari == above and row not in ordered:
                ordered.append(row)
                place(row.jenis_belanja)

    place(None)
    return ordered
