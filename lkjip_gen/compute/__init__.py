"""From the model and the rules to named tables with declared columns. Figures are Decimal; each row knows its cells.

pandas groups and joins; means and sums go through `rules.formulas`, because pandas' own are floats (93,945 would
become 93,94). A figure that cannot be computed is None, never 0.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lkjip_gen.compute.maker import Maker
from lkjip_gen.compute.tables import Row, Tables, records, total
from lkjip_gen.measuring import Measuring
from lkjip_gen.relations import Relations
from lkjip_gen.rules.choices import Settings
from lkjip_gen.rules.loader import PREDIKAT, RuleError
from lkjip_gen.rules.loader import skala as all_scales

__all__ = ["Row", "Tables", "compute", "planned", "records", "total"]


def compute(relations: Relations, settings: Settings, measuring: Measuring | None = None) -> Tables:
    """All tables of one checked workbook. Raises RuleError where the checks let something uncomputable through.

    `measuring` is that of the checks, so that no figure is made twice; without it one is made here.
    """
    day = _day(relations)
    skala = settings.skala(day)
    if skala is None:
        raise RuleError(f"no scale {settings['skala_predikat']} in {day.year}")
    return Maker(relations, settings, measuring or Measuring(relations, settings), skala, day).tables()


def planned(relations: Relations, settings: Settings) -> Tables:
    """The tables of what is planned, for documents that print no result: they need no scale of their year."""
    day = _day(relations)
    without = replace(relations.buku, realisasi=(), data_dasar=())
    before = Relations(without, tujuan_measured=relations.tujuan_measured)
    scale = next(s for s in all_scales() if s.untuk == PREDIKAT)  # nothing is there to be classified
    return Maker(before, settings, Measuring(before, settings), settings.skala(day) or scale, day).tables()


def _day(relations: Relations) -> date:
    """The last day of the year, on which its rules are looked up."""
    tahun = relations.buku.identitas.tahun
    if tahun is None:
        raise RuleError("compute needs a year; the checks must stop a workbook without one")
    return date(tahun, 12, 31)
