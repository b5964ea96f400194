"""numbering.xml, read or begun: new lists are written here."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.parts.document import DocumentPart

from lkjip_gen.word.numbering import ABSTRACT, ABSTRACT_ID, NUM, NUM_ID_OF
from lkjip_gen.word.tree import Element, integer, new


@dataclass(frozen=True, slots=True)
class Kind:
    """How a level counts and prints: w:numFmt and w:lvlText, where "%" is the number."""

    count: str
    text: str

    @property
    def is_bullet(self) -> bool:
        return self.count == "bullet"


def numbering_of(part: DocumentPart) -> Element | None:
    """The root of numbering.xml, or None where the document has none."""
    found = (r.target_part.element for r in part.rels.values() if r.reltype == RELATIONSHIP_TYPE.NUMBERING)
    return next(found, None)


def attach_numbering(part: DocumentPart, root: Element) -> None:
    """Give a document without numbering.xml this one."""
    made = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)


class Numbering:
    """The numbering of a document. `root` is None while it has none; it begins with the first list."""

    def __init__(self, root: Element | None) -> None:
        self.root = root
        self._abstracts: dict[tuple[object, ...], str] = {}

    def add(self, kinds: Sequence[Kind], starts: dict[int, int], indent: tuple[int, int]) -> str:
        """A new w:num with these levels, as its id; equal levels share their w:abstractNum.

        A deeper level that does not begin at 1 says so in the w:abstractNum too: LibreOffice knows the w:num's own
        beginning only for the first level.
        """
        root = self._begun()
        begin = [starts.get(level, 1) if level else 1 for level in range(len(kinds))]
        key = (*kinds, *begin, indent)
        if key not in self._abstracts:
            self._abstracts[key] = _append_abstract(root, kinds, begin, indent)
        num_id = _next_id(root, NUM, NUM_ID_OF)
        num = new("w:num", numId=num_id)
        num.append(new("w:abstractNumId", val=self._abstracts[key]))
        for level, start in sorted(starts.items()):
            override = new("w:lvlOverride", ilvl=str(level))
            override.append(new("w:startOverride", val=str(start)))
            num.append(override)
        others = root.findall(NUM)
        if others:
            others[-1].addnext(num)
        else:
            _after_abstracts(root, num)
        return num_id

    def _begun(self) -> Element:
        if self.root is None:
            self.root = OxmlElement("w:numbering")
        return self.root


def _next_id(root: Element, tag: str, attribute: str) -> str:
    return str(max((integer(node.get(attribute)) or 0 for node in root.findall(tag)), default=0) + 1)


def _after_abstracts(root: Element, element: Element) -> None:
    """Word wants all w:abstractNum before the first w:num."""
    abstracts = root.findall(ABSTRACT)
    nums = root.findall(NUM)
    if abstracts:
        abstracts[-1].addnext(element)
    elif nums:
        nums[0].addprevious(element)
    else:
        root.append(element)


def _append_abstract(root: Element, kinds: Sequence[Kind], begin: Sequence[int], indent: tuple[int, int]) -> str:
    left, hanging = indent
    number = _next_id(root, ABSTRACT, ABSTRACT_ID)
    abstract = new("w:abstractNum", abstractNumId=number)
    # Word takes lists with the same w:nsid for one list, so it must differ between them
    abstract.append(new("w:nsid", val=f"{zlib.crc32(repr((number, *kinds)).encode()):08X}"))
    abstract.append(new("w:multiLevelType", val="multilevel"))
    for level, (kind, start) in enumerate(zip(kinds, begin, strict=True)):
        node = new("w:lvl", ilvl=str(level))
        node.append(new("w:start", val=str(start)))
        node.append(new("w:numFmt", val=kind.count))
        node.append(new("w:lvlText", val=kind.text.replace("%", f"%{level + 1}")))
        node.append(new("w:lvlJc", val="left"))
        properties = OxmlElement("w:pPr")
        properties.append(new("w:ind", left=str(left + hanging * level), hanging=str(hanging)))
        node.append(properties)
        abstract.append(node)
    _after_abstracts(root, abstract)
    return number
