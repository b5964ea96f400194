"""From the model and the rules to named tables with declared columns. Figures are Decimal; each row knows its cells.

pandas groups and joins; means and sums go through `rules.formulas`, because pandas' own are floats (93,945 would
become 93,94). A figure that cannot be computed is None, never 0.
"""

from __future__ import annotations

from datetime import date

from lkjip_gen.compute.maker import Maker
from lkjip_gen.compute.tables import Row, Tables, records, total
from lkjip_gen.measuring import Measuring
from lkjip_gen.relations import Relations
from lkjip_gen.rules.choices import Settings
from lkjip_gen.rules.loader import RuleError

__all__ = ["Row", "Tables", "compute", "records", "total"]


def compute(relations: Relations, settings: Settings, measuring: Measuring | None = None) -> Tables:
    """All tables of one checked workbook. Raises RuleError where the checks let something uncomputable through.

    `measuring` is that of the checks, so that no figure is made twice; without it one is made here.
    """
    tahun = relations.buku.identitas.tahun
    if tahun is None:
        raise RuleError("compute needs a year; the checks must stop a workbook without one")
    day = date(tahun, 12, 31)
    skala = settings.skala(day)
    if skala is None:
        raise RuleError(f"no scale {settings['skala_predikat']} in {tahun}")
    return Maker(relations, settings, measuring or Measuring(relations, settings), skala, day).tables()
