"""Delivery: somebody's edits are never touched, ours are replaced, and nothing is ever left half-written."""

from __future__ import annotations

import hashlib
import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkjip_gen import delivery, pipeline
from lkjip_gen.catalogue import Exit
from lkjip_gen.delivery import Finished, deliver
from lkjip_gen.problems import Code, Problem
from lkjip_gen.text import distinct_names, safe_name

NAME = "Laporan.docx"
BARU, BARU_2 = "Laporan (baru).docx", "Laporan (baru 2).docx"
LKJIP = "LKjIP Kecamatan Sokaraja Tahun 2020.docx"
LKJIP_BARU = "LKjIP Kecamatan Sokaraja Tahun 2020 (baru).docx"
TABEL = "Tabel LKjIP Kecamatan Sokaraja Tahun 2020.xlsx"
JEJAK = "Jejak LKjIP Kecamatan Sokaraja Tahun 2020.json"
SOURCE = {"nama": "buku.xlsx", "sha256": "0" * 64}


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def run(folder: Path, content: bytes, name: str = NAME) -> list[Problem]:
    """Deliver one file; what is said about it. The delivered file holds exactly its content."""
    delivered, problems = deliver(folder, [Finished(name, content)], SOURCE)
    for one in delivered:
        assert one.path.read_bytes() == content
        assert (one.size, one.sha256) == (len(content), sha(content))
    assert len(delivered) == 1
    return problems


def codes(problems: list[Problem]) -> list[Code]:
    return [p.code for p in problems]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the manifest, hidden ones too."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "manifest.json"}


def manifest(folder: Path) -> Any:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


# --- a file that somebody edited -------------------------------------------------------------------------------------


def test_an_unedited_file_is_replaced_without_a_word(tmp_path: Path) -> None:
    assert run(tmp_path, b"satu") == []
    assert run(tmp_path, b"dua") == []
    assert contents(tmp_path) == {NAME: b"dua"}


def test_an_edited_file_stays_and_ours_goes_beside_it(tmp_path: Path) -> None:
    run(tmp_path, b"satu")
    (tmp_path / NAME).write_bytes(b"satu, disunting")
    said = run(tmp_path, b"dua")
    assert contents(tmp_path) == {NAME: b"satu, disunting", BARU: b"dua"}
    assert codes(said) == [Code.KEPT_EDITED]
    assert said[0].text == (
        "Laporan.docx telah diubah orang sejak dibuat, maka tidak disentuh. Hasil yang baru ada di Laporan (baru).docx."
    )


def test_our_copy_beside_an_edited_file_is_replaced(tmp_path: Path) -> None:
    run(tmp_path, b"satu")
    (tmp_path / NAME).write_bytes(b"disunting")
    run(tmp_path, b"dua")
    said = run(tmp_path, b"tiga")
    assert contents(tmp_path) == {NAME: b"disunting", BARU: b"tiga"}
    assert codes(said) == [Code.KEPT_EDITED]


def test_an_edited_copy_stays_too(tmp_path: Path) -> None:
    run(tmp_path, b"satu")
    (tmp_path / NAME).write_bytes(b"disunting")
    run(tmp_path, b"dua")
    (tmp_path / BARU).write_bytes(b"dua, disunting")
    said = run(tmp_path, b"tiga")
    assert contents(tmp_path) == {NAME: b"disunting", BARU: b"dua, disunting", BARU_2: b"tiga"}
    assert codes(said) == [Code.KEPT_EDITED]
    assert dict(said[0].facts) == {"berkas": NAME, "baru": BARU_2}


@pytest.mark.parametrize(
    "damaged",
    [None, b"", b"{", b"\xff\xfe\x00", b"[]", b"null", b'{"berkas": []}', b'{"berkas": {"Laporan.docx": "x"}}', b"{}"],
)
def test_without_a_sound_manifest_every_file_is_somebodys(tmp_path: Path, damaged: bytes | None) -> None:
    run(tmp_path, b"satu")
    if damaged is None:
        (tmp_path / "manifest.json").unlink()
    else:
        (tmp_path / "manifest.json").write_bytes(damaged)
    said = run(tmp_path, b"dua")
    assert contents(tmp_path) == {NAME: b"satu", BARU: b"dua"}
    assert codes(said) == [Code.KEPT_EDITED]
    assert list(manifest(tmp_path)["berkas"]) == [BARU]


