"""Reads a finished DOCX as a person would: paragraphs and tables in order, and the table under a caption."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from lkjip_gen.pipeline import Outcome


def opened(content: bytes) -> DocumentObject:
    return Document(BytesIO(content))


def document_of(outcome: Outcome) -> Path:
    """The Word document of a report that delivered all it has: the document, its tables, its trace."""
    assert [f.path.suffix for f in outcome.files] == [".docx", ".xlsx", ".json"], [p.text for p in outcome.problems]
    return outcome.files[0].path


def plain(text: str) -> str:
    """Text as one reads it: a space that may not be broken is a space."""
    return text.replace("\u00a0", " ")


def blocks(document: DocumentObject) -> list[Paragraph | Table]:
    """The paragraphs and tables of the body in order, also those inside content controls."""
    return list(_blocks(document.element.body, document._body))


def _blocks(element: Any, parent: Any) -> Iterator[Paragraph | Table]:
    for child in element:
        if child.tag == qn("w:p"):
            yield Paragraph(child, parent)
        elif child.tag == qn("w:tbl"):
            yield Table(child, parent)
        elif child.tag == qn("w:sdt"):
            yield from _blocks(child.find(qn("w:sdtContent")), parent)


def text(paragraph: Paragraph) -> str:
    """The text of a paragraph, that of its hyperlinks and fields included."""
    pieces = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        pieces.append((node.text or "") if node.tag == qn("w:t") else "\n" if node.tag == qn("w:br") else "\t")
    return plain("".join(pieces))


def under_captions(document: DocumentObject) -> list[tuple[str, list[str]]]:
    """Each caption of a table with the paragraphs that follow it up to the next caption."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(document):
        if not isinstance(block, Paragraph):
            continue
        if block.style.name in {"Caption", "caption"}:
            found.append((text(block), []))
        elif found:
            found[-1][1].append(text(block))
    return found


def lines(document: DocumentObject) -> list[str]:
    """Every paragraph in the order of the page: body and cells (merged ones once), then heads and feet."""
    found: list[str] = []
    for block in blocks(document):
        found += _lines(block)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            found += [p.text for p in part.paragraphs]
    return found


def _lines(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [text(block)]
    found = []
    for row in block.rows:
        seen = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                found += [line for inner in _blocks(cell._tc, cell) for line in _lines(inner)]
    return found


def cell_text(cell: Any) -> str:
    return "\n".join(text(p) for p in cell.paragraphs)


def is_caption(block: Paragraph | Table) -> bool:
    """A caption of a table; python-docx knows the style by its English name."""
    return isinstance(block, Paragraph) and block.style.name in {"Caption", "caption"}


def captions(document: DocumentObject) -> list[str]:
    """The captions of all tables in order, "Tabel 1.1 ..."."""
    return [text(block) for block in blocks(document) if isinstance(block, Paragraph) and is_caption(block)]


def table_under(document: DocumentObject, caption: str) -> list[list[str]]:
    """The rows of the table whose caption holds these words; a merged cell shows its text in each place it covers."""
    wanted = False
    for block in blocks(document):
        if isinstance(block, Paragraph):
            wanted = wanted or (is_caption(block) and caption in text(block))
        elif wanted:
            return [[cell_text(cell) for cell in row.cells] for row in block.rows]
    raise AssertionError(f"no table under {caption!r}")
