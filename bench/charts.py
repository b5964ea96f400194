"""The time of native charts: of one chart without packing, and of all of a document, packing included."""

from __future__ import annotations

from functools import partial
from unittest.mock import patch

from bench.equal import helper
from bench.measuring import shown, table, take_turns
from bench.render import LKJIP
from lkjip_gen.figures import Chart
from lkjip_gen.word import engine, plain
from lkjip_gen.word.charts.design import design
from lkjip_gen.word.charts.drawing import draw
from lkjip_gen.word.charts.sizes import EMU_A_MM, Place
from lkjip_gen.word.completing import completed
from lkjip_gen.word.members import Members

METHOD = """\
- "one chart" is the median over the charts of the document: XML and embedded workbook (`word.charts.drawing.draw`), the
  design of the template read before.
- "with charts" and "without" are `word.completing.completed` with all charts of the document and with none: the places
  are found, charts drawn, parts packed. Without charts the main part is still packed again.
"""
_PLACE = Place(159 * EMU_A_MM, 70 * EMU_A_MM, 255 * EMU_A_MM)


def tables(rounds: int) -> str:
    """The charts of the examples."""
    rows = [_row(name, rounds) for name in helper("examples").NAMES]
    heads = ("", "charts", "one chart, ms", "with charts, ms", "without, ms")
    return f"## Charts\n\n{METHOD}\n{table(heads, rows)}"


def _row(name: str, rounds: int) -> tuple[str, ...]:
    content, context = helper("examples").example(name).content, helper("contexts").base(name)
    charts = {key: figure for key, figure in content.figures.items() if isinstance(figure, Chart)}
    with patch.object(plain, "has_places", lambda _: False):  # the places are left as they are
        unfilled, _ = engine.render_plainly(LKJIP, context, helper("wordml").PROPERTIES)
    if unfilled is None:
        raise RuntimeError(f"{name} is not made")
    template = Members.of(LKJIP.read_bytes())
    part = next(r.part_of("word/document.xml") for r in template.relations("word/document.xml").values()
                if r.kind.endswith("/chart"))  # fmt: skip
    read = design(template.read(part))
    single = take_turns({key: partial(draw, read, chart, _PLACE) for key, chart in charts.items()}, rounds)
    each = sorted(timed.milliseconds for timed in single.values())
    whole = take_turns(
        {"with": partial(completed, unfilled, charts), "without": partial(completed, unfilled, {})}, rounds
    )
    times = (each[len(each) // 2], whole["with"].milliseconds, whole["without"].milliseconds)
    return f"LKjIP {name}", str(len(charts)), *map(shown, times)
