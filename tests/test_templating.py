"""`lkjip periksa-template`: every kind of finding with its place and its comment, and none where nothing is wrong."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from broken_templates import (
    CASES,
    END,
    HEADING,
    LOOP,
    OBJECT,
    OFFICE,
    ROWS,
    built,
    field,
    header,
    line,
    picture,
    runs,
    with_member,
    xml,
)
from broken_templates import related as outside
from docx.oxml.ns import qn
from test_own_form import drop_column, promise_table, restyle
from test_soundness import documents_in, source_archive

from lkjip_gen.catalogue import Severity
from lkjip_gen.formats import built_in
from lkjip_gen.templating import shapes
from lkjip_gen.templating.checking import Checked, check_folder, check_template
from lkjip_gen.templating.findings import Finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.word.soundness import faults
from lkjip_gen.word.ways import compared
from tools import nama

ALL_OURS = sorted(built_in().glob("*/*.docx"))


def serious(checked: Checked) -> list[Finding]:
    return [f for f in checked.findings if f.severity > Severity.NOTE]


def kinds(checked: Checked) -> list[Kind]:
    return [f.kind for f in checked.findings]


def commented(copy: bytes) -> dict[str, str]:
    """What each comment of a copy says, and the text of the paragraph that it is tied to."""
    document = docx.Document(io.BytesIO(copy))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    assert all(comment.author in ("lkjip", "Staf") for comment in document.comments)
    found: dict[str, str] = {}
    starts = list(document.element.body.iter(qn("w:commentRangeStart")))
    ends = [str(e.get(qn("w:id"))) for e in document.element.body.iter(qn("w:commentRangeEnd"))]
    signs = [str(e.get(qn("w:id"))) for e in document.element.body.iter(qn("w:commentReference"))]
    assert sorted(ends) == sorted(signs) == sorted(texts)
    for start in starts:
        paragraph = start.getparent()
        assert paragraph.tag == qn("w:p")
        found[texts.pop(str(start.get(qn("w:id"))))] = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
    assert not texts
    return found


# --- each kind -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_is_wrong_is_found_in_its_place_and_nothing_else_is(name: str) -> None:
    case = CASES[name]
    checked = check_template(case.template, case.content)
    found = serious(checked)
    assert Counter(f.kind for f in found) == Counter((case.kind, *case.also))
    (one,) = [f for f in found if f.kind is case.kind]
    assert str(one.where) == case.at
    assert case.says in one.text


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_copy_has_a_comment_at_the_place(name: str) -> None:
    case = CASES[name]
    checked = check_template(case.template, case.content)
    assert checked.copy is not None
    (one,) = [f for f in serious(checked) if f.kind is case.kind]
    said = commented(checked.copy)
    assert case.mark in said[one.remark]
    assert len([text for text in said if text != "Tolong dicek"]) == len(checked.findings)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_copy_is_as_sound_as_the_template(name: str) -> None:
    """Word opens the copy as it is, where it opens the template so."""
    case = CASES[name]
    copy = check_template(case.template, case.content).copy
    assert copy is not None
    own = {(fault.kind, fault.detail) for fault in faults(case.content)}
    assert {(fault.kind, fault.detail) for fault in faults(copy)} <= own


def test_how_many_kinds_have_a_broken_template() -> None:
    """All but those of whole files and folders, which have tests of their own, and the notes."""
    own = {case.kind for case in CASES.values()}
    assert len(own) >= 80
    apart = {
        Kind.FILE_UNREADABLE, Kind.FILE_MACRO, Kind.FILE_UNKNOWN, Kind.FORMAT, Kind.FOLDER_EMPTY, Kind.QUOTES_FORGIVEN,
        Kind.NO_BREAK_FORGIVEN, Kind.NEVER_PRINTED, Kind.STYLE_LACKING, Kind.TEMPLATE_ATTACHED, Kind.OBJECT,
        Kind.TAG_UNFILLED, Kind.TRIAL,
    }  # fmt: skip
    assert set(Kind) - own == apart


def test_codes_are_unique_and_every_text_can_be_said() -> None:
    ids = [kind.entry.id for kind in Kind]
    assert len(set(ids)) == len(ids)
    assert all(kind.entry.fault.endswith((".", "{isi}.")) for kind in Kind)


def test_several_faults_are_all_told_in_one_go() -> None:
    content = built(
        "{{ tahn }}", "Alamat { alamat }", LOOP, "{{ pk.tabel }}", "{{ pk.judul|safe }}", END, "{% endif %}"
    )
    found = serious(check_template("pk.docx", content))
    assert {f.kind for f in found} == {
        Kind.NAME_UNKNOWN, Kind.BRACE_SINGLE, Kind.PRINTS_LIST, Kind.FORBIDDEN_FILTER, Kind.NOT_OPENED,
    }  # fmt: skip


def test_one_slip_does_not_make_what_stands_around_it_look_wrong() -> None:
    """A loop whose beginning cannot be read still gives its name to what stands in it."""
    content = built(LOOP, "{%p for t on pk.tabel %}", "{{ t.kepala }}", END, "{{ pk.judul }}", END)
    assert [f.kind for f in serious(check_template("pk.docx", content))] == [Kind.SYNTAX]


# --- the file, what comes with it, notes -----------------------------------------------------------------------------

PLAIN = built("{{ tahun }}", LOOP, "{{ pk.pihak_pertama.nama }} {{ pk.pihak_kedua.nama }}", END)
_TYPES, _MAIN = "[Content_Types].xml", b"wordprocessingml.document.main+xml"


def test_nothing_is_wrong_with_a_plain_template() -> None:
    checked = check_template("pk.docx", PLAIN)
    assert checked.findings == []
    assert checked.copy is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bukan dokumen Word"),
        (b"Halo", "bukan dokumen Word"),
        (PLAIN[: len(PLAIN) // 2], "bukan dokumen Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word lama"),
        (with_member(PLAIN, "word/document.xml", b"<w:dokumen", b"<w:document"), 'bagian "word/document.xml" rusak'),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes, said: str) -> None:
    checked = check_template("pk.docx", content)
    assert kinds(checked) == [Kind.FILE_UNREADABLE]
    assert said in checked.findings[0].text
    assert checked.copy is None


def test_an_excel_file_is_not_word() -> None:
    content = with_member(PLAIN, _TYPES, b"spreadsheetml.sheet.main+xml", _MAIN)
    assert kinds(check_template("pk.docx", content))[0] is Kind.FILE_UNREADABLE


def test_macros(tmp_path: Path) -> None:
    swapped = with_member(
        PLAIN, _TYPES, b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument." + _MAIN,
    )  # fmt: skip
    assert Kind.FILE_MACRO in kinds(check_template("pk.docx", swapped))
    (tmp_path / "pk.docm").write_bytes(PLAIN)
    (one,) = check_folder(tmp_path)
    assert kinds(one) == [Kind.FILE_MACRO]


def related(document: Any, kind: str, target: str) -> None:
    document.part.relate_to(target, f"{OFFICE}/{kind}", is_external=True)


def test_a_template_of_a_template() -> None:
    content = built("{{ tahun }}", lambda d: related(d, "attachedTemplate", "file:///c:/kop.dotx"))
    (one,) = serious(check_template("pk.docx", content))
    assert (one.kind, one.where and one.where.paragraph) == (Kind.TEMPLATE_ATTACHED, None)
    assert "kop.dotx" in one.text


def test_an_object() -> None:
    """An OLE object is a part of the file, tied to its place by a relationship."""
    relationship = f'<Relationship Id="rId77" Type="{OFFICE}/oleObject" Target="embeddings/oleObject1.bin"/>'
    binary = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
    content = built("a", xml(OBJECT.replace("{id}", "rId77")))
    rels = "word/_rels/document.xml.rels"
    content = with_member(content, rels, f"{relationship}</Relationships>".encode(), b"</Relationships>")
    content = with_member(content, "word/embeddings/oleObject1.bin", b"\xd0\xcf")
    content = with_member(content, _TYPES, binary, b"</Types>")
    found = [f for f in serious(check_template("pk.docx", content)) if f.kind is Kind.OBJECT]
    assert [str(f.where) for f in found] == [f'alinea 2, di bawah judul "{HEADING}"']


def test_the_web_may_be_linked_to() -> None:
    link = '<w:hyperlink r:id="{id}"><w:r><w:t>situs</w:t></w:r></w:hyperlink>'
    for address in ("https://contoh.go.id/pk", "mailto:camat@contoh.go.id"):
        content = built("{{ tahun }}", outside("hyperlink", address, link))
        assert serious(check_template("pk.docx", content)) == []


def test_tags_where_nothing_is_filled() -> None:
    content = built("{{ tahun }}", lambda d: setattr(d.core_properties, "title", "PK {{ tahun }}"))
    (one,) = serious(check_template("pk.docx", content))
    assert one.kind is Kind.TAG_UNFILLED
    assert "properti berkas" in one.text


def test_what_the_engine_forgives_is_only_noted() -> None:
    for text, kind in (
        ("{% if tahun == \u201c2024\u201d %}a{% endif %}", Kind.QUOTES_FORGIVEN),
        ("{{\u00a0tahun\u00a0}}", Kind.NO_BREAK_FORGIVEN),
    ):
        checked = check_template("pk.docx", built(text))
        assert kind in kinds(checked)
        assert serious(checked) == []
        assert checked.copy is None


def test_a_template_that_never_says_whose_it_is() -> None:
    told = {dict(f.facts)["nama"] for f in check_template("pk.docx", built("{{ tahun }}")).findings}
    assert told == {"perjanjian", "pihak_pertama", "pihak_kedua"}
    assert check_template("pk.docx", PLAIN).findings == []


def test_the_style_of_lists_is_missed_in_the_lkjip_alone() -> None:
    content = built("{{ perangkat_daerah }} {{ tahun }}")
    assert kinds(check_template("lkjip.docx", content)) == [Kind.STYLE_LACKING]
    assert Kind.STYLE_LACKING not in kinds(check_template("pk.docx", content))


def test_what_nobody_foresaw_fails_when_it_is_tried() -> None:
    """Nothing is wrong with these tags but what they do: one repeats a content control with a tag of its own."""
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="sama"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>'
    )
    (one,) = serious(check_template("pk.docx", built(xml(control), xml(control))))
    assert one.kind is Kind.TRIAL
    assert '"sama"' in one.text


# --- what is allowed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "blocks",
    [
        ["{% set kop = kabupaten_kapital %}{{ kop }}"],
        ["{% set ns = namespace(n=0) %}", LOOP, "{% set ns.n = ns.n + 1 %}{{ ns.n }}", END],
        ["{% macro kop(a) %}{{ a }} {{ tahun }}{% endmacro %}{{ kop(kabupaten) }}"],
        [LOOP, "{{ loop.index }}. {{ pk.judul|upper }} {{ pk.judul[0] }}", END],
        [LOOP, "{% for t in pk.tabel if t.ada_triwulan %}{{ t.kepala }}{% else %}-{% endfor %}", END],
        ["{{ alamat if ada_alamat else '-' }}", "{{ nomor_lain|default('-') }}", "{% if x is defined %}a{% endif %}"],
        ["Kurung { biasa } dan {1} serta 100%", "A {# catatan #} b"],
        [LOOP, "{{ pk.tabel|length }} {{ (pk.tabel|first).kepala }} {{ pk['judul'] }}", END],
        ["{% with a = tahun %}{{ a }}{% endwith %}{% filter upper %}{{ tahun }}{% endfilter %}"],
        ["{% raw %}{{ contoh }} {% apa %}{% endraw %}"],
        ["{{ {'a': {'b': tahun}}.a.b }}"],
        [LOOP, "{%p for t in pk.tabel %}", [["{%tr for b in t.baris %}", ""], ["{% gabung b.hasil_baru %}{{ b.hasil }}",
         "{% if b.ada_keterangan %}{{ b.keterangan }}{% endif %}"], ["{%tr endfor %}", ""]], END, END],
        [[["{%tc if ada_alamat %}", "a", "{%tc endif %}"]]],
        ["{%p if ada_alamat %}", "a", "{%p elif ada_logo %}", "b", "{%p endif %}", header("{{ kabupaten }}")],
        ["{%r if ada_alamat %}{{ alamat }}{%r endif %}"],
    ],
)  # fmt: skip
def test_what_may_be_written_gives_no_finding(blocks: list[Any]) -> None:
    assert [f.text for f in serious(check_template("pk.docx", built(*blocks)))] == []


@pytest.mark.parametrize("path", ALL_OURS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_our_own_templates_are_in_order(path: Path) -> None:
    assert check_template(path.name, path.read_bytes()).findings == []


def test_our_own_templates_are_in_order_when_they_are_tried_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their hashes let them off the trial; here it is made."""
    assert len(compared()) >= len(ALL_OURS)
    monkeypatch.setattr("lkjip_gen.templating.trial.compared", frozenset)
    for path in ALL_OURS:
        assert check_template(path.name, path.read_bytes()).findings == [], path


