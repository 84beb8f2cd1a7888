"""Small real things that many tests need."""

from __future__ import annotations

import os

# The sizes here are tiny, and files run side by side: threads of the numerical libraries would
# only wait for each other, ten times as long as the work itself takes. Read when they are loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
# Nothing reaches for the network; read once, by whichever test imports the library first.
os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"

import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

import onionskin as package
from onionskin import Clip, Origin

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")  # what else the machine does is no fault of a test


def painted(num_frames: int = 6, height: int = 48, width: int = 64) -> np.ndarray:
    """Smooth moving colours, uint8 (T, H, W, 3): every frame differs from its neighbours."""
    y, x = np.mgrid[:height, :width]
    frames = []
    for index in range(num_frames):
        red = 128 + 90 * np.sin((x + 4 * index) / 9)
        green = 128 + 90 * np.cos((y - 3 * index) / 11)
        blue = np.full_like(red, 40 + 150 * index / max(num_frames - 1, 1))
        frames.append(np.stack([red, green, blue], axis=-1))
    return np.stack(frames).astype(np.uint8)


@pytest.fixture
def origin() -> Origin:
    """An origin with everything that is awkward to write down."""
    return Origin(
        prompt='a "red" <fox> & friends, 雪地里的狐狸 🦊\nsecond line',
        negative_prompt="blur",
        seed=7,
        engine="toybox",
        weights="toybox-1",
    )


@pytest.fixture
def clip(origin: Origin) -> Clip:
    """Six frames of 64x48 at 8 frames per second."""
    return Clip(painted(), Fraction(8), origin=origin)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch) -> None:
    """No test finds the fills of another, leaves a log at home, or goes by a person's choice."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    for name in ("ENGINE", "ON", "WORKERS"):
        monkeypatch.delenv(f"ONIONSKIN_{name}", raising=False)
    monkeypatch.setenv("ONIONSKIN_LANG", "en")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path_factory.mktemp("fills")))


PLUGIN = Path(__file__).parent / "plugin"
CHECKOUT = Path(package.__file__).parents[1]


def python_path(*first: Path) -> str:
    """PYTHONPATH of a process that runs the checkout tested here, after the modules in `first`."""
    places = [*map(str, first), str(PLUGIN), str(CHECKOUT), os.environ.get("PYTHONPATH", "")]
    return os.pathsep.join(place for place in places if place)


# What installing a package that brings an engine would do: its entry points can be found.
sys.path.insert(0, str(PLUGIN))
