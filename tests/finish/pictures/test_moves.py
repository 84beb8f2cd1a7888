"""The camera over a picture: slow, within its edges, and still at the end."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from onionskin.clip import Clip
from onionskin.finish.brand import Brand
from onionskin.finish.pictures.moves import Move, PictureMove
from onionskin.fitting import Size
from onionskin.stage.colours import channels
from onionskin.tools import measure

SIZE = Size(160, 90)


def photograph(tmp_path: Path, width: int = 400, height: int = 260) -> Path:
    """Soft colours with some detail, and a bright subject on the right."""
    random = np.random.default_rng(5)
    base = cv2.resize(random.integers(110, 150, (9, 12, 3)).astype(np.uint8), (width, height))
    fine = cv2.resize(random.integers(0, 40, (60, 90, 3)).astype(np.uint8), (width, height))
    picture = cv2.add(base, fine)
    cv2.circle(picture, (int(0.72 * width), int(0.4 * height)), height // 9, (235, 60, 50), -1)
    Image.fromarray(picture).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


@pytest.mark.parametrize("move", ["auto", "in", "out", "left", "right", "still"])
def test_every_move_stays_within_the_picture_and_ends_held(tmp_path: Path, move: Move):
    """No edge is ever seen: the border of the frame is never black."""
    shot = PictureMove(photograph(tmp_path), SIZE, 4, move=move)
    frames = [shot.frame(t).copy() for t in (0.0, 1.0, 2.0, 3.0, 3.99)]
    for frame in frames:
        border = np.concatenate([frame[0], frame[-1], frame[:, 0], frame[:, -1]])
        assert border.max(axis=1).min() > 40
    assert shot.frame(3.8) is shot.frame(3.99)
    moved = np.abs(frames[0].astype(int) - frames[-1]).mean()
    assert (moved == 0) if move == "still" else (moved > 2)


def place_of_red(frame: np.ndarray) -> tuple[float, float, int]:
    """Middle and number of the subject's pixels."""
    red = (frame[..., 0].astype(int) - frame[..., 1] > 110) & (frame[..., 0] > 190)
    ys, xs = np.nonzero(red)
    return float(xs.mean()), float(ys.mean()), len(xs)


def test_the_camera_goes_towards_what_matters(tmp_path: Path):
    """The subject grows, and comes nearer to the middle."""
    shot = PictureMove(photograph(tmp_path), SIZE, 6)
    first, last = place_of_red(shot.frame(0)), place_of_red(shot.frame(5.99))
    assert last[2] > 1.1 * first[2]
    assert abs(last[0] - 80) < abs(first[0] - 80)


def test_a_moving_picture_holds_still_as_the_product_measures_it(tmp_path: Path):
    """No shimmer, no jitter: 97 of 100 at least."""
    shot = PictureMove(photograph(tmp_path), Size(192, 108), 1.5)
    frames = np.stack([shot.frame(k / 24) for k in range(36)])
    assert measure(Clip(frames, Fraction(24))).score >= 97


def test_a_portrait_stands_whole_on_its_own_ground(tmp_path: Path):
    """All of it is seen, and the ground around it is soft."""
    photograph(tmp_path, 120, 300)
    frame = PictureMove(tmp_path / "photo.png", SIZE, 3).frame(2.99).astype(int)
    assert place_of_red(frame.astype(np.uint8))[2] > 20
    assert np.abs(np.diff(frame[:, :40], axis=1)).mean() < 3
    assert np.abs(np.diff(frame[:, 65:95], axis=1)).mean() > 4


def test_transparent_pictures_stand_on_the_brand_s_ground(tmp_path: Path):
    """Its colour is seen around them, the same everywhere; and the camera can pass them."""
    pixels = np.zeros((60, 60, 4), np.uint8)
    pixels[20:40, 20:40] = (0, 0, 255, 255)
    Image.fromarray(pixels).save(tmp_path / "logo.png")
    frame = PictureMove(tmp_path / "logo.png", SIZE, 3).frame(2.99).astype(int)
    assert (frame[[0, 10, -1], [0, 10, -1]] == channels(Brand().ground)).all()
    assert frame[45, 80, 2] > 200
    assert frame[45, 80, 0] < 60
    shot = PictureMove(tmp_path / "logo.png", SIZE, 3, move="left")
    first, last = (np.flatnonzero(shot.frame(t)[45, :, 0] < 60).mean() for t in (0.0, 2.99))
    assert last - first > 0.1 * SIZE.width


def test_a_small_picture_stands_smaller_and_is_told(tmp_path: Path):
    """It is not blown up into a blur."""
    photograph(tmp_path, 40, 24)
    shot = PictureMove(tmp_path / "photo.png", SIZE, 3)
    assert "small for 160x90" in shot.warnings[0]
