"""The seven analyses of each sasaran, in the order of PermenPAN-RB 53/2014, Lampiran II; none is silently absent.

This year, other years, Renstra, national standard, causes and solutions, efficiency, supporting programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_gen.compute import Row
from lkjip_gen.documents import Context, comparing, money, notes, rows, sentences
from lkjip_gen.documents.narrative import elsewhere, findings, paragraphs, plain
from lkjip_gen.documents.rows import or_none, program_name, result
from lkjip_gen.documents.source import Source, gap
from lkjip_gen.terms import JenisAnalisis, Jenjang
from lkjip_gen.wording import entered, percent

_CAUSES = frozenset(
    {
        JenisAnalisis.FAKTOR_KEBERHASILAN,
        JenisAnalisis.PENYEBAB_KEGAGALAN,
        JenisAnalisis.HAMBATAN,
        JenisAnalisis.SOLUSI,
    }
)
ABSENT: Context = {"ada": False, "judul": "", "catatan": []}


def table(judul: str, catatan: Sequence[str] = (), *, ada: object = True) -> Context:
    """What the template needs of a table beside its rows: is there one, its caption, its notes (each once)."""
    return {"ada": True, "judul": judul, "catatan": list(dict.fromkeys(catatan))} if ada else ABSENT


def sasaran(source: Source) -> list[Context]:
    """One part for each measured node, in the order of Kinerja."""
    return [_sasaran(source, i, row) for i, row in enumerate(source.sasaran, start=1)]


def _sasaran(source: Source, no: int, row: Row) -> Context:
    own = [r for r in source.indikator if r["kode_kinerja"] == row["kode"]]
    name = or_none(row["nama"])
    names = [(row["kode"], ""), *((r["kode"], r["indikator"] or "") for r in own)]
    kind = "tujuan" if row["jenjang"] == Jenjang.TUJUAN.value else "sasaran"
    whose = f"{kind.capitalize()} {name}"
    return {
        "no": str(no),
        "nama": name,
        "jumlah_indikator": entered(row["jumlah_indikator"]),
        "rata_rata": percent(row["rata_rata"]),
        "predikat": or_none(row["predikat"]),
        "lalu_rata_rata": percent(row["lalu_rata_rata"]),
        "indikator": [rows.figures(source, r) for r in own],
        "kalimat": [*sentences.sasaran(row, kind), *comparing.reached(own)],
        "tabel": table(f"Capaian Kinerja {whose} Tahun {source.tahun}", _notes(source, own)),
        "tahun": _years(source, row, own, whose),
        "renstra": _renstra(source, own, whose),
        "standar": _standar(source, own, whose),
        "penyebab": _causes(source, names, own),
        "efisiensi": {
            "kalimat": comparing.efisiensi(row, source.tables),
            "analisis": findings(source, names, {JenisAnalisis.EFISIENSI}),
        },
        "program": _programs(source, row, names, whose),
    }


def _notes(source: Source, own: Sequence[Row]) -> list[str]:
    codes = {r["kode"]: r["indikator"] for r in own}
    return [
        *notes.capaian(source.tables, own, with_last_year=True), *_cap(source, own), *notes.blank(own),
        *notes.provisional(source.relations, codes),
    ]  # fmt: skip


def _cap(source: Source, own: Sequence[Row]) -> list[str]:
    """The note of the cap, where a figure of this table reaches it."""
    highest = source.tables.settings.cap
    reached = [r[c] for r in own for c in ("capaian", "lalu_capaian") if r[c] is not None]
    return notes.cap(source.tables) if highest is not None and any(v >= highest for v in reached) else []


def _years(source: Source, row: Row, own: Sequence[Row], whose: str) -> Context:
    """The years before: how results moved, and a table where more than last year is known."""
    codes = [r["kode"] for r in own]
    known = [r for code in codes for r in source.riwayat.get(code, [])]
    oldest = source.year(min((r["tahun"] for r in known), default=source.tahun))
    long = oldest < source.tahun - 1
    texts = [*sentences.development(row, source.tahun), *comparing.years(own, source.tahun)]
    if not long:
        texts.append(comparing.earlier_years(oldest, source.tahun, source.year_of("renstra_mulai")))
    judul = f"Perkembangan Kinerja {whose} Tahun {oldest}\u2013{source.tahun}"
    return {
        "kalimat": texts,
        "tabel": table(judul, notes.capaian(source.tables, own), ada=long),
        "baris": rows.riwayat(source, codes) if long else [],
    }


def _pairs(source: Source, own: Sequence[Row]) -> list[tuple[Row, Row]]:
    return [(r, source.pembanding[r["kode"]]) for r in own]


def _renstra(source: Source, own: Sequence[Row], whose: str) -> Context:
    pairs = _pairs(source, own)
    last = source.year_of("renstra_akhir")
    shown = [(r, p) for r, p in pairs if any(_shows(source, p, column) for column in ("renstra", "akhir"))]
    found = [
        {
            "no": str(no), **source.named(r["kode"]),
            "realisasi": result(r["realisasi"], r["desimal"]),
            "target": source.shown(entered(p["renstra"], r["desimal"]), p["sel"]["renstra"]),
            "capaian": percent(p["renstra_capaian"]),
            "akhir": source.shown(entered(p["akhir"], r["desimal"]), p["sel"]["akhir"]),
            "kemajuan": percent(p["akhir_capaian"]),
        }
        for no, (r, p) in enumerate(shown, start=1)
    ]  # fmt: skip
    return {
        "kalimat": comparing.renstra(pairs, source.tahun, last),
        "tabel": table(f"Realisasi {whose} terhadap Target Renstra", [notes.SAME_FORMULA], ada=found),
        "baris": found,
        "penjelasan": [c for r, p in pairs for c in _explained(r["indikator"], p["penjelasan"])],
    }


def _shows(source: Source, row: Row, column: str) -> bool:
    """Is there a figure, or in a draft a gap to be marked?"""
    return isinstance(row[column], Decimal) or any(p in source.faulty for p in row["sel"][column])


def _explained(indikator: str | None, penjelasan: str | None) -> list[Context]:
    """Why a target is as it is: behind the name of the indicator, or as paragraphs and a list of its own."""
    texts = paragraphs(penjelasan)
    lead = f"Target “{indikator}”:"
    if len(texts) == 1 and not texts[0]["butir"]:
        return plain([f"{lead} {texts[0]['teks']}"])
    return [*plain([lead]), *texts] if texts else []


def _standar(source: Source, own: Sequence[Row], whose: str) -> Context:
    pairs = _pairs(source, own)
    shown = [(r, p) for r, p in pairs if p["standar_capaian"] is not None]
    found = [
        {
            "no": str(no), **source.named(r["kode"]),
            "realisasi": result(r["realisasi"], r["desimal"]), "standar": entered(p["standar"], r["desimal"]),
            "capaian": percent(p["standar_capaian"]), "sumber": _source_of_standard(source, r),
        }
        for no, (r, p) in enumerate(shown, start=1)
    ]  # fmt: skip
    return {
        "kalimat": comparing.standar(pairs),
        "tabel": table(f"Realisasi {whose} terhadap Standar Nasional", [notes.SAME_FORMULA], ada=found),
        "baris": found,
    }


def _source_of_standard(source: Source, row: Row) -> str:
    target = source.relations.targets.get(row["kode"])
    return or_none(source.words(target, "sumber_standar") if target else None)


def _causes(source: Source, names: Sequence[tuple[str | None, str]], own: Sequence[Row]) -> Context:
    """Causes, obstacles and solutions; without any, a sentence says so, and a draft names what is missing."""
    found = findings(source, names, _CAUSES)
    missed = [r for r in own if r["tercapai"] is False]
    texts: list[str] = []
    if not found and missed:
        texts = [gap("Analisis: penyebab dan solusi")] if source.draft else []
    elif not found and any(r["tercapai"] for r in own):
        texts = ["Seluruh target yang diukur tercapai; faktor keberhasilannya belum diuraikan."]
    elif not found:
        texts = ["Analisis penyebab tidak tersedia karena capaiannya belum dapat dihitung."]
    return {"kalimat": texts, "analisis": found}


def _programs(source: Source, row: Row, names: Sequence[tuple[str | None, str]], whose: str) -> Context:
    own = [r for r in source.penunjang if r["sasaran"] == row["kode"] and r["pagu"] is not None]
    shared = source.shared_pagu
    below = {r["program"] for r in own}
    measured = [r for r in source.di_bawah if r["kode_kinerja"] in below]
    tahun = source.tahun
    return {
        "kalimat": comparing.programs(own, shared),
        "tabel": table(f"Program Penunjang {whose} Tahun {tahun}", notes.serapan(source.tables), ada=own),
        "baris": [
            {
                "no": str(no), "nama": program_name(source, r["program"]), **money.spent(source, r),
            }
            for no, r in enumerate(own, start=1)
        ],
        "total": money.spent(source, row),
        "tabel_indikator": table(f"Indikator Program Penunjang {whose} Tahun {tahun}", ada=measured),
        "indikator": below_rows(source, measured),
        "analisis": findings(source, [*names, *_only_here(source, row["kode"])], {JenisAnalisis.PROGRAM_PENUNJANG}),
    }  # fmt: skip


def _only_here(source: Source, sasaran: str | None) -> list[tuple[str | None, str]]:
    """The programs that support this sasaran and no other, with their names."""
    return [(code, program_name(source, code)) for code, only in source.sole_sasaran.items() if only == sasaran]


def below_rows(source: Source, found: Sequence[Row]) -> list[Context]:
    """Indicators of programs, kegiatan and sub kegiatan with their figures, grouped by node."""
    by_node: dict[str, list[Context]] = {}
    for r in found:
        row = source.relations.by_code[r["kode"]]
        by_node.setdefault(r["kode_kinerja"], []).append(
            {
                **source.named(r["kode"]),
                "target": entered(r["target"], row.desimal), "realisasi": result(r["realisasi"], row.desimal),
                "capaian": percent(r["capaian"]),
            }
        )  # fmt: skip
    groups = [
        ({"no": str(no), "simpul": program_name(source, code)}, own)
        for no, (code, own) in enumerate(by_node.items(), start=1)
    ]
    return rows.grouped(groups, "simpul_baru")


def _unplaced(source: Source, names: Sequence[tuple[str | None, str]]) -> list[tuple[str | None, str]]:
    """Those of whom no sasaran has told as its own program."""
    measured = source.relations.measured_codes
    return [(code, name) for code, name in names if source.sole_sasaran.get(code) not in measured]


def general(source: Source) -> Context:
    """Findings about the whole office, or about what is not measured, each where its subject is treated."""
    names = elsewhere(source)
    return {
        "umum": findings(source, names, _CAUSES),
        "program": findings(source, _unplaced(source, names), {JenisAnalisis.PROGRAM_PENUNJANG}),
        "efisiensi": findings(source, names, {JenisAnalisis.EFISIENSI}),
    }
