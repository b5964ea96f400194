"""Fields and styles of a template: what fetches things from outside, what points nowhere, what no list knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.nesting import Branch
from lkjip_gen.templating.parts import BODY, Part, Where
from lkjip_gen.templating.scopes import hint
from lkjip_gen.templating.tags import holder
from lkjip_gen.text import suggestion
from lkjip_gen.word.contents import stands_alone, wanted_by
from lkjip_gen.word.lists import STYLE
from lkjip_gen.word.story import Field, Story, is_fallback
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import BOOKMARK_START, FLD_CHAR, FLD_TYPE, NAME, VAL, Element

_FROM_OUTSIDE = frozenset(
    "DDE DDEAUTO INCLUDETEXT INCLUDEPICTURE INCLUDE LINK IMPORT RD DATABASE MACROBUTTON".split()  # noqa: SIM905
)
_ASKING = frozenset("MERGEFIELD MERGEREC MERGESEQ FILLIN ASK NEXT NEXTIF SKIPIF".split())  # noqa: SIM905
_POINTING = frozenset({"REF", "PAGEREF", "NOTEREF"})
_WORDS_OWN = "_toc"  # targets of a table of contents, which is written anew
_STYLED = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
_STYLE, _STYLE_ID = qn("w:style"), qn("w:styleId")
_TYPES_LISTS = "lkjip.docx"  # the only template that prints what an office has typed as a list


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A part with the story that was read in it."""

    part: Part
    story: Story

    def where(self, field: Field) -> Where:
        last = field.end if field.end is not None else field.begin
        paragraph = holder(field.begin)
        return Where(self.part, paragraph, field.begin, last if holder(last) is paragraph else field.begin)


def fields(parts: list[Read], styles: Styles, branches: list[Branch], order: dict[Element, int]) -> Iterator[Finding]:
    """What is wrong with the fields; `branches` are those of the body, `order` numbers its elements."""
    bookmarks: dict[str, list[Element]] = {}
    for read in parts:
        for start in read.part.root.iter(BOOKMARK_START):
            bookmarks.setdefault(str(start.get(NAME)).casefold(), []).append(start)
    for read in parts:
        yield from _torn(read.part)
        for field in read.story.fields:
            yield from _field(read, field, bookmarks)
    body = next(read for read in parts if read.part.label == BODY)
    yield from _conditional(body, bookmarks, branches, order)
    yield from _lists(body, styles)


def _torn(part: Part) -> Iterator[Finding]:
    opened: list[Element] = []
    for mark in part.root.iter(FLD_CHAR):
        kind = mark.get(FLD_TYPE)
        if kind == "begin":
            opened.append(mark)
        elif not opened:
            yield finding(Kind.FIELD_TORN, Where(part, holder(mark), mark, mark), sebab="awalnya hilang")
        elif kind == "end":
            opened.pop()
    for mark in opened:
        yield finding(Kind.FIELD_TORN, Where(part, holder(mark), mark, mark), sebab="akhirnya hilang")


def _field(read: Read, field: Field, bookmarks: dict[str, list[Element]]) -> Iterator[Finding]:
    command = field.command
    if command.name in _FROM_OUTSIDE:
        yield finding(Kind.FIELD_FORBIDDEN, read.where(field), nama=command.name)
    elif command.name in _ASKING:
        yield finding(Kind.FIELD_ASKS, read.where(field), nama=command.name)
    elif command.name == "TOC" and not stands_alone(field) and not is_fallback(field.begin):
        yield finding(Kind.TOC_NOT_ALONE, read.where(field), nama=field.code.strip())
    elif command.name in _POINTING and command.arguments:
        name = command.arguments[0]
        if not name.casefold().startswith(_WORDS_OWN) and "{" not in name and name.casefold() not in bookmarks:
            yield finding(Kind.REF_MISSING, read.where(field), nama=name)


def _conditional(
    read: Read, bookmarks: dict[str, list[Element]], branches: list[Branch], order: dict[Element, int]
) -> Iterator[Finding]:
    """References that are printed also where their bookmark is left out."""
    for field in read.story.fields:
        command = field.command
        if command.name != "REF" or not command.arguments:
            continue
        marks = bookmarks.get(command.arguments[0].casefold(), [])
        if len(marks) != 1 or marks[0] not in order or field.begin not in order:
            continue  # one for each case, or in a header, which is printed always
        here = _conditions(branches, order[field.begin])
        missing = [b for b in branches if b.holds(order[marks[0]]) and not _parts(b.condition) <= here]
        if missing:
            yield finding(Kind.REF_CONDITIONAL, read.where(field), nama=command.arguments[0], syarat=missing[0].tag.raw)


def _conditions(branches: Iterable[Branch], place: int) -> set[str]:
    return {part for branch in branches if branch.holds(place) for part in _parts(branch.condition)}


def _parts(condition: str) -> set[str]:
    """Conditions that all hold where this one does."""
    return {condition, *condition.split(" and ")} if " or " not in condition else {condition}


def _lists(read: Read, styles: Styles) -> Iterator[Finding]:
    """Captions whose label is nearly that of a list, and lists that take up none."""
    captions: dict[str, tuple[str, Field]] = {}
    lists: dict[str, tuple[str, Field]] = {}
    for field in read.story.fields:
        command = field.command
        if command.name == "SEQ" and command.arguments:
            captions.setdefault(command.arguments[0].casefold(), (command.arguments[0], field))
        elif command.name == "TOC" and (label := wanted_by(command, styles).captions):
            lists.setdefault(label.casefold(), (label, field))
    for kind, ones, others in ((Kind.SEQ_UNLISTED, captions, lists), (Kind.TOC_NOTHING, lists, captions)):
        for folded, (label, field) in ones.items() if lists else ():
            near = suggestion(label, [other for other, _ in others.values()])
            if folded not in others and (near or kind is Kind.TOC_NOTHING):  # some captions are in no list on purpose
                yield finding(kind, read.where(field), nama=label, usul=hint(near))


def styled(parts: list[Part], styles: Styles, template: str) -> Iterator[Finding]:
    """Styles that are used and not there, each once in a part, and those that the program asks for."""
    known = {str(style.get(_STYLE_ID)) for style in styles.root.iter(_STYLE)}
    for part in parts:
        told: set[str] = set()
        for node in part.root.iter(*_STYLED):
            name = str(node.get(VAL))
            if name not in known and name not in told:
                told.add(name)
                yield finding(Kind.STYLE_MISSING, Where(part, holder(node)), nama=name)
    if template == _TYPES_LISTS and styles.named(STYLE) is None:
        effect = "daftar yang diketik di buku kerja tidak menjadi daftar bernomor Word"
        yield finding(Kind.STYLE_LACKING, None, nama=STYLE, akibat=effect)