@pytest.mark.parametrize("change", [restyle, lambda d: drop_column(promise_table(d), "Target"), lambda _: None])
def test_a_template_restyled_in_word_is_in_order(tmp_path: Path, change: Any) -> None:
    document = docx.Document(str(built_in() / "luwu-timur-2024" / "pk.docx"))
    change(document)
    document.save(str(tmp_path / "pk.docx"))
    (one,) = check_folder(tmp_path)
    assert one.findings == []


def test_word_files_without_a_tag_have_no_fault_of_tags() -> None:
    """Those that python-docx tests itself with, of many makers: none stops the check, none is said to hold a tag."""
    documents = dict(documents_in(source_archive("python_docx")))
    assert len(documents) == 47
    codes = {f.kind.entry.id[0] for content in documents.values() for f in check_template("pk.docx", content).findings}
    assert codes <= set("AEGHI")
    told = [f.kind for content in documents.values() for f in check_template("pk.docx", content).findings]
    assert {kind for kind in told if kind.entry.id.startswith("E")} == {Kind.NEVER_PRINTED}


@pytest.mark.parametrize("key", ["bagan:susunan-1", "bagan:susunan-2", "bagan:{{ tahun }}", "grafik:predikat-1"])
def test_places_of_charts_and_trees(key: str) -> None:
    assert serious(check_template("lkjip.docx", built(picture(key)))) == []


