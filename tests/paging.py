"""Pages as a reader finds them: words on pages of a PDF and the number at their foot. Knows nothing of how we count."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LISTS = re.compile(r"TOC\d|TableofFigures|DaftarBagan")


@dataclass(frozen=True)
class Entry:
    """An entry of a list as it stands in the document: its text with the number of its heading, and its page."""

    style: str
    text: str
    page: str


def entries(docx: bytes) -> list[Entry]:
    """The entries of all lists, by their styles, in their order."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        if LISTS.fullmatch(name):
            signs = {f"{W}t": lambda n: n.text or "", f"{W}tab": lambda n: "\t"}
            text = "".join(signs[n.tag](n) for n in paragraph.iter(*signs))
            before, _, page = text.rpartition("\t")
            found.append(Entry(name, words(before), page))
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def converted(docx: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a document by itself."""
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(docx)], check=True, capture_output=True, timeout=300)
    return folder / f"{docx.stem}.pdf"


class Pages:
    """The pages of a PDF as lines of text."""

    def __init__(self, pdf: Path) -> None:
        done = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8"
        )
        pages = done.stdout.split("\f")[:-1]
        self.lines = [[words(line) for line in page.splitlines() if line.strip()] for page in pages]

    def foot(self, page: int) -> str:
        """The number printed at the foot of a page (from 0)."""
        last = self.lines[page][-1]
        assert re.fullmatch(r"\d+|[ivxlc]+", last), f"page {page + 1} ends with {last!r}"
        return last

    def find(self, text: str, start: tuple[int, int]) -> tuple[int, int]:
        """Page and line where a heading or caption stands on lines of its own, from a place on.

        An entry of a list does not: dots and a number follow it.
        """
        wanted = text.casefold()
        for page in range(start[0], len(self.lines)):
            lines = self.lines[page]
            for at in range(start[1] if page == start[0] else 0, len(lines)):
                joined = ""
                for line in lines[at : at + 6]:
                    joined = f"{joined} {line}".strip().casefold()
                    if joined == wanted:
                        return page, at
                    if not wanted.startswith(joined):
                        break
        raise AssertionError(f"{text!r} stands on no page from {start} on")

    def listed(self) -> str:
        """All the text in one line, with a blank in place of dots."""
        text = " ".join(line for lines in self.lines for line in lines[1:-1])
        return words(re.sub(r"\.{2,}", " ", text))
