"""The Cascading: Tujuan and Sasaran, then a page for each Program with its Kegiatan and Sub Kegiatan.

Every node stands once with its indicators and how each of them is counted. Only texts and codes of cells are printed,
each as it stands there: there is nothing to trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count

from lkjip_gen import cascade
from lkjip_gen.cascade import Branch
from lkjip_gen.documents import Content, Context
from lkjip_gen.documents.office import letterhead
from lkjip_gen.documents.planning import formulasi
from lkjip_gen.documents.rows import grouped, numbered, or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.marks import bare
from lkjip_gen.model import Indikator, Kinerja
from lkjip_gen.officials import title
from lkjip_gen.relations import chain, is_rekening, jenjang
from lkjip_gen.terms import Jenjang
from lkjip_gen.wording import NONE

_FEWEST_LISTED = 3  # parts; fewer are found without a list of contents
_LABELS = {level: f"label_{level.name.lower()}" for level in Jenjang}
_SHADED = {Jenjang.PROGRAM: "program", Jenjang.KEGIATAN: "kegiatan"}


def build(source: Source) -> Content:
    """The context of cascading.docx."""
    relations = source.relations
    tops = cascade.tops(relations)
    works = cascade.works(relations)
    parts = [_part(source, branch, before) for before, branch in zip((None, *works), works, strict=False)]
    tujuan, sasaran = _tujuan(source, tops), _sasaran(source, tops)
    name = f"Cascading Kinerja {source.nama} Tahun {source.tahun}"
    context: Context = {
        **letterhead(source),
        "judul": name,
        "judul_atas": " dan ".join(n for n, rows in (("Tujuan", tujuan), ("Sasaran", sasaran)) if rows),
        "sebutan": {level.name.lower(): called(source, level) for level in Jenjang},
        "tujuan": tujuan,
        "ada_tujuan": bool(tujuan),
        "sasaran": sasaran,
        "ada_sasaran": bool(sasaran),
        "ada_atas": bool(tops),
        "bagian": parts,
        "ada_daftar": len(parts) + bool(tops) >= _FEWEST_LISTED,
    }
    return Content(
        context,
        title=bare(name),
        subject="Cascading Kinerja",
        author=bare(source.nama),
        created=source.identitas.tanggal_pk or date(int(source.tahun), 1, 1),
        paper="A4" if source.tables.settings["kertas"] == "A4" else "F4",
    )


def called(source: Source, level: Jenjang) -> str:
    """A level as the office calls it: "Tujuan (Eselon II)"."""
    label = label_of(source, level)
    return f"{level.value} ({label})" if label else level.value


def label_of(source: Source, level: Jenjang | None) -> str:
    """What Pengaturan or the profile calls a level, "" where they say nothing."""
    return source.tables.settings[_LABELS[level]] if level is not None else ""


# --- Tujuan and Sasaran ---


def _tujuan(source: Source, tops: Sequence[Branch]) -> list[Context]:
    """The rows of every Tujuan, wherever it stands."""
    nodes = [n for top in tops for n in top.walk() if jenjang(n) is Jenjang.TUJUAN]
    return grouped([_explained(source, str(no), n) for no, n in enumerate(nodes, start=1)], "hasil_baru")


def _sasaran(source: Source, tops: Sequence[Branch]) -> list[Context]:
    """The rows of every Sasaran; with several Tujuan each stands under its own, and a row before them names it."""
    nodes = [n for top in tops for n in top.walk()]
    tujuan = {n.kode: no for no, n in enumerate((n for n in nodes if jenjang(n) is Jenjang.TUJUAN), start=1)}
    groups: dict[str | None, list[Kinerja]] = {}
    for node in nodes:
        if jenjang(node) is Jenjang.SASARAN:
            own = next((c for c in chain(node.kode or "", source.relations.parent) if c in tujuan), None)
            groups.setdefault(own, []).append(node)
    found: list[Context] = []
    numbers = count(1)
    for code, own_nodes in groups.items():
        rows = grouped([_explained(source, str(next(numbers)), n) for n in own_nodes], "hasil_baru")
        head = [_heading(source, code, tujuan)] if len(groups) > 1 else []
        found += [*head, *({**row, "kelompok": False} for row in rows)]
    return found


def _heading(source: Source, code: str | None, numbers: dict[str | None, int]) -> Context:
    """The row that names the Tujuan of the rows below it."""
    if code is None:
        text = "Tanpa Tujuan"
    else:
        text = f"Tujuan {numbers[code]}: {_result(source, source.relations.nodes[code])}"
    return {**_NO_ROW, "kelompok": True, "hasil_baru": True, "hasil": text}


_NO_ROW: Context = {"no": "", "nama": "", "satuan": "", "penjelasan": [], "ada_penjelasan": False}


def _explained(source: Source, no: str, node: Kinerja) -> tuple[Context, list[Context]]:
    return {"no": no, "hasil": _result(source, node)}, _measures(source, node)


def _result(source: Source, node: Kinerja) -> str:
    return source.shown(source.words(node, "hasil"), [node.place("hasil")])


# --- indicators ---


def _measures(source: Source, node: Kinerja) -> list[Context]:
    """A row for each indicator, or one that says that there is none."""
    rows = [_measure(source, i) for i in cascade.indicators(source.relations, node)]
    return rows or [{"nama": NONE, "satuan": "", "penjelasan": [], "ada_penjelasan": False}]


def _measure(source: Source, row: Indikator) -> Context:
    texts = (
        ("Formulasi", source.shown(formulasi(source, row), [row.place("formulasi")])),
        ("Tipe penghitungan", source.shown(row.tipe.value if row.tipe else "", [row.place("tipe")])),
        ("Sumber data", source.shown(source.words(row, "sumber_data"), [row.place("sumber_data")])),
        ("Keterangan", source.words(row, "keterangan")),
    )
    told = [{"nama": name, "teks": text} for name, text in texts if text and text != NONE]
    return {
        "nama": source.shown(source.words(row, "indikator"), [row.place("indikator")]),
        "satuan": source.shown(source.words(row, "satuan"), [row.place("satuan")]),
        "penjelasan": told,
        "ada_penjelasan": bool(told),
    }


# --- programs ---


def _part(source: Source, branch: Branch, before: Branch | None) -> Context:
    """The page of a Program, or of what stands below a Sasaran without one.

    Programs with nothing below them share pages: of one row each they would leave most of theirs empty.
    """
    node = branch.node
    rank = _rank(source, branch, 0)
    above = [_above(source, n) for n in cascade.served(source.relations, node)]
    return {
        "sebutan": rank,
        "judul": f"{rank}: {_short_name(source, node)}",
        "halaman_baru": bool(before is None or branch.below or before.below),
        "nama": _name(source, node),
        "atas": above,
        "ada_atas": bool(above),
        "baris": list(_rows(source, branch, rank, cascade.served(source.relations, node))),
    }


def _above(source: Source, node: Kinerja) -> Context:
    level = jenjang(node)
    names = [source.words(i, "indikator") for i in cascade.indicators(source.relations, node)]
    return {
        "sebutan": called(source, level) if level else NONE,
        "hasil": _result(source, node),
        "indikator": numbered([or_none(n) for n in names] or [NONE]).split("\n"),
    }


def _rows(source: Source, branch: Branch, rank: str, serving: Sequence[Kinerja]) -> Iterator[Context]:
    """The rows of a node and of all below it, branch by branch."""
    yield from grouped([(_work(source, branch.node, rank, serving), _measures(source, branch.node))], "simpul_baru")
    numbers: dict[Jenjang | None, Iterator[int]] = {}
    for child in branch.below:
        no = next(numbers.setdefault(jenjang(child.node), count(1)))
        yield from _rows(source, child, _rank(source, child, no), serving)


def _work(source: Source, node: Kinerja, rank: str, serving: Sequence[Kinerja]) -> Context:
    level = jenjang(node)
    code = node.kode or ""
    post = _post(source, node)
    own = [n for n in cascade.served(source.relations, node) if n not in serving]
    label = label_of(source, level)
    shade = _SHADED.get(level) if level is not None else None
    return {
        "sebutan": rank,
        "kode": code if is_rekening(code) else "",
        "ada_kode": is_rekening(code),
        "label": label,
        "ada_label": bool(label),
        "nomenklatur": _name(source, node),
        "hasil": _result(source, node),
        "penanggung_jawab": post,
        "ada_penanggung_jawab": bool(post),
        "mendukung": "; ".join(_result(source, n) for n in own),
        "ada_mendukung": bool(own),
        **{word: word == shade for word in _SHADED.values()},
    }


def _rank(source: Source, branch: Branch, no: int) -> str:
    """ "Program 2" by its code, "Kegiatan 1" by its place; without a number where there is none."""
    node = branch.node
    level = jenjang(node)
    name = level.value if level else "Simpul"
    if level is Jenjang.PROGRAM:
        number = cascade.program_numbers(source.relations).get(node.kode or "", "")
    elif no:
        return f"{name} {no}"
    else:
        number = node.kode if node.kode and is_rekening(node.kode) else ""
    return f"{name} {number}".rstrip()


def _name(source: Source, node: Kinerja) -> str:
    """The nomenklatur; of a node that has none what it is to achieve."""
    name = source.words(node, "nomenklatur")
    return name or source.shown(source.words(node, "hasil"), [node.place("nomenklatur"), node.place("hasil")])


def _short_name(source: Source, node: Kinerja) -> str:
    """The name without the word that the heading begins with."""
    name = _name(source, node)
    level = jenjang(node)
    shorter = re.sub(rf"^{level.value}\s+", "", name, count=1, flags=re.IGNORECASE) if level else name
    return shorter or name


def _post(source: Source, node: Kinerja) -> str:
    """The title of the post that answers for a node; "" where neither it nor a node above names one."""
    post = cascade.post(source.relations, node)
    return title(source.buku.pejabat, post) if post else ""
