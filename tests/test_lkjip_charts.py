"""The charts of the LKjIP: which there are, that they draw what the tables print, and how they look on the page."""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from building import base, write
from charted import C15, A, C, Made, is_whole, made
from docx.text.paragraph import Paragraph
from docx_text import blocks, cell_text, is_caption, lines, opened, text
from examples import LARGE, MURNI, NAMES, PERUBAHAN, example
from story import read
from wordml import PROPERTIES

from lkjip_gen.documents import charts
from lkjip_gen.marks import bare
from lkjip_gen.pipeline import Options, report
from lkjip_gen.word import engine
from lkjip_gen.word.members import Members

LKJIP = Path(__file__).resolve().parent.parent / "templates" / "nasional" / "lkjip.docx"
TUJUAN = "Tujuan Mewujudkan kinerja pelayanan kecamatan yang prima"
SASARAN = (
    "Sasaran Meningkatnya peran kecamatan dalam pelayanan dan pemberdayaan masyarakat",
    "Sasaran Meningkatnya peran kecamatan dan kelurahan",
)
SOKARAJA = [
    "Jumlah Sasaran dan Indikator menurut Predikat Tahun 2020",
    "Capaian Indikator Kinerja Tahun 2020",
    "Rata-rata Capaian Sasaran Tahun 2020",
    f"Target dan Realisasi Indikator (Indeks) {TUJUAN} Tahun 2020",
    *(f"Target dan Realisasi Indikator (Persen) {sasaran} Tahun 2020" for sasaran in SASARAN),
    "Serapan Anggaran per Sasaran Tahun 2020",
    "Serapan Anggaran per Program Tahun 2020",
]
ORDINALS = ("pertama", "kedua", "ketiga", "keempat")


@cache
def drawn(name: str) -> list[tuple[str, Made]]:
    """The title and the chart of each place of a delivered document."""
    one = example(name)
    titles = [b.line for b in read(one.parts).charts()]
    return list(zip(titles, made(one.docx), strict=True))


def printed(one: Made) -> dict[tuple[str, str], str]:
    """What a chart says by category and series, as its labels read; figure, label, cell and cache say the same."""
    found = {}
    for own in one.series:
        (name,) = one.cached(own, "tx")
        values, labels = one.cached(own, "val"), one.cached(own, "datalabelsRange")
        assert one.cells(own, "cat") == one.cached(own, "cat")
        assert one.cells(own, "tx") == [name]
        assert one.cells(own, "val") == [None if v is None else float(v) for v in values]
        assert one.labels(own) == [label for label in labels if label is not None]
        for category, value, label in zip(one.cached(own, "cat"), values, labels, strict=True):
            assert (value is None) == (label is None)
            if label is not None:
                assert value == label.replace(".", "").replace(",", ".")
                found[str(category), str(name)] = label
    return found


@cache
def tables(name: str) -> list[tuple[str, list[list[str]]]]:
    """Every table of a document under its caption, its rows with the text of merged cells in each row."""
    found: list[tuple[str, list[list[str]]]] = []
    caption = ""
    for block in blocks(example(name).document):
        if isinstance(block, Paragraph):
            caption = text(block) if is_caption(block) else caption
        else:
            found.append((caption, [[cell_text(cell) for cell in row.cells] for row in block.rows]))
    return found


def rows(name: str, words: str) -> list[list[str]]:
    return [row for caption, own in tables(name) if words in caption for row in own]


def figures(name: str, words: str, key: int, columns: dict[str, int]) -> dict[tuple[str, str], str]:
    """Cells of the tables under captions with these words, by the text of the column `key` and a name of a column."""
    return {
        (row[key], heading): row[at]
        for row in rows(name, words)
        for heading, at in columns.items()
        if len(row) > max(columns.values()) and re.fullmatch(r"-?[\d.]+(,\d+)?", row[at])
    }


def years(name: str) -> tuple[int, int]:
    year = int(example(name).source.tahun)
    return year - 1, year


# --- which there are ---


def test_the_charts_of_a_kecamatan() -> None:
    titles = [title for title, _ in drawn(MURNI)]
    assert titles == [f"Grafik 3.{n} {title}" for n, title in enumerate(SOKARAJA, start=1)]
    assert [b.line for b in read(example(MURNI).parts).blocks if b.style == "Grafik"] == [""] * len(SOKARAJA)


