"""The tiny office of `building` with more nodes, indicators and components, examined and computed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from building import OF_FIGURES, Rows, base, identity, put, write

from lkjip_gen.compute import Row, Tables, compute, records
from lkjip_gen.pipeline import Checked, Options, examine


def node(rows: Rows, code: str, level: str, above: str | None = None) -> Rows:
    """One more node of the tree; the name of its work and its result say its code."""
    names = {"Nomenklatur": f"{level} {code}", "Tujuan/Sasaran": f"Hasil {code}"}
    rows["Kinerja"].append({"Kode": code, "Jenjang": level, "Induk": above, **names})
    return rows


def indicator(
    rows: Rows,
    code: str,
    target: Any,
    result: Any,
    *,
    of: str = "S1",
    satuan: str = "Nilai",
    targets: Mapping[str, Any] | None = None,
    results: Mapping[str, Any] | None = None,
    **more: Any,
) -> Rows:
    """One more indicator, complete on every sheet; `targets` and `results` are other cells of those rows.

    `more` are cells of the sheet Indikator with "_" for a blank.
    """
    rows["Indikator"].append(
        {
            "Kode indikator": code, "Kode kinerja": of, "Indikator": f"Ukuran {code}", "Satuan": satuan,
            "Polaritas": "Naik", "Tipe perhitungan": "Non Kumulatif", "Formulasi": "Rumus", "Sumber data": "Buku",
            **{k.replace("_", " "): v for k, v in more.items()},
        }
    )  # fmt: skip
    rows["Target"].append(
        {"Kode indikator": code, "PK murni": target, "Renstra 2025": target, "Renstra 2026": target, **(targets or {})}
    )
    rows["Realisasi"].append({"Kode indikator": code, "Tahun ini": result, **(results or {})})
    return rows


def component(rows: Rows, whole: str, part: str, taken: str, weight: Any = None) -> Rows:
    """One row of Komponen."""
    row = {"Kode indikator": whole, "Komponen": part, "Yang diambil": taken, "Bobot": weight}
    rows.setdefault("Komponen", []).append(row)
    return rows


def explained(rows: Rows, *codes: str) -> Rows:
    """An obstacle and a solution for each, as the checks want them below 100."""
    for code in codes:
        rows["Analisis"].append({"Untuk": code, "Jenis": "Hambatan", "Uraian": "Cuaca buruk."})
        rows["Analisis"].append({"Untuk": code, "Jenis": "Solusi", "Uraian": "Menambah jadwal."})
    return rows


def checked(folder: Path, rows: Rows, told: tuple[tuple[str, str], ...] = ()) -> Checked:
    """The examined workbook; exactly the problems `told` (code, place) were found."""
    found, problems = examine(write(folder, rows), Options(documents=OF_FIGURES))
    assert [(p.code.name, str(p.place)) for p in problems] == list(told), [p.text for p in problems]
    assert found is not None
    return found


def computed(folder: Path, rows: Rows, told: tuple[tuple[str, str], ...] = ()) -> Tables:
    """The tables of this workbook, in which the checks find exactly `told`."""
    one = checked(folder, rows, told)
    return compute(one.relations, one.settings)


def of(tables: Tables, code: str) -> Row:
    """The row of an indicator."""
    return next(r for r in records(tables.indikator) if r["kode"] == code)


def cells(row: Row, figure: str) -> set[str]:
    """The cells that a figure comes from."""
    return {str(place) for place in row["sel"][figure]}


def choices(rows: Rows, **chosen: str) -> Rows:
    """Cells of the sheet Pengaturan with "_" for a blank."""
    return put(rows, "Pengaturan", 2, {k.replace("_", " "): v for k, v in chosen.items()})


def form(root: Path, folder: str, toml: str | bytes | None = None, *templates: str) -> Path:
    """A form folder under a root of templates."""
    made = root / folder
    made.mkdir(parents=True)
    if toml is not None:
        (made / "format.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    for name in templates:
        (made / name).write_bytes(b"")
    return made


def profile(root: Path, toml: str | bytes, folder: str = "uji", form_toml: str | None = None) -> Path:
    """A form folder whose kabupaten has a profile."""
    home = form(root, folder, form_toml)
    (home / "profil.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return home


def in_uji(rows: Rows) -> Rows:
    """The office of `building` under the form Uji."""
    return identity(rows, {"Format dokumen": "Uji"})


__all__ = [
    "base", "cells", "checked", "choices", "component", "computed", "explained", "form", "in_uji", "indicator",
    "node", "of", "profile",
]  # fmt: skip
