"""What a Perubahan changes in the PK of an official, in one sentence made of its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lkjip_gen.origins import followed
from lkjip_gen.rules.formulas import PUBLISHED_DECIMALS, ratio, round_half_up
from lkjip_gen.wording import capital, count, listing, percent, rupiah_in_text


def sentence(parts: Iterable[str]) -> str:
    """ "Lima dari sembilan target berubah dan pagu naik Rp46.139.438 (5,53%) menjadi Rp880.895.438."."""
    told = [part for part in parts if part]
    return f"{capital(listing(told))}." if told else ""


def holders_told(changed: Sequence[str]) -> str:
    """Which of both parties is somebody else."""
    return f"{listing(changed)} berubah" if changed else ""


def wording_told(changed: int) -> str:
    """How many texts read otherwise."""
    return f"bunyi {count(changed)} uraian berubah" if changed else ""


def targets_told(changed: int, every: int) -> str:
    """How many of all targets change."""
    if not every:
        return ""
    if not changed:
        return "target tetap"
    if changed == every:
        return "semua target berubah" if every > 1 else "target berubah"
    return f"{count(changed)} dari {count(every)} target berubah"


def budget_told(was: Decimal | None, now: Decimal | None, *, detailed: bool) -> str:
    """What becomes of the whole pagu; `detailed`: do rows of it change?"""
    if was is None:
        return f"pagu baru {rupiah_in_text(now)}" if now is not None else ""
    if now is None:
        return f"pagu {rupiah_in_text(was)} dihapus"
    if was == now:
        return f"jumlah pagu tetap {rupiah_in_text(now)}" if detailed else f"pagu tetap {rupiah_in_text(now)}"
    more, less = (now, was) if now > was else (was, now)
    by = rupiah_in_text(followed(more - less, "a-b", a=more, b=less))
    share = ""
    if was:
        found = round_half_up(ratio(more - less, was))
        found = followed(found, "(a-b)/s*100", decimals=PUBLISHED_DECIMALS, a=more, b=less, s=was)
        share = f" ({percent(found)}%)"
    return f"pagu {'naik' if now > was else 'turun'} {by}{share} menjadi {rupiah_in_text(now)}"
