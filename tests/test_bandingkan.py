"""`lkjip bandingkan LAMA.xlsx BARU.xlsx` and `--dokumen`: what is made, where, and what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import Rows, base, identity, perubahan, put, write
from docx_text import opened
from pk_by_hand import folded

from lkjip_gen.cli import main
from lkjip_gen.pipeline import Options, Outcome, compare
from lkjip_gen.problems import Code, Document
from lkjip_gen.status import Exit

EXAMPLES = Path(__file__).resolve().parent.parent / "input_examples"


def books(folder: Path, before: Rows, after: Rows) -> tuple[Path, Path]:
    return write(folder, before, name="lama.xlsx"), write(folder, after, name="baru.xlsx")


def compared(folder: Path, before: Rows, after: Rows, *, draft: bool = False) -> tuple[Outcome, Outcome]:
    old, new = compare(*books(folder, before, after), Options(folder / "hasil", draft=draft))
    assert (old.bug, new.bug) == (None, None)
    return old, new


def cells(outcome: Outcome) -> list[list[str]]:
    """The rows of all tables of the matrix, folded."""
    (document,) = [f.path for f in outcome.files if f.path.suffix == ".docx"]
    tables = opened(document.read_bytes()).tables
    return [[folded(c.text) for c in row.cells] for table in tables for row in table.rows]


def row_of(outcome: Outcome, name: str) -> list[str]:
    (found,) = [row for row in cells(outcome) if folded(name) in row[:2]]
    return found


def changed() -> Rows:
    """A later workbook: one target, the pagu and the camat are others."""
    rows = perubahan(base())
    put(rows, "Target", 2, {"PK perubahan": 81, "Alasan perubahan": "Loket berkurang."})
    put(rows, "Anggaran", 2, {"Pagu perubahan": 165_000_000})
    put(rows, "Pejabat", 3, {"Nama": "Dra. Contoh Tiga"})
    return rows


def test_two_workbooks_side_by_side(tmp_path: Path) -> None:
    """By hand: 90 -> 81 is -9, a tenth; 150 -> 165 million is +15 million, a tenth."""
    _, outcome = compared(tmp_path, base(), changed())
    assert [f.path.name for f in outcome.files] == [
        "Matriks Perubahan Kecamatan Contoh Tahun 2025.docx", "Matriks Perubahan Kecamatan Contoh Tahun 2025.xlsx",
    ]  # fmt: skip
    assert {f.path.parent.name for f in outcome.files} == {"2025-bandingkan"}
    target = row_of(outcome, "Persentase layanan tepat waktu")
    assert target[-5:] == ["90", "81", "-9", "-10,00", "loket berkurang."]
    pagu = row_of(outcome, "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik")
    assert pagu[-5:] == ["150.000.000", "165.000.000", "+15.000.000", "10,00", "perubahan apbd."]
    camat = row_of(outcome, "Pihak Pertama")
    assert camat[-3:-1] == ["drs. contoh dua, camat contoh", "dra. contoh tiga, camat contoh"]
    assert row_of(outcome, "Indeks kepuasan")[-5:] == ["86", "86", "0", "0,00", "tetap"]


def test_two_murni_workbooks_tell_what_one_alone_cannot(tmp_path: Path) -> None:
    """A kegiatan that was worded otherwise and a target that was typed over: no perubahan column says so."""
    later = base()
    put(later, "Indikator", 3, {"Indikator": "Indeks kepuasan masyarakat", "Satuan": "Nilai"})
    put(later, "Target", 3, {"PK murni": 87, "Renstra 2025": 87, "Alasan perubahan": "Survei diperluas."})
    identity(later, {"Alasan perubahan": "Pergantian satuan."})
    old, outcome = compared(tmp_path, base(), later)
    assert old.problems == []
    versions = [row[1] for row in cells(outcome)[:2]]
    assert versions == ["perjanjian kinerja tanggal 2 januari 2025"] * 2  # neither of them is a Perubahan
    (wording,) = [row for row in cells(outcome) if "indeks kepuasan" in row]
    assert [folded("Indikator"), "indeks kepuasan", "indeks kepuasan masyarakat"] == wording[-4:-1]
    (unit,) = [row for row in cells(outcome) if row[1] == "satuan" and row[0] != "no."]
    assert unit[-3:-1] == ["indeks", "nilai"]
    assert row_of(outcome, "Indeks kepuasan masyarakat")[-5:] == ["86", "87", "+1", "1,16", "survei diperluas."]


def test_a_change_without_a_reason_is_a_problem(tmp_path: Path) -> None:
    later = base()
    put(later, "Target", 2, {"PK murni": 81, "Renstra 2025": 81})
    put(later, "Anggaran", 2, {"Pagu murni": 165_000_000})
    _, outcome = compared(tmp_path, base(), later)
    assert outcome.files == []
    assert outcome.status == Exit.DATA
    assert [(p.code, str(p.place), p.stops) for p in outcome.problems] == [
        (Code.REASON_MISSING, "Target!E2", frozenset({Document.MATRIKS})),
        (Code.CELL_MISSING, "Identitas!B21", frozenset({Document.MATRIKS})),
    ]
    assert "90" in outcome.problems[0].fault
    assert "81" in outcome.problems[0].fault


def test_a_draft_is_made_without_reasons_and_says_so(tmp_path: Path) -> None:
    later = base()
    put(later, "Target", 2, {"PK murni": 81, "Renstra 2025": 81})
    _, outcome = compared(tmp_path, base(), later, draft=True)
    assert [f.path.suffix for f in outcome.files] == [".docx"]
    assert outcome.files[0].path.parent.name == "2025-bandingkan-draf"
    assert "BELUM DIISI" in " ".join(text for row in cells(outcome) for text in row).upper()
    assert outcome.status == Exit.DATA


@pytest.mark.parametrize("facts", [{"Perangkat daerah": "Kecamatan Lain"}, {"Kabupaten/Kota": "Kabupaten Lain"}])
def test_other_offices_are_not_compared(tmp_path: Path, facts: dict[str, str]) -> None:
    _, outcome = compared(tmp_path, base(), identity(base(), facts))
    if "Perangkat daerah" in facts:
        assert outcome.files == []
        assert [p.code for p in outcome.problems] == [Code.NOT_A_PAIR]
        assert outcome.status == Exit.USAGE
    else:  # the name of the kabupaten may have been mended
        assert outcome.files


def test_an_error_in_either_workbook_stops_the_comparison(tmp_path: Path) -> None:
    broken = base()
    put(broken, "Target", 2, {"PK murni": "12,5x"})
    old, outcome = compared(tmp_path, broken, changed())
    assert outcome.files == []
    assert [str(p.place) for p in old.problems] == ["Target!C2"]


def test_a_target_that_only_passes_to_somebody_else(tmp_path: Path) -> None:
    """It is no other target; that it moved has the general reason, which is asked for once."""
    later = with_secretary()
    put(later, "Kinerja", 3, {"Penanggung jawab": "SEK"})
    _, outcome = compared(tmp_path, with_secretary(), later)
    assert [(p.code, str(p.place)) for p in outcome.problems] == [(Code.CELL_MISSING, "Identitas!B21")]
    identity(later, {"Alasan perubahan": "Pembagian tugas."})
    _, outcome = compared(tmp_path, with_secretary(), later)
    moved = [row[-4:] for row in cells(outcome) if "nilai layanan" in row]
    assert moved == [["dihapus", "-", "-", "pembagian tugas."], ["4", "-", "-", "pembagian tugas."]]


def with_secretary() -> Rows:
    """The camat and a Sekretaris, and a program with an indicator."""
    rows = base()
    put(rows, "Pejabat", 4, {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", "Atasan": "CAM"})
    put(rows, "Kinerja", 3, {"Tujuan/Sasaran": "Lancarnya layanan"})
    row = {"Kode kinerja": "7.01.02", "Indikator": "Nilai layanan", "Satuan": "Nilai", "Polaritas": "Naik"}
    put(rows, "Indikator", 4, {"Kode indikator": "P1", **row, "Formulasi": "Rumus", "Sumber data": "Buku"})
    put(rows, "Target", 4, {"Kode indikator": "P1", "PK murni": 4})
    return put(
        rows, "Anggaran", 3, {"Kode kinerja": "7.01.02", "Pagu murni": 1, "Realisasi": 1, "Penanggung jawab": "SEK"}
    )


def test_a_later_workbook_need_not_say_what_was_before(tmp_path: Path) -> None:
    """Of one workbook no matrix could be made without its murni columns; here the other workbook has them."""
    later = perubahan(base())
    for number, target in ((2, 90), (3, 86)):
        put(later, "Target", number, {"PK murni": None, "PK perubahan": target})
    put(later, "Anggaran", 2, {"Pagu murni": None, "Pagu perubahan": 165_000_000})
    _, outcome = compared(tmp_path, base(), later)
    assert outcome.problems == []
    pagu = row_of(outcome, "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik")
    assert pagu[-5:-1] == ["150.000.000", "165.000.000", "+15.000.000", "10,00"]


def test_a_budget_that_was_not_known_is_not_new(tmp_path: Path) -> None:
    before = base()
    del before["Anggaran"]
    _, outcome = compared(tmp_path, before, base())
    assert [(p.code, str(p.place)) for p in outcome.problems] == [(Code.BUDGET_NOT_COMPARED, "Anggaran")]
    assert not [row for row in cells(outcome) if "150.000.000" in row]


def test_nothing_changed(tmp_path: Path) -> None:
    _, outcome = compared(tmp_path, base(), base())
    (document,) = [f.path for f in outcome.files if f.path.suffix == ".docx"]
    text = " ".join(p.text for p in opened(document.read_bytes()).paragraphs)
    assert "tidak ada yang berubah" in text.casefold()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = EXAMPLES / "sokaraja-2020-murni.xlsx", EXAMPLES / "sokaraja-2020-perubahan.xlsx"
    assert main(["bandingkan", str(old), str(new), "--keluaran", str(tmp_path)]) == Exit.DELIVERED
    assert capsys.readouterr().out.count("Dibuat:") == 2
    assert main(["bandingkan", str(old), str(tmp_path / "tidak-ada.xlsx")]) == Exit.USAGE
    assert "[B01]" in capsys.readouterr().out


# --- which documents are made ---


def names(folder: Path, *arguments: str) -> set[str]:
    path = write(folder, changed())
    main(["laporan", str(path), "--keluaran", str(folder / "hasil"), *arguments])
    return {
        p.name.split(" Kecamatan")[0] + p.suffix
        for p in (folder / "hasil").rglob("*.*")
        if p.suffix in {".docx", ".xlsx"}
    }


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ((), {"LKjIP.docx", "Perubahan PK.docx", "Matriks Perubahan.docx", "Matriks Perubahan.xlsx",
              "Tabel LKjIP.xlsx", "Cascading.docx", "Pohon Kinerja.docx"}),
        (("--dokumen", "lkjip"), {"LKjIP.docx", "Tabel LKjIP.xlsx"}),
        (("--dokumen", "pk"), {"Perubahan PK.docx", "Tabel Perubahan PK.xlsx"}),
        (("--dokumen", "PK, matriks"), {"Perubahan PK.docx", "Matriks Perubahan.docx", "Matriks Perubahan.xlsx",
                                        "Tabel Perubahan PK.xlsx"}),
    ],
)  # fmt: skip
def test_documents_that_are_asked_for(tmp_path: Path, asked: tuple[str, ...], made: set[str]) -> None:
    assert names(tmp_path, *asked) == made


def test_a_document_that_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["laporan", str(write(tmp_path)), "--dokumen", "lkjip,renja"])
    assert stopped.value.code == Exit.USAGE
    assert 'dokumen "renja" tidak dikenal; pilih lkjip, pk, matriks' in capsys.readouterr().err


def test_what_is_not_asked_for_stops_nothing(tmp_path: Path) -> None:
    """A cause of failure that is missing is the LKjIP's; the PK alone has no problem."""
    rows = base()
    rows["Analisis"] = []
    path = write(tmp_path, rows)
    assert main(["periksa", str(path)]) == Exit.DATA
    assert main(["periksa", str(path), "--dokumen", "pk"]) == Exit.DELIVERED
