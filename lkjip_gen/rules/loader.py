"""Reads the dated rules of `*.toml`. A block without its source, or a scale with a hole below, is refused.

Every block says since when it holds, by which regulation and article, and whether that was confirmed against the
official text. An old block stays when a new one comes, so that an old year is computed by its own rules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from lkjip_gen.origins import Basis
from lkjip_gen.terms import Polaritas, TipePerhitungan

CONFIRMED, UNCONFIRMED = "confirmed", "to be confirmed against the official text"
PREDIKAT, EFEKTIVITAS, EFISIENSI = "predikat", "efektivitas", "efisiensi"


class RuleError(Exception):
    """The rule data are wrong. In the program's own data a bug; in an office's profile its message goes to the user."""


@dataclass(frozen=True, slots=True)
class Sumber:
    """Where a rule comes from and when it holds; `berlaku_sampai` None is until today."""

    berlaku_sejak: date
    berlaku_sampai: date | None
    peraturan: str
    pasal: str
    status: str

    def holds(self, day: date) -> bool:
        """Is it in force on this day?"""
        return self.berlaku_sejak <= day and (self.berlaku_sampai is None or day <= self.berlaku_sampai)


@dataclass(frozen=True, slots=True)
class Aturan:
    """One choice of one rule, with the sentence that is printed under a table made by it."""

    aturan: str
    pilihan: str
    kalimat: str
    sumber: Sumber

    @property
    def basis(self) -> Basis:
        """The rule as the origin of a figure names it."""
        return Basis(f"{self.aturan}: {self.pilihan}", self.sumber.peraturan, self.sumber.pasal, self.sumber.status)


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class of a scale: from `batas_bawah` percent on, or only above it where `terlampaui`.

    `batas_atas` is the upper bound as the regulation prints it, None for the highest class; `interval` its print.
    """

    predikat: str
    batas_bawah: Decimal
    interval: str
    batas_atas: Decimal | None = None
    terlampaui: bool = False


@dataclass(frozen=True, slots=True)
class Skala:
    """A scale, highest class first. `untuk` says what it classifies: predikat, efektivitas or efisiensi."""

    nama: str
    untuk: str
    kelas: tuple[Kelas, ...]
    sumber: Sumber

    @property
    def peraturan(self) -> str:
        return self.sumber.peraturan

    @property
    def basis(self) -> Basis:
        """The scale as the origin of a figure names it."""
        return Basis(f"Skala {self.untuk}: {self.nama}", self.sumber.peraturan, self.sumber.pasal, self.sumber.status)


@dataclass(frozen=True, slots=True)
class Tipe:
    """How a Tipe perhitungan makes a year of its quarters, and for which Polaritas it is meant.

    `cacah` is for counts, `persen` for percentages and scores: "jumlah", "rasio jumlah" or "terakhir". `target` says
    how the quarters' targets stand to the year's: "jumlah", "terakhir", "naik", "turun", "bebas"; of a percentage
    under "jumlah" every quarter equals the year.
    """

    tipe: TipePerhitungan
    cacah: str
    persen: str
    target: str
    polaritas: tuple[Polaritas, ...]
    kalimat: str
    sumber: Sumber

    @property
    def basis(self) -> Basis:
        """The Tipe as the origin of a figure names it."""
        return Basis(
            f"Tipe perhitungan: {self.tipe.value}", self.sumber.peraturan, self.sumber.pasal, self.sumber.status
        )


@dataclass(frozen=True, slots=True)
class Hitungan:
    """A way of counting that is nobody's choice, with the sentence that is printed under a table made by it."""

    nama: str
    kalimat: str
    sumber: Sumber

    @property
    def basis(self) -> Basis:
        """The way of counting as the origin of a figure names it."""
        return Basis(self.nama, self.sumber.peraturan, self.sumber.pasal, self.sumber.status)


@dataclass(frozen=True, slots=True)
class Tenggat:
    """A deadline: so many months after an event."""

    nama: str
    bulan: int
    kejadian: str
    sumber: Sumber


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"), parse_float=Decimal)


