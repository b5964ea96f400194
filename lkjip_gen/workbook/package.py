"""The .xlsx file as a package: is it one, is it a bomb, and which of its parts hold the sheets and what they share?"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers.expat import ExpatError

from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.text import os_reason
from lkjip_gen.workbook.markup import Attributes, elements
from lkjip_gen.workbook.sheets import Common, texts_of
from lkjip_gen.workbook.shown import EPOCH, MAC_EPOCH, Format, number_format

MAX_UNPACKED_MB = 200
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_BOOK = "xl/workbook.xml"
_REFERENCE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)


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
    if _BOOK not in names:
        return problem(Code.FILE_NOT_XLSX, sebab=f"tidak memuat {_BOOK}")
    return None


class Parts:
    """The parts of a workbook by what they are for.

    Raises one of `DAMAGE` for a package in which something is missing or not what it should be.
    """

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        if not any("spreadsheetml" in a.get("ContentType", "") for _, a in self._elements("[Content_Types].xml")):
            raise ValueError("[Content_Types].xml")
        self._book = self._elements(_BOOK)
        self._relations = [a for tag, a in self._elements("xl/_rels/workbook.xml.rels") if tag == "Relationship"]

    def worksheets(self) -> Iterator[tuple[str, str]]:
        """Name and part of every worksheet, in the order of the workbook."""
        targets = {a.get("Id"): _full(a) for a in self._relations if a.get("Type", "").endswith("/worksheet")}
        for tag, attributes in self._book:
            if tag == "sheet":
                target = targets.get(next((attributes[r] for r in _REFERENCE if r in attributes), None))
                if target is not None:
                    yield attributes.get("name", ""), target

    def common(self) -> Common:
        """What the sheets share."""
        mac = any(tag == "workbookPr" and a.get("date1904") in {"1", "true"} for tag, a in self._book)
        texts, styles = self._related("sharedStrings"), self._related("styles")
        return Common(
            self._texts(texts) if texts else [],
            self._formats(styles) if styles else [Format()],
            MAC_EPOCH if mac else EPOCH,
        )

    def _texts(self, part: str) -> list[str]:
        with self.package.open(part) as stream:
            return texts_of(stream)

    def _formats(self, part: str) -> list[Format]:
        """The format of every style that a cell may have."""
        own: dict[int, str] = {}
        numbers: list[int] = []
        within = ""
        for tag, attributes in self._elements(part):
            if tag in {"numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
                within = tag
            elif tag == "numFmt" and within == "numFmts":
                own[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif tag == "xf" and within == "cellXfs":
                numbers.append(int(attributes.get("numFmtId", 0)))
        if not numbers:
            raise ValueError(part)
        return [number_format(number, own) for number in numbers]

    def _related(self, kind: str) -> str | None:
        return next((_full(a) for a in self._relations if a.get("Type", "").endswith(f"/{kind}")), None)

    def _elements(self, part: str) -> list[tuple[str, Attributes]]:
        with self.package.open(part) as stream:
            return elements(stream)


def _full(relation: Attributes) -> str:
    """The part that a relation of the workbook leads to."""
    target = relation.get("Target", "")
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


DAMAGE = (
    KeyError,
    ValueError,
    zipfile.BadZipFile,
    ExpatError,
    EOFError,
    IndexError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    RuntimeError,
    zlib.error,
)
