"""Sentences made from numbers, in formal Indonesian, varied by the case. No sentence is made without its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents.figures import added, said
from lkjip_gen.origins import followed
from lkjip_gen.rules.choices import GAINED, KEPMENDAGRI_690
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, ratio, round_half_up, tercapai
from lkjip_gen.wording import capital, count, listing, percent, rupiah_in_text, size

_MEASURABLE = "yang dapat diukur"


def predikat(tables: Tables, column: str, noun: str, whole: int) -> list[str]:
    """How many of the indicators or sasaran stand in which class; `whole` counts also those without a figure."""
    counts = [(row["predikat"], row[column]) for row in records(tables.peringkat) if row[column]]
    total = sum(n for _, n in counts)
    if not counts:
        return []
    named = noun if total == whole else f"{noun} {_MEASURABLE}"
    if total == 1:
        only = f"Satu-satunya {named}" if total == whole else f"Satu {named}"
        return [f"{only} berpredikat {counts[0][0]}."]
    if len(counts) == 1:
        return [f"Seluruh {named}, yaitu {count(total)}, berpredikat {counts[0][0]}."]
    parts = [f"{count(n)} berpredikat {name}" for name, n in counts]
    return [f"Dari {count(total)} {named}, {listing(parts)}."]


def reached(states: Sequence[bool | None], noun: str, reasons: Sequence[str] = ()) -> list[str]:
    """How many reach their target, how many do not, how many have no figure (None) and for what `reasons`."""
    known = [s for s in states if s is not None]
    unknown, done = len(states) - len(known), sum(known)
    if not known:
        return []
    named = f"{noun} {_MEASURABLE}" if unknown else noun
    if len(known) == 1:
        only = f"Satu {named}" if unknown else f"Satu-satunya {named}"
        text = f"{only} {'mencapai' if done else 'belum mencapai'} targetnya."
    elif done == len(known):
        text = f"Seluruh {named}, yaitu {count(done)}, mencapai atau melampaui targetnya."
    elif done == 0:
        text = f"Belum satu pun dari {count(len(known))} {named} mencapai targetnya."
    else:
        text = (
            f"Dari {count(len(known))} {named}, {count(done)} mencapai atau melampaui target "
            f"dan {count(len(known) - done)} belum mencapainya."
        )
    return [text, *unmeasured(unknown, noun, reasons)]


def unmeasured(number: int, noun: str, reasons: Sequence[str]) -> list[str]:
    """How many have no figure, beside others that have one, and for what `reasons` (each is told once)."""
    if not number:
        return []
    found = list(dict.fromkeys(reasons)) or ["tanpa target", "belum jatuh tempo"]
    because = listing(found, "atau")
    return [f"{capital(count(number))} {noun} lainnya tidak diukur pada tahun ini karena {because}."]


def why(rows: Sequence[Row]) -> list[str]:
    """The reasons for which some of these indicators have no capaian."""
    return [r["alasan"] for r in rows if r["alasan"]]


def counted(tables: Tables, sebutan: str, tahun: int) -> list[str]:
    """How many sasaran and indicators the PK holds."""
    sasaran = len(tables.sasaran)
    indikator = added(tables.sasaran["jumlah_indikator"]) or 0
    what = f"{count(sasaran)} sasaran dengan {count(indikator)} indikator kinerja"
    return [f"Pengukuran ini mencakup {what} dalam {sebutan} Tahun {tahun}."]


def overall(tables: Tables, nama: str, tahun: int) -> list[str]:
    """The mean of the perangkat daerah."""
    mean = tables.figure("rata_rata")
    if mean is None:
        return []
    measured, whole = int(tables.sasaran["rata_rata"].notna().sum()), len(tables.sasaran)
    partly = f", dihitung dari {count(measured)} di antara {count(whole)} sasaran" if measured < whole else ""
    return [f"Rata-rata capaian kinerja {nama} pada tahun {tahun} sebesar {percent(mean)}%{partly}."]


def sasaran(row: Row, kind: str) -> list[str]:
    """One sasaran (or a tujuan that is measured like one): its mean and predikat."""
    indicators = f"{count(row['jumlah_indikator'])} indikator kinerja"
    if row["rata_rata"] is None:
        return [f"Capaian kinerja {kind} ini diukur dengan {indicators} dan belum dapat dihitung pada tahun ini."]
    return [
        (
            f"{capital(kind)} ini diukur dengan {indicators}, dengan {_mean(row)} {percent(row['rata_rata'])}% "
            f"dan predikat {row['predikat']}."
        )
    ]


def _mean(row: Row) -> str:
    return "capaian" if row["jumlah_indikator"] == 1 else "rata-rata capaian"


def development(row: Row, tahun: int) -> list[str]:
    """How the mean of a sasaran moved since last year; nothing where the two years cannot be compared."""
    change: Decimal | None = row["selisih"]
    if change is None:
        return []
    last = f"tahun {tahun - 1} ({percent(row['lalu_rata_rata'])}%)"
    if change == 0:
        return [f"{capital(_mean(row))} sama dengan {last}."]
    direction = "naik" if change > 0 else "turun"
    now = f"menjadi {percent(row['rata_rata'])}%"
    return [f"Dibandingkan dengan {last}, {_mean(row)} {direction} {size(change)} poin persen {now}."]


def budget_change(before: Decimal | None, after: Decimal | None) -> list[str]:
    """How a perubahan changed the whole pagu; nothing where one of both is not known."""
    if before is None or after is None:
        return []
    if before == after:
        return [f"Perubahan anggaran tidak mengubah jumlah seluruhnya, yaitu {rupiah_in_text(after)}."]
    way = "bertambah" if after > before else "berkurang"
    changed = followed(abs(after - before), "ABS(B-A)", A=before, B=after)
    by = rupiah_in_text(changed)
    share = ""
    if before:
        found = round_half_up(ratio(changed, before))
        share = f" atau {percent(followed(found, 'ABS(B-A)/A*100', decimals=PUBLISHED_DECIMALS, A=before, B=after))}%"
    return [f"Anggaran {way} {by}{share}, dari {rupiah_in_text(before)} menjadi {rupiah_in_text(after)}."]


def _spent(subject: str, pagu: Decimal | None, realisasi: Decimal | None, serapan: Decimal | None) -> list[str]:
    if pagu is None or realisasi is None or serapan is None:
        return []
    return [
        f"{subject} sebesar {rupiah_in_text(pagu)} terealisasi {rupiah_in_text(realisasi)} atau {percent(serapan)}%."
    ]


def budget(tables: Tables, nama: str, tahun: int) -> list[str]:
    """The budget of programs and its absorption."""
    return _spent(
        f"Anggaran program {nama} tahun {tahun}",
        tables.figure("anggaran_pagu"),
        tables.figure("anggaran_realisasi"),
        tables.figure("anggaran_serapan"),
    )


def belanja(tables: Tables, nama: str, tahun: int) -> list[str]:
    """The whole of the spending; without rows of Belanja the budget of programs is the whole."""
    if tables.belanja.empty:
        return budget(tables, nama, tahun)
    return _spent(
        f"Anggaran belanja {nama} tahun {tahun}",
        tables.figure("belanja_pagu"),
        tables.figure("belanja_realisasi"),
        tables.figure("belanja_serapan"),
    )


def anggaran_sasaran(tables: Tables) -> list[str]:
    """What supports single sasaran, and what supports all of them."""
    texts = _spent(
        "Anggaran yang langsung mendukung sasaran",
        tables.figure("anggaran_sasaran_pagu"),
        tables.figure("anggaran_sasaran_realisasi"),
        tables.figure("anggaran_sasaran_serapan"),
    )
    shared = records(tables.anggaran_sasaran)[-1]
    if shared["pagu"]:
        texts += _spent("Anggaran yang mendukung semua sasaran", shared["pagu"], shared["realisasi"], shared["serapan"])
    return texts


def efektivitas(tables: Tables) -> list[str]:
    """Which sasaran with a budget reached 100, and which did not; or how many stand in which band."""
    every = records(tables.sasaran)
    rows = [r for r in every if r["efektif"] is not None]
    good = [r for r in rows if r["efektif"]]
    bad = [r for r in rows if not r["efektif"]]
    if not rows:
        return _unjudged(every)
    if tables.settings["efektivitas"] == KEPMENDAGRI_690:
        best_first = sorted(rows, key=lambda r: r["rata_rata"], reverse=True)
        return _graded([r["efektivitas"] for r in best_first], len(every))
    partly = len(rows) < len(every)
    named = "sasaran yang dapat dinilai" if partly else "sasaran"
    basis = tables.rule("efektivitas").basis
    result = said(
        tables.trail, "mencapai rata-rata capaian 100% atau lebih, sehingga penggunaan anggarannya efektif.", basis
    )
    if not bad:
        one = f"{'Satu' if partly else 'Satu-satunya'} {named}"
        all_of = one if len(rows) == 1 else f"Seluruh {named}, yaitu {count(len(rows))},"
        return [f"{all_of} {result}", *_unjudged(every)]
    texts = [f"{capital(count(len(good)))} dari {count(len(rows))} {named} {result}"] if good else []
    names = listing([f"“{r['nama']}” ({percent(r['rata_rata'])}%)" for r in bad])
    # other methods may well call such a sasaran efficient, in the table that follows
    by_default = tables.settings["efisiensi"] == GAINED
    idle = by_default and all(r["serapan"] is not None and r["serapan"] < r["rata_rata"] for r in bad)
    tail = "; serapan yang lebih rendah di sini bukan efisiensi" if idle else ""
    texts.append(f"{said(tables.trail, 'Sasaran yang belum mencapai 100% ialah', basis)} {names}{tail}.")
    return [*texts, *_unjudged(every)]


def _unjudged(rows: Sequence[Row]) -> list[str]:
    """Sasaran whose money cannot be judged, and why."""
    alone = [f"“{r['nama']}”" for r in rows if r["efektif"] is None and r["rata_rata"] is not None]
    return [f"Sasaran {listing(alone)} tidak dinilai karena tidak memiliki anggaran tersendiri."] if alone else []


def efisiensi(tables: Tables) -> list[str]:
    """The best figure or the classes, as the method has them; by default only sasaran that reached 100 have one."""
    every = records(tables.sasaran)
    rows = [r for r in every if r["efisiensi"] is not None]
    if not rows and tables.settings["efisiensi"] != GAINED:
        return ["Tidak ada sasaran yang efisiensinya dapat dihitung."]
    if not rows:
        text = (
            "Tidak ada sasaran dengan rata-rata capaian 100% atau lebih dan anggaran tersendiri, "
            "sehingga tingkat efisiensi tidak dihitung."
        )
        return [said(tables.trail, text, tables.rule("efisiensi").basis)]
    if rows[0]["efisiensi_kategori"]:
        best_first = sorted(rows, key=lambda r: r["efisiensi"], reverse=True)
        return _graded([r["efisiensi_kategori"] for r in best_first], len(every))
    figure, unit = ("efisiensi_skor", "") if rows[0]["efisiensi_skor"] is not None else ("efisiensi", " poin persen")
    what = "Tingkat efisiensi" if unit else "Nilai efisiensi"
    best = max(r[figure] for r in rows)
    names = listing([f"“{r['nama']}”" for r in rows if r[figure] == best])
    if len(rows) == 1:
        return [f"{what} sasaran {names} sebesar {percent(best)}{unit}."]
    if all(r[figure] == best for r in rows):
        return [f"{what} sasaran {names} sama, yaitu {percent(best)}{unit}."]
    return [f"{what} tertinggi terdapat pada sasaran {names}, yaitu {percent(best)}{unit}."]


def _graded(words: Sequence[str], whole: int) -> list[str]:
    """How many sasaran stand in which class, in the order of `words`; `whole` counts also those without a class."""
    partly = len(words) < whole
    named = "sasaran yang dapat dinilai" if partly else "sasaran"
    counts = {word: words.count(word) for word in words}
    if len(words) == 1:
        only = "satu" if partly else "satu-satunya"
        return [f"Penggunaan anggaran pada {only} {named} tergolong {words[0]}."]
    if len(counts) == 1:
        return [f"Penggunaan anggaran pada seluruh {named}, yaitu {count(len(words))}, tergolong {words[0]}."]
    parts = [f"{word} pada {count(n)} sasaran" for word, n in counts.items()]
    return [f"Dari {count(len(words))} {named}, penggunaan anggaran tergolong {listing(parts)}."]


def summary(tables: Tables, nama: str, tahun: int) -> list[str]:
    """The sentences of the Ikhtisar and of the Penutup: performance, then money."""
    measured = [r for r in records(tables.indikator) if r["diukur"]]
    return [
        *overall(tables, nama, tahun),
        *reached([r["tercapai"] for r in measured], "indikator kinerja", why(measured)),
        *predikat(tables, "indikator", "indikator kinerja", len(measured)),
        *budget(tables, nama, tahun),
    ]


def weak(tables: Tables) -> list[str]:
    """The sasaran whose mean stayed below 100, weakest first: what the next year must look after."""
    means = [r for r in records(tables.sasaran) if r["rata_rata"] is not None]
    low = [r for r in means if not tercapai(r["rata_rata"])]
    if not low:
        return []
    ordered = sorted(low, key=lambda r: r["rata_rata"])
    names = listing([f"“{r['nama']}” ({percent(r['rata_rata'])}%)" for r in ordered])
    return [f"Perhatian pada tahun berikutnya terutama ditujukan pada sasaran {names}."]
