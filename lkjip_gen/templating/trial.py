"""The last look: the engine itself fills the template, once with everything and once with nothing.

What the other looks do not foresee fails here, before a real document does. Our own templates are let off: the tests
fill them with all kinds of data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.shapes import PICTURE_KEY, known, trial
from lkjip_gen.word.order import Order
from lkjip_gen.word.package import Properties
from lkjip_gen.word.plain import make_plainly
from lkjip_gen.word.soundness import faults
from lkjip_gen.word.values import checked_context
from lkjip_gen.word.ways import compared

_PROPERTIES = Properties("Percobaan", "Percobaan", "lkjip", date(2020, 1, 1))
_DOT = bytes.fromhex(  # a PNG of one dot
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)
_SHOWN = 5
_WITH, _WITHOUT = "dengan semua isian", "dengan isian kosong"


def tried(template: str, content: bytes, told_of: Iterable[str] = ()) -> Iterator[Finding]:
    """What fails when this template is filled; each failure once, and none of these names, which are told already."""
    if sha256(content).hexdigest() in compared():
        return
    told: set[str] = set()
    for full, how in ((True, _WITH), (False, _WITHOUT)):
        context = checked_context(trial(known()[template], full=full))
        order = Order(template, content, context, _PROPERTIES, None, {PICTURE_KEY: _DOT} if full else {}, "", {})
        for cause in _causes(order):
            if cause not in told and not any(f'"{name}"' in cause for name in told_of):
                told.add(cause)
                yield finding(Kind.TRIAL, None, sebab=f"{cause} ({how})")


def _causes(order: Order) -> list[str]:
    try:
        made, problems = make_plainly(order)
        if made is not None:
            return [f"{fault.cause} ({fault.where})" for fault in faults(made.content)[:_SHOWN]]
    except Exception as error:  # a template can make Jinja fail in any way; here that is a finding, not a mistake
        return [f"{type(error).__name__}: {error}"]
    return [dict(p.facts).get("sebab") or p.fault for p in problems]
