"""What is wrong with the braces and characters of tags, and with what stands in the midst of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from lkjip_gen.templating.commands import CLOSERS, KNOWN, first_word, rightly
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.parts import Where
from lkjip_gen.templating.scanning import Form
from lkjip_gen.templating.tags import Broken, Tag, Tags
from lkjip_gen.word.tree import FLD_CHAR, HYPERLINK, SDT, SDT_CONTENT, TC, Element, P, R

_LONGEST = 80
_BAD_QUOTES = "\u00ab\u00bb\u2039\u203a\u201a\u201b\u201f\u2032\u2033\u0060\u00b4\uff02\uff07"
_CURLY = "\u201c\u201d\u2018\u2019\u201e"
_INVISIBLE = {
    "\u200b": "tanda tak terlihat", "\u200c": "tanda tak terlihat", "\u200d": "tanda tak terlihat",
    "\u2060": "tanda tak terlihat", "\ufeff": "tanda tak terlihat", "\u00ad": "tanda penggalan tak terlihat",
    "\u2007": "spasi istimewa", "\u202f": "spasi istimewa", "\u2009": "spasi istimewa", "\u2002": "spasi istimewa",
    "\u2003": "spasi istimewa", "\u2013": "tanda hubung panjang", "\u2014": "tanda hubung panjang",
    "\u2011": "tanda hubung istimewa", "\u2212": "tanda minus istimewa", "\u2026": "elipsis dalam satu tanda",
}  # fmt: skip
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019")
_PREFIX_NO_BREAK = re.compile(r"(?:tr|tc|p|r)\u00a0")
WRAPPERS = {
    HYPERLINK: "tautan", SDT: "kontrol isi (content control)", SDT_CONTENT: "kontrol isi (content control)",
    qn("w:smartTag"): "smart tag", qn("w:fldSimple"): "bidang (field)", qn("w:ins"): "perubahan terlacak",
    qn("w:moveTo"): "perubahan terlacak",
}  # fmt: skip
_LOST = {
    FLD_CHAR: "bidang (field)", qn("w:drawing"): "gambar", qn("w:pict"): "gambar", qn("w:object"): "objek",
    qn("w:footnoteReference"): "catatan kaki", qn("w:endnoteReference"): "catatan akhir",
}  # fmt: skip


def spelling(tags: Tags, names: frozenset[str]) -> Iterator[Finding]:
    """All of it; `names` are those that a template may use, by which a single brace is told from plain text."""
    loops = {word for tag in tags.tags if tag.word == "for" for word in re.findall(r"\w+", tag.body)}
    for broken in tags.broken:
        yield from _broken(broken, names | loops)
    for tag in tags.tags:
        if tag.whole:
            yield from _characters(tag)
        yield from _inside(tag.where, tag.nodes, tag.raw)


def clipped(text: str) -> str:
    """A tag as it is quoted."""
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 3].rstrip() + "..."


def _broken(broken: Broken, names: frozenset[str]) -> Iterator[Finding]:
    piece, where = broken.piece, broken.where
    opener = piece.opener
    if opener == "{{" and first_word(piece.inner) in KNOWN and piece.form is not Form.UNOPENED:
        opener = "{%"
    raw = clipped(broken.line.text[piece.start : piece.end])
    facts = {"tag": raw, "pembuka": piece.opener, "penutup": CLOSERS[piece.opener]}
    right = rightly(opener, piece.inner) if piece.inner.strip() else f"{opener} ... {CLOSERS[opener]}"
    if broken.other is not None:
        one, two = where.paragraph, broken.other.where.paragraph
        kind = Kind.SPLIT_PARAGRAPHS if _cell(one) is _cell(two) else Kind.SPLIT_CELLS
        whole = f"{raw} {broken.other.text[: broken.other.pieces[0].end]}"
        yield finding(kind, where, tag=clipped(whole))
        return
    match piece.form:
        case Form.UNCLOSED:
            yield finding(Kind.TAG_UNCLOSED, where, **facts, benar=right)
        case Form.UNOPENED:
            yield finding(Kind.TAG_UNOPENED, where, **facts)
        case Form.MIXED:
            yield finding(Kind.TAG_MIXED, where, **facts, benar=right)
        case Form.SPACED:
            yield finding(Kind.BRACES_SPACED, where, **facts, benar=right)
        case _:
            if piece.inner.partition(".")[0] in names:
                yield finding(Kind.BRACE_SINGLE, where, **facts, benar=right)


def _cell(paragraph: Element | None) -> Element | None:
    return None if paragraph is None else next(paragraph.iterancestors(TC), None)


def _characters(tag: Tag) -> Iterator[Finding]:
    raw = clipped(tag.raw)
    outside = _STRING.sub("", tag.inner)
    if tag.inner.startswith("{") and ":" not in tag.inner:
        yield finding(Kind.BRACES_MORE, tag.where, tag=raw, benar=rightly(tag.opener, tag.inner))
    elif not tag.body:
        yield finding(Kind.TAG_EMPTY, tag.where, tag=raw)
    odd = next((what for sign, what in _INVISIBLE.items() if sign in outside), None)
    if odd:
        yield finding(Kind.CHARACTER, tag.where, tag=raw, apa=odd)
    quote = next((sign for sign in outside if sign in _BAD_QUOTES), None)
    if quote:
        yield finding(Kind.QUOTES, tag.where, tag=raw, apa=quote)
    elif any(sign in tag.inner for sign in _CURLY):
        yield finding(Kind.QUOTES_FORGIVEN, tag.where, tag=raw)
    if _PREFIX_NO_BREAK.match(tag.inner):
        yield finding(Kind.NO_BREAK_SPACE, tag.where, tag=raw)
    elif "\u00a0" in outside:
        yield finding(Kind.NO_BREAK_FORGIVEN, tag.where, tag=raw)


def is_misspelt(tag: Tag) -> bool:
    """Has this tag a character of which the finding tells more than Jinja would?"""
    outside = _STRING.sub("", tag.inner)
    return (
        not tag.body
        or (tag.inner.startswith("{") and ":" not in tag.inner)
        or any(sign in outside for sign in (*_INVISIBLE, *_BAD_QUOTES))
        or bool(_PREFIX_NO_BREAK.match(tag.inner))
    )


def _inside(where: Where, nodes: list[Element], raw: str) -> Iterator[Finding]:
    """Things between the pieces of a tag: docxtpl joins the pieces and drops what stands between."""
    for one, two in itertools.pairwise(nodes):
        torn = parting(one, two)
        if torn:
            yield finding(Kind.TAG_TORN, where, tag=clipped(raw), apa=torn)
            return
        lost = next((what for what in _between(one, two)), None)
        if lost is not None:
            yield finding(Kind.TAG_HOLDS, where, tag=clipped(raw), apa=lost)
            return


def parting(one: Element, two: Element) -> str:
    """What holds one of two texts of a paragraph and not the other, such as a hyperlink; "" where nothing does."""
    around, others = wrappers_of(one), wrappers_of(two)
    torn = next((w for w in (*around, *others) if (w in around) != (w in others)), None)
    return "" if torn is None else WRAPPERS.get(torn.tag, "pembungkus teks")


def wrappers_of(node: Element) -> list[Element]:
    """What stands around a text between its run and its paragraph."""
    found = []
    for parent in node.iterancestors():
        if parent.tag == P:
            break
        if parent.tag != R:
            found.append(parent)
    return found


def _between(one: Element, two: Element) -> Iterator[str]:
    """What is printed between these two nodes and would be lost."""
    if one.getparent() is two.getparent():
        stretch = [one.getparent()]
    else:
        stretch = [run for run in one.getparent().itersiblings() if run.getparent() is two.getparent().getparent()]
    started = one.getparent() is not two.getparent()
    nodes = [*(one.itersiblings() if started else ()), *(n for part in stretch for n in part.iter())]
    for node in nodes:
        if node is two:
            return
        if node is one:
            started = True
        elif started and node.tag in _LOST:
            yield _LOST[node.tag]
