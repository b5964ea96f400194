"""From a checked workbook to finished files in memory: compute -> context -> render, then what goes with the documents.

Loads pandas, docxtpl and XlsxWriter, which looking for problems needs none of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_gen import tracing
from lkjip_gen.compute import Tables, compute, planned
from lkjip_gen.delivery import Finished
from lkjip_gen.documents import REGISTRY, Content, File, matriks
from lkjip_gen.documents.drafting import drafted
from lkjip_gen.documents.source import Source
from lkjip_gen.examining import Checked
from lkjip_gen.marks import bare
from lkjip_gen.measuring import Measuring
from lkjip_gen.printed import Reading
from lkjip_gen.problems import Code, Document, Place, Problem, Severity, has_error, problem, stopped_documents
from lkjip_gen.relations import Relations
from lkjip_gen.rules.loader import RuleError
from lkjip_gen.text import distinct_names, safe_name
from lkjip_gen.tracing import TracedDocument
from lkjip_gen.word.assured import render_soundly
from lkjip_gen.word.engine import Properties
from lkjip_gen.word.pages.estimate import estimated
from lkjip_gen.wording import listing
from lkjip_gen.workbook.columns import TREES


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document: its file name, its bytes, what it prints, and why it was not made the fast way, if it was not.

    A `copy` binds what other documents print; its figures are traced there. `matrix` is the content of a matrix, which
    is delivered as a workbook too.
    """

    kind: Document
    name: str
    content: bytes
    reading: Reading
    slow: str = ""
    copy: bool = False
    matrix: Content | None = None

    @property
    def counts(self) -> bool:
        """Has it figures of its own to be traced? A tree prints texts and codes, which stand in their cells as here."""
        return not self.copy and self.kind not in TREES


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of one workbook."""

    source: Source
    documents: tuple[MadeDocument, ...]

    def companions(self, workbook: Mapping[str, str], link: str, names: Sequence[str] = ()) -> list[Finished]:
        """Each matrix, the tables with their formulas, and the trace; a draft, whose figures may be missing, has none.

        `workbook` is the name and hash of the workbook, `link` the way to it from the folder of the files, `names` what
        the documents are called there where that is not their own name.
        """
        if self.source.draft or not any(d.counts for d in self.documents):
            return []
        called = names or [d.name for d in self.documents]
        traced = [TracedDocument(name, d.reading) for name, d in zip(called, self.documents, strict=True) if d.counts]
        whose = bare(f"{self._title} {self.source.nama} Tahun {self.source.tahun}")
        book = tracing.book(f"Tabel {whose}", self.source, traced, link)
        data = tracing.data(traced, self.source.trail, workbook)
        return [
            *self.matrices(),
            Finished(safe_name(f"Tabel {whose}.xlsx"), book),
            Finished(safe_name(f"Jejak {whose}.json"), data),
        ]

    def files(self) -> list[Finished]:
        """The documents as files."""
        return [Finished(document.name, document.content) for document in self.documents]

    def matrices(self) -> list[Finished]:
        """Each matrix as one flat sheet, named as its document is."""
        return [
            Finished(f"{d.name.removesuffix('.docx')}.xlsx", tracing.matrix(
                d.matrix.title, d.matrix.context, self.source.trail))
            for d in self.documents if d.matrix is not None
        ]  # fmt: skip

    @property
    def _title(self) -> str:
        """What the book and the trace are called after: the LKjIP, or the PK where there is none."""
        kinds = {d.kind for d in self.documents}
        return "LKjIP" if Document.LKJIP in kinds else "Perubahan PK" if self.source.perubahan else "PK"

    def answers(self, question: str) -> list[str]:
        """How the printed figures came about that a question means."""
        traced = [TracedDocument(d.name, d.reading) for d in self.documents if d.counts]
        return tracing.answers(question, traced, self.source.trail)


def make(checked: Checked, known: Sequence[Problem], *, draft: bool) -> tuple[Made | None, list[Problem]]:
    """The documents that no problem stops, or None where there are none; `known` are the problems found so far.

    A template that fails leaves nothing made, so that the old set of files stays whole.
    """
    stopped = frozenset[Document]() if draft else stopped_documents(known)
    makable = [s for s in REGISTRY if s.document in checked.wanted and s.document not in stopped]
    if not makable:
        return None, []
    faulty = _faulty(known) if draft else frozenset[Place]()
    if draft:
        checked = _with_gaps(checked, faulty)
    try:
        if any(s.document is Document.LKJIP for s in makable):
            tables = compute(checked.relations, checked.settings, checked.measuring)
        else:
            tables = planned(checked.relations, checked.settings)
    except RuleError:
        if not draft or not has_error(known):
            raise
        return None, [problem(Code.DRAFT_NOT_MADE)]
    source = _source(checked, tables, faulty, draft=draft)
    found: list[Problem] = []
    documents: list[MadeDocument] = []
    for spec in makable:
        for file in spec.files(source):
            document, problems = _make(spec.document, file, checked, source)
            found += problems
            if document is not None:
                documents.append(document)
    names = distinct_names(d.name for d in documents)
    named = tuple(replace(d, name=name) for d, name in zip(documents, names, strict=True))
    return (None if has_error(found) else Made(source, named)), _once(found)


def make_comparison(
    before: Checked, after: Checked, known: Sequence[Problem], *, draft: bool
) -> tuple[list[Finished], list[Problem]]:
    """The Matriks Perubahan of two workbooks as Word and Excel; none where its template fails."""
    faulty = _faulty(known) if draft else frozenset[Place]()
    source = _source(after, planned(after.relations, after.settings), faulty, draft=draft)
    sides = matriks.Sides(replace(source, relations=before.relations), source)
    file = File("matriks.docx", matriks.file_name(source), lambda: matriks.build_of(sides))
    document, found = _make(Document.MATRIKS, file, after, source)
    if document is None:
        return [], found
    made = Made(source, (document,))
    return [*made.files(), *([] if draft else made.matrices())], found


def _faulty(problems: Sequence[Problem]) -> frozenset[Place]:
    return frozenset(p.place for p in problems if p.severity is Severity.ERROR)


def _source(checked: Checked, tables: Tables, faulty: frozenset[Place], *, draft: bool) -> Source:
    return Source(checked.relations, tables, faulty, frozenset(checked.pictures), draft, checked.form.shapes)


def _once(problems: Sequence[Problem]) -> list[Problem]:
    """Files of one template have the same things to say of it; all that a form lacks is said in one line."""
    found = list(dict.fromkeys(problems))
    lacking = [p for p in found if p.code is Code.FORM_LACKS]
    if len(lacking) < 2:  # noqa: PLR2004 - one needs no list
        return found
    facts = dict(lacking[0].facts)
    files = listing([dict(p.facts)["berkas"] for p in lacking])
    told = problem(Code.FORM_LACKS, format=facts["format"], berkas=files, pengganti=facts["pengganti"])
    return [told, *(p for p in found if p not in lacking)]


def _with_gaps(checked: Checked, faulty: frozenset[Place]) -> Checked:
    """The workbook with a place for everything that is missing."""
    relations = Relations(drafted(checked.buku, faulty), tujuan_measured=checked.relations.tujuan_measured)
    measuring = Measuring(relations, checked.settings)
    return replace(checked, buku=relations.buku, relations=relations, measuring=measuring)


def _make(kind: Document, file: File, checked: Checked, source: Source) -> tuple[MadeDocument | None, list[Problem]]:
    template, problems = checked.form.template(file.template)
    if template is None:
        return None, problems
    content = file.build()
    properties = Properties(content.title, content.subject, content.author, content.created)
    stamp = "DRAF" if source.draft else ""
    name = safe_name(file.name)
    made, found = render_soundly(
        name, estimated, template, content.context, properties, paper=content.paper, pictures=checked.pictures,
        stamp=stamp, figures=content.figures,
    )  # fmt: skip
    problems += found
    if made is None:
        return None, problems
    matrix = content if kind is Document.MATRIKS else None
    return MadeDocument(kind, name, made.content, made.reading, made.slow, file.copy, matrix), problems
