"""One cell of an example workbook changed: which printed numbers become others, and which the trace names.

Each case writes an example workbook with a changed cell (or with the few cells that must move together, because a check
compares them), makes the document, and compares its numbers with those of the unchanged one, place by place. The new
values are chosen so that no sentence takes another shape and every figure that depends on the cell really moves at its
printed decimals. What cannot move is said with the case: how many stand in a class of the scale, when the indicator
stays in its class, and the total of shares, which is 100 whatever the shares are.

The change is also foretold: the formulas of the trace of the unchanged document, computed by hand with the new value,
must give every number of the changed one.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from building import made as workbook
from examples import FOLDER
from origins_by_hand import Formula, cells, half_up
from printed_numbers import NUMBER, own_words, traced, walk

from lkjip_gen.making import make
from lkjip_gen.pipeline import Options, examine
from lkjip_gen.problems import has_error
from lkjip_gen.tracing import TracedDocument, data
from tools.contoh import rows as example_rows

Value = int | Decimal | str | date
Changes = Mapping[str, Value]  # cell -> new value


@dataclass(frozen=True)
class Case:
    """Cells that get new values, and the figures that depend on them but cannot move, each with its table."""

    name: str
    changes: Changes
    still: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Run:
    """A document: the rows of its trace, and its origins by number."""

    figures: list[dict[str, Any]]
    origins: dict[int, dict[str, Any]]


# --- a workbook with other cells ----------------------------------------------------------------------------------


@cache
def headings(name: str) -> Mapping[str, Mapping[str, str]]:
    """By sheet, the heading of each column, or of each row of a sheet of facts: "D" -> "PK perubahan"."""
    book = openpyxl.load_workbook(FOLDER / f"{name}.xlsx", read_only=True)
    found: dict[str, dict[str, str]] = {}
    for sheet in book:
        head = [cell.value for cell in next(sheet.iter_rows(max_row=1))]
        if head[:2] == ["Isian", "Nilai"]:
            facts = (row[0].value for row in sheet.iter_rows(max_col=1))
            found[sheet.title] = {str(n): str(fact) for n, fact in enumerate(facts, start=1)}
        else:
            found[sheet.title] = {chr(ord("A") + n): str(text) for n, text in enumerate(head)}
    book.close()
    return found


def changed_rows(name: str, changes: Changes) -> dict[str, list[dict[str, Any]]]:
    """The rows of an example in which these cells hold something else than before."""
    rows = example_rows(name)
    for place, value in changes.items():
        sheet, cell = place.split("!")
        letter, number = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
        facts = number in headings(name)[sheet]
        row = rows[sheet][0 if facts else int(number) - 2]
        heading = headings(name)[sheet][number if facts else letter]
        assert row.get(heading) != value, place
        row[heading] = value
    return rows


def run(name: str, folder: Path, changes: Changes) -> Run:
    """Make the document, and prove that its trace is whole."""
    rows = changed_rows(name, changes)
    facts = rows["Identitas"][0]
    path = folder / f"{name}.xlsx"
    path.write_bytes(workbook(rows, facts["Tahun"], (facts["Renstra mulai"], facts["Renstra akhir"]), 8))
    checked, problems = examine(path, Options())
    assert checked is not None
    assert not has_error(problems), [p.text for p in problems]
    made, problems = make(checked, problems, draft=False)
    assert made is not None
    (document,) = made.documents
    trace = json.loads(data([TracedDocument(document.name, document.reading)], made.source.trail, {}))
    figures = trace["dokumen"][0]["angka"]
    assert walk(document.content, own_words(path)).numbers == traced(figures)
    return Run(figures, {origin["nomor"]: origin for origin in trace["asal"]})


@cache
def unchanged(name: str) -> Run:
    """The document of the example as it is, made once."""
    with tempfile.TemporaryDirectory() as folder:
        return run(name, Path(folder), {})


# --- what changed, and what should --------------------------------------------------------------------------------


def place(figure: Mapping[str, Any]) -> tuple[Any, ...]:
    """Where a figure stands, without the words around it, in which there may be another number now."""
    return tuple(figure.get(key) for key in ("letak", "tabel", "baris", "kolom"))


def different(before: Run, after: Run) -> set[int]:
    """The rows of the trace, by their order, of which the printed number is another."""
    assert [place(f) for f in after.figures] == [place(f) for f in before.figures]
    pairs = enumerate(zip(before.figures, after.figures, strict=True))
    return {n for n, (one, other) in pairs if one["tercetak"] != other["tercetak"]}


def naming(one: Run, changes: Changes) -> set[int]:
    """The rows whose trace names one of these cells."""
    below = cells(one.origins)
    return {n for n, figure in enumerate(one.figures) if below(figure["asal"]) & set(changes)}


def foretold(before: Run, changes: Changes) -> dict[int, Fraction]:
    """Every figure by its number, computed from the trace of the unchanged document with the new cells."""
    found: dict[int, Fraction] = {}
    for number, origin in sorted(before.origins.items()):
        value = changes.get(_cell(origin))
        if "rumus" in origin:
            inputs = {k: [found.get(n, Fraction(0)) for n in group] for k, group in origin["masukan"].items()}
            found[number] = half_up(Formula(origin["rumus"], inputs).value(), origin["desimal"])
        elif "nilai" in origin:
            found[number] = Fraction(origin["nilai"]) if value is None else Fraction(value)  # type: ignore[arg-type]
    return found


def _cell(origin: Mapping[str, Any]) -> str:
    return f"{origin['sel']['lembar']}!{origin['sel']['sel']}" if "sel" in origin else ""


def check(name: str, case: Case, folder: Path) -> None:
    """Exactly what names the cells is another, but for what cannot move; and each is what its trace foretells."""
    compare(case, unchanged(name), run(name, folder, case.changes))


def compare(case: Case, before: Run, after: Run) -> None:
    """Raises AssertionError where a figure moves that does not name the cells, or one that names them does not."""
    moved, named = different(before, after), naming(before, case.changes)
    assert moved
    assert moved <= named, [after.figures[n] for n in moved - named]
    assert named == naming(after, case.changes)
    still = [before.figures[n] for n in sorted(named - moved)]
    assert {(figure.get("tabel", ""), figure["tercetak"]) for figure in still} == case.still, still
    values = foretold(before, case.changes)
    new_texts = [text for value in case.changes.values() for text in NUMBER.findall(_written(value))]
    for number, (one, other) in enumerate(zip(before.figures, after.figures, strict=True)):
        if one["asal"] in values:
            shown = Fraction(Decimal(other["tercetak"].replace(".", "").replace(",", ".")))
            # "turun 9,69 poin persen" has no sign
            signless = "tabel" not in other and f"turun {other['tercetak']} poin" in other["teks"]
            assert shown == (abs(values[one["asal"]]) if signless else values[one["asal"]]), other
        elif number in moved:
            assert set(NUMBER.findall(other["tercetak"])) <= set(new_texts), other


def _written(value: Value) -> str:
    """A date stands in the document with its day, the name of its month, and its year."""
    return f"{value.day} {value.year}" if isinstance(value, date) else str(value)
