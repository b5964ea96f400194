"""Paragraphs, tables and cells of a template, read once: what they say of themselves, and the forms they may take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from lkjip_gen.word.blocks import Merge
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.landscape import make_small
from lkjip_gen.word.lists import STYLE as LIST_STYLE
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.numbering import Num, place_in_list
from lkjip_gen.word.styles import Styles, outline_level
from lkjip_gen.word.tree import (
    NUM_PR,
    OUTLINE,
    P_STYLE,
    SECT_PR,
    VAL,
    Element,
    child_value,
    integer,
    new,
    put_property,
)

_DECLARATIONS = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_MOST_FORMS = 2_000
_DOCUMENT = qn("w:document")
_CHANGE, JC = qn("w:pPrChange"), qn("w:jc")
_Kind = TypeVar("_Kind")


class Namespaces:
    """The namespaces that a part declares at its root, to read and write pieces of it."""

    def __init__(self, root: Element) -> None:
        self._wrap = "<w:x " + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix) + ">"
        self._declared = {f' xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix}

    def parse(self, xml: str) -> Element:
        """The element that this piece of XML is; an earlier state within properties ends such a piece too early."""
        try:
            found: Element = parse_xml(f"{self._wrap}{xml}</w:x>")[0]
        except etree.XMLSyntaxError as exc:
            raise Unsupported("perubahan format yang dilacak") from exc
        return found

    def write(self, element: Element) -> str:
        """The element without what the root declares already."""
        written = etree.tostring(element, encoding="unicode", with_tail=False)
        return _DECLARATIONS.sub(lambda m: "" if m[0] in self._declared else m[0], written)


class Known:
    """What reading a part of the template needs to know of the rest: namespaces, styles and their looks.

    Equal properties of paragraphs, cells and rows are read once.
    """

    __slots__ = ("_read", "list_style", "looks", "namespaces", "nums", "styles")

    def __init__(self, root: Element, styles: Styles, looks: Looks, nums: dict[str, Num]) -> None:
        self.namespaces = Namespaces(root)
        self.styles, self.looks, self.nums = styles, looks, nums
        self.list_style = styles.named(LIST_STYLE) if root.tag == _DOCUMENT else None
        self._read: dict[tuple[type, str, str], Any] = {}

    def paragraph(self, opening: str, properties: str, number: str) -> ParagraphKind:
        return ParagraphKind(opening, number, self._once(Properties, "", properties))

    def cell(self, opening: str, properties: str) -> CellKind:
        return self._once(CellKind, opening, properties)

    def row(self, opening: str, properties: str) -> RowKind:
        return self._once(RowKind, opening, properties)

    def _once(self, kind: type[_Kind], opening: str, properties: str) -> _Kind:
        key = (kind, opening, properties)
        if key not in self._read:
            self._read[key] = kind(opening, properties, self)  # type: ignore[call-arg]
        found: _Kind = self._read[key]
        return found


class Properties:
    """The properties of paragraphs, as XML and read, and what they become with others added."""

    __slots__ = (
        "_forms",
        "_namespaces",
        "is_list",
        "level",
        "numbered",
        "outline",
        "own_style",
        "place",
        "section",
        "side",
        "style",
        "xml",
    )

    def __init__(self, _: str, xml: str, known: Known) -> None:
        self.xml, self._namespaces = xml, known.namespaces
        self._forms: dict[tuple[bool, int, tuple[int, str] | None], str] = {(False, 0, None): xml}
        own = known.namespaces.parse(xml) if xml else None
        self.own_style = child_value(own, P_STYLE) or ""
        self.style = self.own_style or known.styles.default
        self.side = child_value(own, JC) or ""
        self.outline = integer(child_value(own, OUTLINE))
        self.numbered = None if own is None else own.find(NUM_PR)
        self.section: Element | None = None if own is None else own.find(SECT_PR)
        self.level = known.styles.level(self.style)
        if self.outline is not None and not known.styles.built_in_heading(self.style):
            self.level = outline_level(self.outline)
        self.is_list = self.style == known.list_style
        self.place = place_in_list(self, known.nums, known.styles)  # its list and level, where it has a number
        if own is not None and own.find(_CHANGE) is not None:
            raise Unsupported("perubahan format alinea yang dilacak")

    def form(self, *, keep: bool, right: int, number: tuple[int, str] | None, section: Element | None) -> str:
        """With "keep with next", an indent from the right, a place in a list, another section."""
        if section is not None:
            return self._changed(keep, right, number, section)
        key = (keep, right, number)
        form = self._forms.get(key)
        if form is None:
            if len(self._forms) > _MOST_FORMS:
                self._forms.clear()
            form = self._forms[key] = self._changed(keep, right, number, None)
        return form

    def _changed(self, keep: bool, right: int, number: tuple[int, str] | None, section: Element | None) -> str:
        paragraph: Any = self._namespaces.parse(f"<w:p>{self.xml}</w:p>")
        if number is not None:
            numbered = new("w:numPr")
            numbered.append(new("w:ilvl", val=str(number[0])))
            numbered.append(new("w:numId", val=number[1]))
            put_property(paragraph, numbered)
        properties = paragraph.get_or_add_pPr()
        if section is not None:
            if self.section is None:
                make_small(properties)
            for old in properties.findall(SECT_PR):
                properties.remove(old)
            properties.append(self._namespaces.parse(self._namespaces.write(section)))
        if right:
            properties.get_or_add_ind().set(qn("w:right"), str(right))
        if keep:
            properties.get_or_add_keepNext()
        return self._namespaces.write(properties)


class ParagraphKind:
    """A paragraph of the template.

    `rest` is what follows its opening at once, up to its first text; `run` are the properties of its first run,
    `number` the one that tells it from the others of its part.
    """

    __slots__ = (
        "_kept", "is_list", "level", "number", "opening", "place", "properties", "rest", "run", "side", "style", "xml",
    )  # fmt: skip

    def __init__(self, opening: str, number: str, properties: Properties) -> None:
        self.opening, self.number, self.properties = opening, number, properties
        self.style, self.side, self.level = properties.own_style, properties.side, properties.level
        self.is_list = properties.is_list
        self.place = properties.place
        self.rest = self.run = ""
        self.xml = opening + properties.xml  # with the rest, once that is known
        self._kept = ""

    def kept_xml(self) -> str:
        """Its opening with "keep with next" and the rest: by far the most frequent change."""
        if not self._kept:
            form = self.properties.form(keep=True, right=0, number=None, section=None)
            self._kept = f"{self.opening}{form}{self.rest}"
        return self._kept

    def begins_with(self, rest: str) -> None:
        """More of what follows its opening."""
        self.rest += rest
        self.xml += rest


class CellKind:
    """A cell of the template: its span, merge and width in twips (0 for none), and its opening."""

    __slots__ = ("_forms", "_namespaces", "merge", "opening", "properties", "span", "width", "xml")

    def __init__(self, opening: str, properties: str, known: Known) -> None:
        self.opening, self.properties, self._namespaces = opening, properties, known.namespaces
        self.xml = opening + properties
        self._forms: dict[int, str] = {}
        self.span, self.width = 1, 0
        self.merge: Merge = ""
        for prop in known.namespaces.parse(properties) if properties else ():
            if prop.tag == qn("w:gridSpan"):
                self.span = integer(prop.get(VAL)) or 1
            elif prop.tag == qn("w:vMerge"):
                self.merge = "restart" if prop.get(VAL) == "restart" else "continue"
            elif prop.tag == qn("w:tcW"):
                self.width = (integer(prop.get(qn("w:w"))) or 0) if prop.get(qn("w:type"), "dxa") == "dxa" else 0
            elif prop.tag in (qn("w:hMerge"), qn("w:tcPrChange"), qn("w:cellIns"), qn("w:cellDel")):
                raise Unsupported("sel dengan sifat lama atau perubahan yang dilacak")

    def form(self, twips: int) -> str:
        """The opening with another width; the same where the cell says none."""
        form = self._forms.get(twips)
        if form is None:
            form = self.xml
            if self.properties:
                properties = self._namespaces.parse(self.properties)
                own = properties.find(qn("w:tcW"))
                if own is not None:
                    own.set(qn("w:type"), "dxa")
                    own.set(qn("w:w"), str(twips))
                form = self.opening + self._namespaces.write(properties)
            if len(self._forms) > _MOST_FORMS:
                self._forms.clear()
            self._forms[twips] = form
        return form


class RowKind:
    """A row of the template: the columns it leaves out before and after its cells, and whether it is a heading row."""

    __slots__ = ("after", "before", "is_heading", "xml")

    def __init__(self, opening: str, properties: str, known: Known) -> None:
        self.xml = opening + properties
        self.before = self.after = 0
        self.is_heading = False
        for prop in known.namespaces.parse(properties) if properties else ():
            if prop.tag == qn("w:tblHeader"):
                self.is_heading = prop.get(VAL, "1") not in ("0", "false", "off")
            elif prop.tag == qn("w:gridBefore"):
                self.before = integer(prop.get(VAL)) or 0
            elif prop.tag == qn("w:gridAfter"):
                self.after = integer(prop.get(VAL)) or 0


class TableKind:
    """A table of the template: its grid in twips, its margins, and its opening."""

    __slots__ = ("_forms", "_namespaces", "columns", "margins", "xml")

    def __init__(self, xml: str, known: Known) -> None:
        self.xml, self._namespaces = xml, known.namespaces
        self._forms: dict[tuple[int, ...], str] = {}
        table = known.namespaces.parse(f"{xml}</w:tbl>")
        self.columns = [integer(column.get(qn("w:w"), "0")) or 0 for column in table.find(qn("w:tblGrid"))]
        self.margins = sum(known.looks.cell_margin(table, side) for side in ("w:left", "w:right"))

    def form(self, columns: Sequence[int]) -> str:
        """The opening with another grid."""
        key = tuple(columns)
        form = self._forms.get(key)
        if form is None:
            if len(self._forms) > _MOST_FORMS:
                self._forms.clear()
            form = self._forms[key] = self._changed(columns)
        return form

    def _changed(self, columns: Sequence[int]) -> str:
        table = self._namespaces.parse(f"{self.xml}</w:tbl>")
        for column, wide in zip(table.find(qn("w:tblGrid")), columns, strict=True):
            column.set(qn("w:w"), str(wide))
        whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
        if whole is not None:
            whole.set(qn("w:type"), "dxa")
            whole.set(qn("w:w"), str(sum(columns)))
        return self._namespaces.write(table).removesuffix("</w:tbl>").removesuffix("/>")
