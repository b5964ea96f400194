"""The documents that can be made: a registry, and one module for each that builds the context of its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from lkjip_gen.model import Buku
from lkjip_gen.problems import Document

if TYPE_CHECKING:
    from lkjip_gen.documents.source import Source

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What a template is filled with, and what the file says about itself."""

    context: Context
    title: str
    subject: str
    author: str
    created: date
    paper: Literal["A4", "F4"] = "F4"


@dataclass(frozen=True, slots=True)
class Spec:
    """A document: its template, the sheets without which it is not made, its file name, its content."""

    document: Document
    template: str
    sheets: tuple[str, ...]
    file_name: Callable[[Buku], str]
    build: Callable[[Source], Content]


def _lkjip_name(buku: Buku) -> str:
    return f"LKjIP {buku.identitas.perangkat_daerah} Tahun {buku.identitas.tahun}.docx"


def _lkjip(source: Source) -> Content:
    from lkjip_gen.documents.lkjip import build  # noqa: PLC0415 - `periksa` must not load pandas

    return build(source)


REGISTRY: Mapping[Document, Spec] = {
    Document.LKJIP: Spec(
        Document.LKJIP,
        "lkjip.docx",
        ("Pejabat", "Kinerja", "Indikator", "Target", "Anggaran", "Realisasi", "Narasi"),
        _lkjip_name,
        _lkjip,
    ),
}
