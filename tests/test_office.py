"""What is done with LibreOffice when it hangs, crashes, writes rubbish, or is missing. A script stands in for it."""

from __future__ import annotations

import os
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import FOLDER
from paging import entries
from wordml import field, p, package

from lkjip_gen import cli, telling
from lkjip_gen.office import fonts
from lkjip_gen.office.converting import FOR_COUNTING, FOR_READERS, Limits, pdfs
from lkjip_gen.office.counting import counted
from lkjip_gen.office.printing import steady
from lkjip_gen.office.program import found
from lkjip_gen.pipeline import Options, Outcome, report
from lkjip_gen.problems import Code
from lkjip_gen.status import Exit, Pages
from lkjip_gen.word.pages.lists import filled

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
EXAMPLE = FOLDER / "sokaraja-2020-murni.xlsx"
QUICK = Limits(to_start=3, each=0.2, together=10, workers=1)
HEAD = """\
#!{python}
import os, subprocess, sys, time
from pathlib import Path
arguments = sys.argv[1:]
profile = Path(next(a for a in arguments if a.startswith("-env:")).partition("file://")[2])
outputs = Path(arguments[arguments.index("--outdir") + 1])
inputs = [Path(a) for a in arguments if a.endswith(".docx")]
log = Path(__file__).with_suffix(".log")
with log.open("a") as file:
    print(profile.name, *(path.name for path in inputs), file=file)
def write(path, content=b"%PDF-1.4 of "):
    (outputs / f"{{path.stem}}.pdf").write_bytes(content + path.read_bytes() + b"\\n%%EOF\\n")
"""


