"""A render that is killed at any moment goes on where it was."""

import json
import signal
import time
from pathlib import Path

import pytest
from tests.cli.conftest import start

MINUTE = ("--engine", "animatic", "--seconds", "60", "--size", "64x48", "--seed", "5")


@pytest.fixture
def plan(tmp_path) -> Path:
    """A minute in which a fox crosses a meadow."""
    path = tmp_path / "plan.json"
    keys = [[0, 0.2, 0.7, 0.4], [60, 0.8, 0.7, 0.4]]
    subjects = [{"cast": "1f98a", "keys": keys, "motion": "drift-right"}]
    path.write_text(json.dumps({"seconds": 60, "subjects": subjects}))
    return path


def test_a_killed_minute_resumes_and_is_the_same_byte_for_byte(tmp_path, plan):
    """It loses the fill in hand, and leaves no half a file under the name asked for."""
    command = ("make", "a fox", "--plan", str(plan), *MINUTE, "--no-repair", "--json")
    whole = start(*command, "-o", "a.mp4", folder=tmp_path, ONIONSKIN_CACHE=str(tmp_path / "a"))
    assert json.loads(whole.communicate(timeout=120)[0])["num_fills_cached"] == 0

    cache = tmp_path / "b"
    killed = start(*command, "-o", "b.mp4", folder=tmp_path, ONIONSKIN_CACHE=str(cache))
    while len(list(cache.glob("*/*.fill"))) < 3:
        assert killed.poll() is None
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=20)
    finished = len(list(cache.glob("*/*.fill")))
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "b.mp4").exists()

    again = start(*command, "-o", "b.mp4", folder=tmp_path, ONIONSKIN_CACHE=str(cache))
    report = json.loads(again.communicate(timeout=120)[0])
    assert 3 <= finished <= report["num_fills_cached"] < report["num_fills"]
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "a.mp4").read_bytes()


def test_the_file_does_not_depend_on_what_lies_in_memory(tmp_path, plan):
    """glibc fills what is allocated with other bytes; encoders must not read them."""
    command = ("make", "a fox", "--plan", str(plan), *MINUTE, "--no-repair")
    files = []
    for byte in ("85", "170"):
        name, cache = f"{byte}.mp4", str(tmp_path / byte)
        run = start(
            *command, "-o", name, folder=tmp_path, ONIONSKIN_CACHE=cache, MALLOC_PERTURB_=byte
        )
        run.communicate(timeout=120)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


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
