"""What is said of results: the words of the problems that have several remedies. Where they fire is in `v_cases`."""

from __future__ import annotations

from pathlib import Path

from building import base, put
from checking import problems

from lkjip_gen.problems import Code


def test_a_year_outside_its_quarters_names_both_ends(tmp_path: Path) -> None:
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif"})
    put(rows, "Realisasi", 2, {"Tahun ini": 79, "TW I": 83, "TW II": 80, "TW III": 81, "TW IV": 82})
    (outside,) = problems(tmp_path, rows)
    assert outside.code is Code.YEAR_OUTSIDE_QUARTERS
    assert outside.fault == "Tahun ini 79 di luar 80 sampai 83, persentase keempat triwulannya."


def test_a_score_that_cannot_be_added_is_not_sent_to_data_dasar(tmp_path: Path) -> None:
    """Data Dasar takes counts of a percentage only; the Tipe is what is wrong of an index."""
    quarters = {"Tahun ini": None, "TW I": 80, "TW II": 81, "TW III": 82, "TW IV": 83}
    rows = put(base(), "Indikator", 3, {"Tipe perhitungan": "Kumulatif"})
    (missing,) = problems(tmp_path, put(rows, "Realisasi", 3, quarters))
    assert (missing.code, str(missing.place)) == (Code.CELL_MISSING, "Realisasi!G3")
    assert missing.remedy == 'Isi sel ini, atau pilih Tipe perhitungan "Non Kumulatif" agar triwulannya dipakai.'
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif"})
    (missing,) = problems(tmp_path, put(rows, "Realisasi", 2, quarters))
    assert missing.remedy == "Isi sel ini atau lembar Data Dasar."
