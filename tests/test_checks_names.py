"""Checks of names against polaritas, satuan and kode rekening, and the words and names that they know."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from building import Rows, base, identity, put, write
from checking import add, indicate, problems, told

from lkjip_gen.checks.names import nomenklatur_key, unit_against, word_against
from lkjip_gen.pipeline import Options, check_only
from lkjip_gen.problems import Code
from lkjip_gen.rules import words
from lkjip_gen.terms import Polaritas

NAIK, TURUN, STABIL = Polaritas.NAIK, Polaritas.TURUN, Polaritas.STABIL

# --- the words -------------------------------------------------------------------------------------------------------


def test_words_are_matched_whole_and_the_longest_first() -> None:
    pattern = words.pattern(("kasus", "tindak lanjut", "tindak"))
    assert [m[0] for m in pattern.finditer("Kasus, kasusnya; tindak  lanjut; bertindak; tindak")] == [
        "Kasus", "tindak  lanjut", "tindak",
    ]  # fmt: skip
    assert not words.has((), "apa saja")


def test_the_lists_of_words_are_sound() -> None:
    kata = words.polaritas()
    for group in (kata.turun, kata.naik, kata.netral, kata.ingkar):
        assert len(set(group)) == len(group)
        assert all(w == w.casefold() and w == w.strip() and w for w in group)
    assert not set(kata.turun) & set(kata.netral)
    assert not set(kata.turun) & set(kata.naik)
    wilayah = words.wilayah()
    assert not wilayah.bukan_nama & wilayah.arah
    assert all(w == w.casefold() and " " not in w for w in wilayah.bukan_nama | wilayah.arah)
    assert [rule.lazim for rule in words.satuan()] == ["%", "Indeks", "satuan hitung", "Nilai"]


def test_the_names_of_codes_hold_from_2021_on() -> None:
    assert words.nomenklatur_on(date(2020, 12, 31)) is None
    known = words.nomenklatur_on(date(2021, 1, 1))
    assert known is not None
    assert known.sumber.peraturan == "Keputusan Menteri Dalam Negeri Nomor 050-3708 Tahun 2020"
    assert (known.awal, len(known.nama)) == ("7.01", 22)
    assert all(code.split(".")[:2] == ["7", "01"] and len(code.split(".")) in {3, 5} for code in known.nama)
    assert len({nomenklatur_key(name) for name in known.nama.values()}) == len(known.nama)


# --- polaritas -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "polaritas", "word"),
    [
        ("Persentase penurunan pelanggaran Perda", NAIK, "penurunan"),
        ("Jumlah Pelanggaran Perda", NAIK, "Pelanggaran"),
        ("Menurunnya gangguan ketertiban", NAIK, "Menurunnya"), ("Angka kemiskinan", NAIK, "kemiskinan"),
        ("Waktu  tanggap kebakaran", NAIK, "Waktu  tanggap"), ("Angka kematian ibu", NAIK, "Angka kematian"),
        ("Jumlah keluhan masyarakat", NAIK, "keluhan"), ("Berkurangnya konflik", NAIK, "Berkurangnya"),
        ("Prevalensi stunting", NAIK, "stunting"), ("Jumlah pengaduan", NAIK, "pengaduan"),
        ("Meningkatnya pendapatan", TURUN, "Meningkatnya"), ("Indeks kepuasan masyarakat", TURUN, "kepuasan"),
        ("Persentase layanan tepat waktu", TURUN, "tepat waktu"), ("Persentase kelompok yang aktif", TURUN, "aktif"),
        ("Persentase linmas terbina", TURUN, "terbina"), ("Persentase desa tertib administrasi", TURUN, "tertib"),
        ("Persentase kelompok tidak aktif yang menjadi aktif", TURUN, "aktif"),
        # a word that takes the meaning away
        ("Persentase penanganan gangguan trantibum", NAIK, None), ("Persentase pelanggaran yang ditangani", NAIK, None),
        ("Persentase kasus yang tertangani", NAIK, None), ("Persentase pengaduan ditindaklanjuti", NAIK, None),
        ("Persentase tindak lanjut pengaduan", NAIK, None), ("Persentase penyelesaian konflik", NAIK, None),
        ("Persentase sengketa yang diselesaikan", NAIK, None), ("Persentase keluhan terselesaikan", NAIK, None),
        ("Persentase pencegahan stunting", NAIK, None), ("Jumlah kasus yang tercegah", NAIK, None),
        ("Persentase korban bencana terlayani", NAIK, None), ("Persentase penanggulangan kemiskinan", NAIK, None),
        ("Pengendalian gangguan", NAIK, None), ("Jumlah desa tanpa konflik", NAIK, None),
        ("Persentase desa bebas stunting", NAIK, None), ("Pembinaan korban narkoba", NAIK, None),
        ("Kecepatan respons pengaduan", NAIK, None),
        # lower is better, and said so
        ("Jumlah pelanggaran", TURUN, None), ("Persentase penurunan kemiskinan", TURUN, None),
        ("Jumlah pelanggaran tertib lalu lintas", TURUN, None), ("Peningkatan jumlah kasus", TURUN, None),
        ("Persentase kelompok tidak aktif", TURUN, None), ("Jumlah desa yang belum tertib", TURUN, None),
        # no such word, or only a part of one
        ("Persentase layanan tepat waktu", NAIK, None), ("Jumlah dokumen", TURUN, None), ("Radioaktif", TURUN, None),
        ("Jumlah perkasusan", NAIK, None), ("Jumlah pelanggaran", STABIL, None), ("Indeks kepuasan", STABIL, None),
    ],
)  # fmt: skip
def test_a_word_against_the_polaritas(name: str, polaritas: Polaritas, word: str | None) -> None:
    assert word_against(name, polaritas) == word


def named(rows: Rows, text: str, **more: str) -> int:
    """An indicator of the program: below the sasaran nobody asks whether it was computed well."""
    put(rows, "Kinerja", 3, {"Tujuan/Sasaran": "Terselenggaranya pelayanan"})
    return indicate(rows, text, "7.01.02", **more)


def test_polarity_by_name(tmp_path: Path) -> None:
    rows = base()
    first = named(rows, "Persentase penurunan pelanggaran")
    second = named(rows, "Persentase warga yang puas dengan baik", Polaritas="Turun")
    named(rows, "Persentase pelanggaran yang ditangani")
    named(rows, "Persentase pelanggaran", Polaritas="Turun")
    found = [p for p in problems(tmp_path, rows) if p.code is not Code.TYPE_AGAINST_POLARITY]
    assert {str(p.place): p.fault for p in found} == {
        f"Indikator!F{first}": 'Bunyi indikator memuat "penurunan", sedangkan Polaritas diisi Naik.',
        f"Indikator!F{second}": 'Bunyi indikator memuat "dengan baik", sedangkan Polaritas diisi Turun.',
    }
    assert {p.code for p in found} == {Code.NAME_AGAINST_POLARITY}


# --- satuan ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "satuan", "expected"),
    [
        ("Persentase linmas terbina", "Indeks", ("Persentase", "%")),
        ("PRESENTASE layanan", "Nilai", ("PRESENTASE", "%")),
        ("Prosentase layanan", "Orang", ("Prosentase", "%")), ("Persentase capaian IKM", "Indeks", ("Persentase", "%")),
        ("Indeks Kepuasan Masyarakat (IKM)", "%", ("Indeks", "Indeks")),
        ("Indeks desa membangun", "persen", ("Indeks", "Indeks")),
        ("Nilai Indeks Kepuasan Masyarakat", "%", ("Nilai", "Nilai")), ("Rata-rata IKM", "%", ("IKM", "Indeks")),
        ("Hasil survei indeks  kepuasan", "%", ("indeks  kepuasan", "Indeks")),
        ("Jumlah dokumen", "%", ("Jumlah", "satuan hitung")), ("Banyaknya desa", "%", ("Banyaknya", "satuan hitung")),
        ("Nilai SAKIP", "%", ("Nilai", "Nilai")),
        # suited
        ("Persentase layanan", "%", None), ("Persentase layanan", "Persen", None),
        ("Persentase capaian IKM", "%", None),
        ("Persentase penurunan", "poin persen", None), ("Indeks Kepuasan Masyarakat", "Indeks", None),
        ("Nilai IKM", "Nilai", None), ("Nilai SAKIP", "Nilai", None), ("Jumlah dokumen", "Dokumen", None),
        ("Indeks Kepuasan Masyarakat", "Nilai", None),
        # percentages under another first word
        ("Nilai persentase layanan", "%", None), ("Jumlah persentase layanan", "%", None),
        # words that only begin so, or stand further on
        ("Jumlahan dokumen", "%", None), ("Indeksasi arsip", "%", None), ("Tingkat nilai", "%", None),
        ("Rasio jumlah guru", "%", None), ("Capaian layanan", "Nilai", None),
    ],
)  # fmt: skip
def test_a_unit_against_the_name(name: str, satuan: str, expected: tuple[str, str] | None) -> None:
    assert unit_against(name, satuan) == expected


def test_unit_by_name(tmp_path: Path) -> None:
    rows = base()
    first = named(rows, "Persentase linmas bertugas", Satuan="Indeks")
    second = named(rows, "Jumlah linmas bertugas")
    named(rows, "Jumlah linmas bertugas siang", Satuan="Orang")
    named(rows, "Nilai SAKIP", Satuan="Nilai")
    found = problems(tmp_path, rows)
    assert {str(p.place): p.text.split(": ", 1)[1] for p in found} == {
        f"Indikator!E{first}": 'Satuan "Indeks" tidak sesuai dengan kata "Persentase" pada bunyi indikator. '
        "Periksa Satuan; lazimnya %.",
        f"Indikator!E{second}": 'Satuan "%" tidak sesuai dengan kata "Jumlah" pada bunyi indikator. '
        "Periksa Satuan; lazimnya satuan hitung.",
    }
    assert {p.code for p in found} == {Code.UNIT_AGAINST_NAME}


# --- kode rekening ---------------------------------------------------------------------------------------------------

PUBLIK = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PUBLIK, "PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"),
        (PUBLIK, " penyelenggaraan  pemerintahan & pelayanan publik."),
        ("Program Koordinasi Ketentraman dan Ketertiban Umum", "Koordinasi Ketenteraman dan Ketertiban Umum"),
        ("Administrasi Keuangan Perangkat Daerah", "Kegiatan Administrasi Keuangan PD"),
        ("Administrasi Barang Milik Daerah pada Perangkat Daerah", "Administrasi BMD pada PD"),
        ("Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah", "Penyediaan Jasa Penunjang Urusan Pemerintah Daerah"),
        ("Perencanaan, Penganggaran, dan Evaluasi", "Perencanaan Penganggaran dan Evaluasi"),
        ("Program Penunjang Urusan Kabupaten/Kota", "Penunjang Urusan Kab/Kota"),
        ("Kegiatan Pemberdayaan Kelurahan", "Pemberdayaan Kelurahan"),
        ("Sub Kegiatan Rapat", "Rapat"),
    ],
)
def test_nomenklatur_that_is_one(one: str, other: str) -> None:
    assert nomenklatur_key(one) == nomenklatur_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PUBLIK, "Program Pelayanan Publik"),
        ("Pemberdayaan Desa", "Pemberdayaan Kelurahan"),
        ("Koordinasi Kegiatan Pemberdayaan Desa", "Koordinasi Pemberdayaan Desa"),
        ("Administrasi Umum", "Administrasi Umum PD"),
    ],
)
def test_nomenklatur_that_is_two(one: str, other: str) -> None:
    assert nomenklatur_key(one) != nomenklatur_key(other)


def coded() -> tuple[Rows, list[str]]:
    """Good codes and bad ones, with all that is to be said about the bad ones."""
    rows = base()
    good = {
        "7.01.01": "Penunjang Urusan Pemerintah Daerah Kab/Kota", "7.01.01.2.02": "ADMINISTRASI KEUANGAN PD",
        "7.01.01.2.02.0001": "Penyediaan Gaji dan Tunjangan ASN",
        "7.01.04": "Program Koordinasi Ketenteraman dan Ketertiban Umum", "7.01.09": "Program yang Belum Dikenal",
    }  # fmt: skip
    for code, name in good.items():
        add(rows, "Kinerja", {"Kode": code, "Nomenklatur": name})
    other = add(rows, "Kinerja", {"Kode": "4.01.15", "Nomenklatur": "Program Pelayanan Perkantoran"})
    # 7.010 is not below 7.01
    parts = add(rows, "Kinerja", {"Kode": "7.010.02", "Nomenklatur": "Program Lain"})
    name = add(rows, "Kinerja", {"Kode": "7.01.06", "Nomenklatur": "Program Pembinaan Desa"})
    activity = add(rows, "Kinerja", {"Kode": "7.01.03.2.01", "Nomenklatur": "Pemberdayaan Desa"})
    # a code rekening of a sasaran is no budget code; a free code has no beginning
    add(rows, "Kinerja", {"Kode": "1.2.3", "Jenjang": "Sasaran", "Tujuan/Sasaran": "Terwujudnya desa"})
    add(rows, "Kinerja", {"Kode": "P1", "Jenjang": "Program", "Nomenklatur": "Program Tanpa Kode"})
    district = [f"NOT_A_DISTRICT_CODE Kinerja!A{other}", f"NOT_A_DISTRICT_CODE Kinerja!A{parts}"]
    return rows, [*district, f"NOMENCLATURE Kinerja!D{name}", f"NOMENCLATURE Kinerja!D{activity}"]


def test_codes_of_a_kecamatan(tmp_path: Path) -> None:
    rows, expected = coded()
    found = problems(tmp_path, rows)
    assert sorted(f"{p.code.name} {p.place}" for p in found) == sorted(expected)
    facts = {str(p.place): dict(p.facts) for p in found}
    assert facts["Kinerja!D11"] == {
        "isi": "Program Pembinaan Desa", "lain": "Program Pembinaan dan Pengawasan Pemerintahan Desa",
        "peraturan": "Keputusan Menteri Dalam Negeri Nomor 050-3708 Tahun 2020",
    }  # fmt: skip
    assert facts["Kinerja!A9"] == {"isi": "4.01.15", "awal": "7.01"}


@pytest.mark.parametrize(
    ("facts", "is_one"),
    [
        ({"Perangkat daerah": "Dinas Contoh"}, False),
        ({"Perangkat daerah": "Kelurahan Contoh"}, False),
        ({"Perangkat daerah": "Kecamatan Contoh", "Jenis": "Dinas"}, False),
        ({"Perangkat daerah": "Kantor Contoh", "Jenis": "Kecamatan"}, True),
        ({"Perangkat daerah": "KECAMATAN CONTOH", "Jenis": "Lainnya"}, True),
    ],
)
def test_only_a_kecamatan_must_have_its_codes(facts: dict[str, str], is_one: bool, tmp_path: Path) -> None:
    rows, expected = coded()
    assert told(tmp_path, identity(rows, facts)) == (sorted(expected) if is_one else [])


def test_codes_of_2020_are_other_codes(tmp_path: Path) -> None:
    """The same workbook made for 2020 and for 2021."""
    expected = {2020: [], 2021: ["NOMENCLATURE Kinerja!D3", "NOT_A_DISTRICT_CODE Kinerja!A4"]}
    for tahun, told_ in expected.items():
        rows = identity(base(), {"Tahun": tahun, "Renstra mulai": 2019, "Tanggal LKjIP": date(tahun + 1, 1, 30)})
        for sheet in ("Target", "Realisasi"):  # their year columns are others
            rows[sheet] = [{k: v for k, v in row.items() if not k[-4:].isdigit()} for row in rows[sheet]]
        put(rows, "Kinerja", 3, {"Nomenklatur": "Program Pelayanan Publik"})
        add(rows, "Kinerja", {"Kode": "4.01.15", "Nomenklatur": "Program Lain"})
        path = write(tmp_path, rows, name=f"{tahun}.xlsx", tahun=tahun, renstra=(2019, 2026))
        found = check_only(path, Options()).problems
        mine = {Code.NOMENCLATURE, Code.NOT_A_DISTRICT_CODE}
        assert sorted(f"{p.code.name} {p.place}" for p in found if p.code in mine) == told_


@pytest.mark.parametrize("office", ["Kecamatan Contoh", "Dinas Contoh"])
def test_a_part_below_another_whole(office: str, tmp_path: Path) -> None:
    rows = identity(base(), {"Perangkat daerah": office})
    add(rows, "Kinerja", {"Kode": "7.01.01", "Nomenklatur": "Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"})
    wrong = add(rows, "Kinerja", {"Kode": "7.01.01.2.20", "Induk": "7.01.02", "Nomenklatur": "Kegiatan Lain"})
    # 7.01.01.2.2 is no part of 7.01.01.2.20
    add(rows, "Kinerja", {"Kode": "7.01.01.2.2", "Induk": "7.01.01", "Nomenklatur": "Kegiatan Baru"})
    prefix = add(rows, "Kinerja", {"Kode": "7.01.01.2.20.1", "Induk": "7.01.01.2.2", "Nomenklatur": "Rapat"})
    # a whole further up, a sasaran, and a free code below a code rekening
    add(rows, "Kinerja", {"Kode": "7.01.01.2.20.2", "Induk": "7.01.01", "Nomenklatur": "Rapat Besar"})
    add(rows, "Kinerja", {"Kode": "7.01.01.2.21", "Induk": "S1", "Nomenklatur": "Kegiatan Sasaran"})
    add(rows, "Kinerja", {"Kode": "SK1", "Jenjang": "Sub Kegiatan", "Induk": "7.01.02", "Nomenklatur": "Rapat Kecil"})
    found = problems(tmp_path, rows)
    assert sorted(f"{p.code.name} {p.place}" for p in found) == sorted(
        [f"PARENT_CODE Kinerja!C{wrong}", f"PARENT_CODE Kinerja!C{prefix}"]
    )
    assert dict(found[0].facts) == {"isi": "7.01.02", "kode": "7.01.01.2.20"}


def test_what_another_check_tells_is_not_told_twice(tmp_path: Path) -> None:
    rows = base()
    unknown = add(rows, "Kinerja", {"Kode": "7.01.01.2.20", "Induk": "7.01.07", "Nomenklatur": "Kegiatan Lain"})
    circle = add(rows, "Kinerja", {"Kode": "7.01.01.2.21", "Induk": "7.01.01.2.21", "Nomenklatur": "Kegiatan Baru"})
    assert told(tmp_path, rows) == [f"CIRCLE Kinerja!C{circle}", f"UNKNOWN_CODE Kinerja!C{unknown}"]
