"""The Pohon Kinerja: Tujuan > Sasaran > Program > Kegiatan > Sub Kegiatan as trees and as rows, each node once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_gen import cascade
from lkjip_gen.documents import Context
from lkjip_gen.documents.rows import numbered, or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.drawing import Page, pages
from lkjip_gen.figures import TREE, Node, Room, Tree
from lkjip_gen.model import Indikator, Kinerja
from lkjip_gen.officials import head, title
from lkjip_gen.relations import is_rekening, jenjang
from lkjip_gen.terms import Jenjang
from lkjip_gen.wording import NONE

_MM = 36_000
_KEY = "pohon-{}"
_OVERVIEW = "gambaran umum"
_ROOMS = {"F4": Room(270 * _MM, 140 * _MM), "A4": Room(237 * _MM, 123 * _MM)}  # a page on its side, below a caption
_SHADES = {level: number for number, level in enumerate(Jenjang)}


@dataclass(frozen=True, slots=True)
class Pohon:
    """`figures` by the key of their places; `halaman` tells of each page, `baris` of each node.

    A page: `kunci` (its place has the alternative text "bagan:{{ b.kunci }}"), `judul` (what it shows), `nomor`,
    `jumlah` (of pages). A row: `kode` (a kode rekening or "-"), `jenjang`, `nama`, `hasil` and `ada_hasil`,
    `indikator` (numbered lines), `penanggung_jawab`, and for each Jenjang whether the row is one: `tujuan`, `sasaran`,
    `program`, `kegiatan`, `sub_kegiatan`.
    """

    figures: Mapping[str, Tree]
    halaman: list[Context]
    baris: list[Context]


def room(source: Source) -> Room:
    """The room for a tree on a page on its side, of the paper of this workbook."""
    return _ROOMS["A4" if source.tables.settings["kertas"] == "A4" else "F4"]


def pohon(source: Source, space: Room) -> Pohon:
    """The trees and the rows of one workbook; nothing in them where it has no kinerja."""
    tops = _tops(source)
    if not tops:
        return Pohon({}, [], [])
    whole = f"Pohon Kinerja {source.identitas.perangkat_daerah or ''} Tahun {source.identitas.tahun}"
    root = tops[0] if len(tops) == 1 else Node(whole, (), min(t.level for t in tops) - 1, tuple(tops))
    found = pages(root, space)
    keys = [_KEY.format(number) for number in range(1, len(found) + 1)]
    titles = _titles(found, root)
    figures = {
        TREE + key: Tree(page.root, f"{whole}: {what}" if what else whole)
        for key, page, what in zip(keys, found, titles, strict=True)
    }
    told = [
        {"kunci": key, "judul": what, "nomor": str(number), "jumlah": str(len(found))}
        for number, (key, what) in enumerate(zip(keys, titles, strict=True), start=1)
    ]
    return Pohon(figures, told, _rows(source))


def _titles(found: list[Page], root: Node) -> list[str]:
    """What each page shows, in words; nothing where there is one page."""
    if len(found) == 1:
        return [""]
    names = [_OVERVIEW if at == 0 and page.about is root else page.about.title for at, page in enumerate(found)]
    counts = Counter(names)
    seen: Counter[str] = Counter()
    titles = []
    for name in names:
        seen[name] += 1
        titles.append(name if counts[name] == 1 else f"{name} ({seen[name]} dari {counts[name]})")
    return titles


# --- the nodes ---


def _ordered(source: Source) -> list[tuple[Kinerja, list[Kinerja]]]:
    """Every node with what stands below it, from the top, branch by branch."""
    found = [branch for top in cascade.whole(source.relations) for branch in top.branches()]
    return [(branch.node, [child.node for child in branch.below]) for branch in found]


def _tops(source: Source) -> list[Node]:
    made: dict[int, Node] = {}
    below: set[int] = set()
    for node, own in reversed(_ordered(source)):
        made[node.row] = _box(source, node, tuple(made[n.row] for n in own))
        below.update(n.row for n in own)
    return [made[node.row] for node, _ in _ordered(source) if node.row not in below]


def _box(source: Source, node: Kinerja, children: tuple[Node, ...]) -> Node:
    level = jenjang(node)
    below = max((c.level for c in children), default=len(_SHADES)) - 1
    result = (node.hasil,) if node.nomenklatur and node.hasil else ()
    official = _official(source, node)
    return Node(
        title=node.nomenklatur or or_none(node.hasil),
        lines=(*result, *_measures([or_none(i.indikator) for i in _indicators(source, node)])),
        level=_SHADES[level] if level else max(below, 0),
        children=children,
        extra=(official,) if official else (),
    )


def _measures(names: list[str]) -> tuple[str, ...]:
    if len(names) <= 1:
        return tuple(f"Indikator: {name}" for name in names)
    return ("Indikator:", *numbered(names).split("\n"))


def _indicators(source: Source, node: Kinerja) -> list[Indikator]:
    return cascade.indicators(source.relations, node)


def _official(source: Source, node: Kinerja) -> str:
    """The title of the post in charge."""
    return title(source.buku.pejabat, node.penanggung_jawab) if node.penanggung_jawab else ""


# --- the rows ---


def _rows(source: Source) -> list[Context]:
    return [_row(source, node) for node, _ in _ordered(source)]


def _row(source: Source, node: Kinerja) -> Context:
    level = jenjang(node)
    names = [or_none(source.words(i, "indikator")) for i in _indicators(source, node)]
    result = source.words(node, "hasil") if node.nomenklatur else ""
    post = cascade.post(source.relations, node) or head(source.buku.pejabat)
    return {
        "kode": node.kode if node.kode and is_rekening(node.kode) else NONE,
        "jenjang": level.value if level else NONE,
        "nama": or_none(source.words(node, "nomenklatur") or source.words(node, "hasil")),
        "hasil": result,
        "ada_hasil": bool(result),
        "indikator": numbered(names or [NONE]),
        "penanggung_jawab": or_none(title(source.buku.pejabat, post) if post else ""),
        **{kind.name.lower(): level is kind for kind in Jenjang},
    }
