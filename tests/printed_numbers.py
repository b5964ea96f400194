"""Every number of a finished DOCX with its place, read from the XML as Word would, without the program.

A number is a group of figures, however it came there. What is no figure of the report is left aside, each time for a
reason: the result of a field (a page, the number of a table, a contents list); the label of a caption ("Tabel 3." and
its field); the running number of a row under "No.", and of the lines of one cell ("1. ...", "2. ..."); the words of the
template itself; and the office's own running text where it stands in the workbook word for word. Everything else
counts, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx_text import opened

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "nasional" / "lkjip.docx"
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")  # "880.895.438,50", "84,15", "25/07"
FIELDS = frozenset({"SEQ", "REF", "PAGEREF", "PAGE", "TOC"})  # whose results are no figures of the report
OWN_WORDS = {
    "Narasi": ("Judul", "Isi"),
    "Analisis": ("Uraian",),
    "Unit Organisasi": ("Nama unit", "Tugas dan fungsi"),
}
_JINJA = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
_PARTS = {RELATIONSHIP_TYPE.HEADER: "kepala halaman", RELATIONSHIP_TYPE.FOOTER: "kaki halaman"}
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_TITLES = frozenset({"JudulLampiran", "JudulLampiranPertama"})
_TITLE_LEVEL = 1.5  # of an attachment: below its chapter


@dataclass(frozen=True)
class Place:
    """Where a number stands: the part, the headings above (without their numbers), the place in a table, the text."""

    part: str
    headings: tuple[str, ...] = ()
    table: str = ""
    row: int = 0
    column: int = 0
    text: str = ""


@dataclass
class Walk:
    """The numbers in their order, and those that were left aside with the reason and the text around them."""

    numbers: list[tuple[Place, str]] = field(default_factory=list)
    aside: list[tuple[str, str, str]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)  # headings, captions and titles of attachments

    def left_aside(self, reason: str) -> list[str]:
        return [number for why, number, _ in self.aside if why == reason]


def one_line(text: str) -> str:
    return " ".join(text.split())


# --- text and what of it is no figure -----------------------------------------------------------------------------


_DRAWN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass
class Text:
    """The text of a paragraph; `why` says for each letter why it counts as no figure, "" for one that does."""

    shown: str = ""
    why: list[str] = field(default_factory=list)
    label: int = 0  # where the label of a caption ends

    def add(self, text: str, why: str) -> None:
        self.shown += text.replace("\u00a0", " ")
        self.why += [why] * len(text)


class Texts:
    """Reads the paragraphs of one part in their order; a field may begin in one and end in another."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # code of each field, and whether its result has begun

    def of(self, paragraph: Any) -> Text:
        text = Text()
        wanted = ("fldChar", "instrText", "t", "tab", "br", "noBreakHyphen")
        for node in paragraph.iter(*(qn(f"w:{name}") for name in wanted)):
            if next(node.iterancestors(_DRAWN), None) is not None:
                continue  # the boxes of a tree hold names, no results
            assert not list(node.iterancestors(qn("w:fldSimple"), qn("w:txbxContent"))), "not known to this walk"
            if node.tag == qn("w:fldChar"):
                self._field(node.get(qn("w:fldCharType")), text)
            elif node.tag == qn("w:instrText"):
                self._open[-1][0] += node.text or ""
            elif node.getparent().tag == qn("w:r"):  # not the tab stops of the paragraph's properties
                shown = _SHOWN.get(node.tag, node.text or "")
                fields = [_kind(code) for code, began in self._open if began]
                text.add(shown, next((kind for kind in fields if kind in FIELDS), ""))
        if text.label:
            text.why[: text.label] = ["label"] * text.label
        return text

    def _field(self, kind: str, text: Text) -> None:
        if kind == "begin":
            self._open.append(["", ""])
        elif kind == "separate":
            self._open[-1][1] = "began"
        else:
            code, _ = self._open.pop()
            if _kind(code) == "SEQ":
                text.label = len(text.shown)


def _kind(code: str) -> str:
    return code.split(maxsplit=1)[0].upper()


def style_of(paragraph: Any) -> str:
    node = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if node is None else str(node.get(qn("w:val")))


