"""V12: this year's workbook beside last year's - what was reported then is what is compared with now."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.measuring import Figure, Measuring
from lkjip_gen.model import Realisasi, Target
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.relations import Relations
from lkjip_gen.workbook import layout


def against_last_year(now: Relations, before: Relations, then: Measuring, berkas: str) -> Iterator[Problem]:
    """The columns "Target <last year>" and "Realisasi <last year>" against the workbook of that year, by code.

    Codes keep their meaning over the years. A figure that one of the two lacks is not compared.
    """
    last = before.buku.identitas.tahun
    if last is None:
        return
    for code, indikator in before.by_code.items():
        target, result = now.targets.get(code), now.results.get(code)
        if target is not None:
            yield from _compared(target, "target", last, then.target(indikator), berkas)
        if result is not None:
            yield from _compared(result, "realisasi", last, then.realisasi(indikator), berkas)


def _compared(row: Target | Realisasi, key: str, year: int, reported: Figure, berkas: str) -> Iterator[Problem]:
    value = getattr(row, key).get(year)
    if isinstance(value, Decimal) and reported.number is not None and value != reported.number:
        yield problem(
            Code.LAST_YEAR_DIFFERS,
            row.place(f"{key}:{year}"),
            judul=layout.sheet(row.sheet).column(key).heading_of(year),
            isi=wording.number(value),
            lain=wording.number(reported.number),
            berkas=berkas,
        )
