"""What an expression of a tag gives, by the shapes of the names in it; what is wrong with it is told on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes

from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.scopes import Scopes, hint
from lkjip_gen.templating.shapes import FLAG, NUMBER, PICTURE, TEXT, Shape, either, is_text
from lkjip_gen.templating.syntax import jinja
from lkjip_gen.text import suggestion
from lkjip_gen.word.values import FILTERS_TAKEN_OUT

Tell = Callable[..., None]  # of a kind, at a node, with facts

_GIVES_TEXT = frozenset({
    "upper", "lower", "title", "capitalize", "trim", "replace", "join", "string", "escape", "e", "truncate",
    "wordwrap", "indent", "center", "format", "striptags", "forceescape", "urlencode", "filesizeformat",
})  # fmt: skip
_GIVES_NUMBER = frozenset({
    "length", "count", "int", "float", "round", "abs", "sum", "wordcount",
})  # fmt: skip
_GIVES_ITEM = frozenset({
    "first", "last", "min", "max",
})  # fmt: skip
_GIVES_SAME = frozenset({
    "sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr",
})  # fmt: skip
_DEFAULT = frozenset({"default", "d"})
_CHANGES = frozenset({
    "append", "extend", "insert", "remove", "sort", "reverse", "clear", "pop", "popitem", "update",
    "setdefault", "add", "discard",
})  # fmt: skip
_LARGE = 100_000
_LARGE_POWER = 64
WHAT = {FLAG: "penanda ya/tidak", NUMBER: "angka", TEXT: "teks", PICTURE: "nama gambar"}


def path_of(node: nodes.Node) -> str:
    """The dotted name of an expression, as people write it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{path_of(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=value)):
            return f"{path_of(node.node)}.{value}" if isinstance(value, str) else f"{path_of(node.node)}[{value}]"
        case nodes.Call():
            return f"{path_of(node.node)}()"
        case nodes.Filter() if node.node is not None:
            return path_of(node.node)
        case _:
            return "..."


