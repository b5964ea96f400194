"""What a trace is made of: the documents of one run with what they print, and how a place is called."""

from __future__ import annotations

import re
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


def sentence(figure: Figure) -> str:
    """The sentence of a paragraph in which the figure stands; a paragraph may have ten of them."""
    parts = re.split(r"(?<=[.;:])\s+", figure.spot.text)
    return next((part for part in parts if figure.text in part), figure.spot.text)


def called(figure: Figure) -> str:
    """The place in words: "Tabel 3.6, baris 4 (Persentase linmas), Capaian (%)", or the sentence."""
    spot = figure.spot
    if not spot.table:
        return f"“{sentence(figure)}”"
    row = f"baris {spot.row}" if spot.row else "kepala tabel"
    name = f" ({spot.row_label})" if spot.row_label else ""
    return ", ".join(part for part in (f"{spot.table}", f"{row}{name}", spot.heading) if part)
