"""The catalogue of findings: all that the check of templates can tell, as code, severity, fault and remedy.

Texts stand only here, in Indonesian, as those of problems do in `catalogue.py`. An error would stop a document or spoil
it, a warning may do so, a note is only to be known. Codes are stable: A file, B braces and characters, C commands,
D nesting, E names, F what is forbidden, G fields and styles, H what comes along with the file, I pictures and trial.
"""

from __future__ import annotations

from enum import Enum

from lkjip_gen.catalogue import Entry, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE


# fmt: off
class Kind(Enum):
    """Every kind of finding. A fault or remedy names its facts in braces."""

    # A: the file itself
    FILE_UNREADABLE = Entry("A01", _E, "Berkas ini tidak dapat dibaca: {sebab}.",
        "Simpan ulang dari Word sebagai Word Document (.docx) tanpa kata sandi.")
    FILE_MACRO = Entry("A02", _E, "Berkas ini memuat makro.",
        "Simpan sebagai Word Document (.docx), yang tidak membawa makro.")
    FILE_UNKNOWN = Entry("A03", _W, "Berkas ini tidak dipakai untuk dokumen apa pun{usul}.",
        "Beri nama salah satu: {pilihan}; atau pindahkan dari folder ini.")
    FORMAT = Entry("A04", _E, "Isinya tidak dapat diikuti: {sebab}.",
        "Perbaiki di penyunting teks; lihat docs/format.md.")
    FOLDER_EMPTY = Entry("A05", _E, "Folder ini tidak memuat satu pun templat.",
        "Salin templat yang akan disunting ke sini: {pilihan}.")

    # B: braces and characters
    TAG_UNCLOSED = Entry("B01", _E, '"{tag}" tidak ditutup dengan "{penutup}".',
        'Lengkapi menjadi "{benar}".')
    TAG_UNOPENED = Entry("B02", _E, '"{tag}" ditutup, tetapi tidak dibuka dengan "{pembuka}".',
        'Lengkapi pembukanya, atau hapus "{penutup}".')
    TAG_MIXED = Entry("B03", _E, '"{tag}" dibuka dengan "{pembuka}" tetapi ditutup dengan tanda lain.',
        'Tulis "{benar}".')
    BRACES_SPACED = Entry("B04", _E, 'Kurung pada "{tag}" terpisah spasi.',
        'Rapatkan menjadi "{benar}".')
    BRACE_SINGLE = Entry("B05", _E, '"{tag}" berkurung tunggal, sehingga tercetak apa adanya.',
        'Tulis "{benar}".')
    BRACES_MORE = Entry("B06", _E, 'Kurung pada "{tag}" lebih dari dua.',
        'Tulis "{benar}".')
    SPLIT_PARAGRAPHS = Entry("B07", _W, 'Tag "{tag}" terpotong menjadi dua alinea, yang akan menyatu.',
        "Hapus tanda akhir alinea di tengah tag itu.")
    SPLIT_CELLS = Entry("B08", _E, 'Tag "{tag}" terpotong ke sel atau baris tabel lain.',
        "Tulis seluruh tag dalam satu sel.")
    TAG_TORN = Entry("B09", _E, 'Tag "{tag}" terpotong oleh {apa}: hanya sebagian tag di dalamnya.',
        "Hapus tag itu lalu ketik ulang seluruhnya di satu tempat.")
    TAG_HOLDS = Entry("B10", _E, 'Di tengah tag "{tag}" ada {apa}, yang akan hilang.',
        "Pindahkan ke luar tag.")
    CHARACTER = Entry("B11", _E, 'Tag "{tag}" memuat {apa}, yang tidak dikenal di dalam tag.',
        "Hapus tag itu lalu ketik ulang dengan tanda biasa.")
    QUOTES = Entry("B12", _E, 'Tag "{tag}" memakai tanda petik {apa}.',
        "Pakai petik lurus, '...' atau \"...\".")
    QUOTES_FORGIVEN = Entry("B13", _N, 'Tag "{tag}" memakai tanda petik melengkung; program membacanya sebagai petik lurus.',
        "")
    NO_BREAK_SPACE = Entry("B14", _E, 'Sesudah awalan pada "{tag}" ada spasi tetap (no-break space), sehingga awalan itu tidak dikenal.',
        "Ganti dengan spasi biasa.")
    NO_BREAK_FORGIVEN = Entry("B15", _N, 'Tag "{tag}" memuat spasi tetap (no-break space); program membacanya sebagai spasi biasa.',
        "")
    TAG_EMPTY = Entry("B16", _E, 'Tag "{tag}" kosong.',
        "Isi dengan sebuah nama, atau hapus.")

    # C: commands
    COMMAND_UNKNOWN = Entry("C01", _E, 'Perintah "{nama}" pada "{tag}" tidak dikenal{usul}.',
        "Perbaiki perintah itu.")
    COMMAND_AS_PRINT = Entry("C02", _E, '"{tag}" adalah perintah, tetapi ditulis dengan kurung untuk mencetak.',
        'Tulis "{benar}".')
    PRINT_AS_COMMAND = Entry("C03", _E, '"{tag}" adalah nama, tetapi ditulis dengan kurung untuk perintah.',
        'Tulis "{benar}".')
    SYNTAX = Entry("C04", _E, 'Tata tulis "{tag}" salah: {sebab}.',
        "Perbaiki tag itu.")
    EQUALS_SINGLE = Entry("C05", _E, '"{tag}" membandingkan dengan satu tanda sama dengan.',
        'Pakai dua: "==".')
    FILTER_UNKNOWN = Entry("C06", _E, 'Penyaring "{nama}" pada "{tag}" tidak ada{usul}.',
        "Perbaiki atau hapus penyaring itu.")
    TEST_UNKNOWN = Entry("C07", _E, 'Pengujian "{nama}" pada "{tag}" tidak ada{usul}.',
        "Perbaiki pengujian itu.")
    FUNCTION_UNKNOWN = Entry("C08", _E, 'Fungsi "{nama}" pada "{tag}" tidak disediakan.',
        "Hapus; templat hanya mencetak, mengulang, dan memilih.")
    PREFIX_SPACED = Entry("C09", _E, 'Awalan "{awalan}" pada "{tag}" terpisah dari kurungnya.',
        'Rapatkan menjadi "{benar}".')
    PREFIX_PRINTS = Entry("C10", _E, '"{tag}" mencetak dengan awalan "{awalan}", sehingga wadah teksnya ikut hilang.',
        'Tulis "{benar}".')
    PREFIX_SIGN = Entry("C11", _E, '"{tag}" memuat tanda persen atau kurung kurawal di dalam perintah berawalan, yang tidak terbaca.',
        "Hitung dahulu dengan {{% set ... %}} di tempat lain.")
    MERGE_NOTHING = Entry("C12", _E, '"{tag}" tanpa nama sesudah kata gabung.',
        'Sebut penandanya, misalnya "{{% gabung b.hasil_baru %}}".')
    MERGE_OUTSIDE = Entry("C13", _E, '"{tag}" di luar sel tabel.',
        "Gabung hanya untuk sel tabel; pindahkan ke sel yang akan digabung ke bawah.")
    MERGE_TWICE = Entry("C14", _W, '"{tag}": sel ini sudah punya gabung; yang kedua diabaikan.',
        "Hapus salah satu.")

    # D: nesting
    NOT_CLOSED = Entry("D01", _E, '"{tag}" tidak ditutup.',
        'Tambahkan "{penutup}" di akhir bagian yang diatur.')
    NOT_OPENED = Entry("D02", _E, '"{tag}" menutup sesuatu yang tidak dibuka.',
        "Hapus, atau tambahkan pembukanya.")
    WRONG_END = Entry("D03", _E, '"{tag}" menutup "{pembuka}" ({tempat}).',
        'Tulis "{benar}", atau perbaiki urutannya.')
    ELSE_STRAY = Entry("D04", _E, '"{tag}" tidak berada di dalam if{atau}.',
        "Pindahkan di antara if dan endif.")
    ELSE_LATE = Entry("D05", _E, '"{tag}" sesudah else dari "{pembuka}".',
        "Hanya boleh satu else, dan paling akhir.")
    IN_OTHER_PART = Entry("D06", _E, '"{pembuka}" ({tempat}) ditutup di bagian lain dokumen.',
        "Tutup di bagian yang sama: isi, kepala halaman, kaki halaman, atau kotak teks masing-masing.")
    IN_OTHER_TABLE = Entry("D07", _E, '"{tag}" tidak di tabel yang sama dengan "{pembuka}" ({tempat}).',
        "Buka dan tutup di satu tabel, atau keduanya di luar tabel.")
    IN_OTHER_ROW = Entry("D08", _E, '"{tag}" tidak di baris tabel yang sama dengan "{pembuka}" ({tempat}).',
        "Untuk mengulang atau memilih baris, tulis keduanya dengan awalan tr, masing-masing di baris sendiri.")
    IN_OTHER_CELL = Entry("D09", _E, '"{tag}" tidak di sel yang sama dengan "{pembuka}" ({tempat}).',
        "Buka dan tutup di satu sel; untuk seluruh baris pakai awalan tr, untuk kolom awalan tc.")
    IN_OTHER_WRAPPER = Entry("D10", _E, '"{tag}" tidak di {apa} yang sama dengan "{pembuka}" ({tempat}).',
        "Letakkan keduanya di dalam, atau keduanya di luar {apa} itu.")
    IN_OTHER_PARAGRAPH = Entry("D11", _W, '"{tag}" tidak di alinea yang sama dengan "{pembuka}" ({tempat}), sehingga tersisa alinea kosong atau alinea menyatu.',
        "Tulis keduanya dengan awalan p, masing-masing di alinea sendiri.")
    OTHER_PREFIX = Entry("D12", _E, '"{tag}" tidak berawalan sama dengan "{pembuka}" ({tempat}).',
        "Samakan awalannya: keduanya p, keduanya tr, keduanya tc, atau keduanya tanpa awalan.")
    ROW_TAG_OUTSIDE = Entry("D13", _E, '"{tag}" di luar tabel.',
        "Awalan tr hanya untuk baris tabel; di luar tabel pakai awalan p.")
    CELL_TAG_OUTSIDE = Entry("D14", _E, '"{tag}" di luar tabel.',
        "Awalan tc hanya untuk sel tabel; di luar tabel pakai awalan p.")
    PREFIX_TWICE = Entry("D15", _E, '"{tag}": {wadah} ini sudah memuat perintah berawalan {awalan}; hanya satu yang dibaca.',
        "Beri setiap perintah {wadah} sendiri.")
    PREFIX_LOSES = Entry("D16", _E, '"{tag}": {wadah} ini juga berisi "{isi}", yang akan hilang.',
        "Pindahkan isi itu ke {wadah} lain.")
    PREFIX_AROUND = Entry("D17", _E, '"{tag}": {wadah} ini juga memuat {apa}, yang akan terpotong.',
        "Beri perintah itu {wadah} sendiri.")

    # E: names
    NAME_UNKNOWN = Entry("E01", _E, 'Nama "{nama}" pada "{tag}" tidak ada{usul}.',
        "Perbaiki nama itu; daftarnya di docs/format.md.")
    NAME_ELSEWHERE = Entry("E02", _E, 'Nama "{nama}" pada "{tag}" hanya ada untuk {templat}.',
        "Hapus, atau pakai nama yang ada untuk templat ini.")
    NAME_IN_LOOP = Entry("E03", _E, 'Nama "{nama}" pada "{tag}" milik setiap butir daftar, bukan seluruh dokumen.',
        'Tulis "{benar}".')
    NAME_WITHOUT_LOOP = Entry("E04", _E, 'Nama "{nama}" pada "{tag}" dipakai di luar pengulangannya.',
        "Pindahkan ke dalam for yang memberi nama itu.")
    PART_UNKNOWN = Entry("E05", _E, '"{nama}" pada "{tag}" tidak ada: "{induk}" tidak punya "{akhir}"{usul}.',
        "Perbaiki nama itu.")
    PART_OF_LIST = Entry("E06", _E, '"{nama}" pada "{tag}": "{induk}" adalah daftar.',
        "Ulangi daftar itu dengan for, lalu sebut bagian dari setiap butirnya.")
    PART_OF_TEXT = Entry("E07", _E, '"{nama}" pada "{tag}": "{induk}" {adalah}, tidak punya bagian.',
        'Tulis "{induk}" saja.')
    PRINTS_LIST = Entry("E08", _E, '"{tag}" mencetak daftar.',
        "Ulangi daftar itu dengan for, lalu cetak setiap butirnya.")
    PRINTS_FLAG = Entry("E09", _E, '"{tag}" mencetak penanda ya/tidak.',
        "Pakai penanda itu dalam if.")
    PRINTS_GROUP = Entry("E10", _E, '"{tag}" mencetak kelompok nama, bukan teks.',
        "Sebut salah satu bagiannya: {pilihan}.")
    LOOPS_TEXT = Entry("E11", _E, '"{tag}" mengulang teks huruf demi huruf.',
        "Sebut sebuah daftar sesudah kata in.")
    LOOPS_OTHER = Entry("E12", _E, '"{tag}" mengulang {adalah}, bukan daftar.',
        "Sebut sebuah daftar sesudah kata in.")
    ADDS_TEXT = Entry("E13", _E, '"{tag}" berhitung dengan teks.',
        "Angka di dokumen sudah dihitung dan berupa teks; hapus hitungan itu.")
    NAME_TAKEN = Entry("E14", _W, '"{tag}" memberi isi lain kepada "{nama}", yang sudah ada.',
        "Pilih nama lain.")
    NEVER_PRINTED = Entry("E15", _N, 'Templat ini tidak memakai "{nama}", yaitu {apa}.',
        "Abaikan bila memang disengaja.")
    LOOP_NAME = Entry("E16", _E, '"{tag}": "loop" hanya ada di dalam for.',
        "Pindahkan ke dalam for.")

    # F: what the sandbox forbids
    FORBIDDEN_NAME = Entry("F01", _E, '"{tag}" menjangkau bagian dalam program ("{nama}").',
        "Hapus; templat hanya boleh memakai nama dokumen.")
    FORBIDDEN_COMMAND = Entry("F02", _E, '"{tag}" membaca berkas lain atau mengubah cara mencetak ("{nama}").',
        "Hapus; setiap templat berdiri sendiri.")
    FORBIDDEN_FILTER = Entry("F03", _E, 'Penyaring "{nama}" pada "{tag}" tidak diizinkan.',
        "Hapus penyaring itu; teks selalu dicetak utuh dan aman.")
    FORBIDDEN_SIZE = Entry("F04", _E, '"{tag}" membuat sesuatu yang terlalu besar.',
        "Hapus hitungan itu.")
    FORBIDDEN_CHANGE = Entry("F05", _E, '"{tag}" mengubah data dokumen.',
        "Templat hanya boleh membaca; hapus perintah itu.")

    # G: fields and styles
    FIELD_FORBIDDEN = Entry("G01", _E, "Bidang (field) {nama} mengambil isi dari luar dokumen.",
        "Hapus bidang itu.")
    FIELD_ASKS = Entry("G02", _W, "Bidang (field) {nama} bertanya atau menunggu surat massal (mail merge).",
        "Hapus bidang itu; isian datang dari buku kerja.")
    FIELD_TORN = Entry("G03", _E, "Bidang (field) tidak utuh: {sebab}.",
        "Hapus bidang itu lalu sisipkan lagi dari Word.")
    REF_MISSING = Entry("G04", _E, 'Rujukan silang menunjuk penanda (bookmark) "{nama}" yang tidak ada.',
        "Sisipkan lagi rujukan itu, atau buat penandanya.")
    REF_CONDITIONAL = Entry("G05", _W, 'Rujukan silang ke "{nama}" tetap tercetak ketika penandanya tidak: penanda itu di dalam "{syarat}".',
        "Letakkan rujukan di dalam syarat yang sama.")
    TOC_NOT_ALONE = Entry("G06", _E, 'Daftar isi atau daftar tabel "{nama}" tidak berdiri pada alinea sendiri.',
        "Pisahkan dari teks dan tabel di sekitarnya.")
    SEQ_UNLISTED = Entry("G07", _W, 'Keterangan bernomor "{nama}" tidak masuk daftar mana pun{usul}.',
        "Samakan labelnya dengan daftar, atau tambahkan daftarnya.")
    TOC_NOTHING = Entry("G08", _W, 'Daftar untuk label "{nama}" selalu kosong: tidak ada keterangan dengan label itu{usul}.',
        "Samakan labelnya, atau hapus daftar itu.")
    STYLE_MISSING = Entry("G09", _W, 'Gaya "{nama}" tidak ada di berkas ini, sehingga alineanya memakai gaya biasa.',
        "Salin gaya itu dari templat asal, atau pilih gaya lain.")
    STYLE_LACKING = Entry("G10", _N, 'Gaya "{nama}" tidak ada, sehingga {akibat}.',
        "Salin gaya itu dari templat Nasional bila diperlukan.")

    # H: what comes along with the file
    TRACKED = Entry("H01", _E, "Ada perubahan terlacak (Track Changes).",
        "Terima atau tolak semuanya (Review, Accept/Reject).")
    TRACKED_LOOK = Entry("H02", _W, "Ada perubahan format yang masih dilacak.",
        "Terima semuanya (Review, Accept All Changes).")
    COMMENT_LEFT = Entry("H03", _W, "Ada komentar yang akan ikut ke setiap dokumen{isi}.",
        "Hapus komentar itu (Review, Delete).")
    LINK_OUTSIDE = Entry("H04", _E, "{apa} diambil dari luar berkas ({alamat}).",
        "Sisipkan gambar atau isinya ke dalam dokumen, bukan tautannya.")
    LINK_TO_FILE = Entry("H05", _W, "Tautan menuju berkas di komputer penyusun ({alamat}).",
        "Hapus tautan itu; pembaca dokumen tidak dapat membukanya.")
    TEMPLATE_ATTACHED = Entry("H06", _W, "Berkas ini terikat pada templat Word lain ({alamat}).",
        "Lepaskan: Developer, Document Template, kembalikan ke Normal.")
    OBJECT = Entry("H07", _E, "Berkas ini memuat objek tertanam ({apa}).",
        "Hapus objek itu; sisipkan tabel atau gambar biasa.")
    TAG_UNFILLED = Entry("H08", _E, 'Tag "{tag}" di {tempat} tidak akan diisi.',
        "Pindahkan ke isi, kepala halaman, kaki halaman, atau catatan kaki.")

    # I: pictures and trial
    PICTURE_KEY = Entry("I01", _E, 'Tempat gambar "{tag}" tidak menyebut gambar.',
        "Tulis nama gambarnya: {pilihan}.")
    PICTURE_NONE = Entry("I02", _E, 'Teks alternatif "{tag}" meminta gambar, tetapi objeknya bukan gambar.',
        "Sisipkan gambar apa saja di situ dan pindahkan teks alternatifnya.")
    FIGURE_UNKNOWN = Entry("I03", _E, '"{tag}" meminta {jenis} yang tidak dikenal{usul}.',
        "Pilih: {pilihan}.")
    TRIAL = Entry("I04", _E, "Templat ini gagal ketika dicoba diisi: {sebab}.",
        "Perbaiki tempat itu.")

    @property
    def entry(self) -> Entry:
        """The catalogue line of this kind."""
        value: Entry = self.value
        return value
# fmt: on
