"""Lower thirds and watermarks over a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from onionskin.errors import MediaError
from onionskin.finish.brand import CORNERS, Brand
from onionskin.finish.cards.overlays import LowerThird, SceneTag, Watermark
from onionskin.finish.cards.page import Page
from onionskin.finish.lettering import Box
from onionskin.fitting import Size

SIZE = Size(320, 180)
GREY = np.full((180, 320, 3), 128, np.uint8)


def logo(tmp_path: Path) -> str:
    """A red half, a transparent half."""
    pixels = np.zeros((40, 80, 4), np.uint8)
    pixels[:, :40] = (255, 0, 0, 255)
    Image.fromarray(pixels).save(tmp_path / "logo.png")
    return str(tmp_path / "logo.png")


def test_a_lower_third_comes_and_goes_and_leaves_the_frame_alone():
    """Nothing at first, a plate in the middle, nothing at the end of a long shot."""
    third = LowerThird(Page(size=SIZE), "Maria Lindqvist | Harbour master", 10)
    assert third.paint(GREY, 0.0) is GREY
    shown = third.paint(GREY, 3.0)
    rows, columns = np.nonzero((shown != 128).any(axis=2))
    assert (GREY == 128).all()
    assert rows.min() > 90
    assert columns.min() >= Page(size=SIZE).inner.left
    assert third.paint(GREY, 9.9) is GREY


def test_a_lower_third_stands_above_the_captions():
    """The box of the captions stays free."""
    safe = Box(30, 140, 290, 165)
    shown = LowerThird(Page(size=SIZE, safe=safe), "林玛丽，港务长", 4).paint(GREY, 2.0)
    rows = np.nonzero((shown != 128).any(axis=2))[0]
    assert rows.max() < safe.top


@pytest.mark.parametrize("corner", CORNERS)
def test_a_logo_stands_in_its_corner(tmp_path: Path, corner: str):
    """Transparent parts let the picture through; "off" leaves it away."""
    brand = Brand(logo=logo(tmp_path), corner=corner)  # type: ignore[arg-type]
    shown = Watermark(Page(size=SIZE, brand=brand)).paint(GREY)
    changed = (shown != 128).any(axis=2)
    if corner == "off":
        assert shown is GREY
        return
    rows, columns = np.nonzero(changed)
    assert (rows.mean() < 90) == ("top" in corner)
    assert (columns.mean() < 160) == ("left" in corner)
    assert shown[changed].max(axis=0)[0] > 220
    assert len(rows) < 0.6 * (np.ptp(rows) + 1) * 2 * (np.ptp(columns) + 1)


def test_a_logo_that_is_no_picture_is_told(tmp_path: Path):
    """Its name is in the error."""
    (tmp_path / "logo.png").write_bytes(b"nonsense")
    page = Page(size=SIZE, brand=Brand(logo=str(tmp_path / "logo.png")))
    with pytest.raises(MediaError, match=r"logo\.png"):
        Watermark(page)


def test_a_scenes_heading_stands_above_all_that_cards_have_on_them_and_goes():
    page = Page(size=SIZE)
    tag = SceneTag(page, "While you cook", 12)
    seen = tag.paint(GREY, 3.0)
    rows = np.flatnonzero((seen != GREY).any(axis=(1, 2)))
    assert rows[0] > 0
    assert rows[-1] < page.inner.top
    assert (tag.paint(GREY, 11.5) == GREY).all()


def test_a_scenes_heading_leaves_the_corner_of_the_logo(tmp_path: Path):
    page = Page(size=SIZE, brand=Brand(logo=logo(tmp_path), corner="top-left"))
    seen = SceneTag(page, "While you cook", 12).paint(GREY, 3.0)
    columns = np.flatnonzero((seen != GREY).any(axis=(0, 2)))
    assert columns[0] > SIZE[0] / 2
