"""A figure with the cells that it comes from, and how it came about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip_gen.origins import Basis, Origin, made
from lkjip_gen.problems import Place
from lkjip_gen.terms import Angka


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, the cells behind it, where it was taken from, and the decision that was used for it, if any.

    `sel` also holds cells in which a figure was looked for and not found; `origin` says how a number was made.
    """

    nilai: Angka = None
    sel: tuple[Place, ...] = ()
    sumber: str = ""
    catatan: str = ""
    origin: Origin | None = field(default=None, compare=False)

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


def typed(value: Angka, place: Place) -> Figure:
    """A figure as it stands in its cell."""
    return Figure(value, (place,), origin=Origin(value, cell=place) if isinstance(value, Decimal) else None)


def word(text: object, name: str, place: Place) -> Origin:
    """A word of the workbook that decides a formula: the Polaritas, a choice of Pengaturan."""
    return Origin(text=str(text), name=name, cell=place)


def computed(
    value: Angka,
    formula: str,
    *,
    name: str = "",
    decimals: int | None = None,
    basis: Basis | None = None,
    decided_by: Sequence[Origin] = (),
    sumber: str = "",
    catatan: str = "",
    inputs: Mapping[str, Figure | Sequence[Figure]] | None = None,
    **more: Figure | Sequence[Figure],
) -> Figure:
    """A figure made of others by a formula over their names; those without a number do not enter it."""
    groups = {k: (one,) if isinstance(one, Figure) else tuple(one) for k, one in {**(inputs or {}), **more}.items()}
    places = cells(*(f.sel for group in groups.values() for f in group))
    if not isinstance(value, Decimal):
        return Figure(value, places, sumber, catatan)
    known = {key: [f.origin for f in group if f.origin is not None] for key, group in groups.items()}
    origin = made(value, formula, name=name, decimals=decimals, basis=basis, decided_by=decided_by, **known)
    return Figure(value, places, sumber, catatan, origin)


def decided(figure: Figure, *by: Origin) -> Figure:
    """The same figure, also decided by these."""
    if figure.origin is None or not by:
        return figure
    return replace(figure, origin=replace(figure.origin, decided_by=(*figure.origin.decided_by, *by)))
