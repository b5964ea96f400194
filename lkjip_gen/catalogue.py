"""The catalogue: every message that a user can get, as code, severity, fault and remedy.

Texts stand only here, in Indonesian; the rest of the program speaks in codes and facts. Codes are stable: B file,
L sheet and heading, S cell, R reference, K completeness, P rule, T template, H output.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from lkjip_gen.status import Exit


class Severity(IntEnum):
    """How bad a problem is; a larger number is worse."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Document(Enum):
    """A document that a problem can stop; the value is the name that users read."""

    LKJIP = "LKjIP"
    PK = "Perjanjian Kinerja"
    PERUBAHAN = "Perubahan Perjanjian Kinerja"
    MATRIKS = "Matriks Perubahan"
    CASCADING = "Cascading"
    POHON = "Pohon Kinerja"


ALL_DOCUMENTS = frozenset(Document)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the catalogue. `fault` and `remedy` are str.format templates over the facts of a problem."""

    id: str
    severity: Severity
    fault: str
    remedy: str
    exit: Exit = Exit.DATA


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_USAGE = Exit.USAGE


# fmt: off
class Code(Enum):
    """Every kind of problem. A fault or remedy names its facts in braces."""

    # B: the file itself
    FILE_MISSING = Entry("B01", _E, 'Berkas "{berkas}" tidak ditemukan.',
        "Periksa nama dan foldernya.", _USAGE)
    FILE_XLS = Entry("B02", _E, "Berkas ini berformat Excel lama (.xls).",
        'Buka di Excel, lalu "Save As" sebagai Excel Workbook (.xlsx).', _USAGE)
    FILE_XLSM = Entry("B03", _E, "Berkas ini memuat makro (.xlsm) dan tidak dibaca.",
        'Simpan dengan "Save As" sebagai Excel Workbook (.xlsx) tanpa makro.', _USAGE)
    FILE_CSV = Entry("B04", _E, "Berkas ini berupa teks (.csv), bukan buku kerja.",
        "Isi buku kerja baku; buku kosong dibuat dengan: lkjip baru NAMA.xlsx", _USAGE)
    FILE_ENCRYPTED = Entry("B05", _E, "Berkas ini dikunci dengan kata sandi.",
        "Buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), lalu simpan.", _USAGE)
    FILE_LOCK = Entry("B06", _E, "Ini berkas bayangan (~$) yang dibuat Excel selama buku kerja terbuka.",
        'Pilih buku kerjanya, yaitu berkas bernama sama tanpa "~$".', _USAGE)
    FILE_NOT_XLSX = Entry("B07", _E, "Berkas ini bukan buku kerja .xlsx yang utuh ({sebab}).",
        "Buka di Excel dan simpan ulang sebagai .xlsx, atau minta salinan yang baru.", _USAGE)
    FILE_TOO_BIG = Entry("B08", _E, "Isi berkas ini {ukuran} MB setelah dibuka, melebihi batas {batas} MB.",
        "Hapus gambar, lembar, atau baris berformat yang tidak dipakai, lalu simpan ulang.", _USAGE)
    FILE_UNREADABLE = Entry("B09", _E, "Berkas tidak dapat dibuka ({sebab}).",
        "Tutup program lain yang memakainya, atau minta izin membacanya.", _USAGE)

    # L: sheets, headings, shape
    SHEET_MISSING = Entry("L01", _E, 'Lembar "{lembar}" tidak ada.',
        "Pulihkan lembar itu dari buku kerja baku; jangan mengganti nama atau menghapus lembar.")
    SHEET_MISSPELT = Entry("L02", _E, 'Lembar "{lembar}" tidak dikenal.',
        'Ganti namanya menjadi "{usul}".')
    SHEET_TWICE = Entry("L14", _E, 'Lembar "{lembar}" dan lembar "{pertama}" bernama sama.',
        "Sisakan satu, atau awali nama yang lain dengan \"#\".")
    SHEET_UNKNOWN = Entry("L03", _W, 'Lembar "{lembar}" tidak dikenal dan tidak dibaca.',
        'Bila lembar itu milik kantor, awali namanya dengan "#".')
    HEADING_MISSING = Entry("L04", _E, 'Kolom atau isian "{judul}" tidak ada.',
        "Pulihkan judul itu persis seperti di buku kerja baku.")
    HEADING_MISSPELT = Entry("L05", _E, 'Judul "{judul}" tidak dikenal.',
        'Ganti menjadi "{usul}".')
    HEADING_UNKNOWN = Entry("L06", _W, 'Judul "{judul}" tidak dikenal; isinya tidak dibaca.',
        'Bila kolom atau isian itu milik kantor, awali judulnya dengan "#".')
    HEADING_TWICE = Entry("L07", _E, 'Judul "{judul}" ada dua kali (juga di {pertama}).',
        "Sisakan satu saja.")
    VERSION_UNSUPPORTED = Entry("L08", _E, "Tata letak buku kerja ini versi {versi}; program ini membaca versi {dikenal}.",
        "Buat buku kerja baru dengan: lkjip baru NAMA.xlsx, lalu pindahkan isinya.")
    VERSION_MISSING = Entry("L09", _W, "Penanda versi tata letak tidak ada; buku kerja dibaca sebagai versi {dikenal}.",
        "Sebaiknya pindahkan isinya ke buku kerja baku yang baru.")
    MERGED_CELL = Entry("L10", _E, "Sel {rentang} digabung (merge) di daerah isian.",
        "Batalkan penggabungan (Unmerge Cells) dan isi setiap baris.")
    STRAY_FORMAT = Entry("L11", _W, "Ada sel berformat tanpa isi sampai {sel}, jauh di luar isi lembar yang berakhir di {akhir}.",
        "Hapus baris dan kolom kosong itu agar berkas tetap ringan.")
    CONTENT_TOO_FAR = Entry("L12", _E, "Ada isi di {sel}, di luar batas yang dibaca (baris {baris}, kolom {kolom}).",
        "Pindahkan isinya ke baris tepat di bawah data, atau hapus.")
    HEADER_ROW_MISSING = Entry("L13", _E, "Baris judul kolom tidak ditemukan di baris 1.",
        "Kembalikan judul kolom ke baris pertama lembar ini.")

    # S: one cell
    NOT_A_NUMBER = Entry("S01", _E, '"{isi}" bukan angka.',
        "Isi angka saja, misalnya 12,5.")
    AMBIGUOUS_NUMBER = Entry("S02", _E, '"{isi}" dapat dibaca sebagai ribuan atau sebagai desimal.',
        "Tulis {ribuan} untuk ribuan, atau {desimal} untuk desimal.")
    WRONG_UNIT = Entry("S03", _E, 'Satuan "{isi}" di belakang angka tidak sesuai dengan satuan "{satuan}".',
        "Isi angkanya saja, atau perbaiki Satuan.")
    NOT_A_DATE = Entry("S04", _E, '"{isi}" bukan tanggal.',
        "Tulis misalnya 2 Januari 2024.")
    AMBIGUOUS_DATE = Entry("S05", _E, 'Tanggal "{isi}" dapat dibaca dua cara (hari/bulan atau bulan/hari).',
        "Tulis nama bulannya, misalnya {usul}.")
    NOT_RUPIAH = Entry("S06", _E, '"{isi}" bukan jumlah rupiah yang pasti.',
        "Isi angka saja, misalnya 880895438 atau 880.895.438.")
    CODE_AS_NUMBER = Entry("S07", _E, "Isinya tersimpan sebagai {jenis} ({isi}), bukan teks, sehingga angkanya dapat berubah.",
        "Ubah format sel menjadi Text, lalu ketik ulang.")
    CODE_WITH_SPACE = Entry("S08", _E, 'Kode "{isi}" memuat spasi atau baris baru.',
        "Tulis kode tanpa spasi.")
    EXCEL_ERROR = Entry("S09", _E, "Sel berisi galat Excel {isi}.",
        "Perbaiki rumusnya, atau isi nilainya langsung.")
    FORMULA_UNCALCULATED = Entry("S10", _E, "Sel berisi rumus yang belum pernah dihitung, sehingga nilainya tidak ada.",
        "Buka dan simpan berkas di Excel, atau isi nilainya langsung.")
    FORMULA_READ = Entry("S11", _W, "Sel berisi rumus; nilai terakhirnya, {isi}, dipakai.",
        "Sebaiknya isi nilainya langsung agar tidak berubah sendiri.")
    NOT_A_CHOICE = Entry("S12", _E, '"{isi}" bukan pilihan yang ada{usul}.',
        "Pilih salah satu: {pilihan}.")
    BAD_CHARACTER = Entry("S13", _E, "Teks memuat karakter yang tidak tercetak ({isi}).",
        "Hapus karakter itu, biasanya terbawa saat menempel dari program lain.")
    NOT_TEXT = Entry("S14", _E, "Isinya tersimpan sebagai {jenis} ({isi}), bukan teks.",
        "Ketik ulang sebagai teks.")
    NOT_A_YEAR = Entry("S15", _E, '"{isi}" bukan tahun.',
        "Isi tahun empat angka, misalnya 2025.")
    NEGATIVE = Entry("S16", _E, "{isi} bernilai negatif.",
        "Isi angka nol atau lebih.")
    TOO_MANY_DECIMALS = Entry("S17", _E, "{isi} memuat lebih dari {batas} angka di belakang koma.",
        "Bulatkan dahulu, misalnya menjadi {usul}.")
    NUMBER_AS_DATE = Entry("S18", _E, "Angka yang diketik berubah menjadi tanggal ({isi}).",
        "Ubah format sel menjadi Number, lalu ketik ulang dengan koma, misalnya 12,5.")
    NOT_WHOLE = Entry("S19", _E, "{isi} bukan bilangan bulat {batas}.",
        "Isi bilangan bulat {batas}.")
    DATE_IN_PERIOD = Entry("S20", _E, 'Periode "{isi}" tidak runtut.',
        "Isi akhirnya sesudah mulainya.")

    # R: references
    UNKNOWN_CODE = Entry("R01", _E, 'Kode "{isi}" tidak ada di lembar {lembar}{usul}.',
        "Pilih kode yang ada, atau tambahkan barisnya.")
    DUPLICATE_CODE = Entry("R02", _E, 'Kode "{isi}" sudah dipakai di {pertama}.',
        "Beri kode yang berbeda untuk setiap baris.")
    DUPLICATE_ROW = Entry("R03", _E, 'Sudah ada baris untuk "{isi}" di {pertama}.',
        "Gabungkan menjadi satu baris.")
    CIRCLE = Entry("R04", _E, 'Rantai "{isi}" kembali ke dirinya sendiri.',
        "Perbaiki isian {kolom}.")

    NOT_MEASURED = Entry("R05", _E, '"{isi}" bukan sasaran yang diukur.',
        'Pilih sasaran berindikator, atau "Semua sasaran".')

    # K: completeness
    CELL_MISSING = Entry("K01", _E, '"{judul}" belum diisi.',
        "Isi sel ini{atau}.")
    ROW_MISSING = Entry("K02", _E, 'Indikator "{isi}" belum ada di lembar {lembar}.',
        "Tambahkan satu baris untuk indikator ini.")
    NARRATIVE_MISSING = Entry("K03", _E, 'Bagian "{bagian}" belum ada di lembar Narasi.',
        'Tambahkan baris dengan Bagian "{bagian}" dan isi teksnya.')
    YEAR_COLUMN_MISSING = Entry("K04", _E, 'Kolom "{judul}" tidak ada.',
        'Tambahkan kolom dengan judul "{judul}" dan isi nilainya.')
    HEAD_UNKNOWN = Entry("K05", _E, "Kepala perangkat daerah tidak dapat ditentukan.",
        "Isi Atasan: hanya kepala daerah tanpa Atasan, dan tepat satu jabatan langsung di bawahnya; bila lebih, "
        "isi Bentuk PK Kepala pada jabatan kepala perangkat daerah.")
    NOBODY_IN_OFFICE = Entry("K06", _E, 'Tidak ada pejabat "{jabatan}" yang menjabat pada {tanggal}.',
        "Periksa Berlaku sejak dan Berlaku sampai, atau tanggal dokumen.")
    SHEET_EMPTY = Entry("K07", _N, "{dokumen} tidak dibuat karena lembar {lembar} masih kosong.",
        "Isi lembar itu bila dokumennya diperlukan.")
    NO_WORK = Entry("K21", _N, "{dokumen} tidak dibuat: {sebab}.",
        "Isi simpul di bawah Sasaran bila dokumennya diperlukan.")
    NODE_UNMEASURED = Entry("K22", _W, "{jumlah} dari {semua} {jenjang} tanpa indikator ({isi}), sehingga di Cascading tidak ada ukurannya.",
        "Tambahkan indikatornya di lembar Indikator.")
    PROGRAM_ALONE = Entry("K23", _W, '{jenjang} "{isi}" tidak terhubung dengan Sasaran.',
        "Isi Induk dengan kode Sasaran yang didukungnya.")
    NOT_COMPARABLE = Entry("K15", _N, "{dokumen} tidak dibuat karena {sebab}.",
        "Isi kolom PK murni dan Pagu murni bila dokumennya diperlukan.")
    REASON_MISSING = Entry("K08", _E, "Target berubah dari {semula} menjadi {menjadi} tanpa alasan.",
        'Isi kolom "Alasan perubahan".')
    NOTHING_MEASURED = Entry("K09", _E, "Tidak ada sasaran berindikator yang dapat diukur.",
        "Isi Kinerja dengan Jenjang Sasaran, indikatornya, dan targetnya.")

    CELL_WANTED = Entry("K10", _W, '"{judul}" masih kosong.',
        "Sebaiknya isi sel ini.")
    ANALYSIS_MISSING = Entry("K11", _E, "Capaian {isi}% belum mencapai 100, tetapi {jenis} belum ada di lembar Analisis.",
        'Tambahkan baris Analisis untuk "{kode}" atau "{simpul}" dengan Jenis {jenis}.')
    NOBODY_FOR_PK = Entry("K12", _W, 'Tidak ada pemegang jabatan "{jabatan}" pada tanggal PK, {tanggal}.',
        "Periksa Berlaku sejak dan Berlaku sampai; tanpa pemegang jabatan, PK-nya tidak dibuat.")
    NO_SUPERIOR = Entry("K16", _E, 'Jabatan "{jabatan}" tanpa Atasan, padahal hanya kepala daerah yang boleh tanpa Atasan.',
        "Isi kode jabatan atasan langsungnya.")
    SUPERIOR_ABSENT = Entry("K17", _E, 'Atasan "{jabatan}" tanpa pemegang pada {tanggal}, sehingga PK jabatan ini tidak punya Pihak Kedua.',
        "Periksa Berlaku sejak dan Berlaku sampai jabatan atasan itu, atau tanggal PK.")
    NO_BUDGET = Entry("K18", _N, "Lembar Anggaran masih kosong, sehingga PK dibuat tanpa tabel anggaran.",
        "Isi lembar itu bila anggarannya harus tercetak.")
    BUDGET_NOT_COMPARED = Entry("K19", _N, "Matriks Perubahan dibuat tanpa anggaran, karena pagu semula tidak diisi.",
        "Isi Pagu murni bila perubahan anggarannya harus tercetak.")
    PK_DAY_OUTSIDE = Entry("K20", _W, "Tanggal PK {isi} di luar masa jabatan pejabat ini, sehingga PK-nya pada tanggal itu tidak dibuat.",
        "Periksa Tanggal PK, Berlaku sejak, dan Berlaku sampai.")
    PICTURE_UNUSABLE = Entry("K13", _E, 'Gambar "{berkas}" tidak dapat dipakai: {sebab}.',
        "Simpan gambar PNG atau JPEG di folder yang sama dengan buku kerja ini dan isi nama berkasnya saja.")
    HALF_OF_LAST_YEAR = Entry("K14", _W, '"{judul}" masih kosong, padahal {lain} terisi, sehingga capaian tahun itu tidak dihitung.',
        'Isi sel ini, atau "-" bila memang tidak ada.')

    # P: rules
    ZERO_TARGET = Entry("P02", _E, "Capaian terhadap target {isi} tidak dapat dihitung untuk Polaritas {polaritas}.",
        'Perbaiki target, atau isi "-" bila tahun ini memang tanpa target.')
    OTHER_YEAR = Entry("P03", _W, "Buku kerja ini dibuat untuk tahun {buku}, sedangkan Tahun diisi {isi}.",
        "Pastikan isian tahun lalu sudah diganti, terutama judul kolom tahun.")
    NO_RULE_ON_DATE = Entry("P04", _E, "Tidak ada {aturan} yang berlaku untuk tahun {tahun}.",
        "Pilih aturan lain di lembar Pengaturan, atau perbaiki Tahun.")
    OVERLAP = Entry("P07", _E, 'Dua pejabat "{isi}" menjabat pada waktu yang sama (lihat {pertama}).',
        "Perbaiki Berlaku sejak dan Berlaku sampai.")
    YEAR_UNREAD = Entry("P08", _W, 'Kolom "{judul}" terisi, tetapi hanya tahun sebelum {tahun} yang dibaca di situ.',
        "Isi angka tahun {tahun} di kolom {dari}.")
    CONTROL_TOTAL = Entry("P06", _E, "{judul} {isi} berbeda dari jumlah rinciannya, {jumlah}.",
        "Samakan baris ini dengan rinciannya, atau lengkapi rinciannya.")
    LEVEL_UNKNOWN = Entry("P05", _E, 'Jenjang "{isi}" tidak dapat ditentukan dari kodenya.',
        "Isi kolom Jenjang.")
    VERSION_CONTRADICTED = Entry("P10", _E, '"{judul}" terisi, sedangkan Versi diisi Murni: LKjIP diukur terhadap PK dan DPA terakhir.',
        "Isi Versi Perubahan beserta tanggal dan alasannya, atau kosongkan isian perubahan.")
    RENSTRA_DIFFERS = Entry("P11", _W, "Target PK {isi} berbeda dari target Renstra {renstra} tanpa penjelasan.",
        'Isi kolom "Penjelasan target".')
    TOTALS_DIFFER = Entry("P12", _E, "Jumlah {judul} lewat program {isi} berbeda dari jumlah lembar {lembar}, {jumlah}.",
        'Samakan keduanya; belanja di luar program diberi Lewat program "Tidak".')
    TYPE_AGAINST_POLARITY = Entry("P13", _E, 'Tipe perhitungan "{isi}" tidak cocok dengan Polaritas {polaritas}.',
        "Pilih salah satu tipe: {pilihan}; atau perbaiki Polaritas.")
    NAME_AGAINST_POLARITY = Entry("P14", _W, 'Bunyi indikator memuat "{isi}", sedangkan Polaritas diisi {polaritas}.',
        "Pastikan Polaritas: Turun bila makin rendah makin baik, Naik bila makin tinggi makin baik.")
    FORMULA_AGAINST_POLARITY = Entry("P15", _E, 'Rumus capaian "{isi}" bukan untuk Polaritas {polaritas}.',
        "Kosongkan, atau pilih: {pilihan}.")
    QUARTER_SUM = Entry("P16", _E, "Jumlah target triwulan {jumlah} berbeda dari target setahun {isi}.",
        'Samakan; untuk tipe "{tipe}" keempat target triwulan dijumlahkan.')
    QUARTER_TARGET = Entry("P17", _E, "Target {judul} {isi} berbeda dari target setahun {setahun}.",
        'Samakan, seperti berlaku untuk tipe "{tipe}".')
    QUARTER_ORDER = Entry("P18", _E, "Target {judul} {isi} {arah} daripada triwulan sebelumnya, {lalu}.",
        'Urutkan target triwulan seperti berlaku untuk tipe "{tipe}", atau ganti tipenya.')
    PERCENT_OUTSIDE = Entry("P19", _W, "{isi}% berada di luar 0 sampai 100.",
        "Pastikan angkanya; persentase bagian dari keseluruhan tidak melampaui 100.")
    WEIGHTS = Entry("P20", _E, 'Jumlah bobot komponen "{isi}" adalah {jumlah}, bukan 100.',
        "Perbaiki kolom Bobot.")
    COMPONENT_UNIT = Entry("P21", _E, 'Realisasi komponen "{isi}" bersatuan {satuan}, sedangkan indikator gabungannya bersatuan {gabungan}.',
        'Pilih "Capaian", atau "Nilai" bila angkanya 0 sampai 100.')
    COMPONENT_SCORE = Entry("P22", _E, 'Komponen "{isi}" diambil sebagai Nilai, tetapi angkanya {jumlah}, di luar 0 sampai 100.',
        'Pilih "Capaian" atau "Realisasi", atau perbaiki angkanya.')
    COMPONENT_EMPTY = Entry("P23", _W, 'Komponen "{isi}" tanpa angka, sehingga {akibat}.',
        'Isi target dan realisasinya (tanpa target tidak ada capaian), atau atur "Komponen kosong" di Pengaturan.')
    SPENT_OVER = Entry("P24", _E, "Realisasi {isi} melampaui {judul} {jumlah}.",
        "Periksa kedua angka itu.")
    OTHER_PLACE = Entry("P25", _W, 'Teks menyebut "{isi}", padahal dokumen ini milik {sendiri}.',
        'Perbaiki nama itu, atau tulis di Pengaturan, isian "Wilayah lain yang disebut".')
    OTHER_YEAR_IN_TEXT = Entry("P26", _W, "Teks menyebut {isi}, sedangkan dokumen ini tentang tahun {tahun}.",
        "Perbaiki tahun itu bila terbawa dari dokumen lain.")
    NIP_DOUBTFUL = Entry("P27", _W, 'NIP "{isi}" meragukan: {sebab}.',
        "Cocokkan dengan surat keputusan.")
    RANK_UNKNOWN = Entry("P28", _W, 'Pangkat "{isi}" tidak ada di daftar pangkat{usul}.',
        "Pilih dari daftar; untuk PPPK abaikan peringatan ini.")
    NAME_VARIANT = Entry("P29", _E, '"{isi}" hampir sama dengan "{lain}" ({tempat}).',
        "Samakan bunyinya di semua tempat, atau bedakan dengan jelas.")
    NAME_NEAR = Entry("P63", _W, '"{isi}" mirip dengan "{lain}" ({tempat}).',
        "Samakan bunyinya bila keduanya satu nama; kalau memang dua, abaikan peringatan ini.")
    NAME_IN_TEXT = Entry("P30", _W, 'Teks menulis "{isi}", sedangkan di {tempat} bunyinya "{lain}".',
        "Samakan bunyinya.")
    SAME_TEXT = Entry("P31", _W, "Bunyinya sama persis dengan {pertama}.",
        "Setiap simpul seharusnya punya bunyi sendiri; periksa apakah ini salinan.")
    NOT_A_DISTRICT_CODE = Entry("P32", _W, 'Kode "{isi}" bukan kode kecamatan, yang diawali {awal}.',
        "Periksa kode rekening itu di DPA.")
    NOMENCLATURE = Entry("P33", _W, 'Nomenklatur "{isi}" berbeda dari "{lain}" menurut {peraturan}.',
        "Periksa nama dan kodenya di DPA.")
    PARENT_CODE = Entry("P34", _W, 'Induk "{isi}" bukan awal dari kode "{kode}".',
        "Periksa Induk atau kodenya.")
    UNIT_AGAINST_NAME = Entry("P35", _W, 'Satuan "{isi}" tidak sesuai dengan kata "{kata}" pada bunyi indikator.',
        "Periksa Satuan; lazimnya {lazim}.")
    LATE = Entry("P36", _W, "{judul} {isi} melewati batas waktu, {batas} ({dasar}).",
        "Periksa kedua tanggal itu.")
    YEAR_DISAGREES = Entry("P37", _E, "{judul} {isi} berbeda dari hasil {sumber}, {jumlah}.",
        "Samakan, atau kosongkan salah satu.")
    ADDITION_DOUBTFUL = Entry("P55", _W, 'Satuan "{isi}" dapat berarti lama waktu atau keadaan, padahal tipe "{tipe}" menjumlahkan triwulannya.',
        'Bila bukan jumlah, pilih "Non Kumulatif"; bila memang jumlah, perjelas satuannya, misalnya "Jam layanan".')
    PRAISED_BUT_MISSED = Entry("P56", _W, 'Sasaran "{isi}" disebut {kata}, padahal rata-rata capaiannya {capaian}% dan serapannya {serapan}%.',
        'Serapan rendah dapat berarti tidak terlaksana: jelaskan di Analisis (Jenis Efisiensi), atau pilih Metode efisiensi "{lain}".')
    EARLY = Entry("P57", _W, "{judul} {isi} mendahului akhir tahun {tahun} yang dilaporkan.",
        "Periksa tanggal itu dan Tahun.")
    YEAR_OUTSIDE_QUARTERS = Entry("P54", _E, "{judul} {isi} di luar {rendah} sampai {tinggi}, persentase keempat triwulannya.",
        "Persentase setahun terletak di antaranya; perbaiki salah satu, atau isi cacahnya di lembar Data Dasar.")
    NOT_DUE_BUT_FILLED = Entry("P38", _E, 'Status diisi "Belum jatuh tempo", padahal hasil setahun sudah ada ({isi}).',
        "Kosongkan Status atau hasil setahun itu.")
    LAST_YEAR_DIFFERS = Entry("P39", _W, "{judul} {isi} berbeda dari {lain} di {berkas}.",
        "Samakan dengan laporan tahun lalu, atau jelaskan di Analisis.")
    CAPAIAN_HIGH = Entry("P40", _W, "Capaian {isi}% jauh di atas 100.",
        "Pastikan target dan realisasinya; target yang terlalu rendah sebaiknya dijelaskan.")
    ALL_REACHED = Entry("P41", _W, "Seluruh {jumlah} capaian mencapai 100% atau lebih.",
        "Pastikan target cukup menantang dan realisasinya hasil pengukuran.")
    RESULTS_COPIED = Entry("P42", _W, "Realisasi sama persis dengan target pada {jumlah} dari {semua} indikator.",
        "Pastikan realisasi itu hasil pengukuran, bukan salinan target.")
    COUNTS_OF_PERCENTAGE = Entry("P43", _E, 'Data Dasar hanya untuk indikator bersatuan %, sedangkan satuan "{isi}" adalah {satuan}.',
        "Hapus baris itu, atau perbaiki Satuan.")
    COUNT_WITHOUT_WHOLE = Entry("P44", _E, "Angka {isi} tidak punya pasangan: pembilang dan penyebut satu triwulan dihitung bersama.",
        'Isi keduanya, atau "-" pada keduanya.')
    LAST_QUARTER_BLANK = Entry("P45", _W, "TW IV masih kosong, sehingga hasil setahun diambil dari {judul}.",
        'Isi TW IV, atau "-" bila triwulan itu memang tanpa pengukuran.')
    RESULT_DASHED = Entry("P46", _W, 'Hasil setahun "-", padahal ada target {isi}; indikator ini tidak ikut dirata-ratakan.',
        "Isi hasilnya, atau jelaskan sebabnya di lembar Analisis.")
    PERCENT_AS_FRACTION = Entry("P47", _W, "{isi} untuk satuan % tampak seperti pecahan.",
        "Bila maksudnya {usul}%, isi {usul}.")
    TOTAL_ROW = Entry("P48", _E, 'Baris "{isi}" adalah jumlah baris lain dan akan terhitung dua kali.',
        "Hapus baris ini; jumlahnya dihitung program.")
    LOOKS_LIKE_TOTAL = Entry("P49", _W, '"{isi}" sama dengan jumlah baris lain dalam kelompoknya.',
        'Bila baris ini memang jumlahnya, hapus; kalau tidak, angkanya terhitung dua kali.')
    ROUNDED_BY_DECIMALS = Entry("P50", _W, "{isi} dicetak dan dihitung sebagai {usul} karena Desimal {desimal}.",
        "Perbesar Desimal indikator itu, atau kosongkan.")
    NOT_PROMISED = Entry("P51", _W, 'Indikator "{isi}" tidak punya target di PK, sehingga angkanya tidak dipakai.',
        "Tambahkan barisnya di lembar Target, atau hapus baris ini.")
    YEARS_COMPARED = Entry("P52", _N, "{jumlah} angka tahun {tahun} dicocokkan dengan {berkas}.",
        "")
    NOT_LAST_YEAR = Entry("P53", _W, "{berkas} bukan buku kerja kantor ini untuk tahun {tahun}, sehingga tidak dicocokkan.",
        "Pilih buku kerja tahun lalu dari kantor yang sama.")

    NOT_PRINTED = Entry("P64", _W, 'Indikator "{isi}" punya target, tetapi tidak tercetak di PK mana pun: {sebab}.',
        "Periksa Penanggung jawab simpulnya atau Bentuk PK jabatan itu; bila dibiarkan, tidak seorang pun memperjanjikannya.")
    NOTHING_PROMISED = Entry("P65", _W, 'Jabatan "{jabatan}" tidak punya indikator maupun anggaran, sehingga PK-nya tidak dibuat.',
        'Isi kode "{kode}" sebagai Penanggung jawab di lembar Kinerja atau Anggaran.')
    BUDGET_NOT_PRINTED = Entry("P66", _W, 'Anggaran "{isi}" tidak tercetak di PK mana pun: penanggung jawabnya, "{jabatan}", tidak menandatangani PK.',
        "Isi Penanggung jawab dengan jabatan di bawah kepala daerah, di baris ini atau pada simpulnya di lembar Kinerja.")

    PROGRAM_UNNUMBERED = Entry("P67", _W, 'Kode program "{isi}" tidak berakhir dengan angka, sehingga di Cascading program ini tanpa nomor.',
        "Akhiri kodenya dengan angka, misalnya kode rekeningnya atau P1.")
    PROGRAM_NUMBERED_TWICE = Entry("P68", _W, 'Program "{isi}" dan "{lain}" sama-sama bernomor {nomor}.',
        "Bedakan angka terakhir kodenya; nomor program di Cascading diambil dari situ.")
    LEVEL_TURNED = Entry("P69", _E, '{jenjang} tidak dapat berada di bawah {lain} "{isi}".',
        "Perbaiki Induk atau Jenjangnya; urutannya Tujuan, Sasaran, Program, Kegiatan, Sub Kegiatan.")
    LEVEL_SKIPPED = Entry("P70", _W, '{jenjang} "{isi}" tidak berada di bawah {lain}.',
        "Isi Induk dengan kode {lain} yang menaunginya.")

    SCALE_UNKNOWN = Entry("P61", _E, 'Skala predikat "{isi}" tidak dikenal{usul}.',
        "Pilih skala yang ada: {pilihan}; atau tambahkan skala itu di profil.toml.")
    SCALE_WITHOUT_BOUNDS = Entry("P62", _E, 'Skala "{isi}" tidak punya batas atas pada setiap kelasnya, padahal Cara batas skala diisi "{cara}".',
        'Pilih "batas bawah tercapai" di Pengaturan, atau lengkapi batas_atas skala itu di profil.toml.')
    TOTAL_OR_SUBSET = Entry("P60", _W, "Jumlah {isi} berbeda dari jumlah baris lain sekelompok dan sesatuan, {jumlah}.",
        'Samakan bila baris lain itu rinciannya; bila hanya sebagian, abaikan peringatan ini.')

    # T: templates and formats
    FORMAT_UNKNOWN = Entry("T01", _E, 'Format dokumen "{isi}" tidak punya folder templat{usul}.',
        "Pilih salah satu: {pilihan}.")
    FORM_LACKS = Entry("T02", _N, 'Format "{format}" tidak punya {berkas}; dipakai templat {pengganti}.',
        "")
    TEMPLATE_BROKEN = Entry("T03", _E, "Templat {berkas} tidak dapat dibaca: {sebab}.",
        "Perbaiki berkas itu: .docx di Word, .toml di penyunting teks.", _USAGE)
    TEMPLATE_NAME = Entry("T04", _E, 'Templat {berkas} memakai nama "{nama}" yang tidak ada{usul} ({tempat}).',
        "Perbaiki nama itu di templat.", _USAGE)
    TEMPLATE_FORBIDDEN = Entry("T05", _E, "Templat {berkas} memuat perintah yang tidak diizinkan: {sebab} ({tempat}).",
        "Hapus perintah itu dari templat.", _USAGE)
    TEMPLATE_UNSOUND = Entry("T06", _E, "Templat {berkas} rusak, sehingga dokumennya akan diperbaiki atau ditolak Word: {sebab} ({tempat}).",
        "Buka templat itu di Word, perbaiki tempat itu atau hapus lalu tulis ulang, dan simpan kembali.", _USAGE)
    TEMPLATE_FIGURE = Entry("T09", _E, "Grafik templat {berkas} tidak dapat diisi: {sebab}.",
        "Sisipkan di tempat itu grafik batang, kolom, garis, area, atau lingkaran dari menu Sisipkan > Bagan di Word.", _USAGE)

    # H: delivery
    NOT_A_PAIR = Entry("H08", _E, "{berkas} bukan buku kerja kantor ini untuk tahun yang sama, sehingga tidak dibandingkan.",
        "Pilih dua buku kerja dari satu perangkat daerah dan satu tahun.", _USAGE)
    PAIR_TURNED = Entry("H09", _W, "{berkas} memuat PK Perubahan, sedangkan buku kerja yang lebih baru memuat PK Murni.",
        "Bila tertukar, sebut buku kerja yang lama lebih dahulu.")
    SAME_FOLDER = Entry("H01", _E, "{berkas} menuju folder keluaran yang sama ({folder}).",
        "Bedakan Perangkat daerah, Tahun, atau Versi, atau jalankan satu per satu.", _USAGE)
    CANNOT_WRITE = Entry("H02", _E, "{berkas} tidak dapat ditulis ({sebab}).",
        "Tutup berkas itu di Word atau Excel, atau pilih folder lain dengan --keluaran.", _USAGE)
    KEPT_EDITED = Entry("H03", _W, "{berkas} telah diubah orang sejak dibuat, maka tidak disentuh.",
        "Hasil yang baru ada di {baru}.")
    STALE_REMOVED = Entry("H04", _N, "{berkas} yang lama dihapus karena tidak diubah dan sudah tergantikan.",
        "")
    STALE_KEPT = Entry("H06", _W, "{berkas} yang lama tidak dapat dihapus ({sebab}).",
        "Tutup berkas itu, lalu hapus sendiri; isinya sudah tergantikan.")
    DRAFT_NOT_MADE = Entry("H07", _W, "Draf belum dapat dibuat: Perangkat daerah, Tahun, Versi, atau aturan di Pengaturan belum terbaca.",
        "Perbaiki dahulu kesalahan di lembar itu.")
    PAGES_NOT_COUNTED = Entry("H20", _W, "Nomor halaman di daftar isi {berkas} perkiraan, karena LibreOffice gagal menghitungnya.",
        "Buka berkas itu di Word, tekan Ctrl+A lalu F9, dan pilih perbarui nomor halaman saja.")
    PDF_WITHOUT_OFFICE = Entry("H21", _E, "PDF tidak dibuat karena LibreOffice tidak ditemukan di komputer ini.",
        "Pasang LibreOffice, atau sebut letaknya dalam variabel LKJIP_SOFFICE; dokumen Word dapat juga disimpan sebagai PDF dari Word.", _USAGE)
    PDF_FAILED = Entry("H22", _E, "{berkas} tidak dapat dibuat oleh LibreOffice.",
        "Coba sekali lagi, atau simpan dokumen itu sebagai PDF dari Word.", _USAGE)
    PDF_OUTDATED = Entry("H24", _N, "{berkas} dihapus karena dokumen Word-nya sudah berganti.",
        "Jalankan lagi dengan --pdf untuk membuatnya.")
    FONTS_MISSING = Entry("H23", _W, "Huruf {huruf} tidak ada di komputer ini, sehingga nomor halaman dan PDF dihitung dengan huruf lain.",
        "Pasang huruf itu, atau pakai Arial, Times New Roman, Calibri, atau Cambria di templat.")
    NAME_UNUSABLE = Entry("H05", _E, 'Nama "{isi}" tidak dapat dijadikan nama folder.',
        "Isi Perangkat daerah dengan huruf atau angka.")

    @property
    def entry(self) -> Entry:
        """The catalogue line of this code."""
        value: Entry = self.value
        return value
# fmt: on
