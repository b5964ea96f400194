"""`lkjip jejak FILE "3.6 linmas capaian"`: which printed figures are meant, and how each came about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_gen import deriving
from lkjip_gen.origins import Trail
from lkjip_gen.printed import Figure
from lkjip_gen.tracing.traced import TracedDocument, called, section

_LABEL = re.compile(r"(?:tabel\s+|lampiran\s+)?(\d+(?:\.\d+)?)(?=\s|$)", re.IGNORECASE)
_MOST = 10  # answers


def answers(question: str, documents: Sequence[TracedDocument], trail: Trail) -> list[str]:
    """Lines for people; none where nothing printed is meant.

    A table number ("3.6", "Lampiran 2") means that table. Every other word must stand in the row, the head of the
    column, the title or the sentence, or be the figure itself; the best places, those that need the fewest words that
    were not asked for, come first.
    """
    found = [(document, figure) for document in documents for figure in _meant(question, document)]
    shown = list({(f.number, called(f)): (d, f) for d, f in reversed(found)}.values())[::-1]
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


def _meant(question: str, document: TracedDocument) -> Iterator[Figure]:
    figures = document.reading.figures
    label = _LABEL.match(question.strip())
    labels = {f.spot.table for f in figures if label and _numbered(f.spot.table, label[1])}
    words = question[label.end() :] if labels and label else question
    wanted = [w.casefold() for w in words.split()]
    if not words.strip() and not labels:
        return iter(())
    scored = []
    for figure in figures:
        if labels and figure.spot.table not in labels:
            continue
        places = _texts(figure)
        if all(any(w in text for text in places) for w in wanted):
            scored.append((_distance(wanted, figure), figure))
    best = min((score for score, _ in scored), default=0)
    return iter([figure for score, figure in scored if score == best])


def _numbered(table: str, number: str) -> bool:
    """Is this the label of a table, such as "Tabel 3.6", with this number?"""
    return bool(re.search(rf"\s{re.escape(number)}(?:\s|$)", table))


def _texts(figure: Figure) -> list[str]:
    spot = figure.spot
    if not spot.table:
        return [t.casefold() for t in (spot.text, *spot.headings)]
    return [t.casefold() for t in (spot.row_label, spot.heading, spot.title, figure.text)]


def _distance(wanted: Sequence[str], figure: Figure) -> int:
    """0 where a word is the figure itself, 1 where all words stand in row and head of a table, 2 elsewhere.

    The years in the head of a table are meant only where nothing else is.
    """
    if figure.text.casefold() in wanted:
        return 0
    spot = figure.spot
    if spot.table and not spot.row:
        return 3
    near = f"{spot.row_label} {spot.heading}".casefold()
    return 1 if spot.table and all(w in near for w in wanted) else 2
