"""The pages of a finished document without a program that sets it: an estimate from widths and heights.

Kerning, hyphenation, footnotes, columns and text that flows around pictures are not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from lkjip_gen.word.members import Members, relationships_of
from lkjip_gen.word.memory import no_collecting
from lkjip_gen.word.pages.blocks import Reader
from lkjip_gen.word.pages.flow import Flow
from lkjip_gen.word.pages.lists import DOCUMENT, entries, with_numbers
from lkjip_gen.word.pages.numbers import Counted, sections
from lkjip_gen.word.pages.rows import Block, gap
from lkjip_gen.word.pages.shapes import Shapes
from lkjip_gen.word.tree import integer

_BODY, _SECT, _PR = qn("w:body"), qn("w:sectPr"), qn("w:pPr")
_SIZE, _MARGINS = qn("w:pgSz"), qn("w:pgMar")
_ID, _KIND = qn("r:id"), qn("w:type")
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_STYLES, _NUMBERING, _THEME = "word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"
_LETTER, _USUAL = (12240, 15840), 1440  # twips, where a section does not say
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The page of each bookmark and of the beginning of each section, and how many there are, counted from 1."""

    targets: dict[str, int]
    starts: list[int]
    pages: int


def estimated(content: bytes) -> bytes:
    """A finished document with estimated numbers in its lists; the same bytes where it has none."""
    members = Members.of(content)
    xml = members.text(DOCUMENT)
    asked = {target for target, _ in entries(xml)}
    if not asked:
        return content
    found = read_document(content)
    numbers = Counted(sections(xml), found.starts)
    members.put(DOCUMENT, with_numbers(xml, {t: numbers.printed(found.targets.get(t, 1)) for t in asked}))
    return members.saved()


def read_document(content: bytes) -> Estimate:
    """What is known of the pages of a finished document without setting it."""
    with no_collecting():
        source = Source(content)
        found = source.estimate()
        del source
    return found


class Source:
    """A finished document with its styles, lists, headers and footers, read once."""

    def __init__(self, content: bytes) -> None:
        self._members = Members.of(content)
        self.xml = self._members.text(DOCUMENT)
        self.root = etree.fromstring(self.xml.encode(), _PARSER)
        self.shapes = Shapes(self._part(_STYLES), self._part(_NUMBERING), self._part(_THEME))
        self.headers = {key: self._part(target) for key, target in _relations(self._members).items()}

    def _part(self, name: str) -> etree._Element | None:
        return etree.fromstring(self._members.read(name), _PARSER) if name in self._members else None

    def estimate(self) -> Estimate:
        flow, reader = Flow(), Reader(self.shapes)
        starts: list[int] = []
        shown: dict[str, etree._Element] = {}  # the headers and footers of this section, or of the one before
        for elements, section in _sections(self.root.find(_BODY)):
            for reference in section.iterchildren(*_REFERENCES):
                part = self.headers.get(str(reference.get(_ID)))
                if reference.get(_KIND) == "default" and part is not None:
                    shown[reference.tag] = part
            page = _Page(section)
            high = page.height - sum(
                max(margin, apart + self._height(shown.get(kind), page.width))
                for kind, margin, apart in zip(_REFERENCES, page.margins, page.apart, strict=True)
            )
            begins = section.find(_KIND)
            flow.begin(high, new_page=begins is None or begins.get(qn("w:val")) != "continuous")
            starts.append(flow.page)
            flow.add(list(reader.blocks(elements, page.width)))
        return Estimate(flow.places, starts, flow.page)

    def _height(self, part: etree._Element | None, width: float) -> float:
        """The height of a header or footer."""
        total, above = 0.0, None
        blocks: Sequence[Block] = [] if part is None else list(Reader(self.shapes).blocks(list(part), width))
        for block in blocks:
            total += gap(above, block) + block.height
            above = block
        return total + (above.after if above is not None else 0)


class _Page:
    """The page of a section in twips: `margins` above and below, and how far header and footer stand `apart`."""

    def __init__(self, section: etree._Element) -> None:
        size, margins = section.find(_SIZE), section.find(_MARGINS)

        def length(node: etree._Element | None, name: str, usual: int) -> int:
            found = None if node is None else integer(node.get(qn(f"w:{name}")))
            return usual if found is None else abs(found)

        beside = sum(
            length(margins, name, usual) for name, usual in (("left", _USUAL), ("right", _USUAL), ("gutter", 0))
        )
        self.width = length(size, "w", _LETTER[0]) - beside
        self.height = length(size, "h", _LETTER[1])
        self.margins = length(margins, "top", _USUAL), length(margins, "bottom", _USUAL)
        self.apart = length(margins, "header", _USUAL // 2), length(margins, "footer", _USUAL // 2)


def _sections(body: etree._Element) -> list[tuple[list[etree._Element], etree._Element]]:
    """The elements of each section, and its properties, which stand at its end."""
    found: list[tuple[list[etree._Element], etree._Element]] = []
    elements: list[etree._Element] = []
    for element in body:
        if element.tag == _SECT:
            found.append((elements, element))
            return found
        elements.append(element)
        ends = element.find(f"{_PR}/{_SECT}")
        if ends is not None:
            found.append((elements, ends))
            elements = []
    return [*found, (elements, etree.Element(_SECT))]


def _relations(members: Members) -> dict[str, str]:
    """The members that the document refers to as headers and footers, by the name of the relationship."""
    where = relationships_of(DOCUMENT)
    if where not in members:
        return {}
    root = etree.fromstring(members.read(where), _PARSER)
    return {
        str(link.get("Id")): f"word/{link.get('Target')}"
        for link in root
        if str(link.get("Type")).endswith(("/header", "/footer"))
    }
