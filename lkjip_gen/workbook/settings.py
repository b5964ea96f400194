"""The facts of the sheet Pengaturan: a name and its choices each. The first choice is the national default."""

from __future__ import annotations

from lkjip_gen.workbook.columns import CS, LK, PK, PP, Column, Kind

_LK = frozenset({LK})


def _aturan(key: str, heading: str, help_: str, *choices: str) -> Column:
    return Column(key=key, heading=heading, kind=Kind.PILIHAN, help=help_, choices=choices, used_in=_LK)


def _label(key: str, level: str) -> Column:
    return Column(
        key=key,
        heading=f"Label {level}",
        kind=Kind.TEKS,
        help=f"Sebutan jenjang {level} di Cascading.",
        example="Eselon III",
        used_in=frozenset({CS}),
    )


PENGATURAN: tuple[Column, ...] = (
    _aturan("rumus_turun", "Rumus Turun", "Capaian indikator yang makin rendah makin baik.", "(2T-R)/T", "T/R"),
    _aturan("rumus_stabil", "Rumus Stabil", "Capaian indikator yang harus tetap.", "mutlak", "rasio"),
    _aturan("target_nol", "Target nol", "Perlakuan target 0.", "menurut polaritas", "tidak dihitung"),
    _aturan("batas_bawah", "Batas bawah capaian", "Capaian terkecil.", "0", "tanpa"),
    _aturan("batas_atas", "Batas atas capaian", "Capaian terbesar.", "tanpa", "100", "120", "150", "200"),
    _aturan("batas_berlaku", "Batas berlaku untuk", "Di mana batas atas dipakai.", "rata-rata", "juga cetak"),
    _aturan(
        "tujuan_sasaran",
        "Tujuan diukur sebagai sasaran",
        "Ya: Tujuan berindikator didaftar dan dirata-ratakan seperti Sasaran.",
        "Tidak",
        "Ya",
    ),
    _aturan(
        "rata_rata",
        "Rata-rata perangkat daerah",
        "Dari apa rata-rata dihitung.",
        "dari sasaran",
        "dari indikator",
    ),
    _aturan("komponen_kosong", "Komponen kosong", "Komponen tanpa angka.", "tidak dihitung", "bobot dibagi ulang"),
    _aturan("skala_predikat", "Skala predikat", "Skala nilai peringkat kinerja.", "Permendagri 86/2017"),
    _aturan(
        "batas_skala",
        "Cara batas skala",
        "Angka di antara dua kelas.",
        "batas bawah tercapai",
        "batas atas terlampaui",
    ),
    _aturan("efisiensi", "Metode efisiensi", "Cara menghitung efisiensi.", "capaian dikurangi serapan"),
    _aturan(
        "pembulatan",
        "Pembulatan",
        "Seperti tercetak: angka turunan dihitung dari angka yang tercetak.",
        "seperti tercetak",
        "tanpa pembulatan antara",
    ),
    _label("label_tujuan", "Tujuan"),
    _label("label_sasaran", "Sasaran"),
    _label("label_program", "Program"),
    _label("label_kegiatan", "Kegiatan"),
    _label("label_sub_kegiatan", "Sub Kegiatan"),
    Column(
        key="kertas",
        heading="Kertas",
        kind=Kind.PILIHAN,
        help="Ukuran kertas dokumen.",
        choices=("F4", "A4"),
        used_in=frozenset({LK, PK, PP, CS}),
    ),
)

SETTING_HEADINGS: dict[str, str] = {c.key: c.heading for c in PENGATURAN}
