"""A chart keeps the look that it has in the template, and draws the figures as the tables print them."""

from __future__ import annotations

import io
import itertools
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from charted import (  # fmt: skip
    C15,
    FLAGS,
    LABELS,
    MM,
    A,
    C,
    Made,
    axes,
    bars,
    chart,
    letters,
    lined,
    made,
    place,
    series,
    solid,
    space,
    template,
)
from lxml import etree
from recalculated import recalculated

from lkjip_gen.figures import Chart, Series
from lkjip_gen.word.charts.design import design
from lkjip_gen.word.charts.sizes import lines, unit
from lkjip_gen.word.charts.workbook import column
from lkjip_gen.word.completing import completed

THREE = ("Layanan", "Aduan", "Izin")
YEARS = chart(*THREE, Tahun_2019=("80,5", None, "1.250,25"), Tahun_2020=("82,50", "0", "-3,1"))


def drawn(figure: Chart, plot: str, **how: Any) -> Made:
    (one,) = made(completed(template(place("grafik:a"), space(plot, **how)), {"grafik:a": figure}))
    return one


def canonical(element: Any) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


def looks(one: Any) -> list[list[bytes]]:
    """What makes the look of each series: everything but its figures, its labels point by point and its number."""
    data = {f"{C}{name}" for name in ("idx", "order", "tx", "cat", "val", "dLbls", "extLst")}
    return [[canonical(e) for e in s if e.tag not in data] for s in one.iter(f"{C}ser")]


# --- figures ---


def test_values_are_those_that_are_printed() -> None:
    """With just the decimals of the label, whatever the figure has; never by way of a float."""
    printed = Series(
        "Capaian", (Decimal("82.505"), Decimal("1E+2"), Decimal("0.1") + Decimal("0.2")), ("82,51", "100", "0,30")
    )
    one = drawn(Chart("bar", THREE, (printed,), ""), bars(series(0)))
    assert one.cached(one.series[0], "val") == ["82.51", "100", "0.30"]
    assert [c.value for c in one.sheet["B"][1:]] == [82.51, 100, 0.3]


def test_the_workbook_holds_what_is_drawn() -> None:
    one = drawn(YEARS, bars(series(0), series(1)))
    assert len(one.series) == 2
    for own, name, values in zip(
        one.series, ["Tahun 2019", "Tahun 2020"], [[80.5, None, 1250.25], [82.5, 0, -3.1]], strict=True
    ):
        assert one.cached(own, "tx") == one.cells(own, "tx") == [name]
        assert one.cached(own, "cat") == one.cells(own, "cat") == list(THREE)
        assert [None if v is None else float(v) for v in one.cached(own, "val")] == one.cells(own, "val") == values
    assert one.sheet.max_row == 4
    assert {c.number_format for c in one.sheet["B"][1:] if c.value is not None} == {"#,##0.00"}


def test_a_missing_figure_is_a_gap() -> None:
    one = drawn(YEARS, bars(series(0), series(1)))
    assert one.cached(one.series[0], "val") == ["80.5", None, "1250.25"]
    assert one.labels(one.series[0]) == ["80,5", "1.250,25"]
    assert [e.get("val") for e in one.root.iter(f"{C}dispBlanksAs")] == ["gap"]
    assert one.sheet["B3"].value is None


def test_staff_may_have_gaps_drawn_otherwise() -> None:
    xml = space(lined(series(0))).replace(b"</c:chart>", b'<c:dispBlanksAs val="span"/></c:chart>')
    (one,) = made(completed(template(place("grafik:a"), xml), {"grafik:a": YEARS}))
    assert [e.get("val") for e in one.root.iter(f"{C}dispBlanksAs")] == ["span"]


def test_text_stays_text_in_the_workbook() -> None:
    risky = ("=1+1 persen", "+62 layanan", "@SUM(A1)", "https://contoh.go.id", " spasi ")
    one = drawn(chart(*risky, **{"=HYPERLINK(1)": tuple(["5"] * 5)}), bars(series(0)))
    assert [c.value for c in one.sheet["A"][1:]] == list(risky)
    assert {c.data_type for c in one.sheet["A"][1:]} == {"s"}
    assert (one.sheet["B1"].value, one.sheet["B1"].data_type) == ("=HYPERLINK(1)", "s")
    assert not one.sheet._hyperlinks


