"""Typefaces as far as counting pages needs them: how high a line is and how wide a word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lkjip_gen.word.metrics import thousandths

TWIPS = 20  # in a point
_BOLD = 1.06  # how much wider bold text is
_PLAIN = (1.17, 1.0)
# Height of a line (ascent, descent and leading, from the published metrics) in parts of the type size, and the mean
# width of running text in parts of Arial's.
_FAMILIES = {
    "arial": (1.149, 1.0),
    "liberation sans": (1.149, 1.0),
    "helvetica": (1.149, 1.0),
    "arial narrow": (1.149, 0.82),
    "times new roman": (1.149, 0.893),
    "liberation serif": (1.149, 0.893),
    "calibri": (1.2207, 0.905),
    "carlito": (1.2207, 0.905),
    "cambria": (1.172, 0.95),
    "caladea": (1.172, 0.95),
    "bookman old style": (1.17, 1.08),
    "georgia": (1.136, 1.0),
    "garamond": (1.125, 0.84),
    "tahoma": (1.207, 0.98),
    "verdana": (1.215, 1.16),
    "trebuchet ms": (1.161, 0.97),
    "segoe ui": (1.33, 0.98),
    "courier new": (1.133, 1.18),
}


@dataclass(frozen=True)
class Face:
    """What a text is set in: family, size in points, boldness, and whether it prints in capitals."""

    family: str
    points: float
    bold: bool = False
    caps: bool = False

    @cached_property
    def line(self) -> float:
        """The height of a single line in twips."""
        return _FAMILIES.get(self.family.casefold(), _PLAIN)[0] * self.points * TWIPS

    @cached_property
    def _scale(self) -> float:
        """Twips in a thousandth of the type size."""
        wide = _FAMILIES.get(self.family.casefold(), _PLAIN)[1]
        return wide * self.points * TWIPS / 1000 * (_BOLD if self.bold else 1)

    def width(self, text: str) -> float:
        """The width of a text on one line in twips."""
        return thousandths(text.upper() if self.caps else text) * self._scale
