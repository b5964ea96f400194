"""What is done to a rendered document before it is saved: it is counted, linked and made whole, as Word would do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from lkjip_gen.printed import Reading
from lkjip_gen.word import places
from lkjip_gen.word.bookmarks import Pair, make_names_unique, marked_text, pair_up
from lkjip_gen.word.contents import fill_contents
from lkjip_gen.word.controls import drop_empty_controls, mark_controls
from lkjip_gen.word.entries import give_tabs
from lkjip_gen.word.layout import arrange
from lkjip_gen.word.leftovers import definitions, drop_undefined, drop_unused
from lkjip_gen.word.lifting import lift
from lkjip_gen.word.lists import make_lists
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.numbering import labels, read_numbering
from lkjip_gen.word.numbering_part import Numbering, attach_numbering, numbering_of, with_lists
from lkjip_gen.word.paper import Paper, change_paper
from lkjip_gen.word.pictures import embedding, number_drawings, place_pictures
from lkjip_gen.word.piece import Piece
from lkjip_gen.word.reading import read
from lkjip_gen.word.references import Label, Reference, Targets, references_of, write_references
from lkjip_gen.word.sequences import headings_of, number_captions
from lkjip_gen.word.story import Field, Story, read_story
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tables import repair_tables
from lkjip_gen.word.tree import Element, paragraph_of
from lkjip_gen.word.treeblocks import Known, TreeBlocks

_HEADERS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


@dataclass(frozen=True, slots=True, eq=False)
class Finished:
    """A finished document: its parts (the body first), and what was learnt on the way for who reads it.

    `default` is the id of the style of paragraphs that name none.
    """

    pieces: list[Piece]
    blocks: TreeBlocks
    looks: Looks
    default: str

    def read(self) -> Reading:
        """What it prints and where."""
        return read(self.blocks.parts(self.pieces), self.looks, self.default)


def finish(
    part: DocumentPart, paper: Paper | None, pictures: Mapping[str, bytes], *, lenient: bool = False
) -> tuple[Finished | None, list[str]]:
    """Finish a rendered document in place, or None and what the template does wrong.

    `lenient`: the data of a draft may hold a code, and so a mark, twice.
    """
    pieces = pieces_of(part)
    roots = [piece.root for piece in pieces]
    lifted = lift(roots)  # before anything looks at a text
    styles, numbering = Styles(part.styles.element), numbering_of(part)
    was_numbered = numbering is not None
    for piece in pieces:
        place_pictures(piece.root, pictures, embedding(piece.part))
        drop_empty_controls(piece.root)
        repair_tables(piece.root)
    twice = mark_controls(roots, lenient=lenient)
    causes = [f'kontrol isi (content control) dengan tag "{tag}" ada lebih dari satu' for tag in twice]
    body, captions, label, numbering, wrong = _write_fields(roots, styles, numbering)
    causes += wrong
    if causes:
        return None, causes
    if numbering is not None and not was_numbered:
        attach_numbering(part, numbering)
    give_tabs(styles, part.element.body)
    if paper is not None:
        change_paper(part.element.body, headers_of(part), styles.root, paper)
    looks = Looks(styles.root)
    blocks = TreeBlocks(roots, looks, Known(body, captions, label, styles, lifted))
    for table in blocks.tables:
        arrange(table, looks)
    number_drawings(roots)
    known = definitions(styles.root, numbering)
    for piece in pieces:
        places.take_numbers_away(piece.root)
        drop_undefined(piece.root, known)
        drop_unused(piece.part, piece.root)
    for piece in pieces:
        if piece.root is not getattr(piece.part, "element", None):  # notes, which are kept as bytes
            piece.part._blob = serialize_part_xml(piece.root)
    return Finished(pieces, blocks, looks, styles.default), []


def headers_of(part: DocumentPart) -> dict[str, Element]:
    """The roots of headers and footers by the id of their relationship."""
    return {key: r.target_part.element for key, r in part.rels.items() if r.reltype in _HEADERS}


def pieces_of(part: DocumentPart) -> list[Piece]:
    """The parts of a document that hold text: the body, headers and footers, notes."""
    return [Piece(part, part.element), *_headers_and_footers(part), *_notes(part)]


def _headers_and_footers(part: DocumentPart) -> list[Piece]:
    return [Piece(r.target_part, r.target_part.element) for r in part.rels.values() if r.reltype in _HEADERS]


def _notes(part: DocumentPart) -> list[Piece]:
    """Footnotes and endnotes, which python-docx keeps as bytes."""
    kinds = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
    return [Piece(r.target_part, parse_xml(r.target_part.blob)) for r in part.rels.values() if r.reltype in kinds]


def _write_fields(
    roots: list[Element], styles: Styles, numbering: Element | None
) -> tuple[Story, dict[Field, str], Label, Element | None, list[str]]:
    """Lists, captions, cross-references and tables of contents; each shows what those before it wrote.

    Returns the body, its captions, the labels of its paragraphs, the numbering with the new lists, and what the
    template does wrong.
    """
    families = make_names_unique(pair_up(roots))
    body, *others = (read_story(root, styles.default) for root in roots)
    lists = Numbering(numbering)
    make_lists(body.paragraphs, styles, lists)
    numbering = with_lists(numbering, lists)
    nums = read_numbering(numbering, styles)

    @cache
    def all_labels() -> dict[Element, str]:
        return labels(body.paragraphs, nums, styles)

    def label(paragraph: Element) -> str:
        return all_labels().get(paragraph, "")

    captions = number_captions(body.fields, headings_of(body, styles))
    references = references_of(body.fields, in_body=True)
    for other in others:
        references += references_of(other.fields, in_body=False)
    missing = write_references(references, _targets(families, body, label))
    causes = [_missing_bookmark(reference, body, styles) for reference in missing]
    broken = fill_contents(body, styles, captions, label)
    causes += [f'daftar isi atau daftar tabel "{code}" tidak berdiri pada alinea sendiri' for code in broken]
    pair_up(roots)
    return body, captions, label, numbering, list(dict.fromkeys(causes))


def _targets(families: dict[str, list[Pair]], body: Story, label: Label) -> Targets[Pair]:
    places = {mark.start: mark.place for mark in body.bookmarks}

    def label_of(pair: Pair) -> str:
        paragraph = paragraph_of(pair.start)
        return "" if paragraph is None else label(paragraph)

    pairs = (pair for family in families.values() for pair in family)
    return Targets(
        families, {pair: places[pair.start] for pair in pairs if pair.start in places}, marked_text, label_of
    )


def _missing_bookmark(reference: Reference[Field], body: Story, styles: Styles) -> str:
    place = "di luar isi"
    if reference.place is not None:
        place = places.describe(body.root, reference.place, "", "isi", places.heading_styles(styles.root))
    return (
        f'rujukan silang ke penanda (bookmark) "{reference.name}" yang tidak ada dalam dokumen jadi; bila penanda itu '
        f"tercetak hanya dengan syarat, rujukannya harus di dalam syarat yang sama ({place})"
    )
