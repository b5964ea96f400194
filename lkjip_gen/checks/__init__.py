"""Gate 2: contradictions and gaps, found by pure functions over the model. `CHECKS` is the whole list."""

from __future__ import annotations

from lkjip_gen.checks.agreement import AGREEMENT
from lkjip_gen.checks.base import Check, Situation
from lkjip_gen.checks.cascading import CASCADING
from lkjip_gen.checks.completeness import COMPLETENESS
from lkjip_gen.checks.composites import COMPOSITES
from lkjip_gen.checks.consistency import CONSISTENCY
from lkjip_gen.checks.counts import COUNTS
from lkjip_gen.checks.efficiency import EFFICIENCY
from lkjip_gen.checks.money import MONEY
from lkjip_gen.checks.names import NAMES
from lkjip_gen.checks.people import PEOPLE
from lkjip_gen.checks.percentages import PERCENTAGES
from lkjip_gen.checks.planning import PLANNING
from lkjip_gen.checks.promises import PROMISES
from lkjip_gen.checks.references import REFERENCES
from lkjip_gen.checks.results import RESULTS
from lkjip_gen.checks.texts import TEXTS
from lkjip_gen.problems import Problem

CHECKS: tuple[Check, ...] = (
    *REFERENCES, *COMPLETENESS, *CONSISTENCY, *PLANNING, *RESULTS, *AGREEMENT, *PERCENTAGES, *COUNTS, *COMPOSITES,
    *MONEY, *TEXTS, *NAMES, *PEOPLE, *PROMISES, *EFFICIENCY, *CASCADING,
)  # fmt: skip

__all__ = ["CHECKS", "Situation", "check"]


def check(situation: Situation) -> list[Problem]:
    """All problems that all checks find; none of them stops another."""
    return [p for one in CHECKS for p in one(situation)]
