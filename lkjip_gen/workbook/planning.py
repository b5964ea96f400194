"""The sheets that are filled in January: who, what, how much. Enough for every PK and the Cascading."""

from __future__ import annotations

from lkjip_gen import model as m
from lkjip_gen import terms as t
from lkjip_gen.workbook.columns import (
    CHANGES,
    CS,
    LK,
    MT,
    PK,
    PKS,
    PP,
    TREES,
    Column,
    Group,
    Kind,
    LookUp,
    Sheet,
    angka,
    pilihan,
    quarters,
    rujukan,
    rupiah,
    tanggal,
    teks,
)

_LK = frozenset({LK})
_ALL = PKS | {LK} | TREES
_EXPLAINED = PKS | {LK, CS}  # what tells how an indicator is counted
_REPORTED = PKS | _LK
_CHANGED = CHANGES | _LK
_MEASURED = "untuk indikator Tujuan dan Sasaran"

PANGKAT = (
    "Juru Muda (I/a)", "Juru Muda Tingkat I (I/b)", "Juru (I/c)", "Juru Tingkat I (I/d)",
    "Pengatur Muda (II/a)", "Pengatur Muda Tingkat I (II/b)", "Pengatur (II/c)", "Pengatur Tingkat I (II/d)",
    "Penata Muda (III/a)", "Penata Muda Tingkat I (III/b)", "Penata (III/c)", "Penata Tingkat I (III/d)",
    "Pembina (IV/a)", "Pembina Tingkat I (IV/b)", "Pembina Utama Muda (IV/c)", "Pembina Utama Madya (IV/d)",
    "Pembina Utama (IV/e)",
)  # fmt: skip
SATUAN = (
    "%", "Indeks", "Nilai", "Dokumen", "Laporan", "Orang", "Unit", "Paket", "Desa", "Kelurahan", "Kegiatan",
    "Kelompok", "Kali", "Bulan", "Kasus",
)  # fmt: skip
FORMATS = (
    "Nasional",
    "Banyumas 2020",
    "Banyumas 2024",
    "Luwu Timur 2024",
)  # of the program; other words name an own folder


IDENTITAS = Sheet(
    name="Identitas",
    key="identitas",
    row=m.Identitas,
    facts=True,
    group=Group.UMUM,
    purpose="Siapa kantornya, tahun berapa, dan kapan dokumen ditandatangani. Satu baris satu isian.",
    columns=(
        teks("perangkat_daerah", "Perangkat daerah", "Nama lengkap perangkat daerah.", example="Kecamatan Sokaraja", always=True, used_in=_ALL),
        teks("kabupaten", "Kabupaten/Kota", "Lengkap dengan kata Kabupaten atau Kota.", example="Kabupaten Banyumas", always=True, used_in=_ALL),
        Column(key="tahun", heading="Tahun", kind=Kind.TAHUN, help="Tahun anggaran dokumen.", example="2025", always=True, used_in=_ALL),
        pilihan("jenis", "Jenis", "Kosong: diambil dari kata pertama namanya.", t.JenisPerangkat, used_in=_ALL),
        teks("provinsi", "Provinsi", "Nama provinsi.", example="Provinsi Jawa Tengah", used_in=_ALL),
        teks("alamat", "Alamat", "Jalan dan nomor.", used_in=_ALL),
        teks("kode_pos", "Kode pos", "Lima angka.", used_in=_ALL),
        teks("telepon", "Telepon", "Diketik sebagai teks.", example="(0281) 000000", text_only=True, used_in=_ALL),
        teks("email", "Email", "Alamat surel kantor.", used_in=_ALL),
        teks("situs", "Situs", "Alamat situs kantor.", used_in=_ALL),
        teks("logo", "Logo", "Nama berkas gambar di samping buku kerja ini.", example="logo.png", used_in=_ALL),
        Column(key="renstra_mulai", heading="Renstra mulai", kind=Kind.TAHUN, help="Tahun pertama Renstra.", example="2021", needed_by=_LK, used_in=_LK),
        Column(key="renstra_akhir", heading="Renstra akhir", kind=Kind.TAHUN, help="Tahun terakhir Renstra.", example="2026", needed_by=_LK, used_in=_LK),
        pilihan("versi", "Versi", "PK yang berlaku: yang ditandatangani dan yang diukur LKjIP.", t.Versi, always=True, used_in=_ALL),
        teks("tempat_pk", "Tempat PK", "Kota tempat PK ditandatangani.", example="Purwokerto", needed_by=frozenset({PK, PP}), used_in=frozenset({PK, PP})),
        tanggal("tanggal_pk", "Tanggal PK", "Tanggal PK ditandatangani.", needed_by=frozenset({PK}), used_in=frozenset({PK, MT})),
        teks("tempat_lkjip", "Tempat LKjIP", "Tempat kata pengantar LKjIP ditandatangani.", example="Sokaraja", needed_by=_LK, used_in=_LK),
        tanggal("tanggal_lkjip", "Tanggal LKjIP", "Tanggal kata pengantar LKjIP; penandatangan ialah pejabat pada tanggal ini.", needed_by=_LK, used_in=_LK),
        tanggal("tanggal_perubahan_pk", "Tanggal perubahan PK", "Hanya bila Versi diisi Perubahan.", condition="bila Versi Perubahan", used_in=_CHANGED),
        teks("alasan_perubahan", "Alasan perubahan", "Alasan umum; juga untuk pagu yang berubah tanpa alasan sendiri.", long=True, condition="bila Versi Perubahan", running=True, used_in=_CHANGED),
        teks("nomor_dpa", "Nomor DPA", "Nomor dokumen pelaksanaan anggaran.", used_in=CHANGES),
        tanggal("tanggal_dpa", "Tanggal DPA", "Tanggal DPA disahkan.", used_in=CHANGES),
        teks("nomor_dppa", "Nomor DPPA", "Nomor DPA perubahan.", used_in=CHANGES),
        tanggal("tanggal_dppa", "Tanggal DPPA", "Tanggal DPPA disahkan.", used_in=CHANGES),
        teks("dasar_susunan_organisasi", "Dasar susunan organisasi", "Perda dan Perbup seperti disebut di dalam kalimat.", long=True, used_in=_LK),
        teks("sumber_tahun_lalu", "Sumber angka tahun lalu", "Kosong: LKjIP tahun sebelumnya.", used_in=_LK),
        pilihan("format_dokumen", "Format dokumen", "Kosong: Nasional.", FORMATS, open_choice=True, used_in=_ALL),
    ),
)  # fmt: skip

