"""Tables that cannot be read on an upright page get a page of their own on its side.

The section in which such a table stands is cut in three: what comes before, the table with its caption and notes, and
what follows. Headers, footers and page numbers run on.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lkjip_gen.word.looks import Looks

_LEADING = frozenset({"Pengantar Tabel", "Keterangan Tabel"})  # styles of what introduces a table
_TITLE = re.compile(r"Judul .*|.*Subbab|heading \d")  # styles of headings, which never stay behind alone


def text_width(section: BaseOxmlElement) -> int:
    """The width of the text of a section in twips."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide = int(size.get(qn("w:w")))
    if margins is None:
        return wide
    return wide - sum(int(margins.get(qn(side), "0")) for side in ("w:left", "w:right", "w:gutter"))


def section_of(block: BaseOxmlElement) -> BaseOxmlElement | None:
    """The properties of the section in which a block of the body stands: the next ones after it."""
    found: BaseOxmlElement | None = None
    for later in block.itersiblings():
        found = later if later.tag == qn("w:sectPr") else later.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if found is not None:
            break
    return found


def is_upright(section: BaseOxmlElement) -> bool:
    """Is the page of a section higher than wide?"""
    size = section.find(qn("w:pgSz"))
    return size is not None and int(size.get(qn("w:h"))) > int(size.get(qn("w:w")))


def turn(table: BaseOxmlElement, section: BaseOxmlElement, looks: Looks, notes: frozenset[str], blank: str) -> int:
    """Give a table of the body a page on its side; returns the width of the text there, in twips.

    `notes` are the styles of what stands under a table, `blank` the style id of the paragraphs that end the sections.
    No section is left without content: it would be an empty page.
    """
    block = _block(table, looks, notes)
    first = _is_begun(block[0])
    lying = section if _is_ended(block[-1], section, looks, blank) else copy.deepcopy(section)
    if first:
        before = copy.deepcopy(section)
        block[0].addprevious(_ending(before, blank))
        _run_on(lying)
    if lying is not section:
        _end_block(block[-1], lying, looks, blank)
        _run_on(section)
    _lay(lying)
    return text_width(lying)


def _is_begun(block: BaseOxmlElement) -> bool:
    """Does something of the same section stand before this block?"""
    above = block.getprevious()
    return above is not None and above.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None


def _is_ended(block: BaseOxmlElement, section: BaseOxmlElement, looks: Looks, blank: str) -> bool:
    """Does nothing of the same section stand after this block, but the small paragraphs that part tables?"""
    after = block.getnext()
    while after is not None and after is not section and _is_blank(after, looks, blank):
        if section in after.iter(qn("w:sectPr")):
            return True
        after = after.getnext()
    return after is None or after is section


def _is_blank(block: BaseOxmlElement, looks: Looks, blank: str) -> bool:
    """Is this one of the small paragraphs that part tables?"""
    return bool(blank) and block.tag == qn("w:p") and looks.id_of(looks.look(block).name) == blank


def _end_block(last: BaseOxmlElement, lying: BaseOxmlElement, looks: Looks, blank: str) -> None:
    """End the section of the block with the small paragraph behind it, or with a new one."""
    after = last.getnext()
    if after is not None and _is_blank(after, looks, blank) and not len(after.findall(qn("w:r"))):
        after.get_or_add_pPr().append(lying)
    else:
        last.addnext(_ending(lying, blank))


def _block(table: BaseOxmlElement, looks: Looks, notes: frozenset[str]) -> Sequence[BaseOxmlElement]:
    """The table with what introduces it and what stands under it."""
    found = [table]
    above = table.getprevious()
    while above is not None and _leads(above, looks):
        found.insert(0, above)
        above = above.getprevious()
    below = table.getnext()
    while below is not None and _has_style(below, looks, notes):
        found.append(below)
        below = below.getnext()
    return found


def _leads(block: BaseOxmlElement, looks: Looks) -> bool:
    """Does this paragraph introduce what follows, or stand above it as its heading?"""
    if block.tag != qn("w:p") or block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        return False
    name = looks.look(block).name
    return name in _LEADING or bool(_TITLE.fullmatch(name))


def _has_style(block: BaseOxmlElement, looks: Looks, names: frozenset[str]) -> bool:
    return block.tag == qn("w:p") and looks.look(block).name in names


def _lay(section: BaseOxmlElement) -> None:
    size = section.find(qn("w:pgSz"))
    wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), high)
    size.set(qn("w:h"), wide)
    size.set(qn("w:orient"), "landscape")


def _run_on(section: BaseOxmlElement) -> None:
    """Only the first piece of a section may begin its page numbers anew or have a first page of its own."""
    numbers = section.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)
    for name in ("w:titlePg", "w:vAlign"):  # of the first page, which the first piece has
        for node in section.findall(qn(name)):
            section.remove(node)
    for kind in section.findall(qn("w:type")):
        kind.set(qn("w:val"), "nextPage")


def _ending(section: BaseOxmlElement, blank: str) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()
    if blank:
        properties.style = blank
    properties.append(section)
    return paragraph
