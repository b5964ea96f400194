"""A workbook as LibreOffice calculates it: what its formulas give, whatever the file says that they gave."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

# LibreOffice asks, or never recalculates, what another program saved; 0 is "always".
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 - a line of the registry


def converted(content: bytes, tmp_path: Path, form: str = "xlsx:Calc MS Excel 2007 XML") -> bytes:
    """The bytes of the workbook that LibreOffice opened, recalculated and saved in another form.

    Raises FileNotFoundError without LibreOffice: where figures are to be proved, there is nothing to skip.
    """
    profile, given, made = tmp_path / "profil-calc", tmp_path / "asal", tmp_path / "hasil"
    for folder in (profile / "user", given, made):
        folder.mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    (given / "buku.xlsx").write_bytes(content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", form,
         "--outdir", str(made), str(given / "buku.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (made / "buku.xlsx").with_suffix("." + form.split(":", maxsplit=1)[0]).read_bytes()


def recalculated(content: bytes, tmp_path: Path) -> Workbook:
    """The workbook with the values that LibreOffice calculated for its formulas."""
    return openpyxl.load_workbook(BytesIO(converted(content, tmp_path)), data_only=True)
