"""The checks V01 to V22: for each at least one workbook that fires it at the right cells, and near misses that do not.

A firing case is also a case of `problem_cases`, so that its whole list of problems is compared. A near miss has no
problem at all, or exactly the ones it names.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from building import Rows, base, identity, perubahan, put, write
from problem_cases import CASES, Case, Room, Spot, case

from lkjip_gen.pipeline import Options, Outcome, check
from lkjip_gen.problems import Code

FIRED: dict[str, list[Case]] = {}
NEAR_MISSES: dict[str, list[Case]] = {}
Build = Callable[[], Rows]


def fires(v: str, code: Code, *places: str) -> Callable[[Build], Build]:
    """This workbook fires check `v` with this code at these cells, and with nothing else."""

    def register(build: Build) -> Build:
        def make(room: Room) -> Path:
            return write(room.folder, build())

        make.__name__ = f"{v}-{build.__name__}"
        case(code, *places)(make)
        FIRED.setdefault(v, []).append(CASES[-1])
        return build

    return register


def near(v: str, *others: Spot) -> Callable[[Build], Build]:
    """This workbook comes close to check `v` and does not fire it; `others` are told instead."""

    def register(build: Build) -> Build:
        def make(room: Room) -> Path:
            return write(room.folder, build())

        make.__name__ = f"{v}-{build.__name__}"
        NEAR_MISSES.setdefault(v, []).append(Case(Code.OTHER_YEAR, make, others))
        return build

    return register


def indicator(rows: Rows, number: int, **more: Any) -> Rows:
    """One more indicator of S1 in a complete row on every sheet; `number` is its row as counted in Excel."""
    code = f"S1-{number - 1}"
    put(rows, "Indikator", number, {
        "Kode indikator": code, "Kode kinerja": "S1", "Indikator": f"Jumlah dokumen nomor {number}",
        "Satuan": "Dokumen", "Polaritas": "Naik", "Tipe perhitungan": "Non Kumulatif",
        "Formulasi": "Dihitung", "Sumber data": "Arsip",
    } | {k.replace("_", " "): v for k, v in more.items()})  # fmt: skip
    put(rows, "Target", number, {"Kode indikator": code, "PK murni": 10, "Renstra 2025": 10, "Renstra 2026": 10})
    put(rows, "Realisasi", number, {"Kode indikator": code, "Tahun ini": 11})
    return rows


# --- V01, V03: the PK and the DPA in force ------------------------------------------------------------------------


@fires("V01", Code.VERSION_CONTRADICTED, "Target!D2", "Target!D3")
def targets_changed_without_a_perubahan() -> Rows:
    rows = put(base(), "Target", 2, {"PK perubahan": 81})
    return put(rows, "Target", 3, {"PK perubahan": "Dihapus"})


@fires("V01", Code.VERSION_CONTRADICTED, "Kinerja!J2", "Indikator!P2")
def words_changed_without_a_perubahan() -> Rows:
    rows = put(base(), "Kinerja", 2, {"Tujuan/Sasaran semula": "Meningkatnya mutu layanan"})
    return put(rows, "Indikator", 2, {"Indikator semula": "Persentase layanan"})


@near("V01")
def the_same_target_typed_twice() -> Rows:
    return put(base(), "Target", 2, {"PK perubahan": 90})


@near("V01")
def changed_by_a_perubahan() -> Rows:
    change = {"PK perubahan": 88, "Alasan perubahan": "Loket berkurang.", "Penjelasan target": "Loket berkurang."}
    return put(perubahan(base()), "Target", 2, change)


@fires("V03", Code.VERSION_CONTRADICTED, "Anggaran!D2", "Identitas!B24", "Identitas!B25")
def budget_changed_without_a_perubahan() -> Rows:
    rows = put(base(), "Anggaran", 2, {"Pagu perubahan": 160_000_000})
    return identity(rows, {"Nomor DPPA": "DPPA/1", "Tanggal DPPA": date(2025, 9, 20)})


@fires("V03", Code.VERSION_CONTRADICTED, "Belanja!E2")
def spending_changed_without_a_perubahan() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000, "Anggaran perubahan": 160_000_000,
         "Realisasi": 140_000_000},
    )  # fmt: skip


@near("V03")
def the_same_spending_typed_twice() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000, "Anggaran perubahan": 150_000_000,
         "Realisasi": 140_000_000},
    )  # fmt: skip


@near("V03")
def the_same_pagu_typed_twice() -> Rows:
    return put(base(), "Anggaran", 2, {"Pagu perubahan": 150_000_000})


# --- V02: Renstra -------------------------------------------------------------------------------------------------


@fires("V02", Code.RENSTRA_DIFFERS, "Target!V2")
def another_target_than_the_renstra() -> Rows:
    return put(base(), "Target", 2, {"Renstra 2025": 92})


@near("V02")
def another_target_explained() -> Rows:
    return put(base(), "Target", 2, {"Renstra 2025": 92, "Penjelasan target": "Loket berkurang."})


@near("V02")
def a_dash_is_no_other_target() -> Rows:
    return put(base(), "Target", 2, {"Renstra 2025": "-"})


# --- V04: sums ----------------------------------------------------------------------------------------------------


def spending(*kinds: dict[str, Any]) -> Rows:
    rows = base()
    rows["Belanja"] = [*kinds]
    return rows


@fires("V04", Code.TOTALS_DIFFER, "Belanja!D2")
def belanja_is_not_anggaran() -> Rows:
    return spending({"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_001, "Realisasi": 140_000_000})


@fires("V04", Code.TOTALS_DIFFER, "Belanja!F3")
def spent_otherwise_than_in_anggaran() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Tidak Langsung", "Lewat program": "Tidak", "Anggaran murni": 7, "Realisasi": 7},
        {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_000, "Realisasi": 139_999_999},
    )


@near("V04")
def belanja_tidak_langsung_stands_outside() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Tidak Langsung", "Lewat program": "Tidak", "Anggaran murni": 7, "Realisasi": 7},
        {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000},
    )


@near("V04")
def both_kinds_under_one_whole() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Daerah", "Anggaran murni": 150_000_007, "Realisasi": 140_000_007},
        {"Jenis belanja": "Belanja Tidak Langsung", "Bagian dari": "Belanja Daerah", "Lewat program": "Tidak",
         "Anggaran murni": 7, "Realisasi": 7},
        {"Jenis belanja": "Belanja Langsung", "Bagian dari": "Belanja Daerah", "Anggaran murni": 150_000_000,
         "Realisasi": 140_000_000},
    )  # fmt: skip


def outside_two_levels_down() -> Rows:
    """150.000.007 of which 7 stand outside the programs, as a part of a part."""
    return spending(
        {"Jenis belanja": "Belanja Daerah", "Anggaran murni": 150_000_007, "Realisasi": 140_000_007},
        {"Jenis belanja": "Belanja Operasi", "Bagian dari": "Belanja Daerah", "Anggaran murni": 100_000_007,
         "Realisasi": 100_000_007},
        {"Jenis belanja": "Belanja Gaji", "Bagian dari": "Belanja Operasi", "Lewat program": "Tidak",
         "Anggaran murni": 7, "Realisasi": 7},
        {"Jenis belanja": "Belanja Barang", "Bagian dari": "Belanja Operasi", "Anggaran murni": 100_000_000,
         "Realisasi": 100_000_000},
        {"Jenis belanja": "Belanja Modal", "Bagian dari": "Belanja Daerah", "Anggaran murni": 50_000_000,
         "Realisasi": 40_000_000},
    )  # fmt: skip


@near("V04")
def a_part_of_a_part_stands_outside() -> Rows:
    return outside_two_levels_down()


@fires("V04", Code.TOTALS_DIFFER, "Belanja!D2")
def a_part_of_a_part_stands_outside_and_the_rest_is_not_anggaran() -> Rows:
    """150.000.008 - 7 = 150.000.001 run through programs; Anggaran has 150.000.000."""
    rows = put(outside_two_levels_down(), "Belanja", 2, {"Anggaran murni": 150_000_008})
    return put(rows, "Belanja", 6, {"Anggaran murni": 50_000_001})


@fires("V04", Code.CONTROL_TOTAL, "Belanja!D2")
def parts_of_belanja_do_not_add_up() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000},
        {"Jenis belanja": "Belanja Operasi", "Bagian dari": "Belanja Langsung", "Anggaran murni": 100_000_000},
        {"Jenis belanja": "Belanja Modal", "Bagian dari": "Belanja Langsung", "Anggaran murni": 49_999_999},
    )


@fires("V04", Code.CONTROL_TOTAL, "Belanja!D2")
def a_wrong_whole_of_belanja_is_told_once() -> Rows:
    """The parts are the 150.000.000 of Anggaran; that the whole differs from that too is the same fault."""
    return spending(
        {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_001, "Realisasi": 140_000_000},
        {"Jenis belanja": "Belanja Operasi", "Bagian dari": "Belanja Langsung", "Anggaran murni": 100_000_000},
        {"Jenis belanja": "Belanja Modal", "Bagian dari": "Belanja Langsung", "Anggaran murni": 50_000_000},
    )


@fires("V04", Code.CONTROL_TOTAL, "Anggaran!C3")
def a_wrong_leaf_of_anggaran_is_told_once() -> Rows:
    """The total of 150.000.000 is that of Belanja; 140.000.000 in its leaf are the slip."""
    rows = spending({"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000})
    put(rows, "Anggaran", 2, {"Pagu murni": 140_000_000})
    return put(rows, "Anggaran", 3, {"Kode kinerja": "S1", "Pagu murni": 150_000_000, "Realisasi": 140_000_000})


@near("V04")
def parts_of_belanja_without_their_realisasi() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000},
        {"Jenis belanja": "Belanja Operasi", "Bagian dari": "Belanja Langsung", "Anggaran murni": 100_000_000},
        {"Jenis belanja": "Belanja Modal", "Bagian dari": "Belanja Langsung", "Anggaran murni": 50_000_000,
         "Realisasi": 1},
    )  # fmt: skip


@fires("V04", Code.CONTROL_TOTAL, "Pegawai!E2", "Data Umum!D4")
def heads_and_people_miscounted() -> Rows:
    rows = base()
    rows["Pegawai"] = [{"Kelompok": "Status", "Uraian": "PNS", "Laki-laki": 12, "Perempuan": 8, "Jumlah": 21}]
    rows["Data Umum"] = [
        {"Kelompok": "Penduduk", "Uraian": "Laki-laki", "Satuan": "jiwa", "Jumlah": 44_703},
        {"Kelompok": "Penduduk", "Uraian": "Perempuan", "Satuan": "jiwa", "Jumlah": 44_393},
        {"Kelompok": "Penduduk", "Uraian": "Jumlah penduduk", "Satuan": "jiwa", "Jumlah": 89_196},
        {"Kelompok": "Penduduk", "Uraian": "Jumlah penduduk miskin", "Satuan": "orang", "Jumlah": 5},
    ]
    return rows


@fires("V04", Code.TOTAL_ROW, "Pegawai!B4")
def a_total_among_the_staff() -> Rows:
    rows = base()
    rows["Pegawai"] = [
        {"Kelompok": "Status", "Uraian": "PNS", "Jumlah": 20}, {"Kelompok": "Status", "Uraian": "Kontrak", "Jumlah": 7},
        {"Kelompok": "Status", "Uraian": "Jumlah pegawai", "Jumlah": 27},
    ]  # fmt: skip
    return rows


@fires("V04", Code.TOTAL_ROW, "Belanja!A3")
def a_total_among_the_spending() -> Rows:
    return spending(
        {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000},
        {"Jenis belanja": "Jumlah Belanja", "Lewat program": "Tidak", "Anggaran murni": 150_000_000,
         "Realisasi": 140_000_000},
    )  # fmt: skip


@fires("V04", Code.LOOKS_LIKE_TOTAL, "Data Umum!B4")
def a_total_under_another_name() -> Rows:
    rows = heads_and_people_miscounted()
    del rows["Pegawai"]
    del rows["Data Umum"][3]
    return put(rows, "Data Umum", 4, {"Uraian": "Laki-laki dan perempuan", "Jumlah": 89_096})


def general(*data: tuple[str, str, str, Any]) -> Rows:
    """Data Umum of these groups, names, units and figures."""
    rows = base()
    headings = ("Kelompok", "Uraian", "Satuan", "Jumlah")
    rows["Data Umum"] = [dict(zip(headings, one, strict=True)) for one in data]
    return rows


@fires("V04", Code.TOTAL_OR_SUBSET, "Data Umum!D2")
def subsets_beside_their_whole() -> Rows:
    """4.000 and 3.000 are no parts that make 40.552; whether something is forgotten only the office knows."""
    return general(
        ("Keluarga", "Jumlah keluarga", "KK", 40_552), ("Keluarga", "Keluarga miskin", "KK", 4_000),
        ("Keluarga", "Keluarga rentan", "KK", 3_000),
    )  # fmt: skip


@fires("V04", Code.TOTAL_OR_SUBSET, "Data Umum!D4")
def a_row_named_like_its_group() -> Rows:
    return general(
        ("Luas wilayah", "Sawah", "ha", 1_634), ("Luas wilayah", "Hutan rakyat", "ha", 120),
        ("Luas wilayah", "Luas wilayah", "ha", 2_991),
    )  # fmt: skip


@fires("V04", Code.CONTROL_TOTAL, "Data Umum!D3")
def the_sexes_against_their_whole_whatever_stands_beside() -> Rows:
    """44.703 + 44.393 = 89.096; the unit is one in any spelling."""
    return general(
        ("Penduduk", "Penduduk laki-laki", "jiwa", 44_703), ("Penduduk", "Jumlah penduduk", "Jiwa", 89_196),
        ("penduduk", "Perempuan", "jiwa ", 44_393), ("Penduduk", "Lansia", "jiwa", 9_000),
    )  # fmt: skip


@fires("V04", Code.CONTROL_TOTAL, "Data Umum!D4")
def a_bare_total_below_its_rows() -> Rows:
    return general(
        ("Wilayah", "Desa", "buah", 12), ("Wilayah", "Kelurahan", "buah", 6), ("Wilayah", "Jumlah", "Buah", 19)
    )  # fmt: skip


@near("V04")
def the_sexes_and_a_subset() -> Rows:
    return general(
        ("Penduduk", "Laki-laki", "jiwa", 44_703), ("Penduduk", "Perempuan", "jiwa", 44_393),
        ("Penduduk", "Jumlah penduduk", "Jiwa", 89_096), ("Penduduk", "Lansia", "jiwa", 9_000),
    )  # fmt: skip


@near("V04")
def a_single_subset_of_a_whole() -> Rows:
    return general(("Keluarga", "Jumlah keluarga", "KK", 40_552), ("Keluarga", "Keluarga miskin", "KK", 4_000))


@near("V04", (Code.WRONG_UNIT, "Data Umum", "D4"))
def a_total_that_cannot_be_read() -> Rows:
    rows = heads_and_people_miscounted()
    del rows["Pegawai"]
    return put(rows, "Data Umum", 4, {"Jumlah": "89196 %"})


@near("V04")
def heads_and_people_counted() -> Rows:
    rows = heads_and_people_miscounted()
    put(rows, "Pegawai", 2, {"Jumlah": 20})
    return put(rows, "Data Umum", 4, {"Jumlah": 89_096})


# --- V05: what every measured indicator says ----------------------------------------------------------------------


@fires("V05", Code.CELL_MISSING, "Indikator!F2", "Indikator!G2", "Indikator!H2", "Indikator!I2")
def a_measured_indicator_that_says_nothing() -> Rows:
    blank = dict.fromkeys(("Polaritas", "Tipe perhitungan", "Formulasi", "Sumber data"))
    return put(base(), "Indikator", 2, blank)


def of_a_program() -> Rows:
    """An indicator of a program, which the LKjIP does not measure."""
    rows = put(base(), "Kinerja", 3, {"Tujuan/Sasaran": "Terlaksananya pelayanan"})
    return put(rows, "Indikator", 4, {
        "Kode indikator": "P1-1", "Kode kinerja": "7.01.02", "Indikator": "Jumlah kunjungan", "Satuan": "Kali",
        "Polaritas": "Naik", "Formulasi": "Dihitung", "Sumber data": "Buku tamu",
    })  # fmt: skip


@fires("V05", Code.CELL_WANTED, "Indikator!F4", "Indikator!H4", "Indikator!I4")
def an_indicator_of_a_program_that_says_nothing() -> Rows:
    return put(of_a_program(), "Indikator", 4, dict.fromkeys(("Polaritas", "Formulasi", "Sumber data")))


@near("V05")
def below_the_sasaran_the_tipe_is_free() -> Rows:
    return of_a_program()


# --- V06: Polaritas -----------------------------------------------------------------------------------------------


@fires("V06", Code.TYPE_AGAINST_POLARITY, "Indikator!G2", "Indikator!G3")
def types_of_the_other_polarity() -> Rows:
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif Negatif"})
    return put(rows, "Indikator", 3, {"Tipe perhitungan": "Progres Negatif"})


@near("V06")
def a_type_for_any_polarity() -> Rows:
    return put(base(), "Indikator", 2, {"Tipe perhitungan": "Progres Positif"})


@fires("V06", Code.FORMULA_AGAINST_POLARITY, "Indikator!N2")
def a_formula_of_the_other_polarity() -> Rows:
    return put(base(), "Indikator", 2, {"Rumus capaian": "T/R"})


@near("V06")
def the_formula_that_would_be_taken_anyway() -> Rows:
    return put(base(), "Indikator", 2, {"Rumus capaian": "R/T"})


# --- V07: quarters of the target ----------------------------------------------------------------------------------


def quartered(tipe: str, *targets: Any, satuan: str = "Dokumen", polaritas: str = "Naik", year: Any = 10) -> Rows:
    rows = indicator(base(), 4, Tipe_perhitungan=tipe, Satuan=satuan, Polaritas=polaritas)
    if satuan == "%":
        put(rows, "Indikator", 4, {"Indikator": "Persentase dokumen lengkap"})
        put(rows, "Realisasi", 4, {"Tahun ini": year})
    quarters = dict(zip(("TW I", "TW II", "TW III", "TW IV"), targets, strict=True))
    return put(rows, "Target", 4, {"PK murni": year, "Renstra 2025": year, **quarters})


@fires("V07", Code.QUARTER_SUM, "Target!I4")
def counts_that_do_not_add_up() -> Rows:
    return quartered("Kumulatif", 2, 2, 3, 4)


@near("V07")
def counts_that_add_up() -> Rows:
    return quartered("Kumulatif", 2, "-", 4, 4)


@fires("V07", Code.CELL_MISSING, "Target!G4")
def a_count_forgotten() -> Rows:
    return quartered("Kumulatif", 2, None, 4, 4)


@fires("V07", Code.QUARTER_TARGET, "Target!F4", "Target!I4")
def a_cumulative_percentage_that_changes() -> Rows:
    return quartered("Kumulatif", 80, 90, 90, 95, satuan="%", year=90)


@near("V07")
def a_cumulative_percentage_that_stays() -> Rows:
    return quartered("Kumulatif", 90, 90, "-", 90, satuan="%", year=90)


@fires("V07", Code.QUARTER_TARGET, "Target!I4")
def an_end_that_is_not_the_year() -> Rows:
    return quartered("Non Kumulatif", None, None, None, 9)


@fires("V07", Code.CELL_MISSING, "Target!I4")
def no_end() -> Rows:
    return quartered("Non Kumulatif", 3, None, None, None)


@near("V07")
def an_end_that_is_the_year() -> Rows:
    return quartered("Non Kumulatif", 12, None, 3, 10)


@fires("V07", Code.QUARTER_ORDER, "Target!H4")
def progress_that_falls() -> Rows:
    return quartered("Progres Positif", 2, 5, 4, 10)


@near("V07")
def progress_that_rests() -> Rows:
    return quartered("Progres Positif", 2, 5, 5, 10)


@fires("V07", Code.QUARTER_ORDER, "Target!G4")
def decline_that_grows() -> Rows:
    rows = quartered("Progres Negatif", 12, 13, 11, 10, polaritas="Turun")
    return put(rows, "Realisasi", 4, {"Tahun ini": 10})


@near("V07")
def decline_that_falls() -> Rows:
    rows = quartered("Progres Negatif", 13, 12, 11, 10, polaritas="Turun")
    return put(rows, "Realisasi", 4, {"Tahun ini": 10})


@near("V07")
def a_repeated_target_is_free() -> Rows:
    return quartered("Pengulangan", 3, 1, 2, 7)


@fires("V07", Code.ADDITION_DOUBTFUL, "Indikator!E4")
def days_that_are_added_up() -> Rows:
    return quartered("Kumulatif", 2, 2, 3, 3, satuan="Hari")


@near("V07")
def days_that_are_not_added_up() -> Rows:
    return quartered("Non Kumulatif", 2, 2, 3, 10, satuan="Hari")


@near("V07")
def hours_of_service_are_a_count() -> Rows:
    return quartered("Kumulatif", 2, 2, 3, 3, satuan="Jam layanan")


@near("V07")
def days_of_a_year_without_quarters() -> Rows:
    return indicator(base(), 4, Tipe_perhitungan="Kumulatif", Satuan="Hari")


@fires("V07", Code.QUARTER_TARGET, "Target!F4", "Target!I4")
def a_cumulative_percentage_in_other_words_that_changes() -> Rows:
    return put(a_cumulative_percentage_that_changes(), "Indikator", 4, {"Satuan": "Persen (%)"})


# --- V08: zero, blank, "-" ----------------------------------------------------------------------------------------


@fires("V08", Code.ZERO_TARGET, "Target!C4")
def zero_where_higher_is_better() -> Rows:
    return put(indicator(base(), 4), "Target", 4, {"PK murni": 0, "Renstra 2025": 0})


@near("V08")
def zero_where_lower_is_better() -> Rows:
    rows = indicator(base(), 4, Polaritas="Turun")
    put(rows, "Realisasi", 4, {"Tahun ini": 0})
    return put(rows, "Target", 4, {"PK murni": 0, "Renstra 2025": 0})


@near("V08")
def zero_that_the_office_does_not_count() -> Rows:
    rows = put(indicator(base(), 4), "Target", 4, {"PK murni": 0, "Renstra 2025": 0})
    rows["Pengaturan"] = [{"Target nol": "tidak dihitung"}]
    return rows


@fires("V08", Code.ZERO_TARGET, "Target!C4")
def below_nothing() -> Rows:
    rows = indicator(base(), 4, Polaritas="Turun")
    return put(rows, "Target", 4, {"PK murni": -1, "Renstra 2025": -1})


@fires("V08", Code.CELL_MISSING, "Realisasi!G4")
def no_result() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None})


@near("V08", (Code.RESULT_DASHED, "Realisasi", "G4"))
def a_dash_is_a_result() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": "-"})


@near("V08")
def a_dash_is_a_target() -> Rows:
    rows = put(indicator(base(), 4), "Target", 4, {"PK murni": "-"})
    return put(rows, "Realisasi", 4, {"Tahun ini": "-"})


@fires("V08", Code.RESULT_DASHED, "Realisasi!G4")
def a_dash_beside_a_target() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": "-"})


@fires("V08", Code.NOT_DUE_BUT_FILLED, "Realisasi!H4")
def not_yet_due_and_yet_in_the_last_quarter() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "TW IV": 9, "Status": "Belum jatuh tempo"})


@fires("V08", Code.NOT_PROMISED, "Realisasi!A4", "Data Dasar!A2")
def results_of_what_nobody_promised() -> Rows:
    rows = put(of_a_program(), "Realisasi", 4, {"Kode indikator": "P1-1", "Tahun ini": 12})
    put(rows, "Indikator", 4, {"Satuan": "%", "Indikator": "Persentase kunjungan"})
    counts = {f"{p} TW {r}": 1 for p in ("Pembilang", "Penyebut") for r in ("I", "II", "III", "IV")}
    return put(rows, "Data Dasar", 2, {"Kode indikator": "P1-1", "Pembilang": "a", "Penyebut": "b", **counts})


@fires("V08", Code.HALF_OF_LAST_YEAR, "Realisasi!M2", "Target!S3")
def half_of_last_year() -> Rows:
    rows = put(base(), "Realisasi", 2, {"Realisasi 2024": None})
    return put(rows, "Target", 3, {"Target 2024": None})


@near("V08")
def a_new_indicator_and_one_not_measured_last_year() -> Rows:
    """Both halves blank, a target without result on purpose, and neither on purpose."""
    rows = put(base(), "Realisasi", 2, {"Realisasi 2024": "-"})
    put(rows, "Target", 3, {"Target 2024": "-"})
    put(rows, "Realisasi", 3, {"Realisasi 2024": None})
    return indicator(rows, 4)


@near("V08")
def half_of_last_year_below_the_sasaran() -> Rows:
    """Nothing is compared with it there."""
    rows = put(of_a_program(), "Target", 4, {"Kode indikator": "P1-1", "PK murni": 10, "Target 2024": 9})
    return put(rows, "Realisasi", 4, {"Kode indikator": "P1-1", "Tahun ini": 11})


@near("V08", (Code.NOT_A_NUMBER, "Target", "S2"), (Code.HALF_OF_LAST_YEAR, "Realisasi", "M2"))
def a_target_of_last_year_that_cannot_be_read() -> Rows:
    rows = put(base(), "Target", 2, {"Target 2024": "delapan"})
    return put(rows, "Realisasi", 2, {"Realisasi 2024": None})


@near("V08", (Code.NOT_A_NUMBER, "Realisasi", "M2"))
def a_result_of_last_year_that_cannot_be_read() -> Rows:
    return put(base(), "Realisasi", 2, {"Realisasi 2024": "delapan"})


@fires("V08", Code.ROUNDED_BY_DECIMALS, "Target!C4", "Realisasi!G4")
def decimals_that_cut() -> Rows:
    """13,25 of 13,61 would print 13 of 14."""
    rows = indicator(base(), 4, Desimal=0)
    put(rows, "Target", 4, {"PK murni": 13.61, "Renstra 2025": 13.61})
    return put(rows, "Realisasi", 4, {"Tahun ini": 14.25})


@near("V08")
def decimals_that_only_fill_up() -> Rows:
    return indicator(base(), 4, Desimal=2)


@near("V08")
def not_yet_due() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "Status": "Belum jatuh tempo"})


@fires("V08", Code.NOT_DUE_BUT_FILLED, "Realisasi!H4")
def not_yet_due_and_yet_there() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Status": "Belum jatuh tempo"})


@fires("V08", Code.LAST_QUARTER_BLANK, "Realisasi!F4")
def the_last_quarter_forgotten() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "TW II": 12})


@near("V08", (Code.NOT_A_NUMBER, "Realisasi", "F4"))
def a_last_quarter_that_is_there_but_unreadable() -> Rows:
    """Neither TW III nor what would follow of it (13/10 = 130 %) is said to be the year."""
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "TW III": 13, "TW IV": "sebelas"})


@near("V08", (Code.NOT_A_NUMBER, "Realisasi", "G4"))
def a_year_that_is_there_but_unreadable() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": "sebelas", "TW III": 12})


@near("V08", (Code.NOT_A_NUMBER, "Realisasi", "G2"))
def a_year_beside_counts_that_is_there_but_unreadable() -> Rows:
    return at_the_end((23, 50, 50, None), (36, 70, 78, None), tahun_ini="enam puluh")


@near("V08")
def no_measurement_in_the_last_quarter() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "TW II": 12, "TW IV": "-"})


@fires("V08", Code.CELL_MISSING, "Realisasi!E4")
def a_quarter_of_a_sum_forgotten() -> Rows:
    rows = indicator(base(), 4, Tipe_perhitungan="Kumulatif")
    return put(rows, "Realisasi", 4, {"Tahun ini": None, "TW I": 4, "TW II": 3, "TW IV": 4})


@near("V08")
def a_sum_of_quarters() -> Rows:
    rows = indicator(base(), 4, Tipe_perhitungan="Kumulatif")
    return put(rows, "Realisasi", 4, {"Tahun ini": None, "TW I": 4, "TW II": 3, "TW III": "-", "TW IV": 4})


@fires("V08", Code.CELL_MISSING, "Realisasi!G2")
def a_cumulative_percentage_is_no_sum_of_quarters() -> Rows:
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif"})
    return put(rows, "Realisasi", 2, {"Tahun ini": None, "TW I": 80, "TW II": 81, "TW III": 81, "TW IV": 82})


def counted(parts: tuple[Any, ...], wholes: tuple[Any, ...], tahun_ini: Any = None) -> Rows:
    """S1-1 as a cumulative percentage with its counts."""
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif"})
    put(rows, "Realisasi", 2, {"Tahun ini": tahun_ini})
    row = {"Kode indikator": "S1-1", "Pembilang": "Layanan tepat waktu", "Penyebut": "Semua layanan"}
    for n, roman in enumerate(("I", "II", "III", "IV")):
        row |= {f"Pembilang TW {roman}": parts[n], f"Penyebut TW {roman}": wholes[n]}
    return put(rows, "Data Dasar", 2, row)


def last_counted(*quarters: tuple[str, Any, Any]) -> Rows:
    """S1-1 by the counts of its last quarter: roman number, pembilang, penyebut."""
    rows = put(base(), "Realisasi", 2, {"Tahun ini": None})
    row = {"Kode indikator": "S1-1", "Pembilang": "Layanan tepat waktu", "Penyebut": "Semua layanan"}
    for roman, part, whole in quarters:
        row |= {f"Pembilang TW {roman}": part, f"Penyebut TW {roman}": whole}
    return put(rows, "Data Dasar", 2, row)


@fires("V08", Code.LAST_QUARTER_BLANK, "Data Dasar!H2")
def the_last_count_forgotten() -> Rows:
    return last_counted(("II", 81, 100))


@near("V08")
def the_last_count_alone() -> Rows:
    return last_counted(("IV", 81, 100))


@near("V08")
def quarters_beside_the_counts_that_make_the_year() -> Rows:
    """23 of 36 and 50 of 70; that TW IV of Realisasi is blank changes nothing."""
    rows = put(counted((23, 50, 50, 51), (36, 70, 78, 80)), "Indikator", 2, {"Tipe perhitungan": "Non Kumulatif"})
    return put(rows, "Realisasi", 2, {"TW I": 63.89})


@near("V08")
def a_composite_with_the_quarters_of_an_interim_report() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "TW II": 40})


@fires("V08", Code.RESULT_DASHED, "Realisasi!F4")
def a_dash_in_a_quarter() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "TW IV": "-"})


@fires("V08", Code.RESULT_DASHED, "Data Dasar!H2")
def a_dash_in_the_counts() -> Rows:
    return last_counted(("IV", "-", "-"))


@near("V08")
def a_percentage_of_counts() -> Rows:
    return counted((23, 50, 50, 51), (36, 70, 78, 80))


@fires("V08", Code.CELL_MISSING, "Data Dasar!K2")
def a_count_forgotten_in_data_dasar() -> Rows:
    return counted((23, 50, 50, 51), (36, 70, None, 80))


def at_the_end(parts: tuple[Any, ...], wholes: tuple[Any, ...], tahun_ini: Any = None) -> Rows:
    """S1-1 as a percentage of which the last quarter holds for the year."""
    return put(counted(parts, wholes, tahun_ini), "Indikator", 2, {"Tipe perhitungan": "Non Kumulatif"})


@fires("V08", Code.CELL_MISSING, "Data Dasar!L2")
def a_last_pair_of_which_half_is_forgotten() -> Rows:
    return at_the_end((23, 50, 50, 51), (36, 70, 78, None))


@fires("V08", Code.CELL_MISSING, "Data Dasar!F2")
def an_earlier_pair_of_which_half_is_forgotten() -> Rows:
    """Beside a typed year too: 51 : 80 = 63,75."""
    return at_the_end((23, None, 50, 51), (36, 70, 78, 80), tahun_ini=63.75)


@fires("V08", Code.LAST_QUARTER_BLANK, "Data Dasar!H2")
def the_last_pair_forgotten() -> Rows:
    return at_the_end((23, 50, 50, None), (36, 70, 78, None))


@fires("V08", Code.CELL_MISSING, "Data Dasar!H2", "Data Dasar!L2")
def nothing_counted_at_all() -> Rows:
    return at_the_end((None,) * 4, (None,) * 4)


@near("V08")
def the_last_pair_is_enough() -> Rows:
    return at_the_end((None, None, None, 51), (None, None, None, 80))


@near("V08", (Code.NOT_A_NUMBER, "Data Dasar", "H2"), (Code.NOT_A_NUMBER, "Data Dasar", "L2"))
def a_last_pair_that_cannot_be_read() -> Rows:
    return at_the_end((23, 50, 50, "x"), (36, 70, 78, "y"))


@fires("V08", Code.CELL_MISSING, "Data Dasar!H2", "Data Dasar!L2")
def the_last_pair_of_a_sum_forgotten() -> Rows:
    """No earlier quarter stands for a ratio of sums."""
    return counted((23, 50, 50, None), (36, 70, 78, None))


@near("V08")
def nothing_measured_in_the_last_pair() -> Rows:
    return at_the_end((23, 50, 50, "-"), (36, 70, 78, "-"))


@near("V08")
def the_last_pair_forgotten_beside_a_typed_year() -> Rows:
    """TW III says 64,10; what TW IV would say only the year tells."""
    return at_the_end((23, 50, 50, None), (36, 70, 78, None), tahun_ini=65)


@near("V08")
def the_last_pair_not_yet_due() -> Rows:
    rows = at_the_end((23, 50, 50, None), (36, 70, 78, None))
    del rows["Analisis"]
    return put(rows, "Realisasi", 2, {"Status": "Belum jatuh tempo"})


@near("V08", (Code.NOT_A_NUMBER, "Data Dasar", "L2"))
def a_last_pair_of_which_half_cannot_be_read() -> Rows:
    rows = at_the_end((23, 50, 50, 51), (36, 70, 78, "delapan puluh"))
    del rows["Analisis"]
    return rows


@near("V08")
def quarters_typed_beside_counts_need_no_end() -> Rows:
    """Data Dasar says what the year is; 50 : 70 = 71,43."""
    return put(at_the_end((23, 50, 50, 51), (36, 70, 78, 80)), "Realisasi", 2, {"TW II": 71.43})


@near("V08")
def the_last_quarter_of_what_is_not_yet_due() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": None, "TW II": 12, "Status": "Belum jatuh tempo"})


@near("V08")
def the_last_quarter_of_a_composite() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "TW III": 80})


@fires("V08", Code.COUNT_WITHOUT_WHOLE, "Data Dasar!G2")
def a_part_of_nothing() -> Rows:
    return counted((23, 50, 50, 51), (36, 70, 0, 160))


@fires("V08", Code.NEGATIVE, "Data Dasar!E2", "Data Dasar!K2")
def fewer_than_none_counted() -> Rows:
    return counted((-1, 50, 50, 51), (36, 70, -1, 80))


@near("V08")
def a_quarter_without_services() -> Rows:
    return counted((23, 50, 0, 51), (36, 70, 0, 80))


@fires("V08", Code.COUNTS_OF_PERCENTAGE, "Data Dasar!A2")
def counts_of_an_index() -> Rows:
    row = {"Kode indikator": "S1-2", "Pembilang": "Nilai", "Penyebut": "Unsur"}
    row |= {f"{p} TW {r}": 1 for p in ("Pembilang", "Penyebut") for r in ("I", "II", "III", "IV")}
    rows = put(base(), "Data Dasar", 2, row)
    return put(rows, "Realisasi", 3, {"Tahun ini": 100})


# --- V09: percentages ---------------------------------------------------------------------------------------------


@fires("V09", Code.PERCENT_OUTSIDE, "Target!S2", "Realisasi!M2")
def more_than_the_whole() -> Rows:
    rows = put(base(), "Target", 2, {"Target 2024": 101})
    return put(rows, "Realisasi", 2, {"Realisasi 2024": 141.92})


@fires("V09", Code.PERCENT_OUTSIDE, "Data Dasar!E2")
def more_counted_than_there_are() -> Rows:
    return counted((37, 50, 50, 51), (36, 70, 78, 80))


@fires("V09", Code.PERCENT_AS_FRACTION, "Realisasi!M2")
def ninety_percent_as_a_fraction() -> Rows:
    return put(base(), "Realisasi", 2, {"Realisasi 2024": 0.9})


@fires("V09", Code.PERCENT_AS_FRACTION, "Target!S2")
def the_whole_as_a_fraction() -> Rows:
    return put(base(), "Target", 2, {"Target 2024": 1})


@near("V09")
def a_year_that_begins_with_one_percent() -> Rows:
    rows = quartered("Progres Positif", 1, 30, 60, 90, satuan="%", year=90)
    return put(rows, "Realisasi", 4, {"Tahun ini": None, "TW I": 1, "TW II": 30, "TW III": 61, "TW IV": 91})


@fires("V09", Code.PERCENT_AS_FRACTION, "Target!F4")
def a_quarter_as_a_fraction() -> Rows:
    return quartered("Progres Positif", 0.3, 30, 60, 90, satuan="%", year=90)


@near("V09")
def a_progress_that_begins_below_one_percent() -> Rows:
    """50 % would be more than the 30 % of the next quarter."""
    return quartered("Progres Positif", 0.5, 30, 60, 90, satuan="%", year=90)


@near("V09")
def one_percent_in_a_quarter_of_large_ones() -> Rows:
    rows = quartered("Non Kumulatif", 90, 90, 90, 90, satuan="%", year=90)
    return put(rows, "Realisasi", 4, {"Tahun ini": None, "TW I": 91, "TW II": 1, "TW III": 92, "TW IV": 91})


@fires("V09", Code.PERCENT_AS_FRACTION, "Realisasi!D4")
def a_later_quarter_as_a_fraction() -> Rows:
    rows = quartered("Non Kumulatif", 90, 90, 90, 90, satuan="%", year=90)
    return put(rows, "Realisasi", 4, {"Tahun ini": None, "TW I": 91, "TW II": 0.91, "TW III": 92, "TW IV": 91})


@near("V09", (Code.CAPAIAN_HIGH, "Indikator", "A4"))
def far_below_a_target_that_is_no_fraction_of_it() -> Rows:
    """0,5 % where 10 % were allowed: 50 % is not what was meant. The capaian is (20 - 0,5) / 10 = 195 %."""
    rows = indicator(base(), 4, Satuan="%", Indikator="Persentase kesalahan data", Polaritas="Turun")
    rows["Pengaturan"] = [{"Rumus Turun": "(2T-R)/T", "Batas atas capaian": "120", "Batas berlaku untuk": "juga cetak"}]
    return put(rows, "Realisasi", 4, {"Tahun ini": 0.5})


@near("V09")
def a_progress_that_begins_with_little() -> Rows:
    rows = indicator(base(), 4, Satuan="%", Indikator="Persentase pembangunan", Tipe_perhitungan="Progres Positif")
    put(rows, "Target", 4, {"PK murni": 100, "Renstra 2025": 100, "Renstra 2026": 100})
    put(rows, "Target", 4, {"TW I": 1, "TW II": 30, "TW III": 60, "TW IV": 100})
    return put(rows, "Realisasi", 4, {"Tahun ini": 100})


@near("V09")
def a_truly_small_percentage() -> Rows:
    rows = indicator(base(), 4, Satuan="%", Indikator="Persentase kesalahan data", Polaritas="Turun")
    put(rows, "Target", 4, {"PK murni": 0.9, "Renstra 2025": 0.9, "Renstra 2026": 0.8})
    return put(rows, "Realisasi", 4, {"Tahun ini": 0.85})


@near("V09")
def the_whole_and_an_index() -> Rows:
    rows = put(base(), "Target", 2, {"Target 2024": 100})
    return put(rows, "Realisasi", 3, {"Realisasi 2024": 101})


# --- V10: composites ----------------------------------------------------------------------------------------------


def composite(*parts: tuple[str, str, Any], **more: Any) -> Rows:
    """S1-3 made of parts: code, kind, weight."""
    rows = indicator(base(), 4, Indikator="Nilai gabungan", Satuan="Nilai", **more)
    put(rows, "Indikator", 4, {"Formulasi": None})
    put(rows, "Target", 4, {"PK murni": 85, "Renstra 2025": 85, "Renstra 2026": 85})
    del rows["Realisasi"][2]
    rows["Komponen"] = [
        {"Kode indikator": "S1-3", "Komponen": c, "Yang diambil": k, "Bobot": w} for c, k, w in parts
    ]  # fmt: skip
    return rows


@near("V10")
def weights_of_100() -> Rows:
    return composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))


@fires("V10", Code.WEIGHTS, "Komponen!E2")
def weights_of_99_and_a_half() -> Rows:
    return composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 39.5))


@fires("V10", Code.WEIGHTS, "Komponen!E3")
def a_dash_for_a_weight() -> Rows:
    return composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", "-"))


@fires("V10", Code.WEIGHTS, "Komponen!E2")
def a_weight_below_nothing() -> Rows:
    return composite(("S1-1", "Capaian", 150), ("S1-2", "Nilai", -50))


@fires("V10", Code.CELL_MISSING, "Komponen!E3")
def no_weight() -> Rows:
    return composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", None))


@fires("V10", Code.CELL_MISSING, "Komponen!D3")
def a_part_of_no_kind() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Komponen", 3, {"Yang diambil": None})


@fires("V10", Code.DUPLICATE_ROW, "Komponen!B3")
def a_part_that_stands_twice() -> Rows:
    return composite(("S1-1", "Capaian", 50), ("S1-1", "Nilai", 50))


@near("V10")
def a_part_of_two_wholes() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    indicator(rows, 5, Indikator="Nilai kerja sama", Satuan="Nilai")
    put(rows, "Indikator", 5, {"Formulasi": None})
    put(rows, "Target", 5, {"PK murni": 85, "Renstra 2025": 85, "Renstra 2026": 85})
    rows["Realisasi"] = rows["Realisasi"][:2]
    part = {"Kode indikator": "S1-4", "Komponen": "S1-2", "Yang diambil": "Nilai", "Bobot": 100}
    return put(rows, "Komponen", 4, part)


@fires("V10", Code.COMPONENT_UNIT, "Komponen!D3")
def a_result_of_another_unit() -> Rows:
    return composite(("S1-1", "Capaian", 60), ("S1-2", "Realisasi", 40))


@near("V10")
def a_result_of_the_same_unit() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Realisasi", 40))
    return put(rows, "Indikator", 3, {"Satuan": "Nilai", "Indikator": "Nilai kepuasan"})


@fires("V10", Code.COMPONENT_SCORE, "Komponen!D3")
def a_score_above_100() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    put(rows, "Target", 3, {"PK murni": 110, "Penjelasan target": "Skala baru.", "Renstra 2026": 110})
    return put(rows, "Realisasi", 3, {"Tahun ini": 110.5})


@near("V10", (Code.NOT_A_NUMBER, "Realisasi", "G3"))
def a_score_of_quarters_beside_a_year_that_cannot_be_read() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 3, {"Tahun ini": "tinggi", "TW I": 90, "TW II": 90, "TW III": 90, "TW IV": 110})


@near("V10", (Code.NOT_A_CHOICE, "Indikator", "F2"))
def a_capaian_by_a_polaritas_that_cannot_be_read() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Indikator", 2, {"Polaritas": "Nail"})


@fires("V10", Code.CIRCLE, "Komponen!B2")
def a_part_of_itself() -> Rows:
    """The mean of S1 holds the composite that is made of it."""
    return composite(("S1", "Capaian", 60), ("S1-2", "Nilai", 40))


def promised_nothing() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Capaian", 40))
    return put(rows, "Target", 3, {"PK murni": "-"})


@fires("V10", Code.COMPONENT_EMPTY, "Komponen!B3")
def a_part_without_a_figure() -> Rows:
    return promised_nothing()


@near("V10", (Code.NOT_A_NUMBER, "Realisasi", "G3"))
def a_part_that_cannot_be_read() -> Rows:
    return put(composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40)), "Realisasi", 3, {"Tahun ini": "tinggi"})


@near("V10", (Code.NOT_A_NUMBER, "Realisasi", "D3"))
def a_part_of_which_a_quarter_cannot_be_read() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Capaian", 40))
    put(rows, "Indikator", 3, {"Indikator": "Jumlah aduan", "Satuan": "Aduan", "Tipe perhitungan": "Kumulatif"})
    quarters = {"TW I": 20, "TW II": "banyak", "TW III": 20, "TW IV": 20}
    return put(rows, "Realisasi", 3, {"Tahun ini": None, **quarters})


# --- V11: explained and plausible ---------------------------------------------------------------------------------


@fires("V11", Code.ANALYSIS_MISSING, "Indikator!A2")
def missed_and_not_explained() -> Rows:
    rows = base()
    del rows["Analisis"]
    return rows


@fires("V11", Code.ANALYSIS_MISSING, "Indikator!A2")
def missed_with_a_cause_and_no_solution() -> Rows:
    rows = base()
    del rows["Analisis"][1]
    return rows


@fires("V11", Code.ANALYSIS_MISSING, "Indikator!A2")
def explained_for_the_other_indicator() -> Rows:
    return put(base(), "Analisis", 3, {"Untuk": "S1-2"})


@near("V11")
def explained_at_the_sasaran() -> Rows:
    rows = put(base(), "Analisis", 2, {"Untuk": "S1", "Jenis": "Penyebab kegagalan"})
    return put(rows, "Analisis", 3, {"Untuk": "S1"})


@near("V11")
def reached_to_the_point() -> Rows:
    rows = put(base(), "Realisasi", 2, {"Tahun ini": 90})
    del rows["Analisis"]
    return rows


@fires("V11", Code.ANALYSIS_MISSING, "Indikator!A2")
def missed_by_a_hair() -> Rows:
    """89,99 / 90 = 99,99 %."""
    rows = put(base(), "Realisasi", 2, {"Tahun ini": 89.99})
    del rows["Analisis"]
    return rows


@near("V11")
def missed_by_less_than_is_printed() -> Rows:
    """89,9996 / 90 = 99,9996 %, printed 100,00."""
    rows = put(base(), "Realisasi", 2, {"Tahun ini": 89.9996})
    del rows["Analisis"]
    return rows


@fires("V11", Code.CAPAIAN_HIGH, "Indikator!A4")
def far_above_the_target() -> Rows:
    """12,1 / 10 = 121 %."""
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": 12.1})


@fires("V11", Code.CAPAIAN_HIGH, "Indikator!A4")
def a_typing_error_behind_a_printed_cap() -> Rows:
    """100 of 10 is 1.000 %; the table prints 100."""
    rows = put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": 100})
    rows["Pengaturan"] = [{"Batas atas capaian": "100", "Batas berlaku untuk": "juga cetak"}]
    return rows


@near("V11")
def a_printed_cap_that_hides_little() -> Rows:
    rows = put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": 12})
    rows["Pengaturan"] = [{"Batas atas capaian": "100", "Batas berlaku untuk": "juga cetak"}]
    return rows


@near("V11")
def above_the_target() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"Tahun ini": 12})


@fires("V11", Code.ALL_REACHED, "Realisasi")
def three_of_three_reached() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 2, {"Tahun ini": 90})


@near("V11")
def two_of_two_reached() -> Rows:
    return put(base(), "Realisasi", 2, {"Tahun ini": 91})


def copied(equal: int, of: int = 10) -> Rows:
    """So many indicators, the first below its target, of the others `equal` as high as theirs."""
    rows = base()
    for number in range(4, of + 2):
        indicator(rows, number)
        put(rows, "Realisasi", number, {"Tahun ini": 10 if number < 4 + equal else 11})
    return rows


@fires("V11", Code.RESULTS_COPIED, "Realisasi")
def seven_of_ten_equal() -> Rows:
    return copied(7)


@near("V11")
def two_thirds_equal() -> Rows:
    return copied(6, of=9)


@near("V11")
def six_of_ten_equal() -> Rows:
    return copied(6)


def judged(method: str, spent: int) -> Rows:
    """S1 reached (90 + 100,58)/2 = 95,29; of 150 million so many were spent."""
    rows = put(base(), "Anggaran", 2, {"Realisasi": spent})
    rows["Pengaturan"] = [{"Metode efisiensi": method}]
    return rows


@fires("V11", Code.PRAISED_BUT_MISSED, "Kinerja!A2")
def efficient_by_comparison_though_missed() -> Rows:
    """135 : 150 = 90,00 %, below 95,29."""
    return judged("capaian dibanding serapan", 135_000_000)


@fires("V11", Code.PRAISED_BUT_MISSED, "Kinerja!A2")
def efficient_by_grades_though_missed() -> Rows:
    """95,29 - 90,00 = 5,29: above 5, Efisien."""
    return judged("selisih bertingkat", 135_000_000)


@fires("V11", Code.PRAISED_BUT_MISSED, "Kinerja!A2")
def fairly_efficient_though_missed() -> Rows:
    """142,5 : 150 = 95,00 %: 0,29 is Cukup Efisien."""
    return judged("selisih bertingkat", 142_500_000)


@near("V11")
def missed_and_more_spent() -> Rows:
    """144 : 150 = 96,00 %: Kurang Efisien, and -0,71 Cukup Efisien; nobody praises low spending."""
    return judged("capaian dibanding serapan", 144_000_000)


@near("V11")
def missed_and_more_spent_by_grades() -> Rows:
    return judged("selisih bertingkat", 144_000_000)


@near("V11")
def missed_by_the_rule_that_does_not_speak_of_it() -> Rows:
    return judged("capaian dikurangi serapan", 135_000_000)


@near("V11")
def efficient_though_missed_and_explained() -> Rows:
    rows = judged("capaian dibanding serapan", 135_000_000)
    return put(rows, "Analisis", 4, {"Untuk": "S1", "Jenis": "Efisiensi", "Uraian": "Lelang menghemat biaya."})


@near("V11")
def efficient_and_reached() -> Rows:
    """91/90 = 101,11: the mean is above 100."""
    return put(judged("capaian dibanding serapan", 135_000_000), "Realisasi", 2, {"Tahun ini": 91})


# --- V12: last year -----------------------------------------------------------------------------------------------


def past(**other: Any) -> Rows:
    """Last year, in which S1-1 had target 85 and result 80."""
    before = {k: [dict(r) for r in v] for k, v in base().items()}
    identity(before, {"Tahun": 2024, "Tanggal PK": date(2024, 1, 2), "Tanggal LKjIP": date(2025, 1, 30), **other})
    for row, code_target, code_result in ((2, 85, 80), (3, 84, 82.5)):
        put(before, "Target", row, {
            "PK murni": code_target, "Renstra 2024": code_target, "Renstra 2025": None, "Target 2024": None,
        })  # fmt: skip
        put(before, "Realisasi", row, {"Tahun ini": code_result, "Realisasi 2024": None})
    put(before, "Analisis", 2, {"Untuk": "S1"})
    put(before, "Analisis", 3, {"Untuk": "S1"})
    for rows in (before["Target"], before["Realisasi"]):
        for content in rows:
            for heading in [h for h, v in content.items() if v is None]:
                del content[heading]
    return before


def two_years(folder: Path, target: Any, result: Any, **other: Any) -> list[Outcome]:
    """This year's workbook beside that of last year."""
    rows = put(base(), "Target", 2, {"Target 2024": target})
    put(rows, "Realisasi", 2, {"Realisasi 2024": result})
    old = write(folder, past(**other), name="lama.xlsx", tahun=2024)
    return check([write(folder, rows)], Options(last_year=old))


