"""Text dumps of the Word templates, so that a change made in Word can be reviewed like a change of code.

python tools/templat.py             write the dump of every templates/*/*.docx beside it
python tools/templat.py --periksa   write nothing; exit 1 when a dump is missing or stale

It also writes the list of templates that go the fast way at once; the tests compare both ways for them.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
COMPARED = TEMPLATES.parent / "lkjip_gen" / "word" / "compared.toml"
_COMPARED_HEAD = """\
# Templates of ours whose documents the tests compare on both ways, and which so go the fast way at once.
# Written by tools/templat.py.

[sha256]"""
LANGUAGE = "id-ID"
COMPATIBILITY = "15"
F4 = ("12189", "18709")  # 215 x 330 mm in twentieths of a point
_STYLE_REFERENCES = ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:link", "w:next")

Element = Any  # lxml elements carry no types


def _value(parent: Element, path: str, attribute: str = "w:val") -> str:
    """An attribute of a descendant such as "w:pPr/w:pStyle", or nothing."""
    found = parent.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(qn(attribute), ""))


def read_parts(template: Path) -> dict[str, Element]:
    """The XML parts of the package under word/, by name without extension."""
    with zipfile.ZipFile(template) as archive:
        return {
            name.removeprefix("word/").removesuffix(".xml"): parse_xml(archive.read(name))
            for name in sorted(archive.namelist())
            if name.startswith("word/") and name.count("/") == 1 and name.endswith(".xml")
        }


def style_names(parts: dict[str, Element]) -> dict[str, str]:
    """Style id to the name that staff see; an alias, ours, before the built-in English name."""
    return {
        str(style.get(qn("w:styleId"))): _value(style, "w:aliases") or _value(style, "w:name")
        for style in parts["styles"].iter(qn("w:style"))
    }


def _run_text(node: Element) -> str:
    if node.tag in (qn("w:t"), qn("w:instrText")):
        text = node.text or ""
        return f"[{text.strip()}]" if node.tag == qn("w:instrText") else text
    if node.tag == qn("w:br"):
        return " | "
    return " -> " if node.tag == qn("w:tab") else ""


def _direct(properties: Element | None, known: Iterable[str]) -> str:
    """Formatting that is not the style's, by element name; it should be rare."""
    if properties is None:
        return ""
    names = [child.tag.split("}")[1] for child in properties]
    extra = sorted(set(names) - set(known))
    return f" !{','.join(extra)}" if extra else ""


def _paragraph(paragraph: Element, names: dict[str, str]) -> str:
    style = _value(paragraph, "w:pPr/w:pStyle") or "Normal"
    text = "".join(_run_text(node) for node in paragraph.iter() if isinstance(node.tag, str))
    direct = _direct(paragraph.find(qn("w:pPr")), ("pStyle", "sectPr"))
    runs = "".join(_direct(run.find(qn("w:rPr")), ()) for run in paragraph.findall(qn("w:r")))
    return f"[{names.get(style, style)}{direct}{runs}] {text}".rstrip()


def _section(section: Element) -> str:
    size, margin = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    numbers = section.find(qn("w:pgNumType"))
    pieces = [f"kertas {size.get(qn('w:w'))} x {size.get(qn('w:h'))} {size.get(qn('w:orient'), 'tegak')}"]
    pieces.append("batas " + " ".join(f"{k} {margin.get(qn('w:' + k))}" for k in ("top", "right", "bottom", "left")))
    if numbers is not None:
        pieces.append(f"nomor {numbers.get(qn('w:fmt'))} mulai {numbers.get(qn('w:start'))}")
    for kind in ("headerReference", "footerReference"):
        count = len(section.findall(qn(f"w:{kind}")))
        pieces.append(f"{kind} {count}")
    return "=== bagian: " + "; ".join(pieces)


