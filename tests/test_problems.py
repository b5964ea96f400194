"""The catalogue of problems: every code is raised, at its cell, alone, with whole texts; and nothing is touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from building import base, copied, edited, identity, perubahan, put, repack, set_xml, template, write
from docx_text import document_of
from openpyxl.styles import Font
from problem_cases import CASES, OLE, Case, Room
from v_cases import FIRED

from lkjip_gen.compute import compute
from lkjip_gen.pipeline import Options, Outcome, check_only, examine, report
from lkjip_gen.problems import (
    ALL_DOCUMENTS,
    Code,
    Document,
    Exit,
    Place,
    Problem,
    Severity,
    group,
    problem,
    stopped_documents,
)
from lkjip_gen.workbook.layout import SHEET_NAMES
from lkjip_gen.workbook.reader import read

Spots = Counter[tuple[str, str, str]]
LKJIP = frozenset({"lkjip"})  # as after --dokumen: the tests of one document need not know what else a workbook makes
LK, PK, PP, MT = Document.LKJIP, Document.PK, Document.PERUBAHAN, Document.MATRIKS
CS, PH = Document.CASCADING, Document.POHON
PKS = {PK, PP, MT}


def spots(problems: list[Problem]) -> Spots:
    return Counter((p.code.name, p.place.sheet, p.place.cell) for p in problems)


def listed(text: str) -> Spots:
    """A hand-written list, one problem a line: "CODE Sheet!A1", "CODE Sheet", "CODE"."""
    found: Spots = Counter()
    for line in text.split("\n"):
        code, _, place = line.strip().partition(" ")
        sheet, _, cell = place.partition("!")
        if code:
            found[code, sheet, cell] += 1
    return found


def checked(path: Path) -> list[Problem]:
    outcome = check_only(path, Options())
    assert outcome.bug is None
    return outcome.problems


# --- every code ---------------------------------------------------------------------------------------------------


class Results:
    """Each case is played once, whatever number of tests looks at it."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self.factory = factory
        self.known: dict[Case, list[Outcome]] = {}

    def of(self, case: Case) -> list[Outcome]:
        if case not in self.known:
            with pytest.MonkeyPatch.context() as monkeypatch:
                self.known[case] = case.outcomes(Room(self.factory.mktemp("case"), monkeypatch))
        return self.known[case]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Results(tmp_path_factory)