COMPARED: Spot = (Code.YEARS_COMPARED, "", "")


def v12(code: Code, *spots: Spot) -> Callable[[Any], Any]:
    """A case of two workbooks that fires V12."""

    def register(make: Any) -> Any:
        CASES.append(Case(code, make, spots))
        FIRED.setdefault("V12", []).append(CASES[-1])
        return make

    return register


@v12(
    Code.LAST_YEAR_DIFFERS,
    (Code.LAST_YEAR_DIFFERS, "Target", "S2"), (Code.LAST_YEAR_DIFFERS, "Realisasi", "M2"), COMPARED,
)  # fmt: skip
def another_past(room: Room) -> list[Outcome]:
    return two_years(room.folder, 86, 81)


@v12(Code.YEARS_COMPARED, (Code.LAST_YEAR_DIFFERS, "Realisasi", "M2"), COMPARED)
def a_past_left_blank(room: Room) -> list[Outcome]:
    return two_years(room.folder, 85, None)


@v12(Code.NOT_LAST_YEAR, (Code.NOT_LAST_YEAR, "", ""))
def the_past_of_another_office(room: Room) -> list[Outcome]:
    return two_years(room.folder, 84, 79, **{"Perangkat daerah": "Kecamatan Lain"})


def the_same_past(room: Room) -> list[Outcome]:
    return two_years(room.folder, 85, 80)


