"""The trace of every printed figure: rows for Excel, JSON for other programs, one told in words; charts; the matrix."""

from __future__ import annotations

from lkjip_gen.tracing.book import book
from lkjip_gen.tracing.data import data
from lkjip_gen.tracing.matrix import matrix
from lkjip_gen.tracing.question import answers
from lkjip_gen.tracing.traced import TracedDocument

__all__ = ["TracedDocument", "answers", "book", "data", "matrix"]
