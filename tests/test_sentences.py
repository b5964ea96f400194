"""Sentences made from numbers: one, some, all, none; up, down, level; the expected texts are written by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from marks_off import MarksOff
from tables_by_hand import tables

from lkjip_gen.compute.tables import records
from lkjip_gen.documents import sentences as marked_sentences
from lkjip_gen.terms import SEMUA_SASARAN

sentences = MarksOff(marked_sentences)

D = Decimal


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"Sangat Tinggi": 7, "Tinggi": 2, "Sedang": 0},
         ["Dari sembilan indikator, tujuh berpredikat Sangat Tinggi dan dua berpredikat Tinggi."]),
        ({"Sangat Tinggi": 1, "Tinggi": 1, "Rendah": 1},
         [("Dari tiga indikator, satu berpredikat Sangat Tinggi, satu berpredikat Tinggi, dan satu berpredikat "
          "Rendah.")]),
        ({"Sangat Tinggi": 0, "Tinggi": 5}, ["Seluruh indikator, yaitu lima, berpredikat Tinggi."]),
        ({"Sedang": 1}, ["Satu-satunya indikator berpredikat Sedang."]),
        ({"Sedang": 0}, []),
    ],
)  # fmt: skip
def test_predikat(counts: dict[str, int], expected: list[str]) -> None:
    whole = sum(counts.values())
    assert sentences.predikat(tables(peringkat=counts), "indikator", "indikator", whole) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"Tinggi": 1}, ["Satu indikator yang dapat diukur berpredikat Tinggi."]),
        ({"Tinggi": 3}, ["Seluruh indikator yang dapat diukur, yaitu tiga, berpredikat Tinggi."]),
        ({"Tinggi": 1, "Rendah": 1},
         ["Dari dua indikator yang dapat diukur, satu berpredikat Tinggi dan satu berpredikat Rendah."]),
    ],
)  # fmt: skip
def test_predikat_with_an_unmeasured_rest(counts: dict[str, int], expected: list[str]) -> None:
    whole = sum(counts.values()) + 1
    assert sentences.predikat(tables(peringkat=counts), "indikator", "indikator", whole) == expected


REST = "Satu indikator lainnya tidak diukur pada tahun ini karena tanpa target atau belum jatuh tempo."


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([True, True, False],
         ["Dari tiga indikator, dua mencapai atau melampaui target dan satu belum mencapainya."]),
        ([True, True], ["Seluruh indikator, yaitu dua, mencapai atau melampaui targetnya."]),
        ([False, False, False], ["Belum satu pun dari tiga indikator mencapai targetnya."]),
        ([True], ["Satu-satunya indikator mencapai targetnya."]),
        ([False], ["Satu-satunya indikator belum mencapai targetnya."]),
        ([True, False, None],
         ["Dari dua indikator yang dapat diukur, satu mencapai atau melampaui target dan satu belum mencapainya.",
          REST]),
        ([True, True, None],
         ["Seluruh indikator yang dapat diukur, yaitu dua, mencapai atau melampaui targetnya.", REST]),
        ([False, None], ["Satu indikator yang dapat diukur belum mencapai targetnya.", REST]),
        ([None], []), ([], []),
    ],
)  # fmt: skip
def test_reached(states: list[bool | None], expected: list[str]) -> None:
    assert sentences.reached(states, "indikator") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"jumlah_indikator": 1, "rata_rata": D("102.59"), "predikat": "Sangat Tinggi", "lalu_rata_rata": D("100.61"),
          "selisih": D("1.98")},
         ["Sasaran ini diukur dengan satu indikator kinerja, dengan capaian 102,59% dan predikat Sangat Tinggi.",
          "Dibandingkan dengan tahun 2019 (100,61%), capaian naik 1,98 poin persen menjadi 102,59%."]),
        ({"jumlah_indikator": 6, "rata_rata": D("91.63"), "predikat": "Sangat Tinggi", "lalu_rata_rata": D("101.32"),
          "selisih": D("-9.69")},
         [("Sasaran ini diukur dengan enam indikator kinerja, dengan rata-rata capaian 91,63% dan predikat Sangat "
          "Tinggi."),
          "Dibandingkan dengan tahun 2019 (101,32%), rata-rata capaian turun 9,69 poin persen menjadi 91,63%."]),
        ({"jumlah_indikator": 2, "rata_rata": D(100), "predikat": "Sangat Tinggi", "lalu_rata_rata": D(100),
          "selisih": D(0)},
         [("Sasaran ini diukur dengan dua indikator kinerja, dengan rata-rata capaian 100,00% dan predikat Sangat "
          "Tinggi."), "Rata-rata capaian sama dengan tahun 2019 (100,00%)."]),
        ({"jumlah_indikator": 1, "rata_rata": D(80), "predikat": "Tinggi"},
         ["Sasaran ini diukur dengan satu indikator kinerja, dengan capaian 80,00% dan predikat Tinggi."]),
        ({"jumlah_indikator": 3},
         ["Capaian kinerja sasaran ini diukur dengan tiga indikator kinerja dan belum dapat dihitung pada tahun ini."]),
    ],
)  # fmt: skip
def test_sasaran(row: dict[str, object], expected: list[str]) -> None:
    """What it is measured with, and then how that moved since last year, if the two years can be compared."""
    found = records(tables(row).sasaran)[0]
    assert [*sentences.sasaran(found, "sasaran"), *sentences.development(found, 2020)] == expected


def test_a_tujuan_that_is_measured() -> None:
    """Banyumas 2020 measures the Tujuan like a sasaran; the sentence calls it what it is."""
    known = {"jumlah_indikator": 1, "rata_rata": D("102.59"), "predikat": "Sangat Tinggi"}
    assert sentences.sasaran(records(tables(known).sasaran)[0], "tujuan") == [
        "Tujuan ini diukur dengan satu indikator kinerja, dengan capaian 102,59% dan predikat Sangat Tinggi."
    ]
    assert sentences.sasaran(records(tables({"jumlah_indikator": 2}).sasaran)[0], "tujuan") == [
        "Capaian kinerja tujuan ini diukur dengan dua indikator kinerja dan belum dapat dihitung pada tahun ini."
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"jumlah_indikator": 1, "rata_rata": D("80"), "lalu_rata_rata": D("80"), "selisih": D(0)},
         ["Capaian sama dengan tahun 2019 (80,00%)."]),
        ({"jumlah_indikator": 2, "rata_rata": D("80.01"), "lalu_rata_rata": D("80"), "selisih": D("0.01")},
         ["Dibandingkan dengan tahun 2019 (80,00%), rata-rata capaian naik 0,01 poin persen menjadi 80,01%."]),
        ({"jumlah_indikator": 1, "rata_rata": D("-12.5"), "lalu_rata_rata": D("100"), "selisih": D("-112.5")},
         ["Dibandingkan dengan tahun 2019 (100,00%), capaian turun 112,50 poin persen menjadi -12,50%."]),
        # a new indicator: other figures in the two years, so they are not compared
        ({"jumlah_indikator": 3, "rata_rata": D("90"), "lalu_rata_rata": D("95")}, []),
        ({"jumlah_indikator": 1}, []),
    ],
)  # fmt: skip
def test_development(row: dict[str, object], expected: list[str]) -> None:
    assert sentences.development(records(tables(row).sasaran)[0], 2020) == expected


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        (["100", "102.59"], []),
        ([None], []),
        (["99.99", "100"], ["Perhatian pada tahun berikutnya terutama ditujukan pada sasaran “A” (99,99%)."]),
        # weakest first; of two that are alike the first stays first
        (["91.63", None, "43.33", "100", "43.33"],
         [("Perhatian pada tahun berikutnya terutama ditujukan pada sasaran “C” (43,33%), “E” (43,33%), dan “A” "
          "(91,63%).")]),
    ],
)  # fmt: skip
def test_weak(means: list[str | None], expected: list[str]) -> None:
    rows = [
        {"nama": n, "rata_rata": None if mean is None else D(mean)} for n, mean in zip("ABCDE", means, strict=False)
    ]
    assert sentences.weak(tables(*rows)) == expected


def test_efektivitas() -> None:
    good = {"nama": "A", "efektif": True, "rata_rata": D(100)}
    bad = {"nama": "B", "efektif": False, "rata_rata": D("91.63"), "serapan": D("68.85")}
    spent = {"nama": "D", "efektif": False, "rata_rata": D("91.63"), "serapan": D("97.1")}
    alone = {"nama": "T", "rata_rata": D("85.47")}
    assert sentences.efektivitas(tables(good)) == [
        "Satu-satunya sasaran mencapai rata-rata capaian 100% atau lebih, sehingga penggunaan anggarannya efektif."
    ]
    assert sentences.efektivitas(tables(good, good)) == [
        (
            "Seluruh sasaran, yaitu dua, mencapai rata-rata capaian 100% atau lebih, "
            "sehingga penggunaan anggarannya efektif."
        )
    ]
    assert sentences.efektivitas(tables(good, bad)) == [
        "Satu dari dua sasaran mencapai rata-rata capaian 100% atau lebih, sehingga penggunaan anggarannya efektif.",
        "Sasaran yang belum mencapai 100% ialah “B” (91,63%); serapan yang lebih rendah di sini bukan efisiensi.",
    ]
    assert sentences.efektivitas(tables(good, spent, alone)) == [
        (
            "Satu dari dua sasaran yang dapat dinilai mencapai rata-rata capaian 100% atau lebih, "
            "sehingga penggunaan anggarannya efektif."
        ),
        "Sasaran yang belum mencapai 100% ialah “D” (91,63%).",
        "Sasaran “T” tidak dinilai karena tidak memiliki anggaran tersendiri.",
    ]
    assert sentences.efektivitas(tables(bad, bad))[0].startswith(
        "Sasaran yang belum mencapai 100% ialah “B” (91,63%) dan"
    )
    assert sentences.efektivitas(tables({"nama": "C"})) == []
    assert sentences.efektivitas(tables(good, good, {"nama": "C"}))[0].startswith(
        "Seluruh sasaran yang dapat dinilai, yaitu dua, mencapai"
    )


def test_a_mean_of_some_sasaran_says_so() -> None:
    known, unknown = {"nama": "A", "rata_rata": D("99.23")}, {"nama": "B"}
    assert sentences.overall(tables(known, unknown, unknown, rata_rata=D("99.23")), "Kecamatan Uji", 2025) == [
        (
            "Rata-rata capaian kinerja Kecamatan Uji pada tahun 2025 sebesar 99,23%, "
            "dihitung dari satu di antara tiga sasaran."
        )
    ]
    assert sentences.overall(tables(known, rata_rata=D("99.23")), "Kecamatan Uji", 2025) == [
        "Rata-rata capaian kinerja Kecamatan Uji pada tahun 2025 sebesar 99,23%."
    ]


def test_each_reason_is_told() -> None:
    assert sentences.reached([True, None, None], "indikator", ["tanpa target", "ada komponennya yang tanpa angka"]) == [
        "Satu indikator yang dapat diukur mencapai targetnya.",
        (
            "Dua indikator lainnya tidak diukur pada tahun ini karena tanpa target "
            "atau ada komponennya yang tanpa angka."
        ),
    ]
    four = ["tanpa target", "belum jatuh tempo", "tanpa target", "targetnya nol", "realisasinya nol"]
    assert sentences.reached([True, True, *[None] * 5], "indikator", four)[1] == (
        "Lima indikator lainnya tidak diukur pada tahun ini karena tanpa target, belum jatuh tempo, targetnya nol, "
        "atau realisasinya nol."
    )


def test_efisiensi() -> None:
    first, second = {"nama": "A", "efisiensi": D("16.67")}, {"nama": "B", "efisiensi": D("3.35")}
    assert sentences.efisiensi(tables(first, second)) == [
        "Tingkat efisiensi tertinggi terdapat pada sasaran “A”, yaitu 16,67 poin persen."
    ]
    assert sentences.efisiensi(tables(first, second, {"nama": "C", "efisiensi": D("16.67")})) == [
        "Tingkat efisiensi tertinggi terdapat pada sasaran “A” dan “C”, yaitu 16,67 poin persen."
    ]
    assert sentences.efisiensi(tables(second)) == ["Tingkat efisiensi sasaran “B” sebesar 3,35 poin persen."]
    assert sentences.efisiensi(tables({"nama": "C"}))[0].startswith("Tidak ada sasaran")


def judged(nama: str, word: str | None, rata_rata: str | None = None) -> dict[str, object]:
    """A sasaran with a band of effectiveness; None has no budget of its own."""
    effective = None if word is None else word in {"Efektif", "Sangat Efektif"}
    return {
        "nama": nama, "efektivitas": word, "efektif": effective,
        "rata_rata": None if rata_rata is None else D(rata_rata),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("A", "Sangat Efektif", "102.59")],
         ["Penggunaan anggaran pada satu-satunya sasaran tergolong Sangat Efektif."]),
        ([("A", "Cukup Efektif", "85"), ("B", None, "90")],
         ["Penggunaan anggaran pada satu sasaran yang dapat dinilai tergolong Cukup Efektif."]),
        ([("A", "Efektif", "95"), ("B", "Efektif", "100"), ("C", "Efektif", "91")],
         ["Penggunaan anggaran pada seluruh sasaran, yaitu tiga, tergolong Efektif."]),
        ([("A", "Efektif", "95"), ("B", None, None), ("C", "Efektif", "91")],
         ["Penggunaan anggaran pada seluruh sasaran yang dapat dinilai, yaitu dua, tergolong Efektif."]),
        ([("A", "Efektif", "91.63"), ("B", "Sangat Efektif", "102.59"), ("C", "Efektif", "100")],
         [("Dari tiga sasaran, penggunaan anggaran tergolong Sangat Efektif pada satu sasaran dan Efektif pada dua "
          "sasaran.")]),
        ([("A", "Tidak Efektif", "40"), ("B", "Kurang Efektif", "60"), ("C", "Cukup Efektif", "80"), ("D", None, None)],
         [("Dari tiga sasaran yang dapat dinilai, penggunaan anggaran tergolong Cukup Efektif pada satu sasaran, "
          "Kurang Efektif pada satu sasaran, dan Tidak Efektif pada satu sasaran.")]),
        ([("A", None, "95")], ["Sasaran “A” tidak dinilai karena tidak memiliki anggaran tersendiri."]),
    ],
)  # fmt: skip
def test_efektivitas_in_bands(rows: list[tuple[str, str | None, str | None]], expected: list[str]) -> None:
    chosen = {"efektivitas": "Kepmendagri 690.900.327/1996"}
    assert sentences.efektivitas(tables(*(judged(*r) for r in rows), chosen=chosen)) == expected


def classed(nama: str, gained: str | None, word: str = "") -> dict[str, object]:
    """A sasaran with its gap of capaian and serapan, and the class of that gap."""
    return {"nama": nama, "efisiensi": None if gained is None else D(gained), "efisiensi_kategori": word}


@pytest.mark.parametrize(
    ("method", "rows", "expected"),
    [
        ("selisih bertingkat", [("A", "5.01", "Efisien")],
         ["Penggunaan anggaran pada satu-satunya sasaran tergolong Efisien."]),
        ("selisih bertingkat", [("A", "-6", "Tidak Efisien"), ("B", None)],
         ["Penggunaan anggaran pada satu sasaran yang dapat dinilai tergolong Tidak Efisien."]),
        ("selisih bertingkat", [("A", "5", "Cukup Efisien"), ("B", "-5", "Cukup Efisien")],
         ["Penggunaan anggaran pada seluruh sasaran, yaitu dua, tergolong Cukup Efisien."]),
        ("selisih bertingkat",
         [("A", "-7", "Tidak Efisien"), ("B", "16.67", "Efisien"), ("C", "2", "Cukup Efisien"), ("D", "9", "Efisien")],
         [("Dari empat sasaran, penggunaan anggaran tergolong Efisien pada dua sasaran, Cukup Efisien pada satu "
          "sasaran, dan Tidak Efisien pada satu sasaran.")]),
        ("capaian dibanding serapan", [("A", "0", "Efisien")],
         ["Penggunaan anggaran pada satu-satunya sasaran tergolong Efisien."]),
        ("capaian dibanding serapan", [("A", "-0.01", "Kurang Efisien"), ("B", "3", "Efisien"), ("C", None)],
         [("Dari dua sasaran yang dapat dinilai, penggunaan anggaran tergolong Efisien pada satu sasaran dan Kurang "
          "Efisien pada satu sasaran.")]),
        ("selisih bertingkat", [("A", None)], ["Tidak ada sasaran yang efisiensinya dapat dihitung."]),
        ("capaian dibanding serapan", [("A", None)], ["Tidak ada sasaran yang efisiensinya dapat dihitung."]),
    ],
)  # fmt: skip
def test_efisiensi_in_classes(method: str, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert sentences.efisiensi(tables(*(classed(*r) for r in rows), chosen={"efisiensi": method})) == expected


def scored(nama: str, percent: str | None, score: str | None = None) -> dict[str, object]:
    """A sasaran with its efficiency by the PMK in percent, and the score of that."""
    figures = {"efisiensi": percent, "efisiensi_skor": score}
    return {"nama": nama, **{k: None if v is None else D(v) for k, v in figures.items()}}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("A", "6.7", "66.75")], ["Nilai efisiensi sasaran “A” sebesar 66,75."]),
        ([("A", "6.7", "66.75"), ("B", "-20", "0"), ("C", None)],
         ["Nilai efisiensi tertinggi terdapat pada sasaran “A”, yaitu 66,75."]),
        ([("A", "20", "100"), ("B", "-3", "42.5"), ("C", "20", "100")],
         ["Nilai efisiensi tertinggi terdapat pada sasaran “A” dan “C”, yaitu 100,00."]),
        ([("A", "20", "100"), ("B", "20", "100")], ["Nilai efisiensi sasaran “A” dan “B” sama, yaitu 100,00."]),
        ([("A", None)], ["Tidak ada sasaran yang efisiensinya dapat dihitung."]),
    ],
)  # fmt: skip
def test_efisiensi_by_score(rows: list[tuple[str, ...]], expected: list[str]) -> None:
    chosen = {"efisiensi": "PMK 22/2021"}
    assert sentences.efisiensi(tables(*(scored(*r) for r in rows), chosen=chosen, day=date(2022, 12, 31))) == expected


def test_efisiensi_alike() -> None:
    first, second = {"nama": "A", "efisiensi": D("3.35")}, {"nama": "B", "efisiensi": D("3.35")}
    assert sentences.efisiensi(tables(first, second, {"nama": "C"})) == [
        "Tingkat efisiensi sasaran “A” dan “B” sama, yaitu 3,35 poin persen."
    ]


def test_money() -> None:
    whole = tables(
        anggaran_pagu=D(880895438), anggaran_realisasi=D(790681436), anggaran_serapan=D("89.76"),
        anggaran_sasaran_pagu=D(204071000), anggaran_sasaran_realisasi=D(151261100),
        anggaran_sasaran_serapan=D("74.12"),
        shared={"kelompok": SEMUA_SASARAN, "pagu": D(676824438), "realisasi": D(639420336), "serapan": D("94.47")},
    )  # fmt: skip
    assert sentences.budget(whole, "Kecamatan X", 2020) == [
        "Anggaran program Kecamatan X tahun 2020 sebesar Rp880.895.438 terealisasi Rp790.681.436 atau 89,76%."
    ]
    assert sentences.anggaran_sasaran(whole) == [
        "Anggaran yang langsung mendukung sasaran sebesar Rp204.071.000 terealisasi Rp151.261.100 atau 74,12%.",
        "Anggaran yang mendukung semua sasaran sebesar Rp676.824.438 terealisasi Rp639.420.336 atau 94,47%.",
    ]
    nothing = tables(anggaran_pagu=None, anggaran_realisasi=None, anggaran_serapan=None)
    assert sentences.budget(nothing, "Kecamatan X", 2020) == []
