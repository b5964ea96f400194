"""The context of the LKjIP: the model and the computed tables as text, lists and flags, nothing else.

Names and shapes are those that `templates/nasional/lkjip.docx` uses; every name is always there.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.compute import Tables, records
from lkjip_gen.documents import Content, Context, money, notes, rows, sentences, surroundings
from lkjip_gen.documents.narrative import achievements, blocks, findings, follow_up, general_findings, units
from lkjip_gen.documents.office import jenis, sebutan_pk, signer_block
from lkjip_gen.documents.rows import or_none
from lkjip_gen.model import Identitas
from lkjip_gen.officials import head, holder
from lkjip_gen.relations import Relations
from lkjip_gen.terms import Bagian, Versi

_NARRATIVE = {
    "kata_pengantar": Bagian.KATA_PENGANTAR, "ikhtisar": Bagian.IKHTISAR, "latar_belakang": Bagian.LATAR_BELAKANG,
    "kondisi_umum": Bagian.KONDISI_UMUM, "luas_wilayah": Bagian.LUAS_WILAYAH, "demografi": Bagian.DEMOGRAFI,
    "isu_strategis": Bagian.ISU_STRATEGIS, "tugas": Bagian.TUGAS, "fungsi": Bagian.FUNGSI,
    "maksud_tujuan": Bagian.MAKSUD_TUJUAN, "rencana_strategis": Bagian.RENCANA_STRATEGIS, "visi": Bagian.VISI,
    "misi": Bagian.MISI, "strategi": Bagian.STRATEGI, "akuntabilitas_keuangan": Bagian.AKUNTABILITAS_KEUANGAN,
    "penutup": Bagian.PENUTUP,
}  # fmt: skip


def build(relations: Relations, tables: Tables) -> Content:
    """The content of the LKjIP of one checked workbook."""
    identitas = relations.buku.identitas
    assert identitas.tahun is not None  # noqa: S101 - the checks stop a workbook without these
    assert identitas.tanggal_lkjip is not None  # noqa: S101
    nama, tahun = identitas.perangkat_daerah or "", identitas.tahun
    context: Context = {
        **_office(relations, identitas, tahun),
        **_tables(relations, tables, nama, tahun),
        "sumber_tahun_lalu": _last_year_source(identitas, tables, tahun),
        "narasi": {key: blocks(relations, bagian) for key, bagian in _NARRATIVE.items()},
        "kalimat": _sentences(relations, tables, nama, tahun),
    }
    return Content(
        context,
        title=f"Laporan Kinerja Instansi Pemerintah {nama} Tahun {tahun}",
        subject=f"LKjIP {identitas.versi.value if identitas.versi else ''}".strip(),
        author=nama,
        created=identitas.tanggal_lkjip,
    )


def _office(relations: Relations, identitas: Identitas, tahun: int) -> Context:
    pejabat = relations.buku.pejabat
    code = head(pejabat) or ""
    assert identitas.tanggal_lkjip is not None  # noqa: S101
    signer = holder(pejabat, code, identitas.tanggal_lkjip)
    nama, kabupaten = identitas.perangkat_daerah or "", identitas.kabupaten or ""
    return {
        "perangkat_daerah": nama,
        "perangkat_daerah_kapital": nama.upper(),
        "kabupaten": kabupaten,
        "kabupaten_kapital": kabupaten.upper(),
        "jenis": jenis(identitas),
        "tahun": str(tahun),
        "tahun_lalu": str(tahun - 1),
        "renstra": f"{identitas.renstra_mulai}\u2013{identitas.renstra_akhir}",
        "versi_perubahan": identitas.versi is Versi.PERUBAHAN,
        "sebutan_pk": sebutan_pk(identitas),
        "tempat_tanggal": f"{identitas.tempat_lkjip}, {wording.day(identitas.tanggal_lkjip)}",
        "penandatangan": signer_block(signer),
        "dasar_susunan": identitas.dasar_susunan_organisasi or "",
        "ada_dasar_susunan": bool(identitas.dasar_susunan_organisasi),
    }


def _last_year_source(identitas: Identitas, tables: Tables, tahun: int) -> str:
    """Where last year's figures come from; nothing where there are none."""
    columns = ("lalu_target", "lalu_realisasi")
    if not any(isinstance(r[c], Decimal) for r in records(tables.indikator) for c in columns):
        return ""
    return identitas.sumber_tahun_lalu or f"LKjIP Tahun {tahun - 1}"


