"""The .docx as a file: our own document properties and the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)
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


def set_properties(package: Package, properties: Properties) -> None:
    """Replace the template's properties (author, custom fields, thumbnail) by the document's own."""
    for key in [key for key, rel in package.rels.items() if rel.reltype in _DROPPED]:
        del package.rels[key]
    core = _CORE.format(
        title=escape(properties.title),
        subject=escape(properties.subject),
        creator=escape(properties.creator),
        created=f"{properties.created.isoformat()[:10]}T00:00:00Z",
    )
    for name, content_type, kind, xml in (
        ("core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        ("app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _APP),
    ):
        part = Part(PackURI(f"/docProps/{name}.xml"), content_type, xml.encode(), package)
        package.relate_to(part, kind)


def reproducible(docx: bytes) -> bytes:
    """The same package with a fixed order, date and origin of its members."""
    with zipfile.ZipFile(io.BytesIO(docx)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    order = sorted(members, key=lambda n: (_FIRST.index(n) if n in _FIRST else len(_FIRST), n))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in order:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every machine
            archive.writestr(info, members[name], compresslevel=6)
    return target.getvalue()