def test_a_large_office_has_its_longest_charts_in_parts() -> None:
    """41 indicators with a figure make four charts; the years of a sasaran that needs two are left to its table."""
    titles = [re.sub(r"^Grafik \d+\.\d+ ", "", title) for title, _ in drawn(LARGE)]
    parts = [t for t in titles if t.startswith("Capaian Indikator Kinerja")]
    assert parts == [
        f"Capaian Indikator Kinerja Tahun 2024 (bagian {n} dari empat)"
        for n in ("pertama", "kedua", "ketiga", "keempat")
    ]
    own = [one for title, one in drawn(LARGE) if "Capaian Indikator Kinerja" in title]
    counts = [len(one.cached(one.series[0], "cat")) for one in own]
    measured = [r for r in example(LARGE).source.indikator if r["diukur"] and r["capaian"] is not None]
    assert sum(counts) == len(measured)
    assert max(counts) <= 12
    assert max(counts) - min(counts) <= 1
    assert len(titles) <= charts.MOST_PRINTED < len(charts.charts(example(LARGE).source))
    lined = [t for t in titles if t.startswith("Perkembangan")]
    assert len(lined) >= 5
    assert not any("bagian" in t for t in lined)


def test_every_chart_is_announced_and_captioned_below() -> None:
    found = read(example(LARGE).parts).blocks
    places = [at for at, block in enumerate(found) if block.style == "Grafik"]
    assert len(places) == len(drawn(LARGE))
    for at in places:
        assert found[at - 1].style == "PengantarTabel"
        assert re.search(r" disajikan pada Grafik \d+\.\d+\.$", found[at - 1].line)
        assert found[at + 1].style == "KeteranganGrafik"


@pytest.mark.parametrize("name", NAMES)
def test_the_package_is_whole_and_lean(name: str) -> None:
    content = example(name).docx
    is_whole(content)
    parts = [n for n in Members.of(content) if n.startswith(("word/charts/", "word/embeddings/"))]
    assert len(parts) == 3 * len(drawn(name))  # chart, its relationships, its workbook: none of the template's is left
    everything = "".join(Members.of(content).read(n).decode("utf-8", "replace") for n in parts if n.endswith(".xml"))
    assert not re.search("[\ufdd0-\ufdef]|\\{\\{|\\{%|Nama pertama", everything)


# --- figures ---


@pytest.mark.parametrize("name", NAMES)
def test_charts_say_what_the_tables_print(name: str) -> None:
    """Every figure of every chart stands in a table of the document; none of these tables' figures is left out."""
    last, this = years(name)
    percent = {f"Capaian {last} (%)": 5, f"Capaian {this} (%)": 8}
    results = {f"Realisasi {last}": 4, f"Target {this}": 6, f"Realisasi {this}": 7}
    absorbed = {"Serapan (%)": 4}
    known = {
        "Capaian Indikator": figures(name, "Capaian Kinerja Sasaran Tahun", 1, percent),
        "Target dan Realisasi": figures(name, "Capaian Kinerja Sasaran Tahun", 1, results),
        "Serapan Anggaran per Sasaran": figures(name, "Anggaran dan Realisasi Anggaran per Sasaran", 1, absorbed),
        "Serapan Anggaran per Program": figures(name, "Anggaran dan Realisasi Anggaran per Program", 1, absorbed),
        "Jumlah Sasaran": figures(name, "Nilai Peringkat", 1, {"Sasaran": 2, "Indikator": 3}),
        "Perkembangan Capaian": {
            (row[3], row[1]): row[6] for row in rows(name, "Perkembangan Kinerja") if len(row) == 7
        },
        "Rata-rata Capaian": means(name),
    }  # fmt: skip
    seen: dict[str, dict[tuple[str, str], str]] = {kind: {} for kind in known}
    for title, one in drawn(name):
        kind = next(k for k in known if re.match(rf"Grafik [\d.]+ {k}", title))
        said = printed(one)
        assert said.items() <= known[kind].items(), title
        seen[kind] |= said
    for kind in ("Rata-rata Capaian", "Jumlah Sasaran", "Serapan Anggaran per Program"):
        totals = {key for key in known[kind] if key[0].startswith("Jumlah")}
        assert seen[kind].keys() == known[kind].keys() - totals
    of_this_year = {k: v for k, v in known["Capaian Indikator"].items() if k[1] == f"Capaian {this} (%)"}
    assert {k: v for k, v in seen["Capaian Indikator"].items() if k in of_this_year} == {
        k: v for k, v in of_this_year.items() if k[0] != "Rata-rata"
    }


