"""`onionskin engines pull`, against a hub on this machine, in processes of their own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from fractions import Fraction

import pytest
from tests.engines.diffusers.hub import COMMIT, serving

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.foreign import open_foreign
from onionskin.engines.diffusers.pull import _check, pull_repo
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.errors import WeightsError
from onionskin.settings import EngineSettings

REPO = "some/model"
LARGE = 24_000_000
"""More than is written at once, so that a part of it stays behind."""


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache of the hub's."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.delenv("ONIONSKIN_WEIGHTS", raising=False)
    return tmp_path / "hub"


def pulling(hub, *options):
    """A process that pulls REPO from `hub`."""
    environment = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    environment |= {"HF_ENDPOINT": hub.address, "HF_HUB_OFFLINE": "0", "HF_HUB_DISABLE_XET": "1"}
    command = [sys.executable, "-m", "onionskin", "engines", "pull", f"diffusers:{REPO}", *options]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


@pytest.fixture
def large(tmp_path):
    """A repository with a large file, and one that nobody needs."""
    home = tmp_path / "there"
    (home / "transformer").mkdir(parents=True)
    index = {"_class_name": "WanPipeline", "transformer": ["diffusers", "WanTransformer3DModel"]}
    (home / "model_index.json").write_text(json.dumps(index))
    content = (bytes(range(251)) * (LARGE // 251 + 1))[:LARGE]
    (home / "transformer" / "diffusion_pytorch_model.safetensors").write_bytes(content)
    (home / "transformer" / "diffusion_pytorch_model.bin").write_bytes(b"old")
    return home


def test_what_was_pulled_paints(stocked, cache, tmp_path):
    """From the hub to a clip; the second time nothing is fetched."""
    with serving({REPO: stocked({REPO: tiny_wan.text})[REPO]}) as hub:
        said, complaints = (process := pulling(hub, "--json")).communicate(timeout=100)
        assert process.returncode == 0, complaints
    told = {"engine": f"diffusers:{REPO}", "fetched": [REPO]}
    assert json.loads(said) == {"schema": "onionskin.weights/1"} | told
    assert complaints == ""
    engine = open_foreign(REPO, settings=EngineSettings(device="cpu"))
    request = Request(prompt="a fox", num_inference_steps=1)
    assert engine.fill(Canvas.blank(5, 16, 16, Fraction(16)), request).clip.num_frames == 5


def test_a_pull_that_was_killed_goes_on_where_it_stopped(large, cache):
    """Half a file is not weights; the rest of it is asked for, not all of it."""
    file = "transformer/diffusion_pytorch_model.safetensors"
    with serving({REPO: large}) as hub:
        hub.stalls_at = LARGE * 3 // 4
        process = pulling(hub)
        assert hub.is_stalled.wait(100)
        halves = cache.glob("**/*.part")
        until = time.monotonic() + 60
        while sum(path.stat().st_size for path in halves) == 0 and time.monotonic() < until:
            time.sleep(0.1)
            halves = cache.glob("**/*.part")
        process.kill()
        process.communicate()
        assert Shelf().find(REPO) is None
        hub.stalls_at = None
        hub.ranges.clear()
        _, complaints = (process := pulling(hub)).communicate(timeout=100)
        assert process.returncode == 0, complaints
        assert "%" in complaints
        (first,) = [first for name, first in hub.ranges if name == file]
        assert 0 < first < LARGE
        assert not any(name.endswith(".bin") for name, _ in hub.ranges)
    folder = Shelf().find(REPO)
    assert folder.name == COMMIT
    assert (folder / file).read_bytes() == (large / file).read_bytes()


def test_a_repository_that_is_not_there_ends_in_one_line(cache):
    """With its name, and exit code 1."""
    with serving({}) as hub:
        _, complaints = (process := pulling(hub)).communicate(timeout=100)
    assert process.returncode == 1
    assert len(complaints.splitlines()) == 1
    assert f"{REPO} could not be downloaded" in complaints


def test_offline_nothing_is_asked_for(cache):
    """HF_HUB_OFFLINE, which is set for all tests here, is named as the reason."""
    with pytest.raises(WeightsError, match=r"HF_HUB_OFFLINE"):
        pull_repo(REPO)


def test_without_a_network_it_ends_in_one_line_too():
    """The hub's client raises httpx's errors there, which are no OSError."""
    httpx = pytest.importorskip("httpx")

    def unreachable(repo):
        raise httpx.ConnectError("Name or service not known")

    with pytest.raises(WeightsError, match="could not be downloaded: Name or service not known"):
        pull_repo(REPO, fetch=unreachable)


def test_other_content_than_the_hubs_is_thrown_away(tmp_path):
    """Large files are named by their hash there; a part that went wrong is fetched anew."""
    part = tmp_path / "a.part"
    part.write_bytes(b"weights")
    _check(part, hashlib.sha256(b"weights").hexdigest(), "a")
    assert part.exists()
    with pytest.raises(WeightsError, match="differs from the file on the hub"):
        _check(part, hashlib.sha256(b"others").hexdigest(), "a")
    assert not part.exists()
