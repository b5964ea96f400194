"""Both ways make the same PK: every form with one PK and with several, with what may be there and without it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from both_ways import compared
from contexts import changed
from examples import LARGE, MURNI, PERUBAHAN
from pks import FORMS, bound, contexts, poorest, template, with_logo, with_quarters
from test_word_pictures import png

PICTURES = {"Lambang": png(40, 50)}
PAPERS = (None, "A4", "F4")
STAMPS = ("", "DRAF")
WIDE = ("1.234.567.890", "12.234.567.890,50", "1.234.567.890,5")  # with these a table of nine columns must lie
MOST = 3  # PKs of the large example in one made context


def same(form: str, context: dict[str, Any], how: dict[str, Any] | None = None) -> str:
    """Both ways give the same bytes. Returns why the fast one was not taken, if it was not."""
    made, found = compared(template(form), context, how)
    assert found == []
    assert made.made is not None
    return made.made.slow


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("paper", "stamp", "illustrated"), list(product(PAPERS, STAMPS, (True, False))))
def test_one_pk(form: str, paper: Any, stamp: str, illustrated: bool) -> None:
    context = bound(PERUBAHAN if stamp else MURNI, form)
    how = {"paper": paper, "stamp": stamp, "pictures": PICTURES if illustrated else {}}
    assert same(form, with_logo(context) if illustrated else context, how) == ""


@pytest.mark.parametrize("form", FORMS)
def test_each_of_an_office_and_all_in_one(form: str) -> None:
    assert len(contexts(LARGE, form)) == 10
    for context in contexts(LARGE, form):
        assert same(form, context) == ""


@pytest.mark.parametrize("form", FORMS)
def test_all_in_one_on_other_paper_with_logo_stamp_and_quarters(form: str) -> None:
    context = with_logo(with_quarters(bound(LARGE, form)))
    assert same(form, context, {"paper": "A4", "stamp": "DRAF", "pictures": PICTURES}) == ""


@pytest.mark.parametrize("paper", PAPERS)
def test_tables_on_their_side_in_the_loop(paper: Any) -> None:
    assert same("Nasional", with_quarters(bound(LARGE, "Nasional"), *WIDE), {"paper": paper}) == ""


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_may_be_left_out(form: str) -> None:
    assert same(form, poorest(bound(LARGE, form))) == ""
    assert same(form, {**bound(LARGE, form), "perjanjian": []}) == ""


@pytest.mark.parametrize("number", range(48))
def test_made_contexts(number: int) -> None:
    """One of each mood in each form. A merged cell without its beginning is made the plain way."""
    form = FORMS[number % len(FORMS)]
    whole = bound(LARGE, form)
    first = number % (len(whole["perjanjian"]) - MOST)
    some = {**whole, "perjanjian": whole["perjanjian"][first : first + MOST]}
    paper: Any = PAPERS[number % len(PAPERS)]
    why = same(form, changed(number // len(FORMS), with_quarters(some) if number % 2 else some), {"paper": paper})
    assert why in {"", "sel gabungan yang kehilangan awalnya"}
