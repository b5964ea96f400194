"""Where in a Word template something stands, in the words of somebody who looks at it in Word.

Before docxtpl joins runs and cuts out the paragraphs of its tags, every paragraph gets its number as an
attribute. Jinja knows the line of a fault; the line holds the number of a paragraph that was not cut out, and
from there the tag is found again in the untouched part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

_NUMBER = "lkjip-alinea"
_WORDS_NUMBERS = tuple(f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{n}" for n in ("paraId", "textId"))
_NUMBER_IN_XML = re.compile(rf' {_NUMBER}="(\d+)"')
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_CLIP = 60
_HOLDERS = frozenset(qn(f"w:{name}") for name in ("p", "tc", "tr", "sdt", "tbl"))


def number_paragraphs(root: BaseOxmlElement) -> None:
    """Give every paragraph of this part its number."""
    for number, paragraph in enumerate(root.iter(qn("w:p"))):
        paragraph.set(_NUMBER, str(number))


def without_numbers(xml: str) -> str:
    """The XML without those numbers (values cannot match: their quotation marks are escaped)."""
    return _NUMBER_IN_XML.sub("", xml)


def template_number(paragraph: BaseOxmlElement | None) -> str:
    """The number that this paragraph had in the template; copies of a loop have the same."""
    return "" if paragraph is None else str(paragraph.get(_NUMBER, ""))


def take_numbers_away(root: BaseOxmlElement) -> None:
    """The same as `without_numbers` for a tree; Word's own numbers go too, for the copies of a loop share them."""
    etree.strip_attributes(root, _NUMBER, *_WORDS_NUMBERS)


def last_number(xml: str, line: int) -> int:
    """The number of the last paragraph that begins on or above this line of the source."""
    found = 0
    for match in _NUMBER_IN_XML.finditer("\n".join(xml.split("\n")[:line])):
        found = int(match[1])
    return found


def heading_styles(styles: BaseOxmlElement) -> frozenset[str]:
    """Ids of the paragraph styles with an outline level, their own or inherited."""
    own: set[str] = set()
    base: dict[str, str] = {}
    for style in styles.iter(qn("w:style")):
        name = str(style.get(qn("w:styleId")))
        if next(style.iter(qn("w:outlineLvl")), None) is not None:
            own.add(name)
        for based in style.iter(qn("w:basedOn")):
            base[name] = str(based.get(qn("w:val")))
    grown = True
    while grown:
        heirs = {name for name, parent in base.items() if parent in own} - own
        own |= heirs
        grown = bool(heirs)
    return frozenset(own)


def text_of(element: BaseOxmlElement) -> str:
    """The text of a paragraph, line breaks and tabs as spaces."""
    pieces = []
    for node in element.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        pieces.append((node.text or "") if node.tag == qn("w:t") else " ")
    return " ".join("".join(pieces).split())


def _clip(text: str) -> str:
    return text if len(text) <= _CLIP else text[: _CLIP - 3].rstrip() + "..."


def _mentions(text: str, name: str) -> bool:
    """Does a tag in this text use the name as a whole word?"""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(word.search(tag) for tag in _TAG.findall(text))


def _tables(root: BaseOxmlElement, element: BaseOxmlElement) -> str:
    """ "tabel 3, baris 2" for what stands in a table, else nothing; counted as one counts them in Word."""
    table = next(_self_or_around(element, "w:tbl"), None)
    if table is None:
        return ""
    number = f"tabel {list(root.iter(qn('w:tbl'))).index(table) + 1}"
    row = next(_self_or_around(element, "w:tr"), None)
    if row is None or next(_self_or_around(row, "w:tbl"), None) is not table:
        return number
    rows = [r for r in table.iter(qn("w:tr")) if next(_self_or_around(r, "w:tbl")) is table]
    return f"{number}, baris {rows.index(row) + 1}"


def _self_or_around(element: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    if element.tag == qn(tag):
        yield element
    yield from element.iterancestors(qn(tag))


def describe(root: BaseOxmlElement, start: int, name: str, part: str, headings: frozenset[str]) -> str:
    """The place of the first tag with this name from paragraph `start` on (or of that paragraph itself)."""
    paragraphs = list(root.iter(qn("w:p")))
    if not paragraphs:
        return part
    start = min(start, len(paragraphs) - 1)
    at = start
    if name:
        order = [*range(start, len(paragraphs)), *range(start)]
        at = next((i for i in order if _mentions(text_of(paragraphs[i]), name)), start)
    return place_of(root, paragraphs[at], part, headings)


def place_of(root: BaseOxmlElement, element: BaseOxmlElement, part: str, headings: frozenset[str]) -> str:
    """Where an element stands: the part, its table and row, the heading above it, the text around it."""
    pieces = [part]
    table = _tables(root, element)
    if table:
        pieces.append(table)
    near = next(_self_or_around(element, "w:p"), None)
    above = ""
    for node in root.iter():
        if node is element or node is near:
            break
        if node.tag == qn("w:p") and _is_heading(node, headings):
            above = text_of(node) or above
    if above:
        pieces.append(f'di bawah judul "{_clip(above)}"')
    text = _text_around(element)
    if text:
        pieces.append(f'dekat "{_clip(text)}"')
    return ", ".join(pieces)


def _text_around(element: BaseOxmlElement) -> str:
    """The text of the paragraph, or of the first cell, row, control or table around the element that has any."""
    for around in (element, *element.iterancestors()):
        if around.tag in _HOLDERS:
            text = " ".join(filter(None, map(text_of, around.iter(qn("w:p")))))
            if text:
                return text
    return text_of(element)


def _is_heading(paragraph: BaseOxmlElement, headings: frozenset[str]) -> bool:
    return next((str(s.get(qn("w:val"))) for s in paragraph.iter(qn("w:pStyle"))), "") in headings
