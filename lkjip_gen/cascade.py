"""The tree of kinerja as the Cascading and the Pohon Kinerja show it: every node once, what hangs below what.

Pure functions over the relations, shared by the checks and both documents. A draft may hold nodes on a circle; they
are shown too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lkjip_gen.model import Buku, Indikator, Kinerja
from lkjip_gen.relations import Relations, beginnings, chain, is_rekening, jenjang
from lkjip_gen.terms import TOP, Jenjang, Versi

_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Branch:
    """A node and what hangs directly below it, in row order."""

    node: Kinerja
    below: tuple[Branch, ...] = ()

    def branches(self) -> list[Branch]:
        """This one and all below it, from the top, branch by branch."""
        return [self, *(branch for child in self.below for branch in child.branches())]

    def walk(self) -> list[Kinerja]:
        """Their nodes."""
        return [branch.node for branch in self.branches()]


def forest(nodes: Sequence[Kinerja], parent: dict[str, str]) -> list[Branch]:
    """The nodes as trees, each node once; one whose Induk is not among them is a top."""
    codes = {n.kode for n in nodes if n.kode}
    below: dict[str | None, list[Kinerja]] = {}
    for node in nodes:
        above = parent.get(node.kode or "")
        below.setdefault(above if above in codes else None, []).append(node)
    placed: set[int] = set()

    def branch(node: Kinerja) -> Branch:
        own = [n for n in below.get(node.kode, ()) if n.row not in placed] if node.kode else []
        placed.update(n.row for n in own)
        return Branch(node, tuple(branch(n) for n in own))

    found = []
    for node in (*below.get(None, ()), *nodes):  # those on a circle hang below no top
        if node.row not in placed:
            placed.add(node.row)
            found.append(branch(node))
    return found


def whole(relations: Relations) -> list[Branch]:
    """All nodes, as they hang together."""
    return forest(relations.buku.kinerja, relations.parent)


def tops(relations: Relations) -> list[Branch]:
    """Tujuan and Sasaran alone, as they hang together."""
    nodes = [n for n in relations.buku.kinerja if jenjang(n) in TOP]
    return forest(nodes, _above_among(relations, nodes))


def works(relations: Relations) -> list[Branch]:
    """Program, Kegiatan and Sub Kegiatan alone, each with what hangs below it: the parts of the Cascading.

    A kegiatan that is typed under a sasaran still stands with the program that its code begins with.
    """
    nodes = [n for n in relations.buku.kinerja if jenjang(n) not in TOP]
    codes = {n.kode for n in nodes if n.kode}
    by_code = {c: next((b for b in beginnings(c) if b in codes), None) for c in codes if is_rekening(c)}
    found = {code: above for code, above in by_code.items() if above is not None}
    return forest(nodes, found | _above_among(relations, nodes))


def _above_among(relations: Relations, nodes: Iterable[Kinerja]) -> dict[str, str]:
    """Code -> the nearest code above it among these nodes, whatever stands between."""
    codes = {n.kode for n in nodes if n.kode}
    near = {code: next((c for c in chain(code, relations.parent) if c in codes), None) for code in codes}
    return {code: above for code, above in near.items() if above is not None}


def served(relations: Relations, node: Kinerja) -> list[Kinerja]:
    """The Tujuan and Sasaran above a node, the highest first."""
    above = [relations.nodes[c] for c in chain(node.kode or "", relations.parent) if c in relations.nodes]
    return [n for n in reversed(above) if jenjang(n) in TOP]


def post(relations: Relations, node: Kinerja) -> str | None:
    """Kode jabatan of who answers for a node: its own, else that of the nearest node above that names one."""
    nodes = relations.nodes
    above = (nodes[c] for c in chain(node.kode or "", relations.parent) if c in nodes)
    return next((n.penanggung_jawab for n in (node, *above) if n.penanggung_jawab), None)


def indicators(relations: Relations, node: Kinerja) -> list[Indikator]:
    """The indicators of a node in row order, without those that the Perubahan in force dropped.

    They need no target: a Cascading may be made before the targets are set.
    """
    return [i for i in relations.buku.indikator if i.kode_kinerja == node.kode and not _dropped(relations, i)]


def _dropped(relations: Relations, indikator: Indikator) -> bool:
    row = relations.targets.get(indikator.kode or "")
    return row is not None and relations.versi is Versi.PERUBAHAN and isinstance(row.pk_perubahan, str)


def without_work(buku: Buku) -> bool:
    """Is there nothing below the Sasaran?"""
    return all(jenjang(n) in TOP for n in buku.kinerja)


def own_number(code: str) -> str:
    """The figures that end a code, without zeros before them: 7.01.02 has 2, P1 has 1; "" where there are none."""
    found = _NUMBER.search(code)
    return (found[0].lstrip("0") or "0") if found else ""


def program_numbers(relations: Relations) -> dict[str, str]:
    """Code -> number of every Program: the end of its code; all of it where programs of several urusan would share one
    (2.18.02 and 2.16.02); "" where the code has none."""
    programs = [n.kode for n in relations.buku.kinerja if n.kode and jenjang(n) is Jenjang.PROGRAM]
    short = {code: own_number(code) for code in programs}
    of_rekening = [n for code, n in short.items() if is_rekening(code)]
    shared = len(set(of_rekening)) < len(of_rekening)
    return {code: code if shared and is_rekening(code) else n for code, n in short.items()}


def same_numbers(relations: Relations) -> list[tuple[Kinerja, Kinerja]]:
    """Programs of one urusan that have one number, each with the first of them: 7.01.02 and 7.01.2, P1 and Q1."""
    first: dict[tuple[str, str], Kinerja] = {}
    found = []
    for node in relations.buku.kinerja:
        code = node.kode or ""
        number = own_number(code)
        if jenjang(node) is not Jenjang.PROGRAM or not number:
            continue
        key = (beginnings(code)[0] if is_rekening(code) else "", number)
        if key in first:
            found.append((node, first[key]))
        first.setdefault(key, node)
    return found
