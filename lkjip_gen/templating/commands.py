"""The words of commands in tags, and how a tag is written rightly."""

from __future__ import annotations

import re

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
PREFIXES = ("p", "tr", "tc", "r")
ENDS = {
    "for": "endfor", "if": "endif", "macro": "endmacro", "call": "endcall", "filter": "endfilter", "with": "endwith",
    "block": "endblock", "autoescape": "endautoescape", "raw": "endraw", "set": "endset", "trans": "endtrans",
}  # fmt: skip
OPENERS = {end: opener for opener, end in ENDS.items()}
MIDDLES = frozenset({"else", "elif"})
MERGE = "gabung"
CELL_COMMANDS = frozenset({MERGE, "colspan", "cellbg", "vm", "hm"})  # not Jinja's: they say something of their cell
ALONE = frozenset({"include", "import", "from", "extends"})
JINJA = frozenset({*ENDS, *OPENERS, *MIDDLES, *ALONE}) - {"trans", "endtrans"}
KNOWN = JINJA | CELL_COMMANDS
# What people write for a command, beside misspellings.
MEANT = {
    "elseif": "elif", "elsif": "elif", "jika": "if", "untuk": "for", "foreach": "for", "each": "for", "ulang": "for",
    "selain": "else", "lainnya": "else", "end": "endif", "selesai": "endif", "akhir": "endif", "enfor": "endfor",
    "merge": MERGE, "vmerge": MERGE,
}  # fmt: skip
_PREFIX = re.compile(r"(tr|tc|p|r) ")
_FIRST = re.compile(r"\s*(\w*)")
_NAME = re.compile(r"\s*([A-Za-z_][\w.]*)")
_LONGEST = 60


def first_word(body: str) -> str:
    match = _FIRST.match(body)
    return match[1] if match else ""


def prefix_of(inner: str) -> str:
    """The prefix that stands right behind the opening braces, or "".

    >>> prefix_of("tr for b in x "), prefix_of(" p if a ")
    ('tr', '')
    """
    match = _PREFIX.match(inner)
    return match[1] if match else ""


def rightly(opener: str, inner: str) -> str:
    """How this tag should be written.

    >>> rightly("{{", "nama"), rightly("{%", "p if a"), rightly("{{", " nama dan seterusnya")
    ('{{ nama }}', '{%p if a %}', '{{ nama }}')
    """
    words = inner.strip(" -+\u00a0{}%")
    name = _NAME.match(words)
    if opener == "{{" and name and not re.search(r"[|(\[=+*/~'\"<>]", words):
        words = name[1]
    words = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + " ..."
    gap = "" if opener == "{%" and prefix_of(words + " ") and first_word(words[2:]) in KNOWN else " "
    return f"{opener}{gap}{words} {CLOSERS[opener]}"
