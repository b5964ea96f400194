"""The weights of the components of a composite, in percent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from lkjip_gen.measuring.figures import Figure, computed, typed
from lkjip_gen.model import Komponen
from lkjip_gen.rules.formulas import HUNDRED, PRECISION


def own_weight(row: Komponen, of_profile: Decimal | None) -> Figure | None:
    """The weight that is typed, or that of the profile for such a component; None for an equal share."""
    if isinstance(row.bobot, Decimal):
        return typed(row.bobot, row.place("bobot"))
    return None if of_profile is None else computed(of_profile, str(of_profile), name="bobot menurut profil")


def shared_out(weights: Sequence[Figure | None]) -> list[Figure]:
    """The same weights, and for None an equal share of what the others leave of 100."""
    known = [w for w in weights if w is not None]
    blank = len(weights) - len(known)
    if not blank:
        return known
    with localcontext(PRECISION):  # a third at fewer figures would show through in an exact half
        left = (HUNDRED - sum((w.number or Decimal(0) for w in known), Decimal(0))) / blank
    if known:
        share = computed(left, f"(100-SUM(x))/{blank}", name="bobot sama rata", x=known)
    else:
        share = computed(left, f"100/{blank}", name="bobot sama rata")
    return [share if w is None else w for w in weights]