def another_office(room: Room) -> list[Outcome]:
    """Workbooks of two offices checked in one run are not compared."""
    other = identity(base(), {"Perangkat daerah": "Kecamatan Lain"})
    put(other, "Kinerja", 3, {"Kode": "7.01.02"})
    return check([write(room.folder, base()), write(room.folder, other, name="lain.xlsx")], Options())


def two_versions(order: tuple[int, ...]) -> Callable[[Room], list[Outcome]]:
    """This year beside both versions of last year in one run; what counts then is the target changed to 86."""

    def make(room: Room) -> list[Outcome]:
        changed = perubahan(past())
        identity(changed, {"Tanggal perubahan PK": date(2024, 9, 1)})
        change = {"PK perubahan": 86, "Alasan perubahan": "Loket baru.", "Penjelasan target": "Loket baru."}
        put(changed, "Target", 2, change)
        now = put(base(), "Target", 2, {"Target 2024": 86})
        paths = [
            write(room.folder, now), write(room.folder, past(), name="murni.xlsx", tahun=2024),
            write(room.folder, changed, name="perubahan.xlsx", tahun=2024),
        ]  # fmt: skip
        return check([paths[n] for n in order], Options())

    make.__name__ = "the_changed_pk_of_last_year_" + "".join(map(str, order))
    return make


