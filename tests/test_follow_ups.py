"""A cell that was refused or left blank is told once: what would follow from it alone is not told beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, perubahan, put, taken, write
from checking import told
from v_cases import composite, indicator

# --- a blank Tipe or Satuan ------------------------------------------------------------------------------------------

THREE = {"Tahun ini": None, "TW I": 3, "TW II": 3, "TW III": 4}


@pytest.mark.parametrize("quarters", [THREE, {**THREE, "TW IV": 1}, {"Tahun ini": None, "TW IV": 11}])
def test_a_blank_tipe_asks_for_no_quarters(quarters: dict[str, Any], tmp_path: Path) -> None:
    rows = put(indicator(base(), 4, Tipe_perhitungan=None), "Realisasi", 4, quarters)
    assert told(tmp_path, rows) == ["CELL_MISSING Indikator!G4"]


def test_a_blank_tipe_asks_for_no_counts(tmp_path: Path) -> None:
    rows = put(indicator(base(), 4, Tipe_perhitungan=None, Satuan="%", Indikator="Persentase dokumen"), "Realisasi", 4,
               {"Tahun ini": None})  # fmt: skip
    counts = {"Kode indikator": "S1-3", "Pembilang": "selesai", "Penyebut": "semua"}
    rows["Data Dasar"] = [{**counts, "Pembilang TW IV": 9, "Penyebut TW IV": 10}]
    assert told(tmp_path, rows) == ["CELL_MISSING Indikator!G4"]


def test_a_blank_tipe_without_any_result_is_two_gaps(tmp_path: Path) -> None:
    rows = put(indicator(base(), 4, Tipe_perhitungan=None), "Realisasi", 4, {"Tahun ini": None})
    assert told(tmp_path, rows) == ["CELL_MISSING Indikator!G4", "CELL_MISSING Realisasi!G4"]


def test_a_blank_satuan_adds_up_no_percentages(tmp_path: Path) -> None:
    """Without it four times 90 would be 360."""
    rows = put(indicator(base(), 4, Tipe_perhitungan="Kumulatif", Satuan=None), "Realisasi", 4,
               {"Tahun ini": 90, "TW I": 90, "TW II": 90, "TW III": 90, "TW IV": 90})  # fmt: skip
    put(rows, "Target", 4, {"TW I": 10, "TW II": 10, "TW III": 10, "TW IV": 10})
    assert told(tmp_path, rows) == ["CELL_MISSING Indikator!E4"]


# --- an unreadable cell ----------------------------------------------------------------------------------------------


def low() -> Rows:
    """S1-3: TW IV says 9 of the 10 that were promised."""
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": "sebelas", "TW IV": 9})


def test_the_quarters_do_not_speak_for_an_unreadable_year(tmp_path: Path) -> None:
    assert told(tmp_path, low()) == ["NOT_A_NUMBER Realisasi!G4"]


def test_without_the_year_the_quarters_speak(tmp_path: Path) -> None:
    rows = put(low(), "Realisasi", 4, {"Tahun ini": None})
    assert told(tmp_path, rows) == ["ANALYSIS_MISSING Indikator!A4"]


def test_an_earlier_quarter_is_not_told_of_an_unreadable_year(tmp_path: Path) -> None:
    rows = put(low(), "Realisasi", 4, {"TW III": 9, "TW IV": None})
    assert told(tmp_path, rows) == ["NOT_A_NUMBER Realisasi!G4"]


def test_the_usual_formula_does_not_speak_for_an_unreadable_one(tmp_path: Path) -> None:
    """11 of 10 with (2T - R)/T is 90, with the T/R that was meant 90,9: neither is explained."""
    rows = indicator(base(), 4, Polaritas="Turun", Tipe_perhitungan="Progres Negatif", Rumus_capaian="T:R")
    assert told(tmp_path, rows) == ["NOT_A_CHOICE Indikator!N4"]
    put(rows, "Indikator", 4, {"Rumus capaian": None})
    assert told(tmp_path, rows) == ["ANALYSIS_MISSING Indikator!A4"]


def test_a_figure_of_another_unit_is_judged_no_further(tmp_path: Path) -> None:
    """Targets and results of 300 dokumen for a percentage: above 100, another than the Renstra, missed by far."""
    rows = put(base(), "Target", 3, {"PK murni": "300 Dokumen", "Target 2024": "300 Dokumen", "TW IV": 2})
    rows = put(rows, "Realisasi", 2, {"Tahun ini": "300 Dokumen"})
    expected = ["WRONG_UNIT Realisasi!G2", "WRONG_UNIT Target!C3", "WRONG_UNIT Target!S3"]
    assert told(tmp_path, rows) == expected


def test_a_figure_of_another_unit_is_blank_in_the_model(tmp_path: Path) -> None:
    rows = put(base(), "Target", 2, {"PK murni": "90 Dokumen", "Target 2024": "85 Dokumen", "Renstra 2025": "90 %"})
    buku, _ = taken(write(tmp_path, rows))
    row = buku.target[0]
    assert (row.pk_murni, row.target[2024], row.renstra[2025], row.renstra[2026]) == (None, None, 90, 95)
    assert buku.target[1].pk_murni == 86


def test_the_first_target_does_not_speak_for_an_unreadable_changed_one(tmp_path: Path) -> None:
    rows = put(perubahan(indicator(base(), 4)), "Target", 4, {"PK murni": 20, "PK perubahan": "9 buah"})
    put(rows, "Target", 4, {"TW I": 1, "TW II": 2, "TW III": 3, "TW IV": 9})
    assert told(tmp_path, rows) == ["WRONG_UNIT Target!D4"]


def test_a_composite_of_unreadable_parts_is_not_compared(tmp_path: Path) -> None:
    rows = composite(("S1-1", "Kapaian", 60), ("S1-2", "Nilai", 40))
    rows = put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "Tahun ini": 12})
    assert told(tmp_path, rows) == ["NOT_A_CHOICE Komponen!D2"]


# --- the budget ------------------------------------------------------------------------------------------------------


def whole_and_part() -> Rows:
    """A control total of the program's 150.000.000."""
    return put(base(), "Anggaran", 3, {"Kode kinerja": "S1", "Pagu murni": 150_000_000, "Realisasi": 140_000_000})


