"""The fast way makes what the plain way makes: our templates with the examples and with made contexts, and faults.

The plain way takes a second a document. So only some documents are rendered whole here, all others with pieces of the
template (`cuts`); `python -m bench.equal` renders everything whole.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from both_ways import CASCADING, LKJIP, MATRIKS, PKS, POHON, TEMPLATES, compared, docxtpl_counted
from contexts import MOODS, base, case, matrix_base, matrix_case
from cuts import body_of, cuts, write_cuts
from examples import LARGE, MURNI, NAMES, PERUBAHAN, example
from pks import FORMS, template
from test_word_pictures import jpeg, png
from wordml import PROPERTIES, bookmark, caption, field, p, package

from lkjip_gen.word import engine

PICTURES = {"Lambang": png(40, 50), "Piagam": jpeg(120, 240)}
PAPERS = (None, "A4", "F4")
STAMPS = ("", "DRAF")
COMBINATIONS = list(product(NAMES, PAPERS, STAMPS, (True, False)))


def with_pictures(name: str) -> dict[str, Any]:
    """The context of an example with a logo and a photograph."""
    context = dict(base(name))
    photograph: list[Any] = [{"nama": "Piagam penghargaan", "foto": "Piagam"}]
    lampiran = {**context["lampiran"], "ada_foto": True, "foto": photograph}
    return {**context, "ada_logo": True, "logo": "Lambang", "lampiran": lampiran}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Those of the LKjIP; other templates are small enough to be compared whole."""
    return write_cuts(LKJIP, tmp_path_factory.mktemp("cuts"))


def test_the_cuts_of_the_template_hold_all_of_it() -> None:
    body = body_of(LKJIP.read_bytes())
    counted = Counter(id(element) for cut in cuts(body) for element in cut[:-1])
    assert set(counted) == {id(element) for element in body[:-1]}
    repeated = ["".join(element.itertext()) for element in body[:-1] if counted[id(element)] > 1]
    assert all(text.startswith(("{%p for", "{%p endfor")) for text in repeated)
    assert len(repeated) == 4  # the loops over sasaran and over the attached PKs, which are too long for one cut


def test_our_templates_are_these() -> None:
    """Those that the cuts and whole documents of this module, of test_fast_pk and test_fast_trees were chosen for."""
    assert sorted([LKJIP, MATRIKS, CASCADING, POHON, *PKS]) == TEMPLATES
    assert sorted(template(form) for form in FORMS) == PKS


@pytest.mark.parametrize("number", range(len(COMBINATIONS)), ids=lambda n: "-".join(map(str, COMBINATIONS[n])))
def test_examples_on_every_paper_with_and_without_stamp_and_pictures(number: int, pieces: list[Path]) -> None:
    name, paper, stamp, illustrated = COMBINATIONS[number]
    context = with_pictures(name) if illustrated else base(name)
    how = {"paper": paper, "stamp": stamp, "pictures": PICTURES if illustrated else {}}
    placeholders = [pieces[0], next(cut for cut in pieces if b"f.foto" in body_text(cut))]
    for cut in [*placeholders, pieces[number % len(pieces)]]:
        made, found = compared(cut, context, how)
        assert found == [], cut.name
        assert made.made is not None, cut.name


def body_text(template: Path) -> bytes:
    """The properties of drawings and the texts of a body."""
    nodes = [node for element in body_of(template.read_bytes()) for node in element.iter()]
    return "".join(str(node.get("descr") or node.text or "") for node in nodes).encode()


@pytest.mark.parametrize(
    ("name", "how"),
    [
        (MURNI, {"paper": "F4", "pictures": PICTURES}),
        (PERUBAHAN, {"paper": "A4", "stamp": "DRAF"}),
        (LARGE, {}),
    ],
)
def test_examples_as_whole_documents(name: str, how: dict[str, Any]) -> None:
    how = {**how, "figures": example(name).content.figures}
    made, found = compared(LKJIP, with_pictures(name) if "pictures" in how else base(name), how)
    assert found == []
    assert made.made is not None


# one of each mood but those of which the cuts see enough, from different examples
@pytest.mark.parametrize("number", [7, 14, 21, 40, 49, 59, 63, 70, 102])
def test_made_contexts_as_whole_documents(number: int) -> None:
    one = case(number)
    _, found = compared(LKJIP, one.context, one.how)
    assert found == [], f"{one.mood}, {one.base}"


@pytest.mark.parametrize("name", [PERUBAHAN, LARGE])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("stamp", STAMPS)
def test_the_matrix_of_examples(name: str, paper: str | None, stamp: str) -> None:
    made, found = compared(MATRIKS, matrix_base(name), {"paper": paper, "stamp": stamp})
    assert found == []
    assert made.made is not None


