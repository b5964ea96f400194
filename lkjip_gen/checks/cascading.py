"""What a Cascading and a Pohon Kinerja ask of the tree: numbers of programs, an indicator, the right nodes above."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_gen import cascade
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.model import Kinerja
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.relations import circles, jenjang
from lkjip_gen.terms import TOP, Jenjang
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import TREES

_MOST_NAMED = 5  # codes in a message
_DEPTH = {level: depth for depth, level in enumerate(Jenjang)}
_RIGHT_ABOVE = {Jenjang.KEGIATAN: Jenjang.PROGRAM, Jenjang.SUB_KEGIATAN: Jenjang.KEGIATAN}


def program_numbers(situation: Situation) -> Iterator[Problem]:
    """The number of a program is the end of its code; two programs of one urusan share none."""
    if not situation.wanted & TREES:
        return
    for node in situation.buku.kinerja:
        if node.kode and jenjang(node) is Jenjang.PROGRAM and not cascade.own_number(node.kode):
            yield problem(Code.PROGRAM_UNNUMBERED, node.place("kode"), isi=node.kode)
    for node, first in cascade.same_numbers(situation.relations):
        number = cascade.own_number(node.kode or "")
        yield problem(Code.PROGRAM_NUMBERED_TWICE, node.place("kode"), isi=node.kode, lain=first.kode, nomor=number)


def unmeasured(situation: Situation) -> Iterator[Problem]:
    """A node without indicator says what is wanted, but not how it is known: one line for each Jenjang.

    Where no work has any, the office does not cascade below the Sasaran, and nothing is said of it.
    """
    if not situation.wanted & TREES or situation.unreadable("Indikator", "kode_kinerja"):
        return
    nodes = [n for n in situation.buku.kinerja if n.kode and n.place("kode") not in situation.faulty]
    works = [n for n in nodes if jenjang(n) not in TOP]
    if works and all(_is_unmeasured(situation, n) for n in works):
        nodes = [n for n in nodes if n not in works]
    for level in Jenjang:
        own = [n for n in nodes if jenjang(n) is level]
        empty = [n for n in own if _is_unmeasured(situation, n)]
        if empty:
            codes = [n.kode or "" for n in empty]
            shown = codes if len(codes) <= _MOST_NAMED else [*codes[:_MOST_NAMED], "..."]
            yield problem(
                Code.NODE_UNMEASURED, empty[0].place("kode"),
                jumlah=len(empty), semua=len(own), jenjang=level.value, isi=", ".join(shown),
            )  # fmt: skip


def _is_unmeasured(situation: Situation, node: Kinerja) -> bool:
    return not cascade.indicators(situation.relations, node)


def alone(situation: Situation) -> Iterator[Problem]:
    """A program that serves no sasaran, where the workbook has some: the chain of the cascading breaks there."""
    if not situation.wanted & TREES or situation.unreadable("Kinerja", "kode", "induk", "jenjang"):
        return
    if not cascade.tops(situation.relations):
        return
    for branch in cascade.works(situation.relations):
        level = jenjang(branch.node)
        if level is not None and not cascade.served(situation.relations, branch.node):
            yield problem(Code.PROGRAM_ALONE, branch.node.place("induk"), jenjang=level.value, isi=branch.node.kode)


def turned(situation: Situation) -> Iterator[Problem]:
    """A node below one of a lower Jenjang, or work below work of its own. (A circle is told as such.)"""
    if situation.unreadable("Kinerja", "kode", "induk", "jenjang"):
        return
    nodes = situation.relations.nodes
    stops = layout.sheet("Kinerja").column("induk").used_in
    on_circle = circles(situation.relations.parent)
    for code, upper in situation.relations.parent.items():
        own, above = (jenjang(nodes[c]) if c in nodes else None for c in (code, upper))
        if own is None or above is None or code in on_circle:
            continue
        if _DEPTH[above] > _DEPTH[own] or (above is own and own not in TOP):
            place = nodes[code].place("induk")
            yield problem(Code.LEVEL_TURNED, place, stops=stops, jenjang=own.value, lain=above.value, isi=upper)


def skipped(situation: Situation) -> Iterator[Problem]:
    """Work that hangs below none of the Jenjang right above it, where the workbook has some of that."""
    if not situation.wanted & TREES or situation.unreadable("Kinerja", "kode", "induk", "jenjang"):
        return
    found = {jenjang(node) for node in situation.buku.kinerja}
    tops = cascade.works(situation.relations)
    hanging = [(branch.node, child.node) for top in tops for branch in top.branches() for child in branch.below]
    for above, node in [*((None, top.node) for top in tops), *hanging]:
        own = jenjang(node)
        right = _RIGHT_ABOVE.get(own) if own is not None else None
        if own is None or right is None or right not in found:
            continue
        upper = None if above is None else jenjang(above)
        if upper is None or _DEPTH[upper] < _DEPTH[right]:
            yield problem(Code.LEVEL_SKIPPED, node.place("induk"), jenjang=own.value, isi=node.kode, lain=right.value)


CASCADING: tuple[Check, ...] = (program_numbers, unmeasured, alone, turned, skipped)
