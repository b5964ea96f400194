"""Figures of indicators and nodes, each computed once.

The order of sources of a year's result: Komponen (a composite is always computed), then what is typed as "Tahun ini",
then Data Dasar, then the quarters by Tipe perhitungan. Where several say it they must agree; a check sees to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lkjip_gen.measuring import periods
from lkjip_gen.measuring.bases import Rules
from lkjip_gen.measuring.figures import Figure, Quarter, cells, computed, decided, typed, word
from lkjip_gen.measuring.periods import FROM_COUNTS, QUARTERS, count_cells, quarter_cells, quarters
from lkjip_gen.measuring.weights import own_weight, shared_out
from lkjip_gen.model import DataDasar, Indikator, Kinerja, Komponen, Realisasi, Target
from lkjip_gen.origins import Origin
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, target_field
from lkjip_gen.rules import capaian as rules_capaian
from lkjip_gen.rules.choices import AS_PRINTED, Settings
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, Rounding, gabungan, rata_rata
from lkjip_gen.rules.loader import GABUNGAN, RATA_RATA
from lkjip_gen.terms import TIADA, StatusRealisasi, YangDiambil

NOT_DUE, EMPTY_PART = "belum jatuh tempo", "komponen kosong"
_FROM_PARTS = "Komponen"
# The rule that decided where the formula of an indicator did not.
_DECISIONS = {
    rules_capaian.ZERO_TARGET: "target_nol", rules_capaian.ZERO_RESULT: "batas_atas",
    rules_capaian.FLOOR: "batas_bawah",
}  # fmt: skip
_ROLES = {"T": "target", "R": "realisasi"}
COMPUTED = frozenset({_FROM_PARTS, FROM_COUNTS})  # sources of a result that is printed at fixed decimals


@dataclass(frozen=True, slots=True)
class Part:
    """A component of a composite: its row, its weight in percent, its figure."""

    row: Komponen
    bobot: Figure
    figure: Figure


class Measuring:
    """All figures of one workbook, made when they are asked for and kept."""

    def __init__(self, relations: Relations, settings: Settings) -> None:
        self.relations = relations
        self.settings = settings
        self.rounding = Rounding(settings["pembulatan"] == AS_PRINTED)
        self.tahun = relations.buku.identitas.tahun or 0
        self.rules = Rules(settings, relations.buku.pengaturan, date(self.tahun or 1, 12, 31))
        self._results: dict[str, Figure] = {}
        self._open: set[str] = set()

    # --- how figures are printed ---

    @property
    def decimals_published(self) -> int | None:
        """The decimals of a percentage that is rounded before others are derived from it; None for no rounding."""
        return PUBLISHED_DECIMALS if self.rounding.as_printed else None

    @staticmethod
    def decimals(indikator: Indikator) -> int:
        """The printed decimals of a result that is computed; a capaian is a percentage and has those of all others."""
        return PUBLISHED_DECIMALS if indikator.desimal is None else indikator.desimal

    def printed(self, figure: Figure, indikator: Indikator) -> Figure:
        """An input as it will be printed: as entered, or at the decimals that the indicator asks for."""
        if figure.number is None or indikator.desimal is None:
            return figure
        return self._rounded(figure, indikator)

    def _rounded(self, figure: Figure, indikator: Indikator) -> Figure:
        """A figure at the printed decimals of its indicator, where figures are rounded at once."""
        if figure.number is None or figure.origin is None or not self.rounding.as_printed:
            return figure
        value, decimals = self.rounding.publish(figure.number, self.decimals(indikator)), self.decimals(indikator)
        by = [word(indikator.desimal, "Desimal", indikator.place("desimal"))] if indikator.desimal is not None else []
        if figure.origin.cell is None:  # a formula is rounded where it ends
            origin = replace(figure.origin, value=value, decimals=decimals)
        elif value == figure.number:
            return replace(figure, nilai=value)
        else:
            origin = Origin(value, formula="x", inputs=(("x", (figure.origin,)),), decimals=decimals)
        return decided(replace(figure, nilai=value, origin=origin), *by)

    # --- one indicator ---

    def target(self, indikator: Indikator) -> Figure:
        """The target of the PK in force."""
        row = self.relations.targets.get(indikator.kode or "")
        if row is None:
            return Figure()
        place = row.place(target_field(row, self.relations.versi))
        return self.printed(typed(self.relations.target(indikator), place), indikator)

    def realisasi(self, indikator: Indikator) -> Figure:
        """The result of the year; nothing where it is not yet due."""
        code = indikator.kode or ""
        if code in self._open:
            return Figure()  # a composite that contains itself: a check says so
        if code not in self._results:
            self._open.add(code)
            try:
                self._results[code] = self._realisasi(indikator)
            finally:
                self._open.discard(code)
        return self._results[code]

    def _realisasi(self, indikator: Indikator) -> Figure:
        row = self.relations.results.get(indikator.kode or "")
        if row is not None and row.status is StatusRealisasi.BELUM_JATUH_TEMPO:
            return Figure(None, (row.place("status"),), catatan=NOT_DUE)
        composite = indikator.kode in self.relations.composites
        # a composite is computed whatever number is typed beside it; "-" says that it was not measured
        if row is not None and (row.tahun_ini is TIADA if composite else row.tahun_ini is not None):
            return self.printed(typed(row.tahun_ini, row.place("tahun_ini")), indikator)
        return self.derived(indikator) or Figure(None, self._sought(indikator))

    def _sought(self, indikator: Indikator) -> tuple[Place, ...]:
        """The cells in which a result was looked for and not found; one of them may have been unreadable."""
        code = indikator.kode or ""
        row, counts = self.relations.results.get(code), self.relations.counts.get(code)
        typed = () if row is None else (row.place("tahun_ini"), *quarter_cells(row))
        return cells(typed, () if counts is None else count_cells(counts))

    def derived(self, indikator: Indikator) -> Figure | None:
        """The year's result made of Komponen, Data Dasar or the quarters; None where there is nothing to make it of."""
        code = indikator.kode or ""
        if code in self.relations.composites:
            return self._composite(indikator)
        if indikator.tipe is None:
            return None
        counts, row = self.relations.counts.get(code), self.relations.results.get(code)
        if counts is not None:
            found = periods.of_counts(indikator, indikator.tipe, counts)
            return None if found is None else self._rounded(found, indikator)
        made = None if row is None else periods.of_quarters(indikator, indikator.tipe, row)
        return None if made is None else self.printed(made, indikator)

    def capaian(self, indikator: Indikator) -> Figure:
        """The printed capaian of this year."""
        return self.compared(indikator, self.target(indikator), self.realisasi(indikator))

    def uncapped(self, indikator: Indikator) -> Figure:
        """The capaian of this year without a cap, at its printed decimals: what a check must see of a typing error."""
        return self.compared(indikator, self.target(indikator), self.realisasi(indikator), self.settings.without_cap())

    def compared(
        self, indikator: Indikator, target: Figure, realisasi: Figure, settings: Settings | None = None
    ) -> Figure:
        """The printed capaian of a target and a result of this indicator, by its Polaritas."""
        if target.number is None or realisasi.number is None or indikator.polaritas is None:
            return Figure(None, cells(target.sel, realisasi.sel), catatan=realisasi.catatan)
        own = indikator.rumus_capaian
        found = rules_capaian.capaian(
            indikator.polaritas, target.number, realisasi.number, settings or self.settings, own
        )
        value = None if found.nilai is None else self.rounding.publish(found.nilai)
        by = [word(indikator.polaritas.value, "Polaritas", indikator.place("polaritas"))]
        by += [word(own, "Rumus capaian", indikator.place("rumus_capaian"))] if own else []
        inputs = {"T": target, "R": realisasi}
        entering = {k: f for k, f in inputs.items() if k in found.formula}
        by += [replace(f.origin, name=_ROLES[k]) for k, f in inputs.items() if k not in entering and f.origin]
        name = rules_capaian.rumus(indikator.polaritas, own, settings or self.settings)
        made = computed(
            value, found.formula, name=f"capaian “{indikator.indikator}”", decimals=self.decimals_published,
            basis=self.rules.basis(_DECISIONS[found.catatan]) if found.catatan else self.rules.formula(name),
            decided_by=[*by, *self.rules.chosen(*found.settings)], inputs=entering,
        )  # fmt: skip
        return replace(made, sel=cells(target.sel, realisasi.sel), catatan=found.catatan or realisasi.catatan)

    def last_year(self, indikator: Indikator) -> tuple[Figure, Figure, Figure]:
        """Target, result and capaian of last year, from the year columns."""
        code, last = indikator.kode or "", self.tahun - 1
        before = self.of_year(indikator, self.relations.targets.get(code), "target", last)
        done = self.of_year(indikator, self.relations.results.get(code), "realisasi", last)
        return before, done, self.compared(indikator, before, done)

    def of_year(self, indikator: Indikator, row: Target | Realisasi | None, name: str, tahun: int) -> Figure:
        """The figure of a year column ("target", "renstra", "realisasi"); without a cell where the row is missing."""
        if row is None:
            return Figure()
        return self.printed(typed(getattr(row, name).get(tahun), row.place(f"{name}:{tahun}")), indikator)

    # --- means ---

    def mean(self, figures: Sequence[Figure], name: str = "") -> Figure:
        """The printed mean of those that have a figure, each counted up to the cap."""
        counted = [self._counted(f) for f in figures]
        known = [f.number for f in counted if f.number is not None]
        value = self.rounding.publish(rata_rata(known)) if known else None
        basis = self.rules.counting(RATA_RATA)
        return computed(
            value, "AVERAGE(x)", x=counted, name=name, decimals=self.decimals_published, basis=basis,
            decided_by=self.rules.chosen("batas_atas", "pembulatan"),
        )  # fmt: skip

    def rata_rata(self, node: Kinerja) -> Figure:
        """The printed mean capaian of the indicators of a node."""
        own = [self.capaian(i) for i in self.relations.indicators(node)]
        return self.mean(own, f"rata-rata capaian “{node.hasil}”")

    # --- composites ---

    def parts(self, indikator: Indikator) -> list[Part]:
        """The components of a composite with their weights and figures."""
        rows = self.relations.composites.get(indikator.kode or "", ())
        weights = zip(rows, self.weights(rows), strict=True)
        return [Part(r, replace(w, sel=(r.place("bobot"),)), self._part(r)) for r, w in weights]

    def weights(self, rows: Sequence[Komponen]) -> list[Figure]:
        """The weights of the components: typed, else those of the profile; "sama rata" shares what is left."""
        return shared_out([own_weight(row, self._of_profile(row)) for row in rows])

    def shares(self, row: Komponen) -> bool:
        """Does this component take an equal share of what the others leave?"""
        return own_weight(row, self._of_profile(row)) is None

    def _of_profile(self, row: Komponen) -> Decimal | None:
        return self.settings.profil.bobot.get(self.relations.kind(row.komponen or ""))

    def _part(self, row: Komponen) -> Figure:
        code = row.komponen or ""
        node, indikator = self.relations.nodes.get(code), self.relations.by_code.get(code)
        if row.yang_diambil is YangDiambil.CAPAIAN:
            if node is not None:
                return self.rata_rata(node)
            return self._counted(self.capaian(indikator)) if indikator is not None else Figure()
        if node is not None:
            own = [self.realisasi(i) for i in self.relations.indicators(node)]
            known = [f.number for f in own if f.number is not None]
            value = self.rounding.publish(rata_rata(known)) if known else None
            return computed(
                value, "AVERAGE(x)", x=own, name=f"rata-rata realisasi “{node.hasil}”",
                decimals=self.decimals_published,
            )  # fmt: skip
        return self.realisasi(indikator) if indikator is not None else Figure()

    def _counted(self, capaian: Figure) -> Figure:
        """A capaian as it enters a mean, of which a composite is one: at most the cap, as in the mean of a node."""
        if capaian.number is None:
            return capaian
        value = rules_capaian.counted(capaian.number, self.settings)
        if value == capaian.number:
            return capaian
        chosen, basis = self.rules.chosen("batas_atas"), self.rules.basis("batas_atas")
        # not rounded: a cap is a whole number, and an unrounded figure must not be cut here
        return computed(
            value, f"MIN(x,{self.settings.cap})", x=capaian, decided_by=chosen, basis=basis, catatan=capaian.catatan
        )

    def _composite(self, indikator: Indikator) -> Figure:
        parts = self.parts(indikator)
        share_out = self.settings["komponen_kosong"] == "bobot dibagi ulang"
        weights = [p.bobot.number or Decimal(0) for p in parts]
        value = gabungan([(w, p.figure.number) for w, p in zip(weights, parts, strict=True)], share_out=share_out)
        places = cells(*(p.figure.sel for p in parts), [p.row.place("bobot") for p in parts])
        empty = any(p.figure.number is None for p in parts)
        known = [p for p in parts if p.figure.number is not None]
        basis = self.rules.counting(GABUNGAN)
        found = computed(
            value, "SUMPRODUCT(b,x)/SUM(b)", b=[p.bobot for p in known], x=[p.figure for p in known], basis=basis,
            name=f"realisasi “{indikator.indikator}”", decided_by=self.rules.chosen("komponen_kosong") if empty else (),
            sumber=_FROM_PARTS, catatan=EMPTY_PART if empty else "",
        )  # fmt: skip
        return self._rounded(replace(found, sel=places), indikator)

    # --- quarters ---

    def quarters(self, indikator: Indikator) -> list[Quarter]:
        """Target, result and capaian up to each quarter; empty where no quarter has a result."""
        code = indikator.kode or ""
        target, row = self.relations.targets.get(code), self.relations.results.get(code)
        counts = self.relations.counts.get(code)
        if indikator.tipe is None or (counts is None and (row is None or all(q is None for q in quarters(row)))):
            return []
        found = []
        for number in QUARTERS:
            wanted = self._so_far(indikator, target, number)
            done = self._counted_so_far(indikator, counts, number) if counts else self._so_far(indikator, row, number)
            found.append(Quarter(number, wanted, done, self.compared(indikator, wanted, done)))
        return found

    def _so_far(self, indikator: Indikator, row: Target | Realisasi | None, number: int) -> Figure:
        if row is None or indikator.tipe is None:
            return Figure()
        return self.printed(periods.so_far(indikator, indikator.tipe, row, number), indikator)

    def _counted_so_far(self, indikator: Indikator, counts: DataDasar, number: int) -> Figure:
        return self._rounded(periods.counted_so_far(indikator, counts, number), indikator)
