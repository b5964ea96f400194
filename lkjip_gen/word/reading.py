"""What a finished document prints and where: the lifted figures with their places, and the tables with captions.

One walk over the document in the order of the page; nothing in it is changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lkjip_gen import printed
from lkjip_gen.printed import Figure, Part, Reading, Spot
from lkjip_gen.word.blocks import Block, Marks, Paragraph, Table
from lkjip_gen.word.grids import Box, Faces, Grid, one_line, printed_text, read_grid
from lkjip_gen.word.layout import NOTES
from lkjip_gen.word.looks import Looks

_ATTACHMENT = "lampiran"  # the identifier of the SEQ fields in the titles of attachments
_BETWEEN = " \t\n\u00a0.:\u2013\u2014-"  # between the label and the rest of a caption
_BELOW = 0.5  # a title without outline level stands so much below the heading above it
_UNNAMED = "Tabel"  # a table with a head and without a caption, as in a form
_MOST_BETWEEN = 1  # paragraphs between a caption and its table, such as "(dalam juta rupiah)"


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


def read(parts: Iterable[tuple[Part, Sequence[Block]]], looks: Looks, default: str) -> Reading:
    """The figures and tables of a document of these parts: the body, then each header, footer and note that is printed.

    `default` is the id of the style of paragraphs that name none. Tables are read in the body alone.
    """
    faces = Faces(looks, default)
    readers: list[_Reader] = []
    for part, blocks in parts:
        reader = _Reader(part, faces, is_body=not readers)
        reader.walk(blocks)
        readers.append(reader)
    found = (
        printed.Table(d.label, d.title, d.grid.widths, d.grid.rows(), tuple(d.notes), d.headings)
        for d in readers[0].drafts
    )
    return Reading(tuple([figure for reader in readers for figure in reader.figures]), tuple(found))


class _Reader:
    """The walk over one part. Headings and captions are those of the body; elsewhere they are text."""

    def __init__(self, part: Part, faces: Faces, *, is_body: bool) -> None:
        self.figures: list[Figure] = []
        self.drafts: list[_Draft] = []
        self._part: Part = part
        self._faces = faces
        self._is_body = is_body
        self._headings: list[_Heading] = []
        self._caption: _Caption | None = None  # that may name the next table
        self._draft: _Draft | None = None  # to which notes may still belong
        self._labels: Counter[str] = Counter()

    def walk(self, blocks: Sequence[Block]) -> None:
        """Read paragraphs and tables in their order."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._table(block)

    # --- paragraphs ---

    def _paragraph(self, paragraph: Paragraph) -> None:
        level, numbered = (paragraph.level, paragraph.caption) if self._is_body else (0, None)
        marks = paragraph.marks
        if not (level or numbered or marks or self._caption or self._draft):
            return
        text = printed_text(paragraph.text)
        caption = None if numbered is None else _read_caption(*numbered[1:])
        is_title = numbered is not None and caption is not None and numbered[0] == _ATTACHMENT
        rank = self._rank(level, is_title=is_title) if level or is_title else 0
        for around, found in marks:
            here = text if around is None else printed_text(around)
            self._add(found, Spot(self._part, self._above(), text=here))
        if rank and text:
            words = one_line(f"{paragraph.label} {text}")
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
        for number, text in marks:
            self.figures.append(Figure(number, text, spot))

    def _follow(self, paragraph: Paragraph, text: str, caption: _Caption | None, *, ends: bool) -> None:
        """Does this paragraph name the next table, belong to the one above, or part it from its caption?"""
        if caption is not None or ends:
            self._caption, self._draft = caption, None
        elif self._draft is not None and self._faces[paragraph.style].name in NOTES:
            self._draft.notes.append(text)
        else:
            self._draft = None
            if self._caption is not None:
                self._caption.texts += 1
                if self._caption.tables or self._caption.texts > _MOST_BETWEEN:
                    self._caption = None

    # --- tables ---

    def _table(self, table: Table) -> None:
        self._draft = None
        caption = self._naming(table)
        if caption is None:
            for row in table.rows:
                for cell in row.cells:
                    if cell.merge != "continue":  # Word shows nothing of those
                        self.walk(cell.blocks)
            return
        caption.tables += 1
        grid = read_grid(table, self._faces)
        self._labels[caption.label] += 1
        number = self._labels[caption.label]
        label = caption.label if number == 1 else f"{caption.label} ({number})"
        draft = _Draft(label, caption.title, grid, self._above(caption))
        if caption.label != _UNNAMED:
            self._draft = draft
            self.drafts.append(draft)
        for row_of_boxes in grid.own:
            for box in row_of_boxes:
                if box.marks or box.beside:
                    spot = self._spot(box, draft)
                    self._add(box.marks, spot)
                    self._add(box.beside, spot)

    def _naming(self, table: Table) -> _Caption | None:
        """The caption right above a table, or the title of the attachment in which it stands.

        A title names only tables with a head, and so does a caption after its first table: the others are there for
        the layout, such as the place of a signature. A table with a head that nothing names is found by its rows and
        columns all the same, but is none of the tables of the document.
        """
        has_head = bool(table.rows) and table.rows[0].is_heading
        if self._caption is not None and (has_head or not self._caption.tables):
            return self._caption
        titles = [h.caption for h in self._headings if h.caption is not None]
        if not has_head or not self._is_body:
            return None
        return titles[-1] if titles else _Caption(_UNNAMED, "")

    def _spot(self, box: Box, draft: _Draft) -> Spot:
        grid = draft.grid
        return Spot(
            self._part,
            draft.headings,
            draft.label,
            draft.title,
            max(0, box.row - grid.heads + 1),
            box.column + 1,
            grid.row_label(box),
            grid.heading(box),
            box.text,
        )


def _read_caption(label: str, rest: str) -> _Caption | None:
    """Label and title: what stands up to the end of the last SEQ field, and what follows; None without a label."""
    return _Caption(one_line(label), one_line(rest.strip(_BETWEEN))) if one_line(label) else None
