"""Pictures of one's own go where things go: held, on a table, on a wall, on a screen."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from onionskin.canvas import Canvas
from onionskin.cast.cast import Cast
from onionskin.engines.stage import StageEngine
from onionskin.planner.own_names import stage_with
from onionskin.render.planning import cast_with
from onionskin.request import Request
from onionskin.stage.blocking import block
from onionskin.stage.script import Script
from onionskin.stage.things.pictured import own_picture, thing_named

RED = (228, 87, 76)


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """A red logo, wider than high, and a cut-out person."""
    folder = tmp_path_factory.mktemp("own")
    logo, person = np.zeros((60, 80, 4), np.uint8), np.zeros((160, 60, 4), np.uint8)
    logo[5:55, 5:75] = (*RED, 255)
    person[5:155, 15:45] = (60, 130, 200, 255)
    for name, pixels in (("logo", logo), ("person", person)):
        Image.fromarray(pixels).save(folder / f"{name}.png")
    return cast_with({"Acme": folder / "logo.png", "Bobby": folder / "person.png"})


def blocked(cast: Cast, prompt: str) -> Script:
    pictures = {
        entry.name: own_picture(entry) for entry in cast.entries if entry.own_frames is not None
    }
    return block(stage_with(pictures, prompt).plan, pictures)[0]


def test_a_picture_is_as_large_as_what_it_shows(cast: Cast) -> None:
    """A logo fits in hands, a cut-out person is as high as one."""
    logo, person = (thing_named(own_picture(cast[f"own:{name}"])) for name in ("Acme", "Bobby"))
    assert max(logo.size) < 0.5
    assert person.size[1] == pytest.approx(1.7)


def test_it_is_held(cast: Cast) -> None:
    """Who holds it has it in the hands, and nothing else of it stands about."""
    script = blocked(cast, "a woman holds Acme in a shop")
    [cue] = script.actors[0].cues
    assert cue.thing.startswith("own:")
    assert not [prop for prop in script.props if prop.thing.startswith("own:")]


@pytest.mark.parametrize(
    ("prompt", "low", "high"),
    [
        ("a man points at Acme on a table", 0.6, 0.9),
        ("Acme hangs on a wall in an office and a woman types", 1.2, 1.8),
    ],
    ids=["table", "wall"],
)
def test_it_stands_or_hangs(cast: Cast, prompt: str, low: float, high: float) -> None:
    """On a table it is at the height of one, on a wall over heads of those who sit."""
    [prop] = [each for each in blocked(cast, prompt).props if each.thing.startswith("own:")]
    assert low <= prop.y <= high


def test_it_is_seen_and_the_request_carries_it(cast: Cast, tmp_path: Path) -> None:
    """The engine draws its colour; without the picture there is none of it."""
    prompt, canvas = "Acme stands in a studio", Canvas.blank(1, 54, 96, Fraction(1))
    red = []
    for given in (cast, None):
        fill = StageEngine().fill(canvas, Request(prompt=prompt, cast=given))
        off = np.abs(fill.clip.frames.astype(int) - RED).max(-1)
        red.append(int((off < 60).sum()))
    assert red[0] > 100
    assert red[1] == 0
