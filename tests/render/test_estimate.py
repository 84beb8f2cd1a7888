"""How long fills take, remembered; what is damaged is no memory, and no harm."""

import json
import os
from fractions import Fraction

import numpy as np
import pytest

from onionskin import Canvas, CanvasKind, Request
from onionskin.fitting import Size
from onionskin.render.cache import Identity
from onionskin.render.estimate import FillTimes, kind_of
from onionskin.render.schedule import Schedule, Window

WHO = Identity("paintbox", "1", "w")
REQUEST = Request(prompt="a fox")
ONE_FILL = Schedule(num_frames=4, windows=(Window(frames=(0, 1, 2, 3), seen=()),))


def noted(folder, *seconds: float) -> FillTimes:
    times = FillTimes(folder)
    for each in seconds:
        times.note(WHO, Canvas.blank(4, 24, 32, Fraction(8)), REQUEST, each)
    return times


def test_the_second_fastest_of_the_last_few_counts(tmp_path):
    """Of five; those of a busy machine do not."""
    times = noted(tmp_path, 0.1, 0.1, 1, 90, 3, 90, 50)
    assert times.estimate(WHO, REQUEST, Size(32, 24), ONE_FILL).seconds == pytest.approx(3)


def test_windows_have_the_share_of_the_time_that_they_take(tmp_path):
    """Where that is known: the first frames of a clip take longer than those between two."""
    times, size = noted(tmp_path, 6), Size(32, 24)
    gap = Canvas.blank(4, 24, 32, Fraction(8))
    gap.known[[0, 3]] = True
    windows = (*ONE_FILL.windows, Window(frames=(3, 4, 5, 6), seen=(3, 6)))
    two = Schedule(num_frames=7, windows=windows)
    assert FillTimes(tmp_path / "none").shares(WHO, REQUEST, size, two) == [0.5, 0.5]
    times.note(WHO, gap, REQUEST, 2)
    assert times.shares(WHO, REQUEST, size, two) == pytest.approx([0.75, 0.25])


def test_other_sizes_are_guessed_by_their_pixels(tmp_path):
    """And that is said."""
    found = noted(tmp_path, 2).estimate(WHO, REQUEST, Size(64, 48), ONE_FILL)
    assert found.seconds == pytest.approx(8)
    assert "estimated" in found.source


def test_other_engines_settings_and_effort_are_not_taken_for_it(tmp_path):
    """Nothing is known of them."""
    times, size = noted(tmp_path, 2), Size(32, 24)
    others = [
        Identity("flow", "1", "w"),
        Identity("paintbox", "1", "v"),
        Identity("paintbox", "1", "w", "int8"),
    ]
    assert [times.estimate(who, REQUEST, size, ONE_FILL) for who in others] == [None] * 3
    long = Request(prompt="a fox", num_inference_steps=50)
    assert times.estimate(WHO, long, size, ONE_FILL) is None


KEY = "x 0x24 blank"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[" * 100_000,
        "[1]",
        "null",
        '{"a b": 3}',
        json.dumps({KEY: [1.0]}),
        json.dumps({"x 32x24 blank": ["1", None]}),
        json.dumps({"x 32x24 blank": [float("nan"), float("inf"), -1]}),
        '{"x 32x24 blank": [1' + "0" * 400 + "]}",
        json.dumps({"x 32x24 blank": {"a": 1}}),
    ],
)
def test_a_damaged_file_is_no_memory(tmp_path, content):
    """It is written anew by the next fill."""
    (tmp_path / "seconds.json").write_text(content)
    times = FillTimes(tmp_path)
    assert times.estimate(WHO, REQUEST, Size(32, 24), ONE_FILL) is None
    assert noted(tmp_path, 2).estimate(WHO, REQUEST, Size(32, 24), ONE_FILL).seconds == 2


