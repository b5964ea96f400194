"""Forms of documents: which folder serves a name, what it brings, and what is said about a bad one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from building import Rows, base, write
from docx_text import document_of, opened, table_under
from offices import checked, choices, component, computed, form, in_uji, indicator, node, of, profile

from lkjip_gen import formats
from lkjip_gen.compute import records
from lkjip_gen.formats import Form, built_in, find, slug
from lkjip_gen.pipeline import Options, examine, report
from lkjip_gen.problems import Code, Place, Problem, Severity

ROOT = Path(__file__).resolve().parent.parent
CELL = Place("Identitas", "B22")
TUJUAN = "Tujuan diukur sebagai sasaran"
BANYUMAS = {
    TUJUAN: "Ya", "Label Tujuan": "Eselon II", "Label Sasaran": "Eselon III", "Label Program": "Eselon IV",
    "Label Kegiatan": "Eselon IV", "Label Sub Kegiatan": "Eselon IV",
}  # fmt: skip


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
        ("Banyumas 2O20", '; mungkin maksudnya "Banyumas 2020"'),
        ("bnyumas2020", '; mungkin maksudnya "Banyumas 2020"'),
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


@pytest.mark.parametrize("name", ["format.toml", "profil.toml"])
def test_an_unknown_key_is_refused(tmp_path: Path, name: str) -> None:
    """A table that is misspelt would be no rule and no table at all."""
    home = form(tmp_path, "banyumas-2020")
    (home / name).write_text('[pkk.kepala]\nanggaran = "Program"\n', encoding="utf-8")
    facts = dict(refused("Banyumas 2020", tmp_path).facts)
    assert facts == {"berkas": f"banyumas-2020/{name}", "sebab": '"pkk" tidak dikenal'}


def test_a_rule_that_is_free_text_and_a_byte_order_mark(tmp_path: Path) -> None:
    form(tmp_path, "banyumas-2020", '\ufeff[pengaturan]\n"Label Program" = "Eselon III"\n')
    assert found("Banyumas 2020", tmp_path).profil.pengaturan == {"Label Program": "Eselon III"}


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


# --- profil.toml: what a kabupaten decided for its offices --------------------------------------------------------

SCALE = """
[[skala]]
nama = "Skala Uji"
untuk = "predikat"
berlaku_sejak = 2020-01-01
peraturan = "Peraturan Bupati Uji Nomor 7 Tahun 2020"
pasal = "Pasal 5"
status = "confirmed"
kelas = [
  { predikat = "Istimewa", batas_bawah = 100, interval = "100% atau lebih" },
  { predikat = "Baik", batas_bawah = 90, interval = "90% < 100%" },
  { predikat = "Perlu Perhatian", batas_bawah = 0, interval = "< 90%" },
]
"""


def test_workbook_before_profile_before_form_before_nation(tmp_path: Path) -> None:
    """Four rules, each decided one level higher than the next."""
    profile(
        tmp_path / "templates",
        '[pengaturan]\n"Batas atas capaian" = "120"\n"Metode efisiensi" = "capaian dibanding serapan"\n',
        form_toml=(
            '[pengaturan]\n"Batas atas capaian" = "100"\n"Metode efisiensi" = "selisih bertingkat"\n'
            '"Komponen kosong" = "bobot dibagi ulang"\n'
        ),
    )
    rows = choices(in_uji(base()), Batas_atas_capaian="150")
    # the rule of the profile calls S1 efficient, which reached 95,29 and spent 93,33
    settings = checked(tmp_path, rows, (("PRAISED_BUT_MISSED", "Kinerja!A2"),)).settings
    assert settings["batas_atas"] == "150"
    assert settings["efisiensi"] == "capaian dibanding serapan"
    assert settings["komponen_kosong"] == "bobot dibagi ulang"
    assert settings["rumus_turun"] == "(2T-R)/T"


def test_the_nearest_profile_serves_alone(tmp_path: Path) -> None:
    """Nothing of the farther profile is mixed in: neither a choice, nor a scale, nor a weight."""
    near, far = tmp_path / "dekat", tmp_path / "jauh"
    profile(near, '[pengaturan]\n"Batas atas capaian" = "120"\n[bobot]\n"Program" = "sama rata"\n')
    choice = '[pengaturan]\n"Batas atas capaian" = "150"\n"Target nol" = "tidak dihitung"\n'
    profile(far, f'{SCALE}{choice}[bobot]\n"Sasaran" = 50\n')
    profil = found("Uji", near, far).profil
    assert profil.pengaturan == {"Batas atas capaian": "120"}
    assert profil.skala == ()
    assert profil.bobot == {"Program": None}
    other = found("Uji", far, near).profil
    assert other.pengaturan == {"Batas atas capaian": "150", "Target nol": "tidak dihitung"}
    assert [s.nama for s in other.skala] == ["Skala Uji"]
    assert other.bobot == {"Sasaran": Decimal(50)}


def test_a_near_folder_without_profile_keeps_that_of_the_form(tmp_path: Path) -> None:
    near, far = form(tmp_path / "dekat", "uji", 'nama = "Uji"\n'), profile(tmp_path / "jauh", SCALE)
    result = found("Uji", tmp_path / "dekat", tmp_path / "jauh")
    assert result.folders == (near, far)
    assert [s.nama for s in result.profil.skala] == ["Skala Uji"]


def test_a_profile_with_a_byte_order_mark(tmp_path: Path) -> None:
    profile(tmp_path, b"\xef\xbb\xbf" + b'[bobot]\n"Sasaran" = 50\n"Indikator" = 33.5\n')
    assert found("Uji", tmp_path).profil.bobot == {"Sasaran": Decimal(50), "Indikator": Decimal("33.5")}


def own_scale(folder: Path) -> Rows:
    """S1-1: 81/90 = 90,00 stands on a bound; S1-2: 86,5/86 = 100,58; their mean 95,29."""
    profile(folder / "templates", SCALE)
    return choices(in_uji(base()), Skala_predikat="Skala Uji")


def test_an_own_scale_is_used(tmp_path: Path) -> None:
    tables = computed(tmp_path, own_scale(tmp_path))
    assert tables.skala.peraturan == "Peraturan Bupati Uji Nomor 7 Tahun 2020"
    assert list(tables.indikator["predikat"]) == ["Baik", "Istimewa"]
    assert list(tables.sasaran["predikat"]) == ["Baik"]
    assert [(r["predikat"], r["sasaran"], r["indikator"]) for r in records(tables.peringkat)] == [
        ("Istimewa", 0, 1), ("Baik", 1, 1), ("Perlu Perhatian", 0, 0),
    ]  # fmt: skip


def test_an_own_scale_is_printed(tmp_path: Path) -> None:
    rows = own_scale(tmp_path)
    checked(tmp_path, rows)
    (outcome,) = report([tmp_path / "buku.xlsx"], Options(tmp_path / "output", documents=frozenset({"lkjip"})))
    document = opened(document_of(outcome).read_bytes())
    assert [r[1:] for r in table_under(document, "Tabel 3.1 ")[1:]] == [
        ["100% atau lebih", "Istimewa"], ["90% < 100%", "Baik"], ["< 90%", "Perlu Perhatian"],
    ]  # fmt: skip
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Predikat menurut Peraturan Bupati Uji Nomor 7 Tahun 2020, dari angka yang tercetak" in text
    assert "berpredikat Istimewa dan satu berpredikat Baik" in text
    assert "Sangat Tinggi" not in text


def test_a_scale_of_the_profile_goes_before_the_national_one_from_its_date(tmp_path: Path) -> None:
    national, later = SCALE.replace("Skala Uji", "Permendagri 86/2017"), "berlaku_sejak = 2026-01-01"
    profile(tmp_path / "templates", national)
    assert list(computed(tmp_path, in_uji(base())).indikator["predikat"]) == ["Baik", "Istimewa"]
    (tmp_path / "templates/uji/profil.toml").write_text(national.replace("berlaku_sejak = 2020-01-01", later), "utf-8")
    assert list(computed(tmp_path, in_uji(base())).indikator["predikat"]) == ["Tinggi", "Sangat Tinggi"]


def test_a_scale_that_nobody_has_is_refused(tmp_path: Path) -> None:
    profile(tmp_path / "templates", SCALE)
    rows = choices(in_uji(base()), Skala_predikat="Skala Lain")
    checked(tmp_path, rows, (("SCALE_UNKNOWN", "Pengaturan!B11"),))


def test_a_misspelt_scale_is_told_with_the_one_meant(tmp_path: Path) -> None:
    profile(tmp_path / "templates", SCALE)
    (refusal,) = examine(write(tmp_path, choices(in_uji(base()), Skala_predikat="Skala Uij")), Options())[1]
    assert (refusal.code, str(refusal.place)) == (Code.SCALE_UNKNOWN, "Pengaturan!B11")
    assert refusal.fault == 'Skala predikat "Skala Uij" tidak dikenal; mungkin maksudnya "Skala Uji".'
    assert refusal.remedy.startswith("Pilih skala yang ada: Skala Uji, Permendagri 86/2017; ")


def test_a_scale_of_another_time_is_not_unknown(tmp_path: Path) -> None:
    """The same scale, in force from 2026 on: the year is what is wrong."""
    profile(tmp_path / "templates", SCALE.replace("2020-01-01", "2026-01-01"))
    rows = choices(in_uji(base()), Skala_predikat="Skala Uji")
    checked(tmp_path, rows, (("NO_RULE_ON_DATE", "Pengaturan!B11"),))


def test_a_scale_without_upper_bounds_cannot_be_read_by_them(tmp_path: Path) -> None:
    profile(tmp_path / "templates", SCALE)
    chosen = choices(in_uji(base()), Skala_predikat="Skala Uji", Cara_batas_skala="batas atas terlampaui")
    (refusal,) = examine(write(tmp_path, chosen), Options())[1]
    assert (refusal.code, str(refusal.place)) == (Code.SCALE_WITHOUT_BOUNDS, "Pengaturan!B12")
    assert refusal.fault == (
        'Skala "Skala Uji" tidak punya batas atas pada setiap kelasnya, padahal Cara batas skala diisi '
        '"batas atas terlampaui".'
    )


def test_upper_bounds_of_the_profile_are_enough(tmp_path: Path) -> None:
    """The highest class needs none."""
    bounded = SCALE.replace("= 90,", "= 90, batas_atas = 99,").replace("= 0,", "= 0, batas_atas = 89,")
    profile(tmp_path / "templates", bounded)
    rows = choices(in_uji(base()), Skala_predikat="Skala Uji", Cara_batas_skala="batas atas terlampaui")
    checked(tmp_path, rows)


NOT_A_WEIGHT = 'harus angka di atas 0 sampai 100, atau "sama rata"'


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[aturan]\n"Rumus Turun" = "T/R"\n', '"aturan" tidak dikenal'),
        ('pengaturn = "x"\nskla = 1\n', '"pengaturn" tidak dikenal'),
        ('[pengaturan]\n"Rumus Naik" = "R/T"\n', '[pengaturan] "Rumus Naik" = "R/T" tidak dikenal'),
        ('[pengaturan]\n"Rumus Turun" = "R/T"\n', '[pengaturan] "Rumus Turun" = "R/T" tidak dikenal'),
        ('pengaturan = "Rumus Turun"\n', "pengaturan harus berupa tabel"),
        ('skala = "Skala Uji"\n', "skala harus berupa tabel"),
        ('skala = ["Skala Uji"]\n', "skala harus berupa tabel"),
        ('bobot = ["Program"]\n', "bobot harus berupa tabel"),
        ('[bobot]\n"Program" = 0\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = -20\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = 100.01\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = 101\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = nan\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = true\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = "x"\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Program" = "50"\n', f'[bobot] "Program" {NOT_A_WEIGHT}'),
        ('[bobot]\n"Bidang" = 50\n', '[bobot] "Bidang" tidak dikenal'),
        ('[bobot]\n"program" = 50\n', '[bobot] "program" tidak dikenal'),
        (SCALE.replace('peraturan = "Peraturan Bupati Uji Nomor 7 Tahun 2020"\n', ""),
         'skala "Skala Uji": peraturan belum ada'),
        (SCALE.replace('pasal = "Pasal 5"', 'pasal = ""'), 'skala "Skala Uji": pasal belum ada'),
        (SCALE.replace('untuk = "predikat"', 'untuk = "efisiensi"'), 'skala hanya untuk "predikat"'),
        (SCALE.replace('untuk = "predikat"', 'untuk = "serapan"'), 'skala "Skala Uji": untuk "serapan" tidak dikenal'),
        (SCALE.replace("batas_bawah = 0,", "batas_bawah = 50,"),
         'skala "Skala Uji": batas_bawah harus turun dari kelas tertinggi sampai 0'),
        ('nama = "Kabupaten Uji"\n[bobot\n', "bukan TOML yang benar (baris 2, kolom 7)"),
        ('nama = "Kabupaten', "bukan TOML yang benar (di akhir berkas)"),
        (b'nama = "\xff"\n', "bukan teks UTF-8"),
    ],
)  # fmt: skip
def test_a_profile_is_refused_with_its_cause(tmp_path: Path, toml: str | bytes, said: str) -> None:
    profile(tmp_path, toml)
    result = refused("Uji", tmp_path, built_in())
    assert (result.code, result.severity) == (Code.TEMPLATE_BROKEN, Severity.ERROR)
    assert dict(result.facts) == {"berkas": "uji/profil.toml", "sebab": said}


@pytest.mark.parametrize("weight", ["0.01", "100", '"sama rata"'])
def test_a_weight_at_its_bounds(tmp_path: Path, weight: str) -> None:
    profile(tmp_path, f'[bobot]\n"Program" = {weight}\n')
    expected = None if weight == '"sama rata"' else Decimal(weight)
    assert found("Uji", tmp_path).profil.bobot == {"Program": expected}


def test_a_refused_profile_stops_the_workbook(tmp_path: Path) -> None:
    profile(tmp_path / "templates", '[bobot]\n"Program" = 0\n')
    in_form = in_uji(base())
    (outcome,) = report([write(tmp_path, in_form)], Options(tmp_path / "output"))
    assert [p.code for p in outcome.problems] == [Code.TEMPLATE_BROKEN]
    assert outcome.files == []
    assert not (tmp_path / "output").exists()


# --- weights of the profile ---


def five_programs() -> Rows:
    """S1-3 is made of five programs. Capaian: 72/80 = 90; 80/80 = 100; 84/80 = 105; 60/80 = 75; (100 + 80)/2 = 90."""
    rows = indicator(base(), "S1-3", 90, None)
    for number, result in enumerate((72, 80, 84, 60, 80), start=1):
        node(rows, f"P{number}", "Program", "S1")
        indicator(rows, f"P{number}-1", 80, result, of=f"P{number}")
        component(rows, "S1-3", f"P{number}", "Capaian")
    return in_uji(indicator(rows, "P5-2", 80, 64, of="P5"))


def test_weights_shared_equally(tmp_path: Path) -> None:
    """20% each of 90, 100, 105, 75 and 90: 460/5 = 92; against the target 90 that is 102,22."""
    profile(tmp_path / "templates", '[bobot]\n"Program" = "sama rata"\n')
    row = of(computed(tmp_path, five_programs()), "S1-3")
    assert (row["realisasi"], row["capaian"], row["sumber"]) == (Decimal(92), Decimal("102.22"), "Komponen")


def test_equal_weights_share_what_the_typed_ones_leave(tmp_path: Path) -> None:
    """P1 has 60 typed, the others 10 each: 0,6 x 90 + 0,1 x (100 + 105 + 75 + 90) = 54 + 37 = 91."""
    profile(tmp_path / "templates", '[bobot]\n"Program" = "sama rata"\n')
    rows = five_programs()
    rows["Komponen"][0]["Bobot"] = 60
    assert of(computed(tmp_path, rows), "S1-3")["realisasi"] == Decimal(91)


def sasaran_and_indicator() -> Rows:
    """S2-1 is made of the mean capaian of S1, 95,29, and of S1-2's own score, 86,5."""
    rows = indicator(node(base(), "S2", "Sasaran"), "S2-1", 90, None, of="S2")
    component(rows, "S2-1", "S1", "Capaian")
    return in_uji(component(rows, "S2-1", "S1-2", "Nilai"))


