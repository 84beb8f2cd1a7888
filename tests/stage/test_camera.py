"""Cameras: what a film maker names is what happens, and faces stay in the picture."""

from __future__ import annotations

import pytest

from onionskin.plan.staging import MOVES as PLANNED
from onionskin.plan.staging import Action, Shooting, StagedFigure, StagedPlan
from onionskin.stage.blocking import block
from onionskin.stage.camera import MOVES, Camera, moved
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Script


def _actor() -> Actor:
    return Actor(id="a", look=look_of(ROLES.get("woman"), 1), x=0, cues=(Cue(verb="talk"),))


def _talk(**shooting: str) -> StagedPlan:
    return StagedPlan(
        seconds=2,
        place="office",
        camera=Shooting(**shooting),
        figures=(
            StagedFigure(id="a", name="woman", kind="person"),
            StagedFigure(id="b", name="man", kind="person"),
        ),
        actions=(Action(who="a", verb="talk", start=0, end=2, partner="b"),),
    )


@pytest.mark.parametrize("move", PLANNED)
def test_every_move_that_a_plan_names_moves_the_picture(move: str) -> None:
    """All but a camera that stands still; none is warned of."""
    script, warnings = block(_talk(move=move))
    assert not [line for line in warnings if "camera" in line]
    scene = Scene(script, 96, 54)
    first, last = scene.camera(0.0), scene.camera(script.seconds)
    assert (first != last) == (move not in ("still", "follow"))


@pytest.mark.parametrize("move", [each for each in MOVES if each != "follow"])
def test_at_the_end_of_a_move_the_face_is_seen(move: str) -> None:
    """The whole head, at each shape of frame."""
    for size in ((160, 90), (90, 160), (120, 120)):
        script = Script(place="office", shot="medium", move=move, actors=(_actor(),))
        scene = Scene(script, *size)
        camera = scene.camera(script.seconds)
        body = scene.players["a"].body(script.seconds, lambda *_: None)[1]
        x, y = camera.place(body.head, *size)
        reach = body.rig.head * 0.5 * camera.scale(0, size[1])
        assert reach < x < size[0] - reach
        assert reach < y < size[1] - reach


def test_a_zoom_keeps_near_and_far_as_they_stand_and_a_dolly_does_not() -> None:
    """That is what tells them apart."""
    still = Camera()
    zoomed, dollied = moved(still, "in", 1), moved(still, "dolly in", 1)

    def apart(camera: Camera) -> float:
        near, far = (camera.place((1.0, 1.0, z), 160, 90)[0] - 80 for z in (0, 8))
        return near / far

    assert apart(zoomed) == pytest.approx(apart(still))
    assert apart(dollied) > 1.05 * apart(still)


def test_an_orbit_holds_what_it_goes_round() -> None:
    """And slides what is behind it."""
    cameras = [moved(Camera(), "orbit", k) for k in (0.0, 1.0)]
    front, back = ([camera.place((0.4, 1, z), 160, 90)[0] for camera in cameras] for z in (0, 6))
    assert front[0] == front[1]
    assert abs(back[0] - back[1]) > 8


def test_the_camera_looks_past_a_shoulder() -> None:
    """The one who listens stands before it, large, their back to us; without one it is said."""
    script, _ = block(_talk(angle="over the shoulder"))
    speaker, listener = script.actors
    assert listener.extra
    assert listener.z < speaker.z - 3
    assert abs(listener.turn) > 2
    assert script.focus == ("a",)
    alone = StagedPlan(
        seconds=1,
        camera=Shooting(angle="over the shoulder"),
        figures=(StagedFigure(id="a", name="woman", kind="person"),),
    )
    assert "needs two people" in "\n".join(block(alone)[1])


def test_from_above_more_of_the_floor_is_seen() -> None:
    """And from below less."""
    horizons = []
    for angle in ("above", "level", "below"):
        scene = Scene(Script(place="park", angle=angle, actors=(_actor(),), shot="full"), 160, 90)
        camera = scene.camera(0)
        horizons.append(camera.place((0, 0, 10), 160, 90)[1] - camera.place((0, 0, 0), 160, 90)[1])
    assert horizons[0] < horizons[1] < horizons[2] <= 0


@pytest.mark.parametrize("shot", ["wide", "full"])
def test_who_acts_stands_over_the_captions(shot: str) -> None:
    """Feet are over them and heads in the frame, at each shape of frame."""
    for size in ((160, 90), (90, 160), (120, 120)):
        script = Script(place="office", shot=shot, low=0.2, actors=(_actor(),))
        scene = Scene(script, *size)
        camera = scene.camera(1.0)
        body = scene.players["a"].body(1.0, lambda *_: None)[1]
        low = max(camera.place(toe, *size)[1] for toe in body.toes)
        head = camera.place(body.head, *size)[1] - 0.5 * body.rig.head * camera.scale(0, size[1])
        assert 0 < head < low < 0.81 * size[1]
