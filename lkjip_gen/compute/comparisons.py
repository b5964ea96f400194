"""Rows of what a result is compared with, what it is made of, and what supports it. Figures come from `measuring`."""

from __future__ import annotations

from lkjip_gen.compute.amounts import Money
from lkjip_gen.compute.tables import Row
from lkjip_gen.measuring import Measuring, history, renstra, standar
from lkjip_gen.model import Indikator, Kinerja
from lkjip_gen.relations import jenjang
from lkjip_gen.terms import Jenjang

EARLIER_YEARS = 4  # with this year, the five years of a Renstra
_BELOW = (Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)


def riwayat(measuring: Measuring) -> list[dict[str, object]]:
    """Target, result and capaian of every reported indicator in this year and the years before, oldest first."""
    return [
        {
            "kode": row.kode, "tahun": year.tahun, "target": year.target, "realisasi": year.realisasi,
            "capaian": year.capaian, "catatan": year.capaian.catatan,
        }
        for row in measuring.relations.reported_indicators()
        for year in history(measuring, row, EARLIER_YEARS)
    ]  # fmt: skip


def pembanding(measuring: Measuring) -> list[dict[str, object]]:
    """This year's result of every reported indicator beside both targets of the Renstra and the national standard."""
    identitas = measuring.relations.buku.identitas
    return [_pembanding(measuring, row, identitas.renstra_akhir) for row in measuring.relations.reported_indicators()]


def _pembanding(measuring: Measuring, row: Indikator, last: int | None) -> dict[str, object]:
    planned = renstra(measuring, row, measuring.tahun)
    final = renstra(measuring, row, last or measuring.tahun)
    nation = standar(measuring, row)
    target = measuring.relations.targets.get(row.kode or "")
    return {
        "kode": row.kode, "renstra": planned.acuan, "renstra_capaian": planned.capaian,
        "akhir": final.acuan, "akhir_capaian": final.capaian, "standar": nation.acuan,
        "standar_capaian": nation.capaian, "sumber_standar": target.sumber_standar if target else None,
        "penjelasan": target.penjelasan if target else None,
    }  # fmt: skip


def komponen(measuring: Measuring) -> list[dict[str, object]]:
    """The components of every composite that is needed: weight in percent, figure, and what all of them give."""
    relations = measuring.relations
    rows: list[dict[str, object]] = []
    for indikator in relations.needed_indicators():
        whole = measuring.realisasi(indikator)
        for part in measuring.parts(indikator):
            code = part.row.komponen or ""
            node, own = relations.nodes.get(code), relations.by_code.get(code)
            rows.append(
                {
                    "kode": indikator.kode, "komponen": code,
                    "uraian": (node.hasil or node.nomenklatur) if node else own.indikator if own else code,
                    "diambil": part.row.yang_diambil.value if part.row.yang_diambil else None,
                    "bobot": part.bobot, "angka": part.figure, "hasil": whole,
                }
            )  # fmt: skip
    return rows


def penunjang(measuring: Measuring, anggaran: list[Row], money: Money) -> list[dict[str, object]]:
    """The budget of each program for each sasaran that it supports, in rupiah and percent."""
    pairs = dict.fromkeys((r["sasaran"], r["program"]) for r in anggaran)
    order = {code: at for at, code in enumerate([n.kode for n in measuring.relations.measured])}
    rows: list[dict[str, object]] = []
    for sasaran, program in sorted(pairs, key=lambda pair: order.get(pair[0], len(order))):
        own = [r for r in anggaran if (r["sasaran"], r["program"]) == (sasaran, program)]
        pagu, realisasi = (money.total([r[key] for r in own]) for key in ("pagu", "realisasi"))
        rows.append(
            {
                "sasaran": sasaran, "program": program, "pagu": pagu, "realisasi": realisasi,
                "serapan": money.serapan(pagu, realisasi),
            }
        )  # fmt: skip
    return rows


def di_bawah(measuring: Measuring) -> list[dict[str, object]]:
    """Indicators of programs, kegiatan and sub kegiatan in the PK that have a result, in the order of Kinerja."""
    relations = measuring.relations
    return [
        _below(measuring, node, row)
        for node in relations.buku.kinerja
        if jenjang(node) in _BELOW
        for row in relations.indicators(node)
        if measuring.realisasi(row).number is not None
    ]


def _below(measuring: Measuring, node: Kinerja, row: Indikator) -> dict[str, object]:
    level = jenjang(node)
    target, realisasi, capaian = measuring.target(row), measuring.realisasi(row), measuring.capaian(row)
    return {
        "kode_kinerja": node.kode, "jenjang": level.value if level else None, "kode": row.kode,
        "target": target, "realisasi": realisasi, "capaian": capaian,
    }  # fmt: skip
