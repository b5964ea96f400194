"""The styles of a document, as far as headings, numbering and lists need them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.oxml.ns import qn

from lkjip_gen.word.tree import (
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    VAL,
    Element,
    child_value,
    integer,
    new,
)

_STYLE, _STYLE_ID, _TYPE, _DEFAULT = qn("w:style"), qn("w:styleId"), qn("w:type"), qn("w:default")
_NAME, _ALIASES, _BASED, _IND = qn("w:name"), qn("w:aliases"), qn("w:basedOn"), qn("w:ind")
_LEFT, _START, _HANGING = qn("w:left"), qn("w:start"), qn("w:hanging")
_RIGHT, _END = qn("w:right"), qn("w:end")
_TABS, _TAB, _POS = qn("w:tabs"), qn("w:tab"), qn("w:pos")
_BEFORE_PROPERTIES = tuple(
    qn(f"w:{name}")
    for name in (
        "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
        "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid",
    )
)  # fmt: skip
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level that Word calls "Body Text"


@dataclass(frozen=True, slots=True)
class Numbered:
    """The numbering of a style: its w:numId, its level where one is written, and the style that says so."""

    num_id: str
    level: int | None
    style: str


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    names: tuple[str, ...]
    based: str | None
    properties: Element | None


class Styles:
    """Look-ups by style id; what a style does not say it has from the style it is based on."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._styles: dict[str, _Style] = {}
        self._by_name: dict[str, str] = {}
        self.default = ""
        for style in root.iter(_STYLE):
            if style.get(_TYPE, "paragraph") == "paragraph":
                self._read(style)
        self._levels: dict[str, int] = {}

    def _read(self, style: Element) -> None:
        style_id = str(style.get(_STYLE_ID))
        name = child_value(style, _NAME) or style_id
        aliases = (child_value(style, _ALIASES) or "").split(",")
        names = tuple(n.strip() for n in (name, *aliases) if n.strip())
        self._styles[style_id] = _Style(name, names, child_value(style, _BASED), style.find(P_PR))
        for one in names:
            self._by_name.setdefault(one.casefold(), style_id)
        if style.get(_DEFAULT) in ("1", "true", "on"):
            self.default = style_id

    def named(self, name: str) -> str | None:
        """The id of the paragraph style with this name or alias, in any case of letters."""
        return self._by_name.get(name.strip().casefold())

    def _line(self, style_id: str) -> list[tuple[str, _Style]]:
        """The style and those it is based on, nearest first."""
        found: dict[str, _Style] = {}
        current: str | None = style_id
        while current is not None and current not in found and current in self._styles:
            found[current] = self._styles[current]
            current = found[current].based
        return list(found.items())

    def built_in_heading(self, style_id: str) -> int:
        """1 to 9 for the styles "heading 1" to "heading 9", else 0."""
        style = self._styles.get(style_id)
        match = style and _HEADING.fullmatch(style.name)
        return int(match[1]) if match else 0

    def level(self, style_id: str) -> int:
        """1 to 9 for a heading by name or by outline level, its own or inherited; 0 for other text."""
        if style_id not in self._levels:
            self._levels[style_id] = self.built_in_heading(style_id) or self._outline(style_id)
        return self._levels[style_id]

    def _outline(self, style_id: str) -> int:
        for name, style in self._line(style_id):
            written = integer(child_value(style.properties, OUTLINE))
            if written is not None:
                return outline_level(written)
            if self.built_in_heading(name):  # Word gives these their level even where it is not written
                return self.built_in_heading(name)
        return 0

    def numbering(self, style_id: str) -> Numbered | None:
        """The numbering of a style, or None; numId 0 takes an inherited one away."""
        level = None
        for name, style in self._line(style_id):
            numbered = None if style.properties is None else style.properties.find(NUM_PR)
            if numbered is None:
                continue
            if level is None:
                level = integer(child_value(numbered, ILVL))
            num_id = child_value(numbered, NUM_ID)
            if num_id is not None:
                return None if num_id == "0" else Numbered(num_id, level, name)
        return None

    def list_numbering(self, style_id: str) -> str | None:
        """The w:numId of a list style."""
        for style in self.root.iter(_STYLE):
            if style.get(_STYLE_ID) == style_id:
                properties = style.find(P_PR)
                return None if properties is None else child_value(properties.find(NUM_PR), NUM_ID)
        return None

    def indent(self, style_id: str) -> tuple[int, int] | None:
        """Left and hanging indent in twips, or None where no style says one."""
        for _, style in self._line(style_id):
            found = None if style.properties is None else style.properties.find(_IND)
            if found is not None:
                left = integer(found.get(_LEFT) or found.get(_START)) or 0
                return left, integer(found.get(_HANGING)) or 0
        return None

    def right_indent(self, style_id: str) -> int:
        """The indent on the right in twips."""
        for _, style in self._line(style_id):
            found = None if style.properties is None else style.properties.find(_IND)
            written = None if found is None else integer(found.get(_RIGHT) or found.get(_END))
            if written is not None:
                return written
        return 0

    def tabs(self, style_id: str) -> list[tuple[str, int]]:
        """The tab stops of the nearest style that sets any: kind and place in twips; what clears one is no stop."""
        for _, style in self._line(style_id):
            found = None if style.properties is None else style.properties.find(_TABS)
            if found is not None:
                stops = ((str(stop.get(VAL)), integer(stop.get(_POS)) or 0) for stop in found.iterchildren(_TAB))
                return [(kind, position) for kind, position in stops if kind != "clear"]
        return []

    def with_properties(self, style_id: str) -> Element:
        """The w:style with its w:pPr, which is made where it has none: its place is before all other properties."""
        style: Element = next(one for one in self.root.iter(_STYLE) if one.get(_STYLE_ID) == style_id)
        if style.find(P_PR) is None:
            at = sum(1 for child in style if child.tag in _BEFORE_PROPERTIES)
            style.insert(at, new("w:pPr"))
            self._read(style)
        return style

    def ensure(self, style_id: str, name: str, style: Element) -> str:
        """The id of the style `name`; where the document has none, `style` is added under a free id."""
        found = self.named(name)
        if found is not None:
            return found
        taken = {str(s.get(_STYLE_ID)).casefold() for s in self.root.iter(_STYLE)}
        while style_id.casefold() in taken:
            style_id += "0"
        style.set(_STYLE_ID, style_id)
        style.find(_NAME).set(VAL, name)
        self.root.append(style)
        self._read(style)
        return style_id


def outline_level(written: int) -> int:
    """Word's outline level 0 to 8 as 1 to 9; "Body Text" as 0."""
    return written + 1 if 0 <= written < _BODY_TEXT else 0
