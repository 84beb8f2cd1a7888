"""A product is cut out of a photo with an even background, and its shadow stays."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from onionskin.finish.brand import Brand
from onionskin.finish.pictures.cutting import cut_out, cut_with_holes
from onionskin.finish.pictures.moves import PictureMove
from onionskin.fitting import Size

PINK = (247, 182, 207)
BRAND = Brand(ground="#f7b6cf")


def photo(product=(200, 40, 30), ground=(240, 240, 238), noise=2.0):
    """A box before a backdrop, with a soft shadow at its foot: uint8 (300, 300, 3).

    It is cut out at three times that size.
    """
    y, x = np.mgrid[:300, :300]
    colour = np.ones((300, 300, 3)) * ground
    shadow = np.exp(-(((x - 160) / 70) ** 2 + ((y - 235) / 14) ** 2))
    colour *= (1 - 0.35 * shadow)[..., None]
    box = ((abs(x - 150) < 50) & (abs(y - 160) < 75)).astype(np.float32)
    soft = cv2.GaussianBlur(box, (0, 0), 0.8)[..., None]
    colour = colour * (1 - soft) + np.array(product) * soft
    colour += np.random.default_rng(3).normal(0, noise, (300, 300, 1))
    return np.clip(colour, 0, 255).astype(np.uint8)


def saved(tmp_path: Path, picture):
    Image.fromarray(picture).save(tmp_path / "photo.jpg", quality=90)
    return tmp_path / "photo.jpg"


@pytest.mark.parametrize("product", [(200, 40, 30), (40, 60, 160), (60, 60, 60)])
@pytest.mark.parametrize("ground", [(240, 240, 238), (225, 232, 240), (20, 20, 22)])
def test_the_product_is_whole_and_the_background_gone(product, ground):
    """Its own pixels are opaque and in their colours; above it there is nothing."""
    if max(ground) < 70 and max(product) < 70:
        return
    layer = cut_out(photo(product, ground))
    high, wide = layer.shape[:2]
    assert 435 <= high <= 570
    solid = layer[..., 3] > 250
    assert 0.95 < solid.sum() / (300 * 450) < 1.1
    inside = layer[60:390, wide // 2 - 30 : wide // 2 + 30]
    assert np.abs(inside[..., :3].astype(int) - product).mean() < 4


def test_the_shadow_is_a_dark_veil():
    """Beneath the box the ground shows through, darker; its edge is no white line."""
    layer = cut_out(photo())
    foot = layer[-45:]
    veil = foot[..., 3]
    assert 8 < veil.max() < 140
    assert foot[veil > 8][..., :3].max() < 40


@pytest.mark.parametrize(
    "picture",
    [
        np.random.default_rng(1).integers(0, 255, (90, 120, 3)).astype(np.uint8),
        np.full((90, 120, 3), 230, np.uint8),
        photo(product=(246, 246, 246), ground=(238, 239, 240)),
    ],
)
def test_what_cannot_be_cut_out_stays(picture):
    """A busy picture, an empty one, and white on white."""
    assert cut_out(picture) is None


def test_before_the_brands_ground_a_photo_is_cut_out_and_said_to_be(tmp_path):
    """Exactly the brand's colour around it, the product whole at both ends of a move."""
    shot = PictureMove(saved(tmp_path, photo()), Size(180, 320), 6, move="in", brand=BRAND)
    assert len(shot.warnings) == 1
    assert "even background is cut away" in shot.warnings[0]
    for t in (0.0, 5.9):
        frame = shot.frame(t)
        border = np.concatenate([frame[0], frame[-1], frame[:, 0], frame[:, -1]])
        assert (border == PINK).all()


def test_without_a_ground_or_against_the_will_nothing_is_cut(tmp_path):
    """The photo is shown as it is, and nothing is said."""
    path = saved(tmp_path, photo())
    for given in ({"brand": Brand()}, {"brand": BRAND, "cut": False}):
        shot = PictureMove(path, Size(180, 320), 6, **given)
        assert shot.warnings == []
        assert np.abs(shot.frame(0)[2, 2].astype(int) - 240).max() < 12
    whole = PictureMove(path, Size(180, 320), 6, cut=True)
    assert whole.warnings == []


def test_what_is_not_cut_though_it_seems_meant_is_said(tmp_path):
    """White on white before a brand's ground."""
    white = photo(product=(246, 246, 246), ground=(238, 239, 240))
    shot = PictureMove(saved(tmp_path, white), Size(180, 320), 6, brand=BRAND)
    assert "not cut away" in shot.warnings[0]


@pytest.mark.parametrize("move", ["in", "left"])
def test_the_amount_says_how_far_the_camera_moves(tmp_path, move):
    """None at 0, farther at 3 than at 1."""
    path = saved(tmp_path, photo())
    moved = []
    for amount in (0, 1, 3):
        shot = PictureMove(path, Size(180, 320), 6, move=move, amount=amount, cut=True, brand=BRAND)
        moved.append(np.abs(shot.frame(0).astype(int) - shot.frame(6)).mean())
    assert moved[0] == 0 < moved[1] < moved[2]


def _with_a_ring(inside):
    """A mug: the box, and a ring beside it whose inside is of a colour; None for the paper."""
    picture = photo()
    cv2.circle(picture, (215, 160), 34, (200, 40, 30), 12, cv2.LINE_AA)
    if inside is not None:
        y, x = np.mgrid[:300, :300]
        picture[(np.hypot(x - 215, y - 160) < 27) & (x > 202)] = inside
    return picture


def test_one_looks_through_a_handle():
    """The closed hole of a ring shows the ground; there is no warning."""
    layer, are_kept = cut_with_holes(_with_a_ring(None))
    alpha = layer[..., 3]
    middle = alpha[alpha.shape[0] // 2 - 20 : alpha.shape[0] // 2 + 20, -3 * 46 : -3 * 30]
    assert middle.max() < 40
    assert not are_kept


def test_what_is_another_white_than_the_paper_is_kept_and_told(tmp_path):
    """A disc a little darker than the paper is no hole, but may be one in shade."""
    layer, are_kept = cut_with_holes(_with_a_ring((229, 229, 227)))
    alpha = layer[..., 3]
    assert alpha[alpha.shape[0] // 2, -3 * 40] > 250
    assert are_kept
    path = saved(tmp_path, _with_a_ring((229, 229, 227)))
    move = PictureMove(path, Size(108, 192), 1.0, brand=BRAND)
    assert any("closed area" in each for each in move.warnings)


def test_a_label_in_the_middle_of_a_product_is_kept():
    """Paper-white far inside a product may be printed on it."""
    picture = photo()
    picture[130:190, 130:170] = (240, 240, 238)
    layer, are_kept = cut_with_holes(picture)
    high, wide = layer.shape[:2]
    assert layer[high // 2 - 30, wide // 2, 3] > 250
    assert are_kept
