"""A finished document changed member by member: the rest goes on byte for byte."""

from __future__ import annotations

import io
import zipfile

import pytest

from lkjip_gen.word.members import Members, relationships_of
from lkjip_gen.word.package import packed, zipped

TYPES = '<?xml version="1.0"?><Types xmlns="x"><Default Extension="xml" ContentType="application/xml"/></Types>'
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": "<Relationships></Relationships>",
    "word/document.xml": "<dokumen>Capaian 98,33 &amp; 68,85</dokumen>" * 200,
    "word/media/lambang.png": "bukan teks",
}


def content() -> bytes:
    return zipped((name, packed(text.encode())) for name, text in PARTS.items())


def read(saved: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_changed_is_the_same_file() -> None:
    assert Members.of(content()).saved() == content()


def test_a_changed_member_is_deflated_anew_and_the_others_are_kept() -> None:
    members = Members.of(content())
    members.put("word/document.xml", "<dokumen/>")
    assert members.text("word/document.xml") == "<dokumen/>"
    assert members.text("word/media/lambang.png") == "bukan teks"
    assert read(members.saved()) == {**PARTS, "word/document.xml": "<dokumen/>"}


def test_members_come_in_the_order_of_a_docx() -> None:
    members = Members.of(content())
    members.put("word/charts/chart1.xml", b"<c/>")
    members.drop("word/media/lambang.png")
    names = ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/charts/chart1.xml"]
    assert list(read(members.saved())) == names
    assert list(members) == names
    assert "word/media/lambang.png" not in members
    with pytest.raises(KeyError):
        members.read("word/media/lambang.png")


def test_same_changes_same_bytes_whatever_their_order() -> None:
    one, other = Members.of(content()), Members.of(content())
    one.put("word/a.xml", "a")
    one.put("word/b.xml", "b")
    other.put("word/b.xml", "b")
    other.put("word/a.xml", "a")
    assert one.saved() == other.saved()


def test_a_part_is_related_and_declared() -> None:
    members = Members.of(content())
    members.relate("word/document.xml", "http://jenis/bagan", "charts/a&b.xml", "rIdGrafik1")
    members.relate("word/document.xml", "http://jenis/bagan", "charts/c.xml", "rIdGrafik2")
    members.declare("word/charts/c.xml", "application/bagan+xml")
    members.declare_suffix("xlsx", "application/buku")
    members.declare_suffix("xlsx", "application/buku")
    found = read(members.saved())
    relationships = found["word/_rels/document.xml.rels"]
    assert relationships.count("<Relationship ") == 2
    assert 'Id="rIdGrafik1" Type="http://jenis/bagan" Target="charts/a&amp;b.xml"/>' in relationships
    assert relationships.endswith("</Relationships>")
    types = found["[Content_Types].xml"]
    assert '<Override PartName="/word/charts/c.xml" ContentType="application/bagan+xml"/></Types>' in types
    assert types.count('Extension="xlsx"') == 1
    assert types.index("xlsx") < types.index("Override")  # in the order of the schema that Word writes


def test_where_the_relationships_of_a_part_stand() -> None:
    assert relationships_of("word/charts/chart1.xml") == "word/charts/_rels/chart1.xml.rels"


def test_a_list_without_elements_takes_some_in() -> None:
    empty = '<?xml version="1.0"?><Relationships xmlns="x"/>'
    members = Members({"[Content_Types].xml": TYPES, "word/_rels/document.xml.rels": empty})
    assert members.relations("word/document.xml") == {}
    members.relate("word/document.xml", "http://jenis/bagan", "charts/a.xml", "rId1")
    own = '<Relationship Id="rId1" Type="http://jenis/bagan" Target="charts/a.xml"/>'
    expected = f'<?xml version="1.0"?><Relationships xmlns="x">{own}</Relationships>'
    assert read(members.saved())["word/_rels/document.xml.rels"] == expected


def test_a_list_that_is_changed_and_changed_back_is_the_same() -> None:
    members = Members.of(content())
    members.declare("word/charts/c.xml", "application/bagan+xml")
    members.put("word/charts/c.xml", "<c/>")
    members.drop("word/charts/c.xml")
    assert members.saved() == content()


def test_a_member_that_is_not_deflated_is_read_and_deflated() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
    members = Members.of(stored.getvalue())
    assert members.text("word/document.xml") == PARTS["word/document.xml"]
    assert members.saved() == content()
