"""The words in which the layout is declared: kinds, columns, sheets. No sheet is named here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from lkjip_gen.model import Baris
from lkjip_gen.problems import Document


class Kind(Enum):
    """What a cell holds. The value is the name that staff read in the column guide."""

    TEKS = "teks"
    ANGKA = "angka"
    RUPIAH = "rupiah"
    PERSEN = "persen"
    TANGGAL = "tanggal"
    TAHUN = "tahun"
    BULAT = "bilangan bulat"
    KODE = "kode"
    RUJUKAN = "rujukan"
    PILIHAN = "pilihan"


class Group(Enum):
    """Who fills a sheet; the colour of its tab follows."""

    PERENCANAAN = "perencanaan"
    KINERJA = "kinerja"
    KEUANGAN = "keuangan"
    UMUM = "umum"


LK, PK, PP, MT = Document.LKJIP, Document.PK, Document.PERUBAHAN, Document.MATRIKS
CS, PH = Document.CASCADING, Document.POHON
PKS = frozenset({PK, PP, MT})  # what one version of the PK is made of, the other and their comparison are too
CHANGES = frozenset({PP, MT})  # what a perubahan says
TREES = frozenset({CS, PH})  # what shows the tree of kinerja


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet, or a fact of a sheet of facts.

    `key` is the field of the model's row. `always` and `needed_by` say when a blank cell is an error (checked by
    `checks`); `condition` tells staff of a need that depends on other cells. `refers` names the sheets whose codes
    a reference may hold. `running` marks text that is printed as written (sentences, names). A family is a set of year
    columns whose heading ends in a year.
    """

    key: str
    heading: str
    kind: Kind
    help: str
    example: str = ""
    always: bool = False
    needed_by: frozenset[Document] = frozenset()
    condition: str = ""
    used_in: frozenset[Document] = frozenset()
    refers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    enum: type[Enum] | None = None
    open_choice: bool = False
    words: tuple[str, ...] = ()
    unit: str = ""
    text_only: bool = False
    long: bool = False
    running: bool = False
    family: bool = False
    width: int = 14

    @property
    def marked(self) -> bool:
        """Shown as required (pale yellow) in the form."""
        return self.always or bool(self.needed_by) or bool(self.condition)

    def heading_of(self, year: int) -> str:
        """The heading of one column of a family, such as "Renstra 2024"."""
        return f"{self.heading} {year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """A grey column that shows the name behind the code in column `after`, looked up on `sheets`; it is never read."""

    after: str
    sheets: tuple[str, ...]
    heading: str = "Nama (otomatis)"
    width: int = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: rows under a heading row, or (`facts`) one fact a row: name, value, note.

    `key` is the field of `model.Buku` that holds its rows, `row` the class of one row.
    """

    name: str
    key: str
    row: type[Baris]
    columns: tuple[Column, ...]
    purpose: str
    group: Group
    facts: bool = False
    optional: bool = False
    lookups: tuple[LookUp, ...] = ()

    def column(self, key: str) -> Column:
        """The column of this key."""
        return next(c for c in self.columns if c.key == key)


def teks(key: str, heading: str, help_: str, **more: Any) -> Column:
    """A column of text."""
    return Column(key=key, heading=heading, kind=Kind.TEKS, help=help_, **more)


def angka(key: str, heading: str, help_: str, **more: Any) -> Column:
    """A column of numbers."""
    return Column(key=key, heading=heading, kind=Kind.ANGKA, help=help_, **more)


def rupiah(key: str, heading: str, help_: str, **more: Any) -> Column:
    """A column of amounts in rupiah."""
    return Column(key=key, heading=heading, kind=Kind.RUPIAH, help=help_, width=18, **more)


def tanggal(key: str, heading: str, help_: str, **more: Any) -> Column:
    """A column of dates."""
    return Column(key=key, heading=heading, kind=Kind.TANGGAL, help=help_, width=18, example="2 Januari 2025", **more)


def pilihan(key: str, heading: str, help_: str, choices: tuple[str, ...] | type[Enum], **more: Any) -> Column:
    """A column with a drop-down: the values of an enum of the model, or words."""
    if isinstance(choices, tuple):
        return Column(key=key, heading=heading, kind=Kind.PILIHAN, help=help_, choices=choices, **more)
    words = tuple(str(e.value) for e in choices)
    return Column(key=key, heading=heading, kind=Kind.PILIHAN, help=help_, choices=words, enum=choices, **more)


def rujukan(key: str, heading: str, help_: str, *refers: str, **more: Any) -> Column:
    """A column that holds codes defined on other sheets."""
    return Column(key=key, heading=heading, kind=Kind.RUJUKAN, help=help_, refers=refers, **more)


def quarters(prefix: str, heading: str, help_: str, **more: Any) -> tuple[Column, ...]:
    """Four columns, one a quarter."""
    return tuple(
        angka(f"{prefix}tw{i}", f"{heading}TW {roman}", help_, width=10, **more)
        for i, roman in enumerate(("I", "II", "III", "IV"), start=1)
    )
