"""Tables and cells after the loops of a template: Word refuses what loops may leave behind."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml import etree

from lkjip_gen.word.tree import (
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TC_PR,
    TR,
    VAL,
    Element,
    P,
    integer,
    new,
    remove,
)

_GRID, _GRID_COL, _GRID_SPAN, _V_MERGE = (qn(f"w:{n}") for n in ("tblGrid", "gridCol", "gridSpan", "vMerge"))
_TR_PR, _BEFORE, _AFTER, _HEADER = (qn(f"w:{n}") for n in ("trPr", "gridBefore", "gridAfter", "tblHeader"))
_WIDTH = qn("w:w")
_WRAPPERS = frozenset({SDT, SDT_CONTENT, qn("w:customXml")})
_BLOCKS = frozenset({P, TBL, SDT, qn("w:customXml"), qn("w:altChunk")})
_NOT_BEFORE_PARAGRAPH_END = etree.XPath("descendant::w:tc[not(*[last()][self::w:p])]", namespaces={"w": nsmap["w"]})


@dataclass(slots=True, eq=False)
class Row:
    """A row with its cells, the columns of the grid left out before and after them, and what is special in them."""

    element: Element
    cells: list[Element]
    before: int = 0
    after: int = 0
    is_heading: bool = False
    spans: dict[Element, int] = field(default_factory=dict)  # of cells that take more than one column
    merges: dict[Element, str] = field(default_factory=dict)  # "restart" or "continue" of a vertical merge

    @property
    def width(self) -> int:
        """In columns of the grid."""
        return self.before + len(self.cells) + sum(self.spans.values()) - len(self.spans) + self.after


@dataclass(slots=True, eq=False)
class Table:
    """A table with the number of its columns; content controls around rows and cells are looked through."""

    element: Element
    columns: int = 0
    rows: list[Row] = field(default_factory=list)


def read_tables(root: Element) -> list[Table]:
    """All tables in one pass, outer ones before those in their cells."""
    tables: dict[Element, Table] = {}
    rows: dict[Element, Row] = {}
    for node in root.iter(TBL, TR, _GRID_COL, _GRID_SPAN, _V_MERGE, _BEFORE, _AFTER, _HEADER):
        tag = node.tag
        if tag == TR:
            rows[node] = Row(node, _cells(node))
            tables[_around(node)].rows.append(rows[node])
        elif tag == TBL:
            tables[node] = Table(node)
        else:
            _note(node, tables, rows)
    return list(tables.values())


def _cells(row: Element) -> list[Element]:
    cells: list[Element] = []
    for child in row.iterchildren(TC, *_WRAPPERS):
        cells += [child] if child.tag == TC else _cells(child)
    return cells


def _around(node: Element) -> Element:
    """The table of a row, or the row of a cell."""
    parent: Element = node.getparent()
    while parent.tag in _WRAPPERS:
        parent = parent.getparent()
    return parent


def _note(node: Element, tables: dict[Element, Table], rows: dict[Element, Row]) -> None:
    """Take in a property; one that a revision keeps of an earlier state belongs to nothing here."""
    tag, owner = node.tag, node.getparent().getparent()
    if tag == _GRID_COL:
        if owner in tables:
            tables[owner].columns += 1
    elif owner.tag == TC:
        row = rows[_around(owner)]
        if tag == _GRID_SPAN:
            row.spans[owner] = integer(node.get(VAL)) or 1
        else:
            row.merges[owner] = str(node.get(VAL, "continue"))
    elif owner in rows:
        if tag == _HEADER:
            rows[owner].is_heading = node.get(VAL, "1") not in ("0", "false", "off")
        elif tag == _BEFORE:
            rows[owner].before = integer(node.get(VAL)) or 0
        elif tag == _AFTER:
            rows[owner].after = integer(node.get(VAL)) or 0


def cells_without_end(root: Element) -> list[Element]:
    """Cells whose last block is no paragraph, neither itself nor inside a content control."""
    return [cell for cell in _NOT_BEFORE_PARAGRAPH_END(root) if not _ends_with_paragraph(cell)]


def _ends_with_paragraph(container: Element) -> bool:
    for child in reversed(container):
        if child.tag == SDT:
            content = child.find(SDT_CONTENT)
            return content is not None and _ends_with_paragraph(content)
        if child.tag in _BLOCKS:
            return bool(child.tag == P)
    return False


def repair_tables(root: Element) -> None:
    """Take out rows without cells and tables without rows; give cells their paragraph and merges their beginning."""
    for table in read_tables(root):
        for row in table.rows:
            if not row.cells:
                remove(row.element)
        table.rows = [row for row in table.rows if row.cells]
        if table.rows:
            for cell in loose_merges(table):
                cell.find(TC_PR).find(_V_MERGE).set(VAL, "restart")
            _fit_grid(table)
        else:
            remove(table.element)
    for cell in cells_without_end(root):
        cell.append(OxmlElement("w:p"))


def loose_merges(table: Table) -> Iterator[Element]:
    """Cells that continue a vertical merge which no cell above in their columns begins."""
    running: dict[int, int] = {}  # the merges of the row above: column and span
    was_heading = False
    for row in table.rows:
        above = running if row.is_heading == was_heading else {}
        running, column = {}, row.before
        for cell in row.cells if row.merges else ():
            span = row.spans.get(cell, 1)
            if cell in row.merges:
                running[column] = span
                if row.merges[cell] == "continue" and above.get(column) != span:
                    yield cell
            column += span
        was_heading = row.is_heading


def _fit_grid(table: Table) -> None:
    """As many columns as the longest row has, in the same width; shorter rows say that they leave columns out."""
    longest = max(row.width for row in table.rows)
    if longest != table.columns:
        grid = table.element.find(_GRID)
        if grid is None:
            grid = OxmlElement("w:tblGrid")
            properties = table.element.find(qn("w:tblPr"))
            table.element.insert(0 if properties is None else table.element.index(properties) + 1, grid)
        widths = [integer(column.get(_WIDTH)) or 0 for column in grid.findall(_GRID_COL)]
        for column in grid.findall(_GRID_COL):
            remove(column)
        for width in fitted(_as_many(widths, longest), sum(widths)):
            grid.append(new("w:gridCol", w=str(width)))
    for row in table.rows:
        if row.width < longest:
            _leave_out(row, longest - row.width)


def _as_many(widths: list[int], count: int) -> list[int]:
    """The first widths, and for columns that a loop added the mean."""
    mean = sum(widths) // len(widths) if widths else 1
    return [*widths[:count], *[mean] * (count - len(widths))]


def fitted(widths: list[int], total: int) -> list[int]:
    """Whole widths in the same proportions with exactly this total.

    >>> fitted([1, 1, 1], 100)
    [33, 34, 33]
    """
    whole, done, result = sum(widths), 0, []
    for width in itertools.accumulate(widths):
        edge = (width * total * 2 + whole) // (2 * whole) if whole else 0
        result.append(edge - done)
        done = edge
    return result


def _leave_out(row: Row, columns: int) -> None:
    properties = row.element.find(_TR_PR)
    if properties is None:
        properties = OxmlElement("w:trPr")
        exceptions = row.element.find(qn("w:tblPrEx"))
        row.element.insert(0 if exceptions is None else row.element.index(exceptions) + 1, properties)
    for old in properties.findall(_AFTER):
        properties.remove(old)
    properties.append(new("w:gridAfter", val=str(row.after + columns)))
