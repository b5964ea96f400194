"""The facts of the sheet Pengaturan, from the rules that offices may choose."""

from __future__ import annotations

from lkjip_gen.rules.choices import ATURAN, Aturan
from lkjip_gen.workbook.columns import CS, LK, PK, PP, Column, Kind

_LABELS = {"label_tujuan": "Eselon II", "label_sasaran": "Eselon III"}
_USED = {"kertas": frozenset({LK, PK, PP, CS})}


def _column(aturan: Aturan) -> Column:
    if not aturan.choices:
        return Column(
            key=aturan.key,
            heading=aturan.nama,
            kind=Kind.TEKS,
            help=aturan.help,
            example=_LABELS.get(aturan.key, "Eselon IV"),
            used_in=frozenset({CS}),
        )
    return Column(
        key=aturan.key,
        heading=aturan.nama,
        kind=Kind.PILIHAN,
        help=aturan.help,
        choices=aturan.choices,
        used_in=_USED.get(aturan.key, frozenset({LK})),
    )


PENGATURAN: tuple[Column, ...] = tuple(_column(a) for a in ATURAN)
