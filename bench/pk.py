"""A Perjanjian Kinerja of some three pages, only to measure with.

Unlike ours (templates/*/pk.docx) it uses nothing that docxtpl does not know, so that both engines get the same file.
Its wording is not that of any form.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

INDICATORS_OF_ONE = 16
_NAMES = ("tahun", "perangkat_daerah", "tempat_tanggal", "penandatangan")
TITLE = "PERJANJIAN KINERJA TAHUN {{ tahun }}"
STATEMENT = """Kami yang bertanda tangan di bawah ini bersepakat tentang kinerja yang hendak dicapai pada \
tahun {{ tahun }}.
Pihak pertama, {{ penandatangan.nama }}, {{ penandatangan.jabatan }}, menyanggupi target dalam lampiran ini dan akan \
melaporkan hasilnya setiap triwulan.
Pihak kedua, selaku atasan, memantau kemajuannya, memberi arahan bila target terancam tidak tercapai, dan menilai \
hasilnya pada akhir tahun.
Perjanjian ini dapat diubah bila anggaran, tugas, atau keadaan berubah sehingga target tidak lagi sesuai."""
INDICATORS = (
    ("No.", "b.no", "Tengah Tabel"),
    ("Sasaran", "b.sasaran", "Isi Tabel"),
    ("Indikator", "b.nama", "Isi Tabel"),
    ("Satuan", "b.satuan", "Tengah Tabel"),
    ("Target", "b.target", "Angka Tabel"),
)
PROGRAMS = (
    ("No.", "b.no", "Tengah Tabel"),
    ("Program", "b.nama", "Isi Tabel"),
    ("Anggaran (Rp)", "b.pagu", "Angka Tabel"),
)


def write_template(path: Path, ours: Path) -> None:
    """A template with the styles, header and footer of ours and a body of its own."""
    document = Document(io.BytesIO(ours.read_bytes()))
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    section = body[-1].find(qn("w:pgSz"))
    if section.get(qn("w:orient")) == "landscape":  # the last section of ours is; a PK stands upright
        wide, high = section.get(qn("w:w")), section.get(qn("w:h"))
        section.set(qn("w:w"), high)
        section.set(qn("w:h"), wide)
        del section.attrib[qn("w:orient")]
    document.add_paragraph(TITLE, style="Judul Formulir")
    for text in STATEMENT.splitlines():
        document.add_paragraph(text, style="Isi")
    _signatures(document)
    document.add_paragraph("LAMPIRAN " + TITLE, style="Judul Formulir").paragraph_format.page_break_before = True
    _table(document, INDICATORS, "pk")
    document.add_paragraph("", style="Pemisah")
    _table(document, PROGRAMS, "lampiran.pk[0].anggaran.baris")
    document.add_paragraph("Jumlah anggaran: Rp{{ lampiran.pk[0].anggaran.total }}", style="Isi")
    _signatures(document)
    document.save(str(path))


def _table(document: Any, columns: Sequence[tuple[str, str, str]], rows: str) -> None:
    table = document.add_table(rows=4, cols=len(columns), style="Tabel LKjIP")
    for cell, (head, name, style) in zip(zip(*(row.cells for row in table.rows), strict=True), columns, strict=True):
        for place, text, look in zip(
            cell, (head, "", f"{{{{ {name} }}}}", ""), ("Kepala Tabel", style, style, style), strict=True
        ):
            place.paragraphs[0].text = text
            place.paragraphs[0].style = look
    for row, tag in ((1, f"{{%tr for b in {rows} %}}"), (3, "{%tr endfor %}")):
        cells = table.rows[row].cells
        cells[0].merge(cells[-1]).paragraphs[0].text = tag


def _signatures(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(
        table.rows[0].cells,
        (
            ("Pihak Kedua,", "ATASAN LANGSUNG", "........................................"),
            ("{{ tempat_tanggal }}", "{{ penandatangan.jabatan }}", "{{ penandatangan.nama }}"),
        ),
        strict=True,
    ):
        cell.paragraphs[0].text = lines[0]
        for line, style in zip(lines[1:], ("Tanda Tangan", "Nama Penanda Tangan"), strict=True):
            cell.add_paragraph(line, style=style)
        cell.paragraphs[0].style = "Tanda Tangan"


def context_of_one_official(context: dict[str, Any]) -> dict[str, Any]:
    """What of the context of an LKjIP a PK needs, with as many indicators as one official promises."""
    named = {name: context[name] for name in _NAMES}
    return {**named, "pk": context["pk"][:INDICATORS_OF_ONE], "lampiran": {"pk": context["lampiran"]["pk"][:1]}}
