"""Templates of other hands: whatever stands in them, both ways make the same of it, and the common goes fast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from both_ways import compared
from test_word_pictures import png
from wordml import SECTION, STYLES, bookmark, field, mark, p, package, run

from lkjip_gen.marks import marked

FAST = ""
TEXTS = (
    "biasa",
    "",
    " ",
    "\n",
    "a\tb\nc",
    "\u00a0",
    "]]>",
    "&amp; R&D <b> \"q\" 's'",
    "{{ x }} {_{",
    marked("12,5", 7),
)
MARKS = ("1.\tsatu", "a)\t" + marked("9", 3), "-\t", "1.")
CONTEXT: dict[str, Any] = {"ya": True, "tidak": False, "huruf": ["a", "b", "c"], "m": marked("12,5", 7), "kosong": ""}
ITEM = '<w:pPr><w:pStyle w:val="Daftar"/></w:pPr>'
CONTENTS = STYLES + '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
LYING = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
LINK = '<w:hyperlink w:anchor="q">{}</w:hyperlink>'
CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
DRAWN = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
    '<wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
    f"{p('Kotak')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "</mc:AlternateContent></w:r>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="952500"/><wp:docPr id="1" name="x" descr="{}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
    '<a:blip r:embed="rgambar"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def wrapped(*content: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def cell(*content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'


def table(*rows: tuple[str, ...]) -> str:
    grid = '<w:gridCol w:w="2000"/>' * len(rows[0])
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>"
        + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


TABLE = table((cell(p("{{ m }}")), cell(p("{{ t }}"))))
# the body, and what the ways are that its documents take
COMMON = {
    "runs and breaks": wrapped(run("a "), "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ t }}</w:t><w:tab/><w:br/></w:r>"),
    "a tag over runs": wrapped(run("{"), run("{ "), '<w:proofErr w:type="spellStart"/>', run("t"), run(" }"), run("}")),
    "empty paragraphs": '<w:p w:rsidR="00A" w14:paraId="1A2B3C4D"/>' + p() + p("x"),
    "an empty paragraph in a heading": '<w:p><w:pPr><w:pStyle w:val="Judul1"/></w:pPr></w:p><w:p/>' + p("{{ t }}"),
    "a paragraph left empty": wrapped(run("{%r if tidak %}"), run("x"), run("{%r endif %}")),
    "a cell of an empty paragraph": table((cell("<w:p/>"), cell(p("{{ t }}")))),
    "only a cursor in it": wrapped('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>') + p("x"),
    "an item": p("{{ t }}", style="Daftar") + p("2.\tdua {{ t }}", style="Ket"),
    "an item after an empty run": wrapped("<w:r><w:rPr><w:b/></w:rPr></w:r>", run("{{ t }}"), properties=ITEM),
    "an item after a mistake": wrapped('<w:proofErr w:type="gramStart"/>', run("{{ t }}"), properties=ITEM),
    "a reference to nothing": p(bookmark("b", "{{ t }}"), style="Ket") + p(field("REF b"), field(r"REF b \n \h")),
    "a hidden number": p("Tabel ", field(r"SEQ Tabel \h"), " {{ t }}"),
    "a link": wrapped(LINK.format(run("{{ t }}")), run(" akhir")),
    "a bookmark beside a control": wrapped(
        '<w:bookmarkStart w:id="0" w:name="a" w:displacedByCustomXml="next"/>',
        CONTROL.format("q", run("{{ t }}")),
        '<w:bookmarkEnd w:id="0" w:displacedByCustomXml="prev"/>',
    ),
    "a bookmark in a link": wrapped(LINK.format(bookmark("b", "{{ t }}"))) + p(field("REF b")),
    "a value in a choice": CONTROL.format(
        'q"/><w:dropDownList><w:listItem w:displayText="{{ t }}" w:value="1"/></w:dropDownList><w:lock w:val="x',
        p("x"),
    ),
    "a caption over two lines": wrapped(
        "<w:r><w:t>Tabel</w:t><w:br/><w:t>{{ t }}</w:t><w:noBreakHyphen/></w:r>", field("SEQ A"), run(" {{ m }}")
    )
    + TABLE,
    "values set": p("{% set a, b = '1', t %}{% set n = namespace(x=t) %}{% set n.x = a %}{{ n.x }}{{ b }}"),
    "a comment": p("a{# x #}b") + p("{#p x #}") + p("c"),
    "joined to the next": p("a ") + p("{%- if ya %}b{% endif -%}") + p("c"),
    "filters": p("{{ t[:3] }}{{ t|upper }}{{ t|trim }}{{ t|length }}{{ t ~ m }}{{ [m, t]|join }}"),
    "an escaped text": p("{{ t|e|upper }}"),  # "&AMP;" is no XML: a problem, and never a broken document
    "a cut escaped text": p("{{ (t|e)[:3] }}"),
    "a section": p("{%p if t %}") + wrapped(properties=f"<w:pPr>{SECTION}</w:pPr>") + p("{%p endif %}") + p("x"),
}
# not all documents of these go fast
RARE = {
    "an item in a link": wrapped(LINK.format(run("{{ t }}")), properties=ITEM),
    "an item in a smart tag": wrapped(f"<w:smartTag>{run('{{ t }}')}</w:smartTag>", properties=ITEM),
    "an item in a control": wrapped(CONTROL.format("q", run("{{ t }}")), properties=ITEM),
    "an item after a note": wrapped("<w:r><w:lastRenderedPageBreak/><w:t>{{ t }}</w:t></w:r>", properties=ITEM),
    "an item after an empty text": wrapped(run("{{ kosong }}"), run("{{ t }}"), properties=ITEM),
    "an item after a sign": wrapped('<w:r><w:sym w:char="F0A7"/></w:r>', run("{{ t }}"), properties=ITEM),
    "an item after a picture": wrapped(PICTURE.format("tetap"), run("{{ t }}"), properties=ITEM),
    "items in a smart tag": p("1.\ty", style="Daftar")
    + f"<w:smartTag>{p('{{ t }}', style='Daftar')}</w:smartTag>"
    + p("3.\tz", style="Daftar"),
    "a control without properties": f"<w:sdt><w:sdtPr/><w:sdtContent>{p('{{ t }}')}</w:sdtContent></w:sdt>",
    "a bookmark into a link": wrapped(
        '<w:bookmarkStart w:id="0" w:name="a"/>',
        run("1"),
        LINK.format(run("{{ t }}") + '<w:bookmarkEnd w:id="0"/>' + run("3")),
    )
    + p(field("REF a")),
    "a bookmark into a control": wrapped(
        '<w:bookmarkStart w:id="0" w:name="a"/>',
        run("1"),
        CONTROL.format("q", run("{{ t }}") + '<w:bookmarkEnd w:id="0"/>' + run("3")),
    )
    + p(field("REF a")),
    "a caption with a text box": wrapped(run("Tabel "), DRAWN, field("SEQ A"), run(" {{ m }}")) + TABLE,
    "a value between paragraphs": p("{{p spasi }}") + p("{{ t }}"),
    "a run between paragraphs": "<w:r><w:t>{{ t }}</w:t></w:r>" + p("x"),
    "a text set": p("{% set z %}abc{% endset %}{{ z|length }}{{ z|upper }}{% if z == 'abc' %}{{ t }}{% endif %}"),
    "a text set through a filter": p("{% set z | upper %}abc{% endset %}{{ z }}{{ t }}"),
    "a macro": p("{% macro f(a) %}[x{{ a }}]{% endmacro %}{{ f(t) }}{{ f('y')|upper }}"),
    "a call": p("{% macro f() %}{{ caller()|upper }}{% endmacro %}{% call f() %}isi{% endcall %}{{ t }}"),
    "a loop in itself": p(
        "{% for x in huruf recursive %}{% if loop.depth == 1 %}{{ loop('z')|upper }}{% endif %}a{% endfor %}"
    ),
    "merged by docxtpl": table((cell(p("{% vm %}{{ t }}")), cell(p("x")))),
    "a table in a cell": table((cell(TABLE, p("")), cell(p("x")))),
    "a field in a field": wrapped(
        mark("begin"),
        "<w:r><w:instrText>IF </w:instrText></w:r>",
        field("PAGE"),
        mark("separate"),
        run("1"),
        mark("end"),
    ),
    "a tracked change of a paragraph": wrapped(
        run("{{ t }}"),
        properties='<w:pPr><w:pPrChange w:id="1"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>',
    ),
    "a tracked change of a grid": TABLE.replace(
        "</w:tblGrid>", '<w:tblGridChange w:id="0"><w:tblGrid/></w:tblGridChange></w:tblGrid>', 1
    ).replace("<w:tblGrid/>", "<w:tblGrid></w:tblGrid>"),
    "a tracked change of a row": TABLE.replace(
        "<w:tr>",
        '<w:tr><w:trPr><w:trPrChange w:id="1"><w:trPr><w:cantSplit/></w:trPr></w:trPrChange></w:trPr>',
        1,
    ),
    "contents in a bookmark": p("Bab {{ t }}", style="Judul1") + p(bookmark("b", field("TOC"))) + p(field("REF b")),
    "contents in a link": p("Bab {{ t }}", style="Judul1") + wrapped(LINK.format(field("TOC"))),
    "contents in a control": p("Bab {{ t }}", style="Judul1") + wrapped(CONTROL.format("q", field("TOC"))),
    "contents beside a sign": p("Bab {{ t }}", style="Judul1")
    + wrapped(field("TOC"), '<w:r><w:sym w:char="F0"/></w:r>'),
    "contents after a run": p("Bab {{ t }}", style="Judul1") + wrapped("<w:r><w:rPr/></w:r>", field("TOC")),
    "a bookmark without a name": wrapped('<w:bookmarkStart w:id="0"/>', run("{{ t }}"), '<w:bookmarkEnd w:id="0"/>'),
    "a bookmark around a table": f'<w:bookmarkStart w:id="0" w:name="a"/>{TABLE}<w:bookmarkEnd w:id="0"/>',
}


def check(folder: Path, body: str, texts: tuple[str, ...], how: dict[str, Any], **parts: Any) -> set[str]:
    """Both ways alike for all these texts; the ways that the documents took."""
    template = folder / "contoh.docx"
    template.write_bytes(package(body, **parts))
    ways = set()
    for text in texts:
        fast, found = compared(template, {**CONTEXT, "t": text, "spasi": " "}, how)
        assert found == [], repr(text)
        if fast.made is not None:
            ways.add(fast.made.slow)
    return ways


@pytest.mark.parametrize("name", COMMON)
def test_the_common_goes_fast(name: str, tmp_path: Path) -> None:
    texts = (*TEXTS, "1.\tsatu", "-\t") if "item" in name else TEXTS
    assert check(tmp_path, COMMON[name], texts, {}) == {FAST}


@pytest.mark.parametrize("name", RARE)
def test_the_rare_comes_out_alike(name: str, tmp_path: Path) -> None:
    parts = {"gambar.png": ("image", "image/png", png(10, 10))}
    assert check(tmp_path, RARE[name], (*TEXTS, *MARKS), {}, parts=parts, styles=CONTENTS) != {FAST}


SEPARATORS = {
    "empty": "",
    "with a cursor": '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
    "with a bookmark": bookmark("b"),
    "with a text": run("{{ t }}"),
    "with a link": LINK.format(run("a")),
    "with a control": CONTROL.format("q", run("a")),
}


@pytest.mark.parametrize("content", SEPARATORS)
def test_what_stands_behind_a_table_on_its_side(content: str, tmp_path: Path) -> None:
    """Only a paragraph in which nothing stands may end the section of the table."""
    style = '<w:style w:type="paragraph" w:styleId="Pemisah"><w:name w:val="Pemisah"/></w:style>'
    wide = table((cell(p("pertanggungjawaban{{ t }}pertanggungjawaban")),) * 8).replace("2000", "1000")
    body = (
        p("x") + wide + wrapped(SEPARATORS[content], properties='<w:pPr><w:pStyle w:val="Pemisah"/></w:pPr>') + p("y")
    )
    assert check(tmp_path, body, TEXTS, {}, styles=STYLES + style) == {FAST}


def section(*references: str, size: str = SECTION) -> str:
    return size.replace("<w:sectPr>", f"<w:sectPr>{''.join(references)}")


def header(*content: str) -> dict[str, tuple[str, str, bytes]]:
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    return {"header1.xml": ("header", kind, f"<w:hdr {spaces}>{''.join(content)}</w:hdr>".encode())}


HEADED = section('<w:headerReference w:type="default" r:id="rheader1"/>')
PAPERS: list[dict[str, Any]] = [{"stamp": "DRAF"}, {"paper": "F4"}, {"paper": "A4"}, {"paper": "F4", "stamp": "DRAF"}]


@pytest.mark.parametrize("how", PAPERS)
def test_a_header_with_tags(how: dict[str, Any], tmp_path: Path) -> None:
    body = p("{{ t }}") + HEADED
    assert check(tmp_path, body, TEXTS, how, parts=header(p("Satu {{ t }}"), "<w:p/>")) == {FAST}


@pytest.mark.parametrize("how", PAPERS)
@pytest.mark.parametrize("properties", [HEADED, section(size=LYING)])
def test_a_section_that_is_not_always_there(how: dict[str, Any], properties: str, tmp_path: Path) -> None:
    """What is put on the sections of the template would be missing where one of them is."""
    ended = wrapped(properties=f"<w:pPr>{properties}</w:pPr>")
    body = TABLE + p("{%p if t %}") + ended + p("{%p endif %}") + TABLE + p("akhir")
    last = SECTION if properties is HEADED else HEADED
    ways = check(tmp_path, body + last, ("x", ""), how, parts=header(p("Satu {{ t }}")))
    assert FAST in ways
    assert len(ways) == 2


def test_a_stamp_in_a_paragraph_that_is_cut_out(tmp_path: Path) -> None:
    parts = header(p("{%p if t %}"), p("{{ t }}"), p("{%p endif %}"), p("selalu"))
    assert FAST not in check(tmp_path, p("x") + HEADED, TEXTS, {"stamp": "DRAF"}, parts=parts)


def test_contents_of_headings_of_which_some_are_empty(tmp_path: Path) -> None:
    body = (
        p("{{ t }}", style="Judul1") + '<w:p><w:pPr><w:pStyle w:val="Judul1"/></w:pPr></w:p>' + p(field(r"TOC \o 1-1"))
    )
    assert check(tmp_path, body, TEXTS, {}, styles=CONTENTS) == {FAST}
