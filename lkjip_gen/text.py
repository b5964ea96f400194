"""Small helpers on words, without any meaning of the field."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def suggestion(word: str, known: Sequence[str]) -> str:
    """The known word that was probably meant, or ""."""
    by_fold = {k.casefold(): k for k in known}
    close = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.7)
    return by_fold[close[0]] if close else ""


_REASONS = {
    errno.ENOENT: "tidak ditemukan",
    errno.EACCES: "tidak ada izin, atau sedang dipakai program lain",
    errno.EPERM: "tidak ada izin",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ENOSPC: "ruang penyimpanan penuh",
    errno.EROFS: "penyimpanan hanya dapat dibaca",
    errno.EEXIST: "ada berkas bernama sama di tempat folder",
    errno.ENOTDIR: "ada berkas di tempat folder",
    errno.EISDIR: "ada folder di tempat berkas",
    errno.ENAMETOOLONG: "nama terlalu panjang",
}


def os_reason(error: OSError) -> str:
    """Why the system refused, in words; what is not foreseen in the system's own."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 120


def safe_name(name: str) -> str:
    """A file name that every system accepts, its suffix kept."""
    stem, dot, suffix = name.rpartition(".") if "." in name else (name, "", "")
    clean = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", stem)).strip(" .")
    return f"{clean[:_LONGEST_NAME].strip()}{dot}{suffix}"


def distinct_names(names: Iterable[str]) -> list[str]:
    """File names of one folder: a name that an earlier one has too, be it in other letters, is numbered.

    Titles may differ only in a character that no file name holds, or only behind the longest length.
    """
    found: dict[str, str] = {}
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        chosen, number = name, 2
        while chosen.casefold() in found:
            end = f" ({number})"
            chosen = f"{stem[: _LONGEST_NAME - len(end)].strip()}{end}{dot}{suffix}"
            number += 1
        found[chosen.casefold()] = chosen
    return list(found.values())
