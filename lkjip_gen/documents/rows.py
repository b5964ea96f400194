"""Tables of performance as rows of text: no figure is computed here, only worded.

Rows are flat. A cell that stands once for several rows is repeated in each of them, and a flag (`..._baru`) says where
a new one begins: there the template begins a merged cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents import Context
from lkjip_gen.model import Indikator, Kinerja, Target
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, chain, jenjang, target_field
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, round_half_up
from lkjip_gen.terms import Angka, Jenjang
from lkjip_gen.wording import NONE, entered, percent

if TYPE_CHECKING:
    from lkjip_gen.documents.source import Source

MAX_ENTERED = 6  # decimals that the reader lets through
_TOP = frozenset({Jenjang.TUJUAN, Jenjang.SASARAN})
_ROMAN = ("I", "II", "III", "IV")
_T = TypeVar("_T")


def or_none(text: str | None) -> str:
    """The text, or "-" where there is none."""
    return text or NONE


def numbered(texts: list[str]) -> str:
    """One text as it is; several as lines "1. ..."."""
    return texts[0] if len(texts) == 1 else "\n".join(f"{i}. {t}" for i, t in enumerate(texts, start=1))


def grouped(groups: Iterable[tuple[Context, Sequence[Context]]], flag: str) -> list[Context]:
    """Rows of several groups, each with what its group shares; `flag` marks the first row of each group."""
    return [{**shared, **row, flag: at == 0} for shared, rows in groups for at, row in enumerate(rows)]


# --- planning ---


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


def _hasil(node: Kinerja) -> str | None:
    return node.hasil


def by_node(
    nodes: Iterable[Kinerja],
    rows: Callable[[Kinerja], list[Context]],
    name: Callable[[Kinerja], str | None] = _hasil,
) -> list[Context]:
    """Rows of the nodes that have some, each with the number and the name of its node."""
    found = [(node, own) for node in nodes if (own := rows(node))]
    return grouped(
        [({"no": str(no), "sasaran": or_none(name(node))}, own) for no, (node, own) in enumerate(found, start=1)],
        "sasaran_baru",
    )


def iku(source: Source) -> list[Context]:
    """Tabel 2.2: indicators with IKU = Ya in the PK."""
    relations = source.relations

    def own(node: Kinerja) -> list[Context]:
        return [_iku(source, i) for i in relations.indicators(node) if relations.is_iku(i)]

    return by_node(relations.reported(), own)


def _iku(source: Source, row: Indikator) -> Context:
    return {
        "nama": source.shown(row.indikator, [row.place("indikator")]),
        "formulasi": source.shown(formulasi(source, row), [row.place("formulasi")]),
        "tipe": source.shown(row.tipe.value if row.tipe else None, [row.place("tipe")]),
        "sumber_data": source.shown(row.sumber_data, [row.place("sumber_data")]),
        "keterangan": row.keterangan or "",
        "ada_keterangan": bool(row.keterangan),
    }


def top_nodes(source: Source) -> list[Kinerja]:
    """Tujuan and Sasaran, in row order: what the Kepala promises."""
    return [n for n in source.buku.kinerja if jenjang(n) in _TOP]


def pk(source: Source) -> list[Context]:
    """Tabel 2.3: Tujuan and Sasaran with an indicator in the PK in force."""
    relations = source.relations

    def own(node: Kinerja) -> list[Context]:
        return [promised(source, i, relations.target(i)) for i in relations.indicators(node)]

    return by_node(top_nodes(source), own)


def promised(source: Source, row: Indikator, target: Angka) -> Context:
    """An indicator with one of its targets."""
    place = _target_place(source, row)
    return {
        "nama": source.shown(row.indikator, [row.place("indikator")]),
        "satuan": source.shown(row.satuan, [row.place("satuan")]),
        "target": source.shown(entered(target, row.desimal), place),
    }


def _target_place(source: Source, row: Indikator) -> list[Place]:
    target = source.relations.targets.get(row.kode or "")
    return [] if target is None else [target.place(target_field(target, source.relations.versi))]


def changes(source: Source) -> list[Context]:
    """What the Perubahan PK changed in the targets of Tujuan and Sasaran: both targets and the reason."""
    if not source.perubahan:
        return []
    codes = {n.kode for n in top_nodes(source)}
    found: list[Context] = []
    for row in source.buku.indikator:
        target = source.relations.targets.get(row.kode or "")
        if target is None or row.kode_kinerja not in codes or not _changed(target):
            continue
        after = target.pk_perubahan
        found.append(
            {
                "no": str(len(found) + 1), "nama": or_none(row.indikator), "satuan": or_none(row.satuan),
                "semula": entered(target.pk_murni, row.desimal),
                "menjadi": after if isinstance(after, str) else entered(after, row.desimal),
                "alasan": source.shown(target.alasan_perubahan, [target.place("alasan_perubahan")]),
            }
        )  # fmt: skip
    return found


def _changed(target: Target) -> bool:
    return target.pk_perubahan is not None and target.pk_perubahan != target.pk_murni


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
                    "no": str(len(found) + 1), "nama": or_none(row.indikator), "satuan": or_none(row.satuan),
                    **{f"tw{n}": entered(getattr(target, f"tw{n}"), row.desimal) for n in range(1, 5)},
                    "target": entered(source.relations.target(row), row.desimal),
                }
            )  # fmt: skip
    return found


# --- results ---


def figures(source: Source, row: Row) -> Context:
    """The figures of one indicator, this year and last."""
    desimal: int | None = row["desimal"]
    cells = row["sel"]
    return {
        "nama": or_none(row["indikator"]),
        "satuan": or_none(row["satuan"]),
        "target": source.shown(entered(row["target"], desimal), cells["target"]),
        "realisasi": source.shown(result(row["realisasi"], desimal), cells["realisasi"]),
        "capaian": made(row["capaian"], desimal),
        "predikat": or_none(row["predikat"]),
        "lalu_target": source.shown(entered(row["lalu_target"], desimal), cells["lalu_target"]),
        "lalu_realisasi": source.shown(entered(row["lalu_realisasi"], desimal), cells["lalu_realisasi"]),
        "lalu_capaian": made(row["lalu_capaian"], desimal),
    }


def result(value: Angka, desimal: int | None) -> str:
    """A result as it was entered; a computed one, which has more decimals than a cell may hold, at two."""
    long = desimal is None and isinstance(value, Decimal) and value != round_half_up(value, MAX_ENTERED)
    return entered(value, PUBLISHED_DECIMALS if long else desimal)


def made(value: Decimal | None, desimal: int | None) -> str:
    """A computed percentage of an indicator at its decimals."""
    return percent(value) if desimal is None else percent(value, desimal)


def capaian_iku(source: Source) -> list[Context]:
    """Tabel 3.2: IKU with target, realisasi, capaian."""

    def own(node: Kinerja) -> list[Context]:
        return [figures(source, r) for r in source.indikator if r["kode_kinerja"] == node.kode and r["iku"]]

    return by_node(source.relations.reported(), own)


def skala(tables: Tables) -> list[Context]:
    """Tabel 3.1: the classes of the scale, as its regulation prints them."""
    return [
        {"no": str(i), "interval": k.interval, "predikat": k.predikat}
        for i, k in enumerate(tables.skala.kelas, start=1)
    ]


def peringkat(tables: Tables) -> Context:
    """Tabel 3.3: how many sasaran and indicators stand in each class."""
    rows = [
        {
            "no": str(i),
            "predikat": r["predikat"],
            "sasaran": str(r["sasaran"]) if r["sasaran"] else NONE,
            "indikator": str(r["indikator"]) if r["indikator"] else NONE,
        }
        for i, r in enumerate(records(tables.peringkat), start=1)
    ]
    sums = {k: str(int(tables.peringkat[k].sum())) for k in ("sasaran", "indikator")}
    return {"baris": rows, "total": sums}


def triwulan(source: Source) -> list[Context]:
    """Target, result and capaian up to each quarter, of the indicators whose quarters are filled."""
    names = {r["kode"]: r for r in source.indikator}
    groups = [
        (_named(no, names[code]), [_quarter(r, names[code]["desimal"]) for r in own])
        for no, (code, own) in enumerate(_by(records(source.tables.triwulan), "kode").items(), start=1)
    ]
    return grouped(groups, "indikator_baru")


def _quarter(row: Row, desimal: int | None) -> Context:
    return {
        "triwulan": _ROMAN[row["triwulan"] - 1],
        "target": entered(row["target"], desimal),
        "realisasi": result(row["realisasi"], desimal),
        "capaian": made(row["capaian"], desimal),
    }


def _named(no: int, row: Row) -> Context:
    return {"no": str(no), "nama": or_none(row["indikator"]), "satuan": or_none(row["satuan"])}


def _by(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def riwayat(source: Source, codes: Sequence[str]) -> list[Context]:
    """Target, result and capaian of these indicators in every year that is known, oldest first."""
    names = {r["kode"]: r for r in source.indikator}
    by_code = _by(records(source.tables.riwayat), "kode")
    groups = [
        (_named(no, names[code]), [_year(r, names[code]["desimal"]) for r in by_code[code]])
        for no, code in enumerate(codes, start=1)
    ]
    return grouped(groups, "indikator_baru")


def _year(row: Row, desimal: int | None) -> Context:
    return {
        "tahun": str(row["tahun"]),
        "target": entered(row["target"], desimal),
        "realisasi": result(row["realisasi"], desimal),
        "capaian": made(row["capaian"], desimal),
    }


def komponen(source: Source) -> list[Context]:
    """The composites and their components: what is taken, its weight in percent, its figure, and what they give."""
    relations = source.relations
    groups = []
    for no, (code, own) in enumerate(_by(records(source.tables.komponen), "kode").items(), start=1):
        whole = relations.by_code[code]
        shared = {"no": str(no), "nama": or_none(whole.indikator), "hasil": False}
        parts: list[Context] = [
            {
                "uraian": or_none(r["uraian"]), "diambil": or_none(r["diambil"]),
                "bobot": _weight(r["bobot"]), "angka": result(r["angka"], None),
            }
            for r in own
        ]  # fmt: skip
        value = result(own[0]["hasil"], whole.desimal)
        parts.append({"uraian": "Realisasi", "diambil": "", "bobot": "100", "angka": value, "hasil": True})
        groups.append((shared, parts))
    return grouped(groups, "indikator_baru")


def _weight(bobot: Decimal) -> str:
    """A weight in percent: as typed, an equal share at two decimals."""
    return result(bobot, None)


def formulasi(source: Source, row: Indikator) -> str:
    """The formula in words; a composite may leave it to its components: "50% capaian ... + 50% nilai ..."."""
    parts = [r for r in records(source.tables.komponen) if r["kode"] == row.kode]
    if row.formulasi or not parts:
        return or_none(row.formulasi)
    return " + ".join(f"{_weight(p['bobot'])}% {(p['diambil'] or '').lower()} “{p['uraian']}”" for p in parts)
