"""What was found in a folder of templates, as lines for people. Prints nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lkjip_gen.templating.checking import Checked
from lkjip_gen.templating.findings import TITLES, Finding


def lines(folder: Path, checked: Sequence[Checked], copies: Mapping[str, Path]) -> Iterator[str]:
    """Every file with its findings, worst first and in the order of the document, then where its copy is."""
    yield str(folder)
    for one in checked:
        yield f"  {one.name}: {_sum(one) or 'tidak ada masalah'}"
        for severity in sorted(TITLES, reverse=True):
            same = [f for f in one.findings if f.severity is severity]
            if same:
                yield f"    {TITLES[severity]} ({len(same)})"
                yield from (f"      {_line(f)}" for f in same)
        if one.name in copies:
            yield f"    Salinan berkomentar: {copies[one.name]}"


def _sum(one: Checked) -> str:
    counts = [(one.count(severity), title.lower()) for severity, title in sorted(TITLES.items(), reverse=True)]
    return ", ".join(f"{count} {title}" for count, title in counts if count)


def _line(one: Finding) -> str:
    place = "" if one.where is None else f"{one.where}: "
    return f"{place}{one.text} [{one.kind.entry.id}]"
