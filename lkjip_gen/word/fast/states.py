"""Which elements of the XML are open, and what a stretch of a template changes in that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from lkjip_gen.word.fast.unsupported import Unsupported

TEXT, CAPTURE, NOTHING = 1, 2, 0  # what a value is: printed text, part of a tag of Word, out of place
Step: TypeAlias = "tuple[Callable[[Any, Any], None], Any]"  # a method of Machine and what it is given


class Stretch:
    """A stretch of the template's XML: what it does, and the elements that it closes and opens."""

    __slots__ = ("closes", "mentions", "opens", "steps", "text")

    def __init__(
        self,
        steps: Sequence[Step],
        closes: tuple[str, ...],
        opens: tuple[str, ...],
        mentions: frozenset[str],
        text: str,
    ) -> None:
        self.steps, self.closes, self.opens, self.mentions = steps, closes, opens, mentions
        self.text = text  # of a stretch without tags: it is taken like a value


class States:
    """Which elements are open, each combination known once: so a torn document is found without reading it.

    State 0 has none open. A stretch leads from one state to another, or nowhere.
    """

    def __init__(self) -> None:
        self._stacks: list[tuple[str, ...]] = [()]
        self._numbers: dict[tuple[str, ...], int] = {(): 0}
        self.known: list[dict[str, int]] = [{}]
        self.takes: list[int] = [NOTHING]  # what a value is in a state

    def after(self, state: int, mark: str, stretch: Stretch) -> int:
        """The state to which a stretch leads that has not been met in this one; `known` has those that have."""
        stack, closes = self._stacks[state], stretch.closes
        if closes and stack[-len(closes) :][::-1] != closes:
            raise Unsupported("perintah yang memotong unsur Word")
        stack = (*stack[: len(stack) - len(closes)], *stretch.opens)
        if stack not in self._numbers:
            self._numbers[stack] = len(self._stacks)
            self._stacks.append(stack)
            self.known.append({})
            top = stack[-1] if stack else ""
            self.takes.append(TEXT if top == "w:t" else CAPTURE if top in ("control", "drawing") else NOTHING)
        self.known[state][mark] = self._numbers[stack]
        return self._numbers[stack]
