"""How paragraphs and runs are set: what the document, its styles, its lists and they themselves say, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from lkjip_gen.word.pages.faces import TWIPS, Face
from lkjip_gen.word.tree import integer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_PR, _R_PR, _STYLE = f"{W}pPr", f"{W}rPr", f"{W}pStyle"
_SWITCHES = {"keepNext", "keepLines", "pageBreakBefore", "widowControl", "contextualSpacing"}
_OFF = {"0", "false", "off", "none"}
_THEMES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EIGHTH = 8  # borders are measured in eighths of a point
_SINGLE = 240
Properties = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set. Lengths in twips; `first` is the indent of the first line, below 0 where it hangs out."""

    face: Face
    style: str
    before: int
    after: int
    line: int
    rule: str
    left: int
    right: int
    first: int
    edge: float  # of borders above and below
    tabs: tuple[tuple[str, int], ...]
    keep_next: bool
    keep_lines: bool
    breaks_before: bool
    widows: bool
    contextual: bool

    def height(self, single: float) -> float:
        """The height of a line whose letters take `single` twips."""
        if self.rule == "exact":
            return float(self.line)
        if self.rule == "atLeast":
            return max(single, float(self.line))
        return single * self.line / _SINGLE


class Shapes:
    """The shapes of one document. Equal paragraphs are worked out once."""

    def __init__(self, styles: etree._Element, numbering: etree._Element | None, theme: etree._Element | None) -> None:
        self._styles = {str(s.get(f"{W}styleId")): s for s in styles.iter(f"{W}style")}
        kinds = ((key, s) for key, s in self._styles.items() if s.get(f"{W}default") in ("1", "true", "on"))
        self._default = next((key for key, s in kinds if s.get(f"{W}type") == "paragraph"), "")
        self._fonts = _theme_fonts(theme)
        defaults = styles.find(f"{W}docDefaults")
        self._base: Properties = {}
        if defaults is not None:
            self._base |= _of_paragraph(defaults.find(f"{W}pPrDefault/{_PR}"))
            self._base |= self._of_run(defaults.find(f"{W}rPrDefault/{_R_PR}"))
        self._levels = _levels(numbering)
        self._resolved: dict[str, Properties] = {}
        self._shapes: dict[tuple[Any, ...], Shape] = {}
        self._faces: dict[tuple[Any, ...], Face] = {}

    def shape(self, properties: etree._Element | None, in_table: str = "") -> Shape:
        """The shape of a paragraph by its w:pPr, in a table of a style."""
        key = (in_table, *_key(properties))
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = self._shape(properties, in_table)
        return found

    def face(self, shape: Shape, properties: etree._Element | None) -> Face:
        """What a run in such a paragraph is set in."""
        if properties is None or not len(properties):
            return shape.face
        key = (shape.face, *_key(properties))
        found = self._faces.get(key)
        if found is None:
            base = {"font": shape.face.family, "size": shape.face.points, "b": shape.face.bold, "caps": shape.face.caps}
            found = self._faces[key] = _face({**base, **self._of_run(properties)})
        return found

    def table(self, style: str, path: str) -> etree._Element | None:
        """A property of a table style, its own or inherited."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style].find(path)
            if found is not None:
                return found
            style = _value(self._styles[style], "basedOn") or ""
        return None

    def fonts(self) -> set[str]:
        """The families of everything that was looked at."""
        return {s.face.family for s in self._shapes.values()} | {f.family for f in self._faces.values()}

    def _shape(self, properties: etree._Element | None, in_table: str) -> Shape:
        own = _of_paragraph(properties)
        style = own.get("style") or self._default
        found = {**self._base, **self._style(in_table), **self._style(style)}
        number = own.get("number", found.get("number"))
        if number is not None:
            level = self._levels.get((number[0], number[1] or 0), {})
            # where the style says both, it has settled the indent; a list given to the paragraph settles it anew
            found = {**found, **level} if "number" in own or "left" not in self._style(style) else {**level, **found}
        mark = None if properties is None else properties.find(_R_PR)
        return _made(style, {**found, **own}, {**found, **self._of_run(mark)})

    def _style(self, style: str) -> Properties:
        """What a style says, with what it is based on."""
        if style not in self._styles:
            return {}
        if style not in self._resolved:
            self._resolved[style] = {}  # a style that is based on itself
            element = self._styles[style]
            own = {**_of_paragraph(element.find(_PR)), **self._of_run(element.find(_R_PR))}
            based = self._style(_value(element, "basedOn") or "")
            if own.get("number") and based.get("number") and own["number"][0] is None:
                own["number"] = (based["number"][0], own["number"][1])
            self._resolved[style] = {**based, **own}
        return self._resolved[style]

    def _of_run(self, properties: etree._Element | None) -> Properties:
        found: Properties = {}
        if properties is None:
            return found
        for child in properties:
            match etree.QName(child).localname:
                case "rStyle":
                    found = {**self._style(str(child.get(VAL))), **found}
                case "sz":
                    found["size"] = (integer(child.get(VAL)) or 0) / 2 or 10
                case "b" | "caps" as name:
                    found[name] = child.get(VAL) not in _OFF
                case "rFonts":
                    themed = self._fonts.get(str(child.get(f"{W}asciiTheme", ""))[:5])
                    font = themed or child.get(f"{W}ascii") or child.get(f"{W}hAnsi")
                    if font:
                        found["font"] = str(font)
        return found


def _made(style: str, found: Properties, mark: Properties) -> Shape:
    hanging = found.get("hanging")
    return Shape(
        _face(mark),
        style,
        found.get("before", 0),
        found.get("after", 0),
        found.get("line", _SINGLE),
        found.get("rule", "auto"),
        found.get("left", 0),
        found.get("right", 0),
        -hanging if hanging else found.get("first", 0),
        found.get("edge", 0.0),
        tuple(found.get("tabs", ())),
        found.get("keepNext", False),
        found.get("keepLines", False),
        found.get("pageBreakBefore", False),
        found.get("widowControl", True),
        found.get("contextualSpacing", False),
    )


def _face(found: Mapping[str, Any]) -> Face:
    return Face(
        found.get("font", "Times New Roman"), found.get("size", 10), found.get("b", False), found.get("caps", False)
    )


def _of_paragraph(properties: etree._Element | None) -> Properties:
    found: Properties = {}
    if properties is None:
        return found
    for child in properties:
        name = etree.QName(child).localname
        if name in _SWITCHES:
            found[name] = child.get(VAL) not in _OFF
        elif name in _READERS:
            found |= _READERS[name](child)
    return found


def _spacing(node: etree._Element) -> Properties:
    names = {"before": "before", "after": "after", "line": "line"}
    found: Properties = {k: v for k, n in names.items() if (v := integer(node.get(f"{W}{n}"))) is not None}
    if node.get(f"{W}lineRule"):
        found["rule"] = str(node.get(f"{W}lineRule"))
    return found


def _indent(node: etree._Element) -> Properties:
    found: Properties = {}
    for key, names in (
        ("left", ("left", "start")), ("right", ("right", "end")), ("first", ("firstLine",)), ("hanging", ("hanging",)),
    ):  # fmt: skip
        written = next((v for n in names if (v := integer(node.get(f"{W}{n}"))) is not None), None)
        if written is not None:
            found[key] = written
    if "first" in found and "hanging" not in found:
        found["hanging"] = 0
    return found


def _number(node: etree._Element) -> Properties:
    number = _value(node, "numId")
    return {"number": None if number == "0" else (number, integer(_value(node, "ilvl")))}


def _borders(node: etree._Element) -> Properties:
    edge = 0.0
    for side in ("top", "bottom"):
        line = node.find(f"{W}{side}")
        if line is not None and line.get(VAL) not in (None, "nil", "none"):
            points = (integer(line.get(f"{W}space")) or 0) + (integer(line.get(f"{W}sz")) or 0) / _EIGHTH
            edge += points * TWIPS
    return {"edge": edge}


def _tabs(node: etree._Element) -> Properties:
    stops = ((str(t.get(VAL)), integer(t.get(f"{W}pos")) or 0) for t in node)
    return {"tabs": sorted((s for s in stops if s[0] != "clear"), key=lambda s: s[1])}


_READERS = {
    "pStyle": lambda node: {"style": str(node.get(VAL))},
    "spacing": _spacing,
    "ind": _indent,
    "numPr": _number,
    "pBdr": _borders,
    "tabs": _tabs,
}


def _levels(numbering: etree._Element | None) -> dict[tuple[str, int], Properties]:
    """The indents of the levels of each list."""
    found: dict[tuple[str, int], Properties] = {}
    if numbering is None:
        return found
    abstract = {str(a.get(f"{W}abstractNumId")): a for a in numbering.iterfind(f"{W}abstractNum")}
    for num in numbering.iterfind(f"{W}num"):
        base = abstract.get(_value(num, "abstractNumId") or "")
        own = [over.find(f"{W}lvl") for over in num.iterfind(f"{W}lvlOverride")]
        levels = [*([] if base is None else base.iterfind(f"{W}lvl")), *(o for o in own if o is not None)]
        for level in levels:
            indent = level.find(f"{_PR}/{qn('w:ind')}")
            key = str(num.get(f"{W}numId")), integer(level.get(f"{W}ilvl")) or 0
            found[key] = {} if indent is None else _indent(indent)
    return found


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """The Latin fonts of the theme by the first letters of their names: "minor" and "major"."""
    found = {}
    for kind in ("minor", "major"):
        node = None if theme is None else next(theme.iter(f"{_THEMES}{kind}Font"), None)
        latin = None if node is None else node.find(f"{_THEMES}latin")
        if latin is not None and latin.get("typeface"):
            found[kind] = str(latin.get("typeface"))
    return found


def _key(properties: etree._Element | None) -> tuple[Any, ...]:
    """Equal for properties that say the same; of the section that ends here nothing is asked."""
    if properties is None:
        return ()
    return tuple(
        (child.tag, *child.attrib.items(), *(_key(child) if len(child) else ()))
        for child in properties
        if child.tag != f"{W}sectPr"
    )


def _value(parent: etree._Element, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(VAL)
