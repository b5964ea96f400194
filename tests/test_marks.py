"""Marks around figures, and the trail that numbers their origins."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

import pytest

from lkjip_gen.marks import bare, marked, parted
from lkjip_gen.origins import Basis, Origin, Traced, TracedYear, Trail, followed, made, tree
from lkjip_gen.problems import Place
from lkjip_gen.wording import count, measured, number, percent, size

TARGET = Origin(Decimal(81), cell=Place("Target", "D9"))
RESULT = Origin(Decimal(80), cell=Place("Realisasi", "J9"))


def reached(result: Origin = RESULT) -> Origin:
    return made(Decimal("98.77"), "R/T*100", R=result, T=TARGET, decimals=2)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("tanpa angka", [("tanpa angka", None)]),
        (marked("98,77", 0), [("98,77", 0)]),
        (f"dari {marked('1', 3)} ke {marked('2', 1205)}.",
         [("dari ", None), ("1", 3), (" ke ", None), ("2", 1205), (".", None)]),
        (marked("3", 7) + marked("4", 8), [("3", 7), ("4", 8)]),
        ("a\n" + marked("5", 1) + "\tb", [("a\n", None), ("5", 1), ("\tb", None)]),
    ],
)  # fmt: skip
def test_a_text_comes_apart_where_its_marks_stand(text: str, pieces: list[tuple[str, int | None]]) -> None:
    assert parted(text) == pieces
    assert bare(text) == "".join(piece for piece, _ in pieces)


def test_no_text_with_torn_marks_is_lost_or_misread() -> None:
    """All texts of up to six of these letters, against the pattern of a whole mark."""
    opening, zero, middle, closing = "\ufdd1", "\ufdd4", "\ufdd2", "\ufdd3"
    whole = re.compile(f"{opening}({zero}+){middle}([^{opening}{closing}]*){closing}")
    for length in range(7):
        for letters in product((opening, zero, middle, closing, "1"), repeat=length):
            text = "".join(letters)
            found = [(figure, 0) for _, figure in whole.findall(text)]
            outside = "".join(whole.split(text)[::3])
            pieces = parted(text)
            assert [(piece, number) for piece, number in pieces if number is not None] == found, ascii(text)
            assert "".join(piece for piece, number in pieces if number is None) == outside, ascii(text)


def test_the_first_mark_stays() -> None:
    """Who copies a text that is traced already keeps where it came from."""
    once = marked("98,77", 4)
    assert marked(once, 5) == once
    assert marked("", 5) == ""


def test_equal_origins_have_one_number_and_others_their_own() -> None:
    trail = Trail()
    first = trail.number(reached())
    assert trail.number(reached(Origin(Decimal(80), cell=Place("Realisasi", "J9")))) == first
    elsewhere = trail.number(reached(Origin(Decimal(80), cell=Place("Realisasi", "J10"))))
    ruled = trail.number(made(Decimal("98.77"), "R/T*100", R=RESULT, T=TARGET, decimals=2, basis=Basis("lain")))
    unrounded = trail.number(made(Decimal("98.77"), "R/T*100", R=RESULT, T=TARGET))
    assert len({first, elsewhere, ruled, unrounded}) == 4
    assert len(trail) == 3 + 4  # the three cells, each once
    for number_, origin in trail.all().items():
        assert all(trail.number(part) < number_ for part in origin.parts())


def test_the_cells_of_an_origin_are_those_of_everything_behind_it() -> None:
    polarity = Origin(text="Naik", name="Polaritas", cell=Place("Indikator", "F9"))
    mean = made(
        Decimal("98.77"), "AVERAGE(x)", x=[reached(), made(Decimal(1), "x", x=RESULT)], decided_by=[polarity, TARGET]
    )
    assert list(map(str, mean.cells())) == ["Realisasi!J9", "Target!D9", "Indikator!F9"]


def test_a_printed_figure_carries_its_number() -> None:
    trail = Trail()
    value = trail.traced(reached())
    assert value == Decimal("98.77")
    assert hash(value) == hash(Decimal("98.77"))
    own = trail.number(reached())
    assert parted(percent(value)) == [("98,77", own)]
    assert parted(measured(number(value, 1), "%")) == [("98,8", own), ("%", None)]
    assert parted(size(trail.traced(made(Decimal("-1.5"), "A-B", A=RESULT, B=TARGET)))) == [("1,50", len(trail) - 1)]
    assert not isinstance(value + 1, Traced)
    assert percent(value + 1) == "99,77"


def test_a_count_is_a_word_or_a_traced_number() -> None:
    trail = Trail()
    assert count(trail.traced(Origin(Decimal(12)))) == "dua belas"
    assert parted(count(trail.traced(Origin(Decimal(1205))))) == [("1.205", 1)]


def test_a_year_carries_its_origin_into_a_sentence() -> None:
    trail = Trail()
    year = TracedYear(2020, trail.number(Origin(Decimal(2020), text="2020", cell=Place("Identitas", "B4"))), trail)
    assert year == 2020
    sentence = f"dari tahun {year - 1} sampai {year}, {year!s}"
    assert bare(sentence) == "dari tahun 2019 sampai 2020, 2020"
    assert [mark for _, mark in parted(sentence) if mark is not None] == [1, 0, 0]
    assert (trail[1].formula, trail[1].value, trail[1].text) == ("x-1", 2019, "2019")
    assert (year - 0) is year


def test_what_is_computed_of_traced_figures_is_followed_and_of_others_not() -> None:
    trail = Trail()
    before, after = trail.traced(RESULT), trail.traced(TARGET)
    changed = followed(Decimal(1), "ABS(B-A)", A=before, B=after)
    assert isinstance(changed, Traced)
    assert trail[changed.number].cells() == (Place("Realisasi", "J9"), Place("Target", "D9"))
    for mixed in (followed(Decimal(1), "ABS(B-A)", A=before, B=Decimal(81)), followed(Decimal(1), "SUM(x)", x=[])):
        assert type(mixed) is Decimal


def test_an_origin_without_a_figure_is_not_printed() -> None:
    with pytest.raises(ValueError, match="no figure"):
        Trail().traced(Origin(text="Naik"))


@pytest.mark.parametrize("formula", ["R/", "exec(x)", "SUM(x", "open('x')"])
def test_a_formula_is_of_known_functions(formula: str) -> None:
    with pytest.raises(SyntaxError):
        tree(formula)
