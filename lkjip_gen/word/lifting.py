"""The marks around figures are taken out of a rendered document before anything else is done with it.

From then on the text is what it would have been without marks, so tags, lists, captions and widths come out the same;
which figure stands in which w:t element is remembered, for whoever reads the finished document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

from lkjip_gen.marks import parted
from lkjip_gen.word.tree import Element, T

Lifted: TypeAlias = dict[Element, tuple[tuple[int, str], ...]]  # number and text of the marks of a w:t, in order

# The characters of marks. A template that cuts a text in two may leave half a mark, with at least one of the first
# three in it; the ten figures never stand alone.
_CHARACTERS = re.compile("[\ufdd1-\ufddd]")
_TEXTS = etree.XPath(
    'descendant::text()[contains(., "\ufdd1") or contains(., "\ufdd2") or contains(., "\ufdd3")]/parent::*'
)
_ATTRIBUTES = etree.XPath('descendant-or-self::*/@*[contains(., "\ufdd1")]/parent::*')


def lift(roots: Iterable[Element]) -> Lifted:
    """Take all marks out of these parts; those of printed text (w:t), which alone are figures of a page, by element."""
    lifted: Lifted = {}
    for root in roots:
        for element in _TEXTS(root):
            _lift_text(element, lifted)
        for element in _ATTRIBUTES(root):
            for name, value in element.attrib.items():
                element.set(name, _CHARACTERS.sub("", value))
    return lifted


def _lift_text(element: Element, lifted: Lifted) -> None:
    if element.tag == T:
        found = ((number, _CHARACTERS.sub("", text)) for text, number in parted(element.text or ""))
        lifted[element] = tuple((number, text) for number, text in found if number is not None)
    element.text = _CHARACTERS.sub("", element.text or "") or None  # as if there had been none
