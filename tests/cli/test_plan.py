"""`onionskin plan`, and plans given back to `make`."""

import json
from pathlib import Path

import pytest

from onionskin import Clip
from onionskin.media.read import read_origin

PLAN = """
seconds: 0.5
scenery: {place: snow, time: night}
subjects:
- cast: 1f98a
  keys:
  - [0.0, 0.3, 0.7, 0.4]
  - [0.5, 0.7, 0.7, 0.4]
"""
ANIMATIC = ("--engine", "animatic", "--size", "64x48", "--seed", "1")


def test_a_plan_file_is_made(onionskin):
    """It sets the length; the animatic draws it and says that no model painted it."""
    Path("fox.yaml").write_text(PLAN)
    result = onionskin("make", "a fox", "--plan", "fox.yaml", "-o", "fox.mkv", *ANIMATIC)
    assert result.exit_code == 0, result
    assert Clip.open("fox.mkv").frames.shape == (4, 48, 64, 3)
    assert not read_origin("fox.mkv").generative


def test_the_json_of_a_plan_is_a_plan_file_too(onionskin):
    """With or without what `plan --json` wraps around it."""
    import yaml

    plan = yaml.safe_load(PLAN)
    Path("bare.json").write_text(json.dumps(plan))
    Path("wrapped.json").write_text(json.dumps({"prompt": "a fox", "plan": plan, "warnings": []}))
    for name in ("bare", "wrapped"):
        result = onionskin(
            "make", "a fox", "--plan", f"{name}.json", "-o", f"{name}.mkv", *ANIMATIC
        )
        assert result.exit_code == 0, result
    assert Path("bare.mkv").read_bytes() == Path("wrapped.mkv").read_bytes()


def test_an_edited_plan_makes_another_video(onionskin):
    """By day instead of by night."""
    for time in ("night", "day"):
        Path("fox.yaml").write_text(PLAN.replace("night", time))
        onionskin("make", "a fox", "--plan", "fox.yaml", "-o", f"{time}.mkv", *ANIMATIC)
    night, day = (Clip.open(f"{time}.mkv").frames for time in ("night", "day"))
    assert day.mean() > night.mean() + 20


def test_a_picture_of_ones_own_is_in_the_video(onionskin):
    """--cast NAME=FILE, called by its name in the plan."""
    from PIL import Image

    picture = Image.new("RGBA", (96, 96), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (16, 16, 80, 80))
    picture.save("logo.png")
    Path("logo.yaml").write_text(PLAN.replace("1f98a", "mascot"))
    result = onionskin(
        *("make", "a mascot", "--plan", "logo.yaml", "--cast", "mascot=logo.png"),
        *("-o", "logo.mkv", *ANIMATIC),
    )
    assert result.exit_code == 0, result
    frames = Clip.open("logo.mkv").frames.astype(int)
    assert (frames[..., 0] - frames[..., 2] > 60).any()


@pytest.mark.parametrize("prompt", ["a red fox running through the snow", "雪地里的狐狸"])
@pytest.mark.usefixtures("planner")
def test_a_sentence_becomes_a_plan_that_can_be_given_back(onionskin, prompt):
    """The printed YAML makes the same pictures as the sentence; each file tells its own order."""
    painted = ("--engine", "animatic")
    result = onionskin("plan", prompt, "--seed", 3, "--seconds", 0.5, *painted)
    assert result.exit_code == 0, result
    Path("plan.yaml").write_text(result.stdout)
    animatic = ("--engine", "animatic", "--size", "64x48", "--seed", 3, "--seconds", 0.5)
    onionskin("make", prompt, "--plan", "plan.yaml", "-o", "file.mkv", *animatic)
    onionskin("make", prompt, "-o", "words.mkv", *animatic)
    assert (Clip.open("file.mkv").frames == Clip.open("words.mkv").frames).all()


@pytest.mark.usefixtures("planner")
def test_json_of_a_plan(onionskin):
    """Prompt, seed, plan and warnings."""
    asked = ("a red fox in the snow", "--engine", "toybox")
    report = onionskin("plan", *asked, "--seed", 3, "--json").json
    assert set(report) == {"schema", "prompt", "seed", "plan", "warnings"}
    assert report["plan"]["scenery"]["place"] == "snow"
    assert report["plan"]["subjects"][0]["cast"] == "1f98a"


def test_a_staged_plan_is_printed_as_json_and_as_yaml(onionskin):
    """With its schema, and what was not understood in a warning."""
    result = onionskin("plan", "a dog runs in the park", "--json", "--seconds", "3")
    assert result.exit_code == 0, result
    report = json.loads(result.stdout)
    assert report["schema"] == "onionskin.staged_prompt/1"
    assert report["plan"]["schema"] == "onionskin.staged_plan/1"
    assert report["plan"]["place"] == "park"
    assert [figure["name"] for figure in report["plan"]["figures"]] == ["dog"]
    assert report["plan"]["seconds"] == 3.0
    asked = ("a dog runs in the park", "--engine", "toybox", "--staged")
    assert "place: park" in onionskin("plan", *asked).stdout


def test_a_staged_plan_is_made_without_a_prompt(onionskin):
    """By the stage, which nobody has to name; any name is found for the file."""
    Path("wave.yaml").write_text(onionskin("plan", "a woman waves", "--seed", 1).stdout)
    made = onionskin("make", "--plan", "wave.yaml", "--size", "64x36", "--seconds", "0.25")
    assert made.exit_code == 0, made
    assert Clip.open(made.stdout.strip()).frames.shape == (6, 36, 64, 3)


def test_a_plan_of_the_other_kind_is_refused_with_what_to_do(onionskin):
    """Both ways round, in one line."""
    Path("fox.yaml").write_text(PLAN)
    Path("wave.yaml").write_text(onionskin("plan", "a woman waves", "--seed", 1).stdout)
    on_stage = onionskin("make", "--plan", "fox.yaml", "-o", "a.mkv")
    assert on_stage.exit_code == 2
    assert "--engine toybox or animatic" in on_stage.stderr
    painted = onionskin("make", "--plan", "wave.yaml", "-o", "a.mkv", "--engine", "animatic")
    assert painted.exit_code == 2
    assert "--engine stage" in painted.stderr


def test_an_engine_that_goes_by_no_plan_has_none(onionskin):
    """The prompt is all that it goes by."""
    result = onionskin("plan", "a fox", "--engine", "flow")
    assert result.exit_code == 2
    assert "does not use plans" in result.stderr


def test_the_tracks_of_a_sentence_are_a_folder(onionskin):
    """The plan is printed as it always is, and what the stage knows of its frames is on disk."""
    asked = ("plan", "a woman runs through a park", "--seed", "1", "--seconds", "0.2", "--json")
    tracked = (*asked, "--tracks", "out", "--size", "64x36", "--fps", "10")
    result = onionskin(*tracked)
    assert result.exit_code == 0, result
    told = json.loads(result.stdout)
    assert told["tracks"] == json.loads(Path("out/tracks.json").read_text("utf-8"))
    assert told["plan"] == json.loads(onionskin(*asked, "--staged").stdout)["plan"]
    assert len(list(Path("out/depth").glob("*.png"))) == 2
    again = onionskin(*tracked)
    assert again.exit_code != 0
    assert "out already exists" in again.stderr


def test_the_size_of_tracks_is_theirs_alone(onionskin):
    """Without a folder to write them to it is refused in one line."""
    result = onionskin("plan", "a woman runs", "--size", "64x36")
    assert result.exit_code != 0
    assert "add --tracks FOLDER" in result.stderr
