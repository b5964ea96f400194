"""The charts of the book: capaian beside last year, the years of each indicator, absorption of the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lkjip_gen.compute import Row, records
from lkjip_gen.documents.rows import or_none, program_name
from lkjip_gen.documents.source import Source
from lkjip_gen.excel.charts import Chart, Series
from lkjip_gen.origins import Traced

_MOST = 12  # names in one chart
_LINES = 4  # indicators in one chart of years
_LONG = 3  # years that make a line


def charts(source: Source) -> list[Chart]:
    """Those for which there are figures; several with one title are numbered."""
    found = [*_of_sasaran(source), *_of_indicators(source), *_of_years(source), *_absorbed(source)]
    titles = [chart.title for chart in found]
    numbered = []
    for at, chart in enumerate(found):
        whole = titles.count(chart.title)
        part = f" ({titles[: at + 1].count(chart.title)} dari {whole})" if whole > 1 else ""
        numbered.append(replace(chart, title=f"{chart.title}{part}"))
    return numbered


def _number(value: object) -> int | None:
    return value.number if isinstance(value, Traced) else None


def _series(name: str, rows: Sequence[Row], column: str) -> Series:
    return Series(name, tuple(_number(r[column]) for r in rows))


def _chunks(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """As few parts as there must be, of about the same length."""
    parts = -(-len(rows) // size)
    for at in range(parts):
        yield rows[at * len(rows) // parts : (at + 1) * len(rows) // parts]


def _beside_last_year(
    source: Source, rows: Sequence[Row], *, name: str, title: str, named: str, column: str
) -> Iterator[Chart]:
    """A column of the rows in percent, beside the same of last year where there is any."""
    tahun = int(source.tahun)
    for part in _chunks([r for r in rows if r[column] is not None], _MOST):
        both = (
            _series(f"Capaian {tahun - 1} (%)", part, f"lalu_{column}"), _series(f"Capaian {tahun} (%)", part, column),
        )  # fmt: skip
        series = tuple(s for s in both if any(f is not None for f in s.figures))
        yield Chart(name, f"{title} Tahun {tahun}", "bar", tuple(or_none(r[named]) for r in part), series)


def _of_sasaran(source: Source) -> Iterator[Chart]:
    return _beside_last_year(
        source, source.sasaran, name="Grafik Capaian", title="Rata-rata Capaian Sasaran", named="nama",
        column="rata_rata",
    )  # fmt: skip


def _of_indicators(source: Source) -> Iterator[Chart]:
    return _beside_last_year(
        source, source.indikator, name="Grafik Indikator", title="Capaian Indikator Kinerja", named="indikator",
        column="capaian",
    )  # fmt: skip


def _of_years(source: Source) -> Iterator[Chart]:
    """Lines of the indicators that have three years or more, a few together."""
    names = {r["kode"]: or_none(r["indikator"]) for r in source.indikator}
    known = {
        kode: {int(r["tahun"]): r["capaian"] for r in rows if r["capaian"] is not None}
        for kode, rows in source.riwayat.items()
    }
    long: list[Row] = [{"kode": kode, "tahun": years} for kode, years in known.items() if len(years) >= _LONG]
    for part in _chunks(long, _LINES):
        years = sorted({year for row in part for year in row["tahun"]})
        series = tuple(
            Series(names[row["kode"]], tuple(_number(row["tahun"].get(year)) for year in years)) for row in part
        )
        title = f"Perkembangan Capaian Tahun {years[0]}\u2013{years[-1]}"
        yield Chart("Grafik Tahun", title, "line", tuple(map(str, years)), series)


def _absorbed(source: Source) -> Iterator[Chart]:
    tahun = int(source.tahun)
    sasaran = [r for r in source.sasaran if r["serapan"] is not None]
    programs = [r for r in records(source.tables.anggaran_program) if r["serapan"] is not None]
    named = [{**r, "nama": program_name(source, r["kelompok"])} for r in programs]
    for title, rows in (("Serapan Anggaran per Sasaran", sasaran), ("Serapan Anggaran per Program", named)):
        for part in _chunks(rows, _MOST):
            series = _series("Serapan (%)", part, "serapan")
            names = tuple(or_none(r["nama"]) for r in part)
            yield Chart("Grafik Serapan", f"{title} Tahun {tahun}", "bar", names, (series,))
