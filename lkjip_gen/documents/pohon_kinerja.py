"""The Pohon Kinerja: its trees, a page each, and the matrix of the same nodes."""

from __future__ import annotations

from datetime import date

from lkjip_gen.documents import Content, Context
from lkjip_gen.documents.office import letterhead
from lkjip_gen.documents.pohon import pohon, room
from lkjip_gen.documents.source import Source
from lkjip_gen.marks import bare

_FEWEST_LISTED = 3  # pages of trees; fewer are found without a list


def build(source: Source) -> Content:
    """The context of pohon.docx. A single tree, or two, begin on the page of the title, below which there is room."""
    found = pohon(source, room(source))
    listed = len(found.halaman) >= _FEWEST_LISTED
    name = f"Pohon Kinerja {source.nama} Tahun {source.tahun}"
    pages: list[Context] = [
        {
            **page,
            "keterangan": f"Pohon Kinerja: {page['judul']}" if page["judul"] else "Pohon Kinerja",
            "halaman_baru": listed or at > 0,
        }
        for at, page in enumerate(found.halaman)
    ]
    return Content(
        {**letterhead(source), "judul": name, "ada_daftar": listed, "halaman": pages, "baris": found.baris},
        title=bare(name),
        subject="Pohon Kinerja",
        author=bare(source.nama),
        created=source.identitas.tanggal_pk or date(int(source.tahun), 1, 1),
        paper="A4" if source.tables.settings["kertas"] == "A4" else "F4",
        figures=found.figures,
    )
