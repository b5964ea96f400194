"""What templates may name: for each template the names of its context, and what each of them holds.

They stand in names.json, with the keys of charts and trees that a template may write out; tools/nama.py takes both from
real documents. A shape is "teks", "ya" (yes or no),
"gambar" (the key of a picture), a list of one shape, or named shapes; None is what nobody can know beforehand.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from lkjip_gen.word.values import Plain

Shape: TypeAlias = "str | list[Shape] | dict[str, Shape] | None"

TEXT, FLAG, PICTURE, NUMBER = "teks", "ya", "gambar", "angka"
LOOP: dict[str, Shape] = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), NUMBER),
    **dict.fromkeys(("first", "last"), FLAG),
    **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), None),
}
_NAMES = Path(__file__).with_name("names.json")


@cache
def known() -> Mapping[str, dict[str, Shape]]:
    """The names of every template by its file name."""
    return MappingProxyType(_read()["nama"])


def figures(template: str) -> list[str]:
    """The keys of charts and trees that this template may write out, such as "bagan:susunan-1"."""
    found: list[str] = _read()["gambar"].get(template, [])
    return found


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_NAMES.read_text(encoding="utf-8"))
    return found


def is_text(shape: Shape) -> bool:
    return shape in (TEXT, PICTURE)


def either(one: Shape, other: Shape) -> Shape:
    """What is sure of a value that is one or the other."""
    if one == other:
        return one
    return TEXT if is_text(one) and is_text(other) else None


def names_in(shape: Shape) -> Iterator[str]:
    """Every name at any depth."""
    if isinstance(shape, dict):
        yield from shape
        for value in shape.values():
            yield from names_in(value)
    elif isinstance(shape, list):
        yield from names_in(shape[0])


def pictures_in(shape: Shape) -> Iterator[str]:
    """The names of keys of pictures, at any depth."""
    if isinstance(shape, list):
        yield from pictures_in(shape[0])
    elif isinstance(shape, dict):
        for name, value in shape.items():
            if value == PICTURE:
                yield name
            yield from pictures_in(value)


def trial(shape: Mapping[str, Shape], *, full: bool) -> dict[str, Plain]:
    """A context of this shape to try a template with: everything there, or nothing of what may be missing.

    Every text is another one, as the tags of content controls have to be. The key of every picture is PICTURE_KEY.
    """
    numbers = itertools.count(1)

    def made(value: Shape) -> Plain:
        if isinstance(value, dict):
            return {name: made(item) for name, item in value.items()}
        if isinstance(value, list):
            return [made(value[0])] if full else []
        if value == FLAG:
            return full
        if value == PICTURE:
            return PICTURE_KEY if full else ""
        return f"Contoh {next(numbers)}" if full else ""

    return {name: made(item) for name, item in shape.items()}


PICTURE_KEY = "gambar percobaan"
