"""The command `lkjip`: the only module that prints, and a thin face over the pipeline.

Nothing is imported at the top that `--help` and a wrong argument can be answered without.
"""

from __future__ import annotations

import os
import sys

from lkjip_gen.arguments import parser
from lkjip_gen.status import Exit

TYPE_CHECKING = False  # as in typing, which costs as much to load as the whole help; type checkers know the name
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TextIO

    from lkjip_gen.pipeline import Options, Outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    options = parser().parse_args(arguments)
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
            case "bandingkan":
                return _compare(options)
            case "periksa-template":
                return _check_templates(options)
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
    settings = pipeline.Options(
        options.keluaran, options.templat, options.tahun_lalu, options.draf,
        office=not options.tanpa_libreoffice, pdf=options.pdf,
    )  # fmt: skip
    settings = _narrowed(settings, options)
    outcomes = pipeline.report(files, settings)
    return _tell(outcomes, options.files, detailed=options.rinci)


def _narrowed(settings: Options, options: argparse.Namespace) -> Options:
    """The same, for the documents alone that were asked for."""
    from dataclasses import replace  # noqa: PLC0415

    return settings if options.dokumen is None else replace(settings, documents=options.dokumen)


def _compare(options: argparse.Namespace) -> int:
    from lkjip_gen import pipeline  # noqa: PLC0415

    settings = pipeline.Options(
        options.keluaran, options.templat, draft=options.draf,
        office=not options.tanpa_libreoffice, pdf=options.pdf,
    )  # fmt: skip
    return _tell(pipeline.compare(options.old, options.new, settings), [options.new])


def _check(options: argparse.Namespace) -> int:
    from lkjip_gen import pipeline  # noqa: PLC0415

    if options.ke is not None and (trouble := _unsuitable(options.ke)):
        return trouble
    settings = _narrowed(pipeline.Options(templates=options.templat, last_year=options.tahun_lalu), options)
    outcomes = pipeline.check(_expand(options.files), settings)
    status = _tell(outcomes, options.files)
    if options.ke is None or not outcomes:
        return status
    from lkjip_gen.excel.listing import listing  # noqa: PLC0415
    from lkjip_gen.telling import LIST_HEADINGS, LIST_WIDTHS, list_rows  # noqa: PLC0415

    content = listing("Daftar masalah", LIST_HEADINGS, list_rows(outcomes), LIST_WIDTHS)
    return max(status, _write_new(options.ke, content))


def _check_templates(options: argparse.Namespace) -> int:
    """Findings with their places, and copies with comments; 1 where there is more than a note."""
    from pathlib import Path  # noqa: PLC0415

    from lkjip_gen.catalogue import Severity  # noqa: PLC0415
    from lkjip_gen.templating.checking import check_folder  # noqa: PLC0415 - it loads docxtpl
    from lkjip_gen.templating.copies import write_copies  # noqa: PLC0415
    from lkjip_gen.templating.telling import lines  # noqa: PLC0415
    from lkjip_gen.text import os_reason  # noqa: PLC0415

    folder: Path = options.folder
    if not folder.is_dir():
        print(f"{folder}: folder templat tidak ada.", file=sys.stderr)
        return Exit.USAGE
    target: Path = options.ke or Path("output", "periksa-templat", folder.resolve().name)
    try:
        checked = check_folder(folder)
    except OSError as error:
        print(f"{folder} tidak dapat dibaca ({os_reason(error)}).", file=sys.stderr)
        return Exit.USAGE
    copies: dict[str, Path] = {}
    status = Exit.DATA if any(f.severity > Severity.NOTE for c in checked for f in c.findings) else Exit.DELIVERED
    try:
        copies = write_copies(target, checked)
    except OSError as error:
        print(f"{target} tidak dapat ditulis ({os_reason(error)}).", file=sys.stderr)
        status = Exit.USAGE
    for line in lines(folder, checked, copies):
        print(line)
    return status


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
