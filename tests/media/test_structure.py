"""What the bytes of a file say of its shape: built by hand from what the formats say."""

from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onionskin.media.structure import Shape, is_cut_short, shape_of

SIDES = st.tuples(st.integers(1, 16_000), st.integers(1, 16_000))
DELAYS = st.lists(st.integers(0, 65_535), min_size=1, max_size=4)


def shape(folder: Path, data: bytes) -> Shape | None:
    path = folder / "a"
    path.write_bytes(data)
    return shape_of(path)


def gif(size, delays, *, palette: int | None = None, own: int | None = None, end: bytes = b";"):
    """A GIF89a of pictures whose pixels are a few blocks of nothing."""
    flags = 0 if palette is None else 0x80 | palette
    data = b"GIF89a" + struct.pack("<HHBBB", *size, flags, 0, 0)
    data += b"" if palette is None else bytes(3 * 2 ** (palette + 1))
    data += b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    for delay in delays:
        data += b"!\xf9\x04" + struct.pack("<BHB", 4, delay, 0) + b"\0"
        data += b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0 if own is None else 0x80 | own)
        data += b"" if own is None else bytes(3 * 2 ** (own + 1))
        data += b"\x02\x02ab\x03cde\0"
    return data + end


@given(SIDES, DELAYS, st.sampled_from([None, 0, 3, 7]), st.sampled_from([None, 0, 2]))
def test_a_gif_says_how_large_it_is_and_how_long_each_picture_is_shown(
    tmp_path_factory, size, delays, palette, own
):
    """In hundredths of a second, with palettes of any size in front of all or of each."""
    found = shape(tmp_path_factory.mktemp("a"), gif(size, delays, palette=palette, own=own))
    assert (found.width, found.height) == size
    assert found.seconds == tuple(Fraction(delay, 100) for delay in delays)
    assert found.whole
    assert not found.has_poster


def test_a_gif_is_whole_up_to_its_last_byte(tmp_path):
    """Stray zeros between its parts are passed over; a delay holds for one picture only."""
    data = gif((7, 9), [5, 8])
    assert shape(tmp_path, data[:-1] + b"\0\0;").whole
    for length in range(13, len(data)):
        assert not shape(tmp_path, data[:length]).whole, length
    without = data.replace(b"!\xf9\x04\x04\x08\0\0\0", b"")
    assert shape(tmp_path, without).seconds == (Fraction(5, 100), 0)
    old = b"GIF87a" + gif((7, 9), [5])[6:]
    assert shape(tmp_path, old).seconds == (Fraction(5, 100),)
    assert not shape(tmp_path, data[:-1] + b"?").whole


def riff(*chunks: tuple[bytes, bytes], kind: bytes = b"WEBP") -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + kind + body


def three(value: int) -> bytes:
    return struct.pack("<I", value)[:3]


def extended(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8X", b"\x02\0\0\0" + three(width - 1) + three(height - 1)


def shown(milliseconds: int, extra: int) -> tuple[bytes, bytes]:
    return b"ANMF", bytes(12) + three(milliseconds) + b"\0" + b"x" * extra


@given(SIDES, DELAYS, st.integers(0, 3))
def test_a_moving_webp_says_how_large_it_is_and_how_long_each_picture_is_shown(
    tmp_path_factory, size, delays, extra
):
    """In thousandths of a second; chunks of an odd length have a byte behind them."""
    pictures = [shown(delay, extra) for delay in delays]
    found = shape(
        tmp_path_factory.mktemp("a"), riff(extended(*size), (b"ANIM", bytes(6)), *pictures)
    )
    assert (found.width, found.height) == size
    assert found.seconds == tuple(Fraction(delay, 1000) for delay in delays)
    assert found.whole


@given(SIDES)
def test_a_still_webp_says_how_large_it_is(tmp_path_factory, size):
    """Lossy and lossless; what stands beside the sides is none of them."""
    folder = tmp_path_factory.mktemp("a")
    width, height = size
    lossy = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width | 0x4000, height | 0x8000)
    bits = (width - 1) | (height - 1) << 14 | 0xF << 28
    lossless = b"\x2f" + struct.pack("<I", bits)
    for chunk in ((b"VP8 ", lossy), (b"VP8L", lossless)):
        found = shape(folder, riff(chunk))
        assert (found.width, found.height, found.seconds) == (width, height, (0,))
        over = shape(folder, riff(extended(77, 55), chunk))
        assert (over.width, over.height) == (77, 55)
    short = shape(folder, riff((b"VP8 ", lossy[:9]), (b"VP8L", lossless[:4])))
    assert (short.width, short.height) == (0, 0)


def test_a_webp_is_whole_where_it_has_all_the_bytes_that_it_says(tmp_path):
    """More do no harm."""
    data = riff(extended(8, 8), shown(40, 0))
    assert shape(tmp_path, data).whole
    assert shape(tmp_path, data + b"?").whole
    assert not shape(tmp_path, data[:-1]).whole


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"crc!"


def png(size, shows, *, poster: bool = False, end: bool = True) -> bytes:
    """A PNG with so many pictures shown for (above, below) seconds each."""
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">II", *size) + b"\x08\x02\0\0\0")
    data += chunk(b"IDAT", b"x" * 40) if poster else b""
    for number, (above, below) in enumerate(shows):
        control = struct.pack(">IIIIIHH", number, *size, 0, 0, above, below) + b"\0\0"
        data += chunk(b"fcTL", control) + chunk(b"fdAT" if number else b"IDAT", b"x" * 31)
    return data + (chunk(b"IEND", b"") if end else b"")


