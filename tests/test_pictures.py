"""Pictures that a workbook names: read beside it, checked before anything is made, printed where they belong."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from building import Rows, base, identity, write

from lkjip_gen.pipeline import Options, check_only, report
from lkjip_gen.problems import ALL_DOCUMENTS, Code, stopped_documents


def png(wide: int = 4, high: int = 3) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\x80" * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def rows_with(logo: str, photo: str = "") -> Rows:
    rows = identity(base(), {"Logo": logo})
    rows["Prestasi"] = [{"Nama": "Penghargaan Contoh", "Foto": photo or None}]
    return rows


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("tidak-ada.png", "berkasnya tidak ada di folder buku kerja ini"),
        ("../logo.png", "isinya harus nama berkas saja, tanpa folder"),
        ("C:\\logo.png", "isinya harus nama berkas saja, tanpa folder"),
        ("teks.png", "berkasnya bukan PNG atau JPEG"),
        ("map.png", "berkasnya tidak dapat dibuka (ada folder di tempat berkas)"),
        ("besar.png", "berkasnya lebih besar dari 10 MB; perkecil gambarnya dahulu"),
    ],
)
def test_a_picture_that_cannot_be_used_stops_the_report(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "teks.png").write_text("bukan gambar", encoding="utf-8")
    (tmp_path / "map.png").mkdir()
    (tmp_path / "besar.png").write_bytes(png() + b"\x00" * 10_000_000)
    problems = check_only(write(tmp_path, rows_with(name)), Options()).problems
    assert [(p.code, str(p.place), dict(p.facts)["sebab"]) for p in problems] == [
        (Code.PICTURE_UNUSABLE, "Identitas!B12", cause)
    ]
    assert stopped_documents(problems) == ALL_DOCUMENTS  # it stands on the cover and in every kop


def media(tmp_path: Path, rows: Rows) -> list[bytes]:
    (outcome,) = report([write(tmp_path, rows)], Options(tmp_path / "output"))
    assert outcome.bug is None
    with zipfile.ZipFile(outcome.files[0].path) as archive:
        return sorted(archive.read(n) for n in archive.namelist() if n.startswith("word/media/"))


def test_logo_and_photograph_are_in_the_document(tmp_path: Path) -> None:
    """Exactly these, and not the placeholder of the template."""
    (tmp_path / "logo.png").write_bytes(png(40, 50))
    (tmp_path / "foto.png").write_bytes(png(400, 300))
    assert media(tmp_path, rows_with("logo.png", "foto.png")) == sorted([png(40, 50), png(400, 300)])


def test_without_pictures_there_is_none(tmp_path: Path) -> None:
    assert media(tmp_path, base()) == []
