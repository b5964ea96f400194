"""Origins in offices that the examples do not have: every choice of rule, many indicators, odd names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from building import OF_FIGURES, Rows, write
from marks_off import without_marks
from offices import base, choices, component, explained, in_uji, indicator, node, profile, put

from lkjip_gen import tracing
from lkjip_gen.catalogue import Exit
from lkjip_gen.deriving import evaluated
from lkjip_gen.documents import lkjip
from lkjip_gen.making import Made, make
from lkjip_gen.marks import parted
from lkjip_gen.pipeline import Options, examine, report
from lkjip_gen.problems import has_error

# Not data: row numbers, keys of pieces and pictures, running text of the office.
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
ASIDE = frozenset({"no", "tanda", "foto", "logo", "paragraf"})


def made(folder: Path, rows: Rows) -> Made:
    checked, problems = examine(write(folder, rows), Options(documents=OF_FIGURES))
    assert checked is not None and not has_error(problems), [p.text for p in problems]  # noqa: PT018 - one thing
    found, more = make(checked, problems, draft=False)
    assert found is not None, [p.text for p in more]
    return found


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a context with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from texts(item, f"{path}[{at}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ASIDE:
                yield from texts(item, f"{path}.{key}")


def unmarked(context: Any) -> list[tuple[str, str]]:
    """The pieces of texts that hold a figure without a mark; the mark of a list item is no figure."""
    return [
        (path, piece)
        for path, text in texts(context)
        for piece, mark in parted(text)
        if mark is None and re.search(r"\d", re.sub(r"(?m)^\d+\.\s", "", piece))
    ]


def whole(folder: Path, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> Made:
    """The report, after everything that must hold of any office."""
    found = made(folder, rows)
    trail = found.source.trail
    assert len(trail) > 30
    assert [(o.formula, o.value, evaluated(o)) for o in trail.all().values() if evaluated(o) != o.value] == []
    assert [f.name.split()[0] for f in found.companions({"nama": "buku.xlsx", "sha256": "0"}, "")] == ["Tabel", "Jejak"]
    context = lkjip.build(found.source).context
    assert unmarked(context) == []
    with monkeypatch.context() as patch:
        patch.setattr(lkjip, "trace_copies", lambda plain, *_: plain)
        assert without_marks(context) == without_marks(lkjip.build(found.source).context)
    return found


def turun(rows: Rows) -> Rows:
    """Lower is better: reached, missed by far, and both zero."""
    for code, target, result in (("S1-4", 8, 5), ("S1-5", 2, 9), ("S1-6", 0, 0)):
        indicator(rows, code, target, result, Polaritas="Turun", Tipe_perhitungan="Progres Negatif")
    return explained(rows, "S1-5")


def stabil(rows: Rows) -> Rows:
    indicator(rows, "S1-4", 20, 25, Polaritas="Stabil")
    return explained(rows, "S1-4")


def high(rows: Rows) -> Rows:
    return indicator(rows, "S1-4", 3, 7)


def composite(rows: Rows, parts: int, weight: float | None = None) -> Rows:
    """One whole of so many equal parts."""
    indicator(rows, "S1-4", 80, None)
    for number in range(parts):
        code = f"S1-{number + 5}"
        component(indicator(rows, code, 90, 91 + number / 4), "S1-4", code, "Realisasi", weight)
    return rows


def many(rows: Rows, count: int) -> Rows:
    for number in range(count):
        indicator(rows, f"S1-{number + 4}", 90, 91 + number % 7)
    return rows


def counts(rows: Rows, sasaran: int, each: int) -> Rows:
    """Sasaran with indicators in percent that are made of counts, so that their figures are long."""
    for number in range(2, sasaran + 2):
        node(rows, f"S{number}", "Sasaran")
        for at in range(1, each + 1):
            code = f"S{number}-{at}"
            targets = dict.fromkeys(QUARTERS, 60)
            indicator(rows, code, 60, None, of=f"S{number}", satuan="%", targets=targets, Tipe_perhitungan="Kumulatif")
            row = {"Kode indikator": code, "Pembilang": f"Layanan {code} selesai", "Penyebut": f"Layanan {code}"}
            parts = {f"Pembilang {q}": 20 + at + n for n, q in enumerate(QUARTERS)}
            rows.setdefault("Data Dasar", []).append({**row, **parts, **{f"Penyebut {q}": 31 + at for q in QUARTERS}})
    return rows


OFFICES: dict[str, Callable[[], Rows]] = {
    "turun": lambda: turun(base()),
    "turun T/R": lambda: choices(turun(base()), Rumus_Turun="T/R", Batas_atas_capaian="100"),
    "target nol": lambda: choices(turun(base()), Target_nol="tidak dihitung"),
    "tanpa batas bawah": lambda: choices(turun(base()), Batas_bawah_capaian="tanpa"),
    "stabil": lambda: stabil(base()),
    "stabil rasio": lambda: choices(stabil(base()), Rumus_Stabil="rasio"),
    "batas atas": lambda: choices(high(base()), Batas_atas_capaian="120"),
    "batas atas tercetak": lambda: choices(high(base()), Batas_atas_capaian="120", Batas_berlaku_untuk="juga cetak"),
    "dari indikator": lambda: choices(high(base()), **{"Rata-rata_perangkat_daerah": "dari indikator"}),
    "batas skala": lambda: choices(base(), Cara_batas_skala="batas atas terlampaui"),
    "Kepmendagri": lambda: choices(base(), Metode_efektivitas="Kepmendagri 690.900.327/1996"),
    "selisih bertingkat": lambda: choices(base(), Metode_efisiensi="selisih bertingkat"),
    "dibanding serapan": lambda: choices(base(), Metode_efisiensi="capaian dibanding serapan"),
    "tanpa pembulatan": lambda: choices(turun(base()), Pembulatan="tanpa pembulatan antara"),
    "tanpa pembulatan, banyak": lambda: choices(counts(base(), 2, 8), Pembulatan="tanpa pembulatan antara"),
    "gabungan berbobot": lambda: composite(base(), 4, 25),
    "lebih dari seratus": lambda: many(base(), 110),
}


@pytest.mark.parametrize("office", OFFICES)
def test_every_figure_has_an_origin_that_gives_it(office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(tmp_path, OFFICES[office](), monkeypatch)


def test_equal_weights_are_a_hundred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """7 parts of 100/7 and 3 of 100/3: endless decimals, of which the table prints two; their sum is 100."""
    profile(tmp_path / "templates", '[bobot]\n"Indikator" = "sama rata"\n')
    for parts, share in ((7, "14,29"), (3, "33,33")):
        source = whole(tmp_path, in_uji(composite(base(), parts)), monkeypatch).source
        table = without_marks(lkjip.build(source).context["komponen"])
        assert [row["bobot"] for row in table] == [share] * parts + ["100"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jumlah rt 01 yang dilayani", "JUMLAH RT 01 YANG DILAYANI"),
        ("Hasil 5 desa", "Meningkatnya e\ufb01siensi dan e\ufb01kasi HASIL 5 DESA"),
        ("Hasil 5 desa", "Straße dan hasil 5 desa"),
    ],
)
def test_copied_words_keep_their_letters(
    name: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of one cell inside those of another, in other letters: only marks are added."""
    rows = put(base(), "Indikator", 2, {"Indikator": name})
    whole(tmp_path, put(rows, "Kinerja", 2, {"Tujuan/Sasaran": other}), monkeypatch)


