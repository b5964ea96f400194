"""The charts of a report: which there are, what each draws and is called, and how long ones are split.

The LKjIP and the book of tables draw the same ones. Values are those of the tables, labels what the tables print; a
chart that would draw fewer than two figures says no more than its sentence does and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from lkjip_gen.compute import Row, records
from lkjip_gen.documents import Context
from lkjip_gen.documents.rows import or_none, program_name, result
from lkjip_gen.documents.source import Source, by
from lkjip_gen.figures import CHART, Chart, Figure, Series
from lkjip_gen.marks import bare
from lkjip_gen.terms import Jenjang
from lkjip_gen.wording import capital, count, entered, percent

_MOST = 12  # names in one chart
_LINES = 3  # indicators in one chart of years
_LONG = 3  # years that make a line
_LEAST = 2  # figures that make a chart
MOST_PRINTED = 20  # charts in a document; of more LibreOffice shows small pictures drawn large
_LONGEST = 9  # letters of a label that stands beside a bar
_Kind = Literal["bar", "column", "line"]
_Label: TypeAlias = "Callable[[Decimal, Row], str]"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and where it belongs: `place` in the report ("capaian_sasaran"), and the node of Kinerja, if one.

    `sentence` is what comes before "disajikan pada Grafik 3.1".
    """

    place: str
    title: str
    sentence: str
    chart: Chart
    node: str = ""
    number: int = 1

    @property
    def key(self) -> str:
        """The key of its place in a template."""
        return CHART + "-".join(filter(None, (self.place, self.node, str(self.number))))


def charts(source: Source) -> list[Drawn]:
    """All charts for which there are figures, in the order of the report; parts of a long one say which they are."""
    return _named(_all(source))


def printed(source: Source) -> list[Drawn]:
    """Those of the report, at most `MOST_PRINTED`: kinds whose tables tell as much give way, one after the other."""
    found = _all(source)
    for gives_way in (_is_split, _of_place("serapan_sasaran"), _of_place("target"), _of_place("tahun")):
        if len(found) > MOST_PRINTED:
            found = [one for one in found if not gives_way(one, found)]
    return _named(found)


def _is_split(one: Drawn, among: Sequence[Drawn]) -> bool:
    """Are the years of a node drawn in several charts?"""
    return one.place == "tahun" and sum((other.place, other.node) == ("tahun", one.node) for other in among) > 1


def _of_place(place: str) -> Callable[[Drawn, Sequence[Drawn]], bool]:
    return lambda one, _: one.place == place


def _all(source: Source) -> list[Drawn]:
    return [
        *_predikat(source), *_of_indicators(source), *_of_sasaran(source), *_results(source), *_years(source),
        *_absorbed(source),
    ]  # fmt: skip


def _named(parts: Sequence[Drawn]) -> list[Drawn]:
    titles = [(one.node, one.title) for one in parts]
    places = [(one.place, one.node) for one in parts]
    found = []
    for at, one in enumerate(parts):
        whole, number = titles.count(titles[at]), titles[: at + 1].count(titles[at])
        part = f" (bagian {_ordinal(number)} dari {count(whole)})" if whole > 1 else ""
        title = f"{one.title}{part}"
        described = replace(one.chart, description=_described(title, one.chart))
        key = places[: at + 1].count(places[at])
        found.append(replace(one, title=title, sentence=f"{one.sentence}{part}", chart=described, number=key))
    return found


def figures(drawn: Sequence[Drawn]) -> dict[str, Figure]:
    """The charts by the keys of their places."""
    return {one.key: one.chart for one in drawn}


PLACES = ("predikat", "capaian_indikator", "capaian_sasaran", "serapan_sasaran", "serapan_program")
PLACES_OF_NODES = ("target", "tahun")


def shown(drawn: Sequence[Drawn], node: str = "") -> Context:
    """What a template needs of the charts of the office, or of one node: lists of charts by their place."""
    names = PLACES_OF_NODES if node else PLACES
    return {name: [_shown(one) for one in drawn if (one.place, one.node) == (name, node)] for name in names}


def _shown(one: Drawn) -> Context:
    return {"kunci": one.key.removeprefix(CHART), "judul": one.title, "kalimat": one.sentence}


