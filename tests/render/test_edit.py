"""Edits set up: which plan and which frames a clip is painted over by, and at which moments."""

from contextlib import nullcontext
from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest
from tests.conftest import painted
from tests.media.test_inputs import write

import onionskin
from onionskin import Clip, load_engine
from onionskin.errors import InvalidInput, OnionskinWarning, UnsupportedCanvas
from onionskin.origin import Origin
from onionskin.plan.placing import Part
from onionskin.render.edit import (
    _held,
    _is_painted,
    _moments,
    _part,
    set_up_expand,
    set_up_extend,
    set_up_modify,
    set_up_restyle,
    set_up_smooth,
)
from onionskin.render.material import Material, material_of
from onionskin.render.options import Expand, Extend, Modify, Restyle, Smooth
from onionskin.render.shot import prepare


def restyled(strength: float, prompt: str = "a red fox runs through snow"):
    clip = Clip(painted(8, 64, 64), Fraction(8))
    return set_up_restyle(
        Restyle(clip, prompt, strength=strength, seed=1), load_engine("toybox"), None
    )


def test_a_clip_that_is_painted_over_in_part_has_a_plan_for_its_prompt():
    """Its scenery; who is in a clip from elsewhere is shown by the clip alone."""
    request = restyled(0.5).request
    assert request.plan.scenery.place == "snow"
    assert (request.plan.subjects, request.plan.camera_move) == ((), "still")
    assert request.strength == 0.5


@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_a_clip_that_is_kept_or_made_new_is_not_planned_beside_the_old_one(strength):
    """Nothing of it is left to fit in with, or everything."""
    assert restyled(strength).request.plan is None


def test_without_words_there_is_nothing_to_restyle():
    """Which is said, with what to write."""
    with pytest.raises(InvalidInput, match="the prompt is empty; describe what to show"):
        restyled(0.5, prompt=" ")


def test_two_frames_can_go_on_and_one_cannot():
    """A lone picture has no rate to go on at."""
    engine = load_engine("paintbox")
    two, one = (Clip(painted(count, 64, 64), Fraction(8)) for count in (2, 1))
    setup = set_up_extend(Extend(two, "it runs", seconds=0.5), engine, None)
    assert setup.framing.num_frames == 6
    with pytest.raises(InvalidInput, match="the clip is one picture"):
        set_up_extend(Extend(one, "it runs", seconds=0.5), engine, None)


def test_an_engine_that_fills_no_part_of_a_frame_is_refused_before_any_work():
    """By what it was to fill: a part, and not nothing."""
    clip = Clip(painted(4, 64, 64), Fraction(8))
    with pytest.raises(UnsupportedCanvas, match="flow cannot fill a canvas with regions known"):
        prepare(Modify(clip, "a hat", region=(0, 0, 9, 9), engine="flow"))


@pytest.mark.parametrize(
    ("size", "part"),
    [
        ((128, 128), Part(width=64, height=64, left=5, top=10, across=15, down=20)),
        ((192, 96), Part(width=96, height=48, left=5, top=10, across=15, down=20)),
        ((256, 128), Part(width=96, height=48, left=3.75, top=7.5, across=11.25, down=15)),
    ],
)
def test_a_part_of_a_clip_stands_where_it_is_painted(size, part):
    """In the pixels of the canvas, which is smaller."""
    assert _part((10, 20, 30, 40), size, load_engine("paintbox").capabilities) == part


def growing(moments: list[int]) -> np.ndarray:
    """Pictures as bright as their moments (hundredths of a second) are late."""
    levels = 60 + np.array(moments)
    return np.broadcast_to(levels[:, None, None, None], (len(moments), 32, 48, 3)).astype(np.uint8)


@pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")
def test_frames_shown_for_uneven_times_are_smoothed_at_their_own_moments(tmp_path):
    """What is shown a little longer stands for one moment; a long rest is meant, and stays."""
    moments = [0, 10, 20, 50, 60, 70, 140, 150]
    write(tmp_path / "a.mkv", growing(moments), moments)
    with pytest.warns(OnionskinWarning, match="2 of its 16 frames .* --keep-holds"):
        made = onionskin.smooth(tmp_path / "a.mkv", fps=20, repair=False)
    assert (made.num_frames, made.fps) == (32, 20)
    seen = made.frames.mean(axis=(1, 2, 3))
    assert np.abs(seen[:15] - (60 + 5 * np.arange(15))).max() <= 1.5
    assert (made.frames[15:26] == made.frames[14]).all()


