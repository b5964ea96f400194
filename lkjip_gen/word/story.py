"""One reading of a part of the document: its paragraphs in order, with the fields and bookmarks that stand in them."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lkjip_gen.word.places import template_number
from lkjip_gen.word.tree import (
    BOOKMARK_END,
    BOOKMARK_START,
    FALLBACK,
    FLD_CHAR,
    FLD_SIMPLE,
    FLD_TYPE,
    INSTR,
    INSTR_TEXT,
    NUM_PR,
    OUTLINE,
    P_PR,
    P_STYLE,
    R_PR,
    SPACE,
    VAL,
    Element,
    P,
    R,
    boxed,
    integer,
    new,
    paragraph_of,
    remove,
    text_run,
)

_FIELD_DATA = qn("w:fldData")
_TOKEN = re.compile(r'"([^"]*)"|(\\\S)|([^\s\\"]+)')


@dataclass(frozen=True, slots=True)
class Command:
    """A field's code in its parts: its name in capitals, what stands before the switches, and the switches."""

    name: str
    arguments: tuple[str, ...]
    switches: dict[str, str | None]
    formats: tuple[str, ...]  # what follows \*


@lru_cache(maxsize=2_000)
def parse(code: str) -> Command:
    r"""The parts of a field code; a switch has the word after it, also where that word is not its own.

    >>> parse(' SEQ Tabel \\* ARABIC \\s 1 ').switches
    {'s': '1'}
    """
    words: list[str] = []
    switches: dict[str, str | None] = {}
    formats: list[str] = []
    open_switch: str | None = None
    for match in _TOKEN.finditer(code.replace("\u201c", '"').replace("\u201d", '"')):
        quoted, switch, word = match.groups()
        if switch is not None:
            open_switch = switch[1].lower()
            if open_switch != "*":
                switches.setdefault(open_switch, None)
            continue
        value = word if quoted is None else quoted
        if open_switch == "*":
            formats.append(value)
        elif open_switch is not None:
            switches[open_switch] = value
        else:
            words.append(value)
        open_switch = None
    return Command(words[0].upper() if words else "", tuple(words[1:]), switches, tuple(formats))


