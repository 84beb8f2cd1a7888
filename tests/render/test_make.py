"""From a prompt to a clip, in Python."""

from contextlib import nullcontext
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.conftest import painted

import onionskin
from onionskin import Canvas, Clip, OnionskinWarning, Plan, Request, load_engine
from onionskin.errors import (
    Cancelled,
    InvalidInput,
    OnionskinError,
    UnknownEngine,
    UnsupportedRequest,
)
from onionskin.fitting import Size
from onionskin.plan.staging import StagedPlan
from onionskin.render.framing import Framing
from onionskin.render.make import by_moment, frame_at
from onionskin.render.options import Between, Make
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


@pytest.mark.parametrize(
    ("keyframes", "image", "last", "found"),
    [
        ({}, "a", "b", {0.0: "a", 2.0: "b"}),
        ({1.0: "c"}, None, "b", {1.0: "c", 2.0: "b"}),
        ({2.0: "c", 0.0: "d"}, None, None, {0.0: "d", 2.0: "c"}),
        (None, None, None, {}),
    ],
)
def test_pictures_stand_at_their_moments_from_the_first_to_the_last(keyframes, image, last, found):
    """In the order of time; the clip's end is one of them."""
    assert list(by_moment(keyframes, image, last, 2.0).items()) == list(found.items())


