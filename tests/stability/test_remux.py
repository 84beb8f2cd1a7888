"""Video files written anew: clocks that go on, encoders that fit, and frames of a size."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import av
import numpy as np
import pytest

from onionskin.media.info import MediaInfo
from onionskin.media.inventory import Inventory
from onionskin.stability.measuring.footage import upright
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


@pytest.mark.parametrize("rotation", [0, 90, 180, 270, -90])
def test_a_frame_is_laid_down_as_its_original_lies(rotation):
    """Set upright again it is what it was."""
    frame = np.zeros((32, 48, 3), np.uint8)
    frame[:16, :24], frame[:16, 24:], frame[16:, :24] = 60, 120, 180
    turned = rotation % 180 == 90
    original = SimpleNamespace(
        rotation=rotation, height=48 if turned else 32, colorspace=2, color_range=1,
        pts=5, time_base=Fraction(1, 25), duration=3,
    )  # fmt: skip
    made = _undeveloped(frame, original, "rgb24")
    assert (made.width, made.height) == ((32, 48) if turned else (48, 32))
    again = upright(made.to_ndarray(format="rgb24"), original)
    assert np.array_equal(again, frame)
    assert (made.pts, made.time_base, made.duration) == (5, Fraction(1, 25), 3)


@pytest.mark.parametrize(("full", "white"), [(1, 235), (2, 255)])
def test_white_is_as_high_as_the_originals(full, white):
    """Of a full range to its end."""
    frame = np.full((32, 48, 3), 255, np.uint8)
    original = SimpleNamespace(
        rotation=0, height=32, colorspace=1, color_range=full,
        pts=0, time_base=Fraction(1, 25), duration=1,
    )  # fmt: skip
    plane = np.frombuffer(bytes(_undeveloped(frame, original, "yuv420p").planes[0]), np.uint8)
    assert int(plane[:48].max()) == white


def test_pictures_without_times_have_those_of_the_rate():
    """Of others each keeps its own."""
    one, base = transfer(), Fraction(1, 1000)
    vars(one)["_has_times"] = False
    untimed = [SimpleNamespace(pts=None, time_base=None) for _ in range(7)]
    for index, each in enumerate(untimed):
        one._timed(each, index, base)
    assert [each.pts for each in untimed] == [0, 42, 83, 125, 167, 208, 250]
    assert {each.time_base for each in untimed} == {base}
    vars(one)["_has_times"] = True
    timed = SimpleNamespace(pts=7, time_base=Fraction(1, 24))
    one._timed(timed, 3, base)
    assert (timed.pts, timed.time_base) == (7, Fraction(1, 24))


@pytest.mark.parametrize(("pixels", "deep"), [("yuv420p10le", True), ("yuv444p", False)])
def test_ten_bits_are_kept_where_the_pixels_have_them(pixels, deep):
    """And what every picture has."""
    kept = transfer()._kept(SimpleNamespace(pix_fmt=pixels))
    assert kept == {"rotation", "pixel shape", "gamut", *(["depth"] if deep else [])}


def test_what_is_said_is_said_once():
    """However often it is met."""
    one = transfer()
    for text in ("a", "b", "a"):
        one._say(text)
    assert one.warnings == ["a", "b"]
