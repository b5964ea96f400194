"""How the rows of a workbook hang together: tree of kinerja, targets in force, budget leaves.

Pure functions over the model, used by checks, compute and documents alike, so that all three see one tree.
Codes are matched by their parts, never by prefix: 1.10 is not below 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lkjip_gen.model import (
    Anggaran,
    Baris,
    Belanja,
    Buku,
    DataDasar,
    DataUmum,
    Indikator,
    Kinerja,
    Komponen,
    Realisasi,
    Target,
)
from lkjip_gen.terms import SEMUA_SASARAN, TOP, Angka, Jenjang, StatusRealisasi, Versi, YaTidak

_REKENING = re.compile(r"\d+(\.\d+)+")
_LEVEL_BY_PARTS = {3: Jenjang.PROGRAM, 5: Jenjang.KEGIATAN, 6: Jenjang.SUB_KEGIATAN}


def is_rekening(code: str) -> bool:
    """Is this a kode rekening (figures and dots), the only kind of code that is ever printed?"""
    return bool(_REKENING.fullmatch(code))


def jenjang(node: Kinerja) -> Jenjang | None:
    """Typed, or by the number of parts of a kode rekening (3 Program, 5 Kegiatan, 6 Sub Kegiatan)."""
    if node.jenjang or not node.kode or not is_rekening(node.kode):
        return node.jenjang
    return _LEVEL_BY_PARTS.get(len(node.kode.split(".")))


def beginnings(code: str) -> list[str]:
    """The codes made of the first parts of this one, longest first: 7.01.02 has 7.01 and 7."""
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


def parents(nodes: Sequence[Kinerja]) -> dict[str, str]:
    """Code -> code of its Induk: typed, or the longest other code made of its first parts."""
    codes = {n.kode for n in nodes if n.kode}
    found = {}
    for node in nodes:
        if not node.kode:
            continue
        if node.induk:
            found[node.kode] = node.induk
            continue
        above = next((c for c in beginnings(node.kode) if c in codes), None)
        if above is not None:
            found[node.kode] = above
    return found


def chain(code: str, parent: dict[str, str]) -> Iterator[str]:
    """The codes above this one, nearest first. Ends where the chain ends or returns to itself."""
    seen = {code}
    while (above := parent.get(code)) is not None and above not in seen:
        yield above
        seen.add(above)
        code = above


def circles(parent: dict[str, str]) -> set[str]:
    """Codes that lie on a circle of parents."""
    found = set()
    for code in parent:
        above: str | None = parent.get(code)
        steps = 0
        while above is not None and above != code and steps <= len(parent):
            above, steps = parent.get(above), steps + 1
        if above == code:
            found.add(code)
    return found


def field_in_force(row: Baris, murni: str, perubahan: str, versi: Versi | None) -> str:
    """Which of two columns holds in this version; a blank perubahan means unchanged."""
    return perubahan if versi is Versi.PERUBAHAN and getattr(row, perubahan) is not None else murni


def target_field(row: Target, versi: Versi | None) -> str:
    """The column of the PK in force."""
    return field_in_force(row, "pk_murni", "pk_perubahan", versi)


def pagu_field(row: Anggaran, versi: Versi | None) -> str:
    """The column of the pagu in force, in rupiah."""
    return field_in_force(row, "pagu_murni", "pagu_perubahan", versi)


def belanja_field(row: Belanja, versi: Versi | None) -> str:
    """The column of the belanja in force, in rupiah."""
    return field_in_force(row, "anggaran_murni", "anggaran_perubahan", versi)


def is_total(row: DataUmum) -> bool:
    """Is a row of Data Umum the total of its group ("Jumlah", "Jumlah penduduk" under Penduduk), not a part of it?"""
    whole = _folded(row.uraian)
    return is_total_name(row.uraian, row.kelompok) or (bool(whole) and whole == _folded(row.kelompok))


def is_total_name(uraian: str | None, what: str | None) -> bool:
    """Does a row call itself the total of its rows: "Jumlah", "Total", "Jumlah penduduk", "Jumlah total penduduk"?"""
    words = _folded(uraian)
    rest = re.sub(r"^((jumlah|total|keseluruhan|seluruh)\b *)+", "", words)
    return rest != words and rest in {"", "seluruhnya", "keseluruhan", _folded(what)}


def is_plain_total(row: DataUmum) -> bool:
    """Does a row say no more than "Jumlah" or "Total", so that it can only be the sum of the rows above it?"""
    return is_total_name(row.uraian, "")


def together(one: DataUmum, other: DataUmum) -> bool:
    """Do two rows of Data Umum share their group and their unit? "Jiwa" and "jiwa" are one unit."""
    return same_group(one, other) and _unit(one) == _unit(other)


def same_group(one: DataUmum, other: DataUmum) -> bool:
    """Do two rows of Data Umum stand under one heading?"""
    return _folded(one.kelompok) == _folded(other.kelompok)


def _unit(row: DataUmum) -> str:
    return _folded(row.satuan).rstrip(".")


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip().casefold()


def target_in_force(target: Target, versi: Versi | None) -> Angka:
    """The target of the PK in force; None when the indicator is not in it."""
    value: Angka | str = getattr(target, target_field(target, versi))
    return None if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Relations:
    """The tree and the look-ups of one workbook, with the Tujuan counted as a sasaran or not."""

    buku: Buku
    tujuan_measured: bool
    nodes: dict[str, Kinerja] = field(init=False)
    parent: dict[str, str] = field(init=False)
    targets: dict[str, Target] = field(init=False)
    results: dict[str, Realisasi] = field(init=False)
    counts: dict[str, DataDasar] = field(init=False)
    composites: dict[str, tuple[Komponen, ...]] = field(init=False)
    by_code: dict[str, Indikator] = field(init=False)
    promised: dict[str | None, list[Indikator]] = field(init=False)
    measured: tuple[Kinerja, ...] = field(init=False)
    measured_codes: frozenset[str | None] = field(init=False)

    def __post_init__(self) -> None:
        put = object.__setattr__  # derived once; the object stays frozen for everybody else
        buku = self.buku
        put(self, "nodes", {n.kode: n for n in buku.kinerja if n.kode})
        put(self, "parent", parents(buku.kinerja))
        put(self, "targets", {t.kode_indikator: t for t in buku.target if t.kode_indikator})
        put(self, "results", {r.kode_indikator: r for r in buku.realisasi if r.kode_indikator})
        put(self, "counts", {d.kode_indikator: d for d in buku.data_dasar if d.kode_indikator})
        parts: dict[str, list[Komponen]] = {}
        for row in buku.komponen:
            if row.kode_indikator:
                parts.setdefault(row.kode_indikator, []).append(row)
        put(self, "composites", {code: tuple(rows) for code, rows in parts.items()})
        put(self, "by_code", {i.kode: i for i in buku.indikator if i.kode})
        promised: dict[str | None, list[Indikator]] = {}
        for indikator in buku.indikator:
            if self.target(indikator) is not None:
                promised.setdefault(indikator.kode_kinerja, []).append(indikator)
        put(self, "promised", promised)
        put(self, "measured", tuple(n for n in buku.kinerja if self._is_measured(n)))
        put(self, "measured_codes", frozenset(n.kode for n in self.measured))

    @property
    def versi(self) -> Versi | None:
        return self.buku.identitas.versi

    def target(self, indikator: Indikator) -> Angka:
        """The target of an indicator in the PK in force, None when it has none."""
        row = self.targets.get(indikator.kode or "")
        return target_in_force(row, self.versi) if row else None

    def status(self, indikator: Indikator) -> StatusRealisasi | None:
        """What the office says of a result; None where it says nothing."""
        row = self.results.get(indikator.kode or "")
        return row.status if row else None

    def indicators(self, node: Kinerja) -> list[Indikator]:
        """The indicators of a node that are in the PK in force ("-" included), in row order."""
        return list(self.promised.get(node.kode, ()))

    def _is_measured(self, node: Kinerja) -> bool:
        levels = TOP if self.tujuan_measured else {Jenjang.SASARAN}
        return bool(node.kode) and jenjang(node) in levels and bool(self.indicators(node))

    def reported(self) -> list[Kinerja]:
        """Nodes whose figures the LKjIP prints: the measured ones, and those with an IKU in the PK; in row order."""
        return [
            n for n in self.buku.kinerja
            if n.kode and (n.kode in self.measured_codes or any(self.is_iku(i) for i in self.indicators(n)))
        ]  # fmt: skip

    def reported_indicators(self) -> list[Indikator]:
        """The indicators of the reported nodes: all of a measured node, else its IKU."""
        return [
            i for n in self.reported() for i in self.indicators(n) if n.kode in self.measured_codes or self.is_iku(i)
        ]  # fmt: skip

    def measured_indicators(self) -> list[Indikator]:
        """The indicators that the LKjIP measures."""
        return [i for node in self.measured for i in self.indicators(node)]

    def parts_of(self, indikator: Indikator) -> list[Indikator]:
        """The indicators that a composite is directly made of; those of a node for a component that is a node."""
        return [part for row in self.composites.get(indikator.kode or "", ()) for part in self.named_by(row)]

    def named_by(self, row: Komponen) -> list[Indikator]:
        """The indicators that a component stands for: itself, or those of its node."""
        code = row.komponen or ""
        found = self.indicators(self.nodes[code]) if code in self.nodes else []
        return found + ([self.by_code[code]] if code in self.by_code else [])

    def needed_indicators(self) -> list[Indikator]:
        """All whose figures the LKjIP needs: the reported ones and, through composites, the parts of those."""
        found = {i.kode: i for i in self.reported_indicators()}
        waiting = list(found.values())
        while waiting:
            for part in self.parts_of(waiting.pop()):
                if part.kode not in found:
                    found[part.kode] = part
                    waiting.append(part)
        return [i for i in self.buku.indikator if found.get(i.kode) is i]

    def kind(self, code: str) -> str:
        """What a component is: "Indikator", or the Jenjang of a node."""
        node = self.nodes.get(code)
        level = jenjang(node) if node is not None else None
        return level.value if level is not None else "Indikator"

    def is_iku(self, indikator: Indikator) -> bool:
        """IKU as typed; blank is Ya for Tujuan and Sasaran."""
        if indikator.iku is not None:
            return indikator.iku is YaTidak.YA
        node = self.nodes.get(indikator.kode_kinerja or "")
        return node is not None and jenjang(node) in TOP

    def above_in_budget(self, code: str) -> list[str]:
        """The nodes whose budget holds that of this node: those of the tree, and by the parts of a kode rekening.

        A kegiatan may be typed under the sasaran that it serves; its money still belongs to its program.
        """
        found = [c for c in beginnings(code) if c in self.nodes] if is_rekening(code) else []
        return list(dict.fromkeys([*found, *chain(code, self.parent)]))

    def budget_leaves(self) -> list[Anggaran]:
        """Rows that are added up: those whose node has no budget rows below it. The others are control totals."""
        with_budget = {a.kode_kinerja for a in self.buku.anggaran if a.kode_kinerja}
        above = {x for code in with_budget for x in self.above_in_budget(code)}
        return [a for a in self.buku.anggaran if a.kode_kinerja not in above]

    def control_totals(self) -> list[tuple[list[Anggaran], list[Anggaran]]]:
        """For each node with budget rows of its own and below: its own rows, and the leaves below it."""
        leaves = self.budget_leaves()
        codes = dict.fromkeys(a.kode_kinerja for a in self.buku.anggaran if a.kode_kinerja)
        pairs = []
        for code in codes:
            below = [a for a in leaves if a.kode_kinerja and code in self.above_in_budget(a.kode_kinerja)]
            if below:
                pairs.append(([a for a in self.buku.anggaran if a.kode_kinerja == code], below))
        return pairs

    def supported(self, row: Anggaran) -> str | None:
        """The measured node that a budget row supports, or "Semua sasaran"; None when that cannot be said."""
        if row.sasaran:
            return row.sasaran if row.sasaran == SEMUA_SASARAN or row.sasaran in self.measured_codes else None
        code = row.kode_kinerja or ""
        return next((c for c in (code, *chain(code, self.parent)) if c in self.measured_codes), None)

    def program(self, row: Anggaran) -> Kinerja | None:
        """The Program that a budget row belongs to, or its own node where no Program is above it."""
        code = row.kode_kinerja or ""
        for candidate in (code, *self.above_in_budget(code)):
            node = self.nodes.get(candidate)
            if node is not None and jenjang(node) is Jenjang.PROGRAM:
                return node
        return self.nodes.get(code)
