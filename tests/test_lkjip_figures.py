"""Equal figures everywhere: what the document prints for a quantity, in tables and in sentences, is one value."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from docx.oxml.ns import qn
from examples import LARGE, MURNI, NAMES, PERUBAHAN, Example, example
from story import TITLES, Block, Cell, Story, heads, read, rows

from lkjip_gen.terms import SEMUA_SASARAN
from lkjip_gen.wording import count

# What is measured (an indicator, a sasaran, a program, the office), and which of its figures.
Quantity = tuple[str, str, str]
# Its value as printed, and where: a caption with a heading, or a sentence.
Place = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """A table as a reader sees it: headings of the columns, and rows in which merged cells show their text."""

    title: str
    heads: list[str]
    body: list[list[str]]

    def column(self, *words: str) -> int | None:
        found = [i for i, head in enumerate(self.heads) if head in words]
        return found[0] if len(found) == 1 else None


def _grid(lines: list[list[Cell]]) -> list[list[str]]:
    """A text for every column of the grid."""
    found: list[list[str]] = []
    for line in lines:
        row: list[str] = []
        for cell in line:
            text = found[-1][len(row)] if cell.merge == "continue" and found else cell.text
            row += [text] * cell.width
        found.append(row)
    return found


def tables(story: Story) -> Iterator[Table]:
    """Every table under its caption or the title of its lampiran."""
    title = ""
    for block in story.blocks:
        if block.style in {"KeteranganTabel", *TITLES}:
            title = block.line
        elif block.is_table and block.style != "TabelNormal":
            head = _grid(heads(block.element))
            names = [" ".join(dict.fromkeys(column)) for column in zip(*head, strict=True)]
            yield Table(title, [" ".join(n.split()) for n in names], _grid(rows(block.element)))


def _rupiah(text: str) -> Decimal:
    return Decimal(0) if text == "-" else Decimal(text.replace(".", "").replace(",", "."))


class Printed:
    """All quantities of a document with their values."""

    def __init__(self, one: Example, story: Story) -> None:
        buku = one.source.buku
        self.tahun = int(one.source.tahun)
        self.story = story
        self.perubahan = one.source.perubahan
        self.indikator = {i.indikator for i in buku.indikator if i.indikator}
        self.simpul = {n.hasil for n in buku.kinerja if n.hasil}
        self.found: dict[Quantity, list[Place]] = {}
        for table in tables(story):
            self._table(table)
        self._sentences()

    def add(self, what: str, name: str, figure: str, value: str, where: str) -> None:
        self.found.setdefault((what, name, figure), []).append((value, where))

    def differing(self) -> dict[Quantity, list[Place]]:
        return {k: v for k, v in self.found.items() if len({value for value, _ in v}) > 1}

    def wrong_sums(self) -> list[Quantity]:
        """Money that is not the sum of its parts: a program of its share in each sasaran, the whole of all sasaran."""
        wrong = []
        for (what, name, figure), places in self.found.items():
            if figure not in {"pagu", "terpakai"} or (what == "program") != name.startswith("|"):
                continue
            parts = [
                k for k in self.found
                if k[0] == what == "program" and k[2] == figure and k[1].endswith(name) and not k[1].startswith("|")
            ]  # fmt: skip
            if (what, name) == ("anggaran", "seluruhnya"):
                parts = [k for k in self.found if k[0] == "sasaran" and k[2] == figure]
                parts += [k for k in self.found if k[:2] == ("anggaran", SEMUA_SASARAN) and k[2] == figure]
            if parts and _rupiah(places[0][0]) != sum(_rupiah(self.found[k][0][0]) for k in parts):
                wrong.append((what, name, figure))
        return wrong

    def of(self, what: str, name: str, figure: str) -> tuple[set[str], int]:
        """The values of a quantity and in how many places they stand."""
        places = self.found[what, name, figure]
        return {value for value, _ in places}, len(places)

    # --- tables ---

    def _table(self, table: Table) -> None:
        if table.title.endswith((" terhadap Target Renstra", " terhadap Standar Nasional")):
            self._simple(table, {f"Realisasi {self.tahun}": "realisasi", "Satuan": "satuan"})
        elif "Perkembangan Kinerja" in table.title:
            self._years(table)
        elif "per Triwulan" in table.title:
            self._quarters(table)
        elif "Indikator Gabungan" in table.title:
            self._components(table)
        elif "Target Triwulan" in table.title:
            self._simple(table, {f"Tahun {self.tahun}": "target", "Satuan": "satuan"})
        elif "Perubahan Target" in table.title:
            self._simple(table, {"Semula": "target murni", "Menjadi": "target", "Satuan": "satuan"})
        elif columns := self._columns_of_programs(table):
            self._programs(table, columns)
        elif "Pengukuran Kinerja" in table.title:
            self._simple(table, self._figures())
            self._supporting(table)
        elif "Belanja" in table.title:
            self._spending(table)
        elif table.column("Sasaran", "Tujuan/Sasaran") is not None and table.column(*INDIKATOR) is None:
            self._nodes(table)
        elif table.column(*INDIKATOR) is not None:
            murni = self.perubahan and re.match(r"Lampiran \d+ Perjanjian Kinerja", table.title)
            self._simple(table, {"Target": "target murni"} if murni else self._figures())

    def _columns_of_programs(self, table: Table) -> dict[int, str]:
        """Where each figure stands in a table of programs; nothing for another one."""
        if "Perubahan Anggaran" in table.title:
            return {1: "pagu murni", 2: "pagu"}
        if table.heads == ["No.", "Program", "Sumber Dana", "Anggaran (Rp)"]:
            murni = self.perubahan and re.match(r"Lampiran \d+ Perjanjian Kinerja", table.title)
            return {3: "pagu murni" if murni else "pagu"}
        if table.heads[:3] == ["No.", "Program", "Pagu (Rp)"]:
            return dict(enumerate(["pagu", "terpakai", "serapan"][: len(table.heads) - 2], start=2))
        return {}

    def _figures(self) -> dict[str, str]:
        now, last = f"Tahun {self.tahun}", f"Tahun {self.tahun - 1}"
        figures = {"Target": "target", "Realisasi": "realisasi", "Capaian (%)": "capaian"}
        return {
            **figures, **{f"{now} {k}": v for k, v in figures.items()}, "Satuan": "satuan", "Predikat": "predikat",
            **{f"{last} {k}": f"{v} tahun lalu" for k, v in figures.items()},
        }  # fmt: skip

    def _simple(self, table: Table, wanted: dict[str, str]) -> None:
        """Rows of indicators; a row "Rata-rata" is the mean of the sasaran beside or above it, or of the caption."""
        at = table.column(*INDIKATOR)
        assert at is not None, table.title
        node = table.column("Sasaran", "Tujuan/Sasaran", "Tujuan/ Sasaran")
        current = self._whose(table.title)
        for row in table.body:
            current = row[node] if node is not None else row[at] if row[at] in self.simpul else current
            mean = "Rata-rata" in row
            what, name = ("sasaran", current) if mean else ("indikator", row[at])
            if not mean and name not in self.indikator:
                continue
            for column, head in enumerate(table.heads):
                figure = wanted.get(head, "")
                covered = mean and (row[column] == "Rata-rata" or figure.startswith(("target", "realisasi")))
                if figure and not covered:
                    self.add(what, name, figure, row[column], f"{table.title}: {head}")

    def _whose(self, title: str) -> str:
        """The sasaran that a caption names."""
        named = [name for name in self.simpul if f" {name} " in f"{title} "]
        return max(named, key=len, default="")

    def _years(self, table: Table) -> None:
        for row in table.body:
            suffix = {str(self.tahun): "", str(self.tahun - 1): " tahun lalu"}.get(row[3])
            for head, figure in (("Target", "target"), ("Realisasi", "realisasi"), ("Capaian (%)", "capaian")):
                at = table.column(head)
                if suffix is not None and at is not None:
                    self.add("indikator", row[1], f"{figure}{suffix}", row[at], f"{table.title}: {row[3]}")

    def _quarters(self, table: Table) -> None:
        """What is reached up to the last quarter is the year's."""
        for row in table.body:
            if row[3] == "IV":
                self.add("indikator", row[1], "realisasi", row[5], table.title)
                self.add("indikator", row[1], "capaian", row[6], table.title)

    def _components(self, table: Table) -> None:
        for row in table.body:
            if row[2] == "Realisasi":
                self.add("indikator", row[1], "realisasi", row[5], table.title)
            else:  # a "Nilai" is a realisasi on a scale of 100
                what = "indikator" if row[2] in self.indikator else "sasaran"
                figure = "capaian" if row[3] == "Capaian" else "realisasi"
                self.add(what, row[2], figure, row[5], f"{table.title}: {row[1]}")

    def _nodes(self, table: Table) -> None:
        """Tables with one row for each sasaran, and their totals."""
        at = table.column("Sasaran", "Tujuan/Sasaran")
        assert at is not None
        named = {
            "Pagu (Rp)": "pagu", "Realisasi (Rp)": "terpakai", "Serapan (%)": "serapan",
            "Rata-rata Capaian (%)": "capaian", "Jumlah Indikator": "jumlah indikator",
            "Tingkat Efisiensi (poin persen)": "efisiensi", "Selisih (poin persen)": "efisiensi",
            "Kategori": "kategori", "Simpulan": "simpulan",
        }  # fmt: skip
        totals = {
            "Jumlah anggaran sasaran": "sasaran seluruhnya", "Anggaran yang menunjang semua sasaran": SEMUA_SASARAN,
            "Jumlah/rata-rata": "sasaran seluruhnya", "Jumlah": "seluruhnya",
        }  # fmt: skip
        for row in table.body:
            name = row[at]
            what = "sasaran" if name in self.simpul else "anggaran"
            name = totals.get(name, name)
            for column, head in enumerate(table.heads):
                figure = named.get(head)
                if figure is None or (name == "sasaran seluruhnya" and figure == "simpulan"):
                    continue
                whole = name in {"sasaran seluruhnya", "seluruhnya"} and figure in {"capaian", "jumlah indikator"}
                whose = ("kantor", "") if whole else (what, name)
                self.add(*whose, figure, row[column], f"{table.title}: {head}")

    def _programs(self, table: Table, columns: dict[int, str]) -> None:
        """Programs of one sasaran (the caption names it), of the whole office, or of a PK."""
        whose = self._whose(table.title)
        name_at = table.column("Program")
        assert name_at is not None
        for row in table.body:
            for at, figure in columns.items():
                value = row[at]
                if row[name_at] == "Jumlah":
                    what, name = ("sasaran", whose) if whose else ("anggaran", "seluruhnya")
                else:
                    what, name = "program", f"{whose}|{row[name_at]}"
                self.add(what, name, figure, value, table.title)

    def _supporting(self, table: Table) -> None:
        """The right half of the measurement: programs of each sasaran. Merged cells repeat, so each is taken once."""
        seen = set()
        for row in table.body:
            key = (row[1], row[8])
            if row[1] == "Jumlah":
                for value, figure in zip(row[9:], ("pagu", "terpakai", "serapan"), strict=True):
                    self.add("anggaran", "seluruhnya", figure, value, table.title)
                continue
            if key in seen or row[8] == "-":
                continue
            seen.add(key)
            whose = "" if row[1] == SEMUA_SASARAN else row[1]
            for value, figure in zip(row[9:], ("pagu", "terpakai", "serapan"), strict=True):
                name = f"{SEMUA_SASARAN}|{row[8]}" if not whose else f"{whose}|{row[8]}"
                self.add("program", name, figure, value, table.title)

    def _spending(self, table: Table) -> None:
        for row in table.body:
            for value, figure in zip(row[2:], ("pagu", "terpakai", "serapan"), strict=True):
                self.add("belanja", row[1], figure, value, table.title)
                if row[1] == "Belanja Langsung":  # before 2021 the spending that runs through programs
                    self.add("anggaran", "seluruhnya", figure, value, table.title)

    # --- sentences ---

    def _sentences(self) -> None:
        current = ""
        for block in self.story.blocks:
            if block.style == "AnakSubbab":
                current = block.line if block.line in self.simpul else ""
            if block.style in {"Isi", "PengantarTabel"} and not block.tags:
                self._sentence(block, current)

    def _sentence(self, block: Block, current: str) -> None:
        text = block.line
        for pattern, quantities in SENTENCES:
            found = re.search(pattern.replace("LALU", str(self.tahun - 1)), text)
            for value, (what, name, figure) in zip(found.groups() if found else (), quantities, strict=False):
                if value is not None:
                    shown = str(WORDS[value]) if figure == "jumlah indikator" else value
                    self.add(what, current if name == "ini" else name, figure, shown, text)
        if text.startswith(("Indikator yang belum mencapai target", "Sasaran yang belum mencapai", "Perhatian pada")):
            for name, value in re.findall(r"“(.+?)” \(([-\d.,]+)%\)", text):
                self.add("indikator" if name in self.indikator else "sasaran", name, "capaian", value, text)
        for name, before, now in re.findall(r"“([^”]+)” \(dari (.+?) menjadi (.+?)\)", text):
            self._moved(name, before, now, text)
        moved = r"Realisasi “(.+)” (?:naik|turun) dari (.+?) pada tahun \d+ menjadi (.+?)(?:, tidak searah.*)?\.$"
        if found := re.match(moved, text):
            self._moved(found[1], found[2], found[3], text)
        if found := re.match(r"Realisasi “(.+)” tetap (.+?) seperti pada tahun", text):
            self._moved(found[1], found[2], found[2], text)
        if found := re.match(r"Tingkat efisiensi tertinggi terdapat pada sasaran “(.+)”, yaitu ([\d,]+) poin", text):
            self.add("sasaran", found[1], "efisiensi", found[2], text)

    def _moved(self, name: str, before: str, now: str, text: str) -> None:
        """Both results without their units: "85%", "Rp1.250.000", "12 dokumen"."""
        for figure, value in (("realisasi tahun lalu", before), ("realisasi", now)):
            bare = re.match(r"(?:Rp)?([-\d.,]*\d)", value)
            assert bare is not None, text
            self.add("indikator", name, figure, bare[1], text)


