"""Tables as a printer would set them: widths, decimals, rows that stay together, pages on their side, merged groups.

By hand: a figure of Arial is 0,556 of the type size, a point or comma 0,278; at 9 points that is 100 and 50 twips.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from wordml import STYLES, attempt, p

from lkjip_gen.word.metrics import width

ANGKA = """
<w:style w:type="paragraph" w:styleId="Isi"><w:name w:val="Isi Tabel"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Angka"><w:name w:val="Angka Tabel"/><w:basedOn w:val="Isi"/></w:style>
<w:style w:type="paragraph" w:styleId="Catatan"><w:name w:val="Catatan Tabel"/></w:style>
<w:style w:type="paragraph" w:styleId="Pengantar"><w:name w:val="Pengantar Tabel"/></w:style>
<w:style w:type="paragraph" w:styleId="Pisah"><w:name w:val="Pemisah"/></w:style>
"""
BILLION = "1.250.000.000"  # ten figures and three points: (10 x 556 + 3 x 278) x 9 x 20 / 1000 = 1151 twips
NEEDED = 1151 + 2 * 108 + 40  # with Word's own margins and a little air


def cell(text: str, wide: int, style: str = "Angka", more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{more}</w:tcPr>{p(text, style=style)}</w:tc>'


def row(*cells: str, head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def table(widths: list[int], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    whole = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{whole}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def body_of(tmp_path: Path, body: str, context: dict[str, Any] | None = None) -> Any:
    content, problems = attempt(tmp_path, body, context, styles=STYLES + ANGKA)
    assert problems == []
    assert content is not None
    return docx.Document(io.BytesIO(content)).element.body


def said(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def widths(body: Any) -> list[int]:
    return [int(c.get(qn("w:w"))) for c in body.iter(qn("w:gridCol"))]


def rights(body: Any) -> list[int]:
    """The right indent of each paragraph in a cell."""
    found = []
    for paragraph in body.iter(qn("w:p")):
        if paragraph.getparent().tag == qn("w:tc"):
            indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
            found.append(0 if indent is None else int(indent.get(qn("w:right"), "0")))
    return found


def kept(body: Any) -> list[bool]:
    """For each row of the first table: does it stay with the next?"""
    rows = next(body.iter(qn("w:tbl"))).findall(qn("w:tr"))
    return [all(para.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for para in r.iter(qn("w:p"))) for r in rows]


# --- widths -------------------------------------------------------------------------------------------------------


def test_the_width_of_a_figure() -> None:
    assert width("0", 9) == 100
    assert width(BILLION, 9) == 1151


def test_a_figure_that_would_break_gets_its_width(tmp_path: Path) -> None:
    body = body_of(tmp_path, table([600, 4000], row(cell(BILLION, 600), cell("Nama", 4000, "Isi"))))
    assert widths(body) == [NEEDED, 4600 - NEEDED]
    assert [int(w.get(qn("w:w"))) for w in body.iter(qn("w:tcW"))] == [NEEDED, 4600 - NEEDED]


def test_a_table_that_fits_stays_as_it_is(tmp_path: Path) -> None:
    body = body_of(tmp_path, table([1500, 3100], row(cell(BILLION, 1500), cell("Nama", 3100, "Isi"))))
    assert widths(body) == [1500, 3100]


def test_a_long_text_is_not_squeezed(tmp_path: Path) -> None:
    """180 letters "a" of 100 twips in at most nine lines: 2000 twips and the margins."""
    text = " ".join(["a" * 9] * 18)
    body = body_of(tmp_path, table([1000, 4000], row(cell(text, 1000, "Isi"), cell("1", 4000))))
    assert widths(body)[0] == (162 * 100 + 17 * 50) // 9 + 256 + 2  # 556 is a little more than 100 twips
    assert sum(widths(body)) == 5000


def test_a_style_of_capitals_is_wider_than_what_was_typed(tmp_path: Path) -> None:
    """ "TARGET" at 9 points: 611 + 667 + 722 + 778 + 667 + 611 = 4056 thousandths, 730 twips."""
    head = '<w:style w:type="paragraph" w:styleId="Kepala"><w:name w:val="Kepala"/><w:rPr><w:caps/></w:rPr></w:style>'
    head = head.replace("</w:rPr>", '<w:sz w:val="18"/></w:rPr>')
    body = table([800, 4000], row(cell("Target", 800, "Kepala"), cell("Nama", 4000, "Isi")))
    content, problems = attempt(tmp_path, body, styles=STYLES + ANGKA + head)
    assert problems == []
    assert content is not None
    assert widths(docx.Document(io.BytesIO(content)).element.body)[0] == 730 + 2 * 108 + 40


def test_a_tall_text_is_better_than_a_broken_word(tmp_path: Path) -> None:
    """Six columns stay upright; the long text wants nearly all of it, the figure only its own width."""
    text = " ".join(["a" * 9] * 90)
    body = body_of(tmp_path, table([3000, 900], row(cell(text, 3000, "Isi"), cell(BILLION, 900))))
    assert sum(widths(body)) == 3900
    assert widths(body)[1] >= NEEDED


# --- decimals -------------------------------------------------------------------------------------------------------


def test_decimals_stand_under_each_other(tmp_path: Path) -> None:
    """ "85" lacks a comma and two figures (250 twips), "1.234,5" one figure (100)."""
    rows = [row(cell(text, 2000)) for text in ("85", "84,15", "1.234,5", "-", "teks")]
    assert rights(body_of(tmp_path, table([2000], *rows))) == [250, 0, 100, 0, 0]


def test_equal_decimals_are_left_alone(tmp_path: Path) -> None:
    rows = [row(cell(text, 2000)) for text in ("85,10", "100,00")]
    assert rights(body_of(tmp_path, table([2000], *rows))) == [0, 0]


def test_a_column_too_narrow_is_not_aligned(tmp_path: Path) -> None:
    rows = [row(cell(text, 800)) for text in ("123.456", "84,15")]
    assert rights(body_of(tmp_path, table([800], *rows))) == [0, 0]


def test_only_styles_of_figures_are_aligned(tmp_path: Path) -> None:
    rows = [row(cell(text, 2000, "Isi")) for text in ("85", "84,15")]
    assert rights(body_of(tmp_path, table([2000], *rows))) == [0, 0]


# --- rows -------------------------------------------------------------------------------------------------------


def test_headings_stay_with_the_first_row_and_the_end_with_its_note(tmp_path: Path) -> None:
    rows = [row(cell("Kepala", 2000, "Isi"), head=True), *(row(cell(str(n), 2000)) for n in range(9))]
    body = body_of(tmp_path, table([2000], *rows) + p("Catatan", style="Catatan"))
    assert kept(body) == [True, *[False] * 7, True, True]


def test_without_a_note_the_last_row_is_free(tmp_path: Path) -> None:
    rows = [row(cell("Kepala", 2000, "Isi"), head=True), *(row(cell(str(n), 2000)) for n in range(9))]
    assert kept(body_of(tmp_path, table([2000], *rows) + p("Isi"))) == [True, *[False] * 7, True, False]


def test_a_small_table_is_not_parted(tmp_path: Path) -> None:
    rows = [row(cell(str(n), 2000)) for n in range(4)]
    assert kept(body_of(tmp_path, table([2000], *rows) + p("Isi"))) == [True, True, True, False]


def test_a_merged_group_stays_together(tmp_path: Path) -> None:
    """Rows 2 to 4 are one group; long groups keep only their two ends."""
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [row(cell("a", 1000), cell("1", 1000)) for _ in range(5)]
    group = [row(cell("b", 1000, more=start), cell("1", 1000))]
    group += [row(cell("", 1000, more=on), cell("2", 1000)) for _ in range(2)]
    body = body_of(tmp_path, table([1000, 1000], *rows, *group, *rows) + p("Isi"))
    assert kept(body) == [False] * 5 + [True, True, False] + [False] * 3 + [True, False]


# --- a page on its side -------------------------------------------------------------------------------------------


def sections(body: Any) -> list[tuple[int, int, str]]:
    """Width, height and first page number of each section."""
    found = []
    for section in body.iter(qn("w:sectPr")):
        size, numbers = section.find(qn("w:pgSz")), section.find(qn("w:pgNumType"))
        start = "" if numbers is None else numbers.get(qn("w:start"), "")
        found.append((int(size.get(qn("w:w"))), int(size.get(qn("w:h"))), start))
    return found


SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1701" '
    'w:header="737" w:footer="737" w:gutter="0"/><w:pgNumType w:start="1"/></w:sectPr>'
)
WIDE = [1255] * 7  # 8785 of the 8788 twips of the text


def test_a_table_without_room_lies_on_its_side(tmp_path: Path) -> None:
    """Seven columns of 1407 twips do not fit 8788; lying, the text is 16838 - 1701 - 1417 = 13720 twips wide."""
    lying = table(WIDE, row(*(cell(BILLION, 1255) for _ in WIDE)))
    body = body_of(
        tmp_path,
        p("Sebelum") + p("Lihat", style="Pengantar") + lying + p("Catatan", style="Catatan") + p("Sesudah") + SECTION,
    )
    assert sections(body) == [(11906, 16838, "1"), (16838, 11906, ""), (11906, 16838, "")]
    assert sum(widths(body)) == 8785 + 13720 - 8788
    assert min(widths(body)) >= NEEDED
    blocks = [said(b) if b.tag == qn("w:p") else "tabel" for b in body if b.tag != qn("w:sectPr")]
    assert blocks == ["Sebelum", "", "Lihat", "tabel", "Catatan", "", "Sesudah"]


def test_six_columns_stay_upright(tmp_path: Path) -> None:
    upright = table([1400] * 6, row(*(cell(BILLION * 2, 1400) for _ in range(6))))
    assert sections(body_of(tmp_path, upright + SECTION)) == [(11906, 16838, "1")]


def test_a_table_that_lies_already_stays_in_its_section(tmp_path: Path) -> None:
    lying = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    body = body_of(tmp_path, table([1255] * 7, row(*(cell(BILLION, 1255) for _ in WIDE))) + lying)
    assert sections(body) == [(16838, 11906, "1")]


# --- groups within groups -----------------------------------------------------------------------------------------


def merges(body: Any) -> list[list[str]]:
    """For each row the kind of merge of each cell."""
    found = []
    for r in body.iter(qn("w:tr")):
        kinds = []
        for c in r.findall(qn("w:tc")):
            merge = c.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            kinds.append("" if merge is None else merge.get(qn("w:val"), "continue"))
        found.append(kinds)
    return found


def test_groups_within_groups(tmp_path: Path) -> None:
    rows = [
        {"t": "T1", "tb": True, "s": "S1", "sb": True, "i": "I1"},
        {"t": "T1", "tb": False, "s": "S1", "sb": False, "i": "I2"},
        {"t": "T1", "tb": False, "s": "S2", "sb": True, "i": "I3"},
        {"t": "T2", "tb": True, "s": "S3", "sb": True, "i": "I4"},
    ]  # fmt: skip
    body = body_of(
        tmp_path,
        table(
            [2000, 2000, 2000],
            row(cell("{%tr for b in baris %}", 2000), cell("", 2000), cell("", 2000)),
            row(
                cell("{% gabung b.tb %}{{ b.t }}", 2000), cell("{% gabung b.sb %}{{ b.s }}", 2000),
                cell("{{ b.i }}", 2000),
            ),
            row(cell("{%tr endfor %}", 2000), cell("", 2000), cell("", 2000)),
        ),
        {"baris": rows},
    )  # fmt: skip
    assert merges(body) == [
        ["restart", "restart", ""], ["continue", "continue", ""], ["continue", "restart", ""],
        ["restart", "restart", ""],
    ]  # fmt: skip
    texts = [[said(c) for c in r.findall(qn("w:tc"))] for r in body.iter(qn("w:tr"))]
    assert texts == [["T1", "S1", "I1"], ["", "", "I2"], ["", "S2", "I3"], ["T2", "S3", "I4"]]


def test_text_that_looks_like_a_merge_is_text(tmp_path: Path) -> None:
    body = body_of(tmp_path, table([4000], row(cell("{{ t }}", 4000))), {"t": "{% gabung x %}"})
    assert said(next(body.iter(qn("w:tc")))) == "{% gabung x %}"


@pytest.mark.parametrize("word", ["DRAF", "RAHASIA & <B>"])
def test_a_stamp_stands_on_every_page(tmp_path: Path, word: str) -> None:
    """Also where the template has no header at all."""
    content, problems = attempt(tmp_path, p("Isi"), render_with={"stamp": word})
    assert problems == []
    assert content is not None
    document = docx.Document(io.BytesIO(content))
    header = document.sections[0].header._element
    assert [t.text for t in header.iter(qn("w:t"))] == [word]
    assert re.search(r"behindDoc=\"1\"", header.xml)


# --- no page without content ------------------------------------------------------------------------------------------


def lying() -> str:
    return table(WIDE, row(*(cell(BILLION, 1255) for _ in WIDE)))


def test_first_and_last_in_a_section_leave_no_empty_page(tmp_path: Path) -> None:
    """Nothing before, nothing after but the small paragraph: the section itself is laid."""
    body = body_of(tmp_path, lying() + p("", style="Pisah") + SECTION)
    assert sections(body) == [(16838, 11906, "1")]


def test_a_heading_goes_with_its_table(tmp_path: Path) -> None:
    """The heading is on the page of its table, and the small paragraph behind the table ends that page."""
    heading = p("Judul", style="Judul1")
    body = body_of(tmp_path, p("Sebelum") + heading + lying() + p("", style="Pisah") + p("Sesudah") + SECTION)
    blocks = [said(b) if b.tag == qn("w:p") else "tabel" for b in body if b.tag != qn("w:sectPr")]
    assert blocks == ["Sebelum", "", "Judul", "tabel", "", "Sesudah"]
    assert sections(body) == [(11906, 16838, "1"), (16838, 11906, ""), (11906, 16838, "")]


@pytest.mark.parametrize("behind", ["", p("", style="Pisah")], ids=["put in", "of the template"])
def test_the_paragraph_that_ends_a_section_is_a_point_high(tmp_path: Path, behind: str) -> None:
    """A higher one would stand on an empty page of its own where the table fills its page."""
    body = body_of(tmp_path, p("Sebelum") + lying() + behind + p("Sesudah") + SECTION)
    ends = [para for para in body.iter(qn("w:p")) if para.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    assert len(ends) == 2
    for end in ends:
        spacing = end.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        assert [spacing.get(qn(f"w:{name}")) for name in ("before", "after", "line", "lineRule")] == [
            "0",
            "0",
            "20",
            "exact",
        ]


def test_a_first_page_of_its_own_is_not_repeated(tmp_path: Path) -> None:
    special = SECTION.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")
    body = body_of(tmp_path, p("Sebelum") + lying() + p("Sesudah") + special)
    found = [s.find(qn("w:titlePg")) is not None for s in body.iter(qn("w:sectPr"))]
    assert found == [True, False, False]


def test_widths_in_percent_become_absolute(tmp_path: Path) -> None:
    """Word writes 5000 for the whole; a column that was widened is told in twips everywhere."""
    percent = table([600, 4000], row(cell(BILLION, 600), cell("Nama", 4000, "Isi"))).replace(
        'w:w="600" w:type="dxa"', 'w:w="652" w:type="pct"'
    ).replace('w:w="4000" w:type="dxa"', 'w:w="4348" w:type="pct"')  # fmt: skip
    body = body_of(tmp_path, percent)
    found = [(int(w.get(qn("w:w"))), w.get(qn("w:type"))) for w in body.iter(qn("w:tcW"))]
    assert found == [(NEEDED, "dxa"), (4600 - NEEDED, "dxa")]


def test_a_spanning_cell_gets_the_sum_of_its_columns(tmp_path: Path) -> None:
    span = '<w:gridSpan w:val="2"/>'
    body = body_of(
        tmp_path,
        table([600, 4000, 1000], row(cell("Judul", 4600, "Isi", span), cell("1", 1000)),
              row(cell(BILLION, 600), cell("Nama", 4000, "Isi"), cell("2", 1000))),
    )  # fmt: skip
    first = next(body.iter(qn("w:tcW")))
    assert int(first.get(qn("w:w"))) == sum(widths(body)[:2])
    assert widths(body)[0] == NEEDED
    assert sum(widths(body)) == 5600


@pytest.mark.parametrize(
    "properties",
    [
        '<w:cnfStyle w:val="000000100000"/><w:tcW w:w="2000" w:type="dxa"/>',
        '<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>',
        "",
    ],
)
def test_a_merge_stands_where_word_wants_it(tmp_path: Path, properties: str) -> None:
    """After the width and the span, before borders and alignment, and only once; also in a cell made by Word."""
    made_by_word = f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{p("{% gabung b %}{{ t }}")}</w:tc>'
    body = body_of(tmp_path, table([2000], row(made_by_word)), {"b": True, "t": "x"})
    names = [child.tag.split("}")[1] for child in next(body.iter(qn("w:tcPr")))]
    assert names.count("vMerge") == 1
    assert names == sorted(names, key=["cnfStyle", "tcW", "gridSpan", "vMerge", "vAlign"].index)
    assert said(body) == "x"
