"""How long commands take from a cold start, and how long a workbook takes to be read: python -m bench.start

A command runs in a process of its own, in turns with a process that only imports what the command really loads from
outside (Python's own modules and other libraries, as `sys.modules` of a real run has them). What remains between the
two is ours.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from bench.measuring import table
from lkjip_gen.workbook.reader import read

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = tuple(sorted(p for p in (ROOT / "input_examples").glob("*.xlsx") if not p.name.startswith("~$")))
REPORTED = ROOT / "input_examples" / "sokaraja-2020-perubahan.xlsx"
ROUNDS = 15
METHOD = """\
Fresh processes in turns (A B A B ...), medians; "beside" is the median over the rounds of the command's time on the
clock divided by that of its imports alone. Modules are compiled and files in memory, as from the second start on. A
report is made without LibreOffice, whose time stands above.
"""
READING = """\
In one process, in turns, medians in milliseconds; before every call the garbage of the last is collected. "ours" gives
everything that the program must see. openpyxl, streaming, gives neither merged ranges nor formulas beside their values;
calamine gives, besides, no error cells, no percent formats and no whole numbers. Both would need a scan of the XML too.
"""
# Runs a command and tells every module that it loaded, in order.
_TELL = """
import sys
from lkjip_gen.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""
# Some modules make others up; those cannot be imported by their name.
_IMPORT = """
import sys
for name in sys.argv[1:]:
    try:
        __import__(name)
    except ImportError:
        pass
"""
_LIBRARIES = ("openpyxl", "python_calamine")

Times = list[tuple[float, float]]


def run(arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processor that a Python process takes."""
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own commands
        [sys.executable, *arguments], env=_environment(), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments[:4]} ended with {process.returncode}")
    return taken, usage.ru_utime + usage.ru_stime


def outside(arguments: Sequence[str]) -> list[str]:
    """The modules that a command loads and that are not ours, in the order of loading."""
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-c", _TELL, *arguments],
        env=_environment(), cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return [n for n in done.stderr.splitlines()[-1].split() if n.split(".")[0] not in {"lkjip_gen", "__main__"}]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def commands(output: str, rounds: int = ROUNDS) -> str:
    """The table of cold starts."""
    book = str(REPORTED)
    cases: dict[str, list[str]] = {
        "lkjip --help": ["--help"],
        "lkjip periksa": ["periksa", book],
        "lkjip laporan": ["laporan", book, "--keluaran", output, "--tanpa-libreoffice"],
    }
    ways: dict[str, list[str]] = {"python -c pass": ["-c", "pass"]}
    counts: dict[str, int] = {}
    for name, arguments in cases.items():
        modules = outside(arguments)
        counts[name] = len(modules)
        ways[name] = ["-m", "lkjip_gen", *arguments]
        ways[f"{name}: imports"] = ["-c", _IMPORT, *modules]
    times: dict[str, Times] = {name: [] for name in ways}
    for arguments in ways.values():
        run(arguments)
    for _ in range(rounds):
        for name, arguments in ways.items():
            times[name].append(run(arguments))
    rows = [["python -c pass", *_shown(times["python -c pass"]), "", "", ""]]
    for name, count in counts.items():
        bare = times[f"{name}: imports"]
        ratio = statistics.median(a[0] / b[0] for a, b in zip(times[name], bare, strict=True))
        rows.append([name, *_shown(times[name]), str(count), _shown(bare)[0], f"{ratio:.2f}"])
    return table(["command", "clock ms", "processor ms", "modules from outside", "their imports ms", "beside"], rows)


def _shown(times: Times) -> list[str]:
    return [f"{statistics.median(t[i] for t in times) * 1000:.0f}" for i in (0, 1)]


def by_openpyxl(content: bytes) -> None:
    """Every value, as its streaming reader gives it."""
    book = importlib.import_module("openpyxl").load_workbook(BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.value
    book.close()


def by_calamine(content: bytes) -> None:
    """Every value of every sheet."""
    book = importlib.import_module("python_calamine").CalamineWorkbook.from_filelike(BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def reading(rounds: int = ROUNDS) -> str:
    """The table of reading, and what the import of each reader takes from cold."""
    others: Mapping[str, Callable[[bytes], None]] = {"openpyxl": by_openpyxl, "python_calamine": by_calamine}
    there = [name for name in _LIBRARIES if importlib.util.find_spec(name)]
    rows: list[list[str]] = []
    for path in EXAMPLES:
        content = path.read_bytes()
        ways: dict[str, Callable[[], object]] = {"ours": partial(read, path)}
        ways.update({name: partial(others[name], content) for name in there})
        times: dict[str, list[float]] = {name: [] for name in ways}
        for number in range(rounds + 1):
            for name, way in ways.items():
                gc.collect()
                started = time.perf_counter()
                way()
                if number:  # the first is a warm-up
                    times[name].append(time.perf_counter() - started)
        rows.append([path.stem, *(_median(times.get(name)) for name in ("ours", *_LIBRARIES))])
    imports: dict[str, list[float]] = {name: [] for name in ("pass", "lkjip_gen.workbook.reader", *there)}
    for _ in range(rounds):
        for name, taken in imports.items():
            taken.append(run(["-c", "pass" if name == "pass" else f"import {name}"])[0])
    bare = statistics.median(imports.pop("pass"))
    ready = {name.replace("lkjip_gen.workbook.reader", "ours"): [t - bare for t in v] for name, v in imports.items()}
    rows.append(["to import it", *(_median(ready.get(name)) for name in ("ours", *_LIBRARIES))])
    return table(["workbook", "ours", "openpyxl", "calamine"], rows)


def _median(times: Sequence[float] | None) -> str:
    return f"{statistics.median(times) * 1000:.0f}" if times else "not installed"


def tables(rounds: int = ROUNDS) -> str:
    """Both tables, with how they were measured."""
    with tempfile.TemporaryDirectory() as output:
        starts = commands(output, rounds)
    return f"{METHOD}\n{starts}\n### Reading a workbook\n\n{READING}\n{reading(rounds)}"


if __name__ == "__main__":
    sys.stdout.write(tables())
