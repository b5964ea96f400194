"""The lists of contents name the pages that are printed, looked up by their words in the pages of a PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from examples import FOLDER
from lxml import etree
from paging import Entry, Pages, W, converted, entries

from lkjip_gen.pipeline import Options, report
from lkjip_gen.status import Pages as Source
from tools.contoh import rows as example_rows

DOCS = Path(__file__).resolve().parent.parent / "docs" / "daftar-isi.md"
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.xlsx"))
LISTED = frozenset({"lkjip", "cascading", "pohon"})  # the documents with lists
ON_A4 = "sokaraja-2020-perubahan"
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(
        not all(map(shutil.which, ("soffice", "pdftotext"))), reason="LibreOffice or poppler is not installed"
    ),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The documents with lists of every example, and of one on A4, each with its PDF; all made in one run."""
    folder = tmp_path_factory.mktemp("halaman")
    workbooks = {name: FOLDER / f"{name}.xlsx" for name in EXAMPLES}
    wanted = Options(folder / "keluaran", documents=LISTED, pdf=True)
    outcomes = report(list(workbooks.values()), wanted)
    on_a4 = folder / "a4.xlsx"
    write_on_a4(on_a4)
    outcomes += report([on_a4], replace(wanted, output=folder / "a4"))
    found: dict[str, Path] = {}
    for name, outcome in zip([*workbooks, "A4"], outcomes, strict=True):
        assert outcome.bug is None
        files = {file.path.name: file.path for file in outcome.files}
        listed = [path for key, path in files.items() if key.endswith(".docx") and entries(path.read_bytes())]
        assert outcome.pages is (Source.COUNTED if listed else Source.NONE)
        assert all(f"{key.removesuffix('.docx')}.pdf" in files for key in files if key.endswith(".docx"))
        for number, path in enumerate(listed):
            found[f"{name} {number}"] = path
    return found


def write_on_a4(path: Path) -> None:
    from lkjip_gen.workbook.starter import workbook  # noqa: PLC0415

    rows = example_rows(ON_A4)
    rows["Pengaturan"] = [{**(rows.get("Pengaturan") or [{}])[0], "Kertas": "A4"}]
    path.write_bytes(workbook(2020, (2019, 2024), rows))


def lkjips(made: dict[str, Path]) -> dict[str, Path]:
    return {name: path for name, path in made.items() if path.name.startswith("LKjIP ")}


def test_every_document_that_should_has_lists(made: dict[str, Path]) -> None:
    names = {name.rpartition(" ")[0] for name in lkjips(made)}
    assert {"sokaraja-2020-murni", "sokaraja-2020-perubahan", "dinas-contoh-2024-perubahan", "A4"} <= names
    assert all(len(entries(path.read_bytes())) > 40 for path in lkjips(made).values())
    for kind, pages in (("Cascading ", 6), ("Pohon Kinerja ", 5)):
        found = [entries(path.read_bytes()) for path in made.values() if path.name.startswith(kind)]
        assert max(map(len, found)) >= pages, kind


@cache
def printed(pdf: Path) -> Pages:
    return Pages(pdf)


def test_each_entry_names_the_page_on_which_its_words_stand(made: dict[str, Path], tmp_path: Path) -> None:
    """In the PDF that we deliver, and once in that which LibreOffice makes of the delivered document by itself."""
    for name, path in made.items():
        pdfs = [path.with_suffix(".pdf"), *([converted(path, tmp_path)] if name.startswith("A4") else [])]
        for pdf in pdfs:
            pages = printed(pdf)
            wrong = [(e.text, e.page, foot) for e, foot in zip(*feet(entries(path.read_bytes()), pages), strict=True)
                     if e.page != foot]  # fmt: skip
            assert wrong == [], (name, pdf)


def feet(listed: list[Entry], pages: Pages) -> tuple[list[Entry], list[str]]:
    """The entries, and the number at the foot of the page where the words of each stand.

    Each list is in the order of the document, so that of several places with the same words the next one is meant.
    """
    found, place, style = [], (0, 0), ""
    for entry in listed:
        kind = "isi" if entry.style.startswith("TOC") else entry.text.split()[0]  # Tabel, Grafik, Bagan, Lampiran
        if kind != style:
            place, style = (0, 0), kind
        place = pages.find(entry.text, place)
        found.append(pages.foot(place[0]))
        place = place[0], place[1] + 1
    return listed, found


def test_the_lists_print_what_they_hold(made: dict[str, Path]) -> None:
    for name, path in made.items():
        text, at = printed(path.with_suffix(".pdf")).listed(), 0
        for entry in entries(path.read_bytes()):
            wanted = f"{entry.text} {entry.page}"
            # the head of a new page and its foot may stand between two entries, never in one
            found = text.find(wanted, at)
            assert found >= 0, (name, wanted)
            at = found + len(wanted)


