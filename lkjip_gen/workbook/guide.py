"""The sheet Petunjuk: the flow as a picture, the rules of filling in, and every column in one table."""

from __future__ import annotations

from typing import Any

from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Column
from lkjip_gen.workbook.look import FOLIO, TABS, Formats, height

_STEPS = (
    ("Januari", ("Identitas", "Pejabat", "Kinerja", "Indikator", "Target", "Komponen", "Anggaran")),
    ("Sesudah perubahan anggaran", ("Identitas", "Target", "Anggaran")),
    ("Sesudah tahun berakhir", ("Anggaran", "Realisasi", "Data Dasar", "Belanja", "Analisis", "Prestasi")),
    ("Sekali, lalu dibawa tiap tahun", ("Narasi", "Unit Organisasi", "Pegawai", "Data Umum", "Pengaturan")),
)
_WIDTHS = (24, 30, 20, 40, 76)
_RULES = (
    "Sel kuning wajib diisi; kuning muda wajib pada keadaan yang disebut di tabel bawah; putih boleh kosong.",
    "Kolom abu-abu terisi sendiri dan tidak dibaca.",
    'Sel kosong berarti belum diisi. Tanda "-" berarti sengaja tidak ada, dan dicetak "-".',
    "Setiap angka diketik sekali saja. Capaian, rata-rata, persen, dan jumlah dihitung program.",
    "Angka ditulis 82,5 dan rupiah 880.895.438. Jangan menulis rumus di sel isian.",
    "Kode tidak boleh berulang dan tetap dari tahun ke tahun. NIP dan kode diketik sebagai teks.",
    "Jangan menggabungkan sel, mengganti judul kolom, atau mengganti nama lembar.",
    'Lembar dan kolom milik kantor sendiri boleh ditambah, asal namanya diawali "#".',
    'Kolom tahun boleh ditambah, misalnya "Realisasi 2018"; judulnya selalu memuat tahunnya.',
    'Baris teks yang diawali "1. ", "a. ", atau "- " adalah daftar.',
    "Sesudah mengisi, periksa dengan: lkjip periksa NAMA.xlsx, lalu buat dokumen dengan: lkjip laporan NAMA.xlsx",
)


def write_guide(worksheet: Any, formats: Formats) -> None:
    """Fill the sheet Petunjuk. It is for people; the reader never opens it."""
    worksheet.hide_gridlines(2)
    for index, width in enumerate(_WIDTHS):
        worksheet.set_column(index, index, width)
    worksheet.write_string(0, 0, "Petunjuk pengisian buku kerja LKjIP dan Perjanjian Kinerja", formats.title)
    row = _flow(worksheet, formats, 2)
    worksheet.write_string(row, 0, "Aturan mengisi", formats.subtitle)
    row += 1
    samples = (
        ("wajib", formats.sample_yellow),
        ("wajib pada keadaan tertentu", formats.sample_pale),
        ("boleh kosong", formats.sample_white),
        ("terisi sendiri (otomatis)", formats.sample_grey),
    )
    worksheet.write_string(row, 0, "Warna sel:", formats.text)
    for index, (word, style) in enumerate(samples, start=1):
        worksheet.write_string(row, index, word, style)
    row += 1
    worksheet.write_string(row, 0, "Warna lembar:", formats.text)
    for index, group in enumerate(TABS, start=1):
        worksheet.write_string(row, index, f"bagian {group.value}", formats.tab(group))
    row += 2
    for number, rule in enumerate(_RULES, start=1):
        text = f"{number}. {rule}"
        worksheet.merge_range(row, 0, row, len(_WIDTHS) - 1, text, formats.text)
        worksheet.set_row(row, height([(text, sum(_WIDTHS))]))
        row += 1
    _columns(worksheet, formats, row + 1)
    worksheet.set_landscape()
    worksheet.set_paper(FOLIO)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer("&LPetunjuk&RHalaman &P dari &N")


def _flow(worksheet: Any, formats: Formats, row: int) -> int:
    """Boxes in the order of filling, each in the colour of its sheet's tab; returns the next free row."""
    worksheet.write_string(row, 0, "Urutan mengisi", formats.subtitle)
    top, height, width, gap = row + 1, 30, 118, 26
    for line, (when, names) in enumerate(_STEPS):
        for index, name in enumerate((when, *names)):
            first = index == 0
            colour = "#FFFFFF" if first else TABS[layout.sheet(name).group]
            worksheet.insert_textbox(
                top + line * 2, 0, name,
                {
                    "width": 200 if first else width, "height": height, "object_position": 3,
                    "x_offset": 4 if first else 220 + (index - 1) * (width + gap), "y_offset": 4,
                    "fill": {"color": colour}, "line": {"none": True} if first else {"color": colour},
                    "font": {"name": "Arial", "size": 10, "bold": True, "color": "#1F3A5F" if first else "white"},
                    "align": {"vertical": "middle", "horizontal": "left" if first else "center"},
                },
            )  # fmt: skip
            if index > 1:
                worksheet.insert_textbox(
                    top + line * 2, 0, "\u2192",
                    {
                        "width": gap, "height": height, "object_position": 3, "y_offset": 4,
                        "x_offset": 220 + (index - 1) * (width + gap) - gap,
                        "fill": {"none": True}, "line": {"none": True},
                        "font": {"name": "Arial", "size": 12, "bold": True, "color": "#1F3A5F"},
                        "align": {"vertical": "middle", "horizontal": "center"},
                    },
                )  # fmt: skip
    return top + len(_STEPS) * 2 + 1


def _columns(worksheet: Any, formats: Formats, row: int) -> None:
    worksheet.write_string(row, 0, "Semua lembar dan kolom", formats.subtitle)
    row += 1
    for index, title in enumerate(("Lembar", "Kolom atau isian", "Jenis", "Wajib", "Penjelasan")):
        worksheet.write_string(row, index, title, formats.heading)
    worksheet.repeat_rows(row)
    for sheet in layout.SHEETS:
        row += 1
        worksheet.write_string(row, 0, sheet.name, formats.bold_cell)
        worksheet.merge_range(row, 1, row, 4, sheet.purpose, formats.bold_cell)
        worksheet.set_row(row, height([(sheet.purpose, sum(_WIDTHS[1:]))]))
        for column in sheet.columns:
            row += 1
            heading = f"{column.heading} <tahun>" if column.family else column.heading
            texts = (sheet.name, heading, column.kind.value, need_text(column), _explained(column))
            for index, text in enumerate(texts):
                worksheet.write_string(row, index, text, formats.cell)
            worksheet.set_row(row, height(zip(texts, _WIDTHS, strict=True)))


def need_text(column: Column) -> str:
    """When a column must be filled, in words."""
    if column.always:
        return "selalu"
    parts = [f"untuk {d.value}" for d in sorted(column.needed_by, key=lambda d: d.value)]
    if column.condition:
        parts.append(column.condition)
    return "; ".join(parts) if parts else "boleh kosong"


def _explained(column: Column) -> str:
    text = column.help
    if column.refers:
        text += f" Kode dari: {', '.join(column.refers)}."
    if column.choices:
        own = " atau kata sendiri" if column.open_choice else ""
        text += f" Pilihan{own}: {'; '.join(column.choices)}."
    if column.example:
        text += f" Contoh: {column.example}"
    return text
