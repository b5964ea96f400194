"""Dates as people type them. What can be read as day/month and as month/day is refused."""

from __future__ import annotations

import re
from datetime import date, datetime

from lkjip_gen import wording
from lkjip_gen.problems import Code
from lkjip_gen.workbook.cells import RawCell, Shape
from lkjip_gen.workbook.faults import Fault, fault, one_line, shown

MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "pebruari": 2, "feb": 2, "peb": 2, "maret": 3, "mar": 3, "april": 4,
    "apr": 4, "mei": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agu": 8, "agt": 8, "ags": 8,
    "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10, "november": 11, "nopember": 11, "nov": 11,
    "nop": 11, "desember": 12, "des": 12,
}  # fmt: skip
_DATE_WORDS = re.compile(r"(\d{1,2})[\s\-/.]+([A-Za-z]+)\.?[\s\-/.,]+(\d{4})")
_DATE_FIGURES = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})")
_DATE_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def day(cell: RawCell) -> date | Fault | None:
    """A date: a date cell, "2 Januari 2024", "2024-01-02", or figures that can be read one way only."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if cell.shape is not Shape.TEXT:
        return fault(Code.NOT_A_DATE, isi=shown(cell))
    raw = one_line(cell.value)
    if not raw:
        return None
    words = _DATE_WORDS.fullmatch(raw)
    if words:
        month = MONTHS.get(words[2].casefold())
        return _date(raw, int(words[3]), month or 0, int(words[1]))
    iso = _DATE_ISO.fullmatch(raw)
    if iso:
        return _date(raw, int(iso[1]), int(iso[2]), int(iso[3]))
    figures = _DATE_FIGURES.fullmatch(raw)
    if figures:
        first, second = int(figures[1]), int(figures[3])
        either, other = _date(raw, int(figures[4]), second, first), _date(raw, int(figures[4]), first, second)
        if isinstance(either, date) and isinstance(other, date) and either != other:
            return fault(Code.AMBIGUOUS_DATE, isi=raw, usul=wording.day(either))
        return either
    return fault(Code.NOT_A_DATE, isi=raw)


def _date(raw: str, year_: int, month: int, day_: int) -> date | Fault:
    try:
        return date(year_, month, day_)
    except ValueError:
        return fault(Code.NOT_A_DATE, isi=raw)
