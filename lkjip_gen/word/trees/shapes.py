"""Boxes and lines of a tree as shapes of Word."""

from __future__ import annotations

from html import escape

from lkjip_gen.drawing import INSET_ACROSS, INSET_DOWN, Box, Layout, Link, line_twips, texts
from lkjip_gen.word.trees.connectors import connector

_LINE, _LINE_WIDTH, _BOX_LINE_WIDTH = "7F7F7F", 9525, 6350
# By level: the ground and the letters; each step is lighter in grey print too.
_SHADES = (
    ("1F3A5F", "FFFFFF"), ("3F6796", "FFFFFF"), ("A9C1DD", "000000"), ("D9E4F1", "000000"), ("FFFFFF", "000000"),
)  # fmt: skip
_REPEATED = ("FFFFFF", "595959")
_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'


def shapes(layout: Layout, first: int, style: str) -> str:
    """All shapes; their ids begin with `first`. `style` is the style id of the text in boxes, or nothing."""
    boxes = "".join(_box(box, first + at, layout, style) for at, box in enumerate(layout.boxes))
    after = first + len(layout.boxes)
    return boxes + "".join(_line(link, after + at, first) for at, link in enumerate(layout.links))


def _box(box: Box, number: int, layout: Layout, style: str) -> str:
    repeated = box.node.repeated
    ground, letters = _REPEATED if repeated else _SHADES[min(max(box.node.level, 0), len(_SHADES) - 1)]
    dashed = '<a:prstDash val="dash"/>' if repeated else ""
    paragraphs = "".join(
        _paragraph(text, layout.half_points, style, letters, bold=bold, left=box.hung)
        for text, bold in texts(box.node, extra=layout.extra)
    )
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Kotak {number}"/><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{ground}"/></a:solidFill>'
        f'<a:ln w="{_BOX_LINE_WIDTH}"><a:solidFill><a:srgbClr val="{_LINE}"/></a:solidFill>{dashed}</a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="{INSET_ACROSS}" tIns="{INSET_DOWN}" '
        f'rIns="{INSET_ACROSS}" bIns="{INSET_DOWN}" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _paragraph(text: str, half_points: int, style: str, letters: str, *, bold: bool, left: bool) -> str:
    named = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    run = (
        f"<w:rPr>{'' if style else _FONT}{'<w:b/><w:bCs/>' if bold else ''}"
        f'<w:color w:val="{letters}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(" ".join(line.split()), quote=False)}</w:t>' for line in text.split("\n")
    )
    return (
        f'<w:p><w:pPr>{named}<w:spacing w:before="0" w:after="0" w:line="{line_twips(half_points)}" '
        f'w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>'
        f'<w:jc w:val="{"left" if left else "center"}"/></w:pPr><w:r>{run}{lines}</w:r></w:p>'
    )


def _line(link: Link, number: int, first: int) -> str:
    made = connector(link.points)
    turn = f' rot="{made.turn}"' if made.turn else ""
    flips = (' flipH="1"' if made.flip_across else "") + (' flipV="1"' if made.flip_down else "")
    guides = "".join(f'<a:gd name="adj{at}" fmla="val {value}"/>' for at, value in enumerate(made.adjustments, start=1))
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Penghubung {number}"/><wps:cNvCnPr>'
        f'<a:stCxn id="{first + link.start}" idx="{link.start_site}"/>'
        f'<a:endCxn id="{first + link.end}" idx="{link.end_site}"/></wps:cNvCnPr><wps:spPr>'
        f'<a:xfrm{turn}{flips}><a:off x="{made.x}" y="{made.y}"/><a:ext cx="{made.width}" cy="{made.height}"/></a:xfrm>'
        f'<a:prstGeom prst="{made.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
        f'<a:ln w="{_LINE_WIDTH}"><a:solidFill><a:srgbClr val="{_LINE}"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
