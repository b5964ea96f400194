"""What the styles of a document say about its paragraphs: names, sizes, boldness, through all they are based on."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_DEFAULT_SIZE = 20  # half points, where a document says nothing


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style as it works out: its name (an alias goes before), size in points, boldness."""

    name: str
    points: float
    bold: bool


class Looks:
    """The paragraph styles of one document by id."""

    def __init__(self, root: BaseOxmlElement) -> None:
        self._by_id = {str(s.get(qn("w:styleId"))): s for s in root.iter(qn("w:style"))}
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
        self._size = _DEFAULT_SIZE if defaults is None else int(defaults.get(qn("w:val")))
        self._looks: dict[str, Look] = {}

    def look(self, paragraph: BaseOxmlElement) -> Look:
        """The look of a paragraph by its style."""
        node = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        key = "" if node is None else str(node.get(qn("w:val")))
        if key not in self._looks:
            self._looks[key] = self._resolve(key)
        return self._looks[key]

    def id_of(self, name: str) -> str:
        """The id of the style that is called so; nothing where there is none."""
        return next((key for key, style in self._by_id.items() if _name(style) == name), "")

    def _resolve(self, key: str) -> Look:
        size = self._found(key, "w:sz")
        bold = self._found(key, "w:b")
        style = self._by_id.get(key)
        points = (self._size if size is None else int(size.get(qn("w:val")))) / 2
        on = bold is not None and bold.get(qn("w:val")) not in {"0", "false", "off"}
        return Look("" if style is None else _name(style), points, on)

    def _found(self, key: str, tag: str) -> BaseOxmlElement | None:
        """A run property of the nearest style that sets it."""
        seen: set[str] = set()
        while key in self._by_id and key not in seen:
            seen.add(key)
            style = self._by_id[key]
            node = style.find(f"{qn('w:rPr')}/{qn(tag)}")
            if node is not None:
                found: BaseOxmlElement = node
                return found
            based = style.find(qn("w:basedOn"))
            key = "" if based is None else str(based.get(qn("w:val")))
        return None


def _name(style: BaseOxmlElement) -> str:
    for tag in ("w:aliases", "w:name"):
        node = style.find(qn(tag))
        if node is not None:
            return str(node.get(qn("w:val")))
    return ""
