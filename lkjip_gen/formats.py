"""Forms of documents: folders of templates, each with a format.toml. What a form lacks comes from Nasional.

Folders are looked for beside the workbook (`templates/`), then where the user says, then in the program itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_gen.problems import Code, Place, Problem, problem
from lkjip_gen.rules.choices import ATURAN
from lkjip_gen.text import suggestion

NATIONAL = "Nasional"
_FILE = "format.toml"
_UNREADABLE = (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the folders that serve it, its own first; `pengaturan` are its choices by the rule's name."""

    nama: str
    folders: tuple[Path, ...] = ()
    fallback: tuple[Path, ...] = ()
    pengaturan: Mapping[str, str] = field(default_factory=dict)

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
    pengaturan, problems = _pengaturan(own)
    if problems:
        return None, problems
    return Form(wanted, tuple(own), tuple(f for f in national if f not in own), pengaturan), []


def _content(folder: Path) -> Mapping[str, object]:
    path = folder / _FILE
    return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}


def _name(folder: Path) -> str:
    try:
        return str(_content(folder).get("nama") or folder.name)
    except _UNREADABLE:
        return folder.name


def _pengaturan(folders: list[Path]) -> tuple[dict[str, str], list[Problem]]:
    """The choices of the nearest format.toml that there is; a rule or choice that does not exist is refused."""
    known = {a.nama: a.choices for a in ATURAN}
    for folder in folders:
        path = folder / _FILE
        if not path.is_file():
            continue
        berkas = f"{folder.name}/{path.name}"
        try:
            block = _content(folder).get("pengaturan", {})
        except _UNREADABLE as error:
            return {}, [problem(Code.TEMPLATE_BROKEN, berkas=berkas, sebab=str(error))]
        if not isinstance(block, dict):
            return {}, [problem(Code.TEMPLATE_BROKEN, berkas=berkas, sebab="pengaturan harus berupa tabel")]
        chosen = {str(k): str(v) for k, v in block.items()}
        for rule, choice in chosen.items():
            if rule not in known or (known[rule] and choice not in known[rule]):
                sebab = f'[pengaturan] "{rule}" = "{choice}" tidak dikenal'
                return {}, [problem(Code.TEMPLATE_BROKEN, berkas=berkas, sebab=sebab)]
        return chosen, []
    return {}, []
