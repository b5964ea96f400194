"""The check of one template, and of a folder of them."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from lkjip_gen import formats
from lkjip_gen.catalogue import Severity
from lkjip_gen.templating.carried import carried
from lkjip_gen.templating.comments import Remark, commented
from lkjip_gen.templating.fields import Read, fields, styled
from lkjip_gen.templating.findings import Finding, finding
from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.names import names
from lkjip_gen.templating.nesting import Branch, Nest
from lkjip_gen.templating.package import Package, UnreadableError, read_package
from lkjip_gen.templating.parts import BODY, Part, parts_of
from lkjip_gen.templating.pictures import pictures
from lkjip_gen.templating.prefixes import prefixes
from lkjip_gen.templating.scopes import hint
from lkjip_gen.templating.shapes import known, names_in
from lkjip_gen.templating.spelling import spelling
from lkjip_gen.templating.syntax import syntax
from lkjip_gen.templating.tags import Tags, read_tags
from lkjip_gen.templating.trial import tried
from lkjip_gen.text import os_reason, suggestion
from lkjip_gen.word.story import read_story
from lkjip_gen.word.styles import Styles
from lkjip_gen.word.tree import Element, new

# What a document of each kind is hardly one without, and what it is.
_ALWAYS = {
    "lkjip.docx": {"perangkat_daerah": "nama kantor", "tahun": "tahun laporan"},
    "pk.docx": {
        "perjanjian": "daftar perjanjian kinerja", "pihak_pertama": "pejabat yang berjanji", "pihak_kedua": "atasannya",
    },
    "matriks.docx": {"pejabat": "daftar pejabat beserta perubahannya"},
}  # fmt: skip
_DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt")
_CONFIGURATION = ("format.toml", "profil.toml")


@dataclass(slots=True, eq=False)
class Checked:
    """A file of the folder: what was found, in its order, and a copy with comments where there is more than a note."""

    name: str
    findings: list[Finding]
    copy: bytes | None = None

    def count(self, severity: Severity) -> int:
        return sum(f.severity is severity for f in self.findings)


def check_template(template: str, content: bytes) -> Checked:
    """Everything about one template; `template` is its file name, which says what document it is for."""
    try:
        package = read_package(content)
        parts = parts_of(package)
        found = list(_found(template, package, parts))
    except UnreadableError as error:
        return Checked(template, [finding(Kind.FILE_UNREADABLE, None, sebab=error)])
    if not any(f.severity is Severity.ERROR for f in found):
        pointing = {name for f in found if f.kind is Kind.REF_CONDITIONAL for key, name in f.facts if key == "nama"}
        found += tried(template, content, pointing)
    found = _in_order(found, parts)
    checked = Checked(template, found)
    remarks = [Remark(f.where, f.remark) for f in found]
    if any(f.severity is not Severity.NOTE for f in found):
        checked.copy = commented(package, parts, remarks)
    return checked


def _in_order(found: list[Finding], parts: list[Part]) -> list[Finding]:
    """As they stand in the document; what has no place first."""
    places = {node: number for part in parts for number, node in enumerate(part.root.iter())}

    def key(one: Finding) -> tuple[int, int]:
        if one.where is None:
            return (-1, 0)
        node = one.where.first if one.where.first is not None else one.where.paragraph
        return parts.index(one.where.part), places.get(node, 0) if node is not None else 0

    return sorted(found, key=key)


def _found(template: str, package: Package, parts: list[Part]) -> Iterator[Finding]:
    roots = package.related("styles")
    styles = Styles(package.root(roots[0]) if roots else new("w:styles"))
    read = [Read(part, read_story(part.root, styles.default)) for part in parts]
    yield from carried(package, parts)
    allowed = frozenset(names_in(known().get(template)))
    branches: list[Branch] = []
    order: dict[Element, int] = {}
    tagged = [read_tags(part) for part in parts]
    for tags in tagged:
        nest = yield from _tags(tags, template, allowed)
        yield from pictures(tags.part, template)
        if tags.part.label == BODY:
            branches, order = nest.branches, tags.order
    yield from fields(read, styles, branches, order)
    yield from styled(parts, styles, template)
    yield from _unused(template, tagged)


def _tags(tags: Tags, template: str, allowed: frozenset[str]) -> Generator[Finding, None, Nest]:
    yield from spelling(tags, allowed)
    for tag in tags.tags:
        yield from syntax(tag, allowed)
    yield from prefixes(tags.tags)
    nest = Nest(tags.tags)
    yield from nest.findings
    yield from names(nest, template)
    return nest


def _unused(template: str, tagged: list[Tags]) -> Iterator[Finding]:
    """Names that every document of this kind prints, where no tag at all uses them."""
    used = {word for tags in tagged for tag in tags.tags for word in re.findall(r"\w+", tag.body)}
    for name, what in _ALWAYS.get(template, {}).items():
        if name not in used:
            yield finding(Kind.NEVER_PRINTED, None, nama=name, apa=what)


# --- a folder --------------------------------------------------------------------------------------------------------


def check_folder(folder: Path) -> list[Checked]:
    """Every file of a folder of templates that has something to do with documents, by name. Raises OSError."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(("~$", ".")))
    found = [_file(path) for path in files if path.suffix.lower() in _DOCUMENTS]
    if not any(path.name in known() for path in files) and not found:
        found.append(Checked(folder.name, [finding(Kind.FOLDER_EMPTY, None, pilihan=", ".join(sorted(known())))]))
    faults: dict[str, list[Finding]] = {path.name: [] for path in files if path.name in _CONFIGURATION}
    for name, cause in formats.faults(folder):
        faults.setdefault(name, []).append(finding(Kind.FORMAT, None, sebab=cause))
    return found + [Checked(name, findings) for name, findings in sorted(faults.items())]


def _file(path: Path) -> Checked:
    if path.name in known():
        try:
            return check_template(path.name, path.read_bytes())
        except OSError as error:
            return Checked(path.name, [finding(Kind.FILE_UNREADABLE, None, sebab=os_reason(error))])
    if path.suffix.lower() in (".docm", ".dotm"):
        return Checked(path.name, [finding(Kind.FILE_MACRO, None)])
    meant = suggestion(path.stem, [name.removesuffix(".docx") for name in known()])
    usul = hint(f"{meant}.docx") if meant else ""
    return Checked(path.name, [finding(Kind.FILE_UNKNOWN, None, usul=usul, pilihan=", ".join(sorted(known())))])