def _row(row: Element, names: dict[str, str]) -> str:
    flags = [flag for flag in ("tblHeader", "cantSplit") if row.find(f"{qn('w:trPr')}/{qn('w:' + flag)}") is not None]
    cells = []
    for cell in row.findall(qn("w:tc")):
        span = _value(cell, "w:tcPr/w:gridSpan")
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        mark = f"x{span} " if span else ""
        if merge is not None:
            mark += f"^{merge.get(qn('w:val'), 'continue')} "
        cells.append(mark + " / ".join(_paragraph(p, names) for p in cell.findall(qn("w:p"))))
    return f"  {','.join(flags)}: " + " || ".join(cells)


def _blocks(parent: Element, names: dict[str, str]) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _paragraph(child, names)
            for section in child.iter(qn("w:sectPr")):
                yield _section(section)
        elif child.tag == qn("w:tbl"):
            style = _value(child, "w:tblPr/w:tblStyle")
            widths = " ".join(str(col.get(qn("w:w"))) for col in child.iter(qn("w:gridCol")))
            yield f"--- tabel [{names.get(style, style)}] lebar {widths}"
            for row in child.findall(qn("w:tr")):
                yield _row(row, names)
            yield "---"
        elif child.tag == qn("w:sectPr"):
            yield _section(child)


def _properties(element: Element | None) -> str:
    """Properties of a style on one line: "keepNext jc=center spacing(after=120 line=324)"."""
    pieces = []
    for child in element if element is not None else ():
        attributes = {key.split("}")[-1]: value for key, value in sorted(child.attrib.items())}
        name = child.tag.split("}")[1]
        if list(attributes) == ["val"]:
            name += f"={attributes['val']}"
        elif attributes:
            name += "(" + " ".join(f"{k}={v}" for k, v in attributes.items()) + ")"
        if len(child):
            name += "{" + _properties(child) + "}"
        pieces.append(name)
    return " ".join(pieces)


def dump(template: Path) -> str:
    """The template as text: content, headers and footers, styles, numbering, settings."""
    parts = read_parts(template)
    names = style_names(parts)
    lines = [f"# {template.name}: dibuat oleh tools/templat.py; jangan diubah tangan", "", "## Isi"]
    lines += _blocks(parts["document"].find(qn("w:body")), names)
    for name, part in parts.items():
        if name.startswith(("header", "footer", "footnotes")):
            lines += ["", f"## {name}", *_blocks(part, names)]
    lines += ["", "## Gaya", f"dasar: {_properties(parts['styles'].find(qn('w:docDefaults')))}"]
    lines += [f"{s.get(qn('w:styleId'))}: {_properties(s)}" for s in parts["styles"].iter(qn("w:style"))]
    for name in ("numbering", "settings"):
        if name in parts:
            lines += ["", f"## {name}", *(_properties([child]) for child in parts[name])]
    return "\n".join(lines) + "\n"


def dump_path(template: Path) -> Path:
    return template.with_suffix(".txt")


def templates() -> list[Path]:
    """All templates, without the shadow files that Word leaves while one is open."""
    return sorted(p for p in TEMPLATES.glob("*/*.docx") if not p.name.startswith("~$"))


def is_stale(template: Path) -> bool:
    """Does the dump beside the template tell something else than the template?"""
    path = dump_path(template)
    return not path.is_file() or path.read_text(encoding="utf-8") != dump(template)


def _used_styles(parts: dict[str, Element]) -> set[str]:
    """Styles in use, their bases, links and followers, the defaults, and those that numbering belongs to."""
    used = {str(s.get(qn("w:styleId"))) for s in parts["styles"].iter(qn("w:style")) if s.get(qn("w:default"))}
    for name, part in parts.items():
        if name != "styles":
            for reference in _STYLE_REFERENCES:
                used |= {str(node.get(qn("w:val"))) for node in part.iter(qn(reference))}
    defined = {str(s.get(qn("w:styleId"))): s for s in parts["styles"].iter(qn("w:style"))}
    todo = list(used)
    while todo:
        style: Element = defined.get(todo.pop())
        nodes = [] if style is None else style.iter(*(qn(reference) for reference in _STYLE_REFERENCES))
        names = {str(node.get(qn("w:val"))) for node in nodes} - used
        used |= names
        todo += sorted(names)
    return used


