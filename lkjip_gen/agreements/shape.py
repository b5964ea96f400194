"""What stands in a PK: which Jenjang in which table, by Bentuk PK. A form says it in `[pk]` of its format.toml.

[pk.kepala]                                   also: sekretaris, seksi; what is left out is as in Nasional
tabel = [["Tujuan", "Sasaran"], ["Program"]]  tables of indicators of own nodes, each with the Jenjang it holds
anggaran = "Kegiatan"                         Jenjang of the budget table
kelompok = "Program"                          Jenjang above it, under whose rows the budget is grouped, if it is
penjelasan = "Program"                        Jenjang that Lampiran II explains, if there is one
penjelasan_lewat = true                       also the nodes of subordinates, and those above them
penjelasan_indikator = "Kegiatan"             whose indicators it explains, where they are not those of the node
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lkjip_gen.terms import BentukPK, Jenjang

_BENTUK = {"kepala": BentukPK.KEPALA, "sekretaris": BentukPK.SEKRETARIS, "seksi": BentukPK.SEKSI}
_LEVELS = {j.value: j for j in Jenjang}
_ORDER = tuple(Jenjang)  # from the top down


class ShapeError(ValueError):
    """A declaration that cannot be followed; the message names it in the words of who wrote it."""


@dataclass(frozen=True, slots=True)
class Explaining:
    """Lampiran II: the nodes of `level` (with `through` also those of the team) and the indicators of `indicators`."""

    level: Jenjang
    through: bool
    indicators: Jenjang


@dataclass(frozen=True, slots=True)
class Shape:
    """The tables of one Bentuk PK."""

    tables: tuple[tuple[Jenjang, ...], ...]
    budget: Jenjang
    group: Jenjang | None = None
    explaining: Explaining | None = None


Shapes = Mapping[BentukPK, Shape]

_EACH_ALONE = tuple((level,) for level in Jenjang)
NATIONAL: Shapes = {
    BentukPK.KEPALA: Shape(_EACH_ALONE, Jenjang.PROGRAM),
    BentukPK.SEKRETARIS: Shape(_EACH_ALONE, Jenjang.KEGIATAN),
    BentukPK.SEKSI: Shape(_EACH_ALONE, Jenjang.SUB_KEGIATAN),
}


def shapes(declared: Mapping[str, Any]) -> Shapes:
    """The shapes that a form declares, those of Nasional for the rest. Raises ShapeError for what is not understood."""
    unknown = sorted(set(declared) - set(_BENTUK))
    if unknown:
        raise ShapeError(f'[pk] "{unknown[0]}" tidak dikenal')
    return {
        bentuk: _shape(name, declared[name], NATIONAL[bentuk]) if name in declared else NATIONAL[bentuk]
        for name, bentuk in _BENTUK.items()
    }


_KEYS = frozenset({"tabel", "anggaran", "kelompok", "penjelasan", "penjelasan_lewat", "penjelasan_indikator"})


def _shape(name: str, content: Any, usual: Shape) -> Shape:
    if not isinstance(content, Mapping):
        raise ShapeError(f"[pk.{name}] harus berupa tabel")
    unknown = sorted(set(content) - _KEYS)
    if unknown:
        raise ShapeError(f'[pk.{name}] "{unknown[0]}" tidak dikenal')
    tables = usual.tables
    if "tabel" in content:
        given = content["tabel"]
        if not isinstance(given, list) or not given or not all(isinstance(t, list) and t for t in given):
            raise ShapeError(f'[pk.{name}] "tabel" harus berupa daftar, misalnya [["Sasaran"], ["Program"]]')
        tables = tuple(tuple(_level(name, "tabel", level) for level in table) for table in given)
        every = [level for table in tables for level in table]
        if len(every) != len(set(every)):
            raise ShapeError(f'[pk.{name}] "tabel" memuat satu jenjang dua kali')
    budget = _level(name, "anggaran", content["anggaran"]) if "anggaran" in content else usual.budget
    group = _level(name, "kelompok", content["kelompok"]) if "kelompok" in content else None
    if group is not None and _ORDER.index(group) >= _ORDER.index(budget):
        raise ShapeError(f'[pk.{name}] "kelompok" harus jenjang di atas {budget.value}')
    return Shape(tables, budget, group, _explaining(name, content))


def _explaining(name: str, content: Mapping[str, Any]) -> Explaining | None:
    if "penjelasan" not in content:
        alone = [key for key in ("penjelasan_lewat", "penjelasan_indikator") if key in content]
        if alone:
            raise ShapeError(f'[pk.{name}] "{alone[0]}" memerlukan "penjelasan"')
        return None
    level = _level(name, "penjelasan", content["penjelasan"])
    through = content.get("penjelasan_lewat", False)
    if not isinstance(through, bool):
        raise ShapeError(f'[pk.{name}] "penjelasan_lewat" harus true atau false')
    key = "penjelasan_indikator"
    return Explaining(level, through, _level(name, key, content[key]) if key in content else level)


def _level(name: str, key: str, value: Any) -> Jenjang:
    found = _LEVELS.get(value) if isinstance(value, str) else None
    if found is None:
        raise ShapeError(f'[pk.{name}] "{key}": "{value}" bukan jenjang; pilih {", ".join(_LEVELS)}')
    return found
