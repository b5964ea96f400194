"""Pages estimated from heights, on small documents whose pages are worked out by hand; and the numbers printed on them.

A page holds 20 lines: 10 000 twips less 1 000 above and below, lines of exactly 400.
"""

from __future__ import annotations

from functools import partial

import pytest
from wordml import bookmark, field, p, package, parts_of

from lkjip_gen.word.entries import paging_by
from lkjip_gen.word.package import reproducible
from lkjip_gen.word.pages.copying import for_counting, section_of, target_of
from lkjip_gen.word.pages.estimate import estimated, read_document
from lkjip_gen.word.pages.faces import Face
from lkjip_gen.word.pages.fonts import fonts_of
from lkjip_gen.word.pages.lists import entries
from lkjip_gen.word.pages.numbers import Counted, Section, sections
from lkjip_gen.word.story import parse

STYLE = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="20"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr>'
    '<w:spacing w:line="400" w:lineRule="exact"/>{}</w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Judul"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
    "<w:pPr><w:keepNext/></w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Baru"><w:name w:val="Baru"/><w:basedOn w:val="N"/>'
    "<w:pPr><w:pageBreakBefore/></w:pPr></w:style>"
    '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:tblPr><w:tblCellMar><w:left w:w="0"/>'
    '<w:right w:w="0"/></w:tblCellMar></w:tblPr></w:style>'
)
NO_WIDOWS = '<w:widowControl w:val="0"/>'


def section(inner: str = "", *, wide: int = 7000, high: int = 10_000, header: str = "") -> str:
    return (
        f'<w:sectPr>{header}{inner}<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="1000" w:right="1000" '
        'w:bottom="1000" w:left="1000" w:header="300" w:footer="300" w:gutter="0"/></w:sectPr>'
    )


def target(number: int, text: str = "x") -> str:
    return bookmark(f"_Toc{number}", text, number=number)


def lines(count: int) -> str:
    return p("x") * count


def pages(body: str, style: str = NO_WIDOWS, end: str = "") -> dict[str, int]:
    found = read_document(package(body + (end or section()), styles=STYLE.format(style), numbering=None))
    return {name.removeprefix("_Toc"): page for name, page in found.targets.items()}


def row(text: str, properties: str = "", cells: int = 1, merge: str = "") -> str:
    inside = text if text.startswith("<") else p(text)
    one = f'<w:tc><w:tcPr><w:tcW w:w="{5000 // cells}" w:type="dxa"/>{merge}</w:tcPr>{inside}</w:tc>'
    return f"<w:tr><w:trPr>{properties}</w:trPr>{one * cells}</w:tr>"


def table(*rows: str, cells: int = 1) -> str:
    grid = f'<w:gridCol w:w="{5000 // cells}"/>' * cells
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


# --- paragraphs ---


def test_twenty_lines_fill_a_page() -> None:
    assert pages(lines(19) + p(target(1)) + p(target(2)) + lines(19) + p(target(3))) == {"1": 1, "2": 2, "3": 3}


def test_a_long_word_and_words_fill_lines() -> None:
    """Ten points of Arial: "n" is 111.2 twips wide and a space 55.6, so a pair takes 166.8."""
    assert Face("Arial", 10).width("n") == pytest.approx(111.2)
    assert Face("Arial", 10).width(" ") == pytest.approx(55.6)
    # 30 letters and 29 spaces take 4 948 of 5 000 twips; the next letter begins a line
    assert pages(p(" ".join(["n"] * 30)) + lines(18) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}
    assert pages(p(" ".join(["n"] * 31)) + lines(17) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}
    assert pages(p("n" * 44) + lines(18) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}  # one line, 44 times 111.2
    assert pages(p("n" * 46) + lines(17) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}  # two lines


def test_a_heading_goes_with_what_follows() -> None:
    heading = p(target(1), style="Judul")
    assert pages(lines(18) + heading + lines(1)) == {"1": 1}
    assert pages(lines(19) + heading + lines(1)) == {"1": 2}
    assert pages(lines(18) + heading + p(target(2), style="Judul") + lines(1)) == {"1": 2, "2": 2}
    two = p("n" * 60 + " " + "n" * 40)  # its lines stay together: they are fewer than four
    assert pages(lines(18) + heading + two, style="") == {"1": 2}


def test_breaks_before_and_within() -> None:
    assert pages(lines(1) + p(target(1), style="Baru") + lines(1) + p(target(2), style="Baru")) == {"1": 2, "2": 3}
    assert pages(p(target(1), style="Baru")) == {"1": 1}  # it stands at the top already
    broken = p('<w:r><w:t>x</w:t><w:br w:type="page"/></w:r>')
    assert pages(broken + p(target(1))) == {"1": 2}


