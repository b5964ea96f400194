"""What is done to a rendered document before it is saved: it is counted, linked and made whole, as Word would do it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from lkjip_gen.word import places
from lkjip_gen.word.bookmarks import make_names_unique, pair_up
from lkjip_gen.word.contents import fill_contents
from lkjip_gen.word.lists import make_lists
from lkjip_gen.word.numbering import labels, read_numbering
from lkjip_gen.word.numbering_part import NumberingPart
from lkjip_gen.word.references import Reference, references_of, write_references
from lkjip_gen.word.sequences import number_captions
from lkjip_gen.word.story import Story, read_story
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import Element


def finish(part: DocumentPart, others: Iterable[Element]) -> list[str]:
    """Finish the body, the headers and footers (`others`) and the notes; returns what the template does wrong."""
    notes = {note: parse_xml(note.blob) for note in _notes(part)}
    roots = [part.element, *others, *notes.values()]
    styles = Styles(part.styles.element)
    numbering = NumberingPart(part)
    make_lists(part.element, styles, numbering)
    causes = _write_fields(roots, styles, numbering.root)
    for root in roots:
        places.take_numbers_away(root)
    for note, root in notes.items():
        note._blob = serialize_part_xml(root)
    return causes


def _notes(part: DocumentPart) -> list[Part]:
    """Footnotes and endnotes, which python-docx keeps as bytes."""
    return [
        relationship.target_part
        for relationship in part.rels.values()
        if relationship.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
    ]


def _write_fields(roots: list[Element], styles: Styles, numbering: Element | None) -> list[str]:
    """Captions, cross-references and tables of contents, in this order: each shows what the one before wrote."""
    families = make_names_unique(pair_up(roots))
    body, *others = (read_story(root, styles.default) for root in roots)
    nums = read_numbering(numbering, styles)

    @cache
    def all_labels() -> dict[Element, str]:
        return labels(body.paragraphs, nums, styles)

    def label(paragraph: Element) -> str:
        return all_labels().get(paragraph, "")

    captions = number_captions(body, styles)
    references = references_of(body, in_body=True)
    for other in others:
        references += references_of(other, in_body=False)
    bookmarks = {mark.start: mark.place for mark in body.bookmarks}
    missing = write_references(references, families, bookmarks, label)
    causes = [_missing_bookmark(reference, body, styles) for reference in missing]
    broken = fill_contents(body, styles, captions, label)
    causes += [f'daftar isi atau daftar tabel "{code}" tidak berdiri pada alinea sendiri' for code in broken]
    pair_up(roots)
    return list(dict.fromkeys(causes))


def _missing_bookmark(reference: Reference, body: Story, styles: Styles) -> str:
    place = "di luar isi"
    if reference.place is not None:
        place = places.describe(body.root, reference.place, "", "isi", places.heading_styles(styles.root))
    return (
        f'rujukan silang ke penanda (bookmark) "{reference.name}" yang tidak ada dalam dokumen jadi; bila penanda itu '
        f"tercetak hanya dengan syarat, rujukannya harus di dalam syarat yang sama ({place})"
    )