def test_a_series_that_does_not_fit_is_a_mistake() -> None:
    wrong = Chart("bar", THREE, (Series("x", (Decimal(1),), ("1",)),), "")
    with pytest.raises(ValueError, match="1 values, 1 labels, 3 categories"):
        drawn(wrong, bars(series(0)))
    with pytest.raises(ValueError, match="without figures"):
        drawn(chart(*THREE, x=(None, None, None)), bars(series(0)))


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_of_columns(number: int, name: str) -> None:
    assert column(number) == name


# --- labels ---


def test_labels_read_as_in_the_tables_wherever_they_are_opened() -> None:
    """Text in the label, and the cells it is taken from; no number that a region could write its own way."""
    one = drawn(YEARS, bars(series(0), series(1)))
    for own, printed in zip(one.series, [["80,5", None, "1.250,25"], ["82,50", "0", "-3,1"]], strict=True):
        known = [p for p in printed if p is not None]
        assert one.labels(own) == known
        assert one.cached(own, "datalabelsRange") == printed
        for label in own.iterfind(f"{C}dLbls/{C}dLbl"):
            assert {e.get("type") for e in label.iter(f"{A}fld")} == {"CELLRANGE"}
            assert {e.get("val") for e in label.iter(f"{C}showVal")} == {"0"}
            assert {e.get("val") for e in label.iter(f"{C15}showDataLabelsRange")} == {"1"}
        assert own.find(f"{C}dLbls/{C}showVal").get("val") == "0"  # a point that is added in Word
    numbers = [e.get("id") for e in one.root.iter(f"{A}fld")]
    assert len(numbers) == len(set(numbers)) == 5


@pytest.mark.libreoffice
def test_labels_follow_a_value_that_is_changed(tmp_path: Path) -> None:
    """The cells of the labels are formulas: LibreOffice, in an English region, works out just what we printed."""
    figure = chart(*map(str, range(7)), A=("80,5", None, "1.250,25", "-3,10", "0,000", "1.234.567", "-0,5"))
    one = drawn(figure, bars(series(0)))
    printed = ["80,5", None, "1.250,25", "-3,10", "0,000", "1.234.567", "-0,5"]
    assert [str(c.value)[:4] for c in one.sheet["C"][1:] if c.value] == ["=IF("] * 6
    sheet = recalculated(one.book, tmp_path).worksheets[0]
    assert [sheet.cell(row, 3).value for row in range(2, 9)] == printed
    # and a value that somebody types
    sheet = one.sheet
    sheet["B2"] = 97.249
    kept = io.BytesIO()
    sheet.parent.save(kept)
    (tmp_path / "b").mkdir()
    assert recalculated(kept.getvalue(), tmp_path / "b").worksheets[0]["C2"].value == "97,2"


def test_a_label_that_is_more_than_its_value_is_text() -> None:
    figure = Chart("bar", ("x",), (Series("A", (Decimal(5),), ("5 orang",)),), "")
    one = drawn(figure, bars(series(0)))
    assert one.sheet["C2"].value == "5 orang"


def test_labels_look_as_those_of_the_template() -> None:
    one = drawn(YEARS, bars(series(0), series(1)))
    for label in one.root.iter(f"{C}dLbl"):
        assert label.find(f"{C}dLblPos").get("val") == "outEnd"
        assert label.find(f"{C}spPr/{A}noFill") is not None
        for name in ("defRPr", "rPr"):
            (own,) = {(e.get("sz"), e.get("b")) for e in label.iter(A + name)}
            assert own == ("700", "1")
        assert {e.get("typeface") for e in label.iter(f"{A}latin")} == {"Georgia"}


