"""The result of a year beside what it is compared with: other years, the Renstra, the national standard.

Each comparison uses the formula of capaian of the indicator, with another target in place of that of the PK.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lkjip_gen.measuring.figures import Figure, typed
from lkjip_gen.measuring.measuring import Measuring
from lkjip_gen.model import Indikator


@dataclass(frozen=True, slots=True)
class Year:
    """Target, result and capaian of one indicator in one year."""

    tahun: int
    target: Figure = field(default_factory=Figure)
    realisasi: Figure = field(default_factory=Figure)
    capaian: Figure = field(default_factory=Figure)

    @property
    def empty(self) -> bool:
        """Is nothing known of this year, not even a "-"?"""
        return self.target.nilai is None and self.realisasi.nilai is None


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure to compare with, and the capaian of this year's result against it."""

    acuan: Figure = field(default_factory=Figure)
    capaian: Figure = field(default_factory=Figure)


def in_year(measuring: Measuring, indikator: Indikator, tahun: int) -> Year:
    """The figures of this year, or those of another year from the year columns."""
    if tahun == measuring.tahun:
        target, realisasi = measuring.target(indikator), measuring.realisasi(indikator)
        return Year(tahun, target, realisasi, measuring.capaian(indikator))
    code = indikator.kode or ""
    targets, results = measuring.relations.targets.get(code), measuring.relations.results.get(code)
    target = measuring.of_year(indikator, targets, "target", tahun)
    realisasi = measuring.of_year(indikator, results, "realisasi", tahun)
    return Year(tahun, target, realisasi, measuring.compared(indikator, target, realisasi))


def history(measuring: Measuring, indikator: Indikator, earlier: int) -> list[Year]:
    """The years before this one of which something is known, at most `earlier` of them, and this year; oldest first."""
    years = range(measuring.tahun - earlier, measuring.tahun)
    known = [in_year(measuring, indikator, tahun) for tahun in years]
    return [*(y for y in known if not y.empty), in_year(measuring, indikator, measuring.tahun)]


def renstra(measuring: Measuring, indikator: Indikator, tahun: int) -> Compared:
    """This year's result beside the target of the Renstra for `tahun` (this year, or the last one of the Renstra)."""
    row = measuring.relations.targets.get(indikator.kode or "")
    return _compared(measuring, indikator, measuring.of_year(indikator, row, "renstra", tahun))


def standar(measuring: Measuring, indikator: Indikator) -> Compared:
    """This year's result beside the national standard; the reference is "-" where somebody said there is none."""
    row = measuring.relations.targets.get(indikator.kode or "")
    if row is None:
        return Compared()
    value = measuring.printed(typed(row.standar_nasional, row.place("standar_nasional")), indikator)
    return _compared(measuring, indikator, value)


def _compared(measuring: Measuring, indikator: Indikator, acuan: Figure) -> Compared:
    return Compared(acuan, measuring.compared(indikator, acuan, measuring.realisasi(indikator)))
