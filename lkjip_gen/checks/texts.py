"""Checks of running text: names of other places, other years, and names that are written in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lkjip_gen.checks import mentions, places, stems
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.checks.mentions import Years
from lkjip_gen.checks.places import Places
from lkjip_gen.model import Analisis, Baris, Kinerja, Target
from lkjip_gen.problems import Code, Place, Problem, problem
from lkjip_gen.relations import jenjang
from lkjip_gen.terms import JenisAnalisis, Jenjang
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Column

_NAMES = (("Kinerja", "hasil"), ("Indikator", "indikator"))
_NOMENKLATUR = (("Kinerja", "nomenklatur"),)
# Where staff write about sasaran and indicators in sentences of their own.
_PROSE = (
    ("Kinerja", "uraian"), ("Indikator", "formulasi"), ("Indikator", "keterangan"), ("Indikator", "uraian"),
    ("Analisis", "uraian"), ("Narasi", "judul"), ("Narasi", "isi"), ("Unit Organisasi", "tugas_fungsi"),
)  # fmt: skip
_SHORTEST_NAME = 4  # words; a shorter name is found in any text
_SHORTEST_DUTY = 40  # characters; two boxes may both say "Melaksanakan tugas camat"
_AHEAD = {JenisAnalisis.SOLUSI, JenisAnalisis.RENCANA_TINDAK_LANJUT}
# What stands before a name that is quoted as a name, and not used as the verb of a sentence.
_CITED = re.compile(
    r"""(?:["“”'‘’«]|\b(?:sasaran|tujuan|indikator|iku)(?:\s+(?:strategis|kinerja|utama|program|kegiatan))*\s*:?)\s*$""",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[\w,] +$")
_GAP = re.compile(r"[.;:!?]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell of text."""

    row: Baris
    column: Column
    text: str

    @property
    def place(self) -> Place:
        return self.row.place(self.column.key)


def _cells(situation: Situation, columns: Sequence[tuple[str, str]]) -> list[Cell]:
    """The filled cells of these columns: sheet by sheet, row by row."""
    found = []
    for sheet in dict.fromkeys(name for name, _ in columns):
        wanted = [layout.sheet(sheet).column(key) for name, key in columns if name == sheet]
        for row in situation.rows(sheet):
            found += [Cell(row, c, text) for c in wanted if (text := getattr(row, c.key))]
    return found


def _running(situation: Situation) -> list[Cell]:
    """All text that is printed as somebody wrote it."""
    return _cells(situation, [(s.name, c.key) for s in layout.SHEETS for c in s.columns if c.running])


# --- V14 -------------------------------------------------------------------------------------------------------------


def _places(situation: Situation, texts: Sequence[Cell]) -> Places:
    identitas = situation.buku.identitas
    own: dict[str, str] = {}
    names: dict[str, list[str]] = {"kota": []}
    # The town where documents are signed, and that of the kecamatan itself, may be called Kota.
    for town in (identitas.tempat_pk, identitas.tempat_lkjip):
        names["kota"].append(places.named(town)[1] if town else "")
    if identitas.kabupaten:
        kind, name = places.named(identitas.kabupaten)
        for one in ("kabupaten", "kota"):
            own[one] = identitas.kabupaten
            if kind in {"", one}:
                names.setdefault(one, []).append(name)
    kind, name = places.named(identitas.perangkat_daerah or "")
    if kind == "kecamatan":
        own[kind] = identitas.perangkat_daerah or ""
        names[kind] = [name]
        names["kota"].append(name)
    listed = re.split(r"[,;\n]", situation.settings["wilayah_lain"])
    return Places(
        own,
        {one: tuple(known) for one, known in names.items()},
        tuple(places.named(one) for one in listed if one.strip()),
        places.ordinary_words(c.text for c in texts),
        frozenset(w.casefold() for p in situation.buku.pejabat for w in re.findall(r"\w+", p.nama or "")),
    )


def other_places(situation: Situation) -> Iterator[Problem]:
    """V14: another kabupaten or kecamatan than our own is often left over from the document that was copied."""
    texts = _running(situation)
    known = _places(situation, texts)
    for cell in texts:
        for isi, own in places.other_places(cell.text, known):
            yield problem(Code.OTHER_PLACE, cell.place, isi=isi, sendiri=own)


def _steps(cell: Cell) -> tuple[int, ...]:
    """Years before or after the document's that a cell is about: a plan is for the next, a target rests on the last."""
    if isinstance(cell.row, Analisis) and cell.row.jenis in _AHEAD:
        return (1,)
    return (-1,) if isinstance(cell.row, Target) and cell.column.key == "penjelasan" else ()


def other_years(situation: Situation) -> Iterator[Problem]:
    """V14: a year that nothing in its sentence explains is often last year's."""
    identitas = situation.buku.identitas
    if identitas.tahun is None:
        return
    dates = (
        identitas.tanggal_pk, identitas.tanggal_lkjip, identitas.tanggal_perubahan_pk, identitas.tanggal_dpa,
        identitas.tanggal_dppa,
    )  # fmt: skip
    known = tuple(d for d in dates if d is not None)
    renstra = (identitas.renstra_mulai, identitas.renstra_akhir)
    for cell in _running(situation):
        fine = frozenset({identitas.tahun + step for step in _steps(cell)})
        for isi in mentions.other_years(cell.text, Years(identitas.tahun, renstra, fine, known)):
            yield problem(Code.OTHER_YEAR_IN_TEXT, cell.place, isi=isi, tahun=identitas.tahun)


# --- V16 -------------------------------------------------------------------------------------------------------------


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)


def near_names(situation: Situation) -> Iterator[Problem]:
    """V16: one name is written in one way, or the reader takes it for two.

    An error where one level has a name twice in two forms (Meningkatkan, Meningkatnya). What only resembles a name
    (pelatih, pelatihan) may be meant, and so may a Tujuan that a Sasaran answers, or a name that a regulation gave.
    """
    for columns in (_NAMES, _NOMENKLATUR):
        seen: dict[tuple[str, ...], list[Cell]] = {}
        for cell in _cells(situation, columns):
            key = stems.key(cell.text)
            others = [c for c in seen.get(key, ()) if key and c.text != cell.text]
            seen.setdefault(key, []).append(cell)
            twins = [c for c in others if columns is _NAMES and _one_name(situation, c, cell)]
            if others:
                yield _near(cell, (twins or others)[0], Code.NAME_VARIANT if twins else Code.NAME_NEAR)


def _near(cell: Cell, earlier: Cell, code: Code) -> Problem:
    names = {"isi": _one_line(cell.text), "lain": _one_line(earlier.text)}
    return problem(code, cell.place, stops=cell.column.used_in, **names, tempat=earlier.place)


def _one_name(situation: Situation, one: Cell, other: Cell) -> bool:
    """Are these two forms of one name on one level of one sheet?"""
    level = _level(situation, one.row)
    same_level = level is not None and level is _level(situation, other.row)
    return one.row.sheet == other.row.sheet and same_level and stems.form(one.text) == stems.form(other.text)


def _level(situation: Situation, row: Baris) -> Jenjang | None:
    """The level of a node, or of that of an indicator."""
    node = row if isinstance(row, Kinerja) else situation.relations.nodes.get(getattr(row, "kode_kinerja", None) or "")
    return jenjang(node) if node is not None else None


def names_in_texts(situation: Situation) -> Iterator[Problem]:
    """V16: the name of a sasaran or an indicator is written in a text as in its own cell."""
    names = _cells(situation, _NAMES)
    known = [stems.plain(c.text) for c in (*names, *_cells(situation, _NOMENKLATUR))]
    by_stem: dict[str, list[tuple[Cell, list[stems.Word]]]] = {}
    for cell in names:
        parts = stems.words(cell.text)
        if len(parts) >= _SHORTEST_NAME:
            by_stem.setdefault(parts[0].stem, []).append((cell, parts))
    for cell in _cells(situation, _PROSE):
        told = set()
        found = stems.words(cell.text)
        for at, word in enumerate(found):
            for name, parts in by_stem.get(word.stem, ()):
                window = found[at : at + len(parts)]
                if name.place not in told and _is_variant(cell.text, window, parts, known):
                    told.add(name.place)
                    written = _one_line(cell.text[word.start : window[-1].end])
                    yield problem(
                        Code.NAME_IN_TEXT, cell.place, isi=written, tempat=name.place, lain=_one_line(name.text)
                    )


def _is_variant(text: str, window: list[stems.Word], name: list[stems.Word], known: Sequence[str]) -> bool:
    """Do these words of a text mean that name, in another form that is no name itself?"""
    if [w.stem for w in window] != [w.stem for w in name]:
        return False
    written = "".join(w.plain for w in window)
    if any(written in one for one in known):
        return False
    between = (text[a.end : b.start] for a, b in pairwise(window))
    if any(_GAP.search(gap) for gap in between):
        return False
    if [w.plain for w in window[1:]] != [w.plain for w in name[1:]]:
        return True
    # Only the first word differs: "untuk meningkatkan pelayanan" is grammar, "sasaran Meningkatkan pelayanan" a name.
    start = window[0].start
    before = text[:start]
    line = before.rpartition("\n")[2] + text[start:].partition("\n")[0]
    inside = text[start].isupper() and _INSIDE.search(before) is not None
    return _CITED.search(before) is not None or (inside and not mentions.title_like(line))


# --- V21 -------------------------------------------------------------------------------------------------------------


def same_texts(situation: Situation) -> Iterator[Problem]:
    """V21: two nodes, two indicators or two boxes that say the same are often a copy that was never changed."""
    duties = [c for c in _cells(situation, (("Unit Organisasi", "tugas_fungsi"),)) if len(c.text) >= _SHORTEST_DUTY]
    for cells in (_cells(situation, _NAMES), duties):
        first: dict[str, Place] = {}
        for cell in cells:
            if cell.text in first:
                yield problem(Code.SAME_TEXT, cell.place, pertama=first[cell.text])
            first.setdefault(cell.text, cell.place)


TEXTS: tuple[Check, ...] = (other_places, other_years, near_names, names_in_texts, same_texts)
