"""Made-up trees for the tests of drawing, and a look at a layout that shares nothing with what made it."""

from __future__ import annotations

import random
import struct
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from lkjip_gen.drawing import INSET_ACROSS, INSET_DOWN, MM, Layout, line_twips, texts
from lkjip_gen.figures import Node, Room

LYING, UPRIGHT = Room(270 * MM, 140 * MM), Room(160 * MM, 200 * MM)
_WORDS = (
    "meningkatnya kualitas layanan publik tata kelola pemerintahan akuntabel persentase capaian indeks pelayanan",
    "kesehatan masyarakat jumlah dokumen tersusunnya penyelenggaraan ketenteraman & ketertiban <umum>",
)


def made(*children: int, seed: int = 8) -> Node:
    """A tree in which every box of a level has so many boxes below it; nothing: a single box."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    known = [word for line in _WORDS for word in line.split()]
    number = 0

    def words(least: int, most: int) -> str:
        return " ".join(chance.choice(known) for _ in range(chance.randint(least, most)))

    def box(level: int) -> Node:
        nonlocal number
        number += 1
        title = f"N{number} {words(3, 8)}"
        below = tuple(box(level + 1) for _ in range(children[level])) if level < len(children) else ()
        return Node(title, (f"Indikator: {words(4, 10)}",), level, below, (f"Kepala {words(2, 3)}",))

    return box(0)


def leveled(node: Node, level: int = 0) -> Node:
    return replace(node, level=level, children=tuple(leveled(child, level + 1) for child in node.children))


def unit(title: str, *children: Node, side: str = "") -> Node:
    return Node(title, (), 0, children, ("Contoh Pejabat, S.Sos., M.Si.",), side)  # type: ignore[arg-type]


OFFICE = leveled(
    unit(
        "Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
        unit("Kelompok Jabatan Fungsional", side="left"),
        unit("Sekretariat", unit("Subbagian Umum"), unit("Subbagian Keuangan", unit("Tim Kas")), side="right"),
        *(
            unit(f"Bidang {name}", *(unit(f"Seksi {name} {number}") for number in (1, 2, 3)))
            for name in ("Sumber Daya Air", "Bina Marga", "Cipta Karya", "Tata Ruang", "Jasa Konstruksi")
        ),
        unit("Unit Pelaksana Teknis", *(unit(f"UPT Wilayah {number}") for number in range(1, 7))),
    )
)
TREES = {
    "1": made(),
    "2": made(1),
    "60": made(2, 3, 2, 3),  # 1 + 2 + 6 + 12 + 36
    "200": made(4, 3, 4, 3),
    "rantai": made(*[1] * 59),
    "40 anak": made(40),
    "satu baris": made(12),
    "kantor": OFFICE,
    "panjang": Node(
        ("kata panjang sekali " * 15).strip(), ("x" * 90, "Indikator: " + "a" * 24 + " bb" * 60), 0,
        tuple(Node(f"Anak {n} " + "pertanggungjawaban " * 14, ("baris satu\nbaris dua",), 1) for n in range(9)),
    ),
}  # fmt: skip


@cache
def face(style: str) -> dict[str, int]:
    """The widths of the letters of Liberation Sans, as its file has them, in thousandths of the type size."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"Liberation Sans:style={style}"], capture_output=True, text=True, check=True
    )
    data = Path(found.stdout).read_bytes()
    assert "LiberationSans" in found.stdout, found.stdout
    tables = {
        data[at : at + 4]: struct.unpack_from(">L", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    whole = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    widths = [struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * at)[0] for at in range(count)]
    return {
        chr(letter): round(widths[min(glyph, count - 1)] * 1000 / whole)
        for letter, glyph in _glyphs(data, tables[b"cmap"])
    }


def _glyphs(data: bytes, table: int) -> list[tuple[int, int]]:
    """Letters and their glyphs, from the table of the kind that Windows reads (format 4)."""
    kinds = {
        struct.unpack_from(">HH", data, at): struct.unpack_from(">L", data, at + 4)[0]
        for at in range(table + 4, table + 4 + 8 * struct.unpack_from(">H", data, table + 2)[0], 8)
    }
    start = table + kinds[3, 1]
    size = struct.unpack_from(">H", data, start + 6)[0]

    def column(number: int) -> Sequence[int]:
        return struct.unpack_from(f">{size // 2}H", data, start + 14 + number * size + (2 if number else 0))

    found = []
    for at, (last, first, delta, offset) in enumerate(zip(*map(column, range(4)), strict=True)):
        for letter in range(first, min(last, 0x2122) + 1):
            place = start + 16 + 3 * size + 2 * at + offset + 2 * (letter - first)
            glyph = struct.unpack_from(">H", data, place)[0] if offset else letter
            if glyph:
                found.append((letter, (glyph + delta) & 0xFFFF))
    return found


def lines_of(text: str, points: float, wide: float, *, bold: bool) -> list[str]:
    """The lines of a text in the real face, `wide` points wide; a word that is too wide is broken by letters."""
    letters = face("Bold" if bold else "Regular")

    def length(piece: str) -> float:
        return sum(letters[letter] for letter in piece) * points / 1000

    found: list[str] = []
    for typed in text.split("\n"):
        found.append("")
        for word in typed.split():
            if found[-1] and length(f"{found[-1]} {word}") <= wide:
                found[-1] += f" {word}"
                continue
            if found[-1]:
                found.append("")
            for letter in word:
                if found[-1] and length(found[-1] + letter) > wide:
                    found.append("")
                found[-1] += letter
    assert all(length(line) <= wide for line in found)
    return found


def text_faults(layout: Layout) -> list[str]:
    """Boxes whose text is higher or wider than they are."""
    points, line = layout.half_points / 2, line_twips(layout.half_points) * 635
    found = []
    for box in layout.boxes:
        wide = (box.width - 2 * INSET_ACROSS) / 12700
        count = sum(len(lines_of(t, points, wide, bold=bold)) for t, bold in texts(box.node, extra=layout.extra))
        if count * line + 2 * INSET_DOWN > box.height:
            found.append(box.node.title)
    return found
