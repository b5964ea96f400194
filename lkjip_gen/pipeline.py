"""One direction: workbook -> reading -> checks -> compute -> context -> render -> delivery.

Every face (command line, later batch and web) goes through here. A stage returns its value and its problems; all
problems inside a stage are collected, and the run stops between stages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lkjip_gen import formats, wording
from lkjip_gen.checks.versions import between_versions
from lkjip_gen.checks.years import against_last_year
from lkjip_gen.delivery import Delivered, Finished, deliver, names
from lkjip_gen.examining import Checked, Options, examine
from lkjip_gen.model import Buku
from lkjip_gen.problems import (
    Code,
    Exit,
    Problem,
    Severity,
    problem,
    stopped_documents,
)
from lkjip_gen.status import Pages
from lkjip_gen.terms import Versi
from lkjip_gen.workbook.columns import PKS

__all__ = ["Checked", "Options", "Outcome", "check", "check_only", "compare", "examine", "report", "trace"]


@dataclass(slots=True)
class Outcome:
    """What became of one workbook: its problems, and the files that were delivered.

    `slow` are the documents that were made, each with the reason why it did not go the fast way ("" where it did);
    `pages` says where the page numbers in their lists come from.
    """

    path: Path
    problems: list[Problem] = field(default_factory=list)
    files: list[Delivered] = field(default_factory=list)
    reporting: bool = False
    bug: Exception | None = None
    slow: dict[str, str] = field(default_factory=dict)
    pages: Pages = Pages.NONE

    @property
    def status(self) -> Exit:
        """The exit status of this workbook alone; a report that made nothing was not delivered."""
        if self.bug is not None:
            return Exit.BUG
        errors = [p.code.entry.exit for p in self.problems if p.severity is Severity.ERROR]
        if self.reporting and not self.files:
            errors.append(Exit.DATA)
        return Exit(max(errors, default=Exit.DELIVERED))


def check_only(path: Path, options: Options) -> Outcome:
    """The problems of one workbook; nothing is made."""
    return check([path], options)[0]


def check(paths: Sequence[Path], options: Options) -> list[Outcome]:
    """The problems of several workbooks; nothing is made. That of last year is added where it cannot be read."""
    examined = [_examined(path, options) for path in paths]
    examined += _compare_years(examined, options)
    return [one.outcome for one in examined]


def _examined(path: Path, options: Options) -> _Prepared:
    try:
        checked, problems = examine(path, options)
        return _Prepared(Outcome(path, problems), checked)
    except Exception as error:
        return _Prepared(Outcome(path, bug=error))


def _compare_years(prepared: Sequence[_Prepared], options: Options) -> list[_Prepared]:
    """Each workbook beside the one of the same office of the year before, if that was given too; warnings only.

    Returns the workbook of `options.last_year` where it could not be read, so that its problems are told.
    """
    given = _examined(options.last_year, options) if options.last_year is not None else None
    of_given = _office_and_year(given) if given is not None else None
    known: dict[tuple[str, int], _Prepared] = {}
    for one in (*([given] if given is not None else []), *prepared):
        if (key := _office_and_year(one)) is not None and (key not in known or _is_perubahan(one)):
            known[key] = one
    for one in prepared:
        if (key := _office_and_year(one)) is None:
            continue
        before = known.get((key[0], key[1] - 1))
        if before is not None:
            _compare(one, before)
        elif given is not None and of_given is not None and of_given != key:
            one.outcome.problems.append(problem(Code.NOT_LAST_YEAR, berkas=given.outcome.path.name, tahun=key[1] - 1))
    told = {one.outcome.path.resolve() for one in prepared}
    unread = given is not None and of_given is None and given.outcome.path.resolve() not in told
    return [given] if given is not None and unread else []


def _compare(one: _Prepared, before: _Prepared) -> None:
    """What differs is added to the problems of this year; a failure here costs the comparison, not the report."""
    if one.checked is None or before.checked is None:
        return
    try:
        name = before.outcome.path.name
        found = list(against_last_year(one.checked.situation, before.checked.situation, name))
    except Exception as error:
        one.outcome.bug = error
        return
    # a blank beside a figure of last year's workbook is told with that figure
    told = {p.place for p in found if p.code is Code.LAST_YEAR_DIFFERS}
    kept = [p for p in one.outcome.problems if p.code is not Code.HALF_OF_LAST_YEAR or p.place not in told]
    one.outcome.problems = kept + found


def _office_and_year(one: _Prepared) -> tuple[str, int] | None:
    if one.checked is None:
        return None
    identitas = one.checked.buku.identitas
    if identitas.perangkat_daerah is None or identitas.tahun is None:
        return None
    return formats.slug(identitas.perangkat_daerah), identitas.tahun


def _is_perubahan(one: _Prepared) -> bool:
    return one.checked is not None and one.checked.buku.identitas.versi is Versi.PERUBAHAN


@dataclass(slots=True)
class _Prepared:
    outcome: Outcome
    checked: Checked | None = None
    files: list[Finished] = field(default_factory=list)
    folder: Path | None = None
    source: dict[str, str] = field(default_factory=dict)


def report(paths: Sequence[Path], options: Options) -> list[Outcome]:
    """Make the documents of several workbooks; those that would share a folder are refused before any writing."""
    prepared = [_guarded(path, options) for path in paths]
    unread = _compare_years(prepared, options)
    clashes = _clashes(prepared)
    _page([one for one in prepared if one.files and one.folder not in clashes], options)
    for one in prepared:
        if one.folder is not None and one.folder in clashes:
            names = wording.listing(clashes[one.folder])
            one.outcome.problems.append(problem(Code.SAME_FOLDER, berkas=names, folder=one.folder))
        elif one.files and one.folder is not None:
            try:
                one.outcome.files, found = _deliver_sound(one.folder, one.files, one.source)
            except Exception as error:
                one.outcome.bug = error
            else:
                one.outcome.problems += found
    return [one.outcome for one in (*prepared, *unread)]


def _deliver_sound(
    folder: Path, files: Sequence[Finished], source: dict[str, str]
) -> tuple[list[Delivered], list[Problem]]:
    """Deliver, unless Word would repair or refuse one of them: whatever changed a document last, it is looked at."""
    from lkjip_gen.word.assured import assure  # noqa: PLC0415 - `periksa` must not load it

    for file in files:
        if file.name.endswith(".docx"):
            assure(file.name, file.content)
    return deliver(folder, files, source)


def _page(prepared: Sequence[_Prepared], options: Options) -> None:
    """Count the pages of all workbooks at once; a failure of ours here costs the counting, not the documents."""
    if not prepared:
        return
    from lkjip_gen.paging import paged  # noqa: PLC0415 - `periksa` counts nothing

    try:
        results = paged([one.files for one in prepared], office=options.office, pdf=options.pdf)
    except Exception as error:
        for one in prepared:
            one.outcome.bug = one.outcome.bug or error
        return
    for one, result in zip(prepared, results, strict=True):
        one.files, one.outcome.pages = result.files, result.pages
        one.outcome.problems += result.problems


def _guarded(path: Path, options: Options) -> _Prepared:
    try:
        return _prepare(path, options)
    except Exception as error:
        return _Prepared(Outcome(path, reporting=True, bug=error))


def _prepare(path: Path, options: Options) -> _Prepared:
    """Everything up to the bytes of the files; nothing is written."""
    checked, problems = examine(path, options)
    prepared = _Prepared(Outcome(path, problems, reporting=True), checked)
    if checked is None:
        return prepared
    prepared.source = {"nama": path.name, "sha256": checked.sha256}
    prepared.folder, found = _folder(checked.buku, options)
    problems += found
    if prepared.folder is None:
        if options.draft:
            problems.append(problem(Code.DRAFT_NOT_MADE))
        return prepared
    from lkjip_gen.making import make  # noqa: PLC0415 - `periksa` must load neither pandas nor docxtpl

    made, found = make(checked, problems, draft=options.draft)
    problems += found
    if made is None:
        return prepared
    prepared.files = made.files()
    prepared.outcome.slow = {d.name: d.slow for d in made.documents}
    try:
        called = names(prepared.folder, prepared.files)  # the trace names the document that it belongs to
        prepared.files += made.companions(prepared.source, _link(prepared.folder, path), called)
    except Exception as error:
        prepared.outcome.bug = error  # it costs the tables and the trace, not the documents
    return prepared


def _link(folder: Path, workbook: Path) -> str:
    """The way from the files to the workbook that they were made of; "" where there is none (another drive)."""
    try:
        return Path(os.path.relpath(workbook.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return ""


def compare(old: Path, new: Path, options: Options) -> list[Outcome]:
    """The Matriks Perubahan of two workbooks of one office and year; told with the later of them, made or not."""
    earlier, later = (_examined(path, replace(options, documents=_OF_PROMISES)) for path in (old, new))
    for one in (earlier, later):
        one.outcome.problems = [p for p in one.outcome.problems if p.code not in _OF_ONE_WORKBOOK]
    outcome = later.outcome
    outcome.reporting = True
    found = [earlier.outcome, outcome]
    if earlier.checked is None or later.checked is None:
        return found
    try:
        _compared(earlier, later, options)
    except Exception as error:
        outcome.bug = error
    return found


_OF_PROMISES = frozenset({"pk", "matriks"})
_OF_ONE_WORKBOOK = frozenset({Code.NOT_COMPARABLE, Code.BUDGET_NOT_COMPARED})  # the other one says what was before


def _compared(earlier: _Prepared, later: _Prepared, options: Options) -> None:
    if earlier.checked is None or later.checked is None:
        return
    problems = later.outcome.problems
    if _office_and_year(earlier) != _office_and_year(later):
        problems.append(problem(Code.NOT_A_PAIR, berkas=earlier.outcome.path.name))
        return
    if _is_perubahan(earlier) and not _is_perubahan(later):
        problems.append(problem(Code.PAIR_TURNED, berkas=earlier.outcome.path.name))
    problems += between_versions(earlier.checked.situation, later.checked.situation)
    if not options.draft and PKS & stopped_documents([*earlier.outcome.problems, *problems]):
        return
    folder, found = _folder(later.checked.buku, options, "bandingkan")
    problems += found
    if folder is None:
        return
    from lkjip_gen.making import make_comparison  # noqa: PLC0415 - as above

    later.files, found = make_comparison(earlier.checked, later.checked, problems, draft=options.draft)
    problems += found
    if later.files:
        _page([later], options)
        source = {"nama": later.outcome.path.name, "sha256": later.checked.sha256}
        later.outcome.files, found = _deliver_sound(folder, later.files, source)
        problems += found


def trace(path: Path, question: str, options: Options) -> tuple[Outcome, list[str]]:
    """How the printed figures came about that a question means, as lines; nothing is written."""
    checked, problems = examine(path, options)
    outcome = Outcome(path, problems)
    if checked is None:
        return outcome, []
    from lkjip_gen.making import make  # noqa: PLC0415 - as above

    made, found = make(checked, problems, draft=False)
    problems += found
    return outcome, [] if made is None else made.answers(question)


def _folder(buku: Buku, options: Options, kind: str = "") -> tuple[Path | None, list[Problem]]:
    """output/<perangkat-daerah>/<tahun>-<versi>, or None where the workbook does not say enough; a draft beside it.

    `kind` stands in the place of the Versi.
    """
    identitas = buku.identitas
    if identitas.perangkat_daerah is None or identitas.tahun is None or identitas.versi is None:
        return None, []
    office = formats.slug(identitas.perangkat_daerah)
    if not office:
        place = identitas.place("perangkat_daerah")
        return None, [problem(Code.NAME_UNUSABLE, place, isi=identitas.perangkat_daerah)]
    name = f"{identitas.tahun}-{kind or formats.slug(identitas.versi.value)}"
    return options.output / office / (f"{name}-draf" if options.draft else name), []


def _clashes(prepared: Iterable[_Prepared]) -> dict[Path, list[str]]:
    """Folders that more than one workbook would fill, with the names of those workbooks."""
    users: dict[Path, list[str]] = {}
    for one in prepared:
        if one.folder is not None:
            users.setdefault(one.folder, []).append(one.outcome.path.name)
    return {folder: names for folder, names in users.items() if len(names) > 1}
