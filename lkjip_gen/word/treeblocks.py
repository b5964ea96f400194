"""The blocks of a document that is kept as a tree of XML, made in one pass before its tables are set.

What is done to the tree after that changes no printed text; a page laid on its side only adds empty paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from docx.oxml.ns import qn

from lkjip_gen.printed import Part
from lkjip_gen.word import blocks, tables
from lkjip_gen.word.blocks import Block, Marks
from lkjip_gen.word.landscape import lay
from lkjip_gen.word.layout import NOTES, SEPARATOR
from lkjip_gen.word.lifting import Lifted
from lkjip_gen.word.looks import Looks, style_of
from lkjip_gen.word.piece import Piece
from lkjip_gen.word.references import Label
from lkjip_gen.word.sequences import headings_of
from lkjip_gen.word.story import Field, Story
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import (
    BODY,
    FALLBACK,
    ID,
    P_PR,
    P_STYLE,
    SDT,
    SDT_CONTENT,
    SIGNS,
    TBL,
    TC_PR,
    VAL,
    Element,
    P,
    R,
    T,
    boxed,
    integer,
    paragraph_properties,
    pieces,
    put_property,
)
from lkjip_gen.word.treeflow import TreeFlow

PARTS: dict[str, Part] = {
    qn("w:hdr"): "kepala halaman",
    qn("w:ftr"): "kaki halaman",
    qn("w:footnotes"): "catatan kaki",
    qn("w:endnotes"): "catatan kaki",
}
_NOTES = {qn("w:footnotes"): qn("w:footnoteReference"), qn("w:endnotes"): qn("w:endnoteReference")}
_NOTE = frozenset({qn("w:footnote"), qn("w:endnote")})
_AROUND = frozenset({P, FALLBACK})
_CONTAINERS = frozenset({SDT, SDT_CONTENT, qn("w:customXml")})
_KEEP_NEXT, _IND = qn("w:keepNext"), qn("w:ind")
_JC, _RIGHT, _WIDTH, _TYPE, _TC_W = qn("w:jc"), qn("w:right"), qn("w:w"), qn("w:type"), qn("w:tcW")
_GRID_COL, _TBL_W = f"{qn('w:tblGrid')}/{qn('w:gridCol')}", f"{qn('w:tblPr')}/{qn('w:tblW')}"


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What was learnt of a document on the way: its body with captions and labels, its styles, its marks.

    `captions` are the SEQ fields of the body and their identifiers; `label` is the number that Word shows before a
    paragraph of the body; `lifted` holds also elements that a later step took out of the document.
    """

    body: Story
    captions: Mapping[Field, str]
    label: Label
    styles: Styles
    lifted: Lifted


class _Paragraph(blocks.Paragraph):
    __slots__ = ("_element", "_label")

    def __init__(self, element: Element, label: Label) -> None:
        self._element = element
        self._label = label
        self.style = self.side = ""
        for properties in element.iterchildren(P_PR):
            for prop in properties:
                tag = prop.tag
                if tag == P_STYLE:
                    self.style = str(prop.get(VAL))
                elif tag == _JC:
                    self.side = str(prop.get(VAL))
        self.text = "".join(pieces(element))
        self.level = 0
        self.caption = None
        self.marks = ()

    @property
    def label(self) -> str:
        return self._label(self._element)

    def keep(self) -> None:
        self._property(_KEEP_NEXT)

    def indent(self, twips: int) -> None:
        self._property(_IND).set(_RIGHT, str(twips))

    def _property(self, tag: str) -> Element:
        """A property of the paragraph, made where it has none."""
        found: Element | None = next(paragraph_properties(self._element).iterchildren(tag), None)
        if found is None:
            found = self._element.makeelement(tag)
            put_property(self._element, found)
        return found


class _Cell(blocks.Cell):
    __slots__ = ("_own",)

    def __init__(self, column: int, span: int, merge: str | None) -> None:
        self.column = column
        self.span = span
        self.merge = "continue" if merge == "continue" else "restart" if merge else ""
        self._own: Element | None = None  # what says its width
        self.width = 0

    def take_width(self, own: Element) -> None:
        """Take in the width that the cell says."""
        self._own = own
        if own.get(_TYPE, "dxa") == "dxa":
            self.width = integer(own.get(_WIDTH)) or 0

    def resize(self, twips: int) -> None:
        if self._own is not None:
            self._own.set(_TYPE, "dxa")
            self._own.set(_WIDTH, str(twips))
            self.width = twips


class _Table(blocks.Table):
    __slots__ = ("_element", "_looks")

    def __init__(self, element: Element, looks: Looks) -> None:
        self._element = element
        self._looks = looks
        self.columns = [integer(column.get(_WIDTH)) or 0 for column in element.iterfind(_GRID_COL)]
        self.margins = sum(looks.cell_margin(element, side) for side in ("w:left", "w:right"))
        after = element.getnext()
        self.note_style = style_of(after) if after is not None and after.tag == P else ""
        parent = element.getparent()
        self.stands_in_body = parent is not None and parent.tag == BODY

    def resize(self, columns: Sequence[int]) -> None:
        for column, wide in zip(self._element.iterfind(_GRID_COL), columns, strict=True):
            column.set(_WIDTH, str(wide))
        whole = self._element.find(_TBL_W)
        if whole is not None:
            whole.set(_TYPE, "dxa")
            whole.set(_WIDTH, str(sum(columns)))
        self.columns = columns

    def lay(self) -> int | None:
        flow = TreeFlow(self._element.getparent())
        at = flow.elements.index(self._element)
        return lay(flow, at, self._looks, NOTES, self._looks.id_of(SEPARATOR))


