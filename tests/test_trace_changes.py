"""Changing one cell of the workbook changes exactly the printed numbers whose trace names that cell: Sokaraja.

How it is tried, and which figures cannot move, is told in `changing_cells`.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from changing_cells import Case, Run, check, compare, run, unchanged
from examples import PERUBAHAN
from origins_by_hand import cells

# Tabel 3.3: 3 sasaran are "Sangat Tinggi", 3 in all; 7 indicators are "Sangat Tinggi", 2 "Tinggi", 9 in all
CLASSES = frozenset(("Tabel 3.3", count) for count in ("3", "7", "2", "9"))
NEW_BASIS = (
    "Peraturan Daerah Kabupaten Banyumas Nomor 17 Tahun 2017 tentang Pembentukan dan Susunan Perangkat Daerah dan "
    "Peraturan Bupati Banyumas Nomor 76 Tahun 2018 tentang Kedudukan"
)

CASES = [
    # 84,4 : 83 = 101,69 (was 102,59), still above last year and the Renstra of this year
    Case("realisasi", {"Realisasi!G2": Decimal("84.4")}, CLASSES),
    # 82 : 100 = 82,00 (was 80,00), still "Tinggi"
    Case("realisasi di bawah target", {"Realisasi!G7": 82}, CLASSES),
    # 95 : 100 = 95,00: from "Tinggi" to "Sangat Tinggi", so that two counts move; their sum and those of sasaran do not
    Case("realisasi yang pindah kelas", {"Realisasi!G10": 95}, CLASSES - {("Tabel 3.3", "7"), ("Tabel 3.3", "2")}),
    # 80 : 84 = 95,24 (was 98,77)
    Case("target perubahan", {"Target!D6": 84}, CLASSES),
    Case("target murni yang diubah", {"Target!C7": 89}),
    # 100 : 101 is no better; 85,15 : 84 = 101,37
    Case("target murni yang berlaku", {"Target!C2": 84}, CLASSES),
    # 82,9 : 82 = 101,10 (was 100,61)
    Case("realisasi tahun lalu", {"Realisasi!M2": Decimal("82.9")}),
    Case("target Renstra tahun ini", {"Target!K3": 84}),
    Case("target akhir Renstra", {"Target!O10": 99}),
    # the check wants Belanja to give the same: each moves by 1.000.000
    Case("pagu perubahan", {"Anggaran!D5": 148_311_000, "Belanja!E3": 881_895_438, "Belanja!E4": 778_945_438}),
    # the pagu of P1 is in the murni and in the perubahan: what the perubahan added, 46.139.438, stays
    Case(
        "pagu murni yang berlaku",
        {"Anggaran!C2": 47_750_000, "Belanja!E3": 881_895_438, "Belanja!E4": 778_945_438},
        frozenset({("", "46.139.438"), ("Tabel 2.5", "+36.009.438"), ("Tabel 2.5", "+46.139.438")}),
    ),
    Case("realisasi anggaran sasaran", {"Anggaran!E4": 9_475_000, "Belanja!F3": 790_481_436}),
    Case("realisasi anggaran semua sasaran", {"Anggaran!E3": 629_420_336, "Belanja!F3": 780_681_436}),
    Case("realisasi belanja di luar program", {"Belanja!F2": 2_152_391_469}),
    Case("anggaran belanja di luar program", {"Belanja!D2": 2_321_587_771}),
    Case("pegawai", {"Pegawai!E2": 21}),
    # the total of shares is 100,00
    Case("data umum dengan jumlah", {"Data Umum!D2": Decimal("1700.5")}, frozenset({("Tabel 1.1", "100,00")})),
    Case("data umum tanpa jumlah", {"Data Umum!D8": 19}),
    Case("sumber data umum", {"Data Umum!E4": "LKjIP Kecamatan Sokaraja Tahun 2019"}),
    Case("tanggal LKjIP", {"Identitas!B19": date(2022, 2, 28)}),
    Case("NIP", {"Pejabat!F3": "19700415 199503 1 999"}),
    Case("telepon", {"Identitas!B9": "(0282) 111111"}),
    Case("kode pos", {"Identitas!B8": "53181"}),
    Case("tahun prestasi", {"Prestasi!D2": 2019}),
    Case("dasar susunan organisasi", {"Identitas!B26": NEW_BASIS}),
    Case("formulasi", {"Indikator!H8": "Realisasi PBB dibagi target PBB dikali 1.000"}),
    Case("sumber standar", {"Target!U2": "PermenPAN-RB Nomor 15 Tahun 2018 mengatur cara survei dan kelas mutu"}),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_cell_changes_exactly_what_names_it(case: Case, tmp_path: Path) -> None:
    check(PERUBAHAN, case, tmp_path)


# --- the comparison can fail --------------------------------------------------------------------------------------

REALISASI = CASES[0]


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The document with the other realisasi."""
    return run(PERUBAHAN, tmp_path_factory.mktemp("berubah"), REALISASI.changes)


