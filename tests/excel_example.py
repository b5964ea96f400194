"""A small book of tables, built by hand: people, results, money; every formula and figure known beforehand."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from lkjip_gen.excel.charts import Chart, Series
from lkjip_gen.excel.trace import Trace, TraceRow
from lkjip_gen.origins import Origin, Trail, made
from lkjip_gen.printed import Cell, Kind, Row, Table
from lkjip_gen.problems import Place

Align = Literal["left", "center", "right"]


def given(value: str, cell: str, sheet: str = "Realisasi") -> Origin:
    return Origin(Decimal(value), cell=Place(sheet, cell))


def text(content: str, column: int, across: int = 1, down: int = 1, align: Align = "left") -> Cell:
    return Cell(content, column, across, down, align)


class Example:
    """Tables whose marks are numbered as they are made."""

    def __init__(self) -> None:
        self.trail = Trail()
        self.tables: list[Table] = []

    def figure(self, printed: str, origin: Origin, column: int, align: Align = "right") -> Cell:
        return Cell(printed, column, align=align, marks=((self.trail.number(origin), printed),))

    def number(self, origin: Origin) -> int:
        return self.trail.number(origin)


def head(*names: str) -> Row:
    return Row(tuple(text(n, i, align="center") for i, n in enumerate(names, start=1)), "kepala")


def line(*cells: Cell, kind: Kind = "isi") -> Row:
    return Row(cells, kind)


def people(book: Example) -> None:
    """Tabel 1.1: a head of two rows, a group row, people counted by hand, their total and share."""
    men, women = given("7", "C4", "Pegawai"), given("5", "D4", "Pegawai")
    clerks, ladies = given("2", "C5", "Pegawai"), given("4", "D5", "Pegawai")
    first = made(Decimal(12), "L+P", L=men, P=women)
    second = made(Decimal(6), "L+P", L=clerks, P=ladies)
    total_l = made(Decimal(9), "SUM(x)", x=[men, clerks])
    total_p = made(Decimal(9), "SUM(x)", x=[women, ladies])
    total = made(Decimal(18), "SUM(x)", x=[first, second])
    share = made(Decimal("66.67"), "n/N*100", decimals=2, n=first, N=total)
    rest = made(Decimal("33.33"), "n/N*100", decimals=2, n=second, N=total)
    everybody = made(Decimal(100), "100")
    f = book.figure
    book.tables.append(
        Table(
            "Tabel 1.1",
            "Pegawai Menurut Golongan",
            (12.0, 60.0, 20.0, 20.0, 20.0, 28.0),
            (
                Row(
                    (
                        text("No", 1, down=2),
                        text("Golongan", 2, down=2),
                        text("Jenis Kelamin", 3, across=2),
                        text("Jumlah", 5, down=2),
                        text("Persentase", 6, down=2),
                    ),
                    "kepala",
                ),
                Row((text("Laki-laki", 3), text("Perempuan", 4)), "kepala"),
                Row((text("I. Pegawai Negeri Sipil", 1, across=6),), "kelompok"),
                line(
                    text("1", 1),
                    text("Golongan III", 2),
                    f("7", men, 3),
                    f("5", women, 4),
                    f("12", first, 5),
                    f("66,67", share, 6),
                ),
                line(
                    text("2", 1),
                    text("Golongan II", 2),
                    f("2", clerks, 3),
                    f("4", ladies, 4),
                    f("6", second, 5),
                    f("33,33", rest, 6),
                ),
                line(
                    text("Jumlah", 1, across=2),
                    f("9", total_l, 3),
                    f("9", total_p, 4),
                    f("18", total, 5),
                    f("100,00", everybody, 6),
                    kind="jumlah",
                ),
            ),
            ("Sumber: Subbagian Umum dan Kepegawaian.",),
        )
    )


LONG = "Persentase penyelesaian pelayanan administrasi terpadu kecamatan sesuai standar operasional prosedur"


def results(book: Example) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Tabel 3.1: results, capaian, a mean that is an exact half, a count of those below; and the marks of a chart."""
    names = ("Indeks kepuasan masyarakat", LONG, "Nilai SAKIP")
    given_figures = (
        ("90", "88.893", "98.77"), ("82.5", "73.524", "89.12"), ("70", "70", "100"),
    )  # fmt: skip
    targets, reached, capaian, rows = [], [], [], []
    for n, (name, (target, result, percent)) in enumerate(zip(names, given_figures, strict=True), start=5):
        t, r = given(target, f"E{n}"), given(result, f"F{n}")
        c = made(Decimal(percent), "R/T*100", decimals=2, R=r, T=t)
        targets.append(t)
        reached.append(r)
        capaian.append(c)
        shown = [str(x).replace(".", ",") for x in (target, result)]
        rows.append(
            line(
                text(str(n - 4), 1, align="center"), text(name, 2), text("Indeks", 3),
                book.figure(shown[0], t, 4), book.figure(shown[1], r, 5),
                book.figure(f"{Decimal(percent):.2f}".replace(".", ","), c, 6),
            )
        )  # fmt: skip
    mean = made(Decimal("93.945"), "AVERAGE(x)", x=capaian[:2])
    below = made(Decimal(2), "N-ATLEAST(x,100)", N=made(Decimal(3), "COUNTA(x)", x=capaian), x=capaian)
    # (93.945 + 100) / 2 = 96.9725: the mean of means, nothing rounded in between
    twice = made(Decimal("96.9725"), "(m+c)/2", m=mean, c=capaian[2])
    rows += [
        line(text("Rata-rata dua yang pertama", 1, across=5), book.figure("93,95", mean, 6), kind="jumlah"),
        line(text("Rata-rata dengan yang ketiga", 1, across=5), book.figure("96,97", twice, 6), kind="jumlah"),
        line(text("Belum tercapai", 1, across=5), book.figure("2", below, 6), kind="jumlah"),
        line(text("Predikat", 1, across=5), text("-", 6), kind="jumlah"),
    ]
    book.tables.append(
        Table(
            "Tabel 3.1", "Capaian Kinerja", (10.0, 70.0, 20.0, 20.0, 20.0, 25.0),
            (head("No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"), *rows), ("*) sementara",),
        )
    )  # fmt: skip
    return tuple(map(book.number, capaian)), tuple(map(book.number, targets))


