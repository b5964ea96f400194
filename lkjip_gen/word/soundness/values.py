"""Which values Word takes in the attributes that we or a template of ours may write (ISO/IEC 29500-1 chapter 17)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Takes: TypeAlias = Callable[[str], bool]

_INT = re.compile(r"[+-]?\d{1,10}").fullmatch
_MEASURE = re.compile(r"-?\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|pi)").fullmatch
_HEX_COLOUR = re.compile(r"auto|[0-9A-Fa-f]{6}").fullmatch
_HEX_LONG = re.compile(r"[0-9A-Fa-f]{1,8}").fullmatch
_LARGEST = 2**31 - 1
_PERCENT = re.compile(r"-?\d+(?:\.\d+)?%").fullmatch


def among(text: str) -> Takes:
    return frozenset(text.split()).__contains__


def whole(least: int = -_LARGEST - 1, most: int = _LARGEST) -> Takes:
    return lambda value: _INT(value.strip()) is not None and least <= int(value) <= most


def _measured(least: int, most: int = _LARGEST) -> Takes:
    """A whole number of twentieths or halves of a point, or a length with its unit."""
    number = whole(least, most)
    return lambda value: number(value) or (_MEASURE(value) is not None and (least < 0 or value[0] != "-"))


_ON_OFF = among("1 0 true false on off")
_SIGNED, _UNSIGNED = _measured(-_LARGEST), _measured(0)
_WIDTH: Takes = lambda value: _SIGNED(value) or _PERCENT(value) is not None  # noqa: E731 - beside its neighbours
_COLOUR: Takes = lambda value: _HEX_COLOUR(value) is not None  # noqa: E731
_ID = whole()
_COUNT = whole(0)
_JC = among("left center right both start end distribute numTab mediumKashida highKashida lowKashida thaiDistribute")
_JC_TABLE = among("left center right start end")
_V_JC = among("top center both bottom")
_LINE = among(
    "nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap thickThinSmallGap "
    "thinThickThinSmallGap thinThickMediumGap thickThinMediumGap thinThickThinMediumGap thinThickLargeGap "
    "thickThinLargeGap thinThickThinLargeGap wave doubleWave dashSmallGap dashDotStroked threeDEmboss threeDEngrave "
    "outset inset"
)
_DRAWN = frozenset({"top", "left", "start", "bottom", "right", "end", "between", "bar", "insideH", "insideV", "bdr"})
_SHADES = among(
    "nil clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross thinHorzStripe "
    "thinVertStripe thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross pct5 pct10 pct12 pct15 pct20 "
    "pct25 pct30 pct35 pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85 pct87 pct90 pct95"
)
_UNDERLINES = among(
    "single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash dashDotHeavy "
    "dotDotDash dashDotDotHeavy wave wavyHeavy wavyDouble none"
)
_COLOURS = among(
    "black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed darkYellow "
    "darkGray lightGray none"
)
_DIRECTIONS = among("tb rl lr tbV rlV lrV btLr lrTb lrTbV tbLrV tbRl tbRlV")
_WIDTH_TYPES = among("nil pct dxa auto")
_HEADERS = among("default first even")

_SWITCHES = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "suppressLineNumbers", "contextualSpacing", "b", "bCs",
    "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish", "noProof", "cantSplit", "tblHeader", "noWrap",
    "hideMark", "titlePg", "bidi", "qFormat", "semiHidden", "unhideWhenUsed", "isLgl", "updateFields",
    "evenAndOddHeaders", "mirrorMargins", "bidiVisual", "snapToGrid", "autoHyphenation",
)  # fmt: skip

# element -> attribute -> the values it takes; the attributes of w stand without prefix
VALUES: dict[str, dict[str, Takes]] = {
    **{name: {"val": _ON_OFF} for name in _SWITCHES},
    **{name: {"val": _LINE, "color": _COLOUR, "sz": _COUNT, "space": _COUNT} for name in _DRAWN},
    "jc": {"val": _JC},
    "lvlJc": {"val": _JC},
    "vAlign": {"val": _V_JC},
    "vertAlign": {"val": among("baseline superscript subscript")},
    "textDirection": {"val": _DIRECTIONS},
    "textAlignment": {"val": among("top center baseline bottom auto")},
    "outlineLvl": {"val": whole(0, 9)},
    "ilvl": {"val": whole(0, 8)},
    "lvl": {"ilvl": whole(0, 8)},
    "numId": {"val": _ID},
    "num": {"numId": _ID},
    "abstractNum": {"abstractNumId": _ID},
    "abstractNumId": {"val": _ID},
    "start": {**dict.fromkeys(("sz", "space"), _COUNT), "val": lambda value: _LINE(value) or whole(0, 32767)(value)},
    "startOverride": {"val": whole(0, 32767)},
    "suff": {"val": among("tab space nothing")},
    "multiLevelType": {"val": among("singleLevel multilevel hybridMultilevel")},
    "spacing": {
        **dict.fromkeys(("before", "after"), _UNSIGNED),
        **dict.fromkeys(("line", "val"), _SIGNED),
        **dict.fromkeys(("beforeAutospacing", "afterAutospacing"), _ON_OFF),
        "lineRule": among("auto exact atLeast"),
    },
    "ind": {
        **dict.fromkeys(("left", "right", "start", "end"), _SIGNED),
        **dict.fromkeys(("hanging", "firstLine"), _UNSIGNED),
    },
    "tab": {
        "val": among("clear start center end decimal bar num left right"),
        "pos": _SIGNED,
        "leader": among("none dot hyphen underscore heavy middleDot"),
    },
    "color": {"val": _COLOUR},
    "shd": {"val": _SHADES, "fill": _COLOUR, "color": _COLOUR},
    "highlight": {"val": _COLOURS},
    "u": {"val": _UNDERLINES, "color": _COLOUR},
    "sz": {"val": _UNSIGNED},
    "szCs": {"val": _UNSIGNED},
    "kern": {"val": _UNSIGNED},
    "position": {"val": _SIGNED},
    "w": {"val": whole(0, 600)},
    "br": {"type": among("page column textWrapping"), "clear": among("none left right all")},
    "fldChar": {"fldCharType": among("begin separate end"), "dirty": _ON_OFF, "fldLock": _ON_OFF},
    "gridCol": {"w": _UNSIGNED},
    "gridSpan": {"val": whole(1)},
    "gridBefore": {"val": _COUNT},
    "gridAfter": {"val": _COUNT},
    "vMerge": {"val": among("restart continue")},
    "hMerge": {"val": among("restart continue")},
    "tcW": {"w": _WIDTH, "type": _WIDTH_TYPES},
    "tblW": {"w": _WIDTH, "type": _WIDTH_TYPES},
    "tblInd": {"w": _WIDTH, "type": _WIDTH_TYPES},
    "tblCellSpacing": {"w": _WIDTH, "type": _WIDTH_TYPES},
    "wBefore": {"w": _WIDTH, "type": _WIDTH_TYPES},
    "wAfter": {"w": _WIDTH, "type": _WIDTH_TYPES},
    "trHeight": {"val": _UNSIGNED, "hRule": among("auto exact atLeast")},
    "tblLayout": {"type": among("fixed autofit")},
    "tblLook": {"val": lambda value: _HEX_LONG(value) is not None},
    "bookmarkStart": {"id": _ID, "colFirst": _COUNT, "colLast": _COUNT},
    "bookmarkEnd": {"id": _ID},
    "commentRangeStart": {"id": _ID},
    "commentRangeEnd": {"id": _ID},
    "commentReference": {"id": _ID},
    "comment": {"id": _ID},
    "footnote": {"id": _ID},
    "endnote": {"id": _ID},
    "footnoteReference": {"id": _ID},
    "endnoteReference": {"id": _ID},
    "id": {"val": _ID},
    "pgSz": {"w": _UNSIGNED, "h": _UNSIGNED, "orient": among("portrait landscape"), "code": _COUNT},
    "pgMar": {
        **dict.fromkeys(("top", "bottom"), _SIGNED),
        **dict.fromkeys(("left", "right", "header", "footer", "gutter"), _UNSIGNED),
    },
    "type": {"val": among("nextPage nextColumn continuous evenPage oddPage")},
    "cols": {"num": whole(1, 45), "space": _UNSIGNED, "equalWidth": _ON_OFF, "sep": _ON_OFF},
    "headerReference": {"type": _HEADERS},
    "footerReference": {"type": _HEADERS},
    "style": {"type": among("paragraph character table numbering"), "default": _ON_OFF},
    "zoom": {"percent": lambda value: _INT(value) is not None or _PERCENT(value) is not None},
    "wp:docPr": {"id": whole(0)},
    "wp:extent": {"cx": whole(0), "cy": whole(0)},
    "a:ext": {"cx": whole(0), "cy": whole(0)},
}
# Of these the value depends on where they stand.
WITHIN: dict[tuple[str, str], dict[str, Takes]] = {
    ("tblPr", "jc"): {"val": _JC_TABLE},
    ("trPr", "jc"): {"val": _JC_TABLE},
    ("sectPr", "textDirection"): {"val": _DIRECTIONS},
    ("sdtPr", "start"): {},
    ("tcMar", "start"): {"w": _WIDTH, "type": _WIDTH_TYPES},
}
# What Word does not read without.
NEEDED: dict[str, tuple[str, ...]] = {
    "fldChar": ("fldCharType",),
    "bookmarkStart": ("id", "name"),
    "bookmarkEnd": ("id",),
    "wp:docPr": ("id", "name"),
    "wp:extent": ("cx", "cy"),
    "headerReference": ("type", "r:id"),
    "footerReference": ("type", "r:id"),
    "style": ("styleId",),
    "num": ("numId",),
    "abstractNum": ("abstractNumId",),
    "mc:Choice": ("Requires",),
    "footnoteReference": ("id",),
    "endnoteReference": ("id",),
    "commentReference": ("id",),
}