def _of(one: Run, words: str, printed: str) -> int:
    """The first row of the trace in a sentence with these words that prints this."""
    return next(n for n, f in enumerate(one.figures) if words in f["teks"] and f["tercetak"] == printed)


def test_a_figure_that_does_not_move_is_seen(after: Run) -> None:
    """The mean of the office still printed as before in one sentence."""
    at = _of(after, "Rata-rata capaian kinerja", "97,77")
    spoiled = replace(after, figures=copy.deepcopy(after.figures))
    spoiled.figures[at]["tercetak"] = "98,07"
    compare(REALISASI, unchanged(PERUBAHAN), after)
    with pytest.raises(AssertionError):
        compare(REALISASI, unchanged(PERUBAHAN), spoiled)


@pytest.mark.parametrize("part", ["masukan", "ditentukan_oleh"])
def test_an_input_that_is_not_named_is_seen(after: Run, part: str) -> None:
    """The capaian of the changed indicator names its realisasi no more; or another one names it that has no need."""
    runs = [replace(one, origins=copy.deepcopy(one.origins)) for one in (unchanged(PERUBAHAN), after)]
    for one in runs:
        result = next(n for n, o in one.origins.items() if o.get("sel") == {"lembar": "Realisasi", "sel": "G2"})
        for number, origin in one.origins.items():
            if part == "masukan" and origin.get("masukan", {}).get("R") == [result]:
                origin["masukan"]["R"] = [0]
            if part == "ditentukan_oleh" and number > result and origin.get("rumus") == "R/P*100":
                origin["ditentukan_oleh"] = [result]
    with pytest.raises(AssertionError):
        compare(REALISASI, *runs)


def test_a_wrong_figure_that_moves_is_seen(after: Run) -> None:
    """It is another than before, but not what the formula gives."""
    spoiled = replace(after, figures=copy.deepcopy(after.figures))
    spoiled.figures[_of(after, "Rata-rata capaian kinerja", "97,77")]["tercetak"] = "97,78"
    with pytest.raises(AssertionError):
        compare(REALISASI, unchanged(PERUBAHAN), spoiled)


# --- the same words in several cells ------------------------------------------------------------------------------


def test_equal_texts_are_each_traced_to_their_own_cell(tmp_path: Path) -> None:
    """Every row of a table that copies them names the cell of that row; by hand for all rows of both sheets."""
    changes = {
        f"Indikator!{column}{row}": f"Menurut {words} Nomor 7 Tahun 2018"
        for column, words in (("H", "rumus"), ("I", "sumber"))
        for row in range(2, 11)
    }
    reasons = {f"Target!E{row}": "Perubahan 5 kelurahan" for row in range(6, 11)}
    found = run(PERUBAHAN, tmp_path, {**changes, **reasons})
    below = cells(found.origins)
    named: dict[str, list[str]] = {}
    for figure in found.figures:
        if (figure.get("tabel"), figure.get("kolom")) in {("Tabel 2.2", 4), ("Tabel 2.4", 8)}:
            (cell,) = below(figure["asal"])
            named.setdefault(figure["tabel"], []).append(cell)
    named["Tabel 2.2"] = [cell for cell in named["Tabel 2.2"] if cell != "Indikator!J7"]  # a Keterangan of its own
    of_indicators = [f"Indikator!{column}{row}" for row in range(2, 11) for column in "HHII"]  # 7 and 2018 of each
    assert named == {"Tabel 2.2": of_indicators, "Tabel 2.4": list(reasons)}
