"""Tables of contents and lists of tables, written as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_gen.word.contents import FIRST_NUMBER, NOTHING, Wanted, wanted_by
from lkjip_gen.word.entries import Paging, style_name
from lkjip_gen.word.fast.fields import run_xml
from lkjip_gen.word.fast.story import Field, Paragraph, Text
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import on_one_line

_ALONE = re.compile(r"(?:<w:proofErr [^>]*/>)*</w:p>")


def fill_contents(body: Text, styles: Styles, captions: dict[Field, str]) -> None:
    """Write every table of contents anew; `captions` are the SEQ fields and their identifiers."""
    contents = [field for field in body.fields if field.command.name == "TOC"]
    inside = {field.paragraph for field in contents}
    if any(not _is_alone(paragraph, body.out) or paragraph.kind.properties.section is not None for paragraph in inside):
        raise Unsupported("daftar isi yang tidak sendirian dalam alineanya")
    captioned = {(field.paragraph, name.casefold()) for field, name in captions.items()}
    candidates = sorted({*body.headings, *(field.paragraph for field in captions)}, key=lambda p: p.place)
    targets = _Targets(body)
    for field in contents:
        wanted = wanted_by(field.command, styles)
        if wanted.styles:
            listed: Sequence[Paragraph] = body.paragraphs
        else:
            listed = candidates
        entries = []
        for paragraph in listed:
            entry = None if paragraph in inside else _entry(paragraph, wanted, captioned, styles)
            if entry is not None:
                entries.append((*entry, targets.name_of(paragraph)))
        if not entries:
            entries = [(1 if wanted.captions is None else 0, NOTHING, "")]
        _write(field, entries, wanted.paging, body.out, styles)


def _is_alone(paragraph: Paragraph, out: Sequence[str]) -> bool:
    """Does nothing stand in this paragraph but one field, which is in three pieces?"""
    around = f"{paragraph.kind.rest}{out[paragraph.end]}"
    return paragraph.end - paragraph.at == len(("code", "result", "end")) + 1 and _ALONE.fullmatch(around) is not None


def _entry(
    paragraph: Paragraph, wanted: Wanted, captioned: set[tuple[Paragraph, str]], styles: Styles
) -> tuple[int, str] | None:
    """Level (0 for a caption) and text of the entry for a paragraph, or None where it is not listed."""
    if wanted.captions is not None:
        if (paragraph, wanted.captions.casefold()) not in captioned:
            return None
        text = on_one_line(paragraph.text)
        return (0, text) if text else None
    level = wanted.level(paragraph.kind.properties, styles)
    text = on_one_line(paragraph.text) if level else ""
    if not text:
        return None
    return level, f"{paragraph.number}\t{text}" if paragraph.number else text


class _Targets:
    """The bookmarks that entries point at: one around each listed paragraph, numbered in their order."""

    def __init__(self, body: Text) -> None:
        self._body = body
        self._taken = {bookmark.name for bookmark in body.bookmarks}
        self._number = FIRST_NUMBER

    def name_of(self, paragraph: Paragraph) -> str:
        if not paragraph.target:
            while f"_Toc{self._number}" in self._taken:
                self._number += 1
            paragraph.target = f"_Toc{self._number}"
            paragraph.is_changed = True
            self._number += 1
            self._body.targets += 1
        return paragraph.target


def _write(
    field: Field, entries: Sequence[tuple[int, str, str]], paging: Paging, out: list[str], styles: Styles
) -> None:
    """Put one paragraph for each entry in place of the field's old one."""
    paragraph = field.paragraph
    begin = out[field.at] + field.kind.parting
    last = len(entries) - 1
    made = "".join(
        _entry_paragraph(entry, paging, styles, begin if at == 0 else "", field.kind.end if at == last else "")
        for at, entry in enumerate(entries)
    )
    for at in range(paragraph.at, paragraph.end + 1):
        out[at] = ""
    out[paragraph.at] = made
    paragraph.replaced = True


def _entry_paragraph(entry: tuple[int, str, str], paging: Paging, styles: Styles, begin: str, end: str) -> str:
    level, text, target = entry
    style = styles.named(style_name(level))
    if style is None:
        raise Unsupported("templat tanpa gaya untuk daftar isinya")
    runs = run_xml(text, "")
    if target and paging.has_number(level):
        runs += paging.tail(target)
    if target and paging.links:
        runs = f'<w:hyperlink w:anchor="{target}" w:history="1">{runs}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{begin}{runs}{end}</w:p>'
