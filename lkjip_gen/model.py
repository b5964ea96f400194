"""What the field speaks of, as frozen rows. Every row knows the cell of each of its values.

Field names are the keys of the columns that `workbook/` declares. Figures are Decimal from the cell on;
`terms.TIADA` is the "-" that somebody typed on purpose, None is a blank cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lkjip_gen.problems import Place
from lkjip_gen.terms import (
    Angka,
    Bagian,
    BentukPK,
    JenisAnalisis,
    JenisPerangkat,
    Jenjang,
    KelompokPegawai,
    Polaritas,
    StatusPejabat,
    StatusRealisasi,
    TipePerhitungan,
    Versi,
    YangDiambil,
    YaTidak,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """A row of a sheet; `cells` maps a field (or "field:year") to its cell, such as "D14"."""

    sheet: str
    row: int
    cells: Mapping[str, str] = field(repr=False)

    def place(self, name: str) -> Place:
        """The cell of a field, also where it is blank; the row's first cell for an absent column."""
        return Place(self.sheet, self.cells.get(name) or f"A{self.row}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identitas(Baris):
    perangkat_daerah: str | None
    kabupaten: str | None
    tahun: int | None
    jenis: JenisPerangkat | None
    provinsi: str | None
    alamat: str | None
    kode_pos: str | None
    telepon: str | None
    email: str | None
    situs: str | None
    logo: str | None
    renstra_mulai: int | None
    renstra_akhir: int | None
    versi: Versi | None
    tempat_pk: str | None
    tanggal_pk: date | None
    tempat_lkjip: str | None
    tanggal_lkjip: date | None
    tanggal_perubahan_pk: date | None
    alasan_perubahan: str | None
    nomor_dpa: str | None
    tanggal_dpa: date | None
    nomor_dppa: str | None
    tanggal_dppa: date | None
    dasar_susunan_organisasi: str | None
    sumber_tahun_lalu: str | None
    format_dokumen: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pejabat(Baris):
    kode_jabatan: str | None
    jabatan: str | None
    nama: str | None
    atasan: str | None
    nip: str | None
    pangkat: str | None
    status: StatusPejabat | None
    berlaku_sejak: date | None
    berlaku_sampai: date | None
    tanggal_pk: date | None
    bentuk_pk: BentukPK | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinerja(Baris):
    kode: str | None
    jenjang: Jenjang | None
    induk: str | None
    nomenklatur: str | None
    hasil: str | None
    penanggung_jawab: str | None
    uraian: str | None
    dasar_hukum: str | None
    hasil_semula: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator(Baris):
    kode: str | None
    kode_kinerja: str | None
    indikator: str | None
    satuan: str | None
    polaritas: Polaritas | None
    tipe: TipePerhitungan | None
    formulasi: str | None
    sumber_data: str | None
    keterangan: str | None
    iku: YaTidak | None
    uraian: str | None
    relevansi: str | None
    rumus_capaian: str | None
    desimal: int | None
    indikator_semula: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Baris):
    kode_indikator: str | None
    pk_murni: Angka
    pk_perubahan: Angka | str  # "Dihapus": no longer in the PK
    alasan_perubahan: str | None
    tw1: Angka
    tw2: Angka
    tw3: Angka
    tw4: Angka
    renstra: Mapping[int, Angka]
    target: Mapping[int, Angka]
    standar_nasional: Angka
    sumber_standar: str | None
    penjelasan: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Komponen(Baris):
    kode_indikator: str | None
    komponen: str | None
    yang_diambil: YangDiambil | None
    bobot: Angka


@dataclass(frozen=True, slots=True, kw_only=True)
class Anggaran(Baris):
    kode_kinerja: str | None
    pagu_murni: Decimal | None
    pagu_perubahan: Decimal | None
    realisasi: Decimal | None
    sumber_dana: str | None
    sasaran: str | None
    penanggung_jawab: str | None
    alasan_perubahan: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisasi(Baris):
    kode_indikator: str | None
    tw1: Angka
    tw2: Angka
    tw3: Angka
    tw4: Angka
    tahun_ini: Angka
    status: StatusRealisasi | None
    bukti: str | None
    realisasi: Mapping[int, Angka]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataDasar(Baris):
    kode_indikator: str | None
    pembilang: str | None
    penyebut: str | None
    pembilang_tw1: Angka
    pembilang_tw2: Angka
    pembilang_tw3: Angka
    pembilang_tw4: Angka
    penyebut_tw1: Angka
    penyebut_tw2: Angka
    penyebut_tw3: Angka
    penyebut_tw4: Angka


@dataclass(frozen=True, slots=True, kw_only=True)
class Belanja(Baris):
    jenis_belanja: str | None
    bagian_dari: str | None
    lewat_program: YaTidak | None
    anggaran_murni: Decimal | None
    anggaran_perubahan: Decimal | None
    realisasi: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analisis(Baris):
    untuk: str | None
    jenis: JenisAnalisis | None
    uraian: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prestasi(Baris):
    nama: str | None
    tingkat: str | None
    pemberi: str | None
    tahun: int | None
    foto: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narasi(Baris):
    bagian: Bagian | None
    judul: str | None
    isi: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOrganisasi(Baris):
    kode_unit: str | None
    induk: str | None
    nama_unit: str | None
    kode_jabatan: str | None
    tugas_fungsi: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pegawai(Baris):
    kelompok: KelompokPegawai | None
    uraian: str | None
    laki_laki: Angka
    perempuan: Angka
    jumlah: Angka


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUmum(Baris):
    kelompok: str | None
    uraian: str | None
    satuan: str | None
    sumber: str | None
    jumlah: Angka


@dataclass(frozen=True, slots=True, kw_only=True)
class Pengaturan(Baris):
    """The choices that the workbook itself makes; None leaves a rule to the form."""

    rumus_turun: str | None
    rumus_stabil: str | None
    target_nol: str | None
    batas_bawah: str | None
    batas_atas: str | None
    batas_berlaku: str | None
    tujuan_sasaran: str | None
    rata_rata: str | None
    komponen_kosong: str | None
    skala_predikat: str | None
    batas_skala: str | None
    efektivitas: str | None
    efisiensi: str | None
    pembulatan: str | None
    label_tujuan: str | None
    label_sasaran: str | None
    label_program: str | None
    label_kegiatan: str | None
    label_sub_kegiatan: str | None
    wilayah_lain: str | None
    triwulan_pk: str | None
    kertas: str | None
    reviu: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Buku:
    """A whole workbook, typed. Rows stand in the order of the sheet; `tahun_dibuat` comes from the hidden mark."""

    identitas: Identitas
    pejabat: tuple[Pejabat, ...]
    kinerja: tuple[Kinerja, ...]
    indikator: tuple[Indikator, ...]
    target: tuple[Target, ...]
    komponen: tuple[Komponen, ...]
    anggaran: tuple[Anggaran, ...]
    realisasi: tuple[Realisasi, ...]
    data_dasar: tuple[DataDasar, ...]
    belanja: tuple[Belanja, ...]
    analisis: tuple[Analisis, ...]
    prestasi: tuple[Prestasi, ...]
    narasi: tuple[Narasi, ...]
    unit_organisasi: tuple[UnitOrganisasi, ...]
    pegawai: tuple[Pegawai, ...]
    data_umum: tuple[DataUmum, ...]
    pengaturan: Pengaturan
    tahun_dibuat: int | None
    kolom_tahun: Mapping[tuple[str, str], tuple[int, ...]]  # (sheet, field) -> years that have a column
