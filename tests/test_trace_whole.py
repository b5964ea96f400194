"""Every printed number has its row in the trace, at its place, and every row of the trace is true.

The delivered files are read with nothing of the program: the numbers of the DOCX by `printed_numbers`, the workbook
with openpyxl, and each formula of the JSON is computed once more here, in fractions.
"""

from __future__ import annotations

import copy
import datetime
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from docx.oxml.ns import qn
from examples import FOLDER, LARGE, MURNI, NAMES, PERUBAHAN, example
from openpyxl.utils.cell import get_column_letter, range_boundaries
from origins_by_hand import Formula, cells, close, parts
from printed_numbers import Place, Walk, changed, one_line, own_words, place_of, traced, walk

Figure = Mapping[str, Any]
Origin = Mapping[str, Any]
# How many numbers were counted when this was written; a few fewer may be a shorter sentence, not a lost table.
AT_LEAST = {MURNI: 610, PERUBAHAN: 640, LARGE: 3400}
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


def figures(name: str) -> list[dict[str, Any]]:
    """The rows of the trace, in their order."""
    (document,) = example(name).trace["dokumen"]
    found: list[dict[str, Any]] = document["angka"]
    return found


@cache
def origins(name: str) -> dict[int, dict[str, Any]]:
    return {origin["nomor"]: origin for origin in example(name).trace["asal"]}


@cache
def own(name: str) -> Mapping[str, list[str]]:
    return own_words(FOLDER / f"{name}.xlsx")


@cache
def walked(name: str) -> Walk:
    return walk(example(name).docx, own(name))


def left_over(numbers: Sequence[tuple[Place, str]], rows: Sequence[Figure]) -> tuple[Counter[Any], Counter[Any]]:
    """Numbers of the document without a row of the trace, and of the trace without a number at that place.

    The numbers of one place must stand in the same order, so each goes with how many stand before it.
    """
    one, other = Counter(_counted(numbers)), Counter(_counted(traced(rows)))
    return one - other, other - one


def _counted(numbers: Sequence[tuple[Place, str]]) -> list[tuple[Place, int, str]]:
    before: Counter[Place] = Counter()
    found = []
    for place, number in numbers:
        found.append((place, before[place], number))
        before[place] += 1
    return found


# --- every number has its row -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_the_document_has_its_row(name: str) -> None:
    """None is left over on either side, and both are in the order of the page."""
    numbers = walked(name).numbers
    assert left_over(numbers, figures(name)) == (Counter(), Counter())
    assert numbers == traced(figures(name))
    assert len(numbers) >= AT_LEAST[name] > 300
    assert {place.part for place, _ in numbers} == {"isi", "kepala halaman"}


@pytest.mark.parametrize("name", NAMES)
def test_a_row_without_a_number_would_not_be_seen(name: str) -> None:
    """So there is none: each row holds figures, and is printed in the text that it names."""
    for figure in figures(name):
        assert re.search(r"\d", figure["tercetak"])
        assert one_line(figure["tercetak"]) in one_line(figure["teks"])


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_aside_is_no_figure(name: str) -> None:
    """By hand: two texts of the template name Perpres 29/2014 and PermenPAN-RB 53/2014; the large example has its own.

    In Tabel 2.1 of the large example two Tujuan have two indicators each.
    """
    found = walked(name)
    reasons = {why for why, _, _ in found.aside}
    assert reasons <= {"TOC", "REF", "PAGE", "label", "row", "list", "template", "own words"}
    assert found.left_aside("template") == ([] if name == LARGE else ["29", "2014", "53", "2014"] * 2)
    assert found.left_aside("list") == (["1", "2", "1", "2"] if name == LARGE else [])
    assert found.left_aside("PAGE") == ["1"]  # in the foot
    labels = found.left_aside("label")
    captions = [(text.split()[0], number) for why, number, text in found.aside if why == "label"]
    assert len(set(captions)) == len(captions) == len(labels)
    assert {kind for kind, _ in captions} == {"Tabel", "Grafik", "Bagan", "Lampiran"}
    assert {"2.1", "3.2", "1", "2"} <= set(labels)  # Tabel 2.1, Tabel 3.2, Lampiran 1, Lampiran 2
    assert set(found.left_aside("REF")) <= set(labels)
    assert all(int(number) < 100 for number in found.left_aside("row"))
    contents = {text for why, _, text in found.aside if why == "TOC"}
    assert [text for text in contents if not _copies(text, found.titles)] == []
    assert len(contents) > len(labels)


