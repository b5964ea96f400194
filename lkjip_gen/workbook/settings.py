"""The facts of the sheet Pengaturan, from the rules that offices may choose."""

from __future__ import annotations

from lkjip_gen.rules.choices import ATURAN, Pilihan
from lkjip_gen.workbook.columns import CS, LK, PKS, TREES, Column, Kind

_EVERY = PKS | {LK} | TREES
_EXAMPLES = {
    "label_tujuan": "Eselon II",
    "label_sasaran": "Eselon III",
    "wilayah_lain": "Kecamatan Contoh, Kabupaten Uji",
}
_USED = {"kertas": _EVERY, "wilayah_lain": _EVERY, "triwulan_pk": PKS}


def _column(aturan: Pilihan) -> Column:
    if not aturan.choices:
        return Column(
            key=aturan.key,
            heading=aturan.nama,
            kind=Kind.TEKS,
            help=aturan.help,
            example=_EXAMPLES.get(aturan.key, "Eselon IV"),
            used_in=_USED.get(aturan.key, frozenset({CS})),
        )
    return Column(
        key=aturan.key,
        heading=aturan.nama,
        kind=Kind.PILIHAN,
        help=aturan.help,
        choices=aturan.choices,
        open_choice=aturan.open,
        used_in=_USED.get(aturan.key, frozenset({LK})),
    )


PENGATURAN: tuple[Column, ...] = tuple(_column(a) for a in ATURAN)
