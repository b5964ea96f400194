"""Places and years that a text mentions, for the checks of texts. Pure functions over one text.

A false alarm costs more than a miss here: who is warned in vain soon reads no warning. So whatever explains a mention
(a citation, a comparison, a neighbour) makes it fine; the words for that stand in `rules/kata.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lkjip_gen import wording
from lkjip_gen.rules import words
from lkjip_gen.terms import FIRST_YEAR, LAST_YEAR

# A full stop after an abbreviation, or before a figure, ends no sentence; a line does: lists are written in lines.
_END = re.compile(r"(?<!\bKec)(?<!\bKab)(?<!\bNo)[.!?]\s+(?!\d)|\n+")
_KINDS = {"kecamatan": "kecamatan", "kec.": "kecamatan", "kabupaten": "kabupaten", "kab.": "kabupaten", "kota": "kota"}
_WORD = r"[A-Z][\w'’-]*"
# "Kabupaten/Kota" is no mention. A small "kota" is a town, and the look-ahead lets two mentions share words.
_PLACE = re.compile(
    rf"(?<![\w/])(?P<kind>[Kk]ecamatan|KECAMATAN|[Kk]abupaten|KABUPATEN|Kota|KOTA|(?:Kec|KEC|Kab|KAB)\.)"
    rf"(?=[^\S\n\t]+(?P<name>{_WORD}(?:[^\S\n\t]+{_WORD}){{0,4}}))"
)
_VERBAL = re.compile(r"(?:di|me)\w+kan|se-.*", re.IGNORECASE)
_FOUNDING = re.compile(r"(?:undang-undang|\buu\b)[^.;\n]*?\btentang\s+pembentukan\b[^.;\n]*", re.IGNORECASE)
_IBU = re.compile(r"\bibu\s*$", re.IGNORECASE)
_LONGEST_NAME = 3
_TITLE_SHARE = 60  # percent of the longer words that begin with a capital

_NEAR = 80  # characters that a few words take
_YEAR = r"(?:199\d|20\d\d|2100)"
_LAW = (
    r"(?:undang-undang|uu|peraturan|perpres|perppu|pp|perda|perbup|perwal|perwali|pergub|permen[\w-]*|kepmen[\w-]*|"
    r"keputusan|keppres|inpres|instruksi|surat\s+edaran|qanun)"
)
_NUMBER = r"[\w./-]*\d[\w./-]*?"
_TITLE = r"(?:\s+tentang\s+[^.,;\n]*)?"
_CITATIONS = (
    # "Nomor 25 Tahun 2004", "No. 16 dan Nomor 17 Tahun 2016", "Perda 16 Tahun 2016", with the title that follows
    re.compile(
        rf"(?:\b(?:nomor|no)\b[.:\s]*|\b{_LAW}(?:\s+[^\W\d][\w/-]*){{0,3}}?\s+)"
        rf"{_NUMBER}(?:(?:\s*(?:,|dan|serta))+\s*(?:(?:nomor|no)\b[.:\s]*)?{_NUMBER}){{0,9}}[\s/]+(?:tahun|thn?\.?)\s+\d{{4}}{_TITLE}",
        re.IGNORECASE,
    ),
    # "86/2017", "22/PMK.02/2021"
    re.compile(rf"(?<![\w./-])[\w.-]+(?:/[\w.-]+)*/{_YEAR}\b{_TITLE}", re.IGNORECASE),
)
_RANGE = re.compile(
    rf"(?<![\d.,/-])(?P<a>{_YEAR})\s*(?:[-–—]|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bs\s?[./]\s?d\b\.?)\s*"
    rf"(?:(?:akhir\s+)?tahun\s+)?(?P<b>{_YEAR})(?![\d/]|[.,]\d)(?!\s*(?:orang|jiwa|kk|ha|m2|meter|unit|rupiah)\b)",
    re.IGNORECASE,
)
# Several years in one breath ("tahun 2022 dan 2023") are a comparison.
_AND = r"(?:\s*,|\s+(?:dan|serta|maupun|ke|menjadi)\b)+\s*(?:pada\s+)?(?:tahun\s+)?"
_ONE_MORE = re.compile(rf"{_AND}{_YEAR}(?!\d)", re.IGNORECASE)
_ONE_BEFORE = re.compile(rf"(?<!\d){_YEAR}{_AND}$", re.IGNORECASE)
_MONTH = "|".join(wording.MONTHS)
_SINGLE = re.compile(
    rf"(?:\b(?:di)?tahun(?:\s+anggaran)?|\bthn?\b\.?|\bt\.\s?a\.?|\bta\b|\b(?P<month>{_MONTH}))[\s:]+(?P<year>{_YEAR})"
    rf"(?!\d|[.,]\d)|\(\s*(?:tahun\s+)?(?P<bare>{_YEAR})\s*\)",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of a text, as written."""
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _end(sentence: str, match: re.Match[str]) -> str:
    """What stands just before a match; more of a long cell would only cost time."""
    return sentence[max(0, match.start() - _NEAR) : match.start()]


