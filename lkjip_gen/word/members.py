"""The members of a finished .docx: a few are changed, the others go on as they are, deflated as they were."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from html import escape

from lkjip_gen.word.package import Packed, in_order, packed, zipped

_CONTENT_TYPES = "[Content_Types].xml"
_HEADER, _NAME_LENGTHS = 30, 26  # of a member's own header in the file: its size, where the lengths of names stand
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


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
        with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
            return archive.read(self._infos[name])

    def text(self, name: str) -> str:
        return self.read(name).decode()

    def put(self, name: str, content: bytes | str) -> None:
        """Change a member, or add one."""
        self._changed[name] = content.encode() if isinstance(content, str) else content

    def drop(self, name: str) -> None:
        self._infos.pop(name, None)
        self._changed.pop(name, None)

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

    def relate(self, part: str, kind: str, target: str, name: str) -> None:
        """Give a part ("word/document.xml") the relationship `name` to a target beside it ("charts/chart1.xml")."""
        where = relationships_of(part)
        xml = self.text(where) if where in self else _RELATIONSHIPS
        own = f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"/>'
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


def relationships_of(part: str) -> str:
    """The member that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
