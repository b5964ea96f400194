"""The rules among which an office may choose, and how: the workbook, then the profile, then the national default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache

from lkjip_gen.model import Pengaturan
from lkjip_gen.rules import loader
from lkjip_gen.rules.loader import Aturan, Skala


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One rule of the sheet Pengaturan. The first choice is the national default; none means free text.

    `open` takes other words too (the name of an office's own scale).
    """

    key: str
    nama: str
    help: str
    choices: tuple[str, ...] = ()
    open: bool = False


def _pilihan(key: str, nama: str, help_: str, *choices: str, **more: object) -> Pilihan:
    return Pilihan(key, nama, help_, choices, **more)  # type: ignore[arg-type]


PERMENDAGRI_86 = "Permendagri 86/2017"
KEPMENDAGRI_690 = "Kepmendagri 690.900.327/1996"
AS_PRINTED, UNROUNDED = "seperti tercetak", "tanpa pembulatan antara"
GAINED, GRADED, COMPARED, PMK_22 = (
    "capaian dikurangi serapan", "selisih bertingkat", "capaian dibanding serapan", "PMK 22/2021",
)  # fmt: skip
UNCAPPED = "tanpa"
UPPER_EXCEEDED = "batas atas terlampaui"

ATURAN: tuple[Pilihan, ...] = (
    _pilihan("rumus_turun", "Rumus Turun", "Capaian indikator yang makin rendah makin baik.", "(2T-R)/T", "T/R"),
    _pilihan("rumus_stabil", "Rumus Stabil", "Capaian indikator yang harus tetap.", "mutlak", "rasio"),
    _pilihan("target_nol", "Target nol", "Perlakuan target 0.", "menurut polaritas", "tidak dihitung"),
    _pilihan("batas_bawah", "Batas bawah capaian", "Capaian terkecil.", "0", "tanpa"),
    _pilihan("batas_atas", "Batas atas capaian", "Capaian terbesar.", UNCAPPED, "100", "120", "150", "200"),
    _pilihan("batas_berlaku", "Batas berlaku untuk", "Di mana batas atas dipakai.", "rata-rata", "juga cetak"),
    _pilihan(
        "tujuan_sasaran", "Tujuan diukur sebagai sasaran",
        "Ya: Tujuan berindikator didaftar dan dirata-ratakan seperti Sasaran.", "Tidak", "Ya",
    ),
    _pilihan(
        "rata_rata", "Rata-rata perangkat daerah", "Dari apa rata-rata dihitung.", "dari sasaran", "dari indikator"
    ),
    _pilihan("komponen_kosong", "Komponen kosong", "Komponen tanpa angka.", "tidak dihitung", "bobot dibagi ulang"),
    _pilihan(
        "skala_predikat", "Skala predikat", "Skala nilai peringkat kinerja, atau nama skala di profil kabupaten.",
        PERMENDAGRI_86, open=True,
    ),
    _pilihan(
        "batas_skala", "Cara batas skala", "Angka di antara dua kelas.",
        "batas bawah tercapai", UPPER_EXCEEDED,
    ),
    _pilihan(
        "efektivitas", "Metode efektivitas", "Cara menilai efektivitas anggaran.", "capaian 100", KEPMENDAGRI_690
    ),
    _pilihan(
        "efisiensi", "Metode efisiensi", "Cara menilai efisiensi; PMK hanya bagi yang wajib.",
        GAINED, GRADED, COMPARED, PMK_22,
    ),
    _pilihan(
        "pembulatan", "Pembulatan", "Seperti tercetak: angka turunan dihitung dari angka yang tercetak.",
        AS_PRINTED, UNROUNDED,
    ),
    Pilihan("label_tujuan", "Label Tujuan", "Sebutan jenjang Tujuan di Cascading."),
    Pilihan("label_sasaran", "Label Sasaran", "Sebutan jenjang Sasaran di Cascading."),
    Pilihan("label_program", "Label Program", "Sebutan jenjang Program di Cascading."),
    Pilihan("label_kegiatan", "Label Kegiatan", "Sebutan jenjang Kegiatan di Cascading."),
    Pilihan("label_sub_kegiatan", "Label Sub Kegiatan", "Sebutan jenjang Sub Kegiatan di Cascading."),
    Pilihan(
        "wilayah_lain", "Wilayah lain yang disebut",
        "Kecamatan atau kabupaten lain yang memang disebut di dalam teks, dipisah koma; tidak diperingatkan.",
    ),
    _pilihan(
        "triwulan_pk", "Target triwulan di PK",
        "Ya: lampiran PK memuat juga target triwulan yang terisi, bila formatnya punya kolomnya (Nasional).",
        "Tidak", "Ya",
    ),
    _pilihan("kertas", "Kertas", "Ukuran kertas dokumen.", "F4", "A4"),
    _pilihan(
        "reviu", "Pernyataan telah direviu", "Formulir pernyataan reviu sebagai lampiran LKjIP.",
        "tidak dilampirkan", "dilampirkan",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profil:
    """What a kabupaten decided for its offices: choices by the rule's name, its scales, its weights of components.

    `bobot` gives the weight of a component by what it is ("Sasaran", "Program", "Indikator") where the workbook leaves
    it blank; None shares what is left equally.
    """

    pengaturan: Mapping[str, str] = field(default_factory=dict)
    skala: tuple[Skala, ...] = ()
    bobot: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choice in force for every rule, by key, and what the profile adds."""

    values: Mapping[str, str]
    profil: Profil = field(default_factory=Profil)

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    @property
    def cap(self) -> Decimal | None:
        """The largest capaian that counts, None for none."""
        return None if self["batas_atas"] == UNCAPPED else Decimal(self["batas_atas"])

    @property
    def cap_printed(self) -> bool:
        """Is the cap also that of the printed capaian, not only of the mean?"""
        return self["batas_berlaku"] == "juga cetak"

    def unrounded(self) -> Settings:
        """The same choices, but nothing is rounded before it is printed."""
        return replace(self, values={**self.values, "pembulatan": UNROUNDED})

    def without_cap(self) -> Settings:
        """The same choices, but a capaian may be as large as it is."""
        return replace(self, values={**self.values, "batas_atas": UNCAPPED})

    def skala(self, day: date) -> Skala | None:
        """The scale of predikat in force on a day."""
        return loader.skala_on(self["skala_predikat"], day, own=self.profil.skala)

    def rule(self, key: str, day: date) -> Aturan | None:
        """The dated rule behind the choice of this key."""
        return loader.aturan_on(*_FORMULA.get((key, self[key]), (names()[key], self[key])), day)


_FORMULA = {
    ("rumus_turun", "(2T-R)/T"): ("Rumus capaian", "(2T-R)/T"),
    ("rumus_turun", "T/R"): ("Rumus capaian", "T/R"),
    ("rumus_stabil", "mutlak"): ("Rumus capaian", "Stabil mutlak"),
    ("rumus_stabil", "rasio"): ("Rumus capaian", "Stabil rasio"),
}


@cache
def names() -> Mapping[str, str]:
    """The name of each rule as the sheet Pengaturan shows it, by its key."""
    return {a.key: a.nama for a in ATURAN}


# Choices that are not rules of counting: they have no dated block.
PLAIN = frozenset(
    {"skala_predikat", "kertas", "reviu", "wilayah_lain", "triwulan_pk"} | {a.key for a in ATURAN if not a.choices}
)


def resolve(pengaturan: Pengaturan, profil: Profil) -> Settings:
    """What the workbook says, else what the profile brings (by the rule's name), else the national default."""
    values = {}
    for aturan in ATURAN:
        default = aturan.choices[0] if aturan.choices else ""
        values[aturan.key] = getattr(pengaturan, aturan.key) or profil.pengaturan.get(aturan.nama) or default
    return Settings(values, profil)
