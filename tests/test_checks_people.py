"""Checks of officials and of dates: NIP, rank, term of office, who signs a PK, deadlines."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, identity, perubahan, put
from checking import add, problems, told

from lkjip_gen.checks.people import months_later, nip_cause, rank_meant
from lkjip_gen.problems import Document

# --- NIP -------------------------------------------------------------------------------------------------------------

PEMBINA, PPPK = "Pembina (IV/a)", "PPPK Golongan IX"
NO_DAY, NO_MONTH, NO_SEX = "tanggal lahir tidak ada", "bulan pengangkatan tidak ada", "jenis kelamin bukan 1 atau 2"
NOT_18, TOO_YOUNG = "bukan 18 angka", "diangkat sebelum 17 tahun"


@pytest.mark.parametrize(
    ("nip", "pangkat", "cause"),
    [
        ("196803121993031000", PEMBINA, None), ("19680312 199303 1 000", PEMBINA, None),
        ("19680312.199303.1.000", PEMBINA, None), (" 19680312\n199303 2 999 ", PEMBINA, None),
        ("19680229 199303 1 000", PEMBINA, None),  # a leap year
        ("19680312199303100", PEMBINA, NOT_18), ("1968031219930310001", PEMBINA, NOT_18),
        ("1968O312 199303 1 000", PEMBINA, NOT_18),
        ("NIP 19680312 199303 1 000", PEMBINA, NOT_18), ("19680312-199303-1-000", PEMBINA, NOT_18),
        ("belum ada", None, NOT_18),
        ("１９６８０３１２１９９３０３１０００", PEMBINA, NOT_18),
        ("19680230 199303 1 000", PEMBINA, NO_DAY), ("19690229 199303 1 000", PEMBINA, NO_DAY),
        ("19681312 199303 1 000", PEMBINA, NO_DAY), ("00000312 199303 1 000", PEMBINA, NO_DAY),
        ("19680312 199300 1 000", PEMBINA, NO_MONTH), ("19680312 199313 1 000", PEMBINA, NO_MONTH),
        ("19680312 199303 0 000", PEMBINA, NO_SEX), ("19680312 199303 3 000", PEMBINA, NO_SEX),
        ("19680312 198502 1 000", PEMBINA, TOO_YOUNG), ("19680312 198503 1 000", PEMBINA, None),
        ("19680312 196003 1 000", PEMBINA, TOO_YOUNG),
        # a PPPK: 21 for the month, another figure for the sex; the year alone is compared
        ("19900312 202121 1 000", PPPK, None), ("19900312 202121 1 000", "IX", None),
        ("19900312 202121 1 000", None, None),
        ("19900312 202121 5 000", PPPK, None), ("19900312 202199 1 000", PPPK, None),
        ("19900312 202121 1 00", PPPK, NOT_18),
        ("19900231 202121 1 000", PPPK, NO_DAY), ("19900312 200721 1 000", PPPK, None),
        ("19900312 200621 1 000", PPPK, TOO_YOUNG),
        # a rank in one's own words is still that of a civil servant
        ("19900312 202121 1 000", PEMBINA, NO_MONTH), ("19900312 202121 1 000", "Pembina Tk. I", NO_MONTH),
        ("19900312 202122 1 000", None, NO_MONTH), ("19900312 202112 3 000", None, NO_SEX),
    ],
)  # fmt: skip
def test_nip_cause(nip: str, pangkat: str | None, cause: str | None) -> None:
    assert nip_cause(nip, pangkat) == cause


def official(rows: Rows, **more: Any) -> int:
    """Another official below the camat; the number of the row."""
    code = f"KASI{len(rows['Pejabat'])}"
    # with some money, for a post that promises nothing is told too
    add(rows, "Anggaran", {"Kode kinerja": "7.01.02", "Pagu murni": 1, "Realisasi": 1, "Penanggung jawab": code})
    facts = {"Kode jabatan": code, "Jabatan": f"Kepala Seksi {code}", "Nama": "Contoh", "Atasan": "CAM"}
    return add(rows, "Pejabat", {**facts, **{k.replace("_", " "): v for k, v in more.items()}})


def test_nip_in_a_workbook(tmp_path: Path) -> None:
    rows = put(base(), "Pejabat", 2, {"NIP": "-"})
    put(rows, "Pejabat", 3, {"NIP": "19680312 199303 1 000", "Pangkat/Golongan": PEMBINA})
    short = official(rows, NIP="19680312 199303 1")
    sex = official(rows, **{"NIP": "19680312 199303 4 000", "Pangkat/Golongan": PEMBINA})
    official(rows, **{"NIP": "19900312 202121 4 000", "Pangkat/Golongan": "IX"})
    official(rows)
    found = problems(tmp_path, rows)
    assert {str(p.place): p.fault for p in found} == {
        f"Pejabat!F{short}": 'NIP "19680312 199303 1" meragukan: bukan 18 angka.',
        f"Pejabat!F{sex}": 'NIP "19680312 199303 4 000" meragukan: jenis kelamin bukan 1 atau 2.',
    }
    assert {p.code.name for p in found} == {"NIP_DOUBTFUL"}


# --- rank ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Pembina (IV/a)", "Pembina (IV/a)"), ("Pembina Tingkat I", "Pembina Tingkat I (IV/b)"),
        ("Pembina Tk. I, IV/b", "Pembina Tingkat I (IV/b)"), ("Pembina Tk.I (IV/b)", "Pembina Tingkat I (IV/b)"),
        ("Pembina Tkt 1", "Pembina Tingkat I (IV/b)"), ("PEMBINA", "Pembina (IV/a)"),
        ("Penata Muda, III / a", "Penata Muda (III/a)"),
        ("Penata Tk I / III.d", "Penata Tingkat I (III/d)"), ("Pembina Utama Muda - IV/c", "Pembina Utama Muda (IV/c)"),
        ("III/b", "Penata Muda Tingkat I (III/b)"), ("Golongan iii/B", "Penata Muda Tingkat I (III/b)"),
        ("Pnata Muda (III/a)", "Penata Muda (III/a)"), ("Penatta Muda", "Penata Muda (III/a)"),
        # the name goes before the golongan
        ("Pembina (IV/b)", "Pembina (IV/a)"),
        # a rank, but which?
        ("Eselon III, Penata pada kecamatan", ""), ("IV/f Pembina setara eselon dua", ""),
        # own words
        ("IX", None), ("PPPK Golongan IX", None), ("Golongan V", None), ("Ahli Pertama", None), ("-", None),
        ("Tenaga kontrak", None), ("Kapten Infanteri", None),
    ],
)  # fmt: skip
def test_rank_meant(typed: str, meant: str | None) -> None:
    assert rank_meant(typed) == meant


def test_ranks_in_a_workbook(tmp_path: Path) -> None:
    rows = put(base(), "Pejabat", 3, {"Pangkat/Golongan": "Pembina Tk. I, IV/b"})
    unclear = official(rows, **{"Pangkat/Golongan": "Eselon III, Penata pada kecamatan"})
    for fine in ("Penata (III/c)", "penata (iii/c)", "IX", "PPPK Golongan IX"):
        official(rows, **{"Pangkat/Golongan": fine})
    found = problems(tmp_path, rows)
    assert {str(p.place): p.fault for p in found} == {
        "Pejabat!G3": 'Pangkat "Pembina Tk. I, IV/b" tidak ada di daftar pangkat; mungkin maksudnya '
        '"Pembina Tingkat I (IV/b)".',
        f"Pejabat!G{unclear}": 'Pangkat "Eselon III, Penata pada kecamatan" tidak ada di daftar pangkat.',
    }
    assert {p.code.name for p in found} == {"RANK_UNKNOWN"}


# --- terms of office, who signs --------------------------------------------------------------------------------------


def test_terms_of_office(tmp_path: Path) -> None:
    rows = base()
    wrong = official(rows, Berlaku_sejak=date(2025, 7, 1), Berlaku_sampai=date(2025, 6, 30))
    one_day = official(rows, Berlaku_sejak=date(2025, 1, 2), Berlaku_sampai=date(2025, 1, 2))
    assert one_day == wrong + 1
    official(rows, Berlaku_sampai=date(2025, 6, 30))
    found = problems(tmp_path, rows)
    # who never is in office does not sign either
    assert sorted(f"{p.code.name} {p.place}" for p in found) == [
        f"DATE_IN_PERIOD Pejabat!J{wrong}", f"NOBODY_FOR_PK Pejabat!A{wrong}",
    ]  # fmt: skip
    period = next(p for p in found if p.code.name == "DATE_IN_PERIOD")
    assert period.stops == {Document.PK, Document.PERUBAHAN, Document.MATRIKS, Document.LKJIP}
    assert dict(period.facts) == {"isi": "1 Juli 2025-30 Juni 2025"}


def test_a_term_turned_round_overlaps_with_nobody(tmp_path: Path) -> None:
    rows = base()
    first = official(rows, Berlaku_sejak=date(2025, 7, 1), Berlaku_sampai=date(2025, 1, 31))
    code = rows["Pejabat"][-1]["Kode jabatan"]
    add(rows, "Pejabat", {"Kode jabatan": code, "Nama": "Contoh Lain"})
    assert told(tmp_path, rows) == [f"DATE_IN_PERIOD Pejabat!J{first}"]


def posts(rows: Rows) -> dict[str, int]:
    """Posts with every kind of holder; the first rows of those that nobody holds on 2 January 2025."""
    gone = official(rows, Berlaku_sampai=date(2025, 1, 1))
    code = rows["Pejabat"][-1]["Kode jabatan"]
    add(rows, "Pejabat", {"Kode jabatan": code, "Nama": "Contoh Lain", "Berlaku sejak": date(2025, 1, 3)})
    official(rows, Berlaku_sampai=date(2025, 1, 2))
    official(rows, Berlaku_sejak=date(2025, 1, 2))
    # came later, and signed on a day of his own; or on a day before he came
    official(rows, Berlaku_sejak=date(2025, 3, 1), Tanggal_PK=date(2025, 3, 3))
    late = official(rows, Berlaku_sejak=date(2025, 3, 1), Tanggal_PK=date(2025, 2, 3))
    new = official(rows, Berlaku_sejak=date(2025, 8, 1))
    return {"gone": gone, "late": late, "new": new}


def test_signers_of_pk(tmp_path: Path) -> None:
    rows = base()
    empty = posts(rows)
    found = problems(tmp_path, rows)
    assert sorted(f"{p.code.name} {p.place}" for p in found) == sorted(
        f"NOBODY_FOR_PK Pejabat!A{n}" for n in empty.values()
    )
    assert found[0].fault == 'Tidak ada pemegang jabatan "Kepala Seksi KASI2" pada tanggal PK, 2 Januari 2025.'


def test_signers_of_the_changed_pk(tmp_path: Path) -> None:
    """Signed on 1 September 2025, when all who came later are there."""
    rows = perubahan(base())
    posts(rows)
    gone = official(rows, Berlaku_sampai=date(2025, 8, 31))
    found = problems(tmp_path, rows)
    assert [f"{p.code.name} {p.place}" for p in found][-1] == f"NOBODY_FOR_PK Pejabat!A{gone}"
    # he who left on the day of the first PK is not there any more
    assert sorted(p.place.cell for p in found) == sorted([f"A{gone}", "A6"])


def test_signers_without_a_date_or_with_an_unreadable_one(tmp_path: Path) -> None:
    rows = identity(base(), {"Tanggal PK": None})
    posts(rows)
    assert told(tmp_path, rows) == ["CELL_MISSING Identitas!B17"]
    rows = base()
    posts(rows)
    put(rows, "Pejabat", 2, {"Berlaku sejak": "dahulu"})
    assert told(tmp_path, rows) == ["NOT_A_DATE Pejabat!I2"]


def test_the_head_is_told_for_the_pk_and_for_the_lkjip(tmp_path: Path) -> None:
    rows = put(base(), "Pejabat", 3, {"Berlaku sampai": date(2024, 12, 31)})
    assert told(tmp_path, rows) == ["NOBODY_FOR_PK Pejabat!A3", "NOBODY_IN_OFFICE Pejabat!A3"]


# --- deadlines -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 2), 1, date(2025, 2, 2)), (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)), (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2025, 10, 31), 1, date(2025, 11, 30)), (date(2025, 3, 15), 12, date(2026, 3, 15)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)), (date(2025, 1, 1), 0, date(2025, 1, 1)),
        (date(9999, 12, 1), 1, date(9999, 12, 31)), (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(1, 1, 1), 1, date(1, 2, 1)),
    ],
)  # fmt: skip
def test_months_later(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


DPA, DPPA = "Tanggal DPA", "Tanggal DPPA"
PK, PP, LK = "Tanggal PK", "Tanggal perubahan PK", "Tanggal LKjIP"


@pytest.mark.parametrize(
    ("changed", "facts", "expected"),
    [
        (False, {DPA: date(2025, 1, 31), PK: date(2025, 3, 1)}, ["LATE Identitas!B17"]),
        (False, {DPA: date(2025, 1, 31), PK: date(2025, 2, 28)}, []),
        (False, {DPA: date(2025, 1, 31), PK: date(2025, 1, 2)}, []),
        (False, {PK: date(2025, 12, 31)}, []),
        (False, {DPA: date(2025, 1, 2), PK: None}, ["CELL_MISSING Identitas!B17"]),  # the PK needs it
        (False, {LK: date(2026, 2, 28)}, []),
        (False, {LK: date(2026, 3, 1)}, ["LATE Identitas!B19"]),
        (True, {DPPA: date(2025, 8, 1), PP: date(2025, 9, 2)}, ["LATE Identitas!B20"]),
        (True, {DPPA: date(2025, 8, 1), PP: date(2025, 9, 1)}, []),
        (True, {DPPA: date(2025, 8, 1), DPA: date(2024, 12, 2), LK: date(2026, 4, 1)},
         ["LATE Identitas!B19"]),
        (True, {DPPA: date(2025, 7, 31), DPA: date(2024, 12, 1), LK: date(2026, 4, 1)},
         ["LATE Identitas!B17", "LATE Identitas!B19", "LATE Identitas!B20"]),
        # the DPPA has nothing to do with the first PK, nor the DPA with the changed one
        (True, {DPPA: date(2024, 1, 1), DPA: date(2025, 1, 1), PP: date(2024, 2, 1)}, []),
    ],
)  # fmt: skip
def test_deadlines(changed: bool, facts: dict[str, Any], expected: list[str], tmp_path: Path) -> None:
    rows = perubahan(base()) if changed else base()
    assert told(tmp_path, identity(rows, facts)) == expected


@pytest.mark.parametrize("far", ["1 Januari 0001", "31 Desember 9999"])
def test_no_date_is_too_far_away(far: str, tmp_path: Path) -> None:
    """Whatever else is told of such a date, the program goes on."""
    rows = identity(perubahan(base()), {DPA: far, DPPA: far, PK: far, PP: far})
    put(rows, "Pejabat", 3, {"Berlaku sejak": "1 Januari 0001", "Berlaku sampai": "31 Desember 9999"})
    assert told(tmp_path, rows) == []


def test_a_deadline_says_what_it_rests_on(tmp_path: Path) -> None:
    (late,) = problems(tmp_path, identity(base(), {LK: date(2026, 3, 1)}))
    assert late.fault == (
        "Tanggal LKjIP 1 Maret 2026 melewati batas waktu, 28 Februari 2026 (Peraturan Presiden Nomor 29 Tahun 2014)."
    )


def test_without_a_report_its_date_is_not_looked_at(tmp_path: Path) -> None:
    rows = identity(base(), {LK: date(2026, 3, 1)})
    del rows["Realisasi"]
    assert told(tmp_path, rows) == ["SHEET_EMPTY "]
