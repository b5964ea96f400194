"""Forms of documents: which folder serves a name, what it brings, and what is said about a bad one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_gen import formats
from lkjip_gen.formats import Form, built_in, find, slug
from lkjip_gen.pipeline import Options, examine
from lkjip_gen.problems import Code, Place, Problem, Severity

ROOT = Path(__file__).resolve().parent.parent
CELL = Place("Identitas", "B22")
TUJUAN = "Tujuan diukur sebagai sasaran"
BANYUMAS = {
    TUJUAN: "Ya", "Label Tujuan": "Eselon II", "Label Sasaran": "Eselon III", "Label Program": "Eselon IV",
    "Label Kegiatan": "Eselon IV", "Label Sub Kegiatan": "Eselon IV",
}  # fmt: skip


def form(root: Path, folder: str, toml: str | bytes | None = None, *templates: str) -> Path:
    """A form folder under a root of templates."""
    made = root / folder
    made.mkdir(parents=True)
    if toml is not None:
        (made / "format.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    for name in templates:
        (made / name).write_bytes(b"")
    return made


def found(nama: str | None, *roots: Path) -> Form:
    result, problems = find(nama, CELL, roots)
    assert problems == []
    assert result is not None
    return result


def refused(nama: str | None, *roots: Path) -> Problem:
    result, problems = find(nama, CELL, roots)
    assert result is None
    assert len(problems) == 1
    return problems[0]


def test_the_programs_own_templates() -> None:
    assert built_in() == ROOT / "templates"
    assert {f.name for f in built_in().iterdir() if f.is_dir()} >= {"nasional", "banyumas-2020"}


@pytest.mark.parametrize("nama", [None, "", "Nasional", "NASIONAL"])
def test_blank_is_nasional(nama: str | None) -> None:
    result = found(nama, built_in())
    assert result.folders == (ROOT / "templates/nasional",)
    assert result.fallback == ()
    assert result.profil.pengaturan == {}
    assert result.template("lkjip.docx") == (ROOT / "templates/nasional/lkjip.docx", [])


def test_banyumas_brings_its_pengaturan() -> None:
    result = found("Banyumas 2020", built_in())
    assert result.nama == "Banyumas 2020"
    assert result.folders == (ROOT / "templates/banyumas-2020",)
    assert result.fallback == (ROOT / "templates/nasional",)
    assert result.profil.pengaturan == BANYUMAS


def test_what_a_form_lacks_comes_from_nasional_with_a_note(tmp_path: Path) -> None:
    own = form(tmp_path, "banyumas-2020", None, "pk.docx")
    national = form(tmp_path, "nasional", None, "lkjip.docx", "pk.docx")
    result = found("Banyumas 2020", tmp_path)
    assert result.template("pk.docx") == (own / "pk.docx", [])
    path, notes = result.template("lkjip.docx")
    assert path == national / "lkjip.docx"
    assert [(p.code, p.severity, p.stops) for p in notes] == [(Code.FORM_LACKS, Severity.NOTE, frozenset())]
    assert notes[0].text == 'Format "Banyumas 2020" tidak punya lkjip.docx; dipakai templat Nasional.'


def test_a_template_that_nobody_has(tmp_path: Path) -> None:
    form(tmp_path, "nasional", None, "lkjip.docx")
    path, problems = found(None, tmp_path).template("pk.docx")
    assert path is None
    assert [p.code for p in problems] == [Code.TEMPLATE_BROKEN]
    assert problems[0].fault == "Templat pk.docx tidak dapat dibaca: berkasnya tidak ada."


def test_the_nearest_root_serves_first(tmp_path: Path) -> None:
    near = form(tmp_path / "dekat", "banyumas-2020", f'[pengaturan]\n"{TUJUAN}" = "Tidak"\n', "lkjip.docx")
    far = form(tmp_path / "jauh", "banyumas-2020", f'[pengaturan]\n"{TUJUAN}" = "Ya"\n', "lkjip.docx", "pk.docx")
    national = form(tmp_path / "jauh", "nasional", None, "lkjip.docx", "pk.docx", "cascading.docx")
    result = found("Banyumas 2020", tmp_path / "dekat", tmp_path / "jauh")
    assert result.folders == (near, far)
    assert result.profil.pengaturan == {TUJUAN: "Tidak"}
    assert result.template("lkjip.docx")[0] == near / "lkjip.docx"
    assert result.template("pk.docx") == (far / "pk.docx", [])
    assert result.template("cascading.docx")[0] == national / "cascading.docx"


def test_a_near_folder_without_format_toml_keeps_the_choices_of_the_form(tmp_path: Path) -> None:
    near = form(tmp_path, "banyumas-2020", None, "lkjip.docx")
    result = found("Banyumas 2020", tmp_path, built_in())
    assert result.folders == (near, ROOT / "templates/banyumas-2020")
    assert result.profil.pengaturan == BANYUMAS


def test_a_root_that_is_not_there_and_stray_files_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "banyumas-2020").write_bytes(b"sebuah berkas, bukan folder")
    assert found("Banyumas 2020", tmp_path / "tiada", tmp_path, built_in()).folders == (
        ROOT / "templates/banyumas-2020",
    )


@pytest.mark.parametrize(
    ("nama", "usul"),
    [
        ("Banyumas 2021", '; mungkin maksudnya "Banyumas 2020"'),
        ("banyumas20", '; mungkin maksudnya "Banyumas 2020"'),
        ("Nasionl", '; mungkin maksudnya "Nasional"'),
        ("Kabupaten Cilacap", ""),
        ("???", ""),
        ("../../etc", ""),
    ],
)
def test_an_unknown_form(nama: str, usul: str) -> None:
    said = refused(nama, built_in())
    assert (said.code, said.place) == (Code.FORMAT_UNKNOWN, CELL)
    facts = dict(said.facts)
    assert (facts["isi"], facts["usul"]) == (nama, usul)
    assert {"Banyumas 2020", "Nasional"} <= set(facts["pilihan"].split(", "))


def test_a_form_beside_the_workbook(tmp_path: Path, make_book: Callable[..., Path]) -> None:
    def cilacap(rows: dict[str, list[dict[str, object]]]) -> None:
        rows["Identitas"][0]["Format dokumen"] = "Cilacap 2024"

    book = make_book(tmp_path / "buku.xlsx", cilacap)
    checked, problems = examine(book, Options())
    assert checked is None
    assert [p.code for p in problems if p.code.entry.id.startswith("T")] == [Code.FORMAT_UNKNOWN]
    own = form(tmp_path / "templates", "cilacap-2024", f'nama = "Cilacap 2024"\n[pengaturan]\n"{TUJUAN}" = "Ya"\n')
    checked, problems = examine(book, Options())
    assert problems == []
    assert checked is not None
    assert checked.form.folders == (own,)
    assert checked.settings["tujuan_sasaran"] == "Ya"
    assert checked.settings["rumus_turun"] == "(2T-R)/T"


def test_the_workbook_wins_over_the_form(tmp_path: Path, make_book: Callable[..., Path]) -> None:
    def no_tujuan(rows: dict[str, list[dict[str, object]]]) -> None:
        rows["Pengaturan"] = [{TUJUAN: "Tidak"}]
        rows["Anggaran"][0]["Sasaran yang didukung"] = "Semua sasaran"  # was the Tujuan

    book = make_book(tmp_path / "buku.xlsx", no_tujuan)
    checked, problems = examine(book, Options())
    assert problems == []
    assert checked is not None
    assert checked.form.profil.pengaturan == BANYUMAS
    assert checked.settings["tujuan_sasaran"] == "Tidak"


@pytest.mark.parametrize("toml", ['nama = "Banyumas', b'nama = "\xff"', "= 1", "[pengaturan]\na = 1\na = 2"])
def test_a_broken_format_toml(tmp_path: Path, toml: str | bytes) -> None:
    form(tmp_path, "banyumas-2020", toml)
    said = refused("Banyumas 2020", tmp_path, built_in())
    assert said.code is Code.TEMPLATE_BROKEN
    assert dict(said.facts)["berkas"] == "banyumas-2020/format.toml"
    assert dict(said.facts)["sebab"]


def test_a_broken_format_toml_of_another_form_does_no_harm(tmp_path: Path) -> None:
    form(tmp_path, "cilacap-2024", "rusak")
    assert found("Banyumas 2020", tmp_path, built_in()).profil.pengaturan == BANYUMAS
    assert "cilacap-2024" in dict(refused("Kebumen", tmp_path, built_in()).facts)["pilihan"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"Tujuan diukur" = "Ya"', '[pengaturan] "Tujuan diukur" = "Ya" tidak dikenal'),
        (f'"{TUJUAN}" = "ya"', f'[pengaturan] "{TUJUAN}" = "ya" tidak dikenal'),
        (f'"{TUJUAN}" = true', f'[pengaturan] "{TUJUAN}" = "True" tidak dikenal'),
        ('tujuan_sasaran = "Ya"', '[pengaturan] "tujuan_sasaran" = "Ya" tidak dikenal'),
    ],
)
def test_an_unknown_rule_or_choice_is_refused(tmp_path: Path, line: str, said: str) -> None:
    form(tmp_path, "banyumas-2020", f"[pengaturan]\n{line}\n")
    result = refused("Banyumas 2020", tmp_path)
    assert result.code is Code.TEMPLATE_BROKEN
    assert dict(result.facts) == {"berkas": "banyumas-2020/format.toml", "sebab": said}


def test_a_rule_that_is_free_text_and_a_byte_order_mark(tmp_path: Path) -> None:
    form(tmp_path, "banyumas-2020", '\ufeff[pengaturan]\n"Label Program" = "Eselon III"\n')
    assert found("Banyumas 2020", tmp_path).profil.pengaturan == {"Label Program": "Eselon III"}


def test_a_choice_that_cannot_be_computed_is_named_with_the_rule(
    tmp_path: Path, make_book: Callable[..., Path]
) -> None:
    form(tmp_path / "templates", "banyumas-2020", f'[pengaturan]\n"{TUJUAN}" = "Ya"\nKertas = "A4"\n')
    book = make_book(tmp_path / "buku.xlsx")
    _, problems = examine(book, Options())
    assert [p.code for p in problems] == [Code.RULE_UNAVAILABLE]
    assert dict(problems[0].facts)["aturan"] == "Kertas"


def test_a_form_is_found_by_the_name_that_is_offered(tmp_path: Path) -> None:
    own = form(tmp_path, "bms", 'nama = "Banyumas 2024"')
    assert dict(refused("Kebumen", tmp_path).facts)["pilihan"] == "Banyumas 2024"
    assert found("Banyumas 2024", tmp_path).folders == (own,)


def test_a_pengaturan_that_is_no_table_is_refused(tmp_path: Path) -> None:
    form(tmp_path, "banyumas-2020", f"pengaturan = ['{TUJUAN}']\n")
    assert refused("Banyumas 2020", tmp_path).code is Code.TEMPLATE_BROKEN


def test_a_format_toml_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form(tmp_path, "banyumas-2020", "")

    def read_text(self: Path, **_: object) -> str:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(formats.Path, "read_text", read_text)
    assert refused("Banyumas 2020", tmp_path).code is Code.TEMPLATE_BROKEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Banyumas 2020", "banyumas-2020"),
        ("  Kecamatan   Sokaraja ", "kecamatan-sokaraja"),
        ("Dinas P.U. & P.R.", "dinas-p-u-p-r"),
        ("../../etc", "etc"),
        ("???", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected
