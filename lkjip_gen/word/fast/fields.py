"""Fields of a template, each whole in one paragraph."""

from __future__ import annotations

import re
from html import escape, unescape

from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.tree import SIGNS

RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>|<w:rPr/>", re.DOTALL)
FIELD_MARK = re.compile(r'<w:fldChar(?= )[^>]*? w:fldCharType="(begin|separate|end)"[^>]*?/>')
_CODE = re.compile(r"(<w:instrText(?: [^>]*)?>)(.*?)(</w:instrText>)", re.DOTALL)
BREAKS = {f"w:{tag.rpartition('}')[2]}": sign for tag, sign in SIGNS.items()}  # as they stand in a text


def run_xml(text: str, properties: str) -> str:
    """A run with this text, tabs as tabs, as `tree.text_run` makes it."""
    pieces = []
    for piece in text.split("\t"):
        kept = "" if piece == piece.strip() else ' xml:space="preserve"'
        pieces.append(f"<w:t{kept}>{escape(piece, quote=False)}</w:t>" if piece else "")
    content = properties + "<w:tab/>".join(pieces)
    return f"<w:r>{content}</w:r>" if content else "<w:r/>"


class FieldKind:
    """A field of the template, which stands whole in one paragraph.

    `before` are its beginning and its code in pieces, every second one a code; `look` the run properties of a result.
    """

    __slots__ = ("before", "code", "end", "items", "look", "parting", "result", "separator")

    def __init__(self, before: list[str], code: str, end: str) -> None:
        self.before, self.code, self.end = before, code, end
        self.separator = self.parting = ""  # as the template has it; as a result that we write needs it
        self.result = self.items = self.look = ""

    @property
    def xml(self) -> str:
        return "".join(self.before)

    def with_code(self, code: str) -> str:
        """Its beginning with another code, which stands in the first piece alone."""
        pieces = list(self.before)
        pieces[1::2] = [escape(code, quote=False), *[""] * (len(pieces[1::2]) - 1)]
        return "".join(pieces)


def read_field(runs: list[tuple[str, str]]) -> FieldKind:
    begin, *others = runs
    kinds = [kind for kind, _ in others]
    parted = kinds.index("separate") if "separate" in kinds else len(kinds) - 1
    before = begin[1] + "".join(xml for _, xml in others[:parted])
    separator = others[parted][1] if kinds[parted] == "separate" else ""
    result = [xml for kind, xml in others[parted:-1] if kind != "separate"]
    pieces = _CODE.split(before)
    if len(pieces) == 1 or _CODE.search("".join(result)):
        raise Unsupported("field tanpa kode")
    parts = [pieces[0] + pieces[1]]
    for at in range(2, len(pieces), 4):
        parts += [pieces[at], "".join(pieces[at + 1 : at + 4])]
    looks = [found[0] for xml in [*result, begin[1]] if (found := RUN_PROPERTIES.search(xml))]
    look = looks[0] if looks else ""
    items = "".join(_printed(xml) for xml in result)
    if result and not separator:
        raise Unsupported("field yang tidak lengkap")
    own = RUN_PROPERTIES.search(begin[1])
    parting = separator or f'<w:r>{own[0] if own else ""}<w:fldChar w:fldCharType="separate"/></w:r>'
    code = "".join(map(unescape, pieces[2::4]))
    field = FieldKind(parts, code, others[-1][1])
    field.separator, field.parting = separator, parting
    field.result, field.items, field.look = "".join(result), items, look
    return field


def _printed(run: str) -> str:
    found = re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<(w:tab|w:br|w:cr|w:noBreakHyphen|w:ptab)(?: [^>]*)?/>", run)
    return "".join(unescape(m[1]) if m[1] is not None else BREAKS[m[2]] for m in found)