def test_a_clip_that_lies_on_its_side_is_smoothed_upright_and_keeps_its_sound(tmp_path):
    """As long as it was: its header counts the last frame as a moment."""
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=1000, options={"crf": "1"})
        stream.width, stream.height, stream.pix_fmt = 48, 32, "yuv444p"
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.set_display_rotation(90)
        track = container.add_stream("aac", rate=48000)
        for index, frame in enumerate(growing([10 * index for index in range(10)])):
            lying = frame.copy()
            lying[:, :24] //= 2
            picture = av.VideoFrame.from_ndarray(lying, "rgb24")
            picture.pts, picture.time_base = 100 * index, Fraction(1, 1000)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
        for start in range(0, 48000, 1000):
            tone = np.sin(np.arange(start, start + 1000) / 17).astype(np.float32)[None]
            heard = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
            heard.sample_rate, heard.pts, heard.time_base = 48000, start, Fraction(1, 48000)
            container.mux(track.encode(heard))
        container.mux(track.encode(None))
    made = onionskin.smooth(path, fps=20, repair=False)
    assert made.frames.shape == (20, 48, 32, 3)
    assert made.sound.samples.shape[0] == 48000
    upper, lower = made.frames[:, 4].mean(axis=(1, 2)), made.frames[:, -4].mean(axis=(1, 2))
    assert np.abs(upper / lower - 2).max() < 0.1


def of_a_second() -> Material:
    return material_of(Clip(painted(8, 32, 32), Fraction(8)))


@pytest.mark.parametrize(
    ("start", "end", "frames"),
    [
        (0.0, None, range(8)),
        (0.0, 1.0, range(8)),
        (0.25, 0.5, range(2, 4)),
        (0.2, 0.51, range(2, 5)),
        (0.875, None, range(7, 8)),
    ],
)
def test_frames_are_chosen_by_their_moments(start, end, frames):
    """The first at the moment itself, none at the end."""
    assert np.flatnonzero(_moments(of_a_second(), start, end)).tolist() == list(frames)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (-0.1, None, "outside the clip"),
        (0.5, 0.5, "outside the clip"),
        (0.6, 0.5, "outside the clip"),
        (0.0, 1.01, r"from 0 to 1\.01 s is outside the clip; give 0\.\.1"),
        (1.0, None, "outside the clip"),
        (0.26, 0.3, "has no frame at 8 fps"),
    ],
)
def test_moments_outside_the_clip_or_between_frames_are_refused(start, end, said):
    """With what is allowed."""
    with pytest.raises(InvalidInput, match=said):
        _moments(of_a_second(), start, end)


@pytest.mark.parametrize(("feather", "is_one"), [(-1, False), (0, True), (512, True), (513, False)])
def test_a_feather_is_up_to_512_pixels(feather, is_one):
    """And as wide as asked for."""
    asked = Modify(Clip(painted(4, 64, 64), Fraction(8)), "a hat", region=(0, 0, 9, 9))
    asked = replace(asked, feather=feather, start_seconds=0.25)
    with nullcontext() if is_one else pytest.raises(InvalidInput, match=r"give 0\.\.512 pixels"):
        setup = set_up_modify(asked, load_engine("paintbox"), None)
        assert setup.reel.feather == feather
        assert setup.reel.whole.tolist() == [True, True, False, False]


@pytest.mark.parametrize(("keeps", "said"), [(True, "kept, as you asked"), (False, "--keep-holds")])
def test_frames_that_repeat_are_counted(keeps, said):
    """And what becomes of them is said."""
    told = _held((1, 3), of_a_second(), Smooth("a", keep_holds=keeps))
    assert told.startswith("2 of its 8 frames repeat the one before (held): ")
    assert said in told


@pytest.mark.parametrize(
    ("origin", "is_painted"),
    [
        (None, False),
        (Origin(prompt="x", seed=1, engine="a", weights="w"), True),
        (Origin(prompt="x", seed=1, engine="a", weights="w", interpolated=True), False),
    ],
)
def test_a_clip_says_whether_a_machine_made_its_pictures(origin, is_painted, tmp_path):
    """In memory and in a file; one that was only smoothed is still a person's own."""
    clip = replace(Clip(painted(4, 32, 32), Fraction(8)), origin=origin)
    assert _is_painted(clip) is is_painted
    clip.save(tmp_path / "a.mkv")
    assert _is_painted(tmp_path / "a.mkv") is is_painted


def test_less_than_a_frame_cannot_be_added():
    """Half a frame is rounded to none, a little more is one."""
    engine, clip = load_engine("paintbox"), Clip(painted(4, 64, 64), Fraction(8))
    assert set_up_extend(Extend(clip, "x", seconds=0.07), engine, None).framing.num_frames == 5
    with pytest.raises(InvalidInput, match="less than a frame at 8 fps"):
        set_up_extend(Extend(clip, "x", seconds=0.05), engine, None)