PEJABAT = Sheet(
    name="Pejabat",
    key="pejabat",
    row=m.Pejabat,
    group=Group.UMUM,
    purpose="Satu baris satu pemegang jabatan, termasuk kepala daerah. Pejabat pengganti ditulis di baris baru dengan kode yang sama.",
    lookups=(LookUp(after="atasan", sheets=("Pejabat",), heading="Jabatan atasan (otomatis)"),),
    columns=(
        Column(key="kode_jabatan", heading="Kode jabatan", kind=Kind.KODE, help="Kode jabatannya, bukan orangnya; boleh berulang untuk pengganti.", example="CAMAT", always=True, used_in=_ALL, width=18),
        teks("jabatan", "Jabatan", "Tanpa Plt.; baris pengganti boleh kosong.", example="Camat Sokaraja", condition="kecuali baris pengganti", used_in=_ALL, width=36),
        teks("nama", "Nama", "Lengkap dengan gelar.", always=True, used_in=_ALL, width=30),
        rujukan("atasan", "Atasan", "Kode jabatan atasan langsung; kosong hanya untuk kepala daerah.", "Pejabat", condition="kecuali kepala daerah", used_in=_REPORTED),
        teks("nip", "NIP", "18 angka, diketik sebagai teks; boleh berspasi.", example="19800101 200501 1 000", text_only=True, used_in=_REPORTED, width=24),
        pilihan("pangkat", "Pangkat/Golongan", "Pilih, atau tulis sendiri untuk PPPK.", PANGKAT, open_choice=True, used_in=_REPORTED, width=28),
        pilihan("status", "Status", "Kosong: Definitif.", t.StatusPejabat, used_in=_REPORTED),
        tanggal("berlaku_sejak", "Berlaku sejak", "Kosong: sejak sebelum tahun ini.", used_in=_REPORTED),
        tanggal("berlaku_sampai", "Berlaku sampai", "Kosong: masih menjabat.", used_in=_REPORTED),
        tanggal("tanggal_pk", "Tanggal PK", "Hanya bila berbeda dari Tanggal PK di Identitas.", used_in=PKS),
        pilihan("bentuk_pk", "Bentuk PK", "Kosong: menurut kedudukannya.", t.BentukPK, used_in=_REPORTED, width=20),
    ),
)  # fmt: skip