INDIKATOR = ("Indikator Kinerja", "Tujuan/Sasaran dan Indikator Kinerja", "Indikator")
RP = r"Rp([\d.]+(?:,\d\d)?)"
WORDS = {count(n): n for n in range(100)}
PERCENT = r"([-\d.]+,\d+)%"
SPENT = rf" sebesar {RP} terealisasi {RP} atau {PERCENT}"
MONEY = ("pagu", "terpakai", "serapan")


def _budget(what: str, name: str) -> list[Quantity]:
    return [(what, name, figure) for figure in MONEY]


# Sentences with figures: a pattern, and whose figure each of its groups is ("ini": the sasaran of the section).
SENTENCES: list[tuple[str, list[Quantity]]] = [
    (rf"^Rata-rata capaian kinerja .+ pada tahun \d+ sebesar {PERCENT}", [("kantor", "", "capaian")]),
    (rf"^Anggaran program .+{SPENT}", _budget("anggaran", "seluruhnya")),
    (rf"^Anggaran belanja .+{SPENT}", _budget("belanja", "Jumlah")),
    (rf"^Anggaran yang langsung mendukung sasaran{SPENT}", _budget("anggaran", "sasaran seluruhnya")),
    (rf"^Anggaran yang mendukung semua sasaran{SPENT}", _budget("anggaran", SEMUA_SASARAN)),
    (rf"berjumlah {RP}\. Rinciannya", [("anggaran", "seluruhnya", "pagu")]),
    (rf"^Anggaran (?:bertambah|berkurang) .+ dari {RP} menjadi {RP}\.",
     [("anggaran", "seluruhnya", "pagu murni"), ("anggaran", "seluruhnya", "pagu")]),
    (r"^Pengukuran ini mencakup .+ sasaran dengan (.+) indikator kinerja dalam", [("kantor", "", "jumlah indikator")]),
    (r"(?:Sasaran|Tujuan|sasaran|tujuan) ini diukur dengan (.+?) indikator kinerja",
     [("sasaran", "ini", "jumlah indikator")]),
    (rf"dengan (?:rata-rata )?capaian {PERCENT} dan predikat (.+)\.",
     [("sasaran", "ini", "capaian"), ("sasaran", "ini", "predikat")]),
    (rf"^Dibandingkan dengan tahun LALU \({PERCENT}\), .* menjadi {PERCENT}\.",
     [("sasaran", "ini", "capaian tahun lalu"), ("sasaran", "ini", "capaian")]),
    (rf"apaian sama dengan tahun LALU \({PERCENT}\)\.", [("sasaran", "ini", "capaian tahun lalu")]),
    (rf"apaian (?:sasaran|tujuan) ini {PERCENT} dengan serapan anggaran {PERCENT}, yaitu {RP} dari {RP}\.",
     [("sasaran", "ini", f) for f in ("capaian", "serapan", "terpakai", "pagu")]),
    (r"^Tingkat efisiensinya ([-\d.,]+) poin persen\.", [("sasaran", "ini", "efisiensi")]),
    (r"penggunaan anggarannya tergolong (.+)\.", [("sasaran", "ini", "kategori")]),
]  # fmt: skip