def means(name: str) -> dict[tuple[str, str], str]:
    """The rows "Rata-rata" of the table of results, each under its sasaran."""
    last, this = years(name)
    found, sasaran = {}, ""
    for row in rows(name, "Capaian Kinerja Sasaran Tahun"):
        if len(set(row[1:])) == 1:
            sasaran = row[1]
        elif row[1] == "Rata-rata":
            found |= {(sasaran, f"Capaian {last} (%)"): row[5], (sasaran, f"Capaian {this} (%)"): row[8]}
    return {key: value for key, value in found.items() if value != "-"}


def test_figures_of_sokaraja_by_hand() -> None:
    """From the workbook: IKM 85,15 of 83 is 102,59, the year before 82,5 of 82 is 100,61."""
    said = printed(drawn(MURNI)[3][1])
    name = "Indeks Kepuasan Masyarakat (IKM) Pelayanan Kecamatan"
    assert said == {(name, "Realisasi 2019"): "82,5", (name, "Target 2020"): "83", (name, "Realisasi 2020"): "85,15"}
    said = printed(drawn(MURNI)[1][1])
    assert (said[name, "Capaian 2019 (%)"], said[name, "Capaian 2020 (%)"]) == ("100,61", "102,59")
    assert printed(drawn(MURNI)[0][1]) == {
        ("Sangat Tinggi", "Sasaran"): "3", ("Sangat Tinggi", "Indikator"): "7", ("Tinggi", "Indikator"): "2",
    }  # fmt: skip


def test_a_missing_year_is_a_gap() -> None:
    title, one = next((t, o) for t, o in drawn(LARGE) if "Perkembangan" in t and "minat" not in t and len(o.series) > 1)
    assert [e.get("val") for e in one.root.iter(f"{C}dispBlanksAs")] == ["gap"]
    all_years = [one.cached(s, "cat") for s in one.series]
    assert all(years == [str(y) for y in range(int(str(years[0])), int(str(years[-1])) + 1)] for years in all_years), (
        title
    )
    assert any(None in one.cached(s, "val") for _, o in drawn(LARGE) if "Perkembangan" in _ for s in o.series)


def test_alternative_texts_tell_the_figures() -> None:
    for title, one in drawn(MURNI):
        assert re.match(r"Grafik (batang|kolom): ", one.description)
        assert re.sub(r"^Grafik [\d.]+ ", "", title) in one.description
        for (category, name), label in printed(one).items():
            assert f"{category}: " in one.description
            assert f"{name} {label}" in one.description


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_is_written_as_the_region_of_the_reader_writes_it(name: str) -> None:
    """Labels are text; the axis has whole numbers without a separator."""
    for title, one in drawn(name):
        assert {e.get("val") for e in one.root.iter(f"{C}showVal")} == {"0"}, title
        assert {e.get("type") for e in one.root.iter(f"{A}fld")} == {"CELLRANGE"}
        assert len(list(one.root.iter(f"{C15}datalabelsRange"))) == len(one.series)
        (axis,) = one.root.iter(f"{C}valAx")
        assert axis.find(f"{C}numFmt").get("formatCode") == "0"
        assert axis.find(f"{C}majorUnit").get("val").isdigit()


# --- without figures ---


def test_without_charts_nothing_is_said_of_them() -> None:
    """No list, no word in the Sistematika, no sentence, no part."""
    context = dict(example(MURNI).content.context)
    context["grafik"] = {"ada": False, **{place: [] for place in charts.PLACES}}
    context["sasaran"] = [{**s, "grafik": {place: [] for place in charts.PLACES_OF_NODES}} for s in context["sasaran"]]
    content, problems = engine.render(LKJIP, context, PROPERTIES)
    assert problems == []
    assert content is not None
    assert not [line for line in lines(opened(content)) if "grafik" in line.lower()]
    assert not [n for n in Members.of(content) if "chart" in n or "embeddings" in n]
    with_charts = "\n".join(lines(example(MURNI).document))
    assert re.search(r"daftar isi, daftar tabel, [^.]*\bdaftar grafik, [^.]*dan daftar lampiran\.", with_charts)


