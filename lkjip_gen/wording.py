"""The only place where a number, an amount, a date or a list becomes text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from lkjip_gen.marks import marked
from lkjip_gen.origins import Traced
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, round_half_up
from lkjip_gen.terms import TIADA, Angka

NONE = "-"
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_WORDS_UP_TO = 999


def number(value: Decimal, decimals: int | None = None) -> str:
    """ "880.895.438", "84,15". `decimals` None keeps the figures as they were entered."""
    rounded = value if decimals is None else round_half_up(value, decimals)
    sign = "-" if rounded < 0 else ""
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    text = f"{grouped},{fraction}" if fraction else grouped
    text = text if rounded == 0 else sign + text
    return marked(text, value.number) if isinstance(value, Traced) else text


def size(value: Decimal, decimals: int = PUBLISHED_DECIMALS) -> str:
    """How large a difference is, without its sign: "1,25"."""
    text = number(abs(value), decimals)
    return marked(text, value.number) if isinstance(value, Traced) else text


def entered(value: Angka, decimals: int | None = None) -> str:
    """A target or realisasi as somebody entered it; "-" for none and for nothing."""
    return NONE if value is None or value is TIADA else number(value, decimals)


def percent(value: Decimal | None, decimals: int = PUBLISHED_DECIMALS) -> str:
    """A computed percentage without its sign: "98,77"; "-" where there is none."""
    return NONE if value is None else number(value, decimals)


def rupiah(value: Decimal | None) -> str:
    """An amount for a table headed (Rp): "880.895.438"; sen only where there are any."""
    if value is None:
        return NONE
    return number(value, 0 if value == value.to_integral_value() else PUBLISHED_DECIMALS)


def rupiah_in_text(value: Decimal) -> str:
    """An amount inside a sentence: "Rp880.895.438" (EYD V: no space)."""
    return f"Rp{rupiah(value)}"


def day(value: date) -> str:
    """ "2 Januari 2024"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def count(value: int | Decimal) -> str:
    """A small count in words, as inside a sentence: "tiga"; larger ones in figures."""
    if not 0 <= value <= _WORDS_UP_TO:
        return number(value if isinstance(value, Decimal) else Decimal(value))
    value = int(value)
    hundreds, left = divmod(value, 100)
    if hundreds:
        head = "seratus" if hundreds == 1 else f"{_UNITS[hundreds]} ratus"
        return f"{head} {count(left)}" if left else head
    if value < len(_UNITS):
        return _UNITS[value]
    tens, rest = divmod(value, 10)
    if tens == 1:
        return f"{_UNITS[rest]} belas"
    return f"{_UNITS[tens]} puluh" + (f" {_UNITS[rest]}" if rest else "")


def listing(words: Sequence[str], last: str = "dan") -> str:
    """ "a", "a dan b", "a, b, dan c"; `last` is the word before the last one."""
    if len(words) <= 2:  # noqa: PLR2004 - no comma before "dan" in a pair
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"


def quoted(names: Iterable[str]) -> str:
    """Names inside a sentence, which hold commas of their own: "“a”, “b, c”, dan “d”"."""
    return listing([f"“{name}”" for name in names])


_ALONE = frozenset({"indeks", "index", "nilai", "skor", "skala", "rasio", "angka", "-"})  # not said behind a figure


def measured(figure: str, satuan: str | None) -> str:
    """A figure with its unit as inside a sentence: "85%", "12 dokumen", "Rp1.250.000"; an index stands alone."""
    unit = (satuan or "").strip()
    word = unit.casefold()
    if not unit or figure == NONE or word in _ALONE:
        return figure
    if word in {"%", "persen"}:
        return f"{figure}%"
    if word in {"rp", "rupiah"}:
        return f"Rp{figure}"
    return f"{figure} {unit if unit.isupper() else unit[:1].lower() + unit[1:]}"


def with_unit(figure: str, satuan: str | None) -> str:
    """A figure with its unit as in a cell of a table: "100%", "86 indeks", "12 dokumen"; "Nilai" is not said."""
    if figure != NONE and (satuan or "").strip().casefold() in _SAID_IN_CELLS:
        return f"{figure} {(satuan or '').strip().lower()}"
    return measured(figure, satuan)


_SAID_IN_CELLS = frozenset({"indeks", "index"})


def signed(value: Decimal, decimals: int | None = None) -> str:
    """A difference with its sign: "+36.009.438", "-9", "0"."""
    if (value if decimals is None else round_half_up(value, decimals)) <= 0:
        return number(value, decimals)
    plus = f"+{number(abs(value), decimals)}"
    return marked(plus, value.number) if isinstance(value, Traced) else plus


def change_of_rupiah(value: Decimal) -> str:
    """A difference of amounts with its sign: "+36.009.438"; sen only where there are any."""
    return signed(value, 0 if value == value.to_integral_value() else PUBLISHED_DECIMALS)


_GROUPS = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")


def spelled(value: Decimal) -> str:
    """A whole number in words: "delapan ratus tiga puluh empat juta tujuh ratus lima puluh enam ribu".

    Raises ValueError for a negative one, for one with decimals, and for one beyond the names that there are.
    """
    left = int(value)
    if value != left or left < 0 or left >= (_WORDS_UP_TO + 1) ** len(_GROUPS):
        raise ValueError(f"{value} has no words")
    words: list[str] = []
    for name in _GROUPS:
        left, group = divmod(left, _WORDS_UP_TO + 1)
        if group:
            said = "seribu" if name == "ribu" and group == 1 else f"{count(group)} {name}".strip()
            words.insert(0, said)
    return " ".join(words) or _UNITS[0]


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
