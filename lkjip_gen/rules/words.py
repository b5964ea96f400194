"""Reads the words that the checks of texts look for (`kata.toml`) and the dated names of codes (`nomenklatur.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lkjip_gen.rules.loader import Sumber, sumber

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KataPolaritas:
    """Words of an indicator that tell whether low or high is good; `netral` ones take the meaning away."""

    turun: Words
    naik: Words
    netral: Words
    ingkar: Words


@dataclass(frozen=True, slots=True)
class KataSatuan:
    """How names begin, or what they hold, that call for a unit: one that has a word of `harus`, none of `tolak`."""

    lazim: str
    awal: Words
    memuat: Words = ()
    harus: Words = ()
    tolak: Words = ()
    kecuali: Words = ()


@dataclass(frozen=True, slots=True)
class KataPenjumlahan:
    """Words of a Satuan that tell whether quarters may be added up; `kata.toml` says which stands where."""

    persen: Words
    bukan_persen: Words
    keadaan: Words
    awal: Words
    jumlahan: Words
    ragu: Words


@dataclass(frozen=True, slots=True)
class KataWilayah:
    """Words around the name of a place: no names, those that make another name of ours, and those of neighbours."""

    bukan_nama: frozenset[str]
    arah: frozenset[str]
    batas: Words


@dataclass(frozen=True, slots=True)
class KataTahun:
    """Words around a year that explain why it is another one; `kata.toml` says which stands where."""

    waktu: Words
    sela: Words
    banding: Words
    ubah: Words
    sesudah: Words
    sumber: Words
    renstra: Words
    rencana: Words
    deret: Words


@dataclass(frozen=True, slots=True)
class Nomenklatur:
    """The codes and names of one regulation; `awal` begins all its codes."""

    awal: str
    nama: Mapping[str, str]
    sumber: Sumber


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


@cache
def _kata() -> dict[str, Any]:
    return _read("kata.toml")


def _lists(block: Mapping[str, Any]) -> dict[str, Words]:
    return {key: tuple(value) for key, value in block.items()}


@cache
def polaritas() -> KataPolaritas:
    """Words against a Polaritas."""
    return KataPolaritas(**_lists(_kata()["polaritas"]))


@cache
def satuan() -> tuple[KataSatuan, ...]:
    """Words against a Satuan, in the order in which they decide."""
    return tuple(
        KataSatuan(block["lazim"], **_lists({k: v for k, v in block.items() if k != "lazim"}))
        for block in _kata()["satuan"]
    )


@cache
def penjumlahan() -> KataPenjumlahan:
    """Words of a Satuan that can, cannot, or might be added up."""
    return KataPenjumlahan(**_lists(_kata()["penjumlahan"]))


@cache
def wilayah() -> KataWilayah:
    """Words around places."""
    block = _kata()["wilayah"]
    return KataWilayah(frozenset(block["bukan_nama"]), frozenset(block["arah"]), tuple(block["batas"]))


@cache
def tahun() -> KataTahun:
    """Words around years."""
    return KataTahun(**_lists(_kata()["tahun"]))


@cache
def nomenklatur() -> tuple[Nomenklatur, ...]:
    """All regulations on codes, of all times."""
    return tuple(
        Nomenklatur(b["awal"], dict(b["nama"]), sumber(b, f"nomenklatur.toml {b['awal']}"))
        for b in _read("nomenklatur.toml")["nomenklatur"]
    )


def nomenklatur_on(day: date) -> Nomenklatur | None:
    """The codes in force on a day; None before the first regulation."""
    in_force = [n for n in nomenklatur() if n.sumber.holds(day)]
    return max(in_force, key=lambda n: n.sumber.berlaku_sejak, default=None)


@cache
def pattern(words: Words) -> re.Pattern[str]:
    """Finds any of the words, whole; a space in one stands for any white space. The longest of two that fit wins."""
    alternatives = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def has(words: Iterable[str], text: str) -> bool:
    """Does the text hold one of the words?"""
    return bool(pattern(tuple(words)).search(text))


def begins(words: Iterable[str], text: str) -> bool:
    """Does the text begin with one of the words?"""
    return bool(pattern(tuple(words)).match(text))
