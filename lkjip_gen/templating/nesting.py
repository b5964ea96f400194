"""How the commands of a part stand in each other: what opens is closed, in the same place, in order.

A command takes effect in its home (`tags.home_of`). Where opener and closer have one home, whatever is repeated or
left out is whole; that is all that has to hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_gen.templating.commands import ENDS, MIDDLES, OPENERS
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.spelling import WRAPPERS, clipped, parting
from lkjip_gen.templating.syntax import is_block_set
from lkjip_gen.templating.tags import Tag
from lkjip_gen.word.tree import SDT_CONTENT, TBL, TC, TEXT_BOX, TR, Element


@dataclass(slots=True, eq=False)
class Open:
    """A command that waits for its end, and whether its else has come."""

    tag: Tag
    has_else: bool = False
    branch: Branch | None = None


@dataclass(slots=True, eq=False)
class Branch:
    """What stands between an if, elif, else or for and what ends it."""

    tag: Tag
    condition: str
    end: tuple[int, int] | None = None

    def holds(self, place: int) -> bool:
        """Does it hold the element with this number?"""
        return self.tag.order[0] < place and (self.end is None or place < self.end[0])


class Nest:
    """The commands of a part, matched. What does not match is told, and left out or closed for the reading of names.

    `kept` are the tags that can be read together; `ends` are words to close with before a tag (None: at the end).
    `branches` are stretches of the document that are printed on a condition or repeated.
    """

    def __init__(self, tags: list[Tag]) -> None:
        self.findings: list[Finding] = []
        self.kept: list[Tag] = []
        self.ends: dict[Tag | None, list[str]] = {}
        self.branches: list[Branch] = []
        self._waiting: list[Open] = []
        words = Counter(tag.word for tag in tags if tag.is_command and (tag.word in OPENERS or opens(tag)))
        # how many ends of each word are missing: by this a forgotten end is told from one in the wrong place
        self._lacking = {word: words[word] - words[end] for word, end in ENDS.items()}
        for tag in tags:
            self._take(tag)
        self._leave(0, None)

    @property
    def is_sure(self) -> bool:
        """Does every end that there is belong to a beginning? If not, names may seem to stand outside their loops."""
        return not any(f.kind in (Kind.NOT_OPENED, Kind.WRONG_END) for f in self.findings)

    def _take(self, tag: Tag) -> None:
        if tag.is_command and tag.word in OPENERS:
            self._close(tag)
        elif tag.is_command and tag.word in MIDDLES:
            self._part(tag)
        else:
            self.kept.append(tag)
            if opens(tag):
                self._waiting.append(Open(tag))
                if tag.word in ("if", "for"):
                    self._branch(self._waiting[-1], tag, tag.body.removeprefix("if").strip())

    def _leave(self, depth: int, before: Tag | None) -> None:
        """Tell of everything open above this depth that it is not closed."""
        while len(self._waiting) > depth:
            tag = self._waiting.pop().tag
            self._lacking[tag.word] -= 1
            self.findings.append(finding(Kind.NOT_CLOSED, tag.where, tag=_raw(tag), penutup=_end_of(tag)))
            self.ends.setdefault(before, []).append(ENDS[tag.word])

    def _close(self, tag: Tag) -> None:
        wanted = OPENERS[tag.word]
        top = self._waiting[-1].tag if self._waiting else None
        fits = top is not None and top.home is tag.home and (top.word == wanted or self._lacking[top.word] > 0)
        if top is None or (self._lacking[wanted] < 0 and not fits):
            self._not_opened(tag, wanted)  # there is an end too many, and this one does not fit
            return
        owners = [at for at, one in enumerate(self._waiting) if one.tag.word == wanted]
        same = [at for at in owners if self._waiting[at].tag.home is tag.home]
        at = (same or owners or [-1])[-1]
        swapped = top.word != wanted and self._lacking[wanted] < 0  # an end too many of one word, too few of another
        if at >= 0 and not swapped and self._may_leave(at + 1):
            self._leave(at + 1, tag)
        elif not owners and self._lacking[top.word] <= 0:
            self._not_opened(tag, wanted)
            return
        self._end_branch(self._waiting[-1], tag)
        opener = self._waiting.pop().tag
        self.kept.append(tag)
        if opener.word == wanted:
            self.findings += _same_home(tag, opener)
            return
        self._lacking[opener.word] -= 1
        self._lacking[wanted] += 1
        self.findings.append(
            finding(
                Kind.WRONG_END,
                tag.where,
                tag=_raw(tag),
                pembuka=_raw(opener),
                tempat=opener.where,
                benar=_end_of(opener),
            )
        )
        tag.word = tag.body = ENDS[opener.word]

    def _not_opened(self, tag: Tag, wanted: str) -> None:
        self.findings.append(finding(Kind.NOT_OPENED, tag.where, tag=_raw(tag)))
        self._lacking[wanted] += 1

    def _may_leave(self, depth: int) -> bool:
        """Have all that are open above this depth been left without an end, by the number of ends there are?"""
        words = Counter(one.tag.word for one in self._waiting[depth:])
        return all(self._lacking[word] >= count for word, count in words.items())

    def _part(self, tag: Tag) -> None:
        """else and elif."""
        top = self._waiting[-1] if self._waiting else None
        # an else in a for is seldom meant; where an if has lost its beginning, it is that of the if
        of_for = tag.word == "else" and self._lacking["if"] >= 0
        if top is None or top.tag.word not in (("if", "for") if of_for else ("if",)):
            or_for = " atau for" if tag.word == "else" else ""
            self.findings.append(finding(Kind.ELSE_STRAY, tag.where, tag=_raw(tag), atau=or_for))
        elif top.has_else:
            self.findings.append(finding(Kind.ELSE_LATE, tag.where, tag=_raw(tag), pembuka=_raw(top.tag)))
        else:
            top.has_else = tag.word == "else"
            self.findings += _same_home(tag, top.tag)
            self.kept.append(tag)
            self._end_branch(top, tag)
            condition = tag.body.removeprefix("elif") if tag.word == "elif" else f"not ({top.tag.body})"
            self._branch(top, tag, condition.strip())

    def _branch(self, one: Open, tag: Tag, condition: str) -> None:
        one.branch = Branch(tag, condition)
        self.branches.append(one.branch)

    def _end_branch(self, one: Open, tag: Tag) -> None:
        if one.branch is not None:
            one.branch.end = tag.order


def opens(tag: Tag) -> bool:
    """Does this command wait for an end?"""
    return tag.is_command and tag.word in ENDS and (tag.word != "set" or is_block_set(tag))


def _raw(tag: Tag) -> str:
    return clipped(tag.raw)


def _end_of(tag: Tag) -> str:
    prefix = f"{tag.prefix} " if tag.prefix else " "
    return f"{{%{prefix}{ENDS[tag.word]} %}}"


def _same_home(tag: Tag, opener: Tag) -> Iterator[Finding]:
    """Does this stand where its opener stands? If not: what parts them."""
    if not (tag.exact and opener.exact) or tag.home is None or opener.home is None or tag.merges or opener.merges:
        return
    facts = {"tag": _raw(tag), "pembuka": _raw(opener), "tempat": opener.where}
    if tag.home is not opener.home:
        kind = _parting(tag, opener)
        yield finding(kind, tag.where, **facts, apa=WRAPPERS[SDT_CONTENT])
    elif not tag.prefix and not tag.is_attribute and (apart := parting(opener.nodes[-1], tag.nodes[0])):
        yield finding(Kind.IN_OTHER_WRAPPER, tag.where, **facts, apa=apart)


def _parting(tag: Tag, opener: Tag) -> Kind:
    one, two = tag.nodes[0], opener.nodes[0]
    given_up = {"tr": (TR, TC), "tc": (TC,)}.get(tag.prefix, ()) if tag.prefix == opener.prefix else ()
    for kind, name in (
        (Kind.IN_OTHER_PART, TEXT_BOX),
        (Kind.IN_OTHER_TABLE, TBL),
        (Kind.IN_OTHER_ROW, TR),
        (Kind.IN_OTHER_CELL, TC),
    ):
        if name not in given_up and _around(one, name) is not _around(two, name):
            return kind
    if tag.prefix != opener.prefix:
        return Kind.OTHER_PREFIX
    if _around(one, SDT_CONTENT) is not _around(two, SDT_CONTENT):
        return Kind.IN_OTHER_WRAPPER
    return Kind.IN_OTHER_PARAGRAPH


def _around(node: Element, name: str) -> Element | None:
    return next(node.iterancestors(name), None)
