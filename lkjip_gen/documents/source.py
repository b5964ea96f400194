"""What a document is made from: the rows, the computed tables, and the cells that a draft still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from lkjip_gen.agreements.edition import as_murni
from lkjip_gen.agreements.shape import NATIONAL, Shapes
from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents.figures import copied, typed
from lkjip_gen.model import Baris, Buku, Identitas, Indikator
from lkjip_gen.origins import Origin, TracedYear, Trail
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, target_field
from lkjip_gen.terms import SEMUA_SASARAN, Angka, Versi
from lkjip_gen.wording import NONE


def gap(what: object) -> str:
    """What a draft prints where something is missing."""
    return f"[BELUM DIISI: {what}]"


def by(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Rows gathered by one of their columns, in the order in which each value first occurs."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


@dataclass(frozen=True)
class Source:
    """One workbook on its way to paper.

    `faulty` are the cells for which the checks found an error; it is empty unless a draft was asked for, because a
    workbook with an error gets no document. `pictures` are the names of the picture files that could be read, `shapes`
    say what stands in the PK of the form.
    """

    relations: Relations
    tables: Tables
    faulty: frozenset[Place] = frozenset()
    pictures: frozenset[str] = frozenset()
    draft: bool = False
    shapes: Shapes = field(default_factory=lambda: NATIONAL)

    @cached_property
    def murni(self) -> Source:
        """The same workbook as its murni PK had it; computed tables and trace are those of the one in force."""
        relations = Relations(as_murni(self.buku), tujuan_measured=self.relations.tujuan_measured)
        return replace(self, relations=relations)

    @property
    def buku(self) -> Buku:
        return self.relations.buku

    @property
    def identitas(self) -> Identitas:
        return self.relations.buku.identitas

    @property
    def nama(self) -> str:
        return self.fact("perangkat_daerah", "Perangkat daerah")

    @property
    def trail(self) -> Trail:
        return self.tables.trail

    @cached_property
    def tahun(self) -> TracedYear:
        """The year of the report, which carries its origin into every sentence."""
        value, place = self.tables.day.year, self.identitas.place("tahun")
        return TracedYear(value, self.trail.number(Origin(Decimal(value), text=str(value), cell=place)), self.trail)

    def year(self, value: int) -> TracedYear:
        """Another year, told from the year of the report."""
        return self.tahun - (int(self.tahun) - int(value))

    @property
    def perubahan(self) -> bool:
        return self.identitas.versi is Versi.PERUBAHAN

    @cached_property
    def indikator(self) -> list[Row]:
        return records(self.tables.indikator)

    @cached_property
    def sasaran(self) -> list[Row]:
        return records(self.tables.sasaran)

    @cached_property
    def penunjang(self) -> list[Row]:
        return records(self.tables.penunjang)

    @cached_property
    def sole_sasaran(self) -> dict[str | None, str | None]:
        """The one sasaran of each program that supports only one (it may be "Semua sasaran")."""
        supported: dict[str | None, set[str | None]] = {}
        for row in self.penunjang:
            supported.setdefault(row["program"], set()).add(row["sasaran"])
        return {program: next(iter(codes)) for program, codes in supported.items() if len(codes) == 1}

    @cached_property
    def shared_pagu(self) -> Decimal | None:
        """The pagu that supports all sasaran together, in rupiah."""
        rows = records(self.tables.anggaran_sasaran)
        return next((r["pagu"] for r in rows if r["kelompok"] == SEMUA_SASARAN), None)

    @cached_property
    def di_bawah(self) -> list[Row]:
        return records(self.tables.di_bawah)

    @cached_property
    def riwayat(self) -> dict[str, list[Row]]:
        """The years of each indicator by its code."""
        return by(records(self.tables.riwayat), "kode")

    @cached_property
    def komponen(self) -> dict[str, list[Row]]:
        """The components of each composite by its code."""
        return by(records(self.tables.komponen), "kode")

    @cached_property
    def pembanding(self) -> dict[str, Row]:
        return {r["kode"]: r for r in records(self.tables.pembanding)}

    def fact(self, key: str, label: str) -> str:
        """A fact of Identitas as text; a draft marks it where it is missing."""
        value: Any = getattr(self.identitas, key)
        if value is None or value == "":
            return gap(f"{label}, {self.identitas.place(key)}") if self.draft else ""
        return copied(self.trail, str(value), self.identitas.place(key))

    def year_of(self, key: str) -> TracedYear | None:
        """A year of Identitas."""
        value: int | None = getattr(self.identitas, key)
        if value is None:
            return None
        origin = Origin(Decimal(value), text=str(value), cell=self.identitas.place(key))
        return TracedYear(value, self.trail.number(origin), self.trail)

    def day(self, key: str) -> date | None:
        """A date of Identitas."""
        value: date | None = getattr(self.identitas, key)
        return value

    def typed(self, row: Baris, field: str) -> Angka:
        """The figure of a field of a row, traced to its cell."""
        return typed(self.trail, getattr(row, field), row.place(field))

    def words(self, row: Baris, field: str) -> str:
        """The text of a field of a row, its figures traced to this cell; other cells may hold the same text."""
        lines = (getattr(row, field) or "").split("\n")
        return "\n".join(copied(self.trail, line, row.place(field)) for line in lines)

    def named(self, kode: str | None) -> dict[str, str]:
        """Name and unit of an indicator, each traced to its own cell."""
        row = self.relations.by_code.get(kode or "")
        fields = {"nama": "indikator", "satuan": "satuan"}
        return {key: (self.words(row, field) if row is not None else "") or NONE for key, field in fields.items()}

    def target(self, row: Indikator) -> Angka:
        """The target of an indicator in the PK in force, as typed."""
        target = self.relations.targets.get(row.kode or "")
        if target is None:
            return None
        place = target.place(target_field(target, self.relations.versi))
        return typed(self.trail, self.relations.target(row), place)

    def shown(self, text: str | None, places: Iterable[Place] = ()) -> str:
        """The text, or "-"; a draft names the faulty cell behind a text that is not there."""
        if text and text != NONE:
            return text
        missing = next((p for p in places if p in self.faulty), None)
        return NONE if missing is None else gap(missing)
