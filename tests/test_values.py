"""One cell to one value: how people really type figures, dates, codes and text, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lkjip_gen.problems import Code, problem
from lkjip_gen.terms import TIADA
from lkjip_gen.workbook import values
from lkjip_gen.workbook.cells import RawCell, Shape
from lkjip_gen.workbook.dates import day
from lkjip_gen.workbook.faults import Fault, shown
from lkjip_gen.workbook.values import Measured

DAY = datetime(2025, 5, 12)  # noqa: DTZ001 - a spreadsheet knows no zones


def text(value: str) -> RawCell:
    return RawCell(2, 3, Shape.TEXT, value)


def number(value: float) -> RawCell:
    return RawCell(2, 3, Shape.NUMBER, value)


def shown_as_percent(value: float) -> RawCell:
    return RawCell(2, 3, Shape.NUMBER, value, percent=True)


DATE = RawCell(2, 3, Shape.DATE, DAY)
TRUE = RawCell(2, 3, Shape.BOOL, True)
TIME = RawCell(2, 3, Shape.TIME, "08:30:00")


def refused(result: object, code: Code) -> dict[str, str]:
    """The facts of a refusal, whose texts must be whole."""
    assert isinstance(result, Fault), result
    assert result.code is code
    assert problem(code, **dict(result.facts)).text
    return dict(result.facts)


# --- numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("82.5", "82.5", ""),
        ("84,15", "84.15", ""),
        ("85", "85", ""),
        ("0", "0", ""),
        ("007", "7", ""),
        ("0,125", "0.125", ""),  # no thousand begins with 0
        ("0.125", "0.125", ""),
        ("1234,567", "1234.567", ""),  # four figures before the mark: no thousands
        ("1,2340", "1.234", ""),
        ("86 indek", "86", "indek"),
        ("86 Indeks", "86", "Indeks"),
        ("100 %", "100", "%"),
        ("81%", "81", "%"),
        ("99,5 persen", "99.5", "persen"),
        ("12 Dokumen", "12", "Dokumen"),
        ("12 Dok.", "12", "Dok."),
        ("1.5 juta", "1.5", "juta"),  # no Satuan is called so: refused as soon as the indicator is known
        ("3.600.000", "3600000", ""),
        ("4,086,080", "4086080", ""),
        ("5,391,800", "5391800", ""),
        ("2,877,638,950", "2877638950", ""),
        ("1.234,567", "1234.567", ""),
        ("1,234.56", "1234.56", ""),
        ("1.234.567,8", "1234567.8", ""),
        ("2.991,78 ha", "2991.78", "ha"),
        ("-5", "-5", ""),
        ("\u22125,5", "-5.5", ""),
        ("- 5", "-5", ""),
        ("+5", "5", ""),
        ("  85  ", "85", ""),
        ("85\u00a0%", "85", "%"),
        ("\u00a084,15\u00a0", "84.15", ""),
        ("12\u00a0 \u202fDokumen", "12", "Dokumen"),
    ],
)
def test_numbers_as_typed(typed: str, value: str, unit: str) -> None:
    assert values.measured(text(typed)) == Measured(Decimal(value), unit)


@pytest.mark.parametrize("typed", ["-", " - ", "\u2013", "\u2014", "\u2212", "\u2010", "\u2011", "\u00a0-\u00a0"])
def test_a_dash_is_none_on_purpose(typed: str) -> None:
    assert values.measured(text(typed)) is TIADA
    assert values.percent(text(typed)) is TIADA
    assert values.rupiah(text(typed)) == Decimal(0)


@pytest.mark.parametrize("typed", ["", " ", "\u00a0", "\n \t"])
def test_white_space_is_a_blank_cell(typed: str) -> None:
    readers: tuple[Callable[[RawCell], object], ...] = (
        values.measured, values.rupiah, values.percent, values.year, day, values.text, values.code,
    )  # fmt: skip
    assert [read(text(typed)) for read in readers] == [None] * 7
    assert values.whole(text(typed), 0, 6) is None
    assert values.choice(text(typed), ("Naik", "Turun"), open_choice=False) is None


@pytest.mark.parametrize(
    "typed",
    [
        "12,5x", "1.2.3", "1,2,3", "12.34.567", "1.234.56", "1,234,567,8", "1.234,567,8", "12..5", "12,", "12.", ",5",
        "12 5", "1 234", "\u00bd", "5/2", "85-90", "> 90", "sembilan puluh", "12 Dokumen 3", "12Dokumen", "Rp 500",
        "1e5", "#N/A", "TRUE", "85 % %", "12345678901234567890", "1.000.000.000.000.000",
    ],
)  # fmt: skip
def test_no_numbers(typed: str) -> None:
    assert refused(values.measured(text(typed)), Code.NOT_A_NUMBER) == {"isi": typed}


@pytest.mark.parametrize(
    ("typed", "thousands", "decimal"),
    [
        ("1.234", "1234", "1,2340"),
        ("1,234", "1234", "1,2340"),
        ("12.500", "12500", "12,5000"),
        ("999,999", "999999", "999,9990"),
        ("1.000 Orang", "1000", "1,0000"),
        ("-1.234", "1234", "1,2340"),
    ],
)
def test_what_can_be_read_two_ways_is_refused(typed: str, thousands: str, decimal: str) -> None:
    facts = refused(values.measured(text(typed)), Code.AMBIGUOUS_NUMBER)
    assert facts == {"isi": typed, "ribuan": thousands, "desimal": decimal}
    value = values.measured(text(facts["desimal"]))
    assert isinstance(value, Measured)  # what we propose can be read


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        (85, "85"), (85.0, "85"), (84.15, "84.15"), (1.1, "1.1"), (0.1, "0.1"), (-2.5, "-2.5"), (0, "0"),
        (1e6, "1000000"), (0.000001, "0.000001"), (999_999_999_999_999, "999999999999999"),
        (123456789.25, "123456789.25"),
    ],
)  # fmt: skip
def test_stored_numbers_are_the_figures_that_are_shown(stored: float, value: str) -> None:
    found = values.measured(number(stored))
    assert found == Measured(Decimal(value), "")
    assert isinstance(found, Measured)
    assert f"{found.value:f}" == value  # no exponent, no ".0"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (number(1 / 3), "0,333333333333333"),
        (number(0.0000001), "0,0000001"),
        (text("1,2345678"), "1,2345678"),
        (text("0.0000001"), "0.0000001"),
    ],
)
def test_more_decimals_than_six_are_refused(cell: RawCell, told: str) -> None:
    facts = refused(values.measured(cell), Code.TOO_MANY_DECIMALS)
    assert (facts["isi"], facts["batas"]) == (told, "6")


def test_the_rounded_proposal_is_two_decimals() -> None:
    assert refused(values.measured(number(251.55 / 3.0001)), Code.TOO_MANY_DECIMALS)["usul"] == "83,85"


@pytest.mark.parametrize(
    ("stored", "seen"), [(0.1 + 0.2, "0.3"), (84.15 - 0.3, "83.85"), (86.00000000000001, "86"), (70.15, "70.15")]
)
def test_what_a_float_adds_beyond_fifteen_figures_is_dropped(stored: float, seen: str) -> None:
    """A spreadsheet shows fifteen figures; the rest is not what anybody typed."""
    found = values.measured(number(stored))
    assert isinstance(found, values.Measured)
    assert found.value == Decimal(seen)


@pytest.mark.parametrize("stored", [1e15, -1e15, 1e300, float("inf"), float("-inf")])
def test_numbers_beyond_what_a_spreadsheet_keeps(stored: float) -> None:
    refused(values.measured(number(stored)), Code.NOT_A_NUMBER)
    refused(values.percent(shown_as_percent(stored)), Code.NOT_A_NUMBER)
    refused(values.year(number(stored)), Code.NOT_A_YEAR)
    refused(values.whole(number(stored), 0, 6), Code.NOT_A_NUMBER)
    refused(values.rupiah(number(stored)), Code.NOT_RUPIAH)


@pytest.mark.parametrize("cell", [number(1e300), text("9" * 500), text("uraian " * 100)])
def test_a_message_stays_short_whatever_the_cell(cell: RawCell) -> None:
    for read in (values.measured, values.rupiah, values.percent, values.year, day):
        result = read(cell)
        assert isinstance(result, Fault)
        assert len(dict(result.facts)["isi"]) <= 60


@pytest.mark.parametrize(
    ("cell", "code", "told"),
    [
        (DATE, Code.NUMBER_AS_DATE, "12 Mei 2025"),
        (TRUE, Code.NOT_A_NUMBER, "TRUE"),
        (TIME, Code.NOT_A_NUMBER, "08:30:00"),
    ],
)
def test_other_things_are_no_numbers(cell: RawCell, code: Code, told: str) -> None:
    assert refused(values.measured(cell), code) == {"isi": told}
    assert refused(values.percent(cell), code) == {"isi": told}
    assert refused(values.whole(cell, 0, 6), code) == {"isi": told}


def test_words_that_a_column_allows() -> None:
    assert values.measured(text(" dihapus "), ("Dihapus",)) == "Dihapus"
    assert refused(values.measured(text("Dihapus")), Code.NOT_A_NUMBER) == {"isi": "Dihapus"}


# --- percent ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (shown_as_percent(0.85), "85"),
        (shown_as_percent(0.07), "7"),  # 0.07 * 100 is 7.000000000000001 in floats
        (shown_as_percent(0.29), "29"),
        (shown_as_percent(0.8415), "84.15"),
        (shown_as_percent(1), "100"),
        (shown_as_percent(0), "0"),
        (shown_as_percent(1.205), "120.5"),
        (number(85), "85"),
        (number(0.85), "0.85"),
        (text("85%"), "85"),
        (text("85 persen"), "85"),
        (text("84,15"), "84.15"),
    ],
)
def test_percent(cell: RawCell, value: str) -> None:
    assert values.percent(cell) == Decimal(value)


def test_a_cell_shown_as_percent_carries_its_unit() -> None:
    assert values.measured(shown_as_percent(0.85)) == Measured(Decimal(85), "%")
    assert shown(shown_as_percent(0.8415)) == "84,15%"


def test_percent_of_another_unit_is_refused() -> None:
    assert refused(values.percent(text("12 Dokumen")), Code.WRONG_UNIT) == {"isi": "Dokumen", "satuan": "%"}


@pytest.mark.parametrize("typed", ["62,500", "62.500", "1,000", "999,999"])
def test_three_figures_behind_one_separator_are_refused(typed: str) -> None:
    """62.500 written as in English, or 62,5 with two noughts: nobody can tell."""
    digits = typed.replace(",", "").replace(".", "")
    facts = refused(values.measured(text(typed)), Code.AMBIGUOUS_NUMBER)
    assert (facts["ribuan"], facts["desimal"]) == (digits, f"{typed.replace('.', ',')}0")


@pytest.mark.parametrize(
    ("typed", "expected"), [("62,50", "62.50"), ("0,125", "0.125"), ("1234,500", "1234.500"), ("62,5001", "62.5001")]
)
def test_what_can_be_read_one_way_only_is_read(typed: str, expected: str) -> None:
    assert values.measured(text(typed)) == values.Measured(Decimal(expected))


# --- units --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "satuan"),
    [
        ("indek", "Indeks"), ("index", "Indeks"), ("Indeks", "Indeks"), ("%", "%"), ("persen", "%"),
        ("Dok.", "Dokumen"), ("dokumen", "Dokumen"), ("org", "Orang"), ("jiwa", "orang"),
        ("Lap", "Laporan"), ("ha", "ha"), ("KK", "kk"), ("%", "Persen"), ("%", "Persen (%)"), ("persen", "Persen (%)"),
        ("indeks", "Index"), ("jam", "Jam (kumulatif)"),
    ],
)  # fmt: skip
def test_units_that_fit(typed: str, satuan: str) -> None:
    assert values.unit_fits(typed, satuan)


@pytest.mark.parametrize(
    ("typed", "satuan"),
    [("%", "Indeks"), ("Dokumen", "%"), ("Do", "Dokumen"), ("juta", "Unit"), ("Desa", "Dokumen"), ("orang", ""),
     ("poin", "%"), ("%", "Nilai (%)"), ("%", "Poin persen"), ("orang", "%")],
)  # fmt: skip
def test_units_that_do_not_fit(typed: str, satuan: str) -> None:
    assert not values.unit_fits(typed, satuan)


# --- rupiah -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("880.895.438,-", "880895438"),
        ("Rp. 777,945,438,00", "777945438"),
        ("2,877,638,950", "2877638950"),
        ("Rp. 112.041.250.-", "112041250"),
        ("3.600.000", "3600000"),
        ("4,086,080", "4086080"),
        ("5,391,800", "5391800"),
        ("Rp.   6.611.550,-", "6611550"),
        ("Rp 880.895.438,00", "880895438"),
        ("Rp880.895.438", "880895438"),
        ("rp.500", "500"),
        ("IDR 1.000", "1000"),
        ("1.234", "1234"),  # an amount: three figures behind a mark are thousands
        ("1,234", "1234"),
        ("880895438", "880895438"),
        ("880895438,50", "880895438.50"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("5.000.000,--", "5000000"),
        ("5.000.000.=", "5000000"),
        ("5.000.000, -", "5000000"),
        ("\u00a0Rp.\u00a06.611.550,-\u00a0", "6611550"),
        ("777.945.438.00", "777945438"),
        ("0", "0"),
        ("Rp 0,-", "0"),
        ("999.999.999.999.999", "999999999999999"),
    ],
)
def test_amounts_as_typed(typed: str, value: str) -> None:
    assert values.rupiah(text(typed)) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "1.5 juta", "1.234,567", "1.234.56", "12.34.567", "lima juta", "Rp", "Rp.", "1.000.000 rupiah", "1 000 000",
        "880.895.43",  # a figure lost: no sen behind the mark of the thousands, unless they are 00
        "5.000.000+", "12,5x", "5.000.000,-,-", "USD 500", "1.2.3", "100%", "12345678901234567890",
        "1.000.000.000.000.000",
    ],
)  # fmt: skip
def test_no_amounts(typed: str) -> None:
    assert refused(values.rupiah(text(typed)), Code.NOT_RUPIAH) == {"isi": typed}


@pytest.mark.parametrize(
    "cell",
    [number(-5_000_000), text("-5.000.000"), text("(5.000.000)"), text("(Rp5.000.000)"), text("Rp -5.000.000"),
     text("-Rp5.000.000,00"), text("\u22125.000.000"), text("Rp. - 5.000")],
)  # fmt: skip
def test_negative_amounts(cell: RawCell) -> None:
    refused(values.rupiah(cell), Code.NEGATIVE)


@pytest.mark.parametrize(
    ("stored", "value"), [(880_895_438, "880895438"), (777945438.5, "777945438.5"), (0, "0"), (1e9, "1000000000")]
)
def test_stored_amounts(stored: float, value: str) -> None:
    found = values.rupiah(number(stored))
    assert isinstance(found, Decimal)
    assert f"{found:f}" == value


@pytest.mark.parametrize("stored", [1_000_000 / 3, 5.125])
def test_no_amount_has_parts_of_a_sen(stored: float) -> None:
    assert isinstance(values.rupiah(number(stored)), Fault)


def test_other_things_are_no_amounts() -> None:
    refused(values.rupiah(DATE), Code.NUMBER_AS_DATE)
    assert refused(values.rupiah(TRUE), Code.NOT_RUPIAH) == {"isi": "TRUE"}
    assert refused(values.rupiah(shown_as_percent(0.85)), Code.NOT_RUPIAH) == {"isi": "85%"}


# --- any figure, written the Indonesian way -----------------------------------------------------------------------


def grouped(whole: int) -> str:
    """1234567 as "1.234.567", without help from the package."""
    digits, parts = str(whole), []
    while len(digits) > 3:
        digits, last = digits[:-3], digits[-3:]
        parts.insert(0, last)
    return ".".join([digits, *parts])


WHOLE = st.integers(0, 10**15 - 1) | st.integers(0, 999_999)


@settings(deadline=None)
@given(whole=WHOLE, fraction=st.text("0123456789", max_size=6), negative=st.booleans(), plain=st.booleans())
@example(whole=1, fraction="234", negative=False, plain=True)
@example(whole=1234, fraction="", negative=False, plain=False)
@example(whole=0, fraction="125", negative=True, plain=False)
def test_any_number_written_the_indonesian_way(whole: int, fraction: str, negative: bool, plain: bool) -> None:
    written = str(whole) if plain else grouped(whole)
    decimals = f",{fraction}" if fraction else ""
    found = values.measured(text(("-" if negative else "") + written + decimals))
    one_mark = (not fraction and written.count(".") == 1) or (len(fraction) == 3 and "." not in written)
    if one_mark and len(written.partition(".")[0]) <= 3 and whole > 0:  # 1.234 and 1,234, never 0,125 or 1234,567
        refused(found, Code.AMBIGUOUS_NUMBER)
    else:
        value = Decimal(f"{whole}.{fraction or 0}")
        assert found == Measured(-value if negative else value, "")


@settings(deadline=None)
@given(
    whole=WHOLE,
    sen=st.none() | st.integers(0, 99),
    prefix=st.sampled_from(["", "Rp", "Rp ", "Rp. ", "Rp.\u00a0", "rp "]),
    suffix=st.sampled_from(["", ",-", ".-", ",--", ",="]),
    mark=st.sampled_from([".", ","]),
)
def test_any_amount_is_read_exactly(whole: int, sen: int | None, prefix: str, suffix: str, mark: str) -> None:
    figures = grouped(whole).replace(".", mark)
    decimals = "" if sen is None else f"{',' if mark == '.' else '.'}{sen:02d}"
    written = prefix + figures + (decimals or suffix)
    assert values.rupiah(text(written)) == Decimal(f"{whole}.{sen or 0:02d}")


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_stored_float_gives_back_the_figure_that_was_typed(typed: Decimal) -> None:
    assert values.measured(number(float(typed))) == Measured(typed, "")


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_text_makes_a_reader_fail(typed: str) -> None:
    cell = text(typed)
    for read in (values.measured, values.rupiah, values.percent, values.year, day, values.text, values.code):
        result = read(cell)
        if isinstance(result, Fault):
            assert problem(result.code, **dict(result.facts)).text


# --- whole numbers and years --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cell", "value"), [(number(0), 0), (number(2.0), 2), (text("6"), 6), (text(" 2 "), 2)])
def test_whole_numbers(cell: RawCell, value: int) -> None:
    found = values.whole(cell, 0, 6)
    assert found == value
    assert type(found) is int


@pytest.mark.parametrize("cell", [number(7), number(-1), number(2.5), text("2 angka"), text("-")])
def test_no_whole_numbers(cell: RawCell) -> None:
    assert refused(values.whole(cell, 0, 6), Code.NOT_WHOLE)["batas"] == "0 sampai 6"


@pytest.mark.parametrize(
    ("cell", "value"), [(number(2025), 2025), (number(2025.0), 2025), (text("2025"), 2025), (text(" 2025\u00a0"), 2025)]
)
def test_years(cell: RawCell, value: int) -> None:
    assert values.year(cell) == value


@pytest.mark.parametrize(
    "cell",
    [number(25), number(1989), number(2101), number(2025.5), text("2025/2026"), text("-"), text("abad ini"),
     DATE, TRUE, text("2025 M"),
     text("2.025"), shown_as_percent(20.25)],
)  # fmt: skip
def test_no_years(cell: RawCell) -> None:
    refused(values.year(cell), Code.NOT_A_YEAR)


# --- dates --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2 Januari 2024", date(2024, 1, 2)),
        ("02 Januari 2020", date(2020, 1, 2)),
        ("29 Pebruari 2024", date(2024, 2, 29)),
        ("1 Februari 2024", date(2024, 2, 1)),
        ("17 agustus 2025", date(2025, 8, 17)),
        ("31 DESEMBER 2025", date(2025, 12, 31)),
        ("10 Nopember 2025", date(2025, 11, 10)),
        ("5 Mei 2025", date(2025, 5, 5)),
        ("2-Jan-2024", date(2024, 1, 2)),
        ("2 Jan. 2024", date(2024, 1, 2)),
        ("2\u00a0Januari\u00a02024", date(2024, 1, 2)),
        ("  2   Januari  2024 ", date(2024, 1, 2)),
        ("2024-01-02", date(2024, 1, 2)),
        ("31/12/2024", date(2024, 12, 31)),
        ("31-12-2024", date(2024, 12, 31)),
        ("31.12.2024", date(2024, 12, 31)),
        ("05/05/2024", date(2024, 5, 5)),  # both ways the same day
    ],
)
def test_dates_as_typed(typed: str, value: date) -> None:
    assert day(text(typed)) == value


def test_a_date_cell_is_its_day() -> None:
    assert day(RawCell(2, 3, Shape.DATE, datetime(2025, 5, 12, 23, 59))) == date(2025, 5, 12)  # noqa: DTZ001
    assert type(day(DATE)) is date


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [("2/1/2024", "2 Januari 2024"), ("02-01-2024", "2 Januari 2024"), ("1.12.2024", "1 Desember 2024"),
     ("12/11/2021", "12 November 2021"), ("11/1/2011", "11 Januari 2011")],
)  # fmt: skip
def test_day_or_month_first_is_refused(typed: str, proposal: str) -> None:
    assert refused(day(text(typed)), Code.AMBIGUOUS_DATE) == {"isi": typed, "usul": proposal}


@pytest.mark.parametrize(
    "cell",
    [
        text("31 Februari 2024"), text("29 Februari 2025"), text("0 Januari 2024"), text("32/13/2024"),
        text("2 Janwari 2024"), text("Januari 2024"), text("2024"), text("2 Januari 24"), text("12/31/2024"),
        text("2024-13-01"), text("0/1/2024"),
        text("1/2/0000"), text("-"), text("akhir Januari"), number(45658), TRUE, TIME,
    ],
)  # fmt: skip
def test_no_dates(cell: RawCell) -> None:
    refused(day(cell), Code.NOT_A_DATE)


# --- text, codes, choices -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('R&D <5% {{x}} {_{ "q"', 'R&D <5% {{x}} {_{ "q"'),
        ("1. satu\n2. dua\n\n   a. tiga", "1. satu\n2. dua\n\n   a. tiga"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("\n  satu \u00a0\n", "satu"),
        ("kolom\tkedua", "kolom\tkedua"),
        ("Jum\u2019at \u201ckutip\u201d \u2013 5\u00a0%", "Jum\u2019at \u201ckutip\u201d \u2013 5\u00a0%"),
        ("=1+1", "=1+1"),
        ("00123", "00123"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_text_is_kept(typed: str, value: str) -> None:
    assert values.text(text(typed)) == value
    assert values.text(text(typed), text_only=True) == value


@pytest.mark.parametrize(
    ("typed", "name"),
    [("a\x0bb", "U+000B"), ("a\x00", "U+0000"), ("\x07", "U+0007"), ("a\x0cb", "U+000C"), ("a\x1fb", "U+001F"),
     ("a\x7fb", "U+007F"), ("a\x9fb", "U+009F"), ("a\ufdd0b", "U+FDD0"), ("a\uffffb", "U+FFFF"),
     ("a\ud800b", "U+D800")],
)  # fmt: skip
def test_characters_that_cannot_be_printed(typed: str, name: str) -> None:
    assert refused(values.text(text(typed)), Code.BAD_CHARACTER) == {"isi": name}


def test_a_number_where_text_belongs_is_its_figures_unless_they_may_have_changed() -> None:
    assert values.text(number(2025)) == "2025"
    assert values.text(number(7.5)) == "7,5"
    facts = refused(values.text(number(19800101), text_only=True), Code.CODE_AS_NUMBER)
    assert facts == {"jenis": "angka", "isi": "19800101"}


@pytest.mark.parametrize(
    ("cell", "kind", "told"),
    [(DATE, "tanggal", "12 Mei 2025"), (TRUE, "TRUE/FALSE", "TRUE"), (TIME, "jam", "08:30:00"),
     (shown_as_percent(0.85), "angka", "85%")],
)  # fmt: skip
def test_what_is_no_text(cell: RawCell, kind: str, told: str) -> None:
    assert refused(values.text(cell), Code.NOT_TEXT) == {"jenis": kind, "isi": told}
    assert refused(values.text(cell, text_only=True), Code.CODE_AS_NUMBER) == {"jenis": kind, "isi": told}
    assert refused(values.code(cell), Code.CODE_AS_NUMBER) == {"jenis": kind, "isi": told}


@pytest.mark.parametrize(
    ("typed", "value"), [("S1-1", "S1-1"), (" 7.01.02 ", "7.01.02"), ("007", "007"), ("S1\n", "S1")]
)
def test_codes(typed: str, value: str) -> None:
    assert values.code(text(typed)) == value


@pytest.mark.parametrize("typed", ["S1 1", "S1\n1", "S1\u00a01", "S1\t1"])
def test_codes_with_space(typed: str) -> None:
    assert refused(values.code(text(typed)), Code.CODE_WITH_SPACE) == {"isi": typed}


def test_a_code_stored_as_a_number() -> None:
    assert refused(values.code(number(1.1)), Code.CODE_AS_NUMBER) == {"jenis": "angka", "isi": "1,1"}


POLARITAS = ("Naik", "Turun", "Stabil")


@pytest.mark.parametrize("typed", ["Naik", "naik", " NAIK ", "Naik\u00a0"])
def test_a_choice_whatever_its_case(typed: str) -> None:
    assert values.choice(text(typed), POLARITAS, open_choice=False) == "Naik"


def test_a_choice_of_two_words_with_wide_spaces() -> None:
    assert values.choice(text("sub \u00a0kegiatan"), ("Kegiatan", "Sub Kegiatan"), open_choice=False) == "Sub Kegiatan"


def test_choices_of_figures() -> None:
    assert values.choice(number(100), ("tanpa", "100"), open_choice=False) == "100"
    assert values.choice(shown_as_percent(0.01), ("%", "1%"), open_choice=True) == "1%"


def test_no_choice() -> None:
    facts = refused(values.choice(text("Nail"), POLARITAS, open_choice=False), Code.NOT_A_CHOICE)
    assert facts == {"isi": "Nail", "usul": '; mungkin maksudnya "Naik"', "pilihan": "Naik, Turun, Stabil"}
    assert refused(values.choice(text("xyz"), POLARITAS, open_choice=False), Code.NOT_A_CHOICE)["usul"] == ""


def test_own_words_where_they_are_welcome() -> None:
    assert values.choice(text("Sertifikat"), ("Dokumen",), open_choice=True) == "Sertifikat"
    assert values.choice(text("dokumen"), ("Dokumen",), open_choice=True) == "Dokumen"
    refused(values.choice(DATE, ("Dokumen",), open_choice=True), Code.NOT_TEXT)


def test_what_a_message_shows_of_a_cell() -> None:
    table: list[tuple[RawCell, Any]] = [
        (text("x" * 60), "x" * 60), (text("x" * 61), "x" * 57 + "..."), (number(84.15), "84,15"), (number(85.0), "85"),
        (TRUE, "TRUE"), (DATE, "12 Mei 2025"), (number(198001012005011000), "198001012005011000"),
    ]  # fmt: skip
    assert [shown(cell) for cell, _ in table] == [expected for _, expected in table]
