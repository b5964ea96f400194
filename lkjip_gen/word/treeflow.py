"""The blocks of a body that is kept as a tree of XML, as sections see them."""

from __future__ import annotations

from docx.oxml import OxmlElement

from lkjip_gen.word.landscape import Block, make_small
from lkjip_gen.word.looks import style_of
from lkjip_gen.word.tree import BOOKMARK_END, BOOKMARK_START, P_PR, PROOF, SECT_PR, Element, P

_NOTHING = frozenset({P_PR, BOOKMARK_START, BOOKMARK_END, PROOF})
_SECTION = f"{P_PR}/{SECT_PR}"


class _Block:
    """A block of the body, as sections see it."""

    def __init__(self, element: Element) -> None:
        self._element = element
        self.is_paragraph = element.tag == P
        self.style = style_of(element) if self.is_paragraph else ""

    @property
    def is_bare(self) -> bool:
        return all(child.tag in _NOTHING for child in self._element)

    @property
    def section(self) -> Element | None:
        if self._element.tag == SECT_PR:
            return self._element
        found: Element | None = self._element.find(_SECTION)
        return found

    @section.setter
    def section(self, section: Element | None) -> None:
        properties = self._element.get_or_add_pPr()
        make_small(properties)
        properties.append(section)


class TreeFlow:
    """The blocks of a body."""

    def __init__(self, body: Element) -> None:
        self.elements = list(body)
        self.blocks: list[Block] = [_Block(element) for element in self.elements]

    def insert(self, at: int, section: Element, style: str) -> None:
        paragraph = OxmlElement("w:p")
        properties = paragraph.get_or_add_pPr()
        if style:
            properties.style = style
        make_small(properties)
        properties.append(section)
        if at < len(self.elements):
            self.elements[at].addprevious(paragraph)
        else:
            self.elements[-1].addnext(paragraph)
        self.elements.insert(at, paragraph)
        self.blocks.insert(at, _Block(paragraph))
