"""Entries of tables of contents: the link, the dots and the number of the page, as Word itself writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from lkjip_gen.word.landscape import is_upright, text_width
from lkjip_gen.word.story import Command
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import P_PR, SECT_PR, Element, new, put_property

UNKNOWN_PAGE = "0"  # until the pages are counted
CAPTIONS = "table of figures"
_LEVELS = 9
_IND, _RIGHT_SIDE, _END = qn("w:ind"), qn("w:right"), qn("w:end")
_RIGHT = frozenset({"right", "end"})
_LABEL_ROOM = 440  # twips to a level, as Word leaves for the numbers of headings


@dataclass(frozen=True)
class Paging:
    r"""How the entries of a list show their pages.

    `links` (\h): each entry leads to its page. `hidden` (\z): no pages in Word's web view. `before` (\p): the sign
    before the number. `bare` (\n): the levels without a number.
    """

    links: bool
    hidden: bool
    before: str
    bare: range

    def has_number(self, level: int) -> bool:
        """`level` is 0 for captions, which Word counts as level 1."""
        return max(level, 1) not in self.bare

    def tail(self, target: str) -> str:
        """What stands behind the text of an entry: the sign and a field that asks for the page of a bookmark."""
        begin, after = self._around
        return f"{begin}{target}{after}"

    @cached_property
    def _around(self) -> tuple[str, str]:
        look = "<w:rPr><w:webHidden/></w:rPr>" if self.hidden else ""
        space = "" if self.before == self.before.strip() else ' xml:space="preserve"'
        sign = f"<w:t{space}>{escape(self.before, quote=False)}</w:t>"
        sign = "<w:tab/>" if self.before == "\t" else sign if self.before else ""

        def mark(kind: str) -> str:
            return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'

        begin = f'{mark("begin")}<w:r>{look}<w:instrText xml:space="preserve"> PAGEREF '
        after = f" \\h </w:instrText></w:r>{mark('separate')}<w:r>{look}<w:t>{UNKNOWN_PAGE}</w:t></w:r>{mark('end')}"
        return (f"<w:r>{look}{sign}</w:r>" if sign else "") + begin, after


def paging_by(command: Command) -> Paging:
    """How the entries of a TOC field show their pages."""
    switches = command.switches
    before = switches.get("p")
    bare = range(0)
    if "n" in switches:
        written = re.fullmatch(r"\s*(\d+)\s*(?:-\s*(\d+))?\s*", switches["n"] or f"1-{_LEVELS}")
        bare = range(int(written[1]), int(written[2] or written[1]) + 1) if written else range(1, _LEVELS + 1)
    return Paging("h" in switches, "z" in switches, "\t" if before is None else before, bare)


def runs_of(xml: str) -> list[Element]:
    """Runs written as text, as elements."""
    return list(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def style_name(level: int) -> str:
    """Word's name of the style of entries of this level, 0 for captions."""
    return f"toc {level}" if level else CAPTIONS


def give_tabs(styles: Styles, body: Element) -> None:
    """Let the dots of entries run to the edge of the text, where the template's styles do not see to it.

    Word writes such tab stops into every entry; in the style they hold for what Word makes later, too. The text is that
    of the first upright section, or of the first of all; another paper moves the tab stops with it.
    """
    sections = list(body.iter(SECT_PR))
    section = next((one for one in sections if is_upright(one)), next(iter(sections), None))
    if section is None:
        return
    width = text_width(section)
    for level in range(_LEVELS + 1):
        style = styles.named(style_name(level))
        if style is None:
            continue
        ends = [position for kind, position in styles.tabs(style) if kind in _RIGHT]
        if not ends:
            put_property(styles.with_properties(style), _stops(styles, style, level, width))
        elif max(ends) > width - styles.right_indent(style):
            _take_indent(styles.with_properties(style))


def _stops(styles: Styles, style: str, level: int, width: int) -> Element:
    """The tab stops of a style with one at the edge, and one for the numbers of headings if it has no room for them."""
    stops, own = new("w:tabs"), styles.tabs(style)
    left, hanging = styles.indent(style) or (0, 0)
    if level and not hanging and not own:
        own = [("left", max(_LABEL_ROOM * level, left + _LABEL_ROOM))]
    for kind, position in own:
        stops.append(new("w:tab", val=kind, pos=str(position)))
    stops.append(new("w:tab", val="right", leader="dot", pos=str(width)))
    return stops


def _take_indent(style: Element) -> None:
    """No indent on the right: Word would print the number within it, but LibreOffice leaves it out."""
    indent = style.find(f"{P_PR}/{_IND}")
    if indent is None:
        put_property(style, new("w:ind", right="0"))
        return
    indent.attrib.pop(_END, None)
    indent.set(_RIGHT_SIDE, "0")
