"""The tools as functions of Python: clips in, clips out."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted

import onionskin
from onionskin import Clip
from onionskin.errors import Cancelled, InvalidInput, OnionskinWarning, UnsupportedRequest
from onionskin.origin import Origin
from onionskin.stability.measuring.measure import Measurement

pytestmark = pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")
BOX = {"engine": "paintbox", "seed": 3, "repair": False}


@pytest.fixture
def clip() -> Clip:
    """Nine frames of 64x64 at 8 frames a second."""
    return Clip(painted(9, 64, 64), Fraction(8))


@pytest.fixture
def pictures(tmp_path, clip) -> list[str]:
    """The clip's first and last frame as files."""
    paths = [str(tmp_path / f"{index}.png") for index in (0, 8)]
    for path, index in zip(paths, (0, 8), strict=True):
        Image.fromarray(clip.frames[index]).save(path)
    return paths


def test_every_tool_of_the_command_line_is_a_function():
    """With the same name."""
    from onionskin.cli import app
    from onionskin.render.options import TOOLS

    names = {command.callback.__name__ for command in app.app.registered_commands}
    tools = {*TOOLS, "again", "measure", "steady"}
    assert tools <= names
    assert all(callable(getattr(onionskin, name)) for name in tools)


def test_clips_that_start_from_pictures(clip, pictures):
    """The pictures are frames of them."""
    made = onionskin.animate(pictures[0], "a fox", seconds=1, **BOX)
    assert (made.frames[0] == clip.frames[0]).all()
    made = onionskin.between(pictures, at=[0, 1], engine="flow", repair=False)
    assert (made.frames[[0, 8]] == clip.frames[[0, 8]]).all()


def test_a_clip_and_the_file_of_it_are_the_same_to_a_tool(clip, tmp_path):
    """And what was known is there bit for bit."""
    clip.save(tmp_path / "clip.mkv")
    made = [
        onionskin.extend(each, "on", seconds=1, **BOX) for each in (clip, tmp_path / "clip.mkv")
    ]
    assert (made[0].frames == made[1].frames).all()
    assert (made[0].frames[:9] == clip.frames).all()
    assert made[0].num_frames == 17


def test_a_part_of_a_clip_is_changed_or_added_to(clip):
    """Nothing else is."""
    made = onionskin.modify(clip, "a hat", region=(8, 8, 20, 10), end_seconds=0.5, **BOX)
    changed = (made.frames != clip.frames).any(-1)
    assert changed[:4, 8:18, 8:28].mean() > 0.9
    changed[:4, 8:18, 8:28] = False
    assert not changed.any()
    made = onionskin.expand(clip, "more", size=(96, 64), anchor="right", **BOX)
    assert (made.frames[:, :, 32:] == clip.frames).all()


def test_a_soft_edge_is_on_the_inside(clip):
    """The further in, the less is left of the old; outside nothing is touched."""
    hard = onionskin.modify(clip, "a hat", region=(12, 12, 40, 40), **BOX)
    soft = onionskin.modify(clip, "a hat", region=(12, 12, 40, 40), feather=9, **BOX)
    inside = np.zeros((64, 64), bool)
    inside[12:52, 12:52] = True
    assert (soft.frames[:, ~inside] == clip.frames[:, ~inside]).all()
    middle = (slice(None), slice(24, 40), slice(24, 40))
    assert (soft.frames[middle] == hard.frames[middle]).all()

    def away(made, ring):
        old = clip.frames[:, ring, 20:44].astype(float)
        return float(np.abs(made.frames[:, ring, 20:44] - old).mean())

    assert away(soft, 12) < 0.25 * away(hard, 12)
    assert away(soft, 12) < away(soft, 15) < away(soft, 20)


def test_a_clip_is_a_mask_too(clip, tmp_path):
    """In every frame its own part changes, finer than any patch of a model."""
    mask = np.zeros((9, 64, 64, 3), np.uint8)
    for index in range(9):
        mask[index, 10 + index, 3:60:2] = 255
    Clip(mask, Fraction(8)).save(tmp_path / "mask.mkv")
    for given in (Clip(mask, Fraction(8)), tmp_path / "mask.mkv"):
        made = onionskin.modify(clip, "a line", mask=given, **BOX)
        changed = (made.frames != clip.frames).any(-1)
        assert not changed[mask[..., 0] == 0].any()
        assert changed[mask[..., 0] > 0].mean() > 0.9


