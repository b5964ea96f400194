"""The PKs of the examples in every form that the program brings, as contexts for the templates of these forms."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from examples import example

from lkjip_gen import formats
from lkjip_gen.documents.pk import build, files

FORMS = ("Nasional", "Banyumas 2020", "Banyumas 2024", "Luwu Timur 2024")


def template(form: str) -> Path:
    return formats.built_in() / formats.slug(form) / "pk.docx"


@cache
def contexts(name: str, form: str) -> tuple[dict[str, Any], ...]:
    """One for each file: every official's, then, where there are several, that of all. Nobody changes them."""
    source = example(name).source
    found, _ = formats.find(form, source.identitas.place("format_dokumen"), [formats.built_in()])
    assert found is not None
    shaped = replace(source, shapes=found.shapes)
    return tuple(build(shaped, bound).context for bound in files(shaped))


def bound(name: str, form: str) -> dict[str, Any]:
    """All PKs of an example in one context."""
    return contexts(name, form)[-1]


def with_logo(context: dict[str, Any]) -> dict[str, Any]:
    return {**context, "ada_logo": True, "logo": "Lambang"}


def with_quarters(context: dict[str, Any], *figures: str) -> dict[str, Any]:
    """With targets of quarters in every table; `figures` are those of the first and last quarter, and the target."""
    typed = dict(zip(("tw1", "tw4", "target"), figures, strict=False))

    def quartered(table: dict[str, Any]) -> dict[str, Any]:
        rows = [{**row, "tw2": "50", "tw3": "-", **typed} for row in table["baris"]]
        return {**table, "ada_triwulan": True, "baris": rows}

    return each(context, lambda pk: {**pk, "tabel": [quartered(t) for t in pk["tabel"]]})


def each(context: dict[str, Any], change: Any) -> dict[str, Any]:
    """The context with every PK changed."""
    return {**context, "perjanjian": [change(pk) for pk in context["perjanjian"]]}


def poorest(context: dict[str, Any]) -> dict[str, Any]:
    """The same PKs with nothing in them that may be left out."""
    nobody = {"nama": "Contoh", "pangkat": "", "ada_pangkat": False, "nip": "", "ada_nip": False}

    def poor(pk: dict[str, Any]) -> dict[str, Any]:
        parties = {key: {**pk[key], **nobody} for key in ("pihak_pertama", "pihak_kedua")}
        nothing = {"tabel": [], "ada_tabel": False, "ada_anggaran": False, "penjelasan": [], "ada_penjelasan": False}
        return {**pk, **parties, **nothing, "anggaran": {**pk["anggaran"], "baris": [], "terbilang": ""}}

    return {**each(context, poor), "ada_alamat": False, "alamat": "", "ada_logo": False}