def test_labels_of_the_whole_plot_are_labels_too() -> None:
    plot = bars(series(0, labels=""), plot_labels=f"<c:dLbls>{letters(650)}{FLAGS}</c:dLbls>")
    one = drawn(YEARS, plot)
    assert one.labels(one.series[0]) == ["80,5", "1.250,25"]
    assert {e.get("sz") for e in one.series[0].iter(f"{A}rPr")} == {"650"}


NO_VALUES = FLAGS.replace('showVal val="1"', 'showVal val="0"')
WITH_NAMES = FLAGS.replace('showCatName val="0"', 'showCatName val="1"')


@pytest.mark.parametrize(
    "labels",
    [
        "",
        '<c:dLbls><c:delete val="1"/></c:dLbls>',
        f"<c:dLbls>{NO_VALUES}</c:dLbls>",
        f"<c:dLbls>{WITH_NAMES}</c:dLbls>",
    ],
    ids=["none", "deleted", "off", "with names"],
)
def test_labels_that_staff_took_off_or_made_their_own_stay_so(labels: str) -> None:
    one = drawn(YEARS, bars(series(0, labels=labels)))
    assert list(one.root.iter(f"{C}dLbl")) == []
    given = etree.fromstring(space(bars(series(0, labels=labels))))
    assert [canonical(e) for e in one.series[0].iter(f"{C}dLbls")] == [canonical(e) for e in given.iter(f"{C}dLbls")]


def test_labels_of_several_lines_stand_apart() -> None:
    figure = chart(
        "2022", "2023", "2024", kind="line",
        A=("100", "90", "0"), B=("90", "95", "50"), C=("95", None, "60"),
    )  # fmt: skip
    labels = LABELS.replace('<c:dLblPos val="outEnd"/>', '<c:dLblPos val="ctr"/>')
    one = drawn(figure, lined(*(series(n, labels=labels) for n in range(3))))
    positions = [
        {int(e.find(f"{C}idx").get("val")): e.find(f"{C}dLblPos").get("val") for e in s.iter(f"{C}dLbl")}
        for s in one.series
    ]
    # above, below and between; the nought of 2024 would cover the year if it stood below
    assert positions == [{0: "t", 1: "b", 2: "r"}, {0: "b", 1: "t", 2: "r"}, {0: "r", 2: "t"}]
    alone = drawn(chart("2022", A=("100",)), lined(series(0, labels=labels)))
    assert [e.get("val") for e in alone.root.iter(f"{C}dLbl")] == [None]
    assert [e.get("val") for e in alone.root.findall(f".//{C}dLbl/{C}dLblPos")] == ["ctr"]


# --- looks ---

STYLED = [series(0, colour="AA0000"), series(1, colour="00AA00"), series(2, colour="0000AA")]
STAR = '<c:marker><c:symbol val="star"/><c:size val="9"/></c:marker>'
STARRED = [series(n, colour=colour, more=STAR, after='<c:smooth val="1"/>') for n, colour in enumerate(("AA", "BB"))]
AXES = '<c:axId val="1"/><c:axId val="2"/>'
POINT = '<c:explosion val="5"/><c:dPt><c:idx val="1"/></c:dPt>'
FILLED_IN = ("ser", "externalData", "dispBlanksAs", "majorUnit", "tickLblSkip", "manualLayout")
PLOTS = {
    "bars": bars(*STYLED, gap=25),
    "columns": bars(*STYLED, gap=300, direction="col"),
    "lines": lined(*STARRED),
    "area": f'<c:areaChart><c:grouping val="standard"/>{STYLED[0]}{AXES}</c:areaChart>',
    "pie": f'<c:pieChart><c:varyColors val="1"/>{series(0, more=POINT)}</c:pieChart>',
    "doughnut": f'<c:doughnutChart><c:varyColors val="1"/>{series(0)}<c:holeSize val="40"/></c:doughnutChart>',
    "radar": f'<c:radarChart><c:radarStyle val="marker"/>{STYLED[0]}{AXES}</c:radarChart>',
}


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_what_staff_restyle_stays(plot: str) -> None:
    """Colours, shape, kind, gap, gridlines, letters, axes, legend: all but the figures is what the template has."""
    given = etree.fromstring(space(plot))
    count = len(list(given.iter(f"{C}ser")))
    figure = chart(*THREE, **{f"Seri {n}": ("1", "2", "3") for n in range(count)})
    one = drawn(figure, plot)
    assert looks(one.root) == looks(given)
    for root in (given, one.root):
        for e in [e for name in FILLED_IN for e in root.iter(C + name)]:
            e.getparent().remove(e)
    assert canonical(one.root) == canonical(given)