def test_restyle_by_nothing_gives_the_clip_back(clip):
    """Bit for bit, whoever paints."""
    made = onionskin.restyle(clip, "as ink", strength=0, **BOX)
    assert (made.frames == clip.frames).all()


def test_restyle_is_refused_by_engines_that_cannot(clip):
    """By what they say of themselves, before any work."""
    with pytest.raises(UnsupportedRequest, match="cannot honour: strength"):
        onionskin.restyle(clip, "as ink", strength=0.5, **BOX)
    with pytest.raises(InvalidInput, match="strength is 2"):
        onionskin.restyle(clip, "as ink", strength=2, **BOX)


@pytest.mark.parametrize("fps", [16, 12, 30, "23.976"])
def test_frames_stand_at_their_exact_moments_at_any_rate(fps):
    """Brightness that grows by the second; old frames are kept where one stands there."""
    levels = np.arange(60, 150, 10, dtype=np.uint8)
    frames = np.broadcast_to(levels[:, None, None, None], (9, 32, 48, 3)).copy()
    clip = Clip(frames, Fraction(8))
    made = onionskin.smooth(clip, fps=fps, repair=False)
    moments = np.arange(made.num_frames) / float(made.fps)
    assert abs(made.num_frames / made.fps - Fraction(9, 8)) <= 1 / made.fps / 2
    wanted = 60 + 80 * np.minimum(moments, 1.0)
    assert np.abs(made.frames.mean(axis=(1, 2, 3)) - wanted).max() <= 1.5
    for index, moment in enumerate(moments):
        if float(moment * 8).is_integer() and moment <= 1:
            assert (made.frames[index] == clip.frames[int(moment * 8)]).all()


def test_nothing_is_filled_across_a_cut():
    """The old shot stands until the new one begins, and both are filled within."""
    frames = np.stack([_moved(index) for index in range(10)])
    frames[5:] = 255 - frames[5:, ::-1]
    made = onionskin.smooth(Clip(frames, Fraction(12)), fps=24, repair=False)
    assert made.num_frames == 20
    assert (made.frames[::2] == frames).all()
    assert (made.frames[9] == frames[4]).all()
    assert (made.frames[7] != frames[3]).any()
    assert (made.frames[19] == frames[9]).all()


