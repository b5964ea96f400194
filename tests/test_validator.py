"""Every document of every example stands up to a port of the validator of the Open XML SDK, and to our own check.

The port knows the schemas of Word; our check knows what they do not say (tests/test_soundness.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import FOLDER
from openxml_audit import FileFormat, OpenXmlValidator
from sound_docx import broken, changed

from lkjip_gen.pipeline import Options, report
from lkjip_gen.word.soundness import blemishes

BOOKS = sorted(path.name for path in FOLDER.glob("*.xlsx") if not path.name.startswith("~$"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAFT = "gumelar-2024.xlsx"
# Tolerated, each with its reason:
TOLERATED = {
    # ISO/IEC 29500-1, 14.2.7: a package holds zero or one theme part; the SDK asks for none either.
    f"A required relationship type '{OFFICE}/theme' is missing.",
}


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    return OpenXmlValidator(FileFormat.OFFICE_2019)


def errors(validator: OpenXmlValidator, path: Path) -> list[str]:
    """What the validator says of a document, but for what is tolerated."""
    return [str(error) for error in validator.validate(path).errors if error.description not in TOLERATED]


@pytest.mark.parametrize(
    ("book", "draft"), [*((book, False) for book in BOOKS), (DRAFT, True)], ids=[*BOOKS, f"{DRAFT}, draf"]
)
def test_every_document_is_valid(book: str, draft: bool, validator: OpenXmlValidator, tmp_path: Path) -> None:
    (outcome,) = report([FOLDER / book], Options(tmp_path, draft=draft))
    assert outcome.bug is None
    documents = [file.path for file in outcome.files if file.path.suffix == ".docx"]
    assert documents
    found = {path.name: errors(validator, path) for path in documents}
    assert {name: told for name, told in found.items() if told} == {}
    assert {path.name: told for path in documents if (told := blemishes(path.read_bytes()))} == {}


def test_the_validator_sees_what_is_wrong(validator: OpenXmlValidator, tmp_path: Path) -> None:
    path = tmp_path / "contoh.docx"
    centred = '<w:jc w:val="center"/></w:pPr>'
    path.write_bytes(broken(changed("word/document.xml", centred, centred.replace("center", "middle"))))
    assert any("middle" in told for told in errors(validator, path))
