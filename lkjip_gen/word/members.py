"""The members of a finished .docx: a few are changed, the others go on as they are, deflated as they were."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from lkjip_gen.word.package import Packed, in_order, packed, zipped

_CONTENT_TYPES = "[Content_Types].xml"
_HEADER, _NAME_LENGTHS = 30, 26  # of a member's own header in the file: its size, where the lengths of names stand
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_RELATIONSHIP = re.compile(r"<Relationship\s[^>]*?(?:/>|></Relationship>)")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie of a part: what kind it is, and what to; `external` ones lead out of the file."""

    kind: str
    target: str
    external: bool = False

    def part_of(self, source: str) -> str:
        """The member that it leads to from this part."""
        if self.target.startswith("/"):
            return self.target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), self.target))


class Members:
    """A .docx as its members. What is changed is deflated anew, once, when it is saved."""

    def __init__(self, content: bytes) -> None:
        """`content` is a file that this program wrote: its members are deflated and stand once each."""
        self._content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._infos or name in self._changed

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._infos, *self._changed)))

    def read(self, name: str) -> bytes:
        """What the member holds now. Raises KeyError."""
        if name in self._changed:
            return self._changed[name]
        if self._infos[name].compress_type == zipfile.ZIP_DEFLATED:
            return zlib.decompress(self._packed(name).deflated, -zlib.MAX_WBITS)
        with zipfile.ZipFile(io.BytesIO(self._content)) as archive:  # a template may hold it as it is
            return archive.read(self._infos[name])

    def text(self, name: str) -> str:
        return self.read(name).decode()

    def put(self, name: str, content: bytes | str) -> None:
        """Change a member, or add one."""
        self._changed[name] = content.encode() if isinstance(content, str) else content

    def copy(self, name: str, new: str) -> None:
        """Put a second member of the same content and type in the file. Raises KeyError."""
        self.put(new, self.read(name))
        types = self.text(_CONTENT_TYPES)
        for override in _overrides(types, name):
            self.put(
                _CONTENT_TYPES, types.replace("</Types>", override.replace(f'"/{name}"', f'"/{new}"') + "</Types>")
            )

    def drop(self, name: str) -> None:
        """Take a member out, with what was said of it: its type and its relationships."""
        for member in (name, relationships_of(name)):
            self._infos.pop(member, None)
            self._changed.pop(member, None)
        types = self.text(_CONTENT_TYPES) if _CONTENT_TYPES in self else ""
        for override in _overrides(types, name):
            self.put(_CONTENT_TYPES, types.replace(override, ""))

    def saved(self) -> bytes:
        """The file; the very bytes that came where nothing was changed."""
        return zipped((name, self._packed(name)) for name in in_order(self))

    def _packed(self, name: str) -> Packed:
        if name in self._changed:
            return packed(self._changed[name])
        info = self._infos[name]
        lengths = struct.unpack_from("<2H", self._content, info.header_offset + _NAME_LENGTHS)
        start = info.header_offset + _HEADER + sum(lengths)
        return Packed(info.CRC, info.file_size, self._content[start : start + info.compress_size])

    # --- how parts are tied together ---

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by name."""
        where = relationships_of(part)
        found = {}
        for own in _RELATIONSHIP.findall(self.text(where)) if where in self else ():
            said = _said(own)
            found[said["Id"]] = Relation(said["Type"], said["Target"], said.get("TargetMode") == "External")
        return found

    def unrelate(self, part: str, name: str) -> None:
        """Take a relationship away."""
        where = relationships_of(part)
        xml = self.text(where)
        for own in _RELATIONSHIP.findall(xml):
            if f'"{name}"' in own and _said(own)["Id"] == name:
                self.put(where, xml.replace(own, ""))

    def relate(self, part: str, kind: str, target: str, name: str, *, external: bool = False) -> None:
        """Give a part ("word/document.xml") the relationship `name` to a target beside it ("charts/chart1.xml")."""
        where = relationships_of(part)
        xml = self.text(where) if where in self else _RELATIONSHIPS
        mode = ' TargetMode="External"' if external else ""
        own = f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{mode}/>'
        self.put(where, xml.replace("</Relationships>", f"{own}</Relationships>"))

    def declare(self, part: str, content_type: str) -> None:
        """Say in the list of content types what a part is."""
        own = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
        self.put(_CONTENT_TYPES, self.text(_CONTENT_TYPES).replace("</Types>", f"{own}</Types>"))

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """The same for all parts whose names end so, unless it is said already."""
        types = self.text(_CONTENT_TYPES)
        if f'Extension="{suffix}"' not in types:
            own = f'<Default Extension="{suffix}" ContentType="{content_type}"/>'
            at = types.index(">", types.index("<Types")) + 1
            self.put(_CONTENT_TYPES, f"{types[:at]}{own}{types[at:]}")


def _said(element: str) -> dict[str, str]:
    """The attributes of an element."""
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(element)}


def _overrides(types: str, name: str) -> list[str]:
    return re.findall(rf'<Override\b[^>]*"/{re.escape(name)}"[^>]*?/>', types)


def relationships_of(part: str) -> str:
    """The member that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
