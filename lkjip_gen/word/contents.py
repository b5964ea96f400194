"""Tables of contents and lists of tables: the results of TOC fields, with links and fields for the page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from docx.oxml import OxmlElement

from lkjip_gen.word.entries import Paging, paging_by, runs_of, style_name
from lkjip_gen.word.references import Label
from lkjip_gen.word.story import Command, Field, Paragraph, Story, parse
from lkjip_gen.word.styles import Styles, outline_level
from lkjip_gen.word.tree import (
    ANCHOR,
    BOOKMARK_START,
    HYPERLINK,
    NAME,
    P_PR,
    SECT_PR,
    Element,
    P,
    R,
    new,
    paragraph_of,
    put_property,
    remove,
    text_of,
    text_run,
)

NOTHING = "Tidak ada."
_ALL_LEVELS = (1, 9)
FIRST_NUMBER = 100_000_001  # Word's own names have nine figures
_CAPTION_ID = "TableofFigures"
_INDENT = 425


class Listed(Protocol):
    """A paragraph as a table of contents sees it."""

    @property
    def style(self) -> str: ...
    @property
    def outline(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a TOC field lists: headings of a range of levels, some styles, or the captions of one identifier."""

    levels: tuple[int, int] | None
    by_outline: bool
    styles: dict[str, int]
    captions: str | None
    paging: Paging

    def level(self, paragraph: Listed, styles: Styles) -> int:
        """1 to 9 where this paragraph is listed as a heading, else 0."""
        if paragraph.style in self.styles:
            return self.styles[paragraph.style]
        if self.levels is None:
            return 0
        level = styles.built_in_heading(paragraph.style)
        if not level and self.by_outline:
            level = styles.level(paragraph.style)
            if paragraph.outline is not None:
                level = outline_level(paragraph.outline)
        return level if self.levels[0] <= level <= self.levels[1] else 0


def _range(written: str | None) -> tuple[int, int]:
    match = re.fullmatch(r"\s*([1-9])\s*(?:-\s*([1-9]))?\s*", written or "")
    return (int(match[1]), int(match[2] or match[1])) if match else _ALL_LEVELS


def wanted_by(command: Command, styles: Styles) -> Wanted:
    switches = command.switches
    own: dict[str, int] = {}
    words = re.split(r"[;,]", switches.get("t") or "")
    for name, level in zip(words[::2], words[1::2], strict=False):
        style = styles.named(name)
        if style is not None and level.strip() in "123456789":
            own[style] = int(level)
    captions = switches.get("c") or switches.get("a")
    headings = "o" in switches or "u" in switches or not (captions or "t" in switches)
    return Wanted(_range(switches.get("o")) if headings else None, "u" in switches, own, captions, paging_by(command))


@dataclass(slots=True, eq=False)
class _Contents:
    """A TOC field with the paragraphs that it fills."""

    field: Field
    wanted: Wanted
    paragraphs: list[Element]


def fill_contents(story: Story, styles: Styles, captions: dict[Field, str], label: Label) -> list[str]:
    """Write every table of contents anew; returns the codes of those that cannot be written.

    `captions` are the SEQ fields and their identifiers.
    """
    contents, broken = _find(story, styles)
    if not contents:
        return broken
    inside = {p for one in contents for p in one.paragraphs}
    listed = [p for p in story.paragraphs if not p.in_box and p.element not in inside]
    identifiers = {(story.paragraphs[f.place].element, name.casefold()) for f, name in captions.items()}
    _drop_old_targets(story, inside)
    targets = _Targets(story.root)
    for one in contents:
        entries = []
        for paragraph in listed:
            entry = _entry(paragraph, one.wanted, identifiers, styles, label)
            if entry is not None:
                entries.append((*entry, targets.name_of(paragraph.element)))
        _write(one, entries, styles)
    return broken


def _find(story: Story, styles: Styles) -> tuple[list[_Contents], list[str]]:
    """The TOC fields that stand in whole paragraphs side by side; the codes of the others."""
    found, broken = [], []
    for field in story.fields:
        command = parse(field.code)
        if command.name != "TOC":
            continue
        paragraphs = _span(field)
        if paragraphs:
            found.append(_Contents(field, wanted_by(command, styles), paragraphs))
        else:
            broken.append(field.code.strip())
    return found, broken


def stands_alone(field: Field) -> bool:
    """Does this TOC field stand in whole paragraphs side by side, so that it can be written?"""
    return bool(_span(field))


def _span(field: Field) -> list[Element]:
    """The paragraphs (and what stands between) from a field's beginning to its end, where they are siblings."""
    first, last = field.begin.getparent(), None if field.end is None else field.end.getparent()
    if first.tag != P or last is None or last.tag != P or field.with_separator().getparent() is not first:
        return []
    span = [first]
    while span[-1] is not last:
        following = span[-1].getnext()
        if following is None:
            return []
        span.append(following)
    return span