class TreeBlocks:
    """The blocks of a finished document: those of its body at once, those of the other parts when they are asked for.

    `tables` are all tables of the body, also those in text boxes, which are no blocks of it; outer ones first.
    """

    def __init__(self, roots: Sequence[Element], looks: Looks, known: Known) -> None:
        """`roots` are the parts of the document, the body first."""
        self._looks = looks
        self._known = known
        self._marks = _by_paragraph(known.lifted, {p for root in roots for p in boxed(root)})
        paragraphs = known.body.paragraphs
        self._levels = {paragraphs[n].element: level for n, level in headings_of(known.body, known.styles)}
        self._captions = {paragraphs[f.place].element: (f, name) for f, name in known.captions.items()}
        self._read: dict[Element, tables.Table] = {}
        self._made: dict[Element, _Table] = {}
        self.tables: Sequence[blocks.Table] = self._take_tables(roots[0])
        self.body: Sequence[Block] = list(self._blocks(roots[0].body))

    def parts(self, pieces: Sequence[Piece]) -> Iterator[tuple[Part, Sequence[Block]]]:
        """The body, and the headers, footers and notes to which the document still refers, in this order."""
        body, *others = pieces
        yield "isi", self.body
        parts = {rel.target_part for rel in body.part.rels.values() if not rel.is_external}
        for kind, name in PARTS.items():
            of_kind = {piece.part: piece for piece in others if piece.root.tag == kind and piece.part in parts}
            for piece in of_kind.values():
                self._take_tables(piece.root)
                if kind in _NOTES:
                    noted = {note.get(ID) for note in body.root.iter(_NOTES[kind])}
                    notes = [note for note in piece.root.iterchildren(*_NOTE) if note.get(ID) in noted]
                    yield name, [block for note in notes for block in self._blocks(note)]
                else:
                    yield name, list(self._blocks(piece.root))

    def _take_tables(self, root: Element) -> list[_Table]:
        """Make the tables of a part, wherever they stand in it."""
        found = tables.read_tables(root)
        self._read.update((table.element, table) for table in found)
        return [self._table(table.element) for table in found]

    def _blocks(self, container: Element) -> Iterator[Block]:
        for child in container:
            tag = child.tag
            if tag == P:
                yield self._paragraph(child)
            elif tag == TBL:
                yield self._table(child)
            elif tag in _CONTAINERS:
                yield from self._blocks(child)

    def _paragraph(self, element: Element) -> _Paragraph:
        paragraph = _Paragraph(element, self._known.label)
        if element in self._marks:
            paragraph.marks = self._marks[element]
        if element in self._levels:
            paragraph.level = self._levels[element]
        if element in self._captions:
            paragraph.caption = _caption(element, paragraph.text, *self._captions[element])
        return paragraph

    def _table(self, element: Element) -> _Table:
        if element not in self._made:
            self._made[element] = table = _Table(element, self._looks)
            table.rows = [self._row(row) for row in self._read[element].rows]
        return self._made[element]

    def _row(self, read: tables.Row) -> blocks.Row:
        row = blocks.Row()
        row.is_heading = read.is_heading
        row.cells = cells = []
        column = read.before
        for element in read.cells:
            cell = _Cell(column, read.spans.get(element, 1), read.merges.get(element))
            self._fill(cell, element)
            cells.append(cell)
            column += cell.span
        return row

    def _fill(self, cell: _Cell, element: Element) -> None:
        """Take in what a cell holds."""
        found: list[Block] = []
        own: list[blocks.Paragraph] = []
        cell.blocks, cell.paragraphs = found, own
        for child in element:
            tag = child.tag
            if tag == P:
                paragraph = self._paragraph(child)
                found.append(paragraph)
                own.append(paragraph)
            elif tag == TC_PR:
                for width in child.iterchildren(_TC_W):
                    cell.take_width(width)
            elif tag == TBL:
                found.append(self._table(child))
            elif tag in _CONTAINERS:
                found += self._blocks(child)


def _by_paragraph(lifted: Lifted, boxes: Set[Element]) -> dict[Element, list[tuple[str | None, Marks]]]:
    """The marks by the outermost paragraph, as blocks have them; `boxes` are the paragraphs in text boxes."""
    found: dict[Element, list[tuple[str | None, Marks]]] = defaultdict(list)
    for element, marks in lifted.items():
        around = element.getparent()
        while around is not None and around.tag not in _AROUND:
            around = around.getparent()
        if around is not None and around in boxes:
            outer = list(around.iterancestors(*_AROUND))
            # what old programs show stands in a newer drawing as well
            if outer and all(node.tag == P for node in outer):
                found[outer[-1]].append(("".join(pieces(around)), marks))
        elif around is not None and around.tag == P:  # what was taken out of its paragraph is in none
            found[around].append((None, marks))
    return found


def _caption(paragraph: Element, whole: str, last: Field, name: str) -> tuple[str, str, str] | None:
    """The caption that this field ends: what stands up to its end is also read where it is hidden in the whole."""
    words = []
    for node in paragraph.iter(T, R, *SIGNS):
        if node is last.end:
            break
        if node.getparent().tag == R:
            words.append(SIGNS.get(node.tag) or node.text or "")
    label = "".join(words)
    return (name.casefold(), label, whole.removeprefix(label)) if whole.startswith(label) else None
