"""The office and its people as text: names, titles, NIP, who signs. Shared by every document."""

from __future__ import annotations

import re

from lkjip_gen import wording
from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import copied, copied_whole
from lkjip_gen.documents.source import Source, gap
from lkjip_gen.model import Identitas, Pejabat
from lkjip_gen.officials import Holder
from lkjip_gen.terms import JenisPerangkat, StatusPejabat, Versi


def sebutan_pk(identitas: Identitas) -> str:
    """The name of the PK that is measured against."""
    return "Perubahan Perjanjian Kinerja" if identitas.versi is Versi.PERUBAHAN else "Perjanjian Kinerja"


def jenis(identitas: Identitas) -> str:
    """The kind of office for running text: "kecamatan"; "perangkat daerah" where the name does not tell."""
    if identitas.jenis and identitas.jenis is not JenisPerangkat.LAINNYA:
        return str(identitas.jenis.value).lower()
    first = (identitas.perangkat_daerah or "").split(" ")[0].casefold()
    return next((str(j.value).lower() for j in JenisPerangkat if j.value.casefold() == first), "perangkat daerah")


def nip(text: str) -> str:
    """A NIP of 18 figures in its groups; anything else as typed."""
    figures = re.sub(r"\s", "", text)
    if re.fullmatch(r"\d{18}", figures):
        return f"{figures[:8]} {figures[8:14]} {figures[14]} {figures[15:]}"
    return text


def letterhead(source: Source) -> Context:
    """Name, place and address of the office, the year, and its logo."""
    nama, kabupaten = source.nama, source.fact("kabupaten", "Kabupaten/Kota")
    address = [_copy(source, key) for key in ("alamat", "kode_pos", "telepon", "email", "situs")]
    return {
        "perangkat_daerah": nama,
        "perangkat_daerah_kapital": nama.upper(),
        "kabupaten": kabupaten,
        "kabupaten_kapital": kabupaten.upper(),
        "provinsi": source.identitas.provinsi or "",
        "alamat": _address(*address),
        "ada_alamat": any(address),
        "tahun": str(source.tahun),
        "ada_logo": source.identitas.logo in source.pictures,
        "logo": source.identitas.logo or "",
    }


def day_of(source: Source, key: str, label: str) -> str:
    """A date of Identitas as text; a draft marks it where it is missing."""
    found = source.day(key)
    if found is None:
        return source.fact(key, label)
    return copied(source.trail, wording.day(found), source.identitas.place(key))


def _copy(source: Source, key: str) -> str | None:
    value: str | None = getattr(source.identitas, key)
    return value and copied(source.trail, value, source.identitas.place(key))


def _address(
    alamat: str | None, kode_pos: str | None, telepon: str | None, email: str | None, situs: str | None
) -> str:
    """The address on one line: "Jalan A 1, Kode Pos 53181; telepon (0281) 000000; surel a@b.id; situs b.id"."""
    where = ", ".join(p for p in (alamat, f"Kode Pos {kode_pos}" if kode_pos else None) if p)
    reach = [f"{word} {value}" for word, value in (("telepon", telepon), ("surel", email), ("situs", situs)) if value]
    return "; ".join(p for p in (where, *reach) if p)


NOBODY: Context = {
    "sebutan": "", "jabatan": "", "nama": "", "pangkat": "", "ada_pangkat": False, "nip": "", "ada_nip": False,
}  # fmt: skip


def signer_block(source: Source, signer: Holder | None, post: str = "") -> Context:
    """Title, name, rank and NIP of who signs; a draft marks a name that is missing.

    `post` is the title where nobody signs; blank is that of the Kepala.
    """
    person: Pejabat | None = signer.pejabat if signer else None
    prefix = ""
    if person and person.status and person.status is not StatusPejabat.DEFINITIF:
        prefix = f"{person.status.value} "
    title = signer.jabatan if signer else post or f"Kepala {source.nama}"
    return {
        "sebutan": prefix + title,
        "jabatan": prefix + title.upper(),
        "nama": (person.nama if person else None) or (gap("Pejabat, Nama penanda tangan") if source.draft else ""),
        "pangkat": (person.pangkat if person else None) or "",
        "ada_pangkat": bool(person and person.pangkat),
        "nip": copied_whole(source.trail, nip(person.nip), person.place("nip")) if person and person.nip else "",
        "ada_nip": bool(person and person.nip),
    }
