"""The XML parts of a workbook, read as a stream: nothing of a part is kept but what the caller takes.

Python's own expat is told everything that is asked of it here. A part that declares a document type is refused before
any entity could be: no program writes one into a workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # "Strict Open XML" of Excel
)
_CHUNK = 1 << 16

Attributes = Mapping[str, str]
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def named(*tags: str) -> dict[str, str]:
    """The elements of a workbook as the parser names them, each to the name that the standard gives it."""
    return {f"{space} {tag}": tag for space in _MAIN for tag in tags}


def parse(stream: IO[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call back for each element and text of a part. Raises ExpatError, or ValueError for a document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def elements(stream: IO[bytes]) -> list[tuple[str, Attributes]]:
    """Name (without its namespace) and attributes of every element of a small part, in order."""
    found: list[tuple[str, Attributes]] = []
    parse(stream, lambda name, attributes: found.append((name.rpartition(" ")[2], attributes)))
    return found


def _refuse(*_: object) -> None:
    raise ValueError("document type")
