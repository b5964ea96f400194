"""Figures inside the words of the office: names, addresses, sources. Each is traced to the cell that was copied.

The words are found again in the finished context, so that no table and no sentence has to say where its names came
from. The office's own running text (Narasi, Analisis, tasks of units) is left alone: it is one piece with its own tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lkjip_gen.documents import Context
from lkjip_gen.documents.figures import FIGURE, with_origin
from lkjip_gen.marks import between
from lkjip_gen.model import Baris, Buku
from lkjip_gen.origins import Origin, Trail
from lkjip_gen.problems import Place
from lkjip_gen.workbook import layout
from lkjip_gen.workbook.columns import Kind

_RUNNING_TEXT = {"narasi": frozenset({"isi", "judul"}), "analisis": frozenset({"uraian"}),
                 "unit_organisasi": frozenset({"tugas_fungsi"})}  # fmt: skip


def trace_copies(context: Context, buku: Buku, trail: Trail) -> Context:
    """The context in which every figure of a copied text carries the mark of its cell."""
    found: Context = _Copies(buku, trail).context(context)
    return found


_WORD = re.compile(r"[^\W\d_]")


class _Copies:
    def __init__(self, buku: Buku, trail: Trail) -> None:
        self._trail = trail
        self._by_figure: dict[str, list[tuple[str, Place]]] = {}
        for text, place in _texts(buku):
            for figure in dict.fromkeys(FIGURE.findall(text)):
                self._by_figure.setdefault(figure, []).append((text, place))
        for known in self._by_figure.values():
            known.sort(key=lambda one: -len(one[0]))  # the longest that fits is what was copied

    def context(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.context(item) for item in value]
        if isinstance(value, dict):
            # a piece with a tag is running text, and the key of a picture is not printed
            return {k: v if k in {"foto", "logo", "tanda"} else self.context(v) for k, v in value.items()}
        return value

    def _text(self, text: str) -> str:
        if not FIGURE.search(text):
            return text
        return between(text, self._copied)

    def _copied(self, piece: str) -> str:
        """A piece without marks, in which each copied text is marked; what was found is not searched again."""
        for figure in FIGURE.finditer(piece):
            for text, place in self._by_figure.get(figure[0], ()):
                # a title may stand in capitals: what stands there is kept, only marked
                for found in re.finditer(re.escape(text), piece, re.IGNORECASE):
                    if found.start() <= figure.start() < found.end():
                        before, after = piece[: found.start()], piece[found.end() :]
                        shown = with_origin(self._trail, found[0], Origin(text=text, cell=place))
                        return before + shown + self._copied(after)
        return piece


def _texts(buku: Buku) -> Iterator[tuple[str, Place]]:
    """Every line of a text of the workbook that holds a figure, with its cell."""
    for sheet in layout.SHEETS:
        rows: Iterable[Baris] = getattr(buku, sheet.key)
        for row in [rows] if isinstance(rows, Baris) else rows:
            for column in sheet.columns:
                value = getattr(row, column.key, None)
                if column.key in _RUNNING_TEXT.get(sheet.key, ()) or not isinstance(value, str):
                    continue
                for line in value.split("\n"):
                    # a bare figure would be found in every number that looks like it
                    if FIGURE.search(line) and _WORD.search(line) and column.kind is not Kind.KODE:
                        yield line.strip(), row.place(column.key)
