"""The names that templates may use, taken from the contexts of real documents, so that no list of them can go stale.

    python tools/nama.py             write lkjip_gen/templating/names.json
    python tools/nama.py --periksa   write nothing; exit 1 when the file is stale

Every document of every example is built, and of one made-up workbook that also has what the examples lack. Their
contexts are laid over each other: what remains is which names there are and what each of them holds.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":  # run as a script: the package beside it, not one that is installed from elsewhere
    sys.path[:0] = [str(ROOT)]

from lkjip_gen.compute import compute  # noqa: E402 - found by the path above
from lkjip_gen.documents import REGISTRY, Content  # noqa: E402
from lkjip_gen.documents.source import Source  # noqa: E402
from lkjip_gen.examining import Checked, Options, examine  # noqa: E402
from lkjip_gen.marks import bare  # noqa: E402
from lkjip_gen.workbook.starter import workbook  # noqa: E402
from tools.contoh import EXAMPLES, NAMES, rows  # noqa: E402

NAMES_FILE = ROOT / "lkjip_gen" / "templating" / "names.json"
TEXT, FLAG, PICTURE = "teks", "ya", "gambar"
_FULLEST = "sokaraja-2020-perubahan"
_PICTURE_FILE = "gambar-contoh.png"
_FIRST_OF_ITS_KIND = re.compile(r"[a-z]+:[a-z_]+-1")
_SMALLEST_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)

Shape: TypeAlias = "str | list[Shape | None] | dict[str, Shape] | None"


def shape_of(value: Any, pictures: frozenset[str]) -> Shape:
    """What a value of a context is: text, yes or no, the key of a picture, a list of one shape, or named values."""
    if isinstance(value, bool):
        return FLAG
    if isinstance(value, str):
        return PICTURE if bare(value) in pictures else TEXT
    if isinstance(value, list):
        return [laid_over(*(shape_of(item, pictures) for item in value))]
    return {name: shape_of(item, pictures) for name, item in value.items()}


def laid_over(*shapes: Shape) -> Shape:
    """What all of them together say. Raises ValueError where one name holds two different things."""
    found: Shape = None
    for shape in shapes:
        found = _both(found, shape)
    return found


def _both(one: Shape, other: Shape) -> Shape:
    if one is None or other is None or one == other:
        return one if other is None else other
    if isinstance(one, list) and isinstance(other, list):
        return [_both(one[0], other[0])]
    if isinstance(one, dict) and isinstance(other, dict):
        return {name: _both(one.get(name), other.get(name)) for name in {**one, **other}}
    if {str(one), str(other)} == {TEXT, PICTURE}:  # a key that is blank in some workbook
        return PICTURE
    raise ValueError(f"two kinds of value in one place: {one} and {other}")


def names() -> dict[str, dict[str, Any]]:
    """By the file name of each template: the names of its context ("nama"), and the keys of figures ("gambar").

    Of keys the first of each kind; those with a code in them are of one workbook alone.
    """
    shapes: dict[str, Shape] = {}
    figures: dict[str, set[str]] = {}
    for checked in _workbooks():
        for template, content in _contents(checked):
            shapes[template] = _both(shapes.get(template), shape_of(content.context, frozenset(checked.pictures)))
            figures.setdefault(template, set()).update(filter(_FIRST_OF_ITS_KIND.fullmatch, content.figures))
    return {
        "nama": {template: _like_others(shape) for template, shape in shapes.items()},
        "gambar": {template: sorted(keys) for template, keys in figures.items() if keys},
    }


def _like_others(shape: Shape) -> Shape:
    """Lists that are empty everywhere hold what lists of their name hold elsewhere in the same template."""
    known: dict[str, Shape] = {}

    def gather(value: Shape) -> None:
        if isinstance(value, list):
            gather(value[0])
        elif isinstance(value, dict):
            for name, item in value.items():
                if isinstance(item, list) and item[0] is not None:
                    known[name] = item
                gather(item)

    def filled(value: Shape, name: str) -> Shape:
        if isinstance(value, list):
            return known.get(name, value) if value[0] is None else [filled(value[0], name)]
        return {key: filled(item, key) for key, item in value.items()} if isinstance(value, dict) else value

    gather(shape)
    return filled(shape, "")


def _workbooks() -> Iterator[Checked]:
    """The examples, and one with a logo and a photograph."""
    for name in NAMES:
        yield _checked(EXAMPLES / f"{name}.xlsx")
    content = rows(_FULLEST)
    identity = content["Identitas"][0]
    identity["Logo"] = _PICTURE_FILE
    content["Prestasi"] = [{"Nama": "Penghargaan Contoh", "Foto": _PICTURE_FILE}]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contoh.xlsx"
        (path.parent / _PICTURE_FILE).write_bytes(_SMALLEST_PNG)
        renstra = (identity["Renstra mulai"], identity["Renstra akhir"])
        path.write_bytes(workbook(identity["Tahun"], renstra, content))
        yield _checked(path)


def _checked(path: Path) -> Checked:
    checked, problems = examine(path, Options())
    if checked is None:
        raise ValueError(f"{path.name}: {'; '.join(p.text for p in problems)}")
    return checked


def _contents(checked: Checked) -> Iterator[tuple[str, Content]]:
    """The file name of a template and what it would be filled with, for every document of this workbook."""
    tables = compute(checked.relations, checked.settings, checked.measuring)
    source = Source(checked.relations, tables, pictures=frozenset(checked.pictures), shapes=checked.form.shapes)
    for spec in REGISTRY:
        if spec.reason(checked.buku) is None:
            for file in spec.files(source):
                yield file.template, file.build()


def written(found: dict[str, dict[str, Any]]) -> str:
    """The content of the file."""
    return json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the file, or with --periksa only compare it."""
    if arguments not in ([], ["--periksa"]):
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    content = written(names())
    if not arguments:
        NAMES_FILE.write_text(content, encoding="utf-8", newline="\n")
    elif not NAMES_FILE.is_file() or NAMES_FILE.read_text(encoding="utf-8") != content:
        sys.stderr.write(f"{NAMES_FILE.relative_to(ROOT)} tidak sesuai; jalankan: python tools/nama.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