KINERJA = Sheet(
    name="Kinerja",
    key="kinerja",
    row=m.Kinerja,
    group=Group.PERENCANAAN,
    purpose="Pohon kinerja: tujuan, sasaran, program, kegiatan, sub kegiatan. Satu baris satu simpul.",
    lookups=(LookUp(after="penanggung_jawab", sheets=("Pejabat",), heading="Jabatan (otomatis)"),),
    columns=(
        Column(key="kode", heading="Kode", kind=Kind.KODE, help="Kode rekening bila ada, selain itu bebas: T1, S1, P1.", example="7.01.02", always=True, used_in=_ALL, width=20),
        pilihan("jenjang", "Jenjang", "Kosong: dari jumlah bagian kode rekening.", t.Jenjang, condition="bila bukan kode rekening", used_in=_ALL),
        rujukan("induk", "Induk", "Kosong: kode lain yang menjadi awal kode ini. Isi untuk Sasaran dan Program.", "Kinerja", condition="untuk Sasaran di bawah Tujuan dan untuk Program", used_in=_ALL),
        teks("nomenklatur", "Nomenklatur", "Nama Program, Kegiatan, atau Sub Kegiatan.", condition="untuk Program, Kegiatan, Sub Kegiatan", running=True, used_in=_ALL, width=44),
        teks("hasil", "Tujuan/Sasaran", "Hasil yang diinginkan pada jenjang ini.", condition="untuk Tujuan, Sasaran, dan simpul berindikator", running=True, used_in=_ALL, width=44),
        rujukan("penanggung_jawab", "Penanggung jawab", "Kosong: seperti induknya; paling atas Kepala.", "Pejabat", used_in=PKS | TREES, width=18),
        teks("uraian", "Uraian", "Penjelasan tentang sasaran ini.", long=True, running=True, used_in=PKS, width=40),
        teks("dasar_hukum", "Dasar hukum", "Daftar peraturan, satu baris satu peraturan.", long=True, used_in=PKS, width=40),
        teks("hasil_semula", "Tujuan/Sasaran semula", "Bunyinya di PK murni, bila berubah.", used_in=_CHANGED, width=30),
    ),
)  # fmt: skip

INDIKATOR = Sheet(
    name="Indikator",
    key="indikator",
    row=m.Indikator,
    group=Group.PERENCANAAN,
    purpose="Satu baris satu indikator.",
    lookups=(LookUp(after="kode_kinerja", sheets=("Kinerja",), heading="Tujuan/Sasaran (otomatis)"),),
    columns=(
        Column(key="kode", heading="Kode indikator", kind=Kind.KODE, help="Kode bebas tanpa spasi, tetap dari tahun ke tahun.", example="S1-1", always=True, used_in=_ALL),
        rujukan("kode_kinerja", "Kode kinerja", "Simpul yang diukur indikator ini.", "Kinerja", always=True, used_in=_ALL),
        teks("indikator", "Indikator", "Bunyi indikator.", always=True, running=True, used_in=_ALL, width=50),
        pilihan("satuan", "Satuan", "Dicetak di belakang angka.", SATUAN, open_choice=True, always=True, used_in=_ALL),
        pilihan("polaritas", "Polaritas", "Naik: makin tinggi makin baik. Turun: makin rendah makin baik. Stabil: harus tetap.", t.Polaritas, condition=_MEASURED, used_in=_LK),
        pilihan("tipe", "Tipe perhitungan", "Cara triwulan menjadi angka setahun.", t.TipePerhitungan, condition=_MEASURED, used_in=_EXPLAINED, width=20),
        teks("formulasi", "Formulasi", "Rumus indikator dengan kata-kata; untuk indikator gabungan boleh kosong.", long=True, condition=_MEASURED, running=True, used_in=_EXPLAINED, width=44),
        teks("sumber_data", "Sumber data", "Dokumen asal angkanya.", long=True, condition=_MEASURED, used_in=_EXPLAINED, width=30),
        teks("keterangan", "Keterangan", "Definisi yang perlu.", long=True, running=True, used_in=_EXPLAINED, width=30),
        pilihan("iku", "IKU", "Kosong: Ya untuk Tujuan dan Sasaran, Tidak di bawahnya.", t.YaTidak, used_in=_LK),
        teks("uraian", "Uraian", "Untuk Lampiran II PK.", long=True, running=True, used_in=PKS, width=30),
        teks("relevansi", "Relevansi", "Untuk Lampiran II PK.", long=True, running=True, used_in=PKS, width=30),
        pilihan("rumus_capaian", "Rumus capaian", "Kosong: menurut Polaritas dan Pengaturan.", ("R/T", "(2T-R)/T", "T/R", "Stabil mutlak", "Stabil rasio"), used_in=_LK, width=16),
        Column(key="desimal", heading="Desimal", kind=Kind.BULAT, help="Angka di belakang koma pada target dan realisasi; kosong: seperti diketik. Capaian selalu dua.", example="2", used_in=_ALL, width=10),
        teks("indikator_semula", "Indikator semula", "Bunyinya di PK murni, bila berubah.", used_in=_CHANGED, width=30),
    ),
)  # fmt: skip

