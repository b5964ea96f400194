"""Places of charts in a document: filled, left alone or taken away, alike on both ways of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from both_ways import compared
from charted import (
    CHART_TYPE,
    MM,
    OFFICE,
    Part,
    bars,
    chart,
    is_whole,
    made,
    paragraph,
    place,
    series,
    space,
    template,
)
from wordml import PROPERTIES, opened, package

from lkjip_gen.marks import marked
from lkjip_gen.word import engine
from lkjip_gen.word.completing import completed, has_places
from lkjip_gen.word.members import Members

TWO = space(bars(series(0, colour="111111"), series(1, colour="999999")))
FIRST = chart("Layanan", "Aduan", Tahun_2019=("80,5", "75"), Tahun_2020=("82,50", "90"))
SECOND = chart("Izin", Tahun_2019=("1.250",), Tahun_2020=("1.300",))
LOOP = [
    paragraph("{%p for g in grafik %}"), place("grafik:{{ g.kunci }}"), paragraph("{{ g.judul }}"),
    paragraph("{%p endfor %}"),
]  # fmt: skip


def text(content: bytes) -> str:
    return "".join(str(opened(content)["document"].xpath("string(//w:body)")))


def both(tmp_path: Path, content: bytes, context: dict[str, Any], **how: Any) -> bytes:
    """What both ways make of a template, which is the same."""
    path = tmp_path / "templat.docx"
    path.write_bytes(content)
    outcome, found = compared(path, context, how)
    assert found == []
    assert outcome.made is not None, outcome.problems
    assert outcome.made.slow == ""
    is_whole(outcome.made.content)
    return outcome.made.content


def test_each_round_of_a_loop_draws_its_own(tmp_path: Path) -> None:
    context = {"grafik": [{"kunci": "a", "judul": "Satu"}, {"kunci": "b-1", "judul": "Dua"}]}
    content = both(tmp_path, template("".join(LOOP), TWO), context, figures={"grafik:a": FIRST, "grafik:b-1": SECOND})
    one, two = made(content)
    assert [one.cached(s, "val") for s in one.series] == [["80.5", "75"], ["82.50", "90"]]
    assert [two.cached(s, "val") for s in two.series] == [["1250"], ["1300"]]
    assert text(content) == "SatuDua"


def test_a_loop_without_rounds_leaves_nothing_behind(tmp_path: Path) -> None:
    content = both(tmp_path, template("".join(LOOP), TWO), {"grafik": []}, figures={"grafik:a": FIRST})
    assert made(content) == []
    assert [n for n in Members.of(content) if "chart" in n or "embeddings" in n] == []
    types = Members.of(content).text("[Content_Types].xml")
    assert "chart" not in types
    assert "rIdC1" not in Members.of(content).text("word/_rels/document.xml.rels")


@pytest.mark.parametrize("wanted", [True, False])
def test_a_place_in_a_condition(tmp_path: Path, wanted: bool) -> None:
    body = paragraph("{%p if ada %}") + place("grafik:a") + paragraph("{%p endif %}") + paragraph("akhir")
    content = both(tmp_path, template(body, TWO), {"ada": wanted}, figures={"grafik:a": FIRST})
    assert len(made(content)) == wanted


def test_a_chart_without_key_is_left_as_it_is(tmp_path: Path) -> None:
    other = space(bars(series(0, colour="123456")))
    body = place("grafik:a") + place("Perbandingan penduduk menurut BPS", "rIdC2")
    content = both(tmp_path, template(body, TWO, other), {}, figures={"grafik:a": FIRST})
    _, own = made(content)
    assert own.xml == other
    assert own.book == b"lama"
    assert own.description == "Perbandingan penduduk menurut BPS"


def test_a_key_that_is_not_known_goes_with_its_drawing(tmp_path: Path) -> None:
    content = both(tmp_path, template(place("grafik:lain") + paragraph("akhir"), TWO), {}, figures={"grafik:a": FIRST})
    assert made(content) == []
    assert text(content) == "akhir"
    assert "word/charts/chart1.xml" not in Members.of(content)


def test_two_places_of_one_chart_of_the_template(tmp_path: Path) -> None:
    """As after copying it in Word's XML; both keep their own figures."""
    figures = {"grafik:a": FIRST, "grafik:b": SECOND}
    content = both(tmp_path, template(place("grafik:a") + place("grafik:b"), TWO), {}, figures=figures)
    assert [len(m.cached(m.series[0], "cat")) for m in made(content)] == [2, 1]
    assert "word/charts/chart1.xml" not in Members.of(content)


