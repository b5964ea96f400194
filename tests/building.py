"""A tiny office whose workbook has no problem at all, and ways to spoil the file."""

from __future__ import annotations

import copy
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import docx
import openpyxl
from openpyxl import Workbook

from lkjip_gen.model import Buku
from lkjip_gen.problems import Problem
from lkjip_gen.workbook import lists, starter
from lkjip_gen.workbook.intake import take_in
from lkjip_gen.workbook.reader import read

Rows = dict[str, list[dict[str, Any]]]
TAHUN, RENSTRA = 2025, (2021, 2026)

_BASE: Rows = {
    "Identitas": [
        {
            "Perangkat daerah": "Kecamatan Contoh",
            "Kabupaten/Kota": "Kabupaten Uji",
            "Tahun": 2025,
            "Renstra mulai": 2021,
            "Renstra akhir": 2026,
            "Versi": "Murni",
            "Tempat PK": "Kota Uji",
            "Tanggal PK": date(2025, 1, 2),
            "Tempat LKjIP": "Contoh",
            "Tanggal LKjIP": date(2026, 1, 30),
        }
    ],
    "Pejabat": [
        {"Kode jabatan": "BUP", "Jabatan": "Bupati Uji", "Nama": "Ir. Contoh Satu"},
        {"Kode jabatan": "CAM", "Jabatan": "Camat Contoh", "Nama": "Drs. Contoh Dua", "Atasan": "BUP"},
    ],
    "Kinerja": [
        {"Kode": "S1", "Jenjang": "Sasaran", "Tujuan/Sasaran": "Meningkatnya pelayanan"},
        {"Kode": "7.01.02", "Induk": "S1", "Nomenklatur": "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"},
    ],
    "Indikator": [
        {
            "Kode indikator": "S1-1", "Kode kinerja": "S1", "Indikator": "Persentase layanan tepat waktu",
            "Satuan": "%", "Polaritas": "Naik", "Tipe perhitungan": "Non Kumulatif",
            "Formulasi": "Layanan tepat waktu dibagi semua layanan", "Sumber data": "Buku layanan",
        },
        {
            "Kode indikator": "S1-2", "Kode kinerja": "S1", "Indikator": "Indeks kepuasan",
            "Satuan": "Indeks", "Polaritas": "Naik", "Tipe perhitungan": "Non Kumulatif",
            "Formulasi": "Hasil survei", "Sumber data": "Laporan survei",
        },
    ],
    "Target": [
        {"Kode indikator": "S1-1", "PK murni": 90, "Renstra 2025": 90, "Renstra 2026": 95, "Target 2024": 85},
        {"Kode indikator": "S1-2", "PK murni": 86, "Renstra 2025": 86, "Renstra 2026": 88, "Target 2024": 84},
    ],
    "Anggaran": [{"Kode kinerja": "7.01.02", "Pagu murni": 150_000_000, "Realisasi": 140_000_000}],
    "Realisasi": [
        {"Kode indikator": "S1-1", "Tahun ini": 81, "Realisasi 2024": 80},
        {"Kode indikator": "S1-2", "Tahun ini": 86.5, "Realisasi 2024": 82.5},
    ],
    "Analisis": [
        {"Untuk": "S1-1", "Jenis": "Hambatan", "Uraian": "Antrean panjang."},
        {"Untuk": "S1-1", "Jenis": "Solusi", "Uraian": "Menambah loket."},
    ],
    "Narasi": [
        {"Bagian": "Tugas", "Isi": "Membantu Bupati."},
        {"Bagian": "Fungsi", "Isi": "Koordinasi."},
        {"Bagian": "Isu strategis", "Isi": "Waktu layanan."},
        {"Bagian": "Visi", "Isi": "Uji yang maju."},
        {"Bagian": "Misi", "Isi": "Melayani."},
    ],
}  # fmt: skip


# What a test of rows and figures asks for: the nodes that it adds have no indicators, of which the trees would speak.
OF_FIGURES = frozenset({"lkjip", "pk", "matriks"})


def base() -> Rows:
    """A fresh copy of the valid rows. Row n of a list stands in row n + 2 of its sheet."""
    return copy.deepcopy(_BASE)


