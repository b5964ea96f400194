"""The delivered LKjIP of every example as a whole: what must be in it, numbered, linked, tagged, merged and clean."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from examples import LARGE, MURNI, NAMES, PERUBAHAN, Example, example
from story import ROMAN, TITLES, Block, Cell, Story, heads, read, rows, runs, value
from wordml import shown

from lkjip_gen.model import Indikator, Kinerja
from lkjip_gen.terms import SEMUA_SASARAN, Bagian, Jenjang


@pytest.fixture(scope="session", params=NAMES)
def one(request: pytest.FixtureRequest) -> Example:
    return example(request.param)


@pytest.fixture(scope="session")
def story(one: Example) -> Story:
    return read(one.parts)


# --- headings and tables that the seed and PermenPAN-RB 53/2014 want ---

SOKARAJA = "Kecamatan Sokaraja"
DINAS = "Dinas Contoh Pelayanan Terpadu"
OFFICE = {MURNI: SOKARAJA, PERUBAHAN: SOKARAJA, LARGE: DINAS}
YEAR = {MURNI: 2020, PERUBAHAN: 2020, LARGE: 2024}
PRIMA = "Mewujudkan kinerja pelayanan kecamatan yang prima"
PEMBERDAYAAN = "Meningkatnya peran kecamatan dalam pelayanan dan pemberdayaan masyarakat"
PERAN = "Meningkatnya peran kecamatan dan kelurahan"
KEPATUHAN = (
    "Meningkatnya kepatuhan pelaku usaha besar, menengah, dan kecil dalam menyampaikan laporan kegiatan penanaman "
    "modal secara berkala, lengkap, dan benar sesuai dengan ketentuan perizinan berusaha berbasis risiko"
)
# Name, the first year of its table of years; is there a national standard, is there a program of its own?
OF_DINAS = [
    ("Meningkatnya kualitas pelayanan perizinan dan nonperizinan", 2020, True, True),
    ("Meningkatnya kecepatan dan ketuntasan penanganan pengaduan masyarakat", 2020, True, True),
    ("Meningkatnya kepatuhan penyelenggara terhadap standar pelayanan", 2020, True, True),
    ("Meningkatnya akuntabilitas kinerja dan tata kelola internal dinas", 2020, True, True),
    ("Meningkatnya kelayakan sarana dan prasarana mal pelayanan publik", 2020, False, True),
    ("Meningkatnya nilai dan jumlah penanaman modal yang terwujud", 2020, False, True),
    ("Meningkatnya minat calon penanam modal", 2020, False, True),
    (KEPATUHAN, 2020, True, True),
    ("Meningkatnya pemanfaatan data dan sistem informasi pelayanan", 2021, True, True),
    ("Meningkatnya kemudahan berusaha bagi pelaku usaha mikro dan kecil", 2021, False, False),
]
SASARAN = {
    MURNI: [PRIMA, PEMBERDAYAAN, PERAN],
    PERUBAHAN: [PRIMA, PEMBERDAYAAN, PERAN],
    LARGE: [name for name, *_ in OF_DINAS],
}
SEVEN = (
    "Target dan Realisasi Tahun {tahun}", "Perbandingan dengan Tahun Sebelumnya", "Perbandingan dengan Target Renstra",
    "Perbandingan dengan Standar Nasional", "Penyebab Keberhasilan atau Kegagalan dan Solusi",
    "Efisiensi Penggunaan Sumber Daya", "Program yang Menunjang",
)  # fmt: skip


def headings(name: str) -> list[tuple[int, str]]:
    """Level and words of every heading, in order."""
    tahun = YEAR[name]
    found = [(1, "KATA PENGANTAR"), (1, "IKHTISAR EKSEKUTIF"), (1, "DAFTAR ISI"), (1, "DAFTAR TABEL"),
             (1, "DAFTAR GRAFIK"), (1, "DAFTAR BAGAN"), (1, "DAFTAR LAMPIRAN"),
             (1, "BAB I PENDAHULUAN"), (2, "Gambaran Umum"), (3, "Latar Belakang"), (3, "Kondisi Umum"),
             (4, "Luas Wilayah"), (4, "Kondisi Demografi"), (4, "Data Umum"), (4, "Pegawai"),
             (3, "Tugas, Fungsi, dan Struktur Organisasi"), (3, "Isu Strategis"), (2, "Maksud dan Tujuan"),
             (2, "Sistematika Penulisan"),
             (1, "BAB II PERENCANAAN DAN PERJANJIAN KINERJA"), (2, "Rencana Strategis"),
             (2, "Indikator Kinerja Utama"), (2, f"Perjanjian Kinerja Tahun {tahun}"),
             (2, f"Rencana Anggaran Tahun {tahun}"),
             (1, "BAB III AKUNTABILITAS KINERJA"), (2, "Capaian Indikator Kinerja Utama"),
             (2, "Pengukuran, Evaluasi, dan Analisis Kinerja Sasaran Strategis")]  # fmt: skip
    for sasaran in SASARAN[name]:
        found += [(3, sasaran), *((4, text.format(tahun=tahun)) for text in SEVEN)]
    if name == LARGE:  # there are findings about the whole office
        found.append((3, "Analisis Umum"))
    return [
        *found, (2, "Akuntabilitas Keuangan"), (3, "Anggaran dan Realisasi Belanja"),
        (3, "Anggaran dan Realisasi per Sasaran"), (3, "Anggaran dan Realisasi per Program"),
        (3, "Efektivitas Anggaran"), (3, "Efisiensi Penggunaan Sumber Daya"), (2, "Prestasi dan Penghargaan"),
        (1, "BAB IV PENUTUP"), (2, "Simpulan"), (2, "Langkah Perbaikan"), (1, "LAMPIRAN"),
    ]  # fmt: skip


def titles(name: str) -> list[str]:
    """The caption of every table, in order, without its number."""
    nama, tahun = OFFICE[name], YEAR[name]
    changed = [] if name == MURNI else [f"Perubahan Target {nama} Tahun {tahun}"]
    if name == LARGE:  # another Kepala, and wording
        changed.insert(0, f"Perubahan Pihak dan Bunyi Perjanjian Kinerja {nama} Tahun {tahun}")
    budget = [] if name == MURNI else [f"Perubahan Anggaran {nama} Tahun {tahun}"]
    pk = "Perjanjian Kinerja" if name == MURNI else "Perubahan Perjanjian Kinerja"
    deeper = [f"Capaian Kinerja per Triwulan Tahun {tahun}", f"Rincian Indikator Gabungan Tahun {tahun}"]
    return [
        f"Data Umum {nama}", f"Pegawai {nama} Tahun {tahun}",
        f"Tujuan dan Sasaran {nama} Tahun {tahun}", f"Indikator Kinerja Utama {nama} Tahun {tahun}",
        f"{pk} {nama} Tahun {tahun}", *changed, *budget, f"Rencana Anggaran per Sasaran Strategis Tahun {tahun}",
        "Skala Nilai Peringkat Kinerja", f"Capaian Indikator Kinerja Utama Tahun {tahun}",
        f"Nilai Peringkat Capaian Sasaran dan Indikator Kinerja Tahun {tahun}",
        f"Pencapaian Indikator Kinerja Sasaran Tahun {tahun}",
        f"Rincian Sasaran dan Jumlah Indikator Kinerja Tahun {tahun}", f"Capaian Kinerja Sasaran Tahun {tahun}",
        *(deeper if name == LARGE else []),
        *(_of_dinas() if name == LARGE else _of_sokaraja()),
        f"Anggaran dan Realisasi Belanja {nama} Tahun {tahun}",
        f"Anggaran dan Realisasi Anggaran per Sasaran Tahun {tahun}",
        f"Anggaran dan Realisasi Anggaran per Program Tahun {tahun}",
        f"Efektivitas Anggaran terhadap Capaian Sasaran Tahun {tahun}",
        f"Tingkat Efisiensi Penggunaan Sumber Daya Tahun {tahun}", f"Prestasi dan Penghargaan {nama}",
    ]  # fmt: skip


def _of_sokaraja() -> list[str]:
    """Only 2019 is known besides 2020, there is no national standard, and one program supports each."""
    whose = (f"Tujuan {PRIMA}", f"Sasaran {PEMBERDAYAAN}", f"Sasaran {PERAN}")
    return [
        title
        for name in whose
        for title in (
            f"Capaian Kinerja {name} Tahun 2020", f"Realisasi {name} terhadap Target Renstra",
            f"Program Penunjang {name} Tahun 2020",
        )
    ]  # fmt: skip


def _of_dinas() -> list[str]:
    found = []
    for name, since, nation, program in OF_DINAS:
        found += [
            f"Capaian Kinerja Sasaran {name} Tahun 2024", f"Perkembangan Kinerja Sasaran {name} Tahun {since}–2024",
            f"Realisasi Sasaran {name} terhadap Target Renstra",
        ]  # fmt: skip
        found += [f"Realisasi Sasaran {name} terhadap Standar Nasional"] if nation else []
        for title in ("Program Penunjang", "Indikator Program Penunjang"):
            found += [f"{title} Sasaran {name} Tahun 2024"] if program else []
    return found


ATTACHED = {
    MURNI: [f"Perjanjian Kinerja {SOKARAJA} Tahun 2020", f"Pengukuran Kinerja {SOKARAJA} Tahun 2020"],
    PERUBAHAN: [
        f"Perjanjian Kinerja {SOKARAJA} Tahun 2020", f"Perubahan Perjanjian Kinerja {SOKARAJA} Tahun 2020",
        f"Pengukuran Kinerja {SOKARAJA} Tahun 2020",
    ],
    LARGE: [
        f"Perjanjian Kinerja {DINAS} Tahun 2024", f"Perubahan Perjanjian Kinerja {DINAS} Tahun 2024",
        "Target Triwulan Tahun 2024", "Data Dasar Indikator Tahun 2024",
        "Capaian Indikator Program, Kegiatan, dan Sub Kegiatan Tahun 2024", "Sumber Data dan Bukti Realisasi",
        f"Pengukuran Kinerja {DINAS} Tahun 2024",
    ],
}  # fmt: skip


def test_every_heading(one: Example, story: Story) -> None:
    found = [(story.level(b), b.line) for b in story.blocks if story.level(b) <= 4 and b.style not in TITLES]
    assert found == headings(one.name)
    assert len(found) >= 60


def test_every_table(one: Example, story: Story) -> None:
    assert [re.sub(r"^Tabel \d+\.\d+ ", "", b.line) for b in story.captions()] == titles(one.name)


def test_every_lampiran(one: Example, story: Story) -> None:
    found = [b.line for b in story.blocks if b.style in TITLES]
    assert found == [f"Lampiran {no} {title}" for no, title in enumerate(ATTACHED[one.name], start=1)]


def test_no_heading_caption_or_table_is_empty(story: Story) -> None:
    """A heading has text or a deeper heading below it, a caption its table, a table rows with something in each."""
    blocks = [b for b in story.blocks if b.is_table or b.line]
    for block, after in pairwise(blocks):
        if story.level(block) < 9:
            assert story.level(after) > story.level(block), block.line
        if block.style == "KeteranganTabel":
            assert after.is_table, block.line
    assert story.level(blocks[-1]) == 9
    tables = [b.element for b in blocks if b.is_table and b.style != "TabelNormal"]
    assert len(tables) > len(story.captions())  # those of the lampiran have a title instead
    for table in tables:
        assert len(heads(table)) in {1, 2}
        body = rows(table)
        assert body
        assert all(any(cell.text.strip() for cell in row) for row in body)


def test_a_heading_without_text_is_seen() -> None:
    """The check above can fail: two headings of one level that follow each other."""
    found = read(example(MURNI).parts)
    at = next(i for i, b in enumerate(found.blocks) if b.line == "Luas Wilayah")
    broken = Story(found.parts, [b for i, b in enumerate(found.blocks) if i != at + 1])
    with pytest.raises(AssertionError, match="Luas Wilayah"):
        test_no_heading_caption_or_table_is_empty(broken)


def test_nothing_of_the_program_is_printed(one: Example) -> None:
    """Also in heads, feet and properties."""
    with zipfile.ZipFile(BytesIO(one.docx)) as archive:
        texts = [
            "\n".join(node.text or "" for node in parse_xml(archive.read(n)).iter() if isinstance(node.tag, str))
            for n in archive.namelist()
            if n.endswith(".xml") and not n.startswith("[")
        ]
    assert len(texts) > 6
    for text in texts:
        assert not re.search(r"\b(nan|NaN|None|Decimal|True|False|Tiada|NaT)\b", text)
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#|#\}", text)
        assert "BELUM DIISI" not in text


# --- numbers of tables, lists of contents, references ---

PAGE = re.compile(r"\t(\d+|[ivxlc]+)$")  # at the end of an entry; which, is for the tests of pages to say


def chapters(story: Story) -> list[tuple[Block, int]]:
    """Each block with the number of its chapter; 0 before the first."""
    found, chapter = [], 0
    for block in story.blocks:
        named = re.match(r"BAB ([IV]+) ", block.line) if block.style == "JudulBab" else None
        chapter = ROMAN[named[1]] if named else chapter
        found.append((block, chapter))
    return found


def test_tables_are_counted_by_chapter(story: Story) -> None:
    counts: dict[int, int] = {}
    for block, chapter in chapters(story):
        if block.style != "KeteranganTabel":
            continue
        counts[chapter] = counts.get(chapter, 0) + 1
        assert block.fields == [(r"SEQ Tabel \* ARABIC \s 1", str(counts[chapter]))]
        assert block.line.startswith(f"Tabel {chapter}.{counts[chapter]} ")
    assert set(counts) == {1, 2, 3}
    assert counts[3] >= 20


def test_lampiran_are_counted(story: Story) -> None:
    found = [b for b in story.blocks if b.style in TITLES]
    assert [b.fields for b in found] == [[(r"SEQ Lampiran \* ARABIC", str(n))] for n in range(1, len(found) + 1)]


def test_daftar_isi_is_the_headings(story: Story) -> None:
    """Chapters, subchapters A. and parts 1., as Word would number them, each with a link to its heading."""
    expected: list[tuple[str, str, set[str]]] = []
    sub = part = 0
    for block in story.blocks:
        level = story.level(block)
        if level > 3 or block.style in TITLES:
            continue
        sub, part = (0, 0) if level == 1 else (sub + 1, 0) if level == 2 else (sub, part + 1)
        number = {1: "", 2: f"{chr(64 + sub)}.\t", 3: f"{part}.\t"}[level]
        expected.append((f"TOC{level}", f"{number}{block.line}", set(block.bookmarks)))
    entries = [b for b in story.blocks if re.fullmatch(r"TOC\d", b.style)]
    assert [(b.style, PAGE.sub("", b.text)) for b in entries] == [(style, text) for style, text, _ in expected]
    for entry, (_, text, marks) in zip(entries, expected, strict=True):
        (anchor,) = set(entry.anchors)
        assert anchor in marks, text


def test_daftar_tabel_grafik_bagan_and_lampiran_are_the_titles(story: Story) -> None:
    entries = [b for b in story.blocks if b.style == "TableofFigures"]
    listed = [*story.captions(), *story.charts(), *story.trees(), *(b for b in story.blocks if b.style in TITLES)]
    assert [PAGE.sub("", b.text) for b in entries] == [b.line for b in listed]
    for entry, title in zip(entries, listed, strict=True):
        (anchor,) = set(entry.anchors)
        assert anchor in title.bookmarks
    lists = [b for b in story.blocks if b.style in {"JudulDepan", "JudulDepanLanjut"} and b.line.startswith("DAFTAR")]
    assert [b.line for b in lists] == ["DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GRAFIK", "DAFTAR BAGAN", "DAFTAR LAMPIRAN"]
    where = [story.blocks.index(b) for b in lists]
    for entry in entries:
        above = max(n for n, at in enumerate(where) if at < story.blocks.index(entry))
        assert lists[above].line == f"DAFTAR {entry.text.split()[0].upper()}"


def captions_by_bookmark(story: Story) -> dict[str, Block]:
    found: dict[str, Block] = {}
    for block in [*story.captions(), *story.charts(), *story.trees()]:
        for name in block.bookmarks:
            assert name not in found, name
            found[name] = block
    return found


def test_references_name_their_table_chart_or_tree(story: Story) -> None:
    """Every "Tabel 3.1" of the running text is a field that shows the label of the caption it leads to."""
    marked = captions_by_bookmark(story)
    named: set[str] = set()
    titled = {"KeteranganTabel", "KeteranganGrafik", "KeteranganBagan", "TableofFigures"}
    for block in story.blocks:
        if block.is_table or block.style in titled:
            continue
        shown_ = re.findall(r"(?:Tabel|Grafik|Bagan) \d+\.\d+", block.line)
        references = [(code.split()[1], text) for code, text in block.fields if code.startswith("REF ")]
        assert [text for _, text in references] == shown_, block.line
        for name, text in references:
            assert marked[name].bookmarks[name] == text
            assert marked[name].line.startswith(f"{text} ")
            named.add(name)
    assert not {"Tabel 0.0", "Grafik 0.0", "Bagan 0.0"} & {text for b in story.blocks for _, text in b.fields}
    # each table, each chart and each tree is announced
    titles_ = [*story.captions(), *story.charts(), *story.trees()]
    assert {id(marked[name]) for name in named} == {id(block) for block in titles_}


def parts_of_sasaran(story: Story, name: str) -> list[list[Block]]:
    """The blocks of each sasaran, from its heading to the next of its level or above."""
    starts = [i for i, b in enumerate(story.blocks) if b.style == "AnakSubbab" and b.line in SASARAN[name]]
    ends = [next(i for i in range(s + 1, len(story.blocks)) if story.level(story.blocks[i]) <= 3) for s in starts]
    return [story.blocks[start:end] for start, end in zip(starts, ends, strict=True)]


def test_each_sasaran_refers_to_its_own_tables(one: Example, story: Story) -> None:
    marked = captions_by_bookmark(story)
    parts = parts_of_sasaran(story, one.name)
    assert [part[0].line for part in parts] == SASARAN[one.name]
    for part in parts:
        own = [b for b in part if b.style in {"KeteranganTabel", "KeteranganGrafik"}]
        references = [marked[c.split()[1]] for b in part for c, _ in b.fields if c.startswith("REF ")]
        assert references == own
        assert sum(b.style == "KeteranganTabel" for b in own) >= 3
        assert all(part[0].line in b.line for b in own)


# --- what the office wrote ---

MARK = re.compile(r"^((?:\d{1,2}|[a-z])[.)]|[-•]) ")


def typed(one: Example) -> dict[str, list[str]]:
    """What stands in Narasi, Analisis and Unit Organisasi, by sheet, code and number: lines with the mark parted."""
    buku = one.source.buku
    found: dict[str, list[str]] = {}
    numbers: dict[tuple[Any, ...], int] = {}

    def add(key: tuple[Any, ...], lines: list[str]) -> None:
        numbers[key] = numbers.get(key, 0) + 1
        found[":".join((*map(str, key), str(numbers[key])))] = lines

    for row in buku.narasi:
        if row.bagian is None:
            continue
        body = [line for line in (row.isi or "").split("\n") if line.strip()]
        parted = body if row.bagian is Bagian.VISI else [MARK.sub(r"\1\t", line) for line in body]
        add(("Narasi", row.bagian.value), [*([row.judul] if row.judul else []), *map(str.rstrip, parted)])
    for finding in buku.analisis:
        lines = [line for line in (finding.uraian or "").split("\n") if line.strip()]
        if lines and finding.jenis is not None:
            key = ("Analisis", finding.untuk or "-", finding.jenis.value)
            add(key, [MARK.sub(r"\1\t", line.rstrip()) for line in lines])
    for unit in buku.unit_organisasi:
        lines = [line for line in (unit.tugas_fungsi or "").split("\n") if line.strip()]
        if lines:
            found[f"Unit Organisasi:{unit.kode_unit}"] = [MARK.sub(r"\1\t", x.rstrip()) for x in lines]
    return found


def test_office_text_stands_in_its_content_control(one: Example, story: Story) -> None:
    """Each text in one control that names sheet and code; the marks of lists are counted by Word and come out alike."""
    expected = typed(one)
    found: dict[str, list[str]] = {}
    for block in story.blocks:
        label = "-" if block.label == "–" else block.label  # a typed "-" is a bullet
        for tag in block.tags:
            found.setdefault(tag, []).append(f"{label}\t{block.text}" if label else block.text)
    assert set(found) == set(expected)
    assert {tag: found[tag] for tag in expected} == expected
    assert len(expected) >= (40 if one.name != LARGE else 80)
    lists = [line for lines in expected.values() for line in lines if "\t" in line]
    assert len(lists) > 30


def test_content_controls_are_unique_and_short(story: Story) -> None:
    tags = [value(node, "tag") for node in story.parts["document"].iter(qn("w:sdtPr"))]
    assert len(tags) > 30
    assert len(set(tags)) == len(tags)
    assert all(tag and len(tag) <= 64 for tag in tags)
    assert all(len(block.tags) <= 1 for block in story.blocks)


def test_office_text_is_printed_once(one: Example, story: Story) -> None:
    """Nothing of it outside its control."""
    outside = {b.text for b in story.blocks if not b.tags and not b.is_table}
    own = [line.split("\t")[-1] for lines in typed(one).values() for line in lines]
    assert [line for line in own if len(line) > 30 and line in outside] == []
    assert len([line for line in own if len(line) > 30]) > 40


UNITS = {
    SOKARAJA: [
        "a. Camat", "1. Sekretariat", "a) Subbagian Perencanaan dan Keuangan", "b) Subbagian Umum dan Kepegawaian",
        "2. Seksi Pemerintahan", "3. Seksi Pelayanan", "4. Seksi Pemberdayaan Masyarakat",
        "5. Seksi Ketentraman dan Ketertiban", "6. Seksi Ekonomi dan Pembangunan", "7. Kelompok Jabatan Fungsional",
        "8. Desa",
    ],
    DINAS: [
        "a. Kepala Dinas", "1. Sekretariat", "a) Subbagian Perencanaan dan Keuangan",
        "1) Tim Kerja Perencanaan dan Evaluasi", "2) Tim Kerja Perbendaharaan", "b) Subbagian Umum dan Kepegawaian",
        "2. Bidang Pelayanan Perizinan", "a) Seksi Pelayanan Loket dan Gerai", "1) Tim Layanan Bergerak",
        "b) Seksi Verifikasi Teknis", "3. Bidang Pengaduan dan Mutu Layanan", "4. Bidang Penanaman Modal",
        "5. Bidang Data dan Sistem Informasi", "6. Kelompok Jabatan Fungsional",
    ],
}  # fmt: skip


def test_units_are_a_list_by_level(one: Example, story: Story) -> None:
    """The head is a., below it 1., below that a) and 1): as Word counts them."""
    found = [f"{b.label} {b.text}" for b in story.blocks if b.style == "IsiDaftar" and not b.tags]
    assert found == UNITS[OFFICE[one.name]]


# --- merged cells ---


def grouped(keys: list[Any]) -> list[int]:
    """The lengths of runs of equal neighbours."""
    return [len(list(same)) for _, same in groupby(keys)]


def names(one: Example, which: str = "pk") -> list[tuple[str, str, str]]:
    """Code of the node, its name, name of the indicator, in row order.

    `pk`: what the PK in force promises for Tujuan and Sasaran; `murni`: what the first PK did; `iku`: the IKU of the PK
    in force at any level.
    """
    buku, relations = one.source.buku, one.source.relations
    targets = {t.kode_indikator: t for t in buku.target}

    def shown_(node: Kinerja, row: Indikator) -> bool:
        top = node.jenjang in {Jenjang.TUJUAN, Jenjang.SASARAN}
        if which == "murni":
            return top and row.kode in targets and targets[row.kode].pk_murni is not None
        inside = relations.target(row) is not None
        return inside and (relations.is_iku(row) if which == "iku" else top)

    def signed(before: str | None) -> str | None:
        """The wording of the first PK, where it was another."""
        return before if which == "murni" else None

    return [
        (
            n.kode or "",
            signed(n.hasil_semula) or n.hasil or n.nomenklatur or "",
            signed(i.indikator_semula) or i.indikator or "",
        )
        for n in buku.kinerja
        for i in buku.indikator
        if i.kode_kinerja == n.kode and shown_(n, i)
    ]


def cells(body: list[list[Cell]], column: int) -> list[str]:
    """The text of a column of the grid; merged cells show it in each row."""
    found: list[str] = []
    for row in body:
        at = 0
        for cell in row:
            if at <= column < at + cell.width:
                found.append(found[-1] if cell.merge == "continue" else cell.text)
            at += cell.width
    return found


def merged(story: Story, words: str) -> list[list[Cell]]:
    return rows(story.table_under(words))


def test_tujuan_and_sasaran_are_merged(one: Example, story: Story) -> None:
    """Tabel 2.1: a Tujuan spans its sasaran, a sasaran its indicators."""
    body = merged(story, f"Tujuan dan Sasaran {OFFICE[one.name]}")
    buku, relations = one.source.buku, one.source.relations
    counts = {
        n.kode: sum(i.kode_kinerja == n.kode and relations.target(i) is not None for i in buku.indikator)
        for n in buku.kinerja
    }
    sasaran = [n for n in buku.kinerja if n.jenjang is Jenjang.SASARAN and counts[n.kode]]
    tujuan = [n for n in buku.kinerja if n.jenjang is Jenjang.TUJUAN]
    own = {t.kode: [s for s in sasaran if s.induk == t.kode] for t in tujuan}
    assert sum(map(len, own.values())) == len(sasaran)
    expected = [sum(counts[s.kode] for s in own[t.kode]) for t in tujuan]
    for column in (0, 1, 2):
        assert runs(body, column) == expected
    assert runs(body, 3) == [counts[s.kode] for t in tujuan for s in own[t.kode]]
    assert runs(body, 4) == [1] * len(body)
    if one.name != LARGE:
        assert expected == [8]
        assert runs(body, 3) == [2, 6]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("Tabel 2.2 ", "iku"), ("Tabel 2.3 ", "pk"), ("Capaian Indikator Kinerja Utama Tahun", "iku")],
)
def test_sasaran_are_merged(one: Example, story: Story, words: str, wanted: str) -> None:
    """IKU, PK and capaian IKU: a sasaran spans its indicators; the other columns are not merged."""
    body = merged(story, words)
    expected = names(one, wanted)
    assert list(zip(cells(body, 1), cells(body, 2), strict=True)) == [x[1:] for x in expected]
    for column in (0, 1):
        assert runs(body, column) == grouped([x[0] for x in expected])
    for column in range(2, sum(c.width for c in body[0])):
        assert runs(body, column) == [1] * len(body)
    if one.name != LARGE:
        assert runs(body, 1) == [1, 2, 6]


def test_sasaran_of_the_attached_pk_are_merged(one: Example, story: Story) -> None:
    """As above; where the form gives each Jenjang a table of its own, the Tujuan stand before the Sasaran."""
    tables = story.tables_under("Lampiran 1 ")[:-1]  # the last is that of the budget
    body = [row for table in tables for row in rows(table)]
    tops = {n.kode for n in one.source.buku.kinerja if n.jenjang is Jenjang.TUJUAN}
    expected = sorted(names(one, "murni"), key=lambda x: len(tables) > 1 and x[0] not in tops)
    assert list(zip(cells(body, 1), cells(body, 2), strict=True)) == [x[1:] for x in expected]
    for column in (0, 1):
        assert runs(body, column) == grouped([x[0] for x in expected])
    for column in (2, 3, 4):
        assert runs(body, column) == [1] * len(body)
    headings = [heads(table)[0][1].text for table in tables]
    assert headings == (["Tujuan", "Sasaran Strategis"] if one.name == LARGE else ["Tujuan/Sasaran"])
    if one.name != LARGE:
        assert runs(body, 1) == [1, 2, 6]


def measured(one: Example) -> list[tuple[str, list[str]]]:
    """Each measured node with its indicators."""
    codes = [n.kode for n in one.source.relations.measured]
    found: dict[str, list[str]] = {code or "": [] for code in codes}
    for code, _, indikator in names(one):
        if code in found:
            found[code].append(indikator)
    return list(found.items())


def test_pencapaian_is_merged(one: Example, story: Story) -> None:
    """A sasaran spans its indicators and the row of its mean."""
    body = merged(story, "Pencapaian Indikator Kinerja Sasaran")
    expected = measured(one)
    assert cells(body, 2) == [text for _, own in expected for text in (*own, "Rata-rata")]
    for column in (0, 1):
        assert runs(body, column) == [len(own) + 1 for _, own in expected]
    assert runs(body, 3) == [1] * len(body)
    if one.name != LARGE:
        assert runs(body, 0) == [2, 3, 7]


def test_quarters_are_merged(one: Example, story: Story) -> None:
    if one.name != LARGE:
        assert not [b for b in story.captions() if "per Triwulan" in b.line]
        return
    body = merged(story, "Capaian Kinerja per Triwulan")
    quarters = cells(body, 3)
    begins = [i for i, (a, b) in enumerate(pairwise(["", *quarters])) if not a or ROMAN[b] <= ROMAN[a]]
    expected = [b - a for a, b in pairwise([*begins, len(quarters)])]
    for column in (0, 1, 2):
        assert runs(body, column) == expected
    assert len(expected) == len(set(cells(body, 1))) > 10
    assert set(expected) <= {1, 2, 3, 4}
    assert 4 in expected


def test_components_are_merged(one: Example, story: Story) -> None:
    """An indicator spans its components and the row of its result."""
    if one.name != LARGE:
        assert one.source.buku.komponen == ()
        return
    body = merged(story, "Rincian Indikator Gabungan")
    needed = {i.kode for i in one.source.relations.needed_indicators()}
    codes = [k.kode_indikator for k in one.source.buku.komponen if k.kode_indikator in needed]
    order = [i.kode for i in one.source.buku.indikator if i.kode in set(codes)]
    assert sorted(runs(body, 1)) == sorted(codes.count(code) + 1 for code in order)
    assert runs(body, 0) == runs(body, 1)
    assert sum(runs(body, 1)) == len(body) == len(codes) + len(order)
    assert [cells(body, 2)[sum(runs(body, 1)[: n + 1]) - 1] for n in range(len(order))] == ["Realisasi"] * len(order)


def test_pengukuran_is_merged(one: Example, story: Story) -> None:
    """Sasaran beside its indicators and its programs: the last of the shorter list spans the rest; a total below."""
    *body, whole = merged(story, "Pengukuran Kinerja")
    assert whole[0].text == "Jumlah"
    relations = one.source.relations
    programs: dict[str, list[Any]] = {}
    for row in relations.budget_leaves():
        program = relations.program(row)
        code = program.kode if program else row.kode_kinerja
        own = programs.setdefault(relations.supported(row) or "", [])
        if code not in own:
            own.append(code)
    sizes = [(len(own), len(programs.get(code, [])) or 1) for code, own in measured(one)]
    if SEMUA_SASARAN in programs:
        sizes.append((1, len(programs[SEMUA_SASARAN])))
    both = [max(size) for size in sizes]
    for column in (0, 1):
        assert runs(body, column) == both
    for side, columns in enumerate((range(2, 8), range(8, 12))):
        expected = [n for size, whole in zip(sizes, both, strict=True) for n in _span(size[side], whole)]
        for column in columns:
            assert runs(body, column) == expected
    if one.name != LARGE:
        assert sizes == [(1, 1), (2, 1), (6, 1), (1, 1)]


def _span(count: int, whole: int) -> list[int]:
    return [1] * (count - 1) + [whole - count + 1]


def test_merges_are_read() -> None:
    """`runs` sees a merge that is cut and one that is missing."""
    cell, more = Cell("a", 1, "restart", ""), Cell("", 1, "continue", "")
    alone = Cell("b", 1, "", "")
    assert runs([[cell], [more], [alone], [cell]], 0) == [2, 1, 1]
    assert runs([[Cell("wide", 2, "", ""), alone], [cell, alone, alone]], 1) == [1, 1]


# --- the signature ---


def test_the_signature_stays_together(one: Example, story: Story) -> None:
    place = "Ujiraya, 14 Februari 2025" if one.name == LARGE else "Sokaraja, 29 Januari 2021"
    (table,) = [b.element for b in story.blocks if b.is_table and place in b.text]
    (row,) = table.findall(qn("w:tr"))
    assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    paragraphs = list(row.iter(qn("w:p")))
    assert len([p for p in paragraphs if shown(p)]) in {3, 4, 5}
    for paragraph in paragraphs:
        style = value(paragraph, "pPr/pStyle")
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")
        assert own is not None or story.has(style, "pPr/keepNext"), shown(paragraph)
        assert story.has(style, "pPr/keepLines"), shown(paragraph)


def test_rows_do_not_split(story: Story) -> None:
    for block in story.blocks:
        if block.is_table and block.style != "TabelNormal":
            for row in block.element.findall(qn("w:tr")):
                assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


# --- a clean file ---


def test_language_and_settings(one: Example) -> None:
    parts = one.parts
    defaults = parts["styles"].find(qn("w:docDefaults"))
    assert [n.get(qn("w:val")) for n in defaults.iter(qn("w:lang"))] == ["id-ID"]
    for part in parts.values():
        assert {n.get(qn("w:val")) for n in part.iter(qn("w:lang"))} <= {"id-ID"}
    settings = parts["settings"]
    compat = {n.get(qn("w:name")): n.get(qn("w:val")) for n in settings.iter(qn("w:compatSetting"))}
    assert compat["compatibilityMode"] == "15"
    assert value(settings, "decimalSymbol") == ","
    assert value(settings, "listSeparator") == ";"
    assert settings.find(qn("w:updateFields")) is None
    for part in parts.values():
        assert not [n for n in part.iter() if n.get(qn("w:dirty")) is not None]


@pytest.mark.parametrize(
    ("name", "office", "day"),
    [(MURNI, SOKARAJA, "2021-01-29"), (PERUBAHAN, SOKARAJA, "2021-01-29"), (LARGE, DINAS, "2025-02-14")],
)
def test_properties(name: str, office: str, day: str) -> None:
    """Title, office and the date of the LKjIP; no clock, no thumbnail, nothing of the template's author."""
    with zipfile.ZipFile(BytesIO(example(name).docx)) as archive:
        core = parse_xml(archive.read("docProps/core.xml"))
        members = archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    found = {str(node.tag).rpartition("}")[2]: node.text for node in core}
    kind = "Murni" if name == MURNI else "Perubahan"
    assert found == {
        "title": f"Laporan Kinerja Instansi Pemerintah {office} Tahun {YEAR[name]}", "subject": f"LKjIP {kind}",
        "creator": office, "lastModifiedBy": office, "created": f"{day}T00:00:00Z", "modified": f"{day}T00:00:00Z",
        "language": "id-ID",
    }  # fmt: skip
    assert not [m for m in members if "thumbnail" in m or "custom" in m or "comments" in m or "theme" in m]


