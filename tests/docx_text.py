"""Reads a finished DOCX as a person would: paragraphs and tables in order, and the table under a caption."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from docx.table import Table
from docx.text.paragraph import Paragraph


def opened(content: bytes) -> DocumentObject:
    return Document(BytesIO(content))


def lines(document: DocumentObject) -> list[str]:
    """Every paragraph in the order of the page: body and cells (merged ones once), then heads and feet."""
    found: list[str] = []
    for block in document.iter_inner_content():
        found += _lines(block)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            found += [p.text for p in part.paragraphs]
    return found


def _lines(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    found = []
    for row in block.rows:
        seen = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                found += [line for inner in cell.iter_inner_content() for line in _lines(inner)]
    return found


def table_under(document: DocumentObject, caption: str) -> list[list[str]]:
    """The rows of the table whose caption begins so; a merged cell shows its text in each place it covers."""
    wanted = False
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            wanted = wanted or block.text.startswith(caption)
        elif wanted:
            return [[cell.text for cell in row.cells] for row in block.rows]
    raise AssertionError(f"no table under {caption!r}")
