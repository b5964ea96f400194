"""Trees: where boxes and lines stand, how a large one becomes pages, and the shapes of Word they become."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from both_ways import compared
from examples import FOLDER, LARGE, MURNI
from made_trees import LYING, OFFICE, TREES, UPRIGHT, face, leveled, made, text_faults, unit
from test_word_pictures import OLD, placeholder
from wordml import PROPERTIES, STYLES, p, package, parts_of

from lkjip_gen.compute import planned
from lkjip_gen.documents import pohon, susunan
from lkjip_gen.documents.source import Source
from lkjip_gen.drawing import MM, Layout, Page, laid, pages
from lkjip_gen.drawing.typeface import width
from lkjip_gen.figures import TREE, Node, Room, Tree
from lkjip_gen.model import Pejabat, UnitOrganisasi
from lkjip_gen.pipeline import Options, examine
from lkjip_gen.terms import Jenjang
from lkjip_gen.word.engine import render
from lkjip_gen.word.soundness import faults

MANGKUTANA = "mangkutana-2024-perubahan"
SPACES = {
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
BOX_STYLE = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KB"><w:name w:val="Kotak Bagan"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lain"><w:name w:val="Kotak Bagan Lain"/></w:style>'
)
FLOATING = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
    "</wp:positionV>"
)
EVERY = pytest.mark.parametrize(("name", "room"), [(n, r) for n in TREES for r in (LYING, UPRIGHT)])


@cache
def split(name: str, room: Room) -> list[tuple[Page, Layout]]:
    return [(page, laid(page.root, room)) for page in pages(TREES[name], room)]


def count(node: Node) -> int:
    return sum(1 for _ in node.walk())


# --- pages ---


def test_the_trees_are_as_large_as_they_say() -> None:
    assert [count(TREES[n]) for n in ("1", "60", "200", "rantai", "40 anak")] == [1, 57, 209, 60, 41]


@EVERY
def test_every_box_has_its_place_on_one_page(name: str, room: Room) -> None:
    found = Counter(
        box.node.title for page, layout in split(name, room) for box in layout.boxes if not box.node.repeated
    )
    assert found == Counter(node.title for node in TREES[name].walk())


@EVERY
def test_a_page_shows_the_way_down_to_what_it_unfolds(name: str, room: Room) -> None:
    above = {child.title: node.title for node in TREES[name].walk() for child in node.children}
    for page, layout in split(name, room):
        assert page.root.title == TREES[name].title
        titles = {box.node.title for box in layout.boxes}
        assert page.about.title in titles
        for box in layout.boxes:
            if not box.node.repeated and box.node.title in above:
                assert above[box.node.title] in titles
            if box.node.repeated:
                assert (box.node.lines, box.node.extra) == ((), ())


def test_a_small_tree_is_one_page_and_a_large_one_begins_with_an_overview() -> None:
    assert [page.root for page in pages(made(2, 2), LYING)] == [made(2, 2)]
    first, *others = pages(TREES["200"], LYING)
    assert [first.about, count(first.root)] == [TREES["200"], 1 + 4 + 12]
    assert not any(node.repeated for node in first.root.walk())
    assert len(others) == 12  # each of the twelve branches below has 4 x 4 boxes
    assert [page.about.title for page in others] == [n.title for n in TREES["200"].walk() if n.level == 2]


# --- places ---


@EVERY
def test_boxes_stand_inside_the_room_and_apart(name: str, room: Room) -> None:
    for _, layout in split(name, room):
        assert layout.width <= room.width
        assert layout.height <= room.height
        assert len(layout.boxes) == len(layout.links) + 1
        for box in layout.boxes:
            assert 0 <= box.x < box.right <= layout.width
            assert 0 <= box.y < box.bottom <= layout.height
        for one, other in itertools.combinations(layout.boxes, 2):
            assert one.right < other.x or other.right < one.x or one.bottom < other.y or other.bottom < one.y


@EVERY
def test_text_fits_its_box_by_the_widths_of_the_face(name: str, room: Room) -> None:
    for _, layout in split(name, room):
        assert layout.half_points >= 14
        assert text_faults(layout) == []


def test_the_look_at_text_finds_a_box_that_is_too_small() -> None:
    layout = laid(made(2), LYING)
    layout.boxes[1].height -= 20_000
    layout.boxes[2].width = layout.boxes[2].width * 2 // 3
    assert text_faults(layout) == [layout.boxes[1].node.title, layout.boxes[2].node.title]


@EVERY
def test_lines_begin_and_end_at_their_boxes_and_run_through_none(name: str, room: Room) -> None:
    for _, layout in split(name, room):
        children = {b.node.title: [c.title for c in b.node.children] for b in layout.boxes}
        for link in layout.links:
            start, end = layout.boxes[link.start], layout.boxes[link.end]
            assert end.node.title in children[start.node.title]
            assert (link.points[0], link.points[-1]) == (start.at(link.start_site), end.at(link.end_site))
            assert 2 <= len(link.points) <= 5
            for one, other in itertools.pairwise(link.points):
                assert (one[0] == other[0]) != (one[1] == other[1])  # straight, across or down
                assert not [b.node.title for b in layout.boxes if _runs_through(one, other, b)]


def _runs_through(one: tuple[int, int], other: tuple[int, int], box: Any) -> bool:
    (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return left < box.right and right > box.x and top < box.bottom and bottom > box.y


def test_a_place_too_small_for_any_type_keeps_the_type_and_grows() -> None:
    layout = laid(made(4, 4), Room(LYING.width // 4, LYING.height // 4))
    assert layout.half_points == 14
    assert layout.width <= LYING.width // 4
    assert layout.height > LYING.height // 4
    assert text_faults(layout) == []


@pytest.mark.parametrize("room", [Room(0, 0), Room(10 * MM, 200 * MM), Room(270 * MM, 3), Room(41 * MM, MM)])
@pytest.mark.parametrize("name", ["1", "60", "kantor", "rantai", "kata panjang"])
def test_a_place_of_no_use_ends_in_a_tree_larger_than_it(name: str, room: Room) -> None:
    """A placeholder that somebody shrank to nothing must not keep the program busy for ever."""
    root = Node("x" * 200, (), 0, TREES["panjang"].children) if name not in TREES else TREES[name]
    layout = laid(root, room)
    assert layout.half_points >= 14
    assert len(layout.boxes) == sum(1 for _ in root.walk())
    assert all(box.x >= 0 and box.x + box.width <= layout.width for box in layout.boxes)
    assert text_faults(layout) == []


def test_the_extra_lines_go_before_the_type_becomes_small() -> None:
    tree = made(3, 2)
    sizes = [laid(tree, Room(LYING.width, height)) for height in (LYING.height, 68 * 36_000)]
    assert [(s.extra, s.half_points >= 16) for s in sizes] == [(True, True), (False, True)]


def test_the_widths_are_those_of_the_face() -> None:
    letters = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))] + list("–—‘’“”•…")
    for style, bold in (("Regular", False), ("Bold", True)):
        real = face(style)
        wrong = {c: (width(c, bold=bold), real[c]) for c in letters if abs(width(c, bold=bold) - real[c]) > 1}
        assert {c: pair for c, pair in wrong.items() if pair[0] < pair[1]} == {}
        assert len(wrong) < 5


# --- the organisation ---


def test_the_head_stands_above_and_the_sekretariat_beside() -> None:
    layout = laid(OFFICE, UPRIGHT)
    place = {box.node.title: box for box in layout.boxes}
    head = place["Kepala Dinas Pekerjaan Umum dan Penataan Ruang"]
    middle = head.at(2)[0]
    secretariat, functional = place["Sekretariat"], place["Kelompok Jabatan Fungsional"]
    assert functional.right < middle < secretariat.x
    assert functional.y == secretariat.y > head.bottom
    assert place["Subbagian Umum"].y == place["Subbagian Keuangan"].y > secretariat.bottom
    below = [box for title, box in place.items() if title.startswith(("Bidang", "Seksi", "Unit", "UPT"))]
    assert min(box.y for box in below) > max(place["Tim Kas"].bottom, functional.bottom)


def test_units_stand_side_by_side_where_they_can() -> None:
    layout = laid(leveled(unit("Camat", *(unit(f"Seksi {n}") for n in "ABCDEF"))), UPRIGHT)
    head, *sections = layout.boxes
    assert len({(box.y, box.width, box.height) for box in sections}) == 1
    assert head.at(2)[0] == (sections[2].at(0)[0] + sections[3].at(0)[0]) // 2


@cache
def source(name: str) -> Source:
    checked, _ = examine(FOLDER / f"{name}.xlsx", Options())
    assert checked is not None
    return Source(checked.relations, planned(checked.relations, checked.settings))


def outline(node: Node) -> list[str]:
    """The boxes in their order, set in by level, with the side and the names."""
    sign = {"": "", "left": "< ", "right": "> "}
    return [f"{'  ' * n.level}{sign[n.side]}{'; '.join((n.title, *n.lines, *n.extra))}" for n in node.walk()]


def test_the_organisation_of_sokaraja() -> None:
    drawn = susunan.charts(source(MURNI))
    assert list(drawn) == ["bagan:susunan-1"]
    assert drawn["bagan:susunan-1"].description == "Susunan Organisasi Kecamatan Sokaraja"
    assert outline(drawn["bagan:susunan-1"].root) == [
        "Camat; Drs. Contoh Pratama",
        "  > Sekretariat",
        "    Subbagian Perencanaan dan Keuangan",
        "    Subbagian Umum dan Kepegawaian",
        "  Seksi Pemerintahan",
        "  Seksi Pelayanan",
        "  Seksi Pemberdayaan Masyarakat",
        "  Seksi Ketentraman dan Ketertiban",
        "  Seksi Ekonomi dan Pembangunan",
        "  < Kelompok Jabatan Fungsional",
        "  Desa",
    ]


def test_the_organisation_of_an_office_without_units_is_that_of_its_posts() -> None:
    (drawn,) = susunan.charts(source(MANGKUTANA)).values()
    assert outline(drawn.root) == [
        "Camat Mangkutana; Contoh Wirayuda, S.STP., M.A.P.",
        "  > Sekretaris Camat; Contoh Kartika, S.E.",
        "    Kepala Subbagian Perencanaan dan Kepegawaian; Contoh Larasati, S.Si.",
        "    Kepala Subbagian Umum dan Keuangan; Contoh Nugraha, S.E., M.M.",
        "  Kepala Seksi Pemerintahan Umum; Contoh Pertiwi, S.H.",
        "  Kepala Seksi Pemberdayaan Masyarakat Desa; Contoh Samudra, S.P.",
        "  Kepala Seksi Pelayanan Umum; Contoh Rembulan, S.A.P., M.Si.",
        "  Kepala Seksi Ketentraman dan Ketertiban Umum; Contoh Perkasa, S.Sos.",
    ]


def test_the_organisation_of_a_dinas_names_who_leads_on_the_day_of_the_report() -> None:
    (drawn,) = susunan.charts(source(LARGE)).values()
    found = outline(drawn.root)
    assert found[:3] == [
        "Kepala Dinas; Ir. Contoh Adiwarna Prasetyatama Nusantara, S.T., M.T., M.Eng.",
        "  > Sekretariat; Contoh Lestari, S.Sos., M.A.P.",
        "    Subbagian Perencanaan dan Keuangan; Contoh Wibawa, S.E.",
    ]
    assert "  < Kelompok Jabatan Fungsional" in found
    assert [line for line in found if line.startswith("      ")] == [
        "      Tim Kerja Perencanaan dan Evaluasi",
        "      Tim Kerja Perbendaharaan",
        "      Tim Layanan Bergerak",
    ]


def with_units(whole: Source, *units: tuple[str, str | None, str]) -> Source:
    rows = tuple(
        UnitOrganisasi(
            sheet="Unit Organisasi", row=at, cells={}, kode_unit=code, induk=above, nama_unit=name, kode_jabatan=None,
            tugas_fungsi=None,
        )
        for at, (code, above, name) in enumerate(units, start=2)
    )  # fmt: skip
    pejabat: tuple[Pejabat, ...] = () if not rows else whole.buku.pejabat
    relations = replace(whole.relations, buku=replace(whole.buku, unit_organisasi=rows, pejabat=pejabat))
    return replace(whole, relations=relations)


def test_one_unit_is_no_chart() -> None:
    whole = source(MURNI)
    assert susunan.charts(with_units(whole, ("A", None, "Camat"))) == {}
    assert susunan.charts(with_units(whole)) == {}


def test_several_heads_stand_under_the_name_of_the_office() -> None:
    whole = source(MURNI)
    (drawn,) = susunan.charts(with_units(whole, ("A", None, "Camat"), ("B", None, "Desa"))).values()
    assert [(n.title, n.level) for n in drawn.root.walk()] == [("Kecamatan Sokaraja", -1), ("Camat", 0), ("Desa", 0)]
    (circle,) = susunan.charts(with_units(whole, ("A", "B", "Camat"), ("B", "A", "Desa"))).values()
    assert sorted(n.title for n in circle.root.walk()) == ["Camat", "Desa", "Kecamatan Sokaraja"]


# --- the pohon kinerja ---


@pytest.mark.parametrize(
    ("name", "counts"), [(MANGKUTANA, (0, 2, 6, 14, 36)), (MURNI, (1, 2, 3, 0, 0)), (LARGE, (2, 10, 8, 16, 40))]
)
def test_every_node_of_a_workbook_once(name: str, counts: tuple[int, ...]) -> None:
    whole = source(name)
    found = pohon.pohon(whole, pohon.room(whole))
    own = [n for tree in found.figures.values() for n in tree.root.walk() if not n.repeated]
    boxes = [n for n in own if not n.title.startswith("Pohon Kinerja")]  # the name above several trees
    levels = Counter(node.level for node in boxes)
    assert tuple(levels[level] for level in range(5)) == counts
    titles = sorted((k.nomenklatur or k.hasil or "") for k in whole.buku.kinerja)
    assert sorted(n.title for n in boxes) == titles
    assert tuple(sum(bool(row[j.name.lower()]) for row in found.baris) for j in Jenjang) == counts
    assert [TREE + page["kunci"] for page in found.halaman] == list(found.figures)
    for tree in found.figures.values():
        layout = laid(tree.root, pohon.room(whole))
        assert layout.half_points >= 14
        assert text_faults(layout) == []


def test_pages_of_a_pohon_say_what_they_show() -> None:
    whole = source(MANGKUTANA)
    found = pohon.pohon(whole, pohon.room(whole))
    titles = [page["judul"] for page in found.halaman]
    assert titles[0] == "gambaran umum"
    assert len(set(titles)) == len(titles) > 2
    assert [page["nomor"] for page in found.halaman] == [str(n) for n in range(1, len(titles) + 1)]
    one = pohon.pohon(source(MURNI), LYING)
    assert [page["judul"] for page in one.halaman] == [""]


def test_a_box_of_the_pohon_says_result_indicators_and_post() -> None:
    whole = source(MANGKUTANA)
    (node,) = [
        n for tree in pohon.pohon(whole, LYING).figures.values() for n in tree.root.walk()
        if n.title == "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota" and not n.repeated
    ]  # fmt: skip
    assert node.lines == (
        "Meningkatnya Pelayanan Administrasi Perkantoran",
        "Indikator: Persentase Penunjang Urusan Perangkat Daerah Berjalan sesuai Standar",
    )
    assert node.extra == ("Sekretaris Camat",)
    (row,) = [r for r in pohon.pohon(whole, LYING).baris if r["kode"] == "7.01.01"]
    assert (row["jenjang"], row["penanggung_jawab"]) == ("Program", "Sekretaris Camat")


# --- the shapes of Word ---


def drawn(folder: Path, tree: Tree, *, styles: str = STYLES, place: str = "", room: Room = LYING) -> ET.Element:
    """The main part of a document in which this tree stands in its place."""
    template = folder / "templat.docx"
    body = p(place or placeholder("bagan:a", room.width, room.height))
    template.write_bytes(package(body, parts=OLD, styles=styles))
    content, problems = render(template, {}, PROPERTIES, figures={"bagan:a": tree})
    assert problems == []
    assert content is not None
    assert not [name for name in parts_of(content) if name.endswith(".png")]  # the picture that held the place
    assert faults(content) == []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own


def all_of(root: ET.Element, path: str) -> list[ET.Element]:
    return root.findall(path, SPACES)


def one_of(root: ET.Element, path: str) -> ET.Element:
    (found,) = all_of(root, path)
    return found


def w(name: str) -> str:
    return f"{{{SPACES['w']}}}{name}"


def numbers(element: ET.Element, *names: str) -> tuple[int, ...]:
    return tuple(int(element.attrib[name]) for name in names)


def ran_through(shape: ET.Element) -> list[tuple[float, float]]:
    """The corners of a connector, from the definitions of its preset: flipped and turned about the middle."""
    frame = one_of(shape, "wps:spPr/a:xfrm")
    (x, y), (wide, high) = numbers(frame[0], "x", "y"), numbers(frame[1], "cx", "cy")
    preset = one_of(shape, "wps:spPr/a:prstGeom")
    adj = {
        gd.attrib["name"]: int(gd.attrib["fmla"].removeprefix("val ")) / 100_000
        for gd in preset.iter()
        if "fmla" in gd.attrib
    }
    one, two = wide * adj.get("adj1", 0.5), high * adj.get("adj2", 0.5)
    corners = {
        "straightConnector1": [(0, 0), (wide, high)],
        "bentConnector2": [(0, 0), (wide, 0), (wide, high)],
        "bentConnector3": [(0, 0), (one, 0), (one, high), (wide, high)],
        "bentConnector4": [(0, 0), (one, 0), (one, two), (wide, two), (wide, high)],
    }[preset.attrib["prst"]]
    found = []
    for across, down in corners:
        dx, dy = across - wide / 2, down - high / 2
        dx, dy = (-dx if "flipH" in frame.attrib else dx), (-dy if "flipV" in frame.attrib else dy)
        for _ in range(int(frame.attrib.get("rot", "0")) // 5_400_000):
            dx, dy = -dy, dx  # a quarter to the right, y counted downwards
        found.append((x + wide / 2 + dx, y + high / 2 + dy))
    return found


@EVERY
def test_connectors_are_attached_and_run_as_laid_out(tmp_path: Path, name: str, room: Room) -> None:
    page, layout = split(name, room)[-1]
    root = drawn(tmp_path, Tree(page.root, "Bagan"), room=room)
    shapes = list(root.iter(f"{{{SPACES['wps']}}}wsp"))
    ids = [one_of(shape, "wps:cNvPr").attrib["id"] for shape in shapes]
    assert len(set(ids)) == len(ids) == len(layout.boxes) + len(layout.links)
    boxes = {}
    for number, shape in zip(ids, shapes, strict=True):
        if all_of(shape, "wps:txbx"):
            frame = one_of(shape, "wps:spPr/a:xfrm")
            (x, y), (wide, high) = numbers(frame[0], "x", "y"), numbers(frame[1], "cx", "cy")
            middle = x + wide / 2, y + high / 2
            boxes[number] = [(middle[0], y), (x, middle[1]), (middle[0], y + high), (x + wide, middle[1])]
    lines = [shape for shape in shapes if all_of(shape, "wps:cNvCnPr")]
    assert (len(boxes), len(lines)) == (len(layout.boxes), len(layout.links))
    for shape, link in zip(lines, layout.links, strict=True):
        start, end = one_of(shape, "wps:cNvCnPr/a:stCxn"), one_of(shape, "wps:cNvCnPr/a:endCxn")
        corners = ran_through(shape)
        assert corners[0] == pytest.approx(boxes[start.attrib["id"]][int(start.attrib["idx"])], abs=1)
        assert corners[-1] == pytest.approx(boxes[end.attrib["id"]][int(end.attrib["idx"])], abs=1)
        for corner, point in zip(corners, link.points, strict=True):
            assert corner == pytest.approx(point, abs=100)  # adjustments are told in 100 000ths


def test_a_tree_is_one_group_as_large_as_its_boxes(tmp_path: Path) -> None:
    tree = Tree(made(3, 2), 'Bagan "A" & <B>')
    root = drawn(tmp_path, tree)
    layout = laid(tree.root, LYING)
    choice = one_of(root, ".//mc:AlternateContent/mc:Choice")
    assert choice.attrib["Requires"] == "wpg"
    assert numbers(one_of(choice, "w:drawing/wp:inline/wp:extent"), "cx", "cy") == (layout.width, layout.height)
    assert one_of(choice, "w:drawing/wp:inline/wp:docPr").attrib["descr"] == tree.description
    group = one_of(choice, "w:drawing/wp:inline/a:graphic/a:graphicData/wpg:wgp")
    assert one_of(group, "wpg:cNvGrpSpPr/a:grpSpLocks").attrib == {"noChangeAspect": "1"}
    assert "".join(one_of(root, ".//mc:AlternateContent/mc:Fallback").itertext()) == tree.description


def test_a_tree_of_one_box_is_that_box(tmp_path: Path) -> None:
    root = drawn(tmp_path, Tree(Node("Camat", (), 0), "Bagan"))
    assert one_of(root, ".//mc:Choice").attrib["Requires"] == "wps"
    assert [t.text for t in root.iter(w("t"))] == ["Camat", "Bagan"]
    assert all_of(root, ".//wpg:wgp") == []


def test_text_reaches_the_boxes_whole(tmp_path: Path) -> None:
    names = ["R&D <5%", "{{ tag }}", "kata \"dalam\" 'petik'", "baris satu\nbaris dua"]
    root = drawn(tmp_path, Tree(Node(names[0], (names[2],), 0, (Node(names[1], (names[3],), 1),)), "x"))
    paragraphs = [
        "".join(
            "\n" if part.tag == w("br") else part.text or "" for part in par.iter() if part.tag in (w("t"), w("br"))
        )
        for par in root.iter(w("p"))
        if par.find(w("pPr")) is not None
    ]
    assert paragraphs == [names[0], names[2], names[1], names[3]]


def test_boxes_take_the_style_of_the_template_or_else_arial(tmp_path: Path) -> None:
    tree = Tree(made(1), "x")
    styled = drawn(tmp_path, tree, styles=STYLES + BOX_STYLE)
    assert {s.attrib[w("val")] for s in styled.iter(w("pStyle"))} == {"KB"}
    assert list(styled.iter(w("rFonts"))) == []
    bare = drawn(tmp_path, tree)
    assert list(bare.iter(w("pStyle"))) == []
    assert {f.attrib[w("ascii")] for f in bare.iter(w("rFonts"))} == {"Arial"}
    sizes = [int(s.attrib[w("val")]) for root in (styled, bare) for s in root.iter(w("sz"))]
    assert sizes
    assert min(sizes) >= 14
    titles = [one_of(r, "w:rPr").find(w("b")) is not None for r in bare.iter(w("r")) if r.find(w("rPr")) is not None]
    assert titles == [True, False, False, True, False, False]


def test_each_level_has_its_shade_and_what_is_repeated_none(tmp_path: Path) -> None:
    root = drawn(tmp_path, Tree(made(1, 1, 1, 1), "x"))
    fills = [one_of(s, "wps:spPr/a:solidFill/a:srgbClr").attrib["val"] for s in all_of(root, ".//wps:wsp[wps:txbx]")]
    greys = [0.299 * int(f[:2], 16) + 0.587 * int(f[2:4], 16) + 0.114 * int(f[4:], 16) for f in fills]
    assert all(other - one > 25 for one, other in itertools.pairwise(greys))
    again = drawn(tmp_path, Tree(replace(made(1), repeated=True), "x"))
    first, second = all_of(again, ".//wps:wsp[wps:txbx]")
    assert one_of(first, "wps:spPr/a:ln/a:prstDash").attrib["val"] == "dash"
    assert one_of(first, "wps:spPr/a:solidFill/a:srgbClr").attrib["val"] == "FFFFFF"
    assert all_of(second, "wps:spPr/a:ln/a:prstDash") == []


def test_a_place_that_floats_keeps_floating(tmp_path: Path) -> None:
    place = (
        placeholder("bagan:a", LYING.width, LYING.height, wrap="anchor")
        .replace("<wp:anchor>", FLOATING)
        .replace("<wp:docPr", "<wp:wrapNone/><wp:docPr")
    )
    root = drawn(tmp_path, Tree(made(2), "x"), place=place)
    anchor = one_of(root, ".//w:drawing/wp:anchor")
    assert all_of(anchor, "wp:wrapNone")
    assert all_of(anchor, "a:graphic/a:graphicData/wpg:wgp")


def test_a_tree_is_never_higher_than_the_text_of_its_page(tmp_path: Path) -> None:
    high = Room(LYING.width // 2, 600 * 36_000)
    tree = made(2, 3, 3)
    assert laid(tree, high).height > 230 * 36_000
    extent = one_of(drawn(tmp_path, Tree(tree, "x"), room=high), ".//wp:inline/wp:extent")
    assert numbers(extent, "cy")[0] <= (16838 - 2 * 1417) * 635  # the page of these tests: A4


def test_both_ways_draw_the_same(tmp_path: Path) -> None:
    body = (
        p("{%p for b in bagan %}")
        + p("{{ b.judul }}")
        + p(placeholder("bagan:{{ b.kunci }}", LYING.width, LYING.height))
        + p("{%p endfor %}")
    )
    template = tmp_path / "templat.docx"
    template.write_bytes(package(body, parts=OLD, styles=STYLES + BOX_STYLE))
    found = pages(TREES["60"], LYING)
    context = {"bagan": [{"kunci": str(at), "judul": page.about.title} for at, page in enumerate(found)]}
    context["bagan"].append({"kunci": "tidak ada", "judul": "akhir"})
    figures = {f"bagan:{at}": Tree(page.root, "x") for at, page in enumerate(found)}
    outcome, differences = compared(template, context, {"figures": figures})
    assert differences == []
    assert outcome.made is not None
    assert outcome.made.slow == ""
    with zipfile.ZipFile(io.BytesIO(outcome.made.content)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own
    ids = [e.attrib["id"] for name in ("cNvPr", "docPr") for e in root.iter() if e.tag.endswith(f"}}{name}")]
    assert len(set(ids)) == len(ids) > 57
    assert len(all_of(root, ".//mc:Choice/w:drawing")) == len(found) > 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="tanpa LibreOffice")
@pytest.mark.parametrize("name", ["1", "200", "kantor"])
def test_libreoffice_prints_every_word(tmp_path: Path, name: str) -> None:
    found = pages(TREES[name], UPRIGHT)
    template, made_file = tmp_path / "templat.docx", tmp_path / "dokumen.docx"
    places = (p(placeholder(f"bagan:{at}", UPRIGHT.width, UPRIGHT.height)) for at in range(len(found)))
    template.write_bytes(package("".join(places), parts=OLD))
    figures = {f"bagan:{at}": Tree(page.root, "x") for at, page in enumerate(found)}
    content, _ = render(template, {}, PROPERTIES, figures=figures)
    assert content is not None
    made_file.write_bytes(content)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, made_file], check=True, capture_output=True)
    text = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "dokumen.pdf", "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    boxes = [box for page in found for box in laid(page.root, UPRIGHT).boxes]
    wanted = Counter(word for box in boxes for line in (box.node.title, *box.node.lines) for word in line.split())
    assert wanted - Counter(re.findall(r"\S+", text)) == Counter()
    assert sum(wanted.values()) > 3 * len(boxes)
