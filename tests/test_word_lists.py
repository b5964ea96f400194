"""Typed marks become Word's own lists, and what is printed stays what was typed."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from wordml import STYLES, attempt, bookmark, field, lines, made, p, run

from lkjip_gen.word.numbering import labels, read_numbering
from lkjip_gen.word.story import read_story
from lkjip_gen.word.styles import Styles

LOOP = p("{%p for x in xs %}") + p("{{ x }}", style="Daftar") + p("{%p endfor %}")

# what is typed, and the level of each item
CASES = [
    ("1. 2. 3.", "0 0 0"),
    ("1. a. b. 2.", "0 1 1 0"),
    ("a. 1. 2. b. -", "0 1 1 0 1"),
    ("1. 1. 3.", "0 0 0"),
    ("3) 4) a) b) 5) a)", "0 0 1 1 0 1"),
    ("1. 1) 2) 2.", "0 1 1 0"),
    ("- - • - 1. 2. - 1.", "0 0 1 0 1 1 0 1"),
    ("1. c. d. 2. a. b. 3. c.", "0 1 1 0 1 1 0 1"),
    ("1. - 2. a. - b. 3. -", "0 1 0 1 2 1 0 1"),
    ("z. aa. bb.", "0 0 0"),
    ("(1) (2) (a) (b) (3)", "0 0 1 1 0"),
    ("1. a. (1) - (2) b. 2. a.", "0 1 2 3 2 1 0 1"),
    ("1. a. a. c. 2. a.", "0 1 1 1 0 1"),
    ("5. 7. 8. 0. 1.", "0 0 0 0 0"),
    ("1. 2. 1. 2.", "0 0 0 0"),
]


def typed(marks: str) -> list[str]:
    return [f"{mark}\tbutir {mark}" for mark in marks.split()]


def list_lines(parts: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Level, printed mark (as Word counts) and text of all paragraphs; no level where there is no list."""
    styles = Styles(parts["styles"])
    story = read_story(parts["document"], styles.default)
    nums = read_numbering(parts.get("numbering"), styles)
    counted = labels(story.paragraphs, nums, styles)
    found = []
    for paragraph, text in zip(story.paragraphs, lines(parts["document"]), strict=True):
        level = mark = ""
        if paragraph.numbered is not None:
            level, num_id = (paragraph.numbered.find(qn(tag)).get(qn("w:val")) for tag in ("w:ilvl", "w:numId"))
            how = nums[num_id].levels[int(level)]
            mark = how.text if how.kind == "bullet" else counted[paragraph.element]
        found.append((level, mark, text))
    return found


@pytest.mark.parametrize(("marks", "levels"), CASES, ids=[marks for marks, _ in CASES])
def test_levels_and_marks(tmp_path: Path, marks: str, levels: str) -> None:
    found = list_lines(made(tmp_path, LOOP, {"xs": typed(marks)}))
    assert [level for level, _, _ in found] == levels.split()
    assert [mark.replace("–", "-") for _, mark, _ in found] == marks.split()
    assert [text for _, _, text in found] == [f"butir {mark}" for mark in marks.split()]


def test_every_order_of_four_marks(tmp_path: Path) -> None:
    orders = [" ".join(marks) for marks in itertools.product(("1.", "3.", "a.", "b.", "-"), repeat=4)]
    body = p("{%p for xs in daftar %}") + LOOP + p("Antara") + p("{%p endfor %}")
    found = list_lines(made(tmp_path, body, {"daftar": [typed(marks) for marks in orders]}))
    assert len(orders) == 625
    printed = [mark.replace("–", "-") for _, mark, text in found if text != "Antara"]
    assert printed == [mark for marks in orders for mark in marks.split()]


def test_every_list_begins_again_and_equal_lists_share_their_levels(tmp_path: Path) -> None:
    again = LOOP + p("Antara") + LOOP + p("Antara") + LOOP.replace("xs", "ys")
    parts = made(tmp_path, again, {"xs": typed("1. 2."), "ys": typed("1. a.")}, numbering=None)
    assert [mark for _, mark, _ in list_lines(parts)] == ["1.", "2.", "", "1.", "2.", "", "1.", "a."]
    tags = [child.tag for child in parts["numbering"]]
    assert tags == [qn("w:abstractNum")] * 2 + [qn("w:num")] * 3
    for tag, attribute in (("w:abstractNum", "w:abstractNumId"), ("w:num", "w:numId")):
        ids = [node.get(qn(attribute)) for node in parts["numbering"].iter(qn(tag)) if node.get(qn(attribute))]
        assert len(set(ids)) == len(ids)
    marks = [node.get(qn("w:val")) for node in parts["numbering"].iter(qn("w:nsid"))]
    assert len(set(marks)) == 2


def test_new_lists_beside_those_of_the_template(tmp_path: Path) -> None:
    parts = made(tmp_path, p("Umum", style="Judul2") + LOOP, {"xs": typed("1.")})
    assert [child.tag for child in parts["numbering"]] == [qn("w:abstractNum")] * 2 + [qn("w:num")] * 2
    num = parts["numbering"][-1]
    assert (num.get(qn("w:numId")), num[0].get(qn("w:val"))) == ("2", "1")


