"""The comparer finds every kind of difference, tells where it is, and sees none where XML is only written otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from canonical import CORE, differences, reading_differences
from examples import MURNI, example
from wordml import p, package, parts_of, zipped

from lkjip_gen.printed import Figure, Reading, Row, Spot, Table

BODY = p("Capaian 101,41", style="Ket") + p("Realisasi R&amp;D") + "<w:p/>"
DOCUMENT = "word/document.xml"


def spoiled(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one changed part."""
    parts = parts_of(content)
    return zipped(parts | {name: change(parts[name])})


def swapped(old: str, new: str, name: str = DOCUMENT) -> list[str]:
    """The differences between a document and itself with one text in the place of another."""
    content = package(BODY, parts={"media/g.png": ("image", "image/png", b"\x89PNG 1")})

    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return differences(content, spoiled(content, name, change))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:p/>", "<w:p></w:p>"),
        ("<w:p/>", "<w:p />"),
        ('<w:pStyle w:val="Ket"/>', "<w:pStyle w:val='Ket'/>"),
        ("R&amp;D", "R&#38;D"),
        ('w:w="11906" w:h="16838"', 'w:h="16838" w:w="11906"'),
        ("<w:document", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document'),
    ],
)
def test_xml_written_otherwise_is_the_same(old: str, new: str) -> None:
    assert swapped(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("101,41", "101,42", "/document/body[1]/p[1]/r[2]/t[1] text: 'Capaian 101,41' | 'Capaian 101,42'"),
        ('"Ket"', '"Kot"', "/document/body[1]/p[1]/pPr[1]/pStyle[1] @val: 'Ket' | 'Kot'"),
        ("<w:p/>", "", "/document/body[1]/p[3]: '<p>' | '<sectPr>'"),
        ("<w:p/>", "<w:tbl/>", "/document/body[1]/p[3]: '<p>' | '<tbl>'"),
        ("</w:body>", "<w:p/></w:body>", "/document/body[1]/[5]: '(nothing)' | '<p>'"),
        ("<w:p/>", "<w:p/> ", "/document/body[1]/p[3] tail: '' | ' '"),
        ("<w:p/>", "<w:p><!-- x --></w:p>", "/document/body[1]/p[3]/[1]: '(nothing)' | '<comment>  x'"),
        ("R&amp;D", "R\u00a0D", "/document/body[1]/p[2]/r[1]/t[1] text: 'Realisasi R&D' | 'Realisasi R\\xa0D'"),
        ("Realisasi R", "Realisasi  R", "/document/body[1]/p[2]/r[1]/t[1] text: 'Realisasi R&D' | 'Realisasi  R&D'"),
    ],
)  # fmt: skip
def test_every_kind_of_difference_is_told_with_its_place(old: str, new: str, told: str) -> None:
    assert swapped(old, new) == [f"{DOCUMENT}, {told}"]


def test_a_namespace_that_nothing_uses_is_a_difference() -> None:
    found = swapped("<w:document ", '<w:document xmlns:x="urn:x" ')
    assert len(found) == 1
    assert found[0].startswith("word/document.xml, /document namespaces: ")


def test_parts_that_are_no_xml_are_compared_as_bytes() -> None:
    assert swapped("PNG 1", "PNG 2", "word/media/g.png") == [
        "word/media/g.png: 6 bytes | 6 bytes: \"b'\\\\x89PNG 1'\" | \"b'\\\\x89PNG 2'\""
    ]


def test_a_part_too_many_or_twice() -> None:
    content = package(BODY)
    more = package(BODY, parts={"a.xml": ("x", "application/xml", b"<a/>")})
    assert "word/a.xml: 0 times | 1 times" in differences(content, more)
    assert "word/a.xml: 1 times | 0 times" in differences(more, content)
    twice = io.BytesIO(content)
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(DOCUMENT, b"<a/>")
    assert "word/document.xml: 1 times | 2 times" in differences(content, twice.getvalue())


def test_core_properties_are_apart_unless_asked_for() -> None:
    one = example(MURNI).docx
    other = spoiled(one, CORE, lambda data: data.replace(b"id-ID", b"en-US"))
    assert differences(one, other) == []
    assert differences(one, other, apart=()) == [
        "docProps/core.xml, /coreProperties/language[7] text: 'id-ID' | 'en-US'"
    ]


def test_only_the_first_differences_of_a_part_are_told() -> None:
    one = package("".join(p(f"{n}") for n in range(20)))
    other = package("".join(p(f"{n}!") for n in range(20)))
    found = differences(one, other)
    assert len(found) == 6
    assert found[-1] == "and 15 more"


def test_readings_are_compared_figure_by_figure_and_table_by_table() -> None:
    spot = Spot(text="Capaian 101,41")
    reading = Reading((Figure(1, "101,41", spot),), (Table("Tabel 1.1", "Judul", (20.0,), (Row(()),)),))
    assert reading_differences(reading, reading) == []
    assert reading_differences(None, None) == []
    assert reading_differences(reading, None) == ["reading: 'True' | 'False'"]
    other = replace(reading, figures=(Figure(1, "101,42", spot),))
    assert [text.partition(":")[0] for text in reading_differences(reading, other)] == ["figures 1"]
    assert [text.partition(":")[0] for text in reading_differences(reading, replace(reading, tables=()))] == [
        "tables 1"
    ]
