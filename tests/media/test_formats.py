"""Formats by suffix."""

from contextlib import nullcontext
from fractions import Fraction

import pytest

from onionskin.errors import UnsupportedFormat
from onionskin.media.formats import FORMATS, check_fits, format_of


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.mp4", ".mp4"),
        ("A.MP4", ".mp4"),
        ("b.webm", ".webm"),
        ("c.mkv", ".mkv"),
        ("d.gif", ".gif"),
        ("e.webp", ".webp"),
        ("f.x/", "/"),
    ],
)
def test_suffix_chooses_the_format(name, suffix):
    """Case does not matter; a final slash is a folder of PNGs."""
    assert format_of(name).suffix == suffix


@pytest.mark.parametrize("name", ["fox.avi", "fox", "fox.mp4.", "", ".mp4x"])
def test_unknown_suffixes_are_refused_with_the_known_ones(name):
    """The message lists every suffix."""
    with pytest.raises(UnsupportedFormat, match=r"\.mp4, \.webm, \.mkv, \.gif, \.webp, /"):
        format_of(name)


def test_odd_sizes_are_refused_only_where_the_codec_cannot_hold_them():
    """H.264 in 4:2:0 needs even sides; the message gives the nearest size that fits."""
    with pytest.raises(UnsupportedFormat, match="256x102"):
        check_fits(FORMATS[".mp4"], 255, 101, Fraction(8))
    for suffix in set(FORMATS) - {".mp4"}:
        check_fits(FORMATS[suffix], 255, 101, Fraction(8))


def test_gif_refuses_rates_that_no_player_shows():
    """Hundredths of a second are its smallest step."""
    with pytest.raises(UnsupportedFormat, match="at most 50"):
        check_fits(FORMATS[".gif"], 64, 64, Fraction(60))


@pytest.mark.parametrize(("fps", "fits"), [(50, True), (Fraction(50001, 1000), False)])
def test_fifty_a_second_are_the_most_in_a_gif(fps, fits):
    """And any rate is none of the others' business."""
    with nullcontext() if fits else pytest.raises(UnsupportedFormat, match="at most 50"):
        check_fits(FORMATS[".gif"], 64, 64, Fraction(fps))
    check_fits(FORMATS[".mkv"], 64, 64, Fraction(240))


def test_the_nearest_even_size_is_named_for_each_odd_side():
    """The other stays."""
    for size, said in (((255, 100), "256x100"), ((256, 101), "256x102")):
        with pytest.raises(UnsupportedFormat, match=said):
            check_fits(FORMATS[".mp4"], *size, Fraction(8))
    check_fits(FORMATS[".mp4"], 256, 100, Fraction(8))
