"""Staff and general data of the office as rows of text: sums and shares of what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import added
from lkjip_gen.documents.rows import or_none
from lkjip_gen.documents.source import Source
from lkjip_gen.model import Baris, DataUmum
from lkjip_gen.origins import followed
from lkjip_gen.relations import is_total, same_group, together
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, ratio, round_half_up
from lkjip_gen.wording import NONE, entered, number, percent


def pegawai(source: Source) -> list[Context]:
    """Staff by group, each with its total; Jumlah is typed or the sum of both sexes."""
    groups: dict[str, list[tuple[str, list[Decimal | None]]]] = {}
    for row in source.buku.pegawai:
        men, women, typed = (_known(source, row, key) for key in ("laki_laki", "perempuan", "jumlah"))
        whole = typed if typed is not None else added([men, women])
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
    return None if None in known else added(known)


def data_umum(source: Source) -> list[Context]:
    """Data of the area by group, each figure with its share of the whole where there is one."""
    groups: list[list[DataUmum]] = []
    for row in source.buku.data_umum:
        own = next((g for g in groups if same_group(g[0], row)), None)
        if own is None:
            groups.append([row])
        else:
            own.append(row)
    return [{"kelompok": or_none(rows[0].kelompok), "baris": _data_umum(source, rows)} for rows in groups]


def _data_umum(source: Source, rows: list[DataUmum]) -> list[Context]:
    """The rows as they were typed, then a sum for each unit of which several have no total of their own."""
    result = [_fact(source, row, _whole_of(source, [r for r in rows if together(r, row)])) for row in rows]
    units = [r for at, r in enumerate(rows) if not any(together(r, earlier) for earlier in rows[:at])]
    for first in units:
        same = [r for r in rows if together(r, first)]
        whole = _whole_of(source, same)
        if whole and not any(is_total(r) for r in same):
            result.append(
                {"uraian": "Jumlah", "satuan": or_none(first.satuan), "jumlah": number(whole),
                 "persen": _share(whole, whole), "sumber": "", "total": True}
            )  # fmt: skip
    return result


def _share(part: Decimal, whole: Decimal) -> str:
    """A part of a whole in percent."""
    value = round_half_up(ratio(part, whole))
    return percent(followed(value, "x/w*100", decimals=PUBLISHED_DECIMALS, x=part, w=whole))


def _fact(source: Source, row: DataUmum, whole: Decimal | None) -> Context:
    value = _known(source, row, "jumlah")
    return {
        "uraian": or_none(row.uraian), "satuan": or_none(row.satuan), "jumlah": entered(value),
        "persen": _share(value, whole) if value is not None and whole else NONE,
        "sumber": or_none(source.words(row, "sumber")), "total": is_total(row),
    }  # fmt: skip


def _whole_of(source: Source, same: list[DataUmum]) -> Decimal | None:
    """What the rows of one group and unit are parts of: the total typed among them, else the sum of several.

    Beside a typed total the rows may be subsets ("Keluarga miskin" of "Jumlah keluarga"): they are never added, and
    where one is larger than the total, or two totals differ, nobody can say what is a part of what.
    """
    totals = [r for r in same if is_total(r)]
    figures = [v for r in same if (v := _known(source, r, "jumlah")) is not None]
    if not totals:
        return added(figures) if len(same) > 1 else None
    typed = {_known(source, r, "jumlah") for r in totals}
    whole = typed.pop() if len(typed) == 1 and len(same) > len(totals) else None
    return whole if whole is not None and all(v <= whole for v in figures) else None


def _known(source: Source, row: Baris, field: str) -> Decimal | None:
    value = source.typed(row, field)
    return value if isinstance(value, Decimal) else None
