"""What a check sees, and the helpers that checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lkjip_gen.agreements.shape import NATIONAL, Shapes
from lkjip_gen.measuring import Figure, Measuring
from lkjip_gen.model import Baris, Buku, Indikator
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.relations import Relations
from lkjip_gen.rules.choices import Settings
from lkjip_gen.terms import Versi, YangDiambil
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import PKS


@dataclass(frozen=True, slots=True)
class Situation:
    """A typed workbook with the choices in force. `faulty` cells were reported by the reader and count as filled.

    `shapes` say what stands in a PK of the chosen form.
    """

    buku: Buku
    relations: Relations
    settings: Settings
    measuring: Measuring
    faulty: frozenset[Place]
    wanted: frozenset[Document]
    shapes: Shapes = field(default_factory=lambda: NATIONAL)

    @property
    def wants_lkjip(self) -> bool:
        return Document.LKJIP in self.wanted

    @property
    def pks(self) -> frozenset[Document]:
        """The documents of Perjanjian Kinerja that are wanted."""
        return self.wanted & PKS

    def rows(self, sheet: str) -> tuple[Baris, ...]:
        """All rows of a sheet; a sheet of facts has one."""
        declared = layout.sheet(sheet)
        content: Any = getattr(self.buku, declared.key)
        return (content,) if declared.facts else content

    def unreadable(self, sheet: str, *keys: str) -> bool:
        """Was a cell of one of these columns unreadable?"""
        return any(row.place(key) in self.faulty for row in self.rows(sheet) for key in keys)

    def code_doubtful(self, sheet: str) -> bool:
        """Was a code of this sheet unreadable? Then nothing can be said about codes that seem to be absent."""
        return self.unreadable(sheet, layout.sheet(sheet).columns[0].key)

    def measured_doubtful(self) -> bool:
        """Was a cell unreadable that decides which nodes are measured?"""
        return (
            self.unreadable("Kinerja", "kode", "jenjang", "induk")
            or self.unreadable("Indikator", "kode", "kode_kinerja")
            or self.unreadable("Target", "kode_indikator", "pk_murni", "pk_perubahan")
        )

    def doubtful(self, figure: Figure) -> bool:
        """Was a cell behind this figure unreadable? Then nothing is said of it."""
        return any(place in self.faulty for place in figure.sel)

    def target_doubtful(self, indikator: Indikator) -> bool:
        """Was a cell unreadable that decides on the target in force? An unreadable perubahan would leave the murni."""
        row = self.relations.targets.get(indikator.kode or "")
        places = [self.buku.identitas.place("versi")]
        if row is not None and self.relations.versi is not Versi.MURNI:
            places.append(row.place("pk_perubahan"))
        if row is not None and row.pk_perubahan is None:
            places.append(row.place("pk_murni"))
        return any(p in self.faulty for p in places)

    def uncertain(self, indikator: Indikator, seen: frozenset[str] = frozenset()) -> bool:
        """Was a cell unreadable, or the Satuan blank, that may change the target, result or capaian of an indicator?

        That is more than the cells of a figure: an unreadable "Tahun ini" makes the quarters speak, an unreadable
        Rumus capaian the usual formula. Of a composite its parts count.
        """
        code = indikator.kode or ""
        if code in seen:
            return False
        places = [indikator.place(key) for key in ("satuan", "polaritas", "tipe", "rumus_capaian")]
        result = self.relations.results.get(code)
        if result is not None:
            places += [result.place(key) for key in ("tahun_ini", "status")]
        for part in self.relations.composites.get(code, ()):
            places += [part.place(key) for key in ("komponen", "yang_diambil", "bobot")]
        return (
            indikator.satuan is None  # a blank one is told too
            or any(p in self.faulty for p in places)
            or self.target_doubtful(indikator)
            or any(self.uncertain(part, seen | {code}) for part in self.relations.parts_of(indikator))
        )

    def with_capaian(self) -> list[Indikator]:
        """The indicators whose capaian the LKjIP needs: the reported ones, and parts that are taken as Capaian.

        Of a part taken as Nilai or Realisasi only the result counts.
        """
        relations = self.relations
        codes = {i.kode for i in relations.reported_indicators()}
        needed = relations.needed_indicators()
        for whole in needed:
            for row in relations.composites.get(whole.kode or "", ()):
                if row.yang_diambil is YangDiambil.CAPAIAN:
                    codes |= {i.kode for i in relations.named_by(row)}
        return [i for i in needed if i.kode in codes]

    def missing(self, row: Baris, key: str, year: int | None = None, hint: str = "") -> Iterator[Problem]:
        """The problem of a blank cell, unless its content was there and unreadable."""
        value = getattr(row, key)
        name = key if year is None else f"{key}:{year}"
        place = row.place(name)
        if (value.get(year) if year is not None else value) is not None or place in self.faulty:
            return
        column = layout.sheet(row.sheet).column(key)
        heading = column.heading if year is None else column.heading_of(year)
        yield problem(Code.CELL_MISSING, place, stops=column.used_in, judul=heading, atau=hint)

    def wanting(self, row: Baris, key: str) -> Iterator[Problem]:
        """The warning of a blank cell that nothing depends on yet."""
        place = row.place(key)
        if getattr(row, key) is None and place not in self.faulty:
            yield problem(Code.CELL_WANTED, place, judul=layout.sheet(row.sheet).column(key).heading)


Check = Callable[[Situation], Iterator[Problem]]
