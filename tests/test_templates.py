"""The committed templates: reviewable, lean, Indonesian, on F4, and whole with any part left out."""

from __future__ import annotations

import copy
import datetime
import importlib.util
import io
import re
import shutil
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx_text import blocks, captions
from examples import LARGE, PERUBAHAN, example
from wordml import parts_of, zipped

from lkjip_gen.documents.analysis import ABSENT
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
    """The context of a real example; a copy, because tests change it."""
    return copy.deepcopy(example(PERUBAHAN).content.context)


def large() -> dict[str, Any]:
    """The example with quarters, composites, standards, years and indicators of programs."""
    return copy.deepcopy(example(LARGE).content.context)


def bare() -> dict[str, Any]:
    """The same report with nothing in any optional part; of each sasaran only the sentences that are always there."""
    context = full()
    for key in ("narasi", "kalimat", "analisis"):
        context[key] = {name: [] for name in context[key]}
    context["tabel"] = dict.fromkeys(context["tabel"], ABSENT)
    for name in [n for n in context if n.startswith("ada_")]:
        context[name] = False
    context["unit_organisasi"] = {"daftar": [], "ada_daftar": False, "uraian": [], "ada_uraian": False}
    context["efisiensi"].update(baris=[], ada=False)
    context["penandatangan"].update(pangkat="", ada_pangkat=False, nip="", ada_nip=False)
    context.update(sumber_tahun_lalu="", skala_sumber="", provinsi="", versi_perubahan=False, rencana_tindak_lanjut=[])
    for node in context["sasaran"]:
        node["tabel"] = ABSENT
        node["penyebab"] = {"kalimat": ["Uraian faktor keberhasilan tidak tersedia."], "analisis": []}
        for part in ("tahun", "renstra", "standar", "efisiensi", "program"):
            assert node[part]["kalimat"], part
            node[part] = {k: _emptied(v) if k != "kalimat" else v for k, v in node[part].items()}
    kept = ("pk", "pengukuran", "total")
    for name in [n for n in context["lampiran"] if not n.startswith("ada_") and n not in kept]:
        context["lampiran"].update({name: [], f"ada_{name}": False})
    for pk in context["lampiran"]["pk"]:
        pk.update(ada_anggaran=False, ditandatangani=False)
    return context


def _emptied(value: Any) -> Any:
    if isinstance(value, list):
        return []
    return ABSENT if "ada" in value else value


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
    parts = parts_of(NATIONAL.read_bytes())
    path.write_bytes(zipped(parts | {name: parts[name].replace(*change) for name, change in changes.items()}))
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


@pytest.mark.parametrize("make", [full, large, bare, graded])
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


@pytest.mark.parametrize("make", [full, large, bare, graded])
def test_no_heading_and_no_caption_without_content(make: Any) -> None:
    """A heading is followed by text or a deeper heading, a caption by its table."""
    document = made(make())
    levels = {
        "Heading 1": 1, "Judul Depan": 1, "Judul Depan Lanjut": 1, "Heading 2": 2, "Judul Lampiran": 2,
        "Judul Lampiran Pertama": 2, "Heading 3": 3,
        "Heading 4": 4, "Judul Uraian": 5, "Judul Analisis": 6,
    }  # fmt: skip
    found = [(b, b.style.name if isinstance(b, Paragraph) else "table") for b in blocks(document)]
    found = [(b, style) for b, style in found if style != "Pemisah"]
    assert len(found) > 50
    for (block, style), (_, after) in zip(found, [*found[1:], (None, "")], strict=True):
        if style in levels:
            assert after, block.text
            assert levels.get(after, 9) > levels[style], block.text
        if style == "Caption":
            assert after == "table", block.text


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
    """Each under its caption, none twice, none missing, and none that is not there."""
    context = large()
    nodes = [part["tabel"] for node in context["sasaran"] for part in node.values() if "tabel" in part]
    nodes += [part for node in context["sasaran"] for part in (node["tabel"], node["program"]["tabel_indikator"])]
    expected = [t["judul"] for t in (*context["tabel"].values(), *nodes) if t["ada"]]
    document = made(context)
    titles = [c.split(" ", 2)[2] for c in captions(document)]
    assert sorted(titles) == sorted(expected)
    attached = [t for t in texts(document) if re.match(r"Lampiran\s\d", t)]
    assert len([t for t in attached if re.search("Target Triwulan|Data Dasar Indikator|Bukti Realisasi", t)]) == 3 * 2
    assert len(set(titles)) == len(titles) > 70


