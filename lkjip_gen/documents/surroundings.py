"""Staff and general data of the office as rows of text: sums and shares of what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_gen.compute import total
from lkjip_gen.documents import Context
from lkjip_gen.documents.rows import or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.model import DataUmum
from lkjip_gen.relations import is_total
from lkjip_gen.rules.formulas import HUNDRED, ratio
from lkjip_gen.terms import Angka
from lkjip_gen.wording import NONE, entered, number, percent


def pegawai(source: Source) -> list[Context]:
    """Staff by group, each with its total; Jumlah is typed or the sum of both sexes."""
    groups: dict[str, list[tuple[str, list[Decimal | None]]]] = {}
    for row in source.buku.pegawai:
        men, women, typed = (_known(v) for v in (row.laki_laki, row.perempuan, row.jumlah))
        whole = typed if typed is not None else total([men, women])
        kelompok = row.kelompok.value if row.kelompok else NONE
        groups.setdefault(kelompok, []).append((or_none(row.uraian), [men, women, whole]))
    keys = ("laki_laki", "perempuan", "jumlah")
    return [
        {
            "kelompok": kelompok,
            "baris": [{"uraian": u, **{k: entered(v) for k, v in zip(keys, f, strict=True)}} for u, f in rows],
            "total": {
                "uraian": "Jumlah",
                **{k: entered(_whole(f[i] for _, f in rows)) for i, k in enumerate(keys)},
            },
        }
        for kelompok, rows in groups.items()
    ]


def _whole(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of a column, or None where one row has no figure: a total of some rows would mislead."""
    known = list(values)
    return None if None in known else total(known)


def data_umum(source: Source) -> list[Context]:
    """Data of the area by group; where several rows of a group share a satuan, their shares and sum."""
    groups: dict[str, list[DataUmum]] = {}
    for row in source.buku.data_umum:
        groups.setdefault(or_none(row.kelompok), []).append(row)
    return [{"kelompok": kelompok, "baris": _data_umum(rows)} for kelompok, rows in groups.items()]


def _data_umum(rows: list[DataUmum]) -> list[Context]:
    """The rows in their order with their shares, then a sum for each satuan that several rows share.

    A total that somebody typed among them is that sum, not a part of it.
    """
    parts = [r for r in rows if not (is_total(r) and _shared(rows, r) > 1)]
    sums: dict[str | None, Decimal | None] = {}
    for satuan in dict.fromkeys(r.satuan for r in parts):
        same = [r for r in parts if r.satuan == satuan]
        whole = total(_known(r.jumlah) for r in same)
        sums[satuan] = whole if len(same) > 1 and whole else None
    result: list[Context] = []
    for r in parts:
        value, whole = _known(r.jumlah), sums[r.satuan]
        share = ratio(value, whole) if value is not None and whole else None
        result.append(
            {
                "uraian": or_none(r.uraian), "satuan": or_none(r.satuan), "jumlah": entered(r.jumlah),
                "persen": percent(share), "sumber": or_none(r.sumber),
            }
        )  # fmt: skip
    for satuan, whole in sums.items():
        if whole:
            result.append(
                {"uraian": "Jumlah", "satuan": or_none(satuan), "jumlah": number(whole), "persen": percent(HUNDRED),
                 "sumber": ""}
            )  # fmt: skip
    return result


def _shared(rows: list[DataUmum], row: DataUmum) -> int:
    """How many parts of the same satuan stand beside a total."""
    return sum(r is not row and r.satuan == row.satuan and not is_total(r) for r in rows)


def _known(value: Angka) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
