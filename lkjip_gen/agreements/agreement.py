"""The PK of every official of one version: what each promises, with which budget, to whom, on which day."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_gen.agreements.duties import Duties, Line
from lkjip_gen.agreements.posts import Post, Signing, posts, signings
from lkjip_gen.agreements.shape import Explaining, Shape, Shapes
from lkjip_gen.model import Indikator, Kinerja
from lkjip_gen.relations import Relations, chain, pagu_field
from lkjip_gen.terms import BentukPK, Jenjang


@dataclass(frozen=True, slots=True)
class Promise:
    """A node with the indicators that are promised, or explained, for it."""

    node: Kinerja
    indicators: tuple[Indikator, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A table of indicators: the Jenjang that it holds, and its nodes level by level."""

    levels: tuple[Jenjang, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class BudgetGroup:
    """Rows of the budget table under the node that they belong to, or under none."""

    node: Kinerja | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """What one post promises, whoever holds it."""

    post: Post
    shape: Shape
    tables: tuple[Part, ...]
    budget: tuple[BudgetGroup, ...]
    explained: tuple[Promise, ...]

    @property
    def is_empty(self) -> bool:
        return not self.tables and not self.budget

    @property
    def lines(self) -> list[Line]:
        """The rows of the budget table without those of groups."""
        return [line for group in self.budget for line in group.lines]

    @property
    def indicators(self) -> list[Indikator]:
        """Every indicator of the tables, each once."""
        return [i for part in self.tables for promise in part.promises for i in promise.indicators]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A PK: what is promised, and its signing."""

    promised: Promised
    signing: Signing


def promised(relations: Relations, shapes: Shapes) -> list[Promised]:
    """What every post below the kepala daerah promises in the version of the workbook, in order of rank."""
    duties = Duties(relations)
    return [_promised(duties, post, shapes[post.bentuk]) for post in posts(relations.buku.pejabat)]


def agreements(relations: Relations, shapes: Shapes, *, draft: bool = False) -> list[Agreement]:
    """The PK that can be signed: with something to promise, a holder and a superior on the day; in order of rank.

    A draft does without the superior.
    """
    found = [p for p in promised(relations, shapes) if not p.is_empty]
    return [a for p in found for a in signed(relations, p, draft=draft)]


def signed(relations: Relations, promise: Promised, *, draft: bool = False) -> list[Agreement]:
    """The PK of one post that can be signed, each day its own."""
    return [Agreement(promise, s) for s in signings(relations.buku, promise.post) if draft or s.atasan is not None]


def of_kepala(relations: Relations, shapes: Shapes) -> Promised:
    """What the Kepala promises, also where Pejabat does not say who that is."""
    duties = Duties(relations)
    post = next((p for p in posts(relations.buku.pejabat) if p.kode == duties.chief), _UNKNOWN)
    return _promised(duties, post, shapes[post.bentuk])


_UNKNOWN = Post("", "Kepala", "", BentukPK.KEPALA)


def _promised(duties: Duties, post: Post, shape: Shape) -> Promised:
    relations = duties.relations
    parts = []
    for levels in shape.tables:
        nodes = [n for level in levels for n in duties.own(post.kode, level)]
        if nodes:
            parts.append(Part(levels, tuple(Promise(n, tuple(relations.indicators(n))) for n in nodes)))
    return Promised(post, shape, tuple(parts), _budget(duties, post, shape), _explained(duties, post, shape.explaining))


def _budget(duties: Duties, post: Post, shape: Shape) -> tuple[BudgetGroup, ...]:
    """A line whose rows all hold 0 was dropped; a blank pagu, as in a draft, may still be any amount."""
    versi = duties.relations.versi
    held = duties.budget(post.kode, shape.budget)
    lines = [x for x in held if any(getattr(row, pagu_field(row, versi)) != 0 for row in x.rows)]
    if shape.group is None:
        return (BudgetGroup(None, tuple(lines)),) if lines else ()
    gathered: dict[str, list[Line]] = {}
    for line in lines:
        gathered.setdefault(duties.at_level(line.node.kode or "", shape.group), []).append(line)
    nodes = duties.relations.nodes
    return tuple(
        BudgetGroup(None if own[0].node.kode == code else nodes[code], tuple(own)) for code, own in gathered.items()
    )


def _explained(duties: Duties, post: Post, explaining: Explaining | None) -> tuple[Promise, ...]:
    """Lampiran II. Indicators of a finer Jenjang stand with the node above them; those of none stand for themselves."""
    if explaining is None:
        return ()
    relations = duties.relations
    choose = duties.through if explaining.through else duties.own
    nodes = choose(post.kode, explaining.level)
    if explaining.indicators is explaining.level:
        found = [Promise(n, tuple(relations.indicators(n))) for n in nodes]
        return tuple(p for p in found if p.indicators)
    finer = [n for n in duties.through(post.kode, explaining.indicators) if relations.indicators(n)]
    gathered: dict[str, list[Indikator]] = {n.kode or "": [] for n in nodes}
    alone = []
    for node in finer:
        above = next((c for c in chain(node.kode or "", relations.parent) if c in gathered), None)
        if above is None:
            alone.append(Promise(node, tuple(relations.indicators(node))))
        else:
            gathered[above] += relations.indicators(node)
    own = [Promise(n, tuple(gathered[n.kode or ""]) or tuple(relations.indicators(n))) for n in nodes]
    return (*own, *alone)
