"""What the LKjIP says of a changed PK: the Kepala's part of the matrix in Bab II, both PKs among the attachments."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, identity, perubahan, put, write
from docx.oxml.ns import qn
from docx_text import captions, lines, opened, table_under
from examples import LARGE, MURNI, NAMES, PERUBAHAN, example
from story import TITLES, Block, read, value

from lkjip_gen.pipeline import Options, report

SOKARAJA = "Kecamatan Sokaraja"
APBD = "Perubahan APBD Tahun Anggaran 2020 mengubah alokasi anggaran kecamatan sehingga target disesuaikan (contoh)."
STATEMENT = """\
Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi pada hasil, \
kami yang bertanda tangan di bawah ini:
selanjutnya disebut PIHAK PERTAMA,
selaku atasan langsung PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA.
Pihak Pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka \
mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan \
kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami.
Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari \
perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi.""".splitlines()


def document(tmp_path: Path, rows: Rows, *, draft: bool = False) -> Any:
    options = Options(tmp_path / "output", draft=draft, documents=frozenset({"lkjip"}))
    (outcome,) = report([write(tmp_path, rows)], options)
    assert outcome.bug is None
    assert outcome.files, [p.text for p in outcome.problems]
    return opened(outcome.files[0].path.read_bytes())


def attached(found: Any, title: str) -> list[str]:
    """The lines of the attachment with this title, up to the next one."""
    said = lines(found)
    first = max(i for i, t in enumerate(said) if t == "LAMPIRAN")
    begins = [i for i, t in enumerate(said) if t.startswith("Lampiran ") and i > first]
    at = next(i for i in begins if said[i].split(" ", 2)[2] == title)
    return said[at + 1 : next((i for i in begins if i > at), len(said))]


# --- Bab II ---


def test_changed_targets_of_sokaraja() -> None:
    """By hand: 81-90 = -9, -9/90; 100-90, 10/90; 81-85, -4/85; 90-85, 5/85; 100-85, 15/85."""
    found = table_under(example(PERUBAHAN).document, f"Tabel 2.4 Perubahan Target {SOKARAJA} Tahun 2020")
    assert found[0] == ["No.", "Indikator Kinerja", "Satuan", "Semula", "Menjadi", "Selisih", "Persen (%)", "Alasan"]
    assert [row[:1] + row[2:7] for row in found[1:]] == [
        ["1", "%", "90", "81", "-9", "-10,00"],
        ["2", "%", "90", "100", "+10", "11,11"],
        ["3", "%", "85", "81", "-4", "-4,71"],
        ["4", "%", "85", "90", "+5", "5,88"],
        ["5", "%", "85", "100", "+15", "17,65"],
    ]
    assert found[1][1] == "Persentase linmas terbina"
    assert found[1][7] == "Pembinaan tatap muka dibatasi sehingga linmas yang dapat dibina berkurang (contoh)."


def test_changed_budget_of_sokaraja() -> None:
    """By hand: 36.009.438/687.565.000, 10.000/10.000.000, 10.120.000/137.191.000, 46.139.438/834.756.000."""
    found = table_under(example(PERUBAHAN).document, f"Tabel 2.5 Perubahan Anggaran {SOKARAJA} Tahun 2020")
    assert found == [
        ["Program", "Semula (Rp)", "Menjadi (Rp)", "Selisih (Rp)", "Persen (%)", "Alasan"],
        ["Program Peningkatan Pelayanan Perkantoran", "687.565.000", "723.574.438", "+36.009.438", "5,24", APBD],
        ["Program Peningkatan Kualitas Perencanaan dan Pelaporan Perangkat Daerah", "10.000.000", "10.010.000",
         "+10.000", "0,10", APBD],
        ["Program Peningkatan Peran Kecamatan dan Kelurahan", "137.191.000", "147.311.000", "+10.120.000", "7,38",
         APBD],
        ["Jumlah", "834.756.000", "880.895.438", "+46.139.438", "5,53", "-"],
    ]  # fmt: skip
    said = lines(example(PERUBAHAN).document)
    assert "Anggaran bertambah Rp46.139.438 atau 5,53%, dari Rp834.756.000 menjadi Rp880.895.438." in said


def test_the_same_reason_stands_once() -> None:
    """The general reason spans the rows of the budget; each target has its own."""
    story = read(example(PERUBAHAN).parts)
    for words, merges in (
        ("Perubahan Anggaran", ["restart", "continue", "continue"]),
        ("Perubahan Target", ["restart"] * 5),
    ):
        rows = story.table_under(words).findall(qn("w:tr"))[1 : 1 + len(merges)]
        found = [row.findall(qn("w:tc"))[-1].find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") for row in rows]
        assert ["" if m is None else m.get(qn("w:val"), "continue") for m in found] == merges


def test_changes_of_the_dinas() -> None:
    """New, dropped, money; another Kepala; wording. By hand: -8/120, 150/1.100, -10/50."""
    found = example(LARGE).document
    targets = table_under(found, "Perubahan Target")[1:]
    assert [row[3:7] for row in targets] == [
        ["120", "112", "-8", "-6,67"],
        ["1.100.000.000", "1.250.000.000", "+150.000.000", "13,64"],
        ["50", "40", "-10", "-20,00"],
        ["Baru", "300", "-", "-"],
        ["12", "Dihapus", "-", "-"],
    ]
    said = lines(found)
    assert said.count('"-": tidak dihitung, karena salah satunya bukan angka atau yang semula nol.') >= 1
    rest = table_under(found, "Perubahan Pihak dan Bunyi Perjanjian Kinerja")
    assert [row[:4] for row in rest[1:]] == [
        ["1", "Pihak Pertama", "Dra. Contoh Kusumawardhani, M.Si., Kepala Dinas Contoh Pelayanan Terpadu",
         "Ir. Contoh Adiwarna Prasetyatama Nusantara, S.T., M.T., M.Eng., Kepala Dinas Contoh Pelayanan Terpadu"],
        ["2", "Sasaran", "Meningkatnya minat calon penanam modal dalam dan luar negeri",
         "Meningkatnya minat calon penanam modal"],
        ["3", "Indikator", "Jumlah proyek penanaman modal baru",
         "Jumlah proyek penanaman modal baru yang mulai berproduksi"],
    ]  # fmt: skip


@pytest.mark.parametrize("name", [PERUBAHAN, LARGE])
def test_no_page_is_turned_for_it(name: str) -> None:
    """At most eight columns, and the tables stand upright in Bab II."""
    story = read(example(name).parts)
    for words in ("Perubahan Target", "Perubahan Anggaran"):
        table = story.table_under(words)
        at = next(i for i, b in enumerate(story.blocks) if b.element is table)
        section = next(s for b in story.blocks[at:] for s in b.element.iter(qn("w:sectPr")))
        assert section.find(qn("w:pgSz")).get(qn("w:orient")) != "landscape"
        assert len(list(table.iter(qn("w:gridCol")))) <= 8


def test_a_murni_year_has_nothing_of_it() -> None:
    found = example(MURNI).document
    titles = [c for c in captions(found) if "Perubahan" in c]
    assert titles == []
    assert not any(t.startswith("Anggaran bertambah") for t in lines(found))


def test_a_pagu_murni_that_is_not_known_compares_nothing(tmp_path: Path) -> None:
    """Not every program is new then; the murni PK is attached without a budget."""
    rows = perubahan(base())
    rows["Anggaran"][0] |= {"Pagu perubahan": rows["Anggaran"][0].pop("Pagu murni"), "Alasan perubahan": "Tidak ada."}
    found = document(tmp_path, rows)
    assert not any("Perubahan Anggaran" in c for c in captions(found))
    assert not any(t.startswith(("Anggaran bertambah", "Perubahan anggaran")) for t in lines(found))
    murni = attached(found, "Perjanjian Kinerja Kecamatan Contoh Tahun 2025")
    assert not any(t.startswith("Terbilang") for t in murni)
    assert "150.000.000" in attached(found, "Perubahan Perjanjian Kinerja Kecamatan Contoh Tahun 2025")


def test_a_new_program_is_new(tmp_path: Path) -> None:
    """By hand: 5.000.000 more than 150.000.000 is 3,33 %."""
    rows = perubahan(base())
    rows["Kinerja"].append({"Kode": "7.01.05", "Induk": "S1", "Nomenklatur": "Program Kelima"})
    rows["Anggaran"].append(
        {"Kode kinerja": "7.01.05", "Pagu perubahan": 5_000_000, "Realisasi": 0, "Alasan perubahan": "Tugas baru."}
    )
    found = document(tmp_path, rows)
    table = table_under(found, "Perubahan Anggaran")
    assert [row[1:] for row in table[1:]] == [
        ["150.000.000", "150.000.000", "0", "0,00", "Tetap"],
        ["-", "5.000.000", "+5.000.000", "-", "Tugas baru."],
        ["150.000.000", "155.000.000", "+5.000.000", "3,33", "-"],
    ]
    assert "Anggaran bertambah Rp5.000.000 atau 3,33%, dari Rp150.000.000 menjadi Rp155.000.000." in lines(found)


# --- the attached PK ---

PEOPLE = ("Drs. Contoh Pratama", "Camat Sokaraja", "Ir. Contoh Wicaksana", "Bupati Banyumas")
MURNI_WORDS = "Terbilang: Delapan ratus tiga puluh empat juta tujuh ratus lima puluh enam ribu rupiah"
PERUBAHAN_WORDS = (
    "Terbilang: Delapan ratus delapan puluh juta delapan ratus sembilan puluh lima ribu empat ratus tiga puluh "
    "delapan rupiah"
)
WHOLE = {
    (MURNI, 1): ("Purwokerto, 2 Januari 2020", "834.756.000", MURNI_WORDS),
    (PERUBAHAN, 1): ("Purwokerto, 2 Januari 2020", "834.756.000", MURNI_WORDS),
    (PERUBAHAN, 2): (
        "Purwokerto, 15 Oktober 2020",
        "880.895.438",
        PERUBAHAN_WORDS,
    ),
}


@pytest.mark.parametrize(("name", "no"), list(WHOLE))
def test_the_pk_is_attached_whole(name: str, no: int) -> None:
    """Title, parties, the prescribed statement, tables, total and its words, both signatures twice."""
    kind = "Perjanjian Kinerja" if no == 1 else "Perubahan Perjanjian Kinerja"
    said = attached(example(name).document, f"{kind} {SOKARAJA} Tahun 2020")
    day, total, words = WHOLE[name, no]
    first, first_post, second, second_post = PEOPLE
    assert said[0] == f"{kind.upper()} TAHUN 2020\nKECAMATAN SOKARAJA"
    at = [said.index(text) for text in STATEMENT]
    assert at == sorted(at)
    assert said[at[0] + 1 : at[1]] == ["Nama", ":", first, "Jabatan", ":", first_post]
    assert said[at[1] + 1 : at[2]] == ["Nama", ":", second, "Jabatan", ":", second_post]
    assert said.count(day) == 2
    assert said.count("NIP 19680312 199303 1 000") == 2
    assert f"LAMPIRAN\n{kind.upper()} TAHUN 2020\nKECAMATAN SOKARAJA" in said
    assert said[said.index("Jumlah") + 1] == total
    assert words in said


@pytest.mark.parametrize("name", NAMES)
def test_signatures_of_the_pk_stay_together(name: str) -> None:
    """Two equal columns; place and date above the right one; both names in one row; no page breaks between rows."""
    story = read(example(name).parts)
    blocks = [b for b in story.blocks if b.is_table and "PIHAK KEDUA" in b.text]
    assert len(blocks) == (2 if name == MURNI else 4)
    for block in blocks:
        widths = [int(c.get(qn("w:w"))) for c in block.element.iter(qn("w:gridCol"))]
        assert len(widths) == 2
        assert abs(widths[0] - widths[1]) <= 1
        assert _left_and_right(block, 0)[0] == ""
        assert ", " in _left_and_right(block, 0)[1]
        assert [t.split("\n")[0] for t in _left_and_right(block, 1)] == ["PIHAK KEDUA", "PIHAK PERTAMA"]
        names = [c.findall(qn("w:p"))[0] for c in block.element.findall(qn("w:tr"))[2].findall(qn("w:tc"))]
        assert [value(p, "pPr/pStyle") for p in names] == ["NamaPenandaTangan"] * 2
        for row in block.element.findall(qn("w:tr")):
            assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for paragraph in block.element.iter(qn("w:p")):
            assert story.has(value(paragraph, "pPr/pStyle"), "pPr/keepNext")


def _left_and_right(block: Block, row: int) -> list[str]:
    cells = block.element.findall(qn("w:tr"))[row].findall(qn("w:tc"))
    return ["\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in c.findall(qn("w:p"))) for c in cells]


def test_both_kepala_sign_their_own() -> None:
    """The Kepala of the dinas changed between the two."""
    found = example(LARGE).document
    office = "Dinas Contoh Pelayanan Terpadu"
    murni = attached(found, f"Perjanjian Kinerja {office} Tahun 2024")
    later = attached(found, f"Perubahan Perjanjian Kinerja {office} Tahun 2024")
    before, after = (
        "Dra. Contoh Kusumawardhani, M.Si.",
        "Ir. Contoh Adiwarna Prasetyatama Nusantara, S.T., M.T., M.Eng.",
    )
    assert (murni.count(before), murni.count(after)) == (3, 0)  # the statement, and two signatures
    assert (later.count(before), later.count(after)) == (0, 3)
    assert "Jumlah klinik perizinan keliling yang dibuka" in murni
    assert "Jumlah klinik perizinan keliling yang dibuka" not in later


UNSIGNED = {
    "no date": lambda rows: identity(rows, {"Tanggal PK": None}),
    "nobody above": lambda rows: put(rows, "Pejabat", 2, {"Berlaku sejak": date(2025, 6, 1)}),
}


@pytest.mark.parametrize("how", UNSIGNED)
def test_a_pk_that_cannot_be_signed_is_its_tables(tmp_path: Path, how: str) -> None:
    """The LKjIP is made all the same."""
    rows = UNSIGNED[how](base())
    said = attached(document(tmp_path, rows), "Perjanjian Kinerja Kecamatan Contoh Tahun 2025")
    assert not any(text in said for text in (*STATEMENT, "PIHAK KEDUA", "PERJANJIAN KINERJA TAHUN 2025"))
    assert said[:5] == ["No.", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"]
    assert "Terbilang: Seratus lima puluh juta rupiah" in said


def test_a_pk_without_a_place_says_the_day(tmp_path: Path) -> None:
    rows = identity(base(), {"Tempat PK": None})
    assert "2 Januari 2025" in attached(document(tmp_path, rows), "Perjanjian Kinerja Kecamatan Contoh Tahun 2025")


def test_each_kepala_of_the_year_has_a_pk(tmp_path: Path) -> None:
    """A new camat in July signs on a day of his own; the titles say which is which."""
    rows = base()
    rows["Pejabat"][1] |= {"Berlaku sampai": date(2025, 6, 30)}
    rows["Pejabat"].append(
        {"Kode jabatan": "CAM", "Jabatan": "Camat Contoh", "Nama": "Contoh Tiga", "Atasan": "BUP",
         "Berlaku sejak": date(2025, 7, 1), "Tanggal PK": date(2025, 7, 3)}
    )  # fmt: skip
    found = document(tmp_path, rows)
    title = "Perjanjian Kinerja Kecamatan Contoh Tahun 2025"
    for day, name in (("2 Januari 2025", "Drs. Contoh Dua"), ("3 Juli 2025", "Contoh Tiga")):
        said = attached(found, f"{title}, {day}")
        assert said.count(name) == 3
        assert said.count(f"Kota Uji, {day}") == 2


def test_a_draft_without_officials_has_the_tables(tmp_path: Path) -> None:
    rows = perubahan(base())
    rows["Pejabat"] = []
    for title in ("Perjanjian Kinerja", "Perubahan Perjanjian Kinerja"):
        said = attached(document(tmp_path, rows, draft=True), f"{title} Kecamatan Contoh Tahun 2025")
        assert "Persentase layanan tepat waktu" in said
        assert "150.000.000" in said
        assert "PIHAK KEDUA" not in said


def test_titles_of_attachments_keep_their_style() -> None:
    story = read(example(PERUBAHAN).parts)
    assert [b.style for b in story.blocks if b.style in TITLES][:2] == ["JudulLampiranPertama", "JudulLampiran"]
