"""What an element mentions that must be somewhere else: relationships, styles, lists, bookmarks, notes, prefixes."""

from __future__ import annotations

from typing import NamedTuple

from lkjip_gen.word.soundness.text import Tag


class Mention(NamedTuple):
    """Something mentioned: what it is, its name, and the element and attribute that do so.

    `what`: "rel", "style", "num", "abstract", "anchor", "footnote", "endnote", "comment", "prefix".
    """

    what: str
    value: str
    name: str
    attribute: str


_BY_ELEMENT = {
    "pStyle": ("style", "val"),
    "rStyle": ("style", "val"),
    "tblStyle": ("style", "val"),
    "basedOn": ("style", "val"),
    "next": ("style", "val"),
    "link": ("style", "val"),
    "abstractNumId": ("abstract", "val"),
    "footnoteReference": ("footnote", "id"),
    "endnoteReference": ("endnote", "id"),
    "commentReference": ("comment", "id"),
}
# Kinds of relationship that an attribute must name, by the end of their type.
RELATIONSHIPS = {
    ("headerReference", "r:id"): "header",
    ("footerReference", "r:id"): "footer",
    ("a:blip", "r:embed"): "image",
    ("a:blip", "r:link"): "image",
    ("hyperlink", "r:id"): "hyperlink",
    ("c:chart", "r:id"): "chart",
    ("altChunk", "r:id"): "aFChunk",
}


def mentions_of(tag: Tag, parent: str) -> set[Mention]:
    """Of one element inside another."""
    if not tag.attributes:
        return set()
    name, found = tag.name, set()
    simple = _BY_ELEMENT.get(name)
    if simple is not None and simple[1] in tag.attributes:
        found.add(Mention(simple[0], tag.attributes[simple[1]], name, simple[1]))
    elif name == "numId" and parent == "numPr":
        found.add(Mention("num", tag.attributes.get("val", ""), name, "val"))
    elif name == "mc:Choice":
        found |= {Mention("prefix", prefix, name, "Requires") for prefix in tag.attributes.get("Requires", "").split()}
    for key, value in tag.attributes.items():
        if key.startswith("r:") and value:
            found.add(Mention("rel", value, name, key))
        elif key == "anchor" and name == "hyperlink" and "r:id" not in tag.attributes:
            found.add(Mention("anchor", value, name, key))
        elif key == "mc:Ignorable":
            found |= {Mention("prefix", prefix, name, key) for prefix in value.split()}
    return found
