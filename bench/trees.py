"""The time of trees: laying one page out, drawing it, and dealing a large tree out over pages."""

from __future__ import annotations

from bench.equal import helper
from bench.measuring import shown, table, take_turns
from lkjip_gen.drawing import laid, pages
from lkjip_gen.figures import Node, Room
from lkjip_gen.word.trees.shapes import shapes

NOTE = """\
Made-up trees of five levels with an indicator and a post in each box, for F4 on its side. "60" is small enough in its
words to stand on one page; "200" becomes several. Laying out finds the largest type that fits; drawing writes
the shapes.
"""


def tables(rounds: int) -> str:
    """Milliseconds for trees of 1, 60 and 200 boxes."""
    made = helper("made_trees")
    trees: dict[str, Node] = {"1": made.made(), "60": _brief(made.TREES["60"]), "200": made.TREES["200"]}
    rows = [[f"{name} boxes", *_row(tree, made.LYING, rounds)] for name, tree in trees.items()]
    return "\n".join(["## Trees\n", NOTE, table(["", "pages", "split, ms", "lay out, ms", "draw, ms"], rows)])


def _row(tree: Node, room: Room, rounds: int) -> list[str]:
    found = pages(tree, room)
    layouts = [laid(page.root, room) for page in found]
    timed = take_turns(
        {
            "pages": lambda: pages(tree, room),
            "layout": lambda: [laid(page.root, room) for page in found],
            "drawing": lambda: [shapes(layout, 1, "") for layout in layouts],
        },
        rounds,
    )
    return [str(len(found)), *(shown(timed[way].milliseconds) for way in ("pages", "layout", "drawing"))]


def _brief(node: Node) -> Node:
    """The same tree with the first words of each box."""
    return Node(" ".join(node.title.split()[:4]), (), node.level, tuple(map(_brief, node.children)))
