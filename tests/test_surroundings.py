"""Data of the area as they are printed: figures as typed, shares and sums by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from building import base
from marks_off import without_marks
from offices import checked

from lkjip_gen.compute import compute
from lkjip_gen.documents.source import Source
from lkjip_gen.documents.surroundings import data_umum

DOUBTED = (("TOTAL_OR_SUBSET", "Data Umum!D2"),)  # is it the total of the others, or are they a part of it?


def printed(
    folder: Path, *facts: tuple[str, str, str, Any], told: tuple[tuple[str, str], ...] = ()
) -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    """Data Umum of these groups, names, units and figures: each group with what its rows print."""
    rows = base()
    headings = ("Kelompok", "Uraian", "Satuan", "Jumlah")
    rows["Data Umum"] = [dict(zip(headings, one, strict=True)) for one in facts]
    one = checked(folder, rows, told)
    source = Source(one.relations, compute(one.relations, one.settings))
    keys = ("uraian", "satuan", "jumlah", "persen")
    return [(g["kelompok"], [tuple(r[k] for k in keys) for r in g["baris"]]) for g in without_marks(data_umum(source))]


def test_several_of_one_unit_get_shares_and_a_sum(tmp_path: Path) -> None:
    """44.703 of 89.096 is 50,174... %; "Jiwa." is the unit of "jiwa", and one KK is no whole of anything."""
    facts = (
        ("Penduduk", "Laki-laki", "jiwa", 44_703), ("penduduk ", "Perempuan", "Jiwa.", 44_393),
        ("Penduduk", "Kepala keluarga", "KK", 40_552),
    )  # fmt: skip
    assert printed(tmp_path, *facts) == [
        (
            "Penduduk",
            [
                ("Laki-laki", "jiwa", "44.703", "50,17"), ("Perempuan", "Jiwa.", "44.393", "49,83"),
                ("Kepala keluarga", "KK", "40.552", "-"), ("Jumlah", "jiwa", "89.096", "100,00"),
            ],
        )
    ]  # fmt: skip


def test_a_typed_total_is_the_sum_and_stands_where_it_was_typed(tmp_path: Path) -> None:
    facts = (
        ("Penduduk", "Jumlah penduduk", "Jiwa", 400), ("Penduduk", "Laki-laki", "jiwa", 250),
        ("Penduduk", "Perempuan", "jiwa", 150),
    )  # fmt: skip
    assert printed(tmp_path, *facts) == [
        (
            "Penduduk",
            [
                ("Jumlah penduduk", "Jiwa", "400", "100,00"), ("Laki-laki", "jiwa", "250", "62,50"),
                ("Perempuan", "jiwa", "150", "37,50"),
            ],
        )
    ]  # fmt: skip


@pytest.mark.parametrize("parts", [(("Keluarga miskin", 300),), (("Keluarga miskin", 300), ("Keluarga rentan", 150))])
def test_subsets_are_not_added_to_what_they_are_subsets_of(parts: tuple[tuple[str, int], ...], tmp_path: Path) -> None:
    """300 of 1.200 is 25 %, 150 is 12,5 %; neither 300 nor 450 is a whole."""
    facts = [("Keluarga", "Jumlah keluarga", "KK", 1200), *(("Keluarga", name, "KK", n) for name, n in parts)]
    shares = {"Keluarga miskin": ("300", "25,00"), "Keluarga rentan": ("150", "12,50")}
    expected = [("Jumlah keluarga", "KK", "1.200", "100,00"), *((n, "KK", *shares[n]) for n, _ in parts)]
    assert printed(tmp_path, *facts, told=DOUBTED if len(parts) > 1 else ()) == [("Keluarga", expected)]


def test_men_and_women_are_the_whole_beside_a_subset(tmp_path: Path) -> None:
    facts = (
        ("Penduduk", "Laki-laki", "jiwa", 60), ("Penduduk", "Perempuan", "jiwa", 40), ("Penduduk", "Balita", "jiwa", 8),
        ("Penduduk", "Jumlah", "jiwa", 100),
    )  # fmt: skip
    assert [r[2:] for r in printed(tmp_path, *facts)[0][1]] == [
        ("60", "60,00"), ("40", "40,00"), ("8", "8,00"), ("100", "100,00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (((10, "Jumlah"), (6, "Sawah"), (12, "Sewa")), DOUBTED),  # a part larger than the whole
        (((10, "Jumlah"), (6, "Sawah"), (12, "Total")), ()),  # two wholes
        ((("-", "Jumlah"), (6, "Sawah"), (12, "Ladang")), ()),
    ],
)
def test_where_the_whole_is_doubtful_nothing_is_a_share(
    rest: tuple[tuple[Any, str], ...], told: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    facts = [("Lahan", name, "ha", figure) for figure, name in rest]
    ((_, found),) = printed(tmp_path, *facts, told=told)
    assert found == [(name, "ha", str(figure), "-") for figure, name in rest]


def test_a_total_alone_is_a_figure_like_others(tmp_path: Path) -> None:
    facts = (("Penduduk", "Jumlah penduduk", "jiwa", 89_096), ("Desa", "Desa", "desa", 18))
    assert printed(tmp_path, *facts) == [
        ("Penduduk", [("Jumlah penduduk", "jiwa", "89.096", "-")]), ("Desa", [("Desa", "desa", "18", "-")]),
    ]  # fmt: skip
