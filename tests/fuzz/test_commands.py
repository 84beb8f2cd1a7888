"""A few mutated inputs of every kind; `python -m tests.fuzz.run` tries as many as one likes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import python_path

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(400)
def test_no_input_hurts():
    """No traceback, no hang, no memory without end, no input changed, nothing left behind."""
    command = [sys.executable, "-m", "tests.fuzz.run", "--count", "25", "--seed", "0"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{python_path()}"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "25 cases, 0 findings"


def test_the_fuzzer_sees_what_is_wrong(tmp_path):
    """A command that fails with a traceback, changes its input and leaves something behind."""
    code = """
import sys
from pathlib import Path
from tests.fuzz import run as fuzz

class Careless(fuzz.Fuzzer):
    def __init__(self, home):
        self.home = home

def careless(arguments):
    Path("a.gif").write_text("changed")
    Path(".out.mkv.1.part").touch()
    sys.stderr.write("Traceback (most recent call last)\\n")
    return 70

home = Path(sys.argv[1])
(home / "case").mkdir()
(home / "case" / "a.gif").write_text("input")
fuzz.run = careless
ending = Careless(home).run(fuzz.Case("media", ["measure", "a.gif"], home / "case"))
import json
print(json.dumps(ending.complaints))
"""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{python_path()}"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [
        "exit code 70",
        "a traceback",
        "inputs changed: ['a.gif']",
        "left behind: ['.out.mkv.1.part']",
    ]
