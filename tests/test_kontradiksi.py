"""The documents of Sokaraja 2020, typed in as printed: every contradiction that the checks can see, by hand."""

from __future__ import annotations

from pathlib import Path

from test_problems import checked, listed, spots

from lkjip_gen.problems import Severity
from lkjip_gen.workbook.starter import workbook
from tools.contoh import read

SOURCE = Path(__file__).parent / "data" / "sokaraja-2020-kontradiksi.toml"

# What is wrong and why it is true, in the order of the workbook.
#
# Identitas: "Januari 2021" is no date. Pejabat: a pangkat without golongan.
# Kinerja and Indikator: "Meningkatkan" for "Meningkatnya", "pemohon" for "permohonan"; eight percentages measured in
# "Indeks"; the indicator of the tujuan again at a sasaran; two indicators that Bab II names without target, formula
# and source.
# Target: five targets of Tabel 2.3 that no Perubahan PK changed; no target of the Renstra, of this year or its end.
# Anggaran: three pagu of Tabel 2.4 that no Perubahan PK changed.
# Realisasi: Tabel 3.2 and Tabel 3.6 agree only on PATEN.
# Belanja: 880.895.438 is not the 834.756.000 of the PK; 790.681.436 is not the 151.261.100 of Tabel 3.11.
# Narasi: Renstra 2018-2023, documents of 2021, Kabupaten Sokaraja, no isu strategis.
# Unit Organisasi: a description copied. Data Umum: 2.991,78 ha and 89.096 jiwa are the right sums.
EXPECTED = """
    NOT_A_DATE Identitas!B19
    RANK_UNKNOWN Pejabat!G3
    NAME_NEAR Kinerja!E7
    UNIT_AGAINST_NAME Indikator!E3
    UNIT_AGAINST_NAME Indikator!E4
    UNIT_AGAINST_NAME Indikator!E5
    UNIT_AGAINST_NAME Indikator!E6
    UNIT_AGAINST_NAME Indikator!E7
    UNIT_AGAINST_NAME Indikator!E8
    UNIT_AGAINST_NAME Indikator!E9
    UNIT_AGAINST_NAME Indikator!E10
    ROW_MISSING Indikator!A11
    SAME_TEXT Indikator!D11
    CELL_WANTED Indikator!H11
    CELL_WANTED Indikator!I11
    ROW_MISSING Indikator!A12
    NAME_NEAR Indikator!D12
    CELL_WANTED Indikator!H12
    CELL_WANTED Indikator!I12
    VERSION_CONTRADICTED Target!D6
    VERSION_CONTRADICTED Target!D7
    VERSION_CONTRADICTED Target!D8
    VERSION_CONTRADICTED Target!D9
    VERSION_CONTRADICTED Target!D10
    CELL_MISSING Target!K2
    CELL_MISSING Target!K3
    CELL_MISSING Target!K4
    CELL_MISSING Target!K5
    CELL_MISSING Target!K6
    CELL_MISSING Target!K7
    CELL_MISSING Target!K8
    CELL_MISSING Target!K9
    CELL_MISSING Target!K10
    CELL_MISSING Target!O2
    CELL_MISSING Target!O3
    CELL_MISSING Target!O4
    CELL_MISSING Target!O5
    CELL_MISSING Target!O6
    CELL_MISSING Target!O7
    CELL_MISSING Target!O8
    CELL_MISSING Target!O9
    CELL_MISSING Target!O10
    VERSION_CONTRADICTED Anggaran!D2
    VERSION_CONTRADICTED Anggaran!D3
    VERSION_CONTRADICTED Anggaran!D4
    YEAR_DISAGREES Realisasi!G2
    YEAR_DISAGREES Realisasi!G3
    YEAR_DISAGREES Realisasi!G4
    YEAR_DISAGREES Realisasi!G6
    YEAR_DISAGREES Realisasi!G7
    YEAR_DISAGREES Realisasi!G8
    YEAR_DISAGREES Realisasi!G9
    YEAR_DISAGREES Realisasi!G10
    TOTALS_DIFFER Belanja!D3
    TOTALS_DIFFER Belanja!F3
    OTHER_YEAR_IN_TEXT Narasi!C2
    OTHER_YEAR_IN_TEXT Narasi!C3
    OTHER_PLACE Narasi!C4
    NARRATIVE_MISSING Narasi
    SAME_TEXT Unit Organisasi!E3
    TOTAL_OR_SUBSET Data Umum!D5
    CONTROL_TOTAL Data Umum!D8
"""


def contradictions(folder: Path) -> Path:
    path = folder / "kontradiksi.xlsx"
    path.write_bytes(workbook(2020, (2019, 2024), read(SOURCE)))
    return path


def test_every_contradiction_is_told_and_nothing_else(tmp_path: Path) -> None:
    expected = listed(EXPECTED)
    assert sum(expected.values()) >= 40
    assert spots(checked(contradictions(tmp_path))) == expected


def test_the_facts_in_the_messages_are_those_of_the_documents(tmp_path: Path) -> None:
    texts = {f"{p.code.name} {p.place}": p.fault for p in checked(contradictions(tmp_path))}
    assert texts["TOTALS_DIFFER Belanja!D3"] == (
        "Jumlah anggaran belanja lewat program 880.895.438 berbeda dari jumlah lembar Anggaran, 834.756.000."
    )
    assert texts["TOTALS_DIFFER Belanja!F3"] == (
        "Jumlah realisasi belanja lewat program 790.681.436 berbeda dari jumlah lembar Anggaran, 151.261.100."
    )
    assert texts["TOTAL_OR_SUBSET Data Umum!D5"] == (
        "Jumlah 2.991.775 berbeda dari jumlah baris lain sekelompok dan sesatuan, 2.991,78."
    )
    assert texts["CONTROL_TOTAL Data Umum!D8"] == "Jumlah 89.196 berbeda dari jumlah rinciannya, 89.096."
    assert texts["YEAR_DISAGREES Realisasi!G2"] == "Tahun ini 85,15 berbeda dari hasil triwulan, 84,15."
    assert texts["OTHER_PLACE Narasi!C4"].startswith('Teks menyebut "Kabupaten Sokaraja", padahal')
    assert texts["NAME_NEAR Indikator!D12"] == (
        '"Persentase pemohon administrasi kependudukan dan PATEN yang terlayani secara baik" mirip dengan '
        '"Persentase permohonan administrasi kependudukan dan PATEN yang terlayani secara baik" (Indikator!D5).'
    )


def test_most_of_them_stop_the_report_and_the_rest_warn(tmp_path: Path) -> None:
    problems = checked(contradictions(tmp_path))
    assert sum(p.severity is Severity.ERROR for p in problems) == 41
    assert sum(p.severity is Severity.WARNING for p in problems) == 21
