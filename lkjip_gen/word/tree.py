"""Names of Word's XML and a few helpers. Tags are constants: a document has tens of thousands of elements."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection
from functools import cache
from html import escape
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

Element: TypeAlias = BaseOxmlElement

BODY, P, P_PR, R, R_PR, T = (qn(f"w:{n}") for n in ("body", "p", "pPr", "r", "rPr", "t"))
TAB, PTAB, BR, CR, NO_BREAK_HYPHEN = (qn(f"w:{n}") for n in ("tab", "ptab", "br", "cr", "noBreakHyphen"))
P_STYLE, NUM_PR, ILVL, NUM_ID, OUTLINE = (qn(f"w:{n}") for n in ("pStyle", "numPr", "ilvl", "numId", "outlineLvl"))
FLD_CHAR, FLD_TYPE, FLD_SIMPLE, INSTR, INSTR_TEXT = (
    qn(f"w:{n}") for n in ("fldChar", "fldCharType", "fldSimple", "instr", "instrText")
)
BOOKMARK_START, BOOKMARK_END, HYPERLINK, ANCHOR = (
    qn(f"w:{n}") for n in ("bookmarkStart", "bookmarkEnd", "hyperlink", "anchor")
)
TBL, TR, TC, TC_PR = (qn(f"w:{n}") for n in ("tbl", "tr", "tc", "tcPr"))
SDT, SDT_PR, SDT_CONTENT, TAG = (qn(f"w:{n}") for n in ("sdt", "sdtPr", "sdtContent", "tag"))
PROOF = qn("w:proofErr")
SECT_PR, TEXT_BOX = qn("w:sectPr"), qn("w:txbxContent")
VAL, ID, NAME = qn("w:val"), qn("w:id"), qn("w:name")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What carries text in a paragraph. Drawings and text boxes do not: they stand beside it.
_CARRIERS = frozenset(
    {R, HYPERLINK, FLD_SIMPLE, SDT, SDT_CONTENT, *(qn(f"w:{n}") for n in ("smartTag", "customXml", "dir", "bdo"))}
)
SIGNS = {TAB: "\t", PTAB: "\t", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "\u2011"}
_BLANK = re.compile(r"[ \t\n]+")  # a no-break space is no blank: it must stay
PARAGRAPH_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_ORDER = {qn(f"w:{name}"): i for i, name in enumerate(PARAGRAPH_PROPERTIES)}


def new(tag: str, **attributes: str) -> Element:
    """A new element such as new("w:br", type="page"); attributes are of the namespace w."""
    return OxmlElement(tag, {_attribute(name): value for name, value in attributes.items()})


def add_child(parent: Element, tag: str, **attributes: str) -> Element:
    """A new element as the last child of another; it takes a tenth of the time of one made by itself."""
    named = {_attribute(name): value for name, value in attributes.items()}
    made: Element = etree.SubElement(parent, _tag(tag), named)
    return made


@cache
def _attribute(name: str) -> str:
    return qn(f"w:{name}")


_tag = cache(qn)  # of the few dozen that this program writes


def attribute(text: str) -> str:
    """A text as the value of an attribute that is written as text."""
    return escape(text, quote=False).replace('"', "&quot;")


def text_run(text: str, like: Element | None = None) -> Element:
    """A run with this text, tabs as tabs, with the character properties of the run `like`."""
    run = OxmlElement("w:r")
    properties = None if like is None else like.find(R_PR)
    if properties is not None:
        run.append(copy.deepcopy(properties))
    for number, piece in enumerate(text.split("\t")):
        if number:
            run.append(OxmlElement("w:tab"))
        if piece:
            node = OxmlElement("w:t")
            node.text = piece
            if piece != piece.strip():
                node.set(SPACE, "preserve")
            run.append(node)
    return run


def child_value(parent: Element | None, tag: str, attribute: str = VAL) -> str | None:
    """An attribute of the first child with this tag, or None."""
    child = None if parent is None else parent.find(tag)
    value = None if child is None else child.get(attribute)
    return None if value is None else str(value)


def integer(value: str | None) -> int | None:
    """An attribute as a whole number; None where it is none ("12.0" of some writers is 12)."""
    try:
        return None if value is None else int(float(value))
    except (ValueError, OverflowError):
        return None


def remove(element: Element) -> None:
    """Take an element out of its parent (they have no tails in Word's XML)."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def pieces(element: Element) -> list[str]:
    """The printed text in this element, in its order, without field codes and text boxes."""
    found: list[str] = []
    for child in element:
        tag = child.tag
        if tag == T:
            found.append(child.text or "")
        elif tag in _CARRIERS:
            found += pieces(child)
        elif tag in SIGNS:
            found.append(SIGNS[tag])
    return found


def on_one_line(text: str) -> str:
    """Line breaks, tabs and doubled blanks as one blank; no-break spaces stay."""
    if not ("  " in text or "\t" in text or "\n" in text or text[:1] == " " or text[-1:] == " "):
        return text  # nearly every text, and looking is quicker than rewriting
    return _BLANK.sub(" ", text).strip(" ")


def text_of(element: Element) -> str:
    """The printed text of a paragraph on one line."""
    return on_one_line("".join(pieces(element)))


def boxed(root: Element) -> set[Element]:
    """Paragraphs that stand in text boxes; also those of the second drawing that old programs show."""
    return {p for box in root.iter(TEXT_BOX, FALLBACK) for p in box.iter(P)}


def paragraph_of(element: Element) -> Element | None:
    """The paragraph in which this stands."""
    found: Element | None = next(element.iterancestors(P), None)
    return found


def paragraph_properties(paragraph: Element) -> Element:
    """The w:pPr of a paragraph, made where it has none."""
    properties: Element | None = paragraph.find(P_PR)
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    return properties


def put_property(paragraph: Element, prop: Element) -> None:
    """Set a paragraph property in the order that Word demands, in place of one of its kind."""
    properties = paragraph_properties(paragraph)
    for old in properties.findall(prop.tag):
        properties.remove(old)
    rank = _ORDER[prop.tag]
    before = sum(1 for child in properties if _ORDER.get(child.tag, len(_ORDER)) < rank)
    properties.insert(before, prop)


def free_name(wanted: str, taken: Collection[str], longest: int = 40) -> str:
    """`wanted`, or `wanted_2`, `wanted_3`, ... so that it is not taken (in any case of letters) nor too long."""
    name, number = wanted[:longest], 1
    while name.casefold() in taken:
        number += 1
        tail = f"_{number}"
        name = wanted[: longest - len(tail)] + tail
    return name
