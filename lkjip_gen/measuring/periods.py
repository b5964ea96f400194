"""From quarters and counts to figures with their origins, by Tipe perhitungan. Nothing is rounded here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lkjip_gen.measuring.figures import Figure, computed, decided, typed, word
from lkjip_gen.model import DataDasar, Indikator, Realisasi, Target
from lkjip_gen.origins import Basis, Origin
from lkjip_gen.problems import Place
from lkjip_gen.rules import tahunan
from lkjip_gen.rules.loader import tipe as tipe_rules
from lkjip_gen.terms import Angka, TipePerhitungan

OWN_QUARTER = "triwulan itu sendiri"
FROM_COUNTS, FROM_QUARTERS = "Data Dasar", "triwulan"
QUARTERS = (1, 2, 3, 4)


def of_quarters(indikator: Indikator, tipe: TipePerhitungan, row: Realisasi) -> Figure | None:
    """The year of the quarters: their sum, or the last that is filled; None where they do not say it."""
    value = tahunan.setahun(tipe, indikator.satuan, quarters(row))
    if value is None:
        return None
    four = [typed(q, row.place(f"tw{n}")) for n, q in zip(QUARTERS, quarters(row), strict=True)]
    summed = _is_summed(indikator, tipe)
    entering = four if summed else [f for f in four if f.number is not None][-1:]
    made = computed(
        value, "SUM(x)" if summed else "x", x=entering, name=f"realisasi “{indikator.indikator}”",
        basis=tipe_rules()[tipe].basis, sumber=FROM_QUARTERS, decided_by=[_type(indikator, tipe)],
    )  # fmt: skip
    return replace(made, sel=quarter_cells(row))


def of_counts(indikator: Indikator, tipe: TipePerhitungan, counts: DataDasar) -> Figure | None:
    """The year of Data Dasar in percent: the ratio of all counts, or of the last quarter that was counted."""
    value = tahunan.setahun_dari_cacah(tipe, pembilang(counts), penyebut(counts))
    if value is None:
        return None
    rule, pairs = tipe_rules()[tipe], _pairs(counts)
    if rule.persen != "rasio jumlah":
        pairs = [(p, w) for p, w in pairs if w.number][-1:]
    made = decided(_ratio_of(value, pairs, rule.basis, f"realisasi “{indikator.indikator}”"), _type(indikator, tipe))
    return replace(made, sel=count_cells(counts), sumber=FROM_COUNTS)


def so_far(indikator: Indikator, tipe: TipePerhitungan, row: Target | Realisasi, number: int) -> Figure:
    """Target or result up to and with quarter `number`: the sum of what adds up, else the state then."""
    four = [typed(q, row.place(f"tw{n}")) for n, q in zip(QUARTERS, quarters(row), strict=True)]
    if isinstance(row, Realisasi) and cumulative_percentage(indikator):
        # without counts only the quarter's own ratio is known, not that of the sums so far
        return replace(four[number - 1], catatan=OWN_QUARTER)
    if not _is_summed(indikator, tipe) or number == 1:
        return four[number - 1]
    value = tahunan.sampai(tipe, indikator.satuan, quarters(row), number)
    return computed(value, "SUM(x)", x=four[:number], basis=tipe_rules()[tipe].basis)


def counted_so_far(indikator: Indikator, counts: DataDasar, number: int) -> Figure:
    """The ratio of the counts up to and with quarter `number`, or that of the quarter alone, in percent."""
    first = 0 if cumulative_percentage(indikator) else number - 1
    value = tahunan.rasio_jumlah(pembilang(counts)[first:number], penyebut(counts)[first:number])
    places = [counts.place(f"{p}_tw{n}") for n in range(first + 1, number + 1) for p in ("pembilang", "penyebut")]
    basis = tipe_rules()[indikator.tipe].basis if indikator.tipe else None
    return replace(_ratio_of(value, _pairs(counts)[first:number], basis), sel=tuple(places))


def _is_summed(indikator: Indikator, tipe: TipePerhitungan) -> bool:
    return tahunan.additive(indikator.satuan) and tipe_rules()[tipe].cacah == "jumlah"


def _type(indikator: Indikator, tipe: TipePerhitungan) -> Origin:
    return word(tipe.value, "Tipe perhitungan", indikator.place("tipe"))


def _pairs(counts: DataDasar) -> list[tuple[Figure, Figure]]:
    """Numerator and denominator of each quarter; one that stands alone counts for nothing."""
    found = []
    for n, part, whole in zip(QUARTERS, pembilang(counts), penyebut(counts), strict=True):
        pair = (typed(part, counts.place(f"pembilang_tw{n}")), typed(whole, counts.place(f"penyebut_tw{n}")))
        found.append(pair if all(f.number is not None for f in pair) else (Figure(), Figure()))
    return found


def _ratio_of(value: Angka, pairs: Sequence[tuple[Figure, Figure]], basis: Basis | None, name: str = "") -> Figure:
    """The ratio of the sums of these pairs in percent, not rounded."""
    parts, wholes = [p for p, _ in pairs], [q for _, q in pairs]
    return computed(value, "SUM(p)/SUM(q)*100", p=parts, q=wholes, basis=basis, name=name)


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
