"""The same input gives the same bytes, whatever was rendered before and whatever order sets have; nothing piles up."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
import tracemalloc
import zipfile
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from both_ways import LKJIP, ROOT
from contexts import base, case
from cuts import write_cuts
from examples import MURNI, PERUBAHAN
from wordml import PROPERTIES, bookmark, caption, field, p, package

from lkjip_gen.word import engine

NUMBERS = (14, 40, 70, 105, 131)  # made contexts of different moods
SCRIPT = """
import sys
from pathlib import Path
from test_fast_steady import hashes
print("\\n".join(hashes(Path(sys.argv[1]), backwards=sys.argv[2] == "backwards")))
"""


def digest(template: Path, context: dict[str, Any], **how: Any) -> str:
    made, problems = engine.render(template, context, PROPERTIES, **how)
    assert made is not None, problems
    return sha256(made).hexdigest()


def hashes(folder: Path, *, backwards: bool) -> list[str]:
    """The hashes of some documents in the order of their names; they are made in that order or backwards."""
    jobs = {"murni": (LKJIP, base(MURNI), {})}
    for number, piece in zip(NUMBERS, sorted(folder.glob("*.docx"))[:: len(NUMBERS)], strict=False):
        one = case(number)
        jobs |= {f"{number} {piece.name}": (piece, one.context, one.how), f"0 {piece.name}": (piece, base(MURNI), {})}
    order = sorted(jobs, reverse=backwards)
    return sorted(f"{name} {digest(jobs[name][0], jobs[name][1], **jobs[name][2])}" for name in order)


def test_the_same_bytes_again_and_after_another_document() -> None:
    first = digest(LKJIP, base(MURNI))
    assert digest(LKJIP, base(MURNI)) == first
    other = digest(LKJIP, base(PERUBAHAN), stamp="DRAF", paper="A4")
    assert other != first
    assert digest(LKJIP, base(MURNI)) == first


def test_the_same_bytes_in_processes_that_order_sets_otherwise(tmp_path: Path) -> None:
    """In the other order too: what was compiled for one context must not know anything of it."""
    write_cuts(LKJIP, tmp_path)
    found = []
    for seed, order in (("1", "forwards"), ("2", "backwards")):
        paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path), order],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        found.append(run.stdout.splitlines())
    assert found[0] == found[1]
    assert len(found[0]) == 2 * len(NUMBERS) + 1


# --- memory ---

WARM_UP, UNTRACED, SETTLING, TRACED = 100, 650, 50, 200  # renders: 1000 together
# What a render may leave behind on average, in bytes: of the process (the allocator keeps blocks of its own), and of
# Python objects.
OF_MEMORY, OF_OBJECTS = 2500, 400
_CELL = "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{}</w:tc>"
SMALL = (
    p("Bab", style="Judul1")
    + p(field(r"TOC \o 1-3"))
    + p("Lihat ", field(r"REF t \h"), " dan {{ teks }}")
    + p("Tabel 1.", bookmark("t", field(r"SEQ Tabel \* ARABIC \s 1")), " {{ judul }}", style="Ket")
    + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
    + "".join(
        f"<w:tr>{_CELL.format(p(one))}{_CELL.format(p(other))}</w:tr>"
        for one, other in (("{%tr for b in baris %}", ""), ("{{ b.nama }}", "{{ b.angka }}"), ("{%tr endfor %}", ""))
    )
    + "</w:tbl>"
    + p("{%p for b in daftar %}") + p("{{ b }}", style="Daftar") + p("{%p endfor %}")
    + "<w:sdt><w:sdtPr><w:tag w:val='{{ tanda }}'/></w:sdtPr><w:sdtContent>"
    + p("{{ teks }}") + "</w:sdtContent></w:sdt>" + caption("1", " {{ judul }}")
)  # fmt: skip


def small(number: int) -> dict[str, Any]:
    """A context whose texts are those of no other number, so that whatever keeps texts keeps more each time.

    Only cells repeat after a while: their widths are remembered on purpose (`metrics.width`, up to a limit).
    """
    row = number % 50
    return {
        "teks": f"Teks {number} R&D " + f"{number:x} " * 200,
        "judul": f"Judul {number}",
        "tanda": f"Tanda:{number}",
        "baris": [{"nama": f"Nama {row} {n}", "angka": f"{row}.{n:03},5"} for n in range(1 + row % 7)],
        "daftar": [f"{n}.\tButir {number} {n}" for n in range(1, 2 + number % 5)],
    }


def resident() -> int:
    """The memory of this process in bytes, what lxml takes included."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS:"))


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells how much memory a process has")
def test_a_thousand_documents_leave_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "kecil.docx"
    path.write_bytes(package(SMALL))
    ends = [*accumulate((WARM_UP, UNTRACED, SETTLING, TRACED), initial=0)]
    warm_up, untraced, settling, traced = (range(*pair) for pair in pairwise(ends))

    def make(numbers: range) -> None:
        for number in numbers:
            assert engine.render(path, small(number), PROPERTIES)[1] == []
        gc.collect()

    make(warm_up)
    before = resident()
    make(untraced)
    grown = resident() - before
    assert grown < len(untraced) * OF_MEMORY
    tracemalloc.start()
    try:
        make(settling)
        begun = tracemalloc.get_traced_memory()[0]
        make(traced)
        grown = tracemalloc.get_traced_memory()[0] - begun
    finally:
        tracemalloc.stop()
    assert grown < len(traced) * OF_OBJECTS


def test_the_bounds_would_be_passed_by_what_may_stay_behind(tmp_path: Path) -> None:
    """The finished document and the main part alone are larger than the one, the texts of a context than the other."""
    path = tmp_path / "kecil.docx"
    path.write_bytes(package(SMALL))
    made, _ = engine.render(path, small(1), PROPERTIES)
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        main = archive.getinfo("word/document.xml").file_size
    assert min(len(made), main) * 3 // 4 > OF_MEMORY
    assert min(len(small(number)["teks"]) for number in range(1000)) > OF_OBJECTS