def _made_by_fields(parts: dict[str, Element]) -> set[str]:
    """Styles of the entries of tables of contents, which are made when a document is."""
    names = {str(s.get(qn("w:styleId"))): _value(s, "w:name") for s in parts["styles"].iter(qn("w:style"))}
    fields = [node.text or "" for node in parts["document"].iter(qn("w:instrText"))]
    wanted = any(text.split()[:1] == ["TOC"] for text in fields)
    return {key for key, name in names.items() if wanted and re.fullmatch(r"toc \d|table of figures", name)}


def _made_by_trees(parts: dict[str, Element]) -> set[str]:
    """The style of the boxes of trees, which are drawn when a document is made."""
    places = [str(node.get("descr", "")) for node in parts["document"].iter(qn("wp:docPr"))]
    wanted = any(text.startswith("bagan:") for text in places)
    return {key for key, name in style_names(parts).items() if wanted and name == "Kotak Bagan"}


def faults(template: Path) -> list[str]:
    """What a template of ours must not have: leftovers, another language or paper, unknown styles."""
    parts = read_parts(template)
    styles, settings = parts["styles"], parts["settings"]
    found = []
    defined = set(style_names(parts))
    used = _used_styles(parts)
    unused = defined - used - _made_by_fields(parts) - _made_by_trees(parts)
    found += [f"gaya {name} tidak dipakai" for name in sorted(unused)]
    found += [f"gaya {name} tidak ada" for name in sorted(used - defined)]
    for name, part in parts.items():
        for node in part.iter(qn("w:lang")):
            if node.get(qn("w:val")) != LANGUAGE:
                found.append(f"bahasa {node.get(qn('w:val'))} di {name}")
    if not any(True for _ in styles.iter(qn("w:lang"))):
        found.append("bahasa tidak ditetapkan")
    if _value(settings, "w:themeFontLang") != LANGUAGE:
        found.append("themeFontLang bukan id-ID")
    compat = {s.get(qn("w:name")): s.get(qn("w:val")) for s in settings.iter(qn("w:compatSetting"))}
    if compat.get("compatibilityMode") != COMPATIBILITY:
        found.append(f"compatibilityMode {compat.get('compatibilityMode')}")
    if settings.find(qn("w:updateFields")) is not None:
        found.append("updateFields membuat Word bertanya saat dokumen dibuka")
    for size in parts["document"].iter(qn("w:pgSz")):
        paper = (str(size.get(qn("w:w"))), str(size.get(qn("w:h"))))
        if paper not in (F4, F4[::-1]):
            found.append(f"kertas {paper[0]} x {paper[1]}, bukan F4")
    if not any(True for _ in parts["document"].iter(qn("w:pgSz"))):
        found.append("ukuran kertas tidak ditetapkan")
    return found


def write_compared() -> None:
    """The hashes of our templates, as `word/ways.py` reads them."""
    lines = [f'"{t.parent.name}/{t.name}" = "{sha256(t.read_bytes()).hexdigest()}"' for t in templates()]
    COMPARED.write_text("\n".join([_COMPARED_HEAD, *lines, ""]), encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Write the dumps, or with --periksa only compare them."""
    if arguments not in ([], ["--periksa"]):
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    stale = [template for template in templates() if is_stale(template)]
    for template in stale:
        shown = dump_path(template).relative_to(TEMPLATES.parent)
        if arguments:
            sys.stderr.write(f"{shown} tidak sesuai dengan templatnya; jalankan: python tools/templat.py\n")
        else:
            dump_path(template).write_text(dump(template), encoding="utf-8", newline="\n")
            sys.stdout.write(f"{shown} ditulis\n")
    if not arguments:
        write_compared()
    return 1 if arguments and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
