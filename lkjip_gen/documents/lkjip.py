"""The context of the LKjIP: the model and the computed tables as text, lists and flags, nothing else.

Names and shapes are those that `templates/nasional/lkjip.docx` uses; every name is always there.
"""

from __future__ import annotations

from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.documents import (
    Content,
    Context,
    charts,
    money,
    notes,
    perubahan,
    planning,
    rows,
    sentences,
    surroundings,
    susunan,
)
from lkjip_gen.documents.analysis import general, sasaran, table
from lkjip_gen.documents.copying import trace_copies
from lkjip_gen.documents.figures import added
from lkjip_gen.documents.lampiran import lampiran
from lkjip_gen.documents.narrative import achievements, blocks, follow_up, units
from lkjip_gen.documents.office import day_of, jenis, letterhead, sebutan_pk, signer_block
from lkjip_gen.documents.rows import or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.marks import bare
from lkjip_gen.officials import head, holder
from lkjip_gen.terms import Bagian

_NARRATIVE = {
    "kata_pengantar": Bagian.KATA_PENGANTAR, "ikhtisar": Bagian.IKHTISAR, "latar_belakang": Bagian.LATAR_BELAKANG,
    "kondisi_umum": Bagian.KONDISI_UMUM, "luas_wilayah": Bagian.LUAS_WILAYAH, "demografi": Bagian.DEMOGRAFI,
    "isu_strategis": Bagian.ISU_STRATEGIS, "tugas": Bagian.TUGAS, "fungsi": Bagian.FUNGSI,
    "maksud_tujuan": Bagian.MAKSUD_TUJUAN, "rencana_strategis": Bagian.RENCANA_STRATEGIS, "visi": Bagian.VISI,
    "misi": Bagian.MISI, "strategi": Bagian.STRATEGI, "akuntabilitas_keuangan": Bagian.AKUNTABILITAS_KEUANGAN,
    "penutup": Bagian.PENUTUP,
}  # fmt: skip
_REVIEWED = "dilampirkan"


def build(source: Source) -> Content:
    """The content of the LKjIP of one workbook."""
    identitas, nama, tahun = source.identitas, source.nama, source.tahun
    changed = perubahan.changed(source)
    drawn, organisation = charts.printed(source), susunan.charts(source)
    context: Context = {
        **_office(source),
        **_tables(source, changed),
        "sumber_tahun_lalu": _last_year_source(source),
        "narasi": {key: blocks(source, bagian) for key, bagian in _NARRATIVE.items()},
        "kalimat": {**_sentences(source), "perubahan_anggaran": changed.sentences},
        "sasaran": [
            {**part, "grafik": charts.shown(drawn, row["kode"])}
            for part, row in zip(sasaran(source), source.sasaran, strict=True)
        ],
        "grafik": {**charts.shown(drawn), "ada": bool(drawn)},
        "analisis": general(source),
        "unit_organisasi": units(source),
        "bagan": {"susunan": susunan.shown(source, list(organisation)), "ada": bool(organisation)},
        "rencana_tindak_lanjut": follow_up(source),
        "lampiran": lampiran(source),
        "pernyataan_reviu": source.tables.settings["reviu"] == _REVIEWED,
        "ada_tahun_lalu": _has_last_year(source),
    }
    return Content(
        trace_copies(context, source.buku, source.trail),
        title=bare(f"Laporan Kinerja Instansi Pemerintah {nama} Tahun {tahun}"),
        subject=f"LKjIP {identitas.versi.value if identitas.versi else ''}".strip(),
        author=bare(nama),
        created=identitas.tanggal_lkjip or source.tables.day,
        paper="A4" if source.tables.settings["kertas"] == "A4" else "F4",
        figures={**charts.figures(drawn), **organisation},
    )


