"""From an origin to the formula of Excel that makes the same figure, rounded as ours.

ROUND rounds half away from zero, as we do, but what it is given is binary: 10801/40*100 comes out a hair under 27002,5
and LibreOffice makes 27002 of it. So a figure that was divided or multiplied is first rounded to nine decimals (to
fewer where it is large: a spreadsheet keeps 15 figures), which takes the noise away, and then as printed. Sums and
differences of amounts have no more decimals than the amounts and need that only where decimals are dropped.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from lkjip_gen.excel.ranges import is_range, joined, one_range, upright
from lkjip_gen.origins import Origin, tree

Address = Callable[[Origin], str | None]
Block = Callable[[Sequence[tuple[str, Decimal | None]]], str]

LONGEST = 8192  # characters of a formula in Excel
_MOST = 255  # arguments of a function in Excel
# What is worth a helper column, where the formula is too long otherwise: pieces of a group, or their characters.
_MANY, _LONG = 12, 500
_CLEAN, _FIGURES = 9, 14  # decimals that are free of noise, and figures that a spreadsheet surely keeps
_SUM, _PRODUCT, _SIGN, _ATOM = range(4)  # how tightly a piece of a formula holds together
_OPERATORS = {ast.Add: ("+", _SUM), ast.Sub: ("-", _SUM), ast.Mult: ("*", _PRODUCT), ast.Div: ("/", _PRODUCT)}


class FormulaError(ValueError):
    """An origin that no formula can be made of: a mistake of the program that made the origin."""


class FormulaTooLongError(FormulaError):
    """The formula is longer than Excel allows, even with helper columns."""


def formula(origin: Origin, decimals: int, address: Address, block: Block | None = None) -> str:
    """The formula, with its "=", that makes the figure of an origin, rounded to `decimals`; US syntax.

    `address` says where exactly the value of an origin stands, as seen from the formula; it must know every cell of
    the workbook. A computed input that was rounded, or is a sum or difference of such figures, is referred to where it
    stands; another is written out, so that nothing is rounded in between that we did not round. `block` puts figures
    (formula without "=", value) below each other in the same sheet and returns their range; it is asked where the
    formula would be too long without. Raises FormulaError, and FormulaTooLongError where that is not enough.
    """
    if not origin.formula:
        raise FormulaError(f"nothing computed: {origin.name or origin.cell}")
    text = "=" + _Writer(address, None).rounded(origin, decimals)
    if len(text) > LONGEST and block is not None:
        text = "=" + _Writer(address, block).rounded(origin, decimals)
    if len(text) > LONGEST:
        raise FormulaTooLongError(f"{len(text)} characters: {origin.name or origin.formula}")
    return text


def exact(origin: Origin) -> bool:
    """Has it no more decimals than the figures that it is made of: a cell, rounded, or a sum, difference or count?"""
    return origin.cell is not None or origin.decimals is not None or _adds(origin)


def _adds(origin: Origin) -> bool:
    """Is its formula of sums, differences and counts of exact figures only?"""
    for node in _weighed(tree(origin.formula)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
            return False
        if _function(node) in {"AVERAGE", "SUMPRODUCT"}:
            return False
    return all(exact(part) for part in _summands(origin))


def _summands(origin: Origin) -> Iterator[Origin]:
    """The inputs whose decimals reach the result."""
    names = {n.id for n in _weighed(tree(origin.formula)) if isinstance(n, ast.Name)}
    for name, group in origin.inputs:
        if name in names:
            yield from group


def _weighed(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a formula but for what is only counted: a count is whole, whatever it counts."""
    yield node
    if _function(node) not in {"COUNTA", "ATLEAST", "ABOVE"}:
        for child in ast.iter_child_nodes(node):
            yield from _weighed(child)


