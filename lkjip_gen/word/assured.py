"""Documents that Word opens as they are: each is looked at before it leaves, whichever way it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias, Unpack

from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.word import engine
from lkjip_gen.word.package import Properties
from lkjip_gen.word.soundness import BrokenDocumentError, Fault, faults
from lkjip_gen.word.values import Plain
from lkjip_gen.word.ways import MISTAKE

__all__ = ["BrokenDocumentError", "assure", "render_soundly"]

Then: TypeAlias = Callable[[bytes], bytes]
_MOST = 4096  # documents that are remembered as sound
_SHOWN = 5
_sound: set[bytes] = set()


def assure(name: str, content: bytes) -> None:
    """Raises BrokenDocumentError, with the places, where Word would repair or refuse this document.

    The same bytes are looked at once: asking again costs nothing.
    """
    found = _faults(content)
    if found:
        raise BrokenDocumentError(_told(name, found))


def render_soundly(
    name: str, then: Then, template: Path, context: Mapping[str, Plain], properties: Properties,
    **options: Unpack[engine.Options],
) -> tuple[engine.Rendered | None, list[Problem]]:  # fmt: skip
    """As engine.render_and_read, for the document that is to be called `name`, and sound after `then` was done to it.

    One that the fast way got wrong is made once more on the plain one. What is broken in the template already is a
    problem of the template; anything else is a mistake of the program. Raises BrokenDocumentError for that.
    """
    made, problems = engine.render_and_read(template, context, properties, **options)
    if made is None:
        return made, problems
    made = replace(made, content=then(made.content))
    if not (found := _faults(made.content)):
        return made, problems
    if not made.slow:
        made, problems = engine.render_and_read_plainly(template, context, properties, **options)
        if made is None:
            return made, problems
        made = replace(made, content=then(made.content), slow=f"{MISTAKE} ({found[0]})")
        found = _faults(made.content)
        if not found:
            return made, problems
    of_template = _of_template(found, template.read_bytes())
    if not of_template:
        raise BrokenDocumentError(_told(f"{name} (templat {template.name})", found))
    problems += [
        problem(Code.TEMPLATE_UNSOUND, berkas=template.name, sebab=fault.cause, tempat=fault.where)
        for fault in of_template[:_SHOWN]
    ]
    return None, problems


def _faults(content: bytes) -> list[Fault]:
    key = sha256(content).digest()
    if key in _sound:
        return []
    found = faults(content)
    if not found:
        if len(_sound) >= _MOST:
            _sound.clear()
        _sound.add(key)
    return found


def _of_template(found: list[Fault], template: bytes) -> list[Fault]:
    """The same faults where they stand in the template."""
    same = {(fault.kind, fault.detail) for fault in found}
    return [fault for fault in faults(template) if (fault.kind, fault.detail) in same]


def _told(name: str, found: list[Fault]) -> str:
    more = f"; dan {len(found) - _SHOWN} lagi" if len(found) > _SHOWN else ""
    return f"{name} tidak dikirim karena akan diperbaiki atau ditolak Word: {'; '.join(map(str, found[:_SHOWN]))}{more}"
