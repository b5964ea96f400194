"""The office and its people as text: names, titles, NIP, who signs. Shared by every document."""

from __future__ import annotations

import re

from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import copied_whole
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


def signer_block(source: Source, signer: Holder | None) -> Context:
    """Title, name, rank and NIP of who signs; a draft marks a name that is missing."""
    person: Pejabat | None = signer.pejabat if signer else None
    prefix = ""
    if person and person.status and person.status is not StatusPejabat.DEFINITIF:
        prefix = f"{person.status.value} "
    return {
        "jabatan": prefix + (signer.jabatan.upper() if signer else f"KEPALA {source.nama}".upper()),
        "nama": (person.nama if person else None) or (gap("Pejabat, Nama penanda tangan") if source.draft else ""),
        "pangkat": (person.pangkat if person else None) or "",
        "ada_pangkat": bool(person and person.pangkat),
        "nip": copied_whole(source.trail, nip(person.nip), person.place("nip")) if person and person.nip else "",
        "ada_nip": bool(person and person.nip),
    }
