"""Captions are counted, bookmarks of a loop come apart, and cross-references show the right one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from wordml import attempt, bookmark, bookmarks, caption, codes, field, lines, made, mark, marks_are_balanced, p, run

from lkjip_gen.problems import Code
from lkjip_gen.word.numerals import letters, roman
from lkjip_gen.word.story import parse

CHAPTER_1 = p("BAB I", style="Judul1")
CHAPTER_2 = p("BAB II", style="Judul1")
SECTION = p("Bagian", style="Judul2")


def numbers(tmp_path: Path, *content: str) -> list[str]:
    """The lines that are neither headings nor empty."""
    document = made(tmp_path, "".join(content))["document"]
    assert marks_are_balanced(document)
    return [line for line in lines(document) if line and not line.startswith(("BAB", "Bagian"))]


@pytest.mark.parametrize(
    ("number", "as_letters", "as_roman"),
    [
        (1, "A", "I"), (4, "D", "IV"), (9, "I", "IX"), (14, "N", "XIV"), (26, "Z", "XXVI"), (27, "AA", "XXVII"),
        (28, "BB", "XXVIII"), (52, "ZZ", "LII"), (53, "AAA", "LIII"), (1994, "R" * 77, "MCMXCIV"), (0, "", ""),
    ],
)  # fmt: skip
def test_numerals(number: int, as_letters: str, as_roman: str) -> None:
    assert (letters(number), roman(number)) == (as_letters, as_roman)


def test_code_in_parts() -> None:
    command = parse(' TOC \\o "1-3" \\h\\z \\t \u201cJudul Depan;1\u201d ')
    assert command.name == "TOC"
    assert command.switches == {"o": "1-3", "h": None, "z": None, "t": "Judul Depan;1"}
    command = parse(r"seq Tabel \* ARABIC \s1 \* MERGEFORMAT")
    assert (command.name, command.arguments, command.formats) == ("SEQ", ("Tabel",), ("ARABIC", "MERGEFORMAT"))
    assert command.switches == {"s": "1"}
    assert parse("  ").name == ""


def test_captions_begin_again_in_each_chapter(tmp_path: Path) -> None:
    found = numbers(
        tmp_path, CHAPTER_1, caption("1"), SECTION, caption("1"), CHAPTER_2, caption("2"), caption("2"), caption("2")
    )
    assert found == [f"Tabel {n} Judul" for n in ("1.1", "1.2", "2.1", "2.2", "2.3")]


def test_a_restart_at_a_deeper_level_also_takes_the_higher(tmp_path: Path) -> None:
    one = p(field(r"SEQ Gambar \s 2"))
    assert numbers(tmp_path, CHAPTER_1, one, SECTION, one, one, CHAPTER_2, one) == ["1", "1", "2", "1"]


def test_headings_by_outline_level_count_and_those_in_text_boxes_do_not(tmp_path: Path) -> None:
    one = p(field(r"SEQ Gambar \s 1"))
    direct = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:p>'
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('', style='Judul1')}</w:txbxContent></w:pict></w:r></w:p>"
    front = p("", style="Depan")  # its level is inherited
    assert numbers(tmp_path, one, one, box, one, direct, one, front, one) == ["1", "2", "3", "1", "1"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([r"SEQ A", r"SEQ B", r"SEQ a", r"SEQ A \n"], ["1", "1", "2", "3"]),
        ([r"SEQ A", r"SEQ A \r 7", r"SEQ A", r"SEQ A \c", r"SEQ A"], ["1", "7", "8", "8", "9"]),
        ([r"SEQ A \* ROMAN", r"SEQ A \* roman", r"SEQ A \r 4 \* ROMAN \* MERGEFORMAT"], ["I", "ii", "IV"]),
        ([r"SEQ A \* ALPHABETIC", r"SEQ A \* alphabetic", r"SEQ A \* Arabic"], ["A", "b", "3"]),
        ([r"SEQ A", r"SEQ A \h", r"SEQ A", r"SEQ A \h \* ARABIC"], ["1", "", "3", "4"]),
        ([r"SEQ A \r 0", r"SEQ A"], ["0", "1"]),
        ([r"SEQ A", "SEQ A penanda", "SEQ", "SEQ A"], ["1", "0", "0", "2"]),  # the number of another place stays
    ],
)
def test_switches(tmp_path: Path, fields: list[str], expected: list[str]) -> None:
    document = made(tmp_path, "".join(p("x", field(code)) for code in fields))["document"]
    assert [line[1:] for line in lines(document)] == expected


def test_every_form_of_a_field(tmp_path: Path) -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    simple = f'<w:fldSimple w:instr=" SEQ A "><w:r>{bold}<w:t>9</w:t></w:r></w:fldSimple>'
    without_result = mark("begin") + f"<w:r>{bold}<w:instrText> SEQ A </w:instrText></w:r>" + mark("end")
    in_one_run = (
        f'<w:r>{bold}<w:fldChar w:fldCharType="begin"/><w:instrText> SE</w:instrText><w:instrText>Q A </w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/><w:t>9</w:t><w:fldChar w:fldCharType="end"/><w:t>!</w:t></w:r>'
    )
    long_result = field("SEQ A", "").replace(mark("separate"), mark("separate") + f"<w:r>{bold}<w:t>1</w:t></w:r>" * 3)
    document = made(tmp_path, "".join(map(p, (simple, without_result, in_one_run, long_result))))["document"]
    assert lines(document) == ["1", "2", "3!", "4"]
    assert marks_are_balanced(document)
    assert codes(document)[0] == "SEQ A"
    results = [t.getparent() for t in document.iter(qn("w:t"))]
    assert [r.find(qn("w:rPr")) is not None for r in results] == [True, False, True, True, True]


def test_libreoffice_keeps_the_result_of_small_letters(tmp_path: Path) -> None:
    document = made(tmp_path, CHAPTER_1 + caption("1") + p(field("SEQ Gambar")))["document"]
    assert codes(document) == [r"seq Tabel \* ARABIC \s 1", "SEQ Gambar"]


def test_copies_of_a_bookmark_get_names_of_their_own(tmp_path: Path) -> None:
    body = (
        p(bookmark("tabel_2", "lain", number=5))
        + p("{%p for x in xs %}")
        + p(bookmark("Tabel", "{{ x }}", number=5))
        + p("{%p endfor %}")
        + p('<w:bookmarkStart w:id="8" w:name="tanpa_akhir"/><w:bookmarkEnd w:id="9"/>', bookmark("_GoBack", "a"))
    )
    document = made(tmp_path, body, {"xs": ["a", "b", "c"]})["document"]
    assert bookmarks(document) == ["tabel_2", "Tabel", "Tabel_3", "Tabel_4"]


def test_names_stay_within_forty_characters(tmp_path: Path) -> None:
    body = p("{%p for x in xs %}") + p(bookmark("a" * 40, "{{ x }}")) + p("{%p endfor %}")
    document = made(tmp_path, body, {"xs": ["1", "2"]})["document"]
    assert bookmarks(document) == ["a" * 40, "a" * 38 + "_2"]


def test_a_reference_shows_what_the_bookmark_marks(tmp_path: Path) -> None:
    mark_of = bookmark("tabel_visi", "Tabel\u00a03.", field(r"SEQ Tabel \* ARABIC \s 1"))
    body = CHAPTER_1 + p("Lihat ", field(r"REF tabel_visi \h"), ".") + caption("3") + p(mark_of, " Visi", style="Ket")
    assert numbers(tmp_path, body) == ["Lihat Tabel\u00a03.2.", "Tabel 3.1 Judul", "Tabel\u00a03.2 Visi"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"REF a \h", "Umum dan lain"), (r'REF "A"', "Umum dan lain"), (r"REF a \* Upper", "UMUM DAN LAIN"),
        (r"REF a \* lower \* MERGEFORMAT", "umum dan lain"), (r"REF a \r \h", "A"), (r"REF a \p", "0"),
        (r"PAGEREF a \h", "0"),
    ],
)  # fmt: skip
def test_kinds_of_reference(tmp_path: Path, code: str, text: str) -> None:
    heading = p(bookmark("a", "Umum</w:t><w:br/><w:t>dan lain"), style="Judul2")
    assert lines(made(tmp_path, heading + p(field(code)))["document"])[1] == text


def loop(*content: str) -> str:
    return p("{%p for x in xs %}") + "".join(content) + p("{%p endfor %}")


TARGET = p(bookmark("t", "Tabel ", field("SEQ T")), " {{ x }}")
TABLE = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc>{p("sel") * 9}</w:tc></w:tr></w:tbl>'
ASK = p("? ", field(r"REF t \h"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (loop(ASK, TARGET), ["1", "2", "3"]),
        (loop(TARGET, ASK), ["1", "2", "3"]),
        (loop(TARGET, TABLE, ASK), ["1", "2", "3"]),  # the next bookmark is nearer, but of another round
        (loop(ASK, TARGET, TABLE, ASK), ["1", "1", "2", "2", "3", "3"]),
        (ASK + loop(p("jauh"), TARGET), ["1"]),
        (loop(TARGET) + ASK, ["3"]),
        (loop(TARGET, ASK, ASK + TABLE), ["1", "1", "2", "2", "3", "3"]),
        (loop(TARGET).replace("for x in xs", "for x in xs[:2]") + p("antara"), []),
    ],
)
def test_a_reference_in_a_loop_means_its_own_round(tmp_path: Path, body: str, expected: list[str]) -> None:
    document = made(tmp_path, body, {"xs": ["a", "b", "c"]})["document"]
    assert [line.split()[-1] for line in lines(document) if line.startswith("?")] == expected
    names = [code.split()[1] for code in codes(document) if code.startswith("REF")]
    assert names == [f"t_{n}" if n != "1" else "t" for n in expected]


def test_at_equal_distance_the_later_bookmark_is_meant(tmp_path: Path) -> None:
    twice = TARGET.replace("{{ x }}", "")
    assert lines(made(tmp_path, twice + ASK + twice)["document"])[1] == "? Tabel 2"


def footnotes(content: str) -> dict[str, Any]:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f'<w:footnotes {space}><w:footnote w:id="2">{content}</w:footnote></w:footnotes>'
    return {"footnotes.xml": ("footnotes", kind, xml.encode())}


def test_references_in_notes(tmp_path: Path) -> None:
    parts = made(tmp_path, TARGET.replace("{{ x }}", ""), parts=footnotes(p("Lihat ", field("REF t"))))
    assert lines(parts["footnotes"]) == ["Lihat Tabel 1"]


def test_a_reference_to_nothing_is_told_with_its_place(tmp_path: Path) -> None:
    body = p("Umum", style="Judul2") + p("Lihat ", field(r"REF tabel_x \h")) + p(field(r"REF tabel_x \h"))
    result, problems = attempt(tmp_path, body)
    assert result is None
    assert {problem.code for problem in problems} == {Code.TEMPLATE_BROKEN}
    assert '"tabel_x"' in problems[0].text
    assert 'di bawah judul "Umum"' in problems[0].text


def test_nothing_of_ours_stays_in_the_document(tmp_path: Path) -> None:
    body = loop('<w:p w14:paraId="12345678" w14:textId="77777777">' + run("{{ x }}") + "</w:p>")
    document = made(tmp_path, body, {"xs": ["a", "b"]})["document"]
    assert [dict(node.attrib) for node in document.iter(qn("w:p"))] == [{}, {}]
