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
from xml.sax.saxutils import escape

from building import made as workbook
from building import repack, sheet_part
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
def own(name: str) -> Mapping[str, list[str]]:
    """The running text of an example, which no case changes."""
    return own_words(FOLDER / f"{name}.xlsx")


@cache
def unchanged_book(name: str) -> bytes:
    """The example workbook with few look-ups below the rows, which cost most of the time."""
    rows = example_rows(name)
    facts = rows["Identitas"][0]
    return workbook(rows, facts["Tahun"], (facts["Renstra mulai"], facts["Renstra akhir"]), 8)


def written(path: Path, name: str, changes: Changes) -> Path:
    """The example workbook in which these cells, filled before, and nothing else hold something else."""
    path.write_bytes(unchanged_book(name))
    parts = {sheet: sheet_part(path, sheet) for sheet in {where.partition("!")[0] for where in changes}}

    def change(part: str, content: bytes) -> bytes:
        text = content.decode() if part in parts.values() else ""
        for where, value in changes.items():
            sheet, _, cell = where.partition("!")
            if parts[sheet] == part:
                pattern = rf'<c r="{cell}"( s="\d+")?(?: t="\w+")?>.*?</c>'
                text, count = re.subn(pattern, rf'<c r="{cell}"\g<1>{_content(value)}</c>', text)
                assert count == 1, where
        return text.encode() or content

    return repack(path, change)


def _content(value: Value) -> str:
    """The rest of a cell in the XML of a sheet; the format that makes a number a date is kept."""
    if isinstance(value, str):
        return f' t="inlineStr"><is><t>{escape(value)}</t></is>'
    return f"><v>{(value - date(1899, 12, 30)).days if isinstance(value, date) else value}</v>"


def run(name: str, folder: Path, changes: Changes) -> Run:
    """Make the document, and prove that its trace is whole."""
    path = written(folder / f"{name}.xlsx", name, changes)
    checked, problems = examine(path, Options(documents=frozenset({"lkjip"})))
    assert checked is not None
    assert not has_error(problems), [p.text for p in problems]
    made, problems = make(checked, problems, draft=False)
    assert made is not None
    (document,) = made.documents
    trace = json.loads(data([TracedDocument(document.name, document.reading)], made.source.trail, {}))
    figures = trace["dokumen"][0]["angka"]
    assert walk(document.content, own(name)).numbers == traced(figures)
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
