"""The workbook as a draft shows it: what is missing gets a place in the tables, so that it can be marked there."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

from lkjip_gen.model import Baris, Buku, Indikator, Realisasi, Target
from lkjip_gen.problems import Place
from lkjip_gen.relations import target_field
from lkjip_gen.terms import TIADA

_NO_YEARS: dict[str, Any] = {"renstra": {}, "target": {}, "realisasi": {}}


def drafted(buku: Buku, faulty: Collection[Place]) -> Buku:
    """The workbook in which an indicator without a target or a row is not lost: its target counts as "-"."""
    targets = {t.kode_indikator: t for t in buku.target}
    results = {r.kode_indikator for r in buku.realisasi}
    rows = [_promised(t, buku, faulty) for t in buku.target]
    rows += [
        _missing(Target, i, pk_murni=TIADA)
        for i in buku.indikator
        if i.kode not in targets and _at_fault(i, buku.target, faulty)
    ]
    done = [
        *buku.realisasi,
        *(
            _missing(Realisasi, i)
            for i in buku.indikator
            if i.kode not in results and _at_fault(i, buku.realisasi, faulty)
        ),
    ]
    return dataclasses.replace(buku, target=tuple(rows), realisasi=tuple(done))


def _promised(row: Target, buku: Buku, faulty: Collection[Place]) -> Target:
    name = target_field(row, buku.identitas.versi)
    if getattr(row, name) is None and row.place(name) in faulty:
        return dataclasses.replace(row, **{name: TIADA})
    return row


def _at_fault(row: Indikator, sheet: tuple[Baris, ...], faulty: Collection[Place]) -> bool:
    """Was this indicator told to have no row, or is the whole sheet still empty?"""
    return not sheet or row.place("kode") in faulty


def _missing(kind: Any, row: Indikator, **values: Any) -> Any:
    """A row that is not there; its place is the code of the indicator, where its absence was told."""
    names = {f.name for f in dataclasses.fields(kind)} - {"sheet", "row", "cells"}
    content = {name: _NO_YEARS.get(name) for name in names} | {"kode_indikator": row.kode, **values}
    place = row.place("kode")
    return kind(sheet=place.sheet, row=row.row, cells=dict.fromkeys(names, place.cell), **content)
