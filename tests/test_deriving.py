"""A figure computed once more from its origin, and told in words; values and sentences by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_gen.deriving import evaluated, explained, figure, formula_in_words, made_in_words
from lkjip_gen.origins import Basis, Origin, made
from lkjip_gen.problems import Place


def cell(value: str, at: str) -> Origin:
    return Origin(Decimal(value), cell=Place("L", at))


A, B, C = cell("80", "A1"), cell("81", "B1"), cell("12.5", "C1")
MANY = [cell(str(n), f"A{n}") for n in range(1, 11)]  # 1 to 10


@pytest.mark.parametrize(
    ("formula", "inputs", "decimals", "value", "words"),
    [
        ("R/T*100", {"R": A, "T": B}, 2, "98.77", "80 (L!A1) : 81 (L!B1) × 100"),
        ("R/T*100", {"R": A, "T": B}, None, None, "80 (L!A1) : 81 (L!B1) × 100"),
        ("(2*T-R)/T*100", {"R": A, "T": B}, 2, "101.23", "(2 × 81 (L!B1) − 80 (L!A1)) : 81 (L!B1) × 100"),
        ("100-ABS(R-T)/T*100", {"R": A, "T": B}, 2, "98.77", "100 − |80 (L!A1) − 81 (L!B1)| : 81 (L!B1) × 100"),
        (
            "MIN(R,T)/MAX(R,T)*100", {"R": A, "T": B}, 2, "98.77",
            "yang terkecil di antara 80 (L!A1) dan 81 (L!B1) : yang terbesar di antara 80 (L!A1) dan 81 (L!B1) × 100",
        ),
        ("SUM(x)", {"x": [A, B, C]}, None, "173.5", "80 (L!A1) + 81 (L!B1) + 12,5 (L!C1)"),
        ("(100-SUM(x))/2", {"x": [A, C]}, None, "3.75", "(100 − (80 (L!A1) + 12,5 (L!C1))) : 2"),
        ("AVERAGE(x)", {"x": [A, B]}, 0, "81", "(80 (L!A1) + 81 (L!B1)) : 2"),
        ("AVERAGE(x)", {"x": [A]}, 2, "80", "80 (L!A1)"),
        (
            "SUM(x)", {"x": MANY}, None, "55",
            "1 (L!A1) + 2 (L!A2) + 3 (L!A3) + 4 (L!A4) + … (10 angka)",
        ),
        (
            "SUMPRODUCT(b,x)/SUM(b)", {"b": [cell("40", "E1"), cell("60", "E2")], "x": [A, C]}, 2, "39.5",
            "(40 (L!E1) × 80 (L!A1) + 60 (L!E2) × 12,5 (L!C1)) : (40 (L!E1) + 60 (L!E2))",
        ),
        (
            "ATLEAST(x,5)-ABOVE(x,8)", {"x": MANY}, None, "4",  # 5 to 10 are six, 9 and 10 are two
            ("banyaknya yang sekurang-kurangnya 5 di antara 10 angka − "
            "banyaknya yang lebih dari 8 di antara 10 angka"),
        ),
        ("COUNTA(x)", {"x": [A, B]}, None, "2", "banyaknya baris: 80 (L!A1) dan 81 (L!B1)"),
        ("MAX(-20,MIN(20,C-S))", {"C": B, "S": C}, 2, "20", None),
        ("-x", {"x": A}, None, "-80", "−80 (L!A1)"),
        ("100", {}, 2, "100", "100"),
    ],
)  # fmt: skip
def test_a_formula_is_computed_and_told(
    formula: str, inputs: dict[str, Origin | list[Origin]], decimals: int | None, value: str | None, words: str | None
) -> None:
    origin = made(Decimal(0), formula, decimals=decimals, **inputs)
    found = evaluated(origin)
    if value is None:
        assert found is not None
        assert abs(found - Decimal("98.765432098765432098")) < Decimal("1e-17")
    else:
        assert found == Decimal(value)
    if words is not None:
        assert formula_in_words(origin) == words


def test_half_away_from_zero() -> None:
    assert evaluated(made(Decimal(0), "A-B", A=cell("2.675", "A1"), B=cell("0", "B1"), decimals=2)) == Decimal("2.68")
    assert evaluated(made(Decimal(0), "A-B", A=cell("0", "B1"), B=cell("2.675", "A1"), decimals=2)) == Decimal("-2.68")


def test_a_cell_is_its_own_explanation() -> None:
    assert evaluated(A) == 80
    assert formula_in_words(A) == "disalin dari L!A1"
    assert figure(Origin(Decimal(2020), text="2020", cell=Place("Identitas", "B4"))) == "2020 (Identitas!B4)"
    assert formula_in_words(Origin(text="91% ≤ 100%", basis=Basis("Skala"))) == "angka dalam aturan"


def test_what_decided_is_told_behind_what_entered() -> None:
    polarity = Origin(text="Naik", name="Polaritas", cell=Place("Indikator", "F9"))
    origin = made(Decimal("98.77"), "R/T*100", R=A, T=B, decimals=2, decided_by=[polarity])
    assert made_in_words(origin) == (
        "80 (L!A1) : 81 (L!B1) × 100, dibulatkan 2 desimal. Ditentukan oleh Polaritas: Naik (Indikator!F9)"
    )


def test_the_figures_behind_a_figure_are_explained_below_it() -> None:
    part = made(
        Decimal("98.77"), "R/T*100", R=A, T=B, name="capaian “linmas”", decimals=2,
        basis=Basis("Rumus capaian: R/T", "Peraturan Uji", "Lampiran II"),
    )  # fmt: skip
    whole = made(Decimal("55.64"), "AVERAGE(x)", x=[part, C], decimals=2, basis=Basis("Rata-rata"))
    assert list(explained("55,64", whole)) == [
        "55,64 = (98,77 (capaian “linmas”) + 12,5 (L!C1)) : 2, dibulatkan 2 desimal, Rata-rata",
        (
            "  98,77 (capaian “linmas”) = 80 (L!A1) : 81 (L!B1) × 100, dibulatkan 2 desimal, Rumus capaian: R/T, "
            "Peraturan Uji, Lampiran II"
        ),
    ]


def test_a_long_explanation_ends_with_how_much_is_left_out() -> None:
    parts = [made(Decimal(n), "x", x=cell(str(n), f"A{n}"), name=f"angka {n}") for n in range(1, 51)]
    lines = list(explained("1.275", made(Decimal(1275), "SUM(x)", x=parts)))
    assert len(lines) == 1 + 40 + 1
    assert lines[-1] == "  … dan 10 angka lain"
