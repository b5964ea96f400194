"""What a Perubahan changed in the PK of the Kepala: the part of the Matriks that stands in Bab II of the LKjIP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lkjip_gen.agreements.edition import murni_known
from lkjip_gen.documents import Context, matriks, sentences
from lkjip_gen.documents.source import Source
from lkjip_gen.officials import head
from lkjip_gen.wording import NONE, listing

_NO_DIFFERENCE = '"-": tidak dihitung, karena salah satunya bukan angka atau yang semula nol.'
_NO_BUDGET: Context = {
    "kepala": "", "baris": [], "total": dict.fromkeys(("semula", "menjadi", "selisih", "persen"), ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows of what reads otherwise (`parties` of them, the first, are of who signs) and of the targets that changed,
    the budget by row if some of it did, a sentence about the whole of it. Each is empty where there is nothing to say.
    """

    wording: list[Context] = field(default_factory=list)
    parties: int = 0
    targets: list[Context] = field(default_factory=list)
    budget: Context = field(default_factory=lambda: _NO_BUDGET)
    sentences: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the rows of the wording are about: "Pihak dan Bunyi"."""
        there = {"Pihak": self.parties, "Bunyi": len(self.wording) > self.parties}
        return listing([name for name, is_there in there.items() if is_there])


def changed(source: Source) -> Changed:
    """Nothing where the figures of the murni PK are not known: there is nothing to compare with."""
    if not source.perubahan or not murni_known(source.buku):
        return Changed()
    sides = matriks.of_one(source)
    code = head(source.buku.pejabat)
    one = next((c for c in sides.changes() if c.post.kode == code), None)
    if one is None:
        return Changed()
    part = matriks.official(sides, 1, one)
    wording, budget = _only_changed(part["bunyi"]), part["anggaran"]
    differs = any(row["berubah"] for row in budget["baris"])
    return Changed(
        wording,
        len(wording) - len(one.wording),
        _only_changed(part["target"]),
        {**budget, "baris": _merged(budget["baris"])} if differs else _NO_BUDGET,
        sentences.budget_change(*matriks.sums(sides, one.budget)),
    )


def dashes(rows: Iterable[Context]) -> list[str]:
    """What "-" means in the columns of a difference."""
    found = any(NONE in {row["selisih"], row["persen"]} for row in rows if row["berubah"])
    return [_NO_DIFFERENCE] if found else []


def _only_changed(rows: Iterable[Context]) -> list[Context]:
    """The rows that differ, counted anew."""
    return _merged({**row, "no": str(no)} for no, row in enumerate((r for r in rows if r["berubah"]), start=1))


def _merged(rows: Iterable[Context]) -> list[Context]:
    """The rows; neighbours with the same reason of the same cell share it."""
    found: list[Context] = []
    for row in rows:
        found.append({**row, "alasan_baru": not found or row["alasan"] != found[-1]["alasan"]})
    return found
