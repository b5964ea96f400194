"""Makes the tables of one workbook: the rules applied to the rows, each figure with the cells that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from lkjip_gen.compute import comparisons
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
    Cells,
    Row,
    Tables,
    frame,
    records,
    whole,
)
from lkjip_gen.measuring import EMPTY_PART, NOT_DUE, Figure, Measuring
from lkjip_gen.model import Belanja, Buku, Indikator, Kinerja
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, belanja_field, jenjang, pagu_field
from lkjip_gen.rules import capaian as rules_capaian
from lkjip_gen.rules import formulas
from lkjip_gen.rules.anggaran import Efektivitas, Efisiensi, efektivitas, efisiensi, nilai_pmk, serapan
from lkjip_gen.rules.capaian import ZERO_RESULT, ZERO_TARGET
from lkjip_gen.rules.choices import PMK_22, UPPER_EXCEEDED, Settings
from lkjip_gen.rules.formulas import Rounding
from lkjip_gen.rules.loader import Skala
from lkjip_gen.terms import SEMUA_SASARAN


def _joined(parts: Iterable[Cells], *names: str) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(p for cells in parts for n in names for p in cells.get(n, ())))


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

    def tables(self) -> Tables:
        indikator = frame(INDIKATOR, [self._indikator(i) for i in self.relations.reported_indicators()])
        anggaran = frame(ANGGARAN, self._anggaran())
        per_sasaran = self._grouped(anggaran, "sasaran", [*(n.kode for n in self.relations.measured), SEMUA_SASARAN])
        programs = list(dict.fromkeys(anggaran["program"]))
        sasaran = frame(SASARAN, [self._sasaran(n, indikator, per_sasaran) for n in self.relations.measured])
        belanja = frame(BELANJA, self._belanja())
        return Tables(
            indikator=indikator,
            sasaran=sasaran,
            anggaran=anggaran,
            anggaran_sasaran=per_sasaran,
            anggaran_program=self._grouped(anggaran, "program", programs),
            belanja=belanja,
            peringkat=frame(PERINGKAT, self._peringkat(sasaran, indikator)),
            jumlah=frame(JUMLAH, self._jumlah(indikator, sasaran, per_sasaran, belanja)),
            triwulan=frame(TRIWULAN, self._triwulan()),
            riwayat=frame(RIWAYAT, comparisons.riwayat(self.measuring)),
            pembanding=frame(PEMBANDING, comparisons.pembanding(self.measuring)),
            komponen=frame(KOMPONEN, comparisons.komponen(self.measuring)),
            penunjang=frame(PENUNJANG, comparisons.penunjang(self.measuring, records(anggaran), self._serapan)),
            di_bawah=frame(DI_BAWAH, comparisons.di_bawah(self.measuring)),
            skala=self.skala,
            settings=self.settings,
            day=self.day,
        )

    # --- kinerja ---

    def _predikat(self, value: Decimal | None) -> str | None:
        if value is None:
            return None
        upper = self.settings["batas_skala"] == UPPER_EXCEEDED
        return formulas.kelas(formulas.round_half_up(value), self.skala, upper_exceeded=upper)

    def _indikator(self, row: Indikator) -> dict[str, object]:
        measuring = self.measuring
        target, realisasi, capaian = measuring.target(row), measuring.realisasi(row), measuring.capaian(row)
        before, done, last = measuring.last_year(row)
        rumus = None if row.polaritas is None else rules_capaian.rumus(row.polaritas, row.rumus_capaian, self.settings)
        return {
            "kode": row.kode, "kode_kinerja": row.kode_kinerja, "indikator": row.indikator, "satuan": row.satuan,
            "desimal": row.desimal, "iku": self.relations.is_iku(row), "target": target.nilai,
            "realisasi": realisasi.nilai, "capaian": capaian.number,
            "tercapai": None if capaian.number is None else formulas.tercapai(capaian.number),
            "predikat": self._predikat(capaian.number), "lalu_target": before.nilai,
            "lalu_realisasi": done.nilai, "lalu_capaian": last.number,
            "diukur": row.kode_kinerja in self.relations.measured_codes, "polaritas": row.polaritas, "rumus": rumus,
            "catatan": capaian.catatan, "lalu_catatan": last.catatan,
            "alasan": _why_none(target, realisasi, capaian), "sumber": realisasi.sumber,
            "sel": {
                "target": target.sel, "realisasi": realisasi.sel, "capaian": capaian.sel, "lalu_target": before.sel,
                "lalu_realisasi": done.sel, "lalu_capaian": last.sel,
            },
        }  # fmt: skip

    def _triwulan(self) -> list[dict[str, object]]:
        """Target, result and capaian up to each quarter, of the indicators whose quarters are filled."""
        return [
            {
                "kode": row.kode, "triwulan": q.nomor, "target": q.target.nilai, "realisasi": q.realisasi.nilai,
                "capaian": q.capaian.number, "catatan": q.realisasi.catatan,
                "sel": {"target": q.target.sel, "realisasi": q.realisasi.sel, "capaian": q.capaian.sel},
            }
            for row in self.relations.reported_indicators()
            for q in self.measuring.quarters(row)
        ]  # fmt: skip

    def _sasaran(self, node: Kinerja, indikator: pd.DataFrame, anggaran: pd.DataFrame) -> dict[str, object]:
        own = indikator[indikator["kode_kinerja"] == node.kode]
        money = records(anggaran[anggaran["kelompok"] == node.kode])[0]
        mean = self.measuring.rata_rata(node)
        rata_rata, serapan = mean.number, money["serapan"]
        last = self.measuring.mean([self.measuring.last_year(i)[2] for i in self.relations.indicators(node)])
        # a mean over other indicators than last year's (new ones, not yet due) is no development
        comparable = all((r["capaian"] is None) == (r["lalu_capaian"] is None) for r in records(own))
        changed = None
        if rata_rata is not None and last.number is not None and comparable:
            changed = self.rounding.publish(rata_rata - last.number)
        judged, gained = self._money_judged(rata_rata, money)
        level = jenjang(node)
        sel = {"rata_rata": mean.sel, "lalu_rata_rata": last.sel, **money["sel"]}
        sel["efisiensi"] = (*sel["rata_rata"], *sel["serapan"])
        sel["selisih"] = (*sel["rata_rata"], *sel["lalu_rata_rata"])
        value = None if gained is None or gained.nilai is None else self.rounding.publish(gained.nilai)
        scored = self.settings["efisiensi"] == PMK_22 and value is not None
        return {
            "kode": node.kode, "nama": node.hasil, "jenjang": level.value if level else None,
            "jumlah_indikator": len(own), "rata_rata": rata_rata, "predikat": self._predikat(rata_rata),
            "lalu_rata_rata": last.number, "selisih": changed, "pagu": money["pagu"],
            "realisasi": money["realisasi"], "serapan": serapan,
            "efektivitas": judged.simpulan if judged else None, "efektif": judged.efektif if judged else None,
            "efisiensi": value, "efisiensi_kategori": gained.kategori if gained else "",
            "efisiensi_skor": self.rounding.publish(nilai_pmk(value)) if scored and value is not None else None,
            "sel": sel,
        }  # fmt: skip

    def _money_judged(self, rata_rata: Decimal | None, money: Row) -> tuple[Efektivitas | None, Efisiensi | None]:
        """Effectiveness and efficiency of the budget of a sasaran; nothing without a capaian or a serapan."""
        if rata_rata is None or money["serapan"] is None:
            return None, None
        amounts = (money["serapan"], money["pagu"], money["realisasi"])
        gained = efisiensi(rata_rata, *amounts, settings=self.settings, day=self.day)
        return efektivitas(rata_rata, self.settings, self.day), gained

    def _mean_of_means(self, values: Iterable[Decimal | None]) -> Decimal | None:
        known = [v for v in values if v is not None]
        return self.rounding.publish(formulas.rata_rata(known)) if known else None

    def _peringkat(self, sasaran: pd.DataFrame, indikator: pd.DataFrame) -> list[dict[str, object]]:
        measured = indikator[indikator["diukur"].astype(bool)]
        return [
            {
                "predikat": k.predikat,
                "sasaran": int((sasaran["predikat"] == k.predikat).sum()),
                "indikator": int((measured["predikat"] == k.predikat).sum()),
            }
            for k in self.skala.kelas
        ]

    # --- anggaran ---

    def _serapan(self, pagu: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
        if pagu is None or realisasi is None or pagu == 0:
            return None
        return self.rounding.publish(serapan(pagu, realisasi))

    def _anggaran(self) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for row in self.relations.budget_leaves():
            program = self.relations.program(row)
            pagu = pagu_field(row, self.relations.versi)
            sel = {
                "pagu": (row.place(pagu),),
                "realisasi": (row.place("realisasi"),),
            }
            rows.append(
                {
                    "kode_kinerja": row.kode_kinerja, "program": program.kode if program else row.kode_kinerja,
                    "sasaran": self.relations.supported(row), "pagu": getattr(row, pagu),
                    "realisasi": row.realisasi, "sel": sel,
                }
            )  # fmt: skip
        return rows

    def _grouped(self, anggaran: pd.DataFrame, by: str, order: Sequence[str | None]) -> pd.DataFrame:
        """Sums of rupiah and ratio of the sums for each group of `by`, in the given order; empty groups stay."""
        groups = {str(key): part for key, part in anggaran.groupby(by, sort=False)}
        rows: list[dict[str, object]] = []
        for name in order:
            part = groups.get(str(name), anggaran.iloc[0:0])
            pagu, realisasi = whole(part["pagu"]), whole(part["realisasi"])
            sel = {"pagu": _joined(part["sel"], "pagu"), "realisasi": _joined(part["sel"], "realisasi")}
            sel["serapan"] = (*sel["pagu"], *sel["realisasi"])
            rows.append(
                {"kelompok": name, "pagu": pagu, "realisasi": realisasi, "serapan": self._serapan(pagu, realisasi),
                 "sel": sel}
            )  # fmt: skip
        return frame(KELOMPOK_ANGGARAN, rows)

    def _belanja(self) -> list[dict[str, object]]:
        parent = {b.jenis_belanja: b.bagian_dari for b in self.buku.belanja}
        rows: list[dict[str, object]] = []
        for row in _under_each_other(self.buku.belanja):
            level, above = 0, row.bagian_dari
            while above is not None and level <= len(parent):
                level, above = level + 1, parent.get(above)
            column = belanja_field(row, self.relations.versi)
            anggaran: Decimal | None = getattr(row, column)
            sel: dict[str, tuple[Place, ...]] = {
                "anggaran": (row.place(column),),
                "realisasi": (row.place("realisasi"),),
            }
            sel["serapan"] = (*sel["anggaran"], *sel["realisasi"])
            rows.append(
                {"jenis": row.jenis_belanja, "bagian_dari": row.bagian_dari, "tingkat": level, "anggaran": anggaran,
                 "realisasi": row.realisasi, "serapan": self._serapan(anggaran, row.realisasi), "sel": sel}
            )  # fmt: skip
        return rows

    def _jumlah(
        self, indikator: pd.DataFrame, sasaran: pd.DataFrame, per_sasaran: pd.DataFrame, belanja: pd.DataFrame
    ) -> list[dict[str, object]]:
        """Single figures: the mean of the perangkat daerah, the totals of the budget, of the sasaran, of belanja."""
        named = per_sasaran[per_sasaran["kelompok"] != SEMUA_SASARAN]
        outer = belanja[belanja["tingkat"] == 0].rename(columns={"anggaran": "pagu"})
        measured = indikator[indikator["diukur"].astype(bool)]
        by_indicator = self.settings["rata_rata"] == "dari indikator"
        rows: list[dict[str, object]] = []
        table, column = (measured, "capaian") if by_indicator else (sasaran, "rata_rata")
        # a mean of sasaran is a mean of means, in which the cap has had its say
        figures = [Figure(v) for v in table[column]]
        value = self.measuring.mean(figures).number if by_indicator else self._mean_of_means(table[column])
        rows.append({"nama": "rata_rata", "nilai": value, "sel": _joined(table["sel"], column)})
        for name, part in (("anggaran", per_sasaran), ("anggaran_sasaran", named), ("belanja", outer)):
            known = part[part["pagu"].notna() | part["realisasi"].notna()]  # groups without any money are no gap
            pagu, realisasi = whole(known["pagu"]), whole(known["realisasi"])
            sel = _joined(part["sel"], "pagu", "anggaran", "realisasi")
            for key, value in (
                ("pagu", pagu), ("realisasi", realisasi), ("serapan", self._serapan(pagu, realisasi)),
            ):  # fmt: skip
                rows.append({"nama": f"{name}_{key}", "nilai": value, "sel": sel})
        return rows


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


def _under_each_other(belanja: Sequence[Belanja]) -> list[Belanja]:
    """Kinds of spending with their parts right below them, in the order of the sheet."""
    ordered: list[Belanja] = []

    def place(above: str | None) -> None:
        for row in belanja:
            if row.bagian_dari == above and row not in ordered:
                ordered.append(row)
                place(row.jenis_belanja)

    place(None)
    return ordered
