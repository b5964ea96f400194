"""The exit status of the command line, apart from the catalogue, which `--help` has no need of."""

from __future__ import annotations

from enum import Enum, IntEnum


class Exit(IntEnum):
    """Exit status of the command line."""

    DELIVERED = 0
    DATA = 1
    USAGE = 2
    BUG = 3


class Pages(Enum):
    """Where the page numbers in the lists of a workbook's documents come from."""

    NONE = "tidak ada"
    ESTIMATED = "perkiraan"
    COUNTED = "dihitung"
