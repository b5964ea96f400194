"""The Matriks Perubahan."""

from __future__ import annotations

from lkjip_gen.documents import Content
from lkjip_gen.documents.source import Source


def build(source: Source) -> Content:
    """Semula, menjadi."""
    raise NotImplementedError
