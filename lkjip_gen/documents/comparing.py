"""Sentences that compare: with last year, the Renstra, the national standard, the budget; formal, and by the case.

Where the regulation wants a comparison that cannot be made, the sentence says "tidak tersedia" and why
(PermenPAN-RB 53/2014, Lampiran II, wants all of them).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_gen.compute import Row, Tables
from lkjip_gen.documents.figures import said
from lkjip_gen.documents.rows import result
from lkjip_gen.documents.sentences import unmeasured, why
from lkjip_gen.marks import bare
from lkjip_gen.rules.choices import GAINED
from lkjip_gen.rules.formulas import tercapai
from lkjip_gen.terms import TIADA, Jenjang, Polaritas
from lkjip_gen.wording import capital, count, listing, measured, percent, quoted, rupiah_in_text

_FEW = 3  # up to so many indicators are named one by one
_WORSE = {Polaritas.NAIK: -1, Polaritas.TURUN: 1}


def reached(rows: Sequence[Row]) -> list[str]:
    """Which indicators reached their target and which did not, with their capaian; why the others have none."""
    missed = [r for r in rows if r["tercapai"] is False]
    done = [r for r in rows if r["tercapai"]]
    if not missed and not done:
        because = listing(list(dict.fromkeys(why(rows))), "atau")
        return [f"Indikatornya tidak diukur pada tahun ini karena {because}."] if because else []
    unknown = [r for r in rows if r["tercapai"] is None]
    rest = unmeasured(len(unknown), "indikator", why(unknown))
    if not missed:
        return [_all(done, _how_far(done)), *rest]
    names = listing([f"“{r['indikator']}” ({percent(r['capaian'])}%)" for r in missed])
    tail = f"Indikator yang belum mencapai target ialah {names}."
    head = [f"{capital(count(len(done)))} indikator mencapai atau melampaui targetnya."] if done else []
    return [*head, tail, *rest]


def _how_far(rows: Sequence[Row]) -> str:
    """For one indicator whether it reached its target or went beyond; for several both at once."""
    if len(rows) > 1:
        return "mencapai atau melampaui targetnya"
    return "melampaui targetnya" if rows[0]["capaian"] > _FULL else "mencapai targetnya"


def _all(rows: Sequence[Row], what: str) -> str:
    if len(rows) == 1:
        return f"Indikator “{rows[0]['indikator']}” {what}."
    return f"Seluruh indikator yang diukur, yaitu {count(len(rows))}, {what}."


# --- other years ---


def years(rows: Sequence[Row], tahun: int) -> list[str]:
    """How the results moved since last year, and which moved the wrong way."""
    known = [r for r in rows if _both(r)]
    if not known:
        both = f"tahun {tahun - 1} dan {tahun}"
        why_not = f"tidak ada indikator dengan realisasi pada {both}"
        return [f"Perbandingan dengan tahun {tahun - 1} tidak tersedia karena {why_not}."]
    texts = [_moved(r, tahun) for r in known] if len(known) <= _FEW else [_counted(known, tahun), *_wrong_way(known)]
    left = len(rows) - len(known)
    if left:
        texts.append(
            f"{capital(count(left))} indikator lainnya belum dapat dibandingkan karena realisasinya pada tahun "
            f"{tahun - 1} dan {tahun} tidak lengkap."
        )
    return texts


def _both(row: Row) -> bool:
    return isinstance(row["realisasi"], Decimal) and isinstance(row["lalu_realisasi"], Decimal)


def _direction(row: Row) -> int:
    """1 for a higher result than last year, -1 for a lower one, 0 where both are printed alike."""
    change: Decimal = row["realisasi"] - row["lalu_realisasi"]
    before, now = map(bare, _results(row))
    return 0 if before == now else (change > 0) - (change < 0)


def _results(row: Row) -> tuple[str, str]:
    """Last year's result and this year's, as printed."""
    return result(row["lalu_realisasi"], row["desimal"]), result(row["realisasi"], row["desimal"])


def _moved(row: Row, tahun: int) -> str:
    before, now = (measured(figure, row["satuan"]) for figure in _results(row))
    name, at = f"Realisasi “{row['indikator']}”", _direction(row)
    if at == 0:
        return f"{name} tetap {now} seperti pada tahun {tahun - 1}."
    tail = ", tidak searah dengan yang diharapkan" if _is_wrong(row) else ""
    return f"{name} {'naik' if at > 0 else 'turun'} dari {before} pada tahun {tahun - 1} menjadi {now}{tail}."


def _is_wrong(row: Row) -> bool:
    """Did the result move away from what is wanted? For Stabil no way is the right one."""
    return _direction(row) != 0 and _direction(row) == _WORSE.get(row["polaritas"], 0)


def _counted(rows: Sequence[Row], tahun: int) -> str:
    words = {1: "naik", 0: "tetap", -1: "turun"}
    directions = [_direction(r) for r in rows]
    parts = [(directions.count(way), word) for way, word in words.items() if way in directions]
    since = f"Dibandingkan dengan tahun {tahun - 1}, realisasi"
    if len(parts) == 1:
        return f"{since} seluruh indikator yang dapat dibandingkan, yaitu {count(len(rows))}, {parts[0][1]}."
    return f"{since} {listing([f'{count(n)} indikator {word}' for n, word in parts])}."


def _wrong_way(rows: Sequence[Row]) -> list[str]:
    """Results that moved away from what is wanted."""
    moved = [r for r in rows if _direction(r) != 0]
    bad = [r for r in moved if _is_wrong(r)]
    if not bad:
        clear = moved and all(r["polaritas"] in _WORSE for r in moved)
        return ["Seluruh perubahan itu searah dengan yang diharapkan."] if clear else []
    moves = [(r["indikator"], *(measured(figure, r["satuan"]) for figure in _results(r))) for r in bad]
    names = [f"“{name}” (dari {before} menjadi {now})" for name, before, now in moves]
    return [f"Perubahan yang tidak searah dengan yang diharapkan terdapat pada {listing(names)}."]


def earlier_years(oldest: int, tahun: int, renstra_mulai: int | None) -> str:
    """Why no years before the oldest are shown."""
    if renstra_mulai is not None and oldest == renstra_mulai:
        began = f"Renstra yang berlaku dimulai tahun {renstra_mulai}"
        return f"Angka sebelum tahun {oldest} tidak disajikan karena {began}."
    first = f"tahun {oldest}" if oldest < tahun else "tahun ini"
    return f"Angka sebelum {first} tidak tersedia karena belum dicantumkan dalam data kinerja."


# --- Renstra and standard ---


def against(rows: Sequence[tuple[Row, Row]], column: str, what: str) -> list[str]:
    """How many results reach a reference (`column` of the second row of each pair); the few that do not are named."""
    known = [(r, p) for r, p in rows if p[f"{column}_capaian"] is not None]
    if not known:
        return []
    missed = [r for r, p in known if not tercapai(p[f"{column}_capaian"])]
    if len(known) == 1:
        return [f"Realisasi “{known[0][0]['indikator']}” {'belum mencapai' if missed else 'telah mencapai'} {what}."]
    if not missed:
        all_of = f"seluruh indikator yang dapat dibandingkan, yaitu {count(len(known))},"
        return [f"Realisasi {all_of} telah mencapai {what}."]
    if len(missed) == len(known):
        return [f"Belum satu pun dari {count(len(known))} indikator yang dapat dibandingkan mencapai {what}."]
    names = f", yaitu {quoted([r['indikator'] for r in missed])}" if len(missed) <= _FEW else ""
    done = count(len(known) - len(missed))
    whole = f"Dari {count(len(known))} indikator yang dapat dibandingkan"
    return [f"{whole}, {done} telah mencapai {what} dan {count(len(missed))} belum{names}."]


_FULL = Decimal(100)


def renstra(rows: Sequence[tuple[Row, Row]], tahun: int, last: int | None) -> list[str]:
    """This year's results beside the Renstra's target of this year and of its last year."""
    texts = against(rows, "renstra", f"target Renstra tahun {tahun}")
    if last is not None and last != tahun:
        texts += against(rows, "akhir", f"target akhir Renstra tahun {last}")
    without = [r["indikator"] for r, p in rows if p["renstra"] in {None, TIADA} and p["akhir"] in {None, TIADA}]
    if without and len(without) == len(rows):
        return ["Perbandingan dengan target Renstra tidak tersedia karena indikatornya tidak bertarget dalam Renstra."]
    blank = [r for r, p in rows if r["indikator"] not in without and not _compared(p, "renstra", "akhir")]
    if blank and len(blank) == len(rows):
        return [f"Perbandingan dengan target Renstra tidak tersedia karena {_nothing(blank)}."]
    if without:
        texts.append(f"Indikator {quoted(without)} tidak bertarget dalam Renstra.")
    return [*texts, *_left_out(blank, "target Renstra")]


def _compared(row: Row, *columns: str) -> bool:
    return any(row[f"{column}_capaian"] is not None for column in columns)


def _left_out(rows: Sequence[Row], what: str) -> list[str]:
    """Indicators that have something to be compared with, but no figure to compare."""
    if not rows:
        return []
    names = f"Indikator {quoted([r['indikator'] for r in rows])}"
    whose = names if len(rows) <= _FEW else f"{capital(count(len(rows)))} indikator"
    return [f"{whose} belum dapat dibandingkan dengan {what} karena {_nothing(rows)}."]


def _nothing(rows: Sequence[Row]) -> str:
    some = any(isinstance(r["realisasi"], Decimal) for r in rows)
    return "capaiannya tidak dapat dihitung" if some else "realisasinya belum ada"


def standar(rows: Sequence[tuple[Row, Row]]) -> list[str]:
    """This year's results beside the national standard; where there is none, the reason that was given for it."""
    texts = against(rows, "standar", "standar nasional")
    reasons: dict[str, list[str]] = {}
    for r, p in rows:
        if p["standar"] is TIADA or (p["standar"] is None and p["sumber_standar"]):
            reasons.setdefault((p["sumber_standar"] or "").rstrip("."), []).append(r["indikator"])
    blank = [r for r, p in rows if isinstance(p["standar"], Decimal) and not _compared(p, "standar")]
    silent = [r["indikator"] for r, p in rows if p["standar"] is None and not p["sumber_standar"]]
    for reason, names in reasons.items():
        whose = "" if len(names) == len(rows) else f" untuk {quoted(names)}"
        because = f". {reason}" if reason else " karena tidak ada standar yang ditetapkan"
        texts.append(f"Standar nasional{whose} tidak tersedia{because}.")
    if silent:
        whose = "" if len(silent) == len(rows) else f" untuk {quoted(silent)}"
        texts.append(f"Standar nasional{whose} tidak tersedia karena acuannya belum dicantumkan.")
    if blank and len(blank) == len(rows):
        return [f"Perbandingan dengan standar nasional tidak tersedia karena {_nothing(blank)}."]
    return [*texts, *_left_out(blank, "standar nasional")]


