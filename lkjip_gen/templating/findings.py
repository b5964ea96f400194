"""A finding: its kind of the catalogue of findings, its facts, and its place in the template."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_gen.catalogue import Severity
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.parts import BODY, Where

TITLES = {Severity.ERROR: "Kesalahan", Severity.WARNING: "Peringatan", Severity.NOTE: "Catatan"}


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One thing to tell of a template; `where` is None for the file as a whole."""

    kind: Kind
    where: Where | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        return self.kind.entry.severity

    @property
    def text(self) -> str:
        """The fault and how to mend it."""
        facts = dict(self.facts)
        entry = self.kind.entry
        return f"{entry.fault.format(**facts)} {entry.remedy.format(**facts)}".rstrip()

    @property
    def remark(self) -> str:
        """The text of a comment: how bad it is, what it is, and the place where the comment cannot stand itself."""
        place = "" if self.where is None or self.where.part.label == BODY else f"{self.where}: "
        return f"{TITLES[self.severity]} {self.kind.entry.id}. {place}{self.text}"


def finding(kind: Kind, where: Where | None = None, **facts: object) -> Finding:
    return Finding(kind, where, tuple((name, str(value)) for name, value in facts.items()))
