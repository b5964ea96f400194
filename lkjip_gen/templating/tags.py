"""The tags of a part with their places, as docxtpl will join them from Word's runs, and those that it cannot join."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import nsmap, qn
from lxml import etree

from lkjip_gen.templating.commands import KNOWN, first_word, prefix_of
from lkjip_gen.templating.parts import Part, Where
from lkjip_gen.templating.scanning import Form, Piece, scan
from lkjip_gen.word.tree import FALLBACK, INSTR_TEXT, TC, TR, Element, P, R, T, paragraph_of

_BRACED = etree.XPath("//@*[contains(., '{') or contains(., '}')]")
_CODES = etree.XPath("//w:instrText[contains(., '{')]", namespaces={"w": nsmap["w"]})
_DOC_PR = qn("wp:docPr")
_CONTROL = re.compile(r"^[-+]|[-+]$")
_FORGIVEN = str.maketrans({"\u00a0": " ", "\u201e": '"', "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})


@dataclass(slots=True, eq=False)
class Tag:
    """One tag. `raw` is as typed, `body` what Jinja gets of it; `whole` is False where a finding says it is broken,
    `exact` where its braces are, so that nobody knows where it would take effect.

    `home` is the element in which it takes effect: its paragraph, or what holds the paragraph, row or cell that the
    prefix gives up.
    """

    opener: str
    inner: str
    raw: str
    where: Where
    order: tuple[int, int]
    whole: bool = True
    exact: bool = True
    prefix: str = ""
    body: str = ""
    word: str = ""
    home: Element | None = None
    nodes: list[Element] = field(default_factory=list)

    @property
    def is_command(self) -> bool:
        return self.opener == "{%"

    @property
    def is_attribute(self) -> bool:
        return bool(self.nodes) and self.nodes[0].tag not in (T, INSTR_TEXT)

    @property
    def merges(self) -> bool:
        """Does it swallow what stands before or behind it, "{%-"?"""
        return bool(_CONTROL.search(self.inner))


@dataclass(slots=True, eq=False)
class Line:
    """A text that may hold tags: that of a paragraph in its w:t nodes, or an attribute."""

    where: Where
    text: str
    spans: list[tuple[int, int, Element]]
    pieces: list[Piece] = field(default_factory=list)

    def nodes(self, start: int, end: int) -> list[Element]:
        """The nodes that hold this stretch."""
        return [node for begin, stop, node in self.spans if begin < end and stop > start]


@dataclass(slots=True, eq=False)
class Broken:
    """A piece that is no tag, and, where the other half stands in a later line, that half."""

    piece: Piece
    line: Line
    where: Where
    other: Line | None = None


@dataclass(slots=True, eq=False)
class Tags:
    """What a part holds: its tags in the order of the document, the pieces that are none, and that order."""

    part: Part
    tags: list[Tag]
    broken: list[Broken]
    order: dict[Element, int]


def as_read(body: str) -> str:
    """What the engine makes of the characters in a tag."""
    return body.translate(_FORGIVEN)


def read_tags(part: Part) -> Tags:
    order = {node: number for number, node in enumerate(part.root.iter())}
    hidden = {node for drawing in part.root.iter(FALLBACK) for node in drawing.iter()}
    lines = [line for line in _lines(part) if line.spans[0][2] not in hidden]
    for line in lines:
        line.pieces = scan(line.text)
    lines = [line for line in lines if line.text.strip()]
    found = Tags(part, [], [], order)
    joined = _halves(lines)
    for line in lines:
        for piece in line.pieces:
            _take(found, line, piece, joined)
    found.tags = list(_outside_raw(sorted(found.tags, key=lambda tag: tag.order)))
    return found


def _outside_raw(tags: list[Tag]) -> Iterator[Tag]:
    """Without what {% raw %} keeps from Jinja."""
    raw = False
    for tag in tags:
        raw = raw and tag.word != "endraw"
        if not raw:
            yield tag
        raw = raw or (tag.is_command and tag.word == "raw")


def _lines(part: Part) -> Iterator[Line]:
    """The text of every paragraph, then every attribute and field code with braces."""
    texts: dict[Element, list[Element]] = {}
    for node in part.root.iter(T):
        paragraph = paragraph_of(node)
        if paragraph is not None:
            texts.setdefault(paragraph, []).append(node)
    for paragraph, nodes in texts.items():
        spans, at = [], 0
        for node in nodes:
            length = len(node.text or "")
            spans.append((at, at + length, node))
            at += length
        yield Line(Where(part, paragraph), "".join(node.text or "" for node in nodes), spans)
    for value in _BRACED(part.root):
        element = value.getparent()
        where = Where(part, holder(element), element, element)
        yield Line(where, str(value), [(0, len(value), element)])
    for code in _CODES(part.root):
        yield Line(Where(part, holder(code), code, code), code.text, [(0, len(code.text), code)])


def holder(element: Element) -> Element | None:
    """The paragraph around an element, or the first inside it."""
    around = element if element.tag == P else paragraph_of(element)
    if around is not None:
        return around
    for parent in (element, *element.iterancestors()):
        inside: Element | None = next(parent.iter(P), None)
        if inside is not None:
            return inside
    return None


def _halves(lines: list[Line]) -> dict[Piece, tuple[Line, Piece]]:
    """Beginnings at the end of a line whose end begins a line that follows, and those ends, each with the other."""
    found: dict[Piece, tuple[Line, Piece]] = {}
    for number, line in enumerate(lines):
        last = line.pieces[-1] if line.pieces else None
        if last is None or last.form is not Form.UNCLOSED or last.end < len(line.text) or line.text.endswith("}"):
            continue
        for other in lines[number + 1 : number + 3]:
            if other.pieces:
                first = other.pieces[0]
                if first.form is Form.UNOPENED and first.opener == last.opener:
                    found[last], found[first] = (other, first), (line, last)
                break
    return found


def _take(found: Tags, line: Line, piece: Piece, joined: dict[Piece, tuple[Line, Piece]]) -> None:
    nodes = line.nodes(piece.start, piece.end)
    where = Where(line.where.part, line.where.paragraph, nodes[0], nodes[-1])
    other = joined.get(piece)
    if piece.form is not Form.TAG and not (other and piece.form is Form.UNOPENED):
        found.broken.append(Broken(piece, line, where, other[0] if other else None))
    if piece.opener == "{#" or piece.form is Form.SINGLE or (other and piece.form is Form.UNOPENED):
        return
    inner = piece.inner
    if other and piece.form is Form.UNCLOSED:
        inner += other[0].text[: other[1].end].removesuffix("}}").removesuffix("%}")
    tag = Tag(piece.opener, inner, line.text[piece.start : piece.end], where, (found.order[nodes[0]], piece.start))
    tag.whole = tag.exact = piece.form is Form.TAG
    tag.nodes = nodes
    _understand(tag)
    if tag.whole or tag.is_command:
        found.tags.append(tag)


def _understand(tag: Tag) -> None:
    """Fill in what the inner text says."""
    tag.prefix = prefix_of(as_read(tag.inner))
    rest = tag.inner[len(tag.prefix) :]
    tag.body = " ".join(_CONTROL.sub("", as_read(rest)).split())
    tag.word = first_word(tag.body)
    if not tag.whole and tag.opener == "{{" and tag.word in KNOWN:
        tag.opener = "{%"
    tag.home = home_of(tag)


def home_of(tag: Tag) -> Element | None:
    """The element in which a tag takes effect, by its prefix; None where the prefix has nothing to give up."""
    node, paragraph = tag.nodes[0], tag.where.paragraph
    if tag.is_attribute or paragraph is None:
        return node
    match tag.prefix:
        case "p":
            return _parent(paragraph)
        case "tr":
            return _parent(next(paragraph.iterancestors(TR), None))
        case "tc":
            return _parent(next(paragraph.iterancestors(TC), None))
        case "r":
            return _parent(next(node.iterancestors(R), None))
        case _:
            return paragraph


def _parent(element: Element | None) -> Element | None:
    return None if element is None else element.getparent()
