"""Small helpers on words, without any meaning of the field."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches


def suggestion(word: str, known: Sequence[str]) -> str:
    """The known word that was probably meant, or ""."""
    by_fold = {k.casefold(): k for k in known}
    close = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.7)
    return by_fold[close[0]] if close else ""
