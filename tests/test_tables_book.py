"""`Tabel LKjIP.xlsx` of the examples: every table and figure of the document, every formula recalculated elsewhere."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from building import base, write
from docx_text import captions, opened
from examples import LARGE, MURNI, NAMES, PERUBAHAN, example
from offices import indicator
from openpyxl.workbook import Workbook
from recalculated import recalculated

from lkjip_gen.pipeline import Options, report

AGAIN = "Hitung ulang"  # heads the formulas beside a table


@cache
def book(name: str) -> Workbook:
    """The book as it was written; the large one takes seconds to open, so each is opened once and only read."""
    return openpyxl.load_workbook(BytesIO(example(name).files[".xlsx"]))


def formulas(found: Workbook) -> dict[tuple[str, str], str]:
    """Every formula of a book by sheet and cell."""
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in found
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_gets_every_figure(name: str, tmp_path: Path) -> None:
    """The formula gives the value that was stored for it, and the printed figure that stands in its row."""
    content = example(name).files[".xlsx"]
    if name == LARGE:
        content = without_trace(content)
    stored = openpyxl.load_workbook(BytesIO(content), data_only=True)
    again = recalculated(content, tmp_path)
    wanted = formulas(book(name))
    wrong = []
    for (sheet, cell), text in wanted.items():
        value, found = stored[sheet][cell].value, again[sheet][cell].value
        if not isinstance(found, int | float) or found != value:
            wrong.append((sheet, cell, text, value, found))
    assert wrong == []
    for (sheet, cell), text in wanted.items():
        if not sheet.startswith("Grafik") and text.startswith("=ROUND"):
            row = [c.value for c in stored[sheet][stored[sheet][cell].row][: columns(stored[sheet])]]
            assert stored[sheet][cell].value in row, (sheet, cell, text)


def without_trace(content: bytes) -> bytes:
    """The same book with an empty sheet Jejak, which holds no formula: LibreOffice takes a minute for its links."""
    last = len(book(LARGE).sheetnames)
    assert book(LARGE).sheetnames[-1] == "Jejak"
    thinned = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(thinned, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(f"/sheet{last}.xml.rels"):
                continue
            if name == f"xl/worksheets/sheet{last}.xml":
                assert b"<f>" not in data
                data = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", data, flags=re.DOTALL)
                data = re.sub(rb"<hyperlinks>.*</hyperlinks>", b"", data, flags=re.DOTALL)
            new.writestr(name, data)
    return thinned.getvalue()


def columns(sheet: Any) -> int:
    """How many columns the table has; the block stands right of them."""
    head = next(c.column for c in sheet[2] if c.value == AGAIN)
    return int(head) - 2


@pytest.mark.parametrize(("name", "least"), [(MURNI, 200), (PERUBAHAN, 220), (LARGE, 1300)])
def test_as_many_formulas_as_the_tables_print_computed_figures(name: str, least: int) -> None:
    """Counted in the JSON: figures in the body of a captioned table whose origin has a formula."""
    trace = example(name).trace
    origins = {o["nomor"]: o for o in trace["asal"]}
    computed: dict[str, int] = {}
    for figure in trace["dokumen"][0]["angka"]:
        if figure.get("baris") and "rumus" in origins[figure["asal"]] and re.match(r"[-+]?\d", figure["tercetak"]):
            computed[figure["tabel"]] = computed.get(figure["tabel"], 0) + 1
    beside: dict[str, int] = {}
    for (sheet, _), text in formulas(book(name)).items():
        if text.startswith("=ROUND") and not sheet.startswith("Grafik"):
            beside[sheet] = beside.get(sheet, 0) + 1
    assert beside == computed
    assert sum(beside.values()) >= least


@pytest.mark.parametrize("name", NAMES)
def test_every_table_of_the_document_has_its_sheet(name: str) -> None:
    """The captions of the document, in their order, are the sheets and the list on the first one."""
    found = book(name)
    tables = [sheet for sheet in found.sheetnames if sheet.startswith("Tabel")]
    assert [found[sheet]["A1"].value for sheet in tables] == captions(opened(example(name).docx))
    assert all(found[sheet]["A1"].value.startswith(f"{sheet} ") for sheet in tables)
    listed = [row[0].value for row in found["Daftar Tabel"].iter_rows(min_row=7)]
    assert [s for s in found.sheetnames if s.startswith(("Tabel", "Lampiran"))] == [
        s for s in listed if s and s.startswith(("Tabel", "Lampiran"))
    ]


def test_charts_are_native_and_draw_the_tables() -> None:
    """Those of the report and more: predikat, capaian, results, years, absorption; each value refers to its figure."""
    found = book(LARGE)
    charts = {s.title: len(s._charts) for s in found if s.title.startswith("Grafik")}
    assert {title.split(" (")[0] for title in charts} == {
        "Grafik Predikat", "Grafik Indikator", "Grafik Capaian", "Grafik Target", "Grafik Tahun", "Grafik Serapan",
    }  # fmt: skip
    assert set(charts.values()) == {1}
    sheet = found["Grafik Capaian"]
    assert all(re.fullmatch(r"='?(Tabel|Lampiran)[^!]+!\$?[A-Z]+\$?\d+", str(c.value)) for c in sheet["C"][3:6])


RISKY = ["=1+1 persen", "+62 layanan", "-5 layanan", "@SUM(A1) layanan", "https://contoh.go.id/a", "mailto:a@contoh.id"]


def test_text_stays_text_in_every_sheet(tmp_path: Path) -> None:
    """Names of indicators that a spreadsheet might take for a formula or a link."""
    rows = base()
    for number, text in enumerate(RISKY, start=4):
        indicator(rows, f"S1-{number}", 80, 81, Indikator=text)
    (outcome,) = report([write(tmp_path, rows)], Options(tmp_path / "output"))
    assert outcome.bug is None, outcome.problems
    path = next(f.path for f in outcome.files if f.path.suffix == ".xlsx")
    found = openpyxl.load_workbook(path)
    for text in RISKY:
        cells = [c for s in found for row in s.iter_rows() for c in row if isinstance(c.value, str) and text in c.value]
        assert len(cells) > 5, text
        assert {c.data_type for c in cells} == {"s"}
        links = [c for c in cells if c.hyperlink and not str(c.value).startswith("Indikator!")]  # those of the trace
        assert links == []
