"""From raw cells to the typed model. Every value keeps its cell; every cell that cannot be read is a problem."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lkjip_gen.model import Buku, Indikator
from lkjip_gen.problems import Code, Place, Problem, problem
from lkjip_gen.workbook import dates, layout, values
from lkjip_gen.workbook.cells import RawCell, Shape, letters
from lkjip_gen.workbook.columns import Column, Kind
from lkjip_gen.workbook.faults import Fault, fault, shown
from lkjip_gen.workbook.reader import RawBook
from lkjip_gen.workbook.structure import Found, Slot, examine
from lkjip_gen.workbook.values import Measured


@dataclass(frozen=True, slots=True)
class Intake:
    """A typed workbook. `faulty` are cells that hold something unreadable: blank in the model, but not forgotten."""

    buku: Buku
    faulty: frozenset[Place]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit typed behind a number, to be compared once the Satuan of the indicator is known."""

    typed: str
    place: Place
    column: Column
    indikator: str | None
    satuan: str | None


@dataclass(slots=True)
class _Reading:
    problems: list[Problem] = field(default_factory=list)
    faulty: set[Place] = field(default_factory=set)
    units: list[_Unit] = field(default_factory=list)


def take_in(book: RawBook) -> tuple[Intake | None, list[Problem]]:
    """The typed workbook and all problems of structure and cells; no model where the structure is broken (gate 1)."""
    structure, problems = examine(book)
    if any(p.stops for p in problems):
        return None, problems
    reading = _Reading()
    parts: dict[str, Any] = {}
    years: dict[tuple[str, str], tuple[int, ...]] = {}
    for declared in layout.SHEETS:
        found = structure.found.get(declared.name)
        if found is None:
            parts[declared.key] = ()
            continue
        parts[declared.key] = _facts(found, reading) if declared.facts else tuple(_rows(found, reading))
        for column in declared.columns:
            if column.family:
                columns = [s.year for s in found.slots if s.column is column and s.year is not None]
                years[declared.name, column.key] = tuple(sorted(columns))
    buku = Buku(**parts, tahun_dibuat=structure.year_made, kolom_tahun=years)
    problems += reading.problems
    wrong = list(_units(reading, buku.indikator))
    buku = _blanked(buku, {p.place for p in wrong})
    return Intake(buku, frozenset(reading.faulty)), problems + wrong


def _blanked(buku: Buku, places: set[Place]) -> Buku:
    """Without the figures of these cells: what was refused must be judged no further."""
    changed: dict[str, Any] = {}
    for declared in layout.SHEETS:
        if not declared.facts and any(p.sheet == declared.name for p in places):
            changed[declared.key] = tuple(_row_without(row, places) for row in getattr(buku, declared.key))
    return replace(buku, **changed) if changed else buku


def _row_without(row: Any, places: set[Place]) -> Any:
    content: dict[str, Any] = {}
    for name, cell in row.cells.items():
        key, _, year = name.partition(":")
        if Place(row.sheet, cell) in places:
            content[key] = {**content.get(key, getattr(row, key)), int(year): None} if year else None
    return replace(row, **content) if content else row


def _facts(found: Found, reading: _Reading) -> Any:
    """The single row of a sheet of facts; a fact without a line in the sheet is blank."""
    content: dict[str, Any] = {c.key: None for c in found.sheet.columns}
    cells: dict[str, str] = {}
    letter = letters(found.value_column)
    for slot in found.slots:
        cells[slot.column.key] = f"{letter}{slot.index}"
        cell = found.raw.rows[slot.index].get(found.value_column)
        content[slot.column.key] = _value(cell, slot.column, found.sheet.name, reading)
    return found.sheet.row(sheet=found.sheet.name, row=1, cells=cells, **{k: _plain(v) for k, v in content.items()})