@pytest.fixture(scope="session", params=NAMES)
def one(request: pytest.FixtureRequest) -> Example:
    return example(request.param)


@pytest.fixture(scope="session")
def printed(one: Example) -> Printed:
    return Printed(one, read(one.parts))


def test_each_quantity_has_one_value(printed: Printed) -> None:
    assert printed.differing() == {}
    assert printed.wrong_sums() == []
    assert len(printed.found) > 100
    assert sum(len(places) > 1 for places in printed.found.values()) > 80


PRIMA = "Mewujudkan kinerja pelayanan kecamatan yang prima"
PEMBERDAYAAN = "Meningkatnya peran kecamatan dalam pelayanan dan pemberdayaan masyarakat"
PERAN = "Meningkatnya peran kecamatan dan kelurahan"
IKM = "Indeks Kepuasan Masyarakat (IKM) Pelayanan Kecamatan"
LINMAS = "Persentase linmas terbina"
APBDES = "Persentase desa yang mendapatkan pembinaan dan pengawasan pengelolaan APBDes"
MINAT = "Meningkatnya minat calon penanam modal"
DEVIASI = "Persentase deviasi penyerapan terhadap rencana kas triwulanan"

# Known figures of the seed as put right, and of the data of the dinas: value, and in how many places at least.
KNOWN: dict[str, list[tuple[Quantity, str, int]]] = {
    PERUBAHAN: [
        # PK, IKU, sasaran, per sasaran, changed, PK of the lampiran, measurement
        (("indikator", LINMAS, "target"), "81", 7),
        (("indikator", LINMAS, "target murni"), "90", 2),
        (("indikator", LINMAS, "realisasi"), "80", 6),
        (("indikator", LINMAS, "capaian"), "98,77", 6),
        (("indikator", LINMAS, "realisasi tahun lalu"), "85", 3),
        (("indikator", APBDES, "capaian"), "80,00", 6),
        (("indikator", APBDES, "capaian tahun lalu"), "105,26", 2),
        (("indikator", IKM, "realisasi"), "85,15", 6),
        (("indikator", IKM, "satuan"), "Indeks", 6),
        # pencapaian, sasaran, its own table and sentences, efektivitas, Penutup
        (("sasaran", PERAN, "capaian"), "91,63", 9),
        (("sasaran", PERAN, "capaian tahun lalu"), "101,32", 3),
        (("sasaran", PERAN, "predikat"), "Sangat Tinggi", 2),
        (("sasaran", PERAN, "pagu"), "147.311.000", 4),
        (("sasaran", PERAN, "terpakai"), "101.420.800", 4),
        (("sasaran", PERAN, "serapan"), "68,85", 4),
        (("sasaran", PERAN, "jumlah indikator"), "6", 3),
        (("sasaran", PRIMA, "efisiensi"), "16,67", 3),
        (("kantor", "", "capaian"), "98,07", 4),
        (("kantor", "", "jumlah indikator"), "9", 3),
        (("anggaran", "seluruhnya", "pagu"), "880.895.438", 9),
        (("anggaran", "seluruhnya", "pagu murni"), "834.756.000", 3),  # sentence, changed, PK of the lampiran
        (("anggaran", "seluruhnya", "terpakai"), "790.681.436", 4),
        (("anggaran", "seluruhnya", "serapan"), "89,76", 4),
        (("anggaran", "sasaran seluruhnya", "serapan"), "74,12", 3),
        (("anggaran", SEMUA_SASARAN, "serapan"), "94,47", 2),
        (("belanja", "Jumlah", "serapan"), "92,50", 2),
    ],
    MURNI: [
        (("indikator", LINMAS, "target"), "90", 6),
        (("indikator", LINMAS, "capaian"), "88,89", 6),
        (("sasaran", PERAN, "capaian"), "93,95", 9),
        (("sasaran", PEMBERDAYAAN, "serapan"), "96,75", 5),
        (("kantor", "", "capaian"), "98,85", 4),
        (("anggaran", "seluruhnya", "pagu"), "834.756.000", 7),
        (("anggaran", "seluruhnya", "serapan"), "94,72", 4),
    ],
    LARGE: [
        (("indikator", DEVIASI, "capaian"), "4,00", 6),
        (("indikator", DEVIASI, "realisasi"), "9,8", 6),
        (("sasaran", MINAT, "capaian"), "43,33", 8),
        (("sasaran", MINAT, "terpakai"), "633.208.720", 4),
        (("sasaran", MINAT, "kategori"), "Tidak Efisien", 2),
        (("kantor", "", "capaian"), "94,28", 4),
        (("anggaran", "seluruhnya", "pagu"), "17.034.430.000", 7),
        (("anggaran", "seluruhnya", "serapan"), "97,50", 4),
    ],
}


