"""What a Perubahan changed in the PK of the Kepala: the part of the Matriks that stands in Bab II of the LKjIP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lkjip_gen.agreements.edition import murni_known
from lkjip_gen.documents import Context, matriks, sentences
from lkjip_gen.documents.source import Source
from lkjip_gen.officials import head
from lkjip_gen.wording import NONE, listing

_NO_DIFFERENCE = '"-": tidak dihitung, karena yang semula belum ada, nol, atau bukan angka.'
_NO_BUDGET: Context = {
    "kepala": "", "baris": [], "total": dict.fromkeys(("semula", "menjadi", "selisih", "persen"), ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows of what reads otherwise and of the targets that changed, the budget by row if some of it did, a sentence
    about the whole of it. Each is empty where there is nothing to say."""

    wording: list[Context] = field(default_factory=list)
    targets: list[Context] = field(default_factory=list)
    budget: Context = field(default_factory=lambda: _NO_BUDGET)
    whole: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the rows of the wording are about: "Pihak dan Bunyi"."""
        parties = {row["uraian"] in matriks.PARTIES for row in self.wording}
        return listing([name for name, kind in (("Pihak", True), ("Bunyi", False)) if kind in parties])


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
    budget = part["anggaran"]
    whole = sentences.budget_change(*matriks.totals(sides, one.budget))
    if not any(row["berubah"] for row in budget["baris"]):
        budget = _NO_BUDGET
    return Changed(_only_changed(part["bunyi"]), _only_changed(part["target"]), budget, whole)


def dashes(rows: Iterable[Context]) -> list[str]:
    """What "-" means in the columns of a difference."""
    found = any(NONE in {row["selisih"], row["persen"]} for row in rows if row["berubah"])
    return [_NO_DIFFERENCE] if found else []


def _only_changed(rows: Iterable[Context]) -> list[Context]:
    """The rows that differ, counted anew."""
    return [{**row, "no": str(no)} for no, row in enumerate((r for r in rows if r["berubah"]), start=1)]
