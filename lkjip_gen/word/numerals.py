"""Numbers as Word prints them in lists, headings and captions."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ALPHABET = 26


def roman(number: int) -> str:
    """4 is "IV"; below one there is no Roman numeral and nothing is printed."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def letters(number: int) -> str:
    """A to Z, then as Word goes on: AA, BB, ... ZZ, AAA."""
    if number < 1:
        return ""
    again, place = divmod(number - 1, _ALPHABET)
    return chr(ord("A") + place) * (again + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda n: letters(n).lower(),
    "decimalZero": lambda n: f"{n:02d}",
    "none": lambda _: "",
}


def numeral(number: int, kind: str) -> str:
    """A number in one of Word's numFmt; kinds that we do not know are printed as figures."""
    return _FORMATS.get(kind, str)(number)
