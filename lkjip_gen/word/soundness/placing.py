"""Where a fault is, as somebody sees it who opens the document in Word. Only a faulty document is read as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import islice
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from lkjip_gen.word import places
from lkjip_gen.word.soundness.kinds import Fault, Finding, Kind
from lkjip_gen.word.soundness.text import PREFIXES
from lkjip_gen.word.tables import cells_without_end

_CALLED = {
    "document": "isi",
    "hdr": "kepala halaman",
    "ftr": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
    "comments": "komentar",
}
_NAMED = {qn("w:style"): ("gaya", qn("w:styleId")), qn("w:num"): ("daftar", qn("w:numId"))}


class Placing:
    """Looks up places in the parts of one package."""

    def __init__(self, members: Mapping[str, bytes], styles: str | None) -> None:
        self._members = members
        self._styles = styles
        self._trees: dict[str, Any] = {}

    def fault(self, part: str, found: Finding) -> Fault:
        return Fault(part, found.kind, found.detail, self._place(part, found))

    def _place(self, part: str, found: Finding) -> str:
        if found.kind is Kind.XML or (found.at is None and not found.name):
            return ""
        root = self._tree(part)
        if root is None:
            return ""
        element = _element(root, found)
        if element is None:
            return ""
        called = _CALLED.get(etree.QName(root).localname)
        if called is None:
            return _named(element)
        return places.place_of(root, element, called, self._headings)

    def _tree(self, part: str) -> Any:
        if part not in self._trees:
            try:
                self._trees[part] = parse_xml(self._members[part])
            except (etree.XMLSyntaxError, KeyError):
                self._trees[part] = None
        return self._trees[part]

    @cached_property
    def _headings(self) -> frozenset[str]:
        styles = None if self._styles is None else self._tree(self._styles)
        return frozenset() if styles is None else places.heading_styles(styles)


def _element(root: Any, found: Finding) -> Any:
    if found.at is not None:
        element = next(islice(root.iter(etree.Element), found.at, None), None)
        return _cell_around(root, element) if found.kind is Kind.CELL_END else element
    name = found.name if ":" in found.name else f"w:{found.name}"
    prefix, _, local = name.partition(":")
    space = next((uri for uri, usual in PREFIXES.items() if usual == prefix), None)
    tag = f"{{{space}}}{local}" if space else local
    return next((e for e in root.iter(tag) if found.value in _values(e)), None)


def _cell_around(root: Any, element: Any) -> Any:
    """The cell that ends here, which is known only when it ends."""
    wrong = set(cells_without_end(root))
    return next((one for one in (element, *element.iterancestors()) if one in wrong), element)


def _values(element: Any) -> set[str]:
    return {word for value in element.attrib.values() for word in (str(value), *str(value).split())}


def _named(element: Any) -> str:
    """The style or list in which it stands."""
    for around in (element, *element.iterancestors()):
        if around.tag in _NAMED:
            word, key = _NAMED[around.tag]
            return f'{word} "{around.get(key)}"'
    return ""
