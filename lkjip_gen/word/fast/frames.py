"""Drawings whose alternative text names a picture: the only pieces of a document that are read as XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape

from docx.oxml.ns import qn

from lkjip_gen.word.fast.drawings import DRAWING_NUMBER
from lkjip_gen.word.fast.kinds import Namespaces
from lkjip_gen.word.paper import Change, fit_frame, fit_picture
from lkjip_gen.word.pictures import key_of, place_pictures
from lkjip_gen.word.tree import TBL, Element

_WAITING = "lkjip-muat"
_ALTERNATIVE = re.compile(r' descr="([^"]*)"')
_DOC_PR, _INLINE = qn("wp:docPr"), qn("wp:inline")


def fit_later(picture: Element, change: Change) -> None:
    """Remember the change of paper until the picture itself is known; what is no place of a picture is fitted now."""
    if not any(properties.get("descr") for properties in picture.iter(_DOC_PR)):
        fit_picture(picture, change)
        return
    in_table = next(picture.iterancestors(TBL), None) is not None
    lengths = (change.old_width, change.new_width, change.old_height, change.new_height, int(in_table))
    picture.set(_WAITING, " ".join(map(str, lengths)))


def finished_frame(
    xml: str, namespaces: Namespaces, pictures: Mapping[str, bytes], embed: Callable[[bytes], str]
) -> str:
    """A run with a drawing, with its picture in it; nothing where there is none."""
    keys = {key_of(unescape(text)) for text in _ALTERNATIVE.findall(xml)}
    return _finished(xml, namespaces, pictures, embed) if keys & pictures.keys() else _without_picture(xml, namespaces)


@lru_cache(maxsize=500)
def _without_picture(xml: str, namespaces: Namespaces) -> str:
    """The places of charts, most of all: they come again in each document."""
    return _finished(xml, namespaces, {}, lambda _: "")


def _finished(xml: str, namespaces: Namespaces, pictures: Mapping[str, bytes], embed: Callable[[bytes], str]) -> str:
    run = namespaces.parse(xml)
    holder = run.getparent()
    place_pictures(holder, pictures, embed)
    for picture in holder.iter(_INLINE):
        waiting = picture.attrib.pop(_WAITING, None)
        if waiting is not None:
            *lengths, in_table = map(int, waiting.split())
            fit_frame(picture, Change(*lengths), in_table=bool(in_table))
    return "".join(namespaces.write(child) for child in holder)


def numbered(xml: str, first: int) -> tuple[str, int]:
    """The drawings in this XML numbered from `first`, and the next free number."""
    number = first - 1

    def next_number(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f"{match[1]}{number}{match[2]}"

    return DRAWING_NUMBER.sub(next_number, xml), number + 1