def _office(source: Source) -> Context:
    identitas, tahun, day = source.identitas, source.tahun, source.day("tanggal_lkjip")
    pejabat = source.buku.pejabat
    code = head(pejabat) or ""
    signer = holder(pejabat, code, day or source.tables.day)
    place = source.fact("tempat_lkjip", "Tempat LKjIP")
    signed = day_of(source, "tanggal_lkjip", "Tanggal LKjIP")
    reason = source.fact("alasan_perubahan", "Alasan perubahan") if source.perubahan else ""
    changed = day_of(source, "tanggal_perubahan_pk", "Tanggal perubahan PK") if source.perubahan else ""
    last = source.fact("renstra_akhir", "Renstra akhir")
    return {
        **letterhead(source),
        "jenis": jenis(identitas),
        "tahun_lalu": str(tahun - 1),
        "renstra": f"{source.fact('renstra_mulai', 'Renstra mulai')}\u2013{last}",
        "renstra_akhir": last,
        "versi_perubahan": source.perubahan,
        "alasan_perubahan": reason,
        "ada_alasan_perubahan": bool(reason),
        "tanggal_perubahan": changed,
        "ada_tanggal_perubahan": bool(changed),
        "sebutan_pk": sebutan_pk(identitas),
        "tempat_tanggal": f"{place}, {signed}",
        "penandatangan": signer_block(source, signer),
        "dasar_susunan": identitas.dasar_susunan_organisasi or "",
        "ada_dasar_susunan": bool(identitas.dasar_susunan_organisasi),
    }


def _has_last_year(source: Source) -> bool:
    """Is any figure of last year known? In the first year there is none."""
    columns = ("lalu_target", "lalu_realisasi")
    return any(isinstance(r[c], Decimal) for r in source.indikator for c in columns)


def _last_year_source(source: Source) -> str:
    """Where last year's figures come from; nothing where there are none."""
    if not _has_last_year(source):
        return ""
    return source.identitas.sumber_tahun_lalu or f"LKjIP Tahun {source.tahun - 1}"


def _sentences(source: Source) -> Context:
    tables, nama, tahun = source.tables, source.nama, source.tahun
    nodes = source.sasaran
    iku = [r for r in source.indikator if r["iku"]]
    measured = sum(bool(r["diukur"]) for r in source.indikator)
    summary = sentences.summary(tables, nama, tahun)
    return {
        "ikhtisar": summary,
        "capaian_iku": sentences.reached([r["tercapai"] for r in iku], "indikator kinerja utama", sentences.why(iku)),
        "predikat": [
            *sentences.predikat(tables, "sasaran", "sasaran", len(nodes)),
            *sentences.predikat(tables, "indikator", "indikator kinerja", measured),
        ],
        "jumlah_indikator": sentences.counted(tables, sebutan_pk(source.identitas), tahun),
        "capaian_sasaran": sentences.overall(tables, nama, tahun),
        "belanja": sentences.belanja(tables, nama, tahun),
        "anggaran_sasaran": sentences.anggaran_sasaran(tables),
        "efektivitas": sentences.efektivitas(tables),
        "efisiensi": sentences.efisiensi(tables),
        "penutup": [*summary, *sentences.weak(tables)],
    }


# --- tables ---


