"""Small Word templates for tests, written as XML, and what came out of them as lines to compare by hand."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from lkjip_gen.problems import Problem
from lkjip_gen.word.engine import Properties, render

PROPERTIES = Properties("LKjIP", "Tahun 2020", "Kecamatan", datetime.date(2021, 1, 29))
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1701" w:header="737" w:footer="737" w:gutter="0"/></w:sectPr>'  # noqa: E501
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Judul2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Judul3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Depan"><w:name w:val="Judul Depan"/><w:basedOn w:val="Judul1"/>
 <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ket"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Daftar"><w:name w:val="Isi Daftar"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Judul1"/><w:suff w:val="nothing"/>
 <w:lvlText w:val=""/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:pStyle w:val="Judul2"/>
 <w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Judul3"/>
 <w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def package(
    body: str,
    *,
    styles: str = STYLES,
    numbering: str | None = NUMBERING,
    parts: dict[str, tuple[str, str, bytes]] | None = None,
) -> bytes:
    """A .docx: `body` is the content of w:body; `parts` gives name, kind of relationship, content type and bytes."""
    files: dict[str, tuple[str, str, bytes]] = {
        "styles.xml": ("styles", f"{_TYPE}.styles+xml", f"<w:styles {_SPACES}>{styles}</w:styles>".encode()),
        **(parts or {}),
    }
    if numbering is not None:
        xml = f"<w:numbering {_SPACES}>{numbering}</w:numbering>".encode()
        files["numbering.xml"] = ("numbering", f"{_TYPE}.numbering+xml", xml)
    if "<w:sectPr" not in body.rsplit("</w:p>", 1)[-1]:
        body += SECTION
    types = "".join(f'<Override PartName="/word/{n}" ContentType="{t}"/>' for n, (_, t, _) in files.items())
    links = "".join(
        f'<Relationship Id="r{n.split(".")[0]}" Type="{_OFFICE}/{k}" Target="{n}"/>' for n, (k, _, _) in files.items()
    )
    content = "http://schemas.openxmlformats.org/package/2006"
    entries = {
        "[Content_Types].xml": (
            f'<Types xmlns="{content}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{content}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
            f'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{content}/relationships">{links}</Relationships>',
        **{f"word/{name}": data for name, (_, _, data) in files.items()},
    }
    return zipped(entries)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package; their compressed bytes may differ between machines."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts. The clock is not in it: the same parts are the same bytes, whenever they are packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, shown: str = "0") -> str:
    """A complex field as Word writes it."""
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + run(shown) + mark("end")


def p(*content: str, style: str = "") -> str:
    """A paragraph of runs; what is not XML becomes one."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(c if c.startswith('<') else run(c) for c in content)}</w:p>"


def bookmark(name: str, *content: str, number: int = 0) -> str:
    inside = "".join(c if c.startswith("<") else run(c) for c in content)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def caption(chapter: str, title: str = " Judul", code: str = r"SEQ Tabel \* ARABIC \s 1") -> str:
    return p(f"Tabel {chapter}.", field(code), title, style="Ket")


def attempt(
    tmp_path: Path, body: str, context: dict[str, Any] | None = None, **how: Any
) -> tuple[bytes | None, list[Problem]]:
    """Render a template with this body; `how` is for `package`, `render_with` for `render`."""
    options = how.pop("render_with", {})
    path = tmp_path / "contoh.docx"
    path.write_bytes(package(body, **how))
    return render(path, context or {}, PROPERTIES, **options)


def made(tmp_path: Path, body: str, context: dict[str, Any] | None = None, **how: Any) -> dict[str, Any]:
    """The XML parts of the finished document by name, such as "document" or "numbering"."""
    result, problems = attempt(tmp_path, body, context, **how)
    assert problems == []
    assert result is not None
    return opened(result)


def opened(content: bytes) -> dict[str, Any]:
    return {
        name.removeprefix("word/").removesuffix(".xml"): parse_xml(data)
        for name, data in parts_of(content).items()
        if name.startswith("word/") and name.endswith(".xml")
    }


def shown(element: Any) -> str:
    """The text of a paragraph as a reader sees it: no field codes, tabs as tabs."""
    pieces = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if node.getparent().tag == qn("w:r"):
            pieces.append({qn("w:t"): node.text or "", qn("w:tab"): "\t"}.get(node.tag, "\n"))
    return "".join(pieces)


def lines(document: Any) -> list[str]:
    return [shown(paragraph) for paragraph in document.iter(qn("w:p"))]


def codes(document: Any) -> list[str]:
    """The field codes, each stripped."""
    return [node.text.strip() for node in document.iter(qn("w:instrText")) if node.text]


def marks_are_balanced(document: Any) -> bool:
    """Every field begins, is parted and ends, one inside the other."""
    stack: list[list[str]] = []
    for node in document.iter(qn("w:fldChar")):
        kind = node.get(qn("w:fldCharType"))
        if kind == "begin":
            stack.append([])
        elif not stack or (kind == "separate" and stack[-1]):
            return False
        elif kind == "separate":
            stack[-1].append(kind)
        else:
            stack.pop()
    return not stack


def bookmarks(document: Any) -> list[str]:
    """The names of the bookmarks in order; each must have its own id and one end."""
    starts = list(document.iter(qn("w:bookmarkStart")))
    ids = [start.get(qn("w:id")) for start in starts]
    assert len(set(ids)) == len(ids)
    assert sorted(end.get(qn("w:id")) for end in document.iter(qn("w:bookmarkEnd"))) == sorted(ids)
    return [start.get(qn("w:name")) for start in starts]
