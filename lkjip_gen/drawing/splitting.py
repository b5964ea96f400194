"""A tree that is too large for one page, as several."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_gen.figures import Node, Room


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows. `root` is drawn; `about` is the box of the whole tree that it unfolds."""

    root: Node
    about: Node


def pages(root: Node, room: Room) -> list[Page]:
    """The pages of a tree, an overview first where there are several. Each box has its place on one of them."""
    return [Page(root, root)]