@cache
def fixed_texts() -> Mapping[str, list[re.Pattern[str]]]:
    """The paragraphs of the template whose own words hold a number, by style.

    What Jinja or a field fills in is a group of the pattern; `{% if %}` makes the words after it optional.
    """
    found: dict[str, list[re.Pattern[str]]] = {}
    body = opened(TEMPLATE.read_bytes()).element.body
    texts = Texts()
    for paragraph in body.iter(qn("w:p")):
        text = texts.of(paragraph)
        free = "".join("\0" if why else letter for letter, why in zip(text.shown, text.why, strict=True))
        pieces = [p for p in _JINJA.split(re.sub("\0+", "{{ field }}", free)) if p]
        if any(NUMBER.search(p) for p in pieces if not p.startswith("{")):
            found.setdefault(style_of(paragraph), []).append(re.compile("".join(map(_pattern, pieces))))
    return found


def _pattern(piece: str) -> str:
    if piece.startswith("{{"):
        return "(.*?)"
    if piece.startswith("{%"):
        return {"if": "(?:", "endif": ")?"}[piece[2:].split(maxsplit=1)[0]]
    return re.escape(piece)


def _leave_fixed_words(text: Text, style: str) -> None:
    for pattern in fixed_texts().get(style, ()):
        match = pattern.fullmatch(text.shown)
        if match:
            filled = {i for n in range(1, pattern.groups + 1) for i in range(*match.span(n))}
            text.why = [why or ("" if i in filled else "template") for i, why in enumerate(text.why)]


def _leave_list_marks(text: Text) -> None:
    """The marks that number the lines of a cell, where there are several and each has its own."""
    lines = text.shown.split("\n")
    marks = [f"{number}. " for number in range(1, len(lines) + 1)]
    if len(lines) == 1 or not all(line.startswith(mark) for line, mark in zip(lines, marks, strict=True)):
        return
    at = 0
    for line, mark in zip(lines, marks, strict=True):
        text.why[at : at + len(mark)] = ["list"] * len(mark)
        at += len(line) + 1


# --- the office's own running text --------------------------------------------------------------------------------


def own_words(workbook: Path) -> Mapping[str, list[str]]:
    """By sheet, the cells of the columns that hold running text."""
    book = openpyxl.load_workbook(workbook, data_only=True, read_only=True)
    found: dict[str, list[str]] = {}
    for sheet, headings in OWN_WORDS.items():
        head, *rows = book[sheet].iter_rows(values_only=True)
        columns = [head.index(h) for h in headings]
        found[sheet] = [one_line(str(row[c])) for row in rows for c in columns if row[c] is not None]
    book.close()
    return found


# --- the walk -----------------------------------------------------------------------------------------------------


def walk(docx: bytes, own: Mapping[str, list[str]]) -> Walk:
    """All parts that are printed: the body, then the heads and feet to which it refers, each once."""
    document = opened(docx)
    styles = {s.get(qn("w:styleId")): s for s in document.styles.element.iter(qn("w:style"))}
    found = Walk()
    body = document.element.body
    _Walker("isi", styles, own, found).walk(body)
    used = {node.get(qn("r:id")) for node in body.iter(*_REFERENCES)}
    others = [(rel.reltype, rel.target_part) for key, rel in document.part.rels.items() if key in used]
    assert {kind for kind, _ in others} <= set(_PARTS)
    for kind, name in _PARTS.items():
        for part in dict.fromkeys(part for of, part in others if of == kind):
            _Walker(name, styles, own, found).walk(part.element)
    return found