def _tables(source: Source, changed: perubahan.Changed) -> Context:
    """The rows of every table by its name, and under `tabel` the captions and notes of those that are printed."""
    relations, tables, nama, tahun = source.relations, source.tables, source.nama, source.tahun
    names = {r["kode"]: or_none(r["nama"]) for r in source.sasaran}
    iku = [r for r in source.indikator if r["iku"]]
    measured = [r for r in source.indikator if r["diukur"]]
    predikat, serapan, mean = notes.predikat(tables), notes.serapan(tables), notes.mean(tables)
    efisiensi = money.efisiensi(tables)
    found: Context = {
        "data_umum": surroundings.data_umum(source),
        "pegawai": surroundings.pegawai(source),
        "tujuan": planning.tujuan(source),
        "iku": planning.iku(source),
        "pk": planning.pk(source),
        "perubahan_bunyi": changed.wording,
        "perubahan_target": changed.targets,
        "perubahan_anggaran": changed.budget,
        "rencana_anggaran": money.rencana_anggaran(source, names),
        "rumus_capaian": notes.rumus(tables, source.indikator),
        "skala": rows.skala(tables),
        "skala_sumber": notes.scale_source(tables),
        "capaian_iku": rows.capaian_iku(source),
        "peringkat": rows.peringkat(tables),
        "triwulan": rows.triwulan(source),
        "komponen": rows.komponen(source),
        "jumlah_indikator_total": wording.entered(added(tables.sasaran["jumlah_indikator"])),
        "belanja": money.belanja(source),
        "anggaran_sasaran": money.anggaran_sasaran(source, names),
        "anggaran_program": money.anggaran_program(source),
        "efektivitas": money.efektivitas(tables),
        "efisiensi": efisiensi,
        "prestasi": achievements(source),
    }
    tabel: Context = {
        "data_umum": table(f"Data Umum {nama}", ada=found["data_umum"]),
        "pegawai": table(f"Pegawai {nama} Tahun {tahun}", ada=found["pegawai"]),
        "tujuan_sasaran": table(f"Tujuan dan Sasaran {nama} Tahun {tahun}", ada=found["tujuan"]),
        "iku": table(f"Indikator Kinerja Utama {nama} Tahun {tahun}", ada=found["iku"]),
        "pk": table(
            f"{sebutan_pk(source.identitas)} {nama} Tahun {tahun}", notes.dashes(found["pk"]), ada=found["pk"]
        ),
        "perubahan_bunyi": table(
            f"Perubahan {changed.title} Perjanjian Kinerja {nama} Tahun {tahun}", ada=changed.wording
        ),
        "perubahan_target": table(
            f"Perubahan Target {nama} Tahun {tahun}", perubahan.dashes(changed.targets), ada=changed.targets
        ),
        "perubahan_anggaran": table(
            f"Perubahan Anggaran {nama} Tahun {tahun}",
            perubahan.dashes(changed.budget["baris"]),
            ada=changed.budget["baris"],
        ),
        "rencana_anggaran": table(
            f"Rencana Anggaran per Sasaran Strategis Tahun {tahun}", ada=found["rencana_anggaran"]["baris"]
        ),
        "skala": table("Skala Nilai Peringkat Kinerja", predikat),
        "capaian_iku": table(
            f"Capaian Indikator Kinerja Utama Tahun {tahun}",
            [
                *notes.capaian(tables, iku), *notes.blank(iku, last_year=False),
                *notes.provisional(relations, {r["kode"] for r in iku}),
            ],
            ada=iku,
        ),
        "peringkat": table(f"Nilai Peringkat Capaian Sasaran dan Indikator Kinerja Tahun {tahun}"),
        "pencapaian": table(
            f"Pencapaian Indikator Kinerja Sasaran Tahun {tahun}", [*predikat, *mean], ada=measured
        ),
        "jumlah_indikator": table(
            f"Rincian Sasaran dan Jumlah Indikator Kinerja Tahun {tahun}", notes.goals(tables), ada=measured
        ),
        "capaian_sasaran": table(
            f"Capaian Kinerja Sasaran Tahun {tahun}",
            [
                *notes.capaian(tables, measured, with_last_year=True), *mean, *notes.blank(measured),
                *notes.provisional(relations, {r["kode"] for r in measured}),
            ],
            ada=measured,
        ),
        "triwulan": table(
            f"Capaian Kinerja per Triwulan Tahun {tahun}", notes.triwulan(relations, tables), ada=found["triwulan"]
        ),
        "komponen": table(f"Rincian Indikator Gabungan Tahun {tahun}", notes.composites(tables), ada=found["komponen"]),
        "belanja": table(
            f"Anggaran dan Realisasi Belanja {nama} Tahun {tahun}",
            [*serapan, *notes.parts(tables)],
            ada=found["belanja"]["baris"],
        ),
        "anggaran_sasaran": table(f"Anggaran dan Realisasi Anggaran per Sasaran Tahun {tahun}", serapan),
        "anggaran_program": table(
            f"Anggaran dan Realisasi Anggaran per Program Tahun {tahun}",
            serapan,
            ada=found["anggaran_program"]["baris"],
        ),
        "efektivitas": table(
            f"Efektivitas Anggaran terhadap Capaian Sasaran Tahun {tahun}", notes.efektivitas(tables), ada=measured
        ),
        "efisiensi": table(
            f"Tingkat Efisiensi Penggunaan Sumber Daya Tahun {tahun}", notes.efisiensi(tables), ada=efisiensi["ada"]
        ),
        "prestasi": table(f"Prestasi dan Penghargaan {nama}", ada=found["prestasi"]),
    }  # fmt: skip
    return {**found, "tabel": tabel}
