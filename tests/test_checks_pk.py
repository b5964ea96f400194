"""Checks of the PK: superiors, parties on the day of signing, and what no PK prints; each beside what is in order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import OF_FIGURES, Rows, base, identity, perubahan, put, write
from checking import add, problems, told
from problem_cases import COORDINATION, indicator_below

from lkjip_gen.pipeline import Options, check_only, report
from lkjip_gen.problems import Document, Severity

PKS = {Document.PK, Document.PERUBAHAN, Document.MATRIKS}
SEK = {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", "Atasan": "CAM"}


def january() -> Rows:
    """What is known when the PK is signed: nothing of results, of the Renstra, of the report."""
    rows = base()
    for sheet in ("Realisasi", "Analisis", "Narasi"):
        del rows[sheet]
    for fact in ("Renstra mulai", "Renstra akhir", "Tempat LKjIP", "Tanggal LKjIP"):
        del rows["Identitas"][0][fact]
    for row in rows["Target"]:
        for heading in [h for h in row if h[-4:].isdigit()]:
            del row[heading]
    del rows["Anggaran"][0]["Realisasi"]
    return rows


def with_secretary(rows: Rows, **more: Any) -> Rows:
    """A Sekretaris who holds a part of the budget."""
    add(rows, "Pejabat", {**SEK, **{k.replace("_", " "): v for k, v in more.items()}})
    add(rows, "Anggaran", {"Kode kinerja": "7.01.02", "Pagu murni": 1, "Realisasi": 1, "Penanggung jawab": "SEK"})
    return rows


# --- the workbook of January -----------------------------------------------------------------------------------------


def test_a_workbook_of_january_makes_its_pk(tmp_path: Path) -> None:
    path = write(tmp_path, with_secretary(january()))
    outcome = check_only(path, Options(documents=OF_FIGURES))
    assert [p.code.name for p in outcome.problems] == ["SHEET_EMPTY"]
    assert outcome.problems[0].fault == "LKjIP tidak dibuat karena lembar Realisasi dan Narasi masih kosong."
    (made,) = report([path], Options(output=tmp_path / "output", documents=OF_FIGURES))
    assert (made.bug, [p.code.name for p in made.problems]) == (None, ["SHEET_EMPTY"])
    names = [f.path.name for f in made.files if f.path.suffix == ".docx"]
    assert [n for n in names if not n.startswith("PK ")] == []
    assert len(names) == 3  # one each, and both in one file


def test_money_for_no_sasaran_is_asked_for_with_the_report_only(tmp_path: Path) -> None:
    assert told(tmp_path, put(january(), "Kinerja", 3, {"Induk": None})) == ["SHEET_EMPTY "]
    assert told(tmp_path, put(base(), "Kinerja", 3, {"Induk": None})) == ["CELL_MISSING Anggaran!G2"]


def test_january_without_budget_is_a_note(tmp_path: Path) -> None:
    rows = january()
    del rows["Anggaran"]
    found = problems(tmp_path, rows)
    assert {p.severity for p in found} == {Severity.NOTE}
    assert sorted(f"{p.code.name} {p.place}" for p in found) == ["NO_BUDGET Anggaran", "SHEET_EMPTY "]


def test_where_no_pk_is_asked_for_nothing_is_said_of_it(tmp_path: Path) -> None:
    rows = put(base(), "Pejabat", 2, {"Berlaku sejak": date(2025, 2, 20)})
    put(indicator_below(rows, "BUP"), "Anggaran", 2, {"Penanggung jawab": "BUP"})
    add(rows, "Pejabat", SEK)
    path = write(tmp_path, rows)
    assert check_only(path, Options(documents=frozenset({"lkjip"}))).problems == []
    assert len(check_only(path, Options(documents=frozenset({"pk"}))).problems) == 4


# --- superiors -------------------------------------------------------------------------------------------------------


def test_the_rows_of_a_successor_need_no_atasan(tmp_path: Path) -> None:
    rows = put(base(), "Pejabat", 3, {"Berlaku sampai": date(2025, 6, 30)})
    add(rows, "Pejabat", {"Kode jabatan": "CAM", "Nama": "Contoh Tiga", "Berlaku sejak": date(2025, 7, 1)})
    assert told(tmp_path, rows) == []


def test_an_atasan_that_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    assert told(tmp_path, put(base(), "Pejabat", 3, {"Atasan": 5})) == ["CODE_AS_NUMBER Pejabat!D3"]


@pytest.mark.parametrize("title", ["Wali Kota Uji", "Walikota Uji", "GUBERNUR UJI", "Bupati Uji"])
def test_the_kepala_daerah_is_known_by_his_title(title: str, tmp_path: Path) -> None:
    rows = with_secretary(put(base(), "Pejabat", 2, {"Jabatan": title}))
    assert told(tmp_path, put(rows, "Pejabat", 3, {"Atasan": None})) == ["NO_SUPERIOR Pejabat!D3"]


def test_two_heads_are_still_told_as_that(tmp_path: Path) -> None:
    found = problems(tmp_path, with_secretary(base(), Atasan="BUP"))
    assert [f"{p.code.name} {p.place}" for p in found] == ["HEAD_UNKNOWN Pejabat"]
    assert found[0].stops == {Document.LKJIP, Document.PK}
    january_too = problems(tmp_path, with_secretary(january(), Atasan="BUP"))
    assert {p.code.name: p.stops for p in january_too if p.stops} == {"HEAD_UNKNOWN": {Document.PK}}
    assert told(tmp_path, put(with_secretary(base(), Atasan="BUP"), "Pejabat", 3, {"Bentuk PK": "Kepala"})) == []


def test_a_circle_stops_the_pk_too(tmp_path: Path) -> None:
    rows = with_secretary(base(), Atasan="KASI")
    add(rows, "Pejabat", {**SEK, "Kode jabatan": "KASI", "Jabatan": "Kepala Seksi", "Atasan": "SEK"})
    found = [p for p in problems(tmp_path, rows) if p.severity is Severity.ERROR]
    assert [f"{p.code.name} {p.place}" for p in found] == ["CIRCLE Pejabat!D4", "CIRCLE Pejabat!D5"]
    assert found[0].stops == {Document.LKJIP, *PKS}


# --- the day of signing ----------------------------------------------------------------------------------------------


def test_nobody_above_on_the_day(tmp_path: Path) -> None:
    (one,) = problems(tmp_path, put(base(), "Pejabat", 2, {"Berlaku sejak": date(2025, 1, 3)}))
    assert f"{one.code.name} {one.place}" == "SUPERIOR_ABSENT Pejabat!D3"
    assert one.fault == (
        'Atasan "Bupati Uji" tanpa pemegang pada 2 Januari 2025, sehingga PK jabatan ini tidak punya Pihak Kedua.'
    )
    assert one.stops == PKS
    assert told(tmp_path, put(base(), "Pejabat", 2, {"Berlaku sejak": date(2025, 1, 2)})) == []


def test_a_camat_who_is_not_there_has_no_pk_and_his_sekretaris_no_second_party(tmp_path: Path) -> None:
    rows = with_secretary(put(base(), "Pejabat", 3, {"Berlaku sejak": date(2025, 1, 3)}))
    assert told(tmp_path, rows) == ["NOBODY_FOR_PK Pejabat!A3", "SUPERIOR_ABSENT Pejabat!D4"]
    # with nothing to promise, or on a day of her own, she needs nobody on that of the others
    idle = put(base(), "Pejabat", 3, {"Berlaku sejak": date(2025, 1, 3)})
    add(idle, "Pejabat", SEK)
    assert told(tmp_path, idle) == ["NOBODY_FOR_PK Pejabat!A3", "NOTHING_PROMISED Pejabat!A4"]
    late = with_secretary(put(base(), "Pejabat", 3, {"Berlaku sejak": date(2025, 1, 3)}), Tanggal_PK=date(2025, 1, 6))
    assert told(tmp_path, late) == ["NOBODY_FOR_PK Pejabat!A3"]


def test_the_changed_pk_finds_its_party_on_its_own_day(tmp_path: Path) -> None:
    gone = put(base(), "Pejabat", 2, {"Berlaku sampai": date(2025, 8, 31)})
    assert told(tmp_path, gone) == []
    assert told(tmp_path, perubahan(gone)) == ["SUPERIOR_ABSENT Pejabat!D3"]
    came = put(base(), "Pejabat", 2, {"Berlaku sejak": date(2025, 8, 31)})
    assert told(tmp_path, perubahan(came)) == []


# --- what no PK prints -----------------------------------------------------------------------------------------------


def test_an_indicator_that_somebody_promises(tmp_path: Path) -> None:
    assert told(tmp_path, indicator_below(base(), None)) == []
    assert told(tmp_path, indicator_below(with_secretary(base()), "SEK")) == []


def test_why_no_pk_prints_an_indicator(tmp_path: Path) -> None:
    (one,) = problems(tmp_path, indicator_below(base(), "BUP"))
    assert one.fault == (
        'Indikator "K1-1" punya target, tetapi tidak tercetak di PK mana pun: penanggung jawabnya, "Bupati Uji", '
        "tidak menandatangani PK."
    )


def kami(folder: Path, toml: str) -> dict[str, str]:
    home = folder / "templates/kami"
    home.mkdir(parents=True, exist_ok=True)
    (home / "format.toml").write_text(f'nama = "Kami"\n[pk.kepala]\n{toml}\n', encoding="utf-8")
    return {"Format dokumen": "Kami"}


def test_lampiran_ii_prints_an_indicator_too(tmp_path: Path) -> None:
    rows = indicator_below(base(), None)
    (one,) = problems(tmp_path, identity(rows, kami(tmp_path, 'tabel = [["Sasaran"]]')))
    assert one.fault.endswith('mana pun: PK "Camat Contoh" tidak memuat tabel Kegiatan.')
    explained = kami(tmp_path, 'tabel = [["Sasaran"]]\npenjelasan = "Kegiatan"')
    assert told(tmp_path, identity(rows, explained)) == []


def test_an_indicator_that_is_not_in_the_pk_need_not_be_printed(tmp_path: Path) -> None:
    rows = perubahan(indicator_below(base(), "BUP"))
    dropped = {"PK perubahan": "Dihapus", "Alasan perubahan": "Dihentikan."}
    assert told(tmp_path, put(rows, "Target", 4, dropped)) == []
    # "-" says that it is in the PK without a figure
    dashed = {"PK perubahan": "-", "Alasan perubahan": "Ditunda."}
    assert told(tmp_path, put(rows, "Target", 4, dashed)) == ["NOT_PRINTED Indikator!A4"]


def test_a_code_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, indicator_below(base(), "KASI")) == ["UNKNOWN_CODE Kinerja!F4"]
    assert told(tmp_path, put(base(), "Anggaran", 2, {"Penanggung jawab": "KASI"})) == ["UNKNOWN_CODE Anggaran!H2"]


def test_nothing_is_said_of_duties_while_it_is_unknown_who_is_meant(tmp_path: Path) -> None:
    """The Sekretaris without duties may be the one that a misspelt code means, or stand on a circle of superiors."""
    rows = put(base(), "Kinerja", 3, {"Penanggung jawab": "SEKCAM"})
    add(rows, "Pejabat", SEK)
    assert told(tmp_path, rows) == ["UNKNOWN_CODE Kinerja!F3"]
    put(rows, "Kinerja", 3, {"Penanggung jawab": "SEK"})
    assert told(tmp_path, put(rows, "Pejabat", 4, {"Atasan": "SEK"})) == ["CIRCLE Pejabat!D4"]
    assert told(tmp_path, put(rows, "Pejabat", 4, {"Atasan": "CAMAT"})) == ["UNKNOWN_CODE Pejabat!D4"]


def test_money_of_the_kepala_daerah(tmp_path: Path) -> None:
    (one,) = problems(tmp_path, put(base(), "Anggaran", 2, {"Penanggung jawab": "BUP"}))
    assert one.fault == (
        'Anggaran "7.01.02" tidak tercetak di PK mana pun: penanggung jawabnya, "Bupati Uji", tidak menandatangani PK.'
    )
    # his own node, but money that the Camat holds
    rows = put(base(), "Kinerja", 3, {"Penanggung jawab": "BUP"})
    assert told(tmp_path, put(rows, "Anggaran", 2, {"Penanggung jawab": "CAM"})) == []
    # dropped: there is nothing to print
    gone = put(perubahan(base()), "Anggaran", 2, {"Penanggung jawab": "BUP", "Pagu perubahan": 0, "Realisasi": 0})
    assert told(tmp_path, gone) == []
    # a control total is printed by nobody, and its parts are the Camat's
    rows = put(base(), "Kinerja", 4, {"Kode": "7.01.02.2.01", "Nomenklatur": COORDINATION, "Penanggung jawab": "CAM"})
    add(rows, "Anggaran", {"Kode kinerja": "7.01.02.2.01", "Pagu murni": 150_000_000, "Realisasi": 140_000_000})
    assert told(tmp_path, put(rows, "Anggaran", 2, {"Penanggung jawab": "BUP"})) == []


def test_a_post_without_duties(tmp_path: Path) -> None:
    rows = base()
    add(rows, "Pejabat", SEK)
    (one,) = problems(tmp_path, rows)
    assert one.text == (
        'Pejabat!A4: Jabatan "Sekretaris" tidak punya indikator maupun anggaran, sehingga PK-nya tidak dibuat. '
        'Isi kode "SEK" sebagai Penanggung jawab di lembar Kinerja atau Anggaran.'
    )
    assert told(tmp_path, with_secretary(base())) == []
    # through somebody below her she has a part of the budget
    rows["Pejabat"].append({**SEK, "Kode jabatan": "KEU", "Jabatan": "Kepala Subbagian", "Atasan": "SEK"})
    add(rows, "Anggaran", {"Kode kinerja": "7.01.02", "Pagu murni": 1, "Realisasi": 1, "Penanggung jawab": "KEU"})
    assert told(tmp_path, rows) == []
    # an amount that cannot be read may be hers
    put(rows, "Anggaran", 3, {"Pagu murni": "x"})
    assert told(tmp_path, rows) == ["NOT_RUPIAH Anggaran!C3"]


# --- reasons of changes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("murni", "menjadi", "expected"),
    [
        (90, "-", "Target berubah dari 90 menjadi - tanpa alasan."),
        (90, "Dihapus", "Target berubah dari 90 menjadi Dihapus tanpa alasan."),
        ("-", 12, "Target berubah dari - menjadi 12 tanpa alasan."),
        ("-", "Dihapus", "Target berubah dari - menjadi Dihapus tanpa alasan."),
        (90, 90, None), ("-", "-", None), (None, 12, None), (90, None, None),
    ],
)  # fmt: skip
def test_a_changed_target_says_why(murni: Any, menjadi: Any, expected: str | None, tmp_path: Path) -> None:
    rows = perubahan(indicator_below(base(), None))
    put(rows, "Target", 4, {"PK murni": murni, "PK perubahan": menjadi})
    found = problems(tmp_path, rows)
    assert [p.fault for p in found] == ([expected] if expected else [])
    assert [str(p.place) for p in found] == (["Target!E4"] if expected else [])
    assert [p.stops for p in found] == ([{Document.LKJIP, Document.PERUBAHAN, Document.MATRIKS}] if expected else [])


@pytest.mark.parametrize(
    ("heading", "stops"), [("Pagu murni", {Document.LKJIP, *PKS}), ("Realisasi", {Document.LKJIP})]
)
def test_a_control_total_stops_what_prints_the_column(heading: str, stops: set[Document], tmp_path: Path) -> None:
    total = {"Kode kinerja": "S1", "Pagu murni": 150_000_000, "Realisasi": 140_000_000, heading: 7}
    (one,) = problems(tmp_path, put(base(), "Anggaran", 3, total))
    assert (one.code.name, one.stops) == ("CONTROL_TOTAL", stops)
