"""Gate 1: are the sheets, headings and version those of the standard workbook? Finds what stands where.

The result says which column holds which field; the intake reads cells by it and never counts columns itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lkjip_gen.problems import Code, Place, Problem, cell_key, problem
from lkjip_gen.text import suggestion
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.cells import RawCell, Shape, letters
from lkjip_gen.workbook.columns import Column, Sheet
from lkjip_gen.workbook.reader import RawBook, RawSheet

FACT_HEADINGS = {"Identitas": ("Isian", "Nilai"), "Pengaturan": ("Aturan", "Pilihan")}
_NO_TITLE = "(kosong)"
_YEAR_HEADING = re.compile(r"(.+?) (\d{4})")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a field stands: a column number, or for facts a row number; the year for one column of a family."""

    column: Column
    index: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One sheet of the file matched with its declaration."""

    sheet: Sheet
    raw: RawSheet
    slots: tuple[Slot, ...] = ()
    value_column: int = 2


@dataclass(slots=True)
class Structure:
    """All matched sheets by name, and what the hidden mark says."""

    found: dict[str, Found] = field(default_factory=dict)
    year_made: int | None = None


def fold(text: object) -> str:
    """For comparing names that people retype: case and spaces do not count."""
    return re.sub(r"\s+", " ", str(text)).strip().casefold()


def examine(book: RawBook) -> tuple[Structure, list[Problem]]:
    """Match the sheets and headings of a file with the layout."""
    structure = Structure()
    problems = list(_mark(book, structure))
    matched, sheet_problems = _sheets(book)
    problems += sheet_problems
    for declared in layout.SHEETS:
        raw = matched.get(declared.name)
        if raw is None:
            continue
        slots, value_column, faults = _facts(declared, raw) if declared.facts else _headings(declared, raw)
        structure.found[declared.name] = Found(declared, raw, slots, value_column)
        problems += faults
        problems += _merged(raw)
    return structure, problems


def _mark(book: RawBook, structure: Structure) -> Iterator[Problem]:
    mark = book.sheets.get(layout.META_SHEET)
    rows = mark.rows if mark else {}
    version = rows.get(1, {}).get(2)
    year = rows.get(2, {}).get(2)
    if version is None:
        yield problem(Code.VERSION_MISSING, dikenal=layout.LAYOUT_VERSION)
    elif _whole(version.value) != layout.LAYOUT_VERSION:
        place = Place(layout.META_SHEET, version.coordinate)
        yield problem(Code.VERSION_UNSUPPORTED, place, versi=version.value, dikenal=layout.LAYOUT_VERSION)
    if year is not None:
        structure.year_made = _whole(year.value)


def _whole(value: object) -> int | None:
    """A whole number, however the program that saved the file wrote it: 1, 1.0 or the text "1"."""
    try:
        return int(float(str(value)))
    except (ValueError, OverflowError):
        return None


def _sheets(book: RawBook) -> tuple[dict[str, RawSheet], list[Problem]]:
    """Declared sheets by name; a near miss is named once, as the missing sheet that it probably is."""
    problems: list[Problem] = []
    by_fold: dict[str, RawSheet] = {}
    for name, raw in book.sheets.items():
        if name.startswith(layout.OWN_MARK):
            continue
        first = by_fold.setdefault(fold(name), raw)
        if first is not raw:
            problems.append(problem(Code.SHEET_TWICE, Place(name), lembar=name, pertama=first.name))
    known = {fold(n) for n in (*layout.SHEET_NAMES, layout.GUIDE_SHEET)}
    strangers = [
        raw for name, raw in book.sheets.items() if fold(name) not in known and not name.startswith(layout.OWN_MARK)
    ]
    matched = {n: by_fold[fold(n)] for n in layout.SHEET_NAMES if fold(n) in by_fold}
    missing = [s for s in layout.SHEETS if s.name not in matched]
    for raw in strangers:
        meant = suggestion(raw.name, [s.name for s in missing])
        if meant:
            problems.append(problem(Code.SHEET_MISSPELT, Place(raw.name), lembar=raw.name, usul=meant))
            missing = [s for s in missing if s.name != meant]
        else:
            problems.append(problem(Code.SHEET_UNKNOWN, Place(raw.name), lembar=raw.name))
    problems += [problem(Code.SHEET_MISSING, Place(s.name), lembar=s.name) for s in missing if not s.optional]
    return matched, problems


def _label(cell: RawCell | None) -> str:
    """The heading that a cell holds; a year typed alone as a number is still a heading."""
    if cell is None or cell.shape is Shape.BLANK:
        return ""
    return re.sub(r"\s+", " ", str(cell.value)).strip()


def _headings(declared: Sheet, raw: RawSheet) -> tuple[tuple[Slot, ...], int, list[Problem]]:
    """The column of each field by the headings in row 1."""
    titles = {number: _label(cell) for number, cell in raw.rows.get(1, {}).items()}
    slots: list[Slot] = []
    places: dict[tuple[str, int | None], str] = {}
    strangers: dict[int, str] = {}
    problems: list[Problem] = []
    for number, title in titles.items():
        if not title or title.startswith(layout.OWN_MARK) or fold(title).endswith(layout.AUTOMATIC):
            continue
        cell = f"{letters(number)}1"
        slot = _slot(declared, title, number)
        if slot is None:
            strangers[number] = title
            continue
        key = (slot.column.key, slot.year)
        if key in places:
            problems.append(problem(Code.HEADING_TWICE, Place(declared.name, cell), judul=title, pertama=places[key]))
            continue
        places[key] = cell
        slots.append(slot)
    if not slots:
        return (), 2, [problem(Code.HEADER_ROW_MISSING, Place(declared.name, "A1"))]
    absent = [c for c in declared.columns if not c.family and (c.key, None) not in places]
    wanted = [c.heading for c in absent] + [c.heading for c in declared.columns if c.family]
    for number, title in strangers.items():
        place = Place(declared.name, f"{letters(number)}1")
        problems.append(_stranger(place, title, wanted))
        absent = [c for c in absent if c.heading != suggestion(title, wanted)]
    problems += _untitled(declared, raw, titles)
    problems += [
        problem(Code.HEADING_MISSING, Place(declared.name), stops=c.used_in, judul=c.heading)
        for c in absent
        if c.marked
    ]
    return tuple(slots), 2, problems


def _slot(declared: Sheet, title: str, number: int) -> Slot | None:
    folded = fold(title)
    for column in declared.columns:
        if not column.family and fold(column.heading) == folded:
            return Slot(column, number)
    family = _YEAR_HEADING.fullmatch(title)
    if family:
        for column in declared.columns:
            if column.family and fold(column.heading) == fold(family[1]):
                return Slot(column, number, int(family[2]))
    return None


def _stranger(place: Place, title: str, wanted: list[str]) -> Problem:
    """A heading that is not ours; a near miss is told what was probably meant, a year column with its year."""
    year = re.search(r"\d{4}$", title)
    meant = suggestion(title, wanted) or suggestion(title[:-4].strip(), wanted) if year else suggestion(title, wanted)
    if not meant:
        return problem(Code.HEADING_UNKNOWN, place, judul=title)
    family = any(c.family and c.heading == meant for c in layout.sheet(place.sheet).columns)
    single = any(not c.family and c.heading == meant for c in layout.sheet(place.sheet).columns)
    if family and not single:
        meant = f"{meant} {year[0] if year else '<tahun>'}"
    return problem(Code.HEADING_MISSPELT, place, judul=title, usul=meant)


def _untitled(declared: Sheet, raw: RawSheet, titles: Mapping[int, str]) -> Iterator[Problem]:
    """Content under no heading would be lost without a word."""
    seen: set[int] = set()
    for row, cells in raw.rows.items():
        for number, cell in cells.items():
            if row > 1 and not titles.get(number) and number not in seen and _label(cell):
                seen.add(number)
                yield problem(Code.HEADING_UNKNOWN, Place(declared.name, cell.coordinate), judul=_NO_TITLE)


def _facts(declared: Sheet, raw: RawSheet) -> tuple[tuple[Slot, ...], int, list[Problem]]:
    """The row of each fact by the names in the first column; values stand under the second heading."""
    name_heading, value_heading = FACT_HEADINGS[declared.name]
    titles = {fold(_label(c)): number for number, c in raw.rows.get(1, {}).items()}
    names, values = titles.get(fold(name_heading)), titles.get(fold(value_heading))
    if names is None or values is None:
        return (), 2, [problem(Code.HEADER_ROW_MISSING, Place(declared.name, "A1"))]
    problems: list[Problem] = []
    slots: dict[str, Slot] = {}
    strangers: list[tuple[RawCell, str]] = []
    for row, cells in raw.rows.items():
        cell = cells.get(names)
        title = _label(cell)
        if row == 1 or title.startswith(layout.OWN_MARK):
            continue
        if cell is None or not title:
            if _label(cells.get(values)):
                place = Place(declared.name, f"{letters(values)}{row}")
                problems.append(problem(Code.HEADING_UNKNOWN, place, judul=_NO_TITLE))
            continue
        column = next((c for c in declared.columns if fold(c.heading) == fold(title)), None)
        if column is None:
            strangers.append((cell, title))
        elif column.key in slots:
            first = f"{letters(names)}{slots[column.key].index}"
            problems.append(
                problem(Code.HEADING_TWICE, Place(declared.name, cell.coordinate), judul=title, pertama=first)
            )
        else:
            slots[column.key] = Slot(column, row)
    problems += _beside(declared, raw, max(names, values) + 1)
    absent = [c for c in declared.columns if c.key not in slots]
    for cell, title in strangers:
        wanted = [c.heading for c in absent]
        problems.append(_stranger(Place(declared.name, cell.coordinate), title, wanted))
        absent = [c for c in absent if c.heading != suggestion(title, wanted)]
    problems += [
        problem(Code.HEADING_MISSING, Place(declared.name), stops=c.used_in, judul=c.heading)
        for c in absent
        if c.marked
    ]
    return tuple(slots.values()), values, problems


def _beside(declared: Sheet, raw: RawSheet, notes: int) -> Iterator[Problem]:
    """Content to the right of the notes is read by nobody."""
    own = {n for n, c in raw.rows.get(1, {}).items() if _label(c).startswith(layout.OWN_MARK)}
    for cells in raw.rows.values():
        for number, cell in cells.items():
            if number > notes and number not in own and _label(cell):
                yield problem(Code.HEADING_UNKNOWN, Place(declared.name, cell.coordinate), judul=_NO_TITLE)
                return


def _merged(raw: RawSheet) -> Iterator[Problem]:
    for area in raw.merged:
        last_row, _ = cell_key(area.rpartition(":")[2])
        if last_row != 1:  # below the headings, or no range at all: certainly no heading
            yield problem(Code.MERGED_CELL, Place(raw.name, area.split(":", maxsplit=1)[0]), rentang=area)
