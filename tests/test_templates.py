"""The committed templates: reviewable, lean, Indonesian, on F4, and whole with any part left out."""

from __future__ import annotations

import datetime
import importlib.util
import io
import json
import re
import shutil
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from lkjip_gen.formats import slug
from lkjip_gen.word.engine import Properties, render

ROOT = Path(__file__).resolve().parent.parent
PROPERTIES = Properties("LKjIP", "Tahun 2020", "Kecamatan Sokaraja", datetime.date(2021, 1, 29))


def _tool() -> ModuleType:
    """tools/ is not a package; the tool is loaded from its file."""
    spec = importlib.util.spec_from_file_location("templat", ROOT / "tools" / "templat.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()
TEMPLATES: list[Path] = tool.templates()
NATIONAL = ROOT / "templates" / "nasional" / "lkjip.docx"


def full() -> dict[str, Any]:
    context: dict[str, Any] = json.loads((ROOT / "tests/data/contoh_konteks.json").read_text(encoding="utf-8"))
    return context


def bare() -> dict[str, Any]:
    """The same report with nothing in any optional part."""
    context = full()
    for name in context["narasi"]:
        context["narasi"][name] = []
    for name in context["kalimat"]:
        context["kalimat"][name] = []
    for name in [n for n in context if n.startswith("ada_")]:
        context[name] = False
    for name in ("unit_organisasi", "pegawai", "data_umum", "prestasi", "rencana_tindak_lanjut", "triwulan"):
        context[name] = []
    budget = ("rencana_anggaran", "belanja", "anggaran_sasaran", "anggaran_program", "efektivitas", "efisiensi")
    for name in (*budget, "pegawai", "data_umum", "prestasi", "triwulan"):
        context["tabel"][name] = {"nomor": "", "judul": "", "catatan": []}
    context["efisiensi"].update(baris=[], ada=False)
    context["penandatangan"].update(pangkat="", ada_pangkat=False, nip="", ada_nip=False)
    context.update(sumber_tahun_lalu="", skala_sumber="")
    for node in context["sasaran"]:
        node.update(kalimat=[], analisis=[])
    return context


def graded() -> dict[str, Any]:
    """The whole report by a method of efisiensi that has classes, so with one more column."""
    context = full()
    context["efisiensi"].update(judul="Selisih (poin persen)", judul_kategori="Kategori", ada_kategori=True)
    for row, word in zip(context["efisiensi"]["baris"], ("Efisien", "Cukup Efisien"), strict=True):
        row["kategori"] = word
    return context


def made(context: dict[str, Any]) -> Document:
    result, problems = render(NATIONAL, context, PROPERTIES)
    assert problems == []
    assert result is not None
    return docx.Document(io.BytesIO(result))


def texts(document: Document) -> list[str]:
    return [
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def test_there_are_templates() -> None:
    assert NATIONAL in TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_dump_is_current(template: Path) -> None:
    path = tool.dump_path(template)
    assert path.read_text(encoding="utf-8") == tool.dump(template), "jalankan: python tools/templat.py"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_template_is_lean(template: Path) -> None:
    assert tool.faults(template) == []


def test_the_tool_sees_leftovers(tmp_path: Path) -> None:
    """What python-docx or Word would bring along is found: the check above can fail."""
    path = tmp_path / "lain.docx"
    docx.Document().save(str(path))
    found = "\n".join(tool.faults(path))
    assert "tidak dipakai" in found
    assert "bahasa en-US" in found
    assert "bukan F4" in found


def test_the_tool_sees_update_fields_and_changes(tmp_path: Path) -> None:
    path = tmp_path / "lkjip.docx"
    shutil.copy(NATIONAL.with_suffix(".txt"), path.with_suffix(".txt"))
    changes = {
        "word/settings.xml": (b"<w:compat>", b'<w:updateFields w:val="true"/><w:compat>'),
        "word/document.xml": (b"KATA PENGANTAR", b"Kata Pengantar"),
    }
    with zipfile.ZipFile(NATIONAL) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(*changes.get(name, (b"\x00", b""))))
    assert [f for f in tool.faults(path) if "updateFields" in f]
    assert tool.is_stale(path)


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*/format.toml")), ids=lambda p: p.parent.name)
def test_format_names_itself(path: Path) -> None:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    assert content["nama"]
    assert slug(content["nama"]) == path.parent.name
    profile = path.with_name("profil.toml")
    if profile.is_file():  # then the rules that a kabupaten chose stand there
        content = tomllib.loads(profile.read_text(encoding="utf-8"))
        assert content["nama"]
    assert isinstance(content["pengaturan"], dict)


def test_every_folder_is_a_format() -> None:
    folders = [p for p in (ROOT / "templates").iterdir() if p.is_dir()]
    assert folders
    assert [p for p in folders if not (p / "format.toml").is_file()] == []


@pytest.mark.parametrize("make", [full, bare, graded])
def test_document_is_whole(make: Any) -> None:
    document = made(make())
    body = document.element.body
    assert [t for t in texts(document) if re.search(r"\{[{%#]|[}%#]\}", t)] == []
    assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))
    assert all(table.find(qn("w:tr")) is not None for table in body.iter(qn("w:tbl")))
    for row in body.iter(qn("w:tr")):
        table = row.getparent()
        spans = [cell.grid_span for cell in row.iter(qn("w:tc"))]
        assert sum(spans) == len(table.find(qn("w:tblGrid")))


