"""What stands under a table: one sentence a rule, written by hand here, and only where the rule was used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base
from docx_text import document_of, opened, under_captions
from marks_off import MarksOff
from offices import checked, choices, component, computed, indicator, node
from tables_by_hand import tables

from lkjip_gen.compute import Row, Tables, compute, records
from lkjip_gen.documents import notes as marked_notes
from lkjip_gen.pipeline import Options, report
from lkjip_gen.rules.loader import aturan, parse_skala
from lkjip_gen.terms import Polaritas

notes = MarksOff(marked_notes)

D = Decimal
NAIK, TURUN, STABIL = Polaritas.NAIK, Polaritas.TURUN, Polaritas.STABIL


def row(nama: str, rumus: str, polaritas: Polaritas | None = NAIK, **more: Any) -> dict[str, object]:
    """An indicator with figures that it typed itself."""
    figures = dict.fromkeys(("target", "realisasi", "capaian", "lalu_target", "lalu_realisasi"), D(10))
    return {"kode": nama, "indikator": nama, "rumus": rumus, "polaritas": polaritas, "catatan": "", "sumber": "",
            **figures, **more}  # fmt: skip


def capaian(*rows: dict[str, object], **chosen: str) -> list[str]:
    """The notes of a table of these indicators."""
    made = tables(indikator=rows, chosen=chosen)
    return notes.capaian(made, records(made.indikator))


HIGHER = "Capaian (%) = realisasi : target × 100 untuk indikator yang makin tinggi makin baik"
LOWER = "untuk indikator yang makin rendah makin baik"


# --- formulas -----------------------------------------------------------------------------------------------------


def test_no_indicator_no_note() -> None:
    assert capaian() == []
    assert capaian(row("A", "", None)) == []


def test_only_naik() -> None:
    assert capaian(row("A", "R/T"), row("B", "R/T")) == [f"{HIGHER}."]


def test_naik_and_turun() -> None:
    """Each formula once, in the order of the indicators, and what it is a formula of said once."""
    assert capaian(row("A", "R/T"), row("B", "(2T-R)/T", TURUN), row("C", "(2T-R)/T", TURUN), row("D", "R/T")) == [
        (
            "Capaian (%) = realisasi : target × 100 untuk indikator yang makin tinggi makin baik; "
            "(2 × target − realisasi) : target × 100 untuk indikator yang makin rendah makin baik."
        )
    ]
    assert capaian(row("B", "T/R", TURUN), row("A", "R/T")) == [
        (
            "Capaian (%) = target : realisasi × 100 untuk indikator yang makin rendah makin baik; "
            "realisasi : target × 100 untuk indikator yang makin tinggi makin baik."
        )
    ]


def test_two_formulas_for_turun_name_their_indicators() -> None:
    """The only formula of Naik names none."""
    rows = (row("A", "(2T-R)/T", TURUN), row("B", "R/T"), row("C, D", "T/R", TURUN), row("E", "T/R", TURUN))
    assert capaian(*rows) == [
        (
            f"Capaian (%) = (2 × target − realisasi) : target × 100 {LOWER}, yaitu “A”; "
            "realisasi : target × 100 untuk indikator yang makin tinggi makin baik; "
            f"target : realisasi × 100 {LOWER}, yaitu “C, D” dan “E”."
        )
    ]


def test_stabil() -> None:
    whole = "untuk indikator yang harus tetap"
    assert capaian(row("A", "Stabil mutlak", STABIL)) == [
        f"Capaian (%) = 100 − |realisasi − target| : target × 100 {whole}."
    ]
    assert capaian(row("A", "Stabil mutlak", STABIL), row("B", "Stabil rasio", STABIL)) == [
        (
            f"Capaian (%) = 100 − |realisasi − target| : target × 100 {whole}, yaitu “A”; "
            f"yang lebih kecil : yang lebih besar di antara target dan realisasi × 100 {whole}, yaitu “B”."
        )
    ]


def test_the_formulas_of_bab_iii_stand_each_for_itself() -> None:
    made = tables(indikator=(row("A", "R/T"), row("B", "T/R", TURUN)))
    assert notes.rumus(made, records(made.indikator)) == [HIGHER, f"Capaian (%) = target : realisasi × 100 {LOWER}"]


def test_every_formula_begins_alike() -> None:
    """The joined sentence says "Capaian (%) =" only once."""
    sentences = [a.kalimat for a in aturan() if a.aturan == "Rumus capaian"]
    assert len(sentences) == 5
    assert all(s.startswith("Capaian (%) = ") for s in sentences)


# --- decisions ----------------------------------------------------------------------------------------------------


def test_zero_target() -> None:
    rows = (row("A", "R/T"), row("B", "(2T-R)/T", TURUN, catatan="target nol"))
    assert capaian(*rows)[1:] == ["Target 0: capaian 100% bila realisasi 0, selain itu 0%."]
    assert capaian(*rows, target_nol="tidak dihitung")[1:] == ["Target 0: capaian tidak dihitung."]


@pytest.mark.parametrize(
    ("cap", "expected"),
    [
        ("tanpa", "Realisasi 0: capaian tidak dihitung, karena realisasi menjadi pembagi."),
        ("120", "Realisasi 0: capaian dihitung 120%, karena realisasi menjadi pembagi."),
    ],
)
def test_zero_result_of_a_quotient(cap: str, expected: str) -> None:
    found = capaian(row("A", "T/R", TURUN, catatan="realisasi nol"), batas_atas=cap)
    assert found == [f"Capaian (%) = target : realisasi × 100 {LOWER}.", expected]


CAP_120 = "Capaian di atas 120% dihitung 120%."
CAP_ONLY_IN_THE_MEAN = (
    f"{CAP_120} Batas atas berlaku dalam rata-rata dan indikator gabungan saja; capaian indikator dicetak apa adanya."
)
CAP_ALSO_PRINTED = f"{CAP_120} Batas atas berlaku juga pada capaian indikator yang dicetak."
MEAN = "Rata-rata capaian dihitung dari capaian indikator yang tercetak."


def test_a_cap_in_the_mean() -> None:
    """Where single figures stand as they are, only the mean speaks of a cap."""
    assert notes.mean(tables(chosen={"batas_atas": "120"})) == [MEAN, CAP_ONLY_IN_THE_MEAN]
    assert capaian(row("A", "R/T"), batas_atas="120") == [f"{HIGHER}."]


def test_a_cap_that_is_also_printed() -> None:
    chosen = {"batas_atas": "120", "batas_berlaku": "juga cetak"}
    assert notes.mean(tables(chosen=chosen)) == [MEAN, CAP_ALSO_PRINTED]
    assert capaian(row("A", "R/T"), **chosen) == [f"{HIGHER}.", CAP_ALSO_PRINTED]


def test_without_a_cap_nothing_is_said_of_one() -> None:
    assert notes.mean(tables()) == [MEAN]
    chosen = {"batas_berlaku": "juga cetak"}
    assert notes.mean(tables(chosen=chosen)) == [MEAN]
    assert capaian(row("A", "R/T"), **chosen) == [f"{HIGHER}."]


def test_the_mean_without_rounding_on_the_way() -> None:
    chosen = {"pembulatan": "tanpa pembulatan antara"}
    assert notes.mean(tables(chosen=chosen)) == ["Rata-rata capaian dihitung tanpa pembulatan antara."]


# --- scale and money ----------------------------------------------------------------------------------------------

NATIONAL = "Predikat menurut Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017, dari angka yang tercetak: "


def test_predikat() -> None:
    assert notes.predikat(tables()) == [
        f"{NATIONAL}kelas tercapai bila batas bawahnya tercapai; di atas 100% termasuk kelas teratas."
    ]
    assert notes.predikat(tables(chosen={"batas_skala": "batas atas terlampaui"})) == [
        f"{NATIONAL}kelas tercapai bila batas atas kelas di bawahnya terlampaui; di atas 100% termasuk kelas teratas."
    ]


def test_predikat_by_an_own_scale() -> None:
    (own,) = parse_skala(
        [
            {
                "nama": "Skala Uji", "berlaku_sejak": date(2020, 1, 1), "pasal": "Pasal 5", "status": "confirmed",
                "peraturan": "Peraturan Bupati Uji Nomor 7 Tahun 2020",
                "kelas": [{"predikat": "Baik", "batas_bawah": 0, "interval": "0 sampai 100"}],
            }
        ]
    )  # fmt: skip
    assert notes.predikat(tables(scale=own)) == [
        (
            "Predikat menurut Peraturan Bupati Uji Nomor 7 Tahun 2020, dari angka yang tercetak: "
            "kelas tercapai bila batas bawahnya tercapai; di atas 100% termasuk kelas teratas."
        )
    ]


def test_serapan() -> None:
    assert notes.serapan(tables()) == ["Serapan (%) = realisasi : anggaran × 100; pada jumlah, dari jumlah rupiahnya."]


BANDS = (
    "Efektivitas dinilai dari rata-rata capaian sasaran menurut Keputusan Menteri Dalam Negeri Nomor 690.900.327 Tahun "
    "1996: di atas 100% Sangat Efektif, mulai 90% Efektif, mulai 80% Cukup Efektif, mulai 60% Kurang Efektif, di bawah "
    "60% Tidak Efektif."
)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("capaian 100", "Efektif bila rata-rata capaian sasaran 100% atau lebih."),
        ("Kepmendagri 690.900.327/1996", BANDS),
    ],
)
def test_efektivitas(method: str, expected: str) -> None:
    assert notes.efektivitas(tables(chosen={"efektivitas": method})) == [
        expected, "Rata-rata perangkat daerah = rata-rata capaian sasaran yang dapat diukur.",
    ]  # fmt: skip


def test_the_mean_of_the_office_under_efektivitas() -> None:
    assert notes.efektivitas(tables(chosen={"rata_rata": "dari indikator"}))[1:] == [
        "Rata-rata perangkat daerah = rata-rata capaian indikator sasaran yang dapat diukur."
    ]


EFISIENSI = {
    "capaian dikurangi serapan": (
        "Tingkat efisiensi (poin persen) = rata-rata capaian − serapan, hanya untuk sasaran dengan rata-rata capaian "
        "100% atau lebih."
    ),
    "selisih bertingkat": (
        "Selisih (poin persen) = rata-rata capaian − serapan: di atas 5 Efisien, −5 sampai 5 Cukup Efisien, di bawah "
        "−5 Tidak Efisien."
    ),
    "capaian dibanding serapan": (
        "Efisien bila rata-rata capaian sama dengan atau lebih besar daripada serapan; selain itu Kurang Efisien."
    ),
    "PMK 22/2021": (
        "Efisiensi (%) = (pagu × capaian − realisasi) : (pagu × capaian) × 100, paling rendah −20 dan paling tinggi "
        "20; nilai efisiensi = 50 + efisiensi : 20 × 50, menurut Peraturan Menteri Keuangan Nomor 22/PMK.02/2021."
    ),
}


@pytest.mark.parametrize("method", EFISIENSI)
def test_efisiensi(method: str) -> None:
    made = tables(chosen={"efisiensi": method}, day=date(2022, 12, 31))
    assert notes.efisiensi(made) == [EFISIENSI[method]]


# --- where results come from ----------------------------------------------------------------------------------------


def test_computed_results_are_named() -> None:
    """A result that somebody typed is not, and neither is one that could not be computed."""
    rows = (
        row("A", "R/T"), row("B", "R/T", sumber="triwulan"), row("C", "R/T", sumber="Komponen"),
        row("D", "R/T", sumber="Data Dasar"), row("E", "R/T", sumber="Komponen", realisasi=None),
        row("F", "R/T", sumber="triwulan"), row("G", "R/T", sumber="triwulan"),
    )  # fmt: skip
    assert capaian(*rows)[1:] == [
        "Realisasi “C” dihitung dari komponennya menurut bobot masing-masing.",
        "Realisasi “D” dihitung dari pembilang dan penyebutnya.",
        "Realisasi “B”, “F”, dan “G” dihitung dari hasil triwulan menurut tipe perhitungannya.",
    ]


def under_capaian(made: Tables) -> list[str]:
    """The notes of a computed workbook, without the formulas."""
    return notes.capaian(made, records(made.indikator))[1:]


def test_results_of_a_workbook(tmp_path: Path) -> None:
    quarters = ("TW I", "TW II", "TW III", "TW IV")
    rows = indicator(base(), "S1-3", 88, None)
    component(component(rows, "S1-3", "S1-1", "Capaian", 50), "S1-3", "S1-2", "Nilai", 50)
    indicator(rows, "S1-4", 80, None, satuan="%")
    counts = {"Kode indikator": "S1-4", "Pembilang": "Baik", "Penyebut": "Semua"}
    counts |= {f"Pembilang {q}": 9 for q in quarters} | {f"Penyebut {q}": 10 for q in quarters}
    rows["Data Dasar"] = [counts]
    targets = dict.fromkeys(quarters, 3)
    indicator(rows, "S1-5", 12, None, satuan="Dokumen", targets=targets, results=targets, Tipe_perhitungan="Kumulatif")
    assert under_capaian(computed(tmp_path, rows)) == [
        "Realisasi “Ukuran S1-3” dihitung dari komponennya menurut bobot masing-masing.",
        "Realisasi “Ukuran S1-4” dihitung dari pembilang dan penyebutnya.",
        "Realisasi “Ukuran S1-5” dihitung dari hasil triwulan menurut tipe perhitungannya.",
    ]


def with_an_empty_part() -> Rows:
    """S1-3 is made of S1-2 and of P1-1, which has no result on purpose."""
    rows = indicator(node(base(), "P1", "Program", "S1"), "S1-3", 86, None)
    indicator(rows, "P1-1", 80, "-", of="P1")
    return component(component(rows, "S1-3", "S1-2", "Nilai", 70), "S1-3", "P1-1", "Nilai", 30)


EMPTY = (("COMPONENT_EMPTY", "Komponen!B3"),)


def test_an_empty_component(tmp_path: Path) -> None:
    """The rule explains the dash, so that no other reason is given for it."""
    made = computed(tmp_path, with_an_empty_part(), EMPTY)
    assert under_capaian(made) == ["Indikator gabungan tidak dihitung bila ada komponen tanpa angka."]
    third: list[Row] = [r for r in records(made.indikator) if r["kode"] == "S1-3"]
    assert notes.blank([r | {"lalu_target": D(1), "lalu_realisasi": D(1)} for r in third]) == []
    assert notes.blank(third) == ['"-": tanpa angka tahun sebelumnya.']


def test_an_empty_component_whose_weight_is_shared_out(tmp_path: Path) -> None:
    made = computed(tmp_path, choices(with_an_empty_part(), Komponen_kosong="bobot dibagi ulang"), EMPTY)
    assert under_capaian(made) == [
        "Realisasi “Ukuran S1-3” dihitung dari komponennya menurut bobot masing-masing.",
        "Bobot komponen tanpa angka dibagi ulang kepada komponen lain.",
    ]


def test_results_that_are_not_final(tmp_path: Path) -> None:
    rows = base()
    rows["Realisasi"][0]["Status"], rows["Realisasi"][1]["Status"] = "Sementara", "Final"
    late = {"Status": "Belum jatuh tempo"}
    indicator(indicator(rows, "S1-3", 80, None, results=late), "S1-4", 80, None, results=late)
    assert notes.provisional(checked(tmp_path, rows).relations) == [
        "Realisasi “Persentase layanan tepat waktu” masih sementara.",
        "Realisasi “Ukuran S1-3” dan “Ukuran S1-4” belum jatuh tempo.",
    ]


def test_under_the_table_of_quarters(tmp_path: Path) -> None:
    """The formulas of the indicators in it, and each Tipe once."""
    quarters = dict.fromkeys(("TW I", "TW II", "TW III", "TW IV"), 3)
    rows = base()
    for code, kind, year in (("S1-3", "Kumulatif", 12), ("S1-4", "Pengulangan", 3), ("S1-5", "Kumulatif", 12)):
        indicator(
            rows, code, year, year, satuan="Dokumen", targets=quarters, results=quarters, Tipe_perhitungan=kind
        )  # fmt: skip
    one = checked(tmp_path, rows)
    assert notes.triwulan(one.relations, compute(one.relations, one.settings)) == [
        f"{HIGHER}.",
        (
            "Kumulatif: hasil setahun ialah jumlah keempat triwulan; untuk persentase, jumlah pembilang : jumlah "
            "penyebut × 100."
        ),
        "Pengulangan: target yang sama diulang setiap triwulan; hasil setahun ialah hasil triwulan terakhir.",
    ]


# --- dashes -------------------------------------------------------------------------------------------------------


def test_blank() -> None:
    whole = row("A", "R/T")
    assert notes.blank([whole]) == []
    for column in ("target", "realisasi", "lalu_target", "lalu_realisasi"):
        assert len(notes.blank([whole, whole | {column: None}])) == 1, column
    # a table without last year's figures does not explain a dash that it does not print
    assert notes.blank([whole | {"lalu_target": None}], last_year=False) == []
    assert len(notes.blank([whole | {"target": None}], last_year=False)) == 1


def test_parts_of_belanja() -> None:
    made = tables(belanja=({"jenis": "Belanja Operasi", "realisasi": D(1)},))
    assert notes.parts(made) == []
    # a kind of its own without a realisasi is a gap of a draft, not a part of another
    made = tables(belanja=({"jenis": "Belanja Operasi", "realisasi": D(1)}, {"jenis": "Belanja Modal", "tingkat": 0}))
    assert notes.parts(made) == []
    made = tables(belanja=({"jenis": "Belanja Operasi", "realisasi": D(1)}, {"jenis": "Belanja Pegawai", "tingkat": 1}))
    assert notes.parts(made) == ['"-": realisasi bagian ini tidak dirinci; jumlahnya termasuk dalam baris di atasnya.']


# --- on the page --------------------------------------------------------------------------------------------------


def test_each_rule_once_under_a_table(tmp_path: Path) -> None:
    """The table of capaian with its means would say the printed cap twice."""
    rows = choices(base(), Batas_atas_capaian="120", Batas_berlaku_untuk="juga cetak")
    checked(tmp_path, rows)
    (outcome,) = report([tmp_path / "buku.xlsx"], Options(tmp_path / "output", documents=frozenset({"lkjip"})))
    notes_under = dict(under_captions(opened(document_of(outcome).read_bytes())))
    texts = notes_under["Tabel 3.6 Capaian Kinerja Sasaran Tahun 2025"]
    assert texts[:3] == [f"{HIGHER}.", CAP_ALSO_PRINTED, MEAN]
    assert CAP_ALSO_PRINTED not in texts[3:]


def test_a_new_indicator_is_a_dash_only_beside_last_year(tmp_path: Path) -> None:
    checked(tmp_path, indicator(base(), "S1-3", 80, 80))
    (outcome,) = report([tmp_path / "buku.xlsx"], Options(tmp_path / "output", documents=frozenset({"lkjip"})))
    found = under_captions(opened(document_of(outcome).read_bytes()))
    said = [caption.split()[1] for caption, texts in found if any(t.startswith('"-": ') for t in texts)]
    assert said == ["3.6", "3.7"]
