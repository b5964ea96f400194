"""What is attached to the LKjIP: the PK of the Kepala, the measurement, quarters, counts, evidence, photographs."""

from __future__ import annotations

from itertools import zip_longest

from lkjip_gen.agreements.agreement import of_kepala, signed
from lkjip_gen.documents import Context, money, pk, planning, rows
from lkjip_gen.documents.analysis import below_rows
from lkjip_gen.documents.narrative import achievements
from lkjip_gen.documents.office import NOBODY, sebutan_pk
from lkjip_gen.documents.rows import or_none, program_name
from lkjip_gen.documents.source import Source
from lkjip_gen.measuring import QUARTERS
from lkjip_gen.model import DataDasar
from lkjip_gen.terms import SEMUA_SASARAN
from lkjip_gen.wording import NONE, entered, percent, rupiah

_BLANK: Context = {
    "nama": "", "satuan": "", "target": "", "realisasi": "", "capaian": "", "predikat": "",
}  # fmt: skip
_UNSIGNED: Context = {"pihak_pertama": NOBODY, "pihak_kedua": NOBODY, "tempat_tanggal": ""}
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
    versions = [source.murni, source] if source.perubahan else [source]
    return [pk for version in versions for pk in _agreements(version)]


def _agreements(source: Source) -> list[Context]:
    """Each PK of one version that can be signed, on a day that is known; where none can, what it promises."""
    promise = of_kepala(source.relations, source.shapes)
    if not promise.tables:
        return []
    name = f"{sebutan_pk(source.identitas)} {source.nama} Tahun {source.tahun}"
    found = [a for a in signed(source.relations, promise) if a.signing.day is not None]
    if not found:
        return [{**pk.promise_of(source, promise), **_UNSIGNED, "keterangan": name, "ditandatangani": False}]
    several = len(found) > 1
    return [
        {
            **pk.agreement(source, one),
            "keterangan": f"{name}, {pk.day_of_signing(source, one.signing)}" if several else name,
            "ditandatangani": True,
        }
        for one in found
    ]


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
