"""Native charts: the figures of a chart put into a chart that the template has, with its workbook."""

from __future__ import annotations

from lkjip_gen.figures import Chart
from lkjip_gen.word.members import Members


class Charts:
    """The charts of one document; each gets a part of its own after the chart in whose place it is drawn."""

    def __init__(self, members: Members) -> None:
        self._members = members

    def drawn(self, place: str, chart: Chart) -> str:
        """The drawing (w:drawing) that shows this chart in its place."""
        raise NotImplementedError

    def drop_unused(self) -> None:
        """Take out the charts of the template that nothing shows any more."""