def _copies(text: str, titles: set[str]) -> bool:
    """Is a line of a list of contents a title, with the number of a heading before it, with or without its page?"""
    line = re.sub(r"^(?:[A-Z]|\d{1,2})\. ", "", text)
    return line in titles or (line.rpartition(" ")[0] in titles and line.rpartition(" ")[2].isdigit())


def test_own_words_left_aside() -> None:
    """By hand, from Narasi and Analisis of the data file of Sokaraja."""
    told = "18 2.991,78 89.096 40.552 2019 2024 2019 2024 25 2004 75"
    assert walked(MURNI).left_aside("own words") == told.split()
    assert walked(PERUBAHAN).left_aside("own words") == told.split()


# --- the walk sees what is wrong ----------------------------------------------------------------------------------


def _without(rows: list[dict[str, Any]], at: int) -> None:
    del rows[at]


def _moved(rows: list[dict[str, Any]], at: int) -> None:
    rows[at] = {**rows[at], "baris": rows[at]["baris"] + 1}


def _other_column(rows: list[dict[str, Any]], at: int) -> None:
    rows[at] = {**rows[at], "kolom": rows[at]["kolom"] + 1}


def _other_figure(rows: list[dict[str, Any]], at: int) -> None:
    rows[at] = {**rows[at], "tercetak": rows[at]["tercetak"] + "1"}


def _twice(rows: list[dict[str, Any]], at: int) -> None:
    rows.insert(at, rows[at])


def _under_another_heading(rows: list[dict[str, Any]], at: int) -> None:
    rows[at] = {**rows[at], "judul": rows[at]["judul"][:-1]}


@pytest.mark.parametrize("wrong", [_without, _moved, _other_column, _other_figure, _twice, _under_another_heading])
def test_one_wrong_row_is_seen(wrong: Callable[[list[dict[str, Any]], int], None]) -> None:
    """Whichever row of a table it is: one in twenty is spoiled in turn."""
    rows = figures(PERUBAHAN)
    places = [n for n, row in enumerate(rows) if "tabel" in row][::20]
    assert len(places) > 20
    for at in places:
        spoiled = copy.copy(rows)
        wrong(spoiled, at)
        missing, surplus = left_over(walked(PERUBAHAN).numbers, spoiled)
        assert missing or surplus
        found = [place for place, _, _ in (*missing, *surplus)]
        assert place_of(rows[at]) in found


def _showing(root: Any, text: str) -> Any:
    """The first w:t that holds this text."""
    return next(node for node in root.iter(qn("w:t")) if text in (node.text or ""))


def _replaced(old: str, new: str) -> Callable[[Any], None]:
    def alter(root: Any) -> None:
        node = _showing(root, old)
        node.text = node.text.replace(old, new, 1)

    return alter


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("102,59", "102,58", "102,58"),  # a figure
        ("880.895.438", "880.895.439", "880.895.439"),
        ("Puji syukur", "Puji 7 syukur", "7"),  # words of the template
        ("Nomor 29 Tahun 2014", "Nomor 30 Tahun 2014", "30"),  # a sentence that is no longer the template's
        ("meliputi 18 desa", "meliputi 19 desa", "19"),  # words that are no longer the office's
        ("Persentase linmas", "Persentase 5 linmas", "5"),
        ("Interval Capaian", "Interval 12 Capaian", "12"),  # the head of a table
    ],
)
def test_one_wrong_number_in_the_document_is_seen(old: str, new: str, seen: str) -> None:
    content = changed(example(PERUBAHAN).docx, _replaced(old, new))
    missing, _ = left_over(walk(content, own(PERUBAHAN)).numbers, figures(PERUBAHAN))
    assert seen in {number for _, _, number in missing}


