"""Each tag by itself: is it a command or a name that Jinja can read, and is its prefix in order?

What a tag was meant to be is noted in it, so that one slip does not make the tags around it look wrong too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from lkjip_gen.templating.commands import (
    CELL_COMMANDS,
    ENDS,
    JINJA,
    KNOWN,
    MEANT,
    MERGE,
    OPENERS,
    PREFIXES,
    first_word,
    rightly,
)
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.spelling import clipped, is_misspelt
from lkjip_gen.templating.tags import Tag, home_of
from lkjip_gen.text import suggestion
from lkjip_gen.word.plain import cause_of
from lkjip_gen.word.values import environment

_ASSIGNS = re.compile(r"(?<![=!<>])=(?!=)")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_SAYS_MUCH = frozenset({"for", "if", "elif", "else", "endfor", "endif", "set", "endset"})
_LOOPS = re.compile(r"\w+\s+[\w, ]+\s+in\b")
_SETS = re.compile(r"set\s+[^=]+$")


@cache
def jinja() -> SandboxedEnvironment:
    """The Jinja of templates, to read them with."""
    return environment(guarded=False)


def syntax(tag: Tag, names: frozenset[str]) -> Iterator[Finding]:
    """What is wrong with this tag alone. A tag that cannot be read is noted as not whole."""
    if not tag.whole:
        tag.whole = not tag.is_command or fault_of(tag) is None
        return
    if is_misspelt(tag):
        tag.whole = False
        return
    raw = clipped(tag.raw)
    if tag.prefix and not tag.is_command:
        yield finding(Kind.PREFIX_PRINTS, tag.where, tag=raw, awalan=tag.prefix, benar=rightly("{{", tag.body))
    elif tag.prefix and re.search("[%}]", tag.inner):
        tag.whole = False
        yield finding(Kind.PREFIX_SIGN, tag.where, tag=raw)
        return
    if not tag.is_command and tag.word in _SAYS_MUCH:
        yield finding(Kind.COMMAND_AS_PRINT, tag.where, tag=raw, benar=rightly("{%", tag.inner))
        tag.opener = "{%"
        tag.whole = fault_of(tag) is None
        return
    if tag.is_command and tag.word not in KNOWN:
        yield _unknown(tag, raw, names)
        return
    fault = fault_of(tag)
    if fault is not None:
        tag.whole = False
        yield _fault(tag, raw, fault)


def _fault(tag: Tag, raw: str, fault: str) -> Finding:
    if tag.word == MERGE and tag.body == MERGE:
        return finding(Kind.MERGE_NOTHING, tag.where, tag=raw)
    if tag.word in ("if", "elif") and _ASSIGNS.search(_STRING.sub("", tag.body)):
        return finding(Kind.EQUALS_SINGLE, tag.where, tag=raw)
    if tag.word == "else" and first_word(tag.body[4:]) == "if":
        tag.word = "elif"
        return finding(Kind.COMMAND_UNKNOWN, tag.where, nama="else if", tag=raw, usul=_hint("elif"))
    return finding(Kind.SYNTAX, tag.where, tag=raw, sebab=fault)


def _hint(meant: str) -> str:
    return f'; mungkin maksudnya "{meant}"' if meant else ""


def _unknown(tag: Tag, raw: str, names: frozenset[str]) -> Finding:
    """A command that there is not: what was meant is noted in the tag."""
    word, rest = tag.word, tag.body[len(tag.word) :].strip()
    tag.whole = False
    following = first_word(rest)
    if not tag.prefix and word.lower() in PREFIXES and following in KNOWN:
        tag.prefix, tag.body, tag.word = word.lower(), rest, following
        tag.home, tag.whole = home_of(tag), fault_of(tag) is None
        return finding(
            Kind.PREFIX_SPACED, tag.where, tag=raw, awalan=word, benar=rightly("{%", f"{tag.prefix} {tag.body}")
        )
    if word == "end" and f"end{following}" in OPENERS:
        tag.word = meant = f"end{following}"
        word = f"end {following}"
    else:
        meant = "for" if _LOOPS.match(tag.body) else _meant(word)
        glued = re.fullmatch(r"(tr|tc|p|r)(\w+)", word)
        if not tag.prefix and glued and glued[2] in KNOWN:
            tag.prefix, tag.word, meant = glued[1], glued[2], f"{glued[1]} {glued[2]}"
            tag.home = home_of(tag)
        elif (not meant and (word in names or "." in tag.body)) or (word in names and not rest):
            tag.opener = "{{"
            return finding(Kind.PRINT_AS_COMMAND, tag.where, tag=raw, benar=rightly("{{", tag.body))
        elif meant:
            tag.word = meant
            tag.body = f"{meant} {rest}".strip()
            tag.whole = fault_of(tag) is None
    return finding(Kind.COMMAND_UNKNOWN, tag.where, nama=word or tag.body, tag=raw, usul=_hint(meant))


def _meant(word: str) -> str:
    folded = word.casefold()
    return MEANT.get(folded) or suggestion(folded, sorted(JINJA | CELL_COMMANDS))


def is_block_set(tag: Tag) -> bool:
    """{% set x %} ... {% endset %}, which is closed, and not {% set x = 1 %}."""
    return tag.word == "set" and _SETS.match(_STRING.sub("", tag.body)) is not None


def source_of(tag: Tag) -> str:
    """The tag as Jinja gets it; what Jinja does not know says which value it uses."""
    if not tag.is_command:
        return f"{{{{ {tag.body} }}}}"
    if tag.word in CELL_COMMANDS:
        value = tag.body[len(tag.word) :].strip()
        if tag.word in ("vm", "hm"):
            return "{% if loop.first %}{% endif %}"
        return f"{{% if {value} %}}{{% endif %}}" if tag.word == MERGE else f"{{{{ {value} }}}}"
    return f"{{% {tag.body} %}}"


def fault_of(tag: Tag) -> str | None:
    """Why Jinja cannot read this tag alone; None where it can."""
    source = source_of(tag)
    if not tag.is_command or tag.word in CELL_COMMANDS:
        return _fault_of(source)
    if tag.word in OPENERS:
        opener = OPENERS[tag.word]
        begin = {"for": "for x in y", "if": "if x", "macro": "macro x()", "call": "call x()", "filter": "filter upper",
                 "set": "set x", "block": "block x", "autoescape": "autoescape true"}.get(opener, opener)  # fmt: skip
        return _fault_of(f"{{% {begin} %}}{source}")
    if tag.word in ("else", "elif"):
        return _fault_of(f"{{% if x %}}{source}{{% endif %}}")
    if tag.word in ENDS and (tag.word != "set" or is_block_set(tag)):
        return _fault_of(f"{source}{{% {ENDS[tag.word]} %}}")
    return _fault_of(source)


@lru_cache(maxsize=5_000)
def _fault_of(source: str) -> str | None:
    try:
        jinja().parse(source)
    except TemplateError as error:
        return cause_of(error)
    return None
