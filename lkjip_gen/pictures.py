"""The picture files that a workbook names (logo, photographs), read from its folder and checked at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_gen.model import Baris, Buku
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.text import os_reason
from lkjip_gen.workbook import layout

_MOST = 20_000_000  # bytes that are read of a file; one that is larger is refused anyway


def read(buku: Buku, folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The pictures by the name that the workbook gives them, and a problem for each that cannot be used."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, place, stops in _named(buku):
        content = _content(folder, name)
        fault = content if isinstance(content, str) else _fault(content)
        if fault:
            problems.append(problem(Code.PICTURE_UNUSABLE, place, stops=stops, berkas=name, sebab=fault))
        elif isinstance(content, bytes):
            found[name] = content
    return found, problems


def _named(buku: Buku) -> Iterator[tuple[str, Place, frozenset[Document]]]:
    """Every picture with its cell and the documents that show it."""
    named: list[tuple[Baris, str]] = [(buku.identitas, "logo"), *((row, "foto") for row in buku.prestasi)]
    for row, key in named:
        if getattr(row, key):
            yield getattr(row, key), row.place(key), layout.sheet(row.sheet).column(key).used_in


def _content(folder: Path, name: str) -> bytes | str:
    """The bytes of the file, or why there are none."""
    if Path(name).name != name or "\\" in name:
        return "isinya harus nama berkas saja, tanpa folder"
    try:
        with (folder / name).open("rb") as file:
            return file.read(_MOST)
    except FileNotFoundError:
        return "berkasnya tidak ada di folder buku kerja ini"
    except (OSError, ValueError) as error:
        return (
            f"berkasnya tidak dapat dibuka ({os_reason(error) if isinstance(error, OSError) else 'namanya tidak sah'})"
        )


def _fault(content: bytes) -> str | None:
    from lkjip_gen.word.pictures import picture_fault  # noqa: PLC0415 - most workbooks name no picture

    return picture_fault(content)
