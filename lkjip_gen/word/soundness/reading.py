"""A part of a Word file read piece by piece: a piece reaches from one paragraph to the next.

What a piece means depends on itself without its texts and on what is open before it. Documents say the same pieces
over and over, so the meaning of each is kept, also for the next document; only new pieces are taken apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lkjip_gen.word.soundness.kinds import Finding, Kind
from lkjip_gen.word.soundness.ledger import CLOSING, OF_CELL, ONCE, Entry, Ledger, entry_of, with_cell
from lkjip_gen.word.soundness.mentioning import Mention, mentions_of
from lkjip_gen.word.soundness.models import MODELS, OF_DRAWINGS, OWN_OF_WRAPPERS, SEE_THROUGH, WITHOUT_TEXT, Model
from lkjip_gen.word.soundness.text import Skeleton, Tag, tags
from lkjip_gen.word.soundness.values import NEEDED, VALUES, WITHIN

_MOST = 8_000_000  # signs of pieces that are kept
_BLOCKS = frozenset({"p", "tbl", "altChunk"})
_HANDING_ON = frozenset({"sdt", *SEE_THROUGH})
_REFERENCES = frozenset({"headerReference", "footerReference"})


class Frame(NamedTuple):
    """An open element: the rank of its last child, and its last block, where that matters ("" where it does not)."""

    name: str
    rank: int = -1
    last: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What a piece does: how many elements it has, what is open after it, what it says. Numbers count elements."""

    count: int
    state: int
    findings: tuple[tuple[int, Kind, str], ...]
    entries: tuple[Entry, ...]
    mentions: frozenset[Mention]
    prefixes: frozenset[str]


@dataclass(slots=True)
class PartReading:
    """What a part holds: its faults, and what must be compared with other parts."""

    root: str = ""
    findings: list[Finding] = field(default_factory=list)
    mentions: set[Mention] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    ledger: Ledger = field(default_factory=Ledger)


