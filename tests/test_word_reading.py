"""What a document says was printed where: marks leave no trace in it, and each is found at its place on the page."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from examples import FOLDER, MURNI, example
from wordml import PROPERTIES, SECTION, STYLES, bookmark, caption, field, lines, opened, p, package, run

from lkjip_gen.marks import marked
from lkjip_gen.printed import Cell, Figure, Reading, Row, Spot, Table
from lkjip_gen.word.engine import Properties, Rendered, render, render_and_read

TEMPLATE = FOLDER.parent / "templates" / "nasional" / "lkjip.docx"
NONCHARACTER = re.compile("[\ufdd0-\ufdef]|&#x[Ff][Dd][DdEe][0-9A-Fa-f];|&#649(?:7[6-9]|8\\d|9\\d);")
NAMES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{rest}'
    "</w:style>"
    for key, name, based, rest in (
        ("Sel", "Isi Tabel", "Normal", ""),
        ("Kepala", "Kepala Tabel", "Sel", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        ("Angka", "Angka Tabel", "Sel", '<w:pPr><w:jc w:val="right"/></w:pPr>'),
        ("Jumlah", "Jumlah Tabel", "Sel", "<w:rPr><w:b/></w:rPr>"),
        ("AngkaJumlah", "Angka Jumlah", "Angka", "<w:rPr><w:b/></w:rPr>"),
        ("Kelompok", "Kelompok Tabel", "Sel", "<w:rPr><w:b/></w:rPr>"),
        ("Catatan", "Catatan Tabel", "Normal", ""),
        ("Sumber", "Sumber", "Catatan", ""),
        ("Lampiran", "Judul Lampiran", "Normal", ""),
    )
)
TITLE = p("Lampiran ", field(r"SEQ Lampiran \* ARABIC"), " Uji Coba", style="Lampiran")
CHAPTER = p("BAB III", style="Judul1") + p("Capaian", style="Judul2")


def values(value: Any, start: int = 1) -> Any:
    """The same context with a mark around every text, numbered in its order."""
    numbers = iter(range(start, 100_000))

    def mark(one: Any) -> Any:
        if isinstance(one, dict):
            return {key: mark(inner) for key, inner in one.items()}
        if isinstance(one, list):
            return [mark(inner) for inner in one]
        return marked(one, next(numbers)) if isinstance(one, str) else one

    return mark(value)


def done(tmp_path: Path, body: str, context: dict[str, Any], bare: dict[str, Any], **how: Any) -> Rendered:
    """Render with marks and read; the document is the one without marks, byte for byte."""
    options = how.pop("render_with", {})
    path = tmp_path / "contoh.docx"
    path.write_bytes(package(body, styles=STYLES + NAMES, **how))
    result, problems = render_and_read(path, context, PROPERTIES, **options)
    assert problems == []
    assert result is not None
    assert (result.content, []) == render(path, context, PROPERTIES, **options)
    assert (result.content, []) == render(path, bare, PROPERTIES, **options)
    for name, text in texts(result.content).items():
        assert not NONCHARACTER.search(text), name
    return result


def read(tmp_path: Path, body: str, context: dict[str, Any], **how: Any) -> Reading:
    """What is read when every text of the context is marked."""
    return done(tmp_path, body, values(context), context, **how).reading


def texts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def cell(text: str, style: str = "Sel", span: int = 1, merge: str = "") -> str:
    """A cell; `merge` is "restart", "continue" or a condition for `gabung`."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge in {"restart", "continue"}:
        properties += f'<w:vMerge w:val="{merge}"/>'
    elif merge:
        text = "{% gabung " + merge + " %}" + text
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text, style=style)}</w:tc>"


