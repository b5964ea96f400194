"""This year's workbook beside last year's: what is compared, as what, and what cannot be."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from building import Rows, base, put, template, write
from docx_text import document_of
from v_cases import counted, indicator

from lkjip_gen import examining, pipeline
from lkjip_gen.pipeline import Options, Outcome, check, report
from lkjip_gen.problems import Code, Exit

PAST = {"Target 2024": "Target 2023", "Realisasi 2024": "Realisasi 2023", "Renstra 2025": "Renstra 2024"}


def of_2024(rows: Rows) -> Rows:
    """The same rows as a workbook of the year before."""
    rows["Identitas"][0].update(
        {"Tahun": 2024, "Tanggal PK": "2024-01-02", "Tanggal LKjIP": "2025-01-30"}
    )  # fmt: skip
    for sheet in ("Target", "Realisasi"):
        rows[sheet] = [{PAST.get(heading, heading): v for heading, v in row.items()} for row in rows[sheet]]
    return rows


def both(folder: Path, before: Rows, now: Rows) -> list[Outcome]:
    """Both checked, that of 2024 only to compare with."""
    old = write(folder, of_2024(before), name="lama.xlsx", tahun=2024)
    return check([write(folder, now)], Options(last_year=old))


def told(outcomes: list[Outcome]) -> list[str]:
    assert [o.bug for o in outcomes if o.bug] == []
    return sorted(f"{p.code.name} {p.place}" for o in outcomes for p in o.problems)


def repeated(target: Any, result: Any, rows: Rows | None = None) -> Rows:
    """The workbook of 2025 that says of S1-1 in 2024 so; of S1-2 the 86 and 86,5 of `base`."""
    rows = put(rows or base(), "Target", 2, {"Target 2024": target})
    put(rows, "Target", 3, {"Target 2024": 86})
    put(rows, "Realisasi", 2, {"Realisasi 2024": result})
    return put(rows, "Realisasi", 3, {"Realisasi 2024": 86.5})


COMPARED = ["YEARS_COMPARED "]
DIFFERS = ["LAST_YEAR_DIFFERS Realisasi!M2", *COMPARED]


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    ("typed", "expected"), [(65.91, COMPARED), (65.909, COMPARED), (65.9, DIFFERS), (65.92, DIFFERS)]
)
def test_a_computed_figure_is_compared_as_it_was_printed(
    exact: bool, typed: float, expected: list[str], tmp_path: Path
) -> None:
    """174 : 264 = 65,909..., printed 65,91 with or without rounding on the way."""
    before = counted((23, 50, 50, 51), (36, 70, 78, 80))
    if exact:
        before["Pengaturan"] = [{"Pembulatan": "tanpa pembulatan antara"}]
    assert told(both(tmp_path, before, repeated(90, typed))) == expected


def test_a_typed_figure_is_compared_as_it_stands(tmp_path: Path) -> None:
    assert told(both(tmp_path, base(), repeated(90, 81.4))) == DIFFERS
    assert told(both(tmp_path, base(), repeated(90, 81))) == COMPARED


def test_an_unreadable_cell_of_this_year_is_not_called_blank(tmp_path: Path) -> None:
    assert told(both(tmp_path, base(), repeated(90, "81x"))) == ["NOT_A_NUMBER Realisasi!M2", *COMPARED]


def test_an_unreadable_cell_of_last_year_is_not_compared(tmp_path: Path) -> None:
    """TW III says 70, but TW IV may say 81."""
    before = put(base(), "Realisasi", 2, {"Tahun ini": None, "TW III": 70, "TW IV": "81x"})
    assert told(both(tmp_path, before, repeated(90, 81))) == COMPARED


def below(code: str = "P1-1", **results: Any) -> Rows:
    """The indicator of a program, with its result."""
    rows = put(base(), "Kinerja", 3, {"Tujuan/Sasaran": "Terlaksananya pelayanan"})
    indicator(rows, 4, Kode_indikator=code, Kode_kinerja="7.01.02", Satuan="Dokumen")
    put(rows, "Target", 4, {"Kode indikator": code, "Renstra 2025": None, "Renstra 2026": None})
    return put(rows, "Realisasi", 4, {"Kode indikator": code, **results})


@pytest.mark.parametrize(
    ("past", "expected"), [(None, COMPARED), (11, COMPARED), (12, ["LAST_YEAR_DIFFERS Realisasi!M4", *COMPARED])]
)
def test_below_the_sasaran_a_figure_is_compared_where_there_is_one(
    past: int | None, expected: list[str], tmp_path: Path
) -> None:
    assert told(both(tmp_path, below(), repeated(90, 81, below(**{"Realisasi 2024": past})))) == expected


def test_a_file_that_cannot_be_read_is_told_and_is_not_called_another_office(tmp_path: Path) -> None:
    old = tmp_path / "lama.xlsx"
    old.write_bytes(b"bukan buku kerja")
    outcomes = check([write(tmp_path)], Options(last_year=old))
    assert [(o.path.name, [p.code for p in o.problems]) for o in outcomes] == [
        ("buku.xlsx", []), ("lama.xlsx", [Code.FILE_NOT_XLSX]),
    ]  # fmt: skip


def test_the_file_of_last_year_is_not_warned_of_itself(tmp_path: Path) -> None:
    old = write(tmp_path, of_2024(base()), name="lama.xlsx", tahun=2024)
    new = write(tmp_path, repeated(90, 81))
    outcomes = check([old, new], Options(last_year=old))
    assert [[p.code for p in o.problems] for o in outcomes] == [[], [Code.YEARS_COMPARED]]


@pytest.mark.parametrize(("room", "broken"), [(examining, "read"), (pipeline, "against_last_year")])
def test_a_failure_over_last_year_does_not_stop_the_report(
    room: ModuleType, broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template(tmp_path, "nasional")
    old = write(tmp_path, of_2024(base()), name="lama.xlsx", tahun=2024)
    new = write(tmp_path, repeated(90, 81))
    real = getattr(room, broken)

    def fail(first: Any, *others: Any) -> Any:
        if broken == "read" and first == new:
            return real(first, *others)
        raise ZeroDivisionError

    monkeypatch.setattr(room, broken, fail)
    outcomes = report([new], Options(output=tmp_path / "output", last_year=old, documents=frozenset({"lkjip"})))
    assert document_of(outcomes[0]).exists()
    assert [o.status for o in outcomes if o.bug] == [Exit.BUG]
