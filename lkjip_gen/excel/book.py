"""The tables of a document as a book of Excel: tables, formulas beside them, charts, inputs, trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkjip_gen.excel.charts import Chart, write_chart
from lkjip_gen.excel.figures import computed
from lkjip_gen.excel.inputs import write_inputs
from lkjip_gen.excel.look import RULE, SIZE, SMALL, Look, columns, height, opened, page, put
from lkjip_gen.excel.places import CONTENTS, INPUTS, TRACE, Names, Sites, input_rows
from lkjip_gen.excel.ranges import quoted
from lkjip_gen.excel.tables import AGAIN, TableSheet
from lkjip_gen.excel.trace import Trace, write_trace
from lkjip_gen.origins import Origin
from lkjip_gen.printed import Table

_LONGEST_LINK = 1500  # Excel takes 2079 characters with the sheet and the cell, some of them written as three
_WIDTHS = (45.0, 220.0, 35.0)  # mm
_NOTES = (
    f'Di sebelah kanan tabel, blok "{AGAIN}" memuat rumus untuk setiap angka hasil hitungan.',
    "Sel yang hasil rumusnya berbeda dari angka tercetak diberi warna.",
    "Hasil kali dan bagi dibulatkan dahulu untuk menghapus sisa hitungan biner, lalu ke desimal tercetak.",
)


def tables_book(
    title: str,
    tables: Sequence[Table],
    origins: Mapping[int, Origin],
    *,
    charts: Sequence[Chart],
    trace: Trace,
    link: str,
) -> bytes:
    """The bytes of the .xlsx; the same arguments give the same bytes.

    `origins` are those of the marks in the tables and of the figures in the charts. `link` is the path from the book
    to the workbook of the office, with "/" between folders, or "" for none. Raises FormulaError for an origin that no
    formula can be made of, and ValueError for a chart or trace whose rows do not fit.
    """
    link = link if len(link) <= _LONGEST_LINK else ""
    target, book = opened(title)
    look = Look(book)
    names = Names()
    sheets = [TableSheet(table, names.new(table.label), origins) for table in tables]
    charted = [(chart, names.new(chart.name)) for chart in charts]
    figures = [f.origin for t in tables for row in t.rows for c in row.cells for f in computed(c, origins)]
    inputs = input_rows(figures, [place for row in trace.rows for place in row.places])
    sites = Sites(inputs)
    for table in sheets:
        table.register(sites)

    contents = book.add_worksheet(CONTENTS)
    for table in sheets:
        table.write(book.add_worksheet(table.name), look, sites)
    for chart, name in charted:
        write_chart(book, book.add_worksheet(name), look, chart, name=name, origins=origins, sites=sites)
    write_inputs(book.add_worksheet(INPUTS), look, inputs, origins.values(), link)
    write_trace(book.add_worksheet(TRACE), look, trace, inputs, link)
    listed = [(t.table.label, t.table.title, t.name) for t in sheets]
    listed += [("Grafik", chart.title, name) for chart, name in charted]
    listed.append(("Rujukan", "Sel buku kerja yang menjadi dasar angka", INPUTS))
    listed.append(("Rujukan", "Jejak setiap angka tercetak", TRACE))
    _contents(contents, look, title, listed, _NOTES if tables else ())
    book.close()
    return target.getvalue()


def _contents(sheet: Any, look: Look, title: str, listed: Sequence[tuple[str, str, str]], notes: Sequence[str]) -> None:
    """The first sheet: what to know of the tables, then label, title and a link for every other sheet."""
    page(sheet, CONTENTS)
    columns(sheet, _WIDTHS)
    wide = sum(_WIDTHS)
    texts = [(title, SIZE + 4, {"bold": True}), *((note, SMALL, {}) for note in notes)]
    for row, (text, size, properties) in enumerate(texts):
        style = look.format(font_size=size, **properties)
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", style)
        put(sheet, row, 0, text, style)
        sheet.set_row(row, height([(text, wide, size, bool(properties))]))
    head = len(texts) + 1
    for index, text in enumerate(("Tabel", "Judul", "Lembar")):
        put(sheet, head, index, text, look.head())
    for row, (label, text, name) in enumerate(listed, start=head + 1):
        put(sheet, row, 0, label, look.ruled())
        put(sheet, row, 1, text, look.ruled())
        sheet.write_url(row, 2, f"internal:{quoted(name)}!A1", look.link(border=1, border_color=RULE), name)
        sheet.set_row(row, height(zip((label, text, name), _WIDTHS, [SIZE] * 3, [False] * 3, strict=True)))
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    sheet.activate()
