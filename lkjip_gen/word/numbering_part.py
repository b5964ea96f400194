"""numbering.xml, read or begun: new lists are written here."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree

from lkjip_gen.word.numbering import ABSTRACT, ABSTRACT_ID, NUM, NUM_ID_OF
from lkjip_gen.word.tree import Element, attribute, integer

_HERE = etree.PI("lkjip-daftar")


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
    """The new lists of a document, as text: its w:abstractNum and w:num."""

    def __init__(self, root: Element | None) -> None:
        """`root` is that of numbering.xml, or None where there is none; it is not changed."""
        nodes = () if root is None else root.findall(ABSTRACT)
        self._abstract = max((integer(node.get(ABSTRACT_ID)) or 0 for node in nodes), default=0)
        nodes = () if root is None else root.findall(NUM)
        self._num = max((integer(node.get(NUM_ID_OF)) or 0 for node in nodes), default=0)
        self._known: dict[tuple[object, ...], int] = {}
        self.abstracts: list[str] = []
        self.nums: list[str] = []

    def again(self) -> Numbering:
        """A new one after the same numbers."""
        made = copy.copy(self)
        made._known, made.abstracts, made.nums = {}, [], []
        return made

    def add(self, kinds: Sequence[Kind], starts: dict[int, int], indent: tuple[int, int]) -> str:
        """A new w:num with these levels, as its id; equal levels share their w:abstractNum.

        A deeper level that does not begin at 1 says so in the w:abstractNum too: LibreOffice knows the w:num's own
        beginning only for the first level.
        """
        begin = [starts.get(level, 1) if level else 1 for level in range(len(kinds))]
        key = (*kinds, *begin, indent)
        if key not in self._known:
            self._abstract += 1
            self._known[key] = self._abstract
            self.abstracts.append(_abstract(self._abstract, kinds, begin, indent))
        self._num += 1
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level, start in sorted(starts.items())
        )
        abstract = f'<w:abstractNumId w:val="{self._known[key]}"/>'
        self.nums.append(f'<w:num w:numId="{self._num}">{abstract}{overrides}</w:num>')
        return str(self._num)


def with_lists(root: Element | None, new: Numbering) -> Element | None:
    """The root of numbering.xml with the new lists; it begins with the first. Changes the tree."""
    if not new.nums:
        return root
    root = OxmlElement("w:numbering") if root is None else root
    abstract, num = _put_marks(root)
    for mark, texts in ((abstract, new.abstracts), (num, new.nums)):
        for node in parse_xml(f"<w:numbering {nsdecls('w')}>{''.join(texts)}</w:numbering>"):
            mark.addprevious(node)
        root.remove(mark)
    return root


class Written:
    """The text of a numbering.xml, parted where new lists go. Raises ValueError where its names have other prefixes."""

    def __init__(self, root: Element | None) -> None:
        root = OxmlElement("w:numbering") if root is None else copy.deepcopy(root)
        if root.prefix != "w":
            raise ValueError("prefix")
        self._whole = serialize_part_xml(root)
        _put_marks(root)
        self._pieces = serialize_part_xml(root).split(etree.tostring(_HERE, with_tail=False))

    def text(self, new: Numbering) -> bytes:
        """The whole with the new lists."""
        if not new.nums:
            return self._whole
        before, between, after = self._pieces
        return b"".join([before, "".join(new.abstracts).encode(), between, "".join(new.nums).encode(), after])


def _put_marks(root: Element) -> tuple[Element, Element]:
    """Marks where new w:abstractNum and w:num go: Word wants all of the first before the second."""
    abstracts, nums = root.findall(ABSTRACT), root.findall(NUM)
    abstract, num = copy.copy(_HERE), copy.copy(_HERE)
    if abstracts:
        abstracts[-1].addnext(abstract)
    elif nums:
        nums[0].addprevious(abstract)
    else:
        root.append(abstract)
    (nums[-1] if nums else abstract).addnext(num)
    return abstract, num


def _abstract(number: int, kinds: Sequence[Kind], begin: Sequence[int], indent: tuple[int, int]) -> str:
    left, hanging = indent
    # Word takes lists with the same w:nsid for one list, so it must differ between them
    own = f"{zlib.crc32(repr((str(number), *kinds)).encode()):08X}"
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind.count}"/>'
        f'<w:lvlText w:val="{attribute(kind.text.replace("%", f"%{level + 1}"))}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left + hanging * level}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, (kind, start) in enumerate(zip(kinds, begin, strict=True))
    )
    kind_of_list = f'<w:nsid w:val="{own}"/><w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind_of_list}{levels}</w:abstractNum>'
