"""Video files written anew: clocks that go on, encoders that fit, and frames of a size."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import av
import numpy as np
import pytest

from onionskin.media.info import MediaInfo
from onionskin.media.inventory import Inventory
from onionskin.stability.mending.remux import _fitting, _Transfer, _undeveloped

STARTS_OVER = ["the timestamps start over in the middle; times continue from before"]


def transfer(suffix: str = ".mp4", width: int = 64, height: int = 48) -> _Transfer:
    info = MediaInfo(num_frames=9, fps=Fraction(24), width=width, height=height)
    footage = SimpleNamespace(info=info, path="a")
    return _Transfer(None, None, footage, suffix, Inventory())


def packet(dts: int | None, *, pts: int | None = 0, duration: int = 2, stream: int = 0):
    """What is asked of a packet; `pts` is from its `dts` on."""
    shown = None if pts is None or dts is None else dts + pts
    return SimpleNamespace(
        dts=dts, pts=shown, duration=duration, stream=SimpleNamespace(index=stream)
    )


def test_times_that_grow_are_left():
    """Those without any too, and those of each stream for itself."""
    one = transfer()
    packets = [
        packet(dts, pts=3, stream=stream) for dts, stream in ((0, 0), (2, 0), (0, 1), (5, 0))
    ]
    packets.append(packet(None))
    for each in packets:
        one._keep_time_growing(each)
    assert [each.dts for each in packets] == [0, 2, 0, 5, None]
    assert [each.pts for each in packets[:4]] == [3, 5, 3, 8]
    assert one.warnings == []


@pytest.mark.parametrize("again", [0, 3, 4])
def test_times_that_start_over_go_on_from_before(again):
    """By a frame's length, or a tick where none is told; said once."""
    one = transfer()
    packets = [packet(dts) for dts in (0, 2, 4)]
    packets += [packet(again + step, pts=1) for step in (0, 2, 4)]
    packets.append(packet(again, duration=0, pts=None))
    for each in packets:
        one._keep_time_growing(each)
    assert [each.dts for each in packets] == [0, 2, 4, 6, 8, 10, 11]
    assert [each.pts for each in packets] == [0, 2, 4, 7, 9, 11, None]
    assert one.warnings == STARTS_OVER


@pytest.mark.parametrize(
    ("suffix", "pixels", "codec", "size", "chosen", "said"),
    [
        (".mp4", "yuv420p", "h264", (64, 48), ("libx264", "yuv420p"), False),
        (".mp4", "yuv422p10le", "h264", (63, 47), ("libx264", "yuv422p10le"), False),
        (".mp4", "yuvj420p", "mjpeg", (64, 48), ("libx264", "yuvj420p"), False),
        (".mp4", "yuv420p", "h264", (63, 48), ("libx264", "yuv444p"), True),
        (".mov", "yuv420p10le", "hevc", (64, 47), ("libx264", "yuv444p"), True),
        (".mkv", "rgb24", "png", (64, 48), ("libx264", "yuv420p"), True),
        (".mkv", "rgb24", "png", (65, 48), ("libx264", "yuv444p"), True),
        (".mkv", "bgr0", "ffv1", (63, 47), ("ffv1", "bgr0"), False),
        (".mp4", "bgr0", "ffv1", (64, 48), ("libx264", "yuv420p"), True),
        (".webm", "yuv444p", "vp9", (63, 47), ("libvpx-vp9", "yuv420p"), False),
    ],
)
def test_an_encoder_keeps_the_pixels_where_it_can(suffix, pixels, codec, size, chosen, said):
    """Odd sides hold no halved colours; what is written otherwise is said."""
    one = transfer(suffix, *size)
    name, given, options = one._codec(pixels, codec)
    assert (name, given) == chosen
    assert options
    told = [f"pixels are written as {chosen[1]}; they were {pixels}"]
    assert one.warnings == (told if said else [])


def picture(width: int = 64, height: int = 48, pixels: str = "yuv420p", level: int = 90):
    frame = np.full((height, width, 3), level, np.uint8)
    made = av.VideoFrame.from_ndarray(frame, "rgb24").reformat(format=pixels)
    made.pts, made.time_base = 7, Fraction(1, 24)
    return made


@pytest.mark.parametrize(
    ("width", "height", "pixels"),
    [(64, 48, "yuv420p"), (64, 46, "yuv420p"), (62, 48, "yuv420p"), (64, 48, "yuv444p")],
)
def test_a_picture_is_brought_to_the_streams_size_and_pixels(width, height, pixels):
    """At its own time; one that fits is taken as it is."""
    stream = SimpleNamespace(width=64, height=48, pix_fmt="yuv420p")
    given = picture(width, height, pixels)
    fits = (width, height, pixels) == (64, 48, "yuv420p")
    made = _fitting(given, stream)
    assert (made is given) is fits
    assert (made.width, made.height, made.format.name) == (64, 48, "yuv420p")
    assert (made.pts, made.time_base) == (7, Fraction(1, 24))


@pytest.mark.parametrize("height", [48, 720])
def test_a_frame_becomes_a_picture_of_the_originals_kind(height):
    """Without a tag its matrix is that of its size; the time is the original's."""
    frame = np.full((height, 64, 3), [200, 40, 90], np.uint8)
    made = _undeveloped(frame, picture(64, height), "yuv420p")
    assert (made.width, made.height, made.format.name) == (64, height, "yuv420p")
    assert (made.pts, made.time_base) == (7, Fraction(1, 24))
    red, green, blue = ((0.299, 0.587, 0.114), (0.2126, 0.7152, 0.0722))[height >= 720]
    light = 16 + 219 / 255 * (red * 200 + green * 40 + blue * 90)
    plane = np.frombuffer(bytes(made.planes[0]), np.uint8)[:64]
    assert plane.mean() == pytest.approx(light, abs=1.5)
