"""The example workbooks: made by the script, equal to the committed files, and read without any problem."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from wordml import parts_of

from lkjip_gen.model import Buku
from lkjip_gen.terms import SEMUA_SASARAN, TIADA, Bagian, JenisAnalisis, Polaritas, TipePerhitungan, Versi
from lkjip_gen.workbook.intake import take_in
from lkjip_gen.workbook.reader import read

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = tomllib.loads((ROOT / "tests/data/sokaraja.toml").read_text("utf-8"), parse_float=Decimal)
NAMES = ("sokaraja-2020-murni", "sokaraja-2020-perubahan")
LARGE, TREE, COMPOSITE = "dinas-contoh-2024-perubahan", "mangkutana-2024-perubahan", "gumelar-2024"
TREE_ALONE = "sokaraja-2021-cascading"
ALL = (LARGE, TREE, COMPOSITE, *NAMES, TREE_ALONE)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("contoh", ROOT / "tools/contoh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def book(name: str) -> Buku:
    raw, problems = read(ROOT / f"input_examples/{name}.xlsx")
    assert problems == []
    assert raw is not None
    intake, problems = take_in(raw)
    assert [p.text for p in problems] == []
    assert intake is not None
    assert not intake.faulty
    return intake.buku


def test_the_script_uses_the_package_beside_it(tmp_path: Path) -> None:
    """Another checkout than the installed one: its examples must be those of its own starter."""
    for part in ("tools/contoh.py", "input_examples/data"):
        source, target = ROOT / part, tmp_path / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    own = tmp_path / "lkjip_gen/workbook"
    own.mkdir(parents=True)
    for name in ("__init__.py", "workbook/__init__.py"):
        (tmp_path / "lkjip_gen" / name).touch()
    (own / "starter.py").write_text("def workbook(*_):\n    return b'buatan sendiri'\n", encoding="utf-8")
    subprocess.run([sys.executable, str(tmp_path / "tools/contoh.py")], cwd=tmp_path, check=True, capture_output=True)
    made = {path.stem: path.read_bytes() for path in (tmp_path / "input_examples").glob("*.xlsx")}
    assert made == dict.fromkeys(ALL, b"buatan sendiri")


def test_the_committed_workbooks_are_what_the_script_makes() -> None:
    contoh = script()
    assert sorted(contoh.NAMES) == sorted(p.stem for p in contoh.EXAMPLES.glob("*.xlsx")) == sorted(ALL)
    compared = 0
    for name in contoh.NAMES:
        made, committed = parts_of(contoh.build(name)), parts_of((contoh.EXAMPLES / f"{name}.xlsx").read_bytes())
        assert list(made) == list(committed)
        assert [part for part in made if made[part] != committed[part]] == []
        compared += 1
    assert compared == len(ALL)


def test_the_large_example_is_read_without_a_problem_and_is_large() -> None:
    buku = book(LARGE)
    assert buku.identitas.perangkat_daerah == "Dinas Contoh Pelayanan Terpadu"
    assert (len(buku.kinerja), len(buku.indikator), len(buku.komponen)) == (76, 63, 11)
    assert all(p.nama and "Contoh" in p.nama for p in buku.pejabat)
    assert all(p.nip is None or p.nip.endswith(" 000") for p in buku.pejabat)
    assert {n.bagian for n in buku.narasi} == set(Bagian)
    assert {a.jenis for a in buku.analisis if a.untuk is None} == set(JenisAnalisis)
    assert {i.polaritas for i in buku.indikator} == set(Polaritas)
    assert {i.tipe for i in buku.indikator} == set(TipePerhitungan)


def test_an_example_without_its_own_file_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        script().rows("sokaraja-2020-lain")


@pytest.mark.parametrize("name", [TREE, COMPOSITE])
def test_nobody_in_an_example_is_a_real_person(name: str) -> None:
    pejabat = book(name).pejabat
    assert all(p.nama and "Contoh" in p.nama for p in pejabat)
    assert [p.kode_jabatan for p in pejabat if p.nip is None] == ["BUPATI"]
    assert all(p.nip.endswith(" 000") and len(p.nip.replace(" ", "")) == 18 for p in pejabat if p.nip)


def test_the_tree_of_mangkutana_and_its_money() -> None:
    """The sums are those printed in the PK of each official."""
    buku = book(TREE)
    levels = [(k.kode or "").count(".") for k in buku.kinerja]
    assert {n: levels.count(n) for n in set(levels)} == {0: 2, 2: 6, 4: 14, 5: 36}
    assert [i.kode for i in buku.indikator] == [t.kode_indikator for t in buku.target]
    assert len(buku.indikator) == 58
    assert {t.pk_murni for t in buku.target} == {a.pagu_murni for a in buku.anggaran} == {None}
    assert all(t.pk_perubahan is not None for t in buku.target)
    assert (buku.identitas.tanggal_pk, buku.identitas.tanggal_perubahan_pk) == (None, date(2024, 10, 1))

    holders = {k.kode: k.penanggung_jawab for k in buku.kinerja}
    by_node: dict[str, int] = {}
    by_holder: dict[str, int] = {}
    for row in buku.anggaran:
        assert isinstance(row.kode_kinerja, str)
        money = int(row.pagu_perubahan or 0)
        kegiatan = row.kode_kinerja.rpartition(".")[0]
        holder = holders[row.kode_kinerja] or holders[kegiatan]
        assert holder is not None
        by_holder[holder] = by_holder.get(holder, 0) + money
        for node in (kegiatan, kegiatan[: len("7.01.01")]):
            by_node[node] = by_node.get(node, 0) + money
    assert by_holder == {
        "KASUBAG-REN": 71_501_900,
        "KASUBAG-UM": 2_806_137_050,
        "KASI-PEM": 36_699_550,
        "KASI-PMD": 132_325_250,
        "KASI-YAN": 6_611_550,
        "KASI-TRANTIB": 12_597_500,
    }
    assert sum(by_holder.values()) == 3_065_872_800
    assert {node: money for node, money in by_node.items() if len(node) == len("7.01.01")} == {
        "7.01.01": 2_877_638_950,
        "7.01.02": 6_611_550,
        "7.01.03": 112_041_250,
        "7.01.04": 12_597_500,
        "7.01.05": 31_307_750,
        "7.01.06": 25_675_800,
    }
    assert [money for node, money in by_node.items() if node.startswith("7.01.01.")] == [
        24_411_350, 2_068_356_226, 13_691_650, 47_090_550, 444_982_374, 71_797_000, 147_029_800, 60_280_000,
    ]  # fmt: skip


def test_the_composites_of_gumelar() -> None:
    buku = book(COMPOSITE)
    assert [k.kode for k in buku.kinerja] == [
        "T1", "S1", "S2", "7.01.06", "7.01.02", "7.01.04", "7.01.03", "7.01.05",
    ]  # fmt: skip
    targets = {t.kode_indikator: t.pk_murni for t in buku.target}
    assert [code for code, target in targets.items() if target is TIADA] == ["P6-1", "P6-2", "P3-1", "P5-1"]
    assert targets["S2-1"] == Decimal("81.35")
    assert targets["P2-1"] == 86
    assert not buku.anggaran
    for code, weights in {"T1-1": [50] * 2, "S1-1": [20] * 5}.items():
        assert [k.bobot for k in buku.komponen if k.kode_indikator == code] == weights
    assert {i.kode for i in buku.indikator if i.formulasi is None} == {"T1-1", "S1-1"}


@pytest.mark.parametrize("name", NAMES)
def test_what_both_versions_say(name: str) -> None:
    buku = book(name)
    assert buku.identitas.perangkat_daerah == "Kecamatan Sokaraja"
    assert (buku.identitas.tahun, buku.tahun_dibuat) == (2020, 2020)
    assert buku.identitas.telepon == "(0281) 000000"
    assert buku.identitas.tanggal_pk == date(2020, 1, 2)
    assert [p.kode_jabatan for p in buku.pejabat if p.atasan is None] == ["BUPATI"]
    assert all(p.nip and p.nip.endswith(" 000") and len(p.nip.replace(" ", "")) == 18 for p in buku.pejabat[1:])
    codes = ["T1-1", "S1-1", "S1-2", "S2-1", "S2-2", "S2-3", "S2-4", "S2-5", "S2-6"]
    assert [i.kode for i in buku.indikator] == [t.kode_indikator for t in buku.target] == codes
    assert [r.kode_indikator for r in buku.realisasi] == codes
    assert [t.pk_murni for t in buku.target] == [83, 85, 85, 100, 90, 90, 85, 85, 85]
    assert [t.target[2019] for t in buku.target] == [82, 100, 81, 100, 85, 70, 80, 80, 95]
    assert all(t.standar_nasional is TIADA and t.sumber_standar for t in buku.target)
    assert buku.realisasi[0].tahun_ini == Decimal("85.15")
    assert buku.realisasi[0].realisasi == {2016: None, 2017: None, 2018: None, 2019: Decimal("82.5")}
    assert [a.sasaran for a in buku.anggaran] == ["T1", SEMUA_SASARAN, "S1", "S2"]
    assert sum(d.jumlah for d in buku.data_umum if isinstance(d.jumlah, Decimal) and d.satuan == "ha") == Decimal(
        "2991.78"
    )
    assert sum(p.jumlah for p in buku.pegawai if isinstance(p.jumlah, Decimal)) == 27
    faktor = next(a.uraian for a in buku.analisis if a.untuk == "S2")
    assert faktor is not None
    assert [line[:3] for line in faktor.splitlines()] == ["1. ", "2. "]


def test_murni_leaves_the_columns_of_a_perubahan_blank() -> None:
    buku = book("sokaraja-2020-murni")
    assert buku.identitas.versi is Versi.MURNI
    assert buku.identitas.tanggal_perubahan_pk is None
    assert {t.pk_perubahan for t in buku.target} | {t.alasan_perubahan for t in buku.target} == {None}
    assert {a.pagu_perubahan for a in buku.anggaran} | {b.anggaran_perubahan for b in buku.belanja} == {None}


def test_perubahan_says_only_what_changed_and_why() -> None:
    buku = book("sokaraja-2020-perubahan")
    assert buku.identitas.versi is Versi.PERUBAHAN
    assert buku.identitas.alasan_perubahan
    assert [t.pk_perubahan for t in buku.target] == [None, None, None, None, 81, 100, 81, 90, 100]
    assert all(bool(t.alasan_perubahan) == (t.pk_perubahan is not None) for t in buku.target)
    assert [a.pagu_perubahan for a in buku.anggaran] == [None, 676_824_438, 10_010_000, 147_311_000]
    assert [b.anggaran_perubahan for b in buku.belanja] == [None, 880_895_438, 777_945_438, 102_950_000]


@pytest.mark.parametrize("name", NAMES)
def test_the_money_agrees_with_the_figures_worked_out_apart(name: str) -> None:
    buku = book(name)
    expected: dict[str, Any] = EXPECTED[name.rpartition("-")[2]]
    assert buku.anggaran
    for row in buku.anggaran:
        pagu = row.pagu_murni if row.pagu_perubahan is None else row.pagu_perubahan
        apart = expected["anggaran_semua_sasaran"] if row.sasaran == SEMUA_SASARAN else expected["sasaran"][row.sasaran]
        assert (pagu, row.realisasi) == (apart["pagu"], apart["realisasi"])
    for kind in buku.belanja:
        money = kind.anggaran_murni if kind.anggaran_perubahan is None else kind.anggaran_perubahan
        apart = expected["belanja"][kind.jenis_belanja]
        assert (money, kind.realisasi) == (apart["anggaran"], apart.get("realisasi"))
    assert set(expected["indikator"]) == {i.kode for i in buku.indikator}