def test_a_wrong_number_of_a_row_is_seen() -> None:
    """Under "No." only the next number is left aside."""

    def alter(root: Any) -> None:
        cells = [c for c in root.iter(qn("w:tc")) if "".join(t.text or "" for t in c.iter(qn("w:t"))) == "2"]
        next(iter(cells[0].iter(qn("w:t")))).text = "4"

    missing, _ = left_over(walk(changed(example(MURNI).docx, alter), own(MURNI)).numbers, figures(MURNI))
    assert next(number for _, _, number in missing) == "4"


# --- every row says the truth about its place ---------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_printed_as_its_value_is(name: str) -> None:
    """In Indonesian writing, no decimal lost; a year without grouping; "turun 1,25" without the sign; "+10" with it."""
    known = origins(name)
    plain = 0
    for figure in figures(name):
        origin, printed = known[figure["asal"]], figure["tercetak"]
        if "nilai" not in origin:
            assert printed in origin["teks"]
            continue
        if "teks" in origin:
            assert printed == origin["teks"] == origin["nilai"]
            assert len(printed) == 4
            continue
        difference = figure.get("kepala_kolom", "").startswith("Selisih") and "Perubahan " in figure["judul_tabel"]
        plus = r"\+" if difference and Decimal(origin["nilai"]) > 0 else "-?"
        assert re.fullmatch(rf"{plus}\d{{1,3}}(\.\d{{3}})*(,\d+)?", printed)
        value, shown = Decimal(origin["nilai"]), Decimal(printed.replace(".", "").replace(",", "."))
        signless = "tabel" not in figure and re.search(rf"\b(naik|turun) {printed} poin", figure["teks"])
        assert shown == (abs(value) if signless else value)
        plain += 1
    assert plain > 350


@pytest.mark.parametrize("name", NAMES)
def test_every_formula_gives_its_value(name: str) -> None:
    known = origins(name)
    formulas = [origin for origin in known.values() if "rumus" in origin]
    assert len(formulas) > 90
    for origin in formulas:
        inputs = {k: [_value(known[n]) for n in numbers] for k, numbers in origin["masukan"].items()}
        found = Formula(origin["rumus"], inputs).value()
        assert close(found, Decimal(origin["nilai"]), origin["desimal"]), origin


def _value(origin: Origin) -> Fraction:
    """Of what is only counted, a text may have none."""
    return Fraction(origin.get("nilai", "0"))


def test_the_formulas_here_compute() -> None:
    """By hand."""
    two, five = [Fraction(2)], [Fraction(5)]
    assert Formula("(2*T-R)/T*100", {"T": five, "R": two}).value() == 160
    assert Formula("1-2-3", {}).value() == -4
    assert Formula("SUMPRODUCT(b,x)/SUM(b)", {"b": two + five, "x": five + two}).value() == Fraction(20, 7)
    assert Formula("ATLEAST(x,2)-ABOVE(x,2)", {"x": two + five}).value() == 1
    assert close(Fraction(1, 8), Decimal("0.13"), 2)
    assert close(Fraction(-1, 8), Decimal("-0.13"), 2)
    assert not close(Fraction(1, 8), Decimal("0.12"), 2)
    assert not close(Fraction(1, 3), Decimal("0.33"), None)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_holds_what_the_trace_says(name: str) -> None:
    """A number is that of the cell; the lines of a text stand in it, a date is written out."""
    book = openpyxl.load_workbook(FOLDER / f"{name}.xlsx", data_only=True)
    leaves = [origin for origin in origins(name).values() if "sel" in origin]
    assert len(leaves) > 100
    for origin in leaves:
        cell = book[origin["sel"]["lembar"]][origin["sel"]["sel"]]
        assert "%" not in cell.number_format  # such a cell would hold a hundredth
        if "nilai" in origin:
            assert isinstance(cell.value, int | float)
            assert Decimal(str(cell.value)) == Decimal(origin["nilai"])
            assert origin.get("teks", str(cell.value)) == str(cell.value)
        elif isinstance(cell.value, datetime.datetime):
            assert f"{cell.value.day} {MONTHS[cell.value.month - 1]} {cell.value.year}" == origin["teks"]
        else:
            assert one_line(origin["teks"]) in [one_line(line) for line in str(cell.value).split("\n")]


