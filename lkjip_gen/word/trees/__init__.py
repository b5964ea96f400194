"""Trees as grouped shapes of Word with connectors."""

from __future__ import annotations

import re
from html import escape, unescape

from lkjip_gen.drawing import laid
from lkjip_gen.figures import Room, Tree
from lkjip_gen.word.members import Members
from lkjip_gen.word.trees.shapes import shapes

STYLE = "Kotak Bagan"  # of the text in boxes, where a template has it
_IDS_A_TREE = 10_000  # ids of shapes: the number of their drawing and four figures
_KINDS = {
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {"mc": "http://schemas.openxmlformats.org/markup-compatibility/2006", **_KINDS}.items()
)
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EXTENT = re.compile(r"<wp:extent\b[^>]*/>")
_LENGTH = {name: re.compile(rf'\b{name}="(\d+)"') for name in ("cx", "cy", "id")}
_EFFECT = re.compile(r"<wp:effectExtent\b[^>]*/>")
_PROPERTIES = re.compile(r"<wp:docPr\b[^>]*>")
_DESCRIPTION = re.compile(r' descr="[^"]*"')
_GRAPHIC = re.compile(r"<a:graphic\b.*</a:graphic>", re.DOTALL)
_LOCKS = re.compile(r"<wp:cNvGraphicFramePr\b[^>]*?(?:/>|>.*?</wp:cNvGraphicFramePr>)", re.DOTALL)
_RELATIVE = re.compile(r"<(wp14:sizeRel[HV])\b.*?</\1>", re.DOTALL)
_STYLES = "word/styles.xml"
_STYLE_OF = re.compile(r"<w:style\b(?P<head>[^>]*)>(?:(?!</w:style>).)*?<w:name w:val=\"" + STYLE + '"', re.DOTALL)
_STYLE_ID = re.compile(r'w:styleId="([^"]*)"')


class Trees:
    """The trees of one document."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self._style: str | None = None

    def drawn(self, place: str, tree: Tree, highest: int) -> str:
        """The drawing that shows this tree in its place (w:drawing), no larger than the place.

        `highest` is how high a drawing on this page may be, in EMU.
        """
        extent = _EXTENT.search(place)
        properties = _PROPERTIES.search(place)
        if extent is None or properties is None:
            raise ValueError("the place of a tree has no size or no properties")
        layout = laid(tree.root, Room(_number("cx", extent[0]), min(_number("cy", extent[0]), highest)))
        number = _number("id", properties[0])
        size = f'cx="{layout.width}" cy="{layout.height}"'
        named = _DESCRIPTION.sub(lambda _: f' descr="{escape(tree.description)}"', properties[0])
        own = shapes(layout, number * _IDS_A_TREE, self._style_id())
        kind, graphic = ("wps", own) if len(layout.boxes) == 1 else ("wpg", _group(own, size))
        graphic = (
            f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_KINDS[kind]}">{graphic}</a:graphicData></a:graphic>'
        )
        drawing = _EFFECT.sub("", _RELATIVE.sub("", _LOCKS.sub("<wp:cNvGraphicFramePr/>", place)))
        drawing = drawing.replace(extent[0], f"<wp:extent {size}/>", 1).replace(properties[0], named, 1)
        drawing = _GRAPHIC.sub(lambda _: graphic, drawing)
        return (
            f'<mc:AlternateContent {_SPACES}><mc:Choice Requires="{kind}">{drawing}</mc:Choice>'
            f"<mc:Fallback><w:t>{escape(tree.description, quote=False)}</w:t></mc:Fallback></mc:AlternateContent>"
        )

    def _style_id(self) -> str:
        """The style id of the text in boxes, nothing where the template has no such style."""
        if self._style is None:
            found = _STYLE_OF.search(self._members.text(_STYLES)) if _STYLES in self._members else None
            named = _STYLE_ID.search(found["head"]) if found else None
            self._style = unescape(named[1]) if named else ""
        return self._style


def _group(own: str, size: str) -> str:
    """The shapes as one group. (A group of a single shape is more than LibreOffice can bear.)"""
    return (
        '<wpg:wgp><wpg:cNvGrpSpPr><a:grpSpLocks noChangeAspect="1"/></wpg:cNvGrpSpPr><wpg:grpSpPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm>'
        f"</wpg:grpSpPr>{own}</wpg:wgp>"
    )


def _number(name: str, tag: str) -> int:
    found = _LENGTH[name].search(tag)
    if found is None:
        raise ValueError(f"the place of a tree says no {name}")
    return int(found[1])