def test_more_series_than_the_template_has_get_colours_of_their_own() -> None:
    figure = chart(*THREE, **{f"Seri {n}": ("1", "2", "3") for n in range(6)})
    one = drawn(figure, bars(series(0, colour="1F3A5F"), series(1, colour="BFCDDC")))
    colours = [s.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") for s in one.series]
    assert colours[:2] == ["1F3A5F", "BFCDDC"]
    assert len(set(colours)) == 6
    greys = sorted(sum(w * int(c[i : i + 2], 16) for w, i in ((0.3, 0), (0.59, 2), (0.11, 4))) for c in colours)
    assert min(b - a for a, b in itertools.pairwise(greys)) > 12  # told apart in grey print too
    assert [e.get("val") for s in one.series for e in s.iterfind(f"{C}spPr/{A}ln/{A}solidFill/{A}srgbClr")] == [
        "333333"
    ] * 6
    assert len({s.find(f"{C}idx").get("val") for s in one.series}) == 6
    assert one.cached(one.series[5], "tx") == ["Seri 5"]


def test_a_line_without_fill_gets_another_stroke() -> None:
    stroke = f'<c:spPr><a:ln w="25400">{solid("101010")}</a:ln></c:spPr>'
    plot = lined(series(0).replace("<c:dLbls>", f"{stroke}<c:dLbls>", 1))
    one = drawn(chart(*THREE, A=("1", "2", "3"), B=("2", "3", "4")), plot)
    strokes = [s.find(f"{C}spPr/{A}ln/{A}solidFill/{A}srgbClr").get("val") for s in one.series]
    assert strokes[0] == "101010"
    assert strokes[1] not in {"101010", None}
    assert {e.get("w") for e in one.root.iter(f"{A}ln")} >= {"25400"}


def test_a_series_without_figures_leaves_its_look_to_nobody() -> None:
    """Without last year the dark colour of this year stays dark."""
    one = drawn(chart(*THREE, Lalu=(None,) * 3, Kini=("1", "2", "3")), bars(*STYLED))
    assert [one.cached(s, "tx") for s in one.series] == [["Kini"]]
    assert one.series[0].find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") == "00AA00"
    assert [e.get("val") for e in one.root.iter(f"{C}order")] == ["0"]


def test_a_plot_that_gets_no_series_goes_with_its_axes() -> None:
    """A line over columns, on an axis of its own; the data have only the columns."""
    plot = bars(series(0), direction="col") + lined(series(1), axes=(3, 4))
    one = drawn(chart(*THREE, A=("1", "2", "3")), plot, axis=axes() + axes(3, 4))
    assert one.root.find(f".//{C}lineChart") is None
    assert [e.get("val") for e in one.root.iter(f"{C}axId")] == ["1", "2", "1", "2"]
    both = drawn(chart(*THREE, A=("1", "2", "3"), B=("4", "5", "6")), plot, axis=axes() + axes(3, 4))
    assert [s.getparent().tag for s in both.series] == [f"{C}barChart", f"{C}lineChart"]
    assert len(both.root.findall(f".//{C}catAx")) == 2


def test_another_program_may_have_written_the_chart() -> None:
    """Prefixes of its own, no defaults said."""
    xml = space(bars(series(0, colour="AA0000"))).replace(b"c:", b"grafik:").replace(b"xmlns:c=", b"xmlns:grafik=")
    assert b"<grafik:chartSpace" in xml
    xml = xml.replace(b'xmlns:grafik="', b'xmlns:grafik="', 1)
    (one,) = made(completed(template(place("grafik:a"), xml), {"grafik:a": YEARS}))
    assert one.cached(one.series[0], "val") == ["80.5", None, "1250.25"]
    assert one.series[0].find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") == "AA0000"


def test_every_name_on_the_axis_is_asked_for() -> None:
    assert [e.get("val") for e in drawn(YEARS, bars(series(0))).root.iter(f"{C}tickLblSkip")] == ["1"]


# --- sizes ---


def heights(figure: Chart, plot: str, **how: Any) -> tuple[float, float, float]:
    """The height of the drawing in mm, and what stands above and below its bars."""
    one = drawn(figure, plot, **how)
    tall = one.extent[1] / MM
    top, share = (float(one.root.find(f".//{C}manualLayout/{C}{n}").get("val")) for n in ("y", "h"))
    return round(tall, 1), round(top * tall, 1), round(tall * (1 - top - share), 1)


def test_lying_bars_make_a_chart_as_high_as_they_need() -> None:
    """The template draws three names with two series on 45 of its 60 mm: 15 mm a name, 3 mm above, 12 mm below."""
    two = bars(series(0), series(1), gap=60)
    assert heights(chart(*THREE, A=("1", "2", "3"), B=("1", "2", "3")), two) == (60.0, 3.0, 12.0)
    six = chart(*"abcdef", A=tuple("123456"), B=tuple("123456"))
    assert heights(six, two) == (105.0, 3.0, 12.0)
    # one series instead of two: (1 + 0,6) of (2 + 0,6) parts of 15 mm = 9,23 mm a name
    assert heights(chart(*"abcdef", A=tuple("123456")), two) == (70.4, 3.0, 12.0)


def test_long_names_get_room_for_all_their_lines() -> None:
    """Five lines of 8 points take 5 x 9,6 + 3 = 51 points, which is 18 mm."""
    name = " ".join(["Sepuluh huruf"] * 14)  # 60 mm hold 40 or so letters
    assert lines(name, 8, 60 * MM) == 5
    tall, top, below = heights(chart(name, "b", "c", A=("1", "2", "3"), B=("1", "2", "3")), bars(series(0), series(1)))
    assert (tall, top, below) == (69.0, 3.0, 12.0)


def test_standing_columns_keep_the_height_of_the_template() -> None:
    many = chart(*map(str, range(12)), A=tuple(["1"] * 12))
    assert drawn(many, bars(series(0), direction="col")).extent == (160 * MM, 60 * MM)


def test_a_chart_that_word_lays_out_itself_grows_too() -> None:
    plot = bars(series(0), series(1))
    six = chart(*"abcdef", A=tuple("123456"), B=tuple("123456"))
    assert drawn(six, plot, layout="<c:layout/>").extent[1] == (20 + 2 * 40) * MM


@pytest.mark.parametrize(
    ("values", "floor", "step"),
    [
        (("98", "103.5"), 0, 20),
        (("0.25", "0.9"), 0, 1),
        (("98", "103.5"), None, 1),
        (("12500", "11940"), 0, 5000),
        (("40", "110"), None, 20),
        (("-20", "10"), None, 5),
        (("0", "0"), 0, 1),
    ],
)
def test_steps_of_the_axis_are_whole(values: tuple[str, ...], floor: float | None, step: int) -> None:
    assert unit([Decimal(v) for v in values], floor) == step


def test_a_step_that_staff_set_stays() -> None:
    xml = space(bars(series(0))).replace(b"</c:valAx>", b'<c:majorUnit val="12.5"/></c:valAx>')
    (one,) = made(completed(template(place("grafik:a"), xml), {"grafik:a": YEARS}))
    assert [e.get("val") for e in one.root.iter(f"{C}majorUnit")] == ["12.5"]


def test_a_design_is_read_once() -> None:
    xml = space(bars(series(0)))
    assert design(xml) is design(bytes(xml))
    assert re.search(b"CONTOH", xml)
    assert b"CONTOH" not in drawn(YEARS, bars(series(0))).xml
