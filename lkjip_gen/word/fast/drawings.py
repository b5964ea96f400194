"""Drawings of a template."""

from __future__ import annotations

import re

from lkjip_gen.word.fast.machine import Machine
from lkjip_gen.word.fast.scanner import NUMBER, Scanner
from lkjip_gen.word.fast.unsupported import Unsupported
from lkjip_gen.word.pictures import PLACEHOLDER

DRAWING_NUMBER = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_DESCRIBED = re.compile(r'<wp:docPr\b[^>]* descr="[^"]')
_IN_DRAWING = re.compile(r"<w:(?:sdt|fldChar|fldSimple|bookmarkStart|numPr)\b|\{[{%]")
_IN_TEXT = re.compile(rf'{PLACEHOLDER}[^"<>]*\Z')  # an alternative text with a value, up to the value
_DRAWN_END = re.compile(r"</(?:w:drawing|w:pict|mc:AlternateContent|w:object)>\s*</w:r>")


def read_drawn_run(scanner: Scanner, start: int) -> None:
    """A run with a drawing, whole or up to the value in its alternative text."""
    end = scanner.xml.find("</w:r>", start)
    last = scanner.xml.rfind("<w:txbxContent", start, end)
    if last >= 0:  # runs in the text box come first
        closing = _DRAWN_END.search(scanner.xml, start)
        end = -1 if closing is None else closing.end() - len("</w:r>")
    if end < 0:  # it holds a value
        if "<w:drawing" not in scanner.xml[start:] or not _IN_TEXT.search(scanner.xml):
            raise Unsupported("gambar atau bentuk yang memuat tag")
        scanner.do(Machine.begin_capture, scanner.xml[start:])
        scanner.frames.append(scanner.xml[start:])
        scanner.opens.append("drawing")
        scanner.at = len(scanner.xml)
        return
    run = scanner.xml[start : end + len("</w:r>")]
    if _IN_DRAWING.search(run):
        raise Unsupported("kotak teks dengan field, daftar, penanda, atau tag")
    scanner.at = start + len(run)
    if _DESCRIBED.search(run):  # it may be the place of a picture
        scanner.do(Machine.begin_capture, "")
        scanner.do(Machine.frame, NUMBER.sub("", run))
        scanner.frames.append(run)
        return
    done = 0
    for number in DRAWING_NUMBER.finditer(run):
        scanner.raw(run[done : number.end(1)])
        scanner.do(Machine.drawing, None)
        done = number.start(2)
    scanner.raw(NUMBER.sub("", run[done:]))
