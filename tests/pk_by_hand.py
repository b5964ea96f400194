"""Reads a finished PK as a person would, and what it must hold: lists typed from the sources, not from our output."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.table import Table
from docx_text import blocks, opened, plain
from docx_text import text as text_of

DATA = Path(__file__).resolve().parent / "data" / "pk"
NAMES = tuple(sorted(p.stem for p in DATA.glob("*.toml")))

Rows = list[tuple[str, ...]]


def folded(text: object) -> str:
    """One way of writing: the sources differ from themselves in capitals and spaces."""
    return " ".join(plain(str(text)).split()).casefold()


@dataclass(frozen=True)
class Wanted:
    """The PK of one example as its source has it; one wording where the source has several."""

    content: dict[str, Any]

    @property
    def officials(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.content["pk"]
        return found

    def official(self, jabatan: str) -> dict[str, Any]:
        (found,) = [o for o in self.officials if o["jabatan"] == jabatan]
        return found

    def worded(self, text: object) -> str:
        chosen = {folded(a): folded(b) for a, b in self.content.get("satu_bunyi", {}).items()}
        return chosen.get(folded(text), folded(text))

    def rows(self, rows: Sequence[Sequence[object]]) -> Rows:
        return [tuple(self.worded(cell) for cell in row) for row in rows]


def wanted(name: str) -> Wanted:
    with (DATA / f"{name}.toml").open("rb") as file:
        return Wanted(tomllib.load(file))


@dataclass(frozen=True)
class Printed:
    """A table with a head: the texts of the head, and the rows below it; a merged cell is repeated in each row."""

    head: tuple[str, ...]
    rows: Rows

    def at(self, *words: str) -> int:
        """The only column whose head has one of these words."""
        (found,) = [i for i, text in enumerate(self.head) if any(word in text.split() for word in words)]
        return found

    def has(self, *words: str) -> bool:
        return all(any(word in text for text in self.head) for word in words)

    @property
    def explains(self) -> bool:
        """Is it the table of Lampiran II that says why a target is as large as it is?"""
        return self.has("penjelasan") and self.head[-1] == "penjelasan"


@dataclass(frozen=True)
class Pages:
    """A PK file: every paragraph, and its tables that have a head."""

    lines: list[str]
    tables: list[Printed]

    @property
    def promises(self) -> list[Printed]:
        return [t for t in self.tables if t.has("indikator", "target") and not t.has("relevansi") and not t.explains]

    @property
    def budget(self) -> Printed:
        (found,) = [t for t in self.tables if t.has("anggaran")]
        return found


def printed(table: Table) -> Printed | None:
    """The table without its head, the row of column numbers under that, and the row of the total."""
    rows = [tuple(folded(cell.text) for cell in row.cells) for row in table.rows]
    heads = [row for row, made in zip(rows, table.rows, strict=True) if made._tr.xpath("./w:trPr/w:tblHeader")]
    if not heads:
        return None
    return Printed(heads[0], [row for row in rows if row not in heads])


def pages(content: bytes) -> Pages:
    document = opened(content)
    lines: list[str] = []
    tables: list[Printed] = []
    for block in blocks(document):
        if isinstance(block, Table):
            found = printed(block)
            if found is not None:
                tables.append(found)
            lines += [folded(p.text) for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            lines.append(folded(text_of(block)))
    return Pages([line for line in lines if line], tables)
