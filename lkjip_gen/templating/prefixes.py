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
    owners: dict[Element, Tag] = {}
    merged: dict[Element, Tag] = {}
    for tag in tags:
        if tag.is_attribute or tag.where.paragraph is None:
            continue
        if tag.is_command and tag.word == MERGE:
            yield from _merge(tag, merged)
        if tag.prefix in _GIVEN_UP and tag.is_command:
            yield from _prefix(tag, owners)


def _merge(tag: Tag, merged: dict[Element, Tag]) -> Iterator[Finding]:
    cell = _nearest(tag.nodes[0], TC)
    if cell is None:
        yield finding(Kind.MERGE_OUTSIDE, tag.where, tag=clipped(tag.raw))
    elif cell in merged:
        yield finding(Kind.MERGE_TWICE, tag.where, tag=clipped(tag.raw))
    else:
        merged[cell] = tag


def _prefix(tag: Tag, owners: dict[Element, Tag]) -> Iterator[Finding]:
    what, name = _GIVEN_UP[tag.prefix]
    owner = _nearest(tag.nodes[0], name)
    if owner is None:
        kind = Kind.ROW_TAG_OUTSIDE if tag.prefix == "tr" else Kind.CELL_TAG_OUTSIDE
        yield finding(kind, tag.where, tag=clipped(tag.raw))
        return
    if owner in owners:
        yield finding(Kind.PREFIX_TWICE, tag.where, tag=clipped(tag.raw), wadah=what, awalan=tag.prefix)
        return
    owners[owner] = tag
    around = next((words for inner, words in _AROUND.items() if next(owner.iter(inner), None) is not None), None)
    if around is not None:
        yield finding(Kind.PREFIX_AROUND, tag.where, tag=clipped(tag.raw), wadah=what, apa=around)
        return
    rest = _rest(tag, owner)
    if rest:
        shown = rest if len(rest) <= _SHOWN else rest[:_SHOWN].rstrip() + "..."
        yield finding(Kind.PREFIX_LOSES, tag.where, tag=clipped(tag.raw), wadah=what, isi=shown)


def _rest(tag: Tag, owner: Element) -> str:
    """The text that stands beside the tag in what it gives up."""
    whole = " ".join(text_of(p) for p in owner.iter(P))
    rest = whole.replace(" ".join(tag.raw.split()), "", 1)
    return " ".join(rest.split())


def _nearest(node: Element, name: str) -> Element | None:
    return next(node.iterancestors(name), None)
