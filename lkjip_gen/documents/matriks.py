"""The Matriks Perubahan: two versions of every official's PK side by side, what differs, by how much and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_gen.agreements.changes import Changes, Pair, Worded, changed_rows, changes, level_of
from lkjip_gen.agreements.duties import Line
from lkjip_gen.agreements.posts import Signing, day_field
from lkjip_gen.documents import Content, Context
from lkjip_gen.documents.changing import budget_told, holders_told, sentence, targets_told, wording_told
from lkjip_gen.documents.copying import trace_copies
from lkjip_gen.documents.office import day_of, letterhead, sebutan_pk, signer_block
from lkjip_gen.documents.pk import amount, named, whole
from lkjip_gen.documents.rows import or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.marks import bare
from lkjip_gen.model import Indikator
from lkjip_gen.officials import Holder
from lkjip_gen.origins import Origin, followed, made
from lkjip_gen.relations import target_field
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, ratio, round_half_up
from lkjip_gen.terms import TIADA, Angka
from lkjip_gen.wording import NONE, change_of_rupiah, entered, percent, rupiah, signed

CHANGED, SAME = "Berubah", "Tetap"
NEW, GONE = "Baru", "Dihapus"
OTHER_PERSON, OTHER_TITLE = "Pergantian pejabat", "Perubahan sebutan jabatan"
HOLDER, WORDING = "Pejabat", "Bunyi"  # what a row of "bunyi" is of


@dataclass(frozen=True, slots=True)
class Sides:
    """The two versions: of one workbook its murni and its perubahan, else two workbooks."""

    before: Source
    after: Source

    def changes(self) -> list[Changes]:
        """Of every official, in order of rank."""
        return changes(self.before.relations, self.after.relations, self.after.shapes)

    @property
    def reason(self) -> str:
        """The general reason of Identitas."""
        return self.after.fact("alasan_perubahan", "Alasan perubahan")


def of_one(source: Source) -> Sides:
    """Both versions of a Perubahan workbook."""
    return Sides(source.murni, source)


def file_name(source: Source) -> str:
    """What the file is called."""
    return f"Matriks Perubahan {source.identitas.perangkat_daerah} Tahun {source.identitas.tahun}.docx"


def build(source: Source) -> Content:
    """The matrix of a Perubahan workbook."""
    return build_of(of_one(source))


def build_of(sides: Sides) -> Content:
    """The matrix of two versions."""
    source = sides.after
    reason = sides.reason if source.perubahan else source.identitas.alasan_perubahan or ""
    officials = [official(sides, no, one) for no, one in enumerate(sides.changes(), start=1)]
    context: Context = {
        **letterhead(source),
        "judul": f"Matriks Perubahan Perjanjian Kinerja {source.nama} Tahun {source.tahun}",
        "semula_pk": _version(sides.before),
        "menjadi_pk": _version(source),
        "nomor_dpa": _number(source, "nomor_dpa", "tanggal_dpa"),
        "ada_nomor_dpa": bool(source.identitas.nomor_dpa),
        "nomor_dppa": _number(source, "nomor_dppa", "tanggal_dppa"),
        "ada_nomor_dppa": bool(source.identitas.nomor_dppa),
        "alasan": reason,
        "ada_alasan": bool(reason),
        "ada_ringkasan": len(officials) > 1,
        "pejabat": officials,
    }
    return Content(
        trace_copies(context, source.buku, source.trail),
        title=bare(f"Matriks Perubahan Perjanjian Kinerja {source.nama} Tahun {source.tahun}"),
        subject="Matriks Perubahan Perjanjian Kinerja",
        author=bare(source.nama),
        created=source.identitas.tanggal_perubahan_pk or source.identitas.tanggal_pk or source.tables.day,
        paper="A4" if source.tables.settings["kertas"] == "A4" else "F4",
    )


def _version(source: Source) -> str:
    """ "Perubahan Perjanjian Kinerja tanggal 1 Oktober 2024", without a day that nobody wrote down."""
    key, name = day_field(source.identitas.versi), sebutan_pk(source.identitas)
    return f"{name} tanggal {day_of(source, key, 'Tanggal PK')}" if source.day(key) or source.draft else name


def _number(source: Source, number: str, day: str) -> str:
    """ "Nomor 1 tanggal 2 Januari 2024", as far as both are known."""
    if not getattr(source.identitas, number):
        return ""
    text = f"Nomor {source.fact(number, '')}"
    return f"{text} tanggal {day_of(source, day, '')}" if source.day(day) else text


def official(sides: Sides, no: int, one: Changes) -> Context:
    """The part of one official: who signs, what is worded otherwise, every target, every row of the budget."""
    holders, wording = _holders(sides, one), [_worded(sides, w) for w in one.wording]
    targets = [_target(sides, pair) for pair in one.targets]
    budget = _budget(sides, one.budget)
    lines = [*holders, *wording]
    return {
        "no": str(no),
        "jabatan": one.post.jabatan,
        "kalimat": _sentence(sides, one, holders, targets, budget["baris"]),
        "bunyi_berubah": CHANGED if any(row["berubah"] for row in lines) else SAME,
        "bunyi": [{"no": str(at), **row} for at, row in enumerate(lines, start=1)],
        "target": [{"no": str(at), **row} for at, row in enumerate(targets, start=1)],
        "ada_target": bool(targets),
        "target_berubah": _changed_targets(sides, one),
        "anggaran": budget,
        "ada_anggaran": bool(budget["baris"]),
        "ada_perubahan": any(r["berubah"] for r in [*lines, *targets, *budget["baris"]]),
    }


def _sentence(
    sides: Sides, one: Changes, holders: Sequence[Context], targets: Sequence[Context], budget: Sequence[Context]
) -> str:
    parts = [
        holders_told([row["uraian"] for row in holders if row["berubah"]]),
        wording_told(len(one.wording)),
        targets_told(sum(row["berubah"] for row in targets), len(targets)),
        budget_told(*sums(sides, one.budget), detailed=any(row["berubah"] for row in budget)),
    ]
    return sentence(parts)


# --- who signs, and how it reads ---


def _holders(sides: Sides, one: Changes) -> list[Context]:
    """Who signs on either side, Pihak Kedua too; nothing is compared where the day of the first PK is not known.

    That somebody else signs has its own reason, whatever that of the Perubahan is.
    """
    found = []
    for name, of in (("Pihak Pertama", _first), ("Pihak Kedua", _second)):
        (was, before), (now, after) = of(sides.before, one.signing.before), of(sides.after, one.signing.after)
        row = {"jenis": HOLDER, "uraian": name, "semula": before, "menjadi": after}
        why = _why(sides, changed=bare(before) != bare(after), own=OTHER_PERSON if was != now else OTHER_TITLE)
        found.append(row | (_NOT_COMPARED if NONE in {before, after} else why))
    return found


_NOT_COMPARED: Context = {"alasan": NONE, "berubah": False}


def _first(source: Source, signing: Signing | None) -> tuple[str, str]:
    return _person(source, signing and signing.day and signing.pejabat)


def _second(source: Source, signing: Signing | None) -> tuple[str, str]:
    return _person(source, signing and signing.day and signing.atasan)


def _person(source: Source, holder: object) -> tuple[str, str]:
    """The name of somebody, and the name with the title."""
    if not isinstance(holder, Holder):
        return NONE, NONE
    block = signer_block(source, holder)
    return bare(block["nama"]), f"{block['nama']}, {block['sebutan']}"


def _why(sides: Sides, *, changed: bool, own: str = "") -> Context:
    """The reason of a row: its own, else the general one; of what is as before, that it is."""
    return {"alasan": (own or or_none(sides.reason)) if changed else SAME, "berubah": changed}


def _worded(sides: Sides, one: Worded) -> Context:
    before, after = sides.before.words(one.before, one.field), sides.after.words(one.after, one.field)
    return {
        "jenis": WORDING,
        "uraian": one.of,
        "semula": or_none(before),
        "menjadi": or_none(after),
        **_why(sides, changed=True),
    }


# --- targets ---


def _target(sides: Sides, pair: Pair[Indikator]) -> Context:
    row = pair.either
    was = sides.before.target(pair.before) if pair.before else None
    now = sides.after.target(pair.after) if pair.after else None
    owner = sides.after if pair.after else sides.before
    target = sides.after.relations.targets.get(row.kode or "")
    own = sides.after.words(target, "alasan_perubahan") if target is not None else ""
    return {
        "nama": or_none(owner.words(row, "indikator")),
        "satuan": or_none(owner.words(row, "satuan")),
        "semula": NEW if was is None else entered(was, pair.before.desimal if pair.before else None),
        "menjadi": GONE if now is None else entered(now, row.desimal),
        **_difference(was, now, lambda change: signed(change, row.desimal)),
        **_why(sides, changed=was != now, own=own),
    }


def _changed_targets(sides: Sides, one: Changes) -> str:
    """How many targets change, counted from the cells that say so; "-" where none does."""
    trail, found = sides.after.trail, []
    for pair in one.targets:
        if _promised(sides.before, pair.before) == _promised(sides.after, pair.after):
            continue
        code = pair.either.kode or ""
        side = sides.after if code in sides.after.relations.targets else sides.before
        target = side.relations.targets[code]
        field = target_field(target, side.relations.versi)
        value = getattr(target, field)
        known = value if isinstance(value, Decimal) else None
        found.append(Origin(known, text="" if known is not None else _word(value), cell=target.place(field)))
    return entered(trail.traced(made(Decimal(len(found)), "COUNTA(x)", x=found))) if found else NONE


def _promised(source: Source, row: Indikator | None) -> Angka:
    return source.target(row) if row is not None else None


def _word(value: object) -> str:
    return NONE if value is TIADA else str(value)


def _difference(before: Angka, after: Angka, told: Callable[[Decimal], str]) -> Context:
    """By how much, and in percent of what it was; "-" where one of both is no figure."""
    if not isinstance(before, Decimal) or not isinstance(after, Decimal):
        return {"selisih": NONE, "persen": NONE}
    change = followed(after - before, "m-s", m=after, s=before)
    if not before:
        return {"selisih": told(change), "persen": NONE}
    share = round_half_up(ratio(after - before, before))
    share = followed(share, "(m-s)/s*100", decimals=PUBLISHED_DECIMALS, m=after, s=before)
    return {"selisih": told(change), "persen": percent(share)}


# --- budget ---


def _budget(sides: Sides, pairs: Sequence[Pair[Line]]) -> Context:
    """The rows of the budget table and their total, in rupiah."""
    rows = [{"no": str(no), **_line(sides, pair)} for no, pair in enumerate(pairs, start=1)]
    return {"kepala": _level(pairs), "baris": rows, "total": _compared(*sums(sides, pairs))}


def sums(sides: Sides, pairs: Sequence[Pair[Line]]) -> tuple[Decimal | None, Decimal | None]:
    """The whole pagu in both versions; None where a version has none."""
    return whole(sides.before, (p.before for p in pairs if p.before)), whole(
        sides.after, (p.after for p in pairs if p.after)
    )


def _compared(was: Decimal | None, now: Decimal | None) -> Context:
    """Two amounts; a row that is new or gone changes by the whole of it."""
    found = {"semula": rupiah(was), "menjadi": rupiah(now), **_difference(was, now, change_of_rupiah)}
    if was is None and now is not None:
        found["selisih"] = change_of_rupiah(followed(now, "m", m=now))
    if now is None and was is not None:
        found["selisih"] = change_of_rupiah(followed(-was, "-s", s=was))
    return found


def _line(sides: Sides, pair: Pair[Line]) -> Context:
    line = pair.either
    owner = sides.after if pair.after else sides.before
    was = amount(sides.before, pair.before) if pair.before else None
    now = amount(sides.after, pair.after) if pair.after else None
    rows = changed_rows(pair, sides.before.relations, sides.after.relations)
    reasons = [sides.after.words(row, "alasan_perubahan") or sides.reason for row in rows]
    return {
        "nama": named(owner, line.node),
        **_compared(was, now),
        **_why(sides, changed=was != now, own=_joined(list(dict.fromkeys(r for r in reasons if r)))),
    }


def _joined(reasons: Sequence[str]) -> str:
    """Several reasons in one cell; each was typed as a sentence."""
    return "; ".join([*(r.rstrip(". ") for r in reasons[:-1]), *reasons[-1:]])


def _level(pairs: Sequence[Pair[Line]]) -> str:
    """What the rows are, such as "Program"; several kinds are told in the order of the rows."""
    levels = [level_of(pair.either.node) for pair in pairs]
    return "/".join(dict.fromkeys(levels))
