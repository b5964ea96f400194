"""Content controls: Jinja in their tags, unique ids, and none left empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from wordml import attempt, bookmark, bookmarks, lines, made, p, run

from lkjip_gen.problems import Code
from lkjip_gen.word.controls import short_tag


def control(tag: str, content: str, *, number: str = "5", title: str = "") -> str:
    name = f'<w:alias w:val="{title}"/>' if title else ""
    given = f'<w:tag w:val="{tag}"/>' if tag else ""
    inside = f"<w:sdtContent>{content}</w:sdtContent>"
    return f'<w:sdt><w:sdtPr>{name}{given}<w:id w:val="{number}"/></w:sdtPr>{inside}</w:sdt>'


def tags(document: Any) -> list[str]:
    return [node.get(qn("w:val")) for node in document.iter(qn("w:tag"))]


def ids(document: Any) -> list[int]:
    return [int(node.find(qn("w:id")).get(qn("w:val"))) for node in document.iter(qn("w:sdtPr"))]


def test_jinja_in_a_tag(tmp_path: Path) -> None:
    one = control("{{ b.tanda }}", p("{{ b.isi }}"), title="Blok {{ b.tanda }}")
    body = p("{%p for b in blok %}") + one + p("{%p endfor %}")
    values = ['A "kutip" & <b>', "{{ x }} {% y %}", "c'd"]
    document = made(tmp_path, body, {"blok": [{"tanda": v, "isi": "isi"} for v in values]})["document"]
    assert tags(document) == values
    assert [node.get(qn("w:val")) for node in document.iter(qn("w:alias"))] == [f"Blok {v}" for v in values]
    assert len(set(ids(document))) == 3
    assert all(0 < number < 2**31 for number in ids(document))


def test_quotes_inside_a_tag_of_jinja(tmp_path: Path) -> None:
    one = control("{{ d[&quot;a&quot;] }}{% if d.a &lt; &quot;z&quot; %}!{% endif %}", p("x"))
    assert tags(made(tmp_path, one, {"d": {"a": "b"}})["document"]) == ["b!"]


def test_loops_around_and_inside(tmp_path: Path) -> None:
    inside = p("{%p for x in b.xs %}") + p("{{ x }}") + p("{%p endfor %}")
    body = p("{%p for b in blok %}") + control("{{ b.t }}", inside) + p("{%p endfor %}")
    blocks = [{"t": "satu", "xs": ["1", "2"]}, {"t": "kosong", "xs": []}, {"t": "dua", "xs": ["3"]}]
    document = made(tmp_path, body, {"blok": blocks})["document"]
    assert lines(document) == ["1", "2", "3"]
    assert tags(document) == ["satu", "dua"]


def test_ids_follow_the_tag(tmp_path: Path) -> None:
    both = control("a", p("x")) + control("b", p("x"))
    first = ids(made(tmp_path, both)["document"])
    assert first[::-1] == ids(made(tmp_path, control("b", p("x")) + control("a", p("x")))["document"])
    without = ids(made(tmp_path, control("", p("x")) * 2)["document"])
    assert len(set(without)) == 2
    document = made(tmp_path, control("a", p("x")).replace('<w:id w:val="5"/>', ""))["document"]
    assert ids(document) == first[:1]


def test_empty_controls_go(tmp_path: Path) -> None:
    condition = p("{%p if ya %}") + p("x") + p("{%p endif %}")
    body = (
        control("luar", control("dalam", condition))
        + control("penanda", bookmark("a", "") + condition)
        + p(control("di baris", run("teks")), control("kosong", ""))
        + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{control('sel', condition)}</w:tc></w:tr>"
        "</w:tbl>"
    )
    document = made(tmp_path, body, {"ya": False})["document"]
    assert tags(document) == ["di baris"]
    assert bookmarks(document) == []
    assert lines(document) == ["teks", ""]  # the cell keeps a paragraph
    assert len(tags(made(tmp_path, body, {"ya": True})["document"])) == 5


def test_a_cell_may_end_with_a_control(tmp_path: Path) -> None:
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    document = made(tmp_path, table.format(control("a", p("x"))))["document"]
    assert lines(document) == ["x"]
    nested = control("a", table.format(p("dalam")))
    assert lines(made(tmp_path, table.format(nested))["document"]) == ["dalam", ""]


def test_a_tag_that_stands_twice_is_told(tmp_path: Path) -> None:
    body = p("{%p for x in xs %}") + control("sasaran", p("{{ x }}")) + p("{%p endfor %}")
    result, problems = attempt(tmp_path, body, {"xs": ["1", "2", "3"]})
    assert result is None
    assert [problem.code for problem in problems] == [Code.TEMPLATE_BROKEN]
    assert '"sasaran"' in problems[0].text


def test_a_long_tag_is_shortened_the_same_way_each_time(tmp_path: Path) -> None:
    base = "narasi." + "x" * 70
    document = made(tmp_path, control(base + "a", p("x"), title="t" * 70) + control(base + "b", p("x")))["document"]
    first, second = tags(document)
    assert (first, second) == (short_tag(base + "a"), short_tag(base + "b"))
    assert len(first) == len(second) == 64
    assert first != second
    assert first.startswith("narasi.xxx")
    assert len(next(document.iter(qn("w:alias"))).get(qn("w:val"))) == 64


@pytest.mark.parametrize("length", [1, 63, 64])
def test_a_short_tag_stays(length: int) -> None:
    assert short_tag("t" * length) == "t" * length
