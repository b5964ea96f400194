"""The sheet of the trace: one row per printed figure, with links to the cells that it was made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkjip_gen.excel.look import RULE, SMALL, Look, breadth, columns, height, page, put
from lkjip_gen.excel.places import INPUTS, TRACE, target
from lkjip_gen.excel.ranges import is_cell, joined
from lkjip_gen.problems import Place

LINKED = 4  # cells with a column and link of their own; the rest share one column
_MOST_LINKS = 65000  # of a sheet; Excel takes 65 530
_MM = 1.75  # of a letter in the small size
_NARROWEST, _WIDEST, _CELL, _WIDE_CELL, _REST, _ALL = 14.0, 72.0, 24.0, 42.0, 40.0, 480.0  # mm
_LONGEST = 18  # letters of what a cell holds, to stand beside its place


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A printed figure: one text for each heading, and the cells of the workbook that it depends on."""

    texts: tuple[str, ...]
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The trace of all printed figures, in the order of the document; `contents` is what the cells hold, as text."""

    headings: tuple[str, ...]
    rows: tuple[TraceRow, ...] = ()
    contents: Mapping[Place, str] = field(default_factory=dict)

    def shown(self, place: Place) -> str:
        """The place with what it holds, if that is short: "Target!D9 = 81"."""
        content = self.contents.get(place, "")
        return f"{place} = {content}" if 0 < len(content) <= _LONGEST else str(place)


def write_trace(sheet: Any, look: Look, trace: Trace, rows: Mapping[Place, int], link: str) -> None:
    """Fill the sheet; `rows` are those of the sheet of inputs, for a book without `link` to the office's workbook.

    Raises ValueError for a row with more or fewer texts than headings.
    """
    if any(len(row.texts) != len(trace.headings) for row in trace.rows):
        raise ValueError("a row of the trace has a text for each heading")
    page(sheet, TRACE)
    sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.6)
    count = len(trace.headings)
    headings = (*trace.headings, *(f"Sel {n + 1}" for n in range(LINKED)), "Sel lainnya")
    # a link is not wrapped
    linked_cells = {p for row in trace.rows for p in row.places[:LINKED]}
    longest = max((breadth(trace.shown(p), SMALL) + 1 for p in linked_cells), default=0.0)
    widths = [*_widths(trace), *[min(_WIDE_CELL, max(_CELL, longest))] * LINKED, _REST]
    columns(sheet, widths)
    head, body = look.head(font_size=SMALL), look.ruled(font_size=SMALL)
    linked = look.link(font_size=SMALL, border=1, border_color=RULE)
    for index, text in enumerate(headings):
        put(sheet, 0, index, text, head)
    sheet.set_row(0, height((t, w, SMALL, True) for t, w in zip(headings, widths, strict=True)) + 4)
    links = 0
    for number, row in enumerate(trace.rows, start=1):
        shown = [trace.shown(place) for place in row.places[:LINKED]]
        texts = [*row.texts, *(shown[:LINKED] + [""] * LINKED)[:LINKED], _rest(row.places[LINKED:])]
        for index, text in enumerate(texts):
            place = row.places[index - count] if count <= index < count + min(LINKED, len(shown)) else None
            if place is None or links >= _MOST_LINKS:
                put(sheet, number, index, text, body)
                continue
            links += 1
            url = target(link, place) if link else f"internal:{INPUTS}!A{rows[place] + 1}"
            sheet.write_url(number, index, url, linked, text)
        sheet.set_row(number, height((t, w, SMALL, False) for t, w in zip(texts, widths, strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(trace.rows)), len(headings) - 1)
    sheet.repeat_rows(0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{len(trace.rows) + 1}"})


def _rest(places: Sequence[Place]) -> str:
    """Cells in one text, neighbours as a range, the sheet named once: "Anggaran!J9:J20, K9"."""
    texts: list[str] = []
    for sheet in dict.fromkeys(p.sheet for p in places):
        cells = [p.cell for p in places if p.sheet == sheet and p.cell]
        single, other = [c for c in cells if is_cell(c)], [c for c in cells if not is_cell(c)]
        texts.append(f"{sheet}!{', '.join([*joined(single), *other])}" if cells else sheet)
    return "; ".join(texts)


def _widths(trace: Trace) -> list[float]:
    """Widths in mm of the columns of texts: what they hold on the whole, and room for the longest word."""
    found: list[float] = []
    for index, heading in enumerate(trace.headings):
        texts = [row.texts[index] for row in trace.rows]
        usual = (sum(len(t) ** 2 for t in texts) / len(texts)) ** 0.5 if texts else 0  # long texts weigh more
        word = max((len(w) for t in (heading + "  ", *texts) for w in t.split()), default=0)
        found.append(min(_WIDEST, max(_NARROWEST, usual * _MM * 0.55, min(word, 22) * _MM + 3)))
    return _shrunk(found, _ALL - LINKED * _WIDE_CELL - _REST)


def _shrunk(widths: Sequence[float], room: float) -> list[float]:
    factor = min(1.0, room / sum(widths)) if widths else 1.0
    return [max(_NARROWEST, w * factor) for w in widths]
