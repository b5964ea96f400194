"""Shared by all tests: the examples, and the rule that where LKJIP_NO_SKIP=1 is set nothing may be skipped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

from lkjip_gen.problems import Problem
from lkjip_gen.word.fast.compiled import Compiled
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.plain import make_plainly
from lkjip_gen.word.soundness import Fault, blemishes
from lkjip_gen.workbook.starter import workbook
from tests.canonical import differences
from tools.contoh import rows as example_rows

ROOT = Path(__file__).resolve().parent.parent
Rows = dict[str, list[dict[str, Any]]]
MakeBook = Callable[..., Path]


def _skipped(config: pytest.Config) -> list[str]:
    """The tests, or whole modules, that were skipped."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return [] if reporter is None else [report.nodeid for report in reporter.stats.get("skipped", [])]


def _no_skip() -> bool:
    return os.environ.get("LKJIP_NO_SKIP") == "1"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A machine that checks everything may not pass by skipping."""
    if _no_skip() and exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name them; without the variable `-ra` does so."""
    if _no_skip() and (skipped := _skipped(config)):
        terminalreporter.section("LKJIP_NO_SKIP=1: skipped tests fail this run", red=True)
        for nodeid in skipped:
            terminalreporter.line(nodeid)


@pytest.fixture(scope="session")
def murni() -> Path:
    """The example of the original PK."""
    return ROOT / "input_examples" / "sokaraja-2020-murni.xlsx"


@pytest.fixture(scope="session")
def perubahan() -> Path:
    """The example of the changed PK."""
    return ROOT / "input_examples" / "sokaraja-2020-perubahan.xlsx"


@pytest.fixture(scope="session")
def make_book() -> MakeBook:
    """Writes an example workbook to a path, changed first: `change` gets its rows by sheet."""

    def make(path: Path, change: Callable[[Rows], object] | None = None, name: str = "sokaraja-2020-murni") -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        if change is None:
            path.write_bytes((ROOT / "input_examples" / f"{name}.xlsx").read_bytes())
            return path
        rows = example_rows(name)
        change(rows)
        path.write_bytes(workbook(2020, (2019, 2024), rows))
        return path

    return make


def _made_worse(content: bytes, template: bytes) -> list[Fault]:
    before = {(fault.kind, fault.detail) for fault in blemishes(template)}
    return [fault for fault in blemishes(content) if (fault.kind, fault.detail) not in before]


OFFICE = "LKJIP_SOFFICE"


@pytest.fixture(scope="session", autouse=True)
def no_office() -> Iterator[None]:
    """LibreOffice takes seconds, and counts pages otherwise than the estimate: tests make documents without."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(OFFICE, "")
        yield


@pytest.fixture(scope="module", autouse=True)
def office(request: pytest.FixtureRequest, no_office: None) -> Iterator[None]:
    """But a module of tests that is marked so, with all its fixtures."""
    with pytest.MonkeyPatch.context() as patch:
        if any(mark.name == "libreoffice" for mark in _marks(request.module)):
            patch.delenv(OFFICE)
        yield


def _marks(module: Any) -> list[pytest.Mark]:
    marks = getattr(module, "pytestmark", [])
    return [found.mark for found in (marks if isinstance(marks, list) else [marks])]


@pytest.fixture(autouse=True)
def office_of_one_test(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a single test."""
    if request.node.get_closest_marker("libreoffice") is not None:
        monkeypatch.delenv(OFFICE, raising=False)


@pytest.fixture(autouse=True)
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the tests of Word documents every document is made on both ways: what they expect holds for both.

    And none has as much as a blemish that its template did not have.
    """
    if not request.module.__name__.rpartition(".")[2].startswith("test_word_"):
        return

    def make(order: Order) -> tuple[Made | None, list[Problem]]:
        plain, problems = make_plainly(order)
        assert plain is None or _made_worse(plain.content, order.template) == []
        try:
            fast = Compiled(order.template, order.paper, order.stamp).make(order)
        except (Unsupported, TemplateError):
            return plain, problems
        assert plain is not None, "the fast way overlooks a fault of the template"
        assert differences(plain.content, fast.content) == []
        assert fast.content == plain.content, "the same but for the way the XML is written"
        assert plain.read() == fast.read()
        return fast, problems

    monkeypatch.setattr("lkjip_gen.word.engine.make", make)