NEAR_MISSES["V12"] = [
    Case(Code.LAST_YEAR_DIFFERS, two_versions((0, 1, 2)), (COMPARED,)),
    Case(Code.LAST_YEAR_DIFFERS, two_versions((2, 1, 0)), (COMPARED,)),
    Case(Code.LAST_YEAR_DIFFERS, the_same_past, (COMPARED,)),
    Case(Code.LAST_YEAR_DIFFERS, another_office, ()),
]


# --- V13: spent ---------------------------------------------------------------------------------------------------


@fires("V13", Code.SPENT_OVER, "Anggaran!E2")
def more_spent_than_given() -> Rows:
    return put(base(), "Anggaran", 2, {"Realisasi": 150_000_001})


@near("V13")
def all_spent() -> Rows:
    return put(base(), "Anggaran", 2, {"Realisasi": 150_000_000})


def outside_spending(**parts: Any) -> Rows:
    """Spending outside the programs, 100 given: a whole and two parts of 60 and 40, with what was spent of each."""
    outer = {"Jenis belanja": "Belanja Langsung", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000}
    own = {"Jenis belanja": "Belanja Gaji", "Lewat program": "Tidak", "Anggaran murni": 100, "Realisasi": 100}
    first = {"Jenis belanja": "Gaji Pokok", "Bagian dari": "Belanja Gaji", "Anggaran murni": 60}
    second = {"Jenis belanja": "Tunjangan", "Bagian dari": "Belanja Gaji", "Anggaran murni": 40}
    rows = spending(outer, own, first, second)
    for row, name in ((3, "whole"), (4, "first"), (5, "second")):
        if name in parts:
            put(rows, "Belanja", row, {"Realisasi": parts[name]})
    return rows


