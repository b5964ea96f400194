"""The posts that sign a PK, their Bentuk and rank, and who signs when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lkjip_gen.model import Buku, Pejabat
from lkjip_gen.officials import Holder, head, holder, superiors, title
from lkjip_gen.problems import Place
from lkjip_gen.relations import chain
from lkjip_gen.terms import BentukPK, Versi


@dataclass(frozen=True, slots=True)
class Post:
    """A jabatan: its code and title, the code of its Atasan, and its Bentuk PK (typed, or by its place)."""

    kode: str
    jabatan: str
    atasan: str
    bentuk: BentukPK


@dataclass(frozen=True, slots=True)
class Signing:
    """A PK is signed: by whom, with whom, on which day, and the cell that says the day.

    `day` is None where the workbook does not say it yet (a draft); `atasan` where nobody holds that post on the day.
    """

    pejabat: Holder
    atasan: Holder | None
    day: date | None
    place: Place


def codes(rows: Sequence[Pejabat]) -> list[str]:
    """Every kode jabatan once, in row order."""
    return list(dict.fromkeys(r.kode_jabatan for r in rows if r.kode_jabatan))


def tops(rows: Sequence[Pejabat]) -> list[str]:
    """The posts without Atasan; there should be one, that of the kepala daerah."""
    above = superiors(rows)
    return [c for c in codes(rows) if c not in above]


def posts(rows: Sequence[Pejabat]) -> list[Post]:
    """The posts below the kepala daerah in order of rank: those of a higher Atasan first, then as the rows stand.

    Posts on a circle of superiors, or below a code that is none, are left out; the checks tell of them. So are those
    between the Kepala and the kepala daerah, who are of another office.
    """
    above = superiors(rows)
    every = codes(rows)
    chief = head(rows)
    over_chief = set(chain(chief, above)) if chief is not None else set()
    queue = tops(rows)
    roots = set(queue)
    found: list[Post] = []
    while queue:
        over = queue.pop(0)
        below = [c for c in every if above.get(c) == over]
        found += [Post(c, title(rows, c), over, _bentuk(rows, c, chief, directly=over in roots)) for c in below]
        queue += below
    return [post for post in found if post.kode not in over_chief]


def _bentuk(rows: Sequence[Pejabat], code: str, chief: str | None, *, directly: bool) -> BentukPK:
    typed = next((r.bentuk_pk for r in rows if r.kode_jabatan == code and r.bentuk_pk), None)
    if typed is not None:
        return typed
    if directly and chief in {code, None}:
        return BentukPK.KEPALA
    return BentukPK.SEKRETARIS if code in superiors(rows).values() else BentukPK.SEKSI


def team(rows: Sequence[Pejabat], code: str) -> frozenset[str]:
    """A post and all below it by Atasan."""
    above = superiors(rows)
    return frozenset({code, *(c for c in codes(rows) if code in chain(c, above))})


def day_field(versi: Versi | None) -> str:
    """The fact of Identitas that says when the PK of a version is signed."""
    return "tanggal_perubahan_pk" if versi is Versi.PERUBAHAN else "tanggal_pk"


def signings(buku: Buku, post: Post) -> list[Signing]:
    """When the PK of a post is signed: on the day of all by its holder then, and on the day of a holder's own.

    A Tanggal PK of Pejabat before the day of a Perubahan belongs to the murni PK; nobody signs on a day outside his own
    term. Empty where nobody holds the post.
    """
    identitas, rows = buku.identitas, buku.pejabat
    field = day_field(identitas.versi)
    usual: date | None = getattr(identitas, field)
    own = [r for r in rows if r.kode_jabatan == post.kode]
    found = []
    apart = []
    for row in own:
        day = row.tanggal_pk
        if day is None or is_of_murni(day, identitas.versi, usual) or holder([row], post.kode, day) is None:
            continue
        apart.append(row)
        signer = Holder(row, row.jabatan or post.jabatan)
        found.append(Signing(signer, holder(rows, post.atasan, day), day, row.place("tanggal_pk")))
    then = _on(rows, post.kode, usual)
    if then is not None and then.pejabat not in apart:
        found.append(Signing(then, _on(rows, post.atasan, usual), usual, identitas.place(field)))
    return sorted(found, key=lambda s: s.day or date.min)


def is_of_murni(day: date, versi: Versi | None, changed: date | None) -> bool:
    """Does a Tanggal PK in a workbook of this version belong to the murni PK, being before the day of the Perubahan?"""
    return versi is Versi.PERUBAHAN and changed is not None and day < changed


def _on(rows: Sequence[Pejabat], code: str, day: date | None) -> Holder | None:
    """The holder on a day; the last one that is named where the day is not known."""
    return holder(rows, code, day) if day is not None else _last(rows, code)


def _last(rows: Sequence[Pejabat], code: str) -> Holder | None:
    own = [r for r in rows if r.kode_jabatan == code]
    return Holder(own[-1], own[-1].jabatan or title(rows, code)) if own else None
