"""A figure with the cells that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip_gen.problems import Place
from lkjip_gen.terms import Angka


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, the cells behind it, where it was taken from, and the decision that was used for it, if any."""

    nilai: Angka = None
    sel: tuple[Place, ...] = ()
    sumber: str = ""
    catatan: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number; neither "-" nor nothing."""
        return self.nilai if isinstance(self.nilai, Decimal) else None


@dataclass(frozen=True, slots=True)
class Quarter:
    """Target, result and capaian up to and with one quarter (1 to 4)."""

    nomor: int
    target: Figure = field(default_factory=Figure)
    realisasi: Figure = field(default_factory=Figure)
    capaian: Figure = field(default_factory=Figure)


def cells(*groups: Iterable[Place]) -> tuple[Place, ...]:
    """All cells of several figures, each once, in their order."""
    return tuple(dict.fromkeys(place for group in groups for place in group))
