"""What the styles of a document say about its paragraphs: names, sizes, boldness, sides, also inherited."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_USUAL_MARGIN = 108  # twips, Word's own
_DEFAULT_SIZE = 20  # half points, where a document says nothing


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style as it works out: its name (an alias goes before), size in points, boldness, w:jc.

    `caps`: it prints in capitals whatever was typed.
    """

    name: str
    points: float
    bold: bool
    align: str
    caps: bool = False


class Looks:
    """The paragraph styles of one document by id."""

    def __init__(self, root: BaseOxmlElement) -> None:
        self._by_id = {str(s.get(qn("w:styleId"))): s for s in root.iter(qn("w:style"))}
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
        self._size = _DEFAULT_SIZE if defaults is None else int(defaults.get(qn("w:val")))
        self._looks: dict[str, Look] = {}

    def look(self, paragraph: BaseOxmlElement) -> Look:
        """The look of a paragraph by its style."""
        return self.of_style(style_of(paragraph))

    def of_style(self, key: str) -> Look:
        """The look of the style with this id."""
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._resolve(key)
        return look

    def id_of(self, name: str) -> str:
        """The id of the style that is called so; nothing where there is none."""
        return next((key for key, style in self._by_id.items() if _name(style) == name), "")

    def cell_margin(self, table: BaseOxmlElement, side: str) -> int:
        """The left or right margin of the cells of a table in twips ("w:left", "w:right")."""
        own = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn(side)}")
        named = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        path = f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn(side)}"
        found = own if own is not None else self._inherited("" if named is None else str(named.get(qn("w:val"))), path)
        return _USUAL_MARGIN if found is None else int(found.get(qn("w:w"), "0"))

    def _resolve(self, key: str) -> Look:
        size = self._inherited(key, f"{qn('w:rPr')}/{qn('w:sz')}")
        bold = self._inherited(key, f"{qn('w:rPr')}/{qn('w:b')}")
        caps = self._inherited(key, f"{qn('w:rPr')}/{qn('w:caps')}")
        side = self._inherited(key, f"{qn('w:pPr')}/{qn('w:jc')}")
        style = self._by_id.get(key)
        points = (self._size if size is None else int(size.get(qn("w:val")))) / 2
        align = "" if side is None else str(side.get(qn("w:val")))
        return Look("" if style is None else _name(style), points, _is_on(bold), align, _is_on(caps))

    def _inherited(self, key: str, path: str) -> BaseOxmlElement | None:
        """A property of the nearest style that sets it, from this one down to what it is based on."""
        seen: set[str] = set()
        while key in self._by_id and key not in seen:
            seen.add(key)
            style = self._by_id[key]
            node = style.find(path)
            if node is not None:
                found: BaseOxmlElement = node
                return found
            based = style.find(qn("w:basedOn"))
            key = "" if based is None else str(based.get(qn("w:val")))
        return None


def style_of(paragraph: BaseOxmlElement) -> str:
    """The id of the style that a paragraph names; "" where it names none."""
    node = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if node is None else str(node.get(qn("w:val")))


def _is_on(switch: BaseOxmlElement | None) -> bool:
    return switch is not None and switch.get(qn("w:val")) not in {"0", "false", "off"}


def _name(style: BaseOxmlElement) -> str:
    for tag in ("w:aliases", "w:name"):
        node = style.find(qn(tag))
        if node is not None:
            return str(node.get(qn("w:val"))).split(",")[0].strip()
    return ""
