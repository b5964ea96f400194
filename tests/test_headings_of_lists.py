"""A break before the heading of a list, whatever the heading is made of."""

from __future__ import annotations

import pytest
from wordml import field, p, run

from lkjip_gen.word.pages.headings import broken_before, headings, past_properties

LIST = p(field(r"TOC \\h \\z"))
HEAD = "<w:p><w:pPr>{}</w:pPr>" + run("DAFTAR GRAFIK") + "</w:p>"
STYLE, KEEP = '<w:pStyle w:val="Judul"/>', '<w:keepNext/><w:keepLines w:val="1"/>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<w:p>{run('A')}</w:p>", f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{run('A')}</w:p>"),
        (f"<w:p w:x='1'><w:pPr/>{run('A')}</w:p>", f"<w:p w:x='1'><w:pPr><w:pageBreakBefore/></w:pPr>{run('A')}</w:p>"),
        (HEAD.format(STYLE), HEAD.format(f"{STYLE}<w:pageBreakBefore/>")),
        (HEAD.format(f"{STYLE}{KEEP}<w:jc/>"), HEAD.format(f"{STYLE}{KEEP}<w:pageBreakBefore/><w:jc/>")),
        (HEAD.format('<w:pageBreakBefore w:val="0"/><w:jc/>'), HEAD.format("<w:pageBreakBefore/><w:jc/>")),
    ],
)  # fmt: skip
def test_the_break_stands_where_the_schema_wants_it(before: str, after: str) -> None:
    body = f"<w:body>{p('x')}{before}{LIST}{p('y')}"
    assert broken_before(body, {0}) == body.replace(before, after)
    assert broken_before(body, set()) == body


def test_only_the_heading_right_before_a_list_is_one() -> None:
    first, second = HEAD.format(STYLE), HEAD.format(KEEP)
    body = f"<w:body>{first}{LIST}<w:p></w:p>{LIST}<w:tbl>{p('x')}</w:tbl>{LIST}{second}{LIST}"
    found = headings(body)
    assert [body[begin:].startswith(head) for (begin, _), head in zip(found, (first, second), strict=True)] == [
        True,
        True,
    ]
    assert broken_before(body, {1}) == body.replace(second, second.replace(KEEP, f"{KEEP}<w:pageBreakBefore/>"))


def test_past_the_properties_and_an_earlier_state_in_them() -> None:
    nested = "<w:pPr><w:pPrChange><w:pPr><w:jc/></w:pPr></w:pPrChange></w:pPr>"
    for properties in ("", "<w:pPr/>", nested):
        start = f'<w:p w:rsidR="1">{properties}'
        assert past_properties(f"{start}<w:r/></w:p>", 0) == len(start)