def _ordinal(number: int) -> str:
    return "pertama" if number == 1 else f"ke{count(number)}"


_WORDS: dict[_Kind, str] = {"bar": "Grafik batang", "column": "Grafik kolom", "line": "Grafik garis"}


def _described(title: str, chart: Chart) -> str:
    """The chart in words, for those who cannot see it."""
    texts = []
    for at, category in enumerate(chart.categories):
        said = [f"{s.name} {s.labels[at]}" for s in chart.series if s.values[at] is not None]
        texts.append(f"{category}: {'; '.join(said) or 'tanpa angka'}.")
    return bare(" ".join([f"{_WORDS[chart.kind]}: {title}.", *texts]))


# --- from rows to charts ---


def _series(name: str, rows: Sequence[Row], column: str, label: _Label) -> Series:
    values = tuple(r[column] if isinstance(r[column], Decimal) else None for r in rows)
    labels = tuple("" if v is None else label(v, r) for v, r in zip(values, rows, strict=True))
    return Series(name, values, labels)


def _percent(value: Decimal, _: Row) -> str:
    return percent(value)


def _chunks(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """As few parts as there must be, of about the same length."""
    parts = -(-len(rows) // size)
    for at in range(parts):
        yield rows[at * len(rows) // parts : (at + 1) * len(rows) // parts]


def _chart(kind: _Kind, categories: Sequence[str], series: Sequence[Series]) -> Chart | None:
    """A chart that is worth drawing. A series without a figure keeps its place: the others look the same everywhere."""
    known = sum(v is not None for s in series for v in s.values)
    return Chart(kind, tuple(categories), tuple(series), "") if known >= _LEAST else None


def _drawn(place: str, title: str, sentence: str, chart: Chart | None, node: str = "") -> Iterator[Drawn]:
    if chart is not None:
        yield Drawn(place, title, sentence, chart, node)


# --- the charts ---


def _predikat(source: Source) -> Iterator[Drawn]:
    """How many sasaran and indicators stand in each class; a class with nobody in it has no column."""
    rows = [{k: v or None for k, v in r.items()} for r in records(source.tables.peringkat)]
    series = [
        _series(name, rows, column, lambda v, _: entered(v))
        for name, column in (("Sasaran", "sasaran"), ("Indikator", "indikator"))
    ]
    yield from _drawn(
        "predikat", f"Jumlah Sasaran dan Indikator menurut Predikat Tahun {source.tahun}",
        "Jumlah sasaran dan indikator menurut predikatnya",
        _chart("column", [or_none(r["predikat"]) for r in rows], series),
    )  # fmt: skip


def _beside_last_year(
    source: Source, rows: Sequence[Row], place: str, noun: str, columns: tuple[str, str]
) -> Iterator[Drawn]:
    """A column of the rows in percent, beside the same of last year where there is any; `columns`: name and figure."""
    tahun, (named, column) = source.tahun, columns
    for part in _chunks([r for r in rows if r[column] is not None], _MOST):
        series = [
            _series(f"Capaian {int(tahun) - 1} (%)", part, f"lalu_{column}", _percent),
            _series(f"Capaian {int(tahun)} (%)", part, column, _percent),
        ]
        both = any(v is not None for v in series[0].values)
        when = f"tahun {tahun - 1} dan {tahun}" if both else f"tahun {tahun}"
        chart = _chart("bar", [or_none(r[named]) for r in part], series)
        yield from _drawn(place, f"{noun} Tahun {tahun}", f"{capital(noun.lower())} {when}", chart)


def _of_sasaran(source: Source) -> Iterator[Drawn]:
    columns = ("nama", "rata_rata")
    yield from _beside_last_year(source, source.sasaran, "capaian_sasaran", "Rata-rata Capaian Sasaran", columns)


def _of_indicators(source: Source) -> Iterator[Drawn]:
    columns, measured = ("indikator", "capaian"), [r for r in source.indikator if r["diukur"]]
    yield from _beside_last_year(source, measured, "capaian_indikator", "Capaian Indikator Kinerja", columns)


def _results(source: Source) -> Iterator[Drawn]:
    """Target and realisasi of the indicators of a node that are counted in one unit.

    Fewer than half of those of the node are not drawn, nor are amounts too long to stand beside a bar.
    """
    tahun = source.tahun
    columns = (
        (f"Realisasi {int(tahun) - 1}", "lalu_realisasi", _result), (f"Target {int(tahun)}", "target", _target),
        (f"Realisasi {int(tahun)}", "realisasi", _result),
    )  # fmt: skip
    for node in source.sasaran:
        units = by([{**r, "unit": or_none(r["satuan"]).casefold()} for r in _own(source, node)], "unit")
        for rows in units.values():
            short = [r for r in rows if all(_is_short(r[column], label, r) for _, column, label in columns)]
            short = [r for r in short if any(isinstance(r[c], Decimal) for c in ("target", "realisasi"))]
            if 2 * len(short) < sum(map(len, units.values())):
                continue
            unit = _UNITS.get(rows[0]["unit"], or_none(rows[0]["satuan"]))
            for part in _chunks(short, _MOST):
                series = [_series(name, part, column, label) for name, column, label in columns]
                yield from _drawn(
                    "target", f"Target dan Realisasi Indikator ({capital(unit)}) {_whose(node)} Tahun {tahun}",
                    f"Target dan realisasi indikator dengan satuan {_small(unit)}",
                    _chart("bar", [or_none(r["indikator"]) for r in part], series), node["kode"],
                )  # fmt: skip


_UNITS = {"%": "persen"}


def _small(unit: str) -> str:
    return unit if unit.isupper() else unit[:1].lower() + unit[1:]


def _target(value: Decimal, row: Row) -> str:
    return entered(value, row["desimal"])


def _result(value: Decimal, row: Row) -> str:
    return result(value, row["desimal"])


def _is_short(value: object, label: _Label, row: Row) -> bool:
    return not isinstance(value, Decimal) or len(bare(label(value, row))) <= _LONGEST


def _own(source: Source, node: Row) -> list[Row]:
    return [r for r in source.indikator if r["kode_kinerja"] == node["kode"]]


def _whose(node: Row) -> str:
    kind = "Tujuan" if node["jenjang"] == Jenjang.TUJUAN.value else "Sasaran"
    return f"{kind} {or_none(node['nama'])}"


def _years(source: Source) -> Iterator[Drawn]:
    """Lines of the indicators of a node that have three years or more; a year without a figure is a gap."""
    for node in source.sasaran:
        lines = [
            {"indikator": r["indikator"], "tahun": known}
            for r in _own(source, node)
            if len(known := _known(source, r["kode"])) >= _LONG
        ]
        seen = {year for row in lines for year in row["tahun"]}
        years = range(min(seen, default=0), max(seen, default=0) + 1)
        for part in _chunks(lines, _LINES):
            span = f"{source.year(years[0])}\u2013{source.year(years[-1])}"
            series = []
            for row in part:
                values = tuple(row["tahun"].get(year) for year in years)
                labels = tuple("" if v is None else percent(v) for v in values)
                series.append(Series(or_none(row["indikator"]), values, labels))
            yield from _drawn(
                "tahun", f"Perkembangan Capaian Indikator {_whose(node)} Tahun {span}",
                f"Perkembangan capaian indikator (persen) tahun {span}",
                _chart("line", [str(year) for year in years], series), node["kode"],
            )  # fmt: skip


def _known(source: Source, code: str) -> dict[int, Decimal]:
    return {int(r["tahun"]): r["capaian"] for r in source.riwayat.get(code, []) if r["capaian"] is not None}


def _absorbed(source: Source) -> Iterator[Drawn]:
    sasaran = [r for r in source.sasaran if r["serapan"] is not None]
    programs = [
        {**r, "nama": program_name(source, r["kelompok"])}
        for r in records(source.tables.anggaran_program)
        if r["serapan"] is not None
    ]
    for place, noun, rows in (("serapan_sasaran", "Sasaran", sasaran), ("serapan_program", "Program", programs)):
        for part in _chunks(rows, _MOST):
            yield from _drawn(
                place, f"Serapan Anggaran per {noun} Tahun {source.tahun}", f"Serapan anggaran setiap {noun.lower()}",
                _chart("bar", [or_none(r["nama"]) for r in part], [_series("Serapan (%)", part, "serapan", _percent)]),
            )  # fmt: skip