def test_a_table_of_efisiensi_with_and_without_classes() -> None:
    """One table each time, under its caption, with the heading of its figure."""
    for make, heads, last in (
        (full, ["Serapan (%)", "Tingkat Efisiensi (poin persen)"], "16,67"),
        (graded, ["Serapan (%)", "Selisih (poin persen)", "Kategori"], "Efisien"),
    ):
        tables = [
            t
            for t in made(make()).tables
            if any("Efisiensi (poin" in c.text or "Selisih (poin" in c.text for c in t.rows[0].cells)
        ]
        (table,) = tables
        assert [c.text for c in table.rows[0].cells][-len(heads) :] == heads
        assert table.rows[1].cells[-1].text == last


def test_left_out_parts_leave_no_trace() -> None:
    """What the whole report says and the bare one does not; what the regulation wants says that it is missing."""
    whole, printed = ("\n".join(texts(made(c))) for c in (full(), bare()))
    gone = (
        "Kondisi Umum", "Isu Strategis\n", "Indikator Kinerja Utama\n", "Anggaran dan Realisasi per Sasaran",
        "Efektivitas Anggaran", "NIP", "Sumber: ", "Sumber data tahun", "Provinsi", "Alasan perubahan",
        "Tujuan dan Sasaran Kecamatan",
    )  # fmt: skip
    for words in gone:
        assert words in whole, words
        assert words not in printed.replace("Capaian Indikator Kinerja Utama", ""), words
    for words in ("Target Triwulan", "Data Dasar Indikator", "Bukti Realisasi", "per Triwulan", "Indikator Gabungan"):
        assert words not in printed
    for words in ("Rencana anggaran belum tersedia.", "tidak ada prestasi atau penghargaan"):
        assert words in printed
        assert words not in whole


def test_office_text_replaces_ours() -> None:
    context = full()
    ours = [t for t in texts(made(context)) if t.startswith("Puji syukur")]
    assert len(ours) == 1
    context["narasi"]["kata_pengantar"] = [
        {
            "tanda": "Narasi:Kata pengantar:1", "judul": "", "ada_judul": False,
            "paragraf": [{"teks": "Kata kami sendiri.", "butir": False}],
        }
    ]  # fmt: skip
    printed = texts(made(context))
    assert "Kata kami sendiri." in printed
    assert [t for t in printed if t.startswith("Puji syukur")] == []


def test_pages_are_numbered_by_section() -> None:
    """The cover has no number, the front roman ones, the chapters arabic from 1, and the lampiran go on."""
    sections = made(full()).element.body.iter(qn("w:sectPr"))
    found = []
    for section in sections:
        numbers = section.find(qn("w:pgNumType"))
        shown = None if numbers is None else (numbers.get(qn("w:fmt")), numbers.get(qn("w:start")))
        found.append((shown, len(section.findall(qn("w:headerReference")))))
    assert found == [(None, 0), (("lowerRoman", "1"), 1), (("decimal", "1"), 1), (None, 1), (None, 1)]


def test_kecamatan_is_no_government() -> None:
    """A kecamatan is part of Pemerintah Kabupaten; it has no government of its own. Without the office's own words."""
    printed = texts(made(bare()))
    assert "PEMERINTAH KABUPATEN BANYUMAS" in printed
    assert not [t for t in printed if "PEMERINTAH KECAMATAN" in t.upper()]
