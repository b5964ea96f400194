"""Prefixes: {%p gives up its paragraph, {%tr its row, {%tc its cell. And gabung, which stands for its cell."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_gen.templating.commands import MERGE
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.spelling import clipped
from lkjip_gen.templating.tags import Tag
from lkjip_gen.word.places import text_of
from lkjip_gen.word.tree import TBL, TC, TEXT_BOX, TR, Element, P

_GIVEN_UP = {"p": ("alinea", P), "tr": ("baris", TR), "tc": ("sel", TC)}
_SHOWN = 40
_AROUND = {TEXT_BOX: "kotak teks", TBL: "tabel lain"}


def prefixes(tags: list[Tag]) -> Iterator[Finding]:
    """Prefixes where there is nothing to give up, twice in one place, or beside what would be lost."""
    owners: dict[Element, list[Tag]] = {}
    merged: dict[Element, Tag] = {}
    for tag in tags:
        if tag.is_attribute or tag.where.paragraph is None or not (tag.exact and tag.is_command):
            continue
        if tag.word == MERGE:
            yield from _merge(tag, merged)
        if tag.prefix in _GIVEN_UP:
            owner = _nearest(tag.nodes[0], _GIVEN_UP[tag.prefix][1])
            if owner is not None:
                owners.setdefault(owner, []).append(tag)
            else:
                kind = Kind.ROW_TAG_OUTSIDE if tag.prefix == "tr" else Kind.CELL_TAG_OUTSIDE
                yield finding(kind, tag.where, tag=clipped(tag.raw))
    for owner, own in owners.items():
        yield from _given_up(owner, own)


def _merge(tag: Tag, merged: dict[Element, Tag]) -> Iterator[Finding]:
    cell = _nearest(tag.nodes[0], TC)
    if cell is None:
        yield finding(Kind.MERGE_OUTSIDE, tag.where, tag=clipped(tag.raw))
    elif cell in merged:
        yield finding(Kind.MERGE_TWICE, tag.where, tag=clipped(tag.raw))
    else:
        merged[cell] = tag


def _given_up(owner: Element, tags: list[Tag]) -> Iterator[Finding]:
    """What is lost with a paragraph, row or cell for which these tags stand."""
    tag, *others = tags
    what = _GIVEN_UP[tag.prefix][0]
    for other in others:
        yield finding(Kind.PREFIX_TWICE, other.where, tag=clipped(other.raw), wadah=what, awalan=other.prefix)
    around = next((words for inner, words in _AROUND.items() if next(owner.iter(inner), None) is not None), None)
    rest = _rest(owner, tags)
    if around is not None:
        yield finding(Kind.PREFIX_AROUND, tag.where, tag=clipped(tag.raw), wadah=what, apa=around)
    elif rest:
        shown = rest if len(rest) <= _SHOWN else rest[:_SHOWN].rstrip() + "..."
        yield finding(Kind.PREFIX_LOSES, tag.where, tag=clipped(tag.raw), wadah=what, isi=shown)


def _rest(owner: Element, tags: list[Tag]) -> str:
    """The text that stands beside the tags in what they give up."""
    rest = " ".join(text_of(p) for p in owner.iter(P))
    for tag in tags:
        rest = rest.replace(" ".join(tag.raw.split()), "", 1)
    return " ".join(rest.split())


def _nearest(node: Element, name: str) -> Element | None:
    return next(node.iterancestors(name), None)
