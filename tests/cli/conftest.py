"""The command line in this process and in its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from tests.conftest import python_path

from onionskin.cli.app import run

PLANNER_WEIGHTS = Path(str(files("onionskin.planner") / "weights" / "planner.safetensors"))


@dataclass(frozen=True)
class Result:
    """What a command gave."""

    exit_code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> dict:
        """The one JSON object on stdout."""
        return json.loads(self.stdout)


@pytest.fixture
def onionskin(capsys, tmp_path, monkeypatch) -> Callable[..., Result]:
    """Runs a command in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Result:
        exit_code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(exit_code, captured.out, captured.err)

    return call


@pytest.fixture
def planner() -> None:
    """For tests that plan: they need the planner's weights."""
    assert PLANNER_WEIGHTS.is_file(), "the planner's weights are missing from the package"


def start(
    *arguments: str, folder: Path, before: Path | None = None, **environment: str
) -> subprocess.Popen[str]:
    """Starts a command in a process of its own, of the checkout that is tested here.

    Modules in the folder `before` are found before all others.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "onionskin", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": python_path(*([before] if before else [])),
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell that runs the tests in the background lets them ignore Ctrl-C.
        preexec_fn=_heed_ctrl_c,
    )


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
