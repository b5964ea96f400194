"""Templates with one thing wrong each: how they are built, what is to be found, and where."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from test_word_pictures import png

from lkjip_gen.templating.kinds import Kind

HEADING = "Bab Uji"
LOOP, END = "{%p for pk in perjanjian %}", "{%p endfor %}"
ROWS = "{%tr for t in pk.tabel %}"
_W = f'xmlns:w="{nsmap["w"]}"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f'xmlns:r="{OFFICE}"'

Block = str | list[list[str]] | Callable[[Any], None]


def built(*blocks: Block) -> bytes:
    """A template with a heading and these blocks: a paragraph, a table of cells, or whatever a function adds."""
    document = docx.Document()
    document.add_heading(HEADING, 1)
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        elif isinstance(block, list):
            table = document.add_table(len(block), len(block[0]))
            for row, texts in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    first, *others = text.split("\n")
                    cell.paragraphs[0].text = first
                    for other in others:
                        cell.add_paragraph(other)
        else:
            block(document)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def runs(*texts: str) -> Callable[[Any], None]:
    """A paragraph in several runs, each of its own look, as Word leaves them after editing."""

    def add(document: Any) -> None:
        paragraph = document.add_paragraph()
        for number, text in enumerate(texts):
            paragraph.add_run(text).bold = number % 2 == 1

    return add


def xml(content: str) -> Callable[[Any], None]:
    """A paragraph with this XML in it."""

    def add(document: Any) -> None:
        made = parse_xml(f"<w:p {_W} {_R}>{content}</w:p>")
        document.element.body.insert(len(document.element.body) - 1, made)

    return add


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str = "1") -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{run(shown)}{marks[2]}"


def bookmark(name: str, text: str) -> str:
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>{run(text)}<w:bookmarkEnd w:id="7"/>'


def header(text: str) -> Callable[[Any], None]:
    return lambda document: setattr(document.sections[0].header.paragraphs[0], "text", text)


def in_box(*texts: str) -> Callable[[Any], None]:
    """A text box with these paragraphs."""
    inside = "".join(f"<w:p>{run(text)}</w:p>" for text in texts)
    return xml(
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:40pt"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def picture(description: str) -> Callable[[Any], None]:
    def add(document: Any) -> None:
        document.add_picture(io.BytesIO(png(4, 3)))
        (properties,) = list(document.element.body.iter(qn("wp:docPr")))[-1:]
        properties.set("descr", description)

    return add


def shape(description: str) -> Callable[[Any], None]:
    """A drawing that is no picture."""

    def add(document: Any) -> None:
        picture(description)(document)
        for blip in list(document.element.body.iter(qn("a:blip")))[-1:]:
            blip.getparent().remove(blip)

    return add


def related(kind: str, target: str, content: str) -> Callable[[Any], None]:
    """A paragraph whose XML uses a relationship, {id}, that leads outside."""

    def add(document: Any) -> None:
        name = document.part.relate_to(target, f"{OFFICE}/{kind}", is_external=True)
        xml(content.replace("{id}", name))(document)

    return add


def control(*texts: str) -> Callable[[Any], None]:
    """A content control around whole paragraphs."""

    def add(document: Any) -> None:
        inside = "".join(f"<w:p>{run(text)}</w:p>" for text in texts)
        made = parse_xml(f"<w:sdt {_W}><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
        document.element.body.insert(len(document.element.body) - 1, made)

    return add


def style(name: str) -> Callable[[Any], None]:
    def add(document: Any) -> None:
        properties = document.add_paragraph("Bergaya lain")._p.get_or_add_pPr()
        made = OxmlElement("w:pStyle")
        made.set(qn("w:val"), name)
        properties.insert(0, made)

    return add


def comment(document: Any) -> None:
    paragraph = document.add_paragraph("Teks dengan komentar")
    document.add_comment(paragraph.runs, text="Tolong dicek", author="Staf", initials="S")


def nested_table(document: Any) -> None:
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "{%tr if ada_alamat %}"
    cell.add_table(1, 1).cell(0, 0).text = "dalam"


def with_member(content: bytes, name: str, data: bytes, old: bytes = b"") -> bytes:
    """The file with another member; where `old` is given, it is replaced in that member by `data`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for info in source.infolist():
            kept = source.read(info)
            if info.filename != name:
                target.writestr(info, kept)
            elif old:
                assert old in kept
                target.writestr(info, kept.replace(old, data))
        if not old:
            target.writestr(name, data)
    return stream.getvalue()


