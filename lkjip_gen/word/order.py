"""What is asked of a way from a template to a document, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lkjip_gen.figures import Figure
from lkjip_gen.printed import Reading
from lkjip_gen.word.package import Properties
from lkjip_gen.word.paper import Paper
from lkjip_gen.word.values import Plain


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made: the file name and bytes of its template, and what goes into it."""

    file: str
    template: bytes
    context: dict[str, Plain]
    properties: Properties
    paper: Paper | None
    pictures: Mapping[str, bytes]
    stamp: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document, how to learn what it prints where, and why it went the plain way, if it did."""

    content: bytes
    read: Callable[[], Reading]
    plain: str = ""
