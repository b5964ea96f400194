"""`lkjip jejak FILE "3.6 linmas capaian"`: which printed figures are meant, and how each came about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_gen import deriving
from lkjip_gen.origins import Trail
from lkjip_gen.printed import Figure
from lkjip_gen.tracing.traced import TracedDocument, called, section

_LABEL = re.compile(r"(?:(?P<kind>tabel|lampiran)\s+)?(?P<number>\d+(?:[.,]\d+)?)(?=[\s,:]|$)", re.IGNORECASE)
_ROW = re.compile(r"\bbaris\s+(\d+)\b", re.IGNORECASE)
_EDGES = ".,;:!?()[]“”\"'"  # punctuation around a word, as in our own answers
_IDLE = frozenset({"kolom", "di", "pada", "·"})
_MOST = 10  # answers


def answers(question: str, documents: Sequence[TracedDocument], trail: Trail) -> list[str]:
    """Lines for people; none where nothing printed is meant.

    A table ("3.6", "Lampiran 2") and a row of it ("baris 4") mean just those. Every other word must stand in the row,
    the head of the column, the title, a heading or the sentence, or be the figure itself; the best places come first
    and alone. Where nothing is found so, words may also say which document is meant ("Seksi Pelayanan total").
    """
    found = _found(question, documents, by_name=False) or _found(question, documents, by_name=True)
    once: dict[tuple[int, str], tuple[TracedDocument, Figure]] = {}
    for document, figure in found:
        once.setdefault((figure.number, called(figure)), (document, figure))  # a sentence may be said twice
    shown = list(once.values())
    lines: list[str] = []
    for document, figure in shown[:_MOST]:
        lines.append(f"{document.name}: {called(figure)}")
        if figure.spot.table and section(figure.spot):
            lines.append(f"  {section(figure.spot)}")
        lines += [f"  {line}" for line in deriving.explained(figure.text, trail[figure.number])]
        lines.append("")
    if len(shown) > _MOST:
        lines.append(f"… dan {len(shown) - _MOST} angka lain. Tambahkan kata dari baris atau kepala kolomnya.")
    return lines


def _found(question: str, documents: Sequence[TracedDocument], *, by_name: bool) -> list[tuple[TracedDocument, Figure]]:
    return [
        (document, figure) for document in documents
        for figure in _meant(question, document.reading.figures, document.name if by_name else "")
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Question:
    """The tables and the row that are asked for (none: any), and the words that must be found."""

    tables: frozenset[str]
    row: int | None
    words: tuple[str, ...]

    def fits(self, figure: Figure) -> bool:
        spot = figure.spot
        if (self.tables and spot.table not in self.tables) or (self.row is not None and spot.row != self.row):
            return False
        texts = [spot.text] if not spot.table else [spot.row_label, spot.heading, spot.title, figure.text]
        known = [t.casefold() for t in (*texts, *spot.headings)]
        return all(any(_holds(text, word) for text in known) or _is(figure, word) for word in self.words)

    def distance(self, figure: Figure) -> int:
        """0 where a word is the figure itself, 1 where all words stand in row and head of a table, 2 elsewhere.

        The years in the head of a table are meant only where nothing else is.
        """
        if any(_is(figure, word) for word in self.words):
            return 0
        spot = figure.spot
        if spot.table and not spot.row:
            return 3
        near = f"{spot.row_label} {spot.heading}".casefold()
        return 1 if spot.table and all(_holds(near, word) for word in self.words) else 2


def _holds(text: str, word: str) -> bool:
    """Does a word of the text begin so? A number must stand there whole: 2 is no part of 102,59."""
    end = r"(?![.,]?\d)" if word[-1].isdigit() else ""
    begin = r"(?<!\d[.,])" if word[0].isdigit() else ""
    return bool(re.search(rf"{begin}(?<!\w){re.escape(word)}{end}", text))


def _is(figure: Figure, word: str) -> bool:
    """Is the word the figure, with or without its points, "Rp" and "%"?"""
    bare = re.fullmatch(r"(?:rp)?(-?[\d.,]*\d)%?", word)
    return bare is not None and bare[1].replace(".", "") == figure.text.replace(".", "")


def _meant(question: str, figures: Sequence[Figure], name: str) -> list[Figure]:
    """The best places in one document; a number that names no table with such figures is a figure itself.

    Words of the `name` of the document have said enough.
    """
    for asked in _readings(question, frozenset(f.spot.table for f in figures if f.spot.table), name.casefold()):
        scored = [(asked.distance(f), f) for f in figures if asked.fits(f)]
        if scored:
            best = min(score for score, _ in scored)
            return [figure for score, figure in scored if score == best]
    return []


def _readings(question: str, tables: frozenset[str], name: str) -> list[_Question]:
    """What the question may mean: first a number at its beginning as that of a table, then as a figure."""
    text, row = _ROW.sub(" ", question), _ROW.search(question)
    wanted = int(row[1]) if row else None
    label = _LABEL.match(text.strip())
    found = []
    if label:
        number = label["number"].replace(",", ".")
        named = frozenset(t for t in tables if _is_called(t, label["kind"], number))
        if named:
            found.append(_Question(named, wanted, _words(text.strip()[label.end() :], name)))
        elif label["kind"]:
            return []  # a table that is not there
    words = _words(text, name)
    if words:
        found.append(_Question(frozenset(), wanted, words))
    return found


def _words(text: str, name: str) -> tuple[str, ...]:
    words = (word.strip(_EDGES).casefold() for word in text.split())
    return tuple(word for word in words if word and word not in _IDLE and not _holds(name, word))


def _is_called(table: str, kind: str | None, number: str) -> bool:
    """Is this the label of a table, such as "Tabel 3.6"? Without its kind the number is enough."""
    return bool(re.match(rf"{kind or r'.*'}\s{re.escape(number)}(?:\s|$)", table, re.IGNORECASE))
