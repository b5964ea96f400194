"""Cross-references: a REF field shows the text of its bookmark, in a loop that of its own round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from lkjip_gen.word.story import Command
from lkjip_gen.word.tree import Element, on_one_line

_NUMBER = ("n", "r", "w")  # the number of the paragraph in place of its text
_ASIDE = ("p", "d", "f")  # "di atas", separators and notes: Word works those out itself
_CASES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "firstcap": lambda text: text[:1].upper() + text[1:],
}

Label = Callable[[Element], str]  # the number of a heading or list item, such as "A."


class Referring(Protocol):
    """A field as references need it."""

    code: str

    @property
    def command(self) -> Command: ...
    @property
    def place(self) -> int: ...
    @property
    def template_number(self) -> str: ...
    def is_in_one_place(self) -> bool: ...
    def show(self, text: str) -> None: ...


class Target(Protocol):
    """A bookmark as references need it."""

    @property
    def name(self) -> str: ...


_Field = TypeVar("_Field", bound=Referring)
_Target = TypeVar("_Target", bound=Target)


@dataclass(frozen=True, slots=True, eq=False)
class Reference(Generic[_Field]):
    """A REF field, the name it asks for, and which copy of itself it is in a loop of the template."""

    field: _Field
    command: Command
    place: int | None  # number of its paragraph in the body; None in headers, footers and notes
    copy: int
    copies: int

    @property
    def name(self) -> str:
        return self.command.arguments[0]


@dataclass(frozen=True, slots=True, eq=False)
class Targets(Generic[_Target]):
    """The bookmarks by the names that the template gave them, and what is known of each.

    `places` are the numbers of the paragraphs of the body where they begin; `text` and `label` tell the printed text
    of one and the number of its paragraph.
    """

    families: Mapping[str, Sequence[_Target]]
    places: Mapping[_Target, int]
    text: Callable[[_Target], str]
    label: Callable[[_Target], str]


def references_of(fields: Iterable[_Field], *, in_body: bool) -> list[Reference[_Field]]:
    """The REF fields of a part, in order."""
    found = []
    seen: Counter[tuple[str, str, int]] = Counter()
    in_paragraph: Counter[tuple[int, str]] = Counter()
    for field in fields:
        command = field.command
        if command.name == "REF" and command.arguments and field.is_in_one_place():
            name = command.arguments[0].casefold()
            in_paragraph[field.place, name] += 1
            key = (field.template_number, name, in_paragraph[field.place, name])
            found.append((field, command, key, seen[key]))
            seen[key] += 1
    return [
        Reference(field, command, field.place if in_body else None, copy, seen[key])
        for field, command, key, copy in found
    ]


def write_references(references: Iterable[Reference[_Field]], targets: Targets[_Target]) -> list[Reference[_Field]]:
    """Show the text of the bookmark that is meant; returns the references that have none."""
    missing = []
    for reference in references:
        family = targets.families.get(reference.name.casefold())
        if family is None:
            missing.append(reference)
            continue
        meant = _meant(reference, family, targets.places)
        if meant.name.casefold() != reference.name.casefold():
            _rename(reference, meant.name)
        if not any(switch in reference.command.switches for switch in _ASIDE):
            reference.field.show(_shown(reference.command, meant, targets))
    return missing


def _meant(reference: Reference[_Field], family: Sequence[_Target], places: Mapping[_Target, int]) -> _Target:
    """In a loop with one bookmark and one reference a round, the one of this round; else the closest."""
    here = reference.place
    if here is None or len(family) == 1:
        return family[0]
    if reference.copies == len(family):
        return family[reference.copy]
    known = [(one, places[one]) for one in family if one in places]
    return min(known, key=lambda found: (abs(found[1] - here), found[1] < here))[0] if known else family[0]


def _rename(reference: Reference[_Field], name: str) -> None:
    """Let the field ask for another bookmark; its switches stay."""
    old = re.escape(reference.name)
    reference.field.code = re.sub(
        rf'^(\s*\w+\s+)"?{old}"?(?=\s|$)', lambda match: match[1] + name, reference.field.code
    )


def _shown(command: Command, meant: _Target, targets: Targets[_Target]) -> str:
    if any(switch in command.switches for switch in _NUMBER):
        return targets.label(meant).rstrip(".")
    text = on_one_line(targets.text(meant))
    for name in command.formats:
        text = _CASES.get(name.casefold(), str)(text)
    return text
