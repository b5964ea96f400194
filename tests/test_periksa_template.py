"""`lkjip periksa-template FOLDER` as staff run it: what is printed, where the copies go, the exit status."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest
from broken_templates import CASES, built

from lkjip_gen.cli import main
from lkjip_gen.formats import built_in

OURS = sorted(path for path in built_in().iterdir() if path.is_dir())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates in a place of its own, with one fault in a table and one in a paragraph."""
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "templates" / "kabupaten-contoh"
    found.mkdir(parents=True)
    (found / "format.toml").write_text('nama = "Kabupaten Contoh"\n', encoding="utf-8")
    (found / "pk.docx").write_bytes(CASES["misspelt field of a row"].content)
    (found / "matriks.docx").write_bytes(
        built("{{ judul }}", "{{ nomor_dpa }", "{%p for p in pejabat %}", "{%p endfor %}")
    )
    return found


def test_findings_are_told_by_file_with_their_places(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["periksa-template", str(folder)]) == 1
    copies = Path("output", "periksa-templat", "kabupaten-contoh")
    expected = f"""\
{folder}
  matriks.docx: 1 kesalahan
    Kesalahan (1)
      alinea 2, di bawah judul "Bab Uji": "{{{{ nomor_dpa }}" tidak ditutup dengan "}}}}". \
Lengkapi menjadi "{{{{ nomor_dpa }}}}". [B01]
    Salinan berkomentar: {copies / "matriks (diperiksa).docx"}
  pk.docx: 1 kesalahan, 2 catatan
    Kesalahan (1)
      tabel 1, baris 2, kolom 1, di bawah judul "Bab Uji": "b.nma" pada "{{{{ b.nma }}}}" tidak ada: \
"b" tidak punya "nma"; mungkin maksudnya "nama". Perbaiki nama itu. [E05]
    Catatan (2)
      Templat ini tidak memakai "pihak_pertama", yaitu pejabat yang berjanji. Abaikan bila memang disengaja. \
[E15]
      Templat ini tidak memakai "pihak_kedua", yaitu atasannya. Abaikan bila memang disengaja. [E15]
    Salinan berkomentar: {copies / "pk (diperiksa).docx"}
  format.toml: tidak ada masalah
"""
    assert capsys.readouterr().out == expected
    assert sorted(p.name for p in copies.iterdir()) == ["matriks (diperiksa).docx", "pk (diperiksa).docx"]


def test_the_templates_themselves_stay_as_they_are(folder: Path) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    main(["periksa-template", str(folder)])
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_copy_is_never_overwritten(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "hasil"
    for _ in range(2):  # the same findings give the same copies, which are there already
        assert main(["periksa-template", str(folder), "--ke", str(target)]) == 1
    assert len(list(target.iterdir())) == 2
    first = target / "pk (diperiksa).docx"
    document = docx.Document(str(first))
    document.add_paragraph("Catatan staf")
    document.save(str(first))
    edited = first.read_bytes()
    assert main(["periksa-template", str(folder), "--ke", str(target)]) == 1
    assert first.read_bytes() == edited
    again = docx.Document(io.BytesIO((target / "pk (diperiksa 2).docx").read_bytes()))
    assert "nma" in " ".join(comment.text for comment in again.comments)


@pytest.mark.parametrize("path", OURS, ids=lambda p: p.name)
def test_our_own_folders_are_in_order(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["periksa-template", str(path)]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first == str(path)
    assert others
    assert all(line.endswith(": tidak ada masalah") for line in others)
    assert not (tmp_path / "output").exists()


def test_the_declaration_of_a_form_is_checked_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "format.toml").write_text('nama = "X"\n[pk.camat]\nanggaran = "Program"\n', encoding="utf-8")
    (folder / "profil.toml").write_text("bobot = 1\n", encoding="utf-8")
    assert main(["periksa-template", str(folder)]) == 1
    out = capsys.readouterr().out
    assert '[pk] "camat" tidak dikenal. Perbaiki di penyunting teks' in out
    assert "profil.toml: 1 kesalahan" in out


def test_a_file_that_no_document_uses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(folder / "pk.docx", folder / "pk (1).docx")
    (folder / "~$pk.docx").write_bytes(b"")
    main(["periksa-template", str(folder)])
    out = capsys.readouterr().out
    assert "  pk (1).docx: 1 peringatan" in out
    assert "~$" not in out


def test_notes_alone_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pk.docx").write_bytes(built("{{ tahun }}"))
    assert main(["periksa-template", str(tmp_path), "--ke", str(tmp_path / "hasil")]) == 0
    assert "  pk.docx: 3 catatan" in capsys.readouterr().out
    assert not (tmp_path / "hasil").exists()


def test_a_folder_without_templates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["periksa-template", str(tmp_path)]) == 1
    assert "tidak memuat satu pun templat" in capsys.readouterr().out


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["periksa-template", str(tmp_path / "tidak-ada")]) == 2
    assert "folder templat tidak ada" in capsys.readouterr().err


def test_copies_that_cannot_be_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    assert main(["periksa-template", str(folder), "--ke", str(tmp_path / "berkas" / "dalam")]) == 2
    told = capsys.readouterr()
    assert "tidak dapat ditulis" in told.err
    assert "[E05]" in told.out  # the findings are told all the same


def test_a_mistake_of_the_program_is_told_as_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("contoh")

    monkeypatch.setattr("lkjip_gen.templating.checking.check_template", fails)
    assert main(["periksa-template", str(folder)]) == 3
    assert "kesalahan program" in capsys.readouterr().err


def test_the_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "lkjip periksa-template templates/kabupaten-contoh" in capsys.readouterr().out