class _Walker:
    """The walk over one part."""

    def __init__(self, part: str, styles: Mapping[str, Any], own: Mapping[str, list[str]], found: Walk) -> None:
        self._part, self._styles, self._own, self._found = part, styles, own, found
        self._texts = Texts()
        self._headings: list[tuple[float, str]] = []
        self._label = ""  # of the last caption or title
        self._seen: dict[str, int] = {}  # tables under each label

    def walk(self, parent: Any) -> None:
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._table(child)
            elif child.tag == qn("w:sdt"):
                self.walk(child.find(qn("w:sdtContent")))

    def _place(self, text: str, *, table: str = "", row: int = 0, column: int = 0) -> Place:
        """Titles of attachments name their tables and do not stand above them once more."""
        above = [text for level, text in self._headings if not (table and level == _TITLE_LEVEL)]
        return Place(self._part, tuple(above), table, row, column, one_line(text))

    def _add(self, text: Text, place: Place) -> None:
        for match in NUMBER.finditer(text.shown):
            reasons = set(text.why[match.start() : match.end()])
            if "" in reasons:
                self._found.numbers.append((place, match[0]))
            else:  # "3.2" in a caption is partly of the template and partly of its field
                self._found.aside.append((min(reasons), match[0], one_line(text.shown)))

    # --- paragraphs ---

    def _paragraph(self, paragraph: Any) -> None:
        text, style = self._read(paragraph)
        level = self._level(style)
        if level is not None and one_line(text.shown):
            while self._headings and self._headings[-1][0] >= level:
                self._headings.pop()
        self._add(text, self._place(text.shown))
        if level is not None and one_line(text.shown):
            self._headings.append((level, one_line(text.shown)))
            self._found.titles.add(one_line(text.shown))
        if text.label:
            self._found.titles.add(one_line(text.shown))
            self._label = one_line(text.shown[: text.label])

    def _read(self, paragraph: Any) -> tuple[Text, str]:
        text, style = self._texts.of(paragraph), style_of(paragraph)
        _leave_fixed_words(text, style)
        for control in paragraph.iterancestors(qn("w:sdt")):
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
            sheet = "" if tag is None else str(tag.get(qn("w:val"))).partition(":")[0]
            if any(one_line(text.shown) in words for words in self._own.get(sheet, ())):
                text.why = [why or "own words" for why in text.why]
        return text, style

    def _level(self, style: str) -> float | None:
        """The outline level that a style, or one that it is based on, has; that of a title."""
        if style in _TITLES:
            return _TITLE_LEVEL
        while style:
            node = self._styles[style].find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if node is not None:
                return float(node.get(qn("w:val"))) + 1
            based = self._styles[style].find(qn("w:basedOn"))
            style = "" if based is None else str(based.get(qn("w:val")))
        return None

    # --- tables ---

    def _table(self, table: Any) -> None:
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        if style is None or style.get(qn("w:val")) == "TabelNormal":  # there for the layout
            for cell in table.iter(qn("w:tc")):
                self.walk(cell)
            return
        self._seen[self._label] = count = self._seen.get(self._label, 0) + 1
        label = self._label if count == 1 else f"{self._label} ({count})"
        row_number, numbered, last = 0, set(), 0
        for row in table.findall(qn("w:tr")):
            is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            row_number += not is_head
            for column, cell in _cells(row):
                text = self._cell(cell)
                shown = one_line(text.shown)
                if is_head and shown == "No.":
                    numbered.add(column)
                if not is_head and column in numbered and shown == str(last + 1):
                    last += 1
                    text.why = ["row"] * len(text.why)
                _leave_list_marks(text)
                self._add(text, self._place(text.shown, table=label, row=row_number, column=column))

    def _cell(self, cell: Any) -> Text:
        """The paragraphs of a cell as one text."""
        whole = Text()
        for paragraph in cell.iter(qn("w:p")):
            text, _ = self._read(paragraph)
            whole.add("\n" if whole.shown else "", "")
            whole.shown += text.shown
            whole.why += text.why
        return whole


def _cells(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row with their column in the grid, from 1."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = 1 + (0 if before is None else int(before.get(qn("w:val"))))
    for cell in row.iter(qn("w:tc")):
        yield column, cell
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        column += 1 if span is None else int(span.get(qn("w:val")))


# --- the trace beside it ------------------------------------------------------------------------------------------

_HEADING_NUMBER = re.compile(r"^(?:[A-Z]|[a-z]|\d{1,2})\. ")


def traced(figures: Iterable[Mapping[str, Any]]) -> list[tuple[Place, str]]:
    """The numbers of the rows of a trace; a row such as a NIP may hold several."""
    return [(place_of(figure), number) for figure in figures for number in NUMBER.findall(figure["tercetak"])]


def place_of(figure: Mapping[str, Any]) -> Place:
    """The place that a row of the trace names."""
    headings = tuple(_HEADING_NUMBER.sub("", one_line(heading)) for heading in figure["judul"])
    place = Place(figure["letak"], headings, text=one_line(figure["teks"]))
    if "tabel" not in figure:
        return place
    return replace(place, table=figure["tabel"], row=figure["baris"], column=figure["kolom"])


def changed(docx: bytes, alter: Any) -> bytes:
    """The document after `alter` was applied to its body."""
    document = opened(docx)
    alter(document.element.body)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()
