"""The templates of the PK in every form, filled with the PKs of the examples: what is printed, what holds together."""

from __future__ import annotations

import datetime
import io
import re
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx_text import blocks, plain
from docx_text import text as said
from examples import LARGE, MURNI, PERUBAHAN
from marks_off import without_marks
from pks import FORMS, bound, contexts, each, poorest, template, with_logo, with_quarters
from test_word_pictures import png

from lkjip_gen.word.engine import Properties, render

PROPERTIES = Properties("PK", "Tahun 2024", "Dinas Contoh", datetime.date(2024, 1, 2))
# Lampiran I of the regulation on performance agreements, word for word
STATEMENT = """Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta \
berorientasi pada hasil, kami yang bertanda tangan di bawah ini:
selanjutnya disebut PIHAK PERTAMA
selaku atasan langsung PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA
Pihak Pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka \
mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan \
kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami.
Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari \
perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."""


def made(form: str, context: dict[str, Any], **how: Any) -> Document:
    content, problems = render(template(form), context, PROPERTIES, **how)
    assert problems == []
    assert content is not None
    return docx.Document(io.BytesIO(content))


def lines(document: Document) -> list[str]:
    return [said(Paragraph(p, document._body)) for p in document.element.body.iter(qn("w:p"))]


def cells(table: Table) -> list[list[str]]:
    """The cells of each row as they are printed; one that continues a merge is empty."""
    return [
        ["\n".join(said(Paragraph(p, table)) for p in cell.iter(qn("w:p"))) for cell in row._tr.findall(qn("w:tc"))]
        for row in table.rows
    ]


def headed(document: Document, head: str) -> list[Table]:
    """The tables with this column."""
    return [t for t in document.tables if any(plain(text) == head for text in cells(t)[0])]


def signing(document: Document) -> list[Table]:
    return [t for t in document.tables if any(row[:1] == ["PIHAK KEDUA"] for row in cells(t))]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [dict, poorest, with_quarters, with_logo])
def test_document_is_whole(form: str, change: Any) -> None:
    context = bound(LARGE, form)
    document = made(form, change(context), pictures={"Lambang": png(40, 50)})
    printed = lines(document)
    assert [t for t in printed if re.search(r"\{[{%#]|[}%#]\}|\bNone\b|\bnan\b|\bTrue\b|\bFalse\b", t)] == []
    for table in document.tables:
        width = len(table._tbl.tblGrid.findall(qn("w:gridCol")))
        assert all(sum(c.grid_span for c in row._tr.findall(qn("w:tc"))) == width for row in table.rows)
    found = blocks(document)
    assert [a for a, b in pairwise(found) if isinstance(a, Table) and isinstance(b, Table)] == []
    assert isinstance(found[-1], Paragraph)  # Word wants one after a table
    assert [t for t in document.tables if not t.rows] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [MURNI, PERUBAHAN, LARGE])
def test_the_prescribed_words_stand_in_every_pk(form: str, name: str) -> None:
    context = without_marks(bound(name, form))
    printed = lines(made(form, context))
    for words in STATEMENT.splitlines():
        assert printed.count(words) == len(context["perjanjian"]), words
    begun = "Perubahan Perjanjian Kinerja" if name != MURNI else "Perjanjian Kinerja"
    assert all(pk["judul"].startswith(begun) for pk in context["perjanjian"])
    titles = [t for t in printed if t.split("\n")[-1] == context["perjanjian"][0]["judul_kapital"]]
    assert len(titles) >= len(context["perjanjian"])