_SOURCE = ("berlaku_sejak", "berlaku_sampai", "peraturan", "pasal", "status")


def _need(block: Mapping[str, Any], what: str, *keys: str) -> None:
    missing = [k for k in keys if block.get(k) in (None, "", [])]
    if missing:
        raise RuleError(f"{what}: {', '.join(missing)} belum ada")


def _texts(block: Mapping[str, Any], what: str, *keys: str) -> None:
    strange = [k for k in keys if not isinstance(block.get(k, ""), str)]
    if strange:
        raise RuleError(f"{what}: {', '.join(strange)} harus teks")


def sumber(block: Mapping[str, Any], what: str) -> Sumber:
    """The source of a block. Raises RuleError where a part of it is missing or of the wrong kind."""
    _need(block, what, *(k for k in _SOURCE if k != "berlaku_sampai"))
    since, until = block["berlaku_sejak"], block.get("berlaku_sampai")
    # a datetime is a date too, but does not compare with one
    if type(since) is not date or type(until) not in {date, type(None)} or (until is not None and until < since):
        raise RuleError(f"{what}: berlaku_sejak dan berlaku_sampai harus tanggal yang runtut")
    _texts(block, what, "peraturan", "pasal", "status")
    if block["status"] not in {CONFIRMED, UNCONFIRMED}:
        raise RuleError(f'{what}: status harus "{CONFIRMED}" atau "{UNCONFIRMED}"')
    return Sumber(since, until, block["peraturan"], block["pasal"], block["status"])


@cache
def aturan() -> tuple[Aturan, ...]:
    """All choices of all rules, of all times."""
    found = []
    for name in ("capaian.toml", "rata-rata.toml", "anggaran.toml"):
        for block in _read(name)["aturan"]:
            what = f"{name} {block.get('aturan')} {block.get('pilihan')}"
            _need(block, what, "aturan", "pilihan", "kalimat")
            found.append(Aturan(block["aturan"], block["pilihan"], block["kalimat"], sumber(block, what)))
    return tuple(found)


def aturan_on(nama: str, pilihan: str, day: date) -> Aturan | None:
    """The choice of a rule in force on a day; None when there is none."""
    in_force = [a for a in aturan() if (a.aturan, a.pilihan) == (nama, pilihan) and a.sumber.holds(day)]
    return max(in_force, key=lambda a: a.sumber.berlaku_sejak, default=None)


@cache
def skala() -> tuple[Skala, ...]:
    """All scales of all times."""
    return parse_skala(_read("skala.toml")["skala"])


def parse_skala(blocks: Sequence[Mapping[str, Any]]) -> tuple[Skala, ...]:
    """Scales from their blocks, also those of an office's profile.

    Raises RuleError for a block without source, date or classes, or with classes that do not fall down to 0.
    """
    found = []
    for block in blocks:
        what = f'skala "{block.get("nama", "?")}"'
        _need(block, what, "nama", "kelas")
        _known(block, what, "nama", "untuk", "kelas", "catatan", *_SOURCE)
        _texts(block, what, "nama", "untuk", "catatan")
        untuk = block.get("untuk", PREDIKAT)
        if untuk not in {PREDIKAT, EFEKTIVITAS, EFISIENSI}:
            raise RuleError(f'{what}: untuk "{untuk}" tidak dikenal')
        if not isinstance(block["kelas"], list) or not all(isinstance(k, Mapping) for k in block["kelas"]):
            raise RuleError(f"{what}: kelas harus daftar tabel")
        kelas = tuple(_kelas(k, what) for k in block["kelas"])
        bounds = [k.batas_bawah for k in kelas]
        falling = all(upper > lower for upper, lower in pairwise(bounds))
        if not falling or (untuk != EFISIENSI and bounds[-1] != 0):
            raise RuleError(f"{what}: batas_bawah harus turun dari kelas tertinggi sampai 0")
        for upper, lower in pairwise(kelas):
            if lower.batas_atas is not None and not lower.batas_bawah <= lower.batas_atas <= upper.batas_bawah:
                raise RuleError(f'{what}: batas_atas "{lower.predikat}" di luar kelasnya')
        found.append(Skala(block["nama"], untuk, kelas, sumber(block, what)))
    return tuple(found)


