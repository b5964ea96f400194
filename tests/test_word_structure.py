"""What Word refuses is mended where a template causes it, and never leaves the program otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from wordml import attempt, field, lines, made, mark, p, package, run

from lkjip_gen.word.soundness import blemishes
from lkjip_gen.word.tables import read_tables


def found(body: str) -> list[str]:
    """What is not as it should be, in the words of a message."""
    return [fault.cause for fault in blemishes(package(body))]


def table(*rows: str, columns: int = 1) -> str:
    grid = "<w:gridCol/>" * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(content: str = "<w:p/>", *, span: int = 1, merge: str = "") -> str:
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{content}</w:tc>'


START, END = '<w:bookmarkStart w:id="{}" w:name="{}"/>', '<w:bookmarkEnd w:id="{}"/>'
NUMBER = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr></w:p>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (table(), "tabel tanpa baris"),
        (table(row()), "baris tanpa sel"),
        (table(row(cell(""))), "sel tidak berakhir dengan alinea"),
        (table(row(cell("<w:p/>" + table(row(cell()))))), "sel tidak berakhir dengan alinea"),
        (table(row(cell(), cell())), "kolom baris tidak sama dengan kolom tabel (2 dari 1)"),
        (table(row(cell(span=3)), columns=2), "kolom baris tidak sama dengan kolom tabel (3 dari 2)"),
        (table(row(cell(merge="continue"))), "gabungan sel ke bawah tanpa awal (kolom 1)"),
        (
            table(row(cell(merge="restart"), cell()), row(cell(), cell(merge="continue")), columns=2),
            "gabungan sel ke bawah tanpa awal (kolom 2)",
        ),
        (p(mark("begin")), "isian otomatis (field) tidak utuh (tanpa akhir)"),
        (p(mark("end")), "isian otomatis (field) tidak utuh (end tanpa begin)"),
        (
            p(mark("begin"), mark("separate"), mark("separate"), mark("end")),
            "isian otomatis (field) tidak utuh (separate tanpa begin)",
        ),
        (NUMBER.format(4), "daftar bernomor yang disebut tidak ada (4)"),
        (p("x", style="Lain"), "gaya yang disebut tidak ada (Lain)"),
    ],
)
def test_every_fault_is_seen(body: str, said: str) -> None:
    assert found(body) == [said]


def test_a_sound_document_passes() -> None:
    merged = row(cell(merge="restart"), cell(span=2)), row(cell(merge="continue"), cell(), cell())
    left_out = row(cell(span=2), properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    nested = row(cell(table(row(cell())) + "<w:p/>", span=3))
    wrap = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    wrapped = wrap.format(row(cell(), wrap.format(cell(span=2))))
    assert found(
        table(*merged, left_out, nested, wrapped, columns=3) + NUMBER.format(1) + NUMBER.format(0)
        + p("x", field("A"), '<w:hyperlink w:anchor="a"/>', style="Ket") + START.format(1, "a") + END.format(1)
    ) == []  # fmt: skip


# --- what a template may do wrong without harm -----------------------------------------------------------------------


def merges(document: Any) -> list[str | None]:
    return [row.merges.get(one) for t in read_tables(document) for row in t.rows for one in row.cells]


def test_a_merge_that_lost_its_beginning_begins_anew(tmp_path: Path) -> None:
    head = row(cell(merge="restart"), properties="<w:trPr><w:tblHeader/></w:trPr>")
    body = table(head, *[row(cell(merge="continue"))] * 2, row(cell()), row(cell(merge="continue")))
    document = made(tmp_path, body)["document"]
    assert merges(document) == ["restart", "restart", "continue", None, "restart"]


def test_a_merge_of_a_loop_keeps_its_columns(tmp_path: Path) -> None:
    wide = row(cell(merge="restart"), cell(merge="restart", span=2))
    body = table(wide, row(cell(), cell(merge="continue"), cell(merge="continue")), columns=3)
    assert merges(made(tmp_path, body)["document"]) == ["restart", "restart", None, "restart", "restart"]


def test_rows_and_grid_are_made_to_fit(tmp_path: Path) -> None:
    loop = row(p("{%tr for x in xs %}").join(("<w:tc>", "</w:tc>")))
    body = table(row(cell(), cell(span=2), cell()), row(cell()), columns=2) + p("sela")
    body += table(loop, row(cell(p("{{ x }}"))), loop.replace("for x in xs", "endfor"), row()) + p("akhir")
    document = made(tmp_path, body, {"xs": []})["document"]
    tables = read_tables(document)
    assert [(t.columns, [r.width for r in t.rows]) for t in tables] == [(4, [4, 4])]
    assert lines(document)[-2:] == ["sela", "akhir"]


def test_unknown_styles_and_lists_are_dropped(tmp_path: Path) -> None:
    character = '<w:r><w:rPr><w:rStyle w:val="Lain"/></w:rPr><w:t>x</w:t></w:r>'
    document = made(tmp_path, p(character, style="Lain") + NUMBER.format(77) + p("y", style="Ket"))["document"]
    assert [s.get(qn("w:val")) for s in document.iter(qn("w:pStyle"), qn("w:rStyle"))] == ["Ket"]
    assert list(document.iter(qn("w:numPr"))) == []


def test_links_that_a_condition_left_out_are_forgotten(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="rlogo">{run("tautan")}</w:hyperlink>'
    body = p("{%p if ya %}") + p(link) + p("{%p endif %}") + p("isi")
    logo = {"logo.png": ("image", "image/png", b"\x89PNG")}
    for yes, expected in ((True, 1), (False, 0)):
        result, problems = attempt(tmp_path, body, {"ya": yes}, parts=logo)
        assert problems == []
        assert result is not None
        assert result.count(b"word/logo.png") == 2 * expected
