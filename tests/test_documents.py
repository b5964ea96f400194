"""Parts of the LKjIP that only some offices have: changes of a perubahan, units, first years, odd drafts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, identity, perubahan, put, write
from docx_text import captions, lines, opened, table_under

from lkjip_gen.documents import sentences
from lkjip_gen.pipeline import Options, report
from lkjip_gen.wording import measured


def text(tmp_path: Path, rows: Rows, *, draft: bool = False) -> list[str]:
    return lines(document(tmp_path, rows, draft=draft))


def document(tmp_path: Path, rows: Rows, *, draft: bool = False) -> Any:
    options = Options(tmp_path / "output", draft=draft, documents=frozenset({"lkjip"}))
    (outcome,) = report([write(tmp_path, rows)], options)
    assert outcome.bug is None
    suffixes = [".docx"] if draft else [".docx", ".xlsx", ".json"]
    assert [f.path.suffix for f in outcome.files] == suffixes, [p.text for p in outcome.problems]
    return opened(outcome.files[0].path.read_bytes())


@pytest.mark.parametrize(
    ("figure", "satuan", "expected"),
    [
        ("85", "%", "85%"), ("85", "Persen", "85%"), ("12", "Dokumen", "12 dokumen"),
        ("3", "Kepala Keluarga", "3 kepala Keluarga"),
        ("3", "KK", "3 KK"), ("1.250.000", "Rupiah", "Rp1.250.000"), ("86,2", "Indeks", "86,2"), ("70", "Nilai", "70"),
        ("5", None, "5"), ("5", " ", "5"), ("-", "%", "-"),
    ],
)  # fmt: skip
def test_a_figure_with_its_unit(figure: str, satuan: str | None, expected: str) -> None:
    assert measured(figure, satuan) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("834756000", "880895438",
         ["Anggaran bertambah Rp46.139.438 atau 5,53%, dari Rp834.756.000 menjadi Rp880.895.438."]),
        ("200", "150", ["Anggaran berkurang Rp50 atau 25,00%, dari Rp200 menjadi Rp150."]),
        ("200", "200", ["Perubahan anggaran tidak mengubah jumlah seluruhnya, yaitu Rp200."]),
        ("0", "150", ["Anggaran bertambah Rp150, dari Rp0 menjadi Rp150."]),
        (None, "150", []), ("150", None, []),
    ],
)  # fmt: skip
def test_what_a_perubahan_does_to_the_budget(before: str | None, after: str | None, expected: list[str]) -> None:
    amounts = [None if x is None else Decimal(x) for x in (before, after)]
    assert sentences.budget_change(*amounts) == expected


REASON = {"Alasan perubahan": "Dana berkurang.", "Penjelasan target": "Disesuaikan."}


def test_changed_targets(tmp_path: Path) -> None:
    """Both targets, by how much, and the reason; what did not change is not there. By hand: -2 : 90 = -2,22 %."""
    rows = put(perubahan(base()), "Target", 2, {"PK perubahan": 88, **REASON})
    found = document(tmp_path, rows)
    assert table_under(found, "Perubahan Target")[1:] == [
        ["1", "Persentase layanan tepat waktu", "%", "90", "88", "-2", "-2,22", "Dana berkurang."]
    ]
    assert not any("Perubahan Anggaran" in c or "Bunyi" in c for c in captions(found))


def test_a_murni_pk_that_is_not_known_has_no_changes(tmp_path: Path) -> None:
    rows = perubahan(base())
    for row in rows["Target"]:
        row["PK perubahan"] = row.pop("PK murni")
        row["Alasan perubahan"] = "PK murni tidak ada."
    rows["Anggaran"][0] |= {"Pagu perubahan": 160_000_000}
    rows["Kinerja"][0] |= {"Tujuan/Sasaran semula": "Layanan yang baik"}
    found = document(tmp_path, rows)
    compared = ("Perubahan Target", "Perubahan Anggaran", "Perubahan Bunyi")
    assert [c for c in captions(found) if any(words in c for words in compared)] == []
    said = lines(found)
    assert [t for t in said if t.startswith("Anggaran bertambah")] == []
    assert [t.partition("\t")[0] for t in said if t.startswith("Lampiran 1 ")] == [
        "Lampiran 1 Perubahan Perjanjian Kinerja Kecamatan Contoh Tahun 2025"
    ] * 2  # in the list, before its page, and itself


def test_the_first_pk_speaks_as_it_was_signed(tmp_path: Path) -> None:
    rows = perubahan(base())
    rows["Indikator"][0]["Indikator semula"] = "Persentase layanan cepat"
    found = document(tmp_path, rows)
    said = lines(found)
    assert table_under(found, "Tabel 2.4 Perubahan Bunyi Perjanjian Kinerja Kecamatan Contoh Tahun 2025") == [
        ["No.", "Uraian", "Semula", "Menjadi", "Alasan"],
        ["1", "Indikator", "Persentase layanan cepat", "Persentase layanan tepat waktu", "Perubahan APBD."],
    ]
    assert said.count("Persentase layanan cepat") == 2  # there, and in the attachment of the murni PK


def test_a_dropped_program_is_not_in_the_pk_perubahan(tmp_path: Path) -> None:
    rows = perubahan(base())
    name = "Program Penyelenggaraan Urusan Pemerintahan Umum"
    rows["Kinerja"].append({"Kode": "7.01.05", "Induk": "S1", "Nomenklatur": name})
    rows["Anggaran"].append(
        {"Kode kinerja": "7.01.05", "Pagu murni": 5_000_000, "Pagu perubahan": 0, "Realisasi": 0,
         "Alasan perubahan": "Dihapus."}
    )  # fmt: skip
    said = text(tmp_path, rows)
    first, second = (
        i for i, t in enumerate(said) if t.startswith("Lampiran") and "Perjanjian Kinerja K" in t and i > 200
    )
    assert name in said[first:second]
    last = next(i for i, t in enumerate(said) if i > second and t.startswith("Lampiran"))
    assert name not in said[second:last]


def test_posts_stand_in_for_units(tmp_path: Path) -> None:
    """Without Unit Organisasi the posts below the kepala daerah are the structure; the bupati is not part of it."""
    rows = base()
    rows["Pejabat"].append(
        {"Kode jabatan": "SEK", "Jabatan": "Sekretaris Contoh", "Nama": "Contoh Tiga", "Atasan": "CAM"}
    )
    said = text(tmp_path, rows)
    at = next(i for i, t in enumerate(said) if t.endswith("terdiri atas:"))
    assert said[at + 1 : at + 3] == ["Camat Contoh", "Sekretaris Contoh"]
    assert "Bupati Uji" not in said[at : at + 5]


def test_a_first_year_compares_with_nothing(tmp_path: Path) -> None:
    rows = base()
    for sheet, column in (("Target", "Target 2024"), ("Realisasi", "Realisasi 2024")):
        for row in rows[sheet]:
            del row[column]
    found = document(tmp_path, rows)
    heads = table_under(found, "Capaian Kinerja Sasaran Tahun 2025")[0]
    assert heads[2:] == ["Satuan", "Target", "Realisasi", "Capaian (%)", "Predikat"]
    assert not any("Tahun 2024" in t for t in lines(found))


def test_units_of_a_draft_are_each_printed_once(tmp_path: Path) -> None:
    """A code twice, none at all, an Induk that does not exist, two units above each other."""
    rows = base()
    rows["Unit Organisasi"] = [
        {"Kode unit": "A", "Nama unit": "Unit Satu", "Tugas dan fungsi": "Tugas satu."},
        {"Kode unit": "A", "Nama unit": "Unit Dua", "Tugas dan fungsi": "Tugas dua."},
        {"Nama unit": "Unit Tiga"}, {"Nama unit": "Unit Empat"},
        {"Kode unit": "E", "Nama unit": "Unit Lima", "Induk": "X"},
        {"Kode unit": "F", "Nama unit": "Unit Enam", "Induk": "G"},
        {"Kode unit": "G", "Nama unit": "Unit Tujuh", "Induk": "F"},
    ]  # fmt: skip
    said = text(tmp_path, rows, draft=True)
    at = next(i for i, t in enumerate(said) if t.endswith("terdiri atas:"))
    listed = said[at + 1 : at + 8]
    assert sorted(listed) == sorted(f"Unit {n}" for n in ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh"))
    assert "Tugas dua." in said


def test_a_draft_of_codes_that_stand_twice(tmp_path: Path) -> None:
    rows = base()
    rows["Kinerja"].append(dict(rows["Kinerja"][0]))
    rows["Indikator"].append(dict(rows["Indikator"][0]))
    assert "KECAMATAN CONTOH" in text(tmp_path, rows, draft=True)


def test_indented_items_and_other_dashes_are_lists(tmp_path: Path) -> None:
    """Staff indent by habit, and their programs turn "-" into a dash."""
    rows = base()
    rows["Narasi"].append(
        {"Bagian": "Strategi dan kebijakan", "Isi": "1.  Satu\n   a. dua\n   – tiga\n(4) empat\n* lima"}
    )
    said = text(tmp_path, rows)
    assert {"Satu", "dua", "tiga", "empat", "lima"} <= set(said)


def test_a_target_is_explained_as_it_was_written(tmp_path: Path) -> None:
    rows = put(base(), "Target", 2, {"Penjelasan target": "1. Alasan satu\n2. Alasan dua"})
    said = text(tmp_path, rows)
    at = said.index("Target “Persentase layanan tepat waktu”:")
    assert said[at + 1 : at + 3] == ["Alasan satu", "Alasan dua"]


def test_the_form_of_a_review(tmp_path: Path) -> None:
    rows = base()
    assert not any("DIREVIU" in t for t in text(tmp_path, rows))
    rows["Pengaturan"] = [{"Pernyataan telah direviu": "dilampirkan"}]
    said = text(tmp_path, rows)
    assert any(t.startswith("PERNYATAAN TELAH DIREVIU") for t in said)
    assert "INSPEKTUR KABUPATEN UJI" in said


def test_dates_of_a_perubahan_are_told(tmp_path: Path) -> None:
    rows = identity(perubahan(base()), {"Tanggal perubahan PK": date(2025, 9, 3)})
    assert any("telah diubah pada tanggal 3 September 2025" in t for t in text(tmp_path, rows))
