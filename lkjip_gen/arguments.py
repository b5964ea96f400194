"""What the command `lkjip` may be told: its commands and options, in Indonesian.

Nothing is imported at the top that `--help` and a wrong argument can be answered without.
"""

from __future__ import annotations

import argparse
import re

from lkjip_gen import __version__
from lkjip_gen.status import Exit

TYPE_CHECKING = False  # as in typing, which costs as much to load as the whole help; type checkers know the name
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, NoReturn

_EPILOG = """\
contoh:
  lkjip baru kecamatan.xlsx --tahun 2025 --renstra 2021-2026   membuat buku kerja kosong
  lkjip periksa kecamatan.xlsx                                 mencari kesalahan isian
  lkjip laporan kecamatan.xlsx                                 membuat semua dokumen di folder output
  lkjip laporan kecamatan.xlsx --dokumen pk                    membuat Perjanjian Kinerja saja
  lkjip bandingkan lama.xlsx baru.xlsx                         membuat matriks perubahan dari dua buku kerja
  lkjip jejak kecamatan.xlsx "3.6 linmas capaian"              menjelaskan asal satu angka
  lkjip periksa-template templates/kabupaten-contoh            mencari kesalahan templat Word buatan sendiri

status keluar: 0 selesai, 1 ada masalah isian, 2 salah pemakaian atau masalah berkas, 3 kesalahan program
"""
_TRANSLATED = (  # patterns, compiled when there is something to translate
    (r"the following arguments are required: (.*)", r"argumen ini wajib diberikan: \1"),
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (r"argument (\S+): expected one argument", r"argumen \1 memerlukan nilai"),
    (r"(?s)argument PERINTAH: invalid choice: (\S+).*", r"perintah \1 tidak dikenal"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 dan \2 tidak dapat dipakai bersama"),
    (r"argument ([^:]+): (.*)", r"argumen \1: \2"),
)


class _Parser(argparse.ArgumentParser):
    """argparse in Indonesian."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "add_help": False})
        self._positionals.title = "argumen"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "pemakaian:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "pemakaian:", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, words in _TRANSLATED:
            if found := re.fullmatch(pattern, message):
                message = found.expand(words)
                break
        self.exit(Exit.USAGE, f"{self.format_usage()}{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    found = _Parser(
        prog="lkjip",
        description="LKjIP dan dokumen kinerja lain dari satu buku kerja Excel.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=f"lkjip {__version__}", help="tampilkan versi")
    commands = found.add_subparsers(dest="command", metavar="PERINTAH", required=True)

    report = commands.add_parser("laporan", help="membuat dokumen dari buku kerja")
    report.add_argument("--keluaran", type=_path, default="output", metavar="FOLDER", help="folder hasil (output)")
    report.add_argument(
        "--draf", action="store_true", help="buat juga bila isian belum lengkap; kekurangannya ditandai"
    )
    _with_office(report)
    report.add_argument("--rinci", action="store_true", help="sebut juga cara tiap dokumen dibuat")
    check = commands.add_parser("periksa", help="memeriksa buku kerja tanpa membuat dokumen")
    check.add_argument("--ke", type=_path, metavar="FILE.xlsx", help="tulis juga daftar masalah ke buku kerja baru")
    for command in (report, check):
        command.add_argument("files", nargs="+", type=_path, metavar="FILE", help="buku kerja .xlsx atau folder berisi")
        command.add_argument("--templat", type=_path, metavar="FOLDER", help="folder templat sendiri")
        command.add_argument(
            "--dokumen",
            type=_documents,
            metavar="DAFTAR",
            help="hanya dokumen ini, dipisah koma: lkjip,pk,matriks,cascading,pohon",
        )
        command.add_argument(
            "--tahun-lalu", type=_path, metavar="FILE.xlsx", help="buku kerja tahun lalu, hanya untuk dibandingkan"
        )

    compare = commands.add_parser("bandingkan", help="membuat matriks perubahan dari dua buku kerja satu kantor")
    compare.add_argument("old", type=_path, metavar="LAMA.xlsx", help="buku kerja sebelum perubahan")
    compare.add_argument("new", type=_path, metavar="BARU.xlsx", help="buku kerja sesudah perubahan")
    compare.add_argument("--keluaran", type=_path, default="output", metavar="FOLDER", help="folder hasil (output)")
    compare.add_argument("--templat", type=_path, metavar="FOLDER", help="folder templat sendiri")
    compare.add_argument("--draf", action="store_true", help="buat juga bila alasan atau isian belum lengkap")
    _with_office(compare)

    trace = commands.add_parser("jejak", help="menjelaskan asal satu angka yang tercetak")
    trace.add_argument("file", type=_path, metavar="FILE", help="buku kerja .xlsx")
    trace.add_argument(
        "question", metavar="ANGKA", help='tabel dan kata dari baris atau kolomnya: "3.6 linmas capaian"'
    )
    trace.add_argument("--templat", type=_path, metavar="FOLDER", help="folder templat sendiri")

    templates = commands.add_parser("periksa-template", help="memeriksa folder templat Word buatan sendiri")
    templates.add_argument("folder", type=_path, metavar="FOLDER", help="folder format, misalnya templates/kabupaten")
    templates.add_argument(
        "--ke", type=_path, metavar="FOLDER",
        help="folder salinan templat dengan komentar Word di tiap kesalahan (output/periksa-templat/<nama folder>)",
    )  # fmt: skip

    blank = commands.add_parser("baru", help="membuat buku kerja kosong")
    blank.add_argument("file", type=_path, metavar="FILE.xlsx", help="nama buku kerja yang dibuat")
    blank.add_argument("--tahun", type=_year, required=True, metavar="TAHUN", help="tahun anggaran, misalnya 2025")
    blank.add_argument("--renstra", type=_period, required=True, metavar="MULAI-AKHIR", help="misalnya 2021-2026")
    return found


def _with_office(command: argparse.ArgumentParser) -> None:
    either = command.add_mutually_exclusive_group()
    either.add_argument("--pdf", action="store_true", help="buat juga PDF tiap dokumen (perlu LibreOffice)")
    either.add_argument(
        "--tanpa-libreoffice", action="store_true", help="perkirakan nomor halaman daftar isi, jangan hitung"
    )


def _path(text: str) -> Path:
    from pathlib import Path  # noqa: PLC0415 - the help names no file

    return Path(text)


def _year(text: str) -> int:
    from lkjip_gen.terms import FIRST_YEAR, LAST_YEAR  # noqa: PLC0415 - only `baru` is given a year

    if not re.fullmatch(r"\d{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f'"{text}" bukan tahun empat angka')
    return int(text)


def _documents(text: str) -> frozenset[str]:
    from lkjip_gen.documents import KEYS  # noqa: PLC0415 - the help makes no document

    asked = [word.strip().casefold() for word in text.split(",") if word.strip()]
    unknown = [word for word in asked if word not in KEYS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(f'dokumen "{(unknown or [text])[0]}" tidak dikenal; pilih {", ".join(KEYS)}')
    return frozenset(asked)


def _period(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{4})\s*[-\u2013]\s*(\d{4})", text)
    if not match or int(match[2]) <= int(match[1]):
        raise argparse.ArgumentTypeError(f'"{text}" bukan periode; tulis misalnya 2021-2026')
    first, last = _year(match[1]), _year(match[2])
    if last - first > 10:  # noqa: PLR2004 - no Renstra is that long; a typing error would make a hundred columns
        raise argparse.ArgumentTypeError(f'periode "{text}" terlalu panjang')
    return first, last