@fires("V13", Code.SPENT_OVER, "Belanja!F3")
def a_whole_over_whose_parts_say_nothing() -> Rows:
    return outside_spending(whole=101)


@fires("V13", Code.SPENT_OVER, "Belanja!F3")
def a_whole_over_of_which_one_part_says_nothing() -> Rows:
    return outside_spending(whole=101, first=60)


@fires("V13", Code.SPENT_OVER, "Belanja!F5")
def a_part_over_and_its_whole_not_told_again() -> Rows:
    return outside_spending(whole=101, first=60, second=41)


@near("V13")
def all_spent_of_a_whole_whose_parts_say_nothing() -> Rows:
    return outside_spending(whole=100)


@fires("V13", Code.SPENT_OVER, "Belanja!F2")
def more_spent_than_given_to_a_kind() -> Rows:
    """The whole is not overspent: 140 of 150 million."""
    return spending(
        {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 100_000_000, "Realisasi": 100_000_001},
        {"Jenis belanja": "Belanja Modal", "Anggaran murni": 50_000_000, "Realisasi": 39_999_999},
    )


@fires("V13", Code.SPENT_OVER, "Anggaran!E2")
def a_leaf_over_and_its_total_not_told_again() -> Rows:
    rows = put(base(), "Anggaran", 2, {"Realisasi": 150_000_001})
    return put(rows, "Anggaran", 3, {"Kode kinerja": "S1", "Pagu murni": 150_000_000, "Realisasi": 150_000_001})


