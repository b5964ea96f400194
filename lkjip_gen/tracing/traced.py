"""What a trace is made of: the documents of one run with what they print, and how a place is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip_gen.printed import Figure, Reading, Spot


@dataclass(frozen=True, slots=True)
class TracedDocument:
    """A finished document: its file name and what it prints."""

    name: str
    reading: Reading


def section(spot: Spot) -> str:
    """Where in the document: the headings above, or the head or foot of the pages."""
    return " › ".join(spot.headings) if spot.part == "isi" else spot.part


_END = re.compile(r"(?<=[.;:])\s+(?=\S)")


def sentences(figures: Iterable[Figure]) -> Iterator[str]:
    """For each figure the sentence in which it stands, for a paragraph may have ten of them; "" in a table.

    Figures come in the order of the page, so the next one of a paragraph stands behind the one before.
    """
    before, at = "", 0
    for figure in figures:
        text = figure.spot.text
        if figure.spot.table:
            yield ""
            continue
        at = text.find(figure.text, at if text == before else 0)
        at = max(at, text.find(figure.text)) if at < 0 else at
        ends = [0, *(m.end() for m in _END.finditer(text)), len(text)]
        first = max(end for end in ends if end <= at)
        last = min((end for end in ends if end > at), default=len(text))
        yield text[first:last].strip()
        before, at = text, at + len(figure.text)


def called(figure: Figure) -> str:
    """The place in words: "Tabel 3.6, baris 4 (Persentase linmas), Capaian (%)", or the sentence."""
    spot = figure.spot
    if not spot.table:
        (sentence,) = sentences([figure])
        return f"“{sentence}”"
    row = f"baris {spot.row}" if spot.row else "kepala tabel"
    name = f" ({spot.row_label})" if spot.row_label else ""
    return ", ".join(part for part in (f"{spot.table}", f"{row}{name}", spot.heading) if part)