def test_known_quantities_stand_in_many_places(one: Example, printed: Printed) -> None:
    """Or the test above would compare nothing."""
    for quantity, value, least in KNOWN[one.name]:
        values, places = printed.of(*quantity)
        assert values == {value}, quantity
        assert places >= least, (quantity, places)


def test_every_measured_thing_is_compared(one: Example, printed: Printed) -> None:
    """Each indicator's target, result and capaian in at least four places, each mean and budget in at least two."""
    source = one.source
    for row in source.relations.measured_indicators():
        for figure, least in (("target", 4), ("realisasi", 4), ("capaian", 4), ("realisasi tahun lalu", 2)):
            assert len(printed.found["indikator", row.indikator or "", figure]) >= least, (row.indikator, figure)
    for node in source.relations.measured:
        for figure in ("capaian", "pagu", "terpakai", "serapan", "jumlah indikator"):
            assert len(printed.found["sasaran", node.hasil or "", figure]) >= 2, (node.hasil, figure)


def test_the_peringkat_agrees_with_the_sentences(printed: Printed) -> None:
    """Counts in words: "tujuh berpredikat Sangat Tinggi" is the 7 of the table."""
    (table,) = [t for t in tables(printed.story) if "Nilai Peringkat Capaian" in t.title]
    for column, noun in ((2, "sasaran"), (3, "indikator kinerja")):
        counts = {row[1]: int(row[column]) for row in table.body[:-1] if row[column] != "-"}
        assert int(table.body[-1][column]) == sum(counts.values())
        told = [b.line for b in printed.story.blocks
                if re.match(rf"(?:Dari \D+|Seluruh) {noun}\b.*berpredikat", b.line)]  # fmt: skip
        assert len(told) >= (1 if noun == "sasaran" else 3)
        for text in told:
            if text.startswith("Dari"):
                found = {name: WORDS[word.strip()] for word, name in _classes(text)}
                assert found == counts
            else:
                word = re.search(r"yaitu (.+?), berpredikat (.+)\.", text)
                assert word is not None
                assert {word[2]: WORDS[word[1]]} == counts


