"""Years that a text mentions, for the checks of texts, and how texts are taken apart. Pure functions over one text.

A false alarm costs more than a miss here: who is warned in vain soon reads no warning. So whatever explains a mention
(a citation, a comparison, a neighbour) makes it fine; the words for that stand in `rules/kata.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lkjip_gen import wording
from lkjip_gen.rules import words
from lkjip_gen.terms import FIRST_YEAR, LAST_YEAR

# A full stop after an abbreviation, or before a figure, ends no sentence; a line does: lists are written in lines.
_END = re.compile(r"(?<!\bKec)(?<!\bKab)(?<!\bNo)[.!?]\s+(?!\d)|\n+")
_TITLE_SHARE = 60  # percent of the longer words that begin with a capital

_NEAR = 80  # characters that a few words take
_YEAR = r"(?:199\d|20\d\d|2100)"
_LAW = (
    r"(?:undang-undang|uu|peraturan|perpres|perppu|pp|perda|perbup|perwal|perwali|pergub|permen[\w-]*|kepmen[\w-]*|"
    r"keputusan|keppres|inpres|instruksi|surat\s+edaran|qanun)"
)
# as printed, with white space around its strokes, or left open to be filled in
_NUMBER = r"(?:[\w./-]*\d[\w./-]*?(?:(?:\s+/\s*|/\s+)[\w.-]+){0,4}|[.…_]{1,20})"
_TITLE = r"(?:\s+tentang\s+[^.,;\n]*)?"
_MONTH = "|".join(wording.MONTHS)
_CITATIONS = (
    # "Keputusan Bupati Nomor 050/120 tanggal 3 Maret 2024"
    re.compile(
        rf"\b(?:{_LAW}|surat|nomor|no\.)(?!\w)[^;\n]{{0,100}}?\btanggal\s+\d{{1,2}}\s+(?:{_MONTH})\s+\d{{4}}{_TITLE}",
        re.IGNORECASE,
    ),
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
_SINGLE = re.compile(
    rf"(?:\b(?:di)?tahun(?:\s+anggaran)?|\bthn?\b\.?|\bt\.\s?a\.?|\bta\b|\b(?P<month>{_MONTH}))[\s:]+(?P<year>{_YEAR})"
    rf"(?!\d|[.,]\d)|\(\s*(?:tahun\s+)?(?P<bare>{_YEAR})\s*\)",
    re.IGNORECASE,
)
# What is drawn up within a year for the next one.
_NEXT_PLAN = re.compile(
    r"\b(?:rencana\s+(?:kerja|aksi|kinerja)(?:\s+(?:pemerintah\s+daerah|perangkat\s+daerah|tahunan))?|renja|rkpd|rka|rkt)"
    r"\b[\s)(\w-]{0,20}$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[str]:
    """The sentences and lines of a text, as written."""
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def leading(sentence: str, match: re.Match[str]) -> str:
    """What stands just before a match; more of a long cell would only cost time."""
    return sentence[max(0, match.start() - _NEAR) : match.start()]


def title_like(text: str) -> bool:
    """Are most words written large, so that a capital tells nothing?"""
    longer: list[str] = re.findall(r"\b[^\W\d_]{4,}", text)
    large = sum(w[0].isupper() for w in longer)
    return 100 * large >= _TITLE_SHARE * len(longer)


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
        text = blanked(citation, text)
    found: dict[str, None] = {}
    for sentence in sentences(text):
        found.update(dict.fromkeys(_ranges(sentence, years)))
        rest = blanked(_RANGE, sentence)
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
        near = leading(sentence, match)
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
    before, after = leading(context.sentence, match), context.sentence[match.end() : match.end() + _NEAR]
    if _just_before(before) or re.match(rf"\W*{words.pattern(words.tahun().sesudah).pattern}", after, re.IGNORECASE):
        return True
    several = _ONE_MORE.match(after) is not None or _ONE_BEFORE.search(before) is not None
    compared = context.compared is not None and context.compared <= match.start()
    if year == years.tahun + 1 and _NEXT_PLAN.search(before):
        return True
    return year < years.tahun and (context.moves or several or compared)
