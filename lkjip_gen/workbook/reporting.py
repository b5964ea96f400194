"""The sheets that are filled after the year, and those that are carried from year to year."""

from __future__ import annotations

from lkjip_gen import model as m
from lkjip_gen import terms as t
from lkjip_gen.workbook.columns import (
    LK,
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
    teks,
)

_LK = frozenset({LK})
_MEASURED = "untuk indikator Tujuan dan Sasaran"

REALISASI = Sheet(
    name="Realisasi",
    key="realisasi",
    row=m.Realisasi,
    group=Group.KINERJA,
    purpose="Satu baris berisi hasil satu indikator.",
    lookups=(LookUp(after="kode_indikator", sheets=("Indikator",), heading="Indikator (otomatis)", width=44),),
    columns=(
        rujukan("kode_indikator", "Kode indikator", "Kode di lembar Indikator.", "Indikator", always=True, used_in=_LK),
        *quarters("", "", "Hasil triwulan itu.", unit="indikator", used_in=_LK),
        angka("tahun_ini", "Tahun ini", 'Hasil setahun; "-" berarti sengaja tidak ada.', unit="indikator", condition=_MEASURED, used_in=_LK),
        pilihan("status", "Status", "Kosong: Final.", t.StatusRealisasi, used_in=_LK, width=18),
        teks("bukti", "Bukti", "Nama dokumen atau tautan.", used_in=_LK, width=34),
        angka("realisasi", "Realisasi", "Hasil tahun itu; kosong bila indikatornya baru.", unit="indikator", family=True, used_in=_LK),
    ),
)  # fmt: skip

DATA_DASAR = Sheet(
    name="Data Dasar",
    key="data_dasar",
    row=m.DataDasar,
    group=Group.KINERJA,
    optional=True,
    purpose="Pembilang dan penyebut indikator persentase, tiap triwulan.",
    lookups=(LookUp(after="kode_indikator", sheets=("Indikator",), heading="Indikator (otomatis)", width=44),),
    columns=(
        rujukan("kode_indikator", "Kode indikator", "Kode di lembar Indikator.", "Indikator", always=True, used_in=_LK),
        teks("pembilang", "Pembilang", "Apa yang dihitung sebagai pembilang.", always=True, used_in=_LK, width=30),
        teks("penyebut", "Penyebut", "Apa yang dihitung sebagai penyebut.", always=True, used_in=_LK, width=30),
        *quarters("pembilang_", "Pembilang ", "Cacah triwulan itu sendiri.", used_in=_LK),
        *quarters("penyebut_", "Penyebut ", "Cacah triwulan itu sendiri.", used_in=_LK),
    ),
)  # fmt: skip

BELANJA = Sheet(
    name="Belanja",
    key="belanja",
    row=m.Belanja,
    group=Group.KEUANGAN,
    optional=True,
    purpose="Belanja menurut jenisnya. Tanpa baris: satu jumlah dari lembar Anggaran.",
    columns=(
        pilihan("jenis_belanja", "Jenis belanja", "Nama jenis belanja.", ("Belanja Operasi", "Belanja Modal", "Belanja Langsung", "Belanja Tidak Langsung"), open_choice=True, always=True, used_in=_LK, width=28),
        rujukan("bagian_dari", "Bagian dari", "Jenis belanja yang memuatnya; hanya yang paling luar dijumlahkan.", "Belanja", used_in=_LK, width=28),
        pilihan("lewat_program", "Lewat program", "Kosong: Ya. Tidak: belanja tidak langsung sebelum 2021.", t.YaTidak, used_in=_LK),
        rupiah("anggaran_murni", "Anggaran murni", "Anggaran dalam DPA.", condition="bila Versi Murni", used_in=_LK),
        rupiah("anggaran_perubahan", "Anggaran perubahan", "Kosong: tidak berubah.", used_in=_LK),
        rupiah("realisasi", "Realisasi", "Boleh kosong untuk bagian.", condition="kecuali untuk bagian", used_in=_LK),
    ),
)  # fmt: skip

ANALISIS = Sheet(
    name="Analisis",
    key="analisis",
    row=m.Analisis,
    group=Group.KINERJA,
    purpose="Satu baris satu temuan, atau beberapa temuan sebagai daftar.",
    lookups=(LookUp(after="untuk", sheets=("Kinerja", "Indikator"), heading="Untuk (otomatis)", width=40),),
    columns=(
        rujukan("untuk", "Untuk", "Kode sasaran atau indikator; kosong: seluruh perangkat daerah.", "Kinerja", "Indikator", used_in=_LK),
        pilihan("jenis", "Jenis", "Jenis temuan.", t.JenisAnalisis, always=True, used_in=_LK, width=24),
        teks("uraian", "Uraian", 'Daftar ditulis dengan "1. " atau "- " di awal baris.', long=True, always=True, running=True, used_in=_LK, width=90),
    ),
)  # fmt: skip

