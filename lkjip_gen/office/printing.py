"""Documents as PDF, the same bytes for the same document and the same LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from lkjip_gen.office.converting import FOR_READERS, Limits, pdfs
from lkjip_gen.word.members import Members

_CORE = "docProps/core.xml"
_CREATED = re.compile(r"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)")
_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]")
_CHECKSUM = re.compile(rb"(/DocChecksum\s*/)[0-9A-Fa-f]{32}")


def printed(program: Path, documents: Sequence[bytes], limits: Limits | None = None) -> list[bytes | None]:
    """The PDF of each document, with its headings as bookmarks; None for one that could not be made."""
    made = pdfs(program, documents, FOR_READERS, limits)
    return [None if pdf is None else steady(pdf, _day(content)) for content, pdf in zip(documents, made, strict=True)]


def steady(pdf: bytes, day: str) -> bytes:
    """The PDF with the day of its document ("20210129") in place of the clock, and an id made of what it holds.

    Nothing gets longer, so that every place to which the file points stays where it is.
    """
    pdf = _DATE.sub(lambda m: m[1] + day.encode() + b"000000", pdf)
    blank = _CHECKSUM.sub(lambda m: m[1] + b"0" * 32, _ID.sub(lambda m: _with_id(m, b"0" * 32), pdf))
    own = sha256(blank).hexdigest()[:32].upper().encode()
    return _CHECKSUM.sub(lambda m: m[1] + own, _ID.sub(lambda m: _with_id(m, own), blank))


def _with_id(found: re.Match[bytes], own: bytes) -> bytes:
    return found[0].replace(found[1], own).replace(found[2], own)


def _day(content: bytes) -> str:
    members = Members.of(content)
    found = _CREATED.search(members.text(_CORE)) if _CORE in members else None
    return "".join(found.groups()) if found else "19800101"
