"""Small helpers on words, without any meaning of the field."""

from __future__ import annotations

import errno
from collections.abc import Sequence
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