@pytest.mark.parametrize("form", FORMS)
def test_both_sign_the_statement_and_the_lampiran_on_one_line(form: str) -> None:
    context = without_marks(bound(LARGE, form))
    tables = signing(made(form, context))
    assert len(tables) == 2 * len(context["perjanjian"])
    for at, table in enumerate(tables):
        pk = context["perjanjian"][at // 2]
        first, second = pk["pihak_pertama"], pk["pihak_kedua"]
        rows = cells(table)
        assert rows[:3] == [
            ["", pk["tempat_tanggal"]],
            ["PIHAK KEDUA", "PIHAK PERTAMA"],
            [second["jabatan"], first["jabatan"]],
        ]
        assert [text.split("\n")[0] for text in rows[3]] == [second["nama"], first["nama"]]
        assert f"NIP {first['nip']}" in rows[3][1]
        assert "NIP" not in rows[3][0] or second["ada_nip"]
        assert len(table.columns) == 2
        held = [list(row._tr.iter(qn("w:keepNext"))) for row in table.rows[:-1]]
        assert all(held)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize("form", FORMS)
def test_signatures_are_never_alone_on_a_page(form: str) -> None:
    """What stands above is a paragraph of words, and nothing from it to the table may be parted."""
    for change in (dict, poorest):
        document = made(form, change(bound(LARGE, form)))
        keeping = {
            s.style_id for s in document.styles if s.element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        }
        found = blocks(document)
        tables = {t._tbl for t in signing(document)}
        lampiran = [at for at, b in enumerate(found) if isinstance(b, Table) and b._tbl in tables][1::2]
        assert lampiran
        for at in lampiran:
            gap, above = found[at - 1], found[at - 2]
            assert isinstance(gap, Paragraph)
            assert isinstance(above, Paragraph)
            assert above.text.startswith(("Terbilang: ", "Lampiran ini merupakan bagian"))
            assert {gap.style.style_id, above.style.style_id} <= keeping


@pytest.mark.parametrize("form", FORMS)
def test_each_pk_begins_on_a_page_and_nothing_ends_on_an_empty_one(form: str) -> None:
    document = made(form, bound(LARGE, form))
    breaking = {"Awal Halaman", "Judul Lampiran PK"}
    assert breaking >= {
        s.name for s in document.styles if s.element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    } - {"Judul Lampiran Lanjut"}
    styles = [b.style.name if isinstance(b, Paragraph) else "" for b in blocks(document)]
    starts = [at for at, style in enumerate(styles) if style in breaking]
    assert styles[0] == "Awal Halaman"
    assert all(after - before > 5 for before, after in pairwise(starts))
    assert styles[-1] == "Akhir Halaman"
    assert len(starts) >= 2 * len(bound(LARGE, form)["perjanjian"])
    assert list(document.element.body.iter(qn("w:br"))) == [
        b for b in document.element.body.iter(qn("w:br")) if b.get(qn("w:type")) is None
    ]


@pytest.mark.parametrize("form", FORMS)
def test_columns_are_numbered_without_gap_and_heads_repeated(form: str) -> None:
    document = made(form, with_quarters(bound(LARGE, form)))
    numbered = [t for t in document.tables if len(t.rows) > 1 and cells(t)[1][0] == "(1)"]
    assert len(numbered) > 10
    for table in numbered:
        rows = cells(table)
        assert rows[1] == [f"({n})" for n in range(1, len(rows[0]) + 1)]
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True, True, *[False] * (len(heads) - 2)]
        filled = [row for row in rows[2:] if row[0] != "TOTAL"]
        assert [row for row in filled if "" in row[2:]] == []


def test_results_of_several_indicators_are_merged() -> None:
    context = without_marks(bound(LARGE, "Nasional"))
    (first, *_) = [t for t in context["perjanjian"][0]["tabel"] if t["kepala"] == "Sasaran Strategis"]
    (table, *_) = headed(made("Nasional", context), "Sasaran Strategis")
    expected = [[b["no"], b["hasil"]] if b["hasil_baru"] else ["", ""] for b in first["baris"]]
    assert [row[:2] for row in cells(table)[2:]] == expected
    assert ["", ""] in expected
    assert [row[2:] for row in cells(table)[2:]] == [[b["nama"], b["satuan"], b["target"]] for b in first["baris"]]


@pytest.mark.parametrize("form", FORMS)
def test_the_budget_its_total_and_its_words(form: str) -> None:
    context = without_marks(bound(LARGE, form))
    document = made(form, context)
    tables = headed(document, "Anggaran (Rp)")
    budgets = [pk["anggaran"] for pk in context["perjanjian"] if pk["ada_anggaran"]]
    assert len(tables) == len(budgets) > 5
    for table, budget in zip(tables, budgets, strict=True):
        head, _, *rows, total = cells(table)
        assert head[1] == budget["kepala"]
        assert rows == [[b["no"], b["nama"], b["pagu"], b["sumber"]] for b in budget["baris"]]
        assert total == ["TOTAL", budget["total"], ""]
    words = [t for t in lines(document) if t.startswith("Terbilang: ")]
    assert words == [f"Terbilang: {budget['terbilang']}" for budget in budgets]


def test_quarters_stand_beside_the_target() -> None:
    document = made("Nasional", with_quarters(bound(MURNI, "Nasional"), "25", "86,75", "100"))
    (table, *_) = headed(document, "TW I")
    assert plain(" ".join(cells(table)[0][4:])) == "Target TW I TW II TW III TW IV"
    assert cells(table)[2][5:] == ["25", "50", "-", "86,75"]
    assert len(document.sections) == 1
    wide = made(
        "Nasional", with_quarters(bound(LARGE, "Nasional"), "1.234.567.890", "12.234.567.890,50", "1.234.567.890,5")
    )
    lying = [s for s in wide.sections if s.page_width > s.page_height]
    widths = [sum(c.width.twips for c in t.columns) for t in headed(wide, "TW I")]  # some are short enough
    assert len(lying) == widths.count(18709 - 1701 - 1417) > 10
    assert wide.sections[-1].page_width < wide.sections[-1].page_height


