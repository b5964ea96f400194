"""Which way a document goes, and how the user learns of it."""

from __future__ import annotations

import calendar
import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from both_ways import LKJIP, ROOT, TEMPLATES, docxtpl_counted
from wordml import PROPERTIES, p, package

from lkjip_gen.cli import main
from lkjip_gen.word.fast.compiled import Compiled
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.ways import FIRST, MISTAKE, Ways, compared

NESTED = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p('{{ a }}')}</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"  # noqa: E501


def order(body: str, text: str = "x") -> Order:
    return Order("contoh.docx", package(body), {"a": text}, PROPERTIES, None, {}, "", {})


def made_by(ways: Ways, one: Order) -> tuple[str, int]:
    """Why the document did not go the fast way, and how often docxtpl rendered."""
    with docxtpl_counted() as noted:
        made, problems = ways.make(one)
    assert problems == []
    assert made is not None
    return made.plain, len(noted)


@pytest.mark.parametrize("year", [2019, 2031])
def test_a_template_of_these_tests_is_the_same_bytes_at_every_hour(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ways know a template by its bytes: one that took the clock in would be another template two seconds later."""
    now = package(p("Nilai {{ a }}"))
    monkeypatch.setattr("time.time", lambda: calendar.timegm((year, 5, 6, 7, 8, 9)))
    assert package(p("Nilai {{ a }}")) == now


def test_another_template_goes_fast_from_its_second_document_on() -> None:
    ways = Ways(lambda _: False)
    body = p("Nilai {{ a }}")
    assert made_by(ways, order(body, "1")) == (FIRST, 1)
    assert made_by(ways, order(body, "2")) == ("", 0)
    assert made_by(ways, order(body, "3")) == ("", 0)
    assert made_by(ways, order(p("Lain {{ a }}"))) == (FIRST, 1)


def test_a_template_known_to_be_the_same_goes_fast_at_once() -> None:
    assert made_by(Ways(lambda _: True), order(p("Nilai {{ a }}"))) == ("", 0)


def test_the_way_cannot_be_seen_in_the_document() -> None:
    plain, _ = Ways(lambda _: False).make(order(p("Nilai {{ a }}"), "R&D \"1\"\n'2'"))
    fast, _ = Ways(lambda _: True).make(order(p("Nilai {{ a }}"), "R&D \"1\"\n'2'"))
    assert plain is not None
    assert fast is not None
    assert (plain.plain, fast.plain) == (FIRST, "")
    assert plain.content == fast.content
    assert plain.read() == fast.read()


def test_what_the_fast_way_cannot_do_goes_the_plain_way_with_the_reason() -> None:
    ways = Ways(lambda _: False)
    made_by(ways, order(NESTED))
    assert made_by(ways, order(NESTED)) == ("tabel di dalam sel", 1)
    assert made_by(Ways(lambda _: True), order(NESTED)) == ("tabel di dalam sel", 1)


def test_a_template_that_comes_out_otherwise_stays_on_the_plain_way() -> None:
    ways = Ways(lambda _: False)
    body = p("Nilai {{ a }}")
    made_by(ways, order(body, "1"))
    real = Compiled.make

    def spoilt(self: Compiled, one: Order) -> Made:
        return real(self, replace(one, context={"a": "lain"}))

    with patch.object(Compiled, "make", spoilt):
        why, rendered = made_by(ways, order(body, "2"))
    assert why == "hasil cara cepat tidak sama untuk templat ini"
    assert rendered == 1
    assert made_by(ways, order(body, "3")) == (why, 1)  # the decision stands


def test_templates_of_ours_are_the_ones_that_are_compared() -> None:
    """Made anew by `make dumps`; without it a changed template would go the slow way unnoticed."""
    assert {sha256(path.read_bytes()).hexdigest() for path in TEMPLATES} == compared()
    listed = tomllib.loads((ROOT / "lkjip_gen" / "word" / "compared.toml").read_text(encoding="utf-8"))["sha256"]
    assert set(listed) == {f"{path.parent.name}/{path.name}" for path in TEMPLATES}


@pytest.mark.parametrize("name", ["__init__", "make"])
def test_a_mistake_of_ours_costs_the_speed_and_not_the_document(name: str) -> None:
    def fails(*_: object) -> Made:
        raise IndexError("x")

    with patch.object(Compiled, name, fails):
        assert made_by(Ways(lambda _: True), order(p("{{ a }}"))) == (f"{MISTAKE} (IndexError: x)", 1)


def test_the_user_can_ask_for_the_way(
    murni: Path, perubahan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "templat" / "nasional"
    folder.mkdir(parents=True)
    (folder / "format.toml").write_bytes((LKJIP.parent / "format.toml").read_bytes())
    (folder / "lkjip.docx").write_bytes(LKJIP.read_bytes())
    keluaran = str(tmp_path / "keluaran")
    name = "LKjIP Kecamatan Sokaraja Tahun 2020.docx"
    assert main(["laporan", str(murni), "--keluaran", keluaran, "--dokumen", "lkjip", "--rinci"]) == 0
    assert f"  Rinci: {name} dibuat dengan cara cepat.\n" in capsys.readouterr().out
    own = (folder / "lkjip.docx").read_bytes()
    (folder / "lkjip.docx").write_bytes(own[:-2] + len(b"x").to_bytes(2, "little") + b"x")  # a comment of the zip file
    arguments = ["laporan", str(murni), str(perubahan), "--keluaran", keluaran, "--templat", str(folder.parent)]
    arguments += ["--dokumen", "lkjip"]
    assert main([*arguments, "--rinci"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "Rinci" in line]
    assert told == [
        f"  Rinci: {name} dibuat dengan cara biasa (docxtpl): {FIRST}.", f"  Rinci: {name} dibuat dengan cara cepat."
    ]  # fmt: skip
    assert main(arguments) == 0
    assert "Rinci" not in capsys.readouterr().out
