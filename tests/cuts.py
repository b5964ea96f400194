"""The real template cut into small ones: each renders quickly, and together they hold all of it.

A cut is made of whole blocks of the body, so that no loop or condition is torn; a long loop is cut inside, and each of
its pieces gets the loop around it. The last section of a cut is the one that its last block stands in.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from wordml import parts_of, zipped

DOCUMENT = "word/document.xml"
_BEGINS = re.compile(r"\{%\w* *(?:if|for)\b")
_ENDS = re.compile(r"\{%\w* *end(?:if|for)\b")
_LOOP = re.compile(r"\{%p for\b")
_ENOUGH = 8_000  # characters of XML, above which a cut takes no further block

Block = list[Any]  # elements of the body that must not be parted


def body_of(template: bytes) -> Block:
    """The elements of the body, its last section included."""
    return list(parse_xml(parts_of(template)[DOCUMENT]).find(qn("w:body")))


def cuts(body: Block) -> list[Block]:
    """The bodies of the small templates, made of the elements of the whole one. Each ends with a section."""
    *elements, last = body
    groups: list[Block] = []
    for block in blocks(elements):
        groups += _inside(block) if _size(block) > _ENOUGH and _LOOP.match(_text(block[0])) else [block]
    found: list[Block] = []
    for group in groups:
        # a piece of a loop stays alone: it begins and ends with the same elements as the next
        if found and _size(found[-1]) + _size(group) <= _ENOUGH and group[0] is not found[-1][0]:
            found[-1] += group
        else:
            found.append([*group])
    return [[*cut, _section(cut, elements, last)] for cut in found]


def blocks(elements: Block) -> list[Block]:
    """The smallest runs of elements in which all loops and conditions are whole."""
    found: list[Block] = [[]]
    depth = 0
    for element in elements:
        found[-1].append(element)
        text = _text(element)
        depth += len(_BEGINS.findall(text)) - len(_ENDS.findall(text))
        if depth == 0:
            found.append([])
    assert depth == 0
    return found[:-1]


def _inside(loop: Block) -> list[Block]:
    """The pieces of a loop, each with the loop around it."""
    found: list[Block] = [[]]
    for block in blocks(loop[1:-1]):
        if found[-1] and _size(found[-1]) + _size(block) > _ENOUGH:
            found.append([])
        found[-1] += block
    return [[loop[0], *piece, loop[-1]] for piece in found]


def with_body(template: bytes, body: Block) -> bytes:
    """The template with another body."""

    def other(root: Any) -> None:
        place = root.find(qn("w:body"))
        for element in list(place):
            place.remove(element)
        for element in body:
            place.append(copy.deepcopy(element))

    return changed(template, other)


def changed(template: bytes, change: Callable[[Any], None]) -> bytes:
    """The template with its main part changed as a tree."""
    parts = parts_of(template)
    root = parse_xml(parts[DOCUMENT])
    change(root)
    return zipped(parts | {DOCUMENT: etree.tostring(root, encoding="UTF-8", standalone=True)})


def write_cuts(template: Path, folder: Path) -> list[Path]:
    """The small templates as files."""
    content = template.read_bytes()
    found = []
    for number, body in enumerate(cuts(body_of(content)), start=1):
        path = folder / f"{template.stem}-{number:02}.docx"
        path.write_bytes(with_body(content, body))
        found.append(path)
    return found


def _text(element: Any) -> str:
    return "".join(element.itertext(qn("w:t")))


def _size(body: Block) -> int:
    return sum(len(etree.tostring(element)) for element in body) - 290 * len(body)  # without its namespaces


def _section(cut: Block, elements: Block, last: Any) -> Any:
    """The section that the last element stands in: its own or the next one after it."""
    at = elements.index(cut[-1])
    sections = (element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for element in elements[at:])
    return next((section for section in sections if section is not None), last)
