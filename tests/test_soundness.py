"""What Word would repair or refuse is found in the bytes of a document and named by its place; sound files pass."""

from __future__ import annotations

import io
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples import LARGE, NAMES, example
from sound_docx import (
    BODY,
    RELS,
    TYPES,
    Break,
    added,
    broken,
    cell,
    changed,
    matched,
    row,
    sound,
    table,
    without,
)
from wordml import field, mark, p, package, parts_of, zipped

from lkjip_gen.word.soundness import Fault, Kind, blemishes, faults

STYLES, NUMBERS, HEADER, CHART = "word/styles.xml", "word/numbering.xml", "word/header1.xml", "word/grafik.xml"
BOLD = "<w:rPr><w:b/>"
CENTRED = '<w:jc w:val="center"/></w:pPr>'
FIRST, HEADING = '<w:p><w:r><w:t xml:space="preserve">Sini', '<w:pPr><w:pStyle w:val="Judul1"/></w:pPr>'
INTRODUCTION = 'isi, di bawah judul "PENDAHULUAN"'
RESULTS = 'isi, tabel 2, baris {}, di bawah judul "HASIL", dekat "{}"'


def test_a_whole_document_is_sound() -> None:
    assert blemishes(zipped(sound())) == []


# --- twenty ways and more to break a document; the place is where one sees it in Word ---------------------------------

