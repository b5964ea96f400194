"""The .docx as a file: our own document properties and the same bytes every time."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

CORE = "docProps/core.xml"
_DATE = 0x21  # 1 January 1980, as zip counts
_VERSION = 20  # of zip: deflated members
_LEVEL = 6
_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_DROPPED = (
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
)
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>\
<dc:subject>{subject}</dc:subject><dc:creator>{creator}</dc:creator>\
<cp:lastModifiedBy>{creator}</cp:lastModifiedBy>\
<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified>\
<dc:language>id-ID</dc:language></cp:coreProperties>"""
_APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>lkjip_gen</Application></Properties>"""


@dataclass(frozen=True, slots=True)
class Properties:
    """What File > Info shows in Word. The date comes from the data: the clock would change the bytes."""

    title: str
    subject: str
    creator: str
    created: datetime.date


def core_xml(properties: Properties) -> str:
    """The part that holds the properties."""
    return _CORE.format(
        title=escape(properties.title, quote=False),
        subject=escape(properties.subject, quote=False),
        creator=escape(properties.creator, quote=False),
        created=f"{properties.created.isoformat()[:10]}T00:00:00Z",
    )


def set_properties(package: Package, properties: Properties) -> None:
    """Replace the template's properties (author, custom fields, thumbnail) by the document's own."""
    for key in [key for key, rel in package.rels.items() if rel.reltype in _DROPPED]:
        del package.rels[key]
    core = core_xml(properties)
    for name, content_type, kind, xml in (
        ("core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        ("app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _APP),
    ):
        part = Part(PackURI(f"/docProps/{name}.xml"), content_type, xml.encode(), package)
        package.relate_to(part, kind)


@dataclass(frozen=True, slots=True)
class Packed:
    """A member of a zip file, deflated once: it may go into many files."""

    check: int
    size: int
    deflated: bytes


def packed(data: bytes, level: int = _LEVEL) -> Packed:
    """The member; level 0 for one that is soon written anew."""
    pressed = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(zlib.crc32(data), len(data), pressed.compress(data) + pressed.flush())


def zipped(members: Iterable[tuple[str, Packed]]) -> bytes:
    """A zip file of these members in this order: no clock and no machine in it, so the same each time."""
    files: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, member in members:
        encoded = name.encode()
        facts = (_VERSION, 0, zlib.DEFLATED, 0, _DATE, member.check, len(member.deflated), member.size, len(encoded), 0)
        files += (struct.pack("<4s5H3L2H", b"PK\3\4", *facts), encoded, member.deflated)
        directory.append(struct.pack("<4s6H3L5H2L", b"PK\1\2", _VERSION, *facts, 0, 0, 0, 0, at) + encoded)
        at += len(files[-3]) + len(encoded) + len(member.deflated)
    listed = b"".join(directory)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(directory), len(directory), len(listed), at, 0)
    return b"".join([*files, listed, end])


def in_order(names: Iterable[str]) -> list[str]:
    """Names of members as they stand in a .docx: what a reader needs first comes first."""
    return sorted(names, key=lambda n: (_FIRST.index(n) if n in _FIRST else len(_FIRST), n))


def reproducible(docx: bytes) -> bytes:
    """The same package with a fixed order, date and origin of its members."""
    with zipfile.ZipFile(io.BytesIO(docx)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    return zipped((name, packed(members[name])) for name in in_order(members))
