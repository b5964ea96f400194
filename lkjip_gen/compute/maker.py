"""Makes the tables of one workbook: the rules applied to the rows, each figure with the cells that it comes from."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from lkjip_gen.compute import amounts, comparisons
from lkjip_gen.compute.amounts import Money
from lkjip_gen.compute.tables import (
    ANGGARAN,
    BELANJA,
    DI_BAWAH,
    INDIKATOR,
    JUMLAH,
    KELOMPOK_ANGGARAN,
    KOMPONEN,
    PEMBANDING,
    PENUNJANG,
    PERINGKAT,
    RIWAYAT,
    SASARAN,
    TRIWULAN,
    Row,
    Tables,
    frame,
)
from lkjip_gen.measuring import EMPTY_PART, NOT_DUE, Figure, Measuring, Rules, computed, decided, word
from lkjip_gen.model import Buku, Indikator, Kinerja
from lkjip_gen.origins import Basis, Trail, tree
from lkjip_gen.relations import Relations, jenjang
from lkjip_gen.rules import capaian as rules_capaian
from lkjip_gen.rules import formulas
from lkjip_gen.rules.anggaran import (
    EFFICIENCY_FORMULAS,
    SCORE_FORMULA,
    Efektivitas,
    Efisiensi,
    efektivitas,
    efisiensi,
    nilai_pmk,
)
from lkjip_gen.rules.capaian import ZERO_RESULT, ZERO_TARGET
from lkjip_gen.rules.choices import PMK_22, UPPER_EXCEEDED, Settings
from lkjip_gen.rules.formulas import Rounding
from lkjip_gen.rules.loader import Skala
from lkjip_gen.terms import SEMUA_SASARAN


@dataclass(frozen=True, slots=True)
class Maker:
    relations: Relations
    settings: Settings
    measuring: Measuring
    skala: Skala
    day: date

    @property
    def buku(self) -> Buku:
        return self.relations.buku

    @property
    def rounding(self) -> Rounding:
        return self.measuring.rounding

    @property
    def rules(self) -> Rules:
        return self.measuring.rules

    @property
    def money(self) -> Money:
        return Money(self.rounding, self.rules)

    def tables(self) -> Tables:
        trail = Trail()
        indikator = [self._indikator(i) for i in self.relations.reported_indicators()]
        anggaran = amounts.anggaran(self.relations)
        groups = [*(n.kode for n in self.relations.measured), SEMUA_SASARAN]
        per_sasaran = amounts.grouped(anggaran, "sasaran", groups, self.money)
        programs = list(dict.fromkeys(r["program"] for r in anggaran))
        per_program = amounts.grouped(anggaran, "program", programs, self.money)
        sasaran = [self._sasaran(n, indikator, per_sasaran) for n in self.relations.measured]
        belanja = amounts.belanja(self.relations, self.money)
        return Tables(
            indikator=frame(INDIKATOR, indikator, trail),
            sasaran=frame(SASARAN, sasaran, trail),
            anggaran=frame(ANGGARAN, anggaran, trail),
            anggaran_sasaran=frame(KELOMPOK_ANGGARAN, per_sasaran, trail),
            anggaran_program=frame(KELOMPOK_ANGGARAN, per_program, trail),
            belanja=frame(BELANJA, belanja, trail),
            peringkat=frame(PERINGKAT, self._peringkat(sasaran, indikator), trail),
            jumlah=frame(JUMLAH, self._jumlah(indikator, sasaran, per_sasaran, belanja), trail),
            triwulan=frame(TRIWULAN, self._triwulan(), trail),
            riwayat=frame(RIWAYAT, comparisons.riwayat(self.measuring), trail),
            pembanding=frame(PEMBANDING, comparisons.pembanding(self.measuring), trail),
            komponen=frame(KOMPONEN, comparisons.komponen(self.measuring), trail),
            penunjang=frame(PENUNJANG, comparisons.penunjang(self.measuring, anggaran, self.money), trail),
            di_bawah=frame(DI_BAWAH, comparisons.di_bawah(self.measuring), trail),
            skala=self.skala,
            settings=self.settings,
            day=self.day,
            trail=trail,
        )

    # --- kinerja ---

    def _predikat(self, value: Decimal | None) -> str | None:
        if value is None:
            return None
        upper = self.settings["batas_skala"] == UPPER_EXCEEDED
        return formulas.kelas(formulas.round_half_up(value), self.skala, upper_exceeded=upper)

    def _indikator(self, row: Indikator) -> Row:
        measuring = self.measuring
        target, realisasi, capaian = measuring.target(row), measuring.realisasi(row), measuring.capaian(row)
        before, done, last = measuring.last_year(row)
        rumus = None if row.polaritas is None else rules_capaian.rumus(row.polaritas, row.rumus_capaian, self.settings)
        return {
            "kode": row.kode, "kode_kinerja": row.kode_kinerja, "indikator": row.indikator, "satuan": row.satuan,
            "desimal": row.desimal, "iku": self.relations.is_iku(row), "target": target, "realisasi": realisasi,
            "capaian": capaian, "tercapai": None if capaian.number is None else formulas.tercapai(capaian.number),
            "predikat": self._predikat(capaian.number), "lalu_target": before, "lalu_realisasi": done,
            "lalu_capaian": last, "diukur": row.kode_kinerja in self.relations.measured_codes,
            "polaritas": row.polaritas, "rumus": rumus, "catatan": capaian.catatan, "lalu_catatan": last.catatan,
            "alasan": _why_none(target, realisasi, capaian), "sumber": realisasi.sumber,
        }  # fmt: skip

    def _triwulan(self) -> list[dict[str, object]]:
        """Target, result and capaian up to each quarter, of the indicators whose quarters are filled."""
        return [
            {
                "kode": row.kode, "triwulan": q.nomor, "target": q.target, "realisasi": q.realisasi,
                "capaian": q.capaian, "catatan": q.realisasi.catatan,
            }
            for row in self.relations.reported_indicators()
            for q in self.measuring.quarters(row)
        ]  # fmt: skip

    def _sasaran(self, node: Kinerja, indikator: Sequence[Row], anggaran: Sequence[Row]) -> Row:
        own = [r for r in indikator if r["kode_kinerja"] == node.kode]
        money = next(r for r in anggaran if r["kelompok"] == node.kode)
        mean, published = self.measuring.rata_rata(node), self.measuring.decimals_published
        before = [self.measuring.last_year(i)[2] for i in self.relations.indicators(node)]
        last = self.measuring.mean(before, f"rata-rata capaian tahun lalu “{node.hasil}”")
        # a mean over other indicators than last year's (new ones, not yet due) is no development
        comparable = all((r["capaian"].number is None) == (r["lalu_capaian"].number is None) for r in own)
        changed = None
        if mean.number is not None and last.number is not None and comparable:
            with localcontext(formulas.PRECISION):
                changed = self.rounding.publish(mean.number - last.number)
        judged, gained = self._money_judged(mean.number, money)
        level = jenjang(node)
        value = None if gained is None or gained.nilai is None else self.rounding.publish(gained.nilai)
        method = self.settings["efisiensi"]
        figure = computed(
            value, EFFICIENCY_FORMULAS[method], name=f"efisiensi “{node.hasil}”", decimals=published,
            basis=self.rules.basis("efisiensi"), decided_by=self.rules.chosen("efisiensi", "pembulatan"),
            inputs=_entering(EFFICIENCY_FORMULAS[method], C=mean, S=money["serapan"], P=money["pagu"],
                             R=money["realisasi"]),
        )  # fmt: skip
        score = None if value is None or method != PMK_22 else self.rounding.publish(nilai_pmk(value))
        return {
            "kode": node.kode, "nama": node.hasil, "jenjang": level.value if level else None,
            "jumlah_indikator": self._counted(node), "rata_rata": mean, "predikat": self._predikat(mean.number),
            "lalu_rata_rata": last,
            "selisih": computed(
                changed, "A-B", A=mean, B=last, decimals=published, decided_by=self.rules.chosen("pembulatan")
            ),
            "pagu": money["pagu"], "realisasi": money["realisasi"], "serapan": money["serapan"],
            "efektivitas": judged.simpulan if judged else None, "efektif": judged.efektif if judged else None,
            "efisiensi": figure, "efisiensi_kategori": gained.kategori if gained else "",
            "efisiensi_skor": computed(score, SCORE_FORMULA, E=figure, decimals=published, basis=figure_basis(figure)),
        }  # fmt: skip

    def _counted(self, node: Kinerja) -> Figure:
        """How many indicators of the PK a node has."""
        rows = self.relations.indicators(node)
        named = [
            Figure(None, origin=word(i.kode_kinerja, f"indikator {i.kode}", i.place("kode_kinerja"))) for i in rows
        ]
        return computed(Decimal(len(rows)), "COUNTA(x)", x=named) if rows else computed(Decimal(0), "0")

    def _money_judged(self, rata_rata: Decimal | None, money: Row) -> tuple[Efektivitas | None, Efisiensi | None]:
        """Effectiveness and efficiency of the budget of a sasaran; nothing without a capaian or a serapan."""
        amounts = (money["serapan"].number, money["pagu"].number, money["realisasi"].number)
        if rata_rata is None or any(a is None for a in amounts):
            return None, None
        gained = efisiensi(rata_rata, *amounts, settings=self.settings, day=self.day)
        return efektivitas(rata_rata, self.settings, self.day), gained

    def _mean_of_means(self, figures: Sequence[Figure]) -> Figure:
        known = [f.number for f in figures if f.number is not None]
        value = self.rounding.publish(formulas.rata_rata(known)) if known else None
        return computed(
            value, "AVERAGE(x)", x=figures, basis=self.rules.basis("rata_rata"), name="rata-rata perangkat daerah",
            decided_by=self.rules.chosen("rata_rata", "pembulatan"),
            decimals=self.measuring.decimals_published,
        )  # fmt: skip

    def _peringkat(self, sasaran: Sequence[Row], indikator: Sequence[Row]) -> list[dict[str, object]]:
        measured = [r["capaian"] for r in indikator if r["diukur"]]
        means = [r["rata_rata"] for r in sasaran]
        return [
            {"predikat": k.predikat, "sasaran": self._in_class(at, means), "indikator": self._in_class(at, measured)}
            for at, k in enumerate(self.skala.kelas)
        ]

    def _in_class(self, at: int, figures: Sequence[Figure]) -> Figure:
        """How many of these figures stand in the class number `at` of the scale, highest first."""
        known = [f for f in figures if f.number is not None]
        wanted = self.skala.kelas[at].predikat
        value = Decimal(sum(self._predikat(f.number) == wanted for f in known))
        rounded = known if self.rounding.as_printed else [_as_printed(f) for f in known]
        upper = self.settings["batas_skala"] == UPPER_EXCEEDED
        formula = formulas.kelas_formula(at, self.skala, upper_exceeded=upper)
        by = self.rules.chosen("skala_predikat", "batas_skala", "pembulatan")
        if not known:
            return computed(value, "0", basis=self.skala.basis, decided_by=by)
        return computed(value, formula, x=rounded, basis=self.skala.basis, decided_by=by)

    # --- anggaran ---

    def _jumlah(
        self, indikator: Sequence[Row], sasaran: Sequence[Row], per_sasaran: Sequence[Row], belanja: Sequence[Row]
    ) -> list[Row]:
        """Single figures: the mean of the perangkat daerah, the totals of the budget, of the sasaran, of belanja."""
        named = [r for r in per_sasaran if r["kelompok"] != SEMUA_SASARAN]
        outer = [{**r, "pagu": r["anggaran"]} for r in belanja if r["tingkat"] == 0]
        if self.settings["rata_rata"] == "dari indikator":
            mean = self.measuring.mean([r["capaian"] for r in indikator if r["diukur"]], "rata-rata perangkat daerah")
            mean = decided(mean, *self.rules.chosen("rata_rata"))
        else:  # a mean of sasaran is a mean of means, in which the cap has had its say
            mean = self._mean_of_means([r["rata_rata"] for r in sasaran])
        rows: list[Row] = [{"nama": "rata_rata", "nilai": mean}]
        for name, part in (("anggaran", per_sasaran), ("anggaran_sasaran", named), ("belanja", outer)):
            known = [r for r in part if r["pagu"].nilai is not None or r["realisasi"].nilai is not None]
            # groups without any money are no gap
            pagu, realisasi = (self.money.whole([r[key] for r in known]) for key in ("pagu", "realisasi"))
            figures = self.money.spent(pagu, realisasi)
            rows += [{"nama": f"{name}_{key}", "nilai": value} for key, value in figures.items()]
        return rows


def figure_basis(figure: Figure) -> Basis | None:
    """The rule behind a figure."""
    return figure.origin.basis if figure.origin else None


def _as_printed(figure: Figure) -> Figure:
    """A figure that was not rounded, at its printed decimals, as a scale reads it."""
    value = None if figure.number is None else formulas.round_half_up(figure.number)
    return computed(value, "x", x=figure, decimals=formulas.PUBLISHED_DECIMALS)


def _entering(formula: str, **figures: Figure) -> dict[str, Figure]:
    """Those figures that the formula names."""
    names = {n.id for n in ast.walk(tree(formula)) if isinstance(n, ast.Name)}
    return {key: figure for key, figure in figures.items() if key in names}


def _why_none(target: Figure, realisasi: Figure, capaian: Figure) -> str:
    """Why an indicator has no capaian, in the words of a sentence; nothing where it has one."""
    if capaian.number is not None:
        return ""
    if target.number is None:
        return "tanpa target"
    return _REASONS.get(realisasi.catatan or capaian.catatan, "tanpa realisasi")


_REASONS = {
    NOT_DUE: "belum jatuh tempo", EMPTY_PART: "komponennya tanpa angka",
    ZERO_TARGET: "bertarget nol", ZERO_RESULT: "realisasi nol",
}  # fmt: skip
