"""Who holds which post: superiors, titles, the Kepala, the holder on a day. Pure functions over the rows of Pejabat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lkjip_gen.model import Pejabat
from lkjip_gen.terms import BentukPK


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in office on a day: the row of the person, with the title of the post."""

    pejabat: Pejabat
    jabatan: str


def superiors(rows: Sequence[Pejabat]) -> dict[str, str]:
    """Kode jabatan -> kode of its Atasan; a later holder's blank Atasan is as the first's."""
    found: dict[str, str] = {}
    for row in rows:
        if row.kode_jabatan and row.atasan:
            found.setdefault(row.kode_jabatan, row.atasan)
    return found


def title(rows: Sequence[Pejabat], code: str) -> str:
    """The name of a post, from the first of its rows that gives it."""
    return next((r.jabatan for r in rows if r.kode_jabatan == code and r.jabatan), code)


def head(rows: Sequence[Pejabat]) -> str | None:
    """Kode jabatan of the Kepala of the perangkat daerah: the only post whose Bentuk PK is typed as Kepala.

    Where none or several are typed so, the only one directly under the kepala daerah, of several there the one that is
    typed. None where that leaves a doubt, or where not exactly one post is without Atasan: the wrong person would sign.
    """
    above = superiors(rows)
    codes = dict.fromkeys(r.kode_jabatan for r in rows if r.kode_jabatan)
    tops = [c for c in codes if c not in above]
    if len(tops) != 1:
        return None
    marked = {r.kode_jabatan for r in rows if r.bentuk_pk is BentukPK.KEPALA}
    typed = [c for c in codes if c in marked and c in above]
    under = [c for c in codes if above.get(c) == tops[0]]
    chosen = typed if len(typed) == 1 else under if len(under) == 1 else [c for c in under if c in marked]
    return chosen[0] if len(chosen) == 1 else None


def holder(rows: Sequence[Pejabat], code: str, day: date) -> Holder | None:
    """Who holds a post on a day; the later row wins where two would."""
    found = None
    for row in rows:
        begun = row.berlaku_sejak is None or row.berlaku_sejak <= day
        open_ended = row.berlaku_sampai is None or day <= row.berlaku_sampai
        if row.kode_jabatan == code and begun and open_ended:
            found = Holder(row, row.jabatan or title(rows, code))
    return found
