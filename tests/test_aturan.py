"""Every rule against cases worked out by hand (tests/data/aturan/*.toml), and that no rule is without cases."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lkjip_gen.compute import compute
from lkjip_gen.model import Pengaturan
from lkjip_gen.pipeline import Options, examine
from lkjip_gen.rules import anggaran, capaian, choices, formulas, loader, tahunan
from lkjip_gen.rules.choices import Settings
from lkjip_gen.rules.formulas import Rounding, round_half_up
from lkjip_gen.rules.loader import RuleError
from lkjip_gen.terms import TIADA, Angka, Polaritas, TipePerhitungan
from lkjip_gen.workbook.starter import workbook
from tools.contoh import rows as example_rows

Case = dict[str, Any]
DAY = date(2022, 12, 31)
FOLDER = Path(__file__).parent / "data" / "aturan"
DATA = {p.stem: tomllib.loads(p.read_text("utf-8"), parse_float=Decimal) for p in sorted(FOLDER.glob("*.toml"))}
KEYS = {a.nama: a.key for a in choices.ATURAN}
NONE, BLANK = "-", ""
HEADS = ("kasus", "serapan", "perangkat_daerah")
NOT_COUNTS = {"%", "Persen", "Indeks", "Nilai"}
# Choices that no formula of the rules makes, and where they are tried instead.
ELSEWHERE = {
    ("tujuan_sasaran", "Tidak"): "says which nodes are measured: tests/test_sokaraja.py",
    ("tujuan_sasaran", "Ya"): "says which nodes are measured: tests/test_sokaraja.py",
}


def cases(*files: str, head: str = "kasus") -> list[Any]:
    """The cases of these files, each called by its name."""
    return [pytest.param(case, id=case["nama"]) for file in files for case in DATA[file][head]]


def all_cases(file: str) -> list[Case]:
    return [case for head in HEADS for case in DATA[file].get(head, [])]


def settings(case: Case) -> Settings:
    blank = Pengaturan(sheet="Pengaturan", row=1, cells={}, **dict.fromkeys(KEYS.values()))
    return choices.resolve(blank, choices.Profil(pengaturan=case.get("pengaturan", {})))


def day(case: Case) -> date:
    found: date = case.get("hari", DAY)
    return found


def printed(value: Decimal | None) -> Decimal | str:
    return NONE if value is None else round_half_up(value)


def figure(value: Any) -> Decimal | str:
    """A figure of the data, or the sign for none."""
    return value if isinstance(value, str) else Decimal(value)


def number(value: Any) -> Decimal:
    return Decimal(value)


def angka(value: Any) -> Angka:
    """A cell of the data: "-" is none on purpose, "" is blank."""
    return {NONE: TIADA, BLANK: None}[value] if isinstance(value, str) else Decimal(value)


# --- the data themselves ---


@pytest.mark.parametrize("file", DATA)
def test_cases_have_a_name_and_their_arithmetic(file: str) -> None:
    text = (FOLDER / f"{file}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    every = all_cases(file)
    assert [n for n, times in Counter(c["nama"] for c in every).items() if times > 1] == []
    assert [c["nama"] for c in every if not c["sebab"].strip()] == []


def test_only_known_choices_are_set() -> None:
    offered = {a.nama: a for a in choices.ATURAN}
    for file in DATA:
        for case in all_cases(file):
            for nama, choice in case.get("pengaturan", {}).items():
                assert offered[nama].open or choice in offered[nama].choices, (file, case["nama"])


# --- one indicator ---


@pytest.mark.parametrize("case", cases("capaian", "enam-jawaban"))
def test_capaian(case: Case) -> None:
    chosen = settings(case)
    found = capaian.capaian(
        Polaritas(case["polaritas"]), number(case["target"]), number(case["realisasi"]), chosen, case.get("rumus")
    )
    assert printed(found.nilai) == figure(case["hasil"])
    assert found.catatan == case.get("catatan", "")
    counts = None if found.nilai is None else capaian.counted(found.nilai, chosen)
    assert printed(counts) == figure(case.get("dihitung", case["hasil"]))


@pytest.mark.parametrize("case", cases("gabungan"))
def test_gabungan(case: Case) -> None:
    share_out = settings(case)["komponen_kosong"] == "bobot dibagi ulang"
    parts = [(number(weight), None if value == NONE else number(value)) for weight, value in case["bagian"]]
    assert printed(formulas.gabungan(parts, share_out=share_out)) == figure(case["hasil"])


@pytest.mark.parametrize("case", cases("tahunan"))
def test_tahunan(case: Case) -> None:
    tipe, until = TipePerhitungan(case["tipe"]), case.get("sampai")
    if "pembilang" in case:
        counts = [[angka(q) for q in case[which]][:until] for which in ("pembilang", "penyebut")]
        found = tahunan.setahun_dari_cacah(tipe, *counts)
        found = round_half_up(found) if isinstance(found, Decimal) else found
    else:
        quarters = [angka(q) for q in case["triwulan"]]
        if until is None:
            found = tahunan.setahun(tipe, case["satuan"], quarters)
        else:
            found = tahunan.sampai(tipe, case["satuan"], quarters, until)
    assert found == angka(case["hasil"])


@pytest.mark.parametrize("block", DATA["tahunan"]["tipe"], ids=lambda b: b["tipe"])
def test_tipe(block: Case) -> None:
    found = loader.tipe()[TipePerhitungan(block["tipe"])]
    assert (found.cacah, found.persen, found.target) == (block["cacah"], block["persen"], block["target"])
    assert [p.value for p in found.polaritas] == block["polaritas"]
    assert not found.sumber.holds(block["belum"])
    assert found.sumber.holds(block["sejak"])


# --- means and classes ---


@pytest.mark.parametrize("case", cases("rata-rata"))
def test_rata_rata(case: Case) -> None:
    rounding = Rounding(settings(case)["pembulatan"] == choices.AS_PRINTED)

    def mean(values: Iterable[Decimal]) -> Decimal:
        return rounding.publish(formulas.rata_rata(list(values)))

    means = [mean(rounding.publish(capaian.naik(number(t), number(r))) for t, r in group) for group in case["kelompok"]]
    assert printed(mean(means) if len(means) > 1 else means[0]) == case["hasil"]


@pytest.mark.parametrize("case", cases("rata-rata", head="perangkat_daerah"))
def test_rata_rata_of_the_perangkat_daerah(tmp_path: Path, case: Case) -> None:
    rows = example_rows(f"sokaraja-2020-{case['versi']}")
    rows["Pengaturan"] = [dict(case.get("pengaturan", {}))]
    path = tmp_path / "contoh.xlsx"
    path.write_bytes(workbook(2020, (2019, 2024), rows))
    checked, _ = examine(path, Options())
    assert checked is not None
    tables = compute(checked.relations, checked.settings)
    assert printed(tables.figure("rata_rata")) == case["hasil"]


@pytest.mark.parametrize("case", cases("predikat"))
def test_predikat(case: Case) -> None:
    chosen = settings(case)
    scale = chosen.skala(day(case))
    upper = chosen["batas_skala"] == "batas atas terlampaui"
    found = NONE if scale is None else formulas.kelas(number(case["angka"]), scale, upper_exceeded=upper)
    assert found == case["hasil"]


@pytest.mark.parametrize("case", cases("efektivitas"))
def test_efektivitas(case: Case) -> None:
    chosen = settings(case)
    if case["hasil"] == NONE:
        assert chosen.rule("efektivitas", day(case)) is None
        return
    assert chosen.rule("efektivitas", day(case)) is not None
    found = anggaran.efektivitas(number(case["capaian"]), chosen, day(case))
    assert (found.simpulan, found.efektif) == (case["hasil"], case["efektif"])


@pytest.mark.parametrize("case", cases("efisiensi"))
def test_efisiensi(case: Case) -> None:
    chosen = settings(case)
    amounts = [number(case.get(name, 0)) for name in ("capaian", "serapan", "pagu", "realisasi")]
    found = None
    if chosen.rule("efisiensi", day(case)) is not None:
        found = anggaran.efisiensi(*amounts, settings=chosen, day=day(case))
    assert printed(found.nilai if found else None) == figure(case["hasil"])
    assert (found.kategori if found else "") == case.get("kategori", "")
    if "nilai" in case:
        assert printed(anggaran.nilai_pmk(number(case["hasil"]))) == case["nilai"]


@pytest.mark.parametrize("case", cases("efisiensi", head="serapan"))
def test_serapan(case: Case) -> None:
    pagu, realisasi = number(case["pagu"]), number(case["realisasi"])
    if case["hasil"] == NONE:
        with pytest.raises(ZeroDivisionError):
            anggaran.serapan(pagu, realisasi)
    else:
        assert printed(anggaran.serapan(pagu, realisasi)) == case["hasil"]


def test_bands_are_not_used_before_their_date() -> None:
    chosen = settings({"pengaturan": {"Metode efektivitas": choices.KEPMENDAGRI_690}})
    with pytest.raises(RuleError):
        anggaran.efektivitas(Decimal(95), chosen, date(1995, 12, 31))
    chosen = settings({"pengaturan": {"Metode efisiensi": choices.GRADED}})
    amounts = (Decimal(95), Decimal(90), Decimal(0), Decimal(0))
    with pytest.raises(RuleError):
        anggaran.efisiensi(*amounts, settings=chosen, day=date(2013, 12, 31))


# --- dates ---


@pytest.mark.parametrize("case", cases("tenggat"))
def test_tenggat(case: Case) -> None:
    found = loader.tenggat_on(case["tenggat"], case["hari"])
    assert (found.bulan if found else NONE) == case["hasil"]
    assert (found.kejadian if found else None) == case.get("kejadian")


DATED = [(b["aturan"], choice, b) for file in DATA for b in DATA[file].get("berlaku", []) for choice in b["pilihan"]]
SCALES = [b for file in DATA for b in DATA[file].get("berlaku_skala", [])]


@pytest.mark.parametrize(("nama", "choice", "dates"), DATED, ids=[f"{n}: {c}" for n, c, _ in DATED])
def test_a_choice_holds_from_its_day(nama: str, choice: str, dates: Case) -> None:
    found = loader.aturan_on(nama, choice, dates["sejak"])
    assert found is not None
    assert found.sumber.berlaku_sejak == dates["sejak"]
    assert loader.aturan_on(nama, choice, dates["belum"]) is None
    if "sampai" in dates:
        assert loader.aturan_on(nama, choice, dates["sampai"]) is not None
        assert loader.aturan_on(nama, choice, dates["sesudah"]) is None
    if nama in KEYS:
        chosen = settings({"pengaturan": {nama: choice}})
        for of_day in dates.keys() - {"aturan", "pilihan"}:
            expected = loader.aturan_on(nama, choice, dates[of_day])
            assert chosen.rule(KEYS[nama], dates[of_day]) == expected


@pytest.mark.parametrize("block", SCALES, ids=lambda b: b["nama"])
def test_a_scale_holds_from_its_day(block: Case) -> None:
    assert loader.skala_on(block["nama"], block["belum"], block["untuk"]) is None
    assert loader.skala_on(block["nama"], block["sejak"], block["untuk"]) is not None


def test_every_dated_block_has_its_day_in_the_data() -> None:
    assert Counter((n, c) for n, c, _ in DATED) == Counter((a.aturan, a.pilihan) for a in loader.aturan())
    assert Counter((b["nama"], b["untuk"]) for b in SCALES) == Counter((s.nama, s.untuk) for s in loader.skala())
    assert {b["tipe"] for b in DATA["tahunan"]["tipe"]} == {t.value for t in TipePerhitungan}
    assert {c["tenggat"] for c in DATA["tenggat"]["kasus"] if c["hasil"] != NONE} == {t.nama for t in loader.tenggat()}


# --- nothing without a case ---


def test_every_formula_has_a_sentence_and_cases() -> None:
    used = Counter(
        capaian.rumus(Polaritas(c["polaritas"]), c.get("rumus"), settings(c))
        for c in DATA["capaian"]["kasus"]
        if c["hasil"] != NONE and c["target"] != 0
    )
    for name in capaian.RUMUS:
        assert used[name] >= 3, name
        rule = loader.aturan_on("Rumus capaian", name, DAY)
        assert rule is not None
        assert rule.kalimat.startswith("Capaian (%) = ")


def test_every_polarity_meets_every_decision() -> None:
    """Each Polaritas with a target and with target 0, under both choices."""
    tried = {
        (c["polaritas"], c["target"] == 0, c["realisasi"] == 0, settings(c)["target_nol"])
        for c in DATA["capaian"]["kasus"]
    }
    for polarity in Polaritas:
        assert (polarity.value, False, False, "menurut polaritas") in tried
        for decision in ("menurut polaritas", "tidak dihitung"):
            for nothing in (True, False):
                assert (polarity.value, True, nothing, decision) in tried


def test_every_tipe_has_cases_for_counts_and_percentages() -> None:
    assert set(loader.tipe()) == set(TipePerhitungan)
    year = [c for c in DATA["tahunan"]["kasus"] if "sampai" not in c]
    for tipe in TipePerhitungan:
        own = [c for c in year if c["tipe"] == tipe.value]
        units = {c["satuan"] for c in own if "satuan" in c}
        assert {"%", "Indeks"} <= units, tipe
        assert units - NOT_COUNTS, tipe
        assert any("pembilang" in c for c in own), tipe
        assert any(c["tipe"] == tipe.value for c in DATA["tahunan"]["kasus"] if "sampai" in c), tipe


@pytest.mark.parametrize(
    ("aturan", "choice"),
    [(a, c) for a in choices.ATURAN if a.key not in choices.PLAIN for c in a.choices],
    ids=lambda x: x if isinstance(x, str) else x.key,
)
def test_every_choice_has_a_sentence_a_source_and_a_case(aturan: choices.Pilihan, choice: str) -> None:
    rule = settings({"pengaturan": {aturan.nama: choice}}).rule(aturan.key, date(2022, 6, 30))
    assert rule is not None
    assert rule.kalimat.strip()
    assert rule.sumber.peraturan.strip()
    assert rule.sumber.pasal.strip()
    tried = any(c.get("pengaturan", {}).get(aturan.nama) == choice for file in DATA for c in all_cases(file))
    assert tried != ((aturan.key, choice) in ELSEWHERE)


def test_every_default_is_tried_without_being_set() -> None:
    """A file that never leaves a rule alone would not notice that its default changed."""
    for file in set(DATA) - {"tahunan", "tenggat"}:
        assert any("pengaturan" not in c for c in DATA[file]["kasus"]), file
