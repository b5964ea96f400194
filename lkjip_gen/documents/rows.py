"""Tables of performance as rows of text: no figure is computed here, only worded.

Rows are flat. A cell that stands once for several rows is repeated in each of them, and a flag (`..._baru`) says where
a new one begins: there the template begins a merged cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import added, said
from lkjip_gen.documents.source import Source, by
from lkjip_gen.model import Kinerja
from lkjip_gen.origins import followed
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, round_half_up
from lkjip_gen.terms import Angka
from lkjip_gen.wording import NONE, entered, percent

MAX_ENTERED = 6  # decimals that the reader lets through
_ROMAN = ("I", "II", "III", "IV")
_T = TypeVar("_T")


def or_none(text: str | None) -> str:
    """The text, or "-" where there is none."""
    return text or NONE


def program_name(source: Source, code: str | None) -> str:
    """The name of a node of the budget: its nomenklatur, else what it is to achieve."""
    node = source.relations.nodes.get(code or "")
    return or_none((node.nomenklatur or node.hasil) if node else code)


def numbered(texts: list[str]) -> str:
    """One text as it is; several as lines "1. ..."."""
    return texts[0] if len(texts) == 1 else "\n".join(f"{i}. {t}" for i, t in enumerate(texts, start=1))


def grouped(groups: Iterable[tuple[Context, Sequence[Context]]], flag: str) -> list[Context]:
    """Rows of several groups, each with what its group shares; `flag` marks the first row of each group."""
    return [{**shared, **row, flag: at == 0} for shared, rows in groups for at, row in enumerate(rows)]


def by_node(nodes: Iterable[Kinerja], rows: Callable[[Kinerja], list[Context]]) -> list[Context]:
    """Rows of the nodes that have some, each with the number and the name of its node."""
    found = [(node, own) for node in nodes if (own := rows(node))]
    return grouped(
        [({"no": str(no), "sasaran": or_none(node.hasil)}, own) for no, (node, own) in enumerate(found, start=1)],
        "sasaran_baru",
    )


# --- results ---


def figures(source: Source, row: Row) -> Context:
    """The figures of one indicator, this year and last."""
    desimal: int | None = row["desimal"]
    cells = row["sel"]
    return {
        **source.named(row["kode"]),
        "target": source.shown(entered(row["target"], desimal), cells["target"]),
        "realisasi": source.shown(result(row["realisasi"], desimal), cells["realisasi"]),
        "capaian": percent(row["capaian"]),
        "predikat": or_none(row["predikat"]),
        "lalu_target": source.shown(entered(row["lalu_target"], desimal), cells["lalu_target"]),
        "lalu_realisasi": source.shown(entered(row["lalu_realisasi"], desimal), cells["lalu_realisasi"]),
        "lalu_capaian": percent(row["lalu_capaian"]),
    }


def result(value: Angka, desimal: int | None) -> str:
    """A result as it was entered; a computed one, which has more decimals than a cell may hold, at two."""
    long = desimal is None and isinstance(value, Decimal) and value != round_half_up(value, MAX_ENTERED)
    return entered(value, PUBLISHED_DECIMALS if long else desimal)


def capaian_iku(source: Source) -> list[Context]:
    """Tabel 3.2: IKU with target, realisasi, capaian."""

    def own(node: Kinerja) -> list[Context]:
        return [figures(source, r) for r in source.indikator if r["kode_kinerja"] == node.kode and r["iku"]]

    return by_node(source.relations.reported(), own)


def skala(tables: Tables) -> list[Context]:
    """Tabel 3.1: the classes of the scale, as its regulation prints them."""
    return [
        {"no": str(i), "interval": said(tables.trail, k.interval, tables.skala.basis), "predikat": k.predikat}
        for i, k in enumerate(tables.skala.kelas, start=1)
    ]


def peringkat(tables: Tables) -> Context:
    """Tabel 3.3: how many sasaran and indicators stand in each class."""
    rows = [
        {
            "no": str(i),
            "predikat": r["predikat"],
            "sasaran": entered(r["sasaran"] or None),
            "indikator": entered(r["indikator"] or None),
        }
        for i, r in enumerate(records(tables.peringkat), start=1)
    ]
    # a class with nobody in it prints "-" and adds nothing
    sums = {k: entered(added(v for v in tables.peringkat[k] if v) or Decimal(0)) for k in ("sasaran", "indikator")}
    return {"baris": rows, "total": sums}


def triwulan(source: Source) -> list[Context]:
    """Target, result and capaian up to each quarter, of the indicators whose quarters are filled."""
    names = {r["kode"]: r for r in source.indikator}
    groups = [
        (_named(source, no, code), [_quarter(r, names[code]["desimal"]) for r in own])
        for no, (code, own) in enumerate(by(records(source.tables.triwulan), "kode").items(), start=1)
    ]
    return grouped(groups, "indikator_baru")


def _quarter(row: Row, desimal: int | None) -> Context:
    return {
        "triwulan": _ROMAN[row["triwulan"] - 1],
        "target": entered(row["target"], desimal),
        "realisasi": result(row["realisasi"], desimal),
        "capaian": percent(row["capaian"]),
    }


def _named(source: Source, no: int, kode: str) -> Context:
    return {"no": str(no), **source.named(kode)}


def riwayat(source: Source, codes: Sequence[str]) -> list[Context]:
    """Target, result and capaian of these indicators in every year that is known, oldest first."""
    names = {r["kode"]: r for r in source.indikator}
    by_code = source.riwayat
    groups = [
        (_named(source, no, code), [_year(source, r, names[code]["desimal"]) for r in by_code[code]])
        for no, code in enumerate(codes, start=1)
    ]
    return grouped(groups, "indikator_baru")


def _year(source: Source, row: Row, desimal: int | None) -> Context:
    return {
        "tahun": str(source.year(row["tahun"])),
        "target": entered(row["target"], desimal),
        "realisasi": result(row["realisasi"], desimal),
        "capaian": percent(row["capaian"]),
    }


def komponen(source: Source) -> list[Context]:
    """The composites and their components: what is taken, its weight in percent, its figure, and what they give."""
    relations = source.relations
    groups = []
    for no, (code, own) in enumerate(source.komponen.items(), start=1):
        whole = relations.by_code[code]
        shared = {"no": str(no), "nama": or_none(whole.indikator), "hasil": False}
        parts: list[Context] = [
            {
                "uraian": or_none(r["uraian"]), "diambil": or_none(r["diambil"]),
                "bobot": weight(r["bobot"]), "angka": result(r["angka"], None),
            }
            for r in own
        ]  # fmt: skip
        value = result(own[0]["hasil"], whole.desimal)
        weights = weight(_all_weights([r["bobot"] for r in own]))
        parts.append({"uraian": "Realisasi", "diambil": "", "bobot": weights, "angka": value, "hasil": True})
        groups.append((shared, parts))
    return grouped(groups, "indikator_baru")


def _all_weights(weights: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of the weights; equal shares, which may be endless decimals, are 100 again."""
    known = [w for w in weights if w is not None]
    whole = added(known)
    if whole is None:
        return None
    return followed(round_half_up(whole, MAX_ENTERED).normalize(), "SUM(b)", decimals=MAX_ENTERED, b=known)


def weight(bobot: Decimal | None) -> str:
    """A weight in percent: as typed, an equal share at two decimals."""
    return result(bobot, None)
