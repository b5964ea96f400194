"""The package around the text of a document: which parts it has, and how they are tied together.

Documents of one template differ in a few ways only: which pictures were put in, which parts a condition left out,
whether lists had to be numbered. Each such shape is built once with the library of the plain way.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha1

from docx.image.image import Image
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml import OxmlElement

from lkjip_gen.word.completing import complete, has_places
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.leftovers import MENTIONED
from lkjip_gen.word.members import Members
from lkjip_gen.word.numbering_part import Numbering, Written, attach_numbering
from lkjip_gen.word.order import Order
from lkjip_gen.word.package import CORE, Packed, Properties, core_xml, in_order, packed, set_properties
from lkjip_gen.word.pictures import embedding
from lkjip_gen.word.plain import Template, open_template
from lkjip_gen.word.stamp import stamp as put_stamp
from lkjip_gen.word.tree import Element

_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_NOBODY = Properties("", "", "", datetime.date(2000, 1, 1))
_MOST_SHAPES = 64
_Key = tuple[tuple[tuple[int, str, str], ...], tuple[frozenset[str], ...], bool]


@dataclass(slots=True)
class Shape:
    """One document: the pictures put into it, by part. The same picture is one, however often it is put in."""

    pictures: list[tuple[int, str, bytes]] = field(default_factory=list)  # part, its relationship, content
    embed: Callable[[int, bytes], str] = lambda _at, _content: ""

    def embedding(self, at: int) -> Callable[[bytes], str]:
        """Takes a picture into a part of this document; the id of its relationship."""

        def embed(content: bytes) -> str:
            name = self.embed(at, content)
            if all((part, rel) != (at, name) for part, rel, _ in self.pictures):
                self.pictures.append((at, name, content))
            return name

        return embed


@dataclass(frozen=True, slots=True)
class _Built:
    """A shape: its members in order (None: made for each document), the names of its pictures, its text parts."""

    members: Sequence[tuple[str, Packed | None]]
    pictures: Mapping[str, int]  # name of the member -> which picture
    kept: frozenset[str]


class Shapes:
    """The shapes of the documents of one template, built when they are first asked for."""

    def __init__(self, template: bytes, stamp: str, parts: Sequence[str], styles: Element, numbering: Element | None):
        self._template, self._stamp, self._parts = template, stamp, parts
        self._has_places = has_places(template)
        self._styles, self._had_numbering = serialize_part_xml(styles), numbering is not None
        try:
            self._numbering = Written(numbering)
        except ValueError as exc:
            raise Unsupported("XML dengan awalan nama yang tidak lazim") from exc
        self._built: dict[_Key, _Built] = {}
        doc = self._open()
        self._candidates = [
            frozenset(name for name, rel in part.rels.items() if rel.reltype in MENTIONED) for part in self._of(doc)
        ]
        self._own = {sha1(p.blob, usedforsecurity=False).hexdigest() for p in doc.docx.part.package.image_parts}

    def begin(self) -> Shape:
        """For a new document. Its pictures get their names from a package of their own."""
        parts: list[Part] = []

        def embed(at: int, content: bytes) -> str:
            if not parts:
                parts.extend(self._of(self._open()))
            return embedding(parts[at])(content)

        return Shape(embed=embed)

    def package(
        self,
        shape: Shape,
        mentions: Sequence[set[str]],
        texts: Mapping[str, bytes],
        numbering: Numbering,
        order: Order,
    ) -> tuple[bytes, frozenset[str]]:
        """The finished file, and the names of the parts with text that it still has. Raises DrawingError."""
        built = self._shape(shape, mentions, numbering)
        members: dict[str, Packed | bytes | str] = {}
        for name, member in built.members:
            if member is not None:
                members[name] = member
            elif name in built.pictures:
                members[name] = shape.pictures[built.pictures[name]][2]
            elif name == CORE:
                members[name] = core_xml(order.properties)
            elif name == _NUMBERING:
                members[name] = self._numbering.text(numbering)
            else:
                members[name] = texts[name]
        made = Members(members)
        if self._has_places:
            complete(made, order.figures)
        return made.saved(), built.kept

    def _key(self, shape: Shape, mentions: Sequence[set[str]], *, begun: bool) -> _Key:
        """Equal for documents that differ only in what their parts hold."""
        order: dict[str, str] = {}
        pictures = []
        for at, name, content in shape.pictures:
            digest = sha1(content, usedforsecurity=False).hexdigest()
            which = digest if digest in self._own else order.setdefault(digest, f"{len(order)}.{_kind(content)}")
            pictures.append((at, name, which))
        dropped = tuple(c - m for c, m in zip(self._candidates, mentions, strict=True))
        return tuple(pictures), dropped, begun

    def _shape(self, shape: Shape, mentions: Sequence[set[str]], numbering: Numbering) -> _Built:
        begun = bool(numbering.nums) and not self._had_numbering
        key = self._key(shape, mentions, begun=begun)
        if key not in self._built:
            if len(self._built) >= _MOST_SHAPES:
                self._built.clear()
            self._built[key] = self._build(shape, key[1], begun=begun)
        return self._built[key]

    def _build(self, shape: Shape, dropped: Sequence[frozenset[str]], *, begun: bool) -> _Built:
        doc = self._open()
        parts = self._of(doc)
        for at, name, content in shape.pictures:
            if embedding(parts[at])(content) != name:
                raise Unsupported("gambar yang berbagi nama")
        if begun:
            attach_numbering(doc.docx.part, OxmlElement("w:numbering"))
        for part, names in zip(parts, dropped, strict=True):
            for name in names:
                del part.rels[name]
        set_properties(doc.docx.part.package, _NOBODY)
        own = _by_name(doc)
        saved = io.BytesIO()
        doc.docx.save(saved)
        with zipfile.ZipFile(saved) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        members[_STYLES] = self._styles
        pictures = {}
        for number, (_, _, content) in enumerate(shape.pictures):
            digest = sha1(content, usedforsecurity=False).hexdigest()
            if digest not in self._own:
                pictures.update({n: number for n, part in own.items() if part.blob == content})
        made = {CORE, *self._parts, *pictures}
        if begun or self._had_numbering:
            made.add(_NUMBERING)
        listed = [(name, None if name in made else packed(members[name])) for name in in_order(members)]
        return _Built(listed, pictures, frozenset(self._parts) & set(members))

    def _open(self) -> Template:
        doc = open_template(self._template)
        assert not isinstance(doc, str)  # noqa: S101 - it was opened before
        if self._stamp:
            put_stamp(doc.docx, self._stamp)
        return doc

    def _of(self, doc: Template) -> list[Part]:
        """The parts with text, in their order."""
        by_name = _by_name(doc)
        return [by_name[name] for name in self._parts]


def _by_name(doc: Template) -> dict[str, Part]:
    """All parts by their names in the package."""
    return {str(part.partname).lstrip("/"): part for part in doc.docx.part.package.iter_parts()}


def _kind(content: bytes) -> str:
    return str(Image.from_blob(content).ext)
