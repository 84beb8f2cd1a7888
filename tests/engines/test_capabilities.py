"""Refusing what an engine did not say that it can do."""

from dataclasses import replace
from fractions import Fraction

import pytest

from onionskin import Canvas, CanvasKind, Capabilities, Request
from onionskin.engines.capabilities import refuse_unsupported
from onionskin.errors import UnsupportedCanvas, UnsupportedRequest
from onionskin.fitting import Size

ABLE = Capabilities(
    description="",
    licence="",
    generative=True,
    canvases=frozenset({CanvasKind.BLANK}),
    max_frames=16,
    native_sizes=(Size(32, 16),),
    native_fps=(Fraction(8),),
    honours=frozenset({"guidance_scale"}),
)
BLANK = Canvas.blank(16, 16, 32, 8)
REQUEST = Request(prompt="a fox", seed=3, guidance_scale=2.0)


def test_what_it_can_do_passes():
    """Prompt and seed are accepted by every engine."""
    refuse_unsupported("e", ABLE, BLANK, REQUEST)


@pytest.mark.parametrize(
    ("canvas", "message"),
    [
        (Canvas.from_image(BLANK.frames[0], 16, 8), "cannot fill a canvas with first known"),
        (Canvas.blank(17, 16, 32, 8), r"limit is 16, which is 2 s at 8 fps"),
        (Canvas.blank(16, 16, 16, 8), r"does not fill 16x16; it fills: 32x16"),
        (Canvas.blank(16, 16, 32, 24), r"at 24 fps; it fills at: 8"),
    ],
)
def test_what_it_cannot_fill_is_refused(canvas, message):
    """Kind, length, size, rate: each says what is allowed."""
    with pytest.raises(UnsupportedCanvas, match=message):
        refuse_unsupported("e", ABLE, canvas, REQUEST)


def test_sizes_are_free_up_to_a_limit_without_native_ones():
    """`max_side` bounds them."""
    free = replace(ABLE, native_sizes=(), max_side=40)
    refuse_unsupported("e", free, Canvas.blank(1, 40, 3, 8), REQUEST)
    with pytest.raises(UnsupportedCanvas, match="limit is 40"):
        refuse_unsupported("e", free, Canvas.blank(1, 41, 3, 8), REQUEST)


def test_fields_it_cannot_honour_are_named():
    """All of them, and those that it does honour."""
    request = replace(REQUEST, style="ink", motion=0.5)
    with pytest.raises(UnsupportedRequest, match=r"motion, style; it honours: guidance_scale"):
        refuse_unsupported("e", ABLE, BLANK, request)
