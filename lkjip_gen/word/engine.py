"""A Word template and a context of plain text in, a Word document out.

Two ways lead there with the same result. The plain one renders with docxtpl and finishes the tree of XML. The fast one
compiles a template once and needs no tree; it is taken where it is known to give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypedDict, Unpack

from lkjip_gen.figures import Figure
from lkjip_gen.printed import Reading
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.word.charts import DrawingError
from lkjip_gen.word.memory import no_collecting
from lkjip_gen.word.order import Made, Order
from lkjip_gen.word.package import Properties
from lkjip_gen.word.paper import Paper
from lkjip_gen.word.pictures import picture_fault
from lkjip_gen.word.plain import make_plainly
from lkjip_gen.word.values import Plain, checked_context
from lkjip_gen.word.ways import make

__all__ = [
    "Paper",
    "Plain",
    "Properties",
    "Rendered",
    "picture_fault",
    "render",
    "render_and_read",
    "render_and_read_plainly",
    "render_plainly",
]


_Way: TypeAlias = "Callable[[Order], tuple[Made | None, list[Problem]]]"


class Options(TypedDict, total=False):
    """What may be asked of a document besides.

    `paper`: another one than the template's. `pictures`: PNG or JPEG by the key that stands in the alternative text
    of a placeholder, b"" for none; `picture_fault` tells before what cannot be printed. `stamp`: a word on every page,
    which also says that the data may be faulty: a mark that stands twice is then let pass. `figures`: charts and trees
    by the key in the alternative text of their place; a place without its figure goes.
    """

    paper: Paper | None
    pictures: Mapping[str, bytes] | None
    stamp: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document as bytes, what it prints where, and why it did not go the fast way, if it did not."""

    content: bytes
    reading: Reading
    slow: str = ""


def render(
    template: Path, context: Mapping[str, Plain], properties: Properties, **options: Unpack[Options]
) -> tuple[bytes | None, list[Problem]]:
    """The document as bytes, or None and the problems of the template. Same input, same bytes.

    Marks of figures in the texts do not reach the document.
    """
    with no_collecting():
        made, problems = _made(make, template, context, properties, options)
        content = None if made is None else made.content
        del made
    return content, problems


def render_and_read(
    template: Path, context: Mapping[str, Plain], properties: Properties, **options: Unpack[Options]
) -> tuple[Rendered | None, list[Problem]]:
    """The same, byte for byte, with the marked figures and the tables as they stand in the document.

    A figure that the template sends through a filter or joins to another text is printed, but not known any more.
    """
    with no_collecting():
        made, problems = _made(make, template, context, properties, options)
        rendered = None if made is None else Rendered(made.content, made.read(), made.plain)
        del made
    return rendered, problems


def render_plainly(
    template: Path, context: Mapping[str, Plain], properties: Properties, **options: Unpack[Options]
) -> tuple[bytes | None, list[Problem]]:
    """The document by the plain way alone, to compare."""
    made, problems = _made(make_plainly, template, context, properties, options)
    return (None if made is None else made.content), problems


def render_and_read_plainly(
    template: Path, context: Mapping[str, Plain], properties: Properties, **options: Unpack[Options]
) -> tuple[Rendered | None, list[Problem]]:
    """The same by the plain way alone, to compare."""
    made, problems = _made(make_plainly, template, context, properties, options)
    return (None if made is None else Rendered(made.content, made.read(), made.plain)), problems


def _made(
    way: _Way, template: Path, context: Mapping[str, Plain], properties: Properties, options: Options
) -> tuple[Made | None, list[Problem]]:
    plain = checked_context(context)
    try:
        content = template.read_bytes()
    except FileNotFoundError:
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=template.name, sebab="berkasnya tidak ada")]
    except OSError as exc:
        cause = f"berkasnya tidak dapat dibuka ({exc.strerror or 'galat baca'})"
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=template.name, sebab=cause)]
    order = Order(
        file=template.name,
        template=content,
        context=plain,
        properties=properties,
        paper=options.get("paper"),
        pictures=options.get("pictures") or {},
        stamp=options.get("stamp", ""),
        figures=options.get("figures") or {},
    )
    try:
        return way(order)
    except DrawingError as exc:
        return None, [problem(Code.TEMPLATE_FIGURE, berkas=template.name, sebab=str(exc))]