def test_no_picture_is_left_behind(one: Example) -> None:
    """The examples have no logo and no photograph, so the file holds no picture."""
    with zipfile.ZipFile(BytesIO(one.docx)) as archive:
        assert [m for m in archive.namelist() if "/media/" in m] == []


def styles_in_use(parts: dict[str, Any]) -> set[str]:
    """Styles that something names, and those that they are based on."""
    named = {
        str(node.get(qn("w:val")))
        for name, part in parts.items()
        if name != "styles"
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in part.iter(qn(f"w:{tag}"))
    }
    by_id = {s.get(qn("w:styleId")): s for s in parts["styles"].iter(qn("w:style"))}
    found: set[str] = set()
    while named:
        style = named.pop()
        found.add(style)
        above = value(by_id[style], "basedOn")
        if above and above not in found:
            named.add(above)
    return found


# Of the form, for parts that these examples leave out: pictures, the form of a reviu, spending within spending.
LEFT_OUT = {"SampulLogo", "Gambar", "KeteranganGambar", "JudulFormulir", "IsiTabelMenjorok"}
OF_FIELDS = {"TOC1", "TOC2", "TOC3", "TableofFigures"}  # Word writes with these when it updates a list


def test_no_style_is_left_over(one: Example) -> None:
    defined = {s.get(qn("w:styleId")) for s in one.parts["styles"].iter(qn("w:style"))}
    assert defined - styles_in_use(one.parts) - OF_FIELDS - LEFT_OUT == set()