@dataclass(slots=True, eq=False)
class Field:
    """A field: runs from `begin` over `separate` to `end`, and the w:instrText elements of its code."""

    begin: Element
    place: int  # number of its paragraph in the story
    codes: list[Element] = field(default_factory=list)
    separate: Element | None = None
    end: Element | None = None

    @property
    def code(self) -> str:
        return "".join(node.text or "" for node in self.codes)

    @code.setter
    def code(self, text: str) -> None:
        for node in self.codes:
            node.text = ""
        self.codes[0].text = text

    @property
    def command(self) -> Command:
        return parse(self.code)

    @property
    def template_number(self) -> str:
        """The number that its paragraph had in the template."""
        return template_number(paragraph_of(self.begin))

    def is_fallback(self) -> bool:
        return is_fallback(self.begin)

    def is_in_one_place(self) -> bool:
        """Does it begin and end among the same siblings? Only then can its result be written."""
        runs = (self.begin, self.separate, self.end)
        return len({run.getparent() for run in runs if run is not None}) == 1

    def result(self) -> Iterator[Element]:
        """What shows the result, where the field is in one place."""
        siblings = () if self.separate is None else self.separate.itersiblings()
        return itertools.takewhile(lambda sibling: sibling is not self.end, siblings)

    def show(self, text: str) -> None:
        """Write the result that is shown until somebody updates the field; its look stays."""
        old = [e for e in self.result() if e.tag not in (BOOKMARK_START, BOOKMARK_END)]
        run = text_run(text, next((e for e in old if e.find(R_PR) is not None), self.begin))
        for element in old:
            remove(element)
        self.with_separator().addnext(run)

    def with_separator(self) -> Element:
        """The run that parts code and result, made where the field has none."""
        if self.separate is None:
            self.separate = text_run("", self.begin)
            self.separate.append(new("w:fldChar", fldCharType="separate"))
            self.codes[-1].getparent().addnext(self.separate)
        return self.separate


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph with the properties that it writes itself."""

    element: Element
    style: str = ""
    numbered: Element | None = None  # w:numPr
    outline: int | None = None  # as written: 0 to 9
    in_box: bool = False


@dataclass(slots=True, eq=False)
class Bookmark:
    """A bookmark and the number of the paragraph in which, or before which, it begins."""

    start: Element
    place: int


@dataclass(slots=True, eq=False)
class Story:
    """The body, a header, a footer or the notes."""

    root: Element
    paragraphs: list[Paragraph] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


def read_story(root: Element, default_style: str = "") -> Story:
    """Paragraphs, complete fields (in the order of their beginning) and bookmarks of a part."""
    unfold_simple_fields(root)
    isolate_field_marks(root)
    story = Story(root)
    boxes = boxed(root)
    open_fields: list[Field] = []
    found: list[Field] = []
    numbers: dict[Element, int] = {}
    last = Paragraph(root)
    for node in root.iter(P, P_PR, FLD_CHAR, INSTR_TEXT, BOOKMARK_START):
        tag = node.tag
        if tag == P:
            numbers[node] = len(story.paragraphs)
            last = Paragraph(node, default_style, in_box=node in boxes)
            story.paragraphs.append(last)
        elif tag == P_PR:
            if node.getparent() is last.element:  # else it is an earlier state, kept by a revision
                _note(last, node)
        elif tag == BOOKMARK_START:
            story.bookmarks.append(Bookmark(node, _number(node, numbers)))
        elif tag == INSTR_TEXT:
            if open_fields and open_fields[-1].separate is None:
                open_fields[-1].codes.append(node)
        else:
            _follow(node, open_fields, found, numbers)
    story.fields = [f for f in found if f.end is not None and f.codes]
    return story


def _note(paragraph: Paragraph, properties: Element) -> None:
    """Take in the style, the numbering and the outline level that a paragraph has itself."""
    for prop in properties:
        tag = prop.tag
        if tag == P_STYLE:
            paragraph.style = str(prop.get(VAL))
        elif tag == NUM_PR:
            paragraph.numbered = prop
        elif tag == OUTLINE:
            paragraph.outline = integer(prop.get(VAL))


def _follow(mark: Element, open_fields: list[Field], found: list[Field], numbers: dict[Element, int]) -> None:
    """Take in the beginning, middle or end of a complex field."""
    kind, run = mark.get(FLD_TYPE), mark.getparent()
    if kind == "begin":
        open_fields.append(Field(run, _number(run, numbers)))
        found.append(open_fields[-1])
    elif open_fields and kind == "separate":
        open_fields[-1].separate = run
    elif open_fields and kind == "end":
        open_fields.pop().end = run


def _number(node: Element, numbers: dict[Element, int]) -> int:
    """The number of the paragraph around a node; between paragraphs that of the next one."""
    paragraph = paragraph_of(node)
    return len(numbers) if paragraph is None else numbers[paragraph]


def unfold_simple_fields(root: Element) -> None:
    """Write every w:fldSimple as runs, as Word itself does, so that there is one kind of field."""
    for simple in list(root.iter(FLD_SIMPLE)):
        code = new("w:instrText")
        code.text = str(simple.get(INSTR, ""))
        code.set(SPACE, "preserve")
        content = [child for child in simple if child.tag != _FIELD_DATA]
        look = next((run for run in content if run.tag == R), None)
        marks = [new("w:fldChar", fldCharType="begin"), code, new("w:fldChar", fldCharType="separate")]
        runs = []
        for mark in (*marks, new("w:fldChar", fldCharType="end")):
            runs.append(text_run("", look))
            runs[-1].append(mark)
        for element in (*runs[:3], *content, runs[3]):
            simple.addprevious(element)
        remove(simple)


def isolate_field_marks(root: Element) -> None:
    """Give every begin, separate and end a run of its own; some programs put a whole field in one run."""
    crowded = {mark.getparent() for mark in root.iter(FLD_CHAR)}
    for run in crowded:
        content = [child for child in run if child.tag != R_PR]
        if len(content) > 1:
            _split(run, content)


def _split(run: Element, content: list[Element]) -> None:
    """The same content in as many runs of the same look."""
    properties, last = run.find(R_PR), run
    for child in content[1:]:
        part = OxmlElement("w:r")
        if properties is not None:
            part.append(copy.deepcopy(properties))
        part.append(child)
        last.addnext(part)
        last = part


def is_fallback(node: Element) -> bool:
    """Does it stand in the second drawing of a text box, which only old programs show?"""
    return next(node.iterancestors(FALLBACK), None) is not None
