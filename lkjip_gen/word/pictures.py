"""Pictures: a placeholder in the template, known by its alternative text, takes the picture of that key.

The alternative text is the key, or "key|text for those who cannot see the picture". It may hold Jinja.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterable, Mapping

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from lkjip_gen.figures import CHART, TREE
from lkjip_gen.word.tree import R_PR, Element, R, remove

_DOC_PR, _EXTENT, _BLIP, _CROP = qn("wp:docPr"), qn("wp:extent"), qn("a:blip"), qn("a:srcRect")
_EXT, _EXT_LIST, _SHAPE, _DRAWING = qn("a:ext"), qn("a:extLst"), qn("pic:spPr"), qn("w:drawing")
_PICTURE_NAME = qn("pic:cNvPr")
_EMBED, _LINK = qn("r:embed"), qn("r:link")
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_RELATIVE_SIZE = re.compile(r"\{[^}]*\}sizeRel[HV]")  # Word would take it before the size in numbers
# Before a text with Jinja: this drawing is a placeholder, whatever the text has become. A noncharacter, so that no
# template and no value has it; another one than those of the marks around figures.
PLACEHOLDER = "\ufdef"

_EMU_A_DOT = 9525  # at 96 dots an inch
_LARGEST_FILE = 10_000_000
_LONGEST_SIDE = 12_000
_MOST_PIXELS = 60_000_000
_PNG, _JPEG, _JPEG_END = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd9"
_MARKER, _SCAN = 0xFF, 0xDA
_OTHERS = {
    "HEIC": re.compile(rb".{4}ftyp(heic|heix|mif1|msf1)", re.DOTALL),
    "WebP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "GIF": re.compile(rb"GIF8"),
    "PDF": re.compile(rb"%PDF"),
    "BMP": re.compile(rb"BM"),
    "TIFF": re.compile(rb"II\*\0|MM\0\*"),
}


def picture_fault(content: bytes) -> str | None:
    """Why these bytes cannot be printed as a picture, as the end of a sentence; None where they can."""
    if not content:
        return "berkasnya kosong"
    if len(content) > _LARGEST_FILE:
        return f"berkasnya lebih besar dari {_LARGEST_FILE // 1_000_000} MB; perkecil gambarnya dahulu"
    if not content.startswith((_PNG, _JPEG)):
        kind = next((name for name, sign in _OTHERS.items() if sign.match(content)), None)
        return f"berkasnya {kind}; simpan sebagai PNG atau JPEG dahulu" if kind else "berkasnya bukan PNG atau JPEG"
    if not (_png_is_whole(content) if content.startswith(_PNG) else _jpeg_is_whole(content)):
        return "gambarnya rusak atau terpotong"
    try:
        image = Image.from_blob(content)
    except UnrecognizedImageError:
        return "jenis JPEG ini tidak dikenal; simpan ulang sebagai PNG"
    except (InvalidImageStreamError, UnexpectedEndOfFileError, ValueError, KeyError, IndexError):
        return "gambarnya rusak atau terpotong"
    width, height = image.px_width, image.px_height
    if not 0 < width <= _LONGEST_SIDE or not 0 < height <= _LONGEST_SIDE or width * height > _MOST_PIXELS:
        return f"gambarnya {width} x {height} piksel; paling besar {_LONGEST_SIDE} piksel tiap sisi"
    return None


def _png_is_whole(content: bytes) -> bool:
    """Every chunk has its length and check sum, up to the last."""
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        end = at + 8 + length
        if zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4], "big"):
            return False
        if content[at + 4 : at + 8] == b"IEND":
            return True
        at = end + 4
    return False


def _jpeg_is_whole(content: bytes) -> bool:
    """The segments lead to the scan, and the scan has an end. (A preview inside a segment has its own.)"""
    at = 2
    while at + 4 <= len(content) and content[at] == _MARKER:
        if content[at + 1] == _SCAN:
            return _JPEG_END in content[at:]
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return False


def mark_placeholders(root: Element) -> None:
    """Before rendering: remember which drawings have Jinja in their alternative text."""
    for properties in root.iter(_DOC_PR):
        text = str(properties.get("descr", ""))
        if "{{" in text or "{%" in text:
            properties.set("descr", PLACEHOLDER + text)


def embedding(part: Part) -> Callable[[bytes], str]:
    """Takes a picture into the document of this part; the id of its relationship."""

    def embed(content: bytes) -> str:
        return str(part.relate_to(part.package.get_or_add_image_part(io.BytesIO(content)), RELATIONSHIP_TYPE.IMAGE))

    return embed


def place_pictures(root: Element, pictures: Mapping[str, bytes], embed: Callable[[bytes], str]) -> None:
    """Put the pictures in their placeholders; a placeholder whose picture is missing or b"" goes.

    Raises ValueError for bytes of which `picture_fault` complains: the caller has to look first.
    """
    for properties in list(root.iter(_DOC_PR)):
        text = str(properties.get("descr", ""))
        key, alternative = key_of(text), text.partition("|")[2]
        if key.startswith((CHART, TREE)):  # charts and trees come when the document is finished
            properties.set("descr", text.removeprefix(PLACEHOLDER))
            continue
        if key not in pictures and not text.startswith(PLACEHOLDER):
            continue  # a picture of the template itself
        content = pictures.get(key, b"")
        if content:
            _say(properties, alternative.strip() or key)
            _replace(properties.getparent(), key, content, embed)
        else:
            _take_out(properties.getparent())


def key_of(text: str) -> str:
    """The name of the picture in the alternative text of a drawing."""
    return text.removeprefix(PLACEHOLDER).partition("|")[0].strip()


def _say(properties: Element, text: str) -> None:
    """The alternative text, in both places where Word writes it."""
    properties.set("descr", text)
    for name in properties.getparent().iter(_PICTURE_NAME):
        name.set("descr", text)


def _replace(frame: Element, key: str, content: bytes, embed: Callable[[bytes], str]) -> None:
    """Another image in this w:inline or w:anchor, as large as fits into its box."""
    fault = picture_fault(content)
    blip = next(frame.iter(_BLIP), None)
    if fault is not None or blip is None:
        raise ValueError(f"picture {key}: {fault or 'the placeholder is no picture'}")
    blip.attrib.pop(_LINK, None)
    blip.set(_EMBED, embed(content))
    for leftover in (*blip.findall(_EXT_LIST), *frame.iter(_CROP)):  # another form of the old image; its crop
        remove(leftover)
    _fit(frame, Image.from_blob(content))


def _fit(frame: Element, image: Image) -> None:
    extent = frame.find(_EXTENT)
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    # beyond the dots of a screen a small picture would only show its dots
    scale = min(width / image.px_width, height / image.px_height, _EMU_A_DOT)
    set_size(frame, max(1, round(image.px_width * scale)), max(1, round(image.px_height * scale)))


def set_size(frame: Element, width: int, height: int) -> None:
    """The size of a drawing in EMU, in all places where it is written."""
    for size in (frame.find(_EXTENT), *(e for shape in frame.iter(_SHAPE) for e in shape.iter(_EXT))):
        if size is not None and size.get("cx") is not None:
            size.set("cx", str(width))
            size.set("cy", str(height))
    for child in list(frame):
        if _RELATIVE_SIZE.fullmatch(str(child.tag)):
            remove(child)


def _take_out(frame: Element) -> None:
    """Remove a drawing with its run; its paragraph stays."""
    outer = next(frame.iterancestors(_ALTERNATE), None)
    drawing = next(frame.iterancestors(_DRAWING)) if outer is None else outer
    run = drawing.getparent()
    remove(drawing)
    if run.tag == R and all(child.tag == R_PR for child in run):
        remove(run)


def number_drawings(roots: Iterable[Element]) -> None:
    """Number the drawings of the body, headers, footers and notes through."""
    drawings = (drawing for root in roots for drawing in root.iter(_DOC_PR))
    for number, drawing in enumerate(drawings, start=1):
        drawing.set("id", str(number))
