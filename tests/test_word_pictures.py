"""Pictures take the place of placeholders, and nothing of the old ones is left."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from wordml import attempt, lines, opened, p, run

from lkjip_gen.word.engine import picture_fault


def png(width: int, height: int, extra: bytes = b"") -> bytes:
    """A white picture of one bit for a pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * height)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"tEXt", extra) + end


def jpeg(width: int, height: int, *, scan: bytes = b"\x00\x01\xff\xd9", preview: bytes = b"") -> bytes:
    """The segments of a JPEG; its scan holds no real picture."""
    head = b"\xff\xe0\x00\x10JFIF\0\x01\x01\x01\x00\x48\x00\x48\0\0"
    note = b"\xff\xee" + struct.pack(">H", len(preview) + 2) + preview
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + head + note + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + scan


OLD = {"lama.png": ("image", "image/png", png(8, 8))}


def placeholder(text: str, width: int = 200, height: int = 100, *, wrap: str = "inline", more: str = "") -> str:
    size = f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="7" name="Gambar" descr="{text}"/>'
    blip = '<pic:blipFill><a:blip r:embed="rlama"><a:extLst/></a:blip><a:srcRect l="10"/></pic:blipFill>'
    shape = f'<pic:spPr><a:xfrm><a:ext cx="{width}" cy="{height}"/></a:xfrm></pic:spPr>'
    name = f'<pic:nvPicPr><pic:cNvPr id="0" name="g" descr="{text}"/></pic:nvPicPr>'
    picture = f"<a:graphic><a:graphicData><pic:pic>{name}{blip}{shape}</pic:pic></a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:{wrap}>{size}{picture}{more}</wp:{wrap}></w:drawing></w:r>"


def finished(
    tmp_path: Path, body: str, pictures: dict[str, bytes], context: Any = None
) -> tuple[Any, dict[str, bytes]]:
    """The body, and the media of the package."""
    result, problems = attempt(tmp_path, body, context, parts=OLD, render_with={"pictures": pictures})
    assert problems == []
    assert result is not None
    with zipfile.ZipFile(io.BytesIO(result)) as archive:
        media = {n: archive.read(n) for n in archive.namelist() if n.endswith((".png", ".jpg", ".jpeg"))}
    return opened(result)["document"], media


def sizes(document: Any) -> list[tuple[int, int]]:
    found = [(int(e.get("cx")), int(e.get("cy"))) for e in document.iter(qn("wp:extent"))]
    inner = [(int(e.get("cx")), int(e.get("cy"))) for e in document.iter(qn("a:ext"))]
    assert found == inner
    return found


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(40, 20, (200, 100)), (20, 20, (100, 100)), (100, 10, (200, 20)), (1, 100, (1, 100)), (4000, 3000, (133, 100))],
)
def test_a_picture_fits_in_its_box(tmp_path: Path, width: int, height: int, expected: tuple[int, int]) -> None:
    document, media = finished(tmp_path, p(placeholder("logo")), {"logo": png(width, height)})
    assert sizes(document) == [expected]
    assert list(media.values()) == [png(width, height)]  # the old one is gone
    assert [len(blip) for blip in document.iter(qn("a:blip"))] == [0]
    assert list(document.iter(qn("a:srcRect"))) == []


def test_keys_by_jinja_and_a_text_for_readers(tmp_path: Path) -> None:
    body = p("{%p for f in foto %}") + p(placeholder("{{ f.kunci }} | {{ f.judul }}")) + p("{%p endfor %}")
    titles = {"a": 'Rapat "besar" & <kecil>', "b": "", "": "x"}
    photos = [{"kunci": key, "judul": title} for key, title in titles.items()]
    document, media = finished(tmp_path, body, {"a": png(2, 1), "b": jpeg(2, 2)}, {"foto": photos})
    drawings = list(document.iter(qn("wp:docPr")))
    assert [d.get("descr") for d in drawings] == ['Rapat "besar" & <kecil>', "b"]
    assert [d.get("id") for d in drawings] == ["1", "2"]
    assert [d.get("descr") for d in document.iter(qn("pic:cNvPr"))] == ['Rapat "besar" & <kecil>', "b"]
    assert sorted(name.rsplit(".", 1)[1] for name in media) == ["jpg", "png"]
    assert len(lines(document)) == 3


def test_the_same_picture_is_stored_once(tmp_path: Path) -> None:
    body = p(placeholder("a")) + p(placeholder("b"))
    _, media = finished(tmp_path, body, {"a": png(3, 3), "b": png(3, 3)})
    assert len(media) == 1


def test_without_a_picture_the_placeholder_goes(tmp_path: Path) -> None:
    cell = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    beside = placeholder("logo").replace("<w:r>", "<w:r><w:t>teks</w:t>")
    body = cell.format(p(placeholder("logo"))) + p(run("x"), placeholder("{{ kunci }}")) + p(beside)
    document, media = finished(tmp_path, body, {"logo": b""}, {"kunci": "tidak ada"})
    assert lines(document) == ["", "x", "teks"]
    assert list(document.iter(qn("w:drawing"))) == []
    assert media == {}


def test_a_picture_of_the_template_itself_stays(tmp_path: Path) -> None:
    document, media = finished(tmp_path, p(placeholder("Lambang daerah")), {"logo": png(1, 1)})
    assert [d.get("descr") for d in document.iter(qn("wp:docPr"))] == ["Lambang daerah"]
    assert list(media.values()) == [OLD["lama.png"][2]]


def test_a_floating_placeholder_loses_its_relative_size(tmp_path: Path) -> None:
    relative = '<w14:sizeRelH relativeFrom="page"/>'
    document, _ = finished(tmp_path, p(placeholder("a", wrap="anchor", more=relative)), {"a": png(1, 1)})
    assert sizes(document) == [(100, 100)]
    assert [child.tag for child in document.find(f".//{qn('wp:anchor')}")][-1] == qn("a:graphic")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(10, 10), None),
        (jpeg(10, 10), None),
        (jpeg(10, 10) + b"film", None),
        (b"", "kosong"),
        (png(1, 1, b"x" * 10_000_001), "lebih besar dari 10 MB"),
        (b"PK\x03\x04", "bukan PNG atau JPEG"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"GIF89a", "GIF"),
        (b"%PDF-1.7", "PDF"),
        (png(10, 10)[:-1], "rusak atau terpotong"),
        (png(10, 10).replace(b"IHDR", b"IHDS"), "rusak atau terpotong"),
        (jpeg(10, 10, scan=b"\x00"), "rusak atau terpotong"),
        (jpeg(10, 10, scan=b"\x00", preview=b"\xff\xd8\xff\xda\xff\xd9"), "rusak atau terpotong"),
        (jpeg(10, 10)[:24], "rusak atau terpotong"),
        (png(12_001, 1), "12001 x 1 piksel"),
        (png(10_000, 10_000), "10000 x 10000 piksel"),
        (b"\xff\xd8" + jpeg(5, 5)[20:], "simpan ulang"),
    ],
    ids=range(18),
)
def test_what_cannot_be_printed_is_said(content: bytes, said: str | None) -> None:
    found = picture_fault(content)
    assert (found is None) if said is None else said in str(found)


@pytest.mark.parametrize("sample", [png(9, 9), jpeg(9, 9)], ids=["png", "jpeg"])
def test_no_cut_file_is_taken_for_a_picture(sample: bytes) -> None:
    for length in range(len(sample)):
        assert picture_fault(sample[:length]) is not None


def test_broken_bytes_are_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="picture logo: gambarnya rusak"):
        finished(tmp_path, p(placeholder("logo")), {"logo": png(1, 1)[:-1]})
