"""The last look at a document: what Word would not open, or would open otherwise, must not leave the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.opc.part import Part
from docx.oxml.ns import qn

from lkjip_gen.word.leftovers import Definitions, mentions, undefined
from lkjip_gen.word.tables import cells_without_end, loose_merges, read_tables
from lkjip_gen.word.tree import (
    BOOKMARK_END,
    BOOKMARK_START,
    FLD_CHAR,
    FLD_TYPE,
    ID,
    NAME,
    SDT_PR,
    Element,
    child_value,
)

_DOC_PR = qn("wp:docPr")


class BrokenDocumentError(AssertionError):
    """The program made a document that Word may refuse: a mistake of the program, not of the data."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of the document that holds text, with its XML."""

    part: Part
    root: Element


def check_structure(pieces: list[Piece], known: Definitions) -> None:
    """Raises BrokenDocumentError with everything that is wrong."""
    found: list[str] = []
    for piece in pieces:
        missing = mentions(piece.root) - set(piece.part.rels)
        faults = [
            *_tables(piece.root),
            *_fields(piece.root),
            *(f"relationship {name} missing" for name in sorted(missing)),
            *(f"style or list {name} missing" for name in undefined(piece.root, known)),
        ]
        found += [f"{piece.part.partname}: {fault}" for fault in faults]
    found += _ids([piece.root for piece in pieces])
    parts = pieces[0].part.package.iter_parts()
    found += [f"{part.partname}: no content type" for part in parts if not part.content_type]
    if found:
        raise BrokenDocumentError("; ".join(found))


def _tables(root: Element) -> Iterator[str]:
    for number, table in enumerate(read_tables(root), start=1):
        if not table.rows:
            yield f"table {number} without rows"
        for row in table.rows:
            if row.width != table.columns:
                yield f"table {number}: row of {row.width} columns in a grid of {table.columns}"
            if not row.cells:
                yield f"table {number}: row without cells"
        for _ in loose_merges(table):
            yield f"table {number}: vertical merge without beginning"
    for _ in cells_without_end(root):
        yield "cell without a paragraph at its end"


def _fields(root: Element) -> Iterator[str]:
    """A field begins, is parted at most once, and ends; one inside another is whole."""
    parted: list[bool] = []
    for mark in root.iter(FLD_CHAR):
        kind = mark.get(FLD_TYPE)
        if kind == "begin":
            parted.append(False)
        elif not parted or (kind == "separate" and parted[-1]):
            yield f"field {kind} without begin"
        elif kind == "separate":
            parted[-1] = True
        else:
            parted.pop()
    if parted:
        yield "field without end"


def _ids(roots: list[Element]) -> Iterator[str]:
    """Ids that stand twice anywhere in the document."""
    starts = [mark for root in roots for mark in root.iter(BOOKMARK_START)]
    ends = [mark.get(ID) for root in roots for mark in root.iter(BOOKMARK_END)]
    kinds = {
        "bookmark": [mark.get(ID) for mark in starts],
        "bookmark name": [str(mark.get(NAME)).casefold() for mark in starts],
        "drawing": [drawing.get("id") for root in roots for drawing in root.iter(_DOC_PR)],
        "control": [i for root in roots for p in root.iter(SDT_PR) if (i := child_value(p, ID)) is not None],
    }
    for kind, ids in kinds.items():
        if len(set(ids)) != len(ids):
            yield f"{kind} id {next(i for i in ids if ids.count(i) > 1)} twice"
    if sorted(map(str, ends)) != sorted(map(str, kinds["bookmark"])):
        yield "bookmark with one end"