def test_space_between_paragraphs_is_the_larger_one() -> None:
    """400 for the line and 400 between: twenty of them need 20 x 400 + 19 x 400 = 15 600, two pages of ten."""
    style = '<w:spacing w:before="400" w:after="300" w:line="400" w:lineRule="exact"/>' + NO_WIDOWS
    body = "".join(p(target(n)) for n in range(1, 22))
    found = pages(body, style=style)
    assert [n for n, page in found.items() if page == 1] == [str(n) for n in range(1, 11)]
    assert [n for n, page in found.items() if page == 3] == ["21"]


def test_the_space_above_is_left_out_where_a_page_begins_by_itself() -> None:
    """Twenty lines of 400 fill a page. With 1 000 above the first there is room for 17 of them."""

    def spaced(properties: str = "") -> str:
        return f'<w:p><w:pPr>{properties}<w:spacing w:before="1000"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'

    assert pages(lines(20) + spaced() + lines(18) + p(target(1)) + p(target(2))) == {"1": 2, "2": 3}
    asked = "<w:pageBreakBefore/>"
    assert pages(lines(1) + spaced(asked) + lines(15) + p(target(1)) + p(target(2))) == {"1": 2, "2": 3}
    assert pages(spaced() + lines(15) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}  # the first of the document


def test_an_empty_end_of_a_section_begins_no_page() -> None:
    ended = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    assert pages(lines(20) + ended + p(target(1))) == {"1": 2}
    assert pages(lines(21) + ended + p(target(1))) == {"1": 3}


def test_a_picture_is_as_high_as_it_is() -> None:
    """4 000 twips: ten lines. With automatic spacing the line grows with it."""
    drawing = '<w:r><w:drawing><wp:inline><wp:extent cx="635000" cy="2540000"/></wp:inline></w:drawing></w:r>'
    auto = '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
    picture = f"<w:p>{auto}{drawing}</w:p>"
    assert pages(picture + lines(9) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}


