"""Tables of what was planned, as rows of text: goals, IKU, the PK, its quarters."""

from __future__ import annotations

from lkjip_gen.documents import Context
from lkjip_gen.documents.rows import by_node, grouped, numbered, or_none, weight
from lkjip_gen.documents.source import Source
from lkjip_gen.model import Indikator, Kinerja
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, chain, jenjang, target_field
from lkjip_gen.terms import TOP, Angka, Jenjang
from lkjip_gen.wording import NONE, entered


def tujuan(source: Source) -> list[Context]:
    """Tabel 2.1: Tujuan > Sasaran > Indikator, flat; Sasaran without a Tujuan come last.

    A Sasaran belongs to the nearest Tujuan above it. What has no indicator in the PK and holds none is left out.
    """
    relations = source.relations
    nodes = relations.nodes
    tops = [n for n in relations.buku.kinerja if jenjang(n) is Jenjang.TUJUAN]
    below: dict[str | None, list[Kinerja]] = {}
    for node in relations.buku.kinerja:
        if jenjang(node) is Jenjang.SASARAN and relations.indicators(node):
            above = chain(node.kode or "", relations.parent)
            nearest = next((c for c in above if c in nodes and jenjang(nodes[c]) is Jenjang.TUJUAN), None)
            below.setdefault(nearest, []).append(node)
    groups: list[tuple[Kinerja | None, list[Kinerja]]] = [(t, below.get(t.kode, [])) for t in tops]
    groups.append((None, below.get(None, [])))
    shown = [(t, s) for t, s in groups if s or (t is not None and relations.indicators(t))]
    return grouped(
        [(_tujuan(relations, no, top), _below(relations, own)) for no, (top, own) in enumerate(shown, start=1)],
        "tujuan_baru",
    )


def _tujuan(relations: Relations, no: int, top: Kinerja | None) -> Context:
    names = _indicator_names(relations, top) if top else [NONE]
    return {
        "no": str(no),
        "tujuan": or_none(top.hasil if top else None),
        "indikator_tujuan": numbered(names),
    }


def _below(relations: Relations, nodes: list[Kinerja]) -> list[Context]:
    if not nodes:
        return [{"sasaran": NONE, "indikator": NONE, "sasaran_baru": True}]
    return grouped(
        [({"sasaran": or_none(n.hasil)}, [{"indikator": i} for i in _indicator_names(relations, n)]) for n in nodes],
        "sasaran_baru",
    )


def _indicator_names(relations: Relations, node: Kinerja) -> list[str]:
    return [or_none(i.indikator) for i in relations.indicators(node)] or [NONE]


def iku(source: Source) -> list[Context]:
    """Tabel 2.2: indicators with IKU = Ya in the PK."""
    relations = source.relations

    def own(node: Kinerja) -> list[Context]:
        return [_iku(source, i) for i in relations.indicators(node) if relations.is_iku(i)]

    return by_node(relations.reported(), own)


def _iku(source: Source, row: Indikator) -> Context:
    return {
        "nama": source.shown(source.words(row, "indikator"), [row.place("indikator")]),
        "formulasi": source.shown(formulasi(source, row), [row.place("formulasi")]),
        "tipe": source.shown(row.tipe.value if row.tipe else None, [row.place("tipe")]),
        "sumber_data": source.shown(source.words(row, "sumber_data"), [row.place("sumber_data")]),
        "keterangan": source.words(row, "keterangan"),
        "ada_keterangan": bool(row.keterangan),
    }


def top_nodes(source: Source) -> list[Kinerja]:
    """Tujuan and Sasaran, in row order: what the Kepala promises."""
    return [n for n in source.buku.kinerja if jenjang(n) in TOP]


def pk(source: Source) -> list[Context]:
    """Tabel 2.3: Tujuan and Sasaran with an indicator in the PK in force."""
    relations = source.relations

    def own(node: Kinerja) -> list[Context]:
        return [promised(source, i, source.target(i)) for i in relations.indicators(node)]

    return by_node(top_nodes(source), own)


def promised(source: Source, row: Indikator, target: Angka) -> Context:
    """An indicator with one of its targets."""
    place = _target_place(source, row)
    return {
        "nama": source.shown(source.words(row, "indikator"), [row.place("indikator")]),
        "satuan": source.shown(source.words(row, "satuan"), [row.place("satuan")]),
        "target": source.shown(entered(target, row.desimal), place),
    }


def _target_place(source: Source, row: Indikator) -> list[Place]:
    target = source.relations.targets.get(row.kode or "")
    return [] if target is None else [target.place(target_field(target, source.relations.versi))]


def quarter_targets(source: Source) -> list[Context]:
    """Targets by quarter of the indicators of the PK that have some, as typed: each quarter's own figure."""
    found: list[Context] = []
    for node in source.relations.reported():
        for row in source.relations.indicators(node):
            target = source.relations.targets.get(row.kode or "")
            if target is None or all(q is None for q in (target.tw1, target.tw2, target.tw3, target.tw4)):
                continue
            found.append(
                {
                    "no": str(len(found) + 1), **source.named(row.kode),
                    **{f"tw{n}": entered(source.typed(target, f"tw{n}"), row.desimal) for n in range(1, 5)},
                    "target": entered(source.target(row), row.desimal),
                }
            )  # fmt: skip
    return found


def formulasi(source: Source, row: Indikator) -> str:
    """The formula in words; a composite may leave it to its components: "50% capaian ... + 50% nilai ..."."""
    parts = source.komponen.get(row.kode or "", [])
    if row.formulasi or not parts:
        return or_none(source.words(row, "formulasi"))
    return " + ".join(f"{weight(p['bobot'])}% {(p['diambil'] or '').lower()} “{p['uraian']}”" for p in parts)
