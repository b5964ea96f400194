"""The trace as JSON, for other programs. Its shape is described in docs/jejak.md; `SHAPE` counts its versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lkjip_gen import deriving
from lkjip_gen.origins import Origin, Trail
from lkjip_gen.printed import Figure
from lkjip_gen.tracing.traced import TracedDocument

SHAPE = 1


def data(documents: Sequence[TracedDocument], trail: Trail, workbook: Mapping[str, str]) -> bytes:
    """UTF-8, a line for each figure and each origin, so that two runs can be compared line by line."""
    printed = {f.number for d in documents for f in d.reading.figures}
    numbers = _with_parts(printed, trail)
    content: dict[str, Any] = {"pembuat": "lkjip_gen", "bentuk": SHAPE, "buku_kerja": dict(workbook)}
    content["dokumen"] = [
        {"berkas": d.name, "angka": [_figure(f) for f in d.reading.figures]} for d in documents
    ]  # fmt: skip
    content["asal"] = [{"nomor": n, **_origin(trail[n], trail)} for n in sorted(numbers)]
    return _text(content).encode()


def _with_parts(numbers: Iterable[int], trail: Trail) -> set[int]:
    """These origins and everything that they are made of."""
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += [trail.number(part) for part in trail[number].parts()]
    return found


def _figure(figure: Figure) -> dict[str, Any]:
    spot = figure.spot
    place: dict[str, Any] = {"letak": spot.part, "judul": list(spot.headings)}
    if spot.table:
        place |= {
            "tabel": spot.table, "judul_tabel": spot.title, "baris": spot.row, "nama_baris": spot.row_label,
            "kolom": spot.column, "kepala_kolom": spot.heading,
        }  # fmt: skip
    return {**place, "teks": spot.text, "tercetak": figure.text, "asal": figure.number}


def _origin(origin: Origin, trail: Trail) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if origin.name:
        found["nama"] = origin.name
    if origin.value is not None:
        found["nilai"] = f"{origin.value:f}"
    if origin.text:
        found["teks"] = origin.text
    if origin.cell is not None:
        found["sel"] = {"lembar": origin.cell.sheet, "sel": origin.cell.cell}
    if origin.formula:
        found["rumus"] = origin.formula
        found["masukan"] = {name: [trail.number(o) for o in group] for name, group in origin.inputs}
        found["desimal"] = origin.decimals
    if origin.basis:
        basis = origin.basis
        found["aturan"] = {"nama": basis.rule, "peraturan": basis.regulation, "pasal": basis.article}
        if basis.status:
            found["aturan"]["status"] = basis.status
    if origin.decided_by:
        found["ditentukan_oleh"] = [trail.number(o) for o in origin.decided_by]
    found["uraian"] = deriving.made_in_words(origin)
    return found


def _text(content: Mapping[str, Any]) -> str:
    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def lines(rows: Sequence[object], indent: str) -> str:
        return "[" + ",".join(f"\n{indent}{line(row)}" for row in rows) + "]"

    documents = ",".join(
        f'\n {{"berkas": {line(d["berkas"])}, "angka": {lines(d["angka"], "  ")}}}' for d in content["dokumen"]
    )
    head = "".join(f"{line(key)}: {line(content[key])},\n" for key in ("pembuat", "bentuk", "buku_kerja"))
    return f'{{{head}"dokumen": [{documents}],\n"asal": {lines(content["asal"], " ")}}}\n'