def tr(*cells: str, head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def loop(command: str) -> str:
    return tr(cell("{%tr " + command + " %}"))


def tbl(widths: tuple[int, ...], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def spots(reading: Reading) -> list[tuple[int, str, Spot]]:
    return [(figure.number, figure.text, figure.spot) for figure in reading.figures]


def places(reading: Reading) -> list[tuple[str, str, int, int, str, str]]:
    """Text, table, row, column, name of the row, head."""
    return [
        (f.text, f.spot.table, f.spot.row, f.spot.column, f.spot.row_label, f.spot.heading) for f in reading.figures
    ]


# --- paragraphs ---


def test_figures_of_a_sentence_in_order_under_their_headings(tmp_path: Path) -> None:
    text = f"Naik {marked('3,5', 12)} poin menjadi {marked('98,77%', 7)}."
    body = CHAPTER + p("Rincian", style="Judul3") + p("{{ t }}") + p("Lain", style="Judul2") + p("{{ t }}")
    result = done(tmp_path, body, {"t": text}, {"t": "Naik 3,5 poin menjadi 98,77%."})
    first = Spot(headings=("BAB III", "A. Capaian", "1. Rincian"), text="Naik 3,5 poin menjadi 98,77%.")
    second = Spot(headings=("BAB III", "B. Lain"), text="Naik 3,5 poin menjadi 98,77%.")
    assert spots(result.reading) == [
        (12, "3,5", first), (7, "98,77%", first), (12, "3,5", second), (7, "98,77%", second)
    ]  # fmt: skip
    assert result.reading.tables == ()


def test_nothing_marked_is_nothing_read(tmp_path: Path) -> None:
    assert done(tmp_path, CHAPTER + p("{{ t }}"), {"t": "98,77"}, {"t": "98,77"}).reading == Reading()


def test_a_text_with_line_breaks_and_tabs(tmp_path: Path) -> None:
    text = f"satu {marked('1', 1)}\ndua\t{marked('2', 2)} \n tiga"
    result = done(tmp_path, p("{{ t }}"), {"t": text}, {"t": "satu 1\ndua\t2 \n tiga"})
    spot = Spot(text="satu 1\ndua 2\ntiga")
    assert spots(result.reading) == [(1, "1", spot), (2, "2", spot)]


def test_a_typed_list_mark_goes_and_its_figures_stay(tmp_path: Path) -> None:
    body = CHAPTER + p("{{ a }}", style="Daftar") + p("{{ b }}", style="Daftar")
    context = {"a": f"{marked('1.', 1)}\tNilai {marked('80', 2)}", "b": f"2.\tNilai {marked('90', 3)}"}
    result = done(tmp_path, body, context, {"a": "1.\tNilai 80", "b": "2.\tNilai 90"})
    above = ("BAB III", "A. Capaian")
    assert spots(result.reading) == [
        (2, "80", Spot(headings=above, text="Nilai 80")), (3, "90", Spot(headings=above, text="Nilai 90"))
    ]  # fmt: skip


def test_content_controls_and_their_tags(tmp_path: Path) -> None:
    inner = p("Nilai {{ t }}")
    body = f'<w:sdt><w:sdtPr><w:tag w:val="iku_{{{{ t }}}}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    result = done(tmp_path, body, {"t": marked("80", 4)}, {"t": "80"})
    assert spots(result.reading) == [(4, "80", Spot(text="Nilai 80"))]
    assert 'w:tag w:val="iku_80"' in texts(result.content)["word/document.xml"]


def test_headings_captions_and_what_copies_them(tmp_path: Path) -> None:
    """A table of contents and a cross-reference show the same figures again; they are not printed twice."""
    body = (
        p(field(r"TOC \o \"1-3\" \h"))
        + p("Tahun {{ t }}", style="Judul1")
        + p("Lihat ", field(r"REF tabel_satu \h"))
        + p(bookmark("tabel_satu", "Tabel 1.", field(r"SEQ Tabel \* ARABIC \s 1"), " Capaian {{ j }}"), style="Ket")
        + tbl((1000,), tr(cell("{{ n }}", "Angka")))
    )
    result = read(tmp_path, body, {"t": "2020", "j": "2021", "n": "5"})
    above = ("Tahun 2020",)
    assert spots(result) == [
        (1, "2020", Spot(text="Tahun 2020")),
        (2, "2021", Spot(headings=above, text="Tabel 1.1 Capaian 2021")),
        (3, "5", Spot("isi", above, "Tabel 1.1", "Capaian 2021", row=1, column=1, text="5")),
    ]


def test_headers_footers_and_notes_come_once_and_last(tmp_path: Path) -> None:
    uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    def part(root: str, name: str, content: str) -> tuple[str, str, bytes]:
        return name, f"{kind}.{name}+xml", f'<w:{root} xmlns:w="{uri}">{content}</w:{root}>'.encode()

    notes = f'<w:footnote w:id="1">{p("Sumber {{ c }}")}</w:footnote><w:footnote w:id="2">{p("{{ d }}")}</w:footnote>'
    parts = {
        "footer1.xml": part("ftr", "footer", p("Kaki {{ b }}")),
        "header1.xml": part("hdr", "header", p("Kepala {{ a }}")),
        "header2.xml": part("hdr", "header", p("Tidak dipakai {{ a }}")),
        "footnotes.xml": part("footnotes", "footnotes", notes),
    }
    links = '<w:headerReference w:type="default" r:id="rheader1"/><w:footerReference w:type="default" r:id="rfooter1"/>'
    section = SECTION.replace("<w:sectPr>", f"<w:sectPr>{links}")
    ending = f"<w:p><w:pPr>{section}</w:pPr></w:p>"  # the same header and footer in two sections
    body = p("Isi {{ a }}", '<w:r><w:footnoteReference w:id="1"/></w:r>') + ending + section
    context = {"a": "1", "b": "2", "c": "3", "d": "4"}
    assert spots(read(tmp_path, body, context, parts=parts)) == [
        (1, "1", Spot(text="Isi 1")),
        (1, "1", Spot("kepala halaman", text="Kepala 1")),
        (2, "2", Spot("kaki halaman", text="Kaki 2")),
        (3, "3", Spot("catatan kaki", text="Sumber 3")),
    ]


def test_marks_outside_of_texts_are_taken_away(tmp_path: Path) -> None:
    """In field codes, alternative texts and formulas of Word there are no figures, and no marks in the end."""
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    body = (
        p(field("DOCPROPERTY {{ t }}"))
        + p('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" title="{{ t }}"/></wp:inline></w:drawing></w:r>')
        + p(f"<m:oMath {math}><m:r><m:t>{{{{ t }}}}</m:t></m:r></m:oMath>")
    )
    assert read(tmp_path, body, {"t": "80"}) == Reading()


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('Kotak {{ t }}')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    result = read(tmp_path, CHAPTER + p("Di luar {{ u }}", f"<w:r>{both}</w:r>"), {"t": "1", "u": "2"})
    above = ("BAB III", "A. Capaian")
    assert spots(result) == [
        (2, "2", Spot(headings=above, text="Di luar 2")), (1, "1", Spot(headings=above, text="Kotak 1"))
    ]  # fmt: skip


def test_a_template_may_ask_for_the_text_itself(tmp_path: Path) -> None:
    """Comparisons and filters see what is printed; what a filter has made is not known any more."""
    body = p("{% if t == '80' %}sama{% endif %} {{ t|length }} {{ t|replace('8', '9') }} {{ t }}")
    result = done(tmp_path, body, {"t": marked("80", 4)}, {"t": "80"})
    assert spots(result.reading) == [(4, "80", Spot(text="sama 2 90 80"))]


def test_a_mark_that_a_template_cuts_leaves_nothing(tmp_path: Path) -> None:
    cut = "{% set s %}{{ t }}{% endset %}"  # what is set so is the text as it would be printed, with its mark
    body = p(cut + "{{ s[2:] }}") + p(cut + "{{ s[:4] }}")
    path = tmp_path / "contoh.docx"
    path.write_bytes(package(body))
    result, _ = render_and_read(path, {"t": marked("80", 4)}, PROPERTIES)
    assert result is not None
    assert result.reading == Reading()
    assert lines(opened(result.content)["document"]) == ["80", "8"]


# --- tables ---

HEAD = (
    tr(
        cell("No.", "Kepala", merge="restart"), cell("Sasaran", "Kepala", merge="restart"),
        cell("Tahun {{ t }}", "Kepala", span=2), head=True,
    ),
    tr(
        cell("", "Kepala", merge="continue"), cell("", "Kepala", merge="continue"),
        cell("Target", "Kepala"), cell("Realisasi", "Kepala"), head=True,
    ),
)  # fmt: skip
WIDTHS = (1134, 2835, 1134, 1134)


def test_nested_loops_merged_cells_groups_and_totals(tmp_path: Path) -> None:
    body = (
        CHAPTER
        + caption("3", " Capaian Kinerja")
        + tbl(
            WIDTHS, *HEAD,
            loop("for s in sasaran"),
            tr(cell("{{ s.nama }}", "Kelompok", span=4)),
            loop("for i in s.indikator"),
            tr(
                cell("{{ loop.index }}", merge="loop.first"), cell("{{ i.nama }}"),
                cell("{{ i.target }}", "Angka"), cell("{{ i.realisasi }}", "Angka"),
            ),
            loop("endfor"),
            tr(cell("", merge="continue"), cell("Rata-rata", "Jumlah"), cell("{{ s.rata }}", "AngkaJumlah", span=2)),
            loop("endfor"),
        )
        + p("Sumber: {{ t }}", style="Sumber") + p("") + p("Sesudahnya {{ t }}")
    )  # fmt: skip

    def row(name: str, *of: int) -> dict[str, str]:
        target, realisasi = of
        return {"nama": name, "target": marked(f"{target},0", target), "realisasi": marked(f"{realisasi}", realisasi)}

    context = {
        "t": marked("2020", 1),
        "sasaran": [
            {"nama": "Layanan", "indikator": [row("Indeks", 10, 11), row("Nilai", 12, 13)], "rata": marked("95", 14)},
            {"nama": "Aparatur", "indikator": [row("Hadir", 20, 21)], "rata": marked("96", 22)},
        ],
    }
    bare = {
        "t": "2020",
        "sasaran": [
            {
                "nama": "Layanan",
                "indikator": [
                    {"nama": "Indeks", "target": "10,0", "realisasi": "11"},
                    {"nama": "Nilai", "target": "12,0", "realisasi": "13"},
                ],
                "rata": "95",
            },
            {"nama": "Aparatur", "indikator": [{"nama": "Hadir", "target": "20,0", "realisasi": "21"}], "rata": "96"},
        ],
    }
    reading = done(tmp_path, body, context, bare).reading
    table, target, realisasi = "Tabel 3.1", "Tahun 2020 Target", "Tahun 2020 Realisasi"
    assert places(reading) == [
        ("2020", table, 0, 3, "", ""),
        ("10,0", table, 2, 3, "Layanan · Indeks", target), ("11", table, 2, 4, "Layanan · Indeks", realisasi),
        ("12,0", table, 3, 3, "Layanan · Nilai", target), ("13", table, 3, 4, "Layanan · Nilai", realisasi),
        ("95", table, 4, 3, "Layanan · Rata-rata", realisasi),
        ("20,0", table, 6, 3, "Aparatur · Hadir", target), ("21", table, 6, 4, "Aparatur · Hadir", realisasi),
        ("96", table, 7, 3, "Aparatur · Rata-rata", realisasi),
        ("2020", "", 0, 0, "", ""), ("2020", "", 0, 0, "", ""),
    ]  # fmt: skip
    above = ("BAB III", "A. Capaian")
    assert reading.figures[1] == Figure(
        10, "10,0", Spot("isi", above, table, "Capaian Kinerja", 2, 3, "Layanan · Indeks", target, "10,0")
    )

    def head(text: str, column: int, across: int = 1, down: int = 1, *marks: tuple[int, str]) -> Cell:
        return Cell(text, column, across, down, "center", bold=True, marks=marks)

    def figure(text: str, column: int, number: int) -> Cell:
        return Cell(text, column, align="right", marks=((number, text),))

    def total(text: str, number: int) -> Row:
        found = Cell(text, 3, 2, align="right", bold=True, marks=((number, text),))
        return Row((Cell("Rata-rata", 2, bold=True), found), "jumlah")

    assert reading.tables == (
        Table(
            table,
            "Capaian Kinerja",
            (20.0, 50.01, 20.0, 20.0),
            (
                Row(
                    (head("No.", 1, 1, 2), head("Sasaran", 2, 1, 2), head("Tahun 2020", 3, 2, 1, (1, "2020"))), "kepala"
                ),
                Row((head("Target", 3), head("Realisasi", 4)), "kepala"),
                Row((Cell("Layanan", 1, 4, bold=True),), "kelompok"),
                Row((Cell("1", 1, down=3), Cell("Indeks", 2), figure("10,0", 3, 10), figure("11", 4, 11))),
                Row((Cell("Nilai", 2), figure("12,0", 3, 12), figure("13", 4, 13))),
                total("95", 14),
                Row((Cell("Aparatur", 1, 4, bold=True),), "kelompok"),
                Row((Cell("1", 1, down=2), Cell("Hadir", 2), figure("20,0", 3, 20), figure("21", 4, 21))),
                total("96", 22),
            ),
            ("Sumber: 2020",),
            above,
        ),
    )


def test_merged_cells_name_every_row_that_they_cover(tmp_path: Path) -> None:
    """Where the first figures are merged too, a row is named by what stands in it alone."""
    heads = [cell(text, "Kepala") for text in ("No.", "Sasaran", "Target", "Program", "Pagu")]
    first, second = ((cell("{{ no }}", merge=m), cell("Layanan", merge=m)) for m in ("restart", "continue"))
    body = caption("3") + tbl(
        (567, 2000, 1134, 2000, 1134),
        tr(*heads, head=True),
        tr(*first, cell("{{ a }}", "Angka", merge="restart"), cell("Izin"), cell("{{ b }}", "Angka")),
        tr(*second, cell("", "Angka", merge="continue"), cell("Aduan"), cell("{{ c }}", "Angka")),
        tr(cell("Jumlah", "Jumlah", span=2), cell("-"), cell(""), cell("{{ d }}", "AngkaJumlah")),
    )
    table = "Tabel 3.1"
    assert places(read(tmp_path, body, {"no": "1.", "a": "80", "b": "500", "c": "600", "d": "1.100"})) == [
        ("1.", table, 1, 1, "Layanan", "No."),
        ("80", table, 1, 3, "Layanan", "Target"),
        ("500", table, 1, 5, "Layanan \u00b7 Izin", "Pagu"),
        ("600", table, 2, 5, "Layanan \u00b7 Aduan", "Pagu"),
        ("1.100", table, 3, 5, "Jumlah", "Pagu"),
    ]


def test_a_text_that_holds_a_figure_still_names_its_row(tmp_path: Path) -> None:
    body = caption("3") + tbl(
        (2000, 1000, 2000),
        tr(cell("{{ nama }}"), cell("{{ n }}", "Angka"), cell("{{ ket }}")),
        tr(cell("{{ n }}", "Angka"), cell("Sangat Baik"), cell("")),
    )
    name, note = f"Desa (dari {marked('12', 1)}) yang maju", f"naik {marked('2', 3)} desa dari tahun lalu"
    bare = {"nama": "Desa (dari 12) yang maju", "n": "80", "ket": "naik 2 desa dari tahun lalu"}
    reading = done(tmp_path, body, {"nama": name, "n": marked("80", 2), "ket": note}, bare).reading
    label = "Desa (dari 12) yang maju"
    assert [(f.number, f.spot.row, f.spot.column, f.spot.row_label) for f in reading.figures] == [
        (1, 1, 1, label), (2, 1, 2, label), (3, 1, 3, label), (2, 2, 1, "Sangat Baik")
    ]  # fmt: skip


def test_numbers_of_columns_are_no_head(tmp_path: Path) -> None:
    """A row "(1) (2)" below the heads belongs to them, but does not tell what a figure is."""
    body = caption("3") + tbl(
        (2000, 1000),
        tr(cell("Program"), cell("Pagu"), head=True),
        tr(cell("(1)"), cell("(2)"), head=True),
        tr(cell("Pelayanan"), cell("{{ n }}", "Angka")),
    )
    reading = done(tmp_path, body, {"n": marked("80", 1)}, {"n": "80"}).reading
    assert [(f.spot.row, f.spot.row_label, f.spot.heading) for f in reading.figures] == [(1, "Pelayanan", "Pagu")]


def test_tables_without_a_caption_are_paragraphs(tmp_path: Path) -> None:
    """The cover, and what stands further below a caption than a table does."""
    plain = tbl((4000, 4000), tr(cell("Tahun {{ a }}"), cell("Nilai {{ b }}")))
    body = plain + CHAPTER + caption("3") + tbl((4000,), tr(cell("{{ a }}"))) + p("Demikian.") + plain
    above = ("BAB III", "A. Capaian")
    assert spots(read(tmp_path, body, {"a": "1", "b": "2"})) == [
        (1, "1", Spot(text="Tahun 1")),
        (2, "2", Spot(text="Nilai 2")),
        (1, "1", Spot("isi", above, "Tabel 3.1", "Judul", 1, 1, text="1")),
        (1, "1", Spot(headings=above, text="Tahun 1")),
        (2, "2", Spot(headings=above, text="Nilai 2")),
    ]


def test_a_remark_may_part_a_caption_from_its_table_but_not_two(tmp_path: Path) -> None:
    table = tbl((4000,), tr(cell("{{ a }}")))
    body = CHAPTER + caption("3") + p("(dalam rupiah)") + table + caption("3") + p("Satu.") + p("Dua.") + table
    assert [f.spot.table for f in read(tmp_path, body, {"a": "1"}).figures] == ["Tabel 3.1", ""]


def test_attachments(tmp_path: Path) -> None:
    """The title names all tables with a head; a table with a caption of its own has that; a signature has none."""

    def table(value: str) -> str:
        return tbl((2000, 2000), tr(cell("Uraian", "Kepala"), cell("Nilai", "Kepala"), head=True),
                   tr(cell("Luas"), cell(value, "Angka")))  # fmt: skip

    body = (
        p("LAMPIRAN", style="Depan")
        + TITLE + table("{{ a }}") + p("") + table("{{ b }}") + p("Teks {{ c }}")
        + tbl((4000,), tr(cell("NIP {{ c }}")))
        + TITLE + caption("L", " Sendiri", r"SEQ Tabel \* ARABIC") + table("{{ d }}") + p("Lalu:") + table("{{ e }}")
        + p("Penutup", style="Depan") + table("{{ f }}")
    )  # fmt: skip
    reading = read(tmp_path, body, {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5", "f": "6"})
    found = [(f.text, f.spot.table, f.spot.title, f.spot.headings) for f in reading.figures]
    assert found == [
        ("1", "Lampiran 1", "Uji Coba", ("LAMPIRAN",)),
        ("2", "Lampiran 1 (2)", "Uji Coba", ("LAMPIRAN",)),
        ("3", "", "", ("LAMPIRAN", "Lampiran 1 Uji Coba")),
        ("3", "", "", ("LAMPIRAN", "Lampiran 1 Uji Coba")),
        ("4", "Tabel L.1", "Sendiri", ("LAMPIRAN", "Lampiran 2 Uji Coba")),
        ("5", "Lampiran 2", "Uji Coba", ("LAMPIRAN",)),
        ("6", "Tabel", "", ("Penutup",)),
    ]
    assert [t.label for t in reading.tables] == ["Lampiran 1", "Lampiran 1 (2)", "Tabel L.1", "Lampiran 2"]
    assert [t.label for t in reading.tables] == ["Lampiran 1", "Lampiran 1 (2)", "Tabel L.1", "Lampiran 2"]


def test_several_paragraphs_and_a_table_in_a_cell(tmp_path: Path) -> None:
    inner = tbl((1000,), tr(cell("Rincian {{ b }}")))
    outer = f"<w:tc>{p('Rumus: {{ a }}')}{p('')}{inner}{p('Akhir.', style='Angka')}</w:tc>"
    reading = read(tmp_path, caption("3") + tbl((2000, 2000), tr(cell("Indeks"), outer)), {"a": "1", "b": "2"})
    text = "Rumus: 1\nRincian 2\nAkhir."
    spot = Spot("isi", (), "Tabel 3.1", "Judul", 1, 2, "Indeks", "", text)
    assert spots(reading) == [(1, "1", spot), (2, "2", spot)]
    assert reading.tables[0].rows[0].cells[1] == Cell(text, 2, marks=((1, "1"), (2, "2")))


def test_alignment_of_a_paragraph_goes_before_that_of_its_style(tmp_path: Path) -> None:
    own = f'<w:tc><w:p><w:pPr><w:pStyle w:val="Angka"/><w:jc w:val="both"/></w:pPr>{run("x")}</w:p></w:tc>'
    reading = read(tmp_path, caption("3") + tbl((900, 900), tr(own, cell("y", "Angka"))), {})
    assert [c.align for c in reading.tables[0].rows[0].cells] == ["left", "right"]


# --- the real template ---


@pytest.fixture(scope="module")
def real() -> tuple[list[dict[str, Any]], Rendered, bytes]:
    """The rows of the table of IKU as the template gets them, and the document with marks in their figures."""
    content = example(MURNI).content
    context: dict[str, Any] = copy.deepcopy(content.context)
    for number, row in enumerate(context["capaian_iku"]):
        for at, key in enumerate(("target", "realisasi", "capaian")):
            row[key] = marked(row[key], 10 * number + at)
    properties = Properties(content.title, content.subject, content.author, content.created)
    result, problems = render_and_read(TEMPLATE, context, properties, paper=content.paper)
    plain, _ = render(TEMPLATE, content.context, properties, paper=content.paper)
    assert (problems, result is None, plain is None) == ([], False, False)
    assert result is not None
    assert plain is not None
    return content.context["capaian_iku"], result, plain


def test_every_figure_of_a_real_table_is_found(real: tuple[list[dict[str, Any]], Rendered, bytes]) -> None:
    rows, result, plain = real
    assert result.content == plain
    figures = iter(result.reading.figures)
    heads = ("Target", "Realisasi", "Capaian (%)")
    sasaran = ""
    for number, row in enumerate(rows):
        sasaran = row["sasaran"] if row["sasaran_baru"] else sasaran
        for at, key in enumerate(("target", "realisasi", "capaian")):
            found = next(figures)
            spot = found.spot
            assert (found.number, found.text, spot.text) == (10 * number + at, row[key], row[key])
            assert (spot.table, spot.row, spot.column, spot.heading) == ("Tabel 3.2", number + 1, 5 + at, heads[at])
            label = f"{sasaran} \u00b7 {row['nama']} \u00b7 {row['satuan']}"
            assert spot.row_label.replace("\u00a0", " ") == " ".join(label.split())
            assert spot.headings == ("BAB III AKUNTABILITAS KINERJA", "A. Capaian Indikator Kinerja Utama")
    assert next(figures, None) is None
    assert len(rows) > 3


def test_tables_of_the_real_document(real: tuple[list[dict[str, Any]], Rendered, bytes]) -> None:
    rows, result, _ = real
    tables = {table.label: table for table in result.reading.tables}
    assert len(tables) == len(result.reading.tables) > 20
    iku = tables["Tabel 3.2"]
    assert iku.title == "Capaian Indikator Kinerja Utama Tahun 2020"
    assert [row.kind for row in iku.rows] == ["kepala", *["isi"] * len(rows)]
    assert [cell.text for cell in iku.rows[0].cells] == [
        "No.", "Tujuan/Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)", "Predikat"
    ]  # fmt: skip
    assert {cell.align for row in iku.rows[1:] for cell in row.cells if cell.marks} == {"right"}
    assert sum(cell.down for row in iku.rows[1:] for cell in row.cells if cell.column == 2) == len(rows)
    assert any(note.startswith("Capaian (%) = realisasi") for note in iku.notes)
    assert {"Lampiran 1", "Lampiran 1 (2)"} <= set(tables)
