"""numbering.xml, read or begun: new lists are written here."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.parts.document import DocumentPart

from lkjip_gen.word.numbering import ABSTRACT, ABSTRACT_ID, NUM, NUM_ID_OF
from lkjip_gen.word.tree import Element, add_child, integer, new


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
    """The numbering of a document. `root` is None while it has none; it begins with the first list.

    `is_lent`: the root belongs to a template and is copied before anything is added.
    """

    def __init__(self, root: Element | None, *, is_lent: bool = False) -> None:
        self.root = root
        self.is_changed = False
        self._is_lent = is_lent
        self._abstracts: dict[tuple[object, ...], str] = {}
        self._ends: _Ends | None = None

    def add(self, kinds: Sequence[Kind], starts: dict[int, int], indent: tuple[int, int]) -> str:
        """A new w:num with these levels, as its id; equal levels share their w:abstractNum.

        A deeper level that does not begin at 1 says so in the w:abstractNum too: LibreOffice knows the w:num's own
        beginning only for the first level.
        """
        ends = self._begun()
        begin = [starts.get(level, 1) if level else 1 for level in range(len(kinds))]
        key = (*kinds, *begin, indent)
        if key not in self._abstracts:
            number = ends.next_abstract
            ends.add_abstract(_abstract(number, kinds, begin, indent))
            self._abstracts[key] = str(number)
        num_id = str(ends.next_num)
        num = new("w:num", numId=num_id)
        add_child(num, "w:abstractNumId", val=self._abstracts[key])
        for level, start in sorted(starts.items()):
            add_child(add_child(num, "w:lvlOverride", ilvl=str(level)), "w:startOverride", val=str(start))
        ends.add_num(num)
        return num_id

    def _begun(self) -> _Ends:
        if self._ends is None:
            if self.root is None:
                self.root = OxmlElement("w:numbering")
            elif self._is_lent:
                self.root = copy.deepcopy(self.root)
            self._ends = _Ends(self.root)
            self.is_changed = True
        return self._ends


class _Ends:
    """The last w:abstractNum and w:num, and the next free numbers: Word wants all of the first before the second."""

    def __init__(self, root: Element) -> None:
        self._root = root
        abstracts, nums = root.findall(ABSTRACT), root.findall(NUM)
        self.next_abstract = max((integer(node.get(ABSTRACT_ID)) or 0 for node in abstracts), default=0) + 1
        self.next_num = max((integer(node.get(NUM_ID_OF)) or 0 for node in nums), default=0) + 1
        self._abstract = abstracts[-1] if abstracts else None
        self._first_num: Element | None = nums[0] if nums else None
        self._num: Element | None = nums[-1] if nums else None

    def add_abstract(self, abstract: Element) -> None:
        if self._abstract is not None:
            self._abstract.addnext(abstract)
        elif self._first_num is not None:
            self._first_num.addprevious(abstract)
        else:
            self._root.append(abstract)
        self._abstract = abstract
        self.next_abstract += 1

    def add_num(self, num: Element) -> None:
        """There is an abstract one by now."""
        last = self._num if self._num is not None else self._abstract
        assert last is not None  # noqa: S101
        last.addnext(num)
        self._num = num
        self.next_num += 1


def _abstract(number: int, kinds: Sequence[Kind], begin: Sequence[int], indent: tuple[int, int]) -> Element:
    left, hanging = indent
    abstract = new("w:abstractNum", abstractNumId=str(number))
    # Word takes lists with the same w:nsid for one list, so it must differ between them
    add_child(abstract, "w:nsid", val=f"{zlib.crc32(repr((str(number), *kinds)).encode()):08X}")
    add_child(abstract, "w:multiLevelType", val="multilevel")
    for level, (kind, start) in enumerate(zip(kinds, begin, strict=True)):
        node = add_child(abstract, "w:lvl", ilvl=str(level))
        add_child(node, "w:start", val=str(start))
        add_child(node, "w:numFmt", val=kind.count)
        add_child(node, "w:lvlText", val=kind.text.replace("%", f"%{level + 1}"))
        add_child(node, "w:lvlJc", val="left")
        properties = add_child(node, "w:pPr")
        add_child(properties, "w:ind", left=str(left + hanging * level), hanging=str(hanging))
    return abstract