@pytest.mark.parametrize("make", [full, bare, graded])
def test_no_heading_and_no_caption_without_content(make: Any) -> None:
    """A heading is followed by text or a deeper heading, a caption by its table."""
    document = made(make())
    levels = {
        "Heading 1": 1,
        "Judul Depan": 1,
        "Heading 2": 2,
        "Heading 3": 3,
        "Heading 4": 4,
        "Judul Uraian": 5,
        "Judul Analisis": 6,
    }
    blocks = list(document.iter_inner_content())
    assert len(blocks) > 50
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        style = getattr(block.style, "name", "") if hasattr(block, "runs") else ""
        if style in levels:
            assert after is not None, block.text
            follows = levels.get(after.style.name, 9) if hasattr(after, "runs") else 9
            assert follows > levels[style], block.text
        if style in ("Caption", "caption"):
            assert after is not None, block.text
            assert not hasattr(after, "runs"), block.text


def test_chapters_in_order() -> None:
    document = made(full())
    chapters = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert chapters == [
        "BAB I\nPENDAHULUAN",
        "BAB II\nPERENCANAAN DAN PERJANJIAN KINERJA",
        "BAB III\nAKUNTABILITAS KINERJA",
        "BAB IV\nPENUTUP",
    ]


def test_every_table_of_the_context_is_printed() -> None:
    """Captions in the order of their numbers, none twice, none missing."""
    context = full()
    captions = [p.text for p in made(context).paragraphs if p.style.name.lower() == "caption"]
    tables = [*context["tabel"].values(), *(node["tabel"] for node in context["sasaran"])]
    expected = sorted(tables, key=lambda t: [int(n) for n in t["nomor"].split(".")])
    assert captions == [f"Tabel {t['nomor']} {t['judul']}" for t in expected]


def test_a_table_of_efisiensi_with_and_without_classes() -> None:
    """One table each time, under its caption, with the heading of its figure."""
    for make, heads, last in (
        (full, ["Serapan (%)", "Tingkat Efisiensi (poin persen)"], "16,67"),
        (graded, ["Serapan (%)", "Selisih (poin persen)", "Kategori"], "Efisien"),
    ):
        tables = [
            t
            for t in made(make()).tables
            if any("Efisiensi (poin" in c.text or "Selisih" in c.text for c in t.rows[0].cells)
        ]
        (table,) = tables
        assert [c.text for c in table.rows[0].cells][-len(heads) :] == heads
        assert table.rows[1].cells[-1].text == last


def test_left_out_parts_leave_no_trace() -> None:
    printed = "\n".join(texts(made(bare())))
    headings = ("Kondisi Umum", "Isu Strategis", "Rencana Anggaran Tahun", "Akuntabilitas Keuangan", "per Triwulan")
    for gone in (*headings, "NIP", "Sumber: ", "Sumber data tahun"):
        assert gone not in printed


def test_office_text_replaces_ours() -> None:
    context = full()
    ours = [t for t in texts(made(context)) if t.startswith("Puji syukur")]
    assert len(ours) == 1
    context["narasi"]["kata_pengantar"] = [
        {"judul": "", "ada_judul": False, "paragraf": [{"teks": "Kata kami sendiri.", "butir": False}]}
    ]
    printed = texts(made(context))
    assert "Kata kami sendiri." in printed
    assert [t for t in printed if t.startswith("Puji syukur")] == []


def test_pages_are_numbered_by_section() -> None:
    sections = made(full()).element.body.iter(qn("w:sectPr"))
    found = []
    for section in sections:
        numbers = section.find(qn("w:pgNumType"))
        shown = None if numbers is None else (numbers.get(qn("w:fmt")), numbers.get(qn("w:start")))
        found.append((shown, len(section.findall(qn("w:headerReference")))))
    assert found == [(None, 0), (("lowerRoman", "1"), 1), (("decimal", "1"), 1)]


def test_kecamatan_is_no_government() -> None:
    """A kecamatan is part of Pemerintah Kabupaten; it has no government of its own."""
    printed = texts(made(full()))
    assert "PEMERINTAH KABUPATEN BANYUMAS" in printed
    assert not [t for t in printed if "PEMERINTAH KECAMATAN" in t.upper()]
