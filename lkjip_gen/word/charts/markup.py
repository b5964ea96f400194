"""The XML of charts: their namespaces, elements in the order of the schema, and text that is cut at markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml elements carry no types

CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C = f"{{{CHART_SPACE}}}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PREFIXES = {  # those that we write with; Word writes with the same
    "c": CHART_SPACE,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_MARKER = "lkjip"
_CUT = re.compile(rf"<\?{_MARKER} ([^?]+)\?>")


class DrawingError(Exception):
    """The place of a chart in a template cannot be filled; the message is the end of a sentence that says why."""


def read(xml: bytes) -> Element:
    """The tree of a part. Raises DrawingError where it is broken."""
    try:
        root = etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError as exc:
        raise DrawingError("grafiknya rusak") from exc
    if all(root.nsmap.get(prefix) == uri for prefix, uri in _PREFIXES.items()):
        return root
    own = {prefix: uri for prefix, uri in root.nsmap.items() if prefix not in _PREFIXES}
    renamed = etree.Element(root.tag, root.attrib, nsmap={**own, **_PREFIXES})
    renamed.extend(list(root))
    return renamed


def child(parent: Element, name: str) -> Element:
    """The child of this name. Raises DrawingError where there is none."""
    found = parent.find(C + name)
    if found is None:
        raise DrawingError(f"grafiknya rusak ({name} tidak ada)")
    return found


def value_of(parent: Element, name: str) -> str:
    """What a child says (its `val`), or nothing."""
    found = parent.find(C + name)
    return "" if found is None else str(found.get("val", ""))


def attribute(parent: Element | None, name: str, key: str) -> str:
    """An attribute of the first element below of this name, in the namespace of drawings."""
    found = None if parent is None else next(parent.iter(A + name), None)
    return "" if found is None else str(found.get(key, ""))


def insert_in_order(parent: Element, new: Element, name: str, order: Sequence[str]) -> None:
    """Put an element where the schema wants the one of this name."""
    before = {C + n for n in order[: order.index(name)]}
    at = max(
        (i for i, e in enumerate(parent, start=1) if e.tag in before or "}AlternateContent" in str(e.tag)), default=0
    )
    parent.insert(at, new)


def marker(name: str) -> Element:
    """A place that is filled later."""
    return etree.ProcessingInstruction(_MARKER, name)


class Namespaces:
    """The prefixes that the root of a part declares: what is below need not say them again."""

    def __init__(self, root: Element) -> None:
        self._declared = [
            f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in root.nsmap.items()
        ]  # fmt: skip

    def text(self, element: Element) -> str:
        """An element as text inside the part."""
        xml = str(etree.tostring(element, encoding="unicode", with_tail=False))
        for declared in self._declared:
            xml = xml.replace(declared, "")
        return xml


def parts_at_markers(root: Element) -> list[str]:
    """The part as text, cut at its markers: text, name of a marker, text, ..., text."""
    return _CUT.split(str(etree.tostring(root, encoding="unicode")))
