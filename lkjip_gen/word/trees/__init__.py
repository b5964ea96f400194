"""Trees as grouped shapes of Word with connectors."""

from __future__ import annotations

from lkjip_gen.figures import Tree


def drawn(place: str, tree: Tree) -> str:
    """The drawing that shows this tree in its place (w:drawing), as large as the place."""
    raise NotImplementedError
