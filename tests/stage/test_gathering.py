"""Gathering: a group stands close in frames that are not wide, and nobody is hidden by it."""

from __future__ import annotations

import pytest
from benchmarks.stage.framing import _hidden

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.gathering import gathered
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script


def script_of(prompt: str) -> Script:
    return block(stage_prompt(prompt, seconds=4.0, seed=1).plan)[0]


def filled(scene: Scene, t: float) -> tuple[float, float]:
    """The shares of a frame's width and height that its people take."""
    camera, size = scene.camera(t), (scene.width, scene.height)
    placed = [camera.place(point, *size) for point in scene._vital(t)]
    across, along = [x for x, _ in placed], [y for _, y in placed]
    return (max(across) - min(across)) / size[0], (max(along) - min(along)) / size[1]


@pytest.mark.parametrize("size", [(90, 160), (120, 120)])
@pytest.mark.parametrize(
    "prompt",
    ["Four colleagues talk in the office.", "Three girls wave.", "三个学生在教室里聊天。"],
)
def test_a_group_fills_an_upright_frame(prompt: str, size: tuple[int, int]) -> None:
    """At least 40% of its width and 35% of its height, and all faces are seen."""
    scene = Scene(script_of(prompt), *size)
    wide, high = filled(scene, 2.0)
    assert wide >= 0.4
    assert high >= 0.35
    bodies = {name: scene.body(name, 2.0) for name in scene.players}
    assert not _hidden(bodies, scene.camera(2.0))


def test_who_goes_the_same_way_goes_close_together() -> None:
    """As far as before, and in the same direction."""
    script = script_of("Three runners run through the park.")
    together = gathered(script, 9 / 16)
    ends = [[cue.to for cue in each.cues if cue.to][-1][0] for each in together.actors]
    assert max(ends) - min(ends) < 1.0
    for one, other in zip(script.actors, together.actors, strict=True):
        before, after = (each.cues[-1].to or (0.0, 0.0) for each in (one, other))
        assert after[0] - other.x == pytest.approx(before[0] - one.x)


@pytest.mark.parametrize(
    ("prompt", "aspect"),
    [
        ("Four colleagues talk in the office.", 16 / 9),
        ("A family eats dinner at home.", 9 / 16),
        ("Two women talk in a café.", 9 / 16),
    ],
)
def test_others_stay_where_they_are(prompt: str, aspect: float) -> None:
    """In wide frames, at tables, and where there are only two."""
    script = script_of(prompt)
    assert gathered(script, aspect) == script
