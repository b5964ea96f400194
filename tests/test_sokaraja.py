"""Both examples against figures worked out by hand (tests/data/sokaraja.toml, and the lists below)."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_gen.compute import Tables, compute, records
from lkjip_gen.marks import bare
from lkjip_gen.pipeline import Options, examine
from lkjip_gen.terms import SEMUA_SASARAN
from lkjip_gen.wording import percent
from lkjip_gen.workbook.starter import workbook
from tools.contoh import rows as example_rows

DATA = tomllib.loads(
    (Path(__file__).parent / "data" / "sokaraja.toml").read_text(encoding="utf-8"), parse_float=Decimal
)

# From the signed PK, Tabel 2.3, Tabel 3.6 and Tabel 3.11 of the seed, divided by hand.
CAPAIAN = {
    "murni": "102.59 100.00 100.00 100.00 88.89 88.89 94.12 97.65 94.12",
    "perubahan": "102.59 100.00 100.00 100.00 98.77 80.00 98.77 92.22 80.00",
}
LAST_YEAR = "100.61 100.00 100.00 100.00 100.00 101.43 100.00 101.25 105.26"
SASARAN = {"murni": "102.59 100.00 93.95", "perubahan": "102.59 100.00 91.63"}
MEAN = {"murni": "98.85", "perubahan": "98.07"}
SERAPAN = {"murni": "85.92 96.75 73.93", "perubahan": "85.92 96.65 68.85"}
THREE = {"murni": "77.99", "perubahan": "74.12"}
ALL = {"murni": "94.72", "perubahan": "89.76"}
EFISIENSI = {"murni": ["16.67", "3.25", None], "perubahan": ["16.67", "3.35", None]}
VERSIONS = ("murni", "perubahan")


def computed(tmp_path: Path, versi: str, **pengaturan: str) -> Tables:
    rows = example_rows(f"sokaraja-2020-{versi}")
    rows["Pengaturan"] = [pengaturan]
    path = tmp_path / f"{versi}.xlsx"
    path.write_bytes(workbook(2020, (2019, 2024), rows))
    checked, problems = examine(path, Options())
    assert [p.text for p in problems] == []
    assert checked is not None
    return compute(checked.relations, checked.settings)


def decimals(text: str) -> list[Decimal]:
    return [Decimal(t) for t in text.split()]


@pytest.mark.parametrize("versi", VERSIONS)
def test_figures_of_the_issue(tmp_path: Path, versi: str) -> None:
    tables = computed(tmp_path, versi)
    assert list(tables.indikator["capaian"]) == decimals(CAPAIAN[versi])
    assert list(tables.indikator["lalu_capaian"]) == decimals(LAST_YEAR)
    assert list(tables.sasaran["rata_rata"]) == decimals(SASARAN[versi])
    assert tables.figure("rata_rata") == Decimal(MEAN[versi])
    assert list(tables.sasaran["serapan"]) == decimals(SERAPAN[versi])
    assert tables.figure("anggaran_sasaran_serapan") == Decimal(THREE[versi])
    assert tables.figure("anggaran_serapan") == Decimal(ALL[versi])
    assert list(tables.sasaran["efisiensi"]) == [None if e is None else Decimal(e) for e in EFISIENSI[versi]]
    counts = dict(zip(tables.peringkat["predikat"], tables.peringkat["indikator"], strict=True))
    assert counts == {"Sangat Tinggi": 7, "Tinggi": 2, "Sedang": 0, "Rendah": 0, "Sangat Rendah": 0}


@pytest.mark.parametrize("versi", VERSIONS)
def test_every_figure_of_the_data_file(tmp_path: Path, versi: str) -> None:
    tables, data = computed(tmp_path, versi), DATA[versi]
    compared = 0
    by_code = {r["kode"]: r for r in records(tables.indikator)}
    assert set(by_code) == set(data["indikator"])
    for code, expected in data["indikator"].items():
        assert by_code[code]["capaian"] == expected["capaian"]
        assert by_code[code]["predikat"] == expected["predikat"]
        assert by_code[code]["lalu_capaian"] == expected["capaian_2019"]
        compared += 3
    nodes = {r["kode"]: r for r in records(tables.sasaran)}
    assert set(nodes) == set(data["sasaran"])
    for code, expected in data["sasaran"].items():
        row = nodes[code]
        assert row["rata_rata"] == expected["rata_rata"]
        assert row["lalu_rata_rata"] == expected["rata_rata_2019"]
        assert (row["pagu"], row["realisasi"], row["serapan"]) == money(expected)
        assert row["efisiensi"] == expected.get("efisiensi")
        compared += 6
    shared = records(tables.anggaran_sasaran[tables.anggaran_sasaran["kelompok"] == SEMUA_SASARAN])[0]
    assert (shared["pagu"], shared["realisasi"], shared["serapan"]) == money(data["anggaran_semua_sasaran"])
    for name, key in (("anggaran_sasaran", "anggaran_tiga_sasaran"), ("anggaran", "anggaran_jumlah")):
        found = tuple(tables.figure(f"{name}_{k}") for k in ("pagu", "realisasi", "serapan"))
        assert found == money(data[key])
        compared += 3
    assert compared == 9 * 3 + 3 * 6 + 2 * 3


def money(expected: dict[str, Any]) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal(expected["pagu"]), Decimal(expected["realisasi"]), expected["serapan"]


def test_belanja_of_the_seed(tmp_path: Path) -> None:
    """Tabel 3.10: 93,55 and 89,76; the whole 2.953.072.905 / 3.192.483.209 = 92,50."""
    tables = computed(tmp_path, "perubahan")
    outer = tables.belanja[tables.belanja["tingkat"] == 0]
    assert list(outer["jenis"]) == ["Belanja Tidak Langsung", "Belanja Langsung"]
    assert list(outer["serapan"]) == decimals("93.55 89.76")
    assert tables.figure("belanja_pagu") == 3_192_483_209
    assert tables.figure("belanja_realisasi") == 2_953_072_905
    assert tables.figure("belanja_serapan") == Decimal("92.50")
    parts = tables.belanja[tables.belanja["tingkat"] == 1]
    assert list(parts["anggaran"]) == [777_945_438, 102_950_000]
    assert list(parts["serapan"]) == [None, None]


def test_without_intermediate_rounding(tmp_path: Path) -> None:
    """563,6601.../6 = 93,94; mean of the unrounded 98,84; 102,5903... - 85,9150... = 16,68."""
    tables = computed(tmp_path, "murni", Pembulatan="tanpa pembulatan antara")
    printed = [bare(percent(v)) for v in tables.sasaran["rata_rata"]]
    assert printed == ["102,59", "100,00", "93,94"]
    assert bare(percent(tables.figure("rata_rata"))) == "98,84"
    assert [bare(percent(v)) for v in tables.sasaran["efisiensi"]] == ["16,68", "3,25", "-"]


def test_tujuan_is_measured_by_the_form(tmp_path: Path) -> None:
    """Banyumas 2020 measures the Tujuan; Pengaturan in the workbook goes before the form."""
    assert list(computed(tmp_path, "murni").sasaran["kode"]) == ["T1", "S1", "S2"]
    rows = example_rows("sokaraja-2020-murni")
    rows["Pengaturan"] = [{"Tujuan diukur sebagai sasaran": "Tidak"}]
    path = tmp_path / "tidak.xlsx"
    path.write_bytes(workbook(2020, (2019, 2024), rows))
    checked, problems = examine(path, Options())
    assert checked is not None
    assert [n.kode for n in checked.relations.measured] == ["S1", "S2"]
    # the budget row that supports T1 now supports nothing that is measured
    assert [(p.code.name, str(p.place)) for p in problems] == [("NOT_MEASURED", "Anggaran!G2")]


@pytest.mark.parametrize("versi", VERSIONS)
def test_each_figure_knows_its_cells(tmp_path: Path, versi: str) -> None:
    """The sixth indicator: realisasi 80, target 90 (murni) or 100 (perubahan)."""
    tables = computed(tmp_path, versi)
    cells = {str(p) for p in tables.indikator.iloc[5]["sel"]["capaian"]}
    assert cells == {"Target!C7" if versi == "murni" else "Target!D7", "Realisasi!G7"}
    for row in records(tables.sasaran):
        assert row["sel"]["rata_rata"]
        assert row["sel"]["serapan"]
