"""`onionskin make`: stories, pictures, motion, cameras, takes, previews, rehearsals."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted

from onionskin import Clip
from onionskin.media.read import read_origin

DRAWN = ("--engine", "animatic", "--size", "64x48", "--seconds", "2", "--seed", 3, "--no-repair")
NOISE = ("--engine", "paintbox", "--seconds", "0.5", "--no-repair")


@pytest.fixture
def plan(tmp_path) -> Path:
    """A plan in which a fox drifts, under a camera that pans."""
    path = tmp_path / "plan.json"
    keys = [[0, 0.3, 0.7, 0.4], [2, 0.6, 0.7, 0.4]]
    camera = [[0, 0.4, 0.5, 1], [2, 0.6, 0.5, 1]]
    subjects = [{"cast": "1f98a", "keys": keys, "motion": "drift-right"}]
    plan = {"seconds": 2, "subjects": subjects, "camera": camera, "camera_move": "pan-right"}
    path.write_text(json.dumps(plan))
    return path


def change(clip: Clip) -> float:
    return float(np.abs(np.diff(clip.frames.astype(np.float32), axis=0)).mean())


def test_more_motion_moves_more(onionskin, plan):
    """And 5 is what was planned."""
    changes = []
    for motion in (0, 2, 5, 8):
        onionskin("make", "x", "--plan", plan, "-o", f"{motion}.mkv", "--motion", motion, *DRAWN)
        changes.append(change(Clip.open(f"{motion}.mkv")))
    assert changes == sorted(changes)
    assert changes[1] < 0.7 * changes[3]
    onionskin("make", "x", "--plan", plan, "-o", "plain.mkv", *DRAWN)
    assert (Clip.open("plain.mkv").frames == Clip.open("5.mkv").frames).all()


def test_the_camera_asked_for_takes_the_place_of_the_planned_one(onionskin, plan):
    """Also several moves at once; the subjects are where they were."""
    frames = []
    for camera in ("still", "tilt-up+zoom-in"):
        done = onionskin(
            "make", "x", "--plan", plan, "-o", "a.mkv", "--camera", camera, *DRAWN, "--force"
        )
        assert done.exit_code == 0
        frames.append(Clip.open("a.mkv").frames)
    assert (frames[0] != frames[1]).any()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--motion", "11"), "motion 11 is out of range; give 0"),
        (("--motion", "nan"), "'nan' is not a number"),
        (("--motion", "3"), "cannot honour: motion"),
        (("--camera", "dolly"), "camera 'dolly' is not known; give one of still"),
        (("--camera", "pan-left"), "cannot honour: camera"),
        (("--prompt-at", "it jumps"), "is not SECONDS=TEXT"),
        (("--prompt-at", "9=it jumps"), "at 9 s is not inside the clip"),
        (("--prompt-at", "0=it jumps"), "more than 0"),
        (("--prompt-at", "nan=it jumps"), "at nan s"),
        (("--prompt-at", "0.2="), "is not SECONDS=TEXT"),
        (("--prompt-at", "0.25= "), "the prompt is empty"),
        (("--prompt-at", "0.25=a", "--prompt-at", "0.25=b"), "given twice"),
        (("--variations", "0"), "0 variations"),
        (("--keyframe", "0.2=a.png", "--image", "b.png", "--keyframe", "0=a.png"), "at 0 s"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(onionskin, options, said):
    """Before anything is done."""
    done = onionskin("make", "a fox", "-o", "a.mp4", *NOISE, *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not Path("a.mp4").exists()


def test_a_story_changes_its_prompt(onionskin):
    """Every engine paints each chapter by its own prompt, and the file says all of them."""
    done = onionskin("make", "a fox", "-o", "a.mkv", *NOISE, "--prompt-at", "0.25=a cat", "--json")
    assert done.json["num_fills"] == 2
    assert read_origin("a.mkv").prompt == "a fox; at 0.25 s: a cat"


def test_a_planned_story_goes_on_where_it_was(onionskin, planner):
    """Nothing jumps where the second chapter begins; a cut to another place does."""
    story = ("make", "a fox runs right through a meadow by day, camera still", *DRAWN)
    onionskin(*story, "-o", "a.mkv", "--prompt-at", "1=it stands still")
    onionskin(*story, "-o", "b.mkv", "--prompt-at", "1=a fox in the city at night")
    jumps = []
    for name in ("a.mkv", "b.mkv"):
        steps = np.abs(np.diff(Clip.open(name).frames.astype(np.float32), axis=0)).mean((1, 2, 3))
        jumps.append(steps[7] / np.median(steps))
    assert jumps[0] < 3 < 10 < jumps[1]


def test_a_dry_run_knows_where_a_story_is_cut(onionskin, planner):
    """A chapter at another hour does not see the one before; one at the same hour does."""
    story = ("make", "a fox in a meadow by day", *DRAWN, "--dry-run", "--json")
    chapters = ("--prompt-at", "0.5=it jumps", "--prompt-at", "1=night falls")
    fills = onionskin(*story, *chapters).json["fills"]
    assert [fill["sees"] for fill in fills] == [[], [0, 2, 3], []]


def test_pictures_are_the_first_and_the_last_frame(onionskin):
    """And any between; unchanged in the file where it loses nothing."""
    pictures = painted(3, 48, 64)
    for index, picture in enumerate(pictures):
        Image.fromarray(picture).save(f"{index}.png")
    ends = ("--image", "0.png", "--last-image", "2.png", "--keyframe", "1=1.png")
    done = onionskin("make", "", "--engine", "flow", "-o", "out/", "--seconds", 2, *ends)
    assert done.exit_code == 0
    assert (Clip.open("out/").frames[[0, 8, 15]] == pictures).all()


def test_takes_with_several_seeds_and_a_sheet(onionskin):
    """Numbered beside the output; each is what its seed alone would make."""
    asked = ("make", "a fox", "-o", "fox.mkv", "--seed", 7, *NOISE)
    done = onionskin(*asked, "--variations", 3, "--json").json
    assert [take["seed"] for take in done["variations"]] == [7, 8, 9]
    assert [take["output"] for take in done["variations"]] == [f"fox-{n}.mkv" for n in (1, 2, 3)]
    onionskin("make", "a fox", "-o", "alone.mkv", "--seed", 9, *NOISE)
    assert Path("alone.mkv").read_bytes() == Path("fox-3.mkv").read_bytes()
    sheet = np.asarray(Image.open(done["sheet"]))
    assert sheet.shape == (3 * 68 + 4, 48 + 4 * 68, 3)
    assert (sheet[4:68, 48:112] == Clip.open("fox-1.mkv").frames[0]).all()
    again = onionskin(*asked, "--variations", 3)
    assert again.exit_code == 2
    assert "fox-1.mkv" in again.stderr


def test_what_is_true_of_several_versions_or_chapters_is_said_once(onionskin):
    """With the first that it is true of."""
    asked = ("make", "a quokka sleeps", "--engine", "stage", "--size", "96x64", "--seconds", 1)
    done = onionskin(*asked, "-o", "a.mkv", "--variations", 3)
    said = [line for line in done.stderr.splitlines() if "quokka" in line]
    assert len(said) == 1, done.stderr
    drawn = ("--engine", "animatic", "--size", "64x64", "--seconds", 2)
    later = ("--prompt-at", "1=a zyzzyva sleeps at night")
    done = onionskin("make", "a zyzzyva sleeps", "-o", "b.mkv", *drawn, *later)
    said = [line for line in done.stderr.splitlines() if "zyzzyva" in line]
    assert len(said) == len(set(said)) == 1, done.stderr


def test_a_preview_is_a_quarter_of_the_size(onionskin):
    """Half the width and half the height, also of a size that was asked for."""
    assert (
        onionskin("make", "a fox", "-o", "a.mp4", *NOISE, "--preview", "--json").json["width"] == 32
    )
    done = onionskin(
        *("make", "a fox", "-o", "b.mp4", *NOISE, "--size", "96x64", "--preview", "--json")
    )
    assert (done.json["width"], done.json["height"]) == (48, 32)


def test_a_dry_run_says_how_long_it_takes_once_that_is_known(onionskin):
    """And writes nothing; several takes take as many times as long."""
    asked = ("make", "a fox", "-o", "a.mp4", "--json", *NOISE)
    first = onionskin(*asked, "--dry-run").json
    assert first["seconds_estimated"] is None
    assert first["fills"] == [{"level": 0, "fills": [0, 1, 2, 3], "sees": []}]
    assert not Path("a.mp4").exists()
    onionskin(*asked)
    known = onionskin(*asked, "--dry-run").json
    assert known["seconds_estimated"] > 0
    assert known["estimate"] == "from fills made here"
    three = onionskin(*asked, "--dry-run", "--variations", 3).json["seconds_estimated"]
    assert three == pytest.approx(3 * known["seconds_estimated"], abs=2e-3)
    long = onionskin("make", "a fox", "--engine", "paintbox", "--seconds", 60, "--dry-run")
    assert "time: about" in long.stdout
    assert "estimated" in long.stdout
