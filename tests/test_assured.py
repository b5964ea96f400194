"""A document that Word would repair or refuse does not leave, whichever way it was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from examples import FOLDER, MURNI
from sound_docx import Break, broken, changed
from wordml import PROPERTIES, p, package, parts_of, zipped

from lkjip_gen.cli import main
from lkjip_gen.problems import Code
from lkjip_gen.word import assured, engine
from lkjip_gen.word.assured import BrokenDocumentError, assure, render_soundly
from lkjip_gen.word.fast.compiled import Compiled
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.soundness import Kind, faults
from lkjip_gen.word.ways import MISTAKE, Ways

BODY = "word/document.xml"
TORN: Break = changed(BODY, "</w:p>", '<w:bookmarkEnd w:id="77"/></w:p>')
TOLD = 'word/document.xml, isi, dekat "Nilai 1": penanda (bookmark) tanpa awal atau akhir (nomor 77 tanpa awal)'


def with_torn_body(content: bytes) -> bytes:
    return zipped(TORN(parts_of(content)))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.docx"
    path.write_bytes(package(p("Nilai {{ a }}")))
    return path


def broken_by(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the ways makes a mistake from now on."""
    if way in {"fast", "both"}:
        real = Compiled.make

        def torn(self: Compiled, order: Order) -> Made:
            made = real(self, order)
            return Made(with_torn_body(made.content), made.read)

        monkeypatch.setattr(Compiled, "make", torn)
    if way in {"plain", "both"}:
        plainly = engine.make_plainly

        def torn_plainly(order: Order) -> tuple[Made | None, list[Any]]:
            made, problems = plainly(order)
            return None if made is None else Made(with_torn_body(made.content), made.read), problems

        monkeypatch.setattr("lkjip_gen.word.engine.make_plainly", torn_plainly)
        monkeypatch.setattr("lkjip_gen.word.ways.make_plainly", torn_plainly)
    ways = Ways(lambda _: way != "plain")
    monkeypatch.setattr("lkjip_gen.word.engine.make", ways.make)


def made(template: Path) -> tuple[engine.Rendered | None, list[Any]]:
    return render_soundly("Contoh.docx", bytes, template, {"a": "1"}, PROPERTIES)


def test_a_mistake_of_the_fast_way_costs_the_speed_and_not_the_document(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_by("fast", monkeypatch)
    document, problems = made(template)
    assert problems == []
    assert document is not None
    assert faults(document.content) == []
    assert document.slow == f"{MISTAKE} ({TOLD})"


@pytest.mark.parametrize("way", ["plain", "both"])
def test_a_broken_document_is_a_mistake_of_the_program(
    way: str, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_by(way, monkeypatch)
    with pytest.raises(BrokenDocumentError) as told:
        made(template)
    said = "Contoh.docx (templat contoh.docx) tidak dikirim karena akan diperbaiki atau ditolak Word: "
    assert str(told.value) == f"{said}{TOLD}"


def test_a_fault_that_the_template_has_is_a_problem_of_the_template(tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    wrong = '<w:p><w:pPr><w:jc w:val="middle"/></w:pPr><w:r><w:t>{{ a }}</w:t></w:r></w:p>'
    path.write_bytes(package(p("PENDAHULUAN", style="Judul1") + wrong))
    document, (problem,) = made(path)
    assert document is None
    assert problem.code is Code.TEMPLATE_UNSOUND
    assert problem.fault == (
        "Templat contoh.docx rusak, sehingga dokumennya akan diperbaiki atau ditolak Word: nilai tidak sah "
        '(jc val="middle") (word/document.xml, isi, di bawah judul "PENDAHULUAN", dekat "{{ a }}").'
    )


def test_the_same_bytes_are_looked_at_once(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    real = assured.faults

    def counted(content: bytes) -> list[Any]:
        looked.append(len(content))
        return real(content)

    monkeypatch.setattr(assured, "faults", counted)
    monkeypatch.setattr(assured, "_sound", set())
    document, _ = made(template)
    assert document is not None
    assure("Contoh.docx", document.content)
    assert len(looked) == 1
    for _ in range(2):  # one that is broken is not remembered as sound
        with pytest.raises(BrokenDocumentError):
            assure("Contoh.docx", with_torn_body(document.content))
    assert len(looked) == 3


def test_many_faults_are_told_in_few_words() -> None:
    content = broken(changed(BODY, '<w:tcW w:w="2000"', '<w:tcW w:w="lebar"', 9))
    assert len({fault.place for fault in faults(content)}) == 8  # an empty cell is told by its row
    with pytest.raises(BrokenDocumentError) as told:
        assure("Contoh.docx", content)
    assert str(told.value).count(Kind.VALUE.words) == 5
    assert str(told.value).endswith("; dan 3 lagi")


def test_a_broken_document_ends_with_3_and_other_offices_get_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As if what is done after rendering broke the PK of one office."""

    def spoiling(name: str, *rest: Any, **named: Any) -> tuple[engine.Rendered | None, list[Any]]:
        document, problems = render_soundly(name, *rest, **named)
        if document is not None and "Gumelar" in name:
            document = replace(document, content=with_torn_body(document.content))
        return document, problems

    monkeypatch.setattr("lkjip_gen.making.render_soundly", spoiling)
    books = [str(FOLDER / f"{name}.xlsx") for name in (MURNI, "gumelar-2024")]
    assert main(["laporan", *books, "--keluaran", str(tmp_path), "--dokumen", "pk"]) == 3
    told = capsys.readouterr().out
    name = "PK Kecamatan Gumelar Tahun 2024 - Camat Gumelar.docx"
    assert f"  Program gagal pada berkas ini: BrokenDocumentError: {name} tidak dikirim karena akan" in told
    assert "penanda (bookmark) tanpa awal atau akhir (nomor 77 tanpa awal)" in told
    assert [path.name for path in tmp_path.rglob("*.docx")] == [
        "PK Kecamatan Sokaraja Tahun 2020 - Camat Sokaraja.docx"
    ]
