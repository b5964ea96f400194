"""The Word engine: text whole, faults with a place, sound cells, the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from both_ways import compared
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from lkjip_gen.problems import Code, Problem
from lkjip_gen.word import values
from lkjip_gen.word.engine import Properties, render, render_plainly

PROPERTIES = Properties("LKjIP R&D", "Tahun 2020", "Kecamatan <A> & B", datetime.date(2021, 1, 29))
NASTY = "R&D <5% {{x}} {_{ \"q\" }_} {% if %} {_% %_} {# c #} 's' \u201ckutip\u201d &amp; _ __ %"


def template(tmp_path: Path, build: Any) -> Path:
    document = docx.Document()
    build(document)
    path = tmp_path / "contoh.docx"
    document.save(str(path))
    return path


def made(path: Path, context: dict[str, Any]) -> Document:
    result, problems = render(path, context, PROPERTIES)
    assert problems == []
    assert result is not None
    return docx.Document(io.BytesIO(result))


def fault(path: Path, context: dict[str, Any]) -> tuple[Problem, dict[str, str]]:
    result, problems = render(path, context, PROPERTIES)
    assert result is None
    assert len(problems) == 1
    assert problems[0].text  # the catalogue has a text for these facts
    return problems[0], dict(problems[0].facts)


def everywhere(document: Any) -> None:
    document.add_paragraph("[{{ t }}]")
    document.add_table(1, 1).cell(0, 0).text = "[{{ t }}]"
    section = document.sections[0]
    section.header.paragraphs[0].text = "[{{ t }}]"
    section.footer.paragraphs[0].text = "[{{ t }}]"


def texts(document: Document) -> list[str]:
    section = document.sections[0]
    return [
        document.paragraphs[0].text,
        document.tables[0].cell(0, 0).text,
        section.header.paragraphs[0].text,
        section.footer.paragraphs[0].text,
    ]


@pytest.mark.parametrize(
    "text",
    [
        NASTY,
        "satu\ndua\n\ntiga",
        "a\tb\t\tc",
        "  dua  spasi  ",
        "{",
        "{_",
        "_{ %}",
        "{_{_{",
        "\u00e9\U0001f600\u2013",
        "",
    ],
)
def test_text_arrives_whole(tmp_path: Path, text: str) -> None:
    document = made(template(tmp_path, everywhere), {"t": text})
    assert texts(document) == [f"[{text}]"] * 4


def test_breaks_are_word_breaks_and_spaces_are_kept(tmp_path: Path) -> None:
    document = made(template(tmp_path, lambda d: d.add_paragraph("{{ t }}")), {"t": "  a\r\nb\tc\rd  "})
    element = document.paragraphs[0]._p
    assert len(list(element.iter(qn("w:br")))) == 2
    assert len(list(element.iter(qn("w:tab")))) == 1
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for node in element.iter(qn("w:t")):
        if node.text and node.text != node.text.strip():
            assert node.get(space) == "preserve"


def test_value_beside_brace_of_template(tmp_path: Path) -> None:
    document = made(template(tmp_path, lambda d: d.add_paragraph("{{ a }}_{{ b }}")), {"a": "{", "b": "{"})
    assert document.paragraphs[0].text == "{_{"


def test_values_can_be_compared(tmp_path: Path) -> None:
    path = template(tmp_path, lambda d: d.add_paragraph('{% if t == "a_b %" %}ya{% endif %}'))
    assert made(path, {"t": "a_b %"}).paragraphs[0].text == "ya"


def test_marks_that_word_types_into_tags(tmp_path: Path) -> None:
    tag = "{%\u00a0if t == \u201eya\u201d %}{{\u00a0t }}{% endif %}"
    assert made(template(tmp_path, lambda d: d.add_paragraph(tag)), {"t": "ya"}).paragraphs[0].text == "ya"


def test_footnotes_once(tmp_path: Path) -> None:
    """A footnote of a document with two sections is rendered once, so tags in its values stay text."""
    path = template(tmp_path, lambda d: (d.add_paragraph("isi"), d.add_section()))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="2"><w:p><w:r><w:t>{{ t }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    document = docx.Document(str(path))
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
    document.part.relate_to(part, rel)
    document.save(str(path))
    result, problems = render(path, {"t": "{{ u }}", "u": "tag dijalankan"}, PROPERTIES)
    assert problems == []
    assert result is not None
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        assert '<w:t xml:space="preserve">{{ u }}</w:t>' in archive.read("word/footnotes.xml").decode()


def test_undefined_name(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_heading("BAB I")
        document.add_paragraph("Camat {{ nama_cmat }}")

    found, facts = fault(template(tmp_path, build), {"nama_camat": "A", "tahun": "2020"})
    assert found.code is Code.TEMPLATE_NAME
    assert facts["berkas"] == "contoh.docx"
    assert facts["nama"] == "nama_cmat"
    assert facts["usul"] == '; mungkin maksudnya "nama_camat"'
    assert facts["tempat"] == 'isi, di bawah judul "BAB I", dekat "Camat {{ nama_cmat }}"'


def test_undefined_name_without_anything_near(tmp_path: Path) -> None:
    _, facts = fault(template(tmp_path, lambda d: d.add_paragraph("{{ xyz }}")), {"tahun": "2020"})
    assert facts["usul"] == ""


def test_undefined_attribute_in_the_right_row(tmp_path: Path) -> None:
    """`nama` exists for the first table and not for the second: the place is the second."""

    def build(document: Any) -> None:
        document.add_heading("Judul Tabel")
        for rows, tag in (("orang", "{{ o.nama }}"), ("barang", "{{ o.nama }}")):
            table = document.add_table(4, 1)
            table.cell(0, 0).text = "Nama"
            table.cell(1, 0).text = "{%tr for o in " + rows + " %}"
            table.cell(2, 0).text = tag
            table.cell(3, 0).text = "{%tr endfor %}"
            document.add_paragraph("sela")

    context = {"orang": [{"nama": "A"}], "barang": [{"namaa": "B"}]}
    found, facts = fault(template(tmp_path, build), context)
    assert found.code is Code.TEMPLATE_NAME
    assert facts["nama"] == "nama"
    assert facts["usul"] == '; mungkin maksudnya "namaa"'
    assert facts["tempat"].startswith('isi, tabel 2, baris 3, di bawah judul "Judul Tabel"')


@pytest.mark.parametrize("tag", ["{% if adaa %}x{% endif %}", "{% for a in adaa %}x{% endfor %}", "{{ adaa.b }}"])
def test_undefined_name_in_every_use(tmp_path: Path, tag: str) -> None:
    found, facts = fault(template(tmp_path, lambda d: d.add_paragraph(tag)), {"ada": True})
    assert (found.code, facts["nama"]) == (Code.TEMPLATE_NAME, "adaa")


def test_undefined_name_in_header(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ tahunn }}"

    _, facts = fault(template(tmp_path, build), {"tahun": "2020"})
    assert facts["tempat"].startswith("kepala halaman")


def test_undefined_name_in_paragraph_tag(tmp_path: Path) -> None:
    """A {%p paragraph is cut out before Jinja runs; its place is found all the same."""

    def build(document: Any) -> None:
        document.add_paragraph("awal")
        for text in ("{%p if adaa %}", "x", "{%p endif %}"):
            document.add_paragraph(text)

    _, facts = fault(template(tmp_path, build), {"ada": True})
    assert 'dekat "{%p if adaa %}"' in facts["tempat"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{% for a in daftar %}x", "belum ditutup"),
        ("{% endfor %}", 'penutup "endfor" tanpa pembuka'),
        ("{{ daftar daftar }}", "tidak pada tempatnya"),
        ("{{ nama|besar }}", 'penyaring "besar" tidak ada'),
        ("{{ nama|safe }}", 'penyaring "safe" tidak ada'),
        ("{{ daftar }}", "bukan teks"),
        ("{{ ada }}", "bukan teks"),
    ],
)
def test_broken_tag(tmp_path: Path, tag: str, said: str) -> None:
    context = {"daftar": ["a"], "nama": "b", "ada": True}
    found, facts = fault(template(tmp_path, lambda d: d.add_paragraph(tag)), context)
    assert found.code is Code.TEMPLATE_BROKEN
    assert said in facts["sebab"]
    assert "dekat" in facts["sebab"]


NOT_CARRIED_OUT = {
    "{% include 'lain.docx' %}": "berdiri sendiri",
    "{% extends 'lain.docx' %}": "berdiri sendiri",
    "{{ nama + 1 }}": "setiap isian adalah teks",
    "{{ nama|attr }}": "setiap isian adalah teks",
    "{{ nama|round }}": "setiap isian adalah teks",
    "{{ nama|truncate('a') }}": "setiap isian adalah teks",
    "{{ nama() }}": "setiap isian adalah teks",
    "{{ 1/0 }}": "setiap isian adalah teks",
    "{% for a, b in daftar %}x{% endfor %}": "setiap isian adalah teks",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "terlalu dalam",
    "{% for a in daftar %}" * 25 + "x" + "{% endfor %}" * 25: "terlalu dalam",
    "{% autoescape false %}{{ nama }}{% endautoescape %}": '"autoescape" tidak boleh dipakai',
}


@pytest.mark.parametrize("tag", NOT_CARRIED_OUT)
def test_what_cannot_be_carried_out_is_a_fault_of_the_template(tmp_path: Path, tag: str) -> None:
    """Whatever Jinja or Python raises; and on the fast way it is the same problem."""
    context = {"daftar": ["a"], "nama": "<w:br/>", "ada": True}
    path = template(tmp_path, lambda d: (d.add_heading("BAB I"), d.add_paragraph("biasa"), d.add_paragraph(tag)))
    found, facts = fault(path, context)
    assert found.code is Code.TEMPLATE_BROKEN
    assert NOT_CARRIED_OUT[tag] in facts["sebab"]
    assert "isi, " in facts["sebab"]
    assert 'dekat "' in facts["sebab"]
    assert compared(path, context)[1] == []


@pytest.mark.parametrize("tag", ["{{ 9**9**9 }}", "{{ nama * 10**12 }}", "{{ 10**12 * daftar }}"])
def test_nothing_computes_without_end(tmp_path: Path, tag: str) -> None:
    path = template(tmp_path, lambda d: d.add_paragraph(tag))
    found, facts = fault(path, {"daftar": ["a"], "nama": "b"})
    assert found.code is Code.TEMPLATE_FORBIDDEN
    assert "dekat" in facts["tempat"]


def test_a_mistake_of_ours_is_not_told_as_one_of_the_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "_GUARDED", None)
    with pytest.raises(AttributeError):
        render_plainly(template(tmp_path, lambda d: d.add_paragraph("{{ nama }}")), {"nama": "b"}, PROPERTIES)


def test_tag_that_tears_a_table_is_told(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_paragraph("{% if ada %}awal")
        document.add_table(1, 1).cell(0, 0).text = "akhir{% endif %}"

    found, facts = fault(template(tmp_path, build), {"ada": False})
    assert found.code is Code.TEMPLATE_BROKEN
    assert "{%p" in facts["sebab"]


def test_not_a_document(tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    found, _ = fault(path, {})
    assert found.code is Code.TEMPLATE_BROKEN
    path.write_bytes(b"PK bukan zip")
    found, facts = fault(path, {})
    assert (found.code, facts["sebab"]) == (Code.TEMPLATE_BROKEN, "bukan dokumen Word .docx yang utuh")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    found, _ = fault(path, {})
    assert found.code is Code.TEMPLATE_BROKEN


def test_tracked_changes_are_refused(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("teks")._p
        change = docx.oxml.OxmlElement("w:ins")
        change.append(paragraph[0])
        paragraph.append(change)

    found, facts = fault(template(tmp_path, build), {})
    assert found.code is Code.TEMPLATE_BROKEN
    assert "perubahan terlacak" in facts["sebab"]


@pytest.mark.parametrize("tag", ["{{ t.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ d.update(a='b') }}"])
def test_forbidden(tmp_path: Path, tag: str) -> None:
    found, facts = fault(template(tmp_path, lambda d: d.add_paragraph(tag)), {"t": "a", "d": {"k": "v"}})
    assert found.code is Code.TEMPLATE_FORBIDDEN
    assert "dekat" in facts["tempat"]


@pytest.mark.parametrize("value", [None, 1, 1.5, datetime.date(2020, 1, 1), ("a",)])
def test_context_is_plain(tmp_path: Path, value: Any) -> None:
    path = template(tmp_path, lambda d: d.add_paragraph("x"))
    with pytest.raises(TypeError, match=r"^a\.b\[1\]: "):
        render(path, {"a": {"b": ["x", value]}}, PROPERTIES)


def test_unprintable_character_names_its_path(tmp_path: Path) -> None:
    path = template(tmp_path, lambda d: d.add_paragraph("x"))
    with pytest.raises(ValueError, match=r"^a\.b: "):
        render(path, {"a": {"b": "x\x0c"}}, PROPERTIES)


def test_same_bytes(tmp_path: Path) -> None:
    path = template(tmp_path, everywhere)
    first, _ = render(path, {"t": NASTY}, PROPERTIES)
    second, _ = render(path, {"t": NASTY}, PROPERTIES)
    assert first is not None
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        infos = archive.infolist()
    names = [i.filename for i in infos]
    assert names[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert names[3:] == sorted(names[3:])
    assert {(i.date_time, i.create_system) for i in infos} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_properties(tmp_path: Path) -> None:
    core = made(template(tmp_path, everywhere), {"t": "x"}).core_properties
    assert (core.title, core.subject, core.author) == ("LKjIP R&D", "Tahun 2020", "Kecamatan <A> & B")
    assert (core.last_modified_by, core.language) == ("Kecamatan <A> & B", "id-ID")
    day = datetime.datetime(2021, 1, 29, tzinfo=datetime.UTC)
    assert (core.created, core.modified) == (day, day)


def test_empty_cell_is_repaired(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "{%p if ada %}"
        cell.add_paragraph("x")
        cell.add_paragraph("{%p endif %}")

    document = made(template(tmp_path, build), {"ada": False})
    cell = document.tables[0].cell(0, 0)._tc
    assert cell[-1].tag == qn("w:p")


def test_loop_with_no_rows(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        for head in (True, False):
            table = document.add_table(4 if head else 3, 1)
            texts_of_rows = ["{%tr for a in xs %}", "{{ a }}", "{%tr endfor %}"]
            for row, text in enumerate(["Judul", *texts_of_rows] if head else texts_of_rows):
                table.cell(row, 0).text = text
            document.add_paragraph("sela")

    path = template(tmp_path, build)
    document = made(path, {"xs": []})
    assert [[c.text for c in t.column_cells(0)] for t in document.tables] == [["Judul"]]
    document = made(path, {"xs": ["1", "2"]})
    assert [len(t.rows) for t in document.tables] == [3, 2]


def test_vertical_merge_keeps_paragraphs(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        table = document.add_table(3, 2)
        table.cell(0, 0).text = "{%tr for a in xs %}"
        table.cell(1, 0).text = "{% vm %}{{ nama }}"
        table.cell(1, 1).text = "{{ a }}"
        table.cell(2, 0).text = "{%tr endfor %}"

    document = made(template(tmp_path, build), {"xs": ["1", "2", "3"], "nama": "N"})
    cells = [row._tr.tc_lst[0] for row in document.tables[0].rows]
    assert [c.vMerge for c in cells] == ["restart", "continue", "continue"]
    assert all(c[-1].tag == qn("w:p") for c in cells)
