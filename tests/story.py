"""A finished DOCX as blocks in the order of the page: style, outline level, label of the list, fields, bookmarks.

Independent of the program: everything is read from the XML of the file, as Word would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn
from docx_text import plain
from wordml import shown

TITLES = frozenset({"JudulLampiran", "JudulLampiranPertama"})  # titles of the attachments
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def value(element: Any, path: str) -> str | None:
    """The w:val of what is below, by names such as "pPr/pStyle"; None where there is none."""
    node = element
    for name in path.split("/"):
        node = node.find(qn(f"w:{name}")) if node is not None else None
    return None if node is None else str(node.get(qn("w:val")))


@dataclass(frozen=True)
class Block:
    """A paragraph or a table of the body. `tags` are those of the content controls around it."""

    element: Any
    style: str
    tags: tuple[str, ...]
    label: str = ""  # that Word counts: "1.", "a)"

    @property
    def is_table(self) -> bool:
        return bool(self.element.tag == qn("w:tbl"))

    @cached_property
    def text(self) -> str:
        return plain(shown(self.element))

    @cached_property
    def line(self) -> str:
        """On one line, as in a table of contents."""
        return " ".join(self.text.split())

    @cached_property
    def fields(self) -> list[tuple[str, str]]:
        """Code and cached result of each field; the code in capitals at its first word."""
        found: list[tuple[str, str]] = []
        open_: list[list[str]] = []
        inside = False
        for node in self.element.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
            if node.tag == qn("w:fldChar"):
                kind = node.get(qn("w:fldCharType"))
                if kind == "begin":
                    open_.append(["", ""])
                    inside = False
                elif kind == "separate":
                    inside = True
                elif open_:
                    code, result = open_.pop()
                    word, _, rest = code.strip().partition(" ")
                    found.append((f"{word.upper()} {rest}".strip(), plain(result)))
            elif open_:
                open_[-1][1 if inside else 0] += node.text or ""
        return found

    @cached_property
    def bookmarks(self) -> dict[str, str]:
        """The text that each bookmark of this paragraph holds."""
        found: dict[str, str] = {}
        open_: dict[str, str] = {}
        for node in self.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:t")):
            if node.tag == qn("w:bookmarkStart"):
                name = node.get(qn("w:name"))
                open_[node.get(qn("w:id"))] = name
                found[name] = ""
            elif node.tag == qn("w:bookmarkEnd"):
                open_.pop(node.get(qn("w:id")), None)
            else:
                for name in open_.values():
                    found[name] += node.text or ""
        return {name: plain(text) for name, text in found.items()}

    @property
    def anchors(self) -> list[str]:
        """Where its hyperlinks lead."""
        return [str(node.get(qn("w:anchor"))) for node in self.element.iter(qn("w:hyperlink"))]


@dataclass(frozen=True)
class Story:
    """The blocks of the body, and the styles and lists that they name."""

    parts: Mapping[str, Any]
    blocks: list[Block] = field(default_factory=list)

    @cached_property
    def styles(self) -> dict[str, Any]:
        return {s.get(qn("w:styleId")): s for s in self.parts["styles"].iter(qn("w:style"))}

    def own(self, style: str | None, path: str) -> str | None:
        """The w:val that a style, or one that it is based on, gives."""
        while style is not None and style in self.styles:
            found = value(self.styles[style], path)
            if found is not None:
                return found
            style = value(self.styles[style], "basedOn")
        return None

    def has(self, style: str | None, path: str) -> bool:
        """Does a style, or one that it is based on, say this (and not take it back)?"""
        found = self.own(style, path)
        return found is not None and found not in {"0", "false"}

    def level(self, block: Block) -> int:
        """1 for a chapter; titles of lampiran stand below theirs, titles inside a text below all others; 9 for text."""
        if block.is_table:
            return 9
        special = {"JudulLampiran": 2, "JudulLampiranPertama": 2, "JudulUraian": 5, "JudulAnalisis": 6}
        outline = self.own(block.style, "pPr/outlineLvl")
        return special.get(block.style, 9 if outline is None else int(outline) + 1)

    def captions(self) -> list[Block]:
        return [b for b in self.blocks if b.style == "KeteranganTabel"]

    def charts(self) -> list[Block]:
        """The captions of the charts."""
        return [b for b in self.blocks if b.style == "KeteranganGrafik"]

    def trees(self) -> list[Block]:
        """The captions of the trees."""
        return [b for b in self.blocks if b.style == "KeteranganBagan"]

    def tables_under(self, words: str) -> list[Any]:
        """The tables below the title that holds these words up to the next one; not those that only lay out text."""
        titles = [i for i, b in enumerate(self.blocks)
                  if b.style in {"KeteranganTabel", *TITLES} and words in b.line]  # fmt: skip
        assert len(titles) == 1, (words, len(titles))
        below = self.blocks[titles[0] + 1 :]
        until = next((i for i, b in enumerate(below) if b.style in {"KeteranganTabel", *TITLES}), len(below))
        return [b.element for b in below[:until] if b.is_table and b.style != "TabelNormal"]

    def table_under(self, words: str) -> Any:
        """The w:tbl below the caption, or the title of a lampiran, that holds these words."""
        return self.tables_under(words)[0]


def read(parts: Mapping[str, Any]) -> Story:
    labels = _Labels(parts["numbering"])
    return Story(parts, list(_blocks(parts["document"].find(qn("w:body")), (), labels)))


def _blocks(parent: Any, tags: tuple[str, ...], labels: _Labels) -> Iterator[Block]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield Block(child, value(child, "pPr/pStyle") or "Normal", tags, labels.of(child))
        elif child.tag == qn("w:tbl"):
            yield Block(child, value(child, "tblPr/tblStyle") or "", tags)
        elif child.tag == qn("w:sdt"):
            tag = value(child, "sdtPr/tag") or ""
            yield from _blocks(child.find(qn("w:sdtContent")), (*tags, tag), labels)


class _Labels:
    """Counts list items as Word does, for lists that stand in the paragraph itself."""

    def __init__(self, numbering: Any) -> None:
        abstract = {a.get(qn("w:abstractNumId")): a for a in numbering.iter(qn("w:abstractNum"))}
        self._lists = {
            n.get(qn("w:numId")): abstract[value(n, "abstractNumId")] for n in numbering.findall(qn("w:num"))
        }
        self._starts = {
            (n.get(qn("w:numId")), int(o.get(qn("w:ilvl")))): int(value(o, "startOverride") or 1)
            for n in numbering.findall(qn("w:num"))
            for o in n.iter(qn("w:lvlOverride"))
        }
        self._counts: dict[str, dict[int, int]] = {}

    def of(self, paragraph: Any) -> str:
        number, level = value(paragraph, "pPr/numPr/numId"), int(value(paragraph, "pPr/numPr/ilvl") or 0)
        if number is None or number == "0":
            return ""
        levels = {int(v.get(qn("w:ilvl"))): v for v in self._lists[number].iter(qn("w:lvl"))}
        counts = self._counts.setdefault(number, {})
        start = self._starts.get((number, level), int(value(levels[level], "start") or 1))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        text = value(levels[level], "lvlText") or ""
        for at, count in counts.items():
            text = text.replace(f"%{at + 1}", _figure(count, value(levels[at], "numFmt") or ""))
        return text


def _figure(count: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    assert kind in {"decimal", "bullet"}, kind
    return str(count)


# --- tables ---


@dataclass(frozen=True)
class Cell:
    text: str
    width: int  # in columns of the grid
    merge: str  # "", "restart" or "continue"
    style: str  # of its first paragraph


def rows(table: Any) -> list[list[Cell]]:
    """The cells of the rows below the head."""
    found = []
    for row in table.findall(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            found.append([_cell(c) for c in row.findall(qn("w:tc"))])
    return found


def heads(table: Any) -> list[list[Cell]]:
    """The cells of the rows of the head."""
    return [
        [_cell(c) for c in row.findall(qn("w:tc"))]
        for row in table.findall(qn("w:tr"))
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    ]


def _cell(cell: Any) -> Cell:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    paragraphs = cell.findall(qn("w:p"))
    return Cell(
        "\n".join(plain(shown(p)) for p in paragraphs),
        int(value(cell, "tcPr/gridSpan") or 1),
        "" if merge is None else merge.get(qn("w:val")) or "continue",
        value(paragraphs[0], "pPr/pStyle") or "",
    )


def runs(body: list[list[Cell]], column: int) -> list[int]:
    """How many rows each cell of a column of the grid spans, from its w:vMerge."""
    found: list[int] = []
    for row in body:
        at = 0
        for cell in row:
            if at <= column < at + cell.width:
                if cell.merge == "continue":
                    found[-1] += 1
                else:
                    found.append(1)
            at += cell.width
    return found