def money(book: Example) -> Origin:
    """Tabel 3.2: the sum of 300 amounts that no table prints, every second row of the sheet, so no range."""
    amounts = [given(str(1_000_000 + n), f"J{5 + 2 * n}", "Anggaran") for n in range(300)]
    # 300 x 1 000 000 + (0 + 1 + ... + 299 = 44 850)
    whole = made(Decimal(300_044_850), "SUM(x)", x=amounts)
    budget = given("880895438.50", "K9", "Anggaran")
    # 300044850 / 880895438.50 = 0.340613...
    part = made(Decimal("34.06"), "R/P*100", decimals=2, R=whole, P=budget)
    book.tables.append(
        Table(
            "Tabel 3.2", "Realisasi Anggaran", (60.0, 40.0, 40.0, 25.0),
            (
                head("Uraian", "Pagu (Rp)", "Realisasi (Rp)", "%"),
                line(text("Belanja", 1), book.figure("880.895.438,50", budget, 2), book.figure("300.044.850", whole, 3),
                     book.figure("34,06", part, 4)),
            ),
        )
    )  # fmt: skip
    return whole


HEADINGS = (
    "Dokumen", "Bagian", "Tabel atau kalimat", "Baris", "Kolom", "Tercetak", "Cara", "Aturan", "Peraturan",
)  # fmt: skip


def example() -> tuple[Example, tuple[Chart, ...], Trace]:
    """The three tables, two charts and a trace of two figures."""
    book = Example()
    people(book)
    capaian, targets = results(book)
    whole = money(book)
    chart = Chart(
        "Grafik capaian", "Capaian dan Target", "column", ("Indeks kepuasan masyarakat", LONG, "Nilai SAKIP"),
        (Series("Capaian (%)", capaian), Series("Target", (targets[0], None, targets[2]))),
    )  # fmt: skip
    years = Chart("Grafik tahun", "Capaian Menurut Tahun", "line", ("2023", "2024", "2025"), (Series("A", capaian),))
    rows = (
        TraceRow(
            ("LKjIP", "BAB III", "Tabel 3.2", "Belanja", "Realisasi (Rp)", "300.044.850", "SUM(x)", "Jumlah", "-"),
            whole.cells(),
        ),
        TraceRow(
            ("LKjIP", "BAB III", "Rata-rata", "", "", "93,95", "AVERAGE(x)", "Rata-rata", "Permenpan 53/2014"),
            (Place("Realisasi", "E5"), Place("Realisasi", "F5"), Place("Lampiran & '25", "B2")),
        ),
    )
    return book, (chart, years), Trace(HEADINGS, rows)
