"""Word documents to PDF by LibreOffice: many in one call, and no document of theirs can stop ours.

A call that takes too long is killed with all that it started. What it did not make is tried once more, each document
alone and with a new profile, because what crashed may have spoilt the old one. When that fails for two in a row, it is
LibreOffice that does not work, and the rest is left.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ENOUGH_FAILURES = 2
_PROFILE = "registrymodifications.xcu"
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_EXPORT = "Filter/PDF/Export"
# Charts that a document keeps open: of others a small picture is drawn, which was made before they had their size.
_CHARTS_OPEN = _ITEM.format(path="Cache/Writer", name="OLE_Objects", value=200)
_PROFILE_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
)
# Names of settings of the PDF export. They stand in the profile, because only newer versions take them on the command.
FOR_COUNTING = {"ExportBookmarksToPDFDestination": True, "IsSkipEmptyPages": False, "ExportBookmarks": False}
FOR_READERS = {"ExportBookmarks": True, "ExportBookmarksToPDFDestination": False}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a call may take, in seconds, how many documents go in one, and how many calls run side by side."""

    to_start: float = 60
    each: float = 30
    together: int = 12
    workers: int = 2


def pdfs(
    program: Path, documents: Sequence[bytes], settings: dict[str, bool], limits: Limits | None = None
) -> list[bytes | None]:
    """The PDF of each document in their order; None for one that could not be made."""
    if not documents:
        return []
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder:
        return _Run(program, Path(folder), documents, settings, limits or Limits()).all()


class _Run:
    """All documents of one run, shared among workers."""

    def __init__(
        self, program: Path, folder: Path, documents: Sequence[bytes], settings: dict[str, bool], limits: Limits
    ) -> None:
        self._program, self._folder, self._limits = program, folder, limits
        self._documents, self._settings = documents, settings
        self._made: list[bytes | None] = [None] * len(documents)
        self._running: set[subprocess.Popen[bytes]] = set()
        self._failures = 0  # of documents alone, one after the other
        self._stopped = threading.Event()

    def all(self) -> list[bytes | None]:
        workers = max(1, min(self._limits.workers, os.cpu_count() or 1, len(self._documents)))
        size = min(self._limits.together, -(-len(self._documents) // workers))
        chunks = [list(range(at, len(self._documents)))[:size] for at in range(0, len(self._documents), size)]
        with ThreadPoolExecutor(workers) as pool:
            local = threading.local()
            tasks = [pool.submit(self._chunk, chunk, local) for chunk in chunks]
            try:
                for task in tasks:
                    task.result()
            except BaseException:  # also Ctrl-C: nothing of ours stays running
                self._stopped.set()
                for process in list(self._running):
                    _kill(process)
                raise
        return self._made

    def _chunk(self, numbers: list[int], local: Any) -> None:
        if not hasattr(local, "worker"):
            local.worker = _Worker(self._folder / f"pekerja-{threading.get_ident()}", self._settings)
        worker: _Worker = local.worker
        self._call(worker, numbers)
        for number in numbers:
            if self._made[number] is not None:
                continue
            if self._failures >= _ENOUGH_FAILURES or self._stopped.is_set():
                return
            worker.recycle()
            self._call(worker, [number])
            self._failures = self._failures + 1 if self._made[number] is None else 0

    def _call(self, worker: _Worker, numbers: list[int]) -> None:
        """One call of LibreOffice; what it makes is kept, also where it fails at last."""
        if self._stopped.is_set():
            return
        inputs, outputs = worker.folders()
        for number in numbers:
            (inputs / f"{number}.docx").write_bytes(self._documents[number])
        command = [
            str(self._program), f"-env:UserInstallation={worker.profile.as_uri()}", "--headless", "--norestore",
            "--nologo", "--nodefault", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(outputs),
            *(str(inputs / f"{number}.docx") for number in numbers),
        ]  # fmt: skip
        self._wait(command, self._limits.to_start + self._limits.each * len(numbers))
        for number in numbers:
            made = outputs / f"{number}.pdf"
            content = made.read_bytes() if made.is_file() else b""
            self._made[number] = content if _is_whole(content) else None

    def _wait(self, command: list[str], seconds: float) -> None:
        alone: dict[str, Any] = {"start_new_session": True} if os.name == "posix" else {}
        try:
            process = subprocess.Popen(  # noqa: S603 - the user's own LibreOffice, without a shell
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **alone
            )
        except OSError:
            return  # what is missing is told by what it did not make
        self._running.add(process)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
        finally:
            _kill(process)
            self._running.discard(process)


@dataclass(slots=True)
class _Worker:
    """A profile of its own: two calls with one profile would wait for each other."""

    folder: Path
    settings: dict[str, bool]
    number: int = 0
    calls: int = 0
    profile: Path = field(init=False)

    def __post_init__(self) -> None:
        self._begin()

    def recycle(self) -> None:
        """Go on with a new profile."""
        shutil.rmtree(self.profile, ignore_errors=True)
        self.number += 1
        self._begin()

    def _begin(self) -> None:
        self.profile = self.folder / f"profil-{self.number}"
        (self.profile / "user").mkdir(parents=True)
        items = _CHARTS_OPEN + "".join(
            _ITEM.format(path=_EXPORT, name=name, value=str(value).lower()) for name, value in self.settings.items()
        )
        (self.profile / "user" / _PROFILE).write_text(_PROFILE_XML.format(items=items), encoding="utf-8")

    def folders(self) -> tuple[Path, Path]:
        """New folders for what goes in and what comes out of a call."""
        self.calls += 1
        found = self.folder / f"masuk-{self.calls}", self.folder / f"keluar-{self.calls}"
        for path in found:
            path.mkdir(parents=True)
        return found


def _is_whole(pdf: bytes) -> bool:
    return pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-1024:]


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started; `soffice` is a script that starts the program itself."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, check=False, capture_output=True, timeout=10)  # noqa: S603 - Windows' own program
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        process.kill()
        process.wait(10)
