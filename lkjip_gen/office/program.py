"""Where LibreOffice is on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "LKJIP_SOFFICE"  # a path to use; empty: use none
_NAMES = ("soffice", "libreoffice")


def found(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """The program `soffice`: what LKJIP_SOFFICE names, else on PATH, else at its usual places; None where it is not."""
    known = os.environ if environment is None else environment
    if VARIABLE in known:
        named = known[VARIABLE].strip()
        return Path(named) if named and _is_program(Path(named)) else None
    for name in _NAMES:
        on_path = shutil.which(name, path=known.get("PATH"))
        if on_path is not None:
            return Path(on_path)
    return next((place for place in _usual(known, platform) if _is_program(place)), None)


def _usual(known: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "win32":
        for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
            if known.get(name):  # the .com waits for the end, the .exe does not
                yield from (Path(known[name], "LibreOffice", "program", f"soffice.{end}") for end in ("com", "exe"))
    elif platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
        if known.get("HOME"):
            yield Path(known["HOME"], "Applications/LibreOffice.app/Contents/MacOS/soffice")
    else:
        yield from (Path(place) for place in ("/usr/lib/libreoffice/program/soffice", "/snap/bin/libreoffice"))
        opt = Path("/opt")
        if opt.is_dir():
            yield from sorted(opt.glob("libreoffice*/program/soffice"), reverse=True)


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)
