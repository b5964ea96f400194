"""What is done to the files of a whole run before they are delivered: pages counted, PDF made, many in one call.

Without LibreOffice the lists keep the numbers that the documents were made with, which are an estimate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lkjip_gen import wording
from lkjip_gen.delivery import Finished
from lkjip_gen.office.program import found
from lkjip_gen.problems import Code, Problem, problem
from lkjip_gen.status import Pages
from lkjip_gen.word.pages.fonts import fonts_of
from lkjip_gen.word.pages.lists import has_pages

_DOCX, _PDF = ".docx", ".pdf"


@dataclass(slots=True)
class Paged:
    """The files of one workbook, with what was learnt of their pages."""

    files: list[Finished]
    problems: list[Problem] = field(default_factory=list)
    pages: Pages = Pages.NONE


def paged(sets: Sequence[Sequence[Finished]], *, office: bool, pdf: bool) -> list[Paged]:
    """The files of each workbook with counted pages, and with the PDF of each document if that is asked for.

    `office`: use LibreOffice, if it is there. Nothing that it does wrong keeps a document from being delivered.
    """
    results = [Paged(list(files)) for files in sets]
    program = found() if office else None
    listed = [place for place in _documents(results) if has_pages(place.content)]
    for place in listed:
        place.result.pages = Pages.ESTIMATED if program is None else Pages.COUNTED
    if program is not None and listed:
        _count(program, listed)
    documents = list(_documents(results)) if pdf else []
    if program is not None:
        _name_missing_fonts([*listed, *documents])
    if documents:
        _print(program, documents)
    return results


@dataclass(frozen=True, slots=True)
class _Place:
    """A document among the files of a workbook."""

    result: Paged
    at: int

    @property
    def name(self) -> str:
        return self.result.files[self.at].name

    @property
    def content(self) -> bytes:
        return self.result.files[self.at].content

    def tell(self, code: Code, name: str = "") -> None:
        """The documents themselves are delivered whatever is told here."""
        self.result.problems.append(replace(problem(code, berkas=name), stops=frozenset()))


def _documents(results: Iterable[Paged]) -> Iterator[_Place]:
    for result in results:
        yield from (_Place(result, at) for at, file in enumerate(result.files) if file.name.endswith(_DOCX))


def _count(program: Path, places: Sequence[_Place]) -> None:
    from lkjip_gen.office.counting import counted  # noqa: PLC0415 - needed where there is LibreOffice

    for place, content in zip(places, counted(program, [place.content for place in places]), strict=True):
        if content is None:
            place.result.pages = Pages.ESTIMATED
            place.tell(Code.PAGES_NOT_COUNTED, place.name)
        else:
            place.result.files[place.at] = replace(place.result.files[place.at], content=content)


def _print(program: Path | None, places: Sequence[_Place]) -> None:
    """The PDF of each document after all that is there already."""
    if program is None:
        for place in {id(place.result): place for place in places}.values():
            place.tell(Code.PDF_WITHOUT_OFFICE)
        return
    from lkjip_gen.office.printing import printed  # noqa: PLC0415 - as above

    for place, content in zip(places, printed(program, [place.content for place in places]), strict=True):
        name = place.name.removesuffix(_DOCX) + _PDF
        if content is None:
            place.tell(Code.PDF_FAILED, name)
        else:
            place.result.files.append(Finished(name, content))


def _name_missing_fonts(places: Sequence[_Place]) -> None:
    """One line for each workbook."""
    from lkjip_gen.office.fonts import missing  # noqa: PLC0415 - as above

    for result in {id(place.result): place.result for place in places}.values():
        contents = {place.content for place in places if place.result is result}
        lacking = missing({font for content in contents for font in fonts_of(content)})
        if lacking:
            result.problems.append(problem(Code.FONTS_MISSING, huruf=wording.quoted(lacking)))
