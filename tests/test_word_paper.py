"""Another paper: pages change, margins stay, and what filled the text fills it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from wordml import STYLES, made, opened, p, run

from lkjip_gen.word.tables import fitted

# A4 with margins of 1701 and 1417 has a text of 8788 twips, F4 of 9071; landscape 13720 and 15591
MARGINS = '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1701" w:gutter="0"/>'


def section(width: int, height: int, more: str = "") -> str:
    return f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}" w:code="9"/>{MARGINS}{more}</w:sectPr>'


def ends(section_properties: str) -> str:
    return f"<w:p><w:pPr>{section_properties}</w:pPr></w:p>"


def table(widths: list[int], kind: str = "dxa", more: str = "") -> str:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="{kind}"/></w:tcPr><w:p/></w:tc>' for w in widths)
    whole = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="{kind}"/></w:tblPr>'
    return f"<w:tbl>{whole}<w:tblGrid>{grid}</w:tblGrid><w:tr>{more}{cells}</w:tr></w:tbl>"


def values(document: Any, tag: str, attribute: str = "w:w") -> list[int]:
    return [int(node.get(qn(attribute))) for node in document.iter(qn(tag))]


def on(tmp_path: Path, paper: str | None, body: str, **how: Any) -> Any:
    return made(tmp_path, body, render_with={"paper": paper}, **how)["document"]


@pytest.mark.parametrize(
    ("widths", "total", "expected"),
    [
        ([1, 1, 1], 100, [33, 34, 33]),
        ([487, 2100, 2584, 3900], 8788, [472, 2034, 2504, 3778]),
        ([9071], 8788, [8788]),
        ([0, 0], 5, [0, 0]),
        ([], 5, []),
    ],
)
def test_whole_widths_keep_their_sum(widths: list[int], total: int, expected: list[int]) -> None:
    assert fitted(widths, total) == expected


@pytest.mark.parametrize(
    ("paper", "sizes"),
    [
        ("A4", [(11906, 16838), (16838, 11906), (11906, 16838)]),
        ("F4", [(12189, 18709), (18709, 12189), (12189, 18709)]),
        (None, [(12189, 18709), (18709, 12189), (12189, 18709)]),
    ],
)
def test_pages_of_all_sections(tmp_path: Path, paper: str | None, sizes: list[tuple[int, int]]) -> None:
    body = ends(section(12189, 18709)) + ends(section(18709, 12189)) + section(12189, 18709)
    document = on(tmp_path, paper, body)
    assert list(zip(values(document, "w:pgSz"), values(document, "w:pgSz", "w:h"), strict=True)) == sizes
    assert values(document, "w:pgMar", "w:left") == [1701] * 3


def test_tables_fill_the_text_of_their_own_section(tmp_path: Path) -> None:
    body = table([487, 2100, 2584, 3900]) + ends(section(12189, 18709))
    body += table([15591 // 3] * 3) + p("x") + section(18709, 12189)
    document = on(tmp_path, "A4", body)
    first, second = document.iter(qn("w:tbl"))
    # 9071 -> 8788; edges 487 -> 471,8; 2587 -> 2506,3; 5171 -> 5009,7
    assert values(first, "w:gridCol") == [472, 2034, 2504, 3778]
    assert values(first, "w:tcW") == [472, 2034, 2504, 3778]
    assert values(first, "w:tblW") == [8788]
    assert values(second, "w:tblW") == [13720]
    assert sum(values(second, "w:tcW")) == sum(values(second, "w:gridCol")) == 13720


def test_merged_cells_are_the_sum_of_their_columns(tmp_path: Path) -> None:
    wide = '<w:tr><w:tc><w:tcPr><w:tcW w:w="6667" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    last = '<w:tc><w:tcPr><w:tcW w:w="2404" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    body = table([3333, 3334, 2404]).replace("</w:tbl>", wide + last) + section(12189, 18709)
    widths = values(on(tmp_path, "A4", body), "w:tcW")
    assert sum(widths[:3]) == sum(widths[3:]) == 8788
    assert widths[0] + widths[1] == widths[3]


def test_relative_widths_stay(tmp_path: Path) -> None:
    document = on(tmp_path, "A4", table([5000], "pct") + section(12189, 18709))
    assert values(document, "w:tblW") == values(document, "w:tcW") == [5000]
    assert values(document, "w:gridCol") == [4844]  # 5000 * 8788 / 9071, only a hint there


def test_the_paper_of_the_template_changes_nothing(tmp_path: Path) -> None:
    body = table([487, 1000]) + section(12189, 18709)
    document = on(tmp_path, "F4", body)
    assert values(document, "w:tcW") == [487, 1000]
    assert document.find(f".//{qn('w:pgSz')}").get(qn("w:code")) == "9"


def test_tab_stops(tmp_path: Path) -> None:
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in (567, 4535, 9071, 9060, 9500))
    body = f"<w:p><w:pPr><w:tabs>{stops}</w:tabs></w:pPr></w:p>" + section(12189, 18709)
    style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:pPr><w:tabs>'
    style += '<w:tab w:val="right" w:pos="9071"/></w:tabs></w:pPr></w:style>'
    parts = made(tmp_path, body, render_with={"paper": "A4"}, styles=STYLES + style)
    assert values(parts["document"], "w:tab", "w:pos") == [567, 4535, 8788, 8788, 9204]
    assert values(parts["styles"], "w:tab", "w:pos") == [8788]


def test_tab_stops_of_styles_where_all_pages_lie_on_their_side(tmp_path: Path) -> None:
    """F4 lying has 18709 - 1417 - 1701 = 15591 twips for text, A4 lying 16838 - 3118 = 13720."""
    style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:pPr><w:tabs>'
    style += '<w:tab w:val="right" w:leader="dot" w:pos="15591"/></w:tabs></w:pPr></w:style>'
    body = p("x") + section(18709, 12189)
    parts = made(tmp_path, body, render_with={"paper": "A4"}, styles=STYLES + style)
    assert values(parts["styles"], "w:tab", "w:pos") == [13720]


def test_rows_that_were_made_for_the_page(tmp_path: Path) -> None:
    heights = "".join(
        table([9071], more=f'<w:trPr><w:trHeight w:val="{h}"/></w:trPr>') + "<w:p/>" for h in (11400, 4000, 400)
    )
    document = on(tmp_path, "A4", heights + section(12189, 18709))
    # the text is 15875 high on F4 and 14004 on A4
    assert values(document, "w:trHeight", "w:val") == [10056, 3528, 400]


def inline(width: int, height: int) -> str:
    size = f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="g"/>'
    shape = f'<pic:spPr><a:xfrm><a:ext cx="{width}" cy="{height}"/></a:xfrm></pic:spPr>'
    picture = f"<a:graphic><a:graphicData><pic:pic>{shape}</pic:pic></a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{size}{picture}</wp:inline></w:drawing></w:r>"


def extents(document: Any) -> list[tuple[int, int]]:
    return [(int(e.get("cx")), int(e.get("cy"))) for e in document.iter(qn("wp:extent"), qn("a:ext"))]


def test_pictures_stay_inside_the_text(tmp_path: Path) -> None:
    full = 9071 * 635
    body = p(inline(full, 1000)) + p(inline(1000, 2000)) + p(inline(1000, 15875 * 635))
    cell = table([9071]).replace("<w:p/>", p(inline(90710, 90710)))
    found = extents(on(tmp_path, "A4", body + cell + section(12189, 18709)))
    assert found[0] == found[1] == (8788 * 635, 968)
    assert found[2:4] == [(1000, 2000)] * 2
    assert found[4] == (882, 14004 * 635)
    assert found[6] == (87880, 87880)


def test_header_follows_the_section_that_shows_it(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    stops = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="15591"/></w:tabs></w:pPr>'
    header = f"<w:hdr {space}><w:p>{stops}{run('LKjIP {{ tahun }}')}</w:p></w:hdr>".encode()
    body = ends(section(12189, 18709)) + section(18709, 12189, '<w:headerReference w:type="default" r:id="rheader1"/>')
    parts = made(
        tmp_path, body, {"tahun": "2020"}, render_with={"paper": "A4"},
        parts={"header1.xml": ("header", kind, header)},
    )  # fmt: skip
    assert values(parts["header1"], "w:tab", "w:pos") == [13720]


def test_the_national_form_on_a4(tmp_path: Path) -> None:
    from test_templates import NATIONAL, PROPERTIES, full  # noqa: PLC0415 - its helpers stand there

    from lkjip_gen.word.engine import render  # noqa: PLC0415

    result, problems = render(NATIONAL, full(), PROPERTIES, paper="A4")
    assert problems == []
    assert result is not None
    document = opened(result)["document"]
    assert values(document, "w:pgSz") == [*[11906] * (len(values(document, "w:pgSz")) - 1), 16838]  # the last one lies
    for one in document.iter(qn("w:tbl")):
        total = values(one, "w:tblW")[0]
        assert sum(values(one, "w:gridCol")) == total
        for row in one.iter(qn("w:tr")):
            assert sum(values(row, "w:tcW")) == total
