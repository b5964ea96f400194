"""Words stripped to what two spellings of one name have in common: Meningkatnya, Meningkatkan and Peningkatan are one.

This is no stemmer of Indonesian: it only has to make the same key of forms that offices mix up, and different keys of
names that differ. "Tingkat" and "Meningkat" stay apart, because an indicator may be called after its sasaran.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_SPELLINGS = (("presentase", "persentase"), ("prosentase", "persentase"), ("ijin", "izin"))
_PREFIXES = ("meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per", "pe", "ter", "di")
_SHORTEST = 4
_VOWELS = "aeiou"
# "di selesaikan", written apart by mistake, is one word.
_TOKEN = re.compile(r"\bdi\s+\w+kan\b|\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, how it is written (without case and spaces), and its stem."""

    start: int
    end: int
    plain: str
    stem: str


def stem(word: str) -> str:
    """The key of one word; at least four letters are left of it."""
    return _parted(word)[1]


def sense(word: str) -> str:
    """What a word makes of its stem: who does it (pemohon, pelatih), what comes of it (layanan), else the doing itself.

    Meningkatkan, Meningkatnya and Peningkatan are the doing; permohonan and pelatihan are no persons.
    """
    prefix, _, noun = _parted(word)
    if prefix.startswith("pe"):
        return "" if noun else "pelaku"
    return "hasil" if noun and not prefix else ""


@lru_cache(maxsize=4096)  # the same few hundred words come again and again
def _parted(word: str) -> tuple[str, str, bool]:
    """Prefix and stem of a word, and whether it ends with -an (not -kan)."""
    word = word.casefold()
    for wrong, right in _SPELLINGS:
        word = word.replace(wrong, right)
    word = _without(word, "nya")
    shorter = _without(word, "kan")
    bare = shorter if shorter != word else _without(word, "an")
    noun = bare != word and shorter == word
    word = bare
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if rest[:1] in _VOWELS and prefix in {"meny", "peny"}:
                rest = f"s{rest}"  # penyelesaian: selesai
            elif rest[:1] in _VOWELS and prefix in {"mem", "pem"}:
                rest = f"m{rest}"  # pemohon: mohon, as in permohonan
            if len(rest) >= _SHORTEST:
                return prefix, rest, noun
    return "", word, noun


def _without(word: str, suffix: str) -> str:
    return word[: -len(suffix)] if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST else word


def words(text: str) -> list[Word]:
    """The words of a text in their order; punctuation is none."""
    found = []
    for match in _TOKEN.finditer(text):
        plain = "".join(match[0].casefold().split())
        found.append(Word(match.start(), match.end(), plain, stem(plain)))
    return found


def key(text: str) -> tuple[str, ...]:
    """What two spellings of one name share."""
    return tuple(w.stem for w in words(text))


def form(text: str) -> tuple[tuple[str, str], ...]:
    """What two forms of one name share (Meningkatnya, Peningkatan), and names that only resemble each other do not."""
    return tuple((w.stem, sense(w.plain)) for w in words(text))


def plain(text: str) -> str:
    """The letters and figures of a text alone, without case."""
    return "".join(w.plain for w in words(text))
