"""Forms of documents: folders of templates, each with a format.toml. What a form lacks comes from Nasional.

format.toml may also say which Jenjang stand in which table of a PK (`agreements/shape.py`).

Beside format.toml a kabupaten may put a profil.toml: the rules it chose, its own scale, the names of its levels, its
weights. A choice of the profile goes before one of the form, and Pengaturan in the workbook before both.

Folders are looked for beside the workbook (`templates/`), then where the user says, then in the program itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_gen.agreements.shape import NATIONAL as NATIONAL_SHAPES
from lkjip_gen.agreements.shape import ShapeError, Shapes, shapes
from lkjip_gen.problems import Code, Place, Problem, problem
from lkjip_gen.rules.choices import ATURAN, Profil
from lkjip_gen.rules.formulas import HUNDRED
from lkjip_gen.rules.loader import PREDIKAT, RuleError, parse_skala
from lkjip_gen.terms import Jenjang
from lkjip_gen.text import suggestion

NATIONAL = "Nasional"
_FILE, _PROFILE = "format.toml", "profil.toml"
_INDIKATOR, _EQUAL = "Indikator", "sama rata"
_COMPONENTS = frozenset({_INDIKATOR, *(j.value for j in Jenjang)})
_KEYS = {_FILE: frozenset({"nama", "pengaturan", "pk"}), _PROFILE: frozenset({"nama", "pengaturan", "skala", "bobot"})}
_UNREADABLE = (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the folders that serve it, its own first; `profil` are its choices and those of its kabupaten."""

    nama: str
    folders: tuple[Path, ...] = ()
    fallback: tuple[Path, ...] = ()
    profil: Profil = field(default_factory=Profil)
    shapes: Shapes = field(default_factory=lambda: NATIONAL_SHAPES)

    def template(self, file_name: str) -> tuple[Path | None, list[Problem]]:
        """The template of a document, and a note where it comes from Nasional."""
        for folder in self.folders:
            if (folder / file_name).is_file():
                return folder / file_name, []
        for folder in self.fallback:
            if (folder / file_name).is_file():
                note = problem(Code.FORM_LACKS, format=self.nama, berkas=file_name, pengganti=NATIONAL)
                return folder / file_name, [note]
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=file_name, sebab="berkasnya tidak ada")]


