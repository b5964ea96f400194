"""What was measured: realisasi and capaian of every indicator by the rules in force, one figure for checks and tables.

Nothing is judged here and nothing is printed: a figure that cannot be made is None, with the name of the reason.
"""

from __future__ import annotations

from lkjip_gen.measuring.bases import Rules
from lkjip_gen.measuring.comparison import Compared, Year, history, in_year, renstra, standar
from lkjip_gen.measuring.figures import Figure, Quarter, computed, decided, typed, word
from lkjip_gen.measuring.measuring import (
    COMPUTED,
    EMPTY_PART,
    NOT_DUE,
    Measuring,
    Part,
)
from lkjip_gen.measuring.periods import OWN_QUARTER, QUARTERS, cumulative_percentage, pembilang, penyebut, quarters

__all__ = [
    "COMPUTED", "EMPTY_PART", "NOT_DUE", "OWN_QUARTER", "QUARTERS", "Compared", "Figure", "Measuring", "Part",
    "Quarter", "Rules", "Year", "computed", "cumulative_percentage", "decided", "history", "in_year", "pembilang",
    "penyebut", "quarters", "renstra", "standar", "typed", "word",
]  # fmt: skip
