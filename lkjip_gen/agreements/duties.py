"""Who answers for what: nodes and budget of each post, alone or through those below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip_gen.agreements.posts import codes, team
from lkjip_gen.model import Anggaran, Kinerja
from lkjip_gen.officials import head
from lkjip_gen.relations import Relations, chain, jenjang
from lkjip_gen.terms import TOP, Jenjang


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a budget table: a node and the leaves of the budget that are added up in it."""

    node: Kinerja
    rows: tuple[Anggaran, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """The answers for one version of the PK; nodes stand in row order.

    `chief` is "" where Pejabat does not say who is the Kepala; everything that no post is named for is then of "".
    """

    relations: Relations
    chief: str = field(init=False)
    answering: dict[str, str] = field(init=False)
    order: dict[str, int] = field(init=False)
    teams: dict[str, frozenset[str]] = field(init=False)
    leaves: tuple[Anggaran, ...] = field(init=False)

    def __post_init__(self) -> None:
        put = object.__setattr__  # derived once; the object stays frozen for everybody else
        rows = self.relations.buku.pejabat
        put(self, "chief", head(rows) or "")
        put(self, "answering", {code: self._answering(code) for code in self.relations.nodes})
        put(self, "order", {code: at for at, code in enumerate(self.relations.nodes)})
        known = codes(rows)
        unknown = {} if self.chief else {"": frozenset({"", *known})}
        put(self, "teams", {code: team(rows, code) for code in known} | unknown)
        put(self, "leaves", tuple(self.relations.budget_leaves()))

    def _answering(self, code: str) -> str:
        nodes, parent = self.relations.nodes, self.relations.parent
        way = (code, *chain(code, parent))
        named = (nodes[c].penanggung_jawab for c in way if c in nodes)
        return next((post for post in named if post), self.chief)

    def own(self, post: str, level: Jenjang) -> list[Kinerja]:
        """The nodes of a Jenjang with an indicator in the PK that a post answers for; Tujuan and Sasaran are the
        Kepala's too, whoever else carries them."""
        everything = post == self.chief and level in TOP
        return [
            n for code, n in self.relations.nodes.items()
            if jenjang(n) is level and self.relations.indicators(n) and (everything or self.answering[code] == post)
        ]  # fmt: skip

    def through(self, post: str, level: Jenjang) -> list[Kinerja]:
        """The nodes of a Jenjang that the team of a post answers for, or below which it answers for a node."""
        members, relations = self.teams.get(post, frozenset()), self.relations
        carried = {code for code in relations.nodes if self.answering[code] in members}
        reached = carried | {above for code in carried for above in chain(code, relations.parent)}
        return [n for code, n in relations.nodes.items() if code in reached and jenjang(n) is level]

    def holder_of(self, row: Anggaran) -> str:
        """The post that holds a row of the budget: its own Penanggung jawab, or that of its node."""
        return row.penanggung_jawab or self.answering.get(row.kode_kinerja or "", self.chief)

    def budget(self, post: str, level: Jenjang) -> list[Line]:
        """The budget of the team of a post at a Jenjang; a leaf that is coarser stands at its own level."""
        members = self.teams.get(post, frozenset())
        found: dict[str, list[Anggaran]] = {}
        for row in self.leaves:
            if row.kode_kinerja in self.relations.nodes and self.holder_of(row) in members:
                found.setdefault(self.at_level(row.kode_kinerja or "", level), []).append(row)
        nodes = self.relations.nodes
        return [Line(nodes[code], tuple(found[code])) for code in sorted(found, key=self.order.__getitem__)]

    def at_level(self, code: str, level: Jenjang) -> str:
        """The node of this Jenjang in whose budget a node stands; itself where there is none."""
        nodes = self.relations.nodes
        above = (code, *self.relations.above_in_budget(code))
        return next((c for c in above if c in nodes and jenjang(nodes[c]) is level), code)
