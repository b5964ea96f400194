"""Many different contexts for the real template, each made from an example by a chance that is the same every time.

`case(n)` depends on nothing but n. Its mood says what is changed most: typed lists, long tables, money, marks...
A context may be a fault too (a tag that stands twice): most are not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from examples import LARGE, MURNI, PERUBAHAN, Example, example
from marks_off import without_marks
from nasty_texts import TEXTS, WIDE, figure, money, typed_list, with_marks
from test_word_pictures import jpeg, png

from lkjip_gen.documents import matriks
from lkjip_gen.documents.lkjip import build
from lkjip_gen.marks import bare
from lkjip_gen.word.engine import Paper

# Tags and keys: not for reading, so not changed like a text.
NAMES_OF_THINGS = frozenset({"tanda", "foto", "logo", "kunci"})
_FIGURE = re.compile(r"[-−]?[\d.]*\d(,\d+)?")
_BASES = (MURNI, PERUBAHAN, LARGE)
_FEW = 4  # items that are left of the lists of the large example, so that most contexts are quick to render
_MANY = 4000  # texts in a context, above which no list grows any more
_WHOLE_EVERY = 50  # of the contexts of the large example, how seldom one keeps its full length
_IN_TAGS = ("R&D <5%> \"x\" 'y' {{ x }}", "dua\nbaris\tdan tab", "panjang " * 12, " ", "%_} {_{")
_PICTURES = {"Lambang": png(40, 50), "Foto 1": png(300, 200), "Foto 2": jpeg(120, 240), "Kosong": b""}


@dataclass(frozen=True)
class Mood:
    """How often, from 0 to 1, each kind of change is made to a thing that allows it."""

    name: str
    flips: float = 0.02  # yes and no change places
    texts: float = 0.03  # a text becomes another one
    figures: float = 0.03  # a figure becomes another one
    resized: float = 0.05  # a list grows, shrinks or has another order
    emptied: float = 0.01  # a list loses everything
    typed: float = 0.05  # the paragraphs of a block become a typed list
    longest: int = 3  # how many times as long a list may become
    marks: float = 0.02  # a text or figure gets a mark
    twice: float = 0.0  # a copy keeps the tag of what it is a copy of
    wide: bool = False  # figures become money, texts get words that fit in no column


MOODS = (
    Mood("calm"),
    Mood("texts", texts=0.5, flips=0.05),
    Mood("yes and no", flips=0.4),
    Mood("lists", resized=0.5, emptied=0.05, typed=0.3),
    Mood("typed", typed=0.9, texts=0.1),
    Mood("figures", figures=0.7, marks=0.3),
    Mood("wide", figures=0.6, texts=0.1, wide=True),
    Mood("long", resized=0.3, longest=25),
    Mood("empty", emptied=0.4, flips=0.1, texts=0.1),
    Mood("marks", marks=0.7, texts=0.1),
    Mood("everything", flips=0.15, texts=0.2, figures=0.2, resized=0.2, emptied=0.1, typed=0.4, marks=0.2, wide=True),
    Mood("twice", resized=0.5, twice=0.02),
)


@dataclass(frozen=True)
class Case:
    """What one document is made of."""

    number: int
    mood: str
    base: str
    context: dict[str, Any]
    pictures: dict[str, bytes]
    paper: Paper | None
    stamp: str

    @property
    def how(self) -> dict[str, Any]:
        """The arguments of `render` with a name."""
        return {"paper": self.paper, "pictures": self.pictures, "stamp": self.stamp}


@cache
def base(name: str) -> dict[str, Any]:
    """The context of an example with the marks of its figures. Nobody changes it: every change makes a new one."""
    return build(example(name).source).context


def case(number: int) -> Case:
    """The context of this number and what else its document needs."""
    chance = random.Random(number)  # noqa: S311 - the same every time, that is what it is for
    mood = MOODS[number % len(MOODS)]
    # 12 moods and 3 examples share a factor, so the example moves on by one more with every round of moods
    name = _BASES[(number + number // len(MOODS)) % len(_BASES)]
    context = base(name)
    if chance.random() < 0.4:
        context = without_marks(context)
    if name == LARGE and chance.randrange(_WHOLE_EVERY):
        context = _shortened(context)
    changed = _Changes(chance, mood).of(context, "")
    pictures = _with_pictures(chance, changed)
    paper: Paper | None = chance.choice((None, None, "A4", "F4"))
    return Case(number, mood.name, name, changed, pictures, paper, chance.choice(("", "", "", "DRAF")))


@cache
def matrix_base(name: str) -> dict[str, Any]:
    """The context of the Matriks Perubahan of an example, with a trail of its own."""
    return matriks.build(Example(name).source).context


def matrix_case(number: int) -> Case:
    """A context of the Matriks Perubahan, changed as those of the LKjIP are."""
    chance = random.Random(number)  # noqa: S311 - the same every time, that is what it is for
    mood = MOODS[number % len(MOODS)]
    name = (PERUBAHAN, LARGE)[number // len(MOODS) % 2]
    context = matrix_base(name) if chance.random() < 0.6 else without_marks(matrix_base(name))
    if name == LARGE:
        context = _shortened(context)
    changed = _Changes(chance, mood).of(context, "")
    paper: Paper | None = chance.choice((None, None, "A4", "F4"))
    return Case(number, mood.name, name, changed, {}, paper, chance.choice(("", "", "", "DRAF")))


def changed(number: int, context: dict[str, Any]) -> dict[str, Any]:
    """Another context changed by the mood of this number."""
    made: dict[str, Any] = _Changes(random.Random(number), MOODS[number % len(MOODS)]).of(context, "")  # noqa: S311
    return made


def cases(count: int, first: int = 0) -> Iterator[Case]:
    return (case(number) for number in range(first, first + count))


def texts_in(value: Any) -> int:
    """How many texts a context holds."""
    if isinstance(value, dict):
        return sum(map(texts_in, value.values()))
    return sum(map(texts_in, value)) if isinstance(value, list) else int(isinstance(value, str))


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(item) for key, item in value.items()}
    return [_shortened(item) for item in value[:_FEW]] if isinstance(value, list) else value


def _with_pictures(chance: random.Random, context: dict[str, Any]) -> dict[str, bytes]:
    """A logo and photographs in some documents: there, missing, or none on purpose; always the same pictures."""
    pictures = {key: content for key, content in _PICTURES.items() if chance.random() < 0.8}
    keys = [*_PICTURES, "Hilang", ""]
    context["ada_logo"], context["logo"] = chance.random() < 0.5, chance.choice(keys)
    if chance.random() < 0.3:
        context["lampiran"]["ada_foto"] = True
        names = chance.sample(keys, chance.randint(1, 4))
        context["lampiran"]["foto"] = [{"nama": f"Piagam {key} R&D", "foto": key} for key in names]
    return pictures


class _Changes:
    """The changes of one context."""

    def __init__(self, chance: random.Random, mood: Mood) -> None:
        self._chance = chance
        self._mood = mood
        self._copies = 0
        self._texts = 0

    def _now(self, how_often: float) -> bool:
        return self._chance.random() < how_often

    def of(self, value: Any, key: str) -> Any:
        if isinstance(value, dict):
            if not key:
                self._texts = texts_in(value)
            return {name: self.of(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [self.of(item, key) for item in self._resized(value, key)]
        if isinstance(value, bool):
            return value != self._now(self._mood.flips)
        return self._name(value) if key in NAMES_OF_THINGS else self._text(value)

    def _resized(self, items: list[Any], key: str) -> list[Any]:
        if key == "paragraf" and self._now(self._mood.typed):
            return typed_list(self._chance)
        if self._now(self._mood.emptied):
            return []
        if not items or not self._now(self._mood.resized):
            return items
        how = self._chance.randrange(4)
        if how == 0:
            return items[: self._chance.randrange(len(items) + 1)]
        if how == 1:
            return self._chance.sample(items, len(items))
        return items + self._copied(items)

    def _copied(self, items: list[Any]) -> list[Any]:
        """More of the same, with tags of their own, as long as the context does not become too large."""
        longest = self._chance.randint(1, self._mood.longest) * len(items)
        found: list[Any] = []
        for n in range(longest):
            item = items[n % len(items)]
            self._texts += texts_in(item)
            if self._texts > _MANY:
                break
            found.append(self._with_own_tags(item))
        return found

    def _with_own_tags(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._with_own_tags(item) for item in value]
        if not isinstance(value, dict):
            return value
        found = {key: self._with_own_tags(item) for key, item in value.items()}
        if "tanda" in found and not self._now(self._mood.twice):
            self._copies += 1
            found["tanda"] += f":salinan {self._copies}"
        return found

    def _name(self, tag: str) -> str:
        """A tag that is long, or holds what XML and Jinja know; it stays different from all others."""
        if not tag or not self._now(self._mood.texts / 2):
            return tag
        self._copies += 1
        nasty = self._chance.choice(
            ("R&D <5%> \"x\" 'y' {{ x }}", "dua\nbaris\tdan tab", "panjang " * 12, " ", "%_} {_{")
        )
        return f"{tag}{nasty}{self._copies}"

    def _text(self, text: str) -> str:
        chance, mood = self._chance, self._mood
        roll = chance.random()
        if roll < max(mood.figures, mood.texts):  # most texts stay, and need no longer look
            if not _FIGURE.fullmatch(bare(text)):
                if roll < mood.texts:
                    kinds = (*TEXTS, *WIDE) if mood.wide or self._now(0.1) else TEXTS
                    text = chance.choice(kinds)(chance, text)
            elif roll < mood.figures:
                text = money(chance) if mood.wide and self._now(0.6) else figure(chance)
        return with_marks(chance, text) if self._now(mood.marks) else text
