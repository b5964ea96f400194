"""What every reader of stretches does: it gathers steps, and plain XML into as few of them as can be."""

from __future__ import annotations

import re
from typing import Any

from lkjip_gen.word.fast.fields import RUN_PROPERTIES
from lkjip_gen.word.fast.kinds import Known, ParagraphKind
from lkjip_gen.word.fast.machine import Machine
from lkjip_gen.word.fast.states import Step

# The numbers of paragraphs, ours and Word's.
NUMBER = re.compile(r' lkjip-alinea="(\d+)"| w14:(?:paraId|textId)="[^"]*"')
MENTION = re.compile(r' r:\w+="([^"]+)"')  # of a relationship
_PROPERTIES = {
    "w:p": re.compile(r"<w:pPr>.*?</w:pPr>|<w:pPr/>", re.DOTALL),
    "w:tr": re.compile(r"(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?:<w:trPr>.*?</w:trPr>|<w:trPr/>)?", re.DOTALL),
    "w:tc": re.compile(r"<w:tcPr>.*?</w:tcPr>|<w:tcPr/>", re.DOTALL),
    "w:r": RUN_PROPERTIES,
}


class Scanner:
    """The steps of a stretch so far.

    `at` is the place that is read next; `frames` are drawings that are read for each document.
    """

    def __init__(self, xml: str, known: Known) -> None:
        self.xml, self.known = xml, known
        self.at = 0
        self.steps: list[Step] = []
        self.closes: list[str] = []
        self.opens: list[str] = []
        self.frames: list[str] = []
        self.paragraph: ParagraphKind | None = None  # just opened: what follows is printed with it

    def do(self, what: Any, how: Any) -> None:
        self.paragraph = None
        self.steps.append((what, how))

    def raw(self, xml: str) -> None:
        if self.paragraph is not None:
            self.paragraph.begins_with(xml)
        elif self.steps and self.steps[-1][0] is Machine.raw:
            self.steps[-1] = (Machine.raw, self.steps[-1][1] + xml)
        else:
            self.steps.append((Machine.raw, xml))

    def with_raw(self, xml: str) -> str:
        """Together with the plain XML right before it."""
        if self.paragraph is None and self.steps and self.steps[-1][0] is Machine.raw:
            return str(self.steps.pop()[1]) + xml
        return xml

    def properties(self, name: str) -> str:
        match = _PROPERTIES[name].match(self.xml, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]
