"""A large grey word behind the text of every page, such as DRAF.

It stands in the headers, so that it comes with every page, also where a template has no header (the cover).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

_MM = 36_000  # English metric units
_WIDE, _HIGH = 170 * _MM, 60 * _MM
_SLANT = 315 * 60_000  # from the lower left to the upper right
_HALF_POINTS = 260
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def stamp(document: Document, word: str) -> None:
    """Put the word on every page of the document."""
    for number, header in enumerate(_headers(document), start=1):
        paragraphs = header.findall(qn("w:p"))
        if not paragraphs:
            header.append(parse_xml(f"<w:p {_NAMESPACES}/>"))
            paragraphs = header.findall(qn("w:p"))
        paragraphs[0].append(_run(word, number))


def _headers(document: Document) -> Iterator[BaseOxmlElement]:
    """Every header that a page can show, each once; a first section without one gets an empty one.

    Through the relations, because the renderer has put other parts behind them than the library remembers.
    """
    even = document.settings.odd_and_even_pages_header_footer
    seen_first = False
    for at, section in enumerate(document.sections):
        kinds = [section.header] if at == 0 else []
        kinds += [section.even_page_header] if even and at == 0 else []
        if section.different_first_page_header_footer and not seen_first:
            kinds.append(section.first_page_header)
            seen_first = True
        for header in kinds:
            if header.is_linked_to_previous:
                header.is_linked_to_previous = False
                _forget_style(header._element)
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.HEADER:
            yield rel.target_part.element


def _forget_style(header: BaseOxmlElement) -> None:
    """A header made by the library refers to a style that the template does not have."""
    for style in list(header.iter(qn("w:pStyle"))):
        style.getparent().remove(style)


def _run(word: str, number: int) -> BaseOxmlElement:
    """A run with a text box in the middle of the page, behind the text."""
    text = (
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="D9D9D9"/>'
        f'<w:sz w:val="{_HALF_POINTS}"/></w:rPr><w:t xml:space="preserve">{escape(word, quote=False)}</w:t></w:r></w:p>'
    )
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm rot="{_SLANT}"><a:off x="0" y="0"/>'
        f'<a:ext cx="{_WIDE}" cy="{_HIGH}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f"<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr wrap="square" anchor="ctr"/></wps:wsp>'
    )
    middle = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:align>center</wp:align></wp:position{axis}>' for axis in "HV"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" '
        f'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{middle}'
        f'<wp:extent cx="{_WIDE}" cy="{_HIGH}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Cap {number}" descr="{escape(word)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    alternate = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent>'
    return parse_xml(f"<w:r {_NAMESPACES}>{alternate}</w:r>")
