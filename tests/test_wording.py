"""Numbers, amounts, dates and lists as text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lkjip_gen import wording
from lkjip_gen.terms import TIADA


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("880895438", None, "880.895.438"), ("84.15", None, "84,15"), ("87.40", None, "87,40"), ("82.5", None, "82,5"),
        ("0", None, "0"), ("1234.5", 2, "1.234,50"), ("2.675", 2, "2,68"), ("93.945", 2, "93,95"),
        ("98.765", 2, "98,77"), ("0.125", 2, "0,13"), ("-0.125", 2, "-0,13"), ("-0.001", 2, "0,00"), ("2.5", 0, "3"),
        ("-1234567.891", 2, "-1.234.567,89"), ("999.995", 2, "1.000,00"), ("1E+3", None, "1.000"),
    ],
)  # fmt: skip
def test_number(value: str, decimals: int | None, text: str) -> None:
    assert wording.number(Decimal(value), decimals) == text


def test_entered_keeps_what_was_typed() -> None:
    assert wording.entered(Decimal("87.40")) == "87,40"
    assert wording.entered(Decimal("87.4"), 2) == "87,40"
    assert wording.entered(TIADA) == "-"
    assert wording.entered(None) == "-"


def test_percent_and_rupiah() -> None:
    assert wording.percent(Decimal("98.7654")) == "98,77"
    assert wording.percent(None) == "-"
    assert wording.rupiah(Decimal("880895438.00")) == "880.895.438"
    assert wording.rupiah(Decimal("1234.5")) == "1.234,50"
    assert wording.rupiah(Decimal(0)) == "0"
    assert wording.rupiah(None) == "-"
    assert wording.rupiah_in_text(Decimal(834756000)) == "Rp834.756.000"


def test_day() -> None:
    assert wording.day(date(2020, 1, 2)) == "2 Januari 2020"
    assert wording.day(date(2021, 12, 31)) == "31 Desember 2021"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "nol"), (1, "satu"), (9, "sembilan"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"), (99, "sembilan puluh sembilan"),
        (100, "seratus"), (101, "seratus satu"), (112, "seratus dua belas"), (250, "dua ratus lima puluh"),
        (999, "sembilan ratus sembilan puluh sembilan"), (1000, "1.000"), (1200, "1.200"),
    ],
)  # fmt: skip
def test_count(value: int, text: str) -> None:
    assert wording.count(value) == text


def test_listing_and_capital() -> None:
    assert wording.listing([]) == ""
    assert wording.listing(["a"]) == "a"
    assert wording.listing(["a", "b"]) == "a dan b"
    assert wording.listing(["a", "b", "c"]) == "a, b, dan c"
    assert wording.listing(["a", "b"], "atau") == "a atau b"
    assert wording.listing(["a", "b", "c"], "atau") == "a, b, atau c"
    assert wording.capital("seluruh sasaran") == "Seluruh sasaran"
    assert wording.capital("") == ""


@pytest.mark.parametrize(
    ("satuan", "cell", "sentence"),
    [
        ("%", "86%", "86%"), ("Indeks", "86 indeks", "86"), ("Nilai", "86", "86"), ("Orang", "86 orang", "86 orang"),
        ("Rupiah", "Rp86", "Rp86"), ("KK", "86 KK", "86 KK"), ("-", "86", "86"), (None, "86", "86"),
    ],
)  # fmt: skip
def test_a_figure_with_its_unit(satuan: str | None, cell: str, sentence: str) -> None:
    """A dash in the column Satuan says that there is none; it is no minus behind the figure."""
    assert (wording.with_unit("86", satuan), wording.measured("86", satuan)) == (cell, sentence)
    assert wording.with_unit("-", satuan) == wording.measured("-", satuan) == "-"


def test_a_change_of_rupiah() -> None:
    assert wording.change_of_rupiah(Decimal("36009438.00")) == "+36.009.438"
    assert wording.change_of_rupiah(Decimal("-0.5")) == "-0,50"
    assert wording.change_of_rupiah(Decimal(0)) == "0"
