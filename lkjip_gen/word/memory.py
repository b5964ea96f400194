"""The collector of cyclic garbage, and when it may rest."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Without looking for cyclic garbage meanwhile.

    A document is made of tens of thousands of small objects that all live until it is whole: looking through them
    again and again took a third of the time and found nothing. Who calls this lets go of them before it ends; what is
    left over then goes when the collector works again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
