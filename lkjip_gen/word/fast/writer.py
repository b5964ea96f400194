"""The text of a document as it is put together: values, and what of them is remembered."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lkjip_gen.word.fast.states import CAPTURE, TEXT
from lkjip_gen.word.fast.story import Paragraph, Text
from lkjip_gen.word.fast.texts import as_written, broken, in_attribute, is_marked, is_torn, unmarked, without_marks
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.lists import LONGEST_MARK, read_mark

# Runs that hold nothing, and the one whose text is open.
_RUNS = re.compile(
    r"(?:<w:proofErr[^>]*/>|</?w:r(?: [^>]*)?/?>|<w:rPr>.*?</w:rPr>|<w:rPr/>)*<w:t(?: [^>]*)?>", re.DOTALL
)


class _Nowhere:
    """Where no paragraph is open: nothing can be done there."""

    def __getattr__(self, name: str) -> Any:
        raise Unsupported("teks di luar alinea")


NOWHERE: Any = _Nowhere()


class Writer(Text):
    """Takes in texts. `paragraph` is the one that is open, `run_properties` are those of its run."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraph: Paragraph = NOWHERE
        self.run_properties = ""
        self.capture: list[str] = []  # what stands in the tags of Word that are read whole

    def raw(self, xml: str) -> None:
        self.out.append(xml)

    def text(self, what: tuple[str, str]) -> None:
        self.out.append(what[0])
        self.paragraph.items.append(what[1])

    def take(self, text: str, where: int) -> None:
        """A value, or a text of the template between two values."""
        if where == TEXT:
            self.value(text)
        elif where == CAPTURE:
            self.capture.append(in_attribute(without_marks(text)))
        else:
            raise Unsupported("nilai yang tercetak di luar alinea")

    def value(self, text: str) -> None:
        """A text, escaped, in the run that is open."""
        paragraph = self.paragraph
        if paragraph.kind.is_list and "\t" in text and not paragraph.items:
            text = self._without_mark(text)
        if not text.isascii() and is_marked(text):
            text, found = unmarked(text)
            if found:
                paragraph.marks = (*paragraph.marks, (None, found))
        plain = text
        if "&" in text:
            if is_torn(text):
                raise Unsupported("nilai dengan tanda & yang bukan bagian XML")
            plain, text = unescape(text), as_written(text)
        if "\t" in text or "\n" in text:
            text = broken(text, self.run_properties)
        self.out.append(text)
        paragraph.items.append(plain)

    def _without_mark(self, text: str) -> str:
        """The first text of a paragraph of a list without the mark typed before it, which the paragraph remembers."""
        if not self._is_first_in_runs():
            return text
        typed, _, rest = text.partition("\t")
        typed = unescape(without_marks(typed))
        if self.paragraph.kind.properties.numbered is None and len(typed) <= LONGEST_MARK and "\n" not in typed:
            self.paragraph.typed = read_mark(typed.strip(" "))
        return text if self.paragraph.typed is None else rest

    def _is_first_in_runs(self) -> bool:
        """Is there nothing before this place in its paragraph but runs that hold nothing?"""
        paragraph = self.paragraph
        if (self.frames and self.frames[-1][0] > paragraph.at) or (
            self.controls and self.controls[-1].at > paragraph.at
        ):
            return False
        return _RUNS.fullmatch("".join([paragraph.kind.rest, *self.out[paragraph.at + 1 :]])) is not None

    def open_run(self, what: tuple[str, str]) -> None:
        self.out.append(what[0])
        self.run_properties = what[1]