def test_the_parts_of_a_used_chart_are_not_shared(tmp_path: Path) -> None:
    """Styles and colours, which Word writes beside a chart, go with each copy; a picture may be common."""
    style = Part(
        "http://schemas.microsoft.com/office/2011/relationships/chartStyle", "word/charts/style1.xml",
        "application/vnd.ms-office.chartstyle+xml", b"<cs:chartStyle xmlns:cs='x'/>",
    )  # fmt: skip
    picture = Part(f"{OFFICE}/image", "word/media/corak.png", "image/png", b"png")
    pattern = '<a:blipFill><a:blip r:embed="rId3"/></a:blipFill>'
    xml = space(bars(series(0)).replace("<c:dLbls>", f"<c:spPr>{pattern}</c:spPr><c:dLbls>", 1))
    old = Part(f"{OFFICE}/package", "word/embeddings/lama.xlsx", "application/lama", b"lama")
    content = both(
        tmp_path, template("".join(LOOP), xml, beside=(old, style, picture)),
        {"grafik": [{"kunci": "a", "judul": ""}, {"kunci": "b", "judul": ""}]},
        figures={"grafik:a": FIRST, "grafik:b": SECOND},
    )  # fmt: skip
    members = Members.of(content)
    styles = [n for n in members if "style1" in n]
    assert len(styles) == 2
    assert "word/charts/style1.xml" not in members
    assert {members.read(n) for n in styles} == {style.content}
    assert members.text("[Content_Types].xml").count("chartstyle+xml") == 2
    for one in made(content):
        (blip,) = {e.get(f"{{{OFFICE}}}embed") for e in one.root.iter() if e.tag.endswith("}blip")}
        assert one.parts[blip] == b"png"


@pytest.mark.parametrize(
    "beside",
    [
        (),
        (Part(f"{OFFICE}/oleObject", "file:///D:/data.xlsx", "", external=True),),
    ],
    ids=["none", "linked"],
)
def test_a_chart_without_a_workbook_of_its_own_gets_one(tmp_path: Path, beside: tuple[Part, ...]) -> None:
    data = '<c:externalData r:id="rId1"><c:autoUpdate val="1"/></c:externalData>' if beside else ""
    xml = space(bars(series(0)), data=data)
    content = both(tmp_path, template(place("grafik:a"), xml, beside=beside), {}, figures={"grafik:a": SECOND})
    (one,) = made(content)
    assert one.sheet["B2"].value == 1250
    assert "file:///" not in Members.of(content).text("word/charts/_rels/grafik1.xml.rels")


def test_no_mark_and_no_markup_gets_out(tmp_path: Path) -> None:
    risky = marked('Layanan <1> & "2"', 7)
    figure = chart(risky, marked("12", 3), **{"Seri & <b>": (marked("82,50", 5), "3")})
    figure = type(figure)("bar", figure.categories, figure.series, marked('Keterangan "x" & <y>', 9))
    content = completed(template(place("grafik:a"), TWO), {"grafik:a": figure})
    (one,) = made(content)
    assert one.cached(one.series[0], "cat") == ['Layanan <1> & "2"', "12"]
    assert one.cached(one.series[0], "tx") == ["Seri & <b>"]
    assert one.cached(one.series[0], "val") == ["82.50", "3"]
    assert one.labels(one.series[0]) == ["82,50", "3"]
    assert one.description == 'Keterangan "x" & <y>'
    assert [one.sheet["A2"].value, one.sheet["B1"].value] == ['Layanan <1> & "2"', "Seri & <b>"]
    assert not any(
        0xFDD0 <= ord(letter) <= 0xFDEF for name in Members.of(content) for letter in name + _read(content, name)
    )


