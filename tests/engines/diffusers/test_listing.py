"""`onionskin engines` says what open-weight models need, and what of it is here."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.conftest import python_path

from onionskin.cli.app import run
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.registry import POOL


@pytest.fixture
def empty_shelf(tmp_path, monkeypatch):
    """A machine without weights."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.delenv("ONIONSKIN_WEIGHTS", raising=False)
    POOL.clear()


def test_each_engine_says_what_it_needs(empty_shelf, capsys):
    """Licence, size on disk, memory, and whether its weights are here."""
    assert run(["engines", "--json"]) == 0
    engines = {each["name"]: each for each in json.loads(capsys.readouterr().out)["engines"]}
    assert set(FAMILIES) <= set(engines)
    wan, svd = engines["wan"], engines["svd"]
    assert (wan["licence"], wan["terms"]) == ("Apache-2.0", "")
    assert wan["gpu_gigabytes"] > 0
    assert wan["disk_gigabytes"] == sum(way.gigabytes for way in FAMILIES["wan"].ways[:2])
    assert [each["here"] for each in wan["repositories"]] == [False, False]
    assert "commercial" in svd["terms"]
    assert engines["toybox"]["repositories"] == []
    for name in FAMILIES:
        assert engines[name]["disk_gigabytes"] > 0
        assert not engines[name]["ready"]


def test_people_read_three_lines_of_each(empty_shelf, capsys):
    """How it stands here, what it is, what it fills."""
    assert run(["engines"]) == 0
    text = capsys.readouterr().out
    assert "48 GB of weights; GPU with 8 GB or more; Apache-2.0" in text
    assert (
        "starts from words, a first frame, a last frame, a first and a last frame, keyframes, "
        "parts of frames; at most 81 frames"
    ) in text
    assert "onionskin engines pull wan" in text


def test_weights_that_are_not_here_end_a_command_with_a_way_on(tmp_path):
    """In a process of its own: one line, exit code 1, and the engine that needs nothing."""
    environment = {**os.environ, "HF_HUB_CACHE": str(tmp_path), "PYTHONPATH": python_path()}
    environment.pop("ONIONSKIN_WEIGHTS", None)
    command = [sys.executable, "-m", "onionskin", "make", "a fox", "--engine", "wan"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    for said in ("Wan-AI/Wan2.1-T2V-1.3B-Diffusers", "GB", "pull wan", "GPU", "--engine toybox"):
        assert said in done.stderr
