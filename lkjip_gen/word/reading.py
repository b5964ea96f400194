"""What a finished document prints and where: the lifted figures with their places, and the tables with captions.

One walk over the document in the order of the page; nothing in it is changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from lkjip_gen.printed import Figure, Part, Reading, Spot, Table
from lkjip_gen.word import tables
from lkjip_gen.word.finish import Finished
from lkjip_gen.word.grids import Box, Grid, Marks, Paragraphs, one_line, printed_text, read_grid
from lkjip_gen.word.layout import NOTES
from lkjip_gen.word.lifting import Lifted
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.sequences import headings_of
from lkjip_gen.word.story import Field
from lkjip_gen.word.structure import Piece
from lkjip_gen.word.tree import (
    FALLBACK,
    ID,
    SDT,
    SDT_CONTENT,
    TAB,
    TBL,
    VAL,
    Element,
    P,
    R,
    T,
    boxed,
    pieces,
)

_ATTACHMENT = "lampiran"  # the identifier of the SEQ fields in the titles of attachments
_BETWEEN = " \t\n\u00a0.:\u2013\u2014-"  # between the label and the rest of a caption
_BELOW = 0.5  # a title without outline level stands so much below the heading above it
_MOST_BETWEEN = 1  # paragraphs between a caption and its table, such as "(dalam juta rupiah)"
_PARTS: dict[str, Part] = {
    qn("w:hdr"): "kepala halaman",
    qn("w:ftr"): "kaki halaman",
    qn("w:footnotes"): "catatan kaki",
    qn("w:endnotes"): "catatan kaki",
}
_NOTES = {qn("w:footnotes"): qn("w:footnoteReference"), qn("w:endnotes"): qn("w:endnoteReference")}
_NOTE = frozenset({qn("w:footnote"), qn("w:endnote")})
_JC = qn("w:jc")
_CONTAINERS = frozenset({qn("w:body"), SDT, SDT_CONTENT, qn("w:customXml")})


@dataclass(slots=True, eq=False)
class _Heading:
    """A heading, or the title of an attachment, which stands below the heading above it."""

    rank: float  # its outline level, 1 to 9; something between for a title without one
    text: str
    caption: _Caption | None = None  # of a title


@dataclass(slots=True, eq=False)
class _Caption:
    """A caption, how many tables it has named, and how many paragraphs of text have followed it or its last table."""

    label: str
    title: str
    tables: int = 0
    texts: int = 0


@dataclass(slots=True, eq=False)
class _Draft:
    """A table whose notes may still follow."""

    label: str
    title: str
    grid: Grid
    headings: tuple[str, ...]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class _Document:
    """What is known of the paragraphs of the body: outline levels, and the last SEQ field in each with its name."""

    finished: Finished
    paragraphs: Paragraphs
    levels: dict[Element, int]
    captions: dict[Element, tuple[Field, str]]


def read(finished: Finished) -> Reading:
    """The figures and tables of a document: the body, then each header, footer and note that is printed, once."""
    story, styles = finished.body, finished.styles
    document = _Document(
        finished,
        Paragraphs(
            Looks(styles.root),
            {paragraph.element: paragraph.style for paragraph in story.paragraphs},
            {side.getparent().getparent(): str(side.get(VAL)) for side in story.root.iter(_JC)},
            boxed(story.root),
            _by_paragraph(finished.lifted),
        ),
        {story.paragraphs[n].element: level for n, level in headings_of(story, styles)},
        {story.paragraphs[f.place].element: (f, name.casefold()) for f, name in finished.captions.items()},
    )
    readers = [_Reader(document, piece.root) for piece in _printed(finished.pieces)]
    for reader in readers:
        reader.walk(reader.root)
    found = (
        Table(d.label, d.title, d.grid.widths, d.grid.rows(), tuple(d.notes), d.headings) for d in readers[0].drafts
    )
    return Reading(tuple(figure for reader in readers for figure in reader.figures), tuple(found))


def _by_paragraph(lifted: Lifted) -> dict[Element, list[tuple[Element, Marks]]]:
    """By the outermost paragraph, as `Paragraphs` keeps them."""
    found: dict[Element, list[tuple[Element, Marks]]] = defaultdict(list)
    for element, marks in lifted.items():
        around = list(element.iterancestors(P, FALLBACK))
        # what old programs show stands in a newer drawing as well; what was taken out of its paragraph is in none
        if around and all(node.tag == P for node in around):
            found[around[-1]].append((around[0], marks))
    return found


def _printed(pieces: list[Piece]) -> Iterator[Piece]:
    """The body, and the headers, footers and notes to which the document still refers, in this order."""
    body, *others = pieces
    yield body
    parts = {rel.target_part for rel in body.part.rels.values() if not rel.is_external}
    for kind in _PARTS:
        of_kind = {piece.part: piece for piece in others if piece.root.tag == kind and piece.part in parts}
        yield from of_kind.values()


class _Reader:
    """The walk over one part."""

    def __init__(self, document: _Document, root: Element) -> None:
        self.root = root
        self.figures: list[Figure] = []
        self.drafts: list[_Draft] = []
        self._document = document
        self._part: Part = _PARTS.get(root.tag, "isi")
        self._tables = {table.element: table for table in tables.read_tables(root)}
        body = document.finished.body.root
        self._noted = {note.get(ID) for note in body.iter(_NOTES[root.tag])} if root.tag in _NOTES else set()
        self._headings: list[_Heading] = []
        self._caption: _Caption | None = None  # that may name the next table
        self._draft: _Draft | None = None  # to which notes may still belong
        self._labels: Counter[str] = Counter()

    def walk(self, container: Element) -> None:
        """Read the paragraphs and tables of a container in their order."""
        for child in container:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._table(self._tables[child])
            elif tag in _CONTAINERS or (tag in _NOTE and child.get(ID) in self._noted):
                self.walk(child)

    # --- paragraphs ---

    def _paragraph(self, paragraph: Element) -> None:
        level = self._document.levels.get(paragraph, 0)
        field_, name = self._document.captions.get(paragraph, (None, ""))
        marks = self._document.paragraphs.marks.get(paragraph, ())
        if not (level or field_ or marks or self._caption or self._draft):
            return
        text = printed_text(paragraph)
        caption = None if field_ is None else _read_caption(paragraph, field_)
        is_title = caption is not None and name == _ATTACHMENT
        rank = self._rank(level, is_title=is_title) if level or is_title else 0
        for inner, found in marks:
            here = text if inner is paragraph else printed_text(inner)
            self._add(found, Spot(self._part, self._above(), text=here))
        if rank and text:
            words = one_line(f"{self._document.finished.label(paragraph)} {text}")
            self._headings.append(_Heading(rank, words, caption if is_title else None))
        if text:
            self._follow(paragraph, text, None if rank else caption, ends=bool(rank))

    def _rank(self, level: int, *, is_title: bool) -> float:
        """Leave the headings above that end where this one begins; its level, or that of a title without one."""
        rank: float = level
        if not level and is_title:
            rank = next((h.rank for h in self._headings if h.caption), 0)
            rank = rank or (self._headings[-1].rank if self._headings else 0) + _BELOW
        while self._headings and self._headings[-1].rank >= rank:
            self._headings.pop()
        return rank

    def _above(self, caption: _Caption | None = None) -> tuple[str, ...]:
        """The headings here; the title that names a table does not stand above it once more."""
        return tuple(h.text for h in self._headings if caption is None or h.caption is not caption)

    def _add(self, marks: Marks, spot: Spot) -> None:
        self.figures += (Figure(number, text, spot) for number, text in marks)

    def _follow(self, paragraph: Element, text: str, caption: _Caption | None, *, ends: bool) -> None:
        """Does this paragraph name the next table, belong to the one above, or part it from its caption?"""
        if caption is not None or ends:
            self._caption, self._draft = caption, None
        elif self._draft is not None and self._document.paragraphs.look(paragraph).name in NOTES:
            self._draft.notes.append(text)
        else:
            self._draft = None
            if self._caption is not None:
                self._caption.texts += 1
                if self._caption.tables or self._caption.texts > _MOST_BETWEEN:
                    self._caption = None

    # --- tables ---

    def _table(self, table: tables.Table) -> None:
        self._draft = None
        caption = self._naming(table)
        if caption is None:
            for row in table.rows:
                for cell in row.cells:
                    if row.merges.get(cell) != "continue":  # Word shows nothing of those
                        self.walk(cell)
            return
        caption.tables += 1
        grid = read_grid(table, self._document.paragraphs)
        self._labels[caption.label] += 1
        number = self._labels[caption.label]
        label = caption.label if number == 1 else f"{caption.label} ({number})"
        self._draft = _Draft(label, caption.title, grid, self._above(caption))
        self.drafts.append(self._draft)
        for box in (box for row in grid.own for box in row if box.marks or box.beside):
            self._add([*box.marks, *box.beside], self._spot(box, self._draft))

    def _naming(self, table: tables.Table) -> _Caption | None:
        """The caption right above a table, or the title of the attachment in which it stands.

        A title names only tables with a head, and so does a caption after its first table: the others are there for
        the layout, such as the place of a signature.
        """
        has_head = bool(table.rows) and table.rows[0].is_heading
        if self._caption is not None and (has_head or not self._caption.tables):
            return self._caption
        titles = [h.caption for h in self._headings if h.caption is not None]
        return titles[-1] if titles and has_head else None

    def _spot(self, box: Box, draft: _Draft) -> Spot:
        grid = draft.grid
        return Spot(
            self._part,
            draft.headings,
            draft.label,
            draft.title,
            row=max(0, box.row - grid.heads + 1),
            column=box.column + 1,
            row_label=grid.row_label(box),
            heading=grid.heading(box),
            text=box.text,
        )


def _read_caption(paragraph: Element, last: Field) -> _Caption | None:
    """Label and title: what stands up to the end of its last SEQ field, and what follows; None without a label."""
    words = []
    for node in paragraph.iter(T, TAB, R):
        if node is last.end:
            break
        if node.getparent().tag == R:
            words.append((node.text or "") if node.tag == T else "\t")
    label, whole = "".join(words), "".join(pieces(paragraph))
    if not one_line(label) or not whole.startswith(label):
        return None
    return _Caption(one_line(label), one_line(whole.removeprefix(label).strip(_BETWEEN)))
