"""How wide text is, well enough to know whether it fits a cell: widths of Arial and its metric twins.

Times New Roman and Calibri are narrower, so what fits here fits there.
"""

from __future__ import annotations

from functools import lru_cache

TWIPS_A_POINT = 20
_BOLD = 1.07  # how much wider bold text is, at most a little too much
_OTHER = 667


class _Widths(dict[str, int]):
    """Widths by letter; one that is not listed has the usual width of a capital."""

    def __missing__(self, letter: str) -> int:
        return _OTHER


# Thousandths of the type size, from the published metrics of the face.
_WIDTHS = _Widths(
    {
        **dict.fromkeys("0123456789", 556),
        **dict.fromkeys(" .,:;/!|It\\[]", 278),
        **dict.fromkeys("ijl'", 222),
        **dict.fromkeys("f", 278),
        **dict.fromkeys('()-r"`', 333),
        **dict.fromkeys("Jcksvxyz", 500),
        **dict.fromkeys("abdeghnopqu_L$#?", 556),
        **dict.fromkeys("ABEKPSVXY&", 667),
        **dict.fromkeys("CDHNRUw", 722),
        **dict.fromkeys("FTZ", 611),
        **dict.fromkeys("GOQ", 778),
        **dict.fromkeys("Mm", 833),
        **dict.fromkeys("+<>=", 584),
        **dict.fromkeys("%", 889),
        **dict.fromkeys("W", 944),
    }
)


@lru_cache(maxsize=20_000)
def thousandths(text: str) -> int:
    """The width of one line of text in thousandths of the type size."""
    return sum(map(_WIDTHS.__getitem__, text))


def twips(wide: int, points: float, *, bold: bool = False) -> int:
    """A width in thousandths of the type size as twips."""
    return round(wide * points * TWIPS_A_POINT / 1000 * (_BOLD if bold else 1))


def width(text: str, points: float, *, bold: bool = False) -> int:
    """The width of one line of text in twips."""
    return twips(thousandths(text), points, bold=bold)
