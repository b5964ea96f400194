"""From one raw cell to one value, or to the reason why not. Understood or refused with its cell, never guessed.

Numbers are read as people type them in Indonesian offices: "84,15", "82.5", "880.895.438,-", "Rp. 777,945,438,00",
"86 indek", "85 %". What can be read two ways ("1.234" where both a thousand and a decimal make sense) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_gen.problems import Code
from lkjip_gen.terms import FIRST_YEAR, LAST_YEAR, TIADA, Angka
from lkjip_gen.text import suggestion
from lkjip_gen.workbook.cells import RawCell, Shape
from lkjip_gen.workbook.faults import Fault, decimal, fault, one_line, scaled, shown

MAX_DECIMALS = 6
TOO_LARGE = Decimal(10) ** 15  # a spreadsheet keeps 15 figures; beyond that the last ones are gone
DASHES = frozenset({"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})

_SYNONYMS = (
    frozenset({"%", "persen", "prosen", "persentase"}),
    frozenset({"indeks", "indek", "index", "indx"}),
    frozenset({"orang", "org", "jiwa"}),
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NUMBER = re.compile(r"(?P<sign>[+\-\u2212]?)\s?(?P<figures>\d[\d.,]*)(?P<rest>.*)", re.S)
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?")
_RUPIAH = re.compile(r"(?:(?:rp|idr)\.?\s*)?(?P<figures>\d[\d.,]*?)(?:[.,]\s?-{1,2}|[.,]=)?", re.I)
_RUPIAH_GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,](\d{2}))?")
_LOST_FIGURE = re.compile(r"(?:\d{1,3}(?:\.\d{3})+\.|\d{1,3}(?:,\d{3})+,)(?!00)\d{2}")
_RUPIAH_PLAIN = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number and the unit that somebody typed behind it ("" if none)."""

    value: Decimal
    unit: str = ""


# --- text ---------------------------------------------------------------------------------------------------------


def text(cell: RawCell, *, text_only: bool = False) -> str | Fault | None:
    """Text with its lines kept; None where there is only white space. `text_only` refuses figures stored as number."""
    if cell.shape is Shape.TEXT:
        raw = str(cell.value).replace("\r\n", "\n").replace("\r", "\n")
        bad = _UNPRINTABLE.search(raw)
        if bad:
            return fault(Code.BAD_CHARACTER, isi=f"U+{ord(bad[0]):04X}")
        return raw.strip(" \t\n\u00a0") or None
    if isinstance(cell.value, int | float) and cell.shape is Shape.NUMBER and not cell.percent:
        if text_only:
            return fault(Code.CODE_AS_NUMBER, jenis=cell.shape.value, isi=shown(cell))
        number = decimal(cell.value)
        if not abs(number) < TOO_LARGE:
            return fault(Code.NOT_TEXT, jenis=cell.shape.value, isi=shown(cell))
        return f"{number:f}".replace(".", ",")
    if text_only:
        return fault(Code.CODE_AS_NUMBER, jenis=cell.shape.value, isi=shown(cell))
    return fault(Code.NOT_TEXT, jenis=cell.shape.value, isi=shown(cell))


def code(cell: RawCell) -> str | Fault | None:
    """A code: text without white space inside."""
    value = text(cell, text_only=True)
    if isinstance(value, str) and re.search(r"\s", value):
        return fault(Code.CODE_WITH_SPACE, isi=value)
    return value


def choice(cell: RawCell, choices: Sequence[str], *, open_choice: bool) -> str | Fault | None:
    """One of the choices whatever its case, or own words where those are welcome."""
    value = text(cell) if not cell.percent else shown(cell)
    if value is None or isinstance(value, Fault):
        return value
    folded = one_line(value).casefold()
    for known in choices:
        if known.casefold() == folded:
            return known
    if open_choice:
        return value
    meant = suggestion(value, choices)
    return fault(
        Code.NOT_A_CHOICE,
        isi=value,
        usul=f'; mungkin maksudnya "{meant}"' if meant else "",
        pilihan=", ".join(choices),
    )


# --- numbers ------------------------------------------------------------------------------------------------------


def measured(cell: RawCell, words: Sequence[str] = ()) -> Measured | Angka | str | Fault:
    """A number with its unit, `TIADA` for "-", or one of the words that the column allows."""
    if cell.shape is Shape.NUMBER and isinstance(cell.value, int | float):
        value = decimal(cell.value)
        if cell.percent:
            value = scaled(value * 100)
        return _limited(Measured(value, "%" if cell.percent else ""), cell)
    if cell.shape is Shape.DATE:
        return fault(Code.NUMBER_AS_DATE, isi=shown(cell))
    if cell.shape is not Shape.TEXT:
        return fault(Code.NOT_A_NUMBER, isi=shown(cell))
    raw = one_line(cell.value)
    if not raw:
        return None
    if raw in DASHES:
        return TIADA
    for word in words:
        if raw.casefold() == word.casefold():
            return word
    found = _measured_text(raw)
    return _limited(found, cell) if isinstance(found, Measured) else found


def _limited(found: Measured, cell: RawCell) -> Measured | Fault:
    if not abs(found.value) < TOO_LARGE:
        return fault(Code.NOT_A_NUMBER, isi=shown(cell))
    exponent = found.value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MAX_DECIMALS:
        rounded = f"{found.value:.2f}".replace(".", ",")
        return fault(Code.TOO_MANY_DECIMALS, isi=shown(cell), batas=MAX_DECIMALS, usul=rounded)
    return found


