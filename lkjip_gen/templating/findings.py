"""A finding: its kind of the catalogue of findings, its facts, and its place in the template."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_gen.catalogue import Severity
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.parts import Where


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


def finding(kind: Kind, where: Where | None = None, **facts: object) -> Finding:
    return Finding(kind, where, tuple((name, str(value)) for name, value in facts.items()))
