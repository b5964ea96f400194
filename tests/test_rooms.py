"""The rooms of the program: imports run one way, and what is kept to one room stays there."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lkjip_gen"
LONGEST = 320

# A room may import itself and the rooms of the lines above its own. "" is the package itself (its version).
ROOMS = (
    ("",),
    ("status",),
    ("catalogue",),
    ("problems",),
    ("terms", "text", "marks", "printed", "figures"),
    ("drawing",),
    ("origins",),
    ("model",),
    ("rules",),
    ("wording",),
    ("deriving",),
    ("officials", "relations"),
    ("cascade",),
    ("agreements",),
    ("measuring",),
    ("workbook",),
    ("checks", "compute", "formats"),
    ("documents",),
    ("excel", "word"),
    ("delivery", "pictures", "templating", "tracing"),
    ("office",),
    ("examining",),
    ("making", "paging"),
    ("pipeline",),
    ("telling",),
    ("arguments",),
    ("cli",),
    ("__main__",),
)
# Rooms that know nothing of the field, and all of ours that they may know.
STRANGERS = {
    "text": set(),
    "terms": set(),
    "status": set(),
    "catalogue": {"status"},
    "problems": {"catalogue", "status"},
    "marks": set(),
    "origins": {"catalogue", "marks", "problems"},
    "printed": set(),
    "figures": set(),
    "drawing": {"figures"},
    "word": {"catalogue", "drawing", "figures", "marks", "printed", "problems", "text"},
    "excel": {"catalogue", "marks", "origins", "printed", "problems", "text"},
    "delivery": {"catalogue", "problems", "text"},
    "office": {"word"},
    "paging": {"catalogue", "delivery", "office", "problems", "status", "word", "wording"},
}
# Imports for the type checker alone; they would not run.
ONLY_FOR_TYPES = {
    ("cli.py", "pipeline"),
    ("documents/__init__.py", "documents"),
}
# Libraries, and the rooms or modules that may import them.
LIBRARIES = {
    "docxtpl": ("word/plain.py",),
    "docx": ("word/", "templating/"),
    "lxml": ("word/", "templating/"),
    "jinja2": ("word/", "templating/"),
    "markupsafe": ("word/",),
    "pypdf": ("office/counting.py",),
    "xlsxwriter": ("workbook/starter.py", "workbook/lists.py", "excel/"),
    "pandas": ("compute/", "documents/"),
}
CLOCK_MODULES = {"time", "uuid", "random", "secrets"}
CLOCK_CALLS = {"now", "utcnow", "today", "times", "getmtime", "getctime", "localtime", "gmtime", "urandom", "stat"}


@dataclass(frozen=True)
class Import:
    """One import: the module that is imported, whole or a part of it, and whether only for types."""

    file: str
    module: str
    names: tuple[str, ...]
    for_types: bool

    @property
    def room(self) -> set[str]:
        """The rooms of ours that it reaches."""
        parts = self.module.split(".")
        if parts[0] != "lkjip_gen":
            return set()
        if len(parts) > 1:
            return {parts[1]}
        return {name if name in known_rooms() else "" for name in self.names or ("",)}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"), str(path))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def room_of(file: str) -> str:
    first = file.split("/", maxsplit=1)[0].removesuffix(".py")
    return "" if first == "__init__" else first


def known_rooms() -> set[str]:
    return {room for group in ROOMS for room in group}


def imports_of(file: str, tree: ast.Module) -> Iterator[Import]:
    """All imports, also those inside functions and under TYPE_CHECKING."""
    typed = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
        for statement in block.body
        for node in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, alias.name, (), id(node) in typed)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield Import(file, node.module or "", tuple(a.name for a in node.names), id(node) in typed)


@cache
def all_imports() -> list[Import]:
    return [found for file, tree in modules().items() for found in imports_of(file, tree)]


def in_wrong_direction(imports: list[Import]) -> list[str]:
    """Imports of a room that does not stand above, each as "file -> room"."""
    level = {room: number for number, group in enumerate(ROOMS) for room in group}
    return [
        f"{found.file} -> {room}"
        for found in imports
        for room in sorted(found.room)
        if room != room_of(found.file) and level[room] >= level[room_of(found.file)]
    ]


def clocks(tree: ast.Module) -> list[str]:
    """Whatever could tell the time, or another thing that differs from run to run."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] in CLOCK_MODULES]
        elif isinstance(node, ast.ImportFrom) and node.module in CLOCK_MODULES:
            found.append(node.module)
        elif isinstance(node, ast.Attribute) and (node.attr in CLOCK_CALLS or node.attr.startswith("st_")):
            found.append(ast.unparse(node))
    return found