def built_in() -> Path:
    """The templates of the program: inside an installed package, or at the root of the source tree."""
    package = Path(__file__).resolve().parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def slug(text: str) -> str:
    """A name as a folder: "Banyumas 2020" is banyumas-2020."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def find(nama: str | None, place: Place, roots: Iterable[Path]) -> tuple[Form | None, list[Problem]]:
    """The form of this name (blank is Nasional) among the folders of templates, nearest root first."""
    wanted = nama or NATIONAL
    folders = [f for root in roots if root.is_dir() for f in sorted(root.iterdir()) if f.is_dir()]
    own = [f for f in folders if slug(wanted) in {slug(f.name), slug(_name(f))}]
    national = [f for f in folders if f.name == slug(NATIONAL)]
    if not own:
        known = sorted({_name(f) for f in folders})
        meant = suggestion(wanted, known)
        usul = f'; mungkin maksudnya "{meant}"' if meant else ""
        return None, [problem(Code.FORMAT_UNKNOWN, place, isi=wanted, usul=usul, pilihan=", ".join(known))]
    try:
        profil, pk = _profil(own), _shapes(own)
    except _Refused as refused:
        return None, [problem(Code.TEMPLATE_BROKEN, berkas=refused.berkas, sebab=refused.sebab)]
    return Form(wanted, tuple(own), tuple(f for f in national if f not in own), profil, pk), []


def faults(folder: Path) -> list[tuple[str, str]]:
    """What cannot be followed in the format.toml and profil.toml of a folder: the file name, and why."""
    found: dict[tuple[str, str], None] = {}
    for read in (_profil, _shapes):
        try:
            read([folder])
        except _Refused as refused:
            found[refused.berkas.rpartition("/")[2], refused.sebab] = None
    return list(found)


class _Refused(Exception):  # noqa: N818 - a file of the office, not a mistake of ours
    def __init__(self, berkas: str, sebab: str) -> None:
        self.berkas, self.sebab = berkas, sebab


def _content(folder: Path, name: str = _FILE) -> Mapping[str, Any]:
    path = folder / name
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)


def _name(folder: Path) -> str:
    try:
        return str(_content(folder).get("nama") or folder.name)
    except _UNREADABLE:
        return folder.name


def _profil(folders: list[Path]) -> Profil:
    """What the nearest format.toml and the nearest profil.toml bring; an unknown rule or choice is refused."""
    form, profile = _nearest(folders, _FILE), _nearest(folders, _PROFILE)
    try:
        scales = parse_skala(_table(profile, "skala", list) or [])
    except RuleError as error:
        raise _Refused(profile[0], str(error)) from error
    if any(s.untuk != PREDIKAT for s in scales):
        raise _Refused(profile[0], f'skala hanya untuk "{PREDIKAT}"')
    chosen, decided = _pengaturan(form), _pengaturan(profile)
    nearer_form = _distance(folders, _FILE) < _distance(folders, _PROFILE)
    # in one folder the profile goes before the form; an office's own form before the profile of the program
    return Profil({**decided, **chosen} if nearer_form else {**chosen, **decided}, scales, _bobot(profile))


def _shapes(folders: list[Path]) -> Shapes:
    """What stands in the PK of this form, as the nearest format.toml says."""
    form = _nearest(folders, _FILE)
    try:
        return shapes(_table(form, "pk", dict) or {})
    except ShapeError as error:
        raise _Refused(form[0], str(error)) from error


def _distance(folders: list[Path], name: str) -> int:
    """How far the nearest file of this name is, counted in folders."""
    return next((i for i, folder in enumerate(folders) if (folder / name).is_file()), len(folders))


_File = tuple[str, Mapping[str, Any]]


def _nearest(folders: list[Path], name: str) -> _File:
    """The content of the first file of this name, with a name for messages; an unknown key is refused."""
    for folder in folders:
        if (folder / name).is_file():
            berkas = f"{folder.name}/{name}"
            try:
                content = _content(folder, name)
            except _UNREADABLE as error:
                raise _Refused(berkas, _cause(error)) from error
            unknown = sorted(set(content) - _KEYS[name])
            if unknown:
                raise _Refused(berkas, f'"{unknown[0]}" tidak dikenal')
            return berkas, content
    return name, {}


_PLACE = re.compile(r"at line (\d+), column (\d+)")  # how tomllib ends its messages; else "at end of document"


def _cause(error: Exception) -> str:
    """Why a file could not be read, in the words of its users."""
    match error:
        case tomllib.TOMLDecodeError():
            at = _PLACE.search(str(error))
            return f"bukan TOML yang benar ({f'baris {at[1]}, kolom {at[2]}' if at else 'di akhir berkas'})"
        case UnicodeDecodeError():
            return "bukan teks UTF-8"
        case _:
            return "berkasnya tidak dapat dibuka"


def _table(file: _File, key: str, kind: type) -> Any:
    content = file[1].get(key)
    rows = content if isinstance(content, list) else []
    if content is not None and (not isinstance(content, kind) or not all(isinstance(row, dict) for row in rows)):
        raise _Refused(file[0], f"{key} harus berupa tabel")
    return content


def _pengaturan(file: _File) -> dict[str, str]:
    known = {a.nama: a for a in ATURAN}
    chosen = {str(k): str(v) for k, v in (_table(file, "pengaturan", dict) or {}).items()}
    for rule, choice in chosen.items():
        aturan = known.get(rule)
        if aturan is None or (aturan.choices and not aturan.open and choice not in aturan.choices):
            raise _Refused(file[0], f'[pengaturan] "{rule}" = "{choice}" tidak dikenal')
    return chosen


def _bobot(file: _File) -> dict[str, Decimal | None]:
    """Weights in percent by what a component is; "sama rata" (None) shares what the others leave."""
    found: dict[str, Decimal | None] = {}
    for what, weight in (_table(file, "bobot", dict) or {}).items():
        if what not in _COMPONENTS:
            raise _Refused(file[0], f'[bobot] "{what}" tidak dikenal')
        if weight != _EQUAL and not _is_weight(weight):
            raise _Refused(file[0], f'[bobot] "{what}" harus angka di atas 0 sampai 100, atau "{_EQUAL}"')
        found[what] = None if weight == _EQUAL else Decimal(weight)
    return found


def _is_weight(value: object) -> bool:
    """A number above 0 up to 100; true is a word in TOML, and nan and inf are no numbers."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return Decimal(value).is_finite() and 0 < value <= HUNDRED