@pytest.mark.parametrize(
    ("keyframes", "said"),
    [
        ({2.001: "a"}, "a picture at 2.001 s is outside the clip; give 0..2"),
        ({-0.1: "a"}, "outside the clip"),
        ({float("nan"): "a"}, "outside the clip"),
        ({0.0: "a"}, "two pictures are at 0 s"),
    ],
)
def test_pictures_outside_the_clip_or_in_one_place_are_refused(keyframes, said):
    """With what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        by_moment(keyframes, "first", None, 2.0)


@pytest.mark.parametrize(
    ("seconds", "index"), [(0, 0), (0.06, 0), (0.07, 1), (1.9, 15), (2.0, 15), (9, 15)]
)
def test_a_moment_is_shown_by_the_nearest_frame(seconds, index):
    """The very end by the last."""
    size = Size(64, 64)
    framing = Framing(canvas_size=size, size=size, num_frames=16, fps=Fraction(8))
    assert frame_at(seconds, framing) == index


@pytest.mark.parametrize(
    ("motion", "is_one"), [(-0.1, False), (0, True), (10, True), (10.1, False)]
)
def test_motion_is_from_nothing_to_ten(motion, is_one):
    """Five as planned."""
    asked = Make("a fox", engine="animatic", motion=motion)
    with nullcontext() if is_one else pytest.raises(InvalidInput, match=r"give 0 .* \.\. 10, 5"):
        assert prepare(asked).moves.motion == motion


def test_a_preview_is_small_quick_and_not_mended():
    """Two steps where the engine takes steps, unless more are asked for."""
    setup = prepare(Make("a fox", engine="toybox", preview=True, seed=1))
    assert (setup.request.num_inference_steps, setup.repair) == (2, False)
    more = prepare(Make("a fox", engine="toybox", preview=True, seed=1, num_inference_steps=9))
    assert more.request.num_inference_steps == 9
    whole = prepare(Make("a fox", engine="toybox", seed=1))
    assert (whole.request.num_inference_steps, whole.repair) == (None, True)
    assert whole.framing.size.width == 2 * setup.framing.size.width


@pytest.mark.parametrize(
    ("at", "prompt", "said"),
    [
        ((0, 1), "", "times 0, 1 do not fit 3 pictures"),
        ((1, 2, 3), "", "do not fit"),
        ((0, 2, 1), "", "do not fit"),
        ((0, 1, 1), "", "do not fit"),
        (None, ("a", "b", "c"), "3 prompts for 2 gaps"),
    ],
)
def test_pictures_stand_at_growing_times_from_0_on(tmp_path, at, prompt, said):
    """One for each, and a prompt for all or for each gap."""
    paths = pictures(tmp_path, 3)
    with pytest.raises(InvalidInput, match=said):
        prepare(Between(paths, prompt=prompt, at=at, engine="flow"))
    with pytest.raises(InvalidInput, match="give two pictures or more"):
        prepare(Between(paths[:1], engine="flow"))


def pictures(folder, count: int) -> list[str]:
    Clip(painted(count, 64, 64), 8).save(f"{folder}/of-{count}/")
    return sorted(str(path) for path in (folder / f"of-{count}").iterdir())


def test_pictures_stand_two_seconds_apart_where_no_times_are_given(tmp_path):
    """At eight frames a second; the last one is the last frame."""
    setup = prepare(Between(pictures(tmp_path, 3), engine="flow"))
    assert (setup.framing.num_frames, setup.framing.fps) == (33, 8)
    assert np.flatnonzero(setup.reel.whole).tolist() == [0, 16, 32]
    assert setup.interpolates
    faster = prepare(Between(pictures(tmp_path, 2), engine="flow", fps=12, at=(0, 1.5)))
    assert np.flatnonzero(faster.reel.whole).tolist() == [0, 18]


def test_each_gap_has_its_own_prompt(tmp_path):
    """From the picture on at which it begins."""
    asked = Between(pictures(tmp_path, 3), prompt=("a fox", "a cat"), engine="toybox")
    setup = prepare(asked)
    assert setup.request.prompt == "a fox"
    assert [(one.first, one.prompt) for one in setup.chapters] == [(16, "a cat")]
    assert setup.story == "a fox; at 2 s: a cat"
    assert not setup.interpolates


def asked(engine: str, **options):
    return prepare(Make("a fox", engine=engine, seed=1, **options))


@pytest.mark.parametrize(
    ("engine", "given", "moves", "told"),
    [
        ("toybox", {"motion": 4, "camera": "pan-left"}, (4, "pan-left"), (None, None)),
        ("stage", {"motion": 4}, (4, None), (None, None)),
        ("animatic", {}, (None, None), (None, None)),
    ],
)
def test_motion_and_camera_are_the_plans_where_there_is_one(engine, given, moves, told):
    """They are no part of the request then."""
    setup = asked(engine, **given)
    assert (setup.moves.motion, setup.moves.camera) == moves
    assert (setup.request.motion, setup.request.camera) == told


def test_without_a_plan_motion_is_a_share_and_style_a_word():
    """For engines that are told both."""
    able = replace(
        load_engine("paintbox").capabilities,
        honours=frozenset({"motion", "camera", "style", "num_inference_steps"}),
    )
    from onionskin.render.make import _moves, _styled

    moves, moved = _moves(able, False, 4.0, "pan-left+zoom-in")
    assert (moves.motion, moves.camera) == (None, None)
    assert moved == {"motion": 0.4, "camera": "pan-left+zoom-in"}
    assert _moves(able, False, None, None)[1] == {"motion": None, "camera": None}
    assert _styled(able, "ink", moves, moved) == (moves, {**moved, "style": "ink"})
    drawn = load_engine("stage").capabilities
    styled, same = _styled(drawn, "flat", moves, moved)
    assert (styled.style, same) == ("flat", moved)
    with pytest.raises(InvalidInput, match="style"):
        _styled(drawn, "of nobody", moves, moved)


@pytest.mark.parametrize(
    ("engine", "options", "said"),
    [
        ("toybox", {"time": "night"}, "time works only on the stage"),
        ("stage", {"time": "noon"}, "time is 'noon'"),
        ("toybox", {"reader": "rules"}, "reader works only for the stage"),
        ("stage", {"negative_prompt": "blur"}, "--negative: engine stage draws by rule"),
        ("stage", {"num_inference_steps": 4}, "--steps: engine stage"),
        ("stage", {"guidance_scale": 4.0}, "--guidance: engine stage"),
        ("stage", {"cast": {"own": "a.png"}}, "no file"),
        ("flow", {"plan": StagedPlan(seconds=1.0)}, "this plan is staged"),
        ("stage", {"plan": Plan(seconds=1.0)}, "what is where in the picture"),
        ("animatic", {"plan": Plan(seconds=2.0), "prompt_at": {1.0: "x"}}, "covers the whole clip"),
    ],
)
def test_what_an_engine_cannot_go_by_is_refused_by_name(engine, options, said):
    """Before any work."""
    with pytest.raises(OnionskinError, match=said):
        asked(engine, **options)


def test_what_the_stage_is_asked_for_is_kept_for_its_plan():
    """Hour, style and reader."""
    setup = asked("stage", time="night", style="flat")
    assert (setup.moves.time, setup.moves.style, setup.reader) == ("night", "flat", "")
    assert asked("stage").moves.time is None


@pytest.mark.parametrize(
    ("size", "said"), [((64, 64), 1), ((32, 32), 1), ((64, 65), 0), ((65, 64), 0)]
)
def test_a_clip_that_is_painted_as_large_is_not_enlarged(monkeypatch, size, said):
    """Which is said; else the upscaler has to be here."""
    from onionskin.render.make import _check_upscale

    opened = []
    monkeypatch.setattr("onionskin.upscaling.upscaler.upscaler_of", opened.append)
    framing = Framing(canvas_size=Size(64, 64), size=Size(*size), num_frames=4, fps=Fraction(8))
    notes = _check_upscale(load_engine("paintbox"), framing)
    assert (len(notes), len(opened)) == (said, 1 - said)
    assert all("paints" in note for note in notes)


@pytest.mark.parametrize(("fps", "end", "count"), [(8, 1.5, 13), (10, 1.26, 14), ("24", 0.5, 13)])
def test_the_last_picture_is_the_last_frame(tmp_path, fps, end, count):
    """At the moment nearest to its own."""
    setup = prepare(Between(pictures(tmp_path, 2), engine="flow", fps=fps, at=(0, end)))
    assert setup.framing.num_frames == count
    assert np.flatnonzero(setup.reel.whole).tolist() == [0, count - 1]


def test_pictures_that_are_brought_to_size_are_named(tmp_path):
    """Two at one frame are refused."""
    first, second = pictures(tmp_path, 2)
    setup = asked("paintbox", keyframes={0.0: first, 0.5: second}, size=(96, 48), fit="pad")
    said = [note for note in setup.framing.warnings if "resized to 96x48 by pad" in note]
    assert len(said) == 2
    same = asked("paintbox", keyframes={0.0: first}, size=(64, 64))
    assert not [note for note in same.framing.warnings if "resized" in note]
    with pytest.raises(InvalidInput, match="two pictures are at frame 4"):
        asked("paintbox", keyframes={0.5: first, 0.51: second})
