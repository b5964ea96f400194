"""Where boxes and lines of a tree stand: pure arithmetic, without a word on Word."""

from __future__ import annotations

from lkjip_gen.drawing.splitting import Page, pages

__all__ = ["Page", "pages"]
