"""A part of a template as Jinja source in which every stretch of unchanging XML is one short mark.

What Jinja then prints is the values with marks between them: a hundredth of the document, and it is known at once
which stretch of the template each mark stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lkjip_gen.word.fast.unsupported import Unsupported

# Noncharacters, which no value can hold: an opening one, and sixteen that are the figures of a number.
_OPEN = "\ufdde"
_ZERO = 0xFDDF
_BASE, MARK_LENGTH = 16, 4

_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_QUOTED_END = re.compile(r"""(["'])(?:(?!\1).)*[}%#]\}""", re.DOTALL)
# What takes templates apart, or keeps what a part of one prints: a filter or a test would meet the marks in it.
_FAR = re.compile(
    r"(?:raw|filter|autoescape|include|import|from|extends|block|macro|call)\b"
    r"|set\b(?!\s+[\w\s.,()]+=)|for\b.*\srecursive$",
    re.DOTALL,
)
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))  # how docxtpl lets a template print them


@dataclass(frozen=True, slots=True)
class Source:
    """The compiled Jinja of a part, and its stretches of XML by their marks."""

    jinja: Template
    stretches: dict[str, str]


def _mark(number: int) -> str:
    return "".join(chr(_ZERO + (number >> 4 * place) % _BASE) for place in reversed(range(MARK_LENGTH)))


def compile_source(xml: str, environment: ImmutableSandboxedEnvironment) -> Source:
    """Compile the XML of a part as docxtpl has repaired it."""
    marks: dict[str, str] = {}
    pieces = []
    for at, piece in enumerate(_TAG.split(xml)):
        if at % 2:
            pieces.append(_tag(piece))
        elif piece:
            if any(braces in piece for braces in ("{{", "{%", "{#")):
                raise Unsupported("tag tanpa penutup")
            mark = marks.setdefault(piece, _mark(len(marks)))
            pieces.append(_OPEN + mark)
    if len(marks) >= _BASE**MARK_LENGTH:
        raise Unsupported("templat yang terlalu besar")
    return Source(environment.from_string("".join(pieces)), {mark: _unbraced(text) for text, mark in marks.items()})


def _tag(tag: str) -> str:
    """A tag as it is; what reaches beyond itself is left to the plain way."""
    inside = tag[2:-2].strip()
    if inside.startswith(("-", "+")) or inside.endswith(("-", "+")) or _QUOTED_END.search(tag[:-2]):
        raise Unsupported(f"tag {tag[:40]}")
    if tag.startswith("{%") and _FAR.match(inside):
        raise Unsupported(f"tag {tag[:40]}")
    return tag


def _unbraced(text: str) -> str:
    for typed, printed in _BRACES:
        text = text.replace(typed, printed)
    return text


def split(printed: str) -> Sequence[str]:
    """What Jinja printed: a value, then pieces of a mark (MARK_LENGTH letters) and a value; values may be empty."""
    return printed.split(_OPEN)
