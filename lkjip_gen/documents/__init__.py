"""The documents that can be made: a registry, and one module for each that builds the context of its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from lkjip_gen.agreements.edition import murni_known
from lkjip_gen.cascade import without_work
from lkjip_gen.figures import Figure
from lkjip_gen.model import Buku
from lkjip_gen.problems import Code, Document
from lkjip_gen.terms import Versi

if TYPE_CHECKING:
    from lkjip_gen.documents.source import Source

Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What a template is filled with, and what the file says about itself.

    `figures` are charts and trees by the key of their place in the template.
    """

    context: Context
    title: str
    subject: str
    author: str
    created: date
    paper: Literal["A4", "F4"] = "F4"
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A file to make: its template, its name, what fills it. A `copy` holds what other files say already."""

    template: str
    name: str
    build: Callable[[], Content]
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """A kind of document: what it is called after --dokumen, the sheets without which it is not made, its files.

    `reason` says why a workbook that has the sheets does not get it, None where it does, "" where nothing need be said;
    it is told by the code `why`.
    """

    key: str
    document: Document
    sheets: tuple[str, ...]
    files: Callable[[Source], list[File]]
    reason: Callable[[Buku], str | None] = lambda _: None
    why: Code = Code.NOT_COMPARABLE


def _lkjip(source: Source) -> list[File]:
    from lkjip_gen.documents.lkjip import build  # noqa: PLC0415 - `periksa` must not load pandas

    return [File("lkjip.docx", f"LKjIP {_whose(source)}.docx", lambda: build(source))]


def _pk(source: Source) -> list[File]:
    from lkjip_gen.documents import pk  # noqa: PLC0415 - as above

    name = f"{'Perubahan PK' if source.perubahan else 'PK'} {_whose(source)}"

    def file(bound: pk.Bound) -> File:
        suffix = f" - {bound.whose}" if bound.whose else " (lengkap)"
        return File("pk.docx", f"{name}{suffix}.docx", lambda: pk.build(source, bound), copy=not bound.whose)

    return [file(bound) for bound in pk.files(source)]


def _matriks(source: Source) -> list[File]:
    from lkjip_gen.documents.matriks import build, file_name  # noqa: PLC0415 - as above

    return [File("matriks.docx", file_name(source), lambda: build(source))]


def _cascading(source: Source) -> list[File]:
    from lkjip_gen.documents.cascading import build  # noqa: PLC0415 - as above

    return [File("cascading.docx", f"Cascading {_whose(source)}.docx", lambda: build(source))]


def _pohon(source: Source) -> list[File]:
    from lkjip_gen.documents.pohon_kinerja import build  # noqa: PLC0415 - as above

    return [File("pohon.docx", f"Pohon Kinerja {_whose(source)}.docx", lambda: build(source))]


def _whose(source: Source) -> str:
    return f"{source.identitas.perangkat_daerah} Tahun {source.identitas.tahun}"


def _only(versi: Versi) -> Callable[[Buku], str | None]:
    """A workbook holds the PK of one version; that the other is not made goes without saying."""
    return lambda buku: None if buku.identitas.versi is versi else ""


def _comparable(buku: Buku) -> str | None:
    if buku.identitas.versi is not Versi.PERUBAHAN:
        return ""
    return None if murni_known(buku) else "target PK murni tidak diisi"


def _no_work(buku: Buku) -> str | None:
    return "lembar Kinerja belum memuat Program, Kegiatan, atau Sub Kegiatan" if without_work(buku) else None


_TREE = ("Kinerja", "Indikator")
_PROMISES = ("Pejabat", "Kinerja", "Indikator", "Target")
REGISTRY: tuple[Spec, ...] = (
    Spec("lkjip", Document.LKJIP, (*_PROMISES, "Anggaran", "Realisasi", "Narasi"), _lkjip),
    Spec("pk", Document.PK, _PROMISES, _pk, _only(Versi.MURNI)),
    Spec("pk", Document.PERUBAHAN, _PROMISES, _pk, _only(Versi.PERUBAHAN)),
    Spec("matriks", Document.MATRIKS, _PROMISES, _matriks, _comparable),
    Spec("cascading", Document.CASCADING, _TREE, _cascading, _no_work, Code.NO_WORK),
    Spec("pohon", Document.POHON, _TREE, _pohon, _no_work, Code.NO_WORK),
)
KEYS = tuple(dict.fromkeys(spec.key for spec in REGISTRY))
