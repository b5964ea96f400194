"""A copy of a finished document in which LibreOffice finds what the lists ask for."""

from __future__ import annotations

import re

from lkjip_gen.word.members import Members
from lkjip_gen.word.pages.lists import DOCUMENT
from lkjip_gen.word.pages.numbers import section_ends

_SEEN = "lkjiptujuan"  # LibreOffice tells of no bookmark whose name begins with an underscore
_SECTION = "lkjipbagian"
_FIRST_ID = 2_000_000  # far from the ids of a document
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*?)?(/?)>(?:<w:pPr/>|(?=<w:pPr>))?")


def for_counting(content: bytes) -> bytes:
    """A copy in which the bookmarks of entries have names that are seen, and each section begins with one more."""
    members = Members(content)
    xml = members.text(DOCUMENT)
    members.put(DOCUMENT, _renamed(_with_sections(xml)))
    return members.saved()


def target_of(name: str) -> str:
    """The bookmark in the document that a name in the copy stands for; "" for another."""
    return f"_Toc{name.removeprefix(_SEEN)}" if name.startswith(_SEEN) else ""


def section_of(name: str) -> int | None:
    """Which section (from 0) a name in the copy stands for."""
    number = name.removeprefix(_SECTION)
    return int(number) if name != number and number.isdecimal() else None


def _renamed(xml: str) -> str:
    for before in ('w:name="', 'w:anchor="', " PAGEREF "):
        xml = xml.replace(f"{before}_Toc", f"{before}{_SEEN}")
    return xml


def _with_sections(xml: str) -> str:
    """A bookmark in the first paragraph of each section."""
    ends = section_ends(xml)
    begins = [xml.index("<w:body>"), *(xml.find("</w:p>", end) for end in ends[:-1])]
    pieces, last = [], 0
    for number, begin in enumerate(begins):
        found = _PARAGRAPH.search(xml, max(begin, last)) if begin >= 0 else None
        if found is None:
            continue
        key = f'w:id="{_FIRST_ID + number}"'
        mark = f'<w:bookmarkStart {key} w:name="{_SECTION}{number}"/><w:bookmarkEnd {key}/>'
        if found[1]:  # <w:p/>
            pieces += [xml[last : found.start()], f"<w:p>{mark}</w:p>"]
            last = found.end()
            continue
        at = found.end()
        if xml.startswith("<w:pPr>", at):
            at = _end_of_properties(xml, at)
        pieces += [xml[last:at], mark]
        last = at
    return "".join([*pieces, xml[last:]])


def _end_of_properties(xml: str, at: int) -> int:
    """Past the w:pPr that begins here; an earlier state kept in it holds another one."""
    depth = 0
    for found in re.compile(r"<(/?)w:pPr>").finditer(xml, at):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return at
