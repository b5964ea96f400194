r"""Numbers of captions: the results of SEQ fields.

LibreOffice counts SEQ fields itself when it opens a document, and it does not know `\s 1`: the numbers would run
on over the chapters. It takes only the word "SEQ" in capitals for that field; with "seq", which is the same to
Word, it shows the result that stands in the file. So fields with `\s` are written in small letters. (A .docx that
LibreOffice itself saves has lost `\s` either way.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from lkjip_gen.word.numerals import letters, roman
from lkjip_gen.word.story import Command, Story
from lkjip_gen.word.styles import Styles, outline_level
from lkjip_gen.word.tree import integer

_FLAGS = ("c", "h", "n")  # switches of SEQ without a value; a word after them is not theirs
_LEVELS = range(1, 10)


@dataclass(slots=True)
class _Sequence:
    """The count of one identifier and the paragraph of its last member."""

    count: int = 0
    place: int = -1


class Numbered(Protocol):
    """A field as captions need it."""

    code: str

    @property
    def command(self) -> Command: ...
    @property
    def place(self) -> int: ...
    def is_in_one_place(self) -> bool: ...
    def is_fallback(self) -> bool: ...
    def show(self, text: str) -> None: ...


_Field = TypeVar("_Field", bound=Numbered)


def number_captions(fields: Iterable[_Field], headings: Sequence[tuple[int, int]]) -> dict[_Field, str]:
    """Write the result of every SEQ field of the body; these fields with their identifiers.

    `headings` are numbers and levels (1 to 9) of the paragraphs that are headings.
    """
    sequences: dict[str, _Sequence] = {}
    next_heading = 0
    last = dict.fromkeys(_LEVELS, -1)  # the paragraph of the last heading of each level
    members: dict[_Field, str] = {}
    for field in fields:
        command = field.command
        if command.name != "SEQ" or not _is_plain(command) or field.is_fallback():
            continue
        while next_heading < len(headings) and headings[next_heading][0] <= field.place:
            place, level = headings[next_heading]
            last[level] = place
            next_heading += 1
        identifier = command.arguments[0]
        sequence = sequences.setdefault(identifier.casefold(), _Sequence())
        _advance(sequence, command, field.place, last)
        if field.is_in_one_place():
            field.show(_shown(sequence.count, command))
            _keep_from_libreoffice(field, command)
        if not _is_hidden(command):
            members[field] = identifier
    return members


def _is_plain(command: Command) -> bool:
    """An identifier alone. With a bookmark after it the field tells the number of another place."""
    return len(command.arguments) == 1 and not any(command.switches.get(flag) for flag in _FLAGS)


def headings_of(story: Story, styles: Styles) -> list[tuple[int, int]]:
    """Number and level (1 to 9) of the paragraphs that are headings."""
    found = []
    for number, paragraph in enumerate(story.paragraphs):
        level = styles.level(paragraph.style)
        if paragraph.outline is not None and not styles.built_in_heading(paragraph.style):
            level = outline_level(paragraph.outline)
        if level and not paragraph.in_box:
            found.append((number, level))
    return found


def _advance(sequence: _Sequence, command: Command, place: int, last: dict[int, int]) -> None:
    """Count on: a switch may repeat, reset, or begin again after a heading."""
    if "c" in command.switches:
        return
    reset = integer(command.switches.get("r"))
    depth = integer(command.switches.get("s"))
    if reset is not None:
        sequence.count = reset
    elif depth and any(last[level] > sequence.place for level in _LEVELS if level <= depth):
        sequence.count = 1
    else:
        sequence.count += 1
    sequence.place = place


def _is_hidden(command: Command) -> bool:
    return "h" in command.switches and not _formats(command)


def _formats(command: Command) -> list[str]:
    return [f for f in command.formats if f.casefold() not in ("mergeformat", "charformat")]


def _shown(count: int, command: Command) -> str:
    if _is_hidden(command):
        return ""
    for name in _formats(command):
        written = {"roman": roman, "alphabetic": letters}.get(name.casefold())
        if written is not None:
            return written(count) if name[0].isupper() else written(count).lower()
    return str(count)


def _keep_from_libreoffice(field: Numbered, command: Command) -> None:
    if "s" in command.switches:
        field.code = _in_small(field.code)


@lru_cache(maxsize=200)
def _in_small(code: str) -> str:
    return re.sub(r"^(\s*)SEQ\b", r"\1seq", code)
