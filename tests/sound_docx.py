"""A small Word document with one of everything that can break, and how to break it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from struct import pack

from wordml import field, p, package, parts_of, run, zipped

Parts = dict[str, bytes]
BODY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NOTE = '<w:{0}s {1}><w:{0} w:id="{2}"><w:p><w:r><w:t>{3}</w:t></w:r></w:p></w:{0}></w:{0}s>'


def png() -> bytes:
    """A red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


def drawing(number: int, content: str, uri: str) -> str:
    """A drawing in the line, as Word writes it."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="{number}" name="Gambar {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


PICTURE = drawing(
    1,
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="titik.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rtitik"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/>'
    '<a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>',
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
)
CHART = drawing(2, f'<c:chart xmlns:c="{_C}" r:id="rgrafik"/>', _C)
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
).replace("<w:drawing/>", drawing(3, "<wps:wsp/>", "u").removeprefix("<w:r>").removesuffix("</w:r>"))


def cell(text: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{p(text)}</w:tc>'


def row(*cells: str, properties: str = "<w:trPr><w:cantSplit/></w:trPr>") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    properties = '<w:tblPr><w:tblW w:w="4000" w:type="dxa"/><w:jc w:val="center"/></w:tblPr>'
    return f"<w:tbl>{properties}{grid}{''.join(rows)}</w:tbl>"


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1701" w:header="737" w:footer="737" w:gutter="0"/>'
    "</w:sectPr>"
)
BOLD = (
    '<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="24"/></w:rPr>'
    "<w:t>Kalimat tebal</w:t></w:r></w:p>"
)
ITEM = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Butir</w:t></w:r></w:p>'
CONTENT = "".join(
    [
        p("PENDAHULUAN", style="Judul1"),
        BOLD,
        p('<w:bookmarkStart w:id="1" w:name="Tempat"/>', "Sini", '<w:bookmarkEnd w:id="1"/>'),
        p('<w:bookmarkStart w:id="2" w:name="Sana"/>', "Situ", '<w:bookmarkEnd w:id="2"/>'),
        p(f'<w:hyperlink w:anchor="Tempat">{run("Ke sini")}</w:hyperlink>'),
        p("Halaman ", field("PAGE", "1")),
        table(
            row(cell("Sasaran"), cell("Target"), properties="<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
            row(cell("Mutu layanan", '<w:vMerge w:val="restart"/>'), cell("80")),
            row(cell("", "<w:vMerge/>"), cell("85")),
        ),
        p("HASIL", style="Judul1"),
        table(row(cell("Wilayah", '<w:gridSpan w:val="2"/>')), row(cell("Luas"), cell("33"))),
        p(PICTURE),
        p(CHART),
        p(BOX),
        p("Catatan", '<w:r><w:footnoteReference w:id="4"/></w:r>'),
        p('<w:commentRangeStart w:id="5"/>', "Komentar", '<w:commentRangeEnd w:id="5"/>',
          '<w:r><w:commentReference w:id="5"/></w:r>'),
        ITEM,
        '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>' + p("Isian") + "</w:sdtContent></w:sdt>",
        '<w:sdt><w:sdtPr><w:id w:val="8"/></w:sdtPr><w:sdtContent>' + p("Isian lain") + "</w:sdtContent></w:sdt>",
        p("PENUTUP", style="Judul1"),
    ]
)  # fmt: skip


def _workbook() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo(TYPES), "<Types/>")
    return made.getvalue()


def sound() -> Parts:
    """The parts of the whole document."""
    header = f"<w:hdr {_W}><w:p><w:r><w:t>Kepala</w:t></w:r></w:p></w:hdr>"
    chart = f'<c:chartSpace xmlns:c="{_C}" xmlns:r="{_R}"><c:chart/><c:externalData r:id="rId1"/></c:chartSpace>'
    settings = f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/></w:settings>'
    parts = parts_of(
        package(
            CONTENT + SECTION,
            parts={
                "titik.png": ("image", "image/png", png()),
                "grafik.xml": (
                    "chart",
                    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
                    chart.encode(),
                ),
                "header1.xml": ("header", f"{_WORD}.header+xml", header.encode()),
                "settings.xml": ("settings", f"{_WORD}.settings+xml", settings.encode()),
                "footnotes.xml": (
                    "footnotes",
                    f"{_WORD}.footnotes+xml",
                    _NOTE.format("footnote", _W, 4, "Kaki").encode(),
                ),
                "comments.xml": ("comments", f"{_WORD}.comments+xml", _NOTE.format("comment", _W, 5, "Kata").encode()),
            },
        )
    )
    relation = f'<Relationship Id="rId1" Type="{_R}/package" Target="buku.xlsx"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/_rels/grafik.xml.rels"] = f'<Relationships xmlns="{space}">{relation}</Relationships>'.encode()
    parts["word/buku.xlsx"] = _workbook()
    types = (
        parts[TYPES].decode().replace("</Types>", '<Override PartName="/word/buku.xlsx" ContentType="a/b"/></Types>')
    )
    return {**parts, TYPES: types.encode()}


Break = Callable[[Parts], Mapping[str, bytes]]


def changed(part: str, old: str, new: str, count: int = 1) -> Break:
    """Replace the first places of a text in a part."""

    def change(parts: Parts) -> Parts:
        text = parts[part].decode()
        assert old in text, (part, old)
        return {**parts, part: text.replace(old, new, count).encode()}

    return change


def matched(part: str, pattern: str, new: str) -> Break:
    """The same by a pattern."""

    def change(parts: Parts) -> Parts:
        text, count = re.subn(pattern, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count == 1, (part, pattern)
        return {**parts, part: text.encode()}

    return change


def without(part: str) -> Break:
    return lambda parts: {name: data for name, data in parts.items() if name != part}


def added(part: str, data: bytes = b"x") -> Break:
    return lambda parts: {**parts, part: data}


def broken(*breaks: Break) -> bytes:
    parts: Parts = sound()
    for change in breaks:
        parts = dict(change(parts))
    return zipped(parts)
