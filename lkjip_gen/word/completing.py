"""The last step of a document: charts and trees take their places in it.

Both ways of the engine leave such a place as the template has it. What is drawn there is text and parts of the package,
so nothing is read as a tree of XML again, and both ways get the same.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import unescape

from lkjip_gen.figures import CHART, TREE, Chart, Figure
from lkjip_gen.word.charts import Charts, DrawingError
from lkjip_gen.word.charts.sizes import EMU_A_MM, EMU_A_TWIP
from lkjip_gen.word.members import Members
from lkjip_gen.word.trees import Trees

BODY = "word/document.xml"
_PICTURE = re.compile(r'<a:blip\b[^>]*? r:embed="([^"]*)"')
_MENTIONED = re.compile(r':id="([^"]+)"')
_DRAWING, _DRAWN = b"<w:drawing>", b"</w:drawing>"  # the main part is long: it stays in bytes
_BESIDE = 25 * EMU_A_MM  # for the caption of a chart or tree and the sentence before it
_PAGE, _MARGINS = re.compile(rb'<w:pgSz\b[^>]*? w:h="(\d+)"'), re.compile(rb"<w:pgMar\b[^>]*?>")
_ABOVE_AND_BELOW = re.compile(rb' w:(?:top|bottom)="-?(\d+)"')
_USUAL_HEIGHT = 240 * EMU_A_MM  # where a document says nothing of its pages
_KEY = re.compile(rf'<wp:docPr\b[^>]*? descr="((?:{CHART}|{TREE})[^"]*)"')


@lru_cache(maxsize=32)
def has_places(template: bytes) -> bool:
    """Has this template a place for a chart or a tree? (One that cannot be read has none: the ways will say so.)"""
    try:
        return _KEY.search(Members.of(template).text(BODY)) is not None
    except (ValueError, KeyError, zipfile.BadZipFile):
        return False


def completed(content: bytes, figures: Mapping[str, Figure]) -> bytes:
    """A finished file with its charts and trees. Raises DrawingError."""
    members = Members.of(content)
    complete(members, figures)
    return members.saved()


def complete(members: Members, figures: Mapping[str, Figure]) -> None:
    """Give a document its charts and trees; a place whose key is not among them is taken away with its drawing.

    Raises DrawingError for the place of a chart where no chart stands that can be filled.
    """
    charts, trees = Charts(members), Trees(members)
    pictures: set[str] = set()

    def place(drawing: str, body: bytes, end: int) -> str:
        key = _KEY.search(drawing)
        if key is None:
            return drawing
        pictures.update(_PICTURE.findall(drawing))
        figure = figures.get(unescape(key[1]).strip())
        if figure is None:
            return ""
        highest = _text_height(body, end) - _BESIDE
        if not isinstance(figure, Chart):
            return trees.drawn(drawing, figure, highest)
        try:
            return charts.drawn(drawing, figure, highest)
        except DrawingError as exc:
            raise DrawingError(f"{unescape(key[1])}: {exc}") from None

    body, drawings = _with_drawings(members.read(BODY), place)
    members.put(BODY, body)
    charts.drop_unused({name for drawing in drawings for name in _MENTIONED.findall(drawing)})
    _drop_pictures(members, pictures)


def _with_drawings(body: bytes, place: Callable[[str, bytes, int], str]) -> tuple[bytes, list[str]]:
    """The body with what `place` makes of each drawing, the body and where it ends there; those new drawings."""
    pieces: list[bytes] = []
    drawings: list[str] = []
    last = 0
    while (begin := body.find(_DRAWING, last)) >= 0 and (end := body.find(_DRAWN, begin)) >= 0:
        end += len(_DRAWN)
        drawings.append(place(body[begin:end].decode(), body, end))
        pieces += (body[last:begin], drawings[-1].encode())
        last = end
    return b"".join([*pieces, body[last:]]), drawings


def _drop_pictures(members: Members, names: Iterable[str]) -> None:
    """Take out the pictures of places, which nothing shows any more. `names` are those of their relationships."""
    body = members.read(BODY)
    for name in sorted(names):
        relation = members.relations(BODY).get(name)
        if relation is None or relation.external or f'"{name}"'.encode() in body:
            continue
        members.unrelate(BODY, name)
        part = relation.part_of(BODY)
        last = f'{part.rpartition("/")[2]}"'
        if not any(last in members.text(other) for other in members if other.endswith(".rels")):
            members.drop(part)


def _text_height(body: bytes, at: int) -> int:
    """How high the text of the page is on which a place stands, in EMU: its section is told after it."""
    page = _PAGE.search(body, max(body.find(b"<w:pgSz", at), 0))
    margins = _MARGINS.search(body, max(body.find(b"<w:pgMar", at), 0))
    if page is None or margins is None:
        return _USUAL_HEIGHT
    return (int(page[1]) - sum(map(int, _ABOVE_AND_BELOW.findall(margins[0])))) * EMU_A_TWIP