def test_captions_may_be_in_no_list() -> None:
    blocks = [xml(field(' TOC \\c "Bagan" ')), xml(field(" SEQ Bagan ")), xml(field(" SEQ Tabel "))]
    assert serious(check_template("pk.docx", built(*blocks))) == []


def test_a_tag_over_several_runs_is_joined() -> None:
    content = built(runs("{", "{ ta", "hun }", "}"), runs("{% if ada_", "alamat %}a{", "% endif %}"))
    assert serious(check_template("pk.docx", content)) == []


# --- the copies ------------------------------------------------------------------------------------------------------


def test_a_copy_is_the_template_with_comments_and_always_the_same() -> None:
    content = CASES["misspelt field of a row"].content
    first, second = (check_template("pk.docx", content).copy for _ in range(2))
    assert first is not None
    assert first == second
    before, after = docx.Document(io.BytesIO(content)), docx.Document(io.BytesIO(first))
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(first)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_a_comment_stands_around_the_run_of_the_tag() -> None:
    copy = check_template("pk.docx", built(runs("Tahun ", "{{ tahn }}", " ini"))).copy
    assert copy is not None
    paragraph = docx.Document(io.BytesIO(copy)).paragraphs[1]._p
    shown = ["".join(t.text for t in child.iter(qn("w:t"))) or child.tag.split("}")[1] for child in paragraph]
    assert shown == ["Tahun ", "commentRangeStart", "{{ tahn }}", "commentRangeEnd", "r", " ini"]


