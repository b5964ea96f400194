"""The sheet of inputs: every cell of the office's workbook that a figure depends on, with its value and a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lkjip_gen.excel.figures import plain_form
from lkjip_gen.excel.look import RULE, SIZE, SMALL, Look, columns, height, page, put
from lkjip_gen.excel.places import INPUTS, INPUTS_FIRST, INPUTS_VALUE, target
from lkjip_gen.origins import Origin
from lkjip_gen.problems import Place

_WIDTHS = (55.0, 22.0, 75.0, 60.0)
_NOTE = "Sel buku kerja yang menjadi dasar angka dalam tabel dan jejak, sebagaimana isinya saat laporan dibuat."


def write_inputs(sheet: Any, look: Look, rows: Mapping[Place, int], origins: Iterable[Origin], link: str) -> None:
    """One row per cell; `rows` says which. A number is written as one, anything else as text."""
    page(sheet, INPUTS)
    columns(sheet, _WIDTHS)
    sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, "", look.format(font_size=SMALL))
    put(sheet, 0, 0, _NOTE, look.format(font_size=SMALL))
    head = INPUTS_FIRST - 1
    for index, text in enumerate(("Lembar", "Sel", "Isi", "Buka di buku kerja")):
        put(sheet, head, index, text, look.head())
    contents = _contents(origins)
    plain, centred, linked = look.ruled(), look.ruled(align="center"), look.link(border=1, border_color=RULE, indent=1)
    for place, row in rows.items():
        origin = contents.get(place)
        text = origin.text if origin is not None else ""
        put(sheet, row, 0, place.sheet, plain)
        put(sheet, row, 1, place.cell, centred)
        if origin is not None and origin.value is not None:
            style = look.ruled(align="right", text_wrap=False, num_format=_form(origin))
            sheet.write_number(row, INPUTS_VALUE, float(origin.value), style)
        else:
            put(sheet, row, INPUTS_VALUE, text, plain)
        if link:
            sheet.write_url(row, 3, target(link, place), linked, str(place))
        else:
            put(sheet, row, 3, "", plain)
        sheet.set_row(row, height([(place.sheet, _WIDTHS[0], SIZE, False), (text, _WIDTHS[2], SIZE, False),
                                   (str(place), _WIDTHS[3], SIZE, False)]))  # fmt: skip
    last = max([head, *rows.values()])
    sheet.autofilter(head, 0, last, len(_WIDTHS) - 1)
    sheet.freeze_panes(INPUTS_FIRST, 0)
    sheet.repeat_rows(head)
    sheet.ignore_errors({"number_stored_as_text": f"A1:D{last + 1}"})


def _contents(origins: Iterable[Origin]) -> dict[Place, Origin]:
    """What each cell holds; a number goes before the text that it was written as."""
    found: dict[Place, Origin] = {}
    seen: set[Origin] = set()
    waiting = list(origins)
    while waiting:
        origin = waiting.pop()
        if origin in seen:
            continue
        seen.add(origin)
        waiting += origin.parts()
        if origin.cell is not None and (origin.value is not None or origin.cell not in found):
            found[origin.cell] = origin
    return found


def _form(origin: Origin) -> str:
    value = origin.value
    assert value is not None  # noqa: S101 - the caller asks for numbers only
    if origin.text == str(value):
        return "0"  # a year
    places = -int(value.normalize().as_tuple().exponent)
    return plain_form(value) if places <= 2 else "#,##0." + "0" * places  # noqa: PLR2004