def _function(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


class _Writer:
    """Writes one formula; each piece is its text and how tightly it holds together."""

    def __init__(self, address: Address, block: Block | None) -> None:
        self._address, self._block = address, block

    def rounded(self, origin: Origin, decimals: int) -> str:
        """The formula of an origin, rounded as it was made and then as it is printed."""
        text, _ = self._made(origin)
        if origin.decimals is None or origin.decimals <= decimals:
            own = decimals if origin.decimals is None else origin.decimals
            return _round(text, origin, own)
        return f"ROUND({_round(text, origin, origin.decimals)},{decimals})"

    def _figure(self, origin: Origin) -> tuple[str, int]:
        """An input: where it stands, else how it is made."""
        at = self._address(origin)
        if origin.cell is not None:
            if at is None:
                raise FormulaError(f"no address of {origin.cell}")
            return at, _ATOM
        if not origin.formula:
            raise FormulaError(f"neither a cell nor a formula: {origin.name}")
        if at is not None and exact(origin):
            return at, _ATOM
        if origin.decimals is not None:
            return self.rounded(origin, origin.decimals), _ATOM
        text, strength = self._made(origin)
        return (text if strength == _ATOM else f"({text})"), _ATOM

    def _made(self, origin: Origin) -> tuple[str, int]:
        return self._piece(tree(origin.formula), dict(origin.inputs))

    def _piece(self, node: ast.expr, inputs: dict[str, tuple[Origin, ...]]) -> tuple[str, int]:
        match node:
            case ast.Constant(value=int() | float() as value):
                return f"{Decimal(repr(value)):f}", _ATOM
            case ast.Name(id=name):
                group = _group(name, inputs)
                if len(group) != 1:
                    raise FormulaError(f"{name} is {len(group)} figures")
                return self._figure(group[0])
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                text, strength = self._piece(operand, inputs)
                return "-" + _held(text, strength, _ATOM), _SIGN
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
                sign, own = _OPERATORS[type(op)]
                first = _held(*self._piece(left, inputs), own)
                # what follows "-" or "/" must hold tighter; after "+" and "*" it is not worth the difference
                second = _held(*self._piece(right, inputs), own + 1)
                if second.startswith("-"):
                    second = f"({second})"
                return f"{first}{sign}{second}", own
            case ast.Call(func=ast.Name(id=function), args=arguments):
                return self._call(function, arguments, inputs)
        raise FormulaError(f"cannot be written: {ast.unparse(node)}")

    def _call(self, function: str, arguments: list[ast.expr], inputs: dict[str, tuple[Origin, ...]]) -> tuple[str, int]:
        if function == "ABS" and len(arguments) == 1:
            return f"ABS({self._piece(arguments[0], inputs)[0]})", _ATOM
        names = [a.id for a in arguments if isinstance(a, ast.Name)]
        if function == "SUMPRODUCT" and names and len(names) == len(arguments):
            return self._products([_group(n, inputs) for n in names])
        if function in {"ATLEAST", "ABOVE"} and len(arguments) == 2 and isinstance(arguments[0], ast.Name):  # noqa: PLR2004
            bound, strength = self._piece(arguments[1], inputs)
            sign = ">=" if function == "ATLEAST" else ">"
            return self._counted(_group(names[0], inputs), sign, _held(bound, strength, _ATOM))
        if function in {"SUM", "AVERAGE", "MIN", "MAX", "COUNTA"} and arguments:
            pieces: list[str] = []
            count = 0
            for argument in arguments:
                if isinstance(argument, ast.Name):
                    group = _group(argument.id, inputs)
                    pieces += self._pieces(group)
                    count += len(group)
                else:
                    pieces.append(self._piece(argument, inputs)[0])
                    count += 1
            return _called(function, pieces, count)
        raise FormulaError(f"cannot be written: {function} of {len(arguments)}")

    def _pieces(self, group: Sequence[Origin]) -> list[str]:
        """The figures of a group: ranges and cells first, then what is written out."""
        texts = [self._figure(o)[0] for o in group]
        placed = [text for text, o in zip(texts, group, strict=True) if text == self._address(o)]
        pieces = [*joined(placed), *(text for text, o in zip(texts, group, strict=True) if text != self._address(o))]
        if self._block is not None and (len(pieces) > _MANY or sum(map(len, pieces)) > _LONG):
            return [self._block([(text, o.value) for text, o in zip(texts, group, strict=True)])]
        return pieces

    def _column(self, group: Sequence[Origin]) -> str:
        """The group as one range in its own order, or "" where it is none."""
        texts = [self._figure(o)[0] for o in group]
        if all(self._address(o) == text for text, o in zip(texts, group, strict=True)):
            found = one_range(texts)
            if found:
                return found
        if self._block is not None and (len(group) > _MANY or sum(map(len, texts)) > _LONG):
            return self._block([(text, o.value) for text, o in zip(texts, group, strict=True)])
        return ""

    def _products(self, groups: Sequence[Sequence[Origin]]) -> tuple[str, int]:
        if len({len(g) for g in groups}) != 1:
            raise FormulaError("SUMPRODUCT of groups that differ in length")
        columns = [self._column(g) for g in groups]
        if all(columns) and len({upright(c) for c in columns}) == 1:
            return f"SUMPRODUCT({','.join(columns)})", _ATOM
        products = ["*".join(self._figure(o)[0] for o in row) for row in zip(*groups, strict=True)]
        return "+".join(products), _SUM if len(products) > 1 else _PRODUCT

    def _counted(self, group: Sequence[Origin], sign: str, bound: str) -> tuple[str, int]:
        """How many figures compare so with the bound."""
        # A bound with decimals is joined with "&": inside the quotes it would be read in the language of the machine.
        criterion = f'"{sign}{bound}"' if bound.isdigit() else f'"{sign}"&{bound}'
        exactly = [o for o in group if exact(o)]
        others = [o for o in group if not exact(o)]
        loose = [f"ROUND({self._figure(o)[0]},{_CLEAN})" for o in others]
        if self._block is not None and sum(map(len, loose)) > _LONG:
            loose = [self._block([(text, o.value) for text, o in zip(loose, others, strict=True)])]
        pieces = [*self._pieces(exactly), *loose]
        terms = [f"COUNTIF({p},{criterion})" if is_range(p) else f"({p}{sign}{bound})" for p in pieces]
        if len(terms) == 1 and terms[0].startswith("("):
            return f"{terms[0]}*1", _PRODUCT  # a number, not TRUE
        return "+".join(terms), _SUM if len(terms) > 1 else _ATOM


def _group(name: str, inputs: dict[str, tuple[Origin, ...]]) -> tuple[Origin, ...]:
    group = inputs.get(name)
    if not group:
        raise FormulaError(f"no figures for {name}")
    return group


def _held(text: str, strength: int, needed: int) -> str:
    return text if strength >= needed else f"({text})"


def _called(function: str, pieces: list[str], count: int) -> tuple[str, int]:
    """The call of a function; more arguments than Excel takes are gathered in calls inside the call."""
    if len(pieces) <= _MOST:
        return f"{function}({','.join(pieces)})", _ATOM
    if function == "AVERAGE":
        return f"{_called('SUM', pieces, count)[0]}/{count}", _PRODUCT
    calls = [f"{function}({','.join(pieces[n : n + _MOST])})" for n in range(0, len(pieces), _MOST)]
    if function == "COUNTA":
        return "+".join(calls), _SUM
    return _called(function, calls, count)


def _round(text: str, origin: Origin, decimals: int) -> str:
    """ROUND, after the noise of binary figures was taken away where there can be any."""
    value = origin.value
    if _adds(origin) and all(p.value is None or p.value == round(p.value, decimals) for p in _summands(origin)):
        return f"ROUND({text},{decimals})"
    return f"ROUND({without_noise(text, value or Decimal(0), decimals)},{decimals})"


def without_noise(text: str, value: Decimal, decimals: int) -> str:
    """A quotient or product of about this value, rounded so that its last binary figures are gone."""
    whole = max(1, value.adjusted() + 1) if value else 1
    return f"ROUND({text},{max(decimals + 1, min(_CLEAN, _FIGURES - whole))})"