def _sentences(relations: Relations, tables: Tables, nama: str, tahun: int) -> Context:
    indikator, sasaran = records(tables.indikator), records(tables.sasaran)
    iku = [r for r in indikator if r["iku"]]
    measured = sum(bool(r["diukur"]) for r in indikator)
    whole = sentences.budget(tables, nama, tahun) if tables.belanja.empty else []
    summary = sentences.summary(tables, nama, tahun)
    return {
        "ikhtisar": summary,
        "capaian_iku": sentences.reached([r["tercapai"] for r in iku], "indikator kinerja utama", sentences.why(iku)),
        "predikat": [
            *sentences.predikat(tables, "sasaran", "sasaran", len(sasaran)),
            *sentences.predikat(tables, "indikator", "indikator kinerja", measured),
        ],
        "jumlah_indikator": sentences.counted(tables, sebutan_pk(relations.buku.identitas), tahun),
        "capaian_sasaran": sentences.overall(tables, nama, tahun),
        "belanja": sentences.belanja(tables, nama, tahun),
        "anggaran_sasaran": [*whole, *sentences.anggaran_sasaran(tables)],
        "efektivitas": sentences.efektivitas(tables),
        "efisiensi": sentences.efisiensi(tables),
        "penutup": summary,
    }


# --- tables ---


