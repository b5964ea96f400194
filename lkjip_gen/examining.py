"""From a file to a checked workbook: read, choose the form, settle the rules, look for problems. Nothing is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_gen import checks, formats, pictures, wording
from lkjip_gen.agreements.shape import NATIONAL
from lkjip_gen.documents import KEYS, REGISTRY
from lkjip_gen.measuring import Measuring
from lkjip_gen.model import Buku
from lkjip_gen.problems import Code, Document, Problem, Severity, problem
from lkjip_gen.relations import Relations
from lkjip_gen.rules.choices import Profil, Settings, resolve
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.intake import take_in
from lkjip_gen.workbook.reader import read


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    `templates` is a folder of forms that goes before the program's own; `last_year` a workbook of the year before, read
    only to compare with. A `draft` is made although there are errors: it marks each gap and every page, and stands in a
    folder of its own. `documents` are the keys of those that are asked for. `office`: LibreOffice may count the pages
    for lists of contents; `pdf`: each document as PDF, too, which only LibreOffice can make.
    """

    output: Path = Path("output")
    templates: Path | None = None
    last_year: Path | None = None
    draft: bool = False
    documents: frozenset[str] = frozenset(KEYS)
    office: bool = True
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook that passed the first gate, with everything that later stages need."""

    buku: Buku
    relations: Relations
    measuring: Measuring
    settings: Settings
    form: formats.Form
    sha256: str
    situation: checks.Situation
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def wanted(self) -> frozenset[Document]:
        """The documents whose sheets are filled."""
        return self.situation.wanted


def examine(path: Path, options: Options) -> tuple[Checked | None, list[Problem]]:
    """Read and check one workbook. No value comes back where the structure or the form is wrong."""
    book, problems = read(path)
    if book is None:
        return None, problems
    intake, found = take_in(book)
    problems += found
    if intake is None:
        return None, problems
    buku = intake.buku
    form, found = formats.find(
        buku.identitas.format_dokumen, buku.identitas.place("format_dokumen"), _roots(path, options)
    )
    problems += found
    settings = resolve(buku.pengaturan, form.profil if form else Profil())
    relations = Relations(buku, tujuan_measured=settings["tujuan_sasaran"] == "Ya")
    wanted, notes = _wanted(buku, options)
    problems += notes
    images, found = pictures.read(buku, path.parent)
    problems += found
    measuring = Measuring(relations, settings)
    shapes = form.shapes if form else NATIONAL
    situation = checks.Situation(buku, relations, settings, measuring, intake.faulty, wanted, shapes)
    problems += checks.check(situation)
    if form is None:
        # a scale that Pengaturan names may stand in the profile that could not be read
        return None, [p for p in _asked(problems, options) if p.code is not Code.SCALE_UNKNOWN]
    problems = _asked(problems, options)
    return Checked(buku, relations, measuring, settings, form, book.sha256, situation, images), problems


def _asked(problems: list[Problem], options: Options) -> list[Problem]:
    """Without the errors that stop only documents that are not asked for; the others are told as ever."""
    asked = {spec.document for spec in REGISTRY if spec.key in options.documents}
    if options.documents >= frozenset(KEYS):
        return problems
    return [p for p in problems if p.severity is not Severity.ERROR or p.stops & asked]


def _roots(path: Path, options: Options) -> list[Path]:
    roots = [path.parent / "templates", options.templates, formats.built_in()]
    return [r for r in roots if r is not None]


def _wanted(buku: Buku, options: Options) -> tuple[frozenset[Document], list[Problem]]:
    """A document is made when the sheets it needs have rows; one that is not is named with the reason.

    A draft needs none of them: its reader wants to see what is still missing.
    """
    wanted, notes = set(), []
    for spec in REGISTRY:
        reason = spec.reason(buku)
        if spec.key not in options.documents or reason == "":
            continue
        empty = [s for s in spec.sheets if not getattr(buku, layout.sheet(s).key)]
        if empty and not options.draft:
            notes.append(problem(Code.SHEET_EMPTY, dokumen=spec.document.value, lembar=wording.listing(empty)))
        elif reason is not None:
            notes.append(problem(spec.why, dokumen=spec.document.value, sebab=reason))
        else:
            wanted.add(spec.document)
    return frozenset(wanted), notes
