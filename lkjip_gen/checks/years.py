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

    Codes keep their meaning over the years. How many figures were compared is said too: none would look like a success.
    """
    last = before.buku.identitas.tahun
    if last is None:
        return
    compared = 0
    for code, indikator in before.by_code.items():
        pairs: tuple[tuple[Target | Realisasi | None, str, Figure], ...] = (
            (now.targets.get(code), "target", then.target(indikator)),
            (now.results.get(code), "realisasi", then.realisasi(indikator)),
        )
        for row, key, reported in pairs:
            if row is not None and reported.number is not None:
                compared += 1
                yield from _compared(row, key, last, reported.number, berkas)
    yield problem(Code.YEARS_COMPARED, jumlah=compared, tahun=last, berkas=berkas)


def _compared(row: Target | Realisasi, key: str, year: int, reported: Decimal, berkas: str) -> Iterator[Problem]:
    value = getattr(row, key).get(year)
    if value != reported:
        yield problem(
            Code.LAST_YEAR_DIFFERS,
            row.place(f"{key}:{year}"),
            judul=layout.sheet(row.sheet).column(key).heading_of(year),
            isi="kosong" if value is None else wording.entered(value),
            lain=wording.number(reported),
            berkas=berkas,
        )
