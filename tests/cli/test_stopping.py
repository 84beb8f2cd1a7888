"""Ctrl-C and SIGTERM, wherever the command is."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import start
from tests.conftest import python_path

HOLD = """
import hashlib, os, sys, time
from pathlib import Path

def by_python():
    time.sleep(60)

def by_native_code():
    hashlib.pbkdf2_hmac("sha256", b"", b"", 10**9)

class Holder:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["HOLD_AT"]:
            Path(os.environ["HOLD_SIGN"]).touch()
            globals()[os.environ["HOLD_BY"]]()

sys.meta_path.insert(0, Holder())
"""
MAKE = ("make", "a fox", "-o", "fox.mp4", "--engine", "animatic", "--seconds", "0.5")


@pytest.fixture
def held(tmp_path):
    """Starts a command that stops for a minute at the import of a module, and waits for that."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HOLD)
    (tmp_path / "work").mkdir()
    started = []

    def hold(*arguments: str, at: str, by: str = "by_python") -> subprocess.Popen[str]:
        process = start(
            *arguments,
            folder=tmp_path / "work",
            before=hook,
            HOLD_AT=at,
            HOLD_BY=by,
            HOLD_SIGN=str(tmp_path / "sign"),
        )
        started.append(process)
        while not (tmp_path / "sign").exists():
            assert process.poll() is None, process.communicate()
            time.sleep(0.02)
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str], number: int, *, within: float = 1.0) -> tuple[str, str]:
    """What a process says that is sent a signal and ends with its code in time."""
    sent = time.monotonic()
    process.send_signal(number)
    stdout, stderr = process.communicate(timeout=20)
    assert time.monotonic() - sent < within + spare_seconds()
    assert process.returncode == 128 + number
    return stdout, stderr


def spare_seconds() -> float:
    """Time that neighbours on this machine may take from a process: none on a quiet one."""
    return max(0.0, os.getloadavg()[0] / (os.cpu_count() or 1) - 1) / 2


PLACES = {
    "the first import": "typer",
    "an import of the command": "onionskin.render.framing",
    "planning": "onionskin.planner.planner",
    "writing": "onionskin.media.write",
}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
@pytest.mark.parametrize("place", PLACES)
def test_it_stops_within_a_second_wherever_it_is(held, tmp_path, place, number):
    """With one line, its code, and an empty folder."""
    stdout, stderr = ended(held(*MAKE, at=PLACES[place]), number)
    assert stdout == ""
    assert stderr.startswith("onionskin: stopped")
    assert stderr.count("\n") == 1
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.parametrize("at", ["typer", "onionskin.planner.planner"])
def test_json_says_that_it_was_stopped(held, at):
    """One object on stdout, before anything is imported and later."""
    stdout, _ = ended(held(*MAKE, "--json", at=at), signal.SIGTERM)
    told = json.loads(stdout)
    assert told.pop("message").startswith("stopped")
    assert told == {"schema": "onionskin.error/1", "error": "Cancelled", "exit_code": 143}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_native_code_that_does_not_return_is_not_waited_for(held, number):
    """The process ends without it."""
    process = held(*MAKE, at="onionskin.planner.planner", by="by_native_code")
    stdout, stderr = ended(process, number)
    assert (stdout, stderr) == ("", "onionskin: stopped; nothing half-written is left\n")


def test_a_second_signal_ends_it_sooner(held):
    """Whoever presses Ctrl-C twice does not want to wait."""
    process = held(*MAKE, at="onionskin.planner.planner", by="by_native_code")
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    _, stderr = ended(process, signal.SIGINT, within=0.6)
    assert stderr.count("\n") == 1


def test_a_terminal_that_is_closed_stops_it_too(held):
    """SIGHUP, unless it is told to be ignored, as by whoever runs these tests with nohup."""
    if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
        pytest.skip("SIGHUP is ignored here, and so it is by every process that is started")
    _, stderr = ended(held(*MAKE, at="onionskin.planner.planner"), signal.SIGHUP)
    assert stderr == "onionskin: stopped; nothing half-written is left\n"


def test_nothing_stays_behind_of_what_was_being_written(tmp_path):
    """A step in native code that does not return, with the unfinished file beside the output."""
    sign, folder = tmp_path / "started", tmp_path / "work"
    folder.mkdir()
    process = start(
        *("make", "a fox", "-o", "fox.mp4", "--engine", "paintbox", "--seconds", "0.5"),
        *("--size", "64x64"),
        folder=folder,
        PAINTBOX_STEP_NATIVE="1",
        PAINTBOX_SIGN=str(sign),
    )
    while not sign.exists():
        assert process.poll() is None
        time.sleep(0.02)
    assert [path.suffix for path in folder.iterdir()] == [".part"]
    ended(process, signal.SIGINT)
    assert list(folder.iterdir()) == []
    assert not list(Path(os.environ["ONIONSKIN_CACHE"]).rglob("*.part"))


LATE = """
import sys, time
from onionskin.cli import stopping

stopping.install(as_json=False)
with stopping.stoppable() as is_asked:
    print("ready", flush=True)
    {waits}
"""
SPEAKS_LATE = """
    while not is_asked():
        time.sleep(0.001)
    stopping.take_last_word()
    time.sleep(stopping.LIMIT_SECONDS + 0.04)
    sys.stderr.write("it was stopped\\n")
    sys.stderr.flush()
    time.sleep(60)
"""
ENDS_SLOWLY = """
    import atexit
    atexit.register(time.sleep, 60)
    stopping.leave(0)
"""


@pytest.mark.parametrize(
    ("waits", "said", "code"), [(SPEAKS_LATE, "stopped", 143), (ENDS_SLOWLY, "", 0)]
)
def test_who_has_the_last_word_may_say_it(waits, said, code):
    """On a busy machine that takes; and what ended well before the signal has ended well."""
    program = LATE.format(waits=waits.strip())
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": python_path()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    _, stderr = process.communicate(timeout=30)
    assert said in stderr
    assert process.returncode == code
