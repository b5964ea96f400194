"""XML as a text of tags, which is quicker to look through than a tree: a tree of Python objects costs three times as
much as the whole check.

That the text is XML is asked of lxml first. What it may do that would need a tree (other prefixes than usual, comments,
another encoding) is taken out by writing it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from docx.oxml.ns import nsmap
from lxml import etree

from lkjip_gen.word.soundness.kinds import Finding, Kind

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/schemaLibrary/2006/main": "sl",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    nsmap["xml"]: "xml",
}
_URIS = {prefix: uri for uri, prefix in PREFIXES.items()}
_DECLARED = re.compile(r"xmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TEXTS = re.compile(r">[^<]+(?=</w:(?:t|instrText|delText|delInstrText)>)")
_TAG = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+")
_NAME = re.compile(r"[^\s/>]+")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"&(#x[0-9A-Fa-f]+|#\d+|\w+);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CLIP = 60


class _Nothing:
    """A target that keeps nothing: the parser only looks whether the XML is whole."""

    def close(self) -> None:
        return None


def parser(*, keeping: bool = True) -> etree.XMLParser:
    return etree.XMLParser(
        target=None if keeping else _Nothing(), resolve_entities=False, no_network=True, huge_tree=True
    )


def faulty_xml(data: bytes) -> Finding | None:
    """Why this is no XML, with the text before the place; None where it is."""
    try:
        etree.fromstring(data, parser(keeping=False))
    except etree.XMLSyntaxError as why:
        return Finding(Kind.XML, _told(why, data))
    if b"<!DOCTYPE" in data:
        return Finding(Kind.XML, "DOCTYPE")
    return None


def faulty_prefixes(data: bytes) -> Finding | None:
    """The same with all namespaces looked at, which takes a tree."""
    try:
        etree.fromstring(data, parser())
    except etree.XMLSyntaxError as why:
        return Finding(Kind.PREFIX, _told(why, data))
    return None


def _told(why: etree.XMLSyntaxError, data: bytes) -> str:
    line, column = why.position
    lines = data.split(b"\n")
    before = b"\n".join([*lines[: line - 1], lines[line - 1][: max(column, 0)]]) if 0 < line <= len(lines) else b""
    near = " ".join(re.sub(r"<[^>]*>?", " ", before.decode("utf-8", "replace")).split())[-_CLIP:]
    said = str(why).split(", line")[0]
    return f'{said}; sesudah "{near}"' if near else said


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A part without its texts, cut before each paragraph.

    `declared`: the prefixes that its first element declares; `whole`: are those all that it declares?
    """

    pieces: list[str]
    declared: frozenset[str]
    whole: bool


def skeleton(data: bytes) -> Skeleton:
    """Of a part that is XML."""
    text = _usual(data)
    if text is None:
        text = _written(etree.fromstring(data, parser()))
    text = text[text.index("<", text.index("?>") if text.startswith("<?xml") else 0) :]
    bare = _TEXTS.sub(">", text)
    root = bare[: bare.index(">") + 1]
    declared = frozenset(prefix for prefix, _, _ in _DECLARED.findall(root))
    pieces = bare.replace("<w:p>", "\0<w:p>").replace("<w:p ", "\0<w:p ").split("\0")
    return Skeleton(pieces, declared | {"xml"}, bare.count("xmlns") == root.count("xmlns"))


def _usual(data: bytes) -> str | None:
    """As a text, if its prefixes are the usual ones and nothing stands in it but elements and texts."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "<!" in text or text.count("<?") > text.startswith("<?xml"):
        return None
    for prefix, one, other in set(_DECLARED.findall(text)):
        uri = one or other
        if PREFIXES.get(uri, prefix) != prefix or _URIS.get(prefix, uri) != uri:
            return None
    return text


def _written(root: etree._Element) -> str:
    """A tree with the usual prefixes."""
    out: list[str] = []
    _write(root, out)
    return "".join(out)


def _write(element: etree._Element, out: list[str]) -> None:
    known = element.getparent().nsmap if element.getparent() is not None else {}
    named = {
        f"xmlns:{PREFIXES.get(u, p)}": u for p, u in element.nsmap.items() if known.get(p) != u and (p or u in PREFIXES)
    }
    named |= {_name(key, element.nsmap): str(value) for key, value in element.attrib.items()}
    name = _name(element.tag, element.nsmap)
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in named.items())
    out.append(f"<{name}{attributes}>")
    out.append(escape(element.text or "", quote=False))
    for child in element.iterchildren(etree.Element):
        _write(child, out)
        out.append(escape(child.tail or "", quote=False))
    out.append(f"</{name}>")


def _name(tag: str, spaces: Mapping[str | None, str]) -> str:
    space = etree.QName(tag).namespace
    local = str(etree.QName(tag).localname)
    if space is None:
        return local
    prefix = PREFIXES.get(space) or next((p for p, uri in spaces.items() if uri == space and p), None)
    return local if prefix is None else f"{prefix}:{local}"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag: names of w stand without prefix. `prefixes` are those of its name and its attributes."""

    name: str
    attributes: dict[str, str]
    prefixes: frozenset[str]
    opens: bool
    closes: bool


def tags(piece: str) -> Iterator[Tag | str]:
    """The tags of a piece, and the texts between them that are no blanks."""
    for found in _TAG.findall(piece):
        if found[0] == "<":
            yield _tag(found)
        elif not found.isspace():
            yield found


@lru_cache(maxsize=4096)
def _tag(found: str) -> Tag:
    if found[1] == "/":
        return Tag(_short(found[2:-1].strip()), {}, frozenset(), opens=False, closes=True)
    name = _NAME.match(found, 1)
    if name is None:
        raise ValueError(found)
    attributes = {_short(key): _plain(one or other) for key, one, other in _ATTRIBUTE.findall(found, name.end())}
    prefixes = {key.partition(":")[0] for key in (_short(name[0]), *attributes) if ":" in key}
    return Tag(_short(name[0]), attributes, frozenset(prefixes - {"xmlns"}), opens=True, closes=found[-2] == "/")


def _short(name: str) -> str:
    return name.removeprefix("w:")


def _plain(value: str) -> str:
    return _ENTITY.sub(_entity, value) if "&" in value else value


def _entity(found: re.Match[str]) -> str:
    what = found[1]
    if what[0] == "#":
        return chr(int(what[2:], 16) if what[1] == "x" else int(what[1:]))
    return _NAMED.get(what, found[0])