# each mood with both examples
@pytest.mark.parametrize("number", range(2 * len(MOODS)))
def test_made_contexts_of_the_matrix(number: int) -> None:
    one = matrix_case(number)
    made, found = compared(MATRIKS, one.context, one.how)
    assert found == [], f"{one.mood}, {one.base}"
    assert made.made is not None


def test_the_fast_way_is_taken() -> None:
    """Once a template is compiled docxtpl has no part in it: else all of this would compare one way with itself."""
    for name in (MURNI, PERUBAHAN):
        engine.render(LKJIP, base(name), PROPERTIES)
        with docxtpl_counted() as noted:
            made, problems = engine.render(LKJIP, base(name), PROPERTIES)
            assert (made is not None, problems, noted) == (True, [], [])
            assert engine.render_plainly(LKJIP, base(name), PROPERTIES)[0] is not None
            assert noted != []


CONTEXT: dict[str, Any] = {"ada": False, "tahun": "2020", "baris": [{"nama": "R&D"}, {"nama": "x"}], "nama": ["a"]}
CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
TORN = p("{% for b in baris %}") + f"<w:tbl><w:tr>{CELL.format('{% endfor %}')}</w:tr></w:tbl>"
SAME_TAG = "<w:sdt><w:sdtPr><w:tag w:val='{{ tahun }}'/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
FAULTS = {
    "misspelt": p("Tahun {{ tahum }}"),
    "misspelt in a loop": p("{%p for b in baris %}") + p("{{ b.nma }}") + p("{%p endfor %}"),
    "misspelt and not reached": p("{%p if ada %}") + p("{{ tahum }}") + p("{%p endif %}"),
    "open condition": p("{%p if tahun %}") + p("x"),
    "closed too often": p("x") + p("{%p endif %}"),
    "unknown tag": p("{% ulangi %}"),
    "unknown filter": p("{{ tahun|kapital }}"),
    "forbidden": p("{{ tahun.__class__ }}"),
    "a list": p("{{ nama }}"),
    "yes or no": p("{{ ada }}"),
    "torn row": TORN,
    "no bookmark": p("{%p if ada %}") + p(bookmark("t", "1")) + p("{%p endif %}") + p(field(r"REF t \h")),
    "a bookmark in a loop": p("{%p for b in baris %}") + p(bookmark("t", "{{ b.nama }}"), field(r"REF t \h"))
    + p("{%p endfor %}"),
    "tag twice": SAME_TAG * 2,
    "contents in a text": p("Isi", style="Judul1") + p("lihat ", field(r"TOC \o 1-3")),
    "caption in a condition": p("{%p if ada %}") + caption("1") + p("{%p endif %}") + caption("1"),
    "tracked": "<w:p><w:ins w:id='1'><w:r><w:t>x</w:t></w:r></w:ins></w:p>",
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("stamp", STAMPS)
def test_faults_of_a_template_are_told_alike(fault: str, stamp: str, tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    path.write_bytes(package(FAULTS[fault]))
    for _ in range(2):  # the second time it may be compiled
        _, found = compared(path, CONTEXT, {"stamp": stamp})
        assert found == []


def test_most_of_these_faults_are_faults(tmp_path: Path) -> None:
    """A fault that both ways let pass would compare nothing."""
    path = tmp_path / "contoh.docx"
    faultless = []
    for name, body in FAULTS.items():
        path.write_bytes(package(body))
        if not engine.render(path, CONTEXT, PROPERTIES)[1]:
            faultless.append(name)
    assert faultless == [
        "misspelt and not reached",
        "a bookmark in a loop",
        "contents in a text",
        "caption in a condition",
        "empty",
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", None])
def test_a_file_that_is_no_template_is_told_alike(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    if content is not None:
        path.write_bytes(content)
    made, found = compared(path, CONTEXT)
    assert found == []
    assert made.problems != ()


def test_a_template_that_changed_on_disk_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    for text in ("lama {{ tahun }}", "baru {{ tahun }}", "lama {{ tahun }}"):
        path.write_bytes(package(p(text)))
        _, found = compared(path, CONTEXT)
        assert found == []


@pytest.mark.parametrize("context", [{"x": 1}, {"x": None}, {"x": "\x00"}, {1: "x"}, {"x": ["a", {"y": 2.0}]}])
def test_a_context_that_is_no_plain_data_is_refused_alike(context: Any, tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    path.write_bytes(package(p("tetap")))
    made, found = compared(path, context)
    assert found == []
    assert made.raised
