"""The tags in a line of text, and what looks like one and is none. Knows characters only, no Word and no Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARK = re.compile(r"\{[{%#]|[}%]\}")
_BLANKS = "[ \t\u00a0\u2007\u202f]"
_SPACED_OPEN = re.compile(rf"\{{{_BLANKS}+([{{%])")
_SPACED_CLOSE = re.compile(rf"([}}%]){_BLANKS}+\}}")
_SINGLE = re.compile(rf"(?<!\{{)\{{{_BLANKS}*([A-Za-z_]\w*(?:\.\w+)*){_BLANKS}*\}}(?!\}})")
_COMMANDS = r"(?:for|if|elif|else|endfor|endif|set|endset|macro|endmacro|gabung)"
_HEADLESS = re.compile(rf"[{{%]?{_BLANKS}*%?{_BLANKS}*((?:p|tr|tc|r)?{_BLANKS}*{_COMMANDS}\b.*)", re.DOTALL)


class Form(Enum):
    """What a piece of text is: a tag, or how it fails to be one."""

    TAG = auto()
    UNCLOSED = auto()
    UNOPENED = auto()
    MIXED = auto()  # {{ ... %}
    SPACED = auto()  # { { ... } }
    SINGLE = auto()  # { nama }


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A piece of text from `start` to `end`; `opener` and `inner` are those of the tag that it is or should be."""

    form: Form
    start: int
    end: int
    opener: str
    inner: str


def scan(text: str) -> list[Piece]:
    """All pieces, in order."""
    if "{" not in text and "}" not in text:
        return []
    found = list(_pieces(text))
    free = _blanked(text, found)
    found += [Piece(Form.SINGLE, m.start(), m.end(), "{{", m[1]) for m in _SINGLE.finditer(free)]
    return sorted(found, key=lambda piece: piece.start)


def _blanked(text: str, pieces: list[Piece]) -> str:
    """The text with other characters in the place of these pieces."""
    letters = list(text)
    for piece in pieces:
        letters[piece.start : piece.end] = "\0" * (piece.end - piece.start)
    return "".join(letters)


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    while at < len(text):
        spaced, mark = _SPACED_OPEN.search(text, at), _MARK.search(text, at)
        if spaced and (mark is None or spaced.start() < mark.start()):
            piece = _spaced(text, spaced)
        elif mark is None:
            return
        elif mark[0] in _CLOSERS:
            piece = _opened(text, mark)
        else:
            piece = _unopened(text, at, mark)
        if piece is not None:
            yield piece
            at = piece.end
        else:
            at = (mark or spaced).end()  # type: ignore[union-attr]


def _spaced(text: str, opening: re.Match[str]) -> Piece | None:
    """ "{ {" is a tag to be only where an end of a tag follows."""
    close = re.compile(rf"\}}{_BLANKS}*\}}" if opening[1] == "{" else rf"%{_BLANKS}*\}}").search(text, opening.end())
    if close is None:
        return None
    return Piece(Form.SPACED, opening.start(), close.end(), "{" + opening[1], text[opening.end() : close.start()])


def _opened(text: str, opening: re.Match[str]) -> Piece:
    opener, begin = opening[0], opening.end()
    if opener == "{#":
        end = text.find("#}", begin)
        return Piece(Form.TAG if end >= 0 else Form.UNCLOSED, opening.start(), *_ended(text, begin, end, opener))
    openers = (m for m in _MARK.finditer(text, begin) if m[0] in _CLOSERS)
    following = next((m for m in openers if not _in_braces(text, begin, m)), None)
    limit = following.start() if following else len(text)
    end = _end(text, begin, limit, _CLOSERS[opener])
    if end >= 0:
        return Piece(Form.TAG, opening.start(), *_ended(text, begin, end, opener))
    other = "%}" if opener == "{{" else "}}"
    end = text.find(other, begin, limit)
    if end >= 0:
        return Piece(Form.MIXED, opening.start(), *_ended(text, begin, end, opener))
    spaced = _SPACED_CLOSE.search(text, begin, limit)
    if spaced:
        return Piece(Form.SPACED, opening.start(), spaced.end(), opener, text[begin : spaced.start()])
    single = text.find("}", begin, limit)
    if single >= 0:
        return Piece(Form.UNCLOSED, opening.start(), single + 1, opener, text[begin:single].rstrip("%"))
    return Piece(Form.UNCLOSED, opening.start(), limit, opener, text[begin:limit])


def _ended(text: str, begin: int, end: int, opener: str) -> tuple[int, str, str]:
    return (len(text) if end < 0 else end + 2), opener, text[begin:] if end < 0 else text[begin:end]


def _in_braces(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Does this stand in a dict of Jinja, {{ {'a': {}} }}, and so opens nothing?"""
    before = text[begin : mark.start()]
    return before.count("{") > before.count("}") or (not before.strip() and mark[0] == "{{")


def _end(text: str, begin: int, limit: int, closer: str) -> int:
    """Where the tag ends, its own braces left out; -1 where it does not."""
    first = at = text.find(closer, begin, limit)
    while at >= 0:
        inner = text[begin:at]
        if inner.count("{") <= inner.count("}"):
            return at
        at = text.find(closer, at + 1, limit)
    return first


def _unopened(text: str, at: int, closing: re.Match[str]) -> Piece:
    """An end without a beginning; what stands before it may tell what was meant."""
    before = text[at : closing.start()]
    command = _HEADLESS.fullmatch(before.strip())
    if closing[0] == "%}" and command:
        start = at + len(before) - len(before.lstrip())
        return Piece(Form.UNOPENED, start, closing.end(), "{%", command[1])
    single = before.rfind("{")
    start = at + single if single >= 0 else closing.start()
    return Piece(Form.UNOPENED, start, closing.end(), "{{" if closing[0] == "}}" else "{%", "")
