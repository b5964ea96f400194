"""What comes along in the file of a template and would go into every document: changes, comments, links, objects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.package import MAIN_TYPE, Package, Relationship
from lkjip_gen.templating.parts import Part, Where
from lkjip_gen.templating.spelling import clipped
from lkjip_gen.templating.tags import holder
from lkjip_gen.word.places import text_of
from lkjip_gen.word.tree import ID, Element, P

_TRACKED = tuple(qn(f"w:{n}") for n in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))
_TRACKED_LOOK = tuple(
    qn(f"w:{n}") for n in ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
)
_COMMENT_MARK, _COMMENT = qn("w:commentReference"), qn("w:comment")
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OF_CHARTS = re.compile(r"word/charts/")
_OBJECTS = {
    "oleObject": "OLE", "package": "berkas Office", "control": "ActiveX", "aFChunk": "dokumen lain",
    "subDocument": "dokumen lain", "attachedToolbars": "bilah alat", "video": "video", "audio": "suara",
}  # fmt: skip
_OUTSIDE = {"image": "Gambar", "oleObject": "Objek", "subDocument": "Bagian dokumen", "aFChunk": "Bagian dokumen"}
_MACROS = ("vbaProject", "wordVbaData")
_ON_THE_WEB = ("http://", "https://", "mailto:", "#", "ftp://")
_TAG = re.compile(r"\{\{[^{}<>]{1,200}\}\}|\{%[^{}<>]{1,200}%\}")
_MARKUP = re.compile(r"<[^>]*>")
_NOT_FILLED = {
    "endnotes": "catatan akhir", "chart": "grafik", "diagrams": "SmartArt",
    "core": "properti berkas", "app": "properti berkas", "custom": "properti berkas", "numbering": "penomoran",
    "styles": "gaya", "glossary": "blok teks",
}  # fmt: skip


def carried(package: Package, parts: list[Part]) -> Iterator[Finding]:
    """All of it."""
    for part in parts:
        yield from _tracked(part)
        yield from _comments(part, package)
    yield from _macros(package)
    for name in sorted(package.members):
        if not name.endswith(".rels"):
            part_here = next((p for p in parts if p.name == name), None)
            for relationship in package.relationships(name):
                yield from _relationship(relationship, name, part_here)
    yield from _unfilled(package, {part.name for part in parts})


def _tracked(part: Part) -> Iterator[Finding]:
    """One for each paragraph, row or cell."""
    for kind, names in ((Kind.TRACKED, _TRACKED), (Kind.TRACKED_LOOK, _TRACKED_LOOK)):
        told: set[Element | None] = set()
        for change in part.root.iter(*names):
            paragraph = holder(change)
            if paragraph not in told:
                told.add(paragraph)
                yield finding(kind, Where(part, paragraph, change, change))


def _comments(part: Part, package: Package) -> Iterator[Finding]:
    texts: dict[str, str] = {}
    for name in package.related("comments"):
        for comment in package.root(name).iter(_COMMENT):
            texts[str(comment.get(ID))] = " ".join(text_of(p) for p in comment.iter(P))
    for mark in part.root.iter(_COMMENT_MARK):
        said = texts.get(str(mark.get(ID)), "")
        shown = f': "{clipped(said)}"' if said else ""
        yield finding(Kind.COMMENT_LEFT, Where(part, holder(mark), mark, mark), isi=shown)


def _macros(package: Package) -> Iterator[Finding]:
    kinds = {r.kind for name in package.members if not name.endswith(".rels") for r in package.relationships(name)}
    if kinds & set(_MACROS) or "macroEnabled" in package.content_types.get(package.main, ""):
        yield finding(Kind.FILE_MACRO)
    elif package.content_types.get(package.main) != MAIN_TYPE:
        yield finding(Kind.FILE_UNREADABLE, sebab="jenisnya bukan Word Document (.docx)")


def _relationship(relationship: Relationship, name: str, part: Part | None) -> Iterator[Finding]:
    kind, target, shown = relationship.kind, relationship.target, clipped(relationship.target)

    def where() -> Where | None:
        return None if part is None else _mention(part, relationship.id)

    if relationship.external and kind == "attachedTemplate":
        yield finding(Kind.TEMPLATE_ATTACHED, None, alamat=shown)
    elif relationship.external and kind == "hyperlink":
        if not target.lower().startswith(_ON_THE_WEB):
            yield finding(Kind.LINK_TO_FILE, where(), alamat=shown)
    elif relationship.external:
        yield finding(Kind.LINK_OUTSIDE, where(), apa=_OUTSIDE.get(kind, "Sesuatu"), alamat=shown)
    elif kind in _OBJECTS and not _OF_CHARTS.match(name):  # a chart has its figures as a workbook
        yield finding(Kind.OBJECT, where(), apa=_OBJECTS[kind])


def _mention(part: Part, relationship: str) -> Where:
    """Where a part uses this relationship."""
    for node in part.root.iter():
        if any(k.startswith(_RELATIONSHIPS) and v == relationship for k, v in node.attrib.items()):
            return Where(part, holder(node), node, node)
    return Where(part, None)


def _unfilled(package: Package, filled: set[str]) -> Iterator[Finding]:
    """Tags in parts that are not filled, one for each part; comments may speak of tags."""
    for name in package.xml_names():
        if name in filled or "/comments" in name or b"{" not in package.members[name]:
            continue
        text = _MARKUP.sub("", package.members[name].decode("utf-8", "replace"))
        tag = _TAG.search(text)
        if tag is not None:
            what = next((words for key, words in _NOT_FILLED.items() if key in name), f'bagian "{name}"')
            yield finding(Kind.TAG_UNFILLED, None, tag=clipped(tag[0]), tempat=what)
