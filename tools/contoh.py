"""Make the example workbooks in `input_examples` from the data files beside them, through the project's own starter.

    python tools/contoh.py

A workbook `<office>-<year>-<version>` holds what `<office>-<year>.toml` says, where there is one, and then what its own
file says.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":  # run as a script: the package beside it, not one that is installed from elsewhere
    sys.path.insert(0, str(ROOT))

from lkjip_gen.workbook.starter import workbook  # noqa: E402 - found by the path above

EXAMPLES = ROOT / "input_examples"
DATA = EXAMPLES / "data"
NAMES = (
    "dinas-contoh-2024-perubahan",
    "gumelar-2024",
    "mangkutana-2024-perubahan",
    "sokaraja-2020-murni",
    "sokaraja-2020-perubahan",
    "sokaraja-2021-cascading",
)

Row = dict[str, Any]


def rows(name: str) -> dict[str, list[Row]]:
    """What an example workbook holds: sheet -> rows, each a mapping of headings to values."""
    shared, own = DATA / f"{name.rpartition('-')[0]}.toml", DATA / f"{name}.toml"
    return read(shared, own) if shared.exists() else read(own)


def read(*sources: Path) -> dict[str, list[Row]]:
    """The rows of data files, a later one adding to the earlier."""
    found: dict[str, list[Row]] = {}
    for source in sources:
        with source.open("rb") as file:
            for sheet, content in tomllib.load(file, parse_float=Decimal).items():
                _add(found.setdefault(sheet, []), sheet, content)
    return found


def build(name: str) -> bytes:
    """The example workbook of this name as the bytes of an .xlsx."""
    content = rows(name)
    identity = content["Identitas"][0]
    return workbook(identity["Tahun"], (identity["Renstra mulai"], identity["Renstra akhir"]), content)


def _add(rows: list[Row], sheet: str, content: Any) -> None:
    """Facts, or blocks of rows; a block with `kunci` adds columns to the rows that its first columns name."""
    if isinstance(content, Mapping):
        rows[:] = [{**(rows[0] if rows else {}), **content}]
        return
    for block in content:
        headings, keys = block["kolom"], block.get("kunci", 0)
        for values in block["baris"]:
            given = {h: _text(v) for h, v in zip(headings, values, strict=True) if v != ""}
            if not keys:
                rows.append(given)
                continue
            named = [r for r in rows if all(r.get(h) == given.get(h) for h in headings[:keys])]
            if len(named) != 1:
                raise ValueError(f"{sheet}: {len(named)} rows are called {values[:keys]}")
            named[0].update(given)


def _text(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def main() -> None:
    """Write every example."""
    for name in NAMES:
        path = EXAMPLES / f"{name}.xlsx"
        path.write_bytes(build(name))
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
