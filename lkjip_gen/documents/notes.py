"""What stands under a table: the rule that made it, in one sentence, and what its signs mean.

The sentences are those of the rule data, so that a document always says which rule it used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from lkjip_gen.compute import Row, Tables, records
from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import said
from lkjip_gen.measuring import EMPTY_PART, NOT_DUE, OWN_QUARTER
from lkjip_gen.relations import Relations
from lkjip_gen.rules.capaian import FLOOR, ZERO_RESULT, ZERO_TARGET
from lkjip_gen.rules.choices import UNCAPPED
from lkjip_gen.rules.loader import GABUNGAN, SERAPAN, Aturan, Hitungan, RuleError, Tipe, aturan_on, hitungan_on, tipe
from lkjip_gen.terms import Jenjang, Polaritas, StatusRealisasi
from lkjip_gen.wording import NONE, count, listing, quoted

SAME_FORMULA = "Capaian (%) dihitung dengan rumus yang sama seperti capaian terhadap target perjanjian kinerja."
_FEW = 5
_THIS_YEAR, _LAST_YEAR = ("target", "realisasi"), ("lalu_target", "lalu_realisasi")


def _sentences(*rules: str) -> str:
    """Rules that belong together, each a sentence of its own."""
    return " ".join(f"{rule}." for rule in rules)


def _stated(tables: Tables, rule: Aturan | Hitungan | Tipe | None) -> str:
    """The sentence of a rule, its figures traced to it. Raises RuleError where none is in force."""
    if rule is None:
        raise RuleError(f"no rule on {tables.day}")
    return said(tables.trail, rule.kalimat, rule.basis)


def _whose(names: Sequence[str]) -> str:
    """A few indicators by name, many by their number: under a long table a list of names explains nothing."""
    return quoted(names) if len(names) <= _FEW else f"{count(len(names))} indikator"


def capaian(tables: Tables, figures: Sequence[Row], *, with_last_year: bool = False) -> list[str]:
    """The formulas of these indicators, the decisions behind their figures, and which results were computed."""
    last = {r["lalu_catatan"] for r in figures} if with_last_year else set()
    notes = [*_formulas(tables, figures, last), *_made(figures)]
    if any(r["catatan"] == EMPTY_PART for r in figures):
        notes.append(_sentences(_stated(tables, tables.rule("komponen_kosong"))))
    return notes


def _formulas(tables: Tables, figures: Sequence[Row], more: Collection[str] = ()) -> list[str]:
    parts = rumus(tables, figures)
    if not parts:
        return []
    decided = {*(r["catatan"] for r in figures), *more}
    lead, equals, _ = parts[0].partition(" = ")  # "Capaian (%) = " is said once
    notes = [_sentences("; ".join([parts[0], *(p.removeprefix(lead + equals) for p in parts[1:])]))]
    if ZERO_TARGET in decided:
        notes.append(_sentences(_stated(tables, tables.rule("target_nol"))))
    if ZERO_RESULT in decided:
        highest = tables.settings["batas_atas"]
        result = "tidak dihitung" if highest == UNCAPPED else f"dihitung {highest}%"
        text = f"Realisasi 0: capaian {result}, karena realisasi menjadi pembagi."
        notes.append(said(tables.trail, text, tables.rule("batas_atas").basis))
    if FLOOR in decided:
        notes.append(_sentences(_stated(tables, tables.rule("batas_bawah"))))
    return [*notes, *cap(tables)] if tables.settings.cap_printed else notes


def rumus(tables: Tables, figures: Sequence[Row]) -> list[str]:
    """The formulas in use, in the order of the indicators; rivals for one Polaritas name their indicators."""
    several = _rivals(figures)
    parts = []
    for name in dict.fromkeys(r["rumus"] for r in figures if r["rumus"]):
        rule = aturan_on("Rumus capaian", name, tables.day)
        if rule is None:
            raise RuleError(f"no formula {name} on {tables.day}")
        whose = [r["indikator"] for r in figures if r["rumus"] == name] if name in several else []
        text = _stated(tables, rule)
        parts.append(f"{text}, yaitu {quoted(whose)}" if whose else text)
    return parts


def _rivals(figures: Iterable[Row]) -> set[str]:
    """Formulas that do not stand alone for their Polaritas among these indicators: then each names its indicators."""
    by_polarity: dict[Polaritas, set[str]] = {}
    for row in figures:
        if row["rumus"]:
            by_polarity.setdefault(row["polaritas"], set()).add(row["rumus"])
    return {name for names in by_polarity.values() if len(names) > 1 for name in names}


def _made(figures: Iterable[Row]) -> list[str]:
    """Results that nobody typed are said to be computed, and of what."""
    words = {
        "Komponen": "komponennya menurut bobot masing-masing",
        "Data Dasar": "pembilang dan penyebutnya",
        "triwulan": "hasil triwulan menurut tipe perhitungannya",
    }
    computed = [r for r in figures if isinstance(r["realisasi"], Decimal)]
    notes = []
    for source, parts in words.items():
        names = [r["indikator"] for r in computed if r["sumber"] == source]
        if names:
            notes.append(f"Realisasi {_whose(names)} dihitung dari {parts}.")
    return notes


def triwulan(relations: Relations, tables: Tables) -> list[str]:
    """The formulas, and how each Tipe perhitungan in the table counts its quarters."""
    shown = set(tables.triwulan["kode"])
    figures = [r for r in records(tables.indikator) if r["kode"] in shown]
    names = {r["kode"]: r["indikator"] for r in figures}
    own = {r["kode"] for r in records(tables.triwulan) if r["catatan"] == OWN_QUARTER}
    # a composite is made of its parts whatever its Tipe says, and so is a ratio without counts
    types = [relations.by_code[r["kode"]].tipe for r in figures if r["kode"] not in {*relations.composites, *own}]
    notes = [_sentences(_stated(tables, tipe()[t])) for t in dict.fromkeys(types) if t is not None]
    if own:
        whose = quoted(name for code, name in names.items() if code in own)
        notes.append(f"Realisasi {whose} ialah angka triwulan itu sendiri; pembilang dan penyebutnya tidak dirinci.")
    return [*_formulas(tables, figures), *notes]


def composites(tables: Tables) -> list[str]:
    """How a composite is made, and what happens to a component without a figure."""
    notes = [_sentences(_stated(tables, hitungan_on(GABUNGAN, tables.day)))]
    if any(r["angka"] is None for r in records(tables.komponen)):
        notes.append(_sentences(_stated(tables, tables.rule("komponen_kosong"))))
    return notes


def goals(tables: Tables) -> list[str]:
    """That a Tujuan counts like a sasaran, where one does."""
    counted = any(r["jenjang"] == Jenjang.TUJUAN.value for r in records(tables.sasaran))
    return ["Tujuan yang berindikator dihitung sebagai sasaran."] if counted else []


def mean(tables: Tables) -> list[str]:
    """How the mean of a sasaran is made, with the cap where there is one."""
    how = "dari capaian indikator yang tercetak" if tables.as_printed else "tanpa pembulatan antara"
    notes = [f"Rata-rata capaian dihitung {how}."]
    return [*notes, *cap(tables)]


def cap(tables: Tables) -> list[str]:
    """The cap and where it counts; nothing where there is none."""
    if tables.settings.cap is None:
        return []
    return [_sentences(*(_stated(tables, tables.rule(key)) for key in ("batas_atas", "batas_berlaku")))]


def predikat(tables: Tables) -> list[str]:
    """The regulation of the scale, and how a figure between two classes is read."""
    rule = _stated(tables, tables.rule("batas_skala"))
    if any(k.terlampaui for k in tables.skala.kelas):
        text = "kelas ditentukan menurut interval pada skala; di atas 100% termasuk kelas teratas"
        rule = said(tables.trail, text, tables.skala.basis)
    return [f"Predikat menurut {scale_source(tables)}, dari angka yang tercetak: {rule}."]


def scale_source(tables: Tables) -> str:
    """The regulation of the scale."""
    return said(tables.trail, tables.skala.peraturan, tables.skala.basis)


def serapan(tables: Tables) -> list[str]:
    """How absorption is counted, also of a total."""
    return [_sentences(_stated(tables, hitungan_on(SERAPAN, tables.day)))]


def efektivitas(tables: Tables) -> list[str]:
    """The method, and what the mean in the row of totals is."""
    return [_sentences(_stated(tables, tables.rule(key))) for key in ("efektivitas", "rata_rata")]


def efisiensi(tables: Tables) -> list[str]:
    """The method."""
    return [_sentences(_stated(tables, tables.rule("efisiensi")))]


def blank(figures: Iterable[Row], *, last_year: bool = True) -> list[str]:
    """What "-" means among these figures, by the reasons there are; an empty component is explained by its rule.

    `last_year`: does the table also print the figures of last year?
    """
    rows = list(figures)
    reasons = [_reason(r) for r in rows if any(_unexplained(r, column) for column in _THIS_YEAR)]
    if last_year and any(_unexplained(r, column) for r in rows for column in _LAST_YEAR):
        reasons.append("tanpa angka tahun sebelumnya")
    return [f'"-": {listing(list(dict.fromkeys(reasons)), "atau")}.'] if reasons else []


def _reason(row: Row) -> str:
    """Why a figure of this year is missing."""
    return row.get("alasan") or ("tanpa target" if not isinstance(row["target"], Decimal) else "tanpa realisasi")


def _unexplained(row: Row, column: str) -> bool:
    """Is there no figure, for another reason than an empty component?"""
    return not isinstance(row[column], Decimal) and not (column == "realisasi" and row["catatan"] == EMPTY_PART)


def dashes(rows: Iterable[Context]) -> list[str]:
    """What "-" means among the targets of a PK."""
    found = any(row["target"] == NONE for row in rows)
    return ['"-": indikator tanpa target pada tahun ini.'] if found else []


def parts(tables: Tables) -> list[str]:
    """What a missing realisasi of a part of Belanja means."""
    missing = any(r["realisasi"] is None and r["tingkat"] for r in records(tables.belanja))
    return ['"-": realisasi bagian ini tidak dirinci; jumlahnya termasuk dalam baris di atasnya.'] if missing else []


def provisional(relations: Relations, only: Collection[str] | None = None) -> list[str]:
    """Results that are not final are named; `only` those of these codes, where a table shows no others."""
    texts = []
    for status, words in (
        (StatusRealisasi.SEMENTARA, "masih sementara"),
        (StatusRealisasi.BELUM_JATUH_TEMPO, NOT_DUE),
    ):
        names = [
            i.indikator or ""
            for i in relations.reported_indicators()
            if (only is None or i.kode in only) and relations.status(i) is status
        ]
        if names:
            texts.append(f"Realisasi {quoted(names)} {words}.")
    return texts
