"""Checks of what a name says against what is typed beside it: polaritas, satuan, kode rekening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.model import Identitas
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.relations import beginnings, is_rekening, jenjang
from lkjip_gen.rules import words
from lkjip_gen.rules.words import KataSatuan
from lkjip_gen.terms import JenisPerangkat, Jenjang, Polaritas

_BUDGETED = {Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN}
_LEVEL = re.compile(r"^(?:program|sub kegiatan|kegiatan)\s+")
# What one office writes out and another shortens, and what even the regulation writes in two ways.
_SAME = (
    (re.compile(r"\bketenteraman\b"), "ketentraman"),
    (re.compile(r"\bpd\b"), "perangkat daerah"),
    (re.compile(r"\bbmd\b"), "barang milik daerah"),
    (re.compile(r"\bkab\b"), "kabupaten"),
    (re.compile(r"\burusan pemerintah\b"), "urusan pemerintahan"),
)


# --- V06 -------------------------------------------------------------------------------------------------------------


def word_against(name: str, polaritas: Polaritas) -> str | None:
    """The word of an indicator's name that speaks against its Polaritas; None where none does."""
    kata = words.polaritas()
    low = words.pattern(kata.turun).search(name)
    if polaritas is Polaritas.NAIK:
        return low[0] if low and not words.has(kata.netral, name) else None
    if polaritas is Polaritas.TURUN and not low:
        for high in words.pattern(kata.naik).finditer(name):
            if not re.search(rf"{words.pattern(kata.ingkar).pattern}\s+$", name[: high.start()], re.IGNORECASE):
                return high[0]
    return None


def polarity_by_name(situation: Situation) -> Iterator[Problem]:
    """V06: "Persentase penurunan ..." with Polaritas Naik may be right, but is a common slip."""
    for row in situation.buku.indikator:
        if row.indikator and row.polaritas:
            word = word_against(row.indikator, row.polaritas)
            if word:
                yield problem(
                    Code.NAME_AGAINST_POLARITY, row.place("polaritas"), isi=word, polaritas=row.polaritas.value
                )


# --- V19 -------------------------------------------------------------------------------------------------------------


def _rule_of(name: str) -> tuple[KataSatuan, str] | None:
    """What decides on the unit of a name, and the word of the name that does."""
    for rule in words.satuan():
        begins = words.pattern(rule.awal).match(name)
        if begins:
            return rule, begins[0]
    for rule in words.satuan():
        holds = words.pattern(rule.memuat).search(name)
        if holds:
            return rule, holds[0]
    return None


def unit_against(name: str, satuan: str) -> tuple[str, str] | None:
    """The word of a name that its unit does not suit, and the usual unit; None where it does."""
    found = _rule_of(name.strip())
    if found is None:
        return None
    rule, word = found
    unit = satuan.casefold()
    lacks = bool(rule.harus) and not any(w in unit for w in rule.harus)
    wrong = any(w in unit for w in rule.tolak)
    return (word, rule.lazim) if (lacks or wrong) and not words.has(rule.kecuali, name) else None


def unit_by_name(situation: Situation) -> Iterator[Problem]:
    """V19: a percentage in "Indeks", or an IKM in "%", prints a wrong figure."""
    for row in situation.buku.indikator:
        found = unit_against(row.indikator, row.satuan) if row.indikator and row.satuan else None
        if found:
            word, usual = found
            yield problem(Code.UNIT_AGAINST_NAME, row.place("satuan"), isi=row.satuan, kata=word, lazim=usual)


# --- V18 -------------------------------------------------------------------------------------------------------------


def is_kecamatan(identitas: Identitas) -> bool:
    """As typed in Jenis, or by the first word of the name: only a kecamatan must have a kecamatan's codes."""
    if identitas.jenis and identitas.jenis is not JenisPerangkat.LAINNYA:
        return identitas.jenis is JenisPerangkat.KECAMATAN
    return (identitas.perangkat_daerah or "").casefold().split(" ")[0] == JenisPerangkat.KECAMATAN.value.casefold()


def nomenklatur_key(name: str) -> str:
    """What two ways of writing one nomenklatur share."""
    text = " ".join(re.sub(r"[\W_]+", " ", name.casefold().replace("&", " dan ")).split())
    for written, meant in _SAME:
        text = written.sub(meant, text)
    return _LEVEL.sub("", text)


def account_codes(situation: Situation) -> Iterator[Problem]:
    """V18: codes of a kecamatan begin with 7.01 and bear the names of the Kepmendagri; a part hangs below its whole."""
    identitas = situation.buku.identitas
    known = None
    if is_kecamatan(identitas) and identitas.tahun is not None:
        known = words.nomenklatur_on(date(identitas.tahun, 12, 31))
    for row in situation.buku.kinerja:
        code = row.kode
        if not code or not is_rekening(code):
            continue
        if known and jenjang(row) in _BUDGETED:
            if known.awal not in beginnings(code):
                yield problem(Code.NOT_A_DISTRICT_CODE, row.place("kode"), isi=code, awal=known.awal)
            name = known.nama.get(code)
            if name and row.nomenklatur and nomenklatur_key(row.nomenklatur) != nomenklatur_key(name):
                yield problem(
                    Code.NOMENCLATURE,
                    row.place("nomenklatur"),
                    isi=row.nomenklatur,
                    lain=name,
                    peraturan=known.sumber.peraturan,
                )
        above = row.induk or ""
        # A circle, or a code that does not exist, is told as such.
        told = above == code or above not in situation.relations.nodes
        if not told and is_rekening(above) and above not in beginnings(code):
            yield problem(Code.PARENT_CODE, row.place("induk"), isi=above, kode=code)


NAMES: tuple[Check, ...] = (polarity_by_name, unit_by_name, account_codes)
