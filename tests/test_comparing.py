"""Sentences that compare, written by hand for each case: one, some, all, none; above, equal, below; up, down, level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from marks_off import MarksOff
from tables_by_hand import tables

from lkjip_gen.compute.tables import INDIKATOR, PEMBANDING, SASARAN
from lkjip_gen.documents import comparing as marked_comparing
from lkjip_gen.terms import TIADA, Polaritas

comparing = MarksOff(marked_comparing)

D = Decimal
Row = dict[str, Any]


def blank(columns: tuple[str, ...], **values: Any) -> Row:
    assert set(values) <= set(columns), set(values) - set(columns)
    return dict.fromkeys(columns) | values


def measured(nama: str, capaian: str | None, tercapai: bool | None = None, **more: Any) -> Row:
    """An indicator with its capaian; what is not said follows from it."""
    value = None if capaian is None else D(capaian)
    done = value >= 100 if tercapai is None and value is not None else tercapai
    return blank(INDIKATOR, indikator=nama, capaian=value, tercapai=done, alasan="", **more)


def not_measured(nama: str, alasan: str) -> Row:
    return blank(INDIKATOR, indikator=nama, alasan=alasan)


def moved(nama: str, before: Any, now: Any, polaritas: Polaritas = Polaritas.NAIK, desimal: int | None = None) -> Row:
    """An indicator with last year's result and this year's."""

    def figure(value: Any) -> Any:
        return D(value) if isinstance(value, str) else value

    return blank(
        INDIKATOR, indikator=nama, polaritas=polaritas, desimal=desimal, lalu_realisasi=figure(before),
        realisasi=figure(now),
    )  # fmt: skip


def pair(nama: str, realisasi: str | None = "80", **reference: Any) -> tuple[Row, Row]:
    """An indicator beside what it is compared with; figures as text."""
    found = {k: D(v) if isinstance(v, str) and k not in {"sumber_standar"} else v for k, v in reference.items()}
    row = blank(INDIKATOR, indikator=nama, realisasi=None if realisasi is None else D(realisasi))
    return row, blank(PEMBANDING, **found)


# --- this year ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([measured("A", "100")], ["Indikator “A” mencapai targetnya."]),
        ([measured("A", "102.59")], ["Indikator “A” melampaui targetnya."]),
        ([measured("A", "99.99")], ["Indikator yang belum mencapai target ialah “A” (99,99%)."]),
        ([measured("A", "100"), measured("B", "130")],
         ["Seluruh indikator yang diukur, yaitu dua, mencapai atau melampaui targetnya."]),
        ([measured("A", "88.89"), measured("B", "0")],
         ["Indikator yang belum mencapai target ialah “A” (88,89%) dan “B” (0,00%)."]),
        ([measured("A", "100"), measured("B", "80"), measured("C", "101"), measured("D", "-12.5")],
         ["Dua indikator mencapai atau melampaui targetnya.",
          "Indikator yang belum mencapai target ialah “B” (80,00%) dan “D” (-12,50%)."]),
        ([measured("A", "100"), measured("B", "98.765", desimal=1)],
         ["Satu indikator mencapai atau melampaui targetnya.",
          "Indikator yang belum mencapai target ialah “B” (98,77%)."]),
        ([measured("A", "120"), not_measured("B", "belum jatuh tempo")],
         ["Indikator “A” melampaui targetnya.",
          "Satu indikator lainnya tidak diukur pada tahun ini karena belum jatuh tempo."]),
        ([measured("A", "90"), not_measured("B", "tanpa target"), not_measured("C", "tanpa target")],
         ["Indikator yang belum mencapai target ialah “A” (90,00%).",
          "Dua indikator lainnya tidak diukur pada tahun ini karena tanpa target."]),
        ([measured("A", "100"), measured("B", "100"), not_measured("C", "tanpa target"),
          not_measured("D", "belum jatuh tempo"), not_measured("E", "realisasinya tidak ada")],
         ["Seluruh indikator yang diukur, yaitu dua, mencapai atau melampaui targetnya.",
          ("Tiga indikator lainnya tidak diukur pada tahun ini karena tanpa target, belum jatuh tempo, atau "
           "realisasinya tidak ada.")]),
        ([not_measured("A", "belum jatuh tempo"), not_measured("B", "realisasinya tidak ada")],
         ["Indikatornya tidak diukur pada tahun ini karena belum jatuh tempo atau realisasinya tidak ada."]),
        ([], []),
    ],
)  # fmt: skip
def test_reached(rows: list[Row], expected: list[str]) -> None:
    assert comparing.reached(rows) == expected


# --- other years ---

UP, DOWN, LEVEL = "Realisasi “A” naik dari 80", "Realisasi “A” turun dari 80", "Realisasi “A” tetap 80"
NO_YEAR = (
    "Perbandingan dengan tahun 2019 tidak tersedia karena tidak ada indikator dengan realisasi pada "
    "tahun 2019 dan 2020."
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([moved("A", "80", "81.5")], [f"{UP} pada tahun 2019 menjadi 81,5."]),
        ([moved("A", "80", "0")], [f"{DOWN} pada tahun 2019 menjadi 0, tidak searah dengan yang diharapkan."]),
        ([moved("A", "80", "80.0")], ["Realisasi “A” tetap 80,0 seperti pada tahun 2019."]),
        # printed alike is level, whatever stands behind the printed decimals
        ([moved("A", "79.996", "80.004", desimal=2)], ["Realisasi “A” tetap 80,00 seperti pada tahun 2019."]),
        ([moved("A", "80", "78", Polaritas.TURUN)], [f"{DOWN} pada tahun 2019 menjadi 78."]),
        # first year, and an indicator that was not due
        ([moved("A", None, "80")], [NO_YEAR]),
        ([moved("A", "80", None)], [NO_YEAR]),
        ([moved("A", "80", TIADA), moved("B", TIADA, "80")], [NO_YEAR]),
        ([moved("A", "80", "90"), moved("B", "1250000", "1250000"), moved("C", "7", "6")],
         [f"{UP} pada tahun 2019 menjadi 90.", "Realisasi “B” tetap 1.250.000 seperti pada tahun 2019.",
          "Realisasi “C” turun dari 7 pada tahun 2019 menjadi 6, tidak searah dengan yang diharapkan."]),
        ([moved("A", "80", "90"), moved("B", None, "5")],
         [f"{UP} pada tahun 2019 menjadi 90.",
          ("Satu indikator lainnya belum dapat dibandingkan karena realisasinya pada tahun 2019 dan 2020 tidak "
           "lengkap.")]),
        ([moved(n, "80", "90") for n in "ABCD"],
         ["Dibandingkan dengan tahun 2019, realisasi seluruh indikator yang dapat dibandingkan, yaitu empat, naik.",
          "Seluruh perubahan itu searah dengan yang diharapkan."]),
        ([moved(n, "80", "80") for n in "ABCDE"],
         ["Dibandingkan dengan tahun 2019, realisasi seluruh indikator yang dapat dibandingkan, yaitu lima, tetap."]),
        # down is right where lower is better, and no way is right where it should stay
        ([moved(n, "9", "8", Polaritas.TURUN) for n in "ABCD"],
         ["Dibandingkan dengan tahun 2019, realisasi seluruh indikator yang dapat dibandingkan, yaitu empat, turun.",
          "Seluruh perubahan itu searah dengan yang diharapkan."]),
        ([moved("A", "1", "2"), moved("B", "1", "2"), moved("C", "5", "5"), moved("D", "24", "23.5", Polaritas.STABIL)],
         [("Dibandingkan dengan tahun 2019, realisasi dua indikator naik, satu indikator tetap, dan satu indikator "
           "turun.")]),
        ([moved("A", "1", "2"), moved("B", "90", "85"), moved("C", "8.1", "9.8", Polaritas.TURUN), moved("D", "3", "4"),
          moved("E", "5", TIADA), moved("F", None, "4")],
         ["Dibandingkan dengan tahun 2019, realisasi tiga indikator naik dan satu indikator turun.",
          ("Perubahan yang tidak searah dengan yang diharapkan terdapat pada “B” (dari 90 menjadi 85) dan “C” (dari "
           "8,1 menjadi 9,8)."),
          ("Dua indikator lainnya belum dapat dibandingkan karena realisasinya pada tahun 2019 dan 2020 tidak "
           "lengkap.")]),
    ],
)  # fmt: skip
def test_years(rows: list[Row], expected: list[str]) -> None:
    assert comparing.years(rows, 2020) == expected


@pytest.mark.parametrize(
    ("oldest", "start", "expected"),
    [
        (2019, 2019, "Angka sebelum tahun 2019 tidak disajikan karena Renstra yang berlaku dimulai tahun 2019."),
        (2020, 2020, "Angka sebelum tahun 2020 tidak disajikan karena Renstra yang berlaku dimulai tahun 2020."),
        (2019, 2017, "Angka sebelum tahun 2019 tidak tersedia karena belum dicantumkan dalam data kinerja."),
        (2020, 2017, "Angka sebelum tahun ini tidak tersedia karena belum dicantumkan dalam data kinerja."),
        (2019, None, "Angka sebelum tahun 2019 tidak tersedia karena belum dicantumkan dalam data kinerja."),
    ],
)  # fmt: skip
def test_earlier_years(oldest: int, start: int | None, expected: str) -> None:
    assert comparing.earlier_years(oldest, 2020, start) == expected


# --- Renstra ---


def planned(nama: str, now: str | None, last: str | None, realisasi: str | None = "80") -> tuple[Row, Row]:
    """An indicator with a target of both years in the Renstra and its capaian towards them."""
    return pair(nama, realisasi, renstra="90", renstra_capaian=now, akhir="95", akhir_capaian=last)


NONE_PLANNED = "Perbandingan dengan target Renstra tidak tersedia karena indikatornya tidak bertarget dalam Renstra."


@pytest.mark.parametrize(
    ("rows", "last", "expected"),
    [
        ([planned("A", "100", "99.99")], 2024,
         ["Realisasi “A” telah mencapai target Renstra tahun 2020.",
          "Realisasi “A” belum mencapai target akhir Renstra tahun 2024."]),
        ([planned("A", "104", "100")], 2024,
         ["Realisasi “A” telah mencapai target Renstra tahun 2020.",
          "Realisasi “A” telah mencapai target akhir Renstra tahun 2024."]),
        ([planned("A", "99.99", "99.99")], 2020, ["Realisasi “A” belum mencapai target Renstra tahun 2020."]),
        ([planned("A", "99", "99")], None, ["Realisasi “A” belum mencapai target Renstra tahun 2020."]),
        ([planned("A", "100", "80"), planned("B", "101", "90")], 2024,
         ["Realisasi seluruh indikator yang dapat dibandingkan, yaitu dua, telah mencapai target Renstra tahun 2020.",
          "Belum satu pun dari dua indikator yang dapat dibandingkan mencapai target akhir Renstra tahun 2024."]),
        # up to three that stay behind are named, more are counted
        ([planned(n, c, c) for n, c in zip("ABCD", ("100", "99", "98", "97"), strict=True)], 2020,
         [("Dari empat indikator yang dapat dibandingkan, satu telah mencapai target Renstra tahun 2020 dan tiga "
           "belum, yaitu “B”, “C”, dan “D”.")]),
        ([planned(n, c, c) for n, c in zip("ABCDE", ("100", "99", "98", "97", "1"), strict=True)], 2020,
         [("Dari lima indikator yang dapat dibandingkan, satu telah mencapai target Renstra tahun 2020 dan empat "
           "belum.")]),
        ([pair("A"), pair("B")], 2024, [NONE_PLANNED]),
        ([pair("A", renstra=TIADA, akhir=TIADA)], 2024, [NONE_PLANNED]),
        ([planned("A", "100", "100"), pair("B", renstra=TIADA, akhir=TIADA), pair("C")], 2020,
         ["Realisasi “A” telah mencapai target Renstra tahun 2020.",
          "Indikator “B” dan “C” tidak bertarget dalam Renstra."]),
        ([planned("A", None, None, None)], 2024,
         ["Perbandingan dengan target Renstra tidak tersedia karena realisasinya belum ada."]),
        ([planned("A", None, None, "0")], 2024,
         ["Perbandingan dengan target Renstra tidak tersedia karena capaiannya tidak dapat dihitung."]),
        ([planned("A", "101", "80"), planned("B", None, None, None)], 2020,
         ["Realisasi “A” telah mencapai target Renstra tahun 2020.",
          "Indikator “B” belum dapat dibandingkan dengan target Renstra karena realisasinya belum ada."]),
        ([pair("A"), planned("B", None, None, None)], 2020,
         ["Indikator “A” tidak bertarget dalam Renstra.",
          "Indikator “B” belum dapat dibandingkan dengan target Renstra karena realisasinya belum ada."]),
        ([planned("A", "101", "80"), *(planned(n, None, None, None) for n in "BCDE")], 2020,
         ["Realisasi “A” telah mencapai target Renstra tahun 2020.",
          "Empat indikator belum dapat dibandingkan dengan target Renstra karena realisasinya belum ada."]),
    ],
)  # fmt: skip
def test_renstra(rows: list[tuple[Row, Row]], last: int | None, expected: list[str]) -> None:
    assert comparing.renstra(rows, 2020, last) == expected


# --- national standard ---


def standard(nama: str, capaian: str | None, realisasi: str | None = "80") -> tuple[Row, Row]:
    return pair(nama, realisasi, standar="85", standar_capaian=capaian, sumber_standar="Permen")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([standard("A", "100")], ["Realisasi “A” telah mencapai standar nasional."]),
        ([standard("A", "94.12")], ["Realisasi “A” belum mencapai standar nasional."]),
        ([standard("A", "120"), standard("B", "94")],
         [("Dari dua indikator yang dapat dibandingkan, satu telah mencapai standar nasional dan satu belum, yaitu "
           "“B”.")]),
        ([pair("A", standar=TIADA, sumber_standar="Belum ada standar untuk indikator ini.")],
         ["Standar nasional tidak tersedia. Belum ada standar untuk indikator ini."]),
        # a reason that several give is told once
        ([pair(n, standar=TIADA, sumber_standar="Belum ada standar.") for n in "AB"],
         ["Standar nasional tidak tersedia. Belum ada standar."]),
        ([pair("A", standar=TIADA, sumber_standar="Disusun sendiri."), pair("B", standar=TIADA, sumber_standar="Baru")],
         ["Standar nasional untuk “A” tidak tersedia. Disusun sendiri.",
          "Standar nasional untuk “B” tidak tersedia. Baru."]),
        ([pair("A", sumber_standar="Baru.")], ["Standar nasional tidak tersedia. Baru."]),
        ([pair("A", standar=TIADA)], ["Standar nasional tidak tersedia karena tidak ada standar yang ditetapkan."]),
        ([pair("A"), pair("B")], ["Standar nasional tidak tersedia karena acuannya belum dicantumkan."]),
        ([standard("A", "100"), pair("B"), pair("C", standar=TIADA, sumber_standar="Baru.")],
         ["Realisasi “A” telah mencapai standar nasional.", "Standar nasional untuk “C” tidak tersedia. Baru.",
          "Standar nasional untuk “B” tidak tersedia karena acuannya belum dicantumkan."]),
        ([standard("A", None, None)],
         ["Perbandingan dengan standar nasional tidak tersedia karena realisasinya belum ada."]),
        ([standard("A", "100"), standard("B", None, None), standard("C", None, None)],
         ["Realisasi “A” telah mencapai standar nasional.",
          "Indikator “B” dan “C” belum dapat dibandingkan dengan standar nasional karena realisasinya belum ada."]),
    ],
)  # fmt: skip
def test_standar(rows: list[tuple[Row, Row]], expected: list[str]) -> None:
    assert comparing.standar(rows) == expected


# --- money ---


def spent(mean: str | None, pagu: str | None = "200000000", realisasi: str | None = "150000000", **more: Any) -> Row:
    """A sasaran with two indicators; 150 of 200 million is 75,00%."""
    money = {k: None if v is None else D(v) for k, v in (("pagu", pagu), ("realisasi", realisasi))}
    serapan = None if not money["pagu"] or money["realisasi"] is None else money["realisasi"] / money["pagu"] * 100
    figures = {k: D(v) if isinstance(v, str) and k not in {"efisiensi_kategori", "jenjang"} else v
               for k, v in more.items()}  # fmt: skip
    return blank(
        SASARAN, **{"jenjang": "Sasaran", "jumlah_indikator": 2} | figures, **money, serapan=serapan,
        rata_rata=None if mean is None else D(mean),
    )  # fmt: skip


OF = "dengan serapan anggaran 75,00%, yaitu Rp150.000.000 dari Rp200.000.000."


@pytest.mark.parametrize(
    ("method", "row", "expected"),
    [
        (None, spent("102.59", efisiensi="27.59"),
         [f"Rata-rata capaian sasaran ini 102,59% {OF}", "Tingkat efisiensinya 27,59 poin persen."]),
        (None, spent("100", efisiensi="25", jumlah_indikator=1),
         [f"Capaian sasaran ini 100,00% {OF}", "Tingkat efisiensinya 25,00 poin persen."]),
        (None, spent("99.99"),
         [f"Rata-rata capaian sasaran ini 99,99% {OF}",
          "Karena capaian belum mencapai 100%, selisih keduanya tidak dinilai sebagai efisiensi."]),
        (None, spent("102.59", efisiensi="27.59", jenjang="Tujuan"),
         [f"Rata-rata capaian tujuan ini 102,59% {OF}", "Tingkat efisiensinya 27,59 poin persen."]),
        ("selisih bertingkat", spent("80", efisiensi="5", efisiensi_kategori="Cukup Efisien"),
         [f"Rata-rata capaian sasaran ini 80,00% {OF}",
          "Menurut metode yang digunakan, penggunaan anggarannya tergolong Cukup Efisien."]),
        ("capaian dibanding serapan", spent("70", efisiensi="-5", efisiensi_kategori="Kurang Efisien"),
         [f"Rata-rata capaian sasaran ini 70,00% {OF}",
          "Menurut metode yang digunakan, penggunaan anggarannya tergolong Kurang Efisien."]),
        ("PMK 22/2021", spent("80", efisiensi="6.25", efisiensi_skor="65.63"),
         [f"Rata-rata capaian sasaran ini 80,00% {OF}", "Nilai efisiensinya 65,63."]),
        ("PMK 22/2021", spent("80"), [f"Rata-rata capaian sasaran ini 80,00% {OF}"]),
        (None, spent(None),
         [("Anggaran sasaran ini terserap 75,00%, yaitu Rp150.000.000 dari Rp200.000.000; capaiannya belum dapat "
           "dihitung.")]),
        (None, spent("100", None, None),
         ["Efisiensi sasaran ini tidak tersedia karena tidak ada anggaran yang dirinci untuk sasaran ini saja."]),
        (None, spent("100", None, None, jenjang="Tujuan"),
         ["Efisiensi tujuan ini tidak tersedia karena tidak ada anggaran yang dirinci untuk tujuan ini saja."]),
        (None, spent("100", "0", "0"),
         ["Efisiensi sasaran ini tidak tersedia karena serapan anggarannya tidak dapat dihitung."]),
        (None, spent("100", "200000000", None),
         ["Efisiensi sasaran ini tidak tersedia karena serapan anggarannya tidak dapat dihitung."]),
        (None, spent("100", "200000000", "0", efisiensi="100"),
         ["Rata-rata capaian sasaran ini 100,00% dengan serapan anggaran 0,00%, yaitu Rp0 dari Rp200.000.000.",
          "Tingkat efisiensinya 100,00 poin persen."]),
    ],
)  # fmt: skip
def test_efisiensi(method: str | None, row: Row, expected: list[str]) -> None:
    chosen = tables(chosen={"efisiensi": method} if method else {}, day=date(2022, 12, 31))
    assert comparing.efisiensi(row, chosen) == expected


@pytest.mark.parametrize(
    ("number", "shared", "expected"),
    [
        (1, None, "Pencapaian kinerja ini didukung oleh satu program."),
        (3, "5", "Pencapaian kinerja ini didukung oleh tiga program."),
        (0, "676824438", ("Pencapaian kinerja ini didukung oleh anggaran untuk semua sasaran sebesar Rp676.824.438; "
                          "tidak ada program dengan anggaran tersendiri.")),
        (0, None, "Uraian program penunjang tidak tersedia karena tidak ada anggaran program yang dirinci."),
        (0, "0", "Uraian program penunjang tidak tersedia karena tidak ada anggaran program yang dirinci."),
    ],
)  # fmt: skip
def test_programs(number: int, shared: str | None, expected: str) -> None:
    assert comparing.programs([{}] * number, None if shared is None else D(shared)) == [expected]


# --- what no sentence may say ---


def test_no_sentence_counts_nothing() -> None:
    """Of every small number of indicators that are behind, ahead or without a figure: no "nol", no empty quotes."""
    texts: list[str] = []
    for behind in range(5):
        for ahead in range(5):
            for none in range(3):
                kinds = [("90", D(90))] * behind + [("110", D(110))] * ahead
                rows = [measured(f"I{i}", c) for i, (c, _) in enumerate(kinds)]
                rows += [not_measured(f"N{i}", "tanpa target") for i in range(none)]
                pairs = [planned(f"I{i}", c, c) for i, (c, _) in enumerate(kinds)]
                pairs += [planned(f"N{i}", None, None, None) for i in range(none)]
                years = [moved(f"I{i}", "100", c) for i, (c, _) in enumerate(kinds)]
                years += [moved(f"N{i}", None, "1") for i in range(none)]
                if rows:
                    texts += [*comparing.reached(rows), *comparing.years(years, 2020)]
                    texts += comparing.renstra(pairs, 2020, 2024)
    assert len(texts) > 300
    for text in texts:
        assert "nol " not in text.lower(), text
        assert "0 indikator" not in text, text
        assert "satu-satunya" not in text.lower(), text
        assert "“”" not in text, text
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert "  " not in text, text