# --- places ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Places:
    """What may be named. `own` maps a kind ("kabupaten") to the name that the document belongs to, as users know it;
    a kind that is absent is not looked at. `names` and `allowed` hold the names that are fine, by kind or for any.
    """

    own: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    allowed: tuple[tuple[str, str], ...] = ()
    ordinary: frozenset[str] = field(default=frozenset(), repr=False)


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


def title_like(text: str) -> bool:
    """Are most words written large, so that a capital tells nothing?"""
    longer: list[str] = re.findall(r"\b[^\W\d_]{4,}", text)
    large = sum(w[0].isupper() for w in longer)
    return 100 * large >= _TITLE_SHARE * len(longer)


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
    for sentence in sentences(_blanked(_FOUNDING, text)):
        matches = list(_PLACE.finditer(sentence))
        ordinary = places.ordinary if matches and title_like(sentence) else frozenset()
        neighbour = words.pattern(words.wilayah().batas).search(sentence) if matches else None
        for match in matches:
            kind = _KINDS[match["kind"].casefold()]
            mention = " ".join(match["name"].split())
            capital_town = kind == "kota" and _IBU.search(_end(sentence, match)) is not None
            of_others = neighbour is not None and neighbour.end() <= match.start()
            if kind not in places.own or capital_town or of_others:
                continue
            fine = [*places.names.get(kind, ()), *(name for of, name in places.allowed if of in {"", kind})]
            name = _name(mention, ordinary)
            if name and not any(_begins(mention, one) for one in fine):
                isi = f"{match['kind']} {name}"
                found.setdefault(isi.casefold(), (isi, places.own[kind]))
    return list(found.values())


# --- years -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Years:
    """Which years may be named: that of the document, the Renstra, others that are `fine`, and the document's dates."""

    tahun: int
    renstra: tuple[int | None, int | None] = (None, None)
    fine: frozenset[int] = frozenset()
    dates: tuple[date, ...] = ()


def other_years(text: str, years: Years) -> list[str]:
    """The years in a text that nothing explains, as "tahun 2021" or "tahun 2018-2023"; every one once."""
    for citation in _CITATIONS:
        text = _blanked(citation, text)
    found: dict[str, None] = {}
    for sentence in sentences(text):
        found.update(dict.fromkeys(_ranges(sentence, years)))
        rest = _blanked(_RANGE, sentence)
        matches = list(_SINGLE.finditer(rest))
        context = _context(rest, years) if matches else None
        for match in matches:
            year = int(match["year"] or match["bare"])
            if context and FIRST_YEAR <= year <= LAST_YEAR and not _explained(context, match, year, years):
                found.setdefault(f"tahun {year}")
    return list(found)


def _ranges(sentence: str, years: Years) -> Iterator[str]:
    """Spans of years other than the Renstra; without a Renstra to compare with, none."""
    kata = words.tahun()
    for match in _RANGE.finditer(sentence):
        first, last = int(match["a"]), int(match["b"])
        near = _end(sentence, match)
        series = last <= years.tahun and words.has(kata.deret, near)
        if (
            first < last
            and None not in years.renstra
            and (first, last) != years.renstra
            and not series
            and not words.has(kata.rencana, near)
            and not _just_before(re.sub(r"\btahun\s*$", "", near, flags=re.IGNORECASE))
        ):
            yield f"tahun {first}-{last}"


def _just_before(text: str) -> bool:
    """Does the text end with a word of comparison or time, with at most two filling words after it?"""
    kata = words.tahun()
    pattern = rf"{words.pattern(kata.waktu).pattern}(?:\s+{words.pattern(kata.sela).pattern}){{0,2}}[\s(]*$"
    return bool(re.search(pattern, text, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Context:
    """What a whole sentence says about the years in it; `compared` is where its first word of comparison ends."""

    sentence: str
    compared: int | None
    moves: bool
    of_renstra: bool
    of_others: bool


def _context(sentence: str, years: Years) -> _Context:
    kata = words.tahun()
    compared = words.pattern(kata.banding).search(sentence)
    return _Context(
        sentence,
        compared.end() if compared else None,
        re.search(rf"(?<!\d){years.tahun}(?!\d)", sentence) is not None and words.has(kata.ubah, sentence),
        words.has(kata.renstra, sentence),
        words.has(kata.sumber, sentence),
    )


def _explained(context: _Context, match: re.Match[str], year: int, years: Years) -> bool:
    """Is there a reason to name this year?"""
    if year == years.tahun or year in years.fine:
        return True
    if match["month"]:
        month = [m.casefold() for m in wording.MONTHS].index(match["month"].casefold()) + 1
        if any((d.year, d.month) == (year, month) for d in years.dates):
            return True
    if context.of_others or (year in years.renstra and context.of_renstra):
        return True
    before, after = _end(context.sentence, match), context.sentence[match.end() : match.end() + _NEAR]
    if _just_before(before) or re.match(rf"\W*{words.pattern(words.tahun().sesudah).pattern}", after, re.IGNORECASE):
        return True
    several = _ONE_MORE.match(after) is not None or _ONE_BEFORE.search(before) is not None
    compared = context.compared is not None and context.compared <= match.start()
    return year < years.tahun and (context.moves or several or compared)
