"""A copy of a finished document in which LibreOffice finds what the lists ask for."""

from __future__ import annotations

import re

from lkjip_gen.word.members import Members
from lkjip_gen.word.pages.headings import headings, past_properties
from lkjip_gen.word.pages.lists import DOCUMENT
from lkjip_gen.word.pages.numbers import section_ends

_SEEN = "lkjiptujuan"  # LibreOffice tells of no bookmark whose name begins with an underscore
_SECTION = "lkjipbagian"
_FIRST_ID = 2_000_000  # far from the ids of a document
_HEADING, _LIST = "lkjipjudul", "lkjipdaftar"
_FIRST_OF_LISTS = _FIRST_ID + 100_000
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*?)?(/?)>(?:<w:pPr/>|(?=<w:pPr>))?")


def for_counting(content: bytes) -> bytes:
    """A copy in which the bookmarks of entries have names that are seen, and each section begins with one more."""
    members = Members.of(content)
    xml = members.text(DOCUMENT)
    members.put(DOCUMENT, _renamed(_with_sections(_with_headings(xml))))
    return members.saved()


def target_of(name: str) -> str:
    """The bookmark in the document that a name in the copy stands for; "" for another."""
    return f"_Toc{name.removeprefix(_SEEN)}" if name.startswith(_SEEN) else ""


def section_of(name: str) -> int | None:
    """Which section (from 0) a name in the copy stands for."""
    return _number(name, _SECTION)


def heading_of(name: str) -> int | None:
    """Which heading of a list (from 0, as `headings` finds them) a name in the copy stands for."""
    return _number(name, _HEADING)


def list_of(name: str) -> int | None:
    """Which list, by its heading, a name in the copy stands for the first entry of."""
    return _number(name, _LIST)


def _number(name: str, before: str) -> int | None:
    number = name.removeprefix(before)
    return int(number) if name != number and number.isdecimal() else None


def _renamed(xml: str) -> str:
    for before in ('w:name="', 'w:anchor="', " PAGEREF "):
        xml = xml.replace(f"{before}_Toc", f"{before}{_SEEN}")
    return xml


def _with_headings(xml: str) -> str:
    """Bookmarks in the heading of each list and in its first entry."""
    pieces, last = [], 0
    for number, (heading, first) in enumerate(headings(xml)):
        for at, (name, begin) in enumerate(((_HEADING, heading), (_LIST, first))):
            key = f'w:id="{_FIRST_OF_LISTS + 2 * number + at}"'
            place = past_properties(xml, begin)
            mark = f'<w:bookmarkStart {key} w:name="{name}{number}"/><w:bookmarkEnd {key}/>'
            pieces += [xml[last:place], mark]
            last = place
    return "".join([*pieces, xml[last:]])


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
        at = past_properties(xml, found.start())
        pieces += [xml[last:at], mark]
        last = at
    return "".join([*pieces, xml[last:]])
