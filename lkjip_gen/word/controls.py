"""Content controls (w:sdt): their tags hold Jinja, their ids are our own."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import sha256

from docx.oxml.ns import qn

from lkjip_gen.word.story import is_fallback
from lkjip_gen.word.tree import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    PROOF,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TAG,
    VAL,
    Element,
    new,
    on_one_line,
    remove,
)

LONGEST_TAG = 64  # Word refuses a longer one, and a longer title
_TAIL = 8
_LARGEST_ID = 2**31 - 1
_ALIAS = qn("w:alias")
_NOTHING = frozenset({BOOKMARK_START, BOOKMARK_END, PROOF})


def drop_empty_controls(root: Element) -> None:
    """A control whose content a loop or condition left out goes too; inner ones first."""
    for control in reversed(list(root.iter(SDT))):
        content = control.find(SDT_CONTENT)
        if content is None or all(child.tag in _NOTHING for child in content):
            remove(control)


class Register:
    """The tags and ids that the controls of a document have so far, and the tags that stood twice."""

    def __init__(self) -> None:
        self.twice: dict[str, None] = {}
        self._tags: set[str] = set()
        self._ids: set[int] = set()

    def enter(self, tag: str, number: int) -> tuple[bool, int]:
        """Is this tag new (as "" is always), and the id of its control, the `number`th of its part."""
        is_new = tag not in self._tags
        if not is_new:
            self.twice[tag] = None
        elif tag:
            self._tags.add(tag)
        return is_new, _free_id(tag or f"{number}", self._ids)


def mark_controls(roots: Iterable[Element], *, lenient: bool = False) -> list[str]:
    """Give every control a short tag and an id of its own; returns the tags that stand twice.

    `lenient`: a draft of data that hold a code twice; its repeated controls lose their tags instead.
    """
    register = Register()
    for root in roots:
        for number, properties in enumerate(list(root.iter(SDT_PR))):
            if is_fallback(properties):  # the copy that old programs show
                _take_out(properties, TAG)
                _take_out(properties, ID)
                continue
            is_new, free_id = register.enter(_tag(properties), number)
            if lenient and not is_new:
                _take_out(properties, TAG)
            _set_id(properties, free_id)
    return [] if lenient else list(register.twice)


def _tag(properties: Element) -> str:
    """The whole tag, which is then shortened in its place; an empty one is taken out."""
    title = properties.find(_ALIAS)
    if title is not None:
        title.set(VAL, short_title(str(title.get(VAL, ""))))
    node = properties.find(TAG)
    tag = "" if node is None else on_one_line(str(node.get(VAL, "")))
    if node is not None:
        node.set(VAL, short_tag(tag))
    if not tag:
        _take_out(properties, TAG)
    return tag


def short_title(title: str) -> str:
    return on_one_line(title)[:LONGEST_TAG]


def short_tag(tag: str) -> str:
    """The tag itself, or its beginning and a hash of the whole: the same each time, and different for each tag."""
    if len(tag) <= LONGEST_TAG:
        return tag
    tail = sha256(tag.encode()).hexdigest()[:_TAIL]
    return f"{tag[: LONGEST_TAG - _TAIL - 1]}-{tail}"


def _take_out(properties: Element, tag: str) -> None:
    for node in properties.findall(tag):
        remove(node)


def _free_id(seed: str, taken: set[int]) -> int:
    """A positive number of 31 bits from the tag, so that a control keeps its id from one document to the next."""
    number = zlib.crc32(seed.encode()) & _LARGEST_ID
    while number in taken or number == 0:
        number = number % _LARGEST_ID + 1
    taken.add(number)
    return number


def _set_id(properties: Element, number: int) -> None:
    node = properties.find(ID)
    if node is None:
        node = new("w:id")
        tag = properties.find(TAG)
        if tag is None:
            properties.append(node)
        else:
            tag.addnext(node)
    node.set(VAL, str(number))
