"""Follows the origin of a figure: computes it once more from its inputs, and says in words how it came about."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from lkjip_gen.origins import Origin, literal, tree
from lkjip_gen.rules.formulas import PRECISION, round_half_up
from lkjip_gen.wording import listing, number

_LONGEST = 40  # lines of an explanation
_MANY, _ALL = 8, 1000  # more figures than these are told by their number: in a cell, in an answer
_SIGNS: Mapping[type, str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: ":"}


class _Values:
    """A formula computed: a name alone stands for its only figure, in a function for all of them."""

    def __init__(self, origin: Origin) -> None:
        self._formula, self._inputs = origin.formula, dict(origin.inputs)

    def of(self, node: ast.expr) -> Decimal:
        match node:
            case ast.Constant():
                return literal(self._formula, node)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self.of(operand)
            case ast.BinOp(left=left, op=op, right=right):
                return _computed(op, self.of(left), self.of(right))
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._called(name, args)
            case ast.Name():
                (only,) = self.all(node)
                return only
        raise ValueError(f"not a formula: {ast.dump(node)}")

    def all(self, node: ast.expr) -> list[Decimal]:
        """What an argument stands for: every figure of a name, or one value."""
        if isinstance(node, ast.Name):
            return [Decimal(0) if o.value is None else o.value for o in self._inputs[node.id]]
        return [self.of(node)]

    def _called(self, name: str, args: Sequence[ast.expr]) -> Decimal:
        if name == "SUMPRODUCT":
            return sum((a * b for a, b in zip(*map(self.all, args), strict=True)), Decimal(0))
        if name in {"ATLEAST", "ABOVE"}:
            bound = self.of(args[1])
            return Decimal(sum(v > bound or (v == bound and name == "ATLEAST") for v in self.all(args[0])))
        values = [v for arg in args for v in self.all(arg)]
        functions: Mapping[str, Callable[[], Decimal]] = {
            "SUM": lambda: sum(values, Decimal(0)),
            "AVERAGE": lambda: sum(values, Decimal(0)) / len(values),
            "MIN": lambda: min(values),
            "MAX": lambda: max(values),
            "ABS": lambda: abs(values[0]),
            "COUNTA": lambda: Decimal(len(values)),
        }
        return functions[name]()


def _computed(op: ast.operator, left: Decimal, right: Decimal) -> Decimal:
    match op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    raise ValueError(f"not an operation of a formula: {op}")


def evaluated(origin: Origin) -> Decimal | None:
    """The figure computed once more from the values of its inputs; that of its cell where it has one."""
    if origin.cell is not None or not origin.formula:
        return origin.value
    with localcontext(PRECISION):
        value = _Values(origin).of(tree(origin.formula))
    return value if origin.decimals is None else round_half_up(value, origin.decimals)


# --- in words ---


class _Words:
    """A formula with its figures in place of the names."""

    def __init__(self, origin: Origin, most: int) -> None:
        self._formula, self._inputs, self._most = origin.formula, dict(origin.inputs), most

    def of(self, node: ast.expr, inside: type | None = None) -> str:
        match node:
            case ast.Constant():
                return number(literal(self._formula, node))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"−{self.of(operand)}"
            case ast.BinOp(left=left, op=op, right=right):
                text = f"{self.of(left, type(op))} {_SIGNS[type(op)]} {self.of(right, type(op))}"
                return f"({text})" if _needs_brackets(type(op), inside) else text
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._called(name, args, inside)
            case ast.Name():
                return self._all(node)[0]
        raise ValueError(f"not a formula: {ast.dump(node)}")

    def _all(self, node: ast.expr) -> list[str]:
        return [figure(o) for o in self._inputs[node.id]] if isinstance(node, ast.Name) else [self.of(node)]

    def _called(self, name: str, args: Sequence[ast.expr], inside: type | None) -> str:
        if name == "SUMPRODUCT":
            pairs = list(zip(*map(self._all, args), strict=True))
            return f"({' + '.join(f'{a} × {b}' for a, b in pairs)})"
        if name in {"ATLEAST", "ABOVE"}:
            than = "sekurang-kurangnya" if name == "ATLEAST" else "lebih dari"
            return f"banyaknya yang {than} {self.of(args[1])} di antara {len(self._all(args[0]))} angka"
        found = [text for arg in args for text in self._all(arg)]
        shown = found if len(found) <= self._most else [*found[: _MANY // 2], f"… ({len(found)} angka)"]
        match name:
            case "SUM":
                text = " + ".join(shown)
                return f"({text})" if inside is not None and len(found) > 1 else text
            case "AVERAGE":
                return shown[0] if len(found) == 1 else f"({' + '.join(shown)}) : {len(found)}"
            case "MIN":
                return f"yang terkecil di antara {listing(shown)}"
            case "MAX":
                return f"yang terbesar di antara {listing(shown)}"
            case "ABS":
                return f"|{found[0]}|"
        return f"banyaknya baris: {listing(shown)}"


def _needs_brackets(op: type, inside: type | None) -> bool:
    weak = op in {ast.Add, ast.Sub}
    return (weak and inside in {ast.Sub, ast.Mult, ast.Div}) or (op is ast.Div and inside is ast.Div)


def content(origin: Origin) -> str:
    """A figure or a text as one writes it: "80", "2020"."""
    return origin.text or (number(origin.value) if origin.value is not None else "")


def figure(origin: Origin) -> str:
    """A figure with where it stands: "80 (Realisasi!J9)", "98,77 (capaian “...”)"."""
    text = content(origin)
    where = str(origin.cell) if origin.cell is not None else origin.name
    return f"{text} ({where})" if where else text


def formula_in_words(origin: Origin, most: int = _MANY) -> str:
    """How a figure was made: "80 (Realisasi!J9) : 81 (Target!D9) × 100"; of a copied one its cell.

    Of more than `most` figures that are added up only the first are told.
    """
    if origin.cell is not None:
        return f"disalin dari {origin.cell}"
    return _Words(origin, most).of(tree(origin.formula)) if origin.formula else "angka dalam aturan"


def rule(origin: Origin) -> str:
    """The rule with its regulation: "Rumus capaian: R/T, Peraturan ..., Lampiran II"; "" where none is needed."""
    basis = origin.basis
    return ", ".join(p for p in (basis.rule, basis.regulation, basis.article) if p) if basis else ""


def decisions(origin: Origin) -> str:
    """What chose the formula: "Polaritas: Naik (Indikator!F14)"."""
    parts = [f"{o.name}: {figure(replace(o, name=''))}" if o.name else figure(o) for o in origin.decided_by]
    return "; ".join(parts)


def explained(printed: str, origin: Origin) -> Iterator[str]:
    """A printed figure and how it came about, line by line; the figures behind it are explained below it, indented."""
    yield f"{printed} = {_with_rule(origin)}"
    lines = list(_below(origin, "  ", set()))
    yield from lines[:_LONGEST]
    if len(lines) > _LONGEST:
        yield f"  … dan {len(lines) - _LONGEST} angka lain"


def made_in_words(origin: Origin) -> str:
    """How a figure was made, how it was rounded, and what chose its formula; without the rule."""
    return _said(origin, [_way(origin)])


def _way(origin: Origin, most: int = _MANY) -> str:
    text = formula_in_words(origin, most)
    if origin.decimals is None or not origin.formula:
        return text
    return f"{text}, dibulatkan {origin.decimals} desimal" if origin.decimals else f"{text}, dibulatkan"


def _said(origin: Origin, parts: Sequence[str]) -> str:
    text = ", ".join(p for p in parts if p)
    return f"{text}. Ditentukan oleh {decisions(origin)}" if origin.decided_by else text


def _with_rule(origin: Origin) -> str:
    return _said(origin, [_way(origin, _ALL), rule(origin)])


def _below(origin: Origin, indent: str, told: set[int]) -> Iterator[str]:
    for part in origin.parts():
        if part.cell is None and part.formula and id(part) not in told:
            told.add(id(part))
            yield f"{indent}{figure(part)} = {_with_rule(part)}"
            yield from _below(part, indent + "  ", told)
