"""Fonts that are not on this machine: where another one stands in, lines break elsewhere and pages shift."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache

_SECONDS = 20
# Fonts of which each letter is as wide as in its twin.
_TWINS = (
    ("arial", "liberation sans", "arimo", "helvetica", "nimbus sans"),
    ("times new roman", "liberation serif", "tinos", "times", "nimbus roman"),
    ("courier new", "liberation mono", "cousine", "courier", "nimbus mono ps"),
    ("arial narrow", "liberation sans narrow"),
    ("calibri", "carlito"),
    ("cambria", "caladea"),
)


def missing(fonts: Iterable[str]) -> list[str]:
    """Those of the fonts for which this machine has neither the font nor a twin; none where it cannot be asked."""
    program = shutil.which("fc-match")
    return [] if program is None else sorted(font for font in set(fonts) if not _stands_in(font, _match(program, font)))


def _stands_in(font: str, found: Sequence[str]) -> bool:
    """Is what the machine takes for a font the font itself or a twin? Nothing was learnt where it takes nothing."""
    wanted = font.casefold()
    twins = next((family for family in _TWINS if wanted in family), (wanted,))
    return not found or any(name in twins for name in found)


@cache
def _match(program: str, font: str) -> tuple[str, ...]:
    """The names of the font that is taken for this one."""
    name = font.replace("\\", "\\\\").replace("-", "\\-").replace(":", "\\:").replace(",", "\\,")
    try:
        done = subprocess.run(  # noqa: S603 - fontconfig's own program
            [program, "--format", "%{family}", name], capture_output=True, encoding="utf-8", check=False,
            timeout=_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ()
    return tuple(part.strip().casefold() for part in done.stdout.split(",") if part.strip())