PRESTASI = Sheet(
    name="Prestasi",
    key="prestasi",
    row=m.Prestasi,
    group=Group.KINERJA,
    optional=True,
    purpose="Penghargaan yang diterima.",
    columns=(
        teks("nama", "Nama", "Nama penghargaan.", always=True, used_in=_LK, width=50),
        teks("tingkat", "Tingkat", "Kabupaten, provinsi, nasional.", used_in=_LK, width=20),
        teks("pemberi", "Pemberi", "Lembaga pemberi.", used_in=_LK, width=34),
        Column(key="tahun", heading="Tahun", kind=Kind.TAHUN, help="Tahun diterima.", used_in=_LK, width=10),
        teks("foto", "Foto", "Nama berkas gambar di samping buku kerja ini.", used_in=_LK, width=24),
    ),
)  # fmt: skip

NARASI = Sheet(
    name="Narasi",
    key="narasi",
    row=m.Narasi,
    group=Group.UMUM,
    purpose="Teks LKjIP. Baris-baris dari satu Bagian dicetak berurutan.",
    columns=(
        pilihan("bagian", "Bagian", "Bagian LKjIP tempat teks ini.", t.Bagian, always=True, used_in=_LK, width=24),
        teks("judul", "Judul", "Subjudul, bila ada.", running=True, used_in=_LK, width=30),
        teks("isi", "Isi", 'Teksnya; daftar ditulis dengan "1. ", "a. ", atau "- " di awal baris.', long=True, always=True, running=True, used_in=_LK, width=100),
    ),
)  # fmt: skip

UNIT_ORGANISASI = Sheet(
    name="Unit Organisasi",
    key="unit_organisasi",
    row=m.UnitOrganisasi,
    group=Group.UMUM,
    optional=True,
    purpose="Kotak-kotak bagan organisasi. Tanpa baris: dari lembar Pejabat.",
    columns=(
        Column(key="kode_unit", heading="Kode unit", kind=Kind.KODE, help="Kode bebas tanpa spasi.", always=True, used_in=_LK),
        rujukan("induk", "Induk", "Unit di atasnya; kosong untuk yang paling atas.", "Unit Organisasi", used_in=_LK),
        teks("nama_unit", "Nama unit", "Nama unit organisasi.", always=True, used_in=_LK, width=44),
        rujukan("kode_jabatan", "Kode jabatan", "Jabatan kepalanya.", "Pejabat", used_in=_LK),
        teks("tugas_fungsi", "Tugas dan fungsi", "Uraian tugasnya.", long=True, running=True, used_in=_LK, width=80),
    ),
)  # fmt: skip

PEGAWAI = Sheet(
    name="Pegawai",
    key="pegawai",
    row=m.Pegawai,
    group=Group.UMUM,
    optional=True,
    purpose="Jumlah pegawai menurut kelompok.",
    columns=(
        pilihan("kelompok", "Kelompok", "Dasar pengelompokan.", t.KelompokPegawai, always=True, used_in=_LK),
        teks("uraian", "Uraian", "Misalnya PNS, S-1, III/c.", always=True, running=True, used_in=_LK, width=34),
        angka("laki_laki", "Laki-laki", "Jumlah orang.", unit="orang", used_in=_LK),
        angka("perempuan", "Perempuan", "Jumlah orang.", unit="orang", used_in=_LK),
        angka("jumlah", "Jumlah", "Cukup ini bila tidak dipilah.", unit="orang", used_in=_LK),
    ),
)  # fmt: skip

DATA_UMUM = Sheet(
    name="Data Umum",
    key="data_umum",
    row=m.DataUmum,
    group=Group.UMUM,
    optional=True,
    purpose="Data wilayah dan penduduk. Jumlah dan persentase dihitung sendiri.",
    columns=(
        teks("kelompok", "Kelompok", "Misalnya Luas wilayah, Penduduk.", always=True, used_in=_LK, width=24),
        teks("uraian", "Uraian", "Misalnya Lahan sawah.", always=True, running=True, used_in=_LK, width=34),
        teks("satuan", "Satuan", "Misalnya ha, jiwa, KK.", always=True, used_in=_LK),
        angka("jumlah", "Jumlah", "Angkanya saja.", unit="baris", always=True, used_in=_LK, width=16),
        teks("sumber", "Sumber", "Dokumen asal angkanya.", used_in=_LK, width=30),
    ),
)  # fmt: skip
