"""Tables that cannot be read on an upright page get a page of their own on its side.

The section in which such a table stands is cut in three: what comes before, the table with its caption and notes, and
what follows. Headers, footers and page numbers run on.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import Protocol

from docx.oxml.ns import qn

from lkjip_gen.word.looks import Looks
from lkjip_gen.word.tree import Element

_LEADING = frozenset({"Pengantar Tabel", "Keterangan Tabel"})  # styles of what introduces a table
_TITLE = re.compile(r"Judul .*|.*Subbab|heading \d")  # styles of headings, which never stay behind alone


# A paragraph that ends a section takes a line; where its page is full, Word would put it on an empty page of its own.
_HIGH = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}  # twips
SMALL = "<w:spacing " + " ".join(f'w:{name}="{value}"' for name, value in _HIGH.items()) + "/>"


def make_small(properties: Element) -> None:
    """Make an empty paragraph with these properties a point high; `SMALL` says the same as text."""
    spacing = properties.get_or_add_spacing()
    for name, value in _HIGH.items():
        spacing.set(qn(f"w:{name}"), value)


class Block(Protocol):
    """What stands in the body itself: a paragraph with its style id, a table, a control, the last section.

    `section` are the properties of the section that ends with it; they may be set and changed.
    """

    section: Element | None

    @property
    def is_paragraph(self) -> bool: ...
    @property
    def style(self) -> str: ...
    @property
    def is_bare(self) -> bool:
        """A paragraph in which nothing stands."""


class Flow(Protocol):
    """The blocks of a body in their order."""

    @property
    def blocks(self) -> Sequence[Block]: ...
    def insert(self, at: int, section: Element, style: str) -> None:
        """Put an empty paragraph of this style, which ends a section, before the block `at`."""


def lay(flow: Flow, at: int, looks: Looks, notes: frozenset[str], blank: str) -> int | None:
    """Give the table at this place of the body a page on its side; how much wider the text is there, in twips.

    None where the page lies already. `notes` are the styles of what stands under a table, `blank` the style id of the
    paragraphs that end the sections. No section is left without content: it would be an empty page.
    """
    section = section_of(flow, at)
    if section is None or not is_upright(section):
        return None
    before = text_width(section)
    first, last = _block(flow, at, looks, notes)
    is_begun = first > 0 and flow.blocks[first - 1].section is None
    lying = section if _is_ended(flow, last, section, blank) else copy.deepcopy(section)
    if lying is not section:
        _end_block(flow, last, lying, blank)
    if is_begun:
        flow.insert(first, copy.deepcopy(section), blank)
        _run_on(lying)
    if lying is not section:
        _run_on(section)
    _lay(lying)
    return text_width(lying) - before


def text_width(section: Element) -> int:
    """The width of the text of a section in twips."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide = int(size.get(qn("w:w")))
    if margins is None:
        return wide
    return wide - sum(int(margins.get(qn(side), "0")) for side in ("w:left", "w:right", "w:gutter"))


def section_of(flow: Flow, at: int) -> Element | None:
    """The properties of the section in which a block of the body stands: the next ones after it."""
    return next((later.section for later in flow.blocks[at + 1 :] if later.section is not None), None)


def is_upright(section: Element) -> bool:
    """Is the page of a section higher than wide?"""
    size = section.find(qn("w:pgSz"))
    return size is not None and int(size.get(qn("w:h"))) > int(size.get(qn("w:w")))


def _is_ended(flow: Flow, last: int, section: Element, blank: str) -> bool:
    """Does nothing of the same section stand after this block, but the small paragraphs that part tables?"""
    for after in flow.blocks[last + 1 :]:
        if not (blank and after.is_paragraph and after.style == blank):
            return after.section is section and not after.is_paragraph
        if after.section is section:
            return True
    return True


def _end_block(flow: Flow, last: int, lying: Element, blank: str) -> None:
    """End the section of the block with the small paragraph behind it, or with a new one."""
    after = flow.blocks[last + 1] if last + 1 < len(flow.blocks) else None
    if after is not None and blank and after.is_paragraph and after.style == blank and after.is_bare:
        after.section = lying
    else:
        flow.insert(last + 1, lying, blank)


def _block(flow: Flow, at: int, looks: Looks, notes: frozenset[str]) -> tuple[int, int]:
    """The first and last block of the table with what introduces it and what stands under it."""
    first = last = at
    while first > 0 and _leads(flow.blocks[first - 1], looks):
        first -= 1
    while last + 1 < len(flow.blocks) and _has_style(flow.blocks[last + 1], looks, notes):
        last += 1
    return first, last


def _leads(block: Block, looks: Looks) -> bool:
    """Does this paragraph introduce what follows, or stand above it as its heading?"""
    if not block.is_paragraph or block.section is not None:
        return False
    name = looks.of_style(block.style).name
    return name in _LEADING or bool(_TITLE.fullmatch(name))


def _has_style(block: Block, looks: Looks, names: frozenset[str]) -> bool:
    return block.is_paragraph and looks.of_style(block.style).name in names


def _lay(section: Element) -> None:
    size = section.find(qn("w:pgSz"))
    wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), high)
    size.set(qn("w:h"), wide)
    size.set(qn("w:orient"), "landscape")


def _run_on(section: Element) -> None:
    """Only the first piece of a section may begin its page numbers anew or have a first page of its own."""
    numbers = section.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)
    for name in ("w:titlePg", "w:vAlign"):  # of the first page, which the first piece has
        for node in section.findall(qn(name)):
            section.remove(node)
    for kind in section.findall(qn("w:type")):
        kind.set(qn("w:val"), "nextPage")
