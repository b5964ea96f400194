"""An office copies a form, edits its Word file as staff would, and gets its own documents without a line of code."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from building import identity, write
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx_text import opened
from pk_by_hand import Pages, folded, pages, wanted

from lkjip_gen import formats
from lkjip_gen.pipeline import Options, Outcome, report
from lkjip_gen.problems import Code
from tools.contoh import rows

MANGKUTANA = "mangkutana-2024-perubahan"
CASI = "Kepala Seksi Pemerintahan Umum"
RED = RGBColor(0x99, 0x00, 0x00)


def office(folder: Path, change: Callable[[Any], None] | None = None, form: str = "luwu-timur-2024") -> Path:
    """The workbook of Mangkutana with a form of its own beside it, copied from one of ours and edited in Word."""
    own = folder / "templates" / "kantor-sendiri"
    shutil.copytree(formats.built_in() / form, own)
    declared = (own / "format.toml").read_text(encoding="utf-8")
    name = next(line for line in declared.splitlines() if line.startswith("nama"))
    (own / "format.toml").write_text(declared.replace(name, 'nama = "Kantor Sendiri"'), encoding="utf-8")
    if change is not None:
        document = docx.Document(str(own / "pk.docx"))
        change(document)
        document.save(str(own / "pk.docx"))
    content = identity(rows(MANGKUTANA), {"Format dokumen": "Kantor Sendiri"})
    return write(folder, content, tahun=2024, renstra=(2021, 2026))


def made(path: Path) -> tuple[Outcome, dict[str, bytes]]:
    (outcome,) = report([path], Options(path.parent / "hasil", documents=frozenset({"pk"})))
    assert outcome.bug is None
    return outcome, {f.path.stem.rpartition(" - ")[2]: f.path.read_bytes() for f in outcome.files}


def page(path: Path, jabatan: str = CASI) -> Pages:
    return pages(made(path)[1][jabatan])


def promise_table(document: Any) -> Any:
    """The table of indicators as it stands in the template."""
    (found,) = [t for t in document.tables if any("b.hasil " in c.text or "b.hasil}" in c.text for c in t._cells)]
    return found


def drop_column(table: Any, head: str) -> None:
    """As Word does it: the cell of the column goes from every row, a cell over all columns spans one less."""
    at = [cell.text for cell in table.rows[0].cells].index(head)
    columns = table._tbl.tblGrid.findall(qn("w:gridCol"))
    table._tbl.tblGrid.remove(columns[at])
    for row in table.rows:
        cells = row._tr.findall(qn("w:tc"))
        if len(cells) == len(columns):
            row._tr.remove(cells[at])
        else:
            (span,) = cells[0].iter(qn("w:gridSpan"))
            span.set(qn("w:val"), str(len(columns) - 1))


def rename(table: Any, head: str, to: str) -> None:
    (cell,) = [c for c in table.rows[0].cells if c.text == head]
    first, *rest = cell.paragraphs[0].runs
    first.text = to
    for run in rest:
        run.text = ""


def restyle(document: Any) -> None:
    table = promise_table(document)
    drop_column(table, "Satuan")
    rename(table, "Indikator Kinerja", "Ukuran Keberhasilan")
    document.styles["Kepala Tabel"].font.color.rgb = RED
    document.styles["Isi Tabel"].font.size = Pt(8)


def test_a_dropped_column_and_a_renamed_heading(tmp_path: Path) -> None:
    found = page(office(tmp_path, restyle))
    (table,) = [t for t in found.tables if "ukuran keberhasilan" in t.head]
    assert table.head == ("no.", "sasaran sub kegiatan", "ukuran keberhasilan", "target")
    expected = wanted(MANGKUTANA).official(CASI)["tabel"][0]["baris"]
    body = [row for row in table.rows if row[0] != "(1)"]
    assert [row[1:] for row in body] == [(folded(a), folded(b), target) for a, b, _, target in expected]


def test_styles_changed_in_word_reach_the_document(tmp_path: Path) -> None:
    outcome, files = made(office(tmp_path, restyle))
    assert not [p for p in outcome.problems if p.stops]
    document = opened(files[CASI])
    assert document.styles["Kepala Tabel"].font.color.rgb == RED
    assert document.styles["Isi Tabel"].font.size == Pt(8)


def test_an_unchanged_copy_gives_the_same_document(tmp_path: Path) -> None:
    copied = page(office(tmp_path))
    (outcome,) = report(
        [write(tmp_path, rows(MANGKUTANA), name="asli.xlsx", tahun=2024, renstra=(2021, 2026))],
        Options(tmp_path / "asli", documents=frozenset({"pk"})),
    )
    ours = next(f.path for f in outcome.files if f.path.stem.endswith(CASI))
    assert copied == pages(ours.read_bytes())


def test_the_tables_follow_the_declaration_of_the_form(tmp_path: Path) -> None:
    """The camat's two tables become one, the budget stands at Kegiatan: only format.toml is edited."""
    path = office(tmp_path)
    declared = tmp_path / "templates" / "kantor-sendiri" / "format.toml"
    text = declared.read_text(encoding="utf-8")
    one = text.replace('tabel = [["Sasaran"], ["Program"]]\nanggaran = "Program"',
                       'tabel = [["Sasaran", "Program"]]\nanggaran = "Kegiatan"')  # fmt: skip
    assert one != text
    declared.write_text(one, encoding="utf-8")
    found = page(path, "Camat Mangkutana")
    (table,) = found.promises
    assert len([r for r in table.rows if r[0] != "(1)"]) == 2 + 5
    assert found.budget.head[1] == "kegiatan"
    assert len([r for r in found.budget.rows if r[0] != "(1)"]) == 14 + 1  # every kegiatan of the office, and the total