def literals(tree: ast.Module) -> Iterator[str]:
    """Texts that stand in a call of `problem` or `fault` itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"problem", "fault"}:
            for argument in [*node.args, *(k.value for k in node.keywords)]:
                for inner in ast.walk(argument):
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                        yield inner.value


def is_sentence(text: str) -> bool:
    """A fact is a word or a few; a message is a sentence and belongs to the catalogue."""
    return len(text.split()) > 4 or (text[:1].isupper() and text.rstrip().endswith("."))


# --- the package -----------------------------------------------------------------------------------------------------


def test_every_module_has_its_room() -> None:
    files = modules()
    assert len(files) > 40
    assert {room_of(file) for file in files} == known_rooms()


def test_imports_run_one_way() -> None:
    imports = all_imports()
    assert sum(bool(found.room) for found in imports) > 60
    assert in_wrong_direction(imports) == []


def test_imports_for_types_are_these() -> None:
    found = {(i.file, room) for i in all_imports() if i.for_types for room in i.room}
    assert found == ONLY_FOR_TYPES


def test_nothing_is_imported_by_a_name_in_a_string() -> None:
    found = [
        f"{file}: {ast.unparse(node)}"
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}
    ]
    assert found == []


@pytest.mark.parametrize("room", sorted(STRANGERS))
def test_some_rooms_know_nothing_of_the_field(room: str) -> None:
    reached = {r for i in all_imports() if room_of(i.file) == room for r in i.room} - {room}
    assert reached <= STRANGERS[room]


@pytest.mark.parametrize("library", sorted(LIBRARIES))
def test_a_library_stays_in_its_modules(library: str) -> None:
    users = {i.file for i in all_imports() if i.module.split(".")[0] == library}
    assert users
    assert sorted(user for user in users if not user.startswith(LIBRARIES[library])) == []


def test_no_other_library_is_used() -> None:
    used = {i.module.split(".", maxsplit=1)[0] for i in all_imports()} - sys.stdlib_module_names
    assert used == {"lkjip_gen", *LIBRARIES}


def test_only_the_reader_opens_workbooks() -> None:
    """And one module alone lets XML of a stranger into a parser: what it refuses is refused everywhere."""
    calls = {
        file
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"ZipFile", "load_workbook"}
    }
    documents = ("word/", "templating/")  # Word files, whose XML goes to lxml, which takes in nothing from outside
    assert {file for file in calls if not file.startswith(documents)} == {"workbook/reader.py"}
    harmless = {("xml.sax.saxutils", ("escape",)), ("xml.parsers.expat", ("ExpatError",))}
    imports = {(i.file, i.module, i.names) for i in all_imports() if i.module.split(".")[0] in {"xml", "pyexpat"}}
    parsers = {file for file, module, names in imports if (module, names) not in harmless}
    assert parsers == {"workbook/markup.py"}


def test_only_the_command_line_prints() -> None:
    printing = {
        file
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"})
    }
    assert printing == {"cli.py"}


def test_nothing_reads_a_clock() -> None:
    found = {file: clocks(tree) for file, tree in modules().items() if file != "cli.py"}
    assert {file: seen for file, seen in found.items() if seen} == {}


def test_messages_stand_in_the_catalogue() -> None:
    texts = {file: list(literals(tree)) for file, tree in modules().items() if file != "catalogue.py"}
    assert sum(map(len, texts.values())) > 10
    assert [f"{file}: {t}" for file, seen in texts.items() for t in seen if is_sentence(t)] == []


def test_no_module_is_long() -> None:
    lines = {file: len((PACKAGE / file).read_text(encoding="utf-8").splitlines()) for file in modules()}
    # the catalogue is one list of texts: it grows with them and has no subjects to be split by
    assert {file for file, count in lines.items() if count > LONGEST} <= {"catalogue.py"}


# --- the searches themselves: each finds what it is for --------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "source", "wrong"),
    [
        ("model.py", "from lkjip_gen.compute import compute", ["model.py -> compute"]),
        ("rules/loader.py", "def f():\n    import lkjip_gen.cli", ["rules/loader.py -> cli"]),
        ("text.py", "from lkjip_gen import model, catalogue", ["text.py -> model"]),
        ("word/x.py", "if TYPE_CHECKING:\n    from lkjip_gen.delivery import deliver", ["word/x.py -> delivery"]),
        ("word/x.py", "from lkjip_gen.word.places import describe\nfrom lkjip_gen.problems import Code", []),
        ("cli.py", "from lkjip_gen import __version__, pipeline", []),
        ("compute.py", "from lkjip_gen.checks import check", ["compute.py -> checks"]),
    ],
)
def test_a_wrong_direction_is_found(file: str, source: str, wrong: list[str]) -> None:
    assert in_wrong_direction(list(imports_of(file, ast.parse(source)))) == wrong


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.date.today()",
        "import time\ntime.time()",
        "from time import monotonic",
        "import os\nos.path.getmtime('x')",
        "path.stat().st_mtime",
        "import random",
        "pd.Timestamp.now()",
    ],
)
def test_a_clock_is_found(source: str) -> None:
    assert clocks(ast.parse(source)) != []


def test_a_date_is_no_clock() -> None:
    assert clocks(ast.parse("from datetime import date, time\ndate(2020, 1, 2)\ntime(1, 2)")) == []


def test_a_sentence_is_found() -> None:
    source = 'problem(Code.X, isi=1, sebab="Berkas ini rusak.")\nfault(Code.Y, a=f"{b} tidak boleh ada di sini")'
    tree = ast.parse(source)
    assert [t for t in literals(tree) if is_sentence(t)] == ["Berkas ini rusak.", " tidak boleh ada di sini"]
    assert not is_sentence("berkasnya tidak ada")


# --- LKJIP_NO_SKIP=1 -------------------------------------------------------------------------------------------------

SAMPLE = """
import pytest
@pytest.mark.skipif(True, reason="tanpa LibreOffice")
def test_skipped():
    pass
