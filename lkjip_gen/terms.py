"""The words of the field that a cell may choose from, and what a figure may be."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum


class Tiada(Enum):
    """ "-" typed on purpose: there is none this year; printed "-", counted in no mean."""

    TIADA = "-"


TIADA = Tiada.TIADA
Angka = Decimal | Tiada | None


class Versi(Enum):
    MURNI = "Murni"
    PERUBAHAN = "Perubahan"


class JenisPerangkat(Enum):
    KECAMATAN = "Kecamatan"
    KELURAHAN = "Kelurahan"
    DINAS = "Dinas"
    BADAN = "Badan"
    INSPEKTORAT = "Inspektorat"
    SEKRETARIAT = "Sekretariat"
    LAINNYA = "Lainnya"


class StatusPejabat(Enum):
    DEFINITIF = "Definitif"
    PLT = "Plt."
    PLH = "Plh."
    PJ = "Pj."
    PJS = "Pjs."


class BentukPK(Enum):
    KEPALA = "Kepala"
    SEKRETARIS = "Sekretaris/Bidang"
    SEKSI = "Seksi/Subbagian"


class Jenjang(Enum):
    TUJUAN = "Tujuan"
    SASARAN = "Sasaran"
    PROGRAM = "Program"
    KEGIATAN = "Kegiatan"
    SUB_KEGIATAN = "Sub Kegiatan"


TOP = frozenset({Jenjang.TUJUAN, Jenjang.SASARAN})  # what the Kepala promises, and the LKjIP may measure


class Polaritas(Enum):
    NAIK = "Naik"
    TURUN = "Turun"
    STABIL = "Stabil"


class TipePerhitungan(Enum):
    KUMULATIF = "Kumulatif"
    NON_KUMULATIF = "Non Kumulatif"
    PROGRES_POSITIF = "Progres Positif"
    PROGRES_NEGATIF = "Progres Negatif"
    KUMULATIF_NEGATIF = "Kumulatif Negatif"
    PENGULANGAN = "Pengulangan"


class YaTidak(Enum):
    YA = "Ya"
    TIDAK = "Tidak"


class YangDiambil(Enum):
    CAPAIAN = "Capaian"
    REALISASI = "Realisasi"
    NILAI = "Nilai"


class StatusRealisasi(Enum):
    FINAL = "Final"
    SEMENTARA = "Sementara"
    BELUM_JATUH_TEMPO = "Belum jatuh tempo"


class JenisAnalisis(Enum):
    FAKTOR_KEBERHASILAN = "Faktor keberhasilan"
    PENYEBAB_KEGAGALAN = "Penyebab kegagalan"
    HAMBATAN = "Hambatan"
    SOLUSI = "Solusi"
    PROGRAM_PENUNJANG = "Program penunjang"
    EFISIENSI = "Efisiensi"
    RENCANA_TINDAK_LANJUT = "Rencana tindak lanjut"


class Bagian(Enum):
    """The parts of the LKjIP that take running text."""

    KATA_PENGANTAR = "Kata pengantar"
    IKHTISAR = "Ikhtisar eksekutif"
    LATAR_BELAKANG = "Latar belakang"
    KONDISI_UMUM = "Kondisi umum"
    LUAS_WILAYAH = "Luas wilayah"
    DEMOGRAFI = "Demografi"
    ISU_STRATEGIS = "Isu strategis"
    TUGAS = "Tugas"
    FUNGSI = "Fungsi"
    MAKSUD_TUJUAN = "Maksud dan tujuan"
    RENCANA_STRATEGIS = "Rencana strategis"
    VISI = "Visi"
    MISI = "Misi"
    STRATEGI = "Strategi dan kebijakan"
    AKUNTABILITAS_KEUANGAN = "Akuntabilitas keuangan"
    PENUTUP = "Penutup"


class KelompokPegawai(Enum):
    STATUS = "Status"
    PENDIDIKAN = "Pendidikan"
    GOLONGAN = "Golongan"
    JABATAN = "Jabatan"


SEMUA_SASARAN = "Semua sasaran"
FIRST_YEAR, LAST_YEAR = 1990, 2100  # what counts as a year
