"""The exit status of the command line, apart from the catalogue, which `--help` has no need of."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit status of the command line."""

    DELIVERED = 0
    DATA = 1
    USAGE = 2
    BUG = 3