def test_no_heading_of_a_list_stands_without_its_list(made: dict[str, Path]) -> None:
    """LibreOffice would leave that of the graphs of the dinas alone at the foot of a page."""
    broken = set()
    for name, path in lkjips(made).items():
        pages = printed(path.with_suffix(".pdf")).lines
        heads = [(page[at], page[at + 1]) for page in pages for at in range(len(page) - 1) if page[at] in HEADS]
        assert {head for head, _ in heads} >= set(HEADS[:2])
        assert all(re.match(HEADS_FIRST[head], first) for head, first in heads), heads
        if heading_has_break(path, "DAFTAR GRAFIK"):
            broken.add(name.rpartition(" ")[0])
    assert "dinas-contoh-2024-perubahan" in broken  # where it would, by itself
    assert "sokaraja-2020-murni" not in broken


HEADS = ("DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GRAFIK", "DAFTAR BAGAN", "DAFTAR LAMPIRAN")
HEADS_FIRST = dict(zip(HEADS, ("KATA", "Tabel 1", "Grafik 3", "Bagan 1", "Lampiran 1"), strict=True))


def heading_has_break(path: Path, heading: str) -> bool:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return any(
        "".join(p.itertext(f"{W}t")) == heading and p.find(f"{W}pPr/{W}pageBreakBefore") is not None
        for p in root.iter(f"{W}p")
    )


def test_roman_before_the_first_bab_and_on_from_there(made: dict[str, Path]) -> None:
    for name, path in lkjips(made).items():
        contents = [e for e in entries(path.read_bytes()) if e.style.startswith("TOC")]
        first = next(at for at, e in enumerate(contents) if e.text.startswith("BAB I "))
        assert all(re.fullmatch("[ivx]+", e.page) for e in contents[:first]), name
        assert contents[first].page == "1"
        pages = [int(e.page) for e in contents[first:]]
        assert pages == sorted(pages), name
        attached = [e for e in entries(path.read_bytes()) if e.text.startswith("Lampiran ")]
        assert pages[-1] <= int(attached[0].page) <= int(attached[-1].page)


def test_the_links_of_the_pdf_lead_to_their_pages(made: dict[str, Path]) -> None:
    import pypdf  # noqa: PLC0415 - of these tests alone

    for path in lkjips(made).values():
        reader = pypdf.PdfReader(path.with_suffix(".pdf"))
        links = [a.get_object() for page in reader.pages for a in page.get("/Annots") or []]
        to_pages = {reader.get_page_number(link["/Dest"][0].get_object()) for link in links if "/Dest" in link}
        assert len(links) >= len(entries(path.read_bytes()))
        assert len(to_pages) > 10
        assert [item["/Title"] for item in reader.outline if isinstance(item, dict)][:2] == [
            "KATA PENGANTAR", "IKHTISAR EKSEKUTIF",
        ]  # fmt: skip
        assert str(reader.metadata.title).startswith("Laporan Kinerja")


# --- the estimate ---


def test_the_estimate_is_as_good_as_the_docs_say(
    made: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counted over all examples against what LibreOffice printed; docs/daftar-isi.md states it in whole percent."""
    books = [FOLDER / f"{name}.xlsx" for name in EXAMPLES]
    outcomes = report(books, Options(tmp_path, documents=LISTED, office=False))
    assert {o.pages for o in outcomes} <= {Source.ESTIMATED, Source.NONE}
    guesses = [file.path for o in outcomes for file in o.files]
    right = near = total = 0
    for name, path in made.items():
        if name.startswith("A4"):
            continue
        guess = next(g for g in guesses if g.name == path.name and g.parent.name == path.parent.name)
        pairs = list(zip(entries(path.read_bytes()), entries(guess.read_bytes()), strict=True))
        assert [a.text for a, _ in pairs] == [b.text for _, b in pairs]
        total += len(pairs)
        right += sum(a.page == b.page for a, b in pairs)
        near += sum(abs(value(a.page) - value(b.page)) <= 1 for a, b in pairs)
    with capsys.disabled():
        print(f"\nperkiraan: {right} dari {total} entri tepat ({right / total:.1%}), {near} dalam satu halaman")  # noqa: T201
    stated = re.search(r"(\d+)% entri tepat dan (\d+)% paling jauh satu halaman", DOCS.read_text(encoding="utf-8"))
    assert stated is not None
    assert right / total > 0.8
    assert abs(right / total * 100 - int(stated[1])) <= 2
    assert abs(near / total * 100 - int(stated[2])) <= 2


def value(page: str) -> int:
    if page.isdecimal():
        return int(page)
    figures = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in page]
    return sum(-f if any(later > f for later in figures[at + 1 :]) else f for at, f in enumerate(figures))


# --- the same again ---


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    book = FOLDER / "gumelar-2024.xlsx"
    first, second = (report([book], Options(tmp_path / n, pdf=True))[0] for n in ("a", "b"))
    hashes = [[(f.path.name, f.sha256) for f in o.files if f.path.suffix in {".docx", ".pdf"}] for o in (first, second)]
    assert len(hashes[0]) == 6  # PK, Cascading, Pohon Kinerja
    assert hashes[0] == hashes[1]
    (pk,) = (f.path for f in first.files if f.path.name.startswith("PK ") and f.path.suffix == ".pdf")
    info = subprocess.run(["pdfinfo", str(pk)], check=True, capture_output=True, text=True).stdout
    assert "Perjanjian Kinerja" in info
