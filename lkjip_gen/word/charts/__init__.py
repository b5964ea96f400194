"""Native charts: the figures of a chart put into a chart that the template has, with its workbook."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from html import escape

from lkjip_gen.figures import Chart
from lkjip_gen.marks import bare
from lkjip_gen.word.charts.design import design
from lkjip_gen.word.charts.drawing import WORKBOOK, draw
from lkjip_gen.word.charts.markup import DrawingError
from lkjip_gen.word.charts.sizes import Place
from lkjip_gen.word.members import Members, Relation, relationships_of

__all__ = ["Charts", "DrawingError"]

_BODY = "word/document.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART, _PACKAGE = f"{_OFFICE}/chart", f"{_OFFICE}/package"
_SHARED = (f"{_OFFICE}/image",)  # what copies of a chart may have in common; the rest each needs for itself
_DATA = (_PACKAGE, f"{_OFFICE}/oleObject")
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ASKED = re.compile(r'<\w+:chart\b[^>]*? r:id="([^"]+)"')
_EXTENT = re.compile(r'(<wp:extent\b[^>]*? c)x="(\d+)" cy="(\d+)"')
_SPOKEN = re.compile(r'(<wp:docPr\b[^>]*? descr=")[^"]*"')


class Charts:
    """The charts of one document; each gets a part of its own after the chart in whose place it is drawn."""

    def __init__(self, members: Members) -> None:
        self._members = members
        self._relations: dict[str, Relation] | None = None
        self._count = 0

    def drawn(self, place: str, chart: Chart, tallest: int) -> str:
        """The drawing (w:drawing) that shows this chart in its place, at most `tallest` EMU high.

        Raises DrawingError where there is no chart that can be filled, ValueError for a chart without a figure.
        """
        asked, extent = _ASKED.search(place), _EXTENT.search(place)
        source = self._own().get(asked[1]) if asked is not None else None
        if asked is None or extent is None or source is None or source.kind != _CHART:
            raise DrawingError("di sana tidak ada grafik Word")
        part = source.part_of(_BODY)
        if part not in self._members:
            raise DrawingError("di sana tidak ada grafik Word")
        room = Place(int(extent[2]), int(extent[3]), tallest)
        xml, book, height = draw(design(self._members.read(part)), chart, room)
        name = self._added(part, xml, book)
        drawing = _ASKED.sub(lambda found: found[0].replace(f'"{found[1]}"', f'"{name}"'), place, count=1)
        drawing = _EXTENT.sub(lambda found: f'{found[1]}x="{found[2]}" cy="{height}"', drawing, count=1)
        spoken = escape(" ".join(bare(chart.description).split()))
        return _SPOKEN.sub(lambda found: f'{found[1]}{spoken}"', drawing, count=1)

    def drop_unused(self, shown: Collection[str]) -> None:
        """Take out the charts of the template that no drawing shows any more; `shown` are the names it still shows."""
        members = self._members
        charts = {name: relation for name, relation in self._own().items() if relation.kind == _CHART}
        unused = {name: relation.part_of(_BODY) for name, relation in charts.items() if name not in shown}
        for name in unused:
            members.unrelate(_BODY, name)
        leading = [n for n in members if n.endswith(".rels") and n not in map(relationships_of, unused.values())]
        kept = {part for name in leading for part in _reached(members, name)}
        for part in set(unused.values()) - kept:
            beside = [r.part_of(part) for r in members.relations(part).values() if not r.external]
            for member in (part, *(other for other in beside if other not in kept)):
                members.drop(member)

    def _own(self) -> dict[str, Relation]:
        """The relationships of the document, as the template had them."""
        if self._relations is None:
            self._relations = self._members.relations(_BODY)
        return self._relations

    def _added(self, source: str, xml: str, book: bytes) -> str:
        """A new part after the one in the template; the name of its relationship."""
        members = self._members
        self._count = next(n for n in range(self._count + 1, 10_000) if f"word/charts/grafik{n}.xml" not in members)
        part, sheet = f"word/charts/grafik{self._count}.xml", f"word/embeddings/grafik{self._count}.xlsx"
        name = f"rIdGrafik{self._count}"
        renamed = {}
        members.put(part, xml)
        members.declare(part, _CHART_TYPE)
        members.put(sheet, book)
        members.declare(sheet, _SHEET_TYPE)
        members.relate(part, _PACKAGE, f"../embeddings/grafik{self._count}.xlsx", WORKBOOK)
        for number, (old, relation) in enumerate(members.relations(source).items(), start=2):
            if relation.kind not in _DATA:
                renamed[old] = f"rId{number}"
                self._copy(source, relation, part, renamed[old])
        if renamed:
            members.put(part, _with_names(xml, renamed))
        members.relate(_BODY, _CHART, f"charts/grafik{self._count}.xml", name)
        return name

    def _copy(self, source: str, relation: Relation, part: str, name: str) -> None:
        """Give the new chart what the old one refers to: its styles and colours as parts of its own."""
        if relation.external or relation.kind in _SHARED:
            self._members.relate(part, relation.kind, relation.target, name, external=relation.external)
            return
        old = relation.part_of(source)
        if old not in self._members:
            return
        stem, dot, suffix = posixpath.basename(old).rpartition(".")
        new = f"{posixpath.dirname(old)}/{stem}-grafik{self._count}{dot}{suffix}"
        self._members.copy(old, new)
        self._members.relate(part, relation.kind, posixpath.relpath(new, posixpath.dirname(part)), name)


def _reached(members: Members, relationships: str) -> Iterator[str]:
    """The members that these relationships lead to."""
    folder, _, name = relationships.rpartition("/_rels/")
    source = f"{folder}/{name.removesuffix('.rels')}"
    for relation in members.relations(source).values():
        if not relation.external:
            yield relation.part_of(source)


def _with_names(xml: str, renamed: dict[str, str]) -> str:
    """The chart with the new names of its relationships; the workbook has its own already."""
    pattern = re.compile(r'( r:(?:id|embed|link)=")([^"]+)"')
    before, data, after = xml.partition("<c:externalData ")
    change = lambda found: f'{found[1]}{renamed.get(found[2], found[2])}"'  # noqa: E731
    rest = after.partition(">")
    return f"{pattern.sub(change, before)}{data}{rest[0]}{rest[1]}{pattern.sub(change, rest[2])}"
