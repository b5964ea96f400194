"""The computed tables: their declared columns, and how their rows are put in and taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pandas as pd

from lkjip_gen.measuring import Figure
from lkjip_gen.origins import Trail
from lkjip_gen.rules.choices import AS_PRINTED, Settings
from lkjip_gen.rules.formulas import PRECISION
from lkjip_gen.rules.loader import Aturan, RuleError, Skala
from lkjip_gen.terms import Angka

# `sel` maps a figure of the row to the cells that it comes from.
INDIKATOR = (
    "kode", "kode_kinerja", "indikator", "satuan", "desimal", "iku", "target", "realisasi", "capaian", "tercapai",
    "predikat", "lalu_target", "lalu_realisasi", "lalu_capaian", "diukur", "polaritas", "rumus", "catatan",
    "lalu_catatan", "alasan", "sumber", "sel",
)  # fmt: skip
SASARAN = (
    "kode", "nama", "jenjang", "jumlah_indikator", "rata_rata", "predikat", "lalu_rata_rata", "selisih", "pagu",
    "realisasi", "serapan", "efektivitas", "efektif", "efisiensi", "efisiensi_kategori", "efisiensi_skor", "sel",
)  # fmt: skip
ANGGARAN = ("kode_kinerja", "program", "sasaran", "pagu", "realisasi", "sel")
KELOMPOK_ANGGARAN = ("kelompok", "pagu", "realisasi", "serapan", "sel")
BELANJA = ("jenis", "bagian_dari", "tingkat", "anggaran", "realisasi", "serapan", "sel")
TRIWULAN = ("kode", "triwulan", "target", "realisasi", "capaian", "catatan", "sel")
RIWAYAT = ("kode", "tahun", "target", "realisasi", "capaian", "catatan", "sel")
PEMBANDING = (
    "kode", "renstra", "renstra_capaian", "akhir", "akhir_capaian", "standar", "standar_capaian", "sumber_standar",
    "penjelasan", "sel",
)  # fmt: skip
KOMPONEN = ("kode", "komponen", "uraian", "diambil", "bobot", "angka", "hasil", "sel")
PENUNJANG = ("sasaran", "program", "pagu", "realisasi", "serapan", "sel")
DI_BAWAH = ("kode_kinerja", "jenjang", "kode", "target", "realisasi", "capaian", "sel")
PERINGKAT = ("predikat", "sasaran", "indikator")
JUMLAH = ("nama", "nilai", "sel")


@dataclass(frozen=True, slots=True)
class Tables:
    """All computed tables. `jumlah` holds the single figures (means and totals) by name."""

    indikator: pd.DataFrame
    sasaran: pd.DataFrame
    anggaran: pd.DataFrame
    anggaran_sasaran: pd.DataFrame
    anggaran_program: pd.DataFrame
    belanja: pd.DataFrame
    peringkat: pd.DataFrame
    jumlah: pd.DataFrame
    triwulan: pd.DataFrame
    riwayat: pd.DataFrame
    pembanding: pd.DataFrame
    komponen: pd.DataFrame
    penunjang: pd.DataFrame
    di_bawah: pd.DataFrame
    skala: Skala
    settings: Settings
    day: date
    trail: Trail = field(default_factory=Trail)

    @property
    def as_printed(self) -> bool:
        """Are figures derived from what is printed?"""
        return self.settings["pembulatan"] == AS_PRINTED

    def rule(self, key: str) -> Aturan:
        """The dated rule behind a choice. Raises RuleError where none is in force; the checks stop such a workbook."""
        found = self.settings.rule(key, self.day)
        if found is None:
            raise RuleError(f"no {key} {self.settings[key]} on {self.day}")
        return found

    def figure(self, nama: str) -> Decimal | None:
        """A single figure by name. Raises KeyError for an unknown one."""
        found = self.jumlah.loc[self.jumlah["nama"] == nama, "nilai"]
        if found.empty:
            raise KeyError(nama)
        value: Decimal | None = found.tolist()[0]
        return value


def frame(columns: Sequence[str], rows: Iterable[Mapping[str, object]], trail: Trail) -> pd.DataFrame:
    """A table of objects with exactly the declared columns; a missing or foreign key is a mistake of ours.

    A Figure becomes its value, traced where it has an origin; its cells are gathered in the column `sel`.
    """
    content = []
    for given in rows:
        figures = {key: value for key, value in given.items() if isinstance(value, Figure)}
        row = {**given, **{key: published(figure, trail) for key, figure in figures.items()}}
        if "sel" in columns:
            row["sel"] = {key: figure.sel for key, figure in figures.items()}
        if set(row) != set(columns):
            raise RuleError(f"row with other columns than declared: {sorted(set(row) ^ set(columns))}")
        content.append(row)
    return pd.DataFrame(content, columns=list(columns), dtype=object)


def published(figure: Figure, trail: Trail) -> Angka:
    """The value of a figure, with the number of its origin where it has one."""
    return figure.nilai if figure.origin is None else trail.traced(figure.origin)


Row = dict[str, Any]


def records(table: pd.DataFrame) -> list[Row]:
    """The rows of a table as they were put in.

    Not `iterrows`: pandas makes a new column of each row, and where it holds only words and None, None becomes NaN.
    """
    columns = [table[c].tolist() for c in table.columns]
    return [dict(zip(table.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def whole(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of all; None where one is missing (a sum of some would pass for the whole) or where there is none."""
    known = list(values)
    return None if not known or any(v is None for v in known) else total(known)


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; None where nothing is."""
    known = [v for v in values if v is not None]
    with localcontext(PRECISION):
        return sum(known, Decimal(0)) if known else None
