"""Places that a text mentions, for the checks of texts. Pure functions over one text.

As with years, a false alarm costs more than a miss: a neighbour, a citation, somebody's name explain a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lkjip_gen.checks.mentions import blanked, leading, sentences, title_like
from lkjip_gen.rules import words

_KINDS = {"kecamatan": "kecamatan", "kec.": "kecamatan", "kabupaten": "kabupaten", "kab.": "kabupaten", "kota": "kota"}
_WORD = r"[A-Z][\w'’-]*"
# "Kabupaten/Kota" is no mention. A small "kota" is a town, and the look-ahead lets two mentions share words.
_PLACE = re.compile(
    rf"(?<![\w/])(?P<kind>[Kk]ecamatan|KECAMATAN|[Kk]abupaten|KABUPATEN|Kota|KOTA|(?:Kec|KEC|Kab|KAB)\.)"
    rf"(?=[^\S\n\t]+(?P<name>{_WORD}(?:[^\S\n\t]+{_WORD}){{0,4}}))"
)
# Who governs a place stands for it. A person's name may follow as well, so that only one word is taken for a place,
# unless a regulation is cited.
_GOVERNS = {"camat": "kecamatan", "bupati": "kabupaten", "walikota": "kota"}
_GOVERNOR = re.compile(
    rf"(?<![\w/])(?P<kind>[Cc]amat|[Bb]upati|[Ww]alikota)"
    rf"(?=[^\S\n\t]+(?P<name>{_WORD}(?:[^\S\n\t]+{_WORD}){{0,4}}))"
)
_ISSUED = re.compile(r"\b(?:peraturan|keputusan|instruksi|surat\s+edaran|surat)\s+(?:wakil\s+)?$", re.IGNORECASE)
_NO_SEAT = frozenset(
    {"cup", "award", "awards", "bapak", "ibu", "bpk", "h", "hj", "drs", "dra", "dr", "ir", "kh", "prof"}
)  # fmt: skip
# What somebody won "Tingkat Kabupaten" is no kabupaten.
_PRIZE = re.compile(r"(?:juara|harapan|peringkat|nominasi|favorit)\b", re.IGNORECASE)
# A list of boundaries: "berbatasan dengan:", and lines that begin with a mark or a point of the compass.
_COMPASS = r"(?:utara|selatan|timur|barat|tenggara)(?:\s+(?:laut|daya))?"
_MARK = re.compile(r"[\s•*–—-]*(?:\w{1,2}[.)])?\s*")
_POINT = re.compile(rf"[\s•*–—-]*(?:\w{{1,2}}[.)])?\s*(?:di\s+)?(?:sebelah\s+)?{_COMPASS}\s*[:=]", re.IGNORECASE)
_ITEM = re.compile(rf"\s*(?:[•*–—-]|\w{{1,2}}[.)]\s|(?:sebelah\s+)?{_COMPASS}\b)", re.IGNORECASE)
_LEADS_ON = re.compile(rf"(?:[:=]|\bdengan|\b{_COMPASS})\s*$", re.IGNORECASE)
_VERBAL = re.compile(r"(?:di|me)\w+kan|se-.*", re.IGNORECASE)
_FOUNDING = re.compile(r"(?:undang-undang|\buu\b)[^.;\n]*?\btentang\s+pembentukan\b[^.;\n]*", re.IGNORECASE)
_IBU = re.compile(r"\bibu\s*$", re.IGNORECASE)
_LONGEST_NAME = 3
_OPEN, _LIST = "open", "list"


@dataclass(frozen=True, slots=True)
class Places:
    """What may be named. `own` maps a kind ("kabupaten") to the name that the document belongs to, as users know it;
    a kind that is absent is not looked at. `names` and `allowed` hold the names that are fine, by kind or for any.
    `people` are words of the names of officials, in small letters: "Bupati Contoh" may be one of them.
    """

    own: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    allowed: tuple[tuple[str, str], ...] = ()
    ordinary: frozenset[str] = field(default=frozenset(), repr=False)
    people: frozenset[str] = field(default=frozenset(), repr=False)


def named(text: str) -> tuple[str, str]:
    """Kind and name of "Kabupaten Banyumas"; the kind is "" where the text does not begin with one."""
    first, _, rest = " ".join(text.split()).partition(" ")
    kind = _KINDS.get(first.casefold(), "")
    name = rest if kind else " ".join(text.split())
    kept: list[str] = []
    for word in name.split(" "):
        if word.casefold() in _KINDS and kept:
            break  # "Kecamatan Sokaraja Kabupaten Banyumas"
        kept.append(word)
    return kind, " ".join(kept)


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """The longer words that somebody wrote small: in a title they are no names either."""
    return frozenset(w for text in texts for w in re.findall(r"\b[a-z]{4,}\b", text))


def _begins(mention: str, name: str) -> bool:
    """Is this the name, whatever follows, unless what follows makes it another place (Luwu, Luwu Timur)?"""
    rest = mention[len(name) :]
    if not name or mention[: len(name)].casefold() != name.casefold() or rest[:1].isalnum():
        return False
    following = rest.split()
    return not following or following[0].casefold() not in words.wilayah().arah


def _name(mention: str, ordinary: frozenset[str]) -> str:
    """The words of a mention that can be a name; "" where the first is an ordinary word."""
    kept: list[str] = []
    for word in mention.split(" "):
        small = word.casefold()
        common = small in words.wilayah().bukan_nama or small in _KINDS or small in ordinary
        if common or _VERBAL.fullmatch(word) or len(kept) == _LONGEST_NAME:
            break
        kept.append(word)
    return " ".join(kept)


def other_places(text: str, places: Places) -> list[tuple[str, str]]:
    """The places in a text that are not ours, each with our own name of that kind; every place once."""
    found: dict[str, tuple[str, str]] = {}
    state = ""
    for sentence in sentences(blanked(_FOUNDING, text)):
        start, state = _neighbours(sentence, state)
        matches = [*_PLACE.finditer(sentence), *_GOVERNOR.finditer(sentence)]
        titled = bool(matches) and title_like(sentence)
        for match in sorted(matches, key=lambda m: m.start()):
            kind = _kind(match["kind"])
            if kind not in places.own or (start is not None and start <= match.start()):
                continue
            name = _mentioned(sentence, match, places, titled=titled)
            fine = [*places.names.get(kind, ()), *(name for of, name in places.allowed if of in {"", kind})]
            if name and not any(_begins(" ".join(match["name"].split()), one) for one in fine):
                isi = f"{match['kind']} {name}"
                found.setdefault(isi.casefold(), (isi, places.own[kind]))
    return list(found.values())


def _neighbours(sentence: str, state: str) -> tuple[int | None, str]:
    """From where on a sentence or line names neighbours, None for nowhere; and the state for the next one.

    "open": the line before ended with "dengan:" or a point of the compass; "list": it was a line of such a list.
    """
    if state and _MARK.fullmatch(sentence):
        return None, _OPEN  # the mark of a line, cut off by its full stop
    word, point = words.pattern(words.wilayah().batas).search(sentence), _POINT.match(sentence)
    start: int | None = None
    if word is not None:
        start = word.end()
    elif point is not None:
        start = point.end()
    elif state == _OPEN or (state == _LIST and _ITEM.match(sentence)):
        start = 0
    if start is None:
        return None, ""
    if _LEADS_ON.search(sentence):
        return start, _OPEN
    return start, _LIST if (state or point) and sentence.endswith("\n") else ""


def _kind(word: str) -> str:
    small = word.casefold()
    return _GOVERNS.get(small) or _KINDS[small]


def _mentioned(sentence: str, match: re.Match[str], places: Places, *, titled: bool) -> str:
    """The name of the place that a match mentions; "" where it is none."""
    before, mention = leading(sentence, match), " ".join(match["name"].split())
    if match["kind"].casefold() in _GOVERNS:
        return _seat(_name(mention, places.ordinary), before, places, titled=_is_heading(sentence))
    capital_town = _kind(match["kind"]) == "kota" and _IBU.search(before) is not None
    name = _name(mention, places.ordinary if titled else frozenset())
    return "" if capital_town or _PRIZE.match(name) else name


def _is_heading(sentence: str) -> bool:
    """Is what stands around the titles of office written as a heading? Where nothing does, it is a signature."""
    title, direction = "|".join(_GOVERNS), words.pattern(tuple(sorted(words.wilayah().arah))).pattern
    rest = re.sub(rf"(?:{title})\s+\w+(?:\s+{direction})?", " ", sentence, flags=re.IGNORECASE)
    return re.search(r"[^\W\d_]{4,}", rest) is not None and title_like(rest)


def _seat(name: str, before: str, places: Places, *, titled: bool) -> str:
    """The place behind a title of office; "" where it may be somebody's name, or the word of a heading."""
    first, *others = name.casefold().split(" ")
    if first in places.people or first in _NO_SEAT:
        return ""
    if _ISSUED.search(before):
        return name
    return name if not titled and all(w in words.wilayah().arah for w in others) else ""
