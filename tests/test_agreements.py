"""Who promises what to whom: a small office worked out by hand, and what a form may say about its tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from building import Rows, base, perubahan, taken, write

from lkjip_gen.agreements.agreement import Promised, agreements, promised
from lkjip_gen.agreements.duties import Duties
from lkjip_gen.agreements.edition import as_murni, murni_known
from lkjip_gen.agreements.posts import posts, signings, team, tops
from lkjip_gen.agreements.shape import NATIONAL, Explaining, Shape, ShapeError, shapes
from lkjip_gen.model import Buku
from lkjip_gen.officials import head
from lkjip_gen.relations import Relations, pagu_field
from lkjip_gen.terms import BentukPK, Jenjang, StatusPejabat, Versi

TUJUAN, SASARAN, PROGRAM, KEGIATAN, SUB = Jenjang
KEPALA, SEKRETARIS, SEKSI = BentukPK
SUB_OF_KEU, SUB_OF_UMUM = "7.01.01.2.01.0001", "7.01.01.2.01.0002"

# BUP > CAM > PEM, SEK, TRAN; SEK > KEU, UMUM. The rows stand in another order than the ranks.
OFFICIALS: list[dict[str, Any]] = [
    {"Kode jabatan": "BUP", "Jabatan": "Bupati Uji", "Nama": "Contoh Satu"},
    {"Kode jabatan": "KEU", "Jabatan": "Kasubag Keuangan", "Nama": "Contoh Dua", "Atasan": "SEK"},
    {"Kode jabatan": "UMUM", "Jabatan": "Kasubag Umum", "Nama": "Contoh Tiga", "Atasan": "SEK"},
    {"Kode jabatan": "CAM", "Jabatan": "Camat Contoh", "Nama": "Contoh Empat", "Atasan": "BUP"},
    {"Kode jabatan": "PEM", "Jabatan": "Kasi Pemerintahan", "Nama": "Contoh Lima", "Atasan": "CAM"},
    {"Kode jabatan": "SEK", "Jabatan": "Sekretaris", "Nama": "Contoh Enam", "Atasan": "CAM"},
    {"Kode jabatan": "TRAN", "Jabatan": "Kasi Trantib", "Nama": "Contoh Tujuh", "Atasan": "CAM"},
]
# S1 is carried by the Sekretaris; program 7.01.02 is split over two Kasi; 7.01.02 and 7.01.03 have no indicator.
NODES: list[tuple[str, str | None, str | None, str | None]] = [
    ("T1", "Tujuan", None, None),
    ("S1", "Sasaran", "T1", "SEK"),
    ("S2", "Sasaran", "T1", None),
    ("7.01.01", None, "S1", None),
    ("7.01.01.2.01", None, None, None),
    (SUB_OF_KEU, None, None, "KEU"),
    (SUB_OF_UMUM, None, None, "UMUM"),
    ("7.01.02", None, "S2", None),
    ("7.01.02.2.01", None, None, "PEM"),
    ("7.01.02.2.02", None, None, "TRAN"),
    ("7.01.02.2.01.0001", None, None, None),
    ("7.01.03", None, "S2", "TRAN"),
]
INDICATORS = {
    "T1-1": "T1", "S1-1": "S1", "S2-1": "S2", "P1-1": "7.01.01", "K1-1": "7.01.01.2.01", "U1-1": SUB_OF_KEU,
    "U2-1": SUB_OF_UMUM, "K2-1": "7.01.02.2.01", "K3-1": "7.01.02.2.02", "U3-1": "7.01.02.2.01.0001",
}  # fmt: skip
# 7.01.02 is a control total of 30 + 5 + 40; 40 stands at a kegiatan and 50 at a program, coarser than the others.
BUDGET: list[tuple[str, int, str | None]] = [
    (SUB_OF_KEU, 10, None),
    (SUB_OF_UMUM, 20, None),
    ("7.01.02.2.01.0001", 30, None),
    ("7.01.02.2.01.0001", 5, "TRAN"),
    ("7.01.02.2.02", 40, None),
    ("7.01.03", 50, None),
    ("7.01.02", 75, None),
]


def office() -> Rows:
    rows = base()
    return {
        "Identitas": rows["Identitas"],
        "Pejabat": [dict(one) for one in OFFICIALS],
        "Kinerja": [
            {"Kode": code, "Jenjang": level, "Induk": above, "Penanggung jawab": who, "Tujuan/Sasaran": f"Hasil {code}",
             "Nomenklatur": None if level else f"Nama {code}"}
            for code, level, above, who in NODES
        ],
        "Indikator": [
            {"Kode indikator": code, "Kode kinerja": node, "Indikator": f"Bunyi {code}", "Satuan": "Dokumen"}
            for code, node in INDICATORS.items()
        ],
        "Target": [{"Kode indikator": code, "PK murni": 4} for code in INDICATORS],
        "Anggaran": [
            {"Kode kinerja": code, "Pagu murni": pagu, "Penanggung jawab": who} for code, pagu, who in BUDGET
        ],
    }  # fmt: skip


def read(folder: Path, rows: Rows) -> Buku:
    buku, problems = taken(write(folder, rows))
    assert [p.text for p in problems] == []
    return buku


def related(buku: Buku) -> Relations:
    return Relations(buku, tujuan_measured=False)


@pytest.fixture(scope="module")
def buku(tmp_path_factory: pytest.TempPathFactory) -> Buku:
    return read(tmp_path_factory.mktemp("kantor"), office())


@pytest.fixture(scope="module")
def duties(buku: Buku) -> Duties:
    return Duties(related(buku))


# --- posts -----------------------------------------------------------------------------------------------------------


def test_order_of_rank_and_bentuk(buku: Buku) -> None:
    """Those of a higher Atasan first, then as the rows stand."""
    assert [(p.kode, p.atasan, p.bentuk) for p in posts(buku.pejabat)] == [
        ("CAM", "BUP", KEPALA), ("PEM", "CAM", SEKSI), ("SEK", "CAM", SEKRETARIS), ("TRAN", "CAM", SEKSI),
        ("KEU", "SEK", SEKSI), ("UMUM", "SEK", SEKSI),
    ]  # fmt: skip
    assert tops(buku.pejabat) == ["BUP"]


def test_a_typed_bentuk_goes_before_the_place(tmp_path: Path) -> None:
    rows = office()
    rows["Pejabat"][4]["Bentuk PK"] = "Sekretaris/Bidang"
    rows["Pejabat"].append({"Kode jabatan": "SDA", "Jabatan": "Sekda", "Nama": "Contoh Delapan", "Atasan": "BUP"})
    rows["Pejabat"][3]["Bentuk PK"] = "Kepala"
    found = {p.kode: p.bentuk for p in posts(read(tmp_path, rows).pejabat)}
    # a post beside the head is no Kepala of this office
    assert (found["PEM"], found["CAM"], found["SDA"]) == (SEKRETARIS, KEPALA, SEKSI)


def test_posts_on_a_circle_are_left_out(tmp_path: Path) -> None:
    rows = office()
    rows["Pejabat"][5]["Atasan"] = "KEU"  # SEK below KEU, who is below SEK
    assert [p.kode for p in posts(read(tmp_path, rows).pejabat)] == ["CAM", "PEM", "TRAN"]


def test_team(buku: Buku) -> None:
    assert team(buku.pejabat, "SEK") == {"SEK", "KEU", "UMUM"}
    assert team(buku.pejabat, "PEM") == {"PEM"}
    assert team(buku.pejabat, "CAM") == {"CAM", "PEM", "SEK", "TRAN", "KEU", "UMUM"}


# --- duties ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("post", "level", "expected"),
    [
        ("CAM", TUJUAN, ["T1"]),
        ("CAM", SASARAN, ["S1", "S2"]),  # S1 too, though the Sekretaris carries it
        ("SEK", SASARAN, ["S1"]),
        ("CAM", PROGRAM, []),  # the two that are left to him have no indicator
        ("SEK", PROGRAM, ["7.01.01"]),  # as the sasaran above it
        ("SEK", KEGIATAN, ["7.01.01.2.01"]),
        ("SEK", SUB, []),
        ("KEU", SUB, [SUB_OF_KEU]),
        ("KEU", KEGIATAN, []),
        ("PEM", KEGIATAN, ["7.01.02.2.01"]),
        ("PEM", SUB, ["7.01.02.2.01.0001"]),
        ("TRAN", KEGIATAN, ["7.01.02.2.02"]),
        ("TRAN", PROGRAM, []),
        ("BUP", SASARAN, []),
    ],
)  # fmt: skip
def test_own(duties: Duties, post: str, level: Jenjang, expected: list[str]) -> None:
    assert [n.kode for n in duties.own(post, level)] == expected


@pytest.mark.parametrize(
    ("post", "level", "expected"),
    [
        ("SEK", KEGIATAN, ["7.01.01.2.01"]),
        ("SEK", SUB, [SUB_OF_KEU, SUB_OF_UMUM]),
        ("SEK", TUJUAN, ["T1"]),
        ("KEU", KEGIATAN, ["7.01.01.2.01"]),
        ("KEU", SUB, [SUB_OF_KEU]),
        ("KEU", SASARAN, ["S1"]),
        ("PEM", PROGRAM, ["7.01.02"]),
        ("PEM", SASARAN, ["S2"]),
        ("TRAN", PROGRAM, ["7.01.02", "7.01.03"]),  # one through its kegiatan, one without an indicator
        ("TRAN", SUB, []),
        ("CAM", PROGRAM, ["7.01.01", "7.01.02", "7.01.03"]),
    ],
)
def test_through(duties: Duties, post: str, level: Jenjang, expected: list[str]) -> None:
    assert [n.kode for n in duties.through(post, level)] == expected


@pytest.mark.parametrize(
    ("post", "level", "expected"),
    [
        ("CAM", PROGRAM, {"7.01.01": 30, "7.01.02": 75, "7.01.03": 50}),
        ("SEK", KEGIATAN, {"7.01.01.2.01": 30}),  # of the two Kasubag
        ("SEK", SUB, {SUB_OF_KEU: 10, SUB_OF_UMUM: 20}),
        ("KEU", SUB, {SUB_OF_KEU: 10}),
        ("KEU", PROGRAM, {"7.01.01": 10}),
        ("UMUM", SUB, {SUB_OF_UMUM: 20}),
        ("PEM", SUB, {"7.01.02.2.01.0001": 30}),
        ("PEM", PROGRAM, {"7.01.02": 30}),
        # a leaf of his own in another's node, and two that are coarser than asked
        ("TRAN", SUB, {"7.01.02.2.02": 40, "7.01.02.2.01.0001": 5, "7.01.03": 50}),
        ("TRAN", PROGRAM, {"7.01.02": 45, "7.01.03": 50}),
        ("BUP", PROGRAM, {"7.01.01": 30, "7.01.02": 75, "7.01.03": 50}),
    ],
)  # fmt: skip
def test_budget(duties: Duties, post: str, level: Jenjang, expected: dict[str, int]) -> None:
    lines = duties.budget(post, level)
    found = {x.node.kode: sum((r.pagu_murni or Decimal(0) for r in x.rows), Decimal(0)) for x in lines}
    assert (found, [x.node.kode for x in lines]) == (expected, list(expected))  # in the order of Kinerja


def test_each_leaf_is_held_by_one_official(duties: Duties) -> None:
    holders = [duties.holder_of(row) for row in duties.leaves]
    assert holders == ["KEU", "UMUM", "PEM", "TRAN", "TRAN", "TRAN"]


# --- what is promised ------------------------------------------------------------------------------------------------


def tables(one: Promised) -> list[tuple[str, list[str | None]]]:
    return [
        ("/".join(x.value for x in p.levels), [i.kode for q in p.promises for i in q.indicators]) for p in one.tables
    ]


def budgets(one: Promised) -> list[tuple[str | None, list[tuple[str | None, Decimal]]]]:
    versi = Versi.PERUBAHAN  # a blank perubahan is as the murni
    return [
        (
            g.node.kode if g.node else None,
            [(x.node.kode, sum((getattr(r, pagu_field(r, versi)) for r in x.rows), Decimal(0))) for x in g.lines],
        )
        for g in one.budget
    ]


def explained(one: Promised) -> list[tuple[str | None, list[str | None]]]:
    return [(p.node.kode, [i.kode for i in p.indicators]) for p in one.explained]


def test_the_national_tables(buku: Buku) -> None:
    found = {p.post.kode: p for p in promised(related(buku), NATIONAL)}
    assert {code: tables(p) for code, p in found.items()} == {
        "CAM": [("Tujuan", ["T1-1"]), ("Sasaran", ["S1-1", "S2-1"])],
        "PEM": [("Kegiatan", ["K2-1"]), ("Sub Kegiatan", ["U3-1"])],
        "SEK": [("Sasaran", ["S1-1"]), ("Program", ["P1-1"]), ("Kegiatan", ["K1-1"])],
        "TRAN": [("Kegiatan", ["K3-1"])],
        "KEU": [("Sub Kegiatan", ["U1-1"])],
        "UMUM": [("Sub Kegiatan", ["U2-1"])],
    }
    assert {code: budgets(p) for code, p in found.items()} == {
        "CAM": [(None, [("7.01.01", 30), ("7.01.02", 75), ("7.01.03", 50)])],
        "PEM": [(None, [("7.01.02.2.01.0001", 30)])],
        "SEK": [(None, [("7.01.01.2.01", 30)])],
        "TRAN": [(None, [("7.01.02.2.02", 40), ("7.01.02.2.01.0001", 5), ("7.01.03", 50)])],
        "KEU": [(None, [(SUB_OF_KEU, 10)])],
        "UMUM": [(None, [(SUB_OF_UMUM, 20)])],
    }
    assert not any(p.explained or p.is_empty for p in found.values())


def test_a_table_of_two_levels_goes_level_by_level(buku: Buku) -> None:
    one_table = shapes({"kepala": {"tabel": [["Sasaran", "Tujuan"]]}})
    (camat, *_) = promised(related(buku), one_table)
    assert tables(camat) == [("Sasaran/Tujuan", ["S1-1", "S2-1", "T1-1"])]


def test_a_budget_under_its_programs(buku: Buku) -> None:
    """A leaf that is a program itself stands under none."""
    grouped = shapes({"seksi": {"kelompok": "Program"}})
    found = {p.post.kode: budgets(p) for p in promised(related(buku), grouped)}
    assert found["TRAN"] == [
        ("7.01.02", [("7.01.02.2.02", Decimal(40)), ("7.01.02.2.01.0001", Decimal(5))]),
        (None, [("7.01.03", Decimal(50))]),
    ]


def test_lampiran_ii(buku: Buku) -> None:
    form = shapes(
        {
            "kepala": {"penjelasan": "Sasaran"},
            "sekretaris": {"penjelasan": "Program", "penjelasan_indikator": "Kegiatan"},
            "seksi": {"penjelasan": "Kegiatan", "penjelasan_lewat": True},
        }
    )
    found = {p.post.kode: explained(p) for p in promised(related(buku), form)}
    assert found == {
        "CAM": [("S1", ["S1-1"]), ("S2", ["S2-1"])],
        "SEK": [("7.01.01", ["K1-1"])],
        "PEM": [("7.01.02.2.01", ["K2-1"])],
        "TRAN": [("7.01.02.2.02", ["K3-1"])],
        "KEU": [("7.01.01.2.01", ["K1-1"])],
        "UMUM": [("7.01.01.2.01", ["K1-1"])],
    }


def test_what_has_no_node_above_it_is_explained_for_itself(buku: Buku) -> None:
    """The Kasi of a kegiatan in a program that is not his own."""
    form = shapes({"seksi": {"penjelasan": "Program", "penjelasan_indikator": "Kegiatan"}})
    found = {p.post.kode: explained(p) for p in promised(related(buku), form)}
    assert found["TRAN"] == [("7.01.02.2.02", ["K3-1"])]


def test_a_post_without_duties_promises_nothing(tmp_path: Path) -> None:
    rows = office()
    rows["Pejabat"].append({"Kode jabatan": "STAF", "Jabatan": "Pengelola", "Nama": "Contoh Delapan", "Atasan": "KEU"})
    buku = read(tmp_path, rows)
    assert [p.post.kode for p in promised(related(buku), NATIONAL) if p.is_empty] == ["STAF"]
    assert "STAF" not in [a.promised.post.kode for a in agreements(related(buku), NATIONAL)]


# --- signing ---------------------------------------------------------------------------------------------------------


def signed(buku: Buku, code: str) -> list[tuple[str | None, str | None, date | None, str]]:
    post = next(p for p in posts(buku.pejabat) if p.kode == code)
    return [
        (s.pejabat.pejabat.nama, s.atasan.pejabat.nama if s.atasan else None, s.day, str(s.place))
        for s in signings(buku, post)
    ]


def changing_hands() -> Rows:
    """KEU changes in July and the new one signs on a day of his own; of SEK a Plt. is in charge since May."""
    rows = office()
    rows["Pejabat"][1]["Berlaku sampai"] = date(2025, 6, 30)
    rows["Pejabat"][5]["Berlaku sampai"] = date(2025, 4, 30)
    rows["Pejabat"] += [
        {"Kode jabatan": "KEU", "Nama": "Contoh Baru", "Berlaku sejak": date(2025, 7, 1),
         "Tanggal PK": date(2025, 7, 7)},
        {"Kode jabatan": "SEK", "Nama": "Contoh Pelaksana", "Status": "Plt.", "Berlaku sejak": date(2025, 5, 1)},
    ]  # fmt: skip
    return rows


def test_two_holders_of_whom_one_signs_on_a_day_of_his_own(tmp_path: Path) -> None:
    buku = read(tmp_path, changing_hands())
    january, july = date(2025, 1, 2), date(2025, 7, 7)
    assert signed(buku, "KEU") == [
        ("Contoh Dua", "Contoh Enam", january, "Identitas!B17"),
        ("Contoh Baru", "Contoh Pelaksana", july, "Pejabat!K9"),
    ]
    assert signed(buku, "SEK") == [("Contoh Enam", "Contoh Empat", january, "Identitas!B17")]
    keu = next(p for p in posts(buku.pejabat) if p.kode == "KEU")
    first, second = signings(buku, keu)
    assert second.pejabat.jabatan == "Kasubag Keuangan"  # his own is blank
    assert first.atasan is not None
    assert second.atasan is not None
    assert (first.atasan.pejabat.status, second.atasan.pejabat.status) == (None, StatusPejabat.PLT)
    made = [(a.promised.post.kode, a.signing.day) for a in agreements(related(buku), NATIONAL)]
    assert made == [
        ("CAM", january), ("PEM", january), ("SEK", january), ("TRAN", january), ("KEU", january), ("KEU", july),
        ("UMUM", january),
    ]  # fmt: skip


def test_the_changed_pk_is_signed_by_who_is_there_then(tmp_path: Path) -> None:
    buku = read(tmp_path, perubahan(changing_hands()))
    september = date(2025, 9, 1)
    # the Tanggal PK of July was that of the murni one
    assert signed(buku, "KEU") == [("Contoh Baru", "Contoh Pelaksana", september, "Identitas!B20")]
    assert signed(as_murni(buku), "KEU")[1] == ("Contoh Baru", "Contoh Pelaksana", date(2025, 7, 7), "Pejabat!K9")


def test_a_day_of_his_own_after_the_perubahan_is_of_the_changed_pk(tmp_path: Path) -> None:
    rows = perubahan(changing_hands())
    rows["Pejabat"][-2]["Tanggal PK"] = date(2025, 10, 6)
    buku = read(tmp_path, rows)
    assert [day for _, _, day, _ in signed(buku, "KEU")] == [date(2025, 10, 6)]
    assert [day for _, _, day, _ in signed(as_murni(buku), "KEU")] == [date(2025, 1, 2)]


def test_nobody_signs_outside_his_own_term(tmp_path: Path) -> None:
    rows = changing_hands()
    rows["Pejabat"][-2]["Tanggal PK"] = date(2025, 6, 30)
    assert [name for name, *_ in signed(read(tmp_path, rows), "KEU")] == ["Contoh Dua"]
    rows["Pejabat"][1]["Berlaku sampai"] = date(2025, 1, 1)
    assert signed(read(tmp_path, rows), "KEU") == []


def test_without_a_superior_on_the_day_there_is_no_agreement(tmp_path: Path) -> None:
    rows = office()
    rows["Pejabat"][5]["Berlaku sejak"] = date(2025, 1, 3)
    buku = read(tmp_path, rows)
    assert [(who, above) for who, above, *_ in signed(buku, "KEU")] == [("Contoh Dua", None)]
    assert signed(buku, "SEK") == []
    made = [a.promised.post.kode for a in agreements(related(buku), NATIONAL)]
    assert made == ["CAM", "PEM", "TRAN"]


def test_a_draft_without_the_day_shows_who_holds_the_posts(tmp_path: Path) -> None:
    rows = changing_hands()
    rows["Identitas"][0]["Tanggal PK"] = None
    assert signed(read(tmp_path, rows), "UMUM") == [("Contoh Tiga", "Contoh Pelaksana", None, "Identitas!B17")]


# --- the murni edition of a workbook of the Perubahan ----------------------------------------------------------------


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Buku:
    """K1-1 from 4 to 6, U1-1 dropped, U4-1 new; 7.01.03 dropped, the money of UMUM new; two wordings changed."""
    rows = perubahan(office())
    targets = {row["Kode indikator"]: row for row in rows["Target"]}
    quarters = {"TW I": 1, "TW IV": 6}
    targets["K1-1"].update({"PK perubahan": 6, "Alasan perubahan": "Ditambah.", **quarters})
    targets["K2-1"].update({"TW I": 1, "TW IV": 4})
    targets["U1-1"].update({"PK perubahan": "Dihapus", "Alasan perubahan": "Dihentikan."})
    targets["U2-1"].update({"PK perubahan": "-", "Alasan perubahan": "Ditunda."})
    rows["Indikator"].append(
        {"Kode indikator": "U4-1", "Kode kinerja": SUB_OF_KEU, "Indikator": "Bunyi baru", "Satuan": "Dokumen"}
    )
    rows["Target"].append({"Kode indikator": "U4-1", "PK perubahan": 2})
    rows["Kinerja"][1]["Tujuan/Sasaran semula"] = "Hasil lama"
    rows["Indikator"][4]["Indikator semula"] = "Bunyi lama"
    rows["Anggaran"][5]["Pagu perubahan"] = 0
    rows["Anggaran"][1].update({"Pagu murni": None, "Pagu perubahan": 20})
    rows["Anggaran"][0]["Pagu perubahan"] = 12
    return read(tmp_path_factory.mktemp("perubahan"), rows)


def test_the_tables_of_both_versions(changed: Buku) -> None:
    before = {p.post.kode: p for p in promised(related(as_murni(changed)), NATIONAL)}
    after = {p.post.kode: p for p in promised(related(changed), NATIONAL)}
    assert tables(before["KEU"]) == [("Sub Kegiatan", ["U1-1"])]
    assert tables(after["KEU"]) == [("Sub Kegiatan", ["U4-1"])]
    assert tables(after["UMUM"]) == tables(before["UMUM"]) == [("Sub Kegiatan", ["U2-1"])]  # "-" is in the PK
    assert budgets(before["UMUM"]) == []
    assert budgets(after["UMUM"]) == [(None, [(SUB_OF_UMUM, Decimal(20))])]
    assert budgets(before["KEU"]) == [(None, [(SUB_OF_KEU, Decimal(10))])]
    assert budgets(after["KEU"]) == [(None, [(SUB_OF_KEU, Decimal(12))])]
    tran = [("7.01.02.2.02", Decimal(40)), ("7.01.02.2.01.0001", Decimal(5))]
    assert budgets(before["TRAN"]) == [(None, [*tran, ("7.01.03", Decimal(50))])]
    assert budgets(after["TRAN"]) == [(None, tran)]


def test_words_and_targets_of_the_murni_edition(changed: Buku) -> None:
    murni = as_murni(changed)
    assert murni.identitas.versi is Versi.MURNI
    node, same = murni.kinerja[1], murni.kinerja[2]
    assert (node.hasil, str(node.place("hasil"))) == ("Hasil lama", "Kinerja!J3")
    assert (same.hasil, str(same.place("hasil"))) == ("Hasil S2", "Kinerja!E4")
    row = murni.indikator[4]
    assert (row.indikator, str(row.place("indikator"))) == ("Bunyi lama", "Indikator!P6")
    relations = related(murni)
    assert {i.kode: relations.target(i) for i in murni.indikator if i.kode in {"K1-1", "U1-1", "U4-1"}} == {
        "K1-1": 4, "U1-1": 4, "U4-1": None,
    }  # fmt: skip
    # the quarters are those of the PK in force: of a target that was another they say nothing
    quarters = {t.kode_indikator: (t.tw1, t.tw4) for t in murni.target}
    assert (quarters["K1-1"], quarters["K2-1"]) == ((None, None), (1, 4))
    assert changed.target[4].tw4 == 6


def test_a_murni_pk_that_nobody_kept_is_not_known(changed: Buku, tmp_path: Path) -> None:
    assert murni_known(changed)
    rows = perubahan(office())
    for row in rows["Target"]:
        row.update({"PK murni": None, "PK perubahan": 4})
    assert not murni_known(read(tmp_path, rows))


def test_a_program_that_was_a_leaf_of_the_murni_budget(tmp_path: Path) -> None:
    """The Perubahan gave it kegiatan, so that it became a control total; before, it was the finest there was."""
    rows = perubahan(office())
    rows["Kinerja"].append({"Kode": "7.01.03.2.01", "Nomenklatur": "Nama baru"})
    rows["Anggaran"].append({"Kode kinerja": "7.01.03.2.01", "Pagu perubahan": 50})
    buku = read(tmp_path, rows)
    after, before = Duties(related(buku)), Duties(related(as_murni(buku)))
    assert [x.node.kode for x in after.budget("TRAN", SUB)][-1] == "7.01.03.2.01"
    assert [x.node.kode for x in before.budget("TRAN", SUB)][-1] == "7.01.03"


# --- what a form says of its tables ----------------------------------------------------------------------------------


def test_what_a_form_leaves_out_is_as_in_nasional() -> None:
    assert shapes({}) == NATIONAL
    assert NATIONAL[SEKRETARIS] == Shape(((TUJUAN,), (SASARAN,), (PROGRAM,), (KEGIATAN,), (SUB,)), KEGIATAN)
    assert (NATIONAL[KEPALA].budget, NATIONAL[SEKSI].budget) == (PROGRAM, SUB)
    declared = {
        "kepala": {"tabel": [["Tujuan", "Sasaran"], ["Program"]]},
        "seksi": {
            "anggaran": "Kegiatan", "kelompok": "Program", "penjelasan": "Program", "penjelasan_lewat": True,
            "penjelasan_indikator": "Kegiatan",
        },
    }  # fmt: skip
    found = shapes(declared)
    assert found[KEPALA] == Shape(((TUJUAN, SASARAN), (PROGRAM,)), PROGRAM)
    assert found[SEKRETARIS] == NATIONAL[SEKRETARIS]
    assert found[SEKSI] == Shape(NATIONAL[SEKSI].tables, KEGIATAN, PROGRAM, Explaining(PROGRAM, True, KEGIATAN))
    assert shapes({"seksi": {"penjelasan": "Program"}})[SEKSI].explaining == Explaining(PROGRAM, False, PROGRAM)


LEVELS = "Tujuan, Sasaran, Program, Kegiatan, Sub Kegiatan"
NO_LIST = '[pk.kepala] "tabel" harus berupa daftar, misalnya [["Sasaran"], ["Program"]]'


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ({"camat": {}}, '[pk] "camat" tidak dikenal'),
        ({"kepala": "Sasaran"}, "[pk.kepala] harus berupa tabel"),
        ({"kepala": {"tabell": []}}, '[pk.kepala] "tabell" tidak dikenal'),
        ({"kepala": {"tabel": []}}, NO_LIST),
        ({"kepala": {"tabel": "Sasaran"}}, NO_LIST),
        ({"kepala": {"tabel": ["Sasaran"]}}, NO_LIST),
        ({"kepala": {"tabel": [["Sasaran"], []]}}, NO_LIST),
        ({"kepala": {"tabel": [["Sasarn"]]}}, f'[pk.kepala] "tabel": "Sasarn" bukan jenjang; pilih {LEVELS}'),
        ({"kepala": {"tabel": [[2]]}}, f'[pk.kepala] "tabel": "2" bukan jenjang; pilih {LEVELS}'),
        ({"kepala": {"tabel": [["Sasaran"], ["Sasaran"]]}}, '[pk.kepala] "tabel" memuat satu jenjang dua kali'),
        ({"seksi": {"anggaran": "Rincian"}}, f'[pk.seksi] "anggaran": "Rincian" bukan jenjang; pilih {LEVELS}'),
        ({"seksi": {"kelompok": "IKU"}}, f'[pk.seksi] "kelompok": "IKU" bukan jenjang; pilih {LEVELS}'),
        ({"kepala": {"kelompok": "Program"}}, '[pk.kepala] "kelompok" harus jenjang di atas Program'),
        ({"seksi": {"kelompok": "Sub Kegiatan", "anggaran": "Kegiatan"}},
         '[pk.seksi] "kelompok" harus jenjang di atas Kegiatan'),
        ({"seksi": {"penjelasan_lewat": True}}, '[pk.seksi] "penjelasan_lewat" memerlukan "penjelasan"'),
        ({"seksi": {"penjelasan": ""}}, f'[pk.seksi] "penjelasan": "" bukan jenjang; pilih {LEVELS}'),
        ({"seksi": {"penjelasan": "Program", "penjelasan_lewat": "Ya"}},
         '[pk.seksi] "penjelasan_lewat" harus true atau false'),
        ({"seksi": {"penjelasan": "Program", "penjelasan_indikator": "IKU"}},
         f'[pk.seksi] "penjelasan_indikator": "IKU" bukan jenjang; pilih {LEVELS}'),
    ],
)  # fmt: skip
def test_a_shape_that_cannot_be_followed(declared: dict[str, Any], message: str) -> None:
    with pytest.raises(ShapeError) as refused:
        shapes(declared)
    assert str(refused.value) == message


# --- posts between the Kepala and the kepala daerah ---


def kelurahan(*, bentuk: str | None = "Kepala") -> Rows:
    """BUP > CAM > LUR > SEKLUR: the camat is the lurah's superior, and of another office."""
    rows = base()
    rows["Pejabat"] = [
        {"Kode jabatan": "BUP", "Jabatan": "Bupati Uji", "Nama": "Contoh Satu"},
        {"Kode jabatan": "CAM", "Jabatan": "Camat Contoh", "Nama": "Contoh Dua", "Atasan": "BUP"},
        {"Kode jabatan": "LUR", "Jabatan": "Lurah Contoh", "Nama": "Contoh Tiga", "Atasan": "CAM",
         "Bentuk PK": bentuk},
        {"Kode jabatan": "SEKLUR", "Jabatan": "Sekretaris Lurah", "Nama": "Contoh Empat", "Atasan": "LUR"},
    ]  # fmt: skip
    return rows


def test_the_only_post_typed_as_kepala_is_it_wherever_it_stands(tmp_path: Path) -> None:
    buku, _ = taken(write(tmp_path, kelurahan()))
    assert head(buku.pejabat) == "LUR"
    assert [(p.kode, p.atasan, p.bentuk) for p in posts(buku.pejabat)] == [
        ("LUR", "CAM", KEPALA), ("SEKLUR", "LUR", SEKSI),
    ]  # fmt: skip
    (only,) = agreements(Relations(buku, tujuan_measured=False), NATIONAL)
    assert (only.promised.post.kode, only.signing.atasan and only.signing.atasan.jabatan) == ("LUR", "Camat Contoh")


def test_nothing_typed_leaves_the_post_under_the_kepala_daerah(tmp_path: Path) -> None:
    buku, _ = taken(write(tmp_path, kelurahan(bentuk=None)))
    assert head(buku.pejabat) == "CAM"
    assert [p.kode for p in posts(buku.pejabat)] == ["CAM", "LUR", "SEKLUR"]
