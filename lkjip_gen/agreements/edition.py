"""A workbook as one version of the PK has it: the one in force, or the murni one that a Perubahan changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from lkjip_gen.model import Baris, Buku, Pejabat, Target
from lkjip_gen.terms import Versi

_Row = TypeVar("_Row", bound=Baris)


def murni_known(buku: Buku) -> bool:
    """Are the figures of the murni PK filled at all? A wholly empty column means that they are not known."""
    return any(t.pk_murni is not None for t in buku.target)


def as_murni(buku: Buku) -> Buku:
    """The workbook as its murni PK had it: earlier wording, targets and pagu; each value keeps its own cell.

    Rows of Anggaran without Pagu murni are new and left out; an indicator without PK murni is in no PK.
    """
    changed: dict[str, Any] = {
        "identitas": replace(buku.identitas, versi=Versi.MURNI),
        "pejabat": tuple(_before(row, buku.identitas.tanggal_perubahan_pk) for row in buku.pejabat),
        "kinerja": tuple(_worded(row, "hasil", "hasil_semula") for row in buku.kinerja),
        "indikator": tuple(_worded(row, "indikator", "indikator_semula") for row in buku.indikator),
        "target": tuple(_promised(row) for row in buku.target),
        "anggaran": tuple(replace(row, pagu_perubahan=None) for row in buku.anggaran if row.pagu_murni is not None),
    }
    return replace(buku, **changed)


def _promised(row: Target) -> Target:
    """The row without its perubahan; quarters are those of the PK in force, so that a changed target had others."""
    if row.pk_perubahan is None or row.pk_perubahan == row.pk_murni:
        return replace(row, pk_perubahan=None)
    return replace(row, pk_perubahan=None, tw1=None, tw2=None, tw3=None, tw4=None)


def _worded(row: _Row, field: str, earlier: str) -> _Row:
    """The row with its earlier wording where it has one, at the cell of that."""
    text = getattr(row, earlier)
    if not text:
        return row
    cells: Mapping[str, str] = {**row.cells, field: row.cells.get(earlier, row.cells.get(field, ""))}
    values: dict[str, Any] = {field: text, "cells": cells}
    return replace(row, **values)


def _before(row: Pejabat, changed: date | None) -> Pejabat:
    """A PK that was signed on the day of the Perubahan or later is none of the murni ones."""
    if row.tanggal_pk is None or changed is None or row.tanggal_pk < changed:
        return row
    return replace(row, tanggal_pk=None)
