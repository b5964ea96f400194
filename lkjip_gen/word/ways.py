"""Which way a document goes: the fast one where a template is known to come out the same on both.

That is known of our own templates, whose documents the tests compare. Of another one the first document in a run goes
the plain way; when a second is asked for, the first is made once more on the fast way and compared, byte by byte. So a
template pays for the comparison only where there is something to gain, and one document alone never costs more than it
did; and which way a document went cannot be seen in it.
"""

from __future__ import annotations

import tomllib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from jinja2 import TemplateError

from lkjip_gen.problems import Problem
from lkjip_gen.word.fast.compiled import Compiled
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.paper import Paper
from lkjip_gen.word.plain import make_plainly

_COMPARED = Path(__file__).with_name("compared.toml")
_MOST = 32  # templates that are kept
FIRST = "templat ini belum dibandingkan; dari dokumen kedua dipakai cara cepat bila hasilnya sama"
MISTAKE = "kesalahan program pada cara cepat"
_DIFFERENT = "hasil cara cepat tidak sama untuk templat ini"
_Key: TypeAlias = "tuple[bytes, Paper | None, str]"
_Result: TypeAlias = "tuple[Made | None, list[Problem]]"


@dataclass(slots=True)
class _Known:
    """What is known of a template: compiled, or why it is not, or its first document, which waits for a second."""

    compiled: Compiled | None = None
    why: str = ""
    sample: tuple[Order, bytes] | None = None


class Ways:
    """The templates of a run, by their bytes, paper and stamp."""

    def __init__(self, is_compared: Callable[[str], bool]) -> None:
        """`is_compared`: is a template with this hash known to come out the same on both ways?"""
        self._is_compared = is_compared
        self._known: OrderedDict[_Key, _Known] = OrderedDict()

    def make(self, order: Order) -> _Result:
        """The document on the way that suits its template, or None and the problems of the template."""
        key = order.template, order.paper, order.stamp
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.popitem(last=False)
            if not self._is_compared(sha256(order.template).hexdigest()):
                return self._first(order, key)
            known = self._known[key] = _compile(order)
        elif known.sample is not None:
            known = self._known[key] = _decided(*known.sample)
        if known.compiled is None:
            return _plainly(order, known.why)
        try:
            return known.compiled.make(order), []
        except TemplateError:  # the plain way knows the place of the fault
            return _plainly(order, "")
        except Exception as why:
            return _plainly(order, _reason(why))

    def _first(self, order: Order, key: _Key) -> _Result:
        made, problems = _plainly(order, FIRST)
        if made is not None:
            self._known[key] = _Known(sample=(order, made.content))
        return made, problems


def _plainly(order: Order, why: str) -> _Result:
    made, problems = make_plainly(order)
    return (None if made is None else Made(made.content, made.read, why)), problems


def _reason(why: Exception) -> str:
    """A mistake of ours on the fast way, too, costs the speed and not the document; but it is told by its name."""
    return str(why) if isinstance(why, Unsupported) else f"{MISTAKE} ({type(why).__name__}: {why})"


def _compile(order: Order) -> _Known:
    try:
        return _Known(Compiled(order.template, order.paper, order.stamp))
    except Exception as why:
        return _Known(why=_reason(why))


def _decided(order: Order, plain: bytes) -> _Known:
    """Compile a template and make its first document once more."""
    try:
        known = _compile(order)
        if known.compiled is None:
            return known
        made = known.compiled.make(order)
    except Exception as why:
        return _Known(why=_reason(why))
    return known if made.content == plain else _Known(why=_DIFFERENT)


@cache
def compared() -> frozenset[str]:
    """The hashes of the templates of which the tests compare both ways."""
    return frozenset(tomllib.loads(_COMPARED.read_text(encoding="utf-8"))["sha256"].values())


_ways = Ways(lambda digest: digest in compared())


def make(order: Order) -> _Result:
    """The document on the way that suits its template, with what this run knows of templates."""
    return _ways.make(order)
