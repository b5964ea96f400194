"""The charts of the book: those of the report, each figure by the number of its origin."""

from __future__ import annotations

from decimal import Decimal

from lkjip_gen.documents import charts as report
from lkjip_gen.documents.source import Source
from lkjip_gen.excel.charts import Chart, Series
from lkjip_gen.marks import bare
from lkjip_gen.origins import Traced

_SHEETS = {
    "predikat": "Grafik Predikat",
    "capaian_indikator": "Grafik Indikator",
    "capaian_sasaran": "Grafik Capaian",
    "target": "Grafik Target",
    "tahun": "Grafik Tahun",
    "serapan_sasaran": "Grafik Serapan",
    "serapan_program": "Grafik Serapan",
}


def charts(source: Source) -> list[Chart]:
    """Those for which there are figures."""
    return [_chart(drawn) for drawn in report.charts(source)]


def _chart(drawn: report.Drawn) -> Chart:
    chart = drawn.chart
    series = tuple(
        Series(s.name, tuple(_number(v) for v in s.values))
        for s in chart.series
        if any(v is not None for v in s.values)
    )
    return Chart(_SHEETS[drawn.place], bare(drawn.title), chart.kind, chart.categories, series)


def _number(value: Decimal | None) -> int | None:
    return value.number if isinstance(value, Traced) else None
