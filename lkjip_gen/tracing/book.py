"""`Tabel LKjIP.xlsx`: the tables of the documents with live formulas, the charts, and the trace as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from lkjip_gen import deriving
from lkjip_gen.documents.source import Source
from lkjip_gen.excel.book import tables_book
from lkjip_gen.excel.trace import Trace, TraceRow
from lkjip_gen.origins import Origin, Trail
from lkjip_gen.problems import Place
from lkjip_gen.tracing.charts import charts
from lkjip_gen.tracing.traced import TracedDocument, section, sentences

HEADINGS = (
    "Dokumen", "Bagian", "Tabel atau kalimat", "Baris", "Kolom", "Tercetak", "Cara", "Aturan", "Peraturan",
)  # fmt: skip
_HEAD_ROW = "kepala tabel"


def book(title: str, source: Source, documents: Sequence[TracedDocument], link: str) -> bytes:
    """The bytes of the book; `link` is the path from it to the workbook of the office, "" for none."""
    trail = source.trail
    tables = [table for document in documents for table in document.reading.tables]
    trace = Trace(HEADINGS, tuple(_rows(documents, trail)), _contents(trail))
    return tables_book(title, tables, trail.all(), charts=charts(source), trace=trace, link=link)


def _rows(documents: Sequence[TracedDocument], trail: Trail) -> Iterator[TraceRow]:
    @cache
    def told(number: int) -> tuple[tuple[str, str, str], tuple[Place, ...]]:
        return _told(trail[number]), trail[number].cells()

    for document in documents:
        figures = document.reading.figures
        for figure, sentence in zip(figures, sentences(figures), strict=True):
            spot = figure.spot
            where = (spot.table, f"{spot.row}. {spot.row_label}".rstrip(". ") if spot.row else _HEAD_ROW, spot.heading)
            words, places = told(figure.number)
            texts = (
                document.name,
                section(spot),
                *(where if spot.table else (sentence, "", "")),
                figure.text,
                *words,
            )
            yield TraceRow(texts, places)


def _contents(trail: Trail) -> dict[Place, str]:
    """What each cell holds."""
    found: dict[Place, str] = {}
    for origin in trail.all().values():
        if origin.cell is not None and (origin.value is not None or origin.cell not in found):
            found[origin.cell] = deriving.content(origin)
    return found


def _told(origin: Origin) -> tuple[str, str, str]:
    """How a figure was made, by which rule, and where that is written."""
    basis = origin.basis
    regulation = ", ".join(p for p in (basis.regulation, basis.article) if p) if basis else ""
    return deriving.made_in_words(origin), basis.rule if basis else "", regulation
