"""What a template mentions and does not have, and what it has and nothing mentions any more."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from lxml import etree

from lkjip_gen.word.tree import NUM_ID, VAL, Element, remove

# Parts that are there only because something in the text mentions them by r:id. Others, such as the styles, belong
# to the document without a word.
MENTIONED = frozenset(
    getattr(RELATIONSHIP_TYPE, name)
    for name in (
        "IMAGE", "HYPERLINK", "CHART", "HEADER", "FOOTER", "OLE_OBJECT", "PACKAGE", "DIAGRAM_DATA", "DIAGRAM_COLORS",
        "DIAGRAM_LAYOUT", "DIAGRAM_QUICK_STYLE", "A_F_CHUNK", "VIDEO", "AUDIO", "CONTROL",
    )
)  # fmt: skip
_SPACES = {"w": nsmap["w"], "r": nsmap["r"]}
_MENTIONS = etree.XPath("descendant::*/@r:*", namespaces=_SPACES, smart_strings=False)
_STYLED = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
_STYLE_IDS = etree.XPath("w:style/@w:styleId", namespaces=_SPACES, smart_strings=False)
_NUM_IDS = etree.XPath("w:num/@w:numId", namespaces=_SPACES, smart_strings=False)


@dataclass(frozen=True, slots=True, eq=False)
class Definitions:
    """The styles and lists that a document defines, by their ids."""

    styles: frozenset[str]
    nums: frozenset[str]


def definitions(styles: Element, numbering: Element | None) -> Definitions:
    nums = [] if numbering is None else _NUM_IDS(numbering)
    return Definitions(frozenset(_STYLE_IDS(styles)), frozenset({"0", *nums}))  # 0 is "no list"


def undefined(root: Element, known: Definitions) -> list[str]:
    """Styles and lists that this XML uses and nobody defines."""
    styles = {str(node.get(VAL)) for node in root.iter(*_STYLED)}
    nums = {str(node.get(VAL)) for node in root.iter(NUM_ID)}
    return sorted(styles - known.styles) + sorted(nums - known.nums)


def mentions(root: Element) -> set[str]:
    """The ids of all relationships that this XML uses."""
    return {str(name) for name in _MENTIONS(root) if name}


def drop_unused(part: Part, root: Element) -> None:
    """Forget pictures, links and other parts that a condition of the template left out."""
    candidates = {name for name, relationship in part.rels.items() if relationship.reltype in MENTIONED}
    for name in candidates - mentions(root) if candidates else ():
        del part.rels[name]


def drop_undefined(root: Element, known: Definitions) -> None:
    """Take out references to styles and lists that the document does not define; Word ignores them, others do not."""
    if not undefined(root, known):
        return
    for node in list(root.iter(*_STYLED)):
        if node.get(VAL) not in known.styles:
            remove(node)
    for node in list(root.iter(NUM_ID)):
        if node.get(VAL) not in known.nums:
            remove(node.getparent())
