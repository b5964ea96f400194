"""The .xlsx file before any reader opens it: is it one, is it a bomb, and how far does its content reach?

A single bold cell at T200000 makes a spreadsheet library walk 200.000 rows, so the true extent of each sheet is taken
from the XML first. The same pass notes merged ranges and formulas that no program ever calculated, which a
streaming reader does not report.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.text import os_reason

MAX_UNPACKED_MB = 200
MAX_ROWS, MAX_COLUMNS = 20_000, 200
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_OFFICE_REL = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
               "http://purl.oclc.org/ooxml/officeDocument/relationships")  # fmt: skip
_PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Extent:
    """What the XML of one sheet says. Rows and columns count from 1; 0 where there is none."""

    rows: int = 0
    columns: int = 0
    last_content: str = ""
    last_formatted: str = ""
    too_far: str = ""
    formulas: frozenset[str] = frozenset()
    uncalculated: frozenset[str] = frozenset()
    merged: tuple[str, ...] = ()


def check_file(path: Path) -> Problem | None:
    """Why this file cannot be a standard workbook, judged by name and first bytes; None if it may be one."""
    name, suffix = path.name, path.suffix.lower()
    if name.startswith("~$"):
        return problem(Code.FILE_LOCK)
    if not path.is_file():
        return problem(Code.FILE_MISSING, berkas=path)
    by_suffix = {".csv": Code.FILE_CSV, ".tsv": Code.FILE_CSV, ".xlsm": Code.FILE_XLSM}
    if suffix in by_suffix:
        return problem(by_suffix[suffix])
    try:
        with path.open("rb") as file:
            start = file.read(8)
            if start == _OLE:
                rest = file.read()
                encrypted = "EncryptedPackage".encode("utf-16-le") in rest
                return problem(Code.FILE_ENCRYPTED if encrypted else Code.FILE_XLS)
    except OSError as error:
        return problem(Code.FILE_UNREADABLE, sebab=os_reason(error))
    if not start.startswith(b"PK"):
        return problem(Code.FILE_XLS if suffix == ".xls" else Code.FILE_NOT_XLSX, sebab="isinya bukan .xlsx")
    return None


def check_package(package: zipfile.ZipFile) -> Problem | None:
    """Refuses what would not fit in memory and what is no spreadsheet."""
    unpacked = sum(i.file_size for i in package.infolist())
    if unpacked > MAX_UNPACKED_MB << 20:
        return problem(Code.FILE_TOO_BIG, ukuran=unpacked >> 20, batas=MAX_UNPACKED_MB)
    names = set(package.namelist())
    if "xl/vbaProject.bin" in names:
        return problem(Code.FILE_XLSM)
    if "xl/workbook.xml" not in names:
        return problem(Code.FILE_NOT_XLSX, sebab="tidak memuat xl/workbook.xml")
    return None


def extents(package: zipfile.ZipFile) -> dict[str, Extent]:
    """The extent of every worksheet, by its name.

    Raises KeyError, zipfile.BadZipFile or ValueError for a damaged package, and DefusedXmlException for one that
    declares entities; the reader turns all of them into one problem.
    """
    targets = {}
    for relation in fromstring(package.read("xl/_rels/workbook.xml.rels")).iter(_PACKAGE_REL):
        if relation.get("Type", "").endswith("/worksheet"):
            target = relation.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[relation.get("Id")] = full
    found = {}
    for element in fromstring(package.read("xl/workbook.xml")).iter():
        if element.tag in {f"{_MAIN}sheet", f"{_STRICT}sheet"}:
            relation_id = next((element.get(f"{{{ns}}}id") for ns in _OFFICE_REL if element.get(f"{{{ns}}}id")), None)
            if relation_id in targets:
                with package.open(targets[relation_id]) as stream:
                    found[element.get("name", "")] = _Scan().run(stream)
    return found


class _Scan:
    """One pass over a sheet's XML. Only the extremes are kept, so memory stays flat however long the sheet is."""

    def __init__(self) -> None:
        self.row = self.column = self.rows = self.columns = 0
        self.last_content = self.last_formatted = self.too_far = ""
        self.formulas: set[str] = set()
        self.uncalculated: set[str] = set()
        self.merged: list[str] = []

    def run(self, stream: IO[bytes]) -> Extent:
        data: Element | None = None
        for event, element in iterparse(stream, events=("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "sheetData":
                    data = element
                elif tag == "row":
                    self.row, self.column = int(element.get("r") or self.row + 1), 0
            elif tag == "c":
                self.cell(element)
            elif tag == "mergeCell":
                self.merged.append(element.get("ref", ""))
            elif tag == "row" and data is not None:
                if len(element) == 0 and element.get("s"):
                    self.last_formatted = f"A{self.row}"
                data.clear()
        return Extent(
            self.rows, self.columns, self.last_content, self.last_formatted, self.too_far,
            frozenset(self.formulas), frozenset(self.uncalculated), tuple(self.merged),
        )  # fmt: skip

    def cell(self, element: Element) -> None:
        reference = element.get("r")
        if reference:
            letters, self.row = coordinate_from_string(reference)
            self.column = column_index_from_string(letters)
        else:
            self.column += 1
        name = reference or f"{get_column_letter(self.column)}{self.row}"
        formula, value = _child(element, "f"), _child(element, "v")
        has_value = _child(element, "is") is not None or (value is not None and bool(value.text))
        if formula is not None:
            self.formulas.add(name)
            if not has_value and element.get("t") != "str":
                self.uncalculated.add(name)
        elif not has_value:
            self.last_formatted = name
            return
        if self.row > MAX_ROWS or self.column > MAX_COLUMNS:
            self.too_far = self.too_far or name
        else:
            self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
            self.last_content = name


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if child.tag.rpartition("}")[2] == name), None)


DAMAGE = (
    KeyError,
    ValueError,
    zipfile.BadZipFile,
    DefusedXmlException,
    ParseError,
    EOFError,
    IndexError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    RuntimeError,
    zlib.error,
)
