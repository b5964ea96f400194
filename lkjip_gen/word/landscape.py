"""Tables that cannot be read on an upright page get a page of their own on its side.

The section in which such a table stands is cut in three: what comes before, the table with its caption and notes, and
what follows. Headers, footers and page numbers run on.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from lkjip_gen.word.looks import Looks

_LEADING = frozenset({"Pengantar Tabel", "Keterangan Tabel"})  # styles of what introduces a table


def text_width(section: BaseOxmlElement) -> int:
    """The width of the text of a section in twips."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide = int(size.get(qn("w:w")))
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
    """
    block = _block(table, looks, notes)
    lying = copy.deepcopy(section)
    _lay(lying)
    before = copy.deepcopy(section)
    block[0].addprevious(_ending(before, blank))
    block[-1].addnext(_ending(lying, blank))
    for piece in (lying, section):
        _run_on(piece)
    return text_width(lying)


def _block(table: BaseOxmlElement, looks: Looks, notes: frozenset[str]) -> Sequence[BaseOxmlElement]:
    """The table with what introduces it and what stands under it."""
    found = [table]
    above = table.getprevious()
    while above is not None and _has_style(above, looks, _LEADING):
        found.insert(0, above)
        above = above.getprevious()
    below = table.getnext()
    while below is not None and _has_style(below, looks, notes):
        found.append(below)
        below = below.getnext()
    return found


def _has_style(block: BaseOxmlElement, looks: Looks, names: frozenset[str]) -> bool:
    return block.tag == qn("w:p") and looks.look(block).name in names


def _lay(section: BaseOxmlElement) -> None:
    size = section.find(qn("w:pgSz"))
    wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), high)
    size.set(qn("w:h"), wide)
    size.set(qn("w:orient"), "landscape")


def _run_on(section: BaseOxmlElement) -> None:
    """Only the first piece of a section may begin its page numbers anew."""
    numbers = section.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), None)


def _ending(section: BaseOxmlElement, blank: str) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()
    if blank:
        properties.style = blank
    properties.append(section)
    return paragraph