class Expressions:
    """The expressions of one part."""

    def __init__(self, scopes: Scopes, tell: Tell) -> None:
        self.scopes = scopes
        self._told = tell
        self._quiet = 0

    def _tell(self, kind: Kind, node: nodes.Node, **facts: str) -> None:
        if not self._quiet:
            self._told(kind, node, **facts)

    def shape(self, node: nodes.Node | None) -> Shape:
        """What this gives; None where it cannot be known."""
        handler = _HANDLERS.get(type(node))
        if handler is not None:
            return handler(self, node)
        if isinstance(node, nodes.BinExpr):
            return self._calculated(node)
        if isinstance(node, nodes.UnaryExpr):
            return self._negated(node)
        for child in node.iter_child_nodes() if node is not None else ():
            self.shape(child)
        return None

    def _const(self, node: nodes.Const) -> Shape:
        value = node.value
        if isinstance(value, bool):
            return FLAG
        return TEXT if isinstance(value, str) else NUMBER if isinstance(value, int | float) else None

    def _name(self, node: nodes.Name) -> Shape:
        if self.scopes.has(node.name) or node.name in jinja().globals:
            return self.scopes.shape(node.name)
        kind, facts = self.scopes.missing(node.name)
        self._tell(kind, node, nama=node.name, **facts)
        return None

    def _attribute(self, node: nodes.Getattr) -> Shape:
        return self._part(node, self.shape(node.node), node.attr)

    def _item(self, node: nodes.Getitem) -> Shape:
        whole = self.shape(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._part(node, whole, node.arg.value)
        self.shape(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return whole
        if isinstance(whole, list):
            return whole[0]
        return TEXT if is_text(whole) else None

    def _part(self, node: nodes.Getattr | nodes.Getitem, whole: Shape, name: str) -> Shape:
        if name.startswith("_"):
            self._tell(Kind.FORBIDDEN_NAME, node, nama=name)
            return None
        if isinstance(whole, dict) and name in whole:
            return whole[name]
        facts = {"nama": path_of(node), "induk": path_of(node.node), "akhir": name}
        if isinstance(whole, list | dict) and name in _CHANGES:
            self._tell(Kind.FORBIDDEN_CHANGE, node)
        elif isinstance(whole, dict) and not hasattr(dict, name):
            self._tell(Kind.PART_UNKNOWN, node, **facts, usul=_near(name, whole))
        elif isinstance(whole, list) and not hasattr(list, name):
            self._tell(Kind.PART_OF_LIST, node, **facts)
        elif isinstance(whole, str) and not hasattr(str, name):
            self._tell(Kind.PART_OF_TEXT, node, **facts, adalah=WHAT[whole])
        return None

    def _filter(self, node: nodes.Filter) -> Shape:
        name = node.name
        self._arguments(node)
        if name in FILTERS_TAKEN_OUT:
            self._tell(Kind.FORBIDDEN_FILTER, node, nama=name)
        elif name not in jinja().filters:
            self._tell(Kind.FILTER_UNKNOWN, node, nama=name, usul=hint(suggestion(name, sorted(jinja().filters))))
        if name in _DEFAULT:
            self._quiet += 1
        value = self.shape(node.node)
        if name in _DEFAULT:
            self._quiet -= 1
            return either(value, self.shape(node.args[0]) if node.args else TEXT)
        if name in _GIVES_SAME:
            return [TEXT] if name == "list" and is_text(value) else value
        if name in _GIVES_ITEM:
            return value[0] if isinstance(value, list) else TEXT if is_text(value) else None
        return TEXT if name in _GIVES_TEXT else NUMBER if name in _GIVES_NUMBER else None

    def _arguments(self, node: Any) -> None:
        """The arguments of a filter, test or call; names of inner parts of Python reach through them too."""
        values = [*node.args, *(k.value for k in node.kwargs), node.dyn_args, node.dyn_kwargs]
        for value in values:
            if isinstance(value, nodes.Const) and isinstance(value.value, str) and "__" in value.value:
                self._tell(Kind.FORBIDDEN_NAME, node, nama=value.value)
            if isinstance(value, nodes.Const) and _is_large(value.value):
                self._tell(Kind.FORBIDDEN_SIZE, node)
            self.shape(value)

    def _test(self, node: nodes.Test) -> Shape:
        if node.name not in jinja().tests:
            near = hint(suggestion(node.name, sorted(t for t in jinja().tests if t.isalpha())))
            self._tell(Kind.TEST_UNKNOWN, node, nama=node.name, usul=near)
        asks = node.name in ("defined", "undefined")
        self._quiet += asks
        self.shape(node.node)
        self._quiet -= asks
        self._arguments(node)
        return FLAG

    def _call(self, node: nodes.Call) -> Shape:
        called = node.node
        self._arguments(node)
        if isinstance(called, nodes.Name):
            if not (self.scopes.is_own(called.name) or called.name in jinja().globals):
                self._tell(Kind.FUNCTION_UNKNOWN, node, nama=called.name)
            return None
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Const):
            text = called.node.value
            if isinstance(text, str) and "__" in text and called.attr.startswith("format"):
                self._tell(Kind.FORBIDDEN_NAME, node, nama=text)
        whole = self.shape(called.node) if isinstance(called, nodes.Getattr) else None
        self.shape(called)
        return TEXT if is_text(whole) else None

    def _calculated(self, node: nodes.BinExpr) -> Shape:
        left, right = self.shape(node.left), self.shape(node.right)
        if isinstance(node, nodes.And | nodes.Or):
            return either(left, right)
        sides = (node.left, node.right)
        power = isinstance(node, nodes.Pow)
        if any(isinstance(side, nodes.Const) and _is_large(side.value) for side in sides if not power) and isinstance(
            node, nodes.Mul
        ):
            self._tell(Kind.FORBIDDEN_SIZE, node)
        if power and (not isinstance(node.right, nodes.Const) or node.right.value > _LARGE_POWER):
            self._tell(Kind.FORBIDDEN_SIZE, node)
        texts = is_text(left) + is_text(right)
        adds = isinstance(node, nodes.Add)
        wrong = texts and isinstance(node, nodes.Sub | nodes.Div | nodes.FloorDiv | nodes.Pow)
        if wrong or (adds and texts == 1 and NUMBER in (left, right)):
            self._tell(Kind.ADDS_TEXT, node)
        return TEXT if texts and (adds or isinstance(node, nodes.Mod | nodes.Mul)) else NUMBER if not texts else None

    def _negated(self, node: nodes.UnaryExpr) -> Shape:
        value = self.shape(node.node)
        if isinstance(node, nodes.Not):
            return FLAG
        if is_text(value):
            self._tell(Kind.ADDS_TEXT, node)
        return NUMBER

    def _compared(self, node: nodes.Compare) -> Shape:
        self.shape(node.expr)
        for operand in node.ops:
            self.shape(operand.expr)
        return FLAG

    def _chosen(self, node: nodes.CondExpr) -> Shape:
        self.shape(node.test)
        first = self.shape(node.expr1)
        return first if node.expr2 is None else either(first, self.shape(node.expr2))

    def _joined(self, node: nodes.Concat) -> Shape:
        for child in node.nodes:
            self.shape(child)
        return TEXT

    def _listed(self, node: nodes.List | nodes.Tuple) -> Shape:
        shapes = [self.shape(item) for item in node.items]
        return [shapes[0] if shapes and all(s == shapes[0] for s in shapes) else None]


def _near(name: str, whole: Mapping[str, Shape]) -> str:
    return hint(suggestion(name, sorted(whole)))


def _is_large(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) > _LARGE


_HANDLERS: dict[type, Callable[[Expressions, Any], Shape]] = {
    nodes.Const: Expressions._const,
    nodes.TemplateData: lambda *_: TEXT,
    nodes.Name: Expressions._name,
    nodes.Getattr: Expressions._attribute,
    nodes.Getitem: Expressions._item,
    nodes.Filter: Expressions._filter,
    nodes.Test: Expressions._test,
    nodes.Call: Expressions._call,
    nodes.Compare: Expressions._compared,
    nodes.CondExpr: Expressions._chosen,
    nodes.Concat: Expressions._joined,
    nodes.List: Expressions._listed,
    nodes.Tuple: Expressions._listed,
}
