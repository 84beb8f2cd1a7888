"""Screens in devices."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from onionskin.finish.cards.devices import Device, DeviceShot
from onionskin.finish.cards.page import Page
from onionskin.finish.lettering import Box
from onionskin.fitting import Size


def screenshot(tmp_path: Path, width: int, height: int) -> Path:
    """Green above, blue below."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, :, 1], pixels[height // 2 :, :, 2] = 200, 220
    Image.fromarray(pixels).save(tmp_path / "screen.png")
    return tmp_path / "screen.png"


def counted(frame: np.ndarray) -> tuple[int, int]:
    """Pixels of the upper and of the lower colour."""
    low, green, blue = (frame[..., k].astype(int) for k in range(3))
    return int(((green > 150) & (low < 60)).sum()), int(((blue > 150) & (low < 60)).sum())


@pytest.mark.parametrize("device", ["phone", "laptop", "browser"])
@pytest.mark.parametrize("size", [Size(320, 180), Size(180, 320), Size(200, 200)], ids=str)
def test_the_picture_is_seen_in_its_device_off_the_captions(
    tmp_path: Path, size: Size, device: Device
):
    """At every shape, moving, and held at the end."""
    safe = Box(8, round(size.height * 0.8), size.width - 8, round(size.height * 0.94))
    shape = (90, 190) if device == "phone" else (320, 200)
    shot = DeviceShot(Page(size=size, safe=safe), screenshot(tmp_path, *shape), device, 4)
    first, last = shot.frame(0.0).copy(), shot.frame(3.99)
    assert min(counted(last)) > 300
    assert (first != last).any()
    assert shot.frame(3.9) is shot.frame(3.99)
    assert counted(last[safe.top :]) == (0, 0)


def test_a_long_page_is_scrolled(tmp_path: Path):
    """Its lower part comes into sight."""
    path = screenshot(tmp_path, 300, 600)
    shot = DeviceShot(Page(size=Size(320, 180)), path, "browser", 6)
    first, last = counted(shot.frame(0.0)), counted(shot.frame(5.9))
    assert first[1] == 0
    assert last[1] > 1000


def test_a_wide_picture_lies_in_a_lying_telephone(tmp_path: Path):
    """It is wider than high then."""
    shot = DeviceShot(Page(size=Size(320, 180)), screenshot(tmp_path, 380, 180), "phone", 3)
    low = shot.frame(2.9)[..., 0] < 60
    rows, columns = np.nonzero(low)
    assert np.ptp(columns) > 1.6 * np.ptp(rows)