def _read(content: bytes, name: str) -> str:
    return Members.of(content).read(name).decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("xml", "cause"),
    [
        (b"<c:chartSpace", "grafiknya rusak"),
        (space("<c:scatterChart><c:ser/></c:scatterChart>"), "tidak memakai kategori"),
        (space("<c:barChart/>"), "tidak punya seri"),
        (b"<x/>", "bukan grafik biasa"),
    ],
)
def test_a_place_that_cannot_be_filled_is_told(tmp_path: Path, xml: bytes, cause: str) -> None:
    path = tmp_path / "templat.docx"
    path.write_bytes(template(place("grafik:a"), xml))
    outcome, found = compared(path, {}, {"figures": {"grafik:a": FIRST}})
    assert found == []
    assert outcome.made is None
    (problem,) = outcome.problems
    assert problem.code.entry.id == "T09"
    assert dict(problem.facts)["berkas"] == "templat.docx"
    assert dict(problem.facts)["sebab"].startswith("grafik:a: ")
    assert cause in dict(problem.facts)["sebab"]


def test_a_picture_with_the_key_of_a_chart_is_told(tmp_path: Path) -> None:
    body = place("grafik:a").replace("<c:chart ", "<c:bukan ").replace('chart"><c', 'picture"><c')
    path = tmp_path / "templat.docx"
    path.write_bytes(template(body, TWO))
    content, problems = engine.render(path, {}, PROPERTIES, figures={"grafik:a": FIRST})
    assert content is None
    assert [dict(p.facts)["sebab"] for p in problems] == ["grafik:a: di sana tidak ada grafik Word"]


def test_a_document_without_places_is_not_touched() -> None:
    content = template(place("Foto"), TWO)
    assert not has_places(content)
    assert completed(content, {"grafik:a": FIRST}) == content
    assert not has_places(b"bukan docx")
    assert not has_places(package(paragraph("grafik:a")))


def test_the_same_bytes_each_time() -> None:
    content = template(place("grafik:a") + place("grafik:b"), TWO)
    figures = {"grafik:a": FIRST, "grafik:b": SECOND}
    first = completed(content, figures)
    assert completed(content, figures) == first
    assert completed(content, dict(reversed(figures.items()))) == first


@pytest.mark.parametrize("size", [(11906, 16838, 1417), (16838, 11906, 1417), (12189, 18709, 3000)])
def test_no_chart_is_higher_than_the_text_of_its_page(size: tuple[int, int, int]) -> None:
    """The section in which it stands says how high that is; the next one may be another."""
    wide, high, margin = size
    own = f'<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="{margin}" w:bottom="{margin}" w:left="1" w:right="1"/>'
    body = place("grafik:a") + f"<w:p><w:pPr><w:sectPr>{own}</w:sectPr></w:pPr></w:p>" + paragraph("berikutnya")
    names = [f"Nama {n} " + "yang sangat panjang " * 12 for n in range(40)]
    figure = chart(*names, Capaian=tuple(["82,50"] * 40))
    (one,) = made(completed(template(body, TWO), {"grafik:a": figure}))
    assert one.extent == (160 * MM, (high - 2 * margin) * 635 - 25 * MM)


def test_the_declared_type_of_a_chart() -> None:
    content = completed(template(place("grafik:a"), TWO), {"grafik:a": FIRST})
    assert f'<Override PartName="/word/charts/grafik1.xml" ContentType="{CHART_TYPE}"/>' in Members.of(content).text(
        "[Content_Types].xml"
    )
