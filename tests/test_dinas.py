"""The large example against figures worked out by hand, and the warnings that it gives on purpose."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

from lkjip_gen.compute import compute, records
from lkjip_gen.pipeline import Options, examine

PATH = Path(__file__).resolve().parent.parent / "input_examples" / "dinas-contoh-2024-perubahan.xlsx"

# Target and realisasi of the data file, divided by hand; "-" has no capaian.
CAPAIAN = """
T1-1 101.41  T1-2 107.47  T2-1 100.41  T2-2 74.92
S1-1 100.82  S1-2 99.81   S1-3 110.00  S1-4 100.00  S1-5 90.00  S1-6 102.68  S1-7 104.69  S1-8 116.00
S2-1 101.78  S2-2 112.50  S2-3 116.67  S2-4 97.92   S2-5 100.00
S3-1 98.37
S4-1 99.17   S4-2 92.31   S4-3 100.00  S4-4 -       S4-5 4.00   S4-6 101.74
S5-1 103.89  S5-2 108.33  S5-3 137.50  S5-4 100.00
S6-1 103.02  S6-2 91.54   S6-3 109.41  S6-4 105.00  S6-5 112.40
S7-1 67.50   S7-2 62.50   S7-3 0.00
S8-1 90.72   S8-2 -       S8-3 108.00  S8-4 -       S8-5 -
S9-1 103.75  S9-2 96.94   S9-3 98.39   S9-4 -
S10-1 106.00 S10-2 97.00
P04-1 105.00
"""
# 25% x 103.00 + 25% x 105.77 + 20% x (105.00 + 90.00) : 2 + 30% x 83.43; S4-6 = 40% x 77.85 + 30% x 92.31 + 30% x 82;
# S9-1 = 60% x (71.5 + 78) : 2 + 40% x 82.4
COMPOSITES = {"T1-2": "96.72", "S4-6": "83.43", "S9-1": "77.81", "S8-4": None}
# S5 counts 137.50 as 120.
SASARAN = "S1 103.00 S2 105.77 S3 98.37 S4 79.44 S5 108.06 S6 104.27 S7 43.33 S8 99.36 S9 99.69 S10 101.50"
SERAPAN = "S1 94.92 S2 94.56 S3 98.06 S4 97.56 S5 98.24 S6 97.57 S7 96.42 S8 92.01 S9 95.15 S10 -"
EFISIENSI = "S1 8.08 S2 11.21 S3 0.31 S4 -18.12 S5 9.82 S6 6.70 S7 -53.09 S8 7.35 S9 4.54 S10 -"
WARNINGS = {"K22": 2, "P19": 5, "P23": 1, "P40": 1, "P46": 1}


def pairs(text: str) -> dict[str, Decimal | None]:
    words = text.split()
    return {
        code: None if figure == "-" else Decimal(figure) for code, figure in zip(words[::2], words[1::2], strict=True)
    }


def test_the_large_example_gives_the_figures_worked_out_by_hand() -> None:
    checked, problems = examine(PATH, Options())
    assert checked is not None
    assert Counter(p.code.entry.id for p in problems) == WARNINGS
    tables = compute(checked.relations, checked.settings)
    rows = {r["kode"]: r for r in records(tables.indikator)}
    assert {code: row["capaian"] for code, row in rows.items()} == pairs(CAPAIAN)
    for code, made in COMPOSITES.items():
        assert rows[code]["realisasi"] == (None if made is None else Decimal(made))
    nodes = {r["kode"]: r for r in records(tables.sasaran)}
    assert {code: row["rata_rata"] for code, row in nodes.items()} == pairs(SASARAN)
    assert {code: row["serapan"] for code, row in nodes.items()} == pairs(SERAPAN)
    assert {code: row["efisiensi"] for code, row in nodes.items()} == pairs(EFISIENSI)
    assert tables.figure("rata_rata") == Decimal("94.28")
    assert [tables.figure(f"anggaran_{key}") for key in ("pagu", "realisasi", "serapan")] == [
        17_034_430_000,
        16_609_328_642,
        Decimal("97.50"),
    ]


def test_the_control_totals_of_the_large_example_are_not_added() -> None:
    checked, _ = examine(PATH, Options())
    assert checked is not None
    assert len(checked.buku.anggaran) == 46
    assert len(checked.relations.budget_leaves()) == 44
