"""Two Word documents part by part: the same parts, XML in its canonical form, the rest as bytes."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import zip_longest
from typing import Any

from lxml import etree

from lkjip_gen.printed import Reading

CORE = "docProps/core.xml"
_XML = (".xml", ".rels")
_MOST = 5  # differences that are told of one part
_SHOWN = 80
_NOTHING = "(nothing)"


def differences(left: bytes, right: bytes, apart: Collection[str] = (CORE,)) -> list[str]:
    """What is different, as "part, place: left | right"; nothing where the documents are the same.

    Parts named in `apart` need only be in both.
    """
    ours, theirs = _parts(left), _parts(right)
    found = [f"{name}: {ours[name]} times | {theirs[name]} times" for name in _names(ours | theirs, ours, theirs)]
    with zipfile.ZipFile(io.BytesIO(left)) as one, zipfile.ZipFile(io.BytesIO(right)) as other:
        for name in sorted(set(ours) & set(theirs) - set(apart)):
            found += _of_part(name, one.read(name), other.read(name))
    return found


def canonical(xml: bytes) -> bytes:
    """The canonical form, namespaces that nothing uses included: mc:Ignorable names their prefixes."""
    return bytes(etree.tostring(_parsed(xml), method="c14n"))


def reading_differences(left: Reading | None, right: Reading | None) -> list[str]:
    """The figures and tables that are not printed alike."""
    if left is None or right is None:
        return [] if left is right else [_told("reading", left is not None, right is not None)]
    found = [
        _told(f"{kind} {number}", one, other)
        for kind in ("figures", "tables")
        for number, (one, other) in enumerate(zip_longest(getattr(left, kind), getattr(right, kind)), start=1)
        if one != other
    ]
    return _first(found)


def _parts(content: bytes) -> Counter[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return Counter(archive.namelist())


def _names(names: Counter[str], ours: Counter[str], theirs: Counter[str]) -> list[str]:
    return sorted(name for name in names if ours[name] != theirs[name] or ours[name] > 1)


def _of_part(name: str, left: bytes, right: bytes) -> list[str]:
    if left == right:
        return []
    if not name.endswith(_XML):
        return [_told(f"{name}: {len(left)} bytes | {len(right)} bytes", left, right)]
    if canonical(left) == canonical(right):
        return []
    one, other = _parsed(left), _parsed(right)
    found = _first([f"{name}, {told}" for told in _of_trees(one, other, f"/{_short(one.tag)}")])
    return found or [f"{name}: not the same canonical XML"]


def _parsed(xml: bytes) -> Any:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _of_trees(left: Any, right: Any, place: str) -> Iterator[str]:
    """Where two elements differ; after the first child of another kind the rest only stands elsewhere."""
    if left.tag != right.tag:
        yield _told(place, _shown(left), _shown(right))
        return
    if left.nsmap != right.nsmap and (left.getparent() is None or left.nsmap != left.getparent().nsmap):
        yield _told(f"{place} namespaces", left.nsmap, right.nsmap)
    for key in sorted({*left.attrib, *right.attrib}):
        if left.get(key) != right.get(key):
            yield _told(f"{place} @{_short(key)}", left.get(key), right.get(key))
    for what in ("text", "tail"):
        one, other = getattr(left, what) or "", getattr(right, what) or ""
        if one != other:
            yield _told(f"{place} {what}", one, other)
    for number, (first, second) in enumerate(zip_longest(left, right), start=1):
        if first is None or second is None:
            yield _told(f"{place}/[{number}]", _shown(first), _shown(second))
            return
        yield from _of_trees(first, second, f"{place}/{_short(first.tag)}[{number}]")
        if first.tag != second.tag:
            return


def _short(tag: object) -> str:
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else "comment"


def _shown(element: Any) -> str:
    """An element in few words: its name and the text in it."""
    if element is None:
        return _NOTHING
    texts = element.itertext() if isinstance(element.tag, str) else [element.text]
    return f"<{_short(element.tag)}> {''.join(map(str, texts))}".rstrip()


def _told(place: str, left: object, right: object) -> str:
    """Both sides from shortly before the place where they part."""
    one, other = (side if isinstance(side, str) else repr(side) for side in (left, right))
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, at - _SHOWN // 2)
    clipped = ["..." * (start > 0) + text[start : start + _SHOWN] for text in (one, other)]
    return f"{place}: {clipped[0]!r} | {clipped[1]!r}"


def _first(found: list[str]) -> list[str]:
    return found if len(found) <= _MOST else [*found[:_MOST], f"and {len(found) - _MOST} more"]