def test_a_draft_without_results_has_the_charts_that_remain(tmp_path: Path) -> None:
    rows = copy.deepcopy(base())
    rows["Realisasi"] = []
    (outcome,) = report([write(tmp_path, rows)], Options(tmp_path / "out", draft=True, documents=frozenset({"lkjip"})))
    assert outcome.bug is None
    content = outcome.files[0].path.read_bytes()
    is_whole(content)
    found = lines(opened(content))
    assert [line for line in found if line.startswith("Grafik")] == []
    assert "DAFTAR GRAFIK" not in found


def test_a_chart_of_one_figure_is_not_drawn(tmp_path: Path) -> None:
    """One sasaran and one program have one figure of absorption each, which their sentences tell."""
    (outcome,) = report([write(tmp_path, base())], Options(tmp_path / "out", documents=frozenset({"lkjip"})))
    content = outcome.files[0].path.read_bytes()
    listed = [line for line in lines(opened(content)) if re.match(r"Grafik \d", line)]
    titles = [re.sub(r"^Grafik [\d.]+ | Tahun.*", "", line) for line in listed[: len(listed) // 2]]
    assert titles == [
        "Jumlah Sasaran dan Indikator menurut Predikat", "Capaian Indikator Kinerja", "Rata-rata Capaian Sasaran",
        "Target dan Realisasi Indikator (Persen) Sasaran Meningkatnya pelayanan",
        "Target dan Realisasi Indikator (Indeks) Sasaran Meningkatnya pelayanan",
    ]  # fmt: skip
    assert [len(printed(one)) for one in made(content)] == [3, 4, 2, 3, 3]


# --- on the page ---


@pytest.mark.libreoffice
@pytest.mark.skipif(not all(map(shutil.which, ("soffice", "pdftotext"))), reason="LibreOffice or poppler is missing")
@pytest.mark.parametrize("name", [PERUBAHAN, LARGE])
def test_every_name_and_label_stands_on_the_page_of_its_chart(name: str, tmp_path: Path) -> None:
    """LibreOffice leaves names out where it thinks there is no room, and draws more than twenty charts as pictures."""
    path = tmp_path / "lkjip.docx"
    path.write_bytes(example(name).docx)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    found = subprocess.run(["pdftotext", "-layout", str(tmp_path / "lkjip.pdf"), "-"], check=True, capture_output=True)
    pages = found.stdout.decode().split("\f")
    for title, one in drawn(name):
        label = re.match(r"Grafik \d+\.\d+ ", title)
        assert label is not None
        (page,) = [p for p in pages if re.search(rf"^ *{re.escape(label[0])}", p, re.MULTILINE) and "DAFTAR" not in p][
            -1:
        ]
        words = set(page.split())
        said = printed(one)
        wanted = {w for category, series_ in said for w in (*category.split(), *series_.split())} | set(said.values())
        assert {w for w in wanted if w not in words} == set(), title


def test_places_of_the_template_are_those_that_are_filled() -> None:
    """Each kind of chart has one place, and the context names no other."""
    body = Members.of(LKJIP.read_bytes()).text("word/document.xml")
    looped = re.findall(r"\{%p for g in ((?:s\.)?grafik\.\w+) %\}", body)
    assert sorted(looped) == sorted([
        *(f"grafik.{place}" for place in charts.PLACES), *(f"s.grafik.{place}" for place in charts.PLACES_OF_NODES)
    ])  # fmt: skip
    assert body.count('descr="grafik:{{ g.kunci }}"') == len(looped)
    content = example(LARGE).content
    keys = [g["kunci"] for found in content.context["grafik"].values() if isinstance(found, list) for g in found]
    keys += [g["kunci"] for s in content.context["sasaran"] for found in s["grafik"].values() for g in found]
    own = [key for key in content.figures if key.startswith("grafik:")]
    assert sorted(f"grafik:{key}" for key in keys) == sorted(own)


def test_kinds_give_way_in_their_order() -> None:
    source = example(LARGE).source
    everything = charts.charts(source)
    shown = charts.printed(source)
    titles = {bare(one.title) for one in shown}
    left_out = [one for one in everything if bare(one.title) not in titles]
    assert {one.place for one in left_out} == {"tahun"}
    assert all("bagian" in one.title for one in left_out)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "MOST_PRINTED", 9)
        places = {one.place for one in charts.printed(source)}
    assert places == {"predikat", "capaian_indikator", "capaian_sasaran", "serapan_program"}
