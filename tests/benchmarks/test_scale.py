"""The simulation of many workers keeps to what is known without it."""

from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.scale import __main__ as scale
from benchmarks.scale.__main__ import PARTS, Ran, rows_of
from benchmarks.scale.simulate import Times, clip_schedule, of_clip, of_many

STEADY = Times(fill=10.0, call=0.0, spread=0.0)


@pytest.fixture(scope="module")
def schedule():
    """A clip of a minute, by the toybox's windows."""
    return clip_schedule("toybox", 60, Fraction(8))


def test_one_worker_fills_all_the_time(schedule):
    """One fill after the other."""
    run = of_clip(schedule, 1, STEADY)
    assert run.seconds == pytest.approx(10.0 * len(schedule.windows))
    assert run.efficiency == pytest.approx(1.0)


def test_no_number_of_workers_is_quicker_than_the_fills_that_wait_for_each_other(schedule):
    """From the keyframes down to the last gap."""
    depths = []
    for waits in schedule.waits_for():
        depths.append(1 + max((depths[each] for each in waits), default=0))
    assert of_clip(schedule, 64, STEADY).seconds >= 10.0 * max(depths)


def test_more_workers_are_quicker_and_none_fills_more_than_all_the_time(schedule):
    """Up to eight."""
    runs = [of_clip(schedule, number, STEADY) for number in (1, 2, 4, 8)]
    seconds = [run.seconds for run in runs]
    assert seconds == sorted(seconds, reverse=True)
    assert all(run.efficiency <= 1.0 for run in runs)


def test_forty_shots_on_thirty_two_workers_take_two_rounds():
    """However they are handed out."""
    assert of_many(40, 32, STEADY).seconds == pytest.approx(20.0)


def test_weights_are_loaded_once_by_each_worker():
    """What that takes is added once."""
    times = Times(fill=10.0, load=60.0, call=0.0, spread=0.0)
    assert of_many(8, 2, times).seconds == pytest.approx(60 + 4 * 10)


def test_what_is_printed_is_kept_by_headings():
    """The table of a part, whatever stands around it."""
    text = "fills: 3\n\n| workers | s |\n|---|---|\n| 2 | 8.1 |\n| 4 |  |\n\n1 of 1\n"
    assert rows_of(text) == [{"workers": "2", "s": "8.1"}, {"workers": "4", "s": ""}]
    assert rows_of("nothing") == []


def test_every_part_takes_what_it_is_told():
    """In full and in quick: its own parser knows all the options."""
    for part in PARTS:
        source = Path(find_spec(f"benchmarks.scale.{part.name}").origin).read_text()
        for option in f"{part.usual} {part.quick}".split():
            assert not option.startswith("--") or f'"{option}"' in source


def test_what_is_not_measured_again_stays_in_the_table(tmp_path, monkeypatch):
    """`--only kills` replaces one section and keeps the other two."""

    def printed(part, quick):
        return Ran(part=part, text=f"{part.name} ran\n", code=0, seconds=60.0, loads=(0.1, 0.2))

    monkeypatch.setattr(scale, "ran", printed)
    for options in ([], ["--only", "kills"]):
        monkeypatch.setattr("sys.argv", ["scale", "--results", str(tmp_path), *options])
        assert scale.main() == 0
    text = (tmp_path / "scale.md").read_text(encoding="utf-8")
    places = [text.index(f"## {part.title}\n") for part in PARTS]
    assert places == sorted(places)
    assert [text.count(f"{part.name} ran") for part in PARTS] == [1, 1, 1]