def _entry(
    paragraph: Paragraph, wanted: Wanted, identifiers: set[tuple[Element, str]], styles: Styles, label: Label
) -> tuple[int, str] | None:
    """Level (0 for a caption) and text of the entry for a paragraph, or None where it is not listed."""
    if wanted.captions is not None:
        if (paragraph.element, wanted.captions.casefold()) not in identifiers:
            return None
        text = text_of(paragraph.element)
        return (0, text) if text else None
    level = wanted.level(paragraph, styles)
    text = text_of(paragraph.element) if level else ""
    if not text:
        return None
    number = label(paragraph.element)
    return level, f"{number}\t{text}" if number else text


def _drop_old_targets(story: Story, inside: set[Element]) -> None:
    """Word's own targets of an old table of contents, unless something else still points at them."""
    asked = {f.code for f in story.fields if paragraph_of(f.begin) not in inside}
    asked |= {str(link.get(ANCHOR)) for link in story.root.iter(HYPERLINK) if paragraph_of(link) not in inside}
    words = {word for text in asked for word in text.split()}
    for mark in list(story.root.iter(BOOKMARK_START)):
        name = str(mark.get(NAME))
        if re.match(r"_Toc\d", name) and name not in words:
            remove(mark)  # its end is an orphan now and goes with the others


class _Targets:
    """The bookmarks that entries point at: one around each listed paragraph, numbered in their order."""

    def __init__(self, root: Element) -> None:
        self._taken = {str(mark.get(NAME)) for mark in root.iter(BOOKMARK_START)}
        self._names: dict[Element, str] = {}
        self._number = FIRST_NUMBER

    def name_of(self, paragraph: Element) -> str:
        if paragraph not in self._names:
            while f"_Toc{self._number}" in self._taken:
                self._number += 1
            name = f"_Toc{self._number}"
            self._number += 1
            self._names[paragraph] = name
            start = new("w:bookmarkStart", id=name, name=name)  # the ids are given when all bookmarks are known
            properties = paragraph.find(P_PR)
            if properties is None:
                paragraph.insert(0, start)
            else:
                properties.addnext(start)
            paragraph.append(new("w:bookmarkEnd", id=name))
        return self._names[paragraph]


def _write(contents: _Contents, entries: list[tuple[int, str, str]], styles: Styles) -> None:
    """Put one paragraph for each entry in place of the field's old paragraphs."""
    field, old = contents.field, contents.paragraphs
    if not entries:
        entries = [(1 if contents.wanted.captions is None else 0, NOTHING, "")]
    made = [_entry_paragraph(entry, contents.wanted.paging, styles) for entry in entries]
    before = list(field.begin.itersiblings(preceding=True))[::-1]
    after = [] if field.end is None else list(field.end.itersiblings())
    for paragraph in (*_kept(before), *made, *_kept(after)):
        old[0].addprevious(paragraph)
    _put_marks_in(made, field)
    section = next(old[-1].iterfind(f"{P_PR}/{SECT_PR}"), None)
    if section is not None:  # the section ends with the list
        put_property(made[-1], section)
    for paragraph in old:
        remove(paragraph)


def _kept(beside: list[Element]) -> list[Element]:
    """A paragraph of what stood beside the field in its own paragraph, such as a page break."""
    content = [e for e in beside if e.tag in (R, HYPERLINK)]
    if not content:
        return []
    paragraph = OxmlElement("w:p")
    paragraph.extend(content)
    return [paragraph]


def _entry_paragraph(entry: tuple[int, str, str], paging: Paging, styles: Styles) -> Element:
    level, text, target = entry
    paragraph = OxmlElement("w:p")
    put_property(paragraph, new("w:pStyle", val=entry_style(level, styles)))
    runs = [text_run(text)]
    if target and paging.has_number(level):
        runs += runs_of(paging.tail(target))
    if target and paging.links:
        link = new("w:hyperlink", anchor=target, history="1")
        link.extend(runs)
        runs = [link]
    paragraph.extend(runs)
    return paragraph


def entry_style(level: int, styles: Styles) -> str:
    """The built-in style of entries of this level, made where the template has none."""
    style_id, name = f"TOC{level}" if level else _CAPTION_ID, style_name(level)
    found = styles.named(name)
    if found is not None:
        return found
    style = new("w:style", type="paragraph")
    style.append(new("w:name", val=name))
    if styles.default:
        style.append(new("w:basedOn", val=styles.default))
        style.append(new("w:next", val=styles.default))
    style.append(new("w:uiPriority", val="39" if level else "99"))
    properties = OxmlElement("w:pPr")
    if level > 1:  # room for the number of the heading
        indent = {"left": str(_INDENT * level), "hanging": str(_INDENT)}
        properties.append(new("w:ind", **indent))
    style.append(properties)
    return styles.ensure(style_id, name, style)


def _put_marks_in(made: list[Element], field: Field) -> None:
    """The field begins in the first entry, before its link, and ends in the last."""
    code_runs = dict.fromkeys(code.getparent() for code in field.codes)
    for at, run in enumerate((field.begin, *code_runs, field.with_separator()), start=1):
        made[0].insert(at, run)
    if field.end is not None:
        made[-1].append(field.end)
