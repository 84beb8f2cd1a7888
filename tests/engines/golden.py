"""What each engine painted at its revision, kept as small pictures: `tests/engines/golden/*.png`.

An engine whose pixels change without its revision fails here. Then either the change is not
meant, or `revision` is raised and a new picture written:

    ONIONSKIN_WRITE_GOLDEN=1 pytest tests/engines -k revision

Pictures are compared within a few levels: processors differ in the last digits. So a change of
less than that goes unnoticed here.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

FOLDER = Path(__file__).parent / "golden"
MOST_MEAN = 0.5
"""Levels of 255 by which pictures of one revision may differ on average."""
MOST_OFF, OFF_LEVELS = 0.02, 4
"""The share of numbers that may be off by more than so many levels."""


def check_golden(name, revision, frames):
    """`frames`, uint8 (T, H, W, 3), are what engine `name` painted at `revision`."""
    path = FOLDER / f"{name}@{revision.replace('/', '-')}.png"
    strip = np.concatenate(list(frames), axis=1)
    if not path.exists():
        _write_or_fail(path, strip, name, revision)
    kept = np.asarray(Image.open(path))
    assert kept.shape == strip.shape, f"{name} paints another size than at revision {revision}"
    off = np.abs(kept.astype(int) - strip)
    assert off.mean() <= MOST_MEAN and (off > OFF_LEVELS).mean() <= MOST_OFF, (  # noqa: PT018
        f"{name} no longer paints what it painted at revision {revision} (mean difference "
        f"{off.mean():.2f} levels): raise its revision; see tests/engines/golden.py"
    )


def _write_or_fail(path, strip, name, revision):
    own = revision.partition("/")[0]
    others = sorted(FOLDER.glob(f"{name}@{own}-diffusers-*.png"))
    if os.environ.get("ONIONSKIN_WRITE_GOLDEN"):
        Image.fromarray(strip).save(path)
    elif others:
        pytest.skip(f"{name} was painted with another diffusers: {others[0].stem}")
    else:
        pytest.fail(f"{path.name} is not kept; see tests/engines/golden.py")
