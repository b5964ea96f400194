"""One document made the fast way and the plain way, and what is different between the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from canonical import differences, reading_differences
from docxtpl import DocxTemplate
from wordml import PROPERTIES

from lkjip_gen.problems import Problem
from lkjip_gen.word import engine
from lkjip_gen.word.ways import MISTAKE, Ways

ROOT = Path(__file__).resolve().parent.parent
_ALWAYS_FAST = Ways(lambda _: True)
TEMPLATES = sorted(path for path in (ROOT / "templates").glob("*/*.docx") if not path.name.startswith("~$"))
LKJIP = ROOT / "templates" / "nasional" / "lkjip.docx"
MATRIKS = ROOT / "templates" / "nasional" / "matriks.docx"
CASCADING, POHON = (ROOT / "templates" / "nasional" / f"{name}.docx" for name in ("cascading", "pohon"))
PKS = [path for path in TEMPLATES if path.name == "pk.docx"]


@dataclass(frozen=True)
class Outcome:
    """What came of a call: a document with its reading, or problems, or what was raised."""

    made: engine.Rendered | None = None
    problems: tuple[Problem, ...] = ()
    raised: str = ""


def outcome(
    way: Callable[..., tuple[engine.Rendered | None, list[Problem]]],
    template: Path,
    context: Mapping[str, Any],
    how: Mapping[str, Any],
) -> Outcome:
    try:
        made, problems = way(template, context, PROPERTIES, **how)
    except Exception as exc:
        return Outcome(raised=f"{type(exc).__name__}: {exc}")
    return Outcome(made, tuple(problems))


def compared(
    template: Path, context: Mapping[str, Any], how: Mapping[str, Any] | None = None
) -> tuple[Outcome, list[str]]:
    """What the fast way made, and everything in which the plain way differs from it."""
    with patch.object(engine, "make", _ALWAYS_FAST.make):
        fast = outcome(engine.render_and_read, template, context, how or {})
    plain = outcome(engine.render_and_read_plainly, template, context, how or {})
    found = []
    if fast.made is not None and fast.made.slow.startswith(MISTAKE):
        found.append(fast.made.slow)
    if fast.problems != plain.problems:
        found.append(f"problems: {fast.problems} | {plain.problems}")
    if fast.raised != plain.raised:
        found.append(f"raised: {fast.raised} | {plain.raised}")
    if fast.made is not None and plain.made is not None:
        found += differences(fast.made.content, plain.made.content, apart=())
        if not found and fast.made.content != plain.made.content:
            found.append("the same but for the way the XML is written")  # the same input gives the same bytes
        found += reading_differences(fast.made.reading, plain.made.reading)
    elif fast.made is not plain.made:
        found.append(f"made: {fast.made is not None} | {plain.made is not None}")
    return fast, found


@contextmanager
def docxtpl_counted() -> Iterator[list[str]]:
    """Notes every document that docxtpl renders: it has no part in the fast way."""
    noted: list[str] = []
    real = DocxTemplate.render

    def render(self: Any, *arguments: Any, **named: Any) -> Any:
        noted.append(type(self).__name__)
        return real(self, *arguments, **named)

    DocxTemplate.render = render
    try:
        yield noted
    finally:
        DocxTemplate.render = real