def _measured_text(raw: str) -> Measured | Fault:
    match = _NUMBER.fullmatch(raw)
    if not match:
        return fault(Code.NOT_A_NUMBER, isi=raw)
    rest = match["rest"]
    unit = rest.strip()
    glued = bool(rest) and not rest[0].isspace() and not rest.startswith("%")
    if glued or (unit and unit != "%" and not re.fullmatch(r"[^\W\d_][^\d]*", unit)):
        return fault(Code.NOT_A_NUMBER, isi=raw)
    figures = match["figures"]
    number = _figures(figures)
    if number is None:
        if _ONE_SEPARATOR.fullmatch(figures):
            digits = re.sub(r"[.,]", "", figures)
            decimal = re.sub(r"[.,]", ",", figures)
            return fault(Code.AMBIGUOUS_NUMBER, isi=raw, ribuan=digits, desimal=f"{decimal}0")
        return fault(Code.NOT_A_NUMBER, isi=raw)
    return Measured(-number if match["sign"] in {"-", "\u2212"} else number, unit)


def _figures(figures: str) -> Decimal | None:
    """ "84,15", "82.5", "1.234,56", "3.600.000"; None for what is ambiguous ("1.234") or no number ("1.2.3")."""
    if figures.isdigit():
        return Decimal(figures)
    single = _ONE_SEPARATOR.fullmatch(figures)
    if single:
        whole, _, fraction = single.groups()
        looks_grouped = len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0")  # noqa: PLR2004
        return None if looks_grouped else Decimal(f"{whole}.{fraction}")
    grouped = _GROUPED.fullmatch(figures)
    if not grouped or (grouped[2] and grouped[2] == grouped[1]):
        return None
    whole = figures[: grouped.start(2)] if grouped[2] else figures
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{grouped[3]}" if grouped[2] else ""))


def unit_fits(typed: str, satuan: str) -> bool:
    """Does the word behind a number ("indek", "Dok.") name this Satuan ("Indeks", "Dokumen", "Persen (%)")?"""
    word, unit = typed.casefold().rstrip(". "), satuan.casefold().strip()
    bare = re.sub(r"\s*\(.*\)", "", unit)
    if word in {unit, bare} or any({word, bare} <= group for group in _SYNONYMS):
        return True
    return len(word) >= 3 and unit.startswith(word)  # noqa: PLR2004 - a shorter stump says too little


def rupiah(cell: RawCell) -> Decimal | Fault | None:
    """An amount in rupiah, in whatever spelling; "-" is 0, as in a budget table."""
    if cell.shape is Shape.NUMBER and isinstance(cell.value, int | float) and not cell.percent:
        value = decimal(cell.value)
        if not abs(value) < TOO_LARGE:
            return fault(Code.NOT_RUPIAH, isi=shown(cell))
        if value != value.quantize(Decimal("0.01")):
            return fault(Code.NOT_RUPIAH, isi=shown(cell))
        return fault(Code.NEGATIVE, isi=shown(cell)) if value < 0 else value
    if cell.shape is Shape.DATE:
        return fault(Code.NUMBER_AS_DATE, isi=shown(cell))
    if cell.shape is not Shape.TEXT:
        return fault(Code.NOT_RUPIAH, isi=shown(cell))
    raw = one_line(cell.value)
    if not raw:
        return None
    if raw in DASHES:
        return Decimal(0)
    if re.fullmatch(r"\(.*\d\)|[\-\u2212]\s?(?:Rp\.?\s?)?\d.*|Rp\.?\s?[\-\u2212]\s?\d.*", raw, re.I):
        return fault(Code.NEGATIVE, isi=raw)
    amount = _amount(raw)
    return fault(Code.NOT_RUPIAH, isi=raw) if amount is None or not amount < TOO_LARGE else amount


def _amount(raw: str) -> Decimal | None:
    match = _RUPIAH.fullmatch(raw)
    if match and not _LOST_FIGURE.fullmatch(match["figures"]):
        grouped = _RUPIAH_GROUPED.fullmatch(match["figures"])
        if grouped:
            return Decimal(re.sub(r"[.,]", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else ""))
        plain = _RUPIAH_PLAIN.fullmatch(match["figures"])
        if plain:
            return Decimal(plain[1] + (f".{plain[2]}" if plain[2] else ""))
    return None


def percent(cell: RawCell) -> Angka | Fault:
    """A percentage as 85; a cell shown as 85% holds 0,85 and is read as 85."""
    value = measured(cell)
    if isinstance(value, Measured):
        if value.unit and not unit_fits(value.unit, "%"):
            return fault(Code.WRONG_UNIT, isi=value.unit, satuan="%")
        return value.value
    assert not isinstance(value, str)  # noqa: S101 - no words were offered
    return value


def whole(cell: RawCell, least: int, most: int) -> int | Fault | None:
    """A whole number within bounds."""
    value = measured(cell)
    if value is None or isinstance(value, Fault):
        return value
    if isinstance(value, Measured) and not value.unit:
        number = value.value
        if number == number.to_integral_value() and least <= number <= most:
            return int(number)
    return fault(Code.NOT_WHOLE, isi=f'"{shown(cell)}"', batas=f"{least} sampai {most}")


def year(cell: RawCell) -> int | Fault | None:
    """A year of four figures."""
    value = measured(cell) if cell.shape in {Shape.NUMBER, Shape.TEXT} else None
    if value is None and cell.shape is Shape.TEXT:
        return None
    if isinstance(value, Measured) and not value.unit and FIRST_YEAR <= value.value <= LAST_YEAR:
        number = value.value
        if number == number.to_integral_value():
            return int(number)
    return fault(Code.NOT_A_YEAR, isi=shown(cell))
