"""How long the standard workbook takes to be written: python -m bench.blank

Beside it the same workbook with the sheets of xlsxwriter as they are, which search each formula for the functions that
are newer than the file format.
"""

from __future__ import annotations

import sys
from unittest.mock import patch

from xlsxwriter.worksheet import Worksheet

from bench.measuring import shown, table, take_turns
from lkjip_gen.workbook.starter import workbook

ROUNDS = 7
METHOD = """\
The blank workbook of a year, in one process, in turns. "searched" leaves every formula to xlsxwriter, which looks in it
for newer functions; the bytes are the same.
"""


def blank() -> bytes:
    return workbook(2025, (2021, 2026))


def searched() -> bytes:
    with patch("lkjip_gen.workbook.starter._Worksheet", Worksheet):
        return blank()


def tables(rounds: int = ROUNDS) -> str:
    found = take_turns({"ours": blank, "searched": searched}, rounds)
    rows = [(name, shown(timed.milliseconds), shown(timed.times(found["ours"]))) for name, timed in found.items()]
    return f"### Writing the blank workbook\n\n{METHOD}\n{table(('', 'ms, median', 'times ours'), rows)}"


if __name__ == "__main__":
    sys.stdout.write(tables())
