"""A plain list as a workbook: one heading row, text that stays text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

_STAMP = datetime(2000, 1, 1)  # noqa: DTZ001 - fixed, so that equal input gives equal bytes


def listing(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> bytes:
    """The bytes of an .xlsx with one sheet. A cell that begins with "=" or looks like a link stays text."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"title": title, "author": "lkjip_gen", "created": _STAMP})
    sheet = book.add_worksheet(title[:31])
    font = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
    head = book.add_format({**font, "bold": True, "bg_color": "#1F3A5F", "font_color": "white"})
    body = book.add_format(font)
    for index, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, heading, head)
    for number, row in enumerate(rows, start=1):
        for index, text in enumerate(row):
            sheet.write_string(number, index, text, body)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    sheet.set_landscape()
    sheet.set_paper(14)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return target.getvalue()