def test_sound():
    pass
"""
SOUND = "def test_sound():\n    pass\n"


@pytest.mark.parametrize(
    ("variable", "sample", "status", "outcome"),
    [
        ("1", SAMPLE, 1, "2 passed, 1 skipped"),
        ("", SAMPLE, 0, "2 passed, 1 skipped"),
        ("1", "import pytest\npytest.importorskip('tidak_ada')\n", 1, "1 passed, 1 skipped"),
        ("1", SOUND, 0, "2 passed"),
    ],
)
def test_where_nothing_may_be_skipped(tmp_path: Path, variable: str, sample: str, status: int, outcome: str) -> None:
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_sample.py").write_text(sample, encoding="utf-8")
    (tmp_path / "test_other.py").write_text(SOUND, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\naddopts = -ra\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--color=no"],
        cwd=tmp_path, env={**os.environ, "LKJIP_NO_SKIP": variable}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == status, done.stdout + done.stderr
    assert outcome in done.stdout.splitlines()[-1]
    skipped = "skipped" in outcome
    assert ("skipped tests fail this run" in done.stdout) is (skipped and variable == "1")
    if sample is SAMPLE:
        assert "tanpa LibreOffice" in done.stdout
        assert ("\ntest_sample.py::test_skipped\n" in done.stdout) is (variable == "1")
