"""One flat list of what was and what is: a row for each thing, with difference and share as formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from lkjip_gen.excel.figures import NO_FORM, decimals_of, exactly, read, signed_form
from lkjip_gen.excel.formulas import without_noise
from lkjip_gen.excel.look import PAGE, QUIET, SHADE, SIZE, Look, breadth, columns, height, opened, page, put
from lkjip_gen.excel.ranges import address
from lkjip_gen.marks import bare, parted
from lkjip_gen.origins import Origin

Kind = Literal["words", "figures", "total"]
SHARE = 2  # decimals of a share in percent
_SPARE, _ARROW = 3.0, 5.0  # mm; the arrow of the filter covers the end of a heading
_BEFORE, _AFTER, _DIFFERENCE, _SHARE = range(4)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: texts before its four figures (was, is, difference, share) and behind them, all as printed with marks.

    A total adds up the `rows` above it. A row in which nothing changed is quiet.
    """

    before: tuple[str, ...]
    figures: tuple[str, str, str, str]
    behind: tuple[str, ...]
    kind: Kind = "figures"
    changed: bool = True
    rows: int = 0


def compared_sheet(
    title: str, name: str, headings: Mapping[str, float], lines: Sequence[Line], origins: Mapping[int, Origin]
) -> bytes:
    """The bytes of an .xlsx with one sheet; the same arguments give the same bytes. `headings` have widths in mm.

    A figure is a number where its text is one marked figure that its origin in `origins` has; everything else stays
    text. Raises ValueError for a row with more or fewer texts than headings.
    """
    target, book = opened(title)
    sheet = book.add_worksheet(name)
    _Sheet(sheet, Look(book), headings, origins).write(title, lines)
    book.close()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure of a row: its text, and its exact value with the number format that shows it so, if it is a number."""

    text: str
    value: Decimal | None = None
    form: str = NO_FORM


class _Sheet:
    def __init__(self, sheet: Any, look: Look, headings: Mapping[str, float], origins: Mapping[int, Origin]) -> None:
        self._sheet, self._look, self._origins = sheet, look, origins
        self._headings, self._widths = list(headings), list(headings.values())

    def write(self, title: str, lines: Sequence[Line]) -> None:
        shown = [self._shown(line) for line in lines]
        if any(len(line.before) + len(figures) + len(line.behind) != len(self._headings)
               for line, figures in zip(lines, shown, strict=True)):  # fmt: skip
            raise ValueError("a row has a text for each heading")
        self._fit(lines, shown)
        page(self._sheet, title)
        columns(self._sheet, self._widths)
        head = self._look.head()
        for column, text in enumerate(self._headings):
            put(self._sheet, 0, column, text, head)
        heads = zip(self._headings, self._widths, strict=True)
        self._sheet.set_row(0, height((text, width - _ARROW, SIZE, True) for text, width in heads) + 4)
        for row, (line, figures) in enumerate(zip(lines, shown, strict=True), start=1):
            self._line(row, line, figures)
        last = max(1, len(lines))
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, last, len(self._headings) - 1)
        self._sheet.repeat_rows(0)
        self._sheet.print_area(0, 0, last, len(self._headings) - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 1}", "formula_differs": f"A1:Z{last + 1}"})

    def _shown(self, line: Line) -> list[_Shown]:
        if line.kind == "words":
            return [_Shown(bare(text)) for text in line.figures]
        return [self._figure(text) for text in line.figures]

    def _figure(self, text: str) -> _Shown:
        """The exact value of the origin, and a form that shows it as it was printed."""
        pieces, shown = parted(text), bare(text)
        found = read(shown)
        if found is None or len(pieces) != 1 or pieces[0][1] is None:
            return _Shown(shown)
        origin = self._origins.get(pieces[0][1])
        value = None if origin is None else exactly(found, origin)
        return _Shown(shown) if value is None else _Shown(shown, value, found.form)

    def _fit(self, lines: Sequence[Line], shown: Sequence[list[_Shown]]) -> None:
        """Room for every number, then as wide as the page where that is wider."""
        for line, figures in zip(lines, shown, strict=True):
            for at, figure in enumerate(figures, start=len(line.before)):
                if figure.value is not None:
                    self._widths[at] = max(self._widths[at], breadth(figure.text, SIZE, line.kind == "total") + _SPARE)
        factor = max(1.0, PAGE / sum(self._widths))
        self._widths = [width * factor for width in self._widths]

    def _line(self, row: int, line: Line, figures: Sequence[_Shown]) -> None:
        properties: dict[str, object] = {}
        if line.kind == "total":
            properties = {"bold": True, "bg_color": SHADE}
        elif not line.changed:
            properties = {"font_color": QUIET}
        first = len(line.before)
        texts = [*map(bare, line.before), *(f.text for f in figures), *map(bare, line.behind)]
        right = {"align": "right"} if line.kind != "words" else {}
        formulas = self._formulas(row, first, line, figures)
        for column, text in enumerate(texts):
            at = column - first
            figure = figures[at] if 0 <= at < len(figures) else None
            if figure is None or figure.value is None:
                own = right if figure else {"align": "left", "indent": int(at > 0)}  # apart from the figure before it
                put(self._sheet, row, column, text, self._look.ruled(**properties, **own))
                continue
            form = signed_form(figure.form) if at == _DIFFERENCE else figure.form
            style = self._look.ruled(**properties, **right, num_format=form, text_wrap=False)
            if at in formulas:
                self._sheet.write_formula(row, column, formulas[at], style, float(figure.value))
            else:
                self._sheet.write_number(row, column, float(figure.value), style)
        bold = line.kind == "total"
        self._sheet.set_row(row, height((t, w, SIZE, bold) for t, w in zip(texts, self._widths, strict=True)))

    def _formulas(self, row: int, first: int, line: Line, figures: Sequence[_Shown]) -> dict[int, str]:
        """The formulas of a row by the figure that each gives; one that would give another figure is left out."""
        was, now, difference, share = (figure.value for figure in figures)
        places = [address("", row, first + at) for at in range(len(figures))]
        found: dict[int, str] = {}
        if line.kind == "total" and line.rows:
            for at in (_BEFORE, _AFTER):
                column = f"{address('', row - line.rows, first + at)}:{address('', row - 1, first + at)}"
                found[at] = f"=SUM({column})"
        if difference is not None and difference == (now or 0) - (was or 0):
            terms = [text for text, value in ((places[_AFTER], now), (f"-{places[_BEFORE]}", was)) if value is not None]
            found[_DIFFERENCE] = "=" + _rounded("".join(terms), difference, was, now)
        if share is not None and was and difference is not None:
            text = f"{places[_DIFFERENCE]}/{places[_BEFORE]}*100"
            found[_SHARE] = f"=ROUND({without_noise(text, share, SHARE)},{SHARE})"
        return found


def _rounded(text: str, value: Decimal, *parts: Decimal | None) -> str:
    """A difference of figures with decimals, which are binary in a spreadsheet, at the most decimals of its parts."""
    most = max(decimals_of(part) for part in (value, *parts) if part is not None)
    return f"ROUND({text},{most})" if most else text
