"""What may be wrong with a Word file, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """A kind of fault in the words of a message, and how bad it is.

    `grave`: Word would repair the file, refuse it, or lose what it holds. What is not grave Word lets pass; documents
    of ours do not do it all the same, and other programs are less patient.
    """

    # the package
    NOT_A_PACKAGE = "bukan berkas .docx yang utuh", True
    MEMBER_TWICE = "nama berkas di dalam .docx ada dua kali", True
    MEMBER_NAME = "nama berkas di dalam .docx tidak sah", True
    NO_DOCUMENT = "isi dokumen tidak ada", True
    TYPE_MISSING = "tipe isi tidak disebut", True
    TYPE_TWICE = "tipe isi disebut dua kali", True
    TYPE_WRONG = "tipe isi tidak cocok dengan hubungannya", True
    TYPE_WITHOUT_PART = "tipe isi dari bagian yang tidak ada", False
    RELATIONSHIP_FAULTY = "hubungan antarbagian tidak sah", True
    TARGET_MISSING = "bagian yang dirujuk tidak ada", True
    RELATIONSHIP_MISSING = "hubungan yang disebut tidak ada", True
    RELATIONSHIP_KIND = "hubungan yang disebut bukan dari jenisnya", True
    PART_UNUSED = "bagian yang tidak dirujuk", False
    WORKBOOK = "buku kerja grafik tidak ada atau rusak", True
    CHART_WITHOUT_DATA = "grafik tanpa buku kerja", False
    # the XML
    XML = "XML-nya tidak sah", True
    PREFIX = "awalan nama XML tidak dikenal", True
    ROOT = "bagian ini bukan yang seharusnya", True
    MISPLACED = "unsur tidak pada tempatnya", True
    ORDER = "unsur tidak pada urutannya atau ada dua kali", True
    ORDER_OF_RUN = "sifat huruf tidak pada urutannya", False
    INCOMPLETE = "unsur wajib tidak ada", True
    VALUE = "nilai tidak sah", True
    TEXT = "teks di luar tempat teks", True
    # tables
    CELL_END = "sel tidak berakhir dengan alinea", True
    ROW_EMPTY = "baris tanpa sel", True
    TABLE_EMPTY = "tabel tanpa baris", True
    WIDTH = "kolom baris tidak sama dengan kolom tabel", False
    MERGE = "gabungan sel ke bawah tanpa awal", False
    # fields, marks, numbers
    FIELD = "isian otomatis (field) tidak utuh", True
    BOOKMARK_TWICE = "penanda (bookmark) ganda", True
    BOOKMARK_ENDS = "penanda (bookmark) tanpa awal atau akhir", True
    ID_TWICE = "nomor ganda", True
    ID_IN_TWO_PARTS = "nomor ganda di dua bagian", False
    NOTE_MISSING = "catatan kaki atau komentar yang disebut tidak ada", True
    STYLE_MISSING = "gaya yang disebut tidak ada", False
    LIST_MISSING = "daftar bernomor yang disebut tidak ada", False
    LIST_WITHOUT_FORM = "daftar bernomor tanpa bentuknya (abstractNum)", True
    ANCHOR_MISSING = "penanda (bookmark) tujuan tautan tidak ada", False
    PAGE = "bagian (section) tanpa ukuran halaman", False

    def __init__(self, words: str, grave: bool) -> None:
        self.words = words
        self.grave = grave


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault with its part in the package ("" is the package itself), what it is about, and its place as one sees it
    in Word ("" where it stands in no text)."""

    part: str
    kind: Kind
    detail: str = ""
    place: str = ""

    @property
    def cause(self) -> str:
        return f"{self.kind.words} ({self.detail})" if self.detail else self.kind.words

    @property
    def where(self) -> str:
        """The part and the place; "" for the package itself."""
        return ", ".join(piece for piece in (self.part, self.place) if piece)

    def __str__(self) -> str:
        return f"{self.where}: {self.cause}" if self.where else self.cause


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault before its place is looked up: at the element with this number in the part, or at the first with this
    local name that has this value in an attribute."""

    kind: Kind
    detail: str = ""
    at: int | None = None
    name: str = ""
    value: str = ""
