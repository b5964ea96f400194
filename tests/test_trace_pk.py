"""Every number that a PK or a matrix prints has its row in the trace, and leads to cells of the workbook.

The Word files are read here with nothing of the program. No figure are: what a field gives (a page, the number of a
table), the row of column numbers and the running numbers under "No.", numbers of headings, and marks of lists.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx_text import opened
from examples import FOLDER

from lkjip_gen.pipeline import Options, report

NAMES = ("dinas-contoh-2024-perubahan", "gumelar-2024", "mangkutana-2024-perubahan", "sokaraja-2020-perubahan")
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
COLUMN_NUMBER = re.compile(r"\(\d+\)")


@dataclass(frozen=True)
class Made:
    documents: dict[str, Document]
    trace: dict[str, Any]

    def figures(self, name: str) -> list[dict[str, Any]]:
        (found,) = [d["angka"] for d in self.trace["dokumen"] if d["berkas"] == name]
        rows: list[dict[str, Any]] = found
        return rows


@cache
def made(name: str) -> Made:
    with tempfile.TemporaryDirectory() as folder:
        asked = Options(Path(folder), documents=frozenset({"pk", "matriks"}))
        (outcome,) = report([FOLDER / f"{name}.xlsx"], asked)
        assert outcome.bug is None
        paths = [f.path for f in outcome.files]
        documents = {p.name: opened(p.read_bytes()) for p in paths if p.suffix == ".docx"}
        (trace,) = [json.loads(p.read_text(encoding="utf-8")) for p in paths if p.suffix == ".json"]
    return Made(documents, trace)


def shown(paragraph: Any) -> str:
    """The text of a paragraph without what its fields give; the number of a numbered heading is not in it anyway."""
    depth, pieces = 0, []
    for node in paragraph.iter(qn("w:fldChar"), qn("w:t"), qn("w:tab"), qn("w:br")):
        if node.tag == qn("w:fldChar"):
            depth += {"begin": 1, "end": -1}.get(node.get(qn("w:fldCharType")), 0)
        elif not depth:
            pieces.append((node.text or "") if node.tag == qn("w:t") else "\n")
    return "".join(pieces).replace("\u00a0", " ")


def is_running(paragraph: Any, text: str) -> bool:
    """Is it a cell of column numbers, the count of an explanation, or a number of a row under "No."?"""
    if COLUMN_NUMBER.fullmatch(text) or re.fullmatch(r"Penjelasan Kinerja \d+", text):
        return True
    cells = list(paragraph.iterancestors(qn("w:tc")))
    if not cells or not re.fullmatch(r"\d{1,3}", text):
        return False
    row, table = cells[0].getparent(), cells[0].getparent().getparent()
    first = table.find(qn("w:tr"))
    head = "".join(t.text or "" for t in first.find(qn("w:tc")).iter(qn("w:t")))
    return row.find(qn("w:tc")) is cells[0] and head.strip(". ").casefold() == "no"


def printed(document: Document) -> Iterator[str]:
    """The numbers of the body and of its heads, in any order."""
    heads = [r.target_part.element for r in document.part.rels.values() if r.reltype.endswith("/header")]
    for part in (document.element.body, *heads):
        for paragraph in part.iter(qn("w:p")):
            text = shown(paragraph)
            if not is_running(paragraph, text.strip()):
                yield from NUMBER.findall(re.sub(r"(?m)^(?:\d{1,2}\.|\d{1,2}\)) ", "", text))


def pairs() -> list[tuple[str, str]]:
    return [(name, document["berkas"]) for name in NAMES for document in made(name).trace["dokumen"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_in_the_trace_but_the_bound_one(name: str) -> None:
    traced = {d["berkas"] for d in made(name).trace["dokumen"]}
    assert traced == {n for n in made(name).documents if not n.endswith("(lengkap).docx")}


@pytest.mark.parametrize(("name", "document"), pairs())
def test_every_number_has_its_row(name: str, document: str) -> None:
    rows = made(name).figures(document)
    told = Counter(n for row in rows for n in NUMBER.findall(row["tercetak"]))
    found = Counter(printed(made(name).documents[document]))
    assert found - told == Counter(), "printed without a row"
    assert told - found == Counter(), "a row without print"
    assert len(rows) > 5


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_leads_to_cells_that_hold_it(name: str) -> None:
    """A copied figure is in its cell; a computed one is made of figures that lead to cells."""
    book = openpyxl.load_workbook(FOLDER / f"{name}.xlsx", data_only=True)
    origins = {o["nomor"]: o for o in made(name).trace["asal"]}
    seen = 0
    for origin in origins.values():
        if "sel" in origin:
            value = book[origin["sel"]["lembar"]][origin["sel"]["sel"]].value
            assert value is not None, origin
            if "nilai" in origin and isinstance(value, int | float):
                assert abs(float(origin["nilai"]) - value) < 1e-9
                seen += 1
        else:
            assert origin["masukan"], origin
            assert all(number in origins for group in origin["masukan"].values() for number in group)
    assert seen > 5
    book.close()


def test_a_target_is_found_by_its_row_and_column() -> None:
    """Although the tables of a PK have no captions."""
    name, document = "mangkutana-2024-perubahan", "Perubahan PK Kecamatan Mangkutana Tahun 2024 - Camat Mangkutana.docx"
    rows = [r for r in made(name).figures(document) if r["tercetak"] == "87,40" and r.get("kepala_kolom") == "Target"]
    assert len(rows) == 2  # in Lampiran I, and where Lampiran II says why it is so large
    assert all("Indeks Kepuasan Masyarakat" in r["nama_baris"] and r["tabel"].startswith("Tabel") for r in rows)
