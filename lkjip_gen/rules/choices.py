"""The rules among which an office may choose, and how a choice is made: workbook, then form, then national default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_gen.model import Pengaturan


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule. The first choice is the national default; `unavailable` ones cannot be computed by this version."""

    key: str
    nama: str
    help: str
    choices: tuple[str, ...] = ()
    unavailable: frozenset[str] = frozenset()


def _aturan(key: str, nama: str, help_: str, *choices: str, without: tuple[str, ...] = ()) -> Aturan:
    return Aturan(key, nama, help_, choices, frozenset(without))


PERMENDAGRI_86 = "Permendagri 86/2017"
AS_PRINTED = "seperti tercetak"

ATURAN: tuple[Aturan, ...] = (
    _aturan("rumus_turun", "Rumus Turun", "Capaian indikator yang makin rendah makin baik.", "(2T-R)/T", "T/R"),
    _aturan("rumus_stabil", "Rumus Stabil", "Capaian indikator yang harus tetap.", "mutlak", "rasio"),
    _aturan(
        "target_nol", "Target nol", "Perlakuan target 0.", "menurut polaritas", "tidak dihitung",
        without=("tidak dihitung",),
    ),
    _aturan("batas_bawah", "Batas bawah capaian", "Capaian terkecil.", "0", "tanpa"),
    _aturan(
        "batas_atas", "Batas atas capaian", "Capaian terbesar.", "tanpa", "100", "120", "150", "200",
        without=("100", "120", "150", "200"),
    ),
    _aturan(
        "batas_berlaku", "Batas berlaku untuk", "Di mana batas atas dipakai.", "rata-rata", "juga cetak"
    ),
    _aturan(
        "tujuan_sasaran", "Tujuan diukur sebagai sasaran",
        "Ya: Tujuan berindikator didaftar dan dirata-ratakan seperti Sasaran.", "Tidak", "Ya",
    ),
    _aturan(
        "rata_rata", "Rata-rata perangkat daerah", "Dari apa rata-rata dihitung.", "dari sasaran", "dari indikator",
        without=("dari indikator",),
    ),
    _aturan("komponen_kosong", "Komponen kosong", "Komponen tanpa angka.", "tidak dihitung", "bobot dibagi ulang"),
    _aturan("skala_predikat", "Skala predikat", "Skala nilai peringkat kinerja.", PERMENDAGRI_86),
    _aturan(
        "batas_skala", "Cara batas skala", "Angka di antara dua kelas.",
        "batas bawah tercapai", "batas atas terlampaui",
        without=("batas atas terlampaui",),
    ),
    _aturan("efisiensi", "Metode efisiensi", "Cara menghitung efisiensi.", "capaian dikurangi serapan"),
    _aturan(
        "pembulatan", "Pembulatan", "Seperti tercetak: angka turunan dihitung dari angka yang tercetak.",
        AS_PRINTED, "tanpa pembulatan antara",
    ),
    Aturan("label_tujuan", "Label Tujuan", "Sebutan jenjang Tujuan di Cascading."),
    Aturan("label_sasaran", "Label Sasaran", "Sebutan jenjang Sasaran di Cascading."),
    Aturan("label_program", "Label Program", "Sebutan jenjang Program di Cascading."),
    Aturan("label_kegiatan", "Label Kegiatan", "Sebutan jenjang Kegiatan di Cascading."),
    Aturan("label_sub_kegiatan", "Label Sub Kegiatan", "Sebutan jenjang Sub Kegiatan di Cascading."),
    _aturan("kertas", "Kertas", "Ukuran kertas dokumen.", "F4", "A4", without=("A4",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """The choice in force for every rule, by key."""

    values: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values[key]


def resolve(pengaturan: Pengaturan, form: Mapping[str, str]) -> Settings:
    """What the workbook says, else what the form brings (by the rule's name), else the national default."""
    values = {}
    for aturan in ATURAN:
        default = aturan.choices[0] if aturan.choices else ""
        values[aturan.key] = getattr(pengaturan, aturan.key) or form.get(aturan.nama) or default
    return Settings(values)
