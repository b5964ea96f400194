"""Headings of lists of contents, and how one of them is kept from standing alone at the foot of a page.

LibreOffice makes a section of a list and does not heed "keep with next" of what stands before it; Word does. A break
before the heading is heeded by both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

_LIST = re.compile(r"<w:instrText[^>]*>\s*TOC\s")
_BEGIN = re.compile(r"<w:p(?: [^>]*)?>")
_PROPERTIES = re.compile(r"<(/?)w:pPr>")
# What the schema puts before the break among the properties of a paragraph.
_EARLIER = re.compile(r"<w:pPr>(?:<w:(?:pStyle|keepNext|keepLines)(?: [^>]*)?/>)*")
_BREAK = "<w:pageBreakBefore/>"


def headings(xml: str) -> list[tuple[int, int]]:
    """Where the paragraph before each list begins, and where the list does; `xml` is a w:document.

    A list with anything else right before it has none, nor has one behind an empty paragraph.
    """
    found: list[tuple[int, int]] = []
    begins = [one.start() for one in _BEGIN.finditer(xml)]
    for field in _LIST.finditer(xml):
        at = bisect_left(begins, field.start()) - 1  # the paragraph of the field
        if at < 1 or (found and begins[at - 1] < found[-1][1]):
            continue
        heading, first = begins[at - 1], begins[at]
        paragraph = xml[heading:first]
        if paragraph.endswith("</w:p>") and paragraph.count("</w:p>") == 1 and "<w:t" in paragraph:
            found.append((heading, first))
    return found


def broken_before(xml: str, numbers: Collection[int]) -> str:
    """The same with a new page before these headings, by their place in `headings`."""
    for number, (begin, _) in reversed(list(enumerate(headings(xml)))):
        if number in numbers:
            xml = xml[:begin] + _broken(xml[begin:])
    return xml


def _broken(paragraph: str) -> str:
    tag, body = paragraph[: (end := paragraph.index(">") + 1)], paragraph[end:]
    earlier = _EARLIER.match(body)
    if earlier is None:
        return f"{tag}<w:pPr>{_BREAK}</w:pPr>{body.removeprefix('<w:pPr/>')}"
    rest = re.sub(r"^<w:pageBreakBefore(?: [^>]*)?/>", "", body[earlier.end() :])
    return f"{tag}{earlier[0]}{_BREAK}{rest}"


def past_properties(xml: str, begin: int) -> int:
    """Past the start tag and the properties of the paragraph that begins here."""
    at = xml.index(">", begin) + 1
    if xml.startswith("<w:pPr/>", at):
        return at + len("<w:pPr/>")
    if not xml.startswith("<w:pPr>", at):
        return at
    depth = 0
    for found in _PROPERTIES.finditer(xml, at):  # an earlier state kept in them holds other ones
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return at
