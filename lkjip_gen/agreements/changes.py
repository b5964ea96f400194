"""What differs between two versions of every official's PK: who signs, wording, targets, budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from lkjip_gen.agreements.agreement import Promised, promised
from lkjip_gen.agreements.duties import Line
from lkjip_gen.agreements.posts import Post, Signing, signings
from lkjip_gen.agreements.shape import Shapes
from lkjip_gen.model import Anggaran, Baris, Indikator, Kinerja
from lkjip_gen.relations import Relations, jenjang, pagu_field
from lkjip_gen.terms import Versi

_T = TypeVar("_T")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Pair(Generic[_T]):
    """The same thing in both versions; None where a version has none."""

    before: _T | None
    after: _T | None

    @property
    def either(self) -> _T:
        """That of the later version, else of the earlier. Raises ValueError where there is neither."""
        found = self.before if self.after is None else self.after
        if found is None:
            raise ValueError("a pair of nothing")
        return found


@dataclass(frozen=True, slots=True)
class Worded:
    """A text that reads otherwise: what it is of, the field that holds it, and the rows of both versions."""

    of: str
    field: str
    before: Baris
    after: Baris


@dataclass(frozen=True, slots=True)
class Changes:
    """The PK of one post in both versions. `wording` holds only what differs, targets and budget everything.

    There is no budget where one of the versions has none at all: it is not known then, and nothing is new or gone.
    """

    post: Post
    signing: Pair[Signing]
    wording: tuple[Worded, ...]
    targets: tuple[Pair[Indikator], ...]
    budget: tuple[Pair[Line], ...]


def changes(before: Relations, after: Relations, shapes: Shapes) -> list[Changes]:
    """Every post that promises something in one of the versions, in order of rank; vanished ones come last."""
    earlier = {p.post.kode: p for p in promised(before, shapes) if not p.is_empty}
    later = {p.post.kode: p for p in promised(after, shapes) if not p.is_empty}
    return [_changes(before, after, earlier.get(code), later.get(code)) for code in _union(earlier, later)]


def _union(earlier: Iterable[_Key], later: Iterable[_Key]) -> list[_Key]:
    """Keys in the order of the later version, those that are gone behind them."""
    return list(dict.fromkeys([*later, *earlier]))


def _changes(before: Relations, after: Relations, earlier: Promised | None, later: Promised | None) -> Changes:
    post = Pair(earlier, later).either.post
    targets = _paired(_indicators(earlier), _indicators(later))
    known = all(any(_pagu(row, r.versi) for row in r.buku.anggaran) for r in (before, after))
    budget = _paired(_lines(earlier), _lines(later)) if known else []
    signing = Pair(_signed(before, earlier), _signed(after, later))
    return Changes(post, signing, tuple(_worded(before, after, earlier, later)), tuple(targets), tuple(budget))


def _signed(relations: Relations, promise: Promised | None) -> Signing | None:
    """The last PK of a version, where one is signed."""
    found = signings(relations.buku, promise.post) if promise is not None else []
    return found[-1] if found else None


def _indicators(promise: Promised | None) -> dict[Hashable, Indikator]:
    return {} if promise is None else {i.kode: i for i in promise.indicators}


def _lines(promise: Promised | None) -> dict[Hashable, Line]:
    return {} if promise is None else {line.node.kode: line for line in promise.lines}


def _paired(earlier: dict[Hashable, _T], later: dict[Hashable, _T]) -> list[Pair[_T]]:
    return [Pair(earlier.get(key), later.get(key)) for key in _union(earlier, later)]


def _worded(before: Relations, after: Relations, earlier: Promised | None, later: Promised | None) -> Iterator[Worded]:
    """Results, indicators, their units and the names of the budget that stand in both versions and differ."""
    if earlier is None or later is None:
        return
    for node in _nodes(later):
        was = before.nodes.get(node.kode or "")
        if was is not None and any(was.kode == n.kode for n in _nodes(earlier)):
            yield from _differing(level_of(node), "hasil", was, node)
    own = _indicators(earlier)
    for row in later.indicators:
        if (old := own.get(row.kode)) is not None:
            yield from _differing("Indikator", "indikator", old, row)
            yield from _differing("Satuan", "satuan", old, row)
    lines = _lines(earlier)
    for line in later.lines:
        if (gone := lines.get(line.node.kode)) is not None:
            yield from _differing(level_of(line.node), "nomenklatur", gone.node, line.node)


def _nodes(promise: Promised) -> list[Kinerja]:
    return [p.node for part in promise.tables for p in part.promises]


def level_of(node: Kinerja) -> str:
    """The Jenjang of a node as a word; "Kinerja" where it has none."""
    level = jenjang(node)
    return level.value if level is not None else "Kinerja"


def _differing(of: str, field: str, before: Baris, after: Baris) -> Iterator[Worded]:
    if _plain(getattr(before, field)) != _plain(getattr(after, field)):
        yield Worded(of, field, before, after)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def changed_rows(pair: Pair[Line], before: Relations, after: Relations) -> list[Anggaran]:
    """The rows of a line in the later version whose pagu is another than it was; all of them where the line is gone.

    A row is known again by its node, what it supports, who holds it, its sumber dana, and its place among equal ones.
    """
    was = {key: _pagu(row, before.versi) for key, row in _keyed(pair.before.rows if pair.before else ())}
    if pair.after is None:
        return [row for key, row in _keyed(after.buku.anggaran) if key in was]
    return [row for key, row in _keyed(pair.after.rows) if was.get(key) != _pagu(row, after.versi)]


def _keyed(rows: Iterable[Anggaran]) -> Iterator[tuple[tuple[object, ...], Anggaran]]:
    seen: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        key = (row.kode_kinerja, row.sasaran, row.penanggung_jawab, row.sumber_dana)
        seen[key] += 1
        yield (*key, seen[key]), row


def _pagu(row: Anggaran, versi: Versi | None) -> Decimal | None:
    value: Decimal | None = getattr(row, pagu_field(row, versi))
    return value
