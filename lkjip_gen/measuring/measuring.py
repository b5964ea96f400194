"""Figures of indicators and nodes, each computed once.

The order of sources of a year's result: Komponen (a composite is always computed), then what is typed as "Tahun ini",
then Data Dasar, then the quarters by Tipe perhitungan. Where several say it they must agree; a check sees to that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from lkjip_gen.measuring.figures import Figure, Quarter, cells
from lkjip_gen.model import DataDasar, Indikator, Kinerja, Komponen, Realisasi, Target
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, target_field
from lkjip_gen.rules import capaian as rules_capaian
from lkjip_gen.rules import tahunan
from lkjip_gen.rules.choices import AS_PRINTED, Settings
from lkjip_gen.rules.formulas import HUNDRED, PRECISION, PUBLISHED_DECIMALS, Rounding, gabungan, rata_rata
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.terms import TIADA, Angka, StatusRealisasi, YangDiambil

OWN_QUARTER = "triwulan itu sendiri"
NOT_DUE, EMPTY_PART = "belum jatuh tempo", "komponen kosong"
QUARTERS = (1, 2, 3, 4)
_FROM_PARTS, _FROM_COUNTS, _FROM_QUARTERS = "Komponen", "Data Dasar", "triwulan"
COMPUTED = frozenset({_FROM_PARTS, _FROM_COUNTS})  # sources of a result that is printed at fixed decimals


@dataclass(frozen=True, slots=True)
class Part:
    """A component of a composite: its row, its weight in percent, its figure."""

    row: Komponen
    bobot: Decimal
    figure: Figure


class Measuring:
    """All figures of one workbook, made when they are asked for and kept."""

    def __init__(self, relations: Relations, settings: Settings) -> None:
        self.relations = relations
        self.settings = settings
        self.rounding = Rounding(settings["pembulatan"] == AS_PRINTED)
        self.tahun = relations.buku.identitas.tahun or 0
        self._results: dict[str, Figure] = {}
        self._open: set[str] = set()

    # --- how figures are printed ---

    @staticmethod
    def decimals(indikator: Indikator) -> int:
        """The printed decimals of a result that is computed; a capaian is a percentage and has those of all others."""
        return PUBLISHED_DECIMALS if indikator.desimal is None else indikator.desimal

    def printed(self, value: Angka, indikator: Indikator) -> Angka:
        """An input as it will be printed: as entered, or at the decimals that the indicator asks for."""
        if not isinstance(value, Decimal) or indikator.desimal is None:
            return value
        return self.rounding.publish(value, indikator.desimal)

    def _made(self, value: Angka, indikator: Indikator) -> Angka:
        return self.rounding.publish(value, self.decimals(indikator)) if isinstance(value, Decimal) else value

    # --- one indicator ---

    def target(self, indikator: Indikator) -> Figure:
        """The target of the PK in force."""
        row = self.relations.targets.get(indikator.kode or "")
        if row is None:
            return Figure()
        place = row.place(target_field(row, self.relations.versi))
        return Figure(self.printed(self.relations.target(indikator), indikator), (place,))

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
            return Figure(self.printed(row.tahun_ini, indikator), (row.place("tahun_ini"),))
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
        counts = self.relations.counts.get(code)
        if counts is not None:
            parts, wholes = pembilang(counts), penyebut(counts)
            value = tahunan.setahun_dari_cacah(indikator.tipe, parts, wholes)
            return None if value is None else Figure(self._made(value, indikator), count_cells(counts), _FROM_COUNTS)
        row = self.relations.results.get(code)
        if row is None:
            return None
        value = tahunan.setahun(indikator.tipe, indikator.satuan, quarters(row))
        if value is None:
            return None
        return Figure(self.printed(value, indikator), quarter_cells(row), _FROM_QUARTERS)

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
        places = cells(target.sel, realisasi.sel)
        if target.number is None or realisasi.number is None or indikator.polaritas is None:
            return Figure(None, places, catatan=realisasi.catatan)
        found = rules_capaian.capaian(
            indikator.polaritas, target.number, realisasi.number, settings or self.settings, indikator.rumus_capaian
        )
        value = None if found.nilai is None else self.rounding.publish(found.nilai)
        return Figure(value, places, catatan=found.catatan or realisasi.catatan)

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
        value: Angka = getattr(row, name).get(tahun)
        return Figure(self.printed(value, indikator), (row.place(f"{name}:{tahun}"),))

    # --- means ---

    def mean(self, figures: Sequence[Figure]) -> Figure:
        """The printed mean of those that have a figure, each counted up to the cap."""
        known = [rules_capaian.counted(f.number, self.settings) for f in figures if f.number is not None]
        value = self.rounding.publish(rata_rata(known)) if known else None
        return Figure(value, cells(*(f.sel for f in figures)))

    def rata_rata(self, node: Kinerja) -> Figure:
        """The printed mean capaian of the indicators of a node."""
        return self.mean([self.capaian(i) for i in self.relations.indicators(node)])

    # --- composites ---

    def parts(self, indikator: Indikator) -> list[Part]:
        """The components of a composite with their weights and figures."""
        rows = self.relations.composites.get(indikator.kode or "", ())
        weights = self.weights(rows)
        return [Part(r, w, self._part(r)) for r, w in zip(rows, weights, strict=True)]

    def weights(self, rows: Sequence[Komponen]) -> list[Decimal]:
        """The weights of the components: typed, else those of the profile; "sama rata" shares what is left."""
        found = [self._weight(row) for row in rows]
        known = [w for w in found if w is not None]
        blank = len(found) - len(known)
        with localcontext(PRECISION):  # a third at fewer figures would show through in an exact half
            left = HUNDRED - sum(known, Decimal(0))
            return [left / blank if w is None else w for w in found]

    def shares(self, row: Komponen) -> bool:
        """Does this component take an equal share of what the others leave?"""
        return self._weight(row) is None

    def _weight(self, row: Komponen) -> Decimal | None:
        if isinstance(row.bobot, Decimal):
            return row.bobot
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
            return Figure(value, cells(*(f.sel for f in own)))
        return self.realisasi(indikator) if indikator is not None else Figure()

    def _counted(self, capaian: Figure) -> Figure:
        """A capaian as it enters a mean, of which a composite is one: at most the cap, as in the mean of a node."""
        if capaian.number is None:
            return capaian
        return replace(capaian, nilai=rules_capaian.counted(capaian.number, self.settings))

    def _composite(self, indikator: Indikator) -> Figure:
        parts = self.parts(indikator)
        share_out = self.settings["komponen_kosong"] == "bobot dibagi ulang"
        value = gabungan([(p.bobot, p.figure.number) for p in parts], share_out=share_out)
        places = cells(*(p.figure.sel for p in parts), [p.row.place("bobot") for p in parts])
        empty = any(p.figure.number is None for p in parts)
        return Figure(self._made(value, indikator), places, _FROM_PARTS, EMPTY_PART if empty else "")

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
        if isinstance(row, Realisasi) and cumulative_percentage(indikator):
            # without counts only the quarter's own ratio is known, not that of the sums so far
            own = self.printed(quarters(row)[number - 1], indikator)
            return Figure(own, (row.place(f"tw{number}"),), catatan=OWN_QUARTER)
        value = tahunan.sampai(indikator.tipe, indikator.satuan, quarters(row), number)
        summed = tipe_rules()[indikator.tipe].cacah == "jumlah" and tahunan.additive(indikator.satuan)
        first = 1 if summed else number
        return Figure(self.printed(value, indikator), tuple(row.place(f"tw{n}") for n in range(first, number + 1)))

    def _counted_so_far(self, indikator: Indikator, counts: DataDasar, number: int) -> Figure:
        first = 0 if cumulative_percentage(indikator) else number - 1
        value = tahunan.rasio_jumlah(pembilang(counts)[first:number], penyebut(counts)[first:number])
        places = [counts.place(f"{p}_tw{n}") for n in range(first + 1, number + 1) for p in ("pembilang", "penyebut")]
        return Figure(self._made(value, indikator), tuple(places))


def cumulative_percentage(indikator: Indikator) -> bool:
    """Is the year of this indicator a ratio of sums?"""
    if indikator.tipe is None or tahunan.additive(indikator.satuan):
        return False
    return tipe_rules()[indikator.tipe].persen == "rasio jumlah"


def quarters(row: Target | Realisasi) -> list[Angka]:
    """The four quarters of a row."""
    return [row.tw1, row.tw2, row.tw3, row.tw4]


def quarter_cells(row: Target | Realisasi) -> tuple[Place, ...]:
    """The cells of the four quarters."""
    return tuple(row.place(f"tw{n}") for n in QUARTERS)


def _four(prefix: str) -> Callable[[DataDasar], list[Angka]]:
    return lambda row: [getattr(row, f"{prefix}_tw{n}") for n in QUARTERS]


pembilang, penyebut = _four("pembilang"), _four("penyebut")


def count_cells(row: DataDasar) -> tuple[Place, ...]:
    """The cells of all counts of a row of Data Dasar."""
    return tuple(row.place(f"{prefix}_tw{n}") for n in QUARTERS for prefix in ("pembilang", "penyebut"))
