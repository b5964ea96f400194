"""The only module that opens a workbook: raw cells with their places, nothing inferred.

Each part of the package is read once, as a stream. Of a sheet everything comes from one pass: values, number formats
as far as they change what a number is, formulas, merged ranges, stray formatting.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lkjip_gen.problems import Code, Place, Problem, cell_key, problem
from lkjip_gen.text import os_reason
from lkjip_gen.workbook.cells import RawCell
from lkjip_gen.workbook.package import DAMAGE, Parts, check_file, check_package
from lkjip_gen.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Content, cells_of

# A stray format this far past the content is worth a word; nearer ones are ordinary blank rows of the form.
STRAY_ROWS, STRAY_COLUMNS = 2_000, 60


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The filled cells of one sheet by row, in the order of the sheet; blank rows are simply absent."""

    name: str
    rows: Mapping[int, Mapping[int, RawCell]] = field(default_factory=dict)
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawBook:
    """All sheets of a workbook by name, in its order, and the SHA-256 of the bytes that they were read from."""

    sheets: Mapping[str, RawSheet]
    sha256: str


def read(path: Path) -> tuple[RawBook | None, list[Problem]]:
    """The cells of a workbook. No book comes back when the file itself is wrong."""
    wrong = check_file(path)
    if wrong:
        return None, [wrong]
    try:
        content = path.read_bytes()  # once: what is checked, read and hashed is the same, whatever happens meanwhile
    except OSError as error:
        return None, [problem(Code.FILE_UNREADABLE, sebab=os_reason(error))]
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            wrong = check_package(package)
            if wrong:
                return None, [wrong]
            sheets, problems = _sheets(package)
    except DAMAGE as error:
        return None, [problem(Code.FILE_NOT_XLSX, sebab=f"rusak: {type(error).__name__}")]
    return RawBook(sheets, hashlib.sha256(content).hexdigest()), problems


def _sheets(package: zipfile.ZipFile) -> tuple[dict[str, RawSheet], list[Problem]]:
    sheets: dict[str, RawSheet] = {}
    problems: list[Problem] = []
    parts = Parts(package)
    common = parts.common()
    for name, part in parts.worksheets():
        with package.open(part) as stream:
            found = cells_of(stream, common)
        sheets[name] = RawSheet(name, dict(sorted(found.cells.items())), tuple(found.merged))
        problems += _stray(name, found)
    return sheets, problems


def _stray(name: str, found: Content) -> Iterator[Problem]:
    """Content beyond what is read stops the run; formatting far beyond the content is only said."""
    if found.too_far:
        yield problem(
            Code.CONTENT_TOO_FAR,
            Place(name, found.too_far),
            sel=found.too_far,
            baris=f"{MAX_ROWS:,}".replace(",", "."),
            kolom=MAX_COLUMNS,
        )
    if found.last_formatted:
        row, column = cell_key(found.last_formatted)
        if row > found.rows + STRAY_ROWS or column > found.columns + STRAY_COLUMNS:
            yield problem(
                Code.STRAY_FORMAT,
                Place(name, found.last_formatted),
                sel=found.last_formatted,
                akhir=found.last_content or "A1",
            )
