"""The members of a .docx: a few are changed, the others go on as they are, deflated as they were."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from lkjip_gen.word.package import Packed, in_order, packed, zipped

_CONTENT_TYPES = "[Content_Types].xml"
_HEADER, _NAME_LENGTHS = 30, 26  # of a member's own header in the file: its size, where the lengths of names stand
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_LISTED = re.compile(r"(<(?:Default|Override|Relationship)\s[^>]*?(?:/>|></(?:Default|Override|Relationship)>))")
_EMPTY = re.compile(r"(.*<(\w+)\b[^<>]*)/>\s*", re.DOTALL)
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MOST = 4_000  # elements of lists that are kept: those of a template come again in each of its documents


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


class _List:
    """A list of content types or relationships: taken apart once, changed by its elements."""

    def __init__(self, xml: str) -> None:
        *pieces, last = _LISTED.split(xml)
        empty = _EMPTY.fullmatch(last)
        before, closing, after = (f"{empty[1]}>", f"</{empty[2]}", ">") if empty else last.rpartition("</")
        self._pieces = [*pieces, before]  # every second one is an element
        self._end = f"{closing}{after}"

    def __iter__(self) -> Iterator[str]:
        return iter([piece for piece in self._pieces[1::2] if piece])

    def append(self, element: str) -> None:
        self._pieces += (element, "")

    def insert(self, element: str) -> None:
        """Put an element before all others."""
        self._pieces[1:1] = (element, "")

    def remove(self, element: str) -> None:
        self._pieces[2 * self._pieces[1::2].index(element) + 1] = ""

    def written(self) -> str:
        return "".join(self._pieces) + self._end


class Members:
    """A .docx as its members. What is changed is deflated anew, once, when it is saved."""

    def __init__(self, members: Mapping[str, Packed | bytes | str]) -> None:
        """The members by their names, deflated or as they are to be."""
        self._kept = {name: member for name, member in members.items() if isinstance(member, Packed)}
        self._changed: dict[str, bytes | str | _List] = {
            name: member for name, member in members.items() if not isinstance(member, Packed)
        }
        self._lists: dict[str, _List] = {}  # that were asked for

    @classmethod
    def of(cls, content: bytes) -> Members:
        """Those of a file. Raises zipfile.BadZipFile."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return cls({info.filename: _packed(content, info) or archive.read(info) for info in archive.infolist()})

    def __contains__(self, name: str) -> bool:
        return name in self._kept or name in self._changed

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._kept, *self._changed)))

    def read(self, name: str) -> bytes:
        """What the member holds now. Raises KeyError."""
        if name in self._changed:
            found = self._changed[name]
            found = found.written() if isinstance(found, _List) else found
            return found.encode() if isinstance(found, str) else found
        return zlib.decompress(self._kept[name].deflated, -zlib.MAX_WBITS)

    def text(self, name: str) -> str:
        found = self._changed.get(name)
        return found if isinstance(found, str) else self.read(name).decode()

    def put(self, name: str, content: bytes | str) -> None:
        """Change a member, or add one."""
        self._changed[name] = content
        self._lists.pop(name, None)

    def copy(self, name: str, new: str) -> None:
        """Put a second member of the same content and type in the file. Raises KeyError."""
        self.put(new, self.read(name))
        types = self._edited(_CONTENT_TYPES)
        for override in _overrides(types, name):
            types.append(override.replace(f'"/{name}"', f'"/{new}"'))

    def drop(self, name: str) -> None:
        """Take a member out, with what was said of it: its type and its relationships."""
        for member in (name, relationships_of(name)):
            self._kept.pop(member, None)
            self._changed.pop(member, None)
            self._lists.pop(member, None)
        if _CONTENT_TYPES in self:
            types = self._edited(_CONTENT_TYPES)
            for override in _overrides(types, name):
                types.remove(override)

    def saved(self) -> bytes:
        """The file; the very bytes that came where nothing was changed."""
        changed = self._changed
        return zipped((n, packed(self.read(n)) if n in changed else self._kept[n]) for n in in_order(self))

    def _list(self, name: str) -> _List:
        """A member that is a list."""
        if name not in self._lists:
            self._lists[name] = _List(self.text(name))
        return self._lists[name]

    def _edited(self, name: str) -> _List:
        """The same, to be changed."""
        self._changed[name] = found = self._list(name)
        return found

    # --- how parts are tied together ---

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by name."""
        where = relationships_of(part)
        return dict(map(_relation, self._list(where))) if where in self else {}

    def unrelate(self, part: str, name: str) -> None:
        """Take a relationship away."""
        where = relationships_of(part)
        relations = self._edited(where)
        for own in relations:
            if _relation(own)[0] == name:
                relations.remove(own)

    def relate(self, part: str, kind: str, target: str, name: str, *, external: bool = False) -> None:
        """Give a part ("word/document.xml") the relationship `name` to a target beside it ("charts/chart1.xml")."""
        where = relationships_of(part)
        if where not in self:
            self.put(where, _RELATIONSHIPS)
        mode = ' TargetMode="External"' if external else ""
        own = f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{mode}/>'
        self._edited(where).append(own)

    def declare(self, part: str, content_type: str) -> None:
        """Say in the list of content types what a part is."""
        self._edited(_CONTENT_TYPES).append(f'<Override PartName="/{part}" ContentType="{content_type}"/>')

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """The same for all parts whose names end so, unless it is said already."""
        if not any(f'Extension="{suffix}"' in own for own in self._list(_CONTENT_TYPES)):
            self._edited(_CONTENT_TYPES).insert(f'<Default Extension="{suffix}" ContentType="{content_type}"/>')


def _packed(content: bytes, info: zipfile.ZipInfo) -> Packed | None:
    """A member of a file as it is deflated there; None where it is not."""
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return None
    lengths = struct.unpack_from("<2H", content, info.header_offset + _NAME_LENGTHS)
    start = info.header_offset + _HEADER + sum(lengths)
    return Packed(info.CRC, info.file_size, content[start : start + info.compress_size])


@lru_cache(maxsize=_MOST)
def _relation(element: str) -> tuple[str, Relation]:
    """A relationship and its name."""
    said = {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(element)}
    return said["Id"], Relation(said["Type"], said["Target"], said.get("TargetMode") == "External")


def _overrides(types: _List, name: str) -> list[str]:
    return [own for own in types if own.startswith("<Override") and f'"/{name}"' in own]


def relationships_of(part: str) -> str:
    """The member that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
