"""A module of the program whose functions give their texts without marks, as a reader sees them."""

from __future__ import annotations

import functools
from types import ModuleType
from typing import Any

from lkjip_gen.marks import bare


def without_marks(value: Any) -> Any:
    """Texts, and lists and dicts of texts, without marks; anything else as it is."""
    if isinstance(value, str):
        return bare(value)
    if isinstance(value, list | tuple):
        return type(value)(without_marks(item) for item in value)
    if isinstance(value, dict):
        return {key: without_marks(item) for key, item in value.items()}
    return value


class MarksOff:
    """Stands for a module in a test that compares texts by hand."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._module, name)
        if not callable(found):
            return found

        @functools.wraps(found)
        def call(*args: Any, **kwargs: Any) -> Any:
            return without_marks(found(*args, **kwargs))

        return call