def _known(block: Mapping[str, Any], what: str, *keys: str) -> None:
    """A misspelt key would be passed over without a word."""
    strange = sorted(set(block) - set(keys))
    if strange:
        raise RuleError(f'{what}: "{strange[0]}" tidak dikenal')


def _kelas(block: Mapping[str, Any], what: str) -> Kelas:
    _need(block, what, "predikat", "batas_bawah", "interval")
    _known(block, what, "predikat", "batas_bawah", "batas_atas", "interval", "terlampaui")
    _texts(block, what, "predikat", "interval")
    if not isinstance(block.get("terlampaui", False), bool):
        raise RuleError(f"{what}: terlampaui harus true atau false")
    upper = block.get("batas_atas")
    bounds = (block["batas_bawah"], upper)
    if not all(_is_number(b) for b in bounds if b is not None):
        raise RuleError(f"{what}: batas kelas harus angka")
    return Kelas(
        block["predikat"],
        Decimal(block["batas_bawah"]),
        block["interval"],
        None if upper is None else Decimal(upper),
        block.get("terlampaui", False),
    )


def _is_number(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def skala_on(nama: str, day: date, untuk: str = PREDIKAT, own: Sequence[Skala] = ()) -> Skala | None:
    """The scale of this name in force on a day, an office's own first; None when there is none."""
    for known in (own, skala()):
        in_force = [s for s in known if (s.nama, s.untuk) == (nama, untuk) and s.sumber.holds(day)]
        if in_force:
            return max(in_force, key=lambda s: s.sumber.berlaku_sejak)
    return None


@cache
def tipe() -> Mapping[TipePerhitungan, Tipe]:
    """What each Tipe perhitungan does."""
    found = {}
    for block in _read("tipe.toml")["tipe"]:
        what = f"tipe.toml {block.get('tipe')}"
        _need(block, what, "tipe", "cacah", "persen", "target", "polaritas", "kalimat")
        named = TipePerhitungan(block["tipe"])
        if named in found:
            raise RuleError(f"{what}: a second block needs the day to choose by, as aturan_on does")
        meant = tuple(Polaritas(p) for p in block["polaritas"])
        found[named] = Tipe(
            named, block["cacah"], block["persen"], block["target"], meant, block["kalimat"], sumber(block, what)
        )
    return found


@cache
def hitungan() -> tuple[Hitungan, ...]:
    """All ways of counting of all times."""
    found = []
    for block in _read("hitungan.toml")["hitungan"]:
        what = f"hitungan.toml {block.get('nama')}"
        _need(block, what, "nama", "kalimat")
        found.append(Hitungan(block["nama"], block["kalimat"], sumber(block, what)))
    return tuple(found)


SERAPAN, RATA_RATA, GABUNGAN = "Serapan", "Rata-rata capaian", "Indikator gabungan"


def hitungan_on(nama: str, day: date) -> Hitungan | None:
    """The way of counting of this name in force on a day; None when there is none."""
    in_force = [h for h in hitungan() if h.nama == nama and h.sumber.holds(day)]
    return max(in_force, key=lambda h: h.sumber.berlaku_sejak, default=None)


@cache
def tenggat() -> tuple[Tenggat, ...]:
    """All deadlines of all times."""
    found = []
    for block in _read("tenggat.toml")["tenggat"]:
        what = f"tenggat.toml {block.get('nama')}"
        _need(block, what, "nama", "bulan", "kejadian")
        found.append(Tenggat(block["nama"], block["bulan"], block["kejadian"], sumber(block, what)))
    return tuple(found)


def tenggat_on(nama: str, day: date) -> Tenggat | None:
    """The deadline of this name in force on a day; None when there is none."""
    in_force = [t for t in tenggat() if t.nama == nama and t.sumber.holds(day)]
    return max(in_force, key=lambda t: t.sumber.berlaku_sejak, default=None)
