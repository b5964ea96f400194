"""The organisation as a chart: the units of the workbook, each under the one that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_gen.documents import Context
from lkjip_gen.documents.narrative import unit_rows
from lkjip_gen.documents.rows import or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.drawing import MM, pages
from lkjip_gen.figures import TREE, Node, Room, Tree
from lkjip_gen.model import UnitOrganisasi
from lkjip_gen.officials import holder
from lkjip_gen.terms import StatusPejabat
from lkjip_gen.wording import count

_KEY = "susunan-{}"
# The place in our template: the width of the text. Other paper shrinks it as the engine shrinks a picture.
_ROOMS = {"F4": Room(160 * MM, 200 * MM), "A4": Room(155 * MM, 193 * MM)}
_SECRETARIAT, _FUNCTIONAL = ("sekretari",), ("kelompok jabatan fungsional", "jabatan fungsional")


def charts(source: Source) -> dict[str, Tree]:
    """The organisation by the keys of its places: one chart, several where it does not fit; none of a single unit."""
    root = _root(source)
    if root is None or not root.children:
        return {}
    found = pages(root, _ROOMS["A4" if source.tables.settings["kertas"] == "A4" else "F4"])
    return {
        TREE + _KEY.format(number): Tree(page.root, _title(source, number, len(found)))
        for number, page in enumerate(found, start=1)
    }


def shown(source: Source, drawn: Sequence[str]) -> list[Context]:
    """What a template needs of these charts: `kunci` of the place, `judul` of the caption, `kalimat` before it."""
    return [
        {
            "kunci": key.removeprefix(TREE), "judul": _title(source, number, len(drawn)),
            "kalimat": _title(source, number, len(drawn)).replace("Susunan Organisasi", "Susunan organisasi", 1),
        }
        for number, key in enumerate(drawn, start=1)
    ]  # fmt: skip


def _title(source: Source, number: int, whole: int) -> str:
    part = f" (bagian {_ORDINALS.get(number) or f'ke-{number}'} dari {count(whole)})" if whole > 1 else ""
    return f"Susunan Organisasi {source.identitas.perangkat_daerah or ''}{part}"


_ORDINALS = {1: "pertama", 2: "kedua", 3: "ketiga", 4: "keempat"}


def _root(source: Source) -> Node | None:
    """The box at the top, with all units below it; the name of the office where several stand at the top."""
    rows = unit_rows(source)
    placed: set[int] = set()  # rows: a draft may hold units above themselves, or without a code

    def boxes(units: Sequence[UnitOrganisasi], level: int) -> list[Node]:
        own = [unit for unit in units if unit.row not in placed]
        placed.update(unit.row for unit in own)
        return [
            Node(
                or_none(unit.nama_unit), (), level,
                tuple(boxes([u for u in rows if u.induk == unit.kode_unit], level + 1)) if unit.kode_unit else (),
                extra=_name(source, unit),
            )
            for unit in own
        ]  # fmt: skip

    tops = boxes([u for u in rows if u.induk is None], 0)
    tops += boxes(rows, 0)  # those whose Induk does not exist
    if len(tops) == 1:
        return replace(tops[0], children=_beside(tops[0].children))
    return Node(source.identitas.perangkat_daerah or "", (), -1, tuple(tops)) if tops else None


def _name(source: Source, unit: UnitOrganisasi) -> tuple[str, ...]:
    """Who leads a unit on the day of the report."""
    day = source.identitas.tanggal_lkjip or source.tables.day
    found = holder(source.buku.pejabat, unit.kode_jabatan, day) if unit.kode_jabatan else None
    if found is None or not found.pejabat.nama:
        return ()
    status = found.pejabat.status
    return (found.pejabat.nama + (f" ({status.value})" if status and status is not StatusPejabat.DEFINITIF else ""),)


def _beside(units: tuple[Node, ...]) -> tuple[Node, ...]:
    """The sekretariat stands at the right of the line from the head, the functional posts at its left."""
    right, left = (next((u for u in units if _begins(u, words)), None) for words in (_SECRETARIAT, _FUNCTIONAL))
    if right is None or len(units) <= 1 + (left is not None):
        return units
    return tuple(replace(u, side="right" if u is right else "left" if u is left else "") for u in units)


def _begins(unit: Node, words: tuple[str, ...]) -> bool:
    return unit.title.casefold().startswith(words)
