"""V12: this year's workbook beside last year's - what was reported then is what is compared with now."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Situation
from lkjip_gen.measuring import COMPUTED, Figure
from lkjip_gen.model import Indikator, Realisasi, Target
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.rules.formulas import round_half_up
from lkjip_gen.workbook import layout


def against_last_year(now: Situation, before: Situation, berkas: str) -> Iterator[Problem]:
    """The columns "Target <last year>" and "Realisasi <last year>" against the workbook of that year, by code.

    Codes keep their meaning over the years. How many figures were compared is said too: none would look like a success.
    """
    last = before.buku.identitas.tahun
    if last is None:
        return
    compared = 0
    reported = {i.kode for i in now.relations.reported_indicators()}
    for code, indikator in before.relations.by_code.items():
        for row, key, figure in _pairs(now, before, indikator):
            printed = _printed(before, indikator, figure)
            if row is None or printed is None or not _readable(now, row, key, last):
                continue
            value = getattr(row, key).get(last)
            if value is None and code not in reported:
                continue  # below the sasaran last year is compared with nowhere
            compared += 1
            if value != printed and not _finer(value, printed, figure):
                yield problem(
                    Code.LAST_YEAR_DIFFERS,
                    row.place(f"{key}:{last}"),
                    judul=layout.sheet(row.sheet).column(key).heading_of(last),
                    isi="kosong" if value is None else wording.entered(value),
                    lain=wording.number(printed),
                    berkas=berkas,
                )
    if compared:
        yield problem(Code.YEARS_COMPARED, jumlah=compared, tahun=last, berkas=berkas)


def _pairs(
    now: Situation, before: Situation, indikator: Indikator
) -> tuple[tuple[Target | Realisasi | None, str, Figure], ...]:
    """Where this year repeats a figure of last year, and that figure."""
    code, then = indikator.kode or "", before.measuring
    return (
        (now.relations.targets.get(code), "target", then.target(indikator)),
        (now.relations.results.get(code), "realisasi", then.realisasi(indikator)),
    )


def _printed(before: Situation, indikator: Indikator, figure: Figure) -> Decimal | None:
    """A figure as last year's report prints it, whatever it was computed with; None where a cell was unreadable."""
    if figure.number is None or before.doubtful(figure) or before.uncertain(indikator):
        return None
    if not _computed(figure) and indikator.desimal is None:
        return figure.number
    return round_half_up(figure.number, before.measuring.decimals(indikator))


def _computed(figure: Figure) -> bool:
    return figure.sumber in COMPUTED


def _finer(value: object, printed: Decimal, figure: Figure) -> bool:
    """Is this a computed figure with more decimals than were printed?"""
    exponent = int(printed.as_tuple().exponent)
    return _computed(figure) and isinstance(value, Decimal) and round_half_up(value, -exponent) == printed


def _readable(now: Situation, row: Target | Realisasi, key: str, year: int) -> bool:
    """Is there such a column, and is the cell blank or understood? Else that is told."""
    columns = now.buku.kolom_tahun.get((row.sheet, key), ())
    return year in columns and row.place(f"{key}:{year}") not in now.faulty