@dataclass(frozen=True)
class Case:
    """A broken template. `at` is its place in words; `mark` a text of the paragraph that gets the comment."""

    kind: Kind
    content: bytes
    at: str = ""
    mark: str = HEADING
    template: str = "pk.docx"
    says: str = ""
    also: tuple[Kind, ...] = ()


def line(kind: Kind, text: str, says: str = "", **more: Any) -> Case:
    """One paragraph below the heading is wrong."""
    return Case(kind, built(text), f'alinea 1, di bawah judul "{HEADING}"', text, says=says, **more)


def within(kind: Kind, text: str, says: str = "", **more: Any) -> Case:
    """The same inside the loop over the PKs."""
    return Case(kind, built(LOOP, text, END), f'alinea 2, di bawah judul "{HEADING}"', text, says=says, **more)


def second(kind: Kind, one: Block, text: str, says: str = "", **more: Any) -> Case:
    """The second paragraph is wrong, by what stands in the first."""
    return Case(kind, built(one, text), f'alinea 2, di bawah judul "{HEADING}"', text, says=says, **more)


def below(number: int) -> str:
    return f'alinea {number}, di bawah judul "{HEADING}"'


def cell(row: int, column: int, table: int = 1) -> str:
    return f'tabel {table}, baris {row}, kolom {column}, di bawah judul "{HEADING}"'


_CONTENTS = field(" TOC \\o ")
_REF, _BOX = field(" REF tabel_satu \\h "), f'kotak teks, di bawah judul "{HEADING}"'
_HYPERLINK = '<w:hyperlink w:anchor="x"><w:r><w:t>{0}</w:t></w:r></w:hyperlink>'
OBJECT = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="{id}"/></w:object></w:r>'
_IMAGE = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="{id}"/></v:shape></w:pict></w:r>'
)
_LINK = '<w:hyperlink r:id="{id}"><w:r><w:t>tautan</w:t></w:r></w:hyperlink>'

