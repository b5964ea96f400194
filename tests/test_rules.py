"""Rounding, the rule data and what their reader refuses, how a choice is made. The cases stand in test_aturan.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from lkjip_gen.model import Pengaturan
from lkjip_gen.rules import capaian, choices, formulas, loader, tahunan
from lkjip_gen.rules.choices import Profil
from lkjip_gen.rules.formulas import Rounding, round_half_up
from lkjip_gen.rules.loader import EFEKTIVITAS, EFISIENSI, PREDIKAT, RuleError, parse_skala, skala_on
from lkjip_gen.terms import Polaritas
from lkjip_gen.workbook.planning import INDIKATOR
from lkjip_gen.workbook.settings import PENGATURAN

D = Decimal
Block = dict[str, Any]
STATUSES = {"confirmed", "to be confirmed against the official text"}
SOURCE_FIELDS = ("berlaku_sejak", "peraturan", "pasal", "status")
FOLDER = Path(formulas.__file__).parent


# --- rounding ---


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


def test_published_figures_are_rounded_at_once_or_not_at_all() -> None:
    assert Rounding(as_printed=True).publish(D("2.675")) == D("2.68")
    assert Rounding(as_printed=True).publish(D("2.675"), 0) == D(3)
    assert Rounding(as_printed=False).publish(D("2.675")) == D("2.675")


def test_no_mean_and_no_ratio_of_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        formulas.rata_rata([])
    with pytest.raises(ZeroDivisionError):
        formulas.ratio(D(5), D(0))
    with pytest.raises(ZeroDivisionError):
        capaian.naik(D(0), D(5))
    with pytest.raises(ZeroDivisionError):
        capaian.turun_rasio(D(10), D(0))


def test_no_float_in_the_rules() -> None:
    """A float would lose the half that rounding needs."""
    for path in FOLDER.glob("*.py"):
        assert not re.search(r"\bfloat\b|\bround\(", path.read_text(encoding="utf-8")), path.name


# --- the tables of the rules agree with each other and with the workbook ---


def test_every_formula_belongs_to_one_polarity() -> None:
    assert set(capaian.FOR_POLARITY) == set(Polaritas)
    assert all(capaian.FOR_POLARITY.values())
    assert sorted(name for names in capaian.FOR_POLARITY.values() for name in names) == sorted(capaian.RUMUS)


def test_the_workbook_offers_every_formula() -> None:
    (column,) = (c for c in INDIKATOR.columns if c.heading == "Rumus capaian")
    assert column.choices == tuple(capaian.RUMUS)


def test_pengaturan_chooses_among_the_formulas_of_the_polarity() -> None:
    for polarity, nama in ((Polaritas.TURUN, "Rumus Turun"), (Polaritas.STABIL, "Rumus Stabil")):
        rule = next(a for a in choices.ATURAN if a.nama == nama)
        made = [
            capaian.rumus(polarity, None, choices.resolve(pengaturan(), Profil({nama: choice})))
            for choice in rule.choices
        ]
        assert tuple(made) == capaian.FOR_POLARITY[polarity]


def test_pengaturan_shows_every_rule() -> None:
    assert [c.heading for c in PENGATURAN] == [a.nama for a in choices.ATURAN]


def test_the_words_of_a_tipe_are_known() -> None:
    for one in loader.tipe().values():
        assert one.cacah in {"jumlah", "terakhir"}
        assert one.persen in {"rasio jumlah", "terakhir"}
        assert one.target in {"jumlah", "terakhir", "naik", "turun", "bebas"}
        assert (one.cacah == "jumlah") == (one.persen == "rasio jumlah"), one.tipe


@pytest.mark.parametrize(
    ("satuan", "adds"),
    [
        ("Dokumen", True), ("Orang", True), ("Rupiah", True), ("", True), (None, True), ("%", False), (" % ", False),
        ("persen", False), ("PERSEN", False), ("Indeks", False), ("Nilai", False), ("Skor", False), ("Rasio", False),
        ("Persen (%)", False), ("Index", False), ("Indeks  Kepuasan", False), ("Nilai SAKIP", False), ("Skala", False),
        ("Skala 1-4", False), ("% penduduk", False), ("Angka Indeks", False), ("Rata-rata lama sekolah", False),
        ("Kasus per 1.000 penduduk", False), ("Predikat", False), ("Menit", False), ("Poin persen", False),
        ("Nilai transaksi (Rp)", True), ("Nilai Rupiah", True), ("Jam layanan", True), ("Jam", True), ("Hari", True),
        ("Dokumen penilaian", True), ("Permohonan", True), ("Persentil", True), ("Pertingkatan", True),
    ],
)  # fmt: skip
def test_percentages_and_scores_are_never_added(satuan: str | None, adds: bool) -> None:
    assert tahunan.additive(satuan) is adds


@pytest.mark.parametrize(
    ("satuan", "percent"),
    [
        ("%", True), (" Persen", True), ("Persen (%)", True), ("% penduduk", True), ("Prosentase", True),
        ("Poin persen", False), ("Poin (%)", False), ("Indeks", False), ("Persentil", False), (None, False),
    ],
)  # fmt: skip
def test_percentages_are_known_by_their_words(satuan: str | None, percent: bool) -> None:
    assert tahunan.is_percent(satuan) is percent


@pytest.mark.parametrize(
    ("satuan", "doubtful"),
    [
        ("Jam", True), ("hari", True), ("Hari  Kerja", True), ("Bulan", True), ("Angka", True), ("Jam layanan", False),
        ("Orang hari", False), ("Dokumen", False), ("Menit", False), ("%", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_some_units_may_be_a_state_or_a_count(satuan: str | None, doubtful: bool) -> None:
    assert tahunan.addition_doubtful(satuan) is doubtful


def _bands(name: str, what: str) -> list[str]:
    """The classes of a scale in the words of a sentence, each with its bound: "mulai 90% Efektif"."""
    scale = skala_on(name, date(2022, 6, 30), what)
    assert scale is not None
    sign = "%" if what == EFEKTIVITAS else ""
    bounds = [f"{k.batas_bawah}{sign}".replace("-", "−") for k in scale.kelas]
    words = []
    for index, one in enumerate(scale.kelas):
        if one.terlampaui:
            words.append(f"di atas {bounds[index]} {one.predikat}")
        elif index == len(scale.kelas) - 1:
            words.append(f"di bawah {bounds[index - 1]} {one.predikat}")
        elif what == EFISIENSI:  # a range, for both of its ends are printed
            words.append(f"{bounds[index]} sampai {bounds[index - 1]} {one.predikat}")
        else:
            words.append(f"mulai {bounds[index]} {one.predikat}")
    return words


@pytest.mark.parametrize(
    ("aturan", "name", "what"),
    [
        ("Metode efektivitas", choices.KEPMENDAGRI_690, EFEKTIVITAS),
        ("Metode efisiensi", choices.GRADED, EFISIENSI),
    ],
)
def test_a_sentence_prints_the_bands_of_its_scale(aturan: str, name: str, what: str) -> None:
    """The bounds stand in skala.toml and in the sentence of anggaran.toml; a change of one must be one of both."""
    rule = loader.aturan_on(aturan, name, date(2022, 6, 30))
    assert rule is not None
    assert rule.kalimat.rsplit(": ", 1)[1] == ", ".join(_bands(name, what))


def test_every_scale_is_offered() -> None:
    offered = {
        PREDIKAT: next(a for a in choices.ATURAN if a.key == "skala_predikat").choices,
        EFEKTIVITAS: next(a for a in choices.ATURAN if a.key == "efektivitas").choices,
        EFISIENSI: next(a for a in choices.ATURAN if a.key == "efisiensi").choices,
    }
    assert [s.nama for s in loader.skala() if s.untuk == PREDIKAT] == list(offered[PREDIKAT])
    assert all(s.nama in offered[s.untuk] for s in loader.skala())


def test_every_block_has_a_known_status_and_dates_in_order() -> None:
    dated = (loader.aturan(), loader.skala(), loader.tipe().values(), loader.tenggat())
    sources: list[loader.Sumber] = [one.sumber for kind in dated for one in kind]
    assert {s.status for s in sources} <= STATUSES
    assert {loader.CONFIRMED, loader.UNCONFIRMED} == STATUSES
    assert all(s.peraturan.strip() and s.pasal.strip() for s in sources)
    assert all(s.berlaku_sampai is None or s.berlaku_sejak <= s.berlaku_sampai for s in sources)


def test_every_dated_choice_is_offered() -> None:
    offered = {(a.nama, c) for a in choices.ATURAN for c in a.choices} | {("Rumus capaian", n) for n in capaian.RUMUS}
    assert {(a.aturan, a.pilihan) for a in loader.aturan()} <= offered


# --- scales ---

GOOD: Block = {
    "nama": "X",
    "berlaku_sejak": date(2020, 1, 1),
    "peraturan": "P",
    "pasal": "1",
    "status": "confirmed",
    "kelas": [
        {"predikat": "A", "batas_bawah": 50, "interval": "50"},
        {"predikat": "B", "batas_bawah": 0, "interval": "0"},
    ],
}


def classes(*bounds: object, **more: object) -> Block:
    return {"kelas": [{"predikat": f"K{b}", "batas_bawah": b, "interval": "x", **more} for b in bounds]}


def test_a_scale_without_upper_bounds_is_read_by_its_lower_ones() -> None:
    (own,) = parse_skala([GOOD])
    for upper in (False, True):
        assert [formulas.kelas(D(v), own, upper_exceeded=upper) for v in ("50", "49.99", "-1")] == ["A", "B", "B"]


def test_an_offices_own_scale_comes_first_and_a_newer_block_replaces_an_older() -> None:
    newer = {**GOOD, "berlaku_sejak": date(2022, 1, 1), **classes(90, 0)}
    named_alike = {**GOOD, "nama": choices.PERMENDAGRI_86, **classes(85, 0)}
    own = parse_skala([GOOD, newer, named_alike])
    for day, bound in ((date(2020, 1, 1), 50), (date(2021, 12, 31), 50), (date(2022, 1, 1), 90)):
        found = skala_on("X", day, own=own)
        assert found is not None
        assert found.kelas[0].batas_bawah == bound
    assert skala_on("X", date(2019, 12, 31), own=own) is None
    assert skala_on("X", date(2022, 1, 1), EFEKTIVITAS, own) is None
    assert skala_on(choices.PERMENDAGRI_86, date(2022, 1, 1), own=own) == own[2]
    national = skala_on(choices.PERMENDAGRI_86, date(2019, 12, 31), own=own)
    assert national is not None
    assert national.peraturan.endswith("Nomor 86 Tahun 2017")


def test_upper_bounds_of_the_scales_lie_within_their_classes() -> None:
    for scale in loader.skala():
        for upper, lower in pairwise(scale.kelas):
            if lower.batas_atas is not None:
                assert lower.batas_bawah <= lower.batas_atas <= upper.batas_bawah, (scale.nama, lower.predikat)


# --- refusals ---


@pytest.mark.parametrize("field", ["nama", "kelas", *SOURCE_FIELDS])
@pytest.mark.parametrize("value", ["absent", ""])
def test_a_scale_without_a_field_is_refused(field: str, value: str) -> None:
    assert len(parse_skala([GOOD])) == 1
    block = {k: v for k, v in GOOD.items() if k != field} | ({field: value} if value == "" else {})
    with pytest.raises(RuleError, match=field):
        parse_skala([block])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"berlaku_sejak": "2020-01-01"}, id="a date as text"),
        pytest.param({"berlaku_sejak": 2020}, id="a year for a date"),
        pytest.param({"berlaku_sampai": "2021-12-31"}, id="an end as text"),
        pytest.param({"berlaku_sampai": date(2019, 12, 31)}, id="ends before it begins"),
        pytest.param({"status": "sudah dicek"}, id="a status of its own"),
        pytest.param({"untuk": "warna"}, id="for something unknown"),
        pytest.param({"untuk": ["predikat"]}, id="for a list"),
        pytest.param({"nama": ["X"]}, id="a list for a name"),
        pytest.param({"status": ["confirmed"]}, id="a list for a status"),
        pytest.param({"kelas": [{"predikat": ["A"], "batas_bawah": 0, "interval": "0"}]}, id="a list for a word"),
        pytest.param(
            {"kelas": [{"predikat": "A", "batas_bawah": 0, "interval": "0", "terlampaui": "ya"}]}, id="a word for yes"
        ),
        pytest.param(classes(50, 50, 0), id="two classes from one bound"),
        pytest.param(classes(50, 70, 0), id="classes out of order"),
        pytest.param(classes(0, 50), id="lowest class first"),
        pytest.param(classes(50, 10), id="does not reach 0"),
        pytest.param(classes(50, -10), id="falls below 0"),
        pytest.param(classes("50", 0), id="a bound as text"),
        pytest.param(classes(50, 0, batas_atas="60"), id="an upper bound as text"),
        pytest.param(classes(50, 0, predikat=""), id="a class without its word"),
        pytest.param(classes(50, 0, interval=""), id="a class without its print"),
    ],
)
def test_a_wrong_scale_is_refused(change: Block) -> None:
    with pytest.raises(RuleError, match="skala"):
        parse_skala([{**GOOD, **change}])


def test_a_scale_of_efficiency_may_fall_below_zero() -> None:
    (own,) = parse_skala([{**GOOD, "untuk": EFISIENSI, **classes(5, -5, -100)}])
    assert own.untuk == EFISIENSI


def test_a_block_that_ends_the_day_it_begins_holds_that_day() -> None:
    day = date(2020, 1, 1)
    found = loader.sumber({**GOOD, "berlaku_sampai": day}, "x")
    assert [found.holds(d) for d in (date(2019, 12, 31), day, date(2020, 1, 2))] == [False, True, False]


SOURCE = {field: GOOD[field] for field in SOURCE_FIELDS}
READERS: Mapping[str, tuple[Callable[[], object], str, Block]] = {
    "aturan": (loader.aturan.__wrapped__, "aturan", {"aturan": "A", "pilihan": "p", "kalimat": "K"}),
    "tipe": (
        loader.tipe.__wrapped__, "tipe",
        {
            "tipe": "Kumulatif", "cacah": "jumlah", "persen": "rasio jumlah", "target": "jumlah",
            "polaritas": ["Naik"], "kalimat": "K",
        },
    ),
    "tenggat": (loader.tenggat.__wrapped__, "tenggat", {"nama": "PK", "bulan": 1, "kejadian": "DPA"}),
}  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "field"),
    [(name, field) for name, (_, _, block) in READERS.items() for field in (*block, *SOURCE_FIELDS)],
)
def test_a_rule_without_a_field_is_refused(monkeypatch: pytest.MonkeyPatch, reader: str, field: str) -> None:
    read, head, block = READERS[reader]
    whole = {**block, **SOURCE}
    monkeypatch.setattr(loader, "_read", lambda name: {head: [whole]})
    assert read()
    monkeypatch.setattr(loader, "_read", lambda name: {head: [{k: v for k, v in whole.items() if k != field}]})
    with pytest.raises(RuleError, match=field):
        read()


# --- how a choice is made ---


def pengaturan(**chosen: str) -> Pengaturan:
    return Pengaturan(
        sheet="Pengaturan", row=1, cells={}, **{**dict.fromkeys(a.key for a in choices.ATURAN), **chosen}
    )  # fmt: skip


def test_settings_follow_workbook_then_profile_then_nation() -> None:
    assert choices.resolve(pengaturan(), Profil())["tujuan_sasaran"] == "Tidak"
    profil = Profil(pengaturan={"Tujuan diukur sebagai sasaran": "Ya"})
    assert choices.resolve(pengaturan(), profil)["tujuan_sasaran"] == "Ya"
    assert choices.resolve(pengaturan(tujuan_sasaran="Tidak"), profil)["tujuan_sasaran"] == "Tidak"


def test_the_default_is_the_first_choice() -> None:
    settings = choices.resolve(pengaturan(), Profil())
    assert {a.key: settings[a.key] for a in choices.ATURAN} == {a.key: (*a.choices, "")[0] for a in choices.ATURAN}
    assert settings.cap is None
    assert not settings.cap_printed


def test_a_scale_of_the_profile_is_chosen_by_its_name() -> None:
    settings = choices.resolve(pengaturan(skala_predikat="X"), Profil(skala=parse_skala([GOOD])))
    found = settings.skala(date(2020, 1, 1))
    assert found is not None
    assert found.nama == "X"
    assert settings.skala(date(2019, 12, 31)) is None


def test_plain_choices_are_no_rules() -> None:
    named = {a.key for a in choices.ATURAN}
    assert named >= choices.PLAIN
    assert {"skala_predikat", "kertas", "wilayah_lain", "label_tujuan"} <= choices.PLAIN
