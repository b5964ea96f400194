"""Reads the dated rules. A block without its source, or a scale with a hole below, is a bug of ours and refused."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


class RuleError(Exception):
    """The rule data are wrong: a mistake in the program, never in the user's workbook."""


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class of a scale: reached from `batas_bawah` percent on. `interval` is how the regulation prints it."""

    predikat: str
    batas_bawah: Decimal
    interval: str


@dataclass(frozen=True, slots=True)
class Skala:
    """A scale of predikat, highest class first, with where it comes from and since when."""

    nama: str
    berlaku_sejak: date
    peraturan: str
    pasal: str
    status: str
    kelas: tuple[Kelas, ...]


_SOURCE = ("nama", "berlaku_sejak", "peraturan", "pasal", "status")


@cache
def skala() -> tuple[Skala, ...]:
    """All scales of all times, as in `predikat.toml`."""
    text = files("lkjip_gen.rules").joinpath("predikat.toml").read_text(encoding="utf-8")
    return parse_skala(text)


def parse_skala(text: str) -> tuple[Skala, ...]:
    """Scales from TOML. Raises RuleError for a block without source, date or classes, or with classes out of order."""
    data = tomllib.loads(text, parse_float=Decimal)
    found = []
    for block in data.get("skala", []):
        missing = [k for k in _SOURCE if not block.get(k)]
        if missing:
            raise RuleError(f"skala {block.get('nama', '?')}: no {', '.join(missing)}")
        kelas = tuple(_kelas(k) for k in block.get("kelas", []))
        bounds = [k.batas_bawah for k in kelas]
        if not kelas or bounds != sorted(set(bounds), reverse=True) or bounds[-1] != 0:
            raise RuleError(f"skala {block['nama']}: classes must fall from the highest bound to 0")
        found.append(Skala(**{k: block[k] for k in _SOURCE}, kelas=kelas))
    return tuple(found)


def _kelas(block: dict[str, Any]) -> Kelas:
    try:
        return Kelas(block["predikat"], Decimal(block["batas_bawah"]), block["interval"])
    except KeyError as error:
        raise RuleError(f"kelas: no {error}") from error


def skala_on(nama: str, day: date) -> Skala | None:
    """The scale of this name in force on a day; None when there is none."""
    in_force = [s for s in skala() if s.nama == nama and s.berlaku_sejak <= day]
    return max(in_force, key=lambda s: s.berlaku_sejak, default=None)
