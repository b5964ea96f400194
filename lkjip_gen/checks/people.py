"""Checks of officials and of dates: NIP, rank, term of office, who signs a PK, and deadlines."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date

from lkjip_gen import wording
from lkjip_gen.agreements.posts import Post, day_field, is_of_murni, posts, signings
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.officials import holder
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.rules.loader import tenggat_on
from lkjip_gen.text import suggestion
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.planning import PANGKAT

_NIP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d{4})(\d\d)(\d)\d{3}", re.ASCII)
_PPPK_MONTH = "21"  # stands where a civil servant's month of appointment does
_MONTHS = {f"{m:02d}" for m in range(1, 13)}
_SEXES = {"1", "2"}
_YOUNGEST = 17
_GOLONGAN = re.compile(r"\b(IV|I{1,3})\s*[/.-]\s*([a-e])\b", re.IGNORECASE)
_RANK_NAMES = {name.partition(" (")[0].casefold(): name for name in PANGKAT}
_RANK_WORDS = {name.split(" ")[0] for name in _RANK_NAMES}
_DASHES = {"-", "–", "—"}


# --- V15 -------------------------------------------------------------------------------------------------------------


def rank_meant(pangkat: str) -> str | None:
    """The rank of the list that was meant, "" where it is a rank but not clear which; None for words of one's own."""
    if pangkat in PANGKAT:
        return pangkat
    group = _GOLONGAN.search(pangkat)
    bare = re.sub(r"[\W_]+", " ", _GOLONGAN.sub(" ", pangkat).casefold())
    bare = re.sub(r"\b(?:tk|tkt|tingkat)\s*[1i]\b", "tingkat i", bare).strip()
    if bare in _RANK_NAMES:
        return _RANK_NAMES[bare]
    if group:
        letters = f"({group[1].upper()}/{group[2].lower()})"
        return next((name for name in PANGKAT if name.endswith(letters)), "")
    close = suggestion(pangkat, PANGKAT)
    return close if close or _RANK_WORDS & set(bare.split()) else None


def nip_cause(nip: str, pangkat: str | None) -> str | None:
    """Why a NIP cannot be right; None where nothing speaks against it.

    A PPPK has a number too, but without a month of appointment; who has no rank of the list may be one.
    """
    match = _NIP.fullmatch(re.sub(r"[\s.]", "", nip))
    if match is None:
        return "bukan 18 angka"
    born_year, born_month, born_day, year, month, sex = match.groups()
    try:
        born = date(int(born_year), int(born_month), int(born_day))
    except ValueError:
        return "tanggal lahir tidak ada"
    civil = rank_meant(pangkat) is not None if pangkat else month != _PPPK_MONTH
    if civil and month not in _MONTHS:
        return "bulan pengangkatan tidak ada"
    if civil and sex not in _SEXES:
        return "jenis kelamin bukan 1 atau 2"
    months = 12 * (int(year) - born.year) + (int(month) - born.month if civil else 0)
    return f"diangkat sebelum {_YOUNGEST} tahun" if months < 12 * _YOUNGEST else None


def nip(situation: Situation) -> Iterator[Problem]:
    """V15: a NIP holds the day of birth, the month of appointment and the sex."""
    for row in situation.buku.pejabat:
        if not row.nip or row.nip.strip() in _DASHES:
            continue
        cause = nip_cause(row.nip, row.pangkat)
        if cause:
            yield problem(Code.NIP_DOUBTFUL, row.place("nip"), isi=row.nip, sebab=cause)


def ranks(situation: Situation) -> Iterator[Problem]:
    """V15: a rank is one of the list; what is no rank at all is a PPPK's own word."""
    for row in situation.buku.pejabat:
        if not row.pangkat or row.pangkat in PANGKAT:
            continue
        meant = rank_meant(row.pangkat)
        if meant is not None:
            yield problem(
                Code.RANK_UNKNOWN,
                row.place("pangkat"),
                isi=row.pangkat,
                usul=f'; mungkin maksudnya "{meant}"' if meant else "",
            )