def test_animation_on_twos_is_brought_to_ones():
    """What is held is filled anew, at the same rate too; unless it is to be kept."""
    frames = np.stack([_moved(index // 2 * 2) for index in range(16)])
    clip = Clip(frames, Fraction(24))
    with pytest.warns(OnionskinWarning, match=r"7 of its 16 frames repeat .* --keep-holds"):
        made = onionskin.smooth(clip, fps=24, repair=False)
    truth = np.stack([_moved(index) for index in range(16)])
    assert (made.frames[::2] == frames[::2]).all()
    off = np.abs(made.frames[1:15].astype(int) - truth[1:15]).mean()
    assert off < 0.5 * np.abs(frames[1:15].astype(int) - truth[1:15]).mean()
    with pytest.raises(InvalidInput, match="not more than the clip's 24"):
        onionskin.smooth(clip, fps=24, keep_holds=True)
    with pytest.warns(OnionskinWarning, match="kept, as you asked"):
        kept = onionskin.smooth(clip, fps=48, keep_holds=True, repair=False)
    assert (kept.frames[::2] == frames).all()


def test_interpolated_footage_is_not_called_painted(clip):
    """A clip that no machine made says that frames between were interpolated; one that a model
    painted stays one."""
    footage = Clip(clip.frames, clip.fps)
    made = onionskin.smooth(footage, fps=16)
    assert made.origin.interpolated
    assert not onionskin.smooth(replace(footage, origin=PAINTED), fps=16).origin.interpolated
    assert onionskin.smooth(made, fps=32).origin.interpolated


PAINTED = Origin(prompt="a fox", seed=1, engine="toybox")


def _moved(steps: int) -> np.ndarray:
    """A textured ground that has moved on by so many steps of two pixels, uint8 (96, 128, 3)."""
    rows, columns = np.mgrid[:96, :128].astype(np.float64)
    columns = columns + 2 * steps
    grey = 120 + 50 * np.sin(columns / 6) * np.cos(rows / 8) + 30 * np.sin(columns / 17 + rows / 11)
    return np.repeat(grey[..., None], 3, axis=2).round().astype(np.uint8)


def test_a_rate_that_is_no_higher_is_refused(clip):
    """There is nothing to fill."""
    with pytest.raises(InvalidInput, match="not more than the clip's 8"):
        onionskin.smooth(clip, fps=8)


def test_every_gap_has_a_prompt(clip, pictures):
    """One for all, or one for each."""
    three = [*pictures, pictures[0]]
    made = [onionskin.between(three, at=[0, 1, 2], prompt=["a", b], **BOX) for b in ("b", "c")]
    same = (made[0].frames == made[1].frames).all(axis=(1, 2, 3))
    assert same[:9].all()
    assert not same[9:16].any()
    with pytest.raises(InvalidInput, match="3 prompts for 2 gaps"):
        onionskin.between(three, prompt=["a", "b", "c"], **BOX)


def test_a_clip_is_brought_to_size_first(clip):
    """As asked, and said."""
    with pytest.warns(onionskin.OnionskinWarning, match="64x64: resized to 48x32 by pad"):
        made = onionskin.extend(clip, "on", seconds=0.5, size=(48, 32), fit="pad", **BOX)
    assert made.frames.shape == (13, 32, 48, 3)
    assert not made.frames[0, :, :7].any()


def test_measure_and_steady_take_clips_and_files(clip, tmp_path):
    """And give measures, and a clip."""
    clip.save(tmp_path / "clip.mkv")
    found = [onionskin.measure(each) for each in (clip, tmp_path / "clip.mkv")]
    assert all(isinstance(each, Measurement) for each in found)
    assert found[0].measures.flicker == pytest.approx(found[1].measures.flicker)
    truth = onionskin.measure(clip, reference=clip).reference
    assert truth["ssim"] == pytest.approx(1)
    assert onionskin.steady(clip).num_frames == onionskin.steady(tmp_path / "clip.mkv").num_frames


@pytest.mark.parametrize(
    "work",
    [
        lambda clip, **told: onionskin.extend(clip, "on", seconds=1, **BOX, **told),
        lambda clip, **told: onionskin.modify(clip, "x", region=(0, 0, 9, 9), **BOX, **told),
        lambda clip, **told: onionskin.expand(clip, "x", size=(80, 80), **BOX, **told),
        lambda clip, **told: onionskin.smooth(clip, fps=24, **told),
        lambda clip, **told: onionskin.measure(clip, **told),
        lambda clip, **told: onionskin.steady(clip, **told),
    ],
    ids=["extend", "modify", "expand", "smooth", "measure", "steady"],
)
def test_tools_tell_how_far_they_are_and_stop_when_asked(clip, work, tmp_path, monkeypatch):
    """Within a step."""
    reports = []
    work(clip, progress=reports.append)
    assert len(reports) > 2
    assert reports[-1].num_done <= reports[-1].num_steps
    told = []
    monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path))  # the fills are not there yet
    with pytest.raises(Cancelled):
        work(clip, progress=told.append, cancelled=lambda: len(told) > 1)
    assert len(told) <= 3


def test_a_picture_can_be_changed_too(pictures, clip):
    """A clip of one frame."""
    made = onionskin.modify(pictures[0], "a hat", region=(8, 8, 20, 10), **BOX)
    changed = (made.frames[0] != clip.frames[0]).any(-1)
    assert changed[8:18, 8:28].mean() > 0.9
    changed[8:18, 8:28] = False
    assert not changed.any()


def test_steps_and_guidance_reach_the_engine(clip, pictures):
    """Other steps or guidance paint otherwise; an engine without them refuses."""
    told = ({}, {"num_inference_steps": 2}, {"guidance_scale": 3.0})
    usual, *others = (onionskin.extend(clip, "on", seconds=1, **BOX, **more) for more in told)
    for other in others:
        assert (other.frames[:9] == usual.frames[:9]).all()
        assert (other.frames[9:] != usual.frames[9:]).any()
    with pytest.raises(UnsupportedRequest, match="guidance_scale"):
        onionskin.between(pictures, engine="flow", guidance_scale=3.0)


@pytest.fixture(scope="module")
def fox(tmp_path_factory) -> str:
    """A red fox in the snow, a quarter of the way from the left, as a picture."""
    from onionskin.cast.cast import load_cast
    from onionskin.plan.plan import Key, Plan, Scenery, Subject
    from onionskin.stage.draft import scene_frame, view_at

    there = Subject(cast="1f98a", keys=(Key(seconds=0.0, x=0.25, y=0.6, size=0.4),))
    plan = Plan(seconds=1.0, subjects=(there,), scenery=Scenery(place="snow"))
    frame = np.round(scene_frame(plan, load_cast(), view_at(plan, 96, 96, 0.0), 0.0))
    path = tmp_path_factory.mktemp("fox") / "fox.png"
    Image.fromarray(frame.astype(np.uint8)).save(path)
    return str(path)


def test_who_is_drawn_in_a_picture_goes_on_from_there(fox):
    """Whatever the seed would have planned: nobody jumps, and nobody is there twice."""
    from onionskin.cast.cast import load_cast
    from onionskin.sighting.finding import sightings

    made = onionskin.animate(fox, "a fox in the snow", seconds=1, engine="animatic", seed=5)
    found = sightings(made.frames[1], load_cast()["1f98a"].frames(), 2)
    assert [one.x for one in found] == [pytest.approx(0.25, abs=0.1)]
    assert [one.size for one in found] == [pytest.approx(0.4, abs=0.06)]


def test_pictures_of_others_are_not_drawn_over(fox):
    """Only the camera moves, and that is said; so it is in a later chapter of the story."""
    with pytest.warns(onionskin.OnionskinWarning) as said:
        made = onionskin.animate(fox, "a duck", seconds=1, engine="animatic", seed=5)
    assert "no duck like the built-in drawing was found in your pictures: left out" in [
        str(one.message) for one in said
    ]
    assert made.warnings == tuple(str(one.message) for one in said)
    apart = np.abs(made.frames.astype(int) - made.frames[0]).mean((1, 2, 3))
    assert (np.diff(apart) > 0).all()
    assert apart[-1] < 30


def test_a_story_that_starts_from_a_picture_goes_on_from_what_it_shows(fox):
    """Who was left out stays out, what was guessed stays so, and a chapter is at its own time."""
    from onionskin.render.options import Make
    from onionskin.render.planning import plan_shot
    from onionskin.render.shot import prepare

    def planned(prompt: str, later: str):
        asked = {"seconds": 2, "engine": "animatic", "seed": 5, "size": (96, 96)}
        made = prepare(Make(prompt, image=fox, prompt_at={1.0: later}, **asked))
        return plan_shot(made).requests

    first, second = planned("a duck", "it sleeps")
    assert first.plan is None
    assert second.plan.subjects == ()
    first, second = planned("a duck", "a fox runs to the right")
    assert [one.name for one in second.plan.subjects] == ["fox"]
    assert second.plan.seconds == 2
    assert second.plan.subjects[0].keys[-1].seconds == pytest.approx(2)
    first, second = planned("a fox", "it jumps")
    assert first.plan.guessed == second.plan.guessed == ("place", "time", "weather")
    assert planned("a fox", "it jumps in the city")[1].plan.guessed == ()


@pytest.mark.parametrize("first", [0, 3, 2**32 - 1])
def test_variations_begin_at_the_seed_that_is_given(first):
    """0 is a seed too, and after the last one comes the first."""
    asked = {"num_variations": 2, "seconds": 1, "engine": "paintbox", "repair": False}
    made = onionskin.make_variations("a fox", seed=first, **asked)
    assert [clip.origin.seed for clip in made] == [first, (first + 1) % 2**32]