DEFECTS: dict[str, tuple[Break, Kind, str, str]] = {
    # the XML itself
    "a bare ampersand": (changed(BODY, "Sini", "A & B"), Kind.XML, BODY, ""),
    "a control character": (changed(BODY, "Sini", "S\x0bini"), Kind.XML, BODY, ""),
    "a control character as a number": (changed(BODY, "Sini", "S&#11;ini"), Kind.XML, BODY, ""),
    "an element that is not closed": (changed(BODY, "</w:tbl>", ""), Kind.XML, BODY, ""),
    "a broken footnote": (changed("word/footnotes.xml", "</w:r>", ""), Kind.XML, "word/footnotes.xml", ""),
    "a broken chart": (changed(CHART, "<c:chart/>", "<c:chart>"), Kind.XML, CHART, ""),
    "a document type": (changed(BODY, "<w:document", "<!DOCTYPE x><w:document"), Kind.XML, BODY, ""),
    "a prefix that is not declared": (
        changed(BODY, "<w:bookmarkStart", "<zz:q/><w:bookmarkStart"),
        Kind.PREFIX,
        BODY,
        "",
    ),
    "an alternative that asks for an unknown prefix": (
        changed(BODY, 'Requires="wps"', 'Requires="w99"'),
        Kind.PREFIX,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "a prefix to be ignored that is not declared": (
        changed(
            HEADER,
            "<w:hdr ",
            '<w:hdr xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w99" ',
        ),
        Kind.PREFIX,
        HEADER,
        'kepala halaman, dekat "Kepala"',
    ),
    # elements
    "another first element": (
        lambda parts: {**parts, HEADER: parts[HEADER].replace(b"w:hdr", b"w:ftr")},
        Kind.ROOT,
        HEADER,
        "",
    ),
    "a paragraph in a paragraph": (
        changed(BODY, '<w:bookmarkStart w:id="1"', '<w:p/><w:bookmarkStart w:id="1"'),
        Kind.MISPLACED,
        BODY,
        f'{INTRODUCTION}, dekat "Sini"',
    ),
    "a text beside its run": (
        matched(BODY, r"<w:r>(<w:t xml:space=.preserve.>Sini</w:t>)</w:r>", r"\1"),
        Kind.MISPLACED,
        BODY,
        f'{INTRODUCTION}, dekat "Sini"',
    ),
    "a run in a table": (
        changed(BODY, "</w:tblGrid>", "</w:tblGrid><w:r><w:t>x</w:t></w:r>"),
        Kind.MISPLACED,
        BODY,
        'isi, tabel 1, di bawah judul "PENDAHULUAN", dekat "Sasaran Target Mutu layanan 80 85"',
    ),
    "a run in the body": (
        changed(BODY, "<w:sectPr>", "<w:r><w:t>lepas</w:t></w:r><w:sectPr>"),
        Kind.MISPLACED,
        BODY,
        'isi, di bawah judul "PENUTUP", dekat "lepas"',
    ),
    "text between elements": (
        changed(BODY, "<w:tblGrid>", "teks<w:tblGrid>"),
        Kind.TEXT,
        BODY,
        'isi, tabel 1, di bawah judul "PENDAHULUAN", dekat "Sasaran Target Mutu layanan 80 85"',
    ),
    "a picture without its drawing": (
        changed(BODY, "<w:footnoteReference", '<a:blip r:embed="rtitik"/><w:footnoteReference'),
        Kind.MISPLACED,
        BODY,
        'isi, di bawah judul "HASIL", dekat "Catatan"',
    ),
    "properties of a paragraph in the wrong order": (
        changed(BODY, f"<w:keepNext/>{CENTRED}", f"{CENTRED.removesuffix('</w:pPr>')}<w:keepNext/></w:pPr>"),
        Kind.ORDER,
        BODY,
        f'{INTRODUCTION}, dekat "Kalimat tebal"',
    ),
    "properties of a paragraph after its text": (
        matched(BODY, rf"({HEADING})(<w:r>.*?</w:r>)", r"\2\1"),
        Kind.ORDER,
        BODY,
        'isi, dekat "PENDAHULUAN"',
    ),
    "properties of a cell in the wrong order": (
        changed(
            BODY,
            '<w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="2"/>',
            '<w:gridSpan w:val="2"/><w:tcW w:w="2000" w:type="dxa"/>',
        ),
        Kind.ORDER,
        BODY,
        RESULTS.format(1, "Wilayah"),
    ),
    "properties of a row after its cells": (
        matched(BODY, r"(<w:trPr><w:cantSplit/></w:trPr>)(<w:tc>.*?)(</w:tr>)", r"\2\1\3"),
        Kind.ORDER,
        BODY,
        'isi, tabel 1, baris 2, di bawah judul "PENDAHULUAN", dekat "Mutu layanan 80"',
    ),
    "properties of a table in the wrong order": (
        changed(
            BODY,
            '<w:tblW w:w="4000" w:type="dxa"/><w:jc w:val="center"/>',
            '<w:jc w:val="center"/><w:tblW w:w="4000" w:type="dxa"/>',
        ),
        Kind.ORDER,
        BODY,
        'isi, tabel 1, di bawah judul "PENDAHULUAN", dekat "Sasaran Target Mutu layanan 80 85"',
    ),
    "properties of a section in the wrong order": (
        matched(BODY, r"(<w:pgSz [^>]*>)(<w:pgMar [^>]*>)", r"\2\1"),
        Kind.ORDER,
        BODY,
        'isi, di bawah judul "PENUTUP"',
    ),
    "the same property twice": (
        changed(BODY, "<w:keepNext/>", "<w:keepNext/><w:keepNext/>"),
        Kind.ORDER,
        BODY,
        f'{INTRODUCTION}, dekat "Kalimat tebal"',
    ),
    "a header named twice": (
        changed(BODY, "<w:pgSz ", '<w:headerReference w:type="default" r:id="rheader1"/><w:pgSz '),
        Kind.ORDER,
        BODY,
        'isi, di bawah judul "PENUTUP"',
    ),
    "settings in the wrong order": (
        matched("word/settings.xml", r"(<w:zoom [^>]*>)(<w:def[^>]*>)", r"\2\1"),
        Kind.ORDER,
        "word/settings.xml",
        "",
    ),
    "a style whose name comes last": (
        changed(
            STYLES,
            '<w:name w:val="caption"/><w:basedOn w:val="Normal"/>',
            '<w:basedOn w:val="Normal"/><w:name w:val="caption"/>',
        ),
        Kind.ORDER,
        STYLES,
        'gaya "Ket"',
    ),
    "a drawing in the wrong order": (
        matched(BODY, r"(<wp:extent [^>]*>)(<wp:docPr [^>]*>)", r"\2\1"),
        Kind.ORDER,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "a drawing without extent": (
        matched(BODY, r"<wp:extent [^>]*>", ""),
        Kind.INCOMPLETE,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "a table without grid": (
        matched(BODY, r"<w:tblGrid>.*?</w:tblGrid>", ""),
        Kind.INCOMPLETE,
        BODY,
        'isi, tabel 1, baris 1, di bawah judul "PENDAHULUAN", dekat "Sasaran Target"',
    ),
    # tables
    "a row without cells": (
        matched(BODY, r"(<w:trPr><w:cantSplit/></w:trPr>)<w:tc>.*?</w:tr>", r"\1</w:tr>"),
        Kind.ROW_EMPTY,
        BODY,
        'isi, tabel 1, baris 2, di bawah judul "PENDAHULUAN", dekat "Sasaran Target 85"',
    ),
    "a table without rows": (
        matched(BODY, r"(.*HASIL.*?</w:tblGrid>).*?</w:tbl>", r"\1</w:tbl>"),
        Kind.TABLE_EMPTY,
        BODY,
        'isi, tabel 2, di bawah judul "HASIL"',
    ),
    "a cell without paragraph": (
        matched(BODY, r"<w:p><w:r><w:t[^>]*>Luas</w:t></w:r></w:p>", ""),
        Kind.CELL_END,
        BODY,
        RESULTS.format(2, "33"),
    ),
    "a cell that ends with a table": (
        changed(BODY, p("Luas"), table(row(cell("a"), cell("b")))),
        Kind.CELL_END,
        BODY,
        RESULTS.format(2, "a b"),
    ),
    # values
    "a word that is no alignment": (
        changed(BODY, CENTRED, CENTRED.replace("center", "middle")),
        Kind.VALUE,
        BODY,
        f'{INTRODUCTION}, dekat "Kalimat tebal"',
    ),
    "a justified table": (
        changed(BODY, '<w:jc w:val="center"/></w:tblPr>', '<w:jc w:val="both"/></w:tblPr>'),
        Kind.VALUE,
        BODY,
        'isi, tabel 1, di bawah judul "PENDAHULUAN", dekat "Sasaran Target Mutu layanan 80 85"',
    ),
    "a size that is no number": (
        changed(BODY, '<w:sz w:val="24"/>', '<w:sz w:val="besar"/>'),
        Kind.VALUE,
        BODY,
        f'{INTRODUCTION}, dekat "Kalimat tebal"',
    ),
    "a cell over no column": (
        changed(BODY, '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="0"/>'),
        Kind.VALUE,
        BODY,
        RESULTS.format(1, "Wilayah"),
    ),
    "half a twentieth of a point": (
        changed(BODY, '<w:gridCol w:w="2000"/>', '<w:gridCol w:w="2000.5"/>'),
        Kind.VALUE,
        BODY,
        'isi, tabel 1, di bawah judul "PENDAHULUAN", dekat "Sasaran Target Mutu layanan 80 85"',
    ),
    "a negative number of a drawing": (
        changed(BODY, '<wp:docPr id="1"', '<wp:docPr id="-1"'),
        Kind.VALUE,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "a number of a drawing past what Word counts": (
        changed(BODY, '<wp:docPr id="1"', '<wp:docPr id="2147483648"'),
        Kind.VALUE,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "a level that no list has": (
        changed(BODY, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="9"/>'),
        Kind.VALUE,
        BODY,
        'isi, di bawah judul "HASIL", dekat "Butir"',
    ),
    "a drawing without number": (
        changed(BODY, '<wp:docPr id="1" ', "<wp:docPr "),
        Kind.INCOMPLETE,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    # fields, marks, numbers
    "a field that does not end": (
        changed(BODY, mark("end"), ""),
        Kind.FIELD,
        BODY,
        f'{INTRODUCTION}, dekat "Halaman 1"',
    ),
    "a field that does not begin": (
        changed(BODY, mark("begin"), ""),
        Kind.FIELD,
        BODY,
        f'{INTRODUCTION}, dekat "Halaman 1"',
    ),
    "a field parted twice": (
        changed(BODY, mark("separate"), mark("separate") * 2),
        Kind.FIELD,
        BODY,
        f'{INTRODUCTION}, dekat "Halaman 1"',
    ),
    "two bookmarks of one number": (
        changed(BODY, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'),
        Kind.BOOKMARK_TWICE,
        BODY,
        f'{INTRODUCTION}, dekat "Situ"',
    ),
    "two bookmarks of one name": (
        changed(BODY, 'w:name="Sana"', 'w:name="TEMPAT"'),
        Kind.BOOKMARK_TWICE,
        BODY,
        f'{INTRODUCTION}, dekat "Situ"',
    ),
    "a bookmark without end": (
        changed(BODY, '<w:bookmarkEnd w:id="2"/>', ""),
        Kind.BOOKMARK_ENDS,
        BODY,
        f'{INTRODUCTION}, dekat "Situ"',
    ),
    "a bookmark without beginning": (
        changed(BODY, '<w:bookmarkEnd w:id="2"/>', '<w:bookmarkEnd w:id="2"/><w:bookmarkEnd w:id="6"/>'),
        Kind.BOOKMARK_ENDS,
        BODY,
        f'{INTRODUCTION}, dekat "Situ"',
    ),
    "two drawings of one number": (
        changed(BODY, '<wp:docPr id="2"', '<wp:docPr id="1"'),
        Kind.ID_TWICE,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "two controls of one number": (
        changed(BODY, '<w:id w:val="8"/>', '<w:id w:val="7"/>'),
        Kind.ID_TWICE,
        BODY,
        'isi, di bawah judul "HASIL", dekat "Isian lain"',
    ),
    "two styles of one name": (
        changed(STYLES, 'w:styleId="Ket"', 'w:styleId="Normal"'),
        Kind.ID_TWICE,
        STYLES,
        'gaya "Normal"',
    ),
    "a footnote that is not there": (
        changed(BODY, '<w:footnoteReference w:id="4"/>', '<w:footnoteReference w:id="9"/>'),
        Kind.NOTE_MISSING,
        BODY,
        'isi, di bawah judul "HASIL", dekat "Catatan"',
    ),
    "a comment that is not there": (
        changed("word/comments.xml", 'w:id="5"', 'w:id="6"'),
        Kind.NOTE_MISSING,
        BODY,
        'isi, di bawah judul "HASIL", dekat "Komentar"',
    ),
    "a list without its form": (
        changed(NUMBERS, '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="3"/>'),
        Kind.LIST_WITHOUT_FORM,
        NUMBERS,
        'daftar "1"',
    ),
    # what leads from part to part
    "a picture whose relationship is missing": (
        changed(BODY, 'r:embed="rtitik"', 'r:embed="rId999"'),
        Kind.RELATIONSHIP_MISSING,
        BODY,
        'isi, di bawah judul "HASIL"',
    ),
    "a header whose relationship is missing": (
        changed(BODY, 'r:id="rheader1"', 'r:id="rId998"'),
        Kind.RELATIONSHIP_MISSING,
        BODY,
        'isi, di bawah judul "PENUTUP"',
    ),
    "a header that is a picture": (
        changed(BODY, 'r:id="rheader1"', 'r:id="rtitik"'),
        Kind.RELATIONSHIP_KIND,
        BODY,
        'isi, di bawah judul "PENUTUP"',
    ),
    "a chart whose workbook has no relationship": (
        changed(CHART, 'r:id="rId1"', 'r:id="rId2"'),
        Kind.RELATIONSHIP_MISSING,
        CHART,
        "",
    ),
    "a picture that is not in the file": (without("word/titik.png"), Kind.TARGET_MISSING, RELS, ""),
    "a workbook that is not in the file": (
        without("word/buku.xlsx"),
        Kind.TARGET_MISSING,
        "word/_rels/grafik.xml.rels",
        "",
    ),
    "a workbook that is none": (added("word/buku.xlsx"), Kind.WORKBOOK, CHART, ""),
    "two relationships of one name": (
        changed(RELS, 'Id="rtitik"', 'Id="rgrafik"'),
        Kind.RELATIONSHIP_FAULTY,
        RELS,
        "",
    ),
    "no main part": (changed("_rels/.rels", '/officeDocument"', '/lain"'), Kind.NO_DOCUMENT, "", ""),
    "a picture without content type": (
        changed(TYPES, '<Override PartName="/word/titik.png" ContentType="image/png"/>', ""),
        Kind.TYPE_MISSING,
        "word/titik.png",
        "",
    ),
    "a content type said twice": (
        changed(
            TYPES, '<Default Extension="xml"', '<Default Extension="XML" ContentType="a/b"/><Default Extension="xml"'
        ),
        Kind.TYPE_TWICE,
        "",
        "",
    ),
    "a header typed as a footer": (changed(TYPES, ".header+xml", ".footer+xml"), Kind.TYPE_WRONG, HEADER, ""),
    "no content types": (without(TYPES), Kind.TYPE_MISSING, "", ""),
    # the file
    "names that differ in case only": (added("word/Titik.png"), Kind.MEMBER_TWICE, "", ""),
    "a name from another system": (added("word\\lain.xml"), Kind.MEMBER_NAME, "", ""),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found_at_its_place(name: str) -> None:
    change, kind, part, place = DEFECTS[name]
    found = faults(broken(change))
    assert [fault for fault in found if (fault.kind, fault.part, fault.place) == (kind, part, place)], found


def test_there_are_more_than_twenty_kinds() -> None:
    kinds = {kind for _, kind, _, _ in DEFECTS.values()}
    assert len(DEFECTS) > 60
    assert len(kinds) > 20
    alone = {Kind.NOT_A_PACKAGE}
    assert kinds | alone == {kind for kind in Kind if kind.grave}


FOLLOWED = {"a field that does not begin", "no content types"}  # what is left of the field, and of the parts, tells too


@pytest.mark.parametrize("name", [name for name in DEFECTS if name not in FOLLOWED])
def test_a_defect_is_told_once(name: str) -> None:
    """Of one kind there is one fault; what follows from it is of other kinds."""
    change, kind, _, _ = DEFECTS[name]
    assert len([fault for fault in faults(broken(change)) if fault.kind is kind]) == 1


def test_a_member_that_stands_twice_is_found() -> None:
    made = io.BytesIO(zipped(sound()))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(HEADER, b"<x/>")
    assert Fault("", Kind.MEMBER_TWICE, HEADER) in faults(made.getvalue())


def test_what_is_no_package_is_told_as_such() -> None:
    whole = zipped(sound())
    assert [f.kind for f in faults(b"bukan zip")] == [Kind.NOT_A_PACKAGE]
    assert [f.kind for f in faults(whole[: len(whole) // 2])] == [Kind.NOT_A_PACKAGE]
    spoilt = whole.replace(b"Kalimat tebal", b"Kalimat TEBAL", 1)  # the check sum does not fit any more
    assert spoilt != whole
    assert [f.kind for f in faults(spoilt)] == [Kind.NOT_A_PACKAGE]


def test_where_xml_breaks_the_text_before_is_told() -> None:
    (fault,) = [f for f in faults(broken(changed(BODY, "Ke sini", "A & B"))) if f.kind is Kind.XML]
    assert fault.detail.endswith('sesudah "PENDAHULUAN Kalimat tebal Sini Situ A &"')


def test_a_fault_reads_as_a_sentence() -> None:
    (fault,) = faults(broken(DEFECTS["a word that is no alignment"][0]))
    assert str(fault) == (
        'word/document.xml, isi, di bawah judul "PENDAHULUAN", dekat "Kalimat tebal": nilai tidak sah (jc val="middle")'
    )


# --- what Word lets pass is told to those who ask for more ------------------------------------------------------------

BLEMISHES: dict[str, tuple[Break, Kind, str]] = {
    "properties of a run in another order": (
        changed(BODY, '<w:b/><w:sz w:val="24"/>', '<w:sz w:val="24"/><w:b/>'), Kind.ORDER_OF_RUN,
        f'{INTRODUCTION}, dekat "Kalimat tebal"',
    ),
    "a row that is too short": (
        changed(BODY, '<w:gridSpan w:val="2"/>', ""), Kind.WIDTH,
        'isi, tabel 2, baris 1, di bawah judul "HASIL", dekat "Wilayah"',
    ),
    "a merge that nothing begins": (
        changed(BODY, '<w:vMerge w:val="restart"/>', ""), Kind.MERGE,
        'isi, tabel 1, baris 3, di bawah judul "PENDAHULUAN", dekat "85"',
    ),
    "a style that is not there": (
        changed(BODY, 'w:val="Judul1"', 'w:val="Judul7"'), Kind.STYLE_MISSING, 'isi, dekat "PENDAHULUAN"',
    ),
    "a list that is not there": (
        changed(BODY, '<w:numId w:val="1"/>', '<w:numId w:val="8"/>'), Kind.LIST_MISSING,
        'isi, di bawah judul "HASIL", dekat "Butir"',
    ),
    "a link to nowhere": (
        changed(BODY, 'w:anchor="Tempat"', 'w:anchor="Lain"'), Kind.ANCHOR_MISSING, f'{INTRODUCTION}, dekat "Ke sini"',
    ),
    "a chart without workbook": (
        changed(CHART, '<c:externalData r:id="rId1"/>', ""), Kind.CHART_WITHOUT_DATA, "",
    ),
    "a part that nothing mentions": (added("word/lain.xml", b"<x/>"), Kind.PART_UNUSED, ""),
    "a content type of nothing": (
        changed(TYPES, "</Types>", '<Override PartName="/word/x.xml" ContentType="a/b"/></Types>'),
        Kind.TYPE_WITHOUT_PART, "",
    ),
    "a section without size": (matched(BODY, "<w:pgSz [^>]*>", ""), Kind.PAGE, ""),
    "a bookmark in two parts": (
        changed(HEADER, "<w:r>", '<w:bookmarkStart w:id="1" w:name="Kop"/><w:bookmarkEnd w:id="1"/><w:r>'),
        Kind.ID_IN_TWO_PARTS, 'kepala halaman, dekat "Kepala"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BLEMISHES)
def test_what_word_lets_pass_is_a_blemish(name: str) -> None:
    change, kind, place = BLEMISHES[name]
    made = broken(change)
    assert faults(made) == []
    assert [(fault.kind, fault.place) for fault in blemishes(made)] == [(kind, place)]


def test_every_blemish_has_its_case() -> None:
    assert {kind for _, kind, _ in BLEMISHES.values()} == {kind for kind in Kind if not kind.grave}


# --- what is sound although it looks odd ------------------------------------------------------------------------------

MERGED = table(
    row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b")), row(cell("", '<w:vMerge w:val="continue"/>'), cell("c"))
)
LEFT_OUT = table(
    row(cell("a"), properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>'),
    row(cell("a"), properties='<w:trPr><w:gridAfter w:val="1"/></w:trPr>'),
)
WRAP = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
FALLBACK = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>baru</w:t></mc:Choice><mc:Fallback><w:pict>'
    '<w:txbxContent><w:p><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/></w:p></w:txbxContent></w:pict>'
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    "body",
    [
        MERGED,
        LEFT_OUT,
        table(WRAP.format(row(cell("a"), WRAP.format(cell("b"))))),
        table(row(f"<w:tc>{WRAP.format(p('a'))}</w:tc>", cell("b"))),
        table(row(f'<w:tc>{MERGED}<w:p/><w:bookmarkEnd w:id="0"/></w:tc>', cell("b")))
        + '<w:p><w:bookmarkStart w:id="0" w:name="x"/></w:p>',
        WRAP.format(MERGED + p("a")),
        p(field("TOC", field("PAGEREF a", "1"))),
        mark("begin").join(("<w:p>", "</w:p>")) + p("x", mark("separate"), "y") + p(mark("end")),
        p('<w:bookmarkStart w:id="0" w:name="a"/>', "x", '<w:bookmarkEnd w:id="0"/>', FALLBACK),
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/><w:b/></w:rPr></w:pPr></w:p>',
        "<w:p>\n  <w:r>\n    <w:t>baris\n<!-- kata -->kedua</w:t>\n  </w:r>\n</w:p>",
        "<w:p><w:r><w:t><![CDATA[<w:p>]]></w:t></w:r></w:p>",
        p("a &gt; b &amp; &lt;w:p&gt;"),
        '<w:p a:b="1 > 0"/>',
    ],
)
def test_what_looks_odd_is_sound(body: str) -> None:
    assert blemishes(package(body)) == []


def test_other_prefixes_are_the_same_document() -> None:
    """Another program may call the namespaces what it likes: the same is seen."""

    def renamed(content: bytes) -> bytes:
        parts = parts_of(content)
        text = re.sub(r"(</?|\s|xmlns:)w(?=[:=])", r"\1word", parts[BODY].decode())
        return zipped({**parts, BODY: text.encode(), HEADER: parts[HEADER].decode().encode("utf-16")})

    assert blemishes(renamed(zipped(sound()))) == []
    for name in (
        "a word that is no alignment",
        "a row without cells",
        "a cell without paragraph",
        "text between elements",
    ):
        change, kind, part, place = DEFECTS[name]
        assert [(f.kind, f.part, f.place) for f in faults(renamed(broken(change)))] == [(kind, part, place)]


def test_what_was_seen_before_does_not_hide_a_fault() -> None:
    """Pieces are remembered with what was open before: the same paragraph is right in a cell and wrong in a row."""
    right = package(table(row(cell("a"), cell("b"))))
    wrong = package(table(row(cell("a"), f"{cell('b').removesuffix('</w:tc>')}</w:tc>{p('b')}")))
    for content, expected in ((right, []), (wrong, [Kind.MISPLACED]), (right, []), (wrong, [Kind.MISPLACED])):
        assert [fault.kind for fault in faults(content)] == expected


# --- documents of ours, documents of Word -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_our_documents_have_not_even_a_blemish(name: str) -> None:
    assert blemishes(example(name).docx) == []


def test_in_a_large_document_the_place_is_found_too() -> None:
    """The third row of the fifth table of the largest example loses its cells."""
    parts = parts_of(example(LARGE).docx)
    text = parts[BODY].decode()
    tables = [found.start() for found in re.finditer("<w:tbl>", text)]
    rows = list(re.finditer(r"(<w:tr>(?:<w:trPr>.*?</w:trPr>)?)(.*?)</w:tr>", text[tables[4] :]))
    third = rows[2]
    at = tables[4]
    text = f"{text[: at + third.start()]}{third[1]}</w:tr>{text[at + third.end() :]}"
    (fault,) = faults(zipped({**parts, BODY: text.encode()}))
    assert fault.kind is Kind.ROW_EMPTY
    assert fault.place.startswith("isi, tabel 5, baris 3, di bawah judul ")


ARCHIVES = {"docxtpl": (0, 0), "python_docx": (47, 47)}  # .docx in the archive, and those that Word saved last
# Not as Word left it: its comments were written by hand for a test, with rStyle among the properties of a paragraph.
BROKEN_BY_HAND = {"features/steps/test_files/comments-rich-para.docx": {Kind.MISPLACED}}
_APPLICATION = re.compile(rb"<Application>Microsoft (?:Office|Macintosh) Word</Application>")


def source_archive(package_name: str) -> Path:
    """The source archive as `make test` fetches it beside the virtual environment."""
    found = sorted((Path(sys.prefix) / "sdist").glob(f"{package_name}-*.tar.gz"))
    if not found:
        pytest.skip(f"arsip sumber {package_name} belum diunduh; `make test` mengunduhnya")
    assert len(found) == 1
    return found[0]


def documents_in(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as members:
        for member in members.getmembers():
            stream = members.extractfile(member) if member.name.endswith(".docx") else None
            if stream is not None:
                yield member.name.partition("/")[2], stream.read()


def is_saved_by_word(content: bytes) -> bool:
    return _APPLICATION.search(parts_of(content).get("docProps/app.xml", b"")) is not None


@pytest.mark.parametrize("package_name", ARCHIVES)
def test_no_false_alarm_on_files_that_word_saved(package_name: str) -> None:
    documents = dict(documents_in(source_archive(package_name)))
    saved = {name: content for name, content in documents.items() if is_saved_by_word(content)}
    assert (len(documents), len(saved)) == ARCHIVES[package_name]
    found = {name: {fault.kind for fault in faults(content)} for name, content in saved.items()}
    expected = BROKEN_BY_HAND if package_name == "python_docx" else {}
    assert {name: kinds for name, kinds in found.items() if kinds} == expected