TARGET = Sheet(
    name="Target",
    key="target",
    row=m.Target,
    group=Group.PERENCANAAN,
    purpose="Satu baris berisi semua target satu indikator.",
    lookups=(LookUp(after="kode_indikator", sheets=("Indikator",), heading="Indikator (otomatis)", width=44),),
    columns=(
        rujukan("kode_indikator", "Kode indikator", "Kode di lembar Indikator.", "Indikator", always=True, used_in=_ALL),
        angka("pk_murni", "PK murni", 'Target di PK; "-" berarti tahun ini tanpa target.', unit="indikator", condition="bila Versi Murni", used_in=_REPORTED),
        angka("pk_perubahan", "PK perubahan", 'Kosong: tidak berubah. "Dihapus": tidak lagi di PK.', unit="indikator", words=("Dihapus",), used_in=_CHANGED),
        teks("alasan_perubahan", "Alasan perubahan", "Wajib bila PK perubahan berbeda dari PK murni.", long=True, condition="bila target berubah", running=True, used_in=_CHANGED, width=30),
        *quarters("", "", "Target triwulan dari PK yang berlaku.", unit="indikator", used_in=_REPORTED),
        angka("renstra", "Renstra", "Target Renstra tahun itu.", unit="indikator", family=True, condition=_MEASURED, used_in=_LK),
        angka("target", "Target", "Target PK tahun itu; kosong bila indikatornya baru.", unit="indikator", family=True, used_in=_LK),
        angka("standar_nasional", "Standar nasional", '"-" berarti tidak ada.', unit="indikator", used_in=_LK, width=18),
        teks("sumber_standar", "Sumber standar", 'Dokumen standarnya, atau sebab "-".', used_in=_LK, width=34),
        teks("penjelasan", "Penjelasan target", "Mengapa sebesar ini, dan mengapa berbeda dari Renstra.", long=True, running=True, used_in=_REPORTED, width=44),
    ),
)  # fmt: skip

KOMPONEN = Sheet(
    name="Komponen",
    key="komponen",
    row=m.Komponen,
    group=Group.PERENCANAAN,
    optional=True,
    purpose="Hanya untuk indikator gabungan: satu baris satu komponen beserta bobotnya.",
    lookups=(LookUp(after="komponen", sheets=("Indikator", "Kinerja"), heading="Indikator (otomatis)", width=44),),
    columns=(
        rujukan("kode_indikator", "Kode indikator", "Indikator gabungan.", "Indikator", always=True, used_in=_LK),
        rujukan("komponen", "Komponen", "Indikator, atau Sasaran/Program untuk rata-ratanya.", "Indikator", "Kinerja", always=True, used_in=_LK),
        pilihan("yang_diambil", "Yang diambil", "Capaian atau realisasi komponen; Nilai: realisasi berupa nilai 0 sampai 100.", t.YangDiambil, always=True, used_in=_LK),
        Column(key="bobot", heading="Bobot", kind=Kind.PERSEN, help="Persen; jumlahnya 100. Kosong: menurut profil kabupaten, bila ada.", example="50", condition="kecuali bila ada di profil kabupaten", used_in=_LK),
    ),
)  # fmt: skip

ANGGARAN = Sheet(
    name="Anggaran",
    key="anggaran",
    row=m.Anggaran,
    group=Group.KEUANGAN,
    purpose="Satu baris satu anggaran pada tingkat terinci yang ada. Baris jumlah boleh ikut ditempel: dibandingkan, tidak ditambahkan.",
    lookups=(LookUp(after="kode_kinerja", sheets=("Kinerja",), heading="Nomenklatur (otomatis)", width=44),),
    columns=(
        rujukan("kode_kinerja", "Kode kinerja", "Program, Kegiatan, atau Sub Kegiatan.", "Kinerja", always=True, used_in=_REPORTED, width=20),
        rupiah("pagu_murni", "Pagu murni", "Anggaran dalam DPA.", condition="bila Versi Murni", used_in=_REPORTED),
        rupiah("pagu_perubahan", "Pagu perubahan", "Kosong: tidak berubah. 0: dihapus.", used_in=_CHANGED),
        rupiah("realisasi", "Realisasi", "Realisasi sampai akhir tahun.", needed_by=_LK, used_in=_LK),
        pilihan("sumber_dana", "Sumber dana", "Kosong: APBD.", ("APBD", "DAU", "DBH", "DAK", "Bantuan Keuangan"), open_choice=True, used_in=PKS),
        rujukan("sasaran", "Sasaran yang didukung", "Kosong: sasaran terukur terdekat di atasnya.", "Semua sasaran", "Kinerja", used_in=_LK, width=24),
        rujukan("penanggung_jawab", "Penanggung jawab", "Kosong: seperti simpulnya.", "Pejabat", used_in=PKS, width=18),
        teks("alasan_perubahan", "Alasan perubahan", "Kosong: alasan umum di Identitas.", long=True, running=True, used_in=CHANGES, width=30),
    ),
)  # fmt: skip
