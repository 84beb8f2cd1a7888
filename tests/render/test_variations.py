"""The sheet that variations are chosen from."""

from contextlib import nullcontext

import numpy as np
import pytest
from PIL import Image

from onionskin.errors import InvalidInput, OutputExists
from onionskin.render.options import Make
from onionskin.render.shot import prepare
from onionskin.render.variations import (
    check_variations,
    contact_sheet,
    deliver_variations,
    moments,
    numbered,
    sheet_path,
)


def rows(count: int, height: int, width: int) -> list[list[np.ndarray]]:
    """So many rows of two frames, each row of one level: 40, 80, 120 ..."""
    levels = range(40, 40 * (count + 1), 40)
    return [[np.full((height, width, 3), level, np.uint8)] * 2 for level in levels]


@pytest.mark.parametrize(
    ("height", "width", "shown"),
    [(48, 64, (48, 64)), (256, 128, (256, 128)), (360, 640, (144, 256)), (640, 320, (256, 128))],
)
def test_large_frames_are_shown_at_256_pixels_and_small_ones_as_they_are(height, width, shown):
    """Of their longer side; each row stands below the one before, with room for its number."""
    sheet = contact_sheet(rows(3, height, width))
    tall, wide = shown
    assert sheet.shape == (3 * (tall + 4) + 4, 48 + 2 * (wide + 4), 3)
    for row, level in enumerate((40, 80, 120)):
        top = 4 + row * (tall + 4)
        assert (sheet[top : top + tall, 48 : 48 + wide] == level).all()
        assert (sheet[top : top + tall, 52 + wide : 52 + 2 * wide] == level).all()
        assert sheet[top : top + tall, :48].max() > 200


def test_a_take_is_shown_from_its_first_frame_to_its_last():
    """At four moments, or as many as it has."""
    assert moments(31) == [0, 10, 20, 30]
    assert moments(3) == [0, 1, 2]
    assert moments(1) == [0]


def test_clips_are_numbered_beside_the_sheet():
    """Files before their ending, folders before their stroke."""
    assert numbered("out/fox.mp4", 3) == "out/fox-3.mp4"
    assert numbered("out/fox/", 3) == "out/fox-3/"
    assert [str(sheet_path(path)) for path in ("out/fox.mp4", "out/fox/")] == [
        "out/fox-sheet.png"
    ] * 2


def test_the_number_of_a_row_stands_in_the_middle_of_its_margin():
    """As tall as it is legible, whatever it is, on both sides alike."""
    sheet = contact_sheet([[np.full((128, 64, 3), 60, np.uint8)]] * 12)
    for row in (0, 8, 11):
        ink = sheet[4 + row * 132 : 132 + row * 132, :48].max(axis=2) > 120
        tall, wide = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        assert (tall[0] + tall[-1]) / 2 == pytest.approx(63.5, abs=2.5)
        assert (wide[0] + wide[-1]) / 2 == pytest.approx(23.5, abs=2.5)
        assert 14 <= len(tall) <= 18
        assert (sheet[4 + row * 132, :48] == 24).all()


@pytest.mark.parametrize(("count", "is_one"), [(0, False), (1, True), (100, True), (101, False)])
def test_up_to_a_hundred_variations_are_made(count, is_one):
    """And one at least."""
    with nullcontext() if is_one else pytest.raises(InvalidInput, match=r"give 1\.\.100"):
        assert check_variations(count) == count


def test_a_row_that_is_shorter_than_others_leaves_its_place_empty():
    """The sheet is as wide as the longest."""
    frame = np.full((20, 30, 3), 200, np.uint8)
    sheet = contact_sheet([[frame], [frame] * 3])
    assert sheet.shape == (2 * 24 + 4, 48 + 3 * 34, 3)
    assert (sheet[4:24, 48 + 34 :] == 24).all()
    assert (sheet[28:48, 48 + 68 : 48 + 98] == 200).all()


@pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")
def test_each_variation_is_written_with_its_number_and_a_sheet_of_all(tmp_path):
    """Told one by one; what is there is only replaced where that is said."""
    asked = Make("a fox", engine="paintbox", seconds=0.5, seed=7, repair=False)
    setup, told = prepare(asked), []
    made = deliver_variations(setup, f"{tmp_path}/a.mkv", 2, delivered=told.append)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a-1.mkv", "a-2.mkv", "a-sheet.png",
    ]  # fmt: skip
    assert [one.origin.seed for one in told] == [7, 8]
    assert made.deliveries == tuple(told)
    assert [len(one.shown) for one in told] == [4, 4]
    assert np.asarray(Image.open(made.sheet)).shape == (2 * 68 + 4, 48 + 4 * 68, 3)
    assert made.to_dict()["sheet"] == f"{tmp_path}/a-sheet.png"
    assert len(made.to_dict()["variations"]) == 2
    for gone in ("a-sheet.png", "a-2.mkv"):
        (tmp_path / gone).rename(tmp_path / "aside")
        with pytest.raises(OutputExists):
            deliver_variations(setup, f"{tmp_path}/a.mkv", 2)
        (tmp_path / "aside").rename(tmp_path / gone)
    (tmp_path / "a-1.mkv").unlink()
    (tmp_path / "a-2.mkv").unlink()
    with pytest.raises(OutputExists, match=r"a-sheet\.png exists"):
        deliver_variations(setup, f"{tmp_path}/a.mkv", 2)
    deliver_variations(setup, f"{tmp_path}/a.mkv", 1, force=True)
    assert np.asarray(Image.open(made.sheet)).shape[0] == 72
