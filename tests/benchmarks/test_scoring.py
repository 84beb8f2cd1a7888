"""Answers: what was asked, what was seen, and how it is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.judge.scoring import follows, matched, named
from benchmarks.judge.truth import Box
from benchmarks.judge.verdict import Seen, Verdict
from benchmarks.judge.vocabulary import DIRECTIONS, direction_of, directions_meant
from benchmarks.tally import Tally, wilson, write_results

from onionskin.plan.plan import MOTIONS
from onionskin.planner.reading import UNSAID, Group, Reading

SCENE = {
    "place": "snow",
    "time": "night",
    "weather": "clear",
    "color": "blue",
    "camera": "still",
    "count": "2",
}


def seen(cast: str, direction: str) -> Seen:
    return Seen(cast=cast, certainty=0.9, direction=direction, box=Box(x=0.5, y=0.5, side=0.4))


def answers(reading: Reading, *found: Seen) -> dict[str, list[bool]]:
    result: dict[str, list[bool]] = {}
    for row, right in follows(reading, Verdict(scene=SCENE, seen=found)):
        result.setdefault(row, []).append(right)
    return result


def test_every_motion_has_a_direction() -> None:
    """And fast or slow is no question of direction."""
    assert {direction_of(motion) for motion in MOTIONS} == set(DIRECTIONS)
    assert direction_of("fly-left") == direction_of("drift-left") == "left"
    assert directions_meant("fly") == {"left", "right"}
    assert directions_meant(UNSAID) == set(DIRECTIONS)


def test_only_what_is_said_is_asked() -> None:
    """A place without an hour: no answer about the hour."""
    found = answers(Reading(groups=(Group(cast="a", count=2),), place="snow"), seen("a", "up"))
    assert found == {
        "place": [True],
        "subject": [True, False],
        "all subjects": [False],
        "count": [True],
    }


def test_the_hour_of_a_room_is_not_asked() -> None:
    """It has no sky, though the prompt says night."""
    assert "time" not in answers(Reading(place="indoors", time="night"))
    assert answers(Reading(place="snow", time="night"))["time"] == [True]


def test_directions_are_matched_one_to_one() -> None:
    """The strictest first, and none twice."""
    left, sideways = frozenset({"left"}), frozenset({"left", "right"})
    assert matched([sideways, left], ["left", "right"]) == [True, True]
    assert matched([left, left], ["left"]) == [True, False]
    assert matched([], ["left"]) == []


def test_subjects_are_counted_as_often_as_wanted() -> None:
    """Two cats want two cats."""
    assert list(named(["cat", "cat"], ["cat", "dog"])) == [
        ("subject", True),
        ("subject", False),
        ("all subjects", False),
    ]


def test_a_direction_is_right_whoever_goes() -> None:
    """Naming and moving are judged apart."""
    reading = Reading(groups=(Group(cast="a", motion="rise"),))
    assert answers(reading, seen("b", "up"))["direction"] == [True]
    assert answers(reading, seen("a", "down"))["direction"] == [False]
    assert answers(reading)["direction"] == [False]


@pytest.mark.parametrize(
    ("right", "total", "low", "high"), [(0, 0, 0, 1), (90, 100, 0.826, 0.945), (10, 10, 0.722, 1)]
)
def test_intervals_are_wilsons(right: int, total: int, low: float, high: float) -> None:
    """As published tables have them."""
    assert wilson(right, total) == pytest.approx((low, high), abs=1e-3)


def test_a_tally_is_a_table_and_data(tmp_path: Path) -> None:
    """Per cent, interval and count; nothing where nothing was asked."""
    tally = Tally()
    tally.add("a", [("place", True), ("place", False)])
    tally.add("b", [("time", True)])
    assert "**50.0**" in tally.table(["place", "time"])
    assert tally.counts("b", "place") == (0, 0)
    path = write_results("x", "Title", tally.table(["place"]), tally.data(), tmp_path)
    assert path.read_text().startswith("# Title\n\n| ")
    assert '"right": 1' in (tmp_path / "x.json").read_text()
