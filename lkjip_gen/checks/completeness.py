"""What must be filled in: always, for a document that is wanted, or because of another cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_gen import wording
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.measuring import quarters
from lkjip_gen.model import Indikator, Realisasi, Target
from lkjip_gen.problems import Code, Document, Place, Problem, problem
from lkjip_gen.relations import jenjang
from lkjip_gen.terms import TOP, Angka, Bagian, Jenjang, Versi
from lkjip_gen.workbook import layout

_LK = frozenset({Document.LKJIP})
_REQUIRED_NARRATIVE = (Bagian.TUGAS, Bagian.FUNGSI, Bagian.ISU_STRATEGIS, Bagian.VISI, Bagian.MISI)
_WORK = frozenset({Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN})


def required_cells(situation: Situation) -> Iterator[Problem]:
    """Columns that are needed always, or by a document that is wanted."""
    for sheet in layout.SHEETS:
        for column in sheet.columns:
            if column.always or column.needed_by & situation.wanted:
                for row in situation.rows(sheet.name):
                    yield from situation.missing(row, column.key)


def identity(situation: Situation) -> Iterator[Problem]:
    """A perubahan has a date and a reason."""
    if situation.buku.identitas.versi is Versi.PERUBAHAN:
        for key in ("tanggal_perubahan_pk", "alasan_perubahan"):
            yield from situation.missing(situation.buku.identitas, key)


def titles(situation: Situation) -> Iterator[Problem]:
    """The first row of a post gives its title."""
    seen: set[str] = set()
    for row in situation.buku.pejabat:
        if row.kode_jabatan and row.kode_jabatan not in seen:
            seen.add(row.kode_jabatan)
            yield from situation.missing(row, "jabatan")


def nodes(situation: Situation) -> Iterator[Problem]:
    """A node has a Jenjang, a name where it is work, a result where it is measured."""
    with_indicator = {i.kode_kinerja for i in situation.buku.indikator}
    for node in situation.buku.kinerja:
        if not node.kode:
            continue
        level = jenjang(node)
        if level is None and node.place("jenjang") not in situation.faulty:
            stops = layout.sheet("Kinerja").column("jenjang").used_in
            yield problem(Code.LEVEL_UNKNOWN, node.place("jenjang"), stops=stops, isi=node.kode)
        if level in _WORK:
            yield from situation.missing(node, "nomenklatur")
        if level in TOP or node.kode in with_indicator:
            yield from situation.missing(node, "hasil")


def _top_indicators(situation: Situation) -> Iterator[Indikator]:
    """Indicators of Tujuan and Sasaran."""
    relations = situation.relations
    for indikator in situation.buku.indikator:
        node = relations.nodes.get(indikator.kode_kinerja or "")
        if indikator.kode and node is not None and jenjang(node) in TOP:
            yield indikator


def indicators(situation: Situation) -> Iterator[Problem]:
    """V05: what the LKjIP measures says its Polaritas, how it is counted, and where its figures come from.

    Below that a blank is only warned of, unless a composite is computed by it. A composite may leave its formula to its
    components.
    """
    reported = {i.kode for i in situation.relations.reported_indicators()}
    needed = {i.kode for i in situation.relations.needed_indicators()}
    with_capaian = {i.kode for i in situation.with_capaian()}
    for indikator in situation.buku.indikator:
        computed = {
            "polaritas": indikator.kode in with_capaian,
            "tipe": indikator.kode in needed and _made_of_quarters(situation, indikator),
        }
        for key in ("polaritas", "tipe", "formulasi", "sumber_data"):
            if key == "formulasi" and indikator.kode in situation.relations.composites:
                continue
            if indikator.kode in reported or computed.get(key):
                yield from situation.missing(indikator, key)
            elif key != "tipe" or _has_quarters(situation, indikator):
                yield from situation.wanting(indikator, key)


def _made_of_quarters(situation: Situation, indikator: Indikator) -> bool:
    """Is the result of the year left to quarters or counts? Then it takes the Tipe."""
    code = indikator.kode or ""
    row = situation.relations.results.get(code)
    if code in situation.relations.composites or (row is not None and row.tahun_ini is not None):
        return False
    return code in situation.relations.counts or (row is not None and any(q is not None for q in quarters(row)))


def _has_quarters(situation: Situation, indikator: Indikator) -> bool:
    code = indikator.kode or ""
    rows = (situation.relations.targets.get(code), situation.relations.results.get(code))
    return any(q is not None for row in rows if row is not None for q in quarters(row))


def targets(situation: Situation) -> Iterator[Problem]:
    """Every indicator of Tujuan and Sasaran has a row; every row has the target of the PK in force."""
    used_in = layout.sheet("Target").column("pk_murni").used_in
    if not situation.buku.target and not situation.wanted & used_in:
        return  # the sheet is left empty: its documents are not made, and that is told
    rows = situation.relations.targets
    doubtful = situation.code_doubtful("Target")
    for indikator in _top_indicators(situation):
        if indikator.kode not in rows and not doubtful:
            yield problem(Code.ROW_MISSING, indikator.place("kode"), stops=used_in, isi=indikator.kode, lembar="Target")
    perubahan = situation.buku.identitas.versi is Versi.PERUBAHAN
    for row in situation.buku.target:
        if perubahan and (row.pk_perubahan is not None or row.place("pk_perubahan") in situation.faulty):
            continue
        hint = ' atau "PK perubahan"' if perubahan else ""
        yield from situation.missing(row, "pk_murni", hint=hint)


def reasons(situation: Situation) -> Iterator[Problem]:
    """A target that changed says why."""
    if situation.buku.identitas.versi is not Versi.PERUBAHAN:
        return
    for row in situation.buku.target:
        changed = row.pk_perubahan is not None and row.pk_murni is not None and row.pk_perubahan != row.pk_murni
        if changed and row.alasan_perubahan is None and row.place("alasan_perubahan") not in situation.faulty:
            stops = layout.sheet("Target").column("alasan_perubahan").used_in
            later = row.pk_perubahan
            facts = {
                "semula": wording.entered(row.pk_murni),
                "menjadi": later if isinstance(later, str) else wording.entered(later),
            }
            yield problem(Code.REASON_MISSING, row.place("alasan_perubahan"), stops=stops, **facts)


def year_columns(situation: Situation) -> Iterator[Problem]:
    """The LKjIP compares with last year and with the Renstra: those columns must exist."""
    identitas = situation.buku.identitas
    if not situation.wants_lkjip or identitas.tahun is None:
        return
    last, this = identitas.tahun - 1, identitas.tahun
    wanted = [("Target", "target", last), ("Realisasi", "realisasi", last), ("Target", "renstra", this)]
    if identitas.renstra_akhir is not None and identitas.renstra_akhir != this:
        wanted.append(("Target", "renstra", identitas.renstra_akhir))
    for sheet, key, year in wanted:
        if year not in situation.buku.kolom_tahun.get((sheet, key), ()):
            heading = layout.sheet(sheet).column(key).heading_of(year)
            yield problem(Code.YEAR_COLUMN_MISSING, Place(sheet), stops=_LK, judul=heading)


def last_year(situation: Situation) -> Iterator[Problem]:
    """Target and result of last year come together: one without the other gives no capaian to compare with."""
    tahun = situation.buku.identitas.tahun
    if not situation.wants_lkjip or tahun is None:
        return
    for indikator in situation.relations.reported_indicators():
        code, relations = indikator.kode or "", situation.relations
        target, result = relations.targets.get(code), relations.results.get(code)
        if target is None or result is None:
            continue  # told, or made of its parts
        pair = _YearCell(target, "target", tahun - 1), _YearCell(result, "realisasi", tahun - 1)
        for blank, other in (pair, pair[::-1]):
            if blank.is_blank(situation) and other.is_figure(situation):
                yield problem(Code.HALF_OF_LAST_YEAR, blank.place, judul=blank.heading, lain=other.heading)


@dataclass(frozen=True, slots=True)
class _YearCell:
    """A cell of a year column."""

    row: Target | Realisasi
    key: str
    year: int

    @property
    def place(self) -> Place:
        return self.row.place(f"{self.key}:{self.year}")

    @property
    def heading(self) -> str:
        return layout.sheet(self.row.sheet).column(self.key).heading_of(self.year)

    def is_blank(self, situation: Situation) -> bool:
        """Is the column there and the cell blank? "-" says that there was none."""
        present = self.year in situation.buku.kolom_tahun.get((self.row.sheet, self.key), ())
        return present and self._value is None and self.place not in situation.faulty

    def is_figure(self, situation: Situation) -> bool:
        return isinstance(self._value, Decimal) or self.place in situation.faulty

    @property
    def _value(self) -> Angka:
        found: Angka = getattr(self.row, self.key).get(self.year)
        return found


def renstra_targets(situation: Situation) -> Iterator[Problem]:
    """Indicators of Tujuan and Sasaran in the PK have their Renstra target of this year and of its end."""
    identitas = situation.buku.identitas
    if not situation.wants_lkjip or identitas.tahun is None or identitas.renstra_akhir is None:
        return
    present = situation.buku.kolom_tahun.get(("Target", "renstra"), ())
    for indikator in _top_indicators(situation):
        row = situation.relations.targets.get(indikator.kode or "")
        if row is None or situation.relations.target(indikator) is None:
            continue
        for year in sorted({identitas.tahun, identitas.renstra_akhir}):
            if year in present:
                yield from situation.missing(row, "renstra", year)


def budgets(situation: Situation) -> Iterator[Problem]:
    """Every budget row has the amount of the version in force; kinds of spending have theirs and their realisasi."""
    perubahan = situation.buku.identitas.versi is Versi.PERUBAHAN
    for row in situation.buku.anggaran:
        if not (perubahan and (row.pagu_perubahan is not None or row.place("pagu_perubahan") in situation.faulty)):
            yield from situation.missing(row, "pagu_murni", hint=' atau "Pagu perubahan"' if perubahan else "")
    for kind in situation.buku.belanja:
        blank = kind.anggaran_perubahan is None and kind.place("anggaran_perubahan") not in situation.faulty
        if not perubahan or blank:
            hint = ' atau "Anggaran perubahan"' if perubahan else ""
            yield from situation.missing(kind, "anggaran_murni", hint=hint)
        if kind.bagian_dari is None and situation.wants_lkjip:
            yield from situation.missing(kind, "realisasi")


def narrative(situation: Situation) -> Iterator[Problem]:
    """The parts of the LKjIP that only the office can write."""
    if not situation.wants_lkjip:
        return
    if situation.code_doubtful("Narasi"):
        return  # a Bagian that cannot be read may be the missing one
    present = {n.bagian for n in situation.buku.narasi}
    for bagian in _REQUIRED_NARRATIVE:
        if bagian not in present:
            yield problem(Code.NARRATIVE_MISSING, Place("Narasi"), stops=_LK, bagian=bagian.value)


COMPLETENESS: tuple[Check, ...] = (
    required_cells, identity, titles, nodes, indicators, targets, reasons, year_columns, last_year, renstra_targets,
    budgets, narrative,
)  # fmt: skip
