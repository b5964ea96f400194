"""What is done to the parts of a document before they are whole: counted, linked and set, as the plain way does it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from lkjip_gen.word.bookmarks import make_names_unique
from lkjip_gen.word.controls import Register, short_tag, short_title
from lkjip_gen.word.fast.contents import fill_contents
from lkjip_gen.word.fast.story import Bookmark, Control, Field, Paragraph, Text
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.lists import LONGEST_MARK, STYLE, Mark, drafted, list_indent, read_mark, runs
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.numbering import Counter, Num
from lkjip_gen.word.numbering_part import Numbering
from lkjip_gen.word.references import Targets, references_of, write_references
from lkjip_gen.word.sequences import number_captions
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import attribute, on_one_line

_ALIAS = re.compile(r'(<w:alias(?: [^>]*)? w:val=")([^"]*)(")')
_TAG = re.compile(r'<w:tag(?: [^>]*)? w:val="([^"]*)"[^>]*/>')
_ID = re.compile(r"<w:id(?: [^>]*)?/>")
_END = "</w:p>"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the finish knows of the template: its styles and their looks, and its lists."""

    styles: Styles
    looks: Looks
    nums: dict[str, Num]


def finish(parts: Sequence[Text], setting: Setting, numbering: Numbering, *, lenient: bool) -> None:
    """Finish the parts of a document in place, the body first; `numbering` takes in the new lists."""
    body = parts[0]
    _mark_controls(parts, lenient=lenient)
    for part in parts:
        part.bookmarks.sort(key=lambda bookmark: bookmark.at)
    _make_lists(body, setting.styles, numbering)
    _count(body.numbered, setting.nums)
    _write_fields(parts, setting)


def _mark_controls(parts: Iterable[Text], *, lenient: bool) -> None:
    register = Register()
    for part in parts:
        for number, control in enumerate(part.controls):
            _mark(control, number, part.out, register)
    if register.twice and not lenient:
        raise Unsupported("tag kontrol isi (content control) yang berulang")


def _mark(control: Control, number: int, out: list[str], register: Register) -> None:
    """The properties of a control with its short tag and its own id."""
    xml = "".join(control.pieces)
    xml = _ALIAS.sub(lambda m: m[1] + attribute(short_title(unescape(m[2]))) + m[3], xml, count=1)
    found = _TAG.search(xml)
    tag = on_one_line(unescape(found[1])) if found else ""
    is_new, free_id = register.enter(tag, number)
    written = f'<w:tag w:val="{attribute(short_tag(tag))}"/>' if tag and is_new else ""
    own = f'<w:id w:val="{free_id}"/>'
    has_id = _ID.search(xml) is not None
    if found:
        xml = f"{xml[: found.start()]}{written}{'' if has_id else own}{xml[found.end() :]}"
    elif not has_id:
        xml = xml.replace("</w:sdtPr>", f"{own}</w:sdtPr>", 1)
    if has_id:
        xml = _ID.sub(own, xml, count=1)
    out[control.at] = xml


# --- lists ---


def _make_lists(body: Text, styles: Styles, numbering: Numbering) -> None:
    style = styles.named(STYLE)
    candidates = [paragraph for paragraph in body.numbered if paragraph.kind.is_list]
    if style is None or not candidates:
        return
    indent = list_indent(style, styles)
    for run in runs(candidates, lambda one, other: other.above is one):
        items = [(paragraph, mark) for paragraph in run if (mark := _mark_of(paragraph)) is not None]
        nums: dict[object, str] = {}
        for paragraph, level, draft in list(drafted(items)):
            if draft not in nums:
                nums[draft] = numbering.add(draft.kinds, draft.starts, indent)
            paragraph.numbering = level, nums[draft]
            paragraph.is_changed = True


def _mark_of(paragraph: Paragraph) -> Mark | None:
    """The typed mark that was taken out of the paragraph; None where there was none."""
    if paragraph.typed is None and paragraph.kind.properties.numbered is None:
        typed, tab, _ = paragraph.text.partition("\t")
        if tab and len(typed) <= LONGEST_MARK and read_mark(typed.strip(" ")) is not None:
            raise Unsupported("nomor daftar yang sebagian ditulis templat")
    return paragraph.typed


