"""Which canvas an engine is given."""

from dataclasses import replace
from fractions import Fraction

import pytest

from onionskin import load_engine
from onionskin.errors import InvalidInput
from onionskin.fitting import Size
from onionskin.render.framing import (
    DEFAULT_FPS,
    DEFAULT_SECONDS,
    DEFAULT_SIZE,
    check_seconds,
    frame,
    nearest_size,
    parse_size,
    refuse_too_large,
)

PAINTBOX = load_engine("paintbox")


def test_the_engine_chooses_what_is_left_open():
    """Its first native size, and 8 frames per second where it has no rates of its own."""
    framing = frame(PAINTBOX, seconds=2)
    assert (framing.size, framing.canvas_size) == (Size(64, 64), Size(64, 64))
    assert (framing.num_frames, framing.fps, framing.warnings) == (16, Fraction(8), ())


@pytest.mark.parametrize(
    ("wanted", "native"),
    [((640, 640), (64, 64)), ((640, 360), (96, 48)), ((90, 160), (48, 96)), ((70, 64), (64, 64))],
)
def test_other_sizes_are_met_by_the_nearest_in_shape(wanted, native):
    """And said in the warnings."""
    framing = frame(PAINTBOX, seconds=1, size=wanted)
    assert framing.canvas_size == native
    assert framing.size == wanted
    assert f"painted at {native[0]}x{native[1]}, scaled by" in framing.warnings[0]


def test_what_is_cropped_is_said():
    """16:9 out of 2:1 loses at the sides."""
    (warning,) = frame(PAINTBOX, seconds=1, size=(640, 360)).warnings
    assert warning.endswith("scaled by 7.5, and cropped by 80 pixels of its width")


def test_engines_of_any_size_paint_at_it():
    """Nothing is scaled."""
    assert nearest_size(load_engine("animatic").capabilities, Size(123, 77)) == (123, 77)


def test_among_sizes_of_one_shape_the_nearest_in_area_is_chosen():
    """And a better shape is worth more than a better area, from half a per cent on."""
    able = PAINTBOX.capabilities
    wide = replace(able, native_sizes=(Size(64, 32), Size(128, 64), Size(256, 128)))
    for wanted, native in (((70, 35), (64, 32)), ((120, 60), (128, 64)), ((640, 320), (256, 128))):
        assert nearest_size(wide, Size(*wanted)) == native
    shapes = replace(able, native_sizes=(Size(1004, 1000), Size(256, 256)))
    assert nearest_size(shapes, Size(1000, 1000)) == (256, 256)
    nearly = replace(able, native_sizes=(Size(2501, 2500), Size(256, 256)))
    assert nearest_size(nearly, Size(2500, 2500)) == (2501, 2500)


def test_broken_frames_are_said():
    """2.05 s at 8 fps are 16 frames."""
    framing = frame(PAINTBOX, seconds=2.05)
    assert framing.num_frames == 16
    assert "16, which is 2.000 s at 8 fps" in framing.warnings[0]


def test_broadcast_rates_are_no_broken_frames():
    """1 s at 24000/1001 is 24 frames, to within a millisecond."""
    assert frame(PAINTBOX, seconds=1, fps="23.976").num_frames == 24


def test_clips_that_fit_in_no_memory_are_refused():
    """Longer ones are written frame by frame."""
    framing = frame(load_engine("animatic"), seconds=600, fps=60, size=(1920, 1080))
    with pytest.raises(InvalidInput, match="fit in memory"):
        refuse_too_large(framing)


@pytest.mark.parametrize("seconds", [0, -1, 1e9, float("nan"), float("inf"), 0.001])
def test_lengths_out_of_range_are_refused(seconds):
    """The message says the range, or the shortest."""
    with pytest.raises(InvalidInput, match=r"give (more than 0, up to 3600|at least 0\.125)"):
        frame(PAINTBOX, seconds=seconds)


@pytest.mark.parametrize("size", ["0x0", "256x0", "10000x10000", "15x256"])
def test_sizes_out_of_range_are_refused(size):
    """16..4096 a side."""
    with pytest.raises(InvalidInput, match=r"16\.\.4096"):
        parse_size(size)


@pytest.mark.parametrize(
    "size", ["", "256", "256x", "x256", "-1x256", "axb", "1e3x4", "0:9", "9" * 99]
)
def test_sizes_that_are_none_are_refused(size):
    """WIDTHxHEIGHT."""
    with pytest.raises(InvalidInput, match="WIDTHxHEIGHT"):
        parse_size(size)


def test_sizes_have_names_and_shapes():
    """Of a shape the shorter side is 1080 pixels."""
    assert parse_size("720p") == (1280, 720)
    assert parse_size("9:16") == parse_size("vertical") == (1080, 1920)
    assert parse_size("4:5") == (1080, 1350)


def test_sizes_are_read_as_people_write_them():
    """x, X and ×."""
    assert parse_size("640x360") == parse_size(" 640 X 360") == parse_size("640×360") == (640, 360)


def test_the_least_and_the_largest_size_are_taken():
    """A pixel more or less is not."""
    assert parse_size("16x4096") == (16, 4096)
    for size in ("15x4096", "16x4097"):
        with pytest.raises(InvalidInput, match=r"16\.\.4096"):
            parse_size(size)


def test_a_clip_just_fits_in_memory_or_is_a_frame_too_long():
    """Two gigabytes, three bytes a pixel."""
    limit = 2 * 2**30 // (3 * 64 * 64)
    framing = replace(frame(PAINTBOX, seconds=1), num_frames=limit)
    refuse_too_large(framing)
    said = rf"{limit + 1} frames at 64x64 .* {limit}, which is {limit / 8:.4g} s".replace(
        "+", r"\+"
    )
    with pytest.raises(InvalidInput, match=said):
        refuse_too_large(replace(framing, num_frames=limit + 1))


@pytest.mark.parametrize(("size", "small"), [((256, 256), 128), ((66, 70), 32), ((18, 40), 16)])
def test_a_preview_has_half_the_width_and_half_the_height(size, small):
    """Even numbers, and no less than the least."""
    assert frame(load_engine("animatic"), seconds=1, size=size, preview=True).size[0] == small


def test_what_nobody_asks_for_is_two_seconds_at_eight_frames_and_256_pixels():
    """Where the engine wishes nothing else."""
    assert (DEFAULT_SECONDS, DEFAULT_FPS, DEFAULT_SIZE) == (2.0, 8, (256, 256))


def test_an_hour_is_the_longest_clip():
    """Just an hour is taken."""
    assert check_seconds(3600) == 3600
    with pytest.raises(InvalidInput, match="up to 3600"):
        check_seconds(3600.01)


@pytest.mark.parametrize(
    ("name", "size"),
    [("360p", (640, 360)), ("480p", (854, 480)), ("1080p", (1920, 1080)), ("4K", (3840, 2160)),
     ("landscape", (1920, 1080)), ("portrait", (1080, 1920)), ("square", (1080, 1080)),
     ("16:9", (1920, 1080)), ("1:1", (1080, 1080)), ("3:2", (1620, 1080)), ("21:9", (2520, 1080))],
)  # fmt: skip
def test_names_and_shapes_are_sizes(name, size):
    """The field's words."""
    assert parse_size(name) == size
