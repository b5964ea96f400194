"""Entries of lists of contents in a finished document: the bookmarks that they ask for, and the numbers they show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from lkjip_gen.word.members import Members

DOCUMENT = "word/document.xml"
# An entry as `entries.Paging.tail` writes it, up to its number, and the number.
_ENTRY = re.compile(
    r"( PAGEREF (_Toc\d+) \\h </w:instrText></w:r><w:r>(<w:rPr><w:webHidden/></w:rPr>)?"
    r'<w:fldChar w:fldCharType="separate"/></w:r><w:r>(?:<w:rPr><w:webHidden/></w:rPr>)?<w:t>)([^<]*)(?=</w:t>)'
)


def entries(document: str) -> list[tuple[str, str]]:
    """Bookmark and number of every entry of a w:document, written as XML."""
    return [(found[2], found[4]) for found in _ENTRY.finditer(document)]


def with_numbers(document: str, numbers: Mapping[str, str]) -> str:
    """The same with these numbers by bookmark; an entry whose bookmark is not among them stays as it is."""
    return _ENTRY.sub(lambda m: m[1] + escape(numbers.get(m[2], m[4]), quote=False), document)


def has_pages(content: bytes) -> bool:
    """Has a finished document lists whose entries show pages?"""
    return _ENTRY.search(Members.of(content).text(DOCUMENT)) is not None


def filled(content: bytes, numbers: Mapping[str, str]) -> bytes:
    """A finished document with these numbers in its lists; the same bytes where none of them changes."""
    members = Members.of(content)
    old = members.text(DOCUMENT)
    new = with_numbers(old, numbers)
    if new == old:
        return content
    members.put(DOCUMENT, new)
    return members.saved()
