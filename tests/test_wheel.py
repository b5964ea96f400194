"""The wheel: built offline, it makes a report far from the source tree, with its own templates and rules."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
RULES = sorted(p.name for p in (ROOT / "lkjip_gen" / "rules").glob("*.toml"))
PROFILES = sorted(p.parent.name for p in (ROOT / "templates").glob("*/profil.toml"))
LKJIP = "hasil/kecamatan-sokaraja/2020-murni/LKjIP Kecamatan Sokaraja Tahun 2020.docx"
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
# Makes a report and tells where everything came from.
SCRIPT = """
import json, sys
from importlib.resources import files
import lkjip_gen
from lkjip_gen import formats, pipeline
from lkjip_gen.cli import main
from lkjip_gen.word import engine

opened = []
real = pipeline.formats.Form.template
def template(self, name):
    found = real(self, name)
    opened.append(str(found[0]))
    return found
pipeline.formats.Form.template = template
status = main(["laporan", "contoh.xlsx", "--keluaran", "hasil"])
rules = files("lkjip_gen.rules")
print(json.dumps({
    "status": status,
    "program": [lkjip_gen.__file__, engine.__file__],
    "templates": [str(formats.built_in()), *opened],
    "rules": str(rules.joinpath("skala.toml")),
    "rules_there": sorted(f.name for f in rules.iterdir() if f.name.endswith(".toml")),
    "path": sys.path,
}))
"""


def run(*arguments: str | Path, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what the build needs, so that the source tree stays clean."""
    source, target = tmp_path_factory.mktemp("sumber"), tmp_path_factory.mktemp("wheel")
    for name in ("lkjip_gen", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "~$*"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run("-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "-w", target, cwd=source, **OFFLINE)
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed and nothing else."""
    target = tmp_path_factory.mktemp("site")
    run("-m", "pip", "install", "--no-deps", "--target", target, wheel, cwd=target, **OFFLINE)
    return target


def test_the_wheel_holds_the_whole_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    sources = {p.relative_to(ROOT).as_posix() for p in (ROOT / "lkjip_gen").rglob("*.py")}
    assert len(sources) > 40
    assert sources <= names
    assert "lkjip_gen/py.typed" in names
    assert {"anggaran.toml", "capaian.toml", "rata-rata.toml", "skala.toml", "tenggat.toml", "tipe.toml"} <= set(RULES)
    assert {f"lkjip_gen/rules/{name}" for name in RULES} <= names
    assert "banyumas-2020" in PROFILES
    assert {f"lkjip_gen/templates/{form}/profil.toml" for form in PROFILES} <= names
    for template in (ROOT / "templates").rglob("*"):
        if template.suffix in {".docx", ".toml"} and not template.name.startswith("~$"):
            assert f"lkjip_gen/{template.relative_to(ROOT).as_posix()}" in names
    roots = {name.split("/", maxsplit=1)[0] for name in names}
    assert roots == {"lkjip_gen", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".xlsx", ".pyc"))]


def test_the_wheel_makes_a_report_elsewhere(site: Path, murni: Path, tmp_path: Path) -> None:
    shutil.copy(murni, tmp_path / "contoh.xlsx")
    *said, last = run("-P", "-c", SCRIPT, cwd=tmp_path, PYTHONPATH=str(site)).splitlines()
    told: dict[str, Any] = json.loads(last)
    assert told["status"] == 0, said
    installed = str(site / "lkjip_gen") + os.sep
    assert [p for p in told["program"] if not p.startswith(installed)] == []
    assert told["templates"] == [
        str(site / "lkjip_gen/templates"),
        str(site / "lkjip_gen/templates/nasional/lkjip.docx"),
        str(site / "lkjip_gen/templates/banyumas-2020/pk.docx"),
        str(site / "lkjip_gen/templates/nasional/cascading.docx"),
        str(site / "lkjip_gen/templates/nasional/pohon.docx"),
    ]
    assert told["rules"] == str(site / "lkjip_gen/rules/skala.toml")
    assert told["rules_there"] == RULES
    assert told["path"][0] == str(site)  # before the editable install of this source tree
    assert (tmp_path / LKJIP).is_file()
    # and from the source tree: the same bytes
    run("-m", "lkjip_gen", "laporan", "contoh.xlsx", "--keluaran", "dari-sumber", cwd=tmp_path, PYTHONPATH=str(ROOT))
    assert (tmp_path / LKJIP.replace("hasil", "dari-sumber", 1)).read_bytes() == (tmp_path / LKJIP).read_bytes()


def test_the_wheel_brings_the_command(site: Path, tmp_path: Path) -> None:
    entry = next(site.glob("lkjip_gen-*.dist-info/entry_points.txt")).read_text(encoding="utf-8")
    assert "lkjip = lkjip_gen.cli:main" in entry
    assert (site / "bin" / "lkjip").is_file() or (site / "Scripts" / "lkjip.exe").is_file()
    assert run("-P", "-m", "lkjip_gen", "--version", cwd=tmp_path, PYTHONPATH=str(site)) == "lkjip 0.1.0\n"
