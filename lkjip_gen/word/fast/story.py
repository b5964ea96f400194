"""What a document holds while it is made: its text in pieces, and what of it is looked at again before it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkjip_gen.word import blocks
from lkjip_gen.word.fast.fields import FieldKind, run_xml
from lkjip_gen.word.fast.kinds import CellKind, ParagraphKind, RowKind, TableKind
from lkjip_gen.word.lists import Mark
from lkjip_gen.word.story import Command, parse
from lkjip_gen.word.tree import Element


class Paragraph(blocks.Paragraph):
    """A paragraph of the document; `at` and `end` are the pieces with its opening and its end.

    There are thousands of them in a document, and most differ from these defaults in nothing.
    """

    items: list[str | Field]
    end: int
    above: object = None  # of an item of a list: what stands right before it among its siblings
    target_number: int
    marks: Sequence[tuple[str | None, blocks.Marks]] = ()
    caption: tuple[str, str, str] | None = None
    number = ""  # as Word prints it
    numbering: tuple[int, str] | None = None  # level and list, given by us
    kept = False
    is_changed = False  # in any of what follows
    right = 0
    section: Element | None = None  # where it ends another one than in the template
    target = ""  # a bookmark around it, to which an entry of a list leads
    replaced = False  # by the entries of a table of contents
    typed: Mark | None = None  # the mark of a list that stood before its text

    def __init__(self, kind: ParagraphKind, place: int, at: int, above: object) -> None:
        self.kind, self.place, self.at = kind, place, at
        self.style, self.side, self.level = kind.style, kind.side, kind.level
        if kind.is_list:
            self.above = above
        self.items = []

    @property
    def label(self) -> str:
        return self.number

    def keep(self) -> None:
        self.kept = True

    def indent(self, twips: int) -> None:
        self.right = twips
        self.is_changed = True

    def read(self) -> None:
        """Put its text together; again after a field in it has changed."""
        items = self.items
        self.text = "".join([item if type(item) is str else item.result for item in items])  # type: ignore[union-attr]

    def opening(self) -> str:
        """Its opening as it has become."""
        after = f'<w:bookmarkStart w:id="{self.target_number}" w:name="{self.target}"/>' if self.target else ""
        form = self.kind.properties.form(keep=self.kept, right=self.right, number=self.numbering, section=self.section)
        return f"{self.kind.opening}{form}{after}{self.kind.rest}"


class Cell(blocks.Cell):
    """A cell of the document."""

    __slots__ = ("at", "kind", "new_width")

    blocks: list[Any]

    def __init__(self, kind: CellKind, column: int, at: int, content: list[Any]) -> None:
        self.kind, self.column, self.at = kind, column, at
        self.span, self.merge, self.width = kind.span, kind.merge, kind.width
        self.blocks = self.paragraphs = content
        self.new_width = 0

    def resize(self, twips: int) -> None:
        self.width = self.new_width = twips


class Row(blocks.Row):
    """A row of the document; `columns` are those it takes, with what it leaves out."""

    __slots__ = ("columns", "kind")

    cells: list[Cell]

    def __init__(self, kind: RowKind) -> None:
        self.kind = kind
        self.is_heading = kind.is_heading
        self.cells = []
        self.columns = kind.before


class Table(blocks.Table):
    """A table of the document; its opening is in piece `at`."""

    __slots__ = ("at", "flow", "kind", "new_columns")

    rows: list[Row]

    def __init__(self, kind: TableKind, at: int, *, in_body: bool) -> None:
        self.kind, self.at = kind, at
        self.columns, self.margins = kind.columns, kind.margins
        self.rows = []
        self.note_style = ""
        self.stands_in_body = in_body
        self.new_columns: list[int] = []
        self.flow: Any = None

    def resize(self, columns: Any) -> None:
        self.columns = self.new_columns = list(columns)

    def lay(self) -> int | None:
        return None if self.flow is None else self.flow.lay(self)


class Field:
    """A field of the document; its code is in piece `at`, its result in the next."""

    __slots__ = ("_code", "_out", "at", "kind", "paragraph", "place", "result")

    def __init__(self, kind: FieldKind, paragraph: Paragraph, out: list[str]) -> None:
        self.kind, self.paragraph, self.place = kind, paragraph, paragraph.place
        self._code, self._out = kind.code, out
        self.at = len(out)
        self.result = kind.items

    @property
    def command(self) -> Command:
        return parse(self._code)

    @property
    def code(self) -> str:
        return self._code

    @code.setter
    def code(self, text: str) -> None:
        self._code = text
        self._out[self.at] = self.kind.with_code(text)

    @property
    def template_number(self) -> str:
        return self.paragraph.kind.number

    def is_in_one_place(self) -> bool:
        return True

    def is_fallback(self) -> bool:
        return False

    def show(self, text: str) -> None:
        """Write the result."""
        self.result = text
        self._out[self.at + 1] = self.kind.parting + run_xml(text, self.kind.look)


class Bookmark:
    """A bookmark with both ends: the pieces in which they stand, and the items of its paragraph between them."""

    __slots__ = ("at", "end_at", "end_others", "first", "last", "name", "others", "paragraph")

    def __init__(self, name: str, others: str, at: int, paragraph: Paragraph) -> None:
        self.name, self.others, self.at, self.paragraph = name, others, at, paragraph
        self.first = len(paragraph.items)
        self.end_at, self.end_others = -1, ""
        self.last: int | None = None  # None: up to the end of the paragraph

    @property
    def place(self) -> int:
        return self.paragraph.place

    def rename(self, name: str) -> None:
        self.name = name

    def text(self) -> str:
        items = self.paragraph.items[self.first : self.last]
        return "".join([item if isinstance(item, str) else item.result for item in items])

    def label(self) -> str:
        return self.paragraph.number


class Control:
    """A content control: its beginning stands in piece `at`, its content begins after it."""

    __slots__ = ("above", "at", "pieces")

    def __init__(self, at: int, above: object) -> None:
        self.at, self.above = at, above
        self.pieces: list[str] = []


class Section:
    """The section properties at the end of the body."""

    __slots__ = ("at", "section")

    def __init__(self, section: Element, at: int) -> None:
        self.section, self.at = section, at


class Text:
    """A part of a document. `out` are the pieces of its XML; the lists are what the finish looks at again."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.paragraphs: list[Paragraph] = []
        self.headings: list[Paragraph] = []
        self.numbered: list[Paragraph] = []  # with a place in a list, or with a typed mark
        self.with_fields: list[Paragraph] = []
        self.hollow: list[Paragraph] = []  # without properties and text: nothing may stand in them
        self.fields: list[Field] = []
        self.bookmarks: list[Bookmark] = []
        self.tables: list[Table] = []
        self.controls: list[Control] = []
        self.drawings: list[int] = []  # pieces with the number of a drawing
        self.frames: list[tuple[int, str]] = []  # pieces with a drawing that may be the place of a picture
        self.blocks: list[Paragraph | Table] = []  # the paragraphs and tables in this container
        self.flow: list[Any] = []  # what stands in the body itself
        self.targets = 0  # of entries in tables of contents
        self.mentions: set[str] = set()  # relationships
        self.noted: set[str] = set()
        self.notes: dict[str, list[Paragraph | Table]] = {}