@fires("V13", Code.SPENT_OVER, "Anggaran!E2")
def an_excess_that_stands_in_both_sheets() -> Rows:
    """All spending runs through the one program: one rupiah too much is the same rupiah."""
    outer = {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 150_000_000, "Realisasi": 150_000_001}
    return put(spending(outer), "Anggaran", 2, {"Realisasi": 150_000_001})


@fires("V13", Code.SPENT_OVER, "Anggaran!E2", "Belanja!F2")
def two_excesses_of_which_one_is_larger() -> Rows:
    """1 too much of the program, 3 of one kind with 2 left of the other."""
    rows = spending(
        {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 100_000_000, "Realisasi": 100_000_003},
        {"Jenis belanja": "Belanja Modal", "Anggaran murni": 50_000_000, "Realisasi": 49_999_998},
    )
    return put(rows, "Anggaran", 2, {"Realisasi": 150_000_001})


@fires("V13", Code.SPENT_OVER, "Anggaran!E2", "Belanja!F3")
def an_excess_through_programs_and_the_same_outside_them() -> Rows:
    rows = outside_spending(whole=101)
    put(rows, "Belanja", 2, {"Realisasi": 150_000_001})
    return put(rows, "Anggaran", 2, {"Realisasi": 150_000_001})


@near("V13", (Code.NOT_RUPIAH, "Anggaran", "D2"))
def spent_of_a_changed_budget_that_cannot_be_read() -> Rows:
    return put(perubahan(base()), "Anggaran", 2, {"Pagu perubahan": "160 juta", "Realisasi": 155_000_000})


