"""Captions burned into frames."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.captions import STYLES, CaptionPainter, caption_box, cues
from onionskin.finish.captions.cues import written_cue
from onionskin.finish.lettering import Box
from onionskin.finish.speech import SpokenWord

SIZE = (480, 270)
WORDS = [
    SpokenWord(text="Rain", start=1.0, end=1.3),
    SpokenWord(text="fell", start=1.4, end=1.7),
    SpokenWord(text="all", start=1.8, end=2.0),
    SpokenWord(text="night.", start=2.1, end=2.6),
]
FRAME = np.full((270, 480, 3), (90, 140, 200), np.uint8)


def painted(style="plain", seconds=1.5, safe=None, frame=FRAME, words=WORDS, language="en"):
    """The frame with the words on it."""
    painter = CaptionPainter(cues(words, language), style, SIZE, safe)
    return painter.paint(frame, seconds)


@pytest.mark.parametrize("style", STYLES)
def test_only_the_safe_box_is_painted(style):
    """In white on something darker."""
    before = FRAME.copy()
    after = painted(style)
    assert np.array_equal(FRAME, before)
    changed = (after != FRAME).any(axis=2)
    box = caption_box(SIZE)
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    assert changed.sum() > 600
    assert box.top <= rows[0]
    assert rows[-1] < box.bottom + 4
    assert box.left <= columns[0]
    assert columns[-1] < box.right
    assert after.max() > 250
    assert after[changed].min() < 60


@pytest.mark.parametrize("safe", [Box(100, 20, 380, 80), Box(0, 100, 200, 180)])
def test_captions_stand_in_the_box_that_is_given(safe):
    """Smaller where it is narrow."""
    changed = (painted(safe=safe) != FRAME).any(axis=2)
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    assert safe.top <= rows[0]
    assert rows[-1] < safe.bottom + 4
    assert safe.left <= columns[0]
    assert columns[-1] < safe.right


def test_nothing_is_painted_before_and_after():
    """The same array comes back."""
    for seconds in (0.0, 0.99, 3.2, 99.0):
        assert painted(seconds=seconds) is FRAME
    assert painted(seconds=1.0) is not FRAME


def test_karaoke_colours_the_word_being_spoken():
    """One after the other, from left to right."""
    places = []
    for word in WORDS:
        after = painted("karaoke", seconds=word.start + 0.05).astype(int)
        accent = (after[..., 0] > 230) & (after[..., 1] > 180) & (after[..., 2] < 90)
        assert accent.sum() > 30
        places.append(np.flatnonzero(accent.any(axis=0)).mean())
    assert places == sorted(places)
    assert places[-1] - places[0] > 40


def test_the_same_second_looks_the_same():
    """Whether its layer was kept or not."""
    painter = CaptionPainter(cues(WORDS, "en"), "karaoke", SIZE)
    first = painter.paint(FRAME, 1.5)
    for second in (1.0, 1.9, 2.2):
        painter.paint(FRAME, second)
    assert np.array_equal(painter.paint(FRAME, 1.5), first)


def test_chinese_is_set_too():
    """With the package's own font."""
    words = [
        SpokenWord(text=each, start=1 + i * 0.2, end=1.2 + i * 0.2)
        for i, each in enumerate(["夜", "里", "下", "雨。"])
    ]
    painter = CaptionPainter(cues(words, "zh"), "plain", SIZE)
    assert painter.warnings == ()
    assert (painter.paint(FRAME, 1.1) != FRAME).sum() > 600


def test_white_frames_stay_legible_and_do_not_overflow():
    """A rim parts white letters from white ground."""
    white = np.full_like(FRAME, 255)
    after = painted(frame=white)
    box = caption_box(SIZE)
    inside = after[box.top : box.bottom, box.left : box.right]
    assert (inside.max(axis=2) < 70).sum() > 200
    assert (after[: box.top - 6] == 255).all()


def test_signs_that_no_font_has_are_told_and_left_out():
    """The rest is painted."""
    words = [SpokenWord(text="Hi \ue000", start=0, end=1)]
    painter = CaptionPainter(cues(words, "en"), "boxed", SIZE)
    assert "U+E000" in painter.warnings[0]
    assert (painter.paint(FRAME, 0.5) != FRAME).any()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", ["\u200b", "a\n" * 150])
def test_captions_without_ink_leave_the_frame_as_it_is(text, style):
    """Signs that cannot be seen, and lines too many for their size."""
    painter = CaptionPainter([written_cue(text, 0, 1)], style, (90, 160))
    frame = np.zeros((160, 90, 3), np.uint8)
    assert painter.paint(frame, 0.5) is frame


def test_other_sizes_and_styles_are_refused():
    """With what is allowed."""
    with pytest.raises(InvalidInput, match=r"plain, boxed, karaoke"):
        CaptionPainter((), "neon", SIZE)
    with pytest.raises(InvalidInput, match="480x270"):
        painted(frame=np.zeros((10, 10, 3), np.uint8))
