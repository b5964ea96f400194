"""The pages of documents as LibreOffice sets them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdf

from lkjip_gen.office.converting import FOR_COUNTING, Limits, pdfs
from lkjip_gen.word.members import Members
from lkjip_gen.word.pages.copying import for_counting, section_of, target_of
from lkjip_gen.word.pages.lists import DOCUMENT, entries, filled
from lkjip_gen.word.pages.numbers import Counted, sections


def counted(program: Path, documents: Sequence[bytes], limits: Limits | None = None) -> list[bytes | None]:
    """The documents with the numbers of their pages in their lists; None for one that could not be counted.

    An entry whose place is not found keeps the number that it has.
    """
    made = pdfs(program, [for_counting(content) for content in documents], FOR_COUNTING, limits)
    return [_filled(content, pdf) for content, pdf in zip(documents, made, strict=True)]


def _filled(content: bytes, pdf: bytes | None) -> bytes | None:
    if pdf is None:
        return None
    try:
        numbers = printed_pages(Members(content).text(DOCUMENT), pdf)
    except Exception:  # a PDF that cannot be read, whatever is wrong with it
        return None
    return filled(content, numbers) if numbers else None


def printed_pages(document: str, pdf: bytes) -> dict[str, str]:
    """The number printed on the page of each bookmark that an entry asks for; `pdf` is of the copy of the document."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    asked = {target for target, _ in entries(document)}
    pages: dict[str, int] = {}
    starts: dict[int, int] = {0: 1}
    for name, destination in reader.named_destinations.items():
        page = reader.get_destination_page_number(destination)
        if page is None:
            continue
        plain = str(name).lstrip("/")
        section, target = section_of(plain), target_of(plain)
        if section is not None:
            starts[section] = page + 1
        elif target in asked:
            pages[target] = page + 1
    counting = sections(document)
    if any(at not in starts for at in range(len(counting))):
        return {}
    numbers = Counted(counting, [starts[at] for at in range(len(counting))])
    return {target: numbers.printed(page) for target, page in pages.items()}