def put(rows: Rows, sheet: str, row: int, values: Mapping[str, Any]) -> Rows:
    """Change cells of one row, counted as in Excel; None blanks a cell, and a row past the end is added."""
    content = rows.setdefault(sheet, [])
    while len(content) <= row - 2:
        content.append({})
    content[row - 2].update(values)
    return rows


def identity(rows: Rows, values: Mapping[str, Any]) -> Rows:
    """Change facts of Identitas."""
    rows["Identitas"][0].update(values)
    return rows


def perubahan(rows: Rows) -> Rows:
    """The same office with a PK perubahan that changes nothing."""
    facts = {"Versi": "Perubahan", "Tanggal perubahan PK": date(2025, 9, 1), "Alasan perubahan": "Perubahan APBD."}
    return identity(rows, facts)


def write(
    folder: Path,
    rows: Mapping[str, Any] | None = None,
    *,
    name: str = "buku.xlsx",
    tahun: int = TAHUN,
    renstra: tuple[int, int] = RENSTRA,
    ready: int = 8,
) -> Path:
    """A workbook as the starter writes it, by default with few look-ups below the rows: they cost most of the time."""
    path = folder / name
    ordinary = rows is None and (tahun, renstra, ready) == (TAHUN, RENSTRA, 8)
    path.write_bytes(base_bytes() if ordinary else made(rows, tahun, renstra, ready))
    return path


def made(rows: Mapping[str, Any] | None, tahun: int, renstra: tuple[int, int], ready: int) -> bytes:
    """The bytes that `write` puts on disk."""
    with mock.patch.object(starter, "READY_ROWS", ready), mock.patch.object(lists, "STACKED_ROWS", ready + 100):
        return starter.workbook(tahun, renstra, base() if rows is None else rows)


@cache
def base_bytes() -> bytes:
    """The valid workbook, made once: half of all tests begin with it."""
    return made(None, TAHUN, RENSTRA, 8)


@contextmanager
def edited(path: Path) -> Iterator[Workbook]:
    """The workbook opened in openpyxl and saved again; formulas lose their values on the way."""
    book = openpyxl.load_workbook(path)
    try:
        yield book
        book.save(path)
    finally:
        book.close()


def sheet_part(path: Path, sheet: str) -> str:
    """The name inside the package of a sheet that the starter wrote (they are numbered in their order)."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml"
    finally:
        book.close()


def repack(path: Path, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None) -> Path:
    """The package with every member passed through `change` (None drops it) and `more` members added."""
    with zipfile.ZipFile(path) as package:
        members = [(name, change(name, package.read(name))) for name in package.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in [*members, *(more or {}).items()]:
            if content is not None:
                package.writestr(name, content)
    return path


def patch(path: Path, part: str, pattern: str, replacement: str) -> Path:
    """Exactly one match of a pattern in a member of the package replaced."""
    changes = 0

    def change(name: str, content: bytes) -> bytes:
        nonlocal changes
        if name != part:
            return content
        text, count = re.subn(pattern, replacement.replace("\\", r"\\"), content.decode(), flags=re.S)
        changes += count
        return text.encode()

    repack(path, change)
    assert changes == 1, f"{changes} matches of {pattern} in {part}"
    return path


def set_xml(path: Path, sheet: str, cell: str, attributes: str, inner: str) -> Path:
    """One filled cell with other attributes and content; its style is dropped."""
    pattern = rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)'
    return patch(path, sheet_part(path, sheet), pattern, f'<c r="{cell}" {attributes}>{inner}</c>')


def template(folder: Path, form: str, text: str = "{{ perangkat_daerah }}", toml: str | None = None) -> Path:
    """A form beside the workbook with a small template of the LKjIP."""
    home = folder / "templates" / form
    home.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(home / "lkjip.docx"))
    if toml is not None:
        (home / "format.toml").write_text(toml, encoding="utf-8")
    return home


def copied(path: Path, name: str) -> Path:
    """The same bytes under another name beside it."""
    return Path(shutil.copy(path, path.with_name(name)))


def taken(path: Path) -> tuple[Buku, list[Problem]]:
    """The typed workbook and all problems of reading it."""
    raw, problems = read(path)
    assert raw is not None, [p.text for p in problems]
    intake, found = take_in(raw)
    assert intake is not None, [p.text for p in found]
    return intake.buku, problems + found
