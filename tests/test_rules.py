"""Formulas at both sides of every threshold, and the rule data."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_gen.model import Pengaturan
from lkjip_gen.rules import choices, formulas
from lkjip_gen.rules.formulas import Rounding, round_half_up
from lkjip_gen.rules.loader import RuleError, parse_skala, skala, skala_on
from lkjip_gen.workbook.settings import PENGATURAN

D = Decimal


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("93.945", 2, "93.95"), ("2.675", 2, "2.68"), ("2.674999", 2, "2.67"), ("0.5", 0, "1"), ("1.5", 0, "2"),
        ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("-0.005", 2, "-0.01"), ("100", 2, "100.00"), ("98.7654320987", 2, "98.77"),
    ],
)  # fmt: skip
def test_half_away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert round_half_up(D(value), decimals) == D(expected)


def test_a_half_hidden_in_a_chain_of_quotients_is_a_half() -> None:
    """An exact 33,345 that went through thirds and sevenths may arrive as 33,3449...9 with fifty nines."""
    assert round_half_up(D("33.344" + "9" * 50)) == D("33.35")
    assert round_half_up(D("33.344" + "9" * 20)) == D("33.34")


def test_capaian_naik() -> None:
    assert round_half_up(formulas.capaian_naik(D(81), D(80))) == D("98.77")
    assert round_half_up(formulas.capaian_naik(D(83), D("85.15"))) == D("102.59")
    assert formulas.capaian_naik(D(90), D(0)) == 0
    with pytest.raises(ZeroDivisionError):
        formulas.capaian_naik(D(0), D(5))


def test_mean_of_printed_and_of_unrounded() -> None:
    """Sasaran 3 of the murni PK: 563,67 / 6 = 93,945 -> 93,95; unrounded 93,9433 -> 93,94."""
    pairs = [(100, 100), (90, 80), (90, 80), (85, 80), (85, 83), (85, 80)]
    for as_printed, expected in ((True, "93.95"), (False, "93.94")):
        rounding = Rounding(as_printed)
        values = [rounding.publish(formulas.capaian_naik(D(t), D(r))) for t, r in pairs]
        assert round_half_up(rounding.publish(formulas.rata_rata(values))) == D(expected)
    with pytest.raises(ZeroDivisionError):
        formulas.rata_rata([])


def test_serapan_is_a_ratio() -> None:
    assert round_half_up(formulas.serapan(D(147311000), D(101420800))) == D("68.85")
    assert round_half_up(formulas.serapan(D(204071000), D(151261100))) == D("74.12")


@pytest.mark.parametrize(
    ("capaian", "serapan", "expected"),
    [("102.59", "85.92", "16.67"), ("100", "96.65", "3.35"), ("99.99", "50", None), ("99.995", "90", "9.995"),
     ("91.63", "68.85", None), ("100", "105", "-5")],
)  # fmt: skip
def test_efisiensi_only_from_100_as_printed(capaian: str, serapan: str, expected: str | None) -> None:
    assert formulas.efisiensi(D(capaian), D(serapan)) == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("141.92", "Sangat Tinggi"), ("100", "Sangat Tinggi"), ("91", "Sangat Tinggi"), ("90.99", "Tinggi"),
        ("90.5", "Tinggi"), ("76", "Tinggi"), ("75.99", "Sedang"), ("66", "Sedang"), ("65.99", "Rendah"),
        ("51", "Rendah"), ("50.99", "Sangat Rendah"), ("0", "Sangat Rendah"), ("-3", "Sangat Rendah"),
    ],
)  # fmt: skip
def test_predikat_lower_bound_reached(printed: str, expected: str) -> None:
    (scale,) = skala()
    assert formulas.predikat(D(printed), scale) == expected


def test_no_scale_before_its_date() -> None:
    assert skala_on(choices.PERMENDAGRI_86, date(2016, 12, 31)) is None
    found = skala_on(choices.PERMENDAGRI_86, date(2017, 1, 1))
    assert found is not None
    assert found.peraturan.endswith("Nomor 86 Tahun 2017")
    assert skala_on("Skala lain", date(2020, 1, 1)) is None


def test_every_scale_has_its_source_and_is_offered() -> None:
    offered = next(a for a in choices.ATURAN if a.key == "skala_predikat").choices
    assert [s.nama for s in skala()] == list(offered)
    assert all(s.status in {"confirmed", "to be confirmed against the official text"} for s in skala())


GOOD = """
[[skala]]
nama = "X"
berlaku_sejak = 2020-01-01
peraturan = "P"
pasal = "1"
status = "confirmed"
kelas = [{predikat = "A", batas_bawah = 50, interval = "50"}, {predikat = "B", batas_bawah = 0, interval = "0"}]
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('peraturan = "P"', ""), ("berlaku_sejak = 2020-01-01", ""), ('status = "confirmed"', 'status = ""'),
        ("batas_bawah = 50", "batas_bawah = 0"), ("batas_bawah = 0,", "batas_bawah = 10,"),
        ('interval = "50"', "x = 1"),
    ],
)  # fmt: skip
def test_loader_refuses_a_block_without_source_or_order(old: str, new: str) -> None:
    assert len(parse_skala(GOOD)) == 1
    with pytest.raises(RuleError):
        parse_skala(GOOD.replace(old, new, 1))


def test_settings_follow_workbook_then_form_then_nation() -> None:
    blank = Pengaturan(sheet="Pengaturan", row=1, cells={}, **dict.fromkeys(a.key for a in choices.ATURAN))
    assert choices.resolve(blank, {})["tujuan_sasaran"] == "Tidak"
    form = {"Tujuan diukur sebagai sasaran": "Ya"}
    assert choices.resolve(blank, form)["tujuan_sasaran"] == "Ya"
    own = Pengaturan(
        sheet="Pengaturan", row=1, cells={},
        **{**dict.fromkeys(a.key for a in choices.ATURAN), "tujuan_sasaran": "Tidak"},
    )  # fmt: skip
    assert choices.resolve(own, form)["tujuan_sasaran"] == "Tidak"


def test_pengaturan_shows_every_rule() -> None:
    assert [c.heading for c in PENGATURAN] == [a.nama for a in choices.ATURAN]
    assert all(a.unavailable < set(a.choices) for a in choices.ATURAN if a.choices)


def test_no_float_in_the_rules() -> None:
    """A float would lose the half that rounding needs."""
    folder = Path(formulas.__file__).parent
    for path in folder.glob("*.py"):
        assert not re.search(r"\bfloat\b|\bround\(", path.read_text(encoding="utf-8")), path.name
