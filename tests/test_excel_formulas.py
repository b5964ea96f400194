"""Formulas of Excel from origins: what they say, and that a spreadsheet makes our figures of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from recalculated import recalculated

from lkjip_gen.excel.formulas import FormulaError, FormulaTooLongError, formula
from lkjip_gen.excel.ranges import joined, one_range, quoted
from lkjip_gen.origins import Origin, made
from lkjip_gen.problems import Place


def given(value: str, cell: str) -> Origin:
    return Origin(Decimal(value), cell=Place("", cell))


def at(origin: Origin) -> str | None:
    """Every cell stands where its origin says; no computed figure stands anywhere."""
    return origin.cell.cell if origin.cell else None


A, B, C, D = given("98.77", "B5"), given("89.12", "B6"), given("3", "C5"), given("4", "D9")
MEAN = made(Decimal("93.945"), "AVERAGE(x)", x=[A, B])
SHARE = made(Decimal("2466.67"), "D/C*1850", decimals=2, C=C, D=D)
DIFFERENCE = made(Decimal(1), "D-C", C=C, D=D)


@pytest.mark.parametrize(
    ("origin", "decimals", "expected"),
    [
        (made(Decimal(1), "R/T*100", decimals=2, R=D, T=C), 2, "=ROUND(ROUND(D9/C5*100,9),2)"),
        (made(Decimal(7), "C+D", C=C, D=D), 0, "=ROUND(C5+D9,0)"),
        (made(Decimal(7), "SUM(x)", x=[A, B]), 2, "=ROUND(SUM(B5:B6),2)"),
        # decimals are dropped here, and a half may come out a hair under itself
        (made(Decimal("187.89"), "SUM(x)", x=[A, B]), 1, "=ROUND(ROUND(SUM(B5:B6),9),1)"),
        (made(Decimal(7), "SUM(x)", x=[A, D]), 2, "=ROUND(SUM(B5,D9),2)"),
        (made(Decimal(7), "SUM(x)", x=[A, B, A]), 2, "=ROUND(SUM(B5,B5:B6),2)"),
        (made(Decimal(1), "MIN(x)", x=[A, B]), 2, "=ROUND(MIN(B5:B6),2)"),
        (made(Decimal(1), "MAX(x)", x=[B, A]), 2, "=ROUND(MAX(B5:B6),2)"),
        (made(Decimal(1), "COUNTA(x)", x=[A, B]), 0, "=ROUND(COUNTA(B5:B6),0)"),
        (made(Decimal(1), "ABS(C-D)", C=C, D=D), 0, "=ROUND(ABS(C5-D9),0)"),
        (made(Decimal(100), "100"), 2, "=ROUND(100,2)"),
        (made(Decimal(1), "C-(D-C)", C=C, D=D), 0, "=ROUND(C5-(D9-C5),0)"),
        (made(Decimal(1), "C-D-C", C=C, D=D), 0, "=ROUND(C5-D9-C5,0)"),
        (made(Decimal(1), "C/(D/C)", C=C, D=D), 2, "=ROUND(ROUND(C5/(D9/C5),9),2)"),
        (made(Decimal(1), "(C+D)*0.5", C=C, D=D), 2, "=ROUND(ROUND((C5+D9)*0.5,9),2)"),
        (made(Decimal(1), "-C-(-D)", C=C, D=D), 0, "=ROUND(-C5-(-D9),0)"),
        # rounded where it was made, then as it is printed
        (made(Decimal("33.33"), "C/D", decimals=2, C=C, D=D), 1, "=ROUND(ROUND(ROUND(C5/D9,9),2),1)"),
        (made(Decimal("33.3"), "C/D", decimals=1, C=C, D=D), 2, "=ROUND(ROUND(C5/D9,9),1)"),
        # an input that was not rounded is written out whole; one that was is rounded there
        (made(Decimal(1), "m*2", m=MEAN), 2, "=ROUND(ROUND(AVERAGE(B5:B6)*2,9),2)"),
        (made(Decimal(1), "m*2", m=made(Decimal(1), "C/D", C=C, D=D)), 2, "=ROUND(ROUND((C5/D9)*2,9),2)"),
        (made(Decimal(1), "s+C", s=SHARE, C=C), 2, "=ROUND(ROUND(ROUND(D9/C5*1850,9),2)+C5,2)"),
        # large figures have fewer decimals to spare: 14 figures in all
        (made(Decimal(12345678901), "C*D", C=C, D=D), 0, "=ROUND(ROUND(C5*D9,3),0)"),
        (made(Decimal(1), "SUMPRODUCT(b,x)", b=[A, B], x=[given("1", "C5"), given("2", "C6")]), 2,
         "=ROUND(ROUND(SUMPRODUCT(B5:B6,C5:C6),9),2)"),
        (made(Decimal(1), "SUMPRODUCT(b,x)/2", b=[A, B], x=[given("1", "C5"), given("2", "C7")]), 2,
         "=ROUND(ROUND((B5*C5+B6*C7)/2,9),2)"),
        # neighbours, but in another order: a range would pair them wrongly
        (made(Decimal(1), "SUMPRODUCT(b,x)", b=[A, B], x=[given("1", "C6"), given("2", "C5")]), 2,
         "=ROUND(ROUND(B5*C6+B6*C5,9),2)"),
        (made(Decimal(1), "ATLEAST(x,100)", x=[A, B]), 0, '=ROUND(COUNTIF(B5:B6,">=100"),0)'),
        (made(Decimal(1), "ABOVE(x,99.5)", x=[A, B]), 0, '=ROUND(COUNTIF(B5:B6,">"&99.5),0)'),
        (made(Decimal(1), "N-ATLEAST(x,100)", N=C, x=[A, D]), 0, "=ROUND(C5-((B5>=100)+(D9>=100)),0)"),
        (made(Decimal(1), "ATLEAST(x,n)", x=[A], n=B), 0, "=ROUND((B5>=B6)*1,0)"),
        (made(Decimal(1), "ATLEAST(x,90)", x=[MEAN, A, B]), 0,
         '=ROUND(COUNTIF(B5:B6,">=90")+(ROUND(AVERAGE(B5:B6),9)>=90),0)'),
    ],
)  # fmt: skip
def test_what_a_formula_says(origin: Origin, decimals: int, expected: str) -> None:
    assert formula(origin, decimals, at) == expected


def test_a_computed_figure_is_referred_to_where_rounding_stays_the_same() -> None:
    places = {SHARE: "E5", DIFFERENCE: "E6", MEAN: "E7"}

    def address(origin: Origin) -> str | None:
        return places.get(origin) or at(origin)

    origin = made(Decimal(1), "s+d+m", s=SHARE, d=DIFFERENCE, m=MEAN)
    # E5 was rounded, E6 is a difference of entries; what stands in E7 was rounded only to be printed
    assert formula(origin, 2, address) == "=ROUND(ROUND(E5+E6+AVERAGE(B5:B6),9),2)"


@pytest.mark.parametrize(
    "origin",
    [
        A,
        Origin(Decimal(1)),
        made(Decimal(1), "C+D", C=C),
        made(Decimal(1), "x+1", x=[A, B]),
        made(Decimal(1), "C**2", C=C),
        made(Decimal(1), "x+1", x=Origin(Decimal(1))),
        made(Decimal(1), "SUMPRODUCT(b,x)", b=[A, B], x=[C]),
        made(Decimal(1), "ABS(C,C)", C=C),
    ],
)
def test_an_origin_without_a_formula_is_refused(origin: Origin) -> None:
    with pytest.raises(FormulaError):
        formula(origin, 2, at)


def test_a_cell_that_stands_nowhere_is_refused() -> None:
    with pytest.raises(FormulaError, match="no address of"):
        formula(made(Decimal(1), "C+1", C=C), 2, lambda origin: None)


def apart(count: int, column: str = "J") -> list[Origin]:
    """Cells in every second row: no two are neighbours."""
    return [given("1", f"{column}{2 * n + 1}") for n in range(count)]


def test_more_arguments_than_excel_takes() -> None:
    many = apart(300)
    head = ",".join(f"J{2 * n + 1}" for n in range(255))
    tail = ",".join(f"J{2 * n + 1}" for n in range(255, 300))
    for function, expected in {
        "SUM": f"=ROUND(SUM(SUM({head}),SUM({tail})),0)",
        "MAX": f"=ROUND(MAX(MAX({head}),MAX({tail})),0)",
        "COUNTA": f"=ROUND(COUNTA({head})+COUNTA({tail}),0)",
        "AVERAGE": f"=ROUND(ROUND(SUM(SUM({head}),SUM({tail}))/300,9),0)",
    }.items():
        assert formula(made(Decimal(1), f"{function}(x)", x=many), 0, at) == expected


def test_a_formula_that_would_be_too_long_takes_a_helper_column() -> None:
    many = made(Decimal(2000), "SUM(x)", x=apart(2000))
    asked: list[Sequence[tuple[str, Decimal | None]]] = []

    def block(figures: Sequence[tuple[str, Decimal | None]]) -> str:
        asked.append(figures)
        return "Z1:Z2000"

    assert formula(many, 0, at, block) == "=ROUND(SUM(Z1:Z2000),0)"
    assert [figures[:2] for figures in asked] == [[("J1", Decimal(1)), ("J3", Decimal(1))]]
    with pytest.raises(FormulaTooLongError):
        formula(many, 0, at)
    products = made(Decimal(2000), "SUMPRODUCT(b,x)", b=apart(2000), x=apart(2000, "K"))
    assert formula(products, 0, at, block) == "=ROUND(ROUND(SUMPRODUCT(Z1:Z2000,Z1:Z2000),9),0)"


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (["B5", "B6", "B7"], ["B5:B7"]),
        (["B7", "B5", "B6"], ["B5:B7"]),
        (["B5", "C5", "D5"], ["B5:D5"]),
        (["B5", "C5", "B6"], ["B5:B6", "C5"]),
        (["Z9", "AA9"], ["Z9:AA9"]),
        (["'Tabel 3.2'!B5", "B6", "'Tabel 3.2'!B6"], ["'Tabel 3.2'!B5:B6", "B6"]),
        (["B5", "B5"], ["B5", "B5"]),
        ([], []),
    ],
)
def test_neighbours_are_one_range(addresses: list[str], expected: list[str]) -> None:
    assert joined(addresses) == expected


def test_a_range_keeps_its_order() -> None:
    assert one_range(["B5", "B6"]) == "B5:B6"
    assert one_range(["B6", "B5"]) == ""
    assert one_range(["B5", "'Tabel 3.2'!B6"]) == ""


def test_the_name_of_a_sheet_is_quoted() -> None:
    assert quoted("Masukan") == "Masukan"
    assert quoted("Jum'at (2)") == "'Jum''at (2)'"


# --- in a spreadsheet -------------------------------------------------------------------------------------------------

HALVES = [
    # formula over a, b, c; their values; decimals; the figure, worked out by hand
    ("AVERAGE(x)", ("98.77", "89.12"), 2, "93.95"),  # 93,945
    ("AVERAGE(x)", ("1.00", "1.01"), 2, "1.01"),  # 1,005
    ("AVERAGE(x)", ("2.67", "2.68"), 2, "2.68"),  # 2,675
    ("AVERAGE(x)", ("-98.77", "-89.12"), 2, "-93.95"),
    ("AVERAGE(x)", ("100", "99.5", "99.5", "99.58"), 2, "99.65"),  # 398,58 / 4 = 99,645
    ("a/b*100", ("10801", "40"), 0, "27003"),  # 27002,5, a hair less in binary
    ("a/b*100", ("65330", "400"), 0, "16333"),  # 16332,5
    ("a/b*100", ("481", "200"), 0, "241"),  # 240,5
    ("a/b*100", ("12581", "40"), 0, "31453"),  # 31452,5
    ("a/b*100", ("1.5", "160"), 2, "0.94"),  # 0,9375
    ("a/b*100", ("73.005", "100"), 2, "73.01"),
    ("a*b", ("1.15", "0.9"), 2, "1.04"),  # 1,035
    ("a*b", ("0.35", "0.9"), 2, "0.32"),  # 0,315
    ("(2*a-b)/a*100", ("8", "7.9994"), 2, "100.01"),  # 100,0075
    ("a-b", ("1000000.5", "0.01"), 2, "1000000.49"),
    ("a-b", ("880895438.50", "880895438.25"), 1, "0.3"),  # 0,25
    ("SUM(x)", ("0.10", "0.20", "0.205"), 2, "0.51"),  # 0,505
    ("SUM(x)", ("880895438.5", "1119104561.75", "0.25"), 0, "2000000001"),  # 2000000000,5
    ("SUM(x)/4", ("880895438.5", "119104561.52"), 2, "250000000.01"),  # 1000000000,02 / 4 = 250000000,005
]


@pytest.mark.libreoffice
def test_a_spreadsheet_rounds_exact_halves_as_we_do(tmp_path: Path) -> None:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    amounts = [given(f"{1_000_000 + n}.{n % 100:02d}", f"A{n + 1}") for n in range(500)]
    # 500 x 1 000 000, 0 + ... + 499 = 124 750, and 5 times 0,00 + ... + 0,99 = 49,50
    cases = [(made(Decimal("500124997.50"), "SUM(x)", x=amounts), 0, Decimal(500124998))]
    for row, origin in enumerate(amounts):
        sheet.write_number(row, 0, float(origin.value or 0))
    for row, (written, values, decimals, expected) in enumerate(HALVES):
        cells = [given(v, f"{'CDEF'[n]}{row + 1}") for n, v in enumerate(values)]
        for n, value in enumerate(values):
            sheet.write_number(row, 2 + n, float(value))
        inputs: dict[str, Origin | list[Origin]] = (
            {"x": cells} if "x" in written else dict(zip("abcd", cells, strict=False))
        )
        cases.append((made(Decimal(expected), written, decimals=decimals, **inputs), decimals, Decimal(expected)))
    for row, (origin, decimals, _) in enumerate(cases):
        sheet.write_formula(row, 8, formula(origin, decimals, at), None, -1)
    book.close()
    found = recalculated(target.getvalue(), tmp_path).worksheets[0]
    got = [Decimal(str(found.cell(row + 1, 9).value)) for row in range(len(cases))]
    assert got == [expected for _, _, expected in cases]
    # the figures above, rounded from what they exactly are
    assert (Decimal("98.77") + Decimal("89.12")) / 2 == Decimal("93.945")
    assert Decimal("93.945").quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("93.95")
