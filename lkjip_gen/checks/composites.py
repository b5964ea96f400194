"""V10: what a composite indicator is made of - weights, kinds, units, no circle, no part without a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import Part
from lkjip_gen.model import Indikator, Komponen
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.rules.formulas import HUNDRED
from lkjip_gen.terms import TIADA, YangDiambil

_LK = frozenset({Document.LKJIP})


def weights(situation: Situation) -> Iterator[Problem]:
    """The weights are there, typed or by the profile, and are 100 together."""
    profile = situation.settings.profil.bobot
    for code, rows in situation.relations.composites.items():
        blank = [
            r for r in rows
            if r.bobot is None and situation.relations.kind(r.komponen or "") not in profile
        ]  # fmt: skip
        for row in blank:
            yield from situation.missing(row, "bobot")
        dashed = [r for r in rows if r.bobot is TIADA]
        if dashed:
            yield problem(Code.WEIGHTS, dashed[0].place("bobot"), stops=_LK, isi=code, jumlah=TIADA.value)
        if dashed or blank or any(r.place("bobot") in situation.faulty for r in rows):
            continue
        # weights that share what is left equally are 100 by their making, unless the typed ones exceed it
        known = [w.number for w in situation.measuring.weights(rows) if w.number is not None]
        shared = any(situation.measuring.shares(r) for r in rows)
        total = sum(known, Decimal(0))
        if min(known) <= 0 or (not shared and total != HUNDRED):
            first = rows[0]
            yield problem(
                Code.WEIGHTS, first.place("bobot"), stops=_LK, isi=code, jumlah=wording.number(total)
            )  # fmt: skip


def doubled(situation: Situation) -> Iterator[Problem]:
    """A component that stands twice would count twice, and two weights of it look like two components."""
    for rows in situation.relations.composites.values():
        first: dict[str, Place] = {}
        for row in rows:
            place = row.place("komponen")
            if row.komponen in first:
                yield problem(Code.DUPLICATE_ROW, place, stops=_LK, isi=row.komponen, pertama=first[row.komponen])
            elif row.komponen:
                first[row.komponen] = place


def chains(situation: Situation) -> Iterator[Problem]:
    """No composite contains itself, neither by another composite nor by the mean of its own node."""
    relations = situation.relations
    for code, rows in relations.composites.items():
        whole = relations.by_code.get(code)
        if whole is None or not _contains(situation, whole):
            continue
        yield problem(Code.CIRCLE, rows[0].place("komponen"), stops=_LK, isi=code, kolom="Komponen")


def _contains(situation: Situation, whole: Indikator) -> bool:
    """Is a composite among the parts of its parts?"""
    seen: set[str | None] = set()
    waiting = situation.relations.parts_of(whole)
    while waiting:
        part = waiting.pop()
        if part.kode == whole.kode:
            return True
        if part.kode not in seen:
            seen.add(part.kode)
            waiting += situation.relations.parts_of(part)
    return False


def units(situation: Situation) -> Iterator[Problem]:
    """Realisasi of parts are of one unit with the whole; a Nilai lies from 0 to 100."""
    relations = situation.relations
    for code, rows in relations.composites.items():
        whole = relations.by_code.get(code)
        for row in rows if whole is not None else ():
            parts = relations.named_by(row)
            if whole is not None and row.yang_diambil is YangDiambil.REALISASI:
                found = list(dict.fromkeys(p.satuan for p in parts if p.satuan))
                if found and found != [whole.satuan]:
                    yield problem(
                        Code.COMPONENT_UNIT, row.place("yang_diambil"), stops=_LK, isi=row.komponen,
                        satuan=wording.listing(found), gabungan=whole.satuan,
                    )  # fmt: skip
            elif row.yang_diambil is YangDiambil.NILAI:
                yield from _scores(situation, row, parts)


def _scores(situation: Situation, row: Komponen, parts: list[Indikator]) -> Iterator[Problem]:
    made = [situation.measuring.realisasi(p) for p in parts if not situation.uncertain(p)]
    known = [f.number for f in made if f.number is not None and not situation.doubtful(f)]
    outside = [n for n in known if not 0 <= n <= HUNDRED]
    if outside:
        yield problem(
            Code.COMPONENT_SCORE, row.place("yang_diambil"), stops=_LK, isi=row.komponen,
            jumlah=wording.number(outside[0]),
        )  # fmt: skip


def empty(situation: Situation) -> Iterator[Problem]:
    """A part without a figure: the whole is not computed, or the others take its weight; either is said."""
    if not situation.wants_lkjip:
        return
    shared_out = situation.settings["komponen_kosong"] == "bobot dibagi ulang"
    needed = {i.kode for i in situation.relations.needed_indicators()}
    for code in situation.relations.composites:
        whole = situation.relations.by_code.get(code)
        if whole is None or code not in needed or _contains(situation, whole):
            continue
        for part in situation.measuring.parts(whole):
            if part.figure.number is None and not _told(situation, part):
                result = "bobotnya dibagi ulang" if shared_out else f"{code} tidak dihitung"
                yield problem(Code.COMPONENT_EMPTY, part.row.place("komponen"), isi=part.row.komponen, akibat=result)


def _told(situation: Situation, part: Part) -> bool:
    """Is the code of a part unknown, or a cell refused that could give it its figure?"""
    named = situation.relations.named_by(part.row)
    known = named or part.row.komponen in situation.relations.nodes
    return (
        not known
        or any(part.row.place(key) in situation.faulty for key in ("komponen", "yang_diambil"))
        or situation.doubtful(part.figure)
        or any(situation.uncertain(i) for i in named)
    )


COMPOSITES: tuple[Check, ...] = (weights, doubled, chains, units, empty)
