"""Puts finished files in place: written beside, then moved; a file that somebody edited is never touched.

`manifest.json` holds the hash of everything that we wrote. A file whose hash is not in it was edited (or is not ours):
it keeps its name, and ours goes beside it as "... (baru)".
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.text import os_reason

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Finished:
    """A file to deliver: its name and its whole content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where a file went, its size in bytes and its SHA-256."""

    path: Path
    size: int
    sha256: str


def deliver(
    folder: Path, files: Sequence[Finished], source: Mapping[str, str]
) -> tuple[list[Delivered], list[Problem]]:
    """Write all files into a folder, or none of them.

    `source` describes the workbook (name and hash) for the manifest. Everything is written beside its place first;
    only when all of it is on disk are the files moved, each in one step.
    """
    return _Delivery(folder, source).run(files)


def names(folder: Path, files: Sequence[Finished]) -> list[str]:
    """The names that these files will get there: their own, or "... (baru)" beside a file that somebody edited."""
    try:
        return [_Delivery(folder, {}).target(file)[0].name for file in files]
    except OSError:
        return [file.name for file in files]  # the delivery will say why it cannot write


class _Delivery:
    def __init__(self, folder: Path, source: Mapping[str, str]) -> None:
        self.folder, self.source = folder, source
        self.known = _read_manifest(folder / MANIFEST)
        self.problems: list[Problem] = []
        self.temporary: list[Path] = []

    def run(self, files: Sequence[Finished]) -> tuple[list[Delivered], list[Problem]]:
        current = self.folder
        delivered: list[Delivered] = []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            plan = [(file, *self.target(file)) for file in files]
            staged = []
            for file, target, _ in plan:
                current = target
                staged.append(self._stage(target, file.content))
            current = self.folder / MANIFEST
            self._write_manifest(plan, moved=False)
            for (file, planned, _), temporary in zip(plan, staged, strict=True):
                target = self.target(file)[0]  # once more: somebody may have saved it since
                if target != planned:
                    plan = [(f, target if f is file else t, s) for f, t, s in plan]
                current = target
                temporary.replace(target)
                delivered.append(Delivered(target, len(file.content), _hash(file.content)))
                if target.name != file.name:
                    self.problems.append(problem(Code.KEPT_EDITED, berkas=file.name, baru=target.name))
            for _, _, stale in plan:
                self._remove(stale, Code.STALE_REMOVED)
            self._remove(self._outdated(plan), Code.PDF_OUTDATED)
            current = self.folder / MANIFEST
            self._write_manifest(plan, moved=True)
        except OSError as error:
            self.problems.append(problem(Code.CANNOT_WRITE, berkas=current, sebab=os_reason(error)))
        finally:
            for path in self.temporary:
                path.unlink(missing_ok=True)
        return delivered, self.problems

    def _ours(self, path: Path) -> bool:
        """Is this exactly what we wrote last (or were about to write when we were interrupted)?"""
        entry = self.known.get(path.name, {})
        return _hash(path.read_bytes()) in (entry.get("sha256"), entry.get("sebelumnya"))

    def target(self, file: Finished) -> tuple[Path, list[Path]]:
        """Where a file goes, and our own older copies that it makes stale."""
        stem, dot, suffix = file.name.rpartition(".")
        names = [file.name] + [f"{stem} (baru{'' if i == 1 else f' {i}'}){dot}{suffix}" for i in range(1, 100)]
        for index, name in enumerate(names):
            path = self.folder / name
            if not path.exists() or self._ours(path) or path.read_bytes() == file.content:
                later = [self.folder / n for n in names[index + 1 :]]
                stale = [p for p in later if p.exists() and self._ours(p)]
                return path, stale
        raise FileExistsError(17, "terlalu banyak salinan (baru)", str(self.folder))

    def _stage(self, target: Path, content: bytes) -> Path:
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        self.temporary.append(temporary)
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return temporary

    def _outdated(self, plan: Sequence[tuple[Finished, Path, list[Path]]]) -> list[Path]:
        """PDFs of ours that were made from a document which is another one now, and were not made again."""
        made = {target.name for _, target, _ in plan}
        found = []
        for file, target, _ in plan:
            pdf = target.with_suffix(".pdf")
            is_changed = self.known.get(target.name, {}).get("sha256") != _hash(file.content)
            if target.suffix == ".docx" and is_changed and pdf.name not in made and pdf.exists() and self._ours(pdf):
                found.append(pdf)
        return found

    def _remove(self, stale: Sequence[Path], code: Code) -> None:
        """Our own older files; one that is open elsewhere stays, and does not undo the delivery."""
        for old in stale:
            try:
                old.unlink()
            except OSError as error:
                self.problems.append(problem(Code.STALE_KEPT, berkas=old.name, sebab=os_reason(error)))
            else:
                self.problems.append(problem(code, berkas=old.name))

    def _write_manifest(self, plan: Sequence[tuple[Finished, Path, list[Path]]], *, moved: bool) -> None:
        """Once before the files are moved, when an entry also names the file that it replaces, and once after.

        So a run that is cut off in between leaves no file of ours that looks like somebody's work.
        """
        entries: dict[str, Any] = {n: e for n, e in self.known.items() if (self.folder / n).exists()}
        for file, target, _ in plan:
            entry = {"sha256": _hash(file.content), "ukuran": len(file.content)}
            if not moved and target.exists():
                entry["sebelumnya"] = _hash(target.read_bytes())
            entries[target.name] = entry
        content = {"pembuat": "lkjip_gen", "buku_kerja": dict(self.source), "berkas": dict(sorted(entries.items()))}
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        self._stage(self.folder / MANIFEST, text.encode()).replace(self.folder / MANIFEST)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_manifest(path: Path) -> dict[str, dict[str, Any]]:
    """What we wrote before. A missing or damaged manifest knows nothing, so every file counts as somebody's work."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["berkas"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {n: e for n, e in entries.items() if isinstance(e, dict)} if isinstance(entries, dict) else {}
