"""Blocks onto pages: what stays together, what comes again, and where a page is full."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_gen.word.pages.rows import Block, gap

_SLACK = 2.0  # twips: rounding does not fill a page
_PAIR = 2  # lines that stay together at the end and the beginning of a page


class Flow:
    """The pages of a document, filled from the first on."""

    def __init__(self) -> None:
        self.page = 0
        self.places: dict[str, int] = {}  # the page of each bookmark, counted from 1
        self._high = 0.0
        self._used = 0.0
        self._above: Block | None = None
        self._begun_by_itself = False
        self._headings: list[Block] = []

    def begin(self, high: float, *, new_page: bool) -> None:
        """A section whose text is `high` twips high."""
        self._high = high
        if new_page or self.page == 0:
            self._turn()
            self._begun_by_itself = False

    def add(self, blocks: Sequence[Block]) -> None:
        """Put the blocks of a section on their pages."""
        table, at = 0, 0
        while at < len(blocks):
            block = blocks[at]
            if block.table != table:
                table, self._headings = block.table, []
            end = _chain(blocks, at)
            needs = _needed(blocks[at : end + 1], self._above)
            if self._used and not block.clings and (block.breaks_before or self._free() < needs):
                self._turn_for(block)
            for one in blocks[at : end + 1] if self._fits(blocks[at : end + 1]) else [block]:
                if one.table != table:
                    table, self._headings = one.table, []
                self._put(one)
                at += 1

    def _fits(self, blocks: Sequence[Block]) -> bool:
        return len(blocks) > 1 and _needed(blocks, self._above) <= self._free()

    def _free(self) -> float:
        return self._high - self._used + _SLACK

    def _turn(self) -> None:
        self.page += 1
        self._used = 0.0
        self._above = None
        self._begun_by_itself = True

    def _turn_for(self, block: Block) -> None:
        """A new page; the heading rows of the table that goes on there come again."""
        self._turn()
        if block.table and not block.is_heading:
            self._used += sum(row.height for row in self._headings)

    def _put(self, block: Block) -> None:
        if block.is_heading:
            self._headings.append(block)
        if block.clings and self._used:
            return
        heights, breaks = block.heights, block.breaks
        space = self._space(block)
        if self._used and self._free() < space + _first_part(block):
            self._turn_for(block)
            space = self._space(block)
        self._used += space
        for name in block.targets:
            self.places.setdefault(name, self.page)
        at = 0
        while at < len(heights):
            end = self._page_end(block, at)
            self._used += sum(heights[at:end])
            at = end
            if at < len(heights) or at in breaks:
                self._turn_for(block)
        self._above = block

    def _space(self, block: Block) -> float:
        """The space above a block; where a page began by itself, Word and LibreOffice leave it out."""
        if self._above is None and self._begun_by_itself and not block.breaks_before:
            return 0.0
        return gap(self._above, block)

    def _page_end(self, block: Block, at: int) -> int:
        """Up to which line a block goes on this page; at least one."""
        heights = block.heights
        limit = next((b for b in block.breaks if b > at), len(heights))
        used, end = self._used, at
        while end < limit and (used + heights[end] <= self._high + _SLACK or end == at):
            used += heights[end]
            end += 1
        left = limit - end
        if block.widows and 0 < left < _PAIR and end - at > _PAIR:
            end -= _PAIR - left
        return end


def _chain(blocks: Sequence[Block], at: int) -> int:
    """The last of the blocks that this one wants to stand with."""
    end = at
    while end + 1 < len(blocks) and blocks[end].keep_next and not blocks[end + 1].breaks_before:
        end += 1
    return end


def _needed(blocks: Sequence[Block], above: Block | None) -> float:
    """The room for all of these but what the last may leave to the next page."""
    total = 0.0
    for block in blocks[:-1]:
        total += gap(above, block) + block.height
        above = block
    return total + gap(above, blocks[-1]) + _first_part(blocks[-1])


def _first_part(block: Block) -> float:
    """The least of a block that stands on the page where it begins."""
    heights = block.heights
    if block.whole:
        return block.height
    if block.widows:
        least = len(heights) if len(heights) <= _PAIR + 1 else _PAIR
        return sum(heights[: min([least, *block.breaks])])
    return heights[0]
