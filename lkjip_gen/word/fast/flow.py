"""The blocks of a body that is kept as text, as sections see them."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import Any

from lkjip_gen.word.fast.kinds import Namespaces
from lkjip_gen.word.fast.story import Paragraph, Section, Table, Text
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.landscape import SMALL, Block, lay
from lkjip_gen.word.layout import NOTES, SEPARATOR
from lkjip_gen.word.looks import Looks
from lkjip_gen.word.tree import Element

_BARE = re.compile(r"(?:<w:(?:bookmarkStart|bookmarkEnd|proofErr) [^>]*/>)*</w:p>")


class _Block:
    """A block of the body. Its section is copied before it is changed: the template keeps its own."""

    is_paragraph = False
    style = ""

    def __init__(self, block: Any, out: Sequence[str]) -> None:
        self.block, self._out = block, out
        self.is_changed = False
        if isinstance(block, Paragraph):
            self.is_paragraph, self.style = True, block.style
            self._section = block.kind.properties.section
        else:
            self._section = block.section if isinstance(block, Section) else None

    @property
    def is_bare(self) -> bool:
        if not self.is_paragraph:
            return False
        content = [self.block.kind.rest, *self._out[self.block.at + 1 : self.block.end + 1]]
        return _BARE.fullmatch("".join(content)) is not None

    @property
    def section(self) -> Element | None:
        if self._section is not None and not self.is_changed:
            self._section, self.is_changed = copy.deepcopy(self._section), True
        return self._section

    @section.setter
    def section(self, section: Element | None) -> None:
        self._section, self.is_changed = section, True


class _Inserted:
    """An empty paragraph that ends a section."""

    is_paragraph = True
    is_bare = True

    def __init__(self, section: Element, style: str) -> None:
        self.section: Element | None = section
        self.style = style


class BodyFlow:
    """The blocks of a body; `write` puts into the text what was done to them."""

    def __init__(self, body: Text, looks: Looks, namespaces: Namespaces) -> None:
        self._body, self._looks, self._namespaces = body, looks, namespaces
        self.blocks: list[Block] = [_Block(block, body.out) for block in body.flow]

    def lay(self, table: Table) -> int | None:
        """Put a table on a page on its side."""
        found = (at for at, one in enumerate(self.blocks) if isinstance(one, _Block) and one.block is table)
        return lay(self, next(found), self._looks, NOTES, self._looks.id_of(SEPARATOR))

    def insert(self, at: int, section: Element, style: str) -> None:
        if at >= len(self.blocks):
            raise Unsupported("isi tanpa bagian (section) di akhirnya")
        self.blocks.insert(at, _Inserted(section, style))

    def take_over(self) -> None:
        """Hand the changed sections to their paragraphs, before those are written."""
        for block in self.blocks:
            if isinstance(block, _Block) and block.is_changed and isinstance(block.block, Paragraph):
                block.block.section = block.section
                block.block.is_changed = True

    def write(self) -> None:
        """Write the sections at the end of the body, and the paragraphs that were put in."""
        out, write = self._body.out, self._namespaces.write
        waiting = ""
        for block in self.blocks:
            if isinstance(block, _Inserted):
                style = f'<w:pStyle w:val="{block.style}"/>' if block.style else ""
                waiting += f"<w:p><w:pPr>{style}{SMALL}{_written(block.section, write)}</w:pPr></w:p>"
                continue
            here = block.block.at  # type: ignore[attr-defined]
            if isinstance(block.block, Section) and block.is_changed:  # type: ignore[attr-defined]
                out[here] = _written(block.section, write)
            out[here] = waiting + out[here]
            waiting = ""


def _written(section: Element | None, write: Any) -> str:
    return "" if section is None else str(write(section))


class LazyFlow:
    """The flow of a body, made when the first table asks for it."""

    def __init__(self, body: Text, looks: Looks, namespaces: Namespaces) -> None:
        self._of = body, looks, namespaces
        self.made: BodyFlow | None = None

    def lay(self, table: Table) -> int | None:
        if self.made is None:
            self.made = BodyFlow(*self._of)
        return self.made.lay(table)
