"""Sprites keep their edges clean through scaling and coding."""

import numpy as np

from onionskin.cast.sprite import decode, encode, outline_box, resize


def ball(size: int = 256, num_frames: int = 1) -> np.ndarray:
    """A red ball whose transparent surroundings hide bright green: (num_frames, size, size, 4)."""
    y, x = np.mgrid[:size, :size]
    frames = np.zeros((num_frames, size, size, 4), np.uint8)
    for index in range(num_frames):
        distance = np.hypot(x - size / 2 - index, y - size / 2)
        frames[index, ..., 1] = 255
        frames[index, distance < size * 0.4] = (220, 20, 20, 255)
    return frames


def test_scaling_lets_no_hidden_colour_out() -> None:
    """The green under full transparency never reaches the edge."""
    small = resize(ball(), 100)
    assert small.shape == (1, 100, 100, 4)
    assert small[small[..., 3] > 0][:, 1].max() <= 24


def test_coding_leaves_no_halo() -> None:
    """After the lossy round trip half-transparent pixels still have the ball's colour."""
    small = resize(ball(num_frames=6), 96)
    back = decode(encode(small), 6)
    assert back.shape == small.shape
    assert np.abs(back[..., 3].astype(int) - small[..., 3]).max() <= 6
    edge = (small[..., 3] > 30) & (small[..., 3] < 230)
    assert np.abs(back[edge][:, :3].astype(int) - (220, 20, 20)).max() < 40


def test_any_number_of_frames_comes_back_in_order() -> None:
    """Sheets have rows of four; what is left of the last row is dropped."""
    for count in (1, 2, 4, 5, 16):
        frames = np.zeros((count, 16, 16, 4), np.uint8)
        frames[..., 3] = 255
        frames[..., 0] = np.linspace(0, 240, count)[:, None, None]
        levels = decode(encode(frames, quality=95), count)[..., 0].mean(axis=(1, 2))
        assert np.abs(levels - np.linspace(0, 240, count)).max() < 8


def test_outline_box_spans_all_frames() -> None:
    """The box holds every frame's outline, in fractions; nothing shown gives the whole."""
    frames = np.zeros((2, 10, 10, 4), np.uint8)
    frames[0, 2, 3, 3] = frames[1, 7, 5, 3] = 255
    assert outline_box(frames) == (0.3, 0.2, 0.6, 0.8)
    assert outline_box(frames * 0) == (0.0, 0.0, 1.0, 1.0)