def test_what_the_form_lacks_comes_from_nasional_and_is_said(tmp_path: Path) -> None:
    path = office(tmp_path)
    (tmp_path / "templates" / "kantor-sendiri" / "pk.docx").unlink()
    outcome, files = made(path)
    told = [p for p in outcome.problems if p.code is Code.FORM_LACKS]
    assert [dict(p.facts) for p in told] == [
        {"format": "Kantor Sendiri", "berkas": "pk.docx", "pengganti": "Nasional"}
    ]  # once, not for each of the nine files
    assert pages(files[CASI]).promises


def test_a_name_that_does_not_exist_is_told_with_its_place(tmp_path: Path) -> None:
    def misspell(document: Any) -> None:
        rename_cell(promise_table(document), "{{ b.target }}", "{{ b.targett }}")

    outcome, files = made(office(tmp_path, misspell))
    assert files == {}
    (fault,) = [p for p in outcome.problems if p.code is Code.TEMPLATE_NAME]
    assert dict(fault.facts)["nama"] == "targett"
    assert "target" in dict(fault.facts)["usul"]


def rename_cell(table: Any, text: str, to: str) -> None:
    (cell,) = {id(c._tc): c for row in table.rows for c in row.cells if c.text == text}.values()
    first, *rest = cell.paragraphs[0].runs
    first.text = to
    for run in rest:
        run.text = ""


@pytest.mark.parametrize(
    ("declaration", "said"),
    [
        ('[pk.camat]\nanggaran = "Program"', '[pk] "camat" tidak dikenal'),
        ('[pk.kepala]\nanggaran = "Eselon"', '[pk.kepala] "anggaran": "Eselon" bukan jenjang'),
        ('[pk.kepala]\ntabel = ["Sasaran"]', '[pk.kepala] "tabel" harus berupa daftar'),
        ('[pk.kepala]\nkolom = 1', '[pk.kepala] "kolom" tidak dikenal'),
        ('[pk.kepala]\ntabel = [["Sasaran"], ["Sasaran"]]', 'memuat satu jenjang dua kali'),
        ('[pk.seksi]\npenjelasan = "Kegiatan"\npenjelasan_lewat = "ya"', '"penjelasan_lewat" harus true atau false'),
    ],
)  # fmt: skip
def test_a_declaration_that_cannot_be_followed_is_refused(tmp_path: Path, declaration: str, said: str) -> None:
    path = office(tmp_path)
    declared = tmp_path / "templates" / "kantor-sendiri" / "format.toml"
    declared.write_text(f'nama = "Kantor Sendiri"\n{declaration}\n', encoding="utf-8")
    outcome, files = made(path)
    assert files == {}
    (fault,) = [p for p in outcome.problems if p.code is Code.TEMPLATE_BROKEN]
    assert said in dict(fault.facts)["sebab"]