def _count(paragraphs: Iterable[Paragraph], nums: dict[str, Num]) -> None:
    """The numbers that Word prints before headings and the items of the template's own lists."""
    counter = Counter(nums)
    for paragraph in paragraphs:
        if paragraph.numbering is None and paragraph.kind.place is not None:
            paragraph.number = counter.label(*paragraph.kind.place)


# --- fields ---


def _write_fields(parts: Sequence[Text], setting: Setting) -> None:
    body = parts[0]
    headings = [(paragraph.place, paragraph.level) for paragraph in body.headings]
    captions = number_captions(body.fields, headings)
    references = references_of(body.fields, in_body=True)
    for part in parts[1:]:
        references += references_of(part.fields, in_body=False)
    bookmarks = [bookmark for part in parts for bookmark in part.bookmarks]
    families = make_names_unique(bookmarks)
    places = {bookmark: bookmark.place for bookmark in body.bookmarks}
    if write_references(references, Targets(families, places, Bookmark.text, _label)):
        raise Unsupported("rujukan silang tanpa penanda (bookmark)")
    for part in parts:
        for paragraph in part.with_fields:
            paragraph.read()
    _read_captions(captions, body.out)
    fill_contents(body, setting.styles, captions)
    _number_bookmarks(parts)


def _label(bookmark: Bookmark) -> str:
    if bookmark.paragraph.numbering is not None:
        raise Unsupported("rujukan ke nomor butir daftar")
    return bookmark.paragraph.number


def _read_captions(captions: dict[Field, str], out: Sequence[str]) -> None:
    """What a caption consists of: its identifier, the text up to the end of its number, and its title."""
    for field, identifier in captions.items():  # of several in one paragraph the last
        paragraph = field.paragraph
        if "<w:txbxContent" in "".join(out[paragraph.at : field.at]):
            raise Unsupported("kotak teks di dalam judul tabel")
        upto = paragraph.items.index(field) + 1
        label = "".join([item if isinstance(item, str) else item.result for item in paragraph.items[:upto]])
        paragraph.caption = identifier.casefold(), label, paragraph.text.removeprefix(label)


def _number_bookmarks(parts: Iterable[Text]) -> None:
    """Write both ends of every bookmark, numbered in the order in which they begin; the new targets are among them."""
    number = 0
    for part in parts:
        out = part.out
        targets = (paragraph for paragraph in part.paragraphs if paragraph.target) if part.targets else ()
        marks: list[tuple[int, Bookmark | Paragraph]] = [(b.at, b) for b in part.bookmarks]
        marks += [(paragraph.at, paragraph) for paragraph in targets]
        for at, mark in sorted(marks, key=lambda found: found[0]):
            number += 1
            if isinstance(mark, Paragraph):
                mark.target_number = number
                end = out[mark.end].removesuffix(_END)
                out[mark.end] = f'{end}<w:bookmarkEnd w:id="{number}"/>{_END}'
            else:
                out[at] = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(mark.name)}"{mark.others}/>'
                out[mark.end_at] = f'<w:bookmarkEnd w:id="{number}"{mark.end_others}/>'


def write_openings(part: Text) -> None:
    """Write what layout and lists have changed in paragraphs, cells and tables."""
    out = part.out
    for paragraph in part.paragraphs:
        if paragraph.is_changed or paragraph.kept:
            if paragraph.replaced:
                raise Unsupported("daftar isi di dalam tabel")
            out[paragraph.at] = paragraph.opening() if paragraph.is_changed else paragraph.kind.kept_xml()
    for paragraph in part.hollow:
        opening = paragraph.kind.opening
        if (
            out[paragraph.at] == opening
            and out[paragraph.end] == _END
            and not any(out[paragraph.at + 1 : paragraph.end])
        ):
            out[paragraph.at], out[paragraph.end] = f"{opening[:-1]}/>", ""
    for table in part.tables:
        if table.new_columns:
            out[table.at] = table.kind.form(table.new_columns)
            for row in table.rows:
                for cell in row.cells:
                    if cell.new_width:
                        out[cell.at] = cell.kind.form(cell.new_width)
