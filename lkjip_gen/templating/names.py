"""The names in the tags of a part, walked through as Jinja would run them, with the shapes of the context."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateError, nodes

from lkjip_gen.templating.commands import OPENERS
from lkjip_gen.templating.expressions import WHAT, Expressions
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.nesting import Nest
from lkjip_gen.templating.pictures import DOC_PR, is_figure, key_in
from lkjip_gen.templating.scopes import Scopes
from lkjip_gen.templating.shapes import FLAG, LOOP, TEXT, Shape, is_text, pictures_in
from lkjip_gen.templating.spelling import clipped
from lkjip_gen.templating.syntax import is_block_set, jinja, source_of
from lkjip_gen.templating.tags import Tag
from lkjip_gen.word.tree import TBL

_ANY = "nilai_yang_tidak_terbaca"
_TARGETS = re.compile(r"for\s+([\w\s,]+?)\s+in\b")
_WORDS = re.compile(r"[A-Za-z_]\w*")
_MOST_NAMES = 6
_COMMANDS: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
}


def names(nest: Nest, template: str) -> list[Finding]:
    """What is wrong with the names of these tags for this template."""
    lines: list[Tag] = []
    source: list[str] = []
    for tag in nest.kept:
        ends = "".join(f"{{% {end} %}}" for end in nest.ends.get(tag, ()))
        source.append(ends + _readable(tag))
        lines.append(tag)
    source.append("".join(f"{{% {end} %}}" for end in nest.ends.get(None, ())))
    try:
        tree = jinja().parse("\n".join(source))
    except TemplateError:
        return []  # what does not fit together has been told already; the trial tells the rest
    walk = _Walk(template, lines)
    walk.scopes.bind(_ANY, None)
    walk.body(tree.body)
    return walk.found if nest.is_sure else [f for f in walk.found if f.kind is not Kind.NAME_WITHOUT_LOOP]


def _readable(tag: Tag) -> str:
    """The tag, or in the place of one that cannot be read a stand-in that opens and closes the same."""
    if tag.word == "raw":
        return f"{{% if {_ANY} %}}"
    if tag.word == "endraw":
        return "{% endif %}"
    if tag.whole:
        return source_of(tag)
    words = ", ".join(_WORDS.findall(tag.body)) or "_"
    match tag.word if tag.is_command else "":
        case "for":
            target = _TARGETS.match(tag.body)
            return f"{{% for {target[1] if target else words} in {_ANY} %}}"
        case "if" | "elif" as word:
            return f"{{% {word} {_ANY} %}}"
        case "set":
            name = (_WORDS.findall(tag.body[3:]) or ["_"])[0]
            return f"{{% set {name} %}}" if is_block_set(tag) else f"{{% set {name} = {_ANY} %}}"
        case "macro" | "call" | "filter" | "with" | "block" | "autoescape" as word:
            begin = {"macro": "macro _()", "call": f"call {_ANY}()", "filter": "filter upper", "block": "block _"}
            return f"{{% {begin.get(word, 'with')} %}}"
        case word:
            return f"{{% {word} %}}" if word == "else" or word in OPENERS else ""


class _Walk:
    """One walk over the statements of a part."""

    def __init__(self, template: str, lines: list[Tag]) -> None:
        self.found: list[Finding] = []
        self._lines = lines
        self._told: set[tuple[object, ...]] = set()
        loops = {word for tag in lines if tag.word == "for" for word in _loop_names(tag.body)}
        self.scopes = Scopes(template, frozenset(loops))
        self._expressions = Expressions(self.scopes, self._tell)
        self._shape = self._expressions.shape

    def _tell(self, kind: Kind, node: nodes.Node, **facts: str) -> None:
        tag = self._lines[min(node.lineno, len(self._lines)) - 1]
        key: tuple[object, ...] = (kind, tag, *facts.values())
        if kind is Kind.NAME_WITHOUT_LOOP:  # once for a table, or for what stands outside of tables
            key = (kind, next(tag.nodes[0].iterancestors(TBL), None), *facts.values())
        if key not in self._told:
            self._told.add(key)
            self.found.append(finding(kind, tag.where, tag=clipped(tag.raw), **facts))

    def body(self, statements: Iterable[nodes.Node]) -> None:
        for statement in statements:
            self._statement(statement)

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    if not isinstance(printed, nodes.TemplateData):
                        self._print(printed)
            case nodes.For():
                self._loop(node)
            case nodes.If():
                self._shape(node.test)
                self.body([*node.body, *node.elif_, *node.else_])
            case nodes.Assign():
                self._assign(node.target, self._shape(node.node))
            case nodes.AssignBlock():
                self._within({}, node.body)
                self._assign(node.target, TEXT)
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node)
            case nodes.With():
                values = [self._shape(value) for value in node.values]
                self._within(_bound(node.targets, values), node.body)
            case nodes.FilterBlock():
                self._shape(node.filter)
                self._within({}, node.body)
            case _:
                self._other(node)

    def _other(self, node: nodes.Node) -> None:
        command = _COMMANDS.get(type(node))
        if command:
            self._tell(Kind.FORBIDDEN_COMMAND, node, nama=command)
            for name in getattr(node, "names", [getattr(node, "target", None)]):
                given = name[1] if isinstance(name, tuple) else name
                if isinstance(given, str):
                    self.scopes.bind(given, None)
            return
        if isinstance(node, nodes.ScopedEvalContextModifier):
            self._tell(Kind.FORBIDDEN_COMMAND, node, nama="autoescape")
        inner = getattr(node, "body", None)
        if isinstance(inner, list):
            self._within({}, inner)

    def _within(self, names: dict[str, Shape], statements: Iterable[nodes.Node]) -> None:
        self.scopes.enter(names)
        self.body(statements)
        self.scopes.leave()

    def _print(self, node: nodes.Node) -> None:
        shape = self._shape(node)
        if isinstance(shape, list):
            self._tell(Kind.PRINTS_LIST, node)
        elif isinstance(shape, dict):
            shown = [name for name, value in shape.items() if is_text(value)] or list(shape)
            self._tell(Kind.PRINTS_GROUP, node, pilihan=", ".join(shown[:_MOST_NAMES]))
        elif shape == FLAG:
            self._tell(Kind.PRINTS_FLAG, node)
        elif shape == TEXT:
            self._picture(node)

    def _picture(self, node: nodes.Node) -> None:
        """Text in the place of the key of a picture: no picture has that name."""
        tag = self._lines[min(node.lineno, len(self._lines)) - 1]
        drawing = tag.nodes[0]
        if drawing.tag != DOC_PR or is_figure(drawing) or not key_in(drawing).startswith(tag.raw):
            return
        keys = sorted(set(pictures_in(self.scopes.root)))
        self._tell(Kind.PICTURE_KEY, node, pilihan=", ".join(keys) or "tidak ada gambar untuk templat ini")

    def _loop(self, node: nodes.For) -> None:
        listed = self._shape(node.iter)
        if is_text(listed):
            self._tell(Kind.LOOPS_TEXT, node)
        elif listed is not None and not isinstance(listed, list):
            what = "kelompok nama" if isinstance(listed, dict) else WHAT[listed]
            self._tell(Kind.LOOPS_OTHER, node, adalah=what)
        item = listed[0] if isinstance(listed, list) else None
        names: dict[str, Shape] = {**_bound([node.target], [item]), "loop": dict(LOOP)}
        self.scopes.enter(names)
        if node.test is not None:
            self._shape(node.test)
        self.body(node.body)
        self.scopes.leave()
        self.body(node.else_)

    def _macro(self, node: nodes.Macro | nodes.CallBlock) -> None:
        for default in node.defaults:
            self._shape(default)
        if isinstance(node, nodes.CallBlock):
            self._shape(node.call)
        else:
            self.scopes.bind(node.name, None)
        given: dict[str, Shape] = dict.fromkeys(("varargs", "kwargs", "caller"))
        self._within(given | {argument.name: None for argument in node.args}, node.body)

    def _assign(self, target: nodes.Node, shape: Shape) -> None:
        if isinstance(target, nodes.NSRef):
            if not self.scopes.is_own(target.name) or self.scopes.shape(target.name) is not None:
                self._tell(Kind.FORBIDDEN_CHANGE, target)
            return
        for name, value in _bound([target], [shape]).items():
            if name in self.scopes.root and not self.scopes.is_own(name):
                self._tell(Kind.NAME_TAKEN, target, nama=name)
            self.scopes.bind(name, value)


def _bound(targets: list[nodes.Expr] | list[nodes.Node], values: list[Shape]) -> dict[str, Shape]:
    """The names of assignment targets with what they get; of several at once nothing is known."""
    found: dict[str, Shape] = {}
    for target, value in zip(targets, values, strict=True):
        if isinstance(target, nodes.Name):
            found[target.name] = value
        elif isinstance(target, nodes.Tuple):
            found |= {item.name: None for item in target.items if isinstance(item, nodes.Name)}
    return found


def _loop_names(body: str) -> list[str]:
    match = _TARGETS.match(body)
    return _WORDS.findall(match[1]) if match else []
