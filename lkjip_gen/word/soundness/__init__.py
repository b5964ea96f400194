"""Would Word open this document as it is? The check of every finished .docx, on its bytes, before it is delivered.

`faults` are those for which Word would repair or refuse a file; `blemishes` are these and what Word lets pass, which
documents of ours do not have all the same. Of drawings, charts and mathematics only what ties them to the document is
looked at, not their own schemas.
"""

from __future__ import annotations

from lkjip_gen.word.soundness.container import opened
from lkjip_gen.word.soundness.kinds import Fault, Kind
from lkjip_gen.word.soundness.placing import Placing
from lkjip_gen.word.soundness.whole import findings

__all__ = ["BrokenDocumentError", "Fault", "Kind", "blemishes", "faults"]


class BrokenDocumentError(AssertionError):
    """The program made a document that Word would repair or refuse: a mistake of the program, not of the data."""


def faults(content: bytes) -> list[Fault]:
    """Why Word would repair or refuse this file, each with its place; nothing where it is sound."""
    return _looked_at(content, only_grave=True)


def blemishes(content: bytes) -> list[Fault]:
    """All that is not as it should be: the faults, and what Word lets pass."""
    return _looked_at(content, only_grave=False)


def _looked_at(content: bytes, *, only_grave: bool) -> list[Fault]:
    package = opened(content)
    found = [one for one in findings(package) if one[1].kind.grave or not only_grave]
    if not found:
        return []
    main = package.of_kind("", "officeDocument")
    placing = Placing(package.members, None if main is None else package.of_kind(main, "styles"))
    return list(dict.fromkeys(placing.fault(part, one) for part, one in found))
