"""Cross-references: a REF field shows the text of its bookmark, in a loop that of its own round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lkjip_gen.word.bookmarks import Pair, marked_text
from lkjip_gen.word.places import template_number
from lkjip_gen.word.story import Command, Field, Story, parse
from lkjip_gen.word.tree import Element, paragraph_of

_NUMBER = ("n", "r", "w")  # the number of the paragraph in place of its text
_ASIDE = ("p", "d", "f")  # "di atas", separators and notes: Word works those out itself
_CASES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "firstcap": lambda text: text[:1].upper() + text[1:],
}

Label = Callable[[Element], str]  # the number of a heading or list item, such as "A."


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A REF field, the name it asks for, and which copy of itself it is in a loop of the template."""

    field: Field
    command: Command
    place: int | None  # number of its paragraph in the body; None in headers, footers and notes
    copy: int
    copies: int

    @property
    def name(self) -> str:
        return self.command.arguments[0]


def references_of(story: Story, *, in_body: bool) -> list[Reference]:
    """The REF fields of a part, in order."""
    found = []
    seen: Counter[tuple[str, str, int]] = Counter()
    in_paragraph: Counter[tuple[int, str]] = Counter()
    for field in story.fields:
        command = parse(field.code)
        if command.name == "REF" and command.arguments and field.is_in_one_place():
            name = command.arguments[0].casefold()
            in_paragraph[field.place, name] += 1
            key = (template_number(paragraph_of(field.begin)), name, in_paragraph[field.place, name])
            found.append((field, command, key, seen[key]))
            seen[key] += 1
    return [
        Reference(field, command, field.place if in_body else None, copy, seen[key])
        for field, command, key, copy in found
    ]


def write_references(
    references: Iterable[Reference], families: dict[str, list[Pair]], places: dict[Element, int], label: Label
) -> list[Reference]:
    """Show the text of the bookmark that is meant; returns the references that have none.

    `places` are the numbers of the paragraphs where the bookmarks of the body begin.
    """
    missing = []
    for reference in references:
        family = families.get(reference.name.casefold())
        if family is None:
            missing.append(reference)
            continue
        meant = _meant(reference, family, places)
        if meant.name.casefold() != reference.name.casefold():
            _rename(reference, meant.name)
        if not any(switch in reference.command.switches for switch in _ASIDE):
            reference.field.show(_shown(reference.command, meant, label))
    return missing


def _meant(reference: Reference, family: list[Pair], places: dict[Element, int]) -> Pair:
    """In a loop with one bookmark and one reference a round, the one of this round; else the closest."""
    here = reference.place
    if here is None or len(family) == 1:
        return family[0]
    if reference.copies == len(family):
        return family[reference.copy]
    known = [(pair, places[pair.start]) for pair in family if pair.start in places]
    return min(known, key=lambda found: (abs(found[1] - here), found[1] < here))[0] if known else family[0]


def _rename(reference: Reference, name: str) -> None:
    """Let the field ask for another bookmark; its switches stay."""
    old = re.escape(reference.name)
    reference.field.code = re.sub(
        rf'^(\s*\w+\s+)"?{old}"?(?=\s|$)', lambda match: match[1] + name, reference.field.code
    )


def _shown(command: Command, meant: Pair, label: Label) -> str:
    if any(switch in command.switches for switch in _NUMBER):
        paragraph = paragraph_of(meant.start)
        return "" if paragraph is None else label(paragraph).rstrip(".")
    text = marked_text(meant)
    for name in command.formats:
        text = _CASES.get(name.casefold(), str)(text)
    return text