@given(SIDES, st.lists(st.tuples(st.integers(0, 65_535), st.integers(0, 65_535)), max_size=3))
def test_a_png_says_how_large_it_is_and_how_long_each_picture_is_shown(
    tmp_path_factory, size, shows
):
    """As a fraction, of a hundredth where below the line stands nothing; a still not at all."""
    found = shape(tmp_path_factory.mktemp("a"), png(size, shows))
    assert (found.width, found.height) == size
    seconds = tuple(Fraction(above, below or 100) for above, below in shows)
    assert found.seconds == (seconds or (0,))
    assert found.whole
    assert not found.has_poster


def test_a_png_may_have_a_picture_for_those_that_show_no_moving_ones(tmp_path):
    """It stands before the first that is shown; of a still it is the picture itself."""
    assert shape(tmp_path, png((8, 8), [(1, 8)], poster=True)).has_poster
    assert not shape(tmp_path, png((8, 8), [], poster=True)).has_poster
    whole = png((8, 8), [(1, 8)])
    for length in range(33, len(whole)):
        assert not shape(tmp_path, whole[:length]).whole, length
    assert not shape(tmp_path, png((8, 8), [(1, 8)], end=False)).whole


def test_real_files_have_their_shape_and_others_none(tmp_path):
    """As Pillow writes them."""
    pictures = [Image.fromarray(np.full((9, 14, 3), level, np.uint8)) for level in (0, 90, 255)]
    for suffix in ("gif", "webp", "png"):
        path = tmp_path / f"a.{suffix}"
        pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=[70, 30, 200])
        found = shape_of(path)
        assert (found.width, found.height, found.whole) == (14, 9, True)
        assert found.seconds == (Fraction(7, 100), Fraction(3, 100), Fraction(1, 5))
    for data in (b"", b"GIF88a" + bytes(9), b"RIFF\0\0\0\0WAVE", b"\x89PNG\r\n\x1a ", b"RIFX"):
        assert shape(tmp_path, data) is None


def cut(folder: Path, data: bytes) -> bool:
    path = folder / "a"
    path.write_bytes(data)
    return is_cut_short(path)


def ebml(length: int, width: int, body: int) -> bytes:
    """A Matroska file whose segment says `length`, in `width` bytes, and has `body`."""
    size = (length | 1 << 7 * width).to_bytes(width, "big")
    return b"\x1aE\xdf\xa3\x85head!" + b"\x18\x53\x80\x67" + size + bytes(body)


@pytest.mark.parametrize("width", [1, 2, 4, 8])
def test_matroska_says_where_it_ends(tmp_path, width):
    """In lengths of one to eight bytes; one that is all ones is not known."""
    assert not cut(tmp_path, ebml(90, width, 90))
    assert not cut(tmp_path, ebml(90, width, 91))
    assert cut(tmp_path, ebml(90, width, 89))
    assert not cut(tmp_path, ebml(2 ** (7 * width) - 1, width, 5))
    other = ebml(90, width, 5).replace(b"\x18\x53\x80\x67", b"\x18\x53\x80\x68")
    assert not cut(tmp_path, other)


def test_matroska_of_no_length_is_not_said_to_be_cut(tmp_path):
    """Neither where a length begins with a zero, nor where the file ends before it."""
    assert not cut(tmp_path, b"\x1aE\xdf\xa3\x85head!\x18\x53\x80\x67\0" + bytes(9))
    for length in range(4, 14):
        assert not cut(tmp_path, ebml(90, 4, 0)[:length])


def box(kind: bytes, body: int, *, long: bool = False, says: int | None = None) -> bytes:
    length = body + (16 if long else 8) if says is None else says
    head = struct.pack(">I", 1 if long else length) + kind
    return head + (struct.pack(">Q", length) if long else b"") + bytes(body)


@pytest.mark.parametrize("first", [b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"])
@pytest.mark.parametrize("long", [False, True])
def test_mp4_says_where_each_box_ends(tmp_path, first, long):
    """Also in eight bytes; one without a length goes on to the end of the file."""
    data = box(first, 12) + box(b"mdat", 40, long=long)
    assert not cut(tmp_path, data)
    assert cut(tmp_path, data[:-1])
    assert not cut(tmp_path, data + box(b"mdat", 9, says=0))
    assert not cut(tmp_path, data + b"junk")
    assert not cut(tmp_path, box(b"what", 12) + box(b"mdat", 40)[:-1])


@pytest.mark.parametrize(("says", "is_cut"), [(91, False), (92, False), (93, True), (0, False)])
def test_avi_says_how_many_bytes_it_has(tmp_path, says, is_cut):
    """But for eight; none, or as many as can be said, is unknown."""
    data = b"RIFF" + struct.pack("<I", says) + b"AVI " + bytes(88)
    assert cut(tmp_path, data) is is_cut
    assert not cut(tmp_path, b"RIFF" + b"\xff" * 4 + b"AVI " + bytes(88))
    assert not cut(tmp_path, data.replace(b"AVI ", b"AVX "))


@pytest.mark.parametrize(("packet", "start"), [(188, 0), (192, 4), (204, 0)])
def test_a_transport_stream_ends_with_a_packet(tmp_path, packet, start):
    """Of any of the three sizes."""
    one = bytes(start) + b"G" + bytes(packet - start - 1)
    assert not cut(tmp_path, one * 5)
    for missing in (1, 50):
        assert cut(tmp_path, (one * 5)[:-missing])
    assert not cut(tmp_path, (one * 2)[:-1])
    assert not cut(tmp_path, one + one.replace(b"G", b"H") + one * 2 + b"?")
