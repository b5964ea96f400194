"""`lkjip jejak`: one printed figure told in words, found by the words of its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import base, put, write
from examples import FOLDER, PERUBAHAN

from lkjip_gen.cli import main
from lkjip_gen.making import Made, make
from lkjip_gen.pipeline import Options, examine

BOOK = FOLDER / f"{PERUBAHAN}.xlsx"
LINMAS = (
    "98,77 = 80 (Realisasi!G6) : 81 (Target!D6) × 100, dibulatkan 2 desimal, Rumus capaian: R/T, Peraturan Menteri "
    "PANRB Nomor 53 Tahun 2014, Lampiran II, perbandingan target dan realisasi. Ditentukan oleh Polaritas: Naik "
    "(Indikator!F6)"
)


@pytest.fixture(scope="module")
def asked() -> Made:
    checked, problems = examine(BOOK, Options(documents=frozenset({"lkjip"})))
    assert checked is not None
    made, found = make(checked, problems, draft=False)
    assert made is not None, found
    return made


def test_the_figure_of_the_issue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jejak", str(BOOK), "3.6 linmas capaian"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert f"  {LINMAS}" in out
    sasaran = "Meningkatnya peran kecamatan dan kelurahan"
    places = [line for line in out if line.startswith("LKjIP")]
    assert [place.split(": ")[1] for place in places] == [
        f"Tabel 3.6, baris 10 ({sasaran} · Persentase linmas terbina · %), Tahun {year} Capaian (%)"
        for year in (2019, 2020)
    ]


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(BOOK.parent.iterdir())
    monkeypatch.chdir(tmp_path)
    assert main(["jejak", str(BOOK), "rata-rata"]) == 0
    assert list(tmp_path.iterdir()) == []
    assert sorted(BOOK.parent.iterdir()) == before


@pytest.mark.parametrize(
    ("question", "place", "printed"),
    [
        ("Tabel 3.6 LINMAS Capaian 2020", "Tabel 3.6, baris 10", "98,77 = 80 (Realisasi!G6) : 81 (Target!D6)"),
        ("lampiran 3 linmas target", "Lampiran 3, baris 5", "81 = disalin dari Target!D6"),
        ("serapan seluruhnya 89,76", "", ""),
        (
            "834.756.000", "“Anggaran bertambah",
            "834.756.000 = 687.565.000 + 10.000.000 (Anggaran!C4) + 137.191.000 (Anggaran!C5)",
        ),
        ("kata pengantar nip", "“NIP 19", "19680312 199303 1 000 = disalin dari Pejabat!F3"),
        ("", "", ""),
        ("  ", "", ""),
        ("3.6", "Tabel 3.6, baris 2 (Mewujudkan kinerja", "82 = disalin dari Target!S2"),
        ("Tabel 3.6, baris 10 (Persentase linmas terbina), Tahun 2020 Capaian (%)", "Tabel 3.6, baris 10", "98,77"),
        ("3.6 baris 10 realisasi", "Tabel 3.6, baris 10", "85 = disalin dari Realisasi!M6"),
        ("TABEL 3.6, Linmas; “capaian 2020”", "Tabel 3.6, baris 10", "98,77 = 80 (Realisasi!G6)"),
        ("3.6 rata-rata capaian 2020", "Tabel 3.6, baris 3 (Mewujudkan kinerja", "102,59 = 102,59 (capaian “Indeks"),
        ("3.6 rata-rata kelurahan capaian 2020", "Tabel 3.6, baris 15 (Meningkatnya peran", "91,63 = (100,00"),
        ("98,07%", "“Rata-rata capaian kinerja", "98,07 = (102,59"),
        ("Rp880.895.438", "“Anggaran program", "880.895.438 = 46.750.000 (pagu T1)"),
        ("880895438", "“Anggaran program", "880.895.438 = 46.750.000 (pagu T1)"),
        ("1.1 penduduk jumlah", "Tabel 1.1, baris", "44.703 = disalin dari Data Umum!D5"),
        ("3,6 linmas capaian 2020", "Tabel 3.6, baris 10", "98,77 = 80"),
        ("tabel 3", "", ""),
        ("Tabel 2 linmas", "", ""),
        ("9.9 linmas", "", ""),
        (".*", "", ""),
    ],
)  # fmt: skip
def test_words_of_a_place_find_it(asked: Made, question: str, place: str, printed: str) -> None:
    """The first answer; the year in the head of a table is meant only where nothing else is."""
    found = asked.answers(question)
    if not place:
        assert found == []
        return
    assert found[0].split(": ", 1)[1].startswith(place)
    assert next(line for line in found if " = " in line).strip().startswith(printed)


def test_more_answers_than_one_reads_are_counted(asked: Made) -> None:
    """Table 3.6 prints 9 indicators in six columns, 3 means of each year."""
    found = asked.answers("3.6")
    assert sum(": Tabel 3.6, " in line for line in found) == 10
    assert found[-1] == "… dan 50 angka lain. Tambahkan kata dari baris atau kepala kolomnya."


def test_a_question_that_fits_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jejak", str(BOOK), "3.6 tidakada"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert 'Tidak ada angka tercetak yang cocok dengan "3.6 tidakada".' in captured.err


def test_a_workbook_with_errors_is_told_as_always(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, put(base(), "Target", 2, {"PK murni": "12,5x"}))
    assert main(["jejak", str(path), "3.6 capaian"]) == 1
    assert "[S01]" in capsys.readouterr().out
