"""The parts of a template that hold text, and the place of things in them in the words of who looks at it in Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docx.oxml.ns import qn

from lkjip_gen.templating.package import Package
from lkjip_gen.word.places import heading_styles, text_of
from lkjip_gen.word.story import is_fallback
from lkjip_gen.word.tree import P_PR, P_STYLE, TBL, TC, TEXT_BOX, TR, Element, P, child_value

BODY, NOTES = "isi", "catatan kaki"
_KINDS = (("header", "kepala halaman"), ("footer", "kaki halaman"), ("footnotes", NOTES))
_CLIP = 60
_DRAWN = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_GRID_SPAN, _TC_PR = qn("w:gridSpan"), qn("w:tcPr")


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """A place in a part: a paragraph, and the first and last node of what is meant in it."""

    part: Part
    paragraph: Element | None
    first: Element | None = None
    last: Element | None = None

    def __str__(self) -> str:
        return self.part.place_of(self.paragraph)


@dataclass(eq=False)
class Part:
    """A part that the program fills: the body, a header or footer, the footnotes."""

    name: str
    label: str
    root: Element
    headings: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def paragraphs(self) -> list[Element]:
        """All paragraphs but those of the second drawing of a text box, which only old programs show."""
        return [p for p in self.root.iter(P) if not is_fallback(p)]

    @cached_property
    def _tables(self) -> dict[Element, int]:
        return {table: number for number, table in enumerate(self.root.iter(TBL), start=1)}

    @cached_property
    def _flow(self) -> dict[Element, tuple[str, int]]:
        """For each paragraph the text of the heading above, and its number among those below that show something."""
        found: dict[Element, tuple[str, int]] = {}
        heading, number = "", 0
        for paragraph in self.paragraphs:
            text = text_of(paragraph)
            in_flow = next(paragraph.iterancestors(TC, TEXT_BOX), None) is None
            if text and child_value(paragraph.find(P_PR), P_STYLE) in self.headings:
                found[paragraph] = (text, 0)
                heading, number = text, 0
                continue
            seen = bool(text) or next(paragraph.iter(*_DRAWN), None) is not None
            number += seen and in_flow
            found[paragraph] = (heading, number if in_flow else 0)
        return found

    def place_of(self, paragraph: Element | None) -> str:
        """Such as: tabel 3, baris 2, kolom 4, di bawah judul "Pegawai"."""
        return ", ".join(self._words(paragraph)) or self.label

    def _words(self, paragraph: Element | None) -> Iterator[str]:
        if self.label != BODY:
            yield self.label
        if paragraph is None:
            return
        if next(paragraph.iterancestors(TEXT_BOX), None) is not None:
            yield "kotak teks"
        row: Element | None = next(paragraph.iterancestors(TR), None)
        heading, number = self._flow.get(paragraph, ("", 0))
        if row is not None:
            yield from self._cell(paragraph, row)
        elif number:
            yield f"alinea {number}"
        if heading and number == 0 and row is None and child_value(paragraph.find(P_PR), P_STYLE) in self.headings:
            yield f'judul "{_clip(heading)}"'
        elif heading:
            yield f'di bawah judul "{_clip(heading)}"'

    def _cell(self, paragraph: Element, row: Element) -> Iterator[str]:
        table = next(row.iterancestors(TBL))
        yield f"tabel {self._tables[table]}"
        rows = [r for r in table.iter(TR) if next(r.iterancestors(TBL)) is table]
        yield f"baris {rows.index(row) + 1}"
        cell = next(paragraph.iterancestors(TC))
        column = 1
        for other in row.iter(TC):
            if other is cell:
                break
            if next(other.iterancestors(TR)) is row:
                column += int(child_value(other.find(_TC_PR), _GRID_SPAN) or 1)
        yield f"kolom {column}"


def _clip(text: str) -> str:
    return text if len(text) <= _CLIP else text[: _CLIP - 3].rstrip() + "..."


def parts_of(package: Package) -> list[Part]:
    """The body, then headers, footers and footnotes, each kind numbered where there are several."""
    styles = next(iter(package.related("styles")), None)
    headings = frozenset[str]() if styles is None else heading_styles(package.root(styles))
    found = [Part(package.main, BODY, package.root(package.main), headings)]
    for kind, label in _KINDS:
        names = package.related(kind)
        for number, name in enumerate(names, start=1):
            own = f"{label} {number}" if len(names) > 1 else label
            found.append(Part(name, own, package.root(name), headings))
    return found