def terms_of_office(situation: Situation) -> Iterator[Problem]:
    """V15: nobody leaves a post before he takes it."""
    for row in situation.buku.pejabat:
        since, until = row.berlaku_sejak, row.berlaku_sampai
        if since is not None and until is not None and until < since:
            stops = layout.sheet("Pejabat").column("berlaku_sampai").used_in
            span = f"{wording.day(since)}-{wording.day(until)}"
            yield problem(Code.DATE_IN_PERIOD, row.place("berlaku_sampai"), stops=stops, isi=span)


def signers_of_pk(situation: Situation) -> Iterator[Problem]:
    """V15: every post below the kepala daerah has a holder on the day its PK is signed; nobody signs outside his term.

    That somebody signs the LKjIP, and that a PK finds its Pihak Kedua, are other checks, and errors.
    """
    buku = situation.buku
    day: date | None = getattr(buku.identitas, day_field(buku.identitas.versi))
    if day is None or any(p.sheet == "Pejabat" for p in situation.faulty):
        return
    for post in posts(buku.pejabat):
        if not signings(buku, post):
            first = next(r for r in buku.pejabat if r.kode_jabatan == post.kode)
            yield problem(
                Code.NOBODY_FOR_PK, first.place("kode_jabatan"), jabatan=post.jabatan, tanggal=wording.day(day)
            )
        else:
            yield from _outside_own_term(situation, post, day)


def _outside_own_term(situation: Situation, post: Post, usual: date) -> Iterator[Problem]:
    """Days of their own on which holders of a post would sign, before they come or after they left."""
    versi = situation.buku.identitas.versi
    for row in situation.buku.pejabat:
        day = row.tanggal_pk
        if row.kode_jabatan != post.kode or day is None or is_of_murni(day, versi, usual):
            continue
        if holder([row], post.kode, day) is None:
            yield problem(Code.PK_DAY_OUTSIDE, row.place("tanggal_pk"), isi=wording.day(day))


# --- V20 -------------------------------------------------------------------------------------------------------------


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter.

    After the last day that a calendar has (31 Desember 9999, typed for "without end") comes none: it is that day.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def deadlines(situation: Situation) -> Iterator[Problem]:
    """V20: a PK follows its DPA within a month, the LKjIP its year by the end of February."""
    identitas = situation.buku.identitas
    year_end = date(identitas.tahun, 12, 31) if identitas.tahun is not None and situation.wants_lkjip else None
    for key, rule, event in (
        ("tanggal_pk", "PK", identitas.tanggal_dpa),
        ("tanggal_perubahan_pk", "Perubahan PK", identitas.tanggal_dppa),
        ("tanggal_lkjip", "LKjIP", year_end),
    ):
        day: date | None = getattr(identitas, key)
        limit = tenggat_on(rule, event) if event is not None else None
        if day is None or event is None or limit is None:
            continue
        last = months_later(event, limit.bulan)
        if day > last:
            yield problem(
                Code.LATE,
                identitas.place(key),
                judul=layout.sheet("Identitas").column(key).heading,
                isi=wording.day(day),
                batas=wording.day(last),
                dasar=limit.sumber.peraturan,
            )


def early(situation: Situation) -> Iterator[Problem]:
    """V20: the report of a year is not signed before the year is over; one of the two dates is another year's."""
    identitas = situation.buku.identitas
    if not situation.wants_lkjip or identitas.tahun is None or identitas.tanggal_lkjip is None:
        return
    if identitas.tanggal_lkjip < date(identitas.tahun, 12, 31):
        yield problem(
            Code.EARLY,
            identitas.place("tanggal_lkjip"),
            judul=layout.sheet("Identitas").column("tanggal_lkjip").heading,
            isi=wording.day(identitas.tanggal_lkjip),
            tahun=identitas.tahun,
        )


PEOPLE: tuple[Check, ...] = (nip, ranks, terms_of_office, signers_of_pk, deadlines, early)
