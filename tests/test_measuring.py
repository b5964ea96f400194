"""From a workbook to figures: formulas, composites, counts, quarters, caps and means; every value worked out by hand.

The office of `building` has S1-1 with 81/90 = 90,00 and S1-2 with 86,5/86 = 100,58.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, identity, write
from marks_off import without_marks
from offices import cells, checked, choices, component, computed, explained, indicator, node, of

from lkjip_gen.compute import Tables, compute, records
from lkjip_gen.documents.planning import formulasi
from lkjip_gen.documents.rows import figures
from lkjip_gen.documents.source import Source
from lkjip_gen.pipeline import Options, check_only
from lkjip_gen.terms import TIADA

D = Decimal
DASH = "-"
HIGH = ("CAPAIAN_HIGH", "Indikator!A4")  # of S1-3, the first indicator that a test adds


def decimals(text: str) -> list[Decimal | None]:
    """ "90 - 100.58" as figures; "-" is none."""
    return [None if t == DASH else D(t) for t in text.split()]


def turun(rows: Rows, code: str, target: Any, result: Any, **more: Any) -> Rows:
    """One more indicator that is better when it is lower."""
    return indicator(rows, code, target, result, **{"satuan": "Kasus", "Polaritas": "Turun", **more})


def stabil(rows: Rows, code: str, target: Any, result: Any, **more: Any) -> Rows:
    """One more indicator that must stay."""
    return indicator(rows, code, target, result, Polaritas="Stabil", **more)


def capaian(tables: Tables, *codes: str) -> list[Decimal | None]:
    """The capaian of these indicators."""
    return [of(tables, code)["capaian"] for code in codes]


# --- formulas -----------------------------------------------------------------------------------------------------


def lower_is_better() -> Rows:
    """Three results on a target of 10 or 8: better, worse, far worse."""
    rows = turun(turun(turun(base(), "S1-3", 10, 8), "S1-4", 8, 10), "S1-5", 10, 25)
    return explained(rows, "S1-4", "S1-5")


def test_turun_by_default(tmp_path: Path) -> None:
    """(20-8)/10 = 120; (16-10)/8 = 75; (20-25)/10 = -50, held at 0."""
    tables = computed(tmp_path, lower_is_better())
    assert capaian(tables, "S1-3", "S1-4", "S1-5") == decimals("120 75 0")
    assert {of(tables, c)["rumus"] for c in ("S1-3", "S1-4", "S1-5")} == {"(2T-R)/T"}
    assert [of(tables, c)["tercapai"] for c in ("S1-3", "S1-4")] == [True, False]


def test_turun_without_a_floor(tmp_path: Path) -> None:
    tables = computed(tmp_path, choices(lower_is_better(), Batas_bawah_capaian="tanpa"))
    assert capaian(tables, "S1-5") == [D(-50)]


def test_turun_as_a_quotient(tmp_path: Path) -> None:
    """10/8 = 125; 8/10 = 80; 10/25 = 40."""
    rows = choices(lower_is_better(), Rumus_Turun="T/R")
    tables = computed(tmp_path, rows, (HIGH,))
    assert capaian(tables, "S1-3", "S1-4", "S1-5") == decimals("125 80 40")
    assert of(tables, "S1-3")["rumus"] == "T/R"


def test_an_indicator_with_a_formula_of_its_own(tmp_path: Path) -> None:
    """Its own formula goes before Pengaturan, both ways: 10/8 = 125 beside 120; (16-10)/8 = 75 beside 8/10 = 80."""
    rows = lower_is_better()
    rows["Indikator"][2]["Rumus capaian"] = "T/R"
    tables = computed(tmp_path, rows, (HIGH,))
    assert capaian(tables, "S1-3", "S1-4") == decimals("125 75")
    assert [of(tables, c)["rumus"] for c in ("S1-1", "S1-3", "S1-4")] == ["R/T", "T/R", "(2T-R)/T"]
    rows = choices(lower_is_better(), Rumus_Turun="T/R")
    rows["Indikator"][3]["Rumus capaian"] = "(2T-R)/T"
    tables = computed(tmp_path, rows, (HIGH,))
    assert capaian(tables, "S1-3", "S1-4") == decimals("125 75")


def constant() -> Rows:
    """Above, below and at a target of 50."""
    rows = stabil(stabil(stabil(base(), "S1-3", 50, 55), "S1-4", 50, 45), "S1-5", 50, 50)
    return explained(rows, "S1-3", "S1-4")


@pytest.mark.parametrize(
    ("chosen", "expected"), [(None, "90 90 100"), ("mutlak", "90 90 100"), ("rasio", "90.91 90 100")]
)
def test_stabil(tmp_path: Path, chosen: str | None, expected: str) -> None:
    """100 - 5/50 x 100 = 90 on both sides; 50/55 = 90,91 and 45/50 = 90."""
    rows = constant() if chosen is None else choices(constant(), Rumus_Stabil=chosen)
    tables = computed(tmp_path, rows)
    assert capaian(tables, "S1-3", "S1-4", "S1-5") == decimals(expected)
    assert of(tables, "S1-3")["rumus"] == ("Stabil rasio" if chosen == "rasio" else "Stabil mutlak")


def test_stabil_by_a_formula_of_its_own(tmp_path: Path) -> None:
    rows = constant()
    rows["Indikator"][2]["Rumus capaian"] = "Stabil rasio"
    assert capaian(computed(tmp_path, rows), "S1-3", "S1-4") == decimals("90.91 90")


def test_zero_targets(tmp_path: Path) -> None:
    """None wanted and none happened is 100; none wanted and three happened is 0."""
    rows = explained(turun(turun(base(), "S1-3", 0, 0), "S1-4", 0, 3), "S1-4")
    tables = computed(tmp_path, rows)
    assert capaian(tables, "S1-3", "S1-4") == decimals("100 0")
    assert of(tables, "S1-3")["catatan"] == "target nol"
    given_up = computed(tmp_path, choices(indicator(rows, "S1-5", 0, 4), Target_nol="tidak dihitung"))
    assert capaian(given_up, "S1-3", "S1-4", "S1-5") == [None, None, None]
    assert list(given_up.sasaran["rata_rata"]) == [D("95.29")]  # (90 + 100,58) / 2


@pytest.mark.parametrize(("cap", "expected"), [("tanpa", None), ("120", D(120)), ("100", D(100))])
def test_a_quotient_by_nothing_is_the_cap(tmp_path: Path, cap: str, expected: Decimal | None) -> None:
    rows = choices(turun(base(), "S1-3", 4, 0), Rumus_Turun="T/R", Batas_atas_capaian=cap)
    row = of(computed(tmp_path, rows), "S1-3")
    assert (row["capaian"], row["catatan"]) == (expected, "realisasi nol")


def test_decimals_of_an_indicator(tmp_path: Path) -> None:
    """(2 x 3,2 - 3,15) / 3,2 at one decimal: the result prints 3,2 (half up), so the capaian is 100."""
    rows = turun(base(), "S1-3", 3.2, 3.15, Desimal=1)
    row = of(computed(tmp_path, rows, (("ROUNDED_BY_DECIMALS", "Realisasi!G4"),)), "S1-3")
    assert (row["realisasi"], row["capaian"]) == (D("3.2"), D(100))
    rows = choices(rows, Pembulatan="tanpa pembulatan antara")
    row = of(computed(tmp_path, rows), "S1-3")  # 3,25/3,2 = 101,5625
    assert (row["realisasi"], row["capaian"]) == (D("3.15"), D("101.5625"))


@pytest.mark.parametrize("desimal", [0, 2, None])
def test_a_capaian_has_two_decimals_whatever_its_figures_have(desimal: int | None, tmp_path: Path) -> None:
    """1.246.950.000 of 1.250.000.000 is 99,756 %: not reached, and not 100."""
    rows = indicator(base(), "S1-3", 1_250_000_000, 1_246_950_000, satuan="Rupiah", Desimal=desimal)
    one = checked(tmp_path, explained(rows, "S1-3"))
    tables = compute(one.relations, one.settings)
    row = of(tables, "S1-3")
    assert (row["capaian"], row["tercapai"]) == (D("99.76"), False)
    printed = without_marks(figures(Source(one.relations, tables), row))
    tail = "" if not desimal else ",00"
    expected = (f"1.250.000.000{tail}", f"1.246.950.000{tail}", "99,76")
    assert tuple(printed[key] for key in ("target", "realisasi", "capaian")) == expected


# --- composites ---------------------------------------------------------------------------------------------------


def half_and_half() -> Rows:
    """S1-3 = 50% mean capaian of P1, (72/80 + 88/80)/2 = (90 + 110)/2 = 100, and 50% the score of S1-2, 86,5."""
    rows = indicator(node(base(), "P1", "Program", "S1"), "S1-3", 93, None)
    indicator(indicator(rows, "P1-1", 80, 72, of="P1"), "P1-2", 80, 88, of="P1")
    return component(component(rows, "S1-3", "P1", "Capaian", 50), "S1-3", "S1-2", "Nilai", 50)


def test_a_composite_of_a_node_and_a_score(tmp_path: Path) -> None:
    """0,5 x 100 + 0,5 x 86,5 = 93,25; 93,25/93 = 100,27."""
    row = of(computed(tmp_path, half_and_half()), "S1-3")
    assert (row["realisasi"], row["capaian"], row["sumber"]) == (D("93.25"), D("100.27"), "Komponen")


def test_the_cells_of_a_composite(tmp_path: Path) -> None:
    """Of a capaian the targets and the results, of a score only the result, and both weights."""
    row = of(computed(tmp_path, half_and_half()), "S1-3")
    parts = {"Target!C5", "Target!C6", "Realisasi!G5", "Realisasi!G6", "Realisasi!G3", "Komponen!E2", "Komponen!E3"}
    assert cells(row, "realisasi") == parts
    assert cells(row, "capaian") == {*parts, "Target!C4"}


def test_a_composite_of_results(tmp_path: Path) -> None:
    """Realisasi of a node is the mean of its results: 0,25 x (72 + 88)/2 + 0,75 x 98 = 20 + 73,5 = 93,5."""
    rows = indicator(half_and_half(), "S1-4", 84, 98)
    rows["Komponen"] = []
    component(component(rows, "S1-3", "P1", "Realisasi", 25), "S1-3", "S1-4", "Realisasi", 75)
    row = of(computed(tmp_path, rows), "S1-3")
    assert row["realisasi"] == D("93.5")
    assert cells(row, "realisasi") == {"Realisasi!G5", "Realisasi!G6", "Realisasi!G7", "Komponen!E2", "Komponen!E3"}


def three_parts() -> Rows:
    """S1-3 = 50% S1-4 (90) + 20% S1-5 (76) + 30% S1-6, which is not yet due."""
    rows = indicator(base(), "S1-3", 86, None)
    indicator(indicator(rows, "S1-4", 90, 90), "S1-5", 76, 76)
    indicator(rows, "S1-6", 80, None, results={"Status": "Belum jatuh tempo"})
    for part, weight in (("S1-4", 50), ("S1-5", 20), ("S1-6", 30)):
        component(rows, "S1-3", part, "Nilai", weight)
    return rows


EMPTY = ("COMPONENT_EMPTY", "Komponen!B4")


def test_a_missing_component_by_default(tmp_path: Path) -> None:
    """No figure, and no place in the mean: (90 + 100,58 + 100 + 100)/4 = 97,645, printed 97,65."""
    tables = computed(tmp_path, three_parts(), (EMPTY,))
    assert capaian(tables, "S1-3", "S1-6") == [None, None]
    assert of(tables, "S1-3")["realisasi"] is None
    assert list(tables.sasaran["rata_rata"]) == [D("97.65")]


def test_a_missing_component_whose_weight_is_shared_out(tmp_path: Path) -> None:
    """(50 x 90 + 20 x 76) / 70 = 6020/70 = 86."""
    tables = computed(tmp_path, choices(three_parts(), Komponen_kosong="bobot dibagi ulang"), (EMPTY,))
    row = of(tables, "S1-3")
    assert (row["realisasi"], row["capaian"]) == (D(86), D(100))


def test_equal_shares_do_not_disturb_an_exact_half(tmp_path: Path) -> None:
    """0,5 x 100 + 0,5 x (87,89 three times) = 93,945, printed 93,95; a third of 50 must not show through."""
    home = tmp_path / "templates" / "uji"
    home.mkdir(parents=True)
    (home / "profil.toml").write_text('[bobot]\n"Indikator" = "sama rata"\n', encoding="utf-8")
    rows = indicator(identity(base(), {"Format dokumen": "Uji"}), "S1-3", 90, None)
    component(indicator(rows, "S1-4", 100, 100), "S1-3", "S1-4", "Nilai", 50)
    for code in ("S1-5", "S1-6", "S1-7"):
        component(indicator(rows, code, 87, 87.89), "S1-3", code, "Nilai")
    assert of(computed(tmp_path, rows), "S1-3")["realisasi"] == D("93.95")


def weighed(folder: Path, *weights: Any) -> str:
    """The Formulasi of S1-3, made of S1-4, S1-5 and so on, where the profile shares out what is left."""
    home = folder / "templates" / "uji"
    home.mkdir(parents=True)
    (home / "profil.toml").write_text('[bobot]\n"Indikator" = "sama rata"\n', encoding="utf-8")
    rows = indicator(identity(base(), {"Format dokumen": "Uji"}), "S1-3", 90, None, Formulasi=None)
    for number, weight in enumerate(weights, start=4):
        component(indicator(rows, f"S1-{number}", 90, 91), "S1-3", f"S1-{number}", "Nilai", weight)
    one = checked(folder, rows)
    source = Source(one.relations, compute(one.relations, one.settings))
    return str(without_marks(formulasi(source, one.relations.by_code["S1-3"])))


def test_the_formula_of_a_composite_prints_the_weights_that_are_counted_with(tmp_path: Path) -> None:
    """(100 - 32,5) / 2 = 33,75; a third of 100 is 33,33 on the page."""
    found = weighed(tmp_path / "a", 32.5, None, None)
    assert found == "32,5% nilai “Ukuran S1-4” + 33,75% nilai “Ukuran S1-5” + 33,75% nilai “Ukuran S1-6”"
    found = weighed(tmp_path / "b", None, None, None)
    assert found == "33,33% nilai “Ukuran S1-4” + 33,33% nilai “Ukuran S1-5” + 33,33% nilai “Ukuran S1-6”"
    found = weighed(tmp_path / "c", None, None)
    assert found == "50% nilai “Ukuran S1-4” + 50% nilai “Ukuran S1-5”"


# --- Data Dasar ---------------------------------------------------------------------------------------------------


def counted(kind: str, parts: list[Any], wholes: list[Any], target: int = 65) -> Rows:
    """S1-3 is a percentage of counts a quarter; its target is the same in every quarter."""
    quarters = ("TW I", "TW II", "TW III", "TW IV")
    rows = indicator(
        base(), "S1-3", target, None, satuan="%", targets=dict.fromkeys(quarters, target), Tipe_perhitungan=kind
    )
    counts = {"Kode indikator": "S1-3", "Pembilang": "Sampel baik", "Penyebut": "Semua sampel"}
    counts |= {f"Pembilang {q}": n for q, n in zip(quarters, parts, strict=True)}
    counts |= {f"Penyebut {q}": n for q, n in zip(quarters, wholes, strict=True)}
    rows["Data Dasar"] = [counts]
    return rows


def quarter_rows(tables: Tables, code: str) -> list[tuple[Any, Any, Any]]:
    """Target, result and capaian up to each quarter."""
    found = [r for r in records(tables.triwulan) if r["kode"] == code]
    assert [r["triwulan"] for r in found] == [1, 2, 3, 4]
    return [(r["target"], r["realisasi"], r["capaian"]) for r in found]


def test_a_ratio_of_sums(tmp_path: Path) -> None:
    """174/264 = 65,91, not the mean of the quarters (65,17); 65,91/65 = 101,40."""
    rows = counted("Kumulatif", [23, 45, 51, 55], [36, 70, 76, 82])
    tables = computed(tmp_path, rows)
    row = of(tables, "S1-3")
    assert (row["realisasi"], row["capaian"], row["sumber"]) == (D("65.91"), D("101.40"), "Data Dasar")
    assert cells(row, "realisasi") == {f"Data Dasar!{c}2" for c in "EFGHIJKL"}
    assert cells(row, "capaian") == {*cells(row, "realisasi"), "Target!C4"}
    # 23/36; 68/106; 119/182; 174/264; each against 65
    assert quarter_rows(tables, "S1-3") == [
        (D(65), D("63.89"), D("98.29")), (D(65), D("64.15"), D("98.69")), (D(65), D("65.38"), D("100.58")),
        (D(65), D("65.91"), D("101.40")),
    ]  # fmt: skip
    second = [r for r in records(tables.triwulan) if r["kode"] == "S1-3"][1]
    assert cells(second, "realisasi") == {"Data Dasar!E2", "Data Dasar!F2", "Data Dasar!I2", "Data Dasar!J2"}
    assert cells(second, "target") == {"Target!G4"}


def test_the_last_ratio(tmp_path: Path) -> None:
    """18/20 = 90; the quarters stand alone: 8/10, 9/12, 12/15."""
    tables = computed(tmp_path, counted("Non Kumulatif", [8, 9, 12, 18], [10, 12, 15, 20], target=80))
    assert of(tables, "S1-3")["realisasi"] == D(90)
    assert quarter_rows(tables, "S1-3") == [
        (D(80), D(80), D(100)), (D(80), D(75), D("93.75")), (D(80), D(80), D(100)), (D(80), D(90), D("112.5")),
    ]  # fmt: skip
    fourth = [r for r in records(tables.triwulan) if r["kode"] == "S1-3"][3]
    assert cells(fourth, "realisasi") == {"Data Dasar!H2", "Data Dasar!L2"}


def test_a_quarter_in_which_nothing_was_counted(tmp_path: Path) -> None:
    """The year is that of TW III, 12/15 = 80; of a cumulative percentage the sums of the three, 29/37 = 78,38."""
    parts, wholes = [8, 9, 12, DASH], [10, 12, 15, DASH]
    tables = computed(tmp_path, counted("Non Kumulatif", parts, wholes, target=80))
    assert of(tables, "S1-3")["realisasi"] == D(80)
    tables = computed(tmp_path, counted("Kumulatif", parts, wholes, target=78))
    assert of(tables, "S1-3")["realisasi"] == D("78.38")


# --- quarters -----------------------------------------------------------------------------------------------------


def in_quarters(values: list[Any]) -> dict[str, Any]:
    return dict(zip(("TW I", "TW II", "TW III", "TW IV"), values, strict=True))


@dataclass(frozen=True)
class Year:
    """Quarters as typed, and as they must come out: the year, and target, result and capaian up to each quarter."""

    kind: str
    satuan: str
    polaritas: str
    targets: list[Any]
    results: list[Any]
    target: int
    result: int
    wanted: str
    done: str
    reached: str
    capaian: str


YEARS = [
    Year("Kumulatif", "Dokumen", "Naik", [2, 3, 3, 4], [3, 2, 4, 3], 12, 12,
         "2 5 8 12", "3 5 9 12", "150 100 112.5 100", "100"),
    Year("Non Kumulatif", "Nilai", "Naik", [70, 75, 80, 85], [68, 77, 80, 86], 85, 86,
         "70 75 80 85", "68 77 80 86", "97.14 102.67 100 101.18", "101.18"),
    Year("Progres Positif", "Nilai", "Naik", [20, 40, 70, 100], [25, 40, 63, 100], 100, 100,
         "20 40 70 100", "25 40 63 100", "125 100 90 100", "100"),
    # (2T-R)/T: 40/40; (60-33)/30; (40-18)/20; (20-12)/10
    Year("Progres Negatif", "Kasus", "Turun", [40, 30, 20, 10], [40, 33, 18, 12], 10, 12,
         "40 30 20 10", "40 33 18 12", "100 90 110 80", "80"),
    # (6-2)/3; (12-5)/6; (16-8)/8; (20-12)/10
    Year("Kumulatif Negatif", "Kasus", "Turun", [3, 3, 2, 2], [2, 3, 3, 4], 10, 12,
         "3 6 8 10", "2 5 8 12", "133.33 116.67 100 80", "80"),
    Year("Pengulangan", "Nilai", "Naik", [90, 90, 90, 90], [88, 90, 93, 91], 90, 91,
         "90 90 90 90", "88 90 93 91", "97.78 100 103.33 101.11", "101.11"),
    # not one case in any quarter: (2-0)/1 and so on
    Year("Kumulatif Negatif", "Kasus", "Turun", [1, 1, 1, 1], [0, 0, 0, 0], 4, 0,
         "1 2 3 4", "0 0 0 0", "200 200 200 200", "200"),
    # nothing planned for the first quarter
    Year("Kumulatif", "Dokumen", "Naik", [DASH, 3, 3, 4], [DASH, 2, 4, 4], 10, 10,
         "- 3 6 10", "- 2 6 10", "- 66.67 100 100", "100"),
]  # fmt: skip


@pytest.mark.parametrize("year", YEARS, ids=lambda y: f"{y.kind}-{y.results[0]}")
def test_quarters(tmp_path: Path, year: Year) -> None:
    """The year by its Tipe, and the state up to each quarter."""
    rows = indicator(
        base(), "S1-3", year.target, None, satuan=year.satuan, targets=in_quarters(year.targets),
        results=in_quarters(year.results), Polaritas=year.polaritas, Tipe_perhitungan=year.kind,
    )  # fmt: skip
    if D(year.capaian) < 100:
        explained(rows, "S1-3")
    tables = computed(tmp_path, rows, (HIGH,) if D(year.capaian) > 120 else ())
    row = of(tables, "S1-3")
    assert (row["realisasi"], row["capaian"], row["sumber"]) == (D(year.result), D(year.capaian), "triwulan")
    assert cells(row, "realisasi") == {f"Realisasi!{c}4" for c in "CDEF"}
    found = [tuple(None if v is TIADA else v for v in figures) for figures in quarter_rows(tables, "S1-3")]
    assert found == list(zip(decimals(year.wanted), decimals(year.done), decimals(year.reached), strict=True))


@pytest.mark.parametrize(("kind", "columns"), [("Kumulatif", "CDE"), ("Non Kumulatif", "E")])
def test_the_cells_of_a_quarter(tmp_path: Path, kind: str, columns: str) -> None:
    """Up to TW III: three cells of what adds up, else one. Targets begin in column F."""
    targets = [1, 1, 1, 1] if kind == "Kumulatif" else [1, 2, 3, 4]
    rows = indicator(
        base(), "S1-3", 4, None, satuan="Dokumen", targets=in_quarters(targets), results=in_quarters(targets),
        Tipe_perhitungan=kind,
    )  # fmt: skip
    third = [r for r in records(computed(tmp_path, rows).triwulan) if r["kode"] == "S1-3"][2]
    results = {f"Realisasi!{c}4" for c in columns}
    planned = {f"Target!{chr(ord(c) + 3)}4" for c in columns}
    assert cells(third, "realisasi") == results
    assert cells(third, "target") == planned
    assert cells(third, "capaian") == results | planned


def test_a_typed_year_goes_before_its_quarters(tmp_path: Path) -> None:
    """A cumulative percentage without counts: its quarters make no year, and each stands for itself.

    60 : 65 = 92,31; 70 : 65 = 107,69; 65 : 65 = 100; 68 : 65 = 104,62.
    """
    rows = indicator(
        base(), "S1-3", 65, 66, satuan="%", targets=in_quarters([65, 65, 65, 65]),
        results=in_quarters([60, 70, 65, 68]), Tipe_perhitungan="Kumulatif",
    )  # fmt: skip
    tables = computed(tmp_path, rows)
    row = of(tables, "S1-3")
    assert (row["realisasi"], row["sumber"]) == (D(66), "")
    assert cells(row, "realisasi") == {"Realisasi!G4"}
    assert [q[1:] for q in quarter_rows(tables, "S1-3")] == [
        (D(60), D("92.31")), (D(70), D("107.69")), (D(65), D(100)), (D(68), D("104.62")),
    ]  # fmt: skip
    assert set(tables.triwulan["catatan"]) == {"triwulan itu sendiri"}


def test_no_quarters_no_rows(tmp_path: Path) -> None:
    assert computed(tmp_path, base()).triwulan.empty


def test_a_blank_last_quarter(tmp_path: Path) -> None:
    """The state at the end of TW III stands for the year, and that is said."""
    rows = indicator(
        base(), "S1-3", 80, None, targets=in_quarters([80, 80, 80, 80]), results=in_quarters([70, 75, 84, None])
    )
    tables = computed(tmp_path, rows, (("LAST_QUARTER_BLANK", "Realisasi!F4"),))
    assert (of(tables, "S1-3")["realisasi"], of(tables, "S1-3")["capaian"]) == (D(84), D(105))
    assert quarter_rows(tables, "S1-3")[3] == (D(80), None, None)


def test_not_yet_due(tmp_path: Path) -> None:
    """No figure, no place in the mean, and no comparison with a year in which it had one."""
    rows = indicator(
        base(), "S1-3", 80, None, targets={"Target 2024": 80},
        results={"Status": "Belum jatuh tempo", "Realisasi 2024": 80},
    )  # fmt: skip
    tables = computed(tmp_path, rows)
    row = of(tables, "S1-3")
    assert (row["realisasi"], row["capaian"], row["catatan"]) == (None, None, "belum jatuh tempo")
    assert (row["lalu_capaian"], row["predikat"], row["tercapai"]) == (D(100), None, None)
    assert cells(row, "realisasi") == {"Realisasi!H4"}
    node_row = records(tables.sasaran)[0]
    assert (node_row["rata_rata"], node_row["selisih"]) == (D("95.29"), None)


# --- caps and means -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cap", "scope", "printed", "mean"),
    [
        ("tanpa", "rata-rata", "130", "106.86"),  # (90 + 100,58 + 130) / 3
        ("120", "rata-rata", "130", "103.53"),  # (90 + 100,58 + 120) / 3
        ("120", "juga cetak", "120", "103.53"),
        ("100", "rata-rata", "130", "96.67"),  # (90 + 100 + 100) / 3
        ("100", "juga cetak", "100", "96.67"),
        ("150", "juga cetak", "130", "106.86"),
    ],
)
def test_caps(tmp_path: Path, cap: str, scope: str, printed: str, mean: str) -> None:
    """The warning looks at 104/80 = 130 whatever is printed."""
    rows = choices(indicator(base(), "S1-3", 80, 104), Batas_atas_capaian=cap, Batas_berlaku_untuk=scope)
    tables = computed(tmp_path, rows, (HIGH,))
    assert capaian(tables, "S1-3") == [D(printed)]
    assert list(tables.sasaran["rata_rata"]) == [D(mean)]
    assert tables.figure("rata_rata") == D(mean)


@pytest.mark.parametrize("part", ["P1-1", "P1"])
@pytest.mark.parametrize(
    ("cap", "scope", "expected"),
    [
        ("tanpa", "rata-rata", "112.6"),  # 0,6 x 130 + 0,4 x 86,5 = 78 + 34,6
        ("120", "rata-rata", "106.6"),  # 72 + 34,6
        ("120", "juga cetak", "106.6"),
        ("150", "rata-rata", "112.6"),
    ],
)
def test_a_component_counts_up_to_the_cap(tmp_path: Path, part: str, cap: str, scope: str, expected: str) -> None:
    """104/80 = 130, taken from the indicator itself or from the program of which it is the only one."""
    rows = indicator(indicator(node(base(), "P1", "Program", "S1"), "S1-3", 94, None), "P1-1", 80, 104, of="P1")
    component(component(rows, "S1-3", part, "Capaian", 60), "S1-3", "S1-2", "Nilai", 40)
    rows = choices(rows, Batas_atas_capaian=cap, Batas_berlaku_untuk=scope)
    assert of(computed(tmp_path, rows), "S1-3")["realisasi"] == D(expected)


def two_sasaran() -> Rows:
    """S1: (90 + 100,58)/2 = 95,29. S2: 88/80 = 110."""
    return indicator(node(base(), "S2", "Sasaran"), "S2-1", 80, 88, of="S2")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, "102.65"),  # (95,29 + 110) / 2 = 102,645
        ("dari sasaran", "102.65"),
        ("dari indikator", "100.19"),  # (90 + 100,58 + 110) / 3 = 300,58 / 3
    ],
)
def test_the_mean_of_the_office(tmp_path: Path, chosen: str | None, expected: str) -> None:
    rows = two_sasaran() if chosen is None else choices(two_sasaran(), **{"Rata-rata_perangkat_daerah": chosen})
    tables = computed(tmp_path, rows)
    assert list(tables.sasaran["rata_rata"]) == decimals("95.29 110")
    assert tables.figure("rata_rata") == D(expected)


def test_the_mean_of_indicators_is_capped(tmp_path: Path) -> None:
    """(90 + 100 + 100) / 3 = 96,67; of the sasaran (95 + 100) / 2 = 97,5."""
    rows = choices(two_sasaran(), Batas_atas_capaian="100")
    assert computed(tmp_path, rows).figure("rata_rata") == D("97.5")
    rows = choices(rows, **{"Rata-rata_perangkat_daerah": "dari indikator"})
    assert computed(tmp_path, rows).figure("rata_rata") == D("96.67")


def test_figures_beyond_all_measure_are_computed(tmp_path: Path) -> None:
    """10^15 of a millionth is 10^23 percent, and as a share of a millionth 10^31; nothing overflows."""
    rows = indicator(base(), "S1-3", D("0.000001"), 10**15, satuan="Nilai")
    rows = component(indicator(rows, "S1-4", D("0.000001"), None, satuan="Nilai"), "S1-4", "S1-3", "Capaian", 100)
    path = write(tmp_path, rows)
    outcome = check_only(path, Options())
    assert outcome.bug is None


def test_spending_that_is_a_part_of_itself_is_told_at_once(tmp_path: Path) -> None:
    """Twelve rows of one name, each below itself: every way through them would be twelve to the twelfth."""
    rows = base()
    part = {"Jenis belanja": "A", "Bagian dari": "A", "Anggaran murni": 1, "Realisasi": 1}
    rows["Belanja"] = [
        {"Jenis belanja": "A", "Anggaran murni": 150_000_000, "Realisasi": 140_000_000},
        *({**part, "Lewat program": "Tidak" if n == 0 else "Ya"} for n in range(12)),
    ]
    outcome = check_only(write(tmp_path, rows), Options())
    assert outcome.bug is None
    assert "CIRCLE" in {p.code.name for p in outcome.problems}
