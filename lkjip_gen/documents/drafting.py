"""The workbook as a draft shows it: what is missing gets a place in the tables, so that it can be marked there."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from typing import Any

from lkjip_gen.documents.source import gap
from lkjip_gen.model import Baris, Buku, Indikator, Realisasi, Target
from lkjip_gen.problems import Place
from lkjip_gen.relations import target_field
from lkjip_gen.terms import TIADA
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Kind

_NOWHERE = 0  # no cell stands in such a row, so nothing but the figures of this year is marked
_NO_YEARS: dict[str, Any] = {"renstra": {}, "target": {}, "realisasi": {}}


def drafted(buku: Buku, faulty: Collection[Place]) -> Buku:
    """The workbook in which a missing text says so, and an indicator without a target or a row is not lost.

    Its target counts as "-", so that it stands in the tables.
    """
    buku = _with_texts(buku, faulty)
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


def _with_texts(buku: Buku, faulty: Collection[Place]) -> Buku:
    """Every text that was told to be missing, as the mark of a gap; facts of Identitas are marked where they print."""
    changed: dict[str, Any] = {}
    for sheet in layout.SHEETS:
        if sheet.facts:
            continue
        texts = [c.key for c in sheet.columns if c.kind is Kind.TEKS or (c.kind is Kind.PILIHAN and c.open_choice)]
        rows = getattr(buku, sheet.key)
        changed[sheet.key] = tuple(_said(row, texts, faulty) for row in rows)
    return dataclasses.replace(buku, **changed)


def _said(row: Any, texts: Iterable[str], faulty: Collection[Place]) -> Any:
    missing = [key for key in texts if getattr(row, key) is None and row.place(key) in faulty]
    return dataclasses.replace(row, **{key: gap(row.place(key)) for key in missing}) if missing else row


def _promised(row: Target, buku: Buku, faulty: Collection[Place]) -> Target:
    name = target_field(row, buku.identitas.versi)
    if getattr(row, name) is None and row.place(name) in faulty:
        changed: dict[str, Any] = {name: TIADA}
        return dataclasses.replace(row, **changed)
    return row


def _at_fault(row: Indikator, sheet: tuple[Baris, ...], faulty: Collection[Place]) -> bool:
    """Was this indicator told to have no row, or is the whole sheet still empty?"""
    return not sheet or row.place("kode") in faulty


def _missing(kind: Any, row: Indikator, **values: Any) -> Any:
    """A row that is not there; its place is the code of the indicator, where its absence was told."""
    names = {f.name for f in dataclasses.fields(kind)} - {"sheet", "row", "cells"}
    content = {name: _NO_YEARS.get(name) for name in names} | {"kode_indikator": row.kode, **values}
    place = row.place("kode")
    named = {"pk_murni": place.cell, "tahun_ini": place.cell}
    return kind(sheet=place.sheet, row=_NOWHERE, cells=named, **content)
