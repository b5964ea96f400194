"""Computed tables and choices as a test types them, without a workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd

from lkjip_gen.compute.tables import (
    BELANJA,
    DI_BAWAH,
    INDIKATOR,
    JUMLAH,
    KELOMPOK_ANGGARAN,
    KOMPONEN,
    PEMBANDING,
    PENUNJANG,
    PERINGKAT,
    RIWAYAT,
    SASARAN,
    TRIWULAN,
    Tables,
)
from lkjip_gen.model import Pengaturan
from lkjip_gen.rules.choices import ATURAN, Profil, Settings, resolve
from lkjip_gen.rules.loader import Skala
from lkjip_gen.terms import SEMUA_SASARAN

DAY = date(2025, 12, 31)


def settings(**chosen: str) -> Settings:
    """The choices in force where the workbook chooses these, by key, and leaves the rest blank."""
    blank = {a.key: None for a in ATURAN}
    assert set(chosen) <= set(blank)
    return resolve(Pengaturan(sheet="Pengaturan", row=1, cells={}, **blank | chosen), Profil())


def frame(columns: tuple[str, ...], *rows: dict[str, object]) -> pd.DataFrame:
    """A table in which what a test does not say is None."""
    assert all(set(r) <= set(columns) for r in rows), rows
    return pd.DataFrame([{c: r.get(c) for c in columns} for r in rows], columns=list(columns), dtype=object)


def tables(
    *sasaran: dict[str, object],
    indikator: tuple[dict[str, object], ...] = (),
    belanja: tuple[dict[str, object], ...] = (),
    peringkat: dict[str, int] | None = None,
    shared: dict[str, object] | None = None,
    chosen: dict[str, str] | None = None,
    scale: Skala | None = None,
    day: date = DAY,
    **jumlah: Decimal | None,
) -> Tables:
    """Tables of these rows, made by the national rules except for what is `chosen`."""
    made = settings(**chosen or {})
    found = scale or made.skala(day)
    assert found is not None
    return Tables(
        indikator=frame(INDIKATOR, *indikator),
        sasaran=frame(SASARAN, *sasaran),
        anggaran=pd.DataFrame(),
        anggaran_sasaran=frame(KELOMPOK_ANGGARAN, shared or {"kelompok": SEMUA_SASARAN}),
        anggaran_program=pd.DataFrame(),
        belanja=frame(BELANJA, *belanja),
        peringkat=frame(PERINGKAT, *({"predikat": k, "indikator": v} for k, v in (peringkat or {}).items())),
        jumlah=frame(JUMLAH, *({"nama": k, "nilai": v} for k, v in jumlah.items())),
        triwulan=frame(TRIWULAN),
        riwayat=frame(RIWAYAT),
        pembanding=frame(PEMBANDING),
        komponen=frame(KOMPONEN),
        penunjang=frame(PENUNJANG),
        di_bawah=frame(DI_BAWAH),
        skala=found,
        settings=made,
        day=day,
    )
