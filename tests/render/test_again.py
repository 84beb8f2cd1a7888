"""Clips made again from what they say of themselves, or changed in one thing."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted

import onionskin
from onionskin import Clip
from onionskin.errors import InvalidInput, UnsupportedRequest
from onionskin.media.read import read_origin
from onionskin.plan.plan import Key, Plan, Subject
from onionskin.planner.staged import stage_prompt
from onionskin.render.again import _blocked_as, read_order
from onionskin.serial import to_dict, to_json

pytestmark = pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")
DRAWN = {"engine": "animatic", "size": (96, 64), "seconds": 0.5}
PROMPT = "a red fox in the snow by day"


@pytest.fixture
def drawn(tmp_path, monkeypatch) -> Clip:
    """fox.mkv in the working folder."""
    monkeypatch.chdir(tmp_path)
    clip = onionskin.make(PROMPT, seed=7, **DRAWN)
    clip.save("fox.mkv")
    return clip


def plan_of(clip: Clip) -> dict:
    return clip.origin.order["staging"]["plans"][0]


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.webm", "a.gif", "a.webp", "a/"])
def test_every_format_holds_the_order(drawn, name):
    """The same frames and the same origin come again."""
    drawn.save(name)
    again = onionskin.again(name)
    assert (again.frames == drawn.frames).all()
    assert again.origin == drawn.origin
    again.save(f"again-{name}")
    if not name.endswith("/"):
        assert Path(name).read_bytes() == Path(f"again-{name}").read_bytes()


def test_another_seed_keeps_the_plan(drawn):
    """Unless it is to be planned anew."""
    again = onionskin.again("fox.mkv", seed=8)
    assert again.origin.seed == 8
    assert plan_of(again) == plan_of(drawn)
    assert (again.frames == drawn.frames).all()  # drawn by rule, from the plan alone
    anew = onionskin.again("fox.mkv", seed=8, replan=True)
    assert plan_of(anew) != plan_of(drawn)
    assert (anew.frames == onionskin.make(PROMPT, seed=8, **DRAWN).frames).all()


def test_another_hour_is_the_same_shot_at_that_hour(drawn):
    """All else is as it was; and so it stays when it is made again, with other changes too."""
    night = onionskin.again("fox.mkv", time="night")
    changed = plan_of(night)
    assert changed["scenery"] == plan_of(drawn)["scenery"] | {"time": "night"}
    assert changed | {"scenery": 0} == plan_of(drawn) | {"scenery": 0}
    assert (night.frames != drawn.frames).any()
    night.save("night.mkv")
    assert (onionskin.again("night.mkv").frames == night.frames).all()
    longer = onionskin.again("night.mkv", seconds=1)
    assert longer.num_frames == 8
    assert plan_of(longer)["scenery"] == changed["scenery"]


def test_another_place_has_the_same_people_in_it(drawn):
    """A place without a sky has neither hour nor weather."""
    night = onionskin.again("fox.mkv", time="night", weather="fog")
    night.save("night.mkv")
    space = onionskin.again("night.mkv", place="space")
    scenery = plan_of(space)["scenery"]
    assert (scenery["place"], scenery["time"], scenery["weather"]) == ("space", "day", "clear")
    assert plan_of(space)["subjects"] == plan_of(drawn)["subjects"]
    with pytest.raises(InvalidInput, match="space has no time"):
        onionskin.again("fox.mkv", place="space", time="night")


def test_another_prompt_keeps_the_scenery_and_the_blocking(drawn):
    """Whoever it names takes the places of who was there; what it says of the hour holds."""
    wolf = onionskin.again("fox.mkv", prompt="a wolf")
    (old,), (new,) = plan_of(drawn)["subjects"], plan_of(wolf)["subjects"]
    assert new["cast"] != old["cast"]
    assert new["keys"] == old["keys"]
    assert plan_of(wolf)["scenery"] == plan_of(drawn)["scenery"]
    assert wolf.origin.prompt == "a wolf"
    night = onionskin.again("fox.mkv", prompt="a wolf at night")
    assert plan_of(night)["scenery"] == plan_of(drawn)["scenery"] | {"time": "night"}


def test_size_and_rate_change_and_the_plan_stays(drawn):
    """It is drawn at any."""
    again = onionskin.again("fox.mkv", size=(128, 96), fps=12)
    assert again.frames.shape == (6, 96, 128, 3)
    assert plan_of(again) == plan_of(drawn)


def test_a_story_comes_again_with_its_cuts(tmp_path, monkeypatch):
    """Every chapter by its own plan."""
    monkeypatch.chdir(tmp_path)
    story = onionskin.make(
        "a fox in a meadow by day",
        prompt_at={0.5: "night falls in the city"},
        seed=3,
        **DRAWN | {"seconds": 1},
    )
    staging = story.origin.order["staging"]
    assert len(staging["plans"]) == 2
    assert staging["cuts"] == [4]
    story.save("story.mkv")
    again = onionskin.again("story.mkv")
    assert (again.frames == story.frames).all()
    assert again.origin == story.origin


@pytest.fixture
def own(tmp_path, monkeypatch) -> np.ndarray:
    """a.png, b.png and clip.mkv in the working folder."""
    monkeypatch.chdir(tmp_path)
    frames = painted(6, 64, 64)
    Image.fromarray(frames[0]).save("a.png")
    Image.fromarray(frames[5]).save("b.png")
    Clip(frames, 8).save("clip.mkv")
    return frames


NOISE = {"engine": "paintbox", "seed": 3, "repair": False}
TOOLS = {
    "make": lambda: onionskin.make("x", seconds=0.5, negative_prompt="y", **NOISE),
    "animate": lambda: onionskin.animate("a.png", "x", seconds=0.5, **NOISE),
    "between": lambda: onionskin.between(["a.png", "b.png"], at=[0, 0.5], engine="flow"),
    "extend": lambda: onionskin.extend("clip.mkv", "x", seconds=0.5, fit="pad", **NOISE),
    "modify": lambda: onionskin.modify("clip.mkv", "x", mask="a.png", feather=2, **NOISE),
    "expand": lambda: onionskin.expand("clip.mkv", "x", size=(96, 64), **NOISE),
    "restyle": lambda: onionskin.restyle("clip.mkv", "x", strength=0, **NOISE),
    "smooth": lambda: onionskin.smooth("clip.mkv", fps=20),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_makes_its_clip_again(own, tool):
    """From the files it was made from, found by path."""
    clip = TOOLS[tool]()
    clip.save("made.mkv")
    again = onionskin.again("made.mkv")
    assert (again.frames == clip.frames).all()
    assert again.origin == clip.origin


def test_a_file_that_is_gone_or_changed_is_said(own):
    """In one line; a new one in its place may be given."""
    onionskin.animate("a.png", "x", seconds=0.5, **NOISE).save("made.mkv")
    Image.fromarray(own[3]).save("a.png")
    with pytest.raises(InvalidInput, match=r"made from a\.png, which has changed since"):
        onionskin.again("made.mkv")
    Path("a.png").unlink()
    with pytest.raises(InvalidInput, match=r"made from a\.png, which is missing"):
        onionskin.again("made.mkv", seed=4)
    again = onionskin.again("made.mkv", image="b.png")
    assert (again.frames[0] == own[5]).all()
    again.save("other.mkv")
    assert (onionskin.again("other.mkv").frames == again.frames).all()


def test_a_clip_that_was_in_memory_can_be_given_again(own):
    """By its path; without it the reason is said."""
    made = onionskin.extend(Clip.open("clip.mkv"), "x", seconds=0.5, **NOISE)
    made.save("made.mkv")
    with pytest.raises(InvalidInput, match="a clip in memory"):
        onionskin.again("made.mkv")
    again = onionskin.again("made.mkv", clip="clip.mkv")
    assert (again.frames == made.frames).all()


def test_a_clip_in_memory_that_says_how_it_was_made_is_made_again_too(own):
    """From its own order, unless its frames have been changed since."""
    noise = onionskin.make("x", seconds=0.5, **NOISE)
    made = onionskin.extend(noise, "y", seconds=0.5, **NOISE)
    made.save("made.mkv")
    again = onionskin.again("made.mkv")
    assert (again.frames == made.frames).all()
    assert again.origin == made.origin
    changed = replace(noise, frames=noise.frames[::-1])
    onionskin.extend(changed, "y", seconds=0.5, **NOISE).save("changed.mkv")
    with pytest.raises(InvalidInput, match="a clip in memory, which cannot be made again"):
        onionskin.again("changed.mkv")


def test_files_that_do_not_say_how_they_were_made_are_told_apart(drawn):
    """From elsewhere, older, damaged, and with an option that the tool has not."""
    Clip(drawn.frames, 8).save("foreign.mkv")
    with pytest.raises(InvalidInput, match=r"foreign\.mkv has no settings in it"):
        onionskin.again("foreign.mkv")
    Clip(drawn.frames, 8, origin=replace(drawn.origin, order=None, version="0.1")).save("old.mkv")
    with pytest.raises(
        InvalidInput, match=r"old\.mkv was made by onionskin 0\.1, which did not.*skin make 'a red"
    ):
        onionskin.again("old.mkv")
    film = replace(drawn.origin, order={"schema": "onionskin.film/1"})
    Clip(drawn.frames, 8, origin=film).save("film.mkv")
    with pytest.raises(InvalidInput, match=r"film\.mkv is a film, made of many shots"):
        onionskin.again("film.mkv")
    broken = replace(drawn.origin, order={"schema": "onionskin.order/1"})
    Clip(drawn.frames, 8, origin=broken).save("broken.mkv")
    with pytest.raises(InvalidInput, match=r"broken\.mkv has damaged settings"):
        onionskin.again("broken.mkv")
    with pytest.raises(InvalidInput, match="was made by make, which has no option strength"):
        onionskin.again("fox.mkv", strength=0.5)
    with pytest.raises(InvalidInput, match="time is 'noon'; allowed: day"):
        onionskin.again("fox.mkv", time="noon")


def test_a_clip_without_a_plan_has_no_scenery_to_change(own):
    """Its words have to change."""
    TOOLS["make"]().save("made.mkv")
    with pytest.raises(InvalidInput, match="from its prompt, without a plan"):
        onionskin.again("made.mkv", time="night")
    again = onionskin.again("made.mkv", prompt="z", num_inference_steps=2)
    assert read_order("made.mkv").options.num_inference_steps is None
    assert again.origin.order["options"]["num_inference_steps"] == 2
    assert read_origin("made.mkv").prompt == "x"


STAGED = "a doctor talks to a patient in a hospital room"


@pytest.fixture
def staged(tmp_path, monkeypatch) -> Clip:
    """doctor.mkv in the working folder, acted on the stage."""
    monkeypatch.chdir(tmp_path)
    clip = onionskin.make(STAGED, engine="stage", size=(96, 64), seconds=0.5, seed=2)
    clip.save("doctor.mkv")
    return clip


def test_a_staged_clip_comes_again_and_changes_in_one_thing(staged):
    """Its staged plan is in the file."""
    assert plan_of(staged)["kind"] == "staged_plan"
    again = onionskin.again("doctor.mkv")
    assert (again.frames == staged.frames).all()
    assert again.origin == staged.origin
    night = onionskin.again("doctor.mkv", time="night", seed=3)
    assert plan_of(night) == plan_of(staged) | {"time": "night"}
    assert (night.frames != staged.frames).any()
    nurse = onionskin.again("doctor.mkv", prompt="a nurse talks to a patient")
    assert plan_of(nurse)["place"] == plan_of(staged)["place"]
    assert [each["name"] for each in plan_of(nurse)["figures"]] == ["nurse", "patient"]


def test_a_staged_plan_can_be_given(staged, tmp_path):
    """As a value, as plain data and as a file; engines that go by none refuse it."""
    plan = stage_prompt(STAGED, seconds=0.5, seed=2).plan
    (tmp_path / "plan.json").write_text(to_json(plan))
    for given in (plan, to_dict(plan), tmp_path / "plan.json"):
        made = onionskin.make(
            "another", plan=given, engine="stage", size=(96, 64), seconds=0.5, seed=9
        )
        assert (made.frames == staged.frames).all()
    with pytest.raises(UnsupportedRequest, match="staged"):
        onionskin.make("another", plan=plan, engine="animatic")


def test_every_chapter_of_a_story_is_staged_at_its_own_time(staged):
    """The second one from where it begins."""
    story = onionskin.make(
        STAGED,
        prompt_at={0.5: "a girl walks in a park"},
        engine="stage",
        size=(96, 64),
        seconds=1,
        seed=2,
    )
    first, second = story.origin.order["staging"]["plans"]
    assert (first["place"], second["place"]) == ("hospital room", "park")
    assert min(action["start"] for action in second["actions"]) >= 0.5
    assert second["seconds"] == 1.0
    assert (story.frames[12] != story.frames[11]).mean() > 0.3


def test_more_subjects_than_before_stand_where_the_new_plan_has_them():
    """Those that were there take the old places in turn."""
    old, new = (
        Plan(
            seconds=1.0,
            subjects=tuple(
                Subject(cast=name, keys=(Key(seconds=0, x=x, y=0.5, size=0.3),), name=name)
                for name, x in given
            ),
        )
        for given in ((("a", 0.1),), (("b", 0.7), ("c", 0.9)))
    )
    blocked = _blocked_as(old, new, frozenset())
    assert [(one.cast, one.keys[0].x) for one in blocked.subjects] == [("b", 0.1), ("c", 0.9)]
    fewer = _blocked_as(new, old, frozenset())
    assert [(one.cast, one.keys[0].x) for one in fewer.subjects] == [("a", 0.7)]
