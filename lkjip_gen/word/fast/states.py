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


class State:
    """The elements that are open, what a value is in the innermost, and by marks what stretches do and lead to."""

    __slots__ = ("known", "stack", "takes")

    def __init__(self, stack: tuple[str, ...]) -> None:
        top = stack[-1] if stack else ""
        self.stack = stack
        self.takes = TEXT if top == "w:t" else CAPTURE if top in ("control", "drawing") else NOTHING
        self.known: dict[str, Following] = {}


Following: TypeAlias = tuple[State, str, Sequence[Step]]  # where a stretch leads to, its text, and what it does


class States:
    """Which elements are open, each combination known once: so a torn document is found without reading it.

    The first state has none open. A stretch leads from one state to another, or nowhere.
    """

    def __init__(self) -> None:
        self.first = State(())
        self._states = {self.first.stack: self.first}

    def after(self, state: State, mark: str, stretch: Stretch) -> Following:
        """What follows on a stretch that has not been met in this state; `known` has those that have."""
        stack, closes = state.stack, stretch.closes
        if closes and stack[-len(closes) :][::-1] != closes:
            raise Unsupported("perintah yang memotong unsur Word")
        stack = (*stack[: len(stack) - len(closes)], *stretch.opens)
        found = state.known[mark] = self._states.setdefault(stack, State(stack)), stretch.text, stretch.steps
        return found
