"""A Word file as its parts, read without trust in what they say."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docx.oxml.parser import parse_xml
from lxml import etree

from lkjip_gen.word.tree import Element

_OLE_FILE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_LARGEST = 200_000_000  # bytes of all parts together; no template is near it
_CONTENT_TYPES, _ROOT_RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OTHER_XML = (".rels", ".xml")


class UnreadableError(Exception):
    """This file cannot be looked through; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part leads to: the last word of its type, and a part of the package or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(eq=False)
class Package:
    """The parts of a Word file by their names, such as "word/document.xml"."""

    members: dict[str, bytes]
    _roots: dict[str, Element] = field(default_factory=dict)
    _relationships: dict[str, list[Relationship]] = field(default_factory=dict)

    def root(self, name: str) -> Element:
        """The XML of a part, parsed once. Raises UnreadableError where there is none."""
        if name not in self._roots:
            try:
                self._roots[name] = parse_xml(self.members[name])
            except KeyError:
                raise UnreadableError(f'bagian "{name}" tidak ada di dalamnya') from None
            except etree.XMLSyntaxError:
                raise UnreadableError(f'bagian "{name}" rusak') from None
        return self._roots[name]

    def relationships(self, name: str) -> list[Relationship]:
        """What this part leads to."""
        if name not in self._relationships:
            self._relationships[name] = list(self._read_relationships(name))
        return self._relationships[name]

    def _read_relationships(self, name: str) -> Iterator[Relationship]:
        file = relationships_name(name)
        if file not in self.members:
            return
        folder = posixpath.dirname(name)
        for node in self.root(file).iter(_RELATIONSHIP):
            target, external = str(node.get("Target", "")), node.get("TargetMode") == "External"
            if not external:
                joined = target if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            yield Relationship(str(node.get("Id", "")), str(node.get("Type", "")).rpartition("/")[2], target, external)

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the body."""
        for relationship in self.relationships(""):
            if relationship.kind == "officeDocument":
                return relationship.target
        raise UnreadableError("bukan dokumen Word .docx yang utuh")

    def related(self, kind: str) -> list[str]:
        """The parts of this kind that the body leads to, each once."""
        found = [r.target for r in self.relationships(self.main) if r.kind == kind and not r.external]
        return [name for name in dict.fromkeys(found) if name in self.members]

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content type of every part."""
        root = self.root(_CONTENT_TYPES)
        own = {str(n.get("PartName", "")).lstrip("/"): str(n.get("ContentType")) for n in root if n.get("PartName")}
        by_suffix = {str(n.get("Extension")).lower(): str(n.get("ContentType")) for n in root if n.get("Extension")}
        return {name: own.get(name, by_suffix.get(name.rpartition(".")[2].lower(), "")) for name in self.members}

    def xml_names(self) -> list[str]:
        """The names of the parts that are XML of the document, in order."""
        return sorted(n for n in self.members if n.endswith(_OTHER_XML[1]) and n != _CONTENT_TYPES)


def relationships_name(part: str) -> str:
    """Where the relationships of a part stand.

    >>> relationships_name("word/document.xml"), relationships_name("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_package(content: bytes) -> Package:
    """The parts of these bytes. Raises UnreadableError where they are no Word file, or a locked or broken one."""
    if content.startswith(_OLE_FILE):
        if _ENCRYPTED in content:
            raise UnreadableError("berkasnya dikunci dengan kata sandi")
        raise UnreadableError("berkasnya Word lama (.doc); simpan sebagai .docx dahulu")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise UnreadableError("isinya terlalu besar")
            members = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise UnreadableError("bukan dokumen Word .docx yang utuh") from None
    package = Package(members)
    if _CONTENT_TYPES not in members or package.main not in members:
        raise UnreadableError("bukan dokumen Word .docx yang utuh")
    return package