def test_weights_by_kind(tmp_path: Path) -> None:
    """0,5 x 95,29 + 0,5 x 86,5 = 90,895, printed 90,90; 90,90 : 90 x 100 = 101."""
    profile(tmp_path / "templates", '[bobot]\n"Sasaran" = 50\n"Indikator" = 50\n')
    row = of(computed(tmp_path, sasaran_and_indicator()), "S2-1")
    assert (row["realisasi"], row["capaian"]) == (Decimal("90.90"), Decimal(101))


def test_typed_weights_go_before_those_of_the_profile(tmp_path: Path) -> None:
    """0,9 x 95,29 + 0,1 x 86,5 = 85,761 + 8,65 = 94,411."""
    profile(tmp_path / "templates", '[bobot]\n"Sasaran" = 50\n"Indikator" = 50\n')
    rows = sasaran_and_indicator()
    rows["Komponen"][0]["Bobot"], rows["Komponen"][1]["Bobot"] = 90, 10
    assert of(computed(tmp_path, rows), "S2-1")["realisasi"] == Decimal("94.41")


def test_weights_of_the_profile_that_are_not_100(tmp_path: Path) -> None:
    profile(tmp_path / "templates", '[bobot]\n"Sasaran" = 50\n"Indikator" = 40\n')
    one = checked(tmp_path, sasaran_and_indicator(), (("WEIGHTS", "Komponen!E2"),))
    assert one.form.profil.bobot == {"Sasaran": Decimal(50), "Indikator": Decimal(40)}


def test_weights_that_nobody_gives(tmp_path: Path) -> None:
    profile(tmp_path / "templates", '[bobot]\n"Sasaran" = 50\n')
    checked(tmp_path, sasaran_and_indicator(), (("CELL_MISSING", "Komponen!E3"),))


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
