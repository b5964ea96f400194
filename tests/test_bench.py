"""What the measurements stand on: both engines get a template that they can render, figures are worked out right."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from xlsxwriter.worksheet import Worksheet

from bench import blank, check, render
from bench.measuring import Timed, shown, table, take_turns
from bench.stages import REST, STAGES, WHOLE, measured
from lkjip_gen.word.soundness.reading import Meaning, Reader


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> tuple[render.Job, ...]:
    return render.jobs(tmp_path_factory.mktemp("bench"))


def test_the_copy_for_docxtpl_lacks_our_tag_and_nothing_else() -> None:
    ours = render.parts_of(render.LKJIP.read_bytes())
    theirs = render.parts_of(render.without_own_tag(render.LKJIP.read_bytes()))
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == [render.DOCUMENT]
    assert b"gabung " in ours[render.DOCUMENT]
    assert b"{% gabung " not in theirs[render.DOCUMENT]


@pytest.mark.parametrize(("number", "texts"), [(0, ["Baris pertama", "baris ketiga"]), (3, ["Pihak Kedua,", "12.500"])])
def test_both_engines_fill_the_template(number: int, texts: list[str], jobs: tuple[render.Job, ...]) -> None:
    job = jobs[number]
    for made in (job.ours(), job.theirs()):
        document = render.parts_of(made)[render.DOCUMENT].decode()
        assert [text for text in texts if text not in document] == []
        assert "{{ tahun" not in document


def test_the_floor_replaces_and_packs_everything(jobs: tuple[render.Job, ...]) -> None:
    job = jobs[-1]
    made = job.ours()
    parts = render.parts_of(render.floor(made, job.their_context["tahun"], 6)())
    assert parts.keys() == render.parts_of(made).keys()
    assert b"2099" in parts[render.DOCUMENT]
    with pytest.raises(ValueError, match="nothing"):
        render.floor(made, "tidak ada", 6)


def test_the_stages_are_all_met_and_add_up(jobs: tuple[render.Job, ...]) -> None:
    found = measured(jobs[0].ours, 1)
    assert [name for name in STAGES if found[name] <= 0] == []
    assert sum(found[name] for name in (*STAGES, REST)) == pytest.approx(found[WHOLE])
    assert found[REST] < found[WHOLE] / 2


def test_a_workbook_is_the_same_bytes_whoever_prepares_its_formulas() -> None:
    """Every kind of formula is in the blank one: look-ups, drop-downs, colours, lists of codes."""
    prepared: list[str] = []
    real = Worksheet._prepare_formula

    def noted(sheet: Worksheet, formula: str, *rest: bool) -> str:
        prepared.append(formula)
        return real(sheet, formula, *rest)

    with patch.object(Worksheet, "_prepare_formula", noted):
        assert blank.blank() == blank.searched()
    assert len(prepared) > 500


def test_ways_take_turns_after_a_warm_up() -> None:
    called: list[str] = []
    found = take_turns({"a": lambda: called.append("a"), "b": lambda: called.append("b")}, 3)
    assert called == ["a", "b"] * 4
    assert [len(timed.clock) for timed in found.values()] == [3, 3]


def test_ratios_are_worked_out_round_by_round() -> None:
    fast = Timed("fast", [1.0, 2.0, 10.0], [1.0, 2.0, 10.0])
    slow = Timed("slow", [3.0, 4.0, 20.0], [3.0, 4.0, 20.0])
    assert slow.times(fast) == 2.0
    assert slow.more_than(fast) == 2000.0
    assert slow.milliseconds == 4000.0


def test_figures_and_tables_are_shown_short() -> None:
    assert [shown(figure) for figure in (1234.5, 123.4, 12.34, 1.234, 0.01234)] == [
        "1234",
        "123",
        "12.3",
        "1.23",
        "0.0123",
    ]
    assert table(("", "ms"), [("ours", "1")]) == "|  | ms |\n| --- | ---: |\n| ours | 1 |\n"


def test_the_check_is_measured_on_sound_documents_only() -> None:
    with pytest.raises(ValueError, match="utuh"):
        check.ways(b"rusak")


def test_the_check_that_has_seen_nothing_takes_every_piece_apart(jobs: tuple[render.Job, ...]) -> None:
    taken: list[str] = []
    real = Reader._meaning

    def noted(reader: Reader, state: int, piece: str) -> Meaning:
        taken.append(piece)
        return real(reader, state, piece)

    ways = check.ways(jobs[-1].ours())
    with patch.object(Reader, "_meaning", noted):
        ways[check.SEEN]()
        assert taken == []
        ways[check.NEW]()
    assert len(taken) > 20