def test_a_long_header_pushes_the_text_down() -> None:
    """Six lines of 400 after 300 end at 2 700: 1 700 twips less, so 6 300 for text, 15 lines."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = f'<w:hdr xmlns:w="{namespace}">{lines(6)}</w:hdr>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    header = '<w:headerReference w:type="default" r:id="rheader1"/>'
    made = package(
        lines(14) + p(target(1)) + p(target(2)) + section(header=header),
        styles=STYLE.format(NO_WIDOWS), numbering=None, parts={"header1.xml": ("header", kind, content)},
    )  # fmt: skip
    assert read_document(made).targets == {"_Toc1": 1, "_Toc2": 2}


# --- tables ---


def test_rows_fill_pages_and_headings_come_again() -> None:
    head = row("Kepala", "<w:tblHeader/>")
    plain = table(*[row("x")] * 19, row(p(target(1))), row(p(target(2))))
    assert pages(plain) == {"1": 1, "2": 2}
    again = table(head, *[row("x")] * 18, row(p(target(1))), *[row("x")] * 19, row(p(target(2))))
    assert pages(again) == {"1": 1, "2": 3}  # 19 under the heading on each page: 1 to 19, 20 to 38, and the 39th
    assert pages(table(head, *[row("x")] * 18, row(p(target(1)))) + p(target(2))) == {"1": 1, "2": 2}


def test_a_row_that_may_not_break_goes_on_as_a_whole() -> None:
    three = "".join(p(text) for text in ("x", "x", "x"))
    assert pages(lines(18) + table(row(p(target(1)) + three, "<w:cantSplit/>"))) == {"1": 2}
    assert pages(lines(18) + table(row(p(target(1)) + three))) == {"1": 1}


def test_the_highest_cell_and_the_asked_height_count() -> None:
    tall = row("x", '<w:trHeight w:val="4000" w:hRule="atLeast"/>')
    assert pages(table(tall) + lines(9) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}
    two = f"<w:tr><w:tc>{p('x')}</w:tc><w:tc>{lines(10)}</w:tc></w:tr>"
    assert pages(table(two, cells=2) + lines(9) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}


def test_a_merged_cell_stretches_its_last_row() -> None:
    """Ten lines over two rows of one line each: eight more in the second."""
    begin = f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{lines(10)}</w:tc><w:tc>{p("x")}</w:tc></w:tr>'
    end = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc><w:tc>{p('x')}</w:tc></w:tr>"
    assert pages(table(begin, end, cells=2) + lines(9) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}


def test_a_table_that_wants_to_stay_whole() -> None:
    """Every row keeps with the next: the caption above and the five rows go on together."""
    kept = partial(row, properties="<w:cantSplit/>")
    inside = p("x", style="Judul")
    whole = table(*[kept(inside)] * 4, kept(p(target(2))))
    assert pages(lines(15) + p(target(1), style="Judul") + whole) == {"1": 2, "2": 2}
    assert pages(lines(14) + p(target(1), style="Judul") + whole) == {"1": 1, "2": 1}


# --- the numbers that are printed ---


def counted(*kinds: tuple[str, int | None, str], starts: list[int], upto: int) -> list[str]:
    numbers = Counted([Section(*kind) for kind in kinds], starts)
    return [numbers.printed(page) for page in range(1, upto + 1)]


NEXT = "nextPage"


@pytest.mark.parametrize(
    ("kinds", "starts", "expected"),
    [
        ([("decimal", None, NEXT)], [1], "1 2 3"),
        ([("decimal", None, NEXT), ("lowerRoman", 1, NEXT), ("decimal", 1, NEXT)], [1, 2, 4], "1 i ii 1 2"),
        ([("lowerRoman", 3, NEXT), ("decimal", None, NEXT)], [1, 3], "iii iv 5 6"),  # goes on, in its own way
        ([("decimal", 1, NEXT), ("upperLetter", None, NEXT)], [1, 2], "1 B C"),
        # one that begins within a page has its say from the next one on
        ([("decimal", None, NEXT), ("lowerRoman", 1, "continuous")], [1, 2], "1 2 ii iii"),
        ([("decimal", None, NEXT), ("decimal", None, "oddPage")], [1, 3], "1 2 3 4"),
        ([("decimal", None, NEXT), ("decimal", None, "evenPage")], [1, 2], "1 2 3"),
        ([("decimal", None, NEXT), ("decimal", None, "oddPage")], [1, 2], "1 3 4"),
        ([("decimal", 0, NEXT)], [1], "0 1"),
    ],
)
def test_printed_numbers(kinds: list[tuple[str, int | None, str]], starts: list[int], expected: str) -> None:
    assert counted(*kinds, starts=starts, upto=len(expected.split())) == expected.split()


def test_sections_as_they_are_written() -> None:
    xml = (
        '<w:sectPr w:rsidR="1"><w:type w:val="continuous"/><w:pgNumType w:fmt="lowerRoman" w:start="4"/></w:sectPr>'
        '<w:sectPr/><w:sectPr><w:pgNumType w:chapStyle="1"/></w:sectPr>'
    )
    assert sections(xml) == [Section("lowerRoman", 4, "continuous"), Section(), Section()]


# --- a whole document ---


def entry(number: int, text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{paging_by(parse('TOC')).tail(f'_Toc{number}')}</w:p>"


def test_the_lists_get_what_is_printed() -> None:
    roman = section('<w:pgNumType w:fmt="lowerRoman" w:start="1"/>')
    front = f"<w:p><w:pPr>{roman}</w:pPr></w:p>"
    body = entry(1, "Depan") + entry(2, "Bab") + entry(3, "Akhir") + entry(9, "Hilang")
    body += p(target(1)) + front + p(target(2)) + lines(20) + p(target(3))
    document = package(body + section('<w:pgNumType w:start="1"/>'), styles=STYLE.format(NO_WIDOWS), numbering=None)
    made = estimated(reproducible(document))
    text = parts_of(made)["word/document.xml"].decode()
    assert entries(text) == [("_Toc1", "i"), ("_Toc2", "1"), ("_Toc3", "2"), ("_Toc9", "i")]
    without = reproducible(package(lines(3), numbering=None))
    assert estimated(without) == without


def test_the_copy_for_counting_names_targets_and_sections() -> None:
    ended = f"<w:p><w:pPr><w:jc w:val='left'/>{section()}</w:pPr></w:p>"
    body = p(target(1)) + ended + "<w:p/>" + ended + table(row("x"))
    copy = for_counting(reproducible(package(body + section(), styles=STYLE.format(""), numbering=None)))
    text = parts_of(copy)["word/document.xml"].decode()
    assert "_Toc" not in text
    names = [name.partition('"')[0] for name in text.split('w:name="')[1:]]
    assert [section_of(name) for name in names if section_of(name) is not None] == [0, 1, 2]
    assert [target_of(name) for name in names if target_of(name)] == ["_Toc1"]
    assert text.count("<w:bookmarkStart") == text.count("<w:bookmarkEnd") == 4
    assert (section_of("bagian1"), target_of("tabel_iku")) == (None, "")


def test_fonts_of_what_is_printed() -> None:
    """Of styles only those that paragraphs have; through a theme, too."""
    theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:latin '
        b'typeface="Bookman Old Style"/></a:minorFont></a:theme>'
    )
    own = '<w:r><w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr><w:t>x</w:t></w:r>'
    themed = '<w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr><w:t>x</w:t></w:r>'
    unused = '<w:style w:type="paragraph" w:styleId="U"><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:style>'
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    made = package(
        p(own, themed) + section(), styles=STYLE.format("") + unused, numbering=None,
        parts={"theme/theme1.xml": ("theme", kind, theme)},
    )  # fmt: skip
    assert fonts_of(made) == {"Arial", "Georgia", "Bookman Old Style"}


def test_a_field_in_the_text_shows_its_result() -> None:
    """Its code takes no room."""
    long = field("REF tabel " + "n" * 200, "Tabel 1")
    assert pages(p(long) + lines(18) + p(target(1)) + p(target(2))) == {"1": 1, "2": 2}
