"""A captioned table of the document as a sheet: as it is printed, and beside it its computed figures as formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_gen.excel.figures import Computed, Number, computed, number
from lkjip_gen.excel.formulas import formula
from lkjip_gen.excel.look import PAGE, PALE, QUIET, SHADE, SIZE, SMALL, Look, breadth, columns, height, lines, page, put
from lkjip_gen.excel.places import Site, Sites
from lkjip_gen.excel.ranges import address, joined
from lkjip_gen.origins import Origin
from lkjip_gen.printed import Cell, Row, Table

AGAIN = "Hitung ulang"
_FIRST = 2  # the row of the head, below the caption and one row for the heading of the block, from 0
_GAP, _BLOCK, _SPARE = 5.0, 28.0, 2.0  # mm
_WIDEST = 1.85  # how much wider than in the document
_CAPTION = SIZE + 1
_COUNTS = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")  # "(5)" or "(6=5:4)" under the head of a column


@dataclass(frozen=True, slots=True)
class _Formula:
    """A computed figure of the table, its column there, and the column of its formula in the block (0 is the first)."""

    row: int
    column: int
    place: int
    computed: Computed


class TableSheet:
    """Where a table and its formulas stand on their sheet. Rows and columns count from 0."""

    def __init__(self, table: Table, name: str, origins: Mapping[int, Origin]) -> None:
        self.table, self.name = table, name
        ends = (c.column + c.across - 1 for row in table.rows for c in row.cells)
        self.width = max([len(table.widths), *ends, 1])
        self.numbers: dict[tuple[int, int], Number] = {}
        self._sites: list[tuple[Origin, Site]] = []
        found: list[tuple[int, int, int, Computed]] = []
        for row, cell in self._cells():
            at = (row, cell.column - 1)
            last = at[1] + cell.across - 1  # a figure over several columns belongs to the last, where it is printed
            shown = number(cell, origins)
            if shown is not None:
                self.numbers[at] = shown
                self._sites.append((origins[cell.marks[0][0]], Site(name, *at, shown.value)))
            if self.table.rows[row - _FIRST].kind != "kepala":  # a year in a head is no figure of the table
                found += [(*at, last, figure) for figure in computed(cell, origins)]
        kinds = sorted({(last, figure.order) for _, _, last, figure in found})
        self._heads = [self._heading(column, order) for column, order in kinds]
        self._formulas = [_Formula(r, c, kinds.index((last, f.order)), f) for r, c, last, f in found]

    @property
    def caption(self) -> str:
        return f"{self.table.label} {self.table.title}".strip()

    def register(self, sites: Sites) -> None:
        """Say where the figures of this table stand."""
        for origin, site in self._sites:
            sites.add(origin, site)

    def write(self, sheet: Any, look: Look, sites: Sites) -> None:
        """Fill the sheet."""
        page(sheet, self.name)
        widths = self._widths()
        columns(sheet, widths)
        body = _FIRST + len(self.table.rows)
        self._joined(sheet, 0, look.format(bold=True, font_size=_CAPTION), self.caption)
        sheet.set_row(0, height([(self.caption, sum(widths), _CAPTION, True)]))
        for row, cell in self._cells():
            narrow = self._narrow(cell, widths)
            self._cell(sheet, look, row, cell, narrow=narrow)
        for row, points in enumerate(self._heights(widths), start=_FIRST):
            sheet.set_row(row, points)
        for row, note in enumerate(self.table.notes, start=body):
            self._joined(sheet, row, look.format(font_size=SMALL), note)
            sheet.set_row(row, height([(note, sum(widths), SMALL, False)]))
        last = body + len(self.table.notes) - 1
        head = self._head_rows()
        sheet.print_area(0, 0, max(last, 0), self.width - 1)
        if head:
            sheet.repeat_rows(_FIRST, _FIRST + head - 1)
        sheet.freeze_panes(_FIRST + head, 0)
        marked = address("", 0, 0) + ":" + address("", max(last, 0), self.width + len(self._heads) + 1)
        sheet.ignore_errors({"number_stored_as_text": marked, "formula_differs": marked, "formula_range": marked})
        self._block(sheet, look, sites, head)

    # --- the table ---

    def _cells(self) -> list[tuple[int, Cell]]:
        return [(n, cell) for n, row in enumerate(self.table.rows, start=_FIRST) for cell in row.cells]

    def _head_rows(self) -> int:
        count = 0
        for row in self.table.rows:
            if row.kind != "kepala":
                break
            count += 1
        return count

    def _widths(self) -> list[float]:
        """Widths in mm: those of the document, stretched to the width of the page as far as that looks well."""
        given = [w if w > 0 else 20.0 for w in self.table.widths]
        given += [20.0] * (self.width - len(given))
        factor = min(_WIDEST, max(1.0, (PAGE - 2) / sum(given)))
        widths = [w * factor for w in given]
        for column, needed in self._needed().items():
            widths[column] = max(widths[column], needed)
        return widths

    def _needed(self) -> dict[int, float]:
        """The mm that the numbers of each column need."""
        needed: dict[int, float] = {}
        for row, cell in self._cells():
            if cell.across == 1 and (row, cell.column - 1) in self.numbers:
                wide = breadth(cell.text, SIZE, _bold(cell, self.table.rows[row - _FIRST])) + _SPARE
                needed[cell.column - 1] = max(needed.get(cell.column - 1, 0.0), wide)
        return needed

    def _heights(self, widths: Sequence[float]) -> list[float]:
        """Points for every row; what a cell over several rows needs more is added to the last of them."""
        rows = self.table.rows
        heights = [
            height((c.text, _across(c, widths), SIZE, _bold(c, row)) for c in row.cells if c.down == 1) for row in rows
        ]
        for first, row in enumerate(rows):
            for cell in row.cells:
                last = min(first + cell.down, len(rows)) - 1
                if last > first:
                    needed = height([(cell.text, _across(cell, widths), SIZE, _bold(cell, row))])
                    lacking = needed - sum(heights[first : last + 1])
                    heights[last] = min(409.0, heights[last] + max(0.0, lacking))
        return heights

    def _cell(self, sheet: Any, look: Look, row: int, cell: Cell, *, narrow: bool) -> None:
        column, line = cell.column - 1, self.table.rows[row - _FIRST]
        shown = self.numbers.get((row, column))
        style = _style(look, cell, line, shown, narrow=narrow)
        if cell.across > 1 or cell.down > 1:
            sheet.merge_range(row, column, row + cell.down - 1, column + cell.across - 1, "", style)
        if shown is not None:
            sheet.write_number(row, column, float(shown.value), style)
        else:
            put(sheet, row, column, cell.text, style)

    def _narrow(self, cell: Cell, widths: Sequence[float]) -> bool:
        """Is the text so long that its row would be higher than Excel allows?"""
        return len(cell.text) > 300 and lines(cell.text, _across(cell, widths)) > 32 * cell.down  # noqa: PLR2004

    def _joined(self, sheet: Any, row: int, style: Any, text: str) -> None:
        """A text over the whole width of the table."""
        if self.width > 1:
            sheet.merge_range(row, 0, row, self.width - 1, "", style)
        put(sheet, row, 0, text, style)

    # --- the block beside it ---

    def _heading(self, column: int, order: int) -> str:
        """The heads above a column, as its block column repeats them; counts of columns are no head."""
        found: list[str] = []
        for row in self.table.rows[: self._head_rows()]:
            for cell in row.cells:
                named = cell.text.strip() and not _COUNTS.fullmatch(cell.text.strip())
                if cell.column - 1 <= column < cell.column - 1 + cell.across and named:
                    found.append(" ".join(cell.text.split()))
        text = " ".join(dict.fromkeys(found))
        return f"{text or 'Angka'} (rumus{f' {order + 1}' if order else ''})"

    def _block(self, sheet: Any, look: Look, sites: Sites, head: int) -> None:
        """The formulas, quiet and outside the page; one that does not give the printed figure is shaded."""
        if not self._formulas:
            return
        first = self.width + 1
        columns(sheet, [_GAP, *self._block_widths()], self.width)
        quiet = {"italic": True, "font_color": QUIET}
        put(sheet, _FIRST - 1, first, AGAIN, look.format(bold=True, text_wrap=False, **quiet))
        for index, text in enumerate(self._heads, start=first):
            style = look.ruled(**quiet, bg_color=PALE, align="center", valign="vcenter", font_size=SMALL)
            if head > 1:
                sheet.merge_range(_FIRST, index, _FIRST + head - 1, index, "", style)
            put(sheet, _FIRST if head else _FIRST - 1, index, text, style)
        helpers = _Helpers(sheet, look, first + len(self._heads) + 1)
        for f in self._formulas:
            at, shown = Site(self.name, f.row, f.column, f.computed.number.value), f.computed.number
            text = formula(
                f.computed.origin,
                shown.decimals,
                lambda origin, at=at: sites.nearest(origin, at),  # type: ignore[misc]
                helpers.block,
            )
            style = look.ruled(**quiet, num_format=shown.form, align="right", text_wrap=False)
            sheet.write_formula(f.row, first + f.place, text, style, float(shown.value))
        self._alarms(sheet, look, first)

    def _block_widths(self) -> list[float]:
        widths = [_BLOCK] * len(self._heads)
        for f in self._formulas:
            shown = f"{f.computed.number.value:,}"
            widths[f.place] = max(widths[f.place], breadth(shown) + _SPARE)
        return widths

    def _alarms(self, sheet: Any, look: Look, first: int) -> None:
        """One rule for each column of the block: a formula beside a number that it does not give is shaded."""
        style = look.format(bold=True, bg_color="#F2C9C9", font_color="#7A1F1F")
        for place, column in sorted({(f.place, f.column) for f in self._formulas}):
            rows = [f.row for f in self._formulas if (f.place, f.column) == (place, column)]
            shown, again = address("", rows[0], column), address("", rows[0], first + place)
            criteria = f"=AND(ISNUMBER({shown}),ISNUMBER({again}),{shown}<>{again})"
            rule = {"type": "formula", "criteria": criteria, "format": style}
            # rows between them may compare another column
            rule["multi_range"] = " ".join(joined([address("", row, first + place) for row in rows]))
            sheet.conditional_format(rows[0], first + place, rows[-1], first + place, rule)


class _Helpers:
    """Columns right of the block for figures that a formula takes from a range, since it would be too long."""

    def __init__(self, sheet: Any, look: Look, column: int) -> None:
        self._sheet, self._look, self._column = sheet, look, column

    def block(self, figures: Sequence[tuple[str, Decimal | None]]) -> str:
        """Write the figures below each other and return their range."""
        style = self._look.format(italic=True, font_color=QUIET, font_size=SMALL)
        put(self._sheet, _FIRST, self._column, "Angka bantu", style)
        for row, (text, value) in enumerate(figures, start=_FIRST + 1):
            self._sheet.write_formula(row, self._column, f"={text}", style, float(value or 0))
        last = address("", _FIRST + len(figures), self._column)
        found = f"{address('', _FIRST + 1, self._column)}:{last}"
        self._column += 1
        return found


def _across(cell: Cell, widths: Sequence[float]) -> float:
    return sum(widths[cell.column - 1 : cell.column - 1 + cell.across])


def _bold(cell: Cell, row: Row) -> bool:
    return cell.bold or row.kind in {"kepala", "jumlah"}


def _style(look: Look, cell: Cell, row: Row, shown: Number | None, *, narrow: bool) -> Any:
    if row.kind == "kepala":
        return look.head()
    properties: dict[str, object] = {"align": cell.align}
    if _bold(cell, row):
        properties["bold"] = True
    if row.kind in {"kelompok", "jumlah"}:
        properties["bg_color"] = PALE if row.kind == "kelompok" else SHADE
    if shown is not None:
        properties |= {
            "num_format": shown.form,
            "text_wrap": False,
            "align": "right" if cell.align == "left" else cell.align,
        }
    if cell.down > 1:
        properties["valign"] = "top"
    if narrow:
        properties["font_size"] = 7
    return look.ruled(**properties)