@pytest.fixture
def stand_in(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the script; its log has a line for each call: the profile and the documents."""

    def write(body: str) -> Path:
        path = tmp_path / "soffice"
        path.write_text(HEAD.format(python=sys.executable) + textwrap.dedent(body), encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


def calls(program: Path) -> list[str]:
    return program.with_suffix(".log").read_text(encoding="utf-8").splitlines()


def made_of(content: bytes) -> bytes:
    return b"%PDF-1.4 of " + content + b"\n%%EOF\n"


# --- calls ---


def test_many_documents_go_in_one_call(stand_in: Callable[[str], Path]) -> None:
    program = stand_in("for path in inputs: write(path)")
    assert pdfs(program, [b"a", b"b", b"c"], FOR_COUNTING, QUICK) == [made_of(b"a"), made_of(b"b"), made_of(b"c")]
    assert calls(program) == ["profil-0 0.docx 1.docx 2.docx"]
    assert pdfs(program, [], FOR_COUNTING, QUICK) == []
    assert len(calls(program)) == 1


def test_chunks_are_shared_by_workers_with_profiles_of_their_own(stand_in: Callable[[str], Path]) -> None:
    program = stand_in("""\
        with log.open("a") as file:
            print("folder", profile.parent.name, file=file)
        time.sleep(0.5)
        for path in inputs: write(path)""")
    documents = [bytes([65 + n]) for n in range(7)]
    limits = Limits(to_start=10, each=1, together=2, workers=2)
    assert pdfs(program, documents, FOR_READERS, limits) == [made_of(d) for d in documents]
    told = calls(program)
    names = sorted(name for line in told if not line.startswith("folder") for name in line.split()[1:])
    assert names == [f"{n}.docx" for n in range(7)]
    workers = min(2, os.cpu_count() or 1)
    assert len({line for line in told if line.startswith("folder")}) == workers
    assert max(len(line.split()) - 1 for line in told) == 2


def test_the_profile_holds_the_settings(stand_in: Callable[[str], Path]) -> None:
    program = stand_in("""\
        text = (profile / "user" / "registrymodifications.xcu").read_text()
        (Path(__file__).parent / "xcu").write_text(text)
        for path in inputs: write(path)""")
    pdfs(program, [b"a"], FOR_COUNTING, QUICK)
    text = (program.parent / "xcu").read_text(encoding="utf-8")
    assert '<prop oor:name="ExportBookmarksToPDFDestination" oor:op="fuse"><value>true</value></prop>' in text
    cache = '<item oor:path="/org.openoffice.Office.Common/Cache/Writer"><prop oor:name="OLE_Objects" oor:op="fuse">'
    assert f"{cache}<value>200</value>" in text


def test_a_document_that_hangs_is_left_out_and_all_it_started_is_killed(stand_in: Callable[[str], Path]) -> None:
    program = stand_in("""\
        for path in inputs:
            if path.read_bytes() == b"hang":
                child = subprocess.Popen(["sleep", "300"])
                Path(__file__).with_name("child").write_text(str(child.pid))
                time.sleep(300)
            write(path)""")
    begun = time.monotonic()
    made = pdfs(program, [b"a", b"hang", b"b"], FOR_COUNTING, QUICK)
    assert time.monotonic() - begun < 20
    assert made == [made_of(b"a"), None, made_of(b"b")]
    # the first is kept from the call that hung; the others are tried alone, each with a new profile
    assert calls(program) == ["profil-0 0.docx 1.docx 2.docx", "profil-1 1.docx", "profil-2 2.docx"]
    status = Path(f"/proc/{(program.parent / 'child').read_text()}/stat")
    assert not status.exists() or status.read_text().split()[2] == "Z"


def test_a_profile_that_a_crash_spoilt_is_not_used_again(stand_in: Callable[[str], Path]) -> None:
    program = stand_in("""\
        if profile.name == "profil-0":
            os._exit(77)
        for path in inputs: write(path)""")
    assert pdfs(program, [b"a", b"b"], FOR_COUNTING, QUICK) == [made_of(b"a"), made_of(b"b")]
    assert calls(program) == ["profil-0 0.docx 1.docx", "profil-1 0.docx", "profil-2 1.docx"]


@pytest.mark.parametrize("body", ["sys.exit(1)", "for path in inputs: write(path, b'rubbish ')", "time.sleep(300)"])
def test_a_program_that_never_works_is_given_up(stand_in: Callable[[str], Path], body: str) -> None:
    program = stand_in(body)
    limits = Limits(to_start=0.7, each=0.1, together=10, workers=1)
    assert pdfs(program, [b"a", b"b", b"c", b"d"], FOR_COUNTING, limits) == [None] * 4
    assert len(calls(program)) == 3  # all at once, then two alone


def test_a_program_that_cannot_be_started_makes_nothing(tmp_path: Path) -> None:
    assert pdfs(tmp_path / "tidak-ada", [b"a"], FOR_COUNTING, QUICK) == [None]


def test_a_pdf_that_cannot_be_read_counts_nothing(stand_in: Callable[[str], Path]) -> None:
    program = stand_in("for path in inputs: write(path)")
    document = package(p(field("TOC")), numbering=None)
    assert counted(program, [document], QUICK) == [None]


# --- a whole run ---


def test_documents_are_delivered_whatever_it_does(
    stand_in: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in("sys.exit(1)")
    monkeypatch.setenv("LKJIP_SOFFICE", str(program))
    (outcome,) = report([EXAMPLE], Options(tmp_path / "a", pdf=True))
    assert outcome.bug is None
    suffixes = [file.path.suffix for file in outcome.files]
    assert suffixes.count(".docx") == 4  # LKjIP, PK, Cascading, Pohon Kinerja
    assert ".pdf" not in suffixes
    codes = [problem.code for problem in outcome.problems]
    assert codes.count(Code.PAGES_NOT_COUNTED) == 2  # of the LKjIP and the Cascading, which have lists
    assert codes.count(Code.PDF_FAILED) == 4
    assert outcome.pages is Pages.ESTIMATED
    (plain,) = report([EXAMPLE], Options(tmp_path / "b", office=False))
    both = [[f.sha256 for f in o.files if f.path.suffix == ".docx"] for o in (outcome, plain)]
    assert both[0] == both[1]  # the estimate


def test_without_libreoffice_pdf_is_told_and_word_delivered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.main(["laporan", str(EXAMPLE), "--pdf", "--keluaran", str(tmp_path)])
    said = capsys.readouterr().out
    assert status == Exit.USAGE
    assert "PDF tidak dibuat karena LibreOffice tidak ditemukan" in said
    assert "LKJIP_SOFFICE" in said
    assert "Menghentikan" not in said
    assert said.count(".docx (") == 4
    assert "Nomor halaman di daftar isi perkiraan" in said
    assert len(list(tmp_path.rglob("*.docx"))) == 4


def test_nothing_is_said_of_pages_where_nothing_was_made() -> None:
    said = "\n".join(telling.lines(Outcome(EXAMPLE, reporting=True, pages=Pages.ESTIMATED)))
    assert "Tidak ada dokumen yang dibuat" in said
    assert "perkiraan" not in said


def test_both_wishes_at_once_contradict_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["laporan", "a.xlsx", "--pdf", "--tanpa-libreoffice"])
    assert stop.value.code == Exit.USAGE
    assert "tidak dapat dipakai bersama" in capsys.readouterr().err


def test_only_documents_with_lists_are_counted(
    stand_in: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in("for path in inputs: write(path)")
    monkeypatch.setenv("LKJIP_SOFFICE", str(program))
    (pk,) = report([FOLDER / "gumelar-2024.xlsx"], Options(tmp_path / "a", documents=frozenset({"pk"})))
    assert (pk.pages, program.with_suffix(".log").exists()) == (Pages.NONE, False)
    books = [EXAMPLE, FOLDER / "sokaraja-2020-perubahan.xlsx"]
    report(books, Options(tmp_path / "b", documents=frozenset({"lkjip", "pk"})))
    counted_once = calls(program)[: min(2, os.cpu_count() or 1)]
    assert sorted(" ".join(line.split()[1:]) for line in counted_once) in (["0.docx", "1.docx"], ["0.docx 1.docx"])


def test_the_manifest_knows_the_delivered_bytes(tmp_path: Path) -> None:
    import hashlib  # noqa: PLC0415
    import json  # noqa: PLC0415

    (outcome,) = report([EXAMPLE], Options(tmp_path))
    folder = outcome.files[0].path.parent
    known = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["berkas"]
    for file in outcome.files:
        assert known[file.path.name]["sha256"] == hashlib.sha256(file.path.read_bytes()).hexdigest()
    listed = next(f.path for f in outcome.files if f.path.name.startswith("LKjIP") and f.path.suffix == ".docx")
    assert "0" not in {entry.page for entry in entries(listed.read_bytes())}  # the mark of a page not counted


# --- where it is ---


def test_the_variable_goes_before_everything(stand_in: Callable[[str], Path], tmp_path: Path) -> None:
    program = stand_in("")
    on_path = {"PATH": str(tmp_path)}
    assert found(on_path) == program
    assert found({**on_path, "LKJIP_SOFFICE": ""}) is None
    assert found({**on_path, "LKJIP_SOFFICE": str(tmp_path / "lain")}) is None
    assert found({"LKJIP_SOFFICE": str(program)}) == program


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "ProgramFiles", "LibreOffice/program/soffice.com"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_usual_places(tmp_path: Path, platform: str, variable: str, place: str) -> None:
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.write_text("")
    known = {"PATH": "", variable: str(tmp_path)}
    assert found(known, platform) is None  # it is no program yet
    program.chmod(0o755)
    assert found(known, platform) == program


# --- fonts ---


@pytest.fixture
def fontconfig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with the Liberation fonts and DejaVu."""
    program = tmp_path / "fc-match"
    program.write_text(
        '#!/bin/sh\ncase "$3" in Arial) echo "Liberation Sans";; "Times New Roman") echo "Tinos,Liberation Serif";;\n'
        'Own*) echo "Own Face,Own Face Book";; *) echo "DejaVu Serif";; esac\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setattr(fonts.shutil, "which", lambda _: str(program))


@pytest.mark.usefixtures("fontconfig")
def test_missing_fonts_are_those_without_a_twin() -> None:
    asked = {"Arial", "Times New Roman", "Own Face", "Bookman Old Style", "Calibri"}
    assert fonts.missing(asked) == ["Bookman Old Style", "Calibri"]


def test_nothing_is_said_where_the_machine_cannot_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts.shutil, "which", lambda _: None)
    assert fonts.missing({"Bookman Old Style"}) == []


@pytest.mark.usefixtures("fontconfig")
def test_missing_fonts_are_named(
    stand_in: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_SOFFICE", str(stand_in("for path in inputs: write(path)")))
    monkeypatch.setattr("lkjip_gen.paging.fonts_of", lambda _: {"Arial", "Bookman Old Style"})
    (outcome,) = report([EXAMPLE], Options(tmp_path / "a"))
    (told,) = [problem for problem in outcome.problems if problem.code is Code.FONTS_MISSING]
    assert "“Bookman Old Style”" in told.text
    assert "“Arial”" not in told.text


# --- PDF ---


def test_no_clock_in_the_pdf() -> None:
    def pdf(date: str, key: str) -> bytes:
        return (
            f"%PDF-1.6\n<</CreationDate(D:{date}Z')>>\ntrailer\n<</ID [ <{key * 32}>\n<{key * 32}> ]\n"
            f"/DocChecksum /{key * 32}\n>>\nstartxref\n9\n%%EOF\n"
        ).encode()

    first, second = steady(pdf("20261122050947", "A"), "20210129"), steady(pdf("20270101000001", "B"), "20210129")
    assert first == second
    assert len(first) == len(pdf("20261122050947", "A"))
    assert b"(D:20210129000000Z')" in first
    assert steady(pdf("20261122050947", "A"), "20210130") != first
    other = pdf("20261122050947", "A").replace(b"startxref\n9", b"startxref\n8")
    assert steady(other, "20210129")[-150:-60] != first[-150:-60]  # another content, another id


def test_numbers_are_written_as_text_and_nothing_else_changes() -> None:
    from lkjip_gen.word.entries import paging_by  # noqa: PLC0415
    from lkjip_gen.word.story import parse  # noqa: PLC0415

    tail = paging_by(parse(r"TOC \h \z")).tail("_Toc7")
    document = package(f"<w:p><w:r><w:t>Bab</w:t></w:r>{tail}</w:p>" + p("PAGEREF _Toc7 0"))
    from lkjip_gen.word.package import reproducible  # noqa: PLC0415

    document = reproducible(document)
    assert filled(document, {"_Toc8": "3"}) == document
    assert filled(filled(document, {"_Toc7": "<&"}), {"_Toc7": "xii"}) == filled(document, {"_Toc7": "xii"})
    assert filled(document, {"_Toc7": "0"}) == document


def test_the_matrix_of_two_workbooks_as_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_gen.paging.found", lambda: Path("soffice"))
    monkeypatch.setattr("lkjip_gen.office.printing.printed", lambda _, documents: [b"%PDF" for _ in documents])
    monkeypatch.setattr("lkjip_gen.office.fonts.missing", lambda _: [])
    status = cli.main(
        ["bandingkan", str(EXAMPLE), str(FOLDER / "sokaraja-2020-perubahan.xlsx"), "--pdf", "--keluaran", str(tmp_path)]
    )
    assert status == Exit.DELIVERED
    assert sorted(path.suffix for path in tmp_path.rglob("Matriks*")) == [".docx", ".pdf", ".xlsx"]
