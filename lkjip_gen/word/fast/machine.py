"""Puts a part of a document together from the marks and values that Jinja printed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lkjip_gen.word.blocks import loose_merges
from lkjip_gen.word.fast.chunks import MARK_LENGTH
from lkjip_gen.word.fast.fields import FieldKind
from lkjip_gen.word.fast.kinds import CellKind, ParagraphKind, RowKind, TableKind
from lkjip_gen.word.fast.states import TEXT, States, Stretch
from lkjip_gen.word.fast.story import (
    Bookmark,
    Cell,
    Control,
    Field,
    Paragraph,
    Row,
    Section,
    Table,
)
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.fast.writer import NOWHERE, Writer
from lkjip_gen.word.tree import Element


class Machine(Writer):
    """Makes a part of a document, step by step."""

    def __init__(self, *, is_body: bool) -> None:
        super().__init__()
        self._above: object = None  # the last sibling before the present place
        self._outer: list[Any] = []
        self._cell: Cell | None = None
        self._row: Row = None  # type: ignore[assignment]
        self._table: Table | None = None
        self._open: dict[str, list[Bookmark]] = {}
        self._depth = 0 if is_body else 1

    def run(self, printed: Sequence[str], stretches: Mapping[str, Stretch], states: States) -> None:
        """Take in what Jinja printed."""
        state, value, take = states.first, self.value, self.take
        if printed[0]:
            take(printed[0], state.takes)
        for piece in printed[1:]:
            mark, text = piece[:MARK_LENGTH], piece[MARK_LENGTH:]
            state, own, steps = state.known.get(mark) or states.after(state, mark, stretches[mark])
            if own:
                take(own, state.takes)
            for step, what in steps:
                step(self, what)
            if text:
                if state.takes == TEXT:
                    value(text)
                else:
                    take(text, state.takes)
        if state is not states.first:
            raise Unsupported("perintah yang memotong unsur Word")

    # --- paragraphs ---

    def open_paragraph(self, kind: ParagraphKind) -> None:
        if self.paragraph is not NOWHERE:
            raise Unsupported("alinea di dalam alinea")
        out = self.out
        paragraph = Paragraph(kind, len(self.paragraphs), len(out), self._above)
        out.append(kind.xml)
        self.paragraphs.append(paragraph)
        self.blocks.append(paragraph)
        self.paragraph = paragraph
        self.run_properties = kind.run
        if kind.level:
            self.headings.append(paragraph)
        if type(self._above) is Table:
            self._above.note_style = kind.style
        if kind.place is not None or kind.is_list:
            self.numbered.append(paragraph)
        if not self._depth:
            self.flow.append(paragraph)

    def close_paragraph(self, xml: str) -> None:
        paragraph = self.paragraph
        paragraph.end = len(self.out)
        self.out.append(xml)
        items = paragraph.items
        if len(items) == 1 and type(items[0]) is str:
            paragraph.text = items[0]
        else:
            if not items and paragraph.kind.xml == paragraph.kind.opening:
                self.hollow.append(paragraph)
            paragraph.read()
        self._above = paragraph
        self.paragraph = NOWHERE

    def field(self, kind: FieldKind) -> None:
        paragraph = self.paragraph
        field = Field(kind, paragraph, self.out)
        self.out += (kind.xml, kind.separator + kind.result, kind.end)
        if not paragraph.items or not any(isinstance(item, Field) for item in paragraph.items):
            self.with_fields.append(paragraph)
        paragraph.items.append(field)
        self.fields.append(field)

    def begin_bookmark(self, what: tuple[str, str, str]) -> None:
        key, name, others = what
        if self.paragraph is NOWHERE:
            raise Unsupported("penanda (bookmark) di antara alinea")
        bookmark = Bookmark(name, others, len(self.out), self.paragraph)
        self.out.append("")
        self._open.setdefault(key, []).append(bookmark)

    def end_bookmark(self, what: tuple[str, str]) -> None:
        starts = self._open.get(what[0])
        if starts:
            bookmark = starts.pop()
            bookmark.end_at, bookmark.end_others = len(self.out), what[1]
            if bookmark.paragraph is self.paragraph:
                bookmark.last = len(self.paragraph.items)
                self._refuse_deeper_end(bookmark)
            self.bookmarks.append(bookmark)
        self.out.append("")

    def _refuse_deeper_end(self, bookmark: Bookmark) -> None:
        """The tree takes a link or control in which a bookmark ends for a part of it as a whole."""
        xml = "".join(self.out[bookmark.at :])
        is_linked = any(xml.count(f"<{name}") > xml.count(f"</{name}>") for name in ("w:hyperlink", "w:smartTag"))
        around = self._outer[-1][0] if self._outer else None
        if is_linked or (isinstance(around, Control) and around.at > bookmark.at):
            raise Unsupported("penanda (bookmark) yang berakhir di dalam tautan atau kontrol isi")

    def mention(self, names: Collection[str]) -> None:
        self.mentions.update(names)

    def note(self, number: str) -> None:
        self.noted.add(number)

    def begin_notes(self, number: str) -> None:
        self.blocks = self.notes.setdefault(number, [])

    # --- tables ---

    def open_table(self, kind: TableKind) -> None:
        if self._cell is not None:
            raise Unsupported("tabel di dalam sel")
        table = Table(kind, len(self.out), in_body=not self._depth)
        self.out.append(kind.xml)
        self.tables.append(table)
        self.blocks.append(table)
        if not self._depth:
            self.flow.append(table)
        self._outer.append((self.blocks, self._depth))
        self._table = table
        self._depth += 1

    def open_row(self, kind: RowKind) -> None:
        self._row = row = Row(kind)
        self._table.rows.append(row)  # type: ignore[union-attr]
        self.out.append(kind.xml)

    def open_cell(self, kind: CellKind) -> None:
        row, out = self._row, self.out
        self._cell = cell = Cell(kind, row.columns, len(out), [])
        row.columns += kind.span
        row.cells.append(cell)
        out.append(kind.xml)
        self.blocks = cell.blocks
        self._above = None

    def close_cell(self, xml: str) -> None:
        if type(self._above) is not Paragraph:
            raise Unsupported("sel yang tidak diakhiri alinea")
        self._cell = None
        self.out.append(xml)

    def begin_cell(self, what: tuple[CellKind, ParagraphKind]) -> None:
        """A cell and its first paragraph."""
        of_cell, kind = what
        row, out = self._row, self.out
        at = len(out)
        paragraph = Paragraph(kind, len(self.paragraphs), at + 1, None)
        self._cell = cell = Cell(of_cell, row.columns, at, [paragraph])
        row.columns += of_cell.span
        row.cells.append(cell)
        out += (of_cell.xml, kind.xml)
        self.paragraphs.append(paragraph)
        self.blocks = cell.blocks
        self.paragraph, self.run_properties, self._above = paragraph, kind.run, None

    def next_cell(self, what: tuple[str, str, CellKind, ParagraphKind]) -> None:
        """From a paragraph that ends its cell to the first of the next: the most frequent stretch of all."""
        self.close_paragraph(what[0])
        self.out.append(what[1])
        self.begin_cell(what[2:])

    def whole_cell(self, what: tuple[CellKind, ParagraphKind, str, str]) -> None:
        """A cell with a paragraph of the template, such as one that continues a merge."""
        self.begin_cell(what[:2])
        self.close_paragraph(what[2])
        self._cell = None
        self.out.append(what[3])

    def close_row(self, xml: str) -> None:
        row, table = self._row, self._table
        if not row.cells or row.columns + row.kind.after != len(table.columns):  # type: ignore[union-attr]
            raise Unsupported("baris yang selnya kurang atau lebih")
        self.out.append(xml)

    def close_table(self, xml: str) -> None:
        table: Table = self._table  # type: ignore[assignment]
        if not table.rows:
            raise Unsupported("tabel yang tidak mempunyai baris")
        if any(loose_merges(table)):
            raise Unsupported("sel gabungan yang kehilangan awalnya")
        self.out.append(xml)
        self.blocks, self._depth = self._outer.pop()
        self._above, self._table = table, None

    # --- controls, drawings, sections ---

    def begin_capture(self, xml: str) -> None:
        self.capture = [xml]

    def more_capture(self, xml: str) -> None:
        self.capture.append(xml)

    def open_control(self, xml: str) -> None:
        """The content of a control begins; what was captured are its properties."""
        if self._table is not None:
            raise Unsupported("kontrol isi (content control) di dalam tabel")
        control = Control(len(self.out), self._above)
        control.pieces = [*self.capture, xml]
        self.out.append("")
        self.controls.append(control)
        if not self._depth and self.paragraph is NOWHERE:
            self.flow.append(control)
        self._outer.append((control, self._depth, len(self.bookmarks), self.paragraph))
        self._depth += 1
        self._above = None

    def close_control(self, xml: str) -> None:
        control, self._depth, marks, paragraph = self._outer.pop()
        self._above = control
        if any(self.out[at] for at in range(control.at + 1, len(self.out))):
            self.out.append(xml)
            return
        if len(self.bookmarks) != marks or paragraph is not NOWHERE:
            raise Unsupported("kontrol isi (content control) tanpa isi")
        self.controls.remove(control)  # a loop or condition left nothing in it
        if not self._depth:
            self.flow.remove(control)
        self._above = control.above

    def open_link(self, xml: str) -> None:
        """A hyperlink or smart tag begins: one around paragraphs is none of ours."""
        if self.paragraph is NOWHERE:
            raise Unsupported("tautan di luar alinea")
        self.out.append(xml)

    def drawing(self, _: None) -> None:
        """The number of a drawing that the template has whole."""
        self.drawings.append(len(self.out))
        self.out.append("")

    def frame(self, xml: str) -> None:
        """The end of a run with a drawing whose alternative text is a value."""
        self.frames.append((len(self.out), "".join([*self.capture, xml])))
        self.out.append("")

    def body_section(self, what: tuple[str, Element]) -> None:
        self.flow.append(Section(what[1], len(self.out)))
        self.out.append(what[0])
