"""The command `lkjip`: the only module that prints, and a thin face over the pipeline.

Nothing is imported at the top that `--help` and a wrong argument can be answered without.
"""

from __future__ import annotations

import argparse
import os
import re
import sys

from lkjip_gen import __version__
from lkjip_gen.status import Exit

TYPE_CHECKING = False  # as in typing, which costs as much to load as the whole help; type checkers know the name
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any, NoReturn, TextIO

    from lkjip_gen.pipeline import Outcome

_EPILOG = """\
contoh:
  lkjip baru kecamatan.xlsx --tahun 2025 --renstra 2021-2026   membuat buku kerja kosong
  lkjip periksa kecamatan.xlsx                                 mencari kesalahan isian
  lkjip laporan kecamatan.xlsx                                 membuat dokumen di folder output
  lkjip jejak kecamatan.xlsx "3.6 linmas capaian"              menjelaskan asal satu angka

status keluar: 0 selesai, 1 ada masalah isian, 2 salah pemakaian atau masalah berkas, 3 kesalahan program
"""
_TRANSLATED = (  # patterns, compiled when there is something to translate
    (r"the following arguments are required: (.*)", r"argumen ini wajib diberikan: \1"),
    (r"unrecognized arguments: (.*)", r"argumen tidak dikenal: \1"),
    (r"argument (\S+): expected one argument", r"argumen \1 memerlukan nilai"),
    (r"(?s)argument PERINTAH: invalid choice: (\S+).*", r"perintah \1 tidak dikenal"),
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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="lkjip",
        description="LKjIP dan dokumen kinerja lain dari satu buku kerja Excel.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"lkjip {__version__}", help="tampilkan versi")
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", required=True)

    report = commands.add_parser("laporan", help="membuat dokumen dari buku kerja")
    report.add_argument("--keluaran", type=_path, default="output", metavar="FOLDER", help="folder hasil (output)")
    report.add_argument(
        "--draf", action="store_true", help="buat juga bila isian belum lengkap; kekurangannya ditandai"
    )
    report.add_argument("--rinci", action="store_true", help="sebut juga cara tiap dokumen dibuat")
    check = commands.add_parser("periksa", help="memeriksa buku kerja tanpa membuat dokumen")
    check.add_argument("--ke", type=_path, metavar="FILE.xlsx", help="tulis juga daftar masalah ke buku kerja baru")
    for command in (report, check):
        command.add_argument("files", nargs="+", type=_path, metavar="FILE", help="buku kerja .xlsx atau folder berisi")
        command.add_argument("--templat", type=_path, metavar="FOLDER", help="folder templat sendiri")
        command.add_argument(
            "--tahun-lalu", type=_path, metavar="FILE.xlsx", help="buku kerja tahun lalu, hanya untuk dibandingkan"
        )

    trace = commands.add_parser("jejak", help="menjelaskan asal satu angka yang tercetak")
    trace.add_argument("file", type=_path, metavar="FILE", help="buku kerja .xlsx")
    trace.add_argument(
        "question", metavar="ANGKA", help='tabel dan kata dari baris atau kolomnya: "3.6 linmas capaian"'
    )
    trace.add_argument("--templat", type=_path, metavar="FOLDER", help="folder templat sendiri")

    blank = commands.add_parser("baru", help="membuat buku kerja kosong")
    blank.add_argument("file", type=_path, metavar="FILE.xlsx", help="nama buku kerja yang dibuat")
    blank.add_argument("--tahun", type=_year, required=True, metavar="TAHUN", help="tahun anggaran, misalnya 2025")
    blank.add_argument("--renstra", type=_period, required=True, metavar="MULAI-AKHIR", help="misalnya 2021-2026")
    return parser


def _path(text: str) -> Path:
    from pathlib import Path  # noqa: PLC0415 - the help names no file

    return Path(text)


def _year(text: str) -> int:
    from lkjip_gen.terms import FIRST_YEAR, LAST_YEAR  # noqa: PLC0415 - only `baru` is given a year

    if not re.fullmatch(r"\d{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f'"{text}" bukan tahun empat angka')
    return int(text)


def _period(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{4})\s*[-\u2013]\s*(\d{4})", text)
    if not match or int(match[2]) <= int(match[1]):
        raise argparse.ArgumentTypeError(f'"{text}" bukan periode; tulis misalnya 2021-2026')
    first, last = _year(match[1]), _year(match[2])
    if last - first > 10:  # noqa: PLR2004 - no Renstra is that long; a typing error would make a hundred columns
        raise argparse.ArgumentTypeError(f'periode "{text}" terlalu panjang')
    return first, last


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    options = _parser().parse_args(arguments)
    templates = getattr(options, "templat", None)
    if templates is not None and not templates.is_dir():
        print(f"{templates}: folder templat tidak ada.", file=sys.stderr)
        return Exit.USAGE
    try:
        match options.command:
            case "laporan":
                return _report(options)
            case "periksa":
                return _check(options)
            case "jejak":
                return _trace(options)
            case _:
                return _blank(options)
    except Exception:
        import traceback  # noqa: PLC0415 - seldom needed

        traceback.print_exc()
        return _bug()


def _speak_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def _bug() -> int:
    print(
        "Ini kesalahan program, bukan kesalahan isian. Kirimkan pesan di atas beserta buku kerjanya kepada pengembang.",
        file=sys.stderr,
    )
    return Exit.BUG


def _expand(paths: Sequence[Path]) -> list[Path]:
    """Files as given, each once; a folder stands for the workbooks in it, without Excel's shadow files."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.iterdir() if p.suffix.lower() == ".xlsx" and p.is_file())
            found += sorted(p for p in inside if not p.name.startswith("~$"))
        else:
            found.append(path)
    return list({p.resolve(): p for p in reversed(found)}.values())[::-1]


def _report(options: argparse.Namespace) -> int:
    from lkjip_gen import pipeline  # noqa: PLC0415 - `--help` loads nothing

    files = _expand(options.files)
    settings = pipeline.Options(options.keluaran, options.templat, options.tahun_lalu, options.draf)
    outcomes = pipeline.report(files, settings)
    return _tell(outcomes, options.files, detailed=options.rinci)


def _check(options: argparse.Namespace) -> int:
    from lkjip_gen import pipeline  # noqa: PLC0415

    if options.ke is not None and (trouble := _unsuitable(options.ke)):
        return trouble
    settings = pipeline.Options(templates=options.templat, last_year=options.tahun_lalu)
    outcomes = pipeline.check(_expand(options.files), settings)
    status = _tell(outcomes, options.files)
    if options.ke is None or not outcomes:
        return status
    from lkjip_gen.excel.listing import listing  # noqa: PLC0415
    from lkjip_gen.telling import LIST_HEADINGS, LIST_WIDTHS, list_rows  # noqa: PLC0415

    content = listing("Daftar masalah", LIST_HEADINGS, list_rows(outcomes), LIST_WIDTHS)
    return max(status, _write_new(options.ke, content))


def _trace(options: argparse.Namespace) -> int:
    from lkjip_gen import pipeline  # noqa: PLC0415

    outcome, answers = pipeline.trace(options.file, options.question, pipeline.Options(templates=options.templat))
    if answers:
        print("\n".join(answers).rstrip())
        return Exit.DELIVERED
    if outcome.status != Exit.DELIVERED:
        return _tell([outcome], [options.file])
    print(f'Tidak ada angka tercetak yang cocok dengan "{options.question}".', file=sys.stderr)
    print('Tulis nomor tabel dan kata dari baris atau kepala kolomnya, misalnya "3.6 linmas capaian".', file=sys.stderr)
    return Exit.USAGE


def _tell(outcomes: Sequence[Outcome], asked: Sequence[Path], *, detailed: bool = False) -> int:
    from lkjip_gen.telling import lines  # noqa: PLC0415

    if not outcomes:
        print(f"Tidak ada buku kerja .xlsx di {', '.join(map(str, asked))}.", file=sys.stderr)
        return Exit.USAGE
    status = int(Exit.DELIVERED)
    for outcome in outcomes:
        for line in lines(outcome, detailed=detailed):
            print(line)
        if outcome.bug is not None:
            import traceback  # noqa: PLC0415 - seldom needed

            traceback.print_exception(outcome.bug)
        status = max(status, outcome.status)
    return _bug() if status == Exit.BUG else status


def _blank(options: argparse.Namespace) -> int:
    from lkjip_gen.workbook.starter import workbook  # noqa: PLC0415

    return _unsuitable(options.file) or _write_new(options.file, workbook(options.tahun, options.renstra))


def _unsuitable(path: Path) -> int:
    """A new workbook is named .xlsx, and nobody's file is overwritten."""
    if path.suffix.lower() != ".xlsx":
        print(f"{path}: nama buku kerja harus berakhiran .xlsx.", file=sys.stderr)
        return Exit.USAGE
    if not path.exists():
        return Exit.DELIVERED
    print(f"{path} sudah ada dan tidak ditimpa. Pilih nama lain.", file=sys.stderr)
    return Exit.USAGE


def _write_new(path: Path, content: bytes) -> int:
    import tempfile  # noqa: PLC0415 - few commands write a file of their own
    from pathlib import Path  # noqa: PLC0415

    from lkjip_gen.text import os_reason  # noqa: PLC0415

    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".lkjip-", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
        if trouble := _unsuitable(path):
            return trouble
        temporary.replace(path)
    except OSError as error:
        print(f"{path} tidak dapat ditulis ({os_reason(error)}).", file=sys.stderr)
        return Exit.USAGE
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    path.chmod(0o666 & ~_umask())
    print(f"Dibuat: {path}")
    return Exit.DELIVERED


def _umask() -> int:
    """The rights that new files get; a temporary file has narrower ones."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


if __name__ == "__main__":
    sys.exit(main())
