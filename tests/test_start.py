"""What a command loads, seen in a fresh interpreter: what is not needed is not waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from building import base, put, write
from examples import FOLDER

from lkjip_gen.catalogue import Code

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = FOLDER / "sokaraja-2020-murni.xlsx"
# Each takes longer to load than anything in our own package.
LARGE = {"pandas", "numpy", "docx", "docxtpl", "lxml", "jinja2", "xlsxwriter", "openpyxl"}
# Parts of Python that the help and the version can do without.
SMALL = {
    "importlib.metadata", "importlib.resources", "dataclasses", "decimal", "inspect", "json", "pathlib", "tempfile",
    "tomllib", "traceback", "typing", "zipfile",
}  # fmt: skip
SCRIPT = """
import sys
from lkjip_gen.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as stop:
    status = stop.code
print(int(status), *sys.modules, file=sys.stderr)
"""


def run(*arguments: str) -> tuple[int, frozenset[str], str]:
    """Exit status, all modules that were loaded, and what was printed. `-S`: no hook of another package loads any."""
    paths = os.pathsep.join([str(ROOT), *(p for p in sys.path if p)])
    done = subprocess.run(
        [sys.executable, "-S", "-P", "-c", SCRIPT, *arguments],
        env={**os.environ, "PYTHONPATH": paths}, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    status, *modules = done.stderr.splitlines()[-1].split()
    return int(status), frozenset(modules), done.stdout


def loaded(names: set[str], modules: frozenset[str]) -> list[str]:
    """Those of the names that were loaded, whole or in part."""
    return sorted(names & {module for name in modules for module in (name, name.split(".")[0])})


def own(modules: frozenset[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] == "lkjip_gen"}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("laporan", "--help"), ("cetak",), ()])
def test_the_help_and_a_wrong_command_load_argparse_and_nothing_else(arguments: Sequence[str]) -> None:
    status, modules, _ = run(*arguments)
    assert status == (0 if set(arguments) & {"--help", "--version"} else 2)
    assert own(modules) == {"lkjip_gen", "lkjip_gen.arguments", "lkjip_gen.cli", "lkjip_gen.status"}
    assert loaded(LARGE | SMALL, modules) == []
    assert "argparse" in modules


def test_a_sound_workbook_is_checked_without_any_other_library() -> None:
    status, modules, said = run("periksa", str(EXAMPLE))
    assert (status, EXAMPLE.name in said) == (0, True)
    assert loaded(LARGE | {"importlib.metadata"}, modules) == []
    assert "lkjip_gen.checks.texts" in modules  # the checks did run
    rooms = {".".join(name.split(".")[:2]) for name in own(modules)}
    assert not rooms & {"lkjip_gen.word", "lkjip_gen.excel", "lkjip_gen.compute", "lkjip_gen.making"}


def test_a_faulty_workbook_is_told_without_any_other_library(tmp_path: Path) -> None:
    path = write(tmp_path, put(base(), "Target", 2, {"PK murni": "1.234"}))
    status, modules, said = run("periksa", str(path))
    assert status == 1
    assert Code.AMBIGUOUS_NUMBER.entry.id in said
    assert loaded(LARGE | {"importlib.metadata"}, modules) == []


@pytest.mark.parametrize("command", ["periksa", "laporan", "jejak"])
def test_a_file_that_is_not_there_is_told_without_any_other_library(command: str, tmp_path: Path) -> None:
    more = ["3.6 linmas"] if command == "jejak" else []
    status, modules, said = run(command, str(tmp_path / "tidak-ada.xlsx"), *more)
    assert status == 2
    assert "tidak-ada.xlsx" in said
    assert loaded(LARGE | {"importlib.metadata"}, modules) == []


def test_a_list_of_problems_loads_only_what_writes_it(tmp_path: Path) -> None:
    status, modules, _ = run("periksa", str(EXAMPLE), "--ke", str(tmp_path / "daftar.xlsx"))
    assert status == 0
    assert loaded(LARGE, modules) == ["xlsxwriter"]


def test_a_blank_workbook_loads_only_what_writes_it(tmp_path: Path) -> None:
    status, modules, _ = run("baru", str(tmp_path / "baru.xlsx"), "--tahun", "2025", "--renstra", "2021-2026")
    assert status == 0
    assert loaded(LARGE, modules) == ["xlsxwriter"]


def test_a_report_loads_what_it_is_made_with(tmp_path: Path) -> None:
    """The search finds what is loaded: without this, a misspelt name above would prove nothing."""
    status, modules, _ = run("laporan", str(EXAMPLE), "--keluaran", str(tmp_path))
    assert status == 0
    assert set(loaded(LARGE, modules)) >= {"docx", "lxml", "xlsxwriter"}
    assert "openpyxl" not in modules


def test_the_search_finds_whole_modules_and_parts() -> None:
    assert loaded({"importlib.metadata", "pandas", "json"}, frozenset({"pandas.core", "importlib.metadata"})) == [
        "importlib.metadata", "pandas",
    ]  # fmt: skip
    assert loaded({"importlib.metadata"}, frozenset({"importlib", "importlib.abc"})) == []
