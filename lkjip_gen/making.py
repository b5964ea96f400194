"""From a checked workbook to finished files in memory: compute -> context -> render, then what goes with the documents.

Loads pandas, docxtpl and XlsxWriter, which looking for problems needs none of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_gen import tracing
from lkjip_gen.compute import compute
from lkjip_gen.delivery import Finished, safe_name
from lkjip_gen.documents import REGISTRY, Spec
from lkjip_gen.documents.drafting import drafted
from lkjip_gen.documents.source import Source
from lkjip_gen.examining import Checked
from lkjip_gen.marks import bare
from lkjip_gen.measuring import Measuring
from lkjip_gen.printed import Reading
from lkjip_gen.problems import Code, Document, Place, Problem, Severity, has_error, problem, stopped_documents
from lkjip_gen.relations import Relations
from lkjip_gen.rules.loader import RuleError
from lkjip_gen.tracing import TracedDocument
from lkjip_gen.word.engine import Properties, render_and_read


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document: its file name, its bytes, what it prints, and why it was not made the fast way, if it was not."""

    name: str
    content: bytes
    reading: Reading
    slow: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of one workbook."""

    source: Source
    documents: tuple[MadeDocument, ...]

    def companions(self, workbook: Mapping[str, str], link: str, names: Sequence[str] = ()) -> list[Finished]:
        """The tables with their formulas, and the trace; a draft, whose figures may be missing, has none.

        `workbook` is the name and hash of the workbook, `link` the way to it from the folder of the files, `names` what
        the documents are called there where that is not their own name.
        """
        if self.source.draft or not self.documents:
            return []
        whose = bare(f"LKjIP {self.source.nama} Tahun {self.source.tahun}")
        called = names or [d.name for d in self.documents]
        traced = [TracedDocument(name, d.reading) for name, d in zip(called, self.documents, strict=True)]
        book = tracing.book(f"Tabel {whose}", self.source, traced, link)
        data = tracing.data(traced, self.source.trail, workbook)
        return [Finished(safe_name(f"Tabel {whose}.xlsx"), book), Finished(safe_name(f"Jejak {whose}.json"), data)]

    def answers(self, question: str) -> list[str]:
        """How the printed figures came about that a question means."""
        traced = [TracedDocument(d.name, d.reading) for d in self.documents]
        return tracing.answers(question, traced, self.source.trail)


def make(checked: Checked, known: Sequence[Problem], *, draft: bool) -> tuple[Made | None, list[Problem]]:
    """The documents that no problem stops, or None where there are none; `known` are the problems found so far.

    A template that fails leaves nothing made, so that the old set of files stays whole.
    """
    stopped = frozenset[Document]() if draft else stopped_documents(known)
    makable = [REGISTRY[d] for d in REGISTRY if d in checked.wanted and d not in stopped]
    if not makable:
        return None, []
    faulty = frozenset[Place]()
    if draft:
        faulty = frozenset(p.place for p in known if p.severity is Severity.ERROR)
        checked = _with_gaps(checked, faulty)
    try:
        tables = compute(checked.relations, checked.settings, checked.measuring)
    except RuleError:
        if not draft or not has_error(known):
            raise
        return None, [problem(Code.DRAFT_NOT_MADE)]
    source = Source(checked.relations, tables, faulty, frozenset(checked.pictures), draft)
    found: list[Problem] = []
    documents: list[MadeDocument] = []
    for spec in makable:
        document, problems = _make(spec, checked, source)
        found += problems
        documents += [document] if document is not None else []
    if has_error([*known, *found]) and len(documents) < len(makable):
        return None, found
    return Made(source, tuple(documents)), found


def _with_gaps(checked: Checked, faulty: frozenset[Place]) -> Checked:
    """The workbook with a place for everything that is missing."""
    relations = Relations(drafted(checked.buku, faulty), tujuan_measured=checked.relations.tujuan_measured)
    measuring = Measuring(relations, checked.settings)
    return replace(checked, buku=relations.buku, relations=relations, measuring=measuring)


def _make(spec: Spec, checked: Checked, source: Source) -> tuple[MadeDocument | None, list[Problem]]:
    template, problems = checked.form.template(spec.template)
    if template is None:
        return None, problems
    content = spec.build(source)
    properties = Properties(content.title, content.subject, content.author, content.created)
    stamp = "DRAF" if source.draft else ""
    made, found = render_and_read(
        template, content.context, properties, paper=content.paper, pictures=checked.pictures, stamp=stamp
    )
    problems += found
    if made is None:
        return None, problems
    return MadeDocument(safe_name(spec.file_name(checked.buku)), made.content, made.reading, made.slow), problems
