"""Cells that are merged downwards, as a template asks for it."""

from __future__ import annotations

import re

_CELL = re.compile(r"<w:tc[ >](?:(?!<w:tc[ >]).)*?</w:tc>", re.DOTALL)
_MERGE = re.compile(r"\{%\s*gabung\s+([^%]+?)\s*%\}")
_PARTS = re.compile(r"(<w:tc(?: [^>]*)?>)(?:<w:tcPr>(.*?)</w:tcPr>|<w:tcPr ?/>)?(.*)</w:tc>", re.DOTALL)
_OLD_MERGE = re.compile(r"<w:vMerge(?: [^>]*)?/>")
_BEFORE = re.compile(r"(?:<w:cnfStyle[^>]*/>)?(?:<w:tcW[^>]*/>)?(?:<w:gridSpan[^>]*/>)?(?:<w:hMerge[^>]*/>)?")
_FIRST_STYLE = re.compile(r"<w:pStyle [^>]*/>")


def merged_cells(xml: str) -> str:
    """`{% gabung x %}` in a cell: where x holds a merged cell begins, else this cell continues the one above.

    docxtpl's own `{% vm %}` knows only the innermost loop, so it cannot merge groups within groups.
    """

    def merged(match: re.Match[str]) -> str:
        asked = _MERGE.search(match[0])
        parts = _PARTS.fullmatch(_MERGE.sub("", match[0])) if asked else None
        if asked is None or parts is None:
            return match[0]
        style = _FIRST_STYLE.search(parts[3])
        blank = f"<w:p><w:pPr>{style[0]}</w:pPr></w:p>" if style else "<w:p/>"
        properties = _OLD_MERGE.sub("", parts[2] or "")
        first = _BEFORE.match(properties)
        at = first.end() if first else 0

        def cell(merge: str, content: str) -> str:
            merged = f'{properties[:at]}<w:vMerge w:val="{merge}"/>{properties[at:]}'
            return f"{parts[1]}<w:tcPr>{merged}</w:tcPr>{content}</w:tc>"

        return f"{{% if {asked[1]} %}}{cell('restart', parts[3])}{{% else %}}{cell('continue', blank)}{{% endif %}}"

    return _CELL.sub(merged, xml)
