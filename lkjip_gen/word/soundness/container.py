"""The package: its members, their content types, and what leads from one to the other (ISO/IEC 29500-2)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote
from zlib import error as ZlibError  # noqa: N812 - it is an exception

from lxml import etree

from lkjip_gen.word.soundness.kinds import Finding, Kind
from lkjip_gen.word.soundness.text import faulty_xml, parser

TYPES = "[Content_Types].xml"
_CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_UNFIT = re.compile(r"\\|//|^/|/$|(?:^|/)\.{1,2}(?:/|$)")
_XML = re.compile(r"(?:\+|/)xml$")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)|"
    r"ms-word\.(?:document|template)\.macroEnabled[A-Za-z]*)\.main\+xml|"
    r"application/vnd\.ms-word\.(?:document|template)\.macroEnabled\.main\+xml"
)
# the content type of what a relationship leads to, by the end of its type
_FITTING = {
    "officeDocument": _MAIN,
    **{
        kind: re.compile(re.escape(f"{_WORD}{kind}+xml"))
        for kind in (
            "styles", "numbering", "settings", "fontTable", "webSettings", "header", "footer", "footnotes", "endnotes",
            "comments",
        )
    },
    "theme": re.compile(r"application/vnd\.openxmlformats-officedocument\.theme\+xml"),
    "chart": re.compile(r"application/vnd\.openxmlformats-officedocument\.drawingml\.chart\+xml"),
    "image": re.compile(r"image/.+"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the end of its type; `target` the name of a part, or an address outside."""

    kind: str
    target: str
    is_outside: bool


@dataclass(slots=True)
class Package:
    """The members by name, their content types, and the relationships of each part ("" is the package)."""

    members: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)
    findings: list[tuple[str, Finding]] = field(default_factory=list)

    def find(self, part: str, kind: Kind, detail: str = "") -> None:
        self.findings.append((part, Finding(kind, detail)))

    def is_xml(self, name: str) -> bool:
        return _XML.search(self.types.get(name, "")) is not None

    def of_kind(self, source: str, kind: str) -> str | None:
        """The part to which the first relationship of this kind leads from a part."""
        found = (r.target for r in self.relationships.get(source, {}).values() if r.kind == kind and not r.is_outside)
        return next(found, None)


def opened(content: bytes) -> Package:
    """The package with its own faults; without members where it is none."""
    package = Package()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [i.filename for i in archive.infolist() if not i.is_dir()]
            package.members = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, ZlibError) as why:
        package.members = {}
        package.find("", Kind.NOT_A_PACKAGE, str(why))
        return package
    _look_at_names(package, names)
    _read_types(package)
    for name in [n for n in names if n.endswith(".rels")]:
        _read_relationships(package, name)
    main = package.of_kind("", "officeDocument")
    if main is None:
        package.find("", Kind.NO_DOCUMENT)
    _look_for_unused(package)
    return package


def _look_at_names(package: Package, names: list[str]) -> None:
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            package.find("", Kind.MEMBER_TWICE, next(n for n in names if n.casefold() == name))
    for name in names:
        if _UNFIT.search(name):
            package.find("", Kind.MEMBER_NAME, name)


def _elements(package: Package, name: str) -> Iterator[etree._Element]:
    data = package.members[name]
    faulty = faulty_xml(data)
    if faulty is not None:
        package.findings.append((name, faulty))
        return
    yield from etree.fromstring(data, parser()).iterchildren(etree.Element)


def _read_types(package: Package) -> None:
    if TYPES not in package.members:
        package.find("", Kind.TYPE_MISSING, TYPES)
        return
    by_end: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for element in _elements(package, TYPES):
        is_default = element.tag == f"{_CONTENT}Default"
        key = (element.get("Extension") or "" if is_default else (element.get("PartName") or "").lstrip("/")).lower()
        known = by_end if is_default else by_name
        if key in known:
            package.find("", Kind.TYPE_TWICE, key)
        known[key] = element.get("ContentType") or ""
    for name in package.members:
        kind = by_name.get(name.lower()) or by_end.get(name.rpartition(".")[2].lower())
        if kind:
            package.types[name] = kind
        elif name != TYPES:
            package.find(name, Kind.TYPE_MISSING)
    held = {name.lower() for name in package.members}
    for name in by_name.keys() - held:
        package.find("", Kind.TYPE_WITHOUT_PART, name)


def _read_relationships(package: Package, name: str) -> None:
    folder, _, file = name.rpartition("/")
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    if source and source not in package.members:
        package.find(name, Kind.PART_UNUSED)
        return
    found = package.relationships[source] = {}
    for element in _elements(package, name):
        key, kind, target = (element.get(a) or "" for a in ("Id", "Type", "Target"))
        mode = element.get("TargetMode", "Internal")
        if element.tag != _RELATIONSHIP or not key or not kind or key in found or mode not in {"Internal", "External"}:
            package.find(name, Kind.RELATIONSHIP_FAULTY, key)
            continue
        outside = mode == "External"
        where = target if outside else _part(source, target)
        found[key] = Relationship(kind.rpartition("/")[2], where, outside)
        if not outside:
            _look_at_target(package, name, found[key])


def _part(source: str, target: str) -> str:
    """The part that a target means: it is told from the folder of the part that leads there."""
    path = unquote(target.partition("#")[0])
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path)) if path else source


def _look_at_target(package: Package, name: str, relationship: Relationship) -> None:
    if relationship.target not in package.members:
        if relationship.target != "NULL":
            package.find(name, Kind.TARGET_MISSING, relationship.target)
        return
    fitting = _FITTING.get(relationship.kind)
    kind = package.types.get(relationship.target, "")
    if fitting is not None and kind and fitting.fullmatch(kind) is None:
        package.find(relationship.target, Kind.TYPE_WRONG, f"{relationship.kind}: {kind}")


def _look_for_unused(package: Package) -> None:
    """Parts to which nothing leads."""
    reached = {""}
    waiting = [""]
    while waiting:
        for relationship in package.relationships.get(waiting.pop(), {}).values():
            if not relationship.is_outside and relationship.target not in reached:
                reached.add(relationship.target)
                waiting.append(relationship.target)
    for name in package.members:
        if name not in reached and name != TYPES and not name.endswith(".rels"):
            package.find(name, Kind.PART_UNUSED)
