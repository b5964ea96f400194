"""The Perjanjian Kinerja of officials: one context for one PK or for all of them, which a template prints in a loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count as count_from

from lkjip_gen.agreements.agreement import Agreement, BudgetGroup, Part, Promise, Promised, agreements
from lkjip_gen.agreements.duties import Line
from lkjip_gen.agreements.posts import Signing
from lkjip_gen.agreements.shape import Shape
from lkjip_gen.documents import Content, Context
from lkjip_gen.documents.copying import trace_copies
from lkjip_gen.documents.figures import added, copied
from lkjip_gen.documents.narrative import paragraphs
from lkjip_gen.documents.office import letterhead, sebutan_pk, signer_block
from lkjip_gen.documents.planning import formulasi, promised
from lkjip_gen.documents.rows import grouped, or_none
from lkjip_gen.documents.source import Source, gap
from lkjip_gen.marks import bare
from lkjip_gen.model import Indikator, Kinerja, Target
from lkjip_gen.officials import title
from lkjip_gen.problems import Place
from lkjip_gen.relations import pagu_field
from lkjip_gen.terms import BentukPK, Jenjang
from lkjip_gen.text import safe_name
from lkjip_gen.wording import capital, count, day, entered, rupiah, spelled, with_unit

_APBD = "APBD"
_QUARTERS = ("tw1", "tw2", "tw3", "tw4")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CALLED = {
    Jenjang.TUJUAN: "Tujuan", Jenjang.SASARAN: "Sasaran Strategis", Jenjang.PROGRAM: "Sasaran Program",
    Jenjang.KEGIATAN: "Sasaran Kegiatan", Jenjang.SUB_KEGIATAN: "Sasaran Sub Kegiatan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """PKs that stand in one file, and what the name of the file says after that of the office; "" for all of them."""

    agreements: tuple[Agreement, ...]
    whose: str


def files(source: Source) -> list[Bound]:
    """A file for each PK in order of rank, and one that binds them where there are several."""
    found = agreements(source.relations, source.shapes, draft=source.draft)
    singles = [Bound((a,), name) for a, name in zip(found, _names(found), strict=True)]
    return [*singles, Bound(tuple(found), "")] if len(found) > 1 else singles


def _names(found: Sequence[Agreement]) -> list[str]:
    """The post, with its code or the day where that alone would name two files."""
    posts = {a.promised.post.kode: safe_name(a.promised.post.jabatan).casefold() for a in found}
    several = {name for name, times in Counter(posts.values()).items() if times > 1}
    coded = [
        f"{post.jabatan} ({post.kode})" if posts[post.kode] in several else post.jabatan
        for post in (a.promised.post for a in found)
    ]
    days = [day(a.signing.day) if a.signing.day else "" for a in found]
    return [f"{n} {d}".strip() if coded.count(n) > 1 else n for n, d in zip(coded, days, strict=True)]


def build(source: Source, bound: Bound) -> Content:
    """The content of one file."""
    identitas = source.identitas
    context: Context = {
        **letterhead(source),
        "sebutan_pk": sebutan_pk(identitas),
        "versi_perubahan": source.perubahan,
        "perjanjian": [agreement(source, a) for a in bound.agreements],
    }
    whose = f" {bound.whose}" if bound.whose else ""
    return Content(
        trace_copies(context, source.buku, source.trail),
        title=bare(f"{sebutan_pk(identitas)}{whose} {source.nama} Tahun {source.tahun}"),
        subject=sebutan_pk(identitas),
        author=bare(source.nama),
        created=bound.agreements[0].signing.day or source.tables.day,
        paper="A4" if source.tables.settings["kertas"] == "A4" else "F4",
    )


def agreement(source: Source, one: Agreement) -> Context:
    """A PK as text: who signs, when, and the tables of its Lampiran."""
    return {
        **promise_of(source, one.promised),
        "pihak_pertama": signer_block(source, one.signing.pejabat),
        "pihak_kedua": signer_block(source, one.signing.atasan, title(source.buku.pejabat, one.promised.post.atasan)),
        "tempat_tanggal": ", ".join(
            p for p in (source.fact("tempat_pk", "Tempat PK"), day_of_signing(source, one.signing)) if p
        ),
    }


def promise_of(source: Source, promise: Promised) -> Context:
    """What a PK says without who signs it: its title and the tables of its Lampiran."""
    bentuk = promise.post.bentuk
    tables = [_table(source, part) for part in promise.tables]
    budget = _budget(source, promise.shape, promise.budget)
    explained = [_explained(source, no, p) for no, p in enumerate(promise.explained, start=1)]
    return {
        "judul": f"{sebutan_pk(source.identitas)} Tahun {source.tahun}",
        "judul_kapital": f"{sebutan_pk(source.identitas).upper()} TAHUN {source.tahun}",
        "perubahan": source.perubahan,
        "kepala": bentuk is BentukPK.KEPALA,
        "sekretaris": bentuk is BentukPK.SEKRETARIS,
        "seksi": bentuk is BentukPK.SEKSI,
        "tabel": tables,
        "ada_tabel": bool(tables),
        "anggaran": budget,
        "ada_anggaran": bool(budget["baris"]),
        "penjelasan": explained,
        "ada_penjelasan": bool(explained),
    }


def day_of_signing(source: Source, signing: Signing) -> str:
    """The day as text; a draft marks one that is missing."""
    if signing.day is None:
        return gap(f"Tanggal PK, {signing.place}") if source.draft else ""
    return copied(source.trail, day(signing.day), signing.place)


# --- indicators ---


def _table(source: Source, part: Part) -> Context:
    targets = source.relations.targets
    rows = [targets.get(i.kode or "") for p in part.promises for i in p.indicators]
    wanted = source.tables.settings["triwulan_pk"] == "Ya"
    groups = [
        ({"no": str(no), "hasil": _result(source, p.node)}, [_row(source, i) for i in p.indicators])
        for no, p in enumerate(part.promises, start=1)
    ]
    return {
        "jenjang": "/".join(level.value for level in part.levels),
        "kepala": _CALLED[part.levels[0]] if len(part.levels) == 1 else "/".join(level.value for level in part.levels),
        "ada_triwulan": wanted and any(_has_quarters(t) for t in rows if t is not None),
        "baris": grouped(groups, "hasil_baru"),
    }


def _has_quarters(target: Target) -> bool:
    return any(getattr(target, q) is not None for q in _QUARTERS)


def _result(source: Source, node: Kinerja) -> str:
    return source.shown(source.words(node, "hasil"), [node.place("hasil")])


def _row(source: Source, row: Indikator) -> Context:
    """An indicator with its target, alone and with its unit, and all that a form may say beside it."""
    found = promised(source, row, source.target(row))
    target = source.relations.targets.get(row.kode or "")
    quarters = {q: entered(source.typed(target, q), row.desimal) if target else "" for q in _QUARTERS}
    tipe = row.tipe.value if row.tipe else ""
    texts = {
        "formulasi": formulasi(source, row) if row.formulasi or row.kode in source.komponen else "",
        "tipe": tipe,
        "sumber_data": source.words(row, "sumber_data"),
        "keterangan": source.words(row, "keterangan"),
    }
    return {
        **found, **texts, **quarters,
        **{f"ada_{key}": bool(text) for key, text in texts.items()},
        "target_satuan": with_unit(found["target"], row.satuan),
    }  # fmt: skip


# --- budget ---


def amount(source: Source, line: Line) -> Decimal | None:
    """The pagu of a row of the budget table in the version of the source, in rupiah."""
    fields = [(row, pagu_field(row, source.relations.versi)) for row in line.rows]
    values = [source.typed(row, field) for row, field in fields]
    return added(v for v in values if isinstance(v, Decimal))


def whole(source: Source, lines: Iterable[Line]) -> Decimal | None:
    """The sum of rows of the budget table, in rupiah."""
    return added(amount(source, line) for line in lines)


def _fund(lines: Iterable[Line]) -> str:
    """Where the money comes from; a blank cell is APBD."""
    return ", ".join(dict.fromkeys(row.sumber_dana or _APBD for line in lines for row in line.rows))


def named(source: Source, node: Kinerja) -> str:
    """The name of a row of the budget table: its nomenklatur, else what it is to achieve."""
    return or_none(source.words(node, "nomenklatur") or source.words(node, "hasil"))


def _budget(source: Source, shape: Shape, groups: Sequence[BudgetGroup]) -> Context:
    """The rows of the budget table, those of groups among them, the total in rupiah and in words."""
    found: list[Context] = []
    at, alone = 0, count_from(1)  # rows of no group are counted through
    for group in groups:
        numbers = alone
        if group.node is not None:
            found.append(_budget_row(source, _roman(at), named(source, group.node), group.lines, group=True))
            at, numbers = at + 1, count_from(1)
        for line in group.lines:
            found.append(_budget_row(source, str(next(numbers)), named(source, line.node), [line], group=False))
    lines = [line for group in groups for line in group.lines]
    total = None if _missing(source, lines) else whole(source, lines)
    return {
        "kepala": shape.budget.value,
        "kelompok": any(group.node is not None for group in groups),
        "baris": found,
        "total": _pagu(source, lines),
        "terbilang": capital(in_words(total)),
    }


def _roman(at: int) -> str:
    return _ROMAN[at] if at < len(_ROMAN) else str(at + 1)


def _budget_row(source: Source, no: str, name: str, lines: Sequence[Line], *, group: bool) -> Context:
    return {"no": no, "nama": name, "pagu": _pagu(source, lines), "sumber": _fund(lines), "kelompok": group}


def _pagu(source: Source, lines: Sequence[Line]) -> str:
    """The sum of rows as text; a draft names the cell without which there is none."""
    missing = _missing(source, lines)
    return gap(missing[0]) if missing else rupiah(whole(source, lines))


def _missing(source: Source, lines: Iterable[Line]) -> list[Place]:
    """The cells of a pagu that is not filled, or could not be read."""
    cells = [(row, pagu_field(row, source.relations.versi)) for line in lines for row in line.rows]
    places = [row.place(field) for row, field in cells if getattr(row, field) is None]
    return [place for place in places if place in source.faulty]


def in_words(amount: Decimal | None) -> str:
    """An amount in words: "dua ribu rupiah", "dua ribu rupiah lima puluh sen"; "" for none."""
    if amount is None:
        return ""
    full, sen = divmod(amount, 1)
    words = f"{spelled(full)} rupiah"
    return f"{words} {count(int(sen * 100))} sen" if sen else words


# --- Lampiran II ---


def _explained(source: Source, no: int, promise: Promise) -> Context:
    """A node and its indicators as Lampiran II explains them; equal explanations of neighbours are one."""
    node = promise.node
    rows = [_explained_row(source, at, i) for at, i in enumerate(promise.indicators, start=1)]
    before = ""
    for row in rows:
        shown = bare(row["penjelasan"])  # the same figure of another cell has another mark
        row["penjelasan_baru"] = not before or shown != before
        before = shown
    uraian, rules = source.words(node, "uraian"), source.words(node, "dasar_hukum")
    return {
        "no": str(no),
        "hasil": _result(source, node),
        "uraian": uraian,
        "ada_uraian": bool(uraian),
        "dasar_hukum": rules,
        "ada_dasar_hukum": bool(rules),
        "daftar_dasar_hukum": _listed(source, node, "dasar_hukum"),
        "jumlah_indikator": count(len(rows)),
        "baris": rows,
    }


def _listed(source: Source, node: Kinerja, field: str) -> list[Context]:
    """The lines of a cell as paragraphs; their figures are traced to it, but not the numbers of a list."""
    found = paragraphs(getattr(node, field))
    for line in found:
        mark, tab, text = line["teks"].partition("\t") if line["butir"] else ("", "", line["teks"])
        line["teks"] = f"{mark}{tab}{copied(source.trail, text, node.place(field))}"
    return found


def _explained_row(source: Source, no: int, row: Indikator) -> Context:
    target = source.relations.targets.get(row.kode or "")
    return {
        "no": str(no),
        **_row(source, row),
        "uraian": or_none(source.words(row, "uraian")),
        "relevansi": or_none(source.words(row, "relevansi")),
        "formulasi": source.shown(formulasi(source, row), [row.place("formulasi")]),
        "sumber_data": source.shown(source.words(row, "sumber_data"), [row.place("sumber_data")]),
        "penjelasan": or_none(source.words(target, "penjelasan") if target else ""),
    }
