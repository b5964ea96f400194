"""Puts the copies with comments into a folder, beside those of earlier checks: no file is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lkjip_gen.templating.checking import Checked


def write_copies(folder: Path, checked: Iterable[Checked]) -> dict[str, Path]:
    """Where the copy of each template went, by the name of the template. Raises OSError.

    A copy that is there already, byte by byte, is not written again.
    """
    found: dict[str, Path] = {}
    for one in checked:
        if one.copy is not None:
            folder.mkdir(parents=True, exist_ok=True)
            found[one.name] = _write(folder, Path(one.name).stem, one.copy)
    return found


def _write(folder: Path, stem: str, content: bytes) -> Path:
    number = 1
    while True:
        path = folder / (f"{stem} (diperiksa).docx" if number == 1 else f"{stem} (diperiksa {number}).docx")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return path
        else:
            return path
        number += 1