@pytest.fixture
def planned(monkeypatch):
    """Notes what each prompt is planned for: its seconds and its shape."""
    from onionskin.planner import planner

    told, plan_prompt = [], planner.plan_prompt

    def noted(prompt, **how):
        told.append((prompt, how["seconds"], round(how["aspect"], 4), how["seed"]))
        return plan_prompt(prompt, **how)

    monkeypatch.setattr(planner, "plan_prompt", noted)
    return told


def test_an_edit_is_planned_for_its_part_and_its_length(planned):
    """In the shape that is painted, with the seed that was asked for."""
    engine, clip = load_engine("toybox"), Clip(painted(8, 48, 96), Fraction(8))
    modify = Modify(clip, "a fox", region=(10, 8, 40, 20), start_seconds=0.25, seed=5)
    setup = set_up_modify(modify, engine, None)
    assert planned == [("a fox", 0.75, 2.0, 5)]
    assert setup.request.plan is not None
    planned.clear()
    set_up_expand(Expand(clip, "a fox", size=(96, 144), seed=5), engine, None)
    [(_, seconds, aspect, seed)] = planned
    assert (seconds, seed) == (1.0, 5)
    assert aspect == pytest.approx(96 / 144, rel=0.1)
    planned.clear()
    set_up_restyle(Restyle(clip, "a fox", strength=0.5, seed=5), engine, None)
    assert planned == [("a fox", 1.0, 2.0, 5)]


def test_an_extension_of_a_clip_that_is_known_is_planned_for_what_is_added(planned):
    """In the clip's shape; a plan that is there already is gone by."""
    clip = onionskin.make("a red fox", engine="animatic", seconds=1, size=(96, 48), seed=7)
    planned.clear()
    engine = load_engine("toybox")
    asked = Extend(clip, "it jumps", seconds=0.5, seed=5)
    setup = set_up_extend(asked, engine, None)
    assert [one for one in planned if one[0] == "it jumps"] == [("it jumps", 0.5, 2.0, 5)]
    assert setup.request.plan.seconds == 1.5
    planned.clear()
    plan = setup.request.plan
    assert set_up_extend(asked, engine, plan).request.plan is plan
    assert planned == []
    wordless = set_up_extend(replace(asked, prompt=" "), engine, None)
    assert wordless.request.plan is None


@pytest.mark.parametrize(("backward", "at"), [(False, 0.0), (True, 0.5)])
def test_a_clip_is_heard_where_its_frames_stand(backward, at):
    """After what leads up to it, or from the start on."""
    clip = Clip(painted(8, 64, 64), Fraction(8))
    asked = Extend(clip, " ", seconds=0.5, backward=backward)
    setup = set_up_extend(asked, load_engine("toybox"), None)
    assert (setup.own_sound.at_seconds, setup.own_sound.video) == (at, None)
    assert setup.reel.whole.tolist() == ([False] * 4 + [True] * 8)[:: 1 if backward else -1]


@pytest.mark.parametrize(
    ("engine", "origin", "interpolates"),
    [
        ("flow", None, True),
        ("flow", Origin(prompt="x", seed=1, engine="a", weights="w"), False),
        ("toybox", None, False),
    ],
)
def test_a_smoothed_clip_starts_with_its_sound_and_says_who_made_it(engine, origin, interpolates):
    """At a rate that is no multiple too; what a machine painted stays painted."""
    clip = Clip(painted(8, 64, 64), Fraction(8), origin=origin)
    for fps in (16, 12):
        setup = set_up_smooth(Smooth(clip, fps=fps), load_engine(engine), None)
        assert setup.own_sound.at_seconds == 0.0
        assert setup.interpolates is interpolates
        assert setup.framing.fps == fps


def test_an_engine_of_even_frames_is_refused_rates_that_are_no_multiple():
    """With those that would do."""
    clip = Clip(painted(8, 64, 64), Fraction(8))
    engine = load_engine("flow")
    even = replace(engine.capabilities, any_times=False)
    engine = type("Even", (type(engine),), {"capabilities": even})()
    assert set_up_smooth(Smooth(clip, fps=16), engine, None).framing.num_frames == 16
    with pytest.raises(UnsupportedCanvas, match="12 fps is not a multiple of 8;"):
        set_up_smooth(Smooth(clip, fps=12), engine, None)


@pytest.mark.parametrize(("size", "said"), [((64, 64), 0), ((128, 64), 1)])
def test_another_size_than_is_painted_is_said(size, said):
    """With the one at which it is."""
    clip = Clip(painted(4, size[1], size[0]), Fraction(8))
    setup = set_up_extend(Extend(clip, "x", seconds=0.5), load_engine("paintbox"), None)
    notes = [one for one in setup.framing.warnings if "does not paint at" in one]
    assert len(notes) == said
    assert all(note.endswith("128x64: painted at 96x48") for note in notes)
