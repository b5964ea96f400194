"""What is counted over a whole part: rows and columns of tables, fields, marks with two ends, numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from lkjip_gen.word.soundness.kinds import Finding, Kind
from lkjip_gen.word.soundness.text import Tag

_OFF = frozenset({"0", "false", "off"})
_STORIES = frozenset({"txbxContent", "footnote", "endnote", "comment"})


class Cell(NamedTuple):
    """The columns that a cell takes, and its vertical merge."""

    span: int = 1
    merge: str = ""


Value: TypeAlias = "tuple[str, ...] | Cell"


class Entry(NamedTuple):
    """A line of the ledger: what it is, the number of its element in the piece, and what it says."""

    kind: str
    at: int
    value: Value = ()


# Kinds that belong to the cell that was written down last.
OF_CELL = frozenset({"span", "merge"})
# Kinds that the second drawing for old programs repeats.
ONCE = frozenset({"bookmark", "bookmark end", "drawing", "control"})
CLOSING = {"tbl": "table end", "tr": "row end", **dict.fromkeys(_STORIES, "story end")}
_INSIDE = {
    ("gridCol", "tblGrid", "tbl"): "column",
    ("gridSpan", "tcPr", "tc"): "span",
    ("vMerge", "tcPr", "tc"): "merge",
    ("gridBefore", "trPr", "tr"): "before",
    ("gridAfter", "trPr", "tr"): "after",
    ("tblHeader", "trPr", "tr"): "heading",
    ("id", "sdtPr", "sdt"): "control",
}
_DEFAULT = {"span": "1", "before": "0", "after": "0", "merge": "continue", "heading": "1"}
_ANYWHERE = {
    "tbl": ("table",),
    "tr": ("row",),
    "tc": ("cell",),
    "fldChar": ("field", "fldCharType"),
    "txbxContent": ("txbxContent",),
    "bookmarkStart": ("bookmark", "id", "name"),
    "bookmarkEnd": ("bookmark end", "id"),
    "wp:docPr": ("drawing", "id"),
    "style": ("style", "styleId"),
    "num": ("num", "numId"),
    "abstractNum": ("abstract", "abstractNumId"),
    "footnote": ("footnote", "id"),
    "endnote": ("endnote", "id"),
    "comment": ("comment", "id"),
    "pgSz": ("page", "w", "h"),
    "sectPr": ("section",),
}


def entry_of(tag: Tag, parent: str, around: str) -> Entry | None:
    """What to write down of an element inside `parent` inside `around`, without its number."""
    kind = _INSIDE.get((tag.name, parent, around))
    if kind is not None:
        return Entry(kind, 0, (tag.attributes.get("val", _DEFAULT.get(kind, "")),))
    found = _ANYWHERE.get(tag.name)
    if found is None:
        return None
    return Entry(found[0], 0, Cell() if found[0] == "cell" else tuple(tag.attributes.get(k, "") for k in found[1:]))


def with_cell(entries: list[Entry], entry: Entry) -> None:
    """Put a property of a cell to the cell."""
    last = entries[-1] if entries else None
    if last is not None and isinstance(last.value, Cell):
        value = str(entry.value[0])
        cell = (
            last.value._replace(span=max(_number(value), 1))
            if entry.kind == "span"
            else last.value._replace(merge=value)
        )
        entries[-1] = last._replace(value=cell)


@dataclass(slots=True)
class _Table:
    at: int
    columns: int = 0
    rows: int = 0
    row_at: int = 0
    cells: list[Cell] = field(default_factory=list)  # of the row
    before: int = 0
    after: int = 0
    is_heading: bool = False
    was_heading: bool = False
    running: dict[int, int] = field(default_factory=dict)  # merges of the row above: column and span

    def begin_row(self, at: int) -> None:
        self.rows += 1
        self.row_at, self.cells, self.before, self.after, self.is_heading = at, [], 0, 0, False


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0


class Ledger:
    """The lines of one part, put together. `ids` are what it defines or numbers, each with the place of its element."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.ids: dict[str, list[tuple[str, int]]] = {}
        self.pages = self.sections = 0
        self._tables: list[_Table] = []
        self._stories: list[list[tuple[int, bool]]] = [[]]  # of each story its open fields: where, and are they parted
        self._ends: list[tuple[str, int]] = []
        self._do: dict[str, Callable[[int, Value], None]] = {
            "column": self._column,
            "before": self._before,
            "after": self._after,
            "heading": self._heading,
            "field": self._field,
            "bookmark": self._bookmark,
            "bookmark end": lambda at, value: self._ends.append((str(value[0]), at)),
            "page": self._page,
            "section": self._section,
            "story end": self._story_end,
        }

    def take(self, noted: Iterable[tuple[int, Sequence[Entry]]]) -> None:
        """All lines of the part: of each piece the number of its first element, and its lines."""
        tables, do = self._tables, self._do
        for base, entries in noted:
            for kind, at, value in entries:
                if kind == "cell":
                    if tables and isinstance(value, Cell):
                        tables[-1].cells.append(value)
                elif kind == "row":
                    if tables:
                        tables[-1].begin_row(base + at)
                elif kind == "row end":
                    if tables:
                        self._row_end(tables[-1])
                elif kind == "table":
                    tables.append(_Table(base + at))
                elif kind == "table end":
                    self._table_end(tables.pop())
                elif kind in do:
                    do[kind](base + at, value)
                else:
                    self._define(kind, base + at, value)
        self._close()

    def defined(self, kind: str) -> set[str]:
        return {value for value, _ in self.ids.get(kind, ())}

    def _find(self, kind: Kind, detail: str, at: int) -> None:
        self.findings.append(Finding(kind, detail, at))

    def _define(self, kind: str, at: int, value: Value) -> None:
        if kind in _STORIES:
            self._stories.append([])
        if value:
            self.ids.setdefault(kind, []).append((str(value[0]), at))

    def _close(self) -> None:
        for story in self._stories:
            for at, _ in story:
                self._find(Kind.FIELD, "tanpa akhir", at)
        for kind, numbered in self.ids.items():
            counts = Counter(value for value, _ in numbered)
            if len(counts) < len(numbered):
                twice = Kind.BOOKMARK_TWICE if kind.startswith("bookmark") else Kind.ID_TWICE
                value, at = next((value, at) for value, at in reversed(numbered) if counts[value] > 1)
                self._find(twice, f"{kind} {value}", at)
        starts, ends = self.defined("bookmark"), {value for value, _ in self._ends}
        for value, at in self.ids.get("bookmark", ()):
            if value not in ends:
                self._find(Kind.BOOKMARK_ENDS, f"nomor {value} tanpa akhir", at)
        for value, at in self._ends:
            if value not in starts:
                self._find(Kind.BOOKMARK_ENDS, f"nomor {value} tanpa awal", at)

    # --- tables ---

    def _row_end(self, table: _Table) -> None:
        cells = table.cells
        if not cells:
            self._find(Kind.ROW_EMPTY, "", table.row_at)
        width = table.before + sum([cell.span for cell in cells]) + table.after
        if cells and table.columns and width != table.columns:
            self._find(Kind.WIDTH, f"{width} dari {table.columns}", table.row_at)
        above = table.running if table.is_heading == table.was_heading else {}
        table.running, column = {}, table.before
        for span, merge in cells:
            if merge:
                table.running[column] = span
                if merge == "continue" and above.get(column) != span:
                    self._find(Kind.MERGE, f"kolom {column + 1}", table.row_at)
            column += span
        table.was_heading = table.is_heading

    def _table_end(self, table: _Table) -> None:
        if not table.rows:
            self._find(Kind.TABLE_EMPTY, "", table.at)

    def _column(self, _: int, __: Value) -> None:
        self._tables[-1].columns += 1

    def _before(self, _: int, value: Value) -> None:
        self._tables[-1].before = _number(str(value[0]))

    def _after(self, _: int, value: Value) -> None:
        self._tables[-1].after = _number(str(value[0]))

    def _heading(self, _: int, value: Value) -> None:
        self._tables[-1].is_heading = value[0] not in _OFF

    # --- fields, marks, sections ---

    def _field(self, at: int, value: Value) -> None:
        """A field begins, is parted at most once, and ends; one inside another is whole."""
        story, kind = self._stories[-1], value[0]
        if kind == "begin":
            story.append((at, False))
        elif not story or (kind == "separate" and story[-1][1]):
            self._find(Kind.FIELD, f"{kind} tanpa begin", at)
        elif kind == "separate":
            story[-1] = story[-1][0], True
        else:
            story.pop()

    def _story_end(self, _: int, __: Value) -> None:
        if len(self._stories) > 1:
            for at, _parted in self._stories.pop():
                self._find(Kind.FIELD, "tanpa akhir", at)

    def _bookmark(self, at: int, value: Value) -> None:
        number, name = (str(one) for one in value)
        self.ids.setdefault("bookmark", []).append((number, at))
        self.ids.setdefault("bookmark name", []).append((name.casefold(), at))

    def _page(self, _: int, value: Value) -> None:
        self.pages += all(value)

    def _section(self, _: int, __: Value) -> None:
        self.sections += 1
