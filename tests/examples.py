"""The committed example workbooks on their way to paper, each taken once for all tests of a run."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from docx_text import opened
from marks_off import without_marks
from wordml import opened as parts

from lkjip_gen.compute import compute
from lkjip_gen.documents import Content
from lkjip_gen.documents.lkjip import build
from lkjip_gen.documents.source import Source
from lkjip_gen.pipeline import Options, examine, report

FOLDER = Path(__file__).resolve().parent.parent / "input_examples"
MURNI, PERUBAHAN, LARGE = "sokaraja-2020-murni", "sokaraja-2020-perubahan", "dinas-contoh-2024-perubahan"
NAMES = (MURNI, PERUBAHAN, LARGE)


@dataclass(frozen=True)
class Example:
    """One workbook: what was read, what was computed, what the template gets, and the delivered file."""

    name: str

    @cached_property
    def source(self) -> Source:
        checked, _ = examine(FOLDER / f"{self.name}.xlsx", Options())
        assert checked is not None
        tables = compute(checked.relations, checked.settings, checked.measuring)
        return Source(checked.relations, tables, pictures=frozenset(checked.pictures))

    @cached_property
    def content(self) -> Content:
        """Without the marks of its figures, as a reader sees it."""
        found = build(self.source)
        return replace(found, context=without_marks(found.context))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The delivered files of the LKjIP by their suffix, such as ".docx"; other documents may stand beside it."""
        begins = {".docx": "LKjIP ", ".xlsx": "Tabel LKjIP ", ".json": "Jejak LKjIP "}
        with tempfile.TemporaryDirectory() as folder:
            options = Options(Path(folder), documents=frozenset({"lkjip"}))
            (outcome,) = report([FOLDER / f"{self.name}.xlsx"], options)
            assert outcome.bug is None
            paths = [file.path for file in outcome.files]
            own = [p for p in paths if p.name.startswith(begins[p.suffix])]
            assert [p.suffix for p in own] == list(begins), [p.name for p in paths]
            return {p.suffix: p.read_bytes() for p in own}

    @property
    def docx(self) -> bytes:
        """As the command delivers it."""
        return self.files[".docx"]

    @cached_property
    def trace(self) -> dict[str, Any]:
        """The delivered JSON."""
        found: dict[str, Any] = json.loads(self.files[".json"])
        return found

    @property
    def document(self) -> Any:
        return opened(self.docx)

    @cached_property
    def parts(self) -> dict[str, Any]:
        """The XML parts by name, such as "document" or "styles"."""
        return parts(self.docx)


@cache
def example(name: str) -> Example:
    return Example(name)
