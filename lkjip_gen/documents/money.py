"""Tables of the budget as rows of text: by sasaran, by program, by kind, beside the capaian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import added
from lkjip_gen.documents.rows import or_none, program_name
from lkjip_gen.documents.source import Source
from lkjip_gen.origins import Traced, followed
from lkjip_gen.rules.choices import COMPARED, GAINED, GRADED, PMK_22
from lkjip_gen.terms import SEMUA_SASARAN
from lkjip_gen.wording import entered, percent, rupiah


def _money(row: Any) -> Context:
    return {"pagu": rupiah(row["pagu"]), "realisasi": rupiah(row["realisasi"]), "serapan": percent(row["serapan"])}


def spent(source: Source, row: Row) -> Context:
    """The money of one row; a draft names the cells that are missing behind a "-"."""
    return {key: source.shown(text, row["sel"][key]) for key, text in _money(row).items()}


def whole(tables: Tables, name: str) -> Context:
    return _money(whole_figures(tables, name))


def whole_figures(tables: Tables, name: str) -> Row:
    """The single figures of this name."""
    return {k: tables.figure(f"{name}_{k}") for k in ("pagu", "realisasi", "serapan")}


def _summed(rows: Sequence[Row], totals: Row) -> Context:
    """Totals that are traced to the rows above them, where these add up to just that."""
    found = dict(totals)
    for key in ("pagu", "realisasi"):
        above = added(r[key] for r in rows)
        if above is not None and above == totals[key] and all(r[key] is not None for r in rows):
            found[key] = above
    share = totals["serapan"]
    if isinstance(share, Traced):
        made = share.trail[share.number]
        found["serapan"] = followed(
            share, made.formula, name=made.name, decimals=made.decimals, basis=made.basis, P=found["pagu"],
            R=found["realisasi"],
        )  # fmt: skip
    return _money(found)


def anggaran_sasaran(source: Source, names: dict[str, str]) -> Context:
    """Tabel 3.11: the budget by the sasaran it supports, "Semua sasaran" last; the total is the whole Anggaran."""
    tables = source.tables
    frame = tables.anggaran_sasaran
    own = frame[frame["kelompok"] != SEMUA_SASARAN]
    shared = records(frame[frame["kelompok"] == SEMUA_SASARAN])[0]
    rows = [
        {"no": str(i), "nama": names[r["kelompok"]], **spent(source, r)} for i, r in enumerate(records(own), start=1)
    ]
    return {
        "baris": rows,
        "sub": whole(tables, "anggaran_sasaran"),
        "semua": spent(source, shared),
        "ada_semua": bool(shared["pagu"] or shared["realisasi"]),
        "total": whole(tables, "anggaran"),
    }


def rencana_anggaran(source: Source, names: dict[str, str]) -> Context:
    """Tabel 2.4: the pagu by sasaran."""
    rows = [
        {
            "no": str(i) if r["kelompok"] in names else "",
            "nama": names.get(r["kelompok"], "Anggaran yang menunjang semua sasaran"),
            "pagu": source.shown(rupiah(r["pagu"]), r["sel"]["pagu"]),
        }
        for i, r in enumerate(records(source.tables.anggaran_sasaran), start=1)
        if r["kelompok"] != SEMUA_SASARAN or r["pagu"]
    ]
    return {"baris": rows, "total": rupiah(source.tables.figure("anggaran_pagu"))}


def anggaran_program(source: Source) -> Context:
    """Tabel 3.12: the budget by program."""
    rows = [
        {"no": str(i), "nama": program_name(source, r["kelompok"]), **spent(source, r)}
        for i, r in enumerate(records(source.tables.anggaran_program), start=1)
    ]
    found = records(source.tables.anggaran_program)
    return {"baris": rows, "total": _summed(found, whole_figures(source.tables, "anggaran"))}


def belanja(source: Source) -> Context:
    """Tabel 3.10: kinds of spending with their parts; only the outermost are numbered and totalled."""
    rows = []
    number_ = 0
    for r in records(source.tables.belanja):
        outer = r["tingkat"] == 0
        number_ += outer
        rows.append(
            {
                "no": str(number_) if outer else "",
                "uraian": or_none(r["jenis"]),
                "anggaran": source.shown(rupiah(r["anggaran"]), r["sel"]["anggaran"]),
                "realisasi": source.shown(rupiah(r["realisasi"]), r["sel"]["realisasi"]),
                "persen": percent(r["serapan"]),
                "utama": bool(outer),
                "dalam": r["tingkat"] > 1,
            }
        )
    all_of_it = whole(source.tables, "belanja")
    return {
        "baris": rows,
        "total": {"anggaran": all_of_it["pagu"], "realisasi": all_of_it["realisasi"], "persen": all_of_it["serapan"]},
    }


def _measured(no: int, row: Row) -> Context:
    """What the tables of efektivitas and efisiensi both show of a sasaran."""
    return {
        "no": str(no),
        "nama": or_none(row["nama"]),
        "jumlah_indikator": entered(row["jumlah_indikator"]),
        "capaian": percent(row["rata_rata"]),
        "serapan": percent(row["serapan"]),
    }


def efektivitas(tables: Tables) -> Context:
    """Capaian of each sasaran beside the absorption of what supports it."""
    rows = [
        {
            **_measured(i, r),
            "realisasi": rupiah(r["realisasi"]),
            "simpulan": or_none(r["efektivitas"]),
        }
        for i, r in enumerate(records(tables.sasaran), start=1)
    ]
    return {
        "baris": rows,
        "total": {
            "jumlah_indikator": entered(added(tables.sasaran["jumlah_indikator"])),
            "capaian": percent(tables.figure("rata_rata")),
            "realisasi": rupiah(tables.figure("anggaran_sasaran_realisasi")),
            "serapan": percent(tables.figure("anggaran_sasaran_serapan")),
        },
    }


# What the figure of a method is called, and its second column, if it has one.
_EFFICIENCY = {
    GAINED: ("Tingkat Efisiensi (poin persen)", ""),
    GRADED: ("Selisih (poin persen)", "Kategori"),
    COMPARED: ("Selisih (poin persen)", "Kategori"),
    PMK_22: ("Efisiensi (%)", "Nilai Efisiensi"),
}


def efisiensi(tables: Tables) -> Context:
    """The sasaran of which the method speaks (by default those whose capaian reached 100); no total of percentages."""
    good = [r for r in records(tables.sasaran) if r["efisiensi"] is not None]
    heading, second = _EFFICIENCY[tables.settings["efisiensi"]]
    rows = [
        {
            **_measured(i, r),
            "efisiensi": percent(r["efisiensi"]),
            "kategori": r["efisiensi_kategori"] or percent(r["efisiensi_skor"]),
        }
        for i, r in enumerate(good, start=1)
    ]
    return {"baris": rows, "ada": bool(rows), "judul": heading, "judul_kategori": second, "ada_kategori": bool(second)}