def test_equal_units_are_each_their_own_cell(tmp_path: Path) -> None:
    rows = base()
    for row in (2, 3):
        put(rows, "Indikator", row, {"Satuan": "per 1.000 penduduk"})
    found = made(tmp_path, rows)
    cells = {
        (f.spot.row, str(found.source.trail[f.number].cell))
        for f in found.documents[0].reading.figures
        if f.spot.table == "Tabel 2.3" and f.text == "1.000"
    }
    assert cells == {(1, "Indikator!E2"), (2, "Indikator!E3")}


def test_a_choice_that_decided_is_named(tmp_path: Path) -> None:
    """The cell of Pengaturan stands in the trace of the figures that it moves."""
    chosen = {
        "Batas_atas_capaian": "120", "Cara_batas_skala": "batas bawah tercapai", "Pembulatan": "seperti tercetak",
        "Metode_efisiensi": "selisih bertingkat", "Rata-rata_perangkat_daerah": "dari sasaran",
    }  # fmt: skip
    found = made(tmp_path, choices(high(base()), **chosen))
    trail = found.source.trail
    named = {o.name for o in trail.all().values() if o.cell is not None and o.cell.sheet == "Pengaturan"}
    assert named == {key.replace("_", " ") for key in chosen}
    mean = next(o for o in trail.all().values() if o.name == "rata-rata perangkat daerah")
    assert [o.text for o in mean.decided_by] == ["dari sasaran", "seperti tercetak"]
    capped = next(o for o in trail.all().values() if o.formula == "MIN(x,120)")
    assert capped.basis is not None and capped.basis.rule == "Batas atas capaian: 120"  # noqa: PT018


def test_what_decided_is_called_by_its_part(tmp_path: Path) -> None:
    """Target 0 and result 0: no formula, but both are told."""
    found = made(tmp_path, turun(base()))
    zero = next(o for o in found.source.trail.all().values() if o.basis and o.basis.rule.startswith("Target nol"))
    assert [(o.name, o.value) for o in zero.decided_by][1:] == [("target", 0), ("realisasi", 0)]


def test_a_fault_in_the_book_costs_only_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(tracing, "book", fail)
    (outcome,) = report([write(tmp_path, base())], Options(tmp_path / "output", documents=frozenset({"lkjip"})))
    assert [f.path.suffix for f in outcome.files] == [".docx"]
    assert isinstance(outcome.bug, ZeroDivisionError)
    assert outcome.status is Exit.BUG