# --- V14 to V16, V18 to V21: texts, names, people; the firing cases stand in problem_cases, more in test_checks_* ----

_OF_CODE = {
    "V06": (Code.NAME_AGAINST_POLARITY,),
    "V14": (Code.OTHER_PLACE, Code.OTHER_YEAR_IN_TEXT),
    "V15": (Code.NIP_DOUBTFUL, Code.RANK_UNKNOWN, Code.NOBODY_FOR_PK),
    "V16": (Code.NAME_VARIANT, Code.NAME_NEAR, Code.NAME_IN_TEXT),
    "V18": (Code.NOT_A_DISTRICT_CODE, Code.NOMENCLATURE, Code.PARENT_CODE),
    "V19": (Code.UNIT_AGAINST_NAME,),
    "V20": (Code.LATE,),
    "V21": (Code.SAME_TEXT,),
}
for _v, _codes in _OF_CODE.items():
    FIRED.setdefault(_v, []).extend(c for c in CASES if c.code in _codes)


@near("V06")
def a_decline_that_is_handled() -> Rows:
    return put(base(), "Indikator", 2, {"Indikator": "Persentase penanganan pengaduan tepat waktu"})


@near("V14")
def own_places_and_cited_years() -> Rows:
    text = (
        "Kecamatan Contoh Kabupaten Uji dibentuk dengan Peraturan Daerah Nomor 16 Tahun 2016. Renstra Tahun 2021-2026 "
        "menjadi acuan pada tahun 2025, dibandingkan tahun 2024."
    )
    return put(base(), "Narasi", 7, {"Bagian": "Latar belakang", "Isi": text})


@near("V14")
def a_neighbour_that_is_meant() -> Rows:
    text = "Warga Kecamatan Tetangga juga dilayani di kantor ini."
    rows = put(base(), "Narasi", 7, {"Bagian": "Kondisi umum", "Isi": text})
    rows["Pengaturan"] = [{"Wilayah lain yang disebut": "Kecamatan Tetangga"}]
    return rows


@near("V15")
def a_nip_that_is_one() -> Rows:
    return put(base(), "Pejabat", 3, {"NIP": "19800101 200501 1 000", "Pangkat/Golongan": "Pembina (IV/a)"})


@near("V16")
def names_that_differ_in_a_word() -> Rows:
    return put(base(), "Indikator", 3, {"Indikator": "Indeks layanan tepat waktu"})


@near("V18")
def the_code_of_a_program_and_its_kegiatan() -> Rows:
    return put(base(), "Kinerja", 4, {
        "Kode": "7.01.02.2.01",
        "Nomenklatur": "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
    })  # fmt: skip


@near("V19")
def a_number_of_documents() -> Rows:
    return indicator(base(), 4, Indikator="Jumlah dokumen perencanaan")


