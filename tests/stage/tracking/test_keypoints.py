"""Poses: OpenPose's eighteen points, where they are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.script import Actor, Cue, Script
from onionskin.stage.tracking.keypoints import KEYPOINTS, draw_poses
from onionskin.stage.tracking.tracks import Track, Tracks

WIDTH, HEIGHT = 256, 256


def _seen(turn: float, verb: str = "stand", shot: str = "full") -> tuple[Track, np.ndarray]:
    actor = Actor(
        id="a", look=look_of(ROLES.get("woman"), 1), x=0, turn=turn, cues=(Cue(verb=verb),)
    )
    tracks = Tracks(Script(place="plain studio", shot=shot, actors=(actor,)), WIDTH, HEIGHT, (0,))
    (track,) = tracks
    (points,) = track.people.values()
    return track, points


def _at(points: np.ndarray, name: str) -> np.ndarray:
    return points[KEYPOINTS.index(name)]


def test_who_faces_us_has_their_right_at_our_left() -> None:
    """Eyes over the nose, ears outside, shoulders over hips over knees over ankles."""
    _, points = _seen(0.0)
    for name in ("shoulder", "hip", "ankle", "eye", "ear"):
        assert _at(points, f"right_{name}")[0] < _at(points, f"left_{name}")[0], name
    down = ["right_eye", "nose", "neck", "right_hip", "right_knee", "right_ankle"]
    heights = [_at(points, name)[1] for name in down]
    assert heights == sorted(heights)
    assert (points[:, 2] == 1).all() or (points[:, 2] >= 0.5).all()


def test_joints_lie_on_the_person() -> None:
    """Standing with free limbs, every joint is a pixel of theirs."""
    track, points = _seen(0.3, "wave")
    (number,) = track.people
    for x, y, sure in points:
        assert sure == 1, (x, y)
        assert track.segments[int(y), int(x)] == number


@pytest.mark.parametrize(("turn", "gone"), [(np.pi, {"nose", "right_eye", "left_eye"})])
def test_who_looks_away_has_no_face(turn: float, gone: set[str]) -> None:
    """Shoulders are told all the same, and their right is at our right."""
    _, points = _seen(turn)
    assert {name for name, point in zip(KEYPOINTS, points, strict=True) if point[2] == 0} >= gone
    assert _at(points, "right_shoulder")[0] > _at(points, "left_shoulder")[0]


def test_what_is_out_of_the_frame_is_not_told() -> None:
    """In a close-up nobody has feet."""
    _, points = _seen(0.0, shot="close-up")
    assert _at(points, "right_ankle")[2] == 0
    assert _at(points, "nose")[2] == 1


def test_the_drawing_is_the_usual_one() -> None:
    """Points and limbs in OpenPose's colours on black; unsure points are left out."""
    _, points = _seen(0.0)
    drawn = draw_poses([points], WIDTH, HEIGHT)
    x, y = _at(points, "right_wrist")[:2].astype(int)
    assert tuple(drawn[y, x]) == (170, 255, 0)
    middle = (_at(points, "right_knee") + _at(points, "right_ankle"))[:2] / 2
    assert tuple(drawn[int(middle[1]), int(middle[0])]) == (0, int(0.6 * 255), int(0.6 * 170))
    assert (drawn.max(-1) > 0).mean() < 0.1
    points[:, 2] = 0
    assert not draw_poses([points], WIDTH, HEIGHT).any()


def test_what_is_hidden_is_drawn_at_the_end_of_a_limb_that_is_seen() -> None:
    """A hand behind a table is, legs behind a machine are not."""
    _, points = _seen(0.0)
    wrist, knees = KEYPOINTS.index("right_wrist"), slice(8, 14)
    points[wrist, 2] = 0.5
    points[knees, 2] = 0.5
    drawn = draw_poses([points], WIDTH, HEIGHT).max(-1) > 0

    def lit(name: str) -> bool:
        x, y = _at(points, name)[:2].astype(int)
        return bool(drawn[y, x])

    assert lit("right_wrist")
    assert lit("right_hip"), "the neck is seen"
    assert not lit("right_ankle")
    assert not lit("left_knee")