@pytest.mark.parametrize("name", NAMES)
def test_what_has_no_cell_has_a_formula_or_a_rule(name: str) -> None:
    """And nothing in the trace is there for no figure."""
    known = origins(name)
    used = {figure["asal"] for figure in figures(name)}
    for origin in known.values():
        if "rumus" not in origin and "sel" not in origin:
            assert all(origin["aturan"][key] for key in ("nama", "peraturan", "pasal"))
    waiting, reached = list(used), set()
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting += parts(known[number])
    assert reached == set(known)


# --- the same in the book -----------------------------------------------------------------------------------------


def _spread(text: str) -> set[str]:
    """The cells of "Anggaran!J9:J20, K9; Target!C2"."""
    found = set()
    for group in filter(None, text.split("; ")):
        sheet, _, places = group.partition("!")
        for place in places.split(", "):
            left, top, right, bottom = range_boundaries(place)
            found |= {
                f"{sheet}!{get_column_letter(c)}{r}" for c in range(left, right + 1) for r in range(top, bottom + 1)
            }
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_of_the_trace_says_the_same(name: str) -> None:
    book = openpyxl.load_workbook(BytesIO(example(name).files[".xlsx"]), read_only=True)
    head, *rows = book["Jejak"].iter_rows(values_only=True)
    book.close()
    assert head == (
        "Dokumen", "Bagian", "Tabel atau kalimat", "Baris", "Kolom", "Tercetak", "Cara", "Aturan", "Peraturan",
        "Sel 1", "Sel 2", "Sel 3", "Sel 4", "Sel lainnya",
    )  # fmt: skip
    assert len(rows) == len(figures(name))
    (document,) = example(name).trace["dokumen"]
    below = cells(origins(name))
    contents = {(f"{o['sel']['lembar']}!{o['sel']['sel']}", _held(o)) for o in origins(name).values() if "sel" in o}
    for row, figure in zip(rows, figures(name), strict=True):
        shown = [text or "" for text in row]
        origin = origins(name)[figure["asal"]]
        assert shown[:2] == [document["berkas"], _section(figure)]
        assert shown[2] == figure["tabel"] if "tabel" in figure else _is_sentence(shown[2], figure)
        assert shown[3].startswith(f"{figure['baris']}." if figure.get("baris") else "")
        assert shown[4:7] == [figure.get("kepala_kolom", ""), figure["tercetak"], origin["uraian"]]
        assert shown[7] == origin.get("aturan", {}).get("nama", "")
        linked = [text.partition(" = ") for text in shown[9:13] if text]
        assert {place for place, _, _ in linked} | _spread(shown[13]) == below(figure["asal"])
        assert {(place, held) for place, _, held in linked if held} <= contents


def _held(origin: Mapping[str, Any]) -> str:
    """What a cell holds, as one writes it in Indonesian."""
    whole, point, rest = origin.get("nilai", "0").partition(".")
    return str(origin.get("teks") or f"{int(whole):,}".replace(",", ".") + point.replace(".", ",") + rest)


def _is_sentence(text: str, figure: Figure) -> bool:
    """Is it one whole sentence (or a part before a semicolon) of the paragraph, with the figure in it?"""
    before, found, after = figure["teks"].partition(text)
    ends = (not before or before.rstrip()[-1] in ".;:") and (not after or text[-1] in ".;:")
    return bool(found) and figure["tercetak"] in text and ends


def _section(figure: Figure) -> str:
    return " › ".join(figure["judul"]) if figure["letak"] == "isi" else str(figure["letak"])