def test_a_budget_with_an_unreadable_code_is_not_added_up(tmp_path: Path) -> None:
    """Read as a leaf, the total would double the budget; left out, the parts would be too small."""
    rows = put(whole_and_part(), "Anggaran", 3, {"Kode kinerja": 7.01})
    rows["Belanja"] = [{"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000}]
    assert told(tmp_path, rows) == ["CODE_AS_NUMBER Anggaran!A3"]
    rows = put(whole_and_part(), "Anggaran", 4, {"Kode kinerja": 7.02, "Pagu murni": 5, "Realisasi": 5})
    assert told(tmp_path, put(rows, "Anggaran", 3, {"Pagu murni": 150_000_005})) == ["CODE_AS_NUMBER Anggaran!A4"]


def test_the_first_pagu_does_not_speak_for_an_unreadable_changed_one(tmp_path: Path) -> None:
    rows = put(perubahan(whole_and_part()), "Anggaran", 2, {"Pagu perubahan": "160 juta"})
    put(rows, "Anggaran", 3, {"Pagu perubahan": 160_000_000})
    assert told(tmp_path, rows) == ["NOT_RUPIAH Anggaran!D2"]


@pytest.mark.parametrize(
    ("heading", "value", "expected"),
    [
        ("Bagian dari", 5, "CODE_AS_NUMBER Belanja!B3"), ("Anggaran perubahan", "100 juta", "NOT_RUPIAH Belanja!E3"),
    ],
)  # fmt: skip
def test_spending_with_an_unreadable_cell_is_not_compared(
    heading: str, value: object, expected: str, tmp_path: Path
) -> None:
    rows = perubahan(base())
    rows["Belanja"] = [
        {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000},
        {"Jenis belanja": "Belanja Operasi", "Bagian dari": "Belanja Langsung", "Anggaran murni": 100_000_000,
         "Realisasi": 90_000_000},
        {"Jenis belanja": "Belanja Modal", "Bagian dari": "Belanja Langsung", "Anggaran murni": 50_000_000,
         "Realisasi": 50_000_000},
    ]  # fmt: skip
    assert told(tmp_path, rows) == []
    put(rows, "Belanja", 3, {heading: value, "Anggaran murni": 100_000_000 if heading == "Bagian dari" else 90_000_000})
    assert told(tmp_path, rows) == [expected]


# --- parts of a composite ---------------------------------------------------------------------------------------------


def of_a_part(kind: str, **more: Any) -> Rows:
    """S1-3 made of S1-1 and of P1-1, an indicator of the program that says nothing about itself."""
    rows = composite(("S1-1", "Capaian", 60), ("P1-1", kind, 40))
    put(rows, "Kinerja", 3, {"Tujuan/Sasaran": "Terlaksananya pelayanan"})
    part = {"Kode indikator": "P1-1", "Kode kinerja": "7.01.02", "Indikator": "Nilai pelatihan", "Satuan": "Nilai",
            "Polaritas": "Naik"}  # fmt: skip
    put(rows, "Indikator", 5, {**part, **more})
    put(rows, "Target", 5, {"Kode indikator": "P1-1", "PK murni": 80})
    return put(rows, "Realisasi", 4, {"Kode indikator": "P1-1", "Tahun ini": 90})


WANTED = ["CELL_WANTED Indikator!H5", "CELL_WANTED Indikator!I5"]


def test_formula_and_source_of_a_part_are_only_wanted(tmp_path: Path) -> None:
    assert told(tmp_path, of_a_part("Capaian")) == WANTED


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("Capaian", ["CELL_MISSING Indikator!F5", *WANTED]), ("Nilai", ["CELL_WANTED Indikator!F5", *WANTED])],
)
def test_a_part_needs_its_polaritas_only_for_its_capaian(kind: str, expected: list[str], tmp_path: Path) -> None:
    found = told(tmp_path, of_a_part(kind, Polaritas=None))
    assert [t for t in found if not t.startswith("COMPONENT_EMPTY")] == expected


def test_a_part_needs_its_tipe_only_for_its_quarters(tmp_path: Path) -> None:
    rows = put(of_a_part("Nilai"), "Realisasi", 4, {"TW IV": 90})
    assert told(tmp_path, rows) == ["CELL_WANTED Indikator!G5", *WANTED]
    put(rows, "Realisasi", 4, {"Tahun ini": None})
    found = told(tmp_path, rows)
    assert [t for t in found if not t.startswith("COMPONENT_EMPTY")] == ["CELL_MISSING Indikator!G5", *WANTED]


@pytest.mark.parametrize(("kind", "expected"), [("Capaian", ["ZERO_TARGET Target!C5"]), ("Nilai", [])])
def test_a_target_of_zero_matters_only_for_a_capaian(kind: str, expected: list[str], tmp_path: Path) -> None:
    rows = put(of_a_part(kind, Formulasi="Hasil ujian"), "Target", 5, {"PK murni": 0})
    put(rows, "Indikator", 5, {"Sumber data": "Daftar nilai"})
    found = told(tmp_path, rows)
    assert [t for t in found if not t.startswith("COMPONENT_EMPTY")] == expected