def test_lists_in_two_containers_and_with_something_between(tmp_path: Path) -> None:
    cell = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    body = LOOP + cell.format(LOOP) + LOOP + '<w:bookmarkEnd w:id="3"/>' + LOOP
    found = list_lines(made(tmp_path, body, {"xs": typed("1. 2.")}))
    assert [mark for _, mark, _ in found] == ["1.", "2."] * 4
    document = made(tmp_path, body.replace(p("{{ x }}", style="Daftar"), p("{{ x }}", style="Ket")), {"xs": ["1.\ta"]})
    assert lines(document["document"]) == ["1.\ta"] * 4  # only the style of lists is touched


@pytest.mark.parametrize(
    "text", ["tanpa tanda", "1 \ta", "12345.\ta", "A.\tYani", "01.\ta", "iv.\ta", "(1.\ta", "1.a\tb", "1. a", "\ta", ""]
)
def test_what_is_no_mark_stays_and_does_not_end_the_list(tmp_path: Path, text: str) -> None:
    found = list_lines(made(tmp_path, LOOP, {"xs": ["1.\ta", text, "2.\tb"]}))
    assert found == [("0", "1.", "a"), ("", "", text), ("0", "2.", "b")]


def test_a_mark_in_pieces_and_beside_fields(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        p(run("1"), run("."), tab, run("a"), style="Daftar")
        + p(bookmark("t", "2."), tab, field("SEQ A"), style="Daftar")
        + p(field("SEQ A"), ".", tab, run("c"), style="Daftar")
        + p(run("2.") + tab + run("d"), style="Daftar")
    )
    found = list_lines(made(tmp_path, body))
    assert found == [("0", "1.", "a"), ("0", "2.", "1"), ("", "", "2.\tc"), ("0", "2.", "d")]


def test_indents_and_look(tmp_path: Path) -> None:
    parts = made(tmp_path, LOOP, {"xs": typed("1. a. -")}, numbering=None)
    indents = [(i.get(qn("w:left")), i.get(qn("w:hanging"))) for i in parts["numbering"].iter(qn("w:ind"))]
    assert indents == [("425", "425"), ("850", "425"), ("1275", "425")]
    assert list(parts["numbering"].iter(qn("w:rFonts"))) == []
    wide = STYLES.replace('w:left="425" w:hanging="425"', 'w:left="709" w:hanging="284"')
    parts = made(tmp_path, LOOP, {"xs": typed("1. a.")}, numbering=None, styles=wide)
    assert [i.get(qn("w:left")) for i in parts["numbering"].iter(qn("w:ind"))] == ["709", "993"]


def test_properties_stand_in_their_order(tmp_path: Path) -> None:
    body = p("1.\tx", style="Daftar").replace("</w:pPr>", '<w:keepNext/><w:jc w:val="left"/></w:pPr>')
    body = body.replace("1.\tx", "1.</w:t><w:tab/><w:t>x")
    document = made(tmp_path, body)["document"]
    properties = next(document.iter(qn("w:pPr")))
    assert [child.tag for child in properties] == [qn(f"w:{n}") for n in ("pStyle", "keepNext", "numPr", "jc")]


def test_a_style_known_by_its_alias_or_not_at_all(tmp_path: Path) -> None:
    alias = STYLES.replace('"Isi Daftar"/>', '"List Paragraph"/><w:aliases w:val="Butir,Isi Daftar"/>')
    assert list_lines(made(tmp_path, LOOP, {"xs": ["1.\ta"]}, styles=alias)) == [("0", "1.", "a")]
    other = STYLES.replace('"Isi Daftar"', '"Lain"')
    assert list_lines(made(tmp_path, LOOP, {"xs": ["1.\ta"]}, styles=other)) == [("", "", "1.\ta")]


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="tanpa LibreOffice")
def test_libreoffice_prints_the_same(tmp_path: Path) -> None:
    """Lists, chapters of captions, references and contents, as another program reads them."""
    body = p(field(r'TOC \o "1-2"')) + p(field(r'TOC \c "Tabel"')) + p("BAB I", style="Judul1")
    body += "".join(LOOP.replace("xs", f"c{i}") + p("Antara") for i in range(len(CASES)))
    for chapter in ("I", "II"):
        one = bookmark(f"t{chapter}", f"Tabel {chapter}.", field(r"SEQ Tabel \* ARABIC \s 1"))
        body += p(f"BAB {chapter}", style="Judul1") + p("Umum", style="Judul2") + p(one, f" Judul {chapter}")
        body += p("Lihat ", field(rf"REF t{chapter} \h"), ".")
    result, problems = attempt(tmp_path, body, {f"c{i}": typed(marks) for i, (marks, _) in enumerate(CASES)})
    assert problems == []
    assert result is not None
    (tmp_path / "hasil.docx").write_bytes(result)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "hasil.docx"], check=True, capture_output=True)
    pages = subprocess.run(["pdftotext", "-layout", tmp_path / "hasil.pdf", "-"], check=True, capture_output=True)
    printed = [" ".join(line.split()) for line in pages.stdout.decode().splitlines() if line.strip()]
    items = [line.replace("–", "-") for line in printed if " butir " in line]
    assert items == [f"{mark} butir {mark}" for marks, _ in CASES for mark in marks.split()]
    entries = [re.sub(r"\.+0$", "", line) for line in printed[:7]]  # dots up to pages that are not known yet
    assert entries == ["BAB I", "BAB I", "A. Umum", "BAB II", "A. Umum", "Tabel I.1 Judul I", "Tabel II.1 Judul II"]
    assert [line for line in printed if line.startswith("Lihat")] == ["Lihat Tabel I.1.", "Lihat Tabel II.1."]
