"""What a number format makes of a number: a percentage, a date, a time of day, or nothing else than the number.

The file stores a date as the number of days since the end of 1899 (or of 1903, from old Macs); only the format of the
cell tells it from any other number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

# Numbers that every program knows without their being written in the file. Only those that are more than a number.
_KNOWN = {
    9: "0%", 10: "0.00%", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
}  # fmt: skip
# Parts of a number format that only print: a quoted or escaped % does not scale the number, a bare one does.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# The same for dates; hours, minutes or seconds in brackets run on past a day and do not only print.
_NO_DATE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_ELAPSED = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.I)
_DAY = 86_400_000  # milliseconds
_BEFORE_MARCH_1900 = 60  # Excel counts a 29 February 1900

EPOCH, MAC_EPOCH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - calendar days


@dataclass(frozen=True, slots=True)
class Format:
    """How a style shows a number."""

    percent: bool = False
    date: bool = False
    elapsed: bool = False


def number_format(number: int, own: dict[int, str]) -> Format:
    """The format of this number; `own` are those that the file itself writes out."""
    code = own.get(number, _KNOWN.get(number, ""))
    first = code.split(";", maxsplit=1)[0]
    date = _DATE.search(_NO_DATE.sub("", first)) is not None
    return Format("%" in _LITERAL.sub("", code), date, date and _ELAPSED.search(first) is not None)


def moment(value: float, epoch: datetime, *, elapsed: bool) -> datetime | time | timedelta:
    """The date or time that a number stands for. Raises ValueError or OverflowError where there is none."""
    if elapsed:
        span = timedelta(days=value)
        return timedelta(days=span.days, seconds=span.seconds, microseconds=round(span.microseconds, -3))
    day, fraction = divmod(value, 1)
    within = timedelta(milliseconds=round(fraction * _DAY))
    if 0 <= value < 1 and not within.days:
        return (epoch + within).time()
    if 0 < value < _BEFORE_MARCH_1900 and epoch == EPOCH:
        day += 1
    return epoch + timedelta(days=day) + within


def iso_moment(text: str) -> datetime | time:
    """The date or time that is written out, as programs may store it instead of a number. Raises ValueError."""
    plain = text.removesuffix("Z")
    return time.fromisoformat(plain) if plain[2:3] == ":" else datetime.fromisoformat(plain).replace(tzinfo=None)
