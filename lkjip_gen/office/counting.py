"""The pages of documents as LibreOffice sets them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdf

from lkjip_gen.office.converting import FOR_COUNTING, Limits, pdfs
from lkjip_gen.word.members import Members
from lkjip_gen.word.pages.copying import for_counting, heading_of, list_of, section_of, target_of
from lkjip_gen.word.pages.headings import broken_before
from lkjip_gen.word.pages.lists import DOCUMENT, entries, filled
from lkjip_gen.word.pages.numbers import Counted, sections

_ROUNDS = 3  # a heading that moved may leave the next one alone


def counted(program: Path, documents: Sequence[bytes], limits: Limits | None = None) -> list[bytes | None]:
    """The documents with the numbers of their pages in their lists; None for one that could not be counted.

    An entry whose place is not found keeps the number that it has. A heading that stood at the foot of a page without
    its list gets a page of its own.
    """
    results: list[bytes | None] = [None] * len(documents)
    waiting = dict(enumerate(documents))
    for turn in range(_ROUNDS):
        made = pdfs(program, [for_counting(content) for content in waiting.values()], FOR_COUNTING, limits)
        pages = dict(zip(waiting, made, strict=True))
        moved = {at: _moved(waiting[at], pdf) if turn < _ROUNDS - 1 else None for at, pdf in pages.items()}
        for at, content in waiting.items():
            results[at] = _filled(content, pages[at]) or results[at]
        waiting = {at: content for at, content in moved.items() if content is not None}
        if not waiting:
            break
    return results


def _moved(content: bytes, pdf: bytes | None) -> bytes | None:
    """The document with breaks before the headings that stand alone; None where none does."""
    if pdf is None:
        return None
    try:
        alone = _alone(pdf)
    except Exception:  # as below
        return None
    if not alone:
        return None
    members = Members.of(content)
    members.put(DOCUMENT, broken_before(members.text(DOCUMENT), alone))
    return members.saved()


def _alone(pdf: bytes) -> set[int]:
    """Headings of lists on another page than the first entry."""
    pages = _destinations(pdf)
    heads = {number: page for name, page in pages.items() if (number := heading_of(name)) is not None}
    lists = {number: page for name, page in pages.items() if (number := list_of(name)) is not None}
    return {number for number, page in heads.items() if lists.get(number, page) > page}


def _destinations(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of each name in a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = {}
    for name, destination in reader.named_destinations.items():
        page = reader.get_destination_page_number(destination)
        if page is not None:
            found[str(name).lstrip("/")] = page + 1
    return found


def _filled(content: bytes, pdf: bytes | None) -> bytes | None:
    if pdf is None:
        return None
    try:
        numbers = printed_pages(Members.of(content).text(DOCUMENT), pdf)
    except Exception:  # a PDF that cannot be read, whatever is wrong with it
        return None
    return filled(content, numbers) if numbers else None


def printed_pages(document: str, pdf: bytes) -> dict[str, str]:
    """The number printed on the page of each bookmark that an entry asks for; `pdf` is of the copy of the document."""
    asked = {target for target, _ in entries(document)}
    pages: dict[str, int] = {}
    starts: dict[int, int] = {0: 1}
    for name, page in _destinations(pdf).items():
        section, target = section_of(name), target_of(name)
        if section is not None:
            starts[section] = page
        elif target in asked:
            pages[target] = page
    counting = sections(document)
    if any(at not in starts for at in range(len(counting))):
        return {}
    numbers = Counted(counting, [starts[at] for at in range(len(counting))])
    return {target: numbers.printed(page) for target, page in pages.items()}