def _rows(found: Found, reading: _Reading) -> Iterator[Any]:
    """Every row in which a column of ours is filled, in the order of the sheet."""
    name = found.sheet.name
    ours = {s.index for s in found.slots}
    for number, cells in found.raw.rows.items():
        if number == 1 or not any(_filled(cell) for column, cell in cells.items() if column in ours):
            continue
        content: dict[str, Any] = {c.key: {} if c.family else None for c in found.sheet.columns}
        places: dict[str, str] = {}
        measured: list[tuple[Slot, Measured, Place]] = []
        for slot in found.slots:
            coordinate = f"{letters(slot.index)}{number}"
            value = _value(cells.get(slot.index), slot.column, name, reading)
            if isinstance(value, Measured):
                if value.unit:
                    measured.append((slot, value, Place(name, coordinate)))
                value = value.value
            if slot.year is None:
                places[slot.column.key] = coordinate
                content[slot.column.key] = value
            else:
                places[f"{slot.column.key}:{slot.year}"] = coordinate
                content[slot.column.key][slot.year] = value
        for slot, value, place in measured:
            reading.units.append(
                _Unit(value.unit, place, slot.column, content.get("kode_indikator"), content.get("satuan"))
            )
        yield found.sheet.row(sheet=name, row=number, cells=places, **content)


def _filled(cell: RawCell) -> bool:
    return cell.shape not in {Shape.TEXT, Shape.BLANK} or bool(str(cell.value or "").strip()) or cell.uncalculated


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Measured) else value


def _value(cell: RawCell | None, column: Column, sheet: str, reading: _Reading) -> Any:
    """What the cell means in this column; None for a blank one and, with a problem, for one that cannot be read."""
    if cell is None:
        return None
    place = Place(sheet, cell.coordinate)
    value: Any
    if cell.uncalculated:
        value = fault(Code.FORMULA_UNCALCULATED)
    elif cell.shape is Shape.ERROR:
        value = fault(Code.EXCEL_ERROR, isi=cell.value)
    else:
        value = _parse(cell, column)
    if isinstance(value, Fault):
        reading.faulty.add(place)
        reading.problems.append(problem(value.code, place, stops=column.used_in, **dict(value.facts)))
        return None
    if cell.formula and value is not None:
        reading.problems.append(problem(Code.FORMULA_READ, place, isi=shown(cell)))
    if column.enum is not None and value is not None:
        return column.enum(value)
    return value


def _parse(cell: RawCell, column: Column) -> Any:
    match column.kind:
        case Kind.TEKS | Kind.RUJUKAN:
            return values.text(cell, text_only=column.text_only or column.kind is Kind.RUJUKAN)
        case Kind.KODE:
            return values.code(cell)
        case Kind.PILIHAN:
            return values.choice(cell, column.choices, open_choice=column.open_choice)
        case Kind.ANGKA:
            return values.measured(cell, column.words)
        case Kind.RUPIAH:
            return values.rupiah(cell)
        case Kind.PERSEN:
            return values.percent(cell)
        case Kind.TANGGAL:
            return dates.day(cell)
        case Kind.TAHUN:
            return values.year(cell)
        case Kind.BULAT:
            return values.whole(cell, 0, values.MAX_DECIMALS)


def _units(reading: _Reading, indikator: tuple[Indikator, ...]) -> Iterator[Problem]:
    """A word behind a number must name the Satuan that goes with it."""
    satuan = {i.kode: i.satuan for i in indikator}
    for unit in reading.units:
        match unit.column.unit:
            case "indikator":
                expected = satuan.get(unit.indikator) if unit.indikator else None
            case "baris":
                expected = unit.satuan
            case own:
                expected = own
        if expected is None:
            continue  # an unknown code or a missing Satuan is reported by the checks
        if not values.unit_fits(unit.typed, expected):
            reading.faulty.add(unit.place)
            yield problem(
                Code.WRONG_UNIT,
                unit.place,
                stops=unit.column.used_in,
                isi=unit.typed,
                satuan=expected or "tanpa satuan",
            )