def test_a_copy_that_is_checked_again_says_that_comments_are_left() -> None:
    copy = check_template("pk.docx", line(Kind.NAME_UNKNOWN, "{{ tahn }}").content).copy
    assert copy is not None
    again = [f.kind for f in serious(check_template("pk.docx", copy))]
    assert set(again) == {Kind.NAME_UNKNOWN, Kind.COMMENT_LEFT}


def test_what_stands_in_a_header_is_commented_at_the_beginning() -> None:
    case = CASES["misspelt in a header"]
    copy = check_template("pk.docx", case.content).copy
    assert copy is not None
    (said,) = [text for text in commented(copy) if "kabupten" in text]
    assert said.startswith("Kesalahan E01. kepala halaman, alinea 1: ")


# --- the names -------------------------------------------------------------------------------------------------------


def test_the_names_are_those_of_real_documents() -> None:
    assert nama.NAMES_FILE.read_text(encoding="utf-8") == nama.written(nama.names()), "jalankan: python tools/nama.py"


def test_the_names_know_what_each_of_them_holds() -> None:
    known = shapes.known()
    assert {"lkjip.docx", "pk.docx", "matriks.docx"} <= set(known)
    pk: Any = known["pk.docx"]
    assert (pk["tahun"], pk["ada_alamat"], pk["logo"]) == ("teks", "ya", "gambar")
    assert pk["perjanjian"][0]["tabel"][0]["baris"][0]["target"] == "teks"
    assert "null" not in json.dumps(dict(known)), "a list that is empty in every example"


def test_a_name_that_holds_two_kinds_of_things_is_refused() -> None:
    with pytest.raises(ValueError, match="two kinds"):
        nama.laid_over("teks", "ya")
    assert nama.laid_over({"a": ["teks"]}, {"b": "ya", "a": [None]}) == {"a": ["teks"], "b": "ya"}


def test_every_name_that_the_documentation_of_pk_tells_is_known() -> None:
    text = (Path(__file__).resolve().parent.parent / "docs" / "format.md").read_text(encoding="utf-8")
    part = text.split("## Nama di dalam `pk.docx`")[1].split("\n## ")[0]
    told = {word.strip(".") for word in part.split("`")[1::2] if word.strip(".").isidentifier()}
    names = set(shapes.names_in(dict(shapes.known()["pk.docx"])))
    assert len(told) > 40
    assert told - names <= {"pk", "t", "b", "p", "ada_", "NAMA"}, told - names


def test_rows_are_told_by_table_row_and_column() -> None:
    content = built(LOOP, [["a", "b"]], "{%p for t in pk.tabel %}", [[ROWS.replace("pk.tabel", "t.baris"), ""],
                    ["x", "{{ t.salah }}"], ["{%tr endfor %}", ""]], END, END)  # fmt: skip
    (one,) = serious(check_template("pk.docx", content))
    assert str(one.where) == f'tabel 2, baris 2, kolom 2, di bawah judul "{HEADING}"'
