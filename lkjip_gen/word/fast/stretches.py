"""A stretch of a template's XML, read once: the steps by which it becomes part of a document."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lkjip_gen.word.fast.kinds import Known, ParagraphKind, TableKind
from lkjip_gen.word.fast.machine import Machine, Step, Stretch
from lkjip_gen.word.fast.story import FieldKind
from lkjip_gen.word.fast.unsupported import Unsupported

_NUMBER = re.compile(r' lkjip-alinea="(\d+)"| w14:(?:paraId|textId)="[^"]*"')
_MENTION = re.compile(r' r:\w+="([^"]+)"')
_TAG = re.compile(r"<(/?)([\w.]+(?::[\w.-]+)?)((?:\s[^<>]*?)?)(/?)>")
_PROPERTIES = {
    "w:p": re.compile(r"<w:pPr>.*?</w:pPr>|<w:pPr/>", re.DOTALL),
    "w:tr": re.compile(r"(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?:<w:trPr>.*?</w:trPr>|<w:trPr/>)?", re.DOTALL),
    "w:tc": re.compile(r"<w:tcPr>.*?</w:tcPr>|<w:tcPr/>", re.DOTALL),
    "w:r": re.compile(r"<w:rPr>.*?</w:rPr>|<w:rPr/>", re.DOTALL),
}
_GRID = re.compile(r".*?(?:</w:tblGrid>|<w:tblGrid/>)", re.DOTALL)
_ROW_PROPERTIES = re.compile(r"<w:trPr>.*?</w:trPr>", re.DOTALL)
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>.*?</w:sectPr>", re.DOTALL)
_DRAWN = re.compile(r"(?:(?!</w:r>).)*?<(?:w:drawing|mc:AlternateContent|w:pict|w:object)\b", re.DOTALL)
_DRAWING_NUMBER = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_DESCRIBED = re.compile(r'<wp:docPr\b[^>]* descr="[^"]')
_IN_DRAWING = re.compile(r"<w:(?:sdt|fldChar|fldSimple|bookmarkStart|numPr)\b|\\?\{[{%]")
_CODE = re.compile(r"(<w:instrText(?: [^>]*)?>)(.*?)(</w:instrText>)", re.DOTALL)
_MARK = re.compile(r'<w:fldChar(?= )[^>]*? w:fldCharType="(begin|separate|end)"[^>]*?/>')
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:(?!<w:r[ >]|</w:p>).)*?</w:r>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([\w:]+)="([^"]*)"')
_CONTROL_END = re.compile(r"</w:sdtContent>\s*</w:sdt>")
_PLACEHOLDER = "\ufdef"

_BREAKS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
# Elements without a step of their own. Anything else is left to the plain way.
_CONTAINERS = frozenset(
    {
        "w:document", "w:body", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:hyperlink", "w:smartTag", "w:t",
    }
)  # fmt: skip
_MARKERS = frozenset(
    {
        "w:proofErr", "w:lastRenderedPageBreak", "w:footnoteRef", "w:endnoteRef", "w:separator", "w:softHyphen",
        "w:continuationSeparator", "w:sym",
    }
)  # fmt: skip
_NOTES = {"w:footnoteReference", "w:endnoteReference"}


def read_stretch(xml: str, known: Known) -> Stretch:
    """Read a stretch.

    Raises Unsupported for what this way cannot do.
    """
    reader = _Reader(xml, known)
    reader.read()
    mentions = frozenset(_MENTION.findall(reader.unframed()))
    text = "" if "<" in xml else xml
    return Stretch(reader.steps, tuple(reader.closes), tuple(reader.opens), mentions, text)


class _Reader:
    """Goes through a stretch once; `at` is the place that is read next."""

    def __init__(self, xml: str, known: Known) -> None:
        self.xml, self.known = xml, known
        self.at = 0
        self.steps: list[Step] = []
        self.closes: list[str] = []
        self.opens: list[str] = []
        self.frames: list[str] = []
        self._paragraph: ParagraphKind | None = None  # just opened: what follows is printed with it

    def unframed(self) -> str:
        """The stretch without the drawings that are read for each document."""
        xml = self.xml
        for frame in self.frames:
            xml = xml.replace(frame, "", 1)
        return xml

    def read(self) -> None:
        if "<" not in self.xml:
            return  # a text like a value
        self._continue_capture()
        while self.at < len(self.xml):
            match = _TAG.search(self.xml, self.at)
            if match is None:
                self._rest()
                return
            self._between(self.xml[self.at : match.start()])
            self.at = match.end()
            if match[1]:
                self._close(match[2], match[0])
            else:
                self._open(match)

    # --- what a value stands in ---

    def _continue_capture(self) -> None:
        """The stretch may begin within the properties of a control, or in a drawing."""
        head = self.xml[: self.xml.index("<")]
        if ">" not in head:
            return
        content, drawn = self.xml.find("<w:sdtContent>"), self.xml.find("</w:drawing>")
        begun = self.xml.find("<w:sdt>")
        if content >= 0 and (begun < 0 or content < begun) and "</w:sdtPr>" in self.xml[:content]:
            self.at = content + len("<w:sdtContent>")
            self._do(Machine.open_control, self.xml[: self.at])
            self.closes.append("control")
            self.opens.append("w:sdtContent")
        elif drawn >= 0 and self.xml.startswith("</w:r>", drawn + len("</w:drawing>")):
            self.at = drawn + len("</w:drawing></w:r>")
            self._do(Machine.frame, self.xml[: self.at])
            self.frames.append(self.xml[: self.at])
            self.closes.append("drawing")
        elif self.xml.rfind("<") > self.xml.rfind(">"):
            self.at = len(self.xml)
            self._do(Machine.more_capture, self.xml)
        else:
            raise Unsupported("a tag of Word that holds a value")

    def _rest(self) -> None:
        """What follows the last whole tag."""
        rest = self.xml[self.at :]
        if "<" in rest:
            raise Unsupported(f"a value in {rest[rest.index('<') :][:30]}")
        self._between(rest)
        self.at = len(self.xml)

    def _between(self, text: str) -> None:
        if not text:
            return
        if not (self.opens[-1] == "w:t" if self.opens else not self.closes):
            if text.isspace():
                self._raw(text)
                return
            raise Unsupported("text outside of runs")
        if any(mark in text for mark in "\a\f"):
            raise Unsupported("a page break typed into the XML")
        if "\n" in text or "\t" in text:
            self._do(Machine.value, text)
        else:
            self._do(Machine.text, (text, unescape(text)))

    # --- steps ---

    def _do(self, what: Any, how: Any) -> None:
        self._paragraph = None
        self.steps.append((what, how))

    def _raw(self, xml: str) -> None:
        if self._paragraph is not None:
            self._paragraph.begins_with(xml)
        elif self.steps and self.steps[-1][0] is Machine.raw:
            self.steps[-1] = (Machine.raw, self.steps[-1][1] + xml)
        else:
            self.steps.append((Machine.raw, xml))

    def _with_raw(self, xml: str) -> str:
        """Together with the plain XML right before it."""
        if self._paragraph is None and self.steps and self.steps[-1][0] is Machine.raw:
            return str(self.steps.pop()[1]) + xml
        return xml

    def _close(self, name: str, tag: str) -> None:
        if name == "w:sdtContent":
            match = _CONTROL_END.match(self.xml, self.at - len(tag))
            if match is None:
                raise Unsupported("something after the content of a control")
            self.at = match.end()
            tag = match[0]
        if self.opens:
            if self.opens.pop() != name:
                raise Unsupported("torn elements")
        else:
            self.closes.append(name)
        step = {
            "w:p": Machine.close_paragraph,
            "w:tc": Machine.close_cell,
            "w:tr": Machine.close_row,
            "w:tbl": Machine.close_table,
            "w:sdtContent": Machine.close_control,
        }.get(name)
        if step is None:
            self._raw(tag)
        else:
            self._do(step, self._with_raw(tag))

    def _open(self, match: re.Match[str]) -> None:
        name, alone = match[2], bool(match[4])
        reader = {
            "w:p": self._open_paragraph,
            "w:tbl": self._open_table,
            "w:tr": self._open_row,
            "w:tc": self._open_cell,
            "w:r": self._open_run,
            "w:sdt": self._open_control,
            "w:bookmarkStart": self._bookmark,
            "w:bookmarkEnd": self._bookmark,
            "w:sectPr": self._body_section,
            "w:footnote": self._note,
            "w:endnote": self._note,
        }.get(name)
        if reader is not None:
            reader(match)
        elif name in _BREAKS and alone:
            self._do(Machine.printed_break, (match[0], _BREAKS[name]))
        elif name in _NOTES and alone:
            self._do(Machine.note, dict(_ATTRIBUTE.findall(match[3]))["w:id"])
            self._raw(match[0])
        elif alone and name in _CONTAINERS | _MARKERS:
            self._raw(match[0])
        elif name in _CONTAINERS:
            self.opens.append(name)
            self._raw(match[0])
        else:
            raise Unsupported(f"<{name}>")

    def _properties(self, name: str) -> str:
        match = _PROPERTIES[name].match(self.xml, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def _open_paragraph(self, match: re.Match[str]) -> None:
        number = "".join(m[1] or "" for m in _NUMBER.finditer(match[3]))
        opening = f"<w:p{_NUMBER.sub('', match[3])}>"
        kind = self.known.paragraph(opening, "" if match[4] else self._properties("w:p"), number)
        self._do(Machine.open_paragraph, kind)
        if match[4]:
            self._do(Machine.close_paragraph, "</w:p>")
            return
        self.opens.append("w:p")
        self._paragraph = kind

    def _open_table(self, match: re.Match[str]) -> None:
        grid = _GRID.match(self.xml, self.at)
        if grid is None or "<w:tr" in grid[0]:
            raise Unsupported("a table without a grid")
        self.at = grid.end()
        self._do(
            Machine.open_table,
            TableKind(match[0] + grid[0].replace("<w:tblGrid/>", "<w:tblGrid></w:tblGrid>"), self.known),
        )
        self.opens.append("w:tbl")

    def _open_row(self, match: re.Match[str]) -> None:
        opening = _NUMBER.sub("", match[0])
        whole = self._properties("w:tr")
        found = _ROW_PROPERTIES.search(whole)
        properties = found[0] if found else ""
        kind = self.known.row(opening + whole.removesuffix(properties) if properties else opening + whole, properties)
        self._do(Machine.open_row, kind)
        self.opens.append("w:tr")

    def _open_cell(self, match: re.Match[str]) -> None:
        self._do(Machine.open_cell, self.known.cell(match[0], self._properties("w:tc")))
        self.opens.append("w:tc")

    # --- runs ---

    def _open_run(self, match: re.Match[str]) -> None:
        start = match.start()
        if match[4]:
            self._raw(match[0])
            return
        if _DRAWN.match(self.xml, self.at):
            self._drawn_run(start)
            return
        run = _RUN.match(self.xml, start)
        if run is not None and "<w:fldChar" in run[0]:
            self._field(start)
            return
        properties = self._properties("w:r")
        opening = match[0] + properties
        self.opens.append("w:r")
        if self._paragraph is not None:
            self._paragraph.begins_with(opening)
            self._paragraph.run = properties
        else:
            self._do(Machine.open_run, (self._with_raw(opening), properties))

    def _drawn_run(self, start: int) -> None:
        end = self.xml.find("</w:r>", start)
        last = self.xml.rfind("<w:txbxContent", start, end)
        if last >= 0:  # runs in the text box come first
            closing = re.compile(r"</(?:w:drawing|w:pict|mc:AlternateContent|w:object)>\s*</w:r>").search(
                self.xml, start
            )
            end = -1 if closing is None else closing.end() - len("</w:r>")
        if end < 0:  # it holds a value
            if "<w:drawing" not in self.xml[start:] or not self.xml.endswith(_PLACEHOLDER):
                raise Unsupported("a drawing that holds a value")
            self._do(Machine.begin_capture, self.xml[start:])
            self.frames.append(self.xml[start:])
            self.opens.append("drawing")
            self.at = len(self.xml)
            return
        run = self.xml[start : end + len("</w:r>")]
        if _IN_DRAWING.search(run):
            raise Unsupported("a text box with fields, lists or bookmarks")
        self.at = start + len(run)
        if _DESCRIBED.search(run):  # it may be the place of a picture
            self._do(Machine.begin_capture, "")
            self._do(Machine.frame, _NUMBER.sub("", run))
            self.frames.append(run)
            return
        done = 0
        for number in _DRAWING_NUMBER.finditer(run):
            self._raw(run[done : number.end(1)])
            self._do(Machine.drawing, ("", ""))
            done = number.start(2)
        self._raw(_NUMBER.sub("", run[done:]))

    def _field(self, start: int) -> None:
        """A whole field, from the run that begins it to the run that ends it."""
        runs, at, kind = [], start, ""
        while kind != "end":
            run = _RUN.match(self.xml, at)
            if run is None:
                raise Unsupported("a field with something else than text in it")
            mark = _MARK.search(run[0])
            if mark is not None and (mark[1] == "begin") != (at == start):
                raise Unsupported("a field in a field")
            kind = mark[1] if mark else ""
            runs.append((kind, run[0]))
            at = run.end()
        self.at = at
        self._do(Machine.field, _field_kind(runs))

    # --- the rest ---

    def _open_control(self, match: re.Match[str]) -> None:
        content = self.xml.find("<w:sdtContent>", self.at)
        following = self.xml.find("<w:sdt>", self.at)
        if content < 0 or 0 <= following < content:
            if following >= 0 or content >= 0:
                raise Unsupported("a control without content")
            self._do(Machine.begin_capture, self.xml[match.start() :])
            self.opens.append("control")
            self.at = len(self.xml)
            return
        self._do(Machine.begin_capture, self.xml[match.start() : content])
        self.at = content + len("<w:sdtContent>")
        self._do(Machine.open_control, "<w:sdtContent>")
        self.opens.append("w:sdtContent")

    def _bookmark(self, match: re.Match[str]) -> None:
        attributes = dict(_ATTRIBUTE.findall(match[3]))
        key, name = attributes.pop("w:id", ""), unescape(attributes.pop("w:name", ""))
        others = "".join(f' {other}="{value}"' for other, value in attributes.items())
        if match[2] == "w:bookmarkEnd":
            self._do(Machine.end_bookmark, (key, others))
        elif name.startswith("_Toc"):
            raise Unsupported("the targets of an old table of contents")
        elif name != "_GoBack":
            self._do(Machine.begin_bookmark, (key, name, others))

    def _body_section(self, match: re.Match[str]) -> None:
        section = _SECTION.match(self.xml, match.start())
        if section is None:
            raise Unsupported("a section without properties")
        self.at = section.end()
        self._do(Machine.body_section, (section[0], self.known.namespaces.parse(section[0])))

    def _note(self, match: re.Match[str]) -> None:
        self._do(Machine.begin_notes, dict(_ATTRIBUTE.findall(match[3]))["w:id"])
        self._raw(match[0])
        self.opens.append(match[2])


def _field_kind(runs: list[tuple[str, str]]) -> FieldKind:
    begin, *others = runs
    kinds = [kind for kind, _ in others]
    parted = kinds.index("separate") if "separate" in kinds else len(kinds) - 1
    before = begin[1] + "".join(xml for _, xml in others[:parted])
    separator = others[parted][1] if kinds[parted] == "separate" else ""
    result = [xml for kind, xml in others[parted:-1] if kind != "separate"]
    pieces = _CODE.split(before)
    if len(pieces) == 1 or _CODE.search("".join(result)):
        raise Unsupported("a field without a code")
    parts = [pieces[0] + pieces[1]]
    for at in range(2, len(pieces), 4):
        parts += [pieces[at], "".join(pieces[at + 1 : at + 4])]
    looks = [found[0] for xml in [*result, begin[1]] if (found := _PROPERTIES["w:r"].search(xml))]
    look = looks[0] if looks else ""
    items = "".join(_printed(xml) for xml in result)
    if result and not separator:
        raise Unsupported("a field that is not parted")
    own = _PROPERTIES["w:r"].search(begin[1])
    parting = separator or f'<w:r>{own[0] if own else ""}<w:fldChar w:fldCharType="separate"/></w:r>'
    code = "".join(map(unescape, pieces[2::4]))
    return FieldKind(parts, code, (separator, parting), "".join(result), items, look, others[-1][1])


def _printed(run: str) -> str:
    found = re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<(w:tab|w:br|w:cr|w:noBreakHyphen|w:ptab)(?: [^>]*)?/>", run)
    return "".join(unescape(m[1]) if m[1] is not None else _BREAKS[m[2]] for m in found)
