"""Which way a document goes."""

from __future__ import annotations

from hashlib import sha256

from jinja2 import TemplateError

from lkjip_gen.problems import Problem
from lkjip_gen.word.fast.compiled import Compiled
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.plain import make_plainly

_compiled: dict[tuple[str, str | None, str], Compiled | str] = {}


def make(order: Order) -> tuple[Made | None, list[Problem]]:
    key = sha256(order.template).hexdigest(), order.paper, order.stamp
    if key not in _compiled:
        try:
            _compiled[key] = Compiled(order.template, order.paper, order.stamp)
        except Unsupported as exc:
            _compiled[key] = str(exc)
    compiled = _compiled[key]
    if isinstance(compiled, str):
        return make_plainly(order)
    try:
        return compiled.make(order), []
    except (Unsupported, TemplateError):
        return make_plainly(order)