def test_lines_of_an_explanation_only_where_there_is_something_to_say() -> None:
    context = without_marks(bound(MURNI, "Banyumas 2020"))
    first, second = context["perjanjian"][0]["tabel"][0]["baris"][:2]
    silent = {f"ada_{key}": False for key in ("formulasi", "tipe", "sumber_data", "keterangan")}
    rows = [{**first, **silent, "ada_tipe": True}, {**second, **silent}]
    table = {**context["perjanjian"][0]["tabel"][0], "baris": rows}
    for form, head, words in (
        ("Banyumas 2020", "Penjelasan", "Perhitungan"), ("Banyumas 2024", "Formulasi", "Tipe perhitungan")
    ):  # fmt: skip
        (found,) = headed(made(form, each(context, lambda pk: {**pk, "tabel": [table]})), head)
        column = cells(found)[0].index(head)
        assert [row[column] for row in cells(found)[2:]] == [f"{words}: {first['tipe']}", "-"]


def test_the_second_lampiran_explains() -> None:
    """Its legal bases are a list of Word, equal explanations one cell, and nothing is there without words."""
    context = without_marks(contexts(LARGE, "Luwu Timur 2024")[0])
    (pk,) = context["perjanjian"]
    explained = pk["penjelasan"][0]
    rules = [
        {"teks": "1.\tAturan Satu", "butir": True},
        {"teks": "2.\tAturan Dua", "butir": True},
        {"teks": "Tiga", "butir": False},
    ]
    rows = [{**explained["baris"][0], "no": str(n), "penjelasan": "Sama", "penjelasan_baru": n != 2} for n in (1, 2, 3)]
    one = {**explained, "ada_dasar_hukum": True, "daftar_dasar_hukum": rules, "baris": rows, "ada_uraian": False}
    document = made("Luwu Timur 2024", each(context, lambda pk: {**pk, "penjelasan": [one]}))
    paragraphs = {p.text: p for p in document.paragraphs}
    assert "LAMPIRAN I PERUBAHAN PERJANJIAN KINERJA TAHUN 2024" in paragraphs
    assert "LAMPIRAN II PERUBAHAN PERJANJIAN KINERJA TAHUN 2024\nPENJELASAN KINERJA" in paragraphs
    assert paragraphs["Aturan Satu"].style.name == paragraphs["Aturan Dua"].style.name == "Isi Daftar"
    assert paragraphs["Aturan Dua"]._p.pPr.numPr is not None
    assert paragraphs["Tiga"]._p.pPr.numPr is None
    (targets,) = [t for t in headed(document, "Penjelasan") if len(t.columns) == 4]
    assert [row[3] for row in cells(targets)[1:]] == ["Sama", "", "Sama"]
    without = made("Luwu Timur 2024", each(context, lambda pk: {**pk, "penjelasan": [], "ada_penjelasan": False}))
    assert "LAMPIRAN PERUBAHAN PERJANJIAN KINERJA TAHUN 2024" in lines(without)
    assert not [t for t in lines(without) if t.startswith(("LAMPIRAN I", "Penjelasan Kinerja"))]


def test_groups_of_the_budget_stand_out() -> None:
    context = without_marks(bound(LARGE, "Luwu Timur 2024"))
    groups = [b for pk in context["perjanjian"] for b in pk["anggaran"]["baris"] if b["kelompok"]]
    assert groups
    tables = headed(made("Luwu Timur 2024", context), "Anggaran (Rp)")
    styles = [p.pPr.pStyle.val for t in tables for p in t._tbl.iter(qn("w:p"))]
    assert styles.count("AngkaKelompok") == len(groups)


@pytest.mark.parametrize("form", FORMS)
def test_the_letterhead(form: str) -> None:
    context = bound(MURNI, form)
    plainly, illustrated = made(form, context), made(form, with_logo(context), pictures={"Lambang": png(40, 50)})
    heads = 2 if form == "Banyumas 2024" else 1
    for document in (plainly, illustrated):
        printed = lines(document)
        for words in ("PEMERINTAH KABUPATEN BANYUMAS", "KECAMATAN SOKARAJA"):
            assert printed.count(words) == heads
        assert len([t for t in printed if t.startswith("Jalan Contoh Nomor 1")]) == heads
    assert len(illustrated.inline_shapes) == heads
    assert len(plainly.inline_shapes) == 0
