"""Rupiah and counts that are typed twice, or as a whole and its parts: both must say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.model import Anggaran, Baris, Belanja, DataUmum
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.relations import belanja_field, chain, is_plain_total, is_total, is_total_name, pagu_field, together
from lkjip_gen.terms import YaTidak
from lkjip_gen.workbook import layout

_MEN, _WOMEN = frozenset({"laki laki", "pria"}), frozenset({"perempuan", "wanita"})
_LINKS = ("jenis_belanja", "bagian_dari")
_COUNTED = frozenset({"jumlah", "banyaknya", "penduduk"})


def control_totals(situation: Situation) -> Iterator[Problem]:
    """V04: a total that was pasted along is compared with its parts, never added."""
    for what in ("pagu", "realisasi"):
        yield from _control_totals(situation, what)


def _control_totals(situation: Situation, what: str) -> Iterator[Problem]:
    if _tree_doubtful(situation):
        return
    for own, below in situation.relations.control_totals():
        whole, parts = _amounts(situation, own, what), _amounts(situation, below, what)
        if whole is not None and parts is not None:
            yield from _compared(own[0], _pagu(situation, own[0], what), whole, parts)


def _tree_doubtful(situation: Situation) -> bool:
    """Was a cell unreadable that says which row of the budget is a part of which?"""
    return situation.code_doubtful("Anggaran") or situation.unreadable("Kinerja", "kode", "induk")


def _pagu(situation: Situation, row: Anggaran, what: str) -> str:
    return pagu_field(row, situation.relations.versi) if what == "pagu" else what


def _amounts(situation: Situation, rows: Sequence[Anggaran], what: str) -> Decimal | None:
    """The sum of all rows, or None where one is blank or was unreadable."""
    if what == "pagu" and any(_pagu_doubtful(situation, r) for r in rows):
        return None
    return whole([getattr(r, _pagu(situation, r, what)) for r in rows])


def whole(amounts: Sequence[object]) -> Decimal | None:
    """The sum, or None where one is missing; "-" counts as nothing."""
    if any(a is None for a in amounts):
        return None
    return sum((a for a in amounts if isinstance(a, Decimal)), Decimal(0))


def _compared(row: Baris, key: str, total: Decimal, parts: Decimal) -> Iterator[Problem]:
    if total == parts:
        return
    column = layout.sheet(row.sheet).column(key)
    yield problem(
        Code.CONTROL_TOTAL,
        row.place(key),
        stops=column.used_in,
        judul=column.heading,
        isi=wording.rupiah(total) if row.sheet in {"Anggaran", "Belanja"} else wording.number(total),
        jumlah=wording.rupiah(parts) if row.sheet in {"Anggaran", "Belanja"} else wording.number(parts),
    )


def _column(situation: Situation, row: Belanja, what: str) -> str:
    return belanja_field(row, situation.relations.versi) if what == "anggaran" else what


def spending_parts(situation: Situation) -> Iterator[Problem]:
    """V04: the parts of a kind of spending add up to it; a part may leave its realisasi out."""
    for what in ("anggaran", "realisasi"):
        yield from _spending_parts(situation, what)


def _spending_parts(situation: Situation, what: str) -> Iterator[Problem]:
    if situation.unreadable("Belanja", *_LINKS):
        return
    for row in situation.buku.belanja:
        parts = _parts(situation, row)
        total = getattr(row, _column(situation, row, what))
        below = whole([getattr(p, _column(situation, p, what)) for p in parts])
        if any(_spending_doubtful(situation, r, what) for r in (row, *parts)):
            continue
        if parts and total is not None and below is not None:
            yield from _compared(row, _column(situation, row, what), total, below)


def _spending_doubtful(situation: Situation, row: Belanja, what: str) -> bool:
    """Was the later of two amounts unreadable? The murni would stand in for it."""
    return what == "anggaran" and row.place("anggaran_perubahan") in situation.faulty


def _parts(situation: Situation, row: Belanja) -> list[Belanja]:
    return [b for b in situation.buku.belanja if b.bagian_dari == row.jenis_belanja and b is not row]


def _below(situation: Situation, row: Belanja) -> list[Belanja]:
    """The parts of a kind of spending and the parts of those; each name is opened once, so that a circle ends."""
    found: list[Belanja] = []
    opened: set[str | None] = set()
    waiting = [row]
    while waiting:
        one = waiting.pop()
        if one.jenis_belanja not in opened:
            opened.add(one.jenis_belanja)
            parts = _parts(situation, one)
            found += parts
            waiting += parts
    return found


def spending_through_programs(situation: Situation) -> Iterator[Problem]:
    """V04: what is spent through programs is the whole of Anggaran; Tidak Langsung, of before 2021, stands outside.

    Where one of the two sheets contradicts itself, that is told, and this would only say it again.
    """
    rows = situation.buku.belanja
    outer = [b for b in rows if b.bagian_dari is None]
    if not outer or not situation.buku.anggaran:
        return
    if _tree_doubtful(situation) or situation.unreadable("Belanja", *_LINKS, "lewat_program"):
        return
    for what in ("anggaran", "realisasi"):
        if any(_spending_doubtful(situation, b, what) for b in rows) or _contradicted(situation, what):
            continue
        through = whole([_through(situation, b, what, frozenset()) for b in outer])
        leaves = _amounts(situation, situation.relations.budget_leaves(), "pagu" if what == "anggaran" else what)
        if through is None or leaves is None or through == leaves:
            continue
        first = next((b for b in outer if b.lewat_program is not YaTidak.TIDAK), outer[0])
        key = _column(situation, first, what)
        column = layout.sheet("Belanja").column(key)
        yield problem(
            Code.TOTALS_DIFFER,
            first.place(key),
            stops=column.used_in,
            judul=f"{what} belanja",
            isi=wording.rupiah(through),
            lembar="Anggaran",
            jumlah=wording.rupiah(leaves),
        )


def _contradicted(situation: Situation, what: str) -> bool:
    """Do the sums of Anggaran or of Belanja themselves differ?"""
    in_anggaran = _control_totals(situation, "pagu" if what == "anggaran" else what)
    return any(True for problems in (in_anggaran, _spending_parts(situation, what)) for _ in problems)


def _through(situation: Situation, row: Belanja, what: str, above: frozenset[str | None]) -> Decimal | None:
    """How much of a kind of spending runs through programs: all, none, or what its parts say at whatever depth."""
    if row.lewat_program is YaTidak.TIDAK:
        return Decimal(0)
    mixed = any(p.lewat_program is YaTidak.TIDAK for p in _below(situation, row))
    if mixed and row.jenis_belanja not in above:  # a circle is told as such
        parts = _parts(situation, row)
        return whole([_through(situation, p, what, above | {row.jenis_belanja}) for p in parts])
    value: Decimal | None = getattr(row, _column(situation, row, what))
    return value


def overspent(situation: Situation) -> Iterator[Problem]:
    """V13: nobody spends more than the budget gives; looked at where it is finest, so that it is said once.

    Parts may leave their realisasi out; then their whole is the finest that is known. What runs through programs stands
    in Anggaran and in Belanja: the same excess in both is one fault, told where the budget is.
    """
    relations, versi = situation.relations, situation.relations.versi
    leaves = [_Spent(r, pagu_field(r, versi)) for r in relations.budget_leaves() if not _pagu_doubtful(situation, r)]
    kinds = [
        _Spent(b, belanja_field(b, versi)) for b in situation.buku.belanja
        if _finest(situation, b) and not _spending_doubtful(situation, b, "anggaran")
    ]  # fmt: skip
    outside = [k for k in kinds if _outside_programs(situation, k.row)]
    through = [k for k in kinds if k not in outside]
    once = sum(k.excess for k in leaves) == sum(k.excess for k in through)
    for one in (*leaves, *(outside if once else kinds)):
        if one.excess > 0:
            yield one.told()


@dataclass(frozen=True, slots=True)
class _Spent:
    """A row of the budget or of spending, and its column in force."""

    row: Anggaran | Belanja
    key: str

    @property
    def excess(self) -> Decimal:
        """How much more was spent than given."""
        limit, done = getattr(self.row, self.key), self.row.realisasi
        return Decimal(0) if limit is None or done is None else max(done - limit, Decimal(0))

    def told(self) -> Problem:
        sheet = layout.sheet(self.row.sheet)
        return problem(
            Code.SPENT_OVER,
            self.row.place("realisasi"),
            stops=sheet.column("realisasi").used_in,
            isi=wording.rupiah(self.row.realisasi),
            judul=sheet.column(self.key).heading,
            jumlah=wording.rupiah(getattr(self.row, self.key)),
        )


def _pagu_doubtful(situation: Situation, row: Anggaran) -> bool:
    """Was the later of two amounts unreadable? The murni would stand in for it."""
    return row.place("pagu_perubahan") in situation.faulty


def _finest(situation: Situation, kind: Belanja) -> bool:
    parts = _parts(situation, kind)
    return not parts or any(p.realisasi is None for p in parts)


def _outside_programs(situation: Situation, row: Anggaran | Belanja) -> bool:
    """Does this kind of spending, or one that it is a part of, not run through programs?"""
    kinds = {b.jenis_belanja: b for b in situation.buku.belanja if b.jenis_belanja}
    above = {name: b.bagian_dari for name, b in kinds.items() if b.bagian_dari}
    name = row.jenis_belanja if isinstance(row, Belanja) else None
    names = [] if name is None else [name, *chain(name, above)]
    return any(kinds[n].lewat_program is YaTidak.TIDAK for n in names if n in kinds)


def total_rows(situation: Situation) -> Iterator[Problem]:
    """A total pasted among the rows that it sums would be counted twice."""
    buku = situation.buku
    outer = [b for b in buku.belanja if b.bagian_dari is None and b.place("bagian_dari") not in situation.faulty]
    for kind in outer:
        if len(outer) > 1 and is_total_name(kind.jenis_belanja, "belanja"):
            stops = layout.sheet("Belanja").column("jenis_belanja").used_in
            yield problem(Code.TOTAL_ROW, kind.place("jenis_belanja"), stops=stops, isi=kind.jenis_belanja)
    for row in buku.pegawai:
        beside = [p for p in buku.pegawai if p.kelompok is row.kelompok and p is not row]
        if beside and is_total_name(row.uraian, "pegawai"):
            stops = layout.sheet("Pegawai").column("uraian").used_in
            yield problem(Code.TOTAL_ROW, row.place("uraian"), stops=stops, isi=row.uraian)


def hidden_totals(situation: Situation) -> Iterator[Problem]:
    """A row of Data Umum that equals the sum of its neighbours is probably their total under another name."""
    if situation.unreadable("Data Umum", "jumlah"):
        return
    for row in situation.buku.data_umum:
        beside = _beside(situation, row)
        parts = whole([o.jumlah for o in beside])
        if len(beside) > 1 and parts and parts == row.jumlah and not is_total(row):
            yield problem(Code.LOOKS_LIKE_TOTAL, row.place("uraian"), isi=row.uraian)


def _beside(situation: Situation, row: DataUmum) -> list[DataUmum]:
    """The other rows of a group and unit that are no totals themselves."""
    return [o for o in situation.buku.data_umum if o is not row and together(o, row) and not is_total(o)]


def head_counts(situation: Situation) -> Iterator[Problem]:
    """Men and women are the whole staff."""
    if situation.unreadable("Pegawai", "laki_laki", "perempuan", "jumlah"):
        return
    for row in situation.buku.pegawai:
        parts = whole([row.laki_laki, row.perempuan])
        if isinstance(row.jumlah, Decimal) and parts is not None:
            yield from _compared(row, "jumlah", row.jumlah, parts)


def general_totals(situation: Situation) -> Iterator[Problem]:
    """A total typed among the data of a group is compared with them; it is never added to them.

    Only what surely is the whole contradicts: both sexes, or the rows above a bare "Jumlah". Other rows may be a
    subset ("Keluarga miskin" of "Jumlah keluarga"), so that a difference is only warned of.
    """
    if situation.unreadable("Data Umum", "jumlah"):
        return
    for row in situation.buku.data_umum:
        beside = _beside(situation, row)
        if not is_total(row) or not isinstance(row.jumlah, Decimal) or len(beside) < 2:  # noqa: PLR2004 - one is no sum
            continue
        surely = _all_of(row, beside)
        parts = whole([o.jumlah for o in surely or beside])
        if parts is None or parts == row.jumlah:
            continue
        if surely:
            yield from _compared(row, "jumlah", row.jumlah, parts)
        else:
            yield problem(
                Code.TOTAL_OR_SUBSET, row.place("jumlah"), isi=wording.number(row.jumlah), jumlah=wording.number(parts)
            )


def _all_of(total: DataUmum, beside: Sequence[DataUmum]) -> list[DataUmum]:
    """The rows that surely make up a total; none where that cannot be told."""
    men, women = ([o for o in beside if _is_sex(o, names)] for names in (_MEN, _WOMEN))
    if len(men) == len(women) == 1:
        return men + women
    above = [o for o in beside if o.row < total.row]
    return above if is_plain_total(total) and above == list(beside) else []


def _is_sex(row: DataUmum, names: frozenset[str]) -> bool:
    """Is a row the men, or the women, of its group and nobody less ("Penduduk laki-laki", not "Pemilih laki-laki")?"""
    group = (row.kelompok or "").casefold()
    rest = re.sub(r"[\W_]+", " ", (row.uraian or "").casefold().replace(group, " ") if group else row.uraian or "")
    return " ".join(w for w in rest.casefold().split() if w not in _COUNTED) in names


MONEY: tuple[Check, ...] = (
    control_totals, spending_parts, spending_through_programs, overspent, total_rows, hidden_totals, head_counts,
    general_totals,
)  # fmt: skip
