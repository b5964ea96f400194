"""The picture files that a workbook names (logo, photographs), read from its folder and checked at once."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from lkjip_gen.model import Buku
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.text import os_reason

LARGEST = 10 * 1024 * 1024  # bytes; a photograph of a telephone has less, and a document must fit an e-mail
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MOST_PIXELS = 12_000  # on one side
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG segments that hold width and height


def read(buku: Buku, folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The pictures by the name that the workbook gives them, and a problem for each that cannot be used."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, place in _named(buku):
        content = _content(folder, name)
        fault = content if isinstance(content, str) else fault_of(content)
        if fault:
            problems.append(problem(Code.PICTURE_UNUSABLE, place, stops=[Document.LKJIP], berkas=name, sebab=fault))
        elif isinstance(content, bytes):
            found[name] = content
    return found, problems


def _named(buku: Buku) -> Iterator[tuple[str, Place]]:
    if buku.identitas.logo:
        yield buku.identitas.logo, buku.identitas.place("logo")
    for row in buku.prestasi:
        if row.foto:
            yield row.foto, row.place("foto")


def _content(folder: Path, name: str) -> bytes | str:
    """The bytes of the file, or why there are none."""
    if Path(name).name != name or "\\" in name:
        return "harus berupa nama berkas saja, tanpa folder"
    try:
        with (folder / name).open("rb") as file:
            content = file.read(LARGEST + 1)
        return content if len(content) <= LARGEST else f"lebih besar daripada {LARGEST // 1024 // 1024} MB"
    except FileNotFoundError:
        return "tidak ada di folder buku kerja ini"
    except (OSError, ValueError) as error:
        return f"tidak dapat dibuka ({os_reason(error) if isinstance(error, OSError) else 'namanya tidak sah'})"


def fault_of(content: bytes) -> str:
    """Why these bytes cannot be printed as a picture; nothing where they can."""
    size = _size(content)
    if size is None:
        return "bukan gambar PNG atau JPEG yang utuh"
    if min(size) < 1 or max(size) > _MOST_PIXELS:
        return f"berukuran {size[0]} x {size[1]} piksel; paling besar {_MOST_PIXELS} piksel tiap sisi"
    return ""


def _size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, None where the file is no whole PNG or JPEG."""
    try:
        if content.startswith(_PNG):
            return struct.unpack(">II", content[16:24]) if content[12:16] == b"IHDR" and b"IEND" in content else None
        return _jpeg_size(content) if content.startswith(_JPEG) else None
    except (struct.error, IndexError):
        return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(content):
        if content[at] != 0xFF:  # noqa: PLR2004 - the byte that begins a segment
            return None
        kind = content[at + 1]
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