@fires("V20", Code.EARLY, "Identitas!B19")
def reported_before_the_year_was_over() -> Rows:
    return identity(base(), {"Tanggal LKjIP": date(2025, 12, 30)})


@near("V20")
def reported_on_the_last_day_of_the_year() -> Rows:
    return identity(base(), {"Tanggal LKjIP": date(2025, 12, 31)})


@near("V20", (Code.SHEET_EMPTY, "", ""))
def dated_before_the_year_was_over_without_a_report() -> Rows:
    rows = identity(base(), {"Tanggal LKjIP": date(2025, 12, 30)})
    del rows["Realisasi"]
    return rows


@near("V20")
def on_the_last_day() -> Rows:
    facts = {"Tanggal DPA": date(2024, 12, 2), "Tanggal PK": date(2025, 1, 2), "Tanggal LKjIP": date(2026, 2, 28)}
    return identity(base(), facts)


@near("V21")
def texts_of_their_own() -> Rows:
    return put(of_a_program(), "Indikator", 4, {"Indikator": "Jumlah layanan tepat waktu", "Satuan": "Layanan"})


# --- V17: typed numbers that cannot be read with certainty --------------------------------------------------------


@fires("V17", Code.AMBIGUOUS_NUMBER, "Target!S2")
def thousands_or_decimals() -> Rows:
    return put(base(), "Target", 2, {"Target 2024": "1.234"})


@fires("V17", Code.NOT_RUPIAH, "Anggaran!E2")
def no_amount() -> Rows:
    return put(base(), "Anggaran", 2, {"Realisasi": "140 juta"})


@near("V17")
def amounts_as_people_type_them() -> Rows:
    rows = put(base(), "Anggaran", 2, {"Pagu murni": "Rp. 150.000.000,-", "Realisasi": "140,000,000.00"})
    return put(rows, "Realisasi", 3, {"Tahun ini": "86,5 indeks"})


# --- V22: said twice ----------------------------------------------------------------------------------------------


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!G4")
def a_sum_that_is_another() -> Rows:
    rows = indicator(base(), 4, Tipe_perhitungan="Kumulatif")
    return put(rows, "Realisasi", 4, {"Tahun ini": 11, "TW I": 4, "TW II": 3, "TW III": 2, "TW IV": 1})


@near("V22")
def a_sum_that_is_the_same() -> Rows:
    rows = indicator(base(), 4, Tipe_perhitungan="Kumulatif")
    return put(rows, "Realisasi", 4, {"Tahun ini": 11, "TW I": 4, "TW II": 3, "TW III": 2, "TW IV": 2})


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!G2")
def another_ratio_of_sums() -> Rows:
    """174 : 264 = 65,909...; the mean of the quarters would be 65,68."""
    return counted((23, 50, 50, 51), (36, 70, 78, 80), tahun_ini=65.68)


@near("V22", (Code.ROUNDED_BY_DECIMALS, "Realisasi", "G2"))
def the_ratio_with_more_decimals_than_are_printed() -> Rows:
    """65,909... prints 66."""
    rows = counted((23, 50, 50, 51), (36, 70, 78, 80), tahun_ini=65.909)
    return put(rows, "Indikator", 2, {"Desimal": 0})


@near("V22")
def the_ratio_as_it_is_printed() -> Rows:
    rows = counted((23, 50, 50, 51), (36, 70, 78, 80), tahun_ini=66)
    return put(rows, "Indikator", 2, {"Desimal": 0})


@near("V22")
def the_ratio_with_three_decimals() -> Rows:
    return counted((23, 50, 50, 51), (36, 70, 78, 80), tahun_ini=65.909)


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!G2")
def another_third_decimal_is_another_ratio() -> Rows:
    """65,904 prints 65,90, and the ratio 65,91."""
    return counted((23, 50, 50, 51), (36, 70, 78, 80), tahun_ini=65.904)


@near("V22", (Code.ROUNDED_BY_DECIMALS, "Realisasi", "G4"))
def a_sum_with_decimals_that_are_not_printed() -> Rows:
    """4,4 + 3,3 + 2,2 + 1,1 = 11,0; with TW IV 1,5 it is 11,4, which prints 11."""
    rows = indicator(base(), 4, Tipe_perhitungan="Kumulatif", Desimal=0)
    return put(rows, "Realisasi", 4, {"Tahun ini": 11.4, "TW I": 4.4, "TW II": 3.3, "TW III": 2.2, "TW IV": 1.5})


@near("V22")
def a_composite_computed_without_rounding() -> Rows:
    """0,99 x 100,5814 + 0,01 x 90 = 100,4756, where the printed 100,58 gives 100,4742, printed 100,47."""
    rows = composite(("S1-2", "Capaian", 99), ("S1-1", "Capaian", 1))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "Tahun ini": 100.48})


@near("V22", (Code.ROUNDED_BY_DECIMALS, "Realisasi", "G2"))
def a_year_between_its_quarters_but_for_its_decimals() -> Rows:
    """65,4 lies between 65,2 and 65,9; 65, as it is printed, does not."""
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif", "Desimal": 0})
    return put(rows, "Realisasi", 2, {"Tahun ini": 65.4, "TW I": 65.2, "TW II": 65.9, "TW III": 65.3, "TW IV": 65.6})


@near("V22")
def the_ratio_as_somebody_rounded_it() -> Rows:
    return counted((23, 50, 50, 51), (36, 70, 78, 80), tahun_ini=65.9)


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!C2")
def another_quarter_than_its_counts() -> Rows:
    """23 : 36 = 63,89."""
    return put(counted((23, 50, 50, 51), (36, 70, 78, 80)), "Realisasi", 2, {"TW I": 63.88})


@near("V22", (Code.NOT_A_NUMBER, "Realisasi", "F4"))
def a_last_quarter_that_cannot_be_read() -> Rows:
    """TW III says 9, the year 11: nobody knows what TW IV says."""
    return put(indicator(base(), 4), "Realisasi", 4, {"TW III": 9, "TW IV": "sebelas"})


@near("V22")
def the_quarter_of_its_counts() -> Rows:
    return put(counted((23, 50, 50, 51), (36, 70, 78, 80)), "Realisasi", 2, {"TW I": 63.89})


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!G4")
def a_composite_typed_otherwise() -> Rows:
    """0,6 x 90 + 0,4 x 86,5 = 88,6."""
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "Tahun ini": 88.5})


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!F4")
def a_quarter_of_a_composite_typed_otherwise() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "TW IV": 96.1})


@fires("V22", Code.YEAR_OUTSIDE_QUARTERS, "Realisasi!G2")
def a_year_above_each_of_its_quarters() -> Rows:
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif"})
    return put(rows, "Realisasi", 2, {"Tahun ini": 83, "TW I": 80, "TW II": 81, "TW III": 81, "TW IV": 82})


@fires("V22", Code.YEAR_OUTSIDE_QUARTERS, "Realisasi!G2")
def a_year_below_each_of_its_quarters() -> Rows:
    return put(a_year_above_each_of_its_quarters(), "Realisasi", 2, {"Tahun ini": 79.99})


@near("V22")
def a_year_as_low_as_its_lowest_quarter() -> Rows:
    return put(a_year_above_each_of_its_quarters(), "Realisasi", 2, {"Tahun ini": 80})


@near("V22")
def a_typed_year_whose_last_quarter_is_blank() -> Rows:
    """TW III says 9; what TW IV would say only the year tells."""
    return put(indicator(base(), 4), "Realisasi", 4, {"TW I": 7, "TW II": 8, "TW III": 9, "Tahun ini": 11})


@fires("V22", Code.YEAR_DISAGREES, "Realisasi!G4")
def a_typed_year_beside_another_last_quarter() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"TW III": 9, "TW IV": "-", "Tahun ini": 11})


@near("V22", (Code.RESULT_DASHED, "Realisasi", "G4"))
def a_composite_that_was_not_measured() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "TW IV": "-", "Tahun ini": "-"})


@near("V22")
def a_composite_not_measured_in_its_last_quarter() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "TW III": 80, "TW IV": "-"})


@near("V22", (Code.YEAR_DISAGREES, "Realisasi", "G4"), (Code.RESULT_DASHED, "Realisasi", "G4"))
def a_dash_beside_quarters_that_were_measured() -> Rows:
    return put(indicator(base(), 4), "Realisasi", 4, {"TW IV": 11, "Tahun ini": "-"})


@near("V22")
def a_year_between_its_quarters() -> Rows:
    rows = put(base(), "Indikator", 2, {"Tipe perhitungan": "Kumulatif"})
    return put(rows, "Realisasi", 2, {"Tahun ini": 81.2, "TW I": 80, "TW II": 81, "TW III": 81, "TW IV": 82})


@near("V22")
def a_composite_typed_the_same() -> Rows:
    rows = composite(("S1-1", "Capaian", 60), ("S1-2", "Nilai", 40))
    return put(rows, "Realisasi", 4, {"Kode indikator": "S1-3", "Tahun ini": 88.6})