def _classes(text: str) -> list[tuple[str, str]]:
    """Number and predikat: "tujuh berpredikat Sangat Tinggi"."""
    rest = text.split(", ", 1)[1].rstrip(".")
    parts = [p for part in rest.split(", ") for p in part.removeprefix("dan ").split(" dan ")]
    return [(number, name) for number, name in (p.split(" berpredikat ") for p in parts)]


def _showing(document: Any, figure: str) -> list[Any]:
    """The runs that show this figure."""
    pattern = rf"(?<![\d.,]){figure}(?![\d.,]*\d)"
    return [n for n in document.iter(qn("w:t")) if n.text and re.search(pattern, n.text)]


def broken(one: Example, old: str, new: str, at: int) -> Printed:
    """The document with the figure `old` changed where it stands for the `at`-th time."""
    parts = dict(one.parts)
    parts["document"] = copy.deepcopy(parts["document"])
    node = _showing(parts["document"], old)[at]
    node.text = node.text.replace(old, new)
    return Printed(one, read(parts))


@pytest.mark.parametrize(
    ("old", "new"),
    [("91,63", "91,64"), ("98,77", "98,8"), ("98,07", "98,1"), ("101.420.800", "101.420.801"),
     ("880.895.438", "880.895.439")],
)  # fmt: skip
def test_one_wrong_figure_is_seen(old: str, new: str) -> None:
    """Wherever it stands: each of its places is changed in turn."""
    one = example(PERUBAHAN)
    places = _showing(one.parts["document"], old)
    assert len(places) >= 4
    found = [broken(one, old, new, i) for i in range(len(places))]
    assert [n.text for n, p in zip(places, found, strict=True) if not p.differing() and not p.wrong_sums()] == []


def test_grid_reads_merged_cells() -> None:
    line = [Cell("a", 1, "restart", ""), Cell("b", 2, "", "")]
    more = [Cell("", 1, "continue", ""), Cell("c", 1, "", ""), Cell("d", 1, "", "")]
    grid: Any = _grid([line, more])
    assert grid == [["a", "b", "b"], ["a", "c", "d"]]
    assert [x for x, _ in pairwise([*grid, None])] == grid
