"""A render that is killed at any moment goes on where it was."""

import json
import signal
import time
from pathlib import Path

import pytest
from tests.cli.conftest import start

COMMAND = (
    *("make", "a fox", "--plan", "plan.json", "--no-repair", "--json"),
    *("--engine", "animatic", "--seconds", "30", "--size", "64x48", "--seed", "5"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where a plan lies: half a minute in which a fox crosses a meadow, in five fills."""
    folder = tmp_path_factory.mktemp("work")
    keys = [[0, 0.2, 0.7, 0.4], [30, 0.8, 0.7, 0.4]]
    subjects = [{"cast": "1f98a", "keys": keys, "motion": "drift-right"}]
    (folder / "plan.json").write_text(json.dumps({"seconds": 30, "subjects": subjects}))
    return folder


@pytest.fixture(scope="module")
def whole(folder) -> Path:
    """The clip, made at one go, in memory that glibc fills with a byte of its own."""
    made = start(
        *(*COMMAND, "-o", "whole.mp4"),
        folder=folder,
        ONIONSKIN_CACHE=str(folder / "whole"),
        MALLOC_PERTURB_="85",
    )
    assert json.loads(made.communicate(timeout=120)[0])["num_fills_cached"] == 0
    return folder / "whole.mp4"


def test_a_killed_render_resumes_and_is_the_same_byte_for_byte(folder, whole):
    """It loses the fill in hand, and leaves no half a file under the name asked for."""
    cache = folder / "killed"
    killed = start(*COMMAND, "-o", "b.mp4", folder=folder, ONIONSKIN_CACHE=str(cache))
    while len(list(cache.glob("*/*.fill"))) < 2:
        assert killed.poll() is None
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=20)
    finished = len(list(cache.glob("*/*.fill")))
    assert killed.returncode == -signal.SIGKILL
    assert not (folder / "b.mp4").exists()

    again = start(*COMMAND, "-o", "b.mp4", folder=folder, ONIONSKIN_CACHE=str(cache))
    report = json.loads(again.communicate(timeout=120)[0])
    assert 2 <= finished <= report["num_fills_cached"] < report["num_fills"]
    assert (folder / "b.mp4").read_bytes() == whole.read_bytes()


def test_the_file_does_not_depend_on_what_lies_in_memory(folder, whole):
    """glibc fills what is allocated with other bytes; encoders must not read them."""
    other = start(
        *(*COMMAND, "-o", "other.mp4"),
        folder=folder,
        ONIONSKIN_CACHE=str(folder / "other"),
        MALLOC_PERTURB_="170",
    )
    assert json.loads(other.communicate(timeout=120)[0])["num_fills_cached"] == 0
    assert (folder / "other.mp4").read_bytes() == whole.read_bytes()


def test_what_a_killed_write_leaves_goes_with_the_next(tmp_path, onionskin):
    """Nothing stands under its name; the unfinished file beside it is nobody's, and removed."""
    sign, folder = tmp_path / "sign", tmp_path / "work"
    folder.mkdir()
    command = ("make", "a fox", "--engine", "paintbox", "--seconds", "0.5", "--size", "64x64")
    killed = start(
        *(*command, "-o", "a.mp4"),
        folder=folder,
        PAINTBOX_STEP_SECONDS="600",
        PAINTBOX_SIGN=str(sign),
    )
    while not sign.exists():
        assert killed.poll() is None
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=20)
    assert killed.returncode == -signal.SIGKILL
    (left,) = folder.iterdir()
    assert left.match(".a.mp4.*.part")
    assert onionskin(*command, "-o", folder / "b.mp4").exit_code == 0
    assert [path.name for path in folder.iterdir()] == ["b.mp4"]