class _Numbers:
    """Table numbers: chapter and running number, in the order of the document."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}

    def next(self, chapter: int, judul: str, catatan: Iterable[str] = ()) -> Context:
        self._last[chapter] = self._last.get(chapter, 0) + 1
        return {"nomor": f"{chapter}.{self._last[chapter]}", "judul": judul, "catatan": list(dict.fromkeys(catatan))}


_ABSENT: Context = {"nomor": "", "judul": "", "catatan": []}


def _tables(relations: Relations, tables: Tables, nama: str, tahun: int) -> Context:
    buku, numbers = relations.buku, _Numbers()
    sebutan = sebutan_pk(buku.identitas)
    names = {r["kode"]: or_none(r["nama"]) for r in records(tables.sasaran)}
    predikat, serapan, mean = notes.predikat(tables), notes.serapan(), notes.mean(tables)
    pegawai, data_umum, unit = surroundings.pegawai(relations), surroundings.data_umum(relations), units(relations)
    prestasi = achievements(relations)
    figures = records(tables.indikator)
    iku = [r for r in figures if r["iku"]]
    measured = [r for r in figures if r["diukur"]]
    pk, printed_iku, efisiensi = rows.pk(relations), rows.iku(relations, tables), money.efisiensi(tables)
    triwulan = rows.triwulan(tables)
    plan = follow_up(relations)
    general = general_findings(relations)
    tabel: Context = {
        "data_umum": numbers.next(1, f"Data Umum {nama}") if data_umum else _ABSENT,
        "pegawai": numbers.next(1, f"Pegawai {nama} Tahun {tahun}") if pegawai else _ABSENT,
        "tujuan_sasaran": numbers.next(2, f"Tujuan dan Sasaran {nama} Tahun {tahun}"),
        "iku": numbers.next(2, f"Indikator Kinerja Utama {nama} Tahun {tahun}") if printed_iku else _ABSENT,
        "pk": numbers.next(2, f"{sebutan} {nama} Tahun {tahun}", notes.dashes(pk)),
        "rencana_anggaran": numbers.next(2, f"Rencana Anggaran per Sasaran Strategis Tahun {tahun}"),
        "skala": numbers.next(3, "Skala Nilai Peringkat Kinerja", predikat),
        "capaian_iku": numbers.next(
            3,
            f"Capaian Indikator Kinerja Utama Tahun {tahun}",
            [*notes.capaian(tables, iku), *notes.blank(iku, last_year=False)],
        )
        if iku
        else _ABSENT,
        "peringkat": numbers.next(3, f"Nilai Peringkat Capaian Sasaran dan Indikator Kinerja Tahun {tahun}"),
        "pencapaian": numbers.next(3, f"Pencapaian Indikator Kinerja Sasaran Tahun {tahun}", [*predikat, *mean]),
        "jumlah_indikator": numbers.next(3, f"Rincian Sasaran dan Jumlah Indikator Kinerja Tahun {tahun}"),
        "capaian_sasaran": numbers.next(
            3,
            f"Capaian Kinerja Sasaran Tahun {tahun}",
            [
                *notes.capaian(tables, measured, with_last_year=True),
                *mean,
                *notes.blank(measured),
                *notes.provisional(relations),
            ],
        ),
    }
    tabel["triwulan"] = (
        numbers.next(3, f"Capaian Kinerja per Triwulan Tahun {tahun}", notes.triwulan(relations, tables))
        if triwulan
        else _ABSENT
    )
    sasaran = _sasaran(relations, tables, numbers, tahun)
    tabel |= {
        "belanja": _ABSENT
        if tables.belanja.empty
        else numbers.next(3, f"Anggaran dan Realisasi Belanja {nama} Tahun {tahun}", [*serapan, *notes.parts(tables)]),
        "anggaran_sasaran": numbers.next(3, f"Anggaran dan Realisasi Anggaran per Sasaran Tahun {tahun}", serapan),
        "anggaran_program": numbers.next(3, f"Anggaran dan Realisasi Anggaran per Program Tahun {tahun}", serapan),
        "efektivitas": numbers.next(
            3, f"Efektivitas Anggaran terhadap Capaian Sasaran Tahun {tahun}",
            notes.efektivitas(tables),
        ),
        "efisiensi": numbers.next(
            3, f"Tingkat Efisiensi Penggunaan Sumber Daya Tahun {tahun}",
            notes.efisiensi(tables),
        )
        if efisiensi["ada"]
        else _ABSENT,
        "prestasi": numbers.next(3, f"Prestasi dan Penghargaan {nama}") if prestasi else _ABSENT,
    }  # fmt: skip
    return {
        "tabel": tabel,
        "tujuan": rows.tujuan(relations),
        "iku": printed_iku,
        "pk": pk,
        "rencana_anggaran": money.rencana_anggaran(tables, names),
        "rumus_capaian": notes.rumus(tables, figures),
        "skala": rows.skala(tables),
        "skala_sumber": tables.skala.peraturan,
        "capaian_iku": rows.capaian_iku(relations, tables),
        "triwulan": triwulan,
        "peringkat": rows.peringkat(tables),
        "sasaran": sasaran,
        "jumlah_indikator_total": str(int(tables.sasaran["jumlah_indikator"].sum())),
        "belanja": money.belanja(tables),
        "anggaran_sasaran": money.anggaran_sasaran(tables, names),
        "anggaran_program": money.anggaran_program(relations, tables),
        "efektivitas": money.efektivitas(tables),
        "efisiensi": efisiensi,
        "pegawai": pegawai,
        "ada_pegawai": bool(pegawai),
        "data_umum": data_umum,
        "ada_data_umum": bool(data_umum),
        "unit_organisasi": unit,
        "ada_unit": bool(unit),
        "prestasi": prestasi,
        "ada_prestasi": bool(prestasi),
        "rencana_tindak_lanjut": plan,
        "ada_rencana_tindak_lanjut": bool(plan),
        "analisis_umum": general,
        "ada_analisis_umum": bool(general),
    }


def _sasaran(relations: Relations, tables: Tables, numbers: _Numbers, tahun: int) -> list[Context]:
    result: list[Context] = []
    for i, row in enumerate(records(tables.sasaran), start=1):
        own = tables.indikator[tables.indikator["kode_kinerja"] == row["kode"]]
        codes = {r["kode"]: r["indikator"] for r in records(own)}
        catatan = [
            *notes.capaian(tables, records(own), with_last_year=True), *notes.cap(tables), *notes.blank(records(own)),
            *notes.provisional(relations, codes),
        ]  # fmt: skip
        result.append(
            {
                "no": str(i),
                "nama": or_none(row["nama"]),
                "jumlah_indikator": str(row["jumlah_indikator"]),
                "rata_rata": wording.percent(row["rata_rata"]),
                "predikat": or_none(row["predikat"]),
                "lalu_rata_rata": wording.percent(row["lalu_rata_rata"]),
                "tabel": numbers.next(3, f"Capaian Kinerja Sasaran {or_none(row['nama'])} Tahun {tahun}", catatan),
                "indikator": [rows.figures(r) for r in records(own)],
                "kalimat": sentences.sasaran(row, tahun),
                "analisis": findings(relations.buku.analisis, row["kode"], codes),
            }
        )
    return result
