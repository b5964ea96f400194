"""A package as a whole: each part read for itself, then what its parts say of one another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from lkjip_gen.word.soundness.container import TYPES, Package
from lkjip_gen.word.soundness.kinds import Finding, Kind
from lkjip_gen.word.soundness.mentioning import RELATIONSHIPS, Mention
from lkjip_gen.word.soundness.reading import PartReading, Reader
from lkjip_gen.word.soundness.text import faulty_prefixes, faulty_xml, parser, skeleton

# the first element of a part, by the kind of the relationship that leads to it
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LINKING = etree.XPath("//*[@r:*]", namespaces={"r": _R})
_NO_LIST = "0"
_NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
_OVER_PARTS = ("drawing", "bookmark", "bookmark name", "control")
_TOP = "_top"  # a place that Word knows without a bookmark
_reader = Reader()


def findings(package: Package) -> Iterator[tuple[str, Finding]]:
    """The faults of all parts, each with the name of its part."""
    yield from package.findings
    main = package.of_kind("", "officeDocument")
    if main is None or main not in package.members:
        return
    whole = _Whole(package, main, _readings(package, main))
    for name, reading in whole.readings.items():
        for found in reading.findings:
            yield name, found
        for found in whole.mentioned(name, reading):
            yield name, found
    yield from whole.charts()
    yield from whole.numbers_over_parts()
    ledger = whole.readings[main].ledger
    if not ledger.sections or ledger.pages < ledger.sections:
        yield main, Finding(Kind.PAGE)


def _readings(package: Package, main: str) -> dict[str, PartReading]:
    """The parts that hold XML. The text of the document is new each time; the others seldom are."""
    roots = {main: "document"}
    for relationship in package.relationships.get(main, {}).values():
        if relationship.kind in _ROOTS and not relationship.is_outside:
            roots[relationship.target] = _ROOTS[relationship.kind]
    found = {}
    for name, data in package.members.items():
        if name == TYPES or name.endswith(".rels"):
            continue
        if name in roots:
            found[name] = _read(data, roots[name]) if name == main else _read_once(data, roots[name])
        elif package.is_xml(name):
            found[name] = _linked(data)
    return found


def _read(data: bytes, root: str) -> PartReading:
    faulty = faulty_xml(data)
    if faulty is not None:
        return PartReading(findings=[faulty])
    part = skeleton(data)
    reading = _reader.read(part)
    if reading.root != root:
        reading.findings.append(Finding(Kind.ROOT, f"{reading.root}, bukan {root}"))
    if reading.prefixes - part.declared and (wrong := faulty_prefixes(data)) is not None:
        reading.findings.append(wrong)
        return reading
    asked = {m for m in reading.mentions if m.what == "prefix" and m.value not in part.declared}
    if asked:
        reading.findings += _undeclared(data)
    return reading


_read_once = lru_cache(maxsize=64)(_read)


def _undeclared(data: bytes) -> Iterator[Finding]:
    """Prefixes in attributes of mc that are not declared where they stand."""
    for element in etree.fromstring(data, parser()).iter(etree.Element):
        for key in ("Requires", f"{{{_MC}}}Ignorable"):
            for prefix in (element.get(key) or "").split():
                if prefix not in element.nsmap:
                    name = (
                        f"mc:{etree.QName(element).localname}" if key == "Requires" else etree.QName(element).localname
                    )
                    yield Finding(Kind.PREFIX, prefix, name=name, value=prefix)


def forget() -> None:
    """Forget the parts that were read before."""
    _read_once.cache_clear()
    _linked.cache_clear()


@lru_cache(maxsize=64)
def _linked(data: bytes) -> PartReading:
    """A part that is not Word's own: is it XML, and to what does it lead?"""
    faulty = faulty_xml(data) or faulty_prefixes(data)
    if faulty is not None:
        return PartReading(findings=[faulty])
    root = etree.fromstring(data, parser())
    reading = PartReading(etree.QName(root).localname)
    for element in _LINKING(root):
        for key, value in element.attrib.items():
            if etree.QName(key).namespace == _R and value:
                reading.mentions.add(Mention("rel", value, etree.QName(element).localname, "r:id"))
    return reading


@dataclass(frozen=True, slots=True)
class _Whole:
    package: Package
    main: str
    readings: dict[str, PartReading]

    def _defined(self, kind: str, part_kind: str) -> set[str]:
        part = self.package.of_kind(self.main, part_kind)
        return set() if part is None or part not in self.readings else self.readings[part].ledger.defined(kind)

    def mentioned(self, part: str, reading: PartReading) -> Iterator[Finding]:
        """What a part mentions and nobody has."""
        styles = self._defined("style", "styles")
        known = {
            "style": styles,
            "num": self._defined("num", "numbering") | {_NO_LIST},
            "abstract": self._defined("abstract", "numbering"),
            "anchor": {name for r in self.readings.values() for name in r.ledger.defined("bookmark name")} | {_TOP},
            **{note: self._defined(note, kind) for note, kind in _NOTES.items()},
        }
        kinds = {
            "style": Kind.STYLE_MISSING,
            "num": Kind.LIST_MISSING,
            "abstract": Kind.LIST_WITHOUT_FORM,
            "anchor": Kind.ANCHOR_MISSING,
            **dict.fromkeys(_NOTES, Kind.NOTE_MISSING),
        }
        for mention in sorted(reading.mentions):
            what, value, name, _ = mention
            if what == "rel":
                yield from self._relationship(part, mention)
            elif what in known and (value.casefold() if what == "anchor" else value) not in known[what]:
                yield Finding(kinds[what], value, name=name, value=value)

    def _relationship(self, part: str, mention: Mention) -> Iterator[Finding]:
        _, value, name, attribute = mention
        relationship = self.package.relationships.get(part, {}).get(value)
        wanted = RELATIONSHIPS.get((name, attribute))
        if relationship is None:
            yield Finding(Kind.RELATIONSHIP_MISSING, value, name=name, value=value)
        elif wanted is not None and relationship.kind != wanted:
            yield Finding(Kind.RELATIONSHIP_KIND, f"{name}: {relationship.kind}", name=name, value=value)

    def charts(self) -> Iterator[tuple[str, Finding]]:
        """Charts without their workbook."""
        for name, reading in self.readings.items():
            if reading.root != "chartSpace":
                continue
            links = [m.value for m in reading.mentions if m.name == "externalData"]
            books = [self.package.relationships.get(name, {}).get(link) for link in links]
            if not books:
                yield name, Finding(Kind.CHART_WITHOUT_DATA)
            for book in books:
                if book is not None and not book.is_outside and not _is_package(self.package.members.get(book.target)):
                    yield name, Finding(Kind.WORKBOOK, book.target)

    def numbers_over_parts(self) -> Iterator[tuple[str, Finding]]:
        """Numbers of drawings, bookmarks and controls that two parts share."""
        for kind in _OVER_PARTS:
            seen: dict[str, str] = {}
            for part, reading in self.readings.items():
                for value, at in reading.ledger.ids.get(kind, ()):
                    if seen.setdefault(value, part) != part:
                        yield part, Finding(Kind.ID_IN_TWO_PARTS, f"{kind} {value}, juga di {seen[value]}", at)


def _is_package(data: bytes | None) -> bool:
    if data is None:
        return True  # told where the relationship stands
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return TYPES in archive.namelist()
    except zipfile.BadZipFile:
        return False
