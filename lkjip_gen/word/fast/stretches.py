"""A stretch of a template's XML, read once: the steps by which it becomes part of a document."""

from __future__ import annotations

import re
from html import unescape

from lkjip_gen.word.fast.drawings import read_drawn_run
from lkjip_gen.word.fast.fields import BREAKS, FIELD_MARK, read_field
from lkjip_gen.word.fast.fusing import fused
from lkjip_gen.word.fast.kinds import Known, TableKind
from lkjip_gen.word.fast.machine import Machine
from lkjip_gen.word.fast.scanner import MENTION, NUMBER, Scanner
from lkjip_gen.word.fast.states import Stretch
from lkjip_gen.word.fast.unsupported import Unsupported

_TAG = re.compile(r"<(/?)([\w.]+(?::[\w.-]+)?)((?:\s[^<>]*?)?)(/?)>")
_GRID = re.compile(r".*?(?:</w:tblGrid>|<w:tblGrid/>)", re.DOTALL)
_ROW_PROPERTIES = re.compile(r"<w:trPr>.*?</w:trPr>", re.DOTALL)
_SECTION = re.compile(r"<w:sectPr(?: [^>]*)?>.*?</w:sectPr>", re.DOTALL)
_DRAWN = re.compile(r"(?:(?!</w:r>).)*?<(?:w:drawing|mc:AlternateContent|w:pict|w:object)\b", re.DOTALL)
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:(?!<w:r[ >]|</w:p>).)*?</w:r>", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([\w:]+)="([^"]*)"')
_CONTROL_END = re.compile(r"</w:sdtContent>\s*</w:sdt>")

# Elements without a step of their own. Anything else is left to the plain way.
_CONTAINERS = frozenset(
    {
        "w:document", "w:body", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:t",
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
    mentions = frozenset(MENTION.findall(reader.unframed()))
    text = "" if "<" in xml else xml
    steps = fused(reader.steps)
    if mentions:
        steps.insert(0, (Machine.mention, mentions))
    return Stretch(steps, tuple(reader.closes), tuple(reader.opens), mentions, text)


class _Reader(Scanner):
    """Goes through a stretch once."""

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
            self.do(Machine.open_control, self.xml[: self.at])
            self.closes.append("control")
            self.opens.append("w:sdtContent")
        elif drawn >= 0 and self.xml.startswith("</w:r>", drawn + len("</w:drawing>")):
            self.at = drawn + len("</w:drawing></w:r>")
            self.do(Machine.frame, self.xml[: self.at])
            self.frames.append(self.xml[: self.at])
            self.closes.append("drawing")
        elif self.xml.rfind("<") > self.xml.rfind(">"):
            self.at = len(self.xml)
            self.do(Machine.more_capture, self.xml)
        else:
            raise Unsupported("tag di dalam sifat sebuah unsur Word")

    def _rest(self) -> None:
        """What follows the last whole tag."""
        rest = self.xml[self.at :]
        if "<" in rest:
            raise Unsupported("tag di dalam sifat sebuah unsur Word")
        self._between(rest)
        self.at = len(self.xml)

    def _between(self, text: str) -> None:
        if not text:
            return
        if not (self.opens[-1] == "w:t" if self.opens else not self.closes):
            raise Unsupported("teks di luar alinea")
        if any(mark in text for mark in "\a\f"):
            raise Unsupported("pemisah halaman di dalam teks templat")
        if "\n" in text or "\t" in text:
            self.do(Machine.value, text)
        else:
            self.do(Machine.text, (text, unescape(text)))

    # --- steps ---

    def _close(self, name: str, tag: str) -> None:
        if name == "w:sdtContent":
            match = _CONTROL_END.match(self.xml, self.at - len(tag))
            if match is None:
                raise Unsupported("kontrol isi (content control) yang tidak lazim")
            self.at = match.end()
            tag = match[0]
        if self.opens:
            if self.opens.pop() != name:
                raise Unsupported("perintah yang memotong unsur Word")
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
            self.raw(tag)
        else:
            self.do(step, self.with_raw(tag))

    def _open(self, match: re.Match[str]) -> None:
        name, alone = match[2], bool(match[4])
        reader = {
            "w:p": self._open_paragraph,
            "w:tbl": self._open_table,
            "w:tr": self._open_row,
            "w:tc": self._open_cell,
            "w:r": self._open_run,
            "w:sdt": self._open_control,
            "w:hyperlink": self._open_link,
            "w:smartTag": self._open_link,
            "w:bookmarkStart": self._bookmark,
            "w:bookmarkEnd": self._bookmark,
            "w:sectPr": self._body_section,
            "w:footnote": self._note,
            "w:endnote": self._note,
        }.get(name)
        if reader is not None:
            reader(match)
        elif name in BREAKS and alone:
            self.do(Machine.text, (match[0], BREAKS[name]))
        elif name in _NOTES and alone:
            self.do(Machine.note, dict(_ATTRIBUTE.findall(match[3])).get("w:id", ""))
            self.raw(match[0])
        elif alone and name in _CONTAINERS | _MARKERS:
            self.raw(match[0])
        elif name in _CONTAINERS:
            self.opens.append(name)
            self.raw(match[0])
        else:
            raise Unsupported(f"unsur Word <{name}>")

    def _open_paragraph(self, match: re.Match[str]) -> None:
        number = "".join(m[1] or "" for m in NUMBER.finditer(match[3]))
        opening = f"<w:p{NUMBER.sub('', match[3])}>"
        kind = self.known.paragraph(opening, "" if match[4] else self.properties("w:p"), number)
        self.do(Machine.open_paragraph, kind)
        if match[4]:
            self.do(Machine.close_paragraph, "</w:p>")
            return
        self.opens.append("w:p")
        self.paragraph = kind

    def _open_table(self, match: re.Match[str]) -> None:
        grid = _GRID.match(self.xml, self.at)
        if grid is None or "<w:tr" in grid[0]:
            raise Unsupported("tabel tanpa lebar kolom")
        self.at = grid.end()
        self.do(
            Machine.open_table,
            TableKind(match[0] + grid[0].replace("<w:tblGrid/>", "<w:tblGrid></w:tblGrid>"), self.known),
        )
        self.opens.append("w:tbl")

    def _open_row(self, match: re.Match[str]) -> None:
        opening = NUMBER.sub("", match[0])
        whole = self.properties("w:tr")
        found = _ROW_PROPERTIES.search(whole)
        properties = found[0] if found else ""
        kind = self.known.row(opening + whole.removesuffix(properties) if properties else opening + whole, properties)
        self.do(Machine.open_row, kind)
        self.opens.append("w:tr")

    def _open_cell(self, match: re.Match[str]) -> None:
        self.do(Machine.open_cell, self.known.cell(match[0], self.properties("w:tc")))
        self.opens.append("w:tc")

    # --- runs ---

    def _open_run(self, match: re.Match[str]) -> None:
        start = match.start()
        if match[4]:
            self.raw(match[0])
            return
        if _DRAWN.match(self.xml, self.at):
            read_drawn_run(self, start)
            return
        run = _RUN.match(self.xml, start)
        if run is not None and "<w:fldChar" in run[0]:
            self._field(start)
            return
        properties = self.properties("w:r")
        opening = match[0] + properties
        self.opens.append("w:r")
        if self.paragraph is not None:
            self.paragraph.begins_with(opening)
            self.paragraph.run = properties
        else:
            self.do(Machine.open_run, (self.with_raw(opening), properties))

    def _field(self, start: int) -> None:
        """A whole field, from the run that begins it to the run that ends it."""
        runs, at, kind = [], start, ""
        while kind != "end":
            run = _RUN.match(self.xml, at)
            if run is None:
                raise Unsupported("field yang memuat lebih dari teks, atau lebih dari satu alinea")
            mark = FIELD_MARK.search(run[0])
            if mark is not None and (mark[1] == "begin") != (at == start):
                raise Unsupported("field di dalam field")
            kind = mark[1] if mark else ""
            runs.append((kind, run[0]))
            at = run.end()
        self.at = at
        self.do(Machine.field, read_field(runs))

    # --- the rest ---

    def _open_link(self, match: re.Match[str]) -> None:
        is_inside = "w:p" in self.opens
        if not match[4]:
            self.opens.append(match[2])
        if is_inside:
            self.raw(match[0])
        else:
            self.do(Machine.open_link, match[0])

    def _open_control(self, match: re.Match[str]) -> None:
        content = self.xml.find("<w:sdtContent>", self.at)
        following = self.xml.find("<w:sdt>", self.at)
        if content < 0 or 0 <= following < content:
            if following >= 0 or content >= 0:
                raise Unsupported("kontrol isi (content control) tanpa isi")
            self.do(Machine.begin_capture, self.xml[match.start() :])
            self.opens.append("control")
            self.at = len(self.xml)
            return
        if "</w:sdtPr>" not in self.xml[self.at : content]:
            raise Unsupported("kontrol isi (content control) tanpa sifat")
        self.do(Machine.begin_capture, self.xml[match.start() : content])
        self.at = content + len("<w:sdtContent>")
        self.do(Machine.open_control, "<w:sdtContent>")
        self.opens.append("w:sdtContent")

    def _bookmark(self, match: re.Match[str]) -> None:
        attributes = dict(_ATTRIBUTE.findall(match[3]))
        key, name = attributes.pop("w:id", ""), unescape(attributes.pop("w:name", ""))
        others = "".join(f' {other}="{value}"' for other, value in attributes.items())
        if match[2] == "w:bookmarkEnd":
            self.do(Machine.end_bookmark, (key, others))
        elif not name:
            raise Unsupported("penanda (bookmark) tanpa nama")
        elif name.startswith("_Toc"):
            raise Unsupported("penanda (bookmark) daftar isi lama")
        elif name != "_GoBack":
            self.do(Machine.begin_bookmark, (key, name, others))

    def _body_section(self, match: re.Match[str]) -> None:
        section = _SECTION.match(self.xml, match.start())
        if section is None:
            raise Unsupported("bagian (section) tanpa ukuran halaman")
        self.at = section.end()
        self.do(Machine.body_section, (section[0], self.known.namespaces.parse(section[0])))

    def _note(self, match: re.Match[str]) -> None:
        self.do(Machine.begin_notes, dict(_ATTRIBUTE.findall(match[3])).get("w:id", ""))
        self.raw(match[0])
        self.opens.append(match[2])