def test_the_base_has_no_problem_and_makes_a_document(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert checked(path) == []
    (outcome,) = report([path], Options(output=tmp_path / "output", documents=LKJIP))
    assert (outcome.bug, outcome.problems, outcome.status) == (None, [], Exit.DELIVERED)
    assert [f.path.name for f in outcome.files] == [
        "LKjIP Kecamatan Contoh Tahun 2025.docx", "Tabel LKjIP Kecamatan Contoh Tahun 2025.xlsx",
        "Jejak LKjIP Kecamatan Contoh Tahun 2025.json",
    ]  # fmt: skip
    assert checked(write(tmp_path, perubahan(base()))) == []


def test_every_code_has_a_case() -> None:
    assert [c.name for c in Code if c not in {case.code for case in CASES}] == []


def test_the_codes_of_the_catalogue_are_in_order_and_differ() -> None:
    identifiers = [c.entry.id for c in Code]
    assert len(set(identifiers)) == len(identifiers)
    assert all(re.fullmatch(r"[BLSRKPTH]\d\d", i) for i in identifiers)
    assert len({c.entry.fault for c in Code}) == len(identifiers)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_a_case_raises_exactly_its_problems(case: Case, results: Results) -> None:
    outcomes = results.of(case)
    assert [o.bug for o in outcomes if o.bug] == []
    found = spots([p for o in outcomes for p in o.problems])
    assert found == Counter((code.name, sheet, cell) for code, sheet, cell in case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_errors_stop_something_and_the_rest_nothing(case: Case, results: Results) -> None:
    for one in [p for o in results.of(case) for p in o.problems]:
        only_pdf = one.code in {Code.PDF_WITHOUT_OFFICE, Code.PDF_FAILED}  # the documents themselves are delivered
        assert bool(one.stops) is (one.severity is Severity.ERROR and not only_pdf)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_texts_are_whole(case: Case, results: Results) -> None:
    for one in [p for o in results.of(case) for p in o.problems]:
        facts = dict(one.facts)
        for text in (one.code.entry.fault, one.code.entry.remedy):
            assert {name for _, name, _, _ in Formatter().parse(text) if name is not None} <= set(facts)
        own = [f for f in (one.fault, one.remedy) if f]
        assert own
        assert one.code.entry.severity is Severity.NOTE or one.remedy
        for text in own:
            assert text[0].isupper() or text[0] == '"' or text.startswith(tuple(v for v in facts.values() if v))
            assert text.endswith(".") or re.search(r"\bNAMA\.xlsx", text)
            bare = text
            for value in sorted(facts.values(), key=len, reverse=True):
                bare = bare.replace(value, "isi") if value else bare
            assert not re.search(r'[{}]|""|  |None|Code\.|Shape\.|Decimal|\.\.$', bare), text
        assert one.code.entry.id in group([one])[0].text


# What `lkjip` returns for the first letter of a code (README): data 1, files, templates and folders 2.
_EXIT = {"B": 2, "L": 1, "S": 1, "R": 1, "K": 1, "P": 1, "T": 2, "H": 2}
# The workbook names a form, or an office, that cannot be; or nothing is made, not even a draft.
_OWN_EXIT = {"T01": 1, "H05": 1, "H07": 1}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_exit_status(case: Case, results: Results) -> None:
    identifier = case.code.entry.id
    stops = case.code.entry.severity is Severity.ERROR
    expected = _OWN_EXIT.get(identifier, _EXIT[identifier[0]] if stops else 0)
    assert [int(o.status) for o in results.of(case)] == [expected] * len(results.of(case))


def test_a_report_that_makes_nothing_says_so_by_its_status(tmp_path: Path) -> None:
    rows = base()
    del rows["Realisasi"]
    path = write(tmp_path, rows)
    (outcome,) = report([path], Options(output=tmp_path / "output", documents=LKJIP))
    assert spots(outcome.problems) == listed("SHEET_EMPTY")
    assert (outcome.files, outcome.status) == ([], Exit.DATA)
    assert check_only(path, Options()).status is Exit.DELIVERED


# --- all problems of a stage at once ------------------------------------------------------------------------------


def test_stage_one_all_files_are_named_at_once(tmp_path: Path) -> None:
    contents = {
        "satu.xls": OLE, "dua.csv": b"a;b", "tiga.xlsx": OLE + "EncryptedPackage".encode("utf-16-le"),
        "~$empat.xlsx": b"x", "lima.xlsx": b"bukan", "enam.xlsm": b"PK",
    }  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    paths = [tmp_path / n for n in (*contents, "tujuh.xlsx")]
    outcomes = report(paths, Options(output=tmp_path / "output"))
    assert [o.path for o in outcomes] == paths
    assert [[p.code.entry.id for p in o.problems] for o in outcomes] == [
        ["B02"], ["B04"], ["B05"], ["B06"], ["B07"], ["B03"], ["B01"],
    ]  # fmt: skip
    assert [o.bug for o in outcomes] == [None] * 7
    assert not (tmp_path / "output").exists()


def test_a_good_workbook_is_delivered_beside_a_bad_one(tmp_path: Path) -> None:
    template(tmp_path, "nasional")
    bad = tmp_path / "buruk.xlsx"
    bad.write_bytes(b"bukan")
    outcomes = report([bad, write(tmp_path)], Options(output=tmp_path / "output", documents=LKJIP))
    assert [len(o.files) for o in outcomes] == [0, 3]
    assert [o.status for o in outcomes] == [Exit.USAGE, Exit.DELIVERED]


def test_stage_two_the_whole_structure_is_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["#lkjip"]["B1"] = 99
        book["Pejabat"].delete_cols(3)  # Nama
        book["Pejabat"].merge_cells("B4:B5")
        book["Kinerja"].insert_rows(1)
        book["Kinerja"]["A1"] = "POHON KINERJA"
        book["Indikator"]["D1"] = "Indikatorr"
        book["Target"]["W1"] = "PK murni"
        book["Target"]["X1"] = "Nomor rumah"
        book["Target"]["T200000"].font = Font(bold=True)
        book["Realisasi"].title = "Realisai"
        del book["Narasi"]
        book.create_sheet("Catatan rapat")
        book.create_sheet("Data  Umum")
        book["Pegawai"]["A20001"] = "Status"
        book["Pengaturan"]["A3"] = "Rumus Stabill"
    problems = checked(path)
    assert spots(problems) == listed("""
        VERSION_UNSUPPORTED #lkjip!B1
        HEADING_MISSING Pejabat
        MERGED_CELL Pejabat!B4
        HEADER_ROW_MISSING Kinerja!A1
        HEADING_MISSPELT Indikator!D1
        HEADING_TWICE Target!W1
        HEADING_UNKNOWN Target!X1
        STRAY_FORMAT Target!T200000
        SHEET_MISSPELT Realisai
        SHEET_MISSING Narasi
        SHEET_UNKNOWN Catatan rapat
        SHEET_TWICE Data  Umum
        CONTENT_TOO_FAR Pegawai!A20001
        HEADING_MISSPELT Pengaturan!A3
    """)
    # every L code but VERSION_MISSING, which cannot go with VERSION_UNSUPPORTED
    assert {c.name for c in Code if c.entry.id[0] == "L"} - {p.code.name for p in problems} == {"VERSION_MISSING"}
    assert stopped_documents(problems) == ALL_DOCUMENTS


def spoilt_everywhere(tmp_path: Path) -> Path:
    """Made for 2011, said to be of 2010, and wrong in every way that a structurally sound workbook can be."""
    rows = identity(
        perubahan(base()),
        {
            "Kabupaten/Kota": None, "Tahun": 2010, "Alamat": "Jalan\x01Contoh", "Telepon": 281000000,
            "Renstra mulai": 2013, "Renstra akhir": 2013, "Tanggal PK": "2/1/2010", "Tanggal DPA": "kemarin",
            "Tanggal LKjIP": date(2011, 1, 31), "Format dokumen": "Banyumas 2021", "Logo": "lambang.png",
        },
    )  # fmt: skip
    put(rows, "Pejabat", 3, {"Berlaku sampai": date(2010, 12, 31)})
    code = rows["Pejabat"][1]["Kode jabatan"]
    put(rows, "Pejabat", 4, {"Kode jabatan": code, "Nama": "Contoh Kedua", "Berlaku sampai": date(2010, 6, 30)})
    # somebody without Pihak Kedua, somebody without duties, and a program of the kepala daerah himself
    secretary = {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Ketiga", "Atasan": code}
    put(rows, "Pejabat", 5, secretary)
    put(rows, "Pejabat", 6, {**secretary, "Kode jabatan": "KASI", "Jabatan": "Kasi", "Atasan": "SEK"})
    put(rows, "Kinerja", 3, {"Penanggung jawab": "BUP", "Tujuan/Sasaran": "Terlaksananya pelayanan"})
    put(rows, "Kinerja", 4, {"Kode": "X1", "Induk": "S1"})
    first = rows["Indikator"][0]
    for number, change in (
        (3, {"Polaritas": "Turun"}),
        (4, {**first, "Kode indikator": "S1-3"}),  # without target
        (5, {**first, "Kode indikator": "S1-4", "Polaritas": "Nail"}),
        (6, {**first, "Kode indikator": "S1-5"}),
    ):
        put(rows, "Indikator", number, change)
    put(rows, "Indikator", 2, {"Desimal": 2.5})
    meeting = {"Indikator": "Jumlah rapat", "Satuan": "Kali", "Desimal": None}
    put(rows, "Indikator", 7, {**first, "Kode indikator": "P1-1", "Kode kinerja": "7.01.02", **meeting})
    rows["Target"] = [
        {"Kode indikator": "S1-1", "PK murni": 90, "PK perubahan": 95},
        {"Kode indikator": "S1-2", "PK murni": 86, "TW I": "1.234", "TW II": "86 Dokumen", "TW III": "12,5x",
         "TW IV": 1.23456789},
        {"Kode indikator": "S1-4", "PK murni": 90},
        {"Kode indikator": "S1-5", "PK murni": 0},
        {"Kode indikator": "S1-1", "PK murni": 90},
    ]  # fmt: skip
    for row in rows["Target"]:
        row.update({"Renstra 2010": 80, "Target 2009": 70})
    rows["Target"][0]["Target 2010"] = 70  # the year itself
    rows["Target"].append({"Kode indikator": "P1-1", "PK murni": 12})
    rows["Realisasi"] = [{"Kode indikator": f"S1-{i}", "Tahun ini": 80} for i in (1, 2, 4, 5)]
    rows["Anggaran"] = [
        {"Kode kinerja": "7.01.02", "Pagu murni": 150_000_000, "Realisasi": "1.5 juta"},
        {
            "Kode kinerja": "7.01.02",
            "Pagu murni": 1_000,
            "Realisasi": -5,
            "Sasaran yang didukung": "7.01.02",
            "Penanggung jawab": "SEK",
        },
        {"Kode kinerja": "7.01.03", "Pagu murni": 1_000, "Realisasi": 1_000},
        {"Kode kinerja": "S1", "Pagu murni": 5, "Realisasi": 5},
    ]
    rows["Komponen"] = [
        {"Kode indikator": "S1-1", "Komponen": "S1-2", "Yang diambil": "Capaian", "Bobot": 100},
    ]
    rows["Pengaturan"] = [{"Kertas": "A4"}]
    rows["Prestasi"] = [{"Nama": "Camat teladan", "Tahun": "abad ini"}]
    rows["Narasi"] = [r for r in rows["Narasi"] if r["Bagian"] != "Visi"]
    rows["Unit Organisasi"] = [
        {"Kode unit": "SEK 1", "Nama unit": "Sekretariat"},
        {"Kode unit": "UMUM", "Nama unit": "Subbagian Umum", "Induk": "UMUM"},
        {"Kode unit": "UMUM", "Nama unit": "Subbagian Umum dan Kepegawaian"},
    ]
    path = write(tmp_path, rows, tahun=2011, renstra=(2009, 2012))
    with edited(path) as book:
        book["Realisasi"]["C2"] = date(2025, 5, 12)
        book["Realisasi"]["C2"].number_format = "d mmm"
        book["Realisasi"]["D2"] = "=40+40"
        book["Realisasi"]["E2"] = "#N/A"
        book["Narasi"]["B2"] = date(2025, 5, 12)
        book["Narasi"]["B2"].number_format = "d mmm"
    return set_xml(path, "Anggaran", "C2", "", "<f>100000000+50000000</f><v>150000000</v>")


# Those of the list V01 to V22 stand side by side in the contradictions of Sokaraja (test_kontradiksi).
OF_V_CHECKS = {case.code.name for cases in FIRED.values() for case in cases} - {
    "CELL_MISSING", "CIRCLE", "CONTROL_TOTAL", "ZERO_TARGET", "AMBIGUOUS_NUMBER", "NOT_RUPIAH",
}  # fmt: skip


def test_stage_three_cells_and_contradictions_are_told_at_once(tmp_path: Path) -> None:
    problems = checked(spoilt_everywhere(tmp_path))
    assert spots(problems) == listed("""
        CELL_MISSING Identitas!B3
        OTHER_YEAR Identitas!B4
        NO_RULE_ON_DATE Identitas!B4
        BAD_CHARACTER Identitas!B7
        CODE_AS_NUMBER Identitas!B9
        PICTURE_UNUSABLE Identitas!B12
        DATE_IN_PERIOD Identitas!B14
        AMBIGUOUS_DATE Identitas!B17
        NOT_A_DATE Identitas!B23
        FORMAT_UNKNOWN Identitas!B28
        NOBODY_IN_OFFICE Pejabat!A3
        NOBODY_FOR_PK Pejabat!A3
        OVERLAP Pejabat!I4
        SUPERIOR_ABSENT Pejabat!D5
        NOTHING_PROMISED Pejabat!A6
        NOT_PRINTED Indikator!A7
        BUDGET_NOT_PRINTED Anggaran!H2
        LEVEL_UNKNOWN Kinerja!B4
        NOT_WHOLE Indikator!O2
        NAME_AGAINST_POLARITY Indikator!F3
        SAME_TEXT Indikator!D4
        SAME_TEXT Indikator!D5
        SAME_TEXT Indikator!D6
        ROW_MISSING Indikator!A4
        NOT_A_CHOICE Indikator!F5
        REASON_MISSING Target!E2
        AMBIGUOUS_NUMBER Target!F3
        WRONG_UNIT Target!G3
        NOT_A_NUMBER Target!H3
        TOO_MANY_DECIMALS Target!I3
        ZERO_TARGET Target!C5
        DUPLICATE_ROW Target!A6
        YEAR_COLUMN_MISSING Target
        YEAR_UNREAD Target!Q2
        RENSTRA_DIFFERS Target!T3
        RENSTRA_DIFFERS Target!T4
        RENSTRA_DIFFERS Target!T5
        RENSTRA_DIFFERS Target!T6
        YEAR_DISAGREES Realisasi!G2
        CONTROL_TOTAL Anggaran!C5
        FORMULA_READ Anggaran!C2
        NOT_RUPIAH Anggaran!E2
        NEGATIVE Anggaran!E3
        UNKNOWN_CODE Anggaran!A4
        NOT_MEASURED Anggaran!G3
        NUMBER_AS_DATE Realisasi!C2
        FORMULA_UNCALCULATED Realisasi!D2
        EXCEL_ERROR Realisasi!E2
        HALF_OF_LAST_YEAR Realisasi!L2
        HALF_OF_LAST_YEAR Realisasi!L3
        HALF_OF_LAST_YEAR Realisasi!L4
        HALF_OF_LAST_YEAR Realisasi!L5
        NOT_A_YEAR Prestasi!D2
        NOT_TEXT Narasi!B2
        NARRATIVE_MISSING Narasi
        CODE_WITH_SPACE Unit Organisasi!A2
        CIRCLE Unit Organisasi!B3
        DUPLICATE_CODE Unit Organisasi!A4
    """)
    # An office either has no head or one who is out of office; an LKjIP without results or measures is another one.
    # Scales stand in the profile of a form, and this form is not found. Anggaran, PK murni and Pagu murni are filled;
    # a Tanggal PK is looked at where no cell of an official is unreadable, and so is what the trees ask for.
    apart = {"HEAD_UNKNOWN", "NO_SUPERIOR", "SHEET_EMPTY", "NO_BUDGET", "NOT_COMPARABLE", "BUDGET_NOT_COMPARED",
             "PK_DAY_OUTSIDE", "NO_WORK", "NODE_UNMEASURED", "PROGRAM_ALONE", "PROGRAM_UNNUMBERED",
             "PROGRAM_NUMBERED_TWICE", "LEVEL_TURNED", "LEVEL_SKIPPED", "NOTHING_MEASURED", "SCALE_UNKNOWN",
             "SCALE_WITHOUT_BOUNDS"}  # fmt: skip
    basic = {c.name for c in Code if c.entry.id[0] in "SRKP" and c.name not in OF_V_CHECKS}
    assert basic - {p.code.name for p in problems} == apart


def test_an_unreadable_cell_is_told_once_and_never_as_missing(tmp_path: Path) -> None:
    rows = put(base(), "Realisasi", 2, {"Tahun ini": "delapan puluh"})
    put(rows, "Indikator", 3, {"Kode indikator": "S1 2"})  # then nobody can say that S1-2 is unknown
    put(rows, "Pejabat", 3, {"Kode jabatan": 7})  # nor that nobody is head
    put(rows, "Narasi", 5, {"Bagian": "Wisi"})  # nor that the Visi is missing
    assert spots(checked(write(tmp_path, rows))) == listed("""
        NOT_A_NUMBER Realisasi!G2
        CODE_WITH_SPACE Indikator!A3
        CODE_AS_NUMBER Pejabat!A3
        NOT_A_CHOICE Narasi!A5
    """)


def test_a_forgotten_atasan_does_not_make_somebody_else_the_head(tmp_path: Path) -> None:
    """Without it the Camat has no superior, and the Sekretaris would be the first who has one: she must not sign."""
    rows = put(base(), "Pejabat", 3, {"Atasan": None})
    put(rows, "Pejabat", 4, {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Tiga", "Atasan": "CAM"})
    (problem,) = checked(write(tmp_path, rows))
    assert f"{problem.code.name} {problem.place}" == "NO_SUPERIOR Pejabat!D3"
    assert problem.fault == 'Jabatan "Camat Contoh" tanpa Atasan, padahal hanya kepala daerah yang boleh tanpa Atasan.'
    assert problem.stops == {LK, *PKS}


# --- what a problem stops -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "value", "stops"),
    [
        ("Tempat PK", None, {PK, PP}),
        ("Tanggal PK", None, {PK, MT}),
        ("Tanggal LKjIP", None, {LK}),
        ("Renstra akhir", None, {LK}),
        ("Dasar susunan organisasi", "a\x01b", {LK}),
        ("Logo", "logo.png", ALL_DOCUMENTS),
        ("Kabupaten/Kota", None, ALL_DOCUMENTS),
    ],
)
def test_a_fact_stops_the_documents_that_print_it(
    heading: str, value: object, stops: set[Document], tmp_path: Path
) -> None:
    problems = checked(write(tmp_path, identity(base(), {heading: value})))
    assert stopped_documents(problems) == stops


def test_a_perubahan_needs_the_place_of_signing_but_not_the_day_of_the_first_pk(tmp_path: Path) -> None:
    """Of an office that did not keep its murni PK that day is not known."""
    rows = identity(perubahan(base()), {"Tanggal PK": None})
    assert checked(write(tmp_path, rows)) == []
    assert spots(checked(write(tmp_path, identity(rows, {"Tempat PK": None})))) == listed("CELL_MISSING Identitas!B16")


@pytest.mark.parametrize(
    ("sheet", "row", "values", "stops"),
    [
        ("Realisasi", 2, {"Tahun ini": "x"}, {LK}),
        ("Pejabat", 3, {"NIP": 123}, {LK, *PKS}),
        ("Pejabat", 3, {"Nama": None}, {LK, *PKS, CS, PH}),
        ("Pejabat", 3, {"Atasan": 5}, {LK, *PKS}),  # it says who is head, and the head signs the LKjIP
        ("Pejabat", 3, {"Bentuk PK": "Kepla"}, {LK, *PKS}),
        ("Pejabat", 3, {"Tanggal PK": "x"}, PKS),
        ("Anggaran", 2, {"Pagu murni": "x"}, {LK, *PKS}),
        ("Anggaran", 2, {"Sumber dana": "a\x01b"}, PKS),
        ("Target", 2, {"PK perubahan": "x"}, {LK, PP, MT}),
        ("Indikator", 2, {"Relevansi": "a\x01b"}, PKS),
        ("Indikator", 2, {"Formulasi": None}, {LK, *PKS, CS}),
        ("Kinerja", 2, {"Penanggung jawab": "CAMAT"}, {*PKS, CS, PH}),
        ("Kinerja", 2, {"Tujuan/Sasaran semula": "a\x01b"}, {LK, PP, MT}),
        ("Kinerja", 3, {"Induk": "S9"}, {LK, *PKS, CS, PH}),
        # what only the LKjIP prints
        ("Anggaran", 2, {"Realisasi": "x"}, {LK}),
        ("Anggaran", 2, {"Sasaran yang didukung": "S9"}, {LK}),
        ("Indikator", 2, {"Polaritas": "Nail"}, {LK}),
        ("Target", 2, {"Renstra 2025": "x"}, {LK}),
        ("Realisasi", 2, {"Kode indikator": "S1-9"}, {LK}),
        ("Data Dasar", 2, {"Kode indikator": "S1-1", "Pembilang": "a", "Penyebut": "b", "Pembilang TW IV": "x"}, {LK}),
        ("Belanja", 2, {"Jenis belanja": "Belanja Operasi", "Anggaran murni": 7, "Realisasi": 7}, {LK}),
        ("Analisis", 2, {"Untuk": "S9"}, {LK}),
        ("Prestasi", 2, {"Tingkat": "Nasional"}, {LK}),
        ("Prestasi", 2, {"Nama": "Teladan", "Foto": "foto.png"}, {LK}),
        ("Narasi", 5, {"Bagian": "Misi"}, {LK}),
        ("Unit Organisasi", 2, {"Kode unit": "SEK", "Induk": "SEK", "Nama unit": "Sekretariat"}, {LK}),
        ("Pegawai", 2, {"Kelompok": "Status", "Uraian": "PNS", "Laki-laki": 1, "Perempuan": 1, "Jumlah": 3}, {LK}),
        ("Data Umum", 2, {"Kelompok": "Penduduk", "Uraian": "Pria", "Jumlah": 3}, {LK}),
    ],
)
def test_a_cell_stops_the_documents_that_print_it(
    sheet: str, row: int, values: dict[str, Any], stops: set[Document], tmp_path: Path
) -> None:
    problems = checked(write(tmp_path, put(base(), sheet, row, values)))
    assert stopped_documents(problems) == stops


def test_a_fault_that_only_the_pk_prints_does_not_stop_the_lkjip(tmp_path: Path) -> None:
    template(tmp_path, "nasional")
    path = write(tmp_path, put(base(), "Indikator", 2, {"Relevansi": "a\x01b"}))
    asked = frozenset({"lkjip", "pk"})
    (outcome,) = report([path], Options(output=tmp_path / "output", documents=asked))
    assert spots(outcome.problems) == listed("BAD_CHARACTER Indikator!M2")
    assert document_of(outcome).name.startswith("LKjIP")
    (narrowed,) = report([path], Options(output=tmp_path / "lain", documents=LKJIP))
    assert narrowed.problems == []  # nothing was asked for that it stops
    assert document_of(narrowed).exists()


def test_problem_gives_every_error_something_to_stop_and_nothing_else() -> None:
    assert problem(Code.SHEET_MISSING, lembar="Target").stops == ALL_DOCUMENTS
    assert problem(Code.CELL_MISSING, stops={LK}, judul="Tahun ini", atau="").stops == {LK}
    assert problem(Code.SHEET_UNKNOWN, lembar="Catatan").stops == frozenset()
    assert problem(Code.OTHER_YEAR, stops={LK}, buku=2024, isi=2025).stops == frozenset()


# --- order and grouping -------------------------------------------------------------------------------------------


def missing(cell: str, sheet: str = "Target", judul: str = "PK murni") -> Problem:
    return problem(Code.CELL_MISSING, Place(sheet, cell), stops={LK}, judul=judul, atau="")


def test_equal_problems_of_one_sheet_are_one_line() -> None:
    groups = group([missing("D10"), missing("D3"), missing("D2"), missing("D4", "Realisasi")], SHEET_NAMES)
    assert [g.text for g in groups] == [
        'Target (3 sel: D2, D3, D10): "PK murni" belum diisi. Isi sel ini. [K01]',
        'Realisasi!D4: "PK murni" belum diisi. Isi sel ini. [K01]',
    ]


def test_other_words_or_other_documents_are_other_lines() -> None:
    other = problem(Code.CELL_MISSING, Place("Target", "D3"), stops={PK}, judul="PK murni", atau="")
    assert [g.cells for g in group([missing("D2"), other, missing("D4", judul="Target 2024"), missing("D5")])] == [
        ("D2", "D5"), ("D3",), ("D4",),
    ]  # fmt: skip


def test_worst_first_then_in_the_order_of_the_workbook() -> None:
    note = problem(Code.SHEET_EMPTY, dokumen="LKjIP", lembar="Realisasi")
    warning = problem(Code.HEADING_UNKNOWN, Place("Identitas", "A29"), judul="Warna")
    far, near, later = missing("AA2"), missing("B2", judul="x"), missing("A2", "Narasi")
    stranger = problem(Code.SHEET_MISSPELT, Place("Targett"), lembar="Targett", usul="Target")
    groups = group([note, warning, stranger, later, far, near], SHEET_NAMES)
    assert [g.first for g in groups] == [near, far, later, stranger, warning, note]


def test_a_problem_without_a_place_has_no_prefix() -> None:
    (one,) = group([problem(Code.FILE_LOCK)])
    assert one.text == (
        "Ini berkas bayangan (~$) yang dibuat Excel selama buku kerja terbuka. "
        'Pilih buku kerjanya, yaitu berkas bernama sama tanpa "~$". [B06]'
    )
    (sheet,) = group([problem(Code.SHEET_MISSING, Place("Target"), lembar="Target")])
    assert sheet.text.startswith('Target: Lembar "Target" tidak ada. ')


# --- nothing is touched when there are errors ---------------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file and folder below, with content and time; a folder's own time betrays a file that came and went."""
    found = {}
    for path in [folder, *folder.rglob("*")]:
        content = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = (content, path.stat().st_mtime_ns)
    return found


def cells_wrong(folder: Path) -> Iterator[Path]:
    yield write(folder, put(base(), "Realisasi", 2, {"Tahun ini": "delapan puluh"}))


def rows_missing(folder: Path) -> Iterator[Path]:
    rows = base()
    del rows["Target"][1]
    yield write(folder, rows)


def structure_wrong(folder: Path) -> Iterator[Path]:
    path = write(folder)
    with edited(path) as book:
        del book["Realisasi"]
    yield path


def file_wrong(folder: Path) -> Iterator[Path]:
    path = folder / "buku.xlsx"
    path.write_bytes(OLE)
    yield path


def document_not_wanted(folder: Path) -> Iterator[Path]:
    rows = base()
    del rows["Realisasi"]
    yield write(folder, rows)


def template_wrong(folder: Path) -> Iterator[Path]:
    template(folder, "nasional", "{{ perangkat_dareah }}")
    yield write(folder, put(base(), "Realisasi", 2, {"Tahun ini": 82}))


def form_unknown(folder: Path) -> Iterator[Path]:
    yield write(folder, identity(base(), {"Format dokumen": "Tidak Ada"}))


def one_folder_twice(folder: Path) -> Iterator[Path]:
    path = write(folder, put(base(), "Realisasi", 2, {"Tahun ini": 82}))
    yield path
    yield copied(path, "salinan.xlsx")


@pytest.mark.parametrize(
    "make",
    [cells_wrong, rows_missing, structure_wrong, file_wrong, document_not_wanted, template_wrong, form_unknown,
     one_folder_twice],
)  # fmt: skip
def test_no_output_is_touched(make: Callable[[Path], Iterator[Path]], tmp_path: Path) -> None:
    template(tmp_path, "nasional")
    options = Options(output=tmp_path / "output", documents=LKJIP)
    (first,) = report([write(tmp_path)], options)
    home = first.files[0].path.parent
    (home / "catatan.txt").write_text("milik kantor")
    before = snapshot(options.output)
    assert {"kecamatan-contoh/2025-murni/catatan.txt", "kecamatan-contoh/2025-murni/manifest.json"} < set(before)
    outcomes = report(list(make(tmp_path)), options)
    assert [o.files for o in outcomes] == [[]] * len(outcomes)
    assert all(o.bug is None and o.status in {Exit.DATA, Exit.USAGE} for o in outcomes)
    assert snapshot(options.output) == before


def test_no_folder_is_made_for_a_report_with_errors(tmp_path: Path) -> None:
    report(list(cells_wrong(tmp_path)), Options(output=tmp_path / "output", documents=LKJIP))
    assert not (tmp_path / "output").exists()


# --- the classics -------------------------------------------------------------------------------------------------


def spoilt(tmp_path: Path) -> Path:
    """What real workbooks have: a NIP as a number, "1.234", a dead formula, #DIV/0!, a bold cell at row 200.000.

    The last content of Target is its last look-up, in row 9.
    """
    rows = put(base(), "Pejabat", 3, {"NIP": 198001012005011000})
    put(rows, "Realisasi", 2, {"Realisasi 2023": "1.234"})
    path = write(tmp_path, rows)
    with edited(path) as book:
        book["Anggaran"]["C2"] = "=SUM(1,2)"
        book["Realisasi"]["C3"] = "#DIV/0!"
        book["Target"]["T200000"].font = Font(bold=True)
    return path


def test_the_classics_each_with_its_cell_and_words(tmp_path: Path) -> None:
    problems = checked(spoilt(tmp_path))
    texts = [g.text for g in group(problems, SHEET_NAMES)]
    assert "\n".join(texts) == (
        "Pejabat!F3: Isinya tersimpan sebagai angka (198001012005011000), bukan teks, sehingga angkanya dapat berubah. "
        "Ubah format sel menjadi Text, lalu ketik ulang. [S07]\n"
        "Anggaran!C2: Sel berisi rumus yang belum pernah dihitung, sehingga nilainya tidak ada. "
        "Buka dan simpan berkas di Excel, atau isi nilainya langsung. [S10]\n"
        'Realisasi!L2: "1.234" dapat dibaca sebagai ribuan atau sebagai desimal. '
        "Tulis 1234 untuk ribuan, atau 1,2340 untuk desimal. [S02]\n"
        "Realisasi!C3: Sel berisi galat Excel #DIV/0!. Perbaiki rumusnya, atau isi nilainya langsung. [S09]\n"
        "Target!T200000: Ada sel berformat tanpa isi sampai T200000, jauh di luar isi lembar yang berakhir di B9. "
        "Hapus baris dan kolom kosong itu agar berkas tetap ringan. [L11]"
    )


def test_both_spellings_that_the_remedy_of_1_234_names_are_read(tmp_path: Path) -> None:
    for typed in ("1234", "1,2340"):
        found = checked(write(tmp_path, put(base(), "Target", 2, {"PK murni": typed, "Penjelasan target": "Besar."})))
        assert spots(found) <= listed("CAPAIAN_HIGH Indikator!A2\nPERCENT_OUTSIDE Target!C2")


def rows_kept(path: Path) -> dict[str, list[int]]:
    """The rows of every sheet that the reader keeps."""
    book, _ = read(path)
    assert book is not None
    return {name: list(sheet.rows) for name, sheet in book.sheets.items()}


def test_a_stray_format_costs_no_rows(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Target"]["A1"] = book["Target"]["A1"].value
    plain = rows_kept(path)
    assert sum(map(len, plain.values())) > 50  # headings and facts of 17 sheets
    with edited(path) as book:
        book["Target"]["T200000"].font = Font(bold=True)
        book["Narasi"]["A150000"].font = Font(bold=True)
    assert rows_kept(path) == plain
    assert spots(checked(path)) == listed("STRAY_FORMAT Target!T200000\nSTRAY_FORMAT Narasi!A150000")


def test_content_beyond_the_limit_is_refused_and_not_kept(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Pegawai"]["A1048576"] = "Status"
    assert rows_kept(path)["Pegawai"] == [1]
    assert spots(checked(path)) == listed("CONTENT_TOO_FAR Pegawai!A1048576")


def test_a_blank_row_of_the_form_is_no_stray_format(tmp_path: Path) -> None:
    path = write(tmp_path)
    with edited(path) as book:
        book["Narasi"]["A1900"].font = Font(bold=True)
    assert checked(path) == []


def test_a_declared_size_that_lies_is_no_way_in(tmp_path: Path) -> None:
    """The texts of the workbook declare 10 bytes; the rest is not unpacked, and the fraud is told as damage."""
    path = write(tmp_path)
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while content[at + 46 : at + 46 + 20] != b"xl/sharedStrings.xml":
        at = content.find(b"PK\x01\x02", at + 4)
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    assert spots(checked(path)) == listed("FILE_NOT_XLSX")


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet3.xml"])
def test_a_package_that_lacks_a_part_is_damaged(member: str, tmp_path: Path) -> None:
    path = repack(write(tmp_path), lambda name, content: None if name == member else content)
    assert spots(checked(path)) == listed("FILE_NOT_XLSX")


@pytest.mark.parametrize("member", ["xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"])
def test_a_package_with_an_emptied_part_is_damaged(member: str, tmp_path: Path) -> None:
    path = repack(write(tmp_path), lambda name, content: b"<a/>" if name == member else content)
    assert spots(checked(path)) == listed("FILE_NOT_XLSX")


@pytest.mark.parametrize("name", ["buku", "buku.zip", "buku.xlsx.bak"])
def test_a_workbook_under_a_strange_name_is_read_or_refused_but_no_crash(name: str, tmp_path: Path) -> None:
    assert {p.code for p in checked(write(tmp_path, name=name))} <= {Code.FILE_NOT_XLSX}


def test_the_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    assert checked(write(tmp_path, name="BUKU.XLSX")) == []


def test_a_pasted_total_that_agrees_is_no_problem_and_is_not_added(tmp_path: Path) -> None:
    rows = put(base(), "Anggaran", 3, {"Kode kinerja": "S1", "Pagu murni": 150_000_000, "Realisasi": 140_000_000})
    found, problems = examine(write(tmp_path, rows), Options())
    assert problems == []
    assert found is not None
    tables = compute(found.relations, found.settings)
    assert (tables.figure("anggaran_pagu"), tables.figure("anggaran_realisasi")) == (150_000_000, 140_000_000)


def test_a_successor_after_the_first_is_no_overlap(tmp_path: Path) -> None:
    rows = put(base(), "Pejabat", 3, {"Berlaku sampai": date(2025, 6, 30)})
    code = rows["Pejabat"][1]["Kode jabatan"]
    put(rows, "Pejabat", 4, {"Kode jabatan": code, "Nama": "Contoh Kedua", "Berlaku sejak": date(2025, 7, 1)})
    assert checked(write(tmp_path, rows)) == []
