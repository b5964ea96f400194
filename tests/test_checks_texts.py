"""Checks of running text: other places, other years, two ways of writing one name, copies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from building import base, identity, perubahan, put
from checking import add, analyse, indicate, narrate, problems, told

from lkjip_gen.checks import stems
from lkjip_gen.checks.mentions import Years, other_years
from lkjip_gen.checks.places import Places, named, other_places
from lkjip_gen.problems import ALL_DOCUMENTS, Code

# --- places ----------------------------------------------------------------------------------------------------------

OWN = Places(
    {"kabupaten": "Kabupaten Banyumas", "kota": "Kabupaten Banyumas", "kecamatan": "Kecamatan Sokaraja"},
    {"kabupaten": ("Banyumas",), "kota": ("Purwokerto", "Sokaraja"), "kecamatan": ("Sokaraja",)},
    (("kecamatan", "Kembaran"), ("", "Purbalingga")),
    frozenset({"diselesaikan", "tepat", "berkala"}),
    frozenset({"contoh", "wicaksana"}),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wilayah Kecamatan Sokaraja Kabupaten Sokaraja seluas 2.991,78 ha.", ["Kabupaten Sokaraja"]),
        ("Warga Kecamatan Somagede dan Kabupaten Cilacap.", ["Kecamatan Somagede", "Kabupaten Cilacap"]),
        ("Warga kecamatan Somagede di kabupaten Cilacap.", ["kecamatan Somagede", "kabupaten Cilacap"]),
        ("POHON KINERJA KECAMATAN SOKAAJA TAHUN 2020", ["KECAMATAN SOKAAJA"]),
        ("KECAMATAN SOMAGEDE KABUPATEN BANYUMAS", ["KECAMATAN SOMAGEDE"]),
        ("Kantor Kec. Somagede, Kab. Cilacap", ["Kec. Somagede", "Kab. Cilacap"]),
        ("Petugas dari Kota Tegal hadir.", ["Kota Tegal"]),
        ("Kecamatan Somagede; sekali lagi Kecamatan Somagede; dan KECAMATAN SOMAGEDE", ["Kecamatan Somagede"]),
        ("Kecamatan Sokarajakulon", ["Kecamatan Sokarajakulon"]),
        ("Kecamatan Sokaraja Barat dimekarkan.", ["Kecamatan Sokaraja Barat"]),
        # at most three words are told
        ("Di Kabupaten Ogan Komering Ulu Timur Jaya", ["Kabupaten Ogan Komering Ulu"]),
        ("Kecamatan Somagede berbatasan dengan Kecamatan Kebasen.", ["Kecamatan Somagede"]),
        # a line or a sentence further on, a neighbour is no neighbour any more
        ("Berbatasan dengan Kecamatan Kebasen.\nKecamatan Somagede melayani.", ["Kecamatan Somagede"]),
        ("Berbatasan dengan Kecamatan Kebasen. Kecamatan Somagede melayani.", ["Kecamatan Somagede"]),
        ("Berbatasan dengan:\n- Kecamatan Kebasen\nKecamatan Somagede melayani.", ["Kecamatan Somagede"]),
        ("Batas:\n- Utara: Kecamatan Kebasen. Kecamatan Somagede melayani.", ["Kecamatan Somagede"]),
        # who governs a place stands for it
        ("Camat Somagede hadir bersama Bupati Cilacap.", ["Camat Somagede", "Bupati Cilacap"]),
        ("Camat Somagede, Bupati Luwu Timur", ["Camat Somagede", "Bupati Luwu Timur"]),
        ("Peraturan Bupati Cilacap Nomor 5 Tahun 2020", ["Bupati Cilacap"]),
        ("Keputusan Bupati Ogan Komering Ulu", ["Bupati Ogan Komering Ulu"]),
        ("Kunjungan dari Walikota Tegal", ["Walikota Tegal"]),
    ],
)
def test_another_place_is_found(text: str, found: list[str]) -> None:
    assert [isi for isi, _ in other_places(text, OWN)] == found


@pytest.mark.parametrize(
    "text",
    [
        "LKjIP Kecamatan Sokaraja Kabupaten Banyumas Tahun 2020",
        "KECAMATAN  SOKARAJA KABUPATEN  BANYUMAS TAHUN 2020",
        "Kec. Sokaraja, Kab. Banyumas",
        "Kecamatan Sokaraja-Kabupaten Banyumas",
        "Peraturan Bupati Kabupaten Banyumas Nomor 34 Tahun 2015",
        # generic words, in any case
        "Kecamatan dan Kelurahan; KECAMATAN DAN KELURAHAN; Kecamatan Yang Prima; Kabupaten Layak Anak; Kota Sehat",
        "PELAYANAN ADMINISTRASI TERPADU KECAMATAN (PATEN)",
        "Program Peningkatan Peran Kecamatan Serta Kelurahan",
        "Kinerja Kecamatan Tahun 2020",
        "di tingkat Kecamatan, Kabupaten, dan Provinsi",
        "Kecamatan dalam angka; kabupaten lain; kecamatan setempat",
        "Forum Kecamatan Se-Kabupaten Banyumas",
        "Pelayanan Kecamatan Dilaksanakan Dengan Baik",
        # an ordinary word in a title, because it is written small elsewhere
        "Persentase Layanan Kecamatan Diselesaikan Tepat Waktu",
        "Laporan Kecamatan Berkala",
        # Kabupaten/Kota, Kota without a name, the capital of something
        "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota Administrasi",
        "Pemerintah Kabupaten/Kota Tegal",
        "di kota Semarang; ibu kota Kabupaten Banyumas; Ibu Kota Nusantara; Pemerintah Kota",
        "Kota Purwokerto; Kota Sokaraja",
        # neighbours
        "Sebelah utara Kecamatan Kebasen, sebelah timur Kabupaten Cilacap, sebelah selatan Kecamatan Somagede.",
        "- Sebelah Utara : Kecamatan Kebasen",
        "Batas wilayah: Kec. Kebasen dan Kec. Somagede",
        "Berjarak 200 km dari Kota Semarang.",
        # neighbours in a list
        "Batas:\n- Utara : Kecamatan Kebasen\n- Timur: Kecamatan Somagede",
        "Utara: Kecamatan Kebasen",
        "1. Sebelah Utara\n   Kecamatan Kebasen\n2. Sebelah Barat Daya\n   Kecamatan Somagede",
        "Kecamatan Sokaraja berbatasan dengan:\na. Kecamatan Kebasen;\nb. Kecamatan Somagede Kabupaten Cilacap;",
        "Sebelah utara berbatasan dengan\nKecamatan Kebasen",
        # what is won at a level
        "Tingkat Kabupaten Juara I; Lomba Tingkat Kecamatan Harapan II; Kabupaten Peringkat 3",
        # who governs our own place, or nobody's in particular; names of people, and of things
        "Camat Sokaraja dan Bupati Banyumas, Bupati Kabupaten Banyumas, Peraturan Bupati Banyumas Nomor 34 Tahun 2015",
        "Membantu Bupati; Camat selaku kepala; Bupati Melalui Camat; Peraturan Bupati Tentang Perangkat Daerah",
        "Bupati Achmad Husein hadir; Camat Drs. Contoh hadir; Bupati Ir. Contoh; Bupati Wicaksana membuka acara",
        "Turnamen Bupati Cup dan Camat Award berlangsung",
        "Peran Camat Membuka Musyawarah Desa",
        "Camat Kembaran dan Bupati Purbalingga",
        # the law that founded the place
        "Undang-Undang Nomor 7 Tahun 2003 tentang Pembentukan Kabupaten Cilacap dan Kabupaten Tegal",
        # listed in Pengaturan, with its kind or without
        "Kecamatan Kembaran; Kabupaten Purbalingga; Kecamatan Purbalingga",
        # the next cell of a pasted row, the next line of a list
        "di Kecamatan\tFormulasi",
        "tingkat Kecamatan\nPemerintah Desa",
        "",
    ],
)  # fmt: skip
def test_no_other_place_is_found(text: str) -> None:
    assert other_places(text, OWN) == []


def test_a_listed_place_is_allowed_for_its_kind_only() -> None:
    assert other_places("Kabupaten Kembaran", OWN) == [("Kabupaten Kembaran", "Kabupaten Banyumas")]


def test_our_name_with_a_direction_is_another_place() -> None:
    luwu = Places({"kabupaten": "Kabupaten Luwu"}, {"kabupaten": ("Luwu",)})
    assert other_places("Kabupaten Luwu Timur", luwu) == [("Kabupaten Luwu Timur", "Kabupaten Luwu")]
    assert other_places("Kabupaten Luwu Berprestasi, Kabupaten Luwu.", luwu) == []
    timur = Places({"kabupaten": "Kabupaten Luwu Timur"}, {"kabupaten": ("Luwu Timur",)})
    assert other_places("Kabupaten Luwu.", timur) == [("Kabupaten Luwu", "Kabupaten Luwu Timur")]
    assert other_places("Kabupaten Luwu Timur Tahun 2024", timur) == []


def test_a_kind_of_no_name_of_our_own_is_not_looked_at() -> None:
    assert other_places("Kecamatan Somagede", Places({"kabupaten": "Kota Uji"}, {"kabupaten": ()})) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kabupaten Banyumas", ("kabupaten", "Banyumas")), ("  Kota  Tegal ", ("kota", "Tegal")),
        ("KECAMATAN Sokaraja Kabupaten Banyumas", ("kecamatan", "Sokaraja")),
        ("Kec. Kembaran", ("kecamatan", "Kembaran")), ("Kembaran", ("", "Kembaran")),
        ("Dinas Sosial Kabupaten Banyumas", ("", "Dinas Sosial")),
        ("Kabupaten Kota Baru", ("kabupaten", "Kota Baru")), ("", ("", "")),
    ],
)  # fmt: skip
def test_kind_and_name(text: str, expected: tuple[str, str]) -> None:
    assert named(text) == expected


LAIN = "di Kabupaten Seberang"


def test_other_places_in_every_column_of_running_text(tmp_path: Path) -> None:
    """One mention in each; the text differs from cell to cell, because a copy is another problem."""
    rows = identity(perubahan(base()), {"Alasan perubahan": f"Perubahan APBD {LAIN}."})
    put(rows, "Kinerja", 2, {"Tujuan/Sasaran": f"Meningkatnya pelayanan {LAIN}", "Uraian": f"Maksudnya {LAIN}."})
    node = {"Kode": "7.01.02.2.09", "Nomenklatur": f"Koordinasi {LAIN}", "Tujuan/Sasaran": "Terkoordinasinya tugas"}
    kinerja = add(rows, "Kinerja", node)
    texts = {
        "Indikator": f"Persentase koordinasi {LAIN}", "Formulasi": f"Rapat {LAIN} dibagi rencana",
        "Keterangan": f"Rapat {LAIN}.", "Uraian": f"Rapat kerja {LAIN}.",
        "Relevansi": f"Berkaitan dengan rapat {LAIN}.",
    }  # fmt: skip
    put(rows, "Indikator", 2, texts)
    put(rows, "Target", 2, {"PK perubahan": 91, "Alasan perubahan": f"Rapat {LAIN} ditambah."})
    put(rows, "Target", 2, {"Penjelasan target": f"Karena rapat {LAIN} ditambah."})
    put(rows, "Anggaran", 2, {"Alasan perubahan": f"Rapat {LAIN} ditambah."})
    finding = analyse(rows, "Hambatan", f"Jarak tempuh. Rapat {LAIN} jauh.")
    narasi = add(rows, "Narasi", {"Bagian": "Kondisi umum", "Judul": f"Kantor {LAIN}", "Isi": f"Kantor {LAIN} lama."})
    add(rows, "Unit Organisasi", {"Kode unit": "SEK", "Nama unit": "Sekretariat", "Tugas dan fungsi": f"Rapat {LAIN}."})
    add(rows, "Pegawai", {"Kelompok": "Jabatan", "Uraian": f"Petugas {LAIN}", "Jumlah": 1})
    add(rows, "Data Umum", {"Kelompok": "Luas", "Uraian": f"Sawah {LAIN}", "Satuan": "ha", "Jumlah": 1})
    cells = [
        "Identitas!B21", "Kinerja!E2", "Kinerja!H2", f"Kinerja!D{kinerja}", "Indikator!D2", "Indikator!H2",
        "Indikator!J2", "Indikator!L2", "Indikator!M2", "Target!E2", "Target!V2", "Anggaran!I2", finding,
        f"Narasi!B{narasi}", f"Narasi!C{narasi}", "Unit Organisasi!E2", "Pegawai!B2", "Data Umum!B2",
    ]  # fmt: skip
    found = problems(tmp_path, rows)
    assert sorted(str(p.place) for p in found) == sorted(cells)
    assert {p.code for p in found} == {Code.OTHER_PLACE}
    assert {p.facts for p in found} == {(("isi", "Kabupaten Seberang"), ("sendiri", "Kabupaten Uji"))}


def test_a_kecamatan_may_name_itself_its_town_and_what_pengaturan_lists(tmp_path: Path) -> None:
    rows = base()
    rows["Pengaturan"] = [{"Wilayah lain yang disebut": "Kecamatan Kembaran, Kabupaten Seberang\nPurbalingga"}]
    narrate(rows, "Kecamatan Contoh Kabupaten Uji dekat Kota Uji dan Kota Contoh.")
    narrate(rows, "Petugas Kecamatan Kembaran, Kabupaten Seberang, dan Kabupaten Purbalingga hadir.")
    first = narrate(rows, "Kecamatan Contoh Kabupaten Contoh")
    second = narrate(rows, "Petugas Kecamatan Sebelas dan Kabupaten Kembaran hadir.")
    assert told(tmp_path, rows) == sorted([f"OTHER_PLACE {first}", *[f"OTHER_PLACE {second}"] * 2])


@pytest.mark.parametrize(("own", "fine"), [(None, "Kecamatan Kembaran"), ("Kecamatan Sebelas", "Kecamatan Sebelas")])
def test_the_profile_may_list_other_places_too(own: str | None, fine: str, tmp_path: Path) -> None:
    """As with every setting, what the workbook says goes before it."""
    folder = tmp_path / "templates/uji"
    folder.mkdir(parents=True)
    (folder / "format.toml").write_text('nama = "Uji"\n', encoding="utf-8")
    listed = '[pengaturan]\n"Wilayah lain yang disebut" = "Kecamatan Kembaran"\n'
    (folder / "profil.toml").write_text(listed, encoding="utf-8")
    rows = identity(base(), {"Format dokumen": "Uji"})
    rows["Pengaturan"] = [{"Wilayah lain yang disebut": own}] if own else []
    cells = {one: narrate(rows, f"Petugas {one} hadir.") for one in ("Kecamatan Kembaran", "Kecamatan Sebelas")}
    assert told(tmp_path, rows) == [f"OTHER_PLACE {cell}" for one, cell in cells.items() if one != fine]


@pytest.mark.parametrize("office", ["Dinas Sosial", "Kelurahan Contoh"])
def test_other_offices_may_name_any_kecamatan(office: str, tmp_path: Path) -> None:
    rows = identity(base(), {"Perangkat daerah": office})
    narrate(rows, "Petugas Kecamatan Sebelas hadir.")
    cell = narrate(rows, "Petugas Kabupaten Seberang hadir.")
    assert told(tmp_path, rows) == [f"OTHER_PLACE {cell}"]


def test_a_kota_is_not_the_kabupaten_of_that_name(tmp_path: Path) -> None:
    rows = identity(base(), {"Kabupaten/Kota": "Kota Tegal"})
    narrate(rows, "Pemerintah Kota Tegal menetapkan.")
    cell = narrate(rows, "Pemerintah Kabupaten Tegal menetapkan.")
    assert told(tmp_path, rows) == [f"OTHER_PLACE {cell}"]


def test_a_kabupaten_without_its_word_is_known_by_its_name(tmp_path: Path) -> None:
    rows = identity(base(), {"Kabupaten/Kota": "Uji"})
    narrate(rows, "Pemerintah Kabupaten Uji menetapkan.")
    cell = narrate(rows, "Pemerintah Kabupaten Seberang menetapkan.")
    assert told(tmp_path, rows) == [f"OTHER_PLACE {cell}"]


# --- years -----------------------------------------------------------------------------------------------------------

YEARS = Years(2025, (2021, 2026), frozenset(), (date(2026, 1, 30), date(2024, 12, 31)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Realisasi tahun 2024 sebesar 80%.", ["tahun 2024"]),
        ("Perjanjian Kinerja Tahun 2021 dan LKjIP TAHUN ANGGARAN 2024", ["tahun 2021", "tahun 2024"]),
        ("APBD TA 2024, APBD T.A. 2023, APBD th. 2022", ["tahun 2024", "tahun 2023", "tahun 2022"]),
        ("Ditetapkan pada bulan Maret 2024; ditahun 2023", ["tahun 2024", "tahun 2023"]),
        ("Survei (2023) menunjukkan hasil baik.", ["tahun 2023"]),
        ("Survei (tahun 2023) dan survei lain tahun 2023", ["tahun 2023"]),
        ("LKjIP Tahun 2025 disusun menurut Perjanjian Kinerja Tahun 2024.", ["tahun 2024"]),
        ("Akan dilanjutkan pada tahun 2026.", ["tahun 2026"]),
        ("Renstra Tahun 2018-2023", ["tahun 2018-2023"]),
        ("Renstra 2018 – 2023 dan RPJMD 2018 s.d. 2023", ["tahun 2018-2023"]),
        ("Renstra tahun 2018 sampai dengan 2023; 2016 sampai tahun 2021", ["tahun 2018-2023", "tahun 2016-2021"]),
        ("Renstra 2021-2025", ["tahun 2021-2025"]),
        # a year outside the citation, and after the comma that ends a title
        ("Perda Nomor 16 Tahun 2016 tentang Perangkat Daerah, berlaku pada tahun 2017", ["tahun 2017"]),
        # ahead of the document nothing can be compared
        ("Capaian tahun 2025 naik; lebih tinggi daripada target tahun 2027.", ["tahun 2027"]),
        # the plan of next year only
        ("Rencana Kerja Tahun 2024 dan Renja Tahun 2027; APBD Tahun 2026", ["tahun 2024", "tahun 2027", "tahun 2026"]),
        ("Keputusan itu terbit pada bulan Maret 2024", ["tahun 2024"]),
        # a comparison in another sentence explains nothing
        ("Capaian tahun 2025 naik daripada dulu. Realisasi tahun 2024 sebesar 80%.", ["tahun 2024"]),
        ("Sokaraja, Februari 2026", ["tahun 2026"]),
    ],
)
def test_another_year_is_found(text: str, found: list[str]) -> None:
    assert other_years(text, YEARS) == found


@pytest.mark.parametrize(
    "text",
    [
        "LKjIP Tahun 2025, APBD TA 2025, bulan Maret 2025 (2025)",
        # citations
        "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional",
        "No. 16 Tahun 2016; Nomor : 12 Tahun 2020; NOMOR 53 TAHUN 2014",
        "Keputusan Menteri Dalam Negeri Nomor 690.900.327 Tahun 1996",
        "Permendagri 86/2017, PMK 22/PMK.02/2021, Nomor 050/3708/2020, Nomor 188.4/120/Tahun 2020",
        "Peraturan Daerah Nomor 16 dan Nomor 17 Tahun 2016; Nomor 1, 2, dan 3 Tahun 2019",
        "Perda 16 Tahun 2016, UU 23 Tahun 2014, Peraturan Menteri PANRB 53 Tahun 2014, PermenPAN-RB No 88 Th. 2021",
        "Perda Nomor 3 Tahun 2019 tentang RPJMD Kabupaten Banyumas Tahun 2018-2023",
        # the Renstra, and plans that are meant to be longer
        "Renstra Tahun 2021-2026, 2021 – 2026, 2021—2026, tahun 2021 sampai dengan 2026, 2021 s.d. 2026, 2021 s/d 2026",
        "RPJPD Tahun 2005-2025 dan RTRW 2011-2031",
        "Target akhir Renstra tahun 2026 dan awal RPJMD tahun 2021",
        # comparison and time just before
        "dibanding tahun 2024; dibandingkan dengan tahun 2024; sejak tahun 2019; mulai 2019; mulai tahun 2020",
        "dari tahun 2024; semula tahun 2023; sebelum tahun 2022; sesudah tahun 2021; setelah tahun 2020",
        "hingga tahun 2030; sampai tahun 2030; pada akhir tahun 2024; pada awal tahun 2026",
        "dibandingkan realisasi tahun 2024; dari capaian pada tahun 2024; sejak awal tahun 2023",
        "dari tahun 2019 sampai 2024; sejak 2018-2023; perkembangan IKM tahun 2020-2025",
        "tahun lalu (2024), tahun 2026 mendatang, tahun 2026 yang akan datang, tahun sebelumnya (tahun 2024)",
        # a comparison in the sentence
        "Capaian tahun 2025 sebesar 81%, meningkat 1% daripada yang dicapai pada tahun 2024.",
        "Realisasi tahun 2024 sebesar 80% sedangkan tahun 2025 sebesar 81%.",
        "Pada tahun 2023 target terlampaui sehingga target tahun 2025 lebih tinggi.",
        "Nilai SAKIP tahun 2022 dan 2023 serta tahun 2024 menunjukkan kenaikan.",
        "Selisih dengan tahun 2024",
        # data of others, dates of the document itself
        "Menurut BPS penduduk tahun 2024 berjumlah 91.234 jiwa; Kecamatan Dalam Angka Tahun 2024",
        "Sokaraja, 30 Januari 2026; DPA tanggal 31 Desember 2024",
        # dates and forms of a citation
        "Keputusan Bupati Nomor 050/120/2024 tanggal 3 Maret 2024; Surat Nomor 5 tanggal 31 Mei 2023 tentang TA 2022",
        "Keputusan Bupati Nomor … Tahun 2024, Nomor ..... Tahun 2024, Nomor 050/ 120 / Tahun 2024, Nomor …/2024",
        # what is drawn up for the next year
        "Rencana Kerja Tahun 2026, Rencana Kerja (Renja) Tahun 2026, RKPD Tahun 2026, Rencana Aksi Tahun 2026",
        # no years at all
        "2020 jiwa, 2024 orang, Rp2.024, 12.2024, 2024,5 ha, nomor 2019, RT 2020 buah, 2000-2050 orang",
        "Undang-Undang Dasar Tahun 1945, tahun 2101, tahunan 2024",
        "",
    ],
)  # fmt: skip
def test_no_other_year_is_found(text: str) -> None:
    assert other_years(text, YEARS) == []


def test_without_a_renstra_no_span_is_told() -> None:
    assert other_years("Renstra 2018-2023", Years(2025)) == []


def test_other_years_in_a_workbook(tmp_path: Path) -> None:
    rows = base()
    twice = narrate(rows, "Renstra 2018-2023. Realisasi tahun 2024 sebesar 80. Sekali lagi tahun 2024 dan 2018–2023.")
    hindrance = analyse(rows, "Hambatan", "Pegawai baru datang pada tahun 2026.")
    late = analyse(rows, "Rencana tindak lanjut", "Menambah loket pada tahun 2027.")
    narrate(rows, "LKjIP Tahun 2025 menurut Renstra 2021-2026, Januari 2026, dibandingkan tahun 2024.")
    analyse(rows, "Rencana tindak lanjut", "Menambah loket pada tahun 2026.")
    analyse(rows, "Solusi", "Menambah petugas pada TA 2026.")
    # a target rests on what was reached the year before, not two years before
    put(rows, "Target", 2, {"Penjelasan target": "Mengikuti realisasi tahun 2024."})
    put(rows, "Target", 3, {"Penjelasan target": "Mengikuti realisasi tahun 2023."})
    expected = [f"OTHER_YEAR_IN_TEXT {cell}" for cell in (twice, twice, hindrance, late, "Target!V3")]
    found = problems(tmp_path, rows)
    assert sorted(f"{p.code.name} {p.place}" for p in found) == sorted(expected)
    facts = {dict(p.facts)["isi"] for p in found if str(p.place) == twice}
    assert facts == {"tahun 2018-2023", "tahun 2024"}
    assert {dict(p.facts)["tahun"] for p in found} == {"2025"}


# A narrative as staff write it, where nothing is to be told: Kecamatan Sokaraja, 2025, Renstra 2021-2026.
NARRATIVE = (
    (
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa sehingga Laporan Kinerja Instansi Pemerintah "
        "(LKjIP) Kecamatan Sokaraja Kabupaten Banyumas Tahun 2025 dapat diselesaikan tepat waktu."
    ),
    (
        "LKjIP disusun berdasarkan Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
        "Instansi Pemerintah dan Peraturan Menteri PANRB Nomor 53 Tahun 2014."
    ),
    (
        "Sesuai Permendagri 86/2017, UU 23 Tahun 2014, PP No. 17 Tahun 2018 tentang Kecamatan, serta PermenPAN-RB"
        " No 88 Th. 2021, setiap perangkat daerah wajib melaporkan kinerjanya."
    ),
    (
        "Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Provinsi "
        "Jawa Tengah."
    ),
    "Sokaraja, Januari 2026",
    (
        "Kecamatan Sokaraja dibentuk berdasarkan Peraturan Daerah Kabupaten Banyumas Nomor 16 Tahun 2016 tentang "
        "Pembentukan dan Susunan Perangkat Daerah Kabupaten Banyumas sebagaimana telah diubah dengan Peraturan "
        "Daerah Kabupaten Banyumas Nomor 6 Tahun 2021."
    ),
    (
        "Secara geografis Kecamatan Sokaraja berada 7 km di sebelah timur Kota Purwokerto dengan batas-batas: "
        "sebelah utara Kecamatan Kembaran, sebelah timur Kabupaten Purbalingga, sebelah selatan Kecamatan "
        "Kalibagor, sebelah barat Kecamatan Purwokerto Timur."
    ),
    "- Sebelah Utara : Kecamatan Kembaran",
    "- Sebelah Selatan: Kecamatan Banyumas",
    (
        "Kantor kecamatan berjarak 9 km dari ibu kota Kabupaten Banyumas dan 200 km dari ibu kota Provinsi Jawa "
        "Tengah, yaitu Kota Semarang."
    ),
    "Jumlah penduduk menurut data BPS (Kecamatan Sokaraja Dalam Angka 2024) tercatat 91.234 jiwa pada tahun 2024.",
    "Jumlah desa 18, RT 2020 buah, RW 435, dan 1990 kepala keluarga penerima bantuan.",
    (
        "Rencana Strategis Kecamatan Sokaraja Tahun 2021-2026 selaras dengan RPJMD Kabupaten Banyumas Tahun 2021 "
        "– 2026 dan RPJPD Kabupaten Banyumas Tahun 2005-2025."
    ),
    (
        "Target akhir Renstra pada tahun 2026 adalah 95%. Dibandingkan target akhir Renstra (tahun 2026), capaian"
        " mencapai 92%."
    ),
    "Realisasi tahun 2025 sebesar 81% meningkat dibandingkan realisasi tahun 2024 sebesar 80%.",
    "Bila dibandingkan dengan tahun 2023 dan 2022 terjadi kenaikan secara konsisten.",
    "Nilai SAKIP Tahun 2022 dan 2023 menunjukkan kenaikan yang berarti.",
    "Sejak tahun 2019 pelayanan dilakukan secara daring; mulai tahun 2021 aplikasi itu dipakai di seluruh desa.",
    "Terjadi penurunan dari 85 pada tahun 2024 menjadi 81 pada tahun 2025.",
    "Hal ini berbeda dengan tahun lalu (2024) ketika target tercapai.",
    (
        "Camat melaksanakan tugas umum pemerintahan yang dilimpahkan Bupati sebagaimana Peraturan Bupati Banyumas"
        " Nomor 75 Tahun 2021."
    ),
    "Pemerintah Kabupaten Banyumas meraih predikat Kabupaten Layak Anak, Kabupaten Sehat, dan Kota Kreatif.",
    "Pelayanan Administrasi Terpadu Kecamatan (PATEN) menjadi andalan; Forum Anak Kecamatan Sokaraja aktif.",
    "Musrenbang tingkat Kecamatan dan Kabupaten dilaksanakan pada bulan Februari 2025.",
    "Upaya untuk meningkatkan pelayanan terus dilakukan.",
    "KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN ANGGARAN 2025",
    "TUGAS KECAMATAN DAN KELURAHAN; KINERJA KECAMATAN TAHUN 2025",
    "PKK Kecamatan, Kec. Sokaraja, Kab. Banyumas, serta Forkopimcam Kecamatan Sokaraja bekerja sama.",
    "Asosiasi Pemerintah Kabupaten Seluruh Indonesia dan Pemerintah Kabupaten/Kota se-Jawa Tengah mendukungnya.",
    "Anggaran TA 2025 sebesar Rp150.000.000 (DPA tanggal 31 Desember 2024).",
    "SAKIP Kecamatan Sokaraja dinilai Inspektorat Kabupaten Banyumas dengan predikat BB.",
    "Perbaikan akan dilanjutkan pada tahun 2026 mendatang.",
    "Wali Kota dan Bupati serta Camat Sokaraja hadir.",
)


def test_an_ordinary_narrative(tmp_path: Path) -> None:
    facts = {
        "Perangkat daerah": "Kecamatan Sokaraja", "Kabupaten/Kota": "Kabupaten Banyumas", "Tempat PK": "Purwokerto",
        "Tempat LKjIP": "Sokaraja", "Tanggal DPA": date(2024, 12, 31), "Tanggal PK": date(2025, 1, 20),
    }  # fmt: skip
    rows = identity(base(), facts)
    assert len(NARRATIVE) > 30
    for line in NARRATIVE:
        narrate(rows, line)
    assert told(tmp_path, rows) == []


# --- one name, one wording -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Meningkatnya", "ingkat"), ("meningkatkan", "ingkat"), ("Peningkatan", "ingkat"), ("tingkat", "tingkat"),
        ("pemohon", "mohon"), ("permohonan", "mohon"), ("memohon", "mohon"), ("layanan", "layan"),
        ("pelayanan", "layan"), ("Mewujudkan", "wujud"), ("Terwujudnya", "wujud"), ("persentase", "sentase"),
        ("presentase", "sentase"), ("PROSENTASE", "sentase"),
        ("perijinan", "izin"), ("perizinan", "izin"), ("ijin", "izin"), ("penyelesaian", "selesai"),
        ("diselesaikan", "selesai"), ("terbina", "bina"), ("pembinaan", "bina"), ("dibina", "bina"),
        # four letters stay
        ("peran", "peran"), ("jalan", "jalan"), ("desa", "desa"), ("tertib", "tertib"),
        ("dinas", "dinas"), ("2025", "2025"),
    ],
)  # fmt: skip
def test_stem(word: str, expected: str) -> None:
    assert stems.stem(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meningkatnya kualitas pelayanan", "Peningkatan kualitas layanan"),
        ("Persentase pemohon yang terlayani", "Presentase permohonan yang dilayani"),
        ("Persentase layanan diselesaikan tepat waktu", "Persentase layanan di selesaikan tepat waktu"),
        ("Persentase desa/kelurahan tertib", "Persentase desa, kelurahan  TERTIB"),
        ("Mewujudkan pelayanan prima", "Terwujudnya pelayanan prima"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert stems.key(one) == stems.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meningkatnya kepuasan masyarakat", "Tingkat kepuasan masyarakat"),
        ("Persentase kelompok masyarakat yang aktif", "Persentase kelompok swadaya masyarakat yang aktif"),
        ("Persentase desa tertib", "Persentase kelurahan tertib"),
        ("Jumlah kelompok aktif", "Jumlah kelompok tidak aktif"),
        ("Jumlah dokumen 1", "Jumlah dokumen 2"),
        ("Jumlah layanan", "Persentase layanan"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert stems.key(one) != stems.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meningkatkan kualitas pelayanan", "Peningkatan kualitas pelayanan"), ("Mewujudkan desa", "Terwujudnya desa"),
        ("Presentase Layanan", "Persentase layanan"), ("Pembinaan desa", "Terbinanya desa"),
    ],
)  # fmt: skip
def test_two_forms_of_one_name(one: str, other: str) -> None:
    assert stems.form(one) == stems.form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah pelatih", "Jumlah pelatihan"), ("Persentase pemohon", "Persentase permohonan"),
        ("Urusan pemerintah", "Urusan pemerintahan"), ("Kualitas layanan", "Kualitas pelayanan"),
        ("Jumlah perawat", "Jumlah perawatan"), ("Jumlah pelaku", "Jumlah perlakuan"),
    ],
)  # fmt: skip
def test_names_that_only_resemble_each_other(one: str, other: str) -> None:
    assert stems.form(one) != stems.form(other)


def test_a_tujuan_above_a_sasaran_of_its_words_is_only_warned_of(tmp_path: Path) -> None:
    rows = put(base(), "Kinerja", 2, {"Induk": "T1"})
    node = add(rows, "Kinerja", {"Kode": "T1", "Jenjang": "Tujuan", "Tujuan/Sasaran": "Meningkatkan pelayanan"})
    twin = add(rows, "Kinerja", {"Kode": "T2", "Jenjang": "Tujuan", "Tujuan/Sasaran": "Meningkatnya pelayanan"})
    found = problems(tmp_path, rows)
    # the second Tujuan is the first's name in another form, though the sasaran of its very words stands above both
    assert [(p.code, str(p.place), dict(p.facts)["tempat"]) for p in found if p.code is not Code.SAME_TEXT] == [
        (Code.NAME_NEAR, f"Kinerja!E{node}", "Kinerja!E2"), (Code.NAME_VARIANT, f"Kinerja!E{twin}", f"Kinerja!E{node}"),
    ]  # fmt: skip
    assert found[0].stops == frozenset()


def test_near_names(tmp_path: Path) -> None:
    rows = base()
    second = add(rows, "Kinerja", {"Kode": "S2", "Jenjang": "Sasaran", "Tujuan/Sasaran": "Peningkatan pelayanan"})
    add(rows, "Kinerja", {"Kode": "S3", "Jenjang": "Sasaran", "Tujuan/Sasaran": "Meningkatnya pelayanan publik"})
    one = indicate(rows, "Meningkatkan  Layanan")  # across: also the sasaran S1
    two = indicate(rows, "Presentase layanan tepat waktu")
    case = indicate(rows, "Indeks Kepuasan", Satuan="Indeks")
    add(rows, "Kinerja", {"Kode": "7.01.02.2.07", "Nomenklatur": "Koordinasi/Sinergi Pelayanan"})
    named_ = add(rows, "Kinerja", {"Kode": "7.01.02.2.08", "Nomenklatur": "Koordinasi Sinergi Pelayanan"})
    # a nomenklatur is compared with a nomenklatur only
    add(rows, "Kinerja", {"Kode": "7.01.02.2.09", "Nomenklatur": "Peningkatan Pelayanan Publik"})
    variants = [f"Kinerja!E{second}", *(f"Indikator!D{n}" for n in (two, case))]
    near = [f"Kinerja!D{named_}", f"Indikator!D{one}"]
    found = problems(tmp_path, rows)
    expected = [*(f"NAME_VARIANT {c}" for c in variants), *(f"NAME_NEAR {c}" for c in near)]
    assert sorted(f"{p.code.name} {p.place}" for p in found) == sorted(expected)
    assert {p.stops for p in found if p.code is Code.NAME_VARIANT} == {ALL_DOCUMENTS}
    facts = {str(p.place): dict(p.facts) for p in found}
    assert facts[f"Kinerja!E{second}"] == {
        "isi": "Peningkatan pelayanan", "lain": "Meningkatnya pelayanan", "tempat": "Kinerja!E2",
    }  # fmt: skip
    assert facts[f"Indikator!D{one}"]["tempat"] == "Kinerja!E2"
    assert facts[f"Indikator!D{two}"]["tempat"] == "Indikator!D2"


def test_the_wording_of_before_is_not_compared(tmp_path: Path) -> None:
    rows = put(perubahan(base()), "Kinerja", 2, {"Tujuan/Sasaran semula": "Peningkatan pelayanan"})
    put(rows, "Indikator", 2, {"Indikator semula": "Prosentase layanan tepat waktu"})
    assert told(tmp_path, rows) == []


SASARAN, INDIKATOR = "Meningkatnya peran kecamatan dan kelurahan", "Persentase permohonan administrasi yang terlayani"


def test_names_in_texts(tmp_path: Path) -> None:
    meant = "Maksud sasaran meningkatkan peran kecamatan dan kelurahan."
    rows = put(base(), "Kinerja", 2, {"Tujuan/Sasaran": SASARAN, "Uraian": meant})
    texts = {
        "Formulasi": "Presentase pemohon administrasi yang terlayani",
        "Keterangan": "Persentase pemohon administrasi\nyang terlayani.",
        "Uraian": "Persentase  Permohonan  administrasi yang dilayani",
    }
    row = indicate(rows, INDIKATOR, **texts)
    cells = [
        "Kinerja!H2", f"Indikator!H{row}", f"Indikator!J{row}", f"Indikator!L{row}",
        narrate(rows, "Capaian “Meningkatkan Peran Kecamatan dan Kelurahan” baik."),
        narrate(rows, "Untuk Peningkatan peran kecamatan dan kelurahan disusun rencana."),
        narrate(rows, "1. Meningkatnya perannya kecamatan dan kelurahan"),
        analyse(rows, "Hambatan", "Realisasi persentase pemohon administrasi yang terlayani kurang."),
    ]  # fmt: skip
    duty = "Indikator: Peningkatan peran kecamatan dan kelurahan"
    add(rows, "Unit Organisasi", {"Kode unit": "SEK", "Nama unit": "Sekretariat", "Tugas dan fungsi": duty})
    sasaran = "Sasaran Peningkatan Peran Kecamatan dan Kelurahan"
    # both names, one of them twice: each is told once
    both = narrate(rows, f"{sasaran}; {sasaran}; persentase pemohon administrasi yang terlayani.")
    title = add(rows, "Narasi", {"Bagian": "Kondisi umum", "Judul": sasaran, "Isi": "Baik."})
    expected = [*cells, both, both, f"Narasi!B{title}", "Unit Organisasi!E2"]
    found = problems(tmp_path, rows)
    assert sorted(f"{p.code.name} {p.place}" for p in found) == sorted(f"NAME_IN_TEXT {c}" for c in expected)
    facts = {str(p.place): dict(p.facts) for p in found}
    assert facts[f"Indikator!J{row}"] == {
        "isi": "Persentase pemohon administrasi yang terlayani", "tempat": f"Indikator!D{row}", "lain": INDIKATOR,
    }  # fmt: skip
    assert facts["Kinerja!H2"] == {
        "isi": "meningkatkan peran kecamatan dan kelurahan", "tempat": "Kinerja!E2", "lain": SASARAN,
    }  # fmt: skip


def test_names_in_texts_as_they_should_be(tmp_path: Path) -> None:
    rows = put(base(), "Kinerja", 2, {"Tujuan/Sasaran": SASARAN})
    add(rows, "Kinerja", {"Kode": "7.01.02.2.09", "Nomenklatur": "Program Peningkatan Peran Kecamatan dan Kelurahan"})
    indicate(rows, INDIKATOR)
    for text in (
        "Sasaran “MENINGKATNYA  PERAN KECAMATAN DAN KELURAHAN” tercapai.",
        "Indikator persentase permohonan administrasi\nyang terlayani tercapai.",
        # the verb of a sentence, or of a line in a list
        "Kecamatan bertekad meningkatkan peran kecamatan dan kelurahan.",
        "Meningkatkan peran kecamatan dan kelurahan.",
        "1. Meningkatkan peran kecamatan dan kelurahan;\n- Peningkatan peran kecamatan dan kelurahan",
        "STRATEGI MENINGKATKAN PERAN KECAMATAN DAN KELURAHAN",
        # the name of a program
        "Sasaran itu didukung Program Peningkatan Peran Kecamatan dan Kelurahan.",
        # two sentences, another order, another word between
        "Ada persentase pemohon. Administrasi yang terlayani dicatat.",
        "Persentase administrasi permohonan yang terlayani",
        "Persentase pemohon pelayanan administrasi yang terlayani",
        # a name of less than four words
        "Indikator indeks  kepuasannya tercapai; meningkatkan pelayanan.",
    ):
        narrate(rows, text)
    put(rows, "Indikator", 3, {"Indikator": "Nilai indeks kepuasan"})
    narrate(rows, "Indikator penilaian indeks kepuasan naik.")
    assert told(tmp_path, rows) == []


# --- copies ----------------------------------------------------------------------------------------------------------

DUTY = "Menyiapkan dan melaporkan kegiatan bidangnya."


def test_same_texts(tmp_path: Path) -> None:
    assert len(DUTY) == 45
    rows = base()
    node = add(rows, "Kinerja", {"Kode": "S2", "Jenjang": "Sasaran", "Tujuan/Sasaran": "Meningkatnya pelayanan"})
    copy = indicate(rows, "Persentase layanan tepat waktu")
    again = indicate(rows, "Persentase layanan tepat waktu")
    across = indicate(rows, "Meningkatnya pelayanan")
    for number, text in enumerate((DUTY, DUTY, DUTY[:39], DUTY[:39], f"{DUTY} Juga."), start=2):
        unit = {"Kode unit": f"U{number}", "Nama unit": f"Unit {number}", "Tugas dan fungsi": text}
        add(rows, "Unit Organisasi", unit)
    # a nomenklatur may be the same under two programs
    for code in ("7.01.02.2.08", "7.01.02.2.09"):
        add(rows, "Kinerja", {"Kode": code, "Nomenklatur": "Koordinasi Pelayanan"})
    found = problems(tmp_path, rows)
    cells = {
        f"Kinerja!E{node}": "Kinerja!E2", f"Indikator!D{copy}": "Indikator!D2", f"Indikator!D{again}": "Indikator!D2",
        f"Indikator!D{across}": "Kinerja!E2", "Unit Organisasi!E3": "Unit Organisasi!E2",
    }  # fmt: skip
    assert {p.code for p in found} == {Code.SAME_TEXT}
    assert sorted((str(p.place), dict(p.facts)["pertama"]) for p in found) == sorted(cells.items())