@pytest.mark.parametrize(
    "seconds",
    [[-1], [-0.5], [1e6], [1, float("nan")], [float("inf")], ["1"], [True], [], [1] * 6, {"a": 1}],
    ids=str,
)
def test_times_that_no_fill_can_take_are_no_memory(tmp_path, seconds):
    """Though they stand where a fill of just this kind was noted."""
    times = noted(tmp_path, 2)
    path = tmp_path / "seconds.json"
    (key,) = json.loads(path.read_text())
    path.write_text(json.dumps({key: seconds}))
    assert times.estimate(WHO, REQUEST, Size(32, 24), ONE_FILL) is None
    path.write_text(json.dumps({key: [0.5]}))
    assert times.estimate(WHO, REQUEST, Size(32, 24), ONE_FILL).seconds == 2


def test_bytes_that_are_no_text_are_no_memory(tmp_path):
    """Nor any harm."""
    (tmp_path / "seconds.json").write_bytes(np.arange(256, dtype=np.uint8).tobytes())
    assert FillTimes(tmp_path).estimate(WHO, REQUEST, Size(32, 24), ONE_FILL) is None


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path):
    """It gives way to a file."""
    os.mkfifo(tmp_path / "seconds.json")
    assert noted(tmp_path, 2).estimate(WHO, REQUEST, Size(32, 24), ONE_FILL).seconds == 2


def test_a_folder_that_cannot_be_written_costs_only_the_note(tmp_path):
    """Nothing is raised, and nothing left behind."""
    (tmp_path / "seconds.json").mkdir()
    noted(tmp_path, 2)
    assert [path.name for path in tmp_path.iterdir()] == ["seconds.json"]


@pytest.mark.parametrize(
    ("seen", "kind"),
    [
        ((), CanvasKind.BLANK),
        ((4,), CanvasKind.FIRST),
        ((7,), CanvasKind.LAST),
        ((4, 7), CanvasKind.ENDS),
        ((4, 5), CanvasKind.FRAMES),
        ((5,), CanvasKind.FRAMES),
    ],
)
def test_a_window_knows_what_its_canvas_does(seen, kind):
    """By which of its frames are finished."""
    assert kind_of(Window(frames=(4, 5, 6, 7), seen=seen)) is kind


def test_what_is_known_of_just_such_fills_is_said_so(tmp_path):
    """The frames of a schedule count, each for its share of a fill."""
    found = noted(tmp_path, 2).estimate(WHO, REQUEST, Size(32, 24), ONE_FILL)
    assert (found.seconds, found.source) == (2, "from fills made here")
    twice = Schedule(num_frames=4, windows=(Window(frames=tuple(range(8)), seen=()),) * 2)
    assert FillTimes(tmp_path).estimate(WHO, REQUEST, Size(32, 24), twice).seconds == 8
    regions = FillTimes(tmp_path).estimate(WHO, REQUEST, Size(32, 24), ONE_FILL, regions=True)
    assert regions.source == "estimated from fills of other sizes or kinds"


def test_a_thousand_kinds_of_fills_are_remembered(tmp_path):
    """The oldest is forgotten first; one that is noted again is the youngest."""
    path = tmp_path / "seconds.json"
    path.write_text(json.dumps({f"x{n} 8x8 blank": [1.0] for n in range(1000)}))
    times = noted(tmp_path, 4)
    kept = json.loads(path.read_text())
    assert len(kept) == 1000
    assert "x0 8x8 blank" not in kept
    assert list(kept.values())[-1] == [1.0]
    times.note(WHO, Canvas.blank(4, 24, 32, Fraction(8)), REQUEST, 8)
    again = json.loads(path.read_text())
    assert (len(again), list(again.values())[-1]) == (1000, [1.0, 2.0])


def test_the_fastest_of_all_is_not_believed(tmp_path):
    """Where there are two; one alone is."""
    times = noted(tmp_path, 4, 1)
    assert times.estimate(WHO, REQUEST, Size(32, 24), ONE_FILL).seconds == 4