@pytest.mark.parametrize(
    "entry",
    [
        {"sha256": None},
        {"sha256": 5},
        {},
        {"sha256": []},
        {"sebelumnya": {}},
    ],
)
def test_an_odd_entry_of_the_manifest_counts_as_none(tmp_path: Path, entry: dict[str, Any]) -> None:
    (tmp_path / NAME).write_bytes(b"milik orang")
    (tmp_path / "manifest.json").write_text(json.dumps({"berkas": {NAME: entry}}), encoding="utf-8")
    assert codes(run(tmp_path, b"satu")) == [Code.KEPT_EDITED]
    assert contents(tmp_path) == {NAME: b"milik orang", BARU: b"satu"}


def test_a_file_that_already_says_the_same_needs_no_copy(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"satu")
    assert run(tmp_path, b"satu") == []
    assert contents(tmp_path) == {NAME: b"satu"}


def test_when_the_edited_file_is_gone_our_stale_copy_goes_too(tmp_path: Path) -> None:
    run(tmp_path, b"satu")
    (tmp_path / NAME).write_bytes(b"disunting")
    run(tmp_path, b"dua")
    (tmp_path / NAME).unlink()
    said = run(tmp_path, b"tiga")
    assert contents(tmp_path) == {NAME: b"tiga"}
    assert codes(said) == [Code.STALE_REMOVED]
    assert dict(said[0].facts) == {"berkas": BARU}
    assert list(manifest(tmp_path)["berkas"]) == [NAME]


def test_an_edited_copy_is_never_stale(tmp_path: Path) -> None:
    run(tmp_path, b"satu")
    (tmp_path / NAME).write_bytes(b"disunting")
    run(tmp_path, b"dua")
    (tmp_path / BARU).write_bytes(b"dua, disunting")
    (tmp_path / NAME).unlink()
    assert run(tmp_path, b"tiga") == []
    assert contents(tmp_path) == {NAME: b"tiga", BARU: b"dua, disunting"}


def test_another_file_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_bytes(b"milik orang")
    (tmp_path / "Laporan (baru) lama.docx").write_bytes(b"juga")
    run(tmp_path, b"satu")
    assert contents(tmp_path) == {NAME: b"satu", "catatan.txt": b"milik orang", "Laporan (baru) lama.docx": b"juga"}


# --- the same through the whole program ------------------------------------------------------------------------------


def report(book: Path, output: Path) -> pipeline.Outcome:
    (outcome,) = pipeline.report([book], pipeline.Options(output, documents=frozenset({"lkjip"})))
    assert outcome.bug is None
    return outcome


def errors(outcome: pipeline.Outcome) -> list[str]:
    return sorted(p.code.entry.id for p in outcome.problems if p.code.entry.id != "T02")


def other_head(rows: Any) -> None:
    rows["Pejabat"][1]["Nama"] = "Dra. Contoh Pengganti"


@pytest.mark.parametrize("changed", [False, True])
def test_an_edited_report_survives(tmp_path: Path, make_book: Callable[..., Path], *, changed: bool) -> None:
    book = make_book(tmp_path / "buku.xlsx")
    assert errors(report(book, tmp_path / "hasil")) == []
    folder = tmp_path / "hasil/kecamatan-sokaraja/2020-murni"
    first = (folder / LKJIP).read_bytes()
    edited = first + b"disunting orang"
    (folder / LKJIP).write_bytes(edited)
    if changed:
        make_book(book, other_head)
    outcome = report(book, tmp_path / "hasil")
    assert (folder / LKJIP).read_bytes() == edited
    assert errors(outcome) == ["H03"]
    assert outcome.status == Exit.DELIVERED
    assert [f.path for f in outcome.files] == [folder / name for name in (LKJIP_BARU, TABEL, JEJAK)]
    assert ((folder / LKJIP_BARU).read_bytes() == first) is not changed
    (traced,) = json.loads((folder / JEJAK).read_text(encoding="utf-8"))["dokumen"]
    assert traced["berkas"] == LKJIP_BARU  # the trace belongs to the new figures
    assert sorted(p.name for p in folder.iterdir()) == sorted([LKJIP, LKJIP_BARU, TABEL, JEJAK, "manifest.json"])