class Reader:
    """Reads parts and remembers the meaning of pieces."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._states: list[tuple[Frame, ...]] = [()]
        self._numbers: dict[tuple[Frame, ...], int] = {(): 0}
        self._known: dict[tuple[int, str], Meaning] = {}
        self._kept = 0

    def read(self, part: Skeleton) -> PartReading:
        if self._kept > _MOST:
            self._forget()
        result, used = PartReading(), set()
        state, at, known = 0, 0, self._known
        noted: list[tuple[int, tuple[Entry, ...]]] = []
        for piece in part.pieces:
            meaning = known.get((state, piece))
            if meaning is None:
                meaning = known[state, piece] = self._meaning(state, piece)
                self._kept += len(piece)
            used.add(meaning)
            if meaning.entries:
                noted.append((at, meaning.entries))
            if meaning.findings:
                result.findings += [Finding(kind, detail, at + n) for n, kind, detail in meaning.findings]
            at += meaning.count
            state = meaning.state
        result.root = next((t.name for t in tags(part.pieces[0]) if isinstance(t, Tag)), "")
        for meaning in used:
            result.mentions |= meaning.mentions
            result.prefixes |= meaning.prefixes
        result.ledger.take(noted)
        result.findings += result.ledger.findings
        return result

    def _meaning(self, state: int, piece: str) -> Meaning:
        taken = _Taking(list(self._states[state]))
        for tag in tags(piece):
            taken.take(tag)
        after = tuple(taken.open)
        number = self._numbers.setdefault(after, len(self._states))
        if number == len(self._states):
            self._states.append(after)
        return Meaning(
            taken.count, number, tuple(taken.findings), tuple(taken.entries), frozenset(taken.mentions),
            frozenset(taken.prefixes),
        )  # fmt: skip


class _Taking:
    """A piece while it is taken apart."""

    def __init__(self, frames: list[Frame]) -> None:
        self.open = frames
        self.count = 0
        self.findings: list[tuple[int, Kind, str]] = []
        self.entries: list[Entry] = []
        self.mentions: set[Mention] = set()
        self.prefixes: set[str] = set()
        self._references: set[tuple[str, str]] = set()

    def take(self, tag: Tag | str) -> None:
        if isinstance(tag, str):
            if self.open and self.open[-1].name in WITHOUT_TEXT:
                self._find(Kind.TEXT, " ".join(tag.split())[:40])
            return
        if tag.opens:
            self._begin(tag)
        if tag.closes:
            self._end(tag)

    def _find(self, kind: Kind, detail: str) -> None:
        self.findings.append((max(self.count - 1, 0), kind, detail))

    def _begin(self, tag: Tag) -> None:
        self.count += 1
        name = tag.name
        if self.open:
            self._place(name)
        parent = self.open[-1].name if self.open else ""
        self._book(tag, parent)
        self.open.append(Frame(name))

    def _place(self, name: str) -> None:
        """Does the element stand where it may?"""
        inner = self.open[-1]
        model = MODELS.get(inner.name)
        if model is None:
            self._place_in_wrapper(name)
            return
        if ":" in name and name not in model.ranks:
            if name.startswith(OF_DRAWINGS):
                self._find(Kind.MISPLACED, f"{name} di dalam {inner.name}")
            return
        rank = model.rank(name, inner.rank)
        if rank is not None:
            self._ask_for_missing(model, inner, rank)
            self.open[-1] = Frame(inner.name, rank, inner.last)
        elif name not in model.ranks:
            self._find(Kind.MISPLACED, f"{name} di dalam {inner.name}")
        else:
            self._find(Kind.ORDER_OF_RUN if inner.name == "rPr" else Kind.ORDER, f"{name} di dalam {inner.name}")

    def _place_in_wrapper(self, name: str) -> None:
        """What stands around a content control or an alternative says what may stand in it."""
        if self.open[-1].name not in SEE_THROUGH or name in OWN_OF_WRAPPERS:
            return
        outer = next((f.name for f in reversed(self.open) if f.name not in _HANDING_ON), "")
        model = MODELS.get(outer)
        if model is not None and name not in model.ranks and (":" not in name or name.startswith(OF_DRAWINGS)):
            self._find(Kind.MISPLACED, f"{name} di dalam {outer}")

    def _ask_for_missing(self, model: Model, frame: Frame, rank: int) -> None:
        for needed, name in model.must:
            if frame.rank < needed < rank:
                self._find(Kind.INCOMPLETE, f"{frame.name} tanpa {name}")

    def _end(self, tag: Tag) -> None:
        frame = self.open.pop()
        name = frame.name
        model = MODELS.get(name)
        if model is not None:
            self._ask_for_missing(model, frame, model.past)
        if name == "tc" and frame.last != "p":
            self._find(Kind.CELL_END, "")
        elif name == "sectPr":
            self._references.clear()
        if name in CLOSING:
            self.entries.append(Entry(CLOSING[name], max(self.count - 1, 0)))
        if self.open and (name in _BLOCKS or (name in _HANDING_ON and frame.last)):
            around = self.open[-1]
            if around.name == "tc" or around.name in _HANDING_ON:
                self.open[-1] = around._replace(last=frame.last if name in _HANDING_ON else name)

    def _book(self, tag: Tag, parent: str) -> None:
        """What an element says itself; what is counted over the whole part; what must be there in other parts."""
        around = self.open[-2].name if len(self.open) > 1 else ""
        said = _said(tag, parent, around)
        for kind, detail in said.wrong:
            self._find(kind, detail)
        self.prefixes |= tag.prefixes
        self.mentions |= said.mentions
        if tag.name in _REFERENCES:
            reference = tag.name, tag.attributes.get("type", "")
            if reference in self._references:
                self._find(Kind.ORDER, f"{tag.name} {reference[1]} dua kali")
            self._references.add(reference)
        entry = said.entry
        if entry is None or (entry.kind in ONCE and any(f.name == "mc:Fallback" for f in self.open)):
            return  # what old programs show in the place of another drawing has its marks and numbers once more
        if entry.kind in OF_CELL:
            with_cell(self.entries, entry)
        else:
            self.entries.append(Entry(entry.kind, self.count - 1, entry.value))


class _Said(NamedTuple):
    """What an element says wherever it stands inside this parent."""

    wrong: tuple[tuple[Kind, str], ...]
    entry: Entry | None
    mentions: frozenset[Mention]


@lru_cache(maxsize=8192)
def _said(tag: Tag, parent: str, around: str) -> _Said:
    return _Said(tuple(_wrong(tag, parent)), entry_of(tag, parent, around), frozenset(mentions_of(tag, parent)))


def _wrong(tag: Tag, parent: str) -> Iterator[tuple[Kind, str]]:
    """Values that Word does not take, and attributes that it needs."""
    takes = WITHIN.get((parent, tag.name), VALUES.get(tag.name, {}))
    for key, value in tag.attributes.items():
        check = takes.get(key)
        if check is not None and not check(value):
            yield Kind.VALUE, f'{tag.name} {key}="{value}"'
    for key in NEEDED.get(tag.name, ()):
        if key not in tag.attributes:
            yield Kind.INCOMPLETE, f"{tag.name} tanpa {key}"
