"""Makes the tables of one workbook: the rules applied to the rows, each figure with the cells that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from lkjip_gen.compute.tables import (
    ANGGARAN,
    BELANJA,
    INDIKATOR,
    JUMLAH,
    KELOMPOK_ANGGARAN,
    PERINGKAT,
    SASARAN,
    Cells,
    Tables,
    frame,
    records,
    total,
)
from lkjip_gen.model import Belanja, Buku, Indikator, Kinerja
from lkjip_gen.problems import Place
from lkjip_gen.relations import Relations, belanja_field, jenjang, pagu_field, target_field
from lkjip_gen.rules import formulas
from lkjip_gen.rules.choices import Settings
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, Rounding
from lkjip_gen.rules.loader import Skala
from lkjip_gen.terms import SEMUA_SASARAN, Angka


def _joined(parts: Iterable[Cells], *names: str) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(p for cells in parts for n in names for p in cells.get(n, ())))


@dataclass(frozen=True, slots=True)
class Maker:
    relations: Relations
    settings: Settings
    rounding: Rounding
    skala: Skala
    tahun: int

    @property
    def buku(self) -> Buku:
        return self.relations.buku

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
            jumlah=frame(JUMLAH, self._jumlah(sasaran, per_sasaran, belanja)),
            skala=self.skala,
            as_printed=self.rounding.as_printed,
        )

    # --- kinerja ---

    def _printed(self, value: Angka, desimal: int | None) -> Angka:
        """An input as it will be printed: as entered, or at the decimals that the indicator asks for."""
        if not isinstance(value, Decimal) or desimal is None:
            return value
        return self.rounding.publish(value, desimal)

    @staticmethod
    def _decimals(desimal: int | None) -> int:
        """The printed decimals of what is computed for an indicator."""
        return PUBLISHED_DECIMALS if desimal is None else desimal

    def _capaian(self, target: Angka, realisasi: Angka, desimal: int | None) -> Decimal | None:
        if not isinstance(target, Decimal) or not isinstance(realisasi, Decimal) or target == 0:
            return None
        value = formulas.capaian_naik(target, realisasi)
        if self.settings["batas_bawah"] == "0":
            value = max(value, Decimal(0))
        return self.rounding.publish(value, self._decimals(desimal))

    def _predikat(self, value: Decimal | None, desimal: int | None = None) -> str | None:
        if value is None:
            return None
        printed = formulas.round_half_up(value, self._decimals(desimal))
        return formulas.predikat(printed, self.skala)

    def _indikator(self, row: Indikator) -> dict[str, object]:
        code, desimal, last = row.kode or "", row.desimal, self.tahun - 1
        targets, results = self.relations.targets[code], self.relations.results.get(code)
        target = self._printed(self.relations.target(row), desimal)
        realisasi = self._printed(results.tahun_ini if results else None, desimal)
        lalu_target = self._printed(targets.target.get(last), desimal)
        lalu_realisasi = self._printed(results.realisasi.get(last) if results else None, desimal)
        capaian = self._capaian(target, realisasi, desimal)
        sel: dict[str, tuple[Place, ...]] = {
            "target": (targets.place(target_field(targets, self.relations.versi)),),
            "realisasi": (results.place("tahun_ini"),) if results else (),
            "lalu_target": (targets.place(f"target:{last}"),),
            "lalu_realisasi": (results.place(f"realisasi:{last}"),) if results else (),
        }
        sel["capaian"] = (*sel["target"], *sel["realisasi"])
        sel["lalu_capaian"] = (*sel["lalu_target"], *sel["lalu_realisasi"])
        return {
            "kode": code, "kode_kinerja": row.kode_kinerja, "indikator": row.indikator, "satuan": row.satuan,
            "desimal": desimal, "iku": self.relations.is_iku(row), "target": target, "realisasi": realisasi,
            "capaian": capaian,
            "tercapai": None if capaian is None else formulas.tercapai(capaian, self._decimals(desimal)),
            "predikat": self._predikat(capaian, desimal), "lalu_target": lalu_target,
            "lalu_realisasi": lalu_realisasi, "lalu_capaian": self._capaian(lalu_target, lalu_realisasi, desimal),
            "diukur": row.kode_kinerja in self.relations.measured_codes, "sel": sel,
        }  # fmt: skip

    def _mean(self, values: Iterable[Decimal | None]) -> Decimal | None:
        known = [v for v in values if v is not None]
        return self.rounding.publish(formulas.rata_rata(known)) if known else None

    def _sasaran(self, node: Kinerja, indikator: pd.DataFrame, anggaran: pd.DataFrame) -> dict[str, object]:
        own = indikator[indikator["kode_kinerja"] == node.kode]
        money = records(anggaran[anggaran["kelompok"] == node.kode])[0]
        rata_rata = self._mean(own["capaian"])
        serapan: Decimal | None = money["serapan"]
        gained = None
        if rata_rata is not None and serapan is not None:
            gained = formulas.efisiensi(rata_rata, serapan)
        sel = {
            "rata_rata": _joined(own["sel"], "capaian"),
            "lalu_rata_rata": _joined(own["sel"], "lalu_capaian"),
            **money["sel"],
        }
        sel["efisiensi"] = (*sel["rata_rata"], *sel["serapan"])
        last = self._mean(own["lalu_capaian"])
        sel["selisih"] = (*sel["rata_rata"], *sel["lalu_rata_rata"])
        # a mean over other indicators than last year's (new ones, not yet due) is no development
        comparable = all((r["capaian"] is None) == (r["lalu_capaian"] is None) for r in records(own))
        changed = None
        if rata_rata is not None and last is not None and comparable:
            changed = self.rounding.publish(rata_rata - last)
        level = jenjang(node)
        return {
            "kode": node.kode, "nama": node.hasil, "jenjang": level.value if level else None,
            "jumlah_indikator": len(own), "rata_rata": rata_rata, "predikat": self._predikat(rata_rata),
            "lalu_rata_rata": last, "selisih": changed, "pagu": money["pagu"],
            "realisasi": money["realisasi"], "serapan": serapan,
            "efektif": None if rata_rata is None or serapan is None else formulas.tercapai(rata_rata),
            "efisiensi": None if gained is None else self.rounding.publish(gained), "sel": sel,
        }  # fmt: skip

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
        return self.rounding.publish(formulas.serapan(pagu, realisasi))

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
            pagu, realisasi = total(part["pagu"]), total(part["realisasi"])
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
        self, sasaran: pd.DataFrame, per_sasaran: pd.DataFrame, belanja: pd.DataFrame
    ) -> list[dict[str, object]]:
        """Single figures: the mean of the perangkat daerah, the totals of the budget, of the sasaran, of belanja."""
        named = per_sasaran[per_sasaran["kelompok"] != SEMUA_SASARAN]
        outer = belanja[belanja["tingkat"] == 0].rename(columns={"anggaran": "pagu"})
        rows: list[dict[str, object]] = [
            {"nama": name, "nilai": self._mean(sasaran[name]), "sel": _joined(sasaran["sel"], name)}
            for name in ("rata_rata", "lalu_rata_rata")
        ]
        for name, part in (("anggaran", per_sasaran), ("anggaran_sasaran", named), ("belanja", outer)):
            pagu, realisasi = total(part["pagu"]), total(part["realisasi"])
            sel = _joined(part["sel"], "pagu", "anggaran", "realisasi")
            for key, value in (
                ("pagu", pagu), ("realisasi", realisasi), ("serapan", self._serapan(pagu, realisasi)),
            ):  # fmt: skip
                rows.append({"nama": f"{name}_{key}", "nilai": value, "sel": sel})
        return rows


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