def test_no_direct_formatting(one: Example, story: Story) -> None:
    """Looks come from styles: no run has properties of its own, no paragraph others than its place in a list.

    The layout step may keep paragraphs together, and stand a column of figures off its right edge, the same for all
    paragraphs of a column. In the boxes of a tree the size of the type, and its colour, follow from the tree.
    """
    body = one.parts["document"]
    hidden = [qn("w:webHidden")]  # the page of an entry in a list, as Word writes it
    boxes = [node for box in body.iter(qn("w:txbxContent")) for node in box.iter()]
    inside = set(boxes)
    in_boxes = {str(n.tag).rpartition("}")[2] for r in boxes if r.tag == qn("w:rPr") for n in r}
    assert in_boxes == {"b", "bCs", "color", "sz", "szCs"}
    own = [r for r in body.iter(qn("w:rPr")) if len(r) and r not in inside]
    assert [shown(r.getparent()) for r in own if [c.tag for c in r] != hidden] == []
    for paragraph in body.iter(qn("w:pPr")):
        if paragraph in inside:
            continue
        names_ = {str(n.tag).rpartition("}")[2] for n in paragraph}
        if "sectPr" in names_ and "spacing" in names_:  # the end of a page on its side
            spacing = paragraph.find(qn("w:spacing"))
            assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("20", "exact")
            assert shown(paragraph.getparent()) == ""
            names_.discard("spacing")
        assert names_ <= {"pStyle", "numPr", "keepNext", "ind", "sectPr"}, shown(paragraph.getparent())
        if "ind" in names_:
            assert story.own(value(paragraph, "pStyle"), "pPr/jc") == "right"
            assert set(paragraph.find(qn("w:ind")).attrib) == {qn("w:right")}
