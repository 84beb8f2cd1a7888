"""A person's own pictures in the cast."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from onionskin.cast.cast import load_cast
from onionskin.cast.picture import read_picture
from onionskin.cast.sprite import outline_box
from onionskin.errors import InvalidInput, MediaError


def disc(ground: str | None, fill: str = "#2060c0", size: int = 200) -> Image.Image:
    """A smooth disc with a white hole, left of the middle, on `ground` (None: transparent)."""
    mode, colour = ("RGBA", (0, 0, 0, 0)) if ground is None else ("RGB", ground)
    picture = Image.new(mode, (size * 8, size * 4), colour)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((size, size, size * 3, size * 3), fill=fill)
    pen.ellipse((size * 1.7, size * 1.7, size * 2.3, size * 2.3), fill="white")
    return picture.resize((size * 2, size), Image.Resampling.LANCZOS)


def test_transparent_picture_is_framed_like_the_library(tmp_path: Path) -> None:
    """It is centred on a square with a small margin, and found by its name before all others."""
    disc(None).save(tmp_path / "logo.png")
    cast = load_cast().with_picture("mascot", tmp_path / "logo.png")
    entry = cast["mascot"]
    assert entry is cast[entry.id]
    assert "mascot" in cast
    assert "mascot" not in load_cast()
    assert entry.frames().shape == (1, 192, 192, 4)
    left, top, right, bottom = outline_box(entry.frames())
    assert (left + right) / 2 == pytest.approx(0.5, abs=0.02)
    assert (top + bottom) / 2 == pytest.approx(0.5, abs=0.02)
    assert right - left == pytest.approx(0.92, abs=0.03)
    assert cast.search("mascot")[0].entry is entry


@pytest.mark.parametrize(
    ("ground", "suffix"), [("white", "png"), ("#203040", "png"), ("white", "jpg"), ("#cde", "webp")]
)
def test_plain_ground_is_removed_with_soft_edges(tmp_path: Path, ground: str, suffix: str) -> None:
    """Over another colour the cut-out looks as the transparent original does, hole included."""
    disc(ground).save(tmp_path / f"a.{suffix}", quality=95)
    disc(None).save(tmp_path / "b.png")
    cut, true = read_picture(tmp_path / f"a.{suffix}")[0][0], read_picture(tmp_path / "b.png")[0][0]
    assert tuple(cut[0, 0])[3] == 0
    assert tuple(cut[96, 96]) == pytest.approx((255, 255, 255, 255), abs=6)
    assert np.abs(over_green(cut) - over_green(true)).mean() < 3.0
    assert ((cut[..., 3] > 20) & (cut[..., 3] < 235)).any()


def test_own_name_may_be_a_library_name(tmp_path: Path) -> None:
    """A picture called "fox" is found before the library's fox."""
    disc(None).save(tmp_path / "fox.png")
    cast = load_cast().with_picture("fox", tmp_path / "fox.png")
    assert cast.search("fox")[0].entry.group == "own"


def test_animation_keeps_frames_and_time(tmp_path: Path) -> None:
    """Of a 20-frame GIF at 50 ms, 16 frames and the full second stay."""
    frames = []
    for shift in range(20):
        frame = Image.new("RGB", (96, 96), "white")
        ImageDraw.Draw(frame).rectangle((10 + shift, 30, 50 + shift, 60), fill="red")
        frames.append(frame)
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:], duration=50, loop=0)
    entry = load_cast().with_picture("box", tmp_path / "a.gif")["box"]
    assert entry.animated
    assert entry.num_frames == 16
    assert entry.loop_seconds == pytest.approx(1.0)
    assert not np.array_equal(entry.frames()[0], entry.frames()[8])


def test_large_picture_is_scaled_down(tmp_path: Path) -> None:
    """A 12-megapixel photograph's size is no obstacle."""
    disc("white", size=200).resize((4000, 3000)).save(tmp_path / "a.jpg")
    assert read_picture(tmp_path / "a.jpg")[0].shape == (1, 192, 192, 4)


def test_patterned_ground_is_refused(tmp_path: Path) -> None:
    """Noise all over has no plain ground: the message says what to give instead."""
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.png")
    with pytest.raises(InvalidInput, match=r"background is not plain.*transparent"):
        read_picture(tmp_path / "a.png")


def test_bad_files_are_clear_errors(tmp_path: Path) -> None:
    """Missing, not a picture, cut short, empty, blank, tiny: each says which file and why."""
    (tmp_path / "text.png").write_text("hello")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.png").write_bytes(b"")
    disc("white").save(tmp_path / "good.png")
    (tmp_path / "short.png").write_bytes((tmp_path / "good.png").read_bytes()[:300])
    Image.new("RGBA", (50, 50)).save(tmp_path / "clear.png")
    Image.new("RGB", (50, 50), "red").save(tmp_path / "blank.png")
    Image.new("RGB", (2, 2), "red").save(tmp_path / "tiny.png")
    said = {
        "none.png": "there is no file",
        ".": "folder|directory",
        "pipe": "pipe",
        "/dev/zero": "device",
        "text.png": "cannot be read",
        "empty.png": "cannot be read",
        "short.png": "cannot be read|truncated",
        "clear.png": "shows nothing but background",
        "blank.png": "shows nothing but background",
        "tiny.png": "8×8 at least",
    }
    for name, words in said.items():
        with pytest.raises((InvalidInput, MediaError), match=words) as caught:
            read_picture(tmp_path / name)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_header_bomb_is_refused_before_it_is_read(tmp_path: Path, side: int) -> None:
    """A few bytes that claim a huge picture are turned away by their header alone."""
    (tmp_path / "bomb.png").write_bytes(png_header(side, side))
    with pytest.raises(MediaError, match="ends too early"):
        read_picture(tmp_path / "bomb.png")


def test_a_whole_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """81 million pixels in a file of some kilobytes are more than a cast picture may have."""
    Image.new("1", (9_000, 9_000)).save(tmp_path / "bomb.png")
    with pytest.raises(InvalidInput, match="at most 64 million pixels are read"):
        read_picture(tmp_path / "bomb.png")


@pytest.mark.parametrize("name", ["", "   ", "x" * 200])
def test_bad_names_are_refused(tmp_path: Path, name: str) -> None:
    """A picture needs a name of sensible length."""
    disc(None).save(tmp_path / "a.png")
    with pytest.raises(InvalidInput, match="picture name"):
        load_cast().with_picture(name, tmp_path / "a.png")


def test_a_name_is_given_once(tmp_path: Path) -> None:
    """Two pictures of one name, or a name that is a library id, cannot be told apart."""
    disc(None).save(tmp_path / "a.png")
    cast = load_cast().with_picture("mascot", tmp_path / "a.png")
    for name in ("mascot", "1f98a"):
        with pytest.raises(InvalidInput, match="taken"):
            cast.with_picture(name, tmp_path / "a.png")


def over_green(frame: np.ndarray) -> np.ndarray:
    """`frame` (H, W, 4) laid over green, float (H, W, 3)."""
    alpha = frame[..., 3:] / 255.0
    return frame[..., :3] * alpha + np.array([0.0, 200.0, 0.0]) * (1 - alpha)


def png_header(width: int, height: int) -> bytes:
    """A PNG of the given size without any pixels."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT"
