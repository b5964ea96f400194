"""Small templates with charts, as Word designs them, and what came out of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

import openpyxl
from docx.oxml import parse_xml
from openpyxl.worksheet.worksheet import Worksheet
from wordml import package, run

from lkjip_gen.figures import Chart, Series
from lkjip_gen.marks import bare
from lkjip_gen.word.members import Members
from lkjip_gen.word.package import reproducible

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_KIND, PACKAGE_KIND = f"{OFFICE}/chart", f"{OFFICE}/package"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
MM = 36_000
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}"'
)


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def letters(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="1">{solid("404040")}'
        '<a:latin typeface="Georgia"/></a:defRPr></a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )


FLAGS = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
LABELS = f'<c:dLbls><c:spPr><a:noFill/></c:spPr>{letters(700)}<c:dLblPos val="outEnd"/>{FLAGS}</c:dLbls>'
DATA = (
    "<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$4</c:f><c:strCache>"
    '<c:ptCount val="3"/><c:pt idx="0"><c:v>CONTOH</c:v></c:pt></c:strCache></c:strRef></c:cat>'
    "<c:val><c:numRef><c:f>Sheet1!$B$2:$B$4</c:f><c:numCache><c:formatCode>General</c:formatCode>"
    '<c:ptCount val="3"/><c:pt idx="0"><c:v>111</c:v></c:pt></c:numCache></c:numRef></c:val>'
)


def series(number: int, *, colour: str = "", labels: str = LABELS, more: str = "", after: str = "") -> str:
    look = f'<c:spPr>{solid(colour)}<a:ln w="6350">{solid("333333")}</a:ln></c:spPr>' if colour else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>Seri contoh</c:v></c:tx>'
        f"{look}{more}{labels}{DATA}{after}</c:ser>"
    )


def bars(*own: str, direction: str = "bar", gap: int = 60, plot_labels: str = "") -> str:
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{"".join(own)}'
        f'{plot_labels}<c:gapWidth val="{gap}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def lined(*own: str, axes: tuple[int, int] = (1, 2)) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(own)}<c:marker val="1"/>'
        f'<c:axId val="{axes[0]}"/><c:axId val="{axes[1]}"/></c:lineChart>'
    )


def axes(names: int = 1, amounts: int = 2, low: str = '<c:min val="0"/>') -> str:
    return (
        f'<c:catAx><c:axId val="{names}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{letters(800)}<c:crossAx val="{amounts}"/></c:catAx>'
        f'<c:valAx><c:axId val="{amounts}"/><c:scaling><c:orientation val="minMax"/>{low}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>'
        f'<c:spPr><a:ln w="3175">{solid("ABCDEF")}</a:ln></c:spPr></c:majorGridlines>'
        f'<c:crossAx val="{names}"/></c:valAx>'
    )


FRAME = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0.4"/><c:y val="0.05"/><c:w val="0.5"/><c:h val="0.75"/></c:manualLayout></c:layout>'
)


def space(plot: str, *, layout: str = FRAME, data: str = '<c:externalData r:id="rId1"/>', axis: str = "") -> bytes:
    """The part of a chart."""
    return (
        f"<c:chartSpace {_SPACES}><c:chart><c:plotArea>{layout}{plot}{axis or axes()}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/></c:legend><c:plotVisOnly val="1"/></c:chart>{data}</c:chartSpace>'
    ).encode()


def place(key: str, relation: str = "rIdC1", *, height: int = 60, description: str = "descr") -> str:
    """A paragraph with a chart."""
    return (
        "<w:p><w:r><w:drawing><wp:inline>"
        f'<wp:extent cx="{160 * MM}" cy="{height * MM}"/><wp:docPr id="7" name="Grafik 7" {description}="{key}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


@dataclass(frozen=True)
class Part:
    """A part beside a chart: the kind of its relationship, its own name, what it is and what it holds."""

    kind: str
    name: str
    content_type: str
    content: bytes = b""
    external: bool = False


OLD_BOOK = Part(PACKAGE_KIND, "word/embeddings/lama.xlsx", "application/lama", b"lama")


def template(body: str, *charts: bytes, beside: tuple[Part, ...] = (OLD_BOOK,)) -> bytes:
    """A .docx with these charts as rIdC1, rIdC2, ...; each has the same parts beside it (the first as rId1, ...)."""
    members = Members.of(reproducible(package(body)))
    for number, chart in enumerate(charts, start=1):
        part = f"word/charts/chart{number}.xml"
        members.put(part, chart)
        members.declare(part, CHART_TYPE)
        members.relate("word/document.xml", CHART_KIND, f"charts/chart{number}.xml", f"rIdC{number}")
        for at, other in enumerate(beside, start=1):
            if other.external:
                members.relate(part, other.kind, other.name, f"rId{at}", external=True)
                continue
            if other.name not in members:
                members.put(other.name, other.content)
                members.declare(other.name, other.content_type)
            members.relate(part, other.kind, f"/{other.name}", f"rId{at}")
    return members.saved()


def chart(*names: str, kind: Any = "bar", **values: tuple[str | None, ...]) -> Chart:
    """A chart of these categories; its series are given by name as they are printed ("82,50"), None for none."""
    own = tuple(
        Series(
            name.replace("_", " "),
            tuple(None if v is None else Decimal(bare(v).replace(".", "").replace(",", ".")) for v in printed),
            tuple(v or "" for v in printed),
        )
        for name, printed in values.items()
    )
    return Chart(kind, names, own, "Grafik contoh.")


@dataclass(frozen=True)
class Made:
    """A chart of a finished document, as a reader of its XML and of its workbook sees it."""

    xml: bytes
    book: bytes
    description: str = ""
    extent: tuple[int, int] = (0, 0)
    parts: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def root(self) -> Any:
        return parse_xml(self.xml)

    @property
    def series(self) -> list[Any]:
        return list(self.root.iter(f"{C}ser"))

    @cached_property
    def sheet(self) -> Worksheet:
        found = openpyxl.load_workbook(io.BytesIO(self.book)).worksheets[0]
        assert isinstance(found, Worksheet)
        return found

    def cached(self, series: Any, name: str) -> list[str | None]:
        """The cache of "tx", "cat", "val" or the labels ("datalabelsRange") of a series."""
        cache = next(series.iter((C15 if name == "datalabelsRange" else C) + name))
        points = {int(p.get("idx")): p.findtext(f"{C}v") for p in cache.iter(f"{C}pt")}
        (count,) = [int(e.get("val")) for e in cache.iter(f"{C}ptCount")]
        assert all(at < count for at in points)
        return [points.get(at) for at in range(count)]

    def cells(self, series: Any, name: str) -> list[Any]:
        """What stands in the cells that the same refers to."""
        found = next(series.iter((C15 if name == "datalabelsRange" else C) + name))
        (area,) = [e.text for e in found.iter(f"{C}f", f"{C15}f")]
        sheet, _, cells = area.partition("!")
        assert sheet == self.sheet.title
        cells = cells.replace("$", "")
        return [row[0].value for row in self.sheet[cells]] if ":" in cells else [self.sheet[cells].value]

    def labels(self, series: Any) -> list[str]:
        """The texts of the labels, as a program shows them that does not know where they come from."""
        return ["".join(e.itertext(f"{A}t")) for e in series.iterfind(f"{C}dLbls/{C}dLbl")]


def made(content: bytes) -> list[Made]:
    """The charts of a document in the order of their drawings; every relationship leads somewhere."""
    members = Members.of(content)
    body = parse_xml(members.read("word/document.xml"))
    links = members.relations("word/document.xml")
    found = []
    for inline in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"):
        for asked in inline.iter(f"{C}chart"):
            part = links[asked.get(f"{{{OFFICE}}}id")].part_of("word/document.xml")
            own = {name: r.part_of(part) for name, r in members.relations(part).items() if not r.external}
            book = [r.part_of(part) for r in members.relations(part).values() if r.kind == PACKAGE_KIND]
            properties, extent = inline[1], inline[0]
            found.append(Made(
                members.read(part), members.read(book[0]) if book else b"", properties.get("descr", ""),
                (int(extent.get("cx")), int(extent.get("cy"))), {name: members.read(p) for name, p in own.items()},
            ))  # fmt: skip
    return found


def is_whole(content: bytes) -> None:
    """Every part has one type and is reached, every relationship leads to a part, no part stands twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names))
    members = Members.of(content)
    types = parse_xml(members.read("[Content_Types].xml"))
    overrides = [e.get("PartName").lstrip("/") for e in types if e.tag.endswith("Override")]
    suffixes = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    assert len(overrides) == len(set(overrides))
    assert set(overrides) <= set(names)
    reached = set()
    for name in names:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("/")
            source = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
            assert source in names or name == "_rels/.rels", name
            for relation in members.relations(source).values():
                if not relation.external:
                    assert relation.part_of(source) in names, (source, relation)
                    reached.add(relation.part_of(source))
        elif name != "[Content_Types].xml":
            assert name in overrides or name.rpartition(".")[2] in suffixes, name
    assert {n for n in names if n.startswith(("word/charts/", "word/embeddings/")) and "_rels" not in n} <= reached