# --- money ---


def efisiensi(row: Row, tables: Tables) -> list[str]:
    """The capaian of one sasaran (or tujuan) beside the budget that it used."""
    mean, serapan, this = row["rata_rata"], row["serapan"], f"{_kind(row)} ini"
    if row["pagu"] is None:
        return [f"Efisiensi {this} tidak tersedia karena tidak ada anggaran yang dirinci untuk {this} saja."]
    if row["realisasi"] is None or serapan is None:
        return [f"Efisiensi {this} tidak tersedia karena serapan anggarannya tidak dapat dihitung."]
    spent = f"{rupiah_in_text(row['realisasi'])} dari {rupiah_in_text(row['pagu'])}"
    if mean is None:
        return [f"Anggaran {this} terserap {percent(serapan)}%, yaitu {spent}; capaiannya belum dapat dihitung."]
    whose = "Capaian" if row["jumlah_indikator"] == 1 else "Rata-rata capaian"
    texts = [f"{whose} {this} {percent(mean)}% dengan serapan anggaran {percent(serapan)}%, yaitu {spent}."]
    if row["efisiensi_kategori"]:
        texts.append(f"Menurut metode yang digunakan, penggunaan anggarannya tergolong {row['efisiensi_kategori']}.")
    elif row["efisiensi_skor"] is not None:
        texts.append(f"Nilai efisiensinya {percent(row['efisiensi_skor'])}.")
    elif row["efisiensi"] is not None:
        texts.append(f"Tingkat efisiensinya {percent(row['efisiensi'])} poin persen.")
    elif tables.settings["efisiensi"] == GAINED and not tercapai(mean):
        text = "Karena capaian belum mencapai 100%, selisih keduanya tidak dinilai sebagai efisiensi."
        texts.append(said(tables.trail, text, tables.rule("efisiensi").basis))
    return texts


def _kind(row: Row) -> str:
    return "tujuan" if row["jenjang"] == Jenjang.TUJUAN.value else "sasaran"


def programs(own: Sequence[Row], shared: Decimal | None) -> list[str]:
    """The programs that support one sasaran with their budget; what supports all of them is named where it is alone."""
    supported = "Pencapaian kinerja ini didukung oleh"
    if not own and shared:
        whose = f"anggaran untuk semua sasaran sebesar {rupiah_in_text(shared)}"
        return [f"{supported} {whose}; tidak ada program dengan anggaran tersendiri."]
    if not own:
        return ["Uraian program penunjang tidak tersedia karena tidak ada anggaran program yang dirinci."]
    return [f"{supported} {count(len(own))} program."]
