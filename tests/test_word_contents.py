"""Tables of contents and lists of tables are filled, with links, real styles and the numbers of headings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree
from wordml import (
    STYLES,
    attempt,
    bookmark,
    bookmarks,
    caption,
    codes,
    field,
    lines,
    made,
    mark,
    marks_are_balanced,
    p,
    run,
)  # fmt: skip

from lkjip_gen.problems import Code

TOC = r'TOC \o "1-3" \h \z \u'
HEADINGS = (
    p("KATA PENGANTAR", style="Depan")
    + p("BAB I</w:t><w:br/><w:t>PENDAHULUAN", style="Judul1")
    + p("Umum", style="Judul2")
    + p("Latar", style="Judul3")
    + p("Kondisi", style="Judul3")
    + p("", style="Judul2")
    + p("Maksud", style="Judul2")
    + p("BAB II", style="Judul1")
    + p("Visi", style="Judul2")
)
ENTRIES = ["KATA PENGANTAR", "BAB I PENDAHULUAN", "A.\tUmum", "1.\tLatar", "2.\tKondisi", "C.\tMaksud", "BAB II"]


PAGE = "\t0"  # dots and the number of a page that is not known yet


def entries(document: Any) -> list[tuple[str, str]]:
    """Style and text of the paragraphs with a style of contents, without what stands for their pages."""
    return [(style, text.removesuffix(PAGE)) for style, text in whole_entries(document)]


def whole_entries(document: Any) -> list[tuple[str, str]]:
    found = []
    for paragraph, text in zip(document.iter(qn("w:p")), lines(document), strict=True):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")).startswith(("TOC", "Tableof")):
            found.append((style.get(qn("w:val")), text))
    return found


def test_headings_by_level_and_number(tmp_path: Path) -> None:
    document = made(tmp_path, p(field(TOC)) + HEADINGS)["document"]
    assert entries(document) == list(
        zip(["TOC1", "TOC1", "TOC2", "TOC3", "TOC3", "TOC2", "TOC1", "TOC2"], [*ENTRIES, "A.\tVisi"], strict=True)
    )
    assert marks_are_balanced(document)
    assert codes(document) == [TOC, *(rf"PAGEREF {name} \h" for name in bookmarks(document))]
    assert len(bookmarks(document)) == 8
    assert len(lines(document)) == 8 + 9  # no paragraph more


def test_the_field_runs_from_the_first_entry_to_the_last(tmp_path: Path) -> None:
    document = made(tmp_path, p(field(TOC)) + HEADINGS)["document"]
    paragraphs = list(document.iter(qn("w:p")))
    kinds = [[m.get(qn("w:fldCharType")) for m in one.iter(qn("w:fldChar"))] for one in paragraphs[:9]]
    page = ["begin", "separate", "end"]
    assert kinds == [["begin", "separate", *page], *[page] * 6, [*page, "end"], []]
    assert [child.tag for child in paragraphs[0]][-1] == qn("w:hyperlink")
    settings = [n for n in document.iter(qn("w:fldChar")) if n.get(qn("w:dirty")) is not None]
    assert settings == []


def test_every_entry_links_to_its_heading(tmp_path: Path) -> None:
    document = made(tmp_path, p(field(TOC)) + p(field(TOC)) + HEADINGS)["document"]
    links = [link.get(qn("w:anchor")) for link in document.iter(qn("w:hyperlink"))]
    assert links[:8] == links[8:] == bookmarks(document)  # one bookmark serves two lists
    start = next(document.iter(qn("w:bookmarkStart")))
    assert start.getprevious().tag == qn("w:pPr")
    assert start.getparent()[-1].tag == qn("w:bookmarkEnd")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r'TOC \o "1-1"', ["BAB I PENDAHULUAN", "BAB II"]),
        (r'TOC \o "1-1" \u', ["KATA PENGANTAR", "BAB I PENDAHULUAN", "BAB II"]),
        (r'TOC \o "3-3" \h', ["1.\tLatar", "2.\tKondisi"]),
        (r'TOC \h \t "Judul Depan;1"', ["KATA PENGANTAR"]),
        (r'TOC \h \t "judul depan,2,heading 3,1"', ["KATA PENGANTAR", "1.\tLatar", "2.\tKondisi"]),
        (r"TOC \u", [*ENTRIES, "A.\tVisi"]),
        (r"TOC", [*ENTRIES[1:], "A.\tVisi"]),
        (r'TOC \o "5-6"', ["Tidak ada."]),
    ],
)
def test_switches(tmp_path: Path, code: str, expected: list[str]) -> None:
    document = made(tmp_path, p(field(code)) + HEADINGS)["document"]
    assert [text for _, text in entries(document)] == expected
    assert marks_are_balanced(document)


def test_list_of_tables(tmp_path: Path) -> None:
    body = (
        p(field(r'TOC \h \z \c "Tabel"'))
        + p(field(r'TOC \h \z \c "Gambar"'))
        + p("BAB III", style="Judul1")
        + caption("3", " Capaian 2020")
        + p("Tabel bukan keterangan", style="Ket")
        + p("{%p for x in xs %}")
        + caption("3", " {{ x }}")
        + p("{%p endfor %}")
    )
    document = made(tmp_path, body, {"xs": ["A & B", "C"]})["document"]
    assert entries(document) == [
        ("TableofFigures", "Tabel 3.1 Capaian 2020"),
        ("TableofFigures", "Tabel 3.2 A & B"),
        ("TableofFigures", "Tabel 3.3 C"),
        ("TableofFigures", "Tidak ada."),
    ]
    assert marks_are_balanced(document)


def test_references_are_written_before_the_list(tmp_path: Path) -> None:
    heading = p("Rincian ", field(r"REF t \h"), style="Judul2")
    body = p(field(TOC)) + heading + p(bookmark("t", "Tabel ", field("SEQ Tabel")))
    assert lines(made(tmp_path, body)["document"])[0] == f"A.\tRincian Tabel 1{PAGE}"


def old_list() -> str:
    """A list as Word leaves it: several entries, each with the number of its page, and an end in a paragraph alone."""
    entry = '<w:hyperlink w:anchor="_Toc4">' + run("BAB I\t") + field(r"PAGEREF _Toc4 \h", "7") + "</w:hyperlink>"
    first = p(mark("begin"), f'<w:r><w:instrText xml:space="preserve"> {TOC} </w:instrText></w:r>', mark("separate"))
    return first.replace("</w:p>", entry + "</w:p>") + p(entry) * 2 + p(mark("end"))


def test_a_list_that_word_filled_is_written_anew(tmp_path: Path) -> None:
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('DAFTAR ISI')}{old_list()}</w:sdtContent></w:sdt>"
    )
    heading = p(bookmark("_Toc4", "BAB I", number=4), style="Judul1")
    asked = p(bookmark("_Toc5", "BAB II", number=4), style="Judul1")
    document = made(tmp_path, control + heading + asked + p(field(r"PAGEREF _Toc5 \h")))["document"]
    assert lines(document)[:3] == ["DAFTAR ISI", f"BAB I{PAGE}", f"BAB II{PAGE}"]
    asked_for = [rf"PAGEREF _Toc10000000{n} \h" for n in (1, 2)]
    assert codes(document) == [TOC, *asked_for, r"PAGEREF _Toc5 \h"]
    assert bookmarks(document) == ["_Toc100000001", "_Toc100000002", "_Toc5"]
    assert marks_are_balanced(document)


def test_what_stands_beside_the_field_stays(tmp_path: Path) -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>'
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    body = section + run("Isi:") + field(TOC) + "</w:p>" + p(field(r'TOC \c "T"'), page_break) + HEADINGS
    document = made(tmp_path, body)["document"]
    assert lines(document)[0] == "Isi:"
    assert lines(document)[9:11] == ["Tidak ada.", "\n"]
    sections = list(document.iter(qn("w:sectPr")))
    assert len(sections) == 2
    assert sections[0].getparent().getparent() is list(document.iter(qn("w:p")))[8]


def test_headings_in_text_boxes_are_no_entries(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('Kotak', style='Judul1')}</w:txbxContent></w:pict></w:r></w:p>"
    heading = p("BAB I", f"<w:r><w:pict><w:txbxContent>{p('dalam')}</w:txbxContent></w:pict></w:r>", style="Judul1")
    document = made(tmp_path, p(field(TOC)) + box + heading)["document"]
    assert [text for _, text in entries(document)] == ["BAB I"]


def test_styles_of_the_template_are_used_and_missing_ones_made(tmp_path: Path) -> None:
    own = '<w:style w:type="paragraph" w:styleId="DI2"><w:name w:val="toc 2"/></w:style>'
    parts = made(tmp_path, p(field(TOC)) + HEADINGS, styles=STYLES + own)
    used = {s.get(qn("w:val")) for s in parts["document"].iter(qn("w:pStyle"))}
    assert {"TOC1", "DI2", "TOC3"} <= used
    assert "TOC2" not in used
    names = {s.get(qn("w:styleId")): s.find(qn("w:name")).get(qn("w:val")) for s in parts["styles"]}
    assert (names["TOC1"], names["DI2"], names["TOC3"]) == ("toc 1", "toc 2", "toc 3")


def level(number: int, text: str, kind: str = "decimal", *, start: str = "1", more: str = "") -> str:
    begin = f'<w:start w:val="{start}"/>' if start else ""
    how = f'{begin}<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{how}</w:lvl>'


NEVER = '<w:lvlRestart w:val="0"/><w:isLgl/>'


@pytest.mark.parametrize(
    ("levels", "expected"),  # of headings on the levels 1 2 2 1 2
    [
        (
            level(0, "Bab %1", start="3") + level(1, "%1.%2", "lowerRoman"),
            ["Bab 3\ta", "3.i\tb", "3.ii\tc", "Bab 4\td", "4.i\te"],
        ),
        (
            level(0, "%1", "upperRoman") + level(1, "%1.%2", more=NEVER),
            ["I\ta", "1.1\tb", "1.2\tc", "II\td", "2.3\te"],
        ),
        (
            level(0, "o", "bullet") + level(1, "(%2)", "decimalZero", start=""),
            ["a", "(00)\tb", "(01)\tc", "d", "(00)\te"],
        ),
    ],
)
def test_numbers_of_headings(tmp_path: Path, levels: str, expected: list[str]) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    pairs = zip("abcde", (1, 2, 2, 1, 2), strict=True)
    body = p(field(TOC)) + "".join(p(text, style=f"Judul{depth}") for text, depth in pairs)
    document = made(tmp_path, body, numbering=numbering)["document"]
    assert [text for _, text in entries(document)] == expected


def numbered(text: str, num_id: str, depth: str = "0") -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return p(text, style="Judul2").replace("</w:pPr>", own + "</w:pPr>")


def test_numbers_of_paragraphs_with_their_own_numbering(tmp_path: Path) -> None:
    levels = level(0, "%1.") + level(1, "%2.")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>'
        f'<w:num w:numId="3"><w:abstractNumId w:val="4"/>{restart}</w:num>'
    )
    body = (
        p(field(TOC)) + numbered("a", "1") + numbered("b", "2") + numbered("c", "3") + numbered("d", "1")
        + numbered("e", "3", "1") + numbered("f", "0") + numbered("g", "99") + numbered("h", "3")
    )  # fmt: skip
    document = made(tmp_path, body, numbering=numbering)["document"]
    expected = ["1.\ta", "2.\tb", "5.\tc", "6.\td", "1.\te", "f", "g", "7.\th"]
    assert [text for _, text in entries(document)] == expected


def test_without_numbering(tmp_path: Path) -> None:
    document = made(tmp_path, p(field(TOC)) + HEADINGS, numbering=None)["document"]
    assert [text for _, text in entries(document)][2:4] == ["Umum", "Latar"]


def test_a_field_that_cannot_be_filled_is_told(tmp_path: Path) -> None:
    cell = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p(mark('end'))}</w:tc></w:tr></w:tbl>"
    begin = p(mark("begin"), f"<w:r><w:instrText>{TOC}</w:instrText></w:r>", mark("separate"))
    result, problems = attempt(tmp_path, begin + cell)
    assert result is None
    assert [problem.code for problem in problems] == [Code.TEMPLATE_BROKEN]
    assert "TOC" in problems[0].text


# --- the pages of entries ---


def test_an_entry_as_word_writes_it(tmp_path: Path) -> None:
    document = made(tmp_path, p(field(r'TOC \o "1-1" \h \z')) + p("BAB I &amp; II", style="Judul1"))["document"]
    hidden = "<w:rPr><w:webHidden/></w:rPr>"
    expected = (
        '<w:hyperlink w:anchor="_Toc100000001" w:history="1"><w:r><w:t>BAB I &amp; II</w:t></w:r>'
        f"<w:r>{hidden}<w:tab/></w:r>"
        f'<w:r>{hidden}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{hidden}<w:instrText xml:space="preserve"> PAGEREF _Toc100000001 \\h </w:instrText></w:r>'
        f'<w:r>{hidden}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r>{hidden}<w:t>0</w:t></w:r><w:r>{hidden}<w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
    )
    link = next(document.iter(qn("w:hyperlink")))
    assert re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(link, encoding="unicode")) == expected


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        ("", ["BAB I\t0", "A.\tUmum\t0", "1.\tLatar\t0"]),
        (r"\n", ["BAB I", "A.\tUmum", "1.\tLatar"]),
        (r"\n 2-3", ["BAB I\t0", "A.\tUmum", "1.\tLatar"]),
        (r"\n 1-1", ["BAB I", "A.\tUmum\t0", "1.\tLatar\t0"]),
        (r'\p " - "', ["BAB I - 0", "A.\tUmum - 0", "1.\tLatar - 0"]),
        (r'\p "&amp;"', ["BAB I&0", "A.\tUmum&0", "1.\tLatar&0"]),
    ],
)
def test_switches_of_page_numbers(tmp_path: Path, switches: str, expected: list[str]) -> None:
    headings = p("BAB I", style="Judul1") + p("Umum", style="Judul2") + p("Latar", style="Judul3")
    for links in ("", r" \h"):
        document = made(tmp_path, p(field(rf"TOC \o {switches}{links}")) + headings)["document"]
        assert [text for _, text in whole_entries(document)] == expected
        assert len(list(document.iter(qn("w:hyperlink")))) == (3 if links else 0)
        assert marks_are_balanced(document)


def test_all_nine_levels_and_lists_without_entries(tmp_path: Path) -> None:
    deep = "".join(
        f'<w:style w:type="paragraph" w:styleId="J{n}"><w:name w:val="heading {n}"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="D{n}"><w:name w:val="toc {n}"/></w:style>'
        for n in range(1, 10)
    )
    own = deep + '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    own += '<w:style w:type="paragraph" w:styleId="G"><w:name w:val="table of figures"/></w:style>'
    body = p(field(r'TOC \o "1-9" \h')) + p(field(r'TOC \h \c "Grafik"'))
    body += "".join(p(f"Tingkat {n}", style=f"J{n}") for n in range(1, 10))
    document = made(tmp_path, body, styles=own, numbering=None)["document"]
    found = [(s.get(qn("w:val"))) for s in document.iter(qn("w:pStyle"))]
    assert found == [*(f"D{n}" for n in range(1, 10)), "G", *(f"J{n}" for n in range(1, 10))]
    assert lines(document)[:10] == [*(f"Tingkat {n}{PAGE}" for n in range(1, 10)), "Tidak ada."]


def stops(parts: Any, name: str) -> list[tuple[str, str | None, str]]:
    """The tab stops of a style: kind, sign, place in twips."""
    style = next(s for s in parts["styles"] if s.find(qn("w:name")).get(qn("w:val")) == name)
    found = style.findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
    return [tuple(stop.get(qn(f"w:{key}")) for key in ("val", "leader", "pos")) for stop in found]  # type: ignore[misc]


@pytest.mark.parametrize(("paper", "width"), [(None, 8788), ("A4", 8788), ("F4", 9071)])
def test_dots_run_to_the_edge_of_the_text(tmp_path: Path, paper: str | None, width: int) -> None:
    """A4 less 1701 and 1417 is 8788 twips, F4 9071; the template is on A4."""
    own = (
        '<w:style w:type="paragraph" w:styleId="DI2"><w:name w:val="toc 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="DI3"><w:name w:val="toc 3"/><w:pPr><w:tabs>'
        '<w:tab w:val="right" w:leader="hyphen" w:pos="5000"/></w:tabs></w:pPr></w:style>'
    )
    parts = made(tmp_path, p(field(TOC)) + HEADINGS, styles=STYLES + own, render_with={"paper": paper})
    assert stops(parts, "toc 1") == [("left", None, "440"), ("right", "dot", str(width))]  # made by us
    assert stops(parts, "toc 2") == [("left", None, "880"), ("right", "dot", str(width))]
    assert stops(parts, "toc 3") == [("right", "hyphen", "5000")]  # its maker wants it so
    bold = next(s for s in parts["styles"] if s.get(qn("w:styleId")) == "DI2")
    assert [child.tag for child in bold] == [qn("w:name"), qn("w:pPr"), qn("w:rPr")]
