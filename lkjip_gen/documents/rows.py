"""Computed tables as rows of text for the template: no figure is computed here, only worded."""

from __future__ import annotations

from decimal import Decimal

from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents import Context
from lkjip_gen.measuring import Measuring
from lkjip_gen.model import Indikator, Kinerja, Komponen
from lkjip_gen.relations import Relations, chain, jenjang
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, round_half_up
from lkjip_gen.terms import Angka, Jenjang
from lkjip_gen.wording import NONE, entered, percent

MAX_ENTERED = 6  # decimals that the reader lets through
_TOP = frozenset({Jenjang.TUJUAN, Jenjang.SASARAN})


def or_none(text: str | None) -> str:
    """The text, or "-" where there is none."""
    return text or NONE


def numbered(texts: list[str]) -> str:
    """One text as it is; several as lines "1. ..."."""
    return texts[0] if len(texts) == 1 else "\n".join(f"{i}. {t}" for i, t in enumerate(texts, start=1))


def tujuan(relations: Relations) -> list[Context]:
    """Tabel 2.1: every Tujuan with its Sasaran and their indicators in the PK; Sasaran without a Tujuan come last.

    A Sasaran belongs to the nearest Tujuan above it. What has no indicator in the PK and holds none is left out.
    """
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
    return [_tujuan(relations, no, t, s) for no, (t, s) in enumerate(shown, start=1)]


def _tujuan(relations: Relations, no: int, top: Kinerja | None, below: list[Kinerja]) -> Context:
    names = [{"nama": or_none(n.hasil), "indikator": _indicator_names(relations, n)} for n in below]
    return {
        "no": str(no),
        "nama": or_none(top.hasil if top else None),
        "indikator": _indicator_names(relations, top) if top else NONE,
        "sasaran": names or [{"nama": NONE, "indikator": NONE}],
    }


def _indicator_names(relations: Relations, node: Kinerja) -> str:
    return numbered([or_none(i.indikator) for i in relations.indicators(node)] or [NONE])


def iku(relations: Relations, tables: Tables) -> list[Context]:
    """Tabel 2.2: indicators with IKU = Ya in the PK."""
    groups: list[Context] = []
    for node in relations.reported():
        own = [_iku(relations, tables, i) for i in relations.indicators(node) if relations.is_iku(i)]
        if own:
            groups.append({"no": str(len(groups) + 1), "nama": or_none(node.hasil), "indikator": own})
    return groups


def _iku(relations: Relations, tables: Tables, row: Indikator) -> Context:
    return {
        "nama": or_none(row.indikator),
        "formulasi": formulasi(relations, tables, row),
        "tipe": row.tipe.value if row.tipe else NONE,
        "sumber_data": or_none(row.sumber_data),
        "keterangan": row.keterangan or "",
        "ada_keterangan": bool(row.keterangan),
    }


def pk(relations: Relations) -> list[Context]:
    """Tabel 2.3: Tujuan and Sasaran with an indicator in the PK in force."""
    groups: list[Context] = []
    for node in relations.buku.kinerja:
        own = relations.indicators(node) if jenjang(node) in _TOP else []
        if own:
            rows = [
                {
                    "nama": or_none(i.indikator),
                    "satuan": or_none(i.satuan),
                    "target": entered(relations.target(i), i.desimal),
                }
                for i in own
            ]
            groups.append({"no": str(len(groups) + 1), "nama": or_none(node.hasil), "indikator": rows})
    return groups


def figures(row: Row) -> Context:
    """The figures of one indicator, this year and last."""
    desimal: int | None = row["desimal"]

    def typed(value: Angka) -> str:
        return entered(value, desimal)

    return {
        "nama": or_none(row["indikator"]),
        "satuan": or_none(row["satuan"]),
        "target": typed(row["target"]),
        "realisasi": entered(row["realisasi"], _made_decimals(row["realisasi"], desimal)),
        "capaian": _made(row["capaian"], desimal),
        "predikat": or_none(row["predikat"]),
        "lalu_target": typed(row["lalu_target"]),
        "lalu_realisasi": typed(row["lalu_realisasi"]),
        "lalu_capaian": _made(row["lalu_capaian"], desimal),
    }


def skala(tables: Tables) -> list[Context]:
    """Tabel 3.1: the classes of the scale, as its regulation prints them."""
    return [
        {"no": str(i), "interval": k.interval, "predikat": k.predikat}
        for i, k in enumerate(tables.skala.kelas, start=1)
    ]


_ROMAN = ("I", "II", "III", "IV")


def triwulan(tables: Tables) -> list[Context]:
    """Target, result and capaian up to each quarter, of the indicators whose quarters are filled."""
    names = {r["kode"]: r for r in records(tables.indikator)}
    groups: dict[str, list[Row]] = {}
    for row in records(tables.triwulan):
        groups.setdefault(row["kode"], []).append(row)
    return [
        {
            "no": str(no),
            "nama": or_none(names[code]["indikator"]),
            "satuan": or_none(names[code]["satuan"]),
            "baris": [
                {
                    "triwulan": _ROMAN[r["triwulan"] - 1],
                    "target": entered(r["target"], names[code]["desimal"]),
                    "realisasi": entered(r["realisasi"], _made_decimals(r["realisasi"], names[code]["desimal"])),
                    "capaian": _made(r["capaian"], names[code]["desimal"]),
                }
                for r in quarters
            ],
        }
        for no, (code, quarters) in enumerate(groups.items(), start=1)
    ]


def _made_decimals(value: Angka, desimal: int | None) -> int | None:
    """A result as it was entered; a computed one, which has more decimals than a cell may hold, at two."""
    long = desimal is None and isinstance(value, Decimal) and value != round_half_up(value, MAX_ENTERED)
    return PUBLISHED_DECIMALS if long else desimal


def _made(value: Decimal | None, desimal: int | None) -> str:
    """A computed percentage of an indicator at its decimals."""
    return percent(value) if desimal is None else percent(value, desimal)


def capaian_iku(relations: Relations, tables: Tables) -> list[Context]:
    """Tabel 3.2: IKU with target, realisasi, capaian."""
    groups: list[Context] = []
    for node in relations.reported():
        own = tables.indikator[(tables.indikator["kode_kinerja"] == node.kode) & tables.indikator["iku"].astype(bool)]
        if not own.empty:
            rows = [figures(r) for r in records(own)]
            groups.append({"no": str(len(groups) + 1), "nama": or_none(node.hasil), "indikator": rows})
    return groups


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


def formulasi(relations: Relations, tables: Tables, row: Indikator) -> str:
    """The formula in words; a composite may leave it to its components: "50% capaian ... + 50% nilai ...".

    The weights are those that are counted with: typed, or of the profile.
    """
    parts = relations.composites.get(row.kode or "", ())
    if row.formulasi or not parts:
        return or_none(row.formulasi)
    weights = Measuring(relations, tables.settings).weights(parts)
    return " + ".join(_component(relations, p, w) for p, w in zip(parts, weights, strict=True))


def _component(relations: Relations, part: Komponen, weight: Decimal) -> str:
    node, indikator = relations.nodes.get(part.komponen or ""), relations.by_code.get(part.komponen or "")
    name = (node.hasil or node.nomenklatur) if node else indikator.indikator if indikator else part.komponen
    taken = part.yang_diambil.value.lower() if part.yang_diambil else ""
    shown = weight if isinstance(part.bobot, Decimal) else round_half_up(weight).normalize()  # a third of 100: 33,33
    return f"{entered(shown)}% {taken} {name}"
