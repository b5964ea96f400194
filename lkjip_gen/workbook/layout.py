"""The standard workbook, declared once: the blank form, the reader and the column guide all come from here.

Changing a heading, a kind or a need is done in `planning`, `reporting` or `settings` and nowhere else; a new column
also needs its field in `model`. Sheets stand in the order of filling.
"""

from __future__ import annotations

from lkjip_gen import model as m
from lkjip_gen.workbook.columns import Group, Sheet
from lkjip_gen.workbook.planning import ANGGARAN, IDENTITAS, INDIKATOR, KINERJA, KOMPONEN, PEJABAT, TARGET
from lkjip_gen.workbook.reporting import (
    ANALISIS,
    BELANJA,
    DATA_DASAR,
    DATA_UMUM,
    NARASI,
    PEGAWAI,
    PRESTASI,
    REALISASI,
    UNIT_ORGANISASI,
)
from lkjip_gen.workbook.settings import PENGATURAN

LAYOUT_VERSION = 4
META_SHEET = "#lkjip"
GUIDE_SHEET = "Petunjuk"
OWN_MARK = "#"
AUTOMATIC = "(otomatis)"

PENGATURAN_SHEET = Sheet(
    name="Pengaturan",
    key="pengaturan",
    row=m.Pengaturan,
    facts=True,
    group=Group.UMUM,
    purpose="Pilihan di antara aturan. Kosong: menurut format dokumen; biasanya tidak perlu diisi.",
    columns=PENGATURAN,
)

SHEETS: tuple[Sheet, ...] = (
    IDENTITAS, PEJABAT, KINERJA, INDIKATOR, TARGET, KOMPONEN, ANGGARAN, REALISASI, DATA_DASAR, BELANJA, ANALISIS,
    PRESTASI, NARASI, UNIT_ORGANISASI, PEGAWAI, DATA_UMUM, PENGATURAN_SHEET,
)  # fmt: skip
SHEET_NAMES: tuple[str, ...] = tuple(s.name for s in SHEETS)


def sheet(name: str) -> Sheet:
    """The declared sheet of this name."""
    return next(s for s in SHEETS if s.name == name)