CASES: dict[str, Case] = {
    # B: braces and characters
    "unclosed": line(Kind.TAG_UNCLOSED, "Tahun {{ tahun saja", '"{{ tahun }}"'),
    "one brace short": line(Kind.TAG_UNCLOSED, "Tahun {{ tahun } saja", '"{{ tahun }}"'),
    "unopened": line(Kind.TAG_UNOPENED, "Tahun tahun }} saja"),
    "unopened command": second(Kind.TAG_UNOPENED, "{%p if ada_alamat %}", "endif %}"),
    "one brace short in front": line(Kind.TAG_UNOPENED, "Tahun {tahun}} saja", '"{tahun}}"'),
    "mixed": line(Kind.TAG_MIXED, "Tahun {{ tahun %}", '"{{ tahun }}"'),
    "mixed command": line(Kind.TAG_MIXED, "{% if ada_alamat }}x{% endif %}", '"{% if ada_alamat %}"'),
    "braces spaced": line(Kind.BRACES_SPACED, "Tahun { { tahun } }", '"{{ tahun }}"'),
    "percent spaced": line(Kind.BRACES_SPACED, "{ % if ada_alamat % }x{% endif %}", '"{% if ada_alamat %}"'),
    "single braces": line(Kind.BRACE_SINGLE, "Tahun { tahun }", '"{{ tahun }}"'),
    "three braces": line(Kind.BRACES_MORE, "Tahun {{{ tahun }}}", '"{{ tahun }}"'),
    "split over paragraphs": Case(
        Kind.SPLIT_PARAGRAPHS, built("Tahun {{ ta", "hun }} saja"), below(1), "Tahun {{ ta", says='"{{ ta hun }}"'
    ),
    "command split over paragraphs": Case(
        Kind.SPLIT_PARAGRAPHS, built("{% if ada_alamat", "%}Ada{% endif %}"), below(1), "{% if ada_alamat"
    ),
    "split over cells": Case(Kind.SPLIT_CELLS, built([["{{ ta", "hun }}"]]), cell(1, 1), "{{ ta"),
    "row tag split over cells": Case(
        Kind.SPLIT_CELLS, built([["{%tr if ada", "_alamat %}"], ["a", "b"], ["{%tr endif %}", ""]]), cell(1, 1),
        "{%tr if ada",
    ),
    "torn by a link": Case(
        Kind.TAG_TORN, built(xml(run("{{ ta") + _HYPERLINK.format("hun }}"))), below(1), "{{ ta", says="tautan"
    ),
    "a note inside": Case(
        Kind.TAG_HOLDS, built(xml(run("{{ ta") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("hun }}"))),
        below(1), "{{ tahun }}", says="catatan kaki",
    ),
    "invisible character": line(Kind.CHARACTER, "Tahun {{ ta\u200bhun }}", "tak terlihat"),
    "dash": line(Kind.CHARACTER, "Tahun {{ tahun \u2013 1 }}", "tanda hubung panjang"),
    "guillemets": line(Kind.QUOTES, "{% if tahun == \u00ab2024\u00bb %}x{% endif %}"),
    "no-break space after a prefix": Case(
        Kind.NO_BREAK_SPACE, built("{%p\u00a0if ada_alamat %}", "a", "{%p endif %}"), below(1), "if ada_alamat"
    ),
    "empty tag": line(Kind.TAG_EMPTY, "Tahun {{ }}"),
    # C: commands
    "unknown command": line(Kind.COMMAND_UNKNOWN, "{% iff ada_alamat %}x{% endif %}", '"if"'),
    "command in Indonesian": line(Kind.COMMAND_UNKNOWN, "{% jika ada_alamat %}x{% endif %}", '"if"'),
    "end apart": line(Kind.COMMAND_UNKNOWN, "{% if ada_alamat %}x{% end if %}", '"endif"'),
    "else if": line(Kind.COMMAND_UNKNOWN, "{% if ada_logo %}x{% else if ada_alamat %}y{% endif %}", '"elif"'),
    "prefix glued": Case(
        Kind.COMMAND_UNKNOWN, built("{%pif ada_alamat %}", "a", "{%p endif %}"), below(1), "{%pif", says='"p if"'
    ),
    "command printed": line(Kind.COMMAND_AS_PRINT, "{{ if ada_alamat }}x{% endif %}", '"{% if ada_alamat %}"'),
    "name as command": line(Kind.PRINT_AS_COMMAND, "Tahun {% tahun %}", '"{{ tahun }}"'),
    "syntax": line(Kind.SYNTAX, "{{ tahun tahun }}", "tidak pada tempatnya"),
    "one equals sign": line(Kind.EQUALS_SINGLE, "{% if tahun = '2024' %}x{% endif %}"),
    "unknown filter": line(Kind.FILTER_UNKNOWN, "{{ tahun|uper }}", '"upper"'),
    "unknown test": line(Kind.TEST_UNKNOWN, "{% if tahun is defind %}x{% endif %}", '"defined"'),
    "unknown function": line(Kind.FUNCTION_UNKNOWN, "{% for n in range(3) %}x{% endfor %}", '"range"'),
    "prefix apart": Case(
        Kind.PREFIX_SPACED, built("{% p if ada_alamat %}", "a", "{%p endif %}"), below(1), "{% p if",
        says='"{%p if ada_alamat %}"',
    ),
    "prefix prints": line(Kind.PREFIX_PRINTS, "{{p tahun }}", '"{{ tahun }}"'),
    "percent in a prefix": Case(
        Kind.PREFIX_SIGN, built("{%p if tahun % 2 %}", "a", "{%p endif %}"), below(1), "{%p if"
    ),
    "merge of nothing": Case(Kind.MERGE_NOTHING, built([["{% gabung %}{{ tahun }}"]]), cell(1, 1), "{% gabung"),
    "merge outside a cell": line(Kind.MERGE_OUTSIDE, "{% gabung ada_alamat %}{{ tahun }}"),
    "merge twice": Case(
        Kind.MERGE_TWICE, built([["{% gabung ada_alamat %}{% gabung ada_logo %}{{ tahun }}"]]), cell(1, 1), "gabung"
    ),
    # D: nesting
    "if not closed": line(Kind.NOT_CLOSED, "Ada {% if ada_alamat %} alamat", '"{% endif %}"'),
    "for not closed": Case(
        Kind.NOT_CLOSED, built(LOOP, "{{ pk.judul }}"), below(1), LOOP, says='"{%p endfor %}"'
    ),
    "inner if not closed": within(Kind.NOT_CLOSED, "{%p if pk.kepala %}", '"{%p endif %}"'),
    "end without beginning": line(Kind.NOT_OPENED, "Ada {% endif %} alamat"),
    "wrong end": line(Kind.WRONG_END, "{% if ada_alamat %}x{% endfor %}", '"{% endif %}"'),
    "else outside": line(Kind.ELSE_STRAY, "x{% else %}y", "if atau for"),
    "elif in for": within(Kind.ELSE_STRAY, "{% for t in pk.tabel %}{% elif ada_alamat %}{% endfor %}"),
    "two elses": line(Kind.ELSE_LATE, "{% if ada_alamat %}a{% else %}b{% else %}c{% endif %}"),
    "closed in a text box": Case(
        Kind.IN_OTHER_PART, built("{% if ada_alamat %}Ada", in_box("alamat{% endif %}")), _BOX, ""
    ),
    "closed in another row": Case(
        Kind.IN_OTHER_ROW, built([["{% if ada_alamat %}a"], ["b{% endif %}"]]), cell(2, 1), "b{% endif %}"
    ),
    "closed in another cell": Case(
        Kind.IN_OTHER_CELL, built([["{% if ada_alamat %}a", "b{% endif %}"]]), cell(1, 2), "b{% endif %}"
    ),
    "closed outside the table": Case(
        Kind.IN_OTHER_TABLE, built([["{%p if ada_alamat %}\na"]], "{%p endif %}"), below(1), "{%p endif %}"
    ),
    "closed outside the control": Case(
        Kind.IN_OTHER_WRAPPER, built(control("{%p if ada_alamat %}", "a"), "{%p endif %}"), below(3), "{%p endif %}"
    ),
    "closed outside the link": Case(
        Kind.IN_OTHER_WRAPPER, built(xml(run("{% if ada_alamat %}") + _HYPERLINK.format("a{% endif %}"))), below(1),
        "{% if ada_alamat %}",
    ),
    "closed in another paragraph": second(Kind.IN_OTHER_PARAGRAPH, "{% if ada_alamat %}a", "b{% endif %}"),
    "other prefix": second(Kind.OTHER_PREFIX, "{%p if ada_alamat %}", "b{% endif %}"),
    "row tag outside a table": Case(
        Kind.ROW_TAG_OUTSIDE, built("{%tr if ada_alamat %}", "a", "{%p endif %}"), below(1), "{%tr if"
    ),
    "cell tag outside a table": Case(
        Kind.CELL_TAG_OUTSIDE, built("{%tc if ada_alamat %}", "a", "{%p endif %}"), below(1), "{%tc if"
    ),
    "two row tags in a row": Case(
        Kind.PREFIX_TWICE, built([["{%tr if ada_alamat %}", "{%tr if ada_logo %}"], ["a", "b"], ["{%tr endif %}", ""],
                                  ["{%tr endif %}", ""]]), cell(1, 2), "{%tr if ada_logo %}",
    ),
    "text beside a paragraph tag": line(Kind.PREFIX_LOSES, "Alamat: {%p if ada_alamat %}", '"Alamat:"',
                                        also=(Kind.NOT_CLOSED,)),
    "text beside a row tag": Case(
        Kind.PREFIX_LOSES, built([["{%tr if ada_alamat %}", "Jumlah"], ["a", "b"], ["{%tr endif %}", ""]]), cell(1, 1),
        "{%tr if", says='"Jumlah"',
    ),
    "row tag around a table": Case(
        Kind.PREFIX_AROUND, built(nested_table), cell(1, 1), "{%tr if", also=(Kind.NOT_CLOSED,)
    ),
    # E: names
    "misspelt name": line(Kind.NAME_UNKNOWN, "Tahun {{ tahn }}", '"tahun"'),
    "misspelt in a header": Case(
        Kind.NAME_UNKNOWN, built("a", header("{{ kabupten }}")), "kepala halaman, alinea 1", says='"kabupaten"'
    ),
    "name of another template": line(Kind.NAME_ELSEWHERE, "{{ nomor_dppa }}", "matriks.docx"),
    "field without its loop name": within(Kind.NAME_IN_LOOP, "{{ pihak_pertama.nama }}", '"pk.pihak_pertama"'),
    "name after its loop": Case(
        Kind.NAME_WITHOUT_LOOP, built(LOOP, "{{ pk.judul }}", END, "Lagi {{ pk.judul }}"), below(4), "Lagi"
    ),
    "misspelt field": within(Kind.PART_UNKNOWN, "{{ pk.pihak_pertama.nma }}", '"nama"'),
    "misspelt field of a row": Case(
        Kind.PART_UNKNOWN, built(LOOP, "{%p for t in pk.tabel %}", [["{%tr for b in t.baris %}", ""],
                                 ["{{ b.nma }}", "{{ b.target }}"], ["{%tr endfor %}", ""]], END, END),
        cell(2, 1), "{{ b.nma }}", says='mungkin maksudnya "nama"',
    ),
    "field of a list": within(Kind.PART_OF_LIST, "{{ pk.tabel.kepala }}", '"pk.tabel" adalah daftar'),
    "field of a text": line(Kind.PART_OF_TEXT, "{{ tahun.angka }}", '"tahun" teks'),
    "prints a list": within(Kind.PRINTS_LIST, "{{ pk.tabel }}"),
    "prints a flag": line(Kind.PRINTS_FLAG, "{{ ada_alamat }}"),
    "prints a group": within(Kind.PRINTS_GROUP, "{{ pk.pihak_pertama }}", "nama"),
    "loops over a text": line(Kind.LOOPS_TEXT, "{% for x in tahun %}{{ x }}{% endfor %}"),
    "loops over a flag": line(Kind.LOOPS_OTHER, "{% for x in ada_alamat %}x{% endfor %}", "penanda ya/tidak"),
    "adds to a text": line(Kind.ADDS_TEXT, "{{ tahun + 1 }}"),
    "name given again": line(Kind.NAME_TAKEN, "{% set tahun = 'x' %}", '"tahun"'),
    "loop outside": line(Kind.LOOP_NAME, "{{ loop.index }}"),
    # F: forbidden
    "inner parts of Python": line(Kind.FORBIDDEN_NAME, "{{ tahun.__class__ }}", '"__class__"'),
    "by a filter": line(Kind.FORBIDDEN_NAME, "{{ tahun|attr('__class__') }}"),
    "by a format": line(Kind.FORBIDDEN_NAME, "{{ '{0.__class__}'.format(tahun) }}"),
    "include": line(Kind.FORBIDDEN_COMMAND, "{% include 'lain.docx' %}", '"include"'),
    "import": line(Kind.FORBIDDEN_COMMAND, "{% import 'os' as os %}", '"import"'),
    "no escaping": line(Kind.FORBIDDEN_COMMAND, "{% autoescape false %}{{ tahun }}{% endautoescape %}"),
    "filter taken out": line(Kind.FORBIDDEN_FILTER, "{{ tahun|safe }}", '"safe"'),
    "huge": line(Kind.FORBIDDEN_SIZE, "{{ 'a' * 100000000 }}"),
    "huge power": line(Kind.FORBIDDEN_SIZE, "{{ 9 ** 999999 }}"),
    "changes data": within(Kind.FORBIDDEN_CHANGE, "{% if pk.tabel.append(1) %}x{% endif %}"),
    "assigns to data": within(Kind.FORBIDDEN_CHANGE, "{% set pk.judul = 'x' %}"),
    # G: fields and styles
    "DDE": Case(Kind.FIELD_FORBIDDEN, built(xml(field(" DDEAUTO c:\\\\x cmd "))), below(1), "1", says="DDEAUTO"),
    "INCLUDETEXT": Case(Kind.FIELD_FORBIDDEN, built(xml(field(' INCLUDETEXT "c:\\\\x.docx" '))), below(1), "1"),
    "simple INCLUDEPICTURE": Case(
        Kind.FIELD_FORBIDDEN, built(xml(f'<w:fldSimple w:instr=" INCLUDEPICTURE x.png ">{run("g")}</w:fldSimple>')),
        below(1), "g", says="INCLUDEPICTURE",
    ),
    "mail merge": Case(Kind.FIELD_ASKS, built(xml(field(" MERGEFIELD Nama "))), below(1), "1", says="MERGEFIELD"),
    "half a field": Case(
        Kind.FIELD_TORN, built(xml(run("Hal ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')), below(1), "Hal"
    ),
    "reference to nothing": Case(Kind.REF_MISSING, built(xml(_REF)), below(1), "1", says='"tabel_satu"'),
    "reference outside the condition": Case(
        Kind.REF_CONDITIONAL,
        built("{%p if ada_alamat %}", xml(bookmark("tabel_satu", "x")), "{%p endif %}", xml(run("Lihat ") + _REF)),
        below(4), "Lihat", says="{%p if ada_alamat %}",
    ),
    "table of contents beside text": Case(
        Kind.TOC_NOT_ALONE,
        built([["x"]], lambda d: d.tables[0].cell(0, 0).paragraphs[0]._p.append(
            parse_xml(f"<w:hyperlink {_W}>{_CONTENTS}</w:hyperlink>"))),
        cell(1, 1), "x",
    ),
    "caption of no list": Case(
        Kind.SEQ_UNLISTED,
        built(xml(field(' TOC \\c "Tabel" ')), xml(run("Tabel ") + field(" SEQ Tabel ")),
              xml(run("Gambar ") + field(" SEQ Tabl "))),
        below(3), "Gambar", says='"Tabel"',
    ),
    "list of nothing": Case(Kind.TOC_NOTHING, built(xml(field(' TOC \\c "Tabel" '))), below(1), "1", says='"Tabel"'),
    "missing style": Case(Kind.STYLE_MISSING, built(style("IsiTabl")), below(1), "Bergaya lain", says='"IsiTabl"'),
    # H: what comes along
    "insertion": Case(
        Kind.TRACKED, built(xml(f'{run("a")}<w:ins w:id="1" w:author="x">{run("b")}</w:ins>')), below(1), "a"
    ),
    "deletion": Case(
        Kind.TRACKED,
        built(xml(f'{run("a")}<w:del w:id="1" w:author="x"><w:r><w:delText>b</w:delText></w:r></w:del>')), below(1),
        "a",
    ),
    "move": Case(
        Kind.TRACKED, built(xml(f'{run("a")}<w:moveTo w:id="1" w:author="x">{run("b")}</w:moveTo>')), below(1), "a"
    ),
    "tracked look": Case(
        Kind.TRACKED_LOOK,
        built(xml('<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange></w:rPr>'
                  "<w:t>a</w:t></w:r>")), below(1), "a",
    ),
    "comment left": Case(
        Kind.COMMENT_LEFT, built(comment), below(1), "Teks dengan komentar", says='"Tolong dicek"',
        also=(Kind.STYLE_MISSING,),  # python-docx gives the mark a style that its document does not have
    ),
    "linked picture": Case(
        Kind.LINK_OUTSIDE, built(related("image", "file:///c:/logo.png", _IMAGE)), below(1), "", says="Gambar"
    ),
    "link to a file": Case(
        Kind.LINK_TO_FILE, built(related("hyperlink", "file:///c:/data.xlsx", _LINK)), below(1), "tautan"
    ),
    "linked object": Case(
        Kind.LINK_OUTSIDE, built(related("oleObject", "file:///c:/x.xlsx", OBJECT)), below(1), "", says="Objek"
    ),
    # I: pictures
    "picture of a text": Case(Kind.PICTURE_KEY, built(picture("{{ kabupaten }}")), below(1), "", says="logo"),
    "picture with a misspelt name": Case(Kind.NAME_UNKNOWN, built(picture("{{ logoo }}")), below(1), "", says='"logo"'),
    "no picture": Case(Kind.PICTURE_NONE, built(shape("{{ logo }}")), below(1), ""),
    "unknown chart": Case(
        Kind.FIGURE_UNKNOWN, built(picture("grafik:predikt-1")), below(1), "", "lkjip.docx", '"grafik:predikat-1"'
    ),
    "unknown tree": Case(Kind.FIGURE_UNKNOWN, built(picture("bagan:silsilah")), below(1), "", says="belum ada"),
}  # fmt: skip