def test_the_same_workbook_gives_the_same_bytes_on_another_day(
    tmp_path: Path, murni: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / "satu", tmp_path / "dua"]
    later, real, localtime = 0.0, time.time, time.localtime
    monkeypatch.setattr(time, "time", lambda: real() + later)
    monkeypatch.setattr(time, "localtime", lambda seconds=None: localtime(time.time() if seconds is None else seconds))
    for folder in folders:
        assert errors(report(murni, folder)) == []
        later += 400 * 86_400
    made = [{p.name: p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in folders]
    assert sorted(made[0]) == sorted([LKJIP, TABEL, JEJAK, "manifest.json"])
    assert made[0] == made[1]
    assert errors(report(murni, folders[0])) == []  # and once more in place
    assert {p.name: p.read_bytes() for p in folders[0].rglob("*") if p.is_file()} == made[1]
    with zipfile.ZipFile(next(folders[0].rglob("*.docx"))) as package:
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- the manifest ----------------------------------------------------------------------------------------------------


def test_the_manifest_tells_hashes_and_no_time(tmp_path: Path, murni: Path) -> None:
    report(murni, tmp_path)
    folder = tmp_path / "kecamatan-sokaraja/2020-murni"
    made = {name: (folder / name).read_bytes() for name in (LKJIP, TABEL, JEJAK)}
    assert manifest(folder) == {
        "pembuat": "lkjip_gen",
        "buku_kerja": {"nama": "sokaraja-2020-murni.xlsx", "sha256": sha(murni.read_bytes())},
        "berkas": {name: {"sha256": sha(content), "ukuran": len(content)} for name, content in made.items()},
    }


def test_the_manifest_forgets_files_that_are_gone(tmp_path: Path) -> None:
    run(tmp_path, b"lama", "Lama.docx")
    run(tmp_path, b"satu")
    assert list(manifest(tmp_path)["berkas"]) == ["Lama.docx", NAME]
    (tmp_path / "Lama.docx").unlink()
    run(tmp_path, b"satu")
    assert list(manifest(tmp_path)["berkas"]) == [NAME]


def test_the_manifest_is_the_same_however_often_one_runs(tmp_path: Path) -> None:
    run(tmp_path, b"satu")
    run(tmp_path, b"dua")
    once = (tmp_path / "manifest.json").read_bytes()
    run(tmp_path, b"dua")
    assert (tmp_path / "manifest.json").read_bytes() == once


# --- interrupted, or refused by the system ---------------------------------------------------------------------------


def fail_to_move(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """From here on the document cannot be moved into its place; the manifest can."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.suffix == ".docx":
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_interrupted_before_the_move_the_old_file_stays_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, b"satu")
    with monkeypatch.context() as patch:
        fail_to_move(patch, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            deliver(tmp_path, [Finished(NAME, b"dua")], SOURCE)
    assert contents(tmp_path) == {NAME: b"satu"}  # whole, and no temporary file
    assert manifest(tmp_path)["berkas"][NAME] == {"sha256": sha(b"dua"), "ukuran": 3, "sebelumnya": sha(b"satu")}
    assert run(tmp_path, b"tiga") == []
    assert contents(tmp_path) == {NAME: b"tiga"}


def test_interrupted_twice_the_old_file_is_still_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, b"satu")
    with monkeypatch.context() as patch:
        fail_to_move(patch, PermissionError(13, "Permission denied"))
        for content in (b"dua", b"tiga"):
            deliver(tmp_path, [Finished(NAME, content)], SOURCE)
    assert contents(tmp_path) == {NAME: b"satu"}
    assert run(tmp_path, b"empat") == []
    assert contents(tmp_path) == {NAME: b"empat"}


def test_a_file_that_is_open_elsewhere_is_said_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, b"satu")
    with monkeypatch.context() as patch:
        fail_to_move(patch, PermissionError(13, "Permission denied"))
        delivered, said = deliver(tmp_path, [Finished(NAME, b"dua")], SOURCE)
    assert delivered == []
    assert codes(said) == [Code.CANNOT_WRITE]
    assert dict(said[0].facts)["berkas"] == str(tmp_path / NAME)
    assert contents(tmp_path) == {NAME: b"satu"}
    assert run(tmp_path, b"tiga") == []


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, b"satu")
    before = (tmp_path / "manifest.json").read_bytes()

    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        delivered, said = deliver(tmp_path, [Finished(NAME, b"dua"), Finished("Lain.docx", b"lain")], SOURCE)
    assert (delivered, codes(said)) == ([], [Code.CANNOT_WRITE])
    assert contents(tmp_path) == {NAME: b"satu"}
    assert (tmp_path / "manifest.json").read_bytes() == before


def test_a_manifest_that_cannot_be_written_stops_before_any_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, b"satu")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "manifest.json":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        delivered, said = deliver(tmp_path, [Finished(NAME, b"dua")], SOURCE)
    assert delivered == []
    assert [dict(p.facts)["berkas"] for p in said] == [str(tmp_path / "manifest.json")]
    assert contents(tmp_path) == {NAME: b"satu"}


@pytest.mark.parametrize("blocked", ["hasil", "hasil/kecamatan-sokaraja", "hasil/kecamatan-sokaraja/2020-murni"])
def test_a_file_where_the_folder_should_be(tmp_path: Path, murni: Path, blocked: str) -> None:
    (tmp_path / blocked).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / blocked).write_bytes(b"milik orang")
    outcome = report(murni, tmp_path / "hasil")
    assert errors(outcome) == ["H02"]
    assert (outcome.status, outcome.files) == (Exit.USAGE, [])
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()] == [blocked]
    assert (tmp_path / blocked).read_bytes() == b"milik orang"


def test_a_folder_that_may_not_be_written(tmp_path: Path, murni: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mkdir(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    outcome = report(murni, tmp_path / "hasil")
    assert errors(outcome) == ["H02"]
    assert outcome.status == Exit.USAGE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    delivered, said = deliver(tmp_path, [Finished(NAME, b"satu")], SOURCE)
    assert (delivered, codes(said)) == ([], [Code.CANNOT_WRITE])
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_a_stale_copy_that_is_open_elsewhere_does_not_hide_the_delivery(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, b"satu")
    (tmp_path / NAME).write_bytes(b"disunting")
    run(tmp_path, b"dua")
    (tmp_path / NAME).unlink()
    real = Path.unlink

    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self.name == BARU:
            raise PermissionError(13, "Permission denied")
        real(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        said = run(tmp_path, b"tiga")
    assert contents(tmp_path) == {NAME: b"tiga", BARU: b"dua"}
    assert codes(said) == [Code.STALE_KEPT]
    assert dict(said[0].facts) == {"berkas": BARU, "sebab": "tidak ada izin, atau sedang dipakai program lain"}
    assert codes(run(tmp_path, b"tiga")) == [Code.STALE_REMOVED]  # still known as ours
    assert contents(tmp_path) == {NAME: b"tiga"}


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LKjIP Kecamatan Sokaraja Tahun 2020.docx", "LKjIP Kecamatan Sokaraja Tahun 2020.docx"),
        ("LKjIP Badan A/B Tahun 2020.docx", "LKjIP Badan A-B Tahun 2020.docx"),
        ('LKjIP "A" <B>: C*D?|E\\F.docx', "LKjIP -A- -B- C-D-E-F.docx"),
        ("../../etc/passwd.docx", "-..-etc-passwd.docx"),
        ("LKjIP A\x00B\tC\nD.docx", "LKjIP A-B-C-D.docx"),
        ("LKjIP  Dua   Spasi\u00a0Keras.docx", "LKjIP Dua Spasi Keras.docx"),
        (" .LKjIP Dinas P.U..docx", "LKjIP Dinas P.U.docx"),
        ("LKjIP Dinas Pendidikan & Kebudayaan é – 2020.docx", "LKjIP Dinas Pendidikan & Kebudayaan é – 2020.docx"),
        ("x" * 200 + ".docx", "x" * 120 + ".docx"),
        ("x" * 119 + " y.docx", "x" * 119 + ".docx"),
    ],
)
def test_safe_name(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_names_of_one_folder_differ() -> None:
    """On some systems large and small letters are the same; a long name leaves room for its number."""
    long = f"{'x' * 120}.docx"
    names = ["PK A-B.docx", "PK a-b.docx", "PK A-B (2).docx", "PK A-B.docx", "PK C.docx", long, long]
    assert distinct_names(names) == [
        "PK A-B.docx", "PK a-b (2).docx", "PK A-B (2) (2).docx", "PK A-B (3).docx", "PK C.docx",
        long, f"{'x' * 116} (2).docx",
    ]  # fmt: skip


def test_a_safe_name_can_be_written(tmp_path: Path) -> None:
    name = safe_name('LKjIP: "A/B" \\ <C> * ? | \x07 Tahun 2020.docx')
    run(tmp_path, b"satu", name)
    assert contents(tmp_path) == {name: b"satu"}


def test_a_file_saved_between_planning_and_moving_survives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody presses Save in Word while we are at work."""
    run(tmp_path, b"satu")
    real = delivery._Delivery._write_manifest

    def saved_meanwhile(self: Any, plan: Any, *, moved: bool) -> None:
        real(self, plan, moved=moved)
        if not moved:
            (tmp_path / NAME).write_bytes(b"oleh orang")

    with monkeypatch.context() as patch:
        patch.setattr(delivery._Delivery, "_write_manifest", saved_meanwhile)
        said = run(tmp_path, b"dua")
    assert contents(tmp_path) == {NAME: b"oleh orang", BARU: b"dua"}
    assert codes(said) == [Code.KEPT_EDITED]
    assert codes(run(tmp_path, b"tiga")) == [Code.KEPT_EDITED]
    assert contents(tmp_path) == {NAME: b"oleh orang", BARU: b"tiga"}
