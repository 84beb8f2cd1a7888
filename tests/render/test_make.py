"""From a prompt to a clip, in Python."""

from dataclasses import replace

import numpy as np
import pytest
from tests.conftest import painted

import onionskin
from onionskin import Canvas, Clip, OnionskinWarning, Plan, Request, load_engine
from onionskin.errors import Cancelled, InvalidInput, UnknownEngine, UnsupportedRequest
from onionskin.render.options import Make
from onionskin.render.shot import prepare, shoot


def make(prompt: str = "a fox", **options) -> Clip:
    """A clip by the paintbox, as painted: it would not pass for one that holds still."""
    with pytest.warns(OnionskinWarning, match="only noise"):
        return onionskin.make(
            prompt, engine="paintbox", **{"seconds": 1, "repair": False} | options
        )


def test_a_sentence_becomes_a_clip():
    """Two seconds at 8 frames per second, unless asked otherwise."""
    clip = make(seconds=None, seed=7)
    assert clip.frames.shape == (16, 64, 64, 3)
    assert clip.fps == 8


def test_a_clip_knows_its_origin():
    """Prompt, seed, engine, weights, version."""
    origin = make("a fox", seed=7, negative_prompt="blur").origin
    assert replace(origin, order=None) == onionskin.Origin(
        prompt="a fox",
        negative_prompt="blur",
        seed=7,
        engine="paintbox",
        weights="paintbox-1",
        revision="1",
    )
    assert origin.order["options"]["negative_prompt"] == "blur"


def test_the_same_seed_gives_the_same_clip():
    """And another seed another."""
    assert (make(seed=7).frames == make(seed=7).frames).all()
    assert (make(seed=7).frames != make(seed=8).frames).any()


def test_without_a_seed_one_is_drawn_and_told():
    """So that the clip can be made again."""
    clip = make()
    assert (make(seed=clip.origin.seed).frames == clip.frames).all()
    assert make().origin.seed != clip.origin.seed


def test_what_does_not_hold_still_is_said():
    """Unless repair is switched off; the seed asked for is still the clip's."""
    with pytest.warns(OnionskinWarning) as caught:
        clip = onionskin.make("a fox", engine="paintbox", seconds=1, seed=7)
    assert any("are not steady" in str(warning.message) for warning in caught)
    assert clip.origin.seed == 7


def test_other_sizes_come_scaled_and_said():
    """The size is met exactly."""
    with pytest.warns(OnionskinWarning) as caught:
        clip = onionskin.make("a fox", engine="paintbox", seconds=1, size=(130, 71))
    assert clip.frames.shape[1:3] == (71, 130)
    assert any("painted at 96x48" in str(warning.message) for warning in caught)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"prompt": ""}, "the prompt is empty"),
        ({"prompt": " \n\t"}, "the prompt is empty"),
        ({"prompt": "x" * 10_000}, "10,000 characters"),
        ({"seconds": 0}, "0 seconds"),
        ({"fps": -8}, "fps -8"),
        ({"size": (0, 256)}, "size 0x256"),
        ({"seed": -1}, "seed is -1"),
        ({"num_inference_steps": 0}, "num_inference_steps is 0"),
        ({"guidance_scale": float("nan")}, "guidance_scale is nan"),
        ({"cast": {"mascot": "logo.png"}}, "does not take pictures of your own"),
    ],
)
def test_bad_values_are_refused_before_anything_is_done(options, error):
    """What was given is in the message."""
    with pytest.raises(InvalidInput, match=error):
        prepare(Make(**{"prompt": "a fox", "engine": "paintbox", **options}))


def test_unknown_engines_are_refused():
    """With the nearest."""
    with pytest.raises(UnknownEngine, match="toybox"):
        prepare(Make("a fox", engine="toybix"))


def test_a_plan_is_not_ignored():
    """An engine that cannot go by a plan refuses one."""
    with pytest.raises(UnsupportedRequest, match="plan"):
        prepare(Make("a fox", engine="paintbox", plan=Plan(seconds=1.0)))


def test_cancel_stops_it():
    """Before the first step, too."""
    with pytest.raises(Cancelled):
        shoot(prepare(Make("a fox", engine="paintbox")), cancelled=lambda: True)


def test_a_plan_sets_the_length():
    """Unless seconds do, which is said."""
    plan = Plan(seconds=0.5)
    job = prepare(Make("nobody", engine="animatic", plan=plan, size=(64, 36)))
    take = shoot(job)
    assert take.clip.num_frames == 4
    assert take.plan is plan
    assert take.warnings == ()
    assert not take.origin.generative
    longer = shoot(prepare(Make("nobody", engine="animatic", plan=plan, size=(64, 36), seconds=1)))
    assert "holds its last frame" in longer.warnings[0]
    assert (longer.clip.frames[:4] == take.clip.frames).all()
    assert np.ptp(longer.clip.frames) > 0


def test_long_clips_are_made_by_keyframes():
    """More frames than the engine fills at once; the plan's moments are those of the shot."""
    plan = Plan(seconds=10.0)
    long = shoot(prepare(Make("nobody", engine="animatic", plan=plan, size=(32, 18), fps=12))).clip
    whole = load_engine("animatic").fill(
        Canvas.blank(120, 18, 32, 12), Request(prompt="nobody", plan=plan)
    )
    assert (long.frames == whole.clip.frames).all()


def test_engines_of_even_frames_are_chained():
    """The paintbox takes 24 frames."""
    assert make(seconds=5).num_frames == 40


def test_pictures_stand_where_they_were_put(tmp_path):
    """Unchanged, at the size of the clip."""
    Clip(painted(2, 64, 64), 8).save(f"{tmp_path}/drawings/")
    first, second = sorted((tmp_path / "drawings").iterdir())
    clip = make("", keyframes={0.0: first, 0.5: second})
    assert (clip.frames[[0, 4]] == painted(2, 64, 64)).all()


@pytest.mark.parametrize("repair", [True, False])
def test_what_is_painted_is_mended_unless_that_is_switched_off(repair):
    """What was measured is told, or nothing."""
    setup = prepare(Make("a fox", engine="paintbox", seconds=0.5, repair=repair))
    assert (shoot(setup).repair is not None) is repair
