"""What is attached to the LKjIP: the PK as tables, the measurement, quarters, counts, evidence, photographs."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from lkjip_gen.documents import Context, money, planning, rows, sentences
from lkjip_gen.documents.analysis import below_rows
from lkjip_gen.documents.figures import added
from lkjip_gen.documents.narrative import achievements
from lkjip_gen.documents.planning import promised
from lkjip_gen.documents.rows import or_none, program_name
from lkjip_gen.documents.source import Source
from lkjip_gen.measuring import QUARTERS
from lkjip_gen.model import Anggaran, DataDasar, Kinerja
from lkjip_gen.relations import pagu_field
from lkjip_gen.terms import SEMUA_SASARAN, Versi
from lkjip_gen.wording import NONE, entered, percent, rupiah

_BLANK: Context = {
    "nama": "", "satuan": "", "target": "", "realisasi": "", "capaian": "", "predikat": "",
}  # fmt: skip
_NO_PROGRAM: Context = {"program": NONE, "pagu": NONE, "serapan_rp": NONE, "serapan": NONE}


def lampiran(source: Source) -> Context:
    """All attachments; each says whether it has content."""
    photos = [p for p in achievements(source) if p["ada_foto"]]
    parts = {
        "pk": agreements(source),
        "pengukuran": measurement(source),
        "triwulan": planning.quarter_targets(source),
        "data_dasar": counts(source),
        "di_bawah": below_rows(source, source.di_bawah),
        "bukti": evidence(source),
        "foto": photos,
    }
    more = ("triwulan", "data_dasar", "di_bawah", "bukti", "foto")
    return {
        **parts,
        **{f"ada_{name}": bool(content) for name, content in parts.items()},
        "ada_pendukung": any(parts[name] for name in more),
        "total": money.whole(source.tables, "anggaran"),
    }


# --- the PK ---


def agreements(source: Source) -> list[Context]:
    """The PK of the Kepala: the murni one where its targets are known, then the perubahan."""
    versions = [Versi.MURNI, Versi.PERUBAHAN] if source.perubahan else [Versi.MURNI]
    found = [_agreement(source, versi) for versi in versions]
    return [pk for pk in found if pk["sasaran"]]


def _agreement(source: Source, versi: Versi) -> Context:
    name = "Perubahan Perjanjian Kinerja" if versi is Versi.PERUBAHAN else "Perjanjian Kinerja"

    def own(node: Kinerja) -> list[Context]:
        found: list[Context] = []
        for i in source.buku.indikator:
            target = source.relations.targets.get(i.kode or "")
            if i.kode_kinerja != node.kode or target is None:
                continue
            value = source.target(i) if versi is Versi.PERUBAHAN else source.typed(target, "pk_murni")
            if value is not None:
                before = i.indikator_semula if versi is Versi.MURNI and source.perubahan else None
                found.append(promised(source, i, value) | ({"nama": before} if before else {}))
        return found

    def called(node: Kinerja) -> str | None:
        before = node.hasil_semula if versi is Versi.MURNI and source.perubahan else None
        return before or node.hasil

    budget = _budget(source, versi)
    return {
        "judul": f"{name} {source.nama} Tahun {source.tahun}",
        "sasaran": rows.by_node(planning.top_nodes(source), own, called),
        "anggaran": budget,
        "ada_anggaran": bool(budget),
        "total": rupiah(_sum(source, versi)),
    }


def _pagu(source: Source, row: Anggaran, versi: Versi) -> Decimal | None:
    value = source.typed(row, pagu_field(row, versi) if versi is Versi.PERUBAHAN else "pagu_murni")
    return value if isinstance(value, Decimal) else None


def _sum(source: Source, versi: Versi) -> Decimal | None:
    return added(_pagu(source, a, versi) for a in source.relations.budget_leaves())


def _budget(source: Source, versi: Versi) -> list[Context]:
    """The pagu of each program in this version, in rupiah; programs without one are left out."""
    sums: dict[str | None, list[Decimal | None]] = {}
    for row in source.relations.budget_leaves():
        program = source.relations.program(row)
        sums.setdefault(program.kode if program else row.kode_kinerja, []).append(_pagu(source, row, versi))
    known = [(code, added(values)) for code, values in sums.items()]
    return [
        {"no": str(no), "nama": program_name(source, code), "pagu": rupiah(pagu)}
        for no, (code, pagu) in enumerate(((c, p) for c, p in known if p), start=1)  # a pagu of 0 was dropped
    ]


def budget_change(source: Source) -> list[str]:
    """What the perubahan did to the whole pagu, where every row says what it was before."""
    if not source.perubahan or any(a.pagu_murni is None for a in source.relations.budget_leaves()):
        return []
    return sentences.budget_change(_sum(source, Versi.MURNI), _sum(source, Versi.PERUBAHAN))


# --- the measurement ---


def measurement(source: Source) -> list[Context]:
    """Sasaran > indikator beside the programs that support it; the shorter list merges its last cell down."""
    found: list[Context] = []
    for no, row in enumerate(source.sasaran, start=1):
        own = [rows.figures(source, r) for r in source.indikator if r["kode_kinerja"] == row["kode"]]
        found += _side_by_side({"no": str(no), "sasaran": or_none(row["nama"])}, own, _programs(source, row["kode"]))
    shared = _programs(source, SEMUA_SASARAN)
    if shared:
        everywhere = dict.fromkeys(_BLANK, NONE)
        found += _side_by_side({"no": "", "sasaran": SEMUA_SASARAN}, [everywhere], shared)
    return found


def _programs(source: Source, sasaran: str) -> list[Context]:
    return [
        {
            "program": program_name(source, r["program"]),
            "pagu": rupiah(r["pagu"]),
            "serapan_rp": source.shown(rupiah(r["realisasi"]), r["sel"]["realisasi"]),
            "serapan": percent(r["serapan"]),
        }
        for r in source.penunjang
        if r["sasaran"] == sasaran
    ]


def _side_by_side(shared: Context, left: list[Context], right: list[Context]) -> list[Context]:
    right = right or [_NO_PROGRAM]
    return [
        {
            **shared, **(mine or _BLANK), **(other or dict.fromkeys(_NO_PROGRAM, "")),
            "sasaran_baru": at == 0, "indikator_baru": mine is not None, "program_baru": other is not None,
        }
        for at, (mine, other) in enumerate(zip_longest(left, right))
    ]  # fmt: skip


# --- counts and evidence ---


def counts(source: Source) -> list[Context]:
    """Numerator and denominator of percentages by quarter, two rows for each indicator that is needed."""
    needed = {i.kode for i in source.relations.needed_indicators()}
    own = [d for d in source.buku.data_dasar if d.kode_indikator in needed]
    groups = []
    for no, row in enumerate(own, start=1):
        indikator = source.relations.by_code[row.kode_indikator or ""]
        groups.append(({"no": str(no), "nama": or_none(indikator.indikator)}, _counts(source, row)))
    return rows.grouped(groups, "indikator_baru")


def _counts(source: Source, row: DataDasar) -> list[Context]:
    return [
        {"uraian": or_none(what), **{f"tw{n}": entered(source.typed(row, f"{kind}_tw{n}")) for n in QUARTERS}}
        for what, kind in ((row.pembilang, "pembilang"), (row.penyebut, "penyebut"))
    ]


def evidence(source: Source) -> list[Context]:
    """Where the results come from: source and document of each indicator for which one is named."""
    found: list[Context] = []
    for indikator in source.buku.indikator:
        row = source.relations.results.get(indikator.kode or "")
        if row is not None and row.bukti:
            found.append(
                {
                    "no": str(len(found) + 1), "nama": or_none(indikator.indikator),
                    "sumber": or_none(source.words(indikator, "sumber_data")), "bukti": source.words(row, "bukti"),
                }
            )  # fmt: skip
    return found
